//! Where rules said nothing because the language is not known, so that their silence does not look like a pass.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::document::languages::Languages;
use crate::language::{Knowledge, LANGUAGES};
use crate::wording::message::{Argument, Message, message};

/// How much of the text of a run is in which language, and which rules were silent in what is in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silence {
    /// The names of the known languages, each with the characters of the paragraphs in it.
    pub known: BTreeMap<&'static str, usize>,
    /// The characters of the paragraphs whose language is not known.
    pub unknown: usize,
    /// The names of the rules that were silent there.
    pub rules: BTreeSet<&'static str>,
}

impl Silence {
    /// Counts a document; `rules` are those that ran over it, with what each needs to know of a language.
    pub(crate) fn add(
        &mut self,
        document: &Document,
        languages: &Languages,
        rules: impl Iterator<Item = (&'static str, &'static [Knowledge])>,
    ) {
        let before = self.unknown;
        for (index, paragraph) in document.prose() {
            let characters = document.key(paragraph).chars().count();
            match languages.of(index) {
                Some(language) => *self.known.entry(language.name).or_default() += characters,
                None => self.unknown += characters,
            }
        }
        if self.unknown > before {
            let needy = rules.filter(|(_, needs)| !needs.is_empty());
            self.rules.extend(needy.map(|(name, _)| name));
        }
    }

    /// Counts what was counted elsewhere, too.
    pub(crate) fn merge(&mut self, other: Self) {
        for (name, characters) in other.known {
            *self.known.entry(name).or_default() += characters;
        }
        self.unknown += other.unknown;
        self.rules.extend(other.rules);
    }

    /// What a reader has to know of it, in a sentence; `None` where no rule was silent in as much as one in a hundred characters.
    #[must_use]
    pub fn sentence(&self) -> Option<Message> {
        let total = self.known.values().sum::<usize>() + self.unknown;
        let percent = |characters: usize| (characters * 100 + total / 2) / total.max(1);
        if self.rules.is_empty() || percent(self.unknown) == 0 {
            return None;
        }
        let rules = self.rules.len();
        if self.known.is_empty() {
            return Some(message!("language.unknown", count = rules));
        }
        let known = self.known.iter();
        let known = known.map(|(name, characters)| {
            message!(
                "language.share",
                language = number(name),
                percent = percent(*characters)
            )
        });
        Some(message!(
            "language.unknown-part",
            percent = percent(self.unknown),
            known = Argument::list(known),
            count = rules
        ))
    }
}

/// Which language it is, counted from 1, as the tables of messages have them.
fn number(name: &str) -> usize {
    let found = LANGUAGES.iter().position(|each| each.name == name);
    found.map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::languages;
    use crate::input;

    fn silence(text: &str, needs: &'static [Knowledge]) -> Silence {
        let options = input::Options::default();
        let document = input::from_bytes("a.txt", text.as_bytes(), &options).unwrap();
        let languages = languages::find(std::slice::from_ref(&document));
        let mut silence = Silence::default();
        let rules = [("some-rule", needs), ("other-rule", &[][..])];
        silence.add(&document, &languages[0], rules.into_iter());
        silence
    }

    fn said(silence: &Silence) -> Option<String> {
        silence.sentence().map(|sentence| sentence.to_string())
    }

    #[test]
    fn the_tables_have_the_languages_in_their_order() {
        for language in LANGUAGES {
            let said = message!(
                "language.share",
                language = number(language.name),
                percent = 3_u8
            );
            assert_eq!(said.to_string(), format!("{} 3%", language.name));
        }
    }

    const SWEDISH: &str =
        "Grindvakten öppnar grinden i gryningen och stänger den på kvällen, när ingen kommer.";

    #[test]
    fn a_rule_is_silent_where_the_language_is_not_known() {
        let found = silence(SWEDISH, &[Knowledge::Doubling]);
        assert_eq!(found.unknown, SWEDISH.chars().count());
        assert_eq!(
            said(&found).as_deref(),
            Some("the language of the text is unknown: 1 rule that depends on it was not applied")
        );
        let english = "The keeper shall open the gate at dawn, and close it again at dusk.";
        let both = silence(&format!("{english}\n\n{SWEDISH}"), &[Knowledge::Doubling]);
        assert_eq!(
            said(&both).as_deref(),
            Some(
                "the language of 56% of the text is unknown (English 44%): 1 rule that depends on it was not applied there"
            )
        );
    }

    #[test]
    fn nothing_is_said_where_no_rule_was_silent() {
        let english = "The keeper shall open the gate at dawn, and close it again at dusk.";
        assert_eq!(silence(english, &[Knowledge::Doubling]).sentence(), None);
        assert_eq!(silence(SWEDISH, &[]).sentence(), None);
    }
}
