//! Numbers that sum up a list in front of them or in brackets behind them: 甲、乙和丙三个委员会, four teams (A, B and C), A, B and C,
//! three committees in all.
//!
//! Lists behind a colon are read in [`crate::facts::counts`].

use crate::facts::counts::{self, List, OPEN_ENDS};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// Characters between a list and a number that make the number none of the list: 等三个, 各三个, 的三个.
const NO_SUMS: &str = "等各共的第中余、和与及或约近每前后了为是有以至到另其";
/// What stands behind a measure where the number is no exact one, or of something else.
const INEXACT: &[&str] = &[
    "以上",
    "以下",
    "以内",
    "左右",
    "之",
    "半",
    "中",
    "月",
    "级",
    "或",
    "工作日",
    "小时",
    "日",
    "天",
    "周",
];
/// The last characters of verbs behind which a list starts: 分为, 包括, 设, 有.
const VERBS: [char; 10] = ['为', '是', '有', '括', '设', '将', '含', '即', '立', '成'];
/// The same, where they may stand behind items of another list.
const WHOLE_VERBS: &[&str] = &["分为", "分成", "包括", "设有", "列为", "划为", "称为"];
/// The longest item of Han characters.
const LONGEST: usize = 16;

/// Every number of a sentence that sums up a list beside it, with the list and how many items it may have.
#[must_use]
pub fn find(sentence: &str) -> Vec<List> {
    let mut out = enclosed(sentence);
    out.extend(behind_han(sentence));
    out.extend(behind_words(sentence));
    out
}

/// four teams (lending, repairs and events), 三个阶段(学习、实习、考核)
fn enclosed(sentence: &str) -> Vec<List> {
    let mut out = Vec::new();
    for (open, _) in sentence.match_indices('(') {
        let Some(length) = sentence[open + 1..].find([')', '(']) else {
            break;
        };
        let whole = &sentence[open + 1..open + 1 + length];
        let inner = [
            "i.e., ",
            "i.e. ",
            "namely ",
            "namely, ",
            "即",
            "то есть ",
            "а именно ",
        ]
        .iter()
        .find_map(|lead| whole.strip_prefix(lead))
        .unwrap_or(whole);
        let head = sentence[..open].trim_end();
        let Some(count) = counts::announced(head) else {
            continue;
        };
        let lower = inner.to_lowercase();
        let told = inner.contains(|c: char| c.is_numeric())
            || inner.contains(['"', ';', '；', ':', '。', '='])
            || OPEN_ENDS.iter().any(|word| lower.contains(word))
            || lower.split(' ').any(counts::is_number);
        // "(see A, B)" and "(two of them, …)" list nothing.
        let starts = [
            "see ",
            "cf.",
            "including ",
            "in ",
            "см. ",
            "в том числе",
            "包括",
            "见",
            "含",
        ];
        if told || starts.iter().any(|word| lower.starts_with(word)) {
            continue;
        }
        if let Some(range @ (2.., _)) = counts::items_of(head, inner) {
            out.push(List {
                count,
                at: Span::new(open + 1, open + 1 + length),
                range,
            });
        }
    }
    out
}

/// 甲委员会、乙委员会和丙委员会三个委员会
fn behind_han(sentence: &str) -> Vec<List> {
    let mut out = Vec::new();
    if !sentence.contains('、') {
        return out;
    }
    for count in counts::han_counts(sentence) {
        let head = &sentence[..count.span.start as usize];
        let after = &sentence[count.span.end as usize..];
        // 市、县两级 are levels, whatever stands between them.
        if count.span.of(sentence).ends_with(['级', '級']) {
            continue;
        }
        if head.ends_with(|c| NO_SUMS.contains(c) || !script::is_han(c))
            || INEXACT.iter().any(|word| after.starts_with(word))
        {
            continue;
        }
        let start = head
            .rfind(|c: char| !(script::is_han(c) || matches!(c, '、' | '"')))
            .map_or(0, |at| {
                at + head[at..].chars().next().map_or(1, char::len_utf8)
            });
        // A bracket or a title may hide items.
        let clean = head[..start]
            .chars()
            .next_back()
            .is_none_or(|c| matches!(c, ',' | '，' | ';' | '；' | ' ' | ':'));
        let first = head[start..].find('、').unwrap_or(0);
        let opens = WHOLE_VERBS
            .iter()
            .filter_map(|word| Some(head[start..].rfind(word)? + word.len()))
            .chain(
                head[start..start + first]
                    .rfind(VERBS)
                    .map(|at| at + VERBS[0].len_utf8()),
            )
            .max()
            .unwrap_or(0);
        let (start, clean) = (start + opens, clean || opens > 0);
        let list = &head[start..];
        let items: Vec<&str> = list.split('、').collect();
        let odd = |item: &&str| {
            item.chars().count() > LONGEST
                || item.contains([
                    '的', '或', '等', '及', '以', '各', '"', '起', '不', '于', '在',
                ])
        };
        // What belongs to the first item and what stands before it is not told, and does not matter for their number.
        let first = items[0].chars().count() <= 2 * LONGEST && !items[0].contains(['"', '等']);
        if !clean
            || items.len() < 2
            || !first
            || items[1..].iter().any(odd)
            // 科目二、科目三 are no two of something.
            || items.iter().any(|item| item.ends_with(numeral::is_han_numeral))
            || list.contains(['省', '级'])
        {
            continue;
        }
        let Some((least, most)) = counts::han_items(list) else {
            continue;
        };
        out.push(List {
            count,
            at: Span::new(start, head.len()),
            range: (least, most),
        });
    }
    out
}

/// A, B and C, three committees in all; двор, весы и навес - три объекта. Where the list starts nobody knows, so that only a number
/// that no list could have is wrong.
fn behind_words(sentence: &str) -> Option<List> {
    let end = sentence.trim_end_matches(['.', ' ', ';']).len();
    let total = [
        " in all",
        " altogether",
        " in total",
        " всего",
        " в общей сложности",
    ];
    let (head, told) = total
        .iter()
        .find_map(|words| {
            let at = sentence.find(words)?;
            let rest = &sentence[at + words.len()..];
            (rest.is_empty() || rest.starts_with([',', '.', ';'])).then_some((at, true))
        })
        .unwrap_or((end, false));
    let head = &sentence[..head];
    let count = counts::announced(head)?;
    let before = &head[..count.span.start as usize];
    let list = match before
        .strip_suffix(" - ")
        .or_else(|| before.strip_suffix(" — "))
    {
        Some(list) => list,
        None if told => before.strip_suffix(", ")?,
        None => return None,
    };
    let items: Vec<&str> = list.split(", ").collect();
    let joint = [" and ", " и "]
        .iter()
        .any(|word| items.last().is_some_and(|item| item.contains(word)));
    let plain = !list.contains(['(', '"', ':', ';', '[']) && !list.contains(char::is_numeric);
    let ending = items.last()?;
    let own = ending.starts_with("and ") || ending.starts_with("и ");
    if items.len() < 2 || !(joint || own) || !plain {
        return None;
    }
    let joints: usize = items
        .iter()
        .map(|item| item.matches(" and ").count() + item.matches(" и ").count())
        .sum();
    let most = (items.len() + joints) as u64;
    Some(List {
        count,
        at: Span::new(0, list.len()),
        range: (2.min(most), most),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, u64, (u64, u64))> {
        find(text)
            .into_iter()
            .map(|each| {
                (
                    each.count.span.of(text).to_owned(),
                    each.count.number,
                    each.range,
                )
            })
            .collect()
    }

    #[test]
    fn reads_numbers_behind_and_in_front_of_brackets() {
        for (text, written, number, range) in [
            ("设财务组、工程组和法律组三个小组", "三个", 3, (3, 3)),
            ("四个组(财务组、工程组、法律组)", "四个组", 4, (3, 3)),
            (
                "It has four teams (lending, repairs, and events).",
                "four teams",
                4,
                (3, 3),
            ),
            (
                "The court, the council and the chamber, three bodies in all, agreed.",
                "three bodies",
                3,
                (2, 3),
            ),
            (
                "Он получает двор, весы и навес - четыре объекта.",
                "четыре объекта",
                4,
                (2, 3),
            ),
        ] {
            assert_eq!(found(text), [(written.to_owned(), number, range)], "{text}");
        }
    }

    #[test]
    fn open_lists_and_other_numbers_are_left_alone() {
        for text in [
            "公安、海关等三个部门",
            "市、县两级人民政府",
            "甲、乙、丙中的两个部门",
            "甲、乙和两个部门",
            "three stages (see Annex A, B)",
            "six members (two from the north, four from the south)",
            "He bought apples, pears and plums, three loaves, and a knife.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
