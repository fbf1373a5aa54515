//! What the documentation says is true: its commands run, its output is real, its tables and manuals are made from the code, its
//! links lead somewhere.
//!
//! `UPDATE=1 cargo test --test cli --test docs` writes everything that is generated: the parts of README.md and of docs/, the pictures,
//! the schema, the golden cases.

#![cfg(feature = "cli")]

#[path = "docs/pages.rs"]
mod pages;
#[path = "docs/pictures.rs"]
mod pictures;
#[path = "docs/schema.rs"]
mod schema;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use variorum::check::catalogue;
use variorum::cli::config::keys::KEYS;
use variorum::diff::change::{Class, Kind};
use variorum::finding::Severity;
use variorum::input;
use variorum::rule::{Legitimate, Options, Treatment};

use pages::{READMES, expect, expect_part, page, root, turn, unfenced};

/// The page with the manuals of the rules.
const RULES: &str = "docs/rules.md";

/// What a command of a page prints, standard output first. `cargo run --release --` stands for the program.
fn run(command: &str) -> Option<String> {
    if let Some(line) = command.strip_prefix("cargo run --example ") {
        let arguments = ["run", "--quiet", "--locked", "--example"].into_iter();
        return Some(printed(env!("CARGO"), arguments.chain(line.split(' '))));
    }
    let line = command
        .strip_prefix("variorum ")
        .or_else(|| command.strip_prefix("cargo run --release -- "))?;
    // Only what goes to standard output is shown.
    let words = line.trim_end_matches(" 2> /dev/null");
    let arguments = words
        .split(" | ")
        .next()
        .unwrap_or(words)
        .split_whitespace();
    let text = run_with(&arguments.collect::<Vec<_>>());
    let lines = line
        .split(" | head -")
        .nth(1)
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or(usize::MAX);
    Some(text.split_inclusive('\n').take(lines).collect())
}

/// What the program prints to standard output in the root of the project.
fn run_with(arguments: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_variorum");
    printed(program, arguments.iter().copied())
}

/// What a program prints to standard output in the root of the project.
fn printed<'run>(program: &str, arguments: impl Iterator<Item = &'run str>) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("its output is UTF-8")
}

#[test]
fn output_in_the_documentation_is_real() {
    let _turn = turn();
    for name in pages::names() {
        let (text, commands) = with_output(&page(&name));
        assert!(
            commands >= 2 || !name.starts_with("README"),
            "{name}: {commands}"
        );
        expect(&name, &text);
    }
}

/// A page with the output of its commands, and how many these are.
fn with_output(page: &str) -> (String, usize) {
    let mut out = String::new();
    let (mut inside, mut skipping, mut commands) = (false, false, 0);
    for line in page.lines() {
        let fence = line.starts_with("```");
        if fence {
            (inside, skipping) = (line == "```console", false);
        }
        let command = line.strip_prefix("$ ").filter(|_| inside);
        let printed = command.and_then(run);
        if command.is_some() || fence || !skipping {
            skipping = printed.is_some();
            out.push_str(line);
            out.push('\n');
        }
        if let Some(printed) = printed {
            out.push_str(&printed);
            commands += 1;
        }
    }
    (out, commands)
}

#[test]
fn options_in_the_documentation_exist() {
    for name in pages::names() {
        let text = page(&name);
        let commands = text.lines().filter_map(|line| {
            let line = line.trim_start().trim_start_matches("$ ");
            line.strip_prefix("variorum ")?.split(" # ").next()
        });
        for command in commands.filter(|command| command.contains(" --")) {
            let words: Vec<&str> = command.split_whitespace().collect();
            let help = run_with(&[words[0], "--help"]);
            for word in words.iter().filter(|word| word.starts_with("--")) {
                let option = word.split('=').next().unwrap_or(word);
                assert!(help.contains(option), "{name}: {command}: {option}");
            }
        }
    }
}

/// The lines of commands in a README, without their comments, and those of other code that no program wrote.
fn typed(page: &str) -> Vec<&str> {
    let mut language = "";
    let mut typed = Vec::new();
    for line in page.lines() {
        if let Some(after) = line.strip_prefix("```") {
            language = after;
        } else if language != "console" && (line.starts_with("    ") || !language.is_empty()) {
            let line = line.split(" # ").next().unwrap_or(line);
            // Two spaces separate a command from its description.
            typed.push(line.trim().split("  ").next().unwrap_or(line));
        }
    }
    typed
}

#[test]
fn translations_of_the_readme_have_its_commands_and_links() {
    let readme = page("README.md");
    let shape = |page: &str| {
        let links = links(page).into_iter();
        // The pictures show a document in the language of the page first.
        let links = links.filter(|link| !link.starts_with("README") && !link.contains("images/"));
        let links: Vec<String> = links.collect();
        let headings = page.lines().filter(|line| line.starts_with("## ")).count();
        (links, headings)
    };
    for name in READMES {
        let page = page(name);
        assert_eq!(typed(&page), typed(&readme), "{name}");
        assert_eq!(shape(&page), shape(&readme), "{name}");
        let (_, others) = page.split_once("\n\n").expect("it has a heading");
        let (others, _) = others.split_once("\n\n").expect("it has a line of links");
        let linked = READMES.iter().filter(|each| others.contains(*each)).count();
        assert_eq!(linked, READMES.len() - 1, "{name} links the others");
    }
}

#[test]
fn help_says_what_becomes_of_each_class_of_repetition() {
    let help = run_with(&["check", "-h"]);
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    let (ignored, others): (Vec<Legitimate>, Vec<Legitimate>) = Legitimate::ALL
        .into_iter()
        .partition(|class| class.usual() == Treatment::Ignore);
    let note = Treatment::Report(Severity::Note);
    assert!(others.iter().all(|class| class.usual() == note));
    let ignored: Vec<&str> = ignored.into_iter().map(Legitimate::name).collect();
    let (last, first) = ignored.split_last().expect("some are ignored");
    let default = format!(
        "[default: {} and {last} are ignored, the others are notes]",
        first.join(", ")
    );
    assert!(help.contains(&default), "{help}");
    for class in Legitimate::ALL {
        assert!(help.contains(class.name()), "{}", class.name());
    }
}

#[test]
fn every_example_is_run_on_a_page() {
    let library = page("docs/library.md");
    for path in files(&root().join("examples")) {
        let name = path.file_stem().and_then(|name| name.to_str());
        let command = format!("$ cargo run --example {} -- ", name.unwrap_or_default());
        assert!(library.contains(&command), "docs/library.md: {command}");
    }
}

#[test]
fn the_readme_fits_a_few_screens() {
    let length = page("README.md").chars().count();
    assert!((6000..=7000).contains(&length), "{length} characters");
}

#[test]
fn the_table_of_rules_is_that_of_the_code() {
    let _turn = turn();
    let mut table = String::from("| rule | level | finds |\n| --- | --- | --- |\n");
    for rule in catalogue::all() {
        let summary = rule.summary();
        let finds = summary.trim_start_matches("Finds ").trim_end_matches('.');
        let (name, level) = (rule.name, rule.severity.name());
        let row = writeln!(table, "| [`{name}`](#{name}) | {level} | {finds} |");
        row.expect("a string can be written");
    }
    expect_part(RULES, "rules", &table);
}

#[test]
fn the_manuals_are_those_of_the_code() {
    let _turn = turn();
    let mut manuals = String::new();
    for rule in catalogue::all() {
        let heading = writeln!(manuals, "## {}\n", rule.name);
        heading.expect("a string can be written");
        let mut fenced = false;
        for line in rule.manual().lines() {
            fenced ^= line.starts_with("```");
            // Two levels down: below the page and the rule.
            let deeper = if line.starts_with('#') && !fenced {
                "#"
            } else {
                ""
            };
            let line = writeln!(manuals, "{deeper}{line}");
            line.expect("a string can be written");
        }
        manuals.push('\n');
    }
    expect_part(RULES, "manuals", &manuals);
}

#[test]
fn the_table_of_keys_is_that_of_the_code() {
    let _turn = turn();
    let mut table = String::from("| key | value | meaning |\n| --- | --- | --- |\n");
    for key in KEYS {
        let option = key.option().map(|option| format!(" (`{option}`)"));
        let place = (!key.is_anywhere()).then_some("; not in overrides");
        let about = [
            key.about,
            option.as_deref().unwrap_or_default(),
            place.unwrap_or_default(),
        ]
        .concat();
        let row = writeln!(table, "| `{}` | {} | {about} |", key.name, key.wanted());
        row.expect("a string can be written");
    }
    expect_part("docs/configuration.md", "keys", &table);
}

/// The anchor of a heading, as GitHub and mdbook make it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|character| match character {
        ' ' => Some('-'),
        '-' | '_' => Some(character),
        _ => character.is_alphanumeric().then_some(character),
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The targets of the links of a page, without those to other sites.
fn links(page: &str) -> Vec<String> {
    let text = unfenced(page);
    let lines = text.lines().flat_map(|line| line.split('`').step_by(2));
    let prose: String = lines.collect();
    let targets = prose.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split(')').next());
    let ours = targets.filter(|target| !target.contains("://"));
    ours.map(str::to_owned).collect()
}

#[test]
fn links_lead_to_files_and_headings() {
    let _turn = turn();
    let mut wrong = Vec::new();
    let others = ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(str::to_owned);
    for name in pages::names().into_iter().chain(others) {
        let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
        for link in links(&page(&name)) {
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => PathBuf::from(&name),
                _ => folder.join(file),
            };
            // The book holds no other files.
            let leaves = name.starts_with("docs/") && file.contains("..");
            let there = root().join(&target).exists() && !leaves;
            let found = heading.is_empty()
                || there && {
                    let text = unfenced(&page(target.to_str().expect("it is UTF-8")));
                    let headings = text.lines().filter(|line| line.starts_with('#'));
                    let mut anchors =
                        headings.map(|line| anchor(line.trim_start_matches(['#', ' '])));
                    anchors.any(|anchor| anchor == heading)
                };
            if !there || !found {
                wrong.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_book_has_every_page() {
    let summary = links(&page("docs/SUMMARY.md"));
    for name in pages::names() {
        let file = name
            .strip_prefix("docs/")
            .filter(|file| *file != "SUMMARY.md");
        let listed = file.is_none_or(|file| summary.iter().any(|link| link == file));
        assert!(listed, "docs/SUMMARY.md does not list {name}");
    }
}

#[test]
fn our_own_texts_pass_our_own_check() {
    let _turn = turn();
    let mut texts = Vec::new();
    // The manuals in docs/rules.md repeat their headings; they are checked one by one below.
    let names = pages::names().into_iter().filter(|name| name != RULES);
    for name in names.chain(["ARCHITECTURE.md".to_owned()]) {
        let text = unfenced(&page(&name));
        texts.push((name, text));
    }
    for rule in catalogue::all() {
        // What is in code is quoted: a wrong date that a rule finds, for one.
        let manual = unfenced(&rule.manual());
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

#[test]
fn the_repository_passes_its_own_check() {
    let _turn = turn();
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .arg("check")
        .current_dir(root())
        .output()
        .expect("the program runs");
    let shown = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "variorum.toml says what is checked\n{shown}{said}"
    );
}

/// What is between single backticks in a page.
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
