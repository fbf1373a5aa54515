//! The edits inside paragraphs that belong together, as an editor would mark them.
//!
//! Words are aligned by `similar`; then what stays only by chance is given up, insertions and deletions slide to where a sentence
//! or clause starts, and numbers change whole.

use similar::DiffOp;

use crate::diff::change::{Class, Edit};
use crate::diff::class::{self, Scene};
use crate::diff::likeness;
use crate::diff::side::{Lexicon, Word};
use crate::document::Document;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

/// In a block with more numbers than this nobody can tell which one became which.
const FIGURES: usize = 3;

/// A stretch of old words that a stretch of new words replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// The edits that turn the old words into the new ones. Spans are in the source texts of the documents.
pub(super) fn edits(
    documents: [&Document; 2],
    lexicon: &Lexicon<'_>,
    old: &[Word],
    new: &[Word],
) -> Vec<Edit> {
    let mut blocks = blocks(old, new);
    drop_strays(documents, lexicon, old, new, &mut blocks);
    let mut blocks = split_figures(old, new, blocks);
    for at in 0..blocks.len() {
        // A block slides over what stays, and never into its neighbours.
        let floor = at.checked_sub(1).map_or((0, 0), |before| {
            (blocks[before].old.end, blocks[before].new.end)
        });
        let roof = blocks.get(at + 1).map_or((old.len(), new.len()), |next| {
            (next.old.start, next.new.start)
        });
        slide(old, new, &mut blocks[at], floor, roof);
    }
    join_halves(&mut blocks);
    join_dates(documents, old, new, &mut blocks);
    let mut out = spacing(documents, old, new, &blocks);
    for (block, class, label) in classified(documents, old, new, blocks) {
        let key = [
            stretch(documents[0], old, &block.old, block.new.is_empty()),
            stretch(documents[1], new, &block.new, block.old.is_empty()),
        ];
        let source = [
            place(documents[0], old, &block.old, key[0]),
            place(documents[1], new, &block.new, key[1]),
        ];
        push_around_furniture(documents, source, (class, label), &mut out);
    }
    out.sort_by_key(|edit| (edit.old, edit.new));
    out
}

/// Where a stretch of the keys stands in the source. Nothing behind the last word stands right behind it, and not behind the white
/// space or the marks of the format that follow.
fn place(document: &Document, words: &[Word], range: &std::ops::Range<usize>, key: Span) -> Span {
    match words.last() {
        Some(last) if key.is_empty() && range.start == words.len() => {
            Span::empty(document.keys.source(last.span).end as usize)
        }
        _ => document.keys.source(key),
    }
}

/// The blocks with their classes, and whether each is the number in front of a paragraph. The parts of a date are one block again.
fn classified(
    documents: [&Document; 2],
    old: &[Word],
    new: &[Word],
    blocks: Vec<Block>,
) -> Vec<(Block, Class, bool)> {
    let scene = Scene::new(documents, [old, new]);
    let mut out: Vec<(Block, Class, bool)> = Vec::with_capacity(blocks.len());
    for block in blocks {
        // 4) and 4. are one number.
        let label = in_label(documents, [old, new], &block)
            && scene.spoken_differs([&block.old, &block.new]);
        let class = if label {
            Class::Reference
        } else {
            scene.classify([&block.old, &block.new])
        };
        match out.last_mut() {
            Some((last, Class::Date, _))
                if class == Class::Date
                    && last.old.end == block.old.start
                    && last.new.end == block.new.start =>
            {
                (last.old.end, last.new.end) = (block.old.end, block.new.end);
            }
            _ => out.push((block, class, label)),
        }
    }
    out
}

/// The places between words that stay where one side has white space and the other has none.
fn spacing(documents: [&Document; 2], old: &[Word], new: &[Word], blocks: &[Block]) -> Vec<Edit> {
    let mut out = Vec::new();
    let mut at = (0, 0);
    let end = Block {
        old: old.len()..old.len(),
        new: new.len()..new.len(),
    };
    for block in blocks.iter().chain([&end]) {
        let kept = old[at.0..block.old.start]
            .windows(2)
            .zip(new[at.1..block.new.start].windows(2));
        for (one, other) in kept {
            let gap = |pair: &[Word]| Span {
                start: pair[0].span.end,
                end: pair[1].span.start,
            };
            let (old_gap, new_gap) = (gap(one), gap(other));
            // Between two paragraphs of a split or merge stands the end of one.
            let inside =
                |side: usize, gap: Span| !gap.of(documents[side].keys.text()).contains('\n');
            if old_gap.is_empty() != new_gap.is_empty() && inside(0, old_gap) && inside(1, new_gap)
            {
                let [old, new] = [(0, old_gap), (1, new_gap)]
                    .map(|(side, gap)| documents[side].keys.source(gap));
                out.push(Edit {
                    class: Class::Spacing,
                    old,
                    new,
                    label: false,
                });
            }
        }
        at = (block.old.end, block.new.end);
    }
    out
}

/// Whether a block changes nothing but the number in front of a paragraph.
fn in_label(documents: [&Document; 2], words: [&[Word]; 2], block: &Block) -> bool {
    let ranges = [&block.old, &block.new];
    let inside = |side: usize| {
        let Some(last) = words[side]
            .get(ranges[side].clone())
            .and_then(<[Word]>::last)
        else {
            return true;
        };
        let paragraphs = &documents[side].paragraphs;
        let at = paragraphs.partition_point(|each| each.key.start <= last.span.start);
        at > 0 && paragraphs[at - 1].label.is_some() && last.span.end <= paragraphs[at - 1].body
    };
    inside(0) && inside(1)
}

fn blocks(old: &[Word], new: &[Word]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for op in likeness::align(old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let block = Block {
            old: op.old_range(),
            new: op.new_range(),
        };
        match out.last_mut() {
            Some(last) if last.old.end == block.old.start && last.new.end == block.new.start => {
                last.old.end = block.old.end;
                last.new.end = block.new.end;
            }
            _ => out.push(block),
        }
    }
    out
}

/// Gives up words that stay between two changes although they say much less than what changes around them: nobody would have
/// kept them, they are there again by chance.
fn drop_strays(
    documents: [&Document; 2],
    lexicon: &Lexicon<'_>,
    old: &[Word],
    new: &[Word],
    blocks: &mut Vec<Block>,
) {
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
    let replaces = |block: &Block| !block.old.is_empty() && !block.new.is_empty();
    // Each block with what its old and its new words weigh; what is joined may join what stands before it, too.
    let mut done: Vec<(Block, [u32; 2])> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        let weights = [
            weigh(&old[block.old.clone()]),
            weigh(&new[block.new.clone()]),
        ];
        let (mut block, mut weights) = (block, weights);
        while let Some((before, others)) = done.last() {
            let kept = weigh(&old[before.old.end..block.old.start]);
            let around = others[0].max(others[1]) + weights[0].max(weights[1]);
            // The number in front of a paragraph is a change of its own.
            let number = || {
                in_label(documents, [old, new], before) && !in_label(documents, [old, new], &block)
            };
            let stray = kept <= 12
                && kept * 6 <= around
                && (replaces(before) || replaces(&block))
                && !figures(before)
                && !figures(&block)
                && !number();
            if !stray {
                break;
            }
            weights = [0, 1].map(|side| others[side] + kept + weights[side]);
            block.old.start = before.old.start;
            block.new.start = before.new.start;
            done.pop();
        }
        done.push((block, weights));
    }
    blocks.extend(done.into_iter().map(|(block, _)| block));
}

/// Cuts a number that replaces a number at either end of a block from the words that change with it: it must not drown in them. Words
/// that only came or went are cut off where they can slide away from the number.
fn split_figures(old: &[Word], new: &[Word], blocks: Vec<Block>) -> Vec<Block> {
    let number = |words: &[Word], at: usize| words[at].kind.is_number();
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let (
            Block {
                old: one,
                new: other,
            },
            mut rest,
        ) = (block.clone(), block);
        let several = one.len().max(other.len()) > 1;
        if one.is_empty() || other.is_empty() || !several {
            out.push(rest);
            continue;
        }
        // Cut off at one end, what is left on one side alone has to slide: otherwise it is the same place twice.
        let slides = |words: &[Word], range: &std::ops::Range<usize>| {
            words
                .get(range.end)
                .is_some_and(|next| next.id == words[range.start].id)
        };
        let lone = one.len() == 1 || other.len() == 1;
        let tail = if one.len() == 1 {
            slides(new, &(other.start + 1..other.end))
        } else {
            other.len() == 1 && slides(old, &(one.start + 1..one.end))
        };
        if number(old, one.start) && number(new, other.start) && (!lone || tail) {
            out.push(Block {
                old: one.start..one.start + 1,
                new: other.start..other.start + 1,
            });
            rest = Block {
                old: one.start + 1..one.end,
                new: other.start + 1..other.end,
            };
        }
        cut_at_figures(old, new, rest, &mut out);
    }
    out
}

/// Cuts a block at the numbers in it, where both sides have as many and each is another one.
fn cut_at_figures(old: &[Word], new: &[Word], block: Block, out: &mut Vec<Block>) {
    let numbers = |words: &[Word], range: &std::ops::Range<usize>| {
        range
            .clone()
            .filter(|at| words[*at].kind.is_number())
            .collect::<Vec<usize>>()
    };
    let (ones, others) = (numbers(old, &block.old), numbers(new, &block.new));
    let changed = |(one, other): (&usize, &usize)| old[*one].id != new[*other].id;
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
    // Words that came or went right beside a number would stand at one place with it.
    if cut
        .iter()
        .any(|part| part.old.is_empty() != part.new.is_empty())
    {
        out.push(block);
    } else {
        out.extend(cut.into_iter().filter(|part| !part.old.is_empty()));
    }
}

/// Slides a pure insertion or deletion to the place where it starts after a mark or ends with one.
fn slide(
    old: &[Word],
    new: &[Word],
    block: &mut Block,
    floor: (usize, usize),
    roof: (usize, usize),
) {
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
    let mark = |at: usize| {
        words
            .get(at)
            .is_none_or(|word| word.kind == TokenKind::Mark)
    };
    let score = |start: usize| {
        let before = start == 0 || mark(start - 1);
        let ends = mark(start + length - 1);
        let after = start + length == words.len() || mark(start + length);
        3 * u8::from(before && ends && !mark(start))
            + 2 * u8::from(before && after && !mark(start))
            + u8::from(before || after)
    };
    let mut best = (score(range.start), 0isize);
    let (mut start, mut place, mut shift) = (range.start, other, 0isize);
    while start > least
        && place > least_other
        && words[start - 1].id == words[start + length - 1].id
        && opposite[place - 1].id == words[start - 1].id
    {
        (start, place, shift) = (start - 1, place - 1, shift - 1);
        best = best.max((score(start), shift));
    }
    (start, place, shift) = (range.start, other, 0);
    while start + length < most
        && place < most_other
        && words[start].id == words[start + length].id
        && opposite[place].id == words[start].id
    {
        (start, place, shift) = (start + 1, place + 1, shift + 1);
        if score(start) > best.0 {
            best = (score(start), shift);
        }
    }
    let moved = |range: &std::ops::Range<usize>| {
        range.start.wrapping_add_signed(best.1)..range.end.wrapping_add_signed(best.1)
    };
    (block.old, block.new) = (moved(&block.old), moved(&block.new));
}

/// What slid up to each other, a deletion and an insertion, is a replacement.
fn join_halves(blocks: &mut Vec<Block>) {
    let mut index = 0;
    while index + 1 < blocks.len() {
        let (one, next) = (&blocks[index], &blocks[index + 1]);
        let beside = one.old.end == next.old.start && one.new.end == next.new.start;
        let halves = (one.new.is_empty() && next.old.is_empty())
            || (one.old.is_empty() && next.new.is_empty());
        if beside && halves {
            let next = blocks.remove(index + 1);
            blocks[index].old.end = next.old.end;
            blocks[index].new.end = next.new.end;
        } else {
            index += 1;
        }
    }
}

/// A date whose day and month both change is one change: between two changed numbers, 月 or a point is no news.
fn join_dates(documents: [&Document; 2], old: &[Word], new: &[Word], blocks: &mut Vec<Block>) {
    blocks.sort_by_key(|block| (block.old.start, block.new.start));
    let mut index = 0;
    while index + 1 < blocks.len() {
        let (one, next) = (&blocks[index], &blocks[index + 1]);
        let kept = &old[one.old.end.min(next.old.start)..next.old.start];
        let unit =
            kept.len() == 1 && class::is_date_unit(kept[0].span.of(documents[0].keys.text()));
        let number = |words: &[Word], range: &std::ops::Range<usize>| {
            range.len() == 1 && words[range.start].kind.is_number()
        };
        let numbers = [one, next]
            .into_iter()
            .all(|block| number(old, &block.old) && number(new, &block.new));
        if unit && numbers {
            let next = blocks.remove(index + 1);
            blocks[index].old.end = next.old.end;
            blocks[index].new.end = next.new.end;
        } else {
            index += 1;
        }
    }
}

/// The key bytes of a stretch of words. An insertion or deletion takes the white space on one side along; where there is nothing,
/// the place is given.
fn stretch(
    document: &Document,
    words: &[Word],
    range: &std::ops::Range<usize>,
    alone: bool,
) -> Span {
    let keys = document.keys.text();
    let after = words.get(range.end).map(|word| word.span.start);
    let before = range
        .start
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .map(|word| word.span.end);
    let (Some(first), Some(last)) = (
        words.get(range.start).filter(|_| !range.is_empty()),
        range.end.checked_sub(1).and_then(|at| words.get(at)),
    ) else {
        let place = after.or(before).unwrap_or_default();
        return Span {
            start: place,
            end: place,
        };
    };
    let whole = first.span.join(last.span);
    let white = |from: u32, to: u32| {
        !keys[from as usize..to as usize].is_empty()
            && keys[from as usize..to as usize]
                .trim_matches(' ')
                .is_empty()
    };
    // One of two spaces goes with the words between them; a space that stands on one side only stays where it is, but for that before
    // the last words.
    let opens = before.is_none_or(|last| white(last, whole.start));
    match (alone, before, after) {
        (true, _, Some(next)) if opens && white(whole.end, next) => Span { end: next, ..whole },
        (true, Some(last), next)
            if white(last, whole.start) && next.is_none_or(|next| next == whole.end) =>
        {
            Span {
                start: last,
                ..whole
            }
        }
        _ => whole,
    }
}

/// Adds an edit; where furniture stands inside it, it becomes several, so that no running header is part of an edit.
fn push_around_furniture(
    documents: [&Document; 2],
    source: [Span; 2],
    (class, label): (Class, bool),
    out: &mut Vec<Edit>,
) {
    let parts = [
        documents[0].without_furniture(source[0]),
        documents[1].without_furniture(source[1]),
    ];
    let count = parts[0].len().max(parts[1].len());
    for at in 0..count {
        let part = |side: usize| {
            parts[side]
                .get(at)
                .copied()
                .unwrap_or_else(|| Span::empty(source[side].end as usize))
        };
        let blank = |side: usize| documents[side].slice(part(side)).trim().is_empty();
        if count > 1 && class != Class::Spacing && blank(0) && blank(1) {
            // White space beside furniture is no news.
            continue;
        }
        // What stands between two marks can be the same on both sides.
        if count > 1 && documents[0].slice(part(0)) == documents[1].slice(part(1)) {
            continue;
        }
        out.push(Edit {
            class,
            old: part(0),
            new: part(1),
            label,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::{self, Options};
    use crate::input;

    /// The edits between two paragraphs: what was there, and what is there now.
    fn edits(old: &str, new: &str) -> Vec<(String, String)> {
        let read = |text: &str| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let diff = diff::diff(&old, &new, &Options::default());
        let edits = diff.changes.iter().flat_map(|change| &change.edits);
        edits
            .map(|edit| {
                (
                    old.slice(edit.old).to_owned(),
                    new.slice(edit.new).to_owned(),
                )
            })
            .collect()
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_deletion_and_an_insertion_side_by_side_are_a_replacement() {
        let found = edits(
            "Откройте список и выберите, за которым следуют типы в кортеже. Например, это так.",
            "Откройте список и выберите, за которым следуют типы в в. Например, это так.",
        );
        assert_eq!(found, [pair("кортеже", "в")]);
    }

    #[test]
    fn a_mark_goes_without_the_space_behind_it() {
        let found = edits(
            "The term is well known, and it is used by all.",
            "The term is well known and it is used by all.",
        );
        assert_eq!(found, [pair(",", "")]);
        let found = edits("Both sides agree on it, too.", "Both sides agree on it.");
        assert_eq!(found, [pair(", too", "")]);
    }

    #[test]
    fn numbers_do_not_drown_in_the_words_around_them() {
        let found = edits(
            "The tenant pays a deposit of 500 euros in cash on the first day.",
            "The tenant pays a guarantee of 5000 dollars in cash on the first day.",
        );
        let expected = [
            pair("deposit of", "guarantee of"),
            pair("500", "5000"),
            pair("euros", "dollars"),
        ];
        assert_eq!(found, expected);
    }
}
