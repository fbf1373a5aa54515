//! Whether the code and the tables agree: every key that is said is there with its arguments, and every one that is there is said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

/// The text up to the bracket that closes it.
fn inside(source: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in source.char_indices() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => return &source[..at],
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    source
}

/// The names of arguments at the outermost level of a call, after its key.
fn names(call: &str) -> BTreeSet<String> {
    let (mut depth, mut quoted, mut part) = (0, false, String::new());
    let mut parts = Vec::new();
    for c in call.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    parts.push(part);
    let named = parts.iter().skip(1).filter_map(|part| part.split_once('='));
    named.map(|(name, _)| name.trim().to_owned()).collect()
}

/// The names that a template asks for.
fn wanted(template: &str) -> BTreeSet<String> {
    let placeholders = template.split('{').skip(1);
    let name = |rest: &str| {
        rest.split(['|', ':', '~', '}'])
            .next()
            .unwrap_or("")
            .to_owned()
    };
    placeholders.map(name).collect()
}

fn calls(folder: &Path, out: &mut Vec<(String, BTreeSet<String>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            calls(&path, out);
        } else if !(path.ends_with("wording/message.rs") || path.ends_with("wording/tests.rs")) {
            let source = std::fs::read_to_string(&path).unwrap();
            for rest in source.split("message!(").skip(1) {
                let call = inside(rest);
                let key = call.split('"').nth(1).unwrap_or(call);
                out.push((key.to_owned(), names(call)));
            }
        }
    }
}

#[test]
fn calls_and_table_agree() {
    let table: BTreeMap<&str, &str> = Lang::En.table().all().iter().copied().collect();
    let mut used = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    calls(&root, &mut used);
    let wrong: Vec<_> = used
        .iter()
        .filter(|(key, names)| {
            let template = table.get(key.as_str());
            template.is_none_or(|template| wanted(template) != *names)
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "the table lacks these keys, or asks for other arguments: {wrong:?}"
    );
    let mut keys: BTreeSet<&str> = used.iter().map(|(key, _)| key.as_str()).collect();
    // This file says it.
    keys.insert("common.between");
    let idle: Vec<_> = table.keys().filter(|key| !keys.contains(*key)).collect();
    assert!(idle.is_empty(), "nothing says these: {idle:?}");
}

/// Arguments that are no text of a document: numbers, parts of the sentence, names of scripts, characters and files.
const UNQUOTED: [&str; 35] = [
    "all", "code", "copy", "count", "days", "differ", "end", "evidence", "file", "files", "first",
    "from", "least", "length", "long", "most", "name", "nearest", "number", "odd", "other",
    "passage", "percent", "place", "quoted", "script", "second", "sum", "this", "to", "usual",
    "value", "variants", "what", "year",
];

#[test]
fn text_of_a_document_is_quoted() {
    let mut bare = Vec::new();
    // What rules find quotes documents; the rest is about names, places and numbers.
    let files = [
        include_str!("en/rules.txt"),
        include_str!("en/passages.txt"),
    ];
    let is_of_rule = |key: &str| {
        let line = format!("\n{key} = ");
        files.iter().any(|file| file.contains(&line))
    };
    let all = Lang::En.table().all().iter();
    for (key, template) in all.filter(|(key, _)| is_of_rule(key)) {
        let outside: String = template.split('`').step_by(2).collect();
        let plain = wanted(&outside).into_iter();
        let plain = plain.filter(|name| outside.contains(&format!("{{{name}}}")));
        bare.extend(
            plain
                .filter(|name| !UNQUOTED.contains(&&**name))
                .map(|name| (key, name)),
        );
    }
    assert!(bare.is_empty(), "{bare:?}");
}
