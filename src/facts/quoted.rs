//! Names between quotation marks of a document: "Records for Small Libraries", «О приёмке складских помещений», “互联互通计划”.
//!
//! Reads keys, in which quotation marks have one form.

use crate::facts::date::named::SHORTEST_TITLE;
use crate::facts::names::{self, Title, Unmarked};
use crate::language::topics::names as topic;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;
use rustc_hash::FxHashMap;

/// The shortest name that is compared, in characters of a script with spaces. With 6 the same; with 24 one finding fewer.
const SHORTEST: usize = 12;
/// The shortest name without spaces in which parts may have changed places, in characters. Chosen by hand, 2026-11.
const SHORTEST_SWAPPED: usize = 6;
/// The longest, in characters. With 60 and 240 the same.
const LONGEST: usize = 120;
/// The fewest words of a name. With 2 and 4 the same.
const FEWEST_WORDS: usize = 3;
/// From this length on a word of an English title has a capital, and one before a name says what it is the name of. With 2
/// and 8 the same.
const LONG_WORD: usize = 4;
/// So many letters of a misspelled word are right. With 2 the same; with 6 one finding fewer.
const SHARED: usize = 3;
/// Fewer than one letter in so many of a misspelled word is wrong. With 2 the same; with 6 one finding fewer.
const ALIKE: usize = 3;
/// A name shorter than this, in words, that differs by a last s may be the name of one thing of several. With 10 the same; with
/// 3 one finding more.
const LIST_OF_WORDS: usize = 5;

/// Names between quotation marks, by first place; `paragraphs` are spans of `text`.
#[must_use]
pub(crate) fn find(text: &str, paragraphs: impl Iterator<Item = Span>) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    let mut index: FxHashMap<&str, usize> = FxHashMap::default();
    for paragraph in paragraphs {
        let marks: Vec<usize> = memchr::memchr_iter(b'"', paragraph.of(text).as_bytes())
            .map(|at| paragraph.start as usize + at)
            .collect();
        // An entry of a list of works, [Smith 2019], gives the title of each as it was published.
        if marks.len() % 2 == 1 || paragraph.of(text).starts_with('[') {
            continue;
        }
        for pair in marks.chunks_exact(2) {
            let at = Span::new(pair[0] + 1, pair[1]);
            let name = at.of(text);
            if !is_name(name) {
                continue;
            }
            let slot = *index.entry(name).or_insert_with(|| {
                out.push(Title {
                    name: name.to_owned(),
                    at,
                    count: 0,
                });
                out.len() - 1
            });
            out[slot].count += 1;
        }
    }
    out
}

fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    if text.chars().all(script::is_han) {
        return (SHORTEST_TITLE..=LONGEST).contains(&length);
    }
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | ',' | ':');
    let words: Vec<&str> = text.split(' ').collect();
    let long = words
        .iter()
        .filter(|word| word.chars().count() >= LONG_WORD);
    let capitals = long
        .clone()
        .filter(|word| word.starts_with(char::is_uppercase));
    (SHORTEST..=LONGEST).contains(&length)
        && words.len() >= FEWEST_WORDS
        && text.starts_with(char::is_uppercase)
        && text.ends_with(char::is_alphanumeric)
        && text.chars().all(plain)
        // An English title has capitals throughout, other languages only at its start.
        && (!text.is_ascii() || capitals.count() * 3 >= long.count() * 2)
}

/// Pairs of names that differ so little that one of them is likely a slip: indices, the rarer one second.
#[must_use]
pub(crate) fn near(titles: &[Title]) -> Vec<(usize, usize)> {
    let mut out = names::near(titles);
    // What is quoted once in two ways may be two quotations.
    out.retain(|(usual, _)| titles[*usual].count >= 2);
    out.extend(swapped(titles));
    let words: Vec<Vec<String>> = titles
        .iter()
        .map(|title| title.name.split(' ').map(str::to_lowercase).collect())
        .collect();
    let mut groups: FxHashMap<(bool, String), Vec<usize>> = FxHashMap::default();
    for (index, words) in words.iter().enumerate() {
        let [first, second, .., before, last] = &words[..] else {
            if let [first, _, last] = &words[..] {
                groups.entry((true, first.clone())).or_default().push(index);
                groups.entry((false, last.clone())).or_default().push(index);
            }
            continue;
        };
        groups
            .entry((true, format!("{first} {second}")))
            .or_default()
            .push(index);
        groups
            .entry((false, format!("{before} {last}")))
            .or_default()
            .push(index);
    }
    out.extend(names::pairs(titles, &groups, |one, two| {
        is_slip(&words[one], &words[two])
    }));
    out.sort_unstable();
    out.dedup();
    out
}

/// Pairs of names without spaces in which two parts have changed places: 河海联运合作计划, 河海合作联运计划.
fn swapped(titles: &[Title]) -> Vec<(usize, usize)> {
    let mut groups: FxHashMap<Vec<char>, Vec<usize>> = FxHashMap::default();
    for (index, title) in titles.iter().enumerate() {
        if title.name.chars().all(script::is_han) {
            let mut letters: Vec<char> = title.name.chars().collect();
            letters.sort_unstable();
            groups.entry(letters).or_default().push(index);
        }
    }
    // Few names have so many characters in common, so that all pairs are looked at.
    let pairs = groups.into_values().flat_map(|group| {
        let rest = group.clone();
        let pair = move |(place, one)| {
            let behind: Vec<usize> = rest[place + 1..].to_vec();
            behind.into_iter().map(move |two| (one, two))
        };
        group.into_iter().enumerate().flat_map(pair)
    });
    let swapped = pairs.filter(|(one, two)| {
        let (one, two) = (&titles[*one].name, &titles[*two].name);
        one.chars().count() >= SHORTEST_SWAPPED && has_swapped_parts(one, two)
    });
    let by_count = swapped.map(|(one, two)| {
        let more = titles[two].count > titles[one].count;
        if more { (two, one) } else { (one, two) }
    });
    by_count.collect()
}

/// Whether two parts of two characters or more have changed places in a name.
fn has_swapped_parts(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let (front, back) = names::shared_ends(&one, &two);
    let (one, two) = (&one[front..one.len() - back], &two[front..two.len() - back]);
    let mut parts = 2..one.len().saturating_sub(1);
    parts.any(|at| {
        let (first, second) = one.split_at(at);
        two.starts_with(second) && two.ends_with(first)
    })
}

/// Whether two names differ in a letter or two of one word, or by a small word.
fn is_slip(one: &[String], two: &[String]) -> bool {
    let (front, back) = names::shared_ends(one, two);
    match (&one[front..one.len() - back], &two[front..two.len() - back]) {
        ([a], [b]) => {
            // Addresses is a table, Address one of its columns; Bill of Lading is a notion.
            let plural = (back == 0 && one.len() < LIST_OF_WORDS
                || front == 0 && one.len() == FEWEST_WORDS)
                && (*a == format!("{b}s") || *b == format!("{a}s"));
            if plural {
                return false;
            }
            let small = |word: &String| topic::is_small_word(word);
            (small(a) && small(b)) || is_misspelled(a, b)
        }
        ([word], []) | ([], [word]) => topic::is_small_word(word) && front > 0,
        _ => false,
    }
}

/// Whether two long words differ in a letter or two at one place.
#[must_use]
pub(crate) fn is_misspelled(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let (front, back) = names::shared_ends(&one, &two);
    let changed = one.len().max(two.len()) - front - back;
    let digit = |c: &char| numeral::digit(*c).is_some();
    front >= 1
        && front + back >= SHARED
        && (1..=2).contains(&changed)
        && changed * ALIKE < one.len().max(two.len())
        && !one.iter().chain(&two).any(digit)
}

/// Names that also stand without marks after the same noun, by place: the guide "…" and the guide ….
#[must_use]
pub(crate) fn unmarked(text: &str, titles: &[Title]) -> Vec<Unmarked> {
    let mut out = Vec::new();
    let wanted = titles.iter().filter(|title| {
        title.name.contains(char::is_uppercase) && title.name.split(' ').count() >= FEWEST_WORDS
    });
    for title in wanted.take(names::MOST) {
        let mut nouns: Vec<&str> = Vec::new();
        let mut bare: Vec<(&str, Span)> = Vec::new();
        for at in memchr::memmem::find_iter(text.as_bytes(), title.name.as_bytes()) {
            let (before, after) = (&text[..at], &text[at + title.name.len()..]);
            if let Some(before) = before.strip_suffix('"') {
                nouns.extend(noun(before));
                continue;
            }
            let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '"' | '-');
            let longer = after.starts_with(goes_on)
                || after
                    .strip_prefix(' ')
                    .is_some_and(|after| after.starts_with(char::is_uppercase));
            if let Some(noun) = noun(before).filter(|_| !longer) {
                bare.push((noun, Span::new(at, at + title.name.len())));
            }
        }
        bare.retain(|(noun, _)| nouns.contains(noun));
        let bare_count = bare.len() as u32;
        if let Some((_, first)) = bare.first().filter(|_| bare_count <= title.count) {
            out.push(Unmarked {
                marked: title.at,
                count: title.count,
                bare: *first,
                bare_count,
            });
        }
    }
    out
}

/// The word in small letters that comes before a name, long enough to say what it is the name of.
fn noun(before: &str) -> Option<&str> {
    let word = before.strip_suffix(' ')?.rsplit([' ', '\n', '(']).next()?;
    let long = word.chars().count() >= LONG_WORD && word.chars().all(char::is_lowercase);
    (long && topic::is_noun(word)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Title> {
        find(text, std::iter::once(Span::new(0, text.len())))
    }

    #[test]
    fn finds_names_that_differ_by_a_letter_or_a_small_word() {
        for text in [
            r#""Records for Small Libraries" and "Record for Small Libraries""#,
            r#""Guide to the Northern Canals" and "Guide to Northern Canals""#,
            r#""О приёмке складских помещений" и "О приёмке складским помещений""#,
        ] {
            assert_eq!(near(&all(text)), [(0, 1)], "{text}");
        }
        let text = r#""山区公路养护计划"和"山区养护公路计划""#;
        assert_eq!(near(&all(text)), [(0, 1)], "{text}");
        for text in [
            r#""山区公路养护计划"和"山区桥梁养护计划""#,
            r#""Records for Small Libraries" and "Records for Small Archives""#,
            r#""Addresses in Version 4" and "Addresses in Version 6""#,
            r#""he came and went" and "he came and wept""#,
        ] {
            assert!(near(&all(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn finds_names_without_their_marks() {
        let text = r#"Read the guide "Records for Small Libraries". The guide Records for Small Libraries lies here."#;
        assert_eq!(unmarked(text, &all(text)).len(), 1);
        let text = r#"Read the guide "Records for Small Libraries". The guide Records for Small Libraries Today."#;
        assert!(unmarked(text, &all(text)).is_empty());
    }
}
