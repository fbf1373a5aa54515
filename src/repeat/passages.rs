//! The way from documents to classes of copies, exact and near ones together.

use std::ops::Range;

use similar::DiffOp;

use crate::diff::at_length;
use crate::document::Kind;
use crate::parallel::{self, prelude::*};
use crate::repeat::classes::{self, Class};
use crate::repeat::extend::Pair;
use crate::repeat::maximal::Repeat;
use crate::repeat::rarity::{Rare, Rarity};
use crate::repeat::suffix::Index;
use crate::repeat::symbols::{Edge, Symbols};
use crate::repeat::{chains, maximal, near, snap, whole};
use crate::rule::Options;

// Measured as those of `near`: a plagdet of 0.980 and 65 passages in published texts as they stand.

/// How alike two stretches are for certain when they are copies, be they made of formulae or not, unless they are short. At 0.87 a
/// plagdet of 0.971 and 73 passages; at 0.90 and 0.94 of 0.980 and 71 and 64.
const SURELY: f64 = 0.92;
/// How alike two stretches have to be when what they share stands hardly anywhere else. At 0.62 a plagdet of 0.971, at 0.65 of 0.980
/// with 67 passages, at 0.69 of 0.978 with 64.
const BARELY: f64 = 0.67;
/// The share of rare words, of those that can be counted, up to which two stretches are made of formulae. At 0.06 a plagdet of
/// 0.971, at 0.10 of 0.980 with 67 passages, at 0.15 all the same, at 0.24 of 0.972.
const FORMULA: f64 = 0.12;
/// The share from which on nothing speaks against a copy. At 0.28 a plagdet of 0.971, at 0.44 of 0.980 with 63 passages, at 0.70 of
/// 0.978.
const RARE: f64 = 0.35;
/// From how many times the least weight on nothing is called a formula: a clause that many laws have is short. From 1 to 4 the same.
const LONG: u32 = 2;
/// How alike neighbours have to be: what stands side by side is often parallel by intent. At 0.75 a plagdet of 0.976 and 73 passages,
/// at 0.80 of 0.980 and 69, at 0.87 the same, at 0.90 of 0.982 and 62.
const SIDE_BY_SIDE: f64 = 0.85;
/// How many paragraphs apart neighbours are, at most. With 1 a plagdet of 0.978 and 68 passages, with 3 of 0.978 and 62.
const BESIDE: u32 = 2;
/// The least weight of rare words in what two copies share: twelve Han characters, six words. At 27 and 45 a plagdet of 0.978 with 70
/// and 61 passages, at 18 of 0.976, at 72 of 0.954.
const LEAST_RARE: u32 = 36;
/// How much less alike than [`BARELY`] a pair may be before its ends have moved to those of sentences. From 0.015 to 0.06 the same.
const MARGIN: f64 = 0.03;
/// How much of the least weight a pair has to share before its ends have moved, in percent. From 10 to 40 the same.
const SHARED: u32 = 20;

/// All passages of the documents that are long enough, the heaviest first.
pub(super) fn find(symbols: &Symbols<'_>, options: &Options) -> Vec<Class> {
    let least = options.least_repeat.max(1);
    let archive = options.archive.map(|number| symbols.start(number));
    let weigh = |from, to| symbols.weigh(from, to);
    let index = Index::new(&symbols.text, symbols.alphabet, least, weigh);
    let (mut repeats, (rarity, pairs)) = parallel::join(
        || {
            let is_row = |repeat: &Repeat, length| {
                let weight = weigh(repeat.copies[0], repeat.copies[0] + length);
                weight >= least || weight >= least / 2 && are_paragraphs(symbols, repeat, length)
            };
            maximal::find(&symbols.text, &index, least, weigh, is_row)
        },
        || {
            let rarity = Rarity::new(&index);
            let pairs = near::find(symbols, &index, &rarity, (least, archive), |pair| {
                // Ends still move; what is far from enough cannot become enough.
                pair.common * 100 >= least * SHARED && alike(symbols, pair) >= BARELY - MARGIN
            });
            (rarity, pairs)
        },
    );
    drop(index);
    repeats
        .par_iter_mut()
        .for_each(|repeat| snap::trim(symbols, repeat, least));
    if let Some(archive) = archive {
        repeats.retain(|repeat| {
            repeat.copies[0] < archive && repeat.copies.last().is_some_and(|last| *last >= archive)
        });
    }
    let mut kept: Vec<Pair> = pairs
        .into_par_iter()
        .filter_map(|pair| {
            let mut snapped = pair.clone();
            snap::snap(symbols, &mut snapped, least);
            // Where the end of a sentence takes in too much that differs, the ends of a sure copy stay where likeness ends.
            let sure = (alike(symbols, &pair) >= SURELY).then_some(pair);
            // What is too short may hold whole paragraphs: the one before them ends in the same words.
            let inside = || whole::inside(symbols, &snapped, least);
            let around = || whole::around(symbols, &snapped, least);
            let mut choices = std::iter::once(Some(snapped.clone()))
                .chain(std::iter::once(sure))
                .chain(std::iter::once_with(inside))
                .chain(std::iter::once_with(around))
                .flatten();
            choices.find(|pair| is_copy(symbols, &rarity, pair, least))
        })
        .collect();
    if archive.is_none() {
        kept.extend(whole::again(symbols, least, |pair| {
            is_copy(symbols, &rarity, pair, least)
        }));
    }
    let classes = classes::classes(symbols, &kept, &repeats, least);
    let mut classes = chains::cut(symbols, classes, BARELY);
    if let Some(archive) = archive {
        for class in &mut classes {
            // What is in the archive is the first, and what is held against it the repeat.
            let own = class.copies.partition_point(|copy| copy.start < archive);
            class.copies.rotate_left(own);
            let held = class.copies.len() - own;
            if own > 0 && held > 0 {
                class.copies[1..].rotate_left(held - 1);
            }
        }
        classes.retain(|class| class.copies.iter().any(|copy| copy.start < archive));
    }
    classes
}

/// Whether each row of so many words, in all copies of a repeat, is made of whole paragraphs.
fn are_paragraphs(symbols: &Symbols<'_>, repeat: &Repeat, length: u32) -> bool {
    // The end of the last row is where another one would start.
    let ends = maximal::split(&repeat.copies, repeat.length + length, length);
    ends.into_iter()
        .all(|end| symbols.edge(end) == Edge::Paragraph)
}

/// Whether a pair is long enough and alike enough to be called a copy.
///
/// Clauses of one law, or entries of one list, are similar because they are built from the same formulae. So two stretches have
/// to be the more alike, the more of what they share is in other places, too.
fn is_copy(symbols: &Symbols<'_>, rarity: &Rarity, pair: &Pair, least: u32) -> bool {
    let weights = [&pair.a, &pair.b].map(|side| symbols.weigh(side.start, side.end));
    let weight = weights[0].max(weights[1]);
    let enough = weight >= least
        || weight >= least / 2
            && is_whole(symbols, pair)
            && (weight >= least * 3 / 5
                || !(is_heading(symbols, &pair.a) && is_heading(symbols, &pair.b)));
    if !enough {
        return false;
    }
    let alike = alike_with_labels(symbols, pair);
    let surely = alike >= SURELY;
    if alike < BARELY || surely && weight >= LONG * least {
        return surely;
    }
    let (end, start) = (
        symbols.paragraph(pair.a.end - 1),
        symbols.paragraph(pair.b.start),
    );
    let beside = end.document == start.document && start.paragraph - end.paragraph <= BESIDE;
    if beside && alike < SIDE_BY_SIDE {
        return false;
    }
    let Rare { counted, rare } = rare(symbols, rarity, pair);
    let share = f64::from(rare) / f64::from(counted.max(1));
    if surely {
        return share >= FORMULA;
    }
    let share = ((share - FORMULA) / (RARE - FORMULA)).clamp(0.0, 1.0);
    rare >= LEAST_RARE && alike >= SURELY - (SURELY - BARELY) * share
}

/// The weight of what stays, against the weight of both.
fn alike(symbols: &Symbols<'_>, pair: &Pair) -> f64 {
    let whole = symbols.weigh(pair.a.start, pair.a.end) + symbols.weigh(pair.b.start, pair.b.end);
    2.0 * f64::from(pair.common) / f64::from(whole.max(1))
}

/// The same with the labels that the two follow, which are not the same: a clause that begins as another one does is no copy of
/// it yet.
fn alike_with_labels(symbols: &Symbols<'_>, pair: &Pair) -> f64 {
    let whole = |side: &Range<u32>| {
        let label = symbols.label(side.start);
        symbols.weigh(label.map_or(side.start, |head| head.start), side.end)
    };
    let alike = alike(symbols, pair);
    if alike >= SURELY {
        return alike;
    }
    2.0 * f64::from(pair.common) / f64::from((whole(&pair.a) + whole(&pair.b)).max(1))
}

/// Whether one of the two is made of whole paragraphs and the other of whole sentences.
fn is_whole(symbols: &Symbols<'_>, pair: &Pair) -> bool {
    let ends = |side: &Range<u32>| symbols.opens(side.start).min(symbols.edge(side.end));
    let edges = [&pair.a, &pair.b].map(ends);
    edges[0].max(edges[1]) == Edge::Paragraph && edges[0].min(edges[1]) >= Edge::Sentence
}

/// Whether a stretch is one heading.
fn is_heading(symbols: &Symbols<'_>, side: &Range<u32>) -> bool {
    let (first, last) = (
        symbols.paragraph(side.start),
        symbols.paragraph(side.end - 1),
    );
    let document = &symbols.documents()[first.document as usize];
    first == last && document.paragraphs[first.paragraph as usize].kind == Kind::Heading
}

/// How much of what a pair shares is rare.
fn rare(symbols: &Symbols<'_>, rarity: &Rarity, pair: &Pair) -> Rare {
    let words = |side: &Range<u32>| &symbols.text[side.start as usize..side.end as usize];
    let mut sum = Rare::default();
    for op in at_length::align_words(words(&pair.a), words(&pair.b)) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            let from = pair.a.start + old_index as u32;
            let run = rarity.rare(symbols, from, from + len as u32);
            sum.counted += run.counted;
            sum.rare += run.rare;
        }
    }
    sum
}
