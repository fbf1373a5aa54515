//! Words that mark what is still to be done: TODO, TBD, FIXME, lorem ipsum.

use crate::text::glyphs::Glyph;
use crate::text::script;

/// How far before an abbreviation in brackets its long form is looked for, in characters. With 30 and 80 the same.
const LONG_FORM: usize = 40;

/// The length of such a word at `at`, in characters; 0 where none starts.
pub(super) fn length(glyphs: &[Glyph], at: usize) -> usize {
    let ahead = |word: &&str| {
        let written = glyphs[at..].iter().map(|glyph| glyph.c);
        written.take(word.len()).eq(word.chars())
    };
    let latin = ["Lorem ipsum", "lorem ipsum"].into_iter().find(ahead);
    if let Some(word) = latin {
        return word.len();
    }
    let marks = ["TODO", "FIXME", "TBD", "TBC"];
    let Some(found) = marks.into_iter().find(ahead) else {
        return 0;
    };
    let next = glyphs.get(at + found.len()).map(|next| next.c);
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    // 17-TODO: a number that is half there.
    let number = before == Some('-') && at >= 2 && glyphs[at - 2].c.is_ascii_digit();
    // A word that the text speaks of, or part of a name.
    let quoted =
        before.is_some_and(|c| matches!(c, '"' | '“' | '\'' | '‘' | '«' | '-' | '_' | '/'));
    let ends = next
        .is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_' && c != '-' && c != '"' && c != '”');
    let spoken_of = matches!(found, "TODO" | "FIXME") && is_in_a_sentence(glyphs, at, found.len());
    if ends && (number || !quoted) && !spoken_of && !is_short_for(glyphs, at, found) {
        found.len()
    } else {
        0
    }
}

/// Whether words of a sentence are on both sides: the TODO file.
fn is_in_a_sentence(glyphs: &[Glyph], at: usize, length: usize) -> bool {
    let beside = |c: char| script::is_word(c) && !c.is_uppercase() && !c.is_ascii_digit();
    let near = |near: Option<&Glyph>, far: Option<&Glyph>| match near.map(|glyph| glyph.c) {
        Some(' ') => far.is_some_and(|glyph| beside(glyph.c)),
        Some(c) => script::is_unspaced(c) && script::is_word(c),
        None => false,
    };
    let before = |back: usize| at.checked_sub(back).map(|before| &glyphs[before]);
    let end = at + length;
    near(before(1), before(2)) && near(glyphs.get(end), glyphs.get(end + 1))
}

/// Whether a word in brackets is an abbreviation of the words before them: Total Burst Delay (TBD), to-do list (TODO).
fn is_short_for(glyphs: &[Glyph], at: usize, word: &str) -> bool {
    let opens = at > 0 && matches!(glyphs[at - 1].c, '(' | '（');
    let end = at + word.len();
    let closes = glyphs
        .get(end)
        .is_some_and(|next| matches!(next.c, ')' | '）'));
    if !opens || !closes {
        return false;
    }
    let start = (at - 1).saturating_sub(LONG_FORM);
    let before: String = glyphs[start..at - 1].iter().map(|glyph| glyph.c).collect();
    let letters = before.chars().filter(|c| c.is_alphanumeric());
    let joined = letters.collect::<String>().to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    joined.contains(&word.to_lowercase())
        || (words.len() >= 2 && words[words.len() - 2..].iter().all(capital))
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::placeholder::RULE;

    #[test]
    fn what_is_to_be_done_is_found() {
        for text in [
            "TODO write this up.",
            "The fee (TODO) is paid at the gate.",
            "The date (TBD) is told later.",
            "The date is TBD and the place is known.",
            "See the list of boats. TODO",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn words_that_the_text_speaks_of_are_none() {
        silent(
            &RULE,
            &[
                "Write a TODO comment above it.",
                "先保存 TODO 文件，再关闭。",
                "It shows the Total Burst Delay (TBD) of a wave.",
                "Keep a to-do list (TODO) at hand.",
            ],
        );
    }
}
