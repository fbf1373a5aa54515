//! Text of documents, file names and configurations, made fit for a line of a terminal or a log.

use crate::text::script;

/// Whether a character does something else than show itself: moves the cursor, ends the line, turns the direction, or hides.
#[must_use]
pub(crate) fn is_unfit(c: char) -> bool {
    is_harmful(c) || script::is_invisible(c) || is_format(c)
}

/// Whether a character moves the cursor, ends the line or turns the direction: what hides only can be meant in a text.
fn is_harmful(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character says how its neighbours are to be set, and shows nothing itself: those of the category Cf that
/// [`script::is_invisible`] leaves out.
fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{180e}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'..='\u{e007f}'
    )
}

/// A text on one line, as it can be shown: control and invisible characters by a sign, tabs and line ends as a space.
#[must_use]
pub(crate) fn shown(text: &str) -> String {
    let sign = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        _ if is_unfit(c) => '␣',
        _ => c,
    };
    text.chars().map(sign).collect()
}

/// A text for another program to read: as it is, but for what would move the cursor, end the line or turn the direction if that
/// program shows it.
#[must_use]
pub(crate) fn harmless(text: &str) -> String {
    let sign = |c: char| match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        _ if is_harmful(c) && c != '\t' => '␣',
        _ => c,
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_hides_or_turns_is_a_sign() {
        for c in [
            '\u{61c}',
            '\u{180e}',
            '\u{202e}',
            '\u{206a}',
            '\u{fffb}',
            '\u{e0041}',
            '\u{1b}',
            '\u{9b}',
        ] {
            assert_eq!(shown(&format!("a{c}b")), "a␣b", "{c:?}");
        }
        // An Arabic number sign and a selector of a form are seen.
        assert_eq!(shown("\u{600}1 ❤\u{fe0f}"), "\u{600}1 ❤\u{fe0f}");
    }

    #[test]
    fn a_text_for_a_program_keeps_what_only_hides() {
        assert_eq!(
            harmless("می\u{200c}خواهم\tco\u{ad}op"),
            "می\u{200c}خواهم\tco\u{ad}op"
        );
        assert_eq!(harmless("a\u{1b}[31m\u{202e}b\u{2028}c"), "a␣[31m␣b c");
    }
}
