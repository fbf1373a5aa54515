//! Reports of real runs, each read as its consumer reads it: by its schema, or by a parser; and where reports go.

#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::process::Output;

use serde_json::Value;
use support::{Scratch, variorum};

/// A wrong weekday after Han characters and two outside the basic plane, and a passage that is in both files.
const WRONG: &str = "甲𠮷🙂乙：听证会定于2026年5月21日（星期五）举行。\n";
const TWICE: &str = "The committee shall meet once a year in the first week of March, and shall report in writing to the assembly \
                     on all that was decided there, with the reasons of those who voted against it, within thirty days.\n";

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("docs/合同 100%.txt", &format!("{WRONG}\n{TWICE}"));
    scratch.write("docs/b.txt", &format!("Введение.\n\n{TWICE}"));
    scratch
}

fn check(scratch: &Scratch, arguments: &[&str]) -> Output {
    variorum(&scratch.path)
        .arg("check")
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("reports are UTF-8")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

/// Holds JSON against a schema in `tests/schemas`.
fn hold(schema: &str, value: &Value) {
    let path = format!("{}/tests/schemas/{schema}.json", env!("CARGO_MANIFEST_DIR"));
    let mut schema: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("the schema is there"))
            .expect("it is JSON");
    // OASIS' schema has a pattern that is not one, with a bracket too many, for a property that we do not write.
    for part in ["run", "toolComponent"] {
        let language = schema.pointer_mut(&format!("/definitions/{part}/properties/language"));
        if let Some(Value::Object(language)) = language {
            language.remove("pattern");
        }
    }
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("it is a schema");
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}\n{value:#}", errors.join("\n"));
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn sarif_is_valid_and_names_files_by_uri() {
    let scratch = scratch("sarif");
    for arguments in [
        &["docs", "--format", "sarif"][..],
        &["docs", "--format=sarif", "--select=impossible-date"],
    ] {
        hold("sarif-2.1.0", &json(&check(&scratch, arguments)));
    }
    let log = json(&check(&scratch, &["docs", "--format", "sarif"]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let weekday = results
        .iter()
        .find(|result| result["ruleId"] == "weekday-mismatch")
        .unwrap();
    let place = &weekday["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "docs/%E5%90%88%E5%90%8C%20100%25.txt"
    );
    // 甲𠮷🙂乙：听证会定于2026年5月21日（ are 21 characters.
    assert_eq!(place["region"]["startColumn"], 22);
    assert_eq!(place["region"]["endColumn"], 25);
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    for result in results {
        assert_eq!(
            rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"],
            result["ruleId"]
        );
    }
}

#[test]
fn the_schema_of_sarif_refuses_what_is_wrong() {
    let wrong =
        serde_json::json!({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": 1}}}]});
    assert!(std::panic::catch_unwind(|| hold("sarif-2.1.0", &wrong)).is_err());
}

#[test]
fn gitlab_and_reviewdog_get_what_they_ask_for() {
    let scratch = scratch("gitlab");
    let issues = json(&check(&scratch, &["./docs", "--format", "gitlab"]));
    hold("gitlab", &issues);
    let weekday = issues
        .as_array()
        .unwrap()
        .iter()
        .find(|issue| issue["check_name"] == "weekday-mismatch")
        .unwrap();
    assert_eq!(weekday["location"]["path"], "docs/合同 100%.txt");
    assert_eq!(weekday["location"]["positions"]["begin"]["column"], 22);

    let lines = text(&check(&scratch, &["docs", "--format", "rdjsonl"]).stdout);
    assert_eq!(lines.lines().count(), issues.as_array().unwrap().len());
    for line in lines.lines() {
        let diagnostic: Value = serde_json::from_str(line).unwrap();
        hold("rdjsonl", &diagnostic);
        let start = &diagnostic["location"]["range"]["start"];
        if diagnostic["code"]["value"] == "weekday-mismatch" {
            let before = WRONG.find("星期五").unwrap();
            assert_eq!(start["column"], before + 1, "bytes of UTF-8, from 1");
        }
    }
}

#[test]
fn xml_and_lines_count_characters() {
    let scratch = scratch("xml");
    let lines = text(&check(&scratch, &["docs", "--format", "concise"]).stdout);
    let weekday = lines
        .lines()
        .find(|line| line.contains("[weekday-mismatch]"))
        .unwrap();
    assert!(
        weekday.starts_with("docs/合同 100%.txt:1:22: error: "),
        "{weekday}"
    );
    for (format, column) in [
        ("checkstyle", "column=\"22\""),
        ("junit", "weekday-mismatch 1:22"),
    ] {
        let xml = text(&check(&scratch, &["docs", "--format", format]).stdout);
        roxmltree::Document::parse(&xml).unwrap();
        assert!(xml.contains(column), "{xml}");
    }
    let github = text(&check(&scratch, &["docs", "--format", "github"]).stdout);
    let command = "::error title=variorum (weekday-mismatch),file=docs/合同 100%25.txt,line=1,col=22,endLine=1,endColumn=25::";
    assert!(github.contains(command), "{github}");
}

#[test]
fn the_summary_of_a_step_gets_a_table_behind_what_is_there() {
    let scratch = scratch("summary");
    scratch.write("summary.md", "Before.\n");
    let output = variorum(&scratch.path)
        .args([
            "check",
            "docs",
            "--output",
            "github",
            "--output",
            "sarif=a.sarif",
        ])
        .env("GITHUB_STEP_SUMMARY", scratch.path.join("summary.md"))
        .output()
        .unwrap();
    assert_eq!(status(&output), 1);
    assert!(text(&output.stdout).starts_with("::"));
    let summary = fs::read_to_string(scratch.path.join("summary.md")).unwrap();
    assert!(
        summary.starts_with("Before.\n<!-- written by variorum check -->\n### variorum\n"),
        "{summary}"
    );
    assert!(
        summary.contains("| docs/合同 100%.txt:1:22 | error | `weekday-mismatch` |"),
        "{summary}"
    );
    hold(
        "sarif-2.1.0",
        &serde_json::from_str(&fs::read_to_string(scratch.path.join("a.sarif")).unwrap()).unwrap(),
    );
}

#[test]
fn files_are_written_whole_or_not_at_all() {
    let scratch = scratch("whole");
    let kept = "{\"schema\":\"variorum/check/1\"}\n";
    scratch.write("old.json", kept);
    let output = check(
        &scratch,
        &[
            "docs",
            "--output",
            "json=old.json",
            "--output",
            "missing/a.sarif",
        ],
    );
    assert_eq!(status(&output), 2);
    let message = text(&output.stderr);
    assert!(
        message.starts_with("variorum: missing/a.sarif: cannot write the report"),
        "{message}"
    );
    assert!(output.stdout.is_empty());
    let written = fs::read_to_string(scratch.path.join("old.json")).unwrap();
    assert!(
        written == kept || written.starts_with("{\"schema\":\"variorum/check/1\",\"documents\"")
    );

    let output = check(&scratch, &["docs", "--output", "json=old.json"]);
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
    let report: Value =
        serde_json::from_str(&fs::read_to_string(scratch.path.join("old.json")).unwrap()).unwrap();
    assert_eq!(report["schema"], "variorum/check/1");
    let names: Vec<_> = fs::read_dir(&scratch.path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "nothing is left behind: {names:?}");
}

#[test]
fn an_ending_makes_a_page_of_a_check_or_a_comparison() {
    let scratch = scratch("page");
    for name in ["a.html", "b.HTM"] {
        let output = check(&scratch, &["docs", "--output", name]);
        assert_eq!(status(&output), 1, "{}", text_of(&output));
        let page = fs::read_to_string(scratch.path.join(name)).unwrap();
        assert!(page.contains("data-kind=\"weekday-mismatch\""), "{page}");
        let mut run = variorum(&scratch.path);
        let output = run.args(["diff", "docs/b.txt", "docs/合同 100%.txt", "--output", name]);
        assert_eq!(status(&output.output().unwrap()), 1);
        let page = fs::read_to_string(scratch.path.join(name)).unwrap();
        assert!(page.contains("data-kind=\"inserted\""), "{page}");
    }
    let mut run = variorum(&scratch.path);
    let output = run.args(["text", "docs/b.txt", "--output", "c.html"]);
    let output = output.output().unwrap();
    assert_eq!(status(&output), 2, "a page is for findings and changes");
    assert!(!scratch.path.join("c.html").exists());
}

#[test]
fn only_an_empty_file_or_a_report_is_replaced() {
    let scratch = scratch("replaced");
    let others = [
        ("variorum.toml", "[severity]\nquote-style = \"error\"\n"),
        ("list.txt", "docs/b.txt\n"),
        ("notes.md", "# Notes\n"),
        ("other.json", "{\"name\":\"variorum\"}\n"),
    ];
    for (name, text) in others {
        scratch.write(name, text);
        for format in ["human", "json", "sarif", "markdown"] {
            let target = format!("{format}={name}");
            let output = check(&scratch, &["docs", "--no-config", "-o", &target]);
            let message = text_of(&output);
            assert_eq!(status(&output), 2, "{message}");
            let reason = format!(
                "--output {name}: already exists and is not a report that variorum wrote; remove it or choose another file"
            );
            assert!(message.contains(&reason), "{message}");
        }
        assert_eq!(fs::read_to_string(scratch.path.join(name)).unwrap(), text);
    }
    fs::remove_file(scratch.path.join("variorum.toml")).unwrap();
    // What is extracted from a document, or marked in one, cannot be told from one.
    let formats = variorum::report::FORMATS.iter();
    for format in formats.filter(|format| format.name != "criticmarkup") {
        let target = format!("{}=report", format.name);
        let command = if format.fits(variorum::report::Subject::Check) {
            &["check", "docs", "-o"][..]
        } else {
            &["diff", "docs/b.txt", "docs/合同 100%.txt", "-o"]
        };
        for _ in 0..2 {
            let mut run = variorum(&scratch.path);
            let output = run.args(command).arg(&target).output().unwrap();
            assert_eq!(status(&output), 1, "{}: {}", format.name, text_of(&output));
        }
    }
    let mut run = variorum(&scratch.path);
    run.args(["text", "docs/b.txt", "-o", "b.txt"]);
    assert_eq!(status(&run.output().unwrap()), 0);
    assert_eq!(status(&run.output().unwrap()), 2);
}

fn text_of(output: &Output) -> String {
    text(&output.stderr)
}

#[test]
fn a_file_gets_no_colour_and_no_links_from_the_terminal() {
    let scratch = scratch("plain");
    let arguments = [
        "docs",
        "--output",
        "human=a.txt",
        "--format",
        "human",
        "--hyperlinks",
        "always",
    ];
    let output = check(&scratch, &arguments);
    let (file, shown) = (
        fs::read_to_string(scratch.path.join("a.txt")).unwrap(),
        text(&output.stdout),
    );
    assert!(!file.contains('\x1b'), "{file:?}");
    assert!(
        shown.contains("\x1b]8;;file:///")
            && shown.contains("%E5%90%88%E5%90%8C%20100%25.txt\x1b\\"),
        "{shown:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_device_a_device() {
    let scratch = scratch("link");
    scratch.write("real.json", "");
    std::os::unix::fs::symlink("real.json", scratch.path.join("link.json")).unwrap();
    check(
        &scratch,
        &["docs", "-o", "json=link.json", "-o", "sarif=/dev/null"],
    );
    assert!(
        fs::symlink_metadata(scratch.path.join("link.json"))
            .unwrap()
            .is_symlink()
    );
    assert!(
        fs::read_to_string(scratch.path.join("real.json"))
            .unwrap()
            .starts_with('{')
    );
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn formats_of_findings_are_no_formats_of_comparisons() {
    let scratch = scratch("unfit");
    for (command, rest) in [
        (
            "diff",
            &["docs/b.txt", "docs/b.txt", "--format", "sarif"][..],
        ),
        ("diff", &["docs/b.txt", "docs/b.txt", "--output", "sarif=a"]),
        ("text", &["docs/b.txt", "--format", "words"]),
        ("check", &["docs/b.txt", "--format", "stat"]),
    ] {
        let output = variorum(&scratch.path)
            .arg(command)
            .args(rest)
            .output()
            .unwrap();
        let message = text(&output.stderr);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{message}");
        assert!(
            message.contains(&format!("`variorum {command}` does not support the format")),
            "{message}"
        );
    }
    let output = variorum(&scratch.path)
        .args([
            "diff",
            "docs/b.txt",
            "docs/合同 100%.txt",
            "-o",
            "json=a.json",
            "-o",
            "stat",
        ])
        .output()
        .unwrap();
    assert_eq!(status(&output), 1);
    assert!(text(&output.stdout).starts_with("docs/b.txt → docs/合同 100%.txt: "));
    assert!(
        fs::read_to_string(scratch.path.join("a.json"))
            .unwrap()
            .contains("variorum/diff/1")
    );
}

#[test]
fn the_exit_status_is_as_asked_for() {
    let scratch = scratch("exit");
    let run = |arguments: &[&str]| status(&check(&scratch, arguments));
    assert_eq!(run(&["docs"]), 1);
    assert_eq!(run(&["docs", "--fail-on", "error"]), 1);
    assert_eq!(
        run(&["docs", "--fail-on", "error", "--ignore", "weekday-mismatch"]),
        0
    );
    assert_eq!(
        run(&[
            "docs",
            "--fail-on",
            "warning",
            "--repeats",
            "moved=warning",
            "--ignore",
            "weekday-mismatch"
        ]),
        1
    );
    assert_eq!(run(&["docs", "--exit-zero"]), 0);
    assert_eq!(run(&["docs", "missing.txt", "--exit-zero"]), 2);
    assert_eq!(run(&["docs", "--fail-on", "grave"]), 2);
}

#[test]
fn nothing_to_check_is_an_error_unless_it_is_meant() {
    let scratch = scratch("nothing");
    fs::create_dir(scratch.path.join("empty")).unwrap();
    scratch.write("names", "\n");
    for arguments in [&["empty"][..], &["--files-from", "names"]] {
        let output = check(&scratch, arguments);
        assert_eq!(status(&output), 2);
        assert!(!output.stderr.is_empty());
        let output = check(&scratch, &[arguments, &["--allow-empty"][..]].concat());
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        assert_eq!(
            text(&output.stdout),
            "no problems found (0 files, 0 paragraphs)\n"
        );
    }
}

#[test]
fn names_come_from_a_file_or_standard_input() {
    let scratch = scratch("names");
    for names in [
        "docs/b.txt\r\ndocs/合同 100%.txt\n",
        "docs/b.txt\0docs/合同 100%.txt\0",
    ] {
        scratch.write("names", names);
        let report = json(&check(
            &scratch,
            &["--files-from", "names", "--format", "json"],
        ));
        assert_eq!(report["documents"].as_array().unwrap().len(), 2);
        assert_eq!(report["documents"][1]["path"], "docs/合同 100%.txt");
        let output = variorum(&scratch.path)
            .args(["check", "--files-from", "-", "--format", "json"])
            .stdin(fs::File::open(scratch.path.join("names")).unwrap())
            .output()
            .unwrap();
        assert_eq!(json(&output), report);
    }
    let output = check(&scratch, &["-", "--files-from", "-"]);
    assert_eq!(status(&output), 2);
    assert!(
        text(&output.stderr).contains("cannot be both"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let scratch = scratch("stdin");
    let output = variorum(&scratch.path)
        .args([
            "check",
            "-",
            "--stdin-filename",
            "草稿.txt",
            "--format",
            "concise",
        ])
        .stdin(fs::File::open(scratch.path.join("docs/合同 100%.txt")).unwrap())
        .output()
        .unwrap();
    assert!(
        text(&output.stdout).starts_with("草稿.txt:1:22: error: "),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn quiet_says_nothing_but_what_went_wrong() {
    let scratch = scratch("quiet");
    let output = check(&scratch, &["docs", "--quiet", "-o", "json=a.json"]);
    assert_eq!(
        (status(&output), output.stdout.len(), output.stderr.len()),
        (1, 0, 0)
    );
    assert!(scratch.path.join("a.json").exists());
    let output = check(&scratch, &["missing.txt", "-q"]);
    assert_eq!((status(&output), output.stdout.len()), (2, 0));
    assert!(!output.stderr.is_empty());
}

#[test]
fn the_report_does_not_depend_on_the_number_of_threads() {
    let scratch = scratch("jobs");
    let one = check(&scratch, &["docs", "--jobs", "1", "--format", "sarif"]);
    for jobs in ["2", "7", "0"] {
        assert_eq!(
            check(&scratch, &["docs", "-j", jobs, "--format", "sarif"]).stdout,
            one.stdout
        );
    }
}
