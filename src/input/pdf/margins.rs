//! What stands above and below the text of pages: running heads and page numbers, known because they repeat at the same place.

use rustc_hash::FxHashMap;

use crate::input::page_number::template;
use crate::input::pdf::line::{Line, steps};
use crate::input::pdf::marks;
use crate::input::pdf::rows::lines;
use crate::language::topics::pages;
use crate::text::numeral;

/// Which part of the height of a page, at the top and at the bottom, running heads are in.
const ZONE: f32 = 0.18;
/// How many lines at each edge of a page can be one.
const EDGE: usize = 3;
/// How far lines at the same place of two pages are apart at most, in points.
const SAME: f32 = 3.0;
/// On how many pages a line has to be.
const PAGES: usize = 3;
/// From which part of the pages on a place is that of a running head, whatever it says: heads of chapters change.
const MOST: f32 = 0.6;
/// How far such a line is from the next one, as a part of its size: lines of the text are at most 1.6 apart.
const APART: f32 = 1.8;
/// How far the innermost line of a running head is from the text at least, as a part of its size.
const CLOSE: f32 = 1.55;
/// From which size on, as a part of that of the text, a line is a heading and no running head.
const LARGE: f32 = 1.05;

/// The runs of a page and its height.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) runs: Vec<Line>,
    pub(super) height: f32,
}

/// A line at the edge of a page.
#[derive(Debug)]
struct Edge {
    page: usize,
    is_top: bool,
    baseline: f32,
    size: f32,
    /// What it says, with `#` for numbers.
    form: String,
    number: Option<u64>,
    /// How far the next line further in is.
    gap: f32,
    /// Whether it starts with the mark of a note.
    is_note: bool,
}

/// Takes running heads and page numbers out of pages.
pub(super) fn remove(sheets: &mut [Sheet]) {
    let edges: Vec<Edge> = sheets
        .iter()
        .enumerate()
        .flat_map(|(page, sheet)| {
            let mut own = at_edge(page, sheet, true);
            own.extend(at_edge(page, sheet, false));
            own
        })
        .collect();
    let mut is_head = repeated(&edges, sheets.len());
    for (at, edge) in edges.iter().enumerate() {
        is_head[at] |= is_number_of_page(edge);
    }
    let size = usual_size(sheets);
    // What stands apart, in type that is not that of headings.
    let is_apart = |edge: &Edge| edge.gap > APART * edge.size && edge.size < LARGE * size;
    let places = places(edges.iter().filter(|edge| is_apart(edge)), sheets.len());
    for (at, edge) in edges.iter().enumerate() {
        let is_there =
            |place: &(bool, f32)| place.0 == edge.is_top && (place.1 - edge.baseline).abs() <= SAME;
        is_head[at] |= is_apart(edge) && places.iter().any(is_there);
        is_head[at] &= edge.size < LARGE * size && !edge.is_note;
    }
    // From the edge inwards, up to a gap: what is further in than a line of the text is text, and so is what stands close to it.
    let edges: Vec<(Edge, bool)> = edges.into_iter().zip(is_head).collect();
    for own in edges.chunk_by(|a, b| (a.0.page, a.0.is_top) == (b.0.page, b.0.is_top)) {
        let heads = own.iter().take_while(|(_, is_head)| *is_head).count();
        let last = own[..heads]
            .iter()
            .rposition(|(edge, _)| edge.gap > CLOSE * edge.size);
        for (edge, _) in &own[..last.map_or(0, |last| last + 1)] {
            let runs = &mut sheets[edge.page].runs;
            runs.retain(|run| (run.baseline - edge.baseline).abs() > 0.5 * edge.size.max(run.size));
        }
    }
}

/// The lines at an edge of a page, the outermost first.
fn at_edge(page: usize, sheet: &Sheet, is_top: bool) -> Vec<Edge> {
    let in_zone = |run: &&Line| {
        if is_top {
            run.baseline < ZONE * sheet.height
        } else {
            run.baseline > (1.0 - ZONE) * sheet.height
        }
    };
    let mut rows = lines(sheet.runs.iter().filter(in_zone).cloned().collect());
    if !is_top {
        rows.reverse();
    }
    let inner = sheet
        .runs
        .iter()
        .filter(|run| !in_zone(run))
        .map(|run| run.baseline);
    let inner = if is_top {
        inner.fold(f32::MAX, f32::min)
    } else {
        inner.fold(f32::MIN, f32::max)
    };
    let next = rows.iter().skip(1).map(|row| row.baseline).chain([inner]);
    let next: Vec<f32> = next.collect();
    let edges = rows.iter().zip(next).take(EDGE);
    edges
        .map(|(row, next)| {
            let form = template(&row.text);
            let mut numbers = row.text.split(|c: char| numeral::digit(c).is_none());
            let number = numbers.rfind(|digits| !digits.is_empty());
            Edge {
                page,
                is_top,
                baseline: row.baseline,
                size: row.size,
                is_note: marks::raised_at_start(row).is_some(),
                number: number.and_then(numeral::decimal),
                form,
                gap: (next - row.baseline).abs(),
            }
        })
        .collect()
}

/// Which lines say the same at the same place of several pages, but for numbers that count.
fn repeated(edges: &[Edge], pages: usize) -> Vec<bool> {
    let mut alike: FxHashMap<(bool, &str), Vec<usize>> = FxHashMap::default();
    for (at, edge) in edges.iter().enumerate() {
        alike.entry((edge.is_top, &edge.form)).or_default().push(at);
    }
    let mut out = vec![false; edges.len()];
    let mut groups: Vec<Vec<usize>> = alike.into_values().collect();
    groups.sort();
    for mut group in groups {
        group.sort_by(|a, b| {
            let (a, b) = (&edges[*a], &edges[*b]);
            a.baseline.total_cmp(&b.baseline).then(a.page.cmp(&b.page))
        });
        for place in group.chunk_by(|a, b| edges[*b].baseline - edges[*a].baseline <= SAME) {
            let mut place = place.to_vec();
            place.sort_by_key(|at| edges[*at].page);
            place.dedup_by_key(|at| edges[*at].page);
            let counts = place
                .windows(2)
                .all(|pair| edges[pair[0]].number <= edges[pair[1]].number);
            let enough = place.len() >= PAGES || (pages == 2 && place.len() == 2);
            if counts && enough {
                for at in place {
                    out[at] = true;
                }
            }
        }
    }
    out
}

/// The places at the edges of pages where most of them have a line that stands apart.
fn places<'edge>(edges: impl Iterator<Item = &'edge Edge>, pages: usize) -> Vec<(bool, f32)> {
    let mut counts: Vec<(bool, f32, usize)> = Vec::new();
    for edge in edges {
        let place = counts.iter_mut().find(|(is_top, baseline, _)| {
            *is_top == edge.is_top && (baseline - edge.baseline).abs() <= SAME
        });
        match place {
            Some(place) => place.2 += 1,
            None => counts.push((edge.is_top, edge.baseline, 1)),
        }
    }
    counts.retain(|(.., count)| *count > PAGES && *count as f32 >= MOST * pages as f32);
    let places = counts.into_iter();
    places
        .map(|(is_top, baseline, _)| (is_top, baseline))
        .collect()
}

/// The size of most of the text.
fn usual_size(sheets: &[Sheet]) -> f32 {
    let mut sizes: FxHashMap<u32, u32> = FxHashMap::default();
    for run in sheets.iter().flat_map(|sheet| &sheet.runs) {
        *sizes.entry(steps(run.size, 4.0)).or_default() += run.count;
    }
    let most = sizes
        .into_iter()
        .max_by_key(|(size, count)| (*count, *size));
    most.map_or(0.0, |(size, _)| size as f32 / 4.0)
}

/// Whether a line is nothing but the number of its page, apart from the text.
fn is_number_of_page(edge: &Edge) -> bool {
    let is_form = edge.form == "#" || pages::forms().any(|form| form == edge.form);
    is_form && edge.number == Some(edge.page as u64 + 1) && edge.gap > 1.5 * edge.size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    /// What is left of pages with these heads and feet around a text of their own.
    fn left(pages: &[(&str, &str)]) -> Vec<Vec<String>> {
        let sheet = |(at, (head, foot)): (usize, &(&str, &str))| Sheet {
            height: 800.0,
            runs: [(40.0, *head), (760.0, *foot)]
                .into_iter()
                .chain([(70.0, "First line"), (85.0, "second line")])
                .filter(|(_, text)| !text.is_empty())
                .map(|(y, text)| {
                    run(
                        50.0,
                        y + if y < 50.0 { 0.0 } else { at as f32 * 0.1 },
                        10.0,
                        text,
                    )
                })
                .collect(),
        };
        let mut sheets: Vec<Sheet> = pages.iter().enumerate().map(sheet).collect();
        // The text itself is not the same on all pages.
        for (at, sheet) in sheets.iter_mut().enumerate() {
            let own = ["apples", "pears", "plums", "figs", "nuts", "dates"];
            for run in sheet
                .runs
                .iter_mut()
                .filter(|run| run.text.ends_with("line"))
            {
                run.text = format!("{} {}", run.text, own[at]);
            }
        }
        remove(&mut sheets);
        let texts = |sheet: &Sheet| sheet.runs.iter().map(|run| run.text.clone()).collect();
        sheets.iter().map(texts).collect()
    }

    fn is_clean(pages: &[(&str, &str)]) -> bool {
        left(pages).iter().all(|page| page.len() == 2)
    }

    #[test]
    fn what_repeats_at_a_place_is_no_text() {
        assert!(is_clean(&[
            ("Rules 2032", "1"),
            ("Rules 2032", "2"),
            ("Rules 2032", "3")
        ]));
        assert!(is_clean(&[
            ("Rules 2032", "Page 1 of 2"),
            ("Rules 2032", "Page 2 of 2")
        ]));
        assert!(is_clean(&[("", "1")]));
    }

    #[test]
    fn heads_on_even_and_odd_pages_can_differ() {
        let odd = ("Rules", "");
        let even = ("Harbour", "");
        assert!(is_clean(&[odd, even, odd, even, odd, even]));
    }

    #[test]
    fn headings_and_what_is_close_to_the_text_are_text() {
        let mut sheets: Vec<Sheet> = (1..6)
            .map(|page| Sheet {
                height: 800.0,
                runs: vec![
                    run(50.0, 50.0, 14.0, &format!("Article {page}")),
                    run(50.0, 80.0, 10.0, "First words"),
                    run(50.0, 92.0, 10.0, &"goes on ".repeat(page)),
                ],
            })
            .collect();
        remove(&mut sheets);
        assert!(sheets.iter().all(|sheet| sheet.runs.len() == 3));
    }

    #[test]
    fn what_stands_there_once_is_text() {
        let found = left(&[("Dear Sir,", ""), ("", ""), ("", "")]);
        assert_eq!(found[0][0], "Dear Sir,");
        assert_eq!(left(&[("", "17")])[0].len(), 3);
    }
}
