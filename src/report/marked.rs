//! A changed paragraph on one line, as an editor would mark it: what goes as `[-…-]`, what comes as `{+…+}`, with or without colour.

use colored::{ColoredString, Colorize};

use crate::diff::change::{Change, Class, Edit, Kind};
use crate::document::Document;
use crate::report::excerpt::{columns, flowing, head, shown, tail};
use crate::report::told;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::Lang;

/// How many columns of what stays are shown on each side of an edit.
const AROUND: usize = 36;

/// How a changed paragraph is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Show what stays whole, however long it is.
    pub(super) whole: bool,
    /// What follows the mark of a paragraph's end that came.
    pub(super) new_line: &'static str,
    /// How its parts are written.
    pub(super) pen: &'static Pen,
    /// In which language classes are named.
    pub(super) lang: Lang,
}

/// How the parts of a changed paragraph are written. Each is given text that is fit to be shown.
#[derive(Debug)]
pub(super) struct Pen {
    /// What stays.
    pub(super) kept: fn(&str) -> String,
    /// What went, and whether it has to leap to the eye.
    pub(super) gone: fn(&str, bool) -> String,
    /// What came, and whether it has to leap to the eye.
    pub(super) come: fn(&str, bool) -> String,
    /// The name of the class of an edit.
    pub(super) class: fn(&str) -> String,
    /// What is in another place and did not change.
    pub(super) moved: fn(&str) -> String,
}

/// `[-…-]` and `{+…+}`, with colour on a terminal.
pub(super) const BRACKETS: &Pen = &Pen {
    kept: str::to_owned,
    gone: |text, loud| strong(format!("[-{text}-]").red().strikethrough(), loud),
    come: |text, loud| strong(format!("{{+{text}+}}").green().underline(), loud),
    class: |class| format!("({class})").yellow().to_string(),
    moved: |text| text.cyan().to_string(),
};

fn strong(mark: ColoredString, loud: bool) -> String {
    if loud { mark.bold() } else { mark }.to_string()
}

/// The two documents whose paragraphs are marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker<'run> {
    pub(super) old: &'run Document,
    pub(super) new: &'run Document,
    pub(super) layout: Layout,
}

impl Marker<'_> {
    /// The whole text of paragraphs that only came or went, one after another.
    pub(super) fn lone(&self, change: &Change) -> Vec<String> {
        let (document, paragraphs) = match change.kind {
            Kind::Deleted => (self.old, &change.old),
            _ => (self.new, &change.new),
        };
        let text = |at: &u32| shown(&document.reading(&document.paragraphs[*at as usize]));
        let pen = self.layout.pen;
        let mark = if change.kind == Kind::Deleted {
            pen.gone
        } else {
            pen.come
        };
        paragraphs.iter().map(|at| mark(&text(at), false)).collect()
    }

    /// The new paragraphs with the edits in them; what stays is shortened where it is long. Where a paragraph was split or merged
    /// stands the mark of a paragraph, as text that came or went.
    pub(super) fn marked(&self, change: &Change) -> String {
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
        let edits = change.edits.chunk_by(|_, next| next.goes_on);
        let places = edits.map(|pieces| {
            let whole = |side: fn(&Edit) -> Span| pieces.iter().map(side).reduce(Span::join);
            let (old, new) = (whole(|edit| edit.old), whole(|edit| edit.new));
            (
                Some(pieces),
                old.unwrap_or_default(),
                new.unwrap_or_default(),
            )
        });
        for (edit, old, new) in places.chain(last) {
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
            self.push_kept(change, kept, [&old_ends, &new_ends], &mut parts);
            if let Some(edit) = edit {
                parts.push(Segment::Mark(self.marks(change.kind, edit)));
                let inside = |ends: &[u32], span: Span| {
                    ends.iter().any(|end| span.start < *end && *end < span.end)
                };
                if inside(&old_ends, old) {
                    parts.push(Segment::Mark((self.layout.pen.gone)("¶", false)));
                }
                if inside(&new_ends, new) {
                    parts.push(Segment::Mark(self.new_line()));
                }
            }
            (old_at, new_at) = (old.end.max(old_at), new.end.max(new_at));
        }
        let (count, kept) = (parts.len(), self.layout.pen.kept);
        let shown = parts.into_iter().enumerate().map(|(at, part)| match part {
            Segment::Kept(text) if self.layout.whole => kept(&text),
            Segment::Kept(text) => kept(&shorten(&text, at == 0, at + 1 == count)),
            Segment::Mark(text) => text,
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
        change: &Change,
        [old, new]: [Span; 2],
        [old_ends, new_ends]: [&[u32]; 2],
        parts: &mut Vec<Segment>,
    ) {
        let kept = |span: Span| -> String {
            let own = own(self.new, &change.new, span);
            own.into_iter().map(|span| self.kept(span)).collect()
        };
        let mut at = new.start;
        // What stays is the same on both sides but for white space, so characters are counted without it.
        let mut old_ends: Vec<usize> = old_ends
            .iter()
            .filter(|end| old.start <= **end && **end < old.end)
            .map(|end| {
                let before = Span {
                    start: old.start,
                    end: *end,
                };
                let before = own(self.old, &change.old, before).into_iter();
                before.map(|span| spoken(self.old.seen(span))).sum()
            })
            .collect();
        for end in new_ends
            .iter()
            .filter(|end| new.start <= **end && **end < new.end)
        {
            let before = Span {
                start: at,
                end: *end,
            };
            Self::push_text(kept(before), parts);
            let count = spoken(self.new.slice(Span {
                start: new.start,
                end: *end,
            }));
            match old_ends.iter().position(|each| *each == count) {
                Some(both) => {
                    old_ends.remove(both);
                    parts.push(Segment::Kept(format!("¶{}", self.layout.new_line)));
                }
                None => parts.push(Segment::Mark(self.new_line())),
            }
            at = *end;
        }
        for before in old_ends {
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
            let before = Span {
                start: at,
                end: stop,
            };
            Self::push_text(kept(before), parts);
            parts.push(Segment::Mark((self.layout.pen.gone)("¶", false)));
            at = stop;
        }
        let rest = Span {
            start: at,
            end: new.end,
        };
        Self::push_text(kept(rest), parts);
    }

    /// The end of a paragraph that came, and the start of the next.
    fn new_line(&self) -> String {
        (self.layout.pen.come)("¶", false) + self.layout.new_line
    }

    fn push_text(text: String, parts: &mut Vec<Segment>) {
        let after_edit = matches!(parts.last(), Some(Segment::Mark(mark)) if !mark.contains('¶'));
        if !text.trim().is_empty() {
            parts.push(Segment::Kept(text));
        } else if after_edit && !text.is_empty() {
            parts.push(Segment::Kept(" ".to_owned()));
        }
    }

    fn kept(&self, span: Span) -> String {
        let mut out = String::new();
        let mut last = span.start;
        for part in self.new.without_furniture(span) {
            out.push_str(joint(self.new, Some(last), part.start));
            out.push_str(&flowing(self.new.seen(part)));
            last = part.end;
        }
        out + joint(self.new, Some(last), span.end)
    }

    /// An edit, whole where marks of the format cut it in `pieces`.
    fn marks(&self, kind: Kind, pieces: &[Edit]) -> String {
        let side = |document: &Document, span: fn(&Edit) -> Span| {
            let mut text = String::new();
            let mut last: Option<u32> = None;
            for span in pieces.iter().map(span).filter(|span| !span.is_empty()) {
                text.push_str(joint(document, last, span.start));
                text.push_str(document.seen(span));
                last = Some(span.end);
            }
            flowing(&text)
        };
        let (old, new) = (
            side(self.old, |edit| edit.old),
            side(self.new, |edit| edit.new),
        );
        let Some(edit) = pieces.first() else {
            return String::new();
        };
        let mut out = String::new();
        // A digit in a long paragraph has to leap to the eye.
        let telling = edit.class.is_telling() && !edit.label;
        let pen = self.layout.pen;
        if !old.is_empty() {
            out.push_str(&(pen.gone)(&old, telling));
        }
        if !new.is_empty() {
            out.push_str(&(pen.come)(&new, telling));
        }
        // The number of a renumbered clause needs no name for what it is.
        let plain =
            matches!(edit.class, Class::Wording | Class::Punctuation) || kind == Kind::Renumbered;
        if !plain && !edit.label {
            let class = told::class(edit.class).said(self.layout.lang);
            out.push_str(&(pen.class)(&class));
        }
        out
    }
}

/// The parts of a stretch that are in none of the paragraphs that came, or went, between those of a change.
fn own(document: &Document, paragraphs: &[u32], stretch: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = stretch.start;
    for pair in paragraphs.windows(2) {
        for between in pair[0] + 1..pair[1] {
            let other = document.paragraphs[between as usize].span;
            if start < other.end && other.start < stretch.end {
                let end = other.start.max(start);
                out.push(Span { start, end });
                start = other.end.min(stretch.end);
            }
        }
    }
    let end = stretch.end.max(start);
    out.push(Span { start, end });
    out
}

/// A piece of a paragraph as it is shown.
enum Segment {
    /// Text that stays, which can be shortened.
    Kept(String),
    /// A mark.
    Mark(String),
}

/// What is between two pieces of a text: a space where there is one among the marks of the format, or where a tag ends the line.
pub(super) fn joint(document: &Document, last: Option<u32>, start: u32) -> &'static str {
    let Some(gap) = last.filter(|last| *last < start).map(|last| Span {
        start: last,
        end: start,
    }) else {
        return "";
    };
    let written = document.slice(gap).to_ascii_lowercase();
    let ends_line = ["<br>", "<br/>", "<br "]
        .iter()
        .any(|tag| written.contains(tag));
    let mut visible = document.without_furniture(gap).into_iter();
    let spaced = visible.any(|part| document.slice(part).contains(char::is_whitespace));
    if ends_line || spaced { " " } else { "" }
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

/// The start of a text that ends in `…`, without the part of a word before it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    #[test]
    fn marks_of_the_format_cut_no_edit() {
        colored::control::set_override(false);
        // A tag that ends the line parts the words around it.
        for (old, new, expected) in [
            (
                "馆藏目录向读者开放。",
                "馆藏目录和[卡片](cards.html)、**缩微胶片**向读者开放。",
                "馆藏目录{+和卡片、缩微胶片+}向读者开放。",
            ),
            (
                "Ask the porter.",
                "Ask the porter or [the *night* clerk](clerk.html).",
                "Ask the porter{+ or the night clerk+}.",
            ),
            (
                "The hall is<br>open at noon.",
                "The hall is<br/>shut at<br />noon.",
                "The hall is [-open-]{+shut+} at noon.",
            ),
            (
                "Читальный зал открыт утром.",
                "Читальный зал и **[архив](a.html)** открыт утром.",
                "Читальный зал {+и архив+} открыт утром.",
            ),
            (
                "> Der Saal ist am Morgen offen, und er\n> bleibt es am Nachmittag.",
                "> Der Saal ist am Morgen offen, doch wer\n> kommt, findet ihn mittags zu.",
                "Der Saal ist am Morgen offen, [-und er bleibt es am Nachmittag-]{+doch wer kommt, findet ihn mittags zu+}.",
            ),
        ] {
            let read = |text: &str| {
                from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
            };
            let (old, new) = (read(old), read(new));
            let found = diff(&old, &new, &Options::default());
            let layout = Layout {
                whole: true,
                new_line: " ",
                pen: BRACKETS,
                lang: Lang::default(),
            };
            let marker = Marker {
                old: &old,
                new: &new,
                layout,
            };
            assert_eq!(marker.marked(&found.changes[0]), expected);
            assert_eq!(found.edits(Class::Wording), 1);
        }
    }
}
