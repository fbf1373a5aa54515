//! What has to be known of a page before it is read from its start: a first look over its tags.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::input::html::tokens::{Name, Page, What};

/// What a first look over a page shows. Parts of the page are named by their numbers among its tokens.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The tables that only put text beside text: another table or a heading is in them, or a single cell.
    pub(super) layout: FxHashSet<usize>,
    /// How many items the lists have that count down.
    pub(super) items: FxHashMap<usize, i64>,
    /// Where formulas end.
    formulas: Vec<usize>,
    /// Whether the page marks what was inserted into it.
    pub(super) has_insertions: bool,
    /// Whether its title says what its first headings say again.
    pub(super) repeats_title: bool,
}

impl Survey {
    /// Where the formula ends that starts at `start`.
    pub(super) fn formula(&self, start: usize) -> Option<usize> {
        let next = self.formulas.partition_point(|end| *end <= start);
        self.formulas.get(next).copied()
    }
}

/// Looks over all tokens of a page.
pub(super) fn survey(text: &str, page: &Page) -> Survey {
    let mut out = Survey::default();
    // Tables with their cells, and lists with their items.
    let mut tables: Vec<(usize, usize)> = Vec::new();
    let mut lists: Vec<(usize, i64)> = Vec::new();
    let mut titles = Titles::default();
    for (at, token) in page.tokens.iter().enumerate() {
        match token.what {
            What::Start {
                element,
                attributes,
                ..
            } => {
                match element.name() {
                    "table" => {
                        out.layout.extend(tables.last().map(|(at, _)| *at));
                        tables.push((at, 0));
                        let role = page.attribute(attributes, Name::Role);
                        if role.is_some_and(|role| matches!(role.of(text), "presentation" | "none"))
                        {
                            out.layout.insert(at);
                        }
                    }
                    "td" | "th" => tables
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|own| own.1 += 1),
                    "ol" | "ul" | "menu" | "dir" => lists.push((at, 0)),
                    "li" => lists
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|own| own.1 += 1),
                    "ins" => out.has_insertions = true,
                    name => titles.enter(name),
                }
                if element.heading().is_some() {
                    out.layout.extend(tables.last().map(|(at, _)| *at));
                }
            }
            What::End(element) => match element.name() {
                "table" => out.end_table(tables.pop()),
                "ol" | "ul" | "menu" | "dir" => out.items.extend(lists.pop()),
                "math" => out.formulas.push(at),
                name => titles.leave(name),
            },
            What::Text => titles.add(token.span.of(text)),
            What::Comment => {}
        }
    }
    while let Some(table) = tables.pop() {
        out.end_table(Some(table));
    }
    out.items.extend(lists);
    out.repeats_title = titles.repeat();
    out
}

impl Survey {
    fn end_table(&mut self, table: Option<(usize, usize)>) {
        if let Some((at, 0 | 1)) = table {
            self.layout.insert(at);
        }
    }
}

/// So much of a title is looked at, in bytes: a page can have many headings.
const TITLE: usize = 512;

/// The letters of the title of a page, and of its headings of the first level.
#[derive(Debug, Default)]
struct Titles {
    title: String,
    headings: Vec<String>,
    open: Option<Open>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Title,
    Heading,
}

impl Titles {
    fn enter(&mut self, name: &str) {
        match name {
            "title" if self.title.is_empty() => self.open = Some(Open::Title),
            "h1" => {
                self.open = Some(Open::Heading);
                self.headings.push(String::new());
            }
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        if matches!(name, "title" | "h1") {
            self.open = None;
        }
    }

    fn add(&mut self, text: &str) {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        match (self.open, self.headings.last_mut()) {
            (Some(Open::Title), _) => self.title.extend(letters.take(TITLE)),
            (Some(Open::Heading), Some(heading)) => heading.extend(letters),
            _ => {}
        }
    }

    /// Whether a heading is in the title: behind it, most pages have the name of their site.
    fn repeat(&self) -> bool {
        let mut headings = self.headings.iter();
        headings.any(|heading| !heading.is_empty() && self.title.contains(heading.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::html::tokens::tokens;

    fn of(text: &str) -> Survey {
        survey(text, &tokens(text, false))
    }

    #[test]
    fn tables_of_layout_hold_tables_headings_or_one_cell() {
        let counts = |text: &str| of(text).layout.len();
        assert_eq!(counts("<table><tr><td>甲<td>乙</table>"), 0);
        assert_eq!(counts("<table><tr><td>甲</table>"), 1);
        assert_eq!(
            counts("<table><td>甲<td><table><td>乙<td>丙</table></table>"),
            1
        );
        assert_eq!(counts("<table><td><h2>甲</h2><td>乙</table>"), 1);
        assert_eq!(counts("<table role=presentation><td>甲<td>乙"), 1);
    }

    #[test]
    fn a_title_is_repeated_by_a_heading_that_it_holds() {
        assert!(of("<title>Lamps - The Harbour</title><h1><a>Lamps</a></h1>").repeats_title);
        assert!(!of("<title>Lamps</title><h1>Ropes</h1>").repeats_title);
        assert!(!of("<title>Lamps</title><h1><img></h1>").repeats_title);
    }
}
