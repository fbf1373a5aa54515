//! Which revision of a file a commit has.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::cli::followed::Followed;
use crate::input;

/// Which revision of a file held at commits, of which the history of the file may know nothing.
pub(super) struct Versions<'run> {
    file: &'run Followed,
    /// The revision at each commit.
    known: BTreeMap<String, u32>,
}

impl<'run> Versions<'run> {
    /// Finds the revision of a file at commits of its repository: by the commit itself, or by the bytes that the file has there.
    ///
    /// # Errors
    /// When git cannot be run.
    pub(super) fn find(
        file: &'run Followed,
        commits: &BTreeSet<&str>,
    ) -> Result<Self, input::Error> {
        let mut known = BTreeMap::new();
        let mut by_hash: FxHashMap<u64, u32> = FxHashMap::default();
        let mut paths = BTreeSet::from([file.log.path.as_str()]);
        for (at, revision) in file.log.revisions.iter().enumerate() {
            known.insert(revision.commit.clone(), at as u32);
            paths.insert(&revision.path);
            if let Some(hash) = file.hashes[at] {
                by_hash.insert(hash, at as u32);
            }
        }
        let asked: Vec<(&str, &str)> = commits
            .iter()
            .filter(|commit| !known.contains_key(**commit))
            .flat_map(|commit| paths.iter().map(move |path| (*commit, *path)))
            .collect();
        let found = if asked.is_empty() {
            Vec::new()
        } else {
            file.log.files(&asked)?
        };
        for ((commit, _), bytes) in asked.into_iter().zip(found) {
            let number = bytes.and_then(|bytes| by_hash.get(&xxh3_64(&bytes)).copied());
            if let Some(number) = number {
                let latest = known.entry(commit.to_owned()).or_insert(number);
                *latest = number.max(*latest);
            }
        }
        Ok(Self { file, known })
    }

    /// The revision at a commit; where nothing tells it, the last that is not younger, or the first of all.
    pub(super) fn at(&self, commit: &str, time: Option<i64>) -> u32 {
        if let Some(number) = self.known.get(commit) {
            return *number;
        }
        let revisions = &self.file.log.revisions;
        let older = revisions
            .iter()
            .rposition(|each| time.is_some_and(|time| each.time <= time));
        older.unwrap_or_default() as u32
    }
}
