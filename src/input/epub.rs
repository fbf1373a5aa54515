//! Books (.epub): the chapters in the order in which they are read, each as a page of HTML.
//!
//! A book is an archive (EPUB 2 and 3): `META-INF/container.xml` names the package document, which lists the files and their order, the
//! spine. Tables of contents that a program shows beside the text are left out.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::input::html::chapter;
use crate::input::made::{Block, Made};
use crate::input::package::{self, Package, Problem, resolved};
use crate::input::xml::written;
use crate::input::xml::{Node, Spaces, Tree};
use crate::input::{Error, Options, ROOM, Reader, check_room};
use crate::wording::message::message;

/// The reader of books.
pub(super) const READER: Reader = Reader {
    name: "epub",
    extensions: &["epub"],
    read,
    claims: Some(claims),
};

/// What people call the format.
const FORMAT: &str = "EPUB";

/// The part that names the package document.
const CONTAINER: &str = "META-INF/container.xml";
/// The part that says what is encrypted.
const ENCRYPTION: &str = "META-INF/encryption.xml";

/// The namespace of encryption; those of books are told by the names of their elements.
const SPACES: Spaces = &[
    ("urn:oasis:names:tc:opendocument:xmlns:container", BOOK),
    ("http://www.idpf.org/2007/opf", BOOK),
    ("http://www.w3.org/2001/04/xmlenc#", BOOK),
];
const BOOK: u8 = 1;

/// Whether bytes are an archive that says that it is a book, or has the part by which books are read.
fn claims(bytes: &[u8]) -> bool {
    /// The bytes of a member before its name.
    const BEFORE: usize = 30;
    let first = bytes.get(BEFORE..).unwrap_or_default();
    first.starts_with(b"mimetypeapplication/epub+zip")
        || package::has_member(bytes, CONTAINER.as_bytes())
}

#[expect(clippy::needless_pass_by_value, reason = "all readers take the bytes")]
fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let unreadable = |problem: Problem| Error::Unreadable {
        path: name.to_owned(),
        format: FORMAT,
        reason: problem.0,
    };
    let mut package = Package::open(&bytes).map_err(unreadable)?;
    let mut made = Made::default();
    // What is too large is refused before anything of it is read.
    let mut pages = Vec::new();
    for part in spine(&mut package).map_err(unreadable)? {
        pages.push(chapter_text(&mut package, &part).map_err(unreadable)?);
    }
    for page in pages {
        check_room(name, page.len().saturating_mul(ROOM))?;
        for part in chapter::parts(&page, options.skip_navigation) {
            let block = Block {
                kind: part.kind,
                level: part.level,
                ..Block::default()
            };
            made.push(block, &part.text, &part.opaque);
        }
    }
    Ok(made.document(name, FORMAT, options))
}

/// The text of a chapter.
fn chapter_text(package: &mut Package<'_>, part: &str) -> Result<String, Problem> {
    let Some(bytes) = package.read(part)? else {
        return Err(Problem(message!("unread.no-chapter", part = part)));
    };
    Ok(written::decode(part, &bytes)?.into_owned())
}

/// The parts that are the chapters, in the order in which they are read: those that are read only where something refers to them come last.
fn spine(package: &mut Package<'_>) -> Result<Vec<String>, Problem> {
    let main = package_document(package)?;
    let encrypted = encrypted(package)?;
    let Some(bytes) = package.read(&main)? else {
        return Err(Problem(message!("unread.no-part", part = &main)));
    };
    let text = written::decode(&main, &bytes)?;
    let tree = Tree::read(&main, &text, SPACES)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let chapters = chapters(&tree, folder);
    if let Some(part) = chapters.iter().find(|part| encrypted.contains(*part)) {
        return Err(Problem(message!("unread.protected", part = part)));
    }
    if chapters.is_empty() {
        return Err(Problem(message!("unread.no-text-named", part = &main)));
    }
    Ok(chapters)
}

/// The name of the part that lists all others.
fn package_document(package: &mut Package<'_>) -> Result<String, Problem> {
    let Some(bytes) = package.read(CONTAINER)? else {
        return Err(Problem(message!("unread.no-part-format", part = CONTAINER)));
    };
    let text = written::decode(CONTAINER, &bytes)?;
    let tree = Tree::read(CONTAINER, &text, SPACES)?;
    let mut inside = tree.root().into_iter().flat_map(Node::inside);
    let named = inside.find_map(|node| match node.name() {
        (_, "rootfile") => node.attribute("full-path"),
        _ => None,
    });
    let named = named.map(|path| resolved("", &path));
    named.ok_or_else(|| Problem(message!("unread.no-package", part = CONTAINER)))
}

/// The parts that are encrypted.
fn encrypted(package: &mut Package<'_>) -> Result<FxHashSet<String>, Problem> {
    let Some(bytes) = package.read(ENCRYPTION)? else {
        return Ok(FxHashSet::default());
    };
    let text = written::decode(ENCRYPTION, &bytes)?;
    let tree = Tree::read(ENCRYPTION, &text, SPACES)?;
    let inside = tree.root().into_iter().flat_map(Node::inside);
    let references = inside.filter(|node| node.name().1 == "CipherReference");
    let parts = references.filter_map(|node| Some(part("", &node.attribute("URI")?)));
    Ok(parts.collect())
}

/// The parts of the chapters that a package document names.
fn chapters(tree: &Tree<'_>, folder: &str) -> Vec<String> {
    let all = || tree.root().into_iter().flat_map(Node::inside);
    let named = |wanted: &'static str| all().filter(move |node| node.name().1 == wanted);
    // In older books the table of contents is known by a reference to it.
    let contents: FxHashSet<String> = named("reference")
        .filter(|node| node.attribute("type").is_some_and(|kind| kind == "toc"))
        .filter_map(|node| Some(part(folder, &node.attribute("href")?)))
        .collect();
    let pages: FxHashMap<String, String> = named("item")
        .filter(|node| {
            let kind = node.attribute("media-type").unwrap_or_default();
            matches!(
                &*kind,
                "application/xhtml+xml" | "text/html" | "text/x-oeb1-document"
            )
        })
        .filter(|node| {
            let properties = node.attribute("properties").unwrap_or_default();
            !properties.split_whitespace().any(|each| each == "nav")
        })
        .filter_map(|node| {
            let page = part(folder, &node.attribute("href")?);
            Some((node.attribute("id")?.into_owned(), page))
        })
        .filter(|(_, page)| !contents.contains(page))
        .collect();
    let (apart, inline): (Vec<Node<'_>>, Vec<Node<'_>>) = named("itemref").partition(|node| {
        node.attribute("linear")
            .is_some_and(|linear| linear == "no")
    });
    let mut seen = FxHashSet::default();
    let order = inline.into_iter().chain(apart);
    let order = order.filter_map(|node| pages.get(&*node.attribute("idref")?));
    order.filter(|page| seen.insert(*page)).cloned().collect()
}

/// The name of the part that an address in a part of that folder leads to.
fn part(folder: &str, address: &str) -> String {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    resolved(folder, &unquoted(path))
}

/// An address with the characters that `%E7%AB%A0` stands for; as it is where they are none.
fn unquoted(address: &str) -> String {
    let mut out = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = (*first == b'%').then(|| after.get(..2)).flatten();
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            out.push(byte);
            rest = &after[2..];
        } else {
            out.push(*first);
            rest = after;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests;
