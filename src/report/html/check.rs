//! The page of a check: what was found, by file, each with its passage in the paragraph, and passages that repeat with their copies.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::finding::{Finding, Fix, Place, Related, Severity};
use crate::report::excerpt::{flowing, shown};
use crate::report::groups::{self, Entry};
use crate::report::html::facets::{Choice, Facet, panel};
use crate::report::html::map::Map;
use crate::report::html::passage::{AROUND, Reader, message};
use crate::report::html::{CHECKED, Page, copies, labels, plot};
use crate::report::places::Places;
use crate::report::{Check, count, totals};

/// So many of the other places of a finding are quoted, and of the edits of a fix; the others are counted.
const SHOWN: usize = 12;
/// So many of them are quoted at once, the others on request.
const FIRST: usize = 2;
/// How many bytes around another place are shown.
const NEAR: usize = 120;

/// The page.
pub(super) fn page(check: &Check<'_>) -> Page {
    let places = Places::new(check.documents);
    let reader = Reader::new(check.documents, &places);
    let writer = Writer {
        check,
        places: &places,
        reader: &reader,
    };
    let mut map = Map::default();
    let main = writer.files(&mut map);
    let names: Vec<String> = check
        .checked()
        .iter()
        .map(|each| shown(&each.name))
        .collect();
    let title = match &names[..] {
        [name] => name.clone(),
        names => count(names.len(), "file"),
    };
    Page {
        mark: CHECKED,
        title: title.clone(),
        top: html! {
            h1 { (labels::file(&title)) }
            @for line in totals::lines(check) { p.sum { (line) } }
        },
        panel: panel("Findings", &writer.facets()),
        main: html! { (plot::plot(check)) (main) },
        map: map.markup(),
        has_sides: false,
        extra: None,
    }
}

struct Writer<'run> {
    check: &'run Check<'run>,
    places: &'run Places<'run>,
    reader: &'run Reader<'run>,
}

impl Writer<'_> {
    fn facets(&self) -> [Facet; 3] {
        let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut files = vec![0; self.check.documents.len()];
        for finding in self.check.findings {
            *rules.entry(finding.rule).or_default() += 1;
            files[finding.place.document as usize] += 1;
        }
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let severities = severities.map(|each| (each.name(), self.check.count(each)));
        let files = self.check.documents.iter().zip(files).enumerate();
        let files = files.map(|(number, (document, count))| Choice {
            value: format!("f{number}"),
            name: shown(&document.name),
            count,
            is_foreign: true,
        });
        let files: Vec<Choice> = files.filter(|each| each.count > 0).collect();
        let (are_several, choices) = (files.len() > 1, files.into_iter());
        [
            Facet::of("How serious", "class", severities.into_iter()),
            Facet::of("Rule", "kind", rules.into_iter()),
            Facet {
                title: "File",
                attribute: "file",
                choices: choices.filter(|_| are_several).collect(),
            },
        ]
    }

    /// The findings, by the file in which they are.
    fn files(&self, map: &mut Map) -> Markup {
        let entries = groups::entries(self.check, false);
        let file = |entry: &Entry| self.first(entry).place.document;
        let files = entries.chunk_by(|one, other| file(one) == file(other));
        // The map has the files one after another.
        let mut starts = vec![0];
        for document in self.check.documents {
            starts.push(starts[starts.len() - 1] + document.text.len());
        }
        let mut sections = Vec::new();
        for entries in files {
            let number = file(&entries[0]);
            let articles: Vec<Markup> = entries
                .iter()
                .map(|entry| self.entry(entry, starts[number as usize], map))
                .collect();
            sections.push(html! {
                section.file {
                    h2 { (labels::file(&self.check.documents[number as usize].name)) }
                    @for article in articles { (article) "\n" }
                } "\n"
            });
        }
        map.length = starts[self.check.documents.len()] as u64;
        html! {
            @for section in sections { (section) }
            @if self.check.findings.is_empty() { p.sum { "Nothing was found." } }
        }
    }

    fn first(&self, entry: &Entry) -> &Finding {
        &self.check.findings[entry.findings()[0]]
    }

    fn entry(&self, entry: &Entry, start: usize, map: &mut Map) -> Markup {
        let mut findings = Vec::new();
        for number in entry.findings() {
            let finding = &self.check.findings[*number];
            map.length = (start + finding.place.span.start as usize) as u64;
            map.mark(finding.severity.name(), &format!("g{number}"));
            findings.push(self.finding(*number, finding));
        }
        match entry {
            Entry::One(_) => html! { @for each in findings { (each) } },
            Entry::Group(numbers) => html! {
                section.group {
                    h3 { (message(&groups::message(self.check, numbers).to_string())) }
                    @for each in findings { (each) "\n" }
                }
            },
        }
    }

    fn finding(&self, number: usize, finding: &Finding) -> Markup {
        let severity = finding.severity.name();
        let file = format!("f{}", finding.place.document);
        let repeats = finding.similarity.is_some() && !finding.related.is_empty();
        html! {
            article.row.finding id=(format!("g{number}")) data-kind=(finding.rule) data-class=(severity) data-file=(file) tabindex="-1" {
                header {
                    b class=(format!("kind mark-{severity}")) { (severity) } " "
                    span.where { bdi { (self.reader.place(finding.place, Some(finding.place))) } } " "
                    code.rule { (finding.rule) }
                }
                p.say { (message(&finding.message.to_string())) }
                @if repeats {
                    (copies::copies(self.reader, self.places, finding))
                } @else {
                    (self.reader.passage(finding.place, AROUND, &[finding.place.span]))
                    (self.related(finding))
                }
                @if let Some(fix) = &finding.fix { (self.fix(finding.place, fix)) }
            }
        }
    }

    /// The other places of a finding.
    fn related(&self, finding: &Finding) -> Markup {
        let rest = finding.related.len().saturating_sub(SHOWN);
        let one = |related: &Related| {
            let place = self.reader.place(related.place, Some(finding.place));
            html! {
                li {
                    p.note { (message(&related.message.to_string())) ": " bdi { (place) } }
                    (self.reader.passage(related.place, NEAR, &[related.place.span]))
                }
            }
        };
        html! {
            @if !finding.related.is_empty() {
                @if finding.related.len() > FIRST + 1 {
                    ul.related { @for related in &finding.related[..FIRST] { (one(related)) } }
                    details.fold {
                        summary { (count(finding.related.len() - FIRST, "more place")) }
                        ul.related { @for related in finding.related.iter().take(SHOWN).skip(FIRST) { (one(related)) } }
                        @if rest > 0 { p.note { "and " (count(rest, "more place")) } }
                    }
                } @else {
                    ul.related { @for related in &finding.related { (one(related)) } }
                }
            }
        }
    }

    fn fix(&self, place: Place, fix: &Fix) -> Markup {
        let document = self.places.document(place);
        // The same edit can be made at very many places.
        let mut edits: BTreeMap<[String; 2], usize> = BTreeMap::new();
        for edit in &fix.edits {
            let both = [document.seen(edit.span), &edit.text].map(flowing);
            *edits.entry(both).or_default() += 1;
        }
        let rest = edits.len().saturating_sub(SHOWN);
        let class = |text: &str| if text.trim().is_empty() { "blank" } else { "" };
        html! {
            p.fix {
                @if fix.safe { "Fix: " } @else { "Fix, if it is meant so: " }
                @for (number, ([old, new], count)) in edits.iter().enumerate().take(SHOWN) {
                    @if number > 0 { ", " }
                    bdi {
                        @if !old.is_empty() { del class=(class(old)) { (old) } }
                        @if !new.is_empty() { ins class=(class(new)) { (new) } }
                    }
                    @if *count > 1 { " (" (count) "x)" }
                }
                @if rest > 0 { " and " (rest) " more" }
            }
        }
    }
}
