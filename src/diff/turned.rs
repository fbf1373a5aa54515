//! A number that stands before a word in one revision and behind it in the other: Erster Abschnitt and Abschnitt 1.

use crate::diff::block::Block;
use crate::diff::change::Class;
use crate::diff::notation;
use crate::diff::side::{Compared, Word};
use crate::text::segment::TokenKind;

/// Makes notation of two edits around one word that take a number from before it and put the same behind it, written in another way.
pub(super) fn settle(texts: Compared<'_>, classified: &mut [(Block, Class, bool)]) {
    for at in 1..classified.len() {
        if is_turned(texts, [&classified[at - 1].0, &classified[at].0]) {
            classified[at - 1].1 = Class::Notation;
            classified[at].1 = Class::Notation;
        }
    }
}

fn is_turned(texts: Compared<'_>, [first, second]: [&Block; 2]) -> bool {
    let goes = |one: &Block, other: &Block| one.new.is_empty() && other.old.is_empty();
    let kept = second.old.start - first.old.end;
    if kept != 1 || first.replaces() || second.replaces() {
        return false;
    }
    let number = |block: &Block| {
        let side = usize::from(block.old.is_empty());
        let keys = texts.documents[side].keys.text();
        let words = &texts.words[side][[&block.old, &block.new][side].clone()];
        let spoken = |word: &&Word| word.kind != TokenKind::Mark;
        // An article may go with it: der Erste Abschnitt.
        let last = words.iter().rev().find(spoken)?;
        (words.iter().filter(spoken).count() <= 2).then(|| last.span.of(keys))
    };
    let Some((one, other)) = number(first).zip(number(second)) else {
        return false;
    };
    (goes(first, second) || goes(second, first)) && notation::is_same(one, other)
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::class::tests::classes;

    #[test]
    fn an_ordinal_before_a_word_and_a_number_behind_it_say_the_same() {
        let notation = [Class::Notation; 2];
        for (old, new) in [
            (
                "Es gilt der Zweite Abschnitt des Gesetzes über die Mühlen im Tal.",
                "Es gilt Abschnitt 2 des Gesetzes über die Mühlen im Tal.",
            ),
            (
                "In the second chapter the book speaks of the mills in the valley.",
                "In chapter 2 the book speaks of the mills in the valley.",
            ),
            (
                "О мельницах говорит вторая глава книги и ни одна другая.",
                "О мельницах говорит глава 2 книги и ни одна другая.",
            ),
        ] {
            assert_eq!(classes(old, new), notation, "{old}");
            assert_ne!(classes(old, &new.replace('2', "3")), notation);
        }
    }
}
