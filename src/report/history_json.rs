//! Every paragraph through all revisions, for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diff::change::{Change, Edit};
use crate::lineage::lives::{Event, Life, Reading, Stage};
use crate::report::History;
use crate::report::blame::RevisionJson;
use crate::report::json_span::{EditJson, QuoteJson, SpanJson, kind, quote, span};
use crate::report::places::Indexed;

#[derive(Serialize)]
pub(super) struct HistoryJson<'run> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'run str>,
    base: u32,
    revisions: Vec<StateJson<'run>>,
    paragraphs: Vec<LifeJson<'run>>,
    summary: BTreeMap<&'static str, usize>,
}

/// A revision of the document.
#[derive(Serialize)]
struct StateJson<'run> {
    path: &'run str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<RevisionJson<'run>>,
    parents: Vec<u32>,
    paragraphs: usize,
}

/// One paragraph through all revisions.
#[derive(Serialize)]
struct LifeJson<'run> {
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'run str,
    readings: Vec<ReadingJson>,
    history: Vec<StageJson>,
}

#[derive(Serialize)]
struct ReadingJson {
    revision: u32,
    text: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditJson>,
}

#[derive(Serialize)]
struct StageJson {
    revision: u32,
    reading: u32,
    spans: Vec<SpanJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<&'static str>,
}

/// All paragraphs with what happened to them, in the order of the base.
pub(super) fn json<'run>(history: &History<'run>) -> HistoryJson<'run> {
    let indexed: Vec<Indexed<'run>> = history
        .documents
        .iter()
        .map(|each| Indexed::new(each))
        .collect();
    let order = history.lives.order(history.base);
    let lives = order.iter().map(|at| &history.lives.all[*at as usize]);
    let states = history.documents.iter().enumerate();
    let states = states.map(|(at, document)| StateJson {
        path: &document.name,
        revision: history.revision(at as u32).map(RevisionJson::new),
        parents: history.parents(at as u32),
        paragraphs: document.paragraphs.len(),
    });
    let all = || history.lives.all.iter();
    let mut summary: BTreeMap<&'static str, usize> = Event::ALL
        .into_iter()
        .map(|event| (event.name(), all().map(|life| life.count(event)).sum()))
        .collect();
    let [there, quiet, _] = history.counts();
    summary.insert("unchanged", quiet);
    summary.insert("paragraphs", there);
    HistoryJson {
        schema: "variorum/history/1",
        path: history.path,
        base: history.base,
        revisions: states.collect(),
        paragraphs: lives.map(|life| of(life, &indexed, history.base)).collect(),
        summary,
    }
}

fn of<'run>(life: &Life, indexed: &[Indexed<'run>], base: u32) -> LifeJson<'run> {
    // What it is in the base, or else where it was last.
    let shown = life.at(base).or_else(|| super::history::last(life));
    let (revision, first) = shown.map_or((0, None), |stage| {
        (stage.revision, stage.paragraphs.first().copied())
    });
    let document = indexed[revision as usize].document;
    let paragraph = first.map(|at| &document.paragraphs[at as usize]);
    LifeJson {
        kind: paragraph.map_or("body", |each| kind(each.kind)),
        label: paragraph.map_or("", |each| document.label(each)),
        readings: life
            .readings
            .iter()
            .map(|each| reading(each, indexed))
            .collect(),
        history: life
            .stages
            .iter()
            .map(|each| stage(each, indexed))
            .collect(),
    }
}

fn reading(reading: &Reading, indexed: &[Indexed<'_>]) -> ReadingJson {
    let new = &indexed[reading.revision as usize];
    let change = reading.change.as_ref();
    let edits = |(from, change): &(u32, Change)| {
        let old = &indexed[*from as usize];
        let edit = |edit: &Edit| EditJson {
            class: edit.class.name(),
            label: edit.label,
            mark: edit.mark,
            old: quote(old, edit.old),
            new: quote(new, edit.new),
        };
        change.edits.iter().map(edit).collect::<Vec<EditJson>>()
    };
    let text = |at: &u32| {
        let QuoteJson { text, .. } = quote(new, new.paragraph(*at).span);
        text
    };
    ReadingJson {
        revision: reading.revision,
        text: reading.paragraphs.iter().map(text).collect(),
        from: change.map(|(from, _)| *from),
        edits: change.map(edits).unwrap_or_default(),
    }
}

fn stage(stage: &Stage, indexed: &[Indexed<'_>]) -> StageJson {
    let own = &indexed[stage.revision as usize];
    let spans = stage.paragraphs.iter();
    StageJson {
        revision: stage.revision,
        reading: stage.reading,
        spans: spans.map(|at| span(own, own.paragraph(*at).span)).collect(),
        events: stage.events.iter().map(|event| event.name()).collect(),
    }
}
