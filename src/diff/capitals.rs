//! Paragraphs that were set in capitals, or are no longer: their words are aligned in any case, and what changed but for the case is
//! told apart from the case.

use crate::diff::block::Block;
use crate::diff::side::{Compared, Word};
use crate::text::segment::TokenKind;

/// The words of two paragraphs of which one is in capitals and the other is not, numbered by their lower case; `None` for others.
pub(super) fn same_in_any_case(texts: Compared<'_>) -> Option<[Vec<Word>; 2]> {
    let capitals = [0, 1].map(|side| is_in_capitals(texts, side));
    let low = |words: &[Word]| {
        words
            .iter()
            .map(|word| Word {
                id: word.low,
                ..*word
            })
            .collect()
    };
    (capitals[0] != capitals[1]).then(|| texts.words.map(low))
}

/// Whether words have letters that could be small, and none is. Words that are the same in lower case have other numbers.
fn is_in_capitals(texts: Compared<'_>, side: usize) -> bool {
    let keys = texts.documents[side].keys.text();
    let words = texts.words[side];
    words.iter().any(|word| word.id != word.low)
        && !words
            .iter()
            .any(|word| word.span.of(keys).contains(char::is_lowercase))
}

/// The blocks of words in any case, and what stays between them in another case. The marks between two such words go with them.
pub(super) fn with_case(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let [old, new] = texts.words;
    let mut out = Vec::with_capacity(blocks.len());
    let mut from = (0, 0);
    let end = Block {
        old: old.len()..old.len(),
        new: new.len()..new.len(),
    };
    for block in blocks.into_iter().chain([end]) {
        let kept = old[from.0..block.old.start]
            .iter()
            .zip(&new[from.1..block.new.start]);
        let mut open: Option<Block> = None;
        for (at, (one, other)) in kept.enumerate() {
            let (at_old, at_new) = (from.0 + at, from.1 + at);
            if one.id != other.id {
                let run = open.get_or_insert(Block {
                    old: at_old..at_old,
                    new: at_new..at_new,
                });
                (run.old.end, run.new.end) = (at_old + 1, at_new + 1);
            } else if one.kind != TokenKind::Mark {
                out.extend(open.take());
            }
        }
        out.extend(open);
        from = (block.old.end, block.new.end);
        out.push(block);
    }
    out.pop();
    out
}

#[cfg(test)]
mod tests {
    use crate::diff::change::{Class, Kind};
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    type Edits = Vec<(Class, String, String)>;

    /// What became of the paragraphs that changed, and their edits.
    fn found(old: &[&str], new: &[&str]) -> Vec<(Kind, Edits)> {
        let read = |paragraphs: &[&str]| {
            let text = paragraphs.join("\n\n");
            from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let found = diff(&old, &new, &Options::default());
        let changes = found.changes.iter().map(|change| {
            let edits = change.edits.iter().map(|edit| {
                let (old, new) = (old.slice(edit.old), new.slice(edit.new));
                (edit.class, old.to_owned(), new.to_owned())
            });
            (change.kind, edits.collect())
        });
        changes.collect()
    }

    fn edit(class: Class, old: &str, new: &str) -> (Class, String, String) {
        (class, old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_paragraph_in_capitals_is_known_by_its_words() {
        let fence = "Nobody climbs over the fence of the mill.";
        for (capitals, normal, expected) in [
            (
                "THE WARDEN KEEPS THE KEYS, AND GIVES NO KEY AWAY.",
                "The warden keeps the keys, and lends no key.",
                vec![
                    edit(
                        Class::Case,
                        "THE WARDEN KEEPS THE KEYS, AND",
                        "The warden keeps the keys, and",
                    ),
                    edit(Class::Wording, "GIVES", "lends"),
                    edit(Class::Case, "NO KEY", "no key"),
                    edit(Class::Wording, " AWAY", ""),
                ],
            ),
            (
                "СТОРОЖ ХРАНИТ КЛЮЧИ ОТ ВСЕХ САРАЕВ",
                "Сторож хранит ключи от наших сараев",
                vec![
                    edit(
                        Class::Case,
                        "СТОРОЖ ХРАНИТ КЛЮЧИ ОТ",
                        "Сторож хранит ключи от",
                    ),
                    edit(Class::Wording, "ВСЕХ", "наших"),
                    edit(Class::Case, "САРАЕВ", "сараев"),
                ],
            ),
        ] {
            let changes = found(&[capitals, fence], &[fence, normal, fence]);
            let edited = changes.iter().find(|(_, edits)| !edits.is_empty());
            assert_eq!(
                edited.map(|(_, edits)| edits),
                Some(&expected),
                "{capitals}"
            );
            let turned = expected
                .into_iter()
                .map(|(class, old, new)| (class, new, old));
            let changes = found(&[normal], &[capitals]);
            assert_eq!(changes, [(Kind::Edited, turned.collect())]);
        }
    }

    #[test]
    fn a_heading_in_capitals_that_gained_a_word_is_one_edit() {
        let changes = found(
            &[
                "RULES OF THE ORCHARD",
                "Apples are weighed.",
                "KEYS OF THE SHEDS",
            ],
            &[
                "Rules of the Old Orchard",
                "Apples are counted.",
                "Keys of the Big Sheds",
            ],
        );
        assert!(changes.len() == 3 && changes.iter().all(|(kind, _)| *kind == Kind::Edited));
    }

    #[test]
    fn other_words_in_capitals_are_no_edit_of_a_paragraph() {
        let changes = found(
            &["THE WARDEN KEEPS THE KEYS OF ALL SHEDS."],
            &["Members share the harvest in the barn."],
        );
        assert_eq!(changes.len(), 2, "{changes:?}");
    }
}
