//! A repeat in one line: how it starts, where its other copies are, and what differs.

use crate::finding::{Finding, Place};
use crate::report::excerpt::{flowing, head, shown};
use crate::report::places::Places;
use crate::report::told::ready;
use crate::report::{Check, Style, edits};
use crate::wording::message::{Argument, Message, message};

/// How many edits of a copy are shown before they are counted.
const INLINE: usize = 3;
/// How many columns each side of such an edit takes at most.
const EDIT: usize = 40;
/// How many bytes of a copy are not in the other one, at most, for the two to be compared unasked: of more, only the number of edits would
/// be shown. By hand on 2026-11-30, when copies of 2 MB that were alike in 94 of 100 words took 3 s.
const DIFFERENT: f64 = 16.0 * 1024.0;
/// How many columns the start of a passage takes at most.
const START: usize = 40;
/// How many other places are named before the rest is counted.
const NAMED: usize = 2;

/// How a passage starts, where else it is, and what differs there.
pub(super) fn line(places: &Places<'_>, style: Style<'_>, finding: &Finding) -> Message {
    let text = places.document(finding.place).seen(finding.place.span);
    let (start, _) = head(&flowing(text), START);
    let others = finding.related.iter().take(NAMED);
    let others = others.map(|each| ready(named(places, each.place, Some(finding.place.document))));
    let others = Argument::list(others);
    let others = match finding.related.len().saturating_sub(NAMED) {
        0 => others,
        rest => message!("human.and-more-places", places = others, count = rest).into(),
    };
    let differs = what_differs(places, style, finding, 0)
        .map(|what| message!("human.line-differs", what = ready(what)));
    message!(
        "human.line",
        start = ready(start),
        places = others,
        differs = differs
    )
}

/// The line and the column of a place, with its file where that is not the document at hand.
fn named(places: &Places<'_>, place: Place, document: Option<u32>) -> String {
    let at = places.start(place);
    if document == Some(place.document) {
        format!("{}:{}", at.line, at.column)
    } else {
        shown(&places.shown(place))
    }
}

/// `difference between 5:1 and 14:1`: which copies are compared, first the one whose text is marked as deleted.
pub(super) fn difference(
    places: &Places<'_>,
    finding: &Finding,
    related: usize,
    document: Option<u32>,
) -> Message {
    let (first, other) = edits::compared(finding, related);
    let first = first.map_or(String::new(), |first| named(places, first, document));
    let other = named(places, other, document);
    message!(
        "human.difference",
        first = ready(first),
        other = ready(other)
    )
}

/// Where the passages of a group are that are the same in all copies.
pub(super) fn others(places: &Places<'_>, check: &Check<'_>, numbers: &[usize]) -> Option<Message> {
    let same: Vec<String> = numbers
        .iter()
        .map(|number| &check.findings[*number])
        .filter(|each| each.similarity.is_some_and(|ratio| ratio >= 1.0))
        .map(|each| places.start(each.place).line.to_string())
        .collect();
    let count = same.len();
    (count > 0).then(|| message!("human.lines", count = count, lines = Argument::list(same)))
}

/// What differs between the first copy of a passage and another one: the edits, or how many there are.
pub(super) fn what_differs(
    places: &Places<'_>,
    style: Style<'_>,
    finding: &Finding,
    related: usize,
) -> Option<String> {
    let in_short = |edits: Message| {
        let similar = finding.similarity.map_or(0.0, |ratio| ratio * 100.0);
        let percent = ready(format!("{:.0}", similar.min(99.0)));
        let said = message!("human.edits-similar", edits = edits, percent = percent);
        Some(style.say(&said))
    };
    if differs_much(style, finding) {
        return in_short(message!("human.too-many"));
    }
    let found = edits::of(places, finding, related);
    if found.is_empty() {
        return None;
    }
    words(places, style, finding, (related, &found))
        .or_else(|| in_short(message!("human.edits", count = found.len())))
}

/// Whether copies are so long, and differ in so much, that they are compared only for those who ask for it.
fn differs_much(style: Style<'_>, finding: &Finding) -> bool {
    let differs = 1.0 - finding.similarity.unwrap_or(1.0);
    !style.show_edits && differs * finding.place.span.len() as f64 > DIFFERENT
}

/// The edits between the first copy of a passage and another one, where they are few.
pub(super) fn words_that_differ(
    places: &Places<'_>,
    style: Style<'_>,
    finding: &Finding,
    related: usize,
) -> Option<String> {
    if differs_much(style, finding) {
        return None;
    }
    let found = edits::of(places, finding, related);
    words(places, style, finding, (related, &found))
}

/// The edits that were found between the first copy and a related one, where they are few.
fn words(
    places: &Places<'_>,
    style: Style<'_>,
    finding: &Finding,
    (related, found): (usize, &[edits::Difference]),
) -> Option<String> {
    if found.is_empty() || found.len() > INLINE && !style.show_edits {
        return None;
    }
    let other = match related {
        0 => finding.place,
        number => finding.related[number].place,
    };
    let sides = [finding.related[0].place, other];
    let most = if style.show_edits { usize::MAX } else { EDIT };
    let marked = found
        .iter()
        .map(|each| edits::marked(places, sides, each, (most, style.lang)));
    Some(marked.collect::<Vec<String>>().join(", "))
}
