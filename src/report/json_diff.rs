//! Comparisons as JSON, which is a promise to programs: names are added and never changed.

use serde::Serialize;

use crate::diff::change::{Change, Class, Diff, Edit, Kind, Renumbering, Stale};
use crate::document::Document;
use crate::report::json_span::{EditJson, QuoteJson, SpanJson, quote, rounded, span};
use crate::report::places::Indexed;
use crate::report::{Comparison, Fate};

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
    old: QuoteJson,
    new: QuoteJson,
    clause: ClauseJson,
}

/// The clause of such a reference: the labels, and where the paragraphs stand.
#[derive(Serialize)]
struct ClauseJson {
    old: QuoteJson,
    new: QuoteJson,
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

/// The comparison of two documents.
pub(super) fn compare<'run>(
    old: &'run Document,
    new: &'run Document,
    diff: &'run Diff,
) -> DiffJson<'run> {
    let [old, new] = [old, new].map(Indexed::new);
    let edit = |each: &Edit| EditJson {
        class: each.class.name(),
        label: each.label,
        mark: each.mark,
        old: quote(&old, each.old),
        new: quote(&new, each.new),
    };
    let change = |each: &Change| ChangeJson {
        kind: each.kind.name(),
        moved: each.moved,
        old: paragraphs(&old, &each.old),
        new: paragraphs(&new, &each.new),
        similarity: rounded(each.similarity),
        runner_up: each.runner_up.map(rounded),
        edits: each.edits.iter().map(edit).collect(),
    };
    DiffJson {
        schema: "variorum/diff/1",
        old: side(&old),
        new: side(&new),
        found: FoundJson {
            changes: diff.changes.iter().map(change).collect(),
            coarse: paragraphs(&old, &diff.coarse[0]),
            renumberings: diff
                .renumberings
                .iter()
                .map(|each| run(&old, &new, each))
                .collect(),
            stale_references: diff
                .stale
                .iter()
                .map(|each| stale(&old, &new, each))
                .collect(),
            summary: summary(&[diff]),
        },
    }
}

fn side<'run>(indexed: &Indexed<'run>) -> SideJson<'run> {
    let furniture = indexed.document.furniture.iter();
    SideJson {
        path: &indexed.document.name,
        furniture: furniture.map(|piece| span(indexed, *piece)).collect(),
    }
}

fn paragraph(indexed: &Indexed<'_>, at: u32) -> SpanJson {
    span(indexed, indexed.paragraph(at).span)
}

fn paragraphs(indexed: &Indexed<'_>, all: &[u32]) -> Vec<SpanJson> {
    all.iter().map(|at| paragraph(indexed, *at)).collect()
}

fn run<'run>(old: &Indexed<'run>, new: &Indexed<'run>, run: &Renumbering) -> RunJson<'run> {
    let label = |at: u32| old.document.label(old.paragraph(at));
    RunJson {
        first: label(run.first.0),
        last: label(run.last.0),
        by: run.by,
        clauses: run.count,
        old: [run.first.0, run.last.0].map(|at| paragraph(old, at)),
        new: [run.first.1, run.last.1].map(|at| paragraph(new, at)),
    }
}

fn stale(old: &Indexed<'_>, new: &Indexed<'_>, stale: &Stale) -> StaleJson {
    let label = |indexed: &Indexed<'_>, at: u32| QuoteJson {
        span: paragraph(indexed, at),
        text: indexed.document.label(indexed.paragraph(at)).to_owned(),
    };
    StaleJson {
        old: quote(old, stale.old),
        new: quote(new, stale.new),
        clause: ClauseJson {
            old: label(old, stale.clause.0),
            new: label(new, stale.clause.1),
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
