//! What single languages know, as data: one file a language, one line a language in [`LANGUAGES`].
//!
//! Each file fills one [`Language`], topic by topic; what it leaves out is not known of it. Nothing here reads a text: readers of
//! facts look words up in all languages, and rules in the [`Vocabulary`] of a paragraph. No other room names a language or holds its
//! words.

mod arabic;
mod chinese;
pub(crate) mod codes;
mod english;
mod french;
mod german;
mod hebrew;
mod hindi;
mod japanese;
mod korean;
pub(crate) mod lexicon;
#[cfg(any(feature = "docx", feature = "odt"))]
pub(crate) mod list_numbers;
mod portuguese;
mod russian;
mod spanish;
mod turkish;
mod ukrainian;
mod vietnamese;
mod words;

pub(crate) mod topics;

use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::events::Events;
use crate::language::topics::evidence::Evidence;
use crate::language::topics::lists::Lists;
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::Parties;
use crate::language::topics::parts::Parts;
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::topics::segmentation::Segmentation;
use crate::language::topics::sentences::Sentences;
use crate::language::topics::spelling::Spelling;

/// A list of words.
pub type Words = &'static [&'static str];

/// The languages, in the order of reports.
pub static LANGUAGES: &[&Language] = &[
    &chinese::CHINESE,
    &english::ENGLISH,
    &russian::RUSSIAN,
    &german::GERMAN,
    &french::FRENCH,
    &spanish::SPANISH,
    &portuguese::PORTUGUESE,
    &japanese::JAPANESE,
    &korean::KOREAN,
    &ukrainian::UKRAINIAN,
    &turkish::TURKISH,
    &vietnamese::VIETNAMESE,
    &arabic::ARABIC,
    &hindi::HINDI,
    &hebrew::HEBREW,
];

/// What is known of one language.
#[derive(Debug)]
pub struct Language {
    /// Its English name, as reports show it.
    pub name: &'static str,
    /// Its code in ISO 639-1, as options and configurations name it.
    pub code: &'static str,
    /// How its texts are told from those of other languages.
    pub(crate) evidence: Evidence,
    /// How its sentences are joined.
    pub(crate) sentences: Sentences,
    /// How it denies, demands and permits.
    pub(crate) modality: Modality,
    /// How it numbers pages.
    pub(crate) pages: Pages,
    /// What its drafts leave to be filled in.
    pub(crate) placeholders: Placeholders,
    /// With which marks it quotes.
    pub(crate) quotation: Quotation,
    /// How it writes lists.
    pub(crate) lists: Lists,
    /// What it calls the parties of a document.
    pub(crate) parties: Parties,
    /// What it says twice.
    pub(crate) doubling: Doubling,
    /// How it defines a term.
    pub(crate) definitions: Definitions,
    /// What it abbreviates.
    pub(crate) abbreviations: Abbreviations,
    /// What its names are made of.
    pub(crate) names: Names,
    /// How it heads notices whose wording is given.
    pub(crate) notices: Notices,
    /// What it writes in two ways.
    pub(crate) spelling: Spelling,
    /// What the numbered parts of documents are called.
    pub(crate) parts: Parts,
    /// How it writes dates.
    pub(crate) dates: Dates,
    /// How it speaks of what happens on them.
    pub(crate) events: Events,
    /// How it writes numbers in words.
    pub(crate) numbers: Numbers,
    /// How it counts and lists things.
    pub(crate) counting: Counting,
    /// Which characters are words in it.
    pub(crate) segmentation: Segmentation,
    /// What the names of revisions say of their order.
    pub(crate) revisions: Revisions,
}

impl Language {
    /// A language of which nothing is known: what a file leaves out comes from here.
    const NONE: Self = Self {
        name: "",
        code: "",
        evidence: Evidence::NONE,
        sentences: Sentences::NONE,
        modality: Modality::NONE,
        pages: Pages::NONE,
        placeholders: Placeholders::NONE,
        quotation: Quotation::NONE,
        lists: Lists::NONE,
        parties: Parties::NONE,
        doubling: Doubling::NONE,
        definitions: Definitions::NONE,
        abbreviations: Abbreviations::NONE,
        names: Names::NONE,
        notices: Notices::NONE,
        spelling: Spelling::NONE,
        parts: Parts::NONE,
        dates: Dates::NONE,
        events: Events::NONE,
        numbers: Numbers::NONE,
        counting: Counting::NONE,
        segmentation: Segmentation::NONE,
        revisions: Revisions::NONE,
    };

    /// Whether the language has what a rule needs to know.
    #[must_use]
    pub fn knows(&self, knowledge: Knowledge) -> bool {
        match knowledge {
            Knowledge::FunctionWords => !self.evidence.function_words.is_empty(),
            Knowledge::Joining => !self.sentences.joining.is_empty(),
            Knowledge::Doubling => self.doubling.is_known(),
            Knowledge::Weekdays => self.dates.weekdays.iter().all(|names| !names.is_empty()),
            Knowledge::Events => !self.events.words.is_empty(),
            Knowledge::Lists => !self.lists.conjunctions.is_empty(),
            Knowledge::Parties => !self.parties.wholes.is_empty(),
            Knowledge::Definitions => self.definitions.is_known(),
            Knowledge::Abbreviations => self.abbreviations.is_known(),
            Knowledge::Parts => !self.parts.names.is_empty() && !self.parts.only_compared,
        }
    }
}

/// What a rule has to know of the language of a paragraph. Where the language is not in the table, or its file leaves that out, the
/// rule is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Knowledge {
    /// The commonest words, which join others.
    FunctionWords,
    /// Words after which no sentence ends.
    Joining,
    /// What may appear twice in a row.
    Doubling,
    /// What the days of the week are called.
    Weekdays,
    /// What happens to documents and is celebrated.
    Events,
    /// How lists are joined.
    Lists,
    /// What the parties of a document are called.
    Parties,
    /// How a term is defined inside a sentence.
    Definitions,
    /// What names may be abbreviated to.
    Abbreviations,
    /// What the numbered parts of documents are called.
    Parts,
}

/// The languages whose words count in a text. A word such as `die` or `on` belongs to several languages, so where the language of a
/// text is known, others of its script have no say in it; those of other scripts do, for nobody takes their words for its own.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary(Option<&'static Language>);

impl Vocabulary {
    /// That of a text whose language is not known: every language counts.
    pub const ALL: Self = Self(None);

    /// That of a text in a language, where it is known.
    #[must_use]
    pub fn of(language: Option<&'static Language>) -> Self {
        Self(language)
    }

    /// The language of the text, where it is known.
    #[must_use]
    pub fn own(self) -> Option<&'static Language> {
        self.0
    }

    /// The languages, in the order of the table.
    pub fn languages(self) -> impl Iterator<Item = &'static Language> {
        let counts = move |language: &&'static Language| {
            self.0.is_none_or(|own| {
                own.code == language.code || own.evidence.script != language.evidence.script
            })
        };
        LANGUAGES.iter().copied().filter(counts)
    }
}

/// The language of that code or name, in any case.
#[must_use]
pub fn named(name: &str) -> Option<&'static Language> {
    let mut all = LANGUAGES.iter().copied();
    all.find(|each| each.code.eq_ignore_ascii_case(name) || each.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::topics::evidence::Script;

    #[test]
    fn a_text_has_the_words_of_its_language_and_of_other_scripts() {
        let codes = |vocabulary: Vocabulary| -> Vec<&str> {
            vocabulary.languages().map(|each| each.code).collect()
        };
        let english = codes(Vocabulary::of(named("en")));
        assert!(english.contains(&"en") && english.contains(&"zh") && english.contains(&"ru"));
        for language in LANGUAGES {
            let other = language.evidence.script == Script::Latin && language.code != "en";
            assert!(
                !(other && english.contains(&language.code)),
                "{}",
                language.code
            );
        }
        assert_eq!(codes(Vocabulary::ALL).len(), LANGUAGES.len());
    }
}
