//! Which files a check reads: those named, and the text files of the folders named.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use rustc_hash::FxHashSet;

use crate::document::Document;
use crate::input::{self, READERS, foreign, plain};

/// A folder that cannot be listed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the walk said; it names the path.
    #[error("{path}: cannot list the folder: {}", plain(source))]
    Walk {
        /// The folder as typed.
        path: String,
        /// What went wrong.
        source: ignore::Error,
    },
    /// The names of the files to check cannot be read.
    #[error("--files-from {path}: cannot read: {}", plain(source))]
    Names {
        /// The file as typed.
        path: String,
        /// What went wrong.
        source: std::io::Error,
    },
    /// Standard input can be read once.
    #[error("standard input (-) cannot be both the list of files and a text to check")]
    NamesAndText,
    /// No file is named.
    #[error("nothing to check: no files were given (use --allow-empty if that is intended)")]
    Nothing,
    /// All files are left out by configurations.
    #[error(
        "nothing to check: the configuration excludes every file (use --no-config to check them anyway, or --allow-empty if that is intended)"
    )]
    Excluded,
    /// Nothing in it that can be read.
    #[error("{path}: contains no text files (looked for {})", extensions())]
    Empty {
        /// The folder as typed.
        path: String,
    },
}

/// Which files of a folder are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Walk {
    /// Hidden ones, too.
    pub(crate) hidden: bool,
    /// Those that .gitignore and .ignore files leave out, too.
    pub(crate) ignored: bool,
}

/// The paths to check: those typed, and those that a file names; the working folder when neither is said.
pub(super) fn named(paths: &[String], from: Option<&str>) -> Result<Vec<String>, Error> {
    if paths.is_empty() && from.is_none() {
        return Ok(vec![".".to_owned()]);
    }
    let mut out = paths.to_vec();
    if let Some(path) = from {
        if path == "-" && paths.iter().any(|path| path == "-") {
            return Err(Error::NamesAndText);
        }
        let names = if path == "-" {
            std::io::read_to_string(std::io::stdin())
        } else {
            std::fs::read_to_string(path)
        };
        let names = names.map_err(|source| Error::Names {
            path: path.to_owned(),
            source,
        })?;
        let separator = if names.contains('\0') { '\0' } else { '\n' };
        let names = names
            .split(separator)
            .map(|name| {
                if separator == '\n' {
                    name.trim_end_matches('\r')
                } else {
                    name
                }
            })
            .filter(|name| !name.is_empty());
        out.extend(names.map(str::to_owned));
    }
    Ok(out)
}

/// Reads a document; standard input under the name that it is given.
pub(super) fn read(
    path: &str,
    standard: Option<&str>,
    options: &input::Options,
) -> Result<Document, input::Error> {
    match standard {
        Some(name) if path == "-" => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .map_err(|source| input::Error::Io {
                    path: path.to_owned(),
                    source,
                })?;
            input::from_bytes(name, &bytes, options)
        }
        _ => input::read(path, options),
    }
}

/// The files that `paths` lead to, in order of the arguments, those of a folder in order of their names, with those of formats that cannot be
/// read yet. Each file is listed once, also
/// when it is in `seen` already.
pub(super) fn expand(
    paths: &[String],
    options: Walk,
    seen: &mut FxHashSet<PathBuf>,
) -> Vec<Result<String, Error>> {
    let mut out = Vec::new();
    for path in paths {
        let found = if is_folder(path) {
            documents(path, options, Symlinks::Skip)
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

/// Whether a path names a folder to walk.
pub(super) fn is_folder(path: &str) -> bool {
    path != "-" && Path::new(path).is_dir()
}

/// One file has one identity, however its path is written.
pub(super) fn identity(path: &str) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path))
}

/// Whether a reader claims files of that name.
pub(super) fn known(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    READERS
        .iter()
        .any(|reader| reader.extensions.contains(&ending.as_str()))
}

/// What a walk does with links to files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symlinks {
    /// Leaves them out: what they lead to has a name of its own.
    Skip,
    /// Takes them for the files: git fills the folders of a difftool with links.
    Follow,
}

/// All files below a folder, in order.
pub(super) fn walker(folder: &Path, options: Walk) -> ignore::Walk {
    WalkBuilder::new(folder)
        .hidden(!options.hidden)
        .ignore(!options.ignored)
        .git_ignore(!options.ignored)
        .git_exclude(!options.ignored)
        .git_global(!options.ignored)
        .parents(!options.ignored)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .build()
}

/// The text files below a folder, in order of their paths.
pub(super) fn walk(folder: &str, options: Walk, symlinks: Symlinks) -> Vec<Result<String, Error>> {
    let mut out = documents(folder, options, symlinks);
    out.retain(|each| each.as_ref().map_or(true, |path| known(Path::new(path))));
    out
}

/// The text files below a folder, and those of formats that cannot be read yet, in order of their paths.
fn documents(folder: &str, options: Walk, symlinks: Symlinks) -> Vec<Result<String, Error>> {
    let is_file = |entry: &DirEntry| {
        entry.file_type().is_some_and(|kind| {
            kind.is_file()
                || (kind.is_symlink() && symlinks == Symlinks::Follow && entry.path().is_file())
        })
    };
    let mut out: Vec<Result<String, Error>> = Vec::new();
    let mut found = false;
    for entry in walker(Path::new(folder), options) {
        match entry {
            Ok(entry)
                if is_file(&entry)
                    && (known(entry.path()) || foreign::named(entry.path()).is_some()) =>
            {
                let path = entry.path();
                found |= known(path);
                // A file of the working folder has the name that it has when it is named itself.
                let path = path.strip_prefix(".").unwrap_or(path);
                out.push(Ok(path.to_string_lossy().into_owned()));
            }
            Ok(_) => {}
            Err(source) => out.push(Err(Error::Walk {
                path: folder.to_owned(),
                source,
            })),
        }
    }
    if !found && !out.iter().any(Result::is_err) {
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
