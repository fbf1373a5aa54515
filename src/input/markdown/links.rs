//! The links of a Markdown text, and the places in it that they can lead to.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::document::Links;
use crate::input::markdown::named;
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

/// Reads the links among the events of `text`, of which the start is skipped.
pub(super) fn links(text: &str, skipped: usize, events: &[(Event<'_>, Range<usize>)]) -> Links {
    let hidden = hidden(skipped, events);
    let mut out = Links {
        is_whole: is_whole(text, &hidden),
        named: named::named(text, events, &hidden),
        has_marks_of_notes: true,
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

/// What is code, a formula or HTML, in order; before it the front matter, which is skipped.
fn hidden(skipped: usize, events: &[(Event<'_>, Range<usize>)]) -> Vec<Range<usize>> {
    let hides = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
                | Event::Code(_)
                | Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
        )
    };
    let hidden = events.iter().filter(|(event, _)| hides(event));
    let front = std::iter::once(0..skipped);
    front
        .chain(hidden.map(|(_, range)| range.clone()))
        .collect()
}

/// Whether nothing is put into a text later, outside of what is hidden.
fn is_whole(text: &str, hidden: &[Range<usize>]) -> bool {
    let is_hidden = |at: usize| {
        let next = hidden.partition_point(|range| range.start <= at);
        hidden[..next].last().is_some_and(|range| at < range.end)
    };
    // A container is closed by its mark alone; what is never closed names a text.
    let marks = || {
        text.lines()
            .filter_map(|line| line.trim_start().strip_prefix(":::"))
    };
    let (opens, closes) = (marks().count(), marks().any(|rest| rest.trim().is_empty()));
    let is_named = opens > 0 && !closes;
    !is_named
        && !PUT_IN
            .iter()
            .any(|sign| text.match_indices(sign).any(|(at, _)| !is_hidden(at)))
}
