//! XML as a tree that knows where in its source each element stands.
//!
//! Elements are told by their namespaces, never by their prefixes. Entities that are not XML's own are not expanded, a document type is
//! refused, and so is what is nested too deep.

pub(crate) mod written;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::input::package::Problem;
use crate::input::xml::written::{attributes, unescaped};
use crate::text::span::Span;
use crate::wording::message::message;

/// The deepest nesting that is read.
const DEPTH: usize = 256;
/// The most elements and texts of a part: in a document of 500 pages there are about half a million. By hand, 2026-11-29.
const NODES: usize = 4_000_000;

/// A tree over a source: its nodes are in order, each before what is in it.
pub(crate) struct Tree<'xml> {
    source: &'xml str,
    nodes: Vec<Item>,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// An element, in the namespace of that number.
    Element(u8),
    /// Text with entities in it.
    Text,
    /// Text as it is.
    Plain,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    what: What,
    /// The length of the prefix of the name with its colon.
    prefix: u8,
    /// The length of the name, with its prefix.
    name: u16,
    /// Where it stands, with its tags.
    span: Span,
    /// Where its opening tag ends.
    opened: u32,
    /// The number of the node after it and all that is in it.
    next: u32,
}

/// The namespaces that readers know; each is a number, and 0 is any other.
pub(crate) type Spaces = &'static [(&'static str, u8)];

impl<'xml> Tree<'xml> {
    /// Reads a part.
    ///
    /// # Errors
    /// When it is no XML that can be read.
    pub(crate) fn read(part: &str, source: &'xml str, spaces: Spaces) -> Result<Self, Problem> {
        let mut reading = Reading {
            part,
            spaces,
            scopes: Vec::new(),
            open: Vec::new(),
            nodes: Vec::with_capacity(source.len() / 24),
        };
        let mut reader = Reader::from_str(source);
        loop {
            let from = reader.buffer_position() as u32;
            let event = reader.read_event().map_err(|error| {
                Problem(message!(
                    "unread.not-xml",
                    part = part,
                    offset = reader.error_position(),
                    error = error.to_string()
                ))
            })?;
            let span = Span {
                start: from,
                end: reader.buffer_position() as u32,
            };
            match event {
                Event::Start(tag) => reading.start(&tag, span, false)?,
                Event::Empty(tag) => reading.start(&tag, span, true)?,
                Event::End(_) => reading.end(span.end),
                Event::Text(_) | Event::GeneralRef(_) => reading.leaf(What::Text, span)?,
                Event::CData(_) => {
                    let (open, close) = ("<![CDATA[".len() as u32, "]]>".len() as u32);
                    let inner = Span {
                        start: span.start + open,
                        end: span.end.saturating_sub(close).max(span.start + open),
                    };
                    reading.leaf(What::Plain, inner)?;
                }
                Event::DocType(_) => {
                    return Err(Problem(message!("unread.document-type", part = part)));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if !reading.open.is_empty() || reading.nodes.is_empty() {
            return Err(Problem(message!("unread.too-early", part = part)));
        }
        Ok(Self {
            source,
            nodes: reading.nodes,
        })
    }

    /// The nodes on the outermost level.
    pub(crate) fn roots(&self) -> Children<'_> {
        Children {
            tree: self,
            at: 0,
            end: self.nodes.len() as u32,
        }
    }

    /// The root element.
    pub(crate) fn root(&self) -> Option<Node<'_>> {
        self.roots().find(|node| node.is_element())
    }
}

struct Reading<'part> {
    part: &'part str,
    spaces: Spaces,
    /// The prefixes that are declared, each with the depth where it is and the number of its namespace.
    scopes: Vec<(usize, String, u8)>,
    /// The elements that are open.
    open: Vec<u32>,
    nodes: Vec<Item>,
}

impl Reading<'_> {
    fn push(&mut self, item: Item) -> Result<(), Problem> {
        if self.nodes.len() == NODES {
            return Err(Problem(message!(
                "unread.elements",
                part = self.part,
                limit = NODES
            )));
        }
        self.nodes.push(item);
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: Span, empty: bool) -> Result<(), Problem> {
        if self.open.len() == DEPTH {
            return Err(Problem(message!(
                "unread.nested",
                part = self.part,
                limit = DEPTH
            )));
        }
        let depth = self.open.len();
        if tag.contains("xmlns") {
            for (name, value) in attributes(&tag[tag.name().as_ref().len()..]) {
                let prefix = match name.strip_prefix("xmlns") {
                    Some("") => "",
                    Some(rest) if rest.starts_with(':') => &rest[1..],
                    _ => continue,
                };
                let space = self.spaces.iter().find(|(uri, _)| *uri == value);
                let number = space.map_or(0, |(_, number)| *number);
                self.scopes.push((depth, prefix.to_owned(), number));
            }
        }
        let qualified = tag.name();
        let name: &str = qualified.as_ref();
        let (prefix, length) = match name.split_once(':') {
            Some((prefix, _)) => (prefix, prefix.len() + 1),
            None => ("", 0),
        };
        let mut declared = self.scopes.iter().rev();
        let space = declared.find(|(_, known, _)| known == prefix);
        let space = space.map_or(0, |(.., number)| *number);
        let (Ok(prefix), Ok(name)) = (u8::try_from(length), u16::try_from(name.len())) else {
            return Err(Problem(message!("unread.element-name", part = self.part)));
        };
        let at = self.nodes.len() as u32;
        self.push(Item {
            what: What::Element(space),
            prefix,
            name,
            span,
            opened: span.end,
            next: at + 1,
        })?;
        if empty {
            self.leave(depth);
        } else {
            self.open.push(at);
        }
        Ok(())
    }

    fn end(&mut self, end: u32) {
        if let Some(at) = self.open.pop() {
            let next = self.nodes.len() as u32;
            let item = &mut self.nodes[at as usize];
            (item.next, item.span.end) = (next, end);
            self.leave(self.open.len());
        }
    }

    /// Forgets what an element at that depth declared.
    fn leave(&mut self, depth: usize) {
        while self.scopes.last().is_some_and(|(at, ..)| *at >= depth) {
            self.scopes.pop();
        }
    }

    fn leaf(&mut self, what: What, span: Span) -> Result<(), Problem> {
        if self.open.is_empty() || span.is_empty() {
            return Ok(());
        }
        let next = self.nodes.len() as u32 + 1;
        self.push(Item {
            what,
            prefix: 0,
            name: 0,
            span,
            opened: span.start,
            next,
        })
    }
}

/// A node of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Node<'tree> {
    tree: &'tree Tree<'tree>,
    at: u32,
}

impl<'tree> Node<'tree> {
    fn item(self) -> &'tree Item {
        &self.tree.nodes[self.at as usize]
    }

    pub(crate) fn is_element(self) -> bool {
        matches!(self.item().what, What::Element(_))
    }

    /// Its namespace and its name without a prefix; 0 and nothing of text.
    pub(crate) fn name(self) -> (u8, &'tree str) {
        let item = self.item();
        let What::Element(space) = item.what else {
            return (0, "");
        };
        let start = item.span.start as usize + 1;
        let name = start + usize::from(item.prefix)..start + usize::from(item.name);
        (space, &self.tree.source[name])
    }

    /// Where it is in the source, with its tags: what writes a change into a file copies the rest by these places.
    pub(crate) fn span(self) -> Span {
        self.item().span
    }

    /// Where what is in it is in the source: between its tags.
    pub(crate) fn inner(self) -> Span {
        let item = self.item();
        let whole = item.span.of(self.tree.source);
        let closing = if item.opened == item.span.end {
            None
        } else {
            whole.rfind("</")
        };
        Span {
            start: item.opened,
            end: closing.map_or(item.opened, |at| item.span.start + at as u32),
        }
    }

    /// What is directly in it.
    pub(crate) fn children(self) -> Children<'tree> {
        Children {
            tree: self.tree,
            at: self.at + 1,
            end: self.item().next,
        }
    }

    /// The first element of that name directly in it.
    pub(crate) fn child(self, space: u8, name: &str) -> Option<Node<'tree>> {
        self.children().find(|node| node.name() == (space, name))
    }

    /// Everything in it, in order.
    pub(crate) fn inside(self) -> impl Iterator<Item = Node<'tree>> {
        let tree = self.tree;
        (self.at + 1..self.item().next).map(move |at| Node { tree, at })
    }

    /// The value of the attribute of that name, whatever its prefix is.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'tree, str>> {
        let item = self.item();
        let from = item.span.start as usize + 1 + usize::from(item.name);
        let tag = self.tree.source.get(from..item.opened as usize)?;
        let mut all = attributes(tag);
        let found = all.find(|(each, _)| {
            let local =
                each.split_once(':').map_or(
                    *each,
                    |(prefix, local)| {
                        if prefix == "xmlns" { "" } else { local }
                    },
                );
            local == name
        });
        found.map(|(_, value)| unescaped(value))
    }

    /// The text that it is; nothing for an element.
    pub(super) fn text(self) -> Cow<'tree, str> {
        let item = self.item();
        let written = item.span.of(self.tree.source);
        match item.what {
            What::Element(_) => Cow::Borrowed(""),
            What::Plain => Cow::Borrowed(written),
            What::Text => unescaped(written),
        }
    }

    /// Adds the text that is directly in it.
    pub(crate) fn push_text(self, out: &mut String) {
        for node in self.children() {
            out.push_str(&node.text());
        }
    }
}

/// Nodes beside each other.
#[derive(Clone)]
pub(crate) struct Children<'tree> {
    tree: &'tree Tree<'tree>,
    at: u32,
    end: u32,
}

impl<'tree> Iterator for Children<'tree> {
    type Item = Node<'tree>;

    fn next(&mut self) -> Option<Node<'tree>> {
        if self.at >= self.end {
            return None;
        }
        let node = Node {
            tree: self.tree,
            at: self.at,
        };
        self.at = node.item().next;
        Some(node)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPACES: Spaces = &[("urn:w", 1), ("urn:r", 2)];

    fn texts(source: &str) -> Vec<String> {
        let tree = Tree::read("a.xml", source, SPACES).unwrap();
        let root = tree.root().unwrap();
        let named = root.inside().filter(|node| node.name() == (1, "t"));
        named
            .map(|node| {
                let mut out = String::new();
                node.push_text(&mut out);
                out
            })
            .collect()
    }

    fn problem(source: &str) -> String {
        match Tree::read("a.xml", source, SPACES) {
            Ok(_) => "read".to_owned(),
            Err(problem) => problem.0.to_string(),
        }
    }

    #[test]
    fn names_are_told_by_their_namespace() {
        for source in [
            "<w:a xmlns:w='urn:w'><w:t>甲</w:t></w:a>",
            "<a xmlns=\"urn:w\"><t>甲</t></a>",
            "<x:a xmlns:x='urn:x'><y:t xmlns:y='urn:w'>甲</y:t><y:t xmlns:y='urn:z'>no</y:t></x:a>",
        ] {
            assert_eq!(texts(source), ["甲"], "{source}");
        }
    }

    #[test]
    fn entities_of_xml_are_characters_and_others_are_left() {
        let source = "<t xmlns='urn:w'><t>a&amp;b &#x7532;&#20057; &lt;<![CDATA[<&amp;>]]> &nope; &#0;</t></t>";
        assert_eq!(texts(source), ["a&b 甲乙 <<&amp;> &nope; \0"]);
    }

    #[test]
    fn every_element_knows_its_place() {
        let source = "<a xmlns='urn:w'><b x='1' r:x='2'/><t>é</t></a>";
        let tree = Tree::read("a.xml", source, SPACES).unwrap();
        let root = tree.root().unwrap();
        assert_eq!(root.span().of(source), source);
        let places = root.children().map(|node| node.span().of(source));
        assert_eq!(
            places.collect::<Vec<_>>(),
            ["<b x='1' r:x='2'/>", "<t>é</t>"]
        );
        let b = root.child(1, "b").unwrap();
        assert_eq!(b.attribute("x").unwrap(), "1");
        assert!(b.attribute("y").is_none());
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert!(problem("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").contains("document type"));
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        assert!(problem(&deep).contains("256 deep"));
        assert!(problem("<a><b></a>").contains("not valid XML"));
        assert!(problem("<a><b>").contains("a.xml"));
        assert!(problem("").contains("ends too early"));
    }

    proptest! {
        #[test]
        fn noise_never_breaks_the_tree(parts in prop::collection::vec(prop::sample::select(vec![
            "<a>", "</a>", "<w:t xmlns:w='urn:w'>", "</w:t>", "<t/>", "&", ";", "&#x41;", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "甲", " x='", "'", "\"", "=", "<", ">", "/",
        ]), 0..30)) {
            let source = format!("<a xmlns='urn:w'>{}</a>", parts.concat());
            if let Ok(tree) = Tree::read("a.xml", &source, SPACES) {
                for node in tree.root().into_iter().flat_map(Node::inside) {
                    let mut out = String::new();
                    node.push_text(&mut out);
                    let _ = (node.name(), node.attribute("x"), node.span().of(&source).len());
                }
            }
        }
    }
}
