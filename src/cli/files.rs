//! Which files a check reads: those named, and the text files of the folders named.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rustc_hash::FxHashSet;

use crate::input::READERS;

/// A folder that cannot be walked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the walk said; it names the path.
    #[error("{path}: cannot be walked: {source}")]
    Walk {
        /// The folder as typed.
        path: String,
        /// What went wrong.
        source: ignore::Error,
    },
    /// Nothing in it that can be read.
    #[error("{path}: holds no text files (looked for {})", extensions())]
    Empty {
        /// The folder as typed.
        path: String,
    },
}

/// Which files of a folder are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// Hidden ones, too.
    pub hidden: bool,
    /// Those that .gitignore and .ignore files leave out, too.
    pub ignored: bool,
}

/// The files behind `paths`, in order of the arguments, those of a folder in order of their names. Each file stands once, also
/// when it is in `seen` already.
pub(super) fn expand(
    paths: &[String],
    options: Walk,
    seen: &mut FxHashSet<PathBuf>,
) -> Vec<Result<String, Error>> {
    let mut out = Vec::new();
    for path in paths {
        let found = if path != "-" && Path::new(path).is_dir() {
            walk(path, options)
        } else {
            vec![Ok(path.clone())]
        };
        out.extend(found.into_iter().filter(|each| {
            each.as_ref()
                .map_or(true, |file| seen.insert(identity(file)))
        }));
    }
    out
}

/// One file has one identity, however its path is written.
fn identity(path: &str) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path))
}

fn walk(folder: &str, options: Walk) -> Vec<Result<String, Error>> {
    let known = |path: &Path| {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        READERS
            .iter()
            .any(|reader| reader.extensions.contains(&ending.as_str()))
    };
    let sorted = WalkBuilder::new(folder)
        .hidden(!options.hidden)
        .ignore(!options.ignored)
        .git_ignore(!options.ignored)
        .git_exclude(!options.ignored)
        .git_global(!options.ignored)
        .parents(!options.ignored)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .build();
    let mut out: Vec<Result<String, Error>> = Vec::new();
    for entry in sorted {
        match entry {
            Ok(entry)
                if entry.file_type().is_some_and(|kind| kind.is_file()) && known(entry.path()) =>
            {
                out.push(Ok(entry.path().to_string_lossy().into_owned()));
            }
            Ok(_) => {}
            Err(source) => out.push(Err(Error::Walk {
                path: folder.to_owned(),
                source,
            })),
        }
    }
    if out.is_empty() {
        out.push(Err(Error::Empty {
            path: folder.to_owned(),
        }));
    }
    out
}

fn extensions() -> String {
    let all: Vec<String> = READERS
        .iter()
        .flat_map(|reader| reader.extensions)
        .map(|ending| format!(".{ending}"))
        .collect();
    all.join(", ")
}
