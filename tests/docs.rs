//! What the documentation says is so: its commands run, its output is real, its tables are made from the code.
//!
//! `UPDATE=1 cargo test --test cli --test docs` writes everything that is generated: the parts of README.md, the schema, the golden
//! cases.

#![cfg(feature = "cli")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use variorum::check::catalogue;
use variorum::cli::config::keys::KEYS;
use variorum::diff::change::{Class, Kind};
use variorum::input;
use variorum::rule::Options;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("README.md can be read")
}

/// Tests that read or write README.md take turns.
static TURN: Mutex<()> = Mutex::new(());

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Holds `actual` against README.md, or writes it there when UPDATE is set.
fn expect_readme(actual: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join("README.md"), actual).expect("README.md can be written");
        return;
    }
    let readme = readme();
    if actual != readme {
        let diff = similar::TextDiff::from_lines(readme.as_str(), actual);
        panic!(
            "README.md is out of date; UPDATE=1 cargo test --test cli --test docs rewrites it:\n{}",
            diff.unified_diff()
        );
    }
}

/// What a command of the README prints, standard output first. `cargo run --release --` stands for the program.
fn run(command: &str) -> Option<String> {
    let line = command
        .strip_prefix("variorum ")
        .or_else(|| command.strip_prefix("cargo run --release -- "))?;
    let arguments = line.split(" | ").next().unwrap_or(line).split_whitespace();
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(arguments)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{command}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).expect("its output is UTF-8");
    let lines = line
        .split(" | head -")
        .nth(1)
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or(usize::MAX);
    Some(text.split_inclusive('\n').take(lines).collect())
}

#[test]
fn output_in_the_readme_is_real() {
    let _turn = turn();
    let mut out = String::new();
    let mut inside = false;
    let mut skipping = false;
    let mut commands = 0;
    for line in readme().lines() {
        let fence = line.starts_with("```");
        if fence {
            (inside, skipping) = (line == "```console", false);
        }
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if let Some(command) = command {
            skipping = false;
            out.push_str(line);
            out.push('\n');
            if let Some(printed) = run(command) {
                out.push_str(&printed);
                (skipping, commands) = (true, commands + 1);
            }
        } else if !skipping || fence {
            out.push_str(line);
            out.push('\n');
        }
    }
    assert!(commands >= 2, "the README shows the program at work");
    expect_readme(&out);
}

#[test]
fn the_table_of_rules_is_that_of_the_code() {
    let _turn = turn();
    let mut table = String::from("\n| rule | by default | finds |\n| --- | --- | --- |\n");
    for rule in catalogue::all() {
        let finds = rule
            .summary()
            .trim_start_matches("Finds ")
            .trim_end_matches('.');
        let severity = rule.severity.name();
        let row = format!(
            "| `{}` | {severity} | {finds} |
",
            rule.name
        );
        table.push_str(&row);
    }
    expect_table("rules", &table);
}

#[test]
fn the_table_of_keys_is_that_of_the_code() {
    let _turn = turn();
    let mut table =
        String::from("\n| key | behind it stands | what it is for |\n| --- | --- | --- |\n");
    for key in KEYS {
        let option = key.option().map(|option| format!(" (`{option}`)"));
        let place = (!key.is_anywhere()).then_some("; not in overrides");
        let about = [
            key.about,
            option.as_deref().unwrap_or_default(),
            place.unwrap_or_default(),
        ]
        .concat();
        let row = format!("| `{}` | {} | {about} |\n", key.name, key.wanted());
        table.push_str(&row);
    }
    expect_table("keys", &table);
}

/// Holds a table against that between the marks of its name in README.md.
fn expect_table(name: &str, table: &str) {
    let readme = readme();
    let start = format!("<!-- {name}: generated, see tests/docs.rs -->\n");
    let end = format!("<!-- end of {name} -->");
    let from = readme
        .find(&start)
        .expect("README.md has the mark where it starts")
        + start.len();
    let to = readme
        .find(&end)
        .expect("README.md has the mark where it ends");
    expect_readme(&format!("{}{table}\n{}", &readme[..from], &readme[to..]));
}

/// The examples of configurations in the README.
fn configurations() -> Vec<String> {
    let readme = readme();
    let fenced = readme.split("```toml\n").skip(1);
    let found: Vec<String> = fenced
        .map(|rest| rest.split("```").next().unwrap_or(rest).to_owned())
        .collect();
    assert!(!found.is_empty(), "the README shows a configuration");
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
    let _turn = turn();
    let path = root().join("variorum.schema.json");
    let made = under("", &["config", "--schema"]);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).expect("the schema can be written");
    }
    let there = std::fs::read_to_string(&path).expect("the schema is there");
    if there != made {
        let diff = similar::TextDiff::from_lines(there.as_str(), made.as_str());
        let diff = diff.unified_diff();
        panic!(
            "variorum.schema.json is out of date; UPDATE=1 cargo test --test cli --test docs rewrites it:\n{diff}"
        );
    }
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

#[test]
fn our_own_texts_pass_our_own_check() {
    let _turn = turn();
    // What stands between fences shows texts with faults.
    let language = |text: &str| -> String { text.split("```").step_by(2).collect() };
    let mut texts = vec![("README.md".to_owned(), language(&readme()))];
    for name in ["ARCHITECTURE.md", "docs/contract.md"] {
        texts.push((name.to_owned(), language(&page(name))));
    }
    for rule in catalogue::all() {
        // What stands in code is quoted: a wrong date that a rule finds, for one.
        let manual = language(&rule.manual());
        let prose = manual
            .split('`')
            .enumerate()
            .map(|(number, part)| match number % 2 {
                0 => part.to_owned(),
                _ => format!("code{number}"),
            });
        texts.push((rule.name.to_owned(), prose.collect()));
    }
    for (name, text) in texts {
        let document =
            input::from_bytes(&name, text.as_bytes(), &input::Options::default()).unwrap();
        for rule in catalogue::all() {
            let mut findings = Vec::new();
            rule.run(
                std::slice::from_ref(&document),
                &Options::default(),
                &mut findings,
            );
            assert!(findings.is_empty(), "{name}: {findings:#?}");
        }
    }
}

/// A page of the documentation.
fn page(name: &str) -> String {
    let path = root().join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What stands between single backticks in a page.
fn code(page: &str) -> Vec<&str> {
    let lines = page.lines().filter(|line| !line.contains("```"));
    lines
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

/// The files in a folder and in those inside it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn files_that_the_architecture_names_are_there() {
    let page = page("ARCHITECTURE.md");
    let sources = files(&root().join("src"));
    let missing: Vec<&str> = code(&page)
        .into_iter()
        .filter(|name| {
            let ending = Path::new(name).extension();
            ending.is_some_and(|ending| ending == "rs" || ending == "md")
        })
        .filter(|name| {
            let in_root = root().join(name).exists();
            !in_root && !sources.iter().any(|path| path.ends_with(name))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md names files that are not there: {missing:?}"
    );
}

/// The keys of all objects in a value.
fn keys(value: &serde_json::Value, out: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, inside) in fields {
                out.insert(key.clone());
                keys(inside, out);
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|inside| keys(inside, out)),
        _ => {}
    }
}

#[test]
fn the_contract_names_every_key_and_class_of_json() {
    let mut promised = BTreeSet::new();
    for path in files(&root().join("fixtures")) {
        if path.ends_with("expected.json") {
            let text = std::fs::read_to_string(&path).expect("it can be read");
            let value = serde_json::from_str(&text).expect("it is JSON");
            keys(&value, &mut promised);
        }
    }
    assert!(promised.contains("findings") && promised.contains("changes"));
    promised.extend(Kind::ALL.map(|kind| kind.name().to_owned()));
    promised.extend(Class::ALL.map(|class| class.name().to_owned()));
    let page = page("docs/contract.md");
    let named = code(&page);
    let span = [
        "offset",
        "length",
        "line",
        "column",
        "end_line",
        "end_column",
    ];
    for key in span {
        assert!(page.contains(&format!("\"{key}\": ")), "{key}");
    }
    let missing: Vec<&String> = promised
        .iter()
        .filter(|name| !span.contains(&name.as_str()) && !named.contains(&name.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "docs/contract.md says nothing of {missing:?}: add what each holds"
    );
}

#[test]
fn the_changelog_names_the_version() {
    let changelog = std::fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changelog.contains("## Unreleased") || changelog.contains(env!("CARGO_PKG_VERSION")));
}
