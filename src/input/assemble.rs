//! From drafts to a document: what every reader does after it has found the lines of its paragraphs.

use crate::document::markup::Markup;
use crate::document::{CodeUse, Document, Kind, Links, Lost, Paragraph};
use crate::input::contents;
use crate::input::draft::{Draft, Drafts, Shape};
use crate::text::fold::Folding;
use crate::text::keys::Keys;
use crate::text::normalise;
use crate::text::rendering::Rendering;
use crate::text::script;
use crate::text::span::Span;

/// What a reader has found in a text.
pub(super) struct Found {
    /// The text that spans of the document are in.
    pub(super) text: String,
    /// The encoding that the text was guessed to be in, where it was.
    pub(super) guessed: Option<&'static str>,
    /// The text that the drafts are of, where that is another one: what is left when the marks are taken away.
    pub(super) rendering: Option<Rendering>,
    /// The paragraphs.
    pub(super) drafts: Drafts,
    /// What belongs to none of them, in spans of `text`.
    pub(super) furniture: Vec<Span>,
}

/// Makes the document; `what` says of each draft, given all of them and their keys, what it is and of what level.
pub(super) fn assemble(
    name: &str,
    found: Found,
    folding: Folding,
    what: impl Fn(&[Draft], &[&str], usize) -> (Kind, u8),
) -> Document {
    let Found {
        text,
        guessed,
        rendering,
        mut drafts,
        mut furniture,
    } = found;
    let view = rendering.as_ref().map_or(text.as_str(), Rendering::text);
    let source = |span| match &rendering {
        Some(rendering) => rendering.source(span),
        None => span,
    };
    let mut list = std::mem::take(&mut drafts.list);
    let mut keys = Keys::with_capacity(folding, view.len());
    let push = |draft| normalise::push(&mut keys, view, drafts.pieces(draft));
    let spans: Vec<Span> = list.iter().map(push).collect();
    let texts: Vec<&str> = spans.iter().map(|span| span.of(keys.text())).collect();
    contents::mark(&mut list, &texts);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(list.len());
    for (at, draft) in list.iter().enumerate() {
        let (kind, level) = what(&list, &texts, at);
        let pieces = drafts.pieces(draft).iter().map(|piece| piece.span);
        let span = pieces.reduce(Span::join).unwrap_or_default();
        if spans[at].is_empty() && span.of(view).chars().all(is_unseen) {
            furniture.push(source(span));
            continue;
        }
        paragraphs.push(Paragraph {
            span: source(span),
            key: spans[at],
            body: spans[at].start + body_start(texts[at], draft.label_length),
            kind,
            level,
            label: draft.label,
        });
    }
    furniture.extend(leaders(&drafts, &list).map(source));
    if rendering.is_none() {
        furniture.extend(quoting(view, &drafts, &list));
    }
    furniture.sort_unstable();
    // What two readers took out is one piece: between its ends, others could not be found by halving.
    furniture.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            *last = last.join(*next);
        }
        overlaps
    });
    if let Some(rendering) = rendering {
        keys.render(rendering);
    }
    Document {
        name: name.to_owned(),
        text,
        paragraphs,
        keys,
        furniture,
        markup: Markup::default(),
        code: CodeUse::Guessed,
        suppressions: Vec::new(),
        links: Links::default(),
        guessed_encoding: guessed,
        container: None,
        pages: Vec::new(),
        lost: Lost::default(),
    }
}

/// Whether a line of nothing but such characters looks empty.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || script::is_invisible(c)
}

/// The dots and the page number after an entry of a table of contents: they stand for nothing that is read.
fn leaders<'found>(drafts: &'found Drafts, list: &'found [Draft]) -> impl Iterator<Item = Span> {
    let entries = list.iter().filter(|draft| draft.shape == Shape::Contents);
    entries.filter_map(|draft| {
        let start = drafts.pieces(draft).first()?.span.end;
        let end = draft.first.end;
        (start != end).then_some(Span { start, end })
    })
}

/// The marks of a quotation before the second and later lines of a paragraph, which are no part of what is read.
fn quoting<'found>(
    view: &'found str,
    drafts: &'found Drafts,
    list: &'found [Draft],
) -> impl Iterator<Item = Span> {
    let pairs = list
        .iter()
        .flat_map(|draft| drafts.pieces(draft).windows(2));
    pairs.filter_map(move |pair| {
        let between = Span {
            start: pair[0].span.end,
            end: pair[1].span.start.max(pair[0].span.end),
        };
        let text = between.of(view);
        let line = text.rfind('\n').map_or(0, |at| at + 1);
        let mark = text[line..].trim();
        let is_mark = !mark.is_empty() && mark.chars().all(|c| c == '>' || c == ' ');
        is_mark.then(|| {
            let start = between.start as usize
                + line
                + (text.len() - line - text[line..].trim_start().len());
            Span::new(start, start + mark.len())
        })
    })
}

/// Where in the key the text after a label of `length` bytes starts, spaces not counted: the head that the label was read from
/// keeps more spaces than the key does.
fn body_start(key: &str, length: usize) -> u32 {
    if length == 0 {
        return 0;
    }
    let mut left = length;
    for (at, c) in key.char_indices() {
        if left == 0 && c != ' ' {
            return at as u32;
        }
        left = left.saturating_sub(if c == ' ' { 0 } else { c.len_utf8() });
    }
    key.len() as u32
}
