//! The dates and the amounts that change, come or go inside a block of other words: after six weeks, within four weeks.
//!
//! What is no amount does not count: the words for one, which are articles and pronouns as well, ordinals, the numbers of parts, of
//! labels and in names, and numerals that are parts of words.

use crate::diff::amount::{self, Amount, Decimal, Reading, Writing};
use crate::diff::class::{Range, Scene};
use crate::diff::mentions;
use crate::diff::share;
use crate::facts::number_words::{self, Use};
use crate::language::Language;
use crate::language::topics::numbers;
use crate::text::fold;
use crate::text::numeral;
use crate::text::script;
use crate::text::segment::{self, Token};
use crate::text::span::Span;

/// An enumerator in brackets has a number up to this. Chosen by hand, 2026-12-01.
const ENUMERATED: u64 = 20;

/// Money as ISO 4217 writes it, which is no name before a number.
const MONEY: [&str; 10] = [
    "EUR", "USD", "GBP", "CHF", "CNY", "RMB", "JPY", "RUB", "UAH", "KRW",
];

/// The longest unit that is written behind a number without a space, in letters. By hand, as that of `said`.
const UNIT: usize = 3;

/// What an amount is worth, and of how many parts of a whole it speaks.
type Value = (Decimal, u64);

impl Scene<'_> {
    /// Whether the dates that are inside of both stretches, as a whole, are others.
    pub(super) fn dates_differ(&self, ranges: [&Range; 2]) -> bool {
        let [old, new] = [0, 1].map(|side| {
            let Some(whole) = self.whole(side, ranges[side]) else {
                return Vec::new();
            };
            let dates = self.dates[side].get_or_init(|| self.search(side, mentions::dates));
            let from = dates.partition_point(|each| each.span.start < whole.start);
            let inside = dates[from..]
                .iter()
                .take_while(|each| each.span.start < whole.end)
                .filter(|each| whole.contains(each.span));
            let mut inside: Vec<_> = inside.map(|each| each.what).collect();
            inside.sort_unstable_by_key(|date| (date.year, date.month, date.day));
            inside
        });
        old != new
    }

    /// Whether the amounts of both stretches are others, in whatever order. What the other side has as well, as an amount or not, stays.
    pub(super) fn amounts_differ(&self, ranges: [&Range; 2]) -> bool {
        let [mut old, mut new] = [0, 1].map(|side| self.numbers(side, ranges[side]));
        old.retain(|(value, _)| {
            let place = new.iter().position(|(other, _)| other == value);
            place.map(|at| new.swap_remove(at)).is_none()
        });
        let mut left = old.iter().chain(&new);
        left.any(|(_, is_amount)| *is_amount)
    }

    /// The numbers of a stretch, and whether each is an amount.
    fn numbers(&self, side: usize, range: &Range) -> Vec<(Value, bool)> {
        let Some(whole) = self.whole(side, range) else {
            return Vec::new();
        };
        let text = whole.of(self.texts.documents[side].keys.text());
        let mut tokens = Vec::new();
        segment::tokens(text, 0, &mut tokens);
        let mut out = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let (read, parts) = value(text, &tokens[at..]);
            let Some(read) = read else {
                at += 1;
                continue;
            };
            let place = Span {
                start: whole.start + tokens[at].span.start,
                end: whole.start + read.end as u32,
            };
            let is_amount =
                !self.is_mentioned(side, place) && self.is_amount(side, place, &read, parts);
            at += read.length;
            out.push(((read.value, parts), is_amount));
        }
        out
    }

    /// Whether a number is that of a date or of a part of a document.
    pub(super) fn is_mentioned(&self, side: usize, place: Span) -> bool {
        let dates = self.dates[side].get_or_init(|| self.search(side, mentions::dates));
        let parts = self.references[side].get_or_init(|| self.search(side, mentions::references));
        let overlaps = |span: &Span| span.start < place.end && place.start < span.end;
        let all = dates.iter().map(|each| each.span);
        let mut all = all.chain(parts.iter().map(|each| each.span));
        all.any(|span| overlaps(&span))
    }

    /// Whether a number says how many of something there are.
    fn is_amount(&self, side: usize, place: Span, read: &Amount, parts: u64) -> bool {
        let keys = self.texts.documents[side].keys.text();
        let (before, after) = (&keys[..place.start as usize], &keys[place.end as usize..]);
        let written = place.of(keys);
        let first = self.texts.words[side].first();
        let opens = first.is_some_and(|first| first.span.start == place.start);
        let ordinal = number_words::read(written).is_some_and(|read| read.usage == Use::Ordinal);
        if ordinal {
            return false;
        }
        match read.writing {
            _ if parts > 0 => true,
            Writing::Figures => !opens && is_count(before, after, &read.value),
            Writing::Han => counts_in_han(before, written, after),
            Writing::Letters => {
                // Zero in words is a part of compounds: non-zero.
                let few = [Decimal::new("", ""), Decimal::new("1", "")];
                let several = !few.contains(&read.value);
                several
                    && !before.ends_with('-')
                    && is_word_for_amount(written, self.language(side))
            }
        }
    }

    fn whole(&self, side: usize, range: &Range) -> Option<Span> {
        let words = &self.texts.words[side][range.clone()];
        Some(words.first()?.span.join(words.last()?.span))
    }
}

/// The number that some tokens begin with, and of how many parts of a whole it speaks, none being 0.
fn value(text: &str, rest: &[Token]) -> (Option<Amount>, u64) {
    let Some(share) = share::read(text, rest) else {
        return (amount::read(text, rest, Reading::Longest), 0);
    };
    let (value, writing) = share.count;
    let (value, whole) = match share.whole {
        1000 => (value.parted(1), 100),
        whole => (value, whole),
    };
    let read = Amount {
        length: share.length,
        value,
        writing,
        end: share.end,
    };
    (Some(read), whole)
}

/// Whether a word before a number is one for money.
pub(super) fn is_money(word: &str) -> bool {
    MONEY.contains(&word) || numbers::is_currency(&word.to_lowercase())
}

/// Whether a number in figures is not part of a name, a path, a list or code: RFC 2119, UTF-8, (2), 1*(SP).
fn is_count(before: &str, after: &str, value: &Decimal) -> bool {
    let glued = |c: char| c.is_ascii_alphanumeric() || "-_/.#:[@=<*\"".contains(c);
    let goes_on = |c: char| "_/=>]@*\"".contains(c);
    let joined = after.strip_prefix(['-', '.', ':']);
    if before.ends_with(glued)
        || after.starts_with(goes_on)
        || joined.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    {
        return false;
    }
    let unit = after.find(|c: char| !c.is_ascii_alphabetic());
    let unit = &after[..unit.unwrap_or(after.len())];
    if unit.len() > UNIT || unit.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let small = value.whole().is_some_and(|value| value <= ENUMERATED);
    let bare = before.trim_end_matches([' ', '\u{a0}']);
    let start = bare
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphanumeric());
    let word = &bare[start.map_or(0, |(at, c)| at + c.len_utf8())..];
    let mut letters = word.chars();
    let capitals = letters
        .by_ref()
        .take(2)
        .filter(|c| c.is_uppercase())
        .count()
        == 2;
    let is_money = is_money(word);
    // Bylaw 3, in the middle of a sentence.
    let ahead = bare[..bare.len() - word.len()].trim_end();
    let is_counted = after.trim_start().starts_with(char::is_uppercase);
    let named = word.starts_with(char::is_uppercase)
        && !is_counted
        && ahead.ends_with(|c: char| c.is_lowercase() || c == ',');
    let is_name = (capitals || small && named) && bare.len() < before.len() && !is_money;
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let opens = bare.is_empty() || before.ends_with('\n');
    let is_label = opens && after.strip_prefix(['.', '、']).is_some_and(ends);
    !(is_name || is_label || small && after.starts_with(')'))
}

/// Whether a number in Han characters says how many of something there are, and is no part of a word.
fn counts_in_han(before: &str, written: &str, after: &str) -> bool {
    let mut leads = numbers::no_amount_leads().filter(|lead| lead.starts_with(script::is_unspaced));
    // A number that opens a quotation is one of a name.
    if leads.any(|lead| before.ends_with(lead))
        || before.ends_with(['"', '\''])
        || numeral::han(written) == Some(1)
    {
        return false;
    }
    let digits = written.chars().filter(|c| numeral::han_digit(*c).is_some());
    let several = digits.count() > 0 && written.chars().any(|c| numeral::han_digit(c).is_none());
    let counts = |c: char| numbers::is_counted(c);
    several || written.chars().all(numbers::counts_alone) || after.starts_with(counts)
}

/// Whether a number in words is an amount: in the language of its text, or in words that are one in any. Where the language is not known,
/// every number word is.
fn is_word_for_amount(written: &str, language: Option<&Language>) -> bool {
    let first = written.split([' ', '-']).next().unwrap_or_default();
    let lower = first.to_lowercase();
    if numbers::is_amount(&lower) {
        return true;
    }
    let Some(numbers) = language.map(|language| &language.numbers) else {
        return number_words::word(first).is_some_and(|read| read.usage == Use::Cardinal);
    };
    let plain = fold::plain_letters(&lower);
    let mut joints = numbers.glued_joints.iter();
    let bare = joints.find_map(|joint| plain.strip_prefix(joint));
    let mut words = [Some(plain.as_str()), bare].into_iter().flatten();
    words.any(|word| numbers::compared_word(numbers, word).is_some())
        || first.starts_with(|c| numbers.letters.iter().any(|(letter, _)| *letter == c))
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::class::tests::check;

    #[test]
    fn an_amount_that_changes_with_other_words_is_a_number() {
        check(&[
            (
                "The deposit is returned after six weeks.",
                "returned after six",
                "handed back within four",
                Class::Number,
            ),
            (
                "Сторож запирает ворота через неделю.",
                "неделю",
                "две недели",
                Class::Number,
            ),
            (
                "Die Mühle mahlt das Korn täglich um neun Uhr.",
                "täglich um neun",
                "an Werktagen ab acht",
                Class::Number,
            ),
            (
                "理事会设一名秘书和一名司库。",
                "一名司库",
                "两席监事",
                Class::Number,
            ),
            (
                "The keeper lends the boat for a year.",
                "a year",
                "two years",
                Class::Number,
            ),
            (
                "Le gardien prête la barque pendant trois semaines entières.",
                "pendant trois semaines entières",
                "durant deux mois au plus",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn an_amount_or_a_date_that_comes_or_goes_has_its_class() {
        check(&[
            (
                "擅自打开水闸的，责令改正。",
                "责令改正",
                "责令改正，并处五百元罚款",
                Class::Number,
            ),
            (
                "The mill is closed on 1 May.",
                "1 May",
                "1 May and 25 December",
                Class::Date,
            ),
            ("近期将修建一座新桥。", "近期", "2021年7月", Class::Date),
            (
                "Нарушитель платит сбор.",
                "платит сбор",
                "платит сбор и штраф в размере 500 рублей",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn words_that_are_no_amount_are_wording() {
        check(&[
            (
                "The keeper rings a bell.",
                "a bell",
                "one of the bells",
                Class::Wording,
            ),
            (
                "馆长可以邀请客人参观。",
                "客人",
                "一些十分重要的朋友",
                Class::Wording,
            ),
            (
                "船员应当首先敲钟。",
                "首先敲钟",
                "第一时间报告船长",
                Class::Wording,
            ),
            (
                "The form follows custom, as it did.",
                "custom",
                "RFC 2119",
                Class::Wording,
            ),
            (
                "The keeper sits by the gate at night.",
                "by the gate",
                "on top of a wall",
                Class::Wording,
            ),
            (
                "Der Müller ist alt, und das Wehr ist morsch.",
                "das Wehr ist",
                "ich bin auch",
                Class::Wording,
            ),
            (
                "看守人保管馆藏图书。",
                "馆藏图书",
                "“三个灯塔”的钥匙",
                Class::Wording,
            ),
            (
                "The keeper waits for two hours at the gate.",
                "waits for two",
                "stays at least two",
                Class::Wording,
            ),
        ]);
    }
}
