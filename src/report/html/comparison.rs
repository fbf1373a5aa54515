//! The page of a comparison: what changed in all, a list to choose from, and both texts, paragraph against paragraph.

use maud::{Markup, html};

use crate::diff::change::Diff;
use crate::report::excerpt::shown;
use crate::report::html::counts::Counts;
use crate::report::html::facets::panel;
use crate::report::html::labels;
use crate::report::html::map::Map;
use crate::report::html::section::Section;
use crate::report::html::{COMPARED, Page};
use crate::report::{Comparison, Fate, Report, Style, summary};
use crate::wording::message::{Message, message};

/// The page.
pub(super) fn page(report: &Report<'_>, style: Style<'_>) -> Page {
    let (mut map, mut counts) = (Map::default(), Counts::default());
    let (names, diffs, main) = match report {
        Report::Diff { old, new, diff } => {
            let section = Section::new([old, new], diff, style, String::new());
            let main = html! {
                section {
                    (section.overview())
                    (names(&[&old.name, &new.name], style))
                    (section.rows(&mut map, &mut counts))
                }
            };
            ([shown(&old.name), shown(&new.name)], vec![*diff], main)
        }
        Report::Folders {
            old,
            new,
            comparisons,
            ..
        } => {
            let diffs = comparisons.iter().map(|each| &each.diff).collect();
            let main = folders(comparisons, style, &mut map, &mut counts);
            ([shown(old), shown(new)], diffs, main)
        }
        _ => Default::default(),
    };
    let [old, new] = &names;
    let say = |message: &Message| style.say(message);
    let unread = match report {
        Report::Folders { unread, .. } if *unread > 0 => {
            Some(message!("check.unread", count = *unread))
        }
        _ => None,
    };
    Page {
        lang: style.lang,
        mark: COMPARED,
        title: format!("{old} → {new}"),
        top: html! {
            h1 { (labels::file(old)) " → " (labels::file(new)) }
            p.sum { (say(&summary::of(&diffs))) }
            @if let Some(unread) = unread { p.sum { (say(&unread)) } }
            @if let Some(coarse) = coarse(&diffs) { p.sum { (say(&coarse)) } }
        },
        panel: panel(
            [message!("page.changes"), message!("page.search-changes")],
            &counts.facets(style.lang),
            style.lang,
        ),
        main,
        map: map.markup(),
        has_sides: true,
        extra: None,
    }
}

/// What was compared roughly.
fn coarse(diffs: &[&Diff]) -> Option<Message> {
    let rough: usize = diffs.iter().map(|diff| diff.coarse[0].len()).sum();
    (rough > 0).then(|| message!("diff.coarse", count = rough))
}

/// The heads of the two columns.
fn names(names: &[&String; 2], style: Style<'_>) -> Markup {
    let sides = [("old", message!("page.old")), ("new", message!("page.new"))];
    html! {
        div.names {
            @for (name, (side, which)) in names.iter().zip(&sides) {
                div class=(side) { span.which { (style.say(which)) } " " (labels::file(name)) }
            }
        }
    }
}

/// The files of two folders that are not the same, a section each, and the names of the others.
fn folders(
    comparisons: &[Comparison],
    style: Style<'_>,
    map: &mut Map,
    counts: &mut Counts,
) -> Markup {
    let same = comparisons.iter().filter(|each| each.is_same());
    let same: Vec<String> = same.map(|each| shown(&each.new.name)).collect();
    let changed = comparisons.iter().filter(|each| !each.is_same());
    let mut sections = Vec::new();
    for (number, each) in changed.enumerate() {
        let [old, new] = [&each.old.name, &each.new.name].map(|name| shown(name));
        let name = if new.is_empty() { &old } else { &new };
        counts.files.push((name.clone(), 0));
        let section = Section::new(
            [&each.old, &each.new],
            &each.diff,
            style,
            format!("f{number}-"),
        );
        sections.push(html! {
            section.file {
                h2 {
                    @match each.fate {
                        Fate::Kept => { (labels::file(name)) }
                        Fate::Renamed => { (labels::file(&old)) " → " (labels::file(&new)) " " b.kind { (style.say(&message!("diff.renamed"))) } }
                        Fate::Added => { (labels::file(&new)) " " b."kind mark-inserted" { (style.say(&message!("diff.only-new"))) } }
                        Fate::Deleted => { (labels::file(&old)) " " b."kind mark-deleted" { (style.say(&message!("diff.only-old"))) } }
                    }
                }
                @if each.diff.is_empty() {
                    p.sum { (style.say(&summary::of(&[&each.diff]))) }
                } @else if matches!(each.fate, Fate::Added | Fate::Deleted) {
                    (section.alone(map, counts))
                } @else {
                    p.sum { (style.say(&summary::of(&[&each.diff]))) }
                    (section.overview())
                    (names(&[&each.old.name, &each.new.name], style))
                    (section.rows(map, counts))
                }
            } "\n"
        });
    }
    html! {
        @for section in sections { (section) }
        @if !same.is_empty() {
            details.fold {
                summary { (style.say(&message!("page.unchanged-files", count = same.len()))) }
                ul { @for name in &same { li { bdi { (name) } } } }
            }
        }
    }
}
