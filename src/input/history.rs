//! What changed in a git repository since a revision: which files, and what they held. Works on the files as they are at hand.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::document::Document;
use crate::input::git::{Failure, run};
use crate::input::{Error, Options, from_bytes, name};

/// A repository at hand, and a revision of it to look back to.
#[derive(Clone, Debug)]
pub(crate) struct History {
    /// The topmost folder of the files at hand.
    pub(crate) root: PathBuf,
    /// The paths of all files of the old revision, from `root` on, with `/` between folders.
    pub(crate) files: BTreeSet<String>,
    /// Those of them that are not the same at hand.
    pub(crate) changed: BTreeSet<String>,
    /// Those of them that are gone.
    pub(crate) gone: BTreeSet<String>,
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
        let paths = |arguments: &[&str]| {
            let said = run(arguments).map_err(|failure| explained(revision, failure))?;
            let paths = said.stdout.split(|byte| *byte == 0);
            let paths = paths.filter(|path| !path.is_empty());
            Ok::<_, Error>(paths.map(name::of_bytes).collect::<Vec<_>>())
        };
        let files = paths(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &commit])?;
        let status = paths(&[
            "diff",
            "--name-status",
            "-z",
            "--no-renames",
            "--no-relative",
            "--no-ext-diff",
            &commit,
            "--",
        ])?;
        let (mut changed, mut gone) = (BTreeSet::new(), BTreeSet::new());
        for pair in status.chunks_exact(2) {
            match pair[0].as_str() {
                "A" => {}
                "D" => {
                    gone.insert(pair[1].clone());
                }
                _ => {
                    changed.insert(pair[1].clone());
                }
            }
        }
        Ok(Self {
            root: name::path(&root).into_owned(),
            files: files.into_iter().collect(),
            changed,
            gone,
            revision: revision.to_owned(),
            commit,
        })
    }

    /// Reads the old revision of a file under the name that it is to have.
    ///
    /// # Errors
    /// When git does not give it, or it is no text.
    pub(crate) fn read(
        &self,
        path: &str,
        name: &str,
        options: &Options,
    ) -> Result<Document, Error> {
        let object = format!("{}:{path}", self.commit);
        let said = run(&["cat-file", "blob", &object])
            .map_err(|failure| explained(&self.revision, failure))?;
        from_bytes(name, &said.stdout, options)
    }
}

/// The commit that a revision names.
fn commit(revision: &str) -> Result<String, Error> {
    if revision.is_empty() || revision.starts_with('-') {
        return Err(failed(
            revision,
            "not a revision: name a branch, a tag or a commit",
        ));
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
        Err(Failure::Said(_)) if is_shallow() => Err(failed(
            revision,
            "git does not have this revision, and the clone is shallow: fetch its history (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout)",
        )),
        Err(Failure::Said(_)) if base.is_some_and(|base| commit(base).is_ok()) => Err(failed(
            revision,
            "has no commit in common with the current branch",
        )),
        Err(Failure::Said(_)) => Err(failed(
            revision,
            "no such git revision; give a branch, a tag or a commit, and fetch it first if it is on a remote",
        )),
        Err(failure) => Err(explained(revision, failure)),
    }
}

/// Whether the history ends somewhere.
fn is_shallow() -> bool {
    run(&["rev-parse", "--is-shallow-repository"])
        .is_ok_and(|said| said.stdout.starts_with(b"true"))
}

fn failed(revision: &str, reason: &str) -> Error {
    Error::Git {
        path: format!("--since {revision}"),
        reason: reason.to_owned(),
    }
}

fn explained(revision: &str, failure: Failure) -> Error {
    match failure {
        Failure::NoGit => failed(revision, "needs the `git` command, which cannot be run"),
        Failure::NoRepository => failed(revision, "this directory is not in a git repository"),
        Failure::Said(said) => failed(revision, &format!("git says: {said}")),
    }
}
