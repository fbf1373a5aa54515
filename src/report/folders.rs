//! Two folders compared, for people: each file that changed, came, went or was renamed, and how much in all.

use std::io::{self, Write};

use colored::Colorize;

use crate::diff::change::Diff;
use crate::document::Document;
use crate::report::excerpt::shown;
use crate::report::{Comparison, Detail, Fate, Style, count, summary, wrapping};

/// Writes the comparison of one file.
pub(super) type One = fn(&Document, &Document, &Diff, Style<'_>, &mut dyn Write) -> io::Result<()>;

/// Writes the files that are not the same, in order, each by `one`, and a summary.
pub(super) fn write(
    comparisons: &[Comparison],
    one: One,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for each in comparisons.iter().filter(|each| !each.is_same()) {
        let paragraphs = count(
            each.old.paragraphs.len().max(each.new.paragraphs.len()),
            "paragraph",
        );
        let [old, new] = [&each.old.name, &each.new.name].map(|name| shown(name));
        let line = match each.fate {
            Fate::Kept => None,
            Fate::Renamed => Some(format!("renamed: {old} → {new}").bold()),
            Fate::Added => Some(format!("only in the new directory: {new} ({paragraphs})").green()),
            Fate::Deleted => Some(format!("only in the old directory: {old} ({paragraphs})").red()),
        };
        if let Some(line) = line {
            wrapping::line(out, &line.to_string(), 2, style.columns)?;
        }
        let one_sided = matches!(each.fate, Fate::Added | Fate::Deleted);
        if (one_sided && style.detail == Detail::Full) || (!one_sided && !each.diff.is_empty()) {
            one(&each.old, &each.new, &each.diff, style, out)?;
        }
        writeln!(out)?;
    }
    let number = |fate: Fate| comparisons.iter().filter(|each| each.fate == fate).count();
    let changed = comparisons
        .iter()
        .filter(|each| each.fate == Fate::Kept && !each.is_same())
        .count();
    let parts = [
        (changed, "changed"),
        (number(Fate::Renamed), "renamed"),
        (number(Fate::Added), "added"),
        (number(Fate::Deleted), "deleted"),
        (
            comparisons.iter().filter(|each| each.is_same()).count(),
            "unchanged",
        ),
    ];
    let files: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let diffs: Vec<&Diff> = comparisons.iter().map(|each| &each.diff).collect();
    let files = format!("files: {}", files.join(", "));
    wrapping::line(out, &files, 2, style.columns)?;
    wrapping::line(out, &summary::of(&diffs), 2, style.columns)
}
