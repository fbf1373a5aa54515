//! What single languages know, as data: one file a language.

pub mod calendar;
pub mod doubling;
pub mod phrases;
pub mod sentences;
