//! Numbers that look like one number in two notations and may be two: `section 2.10` and `section 2.1`, `1.10.` and `1.1.`, and `2,500`
//! where a comma opens a fraction.

use crate::diff::class::counted::is_money;
use crate::diff::class::{Range, Scene};
use crate::text::numeral;
use crate::text::span::Span;

impl Scene<'_> {
    /// Whether two stretches that differ in the notation of numbers alone may have other numbers.
    pub(super) fn is_unsure_notation(&self, ranges: [&Range; 2]) -> bool {
        let stretches = [0, 1].map(|side| self.stretch(side, ranges[side]));
        let zeros = stretches.map(trailing_zeros);
        if zeros[0] != zeros[1] && (0..2).any(|side| self.may_be_a_part(side, ranges[side])) {
            return true;
        }
        let commas = stretches.map(has_comma_before_three);
        let language = self.language(0).map(|language| &language.numbers);
        commas[0] != commas[1]
            && language.is_some_and(|numbers| {
                !numbers.thousands.is_empty() && !numbers.thousands.contains(',')
            })
    }

    /// Whether a number with a point stands where that of a part, a version or a day does, without a unit or a sum that shows otherwise.
    fn may_be_a_part(&self, side: usize, range: &Range) -> bool {
        let words = &self.texts.words[side][range.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return false;
        };
        let place = Span {
            start: first.span.start,
            end: last.span.end,
        };
        let keys = self.texts.documents[side].keys.text();
        let (before, after) = (&keys[..place.start as usize], &keys[place.end as usize..]);
        let sign = |c: char| matches!(c, '%' | '‰' | '°' | '℃' | '$' | '€' | '£' | '¥' | '₽' | '₴');
        if before.ends_with(sign) || after.trim_start_matches([' ', '\u{a0}']).starts_with(sign) {
            return false;
        }
        let bare = before.trim_end_matches([' ', '\u{a0}']);
        let start = bare.rfind(|c: char| !c.is_alphanumeric());
        let word = &bare[start.map_or(0, |at| crate::text::span::after(bare, at))..];
        let is_name = word.starts_with(char::is_uppercase) && bare.len() < before.len();
        let goes_on = after.strip_prefix('.').is_some_and(|rest| !rest.is_empty());
        self.is_mentioned(side, place) || is_name && !is_money(word) || goes_on
    }
}

/// How many zeros end the fraction of the last number with a point.
fn trailing_zeros(text: &str) -> usize {
    let Some((_, fraction)) = text.rsplit_once('.') else {
        return 0;
    };
    let digits = fraction.find(|c| numeral::digit(c).is_none());
    let digits = &fraction[..digits.unwrap_or(fraction.len())];
    digits.len() - digits.trim_end_matches('0').len()
}

/// Whether a comma stands before three digits and no more.
fn has_comma_before_three(text: &str) -> bool {
    text.match_indices(',').any(|(at, _)| {
        let digits = text[at + 1..]
            .chars()
            .take_while(char::is_ascii_digit)
            .count();
        digits == 3 && text[..at].ends_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    fn classes(old: &str, new: &str) -> Vec<Class> {
        let read =
            |text: &str| from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let found = diff(&read(old), &read(new), &Options::default());
        let edits = found.changes.iter().flat_map(|change| &change.edits);
        edits.map(|edit| edit.class).collect()
    }

    #[test]
    fn a_zero_at_the_end_counts_in_parts_versions_and_days() {
        for (old, new) in [
            (
                "See section 2.10 for the fees.",
                "See section 2.1 for the fees.",
            ),
            ("按照表2.10计算水位。", "按照表2.1计算水位。"),
            (
                "Смотри рис. 1.10 на обороте.",
                "Смотри рис. 1.1 на обороте.",
            ),
            (
                "The lamp needs Luxor 3.10 or later.",
                "The lamp needs Luxor 3.1 or later.",
            ),
            (
                "Das Tor ist am 1.10. geschlossen.",
                "Das Tor ist am 1.1. geschlossen.",
            ),
        ] {
            let found = classes(old, new);
            assert!(
                !found.is_empty() && !found.contains(&Class::Notation),
                "{old}: {found:?}"
            );
        }
        for (old, new) in [
            (
                "The rope weighs 2.50 kg in all.",
                "The rope weighs 2.5 kg in all.",
            ),
            ("缆绳的利率为2.50%。", "缆绳的利率为2.5%。"),
            (
                "Each boat pays EUR 2.50 a day.",
                "Each boat pays EUR 2.5 a day.",
            ),
        ] {
            assert_eq!(classes(old, new), [Class::Notation], "{old}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_opens_a_fraction_in_many_languages() {
        for (old, new) in [
            (
                "Die Probe wiegt mit dem Glas 2,500 kg.",
                "Die Probe wiegt mit dem Glas 2500 kg.",
            ),
            (
                "Масса образца в банке равна 2,500 кг.",
                "Масса образца в банке равна 2500 кг.",
            ),
        ] {
            assert_eq!(classes(old, new), [Class::Number], "{old}");
        }
        let (old, new) = (
            "The sample weighs 2,500 kg with the jar.",
            "The sample weighs 2500 kg with the jar.",
        );
        assert_eq!(classes(old, new), [Class::Notation]);
    }

    #[test]
    fn a_number_behind_a_name_is_no_amount() {
        for (old, new) in [
            (
                "Fees are set under the rules of the harbour.",
                "Fees are set under Bylaw 3 and the rules of the harbour.",
            ),
            (
                "Fees follow the old custom.",
                "Fees follow the old custom, as Regulation 7 has it.",
            ),
        ] {
            assert_eq!(classes(old, new), [Class::Wording], "{new}");
        }
        let new = "Fees of 7 crowns follow the old custom.";
        assert_eq!(classes("Fees follow the old custom.", new), [Class::Number]);
    }
}
