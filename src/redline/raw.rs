//! Pieces of XML as they are written: tags, with their attributes, and the text between them.
//!
//! The pieces come from parts that were read as trees before, so that they are well formed.

use std::fmt::Write as _;

/// A piece of a text of XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'xml> {
    /// Text, a comment, or anything else that is no tag.
    Text(&'xml str),
    /// A tag that opens an element, or is one.
    Open(Tag<'xml>),
    /// A tag that closes an element: its name.
    Close(&'xml str),
}

/// A tag that opens an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'xml> {
    /// The name with its prefix.
    pub(super) name: &'xml str,
    /// What follows the name, without a stroke at its end.
    pub(super) rest: &'xml str,
    /// Whether the element has nothing in it.
    pub(super) empty: bool,
}

impl<'xml> Tag<'xml> {
    /// The value of the attribute of that name, with its prefix, as it is written.
    pub(super) fn value(&self, name: &str) -> Option<&'xml str> {
        let mut all = attributes(self.rest);
        all.find(|(each, _)| *each == name).map(|(_, value)| value)
    }
}

/// The pieces of a text.
pub(super) fn pieces(raw: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if !rest.starts_with('<') {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            rest = after;
            return Some(Piece::Text(text));
        }
        let end = match () {
            () if rest.starts_with("<!--") => after(rest, "-->"),
            () if rest.starts_with("<![CDATA[") => after(rest, "]]>"),
            () if rest.starts_with("<?") => after(rest, "?>"),
            () => tag_end(rest),
        };
        let (tag, behind) = rest.split_at(end);
        rest = behind;
        if tag.starts_with("<!") || tag.starts_with("<?") {
            return Some(Piece::Text(tag));
        }
        let inner = tag[1..].trim_end_matches('>');
        if let Some(name) = inner.strip_prefix('/') {
            return Some(Piece::Close(name.trim()));
        }
        let (inner, empty) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let name = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let (name, rest) = inner.split_at(name);
        Some(Piece::Open(Tag { name, rest, empty }))
    })
}

fn after(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// Where a tag ends: a `>` in the value of an attribute does not end it.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The names and values of the attributes of a tag, as they are written.
pub(super) fn attributes(rest: &str) -> impl Iterator<Item = (&str, &str)> {
    crate::input::xml::written::attributes(rest)
}

/// Adds an attribute.
pub(super) fn push_attribute(name: &str, value: &str, out: &mut String) {
    let quote = if value.contains('"') { '\'' } else { '"' };
    let _ = write!(out, " {name}={quote}{value}{quote}");
}

/// A text as it is written between tags or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_escaped(c, &mut out));
    out
}

/// Adds a character as it is written.
pub(super) fn push_escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        // What no text of XML can have.
        c if c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}') => {
            out.push(char::REPLACEMENT_CHARACTER);
        }
        c => out.push(c),
    }
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Whether an attribute holds a mark that programs give anew whenever they save a file.
pub(super) fn is_mark_of_saving(name: &str) -> bool {
    let local = local(name);
    local.starts_with("rsid")
        || matches!(local, "paraId" | "textId" | "anchorId" | "editId" | "docPr")
}

/// Elements that say nothing of what a reader sees.
pub(super) fn is_aside(name: &str) -> bool {
    matches!(
        local(name),
        "proofErr" | "lastRenderedPageBreak" | "bookmarkStart" | "bookmarkEnd"
    )
}

/// An element without what differs between two files in which it is the same. `target` says what a relation leads to.
pub(super) fn canonical(raw: &str, target: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(raw.len());
    // How many open elements are left out.
    let mut aside = 0;
    for piece in pieces(raw) {
        match piece {
            Piece::Text(text) if aside == 0 => out.push_str(text),
            Piece::Open(tag) if aside > 0 || is_aside(tag.name) => {
                aside += usize::from(!tag.empty);
            }
            Piece::Close(_) if aside > 0 => aside -= 1,
            Piece::Open(tag) => {
                let _ = write!(out, "<{}", tag.name);
                let is_numbered = matches!(local(tag.name), "docPr" | "cNvPr");
                for (name, value) in attributes(tag.rest) {
                    let is_id = is_numbered && matches!(name, "id" | "name");
                    let is_declared = name.starts_with("xmlns");
                    if is_id || is_declared || is_mark_of_saving(name) {
                        continue;
                    }
                    let led = name.contains(':').then(|| target(value)).flatten();
                    push_attribute(name, led.as_deref().unwrap_or(value), &mut out);
                }
                out.push('>');
                if tag.empty {
                    let _ = write!(out, "</{}>", tag.name);
                }
            }
            Piece::Close(name) => {
                let _ = write!(out, "</{name}>");
            }
            Piece::Text(_) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_whole_text() {
        let raw = "a<w:p w:x='>'><w:t>b &amp; c</w:t><!-- <d> --><w:tab/></w:p>";
        let found: Vec<Piece<'_>> = pieces(raw).collect();
        let tag = |name, rest, empty| Piece::Open(Tag { name, rest, empty });
        assert_eq!(
            found,
            [
                Piece::Text("a"),
                tag("w:p", " w:x='>'", false),
                tag("w:t", "", false),
                Piece::Text("b &amp; c"),
                Piece::Close("w:t"),
                Piece::Text("<!-- <d> -->"),
                tag("w:tab", "", true),
                Piece::Close("w:p"),
            ]
        );
    }

    #[test]
    fn marks_of_saving_and_names_of_relations_are_no_difference() {
        let one = "<w:p w:rsidR=\"1\"><w:proofErr w:type=\"a\"/><w:r r:embed=\"rId1\"/></w:p>";
        let other = "<w:p w:rsidR=\"2\" ><w:r r:embed=\"rId7\"></w:r></w:p>";
        let target = |_: &str| Some("picture".to_owned());
        assert_eq!(canonical(one, &target), canonical(other, &target));
        let other = other.replace("w:r ", "w:r w:b='1' ");
        assert_ne!(canonical(one, &target), canonical(&other, &target));
    }
}
