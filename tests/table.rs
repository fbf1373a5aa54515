//! `diff --format table`: a page on standard output, and the file that the ending names.

#![cfg(all(feature = "cli", feature = "docx", feature = "odt", feature = "html"))]

#[path = "support/runs.rs"]
mod runs;
mod support;

use std::fs;

use runs::{run, said, text};
use support::Scratch;

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("old.md", "The gate opens at dawn.\n");
    scratch.write("new.md", "The gate opens at noon.\n");
    scratch
}

const TABLE: [&str; 5] = ["diff", "old.md", "new.md", "--format", "table"];

#[test]
fn the_ending_of_the_file_decides() {
    let scratch = scratch("table-endings");
    let page = run(&scratch, &TABLE);
    assert_eq!(page.status.code(), Some(1));
    assert!(text(&page).contains("<ins>noon</ins>"), "{}", text(&page));
    for file in ["table.html", "table.docx", "table.odt"] {
        let arguments = [
            &TABLE[..],
            &["-o", file, "--label", "2019", "--label", "2024"],
        ]
        .concat();
        for _ in 0..2 {
            let made = run(&scratch, &arguments);
            assert_eq!(
                (made.status.code(), text(&made)),
                (Some(1), String::new()),
                "{}",
                said(&made)
            );
        }
        let read = text(&run(&scratch, &["text", file]));
        for part in ["2019", "2024", "The gate opens at noon."] {
            assert!(read.contains(part), "{file}: {read}");
        }
        // A file with tracked changes would read as one text.
        let is_table = file == "table.html" || read.contains("The gate opens at dawn.");
        assert!(is_table, "{file}: {read}");
    }
    let named = run(
        &scratch,
        &["diff", "old.md", "new.md", "-o", "table=other.docx"],
    );
    assert_eq!(named.status.code(), Some(1), "{}", said(&named));
    let redline = run(
        &scratch,
        &["diff", "old.md", "new.md", "-o", "redline.docx"],
    );
    assert_eq!(redline.status.code(), Some(1), "{}", said(&redline));
    let read = text(&run(&scratch, &["text", "redline.docx"]));
    assert!(!read.contains("dawn"), "{read}");
}

#[test]
fn nothing_else_is_replaced() {
    let scratch = scratch("table-replaced");
    for (file, expected) in [
        ("mine.html", "not a report that variorum wrote"),
        (
            "mine.pdf",
            "can be written to files that end in .html, .htm, .docx, .odt",
        ),
        ("old.md", "can be written to files that end in"),
    ] {
        if file != "old.md" {
            scratch.write(file, "<!DOCTYPE html><p>a page of somebody</p>");
        }
        let before = fs::read(scratch.path.join(file)).unwrap();
        let refused = run(&scratch, &[&TABLE[..], &["-o", file]].concat());
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(expected), "{}", said(&refused));
        assert!(fs::read(scratch.path.join(file)).unwrap() == before);
    }
}
