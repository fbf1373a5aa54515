//! What the tests of the program share: running it, and a folder of their own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, process};

/// What the environment can say about colour; a test that wants one of these sets it.
const COLOR_VARIABLES: &[&str] = &[
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "TERM",
];

/// What chooses the language of messages.
const LANG_VARIABLE: &str = "VARIORUM_LANG";

/// The program, to be run in `folder`, whatever the environment of the tests says about colour and language.
pub(crate) fn variorum(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.current_dir(folder);
    command.env_remove(LANG_VARIABLE);
    for variable in COLOR_VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// Where tests have all that they need, leaving one out is a failure: in the gate, and in a workflow.
#[allow(dead_code, reason = "not every file of tests needs it")]
pub(crate) fn may_skip(missing: &str) {
    let all = ["CI", "VARIORUM_GATE"].map(std::env::var_os);
    assert!(
        all.iter().all(Option::is_none),
        "{missing} is missing, or may not do its work: see .ci/setup"
    );
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
