//! The tokens of a paragraph as a comparison takes them: what an editor would never cut is one, and marks know which way they face.

use crate::diff::formulas;
use crate::document::{Document, Paragraph};
use crate::text::fold::Folding;
use crate::text::marks::{CLOSERS, OPENERS};
use crate::text::script;
use crate::text::segment::{self, Token, TokenKind};
use crate::text::span::Span;

/// What quotation marks are in a key.
const QUOTE: &str = "\"";

/// How many digits stand between two spaces of a long number.
const GROUP: usize = 3;

/// What a token is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// Its text.
    Plain,
    /// A quotation mark, which is like any other in a key: one that opens.
    Opens,
    /// One that closes.
    Closes,
}

/// One token: what it is, by number, and where it is in the keys of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Equal words have equal numbers, on both sides.
    pub(super) id: u32,
    /// The same of the word in lower case: a paragraph that was set in capitals is known by its words.
    pub(super) low: u32,
    /// Where it stands, in bytes of the document's keys.
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

/// A token, and what it is compared by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) token: Token,
    face: Face,
}

impl Piece {
    /// The text that it is compared by.
    pub(super) fn compared(self, keys: &str) -> &str {
        match self.face {
            Face::Plain => self.token.span.of(keys),
            Face::Opens => "“",
            Face::Closes => "”",
        }
    }
}

/// Adds the tokens of a paragraph; spans are in the keys of the document.
pub(super) fn cut(document: &Document, paragraph: &Paragraph, out: &mut Vec<Piece>) {
    let keys = document.keys.text();
    let (first, start) = (out.len(), paragraph.key.start as usize);
    let mut tokens = Vec::new();
    segment::tokens(document.key(paragraph), start, &mut tokens);
    let mut quotes: usize = 0;
    // Where marks are not folded, each is what it is.
    let folded = document.keys.folding() == Folding::Usual;
    for mut token in tokens {
        if token.kind == TokenKind::Mark && formulas::is_stand_in(token.span.of(keys)) {
            token.kind = TokenKind::Word;
        }
        match out[first..].last_mut() {
            Some(Piece { token: last, .. })
                if last.span.end == token.span.start && are_one(keys, *last, token)
                    || is_grouped(keys, *last, token) =>
            {
                last.span = last.span.join(token.span);
            }
            _ if folded && token.span.of(keys) == QUOTE => {
                let face = face(document, start, token, quotes);
                quotes += 1;
                out.push(Piece { token, face });
            }
            _ => out.push(Piece {
                token,
                face: Face::Plain,
            }),
        }
    }
}

/// Whether a token goes on with the next: words in Katakana are words, and the same mark more than once is one mark, such as §§.
fn are_one(keys: &str, token: Token, next: Token) -> bool {
    let (text, next_text) = (token.span.of(keys), next.span.of(keys));
    match (token.kind, next.kind) {
        (TokenKind::Word, TokenKind::Word) => {
            text.ends_with(script::is_katakana) && next_text.starts_with(script::is_katakana)
        }
        (TokenKind::Mark, TokenKind::Mark) => {
            let pairs = |c: char| OPENERS.contains(&c) || CLOSERS.contains(&c);
            text.ends_with(next_text) && next_text != QUOTE && !next_text.contains(pairs)
        }
        _ => false,
    }
}

/// Whether a number goes on behind a space: 12 500 is one number of five digits.
fn is_grouped(keys: &str, token: Token, next: Token) -> bool {
    let (text, next_text) = (token.span.of(keys), next.span.of(keys));
    let gap = &keys[token.span.end as usize..next.span.start as usize];
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let first = text.split(' ').next();
    token.kind == TokenKind::Number
        && next.kind == TokenKind::Number
        && gap == " "
        && text.split(' ').all(figures)
        && first.is_some_and(|first| (1..=GROUP).contains(&first.len()))
        && figures(next_text)
        && next_text.len() == GROUP
}

/// Whether a quotation mark opens or closes: what stands around it tells, then its form, then how many stand before it.
fn face(document: &Document, start: usize, token: Token, quotes: usize) -> Face {
    let keys = document.keys.text();
    let (from, to) = (token.span.start as usize, token.span.end as usize);
    let before = keys[start..from].chars().next_back();
    let after = keys[to..].chars().next();
    // What follows is the value of something: alt="".
    let opens_after = |c: char| c.is_whitespace() || c == '=' || OPENERS.contains(&c);
    let closes_before = |c: char| {
        c.is_whitespace() || CLOSERS.contains(&c) || matches!(c, ',' | '.' | ';' | ':' | '!' | '?')
    };
    let around = (
        before.is_none_or(opens_after),
        after.is_none_or(closes_before),
    );
    let opens = match around {
        (true, false) => true,
        (false, true) => false,
        _ => match document.seen(document.keys.source(token.span)) {
            written if written.starts_with(OPENERS) => true,
            written if !written.starts_with(QUOTE) && written.starts_with(CLOSERS) => false,
            _ => usize::is_multiple_of(quotes, 2),
        },
    };
    if opens { Face::Opens } else { Face::Closes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{self, from_bytes};

    fn shown(text: &str) -> Vec<String> {
        let document = from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let mut pieces = Vec::new();
        cut(&document, &document.paragraphs[0], &mut pieces);
        let keys = document.keys.text();
        let compared = pieces
            .into_iter()
            .map(|piece| piece.compared(keys).to_owned());
        compared.collect()
    }

    #[test]
    fn what_nobody_cuts_is_one_token() {
        for (text, expected) in [
            ("サーバーの電源", vec!["サーバー", "の", "電", "源"]),
            ("under §§ 3 and 4", vec!["under", "§§", "3", "and", "4"]),
            (
                "плата 12 500 руб. за 30 дней",
                vec!["плата", "12 500", "руб", ".", "за", "30", "дней"],
            ),
            (
                "1 234 567 in 2024 100 times",
                vec!["1 234 567", "in", "2024", "100", "times"],
            ),
            ("((a))", vec!["(", "(", "a", ")", ")"]),
            (
                "alt=\"\" end",
                vec!["alt", "=", "\u{201c}", "\u{201d}", "end"],
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn quotation_marks_face_one_way() {
        for text in [
            "say \"yes\" or (\"no\").",
            "say „yes“ or («no»).",
            "他说“好”，又说“不”。",
            "他说\"好\",又说\"不\"。",
        ] {
            let marks: Vec<String> = shown(text)
                .into_iter()
                .filter(|text| ["“", "”", "\""].contains(&&**text))
                .collect();
            assert_eq!(marks, ["“", "”", "“", "”"], "{text}");
        }
    }
}
