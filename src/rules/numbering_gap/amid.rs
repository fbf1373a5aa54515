//! Gaps in runs that do not begin at 1: a part of a longer document, or a list that goes on from another.
//!
//! Such a run may have been picked out of a longer one. So it counts only where it is whole but for one number, and where the document
//! says nowhere that it gives some parts only.

use std::cell::OnceCell;

use memchr::memmem;

use crate::document::Kind;
use crate::document::reading::Reading;
use crate::facts::label::Style;
use crate::language::topics::parts;
use crate::rules::numbering_gap::sequence::Item;

/// The shortest run in which a number is missed. Chosen by hand.
const SHORTEST: usize = 4;
/// The shortest list. Chosen by hand: numbers of a list are picked out more often than those of articles.
const SHORTEST_LIST: usize = 5;

/// Whether the item at `at` is behind the only gap of a run that starts anywhere. `partial` keeps whether the document gives parts only.
pub(super) fn is_behind_the_gap(
    (reading, partial): (&Reading, &OnceCell<bool>),
    style: Style,
    items: &[Item],
    at: usize,
) -> bool {
    let headed = items.iter().all(|item| {
        let kind = reading.paragraph(item.paragraph).kind;
        matches!(style, Style::Division(_)) || kind == Kind::Heading
    });
    let counted = match style {
        Style::Division(division) => !division.is_caption(),
        Style::Decimal(1) | Style::Han => true,
        Style::HanBrackets | Style::Brackets | Style::Circle => !headed,
        _ => false,
    };
    let least = if headed { SHORTEST } else { SHORTEST_LIST };
    counted
        && items.len() >= least
        && has_one_gap(items, at)
        && (headed || is_one_list(items))
        && items.iter().all(|item| is_plain(reading, *item))
        && !partial.get_or_init(|| is_partial(reading))
}

/// Whether the numbers rise one by one, but for the step to the one at `at`, on both sides of which two or more stand.
fn has_one_gap(items: &[Item], at: usize) -> bool {
    let step = |at: usize| items[at].number.checked_sub(items[at - 1].number);
    (2..items.len() - 1).contains(&at)
        && (1..items.len()).all(|each| step(each) == Some(if each == at { 2 } else { 1 }))
}

/// Whether the items follow each other with nothing between them.
fn is_one_list(items: &[Item]) -> bool {
    items
        .windows(2)
        .all(|two| two[0].paragraph + 1 == two[1].paragraph)
}

/// Whether an item is no quotation and introduces none, as it does in an act that amends another.
fn is_plain(reading: &Reading, item: Item) -> bool {
    let paragraph = reading.paragraph(item.paragraph);
    let key = paragraph.key();
    paragraph.kind != Kind::Quote
        && !key.starts_with(['"', '\''])
        && !paragraph.body().ends_with(":\"")
}

/// Whether the document says that it gives some parts of another one only, or that some are left out.
fn is_partial(reading: &Reading) -> bool {
    let lower = reading.keys().to_lowercase();
    let mut signs = parts::words(|parts| parts.partial);
    signs.any(|sign| memmem::find(lower.as_bytes(), sign.as_bytes()).is_some())
}
