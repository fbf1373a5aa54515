//! Forms of dates: 2026-05-19 beside 19.05.2026 beside 19 May 2026.

use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::date::{Found, Role};
use crate::finding::Finding;
use crate::rules::usual;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

/// So many dates of one form in one kind of place are a habit. Chosen by hand.
const HABIT: usize = 3;

/// How a complete date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    /// 2026-05-19, by its mark.
    YearFirst(char),
    /// 19.05.2026, 05/19/2026, by its mark.
    YearLast(char),
    /// 19 May 2026.
    DayAndName,
    /// May 19, 2026.
    NameAndDay,
    /// 2026年5月19日.
    HanUnits,
    /// 二〇二六年五月十九日.
    HanNumbers,
}

/// What says that two dates are in the same kind of place: the kind of paragraph, its language, the word before, and whether both are in
/// brackets, as sources are given: the law of 3 May 2026 (Gazette of 4.5.2026).
type Place = (Kind, &'static str, String, bool);

/// Reports the seldom forms in each kind of place.
pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    let mut order: Vec<Place> = Vec::new();
    let mut places: FxHashMap<Place, Vec<(Form, Span)>> = FxHashMap::default();
    let mut all: FxHashMap<Form, usize> = FxHashMap::default();
    for paragraph in reading.prose() {
        // A quotation keeps its form, and a heading may be a title.
        if matches!(paragraph.kind, Kind::Quote | Kind::Heading) {
            continue;
        }
        let dates = paragraph.dates();
        let quotes: Vec<usize> = if dates.is_empty() {
            Vec::new()
        } else {
            let marks = paragraph.key().match_indices('"');
            marks.map(|(at, _)| at).collect()
        };
        let mut brackets = Brackets::default();
        for date in dates {
            let is_in_brackets = brackets.are_open(paragraph.key(), date.span.start as usize);
            let Some(form) = form(paragraph.key(), date) else {
                continue;
            };
            *all.entry(form).or_default() += 1;
            let at = paragraph.source(date.span);
            let start = date.span.start as usize;
            let is_quoted = quotes.partition_point(|at| *at < start) % 2 == 1;
            if is_quoted || paragraph.is_hidden(at) {
                continue;
            }
            let Some(before) = before(paragraph, date.span) else {
                continue;
            };
            let code = paragraph.language().map_or("", |language| language.code);
            let place = (paragraph.kind, code, before, is_in_brackets);
            let found = places.entry(place.clone()).or_default();
            if found.is_empty() {
                order.push(place);
            }
            found.push((form, at));
        }
    }
    let count = |form: Form| all.get(&form).copied().unwrap_or_default();
    for place in order {
        let Some(found) = places.get(&place) else {
            continue;
        };
        for odd in usual::odd(found) {
            // A form that is frequent elsewhere is there on purpose.
            if odd.count < HABIT || count(odd.form) * HABIT > count(odd.usual) {
                continue;
            }
            let message = message!(
                "number-format.date",
                odd = reading.quote(odd.places[0]),
                usual = reading.quote(odd.example),
                count = odd.places.len(),
                most = odd.count
            );
            let example = Some((odd.example, message!("common.usual-here")));
            findings.push(usual::finding(
                &super::RULE,
                reading,
                &odd.places,
                message,
                example,
            ));
        }
    }
}

/// Brackets of a text, counted as far as was looked.
#[derive(Default)]
struct Brackets {
    to: usize,
    /// How many are open, or were closed without having been opened.
    open: i64,
}

impl Brackets {
    /// Whether more are opened than closed before a place, which is behind all that were asked for.
    fn are_open(&mut self, text: &str, at: usize) -> bool {
        for byte in &text.as_bytes()[self.to.min(at)..at] {
            self.open += i64::from(*byte == b'(') - i64::from(*byte == b')');
        }
        self.to = self.to.max(at);
        self.open > 0
    }
}

/// The form of a complete date that is alone; `None` for one in words, which an oath or a deed has.
fn form(key: &str, found: &Found) -> Option<Form> {
    found.date.complete()?;
    if found.role != Role::Alone {
        return None;
    }
    let text = found.span.of(key);
    if text.starts_with(script::is_han) {
        return Some(Form::HanNumbers);
    }
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[figures..].chars().next()?;
    let named = text
        .chars()
        .take(LONGEST_FIGURES)
        .any(|c| c.is_alphabetic() && !script::is_han(c));
    Some(match figures {
        0 => Form::NameAndDay,
        4 if mark.is_ascii_punctuation() => Form::YearFirst(mark),
        4 if script::is_han(mark) => Form::HanUnits,
        1 | 2 if named => Form::DayAndName,
        1 | 2 if mark.is_ascii_punctuation() => Form::YearLast(mark),
        _ => return None,
    })
}

/// The length of 19.05.2026, behind which a word for the year may follow.
const LONGEST_FIGURES: usize = 10;

/// What is before a date: the word, or the mark; empty at the start.
fn before(paragraph: Paragraph, span: Span) -> Option<String> {
    let front = &paragraph.key()[..span.start as usize];
    let whole = span.end as usize == paragraph.key().trim_end_matches('.').len();
    let trimmed = front.trim_end();
    let Some(last) = trimmed.chars().next_back() else {
        // A date at the head of a line is a label of what follows.
        return Some(if whole { "" } else { "^" }.to_owned());
    };
    if script::is_han(last) {
        // What is before it is a part of a sentence: 工程于, 日期为.
        return Some("*".to_owned());
    }
    if !script::is_word(last) || script::is_unspaced(last) {
        return Some(last.to_string());
    }
    let word = trimmed.rsplit(|c: char| !script::is_word(c)).next()?;
    Some(word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::number_format::RULE;

    #[test]
    fn finds_the_odd_form_in_the_same_kind_of_place() {
        for (text, odd, usual) in [
            (
                "The pier opens on 3 May 2026. The gate opens on 4 May 2026.\n\nThe road opens on 7 June 2026, and the bridge on 9 June 2026. The fair is on 2026-07-12 in the port.",
                "2026-07-12",
                "3 May 2026",
            ),
            (
                "Акт подписан от 03.05.2026. Счёт выставлен от 04.05.2026, второй счёт от 07.06.2026.\n\nПисьмо получено от 09.06.2026 без подписи. Ответ дан от 2026-07-12 по почте.",
                "2026-07-12",
                "03.05.2026",
            ),
            (
                "码头于2026年5月3日开放，大门于2026年5月4日开放。\n\n道路于2026年6月7日开放，桥于2026年6月9日开放。展会于2026.7.12开幕。",
                "2026.7.12",
                "2026年5月3日",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn forms_of_other_places_and_texts_without_a_habit_are_fine() {
        silent(
            &RULE,
            &[
                "The pier opens on 3 May 2026. The fair is on 2026-07-12 in the port.",
                "The pier opens on 3 May 2026, the gate on 4 May 2026, the road on 7 June 2026, the bridge on 9 June 2026. See the file of 2026-07-12.",
                "On 3 May 2026, on 4 May 2026, on 7 June 2026, on 9 June 2026 we met. He wrote \"on 2026-07-12\" in the book.",
                "Das Gesetz vom 3. Mai 2026 (Hafenblatt vom 4.5.2026, S. 2; vom 5.5.2026, S. 8; vom 6.6.2026, S. 9; vom 7.7.2026, S. 1; vom 8.7.2026, S. 4) gilt für alle Boote.",
                "合同于2026年5月3日、2026年5月4日、2026年6月7日、2026年6月9日签订。附件日期：2026-07-12。",
            ],
        );
    }

    #[test]
    fn one_of_four_dates_is_odd() {
        let text = "渡船于2026年3月5日到港，工程于2026年4月1日开工。\n\n验收日为{}，结算于2026年9月2日完成。";
        assert_eq!(
            found(&super::super::RULE, &text.replace("{}", "2026/6/18"))[0][0],
            "2026/6/18"
        );
        silent(&super::super::RULE, &[&text.replace("{}", "2026年6月18日")]);
    }
}
