//! The table in each of its files: what our own readers read of it.

use super::*;
use crate::{diff, input};

/// What a file of that ending holds, paragraph by paragraph.
fn read(ending: &str, old: &str, new: &str) -> Vec<String> {
    let options = input::Options::default();
    let read = |name: &str, text: &str| input::from_bytes(name, text.as_bytes(), &options).unwrap();
    let (old, new) = (read("old.md", old), read("new.md", new));
    let diff = diff::diff(&old, &new, &diff::Options::default());
    let report = Report::Diff {
        old: &old,
        new: &new,
        diff: &diff,
    };
    let format = FORMAT.file(ending).unwrap();
    let write = || {
        let mut out = Vec::new();
        format.write(&report, Style::default(), &mut out).unwrap();
        out
    };
    let bytes = write();
    assert_eq!(bytes, write());
    let name = format!("table.{ending}");
    let document = input::from_bytes(&name, &bytes, &options).unwrap();
    let paragraphs = document.paragraphs.iter();
    paragraphs.map(|each| document.reading(each)).collect()
}

const OLD: &str = "# Fees\n\nThe fee of 1 < 2 & more is due within thirty days.\n\n```\na\tb\n  c\n```\n\nThe lamp burns all night.\n";

#[test]
fn all_files_say_the_same() {
    let new = OLD
        .replace("thirty", "sixty")
        .replace("  c", "  d")
        .replace(
            "The lamp burns all night.",
            "A diver needs a permit of the harbour.",
        );
    let expected = [
        "old.md",
        "new.md",
        "Fees",
        "The fee of 1 < 2 & more is due within thirty days.",
        "The fee of 1 < 2 & more is due within sixty days.",
    ];
    for ending in FORMAT.files.iter().map(|(ending, _)| *ending) {
        let found = read(ending, OLD, &new);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        let start = found.iter().position(|each| *each == "old.md").unwrap();
        if ending.starts_with("htm") {
            // What is struck out in a page that marks insertions is not read.
            let expected = expected.map(|text| text.replace("thirty ", ""));
            assert_eq!(found[start..start + 5], expected, "{found:?}");
            continue;
        }
        assert_eq!(found[start..start + 5], expected, "{ending}: {found:?}");
        assert!(
            found.contains(&"The lamp burns all night."),
            "{ending}: {found:?}"
        );
        assert!(
            found.last().unwrap().starts_with("deleted, inserted"),
            "{ending}: {found:?}"
        );
    }
}

#[test]
fn texts_that_are_the_same_give_a_table_without_rows() {
    for ending in FORMAT.files.iter().map(|(ending, _)| *ending) {
        let found = read(ending, OLD, OLD);
        assert!(
            !found.iter().any(|each| each.contains("lamp")),
            "{ending}: {found:?}"
        );
    }
}
