//! Files that have another path than in the baseline: most of what it holds of a file that is gone is found in one that it does not know.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::known::Known;

/// What is found in more files than this says nothing of any of them.
const COMMON: usize = 32;

/// A member of a finding without its path.
type Content<'run> = (&'run str, u64);

/// The new path of each path in `gone` whose file has one. `paths` are those of the run.
pub(super) fn renamed(
    entries: &[Known],
    found: &[Known],
    paths: &[String],
    gone: &BTreeSet<&str>,
) -> BTreeMap<String, String> {
    if gone.is_empty() {
        return BTreeMap::new();
    }
    let known: BTreeSet<&str> = members(entries).map(|(path, _)| path).collect();
    let fresh: BTreeSet<&str> = paths
        .iter()
        .map(String::as_str)
        .filter(|path| !known.contains(path))
        .collect();
    let mut holders: BTreeMap<Content<'_>, Vec<(&str, usize)>> = BTreeMap::new();
    for (path, seen) in contents(found, &fresh) {
        for (content, count) in seen {
            holders.entry(content).or_default().push((path, count));
        }
    }
    let mut pairs = Vec::new();
    for (old, held) in contents(entries, gone) {
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        for (content, count) in &held {
            let holders = holders.get(content).map_or(&[][..], Vec::as_slice);
            for (new, other) in holders.iter().filter(|_| holders.len() <= COMMON) {
                *shared.entry(new).or_default() += count.min(other);
            }
        }
        let all: usize = held.values().sum();
        let most = shared.into_iter().filter(|(_, shared)| shared * 2 > all);
        pairs.extend(most.map(|(new, shared)| (shared, old, new)));
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, old, new) in pairs {
        if !out.contains_key(old) && taken.insert(new) {
            out.insert(old.to_owned(), new.to_owned());
        }
    }
    out
}

/// The paths and contents of all members.
fn members(all: &[Known]) -> impl Iterator<Item = (&str, Content<'_>)> {
    all.iter().flat_map(|each| {
        let members = each.members.iter();
        members.map(|(path, content)| (path.as_str(), (each.rule.as_str(), *content)))
    })
}

/// How often each content is in each of some files.
fn contents<'run>(
    all: &'run [Known],
    wanted: &BTreeSet<&str>,
) -> BTreeMap<&'run str, BTreeMap<Content<'run>, usize>> {
    let mut out: BTreeMap<&str, BTreeMap<Content<'_>, usize>> = BTreeMap::new();
    for (path, content) in members(all).filter(|(path, _)| wanted.contains(path)) {
        *out.entry(path).or_default().entry(content).or_default() += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(path: &str, content: u64) -> Known {
        Known {
            rule: "doubled-word".to_owned(),
            members: vec![(path.to_owned(), content)],
        }
    }

    #[test]
    fn a_file_is_told_by_most_of_what_is_found_in_it() {
        let entries = [
            known("旧.txt", 1),
            known("旧.txt", 2),
            known("旧.txt", 3),
            known("b.txt", 4),
        ];
        let gone = BTreeSet::from(["旧.txt"]);
        let paths = ["b.txt", "c.txt", "新.txt"].map(str::to_owned);
        let found = [
            known("新.txt", 1),
            known("新.txt", 3),
            known("c.txt", 2),
            known("b.txt", 2),
        ];
        let expected = BTreeMap::from([("旧.txt".to_owned(), "新.txt".to_owned())]);
        assert_eq!(renamed(&entries, &found, &paths, &gone), expected);
        assert!(renamed(&entries, &found[1..], &paths, &gone).is_empty());
        assert!(renamed(&entries, &found, &paths, &BTreeSet::new()).is_empty());
        // A file that the baseline knows is no other one.
        let there = [&entries[..], &[known("新.txt", 9)]].concat();
        assert!(renamed(&there, &found, &paths, &gone).is_empty());
    }
}
