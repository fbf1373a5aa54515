//! The text of a cell: a paragraph of one side, with what went from it or came into it marked.

use colored::{ColoredString, Colorize};

use crate::diff::change::{Class, Edit, Kind};
use crate::document::Document;
use crate::report::excerpt::flowing;
use crate::report::told;
use crate::text::span::Span;
use crate::wording::Lang;

/// Which text of a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// A paragraph of one side with its part of the edits marked.
pub(super) fn marked(
    document: &Document,
    span: Span,
    edits: &[Edit],
    side: Side,
    (kind, lang): (Kind, Lang),
) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for edit in edits {
        let (place, other) = match side {
            Side::Old => (edit.old, edit.new),
            Side::New => (edit.new, edit.old),
        };
        if place.is_empty() || !place.overlaps(span) {
            continue;
        }
        let (start, end) = (place.start.max(at), place.end.min(span.end));
        let kept = Span {
            start: at,
            end: start.max(at),
        };
        out.push_str(&text(document, kept));
        let changed = text(
            document,
            Span {
                start,
                end: end.max(start),
            },
        );
        out.push_str(&mark(&changed, edit, side).to_string());
        // The class follows what came, or what went where nothing came.
        let speaks = side == Side::New || other.is_empty();
        let plain = matches!(edit.class, Class::Wording | Class::Punctuation);
        if speaks && !plain && !edit.label && kind != Kind::Renumbered {
            let class = format!("({})", told::class(edit.class).said(lang));
            out.push_str(&class.yellow().to_string());
        }
        at = end.max(start);
    }
    out.push_str(&text(
        document,
        Span {
            start: at,
            end: span.end.max(at),
        },
    ));
    out
}

fn text(document: &Document, span: Span) -> String {
    if span.is_empty() {
        return String::new();
    }
    let parts = document.without_furniture(span).into_iter();
    parts.map(|part| flowing(document.seen(part))).collect()
}

/// What went or came: by its colour, and by brackets where no colour is.
fn mark(text: &str, edit: &Edit, side: Side) -> ColoredString {
    let coloured = colored::control::SHOULD_COLORIZE.should_colorize();
    let mark = match (side, coloured) {
        (Side::Old, true) => text.red().strikethrough(),
        (Side::New, true) => text.green().underline(),
        (Side::Old, false) => format!("[-{text}-]").normal(),
        (Side::New, false) => format!("{{+{text}+}}").normal(),
    };
    // A digit in a long paragraph has to leap to the eye.
    if edit.class.is_telling() && !edit.label {
        mark.bold()
    } else {
        mark
    }
}
