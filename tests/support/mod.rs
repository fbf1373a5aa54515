//! What the tests of the program share: running it, a folder of their own, and reports made readable.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, process};

use similar::TextDiff;

/// What the environment can say about colour; a test that wants one of these sets it.
const COLOR_VARIABLES: &[&str] = &["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"];

/// The program, to be run in `folder`, whatever the environment of the tests says about colour.
pub(crate) fn variorum(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.current_dir(folder);
    for variable in COLOR_VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// A folder for the files of one test, gone when the test ends.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// Where it is.
    pub(crate) path: PathBuf,
}

impl Scratch {
    /// An empty folder. Tests of one run must give different names.
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("variorum-{name}-{}", process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self { path }
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path.join(name);
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("the temporary folder can be written");
        fs::write(path, text).expect("the temporary folder can be written");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder left behind does no harm, a panic while another one unwinds would hide that one.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The lines that differ and three around them; `-` is expected, `+` is what came.
pub(crate) fn difference(expected: &str, actual: &str) -> String {
    TextDiff::from_lines(expected, actual)
        .unified_diff()
        .context_radius(3)
        .header("expected", "actual")
        .to_string()
}

/// JSON with line breaks, and otherwise as it came: the order of keys and the form of numbers stay. What holds nothing nested,
/// such as a span, stays on one line.
pub(crate) fn laid_out(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut broken: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(c) = json[at..].chars().next() {
        let end = at + token(&json[at..]);
        match c {
            '{' | '[' => {
                broken.push(!is_flat(&json[end..]));
                out.push(c);
                break_line(&mut out, &broken);
            }
            '}' | ']' => {
                if broken.pop() == Some(true) {
                    let _ = write!(out, "\n{:1$}", "", broken.len() * 2);
                }
                out.push(c);
            }
            ',' if broken.last() == Some(&true) => {
                out.push(c);
                break_line(&mut out, &broken);
            }
            ',' | ':' => {
                out.push(c);
                out.push(' ');
            }
            _ => out.push_str(&json[at..end]),
        }
        at = end;
    }
    out
}

fn break_line(out: &mut String, broken: &[bool]) {
    if broken.last() == Some(&true) {
        let _ = write!(out, "\n{:1$}", "", broken.len() * 2);
    }
}

/// The length of the string or the single character that `json` starts with.
fn token(json: &str) -> usize {
    let mut escaped = false;
    let mut characters = json.char_indices();
    let Some((_, first)) = characters.next() else {
        return 0;
    };
    if first != '"' {
        return first.len_utf8();
    }
    for (at, c) in characters {
        if c == '"' && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    json.len()
}

/// Whether an object or a list, given without its opening bracket, closes before another opens.
fn is_flat(mut json: &str) -> bool {
    while let Some(c) = json.chars().next() {
        match c {
            '{' | '[' => return false,
            '}' | ']' => return true,
            _ => json = &json[token(json)..],
        }
    }
    true
}
