//! How XML is written: encodings, attributes and entities.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::input::package::Problem;
use crate::wording::message::message;

/// Decodes a part: XML is in UTF-8 or UTF-16, or says in what it is.
///
/// # Errors
/// When it is not.
pub(crate) fn decode<'bytes>(part: &str, bytes: &'bytes [u8]) -> Result<Cow<'bytes, str>, Problem> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (declared(bytes), 0));
    encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
        .ok_or_else(|| {
            Problem(message!(
                "unread.not-valid",
                part = part,
                encoding = encoding.name()
            ))
        })
}

/// The encoding that the declaration at the start names.
fn declared(bytes: &[u8]) -> &'static Encoding {
    const LONGEST: usize = 200;
    let start = &bytes[..bytes.len().min(LONGEST)];
    let named = || {
        let start = start.strip_prefix(b"<?xml")?;
        let end = memchr::memmem::find(start, b"?>")?;
        let rest = &start[..end];
        let at = memchr::memmem::find(rest, b"encoding")?;
        let mut parts = rest[at..].split(|byte| matches!(byte, b'"' | b'\''));
        Encoding::for_label(parts.nth(1)?)
    };
    named().unwrap_or(UTF_8)
}

/// The names and values of the attributes of a tag, the values as they are written.
pub(crate) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let at = rest.find('=')?;
        let name = rest[..at].trim_matches(|c: char| c.is_whitespace() || c == '/');
        let value = rest[at + 1..].trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let end = value[1..].find(quote)?;
        rest = &value[end + 2..];
        Some((name, &value[1..=end]))
    })
}

/// A text without the entities of XML. What a character of XML cannot be is a sign for one that is unknown.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find(';') else { break };
        match &rest[1..end] {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "quot" => out.push('"'),
            "apos" => out.push('\''),
            other => match referenced(other) {
                Some(c) => out.push(c),
                None => out.push_str(&rest[..=end]),
            },
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that `#233` or `#xe9` stands for.
fn referenced(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    Some(char::from_u32(value.ok()?).unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_decoded_by_its_mark_or_its_declaration() {
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("<a>乙</a>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode("a", &wide).unwrap(), "<a>乙</a>");
        let (old, ..) = encoding_rs::GBK.encode("<?xml version='1.0' encoding='gbk'?><a>乙</a>");
        assert!(decode("a", &old).unwrap().ends_with("<a>乙</a>"));
        assert!(
            decode("a", b"<a>\xff</a>")
                .unwrap_err()
                .0
                .to_string()
                .contains("UTF-8")
        );
    }
}
