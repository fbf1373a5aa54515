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

    /// The new paragraphs with the edits in them; what stays is shortened where it is long.
    fn marked(&self, change: &Change) -> String {
        let mut out = String::new();
        let mut pieces = change
            .new
            .iter()
            .map(|at| self.new.paragraphs[*at as usize].span);
        let Some(mut piece) = pieces.next() else {
            return out;
        };
        let mut edits = change.edits.iter().peekable();
        let mut at = piece.start;
        loop {
            let next = edits.next_if(|edit| edit.new.start <= piece.end);
            let stop = next.map_or(piece.end, |edit| edit.new.start).max(at);
            let kept = self.kept(Span {
                start: at,
                end: stop,
            });
            out.push_str(&shorten(
                &kept,
                at == change_start(self.new, change),
                next.is_none(),
            ));
            match next {
                Some(edit) => {
                    out.push_str(&self.marks(change.kind, edit));
                    at = edit.new.end.max(at);
                }
                None => match pieces.next() {
                    Some(following) => {
                        out.push_str(&added("¶"));
                        out.push_str("\n  ");
                        (piece, at) = (following, following.start);
                    }
                    None => break,
                },
            }
        }
        if change.old.len() > 1 {
            let note = format!(" ({} paragraphs become one)", change.old.len());
            out.push_str(&note.dimmed().to_string());
        }
        out
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
        if !plain && !old.is_empty() && !new.is_empty() {
            let class = format!("({})", edit.class.name());
            out.push_str(&class.yellow().to_string());
        }
        out
    }
}

fn change_start(document: &Document, change: &Change) -> u32 {
    change
        .new
        .first()
        .map_or(0, |at| document.paragraphs[*at as usize].span.start)
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
    let (start, end) = (head(text, AROUND).0, tail(text, AROUND));
    match (first, last) {
        (true, _) => format!("{}{end}", head(text, AROUND / 2).0),
        (_, true) => start,
        _ => format!("{start}{}", end.trim_start_matches('…')),
    }
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
        format!(" (edits of {})", classes.join(", "))
    };
    format!("{}{classes}; {same} unchanged", kinds.join(", "))
}
