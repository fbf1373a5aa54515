//! How a language defines a term inside a sentence.

use crate::language::topics::parts;
use crate::language::{LANGUAGES, Words};

/// The phrases of definitions.
#[derive(Debug)]
pub(crate) struct Definitions {
    /// Phrases before a term, the longest first, in a bracket that may hold more: 以下简称, quoted or bare.
    pub markers: Words,
    /// Of [`Self::markers`], those that only give the letters of a name where they stand alone: 领域驱动设计（简称 DDD）.
    pub glosses: Words,
    /// Characters between a marker and a term that belong to neither: 以下简称为.
    pub copulas: &'static str,
    /// What comes before a quoted word of another text, which is explained and not defined: 第八条规定中的“押金”，是指.
    pub borrowing: Words,
    /// Words that may be next to a quoted term in a bracket that holds nothing else, lower case: (the "Parties").
    pub beside: Words,
    /// Of [`Self::beside`], those that say that the bracket defines, lower case: ("Portal") alone may be a title or a string.
    pub signs: Words,
    /// The article that may be inside the quotation marks, lower case.
    pub article: &'static str,
    /// How a bracket starts that holds a term, quoted or bare, after words of introduction, lower case: далее.
    pub openings: Words,
    /// What such a bracket may have inside instead, lower case, cut before its endings: именуем.
    pub stems: Words,
    /// How a bracket starts that only tells another name, lower case: also called.
    pub aliases: Words,
    /// The words of introduction, lower case.
    pub introductions: Words,
    /// How a bracket starts whose quoted terms come before one of [`Self::closings`]: 以下「甲」という.
    pub starts: Words,
    /// What such a bracket ends with, its stop left out.
    pub closings: Words,
    /// Characters after a term that are no part of it, for a language without spaces.
    pub followers: &'static str,
    /// Characters after a party that say what it does, for a language without spaces.
    pub duties: &'static str,
    /// Phrases before a quoted term without a bracket.
    pub phrases: Words,
    /// What follows a quoted term at the start of a sentence that says what it means, lower case: means, 是指, означает.
    pub verbs: Words,
    /// Whether these verbs come before the term where the sentence starts with something else: In diesem Vertrag bezeichnet „Gebühr“ ….
    pub inverts: bool,
    /// Verbs of essays that start with one of [`Self::verbs`]: they explain a word that is talked about, and give no term to the text.
    pub discussing: Words,
    /// The same for a sentence that says where the term is defined instead: has the meaning given in clause 3.
    pub pointers: Words,
    /// Words before a term that say that it is meant in its common sense, lower case: any, other.
    pub generic: Words,
    /// How a sentence says in which language a word means something, lower case: in french, auf französisch.
    pub tongues: Words,
    /// What may come before such a term, lower case: the term, 本合同所称, термин.
    pub nouns: Words,
    /// How the words before such a term start that say where it holds, lower case: in this (Agreement), 在本 (合同中).
    pub lead_ins: Words,
    /// The texts that define terms, lower case, as far as all forms are the same: agreement, 合同, договор.
    pub defining: Words,
    /// The last words of names that stand for something outside, lower case: laws, courts, offices, states.
    pub named: Words,
    /// The parties of the usual contracts, one side and the other, as they are written: Seller, Buyer.
    pub roles: &'static [(Words, Words)],
    /// Characters that make another word of the end of such a party, for a language without spaces: 转让方式, 借款人民币.
    pub no_roles: &'static str,
}

/// So many words after the verb may say in which language a word means something. What comes later is a part of the meaning: documents
/// that are in English. Chosen by hand.
const FIRST_WORDS: usize = 5;

impl Definitions {
    pub(in crate::language) const NONE: Self = Self {
        markers: &[],
        glosses: &[],
        copulas: "",
        borrowing: &[],
        beside: &[],
        signs: &[],
        article: "",
        openings: &[],
        stems: &[],
        aliases: &[],
        introductions: &[],
        starts: &[],
        closings: &[],
        followers: "",
        duties: "",
        phrases: &[],
        verbs: &[],
        inverts: false,
        discussing: &[],
        pointers: &[],
        generic: &[],
        tongues: &[],
        nouns: &[],
        lead_ins: &[],
        defining: &[],
        named: &[],
        roles: &[],
        no_roles: "",
    };

    /// Whether anything is known of it.
    pub(in crate::language) fn is_known(&self) -> bool {
        !(self.markers.is_empty()
            && self.signs.is_empty()
            && self.openings.is_empty()
            && self.closings.is_empty())
    }
}

/// Whether a term does not go on with a character.
#[must_use]
pub(crate) fn ends_terms(c: char) -> bool {
    all().any(|each| each.followers.contains(c))
}

/// Whether a text, in lower case, leads up to a term that is spoken of: the term, 本合同所称.
#[must_use]
pub(crate) fn names_term(before: &str) -> bool {
    all().any(|each| each.nouns.iter().any(|noun| before.ends_with(noun)))
}

/// Whether a word is a verb that says what a term means and may stand before it: bezeichnet.
#[must_use]
pub(crate) fn inverts(word: &str) -> bool {
    all().any(|each| each.inverts && each.verbs.contains(&word))
}

/// The longest words that are left out between a label and where a term holds, in bytes: 1.1, (a). Chosen by hand.
const LABEL: usize = 12;

/// The most words before the name of the text: of this, du présent. Chosen by hand.
const BEFORE: usize = 2;

/// Whether the start of a sentence, in lower case, says where a term holds that follows: in this agreement, unless the context requires.
#[must_use]
pub(crate) fn leads_in(start: &str) -> bool {
    let opens = |text: &str, at: usize, word: &str| {
        let unspaced = word.chars().all(|c| !c.is_ascii() && !c.is_lowercase());
        unspaced || !text[..at].ends_with(char::is_alphanumeric)
    };
    // A whole text, and nothing behind it. What holds for clause 4 only may have another meaning elsewhere, and so may what somebody says
    // in this act.
    let named = |text: &str, noun: &str| {
        text.match_indices(noun).any(|(at, _)| {
            let (before, rest) = (&text[..at], &text[at + noun.len()..]);
            let part = |text: &str| {
                text.contains(|c: char| c.is_ascii_digit())
                    || parts::ordinals().any(|each| text.contains(each.ordinal))
            };
            opens(text, at, noun)
                && before.split_whitespace().count() <= BEFORE
                && !part(before)
                && !part(rest)
                && (text.ends_with([',', '，']) || !rest.contains([' ', ',', '，']))
        })
    };
    all().any(|each| {
        each.lead_ins.iter().any(|lead| {
            start.find(lead).is_some_and(|at| {
                let rest = &start[at + lead.len()..];
                at <= LABEL
                    && !start[..at].trim_end().contains(' ')
                    && opens(start, at, lead)
                    && each.defining.iter().any(|noun| named(rest, noun))
            })
        })
    })
}

/// Whether a character after a party says that the text goes on with what the party does.
#[must_use]
pub(crate) fn has_duties(c: char) -> bool {
    all().any(|each| each.duties.contains(c))
}

/// Whether what a bracket holds only tells another name of the thing: also called "the lantern".
#[must_use]
pub(crate) fn tells_alias(inner: &str) -> bool {
    let starts = |alias: &&str| {
        inner
            .get(..alias.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(alias))
    };
    all().any(|each| each.aliases.iter().any(starts))
}

/// Whether a text ends in such words: the name follows.
#[must_use]
pub(crate) fn is_alias(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    all().any(|each| each.aliases.iter().any(|alias| before.ends_with(alias)))
}

/// Whether a character after the name of a party makes another word of its end.
#[must_use]
pub(crate) fn goes_on_roles(c: char) -> bool {
    all().any(|each| each.no_roles.contains(c))
}

/// The phrases of all languages.
pub(crate) fn all() -> impl Iterator<Item = &'static Definitions> {
    LANGUAGES.iter().map(|language| &language.definitions)
}

/// Whether a word, in lower case, may be between a phrase and the term that it defines.
#[must_use]
pub(crate) fn introduces(word: &str) -> bool {
    all().any(|each| each.beside.contains(&word) || each.introductions.contains(&word))
}

/// Whether a word joins two terms that one sentence defines: or, and.
#[must_use]
pub(crate) fn joins_terms(word: &str) -> bool {
    LANGUAGES
        .iter()
        .any(|language| language.lists.conjunctions.contains(&word))
}

/// Whether the first words of a meaning, in lower case, say in which language it is the meaning: hello in French.
#[must_use]
pub(crate) fn names_tongue(meaning: &str) -> bool {
    let first = meaning.match_indices(' ').nth(FIRST_WORDS);
    let first = first.map_or(meaning, |(at, _)| &meaning[..at]);
    let named = |tongue: &&str| {
        first.match_indices(*tongue).any(|(at, _)| {
            let whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            whole(first[..at].chars().next_back())
                && whole(first[at + tongue.len()..].chars().next())
        })
    };
    all().any(|each| each.tongues.iter().any(named))
}

/// Whether a word, in lower case, says that what follows is meant in its common sense.
#[must_use]
pub(crate) fn is_generic(word: &str) -> bool {
    all().any(|each| each.generic.contains(&word))
}
