//! Where links between the files of a run lead to.
//!
//! Works on paths alone: which files there are is said to it.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use crate::document::{Document, Role};
use crate::text::span::Span;

/// The folders of a run, and the files that are known to be in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The folders that are checked whole.
    pub folders: Vec<String>,
    /// The folder that relative paths start from.
    pub base: String,
    /// The files that exist, checked or not, as far as links lead to them.
    pub files: BTreeSet<String>,
}

impl Tree {
    /// Of the documents of a run and the folders that are checked whole, both with their paths as typed.
    #[must_use]
    pub fn new(documents: &[Document], folders: &[String], base: &str) -> Self {
        let mut out = Self {
            base: base.to_owned(),
            ..Self::default()
        };
        out.folders = folders.iter().map(|each| out.place(each)).collect();
        out.files = documents.iter().map(|each| out.place(&each.name)).collect();
        out
    }

    /// The path of a file in its shortest form, from the base on where it is inside.
    #[must_use]
    pub fn place(&self, name: &str) -> String {
        let path = Path::new(name);
        plain(path.strip_prefix(&self.base).unwrap_or(path))
    }

    /// The checked folder that a file is in, the outermost where there are several.
    #[must_use]
    pub fn folder_of(&self, place: &str) -> Option<&str> {
        let holds = |folder: &&String| is_inside(place, folder);
        let holding = self.folders.iter().filter(holds);
        holding
            .min_by_key(|folder| folder.len())
            .map(String::as_str)
    }

    /// The files that links may lead to and that are not known to exist, in order.
    #[must_use]
    pub fn wanted(&self, documents: &[Document]) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for document in documents {
            let place = self.place(&document.name);
            for (span, _) in links(document) {
                let Some(target) = Target::read(span.of(&document.text)) else {
                    continue;
                };
                for folder in above(&place) {
                    out.extend(join(folder, &target.path).filter(|path| {
                        !self.files.contains(path) && self.folder_of(path).is_some()
                    }));
                }
            }
        }
        out
    }
}

/// Where a relative link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The path from the folder of the document on; empty where the link leads to a place of the same document.
    pub(crate) path: String,
    /// The place in the file.
    pub(crate) anchor: Option<String>,
}

impl Target {
    /// Reads what is in the brackets of a link, or behind its name. None for addresses, routes of a site and what a program fills in.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let address = match written.strip_prefix('<') {
            Some(rest) => &rest[..rest.find('>')?],
            None => written.split_whitespace().next()?,
        };
        let (path, anchor) = match address.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (address, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        let is_filled_in = address.contains(['{', '}', '<', '$', '\\', '&', '*', '|']);
        if is_filled_in || path.starts_with('/') || path.contains(':') || path.contains("//") {
            return None;
        }
        Some(Self {
            path: decoded(path)?,
            anchor: anchor.map(decoded).map(Option::unwrap_or_default),
        })
    }
}

/// The links of a document with the text of each that says where it leads to: the target in brackets, or the definition of a name.
pub(crate) fn links(document: &Document) -> impl Iterator<Item = (Span, Span)> {
    let links = &document.links;
    let targets = links.targets.iter().map(|span| (*span, *span));
    let defined = links
        .named
        .iter()
        .filter(|each| each.role == Role::Defined && !each.is_note);
    let defined = defined.filter_map(|each| {
        let at = each.span.of(&document.text).find("]:")?;
        let start = each.span.start + at as u32 + 2;
        let end = each.span.end;
        Some((Span { start, end }, each.span))
    });
    targets.chain(defined)
}

/// The ending of a file name, in lower case, without the dot.
pub(crate) fn ending(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}

/// The folders that a file is in, the innermost first.
pub(crate) fn above(place: &str) -> impl Iterator<Item = &str> {
    let mut inner = place;
    std::iter::from_fn(move || {
        if inner.is_empty() {
            return None;
        }
        inner = inner.rfind('/').map_or("", |at| &inner[..at]);
        Some(inner)
    })
}

/// The path that is `path` as seen from a folder. None where it leads out of all that is known.
pub(crate) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().filter(|part| *part != "..")?;
            }
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}

fn is_inside(place: &str, folder: &str) -> bool {
    if folder.is_empty() {
        return !place.starts_with('/') && !place.starts_with("..");
    }
    let rest = place.strip_prefix(folder);
    rest.is_some_and(|rest| rest.starts_with('/') || folder == "/")
}

/// A path with `/` between its parts and without parts that lead nowhere.
fn plain(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut root = "";
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => root = "/",
            Component::ParentDir if parts.last().is_some_and(|last| last != "..") => {
                parts.pop();
            }
            other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
        }
    }
    format!("{root}{}", parts.join("/"))
}

/// A text without percent signs for characters. None where they make no text.
fn decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            out.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            out.push(*byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_relative_targets_and_nothing_else() {
        let read = |written: &str| {
            Target::read(written).map(|each| (each.path, each.anchor.unwrap_or_default()))
        };
        for (written, path, anchor) in [
            ("net.md", "net.md", ""),
            ("../a/net.md#the-net \"Nets\"", "../a/net.md", "the-net"),
            ("<a net.md>", "a net.md", ""),
            ("a%20net.md?raw=true#%E7%BD%91", "a net.md", "网"),
            ("#nets", "", "nets"),
        ] {
            let expected = Some((path.to_owned(), anchor.to_owned()));
            assert_eq!(read(written), expected, "{written}");
        }
        for written in [
            "https://a.example/b.md",
            "mailto:a@b.example",
            "//a.example/b.md",
            "/b.md",
            "{{ page }}.md",
            "100%.md",
            "",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn paths_are_joined_and_shortened() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("", "./c.md").as_deref(), Some("c.md"));
        assert_eq!(join("/a", "c.md").as_deref(), Some("/a/c.md"));
        assert_eq!(join("a", "../../c.md"), None);
        let folders = ["docs/".to_owned(), ".".to_owned()];
        let tree = Tree::new(&[], &folders, "/home/me");
        assert_eq!(tree.folders, ["docs", ""]);
        assert_eq!(tree.place("/home/me/docs/./a.md"), "docs/a.md");
        assert_eq!(tree.folder_of("docs/a.md"), Some(""));
        assert_eq!(tree.folder_of("../a.md"), None);
        assert_eq!(above("a/b/c.md").collect::<Vec<_>>(), ["a/b", "a", ""]);
    }
}
