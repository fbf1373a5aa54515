//! Comments in Markdown and HTML that tell checks to leave something out.

use crate::document::Paragraph;
use crate::document::suppression::{Named, Scope, Suppression};
use crate::text::span::Span;

/// The comments of `variorum` in the HTML at `html`, in order of their places.
pub(super) fn suppressions(
    text: &str,
    html: &[Span],
    paragraphs: &[Paragraph],
) -> Vec<Suppression> {
    let mut out = Vec::new();
    let mut line = 0..0;
    for part in html {
        let mut at = part.start as usize;
        while let Some(open) = text[at..part.end as usize].find("<!--") {
            let start = at + open;
            let inside = start + "<!--".len();
            let Some(length) = text[inside..part.end as usize].find("-->") else {
                break;
            };
            at = inside + length + "-->".len();
            let comment = Span::new(start, at);
            let content = Span::new(inside, inside + length);
            // Many comments can be on one line: its end is looked for once.
            if !line.contains(&at) {
                line = at..text[at..]
                    .find(['\n', '\r'])
                    .map_or(text.len(), |end| at + end);
            }
            out.extend(suppression(text, comment, content, (line.end, paragraphs)));
        }
    }
    out
}

fn suppression(
    text: &str,
    comment: Span,
    content: Span,
    (line, paragraphs): (usize, &[Paragraph]),
) -> Option<Suppression> {
    let written = content.of(text);
    // What follows `--` is the reason, for people.
    let told = &written[..written.find(" --").unwrap_or(written.len())];
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(lead) = told[from..].find(|c: char| !separates(c)) {
        let start = from + lead;
        let length = told[start..].find(separates).unwrap_or(told.len() - start);
        from = start + length;
        let start = content.start as usize + start;
        words.push(Span::new(start, start + length));
    }
    let (word, rules) = words.split_first()?;
    let scope = match word.of(text) {
        "variorum-disable-next-line" => Scope::Next(next(text, line, paragraphs)),
        "variorum-disable" => Scope::Start,
        "variorum-enable" => Scope::End,
        "variorum-disable-file" => Scope::File,
        other if other.starts_with("variorum-") => Scope::Unknown,
        _ => return None,
    };
    let named = |span: &Span| Named {
        name: span.of(text).to_owned(),
        span: *span,
    };
    Some(Suppression {
        comment,
        word: *word,
        scope,
        rules: rules.iter().map(named).collect(),
    })
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、')
}

/// The first text after a comment whose line ends at byte `line`: its paragraph, and all that is on the same line; one line
/// where the comment is inside a paragraph.
fn next(text: &str, line: usize, paragraphs: &[Paragraph]) -> Span {
    let ends = |at: usize| {
        text[at..]
            .find(['\n', '\r'])
            .map_or(text.len(), |length| at + length)
    };
    let found = paragraphs.partition_point(|each| each.span.end as usize <= line);
    let Some(paragraph) = paragraphs.get(found) else {
        return Span::empty(text.len());
    };
    let (start, end) = (paragraph.span.start as usize, paragraph.span.end as usize);
    if start < line {
        let start = line + (text[line..].len() - text[line..].trim_start().len());
        return Span::new(start, ends(start));
    }
    let margin = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    Span::new(margin, end.max(ends(start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Options, from_bytes};

    fn found(text: &str) -> Vec<(String, Vec<String>, String)> {
        let document = from_bytes("x.md", text.as_bytes(), &Options::default()).unwrap();
        let shown = |each: &Suppression| {
            let names = each.rules.iter().map(|named| named.name.clone());
            let region = match each.scope {
                Scope::Next(span) => document.slice(span).to_owned(),
                _ => String::new(),
            };
            (
                document.slice(each.word)[9..].to_owned(),
                names.collect(),
                region,
            )
        };
        document.suppressions.iter().map(shown).collect()
    }

    fn one(word: &str, names: &[&str], region: &str) -> (String, Vec<String>, String) {
        let names = names.iter().map(|name| (*name).to_owned());
        (word.to_owned(), names.collect(), region.to_owned())
    }

    #[test]
    fn comments_name_rules_and_give_reasons() {
        let text = "<!-- variorum-disable-file quote-style, mixed-han -- 旧版 -->\n\n甲\n\n<!--variorum-disable-->\n\n乙 <!-- variorum-enable doubled-word --> 丙\n\n<!-- other -->\n";
        let expected = [
            one("disable-file", &["quote-style", "mixed-han"], ""),
            one("disable", &[], ""),
            one("enable", &["doubled-word"], ""),
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn the_next_line_is_the_next_one_with_text() {
        for (text, region) in [
            (
                "<!-- variorum-disable-next-line -->\n\n\n第一条\n第二行\n\n别的",
                "第一条\n第二行",
            ),
            (
                "<!-- variorum-disable-next-line -->\n| a | b |\n|---|---|\n| c | d |",
                "| a | b |",
            ),
            (
                "Mot один <!-- variorum-disable-next-line -->\nline two\nline three",
                "line two",
            ),
            (
                "> <!-- variorum-disable-next-line -->\n> quoted",
                "> quoted",
            ),
            ("<!-- variorum-disable-next-line -->\n", ""),
        ] {
            assert_eq!(
                found(text),
                [one("disable-next-line", &[], region)],
                "{text}"
            );
        }
    }

    #[test]
    fn comments_in_code_are_code() {
        assert!(
            found("```\n<!-- variorum-disable -->\n```\n\n`<!-- variorum-disable -->`").is_empty()
        );
    }
}
