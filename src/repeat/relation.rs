//! How the copies of a passage are related, in words that a reader can check: identical, edited, contained, spliced in.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::at_length;
use crate::document::{Paragraph, ParagraphId};
use crate::repeat::classes::Class;
use crate::repeat::edits::SIGNS;
use crate::repeat::symbols::{Edge, Symbols};
use crate::text::script;
use crate::wording::message::{Message, message};

// Measured where those of `near` were; none of these decides what is found, only what is said of it.

/// How many pairs of words are aligned in full, at most; above that see `at_length`. From a thousand to a hundred
/// million the same: it bounds the time.
const FULL: usize = 2_000_000;
/// The likeness of copies that differ in marks alone.
pub(super) const BUT_FOR_MARKS: f64 = 0.999;
/// The greatest likeness of copies that differ in words.
const BUT_FOR_WORDS: f64 = 0.998;
/// From here on copies differ in marks at most: between the two.
pub(super) const ALIKE: f64 = 0.9985;
/// How much of the lighter of two copies is in the other when it is contained in it, in percent. At 90 the same, at 80 and 98
/// some are called by the other name.
const CONTAINED: u32 = 95;
/// How much heavier the other is then, in percent. From 110 to 125 the same.
const LONGER: u32 = 115;

/// How alike copies are, at least, for their ends to show where one was pasted. From 0.85 to 1 the same: no text of the evaluation
/// has a pasted passage that was edited.
const PASTED: f64 = 0.95;
/// How many words can be the same by chance where a passage ends. From 3 to 12 the same.
const CHANCE: u32 = 6;

/// What two copies have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    /// From 0 to 1.
    pub(super) ratio: f64,
    /// Whether one is the other and something more.
    pub(super) contained: bool,
}

/// How alike two copies are: the weight of the words that stay in order, against the weight of all. Copies that differ in marks
/// alone are a little less than the same.
pub(super) fn compare(symbols: &Symbols<'_>, one: &Range<u32>, other: &Range<u32>) -> Likeness {
    let words = |side: &Range<u32>| &symbols.text[side.start as usize..side.end as usize];
    let (old, new) = (words(one), words(other));
    let weights = [one, other].map(|side| symbols.weigh(side.start, side.end));
    if old == new {
        let slice = |side: &Range<u32>| symbols.slice(symbols.key(side.start, side.end, (0, 0)));
        let bare = |text: &str, keep: fn(char) -> bool| {
            text.chars().filter(|c| keep(*c)).collect::<String>()
        };
        let [one, other] = [slice(one), slice(other)];
        let same = |keep| bare(one, keep) == bare(other, keep);
        return Likeness {
            ratio: match () {
                () if same(|c| !c.is_whitespace()) => 1.0,
                () if same(is_said) => BUT_FOR_MARKS,
                // What is hidden from the comparison is another: the target of a link, a file that is taken in.
                () => BUT_FOR_WORDS,
            },
            contained: false,
        };
    }
    let steps = if old.len().saturating_mul(new.len()) <= FULL {
        capture_diff_slices(Algorithm::RawMyers, old, new)
    } else {
        at_length::align(old, new)
    };
    let mut common = 0;
    for op in steps {
        if let DiffOp::Equal { old_index, len, .. } = op {
            let from = one.start + old_index as u32;
            common += symbols.weigh(from, from + len as u32);
        }
    }
    let (lighter, heavier) = (weights[0].min(weights[1]), weights[0].max(weights[1]));
    Likeness {
        ratio: (2.0 * f64::from(common) / f64::from(weights[0] + weights[1])).min(BUT_FOR_WORDS),
        contained: common * 100 >= lighter * CONTAINED && heavier * 100 >= lighter * LONGER,
    }
}

/// Whether a character says something: a letter, a digit, a pictograph, a sign.
fn is_said(c: char) -> bool {
    c.is_alphanumeric() || script::is_pictograph(c) || SIGNS.contains(&c)
}

/// What is said of a unit of so many characters, and paragraphs, that was pasted right after itself.
pub(super) fn passage_of(length: usize, ratio: f64, paragraphs: usize) -> Message {
    let place = match paragraphs {
        1 => message!("duplicate-passage.in-adjacent-paragraphs"),
        _ => message!("duplicate-passage.in-a-row"),
    };
    let passage = message!(
        "duplicate-passage.twice",
        length = length,
        place = Some(place)
    );
    match percent(ratio) {
        100 => passage,
        _ if ratio > ALIKE => {
            message!("duplicate-passage.different-punctuation", passage = passage)
        }
        percent => message!(
            "duplicate-passage.similar",
            passage = passage,
            percent = percent
        ),
    }
}

/// Rounded so that nothing but the same is 100 % similar.
pub(super) fn percent(ratio: f64) -> u8 {
    let rounded = (1..=99u8).take_while(|percent| f64::from(*percent) - 0.5 <= ratio * 100.0);
    if ratio < 1.0 {
        rounded.last().unwrap_or(0)
    } else {
        100
    }
}

/// In how many files a passage stands.
pub(super) fn files(symbols: &Symbols<'_>, class: &Class) -> usize {
    let mut files: Vec<usize> = class
        .copies
        .iter()
        .map(|copy| symbols.document(copy.start))
        .collect();
    files.sort_unstable();
    files.dedup();
    files.len()
}

/// Where a passage was stuck to a sentence that it does not belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    /// Whether the passage is the tail of a paragraph, and not its head.
    pub(super) tail: bool,
    /// The copy that breaks into the sentence.
    pub(super) intruder: usize,
}

/// Whether a passage begins, or ends, in the middle of a sentence and reaches to the other end of the paragraph: the tail, or the
/// head, of one paragraph is in another.
pub(super) fn splice(symbols: &Symbols<'_>, class: &Class, alike: f64) -> Option<Splice> {
    if alike < PASTED || files(symbols, class) > 1 {
        return None;
    }
    let (lead, tail) = overhang(symbols, class);
    let copies = class.copies.iter();
    let starts: Vec<Edge> = copies
        .clone()
        .map(|copy| symbols.opens(copy.start + lead))
        .collect();
    let ends: Vec<Edge> = copies.map(|copy| symbols.edge(copy.end - tail)).collect();
    let whole = |edges: &[Edge]| edges.iter().all(|edge| *edge == Edge::Paragraph);
    let cut = |edges: &[Edge]| edges.contains(&Edge::None);
    let tail = match () {
        () if whole(&ends) && cut(&starts) => true,
        () if whole(&starts) && cut(&ends) => false,
        () => return None,
    };
    // One copy breaks into a sentence, and the others are whole there. Where others lead in as well, each has its own sentence.
    let edges = if tail { &starts } else { &ends };
    let torn: Vec<usize> = (0..edges.len())
        .filter(|at| edges[*at] == Edge::None)
        .collect();
    let [intruder] = torn[..] else {
        return None;
    };
    let whole = edges
        .iter()
        .enumerate()
        .all(|(at, edge)| at == intruder || *edge >= Edge::Sentence);
    whole.then_some(Splice { tail, intruder })
}

/// How many words of a passage come before its first paragraph starts, and after its last ends, when they are few: the same word
/// follows, or goes before, by chance.
fn overhang(symbols: &Symbols<'_>, class: &Class) -> (u32, u32) {
    let shortest = class.copies.iter().map(|copy| copy.end - copy.start).min();
    let reach = CHANCE.min(shortest.unwrap_or(0) / 4);
    let copies = class.copies.iter();
    let lead = (0..=reach).find(|words| {
        let mut starts = copies.clone().map(|copy| copy.start + words);
        starts.all(|start| symbols.opens(start) == Edge::Paragraph)
    });
    let tail = (0..=reach).find(|words| {
        copies
            .clone()
            .all(|copy| symbols.edge(copy.end - words) == Edge::Paragraph)
    });
    (lead.unwrap_or(0), tail.unwrap_or(0))
}

/// How far the copies stand from each other; nothing when they are many and in one file.
pub(super) fn distance(symbols: &Symbols<'_>, class: &Class) -> Option<Message> {
    let places: Vec<ParagraphId> = class
        .copies
        .iter()
        .map(|copy| symbols.paragraph(copy.start))
        .collect();
    let files = files(symbols, class);
    Some(match places[..] {
        _ if files > 1 => message!("duplicate-passage.in-files", count = files),
        // What is between the first paragraphs of the two is the first copy.
        [from, to] if follows(symbols, class) && to.paragraph > from.paragraph + 1 => {
            message!("duplicate-passage.in-a-row")
        }
        [from, to] => match to.paragraph - from.paragraph {
            0 => message!("duplicate-passage.in-one-paragraph"),
            1 => message!("duplicate-passage.in-adjacent-paragraphs"),
            count => message!("duplicate-passage.paragraphs-apart", count = count),
        },
        _ => return None,
    })
}

/// Whether the second copy of a passage starts in the paragraph behind the last one of the first.
fn follows(symbols: &Symbols<'_>, class: &Class) -> bool {
    let [one, other, ..] = &class.copies[..] else {
        return false;
    };
    let (last, next) = (
        symbols.paragraph(one.end - 1),
        symbols.paragraph(other.start),
    );
    last.document == next.document && next.paragraph == last.paragraph + 1
}

/// The paragraph that holds the greater part of a copy.
pub(super) fn heaviest<'run>(
    symbols: &Symbols<'run>,
    copy: &Range<u32>,
) -> (ParagraphId, &'run Paragraph) {
    let (first, last) = (
        symbols.paragraph(copy.start),
        symbols.paragraph(copy.end - 1),
    );
    let document = &symbols.documents()[first.document as usize];
    let mut best = first;
    for paragraph in first.paragraph + 1..=last.paragraph {
        let length = |number: u32| document.paragraphs[number as usize].key.len();
        if length(paragraph) > length(best.paragraph) {
            best.paragraph = paragraph;
        }
    }
    (best, &document.paragraphs[best.paragraph as usize])
}
