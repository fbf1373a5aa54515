//! Crosses for a figure that counts or is in a date: XX days, ХХ.ХХ.2026.

use crate::language::topics::placeholders;
use crate::text::glyphs::Glyph;
use crate::text::script;

/// The longest word that is looked up after crosses, in characters. Chosen by hand: календарных has 11.
const LONGEST: usize = 16;

/// The length of such crosses at `at`, in characters; 0 where none start.
pub(super) fn length(glyphs: &[Glyph], at: usize) -> usize {
    let mark = glyphs[at].c;
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    if !matches!(mark, 'X' | '\u{425}') || before.is_some_and(|c| script::is_word(c) || c == '.') {
        return 0;
    }
    let is = |place: usize, wanted: &dyn Fn(char) -> bool| {
        glyphs.get(place).is_some_and(|glyph| wanted(glyph.c))
    };
    let run = glyphs[at..]
        .iter()
        .take_while(|glyph| glyph.c == mark)
        .count();
    if run < 2 {
        return 0;
    }
    let end = at + run;
    // ХХ.ХХ.2026
    let date = [mark, mark, '.', mark, mark, '.'];
    let letters = glyphs[at..].iter().map(|glyph| glyph.c);
    let year = |place: usize| is(place, &|c| c.is_ascii_digit());
    let last = at + date.len();
    if letters.take(date.len()).eq(date) && (last..last + 4).all(year) && !year(last + 4) {
        return date.len() + 4;
    }
    let space = |c: char| matches!(c, ' ' | '\u{a0}');
    let start = end + usize::from(is(end, &space));
    if is(start, &|c| c == '%') {
        return run;
    }
    let word: String = glyphs[start..]
        .iter()
        .map(|glyph| glyph.c)
        .take_while(|c| c.is_alphabetic())
        .take(LONGEST)
        .collect();
    let counted = start > end && placeholders::is_counted(&word.to_lowercase());
    if counted { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::placeholder::RULE;

    #[test]
    fn finds_crosses_that_count() {
        for (text, part) in [
            ("Катер ждёт ХХ минут у причала.", "ХХ"),
            ("Катер сдан ХХ.ХХ.2025 в Елово.", "ХХ.ХХ.2025"),
            ("The mooring costs XX euros a night.", "XX"),
            ("The discount is XX% for members.", "XX"),
            ("Der Liegeplatz kostet XXX Euro im Monat.", "XXX"),
            ("Le bateau reste XX jours au port.", "XX"),
            ("El barco queda XX días en el puerto.", "XX"),
        ] {
            assert_eq!(found(&RULE, text), [[part]], "{text}");
        }
    }

    #[test]
    fn roman_numbers_and_sizes_are_none() {
        silent(
            &RULE,
            &[
                "В ХХ веке лодки строили иначе, и ХХ съезд рыбаков об этом знал.",
                "Le XX siècle, el siglo XX y los barcos, XX Olympic Games.",
                "Pope John XX came by boat. The size XX is large.",
                "Louis XX, XXL, XX.XX and MXX days",
            ],
        );
    }
}
