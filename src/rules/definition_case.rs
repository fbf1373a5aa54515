//! The rule `definition-case`.

use std::cell::LazyCell;

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::terms::{self, Haystack};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::definitions as topic;
use crate::rule::{Options, declare_rule};
use crate::rules::usual;
use crate::text::near;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a term of two or more words that is defined with capitals but is in lower case elsewhere: `"Confidential
    /// Information" means …`, later "confidential information".
    ///
    /// Outside its definition, the term must be capitalised at least once, and at least as often as it is in lower case. The
    /// paragraph that defines it is ignored, and so are headings and quotations. Scripts without capitals have no such terms.
    ///
    /// ## Why
    /// In a contract, capitals tell the reader that a term is defined. In lower case, the words have their ordinary meaning.
    ///
    /// ## Example
    /// ```bad
    /// "Delivery Note" means the paper that comes with the goods.
    ///
    /// The Seller signs the Delivery Note.
    ///
    /// The Buyer keeps the delivery note for a year.
    /// ```
    /// ```good
    /// "Delivery Note" means the paper that comes with the goods.
    ///
    /// The Seller signs the Delivery Note.
    /// ```
    ///
    /// ## Default
    /// A note: the words may be meant in their ordinary sense, as they are after "any" or "other", where nothing is reported.
    /// Only the author knows.
    "definition-case", "names and terms", Note, needs &[Knowledge::Definitions] => Each(check)
}

/// How many words behind a term its list may still go on. Chosen by hand, 2026-11.
const NEAR: usize = 12;

/// How many bytes after a term are looked at for them. Chosen by hand, 2026-11-30.
const CLAUSE: usize = 400;

/// How many words before an owner are looked at. Chosen by hand, 2026-11.
const OWNER: usize = 2;

/// Where a term is defined, in the keys.
#[derive(Clone, Copy)]
struct Defining {
    /// The paragraph that defines it.
    own: Span,
    /// The start of the text that the definition holds for.
    from: u32,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut defined: Vec<(String, Defining, Span)> = Vec::new();
    let mut known: FxHashSet<&str> = FxHashSet::default();
    for paragraph in reading.prose() {
        for each in paragraph.definitions() {
            if is_capitalised(&each.term) && known.insert(&each.term) {
                // A definition in the middle of a text holds from there on.
                let from = if each.of_its_own {
                    0
                } else {
                    paragraph.key.start
                };
                let defining = Defining {
                    own: paragraph.key,
                    from,
                };
                defined.push((each.term.clone(), defining, paragraph.source(each.at)));
            }
        }
    }
    if defined.is_empty() {
        return;
    }
    let paragraphs: Vec<Paragraph> = reading.prose().collect();
    let forms = LazyCell::new(|| Haystack::new(reading.keys()));
    let inflected = defined.iter().map(|(term, ..)| term.as_str());
    let inflected = inflected.filter(|term| terms::is_inflected(term));
    let starts = LazyCell::new(|| forms.starts(inflected));
    let small: Vec<String> = defined.iter().map(|each| each.0.to_lowercase()).collect();
    let written = small.iter().chain(defined.iter().map(|(term, ..)| term));
    let written = terms::places(reading.keys(), written.map(String::as_str));
    for ((term, defining, at), lower) in defined.iter().zip(&small) {
        let defining = *defining;
        let uses = |found: &mut dyn Iterator<Item = Span>| -> Vec<Span> {
            found
                .filter(|span| is_use(reading, &paragraphs, *span, defining))
                .collect()
        };
        let places = |form: &str| {
            let found = written.get(form).into_iter().flatten();
            let found = found.map(|start| *start as usize);
            uses(&mut found.map(|start| Span::new(start, start + form.len())))
        };
        let (small, usual_form) = if terms::is_inflected(term) {
            let words = term.split(' ').count();
            let found = forms.find(term, &starts);
            let all = uses(&mut found.map(|at| words_at(reading.keys(), at, words)));
            let written = |is: fn(char) -> bool| {
                let each_is = |span: &&Span| {
                    let words = span.of(reading.keys()).split([' ', '-']);
                    words.into_iter().all(|word| word.starts_with(is))
                };
                all.iter().filter(each_is).copied().collect::<Vec<Span>>()
            };
            (written(char::is_lowercase), written(char::is_uppercase))
        } else {
            let small = places(lower);
            let usual = if small.is_empty() {
                Vec::new()
            } else {
                places(term)
            };
            (small, usual)
        };
        if small.is_empty() || usual_form.len() < small.len() {
            continue;
        }
        let places: Vec<Span> = small.iter().map(|span| reading.source(*span)).collect();
        let message = message!(
            "definition-case.small",
            term = term,
            odd = small[0].of(reading.keys()),
            count = small.len(),
            most = usual_form.len()
        );
        let finding = usual::finding(&RULE, reading, &places, message, None);
        findings.push(finding.also(*at, message!("common.defined-here")));
    }
}

/// So many words of a text from a place on.
fn words_at(text: &str, at: usize, words: usize) -> Span {
    let mut end = at;
    for index in 0..words {
        let from = end + usize::from(index > 0);
        let rest = text.get(from..).unwrap_or("");
        end = from + rest.find(|c| !script::is_word(c)).unwrap_or(rest.len());
    }
    Span::new(at, end)
}

/// Whether each word of a term has a capital, or is too short for one, and there are two at least.
fn is_capitalised(term: &str) -> bool {
    let mut words = term.split(' ');
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let all = words.all(|word| {
        (capital(word) && word.chars().skip(1).any(char::is_lowercase))
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
    });
    all && term.contains(' ')
}

/// Whether a place in the keys is a use of a term: whole, in running text, not in its definition and not quoted.
fn is_use(reading: &Reading, paragraphs: &[Paragraph], span: Span, defining: Defining) -> bool {
    let Defining { own, from } = defining;
    if span.start < from || (own.start <= span.start && span.end <= own.end) {
        return false;
    }
    let keys = reading.keys();
    let (before, after) = (&keys[..span.start as usize], &keys[span.end as usize..]);
    // "Any other mooring fee" is one of many.
    if follows_generic(before) || is_one_of_many(after) {
        return false;
    }
    let whole = !before.ends_with(|c: char| script::is_word(c) || matches!(c, '"' | '-' | '_'))
        && !after.starts_with(|c: char| script::is_word(c) || matches!(c, '"' | '-' | '_'));
    let place = paragraphs.partition_point(|each| each.key.end < span.end);
    whole
        && paragraphs.get(place).is_some_and(|each| {
            each.key.start <= span.start
                && matches!(each.kind, Kind::Body | Kind::ListItem | Kind::Footnote)
        })
}

/// Whether a word before a term says that it is one of many, or whose it is says so: any mooring fee, any other harbour's mooring fee.
fn follows_generic(before: &str) -> bool {
    let mut words = before.trim_end().rsplit(' ');
    let generic = |word: &str| topic::is_generic(&word.to_lowercase());
    let Some(last) = words.next() else {
        return false;
    };
    generic(last) || (last.contains('\'') && words.take(OWNER).any(generic))
}

/// Whether what follows a term goes on to others of its kind: personal data, private data, or any other such words.
fn is_one_of_many(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(',') else {
        return false;
    };
    let rest = near::after(rest, 0, CLAUSE);
    let rest = rest.split(['.', ';', ':', '\n']).next().unwrap_or("");
    let words = rest.split([' ', ',']).filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(NEAR + 1).map(str::to_lowercase).collect();
    let mut pairs = words.windows(2);
    pairs.any(|two| topic::joins_terms(&two[0]) && topic::is_generic(&two[1]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_a_term_in_small_letters() {
        for (text, odd, term) in [
            (
                "\"Mooring Fee\" means the sum for a place at the pier.\n\nThe Mooring Fee falls due in May.\n\nThe guest pays the mooring fee in cash.",
                "mooring fee",
                "\"Mooring Fee\"",
            ),
            (
                "In this Lease, \"Mooring Fee\" means the sum for a place at the pier.\n\nThe Mooring Fee falls due in May.\n\nThe guest pays the harbour’s mooring fee in cash.",
                "mooring fee",
                "\"Mooring Fee\"",
            ),
            (
                "Для целей настоящего Договора «Причальный Сбор» означает плату за место.\n\nПричальный Сбор вносит гость.\n\nБез оплаты причальный сбор растёт.",
                "причальный сбор",
                "«Причальный Сбор»",
            ),
            (
                "Elm Pier Works (the \"Pier Works\") are old. The Pier Works are open.\n\nThe Pier Works sell nets. A ship calls at the pier works in May.",
                "pier works",
                "\"Pier Works\"",
            ),
            (
                "Плата за место у причала (далее — «Причальный Сбор») взимается в мае.\n\nПричальный Сбор вносит гость.\n\nБез оплаты причальный сбор растёт.",
                "причальный сбор",
                "«Причальный Сбор»",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, term]], "{text}");
        }
    }

    #[test]
    fn common_words_and_definitions_are_fine() {
        silent(
            &RULE,
            &[
                "\"Mooring Fee\" means a mooring fee that the guest pays.\n\nThe Mooring Fee falls due in May.",
                "\"Fee\" means the sum for a place.\n\nThe Fee falls due in May. The fee of the school is another.",
                "\"Mooring Fee\" means the sum for a place.\n\nA mooring fee is common. The mooring fee falls due in May.",
                "\"Mooring Fee\" means the sum for a place.\n\nThe Mooring Fee falls due in May. No other mooring fee is asked.",
                "“押金”是指租金之外的款项。\n\n押金五月付。",
                "\"Mooring Fee\" means the sum for a place.\n\nThe Mooring Fee falls due in May.\n\nThe law may know a berth fee, mooring fee, harbour due, or any other such sum.",
                "\"Mooring Fee\" means the sum for a place.\n\nThe Mooring Fee falls due in May.\n\nThis is no matter of any other harbour’s mooring fee.",
                "You may be asked for a mooring fee.\n\nThe sum for a place at the pier (the \"Mooring Fee\") falls due in May.\n\nThe Mooring Fee is low.",
            ],
        );
    }

    #[test]
    fn finds_a_term_in_small_letters_in_another_case() {
        let text = "«Причальный Сбор» означает плату за место.\n\nРазмер Причального Сбора указан ниже.\n\nПри просрочке {}, гость платит пеню.";
        for form in ["причального сбора", "причальному сбору"] {
            let all = found(&RULE, &text.replace("{}", form));
            assert_eq!(all[0][0], form);
        }
        silent(
            &RULE,
            &[
                &text.replace("{}", "Причального Сбора"),
                &text.replace("{}", "любого причального сбора"),
                &text.replace("{}", "сбора у причала"),
            ],
        );
    }
}
