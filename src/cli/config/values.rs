//! The values of a configuration file, each with its place; one of another type than is wanted is a problem.

use std::ops::{Range, RangeInclusive};
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use crate::check::catalogue;
use crate::cli::config::globs::Globs;
use crate::cli::config::kinds::{Names, ValueKind};
use crate::cli::config::layer::Value;
use crate::cli::config::origin::{Origin, Set};
use crate::rule::Pin;
use crate::text::alike::{self, LIKE, SLIP};
use crate::text::lines::LineIndex;
use crate::wording::message::{Message, message};

/// Something wrong in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: Message,
}

impl Problem {
    /// What is wrong, and where.
    pub(super) fn message(&self, path: &str) -> Message {
        message!(
            "error.problem",
            path = path,
            line = self.line,
            column = self.column,
            message = self.message.clone()
        )
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// A value with its place.
pub(super) type Written<'text> = Spanned<DeValue<'text>>;

/// Reads values, and collects what is wrong with them.
pub(super) struct Reader<'text> {
    /// What the file is called in messages.
    pub(super) shown: &'text Arc<str>,
    /// The lines of the file.
    pub(super) index: LineIndex<'text>,
    /// The folder that patterns start from.
    pub(super) root: &'text Path,
    /// What is wrong.
    pub(super) problems: Vec<Problem>,
}

impl Reader<'_> {
    /// The sections under a key.
    pub(super) fn sections<'value, 'text>(
        &mut self,
        key: &str,
        kind: ValueKind,
        value: &'value Written<'text>,
    ) -> Vec<&'value Written<'text>> {
        let Some(all) = value.get_ref().as_array() else {
            self.mistyped(key, &kind.wanted(), value);
            return Vec::new();
        };
        let mut out = Vec::new();
        for each in all {
            if each.get_ref().is_table() {
                out.push(each);
            } else {
                self.mistyped(key, &kind.wanted(), each);
            }
        }
        out
    }

    /// What is said of a key for documents; none where it is wrong, or concerns the file itself.
    pub(super) fn value(
        &mut self,
        key: &str,
        kind: ValueKind,
        value: &Written<'_>,
    ) -> Option<Value> {
        match kind {
            ValueKind::Text => self.text(key, kind, value).map(Value::Text),
            ValueKind::Checked(check) => {
                let text = self.text(key, kind, value)?;
                match check(&text) {
                    Ok(()) => Some(Value::Text(text)),
                    Err(reason) => {
                        self.wrong(value.span(), reason);
                        None
                    }
                }
            }
            ValueKind::Flag => {
                let flag = value.get_ref().as_bool();
                if flag.is_none() {
                    self.mistyped(key, &kind.wanted(), value);
                }
                flag.map(Value::Flag)
            }
            ValueKind::Number { least, most } => {
                self.number(key, least..=most, value).map(Value::Number)
            }
            ValueKind::Name(names) => {
                let name = self.name(key, names, value)?;
                Some(Value::Text(name.to_owned()))
            }
            ValueKind::List(names) => self.names(key, names, value).map(Value::List),
            ValueKind::Table(keys, values) => {
                self.pairs(key, (keys, values), value).map(Value::Table)
            }
            ValueKind::Terms => self.pins(key, value).map(Value::Terms),
            ValueKind::Patterns | ValueKind::Sections(..) => None,
        }
    }

    fn names(
        &mut self,
        key: &str,
        names: Names,
        value: &Written<'_>,
    ) -> Option<Vec<Set<&'static str>>> {
        let Some(all) = value.get_ref().as_array() else {
            self.mistyped(key, &ValueKind::List(names).wanted(), value);
            return None;
        };
        let mut out = Vec::new();
        for each in all {
            if let Some(name) = self.name(key, names, each) {
                out.push(Set::new(name, self.origin(each.span())));
            }
        }
        Some(out)
    }

    pub(super) fn globs(&mut self, name: &str, value: &Written<'_>) -> Option<Globs> {
        let Some(all) = value.get_ref().as_array() else {
            self.mistyped(name, &ValueKind::Patterns.wanted(), value);
            return None;
        };
        let mut lines = Vec::new();
        for each in all {
            if let Some(line) = self.text(name, ValueKind::Patterns, each) {
                lines.push((Set::new(line, self.origin(each.span())), each.span()));
            }
        }
        self.patterns(lines)
    }

    pub(super) fn patterns(&mut self, lines: Vec<(Set<String>, Range<usize>)>) -> Option<Globs> {
        let (lines, spans): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
        match Globs::new(self.root, lines) {
            Ok(globs) => Some(globs),
            Err((number, reason)) => {
                let message = message!("config.pattern", reason = reason);
                self.wrong(spans.get(number)?.clone(), message);
                None
            }
        }
    }

    fn pins(&mut self, key: &str, value: &Written<'_>) -> Option<Vec<Set<Pin>>> {
        let Some(table) = value.get_ref().as_table() else {
            self.mistyped(key, &ValueKind::Terms.wanted(), value);
            return None;
        };
        let mut out = Vec::new();
        for (term, forms) in table {
            let Some(all) = forms.get_ref().as_array() else {
                let wanted = message!("config.wanted-variants");
                self.mistyped(term.get_ref(), &wanted, forms);
                continue;
            };
            let written = all.iter().filter_map(|each| {
                let form = self.text(term.get_ref(), ValueKind::Text, each)?;
                let form = form.trim().to_owned();
                if form.is_empty() {
                    self.wrong(each.span(), message!("config.variant-empty"));
                } else if form == term.get_ref().trim() {
                    let term = term.get_ref().as_ref();
                    let message = message!("config.variant-same", form = &form, term = term);
                    self.wrong(each.span(), message);
                }
                Some(form)
            });
            let pin = Pin {
                wrong: written.collect(),
                term: term.get_ref().trim().to_owned(),
            };
            if pin.term.is_empty() {
                self.wrong(term.span(), message!("config.term-empty"));
            }
            out.push(Set::new(pin, self.origin(term.span())));
        }
        Some(out)
    }

    /// A table from names to names.
    fn pairs(
        &mut self,
        key: &str,
        (keys, values): (Names, Names),
        value: &Written<'_>,
    ) -> Option<Vec<(&'static str, Set<&'static str>)>> {
        let Some(table) = value.get_ref().as_table() else {
            self.mistyped(key, &ValueKind::Table(keys, values).wanted(), value);
            return None;
        };
        let mut out = Vec::new();
        for (name, value) in table {
            let known = self.known(name.get_ref(), name.span(), keys);
            let level = self.name(name.get_ref(), values, value);
            if let Some((one, other)) = known.zip(level) {
                out.push((one, Set::new(other, self.origin(name.span()))));
            }
        }
        Some(out)
    }

    fn number(
        &mut self,
        key: &str,
        range: RangeInclusive<u32>,
        value: &Written<'_>,
    ) -> Option<u32> {
        let wanted = ValueKind::Number {
            least: *range.start(),
            most: *range.end(),
        }
        .wanted();
        let Some(written) = value.get_ref().as_integer() else {
            self.mistyped(key, &wanted, value);
            return None;
        };
        let number = u32::from_str_radix(written.as_str(), written.radix()).ok();
        let found = number.filter(|number| range.contains(number));
        if found.is_none() {
            let written = written.to_string();
            let message = message!("config.value", key = key, wanted = wanted, found = written);
            self.wrong(value.span(), message);
        }
        found
    }

    /// A string that is one of some names.
    pub(super) fn name(
        &mut self,
        key: &str,
        names: Names,
        value: &Written<'_>,
    ) -> Option<&'static str> {
        let written = self.text(key, ValueKind::Name(names), value)?;
        self.known(&written, value.span(), names)
    }

    fn known(&mut self, name: &str, span: Range<usize>, names: Names) -> Option<&'static str> {
        let all = names.all();
        let found = all.iter().find(|each| **each == name);
        if found.is_none() {
            self.wrong(span, names.unknown(name));
        }
        found.copied()
    }

    pub(super) fn text(
        &mut self,
        key: &str,
        kind: ValueKind,
        value: &Written<'_>,
    ) -> Option<String> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.mistyped(key, &kind.wanted(), value);
        }
        text.map(str::to_owned)
    }

    pub(super) fn unknown<'names>(
        &mut self,
        name: &Spanned<impl AsRef<str>>,
        known: impl Iterator<Item = &'names str>,
    ) {
        let written = name.get_ref().as_ref();
        let known: Vec<&str> = known.collect();
        let slip = alike::most_like(written, &known, SLIP);
        let near = match slip.or_else(|| alike::with_word(written, &known)) {
            _ if Names::Rules.all().contains(&written) => {
                message!("config.near-rule")
            }
            _ if catalogue::groups().contains_key(written) => {
                message!("config.near-group")
            }
            None if alike::are_akin(written, Names::Rules.noun()) => {
                message!("config.near-rules")
            }
            near => match near.or_else(|| alike::most_like(written, &known, LIKE)) {
                Some(near) => message!("config.near-key", name = near),
                None => message!("config.near-all"),
            },
        };
        let message = message!("config.key-unknown", name = written, near = near);
        self.wrong(name.span(), message);
    }

    pub(super) fn mistyped(&mut self, key: &str, wanted: &Message, value: &Written<'_>) {
        let found = match value.get_ref() {
            DeValue::String(_) => message!("config.value-string"),
            DeValue::Integer(_) => message!("config.value-integer"),
            DeValue::Float(_) => message!("config.value-float"),
            DeValue::Boolean(_) => message!("config.value-boolean"),
            DeValue::Datetime(_) => message!("config.value-date"),
            DeValue::Array(_) => message!("config.value-array"),
            DeValue::Table(_) => message!("config.value-table"),
        };
        let wanted = wanted.clone();
        let message = message!("config.value", key = key, wanted = wanted, found = found);
        self.wrong(value.span(), message);
    }

    pub(super) fn wrong(&mut self, span: Range<usize>, message: Message) {
        let problem = self.problem(span, message);
        self.problems.push(problem);
    }

    pub(super) fn problem(&self, span: Range<usize>, message: Message) -> Problem {
        let place = self.index.place(span.start as u32);
        Problem {
            line: place.line,
            column: place.column,
            message,
        }
    }

    pub(super) fn origin(&self, span: Range<usize>) -> Origin {
        Origin::File {
            path: self.shown.clone(),
            line: self.index.place(span.start as u32).line,
        }
    }
}
