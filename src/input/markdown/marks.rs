//! What single marks of Markdown mean, where `pulldown-cmark` leaves the question open.

use std::ops::Range;

use crate::text::span::Span;

/// The number before the list item at `range`, its stop or bracket with it.
pub(super) fn number(text: &str, range: &Range<usize>) -> Option<Span> {
    let item = text.get(range.clone())?;
    let start = range.start + (item.len() - item.trim_start().len());
    let digits = text[start..range.end]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let closed = text[start + digits..range.end].starts_with(['.', ')']);
    (digits > 0 && closed).then(|| Span::new(start, start + digits + 1))
}

/// Whether what is between two dollar signs is an amount and some text up to the next one, rather than a formula.
pub(super) fn is_money(content: &str) -> bool {
    content.starts_with(|c: char| c.is_ascii_digit())
        && !content.contains(['\\', '^', '_', '{', '='])
}

/// Whether nothing else is on the lines of `range`, but for the marks of quotations.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let mark = |c: &char| *c != '\n' && (c.is_whitespace() || *c == '>');
    let before = text[..range.start].chars().rev().find(|c| !mark(c));
    let after = text[range.end..].chars().find(|c| !mark(c));
    [before, after].iter().flatten().all(|c| *c == '\n')
}

/// Whether a tag ends a line.
pub(super) fn is_break(html: &str) -> bool {
    tag(html).is_some_and(|(name, _)| name == "br")
}

/// The name of a tag, in lower case, and whether it closes another.
pub(super) fn tag(html: &str) -> Option<(String, bool)> {
    let inside = html.strip_prefix('<')?;
    let name = inside.strip_prefix('/');
    let letters = name.unwrap_or(inside).chars();
    let letters = letters.take_while(char::is_ascii_alphanumeric);
    let lower: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    (!lower.is_empty()).then_some((lower, name.is_some()))
}

/// Whether what is between tags of that name is code, or what a machine says or is told, rather than prose.
pub(super) fn is_code(name: &str) -> bool {
    matches!(name, "code" | "samp" | "kbd" | "pre" | "tt" | "var")
}

/// Whether HTML holds words for its reader: text, or what stands for a picture.
pub(super) fn says_something(html: &str) -> bool {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        if rest[..open].chars().any(char::is_alphanumeric) {
            return true;
        }
        let (end, comment) = if rest[open..].starts_with("<!--") {
            ("-->", true)
        } else {
            (">", false)
        };
        let Some(close) = rest[open..].find(end) else {
            return false;
        };
        let inside = &rest[open..open + close];
        if !comment && (inside.contains("alt=\"") || inside.contains("title=\"")) {
            return true;
        }
        rest = &rest[open + close + end.len()..];
    }
    rest.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_no_formulas() {
        assert!(is_money("5,000 and NZ") && is_money("5—"));
        assert!(!is_money("x") && !is_money("2^n") && !is_money("10 = n"));
    }

    #[test]
    fn html_says_something_where_words_are() {
        for (html, says) in [
            ("<!-- note -->", false),
            ("<a id=\"x\"></a>", false),
            ("<img src=\"a.png\" alt=\"图一\">", true),
            ("<td>甲</td>", true),
            ("<!-- a --> 乙", true),
        ] {
            assert_eq!(says_something(html), says, "{html}");
        }
    }
}
