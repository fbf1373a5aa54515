//! Baselines: findings that are known, in a file, so that a check reports only what is new.
//!
//! An entry is judged only where the run could have found it again: when its rule ran and all of its files were read, or are gone. One
//! that was judged and not found is stale.

mod entries;
pub(super) mod record;
mod renamed;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::catalogue;
use crate::cli::baseline::entries::Entry;
use crate::cli::{output, paths};
use crate::document::Document;
use crate::finding::Finding;
use crate::finding::identity;
use crate::finding::known::{self, Known};
use crate::report;
use crate::rule::Rule;

/// How many stale entries are named before the rest is counted.
const NAMED: usize = 10;
/// How many characters of a text are quoted.
const QUOTED: usize = 48;
/// A text that is shorter than this is quoted with its sentence.
const SHORT: usize = 6;

/// What is wrong with a baseline.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there.
    #[error(
        "{path}: there is no such baseline; `variorum baseline PATH... --output {path}` writes it"
    )]
    Missing {
        /// The path as typed.
        path: String,
    },
    /// It cannot be read.
    #[error("{path}: the baseline cannot be read: {source}")]
    Read {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// It cannot be written.
    #[error("{path}: the baseline cannot be written: {source}")]
    Write {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A line is none of a baseline.
    #[error("{path}:{line}: {reason}")]
    Damaged {
        /// The path as typed.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Some of what is to be recorded could not be read.
    #[error("{path}: the baseline was not written, because {} could not be read", report::count(*unread, "input"))]
    Unread {
        /// The path as typed.
        path: String,
        /// How many inputs.
        unread: usize,
    },
}

/// What a run could find.
#[derive(Clone, Copy)]
pub(super) struct Scope<'run> {
    /// The documents that were read.
    pub(super) documents: &'run [Document],
    /// The rules that ran.
    pub(super) rules: &'run [&'static Rule],
    /// Whether each document was checked by itself, and not only held against an archive.
    pub(super) whole: bool,
}

/// A baseline that was read.
pub(super) struct Baseline {
    path: String,
    /// The folder that its paths are relative to.
    folder: PathBuf,
    entries: Vec<Entry>,
}

/// Findings held against a baseline.
#[derive(Default)]
pub(super) struct Held {
    /// For each finding whether the baseline has it.
    pub(super) old: Vec<bool>,
    /// The entries, with the paths that their files have now.
    entries: Vec<Known>,
    /// For each entry what of it is not found any more; nothing where that cannot be told.
    gone: Vec<Vec<(String, u64)>>,
}

impl Held {
    /// How many entries hold what is found no more.
    pub(super) fn stale(&self) -> usize {
        self.gone.iter().filter(|gone| !gone.is_empty()).count()
    }
}

impl Baseline {
    /// Reads a baseline.
    pub(super) fn read(path: &str) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => Error::Missing {
                path: path.to_owned(),
            },
            _ => Error::Read {
                path: path.to_owned(),
                source,
            },
        })?;
        let entries =
            entries::parse(&String::from_utf8_lossy(&bytes)).map_err(|damage| Error::Damaged {
                path: path.to_owned(),
                line: damage.line,
                reason: damage.reason,
            })?;
        Ok(Self {
            entries,
            ..Self::empty(path)
        })
    }

    /// A baseline without entries.
    fn empty(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            folder: paths::folder_of(Path::new(path)).unwrap_or_default(),
            entries: Vec::new(),
        }
    }

    /// Which findings are known, and which entries are stale.
    pub(super) fn hold(&self, scope: Scope<'_>, findings: &[Finding]) -> Held {
        let names = self.names(scope.documents);
        let found = known(&names, scope.documents, findings);
        let read: FxHashSet<&str> = names.iter().map(String::as_str).collect();
        let entries = self.current(&names, &found, &read);
        let settled = known::settle(&entries, &found);
        let mut grown = members_of_new(&found, &settled.old);
        let mut gone = Vec::with_capacity(entries.len());
        for (entry, left) in entries.iter().zip(settled.left) {
            let is_judged = self.is_judged(entry, scope, &read);
            let left = left.into_iter().filter(|_| is_judged);
            gone.push(
                left.filter(|member| !take(&mut grown, &entry.rule, member))
                    .collect(),
            );
        }
        Held {
            entries,
            gone,
            old: settled.old,
        }
    }

    /// Whether the run would have found the entry if it were still there.
    fn is_judged(&self, entry: &Known, scope: Scope<'_>, read: &FxHashSet<&str>) -> bool {
        let ran = scope.rules.iter().any(|rule| rule.name == entry.rule)
            || catalogue::rule(&entry.rule).is_err();
        let seen =
            |path: &str| read.contains(path) || (path != "-" && !self.folder.join(path).exists());
        scope.whole && ran && entry.members.iter().all(|(path, _)| seen(path))
    }

    /// Whether there is no such file. Standard input is none.
    fn is_gone(&self, path: &str) -> bool {
        path != "-" && !self.folder.join(path).exists()
    }

    /// The entries, with the paths that their files have now.
    fn current(&self, names: &[String], found: &[Known], read: &FxHashSet<&str>) -> Vec<Known> {
        let mut all: Vec<Known> = self.entries.iter().map(|each| each.known.clone()).collect();
        let paths: BTreeSet<&str> = self
            .entries
            .iter()
            .flat_map(|entry| entry.known.members.iter().map(|(path, _)| path.as_str()))
            .collect();
        let gone = paths.into_iter();
        let gone = gone
            .filter(|path| !read.contains(path) && self.is_gone(path))
            .collect();
        let renamed = renamed::renamed(&all, found, names, &gone);
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

    /// The paths of documents as the baseline has them.
    fn names(&self, documents: &[Document]) -> Vec<String> {
        let names = documents.iter();
        names
            .map(|each| paths::from(&self.folder, &each.name))
            .collect()
    }

    /// Says which entries are stale.
    pub(super) fn warn(&self, held: &Held, messages: &mut dyn Write) {
        let stale = self
            .entries
            .iter()
            .zip(&held.gone)
            .filter(|(_, gone)| !gone.is_empty());
        // When not even this can be written, the report still tells.
        for (entry, gone) in stale.take(NAMED) {
            let all = entry.known.members.len();
            let what = if gone.len() == all {
                "is found no more".to_owned()
            } else {
                format!("stands in {} less", report::count(gone.len(), "place"))
            };
            let _ = writeln!(
                messages,
                "variorum: {}:{}: stale: `{}` [{}] in {} {what}",
                self.path, entry.line, entry.quotation, entry.known.rule, entry.known.members[0].0
            );
        }
        if held.stale() > NAMED {
            let more = held.stale() - NAMED;
            let _ = writeln!(
                messages,
                "variorum: {}: and {more} more are stale",
                self.path
            );
        }
    }

    /// Takes out what is stale, and writes the baseline where that changes it.
    pub(super) fn prune(&self, held: &Held) -> Result<(), Error> {
        if held.stale() == 0 {
            return Ok(());
        }
        let mut kept = Vec::new();
        for ((entry, known), gone) in self.entries.iter().zip(&held.entries).zip(&held.gone) {
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
        self.write(&kept)
    }

    /// Records findings, and writes the baseline. Entries that the run cannot judge are kept; returns how many.
    fn record(&self, scope: Scope<'_>, findings: &[Finding]) -> Result<usize, Error> {
        let names = self.names(scope.documents);
        let found = known(&names, scope.documents, findings);
        let read: FxHashSet<&str> = names.iter().map(String::as_str).collect();
        let old = self.current(&names, &found, &read);
        // An entry that a finding of today is part of would stand there twice.
        let untaken = known::settle(&old, &found).left;
        let mut all = Vec::new();
        for ((entry, known), left) in self.entries.iter().zip(old).zip(untaken) {
            if left == known.members && !self.is_judged(&known, scope, &read) {
                all.push(Entry {
                    known,
                    ..entry.clone()
                });
            }
        }
        let count = all.len();
        let found = found.into_iter().zip(findings);
        all.extend(found.map(|(known, finding)| Entry {
            known,
            quotation: quotation(scope.documents, finding),
            line: 0,
        }));
        self.write(&all)?;
        Ok(count)
    }

    fn write(&self, entries: &[Entry]) -> Result<(), Error> {
        let text = entries::render(entries);
        output::whole(Path::new(&self.path), text.as_bytes()).map_err(|source| Error::Write {
            path: self.path.clone(),
            source,
        })
    }
}

/// How often each member stands in findings that are new. What grew to be new is not gone: less of it would be known again.
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

/// The findings by rule, path and content; `names` are the paths of the documents.
pub(super) fn known(names: &[String], documents: &[Document], findings: &[Finding]) -> Vec<Known> {
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

/// What a finding is about, in a few words.
fn quotation(documents: &[Document], finding: &Finding) -> String {
    let (text, sentence) = identity::quotation(documents, finding);
    let cut = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        let short: String = text.chars().take(QUOTED).collect();
        let more = if short.len() < text.len() { "…" } else { "" };
        format!("{short}{more}")
    };
    let text = text.trim();
    match (text.chars().count(), sentence.as_str()) {
        (0, sentence) => cut(sentence),
        (length, sentence) if length < SHORT && !sentence.is_empty() => {
            format!("{text} in {}", cut(sentence))
        }
        _ => cut(text),
    }
}
