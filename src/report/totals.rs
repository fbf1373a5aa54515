//! What follows the findings of a check, a line each: how many there are, how many can be fixed, and what the report does not show.

use std::io::{self, Write};

use crate::document::{Document, Lost};
use crate::finding::Severity;
use crate::report::{Check, Style, told, wrapping};
use crate::wording::message::{Argument, Message, message};

/// How many files are named whose encoding was guessed; the others are counted.
const NAMED: usize = 3;

/// How far what is broken off a line is indented.
const INDENT: usize = 4;

/// Writes the lines, each in as many as it takes.
pub(super) fn write(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = lines(check).into_iter();
    lines.try_for_each(|line| wrapping::line(out, &style.say(&line), INDENT, style.columns))
}

/// The lines, in the order in which they are in every report.
pub(crate) fn lines(check: &Check<'_>) -> Vec<Message> {
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
fn counts(check: &Check<'_>) -> Message {
    let documents = check.documents.iter();
    let paragraphs: usize = documents.map(|document| document.paragraphs.len()).sum();
    let files = check.checked().len();
    let is_new = check.old.is_some();
    if check.findings.is_empty() {
        // What was not read has no clean bill.
        return match () {
            () if check.unread > 0 && files == 0 => message!("check.nothing"),
            () if is_new => message!("check.none-new", files = files, paragraphs = paragraphs),
            () => message!("check.none", files = files, paragraphs = paragraphs),
        };
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = severities.map(|severity| (check.count(severity), severity));
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts = counts.map(|(number, severity)| match (severity, is_new) {
        (Severity::Error, false) => message!("check.errors", count = number),
        (Severity::Error, true) => message!("check.new-errors", count = number),
        (Severity::Warning, false) => message!("check.warnings", count = number),
        (Severity::Warning, true) => message!("check.new-warnings", count = number),
        (Severity::Note, false) => message!("check.notes", count = number),
        (Severity::Note, true) => message!("check.new-notes", count = number),
    });
    message!(
        "check.counts",
        counts = Argument::list(counts),
        files = files,
        paragraphs = paragraphs
    )
}

fn unread(check: &Check<'_>) -> Option<Message> {
    (check.unread > 0).then(|| message!("check.unread", count = check.unread))
}

/// `3 fixable with --fix, 2 more with --unsafe-fixes`
fn fixable(check: &Check<'_>) -> Option<Message> {
    match check.fixable() {
        (0, 0) => None,
        (safe, more) if more > 0 && (safe == 0 || check.unsafe_fixes) => {
            Some(message!("check.fixable-unsafe", count = safe + more))
        }
        (safe, 0) => Some(message!("check.fixable", count = safe)),
        (safe, more) => Some(message!(
            "check.fixable-with-more",
            safe = safe,
            more = more
        )),
    }
}

/// `5 repeats left out: contents 3, form 2; 1 suppressed`
fn left_out(check: &Check<'_>) -> Option<Message> {
    let classes = check.left_out.iter();
    let classes = classes.map(|(class, number)| told::repeats(class, *number));
    let repeats = (!check.left_out.is_empty()).then(|| {
        message!(
            "check.left-out",
            count = check.left_out.values().sum::<usize>(),
            classes = Argument::list(classes)
        )
    });
    let suppressed = message!("check.suppressed", count = check.suppressed);
    joined([repeats, (check.suppressed > 0).then_some(suppressed)])
}

/// `4 known; 1 in the baseline but no longer found`
fn known(check: &Check<'_>) -> Option<Message> {
    let old = check.old.unwrap_or_default();
    let known = message!("check.known", count = old.findings);
    let stale = message!("check.stale", count = old.stale);
    joined([
        (old.findings > 0).then_some(known),
        (old.stale > 0).then_some(stale),
    ])
}

/// `encoding guessed: a.txt (windows-1251)`
pub(crate) fn guessed<'documents>(
    documents: impl Iterator<Item = &'documents Document>,
) -> Option<Message> {
    let guessed = documents.filter_map(|each| Some((&each.name, each.guessed_encoding?)));
    let guessed = guessed.map(|(name, encoding)| {
        let what = encoding.to_lowercase();
        message!("check.named", name = name, what = what)
    });
    let files = first_of(guessed.collect())?;
    Some(message!("check.guessed", files = files))
}

/// `not readable: a.pdf (12 characters that its fonts do not name, 2 pages that are pictures)`
pub(crate) fn lost<'documents>(
    documents: impl Iterator<Item = &'documents Document>,
) -> Option<Message> {
    let lost = documents.filter(|each| each.lost != Lost::default());
    let lost = lost.map(|each| {
        let (characters, pages) = (each.lost.characters, each.lost.pages);
        let characters =
            (characters > 0).then(|| message!("check.lost-characters", count = characters));
        let pages = (pages > 0).then(|| message!("check.lost-pages", count = pages));
        let what = Argument::list(characters.into_iter().chain(pages));
        message!("check.named", name = &each.name, what = what)
    });
    let files = first_of(lost.collect())?;
    Some(message!("check.lost", files = files))
}

/// Some of what is named, and how many more there are.
fn first_of(mut all: Vec<Message>) -> Option<Argument> {
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let list = (!all.is_empty()).then(|| Argument::list(all))?;
    Some(match more {
        0 => list,
        more => message!("check.and-more", list = list, count = more).into(),
    })
}

/// What is there of two, with a semicolon between.
fn joined(parts: [Option<Message>; 2]) -> Option<Message> {
    let mut parts = parts.into_iter().flatten();
    let first = parts.next()?;
    Some(match parts.next() {
        None => first,
        Some(second) => message!("common.semicolon", first = first, second = second),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::finding::silence::Silence;
    use crate::finding::{Finding, Fix, Place};
    use crate::input;
    use crate::report::Old;
    use crate::text::span::Span;
    use crate::wording::message::Message;

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
        lines(&it).iter().map(ToString::to_string).collect()
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
