//! Whole files, made part by part.

#[cfg(test)]
use proptest::prelude::*;

use crate::document::{Document, Kind};
use crate::input::package::tests::archive;
use crate::input::{Error, Options, Revisions, from_bytes};

const NAMES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'";

/// Styles for the tests: two lists, one that numbers clauses, and looks of words.
const STYLES: &str = "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/></text:list-style>\
    <text:list-style style:name='L2'><text:list-level-style-bullet text:level='1'/></text:list-style>\
    <text:list-style style:name='条'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-prefix='第' style:num-suffix='条'><style:list-level-properties><style:list-level-label-alignment text:label-followed-by='space'/></style:list-level-properties></text:list-level-style-number></text:list-style>\
    <style:style style:name='Q' style:family='paragraph' style:parent-style-name='Quotations'/><style:style style:name='Quotations' style:family='paragraph'/>\
    <style:style style:name='hidden' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <style:style style:name='up' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>\
    <style:style style:name='own' style:family='paragraph' style:list-style-name='条'/>";

fn packed(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut members = vec![
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_str()),
    ];
    members.extend(more);
    let members: Vec<(&str, &[u8])> = members
        .iter()
        .map(|(name, part)| (*name, part.as_bytes()))
        .collect();
    archive(&members)
}

fn read(body: &str, options: &Options) -> Document {
    from_bytes("a.odt", &packed(body, &[]), options).unwrap()
}

fn lines_of(document: &Document) -> Vec<String> {
    let lines: Vec<String> = (document.paragraphs.iter())
        .map(|each| document.slice(each.span).to_owned())
        .collect();
    let whole = lines.join("\n\n") + if lines.is_empty() { "" } else { "\n" };
    assert_eq!(document.text, whole);
    lines
}

fn lines(body: &str) -> Vec<String> {
    lines_of(&read(body, &Options::default()))
}

fn kinds(body: &str) -> Vec<(Kind, u8, String)> {
    let document = read(body, &Options::default());
    let found = document.paragraphs.iter();
    found
        .map(|each| (each.kind, each.level, document.slice(each.span).to_owned()))
        .collect()
}

/// The text with the changes, without them, and with both.
fn texts(body: &str) -> [Vec<String>; 3] {
    Revisions::ALL.map(|revisions| {
        lines_of(&read(
            body,
            &Options {
                revisions,
                ..Options::default()
            },
        ))
    })
}

fn refused(bytes: &[u8]) -> String {
    from_bytes("lease.odt", bytes, &Options::default())
        .unwrap_err()
        .to_string()
}

#[test]
fn white_space_is_one_space_and_elements_say_the_rest() {
    let body = "<text:p>\n  One  <text:span>two</text:span>\n three<text:s text:c='2'/>four<text:tab/>five &amp; six </text:p>\
        <text:p>Acme<text:line-break/>Acme House</text:p><text:p/><text:p>第一条<text:soft-page-break/>正文</text:p>";
    assert_eq!(
        lines(body),
        [
            "One two three  four\tfive & six",
            "Acme Acme House",
            "第一条正文"
        ]
    );
}

#[test]
fn what_is_hidden_is_left_out_and_what_is_raised_stays_apart() {
    let body = "<text:p>12<text:span text:style-name='up'>2</text:span> m<text:span text:style-name='hidden'> gone</text:span></text:p>\
        <text:section text:display='none'><text:p>gone</text:p></text:section><text:section><text:p>here</text:p></text:section>";
    assert_eq!(lines(body), ["12² m", "here"]);
}

#[test]
fn kinds_are_those_of_the_elements() {
    let body = "<text:h text:outline-level='2'>总则</text:h><text:p text:style-name='Q'>Said.</text:p>\
        <text:list text:style-name='L2'><text:list-item><text:p>bullet</text:p></text:list-item></text:list>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row></table:table>\
        <text:p>Text<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>";
    let expected = [
        (Kind::Heading, 2, "总则"),
        (Kind::Quote, 0, "Said."),
        (Kind::ListItem, 1, "bullet"),
        (Kind::TableCell, 0, "甲"),
        (Kind::TableCell, 0, "乙"),
        (Kind::TableCell, 0, "丙"),
        (Kind::Body, 0, "Text."),
        (Kind::Footnote, 0, "A note."),
    ];
    assert_eq!(
        kinds(body),
        expected.map(|(kind, level, text)| (kind, level, text.to_owned()))
    );
}

fn item(text: &str) -> String {
    format!("<text:list-item><text:p>{text}</text:p></text:list-item>")
}

#[test]
fn lists_are_numbered_as_they_are_shown() {
    let list = |more: &str, items: &str| {
        format!("<text:list text:style-name='L1' {more}>{items}</text:list>")
    };
    let nested = format!(
        "<text:list-item><text:p>two</text:p><text:list>{}</text:list><text:p>more</text:p></text:list-item>",
        item("inner")
    );
    let body = list("xml:id='x'", &(item("one") + &nested + &item("three")))
        + "<text:p>between</text:p>"
        + &list("text:continue-numbering='true'", &item("four"))
        + &list(
            "",
            "<text:list-item text:start-value='7'><text:p>seven</text:p></text:list-item><text:list-header><text:p>none</text:p></text:list-header>",
        )
        + &list("text:continue-list='x'", &item("five"));
    assert_eq!(
        lines(&body),
        [
            "1. one", "2. two", "a) inner", "more", "3. three", "between", "4. four", "7. seven",
            "none", "5. five"
        ]
    );
}

#[test]
fn items_deep_in_a_list_that_goes_on_count_on() {
    let deep = |text: &str| {
        format!(
            "<text:list text:style-name='L1' xml:id='y' text:continue-list='y'><text:list-item><text:list>{}</text:list></text:list-item></text:list>",
            item(text)
        )
    };
    assert_eq!(lines(&(deep("x") + &deep("y"))), ["a) x", "b) y"]);
}

#[test]
fn clauses_that_are_counted_are_labels() {
    let body = "<text:list text:style-name='条'><text:list-item><text:p>为了管理灯塔。</text:p></text:list-item></text:list>\
        <text:list><text:list-item><text:p text:style-name='own'>本办法适用于港口。</text:p></text:list-item></text:list>";
    let document = read(body, &Options::default());
    assert_eq!(
        lines_of(&document),
        ["第一条 为了管理灯塔。", "第一条 本办法适用于港口。"]
    );
    assert_eq!(document.label(&document.paragraphs[0]), "第一条");
}

#[test]
fn headings_are_numbered_by_their_outline() {
    let styles = format!(
        "<office:document-styles {NAMES}><office:styles><text:outline-style><text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/><text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/></text:outline-style></office:styles><office:master-styles><style:master-page><style:header><text:p>Harbour <text:page-number>3</text:page-number></text:p></style:header><style:header-left><text:p>Harbour</text:p></style:header-left><style:footer style:display='false'><text:p>no</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
    );
    let body = "<text:h text:outline-level='1'>One</text:h><text:h text:outline-level='2'>Inner</text:h><text:h text:outline-level='1' text:is-list-header='true'>Plain</text:h><text:h text:outline-level='2'>Next</text:h>";
    let bytes = packed(body, &[("styles.xml", &styles)]);
    let document = from_bytes("a.odt", &bytes, &Options::default()).unwrap();
    assert_eq!(
        lines_of(&document),
        ["1. One", "1.1 Inner", "Plain", "1.2 Next", "Harbour"]
    );
    assert_eq!(document.paragraphs[4].kind, Kind::Header);
}

#[test]
fn text_boxes_come_once_after_their_paragraph() {
    let frame =
        "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>";
    let body = format!(
        "<text:p>Before {frame}and after.</text:p>{frame}<text:p><draw:custom-shape><text:p>Shape.</text:p></draw:custom-shape></text:p>"
    );
    assert_eq!(
        lines(&body),
        ["Before and after.", "In the box.", "In the box.", "Shape."]
    );
}

#[test]
fn what_libreoffice_adds_is_read() {
    let body = "<text:p>Sign <loext:content-control>here</loext:content-control>.<draw:custom-shape><loext:table><loext:table-row><loext:table-cell><text:p>cell</text:p></loext:table-cell></loext:table-row></loext:table></draw:custom-shape></text:p>";
    assert_eq!(lines(body), ["Sign here.", "cell"]);
}

#[test]
fn formulas_are_on_one_line() {
    let object = "<math xmlns='http://www.w3.org/1998/Math/MathML'><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow><annotation>x^2</annotation></semantics></math>";
    let body = "<text:p>Let <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame> hold.</text:p>";
    let bytes = packed(body, &[("Object 1/content.xml", object)]);
    let document = from_bytes("a.odt", &bytes, &Options::default()).unwrap();
    assert_eq!(lines_of(&document), ["Let x^2=1/2 hold."]);
    assert_eq!(document.slice(document.markup.opaque()[0]), "x^2=1/2");
}

#[test]
fn a_table_of_contents_has_no_pages() {
    let body = "<text:table-of-content><text:table-of-content-source><text:index-title-template>No</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p>1 Fees<text:tab/>12</text:p></text:index-body></text:table-of-content>";
    let found = kinds(body);
    assert_eq!(found[1], (Kind::Contents, 0, "1 Fees".to_owned()));
    assert_eq!(found[0].2, "Contents");
}

/// The list of changes: one that came, and one that went with these elements.
fn tracked(deleted: &str) -> String {
    format!(
        "<text:tracked-changes><text:changed-region text:id='i'><text:insertion><office:change-info><dc:creator>A</dc:creator></office:change-info></text:insertion></text:changed-region><text:changed-region text:id='d'><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info>{deleted}</text:deletion></text:changed-region></text:tracked-changes>"
    )
}

#[test]
fn words_come_and_go() {
    let body = tracked("<text:p>thirty</text:p>")
        + "<text:p>pay in <text:change text:change-id='d'/><text:change-start text:change-id='i'/>sixty<text:change-end text:change-id='i'/> days</text:p>";
    let [last, first, both] = texts(&body);
    assert_eq!(last, ["pay in sixty days"]);
    assert_eq!(first, ["pay in thirty days"]);
    assert_eq!(both, ["pay in thirtysixty days"]);
}

#[test]
fn paragraphs_come_and_go() {
    let body = tracked("<text:p>.</text:p><text:p>Gone.</text:p><text:p>Th</text:p>")
        + "<text:p>One<text:change text:change-id='d'/>ree.</text:p><text:p>Four<text:change-start text:change-id='i'/>.</text:p><text:p>Five<text:change-end text:change-id='i'/>.</text:p>";
    let [last, first, both] = texts(&body);
    assert_eq!(last, ["Oneree.", "Four.", "Five."]);
    assert_eq!(first, ["One.", "Gone.", "Three.", "Four."]);
    assert_eq!(both, ["One.", "Gone.", "Three.", "Four.", "Five."]);
}

#[test]
fn a_table_that_went_is_read_where_it_was() {
    let table = "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>";
    let body = tracked(&format!("<text:p>.</text:p>{table}<text:p/>"))
        + "<text:p>One<text:change text:change-id='d'/></text:p><text:p>Two</text:p>";
    let [last, first, _] = texts(&body);
    assert_eq!(last, ["One", "Two"]);
    assert_eq!(first, ["One.", "cell", "Two"]);
}

#[test]
fn comments_are_read_on_request() {
    let body = "<text:p>Text<office:annotation><dc:creator>Ann</dc:creator><text:p>Is it?</text:p></office:annotation>.</text:p>";
    assert_eq!(lines(body), ["Text."]);
    let options = Options {
        comments: true,
        ..Options::default()
    };
    let document = read(body, &options);
    assert_eq!(lines_of(&document), ["Text.", "Is it?"]);
    assert_eq!(document.paragraphs[1].kind, Kind::Comment);
}

#[test]
fn a_text_without_an_archive_is_read() {
    let flat = format!(
        "<?xml version='1.0'?><office:document {NAMES} office:mimetype='application/vnd.oasis.opendocument.text'><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text><text:p>One.</text:p></office:text></office:body></office:document>"
    );
    for name in ["a.fodt", "a.xml"] {
        let document = from_bytes(name, flat.as_bytes(), &Options::default()).unwrap();
        assert_eq!(lines_of(&document), ["One."], "{name}");
        assert_eq!(document.container, Some("OpenDocument"));
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let content = |part: &str| archive(&[("content.xml", part.as_bytes())]);
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    for (bytes, said) in [
        (b"plain text".to_vec(), "a damaged one"),
        (archive(&[("a.txt", b"text")]), "no part content.xml"),
        (content("<a/>"), "not the text of an OpenDocument file"),
        (content("<!DOCTYPE a []><a/>"), "document type"),
        (content("<a>"), "content.xml"),
        (content(&deep), "256 deep"),
        (
            archive(&[("content.xml", b"<a>\xff</a>")]),
            "not valid UTF-8",
        ),
    ] {
        let text = refused(&bytes);
        assert!(
            text.starts_with("lease.odt: not a readable OpenDocument document: ")
                && text.contains(said),
            "{text}"
        );
    }
    let manifest = "<manifest:manifest xmlns:manifest='urn:x'><manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let bytes = packed("<text:p>x</text:p>", &[("META-INF/manifest.xml", manifest)]);
    let error = from_bytes("a.odt", &bytes, &Options::default()).unwrap_err();
    assert!(matches!(error, Error::Encrypted { .. }));
}

/// A text with something of everything.
fn full() -> String {
    tracked("<text:p>a</text:p><text:p>b</text:p>")
        + "<text:h text:outline-level='1'>总则</text:h><text:list text:style-name='L1'>"
        + &item("one<text:change text:change-id='d'/>two")
        + "</text:list><table:table><table:table-row><table:table-cell><text:p>cell<text:span text:style-name='up'>2</text:span></text:p></table:table-cell></table:table-row></table:table><text:p>x<text:note text:note-class='endnote'><text:note-body><text:p>note</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_file_with_changed_bytes_is_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>()) {
        let mut bytes = packed(&full(), &[]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut.index(4) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(document) = from_bytes("a.odt", &bytes, &Options::default()) {
            lines_of(&document);
        }
    }

    #[test]
    fn elements_in_any_order_are_read(parts in prop::collection::vec(prop::sample::select(vec![
        "<text:p>", "</text:p>", "<text:h>", "</text:h>", "甲 ", " b ", "<text:s/>", "<text:tab/>", "<text:line-break/>", "<text:span text:style-name='up'>2</text:span>",
        "<text:list text:style-name='L1'>", "</text:list>", "<text:list-item>", "</text:list-item>", "<text:section>", "</text:section>",
        "<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>",
        "<text:change text:change-id='d'/>", "<text:change-start text:change-id='i'/>", "<text:change-end text:change-id='i'/>",
        "<draw:frame><draw:text-box>", "</draw:text-box></draw:frame>", "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>",
    ]), 0..40)) {
        // What is not closed is closed, and what was not opened is left out.
        let (mut body, mut open) = (String::new(), Vec::new());
        for part in parts {
            let name = part.trim_start_matches(['<', '/']).split(['>', ' ']).next().unwrap_or_default();
            if part == "<draw:frame><draw:text-box>" {
                open.push("</draw:text-box></draw:frame>".to_owned());
                body += part;
            } else if part.starts_with("</") {
                if open.last().is_some_and(|close| close == part) {
                    open.pop();
                    body += part;
                }
            } else if part.starts_with('<') && !part.contains("/>") && !part.contains("</") {
                open.push(format!("</{name}>"));
                body += part;
            } else {
                body += part;
            }
        }
        for close in open.iter().rev() {
            body += close;
        }
        for revisions in Revisions::ALL {
            let deleted = tracked("<text:p>a</text:p><text:list><text:list-item><text:p>l</text:p></text:list-item></text:list><text:p>b</text:p>");
            lines_of(&read(&(deleted + &body), &Options { revisions, ..Options::default() }));
        }
    }
}
