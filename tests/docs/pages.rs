//! The pages of the documentation: README.md with its translations, and those in docs/.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Tests that read or write pages take turns.
static TURN: Mutex<()> = Mutex::new(());

pub(crate) fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// README.md and its translations.
pub(crate) const READMES: [&str; 3] = ["README.md", "README.ru.md", "README.zh-CN.md"];

/// The names of all pages, from the root of the project.
pub(crate) fn names() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("docs")).expect("docs/ can be read");
    let paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    let in_docs = paths.iter().filter_map(|path| path.file_name()?.to_str());
    let mut names: Vec<String> = in_docs.map(|name| format!("docs/{name}")).collect();
    names.extend(READMES.map(str::to_owned));
    names.sort();
    names
}

/// The text of a page.
pub(crate) fn page(name: &str) -> String {
    let path = root().join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares a file with what it should be, or writes it if UPDATE is set.
pub(crate) fn expect(name: &str, wanted: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join(name), wanted).unwrap_or_else(|error| panic!("{name}: {error}"));
        return;
    }
    let actual = page(name);
    if wanted != actual {
        let diff = similar::TextDiff::from_lines(actual.as_str(), wanted);
        panic!(
            "{name} is out of date; UPDATE=1 cargo test --test cli --test docs rewrites it:\n{}",
            diff.unified_diff()
        );
    }
}

/// Compares the part of a page between the marks of `part` with what it should be.
pub(crate) fn expect_part(name: &str, part: &str, wanted: &str) {
    let text = page(name);
    let start = format!("<!-- {part}: generated, see tests/docs.rs -->\n");
    let end = format!("<!-- end of {part} -->");
    let from = text
        .find(&start)
        .unwrap_or_else(|| panic!("{name} has no {start}"))
        + start.len();
    let to = text
        .find(&end)
        .unwrap_or_else(|| panic!("{name} has no {end}"));
    let wanted = format!("{}\n{}\n\n{}", &text[..from], wanted.trim(), &text[to..]);
    expect(name, &wanted);
}

/// The text outside fences.
pub(crate) fn unfenced(text: &str) -> String {
    let mut inside = false;
    let lines = text.lines().filter(|line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}
