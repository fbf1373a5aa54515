//! What is said of a break, and the join that is proposed.

use crate::document::reading::{Paragraph, Reading};
use crate::finding::{self, Finding, Fix, Place, Related, Replacement, Role};
use crate::wording::message::message;

use crate::rules::broken_paragraph::{RULE, continued};
use crate::rules::ending::{self, SHOWN};
use crate::text::script;
use crate::text::span::Span;

pub(super) fn finding(reading: &Reading, one: Paragraph, next: Paragraph) -> Finding {
    let tail = last_characters(reading, one.span);
    let head = first_characters(reading, next.span);
    let (end, start) = (reading.quote(tail), reading.quote(head));
    let joint = if is_list_break(reading, one, next) {
        "、"
    } else if end.ends_with(script::is_unspaced) || start.starts_with(script::is_unspaced) {
        ""
    } else {
        " "
    };
    let rest = Span {
        start: head.end,
        end: next.span.end,
    };
    let more = if reading.quote(rest).starts_with(script::is_word) {
        "…"
    } else {
        ""
    };
    let gap = Span {
        start: one.span.end,
        end: next.span.start,
    };
    let key = format!("{}\n{}", one.key(), next.key());
    Finding {
        rule: RULE.name,
        severity: RULE.severity,
        message: message!(
            "broken-paragraph.breaks-off",
            end = end,
            start = format!("{start}{more}")
        ),
        place: Place {
            document: reading.number(),
            span: tail,
        },
        related: vec![Related {
            role: Role::Conflict,
            place: Place {
                document: reading.number(),
                span: head,
            },
            message: message!("broken-paragraph.continues"),
        }],
        similarity: None,
        class: None,
        // Where a title is torn, a mark between the halves may be lost, and only the document can tell.
        fix: (joint == "、" || !is_torn_title(reading, one, next)).then(|| Fix {
            safe: false,
            edits: vec![Replacement {
                span: gap,
                text: joint.to_owned(),
            }],
        }),
        fingerprint: finding::fingerprint(RULE.name, &key),
    }
}

/// What is said of a paragraph that breaks off before a part with a number. Its other half is not there to be joined.
pub(super) fn cut_off(reading: &Reading, one: Paragraph, next: Paragraph) -> Finding {
    let tail = last_characters(reading, one.span);
    let head = first_characters(reading, next.span);
    let (end, start) = (reading.quote(tail), reading.quote(head));
    let message = message!("broken-paragraph.cut-off", end = end, start = start);
    let finding = RULE.finding(reading.number(), tail, message);
    finding.also(head, message!("broken-paragraph.next-part"))
}

/// Whether the words on both sides of the break is elsewhere with 、 between them, which the break has swallowed.
fn is_list_break(reading: &Reading, one: Paragraph, next: Paragraph) -> bool {
    let [tail, head] = around(reading, one, next);
    tail.chars().chain(head.chars()).all(script::is_han)
        && reading.keys().contains(&format!("{tail}、{head}"))
        && !reading.keys().contains(&format!("{tail}{head}"))
}

/// Whether a title in Han characters breaks off, and nothing elsewhere shows how it goes on.
fn is_torn_title(reading: &Reading, one: Paragraph, next: Paragraph) -> bool {
    let [tail, head] = around(reading, one, next);
    tail.chars().chain(head.chars()).all(script::is_han)
        && continued::crosses_a_title(reading.quote(one.span), reading.quote(next.span))
        && !reading.keys().contains(&format!("{tail}{head}"))
}

/// The two characters before the break and the two after it.
fn around(reading: &Reading, one: Paragraph, next: Paragraph) -> [String; 2] {
    let tail = reading.quote(one.span);
    let last = tail.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    [
        tail[last..].to_owned(),
        reading.quote(next.span).chars().take(2).collect(),
    ]
}

/// The end of a paragraph from its last mark or space on, as far as it is not long.
fn last_characters(reading: &Reading, span: Span) -> Span {
    let span = ending::last_characters(reading, span);
    let part = reading.quote(span);
    let cut = part
        .char_indices()
        .rev()
        .skip(2)
        .find(|(_, c)| !script::is_word(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let cut = if part[cut..].trim().is_empty() {
        0
    } else {
        cut
    };
    reading.quoted(span, cut..part.len())
}

/// The start of a paragraph up to a mark or space, as far as it is not long.
fn first_characters(reading: &Reading, span: Span) -> Span {
    let text = reading.quote(span);
    let to = text
        .char_indices()
        .take(SHOWN)
        .take_while(|(_, c)| !matches!(c, '\n' | '\r'))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    let part = &text[..to];
    let cut = part
        .char_indices()
        .skip(2)
        .find(|(_, c)| !script::is_word(*c))
        .map_or(part.len(), |(at, _)| at);
    reading.quoted(span, 0..cut)
}
