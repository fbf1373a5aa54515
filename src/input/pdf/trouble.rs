//! Why a file cannot be read.

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It opens with a password only.
    Encrypted,
    /// Anything else, as the end of a sentence.
    Reason(String),
}

impl Trouble {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self::Reason(text.into())
    }
}
