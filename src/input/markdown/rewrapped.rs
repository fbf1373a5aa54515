//! Lines of a paragraph that only look like a list: `(see p.` at the end of one, `1) and so on` at the start of the next.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// What the parser found, and where.
type Found<'text> = (Event<'text>, Range<usize>);

/// Joins a list of a single item to the paragraph above it, where there is no blank line between them and the bracket of its number
/// closes one that the paragraph opened.
pub(super) fn joined<'text>(text: &'text str, events: &[Found<'text>]) -> Vec<Found<'text>> {
    let mut out: Vec<Found<'text>> = Vec::with_capacity(events.len());
    let mut at = 0;
    while let Some(event) = events.get(at) {
        let item = match event.0 {
            Event::End(TagEnd::Paragraph) => item(text, event, &events[at + 1..]),
            _ => None,
        };
        let Some(length) = item else {
            out.push(event.clone());
            at += 1;
            continue;
        };
        // The start of the list and of its item, what is in it, and both ends.
        let inside = &events[at + 3..at + 1 + length - 2];
        let number = events[at + 2].1.start..inside[0].1.start;
        let line_end = event.1.start + text[event.1.clone()].trim_end().len();
        out.push((Event::SoftBreak, line_end..line_end + 1));
        out.push((Event::Text(text[number.clone()].into()), number));
        out.extend_from_slice(inside);
        out.push((
            Event::End(TagEnd::Paragraph),
            event.1.start..events[at + 1].1.end,
        ));
        at += 1 + length;
    }
    out
}

/// How many of the events after the end of a paragraph are a list that belongs to it.
fn item(text: &str, end: &Found<'_>, rest: &[Found<'_>]) -> Option<usize> {
    let [
        (Event::Start(Tag::List(Some(_))), list),
        (Event::Start(Tag::Item), item),
        (first, start),
        ..,
    ] = rest
    else {
        return None;
    };
    let length = 1 + rest
        .iter()
        .position(|(event, _)| matches!(event, Event::End(TagEnd::List(_))))?;
    let inside = &rest[2..length - 2];
    let is_inline = |(event, _): &Found<'_>| {
        let tag = matches!(
            event,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
                | Event::End(
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
                )
        );
        tag || matches!(event, Event::Text(_) | Event::Code(_) | Event::SoftBreak)
    };
    let above = &text[end.1.clone()];
    let between = text.get(end.1.start + above.trim_end().len()..list.start)?;
    let beside = between.matches('\n').count() == 1;
    let number = text.get(item.start..start.start)?;
    let open = above.matches('(').count() > above.matches(')').count();
    let joins =
        matches!(first, Event::Text(_)) && beside && open && number.trim_end().ends_with(')');
    (joins && !inside.is_empty() && inside.iter().all(is_inline)).then_some(length)
}

#[cfg(test)]
mod tests {
    use crate::input::{self, from_bytes};

    fn keys(text: &str) -> Vec<String> {
        let document = from_bytes("x.md", text.as_bytes(), &input::Options::default())
            .expect("a text is read");
        let keys = document.paragraphs.iter().map(|each| document.key(each));
        keys.map(str::to_owned).collect()
    }

    #[test]
    fn a_page_at_the_start_of_a_line_is_no_list() {
        for (text, key) in [
            (
                "The toll is owed by guests (town book p.\n1) and by *all* members\nof the guild.\n\nNobody else pays.",
                "The toll is owed by guests (town book p. 1) and by all members of the guild.",
            ),
            (
                "Zoll zahlen die Gäste (Stadtbuch, Bl. 3 S.\n1) und die Meister.\n\nSonst zahlt niemand.",
                "Zoll zahlen die Gäste (Stadtbuch, Bl. 3 S. 1) und die Meister.",
            ),
            (
                "Пошлину платят гости (городская книга, с.\n1) и мастера.\n\nБольше никто не платит.",
                "Пошлину платят гости (городская книга, с. 1) и мастера.",
            ),
        ] {
            let found = keys(text);
            assert_eq!((found.len(), found[0].as_str()), (2, key), "{text}");
        }
    }

    #[test]
    fn a_list_below_a_paragraph_is_one() {
        for text in [
            "The toll is owed (see the town book):\n1) by guests\n2) by members",
            "The toll is owed by these:\n1) guests",
            "The toll (see below\n\n1) guests",
            "The toll (see below\n1) guests\n2) members",
        ] {
            assert!(keys(text).len() > 1, "{text}");
        }
    }
}
