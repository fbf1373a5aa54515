//! Baselines as a user meets them: recorded, checked against, merged, gone stale; in three languages, with names that are not ASCII.

#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::process::Command;

use serde_json::Value;
use support::{Scratch, variorum};

const CHINESE: &str = "文本/合同 甲.txt";
const ENGLISH: &str = "docs/lease.md";
const RUSSIAN: &str = "docs/договор.txt";
const FILE: &str = ".variorum-baseline";

/// A passage that is long enough to be found twice.
const PASSAGE: &str = "双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。";

fn folder(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("baseline-{name}"));
    scratch.write(
        CHINESE,
        &format!("{PASSAGE}\n\n甲方应当按照约定付款，乙方的的义务另行规定。\n\n{PASSAGE}\n"),
    );
    scratch.write(ENGLISH, "# Lease\n\nThe tenant shall pay the the rent.\n");
    scratch.write(
        RUSSIAN,
        "Стороны обязуются и и впредь сотрудничать друг с другом.\n",
    );
    scratch
}

/// Runs the program in a folder: exit status, standard output, standard error.
fn run(scratch: &Scratch, inside: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = variorum(&scratch.path.join(inside))
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    let status = output.status.code().expect("it ends by itself");
    (status, text(output.stdout), text(output.stderr))
}

/// A check against the baseline of the folder: exit status and findings, one a line.
fn check(scratch: &Scratch, more: &[&str]) -> (i32, String) {
    let usual = ["check", ".", "--baseline", FILE, "--format", "concise"];
    let (status, out, err) = run(scratch, "", &[&usual[..], more].concat());
    // Nothing is said there but what this format has no place for.
    let is_total = |line: &str| !line.contains(" is no longer found");
    assert!(err.lines().all(is_total), "{err}");
    (status, out)
}

fn record(scratch: &Scratch) {
    let (status, out, err) = run(scratch, "", &["baseline", "."]);
    assert_eq!((status, out.as_str()), (0, ""), "{err}");
}

fn edit(scratch: &Scratch, name: &str, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(scratch.path.join(name)).expect("it was written");
    scratch.write(name, &change(&text));
}

fn baseline(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.path.join(FILE)).expect("it was recorded")
}

#[test]
fn what_is_known_is_not_reported_wherever_it_stands() {
    let scratch = folder("known");
    let (status, out, _) = run(&scratch, "", &["check", ".", "--format", "concise"]);
    assert_eq!((status, out.lines().count()), (1, 4), "{out}");
    let (_, _, said) = run(&scratch, "", &["baseline", "."]);
    assert_eq!(said, "variorum: .variorum-baseline: 4 findings recorded\n");
    let text = baseline(&scratch);
    assert!(text.starts_with("# variorum baseline 1\n"), "{text}");
    let lines: Vec<&str> = text.lines().skip(2).collect();
    assert!(lines.is_sorted() && lines.len() == 4, "{text}");
    assert!(
        text.contains("文本/合同 甲.txt\tduplicate-passage\t"),
        "{text}"
    );
    assert_eq!(check(&scratch, &[]), (0, String::new()));
    // Other text before it, another number of the clause, another wrapping.
    edit(&scratch, CHINESE, |text| format!("前言。\n\n\n{text}"));
    edit(&scratch, RUSSIAN, |text| {
        format!(
            "Вводное слово.\n\n{}",
            text.replace("сотрудничать друг", "сотрудничать\nдруг")
        )
    });
    edit(&scratch, ENGLISH, |text| {
        text.replace("The tenant", "Peace. The tenant")
    });
    assert_eq!(check(&scratch, &[]), (0, String::new()));
    let (_, out, _) = run(&scratch, "", &["check", ".", "--baseline", FILE]);
    assert_eq!(
        out,
        "no new problems found (3 files, 8 paragraphs)\n4 known\n"
    );
}

#[test]
fn what_is_new_is_reported_alone() {
    let scratch = folder("new");
    record(&scratch);
    edit(&scratch, RUSSIAN, |text| {
        format!("Арендатор и и арендодатель согласны.\n\n{text}")
    });
    edit(&scratch, ENGLISH, |text| {
        format!("{text}\nThe landlord may keep the the keys.\n")
    });
    let (status, out) = check(&scratch, &[]);
    assert_eq!(status, 1);
    let found: Vec<&str> = out
        .lines()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        found,
        ["docs/lease.md:5:23", "docs/договор.txt:1:11"],
        "{out}"
    );
    let (_, out, _) = run(
        &scratch,
        "",
        &["check", ".", "--baseline", FILE, "--format", "json"],
    );
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["schema"], "variorum/check/1");
    assert_eq!(report["findings"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&report["summary"]["warning"], &report["summary"]["old"]),
        (&2.into(), &4.into())
    );
    let (_, out, _) = run(&scratch, "", &["check", ".", "--baseline", FILE]);
    assert!(
        out.contains("2 new warnings (3 files, 8 paragraphs)\n") && out.ends_with("\n4 known\n"),
        "{out}"
    );
    assert_eq!(check(&scratch, &["--fail-on", "error"]).0, 0);
}

#[test]
fn a_copy_more_is_new_and_a_copy_less_is_not() {
    let scratch = folder("copies");
    record(&scratch);
    scratch.write("文本/附件.txt", &format!("附件一\n\n{PASSAGE}\n"));
    let (status, out) = check(&scratch, &[]);
    assert!(
        status == 1 && out.contains("appears 3 times") && out.lines().count() == 1,
        "{out}"
    );
    record(&scratch);
    assert!(
        baseline(&scratch).contains(" 文本/附件.txt\t"),
        "{}",
        baseline(&scratch)
    );
    fs::remove_file(scratch.path.join("文本/附件.txt")).unwrap();
    let (status, out, err) = run(&scratch, "", &["check", ".", "--baseline", FILE]);
    assert_eq!(status, 0, "{out}");
    assert!(
        err.contains("is found in 1 fewer place") && err.lines().count() == 1,
        "{err}"
    );
    // One of the two is amended: the class is another one.
    edit(&scratch, CHINESE, |text| {
        text.replacen("至少举行一次", "至少举行两次", 1)
    });
    let (status, out, _) = run(
        &scratch,
        "",
        &["check", ".", "--baseline", FILE, "--format", "concise"],
    );
    assert!(status == 1 && out.contains("[duplicate-passage]"), "{out}");
}

#[test]
fn stale_entries_are_named_and_pruned_on_request() {
    let scratch = folder("stale");
    record(&scratch);
    edit(&scratch, ENGLISH, |text| text.replace("the the", "the"));
    edit(&scratch, RUSSIAN, |text| format!("{text}\nОна и и он.\n"));
    let before = baseline(&scratch);
    let (_, out, err) = run(&scratch, "", &["check", ".", "--baseline", FILE]);
    assert!(
        err.starts_with("variorum: .variorum-baseline:3: stale: `the the` [doubled-word] in docs/lease.md is no longer found"),
        "{err}"
    );
    assert!(
        out.ends_with("\n3 known; 1 in the baseline but no longer found\n"),
        "{out}"
    );
    assert_eq!(baseline(&scratch), before);
    // A file or a rule that is not looked at makes no entry stale.
    for narrow in [
        &["check", "文本"][..],
        &["check", ".", "--ignore", "doubled-word"],
    ] {
        let (_, out, err) = run(&scratch, "", &[narrow, &["--baseline", FILE]].concat());
        assert_eq!(err, "", "{out}");
    }
    let (status, out, err) = run(
        &scratch,
        "",
        &["check", ".", "--baseline", FILE, "--prune-baseline"],
    );
    assert_eq!((status, err.as_str()), (1, ""), "{out}");
    let after = baseline(&scratch);
    assert_eq!(after.lines().count(), before.lines().count() - 1);
    assert!(after.lines().all(|line| before.contains(line)), "{after}");
    fs::remove_file(scratch.path.join(RUSSIAN)).unwrap();
    let (status, _, err) = run(&scratch, "", &["baseline", ".", "--prune"]);
    assert_eq!(
        (status, err.as_str()),
        (0, "variorum: .variorum-baseline: 1 stale entry removed\n")
    );
    assert_eq!(baseline(&scratch).lines().count(), 4);
}

#[test]
fn a_file_has_one_name_wherever_the_run_starts() {
    let scratch = folder("paths");
    record(&scratch);
    let absolute = scratch.path.join("docs").to_string_lossy().into_owned();
    for (inside, path) in [("docs", "."), ("文本", "../docs"), ("", &absolute)] {
        let file = if inside.is_empty() {
            FILE
        } else {
            "../.variorum-baseline"
        };
        let (status, out, err) = run(&scratch, inside, &["check", path, "--baseline", file]);
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
    }
    let text = fs::read(scratch.path.join(ENGLISH)).unwrap();
    let mut child = variorum(&scratch.path)
        .args([
            "check",
            "-",
            "--stdin-filename",
            ENGLISH,
            "--baseline",
            FILE,
        ])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &text).unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_renamed_file_keeps_its_entries() {
    let scratch = folder("renamed");
    record(&scratch);
    let new = scratch.path.join("文本/一/合同 乙.txt");
    fs::create_dir_all(new.parent().unwrap()).unwrap();
    fs::rename(scratch.path.join(CHINESE), &new).unwrap();
    assert_eq!(check(&scratch, &[]), (0, String::new()));
    record(&scratch);
    assert!(
        baseline(&scratch).contains("文本/一/合同 乙.txt\t"),
        "{}",
        baseline(&scratch)
    );
    assert_eq!(baseline(&scratch).lines().count(), 6);
}

#[test]
fn recording_a_part_keeps_the_rest() {
    let scratch = folder("part");
    record(&scratch);
    let before = baseline(&scratch);
    for part in [&["docs"][..], &["文本", "--select", "doubled-word"], &["."]] {
        let (status, _, err) = run(&scratch, "", &[&["baseline"], part].concat());
        assert_eq!(status, 0, "{err}");
        assert_eq!(baseline(&scratch), before, "{part:?}");
    }
    let (status, _, err) = run(&scratch, "", &["baseline", "docs", "no.txt"]);
    assert_eq!(status, 2);
    assert!(
        err.contains("was not written, because 1 input could not be read"),
        "{err}"
    );
    assert_eq!(baseline(&scratch), before);
}

#[test]
fn a_baseline_that_is_missing_or_damaged_is_an_error() {
    let scratch = folder("damaged");
    for (text, place, advice) in [
        (
            None,
            ".variorum-baseline: ",
            "run `variorum baseline PATH... --output .variorum-baseline`",
        ),
        (
            Some("{}\n"),
            ".variorum-baseline:1: ",
            "`# variorum baseline 1`",
        ),
        (
            Some("# variorum baseline 9\n"),
            ".variorum-baseline:1: ",
            "version 9",
        ),
        (
            Some("# variorum baseline 1\n<<<<<<< HEAD\n"),
            ".variorum-baseline:2: ",
            "keep the lines of both sides",
        ),
        (
            Some("# variorum baseline 1\na.txt\tdoubled-word\tzz\tx\n"),
            ".variorum-baseline:2: ",
            "regenerate the file",
        ),
    ] {
        if let Some(text) = text {
            scratch.write(FILE, text);
        }
        let (status, out, err) = run(&scratch, "", &["check", ".", "--baseline", FILE]);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(place) && err.contains(advice), "{err}");
    }
    let (status, _, err) = run(&scratch, "", &["baseline", "."]);
    assert!(status == 2 && err.contains("regenerate the file"), "{err}");
    let (status, _, err) = run(&scratch, "", &["baseline", ".", "--prune", "-o", "no"]);
    assert!(status == 2 && err.contains("no such baseline"), "{err}");
}

#[test]
fn fixes_and_comments_go_with_a_baseline() {
    let scratch = folder("fix");
    record(&scratch);
    edit(&scratch, ENGLISH, |text| {
        format!("{text}\nThe landlord may keep the the keys.\n")
    });
    let (status, out, _) = run(
        &scratch,
        "",
        &[
            "check",
            ".",
            "--baseline",
            FILE,
            "--fix",
            "--unsafe-fixes",
            "--format",
            "concise",
        ],
    );
    assert_eq!((status, out.as_str()), (0, ""));
    let text = fs::read_to_string(scratch.path.join(ENGLISH)).unwrap();
    assert!(
        text.contains("pay the the rent") && text.contains("keep the keys"),
        "{text}"
    );
    // A finding that a comment keeps out is not recorded, and an entry for it is needed no more.
    edit(&scratch, ENGLISH, |text| {
        text.replace(
            "The tenant",
            "<!-- variorum-disable-next-line doubled-word -- as signed -->\nThe tenant",
        )
    });
    let (_, out, err) = run(&scratch, "", &["check", ".", "--baseline", FILE]);
    assert!(
        err.contains("[doubled-word] in docs/lease.md is no longer found"),
        "{err}"
    );
    assert!(
        out.contains("1 suppressed\n3 known; 1 in the baseline"),
        "{out}"
    );
}

#[test]
fn every_format_holds_what_is_new_only() {
    let scratch = folder("formats");
    record(&scratch);
    edit(&scratch, ENGLISH, |text| {
        format!("{text}\nThe landlord may keep the the keys.\n")
    });
    for format in variorum::report::FORMATS {
        // The statistics have no findings.
        if !format.fits(variorum::report::Subject::Check) || format.name == "statistics" {
            continue;
        }
        let (_, out, _) = run(
            &scratch,
            "",
            &["check", ".", "--baseline", FILE, "--format", format.name],
        );
        // A page has elements around what others put between backticks.
        let out = out.replace("<q><bdi>", "`").replace("</bdi></q>", "`");
        assert!(out.contains("`the` is repeated"), "{}: {out}", format.name);
        assert!(!out.contains("69-character passage"), "{}", format.name);
        assert!(!out.contains("`и` is"), "{}: {out}", format.name);
    }
}

#[test]
fn git_merges_two_baselines() {
    let scratch = folder("merge");
    let git = |arguments: &[&str]| {
        let status = Command::new("git")
            .current_dir(&scratch.path)
            .args(["-c", "user.name=Li", "-c", "user.email=li@example.org"])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .status()
            .expect("the tests need git");
        assert!(status.success(), "{arguments:?}");
    };
    git(&["init", "-q", "-b", "main"]);
    scratch.write(".gitattributes", ".variorum-baseline merge=union\n");
    record(&scratch);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    git(&["checkout", "-qb", "other"]);
    scratch.write("docs/b.txt", "They met in in Geneva.\n");
    record(&scratch);
    git(&["add", "."]);
    git(&["commit", "-qm", "second"]);
    git(&["checkout", "-q", "main"]);
    scratch.write("docs/c.txt", "They met on on Monday.\n");
    record(&scratch);
    git(&["add", "."]);
    git(&["commit", "-qm", "third"]);
    git(&["merge", "-q", "other", "-m", "merged"]);
    assert_eq!(baseline(&scratch).lines().count(), 8);
    assert_eq!(check(&scratch, &[]), (0, String::new()));
}
