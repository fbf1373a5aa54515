//! The rule `dangling-reference`.

use rustc_hash::FxHashSet;

use crate::document::reading::Reading;
use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::Style;
use crate::facts::parts::{self, KINDS, Reference};
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds a reference to a part of this document that it does not have: 附件7, Section 4.2, Table 9, Приложение 3.
    ///
    /// Articles, chapters, sections, annexes, appendices, schedules, tables and figures count. A reference into another document
    /// (刑法第三十条, Section 4 of RFC 793, статья 5 Закона) is left alone; so is every reference to a kind of part that the document does
    /// not number at all, and every kind of which more references miss than hit.
    ///
    /// ## Why
    /// Annexes are dropped and clauses renumbered in the last week before signing, and the references stay behind. A reader who
    /// follows one finds nothing, or the wrong clause.
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
    /// A warning: the part may stand in another file. Which part was meant cannot be known, so nothing is repaired.
    "dangling-reference", "references", Warning, needs &[] => Each(check)
}

/// The numbered parts of a document by kind.
#[derive(Default)]
struct Known {
    numbers: FxHashSet<String>,
    /// The first part of the kind, to show.
    first: Option<Span>,
    /// How many numbers the numbers of parts consist of.
    depths: FxHashSet<usize>,
    /// The greatest number of one part.
    greatest: u64,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let (number, document) = (reading.number(), reading.document());
    let mut known: Vec<Known> = KINDS.iter().map(|_| Known::default()).collect();
    let mut referred: Vec<(&Paragraph, Reference)> = Vec::new();
    // What is once said to be in another document is not looked for in this one.
    let mut foreign: FxHashSet<(usize, String)> = FxHashSet::default();
    for paragraph in &document.paragraphs {
        collect(document, paragraph, &mut known);
        if !matches!(
            paragraph.kind,
            Kind::Code | Kind::Contents | Kind::TableCell
        ) {
            let key = document.key(paragraph);
            for each in parts::references(key) {
                let before = key[..each.span.start as usize].trim_end();
                if before.ends_with(['。', '；', '>', '#']) {
                    // A heading that has run into the text before it.
                    known[each.kind].numbers.insert(each.number);
                } else if each.foreign {
                    foreign.insert((each.kind, each.number));
                } else if each.span.start > 0 {
                    referred.push((paragraph, each));
                }
            }
        }
    }
    for (kind, known) in known.iter().enumerate() {
        let Some(first) = known.first else {
            continue;
        };
        let own = || referred.iter().filter(|(_, each)| each.kind == kind);
        let (hits, misses): (Vec<_>, Vec<_>) = own().partition(|(_, each)| {
            foreign.contains(&(each.kind, each.number.clone()))
                || exists(known, &each.number, KINDS[kind].decimal)
        });
        let distinct: FxHashSet<&str> = misses
            .iter()
            .map(|(_, each)| each.number.as_str())
            .collect();
        let resolved: FxHashSet<&str> = hits.iter().map(|(_, each)| each.number.as_str()).collect();
        // Where many references miss, they speak of another document; sections are referred to across documents most of all.
        let most = if KINDS[kind].decimal {
            resolved.len() / 5
        } else {
            resolved.len()
        };
        // One reference that misses its place among sections side by side is a slip, even if there is no other.
        let alone = distinct.len() == 1
            && !foreign.iter().any(|(other, _)| *other == kind)
            && distinct
                .iter()
                .all(|number| has_siblings(known, number, KINDS[kind].listed));
        let enough = !KINDS[kind].decimal || resolved.len() >= 2 || alone;
        if distinct.len() > most.max(1) || !enough {
            continue;
        }
        for (paragraph, each) in misses {
            let key = document.key(paragraph);
            let written = each.span.of(key);
            findings.push(RULE.conflict(
                number,
                document.source(paragraph, each.span),
                format!("`{written}` is not in this document"),
                vec![(first, "the first part of this kind".to_owned())],
            ));
        }
    }
}

/// Adds the part that a paragraph opens. Captions may stand on any line of a figure or table.
fn collect(document: &Document, paragraph: &Paragraph, known: &mut [Known]) {
    let key = document.key(paragraph);
    let mut add = |kind: usize, number: String| {
        let known = &mut known[kind];
        known.depths.insert(number.split('.').count());
        known.greatest = known.greatest.max(number.parse().unwrap_or(0));
        known.first.get_or_insert(paragraph.span);
        known.numbers.insert(number);
    };
    if let Some((kind, number)) = parts::heading(key) {
        add(kind, number);
    }
    let numbered = |kind: &parts::Kind, number: &str| {
        kind.decimal || (kind.lettered && number.starts_with(char::is_alphabetic))
    };
    if let Some(label) = paragraph.label
        && let Style::Decimal(depth) = label.style
    {
        let number = document
            .label(paragraph)
            .trim_start_matches('#')
            .trim()
            .trim_end_matches(['.', '、']);
        // A list that counts 1. 2. 3. has no sections.
        let listed = depth == 1 && paragraph.kind != Kind::Heading;
        {
            for (kind, _) in KINDS
                .iter()
                .enumerate()
                .filter(|(_, kind)| numbered(kind, number) && (!listed || kind.listed))
            {
                add(kind, number.to_owned());
            }
        }
    }
    if matches!(
        paragraph.kind,
        Kind::Code | Kind::Contents | Kind::TableCell
    ) {
        for line in document.slice(paragraph.span).lines() {
            if let Some((kind, number)) = parts::heading(line.trim()) {
                add(kind, number);
            }
        }
    }
    // A caption may have run into the line above it.
    for line in document
        .slice(paragraph.span)
        .lines()
        .map(str::trim)
        .filter(|line| line.len() <= 60)
    {
        if let Some((kind, number)) = parts::heading(line).filter(|(kind, _)| KINDS[*kind].caption)
        {
            known[kind].numbers.insert(number);
        }
    }
    // Whatever else starts with a number may be a heading, too; it is no evidence that the document numbers its sections.
    let length = key
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(key.len());
    let number = key[..length].trim_end_matches('.');
    if !number.is_empty() && number.len() <= 12 {
        for (kind, _) in KINDS.iter().enumerate().filter(|(_, kind)| kind.decimal) {
            known[kind].numbers.insert(number.to_owned());
        }
    }
}

/// Whether the number is one of several beside each other: of 3.1, 3.2, 3.3, or of 1 to 8.
fn has_siblings(known: &Known, number: &str, listed: bool) -> bool {
    match number.rsplit_once('.') {
        Some((front, _)) => ["1", "2"]
            .iter()
            .all(|last| known.numbers.contains(&format!("{front}.{last}"))),
        None => listed && (1..=4).all(|last| known.numbers.contains(&format!("{last}"))),
    }
}

/// Whether a part of that number is there, or could be: one inside it, or one of a depth or a section that the document does not
/// number.
fn exists(known: &Known, number: &str, decimal: bool) -> bool {
    let depth = number.split('.').count();
    if known.numbers.contains(number) || !known.depths.contains(&depth) {
        return true;
    }
    let held = |front: &str| {
        let inside = format!("{front}.");
        known.numbers.iter().any(|each| each.starts_with(&inside))
    };
    let beside = match number.rsplit_once('.') {
        Some((front, _)) => known.numbers.contains(front) || held(front),
        None => {
            known.numbers.len() > 1
                && number
                    .parse()
                    .is_ok_and(|number: u64| number <= known.greatest + 5)
        }
    };
    held(number) || (decimal && !beside)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

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
    fn is_silent_about_other_documents_and_unnumbered_ones() {
        silent(
            &RULE,
            &[
                "预算见附件7。",
                "第一条 依照刑法第三百条处罚。\n\n第二条 违反《公约》第九条的。\n\n第三条 施行。",
                "1. Scope\n\nSee Section 4.2 of RFC 793.\n\n2. Terms\n\nAs [TCP] says in Section 9.",
                "1. Scope\n\nSection 1.3 is part of it.\n\n2. Terms",
                "Annex 1. List\n\nAnnexes 2 and 3 to the Treaty stay.",
            ],
        );
    }
}
