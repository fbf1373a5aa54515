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

    /// Whether the text comes, and does not go.
    fn comes(self) -> bool {
        matches!(self, Self::Insert | Self::To)
    }
}

/// A date a little after another one.
fn later(date: &str) -> String {
    let time = date.parse::<jiff::Timestamp>();
    let time = time
        .ok()
        .and_then(|time| time.checked_add(jiff::SignedDuration::from_mins(2)).ok());
    time.map_or_else(
        || date.to_owned(),
        |time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    )
}

/// Numbers that nothing in a file has.
pub(super) struct Numbers {
    taken: FxHashSet<u64>,
    highest: u64,
}

impl Numbers {
    pub(super) fn new(word: &Word<'_>) -> Self {
        let texts = word.parts.values().map(|part| part.text.as_str());
        let taken = texts.flat_map(raw::pieces).filter_map(|piece| match piece {
            Piece::Open(tag) => raw::attributes(tag.rest)
                .find(|(name, _)| name.split_once(':').is_some_and(|(_, name)| name == "id"))
                .and_then(|(_, value)| value.parse().ok()),
            _ => None,
        });
        Self {
            taken: taken.collect(),
            highest: 0,
        }
    }

    /// The next of them.
    pub(super) fn number(&mut self) -> u64 {
        loop {
            self.highest += 1;
            if !self.taken.contains(&self.highest) {
                return self.highest;
            }
        }
    }
}

/// Writes marks.
pub(super) struct Pen {
    author: String,
    date: String,
    numbers: Numbers,
    /// How many moves there are.
    moves: usize,
    /// The other date.
    later: String,
    /// Whether the other date is written.
    is_later: bool,
    /// What the text of the last paragraph ended with, whose own end stays, and whether that had the other date.
    last: Option<(bool, bool)>,
}

impl Pen {
    pub(super) fn new(author: &str, date: &str, old: &Word<'_>) -> Self {
        Self {
            author: raw::escaped(author),
            date: raw::escaped(date),
            numbers: Numbers::new(old),
            moves: 0,
            later: raw::escaped(&later(date)),
            is_later: false,
            last: None,
        }
    }

    /// The start of an element for a change, without the end of its tag.
    pub(super) fn start(&mut self, element: &str) -> String {
        let number = self.numbers.number();
        format!(
            "<{element} w:id=\"{number}\" w:author=\"{}\" w:date=\"{}\"",
            self.author,
            self.date()
        )
    }

    fn date(&self) -> &str {
        if self.is_later {
            &self.later
        } else {
            &self.date
        }
    }

    /// Chooses the date of a change that starts in a text; `opens` says that it is the first in its paragraph.
    ///
    /// `LibreOffice` takes two insertions for one if the first ends a paragraph, the second starts the next one and both have one date:
    /// then the end between them goes, too, when they are rejected.
    pub(super) fn choose(&mut self, mark: Mark, opens: bool) {
        self.is_later = match self.last {
            Some((comes, was_later)) if opens && comes == mark.comes() => !was_later,
            _ => false,
        };
    }

    /// Notes how a paragraph ends: the mark of its last unit, and that of its own end.
    pub(super) fn ended(&mut self, last: Mark, end: Mark) {
        let ends_so = end == Mark::Keep && last != Mark::Keep;
        self.last = ends_so.then_some((last.comes(), self.is_later));
    }

    /// Notes that what comes next is beside no change.
    pub(super) fn pause(&mut self) {
        (self.last, self.is_later) = (None, false);
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
        let number = self.numbers.number();
        (
            format!(
                "<{element}RangeStart w:id=\"{number}\" w:author=\"{}\" w:date=\"{}\" w:name=\"{name}\"/>",
                self.author,
                self.date()
            ),
            format!("<{element}RangeEnd w:id=\"{number}\"/>"),
        )
    }
}
