//! A comparison as an editor would mark it: each change with its places, deletions and insertions inside the paragraph.
//!
//! What goes stands as `[-…-]`, what comes as `{+…+}`, with or without colour.

use std::io::{self, Write};

use colored::Colorize;

use crate::diff::change::{Change, Class, Diff, Edit, Kind};
use crate::document::Document;
use crate::report::excerpt::{columns, flowing, head, shown, tail};
use crate::report::{Style, count};
use crate::text::lines::LineIndex;
use crate::text::script;
use crate::text::span::Span;

/// How many columns of what stays are shown on each side of an edit.
const AROUND: usize = 36;

pub(super) fn write(
    old: &Document,
    new: &Document,
    diff: &Diff,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let sides = Sides {
        old,
        new,
        old_index: LineIndex::new(&old.text),
        new_index: LineIndex::new(&new.text),
        style,
    };
    if !diff.is_empty() {
        writeln!(out, "{}", format!("--- {}", old.name).red())?;
        writeln!(out, "{}\n", format!("+++ {}", new.name).green())?;
    }
    for change in &diff.changes {
        sides.write_change(change, out)?;
        writeln!(out)?;
    }
    if !diff.coarse[0].is_empty() {
        let rough = count(diff.coarse[0].len(), "old paragraph");
        writeln!(
            out,
            "{rough} compared roughly: the texts are too large and too different\n"
        )?;
    }
    writeln!(out, "{}", summary(diff))
}

struct Sides<'run> {
    old: &'run Document,
    new: &'run Document,
    old_index: LineIndex<'run>,
    new_index: LineIndex<'run>,
    style: Style,
}

impl Sides<'_> {
    fn write_change(&self, change: &Change, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.heading(change).bold())?;
        match change.kind {
            Kind::Inserted | Kind::Copied => Self::write_lone(self.new, &change.new, true, out),
            Kind::Deleted => Self::write_lone(self.old, &change.old, false, out),
            _ if change.edits.is_empty() && change.kind == Kind::Moved => {
                self.write_start(&change.new, out)
            }
            _ => writeln!(out, "  {}", self.marked(change)),
        }
    }

    /// `edited, moved  12:1 → 40:1  (93% alike)`
    fn heading(&self, change: &Change) -> String {
        let mut what = change.kind.name().to_owned();
        match change.kind {
            Kind::Moved if !change.edits.is_empty() => what.push_str(" and edited"),
            Kind::Moved => {}
            _ if change.moved => what.push_str(" and moved"),
            _ => {}
        }
        let old = places(self.old, &self.old_index, &change.old);
        let new = places(self.new, &self.new_index, &change.new);
        let places = match change.kind {
            Kind::Inserted => format!("at {new}"),
            Kind::Deleted => format!("at {old} of the old text"),
            Kind::Copied => format!("at {new}, from {old} of the old text"),
            _ => format!("{old} → {new}"),
        };
        let alike = if change.edits.is_empty() || change.kind == Kind::Renumbered {
            String::new()
        } else {
            format!(", {:.0}% alike", change.similarity * 100.0)
        };
        let close = change
            .runner_up
            .map(|other| format!(" (another is {:.0}% alike)", other * 100.0))
            .unwrap_or_default();
        format!("{what}: {places}{alike}{close}")
    }

    fn write_lone(
        document: &Document,
        paragraphs: &[u32],
        comes: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for at in paragraphs {
            let text = shown(&document.reading(&document.paragraphs[*at as usize]));
            writeln!(
                out,
                "  {}",
                if comes { added(&text) } else { removed(&text) }
            )?;
        }
        Ok(())
    }

    /// The start of a paragraph that changed its place only.
    fn write_start(&self, paragraphs: &[u32], out: &mut dyn Write) -> io::Result<()> {
        for at in paragraphs {
            let text = shown(&self.new.reading(&self.new.paragraphs[*at as usize]));
            writeln!(out, "  {}", head(&text, self.style.width).0.cyan())?;
        }
        Ok(())
    }

    /// The new paragraphs with the edits in them; what stays is shortened where it is long. Where a paragraph was split or merged
    /// stands the mark of a paragraph, as text that came or went.
    fn marked(&self, change: &Change) -> String {
        let new_ends = Self::breaks(self.new, &change.new);
        let old_ends = Self::breaks(self.old, &change.old);
        let mut parts = Vec::new();
        let (mut old_at, mut new_at) = (
            start_of(self.old, &change.old),
            start_of(self.new, &change.new),
        );
        let ends = (end_of(self.old, &change.old), end_of(self.new, &change.new));
        let last = std::iter::once((
            None,
            Span::empty(ends.0 as usize),
            Span::empty(ends.1 as usize),
        ));
        for (edit, old, new) in change
            .edits
            .iter()
            .map(|edit| (Some(edit), edit.old, edit.new))
            .chain(last)
        {
            let kept = [
                Span {
                    start: old_at,
                    end: old.start.max(old_at),
                },
                Span {
                    start: new_at,
                    end: new.start.max(new_at),
                },
            ];
            self.push_kept(kept, &old_ends, &new_ends, &mut parts);
            if let Some(edit) = edit {
                parts.push(Part::Mark(self.marks(change.kind, edit)));
                let inside = |ends: &[u32], span: Span| {
                    ends.iter().any(|end| span.start < *end && *end < span.end)
                };
                if inside(&old_ends, old) {
                    parts.push(Part::Mark(removed("¶")));
                }
                if inside(&new_ends, new) {
                    parts.push(Part::Mark(new_line()));
                }
            }
            (old_at, new_at) = (old.end.max(old_at), new.end.max(new_at));
        }
        let count = parts.len();
        let shown = parts.into_iter().enumerate().map(|(at, part)| match part {
            Part::Kept(text) => shorten(&text, at == 0, at + 1 == count),
            Part::Mark(text) => text,
        });
        shown.collect()
    }

    /// Where the paragraphs of a change end, but for the last.
    fn breaks(document: &Document, paragraphs: &[u32]) -> Vec<u32> {
        let inner = paragraphs.len().saturating_sub(1);
        paragraphs[..inner]
            .iter()
            .map(|at| document.paragraphs[*at as usize].span.end)
            .collect()
    }

    /// Adds text that stays, with marks where a paragraph ended in it on one side only.
    fn push_kept(
        &self,
        [old, new]: [Span; 2],
        old_ends: &[u32],
        new_ends: &[u32],
        parts: &mut Vec<Part>,
    ) {
        let mut at = new.start;
        for end in new_ends
            .iter()
            .filter(|end| new.start <= **end && **end < new.end)
        {
            self.push_text(
                Span {
                    start: at,
                    end: *end,
                },
                parts,
            );
            parts.push(Part::Mark(new_line()));
            at = *end;
        }
        for end in old_ends
            .iter()
            .filter(|end| old.start <= **end && **end < old.end)
        {
            // What stays is the same on both sides but for white space, so characters are counted without it.
            let before = spoken(self.old.slice(Span {
                start: old.start,
                end: *end,
            }));
            let rest = self.new.slice(Span {
                start: at,
                end: new.end,
            });
            let skip = spoken(self.new.slice(Span {
                start: new.start,
                end: at,
            }));
            let cut = rest
                .char_indices()
                .filter(|(_, c)| !c.is_whitespace())
                .nth(before.saturating_sub(skip))
                .map_or(rest.len(), |(at, _)| at);
            let stop = at + cut as u32;
            self.push_text(
                Span {
                    start: at,
                    end: stop,
                },
                parts,
            );
            parts.push(Part::Mark(removed("¶")));
            at = stop;
        }
        self.push_text(
            Span {
                start: at,
                end: new.end,
            },
            parts,
        );
    }

    fn push_text(&self, span: Span, parts: &mut Vec<Part>) {
        let text = self.kept(span);
        if !text.trim().is_empty() {
            parts.push(Part::Kept(text));
        }
    }

    fn kept(&self, span: Span) -> String {
        let parts: Vec<String> = self
            .new
            .without_furniture(span)
            .into_iter()
            .map(|part| flowing(self.new.slice(part)))
            .collect();
        parts.concat()
    }

    fn marks(&self, kind: Kind, edit: &Edit) -> String {
        let side = |document: &Document, span: Span| flowing(document.slice(span));
        let (old, new) = (side(self.old, edit.old), side(self.new, edit.new));
        let mut out = String::new();
        if !old.is_empty() {
            out.push_str(&removed(&old));
        }
        if !new.is_empty() {
            out.push_str(&added(&new));
        }
        // The number of a renumbered clause needs no name for what it is.
        let plain =
            matches!(edit.class, Class::Wording | Class::Punctuation) || kind == Kind::Renumbered;
        if !plain && !edit.label {
            let class = format!("({})", edit.class.name());
            out.push_str(&class.yellow().to_string());
        }
        out
    }
}

/// A piece of a paragraph as it is shown.
enum Part {
    /// Text that stays, which can be shortened.
    Kept(String),
    /// A mark.
    Mark(String),
}

/// The end of a paragraph that came, and the start of the next.
fn new_line() -> String {
    format!("{}\n  ", added("¶"))
}

/// How many characters a text has, white space left out.
fn spoken(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn start_of(document: &Document, paragraphs: &[u32]) -> u32 {
    paragraphs
        .first()
        .map_or(0, |at| document.paragraphs[*at as usize].span.start)
}

fn end_of(document: &Document, paragraphs: &[u32]) -> u32 {
    paragraphs
        .last()
        .map_or(0, |at| document.paragraphs[*at as usize].span.end)
}

fn removed(text: &str) -> String {
    format!("[-{text}-]").red().strikethrough().to_string()
}

fn added(text: &str) -> String {
    format!("{{+{text}+}}").green().underline().to_string()
}

/// Shortens what stays between two edits, or before the first or after the last, to what stands near them.
fn shorten(text: &str, first: bool, last: bool) -> String {
    if first && last || columns(text) <= 2 * AROUND + 8 {
        return text.to_owned();
    }
    let start = if last || !first {
        at_word_end(&head(text, AROUND).0)
    } else {
        at_word_end(&head(text, AROUND / 2).0)
    };
    if last {
        return start;
    }
    let end = tail(text, AROUND);
    // What is cut is cut between words, where the script has them.
    let bare = end.trim_start_matches('…');
    let from = bare
        .char_indices()
        .take_while(|(_, c)| !c.is_whitespace() && !script::is_unspaced(*c))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    let from = if from < bare.len() { from } else { 0 };
    format!("{start}{}", bare[from..].trim_start())
}

/// The start of a text that ends in `…`, without the part of a word in front of it.
fn at_word_end(start: &str) -> String {
    let bare = start.trim_end_matches('…');
    let cut = bare
        .char_indices()
        .rev()
        .take_while(|(_, c)| !c.is_whitespace() && !script::is_unspaced(*c))
        .last()
        .map_or(bare.len(), |(at, _)| at);
    let cut = if cut == 0 { bare.len() } else { cut };
    format!("{}…", bare[..cut].trim_end())
}

fn places(document: &Document, index: &LineIndex<'_>, paragraphs: &[u32]) -> String {
    let all: Vec<String> = paragraphs
        .iter()
        .map(|at| {
            let place = index.place(document.paragraphs[*at as usize].span.start);
            format!("{}:{}", place.line, place.column)
        })
        .collect();
    all.join(" + ")
}

fn summary(diff: &Diff) -> String {
    let same = count(diff.unchanged.len(), "paragraph");
    if diff.is_empty() {
        return format!("no change: {same}");
    }
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .map(|kind| (diff.count(kind), kind))
        .filter(|(number, _)| *number > 0)
        .map(|(number, kind)| format!("{number} {}", kind.name()))
        .collect();
    let moved = diff
        .changes
        .iter()
        .filter(|change| change.moved && change.kind != Kind::Moved)
        .count();
    let moved = if moved == 0 {
        String::new()
    } else {
        format!(" ({moved} of them moved)")
    };
    let telling = [
        Class::Number,
        Class::Date,
        Class::Negation,
        Class::Modality,
        Class::Reference,
    ];
    let classes: Vec<String> = telling
        .into_iter()
        .map(|class| (diff.edits(class), class))
        .filter(|(number, _)| *number > 0)
        .map(|(number, class)| format!("{} {number}", class.name()))
        .collect();
    let classes = if classes.is_empty() {
        String::new()
    } else {
        format!("; edits of {}", classes.join(", "))
    };
    format!("{}{moved}; {same} unchanged{classes}", kinds.join(", "))
}
