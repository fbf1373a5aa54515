//! What can be known of a language, one file a topic: the type that each language fills, and how readers look words up in it.
//!
//! A topic has a constant `NONE`, for languages of which nothing is known there. Where a reader does not know the language of its
//! text, it asks the lookup of the topic, which goes through all languages once and keeps what it made.

pub(crate) mod abbreviations;
pub(crate) mod counting;
pub(crate) mod dates;
pub(crate) mod definitions;
pub(crate) mod doubling;
pub(crate) mod events;
pub(crate) mod evidence;
pub(crate) mod lists;
pub(crate) mod modality;
pub(crate) mod names;
pub(crate) mod notices;
pub(crate) mod numbers;
pub(crate) mod pages;
pub(crate) mod parties;
pub(crate) mod parts;
pub(crate) mod placeholders;
pub(crate) mod quotation;
pub(crate) mod revisions;
pub(crate) mod segmentation;
pub(crate) mod sentences;
pub(crate) mod spelling;
