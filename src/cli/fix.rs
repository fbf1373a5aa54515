//! `check --fix`: shows what fixes change, or puts the files in place in one move.
//!
//! A file is written only when its bytes are still those that were read and its encoding can be told exactly: then encoding,
//! byte-order mark, line ends and permissions stay as they are.

use std::io::{self, Write};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use similar::TextDiff;

use crate::check::fix::Done;
use crate::cli::complain;
use crate::document::Document;
use crate::finding::Finding;
use crate::input::plain;
use crate::{input, report};

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

/// Why a file was not fixed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The operating system refused.
    #[error("{path}: cannot apply the fixes: {}", plain(source))]
    Io {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Somebody else wrote it.
    #[error("{path}: not fixed: the file changed during the check")]
    Changed {
        /// The path as typed.
        path: String,
    },
    /// Its bytes cannot be made of its text again.
    #[error(
        "{path}: not fixed: its bytes cannot be written back exactly; convert it to UTF-8 first"
    )]
    Inexact {
        /// The path as typed.
        path: String,
    },
    /// A fix needs a character that the encoding lacks.
    #[error(
        "{path}: not fixed: {encoding} lacks a character that a fix needs; convert it to UTF-8 first"
    )]
    Unmappable {
        /// The path as typed.
        path: String,
        /// The encoding of the file.
        encoding: &'static str,
    },
    /// The file is missing.
    #[error("-: standard input cannot be fixed in place; use --diff")]
    StandardInput,
}

/// The documents whose texts changed, by number, each with the text that it had.
fn changed(done: &Done) -> impl Iterator<Item = (usize, &str, &Document)> {
    let all = done.originals.iter();
    let all = all.map(|(number, text)| (*number, text.as_str(), &done.documents[*number]));
    all.filter(|(_, original, document)| document.text != *original)
}

/// Shows what changed as a unified comparison of lines, and says whether anything did.
pub(super) fn show(done: &Done, out: &mut dyn Write) -> io::Result<bool> {
    let mut any = false;
    for (_, original, document) in changed(done) {
        any = true;
        let diff = TextDiff::from_lines(original, &document.text);
        let name = document.name.as_str();
        write!(out, "{}", diff.unified_diff().header(name, name))?;
    }
    Ok(any)
}

/// Writes the first `count` documents to their files where their texts changed, says how many findings are fixed in them, and returns
/// how many files could not be written. `readings` say how each was read.
pub(super) fn write_all(
    done: &Done,
    count: usize,
    readings: &[input::Options],
    messages: &mut dyn Write,
) -> usize {
    let (mut files, mut failed) = (0, 0);
    for (number, original, document) in changed(done).take_while(|(number, ..)| *number < count) {
        match write(original, document, readings[number].encoding) {
            Ok(()) => files += 1,
            Err(error) => complain(messages, &error, &mut failed),
        }
    }
    if done.count > 0 {
        // When not even this can be written, the files and the report still tell.
        let _ = writeln!(
            messages,
            "variorum: {} fixed in {}",
            report::count(done.count, "finding"),
            report::count(files, "file")
        );
    }
    failed
}

/// Says that there was nothing to fix, or nothing that can be fixed without asking, where that is so; `left` are the findings that are
/// left.
pub(super) fn say_left(done: &Done, left: &[Finding], messages: &mut dyn Write) {
    let left = left.iter().filter(|each| each.fix.is_some()).count();
    // When not even this can be written, the report still tells.
    let _ = match left {
        _ if done.count > 0 => Ok(()),
        0 => writeln!(messages, "variorum: nothing to fix"),
        _ => {
            let fixes = report::count(left, "finding");
            writeln!(
                messages,
                "variorum: no safe fixes; add --unsafe-fixes to fix {fixes}"
            )
        }
    };
}

/// Writes the document to its file, whose text was `original`.
///
/// # Errors
/// When the file cannot be written, or must not be: see [`Error`].
fn write(
    original: &str,
    document: &Document,
    named: Option<&'static Encoding>,
) -> Result<(), Error> {
    if document.name == "-" {
        return Err(Error::StandardInput);
    }
    let path = || document.name.clone();
    let failed = |source| Error::Io {
        path: path(),
        source,
    };
    // The file to replace is the target of a symbolic link.
    let place = std::fs::canonicalize(&document.name).map_err(failed)?;
    let bytes = std::fs::read(&place).map_err(failed)?;
    let Some((encoding, mark)) = encoding_of(&bytes, original, named) else {
        let same = input::decode::decode(&document.name, &*bytes, named)
            .is_ok_and(|decoded| decoded.text == original);
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
    })
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

/// Puts `fresh` in the place of a file that still holds `bytes`: written next to it, then moved, so that nobody sees half of it.
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
