//! JSON as `contract.md` of the project promises it: spans in Unicode scalar values, lines and columns from 1.

use std::io::{self, Write};

use serde::Serialize;

use crate::diff::change::{Change, Class, Diff, Edit, Kind};
use crate::document::{Document, Kind as ParagraphKind};
use crate::finding::{Finding, Severity};
use crate::report::{Format, Report, Style, edits};
use crate::text::lines::LineIndex;
use crate::text::normalise::joined;
use crate::text::span::Span;

/// The format `json`.
pub(super) const FORMAT: Format = Format {
    name: "json",
    write,
};

fn write(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Text(document) => write_json(out, &text(document)),
        Report::Check {
            documents,
            findings,
            ..
        } => write_json(out, &check(documents, findings, style)),
        Report::Diff { old, new, diff } => write_json(out, &compare(old, new, diff)),
    }
}

fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct SpanJson {
    offset: usize,
    length: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn span(index: &LineIndex<'_>, span: Span) -> SpanJson {
    let (start, end) = (index.place(span.start), index.place(span.end));
    let offset = index.characters(span.start);
    SpanJson {
        offset,
        length: index.characters(span.end) - offset,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

#[derive(Serialize)]
struct TextJson<'run> {
    schema: &'static str,
    path: &'run str,
    paragraphs: Vec<ParagraphJson<'run>>,
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
    let index = LineIndex::new(&document.text);
    let paragraphs = document.paragraphs.iter().map(|each| ParagraphJson {
        kind: kind(each.kind),
        contents: each.kind == ParagraphKind::Contents,
        level: each.level,
        label: document.label(each),
        span: span(&index, each.span),
        text: document.key(each),
        furniture: furniture(document, each.span)
            .map(|piece| span(&index, piece))
            .collect(),
    });
    TextJson {
        schema: "variorum/text/1",
        path: &document.name,
        paragraphs: paragraphs.collect(),
    }
}

/// The furniture inside a span: text that stands there and belongs to no paragraph.
fn furniture(document: &Document, span: Span) -> impl Iterator<Item = Span> {
    let first = document
        .furniture
        .partition_point(|piece| piece.start < span.start);
    document.furniture[first..]
        .iter()
        .copied()
        .take_while(move |piece| piece.end <= span.end)
}

fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Heading => "heading",
        ParagraphKind::Body => "body",
        ParagraphKind::ListItem | ParagraphKind::Contents => "list-item",
        ParagraphKind::Quote => "quote",
        ParagraphKind::Code => "code",
        ParagraphKind::TableCell => "table-cell",
        ParagraphKind::Footnote => "footnote",
    }
}

#[derive(Serialize)]
struct CheckJson<'run> {
    schema: &'static str,
    documents: Vec<DocumentJson<'run>>,
    findings: Vec<FindingJson<'run>>,
    summary: SeverityCounts,
}

#[derive(Serialize)]
struct DocumentJson<'run> {
    path: &'run str,
    paragraphs: usize,
    characters: usize,
}

#[derive(Serialize)]
struct FindingJson<'run> {
    rule: &'static str,
    severity: &'static str,
    message: &'run str,
    path: &'run str,
    span: SpanJson,
    related: Vec<RelatedJson<'run>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixJson<'run>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct RelatedJson<'run> {
    path: &'run str,
    span: SpanJson,
    message: &'run str,
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
struct SeverityCounts {
    error: usize,
    warning: usize,
    note: usize,
}

fn check<'run>(
    documents: &'run [Document],
    findings: &'run [Finding],
    style: Style,
) -> CheckJson<'run> {
    let indices: Vec<LineIndex<'_>> = documents
        .iter()
        .map(|document| LineIndex::new(&document.text))
        .collect();
    let place = |place: crate::finding::Place| {
        (
            documents[place.document as usize].name.as_str(),
            span(&indices[place.document as usize], place.span),
        )
    };
    let finding = |each: &'run Finding| {
        let (path, here) = place(each.place);
        let index = &indices[each.place.document as usize];
        let related = each.related.iter().enumerate().map(|(number, other)| {
            let (path, there) = place(other.place);
            let edits = if style.show_edits {
                differences(documents, &indices, each, number)
            } else {
                Vec::new()
            };
            RelatedJson {
                path,
                span: there,
                message: &other.message,
                edits,
            }
        });
        let fix = each.fix.as_ref().map(|fix| FixJson {
            safe: fix.safe,
            edits: fix
                .edits
                .iter()
                .map(|edit| ReplacementJson {
                    span: span(index, edit.span),
                    text: &edit.text,
                })
                .collect(),
        });
        FindingJson {
            rule: each.rule,
            severity: each.severity.name(),
            message: &each.message,
            path,
            span: here,
            related: related.collect(),
            similarity: each.similarity.map(rounded),
            fix,
            fingerprint: format!("{:016x}", each.fingerprint),
        }
    };
    let count = |severity: Severity| {
        findings
            .iter()
            .filter(|each| each.severity == severity)
            .count()
    };
    CheckJson {
        schema: "variorum/check/1",
        documents: documents
            .iter()
            .map(|each| DocumentJson {
                path: &each.name,
                paragraphs: each.paragraphs.len(),
                characters: each.characters(),
            })
            .collect(),
        findings: findings.iter().map(finding).collect(),
        summary: SeverityCounts {
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            note: count(Severity::Note),
        },
    }
}

/// What differs between the first copy of a passage and another one.
fn differences(
    documents: &[Document],
    indices: &[LineIndex<'_>],
    finding: &Finding,
    related: usize,
) -> Vec<EditJson> {
    let found = edits::of(documents, finding, related);
    let side = |document: u32, of: Span| EditSide {
        span: span(&indices[document as usize], of),
        text: joined(documents[document as usize].slice(of)),
    };
    let first = finding
        .related
        .first()
        .map_or(0, |each| each.place.document);
    let other = match related {
        0 => finding.place.document,
        number => finding.related[number].place.document,
    };
    found
        .iter()
        .map(|each| EditJson {
            class: each.class.name(),
            label: false,
            old: side(first, each.first),
            new: side(other, each.other),
        })
        .collect()
}

#[derive(Serialize)]
struct DiffJson<'run> {
    schema: &'static str,
    old: SideJson<'run>,
    new: SideJson<'run>,
    changes: Vec<ChangeJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coarse: Vec<SpanJson>,
    summary: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct SideJson<'run> {
    path: &'run str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    furniture: Vec<SpanJson>,
}

#[derive(Serialize)]
struct ChangeJson {
    kind: &'static str,
    moved: bool,
    old: Vec<SpanJson>,
    new: Vec<SpanJson>,
    similarity: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<f64>,
    edits: Vec<EditJson>,
}

#[derive(Serialize)]
struct EditJson {
    class: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    label: bool,
    old: EditSide,
    new: EditSide,
}

#[derive(Serialize)]
struct EditSide {
    span: SpanJson,
    text: String,
}

fn compare<'run>(old: &'run Document, new: &'run Document, diff: &Diff) -> DiffJson<'run> {
    let (old_index, new_index) = (LineIndex::new(&old.text), LineIndex::new(&new.text));
    let spans = |document: &Document, index: &LineIndex<'_>, paragraphs: &[u32]| {
        paragraphs
            .iter()
            .map(|at| span(index, document.paragraphs[*at as usize].span))
            .collect()
    };
    let edit = |each: &Edit| EditJson {
        class: each.class.name(),
        label: each.label,
        old: EditSide {
            span: span(&old_index, each.old),
            text: joined(old.slice(each.old)),
        },
        new: EditSide {
            span: span(&new_index, each.new),
            text: joined(new.slice(each.new)),
        },
    };
    let change = |each: &Change| ChangeJson {
        kind: each.kind.name(),
        moved: each.moved,
        old: spans(old, &old_index, &each.old),
        new: spans(new, &new_index, &each.new),
        similarity: rounded(each.similarity),
        runner_up: each.runner_up.map(rounded),
        edits: each.edits.iter().map(edit).collect(),
    };
    let side = |document: &'run Document, index: &LineIndex<'_>| SideJson {
        path: &document.name,
        furniture: document
            .furniture
            .iter()
            .map(|piece| span(index, *piece))
            .collect(),
    };
    DiffJson {
        schema: "variorum/diff/1",
        old: side(old, &old_index),
        new: side(new, &new_index),
        changes: diff.changes.iter().map(change).collect(),
        coarse: spans(old, &old_index, &diff.coarse[0]),
        summary: summary(diff),
    }
}

fn summary(diff: &Diff) -> serde_json::Map<String, serde_json::Value> {
    let mut out = serde_json::Map::new();
    out.insert("unchanged".to_owned(), diff.unchanged.len().into());
    for kind in Kind::ALL {
        out.insert(kind.name().to_owned(), diff.count(kind).into());
    }
    let classes = Class::ALL
        .into_iter()
        .map(|class| (class.name().to_owned(), diff.edits(class).into()))
        .collect();
    out.insert("edits".to_owned(), serde_json::Value::Object(classes));
    out
}

/// Likeness to three places: more would be noise.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
