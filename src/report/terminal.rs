//! The format for people. The only place, with `terminal_diff`, where colour is known; every report is legible without it.

use std::io::{self, Write};

use colored::{ColoredString, Colorize};

use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::report::excerpt::{self, Excerpt, excerpt};
use crate::report::{Format, Report, Style, count, edits, terminal_diff};
use crate::text::lines::LineIndex;

/// The format `human`.
pub(super) const FORMAT: Format = Format {
    name: "human",
    write,
};

fn write(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Text(document) => text(document, out),
        Report::Check {
            documents,
            findings,
            unread,
        } => check(documents, findings, *unread, style, out),
        Report::Diff { old, new, diff } => terminal_diff::write(old, new, diff, style, out),
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

fn check(
    documents: &[Document],
    findings: &[Finding],
    unread: usize,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let indices: Vec<LineIndex<'_>> = documents
        .iter()
        .map(|document| LineIndex::new(&document.text))
        .collect();
    for finding in findings {
        write_finding(documents, &indices, finding, style, out)?;
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(documents, findings, unread))
}

fn write_finding(
    documents: &[Document],
    indices: &[LineIndex<'_>],
    finding: &Finding,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let here = finding.place;
    let path = &documents[here.document as usize].name;
    let start = indices[here.document as usize].place(here.span.start);
    let rule = format!("[{}]", finding.rule);
    writeln!(
        out,
        "{}:{}:{}: {}: {} {}",
        path.bold(),
        start.line,
        start.column,
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
    for (number, related) in finding.related.iter().enumerate() {
        let elsewhere = related.place.document != here.document;
        let place = indices[related.place.document as usize].place(related.place.span.start);
        let name = if elsewhere {
            format!("{}:", documents[related.place.document as usize].name)
        } else {
            String::new()
        };
        let note = format!(
            "{} ({name}{}:{})",
            related.message, place.line, place.column
        );
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
    style: Style,
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

fn summary(documents: &[Document], findings: &[Finding], unread: usize) -> String {
    let paragraphs = documents
        .iter()
        .map(|document| document.paragraphs.len())
        .sum();
    let missing = if unread == 0 {
        String::new()
    } else {
        format!("; {} could not be read", count(unread, "input"))
    };
    let read = format!(
        "{} in {}{missing}",
        count(paragraphs, "paragraph"),
        count(documents.len(), "file")
    );
    if findings.is_empty() {
        return format!("nothing found: {read}");
    }
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| {
            (
                findings
                    .iter()
                    .filter(|finding| finding.severity == severity)
                    .count(),
                severity.name(),
            )
        })
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| count(number, name))
        .collect();
    format!("{}: {read}", counts.join(", "))
}
