//! Names of files as text that can be shown, and turned back into paths.
//!
//! A path is bytes; a name is a string that goes into reports, logs and JSON. Most paths are their own names. What would move the cursor,
//! end the line or turn the direction of the text is written in a name as `\xNN`, byte for byte, and so is all that is not ASCII where
//! the path is no UTF-8; a backslash of such a path is `\\`.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::Path;

use crate::text::visible::is_unfit;

/// What a line starts with that is a command to GitHub Actions.
const COMMAND: &str = "::";

/// The name of a path.
#[must_use]
pub(crate) fn of(path: impl AsRef<OsStr>) -> String {
    let path = path.as_ref();
    // At the start of a line, a service takes it for a command.
    let is_command = path.as_encoded_bytes().starts_with(COMMAND.as_bytes());
    if let Some(text) = path.to_str()
        && !is_command
        && !text.contains(is_unfit)
        && (cfg!(windows) || !is_escaped(text))
    {
        return text.to_owned();
    }
    let mut out = String::new();
    let foreign = path.to_str().is_none();
    let mut is_first = is_command;
    for chunk in path.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\\' if !cfg!(windows) => out.push_str(r"\\"),
                c if is_unfit(c) || is_first || foreign && !c.is_ascii() => {
                    escape(c.encode_utf8(&mut [0; 4]).as_bytes(), &mut out);
                }
                c => out.push(c),
            }
            is_first = false;
        }
        escape(chunk.invalid(), &mut out);
    }
    out
}

/// The name of a path that a program such as git says in bytes.
#[must_use]
pub(crate) fn of_bytes(path: &[u8]) -> String {
    of(os_string(path.to_vec()))
}

/// The path that a name stands for.
#[must_use]
pub(crate) fn path(name: &str) -> Cow<'_, Path> {
    if cfg!(windows) || !is_escaped(name) {
        return Cow::Borrowed(Path::new(name));
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let (byte, length) = match more {
            _ if *first != b'\\' => (*first, 1),
            [b'\\', ..] => (b'\\', 2),
            _ => byte_at(rest).map_or((b'\\', 1), |byte| (byte, 4)),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    Cow::Owned(os_string(bytes).into())
}

/// An argument of the command line as the name of a path. One that can be shown stays as it was typed, unless there is a file of
/// exactly that name: so the name in a report can be typed, too.
#[must_use]
pub(crate) fn argument(argument: OsString) -> OsString {
    match argument.to_str() {
        Some(text) if text.contains(is_unfit) || text.starts_with(COMMAND) => of(&argument).into(),
        Some(text) if !is_escaped(text) => argument,
        Some(_) if std::fs::symlink_metadata(&argument).is_err() => argument,
        _ => of(&argument).into(),
    }
}

/// The text that was typed where [`argument`] made a name of it, because it has what cannot be shown; any other text as it is.
#[must_use]
pub(crate) fn typed(argument: &str) -> Cow<'_, str> {
    match path(argument).to_str() {
        Some(text) if text.contains(is_unfit) => Cow::Owned(text.to_owned()),
        _ => Cow::Borrowed(argument),
    }
}

/// The name of a document, which can be shown whoever gave it.
#[must_use]
pub(crate) fn fit(name: &str) -> Cow<'_, str> {
    if name.contains(is_unfit) || name.starts_with(COMMAND) {
        Cow::Owned(of(name))
    } else {
        Cow::Borrowed(name)
    }
}

/// Whether a text has what stands for a byte, or for a backslash.
fn is_escaped(text: &str) -> bool {
    let at = |(at, _)| {
        let rest = &text.as_bytes()[at..];
        rest.starts_with(br"\\") || byte_at(rest).is_some()
    };
    text.match_indices('\\').any(at)
}

/// The byte that `\xNN` at the start of a text stands for.
fn byte_at(text: &[u8]) -> Option<u8> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    match *text {
        [b'\\', b'x', high, low, ..] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    }
}

fn escape(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        let _ = write!(out, r"\x{byte:02x}");
    }
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_path_unless_it_cannot_be_shown() {
        for (bytes, name) in [
            (&b"docs/a b.txt"[..], "docs/a b.txt"),
            ("合同/договор.md".as_bytes(), "合同/договор.md"),
            (br"a\b.txt", r"a\b.txt"),
            (b"\xba\xcf\xcd\xac.txt", r"\xba\xcf\xcd\xac.txt"),
            (b"\xbaa\\b.txt", r"\xbaa\\b.txt"),
            (b"b\n::error::x.txt", r"b\x0a::error::x.txt"),
            (b"::error::x.txt", r"\x3a:error::x.txt"),
            (b"\x1b[31m.md", r"\x1b[31m.md"),
            (
                "a\u{202e}b\u{2028}".as_bytes(),
                r"a\xe2\x80\xaeb\xe2\x80\xa8",
            ),
            (br"a\x41.txt", r"a\\x41.txt"),
            (br"a\\b", r"a\\\\b"),
        ] {
            assert_eq!(of(OsStr::from_bytes(bytes)), name);
            assert_eq!(path(name).as_os_str().as_bytes(), bytes, "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_name_leads_back_to_its_path(bytes in r"([ab\\x0-9]|\\x[0-9a-f]{2}|\PC|[\x00-\x1f]){0,12}", odd: Vec<u8>) {
            let bytes = [bytes.as_bytes(), &odd].concat();
            let name = of(OsStr::from_bytes(&bytes));
            prop_assert!(!name.contains(is_unfit), "{name:?}");
            let back = path(&name);
            prop_assert_eq!(back.as_os_str().as_bytes(), &bytes[..]);
        }
    }
}
