//! How many entries the page of a comparison has, by what they can be chosen by.

use std::collections::BTreeMap;

use crate::diff::change::{Change, Class, Kind};
use crate::report::html::facets::{Choice, Facet};
use crate::report::told;
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// What entries a page has, by what they can be chosen by.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) kinds: BTreeMap<&'static str, usize>,
    pub(super) classes: BTreeMap<&'static str, usize>,
    /// How many are of each file, with its name; of two folders only.
    pub(super) files: Vec<(String, usize)>,
}

impl Counts {
    /// Counts an entry.
    pub(super) fn add(&mut self, kinds: &[&'static str], classes: &[&'static str]) {
        for kind in kinds {
            *self.kinds.entry(kind).or_default() += 1;
        }
        for class in classes {
            *self.classes.entry(class).or_default() += 1;
        }
        if let Some((_, count)) = self.files.last_mut() {
            *count += 1;
        }
    }

    pub(super) fn facets(&self, lang: Lang) -> [Facet; 3] {
        let of = |counts: &BTreeMap<&'static str, usize>, name: &'static str, said: Message| {
            let count = counts.get(name).copied().unwrap_or_default();
            (name, said.said(lang), count)
        };
        let kinds = Kind::ALL.map(|kind| (kind.name(), told::kind(kind)));
        let others = [
            (RELABELLED, message!("page.relabelled")),
            (STALE, message!("page.stale")),
        ];
        let kinds = kinds.into_iter().chain(others);
        let kinds = kinds.map(|(name, said)| of(&self.kinds, name, said));
        let (telling, others): (Vec<Class>, Vec<Class>) =
            Class::ALL.into_iter().partition(|class| class.is_telling());
        let classes = telling.into_iter().chain(others);
        let classes = classes.map(|class| of(&self.classes, class.name(), told::class(class)));
        let files = self.files.iter().enumerate();
        let files = files.map(|(number, (name, count))| Choice {
            value: format!("f{number}"),
            name: name.clone(),
            count: *count,
            is_foreign: true,
        });
        [
            Facet::of(message!("page.facet-kind"), "kind", kinds),
            Facet::of(message!("page.facet-class"), "class", classes),
            Facet {
                title: message!("page.facet-files"),
                attribute: "file",
                choices: files.filter(|each| each.count > 0).collect(),
            },
        ]
    }
}

/// The name of a run of paragraphs whose labels are written in another way.
pub(super) const RELABELLED: &str = "relabelled";
/// The name of a reference that did not follow.
pub(super) const STALE: &str = "stale";

/// By what a change can be chosen: one that also moved is among those that moved.
pub(super) fn kinds(change: &Change, is_stale: bool) -> Vec<&'static str> {
    let moved = change.moved && change.kind != Kind::Moved;
    let edited = change.kind == Kind::Moved && !change.edits.is_empty();
    let others = [
        (moved, Kind::Moved.name()),
        (edited, Kind::Edited.name()),
        (is_stale, STALE),
    ];
    let others = others.into_iter().filter(|(is, _)| *is);
    std::iter::once(change.kind.name())
        .chain(others.map(|(_, name)| name))
        .collect()
}

/// The classes of the edits of a change, the number of the paragraph itself aside.
pub(super) fn classes(change: &Change) -> Vec<&'static str> {
    let edits = || change.edits.iter().filter(|edit| !edit.label);
    let mut has = [false; Class::ALL.len()];
    for edit in edits() {
        if let Some(at) = Class::ALL.iter().position(|class| *class == edit.class) {
            has[at] = true;
        }
    }
    let found = Class::ALL.iter().zip(has).filter(|(_, has)| *has);
    found.map(|(class, _)| class.name()).collect()
}
