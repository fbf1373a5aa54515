//! The format for people. The only place, with `terminal_diff`, where colour is known; every report is legible without it.

use std::io::{self, Write};

use colored::{ColoredString, Colorize};

use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::report::excerpt::{self, Excerpt, excerpt};
use crate::report::{Check, Format, Report, Style, Writer, count, edits, folders, terminal_diff};
use crate::text::lines::LineIndex;

/// The format `human`.
pub(super) const FORMAT: Format = Format {
    name: "human",
    about: "For people",
    writer: Writer::All(write),
};

/// How many related places are shown before the rest is counted.
const SHOWN: usize = 6;

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Text(document) => text(document, out),
        Report::Check(found) => check(found, style, out),
        Report::Diff { old, new, diff } => terminal_diff::write(old, new, diff, style, out),
        Report::Folders { comparisons, .. } => folders::write(comparisons, style, out),
    }
}

/// The paragraphs, one a line, a blank line between.
fn text(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", document.reading(paragraph))?;
    }
    Ok(())
}

fn check(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let documents = check.documents;
    let indices: Vec<LineIndex<'_>> = documents
        .iter()
        .map(|document| LineIndex::new(&document.text))
        .collect();
    for finding in check.findings {
        write_finding(documents, &indices, finding, style, out)?;
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(check))
}

fn write_finding(
    documents: &[Document],
    indices: &[LineIndex<'_>],
    finding: &Finding,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let here = finding.place;
    let path = &documents[here.document as usize].name;
    let start = indices[here.document as usize].place(here.span.start);
    let rule = format!("[{}]", finding.rule);
    let place = format!("{}:{}:{}", path.bold(), start.line, start.column);
    writeln!(
        out,
        "{}: {}: {} {}",
        style.linked(&place, path, start.line),
        severity(finding.severity),
        finding.message,
        rule.dimmed()
    )?;
    let gutter = finding
        .related
        .iter()
        .map(|related| related.place)
        .chain([here])
        .map(|place| {
            indices[place.document as usize]
                .place(place.span.start)
                .line
                .to_string()
                .len()
        })
        .max()
        .unwrap_or(1);
    quote(documents, indices, here, None, gutter, style, out)?;
    // The last one may be of another sort than the many before it: the usual form, say.
    let many = finding.related.len();
    let hidden = if many > SHOWN + 1 {
        SHOWN - 1..many - 1
    } else {
        many..many
    };
    for (number, related) in finding.related.iter().enumerate() {
        if number == hidden.start && !hidden.is_empty() {
            let dots = format!("{:gutter$} … and in {} other places", "", hidden.len());
            writeln!(out, "  {}", dots.dimmed())?;
        }
        if hidden.contains(&number) {
            continue;
        }
        let elsewhere = related.place.document != here.document;
        let place = indices[related.place.document as usize].place(related.place.span.start);
        let name = if elsewhere {
            format!("{}:", documents[related.place.document as usize].name)
        } else {
            String::new()
        };
        let there = format!("{name}{}:{}", place.line, place.column);
        let path = &documents[related.place.document as usize].name;
        let there = style.linked(&there, path, place.line);
        let note = format!("{} ({there})", related.message);
        quote(
            documents,
            indices,
            related.place,
            Some(&note),
            gutter,
            style,
            out,
        )?;
        if style.show_edits {
            differences(documents, finding, number, gutter, out)?;
        }
    }
    Ok(())
}

/// What differs between the first copy of a passage and another one, on one line.
fn differences(
    documents: &[Document],
    finding: &Finding,
    related: usize,
    gutter: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let found = edits::of(documents, finding, related);
    if found.is_empty() {
        return Ok(());
    }
    let other = match related {
        0 => finding.place,
        number => finding.related[number].place,
    };
    let places = [finding.related[0].place, other];
    let marked: Vec<String> = found
        .iter()
        .map(|each| excerpt::shown(&edits::marked(documents, places, each)))
        .collect();
    let differs = if related == 0 { "here" } else { "there" };
    writeln!(out, "  {:gutter$} = {differs} {}", "", marked.join(", "))
}

/// One line of the source with its number, and the mark under the passage.
fn quote(
    documents: &[Document],
    indices: &[LineIndex<'_>],
    place: Place,
    note: Option<&str>,
    gutter: usize,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let index = &indices[place.document as usize];
    let line = index.place(place.span.start).line;
    let Excerpt {
        text,
        indent,
        width,
    } = excerpt(
        &documents[place.document as usize],
        index,
        place.span,
        style.width.saturating_sub(gutter + 5),
    );
    let bar = "|".blue();
    writeln!(out, "  {} {bar} {text}", format!("{line:>gutter$}").blue())?;
    let mark = if note.is_some() { "-" } else { "^" }.repeat(width);
    let mark = if note.is_some() {
        mark.blue()
    } else {
        mark.red().bold()
    };
    let last = index.place(place.span.end).line;
    let to = if last > line {
        format!(" to line {last}")
    } else {
        String::new()
    };
    let note = note.map_or(to.clone(), |note| format!(" {note}{to}"));
    let note = note.blue();
    writeln!(out, "  {:gutter$} {bar} {:indent$}{mark}{note}", "", "")
}

fn severity(severity: Severity) -> ColoredString {
    match severity {
        Severity::Error => "error".red().bold(),
        Severity::Warning => "warning".yellow().bold(),
        Severity::Note => "note".cyan().bold(),
    }
}

/// `3 warnings: 33 paragraphs in 1 file`
pub(super) fn summary(check: &Check<'_>) -> String {
    let paragraphs = check
        .documents
        .iter()
        .map(|document| document.paragraphs.len())
        .sum();
    let missing = if check.unread == 0 {
        String::new()
    } else {
        format!("; {} could not be read", count(check.unread, "input"))
    };
    let old = check.old.unwrap_or_default();
    let hidden: Vec<String> = [
        (check.suppressed, "suppressed"),
        (old.findings, "old"),
        (old.stale, "stale in the baseline"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| format!("; {number} {what}"))
    .collect();
    let hidden = hidden.concat();
    let read = format!(
        "{} in {}{hidden}{missing}",
        count(paragraphs, "paragraph"),
        count(check.checked().len(), "file")
    );
    let new = if check.old.is_some() { "new " } else { "" };
    if check.findings.is_empty() {
        return format!("nothing {new}found: {read}");
    }
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (check.count(severity), severity.name()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| count(number, &format!("{new}{name}")))
        .collect();
    format!("{}: {read}", counts.join(", "))
}
