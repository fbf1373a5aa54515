//! JSON, which is a promise to programs: names are added and never changed.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::document::{Document, Kind as ParagraphKind};
use crate::finding::{Finding, Severity};
use crate::report::json_span::{EditJson, SpanJson, kind, quote, rounded, span};
use crate::report::places::{Indexed, Places};
use crate::report::{
    Check, Format, Report, Style, Writer, blame, edits, groups, history_json, json_diff, stale,
};
use crate::text::span::Span;
use crate::text::visible;

/// The format `json`.
pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "For programs: one JSON object",
    extensions: &["json"],
    has_totals: true,
    is_json: true,
    files: &[],
    summary: None,
    writer: Writer::All(write),
};

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Text(document) => write_json(out, &text(document)),
        Report::Check(found) => write_json(out, &check(found, style)),
        Report::Diff { old, new, diff } => write_json(out, &json_diff::compare(old, new, diff)),
        Report::Folders {
            old,
            new,
            comparisons,
            ..
        } => write_json(out, &json_diff::folders(old, new, comparisons)),
        Report::Blame(found) => write_json(out, &blame::json(found)),
        Report::Stale(found) => write_json(out, &stale::json(found)),
        Report::History(found) => write_json(out, &history_json::json(found)),
    }
}

/// One JSON value and a line end. Characters that a terminal or a log would obey are escaped, as JSON itself does with some of them.
pub(super) fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Fit))?;
    out.write_all(b"\n")
}

/// JSON on one line, with nothing in its strings that is not visible.
struct Fit;

impl Formatter for Fit {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| visible::is_unfit(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[derive(Serialize)]
struct TextJson<'run> {
    schema: &'static str,
    path: &'run str,
    paragraphs: Vec<ParagraphJson<'run>>,
    #[serde(skip_serializing_if = "is_none")]
    unreadable_characters: usize,
    #[serde(skip_serializing_if = "is_none")]
    unreadable_pages: usize,
}

#[derive(Serialize)]
struct ParagraphJson<'run> {
    kind: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    contents: bool,
    level: u8,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'run str,
    span: SpanJson,
    text: &'run str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    furniture: Vec<SpanJson>,
}

fn text(document: &Document) -> TextJson<'_> {
    let indexed = Indexed::new(document);
    let paragraphs = document.paragraphs.iter().map(|each| ParagraphJson {
        kind: kind(each.kind),
        contents: each.kind == ParagraphKind::Contents,
        level: each.level,
        label: document.label(each),
        span: span(&indexed, each.span),
        text: document.key(each),
        furniture: furniture(document, each.span)
            .map(|piece| span(&indexed, piece))
            .collect(),
    });
    TextJson {
        schema: "variorum/text/1",
        path: &document.name,
        paragraphs: paragraphs.collect(),
        unreadable_characters: document.lost.characters,
        unreadable_pages: document.lost.pages,
    }
}

/// The furniture inside a span: text that is there and belongs to no paragraph.
fn furniture(document: &Document, span: Span) -> impl Iterator<Item = Span> {
    let first = document
        .furniture
        .partition_point(|piece| piece.start < span.start);
    document.furniture[first..]
        .iter()
        .copied()
        .take_while(move |piece| piece.end <= span.end)
}

#[derive(Serialize)]
struct CheckJson<'run> {
    schema: &'static str,
    documents: Vec<DocumentJson<'run>>,
    findings: Vec<FindingJson<'run>>,
    summary: SummaryJson<'run>,
}

#[derive(Serialize)]
struct DocumentJson<'run> {
    path: &'run str,
    paragraphs: usize,
    characters: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    guessed_encoding: Option<String>,
    #[serde(skip_serializing_if = "is_none")]
    unreadable_characters: usize,
    #[serde(skip_serializing_if = "is_none")]
    unreadable_pages: usize,
}

/// A finding, for programs.
#[derive(Serialize)]
pub(super) struct FindingJson<'run> {
    rule: &'static str,
    severity: &'static str,
    message: String,
    path: &'run str,
    span: SpanJson,
    related: Vec<RelatedJson<'run>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixJson<'run>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct RelatedJson<'run> {
    path: &'run str,
    span: SpanJson,
    message: String,
    role: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditJson>,
}

#[derive(Serialize)]
struct FixJson<'run> {
    safe: bool,
    edits: Vec<ReplacementJson<'run>>,
}

#[derive(Serialize)]
struct ReplacementJson<'run> {
    span: SpanJson,
    text: &'run str,
}

#[derive(Serialize)]
struct SummaryJson<'run> {
    error: usize,
    warning: usize,
    note: usize,
    #[serde(skip_serializing_if = "is_none")]
    fixable: usize,
    #[serde(skip_serializing_if = "is_none")]
    fixable_unsafe: usize,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    left_out: &'run BTreeMap<&'static str, usize>,
    #[serde(skip_serializing_if = "is_none")]
    suppressed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<usize>,
    #[serde(skip_serializing_if = "is_none")]
    stale: usize,
    /// Characters in whose language a rule that ran cannot tell.
    #[serde(skip_serializing_if = "is_none")]
    unknown_language: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

fn check<'run>(check: &'run Check<'run>, style: Style<'_>) -> CheckJson<'run> {
    let places = Places::new(check.documents);
    CheckJson {
        schema: "variorum/check/1",
        documents: check
            .checked()
            .iter()
            .map(|each| DocumentJson {
                path: &each.name,
                paragraphs: each.paragraphs.len(),
                characters: each.characters(),
                guessed_encoding: each.guessed_encoding.map(str::to_lowercase),
                unreadable_characters: each.lost.characters,
                unreadable_pages: each.lost.pages,
            })
            .collect(),
        findings: check
            .findings
            .iter()
            .map(|each| finding(&places, each, style))
            .collect(),
        summary: SummaryJson {
            error: check.count(Severity::Error),
            warning: check.count(Severity::Warning),
            note: check.count(Severity::Note),
            fixable: check.fixable().0,
            fixable_unsafe: check.fixable().1,
            left_out: check.left_out,
            suppressed: check.suppressed,
            old: check.old.map(|old| old.findings),
            stale: check.old.map_or(0, |old| old.stale),
            unknown_language: if check.silence.rules.is_empty() {
                0
            } else {
                check.silence.unknown
            },
        },
    }
}

/// One finding.
pub(super) fn finding<'run>(
    places: &Places<'run>,
    finding: &'run Finding,
    style: Style<'_>,
) -> FindingJson<'run> {
    let indexed = places.indexed(finding.place);
    let related = finding.related.iter().enumerate();
    let related = related.map(|(number, other)| RelatedJson {
        path: places.path(other.place),
        span: span(places.indexed(other.place), other.place.span),
        message: other.message.to_string(),
        role: other.role.name(),
        edits: if style.show_edits {
            differences(places, finding, number)
        } else {
            Vec::new()
        },
    });
    let fix = finding.fix.as_ref().map(|fix| FixJson {
        safe: fix.safe,
        edits: fix
            .edits
            .iter()
            .map(|edit| ReplacementJson {
                span: span(indexed, edit.span),
                text: &edit.text,
            })
            .collect(),
    });
    FindingJson {
        rule: finding.rule,
        severity: finding.severity.name(),
        message: finding.message.to_string(),
        path: places.path(finding.place),
        span: span(indexed, finding.place.span),
        related: related.collect(),
        similarity: finding.similarity.map(rounded),
        class: finding.class,
        group: groups::name(places, finding).map(hexadecimal),
        fix,
        fingerprint: hexadecimal(finding.fingerprint),
    }
}

/// What differs between the first copy of a passage and another one.
fn differences(places: &Places<'_>, finding: &Finding, related: usize) -> Vec<EditJson> {
    let first = finding
        .related
        .first()
        .map_or(finding.place, |each| each.place);
    let other = match related {
        0 => finding.place,
        number => finding.related[number].place,
    };
    edits::of(places, finding, related)
        .iter()
        .map(|each| EditJson {
            class: each.class.name(),
            label: false,
            mark: false,
            old: quote(places.indexed(first), each.first),
            new: quote(places.indexed(other), each.other),
        })
        .collect()
}

/// A fingerprint as reports have it.
pub(super) fn hexadecimal(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}
