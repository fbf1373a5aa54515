//! Every rule there is, and each by its name.

mod meaning;

use crate::wording::message::{Message, message};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::rule::Rule;
use crate::text::alike;
use crate::{repeat, rules};

/// A rule that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// The name as given.
    pub name: String,
    /// The nearest name that exists, where one is near.
    pub nearest: Option<&'static str>,
}

impl UnknownRule {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match (self.name.as_str(), self.nearest) {
            ("", None) => message!("error.rule-empty"),
            ("", Some(near)) => message!("error.rule-empty-near", near = near),
            (name, None) => message!("error.rule-unknown", name = name),
            (name, Some(near)) => message!("error.rule-near", name = name, near = near),
        }
    }
}

impl std::fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.message(), f)
    }
}

impl std::error::Error for UnknownRule {}

/// Every rule, by name.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        let mut all = [repeat::RULES, rules::RULES].concat();
        all.sort_by_key(|rule| rule.name);
        all
    });
    &ALL
}

/// The names of all rules.
#[must_use]
pub fn names() -> Vec<&'static str> {
    all().iter().map(|rule| rule.name).collect()
}

/// The groups under which rules are listed, each with the names of its rules. A group is named in one word: `names-and-terms`.
#[must_use]
pub fn groups() -> &'static BTreeMap<String, Vec<&'static str>> {
    static GROUPS: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
        let mut groups: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for rule in all() {
            groups.entry(group(rule)).or_default().push(rule.name);
        }
        groups
    });
    &GROUPS
}

/// The name of the group of a rule.
#[must_use]
pub fn group(rule: &Rule) -> String {
    rule.group.replace(' ', "-")
}

/// What `--select` and `--ignore` know: the names of all groups and of all rules.
#[must_use]
pub fn selectors() -> Vec<&'static str> {
    let groups = groups().keys().map(String::as_str);
    groups.chain(names()).collect()
}

/// The rules that a name stands for: those of a group, or the one rule.
#[must_use]
pub fn selected(selector: &str) -> Vec<&'static str> {
    match groups().get(selector) {
        Some(rules) => rules.clone(),
        None => rule(selector).iter().map(|rule| rule.name).collect(),
    }
}

/// The rule or group of that name, as it is written.
///
/// # Errors
/// When none exists; the error names the nearest.
pub fn selector(name: &str) -> Result<&'static str, UnknownRule> {
    let all = selectors();
    let found = all.iter().copied().find(|each| *each == name);
    found.ok_or_else(|| UnknownRule {
        name: name.to_owned(),
        nearest: meaning::nearest(name, &all),
    })
}

/// The rule of that name.
///
/// # Errors
/// When none exists; the error names the nearest.
pub fn rule(name: &str) -> Result<&'static Rule, UnknownRule> {
    let found = all().binary_search_by_key(&name, |rule| rule.name);
    found.map(|at| all()[at]).map_err(|_| UnknownRule {
        name: name.to_owned(),
        nearest: alike::nearest(name, all().iter().map(|rule| rule.name)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_rule_is_named_with_the_nearest() {
        let error = rule("duplicated-passage").unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown rule `duplicated-passage`; did you mean `duplicate-passage`? `variorum rules` lists them all"
        );
        assert_eq!(rule("x").unwrap_err().nearest, None);
        for (typed, near) in [
            ("dates", "dates-and-numbers"),
            ("date", "dates-and-numbers"),
            ("terms", "names-and-terms"),
            ("spelling", "names-and-terms"),
        ] {
            assert_eq!(selector(typed).unwrap_err().nearest, Some(near), "{typed}");
        }
        assert_eq!(
            selector("").unwrap_err().to_string(),
            "a rule name is empty; `variorum rules` lists them all"
        );
    }

    #[test]
    fn a_group_stands_for_its_rules_and_no_rule_has_its_name() {
        assert!(selected("marks").contains(&"quote-style"));
        assert!(selected("names-and-terms").contains(&"term-variant"));
        assert_eq!(selected("quote-style"), ["quote-style"]);
        assert_eq!(selector("mark").unwrap_err().nearest, Some("marks"));
        let all: usize = groups().values().map(Vec::len).sum();
        assert_eq!(all, names().len());
        for group in groups().keys() {
            assert!(rule(group).is_err(), "{group} is a rule, too");
        }
    }

    #[test]
    fn rule_names_are_those_promised() {
        for each in all() {
            assert!(
                each.name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-'),
                "{}",
                each.name
            );
            assert!(!each.summary().is_empty(), "{}", each.name);
            assert_eq!(rule(each.name).map(|rule| rule.name), Ok(each.name));
        }
    }
}
