//! The rows of a table: a clause each, in the order of the new text, below the headings that say where it is.

use crate::diff::change::{Change, Diff, Edit, Kind};
use crate::document::{self, Document};
use crate::report::Detail;
use crate::report::excerpt::{flowing, head};
use crate::report::order::{Place, follows, is, left_its_place, was};
use crate::report::table::{Mark, Paragraph, Piece};
use crate::text::span::Span;

/// How many columns of a paragraph that went elsewhere are shown where it was.
const START: usize = 40;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A heading that did not change, across both columns.
    Heading(Paragraph),
    /// The old and the new text.
    Cells([Vec<Paragraph>; 2]),
    /// Rows that are left out between others.
    Gap,
}

/// What a row is of.
#[derive(Clone, Copy)]
enum What<'run> {
    Same(u32, u32),
    Change(&'run Change),
    /// Where the text of a change was.
    Left(&'run Change),
}

/// The rows of a comparison.
pub(super) fn rows(old: &Document, new: &Document, diff: &Diff, detail: Detail) -> Vec<Row> {
    let mut all: Vec<(Place, What<'_>)> = Vec::new();
    let follows = follows(old, diff);
    let same = diff.unchanged.iter();
    all.extend(same.map(|(old, new)| ((*new, 1, *old), What::Same(*old, *new))));
    for change in &diff.changes {
        if left_its_place(change) {
            all.push((was(change, &follows), What::Left(change)));
        }
        all.push((is(change, &follows), What::Change(change)));
    }
    all.sort_by_key(|(place, _)| *place);
    let all: Vec<What<'_>> = all.into_iter().map(|(_, what)| what).collect();
    let wanted = wanted(&all, detail);
    let sides = Sides { old, new };
    let mut out = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut is_cut = false;
    for (what, wanted) in all.into_iter().zip(wanted) {
        if let What::Same(one, other) = what
            && let Some(level) = sides.level(other)
        {
            open.retain(|each| each.level < level);
            let title = (one, other);
            open.push(Open { level, title });
            // It comes with the first row below it.
            if detail != Detail::Full {
                continue;
            }
        }
        if let What::Change(change) = what
            && let Some(level) = change.new.first().and_then(|at| sides.level(*at))
        {
            open.retain(|each| each.level < level);
        }
        if !wanted {
            is_cut = true;
            continue;
        }
        let before = out.len();
        for each in std::mem::take(&mut open) {
            out.push(sides.heading(each.title));
            is_cut = false;
        }
        if std::mem::take(&mut is_cut) && before > 0 && detail != (Detail::Changes { context: 0 }) {
            out.push(Row::Gap);
        }
        match what {
            What::Same(_, other) if sides.level(other).is_some() => {}
            what => out.extend(sides.row(what)),
        }
    }
    out
}

/// A heading above rows that did not come yet.
struct Open {
    level: u8,
    title: (u32, u32),
}

/// Which rows are shown: those that changed, and as many beside them as are asked for.
fn wanted(all: &[What<'_>], detail: Detail) -> Vec<bool> {
    let context = match detail {
        Detail::Full => return vec![true; all.len()],
        Detail::Changes { context } => context,
    };
    let mut out = vec![false; all.len()];
    let mut mark = |at: usize, left: &mut usize, is_same: bool| {
        *left = if is_same {
            left.saturating_sub(1)
        } else {
            context + 1
        };
        out[at] |= !is_same || *left > 0;
    };
    let is_same = |at: usize| matches!(all[at], What::Same(..));
    let mut left = 0;
    (0..all.len()).for_each(|at| mark(at, &mut left, is_same(at)));
    left = 0;
    for at in (0..all.len()).rev() {
        mark(at, &mut left, is_same(at));
    }
    out
}

struct Sides<'run> {
    old: &'run Document,
    new: &'run Document,
}

impl Sides<'_> {
    /// The level of a heading of the new text.
    fn level(&self, at: u32) -> Option<u8> {
        let paragraph = &self.new.paragraphs[at as usize];
        (paragraph.kind == document::Kind::Heading).then_some(paragraph.level)
    }

    fn heading(&self, (one, other): (u32, u32)) -> Row {
        let [old, new] = [
            whole(self.old, one, Mark::Kept),
            whole(self.new, other, Mark::Kept),
        ];
        // They may differ in what is no change, such as spaces.
        let bare = |heading: &Paragraph| -> String {
            let texts = heading.pieces.iter().flat_map(|each| each.text.chars());
            texts.filter(|c| !c.is_whitespace()).collect()
        };
        if bare(&old) == bare(&new) {
            Row::Heading(new)
        } else {
            Row::Cells([vec![old], vec![new]])
        }
    }

    fn row(&self, what: What<'_>) -> Option<Row> {
        let cells = match what {
            What::Same(one, other) => [
                vec![whole(self.old, one, Mark::Kept)],
                vec![whole(self.new, other, Mark::Kept)],
            ],
            What::Left(change) => [self.left(change), Vec::new()],
            What::Change(change) => self.changed(change),
        };
        let is_empty = cells.iter().all(Vec::is_empty);
        (!is_empty).then_some(Row::Cells(cells))
    }

    /// The start of a text that went elsewhere, and where it went.
    fn left(&self, change: &Change) -> Vec<Paragraph> {
        let starts = change.old.iter().map(|at| {
            let mut paragraph = whole(self.old, *at, Mark::Kept);
            for piece in &mut paragraph.pieces {
                piece.text = head(&piece.text, START).0;
            }
            paragraph
        });
        let note = note('→', self.new, &change.new);
        starts.chain([note]).collect()
    }

    fn changed(&self, change: &Change) -> [Vec<Paragraph>; 2] {
        let all = |document: &Document, paragraphs: &[u32], mark: Mark| -> Vec<Paragraph> {
            let texts = paragraphs.iter();
            texts.map(|at| whole(document, *at, mark)).collect()
        };
        let mut cells = match change.kind {
            Kind::Deleted => [all(self.old, &change.old, Mark::Deleted), Vec::new()],
            Kind::Inserted | Kind::Copied => {
                [Vec::new(), all(self.new, &change.new, Mark::Inserted)]
            }
            _ => {
                let old = change.old.iter();
                let new = change.new.iter();
                [
                    old.map(|at| marked(self.old, *at, &change.edits, Mark::Deleted))
                        .collect(),
                    new.map(|at| marked(self.new, *at, &change.edits, Mark::Inserted))
                        .collect(),
                ]
            }
        };
        // Where a paragraph was split or merged stands the mark of its end.
        let [old, new] = &mut cells;
        match change.kind {
            Kind::Split => end_all_but_last(new, Mark::Inserted),
            Kind::Merged => end_all_but_last(old, Mark::Deleted),
            _ => {}
        }
        if left_its_place(change) {
            cells[1].push(note('←', self.old, &change.old));
        }
        cells
    }
}

/// Shows the ends of paragraphs that came or went.
fn end_all_but_last(paragraphs: &mut [Paragraph], mark: Mark) {
    if let Some((_, all)) = paragraphs.split_last_mut() {
        for each in all {
            let text = "¶".to_owned();
            each.pieces.push(Piece { text, mark });
        }
    }
}

/// Where paragraphs went or came from: by their number, or else by how many paragraphs there are before them.
fn note(arrow: char, document: &Document, paragraphs: &[u32]) -> Paragraph {
    let places = paragraphs.iter().map(|at| {
        let paragraph = &document.paragraphs[*at as usize];
        match document
            .label(paragraph)
            .trim_end_matches(['.', ' ', '、', '．'])
        {
            "" => format!("¶ {}", at + 1),
            label => label.to_owned(),
        }
    });
    let places = places.collect::<Vec<String>>().join(", ");
    Paragraph {
        pieces: vec![Piece {
            text: format!("{arrow} {places}"),
            mark: Mark::Kept,
        }],
        is_heading: false,
        is_note: true,
    }
}

/// A paragraph in which nothing is told apart.
fn whole(document: &Document, at: u32, mark: Mark) -> Paragraph {
    let paragraph = &document.paragraphs[at as usize];
    let text = text(document, paragraph.kind, paragraph.span);
    made(paragraph.kind, vec![Piece { text, mark }])
}

/// A paragraph of one side with its part of the edits marked.
fn marked(document: &Document, at: u32, edits: &[Edit], mark: Mark) -> Paragraph {
    let paragraph = &document.paragraphs[at as usize];
    let (kind, span) = (paragraph.kind, paragraph.span);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |start: u32, end: u32, mark: Mark| {
        let end = end.max(start);
        let text = text(document, kind, Span { start, end });
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.mark == mark => last.text.push_str(&text),
            _ => pieces.push(Piece { text, mark }),
        }
    };
    let mut at = span.start;
    for edit in edits {
        let place = if mark == Mark::Deleted {
            edit.old
        } else {
            edit.new
        };
        if place.is_empty() || !place.overlaps(span) {
            continue;
        }
        let (start, end) = (place.start.max(at), place.end.min(span.end));
        push(at, start, Mark::Kept);
        push(start, end, mark);
        at = end.max(start);
    }
    push(at, span.end, Mark::Kept);
    made(kind, pieces)
}

fn made(kind: document::Kind, pieces: Vec<Piece>) -> Paragraph {
    Paragraph {
        pieces,
        is_heading: kind == document::Kind::Heading,
        is_note: false,
    }
}

/// What a reader sees at a span: on one line, but for code.
fn text(document: &Document, kind: document::Kind, span: Span) -> String {
    if span.is_empty() {
        return String::new();
    }
    let parts = document.without_furniture(span).into_iter();
    match kind {
        document::Kind::Code => parts.map(|part| document.seen(part)).collect(),
        _ => parts.map(|part| flowing(document.seen(part))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diff, input};

    fn found(old: &str, new: &str, detail: Detail) -> Vec<String> {
        let options = input::Options::default();
        let read = |text: &str| input::from_bytes("a.md", text.as_bytes(), &options).unwrap();
        let (old, new) = (read(old), read(new));
        let diff = diff::diff(&old, &new, &diff::Options::default());
        let cell = |cell: &Vec<Paragraph>| {
            let text = |each: &Paragraph| {
                let pieces = each.pieces.iter().map(|piece| match piece.mark {
                    Mark::Kept => piece.text.clone(),
                    Mark::Deleted => format!("[{}]", piece.text),
                    Mark::Inserted => format!("{{{}}}", piece.text),
                });
                pieces.collect::<String>()
            };
            cell.iter().map(text).collect::<Vec<String>>().join(" / ")
        };
        let rows = rows(&old, &new, &diff, detail);
        let row = |row: &Row| match row {
            Row::Heading(paragraph) => format!("# {}", cell(&vec![paragraph.clone()])),
            Row::Cells([old, new]) => format!("{} | {}", cell(old), cell(new)),
            Row::Gap => "…".to_owned(),
        };
        rows.iter().map(row).collect()
    }

    const OLD: &str = "# Rules\n\n## Gate\n\nThe gate opens at dawn.\n\nThe bell rings twice before it closes.\n\n## Quay\n\nRopes are handed in at the office.\n\n## Fees\n\nThe fee for a berth is due within thirty days.\n";
    const CHANGES: Detail = Detail::Changes { context: 0 };

    #[test]
    fn a_row_is_a_clause_below_the_headings_above_it() {
        let new = OLD.replace("thirty", "sixty");
        assert_eq!(
            found(OLD, &new, CHANGES),
            [
                "# Rules",
                "# Fees",
                "The fee for a berth is due within [thirty] days. | The fee for a berth is due within {sixty} days."
            ]
        );
    }

    #[test]
    fn unchanged_clauses_are_there_on_request() {
        let new = OLD.replace("twice", "three times");
        let full = found(OLD, &new, Detail::Full);
        assert_eq!(full.len(), 8, "{full:?}");
        assert_eq!(full[2], "The gate opens at dawn. | The gate opens at dawn.");
        let near = found(OLD, &new, Detail::Changes { context: 1 });
        assert_eq!(near[0..3], ["# Rules", "# Gate", &full[2]], "{near:?}");
    }

    #[test]
    fn what_is_on_one_side_only_has_nothing_beside_it() {
        let old = "First things stay.\n\nThe lamp burns all night long.\n\nLast things stay.\n";
        let new =
            "First things stay.\n\nLast things stay.\n\nA diver needs a permit of the harbour.\n";
        assert_eq!(
            found(old, new, CHANGES),
            [
                "[The lamp burns all night long.] | ",
                " | {A diver needs a permit of the harbour.}"
            ]
        );
    }

    #[test]
    fn a_split_shows_the_end_that_came() {
        let old = "The keeper opens the gate at dawn. Boats wait outside until the bell has rung twice.\n\nThe end.\n";
        let new = old.replace("dawn. Boats", "dawn.\n\nBoats");
        let rows = found(old, &new, CHANGES);
        assert!(
            rows[0].ends_with("| The keeper opens the gate at dawn.{¶} / Boats wait outside until the bell has rung twice."),
            "{rows:?}"
        );
    }

    #[test]
    fn what_moved_names_both_places() {
        let clauses = |numbers: [&str; 4], texts: [&str; 4]| {
            let all = numbers.iter().zip(texts);
            let all = all.map(|(number, text)| format!("第{number}条　{text}"));
            all.collect::<Vec<String>>().join("\n\n")
        };
        let texts = [
            "港口每日开放，夜间停止进出。",
            "船舶应当按照指定泊位停靠。",
            "使用缆绳的，应当当日归还管理处。",
            "违反本办法的，处五百元罚款。",
        ];
        let old = clauses(["一", "二", "三", "四"], texts);
        let new = clauses(
            ["一", "二", "三", "四"],
            [texts[0], texts[2], texts[3], texts[1]],
        );
        let rows = found(&old, &new, CHANGES);
        assert!(
            rows.iter().any(|row| row.ends_with("/ → 第四条 | ")),
            "{rows:?}"
        );
        assert!(
            rows.iter().any(|row| row.ends_with("/ ← 第二条")),
            "{rows:?}"
        );
        assert!(
            rows.iter()
                .any(|row| row.starts_with("第[三]条") && row.contains("第{二}条")),
            "{rows:?}"
        );
    }
}
