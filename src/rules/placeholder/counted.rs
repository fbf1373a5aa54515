//! Crosses for a figure that counts or is in a date: XX days, ХХ.ХХ.2026.

use crate::language::topics::{dates, placeholders};
use crate::text::glyphs::Glyph;
use crate::text::script;

/// The longest word that is looked up after crosses, in characters. Chosen by hand: календарных has 11.
const LONGEST: usize = 16;

/// The longest rest of a date behind its day, in characters. Chosen by hand: ` de septiembre de 2026` has 22.
const LONGEST_DATE: usize = 24;
/// The figures of a day and of a year.
const DAY: usize = 2;
const YEAR: usize = 4;

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
    if run == DAY && (is_of_month(glyphs, end) || is_behind_month(glyphs, at, end)) {
        return run;
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

/// Whether the rest of a date follows the crosses for its day: XX May 2026, XX. Mai 2026, XX de mayo de 2026, XX/05/2026.
fn is_of_month(glyphs: &[Glyph], end: usize) -> bool {
    let after: String = glyphs[end..]
        .iter()
        .take(LONGEST_DATE)
        .map(|glyph| if glyph.c == '\u{a0}' { ' ' } else { glyph.c })
        .collect();
    for mark in ['.', '/'] {
        let month = after
            .strip_prefix(mark)
            .and_then(|rest| rest.split_once(mark));
        let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if month.is_some_and(|(month, rest)| month.len() == DAY && figures(month) && is_year(rest))
        {
            return true;
        }
    }
    let Some(rest) = after.trim_start_matches('.').strip_prefix(' ') else {
        return false;
    };
    let mut words = rest.split(' ').peekable();
    words.next_if(|word| dates::joins_year(word));
    let month = words.next().is_some_and(is_month);
    words.next_if(|word| dates::joins_year(word));
    month && words.next().is_some_and(is_year)
}

/// Whether the crosses are between a month and a year: May XX, 2026.
fn is_behind_month(glyphs: &[Glyph], at: usize, end: usize) -> bool {
    let letters = glyphs[..at].iter().rev().map(|glyph| glyph.c);
    let word: Vec<char> = letters
        .skip_while(|c| *c == ' ')
        .take_while(|c| c.is_alphabetic())
        .take(LONGEST)
        .collect();
    let word: String = word.iter().rev().collect();
    let after: String = glyphs[end..]
        .iter()
        .take(LONGEST_DATE)
        .map(|glyph| glyph.c)
        .collect();
    let year = after.strip_prefix(", ").is_some_and(is_year);
    year && word.starts_with(char::is_uppercase) && dates::is_month(&word.to_lowercase())
}

fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    dates::is_small_month(lower) || word.starts_with(char::is_uppercase) && dates::is_month(lower)
}

fn is_year(text: &str) -> bool {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    figures == YEAR
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
            ("The gate opens on XX June 2027 at dawn.", "XX"),
            ("The gate opens on June XX, 2027 at dawn.", "XX"),
            ("Das Tor öffnet am XX. Juni 2027.", "XX"),
            ("La puerta abre el XX de junio de 2027.", "XX"),
            ("Ворота откроют ХХ июня 2027 года.", "ХХ"),
            ("The gate opens on XX/06/2027.", "XX"),
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
                "Louis XX may 2027 boats. In volume XX, 2027 pages; June XX.",
                "El siglo XX de los barcos, XX/06 and XX.06.20278.",
                "Louis XX, XXL, XX.XX and MXX days",
            ],
        );
    }
}
