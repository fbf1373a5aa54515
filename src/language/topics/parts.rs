//! The numbered parts of documents: what they are called, how a text refers to them, and how it says whose they are.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{LANGUAGES, Language, Words};

/// A kind of numbered part, from the widest to the narrowest; then what has a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Division {
    /// A part, book or volume.
    Volume,
    /// An annex.
    Annex,
    /// An appendix.
    Appendix,
    /// A schedule.
    Schedule,
    /// An exhibit.
    Exhibit,
    /// An attachment.
    Attachment,
    /// A chapter.
    Chapter,
    /// What is above chapters in a law, and above numbered paragraphs in a contract.
    Title,
    /// A section.
    Section,
    /// An article.
    Article,
    /// A clause.
    Clause,
    /// A rule.
    Rule,
    /// A paragraph.
    Paragraph,
    /// A paragraph of a contract that is called by all of its numbers.
    Point,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// A listing of a program, or an example.
    Listing,
}

impl Division {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 17] = [
        Self::Volume,
        Self::Annex,
        Self::Appendix,
        Self::Schedule,
        Self::Exhibit,
        Self::Attachment,
        Self::Chapter,
        Self::Title,
        Self::Section,
        Self::Article,
        Self::Clause,
        Self::Rule,
        Self::Paragraph,
        Self::Point,
        Self::Table,
        Self::Figure,
        Self::Listing,
    ];

    /// Its depth in a table of contents, from 1.
    #[must_use]
    pub(crate) fn level(self) -> u8 {
        match self {
            Self::Volume
            | Self::Annex
            | Self::Appendix
            | Self::Schedule
            | Self::Exhibit
            | Self::Attachment => 1,
            Self::Chapter | Self::Title => 2,
            Self::Section => 3,
            Self::Article | Self::Clause | Self::Rule => 4,
            Self::Paragraph | Self::Point | Self::Table | Self::Figure | Self::Listing => 5,
        }
    }

    /// Whether such a part is a heading of its own. A clause (第三条, Article 3) may carry its text on the same line.
    #[must_use]
    pub(crate) fn is_heading(self) -> bool {
        self.level() <= 3
    }

    /// Whether such parts have captions, which are in figures and tables.
    #[must_use]
    pub(crate) fn is_caption(self) -> bool {
        matches!(self, Self::Table | Self::Figure | Self::Listing)
    }

    /// Whether a heading with a number alone (4.2) may be referred to as such a part.
    #[must_use]
    pub(crate) fn may_be_a_number_alone(self) -> bool {
        (2..=5).contains(&self.level()) && !self.is_caption()
    }

    /// Whether such parts are headed by their numbers alone as a rule.
    #[must_use]
    pub(crate) fn is_decimal(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Section | Self::Clause | Self::Point
        )
    }

    /// Whether items of a list that are numbered 4 are such parts, too.
    #[must_use]
    pub(crate) fn is_listed(self) -> bool {
        matches!(self, Self::Clause | Self::Point)
    }

    /// Whether headings numbered A.2 are in such a part.
    #[must_use]
    pub(crate) fn is_lettered(self) -> bool {
        matches!(
            self,
            Self::Annex | Self::Appendix | Self::Exhibit | Self::Attachment
        )
    }

    /// Whether such parts are numbered through the whole document, so that the number alone names one. The paragraphs of each article
    /// start anew, and listings are in other chapters of a book as well.
    #[must_use]
    pub(crate) fn is_numbered_through(self) -> bool {
        !matches!(
            self,
            Self::Volume | Self::Rule | Self::Paragraph | Self::Listing
        )
    }
}

/// The words of a language for one kind of part. Lower case.
#[derive(Debug)]
pub(crate) struct DivisionNames {
    /// Which kind.
    pub division: Division,
    /// Before a number in a heading: the nominative and its abbreviations.
    pub heading: Words,
    /// Before a number in running text: the other forms that name one part.
    pub one: Words,
    /// Before a number in running text: forms that name several, or may.
    pub several: Words,
    /// Characters after a number that [`Parts::ordinal`] opens.
    pub behind: &'static str,
    /// Those of the names in headings behind which the number is an ordinal without a name: 別表第一.
    pub ordinal_follows: Words,
}

impl DivisionNames {
    pub(in crate::language) const NONE: Self = Self {
        division: Division::Volume,
        heading: &[],
        one: &[],
        several: &[],
        behind: "",
        ordinal_follows: &[],
    };
}

/// How a language speaks of the parts of documents.
#[derive(Debug)]
pub(crate) struct Parts {
    /// What each kind of part is called.
    pub names: &'static [DivisionNames],
    /// Whether the names serve comparisons alone: how the language names other documents is not known well enough to say that a part is
    /// missing in this one.
    pub only_compared: bool,
    /// Brackets that may be around the number of a part, by their first: المادة (5).
    pub number_brackets: &'static str,
    /// Names before the number of a caption that is of no table and no figure: Listing 3-1. Lower case.
    pub captions: Words,
    /// The titles of a table of contents, lower case.
    pub contents: &'static [&'static str],
    /// The letters that count items, in their order, lower case.
    pub letters: &'static str,
    /// Those of them, or of an alphabet that it shares, that a standard for lists leaves out.
    pub skipped_letters: &'static str,
    /// What opens an ordinal whose name follows it: 第 in 第三条.
    pub ordinal: &'static str,
    /// What joins the number of a part that was put in later: 之 in 第三条之一.
    pub inserted: &'static str,
    /// Characters after an ordinal that show that it is spoken of and opens no part: 第三条规定.
    pub spoken_of_before: &'static str,
    /// Characters with which a name of a part makes another word: 代 before 表.
    pub other_words: &'static str,
    /// Characters after a number that make it a count: 图5个.
    pub counted: &'static str,
    /// What may come between the name of a part and its number: No., №. Lower case.
    pub signs: Words,
    /// Words between the numbers of parts that are named together. Lower case.
    pub joiners: Words,
    /// Words before a number that stands for a part without a name: 按照5.1的规定.
    pub referring: Words,
    /// Words after such a number.
    pub ruling: Words,
    /// What documents are called at the end of their names, in scripts without spaces.
    pub documents: Words,
    /// The same, for words that are verbs as well: they count directly before a reference only.
    pub documents_beside: Words,
    /// Names of documents that are none after these characters: 法 in 违法.
    pub no_documents: &'static [(&'static str, &'static str)],
    /// Characters between the name of a document and its part: 该办法的表2.
    pub linking: &'static str,
    /// Words that make what follows, or the name of a document, the document at hand. Lower case.
    pub own: Words,
    /// Words after a reference that make it one to the document at hand. Lower case.
    pub own_behind: Words,
    /// Words near a part that make it one of the document at hand. Lower case.
    pub own_before: Words,
    /// Words between a part and the document that it belongs to. Lower case.
    pub of: Words,
    /// Those of them after which no title of a part stands: `Section 4 of` is no heading.
    pub belonging: Words,
    /// Words before the name of a document. Lower case.
    pub articles: Words,
    /// Words that point to another document than the one at hand. Lower case.
    pub pointing: Words,
    /// Whether the document follows its part without such a word, in the genitive.
    pub document_follows: bool,
    /// Whether the abbreviated name of an act follows its part: § 29 BGB.
    pub acts_follow: bool,
    /// Words for narrower parts, which are between the number of a part and the document: § 29 Absatz 1 Satz 2 des. Lower case.
    pub narrower: Words,
    /// Words for parts that have a letter, a Roman number or a number in brackets: Buchstabe a, inciso II. Lower case.
    pub lettered: Words,
    /// Words behind a number that make it that of a sum: khoản 5 triệu is five millions. Lower case.
    pub sums: Words,
    /// Beginnings of names of wider parts, after the number of a narrower one: пункт 2 статьи 5. Lower case.
    pub wider: Words,
    /// Words right after a part that make it one of a document named before: Section 12 thereof. Lower case.
    pub thereof: Words,
    /// Words right before a part that make it one of a document named before: its Section 12. Lower case.
    pub its: Words,
    /// Signs that a document gives only some parts of another one, or leaves some out. Lower case, found as they stand.
    pub partial: Words,
    /// What is written where a part has no text any more, or not yet, lower case: reserved, repealed.
    pub stubs: Words,
    /// What says that an earlier version is spoken of.
    pub earlier: &'static str,
    /// Signs of another document or of an amendment in a sentence. Found as they stand.
    pub other: Words,
    /// Words behind the number of a part that was put in later: 4 bis. Lower case.
    pub additions: Words,
    /// Letters before the number of an article of a code: L. 122-4.
    pub code_letters: &'static str,
    /// Ordinal numbers in words that follow the name of a part, lower case: المادة الرابعة.
    pub ordinal_words: &'static [(&'static str, u64)],
    /// Words for parts whose number is written with its bracket in a sentence, lower case: подпункт 5).
    pub bracketed: Words,
}

impl Parts {
    pub(in crate::language) const NONE: Self = Self {
        names: &[],
        only_compared: false,
        number_brackets: "",
        captions: &[],
        contents: &[],
        letters: "",
        skipped_letters: "",
        ordinal: "",
        inserted: "",
        spoken_of_before: "",
        other_words: "",
        counted: "",
        signs: &[],
        joiners: &[],
        referring: &[],
        ruling: &[],
        documents: &[],
        documents_beside: &[],
        no_documents: &[],
        linking: "",
        own: &[],
        own_behind: &[],
        own_before: &[],
        of: &[],
        belonging: &[],
        articles: &[],
        pointing: &[],
        document_follows: false,
        acts_follow: false,
        narrower: &[],
        lettered: &[],
        sums: &[],
        wider: &[],
        thereof: &[],
        its: &[],
        partial: &[],
        stubs: &[],
        earlier: "",
        other: &[],
        additions: &[],
        code_letters: "",
        ordinal_words: &[],
        bracketed: &[],
    };
}

/// Whether a line heads a table of contents.
#[must_use]
pub(crate) fn heads_contents(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let longest = every()
        .flat_map(|parts| parts.contents)
        .map(|title| title.len());
    // In lower case a title may have a few bytes less.
    if bare.len() > 2 * longest.max().unwrap_or_default() {
        return false;
    }
    let lower = bare.to_lowercase();
    every().any(|parts| parts.contents.contains(&lower.as_str()))
}

/// One word for a kind of part.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// The word, in lower case.
    pub word: &'static str,
    /// The kind.
    pub division: Division,
    /// Whether it is in headings.
    pub heading: bool,
    /// Whether it may name several parts.
    pub several: bool,
    /// Whether an ordinal without a name follows it.
    pub ordinal_follows: bool,
    /// What else the languages that have the word say of parts.
    pub parts: Vec<&'static Parts>,
}

/// The names of parts by their first character, the longest first.
static NAMES: LazyLock<FxHashMap<char, Vec<Name>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<char, Vec<Name>> = FxHashMap::default();
    for name in every().flat_map(words_of) {
        let first = name.word.chars().next();
        let names = by_first.entry(first.unwrap_or_default()).or_default();
        if let Some(known) = names.iter_mut().find(|each| each.word == name.word) {
            known.heading |= name.heading;
            known.several |= name.several;
            known.parts.extend(name.parts);
        } else {
            let longer = |each: &Name| each.word.len() >= name.word.len();
            names.insert(names.partition_point(longer), name);
        }
    }
    by_first
});

/// Each word that a language has for a kind of part.
fn words_of(parts: &'static Parts) -> impl Iterator<Item = Name> {
    parts.names.iter().flat_map(move |names| {
        let name = move |word: &'static str, heading: bool, several: bool| Name {
            word,
            division: names.division,
            heading,
            // Abbreviations have no number of their own; nor has a name in a script without endings.
            several: several || !word.ends_with(char::is_lowercase),
            ordinal_follows: names.ordinal_follows.contains(&word),
            parts: vec![parts],
        };
        let heading = names
            .heading
            .iter()
            .map(move |word| name(word, true, false));
        let one = names.one.iter().map(move |word| name(word, false, false));
        let several = names
            .several
            .iter()
            .map(move |word| name(word, false, true));
        heading.chain(one).chain(several)
    })
}

/// The kinds of part by the character after an ordinal.
static BEHIND: LazyLock<FxHashMap<char, Division>> = LazyLock::new(|| {
    let names = every().flat_map(|parts| parts.names);
    names
        .flat_map(|names| names.behind.chars().map(|mark| (mark, names.division)))
        .collect()
});

/// The letters of labels, each with its place in its alphabet.
static LETTERS: LazyLock<FxHashMap<char, u64>> = LazyLock::new(|| {
    let numbered = |parts: &'static Parts| parts.letters.chars().zip(1..);
    every().flat_map(numbered).collect()
});

fn every() -> impl Iterator<Item = &'static Parts> {
    LANGUAGES.iter().map(|language| &language.parts)
}

/// The names that start with the character, which is in lower case, the longest first.
#[must_use]
pub(crate) fn names(first: char) -> &'static [Name] {
    NAMES.get(&first).map_or(&[], Vec::as_slice)
}

/// The kind of part that a character after an ordinal names.
#[must_use]
pub(crate) fn behind(mark: char) -> Option<Division> {
    BEHIND.get(&mark).copied()
}

/// The place of a letter, in lower case, in its alphabet, as lists go, from 1.
#[must_use]
pub(crate) fn letter(lower: char) -> Option<u64> {
    LETTERS.get(&lower).copied()
}

/// Whether lists may leave a letter out, which is in lower case: those of the language given, or of any.
#[must_use]
pub(crate) fn may_be_skipped(lower: char, language: Option<&Language>) -> bool {
    let skips = |language: &Language| language.parts.skipped_letters.contains(lower);
    language.map_or_else(|| LANGUAGES.iter().any(|each| skips(each)), skips)
}

/// The letters that are at the place, from 1, in the alphabets.
pub(crate) fn letters_at(place: u64) -> impl Iterator<Item = char> {
    let place = usize::try_from(place).unwrap_or(0);
    every().filter_map(move |parts| parts.letters.chars().nth(place.checked_sub(1)?))
}

/// Whether a character opens an ordinal, or follows one.
#[must_use]
pub(crate) fn is_of_ordinal(c: char) -> bool {
    behind(c).is_some() || ordinals().any(|parts| parts.ordinal.contains(c))
}

/// Whether the head of a part may start with a character: the ordinal, or a name before the number.
#[must_use]
pub(crate) fn opens_heads(c: char) -> bool {
    let heads = |parts: &Parts| {
        let mut names = parts.names.iter().flat_map(|names| names.heading);
        parts.ordinal.starts_with(c) || names.any(|name| name.starts_with(c))
    };
    every().any(heads)
}

/// What opens an ordinal, in any language.
pub(crate) fn ordinals() -> impl Iterator<Item = &'static Parts> {
    ORDINALS.iter().copied()
}

/// The languages whose ordinals open with a sign: readers ask for them at every character.
static ORDINALS: LazyLock<Vec<&Parts>> =
    LazyLock::new(|| every().filter(|parts| !parts.ordinal.is_empty()).collect());

/// Whether an ordinal may open with the character, in any language.
#[must_use]
pub(crate) fn opens_ordinal(c: char) -> bool {
    OPENERS.contains(&c)
}

/// The signs that open ordinals: two or three, asked for at every character.
static OPENERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let openers = ordinals().filter_map(|parts| parts.ordinal.chars().next());
    openers.collect()
});

/// The words for narrower parts, in any language.
static NARROWER: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    words(|parts| parts.narrower)
        .map(|word| word.trim_end_matches('.'))
        .collect()
});

/// Whether a word, in lower case and without a full stop, names a part that is inside a paragraph.
#[must_use]
pub(crate) fn is_narrower(lower: &str) -> bool {
    NARROWER.contains(lower)
}

/// The words for parts that a letter counts, in any language.
static LETTERED: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    words(|parts| parts.lettered)
        .map(|word| word.trim_end_matches('.'))
        .collect()
});

/// Whether a word, in lower case and without a full stop, names a part that a letter counts.
#[must_use]
pub(crate) fn is_lettered(lower: &str) -> bool {
    LETTERED.contains(lower)
}

/// Whether a word, in lower case, makes the number before it that of a sum.
#[must_use]
pub(crate) fn is_of_sum(lower: &str) -> bool {
    words(|parts| parts.sums).any(|word| word == lower)
}

/// The longest name of what has a caption, tables and figures aside, that a lower-case text ends with.
#[must_use]
pub(crate) fn caption_at_end(lower: &str) -> Option<&'static str> {
    words(|parts| parts.captions)
        .filter(|name| lower.ends_with(name))
        .max_by_key(|name| name.len())
}

/// The names of what has a caption, tables and figures aside, in all languages.
pub(crate) fn captions() -> impl Iterator<Item = &'static str> {
    words(|parts| parts.captions)
}

/// The names of documents by their first character.
static DOCUMENTS: LazyLock<FxHashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
    for name in words(|parts| parts.documents) {
        let first = name.chars().next().unwrap_or_default();
        by_first.entry(first).or_default().push(name);
    }
    by_first
});

/// The names of documents in a text, each with its place in bytes, in order. Linear.
pub(crate) fn documents_in(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let candidates = |(at, c)| DOCUMENTS.get(&c).map(|names| (at, names));
    text.char_indices()
        .filter_map(candidates)
        .flat_map(move |(at, names)| {
            let here = names
                .iter()
                .filter(move |name| text[at..].starts_with(**name));
            here.map(move |name| (at, *name))
        })
}

/// The words of a list in all languages: `words(|parts| parts.joiners)`.
pub(crate) fn words(list: fn(&Parts) -> Words) -> impl Iterator<Item = &'static str> {
    every().flat_map(list).copied()
}

/// Whether a list of characters holds the character in any language.
#[must_use]
pub(crate) fn holds(list: fn(&Parts) -> &'static str, c: char) -> bool {
    every().any(|parts| list(parts).contains(c))
}

/// Whether a name is not that of a document after this text: 法 after 违.
#[must_use]
pub(crate) fn is_no_document(name: &str, front: &str) -> bool {
    let mut all = every().flat_map(|parts| parts.no_documents);
    all.any(|(noun, behind)| *noun == name && front.ends_with(|c| behind.contains(c)))
}

/// Whether a text is nothing but what is written where a part has no text; brackets and marks around it aside.
#[must_use]
pub(crate) fn is_stub(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let mut stubs = LANGUAGES.iter().flat_map(|language| language.parts.stubs);
    !bare.is_empty() && stubs.any(|stub| *stub == lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_lower_case_and_name_one_kind() {
        for named in every().flat_map(|parts| parts.names) {
            for word in [named.heading, named.one, named.several].concat() {
                assert_eq!(word, word.to_lowercase());
                let mut all = names(word.chars().next().unwrap()).iter();
                let name = all.find(|name| name.word == word).unwrap();
                assert_eq!(name.division, named.division, "{word}");
            }
        }
        let whole: usize = every()
            .flat_map(|parts| parts.names)
            .map(|each| each.behind.chars().count())
            .sum();
        assert_eq!(whole, BEHIND.len());
    }

    #[test]
    fn letters_have_places_in_their_alphabets() {
        assert_eq!(
            [letter('c'), letter('в'), letter('й')],
            [Some(3), Some(3), None]
        );
        assert_eq!(letters_at(3).collect::<String>(), "cв");
        assert_eq!(letters_at(0).count(), 0);
    }
}
