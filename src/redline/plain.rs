//! A Word file of our own from a text in any other format: its paragraphs, with a style for what each is.

use std::fmt::Write as _;

use crate::document::{Document, Kind};
use crate::input::package::Problem;
use crate::input::packed;
use crate::redline::bring::TYPE;
use crate::redline::raw::escaped;
use crate::redline::source::{self, Relation, TYPES};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The styles besides those of headings: the name in the file, the name for people, and the properties.
const STYLES: &[(&str, &str, &str)] = &[
    (
        "ListParagraph",
        "List Paragraph",
        "<w:pPr><w:ind w:left=\"567\"/></w:pPr>",
    ),
    (
        "Quote",
        "Quote",
        "<w:pPr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr><w:rPr><w:i/></w:rPr>",
    ),
    (
        "SourceCode",
        "Source Code",
        "<w:rPr><w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/><w:sz w:val=\"20\"/></w:rPr>",
    ),
    (
        "FootnoteText",
        "footnote text",
        "<w:rPr><w:sz w:val=\"18\"/></w:rPr>",
    ),
];

/// How many levels of headings have a style.
const LEVELS: u8 = 6;

/// The bytes of a Word file with the paragraphs of a document.
///
/// # Errors
/// When they cannot be packed.
pub(super) fn package(document: &Document) -> Result<Vec<u8>, Problem> {
    let relation = |kind: &str, target: &str| Relation {
        id: "rId1".to_owned(),
        kind: format!("{TYPE}{kind}"),
        target: target.to_owned(),
        is_external: false,
    };
    let types = format!(
        "{START}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>"
    );
    let members = [
        (TYPES, types),
        (
            "_rels/.rels",
            source::relations_text(&[relation("officeDocument", "word/document.xml")]),
        ),
        ("word/document.xml", text(document)),
        (
            "word/_rels/document.xml.rels",
            source::relations_text(&[relation("styles", "styles.xml")]),
        ),
        ("word/styles.xml", styles()),
    ];
    packed::packed(&members, "")
}

fn text(document: &Document) -> String {
    let mut out = format!("{START}<w:document {WORD}><w:body>");
    let placed = document
        .paragraphs
        .iter()
        .filter(|each| !each.kind.is_apart());
    for paragraph in placed {
        let style = match paragraph.kind {
            Kind::Heading => format!("Heading{}", paragraph.level.clamp(1, LEVELS)),
            Kind::ListItem => "ListParagraph".to_owned(),
            Kind::Quote => "Quote".to_owned(),
            Kind::Code => "SourceCode".to_owned(),
            Kind::Footnote => "FootnoteText".to_owned(),
            _ => String::new(),
        };
        out.push_str("<w:p>");
        if !style.is_empty() {
            let _ = write!(out, "<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        }
        let text = match paragraph.kind {
            Kind::Code => document.seen(paragraph.span).to_owned(),
            _ => document.reading(paragraph),
        };
        for (number, line) in text.lines().enumerate() {
            out.push_str("<w:r>");
            out.push_str(if number > 0 { "<w:br/>" } else { "" });
            let _ = write!(
                out,
                "<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                escaped(line)
            );
        }
        out.push_str("</w:p>");
    }
    out.push_str("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    out
}

fn styles() -> String {
    let mut out = format!(
        "{START}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    );
    for level in 1..=LEVELS {
        let size = 34 - 2 * level;
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            level - 1
        );
    }
    for (id, name, properties) in STYLES {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>{properties}</w:style>"
        );
    }
    out + "</w:styles>"
}
