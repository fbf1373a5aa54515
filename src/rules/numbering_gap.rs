//! The rule `numbering-gap`.

mod amid;
mod captions;
mod ending;
mod missing;
mod sequence;
mod told;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::document::Kind;
use crate::document::reading::Reading;
use crate::facts::label::Style;
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::rules::numbering_gap::sequence::Item;
use crate::rules::numbering_gap::told::Wrong;

declare_rule! {
    /// ## What it does
    /// Finds numbers of clauses, items, tables and annexes that are missing, repeated or out of order.
    ///
    /// 第一条, `一、`, （一）, 1., 1.2.3, (a), а), (iv) and ① are followed, each in a sequence of its own; a list may restart and may be
    /// nested in another. A sequence is checked once it starts at 1 and has two numbers in order, and not at all if it is broken
    /// throughout; numbered sections (6.13, 6.14) are also checked in an excerpt that starts at a later number. Letters that a
    /// standard skips are not reported as missing.
    ///
    /// ## Why
    /// A missing number means a deleted or lost clause, and every later reference may point to the wrong one.
    ///
    /// ## Example
    /// ```bad
    /// （一）受理申请；
    ///
    /// （二）核对材料；
    ///
    /// （四）作出决定。
    /// ```
    /// ```bad
    /// (a) receive the form;
    ///
    /// (b) check the form;
    ///
    /// (b) issue the permit;
    ///
    /// (c) file the form.
    /// ```
    /// ```good
    /// 1) принять заявление;
    ///
    /// 2) проверить заявление;
    ///
    /// 1) вынести решение.
    /// ```
    ///
    /// ## Default
    /// A warning: a clause may have been left out on purpose. Numbers are never changed, because references depend on them.
    "numbering-gap", "dates and numbers", Warning, needs &[] => Each(check)
}

/// How many paragraphs may be between two items of a list. With 24 the same; with 6 two findings fewer.
const FAR: usize = 12;
/// How many lists may be inside each other. With 4 and 16 the same.
const DEEPEST: usize = 8;
/// A sequence with more than one slip in so many items is no sequence. With 6 one case fewer right; with 24 three findings
/// fewer.
const ORDERLY: usize = 12;
/// So many numbers in order show that a sequence counts. With 6 the same; with 2 two findings more.
const TRUSTED: u64 = 3;
/// So many wide steps, and one in so many of all steps, show that parts were selected. Chosen by hand, 2026-11.
const SELECTED: usize = 4;
/// The widest step from one number to the next that is a gap and not another sequence. With 6 the same; with 2 one finding
/// fewer and one mended place fewer.
const WIDEST: u64 = 3;

/// A sequence that is still open.
struct Series {
    last: Item,
    /// How many numbers have followed each other.
    length: u64,
}

impl Series {
    /// A run that is judged only after further numbers.
    fn anew(last: Item) -> Self {
        Self { last, length: 0 }
    }
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let partial = OnceCell::new();
    let sequences = sequence::sequences(reading);
    let excerpts = excerpts(&sequences);
    for (style, segments) in sequences {
        if excerpts.contains(&style) {
            continue;
        }
        let items: usize = segments.iter().map(Vec::len).sum();
        let mut wrong = Vec::new();
        for items in &segments {
            judge((reading, &partial), style, items, &mut wrong);
        }
        // A number that is one too high leaves a gap and appears twice: that is one slip.
        let slips = wrong.len() - wrong.windows(2).filter(|two| is_one_slip(two)).count();
        // A sequence that is broken all over is no sequence.
        if slips > 1 && slips * ORDERLY > items {
            continue;
        }
        for (item, what) in wrong {
            findings.push(told::finding(reading, item, &what));
        }
    }
}

/// The kinds of parts of which the document gives a selection: one step in so many from one to the next passes over others.
fn excerpts(sequences: &[(Style, Vec<Vec<Item>>)]) -> Vec<Style> {
    let mut steps: BTreeMap<Style, (usize, usize)> = BTreeMap::new();
    for (style, segments) in sequences {
        let (all, wide) = steps.entry(*style).or_default();
        for two in segments.iter().flat_map(|items| items.windows(2)) {
            *all += usize::from(two[1].number > two[0].number);
            *wide += usize::from(two[1].number > two[0].number + 1);
        }
    }
    let divided = steps.into_iter().filter(|(style, (all, wide))| {
        matches!(style, Style::Division(division) if !division.is_caption())
            && *wide >= SELECTED
            && wide * SELECTED >= *all
    });
    divided.map(|(style, _)| style).collect()
}

/// Whether the second is the same number, standing where it belongs.
fn is_one_slip(two: &[(Item, Wrong)]) -> bool {
    let [(one, Wrong::Missing { .. }), (two, Wrong::Twice { last })] = two else {
        return false;
    };
    one.number == two.number && last.paragraph == one.paragraph
}

fn judge(
    (reading, partial): (&Reading, &OnceCell<bool>),
    style: Style,
    items: &[Item],
    wrong: &mut Vec<(Item, Wrong)>,
) {
    let mut runs: Vec<Series> = Vec::new();
    for (at, item) in items.iter().copied().enumerate() {
        let goes_on = |run: &Series| run.last.number + 1 == item.number;
        if let Some(open) = runs.iter().rposition(goes_on) {
            runs.truncate(open + 1);
            runs[open].last = item;
            runs[open].length += 1;
            continue;
        }
        let Some(run) = runs.last_mut().filter(|_| item.number > 1) else {
            // A list is inside another only where something introduces it.
            let before = item.paragraph.checked_sub(1);
            if let Some(run) = runs
                .last_mut()
                .filter(|run| begins_twice(run, &items[at..]))
            {
                wrong.push((item, Wrong::Twice { last: run.last }));
                run.last = item;
                continue;
            }
            if !before.is_some_and(|before| reading.paragraph(before).key().ends_with(':')) {
                runs.clear();
            }
            runs.push(Series {
                last: item,
                length: u64::from(item.number == 1),
            });
            runs.drain(..runs.len().saturating_sub(DEEPEST));
            continue;
        };
        let next = items.get(at + 1).map(|next| next.number);
        let trusted = is_trusted(style, run)
            || is_inside(style, run, item, next)
            || amid::is_behind_the_gap((reading, partial), style, items, at);
        if are_apart(reading, style, run.last, item) || !trusted {
            *run = Series::anew(item);
            continue;
        }
        if item.number + 1 == run.last.number {
            // What comes too late was told of where it was missing.
            continue;
        }
        // 1, 2, 2, 4: the second 2 should have been 3, and that was told.
        let made_up = wrong.last().is_some_and(|(twice, what)| {
            matches!(what, Wrong::Twice { .. })
                && twice.paragraph == run.last.paragraph
                && item.number == run.last.number + 2
        });
        if made_up {
            run.length += 1;
            run.last = item;
            continue;
        }
        wrong.extend(wrong_with(reading, style, run.last, item, next).map(|what| (item, what)));
        run.length += 1;
        run.last = item;
    }
}

/// Whether items stand so far apart that they are of two lists, and what is between them was not set apart.
fn are_apart(reading: &Reading, style: Style, last: Item, item: Item) -> bool {
    let listed = !matches!(style, Style::Division(_) | Style::Decimal(2..) | Style::Han);
    let heading = |item: Item| reading.paragraph(item.paragraph).kind == Kind::Heading;
    let far = item.paragraph - last.paragraph > FAR;
    let headed = heading(last) && heading(item);
    listed && !headed && (far || sequence::are_parted(reading, last, item))
}

/// Whether a run came from 1 without a break; a chapter is a chapter even alone.
fn is_trusted(style: Style, run: &Series) -> bool {
    let enough = match style {
        Style::Division(division) if division.is_caption() => 2,
        Style::Division(_) | Style::Decimal(2..) => 1,
        _ => 2,
    };
    run.length >= enough && run.length >= run.last.number.min(TRUSTED)
}

/// Whether a list starts with its first number twice, one below the other: 1, 1, 2, 3.
fn begins_twice(run: &Series, items: &[Item]) -> bool {
    let [first, next, third, ..] = items else {
        return false;
    };
    let numbers = [run.last, *first, *next, *third].map(|item| item.number);
    numbers == [1, 1, 2, 3] && first.paragraph == run.last.paragraph + 1
}

/// Whether a run that did not start at 1 goes on after a slip: sections after a gap (6.13, 6.14, 6.16, 6.17), captions after one that
/// is repeated (3, 4, 4, 5).
fn is_inside(style: Style, run: &Series, item: Item, next: Option<u64>) -> bool {
    let slip = match style {
        Style::Decimal(2..) => item.number > run.last.number,
        Style::Division(division) if division.is_caption() => item.number == run.last.number,
        _ => false,
    };
    slip && run.length >= 1 && next == Some(item.number + 1)
}

/// What is wrong with a number after `last` and before the number `next`.
fn wrong_with(
    reading: &Reading,
    style: Style,
    last: Item,
    item: Item,
    next: Option<u64>,
) -> Option<Wrong> {
    let number = item.number;
    // A caption may be told apart from a sentence about the table by nothing; that it is repeated proves nothing.
    let caption = matches!(style, Style::Division(division) if division.is_caption());
    let beside = item.paragraph == last.paragraph + 1;
    // The next may count on as if the number had been the right one.
    let goes_on = next.is_some_and(|next| (number + 1..=number + 2).contains(&next));
    let continued = || {
        let [one, two] = [last, item].map(|item| reading.paragraph(item.paragraph));
        one.kind == Kind::Heading && one.key() == two.key() && !one.body().is_empty()
    };
    if number == last.number && continued() {
        // The same heading stands once more at the top of a page.
        None
    } else if number == last.number && (goes_on || beside) {
        (!caption || (goes_on && captions::has_other_title(reading, last, item)))
            .then_some(Wrong::Twice { last })
    } else if number == last.number
        && next.is_none()
        && (caption && captions::has_other_title(reading, last, item)
            || !caption && ending::is_twice(reading, style, last, item))
    {
        Some(Wrong::Twice { last })
    } else if number == last.number + 2 && next == Some(number - 1) {
        (!caption).then_some(Wrong::Order { last })
    } else if number > last.number + 1 && number <= last.number + WIDEST {
        let missing = last.number + 1;
        (!missing::is_accounted_for(reading, style, last, item))
            .then_some(Wrong::Missing { last, missing })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn a_heading_that_stands_again_at_the_top_of_a_page_is_one() {
        let text = "# 1 Keepers\n\nElm.\n\n# 2 Gates\n\nElm.\n\n# 3 Locks\n\nElm.\n\n# 4 Gates\n\nElm.\n\n# 5 Lamps\n\nOak.\n\n# {}\n\nAsh.\n\n# 6 Ropes\n\nFir.\n\n# 7 Boats\n\nYew.\n";
        assert!(found_in(&RULE, "x.md", &text.replace("{}", "5 Lamps")).is_empty());
        assert_eq!(
            found_in(&RULE, "x.md", &text.replace("{}", "5 Pumps")).len(),
            1
        );
    }

    #[test]
    fn a_selection_of_articles_has_gaps() {
        let law = |numbers: &[&str]| {
            let article = |number: &&str| format!("Article {number}\n\nLe gardien veille.\n\n");
            numbers.iter().map(article).collect::<String>()
        };
        let some = law(&[
            "3", "8", "11", "19", "20", "21", "40", "40-1", "40-3", "40-4", "52",
        ]);
        assert!(found(&RULE, &some).is_empty());
        let all = law(&["1", "2", "3", "4", "5", "5-1", "5-3", "5-4", "6", "7"]);
        assert_eq!(found(&RULE, &all).len(), 1);
    }

    #[test]
    fn finds_gaps_repeats_and_disorder() {
        for (text, label) in [
            (
                "第一条 甲方交货。\n\n第二条 乙方付款。\n\n第四条 本合同自签字之日起生效。",
                "第四条",
            ),
            (
                "一、总则\n\n本办法适用于全市。\n\n二、职责\n\n各部门配合。\n\n四、附则\n\n自公布之日起施行。",
                "四、",
            ),
            ("а) первое;\n\nб) второе;\n\nг) четвёртое.", "г)"),
            (
                "1.1 Scope\n\nText one.\n\n1.2 Terms\n\nText two.\n\n1.4 Fees\n\nText three.",
                "1.4",
            ),
            ("(1) one;\n\n(2) two;\n\n(2) three;\n\n(3) four.", "(2)"),
            ("(i) one;\n\n(ii) two;\n\n(iv) three.", "(iv)"),
            ("表1 收入\n\n表2 支出\n\n表4 结余", "表4"),
            (
                "第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n\n第三章 附则\n\n第三条 丙。",
                "第三章",
            ),
            (
                "1) раз;\n\n2) два;\n\n4) четыре;\n\n3) три;\n\n5) пять.",
                "4)",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], label, "{text}");
        }
    }

    #[test]
    fn finds_gaps_in_excerpts_captions_and_bare_headings() {
        for (text, label) in [
            (
                "7.23 Locks\n\nText.\n\n7.24 Gates\n\nText.\n\n7.26 Boats\n\nText.\n\n7.27 Nets\n\nText.",
                "7.26",
            ),
            (
                "Figure 1. A lock\n\nFigure 2. A gate\n\nFigure 2. A boat\n\nFigure 3. A net",
                "Figure 2",
            ),
            (
                "1 Locks\n\nText one.\n\n2 Gates\n\nText two.\n\n2 Boats\n\nText three.\n\n3 Nets\n\nText four.",
                "2",
            ),
            ("1. lock\n\n1. gate\n\n2. boat\n\n3. net", "1."),
            ("(а) раз;\n\n(б) два;\n\n(г) три.", "(г)"),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], label, "{text}");
        }
    }

    #[test]
    fn finds_the_last_heading_with_the_number_of_the_one_before() {
        let sections = "## 3 Oars\n\nText.\n\n### 3.1 Length\n\nText.\n\n### 3.2 Wood\n\nText.\n\n### 3.2 {}\n\nMore text.\n";
        assert_eq!(
            found_in(&RULE, "x.md", &sections.replace("{}", "Paint")),
            [["3.2", "3.2"]]
        );
        assert!(found_in(&RULE, "x.md", &sections.replace("{}", "Wood (continued)")).is_empty());
        let articles = "Harbour rules\n\nArticle 1\n\nThe lamp is lit.\n\nArticle 2\n\nThe nets are dry.\n\nArticle 2\n\nThe boats pay.";
        assert_eq!(found(&RULE, articles), [["Article 2", "Article 2"]]);
        silent(
            &RULE,
            &[
                "Article 1\n\nThe lamp is lit.\n\nArticle 2\n\nThe nets are dry.\n\nArticle 2 (continued)\n\nThe boats pay.",
                "3.1 The lamp is lit.\n\n3.2 The nets are dry.\n\nIn winter\n\n3.2 The nets are wet.",
            ],
        );
    }

    #[test]
    fn lists_under_two_items_and_letters_in_cells_are_no_run() {
        let list = "1. Oars:\n\n    a)  long ones,\n\n    b)  short ones,\n\n    c)  old ones;\n\n2. {}\n    b)  white ones,\n\n    c)  brown ones,\n\n    d)  torn ones;\n";
        silent(
            &RULE,
            &[
                &list.replace("{}", "a)  red sails,\n\n"),
                &list.replace("{}", "Sails:\n\n"),
            ],
        );
        let one = "1. Oars:\n\n    a)  long ones,\n\n    b)  short ones,\n\n    c)  old ones,\n\n    c)  new ones,\n\n    d)  torn ones;\n";
        assert_eq!(found(&RULE, one), [["c)", "c)"]]);
        let rows = "* * 5\n  * Reading\n  * a)\n  * Plans are read\n\n* * b)\n  * Lists are read\n\n* * c)\n  * Books are read\n\n* * 6\n  * Writing\n\n* * b)\n  * Lists are written\n\n* * c)\n  * Books are written\n\n* * d)\n  * Letters are written\n";
        assert!(found_in(&RULE, "x.md", rows).is_empty());
    }

    #[test]
    fn finds_one_gap_in_runs_that_begin_anywhere() {
        for (text, label) in [
            (
                "第二十条 灯应当点亮。\n\n第二十一条 灯应当擦净。\n\n第二十三条 灯应当关闭。\n\n第二十四条 灯应当登记。",
                "第二十三条",
            ),
            (
                "Статья 7. Лампы\n\nТекст.\n\nСтатья 8. Сети\n\nТекст.\n\nСтатья 10. Лодки\n\nТекст.\n\nСтатья 11. Конец\n\nТекст.",
                "Статья 10.",
            ),
            (
                "6. lock;\n\n7. gate;\n\n9. boat;\n\n10. net;\n\n11. rope.",
                "9.",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], label, "{text}");
        }
        let headings = "## 4 Locks\n\nText.\n\n## 5 Gates\n\nText.\n\n## 7 Boats\n\nText.\n\n## 8 Nets\n\nText.\n";
        assert_eq!(found_in(&RULE, "x.md", headings).len(), 1);
    }

    #[test]
    fn numbers_that_are_picked_out_are_no_run() {
        silent(
            &RULE,
            &[
                // Two gaps, too few, a gap at an end, a reason, an excerpt, an act that amends, a list with text in it.
                "第二十条 甲。\n\n第二十二条 乙。\n\n第二十三条 丙。\n\n第二十五条 丁。\n\n第二十六条 戊。",
                "6. lock;\n\n7. gate;\n\n9. boat;\n\n10. net.",
                "第二十条 甲。\n\n第二十二条 乙。\n\n第二十三条 丙。\n\n第二十四条 丁。",
                "第二十条 甲。\n\n第二十一条 乙。\n\n（第二十二条废止）\n\n第二十三条 丙。\n\n第二十四条 丁。",
                "港口条例（节选）\n\n第二十条 甲。\n\n第二十一条 乙。\n\n第二十三条 丙。\n\n第二十四条 丁。",
                "Статья 7. Утратила силу.\n\nСтатья 8. Сети\n\nСтатья 10. Лодки\n\nСтатья 11. Конец",
                "6. lock;\n\n7. gate;\n\nThe keeper asks for more.\n\n9. boat;\n\n10. net;\n\n11. rope.",
            ],
        );
    }

    #[test]
    fn the_numbers_of_a_quotation_are_those_of_its_source() {
        let text = |mark: &str| {
            let lines = ["1.1 Oars", "1.2 Sails", "1.3 Ropes", "1.5 Nets"];
            lines
                .map(|line| format!("{mark}{line} are kept dry.\n\n"))
                .concat()
        };
        assert_eq!(found_in(&RULE, "a.md", &text("")).len(), 1);
        assert!(found_in(&RULE, "a.md", &text("> ")).is_empty());
    }

    #[test]
    fn lists_may_restart_stand_inside_each_other_and_run_past_h() {
        silent(
            &RULE,
            &[
                "(a) one;\n\n(b) two;\n\n(a) one again;\n\n(b) two again.",
                "1. one\n\n2. two:\n\n1. inner\n\n2. inner\n\n3. inner\n\n3. three\n\n4. four",
                "(f) six;\n\n(g) seven;\n\n(h) eight;\n\n(i) nine;\n\n(j) ten.",
                "（一）甲；（二）乙；\n\n（三）丙；（四）丁；\n\n（五）戊。",
                "第一条 甲方交货。\n\n第一条之一 甲方发货。\n\n第二条 乙方付款。",
                "第五条 修改为：\n\n第九条 修改为：\n\n第十二条 删除。",
                "附件1 名单\n\n附件2 预算\n\n附表1 工时",
            ],
        );
    }

    #[test]
    fn comments_of_a_grammar_are_no_headings() {
        let text = "# 5.1\n{}\n# 5.2\n{}\n# 5.4\n{}\n# 5.5\n{}\n";
        silent(&RULE, &[&text.replace("{}", "name = letter *letter")]);
        assert_eq!(
            found(&RULE, &text.replace("{}", "The name has letters.")).len(),
            1
        );
    }
}
