//! The rule `numbering-gap`.

use rustc_hash::FxHashMap;

use crate::document::reading::Reading;
use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::Style;
use crate::facts::parts::{self, KINDS};
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::text::numeral;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds numbers of clauses, items, tables and annexes that leave one out, come twice or stand in the wrong order.
    ///
    /// 第一条, `一、`, （一）, 1., 1.2.3, (a), а), (iv) and ① are followed, each in its own sequence; a list may start again and stand
    /// inside another. A sequence is judged after its start at 1 and two numbers in order, and not at all where it is broken all over.
    ///
    /// ## Why
    /// A missing number means a deleted or a lost clause, and every reference after it may point to the wrong one.
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

/// How many paragraphs may stand between two items of a list.
const FAR: usize = 12;

/// A number in a sequence.
#[derive(Clone, Copy)]
struct Item {
    number: u64,
    paragraph: usize,
}

/// A sequence that is still open.
struct Run {
    last: Item,
    /// How many numbers have followed each other.
    length: u64,
}

/// What keeps numbers apart that are not of one sequence: style, what stands before the last number, marks, case, indentation.
type Sequence = (Style, String, bool, bool, usize);

/// What is wrong with one number.
enum Wrong {
    Missing { last: Item, missing: u64 },
    Twice { last: Item },
    Order { last: Item },
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let (number, document) = (reading.number(), reading.document());
    let sequences = sequences(document);
    for (sequence, segments) in sequences {
        let items: usize = segments.iter().map(Vec::len).sum();
        let mut wrong = Vec::new();
        for items in &segments {
            judge(document, sequence.0, items, &mut wrong);
        }
        // A number that is one too high leaves a gap and stands twice: that is one slip.
        let slips = wrong.len() - wrong.windows(2).filter(|two| is_one_slip(two)).count();
        // A sequence that is broken all over is no sequence.
        if slips > 1 && slips * 12 > items {
            continue;
        }
        for (item, what) in wrong {
            findings.push(finding(number, document, item, &what));
        }
    }
}

/// Whether the second is the same number, standing where it belongs.
fn is_one_slip(two: &[(Item, Wrong)]) -> bool {
    let [(one, Wrong::Missing { .. }), (two, Wrong::Twice { last })] = two else {
        return false;
    };
    one.number == two.number && last.paragraph == one.paragraph
}

/// The numbers of a document by sequence, each cut where a wider heading starts anew.
fn sequences(document: &Document) -> Vec<(Sequence, Vec<Vec<Item>>)> {
    let mut out: Vec<(Sequence, Vec<Vec<Item>>)> = Vec::new();
    let mut index: FxHashMap<Sequence, usize> = FxHashMap::default();
    let mut last_letter: FxHashMap<(bool, bool), u64> = FxHashMap::default();
    // Sequences with a rank above this one start anew.
    let mut cuts: Vec<usize> = vec![0; RANKS];
    let mut seen: FxHashMap<Sequence, usize> = FxHashMap::default();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        if matches!(
            paragraph.kind,
            Kind::Code | Kind::Contents | Kind::TableCell
        ) {
            continue;
        }
        let Some(label) = paragraph.label else {
            if let Some((style, number)) = caption(document.key(paragraph)) {
                let sequence = (style, String::new(), false, false, 0);
                let slot = *index.entry(sequence.clone()).or_insert_with(|| {
                    out.push((sequence, vec![Vec::new()]));
                    out.len() - 1
                });
                out[slot].1[0].push(Item {
                    number,
                    paragraph: at,
                });
            } else if paragraph.kind == Kind::Heading {
                cuts[LISTS..].iter_mut().for_each(|cut| *cut += 1);
            }
            continue;
        };
        if matches!(label.style, Style::Bullet | Style::Hash(_)) {
            continue;
        }
        let written = document.label(paragraph);
        if written.contains('之') {
            continue;
        }
        let (style, number) = as_letter(written, label.style, label.number, &mut last_letter);
        let mut sequence = sequence(written, style, indentation(document, paragraph));
        let mut rank = rank(style);
        // 5 and 6 above 5.1 and 6.1 number sections, and 5.1 starts nothing anew.
        if style == Style::Decimal(1) && paragraph.kind == Kind::Heading && is_section(document, at)
        {
            sequence.1.push('#');
            rank = 0;
        }
        cuts[rank + 1..].iter_mut().for_each(|cut| *cut += 1);
        let slot = *index.entry(sequence.clone()).or_insert_with(|| {
            out.push((sequence.clone(), Vec::new()));
            out.len() - 1
        });
        let segments = &mut out[slot].1;
        if segments.is_empty() || seen.insert(sequence.clone(), cuts[rank]) != Some(cuts[rank]) {
            segments.push(Vec::new());
        }
        seen.insert(sequence, cuts[rank]);
        if let Some(segment) = segments.last_mut() {
            segment.push(Item {
                number,
                paragraph: at,
            });
        }
    }
    out
}

/// Whether the heading is followed by the first of its numbered parts: 5 by 5.1.
fn is_section(document: &Document, at: usize) -> bool {
    let mut next = document.paragraphs[at + 1..].iter().take(3);
    next.find_map(|each| each.label)
        .is_some_and(|label| matches!(label.style, Style::Decimal(2..)) && label.number == 1)
}

/// The style and number of a caption: 表3, Table 3. Tables and figures count through the whole document.
fn caption(key: &str) -> Option<(Style, u64)> {
    let (kind, number) = parts::heading(key).filter(|(kind, _)| KINDS[*kind].caption)?;
    let end = parts::references(key).first()?.span.end as usize;
    // "Table 3 shows" is a sentence.
    let sentence = key[end..].trim_start().starts_with(char::is_lowercase);
    let short = key.chars().count() <= LONGEST_CAPTION;
    let style = Style::Division(CAPTIONS + kind as u8);
    (short && !sentence).then_some((style, number.parse().ok()?))
}

/// Styles from here on are those of captions, which are no [`crate::language::sentences::DIVISIONS`].
const CAPTIONS: u8 = 200;
/// The longest caption, in characters.
const LONGEST_CAPTION: usize = 120;
const RANKS: usize = 4;
/// The rank of lists: a heading without a number starts them anew.
const LISTS: usize = 2;

/// How wide a part is: divisions and numbered sections, `一、`, lists.
fn rank(style: Style) -> usize {
    match style {
        Style::Division(_) | Style::Decimal(2..) => 0,
        Style::Han => 1,
        _ => LISTS,
    }
}

/// (i) after (h) is a letter, whatever a Roman number is.
fn as_letter(
    written: &str,
    style: Style,
    number: u64,
    last: &mut FxHashMap<(bool, bool), u64>,
) -> (Style, u64) {
    let bare = written.trim_matches(['(', ')', '.', ' ']);
    let mut chars = bare.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return (style, number);
    };
    let Some(letter) = numeral::letter(c).filter(|_| matches!(style, Style::Letter | Style::Roman))
    else {
        return (style, number);
    };
    let notation = (written.starts_with('('), c.is_uppercase());
    let goes_on = last.get(&notation).is_some_and(|last| last + 1 == letter);
    if style == Style::Letter || goes_on {
        last.insert(notation, letter);
        return (Style::Letter, letter);
    }
    (style, number)
}

/// How many spaces stand before a paragraph on its line: items of one list stand under each other.
fn indentation(document: &Document, paragraph: &Paragraph) -> usize {
    let before = &document.text[..paragraph.span.start as usize];
    before.len() - before.trim_end_matches([' ', '\t', '\u{3000}']).len()
}

fn sequence(written: &str, style: Style, indentation: usize) -> Sequence {
    let prefix = match style {
        Style::Decimal(_) => {
            let bare = written
                .trim_start_matches(['#', ' '])
                .trim_end_matches(['.', '、']);
            bare.rfind('.')
                .map_or(String::new(), |at| bare[..at].to_owned())
        }
        Style::Division(_) => {
            let bare = written.trim_start_matches(['#', ' ']);
            let numeral = |c: char| {
                numeral::digit(c).is_some()
                    || numeral::is_han_numeral(c)
                    || matches!(c, ' ' | '.' | ':')
            };
            let word: String = bare.chars().take_while(|c| !numeral(*c)).collect();
            let unit: String = bare
                .chars()
                .rev()
                .find(|c| !numeral(*c))
                .into_iter()
                .collect();
            let dotted = bare
                .trim_end_matches(['.', ':'])
                .rsplit_once('.')
                .map_or("", |(front, _)| front);
            let unit = if word == "第" { unit } else { String::new() };
            format!(
                "{}{unit}{}",
                word.to_lowercase(),
                dotted.trim_start_matches(word.as_str())
            )
        }
        _ => String::new(),
    };
    let upper = written.chars().any(char::is_uppercase) && !matches!(style, Style::Division(_));
    (style, prefix, written.starts_with('('), upper, indentation)
}

fn judge(document: &Document, style: Style, items: &[Item], wrong: &mut Vec<(Item, Wrong)>) {
    let mut runs: Vec<Run> = Vec::new();
    for (at, item) in items.iter().copied().enumerate() {
        if let Some(open) = runs
            .iter()
            .rposition(|run| run.last.number + 1 == item.number)
        {
            runs.truncate(open + 1);
            runs[open].last = item;
            runs[open].length += 1;
            continue;
        }
        let fresh = Run {
            last: item,
            length: u64::from(item.number == 1),
        };
        let next = items.get(at + 1).map(|next| next.number);
        let Some(run) = runs.last_mut().filter(|_| item.number > 1) else {
            // A list stands inside another only where something introduces it.
            let introduced = item
                .paragraph
                .checked_sub(1)
                .is_some_and(|before| document.key(&document.paragraphs[before]).ends_with(':'));
            if !introduced {
                runs.clear();
            }
            runs.push(fresh);
            runs.drain(..runs.len().saturating_sub(8));
            continue;
        };
        let last = run.last;
        // Items that stand far apart are of two lists, and what is between them was not set apart.
        if !matches!(style, Style::Division(_) | Style::Decimal(2..) | Style::Han)
            && item.paragraph - last.paragraph > FAR
            && !(is_heading(document, last) && is_heading(document, item))
        {
            *run = Run {
                last: item,
                length: 0,
            };
            continue;
        }
        // Trust a run that came from 1 without a break; a chapter is a chapter even alone.
        let enough = if matches!(style, Style::Division(..CAPTIONS) | Style::Decimal(2..)) {
            1
        } else {
            2
        };
        if run.length < enough || run.length < last.number.min(3) {
            *run = Run {
                last: item,
                length: 0,
            };
            continue;
        }
        if item.number + 1 == last.number {
            // What comes too late was told of where it was missing.
            continue;
        }
        let what = match item.number {
            number
                if number == last.number
                    && (next == Some(number + 1) || item.paragraph == last.paragraph + 1) =>
            {
                Some(Wrong::Twice { last })
            }
            number if number == last.number + 2 && next == Some(number - 1) => {
                Some(Wrong::Order { last })
            }
            number if number > last.number + 1 && number <= last.number + 3 => {
                Some(Wrong::Missing {
                    last,
                    missing: last.number + 1,
                })
            }
            _ => None,
        };
        // A caption may be told apart from a sentence about the table by nothing; that it comes twice proves nothing.
        let is_caption = matches!(style, Style::Division(CAPTIONS..));
        let what = what.filter(|what| !is_caption || matches!(what, Wrong::Missing { .. }));
        let what = what.filter(|what| match what {
            Wrong::Missing { last, .. } => (last.number + 1..item.number)
                .all(|missing| !stands_between(document, style, *last, item, missing)),
            _ => true,
        });
        let swapped = matches!(what, Some(Wrong::Order { .. }));
        if let Some(what) = what {
            wrong.push((item, what));
        }
        run.length += 1;
        run.last = item;
        if swapped {
            // The one that comes too late is passed over.
            run.last.number = item.number;
        }
    }
}

fn is_heading(document: &Document, item: Item) -> bool {
    document.paragraphs[item.paragraph].kind == Kind::Heading
}

/// Whether the missing number stands inside the text between, where an item was not set apart.
fn stands_between(document: &Document, style: Style, last: Item, item: Item, missing: u64) -> bool {
    let (from, to) = (
        &document.paragraphs[last.paragraph],
        &document.paragraphs[item.paragraph],
    );
    let between = &document.keys.text()[from.key.start as usize..to.key.start as usize];
    let label = written(document, to);
    if let Some(unit) = label
        .trim_start_matches(['#', ' '])
        .strip_prefix('第')
        .and_then(|rest| rest.chars().next_back())
    {
        // 第二条 is no 第二章.
        return [han(missing), missing.to_string()]
            .iter()
            .any(|number| between.contains(&format!("第{number}{unit}")));
    }
    let spellings = match style {
        // 4.2, and not the 2 of 3.2.
        Style::Decimal(2..) => label
            .trim_start_matches(['#', ' '])
            .trim_end_matches(['.', ' ', '、'])
            .rsplit_once('.')
            .map(|(front, _)| vec![format!("{front}.{missing}")])
            .unwrap_or_default(),
        _ => spelled(style, missing),
    };
    spellings.iter().any(|number| {
        between.match_indices(number.as_str()).any(|(at, _)| {
            let before = between[..at].chars().next_back();
            let after = between[at + number.len()..].chars().next();
            let opens =
                before.is_none_or(|c| !c.is_alphanumeric() || crate::text::script::is_han(c));
            let closes = after.is_none_or(|c| {
                matches!(c, ')' | ']' | '.' | '、' | ' ' | ',' | ':' | '-')
                    || crate::text::script::is_han(c)
                    || c == '\n'
            });
            opens && closes
        })
    })
}

fn spelled(style: Style, number: u64) -> Vec<String> {
    let letter = |first: char| {
        u32::try_from(number)
            .ok()
            .and_then(|number| char::from_u32(u32::from(first) + number - 1))
    };
    match style {
        Style::Han | Style::HanBrackets => vec![han(number)],
        Style::Division(_) => vec![han(number), number.to_string()],
        Style::Letter => {
            let russian = "абвгдежзиклмнопрстуфхцчшщэюя"
                .chars()
                .nth(number.saturating_sub(1) as usize);
            [letter('a'), letter('A'), russian]
                .into_iter()
                .flatten()
                .map(String::from)
                .collect()
        }
        Style::Roman => vec![
            numeral::to_roman(number),
            numeral::to_roman(number).to_uppercase(),
        ],
        Style::Circle => letter('①').into_iter().map(String::from).collect(),
        _ => vec![number.to_string()],
    }
}

/// A number under a hundred in Han characters; others in figures.
fn han(number: u64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..=9 => DIGITS[number as usize].to_owned(),
        10..=19 => format!("十{}", DIGITS[(number % 10) as usize]),
        20..=99 => format!(
            "{}十{}",
            DIGITS[(number / 10) as usize],
            DIGITS[(number % 10) as usize]
        ),
        100..=999 => {
            let rest = number % 100;
            let tail = match rest {
                0 => String::new(),
                1..=9 => format!("零{}", DIGITS[rest as usize]),
                10..=19 => format!("一{}", han(rest)),
                _ => han(rest),
            };
            format!("{}百{tail}", DIGITS[(number / 100) as usize])
        }
        _ => number.to_string(),
    }
}

fn finding(number: u32, document: &Document, item: Item, what: &Wrong) -> Finding {
    let here = &document.paragraphs[item.paragraph];
    let (Wrong::Missing { last, .. } | Wrong::Twice { last } | Wrong::Order { last }) = what;
    let before = &document.paragraphs[last.paragraph];
    let (one, two) = (written(document, before), written(document, here));
    let (message, note) = match what {
        Wrong::Missing { missing, .. } => (
            format!("`{two}` follows `{one}`: number {missing} is missing"),
            "the last number before the gap",
        ),
        Wrong::Twice { .. } => (
            format!("the number `{two}` comes twice in a row"),
            "the same number",
        ),
        Wrong::Order { .. } => (
            format!("`{two}` follows `{one}` and stands before the number between"),
            "the last number in order",
        ),
    };
    RULE.conflict(
        number,
        label_span(document, here),
        message,
        vec![(label_span(document, before), note.to_owned())],
    )
}

/// The number as it is written, with the word in front of it.
fn written<'a>(document: &'a Document, paragraph: &Paragraph) -> &'a str {
    let key = document.key(paragraph);
    match paragraph.label {
        Some(_) => document.label(paragraph).trim_start_matches('#').trim(),
        None => parts::references(key)
            .first()
            .map_or("", |first| first.span.of(key)),
    }
}

fn label_span(document: &Document, paragraph: &Paragraph) -> Span {
    let written = written(document, paragraph);
    let at = document.key(paragraph).find(written).unwrap_or(0);
    document.source(paragraph, Span::new(at, at + written.len()))
}

#[cfg(test)]
mod tests {
    use super::{RULE, han};
    use crate::rule::tests::{found, silent};

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
    fn writes_han_numbers() {
        assert_eq!(
            [3, 10, 12, 20, 35, 105, 112, 120].map(han),
            [
                "三",
                "十",
                "十二",
                "二十",
                "三十五",
                "一百零五",
                "一百一十二",
                "一百二十"
            ]
        );
    }
}
