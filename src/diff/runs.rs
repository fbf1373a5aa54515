//! Words that stay, chosen anew where little stays: those in a row before those that stand alone.
//!
//! The longest common subsequence does not mind whether 业 of 毕业 stays or that of 就业. An editor does: what stays in one piece stays
//! for a reason. Where the pieces that stay are short, they are chosen by a score that counts neighbours, as Needleman and Wunsch
//! (1970) do.

use std::ops::Range;

use crate::diff::block::Block;
use crate::diff::side::Word;
use crate::text::segment::TokenKind;

// By hand, 2026-11; the F1 of the evaluation stays with and without.

/// What a word that stays counts, and a mark, which only decides between two that are alike.
const WORD: u32 = 300;
const MARK: u32 = 1;
/// What a word counts more when the word before it stays with it. A mark is beside every word.
const BESIDE: u32 = 200;
/// What is found anew has to count so much more than what was there.
const BETTER: u32 = 100;
/// So many words on each side of a place that stay, too, are chosen from.
const AROUND: usize = 2;
/// No more pairs of words than these are looked at in one place.
const CELLS: usize = 4096;

/// Blocks with no more than `short` between each and the next, by the weight of old words, are found anew.
pub(super) fn prefer(
    old: &[Word],
    new: &[Word],
    blocks: &[Block],
    short: impl Fn(&[Word]) -> bool,
) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let near = |one: &Block, next: &Block| {
        short(&old[one.old.end..next.old.start]) && !one.is_beside(next)
    };
    let mut rest = blocks;
    let mut free = 0;
    while let Some(first) = rest.first() {
        let more = rest.windows(2).take_while(|pair| near(&pair[0], &pair[1]));
        let (cluster, after) = rest.split_at(more.count() + 1);
        let last = &cluster[cluster.len() - 1];
        let roof = after.first().map_or(old.len(), |next| next.old.start);
        // The words around belong to what is chosen from; those between two places are shared out.
        let front = (first.old.start - free).min(AROUND);
        let back = ((roof - last.old.end) / 2).min(AROUND);
        let whole = Block {
            old: first.old.start - front..last.old.end + back,
            new: first.new.start - front..last.new.end + back,
        };
        let cells = whole.old.len().saturating_mul(whole.new.len());
        let found = (cluster.len() > 1 && cells <= CELLS)
            .then(|| anew(old, new, &whole, score(old, &whole, cluster) + BETTER))
            .flatten();
        out.extend(found.unwrap_or_else(|| cluster.to_vec()));
        free = last.old.end + back;
        rest = after;
    }
    out
}

/// The score of what stays around the blocks of a place.
fn score(old: &[Word], whole: &Block, blocks: &[Block]) -> u32 {
    let starts = blocks.iter().map(|block| block.old.end);
    let ends = blocks.iter().map(|block| block.old.start);
    let kept = std::iter::once(whole.old.start)
        .chain(starts)
        .zip(ends.chain([whole.old.end]));
    let of = |kept: &[Word]| -> u32 {
        let own = kept.iter().map(own);
        let beside = kept
            .windows(2)
            .filter(|pair| pair.iter().all(|word| !is_mark(word)));
        own.sum::<u32>() + BESIDE * beside.count() as u32
    };
    kept.map(|(start, end)| of(&old[start..end])).sum()
}

/// What a pair counts by itself.
fn own(word: &Word) -> u32 {
    if is_mark(word) { MARK } else { WORD }
}

/// What changed inside a block, with the best score of what stays, when that is no less than `least`.
fn anew(old: &[Word], new: &[Word], whole: &Block, least: u32) -> Option<Vec<Block>> {
    let (ones, others) = (&old[whole.old.clone()], &new[whole.new.clone()]);
    let width = others.len() + 1;
    let at = |one: usize, other: usize| one * width + other;
    // The best score of the words before a place, and of those that end with a pair right before it.
    let mut best = vec![0u32; (ones.len() + 1) * width];
    let mut paired = vec![0u32; best.len()];
    for one in 1..=ones.len() {
        for other in 1..=others.len() {
            let place = at(one, other);
            if ones[one - 1].id == others[other - 1].id {
                let before = at(one - 1, other - 1);
                let held = held(ones, one, paired[before]);
                paired[place] = own(&ones[one - 1]) + best[before].max(held);
            }
            best[place] = best[at(one - 1, other)]
                .max(best[at(one, other - 1)])
                .max(paired[place]);
        }
    }
    if best.last().is_none_or(|score| *score < least) {
        return None;
    }
    let mut out = Vec::new();
    let kept = traced(ones, others, &best, &paired);
    let mut from = (0, 0);
    let end = (ones.len(), others.len());
    for (one, other) in kept.into_iter().rev().chain([end]) {
        if one > from.0 || other > from.1 {
            let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            out.push(Block {
                old: shifted(from.0..one, whole.old.start),
                new: shifted(from.1..other, whole.new.start),
            });
        }
        from = (one + 1, other + 1);
    }
    Some(out)
}

fn is_mark(word: &Word) -> bool {
    word.kind == TokenKind::Mark
}

/// The score of the words before the pair with the old word `one`, counted from 1, when the pair right before it stays and scores
/// `paired`, which is nothing where there is no such pair.
fn held(ones: &[Word], one: usize, paired: u32) -> u32 {
    let words = one > 1 && ones[one - 2..one].iter().all(|word| !is_mark(word));
    if paired > 0 && words {
        paired + BESIDE
    } else {
        paired
    }
}

/// The pairs that stay, the last first.
fn traced(ones: &[Word], others: &[Word], best: &[u32], paired: &[u32]) -> Vec<(usize, usize)> {
    let width = others.len() + 1;
    let at = |one: usize, other: usize| one * width + other;
    let (mut one, mut other) = (ones.len(), others.len());
    let mut kept = Vec::new();
    let mut held = false;
    while one > 0 && other > 0 {
        let place = at(one, other);
        if !held && best[place] == best[at(one - 1, other)] {
            one -= 1;
        } else if !held && best[place] == best[at(one, other - 1)] {
            other -= 1;
        } else {
            let before = at(one - 1, other - 1);
            // Whether the pair before has to stay for the score of this one.
            let beside = self::held(ones, one, paired[before]);
            held = beside > best[before];
            kept.push((one - 1, other - 1));
            (one, other) = (one - 1, other - 1);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    #[test]
    fn what_stays_in_one_piece_stays_before_what_stays_in_two() {
        for (old, new, expected) in [
            (
                "学校鼓励已经毕业学生在本市的就业。",
                "学校鼓励就业创业。",
                vec![pair("已经毕业学生在本市的", ""), pair("", "创业")],
            ),
            (
                "执行有关消防安全的规章规范。",
                "执行消防安全章程等有关规章规范的要求。",
                vec![
                    pair("有关", ""),
                    pair("的", "章程等有关"),
                    pair("", "的要求"),
                ],
            ),
        ] {
            assert_eq!(edits(old, new), expected);
        }
    }

    #[test]
    fn words_that_changed_places_are_not_cut() {
        let found = edits("核对账目、账单的日期。", "核对账单、账目的日期。");
        assert!(
            found.iter().all(
                |(old, new)| !["目", "单"].contains(&&**old) && !["目", "单"].contains(&&**new)
            ),
            "{found:?}"
        );
    }
}
