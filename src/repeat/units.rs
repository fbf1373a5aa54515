//! Units of several paragraphs that were pasted right after themselves: what is between their copies is what follows the second one.
//!
//! Paragraphs that were reworded right after themselves are found as well: the old wording was left next to the new one.
//!
//! Prose, code, lists and headings of a document are compared with what comes as many paragraphs later. Where all paragraphs of a stretch
//! that is as long as the distance are the same, or nearly so, the stretch was pasted in a row, whatever introduces its parts.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{Document, Kind, Paragraph};
use crate::finding::{self, Finding, Place, Related, Role};
use crate::repeat::context;
use crate::repeat::copies::Copies;
use crate::repeat::layout;
use crate::repeat::outline::{self, Outlines};
use crate::repeat::relation;
use crate::repeat::rewording;
use crate::repeat::samples;
use crate::repeat::substitution;
use crate::repeat::wording;
use crate::rule::Rule;
use crate::text::marks::SENTENCE_ENDS;
use crate::text::numeral;
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::span::Span;
use crate::wording::message::message;

// Chosen by hand on 2026-11-30 from slips that commits have taken out of published files.

/// How many paragraphs a unit has, at most: it bounds the time.
const LONGEST: usize = 60;
/// The least weight of prose in a unit, and of its longest paragraph of prose.
const PROSE: u32 = 20 * HAN_WEIGHT;
const PARAGRAPH: u32 = 10 * HAN_WEIGHT;
/// The same where all of a unit is the same.
const ITEM: u32 = 8 * HAN_WEIGHT;
/// The least weight of prose in a unit with a heading between it and its copy.
const TITLED: u32 = 80 * HAN_WEIGHT;
/// How alike two paragraphs are that differ in the targets of links alone.
const LINKED: f64 = 0.95;
/// How alike headings are of which one ends with the other, and the least length of these, in bytes.
const HEADING: f64 = 0.9;
const SHORT: usize = 4;
/// How many bytes the longer of two paragraphs may have besides twice those of the other.
const ROOM: usize = 12;
/// How alike two paragraphs of prose are, at least, that are at one place of their units.
const ALIKE: f64 = 0.6;
/// How alike units are, at least, and those that begin with the same heading, be their words others or not.
const UNITS: f64 = 0.85;
const TOUCHED: f64 = 0.95;
/// And quotations that were reworded.
const QUOTED: f64 = 0.8;
/// How many units are looked at that may hold a place: it bounds the time.
const OVERLAPPING: usize = 4;
/// What opens a picture: its text says what the line above or below it says.
const PICTURE: &str = "![";
/// What opens a tag of a template, and marks of emphasis.
const TAG: &str = "{%";
const EMPHASIS: [char; 2] = ['*', '_'];
/// What a line ends with that leads in what follows.
const LEADS: [char; 2] = [':', '：'];
/// The least weight of a paragraph that was reworded.
const REWORDED: u32 = 25 * HAN_WEIGHT;

/// A paragraph as it is compared.
struct Part<'run> {
    /// Its text without its label and the marks at its end.
    text: &'run str,
    kind: Kind,
    span: Span,
    /// Where it is without its label.
    body: Span,
}

impl Part<'_> {
    fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Body | Kind::ListItem | Kind::Quote)
    }
}

/// A unit and its copy: the first paragraphs of both, and how alike they are.
#[derive(Clone, Copy)]
struct Unit {
    first: usize,
    other: usize,
    length: usize,
    ratio: f64,
}

impl Unit {
    fn paragraphs(&self) -> [Range<usize>; 2] {
        [self.first, self.other].map(|first| first..first + self.length)
    }
}

/// The units of all documents that were pasted in a row, as warnings, and the findings that say more than these.
pub(super) fn sort_out(
    outlines: &Outlines<'_>,
    rule: &Rule,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<Finding>) {
    let mut pasted = Vec::new();
    for (number, document) in outlines.documents.iter().enumerate() {
        let search = Search::of(document);
        let mut units = search.units(&seeds(&search, number as u32, &findings));
        units.extend(search.rewordings());
        let told = units
            .iter()
            .map(|unit| told(document, rule, number as u32, unit));
        // Provisions of a statute that are nearly the same are about two cases.
        let is_slip = |each: &Finding| {
            !is_chosen(outlines, each)
                && (each
                    .similarity
                    .is_some_and(|ratio| ratio >= relation::ALIKE)
                    || outlines.provision(each.place).is_none()
                        && substitution::find(outlines, each).is_none())
        };
        pasted.extend(told.filter(is_slip));
    }
    let mut told: Vec<Place> = pasted.iter().flat_map(Finding::places).collect();
    told.sort_unstable_by_key(|place| (place.document, place.span.start));
    let others = findings.into_iter().filter(|each| !are_told(&told, each));
    let others = others.collect();
    (pasted, others)
}

/// Whether a unit and its copy are in blocks of which a page shows one, under different signs or numbers, or output that is shown.
fn is_chosen(outlines: &Outlines<'_>, finding: &Finding) -> bool {
    Copies::of(outlines.documents, finding).is_some_and(|copies| {
        context::are_variants(&copies)
            || copies.are_counted()
            || samples::evidence(&copies).is_some()
    })
}

/// The paragraphs that copies of findings with two places in a document begin with.
fn seeds(search: &Search<'_>, number: u32, findings: &[Finding]) -> Vec<[usize; 2]> {
    let here = findings.iter().filter_map(|finding| {
        let [other] = &finding.related[..] else {
            return None;
        };
        let places = [other.place, finding.place];
        places
            .iter()
            .all(|place| place.document == number)
            .then(|| places.map(|place| search.at(place.span.start)))
    });
    here.collect()
}

/// Whether all places of a finding are in units and their copies, which are in order, by half at least.
fn are_told(told: &[Place], finding: &Finding) -> bool {
    finding.places().all(|place| {
        let end = told.partition_point(|own| {
            (own.document, own.span.start) < (place.document, place.span.end)
        });
        let mut near = told[..end].iter().rev().take(OVERLAPPING);
        near.any(|own| {
            let start = own.span.start.max(place.span.start);
            let end = own.span.end.min(place.span.end);
            own.document == place.document
                && start < end
                && 2 * (end - start) as usize >= place.span.len()
        })
    })
}

fn told(document: &Document, rule: &Rule, number: u32, unit: &Unit) -> Finding {
    let [one, other] = unit.paragraphs().map(|range| {
        let paragraphs = &document.paragraphs[range];
        Span {
            start: paragraphs[0].span.start,
            end: paragraphs[paragraphs.len() - 1].span.end,
        }
    });
    let place = |span| Place {
        document: number,
        span,
    };
    let length = characters(document, &document.paragraphs[unit.paragraphs()[1].clone()]);
    let [own, new] = unit.paragraphs().map(|range| {
        let keys = document.paragraphs[range].iter();
        let keys = keys.map(|each| document.body(each));
        keys.flat_map(str::chars).filter(|c| !c.is_whitespace())
    });
    let ratio = match unit.ratio {
        1.0.. if own.ne(new) => relation::BUT_FOR_MARKS,
        ratio => ratio,
    };
    Finding {
        rule: rule.name,
        severity: rule.severity,
        message: relation::passage_of(length, ratio, unit.length),
        place: place(other),
        related: vec![Related {
            role: Role::Copy,
            place: place(one),
            message: message!("common.first-occurrence"),
        }],
        similarity: Some(ratio),
        class: None,
        fix: None,
        fingerprint: finding::fingerprint(rule.name, document.slice(one)),
    }
}

/// Where a paragraph starts behind its label.
fn start(document: &Document, paragraph: &Paragraph) -> u32 {
    let key = Span {
        start: paragraph.body,
        end: paragraph.key.end,
    };
    if key.start < key.end {
        document.keys.source(key).start.max(paragraph.span.start)
    } else {
        paragraph.span.start
    }
}

fn characters(document: &Document, paragraphs: &[Paragraph]) -> usize {
    paragraphs
        .iter()
        .map(|each| document.key(each).chars().count())
        .sum()
}

/// The search of one document.
struct Search<'run> {
    document: &'run Document,
    parts: Vec<Part<'run>>,
}

impl<'run> Search<'run> {
    fn of(document: &'run Document) -> Self {
        let written = document
            .paragraphs
            .iter()
            .take_while(|each| !each.kind.is_apart());
        let parts = written.map(|each| {
            let body = document.body(each);
            let source = document.slice(each.span);
            // A formula is hidden from the key.
            let text = match () {
                () if body.contains(char::is_alphanumeric) => body,
                () if each.kind == Kind::Heading => document.key(each),
                () => source,
            };
            let is_mark = |c: char| !c.is_alphanumeric() && each.kind != Kind::Heading;
            let is_html = each.kind == Kind::Code && wording::is_prose_in_html(document, each);
            Part {
                text: text.trim_end_matches(is_mark),
                kind: if is_html { Kind::Body } else { each.kind },
                span: each.span,
                body: Span {
                    start: start(document, each),
                    end: each.span.end,
                },
            }
        });
        Self {
            document,
            parts: parts.collect(),
        }
    }

    /// The paragraph that a place is in, or the next one.
    fn at(&self, at: u32) -> usize {
        self.parts.partition_point(|part| part.span.end <= at)
    }

    /// Each paragraph is compared with the last one that says the same, and copies of a finding with each other, and what is around both
    /// as far as it goes on alike.
    fn units(&self, found: &[[usize; 2]]) -> Vec<Unit> {
        let mut last: FxHashMap<&str, usize> = FxHashMap::default();
        let mut seeds: Vec<[usize; 2]> = found.to_vec();
        for (at, part) in self.parts.iter().enumerate() {
            if !part.text.is_empty() {
                seeds.extend(last.insert(part.text, at).map(|before| [before, at]));
            }
        }
        seeds.sort_unstable();
        let mut looked_at: FxHashMap<usize, usize> = FxHashMap::default();
        let mut units: Vec<Unit> = Vec::new();
        for [before, at] in seeds {
            let length = at.saturating_sub(before);
            // A paragraph right after itself is known by what it says; a run that was looked at says no more.
            let is_new = looked_at.get(&length).is_none_or(|end| *end <= before);
            if !(2..=LONGEST).contains(&length) || !is_new {
                continue;
            }
            let run = self.run(before, length);
            looked_at.insert(length, run.end);
            units.extend(self.unit(run, length));
        }
        units.sort_by_key(|unit| (unit.first, unit.length));
        let mut out: Vec<Unit> = Vec::new();
        for unit in units {
            let end = out.last().map_or(0, |last| last.other + last.length);
            if end <= unit.first {
                out.push(unit);
            }
        }
        out
    }

    /// Paragraphs that were reworded right after themselves, where what is around the two is not like them.
    fn rewordings(&self) -> Vec<Unit> {
        let mut out = Vec::new();
        for first in 0..self.parts.len().saturating_sub(1) {
            let [one, other] = [&self.parts[first], &self.parts[first + 1]];
            let is_picture = |part: &Part<'_>| {
                let before = &self.document.text[..part.span.start as usize];
                before.trim_end().ends_with(PICTURE)
                    || self.document.slice(part.span).starts_with(PICTURE)
            };
            let touch = || {
                let between = Span {
                    start: one.span.end,
                    end: other.span.start.max(one.span.end),
                };
                let mut gap = self.document.slice(between).chars();
                gap.all(|c| !c.is_alphabetic() && c != '<')
            };
            let alike = one.kind == other.kind
                && matches!(one.kind, Kind::Body | Kind::Quote)
                && rewording::meet(one.text, other.text)
                && one.text != other.text
                && script::weight_of(one.text) >= REWORDED
                && ![one, other].into_iter().any(is_picture)
                && touch()
                && rewording::is_reworded(one.text, other.text, false)
                && !self.announces(one, other)
                && ![one, other].into_iter().any(|part| self.is_tag(part));
            let around = [first.checked_sub(1), Some(first + 2)];
            let is_series = |at: usize| {
                let near = self.parts.get(at);
                near.is_some_and(|near| rewording::are_patterned(near.text, one.text))
            };
            if alike && !around.into_iter().flatten().any(is_series) {
                let ratio = rewording::likeness(one.text, other.text);
                // Examples of what to say are quoted side by side.
                if ratio < UNITS && !self.link_to_the_same(one, other)
                    || ratio < QUOTED && one.kind == Kind::Quote
                {
                    continue;
                }
                out.push(Unit {
                    first,
                    other: first + 1,
                    length: 1,
                    ratio,
                });
            }
        }
        out
    }

    /// Whether a paragraph is a caption in emphasis, without a mark at its end, of the next one, which leads in what follows.
    fn announces(&self, one: &Part<'_>, other: &Part<'_>) -> bool {
        let (before, after) = (
            &self.document.text[..one.span.start as usize],
            &self.document.text[one.span.end as usize..],
        );
        let caption = self.document.slice(one.span).trim();
        let leads_in = |part: &Part<'_>| {
            let text = self.document.slice(part.span).trim_end();
            text.ends_with(LEADS)
        };
        (before.ends_with(EMPHASIS) || caption.starts_with(EMPHASIS))
            && (after.starts_with(EMPHASIS) || caption.ends_with(EMPHASIS))
            && !caption.trim_matches(EMPHASIS).ends_with(SENTENCE_ENDS)
            && !leads_in(one)
            && leads_in(other)
    }

    /// Whether all that one of two paragraphs links to is in the other as well.
    fn link_to_the_same(&self, one: &Part<'_>, other: &Part<'_>) -> bool {
        let [own, new] = [one, other].map(|part| {
            let targets = &self.document.links.targets;
            let from = targets.partition_point(|target| target.start < part.span.start);
            let inside = targets[from..].iter();
            let inside = inside.take_while(|target| target.end <= part.span.end);
            inside
                .map(|target| self.document.slice(*target))
                .collect::<Vec<&str>>()
        });
        let within = |one: &[&str], other: &[&str]| one.iter().all(|each| other.contains(each));
        within(&own, &new) || within(&new, &own)
    }

    /// Whether a paragraph opens with a tag of a template.
    fn is_tag(&self, part: &Part<'_>) -> bool {
        self.document.slice(part.span).trim_start().starts_with(TAG)
    }

    /// From where to where paragraphs are alike with those so many paragraphs later.
    fn run(&self, at: usize, length: usize) -> Range<usize> {
        let alike = |at: &usize| self.likeness(*at, at + length) >= ALIKE;
        let floor = at.saturating_sub(length);
        let start = (floor..at).rev().take_while(alike).last().unwrap_or(at);
        let end = (at + 1..at + 2 * length).take_while(alike).last();
        start..end.unwrap_or(at) + 1
    }

    /// The unit that a run makes, where it was pasted once.
    fn unit(&self, run: Range<usize>, step: usize) -> Option<Unit> {
        let is_heading = |at: &usize| self.parts[*at].kind == Kind::Heading;
        // Entries of several days, and steps, have numbers in their headings.
        let titled = run.len() + 1 == step
            && is_heading(&run.end)
            && !self.parts[run.end].text.contains(numeral::is_in_number);
        if run.len() < step && !titled || run.len() >= 2 * step {
            return None;
        }
        let length = step.min(run.len());
        let mut starts = run.start..=run.end - length;
        let first = starts.find(is_heading).unwrap_or(run.start);
        let other = first + step;
        let [start, end, next] = [first, first + length - 1, other].map(|at| self.parts[at].span);
        let between = Span {
            start: start.start,
            end: next.start,
        };
        if self.are_dated(first, other)
            || layout::are_spaced(&self.document.text, end, next)
            || layout::is_in_one_row(self.document.slice(between))
        {
            return None;
        }
        let parts = || &self.parts[first..first + length];
        let (mut all, mut same, mut exact, mut prose, mut heaviest, mut cells) =
            (0, 0.0, 0, 0, 0, 0);
        for (ahead, part) in parts().iter().enumerate() {
            let weight = script::weight_of(part.text);
            let likeness = self.likeness(first + ahead, other + ahead);
            all += weight;
            same += likeness * f64::from(weight);
            if likeness >= 1.0 {
                exact += weight;
            }
            match part.kind {
                Kind::TableCell => cells += weight,
                _ if part.is_prose() => {
                    prose += weight;
                    heaviest = heaviest.max(weight);
                }
                _ => {}
            }
        }
        let ratio = same / f64::from(all.max(1));
        // A section that was pasted again was touched up.
        let section = self.parts[first].kind == Kind::Heading
            && self.parts[first].text == self.parts[other].text;
        let alike = section && ratio >= TOUCHED
            || ratio >= UNITS && self.are_reworded(first..first + length, step);
        let alike = alike && exact > 0;
        let least = if titled { TITLED } else { PROSE };
        let heavy = if exact == all { ITEM } else { PARAGRAPH };
        let is_unit = prose >= least && heaviest >= heavy && 2 * cells < all && alike;
        is_unit.then_some(Unit {
            first,
            other,
            length,
            ratio,
        })
    }

    /// Whether two paragraphs are headings of entries of different days.
    fn are_dated(&self, one: usize, other: usize) -> bool {
        let all = &self.document.paragraphs;
        let two = [&all[one], &all[other]];
        let dated = |each: &&Paragraph| {
            each.kind == Kind::Heading && outline::is_entry(self.document, each)
        };
        self.document.key(two[0]) != self.document.key(two[1]) && two.iter().all(dated)
    }

    /// Whether the paragraphs of a unit and its copy that are not the same say it in other words.
    fn are_reworded(&self, mut unit: Range<usize>, step: usize) -> bool {
        unit.all(|at| {
            let [one, other] = [&self.parts[at], &self.parts[at + step]];
            let items = one.kind == Kind::ListItem;
            self.likeness(at, at + step) >= 1.0
                || one.kind == Kind::Heading
                || rewording::is_reworded(one.text, other.text, items)
        })
    }

    /// How alike two paragraphs are that may be at one place of a unit: 0 where they are about different things.
    fn likeness(&self, one: usize, other: usize) -> f64 {
        let (Some(one), Some(other)) = (self.parts.get(one), self.parts.get(other)) else {
            return 0.0;
        };
        let are_prose = [one, other].iter().all(|part| part.is_prose());
        let lengths = [one.text.len(), other.text.len()];
        if one.kind != other.kind && !are_prose
            || lengths[0].max(lengths[1]) > 2 * lengths[0].min(lengths[1]) + ROOM
        {
            return 0.0;
        }
        let titles = one.kind == Kind::Heading;
        if one.text == other.text || !titles && letters(one.text).eq(letters(other.text)) {
            // What is hidden from both may be another: the target of a link.
            let [own, new] = [one, other].map(|part| self.document.slice(part.body));
            let long = are_prose && script::weight_of(one.text) >= PROSE;
            return match letters(own).eq(letters(new)) {
                true => 1.0,
                false if long => LINKED,
                false => 0.0,
            };
        }
        // A heading may have got, or lost, what it is a part of: `lamp.colour` and `colour`.
        let within = one.text.ends_with(other.text) || other.text.ends_with(one.text);
        if one.kind == Kind::Heading && within && lengths.iter().all(|length| *length >= SHORT) {
            return HEADING;
        }
        let items = [one, other].iter().any(|part| part.kind == Kind::ListItem);
        if !are_prose || items && !rewording::has_no_other_words(one.text, other.text) {
            return 0.0;
        }
        rewording::likeness(one.text, other.text)
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::finding::{Finding, Severity};
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    fn found(text: &str) -> Vec<(Severity, String)> {
        let read = input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = vec![read];
        let mut findings: Vec<Finding> = Vec::new();
        RULE.run(&documents, &Options::default(), &mut findings);
        findings
            .iter()
            .map(|each| {
                (
                    each.severity,
                    documents[0].slice(each.place.span).to_owned(),
                )
            })
            .collect()
    }

    const UNIT: &str = "The other way, which the crew of the barge uses, is to open the sluice by hand. On the left bank you run\n\n```sh\nsluice --open left\n```\n\nin the hut by the weir. On the right bank you run\n\n```sh\nsluice --open right\n```\n\n";

    #[test]
    fn a_unit_of_prose_and_code_is_one_warning_with_all_of_it() {
        let touched = UNIT.replace("bank you run", "bank run");
        for other in [UNIT, &touched] {
            let all = found(&format!(
                "# Weir\n\nEels pass.\n\n{UNIT}{other}Gulls rest.\n"
            ));
            let [(Severity::Warning, said)] = &all[..] else {
                panic!("{all:?}");
            };
            assert!(said.starts_with("The other way"), "{said}");
            assert!(
                said.trim_end()
                    .trim_end_matches("```")
                    .trim_end()
                    .ends_with("--open right"),
                "{said}"
            );
        }
    }

    #[test]
    fn a_unit_about_another_thing_is_no_warning() {
        let others = [
            UNIT.replace("--open left", "--close left"),
            UNIT.replace("barge", "ferry")
                .replace("sluice by hand", "gate by hand"),
            UNIT.replace("is to open", "is not to open"),
        ];
        for other in others {
            let all = found(&format!(
                "# Weir\n\nEels pass.\n\n{UNIT}{other}Gulls rest.\n"
            ));
            assert!(all.iter().all(|each| each.0 == Severity::Note), "{all:?}");
        }
    }

    #[test]
    fn an_old_wording_next_to_the_new_one_is_a_warning() {
        let old = "If you want the FerryBot to wait for late passengers, you can ring the bell by the GateBox until the skipper answers.";
        let new = "Should you want the FerryBot to wait for passengers that are late, ring the bell at the GateBox until the skipper answers.";
        let text = |other: &str| {
            format!("# Ferry\n\nOars are in the hut.\n\n{old}\n\n{other}\n\nGulls rest.\n")
        };
        assert_eq!(found(&text(new)), [(Severity::Warning, new.to_owned())]);
        let barge = old.replace("FerryBot", "BargeBot").replace("bell", "gong");
        let all = found(&text(&barge));
        assert!(all.iter().all(|each| each.0 == Severity::Note), "{all:?}");
    }

    #[test]
    fn paragraphs_that_link_to_different_pages_are_about_these() {
        let old = "If you want the FerryBot to wait for late passengers, you can ring the bell by the GateBox, as [its page](ferry.md) says.";
        let new = "Should you want the FerryBot to wait for passengers that are late, ring the bell at the GateBox, as [its page](ferry.md) says.";
        let worst = |new: &str| {
            let all = found(&format!("# Ferry\n\nOars.\n\n{old}\n\n{new}\n\nGulls.\n"));
            all.iter().map(|each| each.0).max()
        };
        assert_eq!(worst(new), Some(Severity::Warning));
        assert!(worst(&new.replace("ferry.md", "passengers.md")) < Some(Severity::Warning));
    }

    #[test]
    fn entries_of_two_days_are_no_unit() {
        let entry = |day: &str| {
            format!(
                "## {day}\n\n- The ferry was late, and nobody had told the passengers at the gate.\n- The bell of the lower quay is cracked and has to be cast anew.\n\n"
            )
        };
        let worst = |one: &str, other: &str| {
            let all = found(&format!(
                "# Log\n\n{}{}## End\n\nGulls.\n",
                entry(one),
                entry(other)
            ));
            all.iter().map(|each| each.0).max()
        };
        assert!(worst("2019-05-04", "2019-05-11") < Some(Severity::Warning));
        assert_eq!(
            worst("The lower quay", "The lower quay"),
            Some(Severity::Warning)
        );
    }

    #[test]
    fn comments_of_an_export_are_notes() {
        let comment =
            "The ferry was late again on Tuesday, and nobody had told the passengers at the gate.";
        let severity = |lines: &str| {
            found(&format!(
                "# Thread\n\n{comment}{lines}{comment}\n\nGulls.\n"
            ))[0]
                .0
        };
        assert_eq!(severity("\n\n"), Severity::Warning);
        assert_eq!(severity("\n\n\n\n\n"), Severity::Note);
    }
}
