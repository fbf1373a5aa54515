//! Sentences of right and wrong, language by language: `fixtures/sentences/CODE.tsv` has one a line: the rule, what is found (nothing
//! where the sentence is right, and with semicolons between several findings), and the text.

use std::fs;
use std::path::Path;

use variorum::input;
use variorum::rule::Options;
use variorum::rules::RULES;

/// What the rule finds in the text.
fn found(name: &str, text: &str) -> Vec<String> {
    let options = input::Options::default();
    let document = input::from_bytes("x.txt", text.as_bytes(), &options).expect("it is text");
    let rule = RULES.iter().find(|each| each.name == name);
    let rule = rule.unwrap_or_else(|| panic!("no rule `{name}`"));
    let mut findings = Vec::new();
    rule.run(
        std::slice::from_ref(&document),
        &Options::default(),
        &mut findings,
    );
    let places = findings.iter().map(|each| each.place.span);
    places.map(|span| document.slice(span).to_owned()).collect()
}

#[test]
fn sentences_are_right_or_wrong_as_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sentences");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    assert!(files.len() >= 8, "the tables of eight languages are there");
    let mut wrong = Vec::new();
    for file in files {
        let table = fs::read_to_string(&file).expect("the table can be read");
        assert!(
            table.lines().count() >= 2,
            "{} has sentences",
            file.display()
        );
        for line in table.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [rule, expected, text] = fields[..] else {
                panic!("three fields: {line}");
            };
            let found = found(rule, &text.replace("\\n", "\n"));
            let expected: Vec<&str> = expected
                .split(';')
                .filter(|each| !each.is_empty())
                .collect();
            let mut both = found.iter().zip(&expected);
            let holds = found.len() == expected.len()
                && both.all(|(found, expected)| found.contains(expected));
            wrong.extend((!holds).then(|| format!("{line}: {found:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
