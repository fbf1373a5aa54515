//! What a finding is by its content, wherever it stands: the one source of fingerprints, of baselines, and of what is new since a
//! revision.
//!
//! A finding is made of members. Most have one: the text concerned, with the sentence around it. A finding that names the same
//! slip in several places has one for each, and a class of copies has one for each copy. Numbers of lines, of clauses, and how a
//! paragraph is wrapped make no difference; neither do other sentences of the paragraph, and the examples that a finding shows.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::document::{Document, Paragraph};
use crate::finding::{Finding, Place, Role, fingerprint};
use crate::text::normalise::{self, joined};
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// One place that a finding is about, by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Member {
    /// The document, counted from 0 in the order of the run.
    pub(crate) document: u32,
    /// The rule and the text, hashed.
    pub(crate) content: u64,
}

/// Whether the finding is about a class of copies.
#[must_use]
pub(crate) fn is_class(finding: &Finding) -> bool {
    finding.related.iter().any(|each| each.role == Role::Copy)
}

/// The places that a finding is about, its own first: all copies of a class, all places with the same slip.
pub(crate) fn places(finding: &Finding) -> impl Iterator<Item = Place> {
    let related = finding.related.iter();
    let members = related.filter(|each| matches!(each.role, Role::Copy | Role::Again));
    std::iter::once(finding.place).chain(members.map(|each| each.place))
}

/// The members of each finding, in order.
#[must_use]
pub(crate) fn members(documents: &[Document], findings: &[Finding]) -> Vec<Vec<Member>> {
    let mut sentences = Sentences::default();
    let of = |finding: &Finding| {
        let is_class = is_class(finding);
        let members = places(finding).map(|place| {
            let document = &documents[place.document as usize];
            let content = if is_class {
                words(document, place.span)
            } else {
                sentences.content(document, place)
            };
            Member {
                document: place.document,
                content: fingerprint(finding.rule, &content),
            }
        });
        let mut members: Vec<Member> = members.collect();
        members.sort_unstable();
        members
    };
    findings.iter().map(of).collect()
}

/// Sets the fingerprint of each finding by its content. Findings with the same one in the same document are told apart by their
/// number there, in the order in which they stand.
pub(crate) fn mark(documents: &[Document], findings: &mut [Finding]) {
    let members = members(documents, findings);
    let mut seen: FxHashMap<(u32, u64), u64> = FxHashMap::default();
    for (finding, members) in findings.iter_mut().zip(members) {
        // The least of them, so that it does not matter which copy stands first.
        let least = members.iter().map(|member| member.content).min();
        let content = least.unwrap_or(finding.fingerprint);
        let count = seen.entry((finding.place.document, content)).or_default();
        finding.fingerprint = match *count {
            0 => content,
            count => xxh3_64(&[content.to_le_bytes(), count.to_le_bytes()].concat()),
        };
        *count += 1;
    }
}

/// What findings quote: the text concerned, and the sentence around it; for people.
pub(crate) fn quotations<'run>(
    documents: &'run [Document],
    findings: &'run [Finding],
) -> impl Iterator<Item = (String, &'run str)> {
    let mut sentences = Sentences::default();
    findings.iter().map(move |finding| {
        let document = &documents[finding.place.document as usize];
        let (text, sentence) = sentences.quoted(document, finding.place);
        (text, sentence.of(document.keys.text()))
    })
}

/// The letters and digits of a copy: what marks and layout do not touch.
fn words(document: &Document, span: Span) -> String {
    let parts = document.without_furniture(span);
    let text: Vec<&str> = parts.iter().map(|part| document.seen(*part)).collect();
    let key = normalise::key(&text.join("\n"), document.keys.folding());
    key.chars().filter(|c| script::is_word(*c)).collect()
}

/// The sentences of paragraphs that findings are in, each paragraph cut once.
#[derive(Default)]
struct Sentences {
    /// By document and paragraph: where they are in the source, and in the keys.
    cut: FxHashMap<(u32, usize), Vec<(Span, Span)>>,
    /// By document and place in the keys: the hashes of long ones.
    long: FxHashMap<(u32, Span), u64>,
}

/// A sentence of more bytes goes into a fingerprint as its hash, which is made once for all findings in it: what never ends, such as a
/// page without full stops, can have thousands. Longer than the sentences of laws are; by hand, 2026-11-30.
const LONG: usize = 4096;

impl Sentences {
    /// What a finding at a place is by its content: the text there, and the sentences that it touches.
    fn content(&mut self, document: &Document, place: Place) -> String {
        let (text, context) = self.quoted(document, place);
        let sentence = context.of(document.keys.text());
        if context.len() <= LONG {
            return format!("{text}\n{sentence}");
        }
        let hash = self.long.entry((place.document, context));
        let hash = hash.or_insert_with(|| xxh3_64(sentence.as_bytes()));
        format!("{text}\n{hash:016x}")
    }

    /// The text at a place, as a reader would copy it, and where the sentences that it touches are in the keys. The number of a clause
    /// is left out: it changes when another clause comes in.
    fn quoted(&mut self, document: &Document, place: Place) -> (String, Span) {
        let text = joined(document.seen(place.span));
        let nowhere = Span { start: 0, end: 0 };
        let Some((number, paragraph)) = paragraph_at(document, place.span) else {
            return (text, nowhere);
        };
        let cut = self
            .cut
            .entry((place.document, number))
            .or_insert_with(|| sentences(document, paragraph));
        let Some((first, _)) = cut.first() else {
            return (text, nowhere);
        };
        let in_label = place.span.end <= first.start && !place.span.is_empty();
        let from = cut
            .partition_point(|(source, _)| source.start <= place.span.start)
            .saturating_sub(1);
        let to = cut
            .partition_point(|(source, _)| source.start < place.span.end)
            .max(from + 1);
        let context = cut[from].1.join(cut[to - 1].1);
        let text = if in_label { String::new() } else { text };
        (text, context)
    }
}

/// The paragraph that a place is in, or starts in.
fn paragraph_at(document: &Document, span: Span) -> Option<(usize, &Paragraph)> {
    let all = &document.paragraphs;
    let number = all.partition_point(|each| each.span.end < span.start);
    let found = all.get(number)?;
    // Of two that touch, an empty place at the seam belongs to the first, all other text to the second.
    let (number, found) = match all.get(number + 1) {
        Some(next) if !span.is_empty() && next.span.start <= span.start => (number + 1, next),
        _ => (number, found),
    };
    (found.span.start <= span.end && span.start <= found.span.end).then_some((number, found))
}

/// The sentences of a paragraph without its number: in the source, and in the keys.
fn sentences(document: &Document, paragraph: &Paragraph) -> Vec<(Span, Span)> {
    let found = segment::sentences(document.body(paragraph)).into_iter();
    let spans = found.map(|sentence| {
        let key = Span {
            start: sentence.start + paragraph.body,
            end: sentence.end + paragraph.body,
        };
        (document.keys.source(key), key)
    });
    spans.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::known::{self, Known};
    use crate::finding::{Related, Severity};
    use crate::input;
    use crate::wording::message::Message;

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn at(document: &Document, text: &str) -> Finding {
        let start = document.text.find(text).unwrap();
        Finding {
            rule: "a-rule",
            severity: Severity::Warning,
            message: Message::default(),
            place: Place {
                document: 0,
                span: Span::new(start, start + text.len()),
            },
            related: Vec::new(),
            similarity: None,
            class: None,
            fix: None,
            fingerprint: 0,
        }
    }

    fn content(text: &str, quoted: &str) -> u64 {
        let document = [read(text)];
        let finding = at(&document[0], quoted);
        members(&document, &[finding])[0][0].content
    }

    #[test]
    fn a_finding_is_its_text_in_its_sentence() {
        for (one, other, quoted, same) in [
            (
                "甲方应当应当付款。乙方交货。",
                "前文。\n\n甲方应当应当付款。乙方收货。",
                "应当应当",
                true,
            ),
            (
                "第五条　甲方应当应当付款。",
                "第六条　甲方应当应当付款。",
                "应当应当",
                true,
            ),
            (
                "甲方应当应当付款。",
                "乙方应当应当付款。",
                "应当应当",
                false,
            ),
            (
                "The buyer shall pay the the price to the seller on the day on which\nthe goods arrive. It may pay before.",
                "The buyer shall pay the the price to the seller on the day on which the goods arrive.",
                "the the",
                true,
            ),
            ("Он и и она пришли.", "Он и и она ушли.", "и и", false),
        ] {
            assert_eq!(
                content(one, quoted) == content(other, quoted),
                same,
                "{one} {other}"
            );
        }
    }

    #[test]
    fn a_sentence_that_never_ends_is_compared_as_a_whole() {
        let long = "the gate of the harbour and the lamp, ".repeat(300);
        let text = |end: &str| format!("He pays the the {long}{end}.");
        let content = |end: &str| content(&text(end), "the the");
        assert_eq!(content("pier"), content("pier"));
        assert_ne!(content("pier"), content("quay"));
    }

    #[test]
    fn the_number_of_a_clause_makes_no_difference_to_what_is_wrong_with_it() {
        let (one, other) = (
            "第一条　甲。\n\n第七条　乙方交货。",
            "第一条　甲。\n\n第八条　乙方交货。",
        );
        assert_eq!(content(one, "第七条"), content(other, "第八条"));
        assert_ne!(content(one, "第一条"), content(one, "第七条"));
    }

    #[test]
    fn copies_are_the_same_however_they_are_laid_out() {
        let document = [read(
            "双方同意，\n合作。\n\nOther text here.\n\n双方同意,合作",
        )];
        let mut finding = at(&document[0], "双方同意，\n合作。");
        let other = at(&document[0], "双方同意,合作");
        finding.related.push(Related {
            role: Role::Copy,
            place: other.place,
            message: Message::new("first written here"),
        });
        let members = members(&document, &[finding]);
        assert_eq!(members[0].len(), 2);
        assert_eq!(members[0][0], members[0][1]);
    }

    #[test]
    fn twins_are_told_apart_and_examples_do_not_count() {
        let document = [read("The the end.\n\nThe the end.")];
        let first = at(&document[0], "The the");
        let mut second = first.clone();
        second.place.span = Span::new(14, 21);
        assert_eq!(document[0].slice(second.place.span), "The the");
        let second = second.example(first.place.span, Message::new("an example"));
        let mut findings = [first, second];
        let members = members(&document, &findings);
        assert_eq!(members[0], members[1]);
        mark(&document, &mut findings);
        assert_ne!(findings[0].fingerprint, findings[1].fingerprint);
        assert_eq!(findings[0].fingerprint, members[0][0].content);
    }

    /// What a rule of its own finds: all places of a slip as one finding, with a note at each but the first.
    fn slips(document: &Document, slip: &str, note: &'static str) -> Finding {
        let mut places = document.text.match_indices(slip);
        let span = |at: usize| Span::new(at, at + slip.len());
        let (first, _) = places.next().unwrap();
        let mut finding = at(document, slip);
        finding.place.span = span(first);
        let mut all = places.fold(finding, |all, (at, _)| all.again(span(at)));
        for related in &mut all.related {
            related.message = Message::new(note);
        }
        all.example(Span::new(0, 1), Message::new(note))
    }

    fn known(text: &str, note: &'static str) -> (Known, u64) {
        let documents = [read(text)];
        let mut findings = [slips(&documents[0], "teh", note)];
        let members = members(&documents, &findings).remove(0).into_iter();
        mark(&documents, &mut findings);
        let known = Known {
            rule: findings[0].rule.to_owned(),
            members: members.map(|each| ("x".to_owned(), each.content)).collect(),
        };
        (known, findings[0].fingerprint)
    }

    #[test]
    fn the_wording_of_a_note_makes_no_difference() {
        let text = "One saw teh end. Two saw teh middle.";
        let (one, other) = (known(text, "here too"), known(text, "once more here"));
        assert_eq!(one, other);
        assert_eq!(one.0.members.len(), 2);
    }

    #[test]
    fn a_slip_more_is_new_whatever_its_note_says() {
        let entries = [known("One saw teh end.", "and again").0];
        let more = [known("One saw teh end. Two saw teh middle.", "and again").0];
        assert_eq!(known::settle(&entries, &more).old, [false]);
        assert_eq!(known::settle(&more, &entries).old, [true]);
    }
}
