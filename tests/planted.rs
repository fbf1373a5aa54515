//! Defects of every kind, planted one at a time into clean contracts, handbooks, treaties and standards, are found where they are;
//! the clean texts, full of what only looks like a defect, give no findings.
//!
//! `fixtures/planted/defects.tsv` has one defect per line: the rule, the text, what is replaced and by what, and a string that the
//! finding or one of its other places touches.

use std::fs;
use std::path::Path;

use variorum::document::Document;
use variorum::finding::Finding;
use variorum::rule::Options;
use variorum::rules::RULES;
use variorum::{input, rule};

const FOLDER: &str = "fixtures/planted";

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(FOLDER)
        .join(name);
    fs::read_to_string(path).expect("the fixtures are there")
}

fn check(text: &str, rules: &[&rule::Rule]) -> (Document, Vec<Finding>) {
    let options = input::Options::default();
    let document = input::from_bytes("x.txt", text.as_bytes(), &options).expect("it is text");
    let mut findings = Vec::new();
    for rule in rules {
        rule.run(
            std::slice::from_ref(&document),
            &Options::default(),
            &mut findings,
        );
    }
    (document, findings)
}

#[test]
fn planted_defects_are_found() {
    let table = read("defects.tsv");
    let mut missed = Vec::new();
    for line in table.lines() {
        let fields: Vec<String> = line
            .split('\t')
            .map(|field| field.replace("\\n", "\n"))
            .collect();
        let [rule, name, old, new, place] = &fields[..] else {
            panic!("five fields: {line}");
        };
        let clean = read(&format!("{name}.txt"));
        assert!(clean.contains(old.as_str()), "{name} has no `{old}`");
        let text = clean.replacen(old.as_str(), new, 1);
        let rules: Vec<&rule::Rule> = RULES
            .iter()
            .copied()
            .filter(|each| each.name == rule)
            .collect();
        let (document, findings) = check(&text, &rules);
        let touches = |finding: &Finding| {
            let places =
                std::iter::once(finding.place).chain(finding.related.iter().map(|each| each.place));
            places.into_iter().any(|at| {
                let span = at.span.range();
                document
                    .text
                    .match_indices(place.as_str())
                    .any(|(from, _)| from < span.end && span.start < from + place.len())
            })
        };
        if !findings.iter().any(touches) {
            missed.push(line);
        }
    }
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}

#[test]
fn clean_texts_are_left_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "txt"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    for name in names {
        let (_, findings) = check(&read(&name), RULES);
        let messages: Vec<String> = findings
            .iter()
            .map(|each| each.message.to_string())
            .collect();
        assert!(messages.is_empty(), "{name}: {messages:?}");
    }
}
