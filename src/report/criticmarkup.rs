//! A comparison as `CriticMarkup` (Gabe Weatherhead and Erik Hess, 2013): the new text as it is written, with marks for what came
//! (`{++…++}`), went (`{--…--}`) or gave way (`{~~…~>…~~}`). With all of them accepted it has the paragraphs of the new text, with all
//! of them rejected those of the old one, white space aside.

mod pieces;

use std::io::{self, Write};

use crate::diff::change::{Change, Diff, Edit, Kind};
use crate::document::Document;
use crate::document::blocks::{Block, Blocks};
use crate::report::criticmarkup::pieces::{
    behind, enclosed, on_one_line, space_between, spoken, with_backslash, written,
};
use crate::report::order::{follows, left_its_place};
use crate::report::places::Indexed;
use crate::report::{Format, Report, Style, Subject, Writer};
use crate::text::span::Span;
use crate::text::visible::{harmless, shown};

/// The format `criticmarkup`.
pub(super) const FORMAT: Format = Format {
    name: "criticmarkup",
    about: "The new text with CriticMarkup for what came and went",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(&[Subject::Comparison], write),
};

fn write(report: &Report<'_>, _: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Diff { old, new, diff } => write_text(&marked(old, new, diff), out),
        Report::Folders { comparisons, .. } => {
            let changed = comparisons.iter().filter(|each| !each.is_same());
            for each in changed {
                let names = [&each.old.name, &each.new.name].map(|name| shown(name));
                writeln!(out, "{{>>{} → {}<<}}\n", names[0], names[1])?;
                write_text(&marked(&each.old, &each.new, &each.diff), out)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Writes a text whose lines stay lines. The ends of pages are left out.
fn write_text(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = text.lines().map(|line| line.replace('\u{c}', ""));
    lines.try_for_each(|line| writeln!(out, "{}", harmless(&line)))
}

/// The new text with the marks in it.
fn marked(old: &Document, new: &Document, diff: &Diff) -> String {
    let mut pen = Pen {
        sides: [old, new].map(|document| Side {
            blocks: Blocks::of(document),
            places: Indexed::new(document),
            lone: vec![false; document.paragraphs.len()],
            whole: Vec::new(),
        }),
        follows: follows(old, diff),
        patches: Vec::new(),
    };
    for change in diff.changes.iter().filter(|each| is_lone(each)) {
        pen.come_or_go(change);
    }
    for side in &mut pen.sides {
        side.find_whole();
    }
    for change in &diff.changes {
        pen.mark(change);
    }
    pen.finish()
}

/// A text that takes the place of a span of the new one.
struct Patch {
    span: Span,
    /// The old paragraph that it shows: of several at one place the first comes first.
    rank: u32,
    text: String,
}

/// A document, and which of its paragraphs are shown as ones that came or went.
struct Side<'run> {
    blocks: Blocks<'run>,
    places: Indexed<'run>,
    lone: Vec<bool>,
    /// By block: whether all of it came or went.
    whole: Vec<bool>,
}

impl<'run> Side<'run> {
    fn document(&self) -> &'run Document {
        self.blocks.document
    }

    /// The block that a paragraph is in.
    fn block_of(&self, paragraph: u32) -> Option<(usize, &Block)> {
        let start = self.document().paragraphs[paragraph as usize].span.start;
        let at = self
            .blocks
            .all
            .partition_point(|block| block.span.start <= start);
        let at = at.checked_sub(1)?;
        Some((at, &self.blocks.all[at]))
    }

    /// Finds the blocks of which all came or went.
    fn find_whole(&mut self) {
        let blocks = self.blocks.all.iter();
        let whole = blocks.map(|block| {
            let own = block.paragraphs.0 as usize..block.paragraphs.1 as usize;
            self.lone[own].iter().all(|lone| *lone)
        });
        self.whole = whole.collect();
    }

    /// What is shown of a paragraph that came or went: its block, where all of it came or went, and then nothing for the other
    /// paragraphs of the block; or else the paragraph alone.
    fn shown(&self, paragraph: u32) -> Option<(Span, Option<usize>)> {
        let span = self.document().paragraphs[paragraph as usize].span;
        let Some((at, block)) = self.block_of(paragraph) else {
            return Some((span, None));
        };
        let (first, last) = block.paragraphs;
        match first <= paragraph && paragraph < last && self.whole[at] {
            true if paragraph > first => None,
            true => Some((self.with_line_end(at), Some(at))),
            false => Some((span, None)),
        }
    }

    /// The span of a block; with the line end before it where no blank line parts it from the block above: an empty line that is left would
    /// end a table or a paragraph.
    fn with_line_end(&self, at: usize) -> Span {
        let block = &self.blocks.all[at];
        let mut span = block.span;
        if let Some(above) = at.checked_sub(1) {
            let gap = self.blocks.after(above);
            if gap.trim().is_empty() && gap.matches('\n').count() == 1 {
                span.start = self.blocks.all[above].span.end;
            }
        }
        span
    }
}

/// Whether the paragraphs of a change are shown whole, each at its own place.
fn is_lone(change: &Change) -> bool {
    let lone = matches!(change.kind, Kind::Inserted | Kind::Copied | Kind::Deleted);
    // No mark joins or parts what stands around another paragraph.
    let scattered = |own: &[u32]| own.windows(2).any(|pair| pair[0] + 1 != pair[1]);
    lone || left_its_place(change) || scattered(&change.old) || scattered(&change.new)
}

/// The paragraphs of such a change that went, and those that came. What was copied stays where it was.
fn shown_whole(change: &Change) -> [&[u32]; 2] {
    match change.kind {
        Kind::Copied => [&[], &change.new],
        _ => [&change.old, &change.new],
    }
}

struct Pen<'run> {
    sides: [Side<'run>; 2],
    follows: Vec<u32>,
    patches: Vec<Patch>,
}

impl<'run> Pen<'run> {
    fn come_or_go(&mut self, change: &Change) {
        for (side, own) in shown_whole(change).into_iter().enumerate() {
            for at in own {
                self.sides[side].lone[*at as usize] = true;
            }
        }
    }

    fn mark(&mut self, change: &Change) {
        if !is_lone(change) {
            self.edit(change);
            return;
        }
        let [gone, come] = shown_whole(change);
        let line = |side: &Side<'_>, paragraphs: &[u32]| {
            paragraphs.first().map(|at| side.places.start_of(*at).line)
        };
        let [left, reached] = [line(&self.sides[0], gone), line(&self.sides[1], come)];
        let (mut from, mut to) = (String::new(), String::new());
        if let (true, Some(left), Some(reached)) = (change.moved, left, reached) {
            from = format!("{{>>moved from line {left}<<}}");
            to = format!("{{>>moved to line {reached}<<}}");
        }
        for at in come {
            if let Some((span, _)) = self.sides[1].shown(*at) {
                let text = enclosed("++", self.sides[1].document().slice(span));
                let text = text + &std::mem::take(&mut from);
                self.patches.push(Patch {
                    span,
                    rank: u32::MAX,
                    text,
                });
            }
        }
        for at in gone {
            if let Some((span, block)) = self.sides[0].shown(*at) {
                let text = enclosed("--", self.sides[0].document().slice(span));
                self.strike(*at, block, text + &std::mem::take(&mut to));
            }
        }
    }

    /// Shows an old paragraph, or its block, behind the text that it followed.
    fn strike(&mut self, paragraph: u32, block: Option<usize>, text: String) {
        let [old, new] = &self.sides;
        let before = self.follows[paragraph as usize].checked_sub(1);
        let gap = |at: Option<usize>| {
            let gap = at.map_or("\n\n", |at| old.blocks.after(at));
            if gap.trim().is_empty() && gap.contains('\n') {
                gap
            } else {
                "\n\n"
            }
        };
        let above = before.and_then(|before| Some((before, new.block_of(before)?.1)));
        let (at, text) = match (above, block) {
            (Some((_, above)), Some(block)) => {
                let is_close = old.with_line_end(block).start < old.blocks.all[block].span.start;
                let gap = if is_close {
                    ""
                } else {
                    gap(block.checked_sub(1))
                };
                (above.span.end, format!("{gap}{text}"))
            }
            (Some((before, _)), None) => {
                let end = new.document().paragraphs[before as usize].span.end;
                (end, text)
            }
            (None, _) => {
                let first = new.blocks.all.iter().find(|each| each.paragraphs.1 > 0);
                let start = first.map_or(new.document().text.len() as u32, |each| each.span.start);
                (start, text + gap(block))
            }
        };
        self.patches.push(Patch {
            span: Span::empty(at as usize),
            rank: paragraph,
            text,
        });
    }

    /// Shows the edits of paragraphs that stayed, and where they were split or merged.
    fn edit(&mut self, change: &Change) {
        let (Some(old), Some(new)) = (change.old.first(), change.new.first()) else {
            return;
        };
        let rank = *old;
        let mut at = [(0, *old), (1, *new)].map(|(side, first): (usize, u32)| {
            let document = self.sides[side].document();
            document.paragraphs[first as usize].span.start
        });
        let ends = [(0, change.old.last()), (1, change.new.last())].map(|(side, last)| {
            let document: &Document = self.sides[side].document();
            last.map_or(0, |last| document.paragraphs[*last as usize].span.end)
        });
        for edit in &change.edits {
            self.breaks(change, [(at[0], edit.old.start), (at[1], edit.new.start)]);
            let text = self.replaced(change, edit);
            self.patches.push(Patch {
                span: written(self.sides[1].document(), edit.new),
                rank,
                text,
            });
            at = [at[0].max(edit.old.end), at[1].max(edit.new.end)];
        }
        self.breaks(change, [(at[0], ends[0]), (at[1], ends[1])]);
    }

    /// An edit with its marks.
    fn replaced(&self, change: &Change, edit: &Edit) -> String {
        let document = self.sides[0].document();
        let mut lines = vec![String::new()];
        let spans = |at: &u32| document.paragraphs[*at as usize].span;
        let first = change
            .old
            .partition_point(|at| spans(at).end <= edit.old.start);
        for (index, paragraph) in change.old.iter().enumerate().skip(first) {
            let own = spans(paragraph);
            if own.start >= edit.old.end {
                break;
            }
            let part = Span {
                start: own.start.max(edit.old.start),
                end: own.end.min(edit.old.end),
            };
            if index > 0 && edit.old.start < own.start && own.start < edit.old.end {
                lines.push(String::new());
            }
            if let (true, Some(line)) = (part.start < part.end, lines.last_mut()) {
                let part = with_backslash(document, part);
                line.push_str(&on_one_line(document.slice(part)));
            }
        }
        let new = self.sides[1].document();
        let came = new.slice(written(new, edit.new));
        let gone = lines.join("\n\n");
        let plain = !gone.contains('\n') && !came.contains("\n\n");
        let marks = ["~>", "~~", "{", "}"];
        if plain
            && !gone.is_empty()
            && !came.is_empty()
            && !marks
                .iter()
                .any(|mark| gone.contains(mark) || came.contains(mark))
        {
            return format!("{{~~{gone}~>{came}~~}}");
        }
        let parts = [("--", gone.as_str()), ("++", came)];
        let parts = parts.iter().filter(|(_, text)| !text.is_empty());
        parts.map(|(mark, text)| enclosed(mark, text)).collect()
    }

    /// Shows in a stretch that stays where a paragraph ended on one side alone.
    fn breaks(&mut self, change: &Change, [old, new]: [(u32, u32); 2]) {
        let [before, after] = [0, 1].map(|side| self.sides[side].document());
        let inner = |document: &'run Document, own: &[u32], (start, end): (u32, u32)| {
            let ends = |at: &u32| document.paragraphs[*at as usize].span.end;
            let first = own.partition_point(|at| ends(at) < start);
            let last = own.partition_point(|at| ends(at) < end);
            let own = &own[first..own.len().min(last.max(first) + 1)];
            let gaps = own.windows(2).map(|pair| {
                let [one, next] =
                    [pair[0], pair[1]].map(|at| document.paragraphs[at as usize].span);
                // The mark of a quotation, which opens the line of the next one, goes with the break.
                let parts = document.without_furniture(next).into_iter();
                let mut parts = parts.filter(|part| !part.is_empty());
                (one.end, parts.next().map_or(next.start, |part| part.start))
            });
            gaps.collect::<Vec<(u32, u32)>>()
        };
        let rank = change.old[0];
        for (end, next) in inner(after, &change.new, new) {
            let gap = Span {
                start: end,
                end: next,
            };
            let words = [
                after.text[..end as usize].chars().next_back(),
                after.text[next as usize..].chars().next(),
            ];
            let text = enclosed("++", after.slice(gap));
            self.patches.push(Patch {
                span: gap,
                rank,
                text: space_between(words).to_owned() + &text,
            });
        }
        let (mut kept, mut rest) = (old.0, new.0);
        for (end, _) in inner(before, &change.old, old) {
            let passed = Span { start: kept, end };
            let left = Span {
                start: rest,
                end: new.1,
            };
            let at = behind(after, left, spoken(before, passed));
            (kept, rest) = (end, at);
            self.patches.push(Patch {
                span: Span::empty(at as usize),
                rank,
                text: "{--\n\n--}".to_owned(),
            });
        }
    }

    /// The new text with the patches in it.
    fn finish(mut self) -> String {
        let text = &self.sides[1].document().text;
        self.patches
            .sort_by_key(|patch| (patch.span.start, patch.span.end, patch.rank));
        let mut out = String::with_capacity(text.len() * 2);
        let mut at = 0;
        for patch in &self.patches {
            let start = (patch.span.start as usize).max(at);
            out.push_str(&text[at..start]);
            out.push_str(&patch.text);
            at = (patch.span.end as usize).max(start);
        }
        out.push_str(&text[at..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{self, Options};
    use crate::input::{self, from_bytes};

    fn read(name: &str, text: &str) -> Document {
        from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn compared(name: &str, old: &str, new: &str) -> String {
        let (old, new) = (read(name, old), read(name, new));
        marked(&old, &new, &diff::diff(&old, &new, &Options::default()))
    }

    #[test]
    fn marks_stand_where_words_came_or_went() {
        for (name, old, new, expected) in [
            (
                "x.md",
                "The fee is *30* crowns.\n",
                "The fee is *60* crowns.\n",
                "The fee is *{~~30~>60~~}* crowns.\n",
            ),
            (
                "x.txt",
                "本条例自二〇二〇年施行。\n",
                "本条例自二〇二一年起施行。\n",
                "本条例自{~~二〇二〇~>二〇二一~~}年{++起++}施行。\n",
            ),
            (
                "x.md",
                "Bring a rope.\n\nAsk the porter.\n",
                "Ask the porter.\n\nLeave the key.\n",
                "{--Bring a rope.--}\n\nAsk the porter.\n\n{++Leave the key.++}\n",
            ),
            (
                "x.md",
                "- one boat\n- two ropes\n- three keys\n",
                "- one boat\n- three keys\n",
                "- one boat{--\n- two ropes--}\n- three keys\n",
            ),
        ] {
            assert_eq!(compared(name, old, new), expected);
        }
    }

    #[test]
    fn what_moved_is_marked_at_both_places() {
        let old = "The bell rings at noon.\n\nA ferry crosses the river twice an hour.\n\nThe key hangs in the hall.\n";
        let new = "The bell rings at noon.\n\nThe key hangs in the hall.\n\nA ferry crosses the river twice an hour.\n";
        let text = compared("x.txt", old, new);
        assert!(text.contains("--}{>>moved to line "), "{text}");
        assert!(text.contains("++}{>>moved from line "), "{text}");
    }
}
