//! Tracked changes: the text after them, before them, and with both.

#[cfg(test)]
use super::*;
use crate::input::Revisions;

fn texts(word: &Word) -> [Vec<String>; 3] {
    Revisions::ALL.map(|revisions| {
        lines(&word.read(&Options {
            revisions,
            ..Options::default()
        }))
    })
}

fn deleted(text: &str) -> String {
    format!(
        "<w:del w:id=\"1\"><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del>"
    )
}

fn inserted(text: &str) -> String {
    format!("<w:ins w:id=\"2\">{}</w:ins>", r(text))
}

/// A paragraph whose end came or went.
fn ending(mark: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:{mark} w:id=\"3\"/></w:rPr></w:pPr>{content}</w:p>")
}

#[test]
fn words_come_and_go() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("pay in "),
        deleted("thirty"),
        inserted("sixty"),
        r(" days")
    );
    let [last, first, both] = texts(&Word::of(&body));
    assert_eq!(
        (last, first, both),
        (
            vec!["pay in sixty days".into()],
            vec!["pay in thirty days".into()],
            vec!["pay in thirtysixty days".into()]
        )
    );
}

#[test]
fn paragraphs_come_go_split_and_merge() {
    let body = [
        ending("del", &deleted("Gone.")),
        ending("ins", &inserted("New.")),
        ending("del", &r("One, ")),
        p("two."),
        ending("ins", &r("Three. ")),
        p("Four."),
    ]
    .concat();
    let [last, first, both] = texts(&Word::of(&body));
    assert_eq!(last, ["New.", "One, two.", "Three.", "Four."]);
    assert_eq!(first, ["Gone.", "One,", "two.", "Three. Four."]);
    assert_eq!(both, ["Gone.", "New.", "One,", "two.", "Three.", "Four."]);
}

#[test]
fn moves_stand_where_the_text_that_is_read_has_them() {
    let moved = |kind: &str| {
        format!(
            "<w:{kind}RangeStart w:id=\"4\" w:name=\"m\"/>{}<w:{kind}RangeEnd w:id=\"4\"/>",
            ending(
                kind,
                &format!("<w:{kind} w:id=\"5\">{}</w:{kind}>", r("Moved."))
            )
        )
    };
    let [last, first, _] = texts(&Word::of(
        &[moved("moveFrom"), p("Stays."), moved("moveTo")].concat(),
    ));
    assert_eq!(last, ["Stays.", "Moved."]);
    assert_eq!(first, ["Moved.", "Stays."]);
}

#[test]
fn rows_and_cells_come_and_go() {
    let row = |mark: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{mark}</w:trPr><w:tc><w:tcPr/>{}</w:tc></w:tr>",
            p(text)
        )
    };
    let cells = format!(
        "<w:tr><w:tc><w:tcPr><w:cellDel w:id=\"9\"/></w:tcPr>{}</w:tc><w:tc><w:tcPr><w:cellIns w:id=\"8\"/></w:tcPr>{}</w:tc></w:tr>",
        p("x"),
        p("y")
    );
    let table = format!(
        "<w:tbl>{}{}{cells}</w:tbl>",
        row("<w:del w:id=\"6\"/>", "old"),
        row("<w:ins w:id=\"7\"/>", "new")
    );
    let [last, first, both] = texts(&Word::of(&table));
    assert_eq!(last, ["new", "y"]);
    assert_eq!(first, ["old", "x"]);
    assert_eq!(both, ["old", "new", "x", "y"]);
}

#[test]
fn numbers_and_levels_are_those_of_the_text_that_is_read() {
    let item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";
    let gone = format!(
        "<w:p><w:pPr>{item}<w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>",
        deleted("gone")
    );
    let changed = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:pPrChange w:id=\"2\"><w:pPr><w:pStyle w:val=\"a\"/></w:pPr></w:pPrChange></w:pPr>{}</w:p>",
        r("Title")
    );
    let new = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/><w:ins w:id=\"3\"/></w:numPr></w:pPr>{}</w:p>",
        r("late")
    );
    let [last, first, both] = texts(&numbered(
        &[listed(2, 0, "x"), gone, listed(2, 0, "y"), changed, new].concat(),
    ));
    assert_eq!(last, ["(a) x", "(b) y", "第一章 Title", "(c) late"]);
    assert_eq!(first, ["(a) x", "(b) gone", "(c) y", "Title", "late"]);
    assert_eq!(
        both,
        ["(a) x", "(b) gone", "(b) y", "第一章 Title", "(c) late"]
    );
}

#[test]
fn notes_of_deleted_words_are_gone() {
    let mark = "<w:del w:id=\"1\"><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:del>";
    let word = Word::of(&format!("<w:p>{}{mark}</w:p>", r("Text."))).with(
        "footnotes",
        &format!("<w:footnote w:id=\"1\">{}</w:footnote>", p("note")),
    );
    let [last, first, _] = texts(&word);
    assert_eq!(last, ["Text."]);
    assert_eq!(first, ["Text.", "note"]);
}
