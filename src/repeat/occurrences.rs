//! The sentences of documents, and the clauses of sentences, that are long enough to be held against each other.

use crate::document::{Document, Kind, Paragraph};
use crate::language::topics::sentences;
use crate::repeat::cases::At;
use crate::repeat::statement::{self, Addresses, Statement};
use crate::text::script::HAN_WEIGHT;
use crate::text::segment::{self, Token};
use crate::text::span::Span;

// On 2026-11-28 neither half nor double of these changed anything in the evaluation: it has no contradiction among three copies that
// are as short as that, and none among clauses. They keep what the manual of the rule says.

/// The least weight of a statement that most copies agree on.
pub(super) const LEAST: u32 = 12 * HAN_WEIGHT;
/// The least weight of a clause.
pub(super) const CLAUSE: u32 = 16 * HAN_WEIGHT;

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub(super) frame: u64,
    pub(super) document: u32,
    /// In bytes of the keys.
    pub(super) key: Span,
    /// What it weighs, its names with it.
    pub(super) weight: u32,
    pub(super) paragraph: u32,
    /// Whether it is a whole sentence, and not a clause of one.
    pub(super) whole: bool,
    /// The frames of the sentences before and after.
    pub(super) around: [u64; 2],
}

impl Occurrence {
    /// Where it starts.
    pub(super) fn at(&self) -> At {
        At {
            document: self.document,
            paragraph: self.paragraph,
            start: self.key.start,
        }
    }
}

/// The sentences of a document, and the clauses of sentences, that are long enough.
pub(super) fn occurrences(number: u32, document: &Document) -> Vec<Occurrence> {
    let mut out: Vec<Occurrence> = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let keys = document.keys.text();
    let mut before = 0;
    let mut addresses = Addresses::default();
    // The sentence that the next one comes after, by its number in `out`.
    let mut last: Option<usize> = None;
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        if !is_prose(paragraph) {
            (before, last) = (0, None);
            continue;
        }
        let body = document.body(paragraph);
        for sentence in segment::sentences(body) {
            let key = Span {
                start: sentence.start + paragraph.body,
                end: sentence.end + paragraph.body,
            };
            tokens.clear();
            segment::tokens(sentence.of(body), key.start as usize, &mut tokens);
            let inside = addresses.of(keys, &tokens);
            let whole = statement::take_apart(keys, &tokens, &inside);
            if let Some(last) = last {
                out[last].around[1] = whole.frame;
            }
            last = None;
            let at = |key: Span, statement: &Statement, whole: bool| Occurrence {
                frame: statement.frame,
                document: number,
                key,
                weight: statement.weight + statement.named,
                paragraph: index as u32,
                whole,
                around: [before, 0],
            };
            if whole.weight + whole.named >= LEAST && !leads_on(key.of(keys)) {
                out.push(at(key, &whole, true));
                last = Some(out.len() - 1);
            }
            if whole.weight + whole.named >= CLAUSE {
                let comma = |token: &Token| matches!(token.span.of(keys), "," | "、" | ";" | ":");
                let mut start = 0;
                for clause in tokens.split(comma) {
                    let own = &inside[start..start + clause.len()];
                    start += clause.len() + 1;
                    let (Some(first), Some(end)) = (clause.first(), clause.last()) else {
                        continue;
                    };
                    let statement = statement::take_apart(keys, clause, own);
                    if statement.weight + statement.named >= CLAUSE
                        && statement.weight < whole.weight
                    {
                        let sentence = last;
                        out.push(at(first.span.join(end.span), &statement, false));
                        last = sentence;
                    }
                }
            }
            before = whole.frame;
        }
    }
    out
}

fn is_prose(paragraph: &Paragraph) -> bool {
    matches!(
        paragraph.kind,
        Kind::Body | Kind::ListItem | Kind::Quote | Kind::Footnote
    )
}

/// Whether a sentence says something only together with what surrounds it: it leads into a list, or is part of one.
fn leads_on(text: &str) -> bool {
    let lower = text.to_lowercase();
    !segment::ends_sentence(text) || sentences::points(&lower)
}

/// The statement at a place, taken apart again.
pub(super) fn statement(documents: &[&Document], at: &Occurrence) -> Statement {
    let keys = documents[at.document as usize].keys.text();
    let mut tokens = Vec::new();
    segment::tokens(at.key.of(keys), at.key.start as usize, &mut tokens);
    let inside = Addresses::default().of(keys, &tokens);
    statement::take_apart(keys, &tokens, &inside)
}
