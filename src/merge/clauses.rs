//! The clauses of the three texts: the paragraphs that begin with a number, and which of them are one clause.

use std::ops::Range;

use similar::DiffOp;

use crate::document::blocks::Blocks;
use crate::merge::hunks::steps;
use crate::merge::labels::{Label, numbers};
use crate::merge::parts::Part;
use crate::merge::series::settle;
use crate::merge::tokens::{Tokens, tokens};
use crate::merge::words::keys;
use crate::merge::{BASE, OURS, THEIRS};

/// A clause of one text or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) part: usize,
    /// How each text numbers it, where it does.
    pub(super) labels: [Option<Label>; 3],
}

impl Clause {
    /// Its own number in each text.
    pub(super) fn owns(&self) -> [Option<i64>; 3] {
        let labels = self.labels.each_ref();
        labels.map(|label| label.as_ref()?.own().map(|own| own.value))
    }

    /// Whether one side alone has it.
    pub(super) fn is_fresh(&self) -> bool {
        self.labels.iter().flatten().count() == 1 && self.labels[BASE].is_none()
    }

    /// Whether a merge of the part has it: neither side joined it to the one before, or took its number away.
    pub(super) fn stays(&self, part: &Part) -> bool {
        let lacks = |side: usize| part.blocks[side].is_some() && self.labels[side].is_none();
        self.labels[BASE].is_none() || !(lacks(OURS) || lacks(THEIRS))
    }
}

/// The clauses of three texts.
pub(super) struct Clauses {
    pub(super) all: Vec<Clause>,
    /// For each text its clauses, in order.
    pub(super) sequences: [Vec<usize>; 3],
    /// For each part its clauses, in order of the result.
    pub(super) of_parts: Vec<Range<usize>>,
}

impl Clauses {
    pub(super) fn of(versions: &[Blocks<'_>; 3], parts: &[Part]) -> Self {
        let mut labels = [BASE, OURS, THEIRS].map(|version| {
            let mut labels = Vec::new();
            for (at, part) in parts.iter().enumerate() {
                if let Some((first, last)) = part.blocks[version] {
                    in_part(&versions[version], at, first..last, &mut labels);
                }
            }
            labels.sort_by_key(|label: &Label| label.block);
            labels
        });
        settle(&mut labels);
        let mut of_parts: Vec<[Vec<Label>; 3]> = vec![Default::default(); parts.len()];
        for (version, labels) in labels.into_iter().enumerate() {
            for label in labels {
                of_parts[label.part][version].push(label);
            }
        }
        let mut all: Vec<Clause> = Vec::new();
        let of_parts = of_parts.into_iter().enumerate().map(|(part, labels)| {
            let start = all.len();
            let several = labels.iter().any(|labels| labels.len() > 1);
            let rows = match parts[part].blocks {
                [Some(_), ..] if several => matched(versions, &parts[part], labels),
                _ => in_order(labels),
            };
            let clauses = rows.into_iter().map(|labels| Clause { part, labels });
            all.extend(clauses);
            start..all.len()
        });
        let of_parts = of_parts.collect();
        let sequences = [BASE, OURS, THEIRS].map(|version| {
            let present = all.iter().enumerate();
            let mut sequence: Vec<(usize, usize)> = present
                .filter_map(|(at, clause)| Some((clause.labels[version].as_ref()?.block, at)))
                .collect();
            sequence.sort_unstable();
            sequence.into_iter().map(|(_, at)| at).collect()
        });
        Self {
            all,
            sequences,
            of_parts,
        }
    }
}

/// The labels of the blocks of a part.
fn in_part(blocks: &Blocks<'_>, part: usize, range: Range<usize>, labels: &mut Vec<Label>) {
    let mut before = 0;
    for block in range.clone() {
        let mut numbers = numbers(blocks, block);
        let is_alone = range.len() == 1;
        if is_alone && numbers.is_empty() {
            return;
        }
        for number in &mut numbers {
            number.token += before;
        }
        // How long a block is counts only where another one follows.
        let count = if is_alone {
            usize::MAX
        } else {
            tokens(blocks, (block, block + 1)).all.len()
        };
        let last = numbers.last().map_or(0, |number| number.token + 1);
        if !numbers.is_empty() {
            labels.push(Label {
                part,
                block,
                numbers,
                body: last..before.saturating_add(count),
            });
        }
        before = before.saturating_add(count);
    }
}

/// The clauses of a part as rows, by their places in each text.
fn in_order(labels: [Vec<Label>; 3]) -> Vec<[Option<Label>; 3]> {
    let count = labels.iter().map(Vec::len).max().unwrap_or(0);
    let mut labels = labels.map(Vec::into_iter);
    let rows = (0..count).map(|_| labels.each_mut().map(Iterator::next));
    rows.collect()
}

/// A clause in the place of the words of the base that it begins with.
struct Row {
    /// The word of the base.
    place: usize,
    labels: [Option<Label>; 3],
}

/// The clauses of a part that a side split or joined, as rows: by the words of the base that they begin with.
fn matched(
    versions: &[Blocks<'_>; 3],
    part: &Part,
    labels: [Vec<Label>; 3],
) -> Vec<[Option<Label>; 3]> {
    let texts = [BASE, OURS, THEIRS].map(|version| {
        let range = part.blocks[version];
        range.map(|range| tokens(&versions[version], range))
    });
    let [old, ours, theirs] = labels;
    let bodies: Vec<Range<usize>> = old.iter().map(|label| label.body.clone()).collect();
    let rows = old.into_iter().map(|label| Row {
        place: label.body.start,
        labels: [Some(label), None, None],
    });
    let mut rows: Vec<Row> = rows.collect();
    for (side, labels) in [(OURS, ours), (THEIRS, theirs)] {
        let origins = match (&texts[BASE], &texts[side]) {
            (Some(base), Some(text)) => origins(base, text),
            _ => Vec::new(),
        };
        let mut place = 0;
        for label in labels {
            let mut begins = origins.iter().skip(label.body.start);
            let begins = begins
                .by_ref()
                .take(label.body.len())
                .find_map(|from| *from);
            let first = bodies
                .iter()
                .position(|body| begins.is_some_and(|at| body.contains(&at)));
            let is_free = |row: &usize| {
                rows[*row].labels[side].is_none() && rows[*row].labels[BASE].is_some()
            };
            let kept = first.filter(is_free);
            // Both sides cut the part at the same word.
            let same = |row: &Row| {
                row.labels[BASE].is_none()
                    && row.labels[side].is_none()
                    && Some(row.place) == begins
            };
            let row = kept.or_else(|| rows.iter().position(same));
            place = match row {
                Some(row) => rows[row].place,
                None => begins.unwrap_or(place),
            };
            if let Some(row) = row {
                rows[row].labels[side] = Some(label);
            } else {
                let mut labels = [None, None, None];
                labels[side] = Some(label);
                rows.push(Row { place, labels });
            }
        }
    }
    rows.sort_by_key(|row| row.place);
    rows.into_iter().map(|row| row.labels).collect()
}

/// For each word of a side the word of the base that it is; none for marks.
fn origins(base: &Tokens<'_>, side: &Tokens<'_>) -> Vec<Option<usize>> {
    let mut origins = vec![None; side.all.len()];
    let [old, new] = keys([base, side]);
    for op in steps(&old, &new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for at in 0..len {
                let is_word = side.all[new_index + at]
                    .word
                    .contains(char::is_alphanumeric);
                origins[new_index + at] = is_word.then_some(old_index + at);
            }
        }
    }
    origins
}

#[cfg(test)]
mod tests {
    use crate::merge::tried::merged;

    /// One side cuts the second of three clauses in two; the other puts a clause before it, or takes the first away.
    fn cut(labels: [&str; 5], clauses: [&str; 5], gap: &str) {
        let numbered = |clauses: &[&str]| -> Vec<String> {
            let lines = labels.iter().zip(clauses);
            lines
                .map(|(label, text)| format!("{label}{text}"))
                .collect()
        };
        let [one, two, three, four, new] = clauses;
        let whole = format!("{two}{gap}{three}");
        let base = numbered(&[one, &whole, four]);
        let halves = numbered(&[one, two, three, four]);
        for (other, expected) in [
            (
                numbered(&[new, one, &whole, four]),
                numbered(&[new, one, two, three, four]),
            ),
            (numbered(&[&whole, four]), numbered(&[two, three, four])),
        ] {
            for [ours, theirs] in [[&halves, &other], [&other, &halves]] {
                let texts = [&base, ours, theirs]
                    .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
                let found = merged([&texts[0], &texts[1], &texts[2]]);
                assert_eq!(found, (expected.clone(), 0));
            }
        }
    }

    #[test]
    fn the_second_half_of_a_clause_has_a_number_of_its_own() {
        cut(
            ["1. ", "2. ", "3. ", "4. ", "5. "],
            [
                "The orchard opens in May.",
                "Ladders stand behind the shed.",
                "Baskets are weighed at the gate.",
                "Dogs stay outside the fence.",
                "Visitors pay in cash.",
            ],
            " ",
        );
        cut(
            ["第一条　", "第二条　", "第三条　", "第四条　", "第五条　"],
            [
                "果园五月开放。",
                "梯子放在棚屋后面。",
                "篮子在门口称重。",
                "犬只留在围栏外。",
                "游客以现金付款。",
            ],
            "",
        );
        cut(
            [
                "Статья 1. ",
                "Статья 2. ",
                "Статья 3. ",
                "Статья 4. ",
                "Статья 5. ",
            ],
            [
                "Сад открыт с мая.",
                "Лестницы стоят за сараем.",
                "Корзины взвешивают у ворот.",
                "Собаки остаются за оградой.",
                "Посетители платят наличными.",
            ],
            " ",
        );
    }

    #[test]
    fn a_clause_that_one_side_joined_to_another_is_not_numbered_by_the_other() {
        for (labels, clauses, gap) in [
            (
                ["1. ", "2. ", "3. ", "4. "],
                [
                    "Visitors pay in cash.",
                    "The orchard opens in May.",
                    "Ladders stand behind the shed.",
                    "Dogs stay outside the fence.",
                ],
                " ",
            ),
            (
                ["第一条　", "第二条　", "第三条　", "第四条　"],
                [
                    "游客以现金付款。",
                    "果园五月开放。",
                    "梯子放在棚屋后面。",
                    "犬只留在围栏外。",
                ],
                "",
            ),
            (
                ["Пункт 1. ", "Пункт 2. ", "Пункт 3. ", "Пункт 4. "],
                [
                    "Посетители платят наличными.",
                    "Сад открыт с мая.",
                    "Лестницы стоят за сараем.",
                    "Собаки остаются за оградой.",
                ],
                " ",
            ),
        ] {
            let numbered = |clauses: &[&str]| -> Vec<String> {
                let lines = labels.iter().zip(clauses);
                lines
                    .map(|(label, text)| format!("{label}{text}"))
                    .collect()
            };
            let [new, one, two, three] = clauses;
            let joined = format!("{one}{gap}{two}");
            let texts = [
                numbered(&[one, two, three]),
                numbered(&[&joined, three]),
                numbered(&[new, one, two, three]),
            ];
            let texts = texts
                .each_ref()
                .map(|lines| lines.iter().map(String::as_str).collect::<Vec<&str>>());
            let expected = numbered(&[new, &joined, three]);
            let found = merged([&texts[0], &texts[1], &texts[2]]);
            assert_eq!(found, (expected.clone(), 0));
            let found = merged([&texts[0], &texts[2], &texts[1]]);
            assert_eq!(found, (expected, 0));
        }
    }
}
