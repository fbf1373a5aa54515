//! What a git repository held in a revision: which files, and their texts. The files at hand are never read by git, because it would run
//! the filters that a repository names.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::input::git::{self, Asked, Failure, run};
use crate::input::{Error, name};
use crate::wording::message::{Message, message};

/// A repository at hand, and a revision of it to look back to.
#[derive(Clone, Debug)]
pub(crate) struct History {
    /// The topmost folder of the files at hand.
    pub(crate) root: PathBuf,
    /// The paths of all files of the old revision, from `root` on, with `/` between folders; and what git knows their texts by.
    pub(crate) files: BTreeMap<String, String>,
    /// The same of all links of it.
    pub(crate) links: BTreeMap<String, String>,
    /// The revision as typed.
    revision: String,
    commit: String,
}

impl History {
    /// What the repository of this folder says of the time since `revision`. `REV...` is where the branch at hand left REV, as
    /// `git diff REV...` has it.
    ///
    /// # Errors
    /// When git is not there, this is no repository, or it has no such revision.
    pub(crate) fn since(revision: &str) -> Result<Self, Error> {
        let root = run(&["rev-parse", "--show-toplevel"])
            .map_err(|failure| explained(revision, failure))?;
        let root = name::of_bytes(root.stdout.trim_ascii_end());
        let commit = commit(revision)?;
        let listed = run(&["ls-tree", "-r", "-z", "--full-tree", &commit])
            .map_err(|failure| explained(revision, failure))?;
        let (mut files, mut links) = (BTreeMap::new(), BTreeMap::new());
        for entry in git::listed(&listed.stdout) {
            if entry.mode.starts_with("100") {
                files.insert(entry.path, entry.id);
            } else if entry.mode.starts_with("120") {
                links.insert(entry.path, entry.id);
            }
        }
        Ok(Self {
            root: name::path(&root).into_owned(),
            files,
            links,
            revision: revision.to_owned(),
            commit,
        })
    }

    /// The files of the old revision that are gone, of those that are asked for. What a sparse clone leaves out is not gone.
    ///
    /// # Errors
    /// When git cannot be run.
    pub(crate) fn gone(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<&str>, Error> {
        let is_there = |path: &str| {
            let about = std::fs::symlink_metadata(self.root.join(name::path(path)));
            about.is_ok_and(|about| !about.is_dir())
        };
        let files = self.files.keys().map(String::as_str);
        let mut out: Vec<&str> = files
            .filter(|path| wanted(path) && !is_there(path))
            .collect();
        if !out.is_empty() {
            let root = name::of(&self.root);
            let said = run(&["-C", &root, "ls-files", "-t", "-z"])
                .map_err(|failure| explained(&self.revision, failure))?;
            let entries = said.stdout.split(|byte| *byte == 0);
            let left_out = entries.filter_map(|entry| entry.strip_prefix(b"S "));
            let left_out: std::collections::BTreeSet<String> =
                left_out.map(name::of_bytes).collect();
            out.retain(|path| !left_out.contains(*path));
        }
        Ok(out)
    }

    /// The bytes that files of the old revision held, in order.
    ///
    /// # Errors
    /// When git does not give all of them, as in a partial clone.
    pub(crate) fn contents(&self, paths: &[&str]) -> Result<Vec<Vec<u8>>, Error> {
        let object = |path: &&str| {
            let listed = self.files.get(*path).or_else(|| self.links.get(*path));
            let named = || format!("{}:{path}", self.commit);
            listed.cloned().unwrap_or_else(named)
        };
        let objects: Vec<String> = paths.iter().map(object).collect();
        if objects.is_empty() {
            return Ok(Vec::new());
        }
        let asked = objects.iter().zip(paths);
        let asked = asked.map(|(object, name)| Asked { object, name });
        let found = git::contents(&asked.collect::<Vec<_>>())?;
        let each = found.into_iter().zip(paths).map(|(bytes, path)| {
            bytes.map_err(|_| failed(&self.revision, message!("git.lacks-text", path = *path)))
        });
        each.collect()
    }
}

/// The commit that a revision names.
fn commit(revision: &str) -> Result<String, Error> {
    if revision.is_empty() || revision.starts_with('-') {
        return Err(failed(revision, message!("git.not-a-revision")));
    }
    let base = revision.strip_suffix("...");
    let object = format!("{}^{{commit}}", base.unwrap_or(revision));
    let mut said = run(&[
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &object,
    ]);
    if let (Some(base), Ok(_)) = (base, &said) {
        said = run(&["merge-base", "--", base, "HEAD"]);
    }
    match said {
        Ok(said) => Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned()),
        Err(Failure::Said(_)) if is_shallow() => Err(failed(revision, message!("git.shallow"))),
        Err(Failure::Said(_)) if base.is_some_and(|base| commit(base).is_ok()) => {
            Err(failed(revision, message!("git.no-base")))
        }
        Err(Failure::Said(_)) => Err(failed(revision, message!("git.no-revision-fetch"))),
        Err(failure) => Err(explained(revision, failure)),
    }
}

/// Whether the history ends somewhere.
fn is_shallow() -> bool {
    run(&["rev-parse", "--is-shallow-repository"])
        .is_ok_and(|said| said.stdout.starts_with(b"true"))
}

fn failed(revision: &str, reason: Message) -> Error {
    Error::Git {
        path: format!("--since {revision}"),
        reason,
    }
}

fn explained(revision: &str, failure: Failure) -> Error {
    match failure {
        Failure::NoGit => failed(revision, message!("git.needs")),
        Failure::NoRepository => failed(revision, message!("git.no-repository")),
        Failure::Refused(reason) => failed(revision, reason),
        Failure::Said(said) => failed(revision, message!("git.said", said = said)),
    }
}
