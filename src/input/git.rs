//! Revisions in a git repository: `REV:PATH`, read through the `git` command, without a shell.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::input::{Error, name, repository};
use crate::wording::message::{Message, message};

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

/// The names by which git knows what two sides typed mean: `REV:` for `REV` alone, where no file has that name, and `REV:./` for `REV:.`.
/// Beside a revision, a file that has the name of one is that one: `HEAD` in a repository without a working tree.
#[must_use]
pub(crate) fn spelled(typed: [&str; 2]) -> [String; 2] {
    let sides = typed.map(|side| {
        let is_file = side.starts_with('-') || name::path(side).exists();
        match side.split_once(':') {
            _ if is_file || side.is_empty() => side.to_owned(),
            Some((_, path)) if path.split('/').next_back().is_some_and(is_dots) => {
                format!("{side}/")
            }
            Some(_) => side.to_owned(),
            None => revision(side).unwrap_or(side.to_owned()),
        }
    });
    let revisions = [0, 1].map(|at| sides[at] != typed[at] && !typed[at].contains(':'));
    let beside = |at: usize| {
        let is_file = revisions[1 - at] && name::path(typed[at]).is_file();
        is_file.then(|| revision(typed[at])).flatten()
    };
    let found = [beside(0), beside(1)];
    let mut found = found.into_iter();
    sides.map(|side| found.next().flatten().unwrap_or(side))
}

/// The folder of a revision: `REV:`.
fn revision(name: &str) -> Option<String> {
    let tree = format!("{name}^{{tree}}");
    let is_known = run(&["rev-parse", "--verify", "--quiet", &tree]).is_ok();
    is_known.then(|| format!("{name}:"))
}

/// Whether a name is the folder at hand, or the one above.
fn is_dots(name: &str) -> bool {
    matches!(name, "." | "..")
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

/// A file to be read from a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked<'run> {
    /// What git knows it by: the id of its text, or `REV:PATH`, for which git has to look through all folders above.
    pub(crate) object: &'run str,
    /// Its name in messages.
    pub(crate) name: &'run str,
}

/// The bytes of many files, in order, read by one process.
///
/// # Errors
/// When git cannot be run. What it does not have is an error of that file.
pub(crate) fn contents(files: &[Asked<'_>]) -> Result<Vec<Result<Vec<u8>, Error>>, Error> {
    contents_in(".", files)
}

/// The same, of the repository that a folder is in.
///
/// # Errors
/// As for [`contents`].
pub(super) fn contents_in(
    folder: &str,
    files: &[Asked<'_>],
) -> Result<Vec<Result<Vec<u8>, Error>>, Error> {
    let failed = |name: &str, reason: Message| Error::Git {
        path: name.to_owned(),
        reason,
    };
    let first = files.first().map_or("", |file| file.name);
    let broken = |_| failed(first, message!("git.no-answer"));
    // A line end would end the question.
    let asked = files.iter().map(|file| file.object);
    let asked: Vec<&str> = asked.filter(|object| is_line(object)).collect();
    check_clone(&["-C", folder]).map_err(|failure| match failure {
        Failure::Refused(reason) => failed(first, reason),
        _ => failed(first, message!("git.cannot-run")),
    })?;
    let mut child = command()
        .arg("-C")
        .arg(name::path(folder).as_os_str())
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| failed(first, message!("git.cannot-run")))?;
    let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(failed(first, message!("git.no-answer")));
    };
    let mut answers = BufReader::new(answers);
    let read = std::thread::scope(|scope| {
        // Git answers while it is asked: both wait for each other otherwise.
        let asking = std::thread::Builder::new().spawn_scoped(scope, move || {
            let mut lines = Vec::new();
            for object in asked {
                lines.extend_from_slice(name::path(object).as_os_str().as_encoded_bytes());
                lines.push(b'\n');
            }
            // When git ended, its answers say so.
            let _ = questions.write_all(&lines);
        });
        asking.map_err(|error| {
            failed(first, message!("git.no-thread", reason = error.to_string()))
        })?;
        let answer = |file: &Asked<'_>| {
            if !is_line(file.object) {
                return Ok(bytes(file.object));
            }
            let said = answer(&mut answers).map_err(broken)?;
            Ok(said.ok_or_else(|| failed(file.name, message!("git.lacks-file"))))
        };
        files.iter().map(answer).collect()
    });
    child.wait().map_err(broken)?;
    read
}

fn is_line(object: &str) -> bool {
    !name::path(object)
        .as_os_str()
        .as_encoded_bytes()
        .contains(&b'\n')
}

/// The next answer of `cat-file --batch`: the bytes of a file, or `None` where git has no such file.
fn answer(answers: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    answers.read_until(b'\n', &mut head)?;
    if head.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let head = String::from_utf8_lossy(&head);
    let mut words = head.trim_end().rsplit(' ');
    let (Some(Ok(size)), Some(kind)) = (words.next().map(str::parse::<usize>), words.next()) else {
        return Ok(None);
    };
    let mut bytes = vec![0; size];
    answers.read_exact(&mut bytes)?;
    answers.read_exact(&mut [0])?;
    Ok((kind == "blob").then_some(bytes))
}

/// All files below the folder `REV:PATH`, with what git knows the text of each by: their paths, relative to it, in order. Symbolic links
/// are left out: what git has of them is the name of another file.
///
/// # Errors
/// As for [`object`].
pub(crate) fn files(name: &str) -> Result<BTreeMap<String, String>, Error> {
    let said = git(name, &["ls-tree", "-r", "-z", "--full-tree", name])?;
    let files = listed(&said.stdout).filter(|entry| entry.mode != "120000");
    Ok(files.map(|entry| (entry.path, entry.id)).collect())
}

/// A file that `ls-tree` lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// `100644` for a file, `120000` for a link, `160000` for a commit of a repository inside.
    pub(super) mode: String,
    /// What git knows its text by.
    pub(super) id: String,
    /// Its path, relative to the folder that was listed.
    pub(super) path: String,
}

/// The entries of `ls-tree -z`: `100644 blob 6f2c…<TAB>path`.
pub(super) fn listed(said: &[u8]) -> impl Iterator<Item = Listed> {
    said.split(|byte| *byte == 0).filter_map(|entry| {
        let tab = entry.iter().position(|byte| *byte == b'\t')?;
        let head = String::from_utf8_lossy(&entry[..tab]);
        let mut words = head.split(' ');
        Some(Listed {
            mode: words.next()?.to_owned(),
            id: words.nth(1)?.to_owned(),
            path: name::of_bytes(&entry[tab + 1..]),
        })
    })
}

fn git(name: &str, arguments: &[&str]) -> Result<Output, Error> {
    let failed = |reason: Message| Error::Git {
        path: name.to_owned(),
        reason,
    };
    if name.starts_with('-') {
        return Err(failed(message!("git.starts")));
    }
    run(arguments).map_err(|failure| match failure {
        Failure::NoGit => failed(message!("git.path-needs")),
        Failure::NoRepository => failed(message!("git.no-repository-for-path")),
        Failure::Refused(reason) => failed(reason),
        Failure::Said(first) => failed(message!("git.no-path", said = first)),
    })
}

/// Why git gave nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// It cannot be run.
    NoGit,
    /// There is no repository.
    NoRepository,
    /// It is not asked, for that reason.
    Refused(Message),
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

/// The command `git`, which does nothing but read. No protocol is allowed, so that nothing is fetched even where git tries to.
fn command() -> Command {
    let mut command = Command::new("git");
    command
        .args(SAFE)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none");
    command
}

/// Refuses a partial clone, and a repository in which git would wait for a pipe. `arguments` are those of a run of git.
fn check_clone(arguments: &[&str]) -> Result<(), Failure> {
    static KNOWN: Mutex<BTreeMap<PathBuf, Option<Message>>> = Mutex::new(BTreeMap::new());
    let folder = match arguments {
        ["-C", folder, ..] => name::path(folder),
        _ => name::path("."),
    };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let reason = if let Some(reason) = known.get(&*folder) {
        reason.clone()
    } else {
        let reason = match repository::trap(&folder) {
            Some(reason) => Some(reason),
            None => is_partial(&folder)?.then(|| message!("git.partial")),
        };
        known.insert(folder.into_owned(), reason.clone());
        reason
    };
    reason.map_or(Ok(()), |reason| Err(Failure::Refused(reason)))
}

/// Whether the repository that a folder is in lacks what a server has.
fn is_partial(folder: &Path) -> Result<bool, Failure> {
    let said = command()
        .arg("-C")
        .arg(folder.as_os_str())
        .args(["config", "--get-regexp"])
        .arg(r"^(extensions\.partialclone|remote\..*\.promisor)$")
        .output()
        .map_err(|_| Failure::NoGit)?;
    Ok(!said.stdout.is_empty())
}

/// Runs git and returns what it said. An argument may be the name of a path.
pub(super) fn run(arguments: &[&str]) -> Result<Output, Failure> {
    check_clone(arguments)?;
    let said = command()
        .args(arguments.iter().map(|each| name::path(each).into_owned()))
        .stdin(Stdio::null())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_has_modes_ids_and_paths() {
        let said = b"100644 blob 6f2c\ta b.md\x00120000 blob 77aa\tdocs/link\0";
        let found: Vec<[String; 3]> = listed(said)
            .map(|each| [each.mode, each.id, each.path])
            .collect();
        assert_eq!(
            found,
            [
                ["100644", "6f2c", "a b.md"],
                ["120000", "77aa", "docs/link"]
            ]
        );
        assert_eq!(listed(b"").count(), 0);
    }
}
