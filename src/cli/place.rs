//! Where a path leads that something is written to.

use std::path::{Path, PathBuf};

/// How many links in a row are followed; Linux follows as many.
const LINKS: usize = 40;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A plain file, there or not yet. It can be replaced.
    File(PathBuf),
    /// A pipe, a device, or what the shell has opened, such as `/dev/stdout`. It is written to where it is, and keeps what it holds.
    Open(PathBuf),
}

/// Follows the links of a path, those that lead nowhere too: `/dev/stdout` can lead to a file that has been deleted.
pub(super) fn of(path: &Path) -> Place {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        if is_of_the_system(&path) {
            return Place::Open(path);
        }
        let folder = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let (Ok(folder), Some(name)) = (std::fs::canonicalize(folder), path.file_name()) else {
            break;
        };
        let whole = folder.join(name);
        if is_of_the_system(&whole) {
            return Place::Open(whole);
        }
        match std::fs::read_link(&whole) {
            Ok(target) => path = folder.join(target),
            Err(_) if whole.exists() && !whole.is_file() => return Place::Open(whole),
            Err(_) => return Place::File(whole),
        }
    }
    Place::File(path)
}

/// Whether a path is a link to a file outside of the directory that the link is in.
pub(super) fn leads_out(path: &Path) -> bool {
    if !std::fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) {
        return false;
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = std::fs::canonicalize(folder.unwrap_or(Path::new(".")));
    match of(path) {
        Place::Open(_) => false,
        Place::File(target) => folder.is_ok_and(|folder| !target.starts_with(folder)),
    }
}

/// Whether a path is among those that stand for devices and open files. In `/dev/shm` are plain files.
fn is_of_the_system(path: &Path) -> bool {
    path.starts_with("/proc") || (path.starts_with("/dev") && !path.starts_with("/dev/shm"))
}

/// The number of the open file that a path of the system stands for: 1 for `/dev/stdout`.
pub(super) fn descriptor(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    match name {
        "stdin" => Some(0),
        "stdout" => Some(1),
        "stderr" => Some(2),
        _ if is_own(path.parent()?) => name.parse().ok(),
        _ => None,
    }
}

/// Whether a folder lists the open files of this process, and not those of another one.
fn is_own(folder: &Path) -> bool {
    let own = format!("/proc/{}/fd", std::process::id());
    let folders = ["/dev/fd", "/proc/self/fd", "/proc/thread-self/fd", &own];
    folders.iter().any(|each| folder == Path::new(each))
}

/// Whether an open file can be written to. Linux would open it anew, for writing as well; other systems do not.
pub(super) fn is_writable(number: u32) -> bool {
    let about = std::fs::read_to_string(format!("/proc/self/fdinfo/{number}"));
    let flags = about.map(|about| {
        let mut lines = about.lines();
        lines.find_map(|line| {
            line.strip_prefix("flags:")
                .map(str::trim)
                .map(str::to_owned)
        })
    });
    // The last digit, in octal, holds the way it was opened: 0 is for reading.
    match flags {
        Ok(Some(flags)) => !flags.ends_with(['0', '4']),
        Ok(None) => true,
        Err(_) => !Path::new("/proc/self/fdinfo").exists(),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_are_followed_to_files_that_are_not_there_and_to_open_ones() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let at = |name: &str| folder.join(name);
        for (target, name) in [
            ("/proc/self/fd/1", "out"),
            ("out", "out-of-out"),
            ("/dev/null", "null"),
            ("not-yet.txt", "dangling"),
            ("loop", "loop"),
            ("/dev/shm/report.json", "memory"),
        ] {
            symlink(target, at(name)).unwrap();
        }
        std::fs::write(at("a.txt"), "text").unwrap();
        let open = |path: &str| Place::Open(path.into());
        assert_eq!(of(&at("out")), open("/proc/self/fd/1"));
        assert_eq!(of(&at("out-of-out")), open("/proc/self/fd/1"));
        assert_eq!(of(&at("null")), open("/dev/null"));
        assert_eq!(of(Path::new("/dev/stdout")), open("/dev/stdout"));
        assert_eq!(of(&folder), Place::Open(folder.clone()));
        assert_eq!(of(&at("dangling")), Place::File(at("not-yet.txt")));
        assert_eq!(of(&at("a.txt")), Place::File(at("a.txt")));
        assert_eq!(of(&at("no/such/a.txt")), Place::File(at("no/such/a.txt")));
        assert!(matches!(of(&at("loop")), Place::File(_)));
        assert!(matches!(of(&at("memory")), Place::File(_)));
    }

    #[test]
    fn open_files_have_numbers() {
        for (path, number) in [
            ("/dev/stdin", Some(0)),
            ("/dev/stdout", Some(1)),
            ("/dev/stderr", Some(2)),
            ("/dev/fd/3", Some(3)),
            ("/proc/self/fd/1", Some(1)),
            ("/proc/1/fd/1", None),
            ("/dev/null", None),
            ("/dev/fd/x", None),
        ] {
            assert_eq!(descriptor(Path::new(path)), number, "{path}");
        }
    }
}
