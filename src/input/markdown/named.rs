//! The names that links and notes of a Markdown text go by: `[the gate][gate]`, `[gate]: https://…`, `[^1]`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::document::{Named, Role};
use crate::text::span::Span;

/// Reads the names among the events of `text`, outside of what is hidden.
pub(super) fn named(
    text: &str,
    events: &[(Event<'_>, Range<usize>)],
    hidden: &[Range<usize>],
) -> Vec<Named> {
    let mut out = Vec::new();
    let mut said: Vec<Range<usize>> = Vec::new();
    let mut links: Vec<Range<usize>> = Vec::new();
    for (event, range) in events {
        match event {
            Event::Text(_) => said.push(range.clone()),
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                links.push(range.clone());
                let by_name = matches!(
                    link_type,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
                );
                if by_name {
                    out.push(of(id, range.clone(), Role::Used, false));
                }
            }
            _ => {}
        }
    }
    let is_hidden = |at: usize| holds(hidden, at);
    for (at, _) in text.match_indices('[') {
        if is_hidden(at) || is_escaped(text, at) {
            continue;
        }
        if let Some((name, end)) = note(text, at) {
            let defines = text[end..].starts_with(':') && starts_line(text, at);
            let role = if defines { Role::Defined } else { Role::Used };
            out.push(of(name, at..end, role, true));
        } else if starts_line(text, at) && !holds(&said, at) && !holds(&links, at) {
            out.extend(definition(text, at));
        }
    }
    for (at, _) in text.match_indices("][") {
        if !is_hidden(at) && !is_escaped(text, at) && !holds(&links, at) {
            out.extend(missing(text, at));
        }
    }
    out.sort_by_key(|named| named.span);
    out
}

fn of(name: &str, range: Range<usize>, role: Role, is_note: bool) -> Named {
    Named {
        name: bare(name),
        span: Span::new(range.start, range.end),
        role,
        is_note,
    }
}

/// A name as names are compared: in lower case, with single spaces.
fn bare(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Whether one of the ranges, which are in order of their starts, holds the place.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.start <= at);
    ranges[..next].last().is_some_and(|range| at < range.end)
}

fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].ends_with('\\')
}

/// Whether nothing but a few spaces comes before a place on its line.
fn starts_line(text: &str, at: usize) -> bool {
    // The start of a long line is not looked for at each of its brackets.
    let before = &text.as_bytes()[..at];
    let spaces = before.iter().rev().take(4);
    let spaces = spaces.take_while(|byte| **byte == b' ').count();
    spaces < 4 && (spaces == at || before[at - spaces - 1] == b'\n')
}

/// The name of a note at `at`, and where its brackets end.
fn note(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text[at..].strip_prefix("[^")?;
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '*' | '.' | ':');
    let length = rest.find(|c: char| !sign(c))?;
    let name = &rest[..length];
    let whole = rest[length..].starts_with(']') && !name.is_empty();
    whole.then_some((name, at + "[^".len() + length + 1))
}

/// `[gate]: https://…` at `at`; `None` for what leads to this text itself or hides a comment.
fn definition(text: &str, at: usize) -> Option<Named> {
    let line = text[at..].lines().next()?;
    let close = line.find("]:")?;
    let name = &line[1..close];
    let target = line[close + "]:".len()..].trim();
    let says = name.starts_with(char::is_alphanumeric) && !name.contains(['[', ']']);
    // After a heading, a name may stand for its place: [fees]: #fees.
    let leads = !target.is_empty() && !target.starts_with('#') && !target.starts_with("<>");
    (says && leads).then(|| of(name, at..at + line.trim_end().len(), Role::Defined, false))
}

/// The link by name whose two brackets meet at `at` and of which nothing tells where it leads.
fn missing(text: &str, at: usize) -> Option<Named> {
    let open = text[..at].rfind('[')?;
    let written = &text[open + 1..at];
    let rest = &text[at + 2..];
    let length = rest.find([']', '\n'])?;
    if rest[length..].starts_with('\n') {
        return None;
    }
    let name = if length == 0 {
        written
    } else {
        &rest[..length]
    };
    let end = at + 2 + length + 1;
    let before = text[..open].chars().next_back();
    let picture = before == Some('!');
    let glued =
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ']' | ')' | '\\' | '_' | '`'));
    let goes_on = text[end..].starts_with(['[', '(', ':']);
    let sign = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let plain = !name.is_empty() && name.chars().all(sign) && !written.contains([']', '\n']);
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    if glued || goes_on || !plain || letters == 0 || (letters == 1 && written.len() == 1) {
        return None;
    }
    let start = open - usize::from(picture);
    Some(of(name, start..end, Role::Missing, false))
}
