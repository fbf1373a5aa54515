//! Which files a check reads: those named, and the text files of the folders named.

use crate::wording::message::{Message, message};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder};
use rustc_hash::FxHashSet;

use crate::cli::ignored::{self, Foreign};
use crate::document::Document;
use crate::input::{self, READERS, foreign, name, plain, reason, reason_in, standard, whole};

/// A folder that cannot be listed.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// What the walk said; it names the path.
    Walk {
        /// The folder as typed.
        path: String,
        /// What went wrong.
        source: ignore::Error,
    },
    /// The names of the files to check cannot be read.
    Names {
        /// The file as typed.
        path: String,
        /// What went wrong.
        source: std::io::Error,
    },
    /// Standard input can be read once.
    NamesAndText,
    /// No file is named.
    Nothing,
    /// All files are left out by configurations.
    Excluded,
    /// Nothing in either folder of a comparison that can be read.
    BothEmpty {
        /// The old folder as typed.
        old: String,
        /// The new folder as typed.
        new: String,
    },
    /// Nothing in it that can be read.
    Empty {
        /// The folder as typed.
        path: String,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Walk { path, source } => {
                let reason = reason_in(source.io_error(), plain(source));
                message!("error.directory-list", path = path, reason = reason)
            }
            Self::Names { path, source } => {
                message!("error.files-from", path = path, reason = reason(source))
            }
            Self::NamesAndText => message!("error.standard-input-list"),
            Self::Nothing => message!("error.no-files"),
            Self::Excluded => message!("error.excluded"),
            Self::BothEmpty { old, new } => message!(
                "error.empty-both",
                old = old,
                new = new,
                endings = extensions()
            ),
            Self::Empty { path } => {
                message!("error.empty", path = path, endings = extensions())
            }
        }
    }
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
            standard::input()
        } else {
            whole::file(&name::path(path))
        };
        let names = names.map_err(|source| Error::Names {
            path: path.to_owned(),
            source,
        })?;
        let lines = !names.contains(&0);
        let separator = if lines { b'\n' } else { 0 };
        let names = names
            .split(|byte| *byte == separator)
            .map(|name| match name.strip_suffix(b"\r") {
                Some(bare) if lines => bare,
                _ => name,
            })
            .filter(|name| !name.is_empty());
        out.extend(names.map(name::of_bytes));
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
            let bytes = standard::input().map_err(|source| input::Error::Io {
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
    path != "-" && name::path(path).is_dir()
}

/// One file has one identity, however its path is written.
pub(super) fn identity(path: &str) -> PathBuf {
    std::fs::canonicalize(name::path(path)).unwrap_or_else(|_| PathBuf::from(path))
}

/// Whether a reader claims files of that name.
pub(super) fn known(path: &Path) -> bool {
    // While Word has a file open, its owner's name is in one beside it that is no document.
    let name = path.file_name().unwrap_or_default();
    if name.as_encoded_bytes().starts_with(b"~$") {
        return false;
    }
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    READERS
        .iter()
        .any(|reader| reader.extensions.contains(&ending.as_str()))
}

/// Whether a path is neither a file nor a folder: a pipe, a socket or a device, which a walk does not read.
pub(super) fn is_special(path: &str) -> bool {
    let about = std::fs::metadata(name::path(path));
    about.is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// The file that says what a folder ignores, where reading it would wait for ever, because it is a pipe.
fn trap(folder: &Path) -> Option<PathBuf> {
    let special = |path: &PathBuf| {
        let about = std::fs::metadata(path);
        about.is_ok_and(|about| !about.is_file() && !about.is_dir())
    };
    let mut names = ignored::NAMES.into_iter();
    names.find_map(|name| Some(folder.join(name)).filter(special))
}

/// What a walk does with links to files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symlinks {
    /// Leaves them out: what they lead to has a name of its own.
    Skip,
    /// Takes them for the files: git fills the folders of a difftool with links.
    Follow,
}

/// All files below a folder, in order. Folders whose ignore files would hold up the walk are errors at its end.
pub(super) fn walker(
    folder: &Path,
    options: Walk,
) -> impl Iterator<Item = Result<DirEntry, ignore::Error>> {
    let traps: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let found = traps.clone();
    let foreign: Arc<Foreign> = Arc::default();
    let patterns = foreign.clone();
    let enters = move |folder: &Path| {
        let trap = trap(folder).filter(|_| !options.ignored);
        let free = trap.is_none();
        if free && !options.ignored {
            patterns.read(folder);
        }
        found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(trap);
        free
    };
    let place = std::path::absolute(folder).unwrap_or_default();
    let free = place.ancestors().all(&enters);
    let walk = WalkBuilder::new(folder)
        .hidden(!options.hidden)
        .ignore(!options.ignored)
        .git_ignore(!options.ignored)
        .git_exclude(!options.ignored)
        .git_global(!options.ignored)
        .parents(!options.ignored)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            !foreign.is_ignored(entry.path(), is_folder) && (!is_folder || enters(entry.path()))
        })
        .build();
    let said = move || {
        let traps = std::mem::take(&mut *traps.lock().unwrap_or_else(PoisonError::into_inner));
        traps.into_iter().map(|path| {
            let reason = "is a pipe or a device, so the directory was not read";
            Err(ignore::Error::WithPath {
                path,
                err: Box::new(std::io::Error::other(reason).into()),
            })
        })
    };
    let walk = free.then_some(walk).into_iter().flatten();
    walk.chain(std::iter::once_with(said).flatten())
}

/// The files below a folder that have a text, also in formats that cannot be read yet, in order of their paths.
pub(super) fn walk(folder: &str, options: Walk, symlinks: Symlinks) -> Vec<Result<String, Error>> {
    let mut out = documents(folder, options, symlinks);
    out.retain(|each| each.as_ref().map_or(true, |path| !is_special(path)));
    out
}

/// The text files below a folder, and those of formats that cannot be read yet, pipes and devices with such names too, in order of
/// their paths.
fn documents(folder: &str, options: Walk, symlinks: Symlinks) -> Vec<Result<String, Error>> {
    let is_file = |entry: &DirEntry| {
        entry.file_type().is_some_and(|kind| {
            (!kind.is_dir() && !kind.is_symlink())
                || (kind.is_symlink() && symlinks == Symlinks::Follow && entry.path().is_file())
        })
    };
    let mut out: Vec<Result<String, Error>> = Vec::new();
    let mut found = false;
    for entry in walker(&name::path(folder), options) {
        match entry {
            Ok(entry)
                if is_file(&entry)
                    && (known(entry.path()) || foreign::named(entry.path()).is_some()) =>
            {
                let path = entry.path();
                found |= known(path);
                // A file of the working folder has the name that it has when it is named itself.
                let path = path.strip_prefix(".").unwrap_or(path);
                out.push(Ok(name::of(path)));
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
