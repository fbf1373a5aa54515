//! Numbers of clauses that are paragraphs of their own, with the text in the next ones: `§ 63`, `Article 5`, 第 3 條. They belong where that
//! text is, whatever their numbers are.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::contents;
use crate::diff::group::Group;
use crate::document::{Document, Paragraph};
use crate::facts::label::{Label, Style};

/// Whether a paragraph is nothing but the number of a clause whose text is in the next ones.
pub(super) fn is_label(document: &Document, paragraph: &Paragraph) -> bool {
    // A number without the name of a part may be a value: 240 in the cell of a table.
    let names_part = |label: Label| matches!(label.style, Style::Division(_));
    paragraph.label.is_some_and(names_part)
        && document.body(paragraph).is_empty()
        && !contents::is_listed(document, paragraph)
}

/// All such paragraphs of a document.
pub(super) fn labels(document: &Document) -> impl Iterator<Item = u32> {
    let all = document.paragraphs.iter().enumerate();
    let bare = all.filter(|(_, paragraph)| is_label(document, paragraph));
    bare.map(|(at, _)| at as u32)
}

/// Pairs each number with the one above the text that belongs to its own. Linear.
pub(super) fn settle(groups: &mut Vec<Group>, documents: [&Document; 2]) {
    let style = |side: usize, at: u32| {
        let paragraph = documents[side].paragraphs.get(at as usize)?;
        is_label(documents[side], paragraph).then_some(paragraph.label?.style)
    };
    let texts: FxHashMap<u32, u32> = groups
        .iter()
        .filter(|group| style(0, group.place().0).is_none())
        .map(Group::place)
        .collect();
    let pair = |old: u32| {
        let new = texts.get(&(old + 1))?.checked_sub(1)?;
        (style(0, old)? == style(1, new)?).then_some((old, new))
    };
    let wanted: FxHashMap<u32, u32> = labels(documents[0]).filter_map(pair).collect();
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
}
