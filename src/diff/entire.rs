//! Dates and numbers that change whole: an edit at the edge of which one of them is cut takes in the rest of it.
//!
//! One word of a date that another replaces is an edit by itself, as 12 May becomes 19 May. A date is whole where more of it changes, or
//! where words change with it; one without spaces, such as 2024-05-12, and a number of several words, such as twenty-five, always are.

use std::ops::Range;

use crate::diff::block::Block;
use crate::diff::growth;
use crate::diff::mentions;
use crate::diff::side::{Compared, Word};
use crate::facts::number_words;
use crate::language::topics::numbers;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

/// The words of a date or a number, and whether they are one to the eye.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    words: Range<usize>,
    solid: bool,
}

/// The blocks, each grown until it cuts no date and no number on either side; those that are then in one are joined.
pub(super) fn entire(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<Block> {
    if !blocks
        .iter()
        .any(|block| touches_number(texts, block) || is_in_figures(texts, block))
    {
        return blocks;
    }
    let units = [0, 1].map(|side| units(texts, side));
    if units.iter().any(Vec::is_empty) {
        return blocks;
    }
    let end = texts.words[0].len();
    let blocks = growth::grown(blocks, end, |block| rest_of_unit(&units, block));
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    while let Some(mut block) = rest.next() {
        while let Some(more) = rest.next_if(|next| is_in_one(&units, &block, next)) {
            block.take_in(&more);
        }
        if block.in_label(texts) || !block.replaces() {
            out.push(block);
            continue;
        }
        let roof = rest
            .peek()
            .map_or(usize::MAX, |next| next.old.start - block.old.end);
        let floor = block.old.start - out.last().map_or(0, |last| last.old.end);
        let (front, back) = missing(&units, &block);
        if front <= floor && back <= roof {
            block.old = block.old.start - front..block.old.end + back;
            block.new = block.new.start - front..block.new.end + back;
        }
        out.push(block);
    }
    out
}

/// Whether a block has a number, in figures or words, at any end.
fn touches_number(texts: Compared<'_>, block: &Block) -> bool {
    let number = |side: usize, range: &Range<usize>| {
        let keys = texts.documents[side].keys.text();
        let is_number =
            |word: &Word| word.kind.is_number() || number_words::is_number(word.span.of(keys));
        texts.words[side][range.clone()].iter().any(is_number)
    };
    block.replaces() && number(0, &block.old) && number(1, &block.new)
}

/// Whether a block is nothing but figures and marks on one side, and empty on the other.
fn is_in_figures(texts: Compared<'_>, block: &Block) -> bool {
    let (side, range) = match (block.old.is_empty(), block.new.is_empty()) {
        (false, true) => (0, &block.old),
        (true, false) => (1, &block.new),
        _ => return false,
    };
    let words = &texts.words[side][range.clone()];
    let figures = |word: &Word| matches!(word.kind, TokenKind::Number | TokenKind::Mark);
    words.iter().all(figures) && words.iter().any(|word| word.kind == TokenKind::Number)
}

/// How many words of a date or number without spaces are before and behind what came or went inside of it: 03/05/2019, 05/03/2019.
fn rest_of_unit(units: &[Vec<Unit>; 2], block: &Block) -> [usize; 2] {
    let ranges = [&block.old, &block.new];
    let beside = |side: usize| {
        let range = ranges[side];
        let before = || {
            range
                .start
                .checked_sub(1)
                .and_then(|at| of(&units[side], at))
        };
        of(&units[side], range.start)
            .or_else(before)
            .filter(|unit| unit.solid)
    };
    let (Some(old), Some(new)) = (beside(0), beside(1)) else {
        return [0, 0];
    };
    let full = if block.old.is_empty() {
        (1, new)
    } else {
        (0, old)
    };
    let (range, unit) = (ranges[full.0], &full.1.words);
    let inside = unit.start <= range.start && range.end <= unit.end && range != unit;
    if block.replaces() || !inside {
        return [0, 0];
    }
    let front = (block.old.start.saturating_sub(old.words.start))
        .max(block.new.start.saturating_sub(new.words.start));
    let back = (old.words.end.saturating_sub(block.old.end))
        .max(new.words.end.saturating_sub(block.new.end));
    [front, back]
}

/// The unit that a word is in.
fn of(units: &[Unit], at: usize) -> Option<&Unit> {
    let next = units.partition_point(|unit| unit.words.end <= at);
    units.get(next).filter(|unit| unit.words.contains(&at))
}

/// Whether a block and the next one change two words of one unit on both sides.
fn is_in_one(units: &[Vec<Unit>; 2], block: &Block, next: &Block) -> bool {
    let same = |side: usize, one: &Range<usize>, other: &Range<usize>| {
        let unit = of(&units[side], one.end - 1);
        unit.is_some_and(|unit| {
            // What only came or went in a date without spaces is part of it at its end as well: 2024-05, 2024-05-12.
            let ends = unit.solid && other.is_empty() && other.start == unit.words.end;
            let replaces = unit.solid || next.replaces();
            replaces && (ends || unit.words.contains(&other.start))
        })
    };
    block.replaces() && same(0, &block.old, &next.old) && same(1, &block.new, &next.new)
}

/// How many of the words before and after a block belong to units that it cuts on both sides.
fn missing(units: &[Vec<Unit>; 2], block: &Block) -> (usize, usize) {
    let ranges = [&block.old, &block.new];
    let wide = ranges.iter().any(|range| range.len() > 1);
    let at = |edge: fn(&Range<usize>) -> usize| {
        let [old, new] = [0, 1].map(|side| of(&units[side], edge(ranges[side])));
        old.zip(new)
            .filter(|(old, new)| wide || old.solid && new.solid)
    };
    let front = at(|range| range.start).map_or(0, |(old, new)| {
        let before = |unit: &Unit, range: &Range<usize>| range.start - unit.words.start;
        before(old, ranges[0]).max(before(new, ranges[1]))
    });
    let back = at(|range| range.end - 1).map_or(0, |(old, new)| {
        let after = |unit: &Unit, range: &Range<usize>| unit.words.end.saturating_sub(range.end);
        after(old, ranges[0]).max(after(new, ranges[1]))
    });
    (front, back)
}

/// The dates and the numbers of several words of one side, in order; none are in each other.
fn units(texts: Compared<'_>, side: usize) -> Vec<Unit> {
    let words = texts.words[side];
    let keys = texts.documents[side].keys.text();
    let Some(whole) = words
        .first()
        .zip(words.last())
        .map(|(first, last)| first.span.join(last.span))
    else {
        return Vec::new();
    };
    let dates = mentions::dates(whole.of(keys), whole.start as usize);
    let mut out: Vec<Unit> = dates
        .into_iter()
        .filter_map(|date| dated(words, keys, date.span))
        .collect();
    let numbers = numbers(words, keys);
    out.extend(numbers.into_iter().map(|words| Unit { words, solid: true }));
    out.sort_by_key(|unit| (unit.words.start, usize::MAX - unit.words.end));
    out.dedup_by(|next, last| next.words.start < last.words.end);
    out
}

/// The words of a date.
fn dated(words: &[Word], keys: &str, date: Span) -> Option<Unit> {
    let start = words.partition_point(|word| word.span.start < date.start);
    let end = words.partition_point(|word| word.span.end <= date.end);
    let text = date.of(keys);
    // 2024-05-12, but not 2024年5月12日, whose parts have names.
    let figures = |c: char| c.is_ascii_digit() || c.is_ascii_punctuation();
    let words = start..end;
    (words.len() > 1 && !text.contains('\n')).then(|| Unit {
        words,
        solid: text.chars().all(figures),
    })
}

/// The numbers that are written in several words: twenty-five, one hundred and six, 9:30, 3/4.
fn numbers(words: &[Word], keys: &str) -> Vec<Range<usize>> {
    let text = |at: usize| words[at].span.of(keys);
    let spelled = |at: usize| {
        words
            .get(at)
            .and_then(|word| number_words::word(word.span.of(keys)))
    };
    let glued = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| next.span.start == words[at].span.end)
    };
    let figure = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.kind == TokenKind::Number)
    };
    let mut out = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let mut end = start + 1;
        if let Some(mut sum) = spelled(start) {
            loop {
                let joint = match words.get(end).map(|_| text(end)) {
                    Some("-") if glued(end - 1) && glued(end) => 1,
                    Some(joint) if sum.value % 100 == 0 && numbers::joins(joint) => 1,
                    _ => 0,
                };
                let Some(next) =
                    spelled(end + joint).and_then(|next| number_words::combine(sum, next))
                else {
                    break;
                };
                (sum, end) = (next, end + joint + 1);
            }
        } else if figure(start) {
            while figure(end + 1) && matches!(text(end), ":" | "/") && glued(end - 1) && glued(end)
            {
                end += 2;
            }
            // 5 млн
            let power = || {
                words
                    .get(end)
                    .is_some_and(|word| number_words::is_power(word.span.of(keys)))
            };
            if end == start + 1 && power() {
                end += 1;
            }
        } else if number_words::may_open(text(start)) {
            end = start + compared(&words[start..], keys).max(1);
        }
        if end - start > 1 {
            out.push(start..end);
        }
        start = end;
    }
    out
}

/// How many words the number takes that some words begin with, in a language whose number words comparisons alone read: ba mươi.
fn compared(words: &[Word], keys: &str) -> usize {
    let near = &words[..words.len().min(LONGEST)];
    let spoken = near.iter().take_while(|word| word.kind == TokenKind::Word);
    let longest = spoken.count();
    let read = |length: &usize| {
        let whole = words[0].span.join(words[length - 1].span);
        number_words::may_open(words[length - 1].span.of(keys))
            && number_words::amount_in_any(whole.of(keys)).is_some()
    };
    (2..=longest).rev().find(read).unwrap_or(0)
}

/// The longest number in words of which an edit is part, in words. Chosen by hand, 2026-12-01.
const LONGEST: usize = 6;

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    #[test]
    fn what_came_inside_of_figures_is_part_of_them() {
        for (old, new) in [
            ("03/05/2019", "05/03/2019"),
            ("10:30", "30:10"),
            ("2/3", "3/2"),
        ] {
            let found = edits(
                &format!("The keeper wrote {old} into the book."),
                &format!("The keeper wrote {new} into the book."),
            );
            assert_eq!(found, [pair(old, new)], "{old}");
        }
    }

    #[test]
    fn a_date_at_the_edge_of_a_longer_edit_is_whole() {
        for (old, new, expected) in [
            (
                "The lease of the barn ends on 12 May 2024 and is not renewed.",
                "The lease of the barn ends on the day of the harvest, but not before 2 May 2024 and is not renewed.",
                vec![pair(
                    "12 May 2024",
                    "the day of the harvest, but not before 2 May 2024",
                )],
            ),
            (
                "The lease of the mill ends on 31 December 2023 at noon.",
                "The lease of the mill ends no later than 15 December 2024 at noon.",
                vec![
                    pair("on", "no later than"),
                    pair("31 December 2023", "15 December 2024"),
                ],
            ),
            (
                "本合同自二〇二三年十二月一日起生效，至双方另行约定之日终止。",
                "本合同自双方签字之日即二〇二四年十二月三日起生效，至双方另行约定之日终止。",
                vec![pair(
                    "二〇二三年十二月一日",
                    "双方签字之日即二〇二四年十二月三日",
                )],
            ),
            (
                "Аренда мельницы кончается 12 мая 2024 года в полдень.",
                "Аренда мельницы кончается 2 июня 2024 года в полдень.",
                vec![pair("12 мая 2024 года", "2 июня 2024 года")],
            ),
            (
                "The hall was closed on 2024-05-12 at noon.",
                "The hall was closed on 2024-06-12 at noon.",
                vec![pair("2024-05-12", "2024-06-12")],
            ),
        ] {
            assert_eq!(edits(old, new), expected, "{old}");
            let turned = expected.into_iter().map(|(old, new)| (new, old));
            assert_eq!(edits(new, old), turned.collect::<Vec<_>>(), "{new}");
        }
    }

    #[test]
    fn a_date_of_which_a_part_stands_elsewhere_in_the_other_is_one() {
        for (old, new) in [("2022-10-11", "2024-11-04"), ("2023-04-05", "2022-05-06")] {
            let text = |date: &str| format!("The hall was closed on {date} at noon.");
            assert_eq!(edits(&text(old), &text(new)), [pair(old, new)]);
        }
    }

    #[test]
    fn one_word_of_a_date_changes_alone() {
        for (old, new, expected) in [
            (
                "The school opens on 12 May 2024.",
                "The school opens on 19 May 2024.",
                pair("12", "19"),
            ),
            (
                "学校于2024年5月12日开学。",
                "学校于2024年5月19日开学。",
                pair("12", "19"),
            ),
        ] {
            assert_eq!(edits(old, new), [expected]);
        }
    }

    #[test]
    fn a_number_of_several_words_is_whole() {
        for (old, new, expected) in [
            (
                "The fee is twenty-five euros a month.",
                "The fee is thirty-five euros a month.",
                pair("twenty-five", "thirty-five"),
            ),
            (
                "Срок составляет двадцать пять дней.",
                "Срок составляет тридцать пять дней.",
                pair("двадцать пять", "тридцать пять"),
            ),
            (
                "Le délai est de vingt-cinq jours.",
                "Le délai est de trente-cinq jours.",
                pair("vingt-cinq", "trente-cinq"),
            ),
            (
                "They paid one hundred and six crowns.",
                "They paid two hundred and six crowns.",
                pair("one hundred and six", "two hundred and six"),
            ),
            (
                "The gate opens at 9:30 on Sundays.",
                "The gate opens at 10:30 on Sundays.",
                pair("9:30", "10:30"),
            ),
        ] {
            assert_eq!(edits(old, new), [expected]);
        }
    }

    #[test]
    fn numbers_that_only_stand_side_by_side_are_not_one() {
        let found = edits(
            "Ring one or two of the bells.",
            "Ring one or three of the bells.",
        );
        assert_eq!(found, [pair("two", "three")]);
        let found = edits(
            "They sold ten and two of them.",
            "They sold ten and four of them.",
        );
        assert_eq!(found, [pair("two", "four")]);
    }
}
