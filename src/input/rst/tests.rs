//! Texts in reStructuredText.

#[cfg(test)]
use proptest::prelude::*;

use crate::document::{Document, Kind};
use crate::input::{Options, from_bytes};
use crate::text::span::Span;

fn document(text: &str) -> Document {
    from_bytes("x.rst", text.as_bytes(), &Options::default()).unwrap()
}

fn keys(text: &str) -> Vec<String> {
    let document = document(text);
    let keys = document.paragraphs.iter().map(|each| document.key(each));
    keys.map(str::to_owned).collect()
}

fn kinds(text: &str) -> Vec<(Kind, u8, String)> {
    let document = document(text);
    let all = document.paragraphs.iter();
    all.map(|each| (each.kind, each.level, document.key(each).to_owned()))
        .collect()
}

fn check(text: &str, expected: &[(Kind, u8, &str)]) {
    let expected: Vec<(Kind, u8, String)> = expected
        .iter()
        .map(|(kind, level, key)| (*kind, *level, (*key).to_owned()))
        .collect();
    assert_eq!(kinds(text), expected, "{text}");
}

#[test]
fn titles_have_the_levels_of_their_signs() {
    let text = "=====\n章程\n=====\n\nScope\n-----\nThe text\ngoes on.\n\n-----\n\nMore\n~~~~\n\nLast\n----\n";
    check(
        text,
        &[
            (Kind::Heading, 1, "章程"),
            (Kind::Heading, 2, "Scope"),
            (Kind::Body, 0, "The text goes on."),
            (Kind::Heading, 3, "More"),
            (Kind::Heading, 2, "Last"),
        ],
    );
}

#[test]
fn lists_are_items_with_the_numbers_that_are_written() {
    let text = "Goods:\n\n- one\n  goes on\n\n  - inner\n\n- two\n\n1. first\n2. second\n\n#. third\n\nterm\n    What it means.\n\n:Author: The keeper\n";
    check(
        text,
        &[
            (Kind::Body, 0, "Goods:"),
            (Kind::ListItem, 1, "one goes on"),
            (Kind::ListItem, 2, "inner"),
            (Kind::ListItem, 1, "two"),
            (Kind::ListItem, 1, "1. first"),
            (Kind::ListItem, 1, "2. second"),
            (Kind::ListItem, 1, "third"),
            (Kind::Body, 0, "term"),
            (Kind::Body, 0, "What it means."),
            (Kind::Body, 0, "The keeper"),
        ],
    );
}

#[test]
fn code_and_directives_are_told_apart_from_text() {
    let text = "Run it::\n\n    let x = 1\n\n    y\n\n.. code-block:: rust\n   :linenos:\n\n   fn main() {}\n\n.. note:: Mind the\n   gate.\n\n   And the lamp.\n\n.. versionadded:: 3.2\n   It is new.\n\n.. image:: a.png\n   :alt: lamp\n\n.. _gate:\n\n.. a comment\n   goes on\n\n.. unknown:: x\n\n   who knows\n\n>>> lamp()\n1\n\n.. [1] A note\n   goes on.\n";
    check(
        text,
        &[
            (Kind::Body, 0, "Run it:"),
            (Kind::Code, 0, "let x = 1 y"),
            (Kind::Code, 0, "fn main() {}"),
            (Kind::Body, 0, "Mind the gate."),
            (Kind::Body, 0, "And the lamp."),
            (Kind::Body, 0, "It is new."),
            (Kind::Code, 0, "who knows"),
            (Kind::Code, 0, ">>> lamp() 1"),
            (Kind::Footnote, 0, "A note goes on."),
        ],
    );
}

#[test]
fn tables_are_cells() {
    let grid = "+-----+------+\n| 甲  | b    |\n+=====+======+\n| one | two  |\n+-----+------+\n";
    let simple = "====  ====\nA     B\n====  ====\none   two x\n====  ====\n";
    for (text, expected) in [
        (grid, ["甲", "b", "one", "two"]),
        (simple, ["A", "B", "one", "two x"]),
    ] {
        let cells = expected.map(|key| (Kind::TableCell, 0, key));
        check(text, &cells);
    }
}

#[test]
fn a_paragraph_has_the_text_that_its_reader_sees() {
    for (text, key) in [
        (
            "The *keeper* and **the\nlamp**.",
            "The keeper and the lamp.",
        ),
        (
            "See `the gate <https://a.org/x>`_ and `Lamps`_, here_.",
            "See the gate and Lamps, here.",
        ),
        (
            "Call :func:`run` in :doc:`the guide <guide>`.",
            "Call run in the guide.",
        ),
        ("It is so [1]_ in the law [#a]_.", "It is so in the law."),
        ("A\\ b and \\*c\\* d_e", "Ab and *c* d_e"),
        ("Use ``a_b`` or 2 * 3 * 4.", "Use a_b or 2 * 3 * 4."),
        ("The |name| shines.", "The \u{fffc} shines."),
        ("第一条 *正文*。", "第一条正文。"),
    ] {
        assert_eq!(keys(text), [key], "{text}");
    }
}

#[test]
fn places_are_those_of_the_source() {
    let text = "The *keeper*\n  and `the gate <x>`_.\n\n- **lamp** one\n";
    let document = document(text);
    let slices = document
        .paragraphs
        .iter()
        .map(|each| document.slice(each.span));
    let slices: Vec<&str> = slices.collect();
    assert_eq!(slices.last(), Some(&"lamp** one"));
    let first = &document.paragraphs[0];
    let found = document.source(first, Span::new(4, 10));
    assert_eq!(document.slice(found), "keeper");
}

#[test]
fn a_header_of_names_and_values_is_no_text() {
    assert_eq!(
        keys("Title: Lamps\nAuthor: Ann\nStatus: Draft\n\nThe text.\n"),
        ["The text."]
    );
}

proptest! {
    #[test]
    fn noise_is_read(parts in prop::collection::vec(prop::sample::select(vec![
        "甲 ", "lamp", "\n", "\n\n", "  ", "   ", "- ", "1. ", "#. ", "::", ".. ", ".. note::", "code::", ":x: ", "*", "**", "`", "``", "|", "_", "[1]_", "====", "----", "+--+--+", "| a | b |",
        "==  ==", ">>> ", "\\", "<", ">", ":ref:`", "~~~~", "\t", "\r\n",
    ]), 0..60)) {
        let text = parts.concat();
        let document = document(&text);
        for each in &document.paragraphs {
            prop_assert!(each.span.end as usize <= text.len());
            let _ = (document.reading(each), document.slice(each.span), document.glyphs(each));
        }
    }
}
