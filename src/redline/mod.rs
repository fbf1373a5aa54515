//! Word files that are written: one with the changes of another one in it, as changes that a program for texts can accept or reject, and one
//! with comments (`comments`).
//!
//! The comparison decides: paragraphs that belong together are laid side by side, and what it calls edited is marked. What is equal stays
//! byte for byte. Before anything is given, the result is read: with all changes accepted it has to be the new text, and with all changes
//! rejected the old one.

mod align;
mod bring;
mod check;
pub mod comments;
mod finish;
mod laid;
mod matching;
mod notes;
mod paragraph;
mod pen;
mod places;
mod plain;
mod properties;
mod raw;
mod records;
mod region;
mod rows;
mod settle;
mod source;
#[cfg(test)]
mod tests;
mod units;
mod write;

use crate::wording::message::{Message, message};
use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::diff;
use crate::input::docx;
use crate::input::docx::view::{self, WORD};
use crate::input::package::Problem;
pub use crate::input::packed::is_own;
use crate::input::xml::{Node, Tree};
use crate::input::{self, Revisions};
use crate::redline::bring::Bring;
use crate::redline::notes::Note;
use crate::redline::pen::Pen;
use crate::redline::records::{PARTS, Records};
use crate::redline::region::Regions;
use crate::redline::source::Word;

/// One of the two files.
#[derive(Clone, Debug)]
pub struct Side<'run> {
    /// Its name, for messages.
    pub name: String,
    /// What is in it.
    pub bytes: &'run [u8],
    /// How it is read.
    pub options: &'run input::Options,
}

/// How changes are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whose changes they are.
    pub author: String,
    /// When they were made: `2026-01-31T12:00:00Z`.
    pub date: String,
    /// Whether paragraphs that changed place are marked as moved; otherwise they are deleted and inserted.
    pub moves: bool,
    /// Which text of files that have tracked changes already is taken; otherwise such files are refused.
    pub settled: Option<Revisions>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            author: "variorum".to_owned(),
            date: "2000-01-01T00:00:00Z".to_owned(),
            moves: true,
            settled: None,
        }
    }
}

/// A file with changes.
#[derive(Clone, Debug)]
pub struct Redline {
    /// The file.
    pub bytes: Vec<u8>,
    /// What differs and is not marked.
    pub unmarked: Vec<Message>,
}

/// Why nothing is written.
#[derive(Debug)]
pub enum Error {
    /// A side cannot be read.
    Input(input::Error),
    /// A side cannot be worked with: its name, and why.
    Side(String, Message),
    /// No comments can be written into a file: its name, and why.
    Comments(String, Message),
    /// The result does not hold: what was read, and where.
    Wrong(Message),
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Input(error) => error.message(),
            Self::Side(name, reason) => {
                message!("error.redline", name = name, reason = reason.clone())
            }
            Self::Comments(name, reason) => {
                message!("error.comments", name = name, reason = reason.clone())
            }
            Self::Wrong(reason) => message!("error.redline-wrong", reason = reason.clone()),
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
            Self::Input(error) => Some(error),
            _ => None,
        }
    }
}

/// The old file with the changes to the new one.
///
/// # Errors
/// When a file cannot be read, or the result is not what it has to be.
pub fn redline(old: &Side<'_>, new: &Side<'_>, options: &Options) -> Result<Redline, Error> {
    let (old_bytes, new_bytes) = (prepared(old, options)?, prepared(new, options)?);
    let read = |side: &Side<'_>, bytes: &[u8]| {
        let reading = input::Options {
            comments: false,
            revisions: Revisions::Final,
            ..side.options.clone()
        };
        docx::traced(&side.name, bytes, &reading).map_err(Error::Input)
    };
    let (one, other) = (read(old, &old_bytes)?, read(new, &new_bytes)?);
    let comparison = diff::Options {
        moves: options.moves,
        ..diff::Options::default()
    };
    let diff = diff::diff(&one.0, &other.0, &comparison);
    let word = Word::open(&old_bytes).map_err(|problem| failed(old, problem))?;
    let fresh = Word::open(&new_bytes).map_err(|problem| failed(new, problem))?;
    let own = trees(&word).map_err(|problem| failed(old, problem))?;
    let others = trees(&fresh).map_err(|problem| failed(new, problem))?;
    let records = Records::new(&diff, (&one.0, &one.1, &own), (&other.0, &other.1, &others));
    let mut regions = Regions::new(
        &records,
        Bring::new(&word, &fresh),
        Pen::new(&options.author, &options.date, &word),
        notes_of(&records, &own, &others),
        options.moves,
    );
    regions.bring.lists = shared_lists(&records, (&word, &own), (&fresh, &others));
    let notes = write(&mut regions, &own, &others);
    let mut unmarked: Vec<Message> = regions.bring.left.iter().cloned().collect();
    unmarked.sort_by_cached_key(Message::to_string);
    let bytes =
        finish::bytes(regions, &notes, &old_bytes).map_err(|problem| failed(old, problem))?;
    check::check(&bytes, (old, &one), (new, &other), &mut unmarked)?;
    Ok(Redline { bytes, unmarked })
}

/// A side as a Word file without tracked changes: one in another format becomes a Word file of our own.
fn prepared<'run>(side: &Side<'run>, options: &Options) -> Result<Cow<'run, [u8]>, Error> {
    let reader = side.options.format;
    let reader = reader.unwrap_or_else(|| input::reader_of(&side.name, side.bytes));
    if reader.name != "docx" {
        let document = input::from_bytes(&side.name, side.bytes, side.options);
        let bytes = plain::package(&document.map_err(Error::Input)?);
        return bytes
            .map(Cow::Owned)
            .map_err(|problem| failed(side, problem));
    }
    let word = Word::open(side.bytes).map_err(|problem| failed(side, problem))?;
    let mut settled = BTreeMap::new();
    for part in PARTS.iter().filter_map(|part| word.parts.get(part)) {
        if !settle::has_changes(&part.text) {
            continue;
        }
        let revisions = options
            .settled
            .filter(|revisions| *revisions != Revisions::Both);
        let Some(revisions) = revisions else {
            return Err(failed(side, Problem(message!("unread.revisions"))));
        };
        let text = settle::settled(&part.name, &part.text, revisions);
        let text = text.map_err(|problem| failed(side, problem))?;
        settled.insert(part.name.clone(), finish::as_utf8(text).into_bytes());
    }
    if settled.is_empty() {
        return Ok(Cow::Borrowed(side.bytes));
    }
    let bytes = source::rewritten(side.bytes, &settled, "");
    bytes
        .map(Cow::Owned)
        .map_err(|problem| failed(side, problem))
}

fn failed(side: &Side<'_>, problem: Problem) -> Error {
    Error::Side(side.name.clone(), problem.0)
}

/// The trees of the parts whose text is compared.
fn trees<'word>(word: &'word Word<'_>) -> Result<[Option<Tree<'word>>; 3], Problem> {
    let [text, footnotes, endnotes] = PARTS.map(|part| word.tree(part));
    Ok([text?, footnotes?, endnotes?])
}

/// The body of a text.
fn body<'tree>(trees: &'tree [Option<Tree<'tree>>; 3]) -> Option<Node<'tree>> {
    trees[0].as_ref()?.root()?.child(WORD, "body")
}

/// The sorts of notes, with the number of the part that each is in.
const SORTS: [(&str, u8); 2] = [("footnote", 1), ("endnote", 2)];

/// The note of that number.
fn note<'tree>(
    trees: &'tree [Option<Tree<'tree>>; 3],
    sort: &str,
    id: &str,
) -> Option<Node<'tree>> {
    let part = if sort == "footnote" { 1 } else { 2 };
    let root = trees[part].as_ref()?.root()?;
    root.children().find(|node| {
        node.name() == (WORD, sort) && node.attribute("id").is_some_and(|each| each == id)
    })
}

/// The notes of the new file that are notes of the old one, by the paragraphs in them.
fn notes_of(
    records: &Records<'_>,
    old: &[Option<Tree<'_>>; 3],
    new: &[Option<Tree<'_>>; 3],
) -> FxHashMap<(&'static str, String), String> {
    let mut out = FxHashMap::default();
    for (sort, part) in SORTS {
        let all = |trees: &[Option<Tree<'_>>; 3]| -> Vec<(String, Vec<records::Key>)> {
            let root = trees[usize::from(part)].as_ref().and_then(Tree::root);
            let notes = root.into_iter().flat_map(Node::children);
            let notes = notes.filter(|node| node.name() == (WORD, sort));
            notes
                .filter_map(|node| {
                    let inside = node.inside().filter(|each| each.name() == (WORD, "p"));
                    let keys = inside.map(|each| (part, each.span().start)).collect();
                    Some((node.attribute("id")?.into_owned(), keys))
                })
                .collect()
        };
        let news: FxHashMap<records::Key, String> = all(new)
            .into_iter()
            .flat_map(|(id, keys)| keys.into_iter().map(move |key| (key, id.clone())))
            .collect();
        let mut found: Vec<(u64, String, String)> = Vec::new();
        for (id, keys) in all(old) {
            let mut weights: BTreeMap<&str, u64> = BTreeMap::new();
            for link in keys.iter().flat_map(|key| records.links(*key)) {
                if let Some(other) = news.get(&link.new) {
                    *weights.entry(other).or_default() += link.weight;
                }
            }
            found.extend(
                weights
                    .into_iter()
                    .map(|(other, weight)| (weight, id.clone(), other.to_owned())),
            );
        }
        found.sort_by(|one, other| (other.0, &one.1, &one.2).cmp(&(one.0, &other.1, &other.2)));
        let mut taken = rustc_hash::FxHashSet::default();
        for (_, id, other) in found {
            let key = (sort, other);
            if !out.contains_key(&key) && taken.insert(id.clone()) {
                out.insert(key, id);
            }
        }
    }
    out
}

/// The lists of the new file that are lists of the old one: most of their paragraphs belong together.
fn shared_lists(
    records: &Records<'_>,
    (old_word, old): (&Word<'_>, &[Option<Tree<'_>>; 3]),
    (new_word, new): (&Word<'_>, &[Option<Tree<'_>>; 3]),
) -> FxHashMap<String, String> {
    let lists = |trees: &[Option<Tree<'_>>; 3]| -> FxHashMap<records::Key, String> {
        let mut out = FxHashMap::default();
        for (part, tree) in trees.iter().enumerate() {
            let root = tree.as_ref().and_then(Tree::root);
            let paragraphs = root.into_iter().flat_map(Node::inside);
            for node in paragraphs.filter(|node| node.name() == (WORD, "p")) {
                let list = node
                    .child(WORD, "pPr")
                    .and_then(|own| own.child(WORD, "numPr"));
                if let Some(list) = list.and_then(|list| view::value(list, "numId")) {
                    out.insert((part as u8, node.span().start), list.into_owned());
                }
            }
        }
        out
    };
    let (olds, news) = (lists(old), lists(new));
    let mut votes: BTreeMap<(String, String), u64> = BTreeMap::new();
    let mut keys: Vec<&records::Key> = olds.keys().collect();
    keys.sort_unstable();
    for key in keys {
        for link in records.links(*key) {
            if let Some(list) = news
                .get(&link.new)
                .filter(|list| *list != "0" && olds[key] != "0")
            {
                *votes.entry((list.clone(), olds[key].clone())).or_default() += 1;
            }
        }
    }
    let mut votes: Vec<((String, String), u64)> = votes.into_iter().collect();
    votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut out = FxHashMap::default();
    for ((list, own), _) in votes {
        if bring::lists::start_alike((old_word, &own), (new_word, &list)) {
            out.entry(list).or_insert(own);
        }
    }
    out
}

/// Writes the changes of the text and of its notes, and gives the notes that are inserted.
fn write<'run>(
    regions: &mut Regions<'run, '_>,
    old: &'run [Option<Tree<'run>>; 3],
    new: &'run [Option<Tree<'run>>; 3],
) -> Vec<Note> {
    if let (Some(one), Some(other)) = (body(old), body(new)) {
        regions.region(0, one, other, true);
    }
    let mut seen = rustc_hash::FxHashSet::default();
    for (sort, one, other) in std::mem::take(&mut regions.pairs) {
        if !seen.insert((sort, one.clone())) {
            continue;
        }
        let part = if sort == "footnote" { 1 } else { 2 };
        if let (Some(one), Some(other)) = (note(old, sort, &one), note(new, sort, &other)) {
            regions.region(part, one, other, true);
        }
    }
    let mut out = Vec::new();
    for (sort, id, fresh) in regions.bring.notes.clone() {
        let Some(node) = note(new, sort, &id) else {
            continue;
        };
        let part = if sort == "footnote" { 1 } else { 2 };
        let content = regions.inserted_content(part, node);
        out.push(Note {
            part: PARTS[usize::from(part)],
            text: format!("<w:{sort} w:id=\"{fresh}\">{content}</w:{sort}>"),
            id: fresh,
        });
    }
    out
}
