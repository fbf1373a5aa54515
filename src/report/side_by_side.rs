//! A comparison in two columns, the old text on the left and the new one on the right.
//!
//! A record has a line with its places and what happened, and below it the paragraphs of each side, wrapped inside their column.
//! What moved is shown where it is now, and where it was stands an arrow that names the other place.

mod cell;

use std::io::{self, Write};

use colored::Colorize;

use crate::diff::change::{Change, Diff, Kind};
use crate::document::Document;
use crate::report::excerpt::{columns, shown};
use crate::report::order::{Place, arrow, follows, is, left_its_place, was};
use crate::report::places::Indexed;
use crate::report::side_by_side::cell::{Side, marked};
use crate::report::terminal_diff::{self, Sides, Told};
use crate::report::told::{self, ready};
use crate::report::wrapping::{self, visible, wrapped};
use crate::report::{Detail, Format, Report, Style, Subject, Writer, folders};
use crate::text::script;
use crate::wording::message::message;

/// The format `side-by-side`.
pub(super) const FORMAT: Format = Format {
    name: "side-by-side",
    about: "Two columns",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(&[Subject::Comparison], write),
};

/// How wide the report is in a file or a pipe: what most terminals have.
const WIDTH: usize = 80;

/// What is between the columns.
const BORDER: &str = " │ ";

/// Keeps a line that holds right-to-left text in its columns: without it, a terminal that reorders such text may take the border for
/// a part of it.
const LEFT_TO_RIGHT: char = '\u{200e}';

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = Style {
        columns: Some(style.columns.unwrap_or(WIDTH)),
        ..style
    };
    match report {
        Report::Diff { old, new, diff } => compare(old, new, diff, style, out),
        Report::Folders { comparisons, .. } => folders::write(comparisons, compare, style, out),
        _ => Ok(()),
    }
}

fn compare(
    old: &Document,
    new: &Document,
    diff: &Diff,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if !diff.is_empty() || style.detail == Detail::Full {
        let width = style.columns.unwrap_or(WIDTH);
        let table = Table {
            room: width.saturating_sub(columns(BORDER)) / 2,
            sides: Sides::new(old, new, diff, style),
            diff,
            style,
        };
        let names = [&old.name, &new.name].map(|name| shown(name));
        let heading = [
            format!("--- {}", names[0]).red().to_string(),
            format!("+++ {}", names[1]).green().to_string(),
        ];
        table.cells(&heading, out)?;
        table.gap(out)?;
        table.rows(out)?;
        table.sides.write_stale(out)?;
    }
    terminal_diff::write_totals(diff, style, out)
}

/// A record, or a part of one, in the place where it is shown.
#[derive(Clone, Copy)]
enum Row<'run> {
    /// Paragraphs that are the same, by number.
    Same(u32, u32),
    /// A change, by number.
    Change(usize, &'run Change),
    /// The place where a moved text was.
    Left(&'run Change),
}

struct Table<'run> {
    sides: Sides<'run>,
    diff: &'run Diff,
    style: Style<'run>,
    /// How many columns a side has.
    room: usize,
}

impl<'run> Table<'run> {
    /// The rows in order.
    fn rows(&self, out: &mut dyn Write) -> io::Result<()> {
        let follows = follows(self.sides.old.document, self.diff);
        let mut rows: Vec<(Place, Row<'run>)> = Vec::new();
        let same = self.diff.unchanged.iter();
        rows.extend(same.map(|(old, new)| ((*new, 1, *old), Row::Same(*old, *new))));
        for (at, change) in self.diff.changes.iter().enumerate() {
            if left_its_place(change) {
                rows.push((was(change, &follows), Row::Left(change)));
            }
            rows.push((is(change, &follows), Row::Change(at, change)));
        }
        // What the line of a run says already parts no paragraphs that are the same.
        rows.retain(|(_, row)| !self.is_said(row));
        rows.sort_by_key(|(place, _)| *place);
        let mut at = 0;
        while at < rows.len() {
            let same = rows[at..]
                .iter()
                .take_while(|(_, row)| row.is_same())
                .count();
            if same > 0 {
                let beside = (at > 0, at + same < rows.len());
                self.unchanged(&rows[at..at + same], beside, out)?;
                at += same;
                continue;
            }
            match rows[at].1 {
                Row::Change(number, change) => self.change(number, change, &follows, out)?,
                Row::Left(change) => {
                    let arrow = arrow(was(change, &follows), is(change, &follows));
                    let old = self.places(&self.sides.old, &change.old);
                    let new = self.places(&self.sides.new, &change.new);
                    let what = message!(
                        "diff.left",
                        old = ready(old),
                        arrow = arrow,
                        new = ready(new)
                    );
                    let what = self.style.say(&what).cyan().to_string();
                    self.cells(&[what, String::new()], out)?;
                    self.gap(out)?;
                }
                Row::Same(..) => {}
            }
            at += 1;
        }
        Ok(())
    }

    /// Whether a row is a change that the line of a run of renumbered clauses, above the first of them, tells of.
    fn is_said(&self, row: &Row<'_>) -> bool {
        let Row::Change(number, _) = row else {
            return false;
        };
        self.sides.told[*number] == Told::Before
    }

    /// Paragraphs that are the same: those next to a change as far as they are asked for, and how many there are besides.
    fn unchanged(
        &self,
        rows: &[(Place, Row<'run>)],
        (behind, before): (bool, bool),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let context = match self.style.detail {
            Detail::Full => usize::MAX,
            Detail::Changes { context } => context,
        };
        let first = if behind { context } else { 0 }.min(rows.len());
        let last = if before { context } else { 0 }.min(rows.len() - first);
        let (first, last) = if context == usize::MAX {
            (rows.len(), 0)
        } else {
            (first, last)
        };
        let folded = rows.len() - first - last;
        for (_, row) in &rows[..first] {
            self.same(*row, out)?;
        }
        if folded > 0 {
            let line = self.style.say(&message!("diff.unchanged", count = folded));
            wrapping::line(out, &line.dimmed().to_string(), 2, self.style.columns)?;
            writeln!(out)?;
        }
        for (_, row) in &rows[rows.len() - last..] {
            self.same(*row, out)?;
        }
        Ok(())
    }

    fn same(&self, row: Row<'_>, out: &mut dyn Write) -> io::Result<()> {
        let Row::Same(old, new) = row else {
            return Ok(());
        };
        let text = |side: &Indexed<'_>, at: u32| {
            let text = shown(&side.document.reading(side.paragraph(at)));
            text.dimmed().to_string()
        };
        let texts = [text(&self.sides.old, old), text(&self.sides.new, new)];
        self.cells(&texts, out)?;
        self.gap(out)
    }

    fn change(
        &self,
        number: usize,
        change: &Change,
        follows: &[u32],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if let Told::InRun(line) = &self.sides.told[number] {
            return wrapping::line(
                out,
                &format!("{}\n", line.line(self.style)),
                2,
                self.style.columns,
            );
        }
        let [old, new] = [
            self.places(&self.sides.old, &change.old),
            self.places(&self.sides.new, &change.new),
        ];
        let what = self.style.say(&told::change(change));
        let came = left_its_place(change) || change.kind == Kind::Copied;
        let heading = match () {
            () if change.new.is_empty() => [format!("{old} {what}"), String::new()],
            () if change.old.is_empty() => [String::new(), format!("{new} {what}")],
            () if came => {
                let arrow = arrow(is(change, follows), was(change, follows));
                [format!("{arrow} {old}"), format!("{new} {what}")]
            }
            () => [old, format!("{new} {what}")],
        };
        let bold = |text: String| match text.as_str() {
            "" => text,
            text => text.bold().to_string(),
        };
        self.cells(&heading.map(bold), out)?;
        let plain = change.edits.is_empty() && came;
        let old = if plain {
            Vec::new()
        } else {
            self.texts(change, Side::Old)
        };
        let new = self.texts(change, Side::New);
        // The parts of a paragraph that was split stand beside it, one after another.
        self.lines([self.wrapped(&old), self.wrapped(&new)], out)?;
        self.gap(out)
    }

    fn places(&self, side: &Indexed<'_>, paragraphs: &[u32]) -> String {
        let places = paragraphs.iter().map(|at| self.sides.place(side, *at));
        places.collect::<Vec<String>>().join(" + ")
    }

    /// The paragraphs of one side of a change, with what went or came in them marked.
    fn texts(&self, change: &Change, side: Side) -> Vec<String> {
        let (document, paragraphs) = match side {
            Side::Old => (self.sides.old.document, &change.old),
            Side::New => (self.sides.new.document, &change.new),
        };
        let whole = |at: &u32| shown(&document.reading(&document.paragraphs[*at as usize]));
        match change.kind {
            Kind::Deleted => {
                return paragraphs
                    .iter()
                    .map(|at| whole(at).red().to_string())
                    .collect();
            }
            Kind::Inserted | Kind::Copied if side == Side::New => {
                return paragraphs
                    .iter()
                    .map(|at| whole(at).green().to_string())
                    .collect();
            }
            _ => {}
        }
        let marked = |at: &u32| {
            let span = document.paragraphs[*at as usize].span;
            marked(
                document,
                span,
                &change.edits,
                side,
                (change.kind, self.style.lang),
            )
        };
        paragraphs.iter().map(marked).collect()
    }

    /// The lines of paragraphs of one side, with an empty one between two.
    fn wrapped(&self, texts: &[String]) -> Vec<String> {
        let paragraphs = texts.iter().filter(|text| !text.is_empty());
        let lines: Vec<Vec<String>> = paragraphs.map(|text| wrapped(text, 0, self.room)).collect();
        lines.join(&String::new())
    }

    /// Writes a text on each side, wrapped.
    fn cells(&self, texts: &[String; 2], out: &mut dyn Write) -> io::Result<()> {
        let lines = texts
            .each_ref()
            .map(|text| self.wrapped(std::slice::from_ref(text)));
        self.lines(lines, out)
    }

    /// Writes lines side by side.
    fn lines(&self, [old, new]: [Vec<String>; 2], out: &mut dyn Write) -> io::Result<()> {
        for at in 0..old.len().max(new.len()) {
            let cell = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            let (old, new) = (cell(&old), cell(&new));
            let padding = " ".repeat(self.room.saturating_sub(visible(&old)));
            let border = BORDER.dimmed();
            let reordered = old.chars().chain(new.chars()).any(script::is_right_to_left);
            let line = if reordered {
                let mark = LEFT_TO_RIGHT;
                format!("{mark}{old}{mark}{padding}{border}{mark}{new}")
            } else {
                format!("{old}{padding}{border}{new}")
            };
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// An empty line with the border.
    fn gap(&self, out: &mut dyn Write) -> io::Result<()> {
        let line = format!("{}{}", " ".repeat(self.room), BORDER.trim_end().dimmed());
        writeln!(out, "{line}")
    }
}

impl Row<'_> {
    fn is_same(&self) -> bool {
        matches!(self, Self::Same(..))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff;
    use crate::input;

    fn report(old: &str, new: &str, columns: usize, detail: Detail) -> String {
        let read = |name: &str, text: &str| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read("old.txt", old), read("new.txt", new));
        let diff = diff::diff(&old, &new, &diff::Options::default());
        let style = Style {
            columns: Some(columns),
            detail,
            ..Style::default()
        };
        let report = Report::Diff {
            old: &old,
            new: &new,
            diff: &diff,
        };
        let mut out = Vec::new();
        FORMAT.write(&report, style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    const CHANGES: Detail = Detail::Changes { context: 0 };

    #[test]
    fn each_side_has_its_words_and_the_marks_of_its_own_edits() {
        let old = "The keeper opens the gate at seven and closes it at nine.";
        let new = "The keeper opens the gate at eight and closes it at nine.";
        let report = report(old, new, 60, CHANGES);
        let expected = "\
--- old.txt                  │ +++ new.txt
                             │
1:1                          │ 1:1 edited
The keeper opens the gate at │ The keeper opens the gate at
[-seven-] and closes it at   │ {+eight+}(number) and closes
nine.                        │ it at nine.
                             │
";
        let table: String = report.split_inclusive('\n').take(7).collect();
        assert_eq!(table.replace("  │", " │"), expected.replace("  │", " │"));
    }

    #[test]
    fn wide_characters_take_two_columns_of_their_cell() {
        let old = "管理员应当在每日七时开启大门，并在九时关闭大门，节假日另行通知。";
        let new = "管理员应当在每日八时开启大门，并在九时关闭大门，节假日另行通知。";
        for width in [40, 61, 80] {
            let report = report(old, new, width, CHANGES);
            let borders: Vec<usize> = report
                .lines()
                .filter_map(|line| line.split_once('│'))
                .map(|(before, _)| columns(before))
                .collect();
            assert!(borders.iter().all(|at| *at == borders[0]), "{report}");
            assert!(
                report.lines().all(|line| columns(line) <= width),
                "{report}"
            );
        }
    }

    #[test]
    fn what_moved_names_its_other_place_with_an_arrow() {
        let texts = [
            "The keeper hands out the keys.",
            "Dogs wait in front of the house.",
            "Umbrellas go into the stand by the door.",
            "Lectures are held in the hall on Mondays.",
        ];
        let old = texts.join("\n\n");
        let new = [texts[1], texts[2], texts[3], texts[0]].join("\n\n");
        let report = report(&old, &new, 80, CHANGES);
        assert!(report.contains("1:1 moved ↓ 7:1"), "{report}");
        assert!(report.contains("↑ 1:1 "), "{report}");
        assert!(report.contains("7:1 moved"), "{report}");
        assert!(report.contains("⋯ 3 unchanged paragraphs"), "{report}");
    }

    #[test]
    fn what_is_on_one_side_has_nothing_beside_it() {
        let (one, two) = ("Dogs wait outside.", "Umbrellas go into the stand.");
        let report = report(one, &format!("{one}\n\n{two}"), 80, CHANGES);
        let line = report.lines().find(|line| line.ends_with(two)).unwrap();
        assert_eq!(line.split('│').next().unwrap().trim(), "");
        assert!(report.contains("⋯ 1 unchanged paragraph\n"), "{report}");
    }

    #[test]
    fn the_parts_of_a_split_stand_beside_the_whole() {
        let first = "The ferry waits at the pier until the last cart is on board.";
        let second = "Dogs travel on the lower deck, and their owners with them.";
        let report = report(
            &format!("{first} {second}"),
            &format!("{first}\n\n{second}"),
            60,
            CHANGES,
        );
        let lines: Vec<&str> = report.lines().skip(3).take(6).map(str::trim_end).collect();
        let beside = lines.iter().position(|line| line.contains("│ Dogs travel"));
        let old = lines[beside.unwrap()].split('│').next().unwrap().trim();
        assert!(!old.is_empty(), "{report}");
        assert!(report.contains("split"), "{report}");
    }

    #[test]
    fn what_is_the_same_between_renumbered_clauses_is_folded_once() {
        let text = |first: u32, more: &str| {
            let items = [
                "Dogs wait outside",
                "Goats stay in the pen",
                "Carts are locked",
            ];
            let items = items.iter().enumerate().map(|(at, item)| {
                format!(
                    "{}. {item}.\n\nWhoever does not heed it pays for {item}.\n\n",
                    at as u32 + first
                )
            });
            format!("{more}{}The end.\n", items.collect::<String>())
        };
        let (old, new) = (text(1, ""), text(2, "1. The gate is shut at night.\n\n"));
        let report = report(&old, &new, 80, CHANGES);
        assert!(report.contains("renumbered: 1–3 to 2–4"), "{report}");
        assert_eq!(report.matches('⋯').count(), 1, "{report}");
    }

    #[test]
    fn right_to_left_text_stays_in_its_column() {
        let old = "يفتح الحارس الباب في الساعة السابعة.";
        let new = "يفتح الحارس الباب في الساعة الثامنة.";
        let report = report(old, new, 80, CHANGES);
        let lines = report.lines().filter(|line| line.contains("الحارس"));
        assert!(lines.clone().count() > 0);
        for line in lines {
            assert!(line.starts_with('\u{200e}'), "{line}");
            assert!(line.contains("│ \u{200e}"), "{line}");
        }
    }

    #[test]
    fn the_whole_text_is_shown_where_it_is_asked_for() {
        let report = report("Dogs wait.", "Dogs wait.", 60, Detail::Full);
        assert!(report.contains("Dogs wait."), "{report}");
        assert!(!report.contains('⋯'), "{report}");
    }
}
