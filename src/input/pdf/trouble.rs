//! Why a file cannot be read.

use crate::wording::message::Message;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It opens with a password only.
    Encrypted,
    /// Anything else, as the end of a sentence.
    Reason(Message),
}
