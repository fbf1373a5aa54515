//! The encoding that a page says it is in: `<meta charset>`, the same by `http-equiv`, or the declaration of XML.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So many bytes at the start of a page are looked at; a browser looks at 1024.
const START: usize = 4096;

/// The encoding that the start of a page names.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(START)].to_ascii_lowercase();
    let by_xml = declaration(&start).and_then(|inside| label(inside, b"encoding"));
    let found = by_xml.or_else(|| metas(&start).find_map(|inside| label(inside, b"charset")))?;
    // What reads as ASCII up to here is not in units of two bytes, whatever it says.
    let wide = found == UTF_16LE || found == UTF_16BE;
    Some(if wide { UTF_8 } else { found })
}

/// What is in the declaration of XML at the start of a file.
fn declaration(start: &[u8]) -> Option<&[u8]> {
    let rest = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(rest, b"?>")?;
    Some(&rest[..end])
}

/// What is in each `meta` tag, outside of comments.
fn metas(start: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + memchr::memchr(b'<', &start[at..])?;
            let rest = &start[open..];
            let ends: &[u8] = if rest.starts_with(b"<!--") {
                b"-->"
            } else {
                b">"
            };
            let length = memchr::memmem::find(rest, ends)?;
            at = open + length;
            if rest.starts_with(b"<meta") {
                return Some(&rest[..length]);
            }
        }
    })
}

/// The encoding behind `name=`, in quotation marks or without.
fn label(inside: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    let at = memchr::memmem::find(inside, name)? + name.len();
    let rest = inside[at..].trim_ascii_start().strip_prefix(b"=")?;
    let rest = rest.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    let rest = rest.strip_prefix(b"'").unwrap_or(rest);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'/');
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    Encoding::for_label(&rest[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_is_in() {
        for (page, name) in [
            ("<meta charset=gb2312>", Some("GBK")),
            (
                "<head><META CharSet = 'windows-1251' />",
                Some("windows-1251"),
            ),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=shift_jis\">",
                Some("Shift_JIS"),
            ),
            (
                "<?xml version=\"1.0\" encoding=\"Big5\"?><html>",
                Some("Big5"),
            ),
            (
                "<!-- <meta charset=big5> --><meta charset=utf-16>",
                Some("UTF-8"),
            ),
            ("<p>charset=big5</p>", None),
            ("<meta charset=lamps>", None),
            ("<meta", None),
        ] {
            assert_eq!(
                declared(page.as_bytes()).map(Encoding::name),
                name,
                "{page}"
            );
        }
    }
}
