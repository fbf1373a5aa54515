//! Regions of both files, side by side: the text, cells, notes and text boxes, each a sequence of paragraphs and tables.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::input::docx::view::WORD;
use crate::input::xml::Node;
use crate::redline::align::{self, Block, Sort, Step};
use crate::redline::bring::Bring;
use crate::redline::pen::{Mark, Pen};
use crate::redline::raw;
use crate::redline::records::{Key, PARTS, Records};
use crate::redline::source::Word;

/// Writes the changes of one file into the other.
pub(super) struct Regions<'run, 'bytes> {
    pub(super) records: &'run Records<'run>,
    pub(super) bring: Bring<'run, 'bytes>,
    pub(super) pen: Pen,
    /// The notes of the new file that are notes of the old one, by sort and number.
    pub(super) notes: FxHashMap<(&'static str, String), String>,
    /// Whether moves are written as moves.
    pub(super) moves: bool,
    /// Pairs of notes to be compared: sort, old and new number.
    pub(super) pairs: Vec<(&'static str, String, String)>,
    /// What is written into the parts of the old file, by place and order: the end of what is replaced, and the text.
    changes: [BTreeMap<(u32, u32), (u32, String)>; 3],
    count: u32,
}

impl<'run, 'bytes> Regions<'run, 'bytes> {
    pub(super) fn new(
        records: &'run Records<'run>,
        bring: Bring<'run, 'bytes>,
        pen: Pen,
        notes: FxHashMap<(&'static str, String), String>,
        moves: bool,
    ) -> Self {
        Self {
            records,
            bring,
            pen,
            notes,
            moves,
            pairs: Vec::new(),
            changes: Default::default(),
            count: 0,
        }
    }

    pub(super) fn source(&self, part: u8) -> &'run str {
        self.bring.old.text(PARTS[usize::from(part)])
    }

    pub(super) fn change(&mut self, part: u8, start: u32, end: u32, text: String) {
        self.count += 1;
        self.changes[usize::from(part)].insert((start, self.count), (end, text));
    }

    /// A stretch of a part of the old file with the changes in it, which are taken out.
    pub(super) fn taken(&mut self, part: u8, start: u32, end: u32) -> String {
        let source = self.source(part);
        let changes = &mut self.changes[usize::from(part)];
        let keys: Vec<(u32, u32)> = changes
            .range((start, 0)..(end, 0))
            .map(|(key, _)| *key)
            .collect();
        let mut out = String::new();
        let mut at = start;
        for key in keys {
            if let Some((to, text)) = changes.remove(&key) {
                out.push_str(&source[at as usize..key.0 as usize]);
                out.push_str(&text);
                at = to;
            }
        }
        out.push_str(&source[at as usize..end as usize]);
        out
    }

    /// The blocks of both regions.
    pub(super) fn blocks<'t>(&self, part: u8, old: Node<'t>, new: Node<'t>) -> [Vec<Block<'t>>; 2] {
        let records = self.records;
        let look = |word: &Word<'_>, node: Node<'_>| {
            let target = |id: &str| word.target(PARTS[usize::from(part)], id);
            let text = word.text(PARTS[usize::from(part)]);
            let written = raw::canonical(node.span().of(text), &target);
            // Blank paragraphs are one, however they are formatted.
            let says_nothing = node.name() == (WORD, "p")
                && node.child(WORD, "r").is_none()
                && node.children().all(|each| {
                    let (space, name) = each.name();
                    space != WORD
                        || matches!(name, "pPr" | "proofErr" | "bookmarkStart" | "bookmarkEnd")
                });
            let has_section = node
                .child(WORD, "pPr")
                .is_some_and(|each| each.child(WORD, "sectPr").is_some());
            match () {
                () if says_nothing && has_section => "section".to_owned(),
                () if says_nothing => "blank".to_owned(),
                () => written,
            }
        };
        let (one, other) = (self.bring.old, self.bring.new);
        [
            align::blocks(
                old,
                part,
                &|key| !records.old.paragraphs(key).is_empty(),
                &|node| look(one, node),
            ),
            align::blocks(
                new,
                part,
                &|key| !records.new.paragraphs(key).is_empty(),
                &|node| look(other, node),
            ),
        ]
    }

    /// Lays two regions side by side, and writes what differs. `closes` says that their ends stay.
    pub(super) fn region(&mut self, part: u8, old: Node<'run>, new: Node<'run>, closes: bool) {
        let [olds, news] = self.blocks(part, old, new);
        let steps = align::steps(self.records, &olds, &news, closes);
        let moved = self.moved(&steps, &olds, &news, part);
        let mut last: Option<usize> = None;
        self.pen.pause();
        for step in steps {
            match step {
                Step::Pair(one, other) => {
                    last = Some(one.end - 1);
                    self.pair(part, &olds[one], &news[other]);
                }
                Step::Table(one, other) => {
                    last = Some(one);
                    self.table(part, &olds[one], &news[other]);
                }
                Step::Delete(at) => {
                    last = Some(at);
                    let to = moved.iter().find(|(one, ..)| *one == at);
                    let to = to.map(|(_, other, name)| (&news[*other], name.as_str()));
                    self.delete(part, &olds[at], to);
                }
                Step::Insert(at) => {
                    let from = moved.iter().find(|(_, other, _)| *other == at);
                    let from = from.map(|(one, _, name)| (&olds[*one], name.as_str()));
                    let text = self.inserted(part, &news[at], from);
                    let place = place(old, &olds, last);
                    self.change(part, place, place, text);
                }
            }
        }
    }

    /// The paragraphs that moved inside a region: the numbers of the blocks, and the name of the move.
    pub(super) fn moved(
        &mut self,
        steps: &[Step],
        olds: &[Block<'_>],
        news: &[Block<'_>],
        part: u8,
    ) -> Vec<(usize, usize, String)> {
        if !self.moves || part != 0 {
            return Vec::new();
        }
        let inserted: FxHashMap<Key, usize> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Insert(at) if is_movable(&news[*at]) => Some((*news[*at].keys.first()?, *at)),
                _ => None,
            })
            .collect();
        let mut taken = FxHashSet::default();
        let mut out = Vec::new();
        for step in steps {
            let Step::Delete(at) = step else { continue };
            // A table may have no paragraphs.
            let Some(key) = olds[*at].keys.first().copied() else {
                continue;
            };
            let [link] = self.records.links(key) else {
                continue;
            };
            let is_whole = self.records.old.paragraphs(key).len() == 1
                && self.records.new.paragraphs(link.new).len() == 1;
            if is_movable(&olds[*at])
                && is_whole
                && let Some(other) = inserted.get(&link.new)
                && taken.insert(*other)
            {
                out.push((*at, *other, self.pen.name()));
            }
        }
        out
    }

    /// Marks a block as deleted, or as moved to one of the new file.
    pub(super) fn delete(
        &mut self,
        part: u8,
        block: &Block<'run>,
        to: Option<(&Block<'run>, &str)>,
    ) {
        if block.sort != Sort::Paragraph {
            self.delete_rows(part, block);
            return;
        }
        let text = self.one_sided(part, block, to, [Mark::Delete, Mark::From], false);
        let span = block.node.span();
        self.change(part, span.start, span.end, text);
    }
    /// A block of the new file as an insertion, or as moved from one of the old file.
    pub(super) fn inserted(
        &mut self,
        part: u8,
        block: &Block<'run>,
        from: Option<(&Block<'run>, &str)>,
    ) -> String {
        if block.sort == Sort::Paragraph {
            return self.one_sided(part, block, from, [Mark::Insert, Mark::To], true);
        }
        self.inserted_table(part, block.node)
    }
}

/// Where an insertion after that block goes.
fn place(region: Node<'_>, olds: &[Block<'_>], last: Option<usize>) -> u32 {
    let next = last.map_or(0, |last| last + 1);
    match (last, olds.get(next)) {
        (Some(last), Some(next)) if olds[last].control != next.control && next.control == 0 => {
            next.node.span().start
        }
        (Some(last), _) => olds[last].node.span().end,
        (None, Some(next)) => next.node.span().start,
        (None, None) => {
            let properties = region.children().find(|each| {
                each.is_element() && each.name().1.ends_with("Pr") && each.name().1 != "sectPr"
            });
            properties.map_or(region.inner().start, |each| each.span().end)
        }
    }
}

fn is_movable(block: &Block<'_>) -> bool {
    let has_section = block
        .node
        .child(WORD, "pPr")
        .is_some_and(|each| each.child(WORD, "sectPr").is_some());
    block.sort == Sort::Paragraph && block.has_text && block.control == 0 && !has_section
}
