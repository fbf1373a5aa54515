//! Clauses that would have the number of another one in the result, where no text has a number twice: they are a conflict.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::merge::labels::Series;
use crate::merge::numbers::{Context, Overrides};
use crate::merge::order::{Entry, Presence};
use crate::merge::{BASE, OURS, THEIRS};

/// The numbers of a label, the last with its series.
type Head = (Series, Vec<i64>);

/// Makes a conflict of each clause that one side inserted, where the result has another one of its number and none of the texts has a
/// number of that series twice.
pub(super) fn mark(context: &Context<'_>, overrides: &Overrides, entries: &mut [Entry]) {
    let heads = entries.iter().map(|entry| {
        let agreed = entry.presence == Presence::Agreed;
        given(context, overrides, entry.part).filter(|_| agreed)
    });
    let heads: Vec<Option<Head>> = heads.collect();
    let mut times: FxHashMap<&Head, usize> = FxHashMap::default();
    for head in heads.iter().flatten() {
        *times.entry(head).or_default() += 1;
    }
    let twice = [BASE, OURS, THEIRS].map(|version| repeated(context, version));
    for (entry, head) in entries.iter_mut().zip(&heads) {
        let Some(head) = head.as_ref().filter(|head| times[head] > 1) else {
            continue;
        };
        if twice.iter().any(|twice| twice.contains(&head.0)) {
            continue;
        }
        entry.presence = match context.has(entry.part) {
            [false, true, false] => Presence::Ours,
            [false, false, true] => Presence::Theirs,
            _ => continue,
        };
        // One that is alone now can stay.
        times.entry(head).and_modify(|times| *times -= 1);
    }
}

/// The numbers that a part has in the result.
fn given(context: &Context<'_>, overrides: &Overrides, part: usize) -> Option<Head> {
    let series = [OURS, THEIRS, BASE]
        .into_iter()
        .map(|version| &context.labels[version][part])
        .find(|numbers| !numbers.is_empty())?;
    let values = series
        .iter()
        .map(|number| context.given(part, number.series, overrides));
    Some((series.last()?.series, values.collect::<Option<_>>()?))
}

/// The series of which a text has a number twice.
fn repeated(context: &Context<'_>, version: usize) -> FxHashSet<Series> {
    let mut seen: FxHashSet<Head> = FxHashSet::default();
    let labels = context.labels[version].iter();
    let heads = labels.filter_map(|numbers| {
        let values = numbers.iter().map(|number| number.value);
        Some((numbers.last()?.series, values.collect()))
    });
    heads
        .filter_map(|head: Head| {
            let series = head.0;
            (!seen.insert(head)).then_some(series)
        })
        .collect()
}
