//! Two folders compared, for people: each file that changed, came, went or was renamed, and how much in all.

use std::io::{self, Write};

use colored::Colorize;

use crate::diff::change::Diff;
use crate::document::Document;
use crate::report::{Comparison, Detail, Fate, Style, summary, wrapping};
use crate::wording::message::{Argument, message};

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
        let count = each.old.paragraphs.len().max(each.new.paragraphs.len());
        let [old, new] = [&each.old.name, &each.new.name];
        let line = match each.fate {
            Fate::Kept => None,
            Fate::Renamed => {
                let line = message!("diff.renamed-file", old = old, new = new);
                Some(style.say(&line).bold())
            }
            Fate::Added => {
                let line = message!("diff.only-new-file", name = new, count = count);
                Some(style.say(&line).green())
            }
            Fate::Deleted => {
                let line = message!("diff.only-old-file", name = old, count = count);
                Some(style.say(&line).red())
            }
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
    let same = comparisons.iter().filter(|each| each.is_same()).count();
    let counts = [
        changed,
        number(Fate::Renamed),
        number(Fate::Added),
        number(Fate::Deleted),
        same,
    ];
    let counts = counts.into_iter().enumerate();
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts =
        counts.map(|(fate, count)| message!("folders.count", count = count, fate = fate + 1));
    let files = message!("folders.files", counts = Argument::list(counts));
    let diffs: Vec<&Diff> = comparisons.iter().map(|each| &each.diff).collect();
    wrapping::line(out, &style.say(&files), 2, style.columns)?;
    wrapping::line(out, &style.say(&summary::of(&diffs)), 2, style.columns)
}
