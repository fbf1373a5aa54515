//! Revisions in a git repository: `REV:PATH`, read through the `git` command, without a shell.

use std::process::{Command, Output, Stdio};

use crate::input::{Error, name};

/// What a name in a repository stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Object {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Whether `name` is meant as `REV:PATH`, or `:PATH` for what is staged: it has a colon, and no file has that name.
#[must_use]
pub(crate) fn is_meant(name: &str) -> bool {
    name.contains(':') && !name::path(name).exists()
}

/// What `REV:PATH` stands for.
///
/// # Errors
/// When git is not there, this is no repository, or it has no such revision or path.
pub(crate) fn object(name: &str) -> Result<Object, Error> {
    let said = git(name, &["cat-file", "-t", name])?;
    Ok(if said.stdout.starts_with(b"tree") {
        Object::Folder
    } else {
        Object::File
    })
}

/// The bytes of the file `REV:PATH`.
///
/// # Errors
/// As for [`object`].
pub(super) fn bytes(name: &str) -> Result<Vec<u8>, Error> {
    if object(name)? == Object::Folder {
        return Err(Error::Folder {
            path: name.to_owned(),
        });
    }
    Ok(git(name, &["cat-file", "blob", name])?.stdout)
}

/// The paths of all files below the folder `REV:PATH`, relative to it, in order.
///
/// # Errors
/// As for [`object`].
pub(crate) fn files(name: &str) -> Result<Vec<String>, Error> {
    let said = git(
        name,
        &["ls-tree", "-r", "-z", "--name-only", "--full-tree", name],
    )?;
    let paths = said
        .stdout
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty());
    let mut out: Vec<String> = paths.map(name::of_bytes).collect();
    out.sort_unstable();
    Ok(out)
}

fn git(name: &str, arguments: &[&str]) -> Result<Output, Error> {
    let failed = |reason: &str| Error::Git {
        path: name.to_owned(),
        reason: reason.to_owned(),
    };
    if name.starts_with('-') {
        return Err(failed("a revision does not start with `-`"));
    }
    run(arguments).map_err(|failure| match failure {
        Failure::NoGit => {
            failed("no such file, and REV:PATH needs the `git` command, which cannot be run")
        }
        Failure::NoRepository => {
            failed("no such file, and this folder is not in a git repository, which REV:PATH needs")
        }
        Failure::Said(first) => failed(&format!("git has no such revision or path ({first})")),
    })
}

/// Why git gave nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// It cannot be run.
    NoGit,
    /// There is no repository.
    NoRepository,
    /// What it said, without `fatal: `.
    Said(String),
}

/// What keeps git from running programs that a repository names, from writing to it, and from asking a server.
const SAFE: [&str; 5] = [
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
];

/// Runs git and returns what it said. An argument may be the name of a path.
pub(super) fn run(arguments: &[&str]) -> Result<Output, Failure> {
    let said = Command::new("git")
        .args(SAFE)
        .args(arguments.iter().map(|each| name::path(each).into_owned()))
        .stdin(Stdio::null())
        .env("GIT_NO_LAZY_FETCH", "1")
        // The message is read below.
        .env("LC_ALL", "C")
        .output()
        .map_err(|_| Failure::NoGit)?;
    if said.status.success() {
        return Ok(said);
    }
    let message = String::from_utf8_lossy(&said.stderr);
    let first = message.lines().next().unwrap_or_default();
    if first.contains("not a git repository") {
        return Err(Failure::NoRepository);
    }
    Err(Failure::Said(
        first.trim_start_matches("fatal: ").to_owned(),
    ))
}
