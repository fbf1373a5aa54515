//! Places and quotations as all JSON has them: spans in Unicode scalar values, lines and columns from 1.

use serde::Serialize;

use crate::document::Kind as ParagraphKind;
use crate::report::places::Indexed;
use crate::text::normalise::joined;
use crate::text::span::Span;

/// A span, for programs.
#[derive(Serialize)]
pub(super) struct SpanJson {
    offset: usize,
    length: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    heading: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

/// The span in characters, lines and columns.
pub(super) fn span(indexed: &Indexed<'_>, span: Span) -> SpanJson {
    let lines = &indexed.lines;
    let (start, end) = (lines.place(span.start), lines.place(span.end));
    let offset = lines.characters(span.start);
    SpanJson {
        offset,
        length: lines.characters(span.end) - offset,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        heading: indexed.headings(span.start),
        page: indexed.page(span.start),
    }
}

/// A span with what is there.
#[derive(Serialize)]
pub(super) struct QuoteJson {
    pub(super) span: SpanJson,
    pub(super) text: String,
}

/// The text of a span on one line.
pub(super) fn quote(indexed: &Indexed<'_>, place: Span) -> QuoteJson {
    QuoteJson {
        span: span(indexed, place),
        text: joined(indexed.document.slice(place)),
    }
}

/// One edit: of a comparison, or between two copies of a passage.
#[derive(Serialize)]
pub(super) struct EditJson {
    pub(super) class: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) label: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) mark: bool,
    pub(super) old: QuoteJson,
    pub(super) new: QuoteJson,
}

/// Likeness to three places: more would be noise.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The name of a kind of paragraph.
pub(super) fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Heading => "heading",
        ParagraphKind::Body => "body",
        ParagraphKind::ListItem | ParagraphKind::Contents => "list-item",
        ParagraphKind::Quote => "quote",
        ParagraphKind::Code => "code",
        ParagraphKind::TableCell => "table-cell",
        ParagraphKind::Footnote => "footnote",
        ParagraphKind::Header => "header",
        ParagraphKind::Footer => "footer",
        ParagraphKind::Comment => "comment",
    }
}
