//! A Word file as it is written: its parts with their relations, and the archive.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::input::docx::SPACES;
use crate::input::docx::parts;
use crate::input::package::{self, Package, Problem};
use crate::input::xml::Tree;
use crate::input::xml::written;
use crate::redline::raw::{self, Piece};
use crate::wording::message::message;

/// The list of the types of all parts.
pub(super) const TYPES: &str = "[Content_Types].xml";

/// A part of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its name in the archive.
    pub(super) name: String,
    /// What is in it.
    pub(super) text: String,
    /// What it refers to.
    pub(super) relations: Vec<Relation>,
}

/// A relation of a part to another one, or to a place outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// Its name.
    pub(super) id: String,
    /// Its type, whole.
    pub(super) kind: String,
    /// The address as it is written.
    pub(super) target: String,
    /// Whether the address is outside the archive.
    pub(super) is_external: bool,
}

/// A file.
pub(super) struct Word<'bytes> {
    package: RefCell<Package<'bytes>>,
    /// The parts that have text, by what they are.
    pub(super) parts: BTreeMap<&'static str, Part>,
    /// The list of types.
    pub(super) types: String,
    /// What members are known by: each is unpacked once.
    targets: RefCell<BTreeMap<String, Option<String>>>,
}

impl<'bytes> Word<'bytes> {
    /// Reads the parts of a file.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub(super) fn open(bytes: &'bytes [u8]) -> Result<Self, Problem> {
        let mut package = Package::open(bytes)?;
        let main = parts::main_part(&mut package)?;
        let types = text_of(&mut package, TYPES)?.unwrap_or_default();
        let mut word = Self {
            package: RefCell::new(package),
            parts: BTreeMap::new(),
            types,
            targets: RefCell::default(),
        };
        word.add(parts::TEXT, &main)?;
        let known = [
            parts::STYLES,
            parts::NUMBERING,
            parts::FOOTNOTES,
            parts::ENDNOTES,
            parts::COMMENTS,
        ];
        let relations = word
            .parts
            .get(parts::TEXT)
            .map(|part| part.relations.clone());
        for relation in relations.unwrap_or_default() {
            let kind = relation.kind.rsplit('/').next().unwrap_or_default();
            if let Some(kind) = known.iter().find(|each| **each == kind)
                && !relation.is_external
            {
                word.add(kind, &resolved(&main, &relation.target))?;
            }
        }
        Ok(word)
    }

    fn add(&mut self, kind: &'static str, name: &str) -> Result<(), Problem> {
        let text = text_of(&mut self.package.borrow_mut(), name)?;
        if let Some(text) = text {
            let part = Part {
                name: name.to_owned(),
                text,
                relations: self.relations(name)?,
            };
            self.parts.insert(kind, part);
        }
        Ok(())
    }

    /// The relations of the part of that name.
    pub(super) fn relations(&self, part: &str) -> Result<Vec<Relation>, Problem> {
        let text = text_of(&mut self.package.borrow_mut(), &relations_of(part))?;
        let text = text.unwrap_or_default();
        let read = |piece: Piece<'_>| {
            let Piece::Open(tag) = piece else { return None };
            let value = |name: &str| {
                tag.value(name)
                    .map(|value| written::unescaped(value).into_owned())
            };
            Some(Relation {
                id: value("Id")?,
                kind: value("Type")?,
                target: value("Target")?,
                is_external: value("TargetMode").is_some_and(|mode| mode == "External"),
            })
        };
        Ok(raw::pieces(&text).filter_map(read).collect())
    }

    /// The bytes of a member; `None` when the archive lacks it.
    pub(super) fn member(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        self.package.borrow_mut().read(name)
    }

    /// What a relation of a part leads to, as a mark that is the same in another file with the same target.
    pub(super) fn target(&self, part: &str, id: &str) -> Option<String> {
        let part = self.parts.get(part)?;
        let relation = part.relations.iter().find(|relation| relation.id == id)?;
        if relation.is_external {
            return Some(relation.target.clone());
        }
        let name = resolved(&part.name, &relation.target);
        if let Some(known) = self.targets.borrow().get(&name) {
            return known.clone();
        }
        let bytes = self.member(&name).ok().flatten();
        let mark = bytes.map(|bytes| format!("{:x}", xxhash_rust::xxh3::xxh3_128(&bytes)));
        self.targets.borrow_mut().insert(name, mark.clone());
        mark
    }

    /// The tree of a part.
    pub(super) fn tree(&self, kind: &str) -> Result<Option<Tree<'_>>, Problem> {
        let part = self.parts.get(kind);
        part.map(|part| Tree::read(&part.name, &part.text, SPACES))
            .transpose()
    }

    /// The text of a part, or nothing.
    pub(super) fn text(&self, kind: &str) -> &str {
        self.parts.get(kind).map_or("", |part| &part.text)
    }
}

fn text_of(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Problem> {
    let Some(bytes) = package.read(name)? else {
        return Ok(None);
    };
    Ok(Some(written::decode(name, &bytes)?.into_owned()))
}

/// A part with relations, as it is written.
pub(super) fn relations_text(relations: &[Relation]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for each in relations {
        push_relation(each, &mut out);
    }
    out.push_str("</Relationships>");
    out
}

/// Adds a relation as it is written.
pub(super) fn push_relation(relation: &Relation, out: &mut String) {
    let _ = write!(
        out,
        "<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"{}/>",
        raw::escaped(&relation.id),
        raw::escaped(&relation.kind),
        raw::escaped(&relation.target),
        if relation.is_external {
            " TargetMode=\"External\""
        } else {
            ""
        }
    );
}

/// The name of the part with the relations of a part.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The name of the part that a relation of `part` leads to.
pub(super) fn resolved(part: &str, target: &str) -> String {
    package::resolved(
        part.rsplit_once('/').map_or("", |(folder, _)| folder),
        target,
    )
}

/// The archive with some members replaced or added, in order of their names, and all others byte for byte as they are. What was written
/// by this program can be known by `comment`.
///
/// # Errors
/// When the archive cannot be copied.
pub(super) fn rewritten(
    bytes: &[u8],
    replaced: &BTreeMap<String, Vec<u8>>,
    comment: &str,
) -> Result<Vec<u8>, Problem> {
    let failed = |error: zip::result::ZipError| {
        Problem(message!("unread.copied", error = error.to_string()))
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut left = replaced.clone();
    let put = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]| {
        writer.start_file(name, options).map_err(failed)?;
        writer
            .write_all(bytes)
            .map_err(|error| Problem(message!("unread.written", error = error.to_string())))
    };
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(failed)?;
        let name = String::from_utf8_lossy(member.name_raw()).into_owned();
        let same = left.keys().find(|each| each.eq_ignore_ascii_case(&name));
        match same.cloned().and_then(|key| left.remove(&key)) {
            Some(bytes) => put(&mut writer, &name, &bytes)?,
            None => writer.raw_copy_file(member).map_err(failed)?,
        }
    }
    for (name, bytes) in &left {
        put(&mut writer, name, bytes)?;
    }
    writer.set_comment(comment.to_owned()).map_err(failed)?;
    Ok(writer.finish().map_err(failed)?.into_inner())
}
