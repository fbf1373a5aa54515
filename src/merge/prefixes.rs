//! The numbers before the own one of a clause, as in 3.1: those of the clause that its list is in, as the result numbers it.

use rustc_hash::FxHashMap;

use crate::facts::label::Style;
use crate::merge::clauses::{Clause, Clauses};
use crate::merge::labels::{self, merged};
use crate::merge::lists::changed;
use crate::merge::tokens::Rewritten;
use crate::merge::{BASE, OURS, THEIRS};

/// How the numbers before the own ones have to be written, by part and text. Lists that others are in come first; `sides` are those that
/// number a clause, and `values` the own numbers.
pub(super) fn written(
    clauses: &Clauses,
    values: &FxHashMap<usize, i64>,
    lists: &[Vec<usize>],
    sides: &FxHashMap<usize, &[usize]>,
) -> Vec<((usize, usize), Rewritten)> {
    let mut out = Vec::new();
    let parents = [BASE, OURS, THEIRS].map(|version| parents(clauses, version));
    let mut all: FxHashMap<usize, Vec<i64>> = FxHashMap::default();
    for members in lists {
        let mut kept = members.iter().map(|clause| &clauses.all[*clause]);
        let common = kept.find(|clause| !clause.is_fresh()).and_then(prefix);
        for clause in members {
            let of = &clauses.all[*clause];
            let parent = changed([BASE, OURS, THEIRS].map(|version| {
                let has = of.labels[version].is_some();
                has.then(|| parents[version].get(clause).copied())
            }));
            let given = parent
                .flatten()
                .and_then(|parent| all.get(&parent).cloned());
            let mates = common.clone().filter(|_| of.is_fresh());
            let prefix = given.or(mates).or_else(|| prefix(of));
            let value = values.get(clause);
            let Some((prefix, value)) = prefix.zip(value) else {
                continue;
            };
            for (at, value) in prefix.iter().enumerate() {
                let numbers = of.labels.each_ref().map(|label| {
                    let label = label.as_ref()?;
                    let fits = label.numbers.len() == prefix.len() + 1 && label.numbers[at].firm;
                    fits.then(|| &label.numbers[at])
                });
                let words = labels::written(numbers, *value, sides[clause]).unwrap_or_default();
                out.extend(
                    words
                        .into_iter()
                        .map(|(side, words)| ((of.part, side), words)),
                );
            }
            let mut numbers = prefix;
            numbers.push(*value);
            all.insert(*clause, numbers);
        }
    }
    out
}

/// What a merge makes of the numbers of a clause before its own.
fn prefix(clause: &Clause) -> Option<Vec<i64>> {
    let longest = clause.labels.iter().flatten();
    let length = longest.map(|label| label.numbers.len()).max()?;
    let at = |place: usize| {
        let numbers = clause.labels.each_ref().map(|label| {
            let number = label.as_ref()?.numbers.get(place)?;
            Some(number.value)
        });
        merged(numbers)
    };
    (0..length.max(1) - 1).map(at).collect()
}

/// For each clause of a text that has the number of another one before its own, the nearest such one before it.
fn parents(clauses: &Clauses, version: usize) -> FxHashMap<usize, usize> {
    let mut parents: FxHashMap<usize, usize> = FxHashMap::default();
    let mut last: FxHashMap<Vec<i64>, usize> = FxHashMap::default();
    for clause in &clauses.sequences[version] {
        let label = clauses.all[*clause].labels[version].as_ref();
        let Some((label, own)) = label.and_then(|label| Some((label, label.own()?))) else {
            continue;
        };
        let values = label.values();
        let (style, outer) = (own.series.label, &values[..values.len() - 1]);
        if let (Some(Style::Decimal(_)), Some(parent)) = (style, last.get(outer)) {
            parents.insert(*clause, *parent);
        }
        if let None | Some(Style::Decimal(_) | Style::Division(_)) = style {
            last.insert(values, *clause);
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use crate::merge::tried::merged;

    #[test]
    fn the_clauses_of_an_inserted_section_have_its_number() {
        for [one, two, mine, below, other, inside, more] in [
            [
                "Ovens",
                "They are lit at four.",
                "Flour",
                "It is sifted twice.",
                "Yeast",
                "It rests in the cool room.",
                "It is fed daily.",
            ],
            [
                "烤炉",
                "清晨四时点火。",
                "面粉",
                "使用前过筛两次。",
                "酵母",
                "存放在阴凉的房间。",
                "每天喂养一次。",
            ],
            [
                "Печи",
                "Их топят в четыре утра.",
                "Мука",
                "Её просеивают дважды.",
                "Дрожжи",
                "Их держат в прохладе.",
                "Их кормят ежедневно.",
            ],
        ] {
            let lines = |all: &[(&str, &str)]| -> Vec<String> {
                all.iter()
                    .map(|(label, text)| format!("{label} {text}"))
                    .collect()
            };
            let texts = [
                lines(&[("1.", one), ("1.1.", two)]),
                lines(&[("1.", one), ("1.1.", two), ("2.", mine), ("2.1.", below)]),
                lines(&[
                    ("1.", one),
                    ("1.1.", two),
                    ("2.", other),
                    ("2.1.", inside),
                    ("2.2.", more),
                ]),
            ];
            let texts = texts
                .each_ref()
                .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
            let expected = lines(&[
                ("1.", one),
                ("1.1.", two),
                ("2.", mine),
                ("2.1.", below),
                ("3.", other),
                ("3.1.", inside),
                ("3.2.", more),
            ]);
            assert_eq!(merged([&texts[0], &texts[1], &texts[2]]), (expected, 0));
        }
    }

    #[test]
    fn a_section_that_one_side_moved_takes_along_what_the_other_put_into_it() {
        let found = merged([
            &[
                "1. Ovens",
                "1.1. They are lit at four.",
                "2. Yeast",
                "2.1. It rests in the cool room.",
            ],
            &[
                "1. Yeast",
                "1.1. It rests in the cool room.",
                "2. Ovens",
                "2.1. They are lit at four.",
            ],
            &[
                "1. Ovens",
                "1.1. They are lit at four.",
                "2. Yeast",
                "2.1. It rests in the cool room.",
                "2.2. It is fed daily.",
            ],
        ]);
        let expected = [
            "1. Yeast",
            "1.1. It rests in the cool room.",
            "1.2. It is fed daily.",
            "2. Ovens",
            "2.1. They are lit at four.",
        ];
        assert_eq!(found, (expected.map(str::to_owned).to_vec(), 0));
    }
}
