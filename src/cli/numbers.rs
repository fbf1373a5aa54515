//! Numbers as arguments: what is out of range is told in words.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// Reads a whole number in a range.
///
/// # Errors
/// When it is not one, or not in the range; the error says which numbers are.
pub(super) fn whole<N: FromStr + PartialOrd + Display>(
    typed: &str,
    range: &RangeInclusive<N>,
) -> Result<N, String> {
    let number = typed.parse().ok();
    number
        .filter(|number| range.contains(number))
        .ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            format!("it must be a whole number from {least} to {most}")
        })
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn the_error_says_which_numbers_can_be_given() {
        assert_eq!(whole("7", &(1_u16..=9)), Ok(7));
        for typed in ["0", "10", "-1", "x", "", "1.5"] {
            let error = whole(typed, &(1_u16..=9)).unwrap_err();
            assert_eq!(error, "it must be a whole number from 1 to 9");
        }
    }
}
