//! The files by which other tools install and run the program say what the code says.

use std::path::Path;

use variorum::input::READERS;

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
