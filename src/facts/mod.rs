//! What a sentence says: dates, numbers, labels, references, definitions, names. One reader for each kind of fact.
//!
//! Reads strings; nothing here knows of documents, files or reports.

pub mod abbreviations;
pub mod compounds;
pub mod counts;
pub mod date;
pub mod definitions;
pub mod label;
pub mod names;
pub mod number_words;
pub mod part;
pub mod permuted;
pub mod quoted;
pub mod reference;
pub mod summed;
pub mod terms;
