//! Configuration files in real runs: where they are found, which of them counts, what is said of a wrong one, and what they leave out.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::process::Output;

use repository::git;
use serde_json::Value;
use support::{Scratch, variorum};
use variorum::report::{FORMATS, Format, Subject};

/// Wrong weekdays, one each in Chinese and Russian.
const CHINESE: &str = "签字日期为2024年5月1日（星期五）。\n";
const RUSSIAN: &str = "Соглашение подписано 1 мая 2024 года (пятница).\n";

fn run(scratch: &Scratch, folder: &str, arguments: &[&str]) -> Output {
    variorum(&scratch.path.join(folder))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The findings of a check as `path rule severity`.
fn found(scratch: &Scratch, folder: &str, arguments: &[&str]) -> Vec<String> {
    let output = run(
        scratch,
        folder,
        &[&["check", "--format", "json"], arguments].concat(),
    );
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", said(&output)));
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().expect("a list").iter();
    findings
        .map(|each| {
            [
                word(each, "path"),
                word(each, "rule"),
                word(each, "severity"),
            ]
            .join(" ")
        })
        .collect()
}

#[test]
fn the_nearest_configuration_up_from_a_file_counts() {
    let scratch = Scratch::new("config-nearest");
    scratch.write("variorum.toml", "ignore = [\"weekday-mismatch\"]\n");
    scratch.write(
        "法规/.variorum.toml",
        "severity.weekday-mismatch = \"note\"\n",
    );
    scratch.write("a.txt", CHINESE);
    scratch.write("docs/deep/b.txt", CHINESE);
    scratch.write("法规/第一章/c.txt", CHINESE);
    let nested = ["法规/第一章/c.txt weekday-mismatch note"];
    assert_eq!(found(&scratch, "", &["a.txt", "docs", "法规"]), nested);
    let below = run(&scratch, "docs/deep", &["check", "b.txt"]);
    assert_eq!(status(&below), 0, "{}", shown(&below));
    assert_eq!(found(&scratch, "docs", &["../法规/第一章"]).len(), 1);
    assert_eq!(
        found(&scratch, "", &["--no-config", "a.txt", "docs", "法规"]).len(),
        3
    );
    assert_eq!(found(&scratch, "", &["--isolated", "a.txt"]).len(), 1);
    let one = ["--config", "法规/.variorum.toml", "a.txt"];
    assert_eq!(found(&scratch, "", &one), ["a.txt weekday-mismatch note"]);
}

#[test]
fn standard_input_and_revisions_belong_to_their_paths() {
    let scratch = Scratch::new("config-paths");
    scratch.write(
        "docs/variorum.toml",
        "severity = { weekday-mismatch = \"note\" }\n",
    );
    scratch.write("docs/a.txt", CHINESE);
    let git = |arguments: &[&str]| git(&scratch.path, arguments);
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "x"]);
    for (folder, path) in [
        ("", "HEAD:docs/a.txt"),
        ("docs", "HEAD:./a.txt"),
        ("docs", ":docs/a.txt"),
    ] {
        let findings = found(&scratch, folder, &[path]);
        assert_eq!(findings, [format!("{path} weekday-mismatch note")]);
    }
    let piped = |name: &[&str]| {
        let output = variorum(&scratch.path)
            .args(["check", "-", "--format", "concise"])
            .args(name)
            .stdin(std::fs::File::open(scratch.path.join("docs/a.txt")).unwrap())
            .output()
            .unwrap();
        shown(&output)
    };
    assert!(piped(&[]).contains(": error: "));
    assert!(piped(&["--stdin-filename", "docs/new.txt"]).contains(": note: "));
}

#[test]
fn what_is_nearer_counts_more_and_the_command_line_most() {
    let scratch = Scratch::new("config-order");
    scratch.write(
        "base.toml",
        "ignore = [\"weekday-mismatch\", \"placeholder\"]\nfail-on = \"error\"\n\
         [[overrides]]\npaths = [\"docs/**\"]\nextend-select = [\"placeholder\"]\n",
    );
    scratch.write(
        "docs/variorum.toml",
        "extend = \"../base.toml\"\n[severity]\nplaceholder = \"note\"\n\
         [[overrides]]\npaths = [\"*.old.txt\"]\nselect = [\"weekday-mismatch\"]\nseverity.weekday-mismatch = \"warning\"\n\
         [[overrides]]\npaths = [\"second.old.txt\"]\nseverity.weekday-mismatch = \"error\"\n",
    );
    let text = format!("{CHINESE}\nTODO: ask the parties.\n");
    for name in ["a.txt", "first.old.txt", "second.old.txt"] {
        scratch.write(&format!("docs/{name}"), &text);
    }
    let expected = [
        "docs/a.txt placeholder note",
        "docs/first.old.txt weekday-mismatch warning",
        "docs/second.old.txt weekday-mismatch error",
    ];
    assert_eq!(found(&scratch, "", &["docs"]), expected);
    assert_eq!(
        status(&run(&scratch, "", &["check", "docs/first.old.txt"])),
        0
    );
    assert_eq!(
        status(&run(&scratch, "", &["check", "docs/second.old.txt"])),
        1
    );
    let strict = ["check", "docs/a.txt", "--fail-on", "note"];
    assert_eq!(status(&run(&scratch, "", &strict)), 1);
    let selected = found(&scratch, "", &["docs", "--select", "weekday-mismatch"]);
    assert_eq!(selected.len(), 3, "{selected:?}");
    let ignored = found(&scratch, "", &["docs", "--ignore", "weekday-mismatch"]);
    assert_eq!(ignored, expected[..1]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of wrong configurations")]
fn a_wrong_configuration_is_an_error_with_its_place() {
    let scratch = Scratch::new("config-wrong");
    scratch.write("a.txt", CHINESE);
    for (text, expected) in [
        (
            "min-lenght = 30\n",
            "variorum.toml:1:1: unknown key `min-lenght`; did you mean `min-length`?",
        ),
        (
            "\n  ignore = [\"mixed-han\", \"weekday-mismash\"]\n",
            "variorum.toml:2:26: unknown rule `weekday-mismash`; did you mean `weekday-mismatch`?",
        ),
        (
            "[severity]\nquote-style = \"waring\"\n",
            "variorum.toml:2:15: unknown severity `waring`; did you mean `warning`?",
        ),
        (
            "[severity]\nquote-stile = \"note\"\n",
            "variorum.toml:2:1: unknown rule `quote-stile`; did you mean `quote-style`?",
        ),
        (
            "min-length = \"50\"\n",
            "variorum.toml:1:14: `min-length` must be a whole number from 1 to 1000000, not a string",
        ),
        (
            "min-length = 0\n",
            "variorum.toml:1:14: `min-length` must be a whole number from 1 to 1000000, not 0",
        ),
        (
            "quote-style = \"off\"\n",
            "variorum.toml:1:1: unknown key `quote-style`; it is a rule: see `select`, `ignore` and `severity`",
        ),
        (
            "encoding = \"gb-18030\"\n",
            "variorum.toml:1:12: unknown encoding `gb-18030`",
        ),
        (
            "exclude = [\"ok\", \"a[\"]\n",
            "variorum.toml:1:18: invalid pattern: ",
        ),
        (
            "[[overrides]]\nignore = []\n",
            "variorum.toml:1:1: `overrides` needs `paths`",
        ),
        (
            "[[overrides]]\npaths = [\"a\"]\nexclude = []\n",
            "variorum.toml:3:1: `exclude` is allowed only at the top level of the file",
        ),
        (
            "[[suppress]]\nrule = \"mixed-han\"\ntxt = \"甲\"\n",
            "variorum.toml:1:1: `suppress` needs `text`",
        ),
        (
            "extend = \"none.toml\"\n",
            "variorum.toml:1:10: `extend` names `none.toml`, which is not a file",
        ),
        (
            "extend = \"variorum.toml\"\n",
            "variorum.toml:1:10: `extend` is circular: variorum.toml → variorum.toml",
        ),
        ("# 甲乙\nfail-on = [\n", "variorum.toml:"),
    ] {
        scratch.write("variorum.toml", text);
        for command in [
            &["check", "a.txt"][..],
            &["text", "a.txt"],
            &["config", "a.txt"],
            &["diff", "a.txt", "a.txt"],
        ] {
            let output = run(&scratch, "", command);
            assert_eq!(status(&output), 2, "{text}");
            assert!(
                said(&output).starts_with(&format!("variorum: {expected}")),
                "{}",
                said(&output)
            );
            assert!(output.stdout.is_empty());
        }
    }
    scratch.write("variorum.toml", "extend = \"other.toml\"\n");
    scratch.write(
        "other.toml",
        "ignore = []\n\nextend = \"./variorum.toml\"\n",
    );
    let circle = run(&scratch, "", &["check", "a.txt"]);
    assert_eq!(
        said(&circle),
        "variorum: other.toml:3:10: `extend` is circular: variorum.toml → other.toml → variorum.toml\n"
    );
    let missing = run(&scratch, "", &["check", "a.txt", "--config", "none.toml"]);
    assert_eq!(status(&missing), 2);
    assert!(said(&missing).contains("none.toml: cannot read the configuration"));
    assert_eq!(
        status(&run(&scratch, "", &["check", "a.txt", "--no-config"])),
        1
    );
}

#[test]
fn every_problem_is_named_in_one_go() {
    let scratch = Scratch::new("config-all");
    scratch.write(
        "variorum.toml",
        "fail_on = \"error\"\nignore = [\"nosuch\", 3]\n",
    );
    scratch.write("a.txt", CHINESE);
    let output = run(&scratch, "", &["check", "a.txt"]);
    assert_eq!(
        said(&output),
        "variorum: variorum.toml:1:1: unknown key `fail_on`; did you mean `fail-on`?\n\
         variorum.toml:2:11: unknown rule `nosuch`; `variorum rules` lists them all\n\
         variorum.toml:2:21: `ignore` must be the name of a rule as a string, not a whole number\n"
    );
}

#[test]
fn findings_are_left_out_by_the_text_that_they_concern() {
    let scratch = Scratch::new("config-suppress");
    scratch.write("合同.txt", &format!("甲方应当在三日内付款。\n\n{CHINESE}"));
    scratch.write(
        "договор.txt",
        "Стороны согласны.\n\nСоглашение подписано 1 мая\n2024 года (пятница) в Москве.\n",
    );
    scratch.write(
        "variorum.toml",
        "[[suppress]]\nrule = \"weekday-mismatch\"\npath = \"合同.txt\"\ntext = \"2024年5月1日（星期五）\"\nreason = \"照录原文\"\n\n\
         [[suppress]]\nrule = \"weekday-mismatch\"\ntext = \"подписано 1 мая 2024 года (пятница)\"\n",
    );
    let output = run(&scratch, "", &["check", "."]);
    assert_eq!(status(&output), 0, "{}", shown(&output));
    assert!(shown(&output).contains("(2 files, 4 paragraphs)\n2 suppressed"));
    // In the same words of another file it is a finding.
    scratch.write("copy.txt", CHINESE);
    assert_eq!(
        found(&scratch, "", &["."]),
        ["copy.txt weekday-mismatch error"]
    );
    // A passage is left out when one of its copies is quoted.
    let passage = "Each party shall keep the records of the joint commission for at least seven years and shall hand a copy of them to the \
                   other one within thirty days after it has asked for them in writing, at no cost.\n";
    scratch.write("copy.txt", &format!("One.\n\n{passage}"));
    scratch.write("second.txt", &format!("Two.\n\n{passage}"));
    assert_eq!(found(&scratch, "", &["."]).len(), 1);
    scratch.write("variorum.toml", "[[suppress]]\nrule = \"duplicate-passage\"\npath = \"copy.txt\"\ntext = \"records of the joint commission\"\n");
    assert_eq!(found(&scratch, "", &["copy.txt", "second.txt"]).len(), 0);
    // Each of two sections for the copies is as good as the other.
    scratch.write("variorum.toml", "[[suppress]]\nrule = \"duplicate-passage\"\npath = \"copy.txt\"\ntext = \"records of the joint commission\"\n\
         [[suppress]]\nrule = \"duplicate-passage\"\npath = \"second.txt\"\ntext = \"asked for them in writing\"\n");
    assert_eq!(found(&scratch, "", &["copy.txt", "second.txt"]).len(), 0);
}

#[test]
fn a_suppression_that_suppresses_nothing_is_reported_with_its_line() {
    let scratch = Scratch::new("config-unused");
    scratch.write("a.txt", "签字日期为2024年5月1日（星期三）。\n");
    scratch.write("b.txt", RUSSIAN);
    scratch.write(
        "variorum.toml",
        "[[suppress]]\nrule = \"weekday-mismatch\"\ntext = \"2024年5月1日\"\n\n\
         [[suppress]]\nrule = \"weekday-mismatch\"\ntext = \"1 мая 2024 года (пятница)\"\n\n\
         [[suppress]]\nrule = \"mixed-han\"\ntext = \"國\"\n\n\
         [[suppress]]\nrule = \"mixed-han\"\npath = \"gone.txt\"\ntext = \"國\"\n",
    );
    let lines = |arguments: &[&str]| {
        let output = run(
            &scratch,
            "",
            &[&["check", "--format", "concise"], arguments].concat(),
        );
        shown(&output)
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let nothing = "warning: unused suppression:";
    let first = format!(
        "variorum.toml:3:8: {nothing} `weekday-mismatch` finds nothing in the quoted text [unused-suppression]"
    );
    let third = format!(
        "variorum.toml:11:8: {nothing} no file contains the quoted text [unused-suppression]"
    );
    let fourth =
        format!("variorum.toml:16:8: {nothing} no file matches its `path` [unused-suppression]");
    assert_eq!(lines(&["."]), [first.clone(), third, fourth.clone()]);
    // What was not checked, or not checked for, may need it.
    assert_eq!(lines(&["a.txt"]), [first, fourth.clone()]);
    assert_eq!(lines(&["b.txt"]), std::slice::from_ref(&fourth));
    assert_eq!(
        lines(&["b.txt", "--select", "unused-suppression"]),
        Vec::<String>::new()
    );
    assert_eq!(
        lines(&[".", "--ignore", "unused-suppression"]),
        Vec::<String>::new()
    );
    let report = run(&scratch, "", &["check", ".", "--format", "json"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 2);
    assert_eq!(report["findings"][0]["span"]["line"], 3);
    assert_eq!(status(&run(&scratch, "", &["check", "."])), 1);
    // The statistics name no file.
    let named = |each: &&Format| each.fits(Subject::Check) && each.name != "statistics";
    for format in FORMATS.iter().filter(named) {
        let output = run(&scratch, "", &["check", ".", "--format", format.name]);
        assert!(shown(&output).contains("variorum.toml"), "{}", format.name);
    }
}

#[test]
fn excluded_files_are_left_out_of_folders() {
    let scratch = Scratch::new("config-exclude");
    scratch.write(
        "variorum.toml",
        "exclude = [\"drafts/\", \"*.old.txt\", \"!kept.old.txt\"]\n",
    );
    for name in ["a.txt", "kept.old.txt", "b.old.txt", "drafts/草稿.txt"] {
        scratch.write(name, CHINESE);
    }
    let kept = [
        "a.txt weekday-mismatch error",
        "kept.old.txt weekday-mismatch error",
    ];
    assert_eq!(found(&scratch, "", &["."]), kept);
    assert_eq!(found(&scratch, "", &["b.old.txt"]).len(), 1);
    assert_eq!(
        found(&scratch, "", &["a.txt", "b.old.txt", "--force-exclude"]).len(),
        1
    );
    assert_eq!(
        status(&run(
            &scratch,
            "",
            &["check", "b.old.txt", "--force-exclude"]
        )),
        0
    );
    let nothing = run(&scratch, "", &["check", "drafts"]);
    assert_eq!(status(&nothing), 2);
    assert!(said(&nothing).contains("the configuration excludes every file"));
    assert_eq!(
        status(&run(&scratch, "", &["check", "drafts", "--allow-empty"])),
        0
    );
}

#[test]
fn settings_differ_from_file_to_file() {
    let scratch = Scratch::new("config-differ");
    let passage = "The members of the commission shall be named by the parties within ten days of the signing of this protocol.\n";
    for name in ["long/a.txt", "long/b.txt", "short/a.txt", "short/b.txt"] {
        let twice = format!("{passage}\n{passage}");
        let text = if name == "short/b.txt" {
            &twice
        } else {
            passage
        };
        scratch.write(name, &format!("{name}.\n\n{text}"));
    }
    scratch.write(
        "variorum.toml",
        "min-length = 500\nfail-on = \"error\"\n[[overrides]]\npaths = [\"short/\"]\nmin-length = 12\nfail-on = \"warning\"\n\
         [[overrides]]\npaths = [\"terms/\"]\npin = { \"登录\" = [\"登陆\"] }\ninput-format = \"markdown\"\n",
    );
    assert_eq!(found(&scratch, "", &["long"]).len(), 0);
    assert_eq!(
        found(&scratch, "", &["short"]),
        ["short/b.txt duplicate-passage warning"]
    );
    assert_eq!(status(&run(&scratch, "", &["check", "short"])), 1);
    assert_eq!(
        found(&scratch, "", &["long", "--min-length", "12"]).len(),
        1
    );
    // A file that a rule is off for is no copy.
    scratch.write("variorum.toml", "min-length = 12\n[[overrides]]\npaths = [\"short/b.txt\", \"long/\"]\nignore = [\"duplicate-passage\"]\n");
    assert_eq!(found(&scratch, "", &["."]).len(), 0);
    scratch.write(
        "variorum.toml",
        "[[overrides]]\npaths = [\"terms/\"]\npin = { \"登录\" = [\"登陆\"] }\ninput-format = \"markdown\"\n",
    );
    scratch.write("terms/a.txt", "# 登陆\n");
    scratch.write("b.txt", "# 登陆\n");
    assert_eq!(
        found(&scratch, "", &["terms", "b.txt"]),
        ["terms/a.txt pinned-term error"]
    );
    assert_eq!(
        shown(&run(&scratch, "", &["text", "terms/a.txt"])),
        "登陆\n"
    );
    assert_eq!(shown(&run(&scratch, "", &["text", "b.txt"])), "# 登陆\n");
}

#[test]
fn the_language_of_files_can_be_named() {
    let scratch = Scratch::new("config-language");
    scratch.write(
        "variorum.toml",
        "language = \"ru\"\n[[overrides]]\npaths = [\"en/\"]\nlanguage = \"English\"\n",
    );
    let language = |arguments: &[&str]| {
        let shown = shown(&run(&scratch, "", &[&["config"], arguments].concat()));
        let line = shown.lines().find(|line| line.starts_with("language"));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(language(&["a.txt"]), "language = \"ru\"  # variorum.toml:1");
    assert_eq!(
        language(&["en/a.txt"]),
        "language = \"en\"  # variorum.toml:4"
    );
    assert_eq!(
        language(&["en/a.txt", "--language", "chinese"]),
        "language = \"zh\"  # command line"
    );
    assert_eq!(language(&["a.txt", "--no-config"]), "");
    scratch.write("variorum.toml", "language = \"rus\"\n");
    let output = run(&scratch, "", &["config"]);
    assert!(said(&output).contains("variorum.toml:1:12: unknown language `rus`"));
}

#[test]
fn fixes_go_by_the_settings_of_each_file() {
    let scratch = Scratch::new("config-fix");
    scratch.write("variorum.toml", "[[overrides]]\npaths = [\"a.txt\"]\npin.\"登录\" = [\"登陆\"]\n[[suppress]]\nrule = \"mixed-han\"\ntext = \"無\"\n");
    scratch.write("a.txt", "用户登陆系统。\n");
    scratch.write("b.txt", "用户登陆系统。\n");
    let output = run(
        &scratch,
        "",
        &["check", ".", "--fix", "--format", "concise"],
    );
    assert_eq!(
        std::fs::read_to_string(scratch.path.join("a.txt")).unwrap(),
        "用户登录系统。\n"
    );
    assert_eq!(
        std::fs::read_to_string(scratch.path.join("b.txt")).unwrap(),
        "用户登陆系统。\n"
    );
    assert_eq!(shown(&output).lines().count(), 1, "{}", shown(&output));
}

#[test]
fn config_tells_where_each_value_comes_from() {
    let scratch = Scratch::new("config-shown");
    scratch.write("base.toml", "min-length = 40\nfail-on = \"error\"\n");
    scratch.write(
        "docs/variorum.toml",
        "extend = \"../base.toml\"\nexclude = [\"b.txt\"]\n\n[pin]\n\"登录\" = [\"登陆\"]\n\n[[overrides]]\npaths = [\"*.txt\"]\nignore = [\"quote-style\"]\n",
    );
    let arguments = [
        "config",
        "docs/a.txt",
        "--min-length",
        "30",
        "--repeats",
        "code=ignore",
    ];
    let output = run(&scratch, "", &arguments);
    assert_eq!(status(&output), 0, "{}", said(&output));
    for line in [
        "# docs/a.txt",
        "# configuration: docs/variorum.toml, extends base.toml",
        "min-length = 30  # command line",
        "fail-on = \"error\"  # base.toml:2",
        "include-code = false  # default",
        "code = \"ignore\"  # command line",
        "formula = \"note\"  # default",
        "    \"quote-style\",  # docs/variorum.toml:9",
        "\"登录\" = [\"登陆\"]  # docs/variorum.toml:5",
        "homoglyph = \"error\"  # default",
    ] {
        assert!(
            shown(&output).lines().any(|each| each == line),
            "{line}\n{}",
            shown(&output)
        );
    }
    // What it prints says the same again.
    scratch.write("again.toml", &shown(&output));
    let again = run(
        &scratch,
        "",
        &["config", "docs/a.txt", "--config", "again.toml"],
    );
    let bare = |output: &Output| {
        let lines = shown(output);
        let kept = lines.lines().filter(|line| !line.starts_with('#'));
        kept.map(|line| line.split("  # ").next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(bare(&again), bare(&output));
    let json = run(&scratch, "docs", &["config", "b.txt", "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["schema"], "variorum/config/1");
    assert_eq!(
        json["files"],
        serde_json::json!(["variorum.toml", "../base.toml"])
    );
    assert_eq!(json["excluded"]["line"], 2);
    assert_eq!(
        json["settings"]["min-length"],
        serde_json::json!({"value": 40, "from": {"kind": "file", "path": "../base.toml", "line": 1}})
    );
    assert_eq!(json["rules"]["quote-style"]["on"]["value"], false);
    assert_eq!(
        json["rules"]["mixed-han"]["severity"]["from"]["kind"],
        "default"
    );
}

#[test]
fn init_writes_what_holds_anyway() {
    let scratch = Scratch::new("config-init");
    scratch.write("a.txt", CHINESE);
    let before = run(&scratch, "", &["check", "a.txt"]);
    let first = run(&scratch, "", &["init"]);
    assert_eq!(
        (status(&first), said(&first).as_str()),
        (0, "variorum: wrote variorum.toml\n")
    );
    let after = run(&scratch, "", &["check", "a.txt"]);
    assert_eq!((status(&after), shown(&after)), (1, shown(&before)));
    let second = run(&scratch, "", &["init"]);
    assert_eq!(status(&second), 2);
    assert!(said(&second).contains("variorum.toml: already exists; use --force to overwrite it"));
    scratch.write("variorum.toml", "select = [\"homoglyph\"]\n");
    assert_eq!(status(&run(&scratch, "", &["check", "a.txt"])), 0);
    assert_eq!(status(&run(&scratch, "", &["init", "--force"])), 0);
    assert_eq!(status(&run(&scratch, "", &["check", "a.txt"])), 1);
}

#[test]
fn baselines_and_changes_go_by_the_settings_of_each_file() {
    let scratch = Scratch::new("config-baseline");
    scratch.write(
        "variorum.toml",
        "[[overrides]]\npaths = [\"old/\"]\nignore = [\"weekday-mismatch\"]\n[[suppress]]\nrule = \"mixed-han\"\ntext = \"國\"\n",
    );
    scratch.write("a.txt", CHINESE);
    scratch.write("old/b.txt", CHINESE);
    let git = |arguments: &[&str]| git(&scratch.path, arguments);
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "x"]);
    assert_eq!(
        found(&scratch, "", &[".", "--since", "HEAD"]),
        Vec::<String>::new()
    );
    scratch.write("old/b.txt", &CHINESE.replace("签字", "交换"));
    scratch.write("a.txt", &CHINESE.replace("签字", "交换"));
    assert_eq!(
        found(&scratch, "", &[".", "--since", "HEAD"]),
        ["a.txt weekday-mismatch error"]
    );
    let written = run(&scratch, "", &["baseline", "."]);
    assert_eq!(status(&written), 0, "{}", said(&written));
    assert!(
        said(&written).contains("1 finding recorded"),
        "{}",
        said(&written)
    );
    let stale = ["variorum.toml unused-suppression warning"];
    assert_eq!(
        found(&scratch, "", &[".", "--baseline", ".variorum-baseline"]),
        stale
    );
}

#[test]
fn a_long_chain_of_configurations_is_an_error() {
    let scratch = Scratch::new("config-chain");
    scratch.write("a.txt", "The Buyer pays.\n");
    for number in 0..20 {
        let base = format!("extend = \"{}.toml\"\n", number + 1);
        scratch.write(
            &format!("{number}.toml"),
            if number < 19 { &base } else { "" },
        );
    }
    let start = |number: usize| {
        let output = variorum(&scratch.path)
            .args(["check", "a.txt", "--config", &format!("{number}.toml")])
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (status, said) = start(0);
    assert_eq!(status, Some(2));
    assert!(
        said.contains("15.toml:1:10: `extend` leads through more than 16 files"),
        "{said}"
    );
    assert_eq!(start(4).0, Some(0));
}
