//! Labels of one Latin letter among Cyrillic ones: `Приложение A` beside `Приложение Б`, `a)` before `б)`.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_script::{Script, UnicodeScript};

use crate::document::reading::Reading;
use crate::rules::homoglyph::Doubles;
use crate::text::glyphs::Glyph;

/// The shortest word before a label: shorter ones are cut short or join other words. Chosen by hand.
const SHORTEST: usize = 5;
/// So many Cyrillic labels without a double show that the letters after a word are Cyrillic. Chosen by hand.
const SURE: usize = 2;

/// The letters that belong to the other alphabet.
pub(super) fn find(reading: &Reading, doubles: &mut Doubles) -> Vec<Glyph> {
    let mut out = of_items(reading, doubles);
    out.extend(behind_words(reading, doubles));
    out.sort_by_key(|glyph| glyph.at);
    out.dedup_by_key(|glyph| glyph.at);
    out
}

/// The letters before items, where an item beside has the letter that stands next to the meant one in the alphabet.
fn of_items(reading: &Reading, doubles: &mut Doubles) -> Vec<Glyph> {
    let labels: Vec<Option<(Glyph, char)>> = reading
        .prose()
        .map(|paragraph| label(paragraph.glyphs()))
        .collect();
    let mut out = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some((glyph, mark)) = *label else {
            continue;
        };
        let meant = double(glyph.c, doubles).map(u32::from);
        let Some(meant) = meant else { continue };
        let is = |beside: Option<usize>, letter: u32| {
            let beside = beside.and_then(|at| labels.get(at).copied().flatten());
            beside.is_some_and(|(other, its)| its == mark && u32::from(other.c) == letter)
        };
        let follows = is(at.checked_sub(1), meant - 1);
        let precedes = is(Some(at + 1), meant + 1);
        if follows || precedes {
            out.push(glyph);
        }
    }
    out
}

/// The letter that a paragraph begins with, and the mark after it.
fn label(glyphs: &[Glyph]) -> Option<(Glyph, char)> {
    let bracket = usize::from(glyphs.first()?.c == '(');
    let (letter, mark) = (glyphs.get(bracket)?, glyphs.get(bracket + 1)?);
    let next = glyphs.get(bracket + 2).is_some_and(|next| next.c == ' ');
    (next && letter.c.is_alphabetic() && matches!(mark.c, ')' | '.')).then_some((*letter, mark.c))
}

/// Capitals after a word that has such a Cyrillic letter after it elsewhere.
fn behind_words(reading: &Reading, doubles: &mut Doubles) -> Vec<Glyph> {
    let mut cyrillic: FxHashMap<String, FxHashSet<char>> = FxHashMap::default();
    let mut latin: Vec<(String, Glyph)> = Vec::new();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        for at in 2..glyphs.len() {
            let c = glyphs[at].c;
            let goes_on = glyphs.get(at + 1).is_some_and(|next| {
                next.c.is_alphanumeric() || matches!(next.c, '-' | '+' | '#' | '/' | '(')
            });
            if !c.is_uppercase() || goes_on || !matches!(glyphs[at - 1].c, ' ' | '\u{a0}') {
                continue;
            }
            let word = glyphs[..at - 1].iter().rev();
            let mut word: Vec<char> = word
                .map(|glyph| glyph.c)
                .take_while(|c| c.script() == Script::Cyrillic)
                .collect();
            if word.len() < SHORTEST {
                continue;
            }
            word.reverse();
            // Endings of cases differ: Приложение А, приложения А.
            let stem = word[..SHORTEST].iter().flat_map(|c| c.to_lowercase());
            let stem: String = stem.collect();
            match c.script() {
                Script::Cyrillic => {
                    cyrillic.entry(stem).or_default().insert(c);
                }
                Script::Latin => latin.push((stem, glyphs[at])),
                _ => {}
            }
        }
    }
    // A letter without a double is meant as it stands, and so may the others after its word be.
    let latin_alone: FxHashSet<String> = latin
        .iter()
        .filter(|(_, glyph)| double(glyph.c, doubles).is_none())
        .map(|(stem, _)| stem.clone())
        .collect();
    latin.retain(|(stem, glyph)| {
        let Some(letters) = cyrillic.get(stem) else {
            return false;
        };
        let Some(meant) = double(glyph.c, doubles) else {
            return false;
        };
        let alone = letters.iter().filter(|c| {
            let c = **c;
            doubles.of(c, Script::Latin).is_none()
        });
        let sure = letters.contains(&meant) || alone.count() >= SURE;
        sure && !latin_alone.contains(stem)
    });
    latin.into_iter().map(|(_, glyph)| glyph).collect()
}

/// The Cyrillic letter that a Latin one looks like.
fn double(c: char, doubles: &mut Doubles) -> Option<char> {
    if !c.is_ascii_alphabetic() {
        return None;
    }
    doubles.of(c, Script::Cyrillic)
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, repaired, silent};
    use crate::rules::homoglyph::RULE;

    #[test]
    fn finds_latin_letters_among_cyrillic_labels() {
        let text = "Список лодок дан в приложении A.\n\nПриложение А. Лодки\n\nПриложение Б. Сети";
        assert_eq!(found(&RULE, text)[0][0], "A");
        let text = "a) лодки;\n\nб) сети;\n\nв) вёсла.";
        assert_eq!(repaired(&RULE, text), text.replace('a', "а"));
    }

    #[test]
    fn letters_that_are_meant_are_none() {
        silent(
            &RULE,
            &[
                "Витамин C полезен, витамин D тоже, а витамин А хранят в темноте.",
                "Лодка A стоит у причала, лодка B чинится.",
                "a) лодки;\n\nb) сети;\n\nc) вёсла.",
            ],
        );
    }
}
