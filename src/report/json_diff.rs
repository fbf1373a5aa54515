//! Comparisons as JSON, as `contract.md` of the project promises it.

use serde::Serialize;

use crate::diff::change::{Change, Class, Diff, Edit, Kind, Renumbering, Stale};
use crate::document::Document;
use crate::report::json::{SpanJson, rounded, span};
use crate::report::{Comparison, Fate};
use crate::text::lines::LineIndex;
use crate::text::normalise::joined;
use crate::text::span::Span;

/// The comparison of two documents.
#[derive(Serialize)]
pub(super) struct DiffJson<'run> {
    schema: &'static str,
    old: SideJson<'run>,
    new: SideJson<'run>,
    #[serde(flatten)]
    found: FoundJson<'run>,
}

/// What changed between two documents.
#[derive(Serialize)]
struct FoundJson<'run> {
    changes: Vec<ChangeJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coarse: Vec<SpanJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renumberings: Vec<RunJson<'run>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stale_references: Vec<StaleJson>,
    summary: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct SideJson<'run> {
    path: &'run str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    furniture: Vec<SpanJson>,
}

/// Clauses that shifted together.
#[derive(Serialize)]
struct RunJson<'run> {
    first: &'run str,
    last: &'run str,
    by: i64,
    clauses: usize,
    old: [SpanJson; 2],
    new: [SpanJson; 2],
}

/// A reference that did not follow its clause.
#[derive(Serialize)]
struct StaleJson {
    old: EditSide,
    new: EditSide,
    clause: ClauseJson,
}

/// The clause of such a reference: the labels, and where the paragraphs stand.
#[derive(Serialize)]
struct ClauseJson {
    old: EditSide,
    new: EditSide,
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

/// One edit.
#[derive(Serialize)]
pub(super) struct EditJson {
    pub(super) class: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) label: bool,
    pub(super) old: EditSide,
    pub(super) new: EditSide,
}

/// One side of an edit.
#[derive(Serialize)]
pub(super) struct EditSide {
    pub(super) span: SpanJson,
    pub(super) text: String,
}

/// The comparison of two documents.
pub(super) fn compare<'run>(
    old: &'run Document,
    new: &'run Document,
    diff: &'run Diff,
) -> DiffJson<'run> {
    let (old_index, new_index) = (LineIndex::new(&old.text), LineIndex::new(&new.text));
    let spans = |document: &Document, index: &LineIndex<'_>, paragraphs: &[u32]| {
        paragraphs
            .iter()
            .map(|at| span(index, document.paragraphs[*at as usize].span))
            .collect()
    };
    let text = |document: &Document, index: &LineIndex<'_>, place: Span| EditSide {
        span: span(index, place),
        text: joined(document.slice(place)),
    };
    let edit = |each: &Edit| EditJson {
        class: each.class.name(),
        label: each.label,
        old: text(old, &old_index, each.old),
        new: text(new, &new_index, each.new),
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
    let label = |document: &Document, index: &LineIndex<'_>, at: u32| EditSide {
        span: span(index, document.paragraphs[at as usize].span),
        text: document.label(&document.paragraphs[at as usize]).to_owned(),
    };
    let paragraph = |document: &Document, index: &LineIndex<'_>, at: u32| {
        span(index, document.paragraphs[at as usize].span)
    };
    let run = |run: &Renumbering| RunJson {
        first: old.label(&old.paragraphs[run.first.0 as usize]),
        last: old.label(&old.paragraphs[run.last.0 as usize]),
        by: run.by,
        clauses: run.count,
        old: [run.first.0, run.last.0].map(|at| paragraph(old, &old_index, at)),
        new: [run.first.1, run.last.1].map(|at| paragraph(new, &new_index, at)),
    };
    let stale = |stale: &Stale| StaleJson {
        old: text(old, &old_index, stale.old),
        new: text(new, &new_index, stale.new),
        clause: ClauseJson {
            old: label(old, &old_index, stale.clause.0),
            new: label(new, &new_index, stale.clause.1),
        },
    };
    DiffJson {
        schema: "variorum/diff/1",
        old: side(old, &old_index),
        new: side(new, &new_index),
        found: FoundJson {
            changes: diff.changes.iter().map(change).collect(),
            coarse: spans(old, &old_index, &diff.coarse[0]),
            renumberings: diff.renumberings.iter().map(run).collect(),
            stale_references: diff.stale.iter().map(stale).collect(),
            summary: summary(&[diff]),
        },
    }
}

/// The comparison of two folders.
#[derive(Serialize)]
pub(super) struct FoldersJson<'run> {
    schema: &'static str,
    old: SideJson<'run>,
    new: SideJson<'run>,
    files: Vec<FileJson<'run>>,
    summary: serde_json::Map<String, serde_json::Value>,
}

/// One file of two folders: what became of it, and its comparison.
#[derive(Serialize)]
struct FileJson<'run> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<SideJson<'run>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<SideJson<'run>>,
    #[serde(flatten)]
    found: FoundJson<'run>,
}

/// The comparison of two folders, file by file.
pub(super) fn folders<'run>(
    old: &'run str,
    new: &'run str,
    comparisons: &'run [Comparison],
) -> FoldersJson<'run> {
    let file = |each: &'run Comparison| {
        let all = compare(&each.old, &each.new, &each.diff);
        FileJson {
            kind: each.fate.name(),
            old: (each.fate != Fate::Added).then_some(all.old),
            new: (each.fate != Fate::Deleted).then_some(all.new),
            found: all.found,
        }
    };
    let folder = |path| SideJson {
        path,
        furniture: Vec::new(),
    };
    let diffs: Vec<&Diff> = comparisons.iter().map(|each| &each.diff).collect();
    let mut summary = summary(&diffs);
    for fate in [Fate::Kept, Fate::Renamed, Fate::Added, Fate::Deleted] {
        let number = comparisons.iter().filter(|each| each.fate == fate).count();
        summary.insert(format!("files_{}", fate.name()), number.into());
    }
    FoldersJson {
        schema: "variorum/diff/1",
        old: folder(old),
        new: folder(new),
        files: comparisons.iter().map(file).collect(),
        summary,
    }
}

fn summary(diffs: &[&Diff]) -> serde_json::Map<String, serde_json::Value> {
    let mut out = serde_json::Map::new();
    let total =
        |count: &dyn Fn(&Diff) -> usize| diffs.iter().map(|diff| count(diff)).sum::<usize>();
    out.insert(
        "unchanged".to_owned(),
        total(&|diff| diff.unchanged.len()).into(),
    );
    for kind in Kind::ALL {
        out.insert(
            kind.name().to_owned(),
            total(&|diff| diff.count(kind)).into(),
        );
    }
    let classes = Class::ALL
        .into_iter()
        .map(|class| {
            (
                class.name().to_owned(),
                total(&|diff| diff.edits(class)).into(),
            )
        })
        .collect();
    out.insert("edits".to_owned(), serde_json::Value::Object(classes));
    let left_out = total(&|diff| diff.left_out);
    if left_out > 0 {
        out.insert("left_out".to_owned(), left_out.into());
    }
    out
}
