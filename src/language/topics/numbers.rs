//! Numbers in words, and the endings of numbers in figures.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::topics::evidence::Script;
use crate::language::{LANGUAGES, Language, Words};

/// The words for numbers, lower case and with plain letters.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// Cardinal numbers: what does not change of the word, its endings, the value.
    pub cardinals: &'static [(&'static str, Words, u64)],
    /// Ordinal numbers without their ending, and their values.
    pub ordinals: &'static [(&'static str, u64)],
    /// The endings of ordinal numbers: those of adjectives, where they inflect.
    pub ordinal_endings: Words,
    /// What makes an ordinal number of figures, lower case: 21st, 25-я.
    pub figure_endings: Words,
    /// How a number is at the front of a compound word, the longest first: пятилетие, двадцатипятилетний.
    pub fronts: &'static [(&'static str, u64)],
    /// What is between a unit and the ten after it in one word: einundzwanzig. Such a language writes hundreds and thousands in
    /// one word as well.
    pub unit_joint: &'static str,
    /// Whether it counts in twenties from sixty on: soixante-dix, quatre-vingt-dix-sept.
    pub counts_twenties: bool,
    /// Words that join the parts of a number: two hundred and five.
    pub joints: Words,
    /// Words in which two statements may differ as in a number, from two on: one is an article, or a pronoun, as well. Letters as
    /// they are written.
    pub amounts: Words,
    /// The words of amounts above thousands: as `cardinals`.
    pub scales: &'static [(&'static str, Words, u64)],
    /// Number words that comparisons alone read, as `cardinals`: other languages have the same letters as words of another sense, or a rule
    /// would have to know more of the language. What is cut short stands without its stop: млн.
    pub compared: &'static [(&'static str, Words, u64)],
    /// Number words, as `cardinals`, that are such common words of other languages that they are read where the language of a text is known.
    pub own: &'static [(&'static str, Words, u64)],
    /// Words for one that are articles and pronouns as well: they count beside other words of a number only.
    pub ones: Words,
    /// The word for ten behind a unit that multiplies it: ba mươi.
    pub tens: Words,
    /// The word for ten behind a unit that it is added to: خمسة عشر.
    pub teens: Words,
    /// What joins the parts of a number and is written in one word with what follows it: خمسة وعشرون.
    pub glued_joints: Words,
    /// Whether a ten and the unit behind it are one word: 서른두.
    pub unit_behind_ten: bool,
    /// Great numbers as nouns, in the forms that count themselves, lower case: millions of millions.
    pub heaps: Words,
    /// What money is called, in all forms, lower case.
    pub currencies: Words,
    /// What hundredths are called, lower case.
    pub percents: Words,
    /// What comes before an amount in words without brackets.
    pub written_leads: Words,
    /// What comes before an amount in figures, behind the same in words: 大写：伍万元整，小写：￥50,000.00.
    pub figure_leads: Words,
    /// What a number comes after in a language that puts hundredths first: 百分之三十.
    pub percent_leads: Words,
    /// What is between the parts of a share, the whole first: 三分之二.
    pub share_joints: Words,
    /// The parts that a whole is cut into, lower case: what does not change of the word, its endings, how many they are.
    pub fractions: &'static [(&'static str, Words, u64)],
    /// What is before the name of money, lower case: US dollars.
    pub money_leads: Words,
    /// What is in brackets before an amount that is written once more, lower case.
    pub leads: Words,
    /// What comes before a number that is not one of things: article three.
    pub no_amount_leads: Words,
    /// Letters that are read as Han numerals, and which: a language that writes those in a script of its own, 삼십.
    pub letters: &'static [(char, char)],
    /// Those of them that are in a number of things; greater numbers are names of places and other words as well.
    pub letters_of_things: &'static str,
    /// Those of them after which a number has a space: 일억 이천만.
    pub letters_of_groups: &'static str,
    /// Characters after an amount of money in words.
    pub money_ends: &'static str,
    /// Those of them that say that nothing follows.
    pub whole_ends: &'static str,
    /// What is counted in hundredths of the money, the smallest first.
    pub money_parts: &'static [(char, u64)],
    /// Characters that a number counts, in contracts: only for a language without spaces.
    pub units: &'static str,
    /// Numerals that say how many of something there are, whatever follows: 两.
    pub counting: &'static str,
    /// The marks between thousands that style guides of the language have: 3,681 or 3.681, a space, an apostrophe.
    pub thousands: &'static str,
}

impl Numbers {
    /// Whether a character ends an amount of money in words.
    pub(crate) fn is_money_end(&self, c: char) -> bool {
        self.money_ends.contains(c)
    }

    /// An amount in words without the characters that say that it is one of money, and whether there were any.
    pub(crate) fn without_money_end<'a>(&self, text: &'a str) -> (&'a str, bool) {
        let bare = text.trim_end_matches(|c| self.is_money_end(c));
        (bare, bare.len() < text.len())
    }

    /// Whether a character ends an amount of money in words, or a part of one.
    pub(crate) fn ends_money(&self, c: char) -> bool {
        self.is_money_end(c) || self.money_parts.iter().any(|(part, _)| *part == c)
    }

    pub(in crate::language) const NONE: Self = Self {
        cardinals: &[],
        ordinals: &[],
        ordinal_endings: &[],
        figure_endings: &[],
        fronts: &[],
        unit_joint: "",
        counts_twenties: false,
        joints: &[],
        amounts: &[],
        scales: &[],
        compared: &[],
        own: &[],
        ones: &[],
        tens: &[],
        teens: &[],
        glued_joints: &[],
        unit_behind_ten: false,
        heaps: &[],
        currencies: &[],
        percents: &[],
        percent_leads: &[],
        share_joints: &[],
        fractions: &[],
        written_leads: &[],
        figure_leads: &[],
        money_leads: &[],
        leads: &[],
        no_amount_leads: &[],
        letters: &[],
        letters_of_things: "",
        letters_of_groups: "",
        money_ends: "",
        whole_ends: "",
        money_parts: &[],
        units: "",
        counting: "",
        thousands: "",
    };
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// How many: four, четыре.
    Cardinal,
    /// Which: fourth, четвёртый.
    Ordinal,
}

fn all() -> impl Iterator<Item = &'static Numbers> {
    LANGUAGES.iter().map(|language| &language.numbers)
}

/// Every form of every number word. A form that could be both is a cardinal number.
static FORMS: LazyLock<FxHashMap<String, (u64, Use)>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for numbers in all() {
        let cardinals = numbers.cardinals.iter().flat_map(|(stem, endings, value)| {
            let forms = endings.iter().map(move |ending| format!("{stem}{ending}"));
            forms.map(|form| (form, (*value, Use::Cardinal)))
        });
        let ordinals = numbers.ordinals.iter().flat_map(|(stem, value)| {
            let endings = numbers.ordinal_endings.iter();
            let forms = endings.map(move |ending| format!("{stem}{ending}"));
            forms.map(|form| (form, (*value, Use::Ordinal)))
        });
        for (form, number) in cardinals.chain(ordinals) {
            out.entry(form).or_insert(number);
        }
    }
    out
});

/// The number that a word, in lower case and with plain letters, stands for.
#[must_use]
pub(crate) fn value(word: &str) -> Option<(u64, Use)> {
    let known = FORMS.get(word).copied();
    known.or_else(|| {
        let mut languages = all().filter(|each| !each.unit_joint.is_empty());
        let sum = languages.find_map(|each| sum(word, each))?;
        Some((sum, Use::Cardinal))
    })
}

/// The longest number in one word, in bytes: neunhundertneunundneunzigtausendneunhundertneunundneunzig has 63.
const LONGEST_WORD: usize = 80;

/// The number that a language writes in one word from thousands down: zweitausenddreihundertvierundzwanzig.
fn sum(word: &str, numbers: &Numbers) -> Option<u64> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let cardinal = |word: &str| named(numbers.cardinals.iter(), word);
    if let Some(value) = cardinal(word) {
        return Some(value);
    }
    for power in [1000, 100] {
        let mut stems = numbers.cardinals.iter();
        let Some((stem, ..)) = stems.find(|(.., value)| *value == power) else {
            continue;
        };
        let Some((front, rest)) = word.split_once(stem) else {
            continue;
        };
        let part = |text: &str, empty: u64| match text {
            "" => Some(empty),
            text => sum(text, numbers).filter(|value| *value < power),
        };
        return Some(part(front, 1)? * power + part(rest, 0)?);
    }
    let (unit, ten) = word.split_once(numbers.unit_joint)?;
    let (unit, ten) = (cardinal(unit)?, cardinal(ten)?);
    (unit < 10 && ten % 10 == 0 && (20..100).contains(&ten)).then_some(ten + unit)
}

/// The value of a cardinal number in one language, in lower case and of one word.
#[must_use]
pub(crate) fn amount_word(numbers: &Numbers, word: &str) -> Option<u64> {
    match named(numbers.cardinals.iter().chain(numbers.scales), word) {
        Some(value) => Some(value),
        None if numbers.unit_joint.is_empty() => None,
        None => sum(word, numbers),
    }
}

/// The value of a number word in one language as comparisons read it, in lower case and of one word.
#[must_use]
pub(crate) fn compared_word(numbers: &Numbers, word: &str) -> Option<u64> {
    let named = || named(numbers.compared.iter(), word);
    let joined = || {
        let tens = numbers.cardinals.iter().chain(numbers.compared);
        let mut tens = tens.filter(|(.., value)| value % 10 == 0 && (10..100).contains(value));
        tens.find_map(|(stem, _, ten)| {
            let rest = word.strip_prefix(stem)?;
            let one = || numbers.ones.contains(&rest).then_some(1);
            let unit = amount_word(numbers, rest).or_else(one)?;
            (unit < 10).then_some(ten + unit)
        })
    };
    amount_word(numbers, word)
        .or_else(named)
        .or_else(|| numbers.unit_behind_ten.then(joined)?)
}

/// The value of a number word in one language as a text that is known to be in it is read, in lower case and of one word.
#[must_use]
pub(crate) fn own_word(numbers: &Numbers, word: &str) -> Option<u64> {
    compared_word(numbers, word).or_else(|| named(numbers.own.iter(), word))
}

/// The value of the number word of a list that a word is.
fn named<'a>(
    mut list: impl Iterator<Item = &'a (&'static str, Words, u64)>,
    word: &str,
) -> Option<u64> {
    let found = list.find(|(stem, endings, _)| {
        let ending = word.strip_prefix(stem);
        ending.is_some_and(|ending| endings.contains(&ending))
    });
    found.map(|(.., value)| *value)
}

/// Whether a word, in lower case, is a great number that counts itself.
#[must_use]
pub(crate) fn is_scale(language: &Language, word: &str) -> bool {
    language.numbers.heaps.contains(&word)
}

/// Whether a text, in lower case, makes an ordinal number of the figures before it.
#[must_use]
pub(crate) fn is_figure_ending(text: &str) -> bool {
    all().any(|each| each.figure_endings.contains(&text))
}

/// The endings of figures that stand without a hyphen.
pub(crate) fn glued_endings() -> impl Iterator<Item = &'static str> {
    let endings = all().flat_map(|each| each.figure_endings).copied();
    endings.filter(|ending| ending.starts_with(char::is_alphabetic))
}

/// The number at the front of a compound word, and how it is written there.
#[must_use]
pub(crate) fn front(word: &str) -> Option<(&'static str, u64)> {
    let mut fronts = all().flat_map(|each| each.fronts);
    fronts.find(|(front, _)| word.starts_with(front)).copied()
}

/// Every form of the words of amounts above thousands, and of those that comparisons alone read.
static SCALES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let scales = all().flat_map(|numbers| numbers.scales.iter().chain(numbers.compared));
    let forms = scales
        .flat_map(|(stem, endings, _)| endings.iter().map(move |ending| format!("{stem}{ending}")));
    forms.collect()
});

/// Whether a word, in lower case and with plain letters, is one of an amount above thousands, or a number word that comparisons alone
/// read.
#[must_use]
pub(crate) fn is_amount_word(word: &str) -> bool {
    SCALES.contains(word) || {
        let mut languages = all().filter(|each| each.unit_behind_ten);
        languages.any(|each| compared_word(each, word).is_some())
    }
}

/// Whether a word, in lower case, is what money is called.
#[must_use]
pub(crate) fn is_currency(word: &str) -> bool {
    all().any(|each| each.currencies.contains(&word))
}

/// Whether a word, in lower case, is one in which two statements may differ as in a number, in some language.
#[must_use]
pub(crate) fn is_amount(word: &str) -> bool {
    all().any(|each| each.amounts.contains(&word))
}

/// What comes before a number that is not one of things.
pub(crate) fn no_amount_leads() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.no_amount_leads).copied()
}

/// Whether a character of a script without spaces is what a number counts.
#[must_use]
pub(crate) fn is_counted(c: char) -> bool {
    all().any(|each| each.units.contains(c))
}

/// Whether a numeral says how many there are, whatever it stands before.
#[must_use]
pub(crate) fn counts_alone(c: char) -> bool {
    all().any(|each| each.counting.contains(c))
}

/// Whether a word, in lower case, is one for one that may be an article or a pronoun.
#[must_use]
pub(crate) fn is_one(word: &str) -> bool {
    all().any(|each| each.ones.contains(&word))
}

/// A word, in lower case, without the joint of a number that is written in one word with it: وعشرون.
#[must_use]
pub(crate) fn without_joint(word: &str) -> Option<&str> {
    let mut joints = all().flat_map(|each| each.glued_joints);
    joints.find_map(|joint| word.strip_prefix(joint))
}

/// The Han numeral for a letter, and the language that writes it so: 삼.
#[must_use]
pub(crate) fn lettered(letter: char) -> Option<(char, &'static Numbers)> {
    all().find_map(|each| {
        let mut letters = each.letters.iter();
        let (_, han) = letters.find(|(known, _)| *known == letter)?;
        Some((*han, each))
    })
}

/// The length of the name of hundredths that a text, in lower case, starts with, in bytes: per cent.
#[must_use]
pub(crate) fn percent(text: &str) -> Option<usize> {
    let named = LANGUAGES.iter().flat_map(|language| {
        let glued = matches!(
            language.evidence.script,
            Script::Han | Script::Kana | Script::Hangul
        );
        let whole = move |word: &&&str| {
            let rest = text.strip_prefix(**word);
            rest.is_some_and(|rest| glued || !rest.starts_with(char::is_alphanumeric))
        };
        language.numbers.percents.iter().filter(whole)
    });
    named.map(|word| word.len()).max()
}

/// The length of what joins the parts of a share at the start of a text, in bytes.
#[must_use]
pub(crate) fn share_joint(text: &str) -> Option<usize> {
    let mut joints = all().flat_map(|each| each.share_joints);
    joints
        .find(|joint| text.starts_with(**joint))
        .map(|joint| joint.len())
}

/// Of how many parts of a whole a word, in lower case, is one: thirds.
#[must_use]
pub(crate) fn fraction(word: &str) -> Option<u64> {
    let mut fractions = all().flat_map(|each| each.fractions);
    let named = fractions.find(|(stem, endings, _)| {
        let ending = word.strip_prefix(stem);
        ending.is_some_and(|ending| endings.contains(&ending))
    });
    named.map(|(.., parts)| *parts)
}

/// Whether a word joins the parts of a number.
#[must_use]
pub(crate) fn joins(word: &str) -> bool {
    all().any(|each| each.joints.contains(&word))
}

/// Words in which two statements may differ as in a number.
pub(crate) fn amounts() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.amounts).copied()
}
