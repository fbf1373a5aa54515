//! What the names of files say of the order of revisions: old and new, draft and final, a copy.

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
    /// Those by which programs name a copy, the longest first: copy of.
    pub copies: Words,
    /// Signs that count things in this order and are no numbers: 甲, 乙.
    pub counting: Words,
}

impl Revisions {
    pub(in crate::language) const NONE: Self = Self {
        earlier: &[],
        later: &[],
        copies: &[],
        counting: &[],
    };
}

/// What a word says of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It was there before others.
    Earlier,
    /// It came after others.
    Later,
    /// It was copied from another one.
    Copy,
}

/// What the words of a file name, in lower case, say where they begin; how many of them say it, and the last of these without that.
#[must_use]
pub(crate) fn said<'name>(words: &[&'name str]) -> Option<(Said, usize, &'name str)> {
    LANGUAGES.iter().find_map(|language| {
        let spaced = !matches!(language.evidence.script, Script::Han | Script::Kana);
        let rest = |marks: Words| {
            marks.iter().find_map(|mark| {
                if spaced {
                    let mark: Vec<&str> = mark.split(' ').collect();
                    words.starts_with(&mark).then_some((mark.len(), ""))
                } else {
                    let word = words.first()?;
                    let rest = word.strip_suffix(mark).or_else(|| word.strip_prefix(mark));
                    rest.map(|rest| (1, rest))
                }
            })
        };
        let names = &language.revisions;
        let kinds = [
            (names.earlier, Said::Earlier),
            (names.later, Said::Later),
            (names.copies, Said::Copy),
        ];
        let mut kinds = kinds.into_iter();
        kinds.find_map(|(marks, said)| rest(marks).map(|(used, rest)| (said, used, rest)))
    })
}

/// The place of a sign in the row that it counts in, from 1.
#[must_use]
pub(crate) fn counted(sign: char) -> Option<u64> {
    LANGUAGES.iter().find_map(|language| {
        let mut signs = language.revisions.counting.iter();
        let at = signs.position(|each| each.starts_with(sign))?;
        Some(at as u64 + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_file_name_says_when() {
        for (words, expected) in [
            (&["old"][..], Some((Said::Earlier, 1, ""))),
            (&["draft", "lease"], Some((Said::Earlier, 1, ""))),
            (&["final"], Some((Said::Later, 1, ""))),
            (&["golden"], None),
            (&["合同旧版"], Some((Said::Earlier, 1, "合同"))),
            (&["新版合同"], Some((Said::Later, 1, "合同"))),
            (&["合同"], None),
            (&["черновик"], Some((Said::Earlier, 1, ""))),
            (&["neu"], Some((Said::Later, 1, ""))),
            (&["copy", "of", "lease"], Some((Said::Copy, 2, ""))),
            (&["copy"], Some((Said::Copy, 1, ""))),
            (&["合同的副本"], Some((Said::Copy, 1, "合同"))),
            (&["копия"], Some((Said::Copy, 1, ""))),
        ] {
            assert_eq!(said(words), expected, "{words:?}");
        }
        assert_eq!(counted('丙'), Some(3));
        assert_eq!(counted('x'), None);
    }
}
