//! What is written of each change: its element, with a number that is there once, an author and a date.

use rustc_hash::FxHashSet;

use crate::redline::raw::{self, Piece};
use crate::redline::source::Word;

/// How a unit or the end of a paragraph is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Keep,
    Delete,
    Insert,
    /// Moved away from here.
    From,
    /// Moved to here.
    To,
}

impl Mark {
    /// The element that says so.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::Keep => "",
            Self::Delete => "w:del",
            Self::Insert => "w:ins",
            Self::From => "w:moveFrom",
            Self::To => "w:moveTo",
        }
    }
}

/// Writes marks.
pub(super) struct Pen {
    author: String,
    date: String,
    /// The numbers that are taken.
    taken: FxHashSet<u64>,
    last: u64,
    /// How many moves there are.
    moves: usize,
}

impl Pen {
    pub(super) fn new(author: &str, date: &str, old: &Word<'_>) -> Self {
        let texts = old.parts.values().map(|part| part.text.as_str());
        let taken = texts.flat_map(raw::pieces).filter_map(|piece| match piece {
            Piece::Open(tag) => tag.value("w:id")?.parse().ok(),
            _ => None,
        });
        Self {
            author: raw::escaped(author),
            date: raw::escaped(date),
            taken: taken.collect(),
            last: 0,
            moves: 0,
        }
    }

    /// A number that nothing else has.
    fn number(&mut self) -> u64 {
        loop {
            self.last += 1;
            if !self.taken.contains(&self.last) {
                return self.last;
            }
        }
    }

    /// The start of an element for a change, without the end of its tag.
    pub(super) fn start(&mut self, element: &str) -> String {
        let number = self.number();
        format!(
            "<{element} w:id=\"{number}\" w:author=\"{}\" w:date=\"{}\"",
            self.author, self.date
        )
    }

    /// An element that says what became of an end or a row.
    pub(super) fn mark(&mut self, mark: Mark) -> String {
        self.start(mark.element()) + "/>"
    }

    /// The name of the next move.
    pub(super) fn name(&mut self) -> String {
        self.moves += 1;
        format!("move{}", self.moves)
    }

    /// The elements before and after what moved.
    pub(super) fn range(&mut self, mark: Mark, name: &str) -> (String, String) {
        let element = mark.element();
        let number = self.number();
        (
            format!(
                "<{element}RangeStart w:id=\"{number}\" w:author=\"{}\" w:date=\"{}\" w:name=\"{name}\"/>",
                self.author, self.date
            ),
            format!("<{element}RangeEnd w:id=\"{number}\"/>"),
        )
    }
}
