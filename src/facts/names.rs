//! Titles in 《》 and quoted names of a document: where they stand, with and without their marks.

use memchr::memmem;
use rustc_hash::FxHashMap;

use crate::facts::date::named::{self, SHORTEST_TITLE};
use crate::language::topics::names as topic;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// A title with its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// The title without its marks.
    pub name: String,
    /// Its first place, marks left out, in bytes.
    pub at: Span,
    /// How often it stands.
    pub count: u32,
}

/// Titles in 《》, by first place.
#[must_use]
pub(crate) fn titles(text: &str) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    let mut index: FxHashMap<&str, usize> = FxHashMap::default();
    for span in named::titles(text) {
        let inner = Span {
            start: span.start + '《'.len_utf8() as u32,
            end: span.end - '》'.len_utf8() as u32,
        };
        let name = inner.of(text);
        if name.contains('\n') {
            continue;
        }
        let slot = *index.entry(name).or_insert_with(|| {
            out.push(Title {
                name: name.to_owned(),
                at: inner,
                count: 0,
            });
            out.len() - 1
        });
        out[slot].count += 1;
    }
    out
}

/// The shortest title that is compared, in characters, without the name of a state in front. With 4 and 16 the same.
const SHORTEST: usize = 8;
/// With how many others of its beginning or end a title is compared: it bounds the time. With 25 and 100 the same.
const BESIDE: usize = 50;
/// At most one character in so many differs. With 4 and 16 the same.
const ALIKE: usize = 8;
/// From this length on a title may have one character for another. With 6 and 24 the same.
const LONG: usize = 12;
/// So many characters are the same before the difference and after it. With 2 and 6 the same.
const SHARED: usize = 3;
/// How many titles are looked for without their marks: it bounds the time. With 100 and 400 the same.
pub(super) const MOST: usize = 200;

/// Pairs of titles that differ so little that one of them is likely a slip: indices, the rarer one second.
#[must_use]
pub(crate) fn near(titles: &[Title]) -> Vec<(usize, usize)> {
    // Titles that differ in one or two characters share a third of their length at the front, in the middle or at the end.
    let mut groups: FxHashMap<(usize, String), Vec<usize>> = FxHashMap::default();
    let letters: Vec<Vec<char>> = titles
        .iter()
        .map(|title| topic::without_front(&title.name).chars().collect())
        .collect();
    for (index, letters) in letters.iter().enumerate() {
        if letters.len() < SHORTEST_TITLE {
            continue;
        }
        groups
            .entry((0, letters[..4].iter().collect()))
            .or_default()
            .push(index);
        groups
            .entry((1, letters[letters.len() - 4..].iter().collect()))
            .or_default()
            .push(index);
    }
    pairs(titles, &groups, |one, two| {
        is_slip(&letters[one], &letters[two])
    })
}

/// Pairs of titles of one group that are a slip of one another: indices, the rarer one second.
pub(super) fn pairs<Key>(
    titles: &[Title],
    groups: &FxHashMap<Key, Vec<usize>>,
    is_slip: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    // They are sorted in the end: the order of the groups decides nothing.
    #[allow(clippy::iter_over_hash_type, reason = "sorted below")]
    for group in groups.values() {
        for (place, one) in group.iter().enumerate() {
            // A document with many titles of one beginning is a list of them.
            for two in group.iter().skip(place + 1).take(BESIDE) {
                if is_slip(*one, *two) {
                    let usual = titles[*one].count >= titles[*two].count;
                    out.push(if usual { (*one, *two) } else { (*two, *one) });
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// How many items two sequences share at their fronts, and how many of the rest at their backs.
pub(crate) fn shared_ends<Item: PartialEq>(one: &[Item], two: &[Item]) -> (usize, usize) {
    let front = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let rest = one.len().min(two.len()) - front;
    let back = one.iter().rev().zip(two.iter().rev()).take(rest);
    (front, back.take_while(|(a, b)| a == b).count())
}

/// Whether two titles are the same but for one or two characters that tell no two documents apart.
fn is_slip(one: &[char], two: &[char]) -> bool {
    let (front, back) = shared_ends(one, two);
    let (left, right) = (&one[front..one.len() - back], &two[front..two.len() - back]);
    let longest = one.len().max(two.len());
    let changed = left.len().max(right.len());
    let small = |chars: &[char]| chars.iter().all(|c| topic::is_small(*c));
    if small(left)
        && small(right)
        && (1..=2).contains(&changed)
        && changed * SHORTEST_TITLE <= longest
    {
        return true;
    }
    if is_permuted(left, right) && longest >= SHORTEST && front >= SHARED {
        return true;
    }
    if changed == 0 || changed > 2 || changed * ALIKE > longest {
        return false;
    }
    // 法 and 条例, 2025 and 2026, 进口 and 出口, 第一 and 第二 make two documents.
    let telling =
        |c: &char| topic::is_telling(*c) || numeral::is_han_numeral(*c) || !script::is_han(*c);
    if left.iter().chain(right).any(telling) || back < SHARED || front < SHARED {
        return false;
    }
    // A character too many or too few, two that changed places, or one for another in a long title.
    let swapped = left.len() == 2 && right.len() == 2 && left[0] == right[1] && left[1] == right[0];
    swapped
        || (left.len().abs_diff(right.len()) == 1 && changed == 1)
        || (left.len() == 1 && right.len() == 1 && longest >= LONG)
}

/// Whether the two are the same two words in another order: 技术规定 and 规定技术. What reads well in both orders may name two things.
fn is_permuted(one: &[char], two: &[char]) -> bool {
    one.len() == two.len()
        && one.len() == 4
        && one.iter().all(|c| script::is_han(*c))
        && one[..2] == two[2..]
        && one[2..] == two[..2]
}

/// A quoted name that also stands without its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unmarked {
    /// First place with marks, marks left out.
    pub marked: Span,
    /// How often with marks.
    pub count: u32,
    /// First place without.
    pub bare: Span,
    /// How often without.
    pub bare_count: u32,
}

/// Titles in 《》 of Han characters that also stand without marks, by place: at least seven characters long.
#[must_use]
pub(crate) fn unmarked(text: &str, titles: &[Title]) -> Vec<Unmarked> {
    let mut out = Vec::new();
    for title in titles
        .iter()
        .filter(|title| {
            title.count >= 2
                && title.name.chars().count() > SHORTEST_TITLE
                && title.name.chars().all(script::is_han)
        })
        .take(MOST)
    {
        let mut first = None;
        let mut count = 0;
        for at in memmem::find_iter(text.as_bytes(), title.name.as_bytes()) {
            let name = title.name.as_str();
            let (before, after) = (
                text[..at].chars().next_back(),
                text[at + name.len()..].chars().next(),
            );
            let opens = before
                .is_none_or(|c| matches!(c, ',' | '，' | '。' | '\n' | ';') || topic::leads(c));
            let closes = after.is_none_or(|c| !topic::goes_on(c));
            let line = before.is_none_or(|c| c == '\n');
            if opens && closes && !line {
                first.get_or_insert(Span::new(at, at + name.len()));
                count += 1;
            }
        }
        if let Some(bare) = first.filter(|_| count < title.count) {
            out.push(Unmarked {
                marked: title.at,
                count: title.count,
                bare,
                bare_count: count,
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let titles = titles(text);
        near(&titles)
            .into_iter()
            .map(|(one, two)| (titles[one].name.clone(), titles[two].name.clone()))
            .collect()
    }

    #[test]
    fn finds_titles_that_differ_by_a_slip() {
        for (text, usual, odd) in [
            (
                "《北河流域航运管理条例》《北河流域航运管理条例》《北河流域的航运管理条例》",
                "北河流域航运管理条例",
                "北河流域的航运管理条例",
            ),
            (
                "《北河流域船舶航运安全管理条例》与《北河流域船泊航运安全管理条例》",
                "北河流域船舶航运安全管理条例",
                "北河流域船泊航运安全管理条例",
            ),
        ] {
            assert_eq!(pairs(text), [(usual.to_owned(), odd.to_owned())], "{text}");
        }
    }

    #[test]
    fn formulas_of_titles_differ_on_purpose() {
        for text in [
            "《关于2025年港口收费的通知》《关于2026年港口收费的通知》",
            "《北河港进口货物监管办法》《北河港出口货物监管办法》",
            "《中华人民共和国公路法》《中华人民共和国铁路法》",
            "《甲国政府和乙国政府关于投资的协定》《甲国政府和丙国政府关于投资的协定》",
            "《治安管理处罚法》《治安管理处罚条例》",
        ] {
            assert!(pairs(text).is_empty(), "{text}: {:?}", pairs(text));
        }
    }
}
