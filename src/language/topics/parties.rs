//! What a language calls the parties of a document, and how they act.

use crate::language::{LANGUAGES, Words};

/// A word for all parties together.
#[derive(Debug)]
pub(crate) struct Whole {
    /// The word, lower case.
    pub word: &'static str,
    /// What joins it to a partner, the most telling first, lower case.
    pub joints: Words,
}

/// A legal form of companies.
#[derive(Debug)]
pub(crate) struct Form {
    /// How it is written, the longest first, without full stops.
    pub spellings: Words,
    /// Whether a name may have any of these spellings in one document: a long one first and then a short one.
    pub free: bool,
    /// Whether it comes before the name, which is quoted: ООО «Ромашка».
    pub front: bool,
}

/// The parties of documents.
#[derive(Debug)]
pub(crate) struct Parties {
    /// Words for all parties together.
    pub wholes: &'static [Whole],
    /// Words between the names of two parties.
    pub between: Words,
    /// Articles and the like before the name of a party, as they stand.
    pub articles: Words,
    /// Wishes and duties before a joint, which make the whole its subject.
    pub wishes: Words,
    /// The last character of a word for one party, for a language without spaces.
    pub side: Option<char>,
    /// Words that end so and are no member of the whole.
    pub no_members: Words,
    /// Joints, or their starts, after which a partner of the subject is sure to stand.
    pub sure: Words,
    /// The legal forms of companies.
    pub forms: &'static [Form],
    /// Characters before the name of a company, for a language without spaces.
    pub before_names: &'static str,
    /// Verbs whose object acts, for such a language: the name of a company follows them. None is part of a name.
    pub asking: Words,
    /// What counts companies after such a verb: 两家.
    pub counting: Words,
}

impl Parties {
    pub(in crate::language) const NONE: Self = Self {
        wholes: &[],
        between: &[],
        articles: &[],
        wishes: &[],
        side: None,
        no_members: &[],
        sure: &[],
        forms: &[],
        before_names: "",
        asking: &[],
        counting: &[],
    };
}

/// The words of all languages.
pub(crate) fn all() -> impl Iterator<Item = &'static Parties> {
    LANGUAGES.iter().map(|language| &language.parties)
}
