//! Definitions inside sentences: （以下称“双方”）, （以下「甲」という。）, (the "Parties"), (hereinafter referred to as "the Bank"), (далее — «Стороны»).
//!
//! Reads keys, in which brackets and quotation marks have one form each.

mod meaning;

use std::ops::Range;

use crate::language::topics::definitions::{self as topic, Definitions};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::{self, Span};

/// A term and where it is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Definition {
    /// The term without quotation marks.
    pub term: String,
    /// Where it stands, in bytes, quotation marks included.
    pub at: Span,
    /// The whole definition, from bracket to bracket.
    pub whole: Span,
    /// What it stands for, as far as the clause in front goes.
    pub long: Span,
    /// Whether a sentence of its own says what the term means: "Fees" means ….
    pub of_its_own: bool,
}

impl Definition {
    /// Whether the definition in that key only gives the letters of a name, as running prose does: 领域驱动设计（简称 DDD）.
    #[must_use]
    pub(crate) fn is_gloss(&self, key: &str) -> bool {
        let before = &key[self.whole.start as usize..self.at.start as usize];
        let bare = !self.of_its_own && self.term.is_ascii() && !self.at.of(key).starts_with('"');
        bare && topic::all().any(|language| {
            let lead = before.trim_end_matches(|c| c == ' ' || language.copulas.contains(c));
            let gloss = |marker: &&str| language.glosses.contains(marker);
            let mut stronger = language.markers.iter().filter(|marker| !gloss(marker));
            language.glosses.iter().any(|gloss| lead.ends_with(gloss))
                && !stronger.any(|marker| lead.ends_with(marker))
        })
    }
}

/// The longest term, in characters. With 80 the same; with 20 one finding fewer.
const LONGEST: usize = 40;
/// The longest bracket that defines terms, in bytes. With 200 and 800 the same.
const BRACKET: usize = 400;
/// How far after a phrase that defines the term stands, in characters. With 20 and 80 the same.
const BEHIND: usize = 40;

/// Every definition in the key of a paragraph, in order.
#[must_use]
pub(crate) fn find(key: &str) -> Vec<Definition> {
    let mut out = Vec::new();
    for (open, close) in brackets(key) {
        let inner = &key[open + 1..close];
        let whole = Span::new(open, close + 1);
        if let Some((start, language)) = marker(inner) {
            terms(key, open + 1 + start, close, whole, language, &mut out);
        } else if topic::all().any(|language| encloses(language, inner)) {
            for at in quoted(key, open + 1, close) {
                push(key, at, whole, &mut out);
            }
        } else if topic::all().any(|language| introduces(language, inner)) {
            introduced(key, open + 1, close, whole, &mut out);
        } else if inner.contains('"') {
            beside(key, open + 1, close, whole, &mut out);
        }
    }
    loose(key, &mut out);
    meaning::find(key, &mut out);
    out.sort_by_key(|each| each.at);
    out.dedup_by_key(|each| each.at);
    out
}

/// The innermost brackets of a text that are not too long, by the bytes of their marks.
fn brackets(key: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for at in memchr::memchr2_iter(b'(', b')', key.as_bytes()) {
        match key.as_bytes()[at] {
            b'(' => open.push(at),
            b')' => {
                if let Some(start) = open.pop().filter(|start| at - start <= BRACKET) {
                    out.push((start, at));
                }
            }
            _ => {}
        }
    }
    out
}

/// The quoted strings of `key[from..to]`, quotation marks included.
fn quoted(key: &str, from: usize, to: usize) -> Vec<Span> {
    let marks: Vec<usize> = key[from..to]
        .match_indices('"')
        .map(|(at, _)| from + at)
        .collect();
    marks
        .chunks_exact(2)
        .map(|pair| Span::new(pair[0], pair[1] + 1))
        .collect()
}

fn push(key: &str, at: Span, whole: Span, out: &mut Vec<Definition>) {
    let term = at.of(key).trim_matches(['"', ' ']);
    let length = term.chars().count();
    // A program fills in {names}, and only the result tells where they are used.
    let filled_in = term.contains(['{', '}']);
    let number = term.chars().all(|c| numeral::digit(c).is_some());
    if !(2..=LONGEST).contains(&length) || number || filled_in {
        return;
    }
    out.push(Definition {
        term: term.to_owned(),
        at,
        whole,
        long: long(key, whole.start as usize),
        of_its_own: false,
    });
}

/// The clause before a definition.
fn long(key: &str, end: usize) -> Span {
    let head = key[..end].trim_end();
    let start = head
        .rfind(['。', '，', ',', ';', '；', ':', '.', '、', '(', ')'])
        .map_or(0, |at| span::after(head, at));
    let start = start + (head[start..].len() - head[start..].trim_start().len());
    Span::new(start, head.len().max(start))
}

/// The end of the first marker in a bracket, and the language that it belongs to.
fn marker(inner: &str) -> Option<(usize, &'static Definitions)> {
    topic::all().find_map(|language| {
        let mut markers = language.markers.iter();
        let end = markers.find_map(|marker| Some(inner.find(marker)? + marker.len()))?;
        Some((end, language))
    })
}

/// Whether a bracket starts and ends as one does that defines what is quoted in it.
fn encloses(language: &Definitions, inner: &str) -> bool {
    let bare = inner.trim_end_matches(['。', '.', ' ']);
    let mut starts = language.starts.iter();
    starts.any(|start| inner.starts_with(start))
        && language.closings.iter().any(|end| bare.ends_with(end))
}

/// Whether a bracket introduces a term, quoted or bare, with words of its language.
fn introduces(language: &Definitions, inner: &str) -> bool {
    let opens = |opening: &&str| {
        let mut chars = inner.chars().flat_map(char::to_lowercase);
        opening.chars().all(|c| chars.next() == Some(c))
    };
    language.openings.iter().any(opens) || language.stems.iter().any(|stem| inner.contains(stem))
}

/// The terms after a marker: quoted ones, or all up to the bracket.
fn terms(
    key: &str,
    from: usize,
    to: usize,
    whole: Span,
    language: &Definitions,
    out: &mut Vec<Definition>,
) {
    let found = quoted(key, from, to);
    if !found.is_empty() {
        for at in found {
            push(key, at, whole, out);
        }
        return;
    }
    let rest = &key[from..to];
    let joins = |c: char| language.copulas.contains(c) || matches!(c, ':' | ' ' | '《');
    let bare = rest.trim_start_matches(joins);
    let start = to - bare.len();
    let term = bare.trim_end_matches('》');
    if term.chars().all(|c| script::is_word(c) || c == ' ') {
        push(key, Span::new(start, start + term.len()), whole, out);
    }
}

/// The terms of a bracket that introduces them: quoted ones, or all after the words of introduction.
fn introduced(key: &str, from: usize, to: usize, whole: Span, out: &mut Vec<Definition>) {
    let found = quoted(key, from, to);
    if !found.is_empty() {
        for at in found {
            push(key, at, whole, out);
        }
        return;
    }
    let mut rest = &key[from..to];
    loop {
        let trimmed = rest.trim_start_matches([' ', ',', '-', ':']);
        let word = trimmed.split([' ', ',']).next().unwrap_or("");
        if word.is_empty() || !topic::introduces(&word.to_lowercase()) {
            rest = trimmed;
            break;
        }
        rest = &trimmed[word.len()..];
    }
    if !rest.contains([',', ';', '.']) && !rest.is_empty() {
        let start = to - rest.len();
        for term in alternatives(rest) {
            push(
                key,
                Span::new(start + term.start, start + term.end),
                whole,
                out,
            );
        }
    }
}

/// The names that a bare text gives in one definition, each with a capital: Customer or Client.
fn alternatives(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in text.split(' ') {
        let end = at + word.len();
        let follows = text[end..].trim_start();
        let is_between = at > start && follows.starts_with(char::is_uppercase);
        if is_between && topic::joins_terms(&word.to_lowercase()) {
            out.push(start..at - 1);
            start = text.len() - follows.len();
        }
        at = end + 1;
    }
    out.push(start..text.len());
    let named = |term: &Range<usize>| text[term.clone()].starts_with(char::is_uppercase);
    if out.iter().all(named) {
        return out;
    }
    std::iter::once(0..text.len()).collect()
}

/// A bracket that holds quoted terms and nothing but words that define.
fn beside(key: &str, from: usize, to: usize, whole: Span, out: &mut Vec<Definition>) {
    let found = quoted(key, from, to);
    let mut rest = String::new();
    let mut last = from;
    for at in &found {
        rest.push_str(&key[last..at.start as usize]);
        last = at.end as usize;
    }
    rest.push_str(&key[last..to]);
    let words: Vec<String> = rest
        .split([' ', ',', ';', ':'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let language = topic::all().find(|language| {
        let all = words
            .iter()
            .all(|word| language.beside.contains(&word.as_str()));
        all && words
            .iter()
            .any(|word| language.signs.contains(&word.as_str()))
    });
    // After a word, a bare quotation in brackets may be anything: a term has a capital.
    let follows = key[..whole.start as usize]
        .trim_end()
        .ends_with(|c: char| script::is_word(c) || matches!(c, '"' | ')' | '.' | ','));
    let Some(language) = language.filter(|_| follows) else {
        return;
    };
    for at in found {
        let term = at.of(key).trim_matches('"');
        if term.starts_with(char::is_uppercase) {
            push(key, at, whole, out);
        } else if let Some(capital) = term
            .strip_prefix(language.article)
            .and_then(|rest| rest.strip_prefix(' '))
            .filter(|term| term.starts_with(char::is_uppercase))
        {
            let start = at.end as usize - 1 - capital.len();
            push(key, Span::new(start, at.end as usize - 1), whole, out);
        }
    }
}

/// Definitions without brackets: 以下称“双方”, hereinafter referred to as "the Bank", именуемое в дальнейшем «Банк».
fn loose(key: &str, out: &mut Vec<Definition>) {
    if memchr::memchr(b'"', key.as_bytes()).is_none() {
        return;
    }
    let mut known = Taken::of(out);
    for phrase in topic::all().flat_map(|language| language.phrases) {
        let (count, mut reach) = (out.len(), 0);
        for (at, _) in key.match_indices(phrase) {
            if at < reach || known.holds(at) {
                continue;
            }
            if let Some((first, close)) = quoted_behind(key, at + phrase.len()) {
                let (whole, before) = (Span::new(at, close + 1), out.len());
                push(key, Span::new(first, close + 1), whole, out);
                if out.len() > before {
                    reach = close + 1;
                }
            }
        }
        if out.len() > count {
            known = Taken::of(out);
        }
    }
}

/// What definitions take of a text: where each starts, in order, and how far it and those before it reach.
struct Taken(Vec<(u32, u32)>);

impl Taken {
    fn of(definitions: &[Definition]) -> Self {
        let mut all: Vec<(u32, u32)> = definitions
            .iter()
            .map(|each| (each.whole.start, each.whole.end))
            .collect();
        all.sort_unstable();
        let mut reach = 0;
        for (_, end) in &mut all {
            reach = reach.max(*end);
            *end = reach;
        }
        Self(all)
    }

    /// Whether a place is inside a definition.
    fn holds(&self, at: usize) -> bool {
        let behind = self.0.partition_point(|(start, _)| *start as usize <= at);
        behind
            .checked_sub(1)
            .is_some_and(|last| at < self.0[last].1 as usize)
    }
}

/// The marks of the quotation after a phrase, where only words that define are between.
fn quoted_behind(key: &str, from: usize) -> Option<(usize, usize)> {
    let window = key[from..].char_indices().nth(BEHIND);
    let window = window.map_or(key.len(), |(length, _)| from + length);
    let first = from + key[from..window].find('"')?;
    let copula = |c: char| topic::all().any(|language| language.copulas.contains(c));
    let between =
        key[from..first].trim_matches(|c: char| matches!(c, ' ' | ',' | ':' | '-') || copula(c));
    let mut words = between.split(' ').filter(|word| !matches!(*word, "" | "-"));
    if !words.all(topic::introduces) {
        return None;
    }
    let close = first + 1 + key[first + 1..].find('"')?;
    Some((first, close))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(key: &str) -> Vec<(&str, &str)> {
        find(key)
            .iter()
            .map(|each| (each.at.of(key).trim_matches('"'), each.long.of(key)))
            .collect()
    }

    #[test]
    fn one_bracket_may_give_two_names() {
        for (key, expected) in [
            (
                "Причал (далее - Причал-фонд или Фонд) хранит",
                &["Причал-фонд", "Фонд"][..],
            ),
            (
                "ООО (далее - Заказчик или Клиент) платит",
                &["Заказчик", "Клиент"],
            ),
            (
                "Указ (далее - Правила пользования и хранения) краток",
                &["Правила пользования и хранения"],
            ),
        ] {
            let found = shown(key).into_iter().map(|(term, _)| term);
            assert_eq!(found.collect::<Vec<_>>(), expected, "{key}");
        }
    }

    #[test]
    fn reads_definitions_in_three_languages() {
        for (key, expected) in [
            (
                "甲国和乙国(以下称\"双方\")声明:",
                vec![("双方", "甲国和乙国")],
            ),
            (
                "依据港口法,港务管理局(以下简称港务局)负责",
                vec![("港务局", "港务管理局")],
            ),
            (
                "the Harbour Company (the \"Company\") and",
                vec![("Company", "the Harbour Company")],
            ),
            (
                "by the Bank of Elm (hereinafter referred to as \"the Bank\"),",
                vec![("Bank", "by the Bank of Elm")],
            ),
            (
                "X and Y (together, the \"Parties\" and each a \"Party\")",
                vec![("Parties", "X and Y"), ("Party", "X and Y")],
            ),
            (
                "Портовое управление (далее - \"Управление\") и",
                vec![("Управление", "Портовое управление")],
            ),
            (
                "Портовое управление (далее также - Управление) и",
                vec![("Управление", "Портовое управление")],
            ),
        ] {
            assert_eq!(shown(key), expected, "{key}");
        }
    }

    #[test]
    fn knows_a_gloss_from_a_definition() {
        for (key, gloss) in [
            ("水位观测网(Water Level Network,简称 WLN)已建成", true),
            ("水位观测网(简称为WLN)已建成", true),
            ("水位观测网(以下简称 WLN)已建成", false),
            ("水位观测网(简称\"WLN\")已建成", false),
            ("水位观测网(简称观测网)已建成", false),
        ] {
            let found = find(key);
            assert_eq!(found.len(), 1, "{key}");
            assert_eq!(found[0].is_gloss(key), gloss, "{key}");
        }
    }

    #[test]
    fn leaves_other_brackets_alone() {
        for key in [
            "the method (see \"Basics\" there)",
            "a word (\"foo\")",
            "二〇二六年(第一版)",
            "see Section 5 (\"Scope\")",
            "received (or \"OK\")",
            "(the \"value\" field)",
            "текст (далее следует рисунок, схема)",
        ] {
            assert!(shown(key).is_empty(), "{key}: {:?}", shown(key));
        }
    }
}
