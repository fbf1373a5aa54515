//! What is wrong with a number, and the finding that says so.

use crate::document::reading::{Paragraph, Reading};
use crate::facts::reference;
use crate::finding::Finding;
use crate::rules::numbering_gap::RULE;
use crate::rules::numbering_gap::sequence::Item;
use crate::text::numeral::{self, Notation};
use crate::text::span::Span;
use crate::wording::message::message;

/// What is wrong with the number of an item that comes after `last`.
pub(super) enum Wrong {
    Missing { last: Item, missing: u64 },
    Twice { last: Item },
    Order { last: Item },
}

pub(super) fn finding(reading: &Reading, item: Item, what: &Wrong) -> Finding {
    let here = reading.paragraph(item.paragraph);
    let (Wrong::Missing { last, .. } | Wrong::Twice { last } | Wrong::Order { last }) = what;
    let before = reading.paragraph(last.paragraph);
    let (one, two) = (written(before), written(here));
    let (message, note) = match what {
        Wrong::Missing { missing, .. } => {
            let missing = in_place_of(two, item.number, *missing);
            (
                message!(
                    "numbering-gap.missing",
                    missing = missing,
                    before = one,
                    after = two
                ),
                message!("numbering-gap.before-gap"),
            )
        }
        Wrong::Twice { .. } => (
            message!("numbering-gap.repeated", number = two),
            message!("numbering-gap.same"),
        ),
        Wrong::Order { .. } => (
            message!("numbering-gap.order", number = two, before = one),
            message!("numbering-gap.in-order"),
        ),
    };
    RULE.conflict(
        reading.number(),
        label_span(here),
        message,
        vec![(label_span(before), note)],
    )
}

/// The label of another number, written as that one is: 第三条 for 第四条, (iii) for (iv).
fn in_place_of(label: &str, number: u64, other: u64) -> String {
    const NOTATIONS: [Notation; 5] = [
        Notation::Figures,
        Notation::Han,
        Notation::Circle,
        Notation::Roman,
        Notation::Letter,
    ];
    let pairs = NOTATIONS.into_iter().flat_map(|notation| {
        let other = numeral::written(other, notation);
        numeral::written(number, notation).into_iter().zip(other)
    });
    // The last number of 3.4 is the one that counts.
    let found = pairs.filter_map(|(one, other)| Some((label.rfind(&one)?, one, other)));
    found
        .max_by_key(|(at, one, _)| (at + one.len(), one.len()))
        .map_or_else(
            || other.to_string(),
            |(at, one, other)| {
                let after = &label[at + one.len()..];
                format!("{}{other}{after}", &label[..at])
            },
        )
}

/// The number as it is written, with the word before it.
pub(super) fn written(paragraph: Paragraph<'_>) -> &str {
    let key = paragraph.key();
    if paragraph.label.is_some() {
        return paragraph.label_text().trim_start_matches('#').trim();
    }
    let Some((_, end)) = reference::heading(key) else {
        let bare = key.trim_start_matches(['#', ' ']);
        return bare.split(' ').next().unwrap_or("");
    };
    let caption = &key[..end];
    let name = caption.find(char::is_alphabetic).unwrap_or(0);
    &caption[name..]
}

fn label_span(paragraph: Paragraph) -> Span {
    let written = written(paragraph);
    let at = paragraph.key().find(written).unwrap_or(0);
    paragraph.source(Span::new(at, at + written.len()))
}
