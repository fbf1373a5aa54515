//! A file with some of its bytes turned.

use crate::cut::Case;

/// Changes some bytes: each is chosen by a letter of the choices.
pub(crate) fn turn(file: &mut [u8], case: &Case<'_>) {
    let count = case.choice(3, 8).saturating_sub(4);
    for number in 0..count {
        let at = case.choice(4 + 2 * number, 26) * 26 + case.choice(5 + 2 * number, 26);
        // Half of them in the list of members, which is at the end.
        let length = file.len();
        let at = if number % 2 == 0 {
            length.saturating_sub(1 + at % length.max(1))
        } else {
            at * 7 % length.max(1)
        };
        if let Some(byte) = file.get_mut(at) {
            *byte ^= 1 << (number + at) % 8;
        }
    }
}
