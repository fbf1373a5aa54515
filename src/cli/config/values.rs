//! The values of a configuration file, each with its place; one of another type than is wanted is a problem.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use crate::cli::config::globs::Globs;
use crate::cli::config::keys::{Key, Kind, Names};
use crate::cli::config::layer::{Origin, Set};
use crate::rule::{self, Pin};
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
pub(super) type Value<'text> = Spanned<DeValue<'text>>;

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
    /// The sections behind a key.
    pub(super) fn sections<'value, 'text>(
        &mut self,
        key: &Key,
        value: &'value Value<'text>,
    ) -> Vec<&'value Value<'text>> {
        let Some(all) = value.get_ref().as_array() else {
            self.mistyped(key.name, &key.wanted(), value);
            return Vec::new();
        };
        let mut out = Vec::new();
        for each in all {
            if each.get_ref().is_table() {
                out.push(each);
            } else {
                self.mistyped(key.name, &key.wanted(), each);
            }
        }
        out
    }

    pub(super) fn rules(&mut self, key: &Key, value: &Value<'_>) -> Option<Vec<Set<&'static str>>> {
        let Some(all) = value.get_ref().as_array() else {
            self.mistyped(key.name, &key.wanted(), value);
            return None;
        };
        let mut out = Vec::new();
        for each in all {
            if let Some(rule) = self.name(key.name, Names::Rules, each) {
                out.push(Set::new(rule, self.origin(each.span())));
            }
        }
        Some(out)
    }

    pub(super) fn globs(&mut self, name: &str, value: &Value<'_>) -> Option<Globs> {
        let Some(all) = value.get_ref().as_array() else {
            self.mistyped(name, &Kind::Patterns.wanted(), value);
            return None;
        };
        let mut lines = Vec::new();
        for each in all {
            if let Some(line) = self.text(name, Kind::Patterns, each) {
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
                self.wrong(spans.get(number)?.clone(), format!("no pattern: {reason}"));
                None
            }
        }
    }

    pub(super) fn pins(&mut self, key: &Key, value: &Value<'_>) -> Vec<Set<Pin>> {
        let Some(table) = value.get_ref().as_table() else {
            self.mistyped(key.name, &key.wanted(), value);
            return Vec::new();
        };
        let mut out = Vec::new();
        for (term, forms) in table {
            let Some(all) = forms.get_ref().as_array() else {
                self.mistyped(
                    term.get_ref(),
                    "a list of the forms that are ruled out",
                    forms,
                );
                continue;
            };
            let written = all.iter().filter_map(|each| {
                let form = self.text(term.get_ref(), Kind::Text, each)?;
                let form = form.trim().to_owned();
                if form.is_empty() {
                    self.wrong(each.span(), "an empty form".to_owned());
                } else if form == term.get_ref().trim() {
                    let message = format!(
                        "`{form}` cannot be ruled out in favour of `{}`",
                        term.get_ref()
                    );
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
        out
    }

    /// A table from names to names, each pair read by `read`.
    pub(super) fn pairs<A, B>(
        &mut self,
        key: &Key,
        value: &Value<'_>,
        read: impl Fn(&'static str, &'static str) -> Option<(A, B)>,
    ) -> Vec<(A, Set<B>)> {
        let (Some(table), Kind::Table(keys, values)) = (value.get_ref().as_table(), key.kind)
        else {
            self.mistyped(key.name, &key.wanted(), value);
            return Vec::new();
        };
        let mut out = Vec::new();
        for (name, value) in table {
            let known = self.known(name.get_ref(), name.span(), keys);
            let level = self.name(name.get_ref(), values, value);
            if let Some((one, other)) = known.zip(level).and_then(|(one, other)| read(one, other)) {
                out.push((one, Set::new(other, self.origin(name.span()))));
            }
        }
        out
    }

    pub(super) fn number(&mut self, key: &Key, value: &Value<'_>) -> Option<u32> {
        let read = value.get_ref().as_integer();
        let number = read.and_then(|it| u32::from_str_radix(it.as_str(), it.radix()).ok());
        let fits = |number: &u32| match key.kind {
            Kind::Number { least, most } => (least..=most).contains(number),
            _ => true,
        };
        let found = number.filter(fits);
        match read {
            Some(written) if found.is_none() => {
                let message = format!("`{}` is {}, not {written}", key.name, key.wanted());
                self.wrong(value.span(), message);
            }
            None => self.mistyped(key.name, &key.wanted(), value),
            Some(_) => {}
        }
        found
    }

    /// A string that is one of some names.
    pub(super) fn name(
        &mut self,
        key: &str,
        names: Names,
        value: &Value<'_>,
    ) -> Option<&'static str> {
        let written = self.text(key, Kind::Name(names), value)?;
        self.known(&written, value.span(), names)
    }

    fn known(&mut self, name: &str, span: Range<usize>, names: Names) -> Option<&'static str> {
        let all = names.all();
        let found = all.iter().find(|each| **each == name);
        if found.is_none() {
            let near = match rule::nearest(name, all.iter().copied()) {
                Some(near) => format!("; did you mean `{near}`?"),
                None if names == Names::Rules => "; `variorum rules` lists them all".to_owned(),
                None => format!("; use {}", all.join(", ")),
            };
            self.wrong(span, format!("unknown {} `{name}`{near}", names.noun()));
        }
        found.copied()
    }

    pub(super) fn text(&mut self, key: &str, kind: Kind, value: &Value<'_>) -> Option<String> {
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
        let rules = Names::Rules.all();
        let near = match rule::nearest(written, known) {
            _ if rules.contains(&written) => {
                "; it is a rule: see `select`, `ignore` and `severity`".to_owned()
            }
            Some(near) => format!("; did you mean `{near}`?"),
            None => "; `variorum init` writes a file with all of them".to_owned(),
        };
        self.wrong(name.span(), format!("unknown {noun} `{written}`{near}"));
    }

    pub(super) fn mistyped(&mut self, key: &str, wanted: &str, value: &Value<'_>) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.wrong(value.span(), format!("`{key}` wants {wanted}, not {found}"));
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
