//! The JSON Schema of configuration files, for editors, made from the table of keys.

use serde_json::{Map, Value, json};

use crate::check::catalogue;
use crate::cli::config::keys::{KEYS, Key};
use crate::cli::config::kinds::{Field, Inside, Names, ValueKind};
use crate::cli::config::settings::Settings;
use crate::cli::config::shown::Shown;

/// The schema.
pub(super) fn schema() -> Value {
    let rules: Map<String, Value> = catalogue::all()
        .iter()
        .map(|rule| {
            let about = json!({"const": rule.name, "description": rule.summary()});
            (rule.name.to_owned(), about)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "variorum.toml",
        "description": "Settings of variorum for the files in a directory and below it",
        "type": "object",
        "properties": properties(|_| true),
        "additionalProperties": false,
        "$defs": {
            "rule": {"oneOf": rules.into_iter().map(|(_, about)| about).collect::<Vec<_>>()},
        },
    })
}

fn properties(wanted: fn(&Key) -> bool) -> Map<String, Value> {
    let keys = KEYS.iter().filter(|key| wanted(key));
    keys.map(|key| (key.name.to_owned(), described(key)))
        .collect()
}

fn described(key: &Key) -> Value {
    let mut value = of(key.kind);
    if let Value::Object(fields) = &mut value {
        fields.insert("description".to_owned(), key.about.into());
        let settings = Settings::default();
        let default = match (key.shown)(&settings) {
            Shown::One(set) => set.map(|(value, _)| value),
            _ => None,
        };
        fields.extend(default.map(|default| ("default".to_owned(), default)));
    }
    value
}

fn of(kind: ValueKind) -> Value {
    match kind {
        ValueKind::Text | ValueKind::Checked(_) => json!({"type": "string", "minLength": 1}),
        ValueKind::Flag => json!({"type": "boolean"}),
        ValueKind::Number { least, most } => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        ValueKind::Name(names) => name(names),
        ValueKind::Patterns => {
            json!({"type": "array", "items": {"type": "string", "minLength": 1}})
        }
        ValueKind::List(names) => json!({"type": "array", "items": name(names)}),
        ValueKind::Table(keys, values) => json!({
            "type": "object",
            "propertyNames": name(keys),
            "properties": keys.all().into_iter().map(|key| (key.to_owned(), name(values))).collect::<Map<_, _>>(),
            "additionalProperties": false,
        }),
        ValueKind::Terms => json!({
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string", "minLength": 1}},
        }),
        ValueKind::Sections(fields, inside) => {
            json!({"type": "array", "items": section(fields, inside)})
        }
    }
}

fn section(fields: &[Field], inside: Inside) -> Value {
    let mut all = match inside {
        Inside::Settings => properties(Key::is_anywhere),
        Inside::Nothing => Map::new(),
    };
    for field in fields {
        let mut value = of(field.kind);
        value["description"] = field.about.into();
        all.insert(field.name.to_owned(), value);
    }
    let needed: Vec<&str> = fields
        .iter()
        .filter(|field| field.needed)
        .map(|field| field.name)
        .collect();
    json!({
        "type": "object",
        "properties": all,
        "required": needed,
        "additionalProperties": false,
    })
}

fn name(names: Names) -> Value {
    match names {
        Names::Rules => json!({"$ref": "#/$defs/rule"}),
        Names::Selectors => {
            let groups: Vec<&String> = catalogue::groups().keys().collect();
            json!({"anyOf": [{"$ref": "#/$defs/rule"}, {"enum": groups}]})
        }
        _ => json!({"enum": names.all()}),
    }
}
