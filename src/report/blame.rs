//! Where the paragraphs of a file are from: for people a line each, and for programs with all that happened to them.

use std::collections::BTreeSet;
use std::io::{self, Write};

use colored::Colorize;
use serde::Serialize;

use crate::input::log::Revision;
use crate::lineage::Node;
use crate::lineage::chain::Turn;
use crate::report::excerpt::{columns, head, shown};
use crate::report::json_span::{SpanJson, kind, span};
use crate::report::places::Indexed;
use crate::report::{Blame, Style, wrapping};
use crate::wording::message::{Message, message};

/// How many columns the name of an author takes at most. Chosen by hand.
const AUTHOR: usize = 20;
/// How many columns the name of an author takes at least next to a paragraph. Chosen by hand.
const SHORTEST_AUTHOR: usize = 4;
/// How many columns of a paragraph are shown at least next to its author. Chosen by hand.
const LEAST: usize = 16;
/// How many columns a date and the spaces between all parts of a line take.
const BETWEEN: usize = 15;
/// How far the text of a paragraph is indented that has a line of its own.
const INDENT: usize = 2;

impl<'run> Blame<'run> {
    /// The document, as a revision.
    fn last(&self) -> u32 {
        self.lineage.revisions() as u32 - 1
    }

    /// For each paragraph the revision in which it got its present wording; none where git does not have it yet.
    fn origins(&self) -> impl Iterator<Item = Option<&'run Revision>> + '_ {
        let revision = self.last();
        (0..self.document.paragraphs.len() as u32).map(move |paragraph| {
            let node = Node {
                revision,
                paragraph,
            };
            self.revisions.get(self.lineage.origin(node) as usize)
        })
    }
}

/// Writes a line for each paragraph: revision, date, author, line and how it begins.
pub(super) fn write(blame: &Blame<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let indexed = Indexed::new(blame.document);
    let origins: Vec<Option<&Revision>> = blame.origins().collect();
    let hash = |origin: Option<&Revision>| match origin {
        Some(revision) if revision.is_boundary => format!("^{}", revision.short),
        Some(revision) => revision.short.clone(),
        None => String::new(),
    };
    let widest = |of: &dyn Fn(Option<&Revision>) -> String| {
        origins
            .iter()
            .map(|each| columns(&of(*each)))
            .max()
            .unwrap_or_default()
    };
    let hashes = widest(&hash);
    let lines = indexed.lines.place(blame.document.text.len() as u32).line;
    let lines = lines.to_string().len();
    // On a terminal this narrow, the paragraph has a line of its own.
    let beside = hashes + lines + BETWEEN + LEAST;
    let narrow = style.room(beside) < SHORTEST_AUTHOR;
    let most = if narrow {
        style.room(hashes + lines + BETWEEN)
    } else {
        style.room(beside)
    };
    let most = most.min(AUTHOR);
    let author = |origin: Option<&Revision>| match origin {
        Some(revision) => head(&shown(&revision.author), most).0,
        None => head(&style.say(&message!("revision.uncommitted")), most).0,
    };
    let authors = widest(&author);
    for (at, (origin, paragraph)) in origins.iter().zip(&blame.document.paragraphs).enumerate() {
        let (hash, author) = (hash(*origin), author(*origin));
        let date = origin.map_or("", |revision| day(&revision.date));
        let place = indexed.start_of(at as u32);
        let before = format!(
            "{}{} {date:10} {}{} ",
            hash.yellow(),
            " ".repeat(hashes - columns(&hash)),
            author.dimmed(),
            " ".repeat(authors - columns(&author)),
        );
        let line = format!("{:lines$}", place.line);
        let taken = hashes + authors + lines + BETWEEN;
        let text = shown(&blame.document.reading(paragraph));
        let line = style.linked(&line, &blame.document.name, place.line);
        if narrow {
            wrapping::line(out, &format!("{before}{line}"), INDENT, style.columns)?;
            let text = head(&text, style.room(INDENT)).0;
            writeln!(out, "{:INDENT$}{text}", "")?;
        } else {
            let text = head(&text, style.room(taken)).0;
            writeln!(out, "{before}{line}  {text}")?;
        }
    }
    writeln!(out)?;
    wrapping::line(out, &style.say(&summary(&origins)), INDENT, style.columns)
}

/// The day of a date.
fn day(date: &str) -> &str {
    date.split('T').next().unwrap_or(date)
}

/// `12 paragraphs from 5 revisions; 2 not committed yet`
fn summary(origins: &[Option<&Revision>]) -> Message {
    let revisions: BTreeSet<(&str, &str)> = origins
        .iter()
        .flatten()
        .map(|revision| (revision.commit.as_str(), revision.path.as_str()))
        .collect();
    let new = origins.iter().filter(|each| each.is_none()).count();
    let (count, revisions) = (origins.len(), revisions.len());
    let mut out = match revisions {
        0 => message!("blame.paragraphs", count = count),
        _ => message!("blame.revisions", count = count, revisions = revisions),
    };
    if new > 0 {
        out = message!("blame.uncommitted", summary = out, count = new);
    }
    let oldest = origins.iter().flatten().filter(|each| each.is_boundary);
    let oldest = oldest.count();
    if oldest > 0 {
        out = message!("blame.boundary", summary = out, count = oldest);
    }
    out
}

#[derive(Serialize)]
pub(super) struct BlameJson<'run> {
    schema: &'static str,
    path: &'run str,
    paragraphs: Vec<BlamedJson<'run>>,
    revisions: usize,
}

#[derive(Serialize)]
struct BlamedJson<'run> {
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'run str,
    span: SpanJson,
    text: &'run str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<RevisionJson<'run>>,
    history: Vec<TurnJson<'run>>,
}

/// A revision, for programs.
#[derive(Serialize)]
pub(super) struct RevisionJson<'run> {
    commit: &'run str,
    short: &'run str,
    author: &'run str,
    date: &'run str,
    subject: &'run str,
    path: &'run str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    boundary: bool,
}

impl<'run> RevisionJson<'run> {
    /// The revision as it is written.
    pub(super) fn new(revision: &'run Revision) -> Self {
        Self {
            commit: &revision.commit,
            short: &revision.short,
            author: &revision.author,
            date: &revision.date,
            subject: &revision.subject,
            path: &revision.path,
            boundary: revision.is_boundary,
        }
    }
}

/// What happened to a paragraph in a revision.
#[derive(Serialize)]
struct TurnJson<'run> {
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'run str>,
    kind: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moved: bool,
    reworded: bool,
}

/// All paragraphs with where they are from.
pub(super) fn json<'run>(blame: &Blame<'run>) -> BlameJson<'run> {
    let indexed = Indexed::new(blame.document);
    let turn = |turn: &Turn| TurnJson {
        commit: commit(blame, turn.revision),
        kind: turn.kind.map_or("inserted", |kind| kind.name()),
        moved: turn.moved,
        reworded: turn.reworded,
    };
    let origins = blame.origins();
    let paragraphs = blame.document.paragraphs.iter().enumerate();
    let blamed = paragraphs.zip(origins).map(|((at, paragraph), origin)| {
        let node = Node {
            revision: blame.last(),
            paragraph: at as u32,
        };
        BlamedJson {
            kind: kind(paragraph.kind),
            label: blame.document.label(paragraph),
            span: span(&indexed, paragraph.span),
            text: blame.document.key(paragraph),
            revision: origin.map(RevisionJson::new),
            history: blame.lineage.chain(node).iter().map(turn).collect(),
        }
    });
    BlameJson {
        schema: "variorum/blame/1",
        path: &blame.document.name,
        paragraphs: blamed.collect(),
        revisions: blame.revisions.len(),
    }
}

/// The commit of a revision, where git has it.
fn commit<'run>(blame: &Blame<'run>, revision: u32) -> Option<&'run str> {
    let found = blame.revisions.get(revision as usize);
    found.map(|revision| revision.commit.as_str())
}
