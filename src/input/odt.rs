//! `OpenDocument` texts (.odt, and .fodt without an archive): the text as `LibreOffice` shows it, with the numbers that it counts.
//!
//! A file is an archive of parts of XML (ISO/IEC 26300), or one part with all of them. Of tracked changes the outcome is read unless
//! options say otherwise.

mod changes;
mod inline;
mod line;
mod lists;
mod story;
mod styles;
#[cfg(test)]
mod tests;

use crate::document::{Document, Kind};
use crate::input::made::Made;
use crate::input::odt::changes::Changes;
use crate::input::odt::lists::Numbering;
use crate::input::odt::story::{Story, Teller};
use crate::input::odt::styles::Styles;
use crate::input::package::{Package, Problem};
use crate::input::xml::{Node, Spaces, Tree, written};
use crate::input::{Error, Options, ROOM, Reader, check_room};
use crate::wording::message::message;

/// The reader of `OpenDocument` texts.
pub(super) const READER: Reader = Reader {
    name: "odt",
    extensions: &["odt", "ott", "fodt"],
    read,
    claims: Some(claims),
};

/// What people call the format.
const FORMAT: &str = "OpenDocument";

/// The parts that are read.
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// The numbers of the namespaces.
const OFFICE: u8 = 1;
const TEXT: u8 = 2;
const TABLE: u8 = 3;
const DRAW: u8 = 4;
const STYLE: u8 = 5;
const MATH: u8 = 6;
const CORE: u8 = 7;
/// What `LibreOffice` adds of its own: content controls, and tables in shapes.
const ADDED: u8 = 8;

const SPACES: Spaces = &[
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", OFFICE),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", TEXT),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", TABLE),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", DRAW),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", STYLE),
    ("http://www.w3.org/1998/Math/MathML", MATH),
    ("http://purl.org/dc/elements/1.1/", CORE),
    (
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        ADDED,
    ),
];

/// Whether bytes are an archive that says that it is a text of this format, or such a text without an archive.
fn claims(bytes: &[u8]) -> bool {
    /// The bytes of a member before its name.
    const BEFORE: usize = 30;
    /// How much of a file without an archive is looked at.
    const START: usize = 4096;
    let first = bytes.get(BEFORE..).unwrap_or_default();
    let is_flat = || {
        let start = &bytes[..bytes.len().min(START)];
        let has = |part: &[u8]| memchr::memmem::find(start, part).is_some();
        has(b"<office:document") && has(b"application/vnd.oasis.opendocument.text")
    };
    let packed = b"mimetypeapplication/vnd.oasis.opendocument.text";
    first.starts_with(packed) || bytes.starts_with(b"<?xml") && is_flat()
}

#[expect(clippy::needless_pass_by_value, reason = "all readers take the bytes")]
fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let unreadable = |problem: Problem| Error::Unreadable {
        path: name.to_owned(),
        format: FORMAT,
        reason: problem.0,
    };
    if bytes.starts_with(b"<?xml") || bytes.starts_with(b"\xef\xbb\xbf<?xml") {
        check_room(name, bytes.len().saturating_mul(ROOM))?;
        let text = written::decode(name, &bytes).map_err(unreadable)?;
        let made = made(None, (name, &text), (name, &text), options).map_err(unreadable)?;
        return Ok(made.document(name, FORMAT, options));
    }
    let mut package = Package::open(&bytes).map_err(unreadable)?;
    if is_encrypted(&mut package).map_err(unreadable)? {
        return Err(Error::Encrypted {
            path: name.to_owned(),
        });
    }
    let content = part(&mut package, CONTENT).map_err(unreadable)?;
    let content = content
        .ok_or_else(|| unreadable(Problem(message!("unread.no-part-format", part = CONTENT))))?;
    let styles = part(&mut package, STYLES).map_err(unreadable)?;
    let styles = styles.unwrap_or_else(|| "<none/>".to_owned());
    check_room(name, (content.len() + styles.len()).saturating_mul(ROOM))?;
    let (content, styles) = ((CONTENT, &*content), (STYLES, &*styles));
    let made = made(Some(&mut package), content, styles, options).map_err(unreadable)?;
    Ok(made.document(name, FORMAT, options))
}

/// The text of a part.
fn part(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Problem> {
    let bytes = package.read(name)?;
    let decoded = |bytes: Vec<u8>| written::decode(name, &bytes).map(std::borrow::Cow::into_owned);
    bytes.map(decoded).transpose()
}

/// Whether parts of an archive open with a password only.
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Problem> {
    let Some(text) = part(package, MANIFEST)? else {
        return Ok(false);
    };
    let tree = Tree::read(MANIFEST, &text, SPACES)?;
    let mut inside = tree.root().into_iter().flat_map(Node::inside);
    Ok(inside.any(|node| node.name().1 == "encryption-data"))
}

/// The blocks of a text: the text itself, its notes, and then what belongs to no place in it. Each part is its name and what is in it.
fn made(
    package: Option<&mut Package<'_>>,
    content: (&str, &str),
    styles: (&str, &str),
    options: &Options,
) -> Result<Made, Problem> {
    let text = Tree::read(content.0, content.1, SPACES)?;
    let common = Tree::read(styles.0, styles.1, SPACES)?;
    let body = text.root().and_then(|root| root.child(OFFICE, "body"));
    let Some(body) = body.and_then(|body| body.child(OFFICE, "text")) else {
        return Err(Problem(message!("unread.not-odt")));
    };
    let shared = common.root().and_then(|root| root.child(OFFICE, "styles"));
    let own = |tree| Tree::root(tree).and_then(|root| root.child(OFFICE, "automatic-styles"));
    let of_text = Styles::read(shared, own(&text));
    let of_pages = Styles::read(shared, own(&common));
    let numbering = Numbering::read(&[shared, own(&text), own(&common)]);
    let mut package = package;
    let mut objects = |name: &str| match &mut package {
        Some(package) => part(package, name),
        None => Ok(None),
    };
    let revisions = (options.revisions, Changes::read(body));
    let mut teller = Teller::new((&of_text, &numbering), revisions, &mut objects);
    teller.tell(body, Story::Body, &of_text);
    for class in ["footnote", "endnote"] {
        for note in teller.take_notes(class) {
            teller.tell(note, Story::Apart(Kind::Footnote), &of_text);
        }
    }
    for (kind, node) in heads(&common) {
        teller.tell(node, Story::Apart(kind), &of_pages);
    }
    if options.comments {
        for comment in teller.take_notes("comment") {
            teller.tell(comment, Story::Apart(Kind::Comment), &of_text);
        }
    }
    teller.finish()
}

/// What stands above and below pages, headers first.
fn heads<'tree>(tree: &'tree Tree<'_>) -> Vec<(Kind, Node<'tree>)> {
    let masters = tree
        .root()
        .and_then(|root| root.child(OFFICE, "master-styles"));
    let pages = || masters.into_iter().flat_map(Node::children);
    let mut out = Vec::new();
    for (kind, names) in [
        (Kind::Header, ["header", "header-left", "header-first"]),
        (Kind::Footer, ["footer", "footer-left", "footer-first"]),
    ] {
        for page in pages() {
            let own = page.children().filter(|node| {
                let (space, name) = node.name();
                space == STYLE && names.contains(&name)
            });
            let shown = own.filter(|node| {
                let display = node.attribute("display");
                display.is_none_or(|display| display != "false")
            });
            out.extend(shown.map(|node| (kind, node)));
        }
    }
    out
}
