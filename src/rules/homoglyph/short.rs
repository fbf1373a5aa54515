//! Words of one or two letters: `c горы`, `нa столе`. Such letters are variables and indexes as well, so that a word counts only where
//! its language or its document has it in its own letters, and a letter alone only where no variable of that name is about.

use rustc_hash::FxHashSet;
use unicode_script::{Script, UnicodeScript};

use crate::document::reading::{Paragraph, Reading};
use crate::language::{LANGUAGES, Language};
use crate::rules::homoglyph::{ALPHABETS, Doubles};
use crate::text::glyphs::{Glyph, OPAQUE};

/// A short word with letters of another alphabet.
pub(super) struct Short {
    pub(super) word: Vec<Glyph>,
    /// Which letters.
    pub(super) odd: Vec<usize>,
    pub(super) from: Script,
    pub(super) to: Script,
}

/// The short words of a document that are disguised; `seen` holds its words of Cyrillic and Greek.
pub(super) fn find(
    reading: &Reading,
    seen: &FxHashSet<String>,
    doubles: &mut Doubles,
) -> Vec<Short> {
    let mut out: Vec<Short> = Vec::new();
    // Letters that stand where no word would: the variables of the document.
    let mut variables: FxHashSet<char> = FxHashSet::default();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        let mut alone: Vec<Short> = Vec::new();
        let mut is_formal = false;
        let mut end = 0;
        while let Some(start) = (end..glyphs.len()).find(|at| glyphs[*at].c.is_alphabetic()) {
            end = (start..glyphs.len())
                .find(|at| !glyphs[*at].c.is_alphabetic())
                .unwrap_or(glyphs.len());
            match end - start {
                1 => match single(paragraph, start, seen, doubles) {
                    Some(found) => alone.push(found),
                    None if glyphs[start].c.is_ascii() => {
                        variables.insert(glyphs[start].c);
                        is_formal |= glyphs[start].c.is_lowercase();
                    }
                    None => {}
                },
                2 => out.extend(pair(paragraph, &glyphs[start..end], seen, doubles)),
                _ => {}
            }
        }
        if !is_formal {
            out.append(&mut alone);
        }
    }
    out.retain(|each| each.word.len() > 1 || !variables.contains(&each.word[0].c));
    out
}

/// A letter alone that a word of the text around it looks like.
fn single(
    paragraph: Paragraph,
    at: usize,
    seen: &FxHashSet<String>,
    doubles: &mut Doubles,
) -> Option<Short> {
    let glyphs = paragraph.glyphs();
    let c = glyphs[at].c;
    let before = glyphs[..at].iter().rev().find(|glyph| glyph.c != ' ');
    let opens = match before.map(|glyph| glyph.c) {
        None => true,
        Some(mark) => matches!(mark, '.' | '!' | '?' | '…'),
    };
    let free = at == 0
        || matches!(
            glyphs[at - 1].c,
            ' ' | '\u{a0}' | '(' | '«' | '„' | '“' | '"'
        );
    let spaced = (glyphs.get(at + 1)).is_some_and(|next| matches!(next.c, ' ' | '\u{a0}'));
    let next: Vec<char> = glyphs
        .iter()
        .skip(at + 2)
        .take(2)
        .map(|glyph| glyph.c)
        .collect();
    // A capital is the name of a language, a grade or a vitamin but for the start of a sentence.
    let from = c.script();
    // A small letter of Greek is the name of a quantity: at α of 0.01.
    let is_symbol = from == Script::Greek && c.is_lowercase();
    if !free || !spaced || next.len() < 2 || is_symbol || (c.is_uppercase() && !opens) {
        return None;
    }
    let hidden = next[0] == OPAQUE && opens;
    let to = ALPHABETS.into_iter().find(|to| {
        let around = |c: char| c.script() == *to && c.is_lowercase();
        let here = hidden
            && seen
                .iter()
                .any(|word| word.chars().all(|c| c.script() == *to));
        *to != from && ((next.iter().all(|c| around(*c))) || here)
    })?;
    let meant = doubles.of(c, to)?.to_string();
    is_word(paragraph, &meant, seen).then(|| Short {
        word: vec![glyphs[at]],
        odd: vec![0],
        from,
        to,
    })
}

/// Two letters of two alphabets that are a word in one of them.
fn pair(
    paragraph: Paragraph,
    word: &[Glyph],
    seen: &FxHashSet<String>,
    doubles: &mut Doubles,
) -> Option<Short> {
    let scripts = [word[0].c.script(), word[1].c.script()];
    if scripts[0] == scripts[1] || !scripts.iter().all(|script| ALPHABETS.contains(script)) {
        return None;
    }
    [1, 0].into_iter().find_map(|odd| {
        let (from, to) = (scripts[odd], scripts[1 - odd]);
        let mut letters = [word[0].c, word[1].c];
        letters[odd] = doubles.of(word[odd].c, to)?;
        let meant: String = letters.iter().collect();
        is_word(paragraph, &meant, seen).then(|| Short {
            word: word.to_vec(),
            odd: vec![odd],
            from,
            to,
        })
    })
}

/// Whether the language of the paragraph has that word among its commonest, or the document has it.
fn is_word(paragraph: Paragraph, meant: &str, seen: &FxHashSet<String>) -> bool {
    let lower = meant.to_lowercase();
    let has = |language: &Language| language.evidence.function_words.contains(&lower.as_str());
    let common = match paragraph.language() {
        Some(language) => has(language),
        // A text too short to show its language is in one of those that are written with most of its letters.
        None => is_mostly_in(paragraph, meant) && LANGUAGES.iter().any(|each| has(each)),
    };
    let letters = meant.chars().count() > 1 || !meant.is_ascii();
    common || (letters && (seen.contains(meant) || seen.contains(&lower)))
}

/// Whether more letters of the paragraph are of the alphabet of `word` than not.
fn is_mostly_in(paragraph: Paragraph, word: &str) -> bool {
    let Some(own) = word.chars().next().map(|c| c.script()) else {
        return false;
    };
    let letters = paragraph
        .glyphs()
        .iter()
        .filter(|glyph| glyph.c.is_alphabetic());
    let (mut inside, mut others) = (0, 0);
    for glyph in letters {
        if glyph.c.script() == own {
            inside += 1;
        } else {
            others += 1;
        }
    }
    inside > others
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, repaired, silent};
    use crate::rules::homoglyph::RULE;

    #[test]
    fn finds_short_words_in_other_letters() {
        for (wrong, right) in [
            ("Лодка идёт c моря.", "Лодка идёт с моря."),
            (
                "Сети не рвутся и сохнут нa берегу.",
                "Сети не рвутся и сохнут на берегу.",
            ),
            ("Oн чинит сети и не спешит.", "Он чинит сети и не спешит."),
            (
                "Сети сохнут. B этом доме тихо.",
                "Сети сохнут. В этом доме тихо.",
            ),
            (
                "Оn Monday the boat is mended.",
                "On Monday the boat is mended.",
            ),
            (
                "The nets are dry. А boat is on the shore.",
                "The nets are dry. A boat is on the shore.",
            ),
            ("Песня o реке.", "Песня о реке."),
            (
                "Ο ψαράς και η βάρκα. O ψαράς φεύγει.",
                "Ο ψαράς και η βάρκα. Ο ψαράς φεύγει.",
            ),
        ] {
            assert_eq!(found(&RULE, wrong).len(), 1, "{wrong}");
            assert_eq!(repaired(&RULE, wrong), right);
        }
    }

    #[test]
    fn variables_grades_and_names_are_none() {
        silent(
            &RULE,
            &[
                "Сумма чисел a и b равна нулю, а число c больше нуля.",
                "Число c равно двум; отсюда c = 2, и c делится на два.",
                "Ось y направлена вверх, ось x вправо.",
                "Витамин C есть в ягодах, язык C знают многие.",
                "Температура Tк и напряжение Uн растут.",
                "Класс B — лучший, а класс А — редкий.",
            ],
        );
    }
}
