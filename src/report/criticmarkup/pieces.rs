//! Pieces of text between marks of `CriticMarkup`, and where they begin and end in the source.

use crate::document::Document;
use crate::text::script;
use crate::text::span::Span;

/// A text between marks. Where it has such marks itself, two marks part them, so that no program takes them for ours.
pub(super) fn enclosed(mark: &str, text: &str) -> String {
    let (open, close) = (format!("{{{mark}"), format!("{mark}}}"));
    let mut out = open.clone();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let ours = |c: char| matches!(c, '+' | '-' | '~' | '=' | '<' | '>');
        let opens = before == Some('{') && ours(c);
        let closes = c == '}' && before.is_some_and(ours);
        if opens || closes {
            out.push_str(&close);
            out.push_str(&open);
        }
        out.push(c);
        before = Some(c);
    }
    out + &close
}

/// A span with the backslash before it, which says that a sign is one: it would speak of the next sign.
pub(super) fn with_backslash(document: &Document, span: Span) -> Span {
    let start = span.start.saturating_sub(1);
    let before = Span {
        start,
        end: span.start,
    };
    let is_sign =
        document.text[span.start as usize..].starts_with(|c: char| c.is_ascii_punctuation());
    let is_mark = is_sign
        && document.text.as_bytes().get(start as usize) == Some(&b'\\')
        && document
            .without_furniture(before)
            .iter()
            .all(|part| part.is_empty());
    match is_mark {
        true if span.is_empty() => Span::empty(start as usize),
        true => Span { start, ..span },
        false => span,
    }
}

/// What is marked of new text: without the line end behind it, which is one whether the text came or not.
pub(super) fn written(document: &Document, span: Span) -> Span {
    let span = with_backslash(document, span);
    let text = document.slice(span);
    let kept = text.trim_end();
    let ends = text[kept.len()..].contains('\n');
    let end = span.start + kept.len() as u32;
    if ends { Span { end, ..span } } else { span }
}

/// A text whose line ends are spaces, or nothing between characters of a script without spaces.
pub(super) fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index == 0 {
            out.push_str(line);
            continue;
        }
        out.truncate(out.trim_end().len());
        let line = line.trim_start();
        out.push_str(space_between([
            out.chars().next_back(),
            line.chars().next(),
        ]));
        out.push_str(line);
    }
    out
}

/// What is between two characters on one line that were on two.
pub(super) fn space_between([before, after]: [Option<char>; 2]) -> &'static str {
    let unspaced = |c: Option<char>| c.is_none_or(script::is_unspaced);
    if unspaced(before) && unspaced(after) {
        ""
    } else {
        " "
    }
}

/// How many characters are to be read in a span, without white space.
pub(super) fn spoken(document: &Document, span: Span) -> usize {
    let parts = document.without_furniture(span).into_iter();
    let count = |part: Span| {
        let characters = document.slice(part).chars();
        characters.filter(|c| !c.is_whitespace()).count()
    };
    parts.map(count).sum()
}

/// The place in a span behind so many of its characters that are to be read.
pub(super) fn behind(document: &Document, span: Span, characters: usize) -> u32 {
    let mut left = characters;
    for part in document.without_furniture(span) {
        for (at, c) in document.slice(part).char_indices() {
            if left == 0 {
                return part.start + at as u32;
            }
            left -= usize::from(!c.is_whitespace());
        }
        if left == 0 {
            return part.end;
        }
    }
    span.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_the_text_are_none_of_ours() {
        for (text, expected) in [
            ("{++ a ++}", "{++{++}{++++ a ++++}{++}++}"),
            ("a --} b", "{++a --++}{++} b++}"),
            ("x~>y", "{++x~>y++}"),
        ] {
            assert_eq!(enclosed("++", text), expected);
        }
    }
}
