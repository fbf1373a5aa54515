//! The numbers of clauses in the result, list by list.
//!
//! Where every text counts the clauses of a list by one, so does the result, from the first number on. A list with gaps keeps them: a
//! number that one side did not change is that of the other side, and any other follows the clause before it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::document::blocks::Blocks;
use crate::merge::clauses::Clauses;
use crate::merge::labels::{Label, merged, rewritten, written};
use crate::merge::lists::{Lists, changed};
use crate::merge::order::{Entry, Presence};
use crate::merge::parts::Part;
use crate::merge::prefixes;
use crate::merge::tokens::Rewritten;
use crate::merge::{BASE, OURS, THEIRS};

/// Numbers in the place of others, by part and text.
pub(super) type Overrides = BTreeMap<(usize, usize), Vec<Rewritten>>;

/// How the clauses of the result are numbered.
pub(super) struct Numbering {
    /// The numbers that have to be written in another way than a side has them.
    pub(super) overrides: Overrides,
    pub(super) clauses: Clauses,
    pub(super) lists: Lists,
    /// For each clause of the result its own number.
    pub(super) values: FxHashMap<usize, i64>,
}

impl Numbering {
    pub(super) fn of(versions: &[Blocks<'_>; 3], parts: &[Part], entries: &[Entry]) -> Self {
        let clauses = Clauses::of(versions, parts);
        let mut sides: FxHashMap<usize, &[usize]> = FxHashMap::default();
        let mut result: Vec<usize> = Vec::new();
        for entry in entries {
            let all = clauses.of_parts[entry.part].clone();
            let staying = all.filter(|at| clauses.all[*at].stays(&parts[entry.part]));
            for clause in staying {
                match entry.presence {
                    Presence::Agreed => sides.insert(clause, &[OURS, THEIRS]),
                    // Where the two disagree, the result is numbered as ours has it.
                    Presence::Ours => sides.insert(clause, &[OURS]),
                    Presence::Theirs => continue,
                };
                result.push(clause);
            }
        }
        let mut numbering = Self {
            overrides: Overrides::new(),
            lists: Lists::of(&clauses, &result),
            clauses,
            values: FxHashMap::default(),
        };
        numbering.leave_joined(parts);
        let lists = numbering.members(&result);
        for members in &lists {
            let written = numbering.counted(members).and_then(|values| {
                let pairs = members.iter().zip(&values);
                let written = pairs.map(|(clause, value)| numbering.own(*clause, *value, &sides));
                let written: Option<Vec<_>> = written.collect();
                Some((values, written?))
            });
            let Some((values, written)) = written else {
                for clause in members {
                    let given = merged(numbering.clauses.all[*clause].owns());
                    numbering.values.extend(given.map(|value| (*clause, value)));
                }
                continue;
            };
            numbering.values.extend(members.iter().copied().zip(values));
            for (place, words) in written.into_iter().flatten() {
                numbering.overrides.entry(place).or_default().push(words);
            }
        }
        let written = prefixes::written(&numbering.clauses, &numbering.values, &lists, &sides);
        for (place, words) in written {
            numbering.overrides.entry(place).or_default().push(words);
        }
        numbering
    }
}

impl Numbering {
    /// The clauses of each list of the result, in order; lists that others are in come first.
    fn members(&self, result: &[usize]) -> Vec<Vec<usize>> {
        let mut lists: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for clause in result {
            let Some(list) = self.lists.of.get(clause) else {
                continue;
            };
            let labels = self.clauses.all[*clause].labels.iter().flatten();
            let level = labels.map(|label| label.numbers.len()).max();
            let list = lists.entry((level.unwrap_or(0), *list)).or_default();
            list.push(*clause);
        }
        lists.into_values().collect()
    }

    /// The numbers of the clauses of a list of the result; none where it is left as it is.
    fn counted(&self, members: &[usize]) -> Option<Vec<i64>> {
        let joined = &self.lists.all[self.lists.of[members.first()?]];
        let clauses = members.iter().map(|clause| &self.clauses.all[*clause]);
        let mut labels = clauses.flat_map(|clause| clause.labels.iter().flatten());
        let is_firm = labels.all(|label| label.own().is_some_and(|own| own.firm));
        let first = merged(joined.firsts).filter(|_| is_firm && !joined.flawed)?;
        if let Some(given) = self.given(members) {
            return Some(given);
        }
        let steps = |clause: &usize| {
            let steps = self.lists.steps.each_ref();
            steps.map(|steps| steps.get(clause).copied())
        };
        let mut all = members.iter().flat_map(steps);
        let is_steady = all.all(|step| step.flatten().is_none_or(|step| step == 1));
        let mut values: Vec<i64> = Vec::new();
        for clause in members {
            let Some(above) = values.last() else {
                values.push(first);
                continue;
            };
            let step = changed(steps(clause)).flatten().unwrap_or(1);
            let owns = self.clauses.all[*clause].owns();
            let kept = merged(owns).filter(|_| !is_steady && owns[BASE].is_some());
            values.push(kept.unwrap_or(above + step));
        }
        // A side that took clauses from the start of a list, and left the numbers of those after them, did not count.
        let mut firsts = joined.firsts.iter().flatten();
        let same_first = firsts.all(|own| *own == first);
        let mut pairs = members.iter().zip(&values);
        let untouched =
            pairs.all(|(clause, value)| self.unchanged(*clause).is_none_or(|own| own == *value));
        (same_first || untouched).then_some(values)
    }

    /// The number of a clause that is the same in all three texts.
    fn unchanged(&self, clause: usize) -> Option<i64> {
        let [base, ours, theirs] = self.clauses.all[clause].owns();
        base.filter(|_| base == ours && base == theirs)
    }

    /// The numbers as a merge of each clause alone has them; none where one follows the clause before it as in no text.
    fn given(&self, members: &[usize]) -> Option<Vec<i64>> {
        let values = members.iter().map(|clause| {
            let owns = self.clauses.all[*clause].owns();
            merged(owns).or_else(|| changed(owns))
        });
        let values: Vec<i64> = values.collect::<Option<_>>()?;
        let mut pairs = values.windows(2).zip(&members[1..]);
        let follows = pairs.all(|(pair, clause)| {
            let step = Some(pair[1] - pair[0]);
            let mut texts = self.lists.steps.iter();
            texts.any(|steps| steps.get(clause) == Some(&step))
        });
        follows.then_some(values)
    }

    /// How the sides have to write the own number of a clause; none where one of them cannot.
    fn own(
        &self,
        clause: usize,
        value: i64,
        sides: &FxHashMap<usize, &[usize]>,
    ) -> Option<Vec<((usize, usize), Rewritten)>> {
        let part = self.clauses.all[clause].part;
        let labels = self.clauses.all[clause].labels.each_ref();
        let numbers = labels.map(|label| label.as_ref().and_then(Label::own));
        let words = written(numbers, value, sides[&clause])?.into_iter();
        Some(words.map(|(side, words)| ((part, side), words)).collect())
    }

    /// Takes back the numbers that one side gave to clauses which the other joined to those before them.
    fn leave_joined(&mut self, parts: &[Part]) {
        for clause in &self.clauses.all {
            let [Some(base), ours, theirs] = &clause.labels else {
                continue;
            };
            if clause.stays(&parts[clause.part]) {
                continue;
            }
            for (side, label) in [(OURS, ours), (THEIRS, theirs)] {
                let numbers = label.iter().flat_map(|label| &label.numbers);
                let pairs = numbers.zip(&base.numbers);
                let other = pairs.filter(|(own, base)| own.value != base.value);
                let words = other.filter_map(|(own, base)| rewritten(own, base.value));
                let place = self.overrides.entry((clause.part, side));
                place.or_default().extend(words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::input;
    use crate::merge::{Merged, Options, merge};

    fn merged(texts: [&[&str]; 3]) -> Vec<String> {
        let [base, ours, theirs] = texts.map(|lines| {
            let text = lines.join("\n\n");
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        });
        let Merged { text, conflicts } = merge(&base, &ours, &theirs, &Options::default());
        assert_eq!(conflicts, 0, "{text}");
        text.split("\n\n").map(str::to_owned).collect()
    }

    #[test]
    fn clauses_count_on_where_each_side_inserted_one() {
        let found = merged([
            &[
                "1. The lessee pays the rent.",
                "2. Dogs wait in front of the house.",
                "3. Umbrellas go into the stand.",
            ],
            &[
                "1. The lessee pays the rent.",
                "2. The lessor repairs the roof.",
                "3. Dogs wait in front of the house.",
                "4. Umbrellas go into the stand.",
            ],
            &[
                "1. The lessee pays the rent.",
                "2. Dogs wait in front of the house.",
                "3. Bicycles are locked in the yard.",
                "4. Umbrellas go into the stand.",
            ],
        ]);
        let expected = [
            "1. The lessee pays the rent.",
            "2. The lessor repairs the roof.",
            "3. Dogs wait in front of the house.",
            "4. Bicycles are locked in the yard.",
            "5. Umbrellas go into the stand.",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn han_numbers_count_on_and_a_clause_that_both_inserted_counts_once() {
        let base = [
            "第一条　商户公示价格。",
            "第二条　市场每日八时开市。",
            "第三条　禁止携带宠物入场。",
        ];
        let both = "第二条　摊位费按月缴纳。";
        let found = merged([
            &base,
            &[
                base[0],
                both,
                "第三条　市场每日八时开市。",
                "第四条　车辆停放在南门。",
                "第五条　禁止携带宠物入场。",
            ],
            &[
                base[0],
                both,
                "第三条　市场每日八时开市。",
                "第四条　禁止携带宠物入场。",
                "第五条　垃圾当日清运。",
            ],
        ]);
        let expected = [
            base[0],
            both,
            "第三条　市场每日八时开市。",
            "第四条　车辆停放在南门。",
            "第五条　禁止携带宠物入场。",
            "第六条　垃圾当日清运。",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn clauses_count_on_where_one_side_inserted_and_the_other_exchanged_some() {
        let texts = [
            "承租人应当按月缴纳租金。",
            "犬只应当在屋外等候。",
            "雨伞应当放入门旁的伞架。",
            "讲座每周一在大厅举行。",
        ];
        let numbered = |texts: &[&str]| -> Vec<String> {
            let labels = ["第一条", "第二条", "第三条", "第四条", "第五条"];
            let lines = labels.iter().zip(texts);
            lines
                .map(|(label, text)| format!("{label}　{text}"))
                .collect()
        };
        let new = "自行车应当锁在院内。";
        let [one, two, three, four] = texts;
        let sides = [
            numbered(&texts),
            numbered(&[one, new, two, three, four]),
            numbered(&[one, two, four, three]),
        ];
        let sides = sides
            .each_ref()
            .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
        let expected = numbered(&[one, new, two, four, three]);
        assert_eq!(merged([&sides[0], &sides[1], &sides[2]]), expected);
        assert_eq!(merged([&sides[0], &sides[2], &sides[1]]), expected);
    }

    #[test]
    fn a_list_keeps_its_gap_and_a_list_that_starts_again_does_so() {
        let found = merged([
            &[
                "1. Nets dry.",
                "2. Boats leave early.",
                "4. Lamps burn all night.",
                "5. Ropes are coiled.",
            ],
            &[
                "1. Nets dry.",
                "2. Gulls are not fed.",
                "3. Boats leave early.",
                "5. Lamps burn all night.",
                "6. Ropes are coiled.",
            ],
            &[
                "1. Nets dry.",
                "2. Boats leave early.",
                "4. Lamps burn all night.",
                "5. Ropes are coiled.",
                "6. Cats sleep in the hold.",
            ],
        ]);
        let expected = [
            "1. Nets dry.",
            "2. Gulls are not fed.",
            "3. Boats leave early.",
            "5. Lamps burn all night.",
            "6. Ropes are coiled.",
            "7. Cats sleep in the hold.",
        ];
        assert_eq!(found, expected);
        let found = merged([
            &[
                "1. Nets dry.",
                "2. Boats leave early.",
                "3. Lamps burn all night.",
                "4. Ropes are coiled.",
            ],
            &[
                "1. Nets dry.",
                "2. Boats leave early.",
                "Deck",
                "1. Lamps burn all night.",
                "2. Ropes are coiled.",
            ],
            &[
                "1. Nets dry.",
                "2. Boats leave early.",
                "3. Lamps burn all night.",
                "4. Cats sleep in the hold.",
                "5. Ropes are coiled.",
            ],
        ]);
        let expected = [
            "1. Nets dry.",
            "2. Boats leave early.",
            "Deck",
            "1. Lamps burn all night.",
            "2. Cats sleep in the hold.",
            "3. Ropes are coiled.",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_clause_that_neither_side_touched_keeps_its_number() {
        for [base, ours, theirs] in [
            [
                "a)\n(b) Ladders stand behind the shed.",
                "a).\n(b) Ladders stand behind the shed.",
                "(b) Ladders stand behind the shed.",
            ],
            [
                "一、\n二、梯子放在棚屋后面。",
                "一、。\n二、梯子放在棚屋后面。",
                "二、梯子放在棚屋后面。",
            ],
        ] {
            let [base, ours, theirs] = [base, ours, theirs].map(|text| {
                input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
            });
            for [one, other] in [[&ours, &theirs], [&theirs, &ours]] {
                let text = merge(&base, one, other, &Options::default()).text;
                let kept = base.text.lines().last().unwrap();
                assert_eq!(text.matches(kept).count(), 1, "{text}");
            }
        }
    }

    #[test]
    fn items_that_all_have_one_number_stay_so() {
        let items = |texts: &[&str]| -> Vec<String> {
            texts.iter().map(|text| format!("1. {text}")).collect()
        };
        let [one, two, mine, other] = [
            "Nets dry on the quay.",
            "Boats leave early.",
            "Gulls are not fed.",
            "Lamps burn all night.",
        ];
        let texts = [
            items(&[one, two]),
            items(&[one, mine, two]),
            items(&[one, two, other]),
        ];
        let texts = texts
            .each_ref()
            .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
        assert_eq!(
            merged([&texts[0], &texts[1], &texts[2]]),
            items(&[one, mine, two, other])
        );
    }

    #[test]
    fn a_number_that_both_sides_changed_in_different_ways_is_a_conflict() {
        for [base, ours, theirs] in [
            ["5. Nets dry.", "6. Nets dry.", "7. Nets dry."],
            [
                "第五条　渔网晾干。",
                "第六条　渔网晾干。",
                "第七条　渔网晾干。",
            ],
            [
                "Статья 5. Сети сохнут.",
                "Статья 6. Сети сохнут.",
                "Статья 7. Сети сохнут.",
            ],
        ] {
            let [base, ours, theirs] = [base, ours, theirs].map(|text| {
                input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
            });
            let found = merge(&base, &ours, &theirs, &Options::default());
            assert_eq!(found.conflicts, 1, "{}", found.text);
        }
    }
}
