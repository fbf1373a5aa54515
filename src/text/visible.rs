//! Text of documents, file names and configurations, made fit for a line of a terminal or a log.

use crate::text::script;

/// Whether a character does something else than show itself: moves the cursor, ends the line, turns the direction, or hides.
#[must_use]
pub(crate) fn is_unfit(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || script::is_invisible(c)
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
