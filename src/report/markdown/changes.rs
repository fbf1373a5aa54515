//! What changed, as a Markdown table: a row for each change or run of them, with the words that came and went.

use std::io::{self, Write};

use crate::diff::change::{Diff, Kind};
use crate::document::Document;
use crate::report::excerpt::shown;
use crate::report::markdown::escaped;
use crate::report::marked::{Layout, Pen};
use crate::report::terminal_diff::{Sides, Told, renamed};
use crate::report::told::{self, ready};
use crate::report::{Comparison, Detail, Fate, Report, Style, summary};
use crate::wording::message::message;

/// The first line of every such report.
pub(super) const MARK: &str = "<!-- written by variorum diff -->";

/// Tags that GitHub, GitLab and others let through in Markdown.
const TAGS: &Pen = &Pen {
    kept: escaped,
    gone: |text, loud| tagged("del", text, loud),
    come: |text, loud| tagged("ins", text, loud),
    class: |class| format!(" *({class})*"),
    moved: escaped,
};

fn tagged(tag: &str, text: &str, loud: bool) -> String {
    let text = escaped(text);
    if loud {
        format!("<{tag}><b>{text}</b></{tag}>")
    } else {
        format!("<{tag}>{text}</{tag}>")
    }
}

/// Writes the changes of one file, or of all files of two folders in one table.
pub(super) fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = Style {
        detail: Detail::Changes { context: 0 },
        ..style
    };
    match report {
        Report::Diff { old, new, diff } => {
            head([&old.name, &new.name], &[diff], style, out)?;
            if diff.is_empty() {
                return Ok(());
            }
            table(style, out)?;
            rows("", [old, new], diff, style, out)
        }
        Report::Folders {
            old,
            new,
            comparisons,
            ..
        } => {
            let diffs: Vec<&Diff> = comparisons.iter().map(|each| &each.diff).collect();
            head([old, new], &diffs, style, out)?;
            let mut changed = comparisons.iter().filter(|each| !each.is_same()).peekable();
            if changed.peek().is_none() {
                return Ok(());
            }
            table(style, out)?;
            changed.try_for_each(|each| file(each, style, out))
        }
        _ => Ok(()),
    }
}

fn head(
    names: [&str; 2],
    diffs: &[&Diff],
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [old, new] = names.map(|name| escaped(&shown(name)));
    writeln!(out, "{MARK}\n### {old} → {new}\n")?;
    writeln!(out, "{}", escaped(&style.say(&summary::of(diffs))))
}

fn table(style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        message!("diff.column-place"),
        message!("diff.column-change"),
        message!("diff.column-text"),
    ];
    let columns = columns.map(|name| style.say(&name));
    writeln!(out, "\n| {} |\n| --- | --- | --- |", columns.join(" | "))
}

fn row(cells: [&str; 3], out: &mut dyn Write) -> io::Result<()> {
    let [place, change, text] = cells;
    writeln!(out, "| {place} | {change} | {text} |")
}

/// The rows of a file of two folders.
fn file(each: &Comparison, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [old, new] = [&each.old.name, &each.new.name].map(|name| escaped(&shown(name)));
    let paragraphs = |document: &Document| {
        style.say(&message!(
            "diff.paragraphs",
            count = document.paragraphs.len()
        ))
    };
    match each.fate {
        Fate::Kept => {}
        Fate::Renamed => {
            let renamed = style.say(&message!("diff.renamed"));
            let was = style.say(&message!("diff.was", old = ready(old)));
            row([&new, &renamed, &was], out)?;
        }
        Fate::Added => {
            let only = style.say(&message!("diff.only-new"));
            return row([&new, &only, &paragraphs(&each.new)], out);
        }
        Fate::Deleted => {
            let only = style.say(&message!("diff.only-old"));
            return row([&old, &only, &paragraphs(&each.old)], out);
        }
    }
    rows(
        &format!("{new} "),
        [&each.old, &each.new],
        &each.diff,
        style,
        out,
    )
}

/// The rows of a comparison, the name of the file before each place.
fn rows(
    file: &str,
    [old, new]: [&Document; 2],
    diff: &Diff,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let layout = Layout {
        whole: false,
        new_line: "<br>",
        pen: TAGS,
        lang: style.lang,
    };
    let sides = Sides::laid_out([old, new], diff, style, layout);
    for (at, change) in diff.changes.iter().enumerate() {
        match &sides.told[at] {
            Told::Before => {}
            Told::InRun(run) => row([file.trim(), &escaped(&run.what), &escaped(&run.rest)], out)?,
            Told::Apart => {
                let place = sides.places_of_change(change);
                let place = match change.kind {
                    Kind::Deleted => style.say(&message!("diff.in-old", place = ready(place))),
                    _ => place,
                };
                let texts = sides.texts(change).join("<br>");
                row(
                    [
                        &format!("{file}{}", escaped(&place)),
                        &style.say(&told::change(change)),
                        &texts,
                    ],
                    out,
                )?;
            }
        }
    }
    for stale in &diff.stale {
        let [written, renamed] = renamed(stale, old, new).map(|text| escaped(&text));
        let [place, clause] = sides.places_of_stale(stale);
        let text = message!(
            "diff.stale-now",
            written = ready(written),
            renamed = ready(renamed),
            clause = ready(clause)
        );
        let kind = style.say(&message!("diff.stale-kind"));
        row([&format!("{file}{place}"), &kind, &style.say(&text)], out)?;
    }
    if !diff.coarse[0].is_empty() {
        let text = style.say(&message!("diff.rough", count = diff.coarse[0].len()));
        let kind = style.say(&message!("diff.roughly"));
        row([file.trim(), &kind, &text], out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::diff::{Options, diff};
    use crate::input;
    use crate::report::{Report, Style, format};

    fn written(old: &str, new: &str) -> String {
        let read = |name: &str, text: &str| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read("fees_1.txt", old), read("fees_2.txt", new));
        let diff = diff(&old, &new, &Options::default());
        let report = Report::Diff {
            old: &old,
            new: &new,
            diff: &diff,
        };
        let mut out = Vec::new();
        let markdown = format("markdown").unwrap();
        markdown.write(&report, Style::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_change_is_a_row_with_what_came_and_went() {
        let out = written(
            "The fee for a berth is ten pounds a week | <b>payable</b> in June.\n\nDogs stay on the pier.\n\nThe gate is shut at night.\n",
            "The fee for a berth is twelve pounds a week | <b>payable</b> in June.\n\nThe gate is shut at night.\n\n灯塔由值班员看守。\n",
        );
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(
            lines,
            [
                "<!-- written by variorum diff -->",
                "### fees\\_1.txt → fees\\_2.txt",
                "",
                "1 edited, 1 inserted, 1 deleted; 1 paragraph unchanged; edits: number 1",
                "",
                "| place | change | text |",
                "| --- | --- | --- |",
                "| 1:1 → 1:1 | edited | The fee for a berth is <del><b>ten</b></del><ins><b>twelve</b></ins> *(number)* pounds a week \\| &lt;b>payable&lt;/b> in June. |",
                "| 3:1 in the old text | deleted | <del>Dogs stay on the pier.</del> |",
                "| 5:1 | inserted | <ins>灯塔由值班员看守。</ins> |",
            ]
        );
        let same = written("Dogs stay on the pier.\n", "Dogs stay on the pier.\n");
        assert!(!same.contains('|'), "{same}");
    }

    #[test]
    fn a_run_of_numbers_and_a_reference_that_did_not_follow_are_rows() {
        let clauses = |first: usize| {
            let line = |at: usize| {
                let names = ["boats", "nets", "lamps", "ropes"];
                format!(
                    "{}. The keeper counts the {} at dusk.\n\n",
                    at + first,
                    names[at]
                )
            };
            (0..4).map(line).collect::<String>()
        };
        let end = "See Section 2 for the nets.\n";
        let new = format!("1. Nobody swims here.\n\n{}{end}", clauses(2));
        let out = written(&format!("{}{end}", clauses(1)), &new);
        assert!(
            out.contains("|  | renumbered: 1–4 to 2–5 | 4 clauses, "),
            "{out}"
        );
        assert!(
            out.contains("| 11:5 | stale reference | Section 2 is now Section 3 (5:1) |"),
            "{out}"
        );
    }
}
