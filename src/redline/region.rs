//! Regions of both files, side by side: the text, cells, notes and text boxes, each a sequence of paragraphs and tables.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::input::docx::view::{self, WORD};
use crate::input::xml::Node;
use crate::redline::align::{self, Block, Sort, Step};
use crate::redline::bring::Bring;
use crate::redline::matching::{self, Matches};
use crate::redline::pen::{Mark, Pen};
use crate::redline::properties;
use crate::redline::raw;
use crate::redline::records::{Key, PARTS, Records};
use crate::redline::source::Word;
use crate::redline::units::{self, Keys, Units, What};
use crate::redline::write::{self, Source, Written};

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

/// The keys of units of one side of a part.
struct Side<'x, 'bytes> {
    word: &'x Word<'bytes>,
    part: u8,
    /// Of the new side, the notes that are notes of the old one.
    notes: Option<&'x FxHashMap<(&'static str, String), String>>,
}

impl Keys for Side<'_, '_> {
    fn canonical(&self, node: Node<'_>) -> String {
        let part = PARTS[usize::from(self.part)];
        let target = |id: &str| self.word.target(part, id);
        units::canonical(node, self.word.text(part), &target)
    }

    fn note(&self, sort: &str, id: &str) -> String {
        let sort = if sort == "footnote" {
            "footnote"
        } else {
            "endnote"
        };
        match self.notes {
            None => format!("{sort} {id}"),
            Some(notes) => match notes.get(&(sort, id.to_owned())) {
                Some(old) => format!("{sort} {old}"),
                None => format!("new {sort} {id}"),
            },
        }
    }
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

    fn source(&self, part: u8) -> &'run str {
        self.bring.old.text(PARTS[usize::from(part)])
    }

    fn change(&mut self, part: u8, start: u32, end: u32, text: String) {
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
    fn blocks<'t>(&self, part: u8, old: Node<'t>, new: Node<'t>) -> [Vec<Block<'t>>; 2] {
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
    fn moved(
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
                Step::Insert(at) if is_movable(&news[*at]) => Some((news[*at].keys[0], *at)),
                _ => None,
            })
            .collect();
        let mut taken = FxHashSet::default();
        let mut out = Vec::new();
        for step in steps {
            let Step::Delete(at) = step else { continue };
            let key = olds[*at].keys[0];
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

    /// Paragraphs that belong together.
    fn pair(&mut self, part: u8, olds: &[Block<'run>], news: &[Block<'run>]) {
        let nodes =
            |blocks: &[Block<'run>]| blocks.iter().map(|block| block.node).collect::<Vec<_>>();
        let (olds, news) = (nodes(olds), nodes(news));
        let (units, found) = self.laid(part, &olds, &news, true);
        self.inside(part, &units, &found);
        let written = in_order(&units, &found);
        let is_same = written.iter().all(|each| each.mark == Mark::Keep);
        let ends = self.ends(part, &units, &found, &written);
        let is_renumbered = ends.iter().any(|end| end.changed);
        if is_same && !is_renumbered {
            self.pen.pause();
            return;
        }
        let (first, last) = (olds[0].span(), olds[olds.len() - 1].span());
        let text = self.paragraphs(part, &units, &written, &found, &ends, &olds);
        self.change(part, first.start, last.end, text);
    }

    /// The units of paragraphs on both sides, and which of them stay.
    fn laid(
        &self,
        part: u8,
        olds: &[Node<'run>],
        news: &[Node<'run>],
        closes: bool,
    ) -> ([Units<'run>; 2], Matches) {
        let one = Side {
            word: self.bring.old,
            part,
            notes: None,
        };
        let other = Side {
            word: self.bring.new,
            part,
            notes: Some(&self.notes),
        };
        let units = [Units::of(olds, &one), Units::of(news, &other)];
        let keys = |nodes: &[Node<'run>]| {
            nodes
                .iter()
                .map(|node| (part, node.span().start))
                .collect::<Vec<Key>>()
        };
        let found = matching::matches(
            self.records,
            (&units[0], &keys(olds)),
            (&units[1], &keys(news)),
            closes,
        );
        (units, found)
    }

    /// What is inside units that stay: text boxes, and notes that they refer to.
    fn inside(&mut self, part: u8, units: &[Units<'run>; 2], found: &Matches) {
        for (old, new) in found.iter().enumerate() {
            let Some(new) = new else { continue };
            let [one, other] = [units[0].list[old].what, units[1].list[*new as usize].what];
            let (What::Atom(one), What::Atom(other)) = (one, other) else {
                continue;
            };
            for sort in ["footnote", "endnote"] {
                if one.name()
                    == (
                        WORD,
                        if sort == "footnote" {
                            "footnoteReference"
                        } else {
                            "endnoteReference"
                        },
                    )
                    && let (Some(one), Some(other)) = (one.attribute("id"), other.attribute("id"))
                {
                    self.pairs
                        .push((sort, one.into_owned(), other.into_owned()));
                }
            }
            for (one, other) in units::boxes(one).into_iter().zip(units::boxes(other)) {
                self.region(part, one, other, true);
            }
        }
    }

    /// How the ends of the paragraphs that are written are marked.
    fn ends(
        &mut self,
        part: u8,
        units: &[Units<'run>; 2],
        found: &Matches,
        written: &[Written],
    ) -> Vec<End<'run>> {
        let ends = written.iter().filter_map(|each| {
            let What::End(node) = units[usize::from(each.is_new)].list[each.unit as usize].what
            else {
                return None;
            };
            let new = match (each.is_new, found.get(each.unit as usize)) {
                (false, Some(Some(new))) => match units[1].list[*new as usize].what {
                    What::End(node) => Some(node),
                    _ => None,
                },
                _ => None,
            };
            Some((node, *each, new))
        });
        let ends: Vec<_> = ends.collect();
        let mut out = Vec::new();
        for (node, each, new) in ends {
            let changed = new.is_some_and(|new| self.is_renumbered(part, node, new));
            out.push(End {
                node,
                mark: each.mark,
                is_new: each.is_new,
                changed,
                new,
            });
        }
        out
    }

    /// Whether the numbers that Word counts come, go or change their level: no word says so, and a reader sees it.
    fn is_renumbered(&mut self, part: u8, old: Node<'_>, new: Node<'_>) -> bool {
        let [one, other] = [(&self.records.old, old), (&self.records.new, new)]
            .map(|(side, node)| side.counted((part, node.span().start)).to_owned());
        let place = |node: Node<'_>| -> Option<(String, String)> {
            let list = node.child(WORD, "pPr")?.child(WORD, "numPr")?;
            let value = |name: &str| view::value(list, name).map(std::borrow::Cow::into_owned);
            Some((
                value("numId")?,
                value("ilvl").unwrap_or_else(|| "0".to_owned()),
            ))
        };
        let style = |node: Node<'_>| {
            let style = view::value(node.child(WORD, "pPr")?, "pStyle");
            style.map(std::borrow::Cow::into_owned)
        };
        if one.is_empty() && other.is_empty() {
            return false;
        }
        if one.is_empty() != other.is_empty() {
            return true;
        }
        let there = place(new).map(|(list, level)| {
            (
                crate::redline::lists::brought(&mut self.bring, &list),
                level,
            )
        });
        let styled =
            style(new).map(|style| crate::redline::styles::brought(&mut self.bring, &style));
        place(old) != there || style(old) != styled
    }

    /// The paragraphs as they are written, with what is between those of the old file.
    fn paragraphs(
        &mut self,
        part: u8,
        units: &[Units<'run>; 2],
        written: &[Written],
        found: &Matches,
        ends: &[End<'run>],
        olds: &[Node<'run>],
    ) -> String {
        let mut texts = Texts {
            regions: self,
            part,
        };
        let contents = write::content([&units[0], &units[1]], written, found, &mut texts);
        let mut out = String::new();
        let mut seen = 0;
        for (content, end) in contents.iter().zip(ends) {
            out.push_str(&self.opened(part, end));
            out.push_str(content);
            out.push_str("</w:p>");
            if !end.is_new {
                seen += 1;
                if let Some(next) = olds.get(seen) {
                    let from = olds[seen - 1].span().end;
                    out.push_str(&self.taken(part, from, next.span().start));
                }
            }
        }
        out
    }

    /// The start of a paragraph, with its properties.
    fn opened(&mut self, part: u8, end: &End<'run>) -> String {
        let name = PARTS[usize::from(part)];
        let properties = |text: &'run str, node: Node<'run>| {
            node.child(WORD, "pPr").map(|each| each.span().of(text))
        };
        if end.is_new {
            let raw = properties(self.bring.new.text(name), end.node);
            let raw = raw.map(|raw| self.bring.rewritten(name, raw));
            let mark = self.pen.mark(end.mark);
            return format!("<w:p>{}", properties::of_end(raw.as_deref(), &mark));
        }
        let source = self.source(part);
        let (whole, inner) = (end.node.span(), end.node.inner());
        let tag = &source[whole.start as usize..inner.start as usize];
        let tag = format!(
            "{}>",
            tag.trim_end_matches('>').trim_end_matches('/').trim_end()
        );
        let raw = properties(source, end.node);
        let own = match (end.mark, end.changed, end.new) {
            (Mark::Keep, true, Some(new)) => {
                let new = properties(self.bring.new.text(name), new);
                let new = new.map(|new| self.bring.rewritten(name, new));
                let change = self.pen.start("w:pPrChange") + ">";
                properties::changed(raw, new.as_deref(), &change)
            }
            (Mark::Keep, ..) => raw.unwrap_or_default().to_owned(),
            (mark, ..) => {
                let mark = self.pen.mark(mark);
                properties::of_end(raw, &mark)
            }
        };
        tag + &own
    }

    /// Marks a block as deleted, or as moved to one of the new file.
    fn delete(&mut self, part: u8, block: &Block<'run>, to: Option<(&Block<'run>, &str)>) {
        if block.sort != Sort::Paragraph {
            let rows = rows(block);
            rows.iter().for_each(|row| self.delete_row(part, *row));
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

    /// A paragraph that is on one side only, or elsewhere on the other.
    fn one_sided(
        &mut self,
        part: u8,
        block: &Block<'run>,
        partner: Option<(&Block<'run>, &str)>,
        [alone, moved]: [Mark; 2],
        is_new: bool,
    ) -> String {
        let other: Vec<Node<'run>> = partner.iter().map(|(other, _)| other.node).collect();
        let own = vec![block.node];
        let (olds, news) = if is_new { (other, own) } else { (own, other) };
        let (units, found) = self.laid(part, &olds, &news, partner.is_some());
        let kept: FxHashSet<u32> = found
            .iter()
            .enumerate()
            .filter_map(|(old, new)| {
                if is_new {
                    *new
                } else {
                    new.map(|_| old as u32)
                }
            })
            .collect();
        let side = usize::from(is_new);
        let all = units[side].list.iter().enumerate();
        let written = all.filter_map(|(at, unit)| {
            let is_aside = matches!(unit.what, What::Aside(_));
            let mark = match () {
                () if is_aside && is_new => return None,
                () if is_aside => Mark::Keep,
                () if kept.contains(&(at as u32)) => moved,
                () => alone,
            };
            Some(Written {
                mark,
                is_new,
                unit: at as u32,
            })
        });
        let written: Vec<Written> = written.collect();
        let end = End {
            node: block.node,
            mark: if partner.is_some() { moved } else { alone },
            is_new,
            changed: false,
            new: None,
        };
        let mut texts = Texts {
            regions: self,
            part,
        };
        let contents = write::content([&units[0], &units[1]], &written, &[], &mut texts);
        let mut out = self.opened(part, &end);
        let ranges = partner.map(|(_, name)| self.pen.range(moved, name));
        let (before, after) = ranges.unwrap_or_default();
        out.push_str(&before);
        contents.iter().for_each(|content| out.push_str(content));
        out.push_str("</w:p>");
        out.push_str(&after);
        out
    }

    fn table(&mut self, part: u8, old: &Block<'run>, new: &Block<'run>) {
        self.pen.pause();
        if old.sort == Sort::Table {
            // Rows are blocks of a table as paragraphs are of a text.
            self.region(part, old.node, new.node, false);
            return;
        }
        let [olds, news] = [old, new].map(|block| cells(block.node));
        if olds.len() == news.len()
            && olds
                .iter()
                .zip(&news)
                .all(|(old, new)| spans(*old) == spans(*new))
        {
            for (old, new) in olds.iter().zip(&news) {
                self.region(part, *old, *new, true);
            }
            return;
        }
        let text = self.inserted_row(part, new.node);
        let end = old.node.span().end;
        self.delete_row(part, old.node);
        self.change(part, end, end, text);
    }

    fn delete_row(&mut self, part: u8, row: Node<'run>) {
        self.pen.pause();
        let mark = self.pen.mark(Mark::Delete);
        let source = self.source(part);
        let properties = row.child(WORD, "trPr").map(|each| each.span());
        let text = properties::of_row(properties.map(|span| span.of(source)), &mark);
        let place = properties.unwrap_or_else(|| {
            let after = row
                .child(WORD, "tblPrEx")
                .map_or(row.inner().start, |each| each.span().end);
            crate::text::span::Span::empty(after as usize)
        });
        self.change(part, place.start, place.end, text);
        for cell in cells(row) {
            for block in align::blocks(cell, part, &|_| true, &|_| String::new()) {
                if block.sort == Sort::Paragraph {
                    self.delete_content(part, block.node);
                } else {
                    self.delete(part, &block, None);
                }
            }
        }
    }

    /// Marks the text of a paragraph as deleted, and not its end: its row goes.
    fn delete_content(&mut self, part: u8, node: Node<'run>) {
        let (units, _) = self.laid(part, &[node], &[], false);
        let written = content_of(&units[0], Mark::Delete, false);
        if !written.iter().any(|each| each.mark == Mark::Delete) {
            return;
        }
        let end = End {
            node,
            mark: Mark::Keep,
            is_new: false,
            changed: false,
            new: None,
        };
        let text = self.paragraphs(part, &units, &written, &Vec::new(), &[end], &[node]);
        let span = node.span();
        self.change(part, span.start, span.end, text);
    }

    /// A table, with its rows as insertions.
    fn inserted_table(&mut self, part: u8, node: Node<'run>) -> String {
        if node.name() == (WORD, "tr") {
            return self.inserted_row(part, node);
        }
        let name = PARTS[usize::from(part)];
        let text = self.bring.new.text(name);
        let mut out = "<w:tbl>".to_owned();
        for child in node
            .children()
            .filter(|child| matches!(child.name(), (WORD, "tblPr" | "tblGrid")))
        {
            out.push_str(&self.bring.rewritten(name, child.span().of(text)));
        }
        for row in align::blocks(node, part, &|_| true, &|_| String::new()) {
            out.push_str(&self.inserted_row(part, row.node));
        }
        out.push_str("</w:tbl>");
        out
    }

    fn inserted_row(&mut self, part: u8, row: Node<'run>) -> String {
        let name = PARTS[usize::from(part)];
        let text = self.bring.new.text(name);
        let mut out = "<w:tr>".to_owned();
        if let Some(exceptions) = row.child(WORD, "tblPrEx") {
            out.push_str(&self.bring.rewritten(name, exceptions.span().of(text)));
        }
        let properties = row.child(WORD, "trPr").map(|each| each.span().of(text));
        let properties = properties.map(|raw| self.bring.rewritten(name, raw));
        self.pen.pause();
        let mark = self.pen.mark(Mark::Insert);
        out.push_str(&properties::of_row(properties.as_deref(), &mark));
        for cell in cells(row) {
            out.push_str("<w:tc>");
            if let Some(properties) = cell.child(WORD, "tcPr") {
                out.push_str(&self.bring.rewritten(name, properties.span().of(text)));
            }
            out.push_str(&self.inserted_content(part, cell));
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
        out
    }

    /// What is in a cell or a note, as an insertion in one that is inserted itself: the ends of paragraphs are not marked.
    pub(super) fn inserted_content(&mut self, part: u8, node: Node<'run>) -> String {
        let mut out = String::new();
        for block in align::blocks(node, part, &|_| true, &|_| String::new()) {
            if block.sort != Sort::Paragraph {
                out.push_str(&self.inserted_table(part, block.node));
                continue;
            }
            let name = PARTS[usize::from(part)];
            let (units, _) = self.laid(part, &[], &[block.node], false);
            let written = content_of(&units[1], Mark::Insert, true);
            let mut texts = Texts {
                regions: self,
                part,
            };
            let contents = write::content([&units[0], &units[1]], &written, &[], &mut texts);
            out.push_str("<w:p>");
            if let Some(properties) = block.node.child(WORD, "pPr") {
                let raw = properties.span().of(self.bring.new.text(name));
                out.push_str(&self.bring.rewritten(name, raw));
            }
            contents.iter().for_each(|content| out.push_str(content));
            out.push_str("</w:p>");
        }
        out
    }
}

/// The end of a paragraph that is written.
struct End<'run> {
    node: Node<'run>,
    mark: Mark,
    is_new: bool,
    /// Whether it gets the properties that it has in the new file.
    changed: bool,
    /// What it is in the new file.
    new: Option<Node<'run>>,
}

/// The text of elements, for what writes runs.
struct Texts<'x, 'run, 'bytes> {
    regions: &'x mut Regions<'run, 'bytes>,
    part: u8,
}

impl Source for Texts<'_, '_, '_> {
    fn old(&mut self, from: u32, to: u32) -> String {
        self.regions.taken(self.part, from, to)
    }

    fn new(&mut self, from: u32, to: u32) -> String {
        let name = PARTS[usize::from(self.part)];
        let bring = &mut self.regions.bring;
        let text = bring.new.text(name);
        bring.rewritten(name, &text[from as usize..to as usize])
    }

    fn start(&mut self, mark: Mark, opens: bool) -> String {
        self.regions.pen.choose(mark, opens);
        self.regions.pen.start(mark.element())
    }

    fn ended(&mut self, last: Mark, end: Mark) {
        self.regions.pen.ended(last, end);
    }
}

fn content_of(units: &Units<'_>, mark: Mark, is_new: bool) -> Vec<Written> {
    let all = units.list.iter().enumerate();
    all.filter(|(_, unit)| !(is_new && matches!(unit.what, What::Aside(_))))
        .map(|(at, unit)| Written {
            mark: if matches!(unit.what, What::Aside(_) | What::End(_)) {
                Mark::Keep
            } else {
                mark
            },
            is_new,
            unit: at as u32,
        })
        .collect()
}

/// All units in the order in which they are written: what went before what came, but for the end of a paragraph that went, which comes
/// last: `LibreOffice` does not join paragraphs if what came is behind it.
fn in_order(units: &[Units<'_>; 2], found: &Matches) -> Vec<Written> {
    let mut out = Vec::with_capacity(units[0].list.len());
    let mut gone: Vec<Written> = Vec::new();
    let mut next = 0;
    let is_end = |each: &Written| {
        let unit = units[usize::from(each.is_new)].list[each.unit as usize];
        matches!(unit.what, What::End(_))
    };
    let mut fill = |gone: &mut Vec<Written>, to: u32, out: &mut Vec<Written>| {
        let come =
            (next..to).filter(|unit| !matches!(units[1].list[*unit as usize].what, What::Aside(_)));
        let come: Vec<Written> = come
            .map(|unit| Written {
                mark: Mark::Insert,
                is_new: true,
                unit,
            })
            .collect();
        next = next.max(to + 1);
        let ends = gone.iter().position(is_end);
        let place = ends
            .filter(|_| !come.iter().any(is_end))
            .unwrap_or(gone.len());
        let rest = gone.split_off(place);
        out.append(gone);
        out.extend(come);
        out.extend(rest);
    };
    for (old, new) in found.iter().enumerate() {
        let is_aside = matches!(units[0].list[old].what, What::Aside(_));
        let mark = match new {
            Some(_) => Mark::Keep,
            None if is_aside => Mark::Keep,
            None => Mark::Delete,
        };
        let own = Written {
            mark,
            is_new: false,
            unit: old as u32,
        };
        match new {
            Some(new) => {
                fill(&mut gone, *new, &mut out);
                out.push(own);
            }
            None => gone.push(own),
        }
    }
    fill(&mut gone, units[1].list.len() as u32, &mut out);
    out
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

fn rows<'t>(block: &Block<'t>) -> Vec<Node<'t>> {
    if block.sort == Sort::Row {
        return vec![block.node];
    }
    align::blocks(block.node, 0, &|_| true, &|_| String::new())
        .into_iter()
        .map(|row| row.node)
        .collect()
}

/// The cells of a row.
fn cells(row: Node<'_>) -> Vec<Node<'_>> {
    let mut out = Vec::new();
    for child in row.children().filter(|child| child.is_element()) {
        match child.name() {
            (WORD, "tc") => out.push(child),
            (WORD, "sdt" | "sdtContent" | "customXml") => out.extend(cells(child)),
            _ => {}
        }
    }
    out
}

/// Over how many columns a cell goes.
fn spans(cell: Node<'_>) -> Option<i64> {
    view::number(cell.child(WORD, "tcPr")?, "gridSpan")
}
