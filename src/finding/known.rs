//! Which findings are known already: held against those that a baseline records, or that an old revision has.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashMap;

/// How many entries a finding is held against: more of them only have the same text many times over.
const TRIED: usize = 64;

/// A finding by rule, paths and content; see `identity`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Known {
    /// The rule's name.
    pub(crate) rule: String,
    /// Path and content of each member, in order.
    pub(crate) members: Vec<(String, u64)>,
}

/// What became of a comparison of findings with entries.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    /// For each finding whether an entry covers it.
    pub(crate) old: Vec<bool>,
    /// For each entry the members that no finding took.
    pub(crate) left: Vec<Vec<(String, u64)>>,
}

/// Holds findings against entries. An entry covers a finding of its rule all of whose members it has: one copy less is nothing new, one
/// more is. Each member of an entry counts once, so that the second of two equal findings needs an entry of its own.
#[must_use]
pub(crate) fn settle(entries: &[Known], findings: &[Known]) -> Settled {
    let mut left: Vec<Vec<(String, u64)>> =
        entries.iter().map(|entry| entry.members.clone()).collect();
    let mut old = vec![false; findings.len()];
    let mut equal: FxHashMap<&Known, VecDeque<usize>> = FxHashMap::default();
    for (number, entry) in entries.iter().enumerate() {
        equal.entry(entry).or_default().push_back(number);
    }
    for (finding, old) in findings.iter().zip(&mut old) {
        if let Some(entry) = equal.get_mut(finding).and_then(VecDeque::pop_front) {
            left[entry].clear();
            *old = true;
        }
    }
    let mut holders: BTreeMap<(&str, &(String, u64)), Vec<usize>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        for (at, member) in entry.members.iter().enumerate() {
            if !left[number].is_empty() && !entry.members[..at].contains(member) {
                let holders = holders.entry((&entry.rule, member)).or_default();
                holders.push(number);
            }
        }
    }
    for (finding, old) in findings.iter().zip(&mut old) {
        let Some(first) = finding.members.first().filter(|_| !*old) else {
            continue;
        };
        let Some(holders) = holders.get_mut(&(finding.rule.as_str(), first)) else {
            continue;
        };
        holders.retain(|entry| left[*entry].contains(first));
        // The one that has the least besides.
        let found = holders
            .iter()
            .take(TRIED)
            .filter_map(|entry| Some((without(&left[*entry], &finding.members)?, *entry)))
            .min_by_key(|(rest, entry)| (rest.len(), *entry));
        if let Some((rest, entry)) = found {
            left[entry] = rest;
            *old = true;
        }
    }
    Settled { old, left }
}

/// What is left of `all` without `some`; both are in order. `None` when it does not have them.
fn without(all: &[(String, u64)], some: &[(String, u64)]) -> Option<Vec<(String, u64)>> {
    let mut rest = Vec::new();
    let mut wanted = some.iter().peekable();
    for each in all {
        if wanted.peek() == Some(&each) {
            wanted.next();
        } else {
            rest.push(each.clone());
        }
    }
    wanted.peek().is_none().then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(rule: &str, members: &[(&str, u64)]) -> Known {
        let member = |(path, content): &(&str, u64)| ((*path).to_owned(), *content);
        let mut members: Vec<_> = members.iter().map(member).collect();
        members.sort();
        Known {
            rule: rule.to_owned(),
            members,
        }
    }

    fn old(entries: &[Known], findings: &[Known]) -> Vec<bool> {
        settle(entries, findings).old
    }

    #[test]
    fn a_copy_less_is_known_and_a_copy_more_is_not() {
        let class = |copies: &[(&str, u64)]| known("duplicate-passage", copies);
        let entries = [class(&[("a", 1), ("a", 1), ("乙", 1)])];
        for (copies, expected) in [
            (&[("a", 1), ("a", 1), ("乙", 1)][..], true),
            (&[("a", 1), ("乙", 1)], true),
            (&[("a", 1), ("a", 1), ("a", 1)], false),
            (&[("a", 1), ("a", 1), ("乙", 1), ("c", 1)], false),
            (&[("a", 1), ("a", 2)], false),
        ] {
            assert_eq!(old(&entries, &[class(copies)]), [expected], "{copies:?}");
        }
    }

    #[test]
    fn equal_findings_need_as_many_entries() {
        let one = known("doubled-word", &[("a", 1)]);
        let other = known("doubled-word", &[("a", 2)]);
        let entries = [one.clone(), one.clone()];
        let findings = [other, one.clone(), one.clone(), one.clone()];
        assert_eq!(old(&entries, &findings), [false, true, true, false]);
        let settled = settle(&entries, &[one]);
        assert_eq!(settled.left[0], []);
        assert_eq!(settled.left[1], [("a".to_owned(), 1)]);
    }

    #[test]
    fn a_class_that_fell_apart_is_known_in_both_parts() {
        let entries = [known("d", &[("a", 1), ("a", 1), ("a", 2), ("a", 2)])];
        let parts = [
            known("d", &[("a", 1), ("a", 1)]),
            known("d", &[("a", 2), ("a", 2)]),
        ];
        assert_eq!(old(&entries, &parts), [true, true]);
        assert_eq!(old(&entries, &[known("e", &[("a", 1)])]), [false]);
    }
}
