//! Patterns of paths in the syntax of `.gitignore`, from a folder on.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::cli::config::origin::{Origin, Set};
use crate::wording::message::{Message, message};

/// A list of patterns. Later ones win; one that starts with `!` takes back what those before it match.
#[derive(Clone, Debug)]
pub(crate) struct Globs {
    root: PathBuf,
    matcher: Gitignore,
    lines: Vec<Set<String>>,
}

impl Globs {
    /// Patterns that hold from `root` on. The error is the number of the one that is not one, and why.
    pub(super) fn new(root: &Path, lines: Vec<Set<String>>) -> Result<Self, (usize, Message)> {
        let mut builder = GitignoreBuilder::new(root);
        builder.allow_unclosed_class(false);
        for (number, line) in lines.iter().enumerate() {
            if line.value.trim().is_empty() {
                return Err((number, message!("config.pattern-empty")));
            }
            let added = builder.add_line(None, &line.value);
            added.map_err(|error| (number, message!("common.said", text = error.to_string())))?;
        }
        let matcher = builder.build().map_err(|error| {
            let message = message!("common.said", text = error.to_string());
            (lines.len().saturating_sub(1), message)
        })?;
        Ok(Self {
            root: root.to_path_buf(),
            matcher,
            lines,
        })
    }

    /// The patterns, as written.
    pub(super) fn lines(&self) -> &[Set<String>] {
        &self.lines
    }

    /// The origin of the pattern that matches a file, or a folder above it. `path` is absolute.
    pub(super) fn matched(&self, path: &Path) -> Option<&Origin> {
        let inside = path.strip_prefix(&self.root).ok()?;
        let Match::Ignore(glob) = self.matcher.matched_path_or_any_parents(inside, false) else {
            return None;
        };
        let line = |line: &&Set<String>| line.value.trim() == glob.original().trim();
        self.lines.iter().rfind(line).map(|line| &line.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(lines: &[&str]) -> Result<Globs, (usize, Message)> {
        let lines = lines
            .iter()
            .map(|line| Set::default((*line).to_owned()))
            .collect();
        Globs::new(Path::new("/repo"), lines)
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        let all = globs(&["docs/**", "!docs/规章.txt", "*.log", "old/"]).unwrap();
        for (path, matched) in [
            ("/repo/docs/a.txt", true),
            ("/repo/docs/deep/a.txt", true),
            ("/repo/docs/规章.txt", false),
            ("/repo/x/old/договор.txt", true),
            ("/repo/a/b.log", true),
            ("/repo/a.txt", false),
            ("/elsewhere/docs/a.txt", false),
        ] {
            assert_eq!(all.matched(Path::new(path)).is_some(), matched, "{path}");
        }
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        assert_eq!(globs(&["a", "b[", "c"]).unwrap_err().0, 1);
        assert_eq!(globs(&["a", " "]).unwrap_err().0, 1);
    }
}
