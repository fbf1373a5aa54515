//! Sentences and clauses without what can change unnoticed: numbers, dates, names, negations, words of duty and permission.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::language::topics::dates;
use crate::language::topics::modality;
use crate::language::topics::numbers;
use crate::language::topics::parts;
use crate::text::numeral;
use crate::text::script;
use crate::text::segment::{Token, TokenKind};
use crate::text::span::Span;
use crate::wording::message::{Message, message};

/// What kind of words a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Slot {
    Number,
    /// A date, or the name of a month.
    Date,
    /// A word that is written as a name is.
    Name,
    /// A word that turns the statement into its opposite.
    Negation,
    /// A word of duty, permission or possibility.
    Modality,
    /// The number of a clause, a table or the like, and whatever counts something off: it differs by right.
    Reference,
}

impl Slot {
    /// What a reader calls it.
    pub(super) fn name(self) -> Message {
        match self {
            Self::Number | Self::Reference => message!("inconsistent-copies.number"),
            Self::Date => message!("inconsistent-copies.date"),
            Self::Name => message!("inconsistent-copies.name"),
            Self::Negation => message!("inconsistent-copies.negation"),
            Self::Modality => message!("inconsistent-copies.modality"),
        }
    }
}

/// Something that can change unnoticed, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filler {
    pub(super) slot: Slot,
    /// How many other words come before it.
    pub(super) place: u32,
    /// Where it stands, in bytes of the keys.
    pub(super) span: Span,
}

/// A sentence or a clause taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    /// The same for all that differ only in their fillers.
    pub(super) frame: u64,
    /// What fills it, in order.
    pub(super) fillers: Vec<Filler>,
    /// What the frame weighs.
    pub(super) weight: u32,
    /// What the names weigh.
    pub(super) named: u32,
}

/// Takes the words of `tokens` apart; `keys` is the text that their spans belong to, and `addressed` says of each whether it is in an
/// address.
pub(super) fn take_apart(keys: &str, tokens: &[Token], addressed: &[bool]) -> Statement {
    let mut out = Statement::default();
    let mut frame = String::new();
    let mut words = 0;
    let mut at = 0;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.span.of(keys));
    while at < tokens.len() {
        let token = tokens[at];
        // What is written in an address is not said.
        let (slot, count) = if addressed[at] {
            (Some(Slot::Reference), 1)
        } else {
            filler(keys, tokens, at)
        };
        let Some(slot) = slot else {
            if token.kind != TokenKind::Mark {
                frame.push_str(text(at));
                frame.push(' ');
                words += 1;
                out.weight += script::weight_of(text(at));
            }
            at += 1;
            continue;
        };
        let span = token.span.join(tokens[at + count - 1].span);
        let goes_on = out.fillers.last_mut().filter(|last| {
            last.place == words
                && last.slot <= Slot::Date
                && slot <= Slot::Date
                && !keys[last.span.end as usize..span.start as usize].contains(['\n', ','])
        });
        if let Some(last) = goes_on {
            // The parts of a date, and those of a number, are one.
            last.span = last.span.join(span);
            last.slot = last.slot.max(slot);
        } else {
            // Negations and modal words may be there or not; for numbers and names there has to be a place.
            if slot <= Slot::Name || slot == Slot::Reference {
                frame.push_str("# ");
            }
            if slot == Slot::Name {
                out.named += script::weight_of(span.of(keys));
            }
            out.fillers.push(Filler {
                slot,
                place: words,
                span,
            });
        }
        at += count;
        // Between the numbers of a date stand words that belong to it.
        let unit = tokens.get(at).is_some_and(|token| {
            matches!(slot, Slot::Number | Slot::Date)
                && dates::parts_numbers(token.span.of(keys))
                && tokens.get(at + 1).is_some_and(|next| next.kind.is_number())
                && token.kind != TokenKind::Mark
        });
        if unit && let Some(last) = out.fillers.last_mut() {
            last.slot = Slot::Date;
            last.span = last.span.join(tokens[at].span);
            at += 1;
        }
    }
    out.frame = xxh3_64(frame.as_bytes());
    out
}

/// A word of a list: its form, what it fills, and how many tokens it is.
type Listed = (&'static str, Slot, usize);

/// Number words, negations and words of duty by the character that they begin with, in the order of their lists.
static LISTED: LazyLock<FxHashMap<char, Vec<Listed>>> = LazyLock::new(|| {
    let mut out: FxHashMap<char, Vec<Listed>> = FxHashMap::default();
    let mut put = |form: &'static str, slot: Slot, length: usize| {
        if let Some(first) = form.chars().next() {
            out.entry(first).or_default().push((form, slot, length));
        }
    };
    for form in numbers::amounts() {
        put(form, Slot::Number, 1);
    }
    for (lists, slot) in [
        (modality::negations(), Slot::Negation),
        (modality::modals(), Slot::Modality),
    ] {
        for form in lists.iter().copied().flatten() {
            let han = form.chars().filter(|c| script::is_han(*c)).count();
            put(form, slot, han.max(1));
        }
    }
    out
});

/// A token in lower case; nothing where none exists.
fn lower<'keys>(keys: &'keys str, tokens: &[Token], at: usize) -> Cow<'keys, str> {
    let Some(token) = tokens.get(at) else {
        return Cow::Borrowed("");
    };
    let text = token.span.of(keys);
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(plain) || text.starts_with(script::is_han) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// What the tokens from `at` on fill, and how many of them.
fn filler(keys: &str, tokens: &[Token], at: usize) -> (Option<Slot>, usize) {
    let text = |at: usize| lower(keys, tokens, at);
    let token = tokens[at];
    let word = text(at);
    let number = |at: usize| tokens.get(at).is_some_and(|token| token.kind.is_number());
    if (number(at + 1) || at > 0 && number(at - 1)) && dates::is_month(&word) {
        return (Some(Slot::Date), 1);
    }
    if token.kind.is_number() {
        let before = if at > 0 {
            text(at - 1)
        } else {
            Cow::Borrowed("")
        };
        let counts_off = parts::ordinals().any(|each| before == each.ordinal)
            || names_a_part(&before)
            || names_a_part(&text(at + 1))
            || is_name(keys, tokens, at.wrapping_sub(1))
            || before == "["
            || before == "-"
            || at == 0;
        return (
            Some(if counts_off {
                Slot::Reference
            } else {
                Slot::Number
            }),
            1,
        );
    }
    let listed = word.chars().next().and_then(|first| LISTED.get(&first));
    for (form, slot, length) in listed.into_iter().flatten() {
        let is_it = if *length == 1 {
            word == *form
        } else {
            let end = (at + length).min(tokens.len());
            (at..end).map(text).collect::<String>() == *form
        };
        if is_it {
            return (Some(*slot), *length);
        }
    }
    if is_name(keys, tokens, at) {
        return (Some(Slot::Name), 1);
    }
    (None, 1)
}

/// Whether a word next to a number makes it the number of a part of a document: 条, Section, статьи.
fn names_a_part(word: &str) -> bool {
    let mut characters = word.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    let alone = characters.next().is_none();
    let mut names = parts::names(first).iter();
    (alone && parts::behind(first).is_some())
        || names.any(|name| name.word.trim_end_matches('.') == word)
}

/// Whether a word is written as a name is: with a capital, and not at the start of its sentence.
fn is_name(keys: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|_| at > 0) else {
        return false;
    };
    let mut characters = token.span.of(keys).chars();
    token.kind == TokenKind::Word && characters.next().is_some_and(char::is_uppercase)
}

/// What fills a slot, however it is written: the value of a number, the first of the modal words of one meaning, else its text.
pub(super) fn value(slot: Slot, text: &str) -> String {
    let lower = text.to_lowercase();
    if slot == Slot::Modality {
        let alike = modality::modals()
            .iter()
            .find(|alike| alike.contains(&&*lower));
        return alike.map_or(lower, |alike| alike[0].to_owned());
    }
    let figures = lower.trim_start_matches(|c: char| numeral::digit(c).is_some());
    if figures.len() < lower.len() && numbers::is_figure_ending(figures) {
        return value(slot, &lower[..lower.len() - figures.len()]);
    }
    if let Some(decimal) = decimal(&lower) {
        return decimal;
    }
    // The parts of a date may be written as one word or as several.
    let parts = lower.split(' ').map(|part| {
        let ending = part.trim_start_matches(|c: char| numeral::digit(c).is_some());
        if numbers::is_figure_ending(ending) {
            &part[..part.len() - ending.len()]
        } else {
            part
        }
    });
    let whole = parts.collect::<Vec<_>>().join(" ");
    let bare: String = whole.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    numeral::decimal(&bare)
        .or_else(|| numeral::han(&bare))
        .map_or(whole, |value| value.to_string())
}

/// A number in figures with a stop or a comma before its fraction, written with a stop. Three figures after the only mark are
/// thousands.
fn decimal(text: &str) -> Option<String> {
    let at = text.rfind(['.', ','])?;
    let (whole, fraction) = (&text[..at], &text[at + 1..]);
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole: String = whole
        .chars()
        .filter(|c| !matches!(c, '.' | ',' | ' '))
        .collect();
    if !figures(&whole) || !figures(fraction) {
        return None;
    }
    Some(if fraction.len() == 3 && whole != "0" {
        format!("{whole}{fraction}")
    } else {
        format!("{whole}.{fraction}")
    })
}

/// Which words are in addresses, told in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// So far the text was looked at.
    seen: usize,
    /// Where what is written without a space up to there begins.
    start: usize,
    /// Whether it has what only addresses have.
    is_one: bool,
}

/// How far back it looks for the start where it begins inside a text, in bytes.
const BACK: usize = 4096;

impl Addresses {
    /// Of each of some tokens whether it is in an address.
    pub(super) fn of(&mut self, keys: &str, tokens: &[Token]) -> Vec<bool> {
        let words = tokens.iter().map(|token| {
            let is_one = self.reaches(keys, token.span.start as usize);
            is_one && token.kind != TokenKind::Mark && token.span.of(keys).is_ascii()
        });
        words.collect()
    }

    /// Whether what is written without a space before a place begins an address.
    fn reaches(&mut self, keys: &str, end: usize) -> bool {
        if end < self.seen || end - self.seen > BACK {
            let from = (end.saturating_sub(BACK)..=end).find(|at| keys.is_char_boundary(*at));
            let from = from.unwrap_or(end);
            *self = Self {
                seen: from,
                start: from,
                is_one: false,
            };
        }
        let more = &keys[self.seen..end];
        if let Some(at) = more.rfind(|c: char| !c.is_ascii_graphic()) {
            self.start = self.seen + crate::text::span::after(more, at);
            self.is_one = false;
        }
        // A sign of an address may have begun in what was seen before.
        let signs = ["://", "www.", "@"];
        let overlap = self.seen.saturating_sub(signs[1].len() - 1);
        let part = &keys[self.start.max(overlap)..end];
        self.is_one |= signs.iter().any(|sign| part.contains(sign));
        self.seen = end;
        self.is_one
    }
}
