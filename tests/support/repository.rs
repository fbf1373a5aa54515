//! Git for the tests, without the configuration of whoever runs them.

use std::path::Path;
use std::process::Command;

/// What git's own environment says when tests run below git, as in a hook.
const GIT_VARIABLES: [&str; 5] = [
    "GIT_EXTERNAL_DIFF",
    "GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
];

/// Git, to be run in `folder`, in English and with an author.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let settings = [
        "user.name=Li",
        "user.email=li@example.org",
        "core.autocrlf=false",
        "core.quotepath=false",
        "protocol.file.allow=always",
    ];
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .args(settings.iter().flat_map(|setting| ["-c", setting]))
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_PAGER", "cat")
        .env("LC_ALL", "C");
    for variable in GIT_VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// Runs git in `folder`; it must succeed.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    done(&mut command(folder, arguments));
}

/// Runs a command; it must succeed.
pub(crate) fn done(command: &mut Command) {
    let output = command.output().expect("the tests need git");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}
