//! Characters that are written by name or number: `&amp;`, `&nbsp;`, `&#8212;`.

use html5gum::{Token, Tokenizer};
use rustc_hash::FxHashMap;

/// The longest number of a character that is looked at, and longer than any name, in bytes.
const LONGEST: usize = 64;

/// What the references of a page stand for, as far as it was asked.
#[derive(Debug, Default)]
pub(super) struct References {
    known: FxHashMap<String, Option<(String, usize)>>,
}

impl References {
    /// What the reference at the start of `text` stands for, and its bytes there; None for a plain `&`.
    pub(super) fn read(&mut self, text: &str) -> Option<(&str, usize)> {
        let candidate = candidate(text)?;
        if !self.known.contains_key(candidate) {
            let found = resolve(candidate);
            self.known.insert(candidate.to_owned(), found);
        }
        let (characters, length) = self.known.get(candidate)?.as_ref()?;
        Some((characters, *length))
    }
}

/// What may be a reference at the start of `text`, and letters behind one that has no semicolon.
fn candidate(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let digits = usize::from(bytes.get(1) == Some(&b'#'));
    let length = bytes[1 + digits..]
        .iter()
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let end = 1 + digits + length;
    let closed = usize::from(bytes.get(end) == Some(&b';'));
    (length > 0).then(|| &text[..end + closed])
}

/// Has the tokenizer read a candidate: what it leaves as it is at the end is no part of the reference.
fn resolve(candidate: &str) -> Option<(String, usize)> {
    // It says first what is wrong with the candidate.
    let read = Tokenizer::new(candidate).find_map(|token| match token {
        Ok(Token::String(read)) => Some(read),
        _ => None,
    })?;
    let read = std::str::from_utf8(&read).ok()?;
    if read == candidate {
        return None;
    }
    let first = read.chars().next()?.len_utf8();
    let rest = &read[first..];
    match candidate.strip_suffix(rest) {
        Some(reference) => Some((read[..first].to_owned(), reference.len())),
        // A few names stand for two characters.
        None => Some((read.to_owned(), candidate.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_ends_where_a_browser_ends_it() {
        let mut references = References::default();
        for (text, expected) in [
            ("&amp; b", Some(("&", 5))),
            ("&amp;amp;", Some(("&", 5))),
            ("&nbsp;", Some(("\u{a0}", 6))),
            ("&ampx", Some(("&", 4))),
            ("&lt 5", Some(("<", 3))),
            ("&#x4e2d;文", Some(("中", 8))),
            ("&#65B", Some(("A", 4))),
            ("&#150;", Some(("–", 6))),
            ("&NotEqualTilde;", Some(("≂\u{338}", 15))),
            ("&notit;", Some(("¬", 4))),
            ("&nosuch;", None),
            ("& b", None),
            ("&", None),
            ("&#;", None),
            ("&中;", None),
        ] {
            assert_eq!(references.read(text), expected, "{text}");
        }
    }
}
