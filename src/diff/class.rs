//! What kind of text an edit concerns. What single languages say with which words is data in `language/`.

mod counted;
mod meant;
mod mentioned;
mod same;
mod unsure;

use std::cell::OnceCell;

use crate::diff::change::Class;
use crate::diff::class::same::{
    are_other_measures, same_but_joints, same_but_script, same_but_spaces, same_but_stops,
    same_but_width,
};
use crate::diff::mentions::{self, Mention, Referred};
use crate::diff::notation;
use crate::diff::said;
use crate::diff::side::Compared;
use crate::document::languages;
use crate::facts::date::Date;
use crate::facts::number_words;
use crate::language::Language;
use crate::language::topics::modality;
use crate::text::segment::TokenKind;

/// The longest number in words that only a text in the language has, in bytes.
const NUMBER: usize = 80;

type Range = std::ops::Range<usize>;

/// The paragraphs that edits are in, and what is found in them when it is asked for.
#[derive(Debug)]
pub(super) struct Scene<'run> {
    texts: Compared<'run>,
    dates: [OnceCell<Vec<Mention<Date>>>; 2],
    references: [OnceCell<Vec<Mention<Referred>>>; 2],
    languages: [OnceCell<Option<&'static Language>>; 2],
    /// The words with which a quotation in straight marks opens or closes, by their numbers.
    turns: [OnceCell<Vec<usize>>; 2],
}

impl<'run> Scene<'run> {
    pub(super) fn new(texts: Compared<'run>) -> Self {
        Self {
            texts,
            dates: Default::default(),
            references: Default::default(),
            languages: Default::default(),
            turns: Default::default(),
        }
    }

    /// The class of a replacement of `ranges[0]` of the old words by `ranges[1]` of the new ones.
    pub(super) fn classify(&self, ranges: [&Range; 2]) -> Class {
        let whole = [0, 1].map(|side| self.texts(side, ranges[side]).concat());
        let spoken = [0, 1].map(|side| self.spoken(side, ranges[side]));
        // A version is a number where another takes its place.
        let versions = spoken
            .iter()
            .all(|texts| texts.iter().any(|(text, _)| is_version(text)));
        let spoken = spoken.map(|mut texts| {
            for (text, number) in &mut texts {
                *number |= versions && is_version(text);
            }
            texts
        });
        let lower = spoken.each_ref().map(|texts| {
            texts
                .iter()
                .map(|(text, _)| text.to_lowercase())
                .collect::<Vec<String>>()
        });
        let joined = spoken
            .each_ref()
            .map(|texts| texts.iter().map(|(text, _)| *text).collect::<String>());
        match () {
            () if same_but_spaces(&whole) => Class::Spacing,
            () if same_but_width(&whole) => Class::Width,
            () if same_but_script(&whole) => Class::Script,
            () if are_other_measures(&whole) => Class::Number,
            () if joined[0] == joined[1] && spoken[0].len() == spoken[1].len() => {
                Class::Punctuation
            }
            () if joined[0] == joined[1] && same_but_joints(&whole) => Class::Spacing,
            () if joined[0] == joined[1] => Class::Punctuation,
            () if joined[0].to_lowercase() == joined[1].to_lowercase() => {
                if same_but_stops(&whole) {
                    Class::Case
                } else {
                    Class::Wording
                }
            }
            () if self.is_in_other_notation(ranges) => Class::Notation,
            () => self.said(ranges, &spoken, &lower),
        }
    }

    /// The class of a replacement that changes what is said.
    fn said(
        &self,
        ranges: [&Range; 2],
        spoken: &[Vec<(&str, bool)>; 2],
        lower: &[Vec<String>; 2],
    ) -> Class {
        match self.inside(&self.dates, ranges, mentions::dates) {
            Some(true) => return Class::Notation,
            Some(false) => return Class::Date,
            None => {}
        }
        if self.is_another_date(ranges) {
            return Class::Date;
        }
        match self.inside(&self.references, ranges, mentions::references) {
            Some(true) if self.is_one_label(ranges) => return Class::Notation,
            Some(false) => return Class::Reference,
            _ => {}
        }
        let meant = self.meant_around(ranges);
        match () {
            () if said::differ(&meant, modality::negations()) => Class::Negation,
            () if said::differ(&meant, modality::modals()) => Class::Modality,
            () if self.refers(ranges) => Class::Reference,
            () if said::numbers_differ(spoken, lower) && self.are_points(ranges) => {
                Class::Reference
            }
            () if said::numbers_differ(spoken, lower) => Class::Number,
            () if self.are_other_numbers(ranges) || self.looks_the_same(ranges) => Class::Number,
            // What changes with other words is what a reader of numbers and dates asks for.
            () if self.dates_differ(ranges) => Class::Date,
            () if self.amounts_differ(ranges) => Class::Number,
            () => Class::Wording,
        }
    }

    /// Whether the words differ, marks aside.
    pub(super) fn spoken_differs(&self, ranges: [&Range; 2]) -> bool {
        self.spoken(0, ranges[0]) != self.spoken(1, ranges[1])
    }

    /// Whether both stretches say the same in another way. Points part thousands where the language does so.
    fn is_in_other_notation(&self, ranges: [&Range; 2]) -> bool {
        self.looks_the_same(ranges) && !self.is_unsure_notation(ranges)
    }

    /// Whether the numbers of both stretches read as the same, and nothing else differs.
    fn looks_the_same(&self, ranges: [&Range; 2]) -> bool {
        let [old, new] = [0, 1].map(|side| self.stretch(side, ranges[side]));
        let in_language = || {
            let short = old.len().max(new.len()) <= NUMBER;
            let language = self.language(0).filter(|_| short);
            language.is_some_and(|language| notation::is_same_in(old, new, language))
        };
        notation::is_same(old, new) || in_language()
    }

    /// The language of a side, where it is known.
    fn language(&self, side: usize) -> Option<&'static Language> {
        *self.languages[side].get_or_init(|| {
            let whole = 0..self.texts.words[side].len();
            languages::of(self.stretch(side, &whole), self.texts.documents[side])
        })
    }

    /// Whether both stretches are numbers and nothing else, and not the same.
    fn are_other_numbers(&self, ranges: [&Range; 2]) -> bool {
        notation::are_other_numbers(self.stretch(0, ranges[0]), self.stretch(1, ranges[1]))
    }

    /// Whether both stretches are the same number of a paragraph, written in two ways.
    pub(super) fn is_one_label(&self, ranges: [&Range; 2]) -> bool {
        notation::are_one_label(self.stretch(0, ranges[0]), self.stretch(1, ranges[1]))
    }

    fn texts(&self, side: usize, range: &Range) -> Vec<&'run str> {
        let keys = self.texts.documents[side].keys.text();
        self.texts.words[side][range.clone()]
            .iter()
            .map(|word| word.span.of(keys))
            .collect()
    }

    /// The text of a stretch, with its marks and what parts its words.
    fn stretch(&self, side: usize, range: &Range) -> &'run str {
        let words = &self.texts.words[side][range.clone()];
        let span =
            (words.first().zip(words.last())).map(|(first, last)| first.span.join(last.span));
        span.unwrap_or_default()
            .of(self.texts.documents[side].keys.text())
    }

    /// The words of a stretch without its marks, and whether each is a number.
    fn spoken(&self, side: usize, range: &Range) -> Vec<(&'run str, bool)> {
        let keys = self.texts.documents[side].keys.text();
        self.texts.words[side][range.clone()]
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .map(|word| {
                (
                    word.span.of(keys),
                    word.kind.is_number() || number_words::is_number(word.span.of(keys)),
                )
            })
            .collect()
    }
}

/// Whether a word is the number of a version: v1.2.
fn is_version(word: &str) -> bool {
    let figures = word.strip_prefix(['v', 'V']).unwrap_or_default();
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    figures.contains('.') && figures.split('.').all(plain)
}

#[cfg(test)]
pub(super) mod tests {
    use crate::diff::change::Class;
    use crate::diff::{self, Options};
    use crate::input;

    /// The classes of the edits between two paragraphs.
    pub(in crate::diff) fn classes(old: &str, new: &str) -> Vec<Class> {
        let read = |text: &str| {
            let text = format!("Before it.\n\n{text}\n\nAfter it.");
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let diff = diff::diff(&read(old), &read(new), &Options::default());
        diff.changes
            .iter()
            .flat_map(|change| &change.edits)
            .map(|edit| edit.class)
            .collect()
    }

    pub(in crate::diff) fn check(cases: &[(&str, &str, &str, Class)]) {
        let wrong: Vec<String> = cases
            .iter()
            .flat_map(|(text, old, new, class)| {
                assert!(text.contains(old), "{text}: {old}");
                let (one, other) = ((*text).to_owned(), text.replacen(old, new, 1));
                [(one.clone(), other.clone(), *class), (other, one, *class)]
            })
            .map(|(one, other, class)| (classes(&one, &other), one, other, class))
            .filter(|(found, _, _, class)| *found != [*class])
            .map(|(found, one, other, class)| format!("{one} / {other}: {found:?}, not {class:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn versions_and_idioms() {
        check(&[
            (
                "The lock follows the standard v1.1.1 of the guild.",
                "v1.1.1",
                "v1.2.2",
                Class::Number,
            ),
            (
                "Тем не менее, сторож запирает ворота.",
                "Тем не менее",
                "Однако",
                Class::Wording,
            ),
            (
                "码头清单不限于渔船和渔网。",
                "不限于",
                "限于",
                Class::Negation,
            ),
        ]);
        let found = classes(
            "仓房的可选加载由管理员登记。",
            "仓房的选择性加载由管理员登记。",
        );
        assert!(!found.contains(&Class::Modality), "{found:?}");
    }

    #[test]
    fn chinese() {
        let term =
            "甲方应当自本合同生效之日起三十日内支付价款，并不得无故拖延，逾期的按日支付违约金。";
        let date = "双方于2026年5月19日（星期二）在哈尔滨签署，自二〇二六年六月一日起生效，依照第七条第二款和附件3执行。";
        let paid = "乙方已支付的保证金五百万元，经双方确认有效，可以抵作价款，甲方有权进一步核对。";
        check(&[
            (term, "三十日", "六十日", Class::Number),
            (term, "三十日", "30日", Class::Notation),
            (term, "三十日", "60日", Class::Number),
            (term, "应当", "可以", Class::Modality),
            (term, "应当", "不应当", Class::Negation),
            (term, "不得", "得", Class::Negation),
            (term, "价款", "货款", Class::Wording),
            (term, "，并", "；并", Class::Punctuation),
            (date, "2026年5月19日", "2026年5月20日", Class::Date),
            (date, "2026年5月", "2025年5月", Class::Date),
            (date, "六月一日", "七月一日", Class::Date),
            (date, "六月一日", "6月1日", Class::Notation),
            (date, "星期二", "周二", Class::Notation),
            (
                "乙方应当于交货之日支付￥500，逾期的每日另付百分之一。",
                "￥500",
                "$500",
                Class::Number,
            ),
            (paid, "五百万", "500万", Class::Notation),
            (paid, "进一步", "另一步", Class::Wording),
            (date, "星期二", "星期三", Class::Date),
            (date, "第七条", "第八条", Class::Reference),
            (date, "附件3", "附件4", Class::Reference),
            (date, "哈尔滨", "大连", Class::Wording),
            (paid, "五百万", "三百万", Class::Number),
            (paid, "有效", "无效", Class::Negation),
            (paid, "已支付", "未支付", Class::Negation),
            (paid, "可以", "不可以", Class::Negation),
            (paid, "有权", "应当", Class::Modality),
            (paid, "进一步", "进步", Class::Wording),
            (paid, "双方", "雙方", Class::Script),
        ]);
    }

    #[test]
    fn english() {
        let term = "The Supplier shall deliver the goods within 30 days of the order, and may not assign this contract without consent.";
        let price = "The Buyer pays $500 on the day of delivery, and a fee of 5% for each month that passes after it.";
        let date = "Signed on 19 May 2026 (Tuesday) in Riga under Section 4.2 and Articles 5 and 6, and in force from June 1, 2026 on.";
        check(&[
            (term, "30 days", "60 days", Class::Number),
            (term, "shall", "may", Class::Modality),
            (term, "shall deliver", "shall not deliver", Class::Negation),
            (term, "may not", "may", Class::Negation),
            (term, "without", "with", Class::Negation),
            (term, "Supplier", "supplier", Class::Case),
            (term, "order, and", "order and", Class::Punctuation),
            (term, "order", "invoice", Class::Wording),
            (term, "30 days", "thirty days", Class::Notation),
            (price, "$500", "€500", Class::Number),
            (price, "5%", "5‰", Class::Number),
            (price, "$500", "500", Class::Punctuation),
            (term, "30 days", "thirty-one days", Class::Number),
            (term, "may not assign", "may not sell", Class::Wording),
            (
                term,
                "30 days",
                "30 days (without weekends)",
                Class::Wording,
            ),
            (date, "19 May", "20 May", Class::Date),
            (date, "19 May", "19 June", Class::Date),
            (date, "Tuesday", "Wednesday", Class::Date),
            (date, "June 1, 2026", "June 1, 2027", Class::Date),
            (date, "Section 4.2", "Section 4.3", Class::Reference),
            (date, "and 6", "and 7", Class::Reference),
            (date, "Section 4.2", "Section 4a", Class::Reference),
            (date, "Section 4.2", "Section 4.2(b)", Class::Reference),
            (date, "in Riga", "in May", Class::Wording),
            (date, "force", "no-fly force", Class::Wording),
            (date, "Riga", "Vilnius", Class::Wording),
        ]);
    }

    #[test]
    fn a_unit_in_words_leaves_the_number_as_it_is() {
        let picture = "The picture of the mill is 250px wide on each page of the book.";
        let door = "Ворота мельницы имеют 3m в ширину и открываются внутрь.";
        let team = "The team keeps the books of the mill and of the weir.";
        check(&[
            (picture, "250px", "250 pixels", Class::Wording),
            (picture, "250px", "300 pixels", Class::Number),
            (picture, "250px", "300px", Class::Number),
            (picture, "250px", "250pt", Class::Wording),
            (door, "3m", "3 метра", Class::Wording),
            (door, "3m", "три метра", Class::Wording),
            (door, "3m", "4 метра", Class::Number),
            (door, "3m", "4m", Class::Number),
            (team, "The team", "The 37miller team", Class::Wording),
            (team, "The team", "The first team", Class::Wording),
        ]);
        let floor = "They meet on the first floor of the mill.";
        check(&[
            (floor, "first", "1st", Class::Notation),
            (floor, "first", "2nd", Class::Number),
        ]);
    }

    #[test]
    fn a_share_written_otherwise_is_the_same_share() {
        let fine = "违约金为合同总额的百分之五，决议须经三分之二以上业主同意。";
        let rate = "The fee is five per cent of the price, and two-thirds of the members agree.";
        let euro = "Die Gebühr für das Wehr beträgt 1.000 Euro im Jahr und ist im Mai fällig.";
        check(&[
            (fine, "百分之五", "5%", Class::Notation),
            (fine, "百分之五", "6%", Class::Number),
            (fine, "百分之五", "百分之六", Class::Number),
            (fine, "三分之二", "2/3", Class::Notation),
            (rate, "five per cent", "5%", Class::Notation),
            (rate, "five per cent", "6%", Class::Number),
            (rate, "two-thirds", "2/3", Class::Notation),
            (euro, "1.000", "1000", Class::Notation),
            (euro, "1.000", "1500", Class::Number),
            (
                "The gap is 1.000 inches wide in all of the gates.",
                "1.000",
                "1000",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn capitals_in_other_words_and_numbers_of_points_have_their_classes() {
        let bar = "The class topBar hides the bar when the page is printed.";
        let law = "Dans les cas prévus aux 1° et 3° de cet article, le bureau décide à 20 °C.";
        let may = "The secretary may inform the chair of the society at once.";
        check(&[
            (bar, "topBar", "top-bar", Class::Wording),
            (bar, "topBar", "topbar", Class::Case),
            (law, "3°", "4°", Class::Reference),
            (law, "20 °C", "30 °C", Class::Number),
            (may, "at once", "without delay", Class::Wording),
            (
                "The board decides, under Sections 87 and 87-1, who gets the key.",
                "Sections 87 and 87-1",
                "Section 93-3",
                Class::Reference,
            ),
        ]);
    }

    #[test]
    fn what_comes_first_is_no_number() {
        check(&[
            (
                "Nobody leaves without ringing the bell.",
                "ringing",
                "first ringing",
                Class::Wording,
            ),
            (
                "Сторож закрывает ворота на ночь.",
                "Сторож",
                "Первый сторож",
                Class::Wording,
            ),
            (
                "The second keeper rings the bell.",
                "second",
                "third",
                Class::Number,
            ),
            (
                "The first keeper rings the bell.",
                "first",
                "second",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn brackets_around_a_name_are_marks_and_a_hyphen_is_none() {
        check(&[
            (
                "The form of RFC 1730 is kept.",
                "RFC 1730",
                "[RFC1730]",
                Class::Punctuation,
            ),
            (
                "The form of RFC 1730 is kept.",
                "RFC 1730",
                "RFC1730",
                Class::Spacing,
            ),
            (
                "The keeper must re-enter the code.",
                "re-enter",
                "reenter",
                Class::Spacing,
            ),
        ]);
    }

    #[test]
    fn japanese() {
        let term = "会員は、閉館の後も書庫を利用することができる。";
        check(&[
            (term, "できる", "できない", Class::Negation),
            (term, "書庫", "食堂", Class::Wording),
            (term, "できる", "できません", Class::Negation),
        ]);
        let duty = "館長は、名簿を保管しなければならない。";
        let shown = "館長は、名簿を掲示する。";
        check(&[
            (
                duty,
                "しなければならない",
                "することができる",
                Class::Modality,
            ),
            // Both permit.
            (term, "することができる", "してもよい", Class::Wording),
            (shown, "掲示する", "掲示しない", Class::Negation),
            (shown, "掲示する", "掲示しません", Class::Negation),
            (shown, "掲示する", "配布する", Class::Wording),
        ]);
    }

    #[test]
    fn russian() {
        let term = "Поставщик обязан передать товар в течение тридцати дней и не вправе уступать права по договору без согласия.";
        let date = "Подписано 19 мая 2026 г. (вторник) в Риге в соответствии со статьёй 5 и пунктом 3.1, всего 12 экземпляров.";
        check(&[
            (term, "тридцати", "шестидесяти", Class::Number),
            (term, "тридцати", "30", Class::Notation),
            (
                term,
                "без согласия",
                "(без срока) без согласия",
                Class::Wording,
            ),
            (term, "обязан", "может", Class::Modality),
            (term, "обязан", "не обязан", Class::Negation),
            (term, "не вправе", "вправе", Class::Negation),
            (term, "Поставщик", "поставщик", Class::Case),
            (term, "договору", "контракту", Class::Wording),
            (date, "19 мая", "20 мая", Class::Date),
            (date, "19 мая", "19 июня", Class::Date),
            (date, "вторник", "среда", Class::Date),
            (date, "статьёй 5", "статьёй 6", Class::Reference),
            (date, "3.1", "3.2", Class::Reference),
            (date, "12 экз", "13 экз", Class::Number),
            (date, "12 экз", "1 200 экз", Class::Number),
            ("Скидка с 2 000 рублей.", "2 000", "2000", Class::Notation),
            ("Скидка с 2 000 рублей.", "2 000", "2 500", Class::Number),
        ]);
    }

    #[test]
    fn a_modal_word_that_a_clause_replaces_went() {
        check(&[
            (
                "馆长可以处以罚款。",
                "可以",
                "在读者损坏图书或者逾期不还的情况下，",
                Class::Modality,
            ),
            (
                "The keeper may close the gate.",
                "may",
                "of the harbour, on every evening of the week,",
                Class::Modality,
            ),
        ]);
    }
}
