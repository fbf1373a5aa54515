//! Words that are written in several ways: with a hyphen, apart or as one (decision-maker, decision maker), with a marked letter and with
//! the plain one (ё, е).

use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;

use crate::language::topics::{evidence, spelling};
use crate::text::fold;
use crate::text::script;
use crate::text::span::Span;

/// The shortest word whose capitals or marked letters are compared. With 2 the same; with 4 one mended place fewer, with 8
/// eight.
const SHORTEST: usize = 3;
/// The shortest second word of a compound. With 2 the same; with 6 seventeen findings, two mended places and two cases fewer.
const SHORTEST_SECOND: usize = 3;
/// A word as it is in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    pub text: &'a str,
    pub at: usize,
}

/// One way of writing a word: its first place, and how often it is written so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Where, in bytes.
    pub at: Span,
    /// How often.
    pub count: u32,
}

/// A word in two ways of writing: the usual one and another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Variant {
    /// The form that is written more often; at a tie, the one that comes first.
    pub usual: Form,
    /// The other.
    pub odd: Form,
}

/// The first bytes of characters from U+3000 to U+9FFF, in which no words with spaces are: most of a Chinese text is passed over by them.
const UNSPACED: RangeInclusive<u8> = 0xe3..=0xe9;

/// The words of a text, with figures.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let inside = |c: char| match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        _ => script::is_word(c) && !script::is_unspaced(c),
    };
    let mut out = Vec::new();
    let mut start = None;
    let mut at = 0;
    while at < text.len() {
        if UNSPACED.contains(&text.as_bytes()[at]) {
            if let Some(from) = start.take() {
                let text = &text[from..at];
                out.push(Word { text, at: from });
            }
            at += 3;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or_default();
        match (start, inside(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let text = &text[from..at];
                out.push(Word { text, at: from });
                start = None;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    if let Some(from) = start {
        let text = &text[from..];
        out.push(Word { text, at: from });
    }
    out
}

/// How often a word is written in one way.
#[derive(Clone, Copy, Default)]
struct Tally {
    first: Option<Span>,
    count: u32,
    /// How often it stands as a noun: after an article, before a small word or a mark.
    nouns: u32,
    first_noun: Option<Span>,
}

impl Tally {
    fn add(&mut self, at: Span, noun: bool) {
        self.first.get_or_insert(at);
        self.count += 1;
        if noun {
            self.nouns += 1;
            self.first_noun.get_or_insert(at);
        }
    }
}

/// Whether words in quotation marks follow, which a word stands for: the key words "MUST" and "MAY" are no keywords.
fn names_words(text: &str, word: Word<'_>) -> bool {
    text[word.at + word.text.len()..].starts_with(" \"")
}

/// Words that are written with a hyphen and without, by place of the odd form.
#[must_use]
pub(crate) fn hyphens(text: &str) -> Vec<Variant> {
    let words = words(text);
    // With a hyphen, apart, as one.
    let mut tallies: FxHashMap<String, [Tally; 3]> = FxHashMap::default();
    for index in 0..words.len().saturating_sub(1) {
        if gap(text, &words, index) == Some("-") && is_compound(text, &words, index) {
            let key = joined(&words, index);
            tallies.entry(key).or_default()[0]
                .add(span(&words, index, 2), is_noun(text, &words, index, 2));
        }
    }
    if tallies.is_empty() {
        return Vec::new();
    }
    let mut key = String::new();
    for index in 0..words.len() {
        key.clear();
        key.extend(words[index].text.chars().flat_map(char::to_lowercase));
        let alone = !text[..words[index].at]
            .ends_with(['-', '_', '.', '/', '@', '#', '[', '<', ':', '\''])
            && gap(text, &words, index).is_none_or(|gap| {
                !gap.starts_with(['_', '(', '/', '@', '=', ':', '\'']) && (gap != ".")
            });
        if alone
            && is_small(text, words[index])
            && let Some(tally) = tallies.get_mut(&key)
        {
            tally[2].add(span(&words, index, 1), false);
        }
        if gap(text, &words, index) == Some(" ")
            && is_small(text, words[index])
            && is_small(text, words[index + 1])
            && !names_words(text, words[index + 1])
        {
            key.extend(words[index + 1].text.chars().flat_map(char::to_lowercase));
            if let Some(tally) = tallies.get_mut(&key) {
                let bound = !text[..words[index].at].ends_with('-')
                    && gap(text, &words, index + 1) != Some("-");
                if bound {
                    tally[1].add(span(&words, index, 2), is_noun(text, &words, index, 2));
                }
            }
        }
    }
    let mut out = Vec::new();
    let mut tallies: Vec<(String, [Tally; 3])> = tallies.into_iter().collect();
    tallies.sort_unstable_by(|one, two| one.0.cmp(&two.0));
    for (word, [hyphen, apart, one]) in &tallies {
        if let (Some(first), Some(other)) = (hyphen.first, one.first)
            && !spelling::is_other_as_one(word)
        {
            out.push(variant(
                Form {
                    at: first,
                    count: hyphen.count,
                },
                Form {
                    at: other,
                    count: one.count,
                },
            ));
        }
        let spaced = if word.is_ascii() {
            hyphen.first_noun.zip(apart.first_noun)
        } else {
            hyphen.first.zip(apart.first)
        };
        if let Some((first, other)) = spaced {
            out.push(variant(
                Form {
                    at: first,
                    count: hyphen.count,
                },
                Form {
                    at: other,
                    count: apart.nouns.max(1),
                },
            ));
        }
    }
    out.sort_by_key(|each| each.odd.at);
    out
}

/// The form that stands more often, and the other.
pub(crate) fn variant(one: Form, two: Form) -> Variant {
    let first = one.at.start < two.at.start;
    let usual = one.count > two.count || (one.count == two.count && first);
    let (usual, odd) = if usual { (one, two) } else { (two, one) };
    Variant { usual, odd }
}

fn gap<'a>(text: &'a str, words: &[Word<'_>], index: usize) -> Option<&'a str> {
    let (one, two) = (words.get(index)?, words.get(index + 1)?);
    text.get(one.at + one.text.len()..two.at)
}

fn span(words: &[Word<'_>], index: usize, count: usize) -> Span {
    let last = words[index + count - 1];
    Span::new(words[index].at, last.at + last.text.len())
}

fn joined(words: &[Word<'_>], index: usize) -> String {
    words[index]
        .text
        .chars()
        .chain(words[index + 1].text.chars())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Small letters, or a capital at the start of a sentence: inside one it makes a name.
pub(crate) fn is_small(text: &str, word: Word<'_>) -> bool {
    let small = word.text.chars().skip(1).all(char::is_lowercase)
        && word.text.chars().all(char::is_alphabetic);
    let capital = word.text.starts_with(char::is_uppercase);
    small
        && (!capital
            || text[..word.at]
                .trim_end_matches([' ', '"', '('])
                .ends_with(['.', '!', '?', ':', '\n'])
            || word.at == 0)
}

/// Whether the two words with a hyphen between are a whole compound of small letters.
fn is_compound(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let (one, two) = (words[index], words[index + 1]);
    let small = is_small(text, one) && two.text.chars().all(char::is_lowercase);
    let long = two.text.chars().count() >= SHORTEST_SECOND;
    let bound = !text[..one.at]
        .ends_with(['-', '/', '.', '_', '@', '<', '[', '"', '\'', '=', ':', '`'])
        && !text[two.at + two.text.len()..]
            .starts_with(['-', '/', '_', '@', '=', ':', '>', '"', '`', '(']);
    let grammar = spelling::needs_hyphen(one.text, two.text);
    small && long && bound && !grammar
}

/// Whether the words stand where a noun does.
pub(crate) fn is_noun(text: &str, words: &[Word<'_>], index: usize, count: usize) -> bool {
    let article = index.checked_sub(1).is_some_and(|before| {
        gap(text, words, before) == Some(" ")
            && spelling::is_article(&words[before].text.to_lowercase())
    });
    let last = index + count - 1;
    let end = words[last].at + words[last].text.len();
    let closed = match gap(text, words, last) {
        Some(" ") => spelling::follows_nouns(words[last + 1].text),
        // A large-scale, public network: a comma may have another adjective after it.
        Some(gap) => !gap.starts_with(['-', '/', '\'', ',']),
        None => true,
    };
    article && closed && !text[end..].starts_with(['-', '/'])
}

/// Whether two words stand where a noun does, at the start of a sentence as well.
pub(crate) fn is_noun_phrase(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let opens = words[index].text.starts_with(char::is_uppercase);
    let closed = match gap(text, words, index + 1) {
        Some(" ") => spelling::follows_nouns(words[index + 2].text),
        _ => false,
    };
    is_noun(text, words, index, 2) || (opens && closed)
}

/// Words that stand with a marked letter and with the plain one (ё and е): one variant each, by place of the odd form.
#[must_use]
pub(crate) fn marked(text: &str) -> Vec<Variant> {
    let is_marked = |word: &Word| {
        word.text
            .chars()
            .any(|c| spelling::plain_letter(c).is_some())
    };
    let (marked, plain): (Vec<Word>, Vec<Word>) = words(text).into_iter().partition(is_marked);
    let mut forms: FxHashMap<String, [Option<Form>; 2]> = FxHashMap::default();
    for word in marked {
        let key = fold::plain_letters(&word.text.to_lowercase());
        if key.chars().count() >= SHORTEST && !spelling::is_other_with_plain(&key) {
            add(&mut forms.entry(key).or_default()[0], word);
        }
    }
    if forms.is_empty() {
        return Vec::new();
    }
    for word in plain {
        if let Some(forms) = forms.get_mut(&word.text.to_lowercase()) {
            add(&mut forms[1], word);
        }
    }
    let both: Vec<[Form; 2]> = forms
        .into_values()
        .filter_map(|[one, two]| Some([one?, two?]))
        .collect();
    // Where a word stands as often in both forms, the habit of the document tells which is odd.
    let all = |way: usize| both.iter().map(|forms| forms[way].count).sum::<u32>();
    let is_habit = all(0) >= all(1);
    let mut out: Vec<Variant> = both
        .iter()
        .map(|[marked, plain]| {
            let (usual, odd) = (*marked, *plain);
            if is_habit && usual.count == odd.count {
                Variant { usual, odd }
            } else {
                variant(usual, odd)
            }
        })
        .collect();
    out.sort_by_key(|each| each.odd.at);
    out
}

/// Whether a word is a small one that has its capital because a sentence starts with it, and is no part of a name: With Harbor Light.
pub(crate) fn opens_small(text: &str, word: Word<'_>) -> bool {
    let before = text[..word.at].trim_end_matches([' ', '"', '(']);
    let opens = before.is_empty() || before.ends_with(['\n', '.', '!', '?', ':']);
    opens && evidence::is_function_word(&word.text.to_lowercase())
}

fn add(form: &mut Option<Form>, word: Word<'_>) {
    let at = Span::new(word.at, word.at + word.text.len());
    form.get_or_insert(Form { at, count: 0 }).count += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, found: &[Variant]) -> Vec<String> {
        found
            .iter()
            .map(|each| {
                format!(
                    "{}:{} {}:{}",
                    each.usual.at.of(text),
                    each.usual.count,
                    each.odd.at.of(text),
                    each.odd.count
                )
            })
            .collect()
    }

    #[test]
    fn finds_hyphens_that_come_and_go() {
        for (text, expected) in [
            (
                "The work-flow is new. The work-flow of it. A workflow.",
                vec!["work-flow:2 workflow:1"],
            ),
            (
                "A case-worker may ask. The case worker is new. Each case-worker.",
                vec!["case-worker:2 case worker:1"],
            ),
            (
                "Новый веб-сайт и вебсайт, веб-сайт.",
                vec!["веб-сайт:2 вебсайт:1"],
            ),
        ] {
            assert_eq!(shown(text, &hyphens(text)), expected, "{text}");
        }
        for text in [
            "a long-term plan in the long term",
            "A long-term, costly plan is made. It pays on a long term.",
            "a well-known man is well known",
            "He re-signed; the King resigned to resign.",
            "set x-value to xvalue(3)",
            "кто-то знал, кто то сделал",
        ] {
            assert!(
                hyphens(text).is_empty(),
                "{text}: {:?}",
                shown(text, &hyphens(text))
            );
        }
    }

    #[test]
    fn finds_letters_without_their_dots() {
        let text = "Отчёт, отчёт и отчет. Всё и все.";
        assert_eq!(shown(text, &marked(text)), ["Отчёт:2 отчет:1"]);
        let text = "У неё, от неё и без нее.";
        assert_eq!(shown(text, &marked(text)), ["неё:2 нее:1"]);
    }
}
