//! The words of messages: one table for each language of the user interface. What is in a template, `message` says.

mod english;

/// The messages in one language.
pub(super) struct Table {
    /// Keys with their templates, in order of the keys.
    pub(super) templates: &'static [(&'static str, &'static str)],
    /// Which of the forms of a word goes with a number, counted from 0.
    pub(super) plural: fn(u64) -> usize,
    /// Which of the forms of a word comes before a number, counted from 0: an 8, a 9.
    pub(super) sound: fn(u64) -> usize,
}

/// The table that is used.
pub(super) static TABLE: &Table = &english::ENGLISH;

impl Table {
    /// The template of that key.
    pub(super) fn template(&self, key: &str) -> Option<&'static str> {
        let found = self.templates.binary_search_by_key(&key, |(key, _)| key);
        found.ok().map(|at| self.templates[at].1)
    }
}
