//! Fixes that findings propose: made in texts, round by round.
//!
//! A fix is made whole or not at all. Of two that touch the same text the one of the earlier finding is made; the other is left
//! for the next round, when the text has been read and judged anew.
//!
//! ```
//! use variorum::check::fix::{self, Wanted};
//! use variorum::check::{self, Options};
//! use variorum::input;
//!
//! let text = "甲方应当应当付款。";
//! let document = input::from_bytes("合同.txt", text.as_bytes(), &input::Options::default())?;
//! let found = check::check(std::slice::from_ref(&document), &Options::default());
//! let fixed = fix::fixed(&document.text, 0, &found, Wanted::All);
//! assert_eq!((fixed.text.as_str(), fixed.count), ("甲方应当付款。", 1));
//! # Ok::<(), variorum::input::Error>(())
//! ```

use std::collections::BTreeMap;

use encoding_rs::UTF_8;

use crate::document::Document;
use crate::finding::{Finding, Replacement};
use crate::input;

/// More rounds than this no text needs: fixes that undo each other would go on forever. Chosen by hand in 2026.
pub const ROUNDS: usize = 16;

/// Which fixes are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that need no person looking at them.
    Safe,
    /// Every one.
    All,
}

/// A text with the fixes of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many findings are fixed in it.
    pub count: usize,
}

/// The text of the document with that number, after the fixes of one round.
#[must_use]
pub fn fixed(text: &str, number: u32, findings: &[Finding], wanted: Wanted) -> Fixed {
    let (edits, count) = edits(findings, number, wanted);
    Fixed {
        text: apply(text, &edits),
        count,
    }
}

/// What is there after all rounds.
#[derive(Debug)]
pub struct Done {
    /// The documents, fixed.
    pub documents: Vec<Document>,
    /// The texts, before all fixes, of those that were changed, by number.
    pub originals: BTreeMap<usize, String>,
    /// How many findings were fixed in each of these.
    pub counts: BTreeMap<usize, usize>,
    /// Whether there were more fixes to make when [`ROUNDS`] were over.
    pub unfinished: bool,
}

impl Done {
    /// How many findings were fixed in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }
}

/// Finds what is wrong with documents.
pub type Find<'run, E> = dyn FnMut(&[Document]) -> Result<Vec<Finding>, E> + 'run;

/// Makes fixes until there are none left to make. `readings` say how each document is read, `find` what is wrong with them then.
///
/// # Errors
/// Those of `find`.
pub fn rounds<E>(
    mut documents: Vec<Document>,
    mut findings: Vec<Finding>,
    wanted: Wanted,
    readings: &[input::Options],
    find: &mut Find<'_, E>,
) -> Result<Done, E> {
    let (mut originals, mut counts) = (BTreeMap::new(), BTreeMap::new());
    let mut unfinished = false;
    // The last round only looks whether there is more to do.
    for round in 0..=ROUNDS {
        let mut changed = false;
        // A text that was made by a reader cannot be read again.
        let lined = |each: &(usize, &mut Document)| each.1.container.is_none();
        for (number, document) in documents.iter_mut().enumerate().filter(lined) {
            let fixed = fixed(&document.text, number as u32, &findings, wanted);
            if fixed.text == *document.text {
                continue;
            }
            // The texts are decoded: from here on they are UTF-8, whatever the files are in.
            let reading = input::Options {
                encoding: Some(UTF_8),
                ..readings[number].clone()
            };
            // What cannot be read again, as when all of the text would go, stays as it was.
            if let Ok(mut read) = input::from_bytes(&document.name, fixed.text.as_bytes(), &reading)
            {
                if round == ROUNDS {
                    unfinished = true;
                    continue;
                }
                read.guessed_encoding = document.guessed_encoding;
                let before = std::mem::replace(document, read);
                originals.entry(number).or_insert(before.text);
                *counts.entry(number).or_default() += fixed.count;
                changed = true;
            }
        }
        if !changed {
            break;
        }
        findings = find(&documents)?;
    }
    Ok(Done {
        documents,
        originals,
        counts,
        unfinished,
    })
}

/// The edits of one round in one document, in order, and how many findings they fix.
fn edits(findings: &[Finding], number: u32, wanted: Wanted) -> (Vec<Replacement>, usize) {
    let mut taken: Vec<Replacement> = Vec::new();
    // Where each one that is taken starts and ends. None of them collide.
    let mut spans: BTreeMap<u32, u32> = BTreeMap::new();
    let mut fixed = 0;
    let own = findings.iter().filter(|each| each.place.document == number);
    for fix in own.filter_map(|each| each.fix.as_ref()) {
        // Two that touch collide, too: their outcomes would stand side by side unseen.
        let free = |edit: &Replacement| {
            let last = spans.range(..=edit.span.end).next_back();
            last.is_none_or(|(_, end)| *end < edit.span.start)
        };
        if (fix.safe || wanted == Wanted::All)
            && !fix.edits.is_empty()
            && fix.edits.iter().all(free)
        {
            spans.extend(
                fix.edits
                    .iter()
                    .map(|edit| (edit.span.start, edit.span.end)),
            );
            taken.extend(fix.edits.iter().cloned());
            fixed += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span);
    (taken, fixed)
}

fn apply(text: &str, edits: &[Replacement]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(&text[from..edit.span.start as usize]);
        out.push_str(&edit.text);
        from = edit.span.end as usize;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Fix, Place, Severity};
    use crate::text::span::Span;
    use crate::wording::message::Message;

    fn finding(edits: &[(usize, usize, &str)], safe: bool) -> Finding {
        Finding {
            rule: "x",
            severity: Severity::Warning,
            message: Message::default(),
            place: Place {
                document: 0,
                span: Span::new(edits[0].0, edits[0].1),
            },
            related: Vec::new(),
            similarity: None,
            class: None,
            fix: Some(Fix {
                safe,
                edits: edits
                    .iter()
                    .map(|(start, end, text)| Replacement {
                        span: Span::new(*start, *end),
                        text: (*text).to_owned(),
                    })
                    .collect(),
            }),
            fingerprint: 0,
        }
    }

    fn text(text: &str, findings: &[Finding], wanted: Wanted) -> String {
        fixed(text, 0, findings, wanted).text
    }

    #[test]
    fn a_fix_is_made_whole_or_not_at_all() {
        let findings = [
            finding(&[(0, 1, "A")], true),
            finding(&[(0, 1, "X"), (4, 5, "X")], true),
            finding(&[(4, 5, "E")], true),
        ];
        assert_eq!(text("abcdef", &findings, Wanted::Safe), "AbcdEf");
    }

    #[test]
    fn fixes_that_undo_each_other_come_to_an_end_that_is_told() {
        let read =
            |text: &str| input::from_bytes("x.txt", text.as_bytes(), &input::Options::default());
        let turned = |documents: &[Document]| match documents[0].text.as_str() {
            "a" => Ok::<_, ()>(vec![finding(&[(0, 1, "b")], true)]),
            "b" => Ok(vec![finding(&[(0, 1, "a")], true)]),
            _ => Ok(Vec::new()),
        };
        for (text, unfinished) in [("a", true), ("c", false)] {
            let documents = vec![read(text).unwrap()];
            let findings = turned(&documents).unwrap();
            let readings = [input::Options::default()];
            let done = rounds(
                documents,
                findings,
                Wanted::Safe,
                &readings,
                &mut |documents| turned(documents),
            );
            assert_eq!(done.unwrap().unfinished, unfinished);
        }
    }

    #[test]
    fn unsafe_fixes_are_made_when_asked_for() {
        let findings = [finding(&[(0, 1, "A")], false)];
        assert_eq!(text("abc", &findings, Wanted::Safe), "abc");
        assert_eq!(text("abc", &findings, Wanted::All), "Abc");
    }
}
