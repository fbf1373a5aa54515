//! Paragraphs between two that are the same that share a long run of words, and that were rewritten around it.

use std::cmp::Reverse;

use similar::DiffOp;

use crate::diff::facing::FACING;
use crate::diff::likeness::{self, Likeness};
use crate::diff::side::{Lexicon, Side, Word};

/// What a run weighs at least that shows two paragraphs to be one, in thirds of a Han character: some ten words. By hand, 2026-11-29.
pub(super) const RUN: u32 = 54;
/// How much longer a run is than any other that either paragraph has with what faces it. By hand, 2026-11-29.
const LONGER: u32 = 2;

/// The pairs of each gap that share a long run, in order, with their likeness. What shares nearly as long a run with another one is in no
/// pair: it has a form of words.
pub(super) fn of_one_run(
    gaps: &[Vec<(u32, u32)>],
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
) -> Vec<((u32, u32), Likeness)> {
    let mut out = Vec::new();
    for gap in gaps.iter().filter(|gap| gap.len() > 1) {
        let words = |pair: (u32, u32)| [sides[0].words(pair.0), sides[1].words(pair.1)];
        let runs: Vec<u32> = gap
            .iter()
            .map(|pair| longest(lexicon, words(*pair)))
            .collect();
        let mut best: Vec<usize> = (0..gap.len())
            .filter(|at| {
                let rivals = gap
                    .iter()
                    .zip(&runs)
                    .enumerate()
                    .filter(|(other, (pair, _))| {
                        other != at && (pair.0 == gap[*at].0 || pair.1 == gap[*at].1)
                    });
                let next = rivals.map(|(_, (_, run))| *run).max().unwrap_or(0);
                runs[*at] >= RUN && runs[*at] >= LONGER * next
            })
            .collect();
        best.sort_by_key(|at| (Reverse(runs[*at]), gap[*at]));
        let mut chosen: Vec<(u32, u32)> = Vec::new();
        for at in best {
            let (old, new) = gap[at];
            let in_order = chosen
                .iter()
                .all(|(one, other)| (*one < old) == (*other < new));
            let [one, other] = words(gap[at]);
            let likeness = likeness::compare(lexicon, one, other);
            if in_order && likeness.ratio() >= FACING {
                chosen.push((old, new));
                out.push(((old, new), likeness));
            }
        }
    }
    out
}

/// What the longest run of words weighs that stays.
fn longest(lexicon: &Lexicon<'_>, [old, new]: [&[Word]; 2]) -> u32 {
    let weigh = |words: &[Word]| words.iter().map(|word| lexicon.weight(word.id)).sum();
    if weigh(old) < RUN || weigh(new) < RUN {
        return 0;
    }
    let runs = likeness::align(old, new).into_iter().map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => weigh(&old[old_index..old_index + len]),
        _ => 0,
    });
    runs.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::pieces;

    fn kinds(old: &[&str], new: &[&str]) -> Vec<Kind> {
        let found = pieces::tests::kinds(old, new);
        let mut kinds: Vec<Kind> = found.into_iter().map(|found| found.0).collect();
        kinds.sort();
        kinds
    }

    #[test]
    fn what_was_rewritten_around_a_long_run_of_words_is_one() {
        for (old, new) in [
            (
                [
                    "The ferry waits at the lower pier until the last of the market women is on board and the ropes are loose, which the pilot sees from the bridge; nobody may jump.",
                    "Goats are carried.",
                ],
                [
                    "Ice is broken by the harbour master every morning in winter, before the bell of the customs house rings.",
                    "In the months of the herring a second boat is put in, and that one also waits at the lower pier until the last of the market women is on board, whatever the hour.",
                ],
            ),
            (
                [
                    "渡船应当在下游码头等候全部赶集的商贩携带货物登船完毕以后方可解开缆绳，领航员在桥楼上负责瞭望；任何人不得跳船。",
                    "山羊另行装运。",
                ],
                [
                    "冬季每日清晨由港务长组织破冰，并在海关敲钟以前完成。",
                    "鲱鱼汛期增开第二班船，该船同样应当在下游码头等候全部赶集的商贩携带货物登船完毕，不受时刻表和潮汐的限制，费用由渔会承担。",
                ],
            ),
        ] {
            let (before, after) = ("Before it 1.", "After it 2.");
            let found = kinds(
                &[before, old[0], old[1], after],
                &[before, new[0], new[1], after],
            );
            let expected = [Kind::Edited, Kind::Inserted, Kind::Deleted];
            assert_eq!(found, expected, "{}", old[0]);
        }
    }

    #[test]
    fn a_form_of_words_makes_no_pair() {
        let old = [
            "Whoever fishes from the bridge at night pays a fine of two crowns to the chest of the parish and is named in church on Sunday.",
            "Goats are carried.",
        ];
        let new = [
            "Whoever lets a dog run loose in the market or among the nets pays a fine of two crowns to the chest of the parish.",
            "Whoever sells bread without the mark of the baker on the crust pays a fine of two crowns to the chest of the parish.",
        ];
        let found = kinds(
            &["Before it 1.", old[0], old[1], "After it 2."],
            &["Before it 1.", new[0], new[1], "After it 2."],
        );
        let expected = [Kind::Inserted, Kind::Inserted, Kind::Deleted, Kind::Deleted];
        assert_eq!(found, expected);
    }
}
