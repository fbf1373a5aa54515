//! Han numerals that a language writes in a script of its own: 삼십, 일백만원정.

use crate::language::topics::numbers::Numbers;
use crate::text::numeral;
use crate::text::script;
use crate::text::span;

/// A number in letters at the end of a text.
pub(super) struct Lettered {
    /// Where it starts, in bytes.
    pub(super) start: usize,
    pub(super) value: u64,
    /// Whether a unit of money is behind it.
    pub(super) is_money: bool,
}

/// The number that a text ends with; none where a part of it may be in front.
pub(super) fn before(text: &str, numbers: &Numbers) -> Option<Lettered> {
    let (bare, money) = numbers.without_money_end(text);
    let bare = bare.trim_end_matches(' ');
    let mut start = bare.len();
    let mut written = String::new();
    loop {
        let front = bare[..start].trim_end_matches(' ');
        let at = front
            .rfind(|c| !script::is_word(c))
            .map_or(0, |at| span::after(front, at));
        let word = &front[at..];
        let number = without_lead(word, numbers);
        let all = number.chars().all(|c| han(c, numbers).is_some());
        if !all || number.is_empty() {
            // 1억 이천만: the greater part is in figures.
            let is_group = word.ends_with(|c| numbers.letters_of_groups.contains(c));
            let figures = word.contains(|c: char| numeral::digit(c).is_some());
            if is_group && figures {
                return None;
            }
            break;
        }
        if !written.is_empty() && !number.ends_with(|c| numbers.letters_of_groups.contains(c)) {
            // A word on its own, or more of the number.
            return None;
        }
        start = front.len() - number.len();
        written.insert_str(0, number);
        if number.len() < word.len() {
            break;
        }
    }
    let of_things = |c| numbers.letters_of_things.contains(c);
    // 백 is a family name.
    let of_things = written.chars().count() > 1 && written.chars().all(of_things);
    if !money && !of_things {
        return None;
    }
    let value = value(&written, numbers)?;
    Some(Lettered {
        start,
        value,
        is_money: money,
    })
}

/// A word without what says that an amount follows: 금삼백만.
fn without_lead<'a>(word: &'a str, numbers: &Numbers) -> &'a str {
    let mut leads = numbers.leads.iter();
    let rest = leads.find_map(|lead| word.strip_prefix(lead));
    rest.unwrap_or(word)
}

fn han(letter: char, numbers: &Numbers) -> Option<char> {
    let mut letters = numbers.letters.iter();
    letters.find_map(|(each, han)| (*each == letter).then_some(*han))
}

/// The value of a number with a unit in it: figures alone are letters of other words as well (이사, 오이).
fn value(written: &str, numbers: &Numbers) -> Option<u64> {
    let read: Option<String> = written.chars().map(|c| han(c, numbers)).collect();
    let read = read?;
    let is_digit: Vec<bool> = read
        .chars()
        .map(|c| numeral::han_digit(c).is_some())
        .collect();
    let has_unit = is_digit.contains(&false);
    // 이삼십 is twenty or thirty.
    let is_sure = !is_digit.windows(2).any(|pair| pair == [true, true]);
    (has_unit && is_sure).then(|| numeral::han(&read))?
}

#[cfg(test)]
mod tests {
    use crate::facts::amounts;
    use crate::language;

    fn found(text: &str) -> Vec<(&str, &str)> {
        let korean = language::named("ko").expect("it is known");
        let all = amounts::find(text, korean).into_iter();
        all.map(|each| (each.words.of(text), each.figures.of(text)))
            .collect()
    }

    #[test]
    fn finds_figures_that_differ_from_the_letters() {
        for (text, words, figures) in [
            (
                "임대료는 금 이백만원정(₩2,100,000)으로 한다.",
                "이백만원정",
                "2,100,000",
            ),
            (
                "보증금은 금삼천만원정(\u{20a9}35,000,000)이다.",
                "삼천만원정",
                "35,000,000",
            ),
            (
                "대금은 5,400,000원(오백삼십만원)으로 한다.",
                "오백삼십만원",
                "5,400,000",
            ),
            (
                "대금은 일억 이천만 원(110,000,000원)으로 한다.",
                "일억 이천만 원",
                "110,000,000",
            ),
            ("통지를 받은 날부터 육십(30)일 이내에 답한다.", "육십", "30"),
            ("기간은 십이(10)개월로 하고 연장할 수 있다.", "십이", "10"),
            ("감사는 30(사십)일 이내에 마친다.", "사십", "30"),
        ] {
            assert_eq!(found(text), [(words, figures)], "{text}");
        }
    }

    #[test]
    fn what_agrees_and_other_words_are_silent() {
        for text in [
            "임대료는 금 이백십만원정(₩2,100,000)으로 한다.",
            "대금은 1억 이천만원(₩120,000,000)과 이 천만원(₩10,000,000)이다.",
            "일억이천만 오천원(120,005,000원)을 낸다.",
            "이사(5)명과 오이(3)개, 이삼십(30)명, 수십(20)명이 있다.",
            "제삼십(3)호, 이천(5)개 업체, 오만(3)명.",
            "기간은 삼십(30)일, 스무(20)일, 열두(12)개월로 한다.",
            "백(5)호, 삼십일(30일), 만원(정원 5명).",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
