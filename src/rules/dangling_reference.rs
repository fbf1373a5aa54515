//! The rule `dangling-reference`.

mod anchors;
mod files;
mod named;
mod opened;
mod places;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::part::{self, Number};
use crate::facts::reference::{self, Owner, Reference};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::parts::Division;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a reference to a part that this document does not have: 附件7, Section 4.2, Table 9, Приложение 3.
    ///
    /// In Markdown it finds links to a place that the document does not have (`[fees](#fees)`), reference links and footnotes
    /// without a definition (`[fees][fees]`, `[^1]`), and definitions that are duplicated or never used.
    ///
    /// When a whole directory is checked, it also finds relative links to files that do not exist (`[fees](../terms/fees.md)`).
    /// Links to a missing heading of another file are found whenever that file is checked as well (`[fees](terms.md#fees)`).
    /// URLs, routes of a website (`/fees`, `fees/`), links that lead out of the directory, and links to other kinds of files,
    /// such as pictures, are ignored, and so are links to files that exist but are not checked. File names are case-sensitive,
    /// because `Terms.md` and `terms.md` are different files on some machines.
    ///
    /// The rule checks references to articles, chapters, sections, annexes, appendices, schedules, tables and figures. It ignores
    /// references to other documents (刑法第三十条, Section 4 of RFC 793, статья 5 Закона), references to a kind of part that the
    /// document does not number at all, and every kind for which more references fail than succeed. References are recognised
    /// only in languages whose names for parts are known, links in every language.
    ///
    /// ## Why
    /// Annexes are dropped and clauses renumbered in the last week before signing, and the references are forgotten. A reader
    /// who follows one finds nothing, or the wrong clause.
    ///
    /// ## Example
    /// ```bad
    /// 名单见附件1，预算见附件7。
    ///
    /// 附件1 名单
    /// ```
    /// ```bad
    /// The participants are listed in Annex 1, the costs in Annex 4.
    ///
    /// Annex 1. Participants
    /// ```
    /// ```good
    /// 名单见附件1，处罚依照刑法第三十条。
    ///
    /// 附件1 名单
    /// ```
    ///
    /// ## Default
    /// A warning: the part may be in another file. The rule cannot know which part was meant, so there is no fix.
    "dangling-reference", "references", Warning, needs &[] => Across(check, files::check)
}

/// Of the kinds of which headings may bear their numbers alone, one reference in this many may miss: such parts are referred to
/// across documents most of all. With 2 and 10 the same.
const SURE: usize = 5;
/// How far a number may lie above the greatest one and still be looked for. With 2 and 10 the same.
const ABOVE: u64 = 5;
/// So many headings with the name of a part show that the document heads such parts by it. Chosen by hand.
const NAMED: usize = 3;
/// The longest line that is a caption, in bytes. With 30 and 120 the same.
const LONGEST_CAPTION: usize = 60;
/// The longest number that is a heading, in bytes. With 6 and 24 the same.
const LONGEST_NUMBER: usize = 12;
/// How many numbers from 1 on show that a list counts on. With 2 and 8 the same.
const SIBLINGS: u64 = 4;
/// The same inside a section. With 1 and 4 the same.
const SIBLINGS_INSIDE: u64 = 2;

/// So many sections from 1 on, each with parts, show that a document numbers all that it has. Chosen by hand.
const WHOLE: u64 = 3;
/// The same where the document refers to one of those parts by its number.
const WHOLE_REFERRED: u64 = 2;
/// The same for clauses. Chosen by hand.
const WHOLE_CLAUSES: u64 = 2;

/// The numbered parts of a document of one kind.
#[derive(Default)]
struct Known {
    numbers: FxHashSet<Vec<Number>>,
    /// The fronts of those numbers: 4 and 4.2 of 4.2.1.
    fronts: FxHashSet<Vec<Number>>,
    /// The first part of the kind, to show.
    first: Option<Span>,
    /// How many numbers the numbers of parts consist of.
    depths: FxHashSet<usize>,
    /// The greatest number of one part.
    greatest: u64,
    /// How many parts are headed by their name: Clause 4.
    named: usize,
}

impl Known {
    fn insert(&mut self, numbers: Vec<Number>) {
        for length in 1..numbers.len() {
            self.fronts.insert(numbers[..length].to_vec());
        }
        self.numbers.insert(numbers);
    }

    /// The greatest number of the whole parts, where the document numbers them from 1 on, each with parts of its own: 1, 1.1, 1.2, 2,
    /// 2.1.
    fn whole(&self, least: u64) -> Option<u64> {
        let has = |numbers: &[Number]| self.numbers.contains(numbers);
        let holds = |part: u64| has(&[Number::Figure(part), Number::Figure(1)]);
        let most = self.numbers.len() as u64;
        // Parts without headings have no numbers of their own.
        let bare = !self.depths.contains(&1);
        let whole = (1..=most)
            .take_while(|part| holds(*part) && (bare || has(&[Number::Figure(*part)])))
            .count() as u64;
        let greatest = self
            .numbers
            .iter()
            .filter_map(|numbers| match numbers.first() {
                Some(Number::Figure(number)) => Some(*number),
                _ => None,
            });
        (whole >= least && greatest.max() == Some(whole)).then_some(whole)
    }

    /// The greatest number of the parts, where the document numbers them from 1 on and nothing inside them: 1, 2, 3.
    fn flat(&self) -> Option<u64> {
        let most = self.numbers.len() as u64;
        let has = |part: u64| self.numbers.contains(&[Number::Figure(part)][..]);
        let is_flat = self.depths.len() == 1 && (1..=most).all(has);
        (is_flat && most >= WHOLE).then_some(most)
    }

    /// The number before that of each part, where several have the same and none another: 11 of 11-1 and 11-2.
    fn only_front(&self) -> Option<Number> {
        let mut fronts = self.numbers.iter().filter(|numbers| numbers.len() > 1);
        let first = fronts.next()?[0];
        let second = fronts.next()?[0];
        (first == second && fronts.all(|numbers| numbers[0] == first)).then_some(first)
    }

    /// Whether parts of the kind are headed by their numbers alone, as a rule of the document.
    fn is_decimal(&self, division: Division) -> bool {
        division.is_decimal() && (self.named < NAMED || self.named < self.numbers.len())
    }
}

/// The references of a document that may miss, and what is known of parts.
#[derive(Default)]
struct Evidence<'r> {
    known: BTreeMap<Division, Known>,
    referred: Vec<(Paragraph<'r>, Division, Reference)>,
    /// What is once said to be in another document is not looked for in this one.
    foreign: FxHashSet<(Division, Vec<Number>)>,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    anchors::check(reading, findings);
    named::check(reading, findings);
    let mut evidence = Evidence::default();
    let mut foreign = Foreign::default();
    for paragraph in reading.paragraphs() {
        open(reading, paragraph, &mut evidence.known);
        if !foreign.goes_on(paragraph) && !is_set_apart(paragraph) {
            refer(paragraph, &mut evidence);
        }
    }
    for (division, known) in &evidence.known {
        let Some(first) = known.first else {
            continue;
        };
        if is_one_part_of_a_book(reading, *division, known) {
            continue;
        }
        for (paragraph, each) in missing(*division, known, &evidence) {
            if !reading.knows(paragraph.span, &[Knowledge::Parts]) {
                continue;
            }
            let written = each.span.of(paragraph.key());
            let list = each.list.of(paragraph.key());
            let message = if each.list == each.span {
                message!("dangling-reference.missing", part = written)
            } else {
                message!(
                    "dangling-reference.missing-in-list",
                    part = written,
                    list = list
                )
            };
            findings.push(RULE.conflict(
                reading.number(),
                paragraph.source(each.span),
                message,
                vec![(first, message!("dangling-reference.first"))],
            ));
        }
    }
}

/// Whether the document is one part of a longer one, which has a file for each: only headings are above the heading of that part, which
/// has no others beside it.
fn is_one_part_of_a_book(reading: &Reading, division: Division, known: &Known) -> bool {
    let mut above = (reading.paragraphs()).take_while(|each| Some(each.span) != known.first);
    known.named == 1
        && !division.is_decimal()
        && !division.is_caption()
        && above.all(|each| each.kind == Kind::Heading)
}

/// Whether the text is about another document: a heading names one, or a line that ends with a colon quotes it.
#[derive(Default)]
struct Foreign {
    /// The level of the heading.
    headed: Option<u8>,
    is_quoted: bool,
}

impl Foreign {
    /// Whether it is so after the next paragraph, or was before it.
    fn goes_on(&mut self, paragraph: Paragraph) -> bool {
        let key = paragraph.key();
        if reference::heading(key).is_some() {
            self.is_quoted = false;
        }
        if paragraph.kind == Kind::Heading {
            self.is_quoted = false;
            if self.headed.is_some_and(|level| paragraph.level <= level) {
                self.headed = None;
            }
            let named = reference::references(key);
            if named.iter().any(|each| each.owner == Owner::Other) {
                self.headed = Some(paragraph.level);
            }
        }
        let before = self.headed.is_some() || self.is_quoted;
        // An article of a law that cites another one goes on with items of its own.
        let is_quoting = key.ends_with(':') && reference::heading(key).is_none();
        self.is_quoted |= is_quoting && reference::is_of_others(key);
        before
    }
}

fn is_set_apart(paragraph: Paragraph) -> bool {
    matches!(
        paragraph.kind,
        Kind::Code | Kind::Contents | Kind::TableCell
    )
}

/// Adds the references of a paragraph.
fn refer<'r>(paragraph: Paragraph<'r>, evidence: &mut Evidence<'r>) {
    let key = paragraph.key();
    for each in reference::references(key) {
        let judged = each.part.division.filter(|each| each.is_numbered_through());
        let Some(division) = judged else {
            continue;
        };
        let before = key[..each.span.start as usize].trim_end();
        if before.ends_with(['。', '；', '>', '#']) || opened::is_of_heading(paragraph) {
            // A heading that has run into the text before it, or one of several parts.
            let known = evidence.known.entry(division).or_default();
            known.insert(each.part.numbers);
        } else if each.owner != Owner::This {
            evidence.foreign.insert((division, each.part.numbers));
        } else if each.span.start > 0 || reference::heading(key).is_none() {
            evidence.referred.push((paragraph, division, each));
        }
    }
}

/// The references to parts of a kind that the document does not have, where it is a slip that they miss.
fn missing<'e, 'r>(
    division: Division,
    known: &Known,
    evidence: &'e Evidence<'r>,
) -> Vec<(Paragraph<'r>, &'e Reference)> {
    let decimal = known.is_decimal(division);
    let own = evidence.referred.iter().filter(|each| each.1 == division);
    // What a text calls clause 2 and has, it numbers itself: clause 9.9 is no clause of another one, unless it speaks of another one.
    let refers_to_own = || {
        let mut own = evidence.referred.iter().filter(|each| each.1 == division);
        own.any(|(_, _, each)| {
            each.part.numbers.len() == 1 && known.numbers.contains(&each.part.numbers)
        })
    };
    let refers_inside = || {
        let mut own = evidence.referred.iter().filter(|each| each.1 == division);
        own.any(|(_, _, each)| {
            each.part.numbers.len() > 1 && known.numbers.contains(&each.part.numbers)
        })
    };
    let is_alone = || evidence.foreign.is_empty() && refers_to_own();
    let whole = if division.is_listed() {
        // Only contracts and standards have clauses, and a contract of few is whole.
        let least = if division == Division::Clause {
            WHOLE_CLAUSES
        } else if refers_inside() {
            WHOLE_REFERRED
        } else {
            WHOLE
        };
        known
            .whole(least)
            .or_else(|| known.flat().filter(|_| is_alone()))
    } else {
        None
    };
    // Figure 4-7 beside Figures 11-1 and 11-2 is in another chapter of the book, unless there is a section 4.
    let elsewhere = if division.is_caption() {
        known.only_front()
    } else {
        None
    };
    let sections = evidence.known.get(&Division::Section);
    let is_here = |chapter: Number| {
        sections.is_some_and(|known| {
            let alone = vec![chapter];
            known.numbers.contains(&alone) || known.fronts.contains(&alone)
        })
    };
    let (hits, misses): (Vec<_>, Vec<_>) = own.partition(|(_, _, each)| {
        let numbers = &each.part.numbers;
        let foreign = (division, numbers.clone());
        let beyond = is_beyond(whole, numbers);
        evidence.foreign.contains(&foreign)
            || elsewhere
                .is_some_and(|own| numbers.len() > 1 && numbers[0] != own && !is_here(numbers[0]))
            || (!beyond && exists(known, numbers, decimal))
    });
    let numbers = |all: &[&'e (_, _, Reference)]| -> FxHashSet<&'e [Number]> {
        all.iter().map(|each| &*each.2.part.numbers).collect()
    };
    let (distinct, resolved) = (numbers(&misses), numbers(&hits).len());
    // One part alone is cut out of a longer document.
    if known.numbers.len() == 1 && division == Division::Article {
        return Vec::new();
    }
    // Where many references miss, they speak of another document.
    let most = if decimal { resolved / SURE } else { resolved };
    // One reference that misses its place among sections side by side is a slip, even if there is no other.
    let listed = division.is_listed();
    let alone = distinct.len() == 1
        && !evidence.foreign.iter().any(|(other, _)| *other == division)
        && (distinct.iter())
            .all(|numbers| has_siblings(known, numbers, listed) || is_beyond(whole, numbers));
    // Where all lie behind the last part, several may miss beside as many that are there.
    let behind = distinct.iter().all(|numbers| is_beyond(whole, numbers));
    let most = if behind { resolved + 1 } else { most };
    let enough = !decimal || resolved >= 2 || alone || behind;
    if distinct.len() > most.max(1) || !enough {
        return Vec::new();
    }
    misses
        .into_iter()
        .map(|(paragraph, _, each)| (*paragraph, each))
        .collect()
}

/// Adds the part that a paragraph opens. Captions may be on any line of a figure or table.
fn open(reading: &Reading, paragraph: Paragraph, known: &mut BTreeMap<Division, Known>) {
    let key = paragraph.key();
    let heading = |text: &str| {
        let (part, _) = reference::heading(text)?;
        Some((part.division?, part.numbers))
    };
    let mut named = heading(key);
    if let Some((division, numbers)) = &named {
        let known = known.entry(*division).or_default();
        if opened::is_sentence(reading, paragraph, *division)
            || opened::is_of_pairs(reading, paragraph)
        {
            // It may be there all the same, but is no evidence that the document is divided so.
            known.insert(numbers.clone());
            named = None;
        } else {
            known.named += 1;
        }
    }
    let mut add = |division: Division, numbers: Vec<Number>| {
        let known = known.entry(division).or_default();
        known.depths.insert(numbers.len());
        if let [Number::Figure(number)] = numbers[..] {
            known.greatest = known.greatest.max(number);
        }
        known.first.get_or_insert(paragraph.span);
        known.insert(numbers);
    };
    if let Some((division, numbers)) = named {
        add(division, numbers);
    }
    if let Some(numbers) = label_numbers(paragraph) {
        // A list that counts 1. 2. 3. has no sections.
        let listed = numbers.len() == 1 && paragraph.kind != Kind::Heading;
        let lettered = matches!(numbers[..], [Number::Letter(_), ..]);
        for division in Division::ALL {
            let numbered = division.is_decimal() || (division.is_lettered() && lettered);
            if numbered && (!listed || division.is_listed()) {
                add(division, numbers.clone());
            }
        }
    }
    // Captions are on lines of their own, which only the source has.
    let lines = || reading.quote(paragraph.span).lines().map(str::trim);
    if is_set_apart(paragraph) {
        for (division, numbers) in lines().filter_map(heading) {
            add(division, numbers);
        }
    }
    // A caption may have run into the line above it.
    let captions = lines()
        .filter(|line| line.len() <= LONGEST_CAPTION)
        .filter_map(heading);
    for (division, numbers) in captions.filter(|(division, _)| division.is_caption()) {
        known.entry(division).or_default().insert(numbers);
    }
    // Whatever else starts with a number may be a heading, too; it is no evidence that the document numbers its sections.
    let figures = key
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| part::numbers(key, false));
    if let Some((_, numbers)) = figures
        .flatten()
        .filter(|(length, _)| *length <= LONGEST_NUMBER)
    {
        for division in Division::ALL.into_iter().filter(|each| each.is_decimal()) {
            known.entry(division).or_default().insert(numbers.clone());
        }
    }
}

/// The numbers of a label such as 4.2 or A.2.
fn label_numbers(paragraph: Paragraph) -> Option<Vec<Number>> {
    let label = paragraph.label?;
    let part = reference::of_label(&label, paragraph.label_text())?;
    part.division.is_none().then_some(part.numbers)
}

/// Whether the number is one of several next to each other: of 3.1, 3.2, 3.3, or of 1 to 8.
fn has_siblings(known: &Known, numbers: &[Number], listed: bool) -> bool {
    let beside = |front: &[Number], last: u64| {
        let numbers = [front, &[Number::Figure(last)]].concat();
        known.numbers.contains(&numbers)
    };
    match numbers {
        [_] => listed && (1..=SIBLINGS).all(|last| beside(&[], last)),
        [front @ .., _] => (1..=SIBLINGS_INSIDE).all(|last| beside(front, last)),
        [] => false,
    }
}

/// Whether the number is that of a part inside one after the last of the `whole` ones: 9.9 beside 1.1, 1.2, 2.1, 2.2, 3.1, or beside
/// 1, 2 and 3.
fn is_beyond(whole: Option<u64>, numbers: &[Number]) -> bool {
    let [Number::Figure(front), Number::Figure(_)] = *numbers else {
        return false;
    };
    whole.is_some_and(|whole| front > whole)
}

/// Whether a part of that number is there, or could be: one inside it, or one of a depth or a section that the document does not
/// number.
fn exists(known: &Known, numbers: &[Number], decimal: bool) -> bool {
    if known.numbers.contains(numbers) || !known.depths.contains(&numbers.len()) {
        return true;
    }
    let held = |front: &[Number]| known.fronts.contains(front);
    let beside = match numbers {
        [Number::Figure(number)] => known.numbers.len() > 1 && *number <= known.greatest + ABOVE,
        [front @ .., _] if !front.is_empty() => known.numbers.contains(front) || held(front),
        _ => false,
    };
    // Section 4.0 is section 4.
    let whole = match numbers {
        [front @ .., Number::Figure(0)] if !front.is_empty() => known.numbers.contains(front),
        _ => false,
    };
    whole || held(numbers) || (decimal && !beside)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn a_chapter_in_a_file_of_its_own_refers_to_others() {
        for (text, other) in [
            (
                "第五章 航标\n\n灯船见第三章。引水见下文。",
                "第六章 引水\n\n引水员每日值班。",
            ),
            (
                "Chapter 5. Lamps\n\nLightships are in Chapter 3. Pilots are told of below.",
                "Chapter 6. Pilots\n\nThe pilots are on duty.",
            ),
            (
                "Приложение 5. Огни\n\nЛоцманы описаны в приложении 3.",
                "Приложение 6. Лоцманы\n\nЛоцманы дежурят.",
            ),
        ] {
            silent(&RULE, &[text]);
            let both = format!("{text}\n\n{other}");
            assert_eq!(found(&RULE, &both).len(), 1, "{both}");
        }
    }

    #[test]
    fn a_source_in_a_list_of_pairs_is_no_part() {
        let text = "Source{}Art. 3 of 4 May 2026\n\nThe keeper breaks the rule of the port if he, against Article 5, leaves the lamp dark. More is in Article 3.\n";
        assert!(found_in(&RULE, "x.md", &text.replace("{}", "\n:   ")).is_empty());
    }

    #[test]
    fn finds_references_to_parts_that_are_not_there() {
        for (text, reference) in [
            (
                "第一条 为了管理，依照本办法第九条，制定本办法。\n\n第二条 依照第一条办理。\n\n第三条 本办法自公布之日起施行。",
                "第九条",
            ),
            (
                "1. Scope\n\nSee Section 2 and Section 5.\n\n2. Terms\n\nTerms are in Section 1. Fees are in Section 3.\n\n3. Fees",
                "Section 5",
            ),
            (
                "Цены даны в Приложении 2.\n\nПриложение 1\n\nСписок участников, как в Приложении 1.",
                "Приложении 2",
            ),
            (
                "Цены даны в приложении № 4.\n\nПриложение № 1\n\nСписок участников дан в приложении № 1.",
                "приложении № 4",
            ),
            (
                "The fees are in Annex No. 4.\n\nAnnex No. 1\n\nThe list of members is in Annex No. 1.",
                "Annex No. 4",
            ),
            (
                "Results are in Table 4.\n\nTable 1. Costs\n\nTable 2. Times",
                "Table 4",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], reference, "{text}");
        }
    }

    #[test]
    fn a_number_with_a_zero_is_the_one_without() {
        let text = "1. Scope\n\n1.1. Boats\n\nSee Section 2.0 and Section 1.1.\n\n2. Terms\n\nTerms are in Section 1 and Section 1.1.\n\n3. Fees";
        silent(&RULE, &[text]);
        let text = text.replace("Section 2.0", "Section 1.7");
        assert_eq!(found(&RULE, &text)[0][0], "Section 1.7");
    }

    #[test]
    fn reads_lists_and_all_forms_of_names() {
        let contract = "Article 1. Goods\n\nArticle 2. Price\n\nArticle 3. Term\n\n";
        let statute = "第一条 甲方。\n\n第二条 乙方。\n\n第三条 期限。\n\n";
        let law = "Статья 1. Товар\n\nСтатья 2. Цена\n\nСтатья 3. Срок\n\n";
        for (text, written, reference) in [
            (contract, "Under Articles 2 and 9 the buyer pays.", "9"),
            (contract, "The buyer pays under Arts. 9.", "Arts. 9"),
            (contract, "Under Articles 2 & 9 the buyer pays.", "9"),
            (contract, "The buyer pays under Articles 2 to 9.", "9"),
            (contract, "The buyer pays under Art 9.", "Art 9"),
            (contract, "The buyer pays under Article IX.", "Article IX"),
            (statute, "甲方依照第二、九条付款。", "九条"),
            (law, "Согласно статьям 2 и 9 покупатель платит.", "9"),
            (law, "По ст. 9 покупатель платит.", "ст. 9"),
        ] {
            let all = found(&RULE, &format!("{text}{written}"));
            assert_eq!(all.len(), 1, "{written}: {all:?}");
            assert_eq!(all[0][0], reference, "{written}");
        }
    }

    #[test]
    fn parts_that_are_headed_by_their_names_are_sought_at_any_number() {
        for (text, reference) in [
            (
                "The plan is in Exhibit D.\n\nExhibit A\n\nThe map.\n\nExhibit B\n\nThe list.",
                "Exhibit D",
            ),
            (
                "Clause 1. The lamp is lit.\n\nClause 2. Clause 1 holds in winter.\n\nClause 3. Clause 2 and Clause 19 hold in summer.",
                "Clause 19",
            ),
            (
                "付録7を見る。地図は付録1にある。\n\n付録1 地図\n\n付録2 名簿",
                "付録7",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], reference, "{text}");
        }
    }

    #[test]
    fn finds_parts_of_clauses_after_the_last_one() {
        let contract = "1. The ferry sails at noon, as clause 2 says.\n\n2. The fare is two crowns, unless clause {} holds.\n\n3. The ferry may stop in frost.";
        let all = found(&RULE, &contract.replace("{}", "9.9"));
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0][0], "clause 9.9");
        let two = "1. Scope\n\n1.1 The owner pays.\n\n1.2 The port is open.\n\n2. Fees\n\n2.1 They are due under {}.\n\n2.2 The port may raise them under clause 7.3.\n";
        assert_eq!(found(&RULE, &two.replace("{}", "clause 1.1")).len(), 1);
        assert_eq!(
            found(&RULE, &two.replace("{}", "the law of the port")).len(),
            1
        );
        let headed = contract
            .replace("1. ", "1. Sailing\n\n")
            .replace("2. ", "2. Fare\n\n")
            .replace("3. ", "3. Frost\n\n");
        assert_eq!(found(&RULE, &headed.replace("{}", "9.9")).len(), 1);
        let russian = "1. Паром отходит в полдень, как сказано в пункте 2.\n\n2. Плата вносится в соответствии с пунктом 9.9.\n\n3. В мороз паром стоит.";
        assert_eq!(found(&RULE, russian)[0][0], "пунктом 9.9");
        silent(
            &RULE,
            &[
                &contract.replace("{}", "2"),
                // It may be divided in the full text.
                &contract.replace("{}", "3.2"),
                &contract.replace("{}", "9.9 of the Charter"),
                // Nothing shows that the clauses of this text are called so.
                &contract
                    .replace("{}", "9.9")
                    .replace("clause 2", "the timetable"),
                // It speaks of another document.
                &format!(
                    "{} Clause 4 of the Charter stays.",
                    contract.replace("{}", "9.9")
                ),
                &contract.replace("{}", "9.9").replace("3. ", "9. "),
                &contract.replace("{}", "9.9").replace("3. ", "2.1 "),
            ],
        );
    }

    #[test]
    fn finds_clauses_inside_sections_that_a_contract_does_not_have() {
        let contract = "1. Scope\n\n1.1 The lamp is lit.\n\n1.2 It is lit at night.\n\n2. Oil\n\n2.1 Oil is paid as clause {} says.\n\n2.2 It is paid in May.\n\n3. End\n\n3.1 The lamp goes out.\n\n3.2 Nobody lights it.";
        for missing in ["7.4", "12.1"] {
            let all = found(&RULE, &contract.replace("{}", missing));
            assert_eq!(all.len(), 1, "{missing}: {all:?}");
            assert_eq!(all[0][0], format!("clause {missing}"));
        }
        silent(
            &RULE,
            &[
                &contract.replace("{}", "3.2"),
                &contract.replace("{}", "7.4 of the Harbour Act"),
                &contract.replace("{}", "7.4").replace("2. Oil\n\n", ""),
                &contract
                    .replace("{}", "7.4")
                    .replace("3. End\n\n", "7. End\n\n"),
            ],
        );
    }

    #[test]
    fn a_sentence_about_a_part_is_not_its_heading() {
        for (text, reference) in [
            (
                "{}\n\n{}\n\n先看第二章，再看第四章。",
                [
                    "第二章介绍了船的种类。",
                    "第三章讨论灯的种类。",
                    "第二章 船",
                    "第三章 灯",
                ],
            ),
            (
                "{}\n\n{}\n\n先看第二章，再看第十九章。",
                [
                    "第2章，我们看了船。",
                    "第3章，我们再看灯。",
                    "第2章 船",
                    "第3章 灯",
                ],
            ),
            (
                "{}\n\n{}\n\nFirst read Chapter 3, then Chapter 9.",
                [
                    "Chapter 2 will tell of boats.",
                    "Chapter 3 tells of lamps.",
                    "Chapter 2. Boats",
                    "Chapter 3. Lamps",
                ],
            ),
            (
                "{}\n\n{}\n\nСначала читайте главу 3, потом главу 9 и далее.",
                [
                    "Глава 2 рассказывает о лодках.",
                    "Глава 3 рассказывает о лампах.",
                    "Глава 2. Лодки",
                    "Глава 3. Лампы",
                ],
            ),
        ] {
            let of = |one: &str, two: &str| text.replacen("{}", one, 1).replacen("{}", two, 1);
            silent(&RULE, &[&of(reference[0], reference[1])]);
            let text = of(reference[2], reference[3]);
            assert_eq!(found(&RULE, &text).len(), 1, "{text}");
        }
    }

    #[test]
    fn figures_of_other_chapters_are_not_sought() {
        let text = "图7-1 船的种类\n\n图7-2 灯的种类\n\n船见图7-1，灯见图{}。";
        silent(&RULE, &[&text.replace("{}", "4-9")]);
        assert_eq!(found(&RULE, &text.replace("{}", "7-9"))[0][0], "图7-9");
        let text = format!("4.1 网\n\n{}", text.replace("{}", "4-9"));
        assert_eq!(found(&RULE, &text)[0][0], "图4-9");
        let text = "图7-1 船的种类\n\n船见图7-1，灯见图4-9。";
        assert_eq!(found(&RULE, text)[0][0], "图4-9");
    }

    #[test]
    fn a_heading_of_several_parts_heads_them_all() {
        let text = "## Art 1 Lampen\n\nLicht.\n\n## (alt) {} (weggefallen)\n\nNichts.\n\n## Art 6 Ende\n\nSiehe Art 1.\n";
        let found = |heading: &str| {
            crate::rule::tests::found_in(&RULE, "x.md", &text.replace("{}", heading)).len()
        };
        assert_eq!(found("Art 2 bis Art 5"), 0);
        assert_eq!(found("Lampen nach Art 5"), 1);
    }

    #[test]
    fn parts_of_a_document_that_was_named_before_are_not_sought() {
        let english = "Section 1. Boats\n\nSee Section 2.\n\nSection 2. Nets\n\n{}\n\nSection 3. End\n\nIt ends.";
        let german = "§ 1 Boote\n\nSiehe § 2.\n\n§ 2 Netze\n\n{}\n\n§ 3 Ende\n\nDas Recht endet.";
        let russian = "Статья 1. Лодки\n\nТекст стоит в статье 2.\n\nСтатья 2. Сети\n\n{}\n\nСтатья 3. Конец\n\nТекст кончается.";
        let chinese = "第一条 依照第二条办理。\n\n第二条 {}\n\n第三条 依照第一条办理。";
        let japanese =
            "第一条 第二条を見る。\n\n第二条 {}\n\n第三条 第一条は網についても適用する。";
        for (document, sentence) in [
            (english, "The Harbour Order (Section 14 thereof) holds."),
            (
                english,
                "The Harbour Order and Section 14(2)(b) thereof hold.",
            ),
            (english, "The old rule and its Section 14 hold."),
            (german, "Das Seerecht gilt nach dessen § 14 für alle."),
            (russian, "Согласно статье 14 указанного закона лодки стоят."),
            (russian, "Порядок и его статья 14 действуют."),
            (chinese, "依照该法第十四条办理。"),
            (chinese, "船舶登记依照其第十四条办理。"),
            (japanese, "当該法律第十四条の規定により船を置く。"),
        ] {
            silent(&RULE, &[&document.replace("{}", sentence)]);
        }
        for (document, sentence) in [
            (english, "This order and its Section 14 hold."),
            (english, "The rules of Section 14 therefore hold."),
            (german, "Das gilt nach § 14 für alle."),
            (
                russian,
                "Согласно статье 14 лодки стоят на воде, и они не плывут.",
            ),
            (chinese, "依照第十四条办理。"),
        ] {
            let text = document.replace("{}", sentence);
            assert_eq!(found(&RULE, &text).len(), 1, "{text}");
        }
    }

    #[test]
    fn is_silent_about_other_documents_and_unnumbered_ones() {
        silent(
            &RULE,
            &[
                "预算见附件7。",
                "第一条 依照刑法第三百条处罚。\n\n第二条 违反《公约》第九条的。\n\n第三条 施行。",
                "1. Scope\n\nSee Section 4.2 of RFC 793.\n\n2. Terms\n\nAs [TCP] says in Section 9.",
                "1. Scope\n\nSection 1.3 is part of it.\n\n2. Terms",
                "Article 12 Nets\n\nThe rules of Article 9 apply to nets.",
                "Annex 1. List\n\nAnnexes 2 and 3 to the Treaty stay.",
                "1. Scope\n\nSection 2 and Section 3 hold.\n\n2. Update to RFC 5280, Section 6.2\n\nIt is told in Section 4.\n\n3. End",
                "1. Scope\n\nSection 2 and Section 3 hold.\n\n2. Terms\n\nThe standard [4] says:\n\nA lamp is told of in Section 4.\n\n3. End",
            ],
        );
    }

    #[test]
    fn a_short_contract_shows_that_it_has_no_such_clause() {
        let contract = |clause: &str| {
            format!(
                "MOORING LEASE\n\n1. Berth\n\n1.1 The Keeper lets the berth in accordance with {clause}.\n\n1.2 The guest keeps it clean.\n\n2. Fees\n\n2.1 The guest shall pay the fees.\n\n2.2 Late payments bear interest."
            )
        };
        assert_eq!(found(&RULE, &contract("clause 9.9"))[0][0], "clause 9.9");
        silent(
            &RULE,
            &[
                &contract("clause 2.1"),
                &contract("clause 9.9 of the Harbour Rules"),
                &contract("clause 9.9 of the Agreement of 4 May 2026"),
            ],
        );
        // Without headings, too.
        let bare = contract("clause 9.9")
            .replace("1. Berth\n\n", "")
            .replace("2. Fees\n\n", "");
        assert_eq!(found(&RULE, &bare).len(), 1);
        // One section alone may be part of a longer contract.
        silent(
            &RULE,
            &[
                "1.1 The Keeper lets the berth under clause 9.9.\n\n1.2 The guest keeps it clean.\n\n1.3 The guest shall pay.",
            ],
        );
        // As many may miss as are there, and one more.
        let two = contract("clause 7.3")
            .replace("keeps it clean", "keeps it clean as clause 8.1 requires");
        silent(&RULE, &[&two]);
        let two = two.replace("pay the fees", "pay the fees under clause 1.2");
        assert_eq!(found(&RULE, &two).len(), 2);
    }
}
