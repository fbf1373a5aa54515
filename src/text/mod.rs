//! Floor 0: strings only. Spans, lines, scripts, normalising, segmenting, clause labels.
//!
//! Nothing here knows of documents, files or reports.

pub mod abbreviations;
pub mod anniversary;
pub mod calendar;
pub mod compounds;
pub mod counts;
pub mod date;
pub mod definitions;
pub mod fold;
pub mod keys;
pub mod label;
pub mod language;
pub mod lines;
pub mod named_dates;
pub mod names;
pub mod normalise;
pub mod number_words;
pub mod numeral;
pub mod parts;
pub mod permuted;
pub mod phrases;
pub mod script;
pub mod segment;
pub mod span;
pub mod terms;
