//! The links of a Markdown text, and the places in it that they can lead to.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::document::Links;
use crate::text::span::Span;

/// Signs of text that another file or a program puts in: its anchors are not known.
const PUT_IN: [&str; 7] = [
    "{{",
    "{%",
    "<<<",
    "!include",
    "@include",
    "--8<--",
    "\nimport ",
];

/// Reads the links among the events of `text`.
pub(super) fn links(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Links {
    let mut out = Links {
        is_whole: !PUT_IN.iter().any(|sign| text.contains(sign)),
        ..Links::default()
    };
    let mut heading: Option<String> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                out.anchors.extend(id.iter().map(ToString::to_string));
                out.are_named &= id.is_some();
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => out.headings.extend(heading.take()),
            Event::Text(written) | Event::Code(written) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(written);
                }
            }
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                ..
            }) => {
                let written = text.get(range.clone()).unwrap_or_default();
                if let (Some(open), true) = (written.rfind("]("), written.ends_with(')')) {
                    let start = range.start + open + 2;
                    out.targets.push(Span::new(start, range.end - 1));
                }
            }
            _ => {}
        }
    }
    out
}
