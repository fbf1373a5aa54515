//! What of a check's findings is new: neither in a baseline, nor from before a revision. What is old is not reported, and not fixed.

use crate::check::baseline::Standing;
use crate::cli::baseline::{self, Checked, File};
use crate::cli::messages::Messages;
use crate::cli::since::Since;
use crate::document::Document;
use crate::finding::Finding;
use crate::report::Old;
use crate::rule::Rule;

/// What findings are held against.
pub(super) struct Filter<'run> {
    /// Those that are known.
    pub(super) baseline: Option<File>,
    /// The revision before the changes.
    pub(super) since: Option<Since>,
    /// The rules that run.
    pub(super) rules: &'run [&'static Rule],
    /// Whether each document is checked by itself, and not only held against an archive.
    pub(super) whole: bool,
}

/// Findings that went through the filter.
#[derive(Default)]
pub(super) struct Filtered {
    /// Those that are new.
    pub(super) findings: Vec<Finding>,
    /// How many are old.
    pub(super) old: usize,
    /// What the baseline says.
    pub(super) standing: Standing,
}

impl Filter<'_> {
    /// Takes out what is old.
    pub(super) fn apply(&self, documents: &[Document], findings: Vec<Finding>) -> Filtered {
        let mut old = vec![false; findings.len()];
        let mut standing = Standing::default();
        if let Some(baseline) = &self.baseline {
            let checked = Checked {
                documents,
                rules: self.rules,
                whole: self.whole,
            };
            standing = baseline.hold(checked, &findings);
            old.clone_from(&standing.old);
        }
        if let Some(since) = &self.since {
            let before = since.old(documents, &findings);
            for (old, before) in old.iter_mut().zip(before) {
                *old |= before;
            }
        }
        let count = old.iter().filter(|old| **old).count();
        let new = findings.into_iter().zip(old).filter(|(_, old)| !old);
        Filtered {
            findings: new.map(|(finding, _)| finding).collect(),
            old: count,
            standing,
        }
    }

    /// What the report says of what is old. Names the stale entries of the baseline, or takes them out.
    pub(super) fn settle(
        &self,
        filtered: &Filtered,
        prune: bool,
        messages: &mut Messages<'_>,
    ) -> Result<Option<Old>, baseline::Error> {
        let mut stale = 0;
        match &self.baseline {
            None if self.since.is_none() => return Ok(None),
            None => {}
            Some(baseline) if prune => baseline.prune(&filtered.standing)?,
            Some(baseline) => {
                baseline.warn(&filtered.standing, messages);
                stale = filtered.standing.stale();
            }
        }
        Ok(Some(Old {
            findings: filtered.old,
            stale,
        }))
    }
}
