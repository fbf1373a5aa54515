//! Labels that name a part: 第十二条, Article 5, Глава 2.

use crate::facts::label::{Label, Style, label, single_letter};
use crate::facts::part::{self, Number};
use crate::language::topics::parts::{self, Name};
use crate::text::numeral;
use crate::text::script;

/// 第十二条, 第3章, 第十二条之一.
pub(super) fn ordinal(key: &str) -> Option<Label> {
    let (mut end, part) = part::ordinal(key)?;
    let next = key[end..].chars().next();
    // 第三条规定 speaks of a clause; it does not open one.
    if next.is_some_and(|c| ",.".contains(c) || parts::holds(|parts| parts.spoken_of_before, c)) {
        return None;
    }
    if next == Some(':') {
        end += 1;
    }
    Some(label(
        key,
        end,
        Style::Division(part.division?),
        part.numbers.first()?.value(),
    ))
}

/// Article 5, Chapter IV, Статья 12.1, Annex B, 附件3.
pub(super) fn named(key: &str) -> Option<Label> {
    let (skip, name) = name(key)?;
    let capital = !key.starts_with(char::is_lowercase);
    let rest = part::without_sign(key[skip..].trim_start_matches(' '));
    let at = key.len() - rest.len();
    let numbers = if rest.starts_with(char::is_alphanumeric) && !name.ordinal_follows {
        part::numbers(rest, true)
    } else {
        part::numbers_of(rest, name)
    };
    let (end, number) = match numbers {
        // A.2 is one of several of an annex and opens none.
        Some((_, numbers)) if matches!(numbers[..], [Number::Letter(_), _, ..]) => return None,
        Some((length, numbers)) => (length, numbers.last()?.value()),
        None => {
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-'))
                .unwrap_or(rest.len());
            let written = rest[..length].trim_end_matches(['.', '-']);
            let letter = || single_letter(written).map(|_| written.chars().next());
            let number = match letter() {
                Some(c) => part::single(c?)?.value(),
                None => numeral::roman(written)?,
            };
            (written.len(), number)
        }
    };
    let mut end = at + end;
    end += part::ordinal_sign(&key[end..]);
    let next = key[end..].chars().next();
    // 別表第一(第三条関係): the title is in brackets.
    let titled = next == Some('(') && name.ordinal_follows;
    let closes = titled
        || next.is_none_or(|c| matches!(c, '.' | ':' | ' ' | '-' | ')') || script::is_unspaced(c));
    // "Section 4.2 describes" is a sentence about a section: a label is alone or before a capital.
    let starts = key[end..]
        .trim_start_matches(['.', ':', ' ', '-', ')'])
        .chars()
        .next();
    // In a script without capitals, every letter may go on with a sentence.
    let bare = key[end..].trim_start_matches(' ').chars().next();
    let caseless = bare.is_some_and(|c| {
        c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase() && !script::is_glued(c)
    });
    let goes_on = next == Some(' ') && (caseless || starts.is_some_and(char::is_lowercase));
    if !capital || !closes || goes_on {
        return None;
    }
    if matches!(next, Some('.' | ':' | ')')) {
        end += 1;
    }
    Some(label(key, end, Style::Division(name.division), number))
}

/// The name of a division in a heading that the text starts with, in any case, and its length in bytes.
fn name(text: &str) -> Option<(usize, &'static Name)> {
    let first = text.chars().next()?.to_lowercase().next()?;
    let mut names = parts::names(first).iter().filter(|name| name.heading);
    names.find_map(|name| Some((part::starts_with(text, name.word)?, name)))
}
