//! The stretches of text that an edit takes: its words, and the white space that came or went with them, so that what stays reads as it
//! did on both sides.

use crate::diff::block::Block;
use crate::diff::side::{Compared, Word};
use crate::text::span::Span;

/// What is between two words that are next to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    None,
    /// Spaces.
    White,
    /// The text or a paragraph ends here.
    End,
}

/// The words of one side of a block.
struct Stretch<'run> {
    keys: &'run str,
    before: Option<&'run Word>,
    words: &'run [Word],
    after: Option<&'run Word>,
}

/// The bytes of the keys that a block takes on both sides. Where it has no words on a side, the place is given. `goes_on` says that
/// another block follows, with nothing between the two.
pub(super) fn of(texts: Compared<'_>, block: &Block, goes_on: bool) -> [Span; 2] {
    let sides = [(0, &block.old), (1, &block.new)].map(|(side, range)| {
        let words = texts.words[side];
        Stretch {
            keys: texts.documents[side].keys.text(),
            before: range.start.checked_sub(1).and_then(|at| words.get(at)),
            words: &words[range.clone()],
            after: words.get(range.end),
        }
    });
    match sides.each_ref().map(|side| side.words.is_empty()) {
        [false, false] => replaced(&sides, goes_on),
        [true, false] => {
            let (place, stretch) = alone(&sides[0], &sides[1]);
            [place, stretch]
        }
        [false, true] => {
            let (place, stretch) = alone(&sides[1], &sides[0]);
            [stretch, place]
        }
        [true, true] => sides.map(|side| Span::empty(side.start() as usize)),
    }
}

/// Words in place of others: a space that only one side has beside them is part of what changed.
fn replaced(sides: &[Stretch<'_>; 2], goes_on: bool) -> [Span; 2] {
    let gaps = sides.each_ref().map(|side| [side.front(), side.back()]);
    [0, 1].map(|side| {
        let goes = |end: usize| gaps[side][end] == Gap::White && gaps[1 - side][end] == Gap::None;
        sides[side].with(goes(0), goes(1) && !goes_on)
    })
}

/// Words that only `full` has: the place in the other text, and the stretch. One of two spaces goes with the words between them; where
/// the other text has a space, one stays.
fn alone(empty: &Stretch<'_>, full: &Stretch<'_>) -> (Span, Span) {
    let (next, last) = (empty.end(), empty.start());
    let place = |start: u32, end: u32| Span { start, end };
    let (place, front, back) = match (empty.between(), full.front(), full.back()) {
        (Gap::White, Gap::None, Gap::White) => (place(last, last), false, false),
        // Behind the end of a paragraph that came, the space is the one that stood there.
        (Gap::White, Gap::White, Gap::None) | (Gap::White, Gap::End, Gap::White) => {
            (place(next, next), false, false)
        }
        (Gap::White, Gap::None, Gap::None) => (place(last, next), false, false),
        (Gap::None, Gap::White, Gap::White) => (place(last, last), true, true),
        (_, Gap::White | Gap::End, Gap::White) | (Gap::None, Gap::None, Gap::White) => {
            (place(next, next), false, true)
        }
        (_, Gap::White, Gap::None | Gap::End) => (place(next, next), true, false),
        _ => (place(next, next), false, false),
    };
    (place, full.with(front, back))
}

impl Stretch<'_> {
    /// Where the word before ends, or what is there instead.
    fn start(&self) -> u32 {
        self.before
            .map(|word| word.span.end)
            .or(self.after.map(|word| word.span.start))
            .unwrap_or_default()
    }

    /// Where the word after begins, or what is there instead.
    fn end(&self) -> u32 {
        self.after
            .map(|word| word.span.start)
            .or(self.before.map(|word| word.span.end))
            .unwrap_or_default()
    }

    fn front(&self) -> Gap {
        self.gap(self.before, self.words.first())
    }

    fn back(&self) -> Gap {
        self.gap(self.words.last(), self.after)
    }

    /// What is where the other side has words.
    fn between(&self) -> Gap {
        self.gap(self.before, self.after)
    }

    fn gap(&self, one: Option<&Word>, next: Option<&Word>) -> Gap {
        let between = one.zip(next).and_then(|(one, next)| {
            self.keys
                .get(one.span.end as usize..next.span.start as usize)
        });
        match between {
            Some("") => Gap::None,
            Some(gap) if gap.bytes().all(|byte| byte == b' ') => Gap::White,
            _ => Gap::End,
        }
    }

    /// The words, with the space before and after them where asked for.
    fn with(&self, front: bool, back: bool) -> Span {
        let first = self
            .words
            .first()
            .map_or(self.end(), |word| word.span.start);
        let last = self.words.last().map_or(self.start(), |word| word.span.end);
        Span {
            start: if front { self.start() } else { first },
            end: if back { self.end() } else { last },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    #[test]
    fn what_stays_reads_as_it_did_on_both_sides() {
        for (old, new, expected) in [
            (
                "Le club assiste le Président dans ses tâches.",
                "Le club assiste le/la Présidente dans ses tâches.",
                vec![pair(" Président", "/la Présidente")],
            ),
            (
                "Судья даёт попытку или отменяет её сразу.",
                "Судья даёт попытку и/или отменяет её сразу.",
                vec![pair("", "и/")],
            ),
            (
                "Соберите мозаику или игрушки в один ящик.",
                "Соберите мозаику, игрушки в один ящик.",
                vec![pair(" или", ",")],
            ),
            (
                "See page 10. Usability matters to everyone.",
                "See page 10 Usability matters to everyone.",
                vec![pair(".", "")],
            ),
            (
                "The ferry shows a full size map on deck.",
                "The ferry shows a full-size map on deck.",
                vec![pair(" ", "-")],
            ),
            (
                "We keep the lamp lit in all the long nights.",
                "We keep the old lamp lit in all the long nights.",
                vec![pair("", "old ")],
            ),
            (
                "We keep the lamp lit in all the nights.",
                "We keep the lamp lit in all the nights here.",
                vec![pair("", " here")],
            ),
            (
                "We keep (as a rule) the lamp lit all night.",
                "We keep (as a strict rule) the lamp lit all night.",
                vec![pair("", "strict ")],
            ),
        ] {
            assert_eq!(edits(old, new), expected, "{old}");
            let turned: Vec<_> = expected.into_iter().map(|(a, b)| (b, a)).collect();
            assert_eq!(edits(new, old), turned, "{new}");
        }
    }
}
