//! The names of formats as arguments: each command takes those that fit its reports, and says which they are.

use crate::wording::message::{Message, message};
use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::report::{self, FORMATS, Format, Subject};
use crate::text::alike;

/// Reads the name of a format that fits reports about a subject.
#[derive(Clone, Copy, Debug)]
pub(super) struct Formats(pub(super) Subject);

impl TypedValueParser for Formats {
    type Value = &'static Format;

    fn parse_ref(
        &self,
        command: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        named(&value.to_string_lossy(), self.0).map_err(|error| {
            let name = value.to_string_lossy().into_owned();
            let mut refused = command.clone().error(ErrorKind::InvalidValue, error);
            // What is said of it in another language is made of these.
            let asked = vec![name, self.0.command().to_owned()];
            refused.insert(ContextKind::Custom, ContextValue::Strings(asked));
            refused
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values =
            fitting(self.0).map(|format| PossibleValue::new(format.name).help(format.about));
        Some(Box::new(values))
    }
}

/// A name that is no format, or none for this report.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", self.message())]
pub enum Error {
    /// No format has that name.
    Unknown {
        /// The name as typed.
        name: String,
        /// What the report is about.
        subject: Subject,
    },
    /// The format is for other reports.
    Unfit {
        /// The name as typed.
        name: String,
        /// What the report is about.
        subject: Subject,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown { name, subject } => {
                let known = fitting(*subject).map(|format| format.name);
                message!(
                    "error.format-unknown",
                    name = name,
                    near = near(alike::nearest(name, known)),
                    command = subject.command(),
                    formats = names(*subject)
                )
            }
            Self::Unfit { name, subject } => message!(
                "error.format-unfit",
                command = subject.command(),
                name = name,
                formats = names(*subject)
            ),
        }
    }
}

/// What is wrong with the name of a format that the parser refused.
pub(super) fn refused(error: &clap::Error) -> Option<Message> {
    let Some(ContextValue::Strings(asked)) = error.get(ContextKind::Custom) else {
        return None;
    };
    let [name, command] = &asked[..] else {
        return None;
    };
    let mut all = Subject::ALL.into_iter();
    let subject = all.find(|subject| subject.command() == command)?;
    named(name, subject).err().map(|error| error.message())
}

/// What was meant, perhaps, between what is wrong and what to do.
pub(super) fn near(nearest: Option<&str>) -> Message {
    match nearest {
        Some(name) => message!("error.near", name = name),
        None => message!("error.near-none"),
    }
}

/// The format of that name, for reports about `subject`.
///
/// # Errors
/// When none exists.
pub(super) fn named(name: &str, subject: Subject) -> Result<&'static Format, Error> {
    let name = name.to_owned();
    match report::format(&name) {
        Some(format) if format.fits(subject) => Ok(format),
        Some(_) => Err(Error::Unfit { name, subject }),
        None => Err(Error::Unknown { name, subject }),
    }
}

fn fitting(subject: Subject) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(move |format| format.fits(subject))
}

/// The names of the formats for reports about `subject`, as a list in a sentence.
pub(super) fn names(subject: Subject) -> String {
    let names: Vec<&str> = fitting(subject).map(|format| format.name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_the_formats_that_fit_its_reports() {
        assert_eq!(names(Subject::Text), "human, json");
        assert_eq!(
            names(Subject::Comparison),
            "human, json, markdown, html, side-by-side, table, criticmarkup, words, stat"
        );
        assert_eq!(
            named("sarif", Subject::Comparison).unwrap_err().to_string(),
            "`variorum diff` does not support the format `sarif`: it supports human, json, markdown, html, side-by-side, table, criticmarkup, words, stat"
        );
        assert_eq!(
            named("xml", Subject::Text).unwrap_err().to_string(),
            "unknown format `xml`: `variorum text` supports human, json"
        );
        assert_eq!(names(Subject::History), "human, json, html");
        let near = named("jsno", Subject::Text).unwrap_err().to_string();
        assert!(near.starts_with("unknown format `jsno`; did you mean `json`? `variorum text`"));
        assert!(named("sarif", Subject::Check).is_ok());
    }
}
