//! The map at the edge of a page: where in the text entries are.

use std::collections::BTreeMap;

use maud::{Markup, html};

/// Into how many stretches the text is cut: a mark has to be seen, and a page may have very many entries.
const STRETCHES: u64 = 400;

/// Where entries are, in any unit that grows with the text.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// Where each starts, its kind, and its name in the page.
    marks: Vec<(u64, &'static str, String)>,
    /// How long the text is so far.
    pub(super) length: u64,
}

impl Map {
    /// Adds an entry at the end of the text so far.
    pub(super) fn mark(&mut self, kind: &'static str, id: &str) {
        self.marks.push((self.length, kind, id.to_owned()));
    }

    /// The first entry of each kind in each stretch.
    fn stretches(&self) -> BTreeMap<(u64, &'static str), &str> {
        let mut out = BTreeMap::new();
        for (at, kind, id) in &self.marks {
            let stretch = at * (STRETCHES - 1) / self.length.max(1);
            out.entry((stretch, *kind)).or_insert(id.as_str());
        }
        out
    }

    pub(super) fn markup(&self) -> Markup {
        let height = STRETCHES.to_string();
        html! {
            svg #map viewBox=(format!("0 0 10 {height}")) preserveAspectRatio="none" aria-hidden="true" {
                @for ((stretch, kind), id) in self.stretches() {
                    a href=(format!("#{id}")) tabindex="-1" {
                        rect class=(format!("at-{kind}")) x="0" y=(stretch) width="10" height="2" {}
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_any_length_has_a_map_of_bounded_size() {
        let mut map = Map::default();
        for number in 0..10_000 {
            map.mark("edited", &format!("c{number}"));
            map.length += 10;
        }
        let markup = map.markup().into_string();
        let marks = markup.matches("<rect").count();
        assert!((300..=400).contains(&marks), "{marks}");
        assert!(markup.contains("href=\"#c0\"") && !markup.contains("y=\"400\""));
    }
}
