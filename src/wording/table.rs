//! The tables: texts by key, one table for each language of the user interface, in files by topic.
//!
//! A line of such a file is `key = text`, in order of the keys, or starts with `#` and is for those who write it. A text that begins or ends
//! with a space is in quotation marks. What is in braces, `message` says.

use std::sync::LazyLock;

/// The texts in one language.
pub(super) struct Table {
    /// The texts by key, in order of the keys.
    texts: LazyLock<Vec<(&'static str, &'static str)>>,
    /// How many forms a word has that goes with a number.
    pub(super) forms: usize,
    /// Which of them goes with a number, counted from 0.
    pub(super) plural: fn(u64) -> usize,
    /// Which of the forms of a word comes before a number, counted from 0: an 8, a 9.
    pub(super) sound: fn(u64) -> usize,
}

/// The files of a language.
macro_rules! files {
    ($folder:literal) => {
        [
            include_str!(concat!($folder, "/config.txt")),
            include_str!(concat!($folder, "/pages.txt")),
            include_str!(concat!($folder, "/passages.txt")),
            include_str!(concat!($folder, "/reports.txt")),
            include_str!(concat!($folder, "/rules.txt")),
            include_str!(concat!($folder, "/run.txt")),
            include_str!(concat!($folder, "/serve.txt")),
            include_str!(concat!($folder, "/unread.txt")),
        ]
    };
}

/// The files of all languages.
const FILES: [[&str; 8]; 3] = [files!("en"), files!("zh"), files!("ru")];

/// One reader, two readers.
pub(super) static EN: Table = Table {
    texts: LazyLock::new(|| read(&FILES[0])),
    forms: 2,
    plural: |number| usize::from(number != 1),
    sound: |number| usize::from(is_vowel(number)),
};

/// Nothing inflects.
pub(super) static ZH: Table = Table {
    texts: LazyLock::new(|| read(&FILES[1])),
    forms: 1,
    plural: |_| 0,
    sound: |_| 0,
};

/// Один читатель, два читателя, пять читателей.
pub(super) static RU: Table = Table {
    texts: LazyLock::new(|| read(&FILES[2])),
    forms: 3,
    plural: |number| match (number % 10, number % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    },
    sound: |_| 0,
};

impl Table {
    /// The text of that key.
    pub(super) fn text(&self, key: &str) -> Option<&'static str> {
        let found = self.texts.binary_search_by_key(&key, |(key, _)| key);
        found.ok().map(|at| self.texts[at].1)
    }

    /// Which of some forms goes with a number. One form more than usual is for a single one: in some languages 21 is counted like 1.
    pub(super) fn form<'text>(&self, number: u64, forms: &'text str) -> &'text str {
        let has_single = forms.split('|').count() > self.forms;
        let at = match number {
            1 if has_single => 0,
            _ => (self.plural)(number) + usize::from(has_single),
        };
        forms.split('|').nth(at).unwrap_or("#")
    }

    /// All keys and texts, in order of the keys.
    #[cfg(test)]
    pub(super) fn all(&self) -> &[(&'static str, &'static str)] {
        &self.texts
    }
}

/// The lines of files, in order of their keys.
fn read(files: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let lines = files.iter().flat_map(|file| file.lines());
    let mut texts: Vec<(&str, &str)> = lines.filter_map(line).collect();
    texts.sort_unstable();
    texts
}

fn line(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (key, text) = line.split_once(" = ")?;
    let bare = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    (!key.starts_with('#')).then(|| (key, bare.unwrap_or(text)))
}

/// Whether a number is said with a vowel first: an 8, an 11, an 18, an 80, an 11,000.
fn is_vowel(number: u64) -> bool {
    let digits = number.to_string();
    let leads = |start: &str| digits.starts_with(start);
    leads("8") || (digits.len() % 3 == 2 && (leads("11") || leads("18")))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::wording::Lang;
    use crate::wording::message::{Argument, Message};

    const OTHERS: [Lang; 2] = [Lang::Zh, Lang::Ru];

    /// The placeholders of a text: the name, what tells how the forms are chosen, and how many there are.
    fn placeholders(text: &str) -> Vec<(&str, char, usize)> {
        let inside = text.split('{').skip(1);
        let inside = inside.filter_map(|rest| rest.split_once('}'));
        inside
            .map(|(inside, _)| match inside.find(['|', ':', '~']) {
                None => (inside, ' ', 0),
                Some(at) => {
                    let forms = inside[at + 1..].split('|').count();
                    (&inside[..at], char::from(inside.as_bytes()[at]), forms)
                }
            })
            .collect()
    }

    fn names(text: &str) -> BTreeSet<&str> {
        placeholders(text).iter().map(|(name, ..)| *name).collect()
    }

    #[test]
    fn every_language_says_all_of_it_and_nothing_else() {
        let english: BTreeMap<&str, &str> = EN.all().iter().copied().collect();
        for lang in OTHERS {
            let other: BTreeMap<&str, &str> = lang.table().all().iter().copied().collect();
            let missing: Vec<_> = english
                .keys()
                .filter(|key| !other.contains_key(*key))
                .collect();
            let idle: Vec<_> = other
                .keys()
                .filter(|key| !english.contains_key(*key))
                .collect();
            assert!(missing.is_empty(), "{lang:?} lacks {missing:?}");
            assert!(idle.is_empty(), "only {lang:?} has {idle:?}");
            for (key, text) in other {
                // What the system says is said in its own words, or in ours.
                let needed = names(english[key]);
                if key.starts_with("system.") {
                    assert!(names(text).is_subset(&needed), "{lang:?}: {key}");
                } else {
                    assert_eq!(names(text), needed, "{lang:?}: {key}");
                }
            }
        }
    }

    #[test]
    fn every_key_is_there_once_and_in_order() {
        for lang in Lang::ALL {
            let all = lang.table().all();
            assert!(all.is_sorted_by(|one, other| one.0 < other.0), "{lang:?}");
        }
        for file in FILES.into_iter().flatten() {
            let keys: Vec<&str> = file.lines().filter_map(line).map(|(key, _)| key).collect();
            assert!(!keys.is_empty() && keys.is_sorted(), "{keys:?}");
            let mut lines = file.lines();
            let stray = lines
                .find(|text| !text.is_empty() && !text.starts_with('#') && line(text).is_none());
            assert_eq!(stray, None);
        }
    }

    #[test]
    fn a_number_has_as_many_forms_as_its_language() {
        for lang in Lang::ALL {
            let forms = lang.table().forms;
            for (key, text) in lang.table().all() {
                for (name, how, count) in placeholders(text) {
                    let fits = match how {
                        '|' => [forms, forms + 1].contains(&count),
                        '~' => lang == Lang::En && count == 2,
                        // Every language has the same choices.
                        ':' => {
                            let english = placeholders(EN.text(key).unwrap());
                            english.contains(&(name, how, count))
                        }
                        _ => true,
                    };
                    assert!(fits, "{lang:?}: {key}: {name}");
                }
            }
        }
    }

    /// Names that are the same in every language: programs, formats, keys, and what is typed.
    const NAMES: &[&str] = &[
        "Word",
        "U+",
        "（n）",
        "(n)",
        "（p）",
        "(p)",
        "0x00",
        "Git LFS",
        "UTF-8",
        "GiB",
        "MiB",
        "XML",
        "PDF",
        "OpenDocument",
        "git",
        "variorum",
    ];

    /// A message with a number for every argument.
    fn filled(key: &'static str, number: u64) -> Message {
        let arguments = names(EN.text(key).unwrap()).into_iter();
        let arguments = arguments.map(|name| (name, number.into()));
        Message {
            key,
            arguments: arguments.collect(),
        }
    }

    #[test]
    fn no_word_is_left_in_another_language() {
        for lang in OTHERS {
            for (key, _) in lang.table().all() {
                let said = filled(key, 5).said(lang);
                // What is typed or quoted.
                let mut bare: String = said.split('`').step_by(2).collect();
                for name in NAMES {
                    bare = bare.replace(name, "");
                }
                let foreign = bare
                    .split(|c: char| c.is_whitespace() || "（）()，、：；:,".contains(c))
                    .find(|word| {
                        !word.starts_with("--") && word.contains(|c: char| c.is_ascii_alphabetic())
                    });
                assert_eq!(foreign, None, "{lang:?}: {key}: {said}");
                let own = |c: char| match lang {
                    Lang::Zh => !('\u{400}'..'\u{530}').contains(&c),
                    _ => {
                        !('\u{3000}'..'\u{a000}').contains(&c)
                            && !('\u{ff00}'..'\u{fff0}').contains(&c)
                    }
                };
                assert!(bare.chars().all(own), "{lang:?}: {key}: {said}");
            }
        }
    }

    /// Arguments that are numbers wherever they are.
    const NUMBERS: [&str; 8] = [
        "all", "count", "days", "length", "line", "offset", "percent", "year",
    ];

    /// A message with a number where one comes, and a mark for every other argument.
    fn marked(key: &'static str) -> Message {
        let counts = |name: &str| {
            let mut all = Lang::ALL.into_iter();
            let text = |lang: Lang| lang.table().text(key).unwrap();
            all.any(|lang| {
                let found = placeholders(text(lang));
                found
                    .iter()
                    .any(|(each, how, _)| *each == name && *how == '|')
            })
        };
        let arguments = names(EN.text(key).unwrap()).into_iter().map(|name| {
            let is_number = NUMBERS.contains(&name) || counts(name);
            let mark = Argument::Ready("§".to_owned());
            (name, if is_number { 5_u8.into() } else { mark })
        });
        Message {
            key,
            arguments: arguments.collect(),
        }
    }

    #[test]
    fn the_typography_of_each_language_is_kept() {
        let is_han = |c: char| ('\u{4e00}'..'\u{a000}').contains(&c);
        for (key, _) in ZH.all() {
            let said = marked(key).said(Lang::Zh);
            let bare: Vec<&str> = said.split('`').step_by(2).collect();
            let bare: Vec<char> = bare.join("`").chars().collect();
            for pair in bare.windows(2) {
                let [one, other] = [pair[0], pair[1]];
                let joins = |a: char, b: char| is_han(a) && b.is_ascii_alphanumeric();
                let spaced = |a: char, b: char| a == ' ' && "，。；：、（）？".contains(b);
                let narrow = |a: char, b: char| is_han(a) && ",;:?()".contains(b);
                let wrong = |a: char, b: char| joins(a, b) || spaced(a, b) || narrow(a, b);
                assert!(!wrong(one, other) && !wrong(other, one), "{key}: {said}");
            }
        }
        for (key, text) in RU.all() {
            let wrong = [" %", "\"", " - "]
                .iter()
                .find(|wrong| text.contains(**wrong));
            assert_eq!(wrong, None, "{key}: {text}");
        }
    }

    #[test]
    fn russian_numbers_are_counted_as_in_grammars() {
        let forms = [1, 2, 5, 11, 12, 21, 22, 25, 100, 101, 111, 0].map(RU.plural);
        assert_eq!(forms, [0, 1, 2, 2, 2, 0, 1, 2, 2, 0, 2, 2]);
    }
}
