//! Floor 0: strings only. Spans, lines, scripts, normalising, segmenting, clause labels.
//!
//! Nothing here knows of documents, files or reports.

pub mod abbreviations;
pub mod anniversary;
pub(crate) mod bytes;
pub mod calendar;
pub mod compounds;
pub mod counts;
pub mod date;
pub mod definitions;
pub mod doubling;
pub mod fold;
pub mod glyphs;
pub mod keys;
pub mod label;
pub mod language;
pub mod lines;
pub mod marks;
pub mod named_dates;
pub mod names;
pub mod normalise;
pub mod number_words;
pub mod numeral;
pub mod parts;
pub mod permuted;
pub mod phrases;
pub mod quoted;
pub mod reference;
pub mod rendering;
pub mod script;
pub mod segment;
pub mod span;
pub mod summed;
pub mod terms;
pub mod variants;
pub mod width;
