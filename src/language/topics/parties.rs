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
    /// Where it stands.
    pub place: Place,
}

/// Where a legal form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Behind the name: Acme Corp.
    Behind,
    /// Before the name, which is quoted: ООО «Ромашка».
    Before,
    /// On either side, in a script without capitals: 株式会社北風, 北風株式会社, 주식회사 북풍, 북풍 주식회사.
    Beside,
}

impl Form {
    /// A form behind names that is one name with each of its spellings.
    pub(in crate::language) const fn behind(spellings: Words) -> Self {
        Self {
            spellings,
            free: false,
            place: Place::Behind,
        }
    }

    /// A form behind names, any of whose spellings may stand for another.
    pub(in crate::language) const fn free(spellings: Words) -> Self {
        Self {
            spellings,
            free: true,
            place: Place::Behind,
        }
    }

    /// The same before quoted names.
    pub(in crate::language) const fn before(spellings: Words) -> Self {
        Self {
            spellings,
            free: true,
            place: Place::Before,
        }
    }

    /// The same on either side of names.
    pub(in crate::language) const fn beside(spellings: Words) -> Self {
        Self {
            spellings,
            free: true,
            place: Place::Beside,
        }
    }
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
    /// Small words inside the name of a company: Vent du Nord. Those that join two companies are none.
    pub inside_names: Words,
    /// Characters before the name of a company, for a language without spaces.
    pub before_names: &'static str,
    /// Particles that are joined to the name of a company or to its form: 은, 는.
    pub behind_names: Words,
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
        inside_names: &[],
        before_names: "",
        behind_names: &[],
        asking: &[],
        counting: &[],
    };
}

/// Whether a word is a name for one party, in a language without spaces: 供方, but not 双方.
#[must_use]
pub(crate) fn is_side(word: &str) -> bool {
    all().any(|each| {
        let ends = each.side.is_some_and(|side| word.ends_with(side));
        ends && !each.no_members.contains(&word)
    })
}

/// The words of all languages.
pub(crate) fn all() -> impl Iterator<Item = &'static Parties> {
    LANGUAGES.iter().map(|language| &language.parties)
}
