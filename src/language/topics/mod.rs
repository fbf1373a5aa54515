//! What can be known of a language, one file a topic: the type that each language fills, and how readers look words up in it.
//!
//! A topic has a constant `NONE`, for languages of which nothing is known there. Where a reader does not know the language of its
//! text, it asks the lookup of the topic, which goes through all languages once and keeps what it made.

pub mod abbreviations;
pub mod counting;
pub mod dates;
pub mod definitions;
pub mod doubling;
pub mod events;
pub mod evidence;
pub mod lists;
pub mod modality;
pub mod names;
pub mod numbers;
pub mod pages;
pub mod parties;
pub mod parts;
pub mod placeholders;
pub mod sentences;
pub mod spelling;
