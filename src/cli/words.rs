//! Words that shells complete, and that are judged where they are used: an unknown one gets the message that it gets everywhere.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command};

/// Takes any text, and offers the words of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(pub(super) fn() -> Vec<&'static str>);

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let text = value.to_str().map(str::to_owned);
        text.ok_or_else(|| command.clone().error(ErrorKind::InvalidUtf8, "no UTF-8"))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}
