//! The rule `mixed-width`.

use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::rule::{Options, declare_rule};
use crate::rules::halfwidth_punctuation::{tally, widened};
use crate::rules::usual;
use crate::text::fold;
use crate::text::marks::{self, WIDTHS};
use crate::text::script;
use crate::text::span::Span;
use crate::text::width::Tally;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds punctuation, letters and digits that are in one width in a few places and in the other width everywhere else.
    ///
    /// Each mark gets one finding for the whole document, with all of its places. The rule reports half-width marks between Han
    /// characters, or between Han characters and a foreign word, a number or code, if the document usually has full-width ones
    /// there; pairs of brackets in two widths; full-width marks between words in other scripts; and full-width letters and digits
    /// among half-width ones.
    ///
    /// ## Why
    /// The odd one is a typing slip. It looks uneven in print, and searches and comparisons see a different text.
    ///
    /// ## Example
    /// ```bad
    /// 两市应当修复步道，更换路灯,加固堤岸，疏浚河道。
    /// ```
    /// ```bad
    /// The gate opens at dawn， and closes at dusk, except in winter, when it stays shut, and on holidays, when nobody comes.
    /// ```
    /// ```good
    /// 两市应当修复步道，更换路灯，加固堤岸，疏浚河道。
    /// ```
    ///
    /// ## Fix
    /// Changes all of the odd ones, or none. The fix is safe if they are fewer than one in ten.
    ///
    /// ## Default
    /// A warning: a matter of form, and the document itself shows which form is meant.
    "mixed-width", "marks", Warning, needs &[] => Each(check)
}

/// The usual width must stand so many times as often as the odd one. With 2 the same; with 8 one finding fewer.
const MAJORITY: usize = 4;
/// The same next to foreign words and code, where all other marks of the document have the usual width. Chosen by hand, 2026-11.
const LOCAL: usize = 2;
/// So many marks between Han characters show the width of a document. Chosen by hand.
const FEW: usize = 2;
/// From so many times on the odd one is a slip beyond doubt, and its fix is safe. Chosen by hand.
const SURE: usize = 10;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    if !reading.has(|c| !c.is_ascii()) {
        return;
    }
    let tally = tally(reading);
    for (index, (half, full)) in WIDTHS.iter().copied().enumerate() {
        among_han(reading, &tally, index, findings);
        beside(reading, &tally, index, findings);
        rows(reading, &tally, index, findings);
        let odd = Odd {
            places: &tally.astray[index],
            repair: narrowed,
            count: tally.latin[index],
            example: None,
        };
        if odd.is_seldom() {
            let message = message!(
                "mixed-width.among-words",
                odd = shown(full),
                count = odd.places.len(),
                usual = shown(half),
                most = odd.count
            );
            findings.push(odd.finding(reading, message));
        }
    }
    pairs(reading, &tally, findings);
    let letters = Odd {
        places: &tally.letters.full,
        repair: narrowed,
        count: tally.letters.half.len(),
        example: tally.letters.half.first().copied(),
    };
    if letters.is_seldom() {
        let first = reading.quote(letters.places[0]);
        let plain: String = first.chars().map(half_width).collect();
        let message = message!(
            "mixed-width.letters",
            odd = first,
            count = letters.count,
            usual = plain
        );
        findings.push(letters.finding(reading, message));
    }
}

/// Reports the seldom width between Han characters: half-width marks, and full-width brackets where half-width ones are the habit.
fn among_han(reading: &Reading, tally: &Tally, index: usize, findings: &mut Vec<Finding>) {
    let (half, full) = WIDTHS[index];
    let widths = &tally.marks[index];
    let narrow = half == '(' && tally.has_half_width_brackets();
    if !narrow && (widths.half.is_empty() || widths.half.len() > widths.full.len()) {
        return;
    }
    let ((odd, places), (usual, most)) = if narrow {
        ((full, &widths.full), (half, &widths.half))
    } else {
        ((half, &widths.half), (full, &widths.full))
    };
    let message = message!(
        "mixed-width.among-han",
        odd = shown(odd),
        count = places.len(),
        usual = shown(usual),
        most = most.len()
    );
    let odd = Odd {
        places,
        repair: if narrow { narrowed } else { widened },
        count: most.len(),
        example: Some(most[0]),
    };
    findings.push(odd.finding(reading, message));
}

/// Reports half-width marks next to foreign words, numbers and code.
fn beside(reading: &Reading, tally: &Tally, index: usize, findings: &mut Vec<Finding>) {
    let (half, full) = WIDTHS[index];
    let widths = &tally.marks[index];
    let beside = &tally.beside[index];
    let odd = Odd {
        places: &beside.half,
        repair: widened,
        count: beside.full.len(),
        example: beside.full.first().or(widths.full.first()).copied(),
    };
    // A single one, where the document has no other in such a place, goes with those between Han characters.
    let single = beside.full.len() < MAJORITY
        && beside.half.len() == 1
        && widths.half.is_empty()
        && widths.full.len() >= FEW;
    // A few more are a slip where the whole document has the other width.
    let local = widths.half.is_empty()
        && !beside.half.is_empty()
        && beside.half.len() * LOCAL <= beside.full.len()
        && beside.half.len() * MAJORITY <= widths.full.len();
    if odd.is_seldom() || single || local {
        let mut places = beside.half.clone();
        if half == ',' {
            places.extend_from_slice(&tally.open);
            places.sort_unstable();
        }
        let odd = Odd {
            places: &places,
            ..odd
        };
        let message = message!(
            "mixed-width.beside-words",
            odd = shown(half),
            count = odd.places.len(),
            usual = shown(full),
            most = widths.full.len()
        );
        findings.push(odd.finding(reading, message));
    }
}

/// Reports half-width marks in rows of foreign words or code in Chinese, where the document has its own marks in more of them.
fn rows(reading: &Reading, tally: &Tally, index: usize, findings: &mut Vec<Finding>) {
    let (half, full) = WIDTHS[index];
    let (row, widths) = (&tally.rows[index], &tally.marks[index]);
    let listed: &[Span] = if half == ',' { &tally.listed } else { &[] };
    let count = row.full.len() + listed.len();
    let single = row.half.len() == 1
        && tally.glossed == 0
        && widths.half.is_empty()
        && widths.full.len() >= FEW;
    let few = (row.half.len() + tally.glossed) * LOCAL <= count || (single && count > 0);
    if row.half.is_empty() || !few {
        return;
    }
    let is_listed = listed.len() > row.full.len();
    let usual = if is_listed { '、' } else { full };
    let odd = Odd {
        places: &row.half,
        repair: if is_listed { listed_with } else { widened },
        count: 0,
        example: listed
            .first()
            .filter(|_| is_listed)
            .or(row.full.first())
            .copied(),
    };
    let message = message!(
        "mixed-width.in-rows",
        odd = half.to_string(),
        count = odd.places.len(),
        usual = usual.to_string(),
        most = if is_listed {
            listed.len()
        } else {
            row.full.len()
        }
    );
    findings.push(odd.finding(reading, message));
}

/// The edit that makes a comma the mark of a Chinese enumeration.
fn listed_with(reading: &Reading, span: Span) -> Replacement {
    let (_, rest) = reading.around(span);
    let space = u32::from(rest.starts_with(' '));
    Replacement {
        span: Span {
            start: span.start,
            end: span.end + space,
        },
        text: "、".to_owned(),
    }
}

/// Reports pairs of brackets in two widths, where none of the two is reported already.
fn pairs(reading: &Reading, tally: &Tally, findings: &mut Vec<Finding>) {
    let brackets = WIDTHS.iter().position(|(half, _)| *half == '(');
    let known = |half: &Span| brackets.is_some_and(|at| tally.marks[at].half.contains(half));
    for (half, full) in tally.pairs.iter().filter(|(half, _)| !known(half)) {
        let message = message!(
            "mixed-width.pair",
            odd = reading.quote(*half),
            usual = reading.quote(*full)
        );
        let edit = widened(reading, *half);
        let finding = RULE.finding(reading.number(), *half, message);
        let finding = finding.also(*full, message!("mixed-width.other-bracket"));
        findings.push(finding.fixed(false, vec![edit]));
    }
}

/// The places in the odd width, beside those in the usual one.
struct Odd<'a> {
    places: &'a [Span],
    /// Makes the fix of one place.
    repair: fn(&Reading, Span) -> Replacement,
    /// How often the usual width stands.
    count: usize,
    /// A place of the usual width, where one is kept.
    example: Option<Span>,
}

impl Odd<'_> {
    /// Whether there are a few in the odd width, and four times as many in the usual one.
    fn is_seldom(&self) -> bool {
        !self.places.is_empty() && self.places.len() * MAJORITY <= self.count
    }

    fn finding(&self, reading: &Reading, message: Message) -> Finding {
        let safe = self.places.len() * SURE < self.count;
        let repair = |span: &Span| (self.repair)(reading, *span);
        let edits = self.places.iter().map(repair).collect();
        let example = self
            .example
            .map(|span| (span, message!("mixed-width.other")));
        usual::finding(&RULE, reading, self.places, message, example).fixed(safe, edits)
    }
}

fn shown(mark: char) -> String {
    match mark {
        '(' => "()".to_owned(),
        '（' => "（）".to_owned(),
        _ => mark.to_string(),
    }
}

/// The half-width mark or letter for a full-width one; a full stop, too, which has no such form in Unicode.
fn half_width(c: char) -> char {
    match c {
        '。' => '.',
        _ => fold::half_width(c),
    }
}

/// The edit that makes one stretch half-width. A mark gets the space after it that its width stood for.
fn narrowed(reading: &Reading, span: Span) -> Replacement {
    let text: String = reading.quote(span).chars().map(half_width).collect();
    let (before, after) = reading.around(span);
    let (prior, next) = (before.chars().next_back(), after.chars().next());
    let text = match text.as_str() {
        "(" if prior.is_some_and(script::is_word) => " (".to_owned(),
        "(" => text,
        mark if marks::full_width(mark.chars().next().unwrap_or(' ')).is_some()
            && next.is_some_and(script::is_word) =>
        {
            format!("{mark} ")
        }
        _ => text,
    };
    Replacement { span, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn the_odd_mark_is_found_with_the_usual_one() {
        let text = "甲方付款，乙方交货,丙方验收，丁方记录，戊方存档。";
        assert_eq!(found(&RULE, text), [[",", "，"]]);
        assert_eq!(repaired(&RULE, text), text.replace(',', "，"));
    }

    #[test]
    fn a_mark_beside_a_foreign_word_or_a_number() {
        for (text, odd) in [
            ("渡船晚点，码头关闭，先学 Python,再学绘画。", ","),
            ("渡船晚点。码头关闭。船上人数为 0.\n\n再看一次。", "."),
            ("渡船晚点，码头关闭，先用`tar`,然后上传。", ","),
            ("渡船（2)晚点，码头关闭。", ")"),
            ("渡船（ferry)晚点，码头关闭。", ")"),
        ] {
            assert_eq!(found(&RULE, text)[0][0], odd, "{text}");
        }
        silent(
            &RULE,
            &[
                "渡船晚点，码头关闭，他写道：Wait, please. 然后走了。",
                "渡船晚点（含停运）、码头关闭（含检修）、船闸关闭（含检修）、风大（含暴雨），P(明天下雨) = 0.2。",
                "渡船晚点。码头关闭。船属于 Harbour Co.\n\n再看一次。",
                "先学 Python,再学绘画。再学 Rust,再学雕刻，然后学 Go，最后休息，完。",
            ],
        );
    }

    #[test]
    fn a_full_width_mark_between_foreign_words_of_a_chinese_sentence_is_right() {
        let latin = "See the log, the lamp, the oil, the wick, and the rod, all of them.";
        silent(
            &RULE,
            &[
                &format!("渡口归 Elm Ferries，Oak Boats 只修船。\n\n{latin}"),
                &format!("对于所有 i，m 都不大于 n，见下文。\n\n{latin}"),
                &format!(
                    "这艘船属于 Harbour Office。Oak Boats 修它。\n\n{latin} So. It is. And was. And will be. Elm. Oak."
                ),
            ],
        );
        for text in [
            format!("渡口归两家（Elm Ferries，Oak Boats）管理，每天开放。\n\n{latin}"),
            format!("牌子上写着：Wait，please. 船来了，人上船。\n\n{latin}"),
        ] {
            assert_eq!(found(&RULE, &text), [["，"]], "{text}");
        }
    }

    #[test]
    fn one_bracket_of_a_pair_in_the_other_width() {
        let text = "甲方（含代理人)、乙方（含代理人）、丙方（含代理人）";
        assert_eq!(found(&RULE, text), [[")", "（"]]);
    }

    #[test]
    fn marks_in_a_row_of_names() {
        for text in [
            "船上有 Ada、Ruby 和 Go。码头上有 Ada, Ruby 和 Go。风很大，船很小，人很多。",
            "船上有 `oar`，`net` 和 `rod`。（如 `oar`, `net`）。风很大，船很小。",
        ] {
            assert_eq!(found(&RULE, text)[0][0], ",", "{text}");
        }
        silent(
            &RULE,
            &[
                "船上有 Ada, Ruby 和 Go，码头上有 Ada, Ruby 和 Go。风很大，船很小。",
                "船上有 Ada、Ruby 和 Go。码头上有网（net, mesh）。风很大，船很小，人很多。",
                "选项有 oneline，short 和 full，风很大，船很小。\n\n见 (see list, log and lamp, or oil, or wick, or rod)。",
            ],
        );
    }

    #[test]
    fn full_width_brackets_where_half_width_ones_are_the_habit() {
        let text = "渡船(含乘客)、码头(含仓库)、堤岸(含步道)、灯塔(含灯)晚点（含今日）。";
        assert_eq!(found(&RULE, text)[0][..2], ["（", "）"]);
        assert!(
            repaired(&RULE, text).ends_with("晚点 (含今日)。"),
            "{}",
            repaired(&RULE, text)
        );
    }

    #[test]
    fn full_width_marks_and_digits_among_words_of_other_scripts() {
        let text =
            "Покупатель платит，а продавец поставляет, и так далее, и ещё раз, и снова, и опять.";
        assert_eq!(found(&RULE, text), [["，"]]);
        assert!(repaired(&RULE, text).starts_with("Покупатель платит, а"));
        let text = "2019年、2020年、2021年、2022年、２０23年";
        assert_eq!(found(&RULE, text), [["２０", "2019"]]);
    }

    #[test]
    fn a_document_of_one_width_is_fine() {
        silent(
            &RULE,
            &[
                "甲方付款,乙方交货,丙方验收。",
                "甲方付款，共1,000元，于9:30支付。",
                "使用 JSON, XML 或 YAML，均可，由甲方决定，乙方接受。",
                "The seller (张三，李四) pays, the buyer delivers, and both sign, as usual, twice.",
            ],
        );
    }

    #[test]
    fn finds_a_mark_between_the_sign_of_a_unit_and_han() {
        let text = "水温为20℃,湿度为九成。船在港内，灯在塔上，网在岸边，人在船上，货在仓里。水温为25℃，风不大。";
        assert_eq!(found(&RULE, text)[0][0], ",");
        silent(&RULE, &[&text.replace("℃,", "℃，")]);
    }
}
