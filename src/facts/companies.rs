//! Names of companies with their legal forms: Acme Corp., 北港水泵有限公司, ООО «Ромашка».
//!
//! Reads keys, in which brackets and quotation marks have one form each.

mod beside;

use memchr::memmem;

use crate::language::topics::parties::{self, Form, Place};
use crate::text::script;
use crate::text::span::Span;

/// A company in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Company {
    /// Its name without the form, lower case; in Han, as much of it as may be its name.
    pub name: String,
    /// The legal form.
    pub form: usize,
    /// Whether the form may be written in any of its spellings.
    pub free: bool,
    /// The form as it is spelled, or its first spelling where all are alike.
    pub spelling: &'static str,
    /// Name and form.
    pub at: Span,
    /// Whether a bracket follows, which may say what the company is called in the document.
    pub bracket: bool,
    /// Whether it is introduced as a party: a bracket follows, or a colon is in front.
    pub introduced: bool,
}

/// The longest name in Han, in characters. What is longer is a sentence.
const LONGEST_HAN: usize = 16;
/// The most words of a name.
const WORDS: usize = 6;

/// Which two bytes a text has side by side. A text in one script has few of the pairs of another, so that most forms need not be sought.
struct Pairs(Vec<u64>);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut bits = vec![0; 1 << 10];
        for pair in text.as_bytes().windows(2) {
            let (word, bit) = Self::place(pair);
            bits[word] |= bit;
        }
        Self(bits)
    }

    fn may_have(&self, part: &str) -> bool {
        part.as_bytes().windows(2).all(|pair| {
            let (word, bit) = Self::place(pair);
            self.0[word] & bit != 0
        })
    }

    fn place(pair: &[u8]) -> (usize, u64) {
        let number = u16::from_be_bytes([pair[0], pair[1]]);
        (usize::from(number >> 6), 1 << (number & 63))
    }
}

/// The companies of a text, in order.
pub(crate) fn find(key: &str) -> Vec<Company> {
    let mut out: Vec<Company> = Vec::new();
    let pairs = Pairs::of(key);
    for form in parties::all().flat_map(|each| each.forms) {
        let spellings = form.spellings.iter();
        for spelling in spellings.filter(|spelling| pairs.may_have(spelling)) {
            for at in memmem::find_iter(key.as_bytes(), spelling.as_bytes()) {
                let end = at + spelling.len();
                let found = match form.place {
                    Place::Before => quoted(key, at, end),
                    Place::Beside => beside::find(key, at, end),
                    Place::Behind if spelling.contains(script::is_han) => in_han(key, at, end),
                    Place::Behind => spaced(key, at, end),
                };
                if let Some((name, at)) = found {
                    out.push(company(key, name, (form, spelling), at));
                }
            }
        }
    }
    // 股份有限公司 holds 有限公司: the longest stands for both.
    out.sort_by_key(|each| {
        (
            each.at.end,
            each.at.start,
            std::cmp::Reverse(each.spelling.len()),
        )
    });
    out.dedup_by_key(|each| each.at.end);
    // "Nordwind GmbH" of "Nordwind GmbH & Co. KG".
    out.sort_by_key(|each| (each.at.start, std::cmp::Reverse(each.at.end)));
    out.dedup_by_key(|each| each.at.start);
    out
}

/// The number of a form and how it is first spelled. Languages that share a spelling have one form: SA.
fn shared(form: &Form) -> (usize, &'static Form) {
    let mut forms = parties::all().flat_map(|each| each.forms).enumerate();
    let same = |(_, each): &(usize, &'static Form)| {
        let mut spellings = each.spellings.iter();
        each.place == form.place && spellings.any(|spelling| form.spellings.contains(spelling))
    };
    forms.find(same).expect("a form is one of the forms")
}

fn company(
    key: &str,
    name: String,
    (form, spelling): (&'static Form, &&'static str),
    at: Span,
) -> Company {
    let (number, first) = shared(form);
    let bracket = key[at.end as usize..]
        .trim_start_matches(['.', ' '])
        .starts_with('(');
    let colon = key[..at.start as usize]
        .trim_end_matches(' ')
        .ends_with(':');
    Company {
        name,
        form: number,
        free: form.free,
        spelling: if form.free {
            first.spellings[0]
        } else {
            spelling
        },
        at,
        bracket,
        introduced: bracket || colon,
    }
}

/// The capitalised words before a form at `key[at..end]`.
fn spaced(key: &str, at: usize, end: usize) -> Option<(String, Span)> {
    let next = key[end..].chars().next();
    let before = key[..at].strip_suffix(' ')?;
    // "Limited Liability Company": a capital goes on with the name.
    let goes_on = key[end..]
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    // S.A of S.A.R.L.
    let abbreviated = key[end..]
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if next.is_some_and(script::is_word) || goes_on || abbreviated {
        return None;
    }
    let mut start = at;
    let mut words: Vec<&str> = Vec::new();
    // No further than the words go: a paragraph may be one line with thousands of companies.
    for piece in before.rsplit(' ').take(WORDS + 1) {
        let line = piece.rfind('\n');
        let word = line.map_or(piece, |stop| &piece[stop + 1..]);
        // A comma belongs to the name only before the form: Acme, Inc.
        let bare = if words.is_empty() {
            word.trim_end_matches(',')
        } else {
            word
        };
        let name = bare == "&"
            || (bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && bare
                    .chars()
                    .all(|c| script::is_word(c) || matches!(c, '-' | '\'' | '&')));
        let mut inside = parties::all().map(|each| each.inside_names);
        let small = !words.is_empty() && inside.any(|inside| inside.contains(&bare));
        if !(name || small) || words.len() == WORDS {
            break;
        }
        start = start - 1 - word.len();
        words.push(bare);
        if line.is_some() {
            break;
        }
    }
    let article = |word: &&str| {
        let mut articles = parties::all().flat_map(|each| each.articles);
        articles.any(|article| article.trim_end() == *word)
    };
    let is_small = |word: &&&str| word.starts_with(char::is_lowercase);
    while let Some(first) = words.last().filter(|word| article(word) || is_small(word)) {
        start += first.len() + 1;
        words.pop();
    }
    if words.is_empty() || !words.iter().any(|word| word.len() > 1) {
        return None;
    }
    words.reverse();
    let stop = if next == Some('.') { end + 1 } else { end };
    Some((words.join(" ").to_lowercase(), Span::new(start, stop)))
}

/// What comes before a form in Han, as far as it can be a name.
fn in_han(key: &str, at: usize, end: usize) -> Option<(String, Span)> {
    let before = &key[..at];
    let starts = before.char_indices().rev().take(LONGEST_HAN + 1);
    let start = starts
        .take_while(|(_, c)| {
            script::is_han(*c) && !parties::all().any(|each| each.before_names.contains(*c))
        })
        .last()
        .map(|(start, _)| start)?;
    let name = unasked(&before[start..]);
    (2..=LONGEST_HAN)
        .contains(&name.chars().count())
        .then(|| (name.to_owned(), Span::new(at - name.len(), end)))
}

/// A name without the verb before it, and what counts companies between them: 甲方委托两家.
fn unasked(name: &str) -> &str {
    let verbs = parties::all().flat_map(|each| each.asking);
    let ends = verbs.filter_map(|verb| Some(name.rfind(verb)? + verb.len()));
    let Some(end) = ends.max() else {
        return name;
    };
    let rest = &name[end..];
    let mut counts = parties::all().flat_map(|each| each.counting);
    let bare = counts.find_map(|count| rest.strip_prefix(count));
    bare.unwrap_or(rest)
}

impl Company {
    /// The company without what is in front of `start`: the label of its paragraph is no part of its name. None where nothing is left.
    #[must_use]
    pub(crate) fn clipped(mut self, key: &str, start: u32) -> Option<Self> {
        if self.at.start >= start {
            return Some(self);
        }
        let cut = (start - self.at.start) as usize;
        let cut = cut + key[start as usize..].len() - key[start as usize..].trim_start().len();
        self.name.is_char_boundary(cut).then_some(())?;
        self.name.drain(..cut);
        self.at.start += cut as u32;
        (self.name.chars().count() > 1).then_some(self)
    }
}

/// The quoted name after a form.
fn quoted(key: &str, at: usize, end: usize) -> Option<(String, Span)> {
    if key[..at].chars().next_back().is_some_and(script::is_word) {
        return None;
    }
    let inner = key[end..].strip_prefix(" \"")?;
    let close = inner.find('"')?;
    let stop = end + 2 + close + 1;
    Some((inner[..close].to_lowercase(), Span::new(at, stop)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_with_their_forms() {
        for (key, expected) in [
            (
                "Acme Corp. (the \"Seller\") and the Oak Tree, Ltd agree.",
                vec!["Acme Corp.", "Oak Tree, Ltd"],
            ),
            (
                "甲方与北港水泵有限责任公司签订",
                vec!["北港水泵有限责任公司"],
            ),
            (
                "между ООО \"Ромашка\" и АО \"Лютик\"",
                vec!["ООО \"Ромашка\"", "АО \"Лютик\""],
            ),
            (
                "Die Nordwind GmbH & Co. KG und die Vent du Nord S.A.R.L. von Sur S.L.U.",
                vec![
                    "Nordwind GmbH & Co. KG",
                    "Vent du Nord S.A.R.L.",
                    "Sur S.L.U.",
                ],
            ),
            ("The Company and the limited Corporation agree.", vec![]),
        ] {
            let found: Vec<&str> = find(key).iter().map(|each| each.at.of(key)).collect();
            assert_eq!(found, expected, "{key}");
        }
    }
}
