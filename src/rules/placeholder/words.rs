//! Words that mark what is still to be done: TODO, TBD, FIXME, lorem ipsum.

use crate::language::Words;
use crate::language::topics::placeholders;
use crate::rules::placeholder::quoted::is_quoted;
use crate::text::glyphs::Glyph;
use crate::text::script;

/// How far before an abbreviation in brackets its long form is looked for, in characters. With 30 and 80 the same.
const LONG_FORM: usize = 40;

/// Marks of programmers beside what is still to be done.
const LISTED: [&str; 7] = ["TODO", "FIXME", "XXX", "HACK", "TBD", "TBC", "WIP"];
/// How much of a text after a mark is looked at, in characters. Chosen by hand: the longest verb that explains has fewer.
const VERB: usize = 16;

/// The length of such a word at `at`, in characters; 0 where none starts. Some are `ordinary` words of the language.
pub(super) fn length(glyphs: &[Glyph], at: usize, ordinary: Words) -> usize {
    let ahead = |word: &&str| {
        let written = glyphs[at..].iter().map(|glyph| glyph.c);
        written.take(word.len()).eq(word.chars())
    };
    let latin = ["Lorem ipsum", "lorem ipsum"].into_iter().find(ahead);
    if let Some(word) = latin {
        let talked_of = !goes_on_in_latin(glyphs, at + word.len())
            && (is_quoted(glyphs, at) || is_beside_words(glyphs, at, word.len()));
        return if talked_of { 0 } else { word.len() };
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
    // The name of a file or of a function: TODO.md, lamps.TODO().
    let named = before == Some('.')
        || next == Some('.')
            && glyphs
                .get(at + found.len() + 1)
                .is_some_and(|after| after.c.is_ascii_alphanumeric());
    let ends = next
        .is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_' && c != '-' && c != '"' && c != '”');
    let spoken_of = matches!(found, "TODO" | "FIXME") && is_spoken_of(glyphs, at, found);
    let is_word = ordinary.contains(&found) && is_in_capitals(glyphs, at, found.len());
    let after = glyphs[at + found.len()..].iter().map(|glyph| glyph.c);
    let after: String = after.skip_while(|c| *c == ' ').take(VERB).collect();
    // Said of a state of things, with how long it lasts: that will be TBD until May.
    let said = before == Some(' ') && at >= 2 && glyphs[at - 2].c.is_lowercase();
    let lasts = said && placeholders::lasts(&after);
    let spoken_of = spoken_of || is_word || lasts || placeholders::explains(&after);
    if ends && !named && (number || !quoted) && !spoken_of && !is_short_for(glyphs, at, found) {
        found.len()
    } else {
        0
    }
}

/// Whether filler text goes on: lorem ipsum dolor.
fn goes_on_in_latin(glyphs: &[Glyph], end: usize) -> bool {
    let after = glyphs[end..].iter().map(|glyph| glyph.c);
    let after = after.skip_while(|c| !c.is_alphabetic());
    after.take("dolor".len()).eq("dolor".chars())
}

/// Whether a word of a sentence is next to a place: they used lorem ipsum since then.
fn is_beside_words(glyphs: &[Glyph], at: usize, length: usize) -> bool {
    let word = |near: Option<&Glyph>, far: Option<&Glyph>| match near.map(|glyph| glyph.c) {
        Some(' ') => far.is_some_and(|glyph| glyph.c.is_lowercase()),
        Some(c) => script::is_unspaced(c) && script::is_word(c),
        None => false,
    };
    let before = |back: usize| at.checked_sub(back).map(|before| &glyphs[before]);
    let end = at + length;
    word(before(1), before(2)) || word(glyphs.get(end), glyphs.get(end + 1))
}

/// Whether a word in capitals is next to a place: TODO LO QUE.
fn is_in_capitals(glyphs: &[Glyph], at: usize, length: usize) -> bool {
    let end = at + length;
    let after = glyphs.get(end..end + 3);
    let before = at.checked_sub(3).map(|start| &glyphs[start..at]);
    let capital = |glyph: &Glyph| glyph.c.is_uppercase();
    let follows = after.is_some_and(|near| near[0].c == ' ' && near[1..].iter().all(capital));
    let leads = before.is_some_and(|near| near[2].c == ' ' && near[..2].iter().all(capital));
    follows || leads
}

/// How far around a mark others are looked for, in characters: a paragraph is seldom longer. Chosen by hand.
const AROUND: usize = 400;

/// Whether a text speaks of such a mark: it, or another one around it, is in a sentence, or several of them make a list.
fn is_spoken_of(glyphs: &[Glyph], at: usize, found: &str) -> bool {
    if is_in_a_sentence(glyphs, at, found.len()) {
        return true;
    }
    let glyphs = &glyphs[at.saturating_sub(AROUND)..(at + AROUND).min(glyphs.len())];
    let said: String = glyphs.iter().map(|glyph| glyph.c).collect();
    let words = said.split(|c: char| !script::is_word(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    // TODO, FIXME and XXX.
    let are_two =
        |one: &str, other: &str| one != other && LISTED.contains(&one) && LISTED.contains(&other);
    let listed = words.windows(2).any(|pair| are_two(pair[0], pair[1]))
        || words.windows(3).any(|three| are_two(three[0], three[2]));
    let is_other = |place: usize, mark: &str| {
        let written = glyphs[place..].iter().map(|glyph| glyph.c);
        written.take(mark.len()).eq(mark.chars()) && is_in_a_sentence(glyphs, place, mark.len())
    };
    listed
        || (0..glyphs.len())
            .filter(|place| matches!(glyphs[*place].c, 'T' | 'F'))
            .any(|place| is_other(place, "TODO") || is_other(place, "FIXME"))
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
            "The date is TBD, until the council has met nobody knows it.",
            "The date is TBD and the place is known.",
            "See the list of boats. TODO",
            "The text has lorem ipsum dolor in it.",
            "Lorem ipsum",
            "En este libro se cuenta la vida de los barcos y de la gente del mar.\n\nTODO: añadir los nombres de los barcos.",
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
                "The port log marks TODO in red; FIXME and XXX are blue.",
                "FIXME, TODO and HACK are marks of programmers.",
                "The gate log has a FIXME that is old. TODO/FIXME.",
                "It shows the Total Burst Delay (TBD) of a wave.",
                "Keep a to-do list (TODO) at hand.",
                "The keeper of the gate will be TBD until the council has met.",
                "On such sheets TBD means that no day is fixed.",
                "Printers have set lorem ipsum for long, and “lorem ipsum” is old.",
                "En este libro se cuenta la vida de los barcos y de la gente del mar.\n\nTODO SOBRE LOS BARCOS\n\nEs un libro para todos los que viven en la costa.",
            ],
        );
    }
}
