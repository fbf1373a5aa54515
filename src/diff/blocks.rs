//! Which words of paragraphs that belong together were replaced by which, as an editor would mark them.
//!
//! Words are aligned by `similar`; then what stays only by chance is given up, insertions and deletions slide to where a sentence
//! or clause starts, and numbers change whole.

use std::ops::Range;

use similar::DiffOp;

use crate::diff::block::{self, Block};
use crate::diff::capitals;
use crate::diff::cuts;
use crate::diff::kana;
use crate::diff::likeness;
use crate::diff::runs;
use crate::diff::share;
use crate::diff::side::{Compared, Lexicon, Word};
use crate::language::topics::dates;
use crate::text::segment::TokenKind;

// Measured as the constants of `pairs` are, and by the cost: how much is marked as changed, against what a plain comparison of words
// would mark (1.043 as they stand).

/// In a block with more numbers than this nobody can tell which one became which. From 1 to 6 the same.
const FIGURES: usize = 3;
/// Words that stay between two changes are there by chance when they are no heavier than this, in thirds of a Han character. At 6 a
/// cost of 1.048, at 9 of 1.049, at 24 the same.
const STRAY: u32 = 12;
/// And when what is replaced around them is so many times as heavy. With 6 a cost of 1.043, with 7 of 1.038; an editor would rather see a
/// phrase replaced than its words one by one. Before 2026-11-30 what only came or went counted, too: a cost of 1.052.
const AROUND: u32 = 6;

/// How many words further inside a number cannot be one that was read as a label on the other side only. By hand, 2026-11: with 1, labels
/// that were damaged by a letter go whole.
const INSIDE: usize = 2;

/// How many bytes a Han character takes.
const ONE_HAN: usize = 3;

/// The blocks that turn the old words into the new ones, in order. Where both texts begin with a number, it is one block at most, and
/// of no block with the words after it.
pub(super) fn find(texts: Compared<'_>, lexicon: &Lexicon<'_>) -> Vec<Block> {
    let words = capitals::same_in_any_case(texts);
    match &words {
        Some([old, new]) => {
            let low = Compared {
                words: [old, new],
                ..texts
            };
            capitals::with_case(texts, found(low, lexicon))
        }
        None => found(texts, lexicon),
    }
}

fn found(texts: Compared<'_>, lexicon: &Lexicon<'_>) -> Vec<Block> {
    let [old, new] = texts.words;
    let front = |side: usize| {
        let words = texts.words[side];
        let end = words
            .first()
            .map_or(0, |first| block::front_of(texts, side, first).end);
        words.iter().take_while(|word| word.span.end <= end).count()
    };
    let (ones, others) = (front(0), front(1));
    if ones == 0 || others == 0 {
        let blocks = in_words(texts, lexicon);
        // The number of a clause is not the number that the text of another speaks of, further inside.
        let number = |words: &[Word], range: &Range<usize>| {
            range.clone().find(|at| words[*at].kind.is_number())
        };
        let crossed = |block: &Block| {
            let labelled = block.old.start < ones || block.new.start < others;
            let numbers = number(old, &block.old).zip(number(new, &block.new));
            labelled && numbers.is_some_and(|(one, other)| one.abs_diff(other) >= INSIDE)
        };
        if !blocks.iter().any(crossed) {
            return block::cut_at_breaks(texts, blocks);
        }
    }
    let mut number = Block {
        old: 0..ones,
        new: 0..others,
    };
    block::trim(old, new, &mut number);
    // No half of a pair of brackets stays: a) gave way to (1).
    if block::parts_brackets(texts, &number) {
        (number.old, number.new) = (0..ones, 0..others);
    }
    let rest = Compared {
        words: [&old[ones..], &new[others..]],
        ..texts
    };
    let shifted = in_words(rest, lexicon).into_iter().map(|block| Block {
        old: block.old.start + ones..block.old.end + ones,
        new: block.new.start + others..block.new.end + others,
    });
    let number = Some(number).filter(|block| !block.old.is_empty() || !block.new.is_empty());
    block::cut_at_breaks(texts, number.into_iter().chain(shifted).collect())
}

/// The blocks of words with no number before them.
fn in_words(texts: Compared<'_>, lexicon: &Lexicon<'_>) -> Vec<Block> {
    let [old, new] = texts.words;
    let weigh = |words: &[Word]| -> u32 { words.iter().map(|word| lexicon.weight(word.id)).sum() };
    let mut blocks = runs::prefer(old, new, &changed(old, new), |kept| weigh(kept) <= STRAY);
    drop_strays(texts, lexicon, &mut blocks);
    for block in &mut blocks {
        block::trim(old, new, block);
    }
    let mut blocks = split_figures(old, new, blocks);
    for block in &mut blocks {
        block::trim(old, new, block);
    }
    blocks.retain(|block| !block.old.is_empty() || !block.new.is_empty());
    let apart: Vec<bool> = blocks
        .windows(2)
        .map(|pair| !pair[0].is_beside(&pair[1]))
        .collect();
    for at in 0..blocks.len() {
        // A block slides over what stays, and never into its neighbours.
        let floor = at.checked_sub(1).map_or((0, 0), |before| {
            (blocks[before].old.end, blocks[before].new.end)
        });
        let roof = blocks.get(at + 1).map_or((old.len(), new.len()), |next| {
            (next.old.start, next.new.start)
        });
        block::slide(texts, &lexicon.bonds, &mut blocks[at], floor, roof);
    }
    // What slid up to each other is one: a deletion and an insertion are a replacement.
    let mut apart = apart.into_iter();
    join(&mut blocks, |one, next| {
        let slid = apart.next() == Some(true);
        one.is_beside(next) && (slid || !one.replaces() && !next.replaces())
    });
    join_dates(texts, &mut blocks);
    for at in 0..blocks.len() {
        let roof = blocks.get(at + 1).map_or((old.len(), new.len()), |next| {
            (next.old.start, next.new.start)
        });
        block::take_endings(texts, &mut blocks[at], roof);
    }
    let blocks = cuts::keep_words(texts, &lexicon.bonds, blocks);
    share::join(texts, kana::keep_words(texts, blocks))
}

/// Joins each block to the one before, with what is between, where `belong` says that it is part of it.
fn join(blocks: &mut Vec<Block>, mut belong: impl FnMut(&Block, &Block) -> bool) {
    blocks.dedup_by(|next, last| {
        let joined = belong(last, next);
        if joined {
            last.take_in(next);
        }
        joined
    });
}

/// What changed. Words decide where more of them stay when marks do not count, or where as many stay in fewer pieces: commas alone
/// would hold a list in its place whose items moved.
fn changed(old: &[Word], new: &[Word]) -> Vec<Block> {
    let mut plain = Vec::new();
    between(old, new, 0..old.len(), 0..new.len(), &mut plain);
    join(&mut plain, Block::is_beside);
    let mark = |word: &Word| word.kind == TokenKind::Mark;
    if !old.iter().chain(new).any(mark) || plain.len() < 2 {
        return plain;
    }
    let spoken = |words: &[Word]| words.iter().filter(|word| !mark(word)).count();
    let lost: usize = plain
        .iter()
        .map(|block| spoken(&old[block.old.clone()]))
        .sum();
    let kept = kept_words(old, new);
    let more = kept.len() > spoken(old) - lost;
    let mut by_words = around(old, new, kept);
    join(&mut by_words, Block::is_beside);
    if more || by_words.len() <= plain.len() {
        by_words
    } else {
        plain
    }
}

/// The words that stay, marks aside: the place of each on both sides.
fn kept_words(old: &[Word], new: &[Word]) -> Vec<(usize, usize)> {
    let spoken = |words: &[Word]| -> (Vec<usize>, Vec<Word>) {
        let spoken = words.iter().copied().enumerate();
        spoken
            .filter(|(_, word)| word.kind != TokenKind::Mark)
            .unzip()
    };
    let ((old_places, ones), (new_places, others)) = (spoken(old), spoken(new));
    let mut kept = Vec::new();
    for op in likeness::align(&ones, &others) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            let pairs = old_places[old_index..old_index + len]
                .iter()
                .zip(&new_places[new_index..]);
            kept.extend(pairs.map(|(one, other)| (*one, *other)));
        }
    }
    kept
}

/// What changed around words that stay.
fn around(old: &[Word], new: &[Word], mut kept: Vec<(usize, usize)>) -> Vec<Block> {
    kept.push((old.len(), new.len()));
    let mut out = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for (one, other) in kept {
        between(old, new, from_old..one, from_new..other, &mut out);
        (from_old, from_new) = (one + 1, other + 1);
    }
    out
}

/// What changed between two places, mark for mark and word for word.
fn between(
    old: &[Word],
    new: &[Word],
    ones: Range<usize>,
    others: Range<usize>,
    out: &mut Vec<Block>,
) {
    if ones.is_empty() && others.is_empty() {
        return;
    }
    let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
    let ops = likeness::align(&old[ones.clone()], &new[others.clone()]).into_iter();
    let changed = ops.filter(|op| !matches!(op, DiffOp::Equal { .. }));
    out.extend(changed.map(|op| Block {
        old: shifted(op.old_range(), ones.start),
        new: shifted(op.new_range(), others.start),
    }));
}

/// Gives up words that stay between two changes although they say much less than what changes around them: nobody would have
/// kept them, they are there again by chance.
fn drop_strays(texts: Compared<'_>, lexicon: &Lexicon<'_>, blocks: &mut Vec<Block>) {
    let [old, new] = texts.words;
    let weigh = |words: &[Word]| {
        words
            .iter()
            .map(|word| lexicon.weight(word.id))
            .sum::<u32>()
    };
    // A number that replaces a number is never a stray, whatever changes around it.
    let figures = |block: &Block| {
        let number = |words: &[Word]| matches!(words, [word] if word.kind.is_number());
        number(&old[block.old.clone()]) && number(&new[block.new.clone()])
    };
    // Items of a list that stay between two commas, with both of them, stay for a reason.
    let item = |words: &[Word]| {
        let keys = texts.documents[0].keys.text();
        let comma = |word: &Word| word.span.of(keys) == ",";
        let capital = |word: &Word| word.span.of(keys).starts_with(char::is_uppercase);
        matches!(words, [first, second, .., last] if comma(first) && capital(second) && comma(last))
    };
    // Each block with what its old and its new words weigh; what is joined may join what comes before it, too.
    let mut done: Vec<(Block, [u32; 2])> = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        let mut weights = [
            weigh(&old[block.old.clone()]),
            weigh(&new[block.new.clone()]),
        ];
        while let Some((before, others)) = done.last() {
            let kept = weigh(&old[before.old.end..block.old.start]);
            // What only came or went beside them has no words in place of theirs.
            let replaced = |block: &Block, weights: [u32; 2]| {
                weights[0].max(weights[1]) * u32::from(block.replaces())
            };
            let around = replaced(before, *others) + replaced(&block, weights);
            // The number before a paragraph is a change of its own.
            let number = || before.in_label(texts) && !block.in_label(texts);
            let stray = kept <= STRAY
                && kept * AROUND <= around
                && (before.replaces() || block.replaces())
                && !item(&old[before.old.end..block.old.start])
                && !figures(before)
                && !figures(&block)
                && !number();
            if !stray {
                break;
            }
            weights = [0, 1].map(|side| others[side] + kept + weights[side]);
            (block.old.start, block.new.start) = (before.old.start, before.new.start);
            done.pop();
        }
        done.push((block, weights));
    }
    blocks.extend(done.into_iter().map(|(block, _)| block));
}

/// Cuts a number that replaces a number at either end of a block from the words that change with it: it must not drown in them. Words
/// that only came or went are cut off where they can slide away from the number.
fn split_figures(old: &[Word], new: &[Word], blocks: Vec<Block>) -> Vec<Block> {
    // Cut off at one end, what is left on one side alone has to slide: otherwise it is the same place twice.
    let slides = |words: &[Word], rest: Range<usize>| {
        let next = words.get(rest.end);
        next.is_some_and(|next| next.id == words[rest.start].id)
    };
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let Block {
            old: one,
            new: other,
        } = block.clone();
        let tail = match (one.len(), other.len()) {
            (0, _) | (_, 0) | (1, 1) => {
                out.push(block);
                continue;
            }
            (1, _) => slides(new, other.start + 1..other.end),
            (_, 1) => slides(old, one.start + 1..one.end),
            _ => true,
        };
        let numbers = are_numbers(old, one.start, new, other.start);
        if !numbers || !tail {
            cut_at_figures(old, new, block, &mut out);
            continue;
        }
        out.push(Block {
            old: one.start..one.start + 1,
            new: other.start..other.start + 1,
        });
        let rest = Block {
            old: one.start + 1..one.end,
            new: other.start + 1..other.end,
        };
        cut_at_figures(old, new, rest, &mut out);
    }
    out
}

/// Whether two words are numbers that can stand for each other. In a script without spaces one digit may belong to a word, as in 第二个
/// and 另一种: there the same has to follow both.
fn are_numbers(old: &[Word], one: usize, new: &[Word], other: usize) -> bool {
    let next = |words: &[Word], at: usize| words.get(at + 1).map(|word| word.id);
    let sure = |word: &Word| word.kind == TokenKind::Number || word.span.len() > ONE_HAN;
    let (first, second) = (&old[one], &new[other]);
    first.kind.is_number()
        && second.kind.is_number()
        && (sure(first) || sure(second) || next(old, one) == next(new, other))
}

/// Cuts a block at the numbers in it, where both sides have as many and each is another one.
fn cut_at_figures(old: &[Word], new: &[Word], block: Block, out: &mut Vec<Block>) {
    let numbers = |words: &[Word], range: &Range<usize>| {
        range
            .clone()
            .filter(|at| words[*at].kind.is_number())
            .collect::<Vec<usize>>()
    };
    let (ones, others) = (numbers(old, &block.old), numbers(new, &block.new));
    let named = |words: &[Word], at: usize| {
        at.checked_sub(1)
            .map(|before| (words[before].id, words[at].id))
    };
    let stays = |one: usize| {
        others
            .iter()
            .any(|other| named(old, one) == named(new, *other))
    };
    let changed = |(one, other): (&usize, &usize)| {
        // A number that stands further on among the others is no new one: § 116 and § 7, but now § 7 and sentence 1.
        old[*one].id != new[*other].id && !stays(*one) && are_numbers(old, *one, new, *other)
    };
    let apart = ones.len() == others.len()
        && ones.len() <= FIGURES
        && ones.iter().zip(&others).all(changed);
    if !apart {
        out.push(block);
        return;
    }
    let mut cut = Vec::new();
    let (mut old_at, mut new_at) = (block.old.start, block.new.start);
    for (one, other) in ones.into_iter().zip(others) {
        cut.push(Block {
            old: old_at..one,
            new: new_at..other,
        });
        cut.push(Block {
            old: one..one + 1,
            new: other..other + 1,
        });
        (old_at, new_at) = (one + 1, other + 1);
    }
    cut.push(Block {
        old: old_at..block.old.end,
        new: new_at..block.new.end,
    });
    // Words that came or went right next to a number would be at one place with it.
    if cut
        .iter()
        .any(|part| part.old.is_empty() != part.new.is_empty())
    {
        out.push(block);
    } else {
        out.extend(cut.into_iter().filter(|part| !part.old.is_empty()));
    }
}

/// A date whose day and month both change is one change: between two changed numbers, 月 or a point does not matter.
fn join_dates(texts: Compared<'_>, blocks: &mut Vec<Block>) {
    let [old, new] = texts.words;
    let number = |words: &[Word], range: &Range<usize>| {
        range.len() == 1 && words[range.start].kind.is_number()
    };
    let numbers = |block: &Block| number(old, &block.old) && number(new, &block.new);
    blocks.sort_by_key(|block| (block.old.start, block.new.start));
    join(blocks, |one, next| {
        let kept = &old[one.old.end.min(next.old.start)..next.old.start];
        let unit = matches!(kept, [word] if dates::parts_numbers(word.span.of(texts.documents[0].keys.text())));
        unit && numbers(one) && numbers(next)
    });
}
