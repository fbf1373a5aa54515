//! The order of the result: that of ours, with what theirs inserted and moved put in its place.

use crate::diff::chain::{Link, heaviest};
use crate::document::blocks::Blocks;
use crate::merge::inserted;
use crate::merge::parts::{self, Part};
use crate::merge::tokens::{Tokens, tokens};
use crate::merge::words::same_after;
use crate::merge::{BASE, OURS, THEIRS};

/// A part in its place in the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The part, by number.
    pub(super) part: usize,
    /// Which sides have it in this place.
    pub(super) presence: Presence,
}

/// Which sides have a part in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Both, or the only one that matters: no conflict of places.
    Agreed,
    /// Ours only: theirs deleted it, or put it elsewhere.
    Ours,
    /// Theirs only: ours deleted it, or put it elsewhere.
    Theirs,
}

/// Puts the parts in order. What both sides inserted in one place is one part.
pub(super) fn order(versions: &[Blocks<'_>; 3], parts: &mut [Part]) -> Vec<Entry> {
    let settled = Settled::of(versions, parts);
    inserted::join(versions, parts, &settled.before);
    let sequences = parts::sequences(parts);
    let settled = Settled::of(versions, parts);
    let mut out = Line::default();
    for part in &sequences[OURS] {
        let presence = match settled.fate(versions, parts, *part) {
            Fate::Stays => Presence::Agreed,
            Fate::Disputed | Fate::DeletedByTheirs => Presence::Ours,
            Fate::Floats | Fate::DeletedByOurs | Fate::Gone => continue,
        };
        let last = out.entries.len().checked_sub(1);
        let part = *part;
        out.insert(last, Entry { part, presence });
    }
    let mut places = vec![None; parts.len()];
    for (place, entry) in out.entries.iter().enumerate() {
        places[entry.part] = Some(place);
    }
    let heads = |part: usize, version: usize| {
        let blocks = &versions[version];
        parts[part].blocks[version].is_some_and(|range| blocks.all[range.0].heading)
    };
    // Whether a heading of theirs opened what is put in now.
    let (mut anchor, mut opened): (Option<usize>, bool) = (None, false);
    // The last part of a section that ours moved as a whole.
    let mut carried: Option<usize> = None;
    for part in &sequences[THEIRS] {
        let presence = match settled.fate(versions, parts, *part) {
            Fate::Stays if settled.is_anchor(parts, *part) => {
                (anchor, opened, carried) = (places[*part], false, None);
                continue;
            }
            Fate::Stays if carried.is_some() || heads(*part, THEIRS) => {
                carried = places[*part];
                continue;
            }
            Fate::Floats => Presence::Agreed,
            Fate::Disputed | Fate::DeletedByOurs => Presence::Theirs,
            Fate::Stays | Fate::DeletedByTheirs | Fate::Gone => continue,
        };
        let head = heads(*part, THEIRS);
        if let Some(place) = carried.filter(|_| !head) {
            let part = *part;
            carried = Some(out.insert(Some(place), Entry { part, presence }));
            continue;
        }
        carried = None;
        opened |= head;
        // What ours inserted in the same place comes first, but not a section of its own, to which this would belong then.
        while let Some(next) = out.behind(anchor) {
            let part = out.entries[next].part;
            let fresh = parts[part].blocks[BASE].is_none() && parts[part].blocks[THEIRS].is_none();
            if !fresh || (!opened && heads(part, OURS)) {
                break;
            }
            anchor = Some(next);
        }
        let part = *part;
        anchor = Some(out.insert(anchor, Entry { part, presence }));
    }
    out.in_order()
}

/// Entries in a row, into which others are put at any place.
#[derive(Default)]
struct Line {
    entries: Vec<Entry>,
    /// The first, by number.
    first: Option<usize>,
    /// For each the one behind it.
    next: Vec<Option<usize>>,
}

impl Line {
    /// The entry behind another one, or the first.
    fn behind(&self, place: Option<usize>) -> Option<usize> {
        place.map_or(self.first, |place| self.next[place])
    }

    /// Puts an entry behind another one, or first, and returns its number.
    fn insert(&mut self, behind: Option<usize>, entry: Entry) -> usize {
        let number = self.entries.len();
        self.next.push(self.behind(behind));
        self.entries.push(entry);
        match behind {
            Some(place) => self.next[place] = Some(number),
            None => self.first = Some(number),
        }
        number
    }

    fn in_order(self) -> Vec<Entry> {
        let all = std::iter::successors(self.first, |place| self.next[*place]);
        all.map(|place| self.entries[place]).collect()
    }
}

/// What becomes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is where ours has it.
    Stays,
    /// It is where theirs has it.
    Floats,
    /// Both moved it, to different places.
    Disputed,
    /// Theirs deleted what ours changed.
    DeletedByTheirs,
    /// Ours deleted what theirs changed.
    DeletedByOurs,
    /// It is in neither, or one side deleted what the other did not change.
    Gone,
}

/// Which parts kept their place.
struct Settled {
    /// For ours and theirs, whether each part of the base kept its place among the others.
    kept: [Vec<bool>; 2],
    /// For ours and theirs, the nearest part before each that kept its place on both sides.
    before: [Vec<Option<usize>>; 2],
}

impl Settled {
    fn of(versions: &[Blocks<'_>; 3], parts: &[Part]) -> Self {
        let sequences = parts::sequences(parts);
        let kept = [OURS, THEIRS].map(|side| {
            let mut places = vec![None; parts.len()];
            for (place, part) in sequences[side].iter().enumerate() {
                places[*part] = Some(place as u32);
            }
            let present = sequences[BASE].iter().enumerate();
            let both: Vec<(usize, Link)> = present
                .filter_map(|(old, part)| {
                    let weight = parts[*part].blocks[BASE]
                        .map_or(0, |range| versions[BASE].span(range).len());
                    let link = Link {
                        old: old as u32,
                        new: places[*part]?,
                        weight: weight as u64 + 1,
                    };
                    Some((*part, link))
                })
                .collect();
            let links: Vec<Link> = both.iter().map(|(_, link)| *link).collect();
            let mut kept = vec![false; parts.len()];
            for index in heaviest(&links) {
                kept[both[index].0] = true;
            }
            kept
        });
        let before = [OURS, THEIRS].map(|side| {
            let mut before = vec![None; parts.len()];
            let mut last = None;
            for part in &sequences[side] {
                before[*part] = last;
                if kept[0][*part] && kept[1][*part] {
                    last = Some(*part);
                }
            }
            before
        });
        Self { kept, before }
    }

    fn fate(&self, versions: &[Blocks<'_>; 3], parts: &[Part], part: usize) -> Fate {
        let [base, ours, theirs] = parts[part].blocks.map(|range| range.is_some());
        let moved = [ours, theirs].map(|there| there && base);
        let moved = [0, 1].map(|side| moved[side] && !self.kept[side][part]);
        match (base, ours, theirs) {
            (true, true, true)
                if moved == [true, true] && self.before[0][part] != self.before[1][part] =>
            {
                Fate::Disputed
            }
            (true, true, true) if moved == [false, true] => Fate::Floats,
            (true, true, false) if moved[0] || is_edited(versions, &parts[part], OURS) => {
                Fate::DeletedByTheirs
            }
            (true, false, true) if moved[1] || is_edited(versions, &parts[part], THEIRS) => {
                Fate::DeletedByOurs
            }
            (true, _, false) | (true, false, true) | (false, false, false) => Fate::Gone,
            (false, false, true) => Fate::Floats,
            (_, true, _) => Fate::Stays,
        }
    }

    /// Whether a part that stays where ours has it is a place for what follows it in theirs: not where ours alone moved it.
    fn is_anchor(&self, parts: &[Part], part: usize) -> bool {
        parts[part].blocks[BASE].is_none() || self.kept[0][part] || !self.kept[1][part]
    }
}

/// Whether a side changed a part of the base in more than its number, or gave it one, or took it away.
fn is_edited(versions: &[Blocks<'_>; 3], part: &Part, side: usize) -> bool {
    let texts = [BASE, side].map(|version| {
        let range = part.blocks[version].unwrap_or_default();
        let text = tokens(&versions[version], range);
        let skip = label(&versions[version], range, &text);
        (text, skip)
    });
    let [(old, old_label), (new, new_label)] = &texts;
    (*old_label == 0) != (*new_label == 0) || !same_after(old, *old_label, new, *new_label)
}

/// How many of the first words are the number of a paragraph.
pub(super) fn label(blocks: &Blocks<'_>, range: (usize, usize), text: &Tokens<'_>) -> usize {
    let first = blocks.all[range.0].paragraphs;
    if first.0 == first.1 {
        return 0;
    }
    let document = blocks.document;
    let paragraph = &document.paragraphs[first.0 as usize];
    let Some(length) = paragraph.label.map(|_| document.label(paragraph).len()) else {
        return 0;
    };
    let end = document
        .source(paragraph, crate::text::span::Span::new(0, length))
        .end;
    text.all.iter().take_while(|token| token.end <= end).count()
}

#[cfg(test)]
mod tests {
    use crate::input;
    use crate::merge::{Merged, Options, merge};

    fn merged(texts: [&[&str]; 3]) -> Merged {
        let [base, ours, theirs] = texts.map(|lines| {
            let text = lines.join("\n\n");
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        });
        merge(&base, &ours, &theirs, &Options::default())
    }

    #[test]
    fn a_number_that_one_side_gave_to_what_the_other_deleted_is_not_lost() {
        for (plain, numbered) in [
            ("Ropes are coiled by hand.", "4. Ropes are coiled by hand."),
            ("缆绳用手盘好。", "第四条　缆绳用手盘好。"),
        ] {
            let found = merged([&[A, plain], &[A, numbered], &[A]]);
            assert!(found.text.contains(numbered), "{}", found.text);
            assert_eq!(found.conflicts, 1, "{}", found.text);
            let found = merged([&[A, numbered], &[A, plain], &[A]]);
            assert_eq!(found.conflicts, 1, "{}", found.text);
        }
    }

    #[test]
    fn what_theirs_added_to_a_section_goes_where_ours_moved_it() {
        for [heads, texts, added] in [
            [
                ["# Members", "# Guests", "# Board"],
                [
                    "Members pay dues.",
                    "Guests pay nothing.",
                    "The board meets in May.",
                ],
                ["It keeps minutes of what was said.", "", ""],
            ],
            [
                ["# 会员", "# 来宾", "# 理事会"],
                ["会员缴纳会费。", "来宾不付费。", "理事会五月开会。"],
                ["理事会保存会议记录。", "", ""],
            ],
        ] {
            let sections = |order: [usize; 3], added: Option<&'static str>| -> Vec<&'static str> {
                let of = |at: usize| [Some(heads[at]), Some(texts[at]), added.filter(|_| at == 2)];
                order.into_iter().flat_map(of).flatten().collect()
            };
            let [base, ours] = [sections([0, 1, 2], None), sections([2, 0, 1], None)];
            let theirs = sections([0, 1, 2], Some(added[0]));
            let found = merged([&base, &ours, &theirs]);
            let expected = sections([2, 0, 1], Some(added[0])).join("\n\n");
            assert_eq!((found.text, found.conflicts), (expected, 0));
        }
    }

    const A: &str = "The lessee pays the rent on the first day of each month.";
    const B: &str = "Dogs wait in front of the house, and cats stay at home.";
    const C: &str = "Umbrellas go into the stand by the door.";
    const D: &str = "Lectures are held in the hall on Mondays.";
    const NEW: &str = "Bicycles are locked in the yard.";

    #[test]
    fn a_move_of_theirs_takes_an_edit_of_ours_along() {
        let edited = B.replace("cats", "parrots");
        let found = merged([&[A, B, C, D], &[A, &edited, C, D], &[A, C, D, B]]);
        assert_eq!(
            (found.text, found.conflicts),
            ([A, C, D, &edited].join("\n\n"), 0)
        );
    }

    #[test]
    fn a_paragraph_that_both_moved_apart_is_a_conflict_in_both_places() {
        let found = merged([&[A, B, C, D], &[B, A, C, D], &[A, C, D, B]]);
        assert_eq!(found.conflicts, 2, "{}", found.text);
        let found = merged([&[A, B, C, D], &[A, C, D, B], &[A, C, D, B, NEW]]);
        assert_eq!(
            (found.text, found.conflicts),
            ([A, C, D, B, NEW].join("\n\n"), 0)
        );
    }

    #[test]
    fn what_one_side_deleted_and_the_other_edited_is_a_conflict() {
        let edited = B.replace("cats", "parrots");
        let found = merged([&[A, B, C], &[A, C], &[A, &edited, C]]);
        let conflict = format!("<<<<<<< ours\n=======\n{edited}\n>>>>>>> theirs");
        assert_eq!(
            (found.text, found.conflicts),
            ([A, &conflict, C].join("\n\n"), 1)
        );
        let found = merged([&[A, B, C], &[A, C], &[A, B, C, D]]);
        assert_eq!((found.text, found.conflicts), ([A, C, D].join("\n\n"), 0));
    }

    #[test]
    fn what_theirs_adds_to_a_section_stays_before_a_new_section_of_ours() {
        let found = merged([
            &["# One", A, "# Two", B],
            &["# One", A, "# Middle", C, "# Two", B],
            &["# One", A, NEW, "# Two", B],
        ]);
        let expected = ["# One", A, NEW, "# Middle", C, "# Two", B].join("\n\n");
        assert_eq!((found.text, found.conflicts), (expected, 0));
    }

    #[test]
    fn what_follows_a_paragraph_that_both_moved_stands_where_theirs_put_that() {
        let found = merged([&[A, B, C, D], &[A, C, D, B], &[B, NEW, A, C, D]]);
        assert_eq!(found.conflicts, 2, "{}", found.text);
        let places = [NEW, A, C, D].map(|text| found.text.find(text));
        assert!(places.is_sorted(), "{}", found.text);
    }

    #[test]
    fn of_many_paragraphs_that_both_inserted_those_in_the_same_order_are_there_once() {
        let fresh: Vec<String> = (0..300)
            .map(|at| format!("Bicycle {at} is locked in yard {} at night.", at * 7))
            .collect();
        let all: Vec<&str> = fresh.iter().map(String::as_str).collect();
        let ours = [&[A], &all[..], &[B]].concat();
        // Every third of them, and one that is nearly the same.
        let mut theirs = vec![A];
        theirs.extend(all.iter().copied().step_by(3));
        theirs.push(B);
        let found = merged([&[A, B], &ours, &theirs]);
        assert_eq!((found.text, found.conflicts), (ours.join("\n\n"), 0));
    }

    #[test]
    fn what_both_inserted_is_there_once() {
        let found = merged([&[A, B], &[A, NEW, B, C], &[A, NEW, B]]);
        assert_eq!(
            (found.text, found.conflicts),
            ([A, NEW, B, C].join("\n\n"), 0)
        );
        let found = merged([&[A, B], &[A, C, B], &[A, D, B]]);
        assert_eq!(
            (found.text, found.conflicts),
            ([A, C, D, B].join("\n\n"), 0)
        );
    }
}
