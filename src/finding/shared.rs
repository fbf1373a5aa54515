//! What two files share by the findings between them: how many passages, and how much of each file those are.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::finding::Finding;
use crate::text::span::Span;

/// How much of a file passages have to take, in percent, for it to be a copy, or in another file as a whole. The part by which `diff`
/// pairs renamed files, as git does.
pub(crate) const MOST: u64 = 50;
/// A passage in more files than this is a formula of its collection, and says nothing of two of them.
pub(crate) const FILES: usize = 6;

/// What two files share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    /// How many findings are between them.
    pub(crate) passages: usize,
    /// How much of each is in them, in percent.
    pub(crate) parts: [u64; 2],
    spans: [Vec<Span>; 2],
}

/// What each two files share, by their numbers.
pub(crate) type Pairs = BTreeMap<(u32, u32), Shared>;

/// What each two files share. `files` are for each finding those that it says something of.
pub(crate) fn pairs(
    documents: &[&Document],
    findings: &[Finding],
    files: &[Option<BTreeSet<u32>>],
) -> Pairs {
    let mut pairs = Pairs::new();
    for (finding, files) in findings.iter().zip(files) {
        for pair in files.iter().flat_map(two) {
            let shared = pairs.entry(pair).or_default();
            shared.passages += 1;
            for place in finding.places() {
                if place.document == pair.0 {
                    shared.spans[0].push(place.span);
                } else if place.document == pair.1 {
                    shared.spans[1].push(place.span);
                }
            }
        }
    }
    for ((one, other), shared) in &mut pairs {
        for (side, number) in [one, other].into_iter().enumerate() {
            shared.parts[side] = part(documents[*number as usize], &mut shared.spans[side]);
        }
    }
    pairs
}

/// Each two of some files.
pub(crate) fn two(files: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let pairs = files
        .iter()
        .flat_map(|one| files.range(one + 1..).map(|other| (*one, *other)));
    pairs.collect()
}

/// How much of a document passages take, in percent.
fn part(document: &Document, spans: &mut [Span]) -> u64 {
    let text: usize = document.paragraphs.iter().map(|each| each.span.len()).sum();
    spans.sort_unstable_by_key(|span| span.start);
    let (mut covered, mut end) = (0, 0);
    for span in spans {
        covered += u64::from(span.end.saturating_sub(span.start.max(end)));
        end = end.max(span.end);
    }
    (covered * 100 / (text as u64).max(1)).min(100)
}
