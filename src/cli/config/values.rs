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

/// Something wrong in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: String,
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
                self.wrong(
                    spans.get(number)?.clone(),
                    format!("invalid pattern: {reason}"),
                );
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
                self.mistyped(term.get_ref(), "a list of unwanted variants", forms);
                continue;
            };
            let written = all.iter().filter_map(|each| {
                let form = self.text(term.get_ref(), ValueKind::Text, each)?;
                let form = form.trim().to_owned();
                if form.is_empty() {
                    self.wrong(each.span(), "an empty variant".to_owned());
                } else if form == term.get_ref().trim() {
                    let message = format!("`{form}` cannot be a variant of `{}`", term.get_ref());
                    self.wrong(each.span(), message);
                }
                Some(form)
            });
            let pin = Pin {
                wrong: written.collect(),
                term: term.get_ref().trim().to_owned(),
            };
            if pin.term.is_empty() {
                self.wrong(term.span(), "an empty term".to_owned());
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
            let message = format!("`{key}` must be {wanted}, not {written}");
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
        noun: &str,
        name: &Spanned<impl AsRef<str>>,
        known: impl Iterator<Item = &'names str>,
    ) {
        let written = name.get_ref().as_ref();
        let known: Vec<&str> = known.collect();
        let slip = alike::most_like(written, &known, SLIP);
        let near = match slip.or_else(|| alike::with_word(written, &known)) {
            _ if Names::Rules.all().contains(&written) => {
                "; it is a rule: see `select`, `ignore` and `severity`".to_owned()
            }
            _ if catalogue::groups().contains_key(written) => {
                "; it is a group of rules: see `select`, `ignore` and `severity`".to_owned()
            }
            None if alike::are_akin(written, Names::Rules.noun()) => {
                "; for rules, see `select`, `ignore` and `severity`".to_owned()
            }
            near => match near.or_else(|| alike::most_like(written, &known, LIKE)) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => "; `variorum init` writes a file that lists them all".to_owned(),
            },
        };
        self.wrong(name.span(), format!("unknown {noun} `{written}`{near}"));
    }

    pub(super) fn mistyped(&mut self, key: &str, wanted: &str, value: &Written<'_>) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.wrong(
            value.span(),
            format!("`{key}` must be {wanted}, not {found}"),
        );
    }

    pub(super) fn wrong(&mut self, span: Range<usize>, message: String) {
        let problem = self.problem(span, message);
        self.problems.push(problem);
    }

    pub(super) fn problem(&self, span: Range<usize>, message: String) -> Problem {
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
