//! A Word file with the changes of another one reads as both: with all changes accepted as the new one, with all rejected as the old one.

use variorum::input::{self, Revisions};
use variorum::redline::{self, Error, Options, Side};

use super::offices::file;
use crate::cut::Case;

/// The formats of a side: a Word file, which is most of them, or a text.
const FORMATS: [&str; 8] = [
    "x.docx", "x.docx", "x.docx", "x.docx", "x.md", "x.txt", "x.html", "x.odt",
];

/// Choices: the formats of both, whether the XML is mended, whether to look for moves, which text of tracked changes is taken.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let names = [0, 1].map(|side| FORMATS[case.choice(side, FORMATS.len())]);
    let files = [0, 1].map(|side| match names[side] {
        name @ ("x.docx" | "x.odt") => file(&case, name, side),
        _ => case.text(side).to_vec(),
    });
    let reading = input::Options::default();
    let side = |number: usize| Side {
        name: names[number].to_owned(),
        bytes: &files[number],
        options: &reading,
    };
    let options = Options {
        moves: case.choice(3, 2) == 0,
        settled: [None, Some(Revisions::Final), Some(Revisions::Original)][case.choice(4, 3)],
        ..Options::default()
    };
    let made = match redline::redline(&side(0), &side(1), &options) {
        Ok(made) => made,
        // What is read again has to be both texts.
        Err(Error::Wrong(reason)) => panic!("{reason}"),
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with("x."), "{said}");
            assert!(!said.contains(|c: char| c.is_control()), "{said:?}");
            return;
        }
    };
    assert!(redline::is_own(&made.bytes));
    for revisions in Revisions::ALL {
        let options = input::Options {
            revisions,
            ..reading.clone()
        };
        let read = input::from_bytes("x.docx", &made.bytes, &options);
        assert!(read.is_ok(), "{read:?}");
    }
    let again = redline::redline(&side(0), &side(1), &options);
    assert!(again.is_ok_and(|again| again.bytes == made.bytes));
}
