//! By what the entries of a page can be filtered, with how many there are of each, and where the list of them goes.

use maud::{Markup, html};

use crate::report::html::labels;
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// What an entry can be chosen by: its kind, its class, its file.
pub(super) struct Facet {
    /// The name for people.
    pub(super) title: Message,
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
    /// A facet of values with their names; those of which there are none are left out.
    pub(super) fn of(
        title: Message,
        attribute: &'static str,
        counts: impl Iterator<Item = (&'static str, String, usize)>,
    ) -> Self {
        let choices = counts.filter(|(.., count)| *count > 0);
        let choices = choices.map(|(value, name, count)| Choice {
            value: value.to_owned(),
            name,
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

/// The panel: search, facets, and an empty list, which the script fills. `what` are the entries, and `search` is
/// what the field to search in them is called.
pub(super) fn panel([what, search]: [Message; 2], facets: &[Facet], lang: Lang) -> Markup {
    let say = |message: Message| message.said(lang);
    let (what, search) = (say(what), say(search));
    let [previous, next] = [message!("page.previous"), message!("page.next")].map(say);
    let keys = [message!("page.previous-key"), message!("page.next-key")];
    let [previous_key, next_key] = keys.map(say);
    html! {
        nav.panel aria-label=(&what) {
            details #panel open {
                summary { (&what) " " output #shown aria-live="polite" {} }
                div.find hidden {
                    label.hide for="search" { (search) }
                    input #search type="search" placeholder=(say(message!("page.search"))) autocomplete="off" spellcheck="false";
                    span.step {
                        button type="button" #previous aria-label=(previous) title=(previous_key) { "↑" }
                        button type="button" #next aria-label=(next) title=(next_key) { "↓" }
                    }
                }
                @for facet in facets {
                    @if !facet.choices.is_empty() { (one(facet, lang)) }
                }
                ol #list tabindex="0" aria-label=(&what) hidden {}
            }
        }
    }
}

fn one(facet: &Facet, lang: Lang) -> Markup {
    html! {
        fieldset.facet data-facet=(facet.attribute) {
            legend { (facet.title.said(lang)) }
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
