//! References: the parts of a document that its text speaks of (第十二条, Section 4.2, Annex B, статьям 2 и 9), and whose they are.
//!
//! The one reader of references, for checks and comparisons. Reads comparison keys: full-width marks are folded, and no space
//! is next to Han characters.

mod list;
mod owner;
#[cfg(test)]
mod sentences;

use crate::facts::label::{Label, Style};
use crate::facts::part::{self, Number, Part};
use crate::language::topics::parts::{self, Division, Name};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// The longest start of a text in which its heading is looked for, in bytes. With 40 and 160 the same.
const HEADING: usize = 80;
/// Four digits in this range are a year and no number of a part.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// Whose a part is that a text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// This document, as far as can be seen.
    This,
    /// Another document is spoken of nearby, and the part may belong to it.
    Unclear,
    /// Another document, which is named next to the part.
    Other,
}

/// A part that a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Where, in bytes of the text: name and number, or the number alone in a list.
    pub span: Span,
    /// From the start of the list that it is in; the same as `span` where it opens one.
    pub list: Span,
    /// What.
    pub part: Part,
    /// Whose.
    pub owner: Owner,
}

/// How a reference is written.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// 第三条
    Ordinal,
    /// Section 4, 附件3
    Named(&'static Name),
    /// 按照5.1的规定
    Bare,
}

/// A part read at a place of a text.
struct Found {
    end: usize,
    part: Part,
    form: Form,
}

/// The references in a text, in order. The part of a label at its start counts, too.
#[must_use]
pub(crate) fn references(text: &str) -> Vec<Reference> {
    let whole = owner::Whole::new(text);
    let mut out: Vec<Reference> = Vec::new();
    let mut before: Option<char> = None;
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let last = before.replace(c);
        if at < skip {
            continue;
        }
        if parts::opens_ordinal(c)
            && let Some(shared) = part::shared_ordinal(&text[at..])
        {
            skip = list::push_shared(&whole, at, shared, &mut out);
            continue;
        }
        let Some(found) = read(text, at, c, last) else {
            continue;
        };
        let form = found.form;
        list::push(&whole, Span::new(at, found.end), found, &mut out);
        skip = list::go_on(&whole, form, &mut out);
    }
    out
}

/// Whether the text has signs of another document: its name in brackets, a citation.
#[must_use]
pub(crate) fn is_of_others(text: &str) -> bool {
    owner::Whole::new(text).has_other()
}

/// The part whose heading or caption the text starts with, and where its number ends.
#[must_use]
pub(crate) fn heading(text: &str) -> Option<(Part, usize)> {
    let bare =
        text.trim_start_matches(['#', '*', '_', ' ', '|', '+', '-', '<', '(', '[', '"', '【']);
    let first = bare.chars().next()?;
    let end = (HEADING..bare.len()).find(|at| bare.is_char_boundary(*at));
    let head = &bare[..end.unwrap_or(bare.len())];
    let found = read(head, 0, first, None).filter(|found| !matches!(found.form, Form::Bare))?;
    let next = bare[found.end..].trim_start();
    let spoken_of = parts::words(|parts| parts.belonging).any(|of| {
        next.strip_prefix(of)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    // A particle right after the number: 付録9を参照. In Han such a character may open the title.
    let particle = bare[found.end..]
        .starts_with(|c| !script::is_han(c) && parts::holds(|parts| parts.spoken_of_before, c));
    let spoken_of = spoken_of || particle;
    let end = text.len() - bare.len() + found.end;
    (!spoken_of).then_some((found.part, end))
}

/// The part that a label opens; `written` is the label as it stands. `None` for labels that nothing refers to by a name, such as
/// bullets and single letters.
#[must_use]
pub(crate) fn of_label(label: &Label, written: &str) -> Option<Part> {
    let bare = written.trim_start_matches(['#', ' ']);
    match label.style {
        Style::Division(division) => {
            let read = bare
                .chars()
                .next()
                .and_then(|first| read(bare, 0, first, None));
            let read = read.map(|found| found.part);
            Some(read.unwrap_or(Part {
                division: Some(division),
                numbers: vec![Number::Figure(label.number)],
            }))
        }
        Style::Decimal(_) => {
            let (_, numbers) = part::numbers(bare, false)?;
            Some(Part {
                division: None,
                numbers,
            })
        }
        _ => None,
    }
}

/// The reference that starts at `at` with `c`, after `before`.
fn read(text: &str, at: usize, c: char, before: Option<char>) -> Option<Found> {
    let rest = &text[at..];
    if parts::opens_ordinal(c)
        && let Some((length, part)) = part::ordinal(rest)
    {
        return Some(Found {
            end: at + length,
            part,
            form: Form::Ordinal,
        });
    }
    if numeral::digit(c).is_some() {
        let inside = before.is_some_and(|c| numeral::digit(c).is_some() || c == '.');
        return if inside { None } else { bare(text, at) };
    }
    named(text, at, before)
}

/// `Section 4.2`, `附件3` at `at`.
fn named(text: &str, at: usize, before: Option<char>) -> Option<Found> {
    let rest = &text[at..];
    let (length, name) = part::name(rest)?;
    let unspaced = rest.starts_with(script::is_unspaced);
    let inside = before.is_some_and(|c| {
        if unspaced {
            parts::holds(|parts| parts.other_words, c)
        } else {
            (c.is_alphanumeric() && !script::is_unspaced(c)) || matches!(c, '-' | '_' | '/' | '#')
        }
    });
    let after = &rest[length..];
    let bare = part::without_sign(after.trim_start_matches([' ', '\u{a0}']));
    let glued = bare.len() == after.len() && rest[..length].ends_with(char::is_alphabetic);
    if inside || (glued && !unspaced) {
        return None;
    }
    let start = at + rest.len() - bare.len();
    let (length, numbers) = part::numbers_of(bare, name)?;
    let end = start + length;
    let year = matches!(numbers[..], [Number::Figure(number)] if YEARS.contains(&number));
    if year || is_counted(&text[end..], unspaced) || is_of_sum(&text[end..]) {
        return None;
    }
    let division = Some(name.division);
    Some(Found {
        end,
        part: Part { division, numbers },
        form: Form::Named(name),
    })
}

/// Whether what follows a number makes it a count: 图5个, 5%.
fn is_counted(after: &str, unspaced: bool) -> bool {
    after.starts_with(|c| {
        c == '%'
            || (unspaced
                && (matches!(c, '/' | '_' | '(') || parts::holds(|parts| parts.counted, c)))
    })
}

/// Whether what follows a number makes it that of a sum: khoản 5 triệu. What names a figure may be the word for a fee as well.
#[must_use]
pub(crate) fn is_of_sum(after: &str) -> bool {
    let next = after
        .strip_prefix([' ', '\u{a0}', '\u{202f}'])
        .and_then(|rest| {
            let length = rest.find(|c: char| !script::is_word(c));
            Some(&rest[..length.unwrap_or(rest.len())]).filter(|word| !word.is_empty())
        });
    next.is_some_and(|word| parts::is_of_sum(&word.to_lowercase()))
}

/// 按照5.1至5.3的规定: sections of a standard, which are called by their numbers alone.
fn bare(text: &str, at: usize) -> Option<Found> {
    let called = parts::words(|parts| parts.referring).any(|word| text[..at].ends_with(word));
    if !called || text.contains('》') {
        return None;
    }
    let (end, numbers) = decimal(text, at)?;
    let goes_on = part::joiner(&text[end..])
        .is_some_and(|gap| text[end + gap..].starts_with(|c| numeral::digit(c).is_some()));
    let division = Some(Division::Section);
    (goes_on || is_ruled(&text[end..])).then_some(Found {
        end,
        part: Part { division, numbers },
        form: Form::Bare,
    })
}

/// Two or more short numbers at `at`, such as 5.1.
fn decimal(text: &str, at: usize) -> Option<(usize, Vec<Number>)> {
    let (length, numbers) = part::numbers(&text[at..], false)?;
    let short = length <= 9 && text[at..at + length].split('.').all(|each| each.len() <= 2);
    (short && numbers.len() > 1).then_some((at + length, numbers))
}

/// Whether what follows a number says that it rules something.
fn is_ruled(after: &str) -> bool {
    parts::words(|parts| parts.ruling).any(|word| after.starts_with(word))
}
