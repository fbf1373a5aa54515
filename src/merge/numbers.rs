//! The numbers of clauses where both sides shifted them, or where one side shifted the clauses around one that the other inserted.
//!
//! A clause is counted on from the last one before it whose number neither side changed: one more for each that either side inserted,
//! one less for each that either side deleted. Where that does not explain the numbers that the sides gave, they stay as they are;
//! a clause that would have the number of another one is a conflict then (`clash`).

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::blocks::Blocks;
use crate::merge::labels::{Number, Series, numbers};
use crate::merge::order::{Entry, Presence};
use crate::merge::parts::{self, Part};
use crate::merge::series::settle;
use crate::merge::tokens::Rewritten;
use crate::merge::{BASE, OURS, THEIRS};

/// Numbers in the place of others, by part and text.
pub(super) type Overrides = BTreeMap<(usize, usize), Vec<Rewritten>>;

/// The numbers that have to be written in another way, by part and text.
pub(super) fn overrides(context: &Context<'_>, entries: &[Entry]) -> Overrides {
    let mut overrides = Overrides::new();
    for (place, entry) in entries.iter().enumerate() {
        let part = entry.part;
        let has = context.has(part);
        match (has, entry.presence) {
            ([true, true, true], Presence::Agreed) => {
                for (at, value) in context.shifted(part) {
                    for side in [OURS, THEIRS] {
                        let number = &context.numbers[side][part][at];
                        let words = overrides.entry((part, side)).or_default();
                        words.extend(rewritten(number, value));
                    }
                }
            }
            ([false, true, false] | [false, false, true], Presence::Agreed) => {
                let side = if has[OURS] { OURS } else { THEIRS };
                let words = context.inserted(part, side, &entries[..place]);
                if !words.is_empty() {
                    overrides.insert((part, side), words);
                }
            }
            _ => {}
        }
    }
    context.count_on(entries, &mut overrides);
    overrides
}

/// Another number in the place of one.
fn rewritten(number: &Number, value: i64) -> Option<Rewritten> {
    Some(Rewritten {
        token: number.token,
        place: number.place.clone(),
        value,
        word: number.written(value)?,
    })
}

/// The parts with their numbers.
pub(super) struct Context<'run> {
    parts: &'run [Part],
    /// For each text, the parts in its order.
    sequences: [Vec<usize>; 3],
    /// For each text and part, its place in that order.
    places: [Vec<usize>; 3],
    /// For each text and part, the numbers of its label that are certain to be numbers.
    numbers: [Vec<Vec<Number>>; 3],
    /// For each text the numbers of each series, in order.
    runs: [FxHashMap<Series, Vec<i64>>; 3],
    /// For each text and part, the same with those that may be words of a sentence.
    pub(super) labels: [Vec<Vec<Number>>; 3],
}

impl<'run> Context<'run> {
    pub(super) fn of(versions: &[Blocks<'_>; 3], parts: &'run [Part]) -> Self {
        let sequences = parts::sequences(parts);
        let places = sequences.each_ref().map(|sequence| {
            let mut places = vec![0; parts.len()];
            for (place, part) in sequence.iter().enumerate() {
                places[*part] = place;
            }
            places
        });
        let mut labels = [BASE, OURS, THEIRS].map(|version| {
            let all = parts.iter().map(|part| part.blocks[version]);
            all.map(|range| range.map_or_else(Vec::new, |range| numbers(&versions[version], range)))
                .collect::<Vec<Vec<Number>>>()
        });
        settle(&sequences, &mut labels);
        let mut numbers = labels.clone();
        for numbers in numbers.iter_mut().flatten() {
            numbers.retain(|number| number.firm);
        }
        let runs = [BASE, OURS, THEIRS].map(|version| {
            let mut runs: FxHashMap<Series, Vec<i64>> = FxHashMap::default();
            let parts = sequences[version].iter();
            for number in parts.flat_map(|part| &numbers[version][*part]) {
                runs.entry(number.series).or_default().push(number.value);
            }
            runs
        });
        Self {
            parts,
            sequences,
            places,
            numbers,
            runs,
            labels,
        }
    }

    pub(super) fn has(&self, part: usize) -> [bool; 3] {
        self.parts[part].blocks.map(|range| range.is_some())
    }

    fn of_series(&self, part: usize, version: usize, series: Series) -> Option<&Number> {
        let numbers = &self.numbers[version][part];
        numbers.iter().find(|number| number.series == series)
    }

    /// Of a part that all texts have, the numbers that both sides shifted: which, and what it becomes.
    fn shifted(&self, part: usize) -> Vec<(usize, i64)> {
        let all = [BASE, OURS, THEIRS].map(|version| &self.numbers[version][part]);
        if all[OURS].len() != all[BASE].len() || all[THEIRS].len() != all[BASE].len() {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (at, base) in all[BASE].iter().enumerate() {
            let ours = &all[OURS][at];
            let both = ours.value != base.value && all[THEIRS][at].value != base.value;
            if let Some(value) = self.value(part, base.series).filter(|_| both) {
                out.push((at, value));
            }
        }
        out
    }

    /// The number of that series that a part gets which all texts have.
    fn value(&self, part: usize, series: Series) -> Option<i64> {
        let [base, ours, theirs] = [BASE, OURS, THEIRS].map(|version| {
            self.of_series(part, version, series)
                .map(|number| number.value)
        });
        let (base, ours, theirs) = (base?, ours?, theirs?);
        if ours == base || theirs == base {
            return Some(if ours == base { theirs } else { ours });
        }
        let [mine, other, both] = self.counted(part, series);
        let explained = [ours - base, theirs - base] == [mine + both, other + both];
        Some(match () {
            () if explained => base + mine + other + both,
            () if ours == theirs => ours,
            () => ours + theirs - base,
        })
    }

    /// How many clauses ours alone, theirs alone and both put before a part, less those that they took away, since the last whose
    /// number neither changed.
    fn counted(&self, part: usize, series: Series) -> [i64; 3] {
        let is_anchor = |other: usize| {
            let numbers =
                [BASE, OURS, THEIRS].map(|version| self.of_series(other, version, series));
            let values = numbers.map(|number| number.map(|number| number.value));
            values[BASE].is_some() && values[BASE] == values[OURS] && values[BASE] == values[THEIRS]
        };
        let before = |version: usize| {
            let sequence = &self.sequences[version][..self.places[version][part]];
            sequence
                .iter()
                .rev()
                .copied()
                .take_while(move |other| !is_anchor(*other))
        };
        let mut counted = [0; 3];
        for (version, wanted, index, step) in [
            (OURS, [false, true, false], 0, 1),
            (THEIRS, [false, false, true], 1, 1),
            (OURS, [false, true, true], 2, 1),
            (BASE, [true, false, true], 0, -1),
            (BASE, [true, true, false], 1, -1),
            (BASE, [true, false, false], 2, -1),
        ] {
            let found = before(version).filter(|other| {
                self.has(*other) == wanted && self.of_series(*other, version, series).is_some()
            });
            counted[index] += found.map(|_| step).sum::<i64>();
        }
        counted
    }

    /// Numbers the clauses of the result one after another where each text does so and the result would not: one side inserted a clause,
    /// and the other put clauses in another order.
    fn count_on(&self, entries: &[Entry], overrides: &mut Overrides) {
        let mut seen: FxHashSet<Series> = FxHashSet::default();
        let numbers = self.numbers[BASE].iter().flatten();
        let all = numbers.filter(|number| seen.insert(number.series));
        let all: Vec<Series> = all.map(|number| number.series).collect();
        let mut runs: FxHashMap<Series, Vec<Entry>> = FxHashMap::default();
        for entry in entries {
            let versions = [BASE, OURS, THEIRS].iter();
            for number in versions.flat_map(|version| &self.numbers[*version][entry.part]) {
                let run = runs.entry(number.series).or_default();
                if run.last() != Some(entry) {
                    run.push(*entry);
                }
            }
        }
        for series in all {
            let firsts = [BASE, OURS, THEIRS].map(|version| self.first_of_run(version, series));
            let [Some(first), ours, theirs] = firsts else {
                continue;
            };
            let run = runs.remove(&series).unwrap_or_default();
            let given = |entry: &Entry| self.given(entry.part, series, overrides);
            let found: Vec<Option<i64>> = run.iter().map(given).collect();
            let agreed = |entry: &Entry| entry.presence == Presence::Agreed;
            let known = found.iter().all(Option::is_some) && run.iter().all(agreed);
            if ours != Some(first) || theirs != Some(first) || !known {
                continue;
            }
            for ((entry, found), wanted) in run.into_iter().zip(found).zip(first..) {
                if found == Some(wanted) {
                    continue;
                }
                for side in [OURS, THEIRS] {
                    let Some(number) = self.of_series(entry.part, side, series) else {
                        continue;
                    };
                    let words = overrides.entry((entry.part, side)).or_default();
                    words.retain(|each| !is_of(each, number));
                    words.extend(rewritten(number, wanted));
                }
            }
        }
    }

    /// The number that the clauses of a text start with, where all of that series count on from it by one.
    fn first_of_run(&self, version: usize, series: Series) -> Option<i64> {
        let values = self.runs[version].get(&series)?;
        let counts_on = values.windows(2).all(|pair| pair[1] == pair[0] + 1);
        values.first().copied().filter(|_| counts_on)
    }

    /// The number that a part has in the result; none where both sides gave it another one.
    pub(super) fn given(&self, part: usize, series: Series, overrides: &Overrides) -> Option<i64> {
        let of = |version: usize| {
            let mut labels = self.labels[version][part].iter();
            let number = labels.find(|number| number.series == series)?;
            let words = overrides.get(&(part, version)).into_iter().flatten();
            let mut own = words.filter(|each| is_of(each, number));
            own.next()
                .map_or(Some(number.value), |each| Some(each.value))
        };
        let [base, ours, theirs] = [BASE, OURS, THEIRS].map(of);
        match (ours, theirs) {
            (Some(ours), Some(theirs)) if Some(ours) == base || ours == theirs => Some(theirs),
            (Some(ours), Some(theirs)) => (Some(theirs) == base).then_some(ours),
            (one, other) => one.or(other),
        }
    }

    /// Of a part that one side inserted, the numbers that the other side shifted around it.
    fn inserted(&self, part: usize, side: usize, before: &[Entry]) -> Vec<Rewritten> {
        let other = OURS + THEIRS - side;
        let sequence = &self.sequences[side][..self.places[side][part]];
        let count = self.numbers[side][part].len();
        let mut out = Vec::new();
        for (at, number) in self.numbers[side][part].iter().enumerate() {
            // The last number follows one of a clause before it, the others are those of the part that it is in.
            let is_last = at + 1 == count;
            let fits = |found: &&Number| {
                (is_last && found.value < number.value) || (!is_last && found.value == number.value)
            };
            let follows = sequence.iter().rev().find_map(|follows| {
                let there = self.of_series(*follows, side, number.series).filter(fits);
                (self.has(*follows) == [true; 3] && there.is_some()).then_some(*follows)
            });
            let Some(follows) = follows else {
                continue;
            };
            let own = self.of_series(follows, side, number.series);
            let Some((value, own)) = self.value(follows, number.series).zip(own) else {
                continue;
            };
            let mut shift = value - own.value;
            if is_last {
                let since = before.iter().rposition(|entry| entry.part == follows);
                let between = &before[since.map_or(before.len(), |at| at + 1)..];
                let fresh = between.iter().filter(|entry| {
                    let mut alone = [false; 3];
                    alone[other] = true;
                    self.has(entry.part) == alone
                        && self.of_series(entry.part, other, number.series).is_some()
                });
                shift += fresh.map(|_| 1).sum::<i64>();
            }
            if shift != 0 {
                out.extend(rewritten(number, number.value + shift));
            }
        }
        out
    }
}

/// Whether another number was written in the place of this one.
fn is_of(each: &Rewritten, number: &Number) -> bool {
    each.token == number.token && each.place == number.place
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
}
