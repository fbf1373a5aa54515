//! The rule `sum-mismatch`.

mod below;

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::document::reading::{Paragraph, Reading};
use crate::facts::announced;
use crate::facts::counts::{self, List};
use crate::facts::number_words;
use crate::facts::summed;
use crate::finding::Finding;
use crate::language::topics::counting;
use crate::language::{Knowledge, Language};
use crate::rule::{Options, declare_rule};
use crate::rules::sum_mismatch::below::Below;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a stated number that does not match the items listed after it: `four committees: A, B and C`.
    ///
    /// The list follows a colon in the same sentence, is in brackets after the number or before it (`A, B and C, three
    /// committees in all`), or is a list of items below (`the following three conditions:`, `There are two drawbacks:`). If a joining word may
    /// or may not separate two items, both counts are accepted. Lists that end with 等, etc. or и т. д. are ignored.
    /// Percentages are added up if the sentence itself gives their total.
    ///
    /// ## Why
    /// An item is added or dropped and the number is not updated. A reader cannot know whether the list or the number is
    /// right.
    ///
    /// ## Example
    /// ```bad
    /// 委员会设四个分委会：金融分委会、能源分委会和农业分委会。
    /// ```
    /// ```bad
    /// The society has four sections: the finance section, the energy section and the farming section.
    /// ```
    /// ```good
    /// Комиссия состоит из трёх комитетов: финансового, энергетического и аграрного.
    /// ```
    ///
    /// ## Default
    /// A warning: the ends of the items are inferred from punctuation alone. Either the number or the list may be wrong, so
    /// there is no fix.
    "sum-mismatch", "dates and numbers", Warning, needs &[Knowledge::Lists] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let known = Known::default();
    let number = reading.number();
    for paragraph in reading.prose() {
        let Some(language) = paragraph.language() else {
            continue;
        };
        let key = paragraph.key();
        findings.extend(below((reading, &known), paragraph, language));
        for sentence in paragraph.sentences() {
            let text = sentence.of(key);
            let shift_key = |span: Span| Span {
                start: span.start + sentence.start,
                end: span.end + sentence.start,
            };
            let shift = |span: Span| paragraph.source(shift_key(span));
            for List { count, at, range } in counts::listed(text, language, announced::followed)
                .into_iter()
                .chain(summed::find(text, language))
            {
                let (least, most) = range;
                if (least..=most).contains(&count.number)
                    || paragraph.is_hidden(shift(count.span))
                    || fits_count_before(key, shift_key(count.span), range)
                    || is_parted_by_link(reading, shift(count.span), shift(at))
                    || is_of_a_name((reading, &known), key, shift_key(count.span))
                    || (least > count.number && is_examination(language, text))
                {
                    continue;
                }
                let written = count.span.of(text);
                let message = match (least, most) {
                    _ if least == most => {
                        message!("sum-mismatch.listed", written = written, count = least)
                    }
                    _ if least + 1 == most => message!(
                        "sum-mismatch.one-or-other",
                        written = written,
                        least = least,
                        most = most
                    ),
                    _ => message!("sum-mismatch.at-most", written = written, count = most),
                };
                findings.push(RULE.conflict(
                    number,
                    shift(count.span),
                    message,
                    vec![(shift(at), message!("sum-mismatch.list"))],
                ));
            }
            if let Some((total, sum)) = counts::percentages(text) {
                findings.push(RULE.conflict(
                    number,
                    shift(total),
                    message!(
                        "sum-mismatch.percentages",
                        sum = sum,
                        total = total.of(text)
                    ),
                    vec![(paragraph.source(*sentence), message!("sum-mismatch.parts"))],
                ));
            }
        }
    }
}

/// A number announced before a list, and the items below it.
fn below(
    (reading, known): (&Reading, &Known),
    paragraph: Paragraph,
    language: &Language,
) -> Option<Finding> {
    let Below {
        count,
        listed,
        last,
    } = below::labelled(reading, paragraph, language)
        .or_else(|| below::find(reading, paragraph, language))?;
    let written = count.span.of(paragraph.key());
    if fits_count_before(paragraph.key(), count.span, (listed, listed)) {
        return None;
    }
    if is_of_a_name((reading, known), paragraph.key(), count.span) || is_choice(language, written) {
        return None;
    }
    Some(RULE.conflict(
        reading.number(),
        paragraph.source(count.span),
        message!("sum-mismatch.listed", written = written, count = listed),
        vec![(last, message!("sum-mismatch.last"))],
    ))
}

/// Whether the list has as many things as a number says that stands right before the one at a place of a key: 三等十级, ten grades in
/// three ranks.
fn fits_count_before(key: &str, span: Span, (least, most): (u64, u64)) -> bool {
    let front = &key[..span.start as usize];
    // Two Model 5 locks: the number of a name is between that of the list and what is counted.
    let mut words = front.trim_end().rsplit(' ');
    let named = words
        .next()
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    let first = words.next().and_then(number_words::read);
    if named && first.is_some_and(|word| (least..=most).contains(&word.value)) {
        return true;
    }
    let mut before = front.chars();
    let counted = before.next_back().is_some_and(script::is_han);
    let head = before.as_str();
    let number = &head[head.trim_end_matches(numeral::is_han_numeral).len()..];
    let number = numeral::han(number).filter(|_| counted);
    number.is_some_and(|number| (least..=most).contains(&number))
}

/// Whether a number at a place of a key is that of a name, of which the document has another one: Stage 3 reviewers, where there is a
/// Stage 2.
fn is_of_a_name((reading, known): (&Reading, &Known), key: &str, span: Span) -> bool {
    let written = span.of(key);
    if is_cached(known, written, || is_grade(reading, written)) {
        return true;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let number: String = span.of(key).chars().take_while(|c| is_digit(*c)).collect();
    let before = key[..span.start as usize].trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    if number.is_empty() || !word.starts_with(char::is_uppercase) {
        return false;
    }
    let name = format!("{word} ");
    is_cached(known, &format!("{name}{number}"), || {
        reading.keys().match_indices(&name).any(|(at, _)| {
            let behind = reading.keys()[at + name.len()..].chars();
            let other: String = behind.take_while(|c| is_digit(*c)).collect();
            !other.is_empty() && other != number
        })
    })
}

/// What was found out of names and grades of a document, by the words: each is looked for once.
type Known = RefCell<FxHashMap<String, bool>>;

fn is_cached(known: &Known, words: &str, find: impl FnOnce() -> bool) -> bool {
    if let Some(found) = known.borrow().get(words) {
        return *found;
    }
    let found = find();
    known.borrow_mut().insert(words.to_owned(), found);
    found
}

/// Whether a link ends between a number and its list: the number is part of a title, and the list says what is behind it.
fn is_parted_by_link(reading: &Reading, count: Span, list: Span) -> bool {
    let gap = Span {
        start: count.start,
        end: list.start.max(count.end),
    };
    reading.quote(gap).contains("](")
}

/// Whether so many are to be chosen of those that are listed.
fn is_choice(language: &Language, written: &str) -> bool {
    let lower = written.to_lowercase();
    let mut choices = language.counting.choices.iter();
    choices.any(|words| lower.contains(words))
}

/// Whether somebody is examined, who does so many of the things that are listed.
fn is_examination(language: &Language, sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| language.counting.examinees.contains(&word))
}

/// Whether what is counted is a grade, of which the document has another one: 三级医疗事故, where there are 二级医疗事故.
fn is_grade(reading: &Reading, written: &str) -> bool {
    let noun = written.trim_start_matches(numeral::is_han_numeral);
    let first = noun.chars().next();
    let level = first.is_some_and(|c| counting::has(|each| each.levels, c));
    if noun == written || !level {
        return false;
    }
    reading.keys().match_indices(noun).any(|(at, _)| {
        let before = &reading.keys()[..at];
        let other = &before[before.trim_end_matches(numeral::is_han_numeral).len()..];
        !other.is_empty() && !written.starts_with(other)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_numbers_that_do_not_fit_their_lists() {
        for (text, announced) in [
            ("公司设财务组、工程组、法律组和市场组三个小组。", "三个"),
            ("码头出售绳索、木桨、渔网两种。", "两种"),
            (
                "The club has four teams (lending, repairs, and events).",
                "four teams",
            ),
            ("学院设五个系：数学系、物理系、化学系和生物系。", "五个系"),
            (
                "The plan has three stages: design, building, testing, and handover.",
                "three stages",
            ),
            (
                "В отделе четыре сектора: правовой, финансовый и кадровый.",
                "четыре сектора",
            ),
            (
                "申请人应当具备下列三项条件：\n\n（一）成年；\n\n（二）有住所。",
                "三项",
            ),
            (
                "当館は三つの部屋を設ける：書庫、工房、食堂、寝室。",
                "三つの部屋",
            ),
            (
                "도서관은 다음 네 개의 부서를 둔다: 열람, 수리 및 보존.",
                "네 개의 부서",
            ),
            (
                "The following five keepers were absent: Hill, Dale, Marsh and Ford.",
                "five keepers",
            ),
            (
                "Of the cost, rent takes 40%, wages 30% and power 20%, a total of 100%.",
                "100%",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert!(all[0][0].starts_with(announced), "{text}: {all:?}");
        }
    }

    #[test]
    fn finds_numbers_that_do_not_fit_the_list_below() {
        for (text, announced) in [
            (
                "There are two weak points of this lock:\n\n1. **Rust**: it sticks.\n\n   Oil it.\n\n2. **Dust**: it clogs.\n3. **Frost**: it jams.\n\nNext, the gate.",
                "two weak points",
            ),
            (
                "We add three new tools:\n\n- `saw`\n  - for wood\n- `file`\n\n## Gates\n\n- one\n- two",
                "three new tools",
            ),
            (
                "`rise` takes two arguments.\n\n- `by`: how far\n- `to`: where\n- `at`: when\n",
                "two arguments",
            ),
            (
                "这种水闸有两个缺点：\n\n1. **生锈**：难开。\n2. **积灰**：难关。\n3. **结冰**：难动。",
                "两个缺点",
            ),
            (
                "3. The key is kept here.\n\n4. There are two keepers of the lock:\n\n- the miller\n- the smith\n- the clerk\n\n5. The gate is shut.",
                "two keepers",
            ),
            (
                "У этого затвора два недостатка:\n\n- ржавчина;\n- пыль;\n- лёд.",
                "два недостатка",
            ),
        ] {
            let all = found_in(&RULE, "locks.md", text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], announced, "{text}");
        }
    }

    #[test]
    fn lists_of_something_else_below_are_none() {
        for text in [
            "The two gates differ:\n\n- rust\n- dust\n- frost",
            "- Grade 2 of the lock is built\n- Grade 3 builders:\n  - Hill, from May\n  - Dale\n  - Ford\n  - Marsh",
            "Grade 2 of the lock is built.\n\nGrade 3 builders: Hill, Dale.",
            "There are two ways to oil the lock:\n\n1. Lift the gate and pour it in.\n1. Ask the smith.\n  - He is in on Mondays.\n\nNext, the gate.",
            "这把锁支持换芯、上油、软硬两种钥匙。",
            "这把锁有八位（空格也会被算在里面，因为它也是一个字符），长得很。",
            "开锁要三样东西，分别是钥匙和两个 齿轮。",
            "Two spare gates allow this:\n\n- rust\n- dust\n- frost",
            "If there are two keepers, they share this:\n\n- rust\n- dust\n- frost",
            "There are three letters:\n\n- `a` and `b` – for gates\n- `c` – for locks",
            "There are two weak points:\n\n- rust\n- dust\n\nMore of them:\n\n- frost",
            "The keeper takes two arguments.\n\n- Rust is one thing.\n- Dust is another.\n- Frost is the last.",
            "There are four things:\n\n- rust\n- dust\n\nText.\n\n- frost\n- mud",
        ] {
            assert!(found_in(&RULE, "locks.md", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_grade_among_others_is_no_count() {
        let text = "码头事故分为四级：\n\n二级码头事故：造成船只沉没的；\n\n三级码头事故：造成船只轻微受损、货物部分落水的；\n\n四级码头事故：造成其他损失的。";
        silent(&RULE, &[text]);
    }

    #[test]
    fn a_text_of_so_many_characters_or_words_is_no_list() {
        for text in [
            "守闸人只说三个字：快关闸，水来了。",
            "这扇门上刻着四个字：水深，勿近。",
            "Names of gates and their parts are joined by two underscores (`gate__key`, `gate__lock`, `gate__bolt`).",
            "He said two words: shut it, now or never, please.",
        ] {
            silent(&RULE, &[text]);
        }
        for text in [
            "船闸刻着三个字母：甲、乙。",
            "The gates are marked with four letters: a, b and c.",
            "The rule of the lock is three words: silence, order.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn examples_in_brackets_are_no_whole_list() {
        silent(
            &RULE,
            &["In the log, the keepers have four class names (`gate`, `lock`)."],
        );
        for text in [
            "In the log, the keepers have four class names (`gate`, `bolt` and `lock`).",
            "In the log, the keepers have two class names (`gate`, `bolt`, `lock`).",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn one_of_two_numbers_in_a_row_may_be_the_one_of_the_list() {
        let text = "守闸人的职务设下列三等九级：\n\n（一）闸长：正闸长、副闸长；\n\n（二）闸员：长闸员、大闸员、小闸员；\n\n（三）学徒：大学徒、小学徒。";
        assert!(found(&RULE, text).is_empty());
        assert_eq!(found(&RULE, &text.replace("三等", "四等")).len(), 1);
    }

    #[test]
    fn stops_inside_code_end_no_list() {
        let text = "开闸的写法大致有三种：不带条件的写法、带条件的 `UP ... IF` 写法、`lock` 写法。";
        assert!(found_in(&RULE, "a.md", text).is_empty());
        let text = text.replace(" ... ", "_").replace("三种", "五种");
        assert_eq!(found_in(&RULE, "a.md", &text).len(), 1);
    }

    #[test]
    fn a_choice_and_the_title_of_a_link_announce_nothing() {
        let text = "Der Prüfling wählt zwei der folgenden Gebiete aus:\n\n1. Segeln;\n2. Rudern;\n3. Fischen.\n";
        silent(&RULE, &[text]);
        assert_eq!(
            found(&RULE, &text.replace("der folgenden", "folgende")).len(),
            1
        );
        let text = "- [港口的四层模型](a.md)：码头层、船闸层和航道层的说明。\n";
        assert!(found_in(&RULE, "a.md", text).is_empty());
        assert_eq!(
            found(&RULE, "港口的四层模型：码头层、船闸层和航道层。").len(),
            1
        );
    }

    #[test]
    fn a_number_before_a_name_may_count_what_is_listed() {
        let text = "The keeper needs {} Model 5 lamps: the red lamp and the blue lamp.";
        silent(&RULE, &[&text.replace("{}", "two")]);
        assert_eq!(found(&RULE, &text.replace("{} Model 5", "five")).len(), 1);
        silent(
            &RULE,
            &[
                "The rule is wider than the three gates: the elm gate, the oak gate, the ash gate and the fir gate.",
            ],
        );
    }

    #[test]
    fn an_examinee_does_some_of_what_is_listed() {
        let text = "{} hat zwei Knoten (Palstek, Schotstek, Webleinstek, Achtknoten) und eine Leine vorzuführen.";
        silent(&RULE, &[&text.replace("{}", "Der Prüfling")]);
        assert_eq!(found(&RULE, &text.replace("{}", "Das Buch")).len(), 1);
    }

    #[test]
    fn a_joint_left_over_from_the_source_parts_items() {
        let text = "Сторож пишет тремя знаками: `lamp`, `gate` {} `net`.";
        silent(
            &RULE,
            &[&text.replace("{}", "and"), &text.replace("{}", "и")],
        );
        assert_eq!(
            found(&RULE, &text.replace(", `gate`", "").replace("{}", "и")).len(),
            1
        );
    }

    #[test]
    fn commas_inside_items_part_no_items() {
        silent(
            &RULE,
            &[
                "城里有两座水闸：一座在南边，建于1990年，一座在北边。",
                "The town has two locks: one in the north, built in 1990, one in the south.",
                "Затвор принимает два знака: рычаг, за который тянет сторож, и сигнал.",
                "Есть две причины: во-первых, мороз, пыль и ветер, во-вторых, ночь.",
                "The firm has two yards: Turku, Finland, and Gdynia, Poland.",
                "The firm has two yards: Turku, Finland and Gdynia, Poland.",
                "Es gibt zwei Mängel: erstens fehlen Öl, Docht und Glas, zweitens ist die Lampe alt.",
                "Il y a deux défauts : d'une part, la rouille, la poussière et le gel, d'autre part, la nuit.",
                "Hay dos comidas: sopa, pan y agua, o fruta.",
                "Избраны два сторожа: Белов, мельник, и Орлов, кузнец.",
                "Обрано двох сторожів: Гончара, мельника, та Ткача, коваля.",
            ],
        );
    }

    #[test]
    fn is_silent_where_the_list_fits_or_is_open() {
        silent(
            &RULE,
            &[
                "学院设四个系：数学系、物理系、化学系和生物系。",
                "两个小组：研究和开发组、法律组。",
                "涉及多个部门：公安、海关等。",
                "The plan has three stages: design, building and testing.",
                "There are two cases: research and development, and sales.",
                "It took two days: he slept.",
                "В отделе три сектора: правовой, финансовый и кадровый.",
                "申请人应当具备下列两项条件：\n\n（一）成年；\n\n（二）有住所。",
            ],
        );
    }
}
