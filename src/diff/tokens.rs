//! The tokens of a paragraph as a comparison takes them: what an editor would never cut is one, and marks know which way they face.

use crate::diff::formulas;
use crate::document::{Document, Paragraph};
use crate::text::marks::{CLOSERS, OPENERS};
use crate::text::script;
use crate::text::segment::{self, Token, TokenKind};

/// What quotation marks are in a key.
const QUOTE: &str = "\"";

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
    let mut quotes = 0;
    for mut token in tokens {
        if token.kind == TokenKind::Mark && formulas::is_stand_in(token.span.of(keys)) {
            token.kind = TokenKind::Word;
        }
        match out[first..].last_mut() {
            Some(Piece { token: last, .. })
                if last.span.end == token.span.start && are_one(keys, *last, token) =>
            {
                last.span = last.span.join(token.span);
            }
            _ if token.span.of(keys) == QUOTE => {
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
            text.ends_with(next_text) && !next_text.contains(pairs)
        }
        _ => false,
    }
}

/// Whether a quotation mark opens or closes: what stands around it tells, then its form, then how many stand before it.
fn face(document: &Document, start: usize, token: Token, quotes: usize) -> Face {
    let keys = document.keys.text();
    let (from, to) = (token.span.start as usize, token.span.end as usize);
    let before = keys[start..from].chars().next_back();
    let after = keys[to..].chars().next();
    let opens_after = |c: char| c.is_whitespace() || OPENERS.contains(&c);
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
        _ => match document.slice(document.keys.source(token.span)) {
            written if written.starts_with(OPENERS) => true,
            written if !written.starts_with(QUOTE) && written.starts_with(CLOSERS) => false,
            _ => quotes.is_multiple_of(2),
        },
    };
    if opens { Face::Opens } else { Face::Closes }
}
