//! Notices whose wording is given: of copyright, of licence, of the status of a document.

use crate::language::{LANGUAGES, Words};

/// The words of the titles of such notices, lower case. A language without spaces has whole titles here.
#[derive(Debug)]
pub(crate) struct Notices {
    /// Words of which one is enough: copyright.
    pub sure: Words,
    /// Words of titles that contracts give to clauses of their own as well: licence, disclaimer.
    pub unsure: Words,
    /// What else such titles have in them: full, statement, of.
    pub others: Words,
}

impl Notices {
    pub(in crate::language) const NONE: Self = Self {
        sure: &[],
        unsure: &[],
        others: &[],
    };
}

/// How sure it is that a title is that of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// Some documents have clauses of that title.
    Unsure,
    /// Only a notice has it.
    Sure,
}

/// Whether a title without its number consists of nothing but words for a notice.
#[must_use]
pub(crate) fn titled(title: &str) -> Option<Certainty> {
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let certainty = LANGUAGES.iter().filter_map(|language| {
        let notices = &language.notices;
        let has = |list: Words| words.iter().any(|word| list.contains(word));
        let all = words.iter().all(|word| {
            let lists = [notices.sure, notices.unsure, notices.others];
            lists.iter().any(|list| list.contains(word))
        });
        match all {
            true if has(notices.sure) => Some(Certainty::Sure),
            true if has(notices.unsure) => Some(Certainty::Unsure),
            _ => None,
        }
    });
    certainty.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_notices_have_no_other_words() {
        for (title, certainty) in [
            ("Full Copyright Statement", Some(Certainty::Sure)),
            ("Status of This Memo", Some(Certainty::Sure)),
            ("Intellectual Property", Some(Certainty::Unsure)),
            ("版权声明", Some(Certainty::Sure)),
            ("Авторские права", Some(Certainty::Sure)),
            ("Mentions légales", Some(Certainty::Unsure)),
            ("Urheberrechtshinweis", Some(Certainty::Sure)),
            ("Copyright of boats", None),
            ("Property", None),
            ("Statement of this", None),
            ("", None),
        ] {
            assert_eq!(titled(title), certainty, "{title}");
        }
    }
}
