//! Paragraphs followed through many revisions of a document: moves, splits, merges, renumbering and edits.
//!
//! A lineage is a graph. Its nodes are the paragraphs of all revisions; its links are what comparisons of a revision with the ones before
//! it say (`links`). A revision can have several before it, as a merge in git has. Nothing here knows where revisions come from.

mod carried;
pub mod chain;
mod classes;
mod follow;
pub(crate) mod links;
pub mod lives;
mod pairs;

use std::sync::Arc;

use crate::diff;
use crate::document::Document;
use crate::lineage::links::links;

/// How alike what is the same is, in thousandths.
const WHOLE: u16 = 1000;

/// A paragraph of a revision, both counted from 0; revisions from the oldest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// The revision.
    pub revision: u32,
    /// The paragraph in it.
    pub paragraph: u32,
}

/// What happened to a paragraph from one revision to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Nothing: at most its lines were wrapped anew.
    Unchanged,
    /// Its number alone changed.
    Renumbered,
    /// It is elsewhere; its text may have changed too.
    Moved,
    /// It is a part of an older paragraph.
    Split,
    /// It is made of several older paragraphs.
    Merged,
    /// Its text changed.
    Edited,
    /// It is new, and has the text of an older paragraph, which stays as well.
    Copied,
}

impl Kind {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Renumbered => "renumbered",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Edited => "edited",
            Self::Copied => "copied",
        }
    }
}

/// A newer paragraph and one that it comes from. Where several paragraphs became one, or one several, there is a link for each pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The older paragraph.
    pub old: u32,
    /// The newer paragraph.
    pub new: u32,
    /// What happened.
    pub kind: Kind,
    /// Whether it also changed place.
    pub moved: bool,
    /// Whether words, numbers or marks of the newer paragraph changed: see `links::counts`.
    pub reworded: bool,
    /// How alike both are, in thousandths.
    pub alike: u16,
}

impl Link {
    /// Whether the newer paragraph has its wording from the older one.
    #[must_use]
    pub fn carries(&self) -> bool {
        !self.reworded && self.kind != Kind::Copied
    }
}

/// All links from one revision to one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The older revision.
    pub from: u32,
    /// The links, in order of the newer paragraphs, then the older ones.
    pub links: Vec<Link>,
}

impl Step {
    /// The links of a newer paragraph.
    #[must_use]
    pub fn of(&self, new: u32) -> &[Link] {
        let first = self.links.partition_point(|link| link.new < new);
        let count = self.links[first..].partition_point(|link| link.new == new);
        &self.links[first..first + count]
    }
}

/// The paragraphs of many revisions, and which come from which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// For each revision, its links to those before it.
    steps: Vec<Vec<Step>>,
    /// For each revision and paragraph, the revision in which it got its present wording.
    origins: Vec<Vec<u32>>,
}

impl Lineage {
    /// Follows the paragraphs of revisions, each of which comes from the one before it.
    #[must_use]
    pub fn of(revisions: &[&Document], options: &diff::Options) -> Self {
        let mut lineage = Self::default();
        for (at, new) in revisions.iter().enumerate() {
            let old = at.checked_sub(1).map(|before| revisions[before]);
            let steps = old.map(|old| Step {
                from: at as u32 - 1,
                links: links(old, new, options),
            });
            lineage.push(new.paragraphs.len(), steps.into_iter().collect());
        }
        lineage
    }

    /// Follows the paragraphs of revisions whose parents, by number, are all older than themselves. `read` reads a stretch of them;
    /// it is called in order, and a revision is kept in memory no longer than others are to be compared with it.
    ///
    /// # Errors
    /// What `read` returns.
    pub fn follow<E>(
        parents: &[Vec<u32>],
        read: &mut dyn FnMut(std::ops::Range<usize>) -> Result<Vec<Arc<Document>>, E>,
        options: &diff::Options,
    ) -> Result<Self, E> {
        follow::follow(parents, read, options)
    }

    /// Adds a revision with its paragraphs and its links to older ones.
    fn push(&mut self, paragraphs: usize, steps: Vec<Step>) {
        let own = self.steps.len() as u32;
        // As git's blame does, the first parent that has the wording is asked where it is from.
        let origin = |paragraph: u32| {
            let carried = steps.iter().find_map(|step| {
                let links = step.of(paragraph);
                let carried = !links.is_empty() && links.iter().all(Link::carries);
                carried.then(|| links.iter().map(|link| self.origin_of(step, link)).max())
            });
            carried.flatten().unwrap_or(own)
        };
        let origins = (0..paragraphs as u32).map(origin).collect();
        self.origins.push(origins);
        self.steps.push(steps);
    }

    fn origin_of(&self, step: &Step, link: &Link) -> u32 {
        self.origins[step.from as usize][link.old as usize]
    }

    /// How many revisions there are.
    #[must_use]
    pub fn revisions(&self) -> usize {
        self.steps.len()
    }

    /// How many paragraphs a revision has.
    #[must_use]
    pub fn paragraphs(&self, revision: u32) -> usize {
        self.origins[revision as usize].len()
    }

    /// The links of a revision to those before it, a step for each.
    #[must_use]
    pub fn steps(&self, revision: u32) -> &[Step] {
        &self.steps[revision as usize]
    }

    /// The revision in which the wording of a paragraph came: the last in which words, numbers or marks of it changed. Of a paragraph that
    /// was merged, the latest of its parts counts.
    #[must_use]
    pub fn origin(&self, node: Node) -> u32 {
        self.origins[node.revision as usize][node.paragraph as usize]
    }

    /// For each paragraph of a revision those of an older one that it comes from, in order. A copy comes from nowhere.
    #[must_use]
    pub fn ancestors(&self, revision: u32, older: u32) -> Vec<Vec<u32>> {
        let count = self.paragraphs(older) as u32;
        let mut found: Vec<Option<Vec<Vec<u32>>>> = vec![None; revision as usize + 1];
        found[older as usize] = Some((0..count).map(|at| vec![at]).collect());
        for at in older + 1..=revision {
            let mut sets = vec![Vec::new(); self.paragraphs(at)];
            let mut reached = false;
            for step in self.steps(at) {
                let Some(before) = &found[step.from as usize] else {
                    continue;
                };
                reached = true;
                let links = step.links.iter().filter(|link| link.kind != Kind::Copied);
                for link in links {
                    sets[link.new as usize].extend(&before[link.old as usize]);
                }
            }
            for set in &mut sets {
                set.sort_unstable();
                set.dedup();
            }
            found[at as usize] = reached.then_some(sets);
        }
        let found = found.pop().flatten();
        found.unwrap_or_else(|| vec![Vec::new(); self.paragraphs(revision)])
    }

    /// For each paragraph of a revision whether an older one had its wording already.
    #[must_use]
    pub fn kept(&self, revision: u32, older: u32) -> Vec<bool> {
        let mut found: Vec<Option<Vec<bool>>> = vec![None; revision as usize + 1];
        found[older as usize] = Some(vec![true; self.paragraphs(older)]);
        for at in older + 1..=revision {
            let count = self.paragraphs(at) as u32;
            let from = |paragraph: u32| {
                self.steps(at).iter().any(|step| {
                    let (links, before) = (step.of(paragraph), &found[step.from as usize]);
                    let has = |link: &Link| {
                        let had = before.as_ref().is_some_and(|had| had[link.old as usize]);
                        link.carries() && had
                    };
                    !links.is_empty() && links.iter().all(has)
                })
            };
            found[at as usize] = Some((0..count).map(from).collect());
        }
        let found = found.pop().flatten();
        found.unwrap_or_else(|| vec![false; self.paragraphs(revision)])
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::input;

    pub(crate) fn lineage(revisions: &[&str]) -> Lineage {
        let read = |text: &&str| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents: Vec<Document> = revisions.iter().map(read).collect();
        let documents: Vec<&Document> = documents.iter().collect();
        Lineage::of(&documents, &diff::Options::default())
    }

    fn origins(revisions: &[&str]) -> Vec<u32> {
        let lineage = lineage(revisions);
        lineage.origins.last().unwrap().clone()
    }

    const GOODS: &str = "The seller delivers the goods to the warehouse of the buyer in June.";
    const PRICE: &str = "The buyer pays the whole price within thirty days after delivery.";
    const LAW: &str = "Disputes are settled by the courts of the place where the seller lives.";

    #[test]
    fn the_last_change_of_words_counts() {
        let first = format!("{GOODS}\n\n{PRICE}\n");
        let second = first.replace("thirty", "sixty");
        let third = format!("{second}\n{LAW}\n");
        assert_eq!(origins(&[&first, &second, &third]), [0, 1, 2]);
    }

    #[test]
    fn a_move_a_new_number_and_other_line_ends_change_no_wording() {
        let first = format!("1. {GOODS}\n\n2. {PRICE}\n\n3. {LAW}\n");
        let moved = format!("1. {LAW}\n\n2. {GOODS}\n\n3. {PRICE}\n");
        let wrapped = moved.replace("of the ", "of\nthe ");
        assert_eq!(origins(&[&first, &moved, &wrapped]), [0, 0, 0]);
        let chinese = "第一条　卖方应当在六月将货物交付至买方仓库，并承担运费。\n\n第二条　买方应当在交货后三十日内付清全部价款。\n";
        let renumbered = chinese
            .replace("第二条", "第三条")
            .replace("第一条", "第二条");
        let inserted = format!("第一条　本合同适用于双方之间的全部设备采购业务。\n\n{renumbered}");
        assert_eq!(origins(&[chinese, &inserted]), [1, 0, 0]);
    }

    #[test]
    fn a_split_paragraph_keeps_its_wording_and_a_merged_one_the_latest_of_its_parts() {
        let one = format!("{GOODS} {PRICE}\n\n{LAW}\n");
        let two = format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n");
        assert_eq!(origins(&[&one, &two]), [0, 0, 0]);
        let edited = two.replace("thirty", "sixty");
        let merged = format!("{GOODS} {}\n\n{LAW}\n", PRICE.replace("thirty", "sixty"));
        assert_eq!(origins(&[&two, &edited, &merged]), [1, 0]);
    }

    #[test]
    fn of_a_split_paragraph_only_the_changed_part_is_new() {
        let one = format!("{GOODS} {PRICE}\n\n{LAW}\n");
        let two = format!(
            "{GOODS}\n\n{}\n\n{LAW}\n",
            PRICE.replace("thirty", "forty-five")
        );
        assert_eq!(origins(&[&one, &two]), [0, 1, 0]);
    }

    #[test]
    fn what_comes_back_comes_anew() {
        let first = format!("{GOODS}\n\n{PRICE}\n");
        let second = format!("{GOODS}\n");
        assert_eq!(origins(&[&first, &second, &first]), [0, 2]);
    }

    #[test]
    fn a_merge_of_branches_has_the_wording_of_each() {
        let base = format!("{GOODS}\n\n{PRICE}\n");
        let ours = base.replace("June", "July");
        let theirs = base.replace("thirty", "sixty");
        let both = ours.replace("thirty", "sixty");
        let texts = [base, ours, theirs, both];
        let parents = [vec![], vec![0], vec![0], vec![1, 2]];
        let mut read = |range: std::ops::Range<usize>| {
            let read = |text: &String| {
                input::from_bytes("x.txt", text.as_bytes(), &input::Options::default())
            };
            texts[range]
                .iter()
                .map(|text| read(text).map(Arc::new))
                .collect()
        };
        let found: Result<Lineage, input::Error> =
            Lineage::follow(&parents, &mut read, &diff::Options::default());
        assert_eq!(found.unwrap().origins[3], [1, 2]);
    }

    #[test]
    fn ancestors_are_found_through_several_revisions() {
        let one = format!("{LAW}\n\n{GOODS} {PRICE}\n");
        let two = format!("{LAW}\n\n{GOODS}\n\n{PRICE}\n");
        let three = format!("{PRICE}\n\n{LAW}\n\n{GOODS}\n");
        let lineage = lineage(&[&one, &two, &three]);
        assert_eq!(lineage.ancestors(2, 0), [vec![1], vec![0], vec![1]]);
        assert_eq!(lineage.ancestors(2, 2), [vec![0], vec![1], vec![2]]);
    }
}
