//! Paragraphs that both sides inserted in one place: those that are the same, or nearly so, are one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::DiffOp;

use crate::document::blocks::Blocks;
use crate::merge::hunks::{steps, weight};
use crate::merge::parts::{self, Part};
use crate::merge::tokens::{Tokens, tokens};
use crate::merge::words::likeness;
use crate::merge::{BASE, OURS, THEIRS};

/// How alike two inserted paragraphs are at least to be taken for one. Chosen by hand, 2026-11-28.
const ALIKE: f64 = 0.6;
/// With how many paragraphs one is compared at most: those that share most of its words. By hand, 2026-12-01.
const COMPARED: usize = 4;
/// In how many paragraphs a word is looked up at most. By hand, 2026-12-01.
const LOOKED_UP: usize = 16;

/// Makes one part of what both sides inserted behind the same part, where it is the same or nearly so. `before` is, for ours and theirs,
/// the part that each part is behind.
pub(super) fn join(
    versions: &[Blocks<'_>; 3],
    parts: &mut [Part],
    before: &[Vec<Option<usize>>; 2],
) {
    let sequences = parts::sequences(parts);
    let mut places: BTreeMap<Option<usize>, [Vec<usize>; 2]> = BTreeMap::new();
    for side in [OURS, THEIRS] {
        let all = sequences[side].iter();
        for part in all.filter(|part| parts[**part].blocks[BASE].is_none()) {
            let place = places.entry(before[side - 1][*part]).or_default();
            place[side - 1].push(*part);
        }
    }
    for inserted in places.into_values() {
        if inserted.iter().any(Vec::is_empty) {
            continue;
        }
        let texts = [OURS, THEIRS].map(|side| {
            let ranges = inserted[side - 1]
                .iter()
                .map(|part| parts[*part].blocks[side]);
            let texts = ranges.map(|range| tokens(&versions[side], range.unwrap_or_default()));
            texts.collect::<Vec<Tokens<'_>>>()
        });
        for (ours, theirs) in pairs(&texts) {
            let [ours, theirs] = [inserted[0][ours], inserted[1][theirs]];
            parts[ours].blocks[THEIRS] = parts[theirs].blocks[THEIRS].take();
        }
    }
}

/// Which of the texts of ours and of theirs are one, in order: first the same ones, then between those the ones that are nearly the same.
fn pairs(texts: &[Vec<Tokens<'_>>; 2]) -> Vec<(usize, usize)> {
    let mut known: FxHashMap<String, u32> = FxHashMap::default();
    let keys = texts.each_ref().map(|texts| {
        let keys = texts.iter().map(|text| {
            let next = known.len() as u32;
            *known.entry(compared(text)).or_insert(next)
        });
        keys.collect::<Vec<u32>>()
    });
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    for op in steps(&keys[0], &keys[1]) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            alike(texts, from.0..old_index, from.1..new_index, &mut pairs);
            pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
            from = (old_index + len, new_index + len);
        }
    }
    let ends = texts.each_ref().map(Vec::len);
    alike(texts, from.0..ends[0], from.1..ends[1], &mut pairs);
    pairs
}

/// A text as it is compared: its words and gaps, without what is before the first.
fn compared(text: &Tokens<'_>) -> String {
    let mut out = String::new();
    for (at, token) in text.all.iter().enumerate() {
        // No word has a line end.
        out.push_str(if at == 0 { "" } else { &token.gap });
        out.push('\n');
        out.push_str(&token.word);
        out.push('\n');
    }
    out
}

/// Pairs texts that are nearly the same, in order.
fn alike(
    texts: &[Vec<Tokens<'_>>; 2],
    ours: Range<usize>,
    theirs: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    if ours.is_empty() || theirs.is_empty() {
        return;
    }
    let words = |text: &'_ Tokens<'_>| -> BTreeSet<String> {
        text.all.iter().map(|token| token.word.clone()).collect()
    };
    let mut holders: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for at in ours.clone() {
        for word in words(&texts[0][at]) {
            holders.entry(word).or_default().push(at);
        }
    }
    let mut next = ours.start;
    for other in theirs {
        let there = &texts[1][other];
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in words(there) {
            let Some(holders) = holders.get(&word) else {
                continue;
            };
            let free = &holders[holders.partition_point(|at| *at < next)..];
            for at in free.iter().take(LOOKED_UP) {
                *shared.entry(*at).or_default() += weight(&word);
            }
        }
        let mut likely: Vec<(usize, usize)> = shared.into_iter().collect();
        likely.sort_by_key(|(at, shared)| (std::cmp::Reverse(*shared), *at));
        let mut likely = likely.into_iter().take(COMPARED);
        let found = likely.find(|(at, _)| likeness(&texts[0][*at], there) >= ALIKE);
        if let Some((at, _)) = found {
            pairs.push((at, other));
            next = at + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::input;
    use crate::merge::{Options, merge};

    fn merged(texts: [&[String]; 3]) -> (String, usize) {
        let [base, ours, theirs] = texts.map(|lines| {
            let text = lines.join("\n\n");
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        });
        let found = merge(&base, &ours, &theirs, &Options::default());
        (found.text, found.conflicts)
    }

    #[test]
    fn what_both_sides_inserted_among_other_paragraphs_is_there_once() {
        for [start, shared, mine, other] in [
            [
                "The ferry leaves at dawn.",
                "Bicycles travel on the lower deck.",
                "Hot soup is sold in the cabin.",
                "Lost gloves wait at the pier.",
            ],
            [
                "渡船于黎明出发。",
                "自行车放在下层甲板。",
                "船舱内出售热汤。",
                "遗失的手套存放在码头。",
            ],
            [
                "Паром отходит на рассвете.",
                "Велосипеды едут на нижней палубе.",
                "В каюте продают горячий суп.",
                "Забытые перчатки ждут на пристани.",
            ],
        ] {
            let texts = [
                vec![start],
                vec![start, mine, shared],
                vec![start, shared, other],
            ];
            let texts = texts.map(|text| text.into_iter().map(str::to_owned).collect::<Vec<_>>());
            let [base, ours, theirs] = &texts;
            let expected = [start, mine, shared, other].join("\n\n");
            assert_eq!(merged([base, ours, theirs]), (expected, 0));
        }
    }

    #[test]
    fn of_many_paragraphs_in_one_place_those_that_are_nearly_the_same_are_one() {
        let start = vec!["The list of boats:".to_owned()];
        let boats = |count: usize, colour: &str| -> Vec<String> {
            let boats = (0..count).map(|at| {
                format!("Boat k{at}x lies at berth b{at}z under sail s{at}y, painted {colour}.")
            });
            start.iter().cloned().chain(boats).collect()
        };
        let (_, conflicts) = merged([&start, &boats(60, "blue"), &boats(60, "green")]);
        assert_eq!(conflicts, 60);
    }
}
