//! The schema of variorum.toml is that of the code, and fits all examples.

use std::process::Command;

use variorum::cli::config::keys::KEYS;

use crate::pages;

/// The examples of configurations in all pages.
fn configurations() -> Vec<String> {
    let mut found = Vec::new();
    for name in pages::names() {
        let text = pages::page(&name);
        let fenced = text.split("```toml\n").skip(1);
        found.extend(fenced.map(|rest| rest.split("```").next().unwrap_or(rest).to_owned()));
    }
    assert!(!found.is_empty(), "the documentation shows a configuration");
    found
}

/// What the program prints, run in an empty folder with a configuration.
fn under(configuration: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("variorum.toml"), configuration).expect("it can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{configuration}");
    let written = folder.path().join("variorum.toml");
    match arguments {
        ["init", ..] => std::fs::read_to_string(written).expect("it is there"),
        _ => String::from_utf8(output.stdout).expect("its output is UTF-8"),
    }
}

#[test]
fn the_schema_is_that_of_the_code_and_fits_all_examples() {
    let _turn = pages::turn();
    let made = under("", &["config", "--schema"]);
    pages::expect("variorum.schema.json", &made);
    let schema = serde_json::from_str(&made).expect("it is JSON");
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let faults = |text: &str| -> Vec<String> {
        let value: serde_json::Value = toml::from_str(text).expect("it is TOML");
        let errors = validator.iter_errors(&value);
        errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    };
    let init = under("", &["init", "--force"]);
    let mut texts = vec![init.clone(), opened(&init)];
    texts.extend(configurations());
    for text in texts {
        assert_eq!(faults(&text), Vec::<String>::new(), "{text}");
        // The program takes it, too; what an example extends need not be there.
        let alone: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("extend ="))
            .collect();
        under(&alone.join("\n"), &["config"]);
    }
    for wrong in [
        "min-lenght = 1",
        "min-length = 0",
        "min-length = \"1\"",
        "ignore = [\"nosuch\"]",
        "fail-on = \"waring\"",
        "severity = { nosuch = \"note\" }",
        "severity = { mixed-han = \"ignore\" }",
        "repeats = { code = \"no\" }",
        "pin = { \"登录\" = \"登陆\" }",
        "overrides = [{ ignore = [] }]",
        "overrides = [{ paths = [\"a\"], exclude = [] }]",
        "suppress = [{ rule = \"mixed-han\" }]",
        "suppress = [{ rule = \"mixed-han\", text = \"甲\", line = 3 }]",
    ] {
        assert!(!faults(wrong).is_empty(), "{wrong}");
    }
}

/// What `variorum init` writes, with its examples no longer in comments.
fn opened(init: &str) -> String {
    let is_example = |code: &str| {
        let mut lines = KEYS.iter().flat_map(|key| key.example.lines());
        lines.any(|line| line == code)
    };
    init.lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(code) if is_example(code) => format!("{code}\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}
