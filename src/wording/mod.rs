//! What the program says to people, in the languages of its user interface: messages as data, and a table of texts for each language.
//!
//! These are not the languages of documents, of which this room knows nothing: see `language`.

pub mod message;
mod table;
#[cfg(test)]
mod tests;

use crate::wording::table::{EN, RU, Table, ZH};

/// A language in which reports for people and messages are written. Machine formats, help and manuals are always in the first one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
    /// Russian.
    Ru,
}

impl Lang {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::En, Self::Zh, Self::Ru];

    /// Its code, as `--lang` and pages have it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
            Self::Ru => "ru",
        }
    }

    /// The language of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }

    /// Its texts.
    fn table(self) -> &'static Table {
        match self {
            Self::En => &EN,
            Self::Zh => &ZH,
            Self::Ru => &RU,
        }
    }
}
