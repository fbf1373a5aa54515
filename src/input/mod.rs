//! From bytes to documents. One file a format; a new reader is one file and one line in [`READERS`].
//!
//! The tuned numbers of this room were chosen by hand on a Chinese joint statement and on RFCs. The named ones were varied on 2026-11-28
//! over 34 texts (laws, RFCs, books, the joint statement, and copies of them wrapped anew or cut into pages): the F1 of comparing a text
//! with itself in another wrapping stayed at 0.972 for all values tried, and the comment of each says in how many texts paragraphs were
//! read otherwise. Shares that are inside a condition (two in five, three quarters) were not measured.

mod asciidoc;
mod assemble;
mod column;
mod comments;
mod contents;
#[cfg(any(feature = "docx", feature = "odt"))]
mod counting;
pub(crate) mod decode;
#[cfg(feature = "docx")]
pub(crate) mod docx;
mod draft;
mod drawn;
#[cfg(feature = "epub")]
mod epub;
mod fields;
pub(crate) mod foreign;
mod front_matter;
mod furniture;
pub(crate) mod git;
mod gutter;
pub(crate) mod history;
#[cfg(feature = "html")]
mod html;
mod hyphen;
mod joining;
mod kind;
mod layout;
mod leader;
mod lightweight;
mod lines;
pub mod log;
#[cfg(any(feature = "archives", feature = "pdf"))]
mod made;
mod markdown;
mod mode;
pub(crate) mod name;
#[cfg(feature = "odt")]
mod odt;
#[cfg(feature = "archives")]
pub(crate) mod package;
#[cfg(feature = "archives")]
pub(crate) mod packed;
mod page_number;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(any(feature = "docx", feature = "html", feature = "odt", feature = "pdf"))]
mod raised;
mod rendered;
mod repository;
mod rst;
mod seams;
pub(crate) mod standard;
mod txt;
pub(crate) mod whole;
#[cfg(feature = "archives")]
pub(crate) mod xml;

use crate::wording::message::{Message, message};
use std::path::Path;

use crate::document::{CodeUse, Document};
use crate::text::fold::Folding;

/// A format that can be read.
#[derive(Debug)]
pub struct Reader {
    /// Its name in `--input-format`.
    pub name: &'static str,
    /// Endings of file names that mean it, in lower case.
    pub extensions: &'static [&'static str],
    /// Makes a document of the bytes of a file; the name is in reports. What is text in bytes is decoded by `decode`.
    pub read: fn(&str, Vec<u8>, &Options) -> Result<Document, Error>,
    /// Whether bytes are in the format, whatever the name of their file is: of a format that no text starts like.
    pub claims: Option<fn(&[u8]) -> bool>,
}

/// All formats; the first reads what no other claims.
pub const READERS: &[Reader] = &[
    txt::READER,
    markdown::READER,
    asciidoc::READER,
    rst::READER,
    #[cfg(feature = "docx")]
    docx::READER,
    #[cfg(feature = "odt")]
    odt::READER,
    #[cfg(feature = "epub")]
    epub::READER,
    #[cfg(feature = "html")]
    html::READER,
    #[cfg(feature = "pdf")]
    pdf::READER,
];

/// Which text of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revisions {
    /// As if all changes were accepted.
    #[default]
    Final,
    /// As if all changes were rejected.
    Original,
    /// What was deleted and what was inserted.
    Both,
}

impl Revisions {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Final, Self::Original, Self::Both];

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.name() == name)
    }

    /// Its name in `--revisions`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Original => "original",
            Self::Both => "both",
        }
    }
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The encoding to use instead of guessing.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The format to use instead of the one that the name says.
    pub format: Option<&'static Reader>,
    /// What comparison keys fold.
    pub folding: Folding,
    /// Whether code is to be checked like all other text.
    pub code: bool,
    /// Whether the navigation of a page is left out.
    pub skip_navigation: bool,
    /// Which text of a document with tracked changes is read.
    pub revisions: Revisions,
    /// Whether comments are read, too.
    pub comments: bool,
}

/// Why an input could not be read. Every message names the file and what can be done.
#[derive(Debug)]
pub enum Error {
    /// No name at all, as of a variable that is not set.
    Unnamed,
    /// The operating system refused.
    Io {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder where a file is expected.
    Folder {
        /// The path as typed.
        path: String,
    },
    /// A format that cannot be read yet.
    Foreign {
        /// The path as typed.
        path: String,
        /// What people call it.
        format: &'static str,
        /// The command that makes text of it.
        command: String,
    },
    /// A document of an office that opens with a password only.
    Encrypted {
        /// The path as typed.
        path: String,
    },
    /// A format that is read, in a file that cannot be.
    Unreadable {
        /// The path as typed.
        path: String,
        /// What people call the format.
        format: &'static str,
        /// Why, and what to do.
        reason: Message,
    },
    /// What stands for a file in a repository whose large files are kept elsewhere.
    Pointer {
        /// The path as typed.
        path: String,
    },
    /// Not text.
    Binary {
        /// The path as typed.
        path: String,
        /// Where the first NUL stands.
        offset: usize,
        /// The encoding that has its zeros where this file has them.
        pattern: Option<&'static str>,
    },
    /// Text in another encoding, or damaged.
    Undecodable {
        /// The path as typed.
        path: String,
        /// The encoding that was tried.
        encoding: &'static str,
        /// The line of the first byte that does not decode, from 1.
        line: usize,
    },
    /// Text that is not in the encoding that `--encoding` names.
    NotAsNamed {
        /// The path as typed.
        path: String,
        /// The encoding that was named.
        encoding: &'static str,
        /// The line of the first byte that does not decode, from 1.
        line: usize,
    },
    /// `--encoding` names none that is known.
    UnknownEncoding {
        /// The label as typed.
        label: String,
    },
    /// `REV:PATH` that git does not know.
    Git {
        /// `REV:PATH` as typed.
        path: String,
        /// Why, and what to do.
        reason: Message,
    },
    /// Over 4 GiB.
    TooLarge {
        /// The path as typed.
        path: String,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Io { path, source } => {
                message!("error.read", path = path, reason = reason(source))
            }
            Self::Unnamed => message!("error.empty-name"),
            Self::Folder { path } => message!("error.directory", path = path),
            Self::Foreign {
                path,
                format,
                command,
            } => message!(
                "error.foreign",
                path = path,
                format = *format,
                command = command
            ),
            Self::Encrypted { path } => message!("error.encrypted", path = path),
            Self::Unreadable {
                path,
                format,
                reason,
            } => message!(
                "error.unreadable",
                path = path,
                format = *format,
                reason = reason.clone()
            ),
            Self::Pointer { path } => message!("error.lfs", path = path),
            Self::Binary {
                path,
                offset,
                pattern: None,
            } => message!("error.binary", path = path, offset = *offset),
            Self::Binary {
                path,
                offset,
                pattern: Some(name),
            } => message!(
                "error.binary-as",
                path = path,
                offset = *offset,
                name = *name,
                encoding = name.to_lowercase()
            ),
            Self::Undecodable {
                path,
                encoding,
                line,
            } => message!(
                "error.undecodable",
                path = path,
                encoding = *encoding,
                line = *line
            ),
            Self::NotAsNamed {
                path,
                encoding,
                line,
            } => message!(
                "error.not-as-named",
                path = path,
                encoding = *encoding,
                line = *line
            ),
            Self::UnknownEncoding { label } => message!("error.unknown-encoding", label = label),
            Self::Git { path, reason } => {
                message!("error.git", path = path, reason = reason.clone())
            }
            Self::TooLarge { path } => message!("error.too-large", path = path),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.message(), f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Why the system did not do something. Its own words are in its own language.
pub(crate) fn reason(error: &std::io::Error) -> Message {
    reason_in(Some(error), plain(error))
}

/// The same where what was said is more than what the system said.
pub(crate) fn reason_in(error: Option<&std::io::Error>, said: String) -> Message {
    use std::io::ErrorKind;
    // What this program says of itself has words of its own.
    let kind = error.filter(|error| error.get_ref().is_none());
    match kind.map(std::io::Error::kind) {
        Some(ErrorKind::NotFound) => message!("system.missing", said = said),
        Some(ErrorKind::PermissionDenied) => message!("system.denied", said = said),
        Some(ErrorKind::IsADirectory) => message!("system.directory", said = said),
        Some(ErrorKind::AlreadyExists) => message!("system.exists", said = said),
        Some(ErrorKind::StorageFull) => message!("system.full", said = said),
        Some(ErrorKind::OutOfMemory) => message!("system.memory", said = said),
        Some(ErrorKind::ReadOnlyFilesystem) => message!("system.read-only", said = said),
        _ => message!("system.other", said = said),
    }
}

/// What the system said, without its number for it. Every message that passes on an error of the system does it by this.
pub(crate) fn plain(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((said, _)) => said.to_lowercase(),
        None => text,
    }
}

/// Reads a file, `REV:PATH` of a git repository, or standard input for `-`, into a document whose name is `path` as typed.
///
/// # Errors
/// When it cannot be read or is no text: see [`Error`].
pub fn read(path: &str, options: &Options) -> Result<Document, Error> {
    document(path, bytes(path)?, options)
}

/// Makes a document of bytes that are here already; `name` decides the format and is in reports.
///
/// # Errors
/// When the bytes are no text: see [`Error`].
pub fn from_bytes(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    document(name, bytes.to_vec(), options)
}

/// Makes a document of bytes that nobody else needs.
///
/// # Errors
/// When the bytes are no text: see [`Error`].
pub(crate) fn document(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    if options.format.is_none() {
        check_format(name, &bytes)?;
    }
    if is_pointer(&bytes) {
        return Err(Error::Pointer {
            path: name.to_owned(),
        });
    }
    check_room(name, room(&bytes))?;
    let reader = options.format.unwrap_or_else(|| reader_of(name, &bytes));
    let mut document = (reader.read)(&name::fit(name), bytes, options)?;
    if options.code {
        document.code = CodeUse::Text;
    }
    Ok(document)
}

/// How many times its size the reading of a text takes, in memory: 4.3 for laws in English and Chinese (10 MB, measured on 2026-11-29).
const ROOM: usize = 5;

/// How many bytes a paragraph takes besides: 570 to 650 for tables and for paragraphs of two words (2 MB, measured on 2026-12-01).
const PARAGRAPH: usize = 650;

/// How many bytes the reading of a text takes in memory, at most: every line, cell and tag may be a paragraph.
pub(crate) fn room(bytes: &[u8]) -> usize {
    let next = bytes.iter().skip(1);
    let starts = |(one, other): &(&u8, &u8)| match **one {
        b'\n' | b'\r' | b'|' | b'\t' => !other.is_ascii_whitespace(),
        b'<' => other.is_ascii_alphabetic(),
        _ => false,
    };
    let paragraphs = bytes.iter().zip(next).filter(starts).count();
    bytes.len().saturating_mul(ROOM) + paragraphs.saturating_mul(PARAGRAPH)
}

/// Refuses a text for which there is not so much memory: where what a process may have is limited, running out of it in the middle would
/// end the run without a word of the file.
///
/// # Errors
/// [`Error::Io`].
pub(crate) fn check_room(name: &str, bytes: usize) -> Result<(), Error> {
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(bytes).map_err(|_| Error::Io {
        path: name.to_owned(),
        source: std::io::ErrorKind::OutOfMemory.into(),
    })
}

/// Whether bytes are what Git LFS puts in the place of a large file, by its specification.
fn is_pointer(bytes: &[u8]) -> bool {
    const LARGEST: usize = 1024;
    bytes.len() < LARGEST
        && bytes.starts_with(b"version https://git-lfs.github.com/spec/v1\n")
        && bytes
            .split(|byte| *byte == b'\n')
            .any(|line| line.starts_with(b"oid "))
}

/// Whether the bytes of that name are in a format that is read, or no format that is known.
///
/// # Errors
/// [`Error::Foreign`] or [`Error::Encrypted`].
pub(crate) fn check_format(name: &str, bytes: &[u8]) -> Result<(), Error> {
    if READERS
        .iter()
        .any(|reader| reader.claims.is_some_and(|claims| claims(bytes)))
    {
        return Ok(());
    }
    if foreign::is_encrypted(bytes) {
        return Err(Error::Encrypted {
            path: name.to_owned(),
        });
    }
    foreign::of(name, bytes).map_or(Ok(()), |found| {
        Err(Error::Foreign {
            path: name.to_owned(),
            format: found.name,
            command: found.command(name),
        })
    })
}

/// The reader of that name in `--input-format`.
#[must_use]
pub(crate) fn reader(name: &str) -> Option<&'static Reader> {
    READERS.iter().find(|reader| reader.name == name)
}

/// The reader of a file of that name: the one that its bytes are claimed by, else the one that its ending means.
pub(crate) fn reader_of(name: &str, bytes: &[u8]) -> &'static Reader {
    let claims = |reader: &&Reader| reader.claims.is_some_and(|claims| claims(bytes));
    if let Some(claimed) = READERS.iter().find(claims) {
        return claimed;
    }
    let extension = match Path::new(name).extension() {
        Some(ending) => ending.to_string_lossy().to_lowercase(),
        None if foreign::is_page(bytes) => "html".to_owned(),
        None => String::new(),
    };
    READERS
        .iter()
        .find(|reader| reader.extensions.contains(&extension.as_str()))
        .unwrap_or(&READERS[0])
}

/// The bytes of a file, of `REV:PATH` of a git repository, or of standard input for `-`.
///
/// # Errors
/// When they cannot be read.
pub(crate) fn bytes(path: &str) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io {
        path: path.to_owned(),
        source,
    };
    if path.is_empty() {
        return Err(Error::Unnamed);
    }
    if path == "-" {
        return standard::input().map_err(failed);
    }
    if git::is_meant(path) {
        return git::bytes(path);
    }
    let place = name::path(path);
    let about = std::fs::metadata(&place).map_err(failed)?;
    if about.is_dir() {
        return Err(Error::Folder {
            path: path.to_owned(),
        });
    }
    if about.len() >= u64::from(u32::MAX) {
        return Err(Error::TooLarge {
            path: path.to_owned(),
        });
    }
    whole::file(&place).map_err(failed)
}
