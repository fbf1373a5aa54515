//! `variorum config`: what holds for a file, and where each value comes from.
//!
//! For people it is a configuration file that says the same, with origins as comments.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::{ConfigArguments, ConfigFormat};
use crate::cli::config::held::Held;
use crate::cli::config::keys::{Id, KEYS, Key};
use crate::cli::config::layer::{Origin, Set, Suppress};
use crate::cli::config::{self, globs::Globs, schema};
use crate::cli::{self, Outcome};
use crate::finding::Severity;
use crate::rule::Treatment;

/// Prints the settings, or the schema of configuration files.
pub(in crate::cli) fn run(
    arguments: &ConfigArguments,
    out: &mut dyn Write,
) -> Result<Outcome, cli::Error> {
    if arguments.schema {
        writeln!(out, "{:#}", schema::schema())?;
        return Ok(Outcome::Clean);
    }
    let configurations = config::configurations(Some(&arguments.rules), &arguments.input)?;
    let name = arguments.file.as_deref();
    // A folder stands for a file in it that no override speaks of.
    let folder = name.filter(|name| Path::new(name).is_dir());
    let held = match (folder, name) {
        (Some(folder), _) => configurations.of(&format!("{folder}/-"))?,
        (None, Some(name)) if name != "-" => configurations.of(name)?,
        (None, _) => configurations.of_standard_input(None)?,
    };
    let excluded = name.and_then(|name| held.excluded(name));
    match arguments.format {
        ConfigFormat::Human => out.write_all(human(&held, name, excluded).as_bytes())?,
        ConfigFormat::Json => writeln!(out, "{}", json(&held, name, excluded))?,
    }
    Ok(Outcome::Clean)
}

fn human(held: &Held, name: Option<&str>, excluded: Option<&Origin>) -> String {
    let mut out = String::new();
    // A string cannot fail to be written to.
    let _ = writeln!(out, "# {}", name.unwrap_or("files in this folder"));
    let files: Vec<&str> = held.files.iter().rev().map(|file| &*file.shown).collect();
    let _ = match files.split_first() {
        None => writeln!(out, "# no configuration file"),
        Some((file, [])) => writeln!(out, "# configuration: {file}"),
        Some((file, bases)) => {
            writeln!(out, "# configuration: {file}, extends {}", bases.join(", "))
        }
    };
    if let Some(from) = excluded {
        let _ = writeln!(out, "# left out when a folder is checked: {from}");
    }
    out.push('\n');
    let comment = |from: &Origin| format!("  # {from}");
    for key in KEYS {
        if let Some(lines) = setting(key, held, Some(&comment)) {
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
    held: &Held,
    comment: Option<&dyn Fn(&Origin) -> String>,
) -> Option<String> {
    let said = |from: &Origin| comment.map_or(String::new(), |comment| comment(from));
    let one =
        |value: String, from: &Origin| Some(format!("{} = {value}{}\n", key.name, said(from)));
    let list = |values: Vec<(&str, &Origin)>| {
        if values.is_empty() {
            return None;
        }
        let line =
            |(value, from): (&str, &Origin)| format!("    {},{}\n", quoted(value), said(from));
        let lines: String = values.into_iter().map(line).collect();
        Some(format!("{} = [\n{lines}]\n", key.name))
    };
    let table = |rows: Vec<(String, String, &Origin)>| {
        if rows.is_empty() {
            return None;
        }
        let line = |(name, value, from): (String, String, &Origin)| {
            format!("{name} = {value}{}\n", said(from))
        };
        let lines: String = rows.into_iter().map(line).collect();
        Some(format!("[{}]\n{lines}", key.name))
    };
    match key.id {
        // What they come to stands in the other keys.
        Id::Extend | Id::Select | Id::ExtendSelect | Id::Overrides => None,
        Id::Exclude => list(excludes(held)),
        Id::Ignore => {
            let off = held.rules.iter().filter(|(_, state)| !state.on.value);
            list(off.map(|(name, state)| (*name, &state.on.from)).collect())
        }
        Id::MinLength => one(held.min_length.value.to_string(), &held.min_length.from),
        Id::FailOn => one(quoted(held.fail_on.value.name()), &held.fail_on.from),
        Id::IncludeCode => one(held.include_code.value.to_string(), &held.include_code.from),
        Id::Encoding => {
            let set = held.encoding.as_ref()?;
            one(quoted(&set.value.name().to_lowercase()), &set.from)
        }
        Id::InputFormat => {
            let set = held.input_format.as_ref()?;
            one(quoted(set.value.name), &set.from)
        }
        Id::Severity => table(
            severities(held, comment.is_some())
                .map(|(name, set)| (name.to_owned(), quoted(set.value.name()), &set.from))
                .collect(),
        ),
        Id::Repeats => table(
            held.repeats
                .iter()
                .map(|(class, set)| (class.name().to_owned(), quoted(level(set)), &set.from))
                .collect(),
        ),
        Id::Pin => table(
            held.pins
                .iter()
                .map(|pin| {
                    let wrong: Vec<String> =
                        pin.value.wrong.iter().map(|form| quoted(form)).collect();
                    let wrong = format!("[{}]", wrong.join(", "));
                    (quoted(&pin.value.term), wrong, &pin.from)
                })
                .collect(),
        ),
        Id::Suppress => {
            let sections: String = suppressions(held)
                .map(|each| section(each, &said(&each.from)))
                .collect::<Vec<String>>()
                .join("\n");
            (!sections.is_empty()).then_some(sections)
        }
    }
}

/// The severities of the rules that are on; those that somebody set only, unless all are asked for.
fn severities(held: &Held, all: bool) -> impl Iterator<Item = (&'static str, &Set<Severity>)> {
    held.rules
        .iter()
        .filter(|(_, state)| state.on.value)
        .map(|(name, state)| (*name, &state.severity))
        .filter(move |(_, set)| all || set.from != Origin::Default)
}

fn excludes(held: &Held) -> Vec<(&str, &Origin)> {
    let lines = held.files.iter().flat_map(|file| file.exclude.lines());
    lines
        .map(|line| (line.value.as_str(), &line.from))
        .collect()
}

fn suppressions(held: &Held) -> impl Iterator<Item = &Suppress> {
    held.files.iter().flat_map(|file| &file.suppress)
}

fn section(each: &Suppress, comment: &str) -> String {
    let path = each.path.iter().flat_map(Globs::lines);
    let path = path.map(|line| ("path", line.value.as_str()));
    let reason = each.reason.iter().map(|reason| ("reason", reason.as_str()));
    let fields = [("rule", each.rule)]
        .into_iter()
        .chain(path)
        .chain([("text", each.text.as_str())])
        .chain(reason);
    let mut out = format!("[[suppress]]{comment}\n");
    for (name, value) in fields {
        // A string cannot fail to be written to.
        let _ = writeln!(out, "{name} = {}", quoted(value));
    }
    out
}

fn level(set: &Set<Treatment>) -> &'static str {
    match set.value {
        Treatment::Ignore => "ignore",
        Treatment::Report(severity) => severity.name(),
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
fn json(held: &Held, name: Option<&str>, excluded: Option<&Origin>) -> Value {
    let set = |value: Value, from: &Origin| json!({"value": value, "from": origin(from)});
    let rules = held.rules.iter().map(|(name, state)| {
        let on = set(state.on.value.into(), &state.on.from);
        let severity = set(state.severity.value.name().into(), &state.severity.from);
        ((*name).to_owned(), json!({"on": on, "severity": severity}))
    });
    let repeats = held.repeats.iter();
    let repeats =
        repeats.map(|(class, it)| (class.name().to_owned(), set(level(it).into(), &it.from)));
    let pins = held.pins.iter();
    let pins = pins.map(|pin| {
        (
            pin.value.term.clone(),
            set(json!(pin.value.wrong), &pin.from),
        )
    });
    let encoding = held.encoding.as_ref();
    let encoding = encoding.map(|it| set(it.value.name().to_lowercase().into(), &it.from));
    let format = held.input_format.as_ref();
    let format = format.map(|it| set(it.value.name.into(), &it.from));
    let suppress = suppressions(held).map(|each| {
        let path = each.path.iter().flat_map(Globs::lines);
        json!({
            "rule": each.rule,
            "path": path.map(|line| line.value.as_str()).next(),
            "text": each.text,
            "reason": each.reason,
            "from": origin(&each.from),
        })
    });
    let nothing = || set(Value::Null, &Origin::Default);
    json!({
        "schema": "variorum/config/1",
        "path": name.map(str::to_owned),
        "files": held.files.iter().rev().map(|file| &*file.shown).collect::<Vec<_>>(),
        "excluded": excluded.map(origin),
        "settings": {
            "exclude": excludes(held).into_iter().map(|(line, from)| set(line.into(), from)).collect::<Vec<_>>(),
            "min-length": set(held.min_length.value.into(), &held.min_length.from),
            "fail-on": set(held.fail_on.value.name().into(), &held.fail_on.from),
            "include-code": set(held.include_code.value.into(), &held.include_code.from),
            "encoding": encoding.unwrap_or_else(nothing),
            "input-format": format.unwrap_or_else(nothing),
            "repeats": repeats.collect::<serde_json::Map<_, _>>(),
            "pin": pins.collect::<serde_json::Map<_, _>>(),
            "suppress": suppress.collect::<Vec<_>>(),
        },
        "rules": rules.collect::<serde_json::Map<_, _>>(),
    })
}

fn origin(from: &Origin) -> Value {
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
