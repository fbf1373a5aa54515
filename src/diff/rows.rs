//! Tables, compared by rows and cells: a cell belongs with the one in its row and column, whatever other cells say the same.
//!
//! Tables that face each other between paragraphs that are the same are joined by the cells that they have in common, rows by all of their
//! cells, then by the first one, then by their place. Each step looks at texts that are there once on each side, as in patience diff
//! (Bram Cohen).

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::diff::anchors::Twins;
use crate::diff::chain;
use crate::diff::columns::Columns;
use crate::diff::sameness::Sameness;
use crate::diff::tables::{self, Row, Table};
use crate::document::{Document, Kind};

/// In a gap with more tables than this on a side nothing is joined: it bounds the time.
const TABLES: usize = 24;
/// Of the cells of the smaller table, at least one in so many is in the other.
const SHARED: usize = 4;

/// Gives cells of tables that face each other to those of the same row and column. Returns those that say something else there; cells that
/// say the same are twins.
pub(super) fn settle(
    twins: &mut Twins,
    documents: [&Document; 2],
    sameness: Sameness,
) -> Vec<(u32, u32)> {
    let found = documents.map(tables::of);
    if found.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let hash = |side: usize, at: u32| {
        let document: &Document = documents[side];
        let key = document.key(&document.paragraphs[at as usize]);
        xxh3_64(sameness.fold(key).as_bytes())
    };
    let mut out = Vec::new();
    for (old, new) in facing(twins, documents[0], &found, &hash) {
        let both = [&found[0][old], &found[1][new]];
        let columns = Columns::of(both, documents, &hash);
        for pair in joined(both, &columns, &hash) {
            out.extend(settle_row(twins, pair, &columns, &hash));
        }
    }
    out
}

/// Joins the cells of two rows, column by column. Returns those that say something else.
fn settle_row(
    twins: &mut Twins,
    (old, new): (&Row, &Row),
    columns: &Columns,
    hash: &impl Fn(usize, u32) -> u64,
) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    for (column, at) in &old.cells {
        let facing = columns.partner(0, *column);
        let Some(other) = facing.and_then(|column| new.in_column(column)) else {
            continue;
        };
        let (elsewhere, back) = (twins.old[*at as usize], twins.new[other as usize]);
        // A column that changed place keeps its cells.
        let in_rows = elsewhere.is_some_and(|twin| new.holds(twin))
            || back.is_some_and(|twin| old.holds(twin));
        if in_rows {
            continue;
        }
        twins.part(*at, other);
        if hash(0, *at) == hash(1, other) {
            twins.join(*at as usize, other as usize);
        } else {
            out.push((*at, other));
        }
    }
    out
}

/// The tables of both sides that face each other between paragraphs that are the same, and have cells in common.
fn facing(
    twins: &Twins,
    old: &Document,
    found: &[Vec<Table>; 2],
    hash: &impl Fn(usize, u32) -> u64,
) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let rooms = rooms(twins, old, &found[0]);
    let cells = |side: usize, table: &Table| -> FxHashSet<u64> {
        table.span.clone().map(|at| hash(side, at)).collect()
    };
    let sets = [0, 1].map(|side| -> Vec<FxHashSet<u64>> {
        found[side].iter().map(|table| cells(side, table)).collect()
    });
    // Where paragraphs changed place, gaps overlap: each table is joined once.
    let mut joined: FxHashSet<usize> = FxHashSet::default();
    let mut from = 0;
    while from < rooms.len() {
        let mut to = from + 1;
        while to < rooms.len() && rooms[to] == rooms[from] {
            to += 1;
        }
        let room = &rooms[from];
        let first = found[1].partition_point(|table| table.span.start < room.start);
        let end = found[1].partition_point(|table| table.span.end <= room.end);
        if room.start < room.end && first < end {
            let pairs = in_order(&sets, from..to, first..end);
            out.extend(pairs.into_iter().filter(|(_, new)| joined.insert(*new)));
        }
        from = to;
    }
    out
}

/// For each table of the old document what of the new one is between the twins of what is before and behind it.
fn rooms(twins: &Twins, old: &Document, tables: &[Table]) -> Vec<Range<u32>> {
    let ends = twins.new.len() as u32;
    let twin = |at: usize| twins.old[at].filter(|_| old.paragraphs[at].kind != Kind::TableCell);
    let mut starts = Vec::with_capacity(tables.len());
    let (mut last, mut at) = (0, 0);
    for table in tables {
        for each in at..table.span.start as usize {
            last = twin(each).map_or(last, |twin| twin + 1);
        }
        at = table.span.end as usize;
        starts.push(last);
    }
    let (mut next, mut at) = (ends, old.paragraphs.len());
    let mut out = Vec::with_capacity(tables.len());
    for (table, start) in tables.iter().zip(starts).rev() {
        for each in (table.span.end as usize..at).rev() {
            next = twin(each).unwrap_or(next);
        }
        at = table.span.start as usize;
        out.push(start..next.max(start));
    }
    out.reverse();
    out
}

/// The tables of a gap that are joined: those that have most in common, in order. `sets` are the texts of their cells.
fn in_order(
    sets: &[Vec<FxHashSet<u64>>; 2],
    old: Range<usize>,
    new: Range<usize>,
) -> Vec<(usize, usize)> {
    if old.len() > TABLES || new.len() > TABLES {
        return Vec::new();
    }
    let (mut places, mut weights) = (Vec::new(), Vec::new());
    for one in old {
        for other in new.clone() {
            let (own, theirs) = (&sets[0][one], &sets[1][other]);
            let shared = own.intersection(theirs).count();
            if shared * SHARED >= own.len().min(theirs.len()) && shared > 0 {
                places.push((one as u32, other as u32));
                weights.push(shared as u64);
            }
        }
    }
    let chain = chain::heaviest_of(&places, |index| weights[index]);
    let joined = chain.into_iter().map(|index| places[index]);
    joined
        .map(|(old, new)| (old as usize, new as usize))
        .collect()
}

/// What a row is known by, with its side.
type Key<'run> = dyn Fn(usize, &Row) -> Option<u64> + 'run;

/// The rows of two tables that belong together: those that are the same, those whose first cell is, and those that face each other between
/// them and share the first cell or most cells. A number that counts the rows is no first cell.
fn joined<'run>(
    [old, new]: [&'run Table; 2],
    columns: &Columns,
    hash: &impl Fn(usize, u32) -> u64,
) -> Vec<(&'run Row, &'run Row)> {
    let sides = [&old.rows, &new.rows];
    let hashed =
        |cells: Vec<(u32, u64)>| (!cells.is_empty()).then(|| FxBuildHasher.hash_one(cells));
    let whole = |side: usize, row: &Row| {
        let cells = columns.common(side, row);
        hashed(cells.map(|(column, at)| (column, hash(side, at))).collect())
    };
    let told = |side: usize, row: &Row| -> Vec<(u32, u64)> {
        let cells = columns.told(side, row);
        cells.map(|(column, at)| (column, hash(side, at))).collect()
    };
    let uncounted = |side: usize, row: &Row| hashed(told(side, row));
    let first = |side: usize, row: &Row| {
        let mut cells = columns.told(side, row);
        cells.next().map(|(_, at)| hash(side, at))
    };
    let rest =
        |side: usize, row: &Row| hashed(told(side, row).split_off(1.min(told(side, row).len())));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut steps: Vec<&Key<'_>> = vec![&whole, &first];
    if columns.count_rows() {
        steps = vec![&whole, &uncounted, &first, &rest];
    }
    let ends = (old.rows.len(), new.rows.len());
    for key in steps {
        between(&mut pairs, ends, |from, to| unique(sides, from, to, key));
    }
    between(&mut pairs, ends, |from, to| {
        let facing = (from.0..to.0).zip(from.1..to.1);
        let as_many = to.0 - from.0 == to.1 - from.1;
        let akin = |pair: &(usize, usize)| as_many && share(sides, *pair, columns, hash);
        facing.filter(akin).collect()
    });
    pairs.extend(crossed(sides, &pairs, first));
    let rows = pairs.into_iter();
    rows.map(|(one, other)| (&old.rows[one], &new.rows[other]))
        .collect()
}

/// Adds the pairs that `find` finds between those that are there, which are in order, as it finds them in order.
fn between(
    pairs: &mut Vec<(usize, usize)>,
    ends: (usize, usize),
    find: impl Fn((usize, usize), (usize, usize)) -> Vec<(usize, usize)>,
) {
    let mut more = Vec::new();
    let mut from = (0, 0);
    for to in pairs.iter().copied().chain([ends]) {
        more.extend(find(from, to));
        from = (to.0 + 1, to.1 + 1);
    }
    pairs.extend(more);
    pairs.sort_unstable();
}

/// The rows that changed place: those that have no partner yet, and whose key no other row has on either side.
fn crossed(
    rows: [&Vec<Row>; 2],
    pairs: &[(usize, usize)],
    key: impl Fn(usize, &Row) -> Option<u64>,
) -> Vec<(usize, usize)> {
    let mut free = rows.map(|rows| vec![true; rows.len()]);
    for (old, new) in pairs {
        free[0][*old] = false;
        free[1][*new] = false;
    }
    let places = [0, 1].map(|side| {
        let mut places: FxHashMap<u64, Option<usize>> = FxHashMap::default();
        for (at, row) in rows[side].iter().enumerate() {
            let Some(key) = key(side, row) else {
                continue;
            };
            let place = places.entry(key);
            place.and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    });
    let olds = rows[0].iter().enumerate().filter(|(at, _)| free[0][*at]);
    let found = olds.filter_map(|(old, row)| {
        let key = key(0, row)?;
        let [own, other] = places.each_ref().map(|places| places.get(&key).copied());
        let new = other.flatten().filter(|new| free[1][*new])?;
        own.flatten().map(|_| (old, new))
    });
    found.collect()
}

/// The rows between two places whose keys are there once on each side, in order.
fn unique(
    rows: [&Vec<Row>; 2],
    from: (usize, usize),
    to: (usize, usize),
    key: impl Fn(usize, &Row) -> Option<u64>,
) -> Vec<(usize, usize)> {
    let mut found: FxHashMap<u64, [Option<(u32, bool)>; 2]> = FxHashMap::default();
    let ranges = [from.0..to.0, from.1..to.1];
    for (side, range) in ranges.iter().enumerate() {
        for at in range.clone() {
            let Some(key) = key(side, &rows[side][at]) else {
                continue;
            };
            let place = &mut found.entry(key).or_default()[side];
            *place = Some((at as u32, place.is_none()));
        }
    }
    let mut places: Vec<(u32, u32)> = found
        .into_values()
        .filter_map(|places| match places {
            [Some((old, true)), Some((new, true))] => Some((old, new)),
            _ => None,
        })
        .collect();
    places.sort_unstable();
    let chain = chain::heaviest_places(&places, |_| 1).into_iter();
    chain
        .map(|(old, new)| (old as usize, new as usize))
        .collect()
}

/// Whether two rows that face each other are one: the first cell is the same, or more than half of all. A text that every row has in one of
/// several columns shows nothing.
fn share(
    rows: [&Vec<Row>; 2],
    (old, new): (usize, usize),
    columns: &Columns,
    hash: &impl Fn(usize, u32) -> u64,
) -> bool {
    let (one, other) = (&rows[0][old], &rows[1][new]);
    let is_same = |(column, at): &(u32, u32)| {
        let facing = columns.partner(0, *column);
        let facing = facing.and_then(|column| other.in_column(column));
        facing.is_some_and(|facing| hash(0, *at) == hash(1, facing))
    };
    let same = one.cells.iter().filter(|cell| is_same(cell)).count();
    let all = [(0, one), (1, other)].map(|(side, row)| columns.common(side, row).count());
    is_same(&one.cells[0]) || 2 * same > all[0].max(all[1])
}

#[cfg(test)]
mod tests {
    use crate::diff::change::{Diff, Kind};
    use crate::diff::{Options, diff};
    use crate::input;

    fn compared(old: &str, new: &str) -> Diff {
        let [old, new] = [old, new].map(|text| {
            input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap()
        });
        diff(&old, &new, &Options::default())
    }

    fn counts(diff: &Diff) -> [usize; 4] {
        [Kind::Edited, Kind::Inserted, Kind::Deleted, Kind::Moved].map(|kind| diff.count(kind))
    }

    const HEAD: &str = "| days | hours |\n| --- | --- |\n";

    #[test]
    fn a_table_that_went_takes_no_cells_of_the_one_that_stays() {
        let rows = "| 31 days | 133 hours |\n| 30 days | 129 hours |\n| 28 days | 120 hours |\n";
        let changed = rows
            .replace("133", "132.8")
            .replace("129", "128.5")
            .replace("120", "120.0");
        let went = "| 31 days | 45 hours |\n| 30 days | 43 hours |\n| 28 days | 40 hours |\n";
        let old = format!("# Hours\n\nFull.\n\n{HEAD}{rows}\nPart.\n\n{HEAD}{went}\n# Pay\n");
        let new = format!("# Hours\n\nAll.\n\n{HEAD}{changed}\nSome.\n\n# Pay\n");
        let found = counts(&compared(&old, &new));
        assert_eq!(
            (found[0] >= 3, found[1] <= 2, found[3]),
            (true, true, 0),
            "{found:?}"
        );
        let back = counts(&compared(&new, &old));
        assert_eq!((back[0], back[1], back[2]), (found[0], found[2], found[1]));
    }

    #[test]
    fn cells_stay_in_their_rows_where_rows_came() {
        let row = |shop: &str, text: &str| format!("| {shop} | {text} |\n");
        let old = format!(
            "{HEAD}{}{}{}",
            row("Mill", "no"),
            row("Quay", "no"),
            row("Weir", "closed on Mondays")
        );
        let new = format!(
            "{HEAD}{}{}{}{}",
            row("Mill", "yes"),
            row("Barn", "yes"),
            row("Quay", "yes"),
            row("Weir", "closed on Sundays")
        );
        let diff = compared(&old, &new);
        assert_eq!(counts(&diff), [3, 2, 0, 0]);
    }

    #[test]
    fn a_row_that_changed_place_keeps_the_cell_that_was_edited() {
        let row = |shop: &str, text: &str| format!("| {shop} | {text} |\n");
        let [mill, quay, weir] = [("Mill", "no"), ("Quay", "twelve"), ("Weir", "none")]
            .map(|(shop, text)| row(shop, text));
        let old = format!("{HEAD}{mill}{quay}{weir}{}", row("Barn", "ten"));
        let new = format!("{HEAD}{}{mill}{quay}{weir}", row("Barn", "eleven"));
        for (old, new) in [(&old, &new), (&new, &old)] {
            let diff = compared(old, new);
            let edits: Vec<usize> = diff.changes.iter().map(|each| each.edits.len()).collect();
            assert_eq!((counts(&diff), edits), ([0, 0, 0, 2], vec![0, 1]));
        }
    }

    #[test]
    fn each_cell_is_in_one_record_where_paragraphs_changed_place() {
        let table = |fee: &str| format!("{HEAD}| Mill | {fee} |\n| Quay | {fee} or oats |\n\n");
        let parts = [
            "The mill grinds oats for all the boats.",
            "The quay is swept on every Monday.",
            "Gulls rest on the weir in November.",
        ];
        let text = |order: [usize; 3], fees: [&str; 2]| {
            let [one, two, three] = order.map(|at| parts[at]);
            format!(
                "{one}\n\n{}{two}\n\n{}{three}\n",
                table(fees[0]),
                table(fees[1])
            )
        };
        for order in [[1, 0, 2], [2, 1, 0], [0, 2, 1], [1, 2, 0]] {
            let [old, new] = [
                text([0, 1, 2], ["one crown", "two crowns"]),
                text(order, ["a pound", "two pounds"]),
            ];
            let diff = compared(&old, &new);
            for side in 0..2 {
                let places = diff.changes.iter().filter(|each| each.kind != Kind::Copied);
                let changed = places.flat_map(|each| [&each.old, &each.new][side].clone());
                let same = diff.unchanged.iter().map(|pair| [pair.0, pair.1][side]);
                let mut all: Vec<u32> = changed.chain(same).collect();
                all.sort_unstable();
                let count = all.len();
                all.dedup();
                assert_eq!((all.len(), count), (15, 15), "{order:?}");
            }
        }
    }

    #[test]
    fn a_text_that_all_rows_have_joins_none() {
        let head = "| name | kind | value |\n| --- | --- | --- |\n";
        let row = |name: &str, value: &str| format!("| {name} | text | {value} |\n");
        let old = format!(
            "{head}{}{}{}{}",
            row("type", "gate"),
            row("version", "1.0"),
            row("id", "7a0d"),
            row("time", "noon")
        );
        let new = format!(
            "{head}{}{}{}{}",
            row("type", "gate"),
            row("subject", "mill"),
            row("schema", "oats"),
            row("time", "noon")
        );
        let found = compared(&old, &new);
        assert_eq!(counts(&found)[0], 0, "{:?}", found.changes);
    }

    #[test]
    fn a_row_that_is_another_comes_and_goes() {
        let old = format!("{HEAD}| Mill | red brick |\n| Quay | oak |\n");
        let new = format!("{HEAD}| Barn | thatch |\n| Quay | oak |\n");
        assert_eq!(counts(&compared(&old, &new)), [0, 2, 2, 0]);
    }
}
