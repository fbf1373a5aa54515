//! A page that is part of a book: its blocks as text, without places in a file.

use crate::document::Kind;
use crate::input::html::blocks::{self, Blocks};
use crate::input::html::references::References;
use crate::input::html::tokens::{self, What};
use crate::text::rendering::FORMULA;
use crate::text::span::Span;

/// A block of text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) struct Part {
    /// What its tags say that it is.
    pub(in crate::input) kind: Option<Kind>,
    /// The level of a heading or list item, from 1; 0 for others.
    pub(in crate::input) level: u8,
    /// The text; a line end in it is a break that its author made.
    pub(in crate::input) text: String,
    /// Code and formulas, in bytes of the text, in order.
    pub(in crate::input) opaque: Vec<Span>,
}

/// The blocks of a page, which is XML; `skip_navigation` says whether navigation is left out.
pub(in crate::input) fn parts(page: &str, skip_navigation: bool) -> Vec<Part> {
    let options = blocks::Options {
        is_xml: true,
        skip_navigation,
        is_chapter: true,
    };
    let found = blocks::blocks(page, options);
    let mut hidden = found.opaque.clone();
    hidden.sort_unstable();
    let mut hidden = hidden.into_iter().peekable();
    let mut out = Vec::with_capacity(found.all.len());
    for block in &found.all {
        let source_end = found.rendering.source(block.span).end;
        let mut own = Vec::new();
        while let Some(span) = hidden.next_if(|span| span.start < source_end) {
            own.push(span);
        }
        let (text, opaque) = written(page, &found, block.span, &own);
        out.push(Part {
            kind: block.kind,
            level: block.level,
            text,
            opaque,
        });
    }
    out
}

/// The text of a block, formulas as they are typed, and where what is `hidden` in the source is in it.
fn written(page: &str, found: &Blocks, block: Span, hidden: &[Span]) -> (String, Vec<Span>) {
    let view = found.rendering.text();
    let (mut text, mut opaque) = (String::new(), Vec::new());
    let mut at = block.start;
    for span in hidden {
        let seen = found.rendering.seen(*span);
        let (start, end) = (seen.start.max(at), seen.end.min(block.end));
        if start >= end {
            continue;
        }
        text.push_str(
            Span {
                start: at,
                end: start,
            }
            .of(view),
        );
        let first = text.len();
        match (Span { start, end }).of(view) {
            FORMULA => text.push_str(&formula(span.of(page))),
            shown => text.push_str(shown),
        }
        opaque.push(Span::new(first, text.len()));
        at = end;
    }
    let rest = Span {
        start: at,
        end: block.end,
    };
    text.push_str(rest.of(view));
    (text, opaque)
}

/// The text of a formula, on one line: its tags left out, and what repeats it in another notation.
fn formula(source: &str) -> String {
    let mut references = References::default();
    let (mut out, mut repeats) = (String::new(), false);
    for token in tokens::tokens(source, true).tokens {
        match token.what {
            What::Start { .. } | What::End(_) => {
                let tag = token.span.of(source).trim_start_matches(['<', '/']);
                if tag.starts_with("annotation") {
                    repeats = matches!(token.what, What::Start { closed: false, .. });
                }
            }
            What::Text if !repeats => {
                let mut rest = token.span.of(source);
                while let Some(at) = rest.find('&') {
                    out.push_str(&rest[..at]);
                    rest = &rest[at..];
                    let (characters, length) = references.read(rest).unwrap_or(("&", 1));
                    out.push_str(characters);
                    rest = &rest[length..];
                }
                out.push_str(rest);
            }
            What::Text | What::Comment => {}
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &str) -> Vec<String> {
        let parts = parts(page, false).into_iter();
        parts.map(|part| part.text).collect()
    }

    #[test]
    fn the_title_of_a_chapter_is_not_shown() {
        let page = "<html><head><title>ch1</title></head><body><h1>Lamps</h1><p>One<br/>two.</p>";
        assert_eq!(texts(page), ["Lamps", "One\ntwo."]);
    }

    #[test]
    fn code_and_formulas_are_told_apart() {
        let page = "<p>Let <math><mi>x</mi><mo>&lt;</mo><mn>2</mn><annotation>x &lt; 2</annotation></math> and <code>y</code>.</p>\
            <p>Then <span class='math inline'><em>a</em> = b</span></p>";
        let found = parts(page, false);
        let hidden = |part: &Part| {
            let spans = part.opaque.iter();
            spans
                .map(|span| span.of(&part.text).to_owned())
                .collect::<Vec<String>>()
        };
        assert_eq!(found[0].text, "Let x<2 and y.");
        assert_eq!(hidden(&found[0]), ["x<2", "y"]);
        assert_eq!(found[1].text, "Then a = b");
        assert_eq!(hidden(&found[1]), ["a = b"]);
    }

    #[test]
    fn marks_of_notes_and_pages_of_an_edition_are_no_text() {
        let page = "<p>Lamp<a epub:type='noteref' href='n.xhtml#n1'>1</a> lit<span epub:type='pagebreak'>12</span>.</p>\
            <aside epub:type='footnote'><a href='#r1'>1.</a> A note.</aside>";
        let found = parts(page, false);
        assert_eq!(texts(page), ["Lamp lit.", "A note."]);
        assert_eq!(found[1].kind, Some(Kind::Footnote));
    }
}
