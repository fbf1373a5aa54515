//! Parts of a document that its text speaks of: 第十二条, Section 4.2, Annex B, статьи 5, and whether they belong to another document.
//!
//! Reads comparison keys: full-width marks are folded, and no space stands beside Han characters.

use std::collections::BTreeSet;

use crate::facts::label::{Label, Style};
use crate::language::sentences::{
    DIVISIONS, DOCUMENT_NOUNS, OF_DOCUMENT, OWN_DOCUMENT, PART_JOINERS, SPOKEN_DIVISIONS,
};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// The longest name of a document between 本 and its noun, in characters: 本合作协定.
const LONGEST_NAME: usize = 6;

/// The divisions, as indices into [`DIVISIONS`], that a number alone (4.2) is spoken of as: chapter, section, clause, paragraph.
pub const DECIMAL_NAMES: [u8; 4] = [2, 3, 4, 5];

/// A numbered part of a document, however it is written: 第十二条 and 第12条 are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// An index into [`DIVISIONS`], or past them for tables and figures; `None` for a number alone (4.2), which any word may stand before.
    pub division: Option<u8>,
    /// Its numbers, the widest first.
    pub numbers: Vec<u64>,
}

/// A part that a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What.
    pub part: Part,
    /// Whether it belongs, or may belong, to another document.
    pub elsewhere: bool,
}

/// The part that a label opens; `written` is the label as it stands. `None` for labels that nothing refers to by a name, such as
/// bullets and single letters.
#[must_use]
pub fn part(label: &Label, written: &str) -> Option<Part> {
    let division = match label.style {
        Style::Division(index) => Some(index),
        Style::Decimal(_) => None,
        _ => return None,
    };
    let numbers = numbers(written).unwrap_or_else(|| vec![label.number]);
    Some(Part { division, numbers })
}

/// The numbers in a label, the widest first; `None` when there are none in digits or Han characters.
#[must_use]
pub fn numbers(written: &str) -> Option<Vec<u64>> {
    let spoken = |c: char| numeral::digit(c).is_some() || numeral::is_han_numeral(c);
    let found: Option<Vec<u64>> = written
        .split(|c: char| !spoken(c))
        .filter(|piece| !piece.is_empty())
        .map(|piece| numeral::decimal(piece).or_else(|| numeral::han(piece)))
        .collect();
    found.filter(|found| !found.is_empty())
}

/// The parts that `text` speaks of, in order.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut before = None;
    let mut skip = 0;
    let initials: BTreeSet<char> = SPOKEN_DIVISIONS
        .iter()
        .flat_map(|words| words.iter().filter_map(|word| word.chars().next()))
        .flat_map(|c| [Some(c), c.to_uppercase().next()])
        .flatten()
        .collect();
    for (at, c) in text.char_indices() {
        let opens =
            before.is_none_or(|last: char| !last.is_alphanumeric() || script::is_unspaced(last));
        before = Some(c);
        if at < skip || !(c == '第' || (opens && initials.contains(&c))) {
            continue;
        }
        let found = if c == '第' {
            ordinal(text, at)
        } else {
            named(text, at)
        };
        let Some((end, part)) = found else { continue };
        push(text, at, end, part, &mut out);
        skip = more(text, &mut out);
    }
    out
}

/// `第十二条` at `at`: where it ends, and what it names.
fn ordinal(text: &str, at: usize) -> Option<(usize, Part)> {
    let start = at + '第'.len_utf8();
    let rest = &text[start..];
    let length = rest.find(|c: char| !numeral::is_han_numeral(c) && numeral::digit(c).is_none())?;
    let number = numeral::han(&rest[..length]).or_else(|| numeral::decimal(&rest[..length]))?;
    let mark = rest[length..].chars().next()?;
    let index = DIVISIONS
        .iter()
        .position(|division| division.after.contains(&mark))?;
    let mut end = start + length + mark.len_utf8();
    let mut numbers = vec![number];
    if let Some(more) = text[end..].strip_prefix('之') {
        let length = more
            .find(|c: char| !numeral::is_han_numeral(c))
            .unwrap_or(more.len());
        if let Some(number) = numeral::han(&more[..length]) {
            numbers.push(number);
            end += '之'.len_utf8() + length;
        }
    }
    Some((
        end,
        Part {
            division: Some(index as u8),
            numbers,
        },
    ))
}

/// `Section 4.2`, `附件3` at `at`: where it ends, and what it names.
fn named(text: &str, at: usize) -> Option<(usize, Part)> {
    let rest = &text[at..];
    let (index, length) = SPOKEN_DIVISIONS
        .iter()
        .enumerate()
        .flat_map(|(index, words)| words.iter().map(move |word| (index, *word)))
        .filter_map(|(index, word)| Some((index, starts_with(rest, word)?)))
        .max_by_key(|(_, length)| *length)?;
    let after = &rest[length..];
    let bare = after.trim_start_matches([' ', '\u{a0}']);
    let glued = bare.len() == after.len() && rest[..length].ends_with(char::is_alphabetic);
    if glued && !rest.starts_with(script::is_unspaced) {
        return None;
    }
    let start = at + rest.len() - bare.len();
    let (end, numbers) = number(text, start)?;
    Some((
        end,
        Part {
            division: Some(index as u8),
            numbers,
        },
    ))
}

/// How many bytes of `text` the word `word`, which is in lower case, takes at its start.
fn starts_with(text: &str, word: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars();
    for wanted in word.chars() {
        let c = chars.next()?;
        let mut lower = c.to_lowercase();
        if lower.next() != Some(wanted) || lower.next().is_some() {
            return None;
        }
        length += c.len_utf8();
    }
    Some(length)
}

/// The number of a part at `start`: 4.2.1, 5, IV, B or, after a word in Han characters, 三.
fn number(text: &str, start: usize) -> Option<(usize, Vec<u64>)> {
    let rest = &text[start..];
    let length = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '.'))
        .unwrap_or(rest.len());
    let written = rest[..length].trim_end_matches('.');
    let digits = written
        .find(|c: char| !(numeral::digit(c).is_some() || c == '.'))
        .unwrap_or(written.len());
    if digits > 0 {
        let written = written[..digits].trim_end_matches('.');
        // 4.2bis and 5th are no plain numbers.
        if text[start + written.len()..]
            .starts_with(|c: char| c.is_alphabetic() && !script::is_unspaced(c))
        {
            return None;
        }
        let numbers: Option<Vec<u64>> = written.split('.').map(numeral::decimal).collect();
        return Some((start + written.len(), numbers?));
    }
    let han = rest
        .find(|c: char| !numeral::is_han_numeral(c))
        .unwrap_or(rest.len());
    if han > 0 {
        return Some((start + han, vec![numeral::han(&rest[..han])?]));
    }
    let upper = !written.is_empty() && written.chars().all(|c| c.is_ascii_uppercase());
    let value = numeral::roman(written).or_else(|| {
        let mut chars = written.chars();
        chars
            .next()
            .and_then(numeral::letter)
            .filter(|_| chars.next().is_none())
    });
    value
        .filter(|_| upper)
        .map(|value| (start + written.len(), vec![value]))
}

/// Adds the further numbers of `Articles 5, 6 and 7`; returns where reading goes on.
fn more(text: &str, out: &mut Vec<Mention>) -> usize {
    let Some(mut last) = out.last().cloned() else {
        return 0;
    };
    while let Some(gap) = joiner(&text[last.span.end as usize..]) {
        let start = last.span.end as usize + gap;
        if !text[start..].starts_with(|c| numeral::digit(c).is_some()) {
            break;
        }
        let Some((end, numbers)) = number(text, start) else {
            break;
        };
        // `Section 4, 12 months` is no list of sections: a list goes on counting, and behind a mere comma no word follows.
        let rising = numbers.len() == last.part.numbers.len() && numbers > last.part.numbers;
        let gap = &text[last.span.end as usize..start];
        let closed = gap.contains(char::is_alphabetic)
            || !text[end..].trim_start().starts_with(char::is_alphabetic)
            || joiner(&text[end..]).is_some();
        if !rising || !closed {
            break;
        }
        let part = Part {
            numbers,
            ..last.part
        };
        push(text, start, end, part, out);
        last.part = out[out.len() - 1].part.clone();
        last.span = out[out.len() - 1].span;
    }
    last.span.end as usize
}

/// How long what joins two parts is at the start of `text`: a comma, 和, and, или, a dash.
fn joiner(text: &str) -> Option<usize> {
    let bare = text.trim_start_matches(' ');
    let lead = text.len() - bare.len();
    let mark = bare
        .strip_prefix([',', '、', '-'])
        .map(|rest| rest.trim_start_matches(' '));
    let rest = mark.unwrap_or(bare);
    let word = PART_JOINERS
        .iter()
        .filter_map(|word| starts_with(rest, word))
        .filter(|length| {
            let after = &rest[*length..];
            after.starts_with(' ') || rest.starts_with(script::is_unspaced)
        })
        .max();
    match (mark, word) {
        (None, None) => None,
        (_, Some(length)) => {
            let after = &rest[length..];
            Some(
                lead + bare.len() - rest.len() + length + after.len()
                    - after.trim_start_matches(' ').len(),
            )
        }
        (Some(_), None) => Some(lead + bare.len() - rest.len()),
    }
}

fn push(text: &str, start: usize, end: usize, part: Part, out: &mut Vec<Mention>) {
    let goes_on = out.last().is_some_and(|last| {
        let gap = &text[last.span.end as usize..start];
        gap.is_empty() || joiner(gap) == Some(gap.len())
    });
    let elsewhere = if goes_on {
        out.last().is_some_and(|last| last.elsewhere) || belongs_to_what_follows(&text[end..])
    } else {
        belongs_to_what_precedes(&text[..start]) || belongs_to_what_follows(&text[end..])
    };
    // What follows the last of a list speaks of all of it.
    if elsewhere && goes_on {
        let mut next = start;
        for each in out.iter_mut().rev() {
            let gap = &text[each.span.end as usize..next];
            if !(gap.is_empty() || joiner(gap) == Some(gap.len())) {
                break;
            }
            each.elsewhere = true;
            next = each.span.start as usize;
        }
    }
    out.push(Mention {
        span: Span::new(start, end),
        part,
        elsewhere,
    });
}

/// Whether the name of another document stands before a reference: 《…》第五条, 刑法第三十条, [RFC 2119], Section 3.
fn belongs_to_what_precedes(text: &str) -> bool {
    let bare = text.trim_end_matches([' ', ',', '的']);
    if bare.ends_with(['》', '〉', ']', '"', '\'', ')']) {
        return true;
    }
    if let Some(noun) = DOCUMENT_NOUNS
        .iter()
        .filter(|noun| bare.ends_with(**noun))
        .max_by_key(|noun| noun.len())
    {
        let name = &bare[..bare.len() - noun.len()];
        let own = |c: &char| OWN_DOCUMENT.iter().any(|word| word.starts_with(*c));
        return !name.chars().rev().take(LONGEST_NAME).any(|c| own(&c));
    }
    // RFC 5322, ISO 9001, GB/T 1.1: capitals, then digits.
    let word = |text: &str| text.rsplit(' ').next().unwrap_or("").to_owned();
    let last = word(bare);
    let rest = bare[..bare.len() - last.len()].trim_end();
    let capitals = |word: &str| word.chars().filter(char::is_ascii_uppercase).count() >= 2;
    let digits = last.ends_with(|c| numeral::digit(c).is_some());
    digits && (capitals(&last) || capitals(&word(rest)))
}

/// Whether the name of another document stands behind a reference: `of RFC 2119`, `of the Convention`, `Закона`.
fn belongs_to_what_follows(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(' ') else {
        return false;
    };
    // `(Scope) of`: the title of the part stands between.
    let rest = match rest
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(") "))
    {
        Some((_, after)) => after,
        None => rest,
    };
    let own = |text: &str| {
        let lower: String = text.chars().take(12).flat_map(char::to_lowercase).collect();
        OWN_DOCUMENT.iter().any(|word| lower.starts_with(word))
    };
    let mut words = rest.split(' ');
    let first = words.next().unwrap_or("");
    if OF_DOCUMENT.contains(&first) {
        let after = &rest[first.len()..].trim_start();
        let named = after
            .strip_prefix("the ")
            .or(after.strip_prefix("that "))
            .unwrap_or(after);
        let that = after.starts_with("that ");
        return !own(after)
            && (that || named.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '"'));
    }
    // A Russian reference is followed by the name in the genitive: статьи 5 Закона.
    !own(rest) && !first.is_ascii() && first.starts_with(|c: char| c.is_uppercase() || c == '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(text: &str) -> Vec<(&str, Vec<u64>, bool)> {
        mentions(text)
            .into_iter()
            .map(|each| (each.span.of(text), each.part.numbers, each.elsewhere))
            .collect()
    }

    #[test]
    fn finds_parts_in_three_languages() {
        let text = "依照第十二条、第十三条第二款和附件3";
        let found: Vec<_> = spoken(text)
            .into_iter()
            .map(|(text, numbers, _)| (text, numbers))
            .collect();
        assert_eq!(
            found,
            [
                ("第十二条", vec![12]),
                ("第十三条", vec![13]),
                ("第二款", vec![2]),
                ("附件3", vec![3])
            ]
        );
        let found = spoken("see Section 4.2.1, Annex B and Article IV.");
        assert_eq!(
            found.iter().map(|each| each.1.clone()).collect::<Vec<_>>(),
            [vec![4, 2, 1], vec![2], vec![4]]
        );
        let found = spoken("согласно статье 5 и пункту 3.1 настоящего Договора");
        assert_eq!(
            found,
            [
                ("статье 5", vec![5], false),
                ("пункту 3.1", vec![3, 1], false)
            ]
        );
    }

    #[test]
    fn reads_lists_of_numbers() {
        let found = spoken("Articles 5, 6 and 7 apply; Section 4, 12 months later");
        assert_eq!(
            found.iter().map(|each| each.0).collect::<Vec<_>>(),
            ["Articles 5", "6", "7", "Section 4"]
        );
        assert_eq!(spoken("статьи 5, 6 и 7.").len(), 3);
    }

    #[test]
    fn knows_what_belongs_to_another_document() {
        for text in [
            "依照《刑法》第三十条和第三十一条",
            "依照刑法第三十条",
            "as [RFC2119], Section 3 says",
            "RFC 5322, Section 3.4",
            "Articles 5 and 6 of the Convention",
            "Section 4 (Scope) of Regulation 7",
            "статьи 5 Федерального закона",
        ] {
            assert!(
                spoken(text).iter().all(|each| each.2),
                "{text}: {:?}",
                spoken(text)
            );
        }
        for text in [
            "本法第三十条",
            "本合作协定第五条",
            "Article 5 of this Agreement",
            "Article 5 of the present Agreement",
            "статьи 5 настоящего Договора",
            "under Section 4.2. The parties",
            "按照第五条的规定",
        ] {
            let found = spoken(text);
            assert!(
                !found.is_empty() && found.iter().all(|each| !each.2),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_word_that_only_looks_like_one_is_none() {
        assert_eq!(
            spoken("partners 5, department 7, a rule of thumb, the 5th part"),
            []
        );
    }

    #[test]
    fn labels_name_parts() {
        let read = |text: &str| {
            part(
                &crate::facts::label::read(text).unwrap(),
                text.split(' ').next().unwrap(),
            )
        };
        assert_eq!(
            read("第十二条 甲"),
            Some(Part {
                division: Some(4),
                numbers: vec![12]
            })
        );
        assert_eq!(
            read("4.2. Scope"),
            Some(Part {
                division: None,
                numbers: vec![4, 2]
            })
        );
        assert_eq!(read("(a) scope"), None);
    }

    #[test]
    fn every_family_of_divisions_has_its_spoken_forms() {
        let spoken = |division: &crate::language::sentences::Division, words: &[&str]| {
            let stands = |word: &&&str| words.contains(*word);
            division.before.iter().filter(stands).count() == division.before.len()
        };
        for (division, words) in DIVISIONS.iter().zip(SPOKEN_DIVISIONS) {
            assert!(
                spoken(division, words),
                "add {:?} to SPOKEN_DIVISIONS in text/language.rs",
                division.before
            );
        }
        assert!(DIVISIONS.len() <= SPOKEN_DIVISIONS.len());
    }
}
