//! A quick answer to whether a line can start with a label, for the many that do not.

use crate::language::topics::parts;
use crate::text::numeral;

/// Whether a line can start with a label at all, by its first few characters: a quick answer for the many that do not.
#[must_use]
pub fn is_likely(line: &str) -> bool {
    let bytes = line.as_bytes();
    let Some(first) = line.chars().next() else {
        return false;
    };
    // A character that is not ASCII can be folded to another one, or combine with the one before.
    let next_is = |wanted: fn(&u8) -> bool| {
        bytes
            .get(1)
            .is_none_or(|next| !next.is_ascii() || wanted(next))
    };
    match first {
        'a'..='z' | 'A'..='Z' => is_likely_word(line),
        '0'..='9' | '#' => true,
        '-' | '*' | '+' => next_is(|next| !next.is_ascii_graphic()),
        '[' => next_is(u8::is_ascii_digit),
        '(' => {
            let length = bytes[1..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric());
            bytes
                .get(1 + length.count())
                .is_some_and(|next| !next.is_ascii() || *next == b')')
        }
        _ if first.is_ascii() => false,
        // Of Han characters only numerals and the names of divisions open a label.
        '\u{4e00}'..='\u{9fff}' => {
            numeral::is_han_numeral(first)
                || opens_name(first)
                || parts::ordinals().any(|parts| parts.ordinal.starts_with(first))
        }
        _ => true,
    }
}

/// Whether a line that starts with an ASCII letter can start with a label: a letter or a Roman number ends in a stop or a bracket;
/// the name of a division has a capital.
fn is_likely_word(line: &str) -> bool {
    let bytes = line.as_bytes();
    let word = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let next = bytes.get(word);
    if next.is_some_and(|byte| !byte.is_ascii()) {
        return true;
    }
    if word <= 5 && next.is_some_and(|byte| matches!(byte, b'.' | b')')) {
        return true;
    }
    let name = &line[..word];
    bytes[0].is_ascii_uppercase()
        && word <= 9
        && (parts::names(line.as_bytes()[0].to_ascii_lowercase().into()).iter())
            .any(|each| each.heading && each.word.trim_end_matches('.').eq_ignore_ascii_case(name))
}

/// Whether the name of a division in a heading starts with this character, in lower case.
fn opens_name(lower: char) -> bool {
    parts::names(lower).iter().any(|name| name.heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_answer_denies_no_label() {
        for key in [
            "(a) x",
            "a) x",
            "iv. x",
            "Article 5 X",
            "Art. 5 X",
            "B.2. X",
            "II. X",
            "12 X",
            "第一条",
            "§ 5 X",
            "- x",
            "# x",
        ] {
            assert!(is_likely(key), "{key}");
        }
        assert!(!is_likely("the parties") && !is_likely("Articles"));
    }
}
