//! Which of the paragraphs that belong together changed place.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::diff::anchors::{MOVABLE, counts};
use crate::diff::bare;
use crate::diff::chain;
use crate::diff::group::Group;
use crate::diff::known;
use crate::diff::pairs::Pairs;
use crate::document::{Document, Kind};
use crate::text::script;

/// What is between two paragraphs that changed places stays, unless one of them is more than so many times as heavy. By hand, 2026-11.
const MIDDLE: u64 = 2;
/// What the number of a clause on its own line weighs at least: more than most of the text below it. By hand, 2026-11-30.
const CLAUSE: u64 = 600;

/// How many times less a group holds others in their order that shares a formula alone. By hand, 2026-11-30: with 2 a clause that shares a threat with another one
/// moves two short ones.
const LITTLE_ALIKE: u64 = 4;

/// Groups off the heaviest chain changed place; the lighter side of a swap is what moved. `groups` are in order of their places. What
/// says too little to be known again elsewhere is no group: it came and went. `pairs` tell of short texts whether they are much alike.
pub(super) fn mark(groups: &mut Vec<Group>, documents: [&Document; 2], pairs: &Pairs) {
    let places: Vec<(u32, u32)> = groups.iter().map(Group::place).collect();
    let weights: Vec<u64> = groups
        .iter()
        .map(|group| weight(group, documents))
        .collect();
    let chain = chain::heaviest_of(&places, |index| {
        let formula = known::share_a_formula(&groups[index], documents, pairs);
        weights[index] / if formula { LITTLE_ALIKE } else { 1 } + 1
    });
    for group in groups.iter_mut() {
        group.moved = true;
    }
    for index in chain {
        groups[index].moved = false;
    }
    let at_new: FxHashMap<u32, usize> = (places.iter().enumerate())
        .map(|(index, place)| (place.1, index))
        .collect();
    keep_middles(groups, &weights, &at_new);
    keep_copies(groups, documents[0]);
    let known = known::again(groups, documents, &at_new, pairs);
    let mut known = known.into_iter();
    groups.retain(|group| known.next() == Some(true) || !group.moved);
}

/// Groups from `settled` on, which were found when the others had been marked, moved where they cross one that stayed: they went along
/// with a neighbour that moved.
pub(super) fn mark_late(groups: &mut [Group], settled: usize) {
    let (marked, late) = groups.split_at_mut(settled.min(groups.len()));
    let stayed = marked.iter().filter(|group| !group.moved);
    let mut stayed: BTreeMap<u32, u32> = stayed.map(Group::place).collect();
    for group in late {
        let (old, new) = group.place();
        let before = stayed.range(..old).next_back();
        let behind = stayed.range(old..).next();
        let in_order = before.is_none_or(|(_, place)| *place < new)
            && behind.is_none_or(|(_, place)| *place > new);
        if in_order {
            stayed.insert(old, new);
        }
        group.moved = !in_order;
    }
}

fn weight(group: &Group, [old, new]: [&Document; 2]) -> u64 {
    let weights = group.old.iter().map(|at| {
        let key = old.key(&old.paragraphs[*at as usize]);
        u64::from(script::weight_of(key)) + 1
    });
    let sum: u64 = weights.sum();
    // The number of a clause on its own line that stays as it was stays where the clauses stay, whatever moves from one into another.
    let number = &old.paragraphs[group.old[0] as usize];
    let partner = &new.paragraphs[group.new[0] as usize];
    let heads = number.kind == Kind::Heading && bare::has_label(number);
    let kept = group.is_single()
        && (heads || bare::is_label(old, number))
        && old.key(number) == new.key(partner);
    if kept { sum.max(CLAUSE) } else { sum }
}

/// Where two paragraphs changed places with each other, what is between them stayed, and not one of the two. Gives how many groups it
/// looked at.
fn keep_middles(groups: &mut [Group], weights: &[u64], at_new: &FxHashMap<u32, usize>) -> usize {
    let runs = runs(groups);
    let mut sums = vec![0];
    for weight in weights {
        sums.push(sums[sums.len() - 1] + weight);
    }
    let mut steps = groups.len();
    for first in 0..groups.len().saturating_sub(2) {
        let ((old, new), (next_old, next_new)) = (groups[first].place(), groups[first + 1].place());
        let last = next_new.checked_sub(1).and_then(|at| at_new.get(&at));
        let Some(last) = last.copied().filter(|last| *last > first + 1) else {
            continue;
        };
        let (old_last, new_last) = groups[last].place();
        let mirrored = new > new_last
            && new - new_last == old_last - old
            && last - first == (old_last - old) as usize;
        if !mirrored || groups[first].moved && groups[last].moved {
            continue;
        }
        // All between them keep their distances.
        let kept = runs[first + 1] >= last && next_old - old == next_new - new_last;
        let middle = sums[last] - sums[first + 1];
        let swapped = groups[first].is_single() && groups[last].is_single();
        // What says too little to have moved stands where it stood: Yes / No.
        let little = || {
            let mut between = groups[first + 1..last]
                .iter()
                .zip(&weights[first + 1..last]);
            between.all(|(group, weight)| group.is_single() && *weight < u64::from(MOVABLE))
        };
        let heavy = || weights[first].max(weights[last]) <= middle * MIDDLE;
        if swapped && kept && (heavy() || little()) {
            (groups[first].moved, groups[last].moved) = (true, true);
            // What is between two is not between any others, so that no group is here twice.
            for group in &mut groups[first + 1..last] {
                group.moved = false;
                steps += 1;
            }
        }
    }
    steps
}

/// For each group where the run of neighbours ends that it is in: single ones, as far apart on both sides.
fn runs(groups: &[Group]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..groups.len()).collect();
    for at in (0..groups.len()).rev().filter(|at| groups[*at].is_single()) {
        let next = groups.get(at + 1).filter(|next| next.is_single());
        let ((old, new), beside) = (groups[at].place(), next.map(Group::place));
        let goes_on = beside
            .is_some_and(|(next_old, next_new)| next_new > new && next_old - old == next_new - new);
        ends[at] = if goes_on { ends[at + 1] } else { at + 1 };
    }
    ends
}

/// Where a paragraph changed places with copies of a line that stands more than once, the copies stayed, and so does what is between them.
fn keep_copies(groups: &mut [Group], old: &Document) {
    if groups.iter().all(|group| !group.moved) {
        return;
    }
    let counts = counts(old);
    let repeats = |group: &Group| {
        let key = old.key(&old.paragraphs[group.old[0] as usize]);
        counts.get(key).is_some_and(|count| *count > 1)
    };
    let is_copied: Vec<bool> = groups.iter().map(repeats).collect();
    for at in 0..groups.len() {
        if groups[at].moved || !groups[at].is_single() || is_copied[at] {
            continue;
        }
        let run = [Side::Behind, Side::Before]
            .map(|side| passed(groups, at, side))
            .into_iter()
            .find(|run| {
                let copies = run.iter().filter(|index| is_copied[**index]).count();
                copies * 2 >= run.len() && copies > 0
            });
        for index in run.iter().flatten() {
            groups[*index].moved = false;
        }
        groups[at].moved = run.is_some();
    }
}

/// On which side of a paragraph others stood.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Behind,
    Before,
}

/// The groups that stood on one side of group `at` and stand on its other side now, in the same order and right beside it both times.
/// Each of them is marked as moved; without such a run, nothing.
fn passed(groups: &[Group], at: usize, side: Side) -> Vec<usize> {
    let (old, new) = groups[at].place();
    let next = |by: usize| match side {
        Side::Behind => at.checked_add(by).zip(old.checked_add(by as u32)),
        Side::Before => at.checked_sub(by).zip(old.checked_sub(by as u32)),
    };
    let is_passed = |index: usize, place: u32| {
        let group = groups.get(index);
        group.is_some_and(|group| group.moved && group.is_single() && group.old[0] == place)
    };
    let run = (1..).map_while(next);
    let run = run.take_while(|(index, place)| is_passed(*index, *place));
    let mut run: Vec<usize> = run.map(|(index, _)| index).collect();
    run.sort_unstable();
    let first = match side {
        Side::Behind => new.checked_sub(run.len() as u32),
        Side::Before => Some(new + 1),
    };
    let stand = |first: u32| {
        let mut places = run.iter().zip(first..);
        places.all(|(index, place)| groups[*index].new[0] == place)
    };
    if first.is_some_and(stand) {
        run
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::change;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    const BAKER: &str = "The baker of the square opens his shop before the sun is up.";
    const FERRY: &str = "A ferry crosses the river twice an hour until the last train.";
    const SCHOOL: &str = "Children of the village learn to read in the old school house.";

    /// The texts of the paragraphs that moved, as they are now, and how many came or went.
    fn moved(old: &[&str], new: &[&str]) -> (Vec<String>, usize) {
        let read = |paragraphs: &[&str]| {
            let text = paragraphs.join("\n\n");
            from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let found = diff(&old, &new, &Options::default());
        let text = |at: u32| new.key(&new.paragraphs[at as usize]).to_owned();
        let moved = found.changes.iter().filter(|change| change.moved);
        let texts = moved.map(|change| text(change.new[0])).collect();
        let lone = found.count(change::Kind::Inserted) + found.count(change::Kind::Deleted);
        (texts, lone)
    }

    fn texts(expected: &[&str]) -> Vec<String> {
        expected.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_heading_that_others_have_goes_with_what_it_heads() {
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let section = |example: &str, text: &str| format!("## {example}\n\n{text}\n\n");
        let (good, bad) = (section("Good", FERRY), section("Bad", SCHOOL));
        let rest = format!(
            "# Other\n\n{}{}",
            section("Good", "A list with a name."),
            section("Bad", "A list without one.")
        );
        let old = read(&format!("# One\n\n{good}{bad}{rest}"));
        let new = read(&format!("# One\n\n{bad}{good}{rest}"));
        let found = diff(&old, &new, &Options::default());
        assert!(
            found.changes.iter().all(|change| change.moved),
            "{found:#?}"
        );
        assert_eq!(found.changes.len(), 2);
    }

    #[test]
    fn a_line_that_says_little_stays_between_two_that_change_places() {
        for line in ["Ja / Nein", "Дата:", "Signature:", "备注："] {
            let found = moved(
                &["It begins.", BAKER, line, FERRY, "It ends."],
                &["It begins.", FERRY, line, BAKER, "It ends."],
            );
            assert_eq!(found, (texts(&[FERRY, BAKER]), 0), "{line}");
        }
    }

    #[test]
    fn headings_with_their_numbers_stay_where_a_text_changes_its_section() {
        let old = [
            "Section 4 Boats",
            "Omitted.",
            "Section 5 Gates",
            FERRY,
            "Section 6 Rest",
            BAKER,
        ];
        let new = [
            "Section 4 Boats",
            FERRY,
            "Section 5 Gates",
            "Omitted.",
            "Section 6 Rest",
            BAKER,
        ];
        assert_eq!(moved(&old, &new), (texts(&[FERRY]), 2));
        for stub in [
            "(Sin contenido)",
            "[Intentionally left blank]",
            "（空白）",
            "(Не заполняется)",
        ] {
            let sections = |first, last| {
                let [boats, gates, rest] = ["Section 4 Boats", "Section 5 Gates", "Section 6 Rest"];
                [boats, first, gates, FERRY, rest, last]
            };
            let (old, new) = (sections(stub, BAKER), sections(SCHOOL, stub));
            assert!(moved(&old, &new).0.is_empty(), "{stub}");
        }
    }

    #[test]
    fn a_renamed_heading_stays_beside_a_new_item_of_its_old_name() {
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let old = read(&format!("# Lamps\n\n{FERRY}\n\n# Rest\n\n{BAKER}\n"));
        let new = read(&format!(
            "# Lights\n\n{FERRY}\n\n- Lamps\n\n- Oars\n\n# Rest\n\n{BAKER}\n"
        ));
        let found = diff(&old, &new, &Options::default());
        let kinds: Vec<_> = found.changes.iter().map(|change| change.kind).collect();
        let expected = [
            change::Kind::Edited,
            change::Kind::Inserted,
            change::Kind::Inserted,
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn what_is_found_beside_a_paragraph_that_moved_moved_along() {
        let long = "The subset that the clerk returns has only those lines whose name is one of the names in the list; the subset that the keeper returns has only the lines whose name is none of them, and nothing of what was struck out.";
        let (old, new) = (
            [
                long,
                "SIZE The old size of the message.",
                "Example: C: A654 FETCH 2:4 (FLAGS BODY (DATE FROM))",
            ],
            [
                "SIZE The size of the message, as it is defined in Section 2.3.4.",
                "C: A654 FETCH 2:4 (FLAGS BODY (DATE FROM))",
                &format!("The part refers to the head of the message. {long}"),
            ],
        );
        let read = |paragraphs: &[&str]| {
            from_bytes(
                "x.txt",
                paragraphs.join("\n\n").as_bytes(),
                &input::Options::default(),
            )
            .unwrap()
        };
        let found = diff(&read(&old), &read(&new), &Options::default());
        let kept = found
            .changes
            .iter()
            .filter(|change| !change.moved && !change.old.is_empty());
        let mut places: Vec<(u32, u32)> = kept
            .filter_map(|change| Some((change.old[0], *change.new.first()?)))
            .collect();
        places.sort_unstable();
        assert!(
            places.windows(2).all(|pair| pair[0].1 < pair[1].1),
            "{found:#?}"
        );
    }

    #[test]
    fn a_line_that_says_little_does_not_move_with_another_number_or_word() {
        for (old, new) in [
            ("Article 8 (omitted)", "(2) (omitted)"),
            ("第八条　（删去）", "（三）（删去）"),
            ("closing.", "for closing."),
        ] {
            let found = moved(&[BAKER, old, FERRY, SCHOOL], &[BAKER, FERRY, SCHOOL, new]);
            assert_eq!(found, (Vec::new(), 2), "{old}");
        }
        let found = moved(
            &[BAKER, "Two words", FERRY, SCHOOL],
            &[BAKER, FERRY, SCHOOL, "Two words"],
        );
        assert_eq!(found, (texts(&["Two words"]), 0));
    }

    #[test]
    fn a_short_item_that_no_other_repeats_moves_with_another_number() {
        for (old, new) in [
            ("三、渡船保养。", "七、渡船保养。"),
            ("3. Upkeep of ferries", "7. Upkeep of ferries"),
            ("3. Уход за паромами", "7. Уход за паромами"),
        ] {
            let found = moved(&[old, BAKER, FERRY, SCHOOL], &[BAKER, FERRY, SCHOOL, new]);
            assert_eq!(found, (texts(&[new]), 0), "{old}");
            let found = moved(
                &[old, BAKER, FERRY, SCHOOL, old],
                &[BAKER, FERRY, SCHOOL, new],
            );
            assert_ne!(found.1, 0, "{old}");
        }
    }

    #[test]
    fn a_short_item_moves_inside_its_list() {
        let found = moved(
            &[
                BAKER,
                "(a) bread;",
                "(b) salt;",
                "(c) oil;",
                "(d) figs.",
                FERRY,
            ],
            &[
                BAKER,
                "(a) salt;",
                "(b) oil;",
                "(c) bread;",
                "(d) figs.",
                FERRY,
            ],
        );
        assert_eq!(found, (texts(&["(c) bread;"]), 0));
    }

    #[test]
    fn what_stands_between_two_that_changed_places_stayed() {
        let found = moved(
            &[BAKER, "The mayor winds the clock of the town hall.", SCHOOL],
            &[SCHOOL, "The mayor winds the clock of the town hall.", BAKER],
        );
        assert_eq!(found, (texts(&[SCHOOL, BAKER]), 0));
    }

    #[test]
    fn middles_are_found_in_steps_that_grow_with_the_text() {
        // The first and the last of a thousand changed places; two of each three did; all stand the other way round.
        let swapped = |count: u32| -> Vec<u32> {
            let turned = |at| match at {
                0 => count - 1,
                at if at == count - 1 => 0,
                at => at,
            };
            (0..count).map(turned).collect()
        };
        let threes = |count: u32| (0..count).map(|at| at - at % 3 + 2 - at % 3).collect();
        let reversed = |count: u32| (0..count).rev().collect();
        let orders: [&dyn Fn(u32) -> Vec<u32>; 3] = [&swapped, &threes, &reversed];
        for order in orders {
            for count in [999, 3999] {
                let new = order(count);
                let mut groups: Vec<Group> = (0..count)
                    .zip(&new)
                    .map(|(old, new)| Group::new(vec![old], vec![*new], 1.0))
                    .collect();
                let at_new = (0..groups.len()).map(|at| (new[at], at)).collect();
                let steps = keep_middles(&mut groups, &vec![10; count as usize], &at_new);
                assert!(steps <= 3 * count as usize, "{steps} for {count}");
            }
        }
    }

    #[test]
    fn copies_of_a_line_stay_where_a_text_passes_them() {
        for line in ["Left blank.", "（空）", "None"] {
            let old = ["Plan", line, FERRY, line, line, line, "Notes"];
            let new = ["Plan", line, line, line, line, FERRY, "Notes"];
            assert_eq!(moved(&old, &new), (texts(&[FERRY]), 0), "{line}");
            assert_eq!(moved(&new, &old), (texts(&[FERRY]), 0), "{line}");
        }
    }

    #[test]
    fn what_stands_between_copies_of_a_line_stays_with_them() {
        for (line, short) in [
            ("Amen.", "Bread was dear that year."),
            ("（略）", "面包涨价了。"),
        ] {
            let old = [line, FERRY, line, short, line];
            let new = [line, line, short, FERRY, line];
            assert_eq!(moved(&old, &new), (texts(&[FERRY]), 0), "{line}");
            assert_eq!(moved(&new, &old), (texts(&[FERRY]), 0), "{line}");
        }
        let section = ["Amen.", BAKER, SCHOOL, "Bread was dear that year."];
        let old = [&[FERRY], &section[..], &["Amen."]].concat();
        let new = [&section[..], &[FERRY], &["Amen."]].concat();
        assert_eq!(moved(&old, &new), (texts(&[FERRY]), 0));
    }

    #[test]
    fn a_line_that_stands_more_than_once_does_not_move_by_itself() {
        let fee = "Fee: none for this service";
        let old = ["Boats", BAKER, "Carts", fee, FERRY, "Mules", fee, SCHOOL];
        let new = [
            "Boats",
            fee,
            BAKER,
            "Carts",
            fee,
            FERRY,
            "Mules",
            "Fee: two crowns",
            SCHOOL,
        ];
        let (moved, lone) = moved(&old, &new);
        assert_eq!((moved, lone), (Vec::new(), 1));
    }

    #[test]
    fn a_short_line_that_only_looks_like_another_did_not_move() {
        let old = [
            "RED Baskets that have the red ribbon.",
            BAKER,
            FERRY,
            SCHOOL,
        ];
        let new = [
            BAKER,
            FERRY,
            SCHOOL,
            "BLUE The weight of baskets that have the blue ribbon.",
        ];
        assert_eq!(moved(&old, &new), (Vec::new(), 2));
        let longer = "RED Baskets that have the red ribbon, as the market book says.";
        let new = [BAKER, FERRY, SCHOOL, longer];
        assert_eq!(moved(&old, &new), (texts(&[longer]), 0));
        let found = moved(
            &["Keys of this house", BAKER, FERRY],
            &[BAKER, FERRY, "Keys of This House"],
        );
        assert_eq!(found, (texts(&["Keys of This House"]), 0));
    }

    #[test]
    fn a_heading_that_only_got_longer_stays_for_a_new_one_elsewhere() {
        let old = ["2. Keys of the gate", BAKER, "3. Boats on the river", FERRY];
        let new = [
            "2. Keys of the gate (at night)",
            BAKER,
            "3. Boats on the river",
            FERRY,
            "3.1. Keys of the gate",
            SCHOOL,
        ];
        assert_eq!(moved(&old, &new), (Vec::new(), 2));
    }

    #[test]
    fn a_text_that_moved_is_known_in_capitals() {
        let capitals = BAKER.to_uppercase();
        let found = moved(&[&capitals, FERRY, SCHOOL], &[FERRY, SCHOOL, BAKER]);
        assert_eq!(found, (texts(&[BAKER]), 0));
    }

    #[test]
    fn a_stock_phrase_in_another_rule_did_not_move() {
        for (old, new) in [
            (
                [
                    "第一条　渔户应当按照镇人民政府水利管理部门规定的其他方式登记渔船和渔网。",
                    "以镇人民政府水利管理部门规定的其他方式申请登记渔船的，应当缴纳费用。",
                    "第二条　码头由镇长管理，夜间关闭。",
                    "第三条　磨坊主看守水闸，雨季每日两次检查水位。",
                ],
                [
                    "第一条　渔户应当按照镇人民政府水利管理部门规定的其他方式登记渔船和渔网。",
                    "第二条　码头由镇长管理，夜间关闭。",
                    "第三条　磨坊主看守水闸，雨季每日两次检查水位。",
                    "（三）镇人民政府水利管理部门规定的其他事务。",
                ],
            ),
            (
                [
                    "Guests pay the toll that the council of the valley has laid down in its book of tolls.",
                    "Whoever breaks what the council of the valley has laid down pays twice.",
                    "The landing stage is locked at night, and the mayor keeps its only key.",
                    "The miller watches over the weir, and looks at the water twice a day.",
                ],
                [
                    "Guests pay the toll that the council of the valley has laid down in its book of tolls.",
                    "The landing stage is locked at night, and the mayor keeps its only key.",
                    "The miller watches over the weir, and looks at the water twice a day.",
                    "Bells ring as the council of the valley has laid down.",
                ],
            ),
        ] {
            assert_eq!(moved(&old, &new).0, texts(&[]), "{}", old[1]);
        }
    }
}
