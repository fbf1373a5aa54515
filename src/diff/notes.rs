//! Marks of notes inside paragraphs that belong together: `[^1]` is no word, and a reader still loses the note when its mark goes.
//!
//! A mark is what its note is: where notes are counted anew, marks change their names and stay the same.

use rustc_hash::FxHashMap;

use crate::diff::block::Block;
use crate::diff::change::{Class, Edit};
use crate::diff::group::Group;
use crate::diff::side::{Compared, Word};
use crate::diff::tokens;
use crate::document::{Document, Kind, Named, Paragraph, Role};
use crate::text::span::Span;

/// Which note a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Note {
    /// The one whose text is in the group of that number.
    Paired(usize),
    /// One whose text is on one side only, or nowhere: its name.
    Named(String),
}

/// The marks of notes in both documents, in order.
#[derive(Debug, Default)]
pub(super) struct Notes {
    marks: [Vec<(Span, Note)>; 2],
}

/// Where a mark stands, as both sides can say: after which word that stays, or in which block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    Start,
    /// After the old word of that number, which stays.
    After(usize),
    In(usize),
}

impl Notes {
    /// The marks of the documents, whose paragraphs belong together as `groups` say.
    pub(super) fn find(documents: [&Document; 2], groups: &[Group]) -> Self {
        let is_mark = |document: &Document, named: &&Named| {
            let shown = document.without_furniture(named.span);
            named.is_note && named.role == Role::Used && shown.iter().all(|part| part.is_empty())
        };
        let lacks = |document: &&Document| {
            let mut named = document.links.named.iter();
            !named.any(|named| is_mark(document, &named))
        };
        // What one of the formats does not show is no difference.
        let hides = |document: &&Document| !document.links.has_marks_of_notes;
        if documents.iter().all(lacks) || documents.iter().any(hides) {
            return Self::default();
        }
        let marks = [0, 1].map(|side| {
            let document = documents[side];
            let texts = texts(document);
            let mut group_of: FxHashMap<u32, usize> = FxHashMap::default();
            for (index, group) in groups.iter().enumerate() {
                let paragraphs = if side == 0 { &group.old } else { &group.new };
                group_of.extend(paragraphs.iter().map(|at| (*at, index)));
            }
            let note = |named: &Named| {
                let text = texts.get(named.name.as_str());
                let paired = text.and_then(|at| group_of.get(at));
                let name = || Note::Named(named.name.clone());
                (named.span, paired.map_or_else(name, |at| Note::Paired(*at)))
            };
            let used = document.links.named.iter();
            used.filter(|named| is_mark(document, named))
                .map(note)
                .collect()
        });
        Self { marks }
    }

    /// The marks in some paragraphs, each with how many of their words stand before it.
    fn of(
        &self,
        texts: Compared<'_>,
        side: usize,
        paragraphs: &[u32],
    ) -> Vec<(usize, Span, &Note)> {
        let document = texts.documents[side];
        let mut out = Vec::new();
        let mut before = 0;
        for at in paragraphs {
            let whole = document.paragraphs[*at as usize].span;
            let marks = &self.marks[side];
            let from = marks.partition_point(|(span, _)| span.start < whole.start);
            // A mark at the end of a paragraph can follow its last word.
            let next = document.paragraphs.get(*at as usize + 1);
            let roof = next.map_or(document.text.len() as u32, |next| next.span.start);
            for (span, note) in marks[from..]
                .iter()
                .take_while(|(span, _)| span.end <= roof)
            {
                let words = texts.words[side][before..].iter();
                let ends = |word: &&Word| document.keys.source(word.span).end <= span.start;
                before += words.take_while(ends).count();
                out.push((before, *span, note));
            }
        }
        out
    }

    /// The edits of the marks in paragraphs that belong together, and whose words differ in `blocks`.
    pub(super) fn edits(
        &self,
        texts: Compared<'_>,
        [olds, news]: [&[u32]; 2],
        blocks: &[Block],
    ) -> Vec<Edit> {
        if self.marks.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let marks = [self.of(texts, 0, olds), self.of(texts, 1, news)];
        let mut places: FxHashMap<Place, [Vec<(Span, &Note)>; 2]> = FxHashMap::default();
        let mut order = Vec::new();
        for side in [0, 1] {
            for (before, span, note) in &marks[side] {
                let place = place(blocks, side, *before);
                let found = places.entry(place).or_insert_with(|| {
                    order.push(place);
                    Default::default()
                });
                found[side].push((*span, *note));
            }
        }
        join_edges(blocks, &mut places);
        let mut out = Vec::new();
        for place in order {
            let [old, new] = &places[&place];
            for at in 0..old.len().max(new.len()) {
                let (one, other) = (old.get(at), new.get(at));
                if one.map(|(_, note)| note) == other.map(|(_, note)| note) {
                    continue;
                }
                let beside = [
                    beside(texts, blocks, 0, place),
                    beside(texts, blocks, 1, place),
                ];
                out.push(Edit {
                    class: Class::Reference,
                    old: one.map_or(beside[0], |(span, _)| *span),
                    new: other.map_or(beside[1], |(span, _)| *span),
                    label: false,
                    mark: true,
                    goes_on: false,
                });
            }
        }
        out
    }

    /// The edits of the marks in two paragraphs whose words are the same.
    pub(super) fn of_same(&self, documents: [&Document; 2], old: u32, new: u32) -> Vec<Edit> {
        if self.marks.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let words = [(0, old), (1, new)].map(|(side, at)| {
            let mut pieces = Vec::new();
            let document = documents[side];
            tokens::cut(document, &document.paragraphs[at as usize], &mut pieces);
            let words = pieces.iter().enumerate().map(|(at, piece)| Word {
                id: at as u32,
                low: at as u32,
                span: piece.token.span,
                kind: piece.token.kind,
            });
            words.collect::<Vec<Word>>()
        });
        let texts = Compared {
            documents,
            words: words.each_ref().map(Vec::as_slice),
        };
        self.edits(texts, [&[old], &[new]], &[])
    }
}

/// The first paragraph of the text of each note.
fn texts(document: &Document) -> FxHashMap<&str, u32> {
    let defined = document.links.named.iter();
    let defined = defined.filter(|named| named.is_note && named.role == Role::Defined);
    let text = |named: &Named| {
        let before = |each: &Paragraph| each.span.start < named.span.end;
        let at = document.paragraphs.partition_point(before);
        let paragraph = document.paragraphs.get(at)?;
        (paragraph.kind == Kind::Footnote).then_some(at as u32)
    };
    defined
        .filter_map(|named| Some((named.name.as_str(), text(named)?)))
        .collect()
}

/// The place of a mark that stands after so many words of a side.
fn place(blocks: &[Block], side: usize, before: usize) -> Place {
    let range = |block: &Block| {
        if side == 0 {
            block.old.clone()
        } else {
            block.new.clone()
        }
    };
    // The last block that starts before the mark.
    let next = blocks.partition_point(|block| range(block).start < before);
    let Some(last) = next.checked_sub(1) else {
        return before.checked_sub(1).map_or(Place::Start, Place::After);
    };
    if before <= range(&blocks[last]).end {
        return Place::In(last);
    }
    // Words that stay are as far from the block on both sides.
    Place::After(blocks[last].old.end + (before - range(&blocks[last]).end) - 1)
}

/// Where words came or went right before a mark that stays, the mark follows them on the other side: it is the same place.
fn join_edges(blocks: &[Block], places: &mut FxHashMap<Place, [Vec<(Span, &Note)>; 2]>) {
    for (at, block) in blocks.iter().enumerate() {
        let (side, start) = match () {
            () if block.old.is_empty() => (0, block.old.start),
            () if block.new.is_empty() => (1, block.new.start),
            () => continue,
        };
        let edge = place(blocks, side, start);
        let lacks = |place: Place, side: usize| {
            let found = places.get(&place);
            found.is_none_or(|found| found[side].is_empty())
        };
        if lacks(edge, 1 - side) && lacks(Place::In(at), side) && !lacks(Place::In(at), 1 - side) {
            let marks = places
                .get_mut(&edge)
                .map(|found| std::mem::take(&mut found[side]));
            if let Some(found) = places.get_mut(&Place::In(at)) {
                found[side] = marks.unwrap_or_default();
            }
        }
    }
}

/// Puts an edit of a mark among the others, so that all are in order on both sides: where it has no text, its place gives way.
pub(super) fn insert(edits: &mut Vec<Edit>, mut mark: Edit) {
    let by_new = mark.old.is_empty();
    let at = edits.partition_point(|edit| {
        if by_new {
            edit.new.end <= mark.new.start
        } else {
            edit.old.end <= mark.old.start
        }
    });
    let (before, after) = (at.checked_sub(1).map(|at| edits[at]), edits.get(at));
    let fit = |span: Span, least: Option<u32>, most: Option<u32>| {
        let place = span.start.max(least.unwrap_or(0));
        Span::empty(place.min(most.unwrap_or(place)) as usize)
    };
    if by_new {
        mark.old = fit(
            mark.old,
            before.map(|edit| edit.old.end),
            after.map(|edit| edit.old.start),
        );
    } else if mark.new.is_empty() {
        mark.new = fit(
            mark.new,
            before.map(|edit| edit.new.end),
            after.map(|edit| edit.new.start),
        );
    } else {
        let fits = before.is_none_or(|edit| edit.new.end <= mark.new.start)
            && after.is_none_or(|edit| mark.new.end <= edit.new.start);
        if !fits {
            let gone = Edit {
                new: Span::empty(mark.new.start as usize),
                ..mark
            };
            let come = Edit {
                old: Span::empty(mark.old.end as usize),
                ..mark
            };
            insert(edits, gone);
            insert(edits, come);
            return;
        }
    }
    edits.insert(at, mark);
}

/// The empty span at a place of a side, in its source.
fn beside(texts: Compared<'_>, blocks: &[Block], side: usize, place: Place) -> Span {
    let (document, words) = (texts.documents[side], texts.words[side]);
    let after = match place {
        Place::Start => None,
        Place::In(at) => {
            let block = &blocks[at];
            let end = if side == 0 {
                block.old.end
            } else {
                block.new.end
            };
            end.checked_sub(1)
        }
        Place::After(old) if side == 0 => Some(old),
        Place::After(old) => {
            let next = blocks.partition_point(|block| block.old.end <= old);
            let ends = next
                .checked_sub(1)
                .map_or((0, 0), |last| (blocks[last].old.end, blocks[last].new.end));
            Some(ends.1 + (old - ends.0))
        }
    };
    let end = match after.and_then(|at| words.get(at)) {
        Some(word) => document.keys.source(word.span).end,
        None => words
            .first()
            .map_or(0, |word| document.keys.source(word.span).start),
    };
    Span::empty(end as usize)
}

#[cfg(test)]
mod tests {
    use crate::diff::change::{Class, Kind};
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// The edits of references, and how many records there are.
    fn edits(old: &str, new: &str) -> (Vec<(String, String)>, usize) {
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let (old, new) = (read(old), read(new));
        let found = diff(&old, &new, &Options::default());
        let edits = found.changes.iter().flat_map(|change| &change.edits);
        let marks = edits.filter(|edit| edit.class == Class::Reference);
        let texts = marks.map(|edit| {
            (
                old.slice(edit.old).to_owned(),
                new.slice(edit.new).to_owned(),
            )
        });
        (texts.collect(), found.changes.len())
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_mark_that_goes_or_comes_is_an_edit() {
        for (text, note) in [
            ("码头在黄昏关闭[^a]，灯塔整夜亮着。", "[^a]: 冬季除外。"),
            (
                "The pier shuts at dusk[^a], and the lamp burns all night.",
                "[^a]: Not in winter.",
            ),
            (
                "Причал закрыт с сумерек[^a], маяк горит всю ночь.",
                "[^a]: Кроме зимы.",
            ),
            (
                "Le quai ferme au soir[^a], et le phare veille.",
                "[^a]: Sauf en hiver.",
            ),
        ] {
            let old = format!("{text}\n\n{note}\n");
            let new = format!("{}\n\n{note}\n", text.replace("[^a]", ""));
            assert_eq!(edits(&old, &new), (vec![pair("[^a]", "")], 1), "{text}");
            assert_eq!(edits(&new, &old), (vec![pair("", "[^a]")], 1), "{text}");
        }
    }

    #[test]
    fn marks_that_change_places_are_edits() {
        let notes = "[^1]: Of wood.\n\n[^2]: Of iron.\n";
        let old = format!("The gate[^1] leads to the bridge[^2].\n\n{notes}");
        let new = format!("The gate[^2] leads to the bridge[^1].\n\n{notes}");
        let expected = vec![pair("[^1]", "[^2]"), pair("[^2]", "[^1]")];
        assert_eq!(edits(&old, &new), (expected, 1));
        let old = format!("The gate[^1] is old.\n\nThe bridge is new.\n\n{notes}");
        let new = format!("The gate is old.\n\nThe bridge[^1] is new.\n\n{notes}");
        assert_eq!(edits(&old, &new).1, 2);
    }

    #[test]
    fn notes_that_are_counted_anew_are_the_same() {
        let old = "The gate[^1] leads to the bridge[^2].\n\n[^1]: Of wood.\n\n[^2]: Of iron.\n";
        let new = "The road[^1] goes on.\n\nThe gate[^2] leads to the bridge[^3].\n\n[^1]: Of gravel.\n\n[^2]: Of wood.\n\n[^3]: Of iron.\n";
        let (marks, records) = edits(old, new);
        assert_eq!((marks, records), (vec![], 2));
    }

    #[test]
    fn a_mark_stays_where_the_words_around_it_change() {
        let note = "[^n]: In spring.\n";
        for (old, new) in [
            (
                "The ferry runs[^n] daily.",
                "The ferry runs often[^n] daily.",
            ),
            ("The ferry runs[^n] daily.", "The ferry sails[^n] daily."),
            (
                "The ferry runs twice[^n] daily.",
                "The ferry runs[^n] daily.",
            ),
            (
                "The ferry runs daily[^n].",
                "A boat of wood goes every morning[^n].",
            ),
        ] {
            let (old, new) = (format!("{old}\n\n{note}"), format!("{new}\n\n{note}"));
            assert_eq!(edits(&old, &new).0, [], "{new}");
        }
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let (old, new) = (
            read("A gate[^n] is *shut* now.\n\n[^n]: Of wood.\n"),
            read("The new bridge[^n] and its **toll** are open.\n\n[^n]: Of wood.\n"),
        );
        let found = diff(&old, &new, &Options::default());
        assert!(found.count(Kind::Edited) <= 1);
    }
}
