//! What goes on with the number of a part: a letter, numbers in brackets, and further numbers of the same list or range.

use crate::facts::part;
use crate::language::topics::dates;
use crate::language::topics::evidence;
use crate::language::topics::parts;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// The longest number or letter in brackets after the number of a part, in bytes: (iii). Chosen by hand, 2026-11.
const LONGEST: usize = 8;

/// The numbers that go on with the list of the part that ends at `end`, where a range or a letter shows that they do, or nothing follows
/// them that they could count: Nr. 1a bis 5, §§ 34, 35a und 36.
pub(super) fn after(text: &str, mut end: usize) -> Vec<Span> {
    let mut out = Vec::new();
    while let Some((start, next)) = item(text, end) {
        out.push(Span::new(start, next));
        end = next;
    }
    out
}

/// How much of a text goes on with the number of a part: a letter, and numbers or letters in brackets.
pub(super) fn suffix(text: &str) -> usize {
    let letter = text.chars().next().filter(char::is_ascii_lowercase);
    let alone = letter.is_some() && !text[1..].starts_with(char::is_alphanumeric);
    let mut end = usize::from(alone);
    end += addition(&text[end..]);
    while let Some(length) = bracketed(&text[end..]) {
        end += length;
    }
    end
}

/// The length of a word behind a number that was put in later, with the space before it: 4 bis. Nr. 1 bis 5 is a range.
pub(super) fn addition(text: &str) -> usize {
    let Some(rest) = text.strip_prefix([' ', '-', '\u{a0}']) else {
        return 0;
    };
    let end = rest
        .find(|c: char| !c.is_ascii_lowercase())
        .unwrap_or(rest.len());
    let goes_on = rest[end..].starts_with(|c: char| c.is_alphanumeric())
        || rest[end..]
            .strip_prefix(' ')
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let mut known = parts::words(|parts| parts.additions);
    if !goes_on && known.any(|word| word == &rest[..end]) {
        text.len() - rest.len() + end
    } else {
        0
    }
}

/// The length of a number or letter in brackets at the start of a text.
fn bracketed(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(')?;
    let mut near = inner.bytes().take(LONGEST + 1);
    let length = near
        .position(|byte| byte == b')')
        .filter(|length| *length > 0)?;
    // Two Han characters may be the title of a clause: （罰則）.
    let counts =
        |c: char| c.is_alphanumeric() && (!script::is_unspaced(c) || numeral::is_in_number(c));
    inner[..length].chars().all(counts).then_some(length + 2)
}

/// The next number of a list whose last one ends at `end`: where it stands and ends.
fn item(text: &str, end: usize) -> Option<(usize, usize)> {
    let last = figures_before(text[..end].trim_end_matches(|c: char| c.is_ascii_lowercase()))?;
    let gap = part::joiner(&text[end..])?;
    let start = end + gap;
    let rest = &text[start..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value: u64 = rest[..digits].parse().ok()?;
    let next = start + digits + suffix(&rest[digits..]);
    let after = &text[next..];
    let lettered = next > start + digits;
    let point = after.strip_prefix(['.', ',']).unwrap_or(after);
    let plain = !point.starts_with(|c: char| c.is_alphanumeric() || c == '%');
    let word = after.trim_start();
    let length = word.find(|c: char| !c.is_alphabetic());
    let word = &word[..length.unwrap_or(word.len())];
    let joins = text[end..start].contains(char::is_alphabetic);
    let goes_on = || {
        let gap = part::joiner(after);
        gap.is_some_and(|gap| after[gap..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let uncounted = || {
        let lower = word.to_lowercase();
        word.is_empty() || evidence::is_function_word(&lower) || parts::is_narrower(&lower)
    };
    let range = || dates::joins_range(text[end..start].trim());
    (plain
        && value >= last
        && (lettered || value > last && (range() || goes_on() || joins && uncounted())))
    .then_some((start, next))
}

/// The figures that a text ends with, as a number.
fn figures_before(text: &str) -> Option<u64> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text[rest.len()..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_behind_a_number_belongs_to_it_but_a_range_does_not() {
        assert_eq!(suffix(" bis, et"), " bis".len());
        assert_eq!(suffix(" ter(2)"), " ter(2)".len());
        assert_eq!(suffix(" bis 6"), 0);
        assert_eq!(suffix(" bister"), 0);
    }

    #[test]
    fn a_title_in_brackets_is_no_number() {
        assert_eq!(suffix("(b)(ii) holds"), "(b)(ii)".len());
        assert_eq!(suffix("(三)项"), "(三)".len());
        assert_eq!(suffix("(罰則)"), 0);
        assert_eq!(suffix("(目的)"), 0);
    }
}
