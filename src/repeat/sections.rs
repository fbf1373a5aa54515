//! Sections that are built alike: what they share is said once for each two of them.
//!
//! The same steps for two kinds of applicants, the same duties of two roles: each section has a heading of the same level, and what they
//! share is at one place in both, or is more than one passage.

use std::collections::BTreeMap;

use crate::document::{Document, Kind};
use crate::finding::{Finding, Place};
use crate::repeat::outline::Outlines;
use crate::repeat::slip;
use crate::rule::{LeftOut, Legitimate, Options};
use crate::wording::message::{Message, message};

/// How many passages two sections share that go side by side, at least, where these are not at one place in both. Measured where the
/// constants of `series` were: with 1 there are 37 warnings less of 320, with 4 one more.
const PASSAGES: usize = 2;
/// How alike copies are of which one can have been the other once: see where they are in their sections. Less alike, they were written
/// anew. Of about nine pairs of one file that were less alike, drawn from ten public collections on 2026-11-28, nobody would have changed
/// one, wherever in their sections they were.
const DRIFTED: f64 = 0.95;
/// The longest heading that is shown whole, in characters.
const SHOWN: usize = 50;

/// A section: the document, and the paragraph that is its heading.
type Section = (u32, usize);

/// Gives plain repeats between two sections that are built alike that class; those that are left out are counted.
pub(super) fn sort_out(
    outlines: &Outlines<'_>,
    options: &Options,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<LeftOut>) {
    let documents = outlines.documents;
    let pairs: Vec<Option<Shared>> = findings
        .iter()
        .map(|finding| Shared::of(documents, finding))
        .collect();
    let mut passages: BTreeMap<[Section; 2], usize> = BTreeMap::new();
    for pair in pairs.iter().flatten() {
        *passages.entry(pair.sections).or_default() += 1;
    }
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for (finding, pair) in findings.into_iter().zip(pairs) {
        let alike = pair.filter(|pair| pair.level || passages[&pair.sections] >= PASSAGES);
        let Some(pair) = alike else {
            kept.push(finding);
            continue;
        };
        let evidence = pair.evidence(documents);
        match slip::classed(
            outlines,
            options,
            finding,
            Legitimate::ParallelSection,
            evidence,
        ) {
            Ok(finding) => kept.push(finding),
            Err(left) => left_out.push(left),
        }
    }
    (kept, left_out)
}

/// What a finding says of two sections of one level.
struct Shared {
    sections: [Section; 2],
    /// Whether the copies are in one file, and at one place in both, from above or from below, or not nearly the same.
    level: bool,
}

impl Shared {
    /// Nothing where the copies are not each in a section of its own, or these are not of one level.
    fn of(documents: &[&Document], finding: &Finding) -> Option<Self> {
        if finding.class.is_some() {
            return None;
        }
        let mut places: Vec<Place> = finding.places().collect();
        places.sort_unstable();
        let found: Option<Vec<(Section, [usize; 2])>> = places
            .into_iter()
            .map(|place| section(documents, place))
            .collect();
        let found = found?;
        let ((one, offsets), others) = found.split_first()?;
        let level =
            |(document, heading): Section| documents[document as usize].paragraphs[heading].level;
        let are_alike = found.windows(2).all(|two| two[0].0 != two[1].0)
            && others.iter().all(|(other, _)| level(*other) == level(*one));
        let same = (0..2).any(|end| others.iter().all(|(_, after)| after[end] == offsets[end]))
            || finding.similarity.is_some_and(|ratio| ratio < DRIFTED);
        let in_one_file = others.iter().all(|(other, _)| other.0 == one.0);
        are_alike.then(|| Self {
            sections: [*one, others[0].0],
            level: in_one_file && same,
        })
    }

    /// The two headings.
    fn evidence(&self, documents: &[&Document]) -> Message {
        let [one, other] = self.sections.map(|(document, heading)| {
            let document = documents[document as usize];
            let heading = &document.paragraphs[heading];
            let heading = match document.body(heading) {
                "" => document.key(heading),
                body => body,
            };
            match heading.char_indices().nth(SHOWN) {
                Some((end, _)) => format!("{}…", heading[..end].trim_end()),
                None => heading.to_owned(),
            }
        });
        // A heading can be a picture.
        if [&one, &other].iter().any(|name| name.trim().is_empty()) {
            return message!("duplicate-passage.headings");
        }
        message!(
            "duplicate-passage.parallel-sections",
            one = one,
            other = other
        )
    }
}

/// The section that a place ends in, how many paragraphs after its heading it starts, and how many before the next heading it ends.
fn section(documents: &[&Document], place: Place) -> Option<(Section, [usize; 2])> {
    let paragraphs = &documents[place.document as usize].paragraphs;
    let last = paragraphs.partition_point(|each| each.span.start < place.span.end);
    // What begins at the end of one section and holds the next one is about that.
    let heading = paragraphs
        .get(..last)?
        .iter()
        .rposition(|each| each.kind == Kind::Heading)?;
    let at = paragraphs
        .partition_point(|each| each.span.end <= place.span.start)
        .max(heading);
    let rest = paragraphs[last..].iter();
    let rest = rest.take_while(|each| each.kind != Kind::Heading).count();
    Some(((place.document, heading), [at - heading, rest]))
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::finding::Severity;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    fn found(text: &str) -> Vec<(Option<&'static str>, Severity, String)> {
        let read = input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        let documents: Vec<Document> = vec![read];
        RULE.run(&documents, &Options::default(), &mut findings);
        findings
            .iter()
            .map(|each| (each.class, each.severity, each.message.to_string()))
            .collect()
    }

    const FERRY: &str = "The skipper counts the passengers at the gangway before each crossing and writes the number into the log, and whoever boards after that waits for the next boat.";
    const BARGE: &str = "The bargeman counts the barrels at the lock before each crossing and writes the number into the log, and whoever brings one after that waits for the next boat.";
    const MORE: &str = "The book of the ferry lies in the drawer below the clock, and only the skipper has the key to it. Nobody stands on the ramp while the chains are loose, and dogs are held short until the other bank.";
    const TAIL: &str = "Lamps are lit at dusk.\n\n## Harbour\n\nGulls are not to be fed.";

    #[test]
    fn what_is_written_anew_at_one_place_of_two_sections_is_a_note() {
        let found = found(&format!(
            "# Boats\n\n## Ferry\n\n{FERRY}\n\n{TAIL}\n\n## Barge\n\n{BARGE}\n\nRopes are kept dry."
        ));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, Some("parallel-section"));
        assert_eq!(found[0].1, Severity::Note);
        assert!(
            found[0]
                .2
                .ends_with("sections `Ferry` and `Barge` have text in common"),
            "{found:?}"
        );
    }

    #[test]
    fn three_sections_are_told_as_one() {
        let sections = ["ferry", "barge", "canoe"].map(|boat| {
            let duty = FERRY
                .replace("skipper", boat)
                .replace("log", &format!("{boat} book"));
            format!(
                "## {boat}\n\n{duty}\n\nKeep the {boat} dry and the ropes of the {boat} in order."
            )
        });
        let found = found(&format!("# Boats\n\n{}", sections.join("\n\n")));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].0, found[0].1),
            (Some("parallel-section"), Severity::Note)
        );
    }

    #[test]
    fn what_sections_have_word_for_word_is_a_warning_where_their_headings_are_the_same() {
        let severity = |heading: &str| {
            let found = found(&format!(
                "# Boats\n\n## Ferry\n\n{FERRY}\n\n## {heading}\n\n{FERRY}\n\nRopes are kept dry."
            ));
            assert_eq!(found.len(), 1, "{found:?}");
            found[0].1
        };
        assert_eq!(severity("Barge"), Severity::Note);
        assert_eq!(severity("Ferry"), Severity::Warning);
    }

    #[test]
    fn sections_of_unlike_level_are_no_parallel() {
        let ferry = format!("{FERRY} {MORE}");
        let barge = ferry.replace("boat", "tide");
        let text = |heading: &str| {
            format!(
                "# Boats\n\n## Ferry\n\n{ferry}\n\n{TAIL}\n\n{heading}\n\nRopes are kept dry.\n\n{barge}\n\nEels."
            )
        };
        let class = |text: &str| {
            let found = found(text);
            assert_eq!(found.len(), 1, "{found:?}");
            (found[0].0, found[0].1)
        };
        assert_eq!(class(&text("### Barge")), (None, Severity::Warning));
        assert_eq!(class(&text("## Barge")).0, Some("parallel-section"));
    }
}
