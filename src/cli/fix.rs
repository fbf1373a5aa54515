//! `check --fix`: makes the fixes that findings propose, round by round, and puts the files in place in one move.
//!
//! A fix is made whole or not at all. Of two that touch the same text the one of the earlier finding is made; the other is left
//! for the next round, when the text has been read and judged anew. A file is written only when its bytes are still those that were
//! read and its encoding can be told exactly: then encoding, byte-order mark, line ends and permissions stay as they are.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use similar::TextDiff;

use crate::cli::complain;
use crate::document::Document;
use crate::finding::{Finding, Replacement};
use crate::{input, report};

/// More rounds than this no text needs: fixes that undo each other would go on for ever.
const ROUNDS: usize = 16;

/// Encodings that files are read in when they are not Unicode.
const LEGACY: &[&Encoding] = &[
    encoding_rs::GB18030,
    encoding_rs::GBK,
    encoding_rs::BIG5,
    encoding_rs::SHIFT_JIS,
    encoding_rs::EUC_JP,
    encoding_rs::EUC_KR,
    encoding_rs::WINDOWS_1251,
    encoding_rs::KOI8_R,
    encoding_rs::KOI8_U,
    encoding_rs::IBM866,
    encoding_rs::ISO_8859_5,
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1257,
    encoding_rs::ISO_8859_2,
    encoding_rs::ISO_8859_7,
];

/// Why a file was left alone.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The operating system refused.
    #[error("{path}: cannot be fixed: {source}")]
    Io {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Somebody else wrote it.
    #[error("{path}: was left alone: it changed while it was checked")]
    Changed {
        /// The path as typed.
        path: String,
    },
    /// Its bytes cannot be made of its text again.
    #[error(
        "{path}: was left alone: its bytes cannot be written back exactly; convert it to UTF-8 first"
    )]
    Inexact {
        /// The path as typed.
        path: String,
    },
    /// A fix needs a character that the encoding lacks.
    #[error(
        "{path}: was left alone: {encoding} lacks a character that a fix needs; convert it to UTF-8 first"
    )]
    Unmappable {
        /// The path as typed.
        path: String,
        /// The encoding of the file.
        encoding: &'static str,
    },
    /// There is no file.
    #[error("-: standard input cannot be fixed in place; use --diff")]
    StandardInput,
}

/// What is there after all rounds.
pub(super) struct Done {
    /// The documents, fixed.
    pub documents: Vec<Document>,
    /// What is still found in them.
    pub findings: Vec<Finding>,
    /// How many findings were fixed.
    pub fixed: usize,
}

/// Finds what is wrong with documents.
type Judge<'run, E> = dyn Fn(&[Document]) -> Result<Vec<Finding>, E> + 'run;

/// Makes fixes until there are none left to make. `readings` say how each document is read, `judge` finds what is wrong with them.
pub(super) fn rounds<E>(
    documents: Vec<Document>,
    findings: Vec<Finding>,
    with_unsafe: bool,
    readings: &[input::Options],
    judge: &Judge<'_, E>,
) -> Result<Done, E> {
    let mut done = Done {
        documents,
        findings,
        fixed: 0,
    };
    for _ in 0..ROUNDS {
        let mut changed = false;
        for (number, document) in done.documents.iter_mut().enumerate() {
            let (edits, fixed) = edits(&done.findings, number, with_unsafe);
            let text = apply(&document.text, &edits);
            if text == document.text {
                continue;
            }
            // The texts are decoded: from here on they are UTF-8, whatever the files are in.
            let reading = input::Options {
                encoding: Some(UTF_8),
                ..readings[number].clone()
            };
            // What cannot be read again, as when all of the text would go, stays as it was.
            if let Ok(read) = input::from_bytes(&document.name, text.as_bytes(), &reading) {
                *document = read;
                done.fixed += fixed;
                changed = true;
            }
        }
        if !changed {
            break;
        }
        done.findings = judge(&done.documents)?;
    }
    Ok(done)
}

/// The edits of one round in one document, in order, and how many findings they fix.
fn edits(findings: &[Finding], number: usize, with_unsafe: bool) -> (Vec<Replacement>, usize) {
    let mut taken: Vec<Replacement> = Vec::new();
    // Where each one that is taken starts and ends. None of them collide.
    let mut spans: BTreeMap<u32, u32> = BTreeMap::new();
    let mut fixed = 0;
    let own = findings
        .iter()
        .filter(|each| each.place.document as usize == number);
    for fix in own.filter_map(|each| each.fix.as_ref()) {
        // Two that touch collide, too: their outcomes would stand side by side unseen.
        let free = |edit: &Replacement| {
            let last = spans.range(..=edit.span.end).next_back();
            last.is_none_or(|(_, end)| *end < edit.span.start)
        };
        if (fix.safe || with_unsafe) && !fix.edits.is_empty() && fix.edits.iter().all(free) {
            spans.extend(
                fix.edits
                    .iter()
                    .map(|edit| (edit.span.start, edit.span.end)),
            );
            taken.extend(fix.edits.iter().cloned());
            fixed += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span);
    (taken, fixed)
}

fn apply(text: &str, edits: &[Replacement]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(&text[from..edit.span.start as usize]);
        out.push_str(&edit.text);
        from = edit.span.end as usize;
    }
    out.push_str(&text[from..]);
    out
}

/// Shows what changed as a unified comparison of lines, and says whether anything did.
pub(super) fn show(
    originals: &[Document],
    documents: &[Document],
    out: &mut dyn Write,
) -> io::Result<bool> {
    let mut changed = false;
    for (original, document) in originals.iter().zip(documents) {
        if original.text != document.text {
            changed = true;
            let diff = TextDiff::from_lines(&original.text, &document.text);
            let name = original.name.as_str();
            write!(out, "{}", diff.unified_diff().header(name, name))?;
        }
    }
    Ok(changed)
}

/// Writes the documents to their files when their texts changed, says how many findings are fixed in them, and returns how many files
/// could not be written.
pub(super) fn write_all<'run>(
    documents: impl Iterator<Item = ((&'run Document, &'run Document), &'run input::Options)>,
    fixed: usize,
    messages: &mut dyn Write,
) -> usize {
    let (mut files, mut failed) = (0, 0);
    for ((original, document), reading) in documents {
        match write(original, document, reading.encoding) {
            Ok(changed) => files += usize::from(changed),
            Err(error) => complain(messages, &error, &mut failed),
        }
    }
    // When not even this can be written, the files and the report still tell.
    let _ = writeln!(
        messages,
        "variorum: {} fixed in {}",
        report::count(fixed, "finding"),
        report::count(files, "file")
    );
    failed
}

/// Writes the document to its file when its text changed, and says whether it did.
///
/// # Errors
/// When the file cannot be written, or must not be: see [`Error`].
fn write(
    original: &Document,
    document: &Document,
    named: Option<&'static Encoding>,
) -> Result<bool, Error> {
    if original.text == document.text {
        return Ok(false);
    }
    if document.name == "-" {
        return Err(Error::StandardInput);
    }
    let path = || document.name.clone();
    let failed = |source| Error::Io {
        path: path(),
        source,
    };
    // Behind a symbolic link stands the file to replace.
    let place = std::fs::canonicalize(&document.name).map_err(failed)?;
    let bytes = std::fs::read(&place).map_err(failed)?;
    let Some((encoding, mark)) = encoding_of(&bytes, &original.text, named) else {
        let same = input::decode::decode(&document.name, &*bytes, named)
            .is_ok_and(|text| text == original.text);
        return Err(if same {
            Error::Inexact { path: path() }
        } else {
            Error::Changed { path: path() }
        });
    };
    let Some(body) = encode(&document.text, encoding) else {
        return Err(Error::Unmappable {
            path: path(),
            encoding: encoding.name(),
        });
    };
    let fresh = [&bytes[..mark], &body].concat();
    replace(&place, &bytes, &fresh).map_err(|error| match error {
        Replace::Changed => Error::Changed { path: path() },
        Replace::Io(source) => failed(source),
    })?;
    Ok(true)
}

/// The encoding that makes exactly these bytes of the text, and the length of the byte-order mark.
fn encoding_of(
    bytes: &[u8],
    text: &str,
    named: Option<&'static Encoding>,
) -> Option<(&'static Encoding, usize)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let exact = encode(text, encoding)? == bytes[mark..];
        return exact.then_some((encoding, mark));
    }
    let tried = named
        .into_iter()
        .chain([UTF_8])
        .chain(LEGACY.iter().copied());
    tried
        .into_iter()
        .find(|encoding| encode(text, encoding).is_some_and(|made| made == bytes))
        .map(|encoding| (encoding, 0))
}

/// The text in an encoding, where that has all of its characters.
fn encode(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    if encoding == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, lacking) = encoding.encode(text);
    (!lacking).then(|| bytes.into_owned())
}

enum Replace {
    Changed,
    Io(io::Error),
}

impl From<io::Error> for Replace {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Puts `fresh` in the place of a file that still holds `bytes`: written beside it, then moved, so that nobody sees half of it.
fn replace(place: &Path, bytes: &[u8], fresh: &[u8]) -> Result<(), Replace> {
    let folder = place.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(fresh)?;
    file.as_file()
        .set_permissions(std::fs::metadata(place)?.permissions())?;
    file.as_file().sync_all()?;
    if std::fs::read(place)? != bytes {
        return Err(Replace::Changed);
    }
    file.persist(place).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Fix, Place, Severity};
    use crate::text::span::Span;

    fn finding(edits: &[(usize, usize, &str)], safe: bool) -> Finding {
        Finding {
            rule: "x",
            severity: Severity::Warning,
            message: String::new(),
            place: Place {
                document: 0,
                span: Span::new(edits[0].0, edits[0].1),
            },
            related: Vec::new(),
            similarity: None,
            fix: Some(Fix {
                safe,
                edits: edits
                    .iter()
                    .map(|(start, end, text)| Replacement {
                        span: Span::new(*start, *end),
                        text: (*text).to_owned(),
                    })
                    .collect(),
            }),
            fingerprint: 0,
        }
    }

    fn fixed(text: &str, findings: &[Finding], with_unsafe: bool) -> String {
        apply(text, &edits(findings, 0, with_unsafe).0)
    }

    #[test]
    fn a_fix_is_made_whole_or_not_at_all() {
        let findings = [
            finding(&[(0, 1, "A")], true),
            finding(&[(0, 1, "X"), (4, 5, "X")], true),
            finding(&[(4, 5, "E")], true),
        ];
        assert_eq!(fixed("abcdef", &findings, false), "AbcdEf");
    }

    #[test]
    fn unsafe_fixes_are_made_when_asked_for() {
        let findings = [finding(&[(0, 1, "A")], false)];
        assert_eq!(fixed("abc", &findings, false), "abc");
        assert_eq!(fixed("abc", &findings, true), "Abc");
    }

    #[test]
    fn tells_the_encoding_by_making_the_bytes_again() {
        let text = "第一条　合同";
        let bytes = encoding_rs::GB18030.encode(text).0;
        assert_eq!(
            encoding_of(&bytes, text, None),
            Some((encoding_rs::GB18030, 0))
        );
        let bytes = "\u{feff}да";
        assert_eq!(encoding_of(bytes.as_bytes(), "да", None), Some((UTF_8, 3)));
        assert_eq!(encoding_of(b"abc", "abd", None), None);
    }

    #[test]
    fn a_file_that_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        std::fs::write(&place, "new").unwrap();
        assert!(matches!(
            replace(&place, b"old", b"fixed"),
            Err(Replace::Changed)
        ));
        assert_eq!(std::fs::read(&place).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
