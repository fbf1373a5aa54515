//! `check --output FILE.docx`: the file with the findings as comments, and what it does not replace.

#![cfg(all(feature = "cli", feature = "docx"))]

#[path = "support/runs.rs"]
mod runs;
mod support;

use std::fs;

use runs::{run, said, text};
use support::Scratch;

const TEXT: &str = "# Harbour rules\n\nThe gate opens at dawn and closes on on the hour.\n\nEvery rope is handed in at the office.\n";

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("rules.md", TEXT);
    scratch
}

#[test]
fn findings_are_comments_and_a_second_check_adds_its_own() {
    let scratch = scratch("comments-both");
    let made = run(&scratch, &["check", "rules.md", "-o", "first.docx"]);
    assert_eq!(
        (made.status.code(), text(&made)),
        (Some(1), String::new()),
        "{}",
        said(&made)
    );
    let read = run(&scratch, &["text", "first.docx", "--comments"]);
    assert!(
        text(&read).contains("warning: `on` is repeated [doubled-word]"),
        "{}",
        text(&read)
    );
    let first = fs::read(scratch.path.join("first.docx")).unwrap();
    run(&scratch, &["check", "rules.md", "-o", "first.docx"]);
    assert!(fs::read(scratch.path.join("first.docx")).unwrap() == first);
    let arguments = [
        "check",
        "first.docx",
        "-o",
        "docx=second",
        "--author",
        "Ann",
        "--format",
        "concise",
    ];
    let made = run(&scratch, &arguments);
    assert!(text(&made).contains("doubled-word"), "{}", text(&made));
    let read = text(&run(
        &scratch,
        &["text", "second", "--comments", "--input-format", "docx"],
    ));
    assert_eq!(read.matches("[doubled-word]").count(), 2, "{read}");
    let plain = |name: &str| text(&run(&scratch, &["text", name, "--input-format", "docx"]));
    assert_eq!(plain("first.docx"), plain("second"));
}

#[test]
fn comments_go_into_one_document_and_replace_nothing_else() {
    let scratch = scratch("comments-refused");
    scratch.write("other.txt", "The bell rings at noon.\n");
    scratch.write("mine.docx", "a text of somebody");
    for (arguments, expected) in [
        (
            &["check", "rules.md", "other.txt", "-o", "findings.docx"][..],
            "comments can be written into one document, and 2 are checked",
        ),
        (
            &["check", "rules.md", "-o", "mine.docx"],
            "not a report that variorum wrote",
        ),
        (
            &["check", "rules.md", "-o", "docx=rules.md"],
            "is a file that this command reads",
        ),
    ] {
        let refused = run(&scratch, arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(expected), "{}", said(&refused));
    }
    assert!(!scratch.path.join("findings.docx").exists());
    // What an earlier run wrote is no second document.
    fs::remove_file(scratch.path.join("other.txt")).unwrap();
    fs::remove_file(scratch.path.join("mine.docx")).unwrap();
    for _ in 0..2 {
        let made = run(&scratch, &["check", ".", "-o", "findings.docx"]);
        assert_eq!(made.status.code(), Some(1), "{}", said(&made));
    }
}
