//! Two documents compared, as a part of a page.

use maud::{Markup, html};

use crate::diff::change::{Change, Class, Diff, Kind, Stale};
use crate::document::languages::{self, Languages};
use crate::document::{self, Document};
use crate::report::excerpt::{flowing, head, shown};
use crate::report::html::counts::{Counts, RELABELLED, STALE};
use crate::report::html::map::Map;
use crate::report::html::pieces::{Side, pieces};
use crate::report::html::rows::{Block, Compared, Row};
use crate::report::html::{labels, texts};
use crate::report::order::{arrow, is, left_its_place, was};
use crate::report::{Detail, count, terminal_diff};

/// How many columns of a text are shown where it was, and of a heading where it is folded.
const START: usize = 60;
/// So many entries are in a list above the text; there may be very many.
const LISTED: usize = 100;

/// Two documents compared.
pub(super) struct Section<'run> {
    compared: Compared<'run>,
    languages: [Languages; 2],
    detail: Detail,
    /// Before each name in the page.
    prefix: String,
}

impl<'run> Section<'run> {
    pub(super) fn new(
        old: &'run Document,
        new: &'run Document,
        diff: &'run Diff,
        detail: Detail,
        prefix: String,
    ) -> Self {
        let languages = [old, new].map(|document| {
            let mut found = languages::find(std::slice::from_ref(document));
            found.pop().unwrap_or_default()
        });
        Self {
            compared: Compared::new(old, new, diff),
            languages,
            detail,
            prefix,
        }
    }

    /// What stands above the text: renumbered clauses, and references that did not follow.
    pub(super) fn overview(&self) -> Markup {
        let (runs, stale) = (&self.compared.runs, &self.compared.diff.stale);
        html! {
            @if !runs.is_empty() {
                div.overview {
                    h2 { "Renumbered" }
                    ul {
                        @for (number, run) in runs.iter().enumerate().take(LISTED) {
                            li { a href=(format!("#{}r{number}", self.prefix)) { bdi { (run.line) } } " " (run.told()) }
                        }
                    }
                    (more(runs.len()))
                }
            }
            @if !stale.is_empty() {
                div.overview {
                    h2 { "References that did not follow" }
                    ul {
                        @for each in stale.iter().take(LISTED) {
                            li { (self.stale(each, true)) }
                        }
                    }
                    (more(stale.len()))
                }
            }
        }
    }

    /// What a stale reference says and should say, and where.
    fn stale(&self, stale: &Stale, is_linked: bool) -> Markup {
        let [old, new] = &self.compared.sides;
        let [written, renamed] = terminal_diff::renamed(stale, old.document, new.document);
        let at = self.paragraph_of(stale);
        html! {
            bdi { (written) } " is now " bdi { (renamed) }
            @if is_linked {
                ": " a href=(format!("#{}p{at}", self.prefix)) { bdi { (labels::place(new, at)) } }
            }
        }
    }

    /// The paragraph of the new text in which a stale reference is.
    fn paragraph_of(&self, stale: &Stale) -> u32 {
        let paragraphs = &self.compared.sides[1].document.paragraphs;
        let at = paragraphs.partition_point(|each| each.span.end <= stale.new.start);
        at.min(paragraphs.len().saturating_sub(1)) as u32
    }

    /// The rows of a comparison.
    pub(super) fn rows(&self, map: &mut Map, counts: &mut Counts) -> Markup {
        let blocks = self.compared.blocks(self.detail);
        let mut out = Vec::with_capacity(blocks.len());
        for block in &blocks {
            out.push(match block {
                Block::Open(row) => self.row(row, map, Some(counts)),
                Block::Folded(rows) => self.folded(rows, map),
            });
        }
        html! { @for each in out { (each) "\n" } }
    }

    /// A document that is on one side only, folded.
    pub(super) fn alone(&self, map: &mut Map, counts: &mut Counts) -> Markup {
        let changes = &self.compared.diff.changes;
        let kind = changes.first().map_or(Kind::Inserted, |first| first.kind);
        let id = format!("{}all", self.prefix);
        map.mark(kind.name(), &id);
        counts.add(&[kind.name()], &[]);
        let file = self.file();
        let rows = changes.iter().enumerate();
        let rows: Vec<Markup> = rows
            .map(|(at, change)| self.row(&Row::Change(at, change), map, None))
            .collect();
        html! {
            article.row id=(id) data-kind=(kind.name()) data-file=[file] tabindex="-1" {
                header { b class=(format!("kind mark-{}", kind.name())) { (kind.name()) } " " span.where { (count(rows.len(), "paragraph")) } }
                details.fold open[self.detail == Detail::Full] {
                    summary { (count(rows.len(), "paragraph")) }
                    @for row in rows { (row) "\n" }
                }
            }
        }
    }

    /// The value by which entries of this file are chosen, of two folders.
    fn file(&self) -> Option<&str> {
        self.prefix.strip_suffix('-')
    }

    /// What stayed, and what runs tell of, in a line that opens.
    fn folded(&self, rows: &[Row<'run>], map: &mut Map) -> Markup {
        let [_, new] = &self.compared.sides;
        let same = rows
            .iter()
            .filter(|row| matches!(row, Row::Same(..)))
            .count();
        let told = rows
            .iter()
            .filter(|row| matches!(row, Row::Change(..)))
            .count();
        let told = (told > 0).then(|| format!("{told} with another number"));
        let same = (same > 0).then(|| count(same, "unchanged paragraph"));
        let what: Vec<String> = same.into_iter().chain(told).collect();
        let heading = rows.iter().rev().find_map(|row| match row {
            Row::Same(_, at) if is_heading(new.document, *at) => Some(*at),
            _ => None,
        });
        let heading = heading.map(|at| {
            let text = flowing(new.document.seen(new.paragraph(at).span));
            head(&text, START).0
        });
        let texts: Vec<Markup> = rows.iter().map(|row| self.row(row, map, None)).collect();
        html! {
            details.fold open[self.detail == Detail::Full] {
                summary {
                    (what.join(", "))
                    @if let Some(heading) = &heading { span.under { " · " bdi { (heading) } } }
                }
                @for text in texts { (text) "\n" }
            }
        }
    }

    /// A row; it is an entry of the list where it is to be counted.
    fn row(&self, row: &Row<'run>, map: &mut Map, counts: Option<&mut Counts>) -> Markup {
        match row {
            Row::Same(old, new) => self.same(*old, *new, map, counts),
            Row::Change(at, change) => self.change(*at, change, map, counts),
            Row::Left(at, change) => self.left(*at, change),
            Row::Run(number) => {
                let run = &self.compared.runs[*number];
                let id = format!("{}r{number}", self.prefix);
                let kind = if run.is_renumbering {
                    Kind::Renumbered.name()
                } else {
                    RELABELLED
                };
                map.mark(kind, &id);
                if let Some(counts) = counts {
                    counts.add(&[kind], &[]);
                }
                html! {
                    article."row run" id=(id) data-kind=(kind) data-file=[self.file()] tabindex="-1" {
                        header { b class=(format!("kind mark-{kind}")) { (kind) } " " span.where { bdi { (run.line) } " " (run.told()) } }
                    }
                }
            }
        }
    }

    fn same(&self, old: u32, new: u32, map: &mut Map, counts: Option<&mut Counts>) -> Markup {
        let stale = self.compared.stale_in(&[new]);
        let pieces = pieces(self.both(&[old], &[new]), &[], &stale);
        let text = texts::text(Kind::Edited, &pieces);
        let text = self.text(1, new, &text);
        if stale.is_empty() {
            map.length += self.compared.sides[1].paragraph(new).span.len() as u64;
            return html! { div.row { (text) } };
        }
        let id = format!("{}p{new}", self.prefix);
        map.mark(STALE, &id);
        map.length += self.compared.sides[1].paragraph(new).span.len() as u64;
        if let Some(counts) = counts {
            counts.add(&[STALE], &[]);
        }
        html! {
            article.row id=(id) data-kind=(STALE) data-file=[self.file()] tabindex="-1" {
                header {
                    b.kind.mark-stale { "stale reference" } " "
                    span.where { bdi { (labels::place(&self.compared.sides[1], new)) } }
                }
                (self.notes(&stale))
                (text)
            }
        }
    }

    /// What is said of stale references below the head of their row.
    fn notes(&self, stale: &[(usize, Stale)]) -> Markup {
        html! {
            @for (_, each) in stale { p.note { (self.stale(each, false)) } }
        }
    }

    fn both<'own>(&'own self, old: &'own [u32], new: &'own [u32]) -> [Side<'own>; 2] {
        let [one, other] = &self.compared.sides;
        [(one, old), (other, new)].map(|(side, paragraphs)| Side {
            document: side.document,
            paragraphs,
        })
    }

    /// The block of a text, in its language and direction; `at` is a paragraph of a side that says which these are.
    fn text(&self, side: usize, at: u32, text: &Markup) -> Markup {
        let document = self.compared.sides[side].document;
        let language = self.languages[side].of(at as usize).map(|each| each.code);
        let class = match document.paragraphs[at as usize].kind {
            document::Kind::Heading => "t h",
            document::Kind::Code => "t code",
            _ => "t",
        };
        html! { p class=(class) lang=[language] dir="auto" { (text) } }
    }

    fn change(
        &self,
        number: usize,
        change: &Change,
        map: &mut Map,
        counts: Option<&mut Counts>,
    ) -> Markup {
        let stale = self.compared.stale_in(&change.new);
        let pieces = pieces(self.both(&change.old, &change.new), &change.edits, &stale);
        let own = [(1, change.new.first()), (0, change.old.first())];
        let own = own.into_iter().find_map(|(side, at)| Some((side, *at?)));
        let (side, first) = own.unwrap_or_default();
        let text = match change.kind {
            Kind::Deleted => texts::whole(false, &pieces),
            Kind::Inserted | Kind::Copied => texts::whole(true, &pieces),
            kind => texts::text(kind, &pieces),
        };
        let text = self.text(side, first, &text);
        let id = format!("{}c{number}", self.prefix);
        let length = |side: usize, own: &[u32]| -> usize {
            let all = own.iter();
            all.map(|at| self.compared.sides[side].paragraph(*at).span.len())
                .sum()
        };
        let is_entry = counts.is_some();
        let (kinds, classes) = (kinds(change, !stale.is_empty()), classes(change));
        if let Some(counts) = counts {
            map.mark(change.kind.name(), &id);
            counts.add(&kinds, &classes);
        }
        map.length += length(1, &change.new).max(length(0, &change.old)) as u64;
        let mut stale_in: Vec<u32> = stale
            .iter()
            .map(|(_, each)| self.paragraph_of(each))
            .collect();
        stale_in.dedup();
        let kind = change.kind.name();
        if !is_entry {
            return html! { div.row.(kind) id=(id) { (text) } };
        }
        html! {
            article.row.(kind) id=(id) data-kind=(kinds.join(" ")) data-class=(classes.join(" ")) data-file=[self.file()] tabindex="-1" {
                header {
                    b class=(format!("kind mark-{kind}")) { (terminal_diff::name(change)) } " "
                    span.where { (self.places(number, change)) }
                }
                @for at in stale_in { span id=(format!("{}p{at}", self.prefix)) {} }
                (self.notes(&stale))
                (text)
            }
        }
    }

    /// Where a change was and is; one that moved leads to the place that it left.
    fn places(&self, number: usize, change: &Change) -> Markup {
        let [old, new] = &self.compared.sides;
        let (was_at, is_at) = (
            labels::places(old, &change.old),
            labels::places(new, &change.new),
        );
        let follows = &self.compared.follows;
        html! {
            @match change.kind {
                Kind::Inserted => { bdi { (is_at) } }
                Kind::Deleted => { bdi { (was_at) } }
                Kind::Copied => { bdi { (is_at) } ", from " bdi { (was_at) } }
                _ if left_its_place(change) => {
                    bdi { (is_at) } " "
                    a href=(format!("#{}l{number}", self.prefix)) {
                        (arrow(is(change, follows), was(change, follows))) " from " bdi { (was_at) }
                    }
                }
                _ => { bdi { (labels::moved([old, new], [&change.old, &change.new])) } }
            }
        }
    }

    /// The place that a text left: how it starts, and where it is.
    fn left(&self, number: usize, change: &Change) -> Markup {
        let [old, new] = &self.compared.sides;
        let first = change.old.first().copied().unwrap_or_default();
        let paragraph = old.paragraph(first);
        let start = shown(&head(&flowing(old.document.seen(paragraph.span)), START).0);
        let follows = &self.compared.follows;
        let language = self.languages[0].of(first as usize).map(|each| each.code);
        html! {
            div."row left" id=(format!("{}l{number}", self.prefix)) tabindex="-1" {
                header {
                    b.kind.mark-moved { "moved" } " "
                    span.where {
                        bdi { (labels::places(old, &change.old)) } " "
                        a href=(format!("#{}c{number}", self.prefix)) {
                            (arrow(was(change, follows), is(change, follows))) " to " bdi { (labels::places(new, &change.new)) }
                        }
                    }
                }
                p.start lang=[language] dir="auto" { (start) }
            }
        }
    }
}

fn is_heading(document: &Document, at: u32) -> bool {
    document.paragraphs[at as usize].kind == document::Kind::Heading
}

/// By what a change can be chosen: one that also moved is among those that moved.
fn kinds(change: &Change, is_stale: bool) -> Vec<&'static str> {
    let moved = change.moved && change.kind != Kind::Moved;
    let edited = change.kind == Kind::Moved && !change.edits.is_empty();
    let others = [
        (moved, Kind::Moved.name()),
        (edited, Kind::Edited.name()),
        (is_stale, STALE),
    ];
    let others = others.into_iter().filter(|(is, _)| *is);
    std::iter::once(change.kind.name())
        .chain(others.map(|(_, name)| name))
        .collect()
}

/// The classes of the edits of a change, the number of the paragraph itself aside.
fn classes(change: &Change) -> Vec<&'static str> {
    let edits = || change.edits.iter().filter(|edit| !edit.label);
    let mut has = [false; Class::ALL.len()];
    for edit in edits() {
        if let Some(at) = Class::ALL.iter().position(|class| *class == edit.class) {
            has[at] = true;
        }
    }
    let found = Class::ALL.iter().zip(has).filter(|(_, has)| *has);
    found.map(|(class, _)| class.name()).collect()
}

/// How many entries a list does not show.
fn more(all: usize) -> Markup {
    let rest = all.saturating_sub(LISTED);
    html! {
        @if rest > 0 { p.sum { "and " (rest) " more" } }
    }
}
