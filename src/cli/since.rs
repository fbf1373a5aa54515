//! `check --since`: which findings came with the changes since a revision in git.
//!
//! A finding is new in two cases. Text that it is about was touched: the paragraph it is in, one of a copy, or one that it
//! contradicts, holds words that the old revision did not have there. Or it was not there: the old revision is checked by the same
//! rules, and has no such finding, as when a definition went and its uses stay. Examples that a rule shows for what is usual do
//! not count, and neither does text that only moved, was wrapped anew or counts on with another number.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::baseline;
use crate::cli::judge::Judge;
use crate::cli::messages::Messages;
use crate::cli::{self, config, files, paths};
use crate::diff::files::renamed;
use crate::diff::touched::touched;
use crate::document::Document;
use crate::finding::known::{self, Known};
use crate::finding::{Finding, Place, Role};
use crate::input;
use crate::input::decode;
use crate::input::git;
use crate::input::history::History;
use crate::input::name;
use crate::wording::message::message;

/// The old revision of the documents of a run.
pub(super) struct Since {
    /// The old revisions of the documents, then those of files that are gone.
    documents: Vec<Document>,
    /// What is found in them.
    findings: Vec<Known>,
    /// For each document of the run its old revision among them; none where it is new.
    partners: Vec<Option<usize>>,
}

impl Since {
    /// Reads what the documents were at a revision. A file that could not be read then is taken for a new one.
    ///
    /// # Errors
    /// When git does not have the revision, or not all of its files.
    pub(super) fn read(
        revision: &str,
        documents: &[Document],
        judge: &Judge<'_>,
        messages: &mut Messages<'_>,
    ) -> Result<Self, cli::Error> {
        let history = History::since(revision)?;
        let root = std::fs::canonicalize(&history.root).unwrap_or_else(|_| history.root.clone());
        let readings: Result<Vec<input::Options>, config::Error> = documents
            .iter()
            .map(|document| judge.reading(&document.name))
            .collect();
        let paths: Vec<_> = documents
            .iter()
            .map(|document| path_of(&root, &document.name))
            .collect();
        let known = |path: &&Cow<'_, str>| history.files.contains_key(&***path);
        let asked: Vec<&str> = paths.iter().filter(known).map(|path| &**path).collect();
        let mut found = history.contents(&asked)?.into_iter();
        let bytes = paths
            .iter()
            .map(|path| known(&path).then(|| found.next()).flatten());
        let bytes: Vec<Option<Vec<u8>>> = bytes.collect();
        let olds: Vec<Result<Option<Document>, input::Error>> = documents
            .par_iter()
            .zip(&readings?)
            .zip(bytes.into_par_iter().zip(&paths))
            .map(|((document, reading), (bytes, path))| match bytes {
                Some(bytes) => then(document, &bytes, reading).map(Some),
                // What a link leads to is a file of its own.
                None => Ok(history
                    .links
                    .contains_key(&**path)
                    .then(|| document.clone())),
            })
            .collect();
        let mut gone = Vec::new();
        for path in history.gone(|path| files::known(Path::new(path)))? {
            // Settings go by where the file was.
            let name = name::of(root.join(name::path(path)));
            let reading = judge.reading(&name)?;
            gone.push((path, name, reading));
        }
        let asked: Vec<&str> = gone.iter().map(|(path, ..)| *path).collect();
        let bytes = history.contents(&asked)?;
        let gone: Vec<Document> = gone
            .par_iter()
            .zip(bytes)
            .filter_map(|((_, name, reading), bytes)| input::from_bytes(name, &bytes, reading).ok())
            .collect();
        let olds: Vec<Option<Document>> = olds
            .into_iter()
            .map(|old| old.unwrap_or_else(|error| say_new(&error, revision, messages)))
            .collect();
        let mut old = Vec::new();
        let mut partners = Vec::new();
        for each in olds {
            partners.push(each.is_some().then_some(old.len()));
            old.extend(each);
        }
        let fresh: Vec<usize> = (0..documents.len())
            .filter(|number| partners[*number].is_none())
            .collect();
        let new: Vec<&Document> = fresh.iter().map(|number| &documents[*number]).collect();
        for (one, other) in pairs(&gone.iter().collect::<Vec<_>>(), &new) {
            partners[fresh[other]] = Some(old.len() + one);
        }
        old.extend(gone);
        let names: Vec<String> = (0..old.len()).map(|number| number.to_string()).collect();
        Ok(Self {
            findings: baseline::known(&names, &old, &judge.others(&old)?),
            documents: old,
            partners,
        })
    }

    /// For each finding in the documents, which fixes may have changed since they were read, whether it is from before the changes.
    pub(super) fn old(&self, documents: &[Document], findings: &[Finding]) -> Vec<bool> {
        let partner = |number: &Option<usize>| number.map(|number| &self.documents[number]);
        let partners = self.partners.iter().map(partner);
        let revisions: Vec<_> = partners.zip(documents).collect();
        let kept: FxHashSet<usize> = self.partners.iter().flatten().copied().collect();
        let gone: Vec<&Document> = (0..self.documents.len())
            .filter(|number| !kept.contains(number))
            .map(|number| &self.documents[number])
            .collect();
        let touched = touched(&revisions, &gone);
        let name = |partner: &Option<usize>| {
            partner.map_or("new".to_owned(), |partner| partner.to_string())
        };
        let names: Vec<String> = self.partners.iter().map(name).collect();
        let found = baseline::known(&names, documents, findings);
        let mut old = self.settled(&found);
        for (finding, old) in findings.iter().zip(&mut old) {
            *old &= !places(finding).any(|place| {
                let flags = &touched[place.document as usize];
                paragraphs(&documents[place.document as usize], place).any(|at| flags[at])
            });
        }
        old
    }

    /// For each finding whether the old revision has it: in the same file, or where text went from one file to another, in any.
    fn settled(&self, found: &[Known]) -> Vec<bool> {
        let settled = known::settle(&self.findings, found);
        let placeless = |known: &Known, members: &[(String, u64)]| {
            let mut members: Vec<_> = members.iter().map(|each| (String::new(), each.1)).collect();
            members.sort_unstable();
            Known {
                rule: known.rule.clone(),
                members,
            }
        };
        let left: Vec<Known> = self
            .findings
            .iter()
            .zip(&settled.left)
            .map(|(known, left)| placeless(known, left))
            .collect();
        let fresh: Vec<usize> = (0..found.len())
            .filter(|number| !settled.old[*number])
            .collect();
        let placed = fresh.iter().map(|number| &found[*number]);
        let unplaced: Vec<Known> = placed
            .map(|known| placeless(known, &known.members))
            .collect();
        let mut old = settled.old;
        for (number, is_old) in fresh.into_iter().zip(known::settle(&left, &unplaced).old) {
            old[number] = is_old;
        }
        old
    }
}

/// A document as it was: the bytes that git has of it, or the document itself where only line ends differ, which git may change.
fn then(
    document: &Document,
    bytes: &[u8],
    reading: &input::Options,
) -> Result<Document, input::Error> {
    let name = document.name.as_str();
    let same = decode::decode(name, bytes, reading.encoding)
        .is_ok_and(|old| old.text == document.text || old.text.lines().eq(document.text.lines()));
    if same {
        return Ok(document.clone());
    }
    input::from_bytes(name, bytes, reading)
}

/// Says that a file is taken for a new one where git has no text of it, only a pointer to it.
fn say_new(error: &input::Error, revision: &str, messages: &mut Messages<'_>) -> Option<Document> {
    if let input::Error::Pointer { path } = error {
        messages.say(&message!("say.lfs-new", path = path, revision = revision));
    }
    None
}

/// Old and new documents, by number, that are one file under another name: the same text first, then most of it.
fn pairs(old: &[&Document], new: &[&Document]) -> Vec<(usize, usize)> {
    let mut by_text: FxHashMap<&str, VecDeque<usize>> = FxHashMap::default();
    for (number, document) in old.iter().enumerate() {
        by_text.entry(&document.text).or_default().push_back(number);
    }
    let mut out = Vec::new();
    let mut rest = Vec::new();
    for (number, document) in new.iter().enumerate() {
        match by_text
            .get_mut(&*document.text)
            .and_then(VecDeque::pop_front)
        {
            Some(old) => out.push((old, number)),
            None => rest.push(number),
        }
    }
    let taken: FxHashSet<usize> = out.iter().map(|(old, _)| *old).collect();
    let left: Vec<usize> = (0..old.len())
        .filter(|number| !taken.contains(number))
        .collect();
    let found = renamed(
        &left.iter().map(|number| old[*number]).collect::<Vec<_>>(),
        &rest.iter().map(|number| new[*number]).collect::<Vec<_>>(),
    );
    out.extend(
        found
            .into_iter()
            .map(|(one, other)| (left[one], rest[other])),
    );
    out
}

/// The path of a document in the repository.
fn path_of<'name>(root: &Path, name: &'name str) -> Cow<'name, str> {
    if git::is_meant(name) {
        let (_, path) = name.split_once(':').unwrap_or_default();
        return Cow::Borrowed(path);
    }
    Cow::Owned(paths::from(root, name))
}

/// The places that make a finding new when they are touched: all but examples.
fn places(finding: &Finding) -> impl Iterator<Item = Place> {
    let related = finding.related.iter();
    let others = related.filter(|each| each.role != Role::Example);
    std::iter::once(finding.place).chain(others.map(|each| each.place))
}

/// The numbers of the paragraphs that a place touches.
fn paragraphs(document: &Document, place: Place) -> impl Iterator<Item = usize> {
    let all = &document.paragraphs;
    let first = all.partition_point(|each| each.span.end < place.span.start);
    let end = all.partition_point(|each| each.span.start <= place.span.end);
    first..end.max(first)
}
