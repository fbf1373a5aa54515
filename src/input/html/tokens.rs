//! The tags, texts and comments of a page, with their places in its source.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{State, Tokenizer};

use crate::input::html::elements::{Element, Shown};
use crate::text::span::Span;

/// What a part of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Text,
    Comment,
    Start {
        element: Element,
        /// Whether nothing is in it: where a page is XML, a slash at the end says so.
        closed: bool,
        /// Where its attributes are among all of them.
        attributes: (u32, u32),
    },
    End(Element),
}

/// A part of a page, and where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) span: Span,
}

/// The attributes that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Alt,
    Class,
    /// What a book says that an element is: `epub:type`.
    EpubType,
    Hidden,
    Href,
    Open,
    Reversed,
    Role,
    Start,
    Style,
    Type,
    Value,
}

impl Name {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"alt" => Self::Alt,
            b"class" => Self::Class,
            b"epub:type" => Self::EpubType,
            b"hidden" => Self::Hidden,
            b"href" => Self::Href,
            b"open" => Self::Open,
            b"reversed" => Self::Reversed,
            b"role" => Self::Role,
            b"start" => Self::Start,
            b"style" => Self::Style,
            b"type" => Self::Type,
            b"value" => Self::Value,
            _ => return None,
        })
    }
}

/// A page in parts, in order.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) tokens: Vec<Token>,
    /// The attributes of all start tags that are read, each with its value as it is written.
    attributes: Vec<(Name, Span)>,
}

impl Page {
    /// Where the value of an attribute of a start tag is.
    pub(super) fn attribute(&self, (first, last): (u32, u32), name: Name) -> Option<Span> {
        let own = &self.attributes[first as usize..last as usize];
        own.iter().find(|each| each.0 == name).map(|each| each.1)
    }
}

/// What comes out of the tokenizer: a tag comes in several events.
#[derive(Clone, Copy, Debug)]
enum Event {
    Text,
    Comment,
    Open(Element),
    Name(Option<Name>),
    Value,
    Close { slash: bool },
    End(Element),
}

/// Divides a page into its parts.
pub(super) fn tokens(text: &str, is_xml: bool) -> Page {
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
            let event = match event {
                CallbackEvent::String { .. } => Event::Text,
                CallbackEvent::Comment { .. } => Event::Comment,
                CallbackEvent::OpenStartTag { name } => Event::Open(Element::named(name)),
                CallbackEvent::AttributeName { name } => Event::Name(Name::of(name)),
                CallbackEvent::AttributeValue { .. } => Event::Value,
                CallbackEvent::CloseStartTag { self_closing } => Event::Close {
                    slash: self_closing,
                },
                CallbackEvent::EndTag { name } => Event::End(Element::named(name)),
                CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => return None,
            };
            Some((event, Span::new(span.start, span.end)))
        });
    emitter.naively_switch_states(true);
    let mut tokenizer = Tokenizer::new_with_emitter(text, emitter);
    let mut reader = Reader {
        page: Page::default(),
        open: None,
        wanted: false,
        foreign: 0,
        is_xml,
    };
    // Reading from memory never fails.
    while let Some(Ok((event, span))) = tokenizer.next() {
        if reader.event(event, span) {
            tokenizer.set_state(State::Data);
        }
    }
    reader.page
}

struct Reader {
    page: Page,
    /// The start tag that is being read: its element, where it starts, and its first attribute.
    open: Option<(Element, u32, u32)>,
    /// Whether the attribute that is being read is one of a start tag, and wanted.
    wanted: bool,
    /// How many drawings and formulas are open: a slash ends an element in them.
    foreign: u32,
    is_xml: bool,
}

impl Reader {
    /// Takes one event, and says whether the tag that it ends holds nothing, although elements of its name hold more than tags.
    fn event(&mut self, event: Event, span: Span) -> bool {
        match event {
            Event::Text => self.add(What::Text, span),
            Event::Comment => self.add(What::Comment, span),
            Event::Open(element) => {
                self.open = Some((element, span.start, self.page.attributes.len() as u32));
            }
            Event::Name(name) => {
                self.wanted = self.open.is_some() && name.is_some();
                if let Some(name) = name.filter(|_| self.wanted) {
                    let none = Span::empty(span.end as usize);
                    self.page.attributes.push((name, none));
                }
            }
            Event::Value => {
                if let Some(last) = self.page.attributes.last_mut().filter(|_| self.wanted) {
                    last.1 = span;
                }
            }
            Event::Close { slash } => return self.close(slash, span),
            Event::End(element) => {
                if matches!(element.name(), "svg" | "math") {
                    self.foreign = self.foreign.saturating_sub(1);
                }
                self.add(What::End(element), span);
            }
        }
        false
    }

    fn close(&mut self, slash: bool, span: Span) -> bool {
        let Some((element, start, first)) = self.open.take() else {
            return false;
        };
        let closed = slash && (self.is_xml || self.foreign > 0);
        if matches!(element.name(), "svg" | "math") && !closed {
            self.foreign += 1;
        }
        let what = What::Start {
            element,
            closed: closed || element.shown() == Shown::Void,
            attributes: (first, self.page.attributes.len() as u32),
        };
        let span = Span {
            start,
            end: span.end,
        };
        self.add(what, span);
        closed
    }

    fn add(&mut self, what: What, span: Span) {
        self.page.tokens.push(Token { what, span });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, is_xml: bool) -> Vec<&str> {
        let page = tokens(text, is_xml);
        page.tokens.iter().map(|each| each.span.of(text)).collect()
    }

    #[test]
    fn every_part_has_its_place() {
        let text = "<!DOCTYPE html>甲<p\r\n class='x' >乙 &amp;\r\n</p ><!-- 丙 --><br/>";
        let expected = [
            "甲",
            "<p\r\n class='x' >",
            "乙 &amp;\r\n",
            "</p >",
            "<!-- 丙 -->",
            "<br/>",
        ];
        assert_eq!(parts(text, false), expected);
    }

    #[test]
    fn scripts_and_titles_hold_no_tags() {
        let text = "<title>a <b></title><script>a < b, '<p>'</script>c";
        let expected = [
            "<title>",
            "a <b>",
            "</title>",
            "<script>",
            "a < b, '<p>'",
            "</script>",
            "c",
        ];
        assert_eq!(parts(text, false), expected);
        assert_eq!(parts("<script/>a<b>", false), ["<script/>", "a<b>"]);
        assert_eq!(parts("<script/>a<b>", true), ["<script/>", "a", "<b>"]);
    }

    #[test]
    fn attributes_are_those_of_their_tag() {
        let text =
            "<ol start=5 data-a=x reversed class='a b'></ol class=c><li value=\"7\" value=8>";
        let page = tokens(text, false);
        let of = |at: usize, name: Name| match page.tokens[at].what {
            What::Start { attributes, .. } => {
                page.attribute(attributes, name).map(|span| span.of(text))
            }
            _ => None,
        };
        assert_eq!(of(0, Name::Start), Some("5"));
        assert_eq!(of(0, Name::Reversed), Some(""));
        assert_eq!(of(0, Name::Class), Some("a b"));
        assert_eq!(of(0, Name::Value), None);
        assert_eq!(of(2, Name::Value), Some("7"));
    }
}
