//! Letters where a date was to be written: on DD/MM/YYYY, am TT.MM.JJJJ, 自YYYY年MM月DD日起.

use crate::language::topics::{dates, placeholders};
use crate::rules::placeholder::quoted::is_quoted;
use crate::text::glyphs::Glyph;
use crate::text::script;

/// What may be between the letters, besides the units of languages that have some.
const MARKS: [char; 3] = ['.', '/', '-'];
/// The orders in which day, month and year are written.
const ORDERS: [[usize; 3]; 3] = [[0, 1, 2], [1, 0, 2], [2, 1, 0]];

/// The length of such a date at `at`, in characters; 0 where none starts, or where the text speaks of the way to write dates.
pub(super) fn length(glyphs: &[Glyph], at: usize) -> usize {
    let Some((length, units)) = letters(glyphs, at) else {
        return 0;
    };
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | ':');
    let after = glyphs.get(at + length).map(|glyph| glyph.c);
    let time = glyphs
        .get(at + length + 1)
        .is_some_and(|glyph| after == Some(' ') && matches!(glyph.c, 'H' | 'h' | 'T'));
    let stands = !time && !after.is_some_and(joins) && (units || is_led(glyphs, at));
    if !stands || is_quoted(glyphs, at) {
        return 0;
    }
    // From one form to another: the first two are enough, so that many are not counted again for each of them.
    let mut others = (0..glyphs.len()).filter(|other| letters(glyphs, *other).is_some());
    let several = others.nth(1).is_some();
    let speaks = || {
        let said: String = glyphs.iter().map(|glyph| glyph.c).collect();
        placeholders::speaks_of_formats(&said.to_lowercase())
    };
    if several || speaks() { 0 } else { length }
}

/// The length of letters for a day, a month and a year, and whether units are between them.
fn letters(glyphs: &[Glyph], at: usize) -> Option<(usize, bool)> {
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    if before.is_some_and(|c| {
        (script::is_word(c) && !script::is_glued(c)) || matches!(c, '-' | '_' | '/' | '.')
    }) {
        return None;
    }
    placeholders::date_letters().find_map(|parts| {
        ORDERS
            .iter()
            .find_map(|order| ordered(glyphs, at, order.map(|part| parts[part])))
    })
}

fn ordered(glyphs: &[Glyph], at: usize, parts: [&str; 3]) -> Option<(usize, bool)> {
    let c = |place: usize| glyphs.get(place).map(|glyph| glyph.c);
    let mut end = at;
    let mut mark = None;
    let mut units = 0;
    for (index, part) in parts.iter().enumerate() {
        for letter in part.chars() {
            if c(end) != Some(letter) {
                return None;
            }
            end += 1;
        }
        if c(end).is_some_and(|c| dates::unit(c).is_some()) {
            units += 1;
            end += 1;
            // YYYY년 MM월 DD일
            end += usize::from(index < 2 && c(end) == Some(' '));
        } else if index < 2 {
            let next = c(end).filter(|c| MARKS.contains(c))?;
            if mark.is_some_and(|mark| mark != next) {
                return None;
            }
            mark = Some(next);
            end += 1;
        }
    }
    (units == 0 || units == parts.len()).then_some((end - at, units > 0))
}

/// Whether a word comes before that leads to a date: on, am, le.
fn is_led(glyphs: &[Glyph], at: usize) -> bool {
    if at == 0 || glyphs[at - 1].c != ' ' {
        return false;
    }
    let letters = glyphs[..at - 1].iter().rev().map(|glyph| glyph.c);
    let letters: Vec<char> = letters.take_while(|c| c.is_alphabetic()).collect();
    let word: String = letters.iter().rev().collect();
    dates::leads(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::placeholder::RULE;

    #[test]
    fn finds_letters_where_a_date_was_to_be_written() {
        for (text, part) in [
            ("The gate closes on DD/MM/YYYY at dusk.", "DD/MM/YYYY"),
            ("The lease runs from YYYY-MM-DD on.", "YYYY-MM-DD"),
            ("Das Tor schließt am TT.MM.JJJJ am Abend.", "TT.MM.JJJJ"),
            ("Le bail commence le JJ/MM/AAAA au port.", "JJ/MM/AAAA"),
            (
                "Договор действует до ДД.ММ.ГГГГ включительно.",
                "ДД.ММ.ГГГГ",
            ),
            ("本办法自YYYY年MM月DD日起施行。", "YYYY年MM月DD日"),
            ("계약은 YYYY년 MM월 DD일에 끝난다.", "YYYY년 MM월 DD일"),
        ] {
            assert_eq!(found(&RULE, text), [[part]], "{text}");
        }
    }

    #[test]
    fn forms_that_the_text_speaks_of_are_none() {
        silent(
            &RULE,
            &[
                "Dates are entered as DD/MM/YYYY. The column has YYYY-MM-DD.",
                "Use the format of DD/MM/YYYY for dates.",
                "The list goes from DD/MM/YYYY to MM/DD/YYYY.",
                "The file is kept on backup-YYYY-MM-DD or on YYYY-MM-DD-log.",
                "The log starts on YYYY-MM-DD HH:MM:SS.",
                "The label says: “valid until DD/MM/YYYY”.",
                "日期的格式为YYYY年MM月DD日。",
            ],
        );
    }
}
