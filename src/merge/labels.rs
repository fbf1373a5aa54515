//! The numbers in the labels of clauses: where they stand, their values, and how another one would be written in their place.
//!
//! A paragraph can begin with a number that is not recognised as a label, such as one behind a word. It is one where the paragraphs of
//! the base that begin alike count on.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use crate::document::blocks::Blocks;
use crate::facts::label::Style;
use crate::merge::BASE;
use crate::merge::order::label;
use crate::merge::tokens::{Rewritten, Token, tokens};
use crate::merge::written::{Way, readings};
use crate::text::numeral;

/// Labels of one series count on each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Series {
    /// How the label is written, with the place of the number in it; none of an unrecognised label.
    pub(super) label: Option<Style>,
    /// How the number is written, where several ways are possible.
    way: Option<Way>,
    /// What is around the number, as a hash.
    around: u64,
}

/// A number in a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) token: usize,
    /// Its place in the token, in bytes.
    pub(super) place: Range<usize>,
    pub(super) value: i64,
    pub(super) series: Series,
    /// Whether what follows shows that it is a label; otherwise it can be a word of a sentence.
    pub(super) firm: bool,
    way: Way,
    word: String,
}

impl Number {
    /// Another number as the label writes its own; none where that cannot be told.
    pub(super) fn written(&self, value: i64) -> Option<String> {
        self.way.written(value, &self.word)
    }
}

/// How one text numbers a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) part: usize,
    /// The block that begins with it.
    pub(super) block: usize,
    /// Its numbers, the own one last; before that, those of the clauses that it is in.
    pub(super) numbers: Vec<Number>,
    /// The words behind it in its block, in words of the part.
    pub(super) body: Range<usize>,
}

impl Label {
    /// The number of the clause in its list.
    pub(super) fn own(&self) -> Option<&Number> {
        self.numbers.last()
    }

    /// All its numbers.
    pub(super) fn values(&self) -> Vec<i64> {
        self.numbers.iter().map(|number| number.value).collect()
    }
}

/// The numbers of the label of a block; the same place several times where the number can be read in several ways.
pub(super) fn numbers(blocks: &Blocks<'_>, at: usize) -> Vec<Number> {
    let (first, last) = blocks.all[at].paragraphs;
    let paragraphs = &blocks.document.paragraphs[first as usize..last as usize];
    let Some(paragraph) = paragraphs.first() else {
        return Vec::new();
    };
    let range = (at, at + 1);
    let text = tokens(blocks, range);
    let style = paragraph.label.map(|label| (label.style, label.number));
    match style {
        None | Some((Style::Hash(_), _)) => opening(&text.all),
        Some((Style::Bullet, _)) => Vec::new(),
        Some((style, number)) => {
            let length = label(blocks, range, &text);
            known(&text.all[..length], style, number)
        }
    }
}

/// A run of digits or of letters of a token, in one way in which it is a number.
#[derive(Clone, Debug)]
struct Piece {
    token: usize,
    place: Range<usize>,
    word: String,
    way: Way,
    value: i64,
}

impl Piece {
    fn number(self, series: Series, firm: bool) -> Number {
        Number {
            token: self.token,
            place: self.place,
            value: self.value,
            series,
            firm,
            way: self.way,
            word: self.word,
        }
    }
}

/// The numbers of a recognised label.
fn known(label: &[Token<'_>], style: Style, number: u64) -> Vec<Number> {
    let of = |label: Style| Series {
        label: Some(label),
        way: None,
        around: 0,
    };
    let all = label.iter().enumerate();
    let all: Vec<Piece> = all.flat_map(|(at, token)| pieces(at, token)).collect();
    match style {
        Style::Decimal(_) => {
            let figures = all
                .into_iter()
                .filter(|piece| matches!(piece.way, Way::Figures | Way::Letter));
            let counted = figures.enumerate();
            counted
                .map(|(at, piece)| piece.number(of(Style::Decimal(at as u8 + 1)), true))
                .collect()
        }
        Style::Letter | Style::Roman => {
            let last = all.last().map(|piece| (piece.token, piece.place.clone()));
            let is_last = |piece: &Piece| Some((piece.token, piece.place.clone())) == last;
            let read = all.into_iter().filter(is_last);
            let mut found: Vec<Number> = read
                .filter_map(|piece| {
                    let style = match piece.way {
                        Way::Letter => Style::Letter,
                        Way::Roman => Style::Roman,
                        _ => return None,
                    };
                    Some(piece.number(of(style), true))
                })
                .collect();
            found.sort_by_key(|number| number.series.label != Some(style));
            found
        }
        style => {
            let last = all
                .into_iter()
                .rev()
                .find(|piece| u64::try_from(piece.value) == Ok(number));
            let last = last.map(|piece| piece.number(of(style), true));
            last.into_iter().collect()
        }
    }
}

/// How many words may stand before the number of an unrecognised label.
const BEFORE: usize = 2;
/// The largest number of such a label: years are larger.
const LARGEST: i64 = 999;
/// What follows the number of a label.
const BEHIND: &str = ".:、)．：）-–—";
/// Signs of markup before a label.
const MARKUP: &str = "#*_>";

/// The number that a paragraph begins with, in all ways in which it is one; or a word before its number.
fn opening(all: &[Token<'_>]) -> Vec<Number> {
    let is_markup = |token: &&Token<'_>| token.word.chars().all(|c| MARKUP.contains(c));
    let start = all.iter().take_while(is_markup).count();
    let mut out = Vec::new();
    for at in start..all.len().min(start + BEFORE + 1) {
        let token = &all[at];
        for piece in pieces(at, token) {
            let inside = (
                &token.word[..piece.place.start],
                &token.word[piece.place.end..],
            );
            let next = all.get(at + 1).filter(|_| inside.1.is_empty());
            let mark = next.map_or("", |next| next.word.as_str());
            let marked = !mark.is_empty() && mark.chars().all(|c| BEHIND.contains(c));
            let has_word = at > start || !inside.0.is_empty();
            let is_whole = inside.0.is_empty() && inside.1.is_empty();
            // 제1조
            let is_framed = !inside.0.is_empty() && (1..=2).contains(&inside.1.chars().count());
            let fits = match piece.way {
                Way::Figures => has_word && (inside.1.is_empty() || is_framed),
                Way::Roman => has_word && is_whole && marked,
                _ => at == start && is_whole && marked,
            };
            if !fits || !(0..=LARGEST).contains(&piece.value) {
                continue;
            }
            let before = all[start..at].iter().map(|token| token.word.as_str());
            let before: Vec<&str> = before.collect();
            let behind = if marked { mark } else { "" };
            let around = FxBuildHasher.hash_one((before, inside, behind));
            let series = Series {
                label: None,
                way: Some(piece.way),
                around,
            };
            out.push(piece.number(series, marked || is_framed));
        }
        if !out.is_empty() {
            break;
        }
    }
    out
}

/// What a character of a number is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    /// A number of its own.
    Enclosed,
    Letter,
}

/// The numbers that a token has.
fn pieces(at: usize, token: &Token<'_>) -> Vec<Piece> {
    let class = |c: char| match c {
        c if numeral::digit(c).is_some() => Some(Class::Digit),
        c if numeral::enclosed(c).is_some() => Some(Class::Enclosed),
        c if c.is_alphabetic() => Some(Class::Letter),
        _ => None,
    };
    let mut runs: Vec<(Class, Range<usize>)> = Vec::new();
    for (start, c) in token.word.char_indices() {
        let end = start + c.len_utf8();
        let Some(class) = class(c) else {
            continue;
        };
        match runs.last_mut() {
            Some((last, run)) if *last == class && run.end == start && class != Class::Enclosed => {
                run.end = end;
            }
            _ => runs.push((class, start..end)),
        }
    }
    let read = runs.into_iter().flat_map(|(_, place)| {
        let word = token.word[place.clone()].to_owned();
        readings(&word).into_iter().map(move |(way, value)| Piece {
            token: at,
            place: place.clone(),
            word: word.clone(),
            way,
            value,
        })
    });
    read.collect()
}

/// How sides have to write a number that becomes another one than a merge would make of it; none where one cannot. A side that left it
/// alone does not write it where the other one does: it would meet the words that the other put next to the number.
pub(super) fn written(
    numbers: [Option<&Number>; 3],
    value: i64,
    sides: &[usize],
) -> Option<Vec<(usize, Rewritten)>> {
    let values = numbers.map(|number| number.map(|number| number.value));
    if merged(values) == Some(value) {
        return Some(Vec::new());
    }
    let has = sides.iter().copied();
    let has = has.filter(|side| numbers[*side].is_some());
    let (mut writing, alone): (Vec<usize>, Vec<usize>) =
        has.partition(|side| values[*side] != values[BASE]);
    if writing.is_empty() {
        writing.extend(alone.first());
    }
    let words = writing.into_iter().filter_map(|side| {
        let number = numbers[side]?;
        Some(rewritten(number, value).map(|words| (side, words)))
    });
    words.collect()
}

/// Another number in the place of one.
pub(super) fn rewritten(number: &Number, value: i64) -> Option<Rewritten> {
    Some(Rewritten {
        token: number.token,
        place: number.place.clone(),
        word: number.written(value)?,
    })
}

/// What a merge makes of a number: that of the side that changed it; none where the two changed it in different ways.
pub(super) fn merged([base, ours, theirs]: [Option<i64>; 3]) -> Option<i64> {
    match (ours, theirs) {
        (Some(mine), Some(other)) if ours == base || mine == other => Some(other),
        (Some(mine), Some(_)) => (theirs == base).then_some(mine),
        (one, other) => one.or(other).or(base),
    }
}
