//! Files are replaced whole or not at all: the new text is written to a file beside the old one, which then takes its place.
//!
//! Owner, group and mode stay. What an interrupt leaves is taken away at once; what a kill leaves has a name that says whose it was,
//! `.NAME.variorum-PID-….tmp`, and the next run that writes into the folder takes it away when the process is gone.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::{TempDir, TempPath};

use crate::cli::place::{self, Place};
use crate::cli::signals;
use crate::input::{plain, standard};

/// Why a file was not replaced.
#[derive(Debug)]
pub(super) enum Failure {
    /// It no longer holds what it is said to hold.
    Changed,
    /// The system refused, or the file must not be replaced.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What is between the name of a file and the process that wrote it, in the name of a temporary file.
const OURS: &str = ".variorum-";
/// The end of the name of a temporary file.
const ENDING: &str = ".tmp";
/// The end of the name of a copy of what a file held that was written into: only its user takes it away.
const COPY: &str = ".old";
/// The longest name of a file, in bytes, that goes into the name of a temporary one; file systems allow 255.
const LONGEST: usize = 200;

/// Whether files with other names or owners are written into, as `--in-place` says, for the whole run.
static IN_PLACE: AtomicBool = AtomicBool::new(false);
/// The temporary files and folders there are.
static TEMPORARY: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// The folders in which leftovers were looked for.
static TIDIED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Decides whether files that cannot be replaced without a loss are written into.
pub(super) fn set_in_place(in_place: bool) {
    IN_PLACE.store(in_place, Ordering::Relaxed);
}

/// Writes a file: its name, or that of what it links to, holds the old bytes until it holds all of the new ones. What is no plain
/// file, such as a pipe, is written to as it is.
///
/// # Errors
/// When the file is read-only, has other names or an owner that the new one cannot have, or is a link that leads out of its directory, or the
/// system refuses.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Who wrote the repository decides where its links lead, who runs the program what it writes.
    if place::leads_out(path) {
        return Err(io::Error::other(
            "it is a link that leads out of its directory: name the file itself",
        ));
    }
    // Any other link stays a link, and what it leads to is written.
    let path = match place::of(path) {
        Place::Open(path) => return to_open(&path, bytes),
        Place::File(path) => path,
    };
    match replace(&path, bytes, None) {
        Ok(()) => Ok(()),
        Err(Failure::Io(error)) => Err(error),
        Err(Failure::Changed) => Err(io::Error::other("the file changed")),
    }
}

/// Writes to a pipe, a device or an open file. Standard output and standard error can be files that others write to as well: they are
/// written to where they are.
fn to_open(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let number = place::descriptor(path);
    if number.is_some_and(|number| !place::is_writable(number)) {
        return Err(io::Error::other("it is closed, or open for reading only"));
    }
    match number {
        Some(0) if standard::is_closed(io::stdin()) => {
            Err(io::Error::other("standard input is closed"))
        }
        Some(1) if standard::is_closed(io::stdout()) => {
            Err(io::Error::other("standard output is closed"))
        }
        Some(2) if standard::is_closed(io::stderr()) => {
            Err(io::Error::other("standard error is closed"))
        }
        Some(1) => {
            let mut out = io::stdout().lock();
            out.write_all(bytes)?;
            out.flush()
        }
        Some(2) => io::stderr().lock().write_all(bytes),
        _ => File::options().append(true).open(path)?.write_all(bytes),
    }
}

/// Puts `fresh` in the place of a file that still holds `bytes`, where they are given. The path is that of the file itself.
///
/// # Errors
/// As for [`whole`], and when the file holds something else.
pub(super) fn replace(path: &Path, fresh: &[u8], bytes: Option<&[u8]>) -> Result<(), Failure> {
    let there = path.metadata().ok();
    if there
        .as_ref()
        .is_some_and(|there| there.permissions().readonly())
    {
        return Err(io::Error::other("the file is read-only").into());
    }
    let same = || match bytes {
        Some(bytes) if std::fs::read(path)? != bytes => Err(Failure::Changed),
        _ => Ok(()),
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    tidy(folder);
    let (mut file, temporary) = beside(folder, path)?;
    let kept = there.as_ref().map_or(Ok(()), |there| keep(&file, there));
    if let Err(reason) = kept {
        drop(temporary);
        if !IN_PLACE.load(Ordering::Relaxed) {
            let reason = format!("{reason}; use --in-place to write into the file itself");
            return Err(io::Error::other(reason).into());
        }
        same()?;
        return Ok(into(path, fresh, folder)?);
    }
    file.write_all(fresh)?;
    file.sync_all()?;
    same()?;
    let place = temporary.to_path_buf();
    temporary.persist(path).map_err(|error| error.error)?;
    registered().remove(&place);
    // The new name is on the disk when the folder is. Where folders cannot be synced, the file still is.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Writes into a file as it is. A copy of what it holds is beside it until all is written: where writing fails the old bytes are put
/// back, and where not even that can be done, or the process is killed, the copy stays.
fn into(path: &Path, fresh: &[u8], folder: &Path) -> io::Result<()> {
    let old = std::fs::read(path)?;
    let (mut copy, kept) = made(folder, path, COPY)?;
    copy.write_all(&old)?;
    copy.sync_all()?;
    let place = kept.to_path_buf();
    // An interrupt waits: it would take the copy away.
    let mut temporary = registered();
    let written = overwrite(path, fresh);
    let whole = match &written {
        Ok(()) => Ok(()),
        Err(_) => overwrite(path, &old),
    };
    temporary.remove(&place);
    if whole.is_err() {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let error = written.err().map(|error| plain(&error)).unwrap_or_default();
        let said = format!("{error}; the file is damaged; its old text is in {name}");
        kept.keep().map_err(|error| error.error)?;
        return Err(io::Error::other(said));
    }
    drop(kept);
    written
}

/// Puts bytes in the place of those of a file, which is never empty in between.
fn overwrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

/// An empty file in a folder, which is gone when it is dropped, or the process is told to stop.
fn beside(folder: &Path, path: &Path) -> io::Result<(File, TempPath)> {
    made(folder, path, ENDING)
}

/// The same with a name that ends so. It is locked as long as it is open, which tells other processes that its writer is there.
fn made(folder: &Path, path: &Path, ending: &str) -> io::Result<(File, TempPath)> {
    interruptible();
    let name = path.file_name().filter(|name| name.len() <= LONGEST);
    let name = name.unwrap_or(OsStr::new("file"));
    let mut prefix = OsStr::new(".").to_owned();
    prefix.push(name);
    prefix.push(format!("{OURS}{}-", std::process::id()));
    let made = tempfile::Builder::new()
        .prefix(&prefix)
        .suffix(ending)
        .make_in(folder, |path| {
            registered().insert(path.to_owned());
            let file = File::create_new(path)?;
            // Not every file system has locks.
            let _ = file.try_lock();
            Ok(file)
        });
    Ok(made?.into_parts())
}

/// An empty folder that nobody else can read, for files that outlive the process. Its name says whose it is. It is gone when it is dropped, or
/// the process is told to stop before [`keep_folder`] is called.
pub(super) fn private_folder() -> io::Result<TempDir> {
    interruptible();
    let mut temporary = registered();
    let mut builder = tempfile::Builder::new();
    builder.prefix("variorum-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    let made = builder.tempdir()?;
    temporary.insert(made.path().to_owned());
    Ok(made)
}

/// Lets a folder stay, with what is in it.
pub(super) fn keep_folder(folder: TempDir) {
    registered().remove(&folder.keep());
}

/// The temporary files there are, locked.
fn registered() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes an interrupt take the temporary files away before it ends the process.
fn interruptible() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Where a pager has the terminal, the interrupt is for the pager.
        signals::on(|signal| {
            let registered = registered();
            // What is in a folder comes after it in this order.
            for path in registered.iter().rev() {
                let _ = std::fs::remove_file(path).or_else(|_| std::fs::remove_dir(path));
            }
            signals::end(signal);
        });
    });
}

/// Gives a file the owner, the group and the mode of the one that it is to replace.
///
/// # Errors
/// Why the other one would lose something, in words.
#[cfg(unix)]
fn keep(file: &File, there: &Metadata) -> Result<(), &'static str> {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    if there.nlink() > 1 {
        return Err("the file has other names (hard links), which would keep the old text");
    }
    let own = file.metadata().map_err(|_| "its owner is not known")?;
    if (own.uid(), own.gid()) != (there.uid(), there.gid()) {
        fchown(file, Some(there.uid()), Some(there.gid()))
            .map_err(|_| "the file belongs to somebody else")?;
    }
    file.set_permissions(there.permissions())
        .map_err(|_| "its mode cannot be kept")
}

/// Gives a file the permissions of the one that it is to replace.
#[cfg(not(unix))]
fn keep(file: &File, there: &Metadata) -> Result<(), &'static str> {
    file.set_permissions(there.permissions())
        .map_err(|_| "its permissions cannot be kept")
}

/// Takes away what killed processes have left in a folder, once a run.
fn tidy(folder: &Path) {
    let mut tidied = TIDIED.lock().unwrap_or_else(PoisonError::into_inner);
    if !tidied.insert(folder.to_owned()) {
        return;
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let is_left = |process| {
            if process == std::process::id() {
                is_unlocked(&entry.path())
            } else {
                is_gone(process)
            }
        };
        if writer(&entry.file_name()).is_some_and(is_left) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The process that a temporary file of ours belongs to.
fn writer(name: &OsStr) -> Option<u32> {
    let name = name.to_string_lossy();
    let (_, end) = name
        .strip_prefix('.')?
        .strip_suffix(ENDING)?
        .rsplit_once(OURS)?;
    end.split_once('-')?.0.parse().ok()
}

/// Whether nobody writes a temporary file whose name has the number of this process: in a container every run has the same.
fn is_unlocked(path: &Path) -> bool {
    let file = File::options().write(true).open(path);
    file.is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether a process is no longer there.
#[cfg(unix)]
fn is_gone(process: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};

    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| test_kill_process(pid) == Err(Errno::SRCH))
}

/// Whether a process is no longer there: not to be found out here.
#[cfg(not(unix))]
fn is_gone(_: u32) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        std::fs::write(&place, "new").unwrap();
        let replaced = replace(&place, b"fixed", Some(b"old"));
        assert!(matches!(replaced, Err(Failure::Changed)));
        assert_eq!(std::fs::read(&place).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn mode_and_links_are_kept_and_the_rest_is_refused() {
        use std::fs::Permissions;
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let [plain, linked, locked] =
            ["a.txt", "b.txt", "c.txt"].map(|name| folder.path().join(name));
        for path in [&plain, &linked, &locked] {
            std::fs::write(path, "old").unwrap();
        }
        std::fs::set_permissions(&plain, Permissions::from_mode(0o640)).unwrap();
        whole(&plain, b"new").unwrap();
        assert_eq!(std::fs::read(&plain).unwrap(), b"new");
        assert_eq!(
            plain.metadata().unwrap().permissions().mode() & 0o777,
            0o640
        );

        std::fs::hard_link(&linked, folder.path().join("other.txt")).unwrap();
        let refused = whole(&linked, b"new").unwrap_err().to_string();
        assert!(refused.contains("--in-place"), "{refused}");
        std::fs::set_permissions(&locked, Permissions::from_mode(0o444)).unwrap();
        let refused = whole(&locked, b"new").unwrap_err().to_string();
        assert_eq!(refused, "the file is read-only");
        for path in [&linked, &locked] {
            assert_eq!(std::fs::read(path).unwrap(), b"old");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
    }

    #[cfg(unix)]
    #[test]
    fn what_this_process_is_writing_is_no_leftover() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        let (_open, written) = beside(folder.path(), &file).unwrap();
        whole(&folder.path().join("b.txt"), b"text").unwrap();
        assert!(written.exists());
        registered().remove(&written.to_path_buf());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_into_never_loses_what_it_held() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "a longer text").unwrap();
        into(&file, b"short", folder.path()).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"short");
        // The copy cannot be made: nothing is touched.
        let nowhere = folder.path().join("nowhere");
        assert!(into(&file, b"new", &nowhere).is_err());
        assert_eq!(std::fs::read(&file).unwrap(), b"short");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_process_left_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        // No process has the largest number there is.
        let dead = folder
            .path()
            .join(format!(".a.txt{OURS}{}-x9.tmp", i32::MAX));
        let own = folder
            .path()
            .join(format!(".a.txt{OURS}{}-x9.tmp", std::process::id()));
        let other = folder.path().join(".a.txt.tmp");
        for path in [&dead, &own, &other] {
            std::fs::write(path, "half").unwrap();
        }
        whole(&folder.path().join("b.txt"), b"text").unwrap();
        assert_eq!(
            [&dead, &own, &other].map(|path| path.exists()),
            [false, false, true]
        );
    }
}
