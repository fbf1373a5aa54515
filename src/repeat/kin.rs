//! Files that share more than a passage: one that is in another, the languages of one document, files that go side by side.
//! What they share is said once a file, not once a passage.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::finding::Finding;
use crate::finding::shared::{self, Pairs, Shared};
use crate::language::codes::is_language;
use crate::repeat::outline::Outlines;
use crate::repeat::series;
use crate::repeat::slip;
use crate::repeat::wording::Wording;
use crate::rule::{LeftOut, Legitimate, Options};
use crate::wording::message::{Message, message};

/// How many passages files share that go side by side, at least.
const PASSAGES: usize = 3;

/// How much of a passage is prose, at least, for it to be text that was left untranslated, in percent. Chosen by hand on 2026-11-28.
const PROSE: u32 = 30;

/// Gives findings that are plain repeats the class that their files show; those that are left out are counted.
pub(super) fn sort_out(
    outlines: &Outlines<'_>,
    options: &Options,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<LeftOut>) {
    let documents = outlines.documents;
    let files: Vec<Option<BTreeSet<u32>>> = findings.iter().map(files).collect();
    let pairs = shared::pairs(documents, &findings, &files);
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for (finding, files) in findings.into_iter().zip(files) {
        let found = files
            .filter(|_| !series::are_links_of_files(documents, &finding))
            .and_then(|files| class(documents, &pairs, &files))
            .or_else(|| series::class(documents, &finding));
        let Some((class, evidence)) = found else {
            kept.push(finding);
            continue;
        };
        // Whoever raises the class asks for these as well.
        let is_usual = options.treatment(class) == class.usual();
        if class == Legitimate::Translation && is_usual && !has_prose(documents, &finding) {
            left_out.push(LeftOut {
                document: finding.place.document,
                class,
            });
            continue;
        }
        match slip::classed(outlines, options, finding, class, evidence) {
            Ok(finding) => kept.push(finding),
            Err(left) => left_out.push(left),
        }
    }
    (kept, left_out)
}

/// Whether copies are more than the links, the code and the tags of templates that languages of one document share.
fn has_prose(documents: &[&Document], finding: &Finding) -> bool {
    let mut all = finding
        .places()
        .map(|place| Wording::of(documents[place.document as usize], place.span));
    all.any(|wording| wording.prose * 100 >= wording.all() * PROSE)
}

/// The files of a plain repeat, where it stands once in each of a few.
fn files(finding: &Finding) -> Option<BTreeSet<u32>> {
    let files: BTreeSet<u32> = finding.places().map(|place| place.document).collect();
    let is_once = files.len() == finding.related.len() + 1;
    (finding.class.is_none() && is_once && (2..=shared::FILES).contains(&files.len()))
        .then_some(files)
}

/// What files are to each other, and what shows it.
fn class(
    documents: &[&Document],
    pairs: &Pairs,
    files: &BTreeSet<u32>,
) -> Option<(Legitimate, Message)> {
    let names: Vec<&str> = files
        .iter()
        .map(|number| documents[*number as usize].name.as_str())
        .collect();
    let listed = names.join(", ");
    let all: Vec<&Shared> = shared::two(files)
        .iter()
        .filter_map(|pair| pairs.get(pair))
        .collect();
    if names[1..]
        .iter()
        .all(|name| are_translations(names[0], name))
    {
        let evidence = message!("duplicate-passage.translation", files = listed);
        return Some((Legitimate::Translation, evidence));
    }
    if all
        .iter()
        .all(|each| each.parts.iter().any(|part| *part >= shared::MOST))
    {
        let evidence = match (&names[..], &all[..]) {
            (
                [one, other],
                [
                    Shared {
                        parts: [first, second],
                        ..
                    },
                ],
            ) => {
                let (part, inner, outer) = if first > second {
                    (first, one, other)
                } else {
                    (second, other, one)
                };
                message!(
                    "duplicate-passage.moved",
                    percent = *part,
                    file = *inner,
                    other = *outer
                )
            }
            _ => message!("duplicate-passage.moved-among", files = listed),
        };
        return Some((Legitimate::Moved, evidence));
    }
    if series::are_records(&names) {
        return Some(series::records(&listed));
    }
    // Each of them goes with another one.
    let goes_along = |file: &u32| {
        let mut others = files.iter().filter(|other| *other != file);
        others.any(|other| {
            let pair = pairs.get(&((*file).min(*other), (*file).max(*other)));
            pair.is_some_and(|pair| pair.passages >= PASSAGES)
        })
    };
    let are_parallel = files.iter().all(goes_along)
        || shared::two(files).iter().all(|(one, other)| {
            let [one, other] = [one, other].map(|number| documents[*number as usize]);
            series::are_built_alike(one, other)
        })
        || names.iter().any(|name| series::is_dated(name))
        || series::are_editions(&names);
    are_parallel.then(|| {
        let evidence = message!("duplicate-passage.parallel-files", files = listed);
        (Legitimate::ParallelFile, evidence)
    })
}

/// Whether paths are the same but for one folder, which is named by a language in both.
fn are_translations(one: &str, other: &str) -> bool {
    let folders = |path: &str| {
        path.split(['/', '\\'])
            .map(str::to_owned)
            .collect::<Vec<String>>()
    };
    let (one, other) = (folders(one), folders(other));
    let mut different = one
        .iter()
        .zip(&other)
        .enumerate()
        .filter(|(_, (one, other))| one != other);
    one.len() == other.len()
        && different.next().is_some_and(|(at, (this, that))| {
            at + 1 < one.len() && is_language(this) && is_language(that)
        })
        && different.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;

    const CLAUSES: [&str; 4] = [
        "The library lends each reader up to ten books at a time, for four weeks, and a reader may renew a loan twice unless another reader has asked for the book in the meantime.",
        "A reader who returns a book late pays twenty pence for each day, up to the price of the book, and cannot borrow anything else before that sum has been paid at the desk.",
        "Maps, newspapers and manuscripts are read in the reading room only, at the tables by the window, and the keeper hands them out against the card of the reader.",
        "Children under twelve come with a grown person, who signs for them at the door, and who answers for whatever they take from the shelves of the lower hall on that day.",
    ];
    const OWN: [&str; 2] = [
        "Our branch by the harbour opens at nine on weekdays and at ten on the day of the fish market, when the ferry brings readers from the islands and the queue reaches the quay; two of us stay until the last boat has left, and whoever locks up takes the lamp down to the boathouse and writes the number of visitors on the slate beside the stove, with a word about the weather, the tide, and anything that was left on the benches.",
        "In the hill branch the shelves were rebuilt last autumn from old chestnut beams, so the order of the stacks differs from the plan by the entrance: poetry has moved to the attic, the atlases lie flat under the stairs, and the machine for microfilm waits in its crate until the electrician returns from the valley; please ask for a torch before you climb, and mind the third step, which has been loose since the roof was lifted off.",
    ];

    fn found(files: &[(&str, String)]) -> Vec<(Option<&'static str>, Severity)> {
        let read = |(name, text): &(&str, String)| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents: Vec<Document> = files.iter().map(read).collect();
        let mut findings = Vec::new();
        RULE.run(&documents, &Options::default(), &mut findings);
        findings
            .iter()
            .map(|each| (each.class, each.severity))
            .collect()
    }

    /// Paragraphs of one file, with others between.
    fn mixed(clauses: &[&str], own: &str) -> String {
        let own = format!("{own} {}", own.chars().rev().collect::<String>());
        let pieces: Vec<&str> = own.split_inclusive(' ').collect();
        let mut own = pieces
            .chunks(pieces.len() / (clauses.len() + 1))
            .map(<[&str]>::concat);
        let mut parts = vec![own.next().unwrap()];
        for clause in clauses {
            parts.push((*clause).to_owned());
            parts.extend(own.next());
        }
        parts.join("\n\n")
    }

    #[test]
    fn what_stands_in_another_file_by_half_was_moved() {
        let one = [CLAUSES[0], CLAUSES[1], "Ask at the desk."].join("\n\n");
        let found = found(&[("a.md", one), ("b.md", mixed(&CLAUSES[..2], OWN[0]))]);
        assert!(!found.is_empty());
        assert!(
            found
                .iter()
                .all(|each| *each == (Some("moved"), Severity::Note)),
            "{found:?}"
        );
    }

    #[test]
    fn four_files_that_are_the_same_are_no_formula() {
        let names = ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md", "g.md"];
        for count in [4, 7] {
            let files: Vec<(&str, String)> = names[..count]
                .iter()
                .map(|name| (*name, CLAUSES[0].to_owned()))
                .collect();
            assert_eq!(found(&files), [(Some("moved"), Severity::Note)]);
        }
    }

    #[test]
    fn three_passages_make_files_parallel_and_what_a_slip_sets_apart_stays_a_warning() {
        let third = format!("{} {}", CLAUSES[2], CLAUSES[3]);
        let edited = third.replace("the keeper hands", "the warden hands");
        let slipped = third.replace("tables", "tabels");
        let texts = |other| {
            [
                (
                    "a/rules.md",
                    mixed(&[CLAUSES[0], CLAUSES[1], &third], OWN[0]),
                ),
                (
                    "b/rules.md",
                    mixed(&[CLAUSES[0], CLAUSES[1], other], OWN[1]),
                ),
            ]
        };
        let note = (Some("parallel-file"), Severity::Note);
        assert_eq!(found(&texts(&third)), [note; 3]);
        assert_eq!(found(&texts(&edited)), [note; 3]);
        let drifted = found(&texts(&slipped));
        assert_eq!(
            drifted.iter().filter(|each| **each == note).count(),
            2,
            "{drifted:?}"
        );
        assert!(
            drifted.contains(&(Some("parallel-file"), Severity::Warning)),
            "{drifted:?}"
        );
        let two = [
            ("a/rules.md", mixed(&CLAUSES[..2], OWN[0])),
            ("b/rules.md", mixed(&CLAUSES[..2], OWN[1])),
        ];
        assert_eq!(found(&two), [(Some("parallel"), Severity::Note); 2]);
    }

    #[test]
    fn folders_named_by_languages_hold_translations() {
        let text = CLAUSES[0].to_owned();
        let files = |one, other| [(one, text.clone()), (other, text.clone())];
        let expected = [(Some("translation"), Severity::Note)];
        assert_eq!(
            found(&files("content/en/a.md", "content/zh-cn/a.md")),
            expected
        );
        assert_eq!(found(&files("en/a.md", "de/a.md")), expected);
        let links = "- [Harbour](harbour.md)\n- [Ferries and barges](ferries.md) {{< new >}}\n- [The lower quay](quay.md)\n- [Ropes, knots and splices](ropes.md)\n- [Lamps and signals of the pilots](lamps.md)\n- [Weather and tides](tides.md)\n";
        let links = |name| (name, links.to_owned());
        assert_eq!(found(&[links("en/a.md"), links("de/a.md")]), []);
        let moved = [(Some("moved"), Severity::Note)];
        assert_eq!(found(&files("content/en/a.md", "content/de/b.md")), moved);
        assert_eq!(found(&files("content/us/a.md", "content/de/a.md")), moved);
        assert_eq!(found(&files("v1/a.md", "v2/a.md")), moved);
    }
}
