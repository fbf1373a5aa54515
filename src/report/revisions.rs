//! Files of one folder that look like revisions of one document: what they share is no finding, and a comparison says more.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::finding::{Finding, shared};
use crate::report::places::tidy;
use crate::report::{Check, named};

/// Files that look like revisions of one document, by number, and the findings between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Family {
    /// The files, in order; of two, the one first whose name says so, or in which passages are first.
    pub(super) documents: Vec<u32>,
    /// The findings, in order.
    pub(super) findings: Vec<usize>,
}

/// The families of a check; no finding belongs to two of them.
pub(super) fn families(check: &Check<'_>) -> Vec<Family> {
    let files: Vec<Option<BTreeSet<u32>>> = check
        .findings
        .iter()
        .map(|finding| files_of(check.documents, finding))
        .collect();
    let documents: Vec<&Document> = check.documents.iter().collect();
    let pairs = shared::pairs(&documents, check.findings, &files);
    let mut families: Vec<BTreeSet<u32>> = Vec::new();
    for ((one, other), shared) in pairs {
        if shared.parts.iter().all(|part| *part >= shared::MOST) {
            let (joined, rest): (Vec<_>, Vec<_>) = families
                .into_iter()
                .partition(|family| family.contains(&one) || family.contains(&other));
            families = rest;
            families.push(joined.into_iter().flatten().chain([one, other]).collect());
        }
    }
    let between = |family: &BTreeSet<u32>| {
        let all = files.iter().enumerate();
        let inside = |files: &BTreeSet<u32>| files.is_subset(family);
        all.filter(|(_, files)| files.as_ref().is_some_and(inside))
            .map(|(number, _)| number)
            .collect::<Vec<usize>>()
    };
    let mut out: Vec<Family> = families
        .iter()
        .map(|family| Family {
            documents: family.iter().copied().collect(),
            findings: between(family),
        })
        .filter(|family| !family.findings.is_empty())
        .collect();
    for family in &mut out {
        let first = &check.findings[family.findings[0]].related;
        let first = first.first().map(|related| related.place.document);
        if let [one, other] = family.documents[..]
            && first == Some(other)
            && one < other
        {
            family.documents.reverse();
        }
        let name = |number: &u32| tidy(&check.documents[*number as usize].name);
        named::sort(&mut family.documents, &name);
    }
    out.sort_by(|a, b| a.findings.cmp(&b.findings));
    out
}

/// Whether two documents have the same words in the same paragraphs, in whatever encoding and wrapping: copies, and no revisions.
pub(super) fn are_copies(one: &Document, other: &Document) -> bool {
    let keys = |document: &Document| {
        let all = document.paragraphs.iter();
        all.map(|each| document.key(each).to_owned())
            .collect::<Vec<String>>()
    };
    one.paragraphs.len() == other.paragraphs.len() && keys(one) == keys(other)
}

/// The files that hold copies of one passage, where they are a few of one folder.
fn files_of(documents: &[Document], finding: &Finding) -> Option<BTreeSet<u32>> {
    finding.similarity?;
    let files: BTreeSet<u32> = finding.places().map(|place| place.document).collect();
    let folder = |number: &u32| {
        let path = tidy(&documents[*number as usize].name);
        path.rsplit_once('/').map(|(folder, _)| folder.to_owned())
    };
    let folders: BTreeSet<Option<String>> = files.iter().map(folder).collect();
    ((2..=shared::FILES).contains(&files.len()) && folders.len() == 1).then_some(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Place, Related, Role, Severity};
    use crate::input;
    use crate::report::places::tests::check_of;
    use crate::text::span::Span;
    use crate::wording::message::Message;

    const CLAUSES: [&str; 3] = [
        "The library lends each reader up to ten books at a time, for four weeks, and a reader may renew a loan twice unless another reader has asked for the book in the meantime.",
        "A reader who returns a book late pays twenty pence for each day, up to the price of the book, and cannot borrow anything else before that sum has been paid at the desk.",
        "Maps, newspapers and manuscripts are read in the reading room only, at the tables by the window, and the keeper hands them out against the card of the reader.",
    ];

    fn finding(place: Place, first: Place) -> Finding {
        Finding {
            rule: "duplicate-passage",
            severity: Severity::Warning,
            message: Message::default(),
            place,
            related: vec![Related {
                role: Role::Copy,
                place: first,
                message: Message::default(),
            }],
            similarity: Some(1.0),
            class: None,
            fix: None,
            fingerprint: 0,
        }
    }

    fn found(files: &[(&str, String)]) -> Vec<(Vec<u32>, usize)> {
        let read = |(name, text): &(&str, String)| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents: Vec<Document> = files.iter().map(read).collect();
        let copies = |clause: &&str| {
            let place = |number: usize| {
                let start = documents[number].text.find(*clause)?;
                Some(Place {
                    document: number as u32,
                    span: Span::new(start, start + clause.len()),
                })
            };
            let (one, other) = place(0).zip(place(1))?;
            Some(finding(other, one))
        };
        let findings: Vec<Finding> = CLAUSES.iter().filter_map(copies).collect();
        let check = check_of(&documents, &findings);
        let families = families(&check).into_iter();
        families
            .map(|family| (family.documents, family.findings.len()))
            .collect()
    }

    /// The clauses, with another sentence between them in each revision.
    fn revision(number: usize) -> String {
        let news = [
            ["Dogs wait outside.", "The café opens at nine."],
            [
                "Umbrellas go into the stand.",
                "Lectures are held on Mondays in the hall.",
            ],
        ];
        let [one, two] = news[number];
        format!(
            "{}\n\n{one}\n\n{}\n\n{two}\n\n{}\n",
            CLAUSES[0], CLAUSES[1], CLAUSES[2]
        )
    }

    #[test]
    fn two_files_of_one_folder_that_share_most_of_their_text_are_revisions() {
        let files = [("a/v1.txt", revision(0)), ("a/v2.txt", revision(1))];
        assert_eq!(found(&files), [(vec![0, 1], 3)]);
        let named = [("a/new.txt", revision(0)), ("a/old.txt", revision(1))];
        assert_eq!(found(&named), [(vec![1, 0], 3)]);
        let named = [("v10.txt", revision(0)), ("v9.txt", revision(1))];
        assert_eq!(found(&named), [(vec![1, 0], 3)]);
        let apart = [("a/v1.txt", revision(0)), ("b/v2.txt", revision(1))];
        assert_eq!(found(&apart), []);
    }

    #[test]
    fn the_same_words_in_another_wrapping_are_copies() {
        let read = |text: &str| {
            input::from_bytes("a.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let one = read("The keeper opens the gate.\n\nThe café opens at nine.\n");
        let other = read("The keeper\r\nopens the gate.\r\n\r\nThe café opens at nine.");
        assert!(are_copies(&one, &other));
        assert!(!are_copies(
            &one,
            &read("The keeper opens the gate.\n\nThe café opens at ten.\n")
        ));
    }

    #[test]
    fn files_that_share_some_clauses_are_none() {
        let filler: Vec<String> = (0..40)
            .map(|number| {
                format!(
                    "Shelf {number} holds volume {} of set {}.",
                    number * 7,
                    number * 3 % 11
                )
            })
            .collect();
        let long = format!("{}\n\n{}", revision(1), filler.join("\n\n"));
        assert_eq!(found(&[("v1.txt", revision(0)), ("v2.txt", long)]), []);
    }
}
