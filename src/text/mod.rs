//! Strings only: characters, spans, lines, scripts, normalising, segments.
//!
//! Nothing here knows of facts, documents, files or reports.
//!
//! The tuned numbers were measured with those of `rules`, which says how.

pub(crate) mod alike;
pub(crate) mod bytes;
pub mod conflicts;
pub mod fold;
pub mod glyphs;
pub mod keys;
pub mod lines;
pub mod marks;
pub(crate) mod near;
pub mod normalise;
pub mod numeral;
pub mod rendering;
pub mod script;
pub mod segment;
pub(crate) mod sought;
pub mod span;
pub mod variants;
pub(crate) mod visible;
pub mod width;
