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
fn inputs_are_no_part_of_a_script() {
    let action = file("action.yml");
    let mut scripts = 0;
    // The indent of `run: |` while its script lasts.
    let mut inside: Option<usize> = None;
    for line in action.lines() {
        let indent = line.len() - line.trim_start().len();
        if inside.is_some_and(|outer| !line.trim().is_empty() && indent <= outer) {
            inside = None;
        }
        if let Some(rest) = line.trim_start().strip_prefix("run:") {
            assert_eq!(rest.trim(), "|", "a script stands in a block: {line}");
            inside = Some(indent);
            scripts += 1;
        }
        assert!(
            inside.is_none() || !line.contains("${{"),
            "pass it by `env`: {line}"
        );
    }
    assert_eq!(scripts, 2);
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
fn shells_complete_commands_and_formats() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for word in commands().iter().chain(&["files-from".to_owned()]) {
            assert!(script.contains(word.as_str()), "{shell}: {word}");
        }
        // The others complete no values.
        let values = ["bash", "zsh", "fish"].contains(&shell);
        assert_eq!(script.contains("checkstyle"), values, "{shell}");
        assert_eq!(script.contains("weekday-mismatch"), values, "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let version = env!("CARGO_PKG_VERSION");
    let title = format!(".TH variorum 1 \"\" \"variorum {version}\" \"variorum\"\n");
    assert!(printed(&["man"]).contains(&title));
    let scratch = Scratch::new("manuals");
    scratch.write("man1/readme", "Pages go here.\n");
    let output = variorum(&scratch.path)
        .args(["man", "--folder", "man1"])
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
            scratch
                .path
                .join(format!("man1/variorum-{command}.1"))
                .exists(),
            "{command}"
        );
    }
    assert!(scratch.path.join("man1/variorum.1").exists());
    let output = variorum(&scratch.path)
        .args(["man", "nonsense"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
