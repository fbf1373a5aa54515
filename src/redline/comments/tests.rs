//! Files made part by part: where comments are put, and that the rest stays.

use super::*;
use crate::redline::tests::{FIRST, SECOND, THIRD, body_of, bold, member, p, r, word};

/// A file with comments on the first place of each text, which say the text itself.
fn made(bytes: &[u8], texts: &[&str]) -> Redline {
    let reading = input::Options::default();
    let document = input::from_bytes("a.docx", bytes, &reading).unwrap();
    let comment = |text: &&str| {
        let at = document.text.find(*text).unwrap();
        Comment {
            span: Span::new(at, at + text.len()),
            lines: vec![(*text).to_owned(), "and so on".to_owned()],
        }
    };
    let comments: Vec<Comment> = texts.iter().map(comment).collect();
    let side = Side {
        name: "a.docx".to_owned(),
        bytes,
        options: &reading,
    };
    commented(&side, &document, &comments, &Options::default()).unwrap()
}

fn commented_body(body: &str, texts: &[&str]) -> String {
    body_of(&made(&word(body, &[]), texts).bytes)
}

fn start(id: u32) -> String {
    format!("<w:commentRangeStart w:id=\"{id}\"/>")
}

fn end(id: u32) -> String {
    format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
}

#[test]
fn runs_are_cut_where_a_comment_starts_and_ends() {
    let body = format!(
        "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>The &amp; gate opens</w:t><w:tab/><w:t>at dawn</w:t></w:r>{}</w:p>",
        r(" and closes")
    );
    let open = "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>";
    let text = |text: &str| format!("<w:t xml:space=\"preserve\">{text}</w:t>");
    let expected = format!(
        "<w:p>{open}{}</w:r>{}{open}{}<w:tab/>{}</w:r>{}{open}{}</w:r>{}</w:p>",
        text("The &amp; "),
        start(1),
        text("gate opens"),
        text("at"),
        end(1),
        text(" dawn"),
        r(" and closes")
    );
    assert_eq!(commented_body(&body, &["gate opens\tat"]), expected);
}

#[test]
fn comments_on_whole_runs_cut_nothing_and_may_share_an_edge() {
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        r("The "),
        bold("lower gate"),
        r(" opens.")
    );
    let expected = format!(
        "<w:p>{}{}{}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">lower</w:t></w:r>{}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> gate</w:t></w:r>{}{}</w:p>",
        r("The "),
        start(1),
        start(2),
        end(2),
        end(1),
        r(" opens.")
    );
    assert_eq!(commented_body(&body, &["lower gate", "lower"]), expected);
}

#[test]
fn one_comment_reaches_over_paragraphs_but_not_out_of_a_cell() {
    let body = p(FIRST) + &p(SECOND);
    let whole = format!("{FIRST}\n\n{SECOND}");
    let found = commented_body(&body, &[&whole]);
    assert_eq!(
        found,
        format!(
            "<w:p>{}{}</w:p><w:p>{}{}</w:p>",
            start(1),
            r(FIRST),
            r(SECOND),
            end(1)
        )
    );
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let table = format!(
        "<w:tbl><w:tblPr/><w:tr>{}{}</w:tr></w:tbl>{}",
        cell(FIRST),
        cell(SECOND),
        p(THIRD)
    );
    let found = commented_body(&table, &[&whole]);
    let first = format!("<w:p>{}{}{}</w:p>", start(1), r(FIRST), end(1));
    assert!(found.contains(&first), "{found}");
}

#[test]
fn a_comment_on_a_note_is_at_its_mark_and_quotes_it() {
    let note = format!("<w:footnote w:id=\"3\">{}</w:footnote>", p(SECOND));
    let mark = "<w:r><w:footnoteReference w:id=\"3\"/></w:r>";
    let body = format!("<w:p>{}{mark}</w:p>", r(FIRST));
    let made = made(&word(&body, &[("footnotes", &note)]), &["the bell"]);
    let expected = format!("<w:p>{}{}{mark}{}</w:p>", r(FIRST), start(1), end(1));
    assert_eq!(body_of(&made.bytes), expected);
    assert!(member(&made.bytes, "word/footnotes.xml").contains(&note));
    let comments = member(&made.bytes, "word/comments.xml");
    assert!(comments.contains("In this note: “the bell”"), "{comments}");
}

#[test]
fn a_comment_on_a_text_box_is_at_its_drawing() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let drawing = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        boxed(SECOND),
        boxed(SECOND)
    );
    let body = format!("<w:p>{}{drawing}</w:p>", r(FIRST));
    let made = made(&word(&body, &[]), &["after dusk"]);
    let expected = format!("<w:p>{}{}{drawing}{}</w:p>", r(FIRST), start(1), end(1));
    assert_eq!(body_of(&made.bytes), expected);
    let comments = member(&made.bytes, "word/comments.xml");
    assert!(
        comments.contains("In this text box: “after dusk”"),
        "{comments}"
    );
}

#[test]
fn fields_and_controls_are_not_cut() {
    let field = format!(
        "<w:fldSimple w:instr=\" REF a \">{}</w:fldSimple>",
        r("the lower gate")
    );
    let control = format!(
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        r("opens at dawn")
    );
    let body = format!("<w:p>{field}{}{control}</w:p>", r(" of the quay "));
    let found = commented_body(&body, &["lower gate of", "at dawn"]);
    let quay = |text: &str| r(text);
    let expected = format!(
        "<w:p>{}{field}{}{}{}{}{control}{}</w:p>",
        start(1),
        quay(" of"),
        end(1),
        quay(" the quay "),
        start(2),
        end(2)
    );
    assert_eq!(found, expected);
}

#[test]
fn what_a_tracked_change_deleted_is_not_taken_for_the_text() {
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>thirty</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">{}</w:ins>{}</w:p>",
        r("within "),
        r("thirteen"),
        r(" days")
    );
    let found = commented_body(&body, &["thirteen"]);
    let expected = format!(
        "<w:ins w:id=\"2\" w:author=\"a\">{}{}{}</w:ins>",
        start(3),
        r("thirteen"),
        end(3)
    );
    assert!(found.contains(&expected), "{found}");
}

#[test]
fn comments_that_are_there_stay_and_numbers_are_free() {
    let old = "<w:comment w:id=\"1\" w:author=\"Ann\"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment>";
    let body = format!("<w:p>{}{}{}</w:p>", start(1), r(FIRST), end(1));
    let bytes = word(&body, &[("comments", old)]);
    let made = made(&bytes, &["lower gate"]);
    let comments = member(&made.bytes, "word/comments.xml");
    assert!(
        comments.contains(old) && comments.contains("<w:comment w:id=\"2\" w:author=\"variorum\""),
        "{comments}"
    );
    for name in [
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/theme.xml",
    ] {
        assert_eq!(member(&made.bytes, name), member(&bytes, name), "{name}");
    }
}

#[test]
fn a_new_part_has_a_type_and_a_relation() {
    let made = made(&word(&p(FIRST), &[]), &["lower gate"]);
    let types = member(&made.bytes, "[Content_Types].xml");
    assert!(
        types.contains("<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"),
        "{types}"
    );
    let relations = member(&made.bytes, "word/_rels/document.xml.rels");
    assert!(
        relations.contains("relationships/comments\" Target=\"comments.xml\"/>"),
        "{relations}"
    );
    assert!(crate::input::packed::is_own(&made.bytes));
}

#[test]
fn a_text_in_another_format_becomes_a_file_of_our_own() {
    let text = "# Harbour *rules*\n\nThe **lower gate** opens &amp; closes.\n";
    let reading = input::Options::default();
    let document = input::from_bytes("a.md", text.as_bytes(), &reading).unwrap();
    let at = text.find("gate** opens").unwrap();
    let comment = Comment {
        span: Span::new(at, at + "gate** opens &amp;".len()),
        lines: vec!["a remark".to_owned()],
    };
    let side = Side {
        name: "a.md".to_owned(),
        bytes: &[],
        options: &reading,
    };
    let made = commented(&side, &document, &[comment], &Options::default()).unwrap();
    let body = body_of(&made.bytes);
    let expected = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        r("The lower "),
        start(1),
        r("gate opens &amp;"),
        end(1),
        r(" closes.")
    );
    assert!(body.contains(&expected), "{body}");
}
