//! The table as a Word file. Deleted and inserted text, and notes, have styles of their own, so that all of them can be changed at once.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::report::table::rows::Row;
use crate::report::table::{
    ARROWS, LEGEND, Mark, Paragraph, Piece, Table, escaped, packed, tables,
};
use crate::report::{Report, Style};

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A4 on its side with margins of 2 cm, in twentieths of a point.
const PAGE: &str = "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
/// What is between the margins, a half for each column.
const WIDTH: u32 = 14570;
const COLUMN: u32 = WIDTH / 2;

/// The styles besides the usual one: the kind, the name in the file, the name for people, and the properties.
const STYLES: &[(&str, &str, &str, &str)] = &[
    (
        "character",
        "Deleted",
        "Deleted Text",
        "<w:rPr><w:strike/><w:color w:val=\"A00000\"/></w:rPr>",
    ),
    (
        "character",
        "Inserted",
        "Inserted Text",
        "<w:rPr><w:b/><w:bCs/><w:color w:val=\"004A9F\"/><w:u w:val=\"single\"/></w:rPr>",
    ),
    (
        "paragraph",
        "Clause",
        "Table Clause",
        "<w:pPr><w:spacing w:after=\"60\"/></w:pPr>",
    ),
    (
        "paragraph",
        "ClauseHeading",
        "Table Heading",
        "<w:pPr><w:spacing w:after=\"60\"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>",
    ),
    (
        "paragraph",
        "ClauseNote",
        "Table Note",
        "<w:pPr><w:spacing w:after=\"60\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>",
    ),
];

/// Writes the file.
pub(super) fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tables = tables(report, style);
    let relation = |kind: &str, target: &str| {
        format!("{START}{RELATIONS}{kind}\" Target=\"{target}\"/></Relationships>")
    };
    let language = tables.iter().find_map(|table| table.language);
    let members = [
        ("[Content_Types].xml", format!("{START}{TYPES}")),
        (
            "_rels/.rels",
            relation("officeDocument", "word/document.xml"),
        ),
        ("word/document.xml", text(&tables)),
        (
            "word/_rels/document.xml.rels",
            relation("styles", "styles.xml"),
        ),
        ("word/styles.xml", styles(language)),
    ];
    packed(&members, out)
}

fn text(tables: &[Table]) -> String {
    let mut out = format!("{START}<w:document {WORD}><w:body>");
    for (at, each) in tables.iter().enumerate() {
        if at > 0 {
            // Two tables with nothing between them would be one.
            out.push_str("<w:p/>");
        }
        table(each, &mut out);
    }
    let has_arrows = tables.iter().any(Table::has_arrows);
    if tables.iter().any(|table| !table.rows.is_empty()) {
        legend(has_arrows, &mut out);
    } else {
        out.push_str("<w:p/>");
    }
    out + PAGE + "</w:body></w:document>"
}

fn table(table: &Table, out: &mut String) {
    out.push_str("<w:tbl><w:tblPr>");
    if table.is_right_to_left {
        out.push_str("<w:bidiVisual/>");
    }
    let _ = write!(
        out,
        "<w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>"
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(
            out,
            "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>"
        );
    }
    let _ = write!(
        out,
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"57\" w:type=\"dxa\"/><w:left w:w=\"113\" w:type=\"dxa\"/><w:right w:w=\"113\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{COLUMN}\"/><w:gridCol w:w=\"{COLUMN}\"/></w:tblGrid>"
    );
    out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for name in &table.names {
        let name = Paragraph {
            pieces: vec![Piece {
                text: name.clone(),
                mark: Mark::Kept,
            }],
            is_heading: true,
            is_note: false,
        };
        cell(
            &[name],
            1,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8E8E8\"/>",
            out,
        );
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        match row {
            Row::Heading(heading) => {
                // A heading stays with what is below it.
                out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
                cell(std::slice::from_ref(heading), 2, "", out);
            }
            Row::Cells(cells) => {
                out.push_str("<w:tr>");
                for each in cells {
                    cell(each, 1, "", out);
                }
            }
            Row::Gap => {
                out.push_str("<w:tr>");
                cell(&[gap()], 2, "", out);
            }
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// A sign for rows that are left out.
fn gap() -> Paragraph {
    let text = "⋯".to_owned();
    let mark = Mark::Kept;
    Paragraph {
        pieces: vec![Piece { text, mark }],
        ..Paragraph::default()
    }
}

/// A cell over so many columns.
fn cell(paragraphs: &[Paragraph], columns: u32, shading: &str, out: &mut String) {
    let width = COLUMN * columns;
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if columns > 1 {
        let _ = write!(out, "<w:gridSpan w:val=\"{columns}\"/>");
    }
    let _ = write!(out, "{shading}</w:tcPr>");
    for each in paragraphs {
        paragraph(each, columns > 1, out);
    }
    if paragraphs.is_empty() {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Clause\"/></w:pPr></w:p>");
    }
    out.push_str("</w:tc>");
}

fn paragraph(paragraph: &Paragraph, is_across: bool, out: &mut String) {
    let style = match paragraph {
        Paragraph { is_note: true, .. } => "ClauseNote",
        Paragraph {
            is_heading: true, ..
        } => "ClauseHeading",
        _ => "Clause",
    };
    let is_right = paragraph.is_right_to_left();
    let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
    if is_across && paragraph.is_heading {
        out.push_str("<w:keepNext/>");
    }
    out.push_str(if is_right { "<w:bidi/>" } else { "" });
    out.push_str(if is_across {
        "<w:jc w:val=\"center\"/>"
    } else {
        ""
    });
    out.push_str("</w:pPr>");
    for piece in &paragraph.pieces {
        run(piece, is_right, out);
    }
    out.push_str("</w:p>");
}

fn run(piece: &Piece, is_right: bool, out: &mut String) {
    out.push_str("<w:r>");
    let style = match piece.mark {
        Mark::Kept => "",
        Mark::Deleted => "<w:rStyle w:val=\"Deleted\"/>",
        Mark::Inserted => "<w:rStyle w:val=\"Inserted\"/>",
    };
    let direction = if is_right { "<w:rtl/>" } else { "" };
    if !(style.is_empty() && direction.is_empty()) {
        let _ = write!(out, "<w:rPr>{style}{direction}</w:rPr>");
    }
    for (at, line) in piece.text.split('\n').enumerate() {
        out.push_str(if at > 0 { "<w:br/>" } else { "" });
        for (at, part) in line.split('\t').enumerate() {
            out.push_str(if at > 0 { "<w:tab/>" } else { "" });
            let text = escaped(part);
            if !text.is_empty() {
                let _ = write!(out, "<w:t xml:space=\"preserve\">{text}</w:t>");
            }
        }
    }
    out.push_str("</w:r>");
}

/// What the marks mean.
fn legend(has_arrows: bool, out: &mut String) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, mark: Mark| {
        let text = text.to_owned();
        pieces.push(Piece { text, mark });
    };
    for (at, (mark, name)) in LEGEND.into_iter().enumerate() {
        if at > 0 {
            push(", ", Mark::Kept);
        }
        push(name, mark);
    }
    if has_arrows {
        push(&format!(", {ARROWS}"), Mark::Kept);
    }
    let legend = Paragraph {
        pieces,
        is_heading: false,
        is_note: true,
    };
    paragraph(&legend, false, out);
}

fn styles(language: Option<&str>) -> String {
    let language = language.map_or_else(String::new, |code| {
        format!("<w:lang w:val=\"{code}\" w:eastAsia=\"{code}\" w:bidi=\"{code}\"/>")
    });
    let mut out = format!(
        "{START}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    );
    for (kind, id, name, properties) in STYLES {
        let based = if *kind == "paragraph" {
            "<w:basedOn w:val=\"Normal\"/>"
        } else {
            ""
        };
        let _ = write!(
            out,
            "<w:style w:type=\"{kind}\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}{properties}</w:style>"
        );
    }
    out + "</w:styles>"
}
