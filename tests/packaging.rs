//! The files by which other tools install and run the program say what the code says.

#![cfg(feature = "cli")]

mod support;

use std::path::Path;

use support::{Scratch, variorum};
use variorum::input::READERS;

/// What the program prints.
fn printed(arguments: &[&str]) -> String {
    let output = variorum(&std::env::temp_dir())
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The commands, as the program lists them.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let (_, list) = help.split_once("Commands:\n").expect("there is a list");
    let rows = list.lines().take_while(|row| !row.trim().is_empty());
    // A row that is indented further goes on with what a command does.
    let rows = rows.filter_map(|row| row.strip_prefix("  ").filter(|row| !row.starts_with(' ')));
    let names = rows.filter_map(|row| row.split_whitespace().next());
    let commands: Vec<String> = names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect();
    assert!(commands.iter().any(|name| name == "check"), "{help}");
    commands
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).expect("the file stands in the root of the project")
}

#[test]
fn hooks_run_for_all_files_that_can_be_read() {
    let endings: Vec<&str> = READERS
        .iter()
        .flat_map(|reader| reader.extensions)
        .copied()
        .collect();
    let pattern = format!("files: '(?i)\\.({})$'", endings.join("|"));
    let hooks = file(".pre-commit-hooks.yaml");
    assert_eq!(
        hooks.matches(&pattern).count(),
        hooks.matches("- id: ").count(),
        "each hook in .pre-commit-hooks.yaml has to have the line\n  {pattern}"
    );
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest: toml::Table = file("Cargo.toml").parse().expect("it is TOML");
    let mut tables = vec![&manifest["dependencies"], &manifest["dev-dependencies"]];
    let targets = manifest["target"].as_table().expect("it is a table");
    tables.extend(targets.values().map(|target| &target["dependencies"]));
    let names = tables.iter().filter_map(|table| table.as_table());
    let page = file("DEPENDENCIES.md");
    for name in names.flat_map(toml::Table::keys) {
        assert!(
            page.contains(&format!("\n| `{name}` | ")),
            "DEPENDENCIES.md: add a line for {name}"
        );
    }
}

/// How many scripts a workflow or an action holds. None may have an expression in it: what a variable holds would be run.
fn scripts(name: &str) -> usize {
    let mut scripts = 0;
    // The indent of `run: |` while its script lasts.
    let mut inside: Option<usize> = None;
    for line in file(name).lines() {
        let indent = line.len() - line.trim_start().len();
        if inside.is_some_and(|outer| !line.trim().is_empty() && indent <= outer) {
            inside = None;
        }
        if line
            .trim_start()
            .trim_start_matches("- ")
            .starts_with("run: ")
        {
            inside = Some(indent);
            scripts += 1;
        }
        assert!(
            inside.is_none() || !line.contains("${{") || line.contains("${{ matrix."),
            "{name}: pass it by `env`: {line}"
        );
    }
    scripts
}

const WORKFLOWS: &[&str] = &[".github/workflows/ci.yml", ".github/workflows/release.yml"];

#[test]
fn inputs_are_no_part_of_a_script() {
    assert_eq!(scripts("action.yml"), 4);
    for workflow in WORKFLOWS {
        assert!(scripts(workflow) > 0, "{workflow}");
    }
}

#[test]
fn actions_are_pinned_to_a_commit() {
    for name in WORKFLOWS.iter().chain(&["action.yml"]) {
        for line in file(name).lines().filter(|line| line.contains("uses: ")) {
            let (_, reference) = line.split_once('@').expect("an action has a version");
            let (commit, version) = reference.split_once(" # v").unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit());
            assert!(
                is_commit && !version.is_empty(),
                "{name}: give the commit, and the version in a comment: {line}"
            );
        }
    }
}

/// The targets for which programs are released.
fn targets() -> Vec<String> {
    let workflow = file(".github/workflows/release.yml");
    let rows = workflow.lines();
    let targets = rows.filter_map(|line| line.trim().strip_prefix("- target: "));
    targets.map(str::to_owned).collect()
}

#[test]
fn programs_are_found_under_the_names_that_they_are_released_under() {
    let workflow = file(".github/workflows/release.yml");
    for line in [
        "folder=variorum-$TARGET",
        "\"dist/variorum-$TARGET.zip\"",
        "\"dist/variorum-$TARGET.tar.gz\"",
        "sha256sum -- * >SHA256SUMS",
    ] {
        assert!(workflow.contains(line), "release.yml: {line}");
    }
    let manifest: toml::Table = file("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let binstall = &manifest["package"]["metadata"]["binstall"];
    assert_eq!(
        binstall["pkg-url"].as_str(),
        Some("{ repo }/releases/download/v{ version }/{ name }-{ target }{ archive-suffix }")
    );
    assert_eq!(
        binstall["bin-dir"].as_str(),
        Some("{ name }-{ target }/{ bin }{ binary-ext }")
    );
    assert_eq!(binstall["pkg-fmt"].as_str(), Some("tgz"));
    let zipped: Vec<String> = targets()
        .into_iter()
        .filter(|target| target.contains("windows"))
        .collect();
    let overrides = binstall["overrides"].as_table().expect("it is a table");
    assert_eq!(
        overrides.keys().collect::<Vec<_>>(),
        zipped.iter().collect::<Vec<_>>()
    );
    assert!(
        overrides
            .values()
            .all(|each| each["pkg-fmt"].as_str() == Some("zip"))
    );
}

#[test]
fn the_script_that_takes_a_program_knows_all_targets() {
    let script = file("install/released");
    let mut known: Vec<String> = Vec::new();
    for line in script.lines() {
        let Some((_, rest)) = line.split_once(") target=") else {
            continue;
        };
        let target = rest.split([' ', ';']).next().unwrap_or_default();
        if target.ends_with("-gnu") {
            known.push(target.replace("-gnu", "-musl"));
        }
        if !target.is_empty() {
            assert_eq!(
                target.contains("windows"),
                line.contains("archive=zip"),
                "{line}"
            );
            known.push(target.to_owned());
        }
    }
    let mut released = targets();
    known.sort();
    released.sort();
    assert_eq!(known, released);
}

/// What cargo prints of the project.
fn cargo(arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {messages}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The most lines that `cargo tree` may give for the library alone; it names a crate that several others need twice. Set by hand on
/// 2026-12-01, when 26 crates were 28 lines: what is new becomes optional, or says in its commit why the library needs it.
const LIBRARY: usize = 28;

#[test]
fn the_library_alone_has_few_dependencies() {
    let tree = cargo(&[
        "tree",
        "--locked",
        "-e",
        "normal",
        "--no-default-features",
        "--prefix",
        "none",
    ]);
    let lines: std::collections::BTreeSet<&str> = tree.lines().collect();
    assert!(lines.len() <= LIBRARY, "{} lines:\n{lines:#?}", lines.len());
}

#[test]
fn the_package_holds_the_sources_the_licences_and_nothing_else() {
    let list = cargo(&["package", "--list", "--allow-dirty", "--quiet"]);
    // What cargo notes of the commit is there in a git repository only.
    let others = list
        .lines()
        .filter(|name| !name.starts_with("src") && *name != ".cargo_vcs_info.json");
    let others: Vec<&str> = others.collect();
    let wanted = [
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "Cargo.toml.orig",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
    ];
    assert_eq!(others, wanted);
}

#[test]
fn the_wheel_has_the_name_and_the_licence_of_the_crate() {
    let project = file("pyproject.toml");
    for line in [
        format!("name = \"{}\"", env!("CARGO_PKG_NAME")),
        format!("description = \"{}\"", env!("CARGO_PKG_DESCRIPTION")),
        format!("license = \"{}\"", env!("CARGO_PKG_LICENSE")),
        "bindings = \"bin\"".to_owned(),
    ] {
        assert!(
            project.contains(&line),
            "pyproject.toml has to have the line {line}"
        );
    }
}

#[test]
fn scripts_for_all_shells_ask_the_program() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        assert!(script.contains("VARIORUM_COMPLETE"), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let version = env!("CARGO_PKG_VERSION");
    let title = format!(".TH variorum 1 \"\" \"variorum {version}\" \"variorum\"\n");
    assert!(printed(&["man"]).contains(&title));
    let check = printed(&["man", "check"]);
    assert!(
        check.contains("\\fBvariorum check\\fR [OPTIONS] [PATH]...\n"),
        "{check}"
    );
    assert!(
        check.contains(".SH EXAMPLES\n.nf\n  variorum check"),
        "{check}"
    );
    let scratch = Scratch::new("manuals");
    scratch.write("share/readme", "Pages go into a folder here.\n");
    let output = variorum(&scratch.path)
        .args(["man", "--directory", "share/man1"])
        .output()
        .unwrap();
    assert!(output.status.success());
    for command in commands() {
        let page = printed(&["man", &command]);
        assert!(
            page.contains(&format!(".TH variorum-{command} 1")),
            "{page}"
        );
        assert!(
            page.contains(" [OPTIONS]") && !page.contains("EXTRA"),
            "{page}"
        );
        assert!(
            scratch
                .path
                .join(format!("share/man1/variorum-{command}.1"))
                .exists(),
            "{command}"
        );
    }
    assert!(scratch.path.join("share/man1/variorum.1").exists());
    let output = variorum(&scratch.path)
        .args(["man", "nonsense"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
