//! Texts in `AsciiDoc`.

#[cfg(test)]
use proptest::prelude::*;

use crate::document::{Document, Kind};
use crate::input::{Options, from_bytes};

fn document(text: &str) -> Document {
    from_bytes("x.adoc", text.as_bytes(), &Options::default()).unwrap()
}

fn keys(text: &str) -> Vec<String> {
    let document = document(text);
    let keys = document.paragraphs.iter().map(|each| document.key(each));
    keys.map(str::to_owned).collect()
}

fn check(text: &str, expected: &[(Kind, u8, &str)]) {
    let document = document(text);
    let all = document.paragraphs.iter();
    let found: Vec<(Kind, u8, &str)> = all
        .map(|each| (each.kind, each.level, document.key(each)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_header_and_titles() {
    let text = "// c\n= Harbour rules\nAnn Keeper <a@b.org>\nv1.0\n:toc:\n\n:name: value\n== Scope\n\nText\ngoes on.\n\n[[gate]]\n=== 细则\n\nFees\n----\n\nMore.\n";
    check(
        text,
        &[
            (Kind::Heading, 1, "Harbour rules"),
            (Kind::Heading, 2, "Scope"),
            (Kind::Body, 0, "Text goes on."),
            (Kind::Heading, 3, "细则"),
            (Kind::Heading, 2, "Fees"),
            (Kind::Body, 0, "More."),
        ],
    );
}

#[test]
fn lists_and_what_goes_on_with_an_item() {
    let text = "* one\n** inner\n* two\n+\nMore of two.\n\n. first\n. second\n\n1. written\n\nlamp:: A light.\ngate::\n  A door.\n\n<1> called\n";
    check(
        text,
        &[
            (Kind::ListItem, 1, "one"),
            (Kind::ListItem, 2, "inner"),
            (Kind::ListItem, 1, "two"),
            (Kind::Body, 0, "More of two."),
            (Kind::ListItem, 1, "first"),
            (Kind::ListItem, 1, "second"),
            (Kind::ListItem, 1, "1. written"),
            (Kind::Body, 0, "lamp"),
            (Kind::ListItem, 1, "A light."),
            (Kind::Body, 0, "gate"),
            (Kind::ListItem, 1, "A door."),
            (Kind::ListItem, 1, "called"),
        ],
    );
}

#[test]
fn blocks_hold_code_or_text() {
    let text = "[source,rust]\n----\nfn main() {}\n----\n\n....\n= no title\n....\n\n```sh\nls\n```\n\n[NOTE]\n====\nMind the gate.\n====\n\nTIP: Light the lamp.\n\n____\nSaid.\n____\n\n.A caption\nimage::a.png[Lamp]\n\n////\nhidden\n////\n\n literal\n\ninclude::x.adoc[]\n\n'''\n";
    check(
        text,
        &[
            (Kind::Code, 0, "fn main() {}"),
            (Kind::Code, 0, "= no title"),
            (Kind::Code, 0, "ls"),
            (Kind::Body, 0, "Mind the gate."),
            (Kind::Body, 0, "Light the lamp."),
            (Kind::Quote, 0, "Said."),
            (Kind::Body, 0, "A caption"),
            (Kind::Code, 0, "literal"),
        ],
    );
}

#[test]
fn tables_are_cells() {
    let text =
        "[cols=\"1,2\"]\n|===\n|A |B\n\n|one\n|two\nthree\n\n2+|wide \\| one a| last\n|===\n";
    let expected = ["A", "B", "one", "two three", "wide | one", "last"];
    check(text, &expected.map(|key| (Kind::TableCell, 0, key)));
}

#[test]
fn a_paragraph_has_the_text_that_its_reader_sees() {
    for (text, key) in [
        (
            "The *keeper* and _the\nlamp_, **un**lit.",
            "The keeper and the lamp, unlit.",
        ),
        (
            "See https://a.org/x_y[the gate] and <<gate,Lamps>>.",
            "See the gate and Lamps.",
        ),
        (
            "See xref:a.adoc#b[the _guide_]footnote:[A note [1].].",
            "See the guide.",
        ),
        ("He said \"`yes`\" and '`no`'.", "He said \"yes\" and 'no'."),
        (
            "Use `a_b` or 2 * 3 * 4, snake_case_name.",
            "Use a_b or 2 * 3 * 4, snake_case_name.",
        ),
        ("The {name} shines{nbsp}on.", "The \u{fffc} shines on."),
        ("((Lamps)) burn(((lamp, oil))).", "Lamps burn."),
        ("One +\ntwo", "One two"),
        ("第一条 *正文*。", "第一条正文。"),
    ] {
        assert_eq!(keys(text), [key], "{text}");
    }
}

#[test]
fn a_signature_is_no_text() {
    let text = "-----BEGIN PGP SIGNATURE-----\n\niQ==\n";
    let found = from_bytes("a.asc", text.as_bytes(), &Options::default()).unwrap();
    assert!(found.paragraphs.is_empty());
}

proptest! {
    #[test]
    fn noise_is_read(parts in prop::collection::vec(prop::sample::select(vec![
        "甲 ", "lamp", "\n", "\n\n", " ", "* ", "- ", ". ", "= ", "== ", "----", "====", "|===", "|", "2+|", "[", "]", "[[", "<<", ">>", ",", "*", "_", "`", "``", "+", "++", "+++",
        "((", "))", "{", "}", "link:", "footnote:[", "https://", "::", "\"`", "`\"", "\\", "#", "^", "~", "....", "////", ":a: ", "NOTE: ", "&#8212;", "\r\n",
    ]), 0..60)) {
        let text = parts.concat();
        let document = document(&text);
        for each in &document.paragraphs {
            prop_assert!(each.span.end as usize <= text.len());
            let _ = (document.reading(each), document.slice(each.span), document.glyphs(each));
        }
    }
}
