//! A file followed through its history in git, up to the text at hand.

use std::sync::Arc;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use crate::cli::messages::Messages;
use crate::cli::{progress, room};
use crate::document::Document;
use crate::input::log::Log;
use crate::lineage::Lineage;
use crate::wording::message::message;
use crate::{diff, input};

/// Which texts are kept besides the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// None: they are many.
    Last,
    /// Those of all revisions.
    All,
}

/// A file with its revisions, and its paragraphs in each.
pub(super) struct Followed {
    /// What git has of it.
    pub(super) log: Log,
    /// Where each paragraph is from. After the revisions that git has comes the text at hand, where that is another one.
    pub(super) lineage: Lineage,
    /// The text at hand, or that of the last revision.
    pub(super) document: Arc<Document>,
    /// The texts of all revisions of the lineage, where they are kept.
    pub(super) texts: Vec<Arc<Document>>,
    /// A hash of the bytes of each revision that git has; none for one that could not be read.
    pub(super) hashes: Vec<Option<u64>>,
}

impl Followed {
    /// Reads all revisions of a file and compares each with those before it. A revision that is no text is passed over, with a message.
    ///
    /// # Errors
    /// When the file or its history cannot be read.
    pub(super) fn read(
        file: &str,
        reading: &input::Options,
        options: &diff::Options,
        keep: Keep,
        watched: bool,
        messages: &mut Messages<'_>,
    ) -> Result<Self, input::Error> {
        let log = Log::of(file)?;
        let committed = log.revisions.len();
        let bytes = input::bytes(file)?;
        let document = Arc::new(input::from_bytes(file, &bytes, reading)?);
        let is_same = committed.checked_sub(1).is_some_and(|last| {
            let found = log.contents(last..committed);
            found.is_ok_and(|found| found[0].as_ref() == Some(&bytes))
        });
        let mut parents: Vec<Vec<u32>> = log
            .revisions
            .iter()
            .map(|each| each.parents.clone())
            .collect();
        if !is_same {
            parents.push((committed as u32).checked_sub(1).into_iter().collect());
        }
        let watched = watched && progress::is_long(committed, bytes.len() * committed);
        let mut hashes = Vec::with_capacity(committed);
        let mut last: Option<Arc<Document>> = None;
        let mut unread = Vec::new();
        let mut texts = Vec::new();
        let mut read = |range: std::ops::Range<usize>| {
            let known = range.start..range.end.min(committed);
            let line = message!(
                "say.reading-revisions",
                count = known.start,
                all = committed,
                name = file
            );
            progress::say(watched, messages, &line);
            let contents = log.contents(known.clone())?;
            let files = contents.iter().flatten().map(|bytes| (file, &bytes[..]));
            room::to_read(&files.collect::<Vec<(&str, &[u8])>>())?;
            let named = log.revisions[known.clone()].par_iter().zip(&contents);
            let documents: Vec<Option<Document>> = named
                .map(|(revision, bytes)| {
                    input::from_bytes(&revision.path, bytes.as_deref()?, reading).ok()
                })
                .collect();
            hashes.extend(contents.iter().map(|bytes| bytes.as_deref().map(xxh3_64)));
            let mut out = Vec::with_capacity(range.len());
            for (at, found) in known.zip(documents) {
                // One that cannot be read changed nothing, so that its changes are those of the next.
                let found = found.map(Arc::new).or_else(|| {
                    unread.push(at);
                    last.clone()
                });
                let found = found.unwrap_or_else(|| Arc::new(Document::empty()));
                last = Some(found.clone());
                out.push(found);
            }
            if range.end > committed {
                out.push(document.clone());
            }
            let compared: Vec<&Document> = out.iter().map(AsRef::as_ref).collect();
            room::to_compare(&compared)?;
            if keep == Keep::All {
                texts.extend_from_slice(&out);
            }
            Ok::<_, input::Error>(out)
        };
        let lineage = Lineage::follow(&parents, &mut read, options);
        progress::clear(watched, messages);
        let lineage = lineage?;
        for at in unread {
            hashes[at] = None;
            let revision = &log.revisions[at].short;
            messages.say(&message!(
                "say.skipped-revision",
                name = file,
                revision = revision
            ));
        }
        Ok(Self {
            log,
            lineage,
            document,
            texts,
            hashes,
        })
    }
}
