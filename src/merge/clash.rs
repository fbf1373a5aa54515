//! Clauses that would have the number of another one of their list in the result: they are a conflict.

use rustc_hash::FxHashMap;

use crate::merge::numbers::Numbering;
use crate::merge::order::{Entry, Presence};
use crate::merge::parts::Part;

/// Makes a conflict of each clause that one side inserted, where its list has another one of its number. No list of a text has a number
/// twice.
pub(super) fn mark(numbering: &Numbering, parts: &[Part], entries: &mut [Entry]) {
    let heads = |entry: &Entry| -> Vec<(usize, i64)> {
        if entry.presence != Presence::Agreed {
            return Vec::new();
        }
        let clauses = numbering.clauses.of_parts[entry.part].clone();
        let heads = clauses.filter_map(|clause| {
            let list = numbering.lists.of.get(&clause)?;
            let value = numbering.values.get(&clause)?;
            (!numbering.lists.all[*list].flawed).then_some((*list, *value))
        });
        heads.collect()
    };
    let mut times: FxHashMap<(usize, i64), usize> = FxHashMap::default();
    for head in entries.iter().flat_map(heads) {
        *times.entry(head).or_default() += 1;
    }
    for entry in entries {
        let heads = heads(entry);
        if !heads.iter().any(|head| times[head] > 1) {
            continue;
        }
        let has = parts[entry.part].blocks.map(|range| range.is_some());
        entry.presence = match has {
            [false, true, false] => Presence::Ours,
            [false, false, true] => Presence::Theirs,
            _ => continue,
        };
        // One that is alone now can stay.
        for head in heads {
            times.entry(head).and_modify(|times| *times -= 1);
        }
    }
}
