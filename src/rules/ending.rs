//! The end of a paragraph that may break off.
//!
//! No rule of its own: two rules ask it what is too short to break off, and what to show.

use crate::document::reading::Reading;
use crate::text::script::HAN_WEIGHT;
use crate::text::span::Span;

/// Under this weight a line is a label, a name, a date or a note, whatever it ends in. With 4 Han characters two findings more, one
/// case more right and two fewer; with 16 four more right and three fewer.
pub(super) const SHORT: u32 = 8 * HAN_WEIGHT;
/// How many characters on one side of a break are shown. Chosen by hand: no finding depends on it.
pub(super) const SHOWN: usize = 12;

/// The last characters of a passage, as far as they are on one line.
pub(super) fn last_characters(reading: &Reading, span: Span) -> Span {
    let text = reading.quote(span);
    let from = text
        .char_indices()
        .rev()
        .take(SHOWN)
        .take_while(|(_, c)| !matches!(c, '\n' | '\r'))
        .last()
        .map_or(0, |(at, _)| at);
    reading.quoted(span, from..text.len())
}
