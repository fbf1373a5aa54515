//! One way through the house: imports point to the floors below and never up or across.

use std::path::{Path, PathBuf};

/// The modules by floor, the lowest first. Those of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["language"],
    &["text"],
    &["facts"],
    &["document"],
    &["finding", "input", "diff"],
    &["rule"],
    &["rules", "repeat", "report"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules of the crate that a source text names after `crate::`, in grouped imports too. Tests inside it are left out: they
/// may build what they need from above.
fn imports(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for line in code.split("crate::").skip(1) {
        if let Some(group) = line.strip_prefix('{') {
            found.extend(heads(group));
        } else {
            found.extend(word(line));
        }
    }
    found
}

/// The first word of each part of a group, up to its closing brace.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut part, mut found) = (0, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.extend(word(std::mem::take(&mut part).trim())),
            _ if depth == 0 => part.push(c),
            _ => {}
        }
    }
    found.extend(word(part.trim()));
    found
}

fn word(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of sources can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn imports_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap().with_extension("");
        let module = inside.iter().next().unwrap().to_string_lossy().into_owned();
        let Some(own) = floor(&module) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "src/{module} stands on no floor: add it to FLOORS"
            );
            continue;
        };
        for import in imports(&std::fs::read_to_string(&file).unwrap()) {
            let allowed = import == module || floor(&import).is_none_or(|floor| floor < own);
            if !allowed {
                wrong.push(format!("{} imports {import}", inside.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these imports point up or across:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn grouped_imports_are_seen() {
    let source = "use crate::{report::X, diff::{self, Y}, text};\nfn f() { crate::cli::run() }\n#[cfg(test)] use crate::input;";
    assert_eq!(imports(source), ["report", "diff", "text", "cli"]);
}

#[test]
fn every_floor_exists() {
    let source =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for module in FLOORS.concat() {
        assert!(
            source.contains(&format!("mod {module};")),
            "{module} is no module of lib.rs any more"
        );
    }
}
