//! The page of a check: what was found, by file, each with its passage in the paragraph, and passages that repeat with their copies.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::finding::{Finding, Fix, Place, Related, Severity};
use crate::report::excerpt::{flowing, shown};
use crate::report::groups::{self, Entry};
use crate::report::html::facets::{Choice, Facet, panel};
use crate::report::html::map::Map;
use crate::report::html::passage::{AROUND, Reader, quoted};
use crate::report::html::phrase::{markup, phrase};
use crate::report::html::{CHECKED, Page, copies, labels, plot};
use crate::report::places::Places;
use crate::report::{Check, told, totals};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// So many of the other places of a finding are quoted, and of the edits of a fix; the others are counted.
const SHOWN: usize = 12;
/// So many of them are quoted at once, the others on request.
const FIRST: usize = 2;
/// How many bytes around another place are shown.
const NEAR: usize = 120;

/// The page.
pub(super) fn page(check: &Check<'_>, lang: Lang) -> Page {
    let places = Places::new(check.documents);
    let reader = Reader::new(check.documents, &places, lang);
    let writer = Writer {
        check,
        places: &places,
        reader: &reader,
        lang,
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
        names => message!("page.files", count = names.len()).said(lang),
    };
    Page {
        lang,
        mark: CHECKED,
        title: title.clone(),
        top: html! {
            h1 { (labels::file(&title)) }
            @for line in totals::lines(check) { p.sum { (line.said(lang)) } }
        },
        panel: panel(
            [message!("page.findings"), message!("page.search-findings")],
            &writer.facets(),
            lang,
        ),
        main: html! { (plot::plot(check, lang)) (main) },
        map: map.markup(),
        has_sides: false,
        extra: None,
    }
}

struct Writer<'run> {
    check: &'run Check<'run>,
    places: &'run Places<'run>,
    reader: &'run Reader<'run>,
    lang: Lang,
}

impl Writer<'_> {
    fn say(&self, message: &Message) -> String {
        message.said(self.lang)
    }

    fn facets(&self) -> [Facet; 3] {
        let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut files = vec![0; self.check.documents.len()];
        for finding in self.check.findings {
            *rules.entry(finding.rule).or_default() += 1;
            files[finding.place.document as usize] += 1;
        }
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let severities = severities.map(|each| {
            let name = self.say(&told::severity(each));
            (each.name(), name, self.check.count(each))
        });
        let files = self.check.documents.iter().zip(files).enumerate();
        let files = files.map(|(number, (document, count))| Choice {
            value: format!("f{number}"),
            name: shown(&document.name),
            count,
            is_foreign: true,
        });
        let files: Vec<Choice> = files.filter(|each| each.count > 0).collect();
        let rules = rules
            .into_iter()
            .map(|(rule, count)| (rule, rule.to_owned(), count));
        let (are_several, choices) = (files.len() > 1, files.into_iter());
        [
            Facet::of(
                message!("page.facet-severity"),
                "class",
                severities.into_iter(),
            ),
            Facet::of(message!("page.facet-rule"), "kind", rules),
            Facet {
                title: message!("page.facet-file"),
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
            @if self.check.findings.is_empty() { p.sum { (self.say(&message!("page.nothing"))) } }
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
                    h3 { (quoted(&self.say(&groups::message(self.check, numbers)))) }
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
                    b class=(format!("kind mark-{severity}")) { (self.say(&told::severity(finding.severity))) } " "
                    span.where { bdi { (self.reader.place(finding.place, Some(finding.place))) } } " "
                    code.rule { (finding.rule) }
                }
                p.say { (quoted(&self.say(&finding.message))) }
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
                    p.note { (quoted(&self.say(&related.message))) ": " bdi { (place) } }
                    (self.reader.passage(related.place, NEAR, &[related.place.span]))
                }
            }
        };
        html! {
            @if !finding.related.is_empty() {
                @if finding.related.len() > FIRST + 1 {
                    ul.related { @for related in &finding.related[..FIRST] { (one(related)) } }
                    details.fold {
                        summary { (self.say(&message!("page.more-places", count = finding.related.len() - FIRST))) }
                        ul.related { @for related in finding.related.iter().take(SHOWN).skip(FIRST) { (one(related)) } }
                        @if rest > 0 { p.note { (self.say(&message!("page.and-more-places", count = rest))) } }
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
        let list = html! {
            @for (number, ([old, new], count)) in edits.iter().enumerate().take(SHOWN) {
                @if number > 0 { ", " }
                bdi {
                    @if !old.is_empty() { del class=(class(old)) { (old) } }
                    @if !new.is_empty() { ins class=(class(new)) { (new) } }
                }
                @if *count > 1 { " " (self.say(&message!("page.times", count = *count))) }
            }
            @if rest > 0 { " " (self.say(&message!("page.and-more", count = rest))) }
        };
        let edits = markup(list);
        let said = if fix.safe {
            message!("page.fix", edits = edits)
        } else {
            message!("page.fix-unsafe", edits = edits)
        };
        html! { p.fix { (phrase(self.lang, &said)) } }
    }
}
