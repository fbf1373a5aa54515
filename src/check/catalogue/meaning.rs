//! The group or the rule that somebody means by a name that does not exist: by what it says first, and by its letters second.

use std::collections::BTreeMap;

use crate::check::catalogue;
use crate::rule::{self, Rule};

/// Words for what the rules of a group find, beside those of its own name. A word that is here stands for the whole group.
const KEYWORDS: [(&str, &str); 9] = [
    (
        "characters",
        "unicode encoding confusables lookalikes mojibake scripts alphabets glyphs bidi",
    ),
    (
        "dates-and-numbers",
        "calendar arithmetic currency money maths totals figures times numerals",
    ),
    (
        "marks",
        "brackets parentheses quotes commas dashes hyphens punctuation typography spacing whitespace",
    ),
    (
        "names-and-terms",
        "terminology glossary acronyms definitions parties consistency vocabulary",
    ),
    (
        "paragraphs",
        "structure layout lists bullets truncation headings",
    ),
    (
        "references",
        "links cites citations annexes appendices attachments sections",
    ),
    (
        "repeats",
        "duplicates duplication clones plagiarism similarity repetition boilerplate redundancy",
    ),
    ("suppression", "comments disable noqa pragmas"),
    ("words", "typos grammar slips misspellings proofreading"),
];

/// How much of a name has to be right, in thousandths, for it to be taken for a slip of the keyboard, whatever it means. Chosen by hand.
const SLIP: i64 = 850;
/// How much of a name has to be right for it to be offered although it means something else.
const LIKE: i64 = 500;
/// How many letters words that mean the same share at their start at least, and in how many each may end after them: spelling, spelled.
const STEM: usize = 4;
const ENDING: usize = 3;

/// The group or the rule that is meant by `name`, which is not one of `all`.
pub(super) fn nearest(name: &str, all: &[&'static str]) -> Option<&'static str> {
    let groups: Vec<&'static str> = catalogue::groups().keys().map(String::as_str).collect();
    rule::with_word(name, &groups)
        .or_else(|| rule::most_like(name, all, SLIP))
        .or_else(|| by_keyword(name))
        .or_else(|| rule::with_word(name, all))
        .or_else(|| by_summary(name))
        .or_else(|| rule::most_like(name, all, LIKE))
}

fn by_keyword(name: &str) -> Option<&'static str> {
    let typed = words(name);
    let says = |text: &str| words(text).iter().any(|word| is_one_of(word, &typed));
    let mut all = KEYWORDS.into_iter();
    let found = all.find(|(group, keywords)| says(group) || says(keywords));
    found.map(|(group, _)| group)
}

/// The group of which most rules say the words of a name in their own names or summaries, or the rule where it is only one.
fn by_summary(name: &str) -> Option<&'static str> {
    let typed = words(name);
    let says = |rule: &&&'static Rule| {
        let text = format!("{} {}", rule.name, rule.summary());
        words(&text).iter().any(|word| is_one_of(word, &typed))
    };
    let mut groups: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for rule in catalogue::all().iter().filter(says) {
        let rules = groups.entry(catalogue::group(rule)).or_default();
        rules.push(rule.name);
    }
    // Of several with as many, the first counts.
    let most = groups
        .into_iter()
        .rev()
        .max_by_key(|(_, rules)| rules.len());
    let (group, rules) = most?;
    match rules[..] {
        [rule] => Some(rule),
        _ => catalogue::groups()
            .get_key_value(&group)
            .map(|(name, _)| name.as_str()),
    }
}

/// The words of a text that are long enough to mean something, in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    let long = words.filter(|word| word.chars().count() >= STEM);
    long.map(str::to_lowercase).collect()
}

fn is_one_of(word: &str, words: &[String]) -> bool {
    words.iter().any(|other| are_akin(word, other))
}

/// Whether two words are one, or forms of one.
fn are_akin(one: &str, other: &str) -> bool {
    let pairs = one.chars().zip(other.chars());
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let ends = |word: &str| word.chars().count() - shared <= ENDING;
    one == other || (shared >= STEM && ends(one) && ends(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_answered_by_its_meaning() {
        for (typed, meant) in [
            ("spelling", "names-and-terms"),
            ("typos", "words"),
            ("grammar", "words"),
            ("punctuation", "marks"),
            ("quotes", "marks"),
            ("brackets", "marks"),
            ("duplicates", "repeats"),
            ("unicode", "characters"),
            ("currency", "dates-and-numbers"),
            ("acronyms", "names-and-terms"),
            ("cross-references", "references"),
            ("todo", "placeholder"),
            ("mistyped-annexes", "references"),
        ] {
            let found = catalogue::selector(typed).unwrap_err().nearest;
            assert_eq!(found, Some(meant), "{typed}");
        }
    }

    #[test]
    fn a_slip_of_the_keyboard_is_answered_by_its_letters() {
        for (typed, meant) in [
            ("doubled-wrod", "doubled-word"),
            ("weekday-mistmach", "weekday-mismatch"),
            ("qoute-style", "quote-style"),
        ] {
            let found = catalogue::selector(typed).unwrap_err().nearest;
            assert_eq!(found, Some(meant), "{typed}");
        }
        assert_eq!(catalogue::selector("zzz").unwrap_err().nearest, None);
    }

    #[test]
    fn every_group_has_keywords() {
        let named = KEYWORDS.map(|(group, _)| group);
        for group in catalogue::groups().keys() {
            assert!(
                named.contains(&group.as_str()),
                "give the group `{group}` a line in KEYWORDS"
            );
        }
        assert_eq!(named.len(), catalogue::groups().len());
    }
}
