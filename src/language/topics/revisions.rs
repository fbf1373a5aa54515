//! What the names of files say of the order of revisions: old and new, draft and final.

use crate::language::topics::evidence::Script;
use crate::language::{LANGUAGES, Words};

/// Words in the names of files that are revisions of one document, lower case. In a language without spaces such a word is at the start or
/// at the end of another one: 合同旧版.
#[derive(Debug)]
pub(crate) struct Revisions {
    /// Those of what was there before.
    pub earlier: Words,
    /// Those of what came of it.
    pub later: Words,
}

impl Revisions {
    pub(in crate::language) const NONE: Self = Self {
        earlier: &[],
        later: &[],
    };
}

/// What a word says of the time of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Time {
    /// It was there before others.
    Earlier,
    /// Nothing.
    Unsaid,
    /// It came after others.
    Later,
}

/// What a word of a file name, in lower case, says, and the word without that.
#[must_use]
pub(crate) fn time(word: &str) -> (Time, &str) {
    for language in LANGUAGES {
        let spaced = !matches!(language.evidence.script, Script::Han | Script::Kana);
        let rest = |marks: Words| {
            marks.iter().find_map(|mark| {
                if spaced {
                    (word == *mark).then_some("")
                } else {
                    word.strip_suffix(mark).or_else(|| word.strip_prefix(mark))
                }
            })
        };
        let names = &language.revisions;
        if let Some(rest) = rest(names.earlier) {
            return (Time::Earlier, rest);
        }
        if let Some(rest) = rest(names.later) {
            return (Time::Later, rest);
        }
    }
    (Time::Unsaid, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_file_name_says_when() {
        for (word, expected) in [
            ("old", (Time::Earlier, "")),
            ("draft", (Time::Earlier, "")),
            ("final", (Time::Later, "")),
            ("golden", (Time::Unsaid, "golden")),
            ("合同旧版", (Time::Earlier, "合同")),
            ("新版合同", (Time::Later, "合同")),
            ("合同", (Time::Unsaid, "合同")),
            ("черновик", (Time::Earlier, "")),
            ("neu", (Time::Later, "")),
        ] {
            assert_eq!(time(word), expected, "{word}");
        }
    }
}
