//! Floor 0: strings only. Spans, lines, scripts, normalising, segmenting, clause labels.
//!
//! Nothing here knows of documents, files or reports.

pub(crate) mod bytes;
pub mod calendar;
pub mod date;
pub mod doubling;
pub mod fold;
pub mod glyphs;
pub mod keys;
pub mod label;
pub mod language;
pub mod lines;
pub mod marks;
pub mod normalise;
pub mod number_words;
pub mod numeral;
pub mod phrases;
pub mod reference;
pub mod rendering;
pub mod script;
pub mod segment;
pub mod span;
pub mod variants;
pub mod width;
