//! Numbers of clauses that are paragraphs of their own, with the text in the next ones: `§ 63`, `Article 5`, 第 3 條. They belong where that
//! text is, whatever their numbers are.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::chain;
use crate::diff::contents;
use crate::diff::group::Group;
use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::{Label, Style};
use crate::language::topics::parts;
use crate::text::script;

/// How many times more a text says of a number that both have. By hand, 2026-11-30.
const SAME: f64 = 2.0;

/// Whether a paragraph is nothing but the number of a clause whose text is in the next ones.
pub(super) fn is_label(document: &Document, paragraph: &Paragraph) -> bool {
    // A number without the name of a part may be a value: 240 in the cell of a table.
    has_label(paragraph)
        && document.body(paragraph).is_empty()
        && !contents::is_listed(document, paragraph)
}

/// Whether a paragraph begins with the number of a clause that has a name: Section 2.
pub(super) fn has_label(paragraph: &Paragraph) -> bool {
    let names_part = |label: Label| matches!(label.style, Style::Division(_));
    paragraph.label.is_some_and(names_part)
}

/// All such paragraphs of a document.
pub(super) fn labels(document: &Document) -> impl Iterator<Item = u32> {
    let all = document.paragraphs.iter().enumerate();
    let bare = all.filter(|(_, paragraph)| is_label(document, paragraph));
    bare.map(|(at, _)| at as u32)
}

/// Whether a paragraph stands for a text that is not there, such as `Reserved.`: any number may have one below it.
fn is_stub(document: &Document, at: u32) -> bool {
    parts::is_stub(document.body(&document.paragraphs[at as usize]))
}

/// For each paragraph the number that it belongs to: the last one above it. A heading of another kind ends what is below a number.
fn owners(document: &Document) -> Vec<Option<u32>> {
    let mut last = None;
    let all = document.paragraphs.iter().enumerate();
    all.map(|(at, paragraph)| {
        let bare = is_label(document, paragraph);
        if bare || paragraph.kind == Kind::Heading {
            last = bare.then_some(at as u32);
        }
        last.filter(|_| !bare)
    })
    .collect()
}

/// The pairs of numbers of one style of which each has most of the text that belongs together below the other.
fn of_one_text(groups: &[Group], documents: [&Document; 2]) -> FxHashMap<u32, u32> {
    let owners = documents.map(owners);
    let style = |side: usize, at: u32| {
        let label = documents[side].paragraphs[at as usize].label;
        label.map(|label| label.style)
    };
    let mut in_order: Vec<&Group> = groups.iter().collect();
    in_order.sort_by_key(|group| group.place());
    let places: Vec<(u32, u32)> = in_order.iter().map(|group| group.place()).collect();
    let weight = |group: &Group| {
        let key = documents[0].key(&documents[0].paragraphs[group.place().0 as usize]);
        u64::from(script::weight_of(key)) + 1
    };
    let mut votes: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    let stubs = |group: &Group| is_stub(documents[0], group.place().0);
    // What moved into another clause tells nothing of that clause.
    for index in chain::heaviest_of(&places, |index| weight(in_order[index])) {
        let group = in_order[index];
        if stubs(group) {
            continue;
        }
        let (old, new) = group.place();
        let pair = owners[0][old as usize].zip(owners[1][new as usize]);
        if let Some((old_label, new_label)) = pair
            && style(0, old_label) == style(1, new_label)
        {
            let label =
                |side: usize, at| documents[side].label(&documents[side].paragraphs[at as usize]);
            let same = label(0, old_label) == label(1, new_label);
            let weight = weight(group) as f64 * group.similarity * if same { SAME } else { 1.0 };
            *votes.entry((old_label, new_label)).or_default() += weight;
        }
    }
    let mut best: [FxHashMap<u32, (f64, u32)>; 2] = Default::default();
    for ((old, new), weight) in &votes {
        for (side, own, other) in [(0, old, new), (1, new, old)] {
            let known = best[side].entry(*own).or_insert((*weight, *other));
            if *weight > known.0 {
                *known = (*weight, *other);
            }
        }
    }
    let mutual = best[0].iter().filter_map(|(old, (_, new))| {
        let (_, back) = best[1].get(new)?;
        (back == old).then_some((*old, *new))
    });
    mutual.collect()
}

/// Pairs each number with the one above the text that belongs to its own. Near-linear.
pub(super) fn settle(groups: &mut Vec<Group>, documents: [&Document; 2]) {
    let style = |side: usize, at: u32| {
        let paragraph = documents[side].paragraphs.get(at as usize)?;
        is_label(documents[side], paragraph).then_some(paragraph.label?.style)
    };
    if documents
        .iter()
        .any(|document| labels(document).next().is_none())
    {
        return;
    }
    let mut wanted = of_one_text(groups, documents);
    // Where the text of two clauses became that of one, and the like, the first paragraph below a number tells.
    let held: FxHashSet<u32> = wanted.values().copied().collect();
    let texts = groups.iter().map(Group::place);
    let texts: FxHashMap<u32, u32> = texts
        .filter(|(old, _)| !is_stub(documents[0], *old))
        .collect();
    for old in labels(documents[0]) {
        let new = texts.get(&(old + 1)).and_then(|new| new.checked_sub(1));
        let free = new.filter(|new| !held.contains(new) && !wanted.contains_key(&old));
        if let Some(new) = free.filter(|new| style(0, old) == style(1, *new)) {
            wanted.insert(old, new);
        }
    }
    let news: FxHashMap<u32, u32> = wanted.iter().map(|(old, new)| (*new, *old)).collect();
    let is_other = |group: &Group| {
        let (old, new) = group.place();
        let taken =
            |partner: Option<&u32>, own: u32| partner.is_some_and(|partner| *partner != own);
        let labels = style(0, old).is_some() && style(1, new).is_some();
        group.is_single() && labels && (taken(wanted.get(&old), new) || taken(news.get(&new), old))
    };
    groups.retain(|group| !is_other(group));
    let mut added: Vec<(u32, u32)> = wanted.into_iter().collect();
    added.sort_unstable();
    let held: FxHashSet<u32> = groups
        .iter()
        .flat_map(|group| group.new.iter().copied())
        .collect();
    let taken: FxHashSet<u32> = groups
        .iter()
        .flat_map(|group| group.old.iter().copied())
        .collect();
    let free = |pair: &(u32, u32)| !taken.contains(&pair.0) && !held.contains(&pair.1);
    groups.extend(
        added
            .into_iter()
            .filter(free)
            .map(|(old, new)| Group::new(vec![old], vec![new], 1.0)),
    );
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    #[test]
    fn a_clause_that_came_takes_no_number_from_the_next_one() {
        let texts = [
            "Der Verein führt den Namen Morgenrot.",
            "Mitglied kann werden, wer achtzehn Jahre alt ist.",
            "Der Beitrag wird jeden Monat gezahlt.",
        ];
        for name in [
            "§ {}",
            "Article {}",
            "第 {} 條",
            "第{}条",
            "Статья {}",
            "### 第 {} 条",
        ] {
            let written = |texts: &[&str]| {
                let clauses = texts.iter().enumerate().map(|(at, text)| {
                    let label = name.replace("{}", &(at + 1).to_string());
                    format!("{label}\n\n{text}\n\n")
                });
                let text: String = clauses.collect();
                from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
            };
            let mut more = texts.to_vec();
            more.insert(1, "Zweck ist das Lesen und Tauschen von Büchern.");
            let found = diff(&written(&texts), &written(&more), &Options::default());
            let mut kinds: Vec<Kind> = found.changes.iter().map(|change| change.kind).collect();
            kinds.retain(|kind| *kind != Kind::Renumbered);
            assert_eq!(kinds, [Kind::Inserted; 2], "{name}: {found:#?}");
            assert_eq!(found.changes.len(), 4, "{name}");
        }
    }

    #[test]
    fn a_stub_that_goes_to_another_clause_takes_no_number_along() {
        for (labels, stub, [one, other, fresh]) in [
            (
                ["Part A", "Part B", "Part C"],
                "Reserved.",
                [
                    "Boats are registered at the harbour.",
                    "Fees are paid in June.",
                    "Words have their usual sense.",
                ],
            ),
            (
                ["第一章", "第二章", "第三章"],
                "（略）",
                [
                    "船舶应当在港口登记。",
                    "费用于六月缴纳。",
                    "本规则自公布之日起施行。",
                ],
            ),
            (
                ["§ 1", "§ 2", "§ 3"],
                "(weggefallen)",
                [
                    "Boote werden am Hafen gemeldet.",
                    "Gebühren sind im Juni fällig.",
                    "Diese Ordnung gilt auch nachts.",
                ],
            ),
        ] {
            let text = |bodies: [&str; 3]| {
                let clauses = labels.iter().zip(bodies);
                let clauses = clauses.map(|(label, body)| format!("{label}\n\n{body}\n\n"));
                let text: String = clauses.collect();
                from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
            };
            let (old, new) = (text([stub, one, other]), text([fresh, one, stub]));
            let found = diff(&old, &new, &Options::default());
            let kept = [0, 2, 4].map(|at| found.unchanged.contains(&(at, at)));
            assert_eq!(kept, [true; 3], "{found:#?}");
        }
    }

    #[test]
    fn a_number_belongs_to_most_of_its_text_and_not_to_the_first_paragraph() {
        let read =
            |text: &str| from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let rope = "Ropes that were bought before this rule came and that rest on a contract with a mill follow the terms of that contract.";
        let end = "This rule comes into force on the day of its publication.";
        let old = format!(
            "Article 1\n\nWhoever takes a rope without leave pays for it.\n\nArticle 2\n\nLamps next to a border may be lit by both keepers in turn.\n\nArticle 3\n\nA former keeper may ask within sixty days for a key that lasts until the end of the year.\n\n{rope}\n\nArticle 4\n\n{end}\n"
        );
        let new = format!(
            "Article 1\n\nWhoever takes a rope without leave pays for it.\n\nArticle 7\n\n{rope}\n\nArticle 8\n\n{end}\n"
        );
        let (old, new) = (read(&old), read(&new));
        let found = diff(&old, &new, &Options::default());
        let renumbered = found
            .changes
            .iter()
            .filter(|change| change.kind == Kind::Renumbered);
        let labels: Vec<[&str; 2]> = renumbered
            .map(|change| {
                [
                    old.key(&old.paragraphs[change.old[0] as usize]),
                    new.key(&new.paragraphs[change.new[0] as usize]),
                ]
            })
            .collect();
        assert_eq!(
            labels,
            [["Article 3", "Article 7"], ["Article 4", "Article 8"]]
        );
    }
}
