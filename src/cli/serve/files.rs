//! The files that pages can be made of: those of the folder, and those that the user dropped, which are in memory only. A page names a file
//! by a number, so that no path is ever asked for.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use crate::cli::files::{self, Walk};
use crate::input::{self, name, whole};

/// How large a dropped file is at most, in bytes.
pub(super) const LARGEST: usize = 64 << 20;
/// How many bytes of dropped files are kept at most; the oldest go.
const KEPT: usize = 256 << 20;
/// How many dropped files are kept at most.
const COUNT: usize = 100;
/// How many files of the folder are listed at most.
pub(super) const LISTED: usize = 2000;
/// How many files and folders are looked at for that.
const SEEN: usize = 100_000;
/// The longest name of a dropped file, in bytes.
const NAME: usize = 255;

/// The files of a run.
#[derive(Debug)]
pub(super) struct Files {
    folder: String,
    known: Mutex<Known>,
    /// How many bytes of dropped files are on their way.
    coming: AtomicUsize,
}

/// Room for a file that is on its way, until it is dropped.
#[derive(Debug)]
pub(super) struct Room<'files>(&'files AtomicUsize, usize);

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(self.1, Ordering::Relaxed);
    }
}

#[derive(Debug, Default)]
struct Known {
    /// The files of the folder that a page has listed: the place is the number.
    names: Vec<String>,
    numbers: FxHashMap<String, usize>,
    dropped: VecDeque<Dropped>,
    /// How many were dropped so far.
    count: usize,
}

#[derive(Debug)]
struct Dropped {
    number: usize,
    name: String,
    bytes: Vec<u8>,
}

/// A file to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// What stands for it in an address.
    pub(super) id: String,
    pub(super) name: String,
}

/// A file with what is in it.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Whether it is in the folder.
    pub(super) is_in_folder: bool,
}

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum Error {
    /// No page has listed it, or it was forgotten.
    Unknown,
    /// It is not a file, or not in the folder any more.
    Outside(String),
    /// The system refused.
    Input(input::Error),
}

impl Files {
    /// The files of a folder, and none dropped.
    pub(super) fn new(folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            known: Mutex::default(),
            coming: AtomicUsize::default(),
        }
    }

    /// Room for so many bytes of a dropped file, unless too many are on their way.
    pub(super) fn room(&self, bytes: usize) -> Option<Room<'_>> {
        let room = Room(&self.coming, bytes);
        let before = self.coming.fetch_add(bytes, Ordering::Relaxed);
        (before + bytes <= KEPT).then_some(room)
    }

    /// The folder as it was named.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// What people call the folder.
    pub(super) fn title(&self) -> String {
        let whole = std::fs::canonicalize(name::path(&self.folder));
        let last = whole.ok().and_then(|whole| whole.file_name().map(name::of));
        last.unwrap_or_else(|| self.folder.clone())
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The dropped files, the latest first.
    pub(super) fn dropped(&self) -> Vec<Choice> {
        let known = self.known();
        let choice = |each: &Dropped| Choice {
            id: format!("d{}", each.number),
            name: each.name.clone(),
        };
        known.dropped.iter().rev().map(choice).collect()
    }

    /// The files of the folder that can be read, and whether there may be more.
    pub(super) fn listed(&self) -> (Vec<Choice>, bool) {
        let folder = name::path(&self.folder);
        let walk = files::walker(&folder, Walk::default());
        let (mut found, mut more) = (Vec::new(), false);
        // What cannot be listed cannot be chosen.
        for (seen, entry) in walk.flatten().enumerate() {
            more = found.len() == LISTED || seen == SEEN;
            if more {
                break;
            }
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if is_file && files::known(entry.path()) {
                // A file of the working folder has the name that it has when it is named itself.
                let path = entry.path();
                found.push(name::of(path.strip_prefix(".").unwrap_or(path)));
            }
        }
        let mut known = self.known();
        let choices = found.into_iter().map(|name| {
            let number = known.numbers.get(&name).copied().unwrap_or_else(|| {
                let number = known.names.len();
                known.names.push(name.clone());
                known.numbers.insert(name.clone(), number);
                number
            });
            Choice {
                id: format!("f{number}"),
                name,
            }
        });
        (choices.collect(), more)
    }

    /// Keeps a dropped file, in memory.
    pub(super) fn drop(&self, name: &str, bytes: Vec<u8>) -> Option<Choice> {
        // A browser gives the name alone.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
        if name.is_empty() || name.len() > NAME || bytes.len() > LARGEST {
            return None;
        }
        let mut known = self.known();
        let number = known.count;
        known.count += 1;
        let name = name::fit(name).into_owned();
        let id = format!("d{number}");
        let choice = Choice {
            id,
            name: name.clone(),
        };
        known.dropped.push_back(Dropped {
            number,
            name,
            bytes,
        });
        let is_too_much = |dropped: &VecDeque<Dropped>| {
            let bytes: usize = dropped.iter().map(|each| each.bytes.len()).sum();
            dropped.len() > COUNT || bytes > KEPT
        };
        while is_too_much(&known.dropped) {
            known.dropped.pop_front();
        }
        Some(choice)
    }

    /// Reads the file that an address names.
    ///
    /// # Errors
    /// When there is no such file, or it may not or cannot be read.
    pub(super) fn read(&self, id: &str) -> Result<Text, Error> {
        // `parse` takes a sign and zeros, too.
        let number = |letter: char| {
            let number: usize = id.strip_prefix(letter)?.parse().ok()?;
            (format!("{letter}{number}") == id).then_some(number)
        };
        if let Some(number) = number('d') {
            let known = self.known();
            let found = known.dropped.iter().find(|each| each.number == number);
            let found = found.ok_or(Error::Unknown)?;
            return Ok(Text {
                name: found.name.clone(),
                bytes: found.bytes.clone(),
                is_in_folder: false,
            });
        }
        let name = number('f').and_then(|number| self.known().names.get(number).cloned());
        let name = name.ok_or(Error::Unknown)?;
        let path = inside(&self.folder, &name).ok_or_else(|| Error::Outside(name.clone()))?;
        let bytes = whole::file(&path).map_err(|source| {
            Error::Input(input::Error::Io {
                path: name.clone(),
                source,
            })
        })?;
        Ok(Text {
            name,
            bytes,
            is_in_folder: true,
        })
    }
}

/// The path of a file that is in a folder, whatever links are on the way: it may have changed since it was listed.
fn inside(folder: &str, name: &str) -> Option<PathBuf> {
    let folder = std::fs::canonicalize(name::path(folder)).ok()?;
    let path = std::fs::canonicalize(name::path(name)).ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_files_are_kept_as_long_as_there_is_room() {
        let files = Files::new(".");
        let first = files.drop("C:\\texts\\a.txt", b"one".to_vec()).unwrap();
        assert_eq!((first.id.as_str(), first.name.as_str()), ("d0", "a.txt"));
        assert_eq!(files.read("d0").unwrap().bytes, b"one");
        for name in ["", " ", "a/", &"a".repeat(256)] {
            assert_eq!(files.drop(name, Vec::new()), None, "{name}");
        }
        assert_eq!(files.drop("large.txt", vec![0; LARGEST + 1]), None);
        for _ in 0..COUNT {
            files.drop("b.txt", b"more".to_vec()).unwrap();
        }
        assert!(matches!(files.read("d0"), Err(Error::Unknown)));
        assert_eq!(files.dropped().len(), COUNT);
    }

    #[test]
    fn so_many_bytes_are_on_their_way_and_no_more() {
        let files = Files::new(".");
        let room = files.room(KEPT - 1);
        assert!(room.is_some() && files.room(2).is_none());
        assert!(files.room(1).is_some());
        drop(room);
        assert!(files.room(KEPT).is_some());
    }

    #[test]
    fn only_what_a_page_has_listed_is_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "text").unwrap();
        std::fs::write(folder.path().join(".hidden.txt"), "text").unwrap();
        let files = Files::new(&folder.path().to_string_lossy());
        assert!(matches!(files.read("f0"), Err(Error::Unknown)));
        let (choices, more) = files.listed();
        assert_eq!((choices.len(), more), (1, false));
        assert_eq!(files.read(&choices[0].id).unwrap().bytes, b"text");
        for id in [
            "f1",
            "f",
            "f-1",
            "f+0",
            "f00",
            "fa.txt",
            "../a.txt",
            "a.txt",
            "",
            "d0",
            "f00000000000000000000000",
        ] {
            assert!(matches!(files.read(id), Err(Error::Unknown)), "{id}");
        }
    }

    #[test]
    fn so_many_files_are_listed_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let add = |number: usize| std::fs::write(folder.path().join(format!("{number}.txt")), "");
        (0..LISTED).for_each(|number| add(number).unwrap());
        let files = Files::new(&folder.path().to_string_lossy());
        let (choices, more) = files.listed();
        assert_eq!((choices.len(), more), (LISTED, false));
        add(LISTED).unwrap();
        let (choices, more) = files.listed();
        assert_eq!((choices.len(), more), (LISTED, true));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_became_a_link_out_of_the_folder_is_not_read() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (path, secret) = (folder.path().join("a.txt"), other.path().join("b.txt"));
        std::fs::write(&path, "text").unwrap();
        std::fs::write(&secret, "secret").unwrap();
        let files = Files::new(&folder.path().to_string_lossy());
        let id = files.listed().0[0].id.clone();
        std::fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(&secret, &path).unwrap();
        assert!(matches!(files.read(&id), Err(Error::Outside(_))));
        assert!(files.listed().0.is_empty());
    }
}
