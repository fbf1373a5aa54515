//! Files of patterns, such as `.gitignore`, that are not UTF-8: an archive may have names in GBK, and their patterns with them.
//!
//! The crate that walks folders stops reading such a file at the first line that is no UTF-8. So all of its lines are matched here once
//! more, byte for byte, as git does.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rustc_hash::FxHashMap;

/// The files that say what a folder ignores.
pub(super) const NAMES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// The patterns of folders whose files are not UTF-8.
#[derive(Default)]
pub(super) struct Foreign {
    folders: Mutex<FxHashMap<PathBuf, Vec<Gitignore>>>,
}

impl Foreign {
    /// Reads the patterns of a folder. No file of them is a pipe.
    pub(super) fn read(&self, folder: &Path) {
        let files = NAMES.iter().map(|name| std::fs::read(folder.join(name)));
        let foreign = files
            .flatten()
            .filter(|bytes| std::str::from_utf8(bytes).is_err());
        let found: Vec<Gitignore> = foreign.filter_map(|bytes| patterns(&bytes)).collect();
        if !found.is_empty()
            && let Ok(folder) = std::path::absolute(folder)
        {
            self.folders().insert(folder, found);
        }
    }

    /// Whether the nearest pattern of those that were read leaves a path out.
    pub(super) fn is_ignored(&self, path: &Path, is_folder: bool) -> bool {
        let folders = self.folders();
        if folders.is_empty() {
            return false;
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        for folder in path.ancestors().skip(1) {
            let Ok(inside) = path.strip_prefix(folder) else {
                continue;
            };
            let inside = letters(inside.as_os_str().as_encoded_bytes());
            for patterns in folders.get(folder).into_iter().flatten() {
                match patterns.matched(&inside, is_folder) {
                    Match::Ignore(_) => return true,
                    Match::Whitelist(_) => return false,
                    Match::None => {}
                }
            }
        }
        false
    }

    fn folders(&self) -> std::sync::MutexGuard<'_, FxHashMap<PathBuf, Vec<Gitignore>>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn patterns(bytes: &[u8]) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new("");
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // As elsewhere, a line that is no pattern leaves nothing out.
        let _ = builder.add_line(None, &letters(line));
    }
    builder.build().ok()
}

/// Bytes as text in which each that is no ASCII is a letter of its own, for private use.
fn letters(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0..=0x7f => char::from(*byte),
        _ => char::from_u32(0xe000 + u32::from(*byte)).unwrap_or('\u{fffd}'),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_matched_byte_for_byte() {
        // 合同 in GBK, and in UTF-8.
        let found =
            patterns(b"# \xba\xcf\n\xba\xcf*.txt\r\n!\xba\xcf2.txt\n\xe5\x90\x88/\n").unwrap();
        let is = |path: &[u8], is_folder| found.matched(letters(path), is_folder).is_ignore();
        assert!(is(b"\xba\xcf\xcd\xac.txt", false));
        assert!(is(b"sub/\xba\xcf\xcd\xac.txt", false));
        assert!(!is(b"\xba\xcf2.txt", false));
        assert!(!is(b"\xcd\xac.txt", false));
        assert!(is("合".as_bytes(), true));
        assert!(!is("合".as_bytes(), false));
    }
}
