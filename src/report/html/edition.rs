//! The edition: the text of a revision with all readings of each paragraph, and what happened in which revision. The page is whole
//! without its script, which shows the text of any revision, and any two compared.

mod apparatus;
mod lifelines;
mod runs;

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::document::languages::{self, Languages};
use crate::lineage::lives::{Event, Life, Stage};
use crate::report::excerpt::shown;
use crate::report::history::day;
use crate::report::html::edition::apparatus::Rows;
use crate::report::html::edition::lifelines::lifelines;
use crate::report::html::facets::{Choice, Facet, panel};
use crate::report::html::map::Map;
use crate::report::html::phrase::{blank, markup, phrase};
use crate::report::html::{Extra, HISTORY, Page, labels};
use crate::report::places::Indexed;
use crate::report::{History, told};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// The style sheet of the edition, besides that of all pages.
pub(super) const STYLE: &str = include_str!("edition/edition.css");
/// The hash of it, as a policy has it. A test says what it has to be.
pub(super) const STYLE_HASH: &str = "RgTUt5AC/fCIlECJwsL28lPK2f5udn+8jb5vRjO8/O4=";
/// The script of the edition, besides that of all pages.
pub(super) const SCRIPT: &str = include_str!("edition/edition.js");
/// The hash of it.
pub(super) const SCRIPT_HASH: &str = "NA68yVPyQEB2fev9dp431n7Px2Gx4HKiZVMIAlWT620=";

/// A history on its way to a page.
struct Edition<'run> {
    history: &'run History<'run>,
    indexed: Vec<Indexed<'run>>,
    languages: Vec<Languages>,
    /// The lives, as [`History::lives`] numbers them, in the order of the page.
    order: Vec<u32>,
    /// The place of each life in that order.
    places: Vec<u32>,
    /// Who changed something, by name.
    authors: Vec<&'run str>,
    /// The language of what is not text of a document.
    lang: Lang,
}

impl<'run> Edition<'run> {
    fn new(history: &'run History<'run>, lang: Lang) -> Self {
        let order = history.lives.order(history.base);
        let mut places = vec![0; order.len()];
        for (place, life) in order.iter().enumerate() {
            places[*life as usize] = place as u32;
        }
        let mut authors: Vec<&str> = history
            .revisions
            .iter()
            .map(|each| each.author.as_str())
            .collect();
        authors.sort_unstable();
        authors.dedup();
        let language = |document| {
            languages::find(std::slice::from_ref(document))
                .pop()
                .unwrap_or_default()
        };
        Self {
            history,
            indexed: history
                .documents
                .iter()
                .map(|each| Indexed::new(each))
                .collect(),
            languages: history
                .documents
                .iter()
                .map(|each| language(each.as_ref()))
                .collect(),
            order,
            places,
            authors,
            lang,
        }
    }

    fn say(&self, message: &Message) -> String {
        message.said(self.lang)
    }

    fn phrase(&self, message: &Message) -> Markup {
        phrase(self.lang, message)
    }

    /// A revision with its date and author, where git knows them.
    fn said(&self, at: u32) -> String {
        self.history.said(at, self.lang)
    }

    /// The short name of a revision.
    fn short(&self, at: u32) -> String {
        self.history.short(at, self.lang)
    }

    fn life(&self, place: usize) -> &'run Life {
        &self.history.lives.all[self.order[place] as usize]
    }

    fn lives(&self) -> impl Iterator<Item = &'run Life> + '_ {
        (0..self.order.len()).map(|place| self.life(place))
    }

    /// The number of the author of a revision.
    fn author(&self, revision: u32) -> Option<usize> {
        let author = self.history.revision(revision)?.author.as_str();
        self.authors.binary_search(&author).ok()
    }
}

/// Whether a life is told of: one that is in all revisions as it was in the first is not.
fn is_entry(life: &Life) -> bool {
    !(life.is_quiet() && life.stages.first().is_some_and(|stage| stage.revision == 0))
}

/// What happened in a stage, other numbers aside, which a clause gets whenever one is inserted above it.
fn turns(stage: &Stage) -> Vec<Event> {
    let events = stage.events.iter().copied();
    events.filter(|event| *event != Event::Renumbered).collect()
}

/// The page.
pub(super) fn page(history: &History<'_>, lang: Lang) -> Page {
    let edition = Edition::new(history, lang);
    let mut map = Map::default();
    let rows = Rows::new(&edition).markup(&mut map);
    let title = history.path.map_or_else(
        || {
            let [first, last] = [0, history.documents.len() - 1].map(|at| edition.short(at as u32));
            format!("{first} … {last}")
        },
        shown,
    );
    let of = markup(html! { output #of { bdi { (edition.said(history.base)) } } });
    Page {
        lang,
        mark: HISTORY,
        title: title.clone(),
        top: html! {
            h1 { (labels::file(&title)) }
            p.sum { (edition.say(&history.summary(lang))) }
        },
        panel: panel(
            [
                message!("page.paragraphs"),
                message!("page.search-paragraphs"),
            ],
            &facets(&edition),
            lang,
        ),
        main: html! {
            (lifelines(&edition))
            (revisions(&edition))
            h2.of { (edition.phrase(&message!("page.text-of", revision = of))) }
            div #text { (rows) }
        },
        map: map.markup(),
        has_sides: false,
        extra: Some(Extra {
            controls: controls(&edition),
            style: (STYLE, STYLE_HASH),
            script: (SCRIPT, SCRIPT_HASH),
            says: says(),
        }),
    }
}

/// What the text can be chosen by.
fn controls(edition: &Edition<'_>) -> Markup {
    let history = edition.history;
    let last = history.documents.len() as u32;
    let base = markup(html! {
        select #base { @for at in 0..last {
            option value=(at) selected[at == history.base] { (edition.said(at)) }
        } }
    });
    let against = markup(html! {
        select #against {
            option value="" selected { (edition.say(&message!("page.pick-none"))) }
            @for at in 0..last { option value=(at) { (edition.said(at)) } }
        }
    });
    html! {
        label.pick { (edition.phrase(&message!("page.pick-base", choice = base))) }
        label.pick { (edition.phrase(&message!("page.pick-against", choice = against))) }
        label.pick { input #only type="checkbox" checked; " " (edition.say(&message!("page.pick-only"))) }
    }
}

/// What the script says.
fn says() -> Vec<(&'static str, Message)> {
    let both = [blank("base"), blank("other")];
    let [base, other] = both.clone();
    let compared = message!("page.compared", base = base, other = other);
    let [base, other] = both;
    vec![
        ("absent", message!("page.not-there")),
        ("belongs", message!("page.belongs")),
        ("compared", compared),
        (
            "label",
            message!("page.label", label = blank("label"), place = blank("place")),
        ),
        ("moved", message!("page.moved-here", place = blank("place"))),
        (
            "paragraph",
            message!("page.paragraph", number = blank("number")),
        ),
        (
            "same",
            message!("page.compared-same", base = base, other = other),
        ),
        ("yet", message!("page.not-there-yet")),
    ]
}

fn facets(edition: &Edition<'_>) -> [Facet; 2] {
    let entries: Vec<&Life> = edition.lives().filter(|life| is_entry(life)).collect();
    let kinds = Event::ALL
        .into_iter()
        .filter(|event| *event != Event::Renumbered);
    let kinds = kinds.map(|event| {
        let has = |life: &&&Life| life.count(event) > 0;
        let name = edition.say(&told::event(event));
        (event.name(), name, entries.iter().filter(has).count())
    });
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for life in &entries {
        for author in authors(edition, life) {
            *counts.entry(author).or_default() += 1;
        }
    }
    let choices = counts.into_iter().map(|(author, count)| Choice {
        value: format!("a{author}"),
        name: shown(edition.authors[author]),
        count,
        is_foreign: true,
    });
    [
        Facet::of(message!("page.facet-kind"), "kind", kinds),
        Facet {
            title: message!("page.facet-who"),
            attribute: "who",
            choices: choices.collect(),
        },
    ]
}

/// Who did something to a paragraph, by number.
fn authors(edition: &Edition<'_>, life: &Life) -> Vec<usize> {
    let stages = life.stages.iter().filter(|stage| !turns(stage).is_empty());
    let mut authors: Vec<usize> = stages
        .filter_map(|stage| edition.author(stage.revision))
        .collect();
    authors.sort_unstable();
    authors.dedup();
    authors
}

/// The revisions, each with how much happened in it; the script takes the order of the paragraphs of each from here.
fn revisions(edition: &Edition<'_>) -> Markup {
    const SHOWN: [Event; 6] = [
        Event::Came,
        Event::Returned,
        Event::Edited,
        Event::Moved,
        Event::Split,
        Event::Gone,
    ];
    let history = edition.history;
    let mut counts = vec![[0usize; SHOWN.len()]; history.documents.len()];
    for stage in edition.lives().flat_map(|life| &life.stages) {
        for (at, event) in SHOWN.iter().enumerate() {
            let is_both = *event == Event::Split && stage.events.contains(&Event::Merged);
            if stage.events.contains(event) || is_both {
                counts[stage.revision as usize][at] += 1;
            }
        }
    }
    let number = |count: usize| {
        if count > 0 {
            count.to_string()
        } else {
            String::new()
        }
    };
    let say = |message: Message| edition.say(&message);
    html! {
        details.overview {
            summary { (say(message!("page.revisions-count", count = history.documents.len()))) }
            div.scroll tabindex="0" role="region" aria-label=(say(message!("page.revisions"))) {
                table.revisions {
                    thead { tr {
                        th scope="col" { (say(message!("page.revision-name"))) }
                        @if !history.revisions.is_empty() {
                            th scope="col" { (say(message!("page.revision-date"))) }
                            th scope="col" { (say(message!("page.revision-author"))) }
                            th scope="col" { (say(message!("page.revision-subject"))) }
                        }
                        th.number scope="col" { "¶" }
                        @for event in SHOWN {
                            th.number scope="col" { @if event == Event::Split { (say(message!("page.life-split"))) } @else { (say(told::event(event))) } }
                        }
                    } }
                    tbody { @for (at, counts) in counts.iter().enumerate() {
                        tr id=(format!("r{at}")) tabindex="-1" data-order=(runs::order(edition, at as u32)) {
                            th scope="row" { bdi { (edition.short(at as u32)) } }
                            @if !history.revisions.is_empty() {
                                @let git = history.revision(at as u32);
                                td.day { (git.map_or("", |git| day(&git.date))) }
                                td { bdi { (git.map_or_else(String::new, |git| shown(&git.author))) } }
                                td { bdi { (git.map_or_else(String::new, |git| shown(&git.subject))) } }
                            }
                            td.number { (history.document(at as u32).paragraphs.len()) }
                            @for count in counts { td.number { (number(*count)) } }
                        } "\n"
                    } }
                }
            }
        }
    }
}
