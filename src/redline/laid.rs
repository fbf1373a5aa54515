//! Paragraphs laid side by side: their units, which of them stay, and in what order all are written.

use rustc_hash::FxHashMap;

use crate::input::docx::view::WORD;
use crate::input::xml::Node;
use crate::redline::matching::{self, Matches};
use crate::redline::pen::Mark;
use crate::redline::records::{Key, PARTS};
use crate::redline::region::Regions;
use crate::redline::source::Word;
use crate::redline::units::{self, Keys, Units, What};
use crate::redline::write::Written;

impl<'run> Regions<'run, '_> {
    /// The units of paragraphs on both sides, and which of them stay.
    pub(super) fn laid(
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
    pub(super) fn inside(&mut self, part: u8, units: &[Units<'run>; 2], found: &Matches) {
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

pub(super) fn content_of(units: &Units<'_>, mark: Mark, is_new: bool) -> Vec<Written> {
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
pub(super) fn in_order(units: &[Units<'_>; 2], found: &Matches) -> Vec<Written> {
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
