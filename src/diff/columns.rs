//! The columns of two tables that belong together, by their heads and by what they hold, whichever came, went or changed place, and
//! whether the first of them only counts the rows.

use rustc_hash::FxHashSet;

use crate::diff::chain;
use crate::diff::tables::{Row, Table};
use crate::document::Document;
use crate::text::numeral;

/// In wider tables a column belongs with the one in its place: it bounds the time.
const MOST: usize = 32;
/// Columns in other places that have no head in common share one text in so many of the smaller one. By hand, 2026-12-01.
const SHARED: usize = 2;

/// Which column of the one table belongs with which of the other.
pub(super) struct Columns {
    partners: [Vec<Option<u32>>; 2],
    /// The columns that count the rows: 1, 2, 3 in both tables.
    counting: Option<[u32; 2]>,
}

impl Columns {
    /// `hash` is what a cell says, by side and paragraph. Near-linear.
    pub(super) fn of(
        tables: [&Table; 2],
        documents: [&Document; 2],
        hash: &impl Fn(usize, u32) -> u64,
    ) -> Self {
        let widths = tables.map(width);
        let mut partners = widths.map(|width| vec![None; width]);
        for (old, new) in paired(tables, widths, hash) {
            partners[0][old] = Some(new as u32);
            partners[1][new] = Some(old as u32);
        }
        let mut pairs = (0..).zip(&partners[0]);
        let first = pairs.find_map(|(old, new)| Some([old, (*new)?]));
        let counting = first.filter(|columns| {
            (0..2).all(|side| counts(documents[side], tables[side], columns[side]))
        });
        Self { partners, counting }
    }

    /// The column of the other table that belongs with one of `side`.
    pub(super) fn partner(&self, side: usize, column: u32) -> Option<u32> {
        self.partners[side].get(column as usize).copied().flatten()
    }

    /// Whether the first column counts the rows, and so says nothing of them.
    pub(super) fn count_rows(&self) -> bool {
        self.counting.is_some()
    }

    /// The cells of a row in columns that both tables have and that do not count the rows, each with its column in the old table.
    pub(super) fn told<'run>(
        &'run self,
        side: usize,
        row: &'run Row,
    ) -> impl Iterator<Item = (u32, u32)> + 'run {
        let all = self.common(side, row);
        all.filter(|(column, _)| self.counting.is_none_or(|counting| counting[0] != *column))
    }

    /// The cells of a row in columns that both tables have, each with its column in the old table.
    pub(super) fn common<'run>(
        &'run self,
        side: usize,
        row: &'run Row,
    ) -> impl Iterator<Item = (u32, u32)> + 'run {
        row.cells.iter().filter_map(move |(column, at)| {
            let partner = self.partner(side, *column)?;
            Some((if side == 0 { *column } else { partner }, *at))
        })
    }
}

fn width(table: &Table) -> usize {
    let lasts = table.rows.iter().filter_map(|row| row.cells.last());
    lasts.map(|last| last.0 as usize + 1).max().unwrap_or(0)
}

/// The pairs of columns: in order as far as possible, by what they have in common, then those that face each other between these, then
/// those that changed place.
fn paired(
    tables: [&Table; 2],
    widths: [usize; 2],
    hash: &impl Fn(usize, u32) -> u64,
) -> Vec<(usize, usize)> {
    if widths.iter().any(|width| *width > MOST) {
        return (0..widths[0].min(widths[1])).map(|at| (at, at)).collect();
    }
    let alike = alike(tables, widths, hash);
    let (places, weights): (Vec<(u32, u32)>, Vec<u64>) = alike.iter().copied().unzip();
    let chain = chain::heaviest_of(&places, |index| weights[index]);
    let mut out: Vec<(usize, usize)> = (chain.into_iter())
        .map(|index| (places[index].0 as usize, places[index].1 as usize))
        .collect();
    let mut facing = Vec::new();
    let mut from = (0, 0);
    for to in out.iter().copied().chain([(widths[0], widths[1])]) {
        facing.extend((from.0..to.0).zip(from.1..to.1));
        from = (to.0 + 1, to.1 + 1);
    }
    let mut free = widths.map(|width| vec![true; width]);
    for (old, new) in &out {
        free[0][*old] = false;
        free[1][*new] = false;
    }
    let mut crossed = alike;
    crossed.sort_by_key(|(place, weight)| (u64::MAX - weight, *place));
    let crossed = crossed.into_iter().map(|(place, _)| place);
    let crossed = crossed.map(|(old, new)| (old as usize, new as usize));
    for (old, new) in crossed.chain(facing) {
        if free[0][old] && free[1][new] {
            free[0][old] = false;
            free[1][new] = false;
            out.push((old, new));
        }
    }
    out
}

/// The columns that have something in common, in order, and how much: a head that no other column has, and texts.
fn alike(
    tables: [&Table; 2],
    widths: [usize; 2],
    hash: &impl Fn(usize, u32) -> u64,
) -> Vec<((u32, u32), u64)> {
    let held = [0, 1].map(|side| {
        let mut held = vec![FxHashSet::default(); widths[side]];
        for (column, at) in tables[side].rows.iter().flat_map(|row| &row.cells) {
            held[*column as usize].insert(hash(side, *at));
        }
        held
    });
    let heads = [0, 1].map(|side| {
        let mut heads = vec![None; widths[side]];
        for (column, at) in tables[side].rows.iter().take(1).flat_map(|row| &row.cells) {
            heads[*column as usize] = Some(hash(side, *at));
        }
        let all = heads.clone();
        let twice = |head: &Option<u64>| all.iter().filter(|each| *each == head).count() > 1;
        for head in &mut heads {
            *head = head.filter(|_| !twice(head));
        }
        heads
    });
    let rows = tables[0].rows.len().max(tables[1].rows.len());
    let mut out = Vec::new();
    for old in 0..widths[0] {
        for new in 0..widths[1] {
            let [one, other] = [&held[0][old], &held[1][new]];
            let shared = one.intersection(other).count();
            let headed = heads[0][old].is_some() && heads[0][old] == heads[1][new];
            let much = shared * SHARED >= one.len().min(other.len());
            if shared > 0 && (old == new || headed || much) {
                let weight = shared + if headed { rows } else { 0 };
                let stayed = u64::from(old == new);
                out.push(((old as u32, new as u32), 2 * weight as u64 + stayed));
            }
        }
    }
    out
}

/// Whether the cells of a column are 1, 2, 3, below a head or without one.
fn counts(document: &Document, table: &Table, column: u32) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.in_column(column));
    let mut numbers = cells.map(|at| {
        let text = document.key(&document.paragraphs[at as usize]);
        let bare = text.trim_matches(['(', ')', '.', '、', '№', '#', ' ']);
        numeral::value(bare)
    });
    let first = match numbers.next() {
        Some(None) => numbers.next(),
        first => first,
    };
    let mut last = 1;
    let goes_on = |number: Option<u64>| {
        last += 1;
        number == Some(last)
    };
    first == Some(Some(1)) && numbers.all(goes_on) && last > 1
}

#[cfg(test)]
mod tests {
    use crate::diff::change::{Diff, Kind};
    use crate::diff::{Options, diff};
    use crate::document::Document;
    use crate::input;

    fn read(rows: &[&str]) -> Document {
        let lines = rows.iter().map(|row| format!("| {row} |\n"));
        let mut lines: Vec<String> = lines.collect();
        let columns = rows[0].matches('|').count() + 1;
        lines.insert(1, format!("|{}\n", " --- |".repeat(columns)));
        let text = lines.concat();
        input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap()
    }

    /// The records of a comparison, as words.
    fn told(old: &[&str], new: &[&str]) -> Vec<String> {
        let documents = [read(old), read(new)];
        let found: Diff = diff(&documents[0], &documents[1], &Options::default());
        let text = |side: usize, all: &[u32]| {
            let document = &documents[side];
            let texts = all
                .iter()
                .map(|at| document.key(&document.paragraphs[*at as usize]));
            texts.collect::<Vec<&str>>().join(" ")
        };
        let said = found.changes.iter().map(|change| {
            let [old, new] = [text(0, &change.old), text(1, &change.new)];
            match change.kind {
                Kind::Inserted => format!("+{new}"),
                Kind::Deleted => format!("-{old}"),
                _ => format!("{old} > {new}"),
            }
        });
        said.collect()
    }

    #[test]
    fn a_row_that_came_into_a_table_with_running_numbers_is_one_row() {
        for (old, new, expected) in [
            (
                [
                    "No. | Service | Fee",
                    "1 | Copy | 10",
                    "2 | Card | 0",
                    "3 | Loan | 5",
                ],
                [
                    "No. | Service | Fee",
                    "1 | Copy | 10",
                    "2 | Binding | 40",
                    "3 | Card | 0",
                    "4 | Loan | 6",
                ],
                vec!["+2", "+Binding", "+40", "2 > 3", "3 > 4", "5 > 6"],
            ),
            (
                [
                    "序号 | 船 | 费用",
                    "一 | 舢板 | 十元",
                    "二 | 木筏 | 五元",
                    "三 | 渡船 | 九元",
                ],
                [
                    "序号 | 船 | 费用",
                    "一 | 游艇 | 百元",
                    "二 | 舢板 | 十元",
                    "三 | 木筏 | 五元",
                    "四 | 渡船 | 九元",
                ],
                vec!["+一", "+游艇", "+百元", "一 > 二", "二 > 三", "三 > 四"],
            ),
            (
                [
                    "№ | Лодка | Сбор",
                    "1. | Плот | 10",
                    "2. | Ялик | 2",
                    "3. | Паром | 5",
                ],
                [
                    "№ | Лодка | Сбор",
                    "1. | Плот | 10",
                    "2. | Барка | 7",
                    "3. | Ялик | 2",
                    "4. | Паром | 5",
                ],
                vec!["+2.", "+Барка", "+7", "2. > 3.", "3. > 4."],
            ),
        ] {
            assert_eq!(told(&old, &new), expected);
        }
    }

    #[test]
    fn a_column_that_came_beside_a_cell_that_changed_takes_no_cell() {
        let old = ["项目 | 费用", "复印 | 10元", "借阅 | 5元"];
        let new = [
            "项目 | 时限 | 费用",
            "复印 | 1日 | 10元",
            "借阅 | 28日 | 6元",
        ];
        assert_eq!(told(&old, &new), ["+时限", "+1日", "+28日", "5元 > 6元"]);
        assert_eq!(told(&new, &old), ["-时限", "-1日", "-28日", "6元 > 5元"]);
        // All fees are others: the head tells the column.
        let old = ["Boat | Fee", "Punt | 10", "Raft | 5"];
        let new = ["Boat | Places | Fee", "Punt | 4 | 12", "Raft | 6 | 7"];
        assert_eq!(
            told(&old, &new),
            ["+Places", "+4", "10 > 12", "+6", "5 > 7"]
        );
    }

    #[test]
    fn a_column_of_numbers_at_the_front_takes_no_names() {
        let old = ["Boat | Fee", "Punt | 10", "Raft | 5"];
        let new = ["No. | Boat | Fee", "1 | Punt | 10", "2 | Raft | 6"];
        assert_eq!(told(&old, &new), ["+No.", "+1", "+2", "5 > 6"]);
    }

    #[test]
    fn years_are_no_running_numbers() {
        let old = ["Year | Members", "2020 | 118", "2021 | 120", "2022 | 131"];
        let new = ["Year | Members", "2020 | 117", "2021 | 118", "2022 | 131"];
        assert_eq!(told(&old, &new), ["118 > 117", "120 > 118"]);
    }
}
