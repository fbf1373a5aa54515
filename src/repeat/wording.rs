//! What of a passage is prose: neither code nor an address, no tag of HTML or of a template, no text of a link.

use std::ops::Range;

use crate::document::{Document, Kind, Paragraph};
use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::script;
use crate::text::segment::Token;
use crate::text::span::Span;

/// The marks around a tag of a template.
const TAGS: [(&str, &str); 2] = [("{%", "%}"), ("{{", "}}")];

/// How much of a block of HTML is prose, at least, for it to be read, in percent. Chosen by hand on 2026-11-28.
const PROSE: u32 = 60;
/// What opens a block of code.
const FENCES: [&str; 2] = ["```", "~~~"];
/// How far a block of code is indented.
const INDENT: usize = 4;
/// How many bytes on each side of a passage are looked at: more than the longest tag takes. It bounds the time.
const AROUND: u32 = 4096;
/// The longest tag, in characters: it bounds the time.
const LONGEST: usize = 1000;

/// The weights of the parts of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) prose: u32,
    /// The texts of links, and addresses.
    pub(super) links: u32,
    /// Code, formulas, tags of templates.
    pub(super) code: u32,
}

impl Wording {
    /// Of what is in a document there.
    pub(super) fn of(document: &Document, span: Span) -> Self {
        let mut out = Self::default();
        for paragraph in document.paragraphs_in(span) {
            let part = Span {
                start: paragraph.span.start.max(span.start),
                end: paragraph.span.end.min(span.end),
            };
            if paragraph.kind == Kind::Code {
                let all = script::weight_of(document.seen(part));
                let prose = if is_html(document, paragraph) {
                    outside_tags(document, paragraph.span, part)
                } else {
                    0
                };
                out.prose += prose;
                out.code += all - prose;
                continue;
            }
            let glyphs = document.glyphs_in(around(document, paragraph, part));
            // A passage may begin inside the tag: its marks are no words.
            let tags = tags(&glyphs);
            for (number, glyph) in glyphs.iter().enumerate() {
                let at = glyph.span();
                if at.start < part.start || at.end > part.end {
                    continue;
                }
                let in_tag = || tags.iter().any(|tag| tag.contains(&number));
                match glyph.c {
                    OPAQUE if is_address(document, at) => {
                        out.links += script::weight_of(document.seen(at));
                    }
                    OPAQUE => out.code += script::weight_of(document.seen(at)),
                    c if in_tag() => out.code += script::weight(c),
                    c if is_in_link(document, at) => out.links += script::weight(c),
                    c => out.prose += script::weight(c),
                }
            }
        }
        out
    }

    /// The weight of all of it.
    pub(super) fn all(self) -> u32 {
        self.prose + self.links + self.code
    }
}

/// A part of a paragraph with so much of what is around it that a tag which it begins in is known: a paragraph can be as long as a file.
fn around(document: &Document, paragraph: &Paragraph, part: Span) -> Span {
    let whole = paragraph.span;
    let (start, end) = (
        part.start.saturating_sub(AROUND).max(whole.start) as usize,
        part.end.saturating_add(AROUND).min(whole.end) as usize,
    );
    let is_edge = |at: &usize| document.text.is_char_boundary(*at);
    let start = (0..=start).rev().find(is_edge);
    let end = (end..document.text.len()).find(is_edge);
    Span::new(start.unwrap_or(0), end.unwrap_or(document.text.len()))
}

/// Whether a paragraph is a block of HTML most of which is prose: `<p>` around a paragraph, `<details>` around a note.
pub(super) fn is_prose_in_html(document: &Document, paragraph: &Paragraph) -> bool {
    let span = paragraph.span;
    paragraph.kind == Kind::Code
        && is_html(document, paragraph)
        && outside_tags(document, span, span) * 100
            >= script::weight_of(document.seen(span)) * PROSE
}

/// Leaves out the words that are in tags of HTML.
pub(super) fn drop_tags(keys: &str, tokens: &mut Vec<Token>) {
    let mut in_tag = false;
    tokens.retain(|token| {
        in_tag = match token.span.of(keys) {
            "<" | "</" => true,
            ">" | "/>" => false,
            _ => in_tag,
        };
        !in_tag
    });
}

/// Whether what is code is a block of HTML: it begins with a tag, and no line above it says that it is a sample.
fn is_html(document: &Document, paragraph: &Paragraph) -> bool {
    let before = &document.text[..paragraph.span.start as usize];
    let (above, indent) = before.rsplit_once('\n').unwrap_or(("", before));
    let above = above.rsplit('\n').next().unwrap_or_default().trim_start();
    let sampled = FENCES.iter().any(|fence| above.starts_with(fence));
    let starts = document.slice(paragraph.span).starts_with('<');
    starts && !sampled && indent.len() < INDENT && !indent.contains('\t')
}

/// The weight of what is outside of tags in a part of a block of HTML.
fn outside_tags(document: &Document, block: Span, part: Span) -> u32 {
    let text = document.slice(Span {
        start: block.start,
        end: part.end,
    });
    let from = (part.start - block.start) as usize;
    let mut in_tag = false;
    let outside = text.char_indices().filter(|(at, c)| {
        in_tag = match c {
            '<' => true,
            '>' => false,
            _ => in_tag,
        };
        !in_tag && *at >= from
    });
    outside.map(|(_, c)| script::weight(c)).sum()
}

/// Whether what is hidden at a place is an address, and no code.
fn is_address(document: &Document, at: Span) -> bool {
    let hidden = document.markup.opaque();
    let next = hidden.partition_point(|span| span.end <= at.start);
    hidden.get(next).is_some_and(|span| {
        let text = document.slice(*span);
        text.contains("://") && !text.contains([' ', '\n', '`'])
    })
}

/// Whether a place is in the text of a link.
fn is_in_link(document: &Document, at: Span) -> bool {
    let targets = &document.links.targets;
    let next = targets.partition_point(|target| target.start < at.end);
    let Some(target) = targets.get(next) else {
        return false;
    };
    // `[text](target`: the bracket that opens the text is the nearest one before the target.
    let end = (target.start as usize).saturating_sub(2);
    let before = document.text.get(at.end as usize..end);
    before.is_some_and(|before| !before.contains(['[', ']', '\n']))
        && document.text[..end]
            .rfind('[')
            .is_some_and(|open| open < at.start as usize)
}

/// The tags of templates among glyphs: `{% include "head.html" %}`, `{{< ref "a.md" >}}`.
fn tags(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let is = |at: usize, mark: &str| {
        let mut marks = mark.chars().enumerate();
        marks.all(|(after, c)| glyphs.get(at + after).is_some_and(|glyph| glyph.c == c))
    };
    let mut at = 0;
    while at < glyphs.len() {
        let close = TAGS.iter().find(|(open, _)| is(at, open));
        let end = close.and_then(|(_, close)| {
            let mut rest = at..glyphs.len().min(at + LONGEST);
            Some(rest.find(|at| is(*at, close))? + close.len())
        });
        if let Some(end) = end {
            out.push(at..end);
        }
        at = end.unwrap_or(at + 1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn wording(text: &str) -> [u32; 3] {
        let document =
            input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
        let Wording { prose, links, code } =
            Wording::of(&document, Span::new(0, document.text.len()));
        [prose, links, code]
    }

    #[test]
    fn links_code_and_tags_are_no_prose() {
        assert_eq!(wording("Gulls eat."), [8, 0, 0]);
        assert_eq!(wording("See [gulls eat](a.md) now."), [6, 8, 0]);
        assert_eq!(wording("See `gulls` now."), [6, 0, 5]);
        assert_eq!(wording("See <https://gulls.org> now."), [6, 13, 0]);
        assert_eq!(wording("See {% gulls %}now {{< eat >}}."), [6, 0, 8]);
        assert_eq!(wording("    gulls\n"), [0, 0, 5]);
        assert_eq!(wording("<p class=\"a\">\nGulls eat\n</p>\n"), [8, 0, 8]);
        assert_eq!(wording("```\n<p>gulls</p>\n```\n"), [0, 0, 7]);
        assert_eq!(wording("See [one](a), two, [three](b)."), [6, 8, 0]);
    }
}
