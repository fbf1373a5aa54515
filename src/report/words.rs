//! A comparison as plain lines, one a change: `new.txt:12:1: edited: The fee is due in [-30-]{+60+}(number) days.`

use std::io::{self, Write};

use crate::diff::change::{Change, Diff, Kind};
use crate::document::Document;
use crate::report::excerpt::shown;
use crate::report::marked::{BRACKETS, Layout, Marker};
use crate::report::places::Indexed;
use crate::report::{Format, Report, Style, Subject, Writer, summary, told, wrapping};
use crate::wording::message::{Argument, Message, message};

/// The format `words`.
pub(super) const FORMAT: Format = Format {
    name: "words",
    about: "One line per change",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(&[Subject::Comparison], write),
};

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Diff { old, new, diff } => compare(old, new, diff, style, out),
        Report::Folders { comparisons, .. } => comparisons
            .iter()
            .try_for_each(|each| compare(&each.old, &each.new, &each.diff, style, out)),
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
    let marker = Marker {
        old,
        new,
        layout: Layout {
            whole: true,
            new_line: " ",
            pen: BRACKETS,
            lang: style.lang,
        },
    };
    let [old, new] = [old, new].map(Indexed::new);
    for change in &diff.changes {
        let (indexed, paragraph) = match change.new.first() {
            Some(first) => (&new, *first),
            None => (&old, change.old[0]),
        };
        let place = indexed.start_of(paragraph);
        let text = text(&marker, change);
        writeln!(
            out,
            "{}:{}:{}: {}: {text}",
            shown(&indexed.document.name),
            place.line,
            place.column,
            style.say(&told::change(change))
        )?;
    }
    Ok(())
}

fn text(marker: &Marker<'_>, change: &Change) -> String {
    match change.kind {
        Kind::Inserted | Kind::Copied | Kind::Deleted => marker.lone(change).join(" "),
        Kind::Moved if change.edits.is_empty() => {
            let new = marker.new;
            let texts: Vec<String> = change
                .new
                .iter()
                .map(|at| shown(&new.reading(&new.paragraphs[*at as usize])))
                .collect();
            texts.join(" ")
        }
        _ => marker.marked(change),
    }
}

/// How much changed, one line per pair of files: the format `stat`.
pub(super) const STAT: Format = Format {
    name: "stat",
    about: "How much changed, one line per file",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(&[Subject::Comparison], stat),
};

/// How far what is broken off a line is indented.
const INDENT: usize = 2;

fn stat(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Diff { old, new, diff } => wrapping::line(
            out,
            &style.say(&stat_line(old, new, diff)),
            INDENT,
            style.columns,
        ),
        Report::Folders { comparisons, .. } => {
            for each in comparisons.iter().filter(|each| !each.is_same()) {
                let line = style.say(&stat_line(&each.old, &each.new, &each.diff));
                wrapping::line(out, &line, INDENT, style.columns)?;
            }
            let diffs: Vec<&Diff> = comparisons.iter().map(|each| &each.diff).collect();
            wrapping::line(out, &style.say(&summary::of(&diffs)), INDENT, style.columns)
        }
        _ => Ok(()),
    }
}

/// `new.txt: 2 edited, 1 moved; number 1, wording 3; 120 characters out, 140 in`
fn stat_line(old: &Document, new: &Document, diff: &Diff) -> Message {
    let name: Argument = match (old.name.as_str(), new.name.as_str()) {
        ("", new) => message!("diff.added", name = new).into(),
        (old, "") => message!("diff.deleted", name = old).into(),
        (old, new) if old == new => new.into(),
        (old, new) => format!("{old} → {new}").into(),
    };
    if diff.is_empty() {
        let summary = summary::of(&[diff]);
        return message!("diff.stat-same", name = name, summary = summary);
    }
    let classes = summary::classes(&[diff]);
    let classes = classes.map(|classes| message!("diff.stat-classes", classes = classes));
    let (gone, come) = characters(old, new, diff);
    message!(
        "diff.stat",
        name = name,
        kinds = summary::kinds(&[diff]),
        classes = classes,
        gone = gone,
        come = come
    )
}

/// How many characters went and came, white space not counted.
fn characters(old: &Document, new: &Document, diff: &Diff) -> (usize, usize) {
    let spoken = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let whole =
        |document: &Document, at: &u32| spoken(document.key(&document.paragraphs[*at as usize]));
    let (mut gone, mut come) = (0, 0);
    for change in &diff.changes {
        match change.kind {
            Kind::Deleted => gone += change.old.iter().map(|at| whole(old, at)).sum::<usize>(),
            Kind::Inserted | Kind::Copied => {
                come += change.new.iter().map(|at| whole(new, at)).sum::<usize>();
            }
            _ => {
                gone += change
                    .edits
                    .iter()
                    .map(|edit| spoken(old.seen(edit.old)))
                    .sum::<usize>();
                come += change
                    .edits
                    .iter()
                    .map(|edit| spoken(new.seen(edit.new)))
                    .sum::<usize>();
            }
        }
    }
    (gone, come)
}
