//! What of a check's findings is new: neither in a baseline, nor from before a revision. What is old is not reported, and not fixed.

use std::io::Write;

use crate::check::baseline::Standing;
use crate::cli::baseline::{self, File, Looked};
use crate::cli::since::Since;
use crate::document::Document;
use crate::finding::Finding;
use crate::report::Old;
use crate::rule::Rule;

/// What findings are held against.
pub(super) struct Sieve<'run> {
    /// Those that are known.
    pub(super) baseline: Option<File>,
    /// The revision before the changes.
    pub(super) since: Option<Since>,
    /// The rules that run.
    pub(super) rules: &'run [&'static Rule],
    /// Whether each document is checked by itself, and not only held against an archive.
    pub(super) whole: bool,
}

/// Findings that went through the sieve.
#[derive(Default)]
pub(super) struct Sifted {
    /// Those that are new.
    pub(super) findings: Vec<Finding>,
    /// How many are old.
    pub(super) old: usize,
    /// What the baseline says.
    pub(super) standing: Standing,
}

impl Sieve<'_> {
    /// Takes out what is old.
    pub(super) fn sift(&self, documents: &[Document], findings: Vec<Finding>) -> Sifted {
        let mut old = vec![false; findings.len()];
        let mut standing = Standing::default();
        if let Some(baseline) = &self.baseline {
            let looked = Looked {
                documents,
                rules: self.rules,
                whole: self.whole,
            };
            standing = baseline.hold(looked, &findings);
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
        Sifted {
            findings: new.map(|(finding, _)| finding).collect(),
            old: count,
            standing,
        }
    }

    /// What the report says of what is old. Names the stale entries of the baseline, or takes them out.
    pub(super) fn settle(
        &self,
        sifted: &Sifted,
        prune: bool,
        messages: &mut dyn Write,
    ) -> Result<Option<Old>, baseline::Error> {
        let mut stale = 0;
        match &self.baseline {
            None if self.since.is_none() => return Ok(None),
            None => {}
            Some(baseline) if prune => baseline.prune(&sifted.standing)?,
            Some(baseline) => {
                baseline.warn(&sifted.standing, messages);
                stale = sifted.standing.stale();
            }
        }
        Ok(Some(Old {
            findings: sifted.old,
            stale,
        }))
    }
}
