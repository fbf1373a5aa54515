//! `variorum stale`: which paragraphs of a translation are behind their original, by the histories of both in git.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

use crate::cli::args::StaleArguments;
use crate::cli::followed::{Followed, Keep};
use crate::cli::messages::Messages;
use crate::cli::versions::Versions;
use crate::cli::{
    Appearance, Error, Outcome, blame, config, environment, links, options, output, room, targets,
};
use crate::document::Document;
use crate::input;
use crate::lineage::Node;
use crate::report::{Detail, Report, Stale, Subject};
use crate::text::fold::Folding;
use crate::translation::past::Past;
use crate::translation::stale::{self, Original, Translation, Written};

/// Runs the command.
///
/// # Errors
/// When a file or its history cannot be read.
pub(super) fn run(
    arguments: &StaleArguments,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
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
        let followed = Followed::read(file, &reading, &options, Keep::Last, watched, messages)?;
        Ok((followed, reading))
    };
    let (original, reading) = follow(&arguments.original)?;
    let (translation, its_reading) = follow(&arguments.translation)?;
    let since = match &arguments.since {
        Some(revision) => {
            let commit = original.log.commit(revision)?;
            Some(Versions::find(&original, &BTreeSet::from([commit.as_str()]))?.at(&commit, None))
        }
        None => None,
    };
    let Times { written, latest } = times(&original, &translation)?;
    let past = past(&translation, latest, &its_reading)?;
    let documents = documents(&original, &written, since, &reading)?;
    let standing = stale::find(
        Original {
            lineage: &original.lineage,
            documents: &documents,
        },
        Translation {
            document: &translation.document,
            written: &written,
            past: &past,
        },
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

/// When a translation was written.
struct Times {
    /// For each paragraph the revisions of the original that it was written after.
    written: Vec<Written>,
    /// For each of those revisions the last of the translation in which a paragraph was written after it.
    latest: BTreeMap<u32, u32>,
}

/// Finds out when the paragraphs of a translation were written.
fn times(original: &Followed, translation: &Followed) -> Result<Times, input::Error> {
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
    let mut latest: BTreeMap<u32, u32> = BTreeMap::new();
    let written = times.into_iter().map(|times| {
        let [came, worded] = times.map(version);
        for (version, time) in [came, worded].into_iter().zip(times) {
            let last = latest.entry(version).or_default();
            *last = time.max(*last);
        }
        Written { came, worded }
    });
    Ok(Times {
        written: written.collect(),
        latest,
    })
}

/// The translation as it was in revisions of it, by those of the original that are given with them.
fn past(
    translation: &Followed,
    latest: BTreeMap<u32, u32>,
    reading: &input::Options,
) -> Result<BTreeMap<u32, Past>, input::Error> {
    let now = translation.lineage.revisions() as u32 - 1;
    let is_past = |(_, own): &(u32, u32)| *own != now;
    let (versions, own): (Vec<u32>, Vec<u32>) = latest.into_iter().filter(is_past).unzip();
    let found = texts(translation, &own, reading)?;
    let past = versions.into_iter().zip(own).zip(found);
    Ok(past
        .map(|((version, own), document)| {
            let ancestors = translation.lineage.ancestors(now, own);
            (
                version,
                Past {
                    document,
                    ancestors,
                },
            )
        })
        .collect())
}

/// The texts of revisions of a file.
fn texts(
    file: &Followed,
    wanted: &[u32],
    reading: &input::Options,
) -> Result<Vec<Arc<Document>>, input::Error> {
    let revisions = wanted.iter().map(|at| &file.log.revisions[*at as usize]);
    let names: Vec<(&str, &str)> = revisions
        .map(|revision| (revision.commit.as_str(), revision.path.as_str()))
        .collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let found = file.log.files(&names)?;
    let texts: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&found)
        .map(|((_, path), bytes)| (*path, bytes.as_deref().unwrap_or_default()))
        .collect();
    room::to_read(&texts)?;
    let found = found.into_iter().zip(names);
    let read = |(bytes, (_, path)): (Option<Vec<u8>>, (&str, &str))| {
        input::from_bytes(path, &bytes.unwrap_or_default(), reading).map(Arc::new)
    };
    found.map(read).collect()
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
    let wanted: Vec<u32> = wanted.into_iter().collect();
    let found = texts(original, &wanted, reading)?;
    out.extend(wanted.into_iter().zip(found));
    Ok(out)
}
