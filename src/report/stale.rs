//! How a translation stands to its original: for people what changed in each paragraph, next to its translation; for programs all of it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use colored::Colorize;
use serde::Serialize;

use crate::diff::change::{Change, Edit, Kind};
use crate::document::Document;
use crate::input::log::Revision;
use crate::lineage::Node;
use crate::report::blame::RevisionJson;
use crate::report::excerpt::{head, shown};
use crate::report::json_span::{EditJson, QuoteJson, SpanJson, quote, span};
use crate::report::marked::{BRACKETS, Layout, Marker};
use crate::report::places::Indexed;
use crate::report::told::ready;
use crate::report::{Stale, Style, wrapping};
use crate::translation::stale::{Entry, Verdict};
use crate::wording::message::{Argument, Message, message};

/// How far the text of a record is indented.
const INDENT: usize = 2;

/// All verdicts, in the order of the summary.
const VERDICTS: [Verdict; 4] = [
    Verdict::Changed,
    Verdict::Deleted,
    Verdict::Unmatched,
    Verdict::Current,
];

impl<'run> Stale<'run> {
    /// The original as it is at hand.
    fn now(&self) -> &'run Document {
        &self.documents[&(self.lineage.revisions() as u32 - 1)]
    }

    fn revision(&self, number: u32) -> Option<&'run Revision> {
        self.revisions.get(number as usize)
    }

    /// The revision that brought a paragraph of the original.
    fn came(&self, paragraph: u32) -> Option<&'run Revision> {
        let chain = self.lineage.chain(Node {
            revision: self.lineage.revisions() as u32 - 1,
            paragraph,
        });
        self.revision(chain.last()?.revision)
    }
}

/// The name of a verdict in reports.
fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Current => "current",
        Verdict::Changed => "changed",
        Verdict::Deleted => "deleted",
        Verdict::Unmatched => "unmatched",
    }
}

/// Writes what changed in the original since the translation was worded, and a summary.
pub(super) fn write(found: &Stale<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = Human {
        stale: found,
        style,
        original: Indexed::new(found.now()),
        translation: Indexed::new(found.translation),
    };
    if found.standing.is_stale() {
        writeln!(out, "{}", format!("--- {}", shown(&found.now().name)).red())?;
        writeln!(
            out,
            "{}\n",
            format!("+++ {}", shown(&found.translation.name)).green()
        )?;
    }
    for entry in &found.standing.entries {
        report.entry(entry, out)?;
    }
    for at in &found.standing.missing {
        report.missing(*at, out)?;
    }
    wrapping::line(out, &style.say(&summary(found)), INDENT, style.columns)
}

struct Human<'run> {
    stale: &'run Stale<'run>,
    style: Style<'run>,
    original: Indexed<'run>,
    translation: Indexed<'run>,
}

impl Human<'_> {
    fn line(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        wrapping::line(out, text, INDENT, self.style.columns)
    }

    /// Where paragraphs start: `12:1 + 14:1`
    fn places(&self, indexed: &Indexed<'_>, paragraphs: &[u32]) -> String {
        let place = |at: &u32| {
            let place = indexed.start_of(*at);
            let shown = format!("{}:{}", place.line, place.column);
            self.style
                .linked(&shown, &indexed.document.name, place.line)
        };
        paragraphs
            .iter()
            .map(place)
            .collect::<Vec<String>>()
            .join(" + ")
    }

    /// `77b01de (2026-03-02, Bo Lindqvist)`
    fn revision(&self, number: u32) -> String {
        match self.stale.revision(number) {
            Some(revision) => said(revision),
            None => self.style.say(&message!("revision.uncommitted")),
        }
    }

    fn entry(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        let Some(change) = &entry.change else {
            return Ok(());
        };
        let marker = Marker {
            old: &self.stale.documents[&entry.seen],
            new: self.original.document,
            layout: Layout {
                whole: false,
                new_line: "\n  ",
                pen: BRACKETS,
                lang: self.style.lang,
            },
        };
        let place = self.places(&self.translation, &entry.translation);
        let heading = if entry.verdict == Verdict::Deleted {
            message!("stale.deleted", place = ready(place))
        } else {
            let original = self.places(&self.original, &entry.original);
            let revisions = entry.revisions.iter().map(|at| self.revision(*at));
            message!(
                "stale.changed",
                original = ready(original),
                place = ready(place),
                revisions = Argument::list(revisions)
            )
        };
        self.line(&self.style.say(&heading).bold().to_string(), out)?;
        if matches!(change.kind, Kind::Inserted | Kind::Deleted) {
            for text in marker.lone(change) {
                self.line(&format!("  {text}"), out)?;
            }
        } else {
            self.line(&format!("  {}", marker.marked(change)), out)?;
        }
        for at in &entry.translation {
            let document = self.translation.document;
            let text = shown(&document.reading(&document.paragraphs[*at as usize]));
            let text = head(&text, self.style.room(INDENT)).0;
            self.line(&format!("  {}", text.dimmed()), out)?;
        }
        writeln!(out)
    }

    fn missing(&self, at: u32, out: &mut dyn Write) -> io::Result<()> {
        let came = match self.stale.came(at) {
            Some(revision) => Argument::from(said(revision)),
            None => message!("revision.uncommitted").into(),
        };
        let place = ready(self.places(&self.original, &[at]));
        let heading = message!("stale.missing", place = place, revision = came);
        self.line(&self.style.say(&heading).bold().to_string(), out)?;
        let document = self.original.document;
        let text = shown(&document.reading(&document.paragraphs[at as usize]));
        let text = head(&text, self.style.room(INDENT)).0;
        self.line(&format!("  {}\n", text.green()), out)
    }
}

/// A revision for people.
pub(super) fn said(revision: &Revision) -> String {
    let date = revision.date.split('T').next().unwrap_or_default();
    format!("{} ({date}, {})", revision.short, shown(&revision.author))
}

/// `2 changed, 1 deleted, 1 missing; 30 current`
fn summary(stale: &Stale<'_>) -> Message {
    let number = |verdict| stale.standing.count(verdict);
    let told = [
        number(Verdict::Changed),
        number(Verdict::Deleted),
        stale.standing.missing.len(),
    ];
    let told = told.into_iter().enumerate();
    let mut told = told.filter(|(_, count)| *count > 0).peekable();
    let mut out = message!("stale.current", count = number(Verdict::Current));
    let unmatched = number(Verdict::Unmatched);
    if unmatched > 0 {
        out = message!("stale.unmatched", current = out, count = unmatched);
    }
    if told.peek().is_none() {
        return out;
    }
    let told = told.map(|(at, count)| message!("stale.count", count = count, verdict = at + 1));
    message!("stale.told", told = Argument::list(told), current = out)
}

#[derive(Serialize)]
pub(super) struct StaleJson<'run> {
    schema: &'static str,
    original: &'run str,
    translation: &'run str,
    paragraphs: Vec<EntryJson<'run>>,
    missing: Vec<MissingJson<'run>>,
    summary: BTreeMap<&'static str, usize>,
}

/// Paragraphs of the translation, and how they stand.
#[derive(Serialize)]
struct EntryJson<'run> {
    kind: &'static str,
    translation: Vec<SpanJson>,
    original: Vec<SpanJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<RevisionJson<'run>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<RevisionJson<'run>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    old: Vec<QuoteJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditJson>,
}

/// A paragraph of the original without translation.
#[derive(Serialize)]
struct MissingJson<'run> {
    span: SpanJson,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<RevisionJson<'run>>,
}

/// All paragraphs with how they stand.
pub(super) fn json<'run>(stale: &Stale<'run>) -> StaleJson<'run> {
    let now = Indexed::new(stale.now());
    let translation = Indexed::new(stale.translation);
    let old: BTreeMap<u32, Indexed<'run>> = stale
        .documents
        .iter()
        .map(|(at, document)| (*at, Indexed::new(document)))
        .collect();
    let entry = |entry: &Entry| {
        let none = Vec::new();
        let edits = entry
            .change
            .as_ref()
            .map_or(&none, |change: &Change| &change.edits);
        let before = entry.change.as_ref().map(|change| change.old.as_slice());
        let seen = &old[&entry.seen];
        let edit = |edit: &Edit| EditJson {
            class: edit.class.name(),
            label: edit.label,
            mark: edit.mark,
            old: quote(seen, edit.old),
            new: quote(&now, edit.new),
        };
        EntryJson {
            kind: name(entry.verdict),
            translation: spans(&translation, &entry.translation),
            original: spans(&now, &entry.original),
            since: stale.revision(entry.base).map(RevisionJson::new),
            revisions: entry
                .revisions
                .iter()
                .filter_map(|at| stale.revision(*at))
                .map(RevisionJson::new)
                .collect(),
            old: before
                .unwrap_or_default()
                .iter()
                .map(|at| quote(seen, seen.paragraph(*at).span))
                .collect(),
            edits: edits.iter().map(edit).collect(),
        }
    };
    let missing = stale.standing.missing.iter().map(|at| {
        let QuoteJson { span, text } = quote(&now, now.paragraph(*at).span);
        MissingJson {
            span,
            text,
            revision: stale.came(*at).map(RevisionJson::new),
        }
    });
    let mut summary: BTreeMap<&'static str, usize> = VERDICTS
        .into_iter()
        .map(|verdict| (name(verdict), stale.standing.count(verdict)))
        .collect();
    summary.insert("missing", stale.standing.missing.len());
    StaleJson {
        schema: "variorum/stale/1",
        original: &stale.now().name,
        translation: &stale.translation.name,
        paragraphs: stale.standing.entries.iter().map(entry).collect(),
        missing: missing.collect(),
        summary,
    }
}

fn spans(indexed: &Indexed<'_>, paragraphs: &[u32]) -> Vec<SpanJson> {
    let all = paragraphs.iter();
    all.map(|at| span(indexed, indexed.paragraph(*at).span))
        .collect()
}
