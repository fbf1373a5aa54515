//! Edits rebuild the new text whatever they are made of: marks that folding makes longer or shorter, letters that join up with their
//! neighbours, quotations that are wrapped, marks of Markdown.

#[path = "support/replay.rs"]
mod replay;

use proptest::prelude::*;
use replay::check_replay;
use variorum::diff::{self, Options};
use variorum::document::Document;
use variorum::input;

fn read(name: &str, text: &str) -> Option<Document> {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).ok()
}

fn rebuilds(name: &str, old: &str, new: &str) -> Result<(), TestCaseError> {
    rebuilds_between((name, old), (name, new))
}

fn rebuilds_between(old: (&str, &str), new: (&str, &str)) -> Result<(), TestCaseError> {
    let (Some(old), Some(new)) = (read(old.0, old.1), read(new.0, new.1)) else {
        return Ok(());
    };
    let apart = |document: &Document| {
        document
            .furniture
            .windows(2)
            .all(|pair| pair[0].end <= pair[1].start)
    };
    prop_assert!(apart(&old) && apart(&new), "furniture overlaps");
    for (old, new) in [(&old, &new), (&new, &old)] {
        let diff = diff::diff(old, new, &Options::default());
        for change in &diff.changes {
            check_replay(old, new, change).map_err(TestCaseError::fail)?;
        }
    }
    Ok(())
}

#[test]
fn edits_that_once_did_not_rebuild() {
    for (old, new) in [
        ("He waits . and goes home.", "He waits … and goes home."),
        ("甲方（乙方应当付款。", "甲方（\u{11aa}乙方应当付款。"),
        ("see \u{232a} there, he said", "see 〉 here, he said"),
        ("（甲方）see \u{232a}10–20", "(甲方)see 〉10-20"),
        // The number of a part that was put in, with nothing behind it.
        ("Section4o", "Section4o\n\nSection4p"),
        (
            "> The keeper opens\n> the gate at noon.",
            "> The keeper closes\n> a gate at noon.",
        ),
        // The space of one side is a line end, and the mark of a quotation behind it.
        (
            "> The lamp is 5km from the gate, as the keeper said.",
            "> The lamp is 5\n> km from the gate, as the keeper said.",
        ),
        (
            "The keeper waits... and goes home.",
            "> The old keeper waits\n> ...and goes home.",
        ),
        (
            "The *old* gate is **shut** now.",
            "The old *gate* was **open** then.",
        ),
        // A label between two parts of what went.
        (
            "A reader may borrow with a valid card, as Section\n\n第一条 gebühren per day (60) days from the day of the loan; see Section 5.",
            "A reader may borrow with a valid card, as (6) days from the day of the loan; see Section 5.",
        ),
        // Between the halves of a paragraph another one came in.
        (
            "第一条　总则",
            "第一章。\n\nサーバーの記録は五年間保存する。\n\n제2조　总则",
        ),
        (
            "The keeper opens the gate at dawn, see Article 1 and nothing else. The clerk reads the book at noon.",
            "The keeper opens the gate at dawn, see Article 2.\n\nНовый абзац о другом, совсем новый.\n\nArticle 3 is read by the clerk at noon from the book.",
        ),
        (
            "THE KEEPER, WHO IS OLD, OPENS THE *GATE* AT 9 O'CLOCK AND GOES HOME.",
            "Today the old keeper, who is very old, opens *the small gate* at 8 o'clock; he stays home.",
        ),
    ] {
        for name in ["x.txt", "x.md"] {
            rebuilds(name, old, new).unwrap();
        }
    }
}

#[test]
fn what_stands_for_something_else_is_never_cut() {
    for (old, new) in [
        ("``noon and :`|.", "noon s and :f:`g`|x|."),
        ("see |lamp and |.", "see |rope| and |lamp| and |x|."),
    ] {
        rebuilds("x.rst", old, new).unwrap();
    }
}

#[test]
fn edits_rebuild_across_formats() {
    let said = [
        ("x.txt", "The gate & the\nrope are shut at noon."),
        ("x.html", "<p>The gate &amp; the<br>rope are shut at noon."),
        ("x.md", "The gate &amp; the\\\nrope are *shut* at noon."),
        ("x.adoc", "The gate & the +\nrope are *shut* at noon."),
        ("x.rst", "| The gate & the\n| rope are *shut* at noon."),
    ];
    for old in said {
        for (name, text) in said {
            for (word, other) in [("noon", "dusk"), ("shut", "open"), ("The gate", "A lamp")] {
                let new = text.replace(word, other);
                rebuilds_between(old, (name, &new)).unwrap();
            }
        }
    }
}

/// Words with which lines of quotations and lists begin and end, among others.
const PIECES: &[&str] = &[
    "the", "keeper", "opens", "gate", "noon", "5", "km", "5km", ".", "...", "…", ",", "（", "）",
    "〈", "甲方", "乙方", "应当", "付款", ">", ">>", "\"", "'", "1.", "a)", "*", "`",
];

/// A paragraph of lines that begin in one way.
fn wrapped() -> impl Strategy<Value = String> {
    let begin = prop::sample::select(vec!["", "> ", ">", ">> ", "> > ", "- ", "  "]);
    let line = prop::collection::vec(prop::sample::select(PIECES), 1..8);
    (begin, prop::collection::vec(line, 1..4)).prop_map(|(begin, lines)| {
        let lines = lines
            .iter()
            .map(|words| format!("{begin}{}", words.join(" ")));
        lines.collect::<Vec<_>>().join("\n")
    })
}

proptest! {
    #[test]
    fn wrapped_quotations_rebuild(
        old in prop::collection::vec(wrapped(), 1..3),
        new in prop::collection::vec(wrapped(), 1..3),
        is_markdown: bool,
    ) {
        let name = if is_markdown { "x.md" } else { "x.txt" };
        rebuilds(name, &old.join("\n\n"), &new.join("\n\n"))?;
    }
}
