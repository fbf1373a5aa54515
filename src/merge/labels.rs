//! The numbers in the labels of clauses: where they stand, what they are worth, and how another one would be written in their place.

use crate::facts::label::Style;
use crate::merge::blocks::Blocks;
use crate::merge::order::label;
use crate::merge::tokens::{Token, tokens};
use crate::text::numeral::{self, Notation};

/// A number in a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) token: usize,
    pub(super) value: i64,
    pub(super) word: String,
    /// Labels of this style count on each other.
    pub(super) style: Style,
}

/// The numbers of the label of some blocks.
pub(super) fn numbers(blocks: &Blocks<'_>, range: (usize, usize)) -> Vec<Number> {
    let (first, last) = blocks.all[range.0].paragraphs;
    let paragraphs = &blocks.document.paragraphs[first as usize..last as usize];
    let Some(found) = paragraphs.first().and_then(|paragraph| paragraph.label) else {
        return Vec::new();
    };
    let text = tokens(blocks, range);
    let length = label(blocks, range, &text);
    let values = text.all[..length].iter().enumerate();
    let values: Vec<(usize, i64, &Token<'_>)> = values
        .filter_map(|(at, token)| Some((at, value(&token.word)?, token)))
        .collect();
    let count = values.len();
    let style = |at: usize| match found.style {
        Style::Decimal(_) => Some(Style::Decimal(at as u8 + 1)),
        Style::Bullet | Style::Hash(_) => None,
        style => (at + 1 == count).then_some(style),
    };
    let numbered = values.into_iter().enumerate();
    let numbered = numbered.filter_map(|(at, (token, value, found))| {
        Some(Number {
            token,
            value,
            word: found.word.clone(),
            style: style(at)?,
        })
    });
    numbered.collect()
}

/// The value of a number or a letter in a label.
pub(super) fn value(word: &str) -> Option<i64> {
    let mut characters = word.chars();
    let letter = match (characters.next(), characters.next()) {
        (Some(c), None) => numeral::letter(c),
        _ => None,
    };
    let value = numeral::value(word).or(letter)?;
    i64::try_from(value).ok()
}

/// A number as the label writes its own; none where that cannot be told.
pub(super) fn written(value: i64, like: &str) -> Option<String> {
    let value = u64::try_from(value).ok().filter(|value| *value > 0)?;
    let own = u64::try_from(self::value(like)?).ok()?;
    let case = |word: &str| {
        word.chars()
            .next()
            .map(|c| (c.is_uppercase(), c.is_ascii()))
    };
    let notations = [Notation::Figures, Notation::Han, Notation::Letter];
    let mut found = notations.into_iter().filter(|notation| {
        numeral::written(own, *notation)
            .iter()
            .any(|word| word == like)
    });
    let notation = found.next()?;
    let words = numeral::written(value, notation).into_iter();
    words
        .into_iter()
        .find(|word| case(word) == case(like) || notation != Notation::Letter)
}
