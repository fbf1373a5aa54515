//! Where paragraphs are in which revision, in few characters, for the script of the page.

use std::fmt::Write as _;

use crate::lineage::lives::Life;
use crate::report::excerpt::flowing;
use crate::report::html::edition::Edition;

/// Between the numbers of the paragraphs of one life.
const PARTS: &str = "¶";

/// The readings of a life by revision: `0-3:0.0 5:1.1`, which is revisions, reading and number; and the numbers, each once.
pub(super) fn readings(edition: &Edition<'_>, life: &Life) -> (String, Vec<String>) {
    let mut labels: Vec<String> = Vec::new();
    let mut runs: Vec<[usize; 4]> = Vec::new();
    for stage in life
        .stages
        .iter()
        .filter(|stage| !stage.paragraphs.is_empty())
    {
        let document = edition.history.document(stage.revision);
        let own = stage.paragraphs.iter();
        let own = own.map(|at| flowing(document.written_label(&document.paragraphs[*at as usize])));
        let own = own.collect::<Vec<String>>().join(PARTS).replace('|', "¦");
        let known = labels.iter().position(|each| *each == own);
        let label = known.unwrap_or_else(|| {
            labels.push(own);
            labels.len() - 1
        });
        let (revision, reading) = (stage.revision as usize, stage.reading as usize);
        match runs.last_mut() {
            Some([_, to, last, number])
                if *to + 1 == revision && [*last, *number] == [reading, label] =>
            {
                *to = revision;
            }
            _ => runs.push([revision, revision, reading, label]),
        }
    }
    let runs = runs.iter().map(|[from, to, reading, label]| {
        let until = if from == to {
            String::new()
        } else {
            format!("-{to}")
        };
        format!("{from}{until}:{reading}.{label}")
    });
    (runs.collect::<Vec<String>>().join(" "), labels)
}

/// The paragraphs of a revision by the places of their lives on the page: `0-5 7 6*2 9`. With `*2` only so many of the paragraphs of that
/// life are here, and others elsewhere.
pub(super) fn order(edition: &Edition<'_>, revision: u32) -> String {
    let classes = &edition.history.lives.classes[revision as usize];
    let own = classes.chunk_by(|one, other| one == other);
    let own: Vec<(u32, Option<usize>)> = own
        .map(|run| {
            let life = &edition.history.lives.all[run[0] as usize];
            let all = life.at(revision).map_or(0, |stage| stage.paragraphs.len());
            (
                edition.places[run[0] as usize],
                (run.len() < all).then_some(run.len()),
            )
        })
        .collect();
    let mut out = String::new();
    let is_next = |one: &(u32, Option<usize>), other: &(u32, Option<usize>)| {
        one.1.is_none() && other.1.is_none() && one.0 + 1 == other.0
    };
    for run in own.chunk_by(is_next) {
        if !out.is_empty() {
            out.push(' ');
        }
        let _ = match run {
            [(place, Some(count))] => write!(out, "{place}*{count}"),
            [(place, None)] => write!(out, "{place}"),
            _ => write!(out, "{}-{}", run[0].0, run[run.len() - 1].0),
        };
    }
    out
}
