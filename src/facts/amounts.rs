//! Amounts that are written twice, in words and in figures: thirty (30) days, £1,000 (one thousand pounds), 三十（30）日.
//!
//! Reads keys, in which brackets and colons have one width.

mod lettered;
mod written;

use crate::facts::amounts::written::{Amount, HUNDREDTHS, Measure};
use crate::language::Language;
use crate::text::span::Span;

/// Figures that are read as a year where the words say less. Chosen by hand, 2026-11.
const YEARS: std::ops::RangeInclusive<u64> = 1000..=2100;
/// The same where the unit says that it is one: 天宝十四(755)年. Chosen by hand, 2026-11.
const ERA_YEARS: std::ops::RangeInclusive<u64> = 100..=2100;
/// The longest text in brackets, in bytes. Chosen by hand, 2026-11.
const LONGEST: usize = 120;

/// An amount whose words and figures differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mismatch {
    /// The amount in words.
    pub words: Span,
    /// The amount in figures.
    pub figures: Span,
    /// What the words say, in hundredths.
    value: u64,
}

impl Mismatch {
    /// What the words say, in figures.
    #[must_use]
    pub(crate) fn value(&self) -> String {
        let (whole, parts) = (self.value / HUNDREDTHS, self.value % HUNDREDTHS);
        match parts {
            0 => whole.to_string(),
            parts => format!("{whole}.{parts:02}"),
        }
    }
}

/// The amounts of a text in one language whose words and figures differ.
#[must_use]
pub(crate) fn find(text: &str, language: &Language) -> Vec<Mismatch> {
    let mut out = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(length) = text[open + 1..].find(['(', ')', '\n']) else {
            break;
        };
        let inside = Span::new(open + 1, open + 1 + length);
        let end = inside.end as usize;
        if length > LONGEST || !text[end..].starts_with(')') {
            continue;
        }
        let (before, after) = (&text[..open], &text[end + 1..]);
        let found = words_then_figures(text, before, inside, after, language)
            .or_else(|| figures_then_words(text, before, inside, after, language));
        out.extend(found);
    }
    for lead in language.numbers.written_leads {
        let places = text.match_indices(lead);
        out.extend(places.filter_map(|(at, _)| {
            without_brackets(text, at, language)
                .or_else(|| named_both(text, at + lead.len(), language))
        }));
    }
    out
}

/// ¥56,700，大写：伍万陆仟柒佰元整
fn without_brackets(text: &str, at: usize, language: &Language) -> Option<Mismatch> {
    let numbers = &language.numbers;
    let front = text[..at].trim_end_matches([',', '，', '、', ';', '；', ' ']);
    let end = text[at..]
        .find([',', '，', '。', ';', '；', '(', ')', '\n'])
        .unwrap_or(text.len() - at);
    if front.len() == at || end > LONGEST {
        return None;
    }
    let words = written::words(text, Span::new(at, at + end), numbers)?;
    let figures = written::figures_before(front, numbers)?;
    let money = [&words, &figures]
        .iter()
        .all(|each| each.measure == Measure::Money);
    let compared = compare(&words, &figures, text, &text[at + end..], language);
    compared.filter(|_| money)
}

/// 大写：伍万陆仟元整，小写：￥56,000.00元; `at` is behind the name of the words.
fn named_both(text: &str, at: usize, language: &Language) -> Option<Mismatch> {
    let numbers = &language.numbers;
    let behind = |at: usize, marks: &[char]| {
        let rest = &text[at..];
        at + rest.len() - rest.trim_start_matches(marks).len()
    };
    let start = behind(at, &[')', ':', ' ']);
    let end = start + text[start..].find([',', '，', '。', ';', '；', '(', ')', '\n'])?;
    let words = written::words(text, Span::new(start, end), numbers)?;
    let next = behind(end, &[',', '，', '、', ';', '；', ' ', ')', '。']);
    let mut leads = numbers.figure_leads.iter();
    let lead = leads.find(|lead| text[next..].starts_with(**lead))?;
    let from = behind(next + lead.len(), &[')', ':', ' ']);
    let rest = &text[from..];
    let stops = |(at, c): (usize, char)| match c {
        ',' => !rest[at + 1..].starts_with(|next: char| next.is_ascii_digit()),
        c => matches!(c, '，' | '。' | ';' | '；' | '(' | ')' | '、' | '\n'),
    };
    let length = rest
        .char_indices()
        .find(|each| stops(*each))
        .map_or(rest.len(), |(at, _)| at);
    let figures = written::figures(text, Span::new(from, from + length), numbers)?;
    let money = [&words, &figures]
        .iter()
        .all(|each| each.measure == Measure::Money);
    let compared = compare(&words, &figures, text, &rest[length..], language);
    compared.filter(|_| money)
}

/// thirty (20) days
fn words_then_figures(
    text: &str,
    before: &str,
    inside: Span,
    after: &str,
    language: &Language,
) -> Option<Mismatch> {
    let numbers = &language.numbers;
    let figures = written::figures(text, inside, numbers)?;
    let words = written::words_before(before, numbers)?;
    // 3 millions (3,000,000): the words are the end of a number that is in figures as well.
    let front = text[..words.at.start as usize].trim_end();
    if front.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    compare(&words, &figures, text, after, language)
}

/// 20 (thirty) days
fn figures_then_words(
    text: &str,
    before: &str,
    inside: Span,
    after: &str,
    language: &Language,
) -> Option<Mismatch> {
    let numbers = &language.numbers;
    let words = written::words(text, inside, numbers)?;
    let figures = written::figures_before(before, numbers)?;
    compare(&words, &figures, text, after, language)
}

fn compare(
    words: &Amount,
    figures: &Amount,
    text: &str,
    after: &str,
    language: &Language,
) -> Option<Mismatch> {
    let numbers = &language.numbers;
    let value = *words.values.first()?;
    // One is an article as well, and (1) opens a list in a sentence.
    let small = |value: &u64| *value < 2 * HUNDREDTHS;
    if small(&value) || figures.values.iter().all(small) {
        return None;
    }
    // Where words end with the unit, a smaller one may follow elsewhere.
    let whole = |value: &u64| value.is_multiple_of(HUNDREDTHS);
    if !words.exact && !figures.values.iter().any(whole) {
        return None;
    }
    if words
        .values
        .iter()
        .any(|value| figures.values.contains(value))
    {
        return None;
    }
    let money = [words.measure, figures.measure];
    let measured = money.contains(&Measure::Money) || money.contains(&Measure::Percent);
    // Two tickets ($40) have a price, twelve (30%) of the patients a share.
    if measured && words.measure != figures.measure && words.measure == Measure::None {
        let kind = numbers.measure_at_start(after)?;
        if kind != figures.measure {
            return None;
        }
    }
    if figures.measure == Measure::None && words.measure == Measure::Percent {
        return None;
    }
    let plain = figures
        .at
        .of(text)
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    if !measured {
        let unit = |c: char| language.dates.year_units.contains(c) && !numbers.units.is_empty();
        let years = if after.starts_with(unit) {
            ERA_YEARS
        } else {
            YEARS
        };
        let year = |value: &u64| years.contains(&(value / HUNDREDTHS));
        if plain && figures.values.iter().all(year) && value < years.start() * HUNDREDTHS {
            return None;
        }
        if !counts(after, language) {
            return None;
        }
    }
    Some(Mismatch {
        words: words.at,
        figures: figures.at,
        value,
    })
}

/// Whether what follows an amount is something counted: a unit, or a word written as a noun is.
fn counts(after: &str, language: &Language) -> bool {
    let units = language.numbers.units;
    if !units.is_empty() {
        return after.starts_with(|c| units.contains(c));
    }
    let Some(word) = after.strip_prefix(' ') else {
        return false;
    };
    let capital = language.counting.capital_nouns;
    word.starts_with(|c: char| c.is_lowercase() || capital && c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn shown(text: &str, code: &str) -> Vec<(String, String)> {
        let language = language::named(code).expect("it is known");
        let found = find(text, language);
        let both = found.iter().map(|each| {
            (
                each.words.of(text).to_owned(),
                each.figures.of(text).to_owned(),
            )
        });
        both.collect()
    }

    #[test]
    fn a_unit_without_a_number_is_no_amount() {
        for text in [
            "Pay in dollars (20) at once.",
            "The fee, in pounds (20), is due.",
        ] {
            assert_eq!(shown(text, "en"), [], "{text}");
        }
    }

    #[test]
    fn finds_figures_that_are_not_what_the_words_say() {
        for (code, text, words, figures) in [
            ("en", "Pay within thirty (20) days.", "thirty", "20"),
            ("en", "Pay within 20 (thirty) days.", "thirty", "20"),
            (
                "en",
                "A fee of £1,000 (two thousand pounds) is due.",
                "two thousand",
                "1,000",
            ),
            (
                "en",
                "A fee of two hundred and five dollars ($250.00).",
                "two hundred and five",
                "250.00",
            ),
            (
                "en",
                "A sum of one million two hundred thousand (1,250,000) euros.",
                "one million two hundred thousand",
                "1,250,000",
            ),
            ("en", "A rate of five percent (6%) holds.", "five", "6"),
            ("en", "A rate of five (6) percent holds.", "five", "6"),
            (
                "ru",
                "в течение тридцати (20) календарных дней",
                "тридцати",
                "20",
            ),
            (
                "ru",
                "сумма 15 000 (шестнадцать тысяч) рублей",
                "шестнадцать тысяч",
                "15 000",
            ),
            ("de", "binnen dreißig (20) Tagen", "dreißig", "20"),
            (
                "fr",
                "un délai de soixante-quinze (65) jours",
                "soixante-quinze",
                "65",
            ),
            (
                "fr",
                "dans les quatre-vingt-dix (80) jours",
                "quatre-vingt-dix",
                "80",
            ),
            ("en", "A rate of five per cent (6%) holds.", "five", "6"),
            ("en", "A rate of five (6) per cent holds.", "five", "6"),
            (
                "en",
                "A fee of US$1,500 (one thousand four hundred US dollars) is due.",
                "one thousand four hundred",
                "1,500",
            ),
            (
                "en",
                "A fee of USD 1,500 (United States Dollars One Thousand Four Hundred) is due.",
                "One Thousand Four Hundred",
                "1,500",
            ),
            (
                "en",
                "A fee of 700 EUR (in words: six hundred euros) is due.",
                "six hundred",
                "700",
            ),
        ] {
            assert_eq!(
                shown(text, code),
                [(words.to_owned(), figures.to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn finds_amounts_that_are_named_in_words_and_in_figures() {
        for (text, figures) in [
            (
                "船租(大写):人民币肆万贰仟元整，小写:¥43,000.00元，按月支付。",
                "43,000.00",
            ),
            ("船租大写:肆万贰仟元整(小写:¥43,000元)。", "43,000"),
        ] {
            let expected = [("肆万贰仟元整".to_owned(), figures.to_owned())];
            assert_eq!(shown(text, "zh"), expected, "{text}");
        }
    }

    #[test]
    fn finds_amounts_of_money_and_percentages_that_differ() {
        for (code, text, words, figures) in [
            (
                "de",
                "Die Miete beträgt 900 Euro (in Worten: achthundert Euro) im Monat.",
                "achthundert",
                "900",
            ),
            (
                "fr",
                "Le loyer est de 900 euros (en toutes lettres : huit cents euros) par mois.",
                "huit cents",
                "900",
            ),
            ("fr", "un taux de cinq pour cent (6%) par an", "cinq", "6"),
            (
                "es",
                "una tasa de cinco por ciento (6%) anual",
                "cinco",
                "6",
            ),
            ("zh", "期限为三十(20)日。", "三十", "20"),
            ("zh", "罚金为货款的百分之五(8%)。", "百分之五", "8"),
            ("zh", "罚金为货款的8%(百分之五)。", "百分之五", "8"),
            (
                "zh",
                "租金为¥3,208.50(大写:叁仟贰佰零捌元肆角整)。",
                "叁仟贰佰零捌元肆角整",
                "3,208.50",
            ),
            (
                "zh",
                "租金为叁仟贰佰元零伍分(¥3,200.50)。",
                "叁仟贰佰元零伍分",
                "3,200.50",
            ),
            ("zh", "押金为陆佰元整(¥600.80)。", "陆佰元整", "600.80"),
            (
                "zh",
                "押金：¥7,600元，大写:人民币柒仟伍佰元整，于五月支付。",
                "柒仟伍佰元整",
                "7,600",
            ),
            (
                "ja",
                "引渡しは、通知から二十(30)日以内とする。",
                "二十",
                "30",
            ),
            (
                "ja",
                "賃料は、金弐百万円(¥2,100,000)とする。",
                "弐百万円",
                "2,100,000",
            ),
            (
                "zh",
                "总价为人民币壹拾贰万叁仟元整(¥132,000.00)。",
                "壹拾贰万叁仟元整",
                "132,000.00",
            ),
            (
                "zh",
                "总价为132,000元(大写:人民币壹拾贰万叁仟元整)。",
                "壹拾贰万叁仟元整",
                "132,000",
            ),
        ] {
            assert_eq!(
                shown(text, code),
                [(words.to_owned(), figures.to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn what_agrees_and_what_is_no_amount_is_silent() {
        for (code, text) in [
            (
                "zh",
                "船租(大写):人民币肆万贰仟元整，小写:¥42,000.00元，押金小写:¥3,000元，大写:叁仟元整。",
            ),
            (
                "en",
                "Pay within thirty (30) days, or one hundred and five (105) euros.",
            ),
            (
                "en",
                "The board of thirty (20 of them elected) meets. Rule three (1998) still holds.",
            ),
            ("en", "Two tickets ($40) and twelve (30%) of the members."),
            (
                "en",
                "between two and thirty (30) days, and two dozen (24) eggs",
            ),
            ("en", "See the other two (12)."),
            (
                "fr",
                "dans les quatre-vingt-dix (90) jours, ou dix-sept (17) jours",
            ),
            ("en", "A sum of $1,500 (one thousand five hundred dollars)."),
            (
                "ru",
                "в течение 30 (тридцати) дней, 15 000,00 (пятнадцать тысяч) рублей 00 копеек",
            ),
            (
                "zh",
                "三十(30)日，人民币壹拾叁万贰仟元整(¥132,000.00)，第三(2)项，高三(2)班，光绪二十四(1898)年。",
            ),
            ("zh", "一百二十万元(120万元)"),
            (
                "zh",
                "¥3,208.54(大写:叁仟贰佰零捌元伍角肆分)，百分之三十(30%)，百分之三点五(5%)，¥600.05，大写:陆佰元零伍分。",
            ),
            (
                "zh",
                "约一千元(1,000.50元)，五分(6分)，三角(4个)，大写:伍元整，天宝十四(755)年。",
            ),
            (
                "en",
                "A fee of US$1,500 (one thousand five hundred US dollars), or $20.50 (twenty dollars).",
            ),
            (
                "en",
                "A fee of $1,500.50 (one thousand five hundred dollars and fifty cents).",
            ),
            (
                "de",
                "Die Miete beträgt 900 Euro (in Worten: neunhundert Euro) und 1.500 EUR (eintausendfünfhundert Euro).",
            ),
            (
                "fr",
                "un taux de cinq pour cent (5 %), soit 400 euros (quatre cents euros)",
            ),
            (
                "ja",
                "三十(30)日、金参百万円(¥3,000,000)、天平十二(740)年、二、三(5)日、数百万円(¥5,000,000)、五百円(税込550円)",
            ),
        ] {
            assert_eq!(shown(text, code), [], "{text}");
        }
    }
}
