//! `variorum config`: the settings of a file, and where each value comes from.
//!
//! For people it is a configuration file that says the same, with origins as comments.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use serde_json::{Map, Value as Json, json};

use crate::cli::args::{ConfigArguments, ConfigFormat};
use crate::cli::config::configurations::configurations;
use crate::cli::config::keys::{KEYS, Key};
use crate::cli::config::kinds::ValueKind;
use crate::cli::config::origin::Origin;
use crate::cli::config::schema;
use crate::cli::config::settings::Settings;
use crate::cli::config::shown::{Fields, Shown};
use crate::cli::{self, Outcome};

/// Prints the settings, or the schema of configuration files.
pub(in crate::cli) fn run(
    arguments: &ConfigArguments,
    out: &mut dyn Write,
) -> Result<Outcome, cli::Error> {
    if arguments.schema {
        writeln!(out, "{:#}", schema::schema())?;
        return Ok(Outcome::Clean);
    }
    let configurations = configurations(Some(&arguments.rules), &arguments.input)?;
    let name = arguments.file.as_deref();
    // A folder stands for a file in it that no override matches.
    let folder = name.filter(|name| Path::new(name).is_dir());
    let settings = match (folder, name) {
        (Some(folder), _) => configurations.of(&format!("{folder}/-"))?,
        (None, Some(name)) if name != "-" => configurations.of(name)?,
        (None, _) => configurations.of_standard_input(None)?,
    };
    let excluded = name.and_then(|name| settings.excluded(name));
    match arguments.format {
        ConfigFormat::Human => out.write_all(human(&settings, name, excluded).as_bytes())?,
        ConfigFormat::Json => writeln!(out, "{}", json(&settings, name, excluded))?,
    }
    Ok(Outcome::Clean)
}

fn human(settings: &Settings, name: Option<&str>, excluded: Option<&Origin>) -> String {
    let mut out = String::new();
    // A string cannot fail to be written to.
    let _ = writeln!(out, "# {}", name.unwrap_or("files in this directory"));
    let files: Vec<&str> = settings
        .files
        .iter()
        .rev()
        .map(|file| &*file.shown)
        .collect();
    let _ = match files.split_first() {
        None => writeln!(out, "# no configuration file"),
        Some((file, [])) => writeln!(out, "# configuration: {file}"),
        Some((file, bases)) => {
            writeln!(out, "# configuration: {file}, extends {}", bases.join(", "))
        }
    };
    if let Some(from) = excluded {
        let _ = writeln!(out, "# left out when a directory is checked: {from}");
    }
    out.push('\n');
    let comment = |from: &Origin| format!("  # {from}");
    for key in KEYS {
        if let Some(lines) = setting(key, settings, Some(&comment)) {
            if lines.starts_with('[') {
                out.push('\n');
            }
            out.push_str(&lines);
        }
    }
    out
}

/// A setting as a configuration file has it, with what `comment` makes of the origin of each value; none where nothing is set.
pub(super) fn setting(
    key: &Key,
    settings: &Settings,
    comment: Option<&dyn Fn(&Origin) -> String>,
) -> Option<String> {
    let said = |from: &Origin| comment.map_or(String::new(), |comment| comment(from));
    let name = key.name;
    match (key.shown)(settings) {
        Shown::Elsewhere => None,
        Shown::One(set) => {
            set.map(|(value, from)| format!("{name} = {}{}\n", toml(&value), said(from)))
        }
        Shown::List(values) => {
            let line =
                |(value, from): (&str, &Origin)| format!("    {},{}\n", quoted(value), said(from));
            let lines: String = values.into_iter().map(line).collect();
            (!lines.is_empty()).then(|| format!("{name} = [\n{lines}]\n"))
        }
        Shown::Table(rows) => {
            // There are many rules: without origins, only what somebody said of them counts.
            let is_shown =
                |from: &Origin| comment.is_some() || !key.is_of_rules() || *from != Origin::Default;
            let rows = rows.into_iter().filter(|(.., from)| is_shown(from));
            let line = |(name, value, from): (&str, Json, &Origin)| {
                let name = match key.kind {
                    ValueKind::Terms => quoted(name),
                    _ => name.to_owned(),
                };
                format!("{name} = {}{}\n", toml(&value), said(from))
            };
            let lines: String = rows.map(line).collect();
            (!lines.is_empty()).then(|| format!("[{name}]\n{lines}"))
        }
        Shown::Sections(sections) => {
            let section = |(fields, from): (Fields<'_>, &Origin)| {
                let line = |(name, value): (&str, Option<&str>)| {
                    value.map(|value| format!("{name} = {}\n", quoted(value)))
                };
                let lines: String = fields.into_iter().filter_map(line).collect();
                format!("[[{name}]]{}\n{lines}", said(from))
            };
            let sections: Vec<String> = sections.into_iter().map(section).collect();
            (!sections.is_empty()).then(|| sections.join("\n"))
        }
    }
}

/// A value as TOML has it.
fn toml(value: &Json) -> String {
    match value {
        Json::String(text) => quoted(text),
        Json::Array(all) => {
            let all: Vec<String> = all.iter().map(toml).collect();
            format!("[{}]", all.join(", "))
        }
        other => other.to_string(),
    }
}

/// A string as TOML has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The same for programs.
fn json(settings: &Settings, name: Option<&str>, excluded: Option<&Origin>) -> Json {
    let rules = settings.rules.iter().map(|(name, state)| {
        let on = set(state.on.value.into(), &state.on.from);
        let severity = set(state.severity.value.name().into(), &state.severity.from);
        ((*name).to_owned(), json!({"on": on, "severity": severity}))
    });
    let shown = KEYS
        .iter()
        .filter(|key| !key.is_of_rules())
        .filter_map(|key| Some((key.name.to_owned(), value((key.shown)(settings))?)));
    json!({
        "schema": "variorum/config/1",
        "path": name.map(str::to_owned),
        "files": settings.files.iter().rev().map(|file| &*file.shown).collect::<Vec<_>>(),
        "excluded": excluded.map(origin),
        "settings": shown.collect::<Map<_, _>>(),
        "rules": rules.collect::<Map<_, _>>(),
    })
}

/// What a key comes to, with origins.
fn value(shown: Shown<'_>) -> Option<Json> {
    Some(match shown {
        Shown::Elsewhere => return None,
        Shown::One(None) => set(Json::Null, &Origin::Default),
        Shown::One(Some((value, from))) => set(value, from),
        Shown::List(values) => values
            .into_iter()
            .map(|(value, from)| set(value.into(), from))
            .collect(),
        Shown::Table(rows) => rows
            .into_iter()
            .map(|(name, value, from)| (name.to_owned(), set(value, from)))
            .collect(),
        Shown::Sections(sections) => sections
            .into_iter()
            .map(|(fields, from)| {
                let fields = fields.map(|(name, value)| (name.to_owned(), json!(value)));
                let from = ("from".to_owned(), origin(from));
                fields.into_iter().chain([from]).collect::<Json>()
            })
            .collect(),
    })
}

fn set(value: Json, from: &Origin) -> Json {
    let fields = [("value", value), ("from", origin(from))];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

fn origin(from: &Origin) -> Json {
    match from {
        Origin::Default => json!({"kind": "default"}),
        Origin::CommandLine => json!({"kind": "command-line"}),
        Origin::File { path, line } => json!({"kind": "file", "path": &**path, "line": line}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_those_of_toml() {
        for text in ["第一条\n“甲”", "a \"b\" \\ c", "таб\tуляция", "\u{1}\u{7f}"]
        {
            let written = format!("x = {}", quoted(text));
            let table = toml::de::DeTable::parse(&written).unwrap();
            let value = table.get_ref()["x"].get_ref().as_str();
            assert_eq!(value, Some(text), "{written}");
        }
    }
}
