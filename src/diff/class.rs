//! What kind of text an edit concerns. What single languages say with which words is data in `language/`.

mod counted;
mod meant;
mod mentioned;
mod same;
#[cfg(test)]
pub(super) mod tests;

use std::cell::OnceCell;

use crate::diff::change::Class;
use crate::diff::class::same::{
    are_other_measures, same_but_joints, same_but_script, same_but_spaces, same_but_stops,
    same_but_width,
};
use crate::diff::mentions::{self, Mention, Referred};
use crate::diff::notation;
use crate::diff::said;
use crate::diff::side::Compared;
use crate::document::languages;
use crate::facts::date::Date;
use crate::facts::number_words;
use crate::language::Language;
use crate::language::topics::modality;
use crate::text::segment::TokenKind;

/// The longest number in words that only a text in the language has, in bytes.
const NUMBER: usize = 80;

type Range = std::ops::Range<usize>;

/// The paragraphs that edits are in, and what is found in them when it is asked for.
#[derive(Debug)]
pub(super) struct Scene<'run> {
    texts: Compared<'run>,
    dates: [OnceCell<Vec<Mention<Date>>>; 2],
    references: [OnceCell<Vec<Mention<Referred>>>; 2],
    languages: [OnceCell<Option<&'static Language>>; 2],
    /// The words with which a quotation in straight marks opens or closes, by their numbers.
    turns: [OnceCell<Vec<usize>>; 2],
}

impl<'run> Scene<'run> {
    pub(super) fn new(texts: Compared<'run>) -> Self {
        Self {
            texts,
            dates: Default::default(),
            references: Default::default(),
            languages: Default::default(),
            turns: Default::default(),
        }
    }

    /// The class of a replacement of `ranges[0]` of the old words by `ranges[1]` of the new ones.
    pub(super) fn classify(&self, ranges: [&Range; 2]) -> Class {
        let whole = [0, 1].map(|side| self.texts(side, ranges[side]).concat());
        let spoken = [0, 1].map(|side| self.spoken(side, ranges[side]));
        // A version is a number where another takes its place.
        let versions = spoken
            .iter()
            .all(|texts| texts.iter().any(|(text, _)| is_version(text)));
        let spoken = spoken.map(|mut texts| {
            for (text, number) in &mut texts {
                *number |= versions && is_version(text);
            }
            texts
        });
        let lower = spoken.each_ref().map(|texts| {
            texts
                .iter()
                .map(|(text, _)| text.to_lowercase())
                .collect::<Vec<String>>()
        });
        let joined = spoken
            .each_ref()
            .map(|texts| texts.iter().map(|(text, _)| *text).collect::<String>());
        match () {
            () if same_but_spaces(&whole) => Class::Spacing,
            () if same_but_width(&whole) => Class::Width,
            () if same_but_script(&whole) => Class::Script,
            () if are_other_measures(&whole) => Class::Number,
            () if joined[0] == joined[1] && spoken[0].len() == spoken[1].len() => {
                Class::Punctuation
            }
            () if joined[0] == joined[1] && same_but_joints(&whole) => Class::Spacing,
            () if joined[0] == joined[1] => Class::Punctuation,
            () if joined[0].to_lowercase() == joined[1].to_lowercase() => {
                if same_but_stops(&whole) {
                    Class::Case
                } else {
                    Class::Wording
                }
            }
            () if self.is_in_other_notation(ranges) => Class::Notation,
            () => self.said(ranges, &spoken, &lower),
        }
    }

    /// The class of a replacement that changes what is said.
    fn said(
        &self,
        ranges: [&Range; 2],
        spoken: &[Vec<(&str, bool)>; 2],
        lower: &[Vec<String>; 2],
    ) -> Class {
        match self.inside(&self.dates, ranges, mentions::dates) {
            Some(true) => return Class::Notation,
            Some(false) => return Class::Date,
            None => {}
        }
        if self.is_another_date(ranges) {
            return Class::Date;
        }
        match self.inside(&self.references, ranges, mentions::references) {
            Some(true) if self.is_one_label(ranges) => return Class::Notation,
            Some(false) => return Class::Reference,
            _ => {}
        }
        let meant = self.meant_around(ranges);
        match () {
            () if said::differ(&meant, modality::negations()) => Class::Negation,
            () if said::differ(&meant, modality::modals()) => Class::Modality,
            () if self.refers(ranges) => Class::Reference,
            () if said::numbers_differ(spoken, lower) && self.are_points(ranges) => {
                Class::Reference
            }
            () if said::numbers_differ(spoken, lower) => Class::Number,
            () if self.are_other_numbers(ranges) => Class::Number,
            // What changes with other words is what a reader of numbers and dates asks for.
            () if self.dates_differ(ranges) => Class::Date,
            () if self.amounts_differ(ranges) => Class::Number,
            () => Class::Wording,
        }
    }

    /// Whether the words differ, marks aside.
    pub(super) fn spoken_differs(&self, ranges: [&Range; 2]) -> bool {
        self.spoken(0, ranges[0]) != self.spoken(1, ranges[1])
    }

    /// Whether both stretches say the same in another way. Points part thousands where the language does so.
    fn is_in_other_notation(&self, ranges: [&Range; 2]) -> bool {
        let [old, new] = [0, 1].map(|side| self.stretch(side, ranges[side]));
        let in_language = || {
            let short = old.len().max(new.len()) <= NUMBER;
            let language = self.language(0).filter(|_| short);
            language.is_some_and(|language| notation::is_same_in(old, new, language))
        };
        notation::is_same(old, new) || in_language()
    }

    /// The language of a side, where it is known.
    fn language(&self, side: usize) -> Option<&'static Language> {
        *self.languages[side].get_or_init(|| {
            let whole = 0..self.texts.words[side].len();
            languages::of(self.stretch(side, &whole), self.texts.documents[side])
        })
    }

    /// Whether both stretches are numbers and nothing else, and not the same.
    fn are_other_numbers(&self, ranges: [&Range; 2]) -> bool {
        notation::are_other_numbers(self.stretch(0, ranges[0]), self.stretch(1, ranges[1]))
    }

    /// Whether both stretches are the same number of a paragraph, written in two ways.
    pub(super) fn is_one_label(&self, ranges: [&Range; 2]) -> bool {
        notation::are_one_label(self.stretch(0, ranges[0]), self.stretch(1, ranges[1]))
    }

    fn texts(&self, side: usize, range: &Range) -> Vec<&'run str> {
        let keys = self.texts.documents[side].keys.text();
        self.texts.words[side][range.clone()]
            .iter()
            .map(|word| word.span.of(keys))
            .collect()
    }

    /// The text of a stretch, with its marks and what parts its words.
    fn stretch(&self, side: usize, range: &Range) -> &'run str {
        let words = &self.texts.words[side][range.clone()];
        let span =
            (words.first().zip(words.last())).map(|(first, last)| first.span.join(last.span));
        span.unwrap_or_default()
            .of(self.texts.documents[side].keys.text())
    }

    /// The words of a stretch without its marks, and whether each is a number.
    fn spoken(&self, side: usize, range: &Range) -> Vec<(&'run str, bool)> {
        let keys = self.texts.documents[side].keys.text();
        self.texts.words[side][range.clone()]
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .map(|word| {
                (
                    word.span.of(keys),
                    word.kind.is_number() || number_words::is_number(word.span.of(keys)),
                )
            })
            .collect()
    }
}

/// Whether a word is the number of a version: v1.2.
fn is_version(word: &str) -> bool {
    let figures = word.strip_prefix(['v', 'V']).unwrap_or_default();
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    figures.contains('.') && figures.split('.').all(plain)
}
