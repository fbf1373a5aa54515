//! Lists of clauses, and which lists of the three texts are one.
//!
//! A list is a run of clauses of one series that count up: where a number is not larger than the one before it, another list begins.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::merge::clauses::Clauses;
use crate::merge::labels::Series;
use crate::merge::{BASE, OURS, THEIRS};

/// A list in one text.
struct List {
    clauses: Vec<usize>,
    /// The number of each clause, less that of the clause before it.
    steps: Vec<Option<i64>>,
    first: i64,
    last: i64,
    /// The numbers before the own one: those of the clause that the list is in.
    prefix: Vec<i64>,
}

/// A list of the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// The first number in each text that has the list.
    pub(super) firsts: [Option<i64>; 3],
    /// Whether a side numbered it in a way that is no counting, such as two clauses 3.
    pub(super) flawed: bool,
}

/// The lists of the result.
pub(super) struct Lists {
    pub(super) all: Vec<Joined>,
    /// For each clause of the result the list that it is in.
    pub(super) of: FxHashMap<usize, usize>,
    /// For each text and clause its number, less that of the clause before it in its list; none of the first.
    pub(super) steps: [FxHashMap<usize, Option<i64>>; 3],
}

impl Lists {
    /// Joins the lists of three texts. `result` are the clauses of the result, in order.
    pub(super) fn of(clauses: &Clauses, result: &[usize]) -> Self {
        let texts = [BASE, OURS, THEIRS].map(|version| in_text(clauses, version));
        // For each text and clause the list that it is in there.
        let homes = texts.each_ref().map(|lists| {
            let homes = lists.iter().enumerate();
            let homes = homes.flat_map(|(at, list)| list.clauses.iter().map(move |own| (*own, at)));
            homes.collect::<FxHashMap<usize, usize>>()
        });
        let mut all: Vec<Joined> = Vec::new();
        let mut names: [Vec<usize>; 3] = Default::default();
        for version in [BASE, OURS, THEIRS] {
            let known = |clause: &usize| {
                (0..version).find_map(|other| {
                    let home = homes[other].get(clause)?;
                    Some(names[other][*home])
                })
            };
            names[version] = joined(&texts[version], version, known, &mut all);
        }
        let home_of = |version: usize, clause: usize| {
            let home = homes[version].get(&clause)?;
            Some(names[version][*home])
        };
        let steps = texts.each_ref().map(|lists| {
            let all = lists.iter();
            let own = all.flat_map(|list| list.clauses.iter().copied().zip(list.steps.clone()));
            own.collect()
        });
        let of = in_result(clauses, result, home_of);
        Self { all, of, steps }
    }
}

/// The lists of a text.
fn in_text(clauses: &Clauses, version: usize) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut open: FxHashMap<Series, usize> = FxHashMap::default();
    for clause in &clauses.sequences[version] {
        let label = clauses.all[*clause].labels[version].as_ref();
        let Some((label, own)) = label.and_then(|label| Some((label, label.own()?))) else {
            continue;
        };
        let mut prefix = label.values();
        prefix.pop();
        let list = open.get(&own.series).map(|at| &mut lists[*at]);
        if let Some(list) = list.filter(|list| list.last < own.value && list.prefix == prefix) {
            list.steps.push(Some(own.value - list.last));
            list.last = own.value;
            list.clauses.push(*clause);
        } else {
            open.insert(own.series, lists.len());
            lists.push(List {
                clauses: vec![*clause],
                steps: vec![None],
                first: own.value,
                last: own.value,
                prefix,
            });
        }
    }
    lists
}

/// For each list of a text the list of the result: the one that has most of its clauses already, or a new one. A list of the result
/// takes one list of each text.
fn joined(
    lists: &[List],
    version: usize,
    known: impl Fn(&usize) -> Option<usize>,
    all: &mut Vec<Joined>,
) -> Vec<usize> {
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, list) in lists.iter().enumerate() {
        for name in list.clauses.iter().filter_map(&known) {
            *shared.entry((at, name)).or_default() += 1;
        }
    }
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, count)| (Reverse(*count), *pair));
    let mut names: Vec<Option<usize>> = vec![None; lists.len()];
    let mut most: Vec<Option<usize>> = vec![None; lists.len()];
    for ((at, name), _) in pairs {
        most[at] = most[at].or(Some(name));
        if names[at].is_none() && all[name].firsts[version].is_none() {
            names[at] = Some(name);
            all[name].firsts[version] = Some(lists[at].first);
        }
    }
    let own = lists.iter().zip(names).zip(most);
    own.map(|((list, name), most)| {
        name.unwrap_or_else(|| {
            // A list that a side cut in two starts again in the second half.
            let before = most.and_then(|most| all[most].firsts[BASE]);
            let flawed = before.is_some_and(|first| first != list.first);
            let mut firsts = [None; 3];
            firsts[version] = Some(list.first);
            if let Some(most) = most.filter(|_| flawed) {
                all[most].flawed = true;
            }
            all.push(Joined { firsts, flawed });
            all.len() - 1
        })
    })
    .collect()
}

/// The list that each clause of the result is in. A clause that one side put into a list goes with the clause that it follows there.
fn in_result(
    clauses: &Clauses,
    result: &[usize],
    names: impl Fn(usize, usize) -> Option<usize>,
) -> FxHashMap<usize, usize> {
    let mut of: FxHashMap<usize, usize> = FxHashMap::default();
    for clause in result {
        let name = changed([BASE, OURS, THEIRS].map(|version| names(version, *clause)));
        if let Some(name) = name.filter(|_| !clauses.all[*clause].is_fresh()) {
            of.insert(*clause, name);
        }
    }
    let fresh = |clause: &usize| {
        let sides = [OURS, THEIRS].into_iter();
        let mut sides = sides.filter_map(|side| Some((side, names(side, *clause)?)));
        sides.next().filter(|_| clauses.all[*clause].is_fresh())
    };
    let forwards: Vec<usize> = result.to_vec();
    let backwards: Vec<usize> = result.iter().rev().copied().collect();
    for order in [forwards, backwards] {
        let mut last: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        for clause in order {
            if let Some(name) = of.get(&clause) {
                for side in [OURS, THEIRS] {
                    if let Some(own) = names(side, clause) {
                        last.insert((side, own), *name);
                    }
                }
            } else if let Some(home) = fresh(&clause)
                && let Some(name) = last.get(&home)
            {
                of.insert(clause, *name);
            }
        }
    }
    for clause in result {
        if let Some((_, name)) = fresh(clause) {
            of.entry(*clause).or_insert(name);
        }
    }
    of
}

/// What a merge makes of something that ours and theirs have: that of the side that changed it, of ours where both did.
pub(super) fn changed<T: PartialEq>([base, ours, theirs]: [Option<T>; 3]) -> Option<T> {
    if theirs.is_none() || (ours.is_some() && ours != base) {
        ours
    } else {
        theirs
    }
}

#[cfg(test)]
mod tests {
    use crate::merge::tried;

    /// The same whichever side is ours, where there is no conflict.
    fn merged(texts: [&[&str]; 3]) -> (Vec<String>, usize) {
        let [base, ours, theirs] = texts;
        let (found, turned) = (tried::merged(texts), tried::merged([base, theirs, ours]));
        assert_eq!(found.1, turned.1);
        if found.1 == 0 {
            assert_eq!(found.0, turned.0);
        }
        found
    }

    const HARBOUR: [&str; 3] = [
        "1. Nets dry on the quay.",
        "2. Boats are painted in March.",
        "3. Lamps burn all night.",
    ];

    #[test]
    fn a_new_list_is_not_counted_on_from_another_one() {
        let [one, two, three] = HARBOUR;
        let list = [
            "Pilots bring:",
            "1. a chart,",
            "2. a whistle,",
            "3. dry socks.",
        ];
        let ours: Vec<&str> = HARBOUR.into_iter().chain(list).collect();
        let rest = ["1. Boats are painted in March.", "2. Lamps burn all night."];
        let expected: Vec<&str> = rest.into_iter().chain(list).collect();
        assert_eq!(
            merged([&[one, two, three], &ours, &rest]),
            (expected.iter().map(|line| (*line).to_owned()).collect(), 0)
        );
        let more = [
            "1. Gulls are not fed.",
            "2. Nets dry on the quay.",
            "3. Boats are painted in March.",
            "4. Lamps burn all night.",
        ];
        let expected: Vec<&str> = more.into_iter().chain(list).collect();
        assert_eq!(
            merged([&[one, two, three], &ours, &more]),
            (expected.iter().map(|line| (*line).to_owned()).collect(), 0)
        );
    }

    /// How clauses are numbered, two headings, and clauses.
    type Case<'run> = (
        &'run dyn Fn(usize) -> String,
        [&'run str; 2],
        [&'run str; 7],
    );

    /// The clauses of two lists, each with its heading.
    fn two_lists(
        headings: [&str; 2],
        lists: [&[&str]; 2],
        label: &dyn Fn(usize) -> String,
    ) -> Vec<String> {
        let mut out = Vec::new();
        for (heading, clauses) in headings.into_iter().zip(lists) {
            out.push(heading.to_owned());
            let lines = clauses.iter().enumerate();
            out.extend(lines.map(|(at, text)| format!("{}{text}", label(at + 1))));
        }
        out
    }

    #[test]
    fn a_clause_that_moved_has_the_number_of_its_new_place_where_there_are_two_lists() {
        let english = |number: usize| format!("{number}. ");
        let chinese =
            |number: usize| format!("第{}条　", ["一", "二", "三", "四", "五"][number - 1]);
        let russian = |number: usize| format!("Пункт {number}. ");
        let cases: [Case<'_>; 3] = [
            (
                &english,
                ["Quay", "Deck"],
                [
                    "Nets dry on the railings.",
                    "Boats are painted in March.",
                    "Lamps burn all night.",
                    "Ropes are coiled by hand.",
                    "Fish is sold at six.",
                    "Cats sleep in the hold.",
                    "Whistles are blown in fog.",
                ],
            ),
            (
                &chinese,
                ["码头", "甲板"],
                [
                    "渔网晾在栏杆上。",
                    "船只三月上漆。",
                    "灯火彻夜不熄。",
                    "缆绳用手盘好。",
                    "清晨六时卖鱼。",
                    "猫睡在货舱里。",
                    "大雾时吹响哨子。",
                ],
            ),
            (
                &russian,
                ["Причал", "Палуба"],
                [
                    "Сети сохнут на перилах.",
                    "Лодки красят в марте.",
                    "Фонари горят всю ночь.",
                    "Канаты сматывают вручную.",
                    "Рыбу продают в шесть утра.",
                    "Кошки спят в трюме.",
                    "В тумане подают свистки.",
                ],
            ),
        ];
        for (label, headings, clauses) in cases {
            let [a, b, one, two, three, four, five] = clauses;
            let first = [a, b];
            let of = |second: &[&str]| two_lists(headings, [&first, second], label);
            for (ours, theirs, result) in [
                (
                    vec![one, five, two, three, four],
                    vec![one, two, four, five],
                    vec![one, five, two, four],
                ),
                (
                    vec![four, one, two, three, five],
                    vec![two, three, four, five],
                    vec![four, two, three, five],
                ),
            ] {
                let texts = [of(&[one, two, three, four, five]), of(&ours), of(&theirs)];
                let texts = texts
                    .each_ref()
                    .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
                assert_eq!(merged([&texts[0], &texts[1], &texts[2]]), (of(&result), 0));
            }
        }
    }

    #[test]
    fn a_number_that_would_be_in_one_of_two_lists_twice_is_a_conflict() {
        let step = |number: usize| format!("Step {number} ");
        let of = |second: &[&str]| {
            two_lists(
                ["Dough", "Oven"],
                [&["Sift the flour.", "Add the yeast."], second],
                &step,
            )
        };
        let [one, two, three] = ["Light the fire.", "Bake the bread.", "Sell the bread."];
        let [mine, other] = ["Knead it slowly.", "Cut all loaves open."];
        let texts = [
            of(&[one, two, three]),
            of(&[one, mine, two, three]),
            of(&[one, two, other, three]),
        ];
        let texts = texts
            .each_ref()
            .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
        let (lines, conflicts) = merged([&texts[0], &texts[1], &texts[2]]);
        assert_eq!(conflicts, 1, "{lines:?}");
        assert!(
            lines
                .iter()
                .any(|line| line.ends_with("=======\nStep 3 Cut all loaves open.\n>>>>>>> theirs")),
            "{lines:?}"
        );
    }
}
