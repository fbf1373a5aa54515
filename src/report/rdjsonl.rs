//! Diagnostics for reviewdog, one a line. Its columns count bytes of UTF-8, from 1, and the end is exclusive.

use std::io::{self, Write};

use serde::Serialize;

use crate::document::Document;
use crate::finding::{Finding, Fix, Place, Severity};
use crate::report::json::write_json;
use crate::report::places::Places;
use crate::report::{Check, Format, Writer};
use crate::text::span::Span;

/// The format `rdjsonl`.
pub(super) const FORMAT: Format = Format {
    name: "rdjsonl",
    about: "For reviewdog: one diagnostic per line, columns in bytes",
    extensions: &[],
    has_totals: false,
    is_json: true,
    files: &[],
    summary: None,
    writer: Writer::Check(write),
};

#[derive(Serialize)]
struct Diagnostic<'run> {
    message: String,
    location: Location,
    severity: &'static str,
    source: Source,
    code: Code<'run>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'run> {
    value: &'run str,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    check
        .findings
        .iter()
        .try_for_each(|finding| write_json(out, &diagnostic(&places, finding)))
}

fn diagnostic<'run>(places: &Places<'run>, finding: &'run Finding) -> Diagnostic<'run> {
    let related = finding.related.iter().map(|each| Related {
        message: each.message.to_string(),
        location: location(places, each.place),
    });
    let suggestion = finding.fix.as_ref().and_then(|fix| {
        let (span, text) = merged(places.document(finding.place), fix)?;
        let place = Place {
            span,
            ..finding.place
        };
        Some(Suggestion {
            range: range(places, place),
            text,
        })
    });
    Diagnostic {
        message: finding.message.to_string(),
        location: location(places, finding.place),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        source: Source { name: "variorum" },
        code: Code {
            value: finding.rule,
        },
        suggestions: suggestion.into_iter().collect(),
        related_locations: related.collect(),
    }
}

/// All edits of a fix as one: a suggestion of reviewdog is made alone, and half a fix is not a fix.
fn merged(document: &Document, fix: &Fix) -> Option<(Span, String)> {
    let span = fix.edits.first()?.span.join(fix.edits.last()?.span);
    let mut text = String::new();
    let mut at = span.start;
    for edit in &fix.edits {
        text.push_str(document.slice(Span {
            start: at,
            end: edit.span.start,
        }));
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    Some((span, text))
}

fn location(places: &Places<'_>, place: Place) -> Location {
    Location {
        path: places.tidy_path(place),
        range: range(places, place),
    }
}

fn range(places: &Places<'_>, place: Place) -> Range {
    let lines = &places.indexed(place).lines;
    let position = |offset: u32| Position {
        line: lines.place(offset).line,
        column: (offset - lines.line_span(offset).start) as usize + 1,
    };
    Range {
        start: position(place.span.start),
        end: position(place.span.end),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::finding::Replacement;
    use crate::input;
    use crate::report::places::tests::{NAME, written, written_of_nothing};

    #[test]
    fn columns_count_bytes() {
        let out = written(&FORMAT);
        let lines: Vec<Value> = out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        // 甲 is 3 bytes, 𠮷 and 🙂 are 4 each, 乙 is 3.
        let range = |start: usize, end: usize| json!({"start": {"line": 2, "column": start}, "end": {"line": 2, "column": end}});
        assert_eq!(
            lines[0]["location"],
            json!({"path": NAME, "range": range(15, 27)})
        );
        assert_eq!(lines[0]["severity"], "ERROR");
        assert_eq!(
            lines[0]["suggestions"],
            json!([{"range": range(27, 39), "text": ""}])
        );
        assert_eq!(lines[0]["related_locations"][0]["message"], "again, here");
        assert_eq!(
            lines[1]["location"]["range"],
            json!({"start": {"line": 1, "column": 8}, "end": {"line": 3, "column": 4}})
        );
        assert_eq!(written_of_nothing(&FORMAT), "");
    }

    #[test]
    fn edits_of_one_fix_are_one_suggestion() {
        let document =
            input::from_bytes("a.txt", "（甲）。".as_bytes(), &input::Options::default()).unwrap();
        let edit = |start, end, text: &str| Replacement {
            span: Span::new(start, end),
            text: text.to_owned(),
        };
        let fix = Fix {
            safe: true,
            edits: vec![edit(0, 3, "“"), edit(6, 9, "”")],
        };
        assert_eq!(
            merged(&document, &fix),
            Some((Span::new(0, 9), "“甲”".to_owned()))
        );
    }
}
