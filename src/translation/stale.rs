//! Which paragraphs of a translation are behind: those whose original changed since they were last worded.
//!
//! The translation is aligned with the original as both were when most of the translation was worded, because then the two were most
//! alike: the same labels, and the same order. What came later is aligned with the original of its own time. From there the lineages of
//! both lead to the texts of now, and that of the original back to what it was when each paragraph was worded.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diff::change::{Change, Edit, Kind as ChangeKind};
use crate::diff::{Options, paired};
use crate::document::{Document, Kind};
use crate::lineage::links::counts;
use crate::lineage::{Lineage, Node};
use crate::translation::Bead;
use crate::translation::align::{Hints, align};
use crate::translation::past::{Past, descendants};

/// How a paragraph of a translation stands to its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The original did not change since.
    Current,
    /// It did.
    Changed,
    /// The original is gone.
    Deleted,
    /// No paragraph of the original belongs to it, now or when it was worded.
    Unmatched,
}

/// Paragraphs of the translation that say what the same paragraphs of the original say, and how they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The paragraphs of the translation, in order.
    pub translation: Vec<u32>,
    /// How they stand.
    pub verdict: Verdict,
    /// The revision of the original that they were worded after.
    pub base: u32,
    /// The revision that the old paragraphs of `change` are of.
    pub seen: u32,
    /// The paragraphs of the original, now.
    pub original: Vec<u32>,
    /// What changed since, or what is gone.
    pub change: Option<Change>,
    /// The revisions of the original that changed it, the newest first.
    pub revisions: Vec<u32>,
}

/// How a translation stands to its original.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// All paragraphs of the translation, in order.
    pub entries: Vec<Entry>,
    /// Paragraphs of the original, now, that no paragraph of the translation belongs to.
    pub missing: Vec<u32>,
}

impl Standing {
    /// How many entries stand like that.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        let stands = |entry: &&Entry| entry.verdict == verdict;
        self.entries.iter().filter(stands).count()
    }

    /// Whether the translation is behind in any paragraph.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        !self.missing.is_empty()
            || self.count(Verdict::Changed) > 0
            || self.count(Verdict::Deleted) > 0
    }
}

/// The revisions of the original that were there when a paragraph of the translation came, and when it was last worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// When it came.
    pub came: u32,
    /// When it was last worded.
    pub worded: u32,
}

/// An original with its history. The last revision is the text of now.
#[derive(Clone, Copy, Debug)]
pub struct Original<'run> {
    /// Where its paragraphs are from.
    pub lineage: &'run Lineage,
    /// Its revisions, by number: the last, and all that the translation was worded after.
    pub documents: &'run BTreeMap<u32, Arc<Document>>,
}

/// A translation with its history.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'run> {
    /// The text of now.
    pub document: &'run Document,
    /// When each of its paragraphs was written.
    pub written: &'run [Written],
    /// What it was after revisions of the original, by their numbers; the text of now where there is nothing.
    pub past: &'run BTreeMap<u32, Past>,
}

/// How a translation stands, each paragraph of which was written after revisions of the original. Revision `since` is one after which all
/// of it was up to date: what the original had then and the translation lacks is not missing.
#[must_use]
pub fn find(
    original: Original<'_>,
    translation: Translation<'_>,
    since: Option<u32>,
    options: &Options,
) -> Standing {
    let mut search = Search {
        original,
        translation: translation.document,
        past: translation.past,
        written: translation.written,
        since: since.unwrap_or_default(),
        gone: BTreeMap::new(),
        options,
        last: original.lineage.revisions() as u32 - 1,
        ancestors: BTreeMap::new(),
        claimed: BTreeSet::new(),
        free: (0..translation.document.paragraphs.len() as u32).collect(),
    };
    let mut entries = search.entries();
    entries.sort_by(|one, other| one.translation.cmp(&other.translation));
    let older = since.map(|since| search.ancestors_at(since).clone());
    let now = original.documents[&search.last]
        .paragraphs
        .iter()
        .enumerate();
    let missing = now.filter(|(at, paragraph)| {
        let is_old = older.as_ref().is_some_and(|older| !older[*at].is_empty());
        let is_claimed = search.claimed.contains(&(*at as u32));
        !is_claimed && paragraph.kind != Kind::Contents && !paragraph.kind.is_apart() && !is_old
    });
    Standing {
        missing: missing.map(|(at, _)| at as u32).collect(),
        entries,
    }
}

struct Search<'run> {
    original: Original<'run>,
    translation: &'run Document,
    past: &'run BTreeMap<u32, Past>,
    written: &'run [Written],
    since: u32,
    options: &'run Options,
    last: u32,
    /// For revisions before `since`, whether each paragraph was gone by then.
    gone: BTreeMap<u32, Vec<bool>>,
    /// For the revisions that were asked for, the paragraphs that those of now come from.
    ancestors: BTreeMap<u32, Vec<Vec<u32>>>,
    /// Paragraphs of the original, now, that have a partner.
    claimed: BTreeSet<u32>,
    /// Paragraphs of the translation that have none.
    free: BTreeSet<u32>,
}

impl Search<'_> {
    fn ancestors_at(&mut self, revision: u32) -> &Vec<Vec<u32>> {
        let (lineage, last) = (self.original.lineage, self.last);
        let found = self.ancestors.entry(revision);
        found.or_insert_with(|| lineage.ancestors(last, revision))
    }

    /// Whether paragraphs of a revision were gone when all of the translation was up to date.
    fn were_gone(&mut self, revision: u32, paragraphs: &[u32]) -> bool {
        if revision >= self.since {
            return false;
        }
        let (lineage, since) = (self.original.lineage, self.since);
        let gone = self.gone.entry(revision).or_insert_with(|| {
            let mut gone = vec![true; lineage.paragraphs(revision)];
            for at in lineage.ancestors(since, revision).into_iter().flatten() {
                gone[at as usize] = false;
            }
            gone
        });
        paragraphs.iter().all(|at| gone[*at as usize])
    }

    /// How the paragraphs of a bead stand, the original ones of which are of the revision `seen`.
    fn entry(&mut self, bead: &Bead, seen: u32, descendants: &[Vec<u32>]) -> Entry {
        let written = bead.translation.iter().map(|at| self.written[*at as usize]);
        let worded = written.map(|written| written.worded).max();
        let base = worded.unwrap_or(seen).max(self.since);
        let now = bead
            .original
            .iter()
            .flat_map(|at| &descendants[*at as usize]);
        let now: BTreeSet<u32> = now.copied().collect();
        let mut entry = Entry {
            translation: bead.translation.clone(),
            verdict: Verdict::Current,
            base,
            seen,
            original: now.into_iter().collect(),
            change: None,
            revisions: Vec::new(),
        };
        if entry.original.is_empty() && self.were_gone(seen, &bead.original) {
            (entry.verdict, entry.seen) = (Verdict::Unmatched, self.last);
            return entry;
        }
        if entry.original.is_empty() {
            entry.verdict = Verdict::Deleted;
            entry.change = Some(lone(ChangeKind::Deleted, bead.original.clone(), Vec::new()));
            return entry;
        }
        entry.seen = base;
        entry.change = self.change(base, &entry.original);
        if entry.change.is_some() {
            entry.verdict = Verdict::Changed;
            entry.revisions = self.revisions(base, &entry.original);
        }
        entry
    }

    /// What changed in paragraphs of now since a revision.
    fn change(&mut self, base: u32, now: &[u32]) -> Option<Change> {
        if base == self.last {
            return None;
        }
        let kept = self.original.lineage.kept(self.last, base);
        if now.iter().all(|at| kept[*at as usize]) {
            return None;
        }
        let before = self.ancestors_at(base);
        let old: BTreeSet<u32> = now
            .iter()
            .flat_map(|at| &before[*at as usize])
            .copied()
            .collect();
        let old: Vec<u32> = old.into_iter().collect();
        if old.is_empty() {
            return Some(lone(ChangeKind::Inserted, Vec::new(), now.to_vec()));
        }
        // What went into another paragraph did not change.
        let whole = before.iter().enumerate().filter(|(at, from)| {
            now.contains(&(*at as u32)) || from.iter().any(|from| old.contains(from))
        });
        let whole: Vec<u32> = whole.map(|(at, _)| at as u32).collect();
        let documents = [
            &*self.original.documents[&base],
            &*self.original.documents[&self.last],
        ];
        let change = paired::paired(documents, [&old, &whole], self.options)?;
        let is_told = change.edits.iter().any(|edit: &Edit| counts(edit));
        is_told.then_some(change)
    }

    /// The revisions after a base that changed paragraphs of now, the newest first.
    fn revisions(&self, base: u32, now: &[u32]) -> Vec<u32> {
        let chains = now.iter().flat_map(|paragraph| {
            self.original.lineage.chain(Node {
                revision: self.last,
                paragraph: *paragraph,
            })
        });
        let telling = chains.filter(|turn| turn.reworded && turn.revision > base);
        let found: BTreeSet<u32> = telling.map(|turn| turn.revision).collect();
        found.into_iter().rev().collect()
    }

    /// All paragraphs of the translation, and how they stand.
    fn entries(&mut self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for (number, revision) in self.times().into_iter().enumerate() {
            let ancestors = self.ancestors_at(revision).clone();
            let descendants = descendants(&ancestors, self.original.lineage.paragraphs(revision));
            let taken = self.claimed.clone();
            for bead in self.beads(revision, &entries) {
                let is_free = bead.translation.iter().all(|at| {
                    let written = self.written[*at as usize];
                    let is_of = number == 0 || [written.came, written.worded].contains(&revision);
                    is_of && self.free.contains(at)
                });
                if !is_free {
                    continue;
                }
                let entry = self.entry(&bead, revision, &descendants);
                // Those of one time share an original where the original joined paragraphs.
                if entry.original.iter().any(|at| taken.contains(at)) {
                    continue;
                }
                for at in &bead.translation {
                    self.free.remove(at);
                }
                self.claimed.extend(entry.original.iter().copied());
                entries.push(entry);
            }
        }
        self.settle(&mut entries);
        entries.extend(self.free.iter().map(|at| Entry {
            translation: vec![*at],
            verdict: Verdict::Unmatched,
            base: self.written[*at as usize].worded,
            seen: self.last,
            original: Vec::new(),
            change: None,
            revisions: Vec::new(),
        }));
        entries
    }

    /// Aligns the texts of now, where paragraphs of the original have no partner and the originals of others seem to be gone: while a
    /// paragraph was worded anew in both, its neighbour can have been taken for its translation.
    fn settle(&mut self, entries: &mut Vec<Entry>) {
        let document = Arc::clone(&self.original.documents[&self.last]);
        let identity: Vec<Vec<u32>> = (0..document.paragraphs.len() as u32)
            .map(|at| vec![at])
            .collect();
        let is_gone = |entry: &Entry| entry.verdict == Verdict::Deleted;
        if self.claimed.len() == identity.len()
            || self.free.is_empty() && !entries.iter().any(is_gone)
        {
            return;
        }
        let pairs = |entry: &Entry| -> Vec<(u32, u32)> {
            let originals = entry.original.iter();
            originals
                .flat_map(|at| entry.translation.iter().map(|other| (*at, *other)))
                .collect()
        };
        let hints = Hints {
            known: entries.iter().flat_map(pairs).collect(),
            absent: Vec::new(),
        };
        let gone = entries.iter().filter(|entry| is_gone(entry));
        let gone: BTreeSet<u32> = gone
            .filter_map(|entry| <[u32; 1]>::try_from(&entry.translation[..]).ok())
            .map(|[at]| at)
            .collect();
        let mut settled = Vec::new();
        for bead in align(&document, self.translation, &hints) {
            let is_loose = |at: &u32| self.free.contains(at) || gone.contains(at);
            let is_claimed = bead.original.iter().any(|at| self.claimed.contains(at));
            if is_claimed || !bead.translation.iter().all(is_loose) || !self.belongs(&bead) {
                continue;
            }
            let entry = self.entry(&bead, self.last, &identity);
            for at in &bead.translation {
                self.free.remove(at);
            }
            self.claimed.extend(entry.original.iter().copied());
            settled.push(entry);
        }
        let found: BTreeSet<u32> = settled
            .iter()
            .flat_map(|entry| entry.translation.iter().copied())
            .collect();
        entries.retain(|entry| !entry.translation.iter().any(|at| found.contains(at)));
        entries.extend(settled);
    }

    /// Whether paragraphs of the original of now can be what a translation says: they were there when it was worded, or are the same.
    fn belongs(&mut self, bead: &Bead) -> bool {
        let original = &self.original.documents[&self.last];
        let keys = |document: &Document, all: &[u32]| -> Vec<String> {
            let all = all.iter().map(|at| &document.paragraphs[*at as usize]);
            all.map(|paragraph| document.key(paragraph).to_owned())
                .collect()
        };
        if keys(original, &bead.original) == keys(self.translation, &bead.translation) {
            return true;
        }
        let worded = bead
            .translation
            .iter()
            .map(|at| self.written[*at as usize].worded);
        let base = worded.max().unwrap_or(self.last);
        let before = self.ancestors_at(base);
        bead.original
            .iter()
            .all(|at| !before[*at as usize].is_empty())
    }

    /// What of the translation belongs to a revision of the original, as both were then.
    fn beads(&self, revision: u32, entries: &[Entry]) -> Vec<Bead> {
        let document = &self.original.documents[&revision];
        let Some(past) = self.past.get(&revision) else {
            let own = (0..self.translation.paragraphs.len() as u32).map(|at| vec![at]);
            let own: Vec<Vec<u32>> = own.collect();
            let hints = self.hints(revision, entries, [&own, &own]);
            return align(document, self.translation, &hints);
        };
        let hints = self.hints(revision, entries, [&past.ancestors, &past.descendants()]);
        past.followed(&align(document, &past.document, &hints))
    }

    /// What is known of the alignment with a revision: what has its partner already keeps it, and what came later has none yet. For each
    /// paragraph of the translation of now are given those of then, and the other way round.
    fn hints(&self, revision: u32, entries: &[Entry], [then, now]: [&Vec<Vec<u32>>; 2]) -> Hints {
        let ancestors = &self.ancestors[&revision];
        let known = entries.iter().flat_map(|entry| {
            let before = entry
                .original
                .iter()
                .flat_map(|at| &ancestors[*at as usize]);
            let then = entry.translation.iter().flat_map(|at| &then[*at as usize]);
            before.flat_map(move |at| then.clone().map(|other| (*at, *other)))
        });
        let came_later = |at: &u32| self.written[*at as usize].came > revision;
        let absent = |now: &Vec<u32>| !now.is_empty() && now.iter().all(came_later);
        Hints {
            known: known.collect(),
            absent: now.iter().map(absent).collect(),
        }
    }

    /// The revisions of the original after which paragraphs of the translation were written, those of most paragraphs first.
    fn times(&self) -> Vec<u32> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for written in self.written {
            *counts.entry(written.worded).or_default() += 2;
            *counts.entry(written.came).or_default() += 1;
        }
        let counted = counts
            .into_iter()
            .map(|(revision, count)| (count, revision));
        let mut times: Vec<(usize, u32)> = counted.collect();
        times.sort_unstable_by(|one, other| other.cmp(one));
        times.into_iter().map(|(_, revision)| revision).collect()
    }
}

/// A change of paragraphs that only came or went.
fn lone(kind: ChangeKind, old: Vec<u32>, new: Vec<u32>) -> Change {
    Change {
        kind,
        moved: false,
        old,
        new,
        similarity: 0.0,
        runner_up: None,
        edits: Vec::new(),
    }
}
