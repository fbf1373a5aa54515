//! Repeated passages: held against an aligner that tries everything, on texts of few words; and places that make sense, on any text.

use variorum::check::{self, Options};
use variorum::document::Document;

use super::aligner::{SCRIPTS, check_alignment};
use super::hold;
use crate::cut::{Case, document};
use crate::mutate::Chance;

/// Choices: the format; the other texts are files. The first text, byte by byte, also gives files of words.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    aligned(&case);
    let texts = case.texts.iter().take(4);
    let documents: Vec<Document> = texts
        .filter_map(|text| document(case.name(0), text))
        .collect();
    let mut options = Options::default();
    let wanted = [
        "duplicate-passage",
        "inconsistent-copies",
        "repeated-list-item",
    ];
    options.rules.retain(|rule, _| wanted.contains(rule));
    options.rule.least_repeat = [150, 30, 60][case.choice(1, 3)];
    for finding in check::check(&documents, &options) {
        let related = finding.related.iter().map(|related| related.place);
        for place in std::iter::once(finding.place).chain(related) {
            let text = &documents[place.document as usize].text;
            let cut = text.get(place.span.start as usize..place.span.end as usize);
            assert!(cut.is_some_and(|text| !text.is_empty()), "{finding:?}");
        }
        assert!(!finding.related.is_empty(), "{finding:?}");
        let likeness = finding.similarity.unwrap_or(1.0);
        assert!((0.0..=1.0).contains(&likeness), "{finding:?}");
    }
}

/// Files of words from one script: bytes up to 15 copy a run of 24 words or more of what was there, the next ones change a word, and all
/// others are a word each, which nothing but a copy repeats in order.
fn aligned(case: &Case<'_>) {
    let script = &SCRIPTS[case.choice(2, SCRIPTS.len())];
    let mut all: Vec<usize> = Vec::new();
    let mut files: Vec<Vec<usize>> = Vec::new();
    for part in case.texts.iter().take(3) {
        let mut file = Vec::new();
        let mut bytes = part.iter().take(160).map(|byte| *byte as usize);
        while let Some(byte) = bytes.next() {
            let mut chance = Chance::new((all.len() * 256 + byte) as u64);
            let word = chance.below(script.words.len());
            let place = bytes.clone().next().unwrap_or(0) * 7;
            match byte {
                0..16 if all.len() > 24 => {
                    let from = place % (all.len() - 24);
                    let length = (24 + byte * 2).min(all.len() - from);
                    file.extend_from_slice(&all[from..from + length]);
                }
                16..20 if !file.is_empty() => {
                    let at = place % file.len();
                    file[at] = word;
                }
                _ => file.push(word),
            }
            all.push(word);
            if file.len() > 220 {
                break;
            }
        }
        files.push(file);
    }
    files.retain(|file| !file.is_empty());
    hold(check_alignment(script, &files));
}
