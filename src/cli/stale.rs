//! `variorum stale`: which paragraphs of a translation are behind their original, by the histories of both in git.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::cli::args::StaleArguments;
use crate::cli::followed::Followed;
use crate::cli::{
    Appearance, Error, Outcome, blame, config, environment, links, options, output, targets,
};
use crate::document::Document;
use crate::input;
use crate::lineage::Node;
use crate::report::{Detail, Report, Stale, Subject};
use crate::text::fold::Folding;
use crate::translation::stale::{self, Original, Written};

/// Runs the command.
///
/// # Errors
/// When a file or its history cannot be read.
pub(super) fn run(
    arguments: &StaleArguments,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let shared = &arguments.lineage;
    let outputs = targets::outputs(
        Subject::Stale,
        arguments.format,
        &shared.output,
        &[&arguments.original, &arguments.translation],
    )?;
    let configurations = config::configurations(None, &shared.input)?;
    let watched = environment::has_progress(shared.output.quiet);
    let options = blame::diff_options(shared);
    let mut follow = |file: &str| -> Result<(Followed, input::Options), Error> {
        let reading = configurations.of(file)?.input_options(Folding::Usual);
        let followed = Followed::read(file, &reading, &options, watched, messages)?;
        Ok((followed, reading))
    };
    let (original, reading) = follow(&arguments.original)?;
    let (translation, _) = follow(&arguments.translation)?;
    let since = match &arguments.since {
        Some(revision) => {
            let commit = original.log.commit(revision)?;
            Some(Versions::find(&original, &BTreeSet::from([commit.as_str()]))?.at(&commit, None))
        }
        None => None,
    };
    let written = written(&original, &translation)?;
    let documents = documents(&original, &written, since, &reading)?;
    let standing = stale::find(
        Original {
            lineage: &original.lineage,
            documents: &documents,
        },
        &translation.document,
        &written,
        since,
        &options,
    );
    let is_stale = standing.is_stale();
    let report = Report::Stale(Stale {
        standing: &standing,
        translation: &translation.document,
        documents: &documents,
        revisions: &original.log.revisions,
        lineage: &original.lineage,
    });
    let names = [arguments.original.as_str(), arguments.translation.as_str()];
    let addresses = links::targets(names.into_iter());
    let detail = Detail::Changes { context: 0 };
    let style = options::style(detail, appearance.hyperlinks, &addresses);
    output::write(&outputs, &report, style, appearance, out)?;
    Ok(if is_stale {
        Outcome::Found
    } else {
        Outcome::Clean
    })
}

/// For each paragraph of the translation the revisions of the original that it was written after.
fn written(original: &Followed, translation: &Followed) -> Result<Vec<Written>, input::Error> {
    let revision = translation.lineage.revisions() as u32 - 1;
    let times = (0..translation.document.paragraphs.len() as u32).map(|paragraph| {
        let node = Node {
            revision,
            paragraph,
        };
        let chain = translation.lineage.chain(node);
        let came = chain.last().map_or(revision, |turn| turn.revision);
        [came, translation.lineage.origin(node)]
    });
    let times: Vec<[u32; 2]> = times.collect();
    let revision_of = |at: u32| translation.log.revisions.get(at as usize);
    let asked = times.iter().flatten().filter_map(|at| revision_of(*at));
    let commits = asked.map(|revision| revision.commit.as_str());
    let is_one = original.log.repository == translation.log.repository;
    let commits = if is_one {
        commits.collect()
    } else {
        BTreeSet::new()
    };
    let versions = Versions::find(original, &commits)?;
    let last = original.lineage.revisions() as u32 - 1;
    let version = |at: u32| match revision_of(at) {
        // What is worded just now is worded after what is there just now.
        None => last,
        Some(revision) => versions.at(&revision.commit, Some(revision.time)),
    };
    let written = times.into_iter().map(|times| {
        let [came, worded] = times.map(version);
        Written { came, worded }
    });
    Ok(written.collect())
}

/// Which revision of a file held at commits, of which the history of the file may know nothing.
struct Versions<'run> {
    file: &'run Followed,
    /// The revision at each commit.
    known: BTreeMap<String, u32>,
}

impl<'run> Versions<'run> {
    /// Finds the revision of a file at commits of its repository: by the commit itself, or by the bytes that the file has there.
    fn find(file: &'run Followed, commits: &BTreeSet<&str>) -> Result<Self, input::Error> {
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
    fn at(&self, commit: &str, time: Option<i64>) -> u32 {
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

/// The original as it is now, and as it was whenever paragraphs of the translation were written.
fn documents(
    original: &Followed,
    written: &[Written],
    since: Option<u32>,
    reading: &input::Options,
) -> Result<BTreeMap<u32, Arc<Document>>, input::Error> {
    let last = original.lineage.revisions() as u32 - 1;
    let mut out = BTreeMap::from([(last, original.document.clone())]);
    let times = written.iter().flat_map(|each| [each.came, each.worded]);
    let wanted: BTreeSet<u32> = times.chain(since).filter(|at| *at != last).collect();
    let revisions = wanted
        .iter()
        .map(|at| &original.log.revisions[*at as usize]);
    let names: Vec<(&str, &str)> = revisions
        .map(|revision| (revision.commit.as_str(), revision.path.as_str()))
        .collect();
    let found = if names.is_empty() {
        Vec::new()
    } else {
        original.log.files(&names)?
    };
    for ((at, (_, path)), bytes) in wanted.into_iter().zip(names).zip(found) {
        let document = input::from_bytes(path, &bytes.unwrap_or_default(), reading)?;
        out.insert(at, Arc::new(document));
    }
    Ok(out)
}
