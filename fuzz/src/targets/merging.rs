//! The laws of `docs/merging.md`, for any three texts.

use std::collections::BTreeSet;

use variorum::document::Document;
use variorum::merge::{Merged, Options, merge};
use variorum::text::fold::Folding;
use variorum::text::span::Span;
use variorum::text::{normalise, numeral};

use crate::cut::{Case, document};

/// Choices: the format.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let read = |number| document(case.name(0), case.text(number));
    let (Some(base), Some(ours), Some(theirs)) = (read(0), read(1), read(2)) else {
        return;
    };
    let run = |texts: [&Document; 3]| merge(texts[0], texts[1], texts[2], &Options::default());
    let whole = |text: &Document| Merged {
        text: text.text.clone(),
        conflicts: 0,
    };
    assert_eq!(run([&base, &ours, &base]), whole(&ours));
    assert_eq!(run([&base, &base, &theirs]), whole(&theirs));
    assert_eq!(run([&base, &ours, &ours]), whole(&ours));
    let merged = run([&base, &ours, &theirs]);
    let texts = [&base, &ours, &theirs].map(|each| each.text.as_str());
    check_marks(texts, &merged);
    check_ends(texts, &merged);
    check_new_characters(texts, &merged);
    check_kept([&base, &ours, &theirs], &merged);
}

fn is_mark(line: &str) -> bool {
    let start = ["<<<<<<<", "=======", ">>>>>>>"];
    start.iter().any(|mark| line.starts_with(mark))
}

/// Whether one of the texts has marks of its own.
fn has_marks(texts: [&str; 3]) -> bool {
    let lines = |text: &str| text.split(['\r', '\n']).any(is_mark);
    texts.iter().any(|text| lines(text))
}

/// The result with all conflicts resolved for ours, and for theirs.
fn resolved(text: &str) -> [String; 2] {
    let mut texts = [String::new(), String::new()];
    let mut wanted = [true, true];
    for line in text.split_inclusive(['\r', '\n']) {
        match line.get(..7) {
            Some("<<<<<<<") => wanted = [true, false],
            Some("=======") => wanted = [false, true],
            Some(">>>>>>>") => wanted = [true, true],
            _ => {
                let sides = texts.iter_mut().zip(wanted);
                sides
                    .filter(|side| side.1)
                    .for_each(|side| side.0.push_str(line));
            }
        }
    }
    texts
}

/// Conflicts are between marks, each of them whole, and there are as many as it says.
fn check_marks(texts: [&str; 3], merged: &Merged) {
    if has_marks(texts) {
        return;
    }
    let marks = merged.text.split(['\r', '\n']).filter(|line| is_mark(line));
    let marks: Vec<&str> = marks.collect();
    assert_eq!(marks.len(), 3 * merged.conflicts, "{merged:?}");
    for three in marks.chunks(3) {
        assert_eq!(three, ["<<<<<<< ours", "=======", ">>>>>>> theirs"]);
    }
}

/// Line ends are those of ours.
fn check_ends(texts: [&str; 3], merged: &Merged) {
    let ends = |text: &str| {
        let crlf = text.matches("\r\n").count();
        let (lf, cr) = (text.matches('\n').count(), text.matches('\r').count());
        [crlf, lf - crlf, cr - crlf]
    };
    let [.., ours, _] = texts;
    let wanted = ends(ours);
    if wanted.iter().filter(|count| **count > 0).count() == 1 {
        let got = ends(&merged.text);
        for (wanted, got) in wanted.iter().zip(got) {
            assert!(
                *wanted > 0 || got == 0,
                "{got} line ends of another kind: {merged:?}"
            );
        }
    }
}

/// What a side says in characters that the base has nowhere is in the result.
fn check_new_characters(texts: [&str; 3], merged: &Merged) {
    // Numbers are counted on, and normalising folds what is not a change.
    let letters = |text: &str| -> BTreeSet<char> {
        let key = normalise::key(text, Folding::Usual);
        let letters = key.chars().filter(|c| c.is_alphabetic());
        let letters = letters.filter(|c| !c.is_ascii() && !numeral::is_in_number(*c));
        letters.collect()
    };
    let [base, ours, theirs] = texts.map(letters);
    let result = letters(&merged.text);
    for (name, side) in [("ours", &ours), ("theirs", &theirs)] {
        let lost: Vec<&char> = side
            .iter()
            .filter(|c| !base.contains(c) && !result.contains(c))
            .collect();
        assert!(lost.is_empty(), "{lost:?} of {name} are lost: {merged:?}");
    }
}

/// A paragraph that all three have once, and alike, is in the result once, whichever side conflicts are resolved for: one that both moved
/// to different places is in both. Its own number is counted on where both sides put in clauses.
fn check_kept(documents: [&Document; 3], merged: &Merged) {
    let bare = |text: &str| -> String {
        let key = normalise::key(text, Folding::Usual);
        key.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let wholes = documents.map(|each| bare(&each.text));
    if has_marks(documents.map(|each| each.text.as_str())) {
        return;
    }
    let results = resolved(&merged.text).map(|text| bare(&text));
    for paragraph in &documents[0].paragraphs {
        let text = documents[0].slice(paragraph.span);
        let is_number = |c: char| c == '第' || numeral::is_in_number(c) || !c.is_alphabetic();
        let text = text.trim_start_matches(is_number);
        let is_letter = |rest: &&str| rest.starts_with([')', '.']);
        let rest = text.strip_prefix(char::is_alphabetic).filter(is_letter);
        let text = bare(rest.unwrap_or(text));
        if text.chars().count() < 12 {
            continue;
        }
        // On lines of its own, which nobody touched, so that nothing else on them can be in a conflict.
        let own = lines(documents[0], paragraph.span).trim();
        let is_alone = bare(own) == bare(documents[0].slice(paragraph.span));
        let alone = |document: &Document| {
            let mut all = document.paragraphs.iter();
            all.any(|each| lines(document, each.span).trim() == own && is_alone)
        };
        let once = wholes.iter().all(|whole| whole.matches(&text).count() == 1);
        if once && documents.iter().all(|each| alone(each)) {
            let counts = results.each_ref().map(|each| each.matches(&text).count());
            assert_eq!(counts, [1, 1], "{text:?} in {merged:?}");
        }
    }
}

/// The lines that a span is on.
fn lines(document: &Document, span: Span) -> &str {
    let ends = ['\r', '\n'];
    let (before, behind) = (
        &document.text[..span.start as usize],
        &document.text[span.end as usize..],
    );
    let start = before.rfind(ends).map_or(0, |at| at + 1);
    let end = span.end as usize + behind.find(ends).unwrap_or(behind.len());
    &document.text[start..end]
}
