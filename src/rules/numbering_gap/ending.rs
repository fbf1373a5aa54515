//! The last heading of a run with the number of the one before it: 3.1, 3.2, 3.2. No later number shows what was meant.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::Style;
use crate::rules::numbering_gap::sequence::Item;

/// The longest line that heads a part without being marked as a heading, in characters. Chosen by hand.
const LONGEST: usize = 60;

/// Whether both items head parts of their own, so that one of them has the wrong number.
pub(super) fn is_twice(reading: &Reading, style: Style, last: Item, item: Item) -> bool {
    let parts = [last, item].map(|each| reading.paragraph(each.paragraph));
    let [one, two] = parts.map(|part| part.body().trim());
    let numbered = matches!(style, Style::Division(_) | Style::Decimal(2..));
    // A heading that is repeated at the top of a page, or that says it is continued.
    let other = if one.is_empty() || two.is_empty() {
        one == two
    } else {
        !one.starts_with(two) && !two.starts_with(one)
    };
    numbered && other && parts[0].kind == parts[1].kind && parts.into_iter().all(is_heading)
}

/// Whether a paragraph is a heading, or a short line that ends like one.
fn is_heading(part: Paragraph) -> bool {
    let short = part.key().chars().count() <= LONGEST;
    let whole = part.body().ends_with(['.', '。', ';', ':', ',', '?', '!']);
    part.label.is_some()
        && (part.kind == Kind::Heading || part.kind == Kind::Body && short && !whole)
}
