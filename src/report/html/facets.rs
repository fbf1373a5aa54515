//! By what the entries of a page can be filtered, with how many there are of each, and where the list of them goes.

use maud::{Markup, html};

use crate::report::html::labels;

/// What an entry can be chosen by: its kind, its class, its file.
pub(super) struct Facet {
    /// The name for people.
    pub(super) title: &'static str,
    /// The name of the attribute that entries have, after `data-`.
    pub(super) attribute: &'static str,
    pub(super) choices: Vec<Choice>,
}

/// One of the values of a facet.
pub(super) struct Choice {
    /// As entries have it in their attribute.
    pub(super) value: String,
    /// As people see it.
    pub(super) name: String,
    pub(super) count: usize,
    /// Whether the name is from outside.
    pub(super) is_foreign: bool,
}

impl Facet {
    /// A facet of names that are values at once; those of which there are none are left out.
    pub(super) fn of(
        title: &'static str,
        attribute: &'static str,
        counts: impl Iterator<Item = (&'static str, usize)>,
    ) -> Self {
        let choices = counts.filter(|(_, count)| *count > 0);
        let choices = choices.map(|(name, count)| Choice {
            value: name.to_owned(),
            name: name.to_owned(),
            count,
            is_foreign: false,
        });
        Self {
            title,
            attribute,
            choices: choices.collect(),
        }
    }
}

/// The panel: search, facets, and an empty list, which the script fills. `what` are the entries.
pub(super) fn panel(what: &str, facets: &[Facet]) -> Markup {
    html! {
        nav.panel aria-label=(what) {
            details #panel open {
                summary { (what) " " output #shown aria-live="polite" {} }
                div.find hidden {
                    label.hide for="search" { "Search in " (what.to_lowercase()) }
                    input #search type="search" placeholder="Search" autocomplete="off" spellcheck="false";
                    span.step {
                        button type="button" #previous aria-label="Previous" title="Previous (p)" { "↑" }
                        button type="button" #next aria-label="Next" title="Next (n)" { "↓" }
                    }
                }
                @for facet in facets {
                    @if !facet.choices.is_empty() { (one(facet)) }
                }
                ol #list tabindex="0" aria-label=(what) hidden {}
            }
        }
    }
}

fn one(facet: &Facet) -> Markup {
    html! {
        fieldset.facet data-facet=(facet.attribute) {
            legend { (facet.title) }
            @for choice in &facet.choices {
                label.choice {
                    input type="checkbox" value=(choice.value);
                    @if choice.is_foreign {
                        span { (labels::file(&choice.name)) }
                    } @else {
                        span class=(format!("mark-{}", choice.value)) { (choice.name) }
                    }
                    " " b { (choice.count) }
                }
            }
        }
    }
}
