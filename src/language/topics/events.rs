//! What happens on a date: the words for events, for their anniversaries, and for the documents that are named by them.

use std::sync::LazyLock;

use crate::language::lexicon::Lexicon;
use crate::language::{LANGUAGES, Words};

/// An event in the life of a document or a body: two dates of one event conflict, dates of two events do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Event {
    /// A document is signed.
    Signing,
    /// A body is founded.
    Founding,
    /// A text is adopted.
    Adoption,
    /// A text enters into force.
    Force,
    /// A law is applied.
    Application,
    /// A text is published.
    Publication,
    /// States take up diplomatic relations.
    Relations,
    /// Somebody is born.
    Birth,
    /// A meeting or a place is opened.
    Opening,
    /// Traffic or a service starts.
    Launch,
}

impl Event {
    /// Its number, from 1, by which a message names it.
    pub(crate) fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// The words around dates of events.
#[derive(Debug)]
pub(crate) struct Events {
    /// The words of each event, lower case, those of inflected languages cut before their endings; the usual one first.
    pub words: &'static [(Event, Words)],
    /// What joins a year to the anniversary that falls in it, lower case.
    pub marking: Words,
    /// What is between a subject and such a word in a language without spaces: 隆重.
    pub manners: Words,
    /// What a place starts with that is between them.
    pub places: Words,
    /// What follows an anniversary and says that it falls in the year named before it: 50周年を迎えた.
    pub marked_behind: Words,
    /// What is between such a year and the words for what is celebrated, the longest first.
    pub year_particles: Words,
    /// Auxiliaries that start the verb of a sentence after the name of what is celebrated, lower case and with plain letters: was.
    pub auxiliaries: Words,
    /// The endings of a word for an event where it is such a verb: открыт, открыта; not открытие.
    pub predicate_endings: Words,
    /// Words between an anniversary and the year in which it is kept: its 90th anniversary in 2026.
    pub in_year: Words,
    /// Words in the name of what is celebrated that refer back to what was named just before.
    pub back_references: Words,
    /// How it counts anniversaries.
    pub anniversaries: Anniversaries,
    /// How it names documents with their dates.
    pub documents: DatedDocuments,
}

/// The words for anniversaries.
#[derive(Debug)]
pub(crate) struct Anniversaries {
    /// What follows a bare number: 25周年.
    pub units: Words,
    /// What is in a word that follows an ordinal number, without the first letter, which may be a capital: 25th anniversary.
    pub nouns: Words,
    /// What is in a word for one or more hundred years, after a front that says how many: bicentennial.
    pub centuries: Words,
    /// Such fronts, lower case, and their numbers.
    pub century_fronts: &'static [(&'static str, u64)],
    /// The second part of a compound word that a number starts, without its ending: 70-летие.
    pub second_parts: Words,
    /// The endings of such a word.
    pub second_endings: Words,
    /// Words for years after a number that tell an anniversary after one of the verbs alone: turned 50 years, 走过了五十年.
    pub years: Words,
    /// Such verbs, lower case.
    pub years_verbs: Words,
}

/// The words around the names of documents and bodies with a date.
#[derive(Debug)]
pub(crate) struct DatedDocuments {
    /// What is between a title and the date before or after it: 《…》于2015年3月8日.
    pub title_joints: Words,
    /// What joins the words for an event to the title after them: 签署的《…》.
    pub attributive: Words,
    /// Verbs that stand with their preposition between a body and the date of an event: 成立于.
    pub verbs_before: Words,
    /// Characters that are in no name of a body.
    pub no_names: &'static str,
    /// What is in the title of a decision that is taken again and again.
    pub recurring: Words,
    /// Words between a name and its date: the Convention of, Соглашение от.
    pub joints: Words,
    /// Kinds of documents that are signed once, where they are written with a capital and the last word of a name or its first.
    pub nouns: Words,
    /// Small words inside such a name.
    pub inner_words: Words,
    /// Those of them that follow a kind of document that is the first word: the Convention on the Northern Lakes.
    pub noun_followers: Words,
    /// Words with a capital before a name at the start of a sentence.
    pub leads: Words,
    /// Participles between a name and its date: the Treaty, signed on.
    pub participles: Words,
    /// Words before such a participle.
    pub auxiliaries: Words,
    /// Words between such a participle and the date.
    pub prepositions: Words,
    /// Words between them that start the name of a place.
    pub place_prepositions: Words,
    /// Kinds of documents that are signed once, where they start a name and are written with a capital or without; cut before their
    /// endings.
    pub stems: Words,
}

impl Events {
    pub(in crate::language) const NONE: Self = Self {
        words: &[],
        marking: &[],
        manners: &[],
        places: &[],
        marked_behind: &[],
        year_particles: &[],
        auxiliaries: &[],
        predicate_endings: &[],
        in_year: &[],
        back_references: &[],
        anniversaries: Anniversaries::NONE,
        documents: DatedDocuments::NONE,
    };
}

impl Anniversaries {
    pub(in crate::language) const NONE: Self = Self {
        units: &[],
        nouns: &[],
        centuries: &[],
        century_fronts: &[],
        second_parts: &[],
        second_endings: &[],
        years: &[],
        years_verbs: &[],
    };
}

impl DatedDocuments {
    pub(in crate::language) const NONE: Self = Self {
        title_joints: &[],
        attributive: &[],
        verbs_before: &[],
        no_names: "",
        recurring: &[],
        joints: &[],
        nouns: &[],
        inner_words: &[],
        noun_followers: &[],
        leads: &[],
        participles: &[],
        auxiliaries: &[],
        prepositions: &[],
        place_prepositions: &[],
        stems: &[],
    };
}

fn all() -> impl Iterator<Item = &'static Events> {
    LANGUAGES.iter().map(|language| &language.events)
}

/// The words of all events.
pub(crate) fn words() -> impl Iterator<Item = (Event, &'static str)> {
    let lists = all().flat_map(|each| each.words);
    lists.flat_map(|(event, words)| words.iter().map(move |word| (*event, *word)))
}

/// The words of one event.
pub(crate) fn words_of(event: Event) -> impl Iterator<Item = &'static str> {
    words().filter_map(move |(each, word)| (each == event).then_some(word))
}

/// What joins a year to the anniversary that falls in it, lower case.
pub(crate) fn marking() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.marking).copied()
}

/// What is between a subject and a word that marks an anniversary.
pub(crate) fn manners() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.manners).copied()
}

/// What a place starts with that is between them.
pub(crate) fn places() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.places).copied()
}

/// What follows an anniversary and says that it falls in the year before it.
pub(crate) fn marked_behind() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.marked_behind).copied()
}

/// What is between such a year and the words for what is celebrated.
pub(crate) fn year_particles() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.year_particles).copied()
}

/// Whether a word, in lower case and with plain letters, starts the verb of a sentence after the name of what is celebrated.
#[must_use]
pub(crate) fn is_predicate(word: &str) -> bool {
    let participle = |each: &Events, stem: &str| {
        let ending = word.strip_prefix(stem);
        ending.is_some_and(|ending| each.predicate_endings.contains(&ending))
    };
    all().any(|each| {
        let mut stems = each.words.iter().flat_map(|(_, words)| *words);
        each.auxiliaries.contains(&word) || stems.any(|stem| participle(each, stem))
    })
}

/// Whether a word is between an anniversary and its year.
#[must_use]
pub(crate) fn joins_anniversary(word: &str) -> bool {
    all().any(|each| each.in_year.contains(&word))
}

/// Whether the words for what is celebrated refer back to what was named before.
#[must_use]
pub(crate) fn refers_back(text: &str) -> bool {
    let mut words = all().flat_map(|each| each.back_references);
    words.any(|word| text.contains(word))
}

/// Whether a text has a word that may make a number the number of an anniversary.
pub(crate) fn may_have_anniversary(text: &str) -> bool {
    static SIGNS: LazyLock<Lexicon> = LazyLock::new(|| {
        let signs = anniversaries().flat_map(|each| {
            [
                each.units,
                each.years,
                each.nouns,
                each.centuries,
                each.second_parts,
            ]
        });
        Lexicon::new(signs.flatten().copied())
    });
    SIGNS.may_be_in(text)
}

/// How each language counts anniversaries.
pub(crate) fn anniversaries() -> impl Iterator<Item = &'static Anniversaries> {
    all().map(|each| &each.anniversaries)
}

/// How each language names documents with their dates.
pub(crate) fn documents() -> impl Iterator<Item = &'static DatedDocuments> {
    all().map(|each| &each.documents)
}
