//! Under which heading, and in which provision, a passage is.

use std::cell::OnceCell;

use crate::document::{Document, Kind, Paragraph};
use crate::facts::{date, reference};
use crate::finding::Place;
use crate::language::topics::parts::Division;

/// How many paragraphs of a statute open a provision, at least, in percent. Chosen by hand on 2026-11-29: a third of those of laws do.
const PART: usize = 15;
/// How many provisions it has, at least. Chosen by hand there: most contracts have fewer, and what is alike in two of their clauses has
/// often drifted.
const SOME: usize = 20;
/// The longest line that dates what follows, in bytes.
const LONGEST_DATED: usize = 120;

/// The outlines of the documents of a run, each made when it is first asked for.
pub(super) struct Outlines<'run> {
    /// All of them.
    pub(super) documents: &'run [&'run Document],
    found: Vec<OnceCell<Outline>>,
    entries: Vec<OnceCell<Vec<usize>>>,
}

/// The paragraphs of a document that open something, in order.
struct Outline {
    headings: Vec<usize>,
    /// Nothing where the document is no statute.
    provisions: Vec<usize>,
}

impl<'run> Outlines<'run> {
    pub(super) fn of(documents: &'run [&'run Document]) -> Self {
        Self {
            documents,
            found: documents.iter().map(|_| OnceCell::new()).collect(),
            entries: documents.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Whether one of two words is nowhere else in the documents of the run.
    pub(super) fn is_rare(&self, (one, other): &(String, String)) -> bool {
        let is_once = |word: &String| {
            let mut found = self
                .documents
                .iter()
                .flat_map(|document| document.text.match_indices(word.as_str()));
            found.nth(1).is_none()
        };
        is_once(one) || is_once(other)
    }

    fn outline(&self, document: u32) -> &Outline {
        self.found[document as usize].get_or_init(|| outline(self.documents[document as usize]))
    }

    /// What a place is under, in lower case: the path of its file, the first heading of that, and the last one before the place.
    pub(super) fn title(&self, place: Place) -> String {
        let document = self.documents[place.document as usize];
        let headings = &self.outline(place.document).headings;
        let before =
            headings.partition_point(|at| document.paragraphs[*at].span.start <= place.span.start);
        let mut out = document.name.to_lowercase();
        for at in headings
            .first()
            .into_iter()
            .chain(headings[..before].last())
        {
            out.push('\n');
            out.push_str(&document.key(&document.paragraphs[*at]).to_lowercase());
        }
        out
    }

    /// The paragraphs of a document that begin with a date, as the entries of a journal do.
    pub(super) fn entries(&self, document: u32) -> &[usize] {
        self.entries[document as usize].get_or_init(|| {
            let document = self.documents[document as usize];
            let all = document.paragraphs.iter().enumerate();
            let entries = all.filter(|(_, each)| is_entry(document, each));
            entries.map(|(at, _)| at).collect()
        })
    }

    /// The provision of a statute that a place is in: the paragraph that opens it, and its name.
    pub(super) fn provision(&self, place: Place) -> Option<(usize, String)> {
        let document = self.documents[place.document as usize];
        let provisions = &self.outline(place.document).provisions;
        let before = provisions
            .partition_point(|at| document.paragraphs[*at].span.start <= place.span.start);
        let at = *provisions[..before].last()?;
        Some((at, document.label(&document.paragraphs[at]).to_owned()))
    }
}

fn outline(document: &Document) -> Outline {
    let all = document.paragraphs.iter().enumerate();
    let headings = all.clone().filter(|(_, each)| each.kind == Kind::Heading);
    let provisions = all.filter(|(_, each)| opens_provision(document, each));
    let headings: Vec<usize> = headings.map(|(at, _)| at).collect();
    let mut provisions: Vec<usize> = provisions.map(|(at, _)| at).collect();
    // A statute can have a file for each provision, which is its title then.
    let is_title = headings.first().is_some_and(|title| provisions == [*title]);
    let consists =
        provisions.len() >= SOME && provisions.len() * 100 >= document.paragraphs.len() * PART;
    if !is_title && !consists {
        provisions.clear();
    }
    Outline {
        headings,
        provisions,
    }
}

/// Whether a paragraph begins with a short line that holds a date.
pub(super) fn is_entry(document: &Document, paragraph: &Paragraph) -> bool {
    let mut lines = document.seen(paragraph.span).lines();
    let line = lines.next().unwrap_or_default();
    matches!(paragraph.kind, Kind::Heading | Kind::Body | Kind::ListItem)
        && line.len() <= LONGEST_DATED
        && line.contains(|c: char| c.is_ascii_digit())
        && (!date::years(line).is_empty() || !date::find(line, None).is_empty() || is_compact(line))
}

/// Whether a line is a date in digits alone: 20210327.
fn is_compact(line: &str) -> bool {
    let line = line.trim();
    let part =
        |range: std::ops::Range<usize>| line.get(range).and_then(|part| part.parse::<u32>().ok());
    line.len() == 8
        && line.bytes().all(|byte| byte.is_ascii_digit())
        && part(0..4).is_some_and(|year| (1900..2100).contains(&year))
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day))
}

/// Whether a paragraph opens a provision: 第三条, Article 3, § 3.
fn opens_provision(document: &Document, paragraph: &Paragraph) -> bool {
    let part = paragraph
        .label
        .filter(|_| paragraph.kind != Kind::Contents)
        .and_then(|label| reference::of_label(&label, document.label(paragraph)));
    part.is_some_and(|part| part.division == Some(Division::Article))
}
