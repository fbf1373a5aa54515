//! Blanks in citations of judgments: the volume or the page is not printed yet, and the blank is how that is cited: ___ Mich. ___ (2025).

use crate::document::reading::Reading;
use crate::text::near;
use crate::text::span::Span;

/// The most words of the name of a series of reports. Chosen by hand: *Cal. App. 5th Supp.* has four.
const REPORTER: usize = 5;
/// How far behind a blank the year may stand, in bytes: courts and parallel citations are between. Chosen by hand.
const YEAR: usize = 160;
/// How far before a blank the volume stands, in bytes. Chosen by hand.
const VOLUME: usize = 60;

/// Whether the blank at a place is a volume or a page in a citation of a judgment with its year in brackets.
pub(super) fn is_cited(reading: &Reading, blank: Span) -> bool {
    let (before, after) = reading.around(blank);
    let before = near::before(before, before.len(), VOLUME);
    let after = near::after(after, 0, YEAR);
    let lone = |word: &str| word.trim_matches(['*', '(', ',', ';']).to_owned();
    let is_blank = |word: &str| {
        let word = lone(word);
        !word.is_empty() && word.chars().all(|c| c == '_')
    };
    let is_number = |word: &str| {
        let word = lone(word);
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
    };
    let mut words = after.split_whitespace();
    let named = words.by_ref().take_while(|word| is_of_reporter(word));
    let named = named.take(REPORTER + 1).count();
    let ahead: Vec<&str> = after.split_whitespace().collect();
    let volume = (1..=REPORTER).contains(&named) && ahead.get(named).is_some_and(|w| is_blank(w));
    let back: Vec<&str> = before.split_whitespace().rev().collect();
    let named = back.iter().take_while(|word| is_of_reporter(word)).count();
    let page = (1..=REPORTER).contains(&named)
        && back
            .get(named)
            .is_some_and(|word| is_blank(word) || is_number(word));
    (volume || page) && has_year(after)
}

/// Whether a word may be of the name of a series of reports: Mich., U.S., `NW2d`, 3d.
fn is_of_reporter(word: &str) -> bool {
    let ordinal = word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(['d', 'h', 't'])
        && word.len() <= 4;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '’' | '\'');
    (word.starts_with(char::is_uppercase) || ordinal) && word.chars().all(plain)
}

/// Whether the first brackets of a text end in a year: (2025), (6th Cir. 2024).
fn has_year(text: &str) -> bool {
    let Some(open) = text.find('(') else {
        return false;
    };
    let inside = text[open + 1..].split(')').next().unwrap_or("");
    let year = inside.rsplit(' ').next().unwrap_or("");
    year.len() == 4 && year.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::placeholder::RULE;

    #[test]
    fn a_volume_that_is_not_printed_is_no_blank() {
        silent(
            &RULE,
            &[
                "*Lind v. Harbour Board, ___ Mich. ___ (2025)* is about a boat.",
                "See Berg v. Ferry Co., 601 U.S. ___ (2024).",
                "Dale v. Hill, ___ F.4th ___ (6th Cir. 2024), tells of a quay.",
                "Marsh v. Ford, ___ Mich App ___; ___ NW2d ___ (2023).",
            ],
        );
        for text in [
            "The rent of ___ crowns is paid by the keeper (2025).",
            "The boat ___ Lind owns is old.",
            "The keeper, Anna ______ (born 1970), has the key.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }
}
