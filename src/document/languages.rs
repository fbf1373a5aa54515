//! The language of each paragraph, found by evidence: script, then function words.
//!
//! A paragraph that shows none takes its document's, a document that shows none the one that most of its folder is in; else it is
//! unknown. Where it is, rules that need words stay silent.

use crate::document::Document;
use crate::language::topics::evidence::Script;
use crate::language::{LANGUAGES, Language};

/// The languages of the paragraphs of a document.
#[derive(Clone, Debug, Default)]
pub struct Languages(Vec<Option<&'static Language>>);

impl Languages {
    /// The language of the paragraph with that index, where it is known.
    #[must_use]
    pub fn of(&self, paragraph: usize) -> Option<&'static Language> {
        self.0.get(paragraph).copied().flatten()
    }

    /// Every paragraph in one language.
    #[must_use]
    pub fn all(document: &Document, language: Option<&'static Language>) -> Self {
        Self(vec![language; document.paragraphs.len()])
    }
}

/// The languages of all documents of a run.
#[must_use]
pub fn find(documents: &[Document]) -> Vec<Languages> {
    let language = |text: &str| {
        let count = |script: Script| {
            let has = |c: &char| match script {
                Script::Han => crate::text::script::is_han(*c),
                Script::Latin => c.is_ascii_alphabetic(),
                Script::Cyrillic => ('\u{400}'..'\u{500}').contains(c),
            };
            text.chars().filter(has).count()
        };
        LANGUAGES
            .iter()
            .copied()
            .max_by_key(|each| count(each.evidence.script))
    };
    let of = |document: &Document| {
        let paragraphs = document.paragraphs.iter();
        Languages(
            paragraphs
                .map(|paragraph| language(document.key(paragraph)))
                .collect(),
        )
    };
    documents.iter().map(of).collect()
}
