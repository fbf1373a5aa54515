//! Titles and captions that are in two places by their nature: a heading, and the entry that leads to it or announces it; a picture,
//! and the line below it.

use std::ops::Range;

use crate::document::{Document, Kind};
use crate::finding::Place;
use crate::repeat::classes::Class;
use crate::repeat::symbols::{Edge, Symbols};
use crate::text::marks::OPENERS;

// Chosen by hand on 140 warnings in thirteen public collections on 2026-11-29: of 24 that were titles or captions, somebody would have
// changed one.

/// How much of a copy is headings, at least, in percent of its words.
const HEADINGS: u32 = 60;
/// How much of the copies that name them is headings, at most.
const ITEMS: u32 = 30;
/// In how many paragraphs a page has its title and says what it is about.
const HEAD: u32 = 3;

/// What names the text of a picture in HTML, with the marks around its value, and in reStructuredText.
const ATTRIBUTE: &str = "alt=";
const QUOTES: [char; 2] = ['"', '\''];
const FIELD: &str = ":alt:";
/// What opens a picture.
const PICTURES: [&str; 2] = ["![", "[!["];

/// Whether some copies are headings and the others, away from them, items, entries or sentences that name them; or some are headings with
/// what follows, and the others items of a list; or some are entries
/// that link to the pages that begin as the others do.
pub(super) fn are_titles(symbols: &Symbols<'_>, class: &Class) -> bool {
    let parts: Vec<u32> = class
        .copies
        .iter()
        .map(|copy| headings(symbols, copy))
        .collect();
    let opens = |copy: &Range<u32>| symbols.kind(copy.start) == Kind::Heading;
    let lists = |copy: &Range<u32>| {
        copy.clone()
            .all(|word| symbols.kind(word) == Kind::ListItem)
    };
    let are_listed = class.copies.iter().any(opens)
        && class.copies.iter().any(lists)
        && class.copies.iter().all(|copy| opens(copy) || lists(copy));
    let are_named = parts.iter().any(|part| *part >= HEADINGS)
        && parts.iter().any(|part| *part <= ITEMS)
        && parts.iter().all(|part| *part >= HEADINGS || *part <= ITEMS);
    let mut two = class.copies.windows(2);
    let follow = two.any(|two| follow(symbols, &two[0], &two[1]))
        && class.copies.iter().all(|copy| is_whole(symbols, copy));
    ((are_named || are_listed) && !follow) || are_entries(symbols, class)
}

/// Whether a copy is the text of a picture, or the line below one.
pub(super) fn are_captions(symbols: &Symbols<'_>, class: &Class) -> bool {
    let mut lines = class.copies.iter().filter(|copy| is_line(symbols, copy));
    lines.any(|copy| {
        let (document, place) = place(symbols, copy);
        let before = &document.text[..place.span.start as usize];
        let above = before.trim_end();
        let marks = before.len() - before.trim_end_matches([' ', '*', '_']).len();
        let opens = before[..before.len() - marks].ends_with('\n');
        let last = || above.rsplit('\n').next().unwrap_or_default();
        let opening =
            before.trim_end_matches(|c: char| OPENERS.contains(&c) && c != '[' || c == '"');
        opening.ends_with(PICTURES[0])
            || opening.trim_end_matches(QUOTES).ends_with(ATTRIBUTE)
            || above.ends_with(FIELD)
            || opens && PICTURES.iter().any(|picture| last().starts_with(picture))
    })
}

/// Whether a copy is inside one paragraph that is no heading.
fn is_line(symbols: &Symbols<'_>, copy: &Range<u32>) -> bool {
    let id = symbols.paragraph(copy.start);
    let paragraph = &symbols.documents()[id.document as usize].paragraphs[id.paragraph as usize];
    id == symbols.paragraph(copy.end - 1) && paragraph.kind != Kind::Heading
}

fn place<'run>(symbols: &Symbols<'run>, copy: &Range<u32>) -> (&'run Document, Place) {
    let place = symbols.place(symbols.key(copy.start, copy.end, (0, 0)));
    (symbols.documents()[place.document as usize], place)
}

/// How much of a copy is headings, in percent of its words.
fn headings(symbols: &Symbols<'_>, copy: &Range<u32>) -> u32 {
    let in_heading = |word: &u32| symbols.kind(*word) == Kind::Heading;
    let inside = copy.clone().filter(in_heading).count() as u32;
    inside * 100 / (copy.end - copy.start).max(1)
}

/// Whether some copies begin in the text of a link, and the others are where a page says what it is about.
fn are_entries(symbols: &Symbols<'_>, class: &Class) -> bool {
    let is_entry = |copy: &Range<u32>| {
        let (document, place) = place(symbols, copy);
        let (start, end) = (place.span.start, place.span.end);
        let targets = &document.links.targets;
        let next = targets.partition_point(|target| target.start < start);
        let links = targets.get(next).is_some_and(|target| target.start < end);
        links && document.text[..start as usize].ends_with('[')
    };
    let is_head = |copy: &Range<u32>| symbols.paragraph(copy.end - 1).paragraph < HEAD;
    let entries = class.copies.iter().filter(|copy| is_entry(copy)).count();
    (1..class.copies.len()).contains(&entries)
        && class
            .copies
            .iter()
            .all(|copy| is_entry(copy) || is_head(copy))
}

/// Whether a copy begins and ends where paragraphs do.
fn is_whole(symbols: &Symbols<'_>, copy: &Range<u32>) -> bool {
    symbols.opens(copy.start) == Edge::Paragraph && symbols.edge(copy.end) == Edge::Paragraph
}

/// Whether one copy is in the paragraph after that of the other: it was pasted there.
fn follow(symbols: &Symbols<'_>, one: &Range<u32>, other: &Range<u32>) -> bool {
    let (last, first) = (
        symbols.paragraph(one.end - 1),
        symbols.paragraph(other.start),
    );
    last.document == first.document && first.paragraph <= last.paragraph + 1
}
