//! The words around the numbers of pages.

use crate::language::{LANGUAGES, Words};

/// Forms of page numbers that are marks alone, with `#` where the number stands.
const BARE: Words = &[
    "#",
    "-#-",
    "- # -",
    "– # –",
    "— # —",
    "—#—",
    "·#·",
    "· # ·",
    "[#]",
    "(#)",
    "# / #",
    "#/#",
];

/// How a page number is written.
#[derive(Debug)]
pub(crate) struct Pages {
    /// Words around a page number, lower case, with `#` where the number stands. A running line of this form is furniture.
    pub forms: Words,
    /// What a running line has inside when it holds more than a page number, with `#` where the number stands.
    pub inside: Words,
}

impl Pages {
    pub(in crate::language) const NONE: Self = Self {
        forms: &[],
        inside: &[],
    };
}

/// The forms of page numbers in all languages, with `#` where the number stands.
pub(crate) fn forms() -> impl Iterator<Item = &'static str> {
    let spoken = LANGUAGES.iter().flat_map(|each| each.pages.forms);
    BARE.iter().chain(spoken).copied()
}

/// Whether a line, its number written `#`, is the number of a page, or holds one.
#[must_use]
pub(crate) fn is_page_number(line: &str) -> bool {
    let mut inside = LANGUAGES.iter().flat_map(|each| each.pages.inside);
    forms().any(|form| form == line) || inside.any(|form| line.contains(form))
}
