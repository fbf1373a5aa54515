//! Baselines: findings that are known, so that a check reports only what is new.
//!
//! An entry is judged only where the run could have found it again: when its rule ran and all of its files were read, or are gone. One
//! that was judged and not found is stale.
//!
//! ```
//! use variorum::check::baseline::{Baseline, Scope};
//! use variorum::check::{self, Options, catalogue};
//! use variorum::input;
//!
//! let read = |text: &str| input::from_bytes("合同.txt", text.as_bytes(), &input::Options::default());
//! let scope = |documents| Scope {
//!     documents,
//!     names: vec!["合同.txt".to_owned()],
//!     rules: catalogue::all(),
//!     whole: true,
//!     is_gone: &|_| false,
//! };
//!
//! let before = [read("甲方应当应当付款。")?];
//! let found = check::check(&before, &Options::default());
//! let (baseline, _) = Baseline::default().recorded(&scope(&before), &found);
//!
//! let after = [read("甲方应当应当付款。乙方交货交货。")?];
//! let found = check::check(&after, &Options::default());
//! let standing = baseline.hold(&scope(&after), &found);
//! assert_eq!(standing.old, [true, false]);
//! # Ok::<(), variorum::input::Error>(())
//! ```

pub mod entries;
mod renamed;

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::baseline::entries::{Damage, Entry};
use crate::check::catalogue;
use crate::document::Document;
use crate::finding::Finding;
use crate::finding::identity;
use crate::finding::known::{self, Known};
use crate::rule::Rule;
use crate::text::visible::shown;

/// How many characters of a text are quoted.
const QUOTED: usize = 48;
/// A text that is shorter than this is quoted with its sentence.
const SHORT: usize = 6;

/// What a run could find.
#[derive(Clone)]
pub struct Scope<'run> {
    /// The documents that were read.
    pub documents: &'run [Document],
    /// The path of each, as the baseline has it.
    pub names: Vec<String>,
    /// The rules that ran.
    pub rules: &'run [&'static Rule],
    /// Whether each document was checked by itself, and not only held against an archive.
    pub whole: bool,
    /// Whether the file at a path of the baseline is gone.
    pub is_gone: &'run dyn Fn(&str) -> bool,
}

/// Findings that are known.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    entries: Vec<Entry>,
}

/// Findings held against a baseline.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// For each finding whether the baseline has it.
    pub old: Vec<bool>,
    /// The entries, with the paths that their files have now.
    entries: Vec<Known>,
    /// For each entry what of it is not found any more; nothing where that cannot be told.
    gone: Vec<Vec<(String, u64)>>,
}

impl Standing {
    /// How many entries hold what is no longer found.
    #[must_use]
    pub fn stale(&self) -> usize {
        self.gone.iter().filter(|gone| !gone.is_empty()).count()
    }
}

/// An entry that holds what is no longer found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale<'run> {
    /// The line of the baseline, from 1.
    pub line: usize,
    /// The rule's name.
    pub rule: &'run str,
    /// The path of the first member.
    pub path: &'run str,
    /// What it quotes.
    pub quotation: &'run str,
    /// How many places it has.
    pub places: usize,
    /// In how many of them it is no longer found.
    pub gone: usize,
}

impl Baseline {
    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// When a line does not belong in a baseline.
    pub fn parse(text: &str) -> Result<Self, Damage> {
        let entries = entries::parse(text)?;
        Ok(Self { entries })
    }

    /// The text of the baseline.
    #[must_use]
    pub fn render(&self) -> String {
        entries::render(&self.entries)
    }

    /// Which findings are known, and which entries are stale.
    #[must_use]
    pub fn hold(&self, scope: &Scope<'_>, findings: &[Finding]) -> Standing {
        let found = known(&scope.names, scope.documents, findings);
        let read: FxHashSet<&str> = scope.names.iter().map(String::as_str).collect();
        let entries = self.current(scope, &found, &read);
        let settled = known::settle(&entries, &found);
        let mut grown = members_of_new(&found, &settled.old);
        let mut gone = Vec::with_capacity(entries.len());
        for (entry, left) in entries.iter().zip(settled.left) {
            let is_judged = is_judged(entry, scope, &read);
            let left = left.into_iter().filter(|_| is_judged);
            gone.push(
                left.filter(|member| !take(&mut grown, &entry.rule, member))
                    .collect(),
            );
        }
        Standing {
            entries,
            gone,
            old: settled.old,
        }
    }

    /// The entries that hold what is no longer found.
    pub fn stale<'run>(&'run self, standing: &'run Standing) -> impl Iterator<Item = Stale<'run>> {
        let all = self.entries.iter().zip(&standing.gone);
        let stale = all.filter(|(_, gone)| !gone.is_empty());
        stale.map(|(entry, gone)| Stale {
            line: entry.line,
            rule: &entry.known.rule,
            path: &entry.known.members[0].0,
            quotation: &entry.quotation,
            places: entry.known.members.len(),
            gone: gone.len(),
        })
    }

    /// The baseline without what is no longer found.
    #[must_use]
    pub fn pruned(&self, standing: &Standing) -> Self {
        let mut kept = Vec::new();
        let all = self.entries.iter().zip(&standing.entries);
        for ((entry, known), gone) in all.zip(&standing.gone) {
            let mut known = known.clone();
            for gone in gone {
                if let Some(at) = known.members.iter().position(|member| member == gone) {
                    known.members.remove(at);
                }
            }
            if !known.members.is_empty() {
                kept.push(Entry {
                    known,
                    ..entry.clone()
                });
            }
        }
        Self { entries: kept }
    }

    /// A baseline of what is found. Entries that the run cannot judge are kept; how many is next to it.
    #[must_use]
    pub fn recorded(&self, scope: &Scope<'_>, findings: &[Finding]) -> (Self, usize) {
        let found = known(&scope.names, scope.documents, findings);
        let read: FxHashSet<&str> = scope.names.iter().map(String::as_str).collect();
        let old = self.current(scope, &found, &read);
        // An entry that a finding of today is part of would be there twice.
        let untaken = known::settle(&old, &found).left;
        let mut all = Vec::new();
        for ((entry, known), left) in self.entries.iter().zip(old).zip(untaken) {
            if left == known.members && !is_judged(&known, scope, &read) {
                all.push(Entry {
                    known,
                    ..entry.clone()
                });
            }
        }
        let count = all.len();
        let quoted = identity::quotations(scope.documents, findings);
        all.extend(
            found
                .into_iter()
                .zip(quoted)
                .map(|(known, (text, sentence))| Entry {
                    known,
                    quotation: quotation(&text, sentence),
                    line: 0,
                }),
        );
        (Self { entries: all }, count)
    }

    /// The entries, with the paths that their files have now.
    fn current(&self, scope: &Scope<'_>, found: &[Known], read: &FxHashSet<&str>) -> Vec<Known> {
        let mut all: Vec<Known> = self.entries.iter().map(|each| each.known.clone()).collect();
        let paths: BTreeSet<&str> = self
            .entries
            .iter()
            .flat_map(|entry| entry.known.members.iter().map(|(path, _)| path.as_str()))
            .collect();
        let gone = paths.into_iter();
        let gone = gone
            .filter(|path| !read.contains(path) && (scope.is_gone)(path))
            .collect();
        let renamed = renamed::renamed(&all, found, &scope.names, &gone);
        for entry in &mut all {
            for (path, _) in &mut entry.members {
                if let Some(new) = renamed.get(path) {
                    path.clone_from(new);
                }
            }
            entry.members.sort_unstable();
        }
        all
    }
}

/// Whether the run would have found the entry if it were still there.
fn is_judged(entry: &Known, scope: &Scope<'_>, read: &FxHashSet<&str>) -> bool {
    let ran = scope.rules.iter().any(|rule| rule.name == entry.rule)
        || catalogue::rule(&entry.rule).is_err();
    let seen = |path: &str| read.contains(path) || (scope.is_gone)(path);
    scope.whole && ran && entry.members.iter().all(|(path, _)| seen(path))
}

/// The findings by rule, path and content; `names` are the paths of the documents.
#[must_use]
pub(crate) fn known(names: &[String], documents: &[Document], findings: &[Finding]) -> Vec<Known> {
    let members = identity::members(documents, findings);
    let known = findings.iter().zip(members).map(|(finding, members)| {
        let member =
            |each: &identity::Member| (names[each.document as usize].clone(), each.content);
        let mut members: Vec<(String, u64)> = members.iter().map(member).collect();
        members.sort_unstable();
        Known {
            rule: finding.rule.to_owned(),
            members,
        }
    });
    known.collect()
}

/// How often each member is in findings that are new. What grew to be new is not gone: less of it would be known again.
fn members_of_new(found: &[Known], old: &[bool]) -> FxHashMap<(String, (String, u64)), usize> {
    let mut out = FxHashMap::default();
    for (finding, _) in found.iter().zip(old).filter(|(_, old)| !**old) {
        for member in &finding.members {
            *out.entry((finding.rule.clone(), member.clone()))
                .or_default() += 1;
        }
    }
    out
}

/// Takes one of those members, where there is one.
fn take(
    all: &mut FxHashMap<(String, (String, u64)), usize>,
    rule: &str,
    member: &(String, u64),
) -> bool {
    let Some(count) = all.get_mut(&(rule.to_owned(), member.clone())) else {
        return false;
    };
    let found = *count > 0;
    *count -= usize::from(found);
    found
}

/// What a finding is about, in a few words: the text concerned and the sentence around it.
fn quotation(text: &str, sentence: &str) -> String {
    let text = text.trim();
    match (text.chars().count(), sentence) {
        (0, sentence) => cut(sentence),
        (length, sentence) if length < SHORT && !sentence.is_empty() => {
            format!("{} in {}", shown(text), cut(sentence))
        }
        _ => cut(text),
    }
}

/// The start of a text, as it can be shown.
fn cut(text: &str) -> String {
    let words = text.split_whitespace();
    let mut spaced = words
        .flat_map(|word| std::iter::once(' ').chain(word.chars()))
        .skip(1);
    let short: String = spaced.by_ref().take(QUOTED).collect();
    let more = if spaced.next().is_some() { "…" } else { "" };
    shown(&short) + more
}
