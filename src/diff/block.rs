//! One block of words that were replaced: what it takes in, and where it can be.

use std::cmp::Reverse;
use std::ops::Range;

use crate::diff::bonds::{Bonds, SEEN};
use crate::diff::front;
use crate::diff::side::{Compared, Word};
use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::{Label, Style};
use crate::language::topics::evidence;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

/// A stretch of old words that a stretch of new words replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

impl Block {
    /// Whether there are words on both sides.
    pub(super) fn replaces(&self) -> bool {
        !self.old.is_empty() && !self.new.is_empty()
    }

    /// Whether nothing is between this block and the next.
    pub(super) fn is_beside(&self, next: &Self) -> bool {
        self.old.end == next.old.start && self.new.end == next.new.start
    }

    /// Takes in the next block, and what is between.
    pub(super) fn take_in(&mut self, next: &Self) {
        (self.old.end, self.new.end) = (next.old.end, next.new.end);
    }

    /// Whether a block changes nothing but the number before a paragraph.
    pub(super) fn in_label(&self, texts: Compared<'_>) -> bool {
        let ranges = [&self.old, &self.new];
        [0, 1].into_iter().all(|side| {
            let Some(last) = texts.words[side][ranges[side].clone()].last() else {
                return true;
            };
            let front = front_of(texts, side, last)
                .end
                .max(bullet_end(texts, side, last));
            last.span.end <= front && !is_value(texts, side, last)
        })
    }
}

/// Whether a word is in a cell of a table that is a number alone, and names no part: a value.
fn is_value(texts: Compared<'_>, side: usize, word: &Word) -> bool {
    let document = texts.documents[side];
    let at = document
        .paragraphs
        .partition_point(|each| each.key.start <= word.span.start);
    let paragraph = at.checked_sub(1).map(|at| &document.paragraphs[at]);
    paragraph.is_some_and(|paragraph| {
        let names_part = |label: Label| matches!(label.style, Style::Division(_));
        paragraph.kind == Kind::TableCell
            && document.body(paragraph).is_empty()
            && !paragraph.label.is_some_and(names_part)
    })
}

/// The number before the paragraph that a word is in, empty where it has no label.
pub(super) fn front_of(texts: Compared<'_>, side: usize, word: &Word) -> Span {
    let paragraphs = &texts.documents[side].paragraphs;
    let at = paragraphs.partition_point(|each| each.key.start <= word.span.start);
    at.checked_sub(1).map_or(Span::default(), |at| {
        front::of(texts.documents[side], &paragraphs[at]).0
    })
}

/// Where the bullet before the paragraph that a word is in ends, 0 where it has none.
fn bullet_end(texts: Compared<'_>, side: usize, word: &Word) -> u32 {
    let document = texts.documents[side];
    let paragraphs = &document.paragraphs;
    let at = paragraphs.partition_point(|each| each.key.start <= word.span.start);
    let bullet = |paragraph: &&Paragraph| {
        let label = paragraph.label;
        label.is_some_and(|label| label.style == Style::Bullet)
    };
    let paragraph = at.checked_sub(1).map(|at| &paragraphs[at]).filter(bullet);
    paragraph.map_or(0, |paragraph| paragraph.body)
}

/// Cuts blocks where a paragraph begins inside of them: what follows the break, such as the letter of a point, belongs to what
/// follows it. What the other side has stands before the break.
pub(super) fn cut_at_breaks(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        cut_after_labels(texts, cut_at_break(texts, &block), &mut out);
    }
    out
}

/// Cuts blocks behind the number that a paragraph has on one side alone: it is no edit of the words that follow it.
fn cut_after_labels(texts: Compared<'_>, blocks: Vec<Block>, out: &mut Vec<Block>) {
    for mut block in blocks {
        // A number of another form is one edit, and the words behind it are others.
        let labels = [0, 1].map(|side| label_of(texts, side, [&block.old, &block.new][side]));
        let longer = block.old.len() > labels[0] || block.new.len() > labels[1];
        if labels[0] > 0 && labels[1] > 0 && longer {
            let (old, new) = (block.old.start + labels[0], block.new.start + labels[1]);
            out.push(Block {
                old: block.old.start..old,
                new: block.new.start..new,
            });
            (block.old.start, block.new.start) = (old, new);
        }
        for side in [0, 1] {
            let ranges = [block.old.clone(), block.new.clone()];
            let (range, other) = (&ranges[side], &ranges[1 - side]);
            let words = &texts.words[side][range.clone()];
            let Some(first) = words.first().filter(|_| words.len() > 1) else {
                continue;
            };
            let front = front_of(texts, side, first);
            let in_front = |word: &&Word| word.span.end <= front.end;
            let label = words.iter().take_while(in_front).count();
            let numbers = texts.words[1 - side][other.clone()].iter();
            // A number on the other side may be what became of it.
            let alone = numbers.filter(|word| word.kind.is_number()).count() == 0;
            let opens = first.span.start == front.start && (1..words.len()).contains(&label);
            if !opens || !alone {
                continue;
            }
            let at = range.start + label;
            let empty = other.start..other.start;
            let (old, new) = if side == 0 {
                block.old.start = at;
                (range.start..at, empty)
            } else {
                block.new.start = at;
                (empty, range.start..at)
            };
            out.push(Block { old, new });
        }
        out.push(block);
    }
}

/// How many of some words are the whole number of a paragraph that starts with them.
fn label_of(texts: Compared<'_>, side: usize, range: &Range<usize>) -> usize {
    let words = &texts.words[side][range.clone()];
    let Some(first) = words.first() else {
        return 0;
    };
    let front = front_of(texts, side, first);
    if first.span.start != front.start {
        return 0;
    }
    let inside = words.iter().take_while(|word| word.span.end <= front.end);
    let count = inside.count();
    let is_whole = count > 0 && words[count - 1].span.end == front.end;
    if is_whole { count } else { 0 }
}

fn cut_at_break(texts: Compared<'_>, block: &Block) -> Vec<Block> {
    let cut = cut_on(texts, 0, block.clone()).into_iter();
    cut.flat_map(|block| cut_on(texts, 1, block)).collect()
}

/// Cuts a block where a paragraph begins on one side; the first of its pieces has all words of the other side.
fn cut_on(texts: Compared<'_>, side: usize, block: Block) -> Vec<Block> {
    let keys = texts.documents[side].keys.text();
    let words = texts.words[side];
    let breaks = |at: &usize| {
        let (before, after) = (words[at - 1].span, words[*at].span);
        after.start < before.end || keys[before.end as usize..after.start as usize].contains('\n')
    };
    let range = [&block.old, &block.new][side].clone();
    let mut out = Vec::new();
    let mut last = block;
    for at in (range.start + 1..range.end).filter(breaks) {
        let mut first = last.clone();
        let (one, other) = match side {
            0 => (&mut first.old, &mut last.old),
            _ => (&mut first.new, &mut last.new),
        };
        (one.end, other.start) = (at, at);
        let (one, other) = match side {
            0 => (&mut first.new, &mut last.new),
            _ => (&mut first.old, &mut last.old),
        };
        other.start = one.end;
        out.push(first);
    }
    out.push(last);
    out
}

/// Takes in the rest of a word in Hiragana at the end of a replacement, when that is a single character and no word by itself: an
/// ending is replaced whole, ます by です.
pub(super) fn take_endings(texts: Compared<'_>, block: &mut Block, roof: (usize, usize)) {
    let hiragana = |side: usize, at: usize| {
        let word = texts.words[side]
            .get(at)
            .filter(|word| word.kind == TokenKind::Word)?;
        let text = word.span.of(texts.documents[side].keys.text());
        text.starts_with(script::is_hiragana)
            .then_some((word.span, text))
    };
    let rest = |side: usize, end: usize| {
        let (before, _) = hiragana(side, end.checked_sub(1)?)?;
        let (span, text) = hiragana(side, end)?;
        let goes_on = hiragana(side, end + 1).is_some_and(|(next, _)| next.start == span.end);
        let ends = before.end == span.start && !goes_on && !evidence::is_function_word(text);
        ends.then_some(())
    };
    let (old, new) = (block.old.end, block.new.end);
    if block.replaces() && old < roof.0 && new < roof.1 && rest(0, old).and(rest(1, new)).is_some()
    {
        (block.old.end, block.new.end) = (old + 1, new + 1);
    }
}

/// Takes off a block what both sides have at its ends.
pub(super) fn trim(old: &[Word], new: &[Word], block: &mut Block) {
    while block.replaces() && old[block.old.start].id == new[block.new.start].id {
        (block.old.start, block.new.start) = (block.old.start + 1, block.new.start + 1);
    }
    while block.replaces() && old[block.old.end - 1].id == new[block.new.end - 1].id {
        (block.old.end, block.new.end) = (block.old.end - 1, block.new.end - 1);
    }
}

/// Whether a block takes in one bracket of a pair without the other, on either side.
pub(super) fn parts_brackets(texts: Compared<'_>, block: &Block) -> bool {
    let ranges = [&block.old, &block.new];
    (0..2).any(|side| {
        let words = texts.words[side][ranges[side].clone()].iter();
        let keys = texts.documents[side].keys.text();
        let count = |mark: &str| {
            words
                .clone()
                .filter(|word| word.span.of(keys) == mark)
                .count()
        };
        count("(") > count(")")
    })
}

/// How many of two ends are inside of a word with hyphens: SHA-256.
fn joints(keys: &str, words: &[Word], ends: [usize; 2]) -> usize {
    let inside = |at: &&usize| is_at_joint(keys, words, **at);
    ends.iter().filter(inside).count()
}

/// Whether a place between two words is right beside a hyphen that joins them to one.
fn is_at_joint(keys: &str, words: &[Word], at: usize) -> bool {
    let joins = |hyphen: usize| {
        let beside = hyphen
            .checked_sub(1)
            .and_then(|before| words.get(before..hyphen + 2));
        beside.is_some_and(|beside| {
            let [before, hyphen, after] = [0, 1, 2].map(|at| &beside[at]);
            let spoken = before.kind != TokenKind::Mark && after.kind != TokenKind::Mark;
            let glued = before.span.end == hyphen.span.start && hyphen.span.end == after.span.start;
            spoken && glued && hyphen.span.of(keys) == "-"
        })
    };
    joins(at) || at.checked_sub(1).is_some_and(joins)
}

/// Whether marks of the format stand before a word: a link or what is emphasised starts or ends there.
fn is_marked(document: &Document, words: &[Word], at: usize) -> bool {
    let pair = at.checked_sub(1).and_then(|first| words.get(first..=at));
    pair.is_some_and(|pair| {
        let [one, next] = [0, 1].map(|at| document.keys.source(pair[at].span));
        let gap = document.text.get(one.end as usize..next.start as usize);
        gap.is_some_and(|gap| !gap.trim().is_empty())
    })
}

/// How well a stretch of words stands apart: it starts behind a mark or ends with one, and takes in no half of a pair of marks.
fn score(words: &[Word], start: usize, length: usize) -> u8 {
    let mark = |at: usize| {
        words
            .get(at)
            .is_none_or(|word| word.kind == TokenKind::Mark)
    };
    let is_glued = |at: usize| {
        let pair = at.checked_sub(1).and_then(|first| words.get(first..=at));
        pair.is_some_and(|pair| pair[0].span.end == pair[1].span.start)
    };
    // A mark that stands right before a word and behind a space is part of it: .item, #5.
    let opens = |at: usize| mark(at) && is_glued(at + 1) && !is_glued(at);
    let closes = |at: usize| mark(at) && !opens(at);
    let begins = !mark(start) || opens(start);
    let before = start == 0 || closes(start - 1);
    let ends = closes(start + length - 1);
    let after = start + length == words.len() || mark(start + length);
    6 * u8::from(before && ends && begins)
        + 4 * u8::from(before && after && begins)
        + 2 * u8::from(before || after)
        // An item of a list goes with the mark after it.
        + u8::from(ends && begins)
}

/// Slides a pure insertion or deletion to the place where it starts after a mark or ends with one, and where it cuts no word.
pub(super) fn slide(
    texts: Compared<'_>,
    bonds: &Bonds,
    block: &mut Block,
    floor: (usize, usize),
    roof: (usize, usize),
) {
    let [old, new] = texts.words;
    let deletes = block.new.is_empty();
    if !deletes && !block.old.is_empty() {
        return;
    }
    let (words, range, other) = if deletes {
        (old, block.old.clone(), block.new.start)
    } else {
        (new, block.new.clone(), block.old.start)
    };
    let ((least, least_other), (most, most_other)) = if deletes {
        (floor, roof)
    } else {
        ((floor.1, floor.0), (roof.1, roof.0))
    };
    let length = range.len();
    let opposite = if deletes { new } else { old };
    let document = texts.documents[usize::from(!deletes)];
    let keys = document.keys.text();
    let seams = |start: usize| {
        u8::from(is_marked(document, words, start))
            + u8::from(is_marked(document, words, start + length))
    };
    // What is at its ends, and around it when it is not there, is apart.
    let apart = |start: usize, place: usize| {
        let places = [(words, start), (words, start + length), (opposite, place)];
        let sum = |bond: fn(&Bonds, &[Word], usize) -> u32| {
            let known = places
                .into_iter()
                .filter(|(words, at)| bonds.seen(words, *at) >= SEEN);
            known.map(|(words, at)| bond(bonds, words, at)).sum::<u32>()
        };
        // A mark goes with the item that was put behind it.
        let bound = words
            .get(start)
            .is_some_and(|word| word.kind != TokenKind::Mark);
        (
            Reverse(joints(keys, words, [start, start + length])),
            seams(start),
            score(words, start, length),
            Reverse((sum(Bonds::strain), bound, sum(Bonds::at))),
        )
    };
    let (mut start, mut place, mut shift) = (range.start, other, 0isize);
    let mut best = (apart(start, place), shift);
    while start > least
        && place > least_other
        && words[start - 1].id == words[start + length - 1].id
        && opposite[place - 1].id == words[start - 1].id
    {
        (start, place, shift) = (start - 1, place - 1, shift - 1);
        best = best.max((apart(start, place), shift));
    }
    (start, place, shift) = (range.start, other, 0);
    while start + length < most
        && place < most_other
        && words[start].id == words[start + length].id
        && opposite[place].id == words[start].id
    {
        (start, place, shift) = (start + 1, place + 1, shift + 1);
        if apart(start, place) > best.0 {
            best = (apart(start, place), shift);
        }
    }
    let moved = |range: &Range<usize>| {
        range.start.wrapping_add_signed(best.1)..range.end.wrapping_add_signed(best.1)
    };
    (block.old, block.new) = (moved(&block.old), moved(&block.new));
}
