//! The lives of paragraphs: for each class of paragraphs that are one, what it said in which revision, and what happened to it when.
//!
//! Of a history in git, neighbours are compared, and what comes back is known by its text. Of files that somebody lists, all pairs are
//! compared, or those most alike, so that the order of the list decides what is old and new, but not what belongs together.

use std::convert::Infallible;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diff::change::Change;
use crate::diff::{self, paired};
use crate::document::Document;
use crate::lineage::classes::{BESIDE, Bonds};
use crate::lineage::links::{counts, links};
use crate::lineage::pairs::pairs;
use crate::lineage::{Kind, Lineage, Link, Step};
use crate::parallel::prelude::*;
use crate::text::span::Span;

/// What happened to a paragraph in a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// It came.
    Came,
    /// It came back.
    Returned,
    /// Its words, numbers or marks changed.
    Edited,
    /// It is elsewhere.
    Moved,
    /// It became several paragraphs.
    Split,
    /// Several paragraphs became one.
    Merged,
    /// Its number alone changed.
    Renumbered,
    /// It went.
    Gone,
}

impl Event {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 8] = [
        Self::Came,
        Self::Returned,
        Self::Edited,
        Self::Moved,
        Self::Split,
        Self::Merged,
        Self::Renumbered,
        Self::Gone,
    ];

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Returned => "returned",
            Self::Edited => "edited",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Renumbered => "renumbered",
            Self::Gone => "gone",
        }
    }
}

/// What a paragraph says in some revisions. Its own number, white space and the width of characters do not tell readings apart; where its
/// paragraphs end does.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The first revision that has it.
    pub revision: u32,
    /// Its paragraphs there, in order: several where they are one elsewhere.
    pub paragraphs: Vec<u32>,
    /// The revision, and the paragraphs there, that it was made of, with what changed; none of the first reading of all.
    pub change: Option<(u32, Change)>,
}

/// A paragraph in one revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The revision.
    pub revision: u32,
    /// Its paragraphs there, in order; none where it went.
    pub paragraphs: Vec<u32>,
    /// What it says, by the number of the reading; where it went, what it said.
    pub reading: u32,
    /// What happened, in order; nothing where it is as it was.
    pub events: Vec<Event>,
}

/// One paragraph through all revisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// What it said, from the first reading on.
    pub readings: Vec<Reading>,
    /// The revisions that have it, and those in which it went, in order.
    pub stages: Vec<Stage>,
}

impl Life {
    /// The stage in a revision that has it.
    #[must_use]
    pub fn at(&self, revision: u32) -> Option<&Stage> {
        let found = self
            .stages
            .binary_search_by_key(&revision, |each| each.revision);
        let stage = &self.stages[found.ok()?];
        (!stage.paragraphs.is_empty()).then_some(stage)
    }

    /// In how many revisions that happened.
    #[must_use]
    pub fn count(&self, event: Event) -> usize {
        let has = |stage: &&Stage| stage.events.contains(&event);
        self.stages.iter().filter(has).count()
    }

    /// Whether it is as it was when it came, its number aside.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        let mut events = self.stages.iter().flat_map(|stage| &stage.events);
        events.all(|event| matches!(event, Event::Came | Event::Renumbered))
    }
}

/// The lives of all paragraphs of some revisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Lives {
    /// The lives, by the first revision and place in which each is.
    pub all: Vec<Life>,
    /// For each revision and paragraph the number of its life.
    pub classes: Vec<Vec<u32>>,
}

impl Lives {
    /// The lives of the revisions of a lineage, whose texts are given in order.
    #[must_use]
    pub fn of_revisions(
        documents: &[Arc<Document>],
        lineage: &Lineage,
        options: &diff::Options,
    ) -> Self {
        let documents: Vec<&Document> = documents.iter().map(AsRef::as_ref).collect();
        let mut bonds = Bonds::default();
        for new in 0..documents.len() as u32 {
            for step in lineage.steps(new) {
                bonds.add([step.from, new], &step.links, BESIDE);
            }
        }
        bonds.add_same(&documents);
        let classes = bonds.classes(&lengths(&documents));
        build(&documents, lineage, classes, options)
    }

    /// The lives of texts in the order given, each of which is taken for the next revision of the one before it.
    #[must_use]
    pub fn of_witnesses(documents: &[Arc<Document>], options: &diff::Options) -> Self {
        let parents: Vec<Vec<u32>> = (0..documents.len() as u32)
            .map(|at| at.checked_sub(1).into_iter().collect())
            .collect();
        let mut read =
            |range: std::ops::Range<usize>| Ok::<_, Infallible>(documents[range].to_vec());
        let Ok(lineage) = Lineage::follow(&parents, &mut read, options);
        let documents: Vec<&Document> = documents.iter().map(AsRef::as_ref).collect();
        // By what they say: the order in which somebody lists them tells nothing.
        let mut order: Vec<u32> = (0..documents.len() as u32).collect();
        order.sort_by_key(|at| {
            let document = documents[*at as usize];
            (document.keys.text(), document.text.as_str(), *at)
        });
        // Texts that are the same have the same classes, however many of them there are.
        let mut sorted: Vec<&Document> = Vec::new();
        let mut kinds = Vec::with_capacity(order.len());
        for at in &order {
            let document = documents[*at as usize];
            if !sorted.last().is_some_and(|last| are_same(last, document)) {
                sorted.push(document);
            }
            kinds.push(sorted.len() - 1);
        }
        let pairs = pairs(&sorted);
        let found: Vec<Vec<Link>> = pairs
            .par_iter()
            .map(|(one, other)| links(sorted[*one as usize], sorted[*other as usize], options))
            .collect();
        let mut bonds = Bonds::default();
        for ((one, other), links) in pairs.into_iter().zip(found) {
            bonds.add([one, other], &links, 0);
        }
        bonds.add_same(&sorted);
        let found = bonds.classes(&lengths(&sorted));
        let mut classes = vec![Vec::new(); documents.len()];
        for (at, kind) in order.into_iter().zip(kinds) {
            classes[at as usize].clone_from(&found[kind]);
        }
        build(&documents, &lineage, classes, options)
    }

    /// The lives in the order of a revision, with its paragraphs; those that it does not have come behind what they follow elsewhere.
    #[must_use]
    pub fn order(&self, base: u32) -> Vec<u32> {
        let mut next: FxHashMap<Option<u32>, u32> = FxHashMap::default();
        let mut is_placed = vec![false; self.all.len()];
        let revisions = self.classes.len() as u32;
        let after = (0..=base).rev();
        for revision in after.chain(base + 1..revisions) {
            let mut before = None;
            for (at, class) in self.classes[revision as usize].iter().enumerate() {
                let life = &self.all[*class as usize];
                let first = life.at(revision).map(|stage| stage.paragraphs[0]);
                // Further parts of it are elsewhere.
                if first != Some(at as u32) {
                    continue;
                }
                let is_new = !std::mem::replace(&mut is_placed[*class as usize], true);
                if is_new && let Some(rest) = next.insert(before, *class) {
                    next.insert(Some(*class), rest);
                }
                before = Some(*class);
            }
        }
        let first = next.get(&None).copied();
        std::iter::successors(first, |class| next.get(&Some(*class)).copied()).collect()
    }
}

/// Whether two texts have the same paragraphs with the same words in the same places.
fn are_same(one: &Document, other: &Document) -> bool {
    let places = |document: &Document| -> Vec<Span> {
        document.paragraphs.iter().map(|each| each.key).collect()
    };
    one.text == other.text && one.keys.text() == other.keys.text() && places(one) == places(other)
}

fn lengths(documents: &[&Document]) -> Vec<usize> {
    documents.iter().map(|each| each.paragraphs.len()).collect()
}

/// Finds out what happened to each class.
fn build(
    documents: &[&Document],
    lineage: &Lineage,
    mut classes: Vec<Vec<u32>>,
    options: &diff::Options,
) -> Lives {
    // Numbered by where each is first.
    let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
    let mut members: Vec<Vec<(u32, Vec<u32>)>> = Vec::new();
    for (revision, own) in classes.iter_mut().enumerate() {
        for (at, class) in own.iter_mut().enumerate() {
            let next = members.len() as u32;
            let number = *numbers.entry(*class).or_insert(next);
            if number == next {
                members.push(Vec::new());
            }
            let (revision, stages) = (revision as u32, &mut members[number as usize]);
            match stages.last_mut() {
                Some((last, paragraphs)) if *last == revision => paragraphs.push(at as u32),
                _ => stages.push((revision, vec![at as u32])),
            }
            *class = number;
        }
    }
    let all = members.par_iter().map(|members| {
        let mut teller = Teller {
            documents,
            lineage,
            options,
            life: Life {
                readings: Vec::new(),
                stages: Vec::new(),
            },
            known: FxHashMap::default(),
        };
        teller.tell(members);
        teller.life
    });
    Lives {
        all: all.collect(),
        classes,
    }
}

/// Tells one life, revision by revision.
struct Teller<'run> {
    documents: &'run [&'run Document],
    lineage: &'run Lineage,
    options: &'run diff::Options,
    life: Life,
    /// The number of each reading, by its words.
    known: FxHashMap<String, u32>,
}

impl Teller<'_> {
    fn tell(&mut self, members: &[(u32, Vec<u32>)]) {
        let mut members = members.iter().peekable();
        let first = members.peek().map_or(0, |(revision, _)| *revision);
        for revision in first..self.documents.len() as u32 {
            match members.next_if(|(own, _)| *own == revision) {
                Some((_, paragraphs)) => self.stands(revision, paragraphs),
                None => self.lacks(revision),
            }
        }
    }

    /// A revision that does not have it: it went where all revisions before have it.
    fn lacks(&mut self, revision: u32) {
        let steps = self.lineage.steps(revision);
        let had = steps.iter().map(|step| self.life.at(step.from));
        let had: Option<Vec<u32>> = had.map(|stage| Some(stage?.reading)).collect();
        if let Some(reading) = had.and_then(|had| had.first().copied()) {
            self.life.stages.push(Stage {
                revision,
                paragraphs: Vec::new(),
                reading,
                events: vec![Event::Gone],
            });
        }
    }

    fn stands(&mut self, revision: u32, paragraphs: &[u32]) {
        let words = words(self.documents[revision as usize], paragraphs);
        let known = self.known.get(&words).copied();
        let steps = self.lineage.steps(revision).iter();
        let before: Vec<(&Step, &Stage)> = steps
            .filter_map(|step| Some((step, self.life.at(step.from)?)))
            .collect();
        // As in git, the first revision before that has it as it is here tells where it is from.
        let same = before
            .iter()
            .find(|(_, stage)| Some(stage.reading) == known);
        let from = same.or(before.first()).copied();
        let stayed = from.is_some();
        let (old, mut events) = match from {
            Some((step, stage)) => (
                Some(stage.clone()),
                happened(step, &stage.paragraphs, paragraphs),
            ),
            None if self.life.stages.is_empty() => (None, vec![Event::Came]),
            None => (self.last(), vec![Event::Returned]),
        };
        let (reading, is_reworded) = self.reading(revision, paragraphs, words, old.as_ref());
        if is_reworded && stayed {
            events.push(Event::Edited);
        }
        events.sort_unstable();
        self.life.stages.push(Stage {
            revision,
            paragraphs: paragraphs.to_vec(),
            reading,
            events,
        });
    }

    /// The last revision that had it.
    fn last(&self) -> Option<Stage> {
        let mut stages = self.life.stages.iter().rev();
        stages.find(|stage| !stage.paragraphs.is_empty()).cloned()
    }

    /// The reading that paragraphs are, and whether their words are others than those of `old`.
    fn reading(
        &mut self,
        revision: u32,
        paragraphs: &[u32],
        words: String,
        old: Option<&Stage>,
    ) -> (u32, bool) {
        if let Some(known) = self.known.get(&words) {
            let is_other = old.is_some_and(|old| old.reading != *known);
            let reworded = is_other && old.is_some_and(|old| self.differ(old.reading, &words));
            return (*known, reworded);
        }
        let change = old.and_then(|old| {
            let documents = [old.revision, revision].map(|at| self.documents[at as usize]);
            paired::paired(documents, [&old.paragraphs, paragraphs], self.options)
        });
        let reworded = change
            .as_ref()
            .is_some_and(|change| change.edits.iter().any(counts));
        let is_cut = old.is_some_and(|old| old.paragraphs.len() != paragraphs.len());
        if let Some(old) = old.filter(|_| !reworded && !is_cut) {
            self.known.insert(words, old.reading);
            return (old.reading, false);
        }
        let number = self.life.readings.len() as u32;
        self.life.readings.push(Reading {
            revision,
            paragraphs: paragraphs.to_vec(),
            change: old.zip(change).map(|(old, change)| (old.revision, change)),
        });
        self.known.insert(words, number);
        (number, reworded)
    }

    /// Whether a reading has other words than these, and not only other ends of paragraphs.
    fn differ(&self, reading: u32, words: &str) -> bool {
        let Reading {
            revision,
            paragraphs,
            ..
        } = &self.life.readings[reading as usize];
        let own = self::words(self.documents[*revision as usize], paragraphs);
        own.replace(END, "") != words.replace(END, "")
    }
}

/// What is between two paragraphs in [`words`].
const END: char = '\n';

/// The words of paragraphs without white space, and without their own numbers, as far as anything is left.
fn words(document: &Document, paragraphs: &[u32]) -> String {
    let text = |at: &u32| {
        let paragraph = &document.paragraphs[*at as usize];
        let body = document.body(paragraph);
        let body = if body.is_empty() {
            document.key(paragraph)
        } else {
            body
        };
        body.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let texts: Vec<String> = paragraphs.iter().map(text).collect();
    texts.join(&END.to_string())
}

/// What a comparison says happened to paragraphs that belong together, their words aside.
fn happened(step: &Step, old: &[u32], new: &[u32]) -> Vec<Event> {
    let own = |link: &&Link| old.contains(&link.old);
    let links: Vec<&Link> = new
        .iter()
        .flat_map(|at| step.of(*at).iter().filter(own))
        .collect();
    let is = |kind| links.iter().any(|link| link.kind == kind);
    // Other texts can say that they belong together where these two do not.
    let lone = links.is_empty();
    let found = [
        (links.iter().any(|link| link.moved), Event::Moved),
        (
            is(Kind::Split) || lone && new.len() > old.len(),
            Event::Split,
        ),
        (
            is(Kind::Merged) || lone && new.len() < old.len(),
            Event::Merged,
        ),
        (is(Kind::Renumbered), Event::Renumbered),
    ];
    let found = found.into_iter().filter(|(is, _)| *is);
    found.map(|(_, event)| event).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn read(texts: &[&str]) -> Vec<Arc<Document>> {
        let read = |text: &&str| {
            let options = input::Options::default();
            Arc::new(input::from_bytes("x.txt", text.as_bytes(), &options).unwrap())
        };
        texts.iter().map(read).collect()
    }

    fn of_revisions(texts: &[&str]) -> Lives {
        let documents = read(texts);
        let all: Vec<&Document> = documents.iter().map(AsRef::as_ref).collect();
        let options = diff::Options::default();
        Lives::of_revisions(&documents, &Lineage::of(&all, &options), &options)
    }

    /// What happened: `0 came, 2 edited moved`
    fn told(life: &Life) -> String {
        let stages = life.stages.iter().filter(|stage| !stage.events.is_empty());
        let stages = stages.map(|stage| {
            let events: Vec<&str> = stage.events.iter().map(|event| event.name()).collect();
            format!("{} {}", stage.revision, events.join(" "))
        });
        stages.collect::<Vec<String>>().join(", ")
    }

    const GOODS: &str = "The seller delivers the goods to the warehouse of the buyer in June.";
    const PRICE: &str = "The buyer pays the whole price within thirty days after delivery.";
    const LAW: &str = "Disputes are settled by the courts of the place where the seller lives.";

    #[test]
    fn copies_of_a_text_have_its_classes_in_whatever_order_they_are_given() {
        let text = |number: usize| {
            let pier =
                |at: usize| format!("The keeper of pier {} counts the boats.", at.max(number));
            (0..9).map(pier).collect::<Vec<String>>().join("\n\n")
        };
        let mut texts: Vec<String> = (0..12).map(text).collect();
        texts.extend([text(3), text(7), text(3)]);
        let of = |order: &[usize]| {
            let given: Vec<&str> = order.iter().map(|at| texts[*at].as_str()).collect();
            Lives::of_witnesses(&read(&given), &diff::Options::default()).classes
        };
        let plain: Vec<usize> = (0..texts.len()).collect();
        let turned: Vec<usize> = plain.iter().rev().copied().collect();
        let (one, other) = (of(&plain), of(&turned));
        // The same paragraphs are one, whatever their numbers are.
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        for (at, own) in one.iter().enumerate() {
            for (class, named) in own.iter().zip(&other[texts.len() - 1 - at]) {
                assert_eq!(numbers.entry(*class).or_insert(*named), named);
            }
        }
        for (copy, of) in [(12, 3), (13, 7), (14, 3)] {
            assert_eq!(one[copy], one[of]);
        }
    }

    #[test]
    fn a_paragraph_that_is_deleted_and_restored_is_one() {
        let all = format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n");
        let without = format!("{GOODS}\n\n{LAW}\n");
        let lives = of_revisions(&[&all, &without, &without, &all]);
        assert_eq!(
            lives.classes,
            [vec![0, 1, 2], vec![0, 2], vec![0, 2], vec![0, 1, 2]]
        );
        assert_eq!(told(&lives.all[1]), "0 came, 1 gone, 3 returned");
        assert_eq!(lives.all[1].readings.len(), 1);
        assert!(lives.all[0].is_quiet() && !lives.all[1].is_quiet());
    }

    #[test]
    fn each_wording_is_a_reading_and_an_old_one_can_come_back() {
        let first = format!("1. {GOODS}\n\n2. {PRICE}\n");
        let second = first.replace("thirty", "sixty");
        let moved = format!("1. {PRICE}\n\n2. {GOODS}\n");
        let lives = of_revisions(&[&first, &second, &moved]);
        let price = &lives.all[1];
        assert_eq!(told(price), "0 came, 1 edited, 2 edited moved");
        let readings: Vec<u32> = price.stages.iter().map(|stage| stage.reading).collect();
        assert_eq!(readings, [0, 1, 0]);
        let (from, change) = price.readings[1].change.as_ref().unwrap();
        assert_eq!((*from, change.edits.len()), (0, 1));
    }

    #[test]
    fn a_split_and_a_merge_are_followed_in_one_life() {
        let one = format!("{GOODS} {PRICE}\n\n{LAW}\n");
        let two = format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n");
        let edited = two.replace("thirty", "forty");
        let merged = format!("{GOODS} {}\n\n{LAW}\n", PRICE.replace("thirty", "forty"));
        let lives = of_revisions(&[&one, &two, &edited, &merged]);
        assert_eq!(
            lives.classes,
            [vec![0, 1], vec![0, 0, 1], vec![0, 0, 1], vec![0, 1]]
        );
        assert_eq!(told(&lives.all[0]), "0 came, 1 split, 2 edited, 3 merged");
        assert_eq!(lives.all[0].readings.len(), 4);
    }

    #[test]
    fn what_is_ignored_makes_no_reading() {
        let documents = read(&[PRICE, &PRICE.replace("days after", "days, after")]);
        let all: Vec<&Document> = documents.iter().map(AsRef::as_ref).collect();
        let mut options = diff::Options::default();
        let told_of = |options: &diff::Options| {
            let lives = Lives::of_revisions(&documents, &Lineage::of(&all, options), options);
            (told(&lives.all[0]), lives.all[0].readings.len())
        };
        assert_eq!(told_of(&options), ("0 came, 1 edited".to_owned(), 2));
        options
            .unwanted
            .insert(crate::diff::change::Class::Punctuation);
        assert_eq!(told_of(&options), ("0 came".to_owned(), 1));
    }

    #[test]
    fn the_order_of_a_revision_has_what_it_lacks_behind_what_that_followed() {
        let all = format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n");
        let without = format!("{LAW}\n\n{GOODS}\n");
        let lives = of_revisions(&[&all, &without]);
        assert_eq!(lives.order(1), [2, 0, 1]);
        assert_eq!(lives.order(0), [0, 1, 2]);
    }

    #[test]
    fn a_branch_that_does_not_have_it_is_no_end_of_it() {
        let base = format!("{GOODS}\n\n{LAW}\n");
        let ours = format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n");
        let theirs = base.replace("June", "July");
        let both = ours.replace("June", "July");
        let documents = read(&[&base, &ours, &theirs, &both]);
        let parents = [vec![], vec![0], vec![0], vec![1, 2]];
        let options = diff::Options::default();
        let mut read = |range: std::ops::Range<usize>| Ok::<_, ()>(documents[range].to_vec());
        let lineage = Lineage::follow(&parents, &mut read, &options).unwrap();
        let lives = Lives::of_revisions(&documents, &lineage, &options);
        let all: Vec<String> = lives.all.iter().map(told).collect();
        assert_eq!(all, ["0 came, 2 edited", "0 came", "1 came"]);
    }
}
