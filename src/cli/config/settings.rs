//! The settings that hold for one file: the defaults, and one layer over the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::check::{self, catalogue};
use crate::cli::config::kinds;
use crate::cli::config::layer::File;
use crate::cli::config::origin::{Origin, Set};
use crate::document::tree::Tree;
use crate::finding::Severity;
use crate::input::{self, Reader, Revisions};
use crate::language::Language;
use crate::rule::{self, Legitimate, Pin, Rule, Treatment};
use crate::text::fold::Folding;
use crate::text::script::HAN_WEIGHT;

/// All settings that hold for a file, with their origins.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Every rule.
    pub(crate) rules: BTreeMap<&'static str, State>,
    /// The least length of a repeated passage, in Han characters.
    pub(crate) min_length: Set<u32>,
    /// What becomes of classes of repeats.
    pub(crate) repeats: BTreeMap<Legitimate, Set<Treatment>>,
    /// The terms, in order.
    pub(crate) pins: Vec<Set<Pin>>,
    /// The lowest severity that gives an exit status of 1.
    pub(crate) fail_on: Set<Severity>,
    /// Whether code is checked.
    pub(crate) include_code: Set<bool>,
    /// Whether the navigation of pages is left out.
    pub(crate) skip_navigation: Set<bool>,
    /// The language, where one is named.
    pub(crate) language: Option<Set<&'static Language>>,
    /// The encoding, where one is named.
    pub(crate) encoding: Option<Set<&'static Encoding>>,
    /// The format, where one is named.
    pub(crate) input_format: Option<Set<&'static Reader>>,
    /// Which text of a document with tracked changes is read.
    pub(crate) revisions: Set<Revisions>,
    /// Whether comments are read.
    pub(crate) comments: Set<bool>,
    /// The configuration files, those that others extend first.
    pub(crate) files: Vec<Arc<File>>,
}

/// What holds of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Whether it is checked for.
    pub(crate) on: Set<bool>,
    /// The severity of its findings.
    pub(crate) severity: Set<Severity>,
}

impl Default for Settings {
    fn default() -> Self {
        let state = |severity| State {
            on: Set::default(true),
            severity: Set::default(severity),
        };
        let rules = catalogue::all();
        Self {
            rules: rules
                .iter()
                .map(|rule| (rule.name, state(rule.severity)))
                .collect(),
            min_length: Set::default(50),
            repeats: Legitimate::ALL
                .map(|class| (class, Set::default(class.usual())))
                .into(),
            pins: Vec::new(),
            fail_on: Set::default(Severity::Note),
            include_code: Set::default(false),
            skip_navigation: Set::default(false),
            language: None,
            encoding: None,
            input_format: None,
            revisions: Set::default(Revisions::Final),
            comments: Set::default(false),
            files: Vec::new(),
        }
    }
}

impl Settings {
    /// Turns on the rules named, and all others off.
    pub(super) fn select(&mut self, named: &[Set<&'static str>], from: &Origin) {
        for state in self.rules.values_mut() {
            state.on = Set::new(false, from.clone());
        }
        self.turn(named, true);
    }

    /// Turns the rules that are named, or whose groups are, on or off.
    pub(super) fn turn(&mut self, named: &[Set<&'static str>], on: bool) {
        for set in named {
            for rule in catalogue::selected(set.value) {
                if let Some(state) = self.rules.get_mut(rule) {
                    state.on = Set::new(on, set.from.clone());
                }
            }
        }
    }

    /// Sets the severity of the findings of rules, of groups first: what is said of a rule takes precedence over its group.
    pub(super) fn grade(&mut self, table: &[(&'static str, Set<&'static str>)]) {
        let (rules, groups): (Vec<_>, Vec<_>) = table
            .iter()
            .partition(|(name, _)| self.rules.contains_key(name));
        for (name, severity) in groups.into_iter().chain(rules) {
            let Some(value) = kinds::severity(severity.value) else {
                continue;
            };
            for rule in catalogue::selected(name) {
                if let Some(state) = self.rules.get_mut(rule) {
                    state.severity = Set::new(value, severity.from.clone());
                }
            }
        }
    }

    /// Says what becomes of classes of repeats.
    pub(super) fn treat(&mut self, table: &[(&'static str, Set<&'static str>)]) {
        for (class, level) in table {
            if let (Some(class), Some(value)) = (kinds::class(class), kinds::treatment(level.value))
            {
                self.repeats
                    .insert(class, Set::new(value, level.from.clone()));
            }
        }
    }

    /// Pins terms. What was said of them before is forgotten, and so is a term that is ruled out now.
    pub(super) fn pin(&mut self, pins: &[Set<Pin>]) {
        self.pins.retain(|old| {
            let replaced = |new: &Set<Pin>| {
                new.value.term == old.value.term || new.value.wrong.contains(&old.value.term)
            };
            !pins.iter().any(replaced)
        });
        let said = pins.iter().filter(|pin| !pin.value.wrong.is_empty());
        self.pins.extend(said.cloned());
    }

    /// Whether a rule is checked for.
    #[must_use]
    pub(crate) fn is_on(&self, rule: &str) -> bool {
        self.rules.get(rule).is_some_and(|state| state.on.value)
    }

    /// What a document is checked for, of the rules that can run. Documents from number `archive` on are an archive that those before
    /// are held against; `tree` has the folders that are checked whole.
    #[must_use]
    pub(crate) fn check_options(
        &self,
        rules: &[&'static Rule],
        archive: Option<u32>,
        tree: Option<Arc<Tree>>,
    ) -> check::Options {
        let on = rules.iter().filter(|rule| self.is_on(rule.name));
        let repeats = self.repeats.iter();
        check::Options {
            rules: on
                .map(|rule| (rule.name, self.rules[rule.name].severity.value))
                .collect(),
            language: self.language.as_ref().map(|set| set.value),
            rule: rule::Options {
                least_repeat: self.min_length.value.saturating_mul(HAN_WEIGHT),
                legitimate: repeats
                    .map(|(class, level)| (*class, level.value))
                    .collect(),
                archive,
                pins: self.pins.iter().map(|pin| pin.value.clone()).collect(),
                tree,
            },
        }
    }

    /// The options of readers; comparisons fold what they are told to, and leave code as it is.
    #[must_use]
    pub(crate) fn input_options(&self, folding: Folding) -> input::Options {
        input::Options {
            encoding: self.encoding.as_ref().map(|set| set.value),
            format: self.input_format.as_ref().map(|set| set.value),
            folding,
            code: false,
            skip_navigation: self.skip_navigation.value,
            revisions: self.revisions.value,
            comments: self.comments.value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&'static str]) -> Vec<Set<&'static str>> {
        names
            .iter()
            .map(|name| Set::new(*name, Origin::CommandLine))
            .collect()
    }

    fn on(settings: &Settings) -> Vec<&'static str> {
        let rules = settings.rules.iter();
        rules
            .filter(|(_, state)| state.on.value)
            .map(|(name, _)| *name)
            .collect()
    }

    #[test]
    fn a_later_selection_starts_anew() {
        let mut settings = Settings::default();
        settings.turn(&named(&["placeholder", "mixed-han"]), false);
        assert!(!settings.is_on("mixed-han") && settings.is_on("homoglyph"));
        settings.turn(&named(&["mixed-han"]), true);
        assert!(settings.is_on("mixed-han") && !settings.is_on("placeholder"));
        settings.select(&named(&["placeholder", "homoglyph"]), &Origin::CommandLine);
        settings.turn(&named(&["homoglyph"]), false);
        assert_eq!(on(&settings), ["placeholder"]);
    }

    #[test]
    fn a_rule_takes_precedence_over_its_group() {
        let mut settings = Settings::default();
        let said = |level| Set::new(level, Origin::CommandLine);
        settings.grade(&[("quote-style", said("note")), ("marks", said("error"))]);
        let severity = |rule| settings.rules[rule].severity.value;
        assert_eq!(severity("range-mark"), Severity::Error);
        assert_eq!(severity("quote-style"), Severity::Note);
        assert_eq!(severity("mixed-han"), Severity::Warning);
    }

    #[test]
    fn the_last_word_on_a_term_counts() {
        let pin = |text: &str| Set::default(text.parse::<Pin>().unwrap());
        let mut settings = Settings::default();
        settings.pin(&[pin("登录=登陆"), pin("账号=帐号"), pin("почта=мыло")]);
        let forgotten = Pin {
            term: "почта".to_owned(),
            wrong: Vec::new(),
        };
        settings.pin(&[pin("登陆=登录"), pin("账号=帐户"), Set::default(forgotten)]);
        let terms: Vec<_> = settings.pins.iter().map(|pin| &pin.value).collect();
        assert_eq!(terms, [&pin("登陆=登录").value, &pin("账号=帐户").value]);
    }

    #[test]
    fn without_a_word_the_defaults_hold() {
        let settings = Settings::default();
        let options = settings.check_options(catalogue::all(), None, None);
        let (found, expected) = (options.rule, rule::Options::default());
        assert_eq!(found.least_repeat, expected.least_repeat);
        for class in Legitimate::ALL {
            assert_eq!(found.treatment(class), expected.treatment(class));
        }
        assert_eq!(on(&settings).len(), catalogue::all().len());
    }
}
