//! The places of a document that links can lead to.

use rustc_hash::FxHashSet;

use crate::document::Document;

/// What comes before the name of a place that HTML, braces or brackets give.
const NAMING: [&str; 8] = ["\"", "'", "{#", "{/*", " #", "[[", "[#", "="];

/// The places of one document.
pub(super) struct Places<'a> {
    known: FxHashSet<String>,
    /// Whether programs may spell the headings in Latin letters, each in its own way.
    spelled: bool,
    file: &'a str,
}

impl<'a> Places<'a> {
    /// Those of a document, where all of its headings are in it.
    pub(super) fn of(document: &'a Document) -> Option<Self> {
        let (links, file) = (&document.links, document.text.as_str());
        if !links.is_whole || links.headings.is_empty() {
            return None;
        }
        let mut known: FxHashSet<String> = FxHashSet::default();
        let tagged = tagged(file).map(untagged);
        for heading in links.headings.iter().cloned().chain(tagged) {
            let heading = heading.as_str();
            known.insert(bare(heading));
            // Some programs leave out the number at the start, and all leave out pictures by name.
            known.insert(bare(
                heading.trim_start_matches(|c: char| !c.is_alphabetic()),
            ));
            known.insert(bare(&unpictured(heading)));
        }
        known.extend(links.anchors.iter().map(|anchor| bare(anchor)));
        let spelled = !links.are_named && links.headings.iter().any(|heading| !heading.is_ascii());
        Some(Self {
            known,
            spelled,
            file,
        })
    }

    /// Whether the document has a place of that name. None where that cannot be known.
    pub(super) fn has(&self, anchor: &str) -> Option<bool> {
        let anchor = anchor.strip_prefix("user-content-").unwrap_or(anchor);
        if !is_plain(anchor) || (self.spelled && anchor.is_ascii()) {
            return None;
        }
        // The second of two headings alike has a number after it.
        let first = anchor.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_numbered = first.len() < anchor.len() && self.known.contains(&bare(first));
        let is_named = || {
            NAMING
                .iter()
                .any(|before| self.file.contains(&format!("{before}{anchor}")))
        };
        Some(self.known.contains(&bare(anchor)) || is_numbered || is_named())
    }
}

/// Whether an anchor is the name of a place, and no route or footnote.
fn is_plain(anchor: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    anchor.chars().any(char::is_alphabetic)
        && anchor.chars().all(sign)
        && !["fn", "_", "top", "ref", "cite", "L"]
            .iter()
            .any(|start| anchor.starts_with(start))
}

/// Letters and figures alone, in lower case: all that programs agree on when they make an anchor of a heading.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A heading without its pictures by name: `:anchor: Nets`.
fn unpictured(heading: &str) -> String {
    let is_name = |part: &&str| {
        let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
        part.is_empty() || !part.chars().all(sign)
    };
    let parts: Vec<&str> = heading.split(':').filter(is_name).collect();
    parts.concat()
}

/// The headings that are written as HTML, with the tags in them.
fn tagged(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices("<h").filter_map(|(at, _)| {
        let rest = file[at + 2..].strip_prefix(|c: char| c.is_ascii_digit())?;
        let inner = rest.split_once('>')?.1;
        Some(inner.split_once("</h")?.0)
    })
}

fn untagged(text: &str) -> String {
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once('>').map_or("", |(_, after)| after)
    })
}
