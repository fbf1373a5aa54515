//! Reads revisions stretch by stretch and links each to those before it. Forgets those that nothing is compared with any more.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diff::Options;
use crate::document::Document;
use crate::lineage::links::links;
use crate::lineage::{Lineage, Link, Step};
use crate::parallel::prelude::*;

/// How many revisions are read and compared at once: enough for all cores, few enough for the memory. Chosen by hand.
const STRETCH: usize = 32;

/// See [`Lineage::follow`].
pub(super) fn follow<E>(
    parents: &[Vec<u32>],
    read: &mut dyn FnMut(Range<usize>) -> Result<Vec<Arc<Document>>, E>,
    options: &Options,
) -> Result<Lineage, E> {
    let mut last = vec![0; parents.len()];
    for (child, parents) in parents.iter().enumerate() {
        for parent in parents {
            last[*parent as usize] = child;
        }
    }
    let mut lineage = Lineage::default();
    let mut held: FxHashMap<u32, Arc<Document>> = FxHashMap::default();
    for first in (0..parents.len()).step_by(STRETCH) {
        let stretch = first..parents.len().min(first + STRETCH);
        for (at, document) in stretch.clone().zip(read(stretch.clone())?) {
            held.insert(at as u32, document);
        }
        let pairs: Vec<(u32, u32)> = stretch
            .clone()
            .flat_map(|child| {
                parents[child]
                    .iter()
                    .map(move |parent| (*parent, child as u32))
            })
            .collect();
        let found: Vec<Vec<Link>> = pairs
            .par_iter()
            .map(|(parent, child)| links(&held[parent], &held[child], options))
            .collect();
        let mut found = pairs.into_iter().zip(found).peekable();
        for child in stretch.clone() {
            let mut steps = Vec::new();
            while let Some(((from, _), links)) =
                found.next_if(|((_, new), _)| *new as usize == child)
            {
                steps.push(Step { from, links });
            }
            lineage.push(held[&(child as u32)].paragraphs.len(), steps);
        }
        held.retain(|at, _| last[*at as usize] >= stretch.end);
    }
    Ok(lineage)
}
