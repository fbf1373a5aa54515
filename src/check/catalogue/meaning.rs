//! The group or the rule that somebody means by a name that does not exist: by what it says first, and by its letters second.

use std::collections::BTreeMap;

use crate::check::catalogue;
use crate::rule::Rule;
use crate::text::alike::{self, LIKE, SLIP, are_akin, words};

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

/// The group or the rule that is meant by `name`, which is not one of `all`.
pub(super) fn nearest(name: &str, all: &[&'static str]) -> Option<&'static str> {
    let groups: Vec<&'static str> = catalogue::groups().keys().map(String::as_str).collect();
    alike::with_word(name, &groups)
        .or_else(|| alike::most_like(name, all, SLIP))
        .or_else(|| by_word(name))
        .or_else(|| by_keyword(name))
        .or_else(|| alike::with_word(name, all))
        .or_else(|| by_summary(name))
        .or_else(|| alike::most_like(name, all, LIKE))
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

fn is_one_of(word: &str, typed: &[String]) -> bool {
    let is_meant = |typed: &String| are_akin(word, typed) || alike::abbreviates(typed, word);
    typed.iter().any(is_meant)
}

/// The rule that has `name` for one of its words, where no other has: that of several is their group.
fn by_word(name: &str) -> Option<&'static str> {
    let has_word = |rule: &&&'static Rule| rule.name.split('-').any(|word| word == name);
    let mut all = catalogue::all().iter().filter(has_word);
    all.next()
        .filter(|_| all.next().is_none())
        .map(|rule| rule.name)
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
            ("dupe", "repeats"),
            ("numbering", "numbering-gap"),
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
