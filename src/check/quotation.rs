//! Findings that are left out by a text that is quoted: those of one rule that touch it.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;

use crate::document::Document;
use crate::finding::{Finding, Place, Related, Role};
use crate::text::script;
use crate::text::span::Span;

/// A text, and the rule whose findings in it are left out.
#[derive(Clone, Debug)]
pub struct Quotation<'run> {
    /// The rule.
    pub rule: &'static str,
    /// The text; white space and invisible characters make no difference.
    pub text: &'run str,
    /// For each document whether it is meant.
    pub covers: Vec<bool>,
}

/// What a quotation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Whether it left something out.
    pub is_used: bool,
    /// For each document whether it is meant and the text is there.
    pub stands: Vec<bool>,
}

/// Takes out of `findings` what is quoted. Returns how many were taken out, and what each quotation did.
pub(super) fn apply(
    documents: &[Document],
    quotations: &[Quotation<'_>],
    findings: &mut Vec<Finding>,
) -> (usize, Vec<Use>) {
    if quotations.is_empty() {
        return (0, Vec::new());
    }
    let texts: Vec<Texts<'_>> = documents.iter().map(Texts::new).collect();
    // Two quotations can both be needed for one finding: none is taken out before all have been held against it.
    let mut is_out = vec![false; findings.len()];
    let uses = quotations.iter().map(|each| {
        let found = texts
            .iter()
            .zip(&each.covers)
            .map(|(text, covers)| match covers {
                true => text.find(each.text),
                false => Vec::new(),
            });
        let quoted: Vec<Vec<Span>> = found.collect();
        let mut is_used = false;
        for (finding, is_out) in findings.iter().zip(&mut is_out) {
            if finding.rule == each.rule && touches(documents, finding, &quoted) {
                (is_used, *is_out) = (true, true);
            }
        }
        Use {
            is_used,
            stands: quoted.iter().map(|spans| !spans.is_empty()).collect(),
        }
    });
    let uses = uses.collect();
    let before = findings.len();
    let mut is_out = is_out.into_iter();
    findings.retain(|_| is_out.next() != Some(true));
    (before - findings.len(), uses)
}

/// Whether a finding touches one of the places in its document, or a copy of a repeated passage does, or what the finding names in
/// the same paragraph: the date next to a wrong weekday.
fn touches(documents: &[Document], finding: &Finding, quoted: &[Vec<Span>]) -> bool {
    let here = finding.place;
    let belongs = |related: &&Related| {
        related.role == Role::Copy
            || related.place.document == here.document
                && paragraph(documents, related.place) == paragraph(documents, here)
    };
    let others = finding.related.iter().filter(belongs);
    let touched = |place: Place| {
        let spans = &quoted[place.document as usize];
        let (start, end) = (place.span.start, place.span.end.max(place.span.start + 1));
        let after = spans.partition_point(|span| span.end <= start);
        spans.get(after).is_some_and(|span| span.start < end)
    };
    std::iter::once(here)
        .chain(others.map(|related| related.place))
        .any(touched)
}

/// The number of the paragraph in which a place starts.
fn paragraph(documents: &[Document], place: Place) -> usize {
    let paragraphs = &documents[place.document as usize].paragraphs;
    paragraphs.partition_point(|each| each.span.end <= place.span.start)
}

/// A document in which quotations are looked for.
struct Texts<'run> {
    document: &'run Document,
    /// As a reader sees it: without marks of the format, and what is at the edges of pages.
    prose: OnceCell<Folded>,
    /// As the file has it.
    whole: OnceCell<Folded>,
}

impl<'run> Texts<'run> {
    fn new(document: &'run Document) -> Self {
        Self {
            document,
            prose: OnceCell::new(),
            whole: OnceCell::new(),
        }
    }

    /// Where a quotation stands: in the text as it is read, or else in the file as it is.
    fn find(&self, quoted: &str) -> Vec<Span> {
        let needle: String = quoted.chars().filter(|c| counts(*c)).nfd().collect();
        if needle.is_empty() {
            return Vec::new();
        }
        let text = &self.document.text;
        let whole = Span::new(0, text.len());
        let spans = || self.document.without_furniture(whole);
        let prose = self.prose.get_or_init(|| Folded::of(text, &spans()));
        let found = prose.find(&needle);
        if !found.is_empty() || self.document.furniture.is_empty() {
            return found;
        }
        let whole = self.whole.get_or_init(|| Folded::of(text, &[whole]));
        whole.find(&needle)
    }
}

/// Text without white space and invisible characters, in the normal form that takes characters apart.
struct Folded {
    text: String,
    /// Where its pieces come from, in order.
    pieces: Vec<Piece>,
}

/// A stretch of folded text that the source has byte for byte, or one character of the source that is taken apart.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it starts in the folded text.
    folded: usize,
    /// Where it starts in the source.
    source: usize,
    /// How long the character is that is taken apart.
    apart: Option<usize>,
}

impl Folded {
    fn of(text: &str, spans: &[Span]) -> Self {
        let (mut out, mut pieces) = (String::new(), Vec::<Piece>::new());
        for span in spans {
            let inside = span.of(text).char_indices();
            for (at, c) in inside.filter(|(_, c)| counts(*c)) {
                let source = span.start as usize + at;
                let folded = out.len();
                let is_whole = std::iter::once(c).nfd().eq([c]);
                let goes_on = pieces.last().is_some_and(|last| {
                    last.apart.is_none() && source - last.source == folded - last.folded
                });
                if !(is_whole && goes_on) {
                    pieces.push(Piece {
                        folded,
                        source,
                        apart: (!is_whole).then_some(c.len_utf8()),
                    });
                }
                out.extend(std::iter::once(c).nfd());
            }
        }
        Self { text: out, pieces }
    }

    /// Where a folded text is in the source.
    fn find(&self, needle: &str) -> Vec<Span> {
        memmem::find_iter(self.text.as_bytes(), needle.as_bytes())
            .map(|at| {
                let (first, last) = (self.source(at), self.source(at + needle.len() - 1));
                Span::new(first.start, last.end)
            })
            .collect()
    }

    /// The source of a byte.
    fn source(&self, at: usize) -> Range<usize> {
        let next = self.pieces.partition_point(|piece| piece.folded <= at);
        let piece = self.pieces[next.saturating_sub(1)];
        let start = piece.source + piece.apart.map_or(at - piece.folded, |_| 0);
        start..start + piece.apart.unwrap_or(1)
    }
}

fn counts(c: char) -> bool {
    !c.is_whitespace() && !script::is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn found(name: &str, text: &str, quoted: &str) -> Vec<String> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let spans = Texts::new(&document).find(quoted);
        spans
            .iter()
            .map(|span| document.slice(*span).to_owned())
            .collect()
    }

    #[test]
    fn a_quotation_is_found_however_the_text_is_wrapped() {
        let text = "签字日期为2024年\n5月1日（星期五）。\n";
        assert_eq!(found("a.txt", text, "2024年5月1日"), ["2024年\n5月1日"]);
        let text = "Подписано в пятницу,\n  1 мая 2024 года.\n";
        assert_eq!(
            found("a.txt", text, "пятницу, 1 мая"),
            ["пятницу,\n  1 мая"]
        );
        let text = "A cafe\u{301} and a café.";
        assert_eq!(found("a.txt", text, "café"), ["cafe\u{301}", "café"]);
        assert!(found("a.txt", text, "среду").is_empty());
    }

    #[test]
    fn marks_of_markdown_are_no_text_and_can_be_quoted() {
        let text = "The **first** clause.\n";
        assert_eq!(
            found("a.md", text, "The first clause"),
            ["The **first** clause"]
        );
        assert_eq!(
            found("a.md", text, "**first** clause"),
            ["**first** clause"]
        );
    }
}
