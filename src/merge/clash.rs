//! Clauses that would have the number of another one in the result, where no text has a number twice: they are a conflict.

use crate::merge::labels::Series;
use crate::merge::numbers::{Context, Overrides};
use crate::merge::order::{Entry, Presence};
use crate::merge::{BASE, OURS, THEIRS};

/// The numbers of a label, the last with its series.
type Head = (Series, Vec<i64>);

/// Makes a conflict of each clause that one side inserted, where the result has another one of its number and none of the texts has a
/// number of that series twice.
pub(super) fn mark(context: &Context<'_>, overrides: &Overrides, entries: &mut [Entry]) {
    let mut unique: Vec<(Series, bool)> = Vec::new();
    let heads: Vec<Option<Head>> = entries
        .iter()
        .map(|entry| given(context, overrides, entry.part))
        .collect();
    for (at, head) in heads.iter().enumerate() {
        let Some((series, _)) = head else {
            continue;
        };
        let has = context.has(entries[at].part);
        let presence = match has {
            [false, true, false] => Presence::Ours,
            [false, false, true] => Presence::Theirs,
            _ => continue,
        };
        if entries[at].presence != Presence::Agreed {
            continue;
        }
        let twin = heads.iter().enumerate().any(|(other, twin)| {
            other != at && twin == head && entries[other].presence == Presence::Agreed
        });
        if !twin {
            continue;
        }
        let known = unique.iter().find(|(known, _)| known == series);
        let is_unique = known.map(|(_, is_unique)| *is_unique).unwrap_or_else(|| {
            let each = [BASE, OURS, THEIRS].iter();
            let found = each
                .clone()
                .all(|version| is_unique(context, *version, *series));
            unique.push((*series, found));
            found
        });
        if is_unique {
            entries[at].presence = presence;
        }
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

/// Whether a text has no number of a series twice.
fn is_unique(context: &Context<'_>, version: usize, series: Series) -> bool {
    let labels = context.labels[version].iter();
    let of = labels.filter(|numbers| numbers.last().is_some_and(|last| last.series == series));
    let mut values: Vec<Vec<i64>> = of
        .map(|numbers| numbers.iter().map(|number| number.value).collect())
        .collect();
    let count = values.len();
    values.sort_unstable();
    values.dedup();
    values.len() == count
}
