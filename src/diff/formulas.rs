//! Formulas inside sentences, told apart for a comparison.
//!
//! The keys of a document have one unknown character for each of them, because no rule of prose holds inside. Two revisions, though,
//! say different things when a formula changed: here each formula gets a character that stands for it and for no other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::text::rendering::FORMULA;
use crate::text::span::Span;

/// The characters that can stand for formulas: nobody has given them a meaning, and they take as many bytes as [`FORMULA`].
const STAND_INS: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';

/// Whether a word of a key is a formula, or a character of some private alphabet.
pub(super) fn is_stand_in(word: &str) -> bool {
    word.chars().all(|c| STAND_INS.contains(&c))
}

/// The two documents with a character for each formula that differs from the others, white space aside; as they are when all are similar.
pub(super) fn told_apart(documents: [&Document; 2]) -> [Cow<'_, Document>; 2] {
    let found = documents.map(|document| {
        let places = document.keys.text().match_indices(FORMULA);
        let source = |at: usize| document.keys.source(Span::new(at, at + FORMULA.len()));
        let written = places.map(|(at, _)| (at, document.slice(source(at)).split_whitespace()));
        written
            .map(|(at, words)| (at, words.collect::<String>()))
            .collect::<Vec<(usize, String)>>()
    });
    let all: BTreeSet<&str> = found
        .iter()
        .flatten()
        .map(|(_, formula)| formula.as_str())
        .collect();
    if all.len() < 2 {
        return documents.map(Cow::Borrowed);
    }
    let taken: BTreeSet<char> = documents
        .iter()
        .flat_map(|document| document.keys.text().chars())
        .filter(|c| STAND_INS.contains(c))
        .collect();
    // In the order of the formulas, so that it does not matter which of the documents is the old one. There are six thousand
    // characters; the formulas after those all keep the one for unknown ones.
    let free = STAND_INS.filter(|c| !taken.contains(c));
    let stand_ins: BTreeMap<&str, char> = all.into_iter().zip(free).collect();
    [0, 1].map(|side| {
        let named = found[side].iter();
        let changed: Vec<(usize, char)> = named
            .filter_map(|(at, formula)| Some((*at, *stand_ins.get(formula.as_str())?)))
            .collect();
        Cow::Owned(Document {
            keys: documents[side].keys.with(&changed),
            ..documents[side].clone()
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::diff::change::{Class, Kind};
    use crate::diff::{Options, diff};
    use crate::document::Document;
    use crate::input::{self, from_bytes};

    fn document(text: &str) -> Document {
        from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn edits(old: &str, new: &str) -> Vec<(Class, String, String)> {
        let (old, new) = (document(old), document(new));
        let found = diff(&old, &new, &Options::default());
        let edits = found.changes.iter().flat_map(|change| &change.edits);
        edits
            .map(|edit| {
                let of = |document: &Document, span| document.slice(span).to_owned();
                (edit.class, of(&old, edit.old), of(&new, edit.new))
            })
            .collect()
    }

    #[test]
    fn a_formula_that_changed_is_an_edit_and_whole() {
        for (old, new) in [
            (
                "质能关系为 $E=mc^2$，适用于静止的物体。",
                "质能关系为 $E=mc^3$，适用于静止的物体。",
            ),
            (
                "The rate $r_1$ is paid where $r_1 > r_2$ holds.",
                "The rate $r_1$ is paid where $r_1 > r_3$ holds.",
            ),
            (
                "Если $x < y$, то сумма равна $x$.",
                "Если $x > y$, то сумма равна $x$.",
            ),
        ] {
            let found = edits(old, new);
            assert_eq!(found.len(), 1, "{found:?}");
            let (class, old, new) = &found[0];
            assert_eq!(*class, Class::Wording);
            assert!(old.starts_with('$') && old.ends_with('$') && old != new);
            assert!(new.starts_with('$') && new.ends_with('$'));
        }
    }

    #[test]
    fn formulas_that_only_look_otherwise_did_not_change() {
        let old = "Let $x + y$ be less than $z$, and stay so.\n";
        assert!(edits(old, "Let $x+y$ be less\nthan $z$, and stay so.\n").is_empty());
    }

    #[test]
    fn formulas_that_come_go_or_change_places_are_seen() {
        let found = edits("设 $a$ 大于 $b$，其余从略。", "设 $b$ 大于 $a$，其余从略。");
        assert_eq!(found.len(), 2, "{found:?}");
        let found = edits("The sum is $s$ as before.", "The sum $t$ is $s$ as before.");
        assert_eq!(found, [(Class::Wording, String::new(), "$t$ ".to_owned())]);
    }

    #[test]
    fn a_paragraph_with_another_formula_is_another_paragraph() {
        let (old, new) = (
            document("# A\n\nThe tax is $t = 0.2 p$.\n"),
            document("# A\n\nThe tax is $t = 0.3 p$.\n"),
        );
        for found in [
            diff(&old, &new, &Options::default()),
            diff(&new, &old, &Options::default()),
        ] {
            assert_eq!(found.unchanged.len(), 1);
            assert_eq!(found.changes.len(), 1);
            assert_eq!(found.changes[0].kind, Kind::Edited);
        }
    }
}
