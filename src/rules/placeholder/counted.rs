//! Crosses for a figure that counts or is in a date: XX days, ХХ.ХХ.2026.

use crate::language::topics::{dates, evidence, placeholders};
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
    if is(start, &|c| c == '%') || is_counted(glyphs, end) {
        run
    } else {
        0
    }
}

/// The length of dots that stand for figures at `at`, in characters: ●年●月●日, ●日内, ● Tage. A dot is the mark of an item elsewhere.
pub(super) fn dots(glyphs: &[Glyph], at: usize) -> usize {
    let c = |place: usize| glyphs.get(place).map(|glyph| glyph.c);
    let before = at.checked_sub(1).and_then(c);
    if before == Some('●') {
        return 0;
    }
    let run = |from: usize| {
        let rest = glyphs.get(from..).unwrap_or_default();
        rest.iter().take_while(|glyph| glyph.c == '●').count()
    };
    // Units of a date, each behind a dot: the first may be behind a figure.
    let (mut end, mut units) = (at, 0);
    while run(end) > 0 && c(end + run(end)).is_some_and(|c| dates::unit(c).is_some()) {
        end += run(end) + 1;
        units += 1;
        end += usize::from(c(end) == Some(' ') && run(end + 1) > 0);
    }
    let behind_unit = before.is_some_and(|c| dates::unit(c).is_some())
        && at > 1
        && glyphs[at - 2].c.is_ascii_digit();
    if units > 1 || units == 1 && behind_unit {
        return end - at;
    }
    let end = at + run(at);
    let inside = before.is_some_and(|c| script::is_word(c) || matches!(c, '¥' | '￥'));
    let unit = c(end).is_some_and(placeholders::is_unit);
    let closed = c(end + 1).is_none_or(|c| placeholders::follows_unit(c) || is_mark(c));
    if inside && unit && closed {
        return end - at;
    }
    let spaced = before == Some(' ') && is_behind_function_word(glyphs, at - 1);
    if spaced && (c(end) == Some('%') || is_counted(glyphs, end)) {
        return end - at;
    }
    0
}

/// Whether a word comes before that leads to a number, within ● days: behind another one the dot may be the mark of an item.
fn is_behind_function_word(glyphs: &[Glyph], end: usize) -> bool {
    let letters = glyphs[..end].iter().rev().map(|glyph| glyph.c);
    let letters = letters.take_while(|c| c.is_alphabetic()).take(LONGEST);
    let word: String = letters.collect::<Vec<char>>().iter().rev().collect();
    evidence::is_function_word(&word)
}

fn is_mark(c: char) -> bool {
    !script::is_word(c) && c != ' ' && c != '●'
}

/// Whether a space and a word for what is counted follow.
fn is_counted(glyphs: &[Glyph], end: usize) -> bool {
    let mut after = glyphs[end..].iter().map(|glyph| glyph.c);
    let space = after.next().is_some_and(|c| matches!(c, ' ' | '\u{a0}'));
    let word: String = after
        .take_while(|c| c.is_alphabetic())
        .take(LONGEST)
        .collect();
    space && placeholders::is_counted(&word.to_lowercase())
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
    fn finds_dots_that_stand_for_figures() {
        for (text, part) in [
            ("船应于●年●月●日前离港。", "●年●月●日"),
            ("船应于2027年●月●日前离港。", "●月●日"),
            ("船应于2027年5月●●日前离港。", "●●日"),
            ("船应在到港后●日内离港。", "●"),
            ("泊位费为人民币●元。", "●"),
            ("Das Schiff zahlt nach ● Tagen im Hafen.", "●"),
            ("The ship leaves within ● days.", "●"),
            ("Судно уходит через ● дней.", "●"),
        ] {
            assert_eq!(found(&RULE, text), [[part]], "{text}");
        }
    }

    #[test]
    fn marks_of_items_are_no_figures() {
        silent(
            &RULE,
            &[
                "●年度计划\n\n●日常管理\n\n●月度考核",
                "工作：●日常管理●年度计划●月度考核",
                "今年●月票●日票",
                "● Days of rest ● Days of work",
                "Wir bieten: ● Tage am Meer",
                "Our plans ● days ● weeks ● months are cheap.",
            ],
        );
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
