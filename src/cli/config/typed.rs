//! What is typed of keys, as a configuration file would say it.

use crate::check::catalogue;
use crate::cli::args::{InputArguments, RuleArguments};
use crate::cli::config::error::Error;
use crate::cli::config::kinds::Names;
use crate::cli::config::layer::Value;
use crate::cli::config::origin::{Origin, Set};
use crate::wording::message::{Message, message};

/// What is said of a key, where anything is.
pub(super) type Said = Result<Option<Value>, Error>;

/// The arguments that say what keys say.
pub(super) struct Typed<'run> {
    /// Which rules run, and how, for commands that run rules.
    pub(super) rules: Option<&'run RuleArguments>,
    /// How files are read.
    pub(super) input: &'run InputArguments,
}

impl Typed<'_> {
    /// What one of the arguments of rules says.
    pub(super) fn rule(&self, read: fn(&RuleArguments) -> Option<Value>) -> Option<Value> {
        self.rules.and_then(read)
    }

    /// The rules that are named.
    pub(super) fn list(&self, names: fn(&RuleArguments) -> &Vec<String>) -> Said {
        let names = self.rules.map(names).into_iter().flatten();
        let rules = names.map(|name| Ok(said(catalogue::selector(name.trim())?)));
        let rules = rules.collect::<Result<Vec<_>, Error>>()?;
        Ok((!rules.is_empty()).then_some(Value::List(rules)))
    }

    /// The terms that are pinned.
    pub(super) fn pins(&self) -> Option<Value> {
        let pins = self.rules.map(|rules| &rules.pins);
        let pins: Vec<_> = pins.into_iter().flatten().cloned().map(said).collect();
        (!pins.is_empty()).then_some(Value::Terms(pins))
    }
}

/// The rules of `--select`.
pub(super) fn selected(typed: &Typed<'_>) -> Said {
    let said = typed.list(|rules| &rules.select);
    said.map_err(|error| match error {
        Error::Rule(unknown) if unknown.nearest.is_none() => Error::Select(unknown),
        other => other,
    })
}

/// Classes of repeats and what becomes of them, as in `code=ignore`.
pub(super) fn repeats(typed: &Typed<'_>) -> Said {
    let texts = typed.rules.map(|rules| &rules.repeats);
    let rows = texts.into_iter().flatten().map(|text| {
        pair(text).map_err(|reason| Error::Repeats {
            typed: text.clone(),
            reason,
        })
    });
    let rows = rows.collect::<Result<Vec<_>, Error>>()?;
    Ok((!rows.is_empty()).then_some(Value::Table(rows)))
}

/// A class of repeats and what becomes of it; otherwise what is wrong.
fn pair(text: &str) -> Result<(&'static str, Set<&'static str>), Message> {
    let one_of = |names: Names, name: &str| {
        let mut all = names.all().into_iter();
        let found = all.find(|each| *each == name.trim());
        found.ok_or_else(|| names.unknown(name.trim()))
    };
    let (class, level) = match text.split_once('=') {
        Some((class, level)) => (class, Some(level)),
        None => (text, None),
    };
    let form = |class: &str| message!("config.repeats-form", class = class);
    let class = one_of(Names::Classes, class).map_err(|unknown| match level {
        Some(_) => unknown,
        None => message!("common.semicolon", first = form("code"), second = unknown),
    })?;
    let level = level.ok_or_else(|| form(class))?;
    Ok((class, said(one_of(Names::Levels, level)?)))
}

/// A value of an option.
fn said<T>(value: T) -> Set<T> {
    Set::new(value, Origin::CommandLine)
}
