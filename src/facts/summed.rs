//! Numbers that sum up a list before them or in brackets after them: 甲、乙和丙三个委员会, four teams (A, B and C), A, B and C,
//! three committees in all.
//!
//! Lists after a colon are read in [`crate::facts::counts`].

use crate::facts::counts::{self, List};
use crate::language::Language;
use crate::language::topics::counting;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::{self, Span};

/// The longest item of Han characters. With 8 and 32 the same.
const LONGEST: usize = 16;

/// The longest name of Han between commas in a bracket; what is longer may be a clause. Chosen by hand, 2026-11.
const NAME: usize = 6;

/// Every number of a sentence that sums up a list next to it, with the list and how many items it may have.
#[must_use]
pub(crate) fn find(sentence: &str, language: &Language) -> Vec<List> {
    let mut out = enclosed(sentence, language);
    out.extend(behind_han(sentence));
    out.extend(behind_words(sentence, language));
    out
}

/// four teams (lending, repairs and events), 三个阶段(学习、实习、考核)
fn enclosed(sentence: &str, language: &Language) -> Vec<List> {
    let mut out = Vec::new();
    for (open, _) in sentence.match_indices('(') {
        let Some(length) = sentence[open + 1..].find([')', '(']) else {
            break;
        };
        let whole = &sentence[open + 1..open + 1 + length];
        let inner = counting::words(|each| each.bracket_leads)
            .find_map(|lead| whole.strip_prefix(lead))
            .unwrap_or(whole);
        let head = sentence[..open].trim_end();
        let Some(count) = counts::announced(head, language) else {
            continue;
        };
        let lower = inner.to_lowercase();
        let told = inner.contains(|c: char| c.is_numeric())
            || inner.contains(['"', ';', '；', ':', '。', '='])
            || counts::is_open(&lower)
            || lower.split(' ').any(counts::is_number);
        // "(see A, B)" and "(two of them, …)" list nothing.
        let mut leads = counting::words(|each| each.no_list_leads);
        // 八位（空格也算一个字符，因为它占地方）: commas part clauses as well as names.
        let clauses = inner.contains(script::is_han)
            && inner
                .split([',', '，'])
                .any(|item| inner.contains([',', '，']) && item.chars().count() > NAME);
        let text = counts::is_text(count, sentence, inner, language);
        if told || clauses || text || leads.any(|word| lower.starts_with(word)) {
            continue;
        }
        // three class names (`gate`, `lock`): fewer of them, and none joined as the last, are examples.
        let joints = language.counting.joints;
        let joined = lower.contains('&') || lower.split(' ').any(|word| joints.contains(&word));
        let examples = !head.ends_with(script::is_han) && !joined;
        if let Some(range @ (2.., most)) = counts::items_of(head, inner, language)
            && !(examples && most < count.number)
        {
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
    if !sentence.contains('、') {
        return Vec::new();
    }
    let counts = counts::han_counts(sentence).into_iter();
    let lists = counts.filter_map(|count| {
        let head = &sentence[..count.span.start as usize];
        let after = &sentence[count.span.end as usize..];
        let measured = count.span.of(sentence);
        if measured.ends_with(|c| counting::has(|each| each.levels, c))
            || head.ends_with(parts_number)
            || counting::words(|each| each.inexact).any(|word| after.starts_with(word))
        {
            return None;
        }
        let start = list_start(head)?;
        let list = &head[start..];
        // 字体、深浅两种: the last item is two by itself.
        let final_item = list.rsplit('、').next().unwrap_or("");
        let mut opposites = counting::words(|each| each.opposites);
        if !is_plain_list(list) || (count.number == 2 && opposites.any(|word| word == final_item)) {
            return None;
        }
        Some(List {
            count,
            at: Span::new(start, head.len()),
            range: counts::han_items(list)?,
        })
    });
    lists.collect()
}

/// Whether a character between a list and a number makes the number none of the list: 等三个, 各三个, 的三个.
fn parts_number(c: char) -> bool {
    c == '、' || !script::is_han(c) || counting::has(|each| each.no_sums, c)
}

/// Where the list at the end of `head` starts: after a verb such as 分为, or a mark. A bracket or a title may hide items.
fn list_start(head: &str) -> Option<usize> {
    let before = head.rfind(|c: char| !(script::is_han(c) || matches!(c, '、' | '"')));
    let start = before.map_or(0, |at| span::after(head, at));
    let clean = (head[..start].chars().next_back())
        .is_none_or(|c| matches!(c, ',' | '，' | ';' | '；' | ' ' | ':'));
    let first = head[start..].find('、').unwrap_or(0);
    let verb = head[start..start + first].rfind(|c| counting::has(|each| each.verb_ends, c));
    let opens = counting::words(|each| each.verbs)
        .filter_map(|word| Some(head[start..].rfind(word)? + word.len()))
        .chain(verb.map(|at| span::after(&head[start..], at)))
        .max()
        .unwrap_or(0);
    (clean || opens > 0).then_some(start + opens)
}

/// Whether what is parted by 、 is a list of things of which the number after it can be the sum.
fn is_plain_list(list: &str) -> bool {
    let items: Vec<&str> = list.split('、').collect();
    let odd = |item: &&str| {
        item.chars().count() > LONGEST
            || item.contains(|c| c == '"' || counting::has(|each| each.no_items, c))
    };
    // What belongs to the first item and what comes before it is not told, and does not matter for their number.
    let first = items[0].chars().count() <= 2 * LONGEST
        && !items[0].contains(|c| c == '"' || counting::has(|each| each.open_characters, c));
    items.len() >= 2
        && first
        && !items[1..].iter().any(odd)
        // 科目二、科目三 are no two of something.
        && !items.iter().any(|item| item.ends_with(numeral::is_han_numeral))
        && !list.contains(|c| counting::has(|each| each.no_lists, c))
}

/// A, B and C, three committees in all; двор, весы и навес - три объекта. Where the list starts nobody knows, so that only a number
/// that no list could have is wrong.
fn behind_words(sentence: &str, language: &Language) -> Option<List> {
    let end = sentence.trim_end_matches(['.', ' ', ';']).len();
    let (head, told) = counting::words(|each| each.summing)
        .find_map(|words| {
            let at = find_behind_space(sentence, words)?;
            let rest = &sentence[at + 1 + words.len()..];
            (rest.is_empty() || rest.starts_with([',', '.', ';'])).then_some((at, true))
        })
        .unwrap_or((end, false));
    let head = &sentence[..head];
    let count = counts::announced(head, language)?;
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
    let plain = !list.contains(['(', '"', ':', ';', '[']) && !list.contains(char::is_numeric);
    let ending = items.last()?;
    let joint = joints_in(ending) > 0
        || counting::words(|each| each.last_joints).any(|word| {
            ending
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(' '))
        });
    if items.len() < 2 || !joint || !plain {
        return None;
    }
    let joints: usize = items.iter().map(|item| joints_in(item)).sum();
    let most = (items.len() + joints) as u64;
    Some(List {
        count,
        at: Span::new(0, list.len()),
        range: (2.min(most), most),
    })
}

/// Where `words` stand for the first time after a space: the place of the space.
fn find_behind_space(sentence: &str, words: &str) -> Option<usize> {
    let mut spaces = sentence.match_indices(' ').map(|(at, _)| at);
    spaces.find(|at| sentence[at + 1..].starts_with(words))
}

/// How many words inside an item join two things.
fn joints_in(item: &str) -> usize {
    let count = |word| {
        let places = item.match_indices(word);
        let alone = places.filter(|(at, _)| {
            item[..*at].ends_with(' ') && item[*at + str::len(word)..].starts_with(' ')
        });
        alone.count()
    };
    counting::words(|each| each.last_joints).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn found(text: &str) -> Vec<(String, u64, (u64, u64))> {
        let code = match text.chars().next() {
            Some(c) if script::is_han(c) => "zh",
            Some(c) if c.is_ascii() => "en",
            _ => "ru",
        };
        find(text, language::named(code).unwrap())
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
