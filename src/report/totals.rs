//! What follows the findings of a check, a line each: how many there are, how many can be fixed, and what the report does not show.

use std::io::{self, Write};

use crate::document::{Document, Lost};
use crate::finding::Severity;
use crate::report::excerpt::shown;
use crate::report::{Check, Style, count, wrapping};

/// How many files are named whose encoding was guessed; the others are counted.
const NAMED: usize = 3;

/// How far what is broken off a line is indented.
const INDENT: usize = 4;

/// Writes the lines, each in as many as it takes.
pub(super) fn write(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = lines(check).into_iter();
    lines.try_for_each(|line| wrapping::line(out, &line, INDENT, style.columns))
}

/// The lines, in the order in which they are in every report.
pub(crate) fn lines(check: &Check<'_>) -> Vec<String> {
    let lines = [
        Some(counts(check)),
        unread(check),
        fixable(check),
        left_out(check),
        known(check),
        check.silence.sentence(),
        guessed(check.documents.iter()),
        lost(check.documents.iter()),
    ];
    lines.into_iter().flatten().collect()
}

/// `3 warnings (1 file, 33 paragraphs)`
fn counts(check: &Check<'_>) -> String {
    let documents = check.documents.iter();
    let paragraphs = documents.map(|document| document.paragraphs.len()).sum();
    let read = format!(
        "({}, {})",
        count(check.checked().len(), "file"),
        count(paragraphs, "paragraph")
    );
    let new = if check.old.is_some() { "new " } else { "" };
    if check.findings.is_empty() {
        // What was not read has no clean bill.
        if check.unread > 0 && check.checked().is_empty() {
            return "nothing was checked".to_owned();
        }
        return format!("no {new}problems found {read}");
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = severities.map(|severity| (check.count(severity), severity.name()));
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| count(number, &format!("{new}{name}")))
        .collect();
    format!("{} {read}", counts.join(", "))
}

fn unread(check: &Check<'_>) -> Option<String> {
    let inputs = count(check.unread, "input");
    (check.unread > 0).then(|| format!("{inputs} could not be read"))
}

/// `3 fixable with --fix, 2 more with --unsafe-fixes`
fn fixable(check: &Check<'_>) -> Option<String> {
    match check.fixable() {
        (0, 0) => None,
        (safe, unsafe_ones) if unsafe_ones > 0 && (safe == 0 || check.unsafe_fixes) => Some(
            format!("{} fixable with --fix --unsafe-fixes", safe + unsafe_ones),
        ),
        (safe, 0) => Some(format!("{safe} fixable with --fix")),
        (safe, unsafe_ones) => Some(format!(
            "{safe} fixable with --fix, {unsafe_ones} more with --unsafe-fixes"
        )),
    }
}

/// `5 repeats left out: contents 3, form 2; 1 suppressed`
fn left_out(check: &Check<'_>) -> Option<String> {
    let classes = check.left_out.iter();
    let classes: Vec<String> = classes
        .map(|(class, number)| format!("{class} {number}"))
        .collect();
    let all = count(check.left_out.values().sum(), "repeat");
    let repeats = (!classes.is_empty()).then(|| format!("{all} left out: {}", classes.join(", ")));
    let suppressed = (check.suppressed > 0).then(|| format!("{} suppressed", check.suppressed));
    joined([repeats, suppressed])
}

/// `4 known; 1 in the baseline but no longer found`
fn known(check: &Check<'_>) -> Option<String> {
    let old = check.old.unwrap_or_default();
    let said = |number: usize, what: &str| (number > 0).then(|| format!("{number} {what}"));
    joined([
        said(old.findings, "known"),
        said(old.stale, "in the baseline but no longer found"),
    ])
}

/// `encoding guessed: a.txt (windows-1251)`
pub(crate) fn guessed<'documents>(
    documents: impl Iterator<Item = &'documents Document>,
) -> Option<String> {
    let guessed = documents.filter_map(|each| Some((&each.name, each.guessed_encoding?)));
    let guessed: Vec<String> = guessed
        .map(|(name, encoding)| format!("{} ({})", shown(name), encoding.to_lowercase()))
        .collect();
    let named = &guessed[..guessed.len().min(NAMED)];
    let more = match guessed.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!guessed.is_empty()).then(|| format!("encoding guessed: {}{more}", named.join(", ")))
}

/// `not readable: a.pdf (12 characters that its fonts do not name, 2 pages that are pictures)`
pub(crate) fn lost<'documents>(
    documents: impl Iterator<Item = &'documents Document>,
) -> Option<String> {
    let lost: Vec<String> = documents
        .filter(|each| each.lost != Lost::default())
        .map(|each| {
            let said = |number: usize, what: &str, why: &str| {
                (number > 0).then(|| format!("{} that {why}", count(number, what)))
            };
            let characters = said(each.lost.characters, "character", "its fonts do not name");
            let pages = said(each.lost.pages, "page", "only show a picture");
            let what: Vec<String> = characters.into_iter().chain(pages).collect();
            format!("{} ({})", shown(&each.name), what.join(", "))
        })
        .collect();
    let named = &lost[..lost.len().min(NAMED)];
    let more = match lost.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!lost.is_empty()).then(|| format!("not readable: {}{more}", named.join(", ")))
}

/// What is there of two, with a semicolon between.
fn joined(parts: [Option<String>; 2]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::finding::message::Message;
    use crate::finding::silence::Silence;
    use crate::finding::{Finding, Fix, Place};
    use crate::input;
    use crate::report::Old;
    use crate::text::span::Span;

    fn finding(safe: Option<bool>) -> Finding {
        Finding {
            rule: "quote-style",
            severity: Severity::Warning,
            message: Message::default(),
            place: Place {
                document: 0,
                span: Span::new(0, 1),
            },
            related: Vec::new(),
            similarity: None,
            class: None,
            fix: safe.map(|safe| Fix {
                safe,
                edits: Vec::new(),
            }),
            fingerprint: 0,
        }
    }

    fn document(name: &str, bytes: &[u8]) -> Document {
        input::from_bytes(name, bytes, &input::Options::default()).unwrap()
    }

    fn all(findings: &[Finding], check: impl FnOnce(&mut Check<'_>)) -> Vec<String> {
        let russian = encoding_rs::WINDOWS_1251
            .encode("Стороны заключили договор.")
            .0;
        let documents = [document("a.txt", b"One."), document("b.txt", &russian)];
        let (silence, left_out) = (
            Silence::default(),
            BTreeMap::from([("contents", 3), ("form", 2)]),
        );
        let mut it = Check {
            documents: &documents,
            configurations: 0,
            findings,
            rules: &[],
            suppressed: 1,
            left_out: &left_out,
            silence: &silence,
            old: Some(Old {
                findings: 4,
                stale: 1,
            }),
            unread: 1,
            full: false,
            unsafe_fixes: false,
        };
        check(&mut it);
        lines(&it)
    }

    #[test]
    fn each_line_has_its_place() {
        let findings = [None, Some(true), Some(true), Some(false)].map(finding);
        let expected = [
            "4 new warnings (2 files, 2 paragraphs)",
            "1 input could not be read",
            "2 fixable with --fix, 1 more with --unsafe-fixes",
            "5 repeats left out: contents 3, form 2; 1 suppressed",
            "4 known; 1 in the baseline but no longer found",
            "encoding guessed: b.txt (windows-1251)",
        ];
        assert_eq!(all(&findings, |_| {}), expected);
    }

    #[test]
    fn what_there_is_none_of_has_no_line() {
        static EMPTY: BTreeMap<&str, usize> = BTreeMap::new();
        let lines = |findings: &[Finding]| {
            all(findings, |check| {
                (check.unread, check.suppressed, check.old) = (0, 0, None);
                check.documents = &check.documents[..1];
                check.left_out = &EMPTY;
            })
        };
        assert_eq!(lines(&[]), ["no problems found (1 file, 1 paragraph)"]);
        let only_unsafe = lines(&[finding(Some(false))]);
        assert_eq!(only_unsafe[1], "1 fixable with --fix --unsafe-fixes");
    }
}
