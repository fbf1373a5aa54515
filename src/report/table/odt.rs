//! The table as a text of `OpenDocument`. Deleted and inserted text, headings and notes have styles of their own.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::report::table::rows::Row;
use crate::report::table::{
    ARROWS, LEGEND, Mark, Paragraph, Piece, Table, escaped, packed, tables,
};
use crate::report::{Report, Style};

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const TYPE: &str = "application/vnd.oasis.opendocument.text";
const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\"";

/// A4 on its side, with the width of both columns together.
const PAGE: &str = "<style:page-layout style:name=\"Page\"><style:page-layout-properties fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/></style:page-layout>";
const WIDTH: &str = "25.7cm";
const COLUMN: &str = "12.85cm";

/// Writes the file.
pub(super) fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tables = tables(report, style);
    let language = tables.iter().find_map(|table| table.language);
    let entry = |path: &str, kind: &str| {
        format!(
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>"
        )
    };
    let manifest = format!(
        "{START}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">{}{}{}</manifest:manifest>",
        entry("/", TYPE),
        entry("content.xml", "text/xml"),
        entry("styles.xml", "text/xml")
    );
    let members = [
        ("mimetype", TYPE.to_owned()),
        ("content.xml", content(&tables)),
        ("styles.xml", styles(language)),
        ("META-INF/manifest.xml", manifest),
    ];
    packed(&members, out)
}

fn content(tables: &[Table]) -> String {
    let mut out = format!("{START}<office:document-content {SPACES}><office:automatic-styles>");
    for (name, mode) in [("Table", "lr-tb"), ("TableRight", "rl-tb")] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties style:width=\"{WIDTH}\" table:align=\"margins\" style:writing-mode=\"{mode}\" fo:margin-bottom=\"0.3cm\"/></style:style>"
        );
    }
    let _ = write!(
        out,
        "<style:style style:name=\"Column\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"{COLUMN}\"/></style:style>"
    );
    for (name, shading) in [("Cell", ""), ("Head", " fo:background-color=\"#e8e8e8\"")] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.15cm\" fo:border=\"0.5pt solid #767676\"{shading}/></style:style>"
        );
    }
    for (name, parent) in [
        ("ClauseRight", "Clause"),
        ("ClauseHeadingRight", "ClauseHeading"),
        ("ClauseNoteRight", "ClauseNote"),
    ] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"paragraph\" style:parent-style-name=\"{parent}\"><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"start\"/></style:style>"
        );
    }
    for name in ["Across", "AcrossRight"] {
        let mode = if name == "Across" { "lr-tb" } else { "rl-tb" };
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"paragraph\" style:parent-style-name=\"ClauseHeading\"><style:paragraph-properties fo:text-align=\"center\" fo:keep-with-next=\"always\" style:writing-mode=\"{mode}\"/></style:style>"
        );
    }
    out.push_str("</office:automatic-styles><office:body><office:text>");
    for (at, each) in tables.iter().enumerate() {
        table(each, at + 1, &mut out);
    }
    if tables.iter().any(|table| !table.rows.is_empty()) {
        legend(tables.iter().any(Table::has_arrows), &mut out);
    } else {
        out.push_str("<text:p/>");
    }
    out + "</office:text></office:body></office:document-content>"
}

fn table(table: &Table, number: usize, out: &mut String) {
    let style = if table.is_right_to_left {
        "TableRight"
    } else {
        "Table"
    };
    let _ = write!(
        out,
        "<table:table table:name=\"Table{number}\" table:style-name=\"{style}\"><table:table-column table:style-name=\"Column\" table:number-columns-repeated=\"2\"/><table:table-header-rows><table:table-row>"
    );
    for name in &table.names {
        let text = name.clone();
        let mark = Mark::Kept;
        let name = Paragraph {
            pieces: vec![Piece { text, mark }],
            is_heading: true,
            is_note: false,
        };
        cell(&[name], "Head", out);
    }
    out.push_str("</table:table-row></table:table-header-rows>");
    for row in &table.rows {
        out.push_str("<table:table-row>");
        match row {
            Row::Heading(heading) => across(heading, out),
            Row::Cells(cells) => {
                for each in cells {
                    cell(each, "Cell", out);
                }
            }
            Row::Gap => {
                let (text, mark) = ("⋯".to_owned(), Mark::Kept);
                let pieces = vec![Piece { text, mark }];
                across(
                    &Paragraph {
                        pieces,
                        ..Paragraph::default()
                    },
                    out,
                );
            }
        }
        out.push_str("</table:table-row>");
    }
    out.push_str("</table:table>");
}

/// A cell over both columns.
fn across(paragraph: &Paragraph, out: &mut String) {
    out.push_str("<table:table-cell table:style-name=\"Cell\" table:number-columns-spanned=\"2\">");
    let style = if paragraph.is_right_to_left() {
        "AcrossRight"
    } else {
        "Across"
    };
    written(paragraph, style, out);
    out.push_str("</table:table-cell><table:covered-table-cell/>");
}

fn cell(paragraphs: &[Paragraph], style: &str, out: &mut String) {
    let _ = write!(out, "<table:table-cell table:style-name=\"{style}\">");
    for each in paragraphs {
        let style = match (each, each.is_right_to_left()) {
            (Paragraph { is_note: true, .. }, false) => "ClauseNote",
            (Paragraph { is_note: true, .. }, true) => "ClauseNoteRight",
            (
                Paragraph {
                    is_heading: true, ..
                },
                false,
            ) => "ClauseHeading",
            (
                Paragraph {
                    is_heading: true, ..
                },
                true,
            ) => "ClauseHeadingRight",
            (_, false) => "Clause",
            (_, true) => "ClauseRight",
        };
        written(each, style, out);
    }
    if paragraphs.is_empty() {
        out.push_str("<text:p text:style-name=\"Clause\"/>");
    }
    out.push_str("</table:table-cell>");
}

fn written(paragraph: &Paragraph, style: &str, out: &mut String) {
    let _ = write!(out, "<text:p text:style-name=\"{style}\">");
    for piece in &paragraph.pieces {
        let style = match piece.mark {
            Mark::Kept => "Kept",
            Mark::Deleted => "Deleted",
            Mark::Inserted => "Inserted",
        };
        let _ = write!(out, "<text:span text:style-name=\"{style}\">");
        let mut after_space = out.ends_with("<text:span text:style-name=\"Kept\">");
        for c in piece.text.chars() {
            match c {
                '\n' => out.push_str("<text:line-break/>"),
                '\t' => out.push_str("<text:tab/>"),
                // One space at an edge, and the second of two, would be dropped.
                ' ' if after_space => out.push_str("<text:s/>"),
                c => out.push_str(&escaped(c.encode_utf8(&mut [0; 4]))),
            }
            after_space = matches!(c, ' ' | '\n' | '\t');
        }
        out.push_str("</text:span>");
    }
    out.push_str("</text:p>");
}

/// What the marks mean.
fn legend(has_arrows: bool, out: &mut String) {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, (mark, name)) in LEGEND.into_iter().enumerate() {
        if at > 0 {
            pieces.push(Piece {
                text: ", ".to_owned(),
                mark: Mark::Kept,
            });
        }
        pieces.push(Piece {
            text: name.to_owned(),
            mark,
        });
    }
    if has_arrows {
        pieces.push(Piece {
            text: format!(", {ARROWS}"),
            mark: Mark::Kept,
        });
    }
    let legend = Paragraph {
        pieces,
        is_heading: false,
        is_note: true,
    };
    written(&legend, "ClauseNote", out);
}

fn styles(language: Option<&str>) -> String {
    let mut properties = String::from("fo:font-family=\"Liberation Serif\"");
    let kinds = [
        "fo:language",
        "style:language-asian",
        "style:language-complex",
    ];
    let countries = ["fo:country", "style:country-asian", "style:country-complex"];
    for (kind, country) in kinds.into_iter().zip(countries) {
        if let Some(code) = language {
            let _ = write!(properties, " {kind}=\"{code}\" {country}=\"none\"");
        }
    }
    let mut out = format!(
        "{START}<office:document-styles {SPACES}><office:styles><style:default-style style:family=\"paragraph\"><style:text-properties fo:font-size=\"10.5pt\" style:font-size-asian=\"10.5pt\" style:font-size-complex=\"10.5pt\" {properties}/></style:default-style>"
    );
    let bold = "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"";
    let small =
        "fo:font-size=\"9pt\" style:font-size-asian=\"9pt\" style:font-size-complex=\"9pt\"";
    for (name, properties) in [
        ("Clause", ""),
        ("ClauseHeading", bold),
        ("ClauseNote", small),
    ] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.1cm\"/><style:text-properties {properties}/></style:style>"
        );
    }
    let underlined = "style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\"";
    let struck = "style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\"";
    for (name, properties) in [
        ("Kept", String::new()),
        ("Deleted", format!("{struck} fo:color=\"#a00000\"")),
        (
            "Inserted",
            format!("{bold} {underlined} fo:color=\"#004a9f\""),
        ),
    ] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"text\"><style:text-properties {properties}/></style:style>"
        );
    }
    out + "</office:styles><office:automatic-styles>"
        + PAGE
        + "</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"/></office:master-styles></office:document-styles>"
}
