//! Configuration files: `variorum.toml`, the nearest one up from each file, and what `[[suppress]]` in them leaves out.
//!
//! `keys` is the table that everything goes by: of each key, what follows it (`kinds`), how it changes the settings of a
//! document (`settings`), what an option says of it (`typed`) and how it is shown (`shown`). `read` makes a `layer` of a file, and
//! `configurations` finds out which layers hold, the command line on top. `show`, `init` and `schema` are for people and editors,
//! `suppress` for the findings of a check.

mod configurations;
mod error;
mod globs;
mod init;
pub mod keys;
mod kinds;
pub(crate) mod layer;
pub(crate) mod origin;
mod places;
mod read;
mod schema;
pub(crate) mod settings;
mod show;
mod shown;
pub(super) mod suppress;
mod typed;
mod values;

pub(super) use configurations::{Configurations, configurations};
pub use error::Error;
pub(super) use init::run as init;
pub(super) use show::run as show;
