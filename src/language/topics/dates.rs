//! How dates, weekdays and ranges of dates are written.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{LANGUAGES, Language, Words};

/// The words and characters of dates.
#[derive(Debug)]
pub(crate) struct Dates {
    /// The names of the months, January first: their forms and what they are cut to, lower case, without a stop.
    pub months: [Words; 12],
    /// The names of the weekdays, Monday first: how a message names the day, then its other forms and what they are cut to, without
    /// a stop.
    pub weekdays: [Words; 7],
    /// Whether months and weekdays are written with a capital, so that `may` and `sun` are none.
    pub capitals: bool,
    /// Whether a day always comes before its month, so that a number after a month is not a day.
    pub day_first: bool,
    /// Whether the weekday follows its date without a mark: 3 Mart 2025 Pazartesi.
    pub weekday_follows: bool,
    /// What comes before the number of a weekday: 星期三, 周三.
    pub weekday_prefixes: Words,
    /// Characters after such a prefix that stand for Sunday.
    pub sundays: &'static str,
    /// Characters that may follow a weekday in brackets, because a time of the day starts with them.
    pub times_of_day: &'static str,
    /// Characters after the number of a year.
    pub year_units: &'static str,
    /// Characters after the number of a month.
    pub month_units: &'static str,
    /// Characters after the number of a day.
    pub day_units: &'static str,
    /// Characters after the unit of a year that make it more than one: 年代.
    pub no_years: &'static str,
    /// Words that follow a year and belong to its date, lower case, without a stop.
    pub year_words: Words,
    /// Words between a month and its year, lower case: May of 2026.
    pub year_joints: Words,
    /// Words between a day and its year after a comma: on 19 May, in 2026.
    pub year_asides: Words,
    /// Words before a day, lower case: Tuesday the nineteenth.
    pub articles: Words,
    /// Words between a weekday and its date that are in no other place of one, lower case: Montag, den 3. März.
    pub weekday_joints: Words,
    /// What is between a day and its month, lower case: the nineteenth of May, 19th day of May.
    pub day_joints: Words,
    /// What is between the two ends of a range of dates, lower case.
    pub range_joints: Words,
    /// The same, where another word before the range tells that it is one: between 1 May and 3 May. That word comes first.
    pub paired_joints: &'static [(&'static str, &'static str)],
    /// Words before a date that count it by another calendar.
    pub calendars: Words,
    /// Names of eras before a year, and the year before the first of each.
    pub eras: &'static [(&'static str, u16)],
    /// Characters for the first year of an era.
    pub first_year: &'static str,
    /// Words before a date, lower case: without one, `42 April` may be number 42, and April.
    pub leads: Words,
    /// Words before a range that tell of a date that was moved, lower case: then it may run backwards.
    pub moves: Words,
    /// Words that tell that dates no calendar has are spoken of, not meant, lower case.
    pub examples: Words,
    /// What comes before an hour and says which half of the day it is in.
    pub halves_before: Words,
    /// What follows an hour and says the same, lower case.
    pub halves_behind: Words,
    /// Characters after the number of an hour.
    pub hour_units: &'static str,
    /// Characters after such a unit that make it a length of time: 15時間.
    pub no_hours: &'static str,
    /// The brackets around the year in the number of a decree, and the character after its number: 〔2031〕12号.
    pub decree_years: Option<(char, char, char)>,
}

impl Dates {
    pub(in crate::language) const NONE: Self = Self {
        months: [&[]; 12],
        weekdays: [&[]; 7],
        capitals: false,
        day_first: false,
        weekday_follows: false,
        weekday_prefixes: &[],
        sundays: "",
        times_of_day: "",
        year_units: "",
        month_units: "",
        day_units: "",
        no_years: "",
        year_words: &[],
        year_joints: &[],
        year_asides: &[],
        articles: &[],
        weekday_joints: &[],
        day_joints: &[],
        range_joints: &[],
        paired_joints: &[],
        calendars: &[],
        eras: &[],
        first_year: "",
        leads: &[],
        moves: &[],
        examples: &[],
        halves_before: &[],
        halves_behind: &[],
        hour_units: "",
        no_hours: "",
        decree_years: None,
    };
}

/// What a character after a number says that it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Years.
    Year,
    /// Months.
    Month,
    /// Days.
    Day,
}

/// What a name in a date stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// A month, from 1.
    Month(u8),
    /// A weekday, Monday 1.
    Weekday(u8),
}

fn all() -> impl Iterator<Item = &'static Dates> {
    LANGUAGES.iter().map(|language| &language.dates)
}

fn any(holds: impl Fn(&Dates) -> bool) -> bool {
    LANGUAGES.iter().any(|language| holds(&language.dates))
}

/// A name in dates, and the language that has it.
pub(crate) type Named = (Name, &'static Dates);

/// The names, lower case. Where a word names two things, the first language keeps it.
static NAMES: LazyLock<FxHashMap<String, Vec<Named>>> = LazyLock::new(|| {
    let mut out: FxHashMap<String, Vec<Named>> = FxHashMap::default();
    for dates in all() {
        let months = (1..).map(Name::Month).zip(dates.months);
        let weekdays = (1..).map(Name::Weekday).zip(dates.weekdays);
        for (name, forms) in months.chain(weekdays) {
            for form in forms {
                let named = out.entry(form.to_lowercase()).or_default();
                if named.first().is_none_or(|(first, _)| *first == name) {
                    named.push((name, dates));
                }
            }
        }
    }
    out
});

/// The characters of units, and what they count.
static UNITS: LazyLock<Vec<(char, Unit)>> = LazyLock::new(|| {
    let of = |chars: &'static str, unit| chars.chars().map(move |c| (c, unit));
    all()
        .flat_map(|each| {
            of(each.year_units, Unit::Year)
                .chain(of(each.month_units, Unit::Month))
                .chain(of(each.day_units, Unit::Day))
        })
        .collect()
});

/// The names of weekdays in scripts in which a word is right next to another, or has its endings: Han, Kana and Hangul. The longest
/// come first.
static GLUED_WEEKDAYS: LazyLock<Vec<(&str, u8)>> = LazyLock::new(|| {
    let named = |dates: &'static Dates| (1..).zip(dates.weekdays);
    let forms = all().flat_map(named);
    let mut out: Vec<(&str, u8)> = forms
        .flat_map(|(day, forms)| forms.iter().map(move |form| (*form, day)))
        .filter(|(form, _)| form.starts_with(|c| c >= FIRST_GLUED))
        .collect();
    out.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    out
});

/// All characters of Han, Kana and Hangul come after those of scripts with spaces.
const FIRST_GLUED: char = '\u{2e80}';

/// The first characters of names of weekdays in such scripts, and of what comes before their numbers.
static WEEKDAY_FIRSTS: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    let prefixes = all().flat_map(|each| each.weekday_prefixes).copied();
    prefixes
        .chain(GLUED_WEEKDAYS.iter().map(|(form, _)| *form))
        .filter_map(|text| text.chars().next())
        .collect()
});

static RANGE_JOINTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| all().flat_map(|each| each.range_joints).copied().collect());

/// The first words of the names of months and weekdays that have two: tháng 3, thứ hai.
static FIRST_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let names = all().flat_map(|each| each.months.iter().chain(&each.weekdays));
    let names = names.flat_map(|names| names.iter());
    names
        .filter_map(|name| Some(name.split_once(' ')?.0))
        .collect()
});

/// Whether a word, in lower case, is the first of the name of a month or a weekday that has two.
#[must_use]
pub(crate) fn opens_name(word: &str) -> bool {
    FIRST_WORDS.contains(word)
}

/// The month or weekday that a word, in lower case, names, and how the languages that have it write dates: the one given, where it
/// is among them, or else all.
#[must_use]
pub(crate) fn name(word: &str, language: Option<&Language>) -> Option<(Name, &'static [Named])> {
    let named = NAMES.get(word)?;
    let own = language.and_then(|language| {
        named
            .iter()
            .position(|(_, dates)| std::ptr::eq(*dates, &raw const language.dates))
    });
    let named = own.map_or(&named[..], |own| &named[own..=own]);
    Some((named.first()?.0, named))
}

/// Whether a word, in lower case, names a month.
#[must_use]
pub(crate) fn is_month(word: &str) -> bool {
    matches!(name(word, None), Some((Name::Month(_), _)))
}

/// Whether a word is the name of a month in a language that writes those without a capital.
#[must_use]
pub(crate) fn is_small_month(word: &str) -> bool {
    let found = name(word, None);
    found.is_some_and(|(name, named)| {
        matches!(name, Name::Month(_)) && named.iter().any(|(_, dates)| !dates.capitals)
    })
}

/// What a character after a number counts.
#[must_use]
pub(crate) fn unit(c: char) -> Option<Unit> {
    let mut units = UNITS.iter();
    units.find(|(each, _)| *each == c).map(|(_, unit)| *unit)
}

/// Whether a word or mark is between the numbers of a date.
#[must_use]
pub(crate) fn parts_numbers(text: &str) -> bool {
    let mut chars = text.chars();
    let one = chars.next().filter(|_| chars.next().is_none());
    one.is_some_and(|c| matches!(c, '-' | '.' | '/' | ':') || unit(c).is_some())
}

/// Whether a weekday, or what comes before its number, may start with a character of Han, Kana or Hangul.
#[must_use]
pub(crate) fn may_open_weekday(c: char) -> bool {
    c >= FIRST_GLUED && WEEKDAY_FIRSTS.contains(&c)
}

/// The longest name of a weekday, in Han, Kana or Hangul, that a text starts with, and its number, Monday 1.
#[must_use]
pub(crate) fn weekday_at_start(text: &str) -> Option<(&'static str, u8)> {
    let mut forms = GLUED_WEEKDAYS.iter();
    forms.find(|(form, _)| text.starts_with(form)).copied()
}

/// Whether a weekday follows its date without a mark.
#[must_use]
pub(crate) fn follows(weekday: &str) -> bool {
    let lower = weekday.to_lowercase();
    any(|each| {
        let mut forms = each.weekdays.iter().copied().flatten();
        each.weekday_follows && forms.any(|form| form.to_lowercase() == lower)
    })
}

/// The era whose name ends a text, and the year before its first.
#[must_use]
pub(crate) fn era_before(text: &str) -> Option<(&'static str, u16)> {
    if !text.ends_with(|c| c >= FIRST_GLUED) {
        return None;
    }
    let mut eras = all().flat_map(|each| each.eras);
    eras.find(|(name, _)| text.ends_with(name)).copied()
}

/// Whether a character stands for the first year of an era.
#[must_use]
pub(crate) fn is_first_year(c: char) -> bool {
    c >= FIRST_GLUED && FIRST_YEARS.contains(&c)
}

/// The characters that stand for the first year of an era: one or two, asked for at every character.
static FIRST_YEARS: LazyLock<Vec<char>> =
    LazyLock::new(|| all().flat_map(|each| each.first_year.chars()).collect());

/// What comes before the number of a weekday at the start of a text.
#[must_use]
pub(crate) fn weekday_prefix(text: &str) -> Option<&'static str> {
    let mut prefixes = all().flat_map(|each| each.weekday_prefixes);
    prefixes.find(|prefix| text.starts_with(**prefix)).copied()
}

/// Whether a character after such a prefix stands for Sunday.
#[must_use]
pub(crate) fn is_sunday(c: char) -> bool {
    any(|each| each.sundays.contains(c))
}

/// Whether a time of the day may start with a character.
#[must_use]
pub(crate) fn opens_time(c: char) -> bool {
    any(|each| each.times_of_day.contains(c))
}

/// Whether the unit of a year followed by a character stands for more than one.
#[must_use]
pub(crate) fn is_no_year(c: char) -> bool {
    any(|each| each.no_years.contains(c))
}

/// Whether a word follows a year and belongs to its date.
#[must_use]
pub(crate) fn is_year_word(word: &str) -> bool {
    any(|each| each.year_words.contains(&word))
}

/// Whether a word is between a month and its year.
#[must_use]
pub(crate) fn joins_year(word: &str) -> bool {
    any(|each| each.year_joints.contains(&word))
}

/// Whether a word is between a day and its year after a comma.
#[must_use]
pub(crate) fn joins_year_aside(word: &str) -> bool {
    any(|each| each.year_asides.contains(&word))
}

/// Whether a word comes before a day.
#[must_use]
pub(crate) fn is_article(word: &str) -> bool {
    any(|each| each.articles.contains(&word))
}

/// Whether a word is between a weekday and its date.
#[must_use]
pub(crate) fn joins_weekday(word: &str) -> bool {
    any(|each| each.articles.contains(&word) || each.weekday_joints.contains(&word))
}

/// Whether a text, in lower case and without spaces around it, is between a day and a month that is so named.
#[must_use]
pub(crate) fn joins_day(text: &str, named: &[Named]) -> bool {
    text.is_empty()
        || named
            .iter()
            .any(|(_, dates)| dates.day_joints.contains(&text))
}

/// Whether a text, in lower case and without spaces around it, is between the ends of a range of dates.
#[must_use]
pub(crate) fn joins_range(text: &str) -> bool {
    matches!(text, "-" | "--" | "~") || RANGE_JOINTS.contains(text)
}

/// What has to come before two dates, so that a word between them makes a range of them.
pub(crate) fn range_leads(joint: &str) -> impl Iterator<Item = &'static str> {
    let pairs = all().flat_map(|each| each.paired_joints);
    pairs.filter_map(move |(lead, and)| (*and == joint).then_some(*lead))
}

/// Whether a text ends with a word that counts the date after it by another calendar.
#[must_use]
pub(crate) fn ends_with_calendar(text: &str) -> bool {
    any(|each| each.calendars.iter().any(|name| text.ends_with(name)))
}

/// Whether a word, in lower case, comes before dates.
#[must_use]
pub(crate) fn leads(word: &str) -> bool {
    any(|each| each.leads.contains(&word))
}

/// Whether a text, in lower case and with plain letters, tells of a date that was moved.
#[must_use]
pub(crate) fn tells_of_a_move(text: &str) -> bool {
    any(|each| each.moves.iter().any(|word| text.contains(word)))
}

/// Whether a text, in lower case, tells that the dates in it are not meant.
#[must_use]
pub(crate) fn tells_of_examples(text: &str) -> bool {
    any(|each| each.examples.iter().any(|word| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_marks_part_the_numbers_of_a_date() {
        assert!(parts_numbers("年") && parts_numbers("."));
        assert!(!parts_numbers("年月") && !parts_numbers("") && !parts_numbers("元"));
    }

    /// Names that stand for different months or weekdays in languages of one script: name, languages, reason.
    const SHARED: [(&str, [&str; 2], &str); 0] = [];

    #[test]
    fn a_name_stands_for_one_month_or_weekday_in_a_script_and_is_no_ending() {
        let named = |language: &'static Language| {
            let months = (1..).map(Name::Month).zip(language.dates.months);
            let weekdays = (1..).map(Name::Weekday).zip(language.dates.weekdays);
            let all = months.chain(weekdays);
            all.flat_map(|(name, forms)| forms.iter().map(move |form| (form.to_lowercase(), name)))
        };
        for one in LANGUAGES {
            for (form, name) in named(one) {
                for two in LANGUAGES.iter().filter(|two| two.code != one.code) {
                    let endings = two
                        .dates
                        .day_joints
                        .iter()
                        .chain(two.numbers.figure_endings);
                    let mut ending =
                        endings.filter(|ending| ending.trim_start_matches('-') == form);
                    let (one, ending) = (one.name, ending.next());
                    assert_eq!(
                        ending, None,
                        "`{form}` of {one} ends numbers in {}",
                        two.name
                    );
                }
                let alike = LANGUAGES.iter().filter(|two| {
                    two.code != one.code && two.evidence.script == one.evidence.script
                });
                for two in alike {
                    let listed = SHARED.iter().any(|(shared, codes, _)| {
                        *shared == form && codes.contains(&one.code) && codes.contains(&two.code)
                    });
                    let other = named(two).find(|(other, found)| *other == form && *found != name);
                    assert!(
                        listed || other.is_none(),
                        "`{form}` is {name:?} in {} and {other:?} in {}: list it with a reason",
                        one.name,
                        two.name
                    );
                }
            }
        }
    }
}
