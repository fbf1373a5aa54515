//! Names with their abbreviation in brackets: Harbour Safety Board (HSB), 世界贸易组织（WTO）, Служба портового надзора (СПН).

use crate::text::script;
use crate::text::span::Span;

/// An abbreviation and what it is said to stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// The abbreviation, without the s of a plural.
    pub letters: String,
    /// The name: in small letters where it has any.
    pub name: String,
    /// The brackets and what is in them, in bytes.
    pub at: Span,
}

/// Small words that an abbreviation may pass over. Lower case.
const PASSED: &[&str] = &[
    "of", "and", "the", "for", "to", "in", "on", "a", "an", "by", "with", "over", "from", "или",
    "и", "по", "в", "на", "для", "о", "об", "с", "к",
];

/// Every abbreviation that is explained in the key of a paragraph.
#[must_use]
pub fn find(key: &str) -> Vec<Abbreviation> {
    let mut out = Vec::new();
    for (open, _) in key.match_indices('(') {
        let rest = &key[open + 1..];
        let Some(length) = rest
            .find([')', ' ', '('])
            .filter(|length| rest[*length..].starts_with(')') && *length <= 20)
        else {
            continue;
        };
        let letters = rest[..length].strip_suffix('s').unwrap_or(&rest[..length]);
        let count = letters.chars().count();
        if !(2..=8).contains(&count) || !letters.chars().all(char::is_uppercase) {
            continue;
        }
        let head = key[..open].trim_end();
        let name = if head.ends_with(script::is_han) {
            han(head)
        } else {
            spelled(head, letters)
        };
        if let Some(name) = name {
            out.push(Abbreviation {
                letters: letters.to_owned(),
                name,
                at: Span::new(open, open + length + 2),
            });
        }
    }
    out
}

/// The Han characters in front of the bracket, as far as they go.
fn han(head: &str) -> Option<String> {
    let start = head
        .rfind(|c: char| {
            !script::is_han(c)
                || matches!(
                    c,
                    '的' | '称' | '为' | '由' | '向' | '在' | '是' | '和' | '与' | '及'
                )
        })
        .map_or(0, |at| {
            at + head[at..].chars().next().map_or(1, char::len_utf8)
        });
    let name = &head[start..];
    (name.chars().count() >= 4).then(|| name.to_owned())
}

/// The words in front of the bracket whose first letters spell the abbreviation.
fn spelled(head: &str, letters: &str) -> Option<String> {
    let wanted: Vec<char> = letters.chars().flat_map(char::to_lowercase).collect();
    let from = head
        .char_indices()
        .rev()
        .take(120)
        .last()
        .map_or(0, |(at, _)| at);
    let tail = &head[from..];
    let stop = tail
        .rfind([',', ';', ':', '(', ')', '"', '.'])
        .map_or(0, |at| at + 1);
    let words: Vec<String> = tail[stop..]
        .split([' ', '-', '/'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut left = wanted.len();
    let mut at = words.len();
    while left > 0 {
        at = at.checked_sub(1)?;
        let first = words[at].chars().next()?;
        if first == wanted[left - 1] {
            // "Board of Trade" is BT or BOT: a small word is taken where its letter is wanted and its neighbour's is not.
            let passed = PASSED.contains(&words[at].as_str());
            let better =
                passed && at > 0 && words[at - 1].starts_with(wanted[left - 1]) && left >= 1;
            if !better {
                left -= 1;
            }
        } else if !PASSED.contains(&words[at].as_str()) {
            return None;
        }
    }
    let name: Vec<&str> = words[at..].iter().map(String::as_str).collect();
    (name.len() > 1).then(|| name.join(" "))
}

/// Whether two names are the same but for endings, or, in Han, end alike as a name and its short form do.
#[must_use]
pub fn alike(one: &str, two: &str) -> bool {
    if one.ends_with(script::is_han) || two.ends_with(script::is_han) {
        let mixed = one.ends_with(script::is_han) != two.ends_with(script::is_han);
        return mixed || shortens(one, two) || shortens(two, one);
    }
    let words = |text: &str| -> Vec<String> {
        text.split(' ')
            .filter(|word| !PASSED.contains(word))
            .map(stem)
            .collect()
    };
    let (one, two) = (words(one), words(two));
    one.len() == two.len()
        && one
            .iter()
            .zip(&two)
            .all(|(one, two)| one.starts_with(two.as_str()) || two.starts_with(one.as_str()))
}

/// Whether the characters of a name of Han, or of its end, stand in this order in the other: 世贸组织 in 世界贸易组织. A verb may
/// have come along in front.
fn shortens(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().collect();
    (0..=3)
        .take_while(|skip| letters.len() >= skip + 4)
        .any(|skip| {
            let mut rest = long.chars();
            letters[skip..].iter().all(|c| rest.any(|each| each == *c))
        })
}

fn stem(word: &str) -> String {
    let length = word.chars().count();
    let cut = match length {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    };
    word.chars().take(length - cut).collect()
}

/// Whether two abbreviations are the same but for case.
#[must_use]
pub fn same_letters(one: &str, two: &str) -> bool {
    one.to_lowercase() == two.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_that_spell_the_letters() {
        for (key, letters, name) in [
            (
                "the Harbour Safety Board (HSB) met",
                "HSB",
                "harbour safety board",
            ),
            ("the Board of Trade (BOT)", "BOT", "board of trade"),
            (
                "a Public-Key Infrastructure (PKI)",
                "PKI",
                "public key infrastructure",
            ),
            ("加入世界贸易组织(WTO)后", "WTO", "加入世界贸易组织"),
            (
                "Служба портового надзора (СПН)",
                "СПН",
                "служба портового надзора",
            ),
        ] {
            let found = find(key);
            assert_eq!(found.len(), 1, "{key}");
            assert_eq!(
                (found[0].letters.as_str(), found[0].name.as_str()),
                (letters, name)
            );
        }
        for key in ["the new version (RFC)", "see (AB)", "x (a)", "word (Hello)"] {
            assert!(find(key).is_empty(), "{key}: {:?}", find(key));
        }
    }
}
