//! The settings that hold for one file: the defaults, and one layer over the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::cli::config::layer::{File, Layer, Origin, Set};
use crate::cli::settings;
use crate::finding::Severity;
use crate::input::{self, Reader};
use crate::rule::{self, Legitimate, Pin, Treatment};
use crate::text::fold::Folding;
use crate::text::script::HAN_WEIGHT;

/// All settings that hold for a file, with their origins.
#[derive(Clone, Debug)]
pub struct Held {
    /// Every rule.
    pub rules: BTreeMap<&'static str, State>,
    /// The least length of a repeated passage, in Han characters.
    pub min_length: Set<u32>,
    /// What becomes of classes of repeats.
    pub repeats: BTreeMap<Legitimate, Set<Treatment>>,
    /// The terms, in order.
    pub pins: Vec<Set<Pin>>,
    /// How grave a finding has to be for an exit status of 1.
    pub fail_on: Set<Severity>,
    /// Whether code is checked.
    pub include_code: Set<bool>,
    /// The encoding, where one is named.
    pub encoding: Option<Set<&'static Encoding>>,
    /// The format, where one is named.
    pub input_format: Option<Set<&'static Reader>>,
    /// The configuration files, those that others extend first.
    pub files: Vec<Arc<File>>,
}

/// What holds of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Whether it is checked for.
    pub on: Set<bool>,
    /// How grave its findings are.
    pub severity: Set<Severity>,
}

impl Default for Held {
    fn default() -> Self {
        let state = |severity| State {
            on: Set::default(true),
            severity: Set::default(severity),
        };
        let rules = settings::all_rules();
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
            encoding: None,
            input_format: None,
            files: Vec::new(),
        }
    }
}

impl Held {
    /// Puts a layer on top: what it says holds from now on.
    pub(super) fn put(&mut self, layer: &Layer) {
        self.choose(layer);
        for (rule, severity) in &layer.severity {
            if let Some(state) = self.rules.get_mut(rule) {
                state.severity = severity.clone();
            }
        }
        for (class, treatment) in &layer.repeats {
            self.repeats.insert(*class, treatment.clone());
        }
        // What an earlier layer says of a term is forgotten, and so is a term that is ruled out now.
        self.pins.retain(|old| {
            let replaced = |new: &Set<Pin>| {
                new.value.term == old.value.term || new.value.wrong.contains(&old.value.term)
            };
            !layer.pins.iter().any(replaced)
        });
        let said = layer.pins.iter().filter(|pin| !pin.value.wrong.is_empty());
        self.pins.extend(said.cloned());
        replace(&mut self.min_length, layer.min_length.as_ref());
        replace(&mut self.fail_on, layer.fail_on.as_ref());
        replace(&mut self.include_code, layer.include_code.as_ref());
        self.encoding = layer.encoding.clone().or(self.encoding.take());
        self.input_format = layer.input_format.clone().or(self.input_format.take());
    }

    /// Which rules are on: `select` starts anew, the others add and take away.
    fn choose(&mut self, layer: &Layer) {
        let mut turn = |name: &'static str, on: bool, from: &Origin| {
            if let Some(state) = self.rules.get_mut(name) {
                state.on = Set::new(on, from.clone());
            }
        };
        if let Some(select) = &layer.select {
            for rule in settings::all_rules() {
                let named = select.value.iter().find(|each| each.value == rule.name);
                let from = named.map_or(&select.from, |each| &each.from);
                turn(rule.name, named.is_some(), from);
            }
        }
        for rule in &layer.extend_select {
            turn(rule.value, true, &rule.from);
        }
        for rule in &layer.ignore {
            turn(rule.value, false, &rule.from);
        }
    }

    /// Whether a rule is checked for.
    #[must_use]
    pub fn is_on(&self, rule: &str) -> bool {
        self.rules.get(rule).is_some_and(|state| state.on.value)
    }

    /// The options of rules. Documents from number `archive` on are an archive that those before are held against.
    #[must_use]
    pub fn rule_options(&self, archive: Option<u32>) -> rule::Options {
        let repeats = self.repeats.iter();
        rule::Options {
            least_repeat: self.min_length.value.saturating_mul(HAN_WEIGHT),
            legitimate: repeats
                .map(|(class, level)| (*class, level.value))
                .collect(),
            archive,
            pins: self.pins.iter().map(|pin| pin.value.clone()).collect(),
        }
    }

    /// The options of readers; comparisons fold what they are told to, and leave code as it is.
    #[must_use]
    pub fn input_options(&self, folding: Folding) -> input::Options {
        input::Options {
            encoding: self.encoding.as_ref().map(|set| set.value),
            format: self.input_format.as_ref().map(|set| set.value),
            folding,
            code: false,
        }
    }
}

fn replace<T: Clone>(held: &mut T, said: Option<&T>) {
    if let Some(said) = said {
        held.clone_from(said);
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

    fn on(held: &Held) -> Vec<&'static str> {
        let rules = held.rules.iter();
        rules
            .filter(|(_, state)| state.on.value)
            .map(|(name, _)| *name)
            .collect()
    }

    #[test]
    fn a_later_selection_starts_anew() {
        let mut held = Held::default();
        held.put(&Layer {
            ignore: named(&["placeholder", "mixed-han"]),
            ..Layer::default()
        });
        assert!(!held.is_on("mixed-han") && held.is_on("homoglyph"));
        held.put(&Layer {
            extend_select: named(&["mixed-han"]),
            ..Layer::default()
        });
        assert!(held.is_on("mixed-han") && !held.is_on("placeholder"));
        held.put(&Layer {
            select: Some(Set::default(named(&["placeholder", "homoglyph"]))),
            ignore: named(&["homoglyph"]),
            ..Layer::default()
        });
        assert_eq!(on(&held), ["placeholder"]);
    }

    #[test]
    fn the_last_word_on_a_term_counts() {
        let pin = |text: &str| Set::default(text.parse::<Pin>().unwrap());
        let mut held = Held::default();
        held.put(&Layer {
            pins: vec![pin("登录=登陆"), pin("账号=帐号"), pin("почта=мыло")],
            ..Layer::default()
        });
        let forgotten = Pin {
            term: "почта".to_owned(),
            wrong: Vec::new(),
        };
        held.put(&Layer {
            pins: vec![pin("登陆=登录"), pin("账号=帐户"), Set::default(forgotten)],
            ..Layer::default()
        });
        let terms: Vec<_> = held.pins.iter().map(|pin| &pin.value).collect();
        assert_eq!(terms, [&pin("登陆=登录").value, &pin("账号=帐户").value]);
    }

    #[test]
    fn without_a_word_the_defaults_hold() {
        let held = Held::default();
        let (found, expected) = (held.rule_options(None), rule::Options::default());
        assert_eq!(found.least_repeat, expected.least_repeat);
        for class in Legitimate::ALL {
            assert_eq!(found.treatment(class), expected.treatment(class));
        }
        assert_eq!(on(&held).len(), settings::all_rules().len());
    }
}
