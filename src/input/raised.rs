//! Text that is set above its line: what it is where the line has no other way to say so.

/// Digits above a line as the characters for that: of `12` and a raised `2`, `12²` is left, and not 122. `None` where there are other
/// characters, which stay as they are.
pub(super) fn raised(text: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let sign = |c: char| match c {
        '-' | '−' => Some('⁻'),
        _ => Some(DIGITS[c.to_digit(10)? as usize]),
    };
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    text.chars()
        .map(sign)
        .collect::<Option<String>>()
        .filter(|_| has_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_alone_are_raised() {
        for (text, expected) in [
            ("2", Some("²")),
            ("-10", Some("⁻¹⁰")),
            ("−1", Some("⁻¹")),
            ("st", None),
            ("1)", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(raised(text).as_deref(), expected, "{text}");
        }
    }
}
