//! Whose a part is: that of another document where one is named next to it (刑法第三十条, Section 4 of RFC 793, статьи 5 Закона), unclear
//! where one is spoken of nearby.

use std::cell::OnceCell;

use crate::facts::part;
use crate::facts::reference::{Form, Owner};
use crate::language::topics::parts::{self, Parts};
use crate::text::near;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::{self, Span};

/// The longest name of a document between 本 and its noun, in characters: 本合作协定. With 3 and 12 the same.
const LONGEST_NAME: usize = 6;
/// How far from a reference the words stand that speak of its document, in characters. With 12 and 48 the same.
const NEAR: usize = 24;
/// The same for the words that make what follows the document at hand. With 6 and 24 the same.
const OWN: usize = 12;

/// The longest word before a reference that is read, in bytes: without spaces a paragraph is one word, and this bounds the time.
const LONGEST_WORD: usize = 400;
/// How much of a sentence before a reference is read, in bytes: it bounds the time.
const SENTENCE: usize = 1200;
/// The longest title in brackets that is read over, in bytes: it bounds the time.
const LONGEST_TITLE: usize = 400;
/// The longest number of an item in brackets, in bytes: (viii). Chosen by hand.
const LONGEST_ITEM: usize = 6;

/// A text whose parts are asked for their owners. What is true of the whole text is computed once, when it is needed.
pub(super) struct Whole<'t> {
    pub(super) text: &'t str,
    /// Whether it has signs of another document.
    other: OnceCell<bool>,
    /// Where it first speaks of an earlier version.
    earlier: OnceCell<Option<usize>>,
    /// Where its first bracket opens that is not at its start.
    bracket: OnceCell<Option<usize>>,
}

impl<'t> Whole<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            other: OnceCell::new(),
            earlier: OnceCell::new(),
            bracket: OnceCell::new(),
        }
    }

    pub(super) fn has_other(&self) -> bool {
        let any = || {
            self.text.contains('》')
                || parts::words(|parts| parts.other).any(|sign| stands(self.text, sign))
        };
        *self.other.get_or_init(any)
    }

    /// Whether what comes first in the text ends with a bracket that is not at its start, as that of a label does.
    fn closes_a_bracket(&self, before: &str) -> bool {
        let opens = || {
            let mut marks = memchr::memchr_iter(b'(', self.text.as_bytes());
            marks.find(|at| *at > 0)
        };
        let first = || *self.bracket.get_or_init(opens);
        before.ends_with(')') && first().is_some_and(|at| at < before.len())
    }

    /// Whether an earlier version is spoken of before `end`.
    fn is_earlier_before(&self, end: usize) -> bool {
        let first = || self.text.find(|c| parts::holds(|parts| parts.earlier, c));
        self.earlier.get_or_init(first).is_some_and(|at| at < end)
    }
}

/// The last word of a text, as far as it is read.
fn last_word(text: &str) -> &str {
    let near = near::before(text, text.len(), LONGEST_WORD);
    near.rsplit(' ').next().unwrap_or("")
}

/// Whose the part at `span` is.
pub(super) fn of(whole: &Whole, span: Span, form: Form) -> Owner {
    let (before, after) = beside(whole, span);
    if named_before(whole, before, form) || named_behind(after, form) {
        Owner::Other
    } else {
        around(whole, span, form)
    }
}

fn beside<'t>(whole: &Whole<'t>, span: Span) -> (&'t str, &'t str) {
    (
        &whole.text[..span.start as usize],
        &whole.text[span.end as usize..],
    )
}

/// What the words around say of a part beside which no document is named.
pub(super) fn around(whole: &Whole, span: Span, form: Form) -> Owner {
    let (before, after) = beside(whole, span);
    let unclear = match form {
        Form::Ordinal => is_spoken_of(before) || is_possessed(before),
        Form::Named(name) => is_near(whole, before, after, name.word) || is_possessed(before),
        Form::Bare => false,
    };
    if unclear { Owner::Unclear } else { Owner::This }
}

/// Whether the name of another document comes before a reference: 《…》第五条, 刑法第三十条, [RFC 2119], Section 3.
fn named_before(whole: &Whole, before: &str, form: Form) -> bool {
    let bare = before
        .trim_end_matches(|c| matches!(c, ' ' | ',') || parts::holds(|parts| parts.linking, c));
    let spaced = matches!(form, Form::Named(name) if !name.word.starts_with(script::is_unspaced));
    if bare.ends_with(['》', '〉', ']']) || whole.closes_a_bracket(bare) {
        return true;
    }
    // A quotation mark right before a word opens: "Section 4".
    if bare.ends_with(['"', '\'']) && !(spaced && bare.len() == before.len()) {
        return true;
    }
    if let Some(name) = document_at_end(bare, true) {
        return !is_this(&bare[..bare.len() - name.len()]);
    }
    // RFC 5322, ISO 9001, GB/T 1.1: capitals, then digits.
    let last = last_word(bare);
    let rest = bare[..bare.len() - last.len()].trim_end();
    let capitals = |word: &str| word.chars().filter(char::is_ascii_uppercase).count() >= 2;
    let digits = last.ends_with(|c| numeral::digit(c).is_some());
    digits && (capitals(last) || capitals(last_word(rest)))
}

/// The longest noun for a document that the text ends with.
fn document_at_end(text: &str, beside: bool) -> Option<&'static str> {
    let verbs = parts::words(|parts| parts.documents_beside).filter(|_| beside);
    parts::words(|parts| parts.documents)
        .chain(verbs)
        .filter(|name| {
            let front = text.strip_suffix(name);
            front.is_some_and(|front| !parts::is_no_document(name, front))
        })
        .max_by_key(|name| name.len())
}

/// Whether the word before a reference makes it one of a document named before, and not of the one at hand: the law and its Section 12,
/// but not this agreement and its Annex 4.
fn is_possessed(before: &str) -> bool {
    let bare = before.trim_end();
    let start = bare
        .char_indices()
        .rev()
        .nth(NEAR - 1)
        .map_or(0, |(at, _)| at);
    let near = bare[start..].to_lowercase();
    let word = parts::words(|parts| parts.its).find(|its| {
        let Some(front) = near.strip_suffix(its) else {
            return false;
        };
        its.starts_with(script::is_unspaced) || !front.ends_with(char::is_alphanumeric)
    });
    word.is_some_and(|word| {
        let front = &near[..near.len() - word.len()];
        !parts::words(|parts| parts.own).any(|own| front.contains(own))
    })
}

/// Whether the name of another document follows a reference: `of RFC 2119`, `of the Convention`, `Закона`.
pub(super) fn named_behind(after: &str, form: Form) -> bool {
    // 12(2)(b) of
    let Some(rest) = without_items(after).strip_prefix(' ') else {
        return false;
    };
    // `(Scope) of`: the title of the part is between.
    let inner = rest.strip_prefix('(');
    let title = inner.and_then(|inner| near::after(inner, 0, LONGEST_TITLE).find(") "));
    let rest = match (inner, title) {
        (Some(inner), Some(end)) => &inner[end + 2..],
        _ => rest,
    };
    let own = |text: &str| {
        let lower: String = text
            .chars()
            .take(OWN)
            .flat_map(char::to_lowercase)
            .collect();
        parts::words(|parts| parts.own).any(|word| lower.starts_with(word))
    };
    let rest = without_narrower(rest);
    let first = rest.split(' ').next().unwrap_or("");
    let word = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    if parts::words(|parts| parts.thereof).any(|thereof| thereof == word) {
        return true;
    }
    if parts::words(|parts| parts.of).any(|of| of == first) {
        let after = rest[first.len()..].trim_start();
        let (pointed, named) = without_article(after);
        return !own(after)
            && (pointed || named.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '"'));
    }
    let says = |says: fn(&Parts) -> bool| matches!(form, Form::Named(name) if name.parts.iter().any(|parts| says(parts)));
    if says(|parts| parts.acts_follow) && is_act(first) {
        return true;
    }
    says(|parts| parts.document_follows)
        && !own(rest)
        && !first.is_ascii()
        && first.starts_with(|c: char| c.is_uppercase() || c == '"')
}

/// A text without the numbers in brackets, right after that of a part, that it starts with: (2)(b).
fn without_items(text: &str) -> &str {
    let mut rest = text;
    while let Some(inner) = rest.strip_prefix('(')
        && let Some(end) = near::after(inner, 0, LONGEST_ITEM + 1).find(')')
    {
        if end == 0 || !inner[..end].chars().all(char::is_alphanumeric) {
            break;
        }
        rest = &inner[end + 1..];
    }
    rest
}

/// A text without the narrower parts, with their numbers, that it starts with: `Absatz 1 Satz 2 des`.
fn without_narrower(text: &str) -> &str {
    let mut rest = text;
    loop {
        let mut words = parts::words(|parts| parts.narrower);
        let behind = words.find_map(|word| {
            let length = part::starts_with(rest, word)?;
            rest[length..].strip_prefix(' ')
        });
        let Some(behind) = behind.filter(|behind| behind.starts_with(is_of_number)) else {
            return rest;
        };
        let number = behind.find([' ', ',']).unwrap_or(behind.len());
        rest = behind[number..].trim_start_matches([' ', ',']);
    }
}

/// Whether the number of a narrower part may start with a character: 1, a.
fn is_of_number(c: char) -> bool {
    numeral::digit(c).is_some() || c.is_ascii_alphabetic()
}

/// Whether a word is the abbreviated name of an act, by its capitals.
fn is_act(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';', ')']);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

/// Whether a text starts with a word that points to another document (that), and the text without it or an article.
fn without_article(text: &str) -> (bool, &str) {
    let without = |word: &str| text.strip_prefix(word)?.strip_prefix(' ');
    let pointed = parts::words(|parts| parts.pointing).find_map(without);
    let bare = pointed.or_else(|| parts::words(|parts| parts.articles).find_map(without));
    (pointed.is_some(), bare.unwrap_or(text))
}

/// Whether the sentence before an ordinal speaks of another document, or of an earlier version of this one.
fn is_spoken_of(before: &str) -> bool {
    let before = near::before(before, before.len(), SENTENCE);
    let start = before
        .rfind(['。', '；', ';'])
        .map_or(0, |at| span::after(before, at));
    let sentence = &before[start..];
    let named = document_at_end(sentence, false);
    if named.is_some_and(|name| is_this(&sentence[..sentence.len() - name.len()])) {
        return false;
    }
    sentence.contains(['》', '"'])
        || is_earlier(sentence)
        || parts::documents_in(sentence).any(|(at, name)| {
            let front = &sentence[..at];
            !is_own(front) && !parts::is_no_document(name, front)
        })
}

/// Whether the start of a name makes it that of the document at hand: 本合作 before 协定, but not 本条例实施 before 办法.
fn is_this(front: &str) -> bool {
    let start = (front.char_indices().rev().nth(LONGEST_NAME - 1)).map_or(0, |(at, _)| at);
    let front = &front[start..];
    let own = parts::words(|parts| parts.own).filter_map(|own| Some(front.rfind(own)? + own.len()));
    own.max().is_some_and(|at| {
        let between = &front[at..];
        !parts::words(|parts| parts.documents).any(|name| between.contains(name))
    })
}

/// Whether a text ends with what makes the document after it the one at hand.
fn is_own(front: &str) -> bool {
    parts::words(|parts| parts.own).any(|own| front.ends_with(own))
}

fn is_earlier(text: &str) -> bool {
    text.contains(|c| parts::holds(|parts| parts.earlier, c))
}

/// Whether words near a part with a name, or signs in its paragraph, speak of another document.
fn is_near(whole: &Whole, before: &str, after: &str, word: &str) -> bool {
    let lower = |text: String| text.to_lowercase();
    let behind = lower(after.chars().take(NEAR).collect());
    let start = before
        .char_indices()
        .rev()
        .nth(NEAR - 1)
        .map_or(0, |(at, _)| at);
    let near = lower(before[start..].to_owned());
    let lead = behind.trim_start_matches([' ', ',', ')']);
    if parts::words(|parts| parts.own_behind).any(|own| lead.starts_with(own))
        || parts::words(|parts| parts.own_before).any(|own| near.contains(own))
    {
        return false;
    }
    // Пункт 2 статьи 5 is no part of its own.
    let inside = parts::words(|parts| parts.wider).any(|word| lead.starts_with(word));
    // `to 9` goes on with the list, `to the Treaty` does not.
    let goes_on = part::joiner(lead)
        .is_some_and(|gap| lead[gap..].starts_with(|c| numeral::digit(c).is_some()));
    let of = !goes_on
        && parts::words(|parts| parts.of).any(|of| {
            lead.strip_prefix(of)
                .is_some_and(|rest| rest.starts_with(' '))
        });
    let named = word.starts_with(script::is_unspaced) && is_of_document(whole, before);
    of || inside || named || whole.has_other()
}

/// Whether the words before a table or an annex say that it is that of another document: 《…》附件1, 该办法的表2, but not 符合规定，见表2.
fn is_of_document(whole: &Whole, before: &str) -> bool {
    let bare = before
        .trim_end_matches(|c| matches!(c, '(' | ' ') || parts::holds(|parts| parts.linking, c));
    before.ends_with(['》', '"'])
        || bare.ends_with(['》', '"'])
        || parts::words(|parts| parts.documents)
            .any(|name| bare.strip_suffix(name).is_some_and(|front| !is_own(front)))
        || whole.is_earlier_before(before.len())
}

/// The longest ending of a noun in Latin letters. Chosen by hand: `en` of German.
const ENDING: usize = 2;

/// Whether the sign is in the text, as a whole word where it is a name in Latin letters: Act, but not Activities. A noun may have an ending:
/// accords, but not accordance.
fn stands(text: &str, sign: &str) -> bool {
    let letters = sign.is_ascii() && sign.ends_with(char::is_lowercase);
    let ending = if sign.starts_with(char::is_uppercase) {
        0
    } else {
        ENDING
    };
    text.match_indices(sign).any(|(at, _)| {
        let rest = text[at + sign.len()..].bytes();
        !letters || rest.take_while(u8::is_ascii_lowercase).count() <= ending
    })
}
