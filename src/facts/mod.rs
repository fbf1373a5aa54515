//! What a sentence says: dates, numbers, labels, references, definitions, names. One reader for each kind of fact.
//!
//! Reads strings; nothing here knows of documents, files or reports.
//!
//! The tuned numbers were measured with those of `rules`, which says how.

pub(crate) mod abbreviations;
pub(crate) mod amounts;
pub(crate) mod announced;
pub(crate) mod capitals;
pub(crate) mod clock;
pub(crate) mod companies;
pub(crate) mod compounds;
pub(crate) mod counts;
pub(crate) mod date;
pub(crate) mod definitions;
pub mod label;
pub(crate) mod names;
pub(crate) mod number_words;
pub(crate) mod part;
pub(crate) mod permuted;
pub(crate) mod quoted;
pub(crate) mod reference;
pub(crate) mod spellings;
pub(crate) mod summed;
pub(crate) mod terms;
