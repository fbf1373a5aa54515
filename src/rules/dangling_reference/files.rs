//! Links from one file of a run to another: files that do not exist, and places that a file does not have.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::document::tree::{self, Target, Tree, ending};
use crate::finding::Finding;
use crate::language::codes;
use crate::rule::{LeftOut, Options};
use crate::rules::dangling_reference::places::Places;
use crate::rules::dangling_reference::{RULE, named};
use crate::text::span::Span;
use crate::wording::message::message;

/// Of so many links that lead somewhere one may lead there from a folder above alone. Where more do, a program looks for files there.
/// Chosen by hand.
const ROOTED: usize = 10;

/// So many files of one folder that has none at all are put there by a program: of the pages of opensafely/documentation a folder comes
/// from another repository, 31 findings without this limit (2026-11-28). With 2 the same in 20 public collections, with 4 ten more.
const PUT_IN: usize = 3;

/// The links of a run, judged.
#[derive(Default)]
struct Judged {
    /// How many lead to a file.
    hits: usize,
    /// Those that lead to none.
    missing: Vec<Finding>,
    /// Those that lead into a folder that has no file, by the folder, with where they lead to.
    homeless: BTreeMap<String, Vec<(String, Finding)>>,
    /// Those that lead to none, but would from a folder above.
    rooted: Vec<Finding>,
    /// How many lead to a place, by the number of the file that has it.
    placed: FxHashMap<u32, usize>,
    /// Those that lead to a file without the place, by the number of the file.
    unplaced: BTreeMap<u32, Vec<Finding>>,
}

pub(super) fn check(
    documents: &[&Document],
    options: &Options,
    findings: &mut Vec<Finding>,
) -> Vec<LeftOut> {
    named::unexplained(documents, findings);
    let nothing = Tree::default();
    let tree = options.tree.as_deref().unwrap_or(&nothing);
    let run = Run::new(documents, tree);
    let mut judged = Judged::default();
    for (number, document) in documents.iter().enumerate() {
        for (link, span) in tree::links(document) {
            let read = Target::read(link.of(&document.text));
            if let Some(target) = read.filter(|target| !target.path.is_empty()) {
                run.judge(number as u32, span, &target, &mut judged);
            }
        }
    }
    if judged.rooted.len() <= judged.hits / ROOTED {
        judged.missing.append(&mut judged.rooted);
    }
    for missing in judged.homeless.into_values() {
        let targets: FxHashSet<&str> = missing.iter().map(|(to, _)| to.as_str()).collect();
        if targets.len() < PUT_IN {
            judged
                .missing
                .extend(missing.into_iter().map(|(_, finding)| finding));
        }
    }
    // Where many miss, the files are put together later.
    if judged.missing.len() <= judged.hits.max(1) {
        findings.append(&mut judged.missing);
    }
    for (number, missing) in judged.unplaced {
        let hits = judged.placed.get(&number).copied().unwrap_or_default();
        if missing.len() <= hits.max(1) {
            findings.extend(missing);
        }
    }
    Vec::new()
}

/// The files of a run.
struct Run<'a> {
    documents: &'a [&'a Document],
    tree: &'a Tree,
    /// Where each is.
    places: Vec<String>,
    numbers: FxHashMap<String, u32>,
    /// Where each is, by the same in lower case.
    lower: FxHashMap<String, String>,
    /// Where each is, without the folders that are named by languages.
    originals: FxHashSet<String>,
    /// The folders that have files.
    folders: FxHashSet<&'a str>,
    endings: FxHashSet<String>,
    anchors: Vec<OnceCell<Option<Places<'a>>>>,
}

impl<'a> Run<'a> {
    fn new(documents: &'a [&'a Document], tree: &'a Tree) -> Self {
        let places: Vec<String> = documents
            .iter()
            .map(|document| tree.place(&document.name))
            .collect();
        let numbered = places.iter().cloned().zip(0..);
        let lowered = places
            .iter()
            .map(|place| (place.to_lowercase(), place.clone()));
        Self {
            documents,
            tree,
            numbers: numbered.collect(),
            lower: lowered.collect(),
            originals: places.iter().map(|place| without_language(place)).collect(),
            folders: tree
                .files
                .iter()
                .flat_map(|file| tree::above(file))
                .collect(),
            endings: places.iter().filter_map(|place| ending(place)).collect(),
            anchors: documents.iter().map(|_| OnceCell::new()).collect(),
            places,
        }
    }

    /// Judges a link of a document.
    fn judge(&self, number: u32, span: Span, target: &Target, judged: &mut Judged) {
        let from = &self.places[number as usize];
        let mut above = tree::above(from);
        let Some(to) = above
            .next()
            .and_then(|folder| tree::join(folder, &target.path))
        else {
            return;
        };
        if let Some(other) = self.numbers.get(&to) {
            judged.hits += 1;
            self.judge_anchor((number, span), *other, target, judged);
            return;
        }
        let is_known = ending(&target.path).is_some_and(|ending| self.endings.contains(&ending));
        let is_inside = self.tree.folder_of(from).is_some() && self.tree.folder_of(&to).is_some();
        if !is_known || !is_inside || target.path.ends_with('/') || self.tree.files.contains(&to) {
            return;
        }
        // A page that is not translated yet may be shown in another language.
        let original = without_language(&to);
        if original != to && self.originals.contains(&original) {
            return;
        }
        let message = match self.lower.get(&to.to_lowercase()) {
            Some(file) => message!(
                "dangling-reference.case",
                path = &target.path,
                file = file.clone()
            ),
            None => message!("dangling-reference.file", path = &target.path),
        };
        let finding = RULE.finding(number, span, message);
        let stands = |folder: &str| {
            let path = tree::join(folder, &target.path);
            path.is_some_and(|path| self.tree.files.contains(&path))
        };
        if above.any(stands) {
            judged.rooted.push(finding);
        } else if let Some(folder) = self.empty_folder(&to) {
            let homeless = judged.homeless.entry(folder.to_owned()).or_default();
            homeless.push((to, finding));
        } else {
            judged.missing.push(finding);
        }
    }

    /// The outermost folder of a path that has no file.
    fn empty_folder<'p>(&self, path: &'p str) -> Option<&'p str> {
        let is_empty = |folder: &&str| !folder.is_empty() && !self.folders.contains(*folder);
        tree::above(path).take_while(is_empty).last()
    }

    /// Judges a link to a place of the document with the number `to`.
    fn judge_anchor(
        &self,
        (number, span): (u32, Span),
        to: u32,
        target: &Target,
        judged: &mut Judged,
    ) {
        let Some(anchor) = &target.anchor else {
            return;
        };
        let document = self.documents[to as usize];
        let places = self.anchors[to as usize].get_or_init(|| Places::of(document));
        match places.as_ref().and_then(|places| places.has(anchor)) {
            Some(true) => *judged.placed.entry(to).or_default() += 1,
            Some(false) => {
                let message = message!(
                    "dangling-reference.anchor-elsewhere",
                    anchor = format!("#{anchor}"),
                    file = &target.path
                );
                let finding = RULE.finding(number, span, message);
                judged.unplaced.entry(to).or_default().push(finding);
            }
            None => {}
        }
    }
}

/// A path without the folders in it that are named by languages: `docs/net.md` of `docs/fr/net.md`.
fn without_language(path: &str) -> String {
    let parts = path.split('/').filter(|part| !codes::is_language(part));
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::input;

    /// The targets of links between files that lead nowhere, the folders checked whole, other files being there as well.
    fn found(files: &[(&str, &str)], folders: &[&str], others: &[&str]) -> Vec<String> {
        let read = |(name, text): &(&str, &str)| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents: Vec<Document> = files.iter().map(read).collect();
        let folders: Vec<String> = folders.iter().map(ToString::to_string).collect();
        let mut tree = Tree::new(&documents, &folders, "/");
        tree.files.extend(others.iter().map(ToString::to_string));
        let options = Options {
            tree: Some(Arc::new(tree)),
            ..Options::default()
        };
        let mut findings = Vec::new();
        let documents: Vec<&Document> = documents.iter().collect();
        check(&documents, &options, &mut findings);
        let places = findings.iter().map(|each| each.place);
        places
            .map(|place| {
                documents[place.document as usize]
                    .slice(place.span)
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn finds_links_to_files_that_are_not_in_the_folder() {
        for (link, expected) in [
            ("See [nets](nets.md).", "nets.md"),
            (
                "See [nets](./old/nets.md#mesh \"Nets\").",
                "./old/nets.md#mesh \"Nets\"",
            ),
            (
                "См. [сети](%D1%81%D0%B5%D1%82%D0%B8.md).",
                "%D1%81%D0%B5%D1%82%D0%B8.md",
            ),
            ("见[渔网](渔网.md)。", "渔网.md"),
            ("See [boats](BOATS.md).", "BOATS.md"),
            (
                "See [nets].\n\n[nets]: ../docs/nets.md",
                "[nets]: ../docs/nets.md",
            ),
        ] {
            let files = [
                ("docs/a.md", link),
                ("docs/boats.md", "# Boats\n\nSee [a](a.md).\n"),
            ];
            assert_eq!(found(&files, &["docs"], &[]), [expected], "{link}");
            assert!(found(&files, &[], &[]).is_empty(), "{link}");
        }
    }

    #[test]
    fn finds_links_to_places_that_another_file_does_not_have() {
        for (link, expected) in [
            ("See [nets](boats.md#nets).", "boats.md#nets"),
            ("见[船](./boats.md#渔网)。", "./boats.md#渔网"),
        ] {
            let files = [
                ("docs/a.md", link),
                ("docs/boats.md", "# Boats\n\n## Old boats\n"),
            ];
            assert_eq!(found(&files, &[], &[]), [expected], "{link}");
        }
    }

    #[test]
    fn what_may_be_there_is_none() {
        for link in [
            "See [boats](boats.md#old-boats), [mill](boats.md#mill) and [gate](boats.md#the-gate).",
            "See [home](/nets.md), [nets](nets/), [nets](nets) and [nets](nets#mesh).",
            "See [a picture](nets.png), [a page](https://a.example/nets.md) and [mail](mailto:a@b.example).",
            "See [outside](../nets.md), [ignored](drafts/nets.md) and `[code](nets.md)`.",
            "See [filled in]({{ nets }}.md) and [a folder](nets.md/).",
            "```\n[nets](nets.md)\n```\n",
        ] {
            let files = [
                ("docs/a.md", link),
                (
                    "docs/boats.md",
                    "# Boats\n\n## Old *boats*\n\n<h2>The <b>gate</b></h2>\n\n**Mill**{ #mill }: old.\n",
                ),
            ];
            let others = ["docs/drafts/nets.md"];
            assert!(found(&files, &["docs"], &others).is_empty(), "{link}");
        }
    }

    #[test]
    fn a_page_that_is_not_translated_yet_is_there_in_another_language() {
        let files = [
            ("docs/en/nets.md", "# Nets"),
            ("docs/fr/boats.md", "Voir [filets](nets.md)."),
        ];
        assert!(found(&files, &["docs"], &[]).is_empty());
    }

    #[test]
    fn a_program_may_look_for_files_from_a_folder_above() {
        let files = [
            ("docs/nets.md", "# Nets"),
            ("docs/b/boats.md", "See [nets](nets.md) and [a](a.md)."),
            ("docs/b/a.md", "# A"),
        ];
        assert!(found(&files, &["docs"], &[]).is_empty());
    }
}
