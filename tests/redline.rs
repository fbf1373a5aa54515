//! `diff --output FILE.docx`: the file with tracked changes, and what it does not replace.

#![cfg(all(feature = "cli", feature = "docx"))]

#[path = "support/runs.rs"]
mod runs;
mod support;

use std::fs;

use runs::{run, said, text};
use support::Scratch;

const OLD: &str = "# Harbour rules\n\nThe gate opens at dawn and closes at dusk.\n\nEvery rope is handed in at the office.\n";

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("old.md", OLD);
    scratch.write("new.md", &OLD.replace("dawn", "six o'clock"));
    scratch
}

#[test]
fn both_texts_are_in_the_file() {
    let scratch = scratch("redline-both");
    let made = run(
        &scratch,
        &["diff", "old.md", "new.md", "-o", "redline.docx"],
    );
    assert_eq!(
        (made.status.code(), text(&made), said(&made)),
        (Some(1), String::new(), String::new())
    );
    let accepted = text(&run(&scratch, &["text", "redline.docx"]));
    let rejected = text(&run(
        &scratch,
        &["text", "redline.docx", "--revisions", "original"],
    ));
    assert!(
        accepted.contains("opens at six o'clock and closes"),
        "{accepted}"
    );
    assert!(rejected.contains("opens at dawn and closes"), "{rejected}");
    let first = fs::read(scratch.path.join("redline.docx")).unwrap();
    run(
        &scratch,
        &["diff", "old.md", "new.md", "-o", "redline.docx"],
    );
    assert!(fs::read(scratch.path.join("redline.docx")).unwrap() == first);
    // The next comparison is of the file with the changes.
    let refused = run(
        &scratch,
        &["diff", "redline.docx", "new.md", "-o", "other.docx"],
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("tracked changes already")
            && !scratch.path.join("other.docx").exists()
    );
}

#[test]
fn a_report_is_written_besides_where_it_is_asked_for() {
    let scratch = scratch("redline-report");
    let made = run(
        &scratch,
        &[
            "diff",
            "old.md",
            "new.md",
            "-o",
            "docx=redline",
            "--format",
            "words",
        ],
    );
    assert!(text(&made).contains("dawn"), "{}", text(&made));
    assert!(scratch.path.join("redline").exists());
}

#[test]
fn nothing_else_is_replaced() {
    let scratch = scratch("redline-replaced");
    scratch.write("redline.docx", "a text of somebody");
    for (arguments, expected) in [
        (
            ["diff", "old.md", "new.md", "-o", "redline.docx"],
            "not a report that variorum wrote",
        ),
        (
            ["diff", "redline.docx", "new.md", "-o", "redline.docx"],
            "is a file that this command reads",
        ),
        (
            ["diff", ".", ".", "-o", "folder.docx"],
            "not for two directories",
        ),
    ] {
        let refused = run(&scratch, &arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(expected), "{}", said(&refused));
    }
    assert_eq!(
        fs::read(scratch.path.join("redline.docx")).unwrap(),
        b"a text of somebody"
    );
}

#[test]
fn the_author_and_the_date_are_those_that_are_given() {
    let scratch = scratch("redline-author");
    let made = |date: &str, name: &str| {
        let output = run(
            &scratch,
            &[
                "diff", "old.md", "new.md", "-o", name, "--author", "A & B", "--date", date,
            ],
        );
        (output.status.code(), fs::read(scratch.path.join(name)).ok())
    };
    let (day, time) = (
        made("2026-01-31", "a.docx"),
        made("2026-01-31T00:00:00Z", "b.docx"),
    );
    assert_eq!(day, time);
    assert_eq!(day.0, Some(1));
    assert_eq!(made("yesterday", "c.docx"), (Some(2), None));
}
