//! The paragraphs of a change as one text that holds both sides: what stays, what went and came, and where paragraphs end. A page shows
//! all of it in one column, or beside each other what belongs to either side.

use crate::diff::change::{Edit, Stale};
use crate::document::{Document, Kind};
use crate::report::excerpt::flowing;
use crate::report::marked::joint;
use crate::text::span::Span;
use crate::text::visible::shown;

/// A piece of such a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// What stays, as the old text and the new one have it.
    Kept([String; 2]),
    /// What went and what came. Between two texts of a side a paragraph ends.
    Edit {
        edit: Edit,
        texts: [Vec<String>; 2],
        /// Whether the next piece of text goes on with it, across marks of the format.
        goes_on: bool,
    },
    /// A reference that did not follow its clause, by its number in [`crate::diff::change::Diff::stale`], as both sides have it.
    Stale(usize, [String; 2]),
    /// A paragraph ends on these sides.
    End([bool; 2]),
}

/// Paragraphs of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'run> {
    pub(super) document: &'run Document,
    pub(super) paragraphs: &'run [u32],
}

/// A stretch of text up to the end of a paragraph, or from one to the next edit.
type Stretches = Vec<String>;

/// The pieces of paragraphs that belong together, with the stale references in them, by number, in order. Linear in the text.
pub(super) fn pieces(sides: [Side<'_>; 2], edits: &[Edit], stale: &[(usize, Stale)]) -> Vec<Piece> {
    let mut walks = sides.map(Walk::new);
    let mut out = Vec::new();
    let mut stale = stale.iter().peekable();
    for (number, edit) in edits.iter().enumerate() {
        while let Some((at, each)) = stale.next_if(|(_, each)| each.new.start < edit.new.start) {
            // One inside of an edit is seen there.
            if each.old.end <= edit.old.start && each.new.end <= edit.new.end {
                standing(&mut walks, *at, each, &mut out);
            }
        }
        kept(&mut walks, [edit.old.start, edit.new.start], &mut out);
        let texts = [walks[0].to(edit.old.end), walks[1].to(edit.new.end)];
        let goes_on = edits.get(number + 1).is_some_and(|next| next.goes_on);
        let edit = *edit;
        out.push(Piece::Edit {
            edit,
            texts,
            goes_on,
        });
    }
    for (at, each) in stale {
        standing(&mut walks, *at, each, &mut out);
    }
    let ends = walks.each_ref().map(Walk::end);
    kept(&mut walks, ends, &mut out);
    out
}

/// What goes through the paragraphs of a side, from their first character to their last.
struct Walk<'run> {
    side: Side<'run>,
    /// The paragraph at hand, by its place among those of the side.
    paragraph: usize,
    at: u32,
}

impl<'run> Walk<'run> {
    fn new(side: Side<'run>) -> Self {
        let first = side.paragraphs.first();
        let at = first.map_or(0, |first| span(side.document, *first).start);
        Self {
            side,
            paragraph: 0,
            at,
        }
    }

    /// Where the last paragraph ends.
    fn end(&self) -> u32 {
        let last = self.side.paragraphs.last();
        last.map_or(0, |last| span(self.side.document, *last).end)
    }

    /// The text up to a place; it is cut where a paragraph ends.
    fn to(&mut self, end: u32) -> Stretches {
        let mut out = vec![String::new()];
        while let Some(at) = self.side.paragraphs.get(self.paragraph) {
            let own = span(self.side.document, *at);
            let part = Span {
                start: own.start.max(self.at),
                end: own.end.min(end),
            };
            if part.start < part.end
                && let Some(last) = out.last_mut()
            {
                let kind = self.side.document.paragraphs[*at as usize].kind;
                last.push_str(&text(self.side.document, kind, part));
                self.at = part.end;
            }
            let next = self.side.paragraphs.get(self.paragraph + 1);
            if next.is_none_or(|next| span(self.side.document, *next).start >= end) {
                break;
            }
            out.push(String::new());
            self.paragraph += 1;
        }
        self.at = self.at.max(end);
        out
    }
}

fn span(document: &Document, at: u32) -> Span {
    document.paragraphs[at as usize].span
}

/// What a reader sees at a span: on one line, but for code.
pub(super) fn text(document: &Document, kind: Kind, span: Span) -> String {
    let mut out = String::new();
    let mut last = None;
    for part in document.without_furniture(span) {
        let text = match kind {
            Kind::Code => {
                let lines: Vec<String> = document.seen(part).lines().map(shown).collect();
                lines.join("\n")
            }
            _ => flowing(document.seen(part)),
        };
        out.push_str(joint(document, last, part.start));
        // White space on both sides of what is left out is one space.
        out.push_str(if out.ends_with(' ') {
            text.trim_start_matches(' ')
        } else {
            &text
        });
        last = Some(part.end);
    }
    out
}

/// Adds a reference that stands as it stood.
fn standing(walks: &mut [Walk<'_>; 2], number: usize, stale: &Stale, out: &mut Vec<Piece>) {
    kept(walks, [stale.old.start, stale.new.start], out);
    let texts = [walks[0].to(stale.old.end), walks[1].to(stale.new.end)];
    out.push(Piece::Stale(number, texts.map(|texts| texts.concat())));
}

/// Adds what stays up to those places.
fn kept(walks: &mut [Walk<'_>; 2], [old, new]: [u32; 2], out: &mut Vec<Piece>) {
    let texts = [walks[0].to(old), walks[1].to(new)];
    if texts.iter().all(|stretches| stretches.len() == 1) {
        push(texts.map(|stretches| stretches.concat()), out);
        return;
    }
    let whole = texts
        .each_ref()
        .map(|stretches| spoken(&stretches.concat()));
    if whole[0] == whole[1] {
        beside(&texts, out);
        return;
    }
    // What was not asked for differs: one side after the other.
    for (side, stretches) in texts.into_iter().enumerate() {
        for (number, text) in stretches.into_iter().enumerate() {
            if number > 0 {
                out.push(Piece::End([side == 0, side == 1]));
            }
            let mut both = [String::new(), String::new()];
            both[side] = text;
            push(both, out);
        }
    }
}

/// Adds a text that is the same on both sides, but for white space and where paragraphs end.
fn beside(texts: &[Stretches; 2], out: &mut Vec<Piece>) {
    let ends = texts.each_ref().map(|stretches| {
        let mut passed = 0;
        let inner = stretches[..stretches.len() - 1].iter();
        let ends = inner.map(|text| {
            passed += spoken(text).chars().count();
            passed
        });
        ends.collect::<Vec<usize>>()
    });
    let mut cuts: Vec<usize> = ends.iter().flatten().copied().collect();
    cuts.sort_unstable();
    cuts.dedup();
    let [old, new] = texts
        .each_ref()
        .map(|stretches| cut(&stretches.join(" "), &cuts));
    let mut has = [0, 1].map(|side: usize| ends[side].iter().peekable());
    for (number, (old, new)) in old.into_iter().zip(new).enumerate() {
        let Some(end) = cuts.get(number) else {
            push([old, new], out);
            break;
        };
        let mut sides = [false; 2];
        for (side, ends) in has.iter_mut().enumerate() {
            while ends.next_if(|each| *each == end).is_some() {
                sides[side] = true;
            }
        }
        // The space that parts two sentences is on the side where they are in one paragraph.
        let text = if sides[0] { new } else { old };
        push([text.clone(), text], out);
        out.push(Piece::End(sides));
    }
}

/// A text cut behind so many characters, white space not counted.
fn cut(text: &str, cuts: &[usize]) -> Vec<String> {
    let mut out = Vec::new();
    let (mut rest, mut passed) = (text, 0);
    for cut in cuts {
        let visible = rest.char_indices().filter(|(_, c)| !c.is_whitespace());
        let end = visible
            .map(|(at, _)| at)
            .nth(cut - passed)
            .unwrap_or(rest.len());
        let (before, after) = rest.split_at(end);
        out.push(before.to_owned());
        (rest, passed) = (after, *cut);
    }
    out.push(rest.to_owned());
    out
}

fn push(both: [String; 2], out: &mut Vec<Piece>) {
    if both.iter().any(|text| !text.is_empty()) {
        out.push(Piece::Kept(both));
    }
}

/// A text without its white space.
pub(super) fn spoken(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diff, input};

    /// The pieces of each change: what stays, `[went]`, `{came}`, and `/` where a paragraph ends, with the sides on which it does.
    fn told(old: &str, new: &str) -> Vec<String> {
        let read = |text: &str| {
            input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let found = diff::diff(&old, &new, &diff::Options::default());
        let of = |change: &diff::change::Change| {
            let sides = [(&old, &change.old), (&new, &change.new)];
            let sides = sides.map(|(document, paragraphs)| Side {
                document,
                paragraphs,
            });
            let pieces = pieces(sides, &change.edits, &[]);
            rebuilds(&pieces, sides);
            pieces.iter().map(show).collect()
        };
        found.changes.iter().map(of).collect()
    }

    fn show(piece: &Piece) -> String {
        match piece {
            Piece::Kept([old, new]) if old == new => old.clone(),
            Piece::Kept([old, new]) => format!("<{old}|{new}>"),
            Piece::Edit { texts, .. } => {
                format!("[{}]{{{}}}", texts[0].join("/"), texts[1].join("/"))
            }
            Piece::Stale(number, texts) => format!("({number}: {})", texts[1]),
            Piece::End([true, true]) => "//".to_owned(),
            Piece::End([true, _]) => "/-".to_owned(),
            Piece::End(_) => "/+".to_owned(),
        }
    }

    /// Asserts that what belongs to a side is its paragraphs.
    fn rebuilds(pieces: &[Piece], sides: [Side<'_>; 2]) {
        for (side, own) in sides.into_iter().enumerate() {
            let mut said = vec![String::new()];
            for piece in pieces {
                let texts = match piece {
                    Piece::Kept(texts) | Piece::Stale(_, texts) => &texts[side..=side],
                    Piece::Edit { texts, .. } => &texts[side][..],
                    Piece::End(ends) if ends[side] => &[String::new(), String::new()],
                    Piece::End(_) => &[String::new()],
                };
                for (number, text) in texts.iter().enumerate() {
                    if number > 0 {
                        said.push(String::new());
                    }
                    said.last_mut().unwrap().push_str(&spoken(text));
                }
            }
            let paragraphs = own.paragraphs.iter();
            let all = paragraphs.map(|at| &own.document.paragraphs[*at as usize]);
            let all = all.map(|each| spoken(&text(own.document, each.kind, each.span)));
            assert_eq!(said, all.collect::<Vec<String>>());
        }
    }

    #[test]
    fn an_edit_is_between_what_stays() {
        assert_eq!(
            told("The fee is due in 30 days.", "The fee is due in 60 days."),
            ["The fee is due in [30]{60} days."]
        );
    }

    #[test]
    fn a_split_shows_where_the_new_paragraph_ends() {
        let old = "The keeper opens the gate at dawn. Boats wait outside until the bell has rung twice.\n\nThe end.\n";
        let new = old.replace("dawn. Boats", "dawn.\n\nBoats");
        let split = "The keeper opens the gate at dawn. /+Boats wait outside until the bell has rung twice.";
        assert_eq!(told(old, &new), [split]);
        assert_eq!(told(&new, old), [split.replace("/+", "/-")]);
    }

    #[test]
    fn a_split_can_be_edited_too() {
        let old = "The keeper opens the lower gate at dawn each day. Boats wait outside until the great bell has rung twice.\n\nThe end.\n";
        let new = "The keeper opens the lower gate at noon each day.\n\nBoats wait outside until the great bell has rung thrice.\n\nThe end.\n";
        let found = told(old, new);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("[dawn]{noon}") && found[0].contains("[twice]{thrice}"));
    }

    #[test]
    fn marks_that_are_left_out_leave_no_space() {
        let text_of = |source: &str| {
            let options = input::Options::default();
            let document = input::from_bytes("a.md", source.as_bytes(), &options).unwrap();
            let first = &document.paragraphs[0];
            text(&document, first.kind, first.span)
        };
        let linked = "The *gate* (see [the hours](x.md)) opens\nat **dawn**.\n";
        assert_eq!(text_of(linked), "The gate (see the hours) opens at dawn.");
        assert_eq!(text_of("One<br>two\n"), "One two");
    }

    #[test]
    fn code_keeps_its_lines_and_nothing_hides() {
        let read = |text: &str| {
            input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let document = read("```\na\u{202e}b\nc\n```\n");
        let first = &document.paragraphs[0];
        assert_eq!(text(&document, first.kind, first.span), "a␣b\nc");
    }
}
