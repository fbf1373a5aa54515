//! Merges of small texts, for tests: a paragraph a line.

use crate::input;
use crate::merge::{Options, merge};

/// The paragraphs of the result, and how many conflicts it has.
pub(super) fn merged(texts: [&[&str]; 3]) -> (Vec<String>, usize) {
    let [base, ours, theirs] = texts.map(|lines| {
        let text = lines.join("\n\n");
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    });
    let found = merge(&base, &ours, &theirs, &Options::default());
    let lines = found.text.split("\n\n").map(str::to_owned).collect();
    (lines, found.conflicts)
}
