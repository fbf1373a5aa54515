//! Paragraphs that break off before the next numbered part: their other half is lost, or somewhere else.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::Style;
use crate::rules::broken_paragraph::{LONG, line, list};
use crate::text::marks;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// Whether a paragraph breaks off in mid-sentence where the next one is a part with a number and a name, such as an article.
pub(super) fn cuts_off(reading: &Reading, one: Paragraph, next: Paragraph) -> bool {
    // A hash opens a heading, or a comment in a file for programs.
    let is_part = |each: Paragraph| match each.label.map(|label| label.style) {
        Some(Style::Division(_)) => true,
        Some(Style::Hash(_)) => each.kind == Kind::Heading,
        _ => false,
    };
    // Behind an item no list begins with the item that follows it.
    let is_next = one.label.zip(next.label).is_some_and(|(one, next)| {
        one.style != Style::Bullet && next.number > 0 && one.precedes(&next)
    });
    let running = matches!(one.kind, Kind::Body | Kind::Quote) || is_part(one);
    let is_behind = running && is_part(next);
    if !is_next && !is_behind {
        return false;
    }
    let gap = Span {
        start: one.span.end,
        end: next.span.start,
    };
    let tail = line::seen(reading.quote(one.span));
    if !tail.ends_with(script::is_word) || reading.without_furniture(gap).as_slice() != [gap] {
        return false;
    }
    let weight = script::weight_of(one.body());
    let head = line::seen(reading.quote(next.span));
    if line::is_no_language(tail, head) || tail.starts_with("--") {
        return false;
    }
    if tail.ends_with(script::is_unspaced) {
        // No heading has several clauses.
        let clauses = one.body().contains(['，', '、', ',']);
        let is_long = clauses && weight >= LONG / 2;
        return (is_long && segment::ends_open(one.vocabulary(), tail))
            || (weight >= LONG / 4 && list::ends_in_a_joint(one, tail));
    }
    let opens_well = one
        .body()
        .starts_with(|c: char| c.is_uppercase() || marks::opens(c).is_some());
    let least = if is_part(one) { LONG / 2 } else { LONG / 3 };
    opens_well && weight >= least && list::ends_in_a_joint(one, tail)
}
