//! The archive that a document of an office is: its parts by their exact names, with a limit on everything.
//!
//! Nothing is unpacked to a disk and nothing is fetched. An archive that breaks a limit, or that two programs could read differently, is an
//! error that says why. The limits were chosen by hand on 2026-11-29: the largest of 188 documents at hand has 0.3 MB in 40 members, and a
//! document of 500 pages has 5 to 20 MB of XML.

use std::io::{Cursor, Read};

use crate::wording::message::{Message, message};
use rustc_hash::FxHashSet;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most members of an archive.
const MEMBERS: usize = 10_000;
/// The most bytes of a member, unpacked.
const MEMBER: u64 = 64 << 20;
/// The most bytes of all members that are read, unpacked.
const TOTAL: u64 = 128 << 20;
/// How many times its size a member may have, unpacked, from [`SMALL`] bytes on: text of an office is 5 to 40 times smaller in an archive, and a
/// row of one byte about 1000 times.
const RATIO: u64 = 200;
/// A member of this many bytes may be packed as well as it can be.
const SMALL: u64 = 4 << 20;
/// The most bytes of the names of all members: a name is held more than once.
const NAMES: usize = 4 << 20;

/// An archive whose parts can be read.
pub(crate) struct Package<'bytes> {
    archive: ZipArchive<Cursor<&'bytes [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// Why an archive or a part of it cannot be read, as the end of a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem(pub(crate) Message);

impl<'bytes> Package<'bytes> {
    /// Opens an archive and looks at its list of members.
    ///
    /// # Errors
    /// When it is not an archive, or breaks a limit.
    pub(crate) fn open(bytes: &'bytes [u8]) -> Result<Self, Problem> {
        check_count(bytes)?;
        let archive = ZipArchive::new(Cursor::new(bytes));
        let mut archive = archive.map_err(|_| Problem(message!("unread.not-archive")))?;
        if archive.len() > MEMBERS {
            return Err(too_many());
        }
        // Names of parts are the same in either case (ECMA-376, part 2).
        let mut names = FxHashSet::default();
        let mut length = 0;
        for name in archive.file_names_raw() {
            length += name.len();
            if !names.insert(name.to_ascii_lowercase()) {
                return Err(twice(&String::from_utf8_lossy(name)));
            }
        }
        if archive.has_duplicate_names() {
            return Err(Problem(message!("unread.member-twice")));
        }
        if length > NAMES {
            return Err(Problem(message!("unread.names")));
        }
        let overlapping = archive.has_overlapping_files();
        if overlapping
            .map_err(|error| Problem(message!("unread.archive-damaged", error = said(&error))))?
        {
            return Err(Problem(message!("unread.overlap")));
        }
        Ok(Self {
            archive,
            left: TOTAL,
        })
    }

    /// The bytes of a part; `None` when the archive has none of that name.
    ///
    /// # Errors
    /// When it is encrypted or damaged, or breaks a limit.
    pub(crate) fn read(&mut self, part: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(index) = self.index(part) else {
            return Ok(None);
        };
        let raw = self.archive.by_index_raw(index);
        let raw = raw.map_err(|error| damaged(part, &error))?;
        if raw.encrypted() {
            return Err(Problem(message!("unread.locked", part = part)));
        }
        let (size, packed) = (raw.size(), raw.compressed_size());
        drop(raw);
        let most = self.allowed(part, size, packed)?;
        let member = self.archive.by_index(index);
        let member = member.map_err(|error| damaged(part, &error))?;
        let mut out = Vec::new();
        let room = usize::try_from(size).unwrap_or(usize::MAX);
        out.try_reserve_exact(room)
            .map_err(|_| Problem(message!("unread.part-memory", part = part)))?;
        // One byte more than is allowed shows that the size in the list of members is not the true one.
        let read = member.take(most + 1).read_to_end(&mut out);
        let lies = out.len() as u64 != size;
        if lies {
            return Err(Problem(message!("unread.size", part = part)));
        }
        read.map_err(|error| {
            Problem(message!(
                "unread.part-damaged",
                part = part,
                error = error.to_string()
            ))
        })?;
        self.left -= size;
        Ok(Some(out))
    }

    fn index(&self, part: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(part);
        exact.or_else(|| {
            let mut names = self.archive.file_names_raw();
            names.position(|name| name.eq_ignore_ascii_case(part.as_bytes()))
        })
    }

    /// How many bytes of a member that says that it has so many are read.
    fn allowed(&self, part: &str, size: u64, packed: u64) -> Result<u64, Problem> {
        if size > MEMBER {
            return Err(Problem(message!(
                "unread.part-large",
                part = part,
                limit = MEMBER >> 20
            )));
        }
        if size > self.left {
            return Err(Problem(message!("unread.parts-large", limit = TOTAL >> 20)));
        }
        if size > SMALL && size / RATIO > packed {
            return Err(Problem(message!(
                "unread.ratio",
                part = part,
                limit = RATIO
            )));
        }
        Ok(size)
    }
}

/// The name of the part that a reference in a part of that folder leads to.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let from = if target.starts_with('/') { "" } else { folder };
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Whether an archive has a member whose name starts like that, by its list of members: an archive inside it does not count.
#[cfg(any(feature = "docx", feature = "epub"))]
pub(super) fn has_member(bytes: &[u8], prefix: &[u8]) -> bool {
    const ARCHIVE: &[u8] = b"PK\x03\x04";
    const ENTRY: &[u8] = b"PK\x01\x02";
    /// The bytes of an entry before its name.
    const BEFORE: usize = 46;
    let Some(record) = last_record(bytes).filter(|_| bytes.starts_with(ARCHIVE)) else {
        return false;
    };
    let number = |at: usize, length: usize| {
        let bytes = record.get(at..at + length)?.iter().rev();
        Some(bytes.fold(0_usize, |number, byte| number << 8 | usize::from(*byte)))
    };
    let (Some(length), Some(start)) = (number(12, 4), number(16, 4)) else {
        return false;
    };
    let list = bytes.get(start..start.saturating_add(length));
    let list = list.unwrap_or_default();
    memchr::memmem::find_iter(list, ENTRY).any(|at| {
        let name = list.get(at + BEFORE..).unwrap_or_default();
        name.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    })
}

/// The record at the end of an archive, and what follows it.
fn last_record(bytes: &[u8]) -> Option<&[u8]> {
    const RECORD: &[u8] = b"PK\x05\x06";
    /// The record with the longest comment.
    const LONGEST: usize = 22 + 0xffff;
    let tail = &bytes[bytes.len().saturating_sub(LONGEST)..];
    memchr::memmem::rfind(tail, RECORD).map(|at| &tail[at..])
}

/// Refuses an archive whose last record counts too many members, before a list of them is made.
fn check_count(bytes: &[u8]) -> Result<(), Problem> {
    let count = last_record(bytes).and_then(|record| record.get(10..12));
    let count = count.map_or(0, |count| {
        usize::from(u16::from_le_bytes([count[0], count[1]]))
    });
    // All bits say that the count stands elsewhere, as that of an archive with 65,535 members does.
    if count > MEMBERS {
        return Err(too_many());
    }
    Ok(())
}

fn too_many() -> Problem {
    Problem(message!("unread.members", limit = MEMBERS))
}

fn twice(name: &str) -> Problem {
    Problem(message!("unread.twice", name = name))
}

fn damaged(part: &str, error: &ZipError) -> Problem {
    Problem(message!(
        "unread.part-damaged",
        part = part,
        error = said(error)
    ))
}

/// What the library says of an error, without a capital and a full stop.
fn said(error: &ZipError) -> String {
    let text = error.to_string();
    let text = text.trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    /// An archive of these members.
    pub(crate) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in members {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn problem(bytes: &[u8], part: &str) -> String {
        let read = |mut package: Package<'_>| package.read(part).map(|_| ());
        Package::open(bytes)
            .and_then(read)
            .unwrap_err()
            .0
            .to_string()
    }

    #[test]
    fn a_part_is_read_by_its_name() {
        let bytes = archive(&[("a.xml", b"<a/>"), ("word/B.xml", b"<b/>")]);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.read("a.xml").unwrap().unwrap(), b"<a/>");
        assert_eq!(package.read("word/b.xml").unwrap().unwrap(), b"<b/>");
        assert_eq!(package.read("c.xml").unwrap(), None);
    }

    #[test]
    fn references_lead_to_parts_by_their_folder() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/notes.xml"), "word/notes.xml");
        assert_eq!(resolved("word", "../custom/a.xml"), "custom/a.xml");
        assert_eq!(resolved("", "./word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn an_archive_in_an_archive_does_not_count() {
        let inner = archive(&[("word/document.xml", b"<a/>")]);
        assert!(has_member(&inner, b"word/document"));
        let mut outer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        outer.start_file("a.docx", stored).unwrap();
        outer.write_all(&inner).unwrap();
        let outer = outer.finish().unwrap().into_inner();
        assert!(!has_member(&outer, b"word/document"));
        assert!(!has_member(b"PK\x03\x04 word/document", b"word/document"));
    }

    #[test]
    fn what_is_no_archive_is_damaged() {
        let said = problem(b"PK\x03\x04 and then nothing", "a");
        assert!(said.contains("a damaged one") && said.contains("save it again"));
    }

    #[test]
    fn a_bomb_is_refused_by_its_ratio_and_its_size() {
        let bytes = archive(&[("a.xml", &vec![b' '; 8 << 20])]);
        assert!(problem(&bytes, "a.xml").contains("200 times"));
        let bytes = archive(&[("a.xml", &vec![b' '; (MEMBER + 1) as usize])]);
        assert!(problem(&bytes, "a.xml").contains("64 MiB"));
        // A small one may be as empty as it likes.
        let bytes = archive(&[("a.xml", &vec![b' '; 1 << 20])]);
        assert_eq!(
            Package::open(&bytes)
                .unwrap()
                .read("a.xml")
                .unwrap()
                .unwrap()
                .len(),
            1 << 20
        );
    }

    #[test]
    fn all_that_is_read_counts() {
        let mut package = Package::open(&[]).map_err(|_| ()).err();
        assert!(package.take().is_some());
        let bytes = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
        let mut package = Package::open(&bytes).unwrap();
        package.left = 6;
        assert!(package.read("a.xml").is_ok());
        assert!(
            package
                .read("b.xml")
                .unwrap_err()
                .0
                .to_string()
                .contains("128 MiB")
        );
    }

    /// Replaces every place where `from` stands.
    fn patched(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        let places: Vec<usize> = memchr::memmem::find_iter(bytes, from).collect();
        assert!(!places.is_empty());
        for at in places {
            out[at..at + to.len()].copy_from_slice(to);
        }
        out
    }

    #[test]
    fn one_name_twice_is_refused() {
        let bytes = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
        for twin in [&b"a.xml"[..], b"A.xml"] {
            let bytes = patched(&bytes, b"b.xml", twin);
            assert!(problem(&bytes, "a.xml").contains("twice"));
        }
    }

    #[test]
    fn a_size_that_lies_is_refused() {
        let text = b"12345678901234567890123456789012345";
        let bytes = archive(&[("a.xml", text)]);
        for size in [34_u32, 36, 5000] {
            let bytes = patched(&bytes, &35_u32.to_le_bytes(), &size.to_le_bytes());
            let said = problem(&bytes, "a.xml");
            assert!(said.contains("size") || said.contains("damaged"), "{said}");
        }
    }

    #[test]
    fn too_many_members_are_refused() {
        let names: Vec<String> = (0..=MEMBERS).map(|at| at.to_string()).collect();
        let members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
        assert!(problem(&archive(&members), "0").contains("10000 members"));
    }

    #[test]
    fn members_that_overlap_are_refused() {
        let bytes = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
        // The second entry of the directory leads to the first member.
        let entry = memchr::memmem::rfind(&bytes, b"PK\x01\x02").unwrap();
        let mut bytes = bytes;
        bytes[entry + 42..entry + 46].copy_from_slice(&0_u32.to_le_bytes());
        assert!(problem(&bytes, "a.xml").contains("overlap"));
    }

    #[test]
    fn an_encrypted_part_is_named() {
        let bytes = archive(&[("a.xml", b"<a/>")]);
        let mut bytes = bytes;
        let entry = memchr::memmem::rfind(&bytes, b"PK\x01\x02").unwrap();
        bytes[entry + 8] |= 1;
        bytes[6] |= 1;
        assert!(problem(&bytes, "a.xml").contains("a.xml is encrypted"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn noise_never_breaks_the_archive(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<prop::sample::Index>()) {
            let mut bytes = archive(&[("a.xml", b"<a>text</a>"), ("word/b.xml", b"<b>more text</b>")]);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if cut.index(2) == 0 {
                bytes.truncate(cut.index(bytes.len()));
            }
            if let Ok(mut package) = Package::open(&bytes) {
                let _ = package.read("a.xml");
                let _ = package.read("word/b.xml");
            }
        }
    }
}
