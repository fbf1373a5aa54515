//! Two documents compared, as a part of a page.

use maud::{Markup, html};

use crate::diff::change::{Change, Diff, Kind, Stale};
use crate::document::languages::{self, Languages};
use crate::document::{self, Document};
use crate::report::excerpt::{flowing, head, shown};
use crate::report::html::counts::{Counts, RELABELLED, STALE, classes, kinds};
use crate::report::html::map::Map;
use crate::report::html::phrase::{isolated, markup, phrase};
use crate::report::html::pieces::{Side, pieces};
use crate::report::html::rows::{Block, Compared, Row};
use crate::report::html::{labels, texts};
use crate::report::order::{arrow, is, left_its_place, was};
use crate::report::{Detail, Style, terminal_diff, told};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// How many columns of a text are shown where it was, and of a heading where it is folded.
const START: usize = 60;
/// So many entries are in a list above the text; there may be very many.
const LISTED: usize = 100;

/// Two documents compared.
pub(super) struct Section<'run> {
    compared: Compared<'run>,
    languages: [Languages; 2],
    detail: Detail,
    lang: Lang,
    /// Before each name in the page.
    prefix: String,
}

impl<'run> Section<'run> {
    pub(super) fn new(
        sides: [&'run Document; 2],
        diff: &'run Diff,
        style: Style<'_>,
        prefix: String,
    ) -> Self {
        let languages = sides.map(|document| {
            let mut found = languages::find(std::slice::from_ref(document));
            found.pop().unwrap_or_default()
        });
        Self {
            compared: Compared::new(sides, diff, style.lang),
            languages,
            detail: style.detail,
            lang: style.lang,
            prefix,
        }
    }

    /// What stands above the text: renumbered clauses, and references that did not follow.
    pub(super) fn overview(&self) -> Markup {
        let (runs, stale) = (&self.compared.runs, &self.compared.diff.stale);
        html! {
            @if !runs.is_empty() {
                div.overview {
                    h2 { (self.say(&message!("page.renumbered"))) }
                    ul {
                        @for (number, run) in runs.iter().enumerate().take(LISTED) {
                            li { a href=(format!("#{}r{number}", self.prefix)) { bdi { (run.line) } } " " (self.say(&run.told())) }
                        }
                    }
                    (self.more(runs.len()))
                }
            }
            @if !stale.is_empty() {
                div.overview {
                    h2 { (self.say(&message!("page.references"))) }
                    ul {
                        @for each in stale.iter().take(LISTED) {
                            li { (self.stale(each, true)) }
                        }
                    }
                    (self.more(stale.len()))
                }
            }
        }
    }

    fn say(&self, message: &Message) -> String {
        message.said(self.lang)
    }

    /// How many entries a list does not show.
    fn more(&self, all: usize) -> Markup {
        let rest = all.saturating_sub(LISTED);
        html! {
            @if rest > 0 { p.sum { (self.say(&message!("page.and-more", count = rest))) } }
        }
    }

    /// What a stale reference says and should say, and where.
    fn stale(&self, stale: &Stale, is_linked: bool) -> Markup {
        let [old, new] = &self.compared.sides;
        let [written, renamed] = terminal_diff::renamed(stale, old.document, new.document);
        let at = self.paragraph_of(stale);
        let (written, renamed) = (isolated(&written), isolated(&renamed));
        let said = if is_linked {
            let address = format!("#{}p{at}", self.prefix);
            let place = labels::place(new, at, self.lang);
            message!(
                "page.stale-now-at",
                written = written,
                renamed = renamed,
                place = markup(html! { a href=(address) { bdi { (place) } } })
            )
        } else {
            message!("page.stale-now", written = written, renamed = renamed)
        };
        phrase(self.lang, &said)
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
        let paragraphs = self.say(&message!("diff.paragraphs", count = rows.len()));
        html! {
            article.row id=(id) data-kind=(kind.name()) data-file=[file] tabindex="-1" {
                header { b class=(format!("kind mark-{}", kind.name())) { (self.say(&told::kind(kind))) } " " span.where { (&paragraphs) } }
                details.fold open[self.detail == Detail::Full] {
                    summary { (&paragraphs) }
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
        let told = (told > 0).then(|| message!("page.with-number", count = told));
        let same = (same > 0).then(|| message!("page.unchanged-paragraphs", count = same));
        let what = match (same, told) {
            (Some(same), Some(told)) => message!("page.label", label = same, place = told),
            (same, told) => same.or(told).unwrap_or_default(),
        };
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
                    (self.say(&what))
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
                let (kind, name) = if run.is_renumbering {
                    (Kind::Renumbered.name(), told::kind(Kind::Renumbered))
                } else {
                    (RELABELLED, message!("page.relabelled"))
                };
                map.mark(kind, &id);
                if let Some(counts) = counts {
                    counts.add(&[kind], &[]);
                }
                html! {
                    article."row run" id=(id) data-kind=(kind) data-file=[self.file()] tabindex="-1" {
                        header { b class=(format!("kind mark-{kind}")) { (self.say(&name)) } " " span.where { bdi { (run.line) } " " (self.say(&run.told())) } }
                    }
                }
            }
        }
    }

    fn same(&self, old: u32, new: u32, map: &mut Map, counts: Option<&mut Counts>) -> Markup {
        let stale = self.compared.stale_in(&[new]);
        let pieces = pieces(self.both(&[old], &[new]), &[], &stale);
        let text = texts::text(Kind::Edited, &pieces, self.lang);
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
                    b.kind.mark-stale { (self.say(&message!("diff.stale-kind"))) } " "
                    span.where { bdi { (labels::place(&self.compared.sides[1], new, self.lang)) } }
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
            kind => texts::text(kind, &pieces, self.lang),
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
                    b class=(format!("kind mark-{kind}")) { (self.say(&told::change(change))) } " "
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
            labels::places(old, &change.old, self.lang),
            labels::places(new, &change.new, self.lang),
        );
        let follows = &self.compared.follows;
        let from = |place| {
            let arrow = arrow(is(change, follows), was(change, follows));
            phrase(
                self.lang,
                &message!("page.moved-from", arrow = arrow, place = place),
            )
        };
        html! {
            @match change.kind {
                Kind::Inserted => { bdi { (is_at) } }
                Kind::Deleted => { bdi { (was_at) } }
                Kind::Copied => (phrase(self.lang, &message!("page.copied-from", new = isolated(&is_at), old = isolated(&was_at)))),
                _ if left_its_place(change) => {
                    bdi { (is_at) } " "
                    a href=(format!("#{}l{number}", self.prefix)) { (from(isolated(&was_at))) }
                }
                _ => { bdi { (labels::moved([old, new], [&change.old, &change.new], self.lang)) } }
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
        let place = isolated(&labels::places(new, &change.new, self.lang));
        let arrow = arrow(was(change, follows), is(change, follows));
        let to = message!("page.moved-to", arrow = arrow, place = place);
        html! {
            div."row left" id=(format!("{}l{number}", self.prefix)) tabindex="-1" {
                header {
                    b.kind.mark-moved { (self.say(&told::kind(Kind::Moved))) } " "
                    span.where {
                        bdi { (labels::places(old, &change.old, self.lang)) } " "
                        a href=(format!("#{}c{number}", self.prefix)) { (phrase(self.lang, &to)) }
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
