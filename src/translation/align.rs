//! Which paragraphs of a translation belong to which of its original: the cheapest path through both in order, and then what moved.

use rustc_hash::FxHashSet;

use crate::document::{Document, Kind};
use crate::translation::Bead;
use crate::translation::evidence::Evidence;
use crate::translation::length::Lengths;

/// How many paragraphs of each side a step takes, and how likely it is. The figures of Gale and Church 1993 are for sentences of finished
/// translations. Paragraphs are seldom joined, and a translation that is behind lacks some: these were chosen by hand on our own texts.
const STEPS: [(usize, usize, f64); 6] = [
    (1, 1, 0.94),
    (1, 0, 0.02),
    (0, 1, 0.02),
    (2, 1, 0.005),
    (1, 2, 0.005),
    (2, 2, 0.001),
];
/// How far off the diagonal partners are looked for at least, in paragraphs; and as a part of the longer side.
const BAND: usize = 200;
const BAND_PART: usize = 4;
/// What it says for a pair that it is known to be one: more than all else against it.
const KNOWN: f64 = 30.0;
/// What shared words must say for a pair off the order of the others. Chosen by hand: two numbers or names that no other paragraph has.
const MOVED: f64 = 5.0;

/// What is known of an alignment before.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Pairs of the original and the translation that belong together.
    pub known: FxHashSet<(u32, u32)>,
    /// For each paragraph of the translation whether it has no partner; none has to be told.
    pub absent: Vec<bool>,
}

/// Aligns a translation with its original. Each paragraph is in one bead at most; those in none have no partner.
#[must_use]
pub fn align(original: &Document, translation: &Document, hints: &Hints) -> Vec<Bead> {
    let documents = [original, translation];
    let costs = Costs {
        documents,
        lengths: Lengths::new(documents),
        evidence: Evidence::new(documents),
        hints,
    };
    let mut beads = path(&costs);
    moved(&costs, &mut beads);
    beads.sort();
    beads
}

/// What steps cost, as negative logarithms.
struct Costs<'run> {
    documents: [&'run Document; 2],
    lengths: Lengths,
    evidence: Evidence<'run>,
    hints: &'run Hints,
}

impl Costs<'_> {
    /// What a step costs that takes so many paragraphs, the last of them before these places.
    fn of(&self, step: (usize, usize, f64), original: usize, translation: usize) -> f64 {
        let (originals, translations, likely) = step;
        let prior = -likely.ln();
        if originals == 0 || translations == 0 {
            return prior;
        }
        let ranges = (
            original - originals..original,
            translation - translations..translation,
        );
        if originals + translations > 2 && !self.can_join(0, &ranges.0) {
            return f64::INFINITY;
        }
        if originals + translations > 2 && !self.can_join(1, &ranges.1) {
            return f64::INFINITY;
        }
        let absent = |at: usize| self.hints.absent.get(at).copied().unwrap_or_default();
        if ranges.1.clone().any(absent) {
            return f64::INFINITY;
        }
        let mut evidence = 0.0;
        for one in ranges.0.clone() {
            for other in ranges.1.clone() {
                let pair = (one as u32, other as u32);
                evidence += self.evidence.of(pair.0, pair.1);
                if self.hints.known.contains(&pair) {
                    evidence += KNOWN;
                }
            }
        }
        // Of two that share words with one each counts once.
        let pairs = (originals * translations) as f64;
        prior + self.lengths.cost(ranges.0, ranges.1) - evidence * pairs.sqrt() / pairs
    }

    /// Whether a translator may make one of them, or several of one: neither headings nor code nor cells.
    fn can_join(&self, side: usize, range: &std::ops::Range<usize>) -> bool {
        let kind = |at: usize| self.documents[side].paragraphs[at].kind;
        range.clone().all(|at| {
            matches!(
                kind(at),
                Kind::Body | Kind::ListItem | Kind::Quote | Kind::Footnote
            )
        })
    }
}

/// The cheapest path.
fn path(costs: &Costs<'_>) -> Vec<Bead> {
    let [rows, columns] = costs.documents.map(|document| document.paragraphs.len());
    let band = BAND
        .max(rows.max(columns) / BAND_PART)
        .max(rows.abs_diff(columns) + 1);
    let first = |row: usize| (row * columns / rows.max(1)).saturating_sub(band);
    let width = (2 * band + 1).min(columns + 1);
    let mut cheapest = vec![f64::INFINITY; (rows + 1) * width];
    let mut steps = vec![0u8; (rows + 1) * width];
    let place = |row: usize, column: usize| {
        let inside = column.checked_sub(first(row))?;
        (inside < width).then_some(row * width + inside)
    };
    for row in 0..=rows {
        for column in first(row)..(first(row) + width).min(columns + 1) {
            let Some(here) = place(row, column) else {
                continue;
            };
            if (row, column) == (0, 0) {
                cheapest[here] = 0.0;
            }
            for (number, step) in STEPS.into_iter().enumerate() {
                let before = row.checked_sub(step.0).zip(column.checked_sub(step.1));
                let Some(before) = before.and_then(|(row, column)| place(row, column)) else {
                    continue;
                };
                if cheapest[before].is_infinite() {
                    continue;
                }
                let cost = cheapest[before] + costs.of(step, row, column);
                if cost < cheapest[here] {
                    (cheapest[here], steps[here]) = (cost, number as u8);
                }
            }
        }
    }
    let (mut row, mut column) = (rows, columns);
    let mut beads = Vec::new();
    while (row, column) != (0, 0) {
        let Some(here) = place(row, column) else {
            break;
        };
        let (originals, translations, _) = STEPS[steps[here] as usize];
        if cheapest[here].is_infinite() {
            break;
        }
        if originals > 0 && translations > 0 {
            beads.push(Bead {
                original: (row as u32 - originals as u32..row as u32).collect(),
                translation: (column as u32 - translations as u32..column as u32).collect(),
            });
        }
        (row, column) = (row - originals, column - translations);
    }
    beads
}

/// Adds beads of paragraphs without partner that share words which no others have, wherever they are.
fn moved(costs: &Costs<'_>, beads: &mut Vec<Bead>) {
    let [originals, translations] = costs.documents.map(|document| document.paragraphs.len());
    let mut free = [vec![true; originals], vec![true; translations]];
    for bead in beads.iter() {
        bead.original
            .iter()
            .for_each(|at| free[0][*at as usize] = false);
        bead.translation
            .iter()
            .for_each(|at| free[1][*at as usize] = false);
    }
    for (at, absent) in costs.hints.absent.iter().enumerate() {
        free[1][at] &= !absent;
    }
    let is_free = |free: &[Vec<bool>; 2], pair: (u32, u32)| {
        free[0][pair.0 as usize] && free[1][pair.1 as usize]
    };
    let pairs = costs.evidence.pairs().into_iter();
    let mut pairs: Vec<((u32, u32), f64)> = pairs
        .filter(|(pair, says)| *says >= MOVED && is_free(&free, *pair))
        .filter(|(pair, _)| costs.evidence.of(pair.0, pair.1) >= MOVED)
        .collect();
    pairs.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    for (pair, _) in pairs {
        if is_free(&free, pair) {
            free[0][pair.0 as usize] = false;
            free[1][pair.1 as usize] = false;
            beads.push(Bead {
                original: vec![pair.0],
                translation: vec![pair.1],
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    /// The beads as numbers: `0-0 1+2-1`.
    fn beads(original: &str, translation: &str) -> String {
        let read = |text: &str| {
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let found = align(&read(original), &read(translation), &Hints::default());
        let list = |all: &[u32]| all.iter().map(u32::to_string).collect::<Vec<_>>().join("+");
        let shown = found
            .iter()
            .map(|bead| format!("{}-{}", list(&bead.original), list(&bead.translation)));
        shown.collect::<Vec<_>>().join(" ")
    }

    const ENGLISH: &str = "# Lending rules\n\nBooks are lent to members of the library for four weeks, and to guests for one.\n\nWhoever returns a book late pays 50 cents for each day.\n\n## Rare books\n\nRare books stay in the reading room on the second floor, where light is dim and the air is dry; members ask the librarian for them at the desk.\n\nPhotographs are allowed.\n";
    const CHINESE: &str = "# 借阅规则\n\n本馆图书借给会员四周，借给访客一周。\n\n逾期归还者，每日缴纳50分。\n\n## 善本\n\n善本存放于二楼阅览室，室内光线较暗、空气干燥；会员如需阅览，应在服务台向馆员提出。\n\n允许拍照。\n";
    const RUSSIAN: &str = "# Правила выдачи\n\nКниги выдаются читателям библиотеки на четыре недели, а гостям на одну.\n\nЗа каждый день просрочки взимается 50 центов.\n\n## Редкие книги\n\nРедкие книги остаются в читальном зале на втором этаже, где неяркий свет и сухой воздух; читатели просят их у библиотекаря за стойкой.\n\nФотографировать разрешено.\n";

    #[test]
    fn a_whole_translation_goes_paragraph_by_paragraph() {
        let all = "0-0 1-1 2-2 3-3 4-4 5-5";
        assert_eq!(beads(ENGLISH, CHINESE), all);
        assert_eq!(beads(ENGLISH, RUSSIAN), all);
        assert_eq!(beads(RUSSIAN, CHINESE), all);
        assert_eq!(beads(CHINESE, ENGLISH), all);
    }

    #[test]
    fn what_is_not_translated_has_no_partner() {
        let without = CHINESE.replace("逾期归还者，每日缴纳50分。\n\n", "");
        assert_eq!(beads(ENGLISH, &without), "0-0 1-1 3-2 4-3 5-4");
        let shorter = ENGLISH.replace("## Rare books\n\n", "");
        assert_eq!(beads(&shorter, RUSSIAN), "0-0 1-1 2-2 3-4 4-5");
    }

    #[test]
    fn a_paragraph_that_was_split_belongs_to_both_parts() {
        let split = RUSSIAN.replace("сухой воздух; читатели", "сухой воздух.\n\nЧитатели");
        assert_eq!(beads(ENGLISH, &split), "0-0 1-1 2-2 3-3 4-4+5 5-6");
    }

    #[test]
    fn a_paragraph_that_moved_is_found_by_its_names_and_numbers() {
        let line = "Write to 14 Quay Street, or to desk@example.org, before 2031.\n\n";
        let moved = "请在2031年以前致函14 Quay Street，或发信至desk@example.org。\n\n";
        let original = format!("{line}{ENGLISH}");
        let translation = format!("{CHINESE}\n{moved}");
        assert_eq!(
            beads(&original, &translation),
            "0-6 1-0 2-1 3-2 4-3 5-4 6-5"
        );
    }

    #[test]
    fn nothing_goes_with_nothing() {
        assert_eq!(beads("", ""), "");
        assert_eq!(beads(ENGLISH, ""), "");
        assert_eq!(beads("", CHINESE), "");
    }
}
