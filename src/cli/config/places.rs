//! Where files and their configurations stand: absolute paths to compare by, and paths as they are shown.

use std::path::{Component, Path, PathBuf};

use crate::input::{git, name};

/// The names of configuration files; the first counts where both are in one folder.
pub(super) const NAMES: [&str; 2] = ["variorum.toml", ".variorum.toml"];

/// The absolute path of an input: of `REV:PATH`, the path.
pub(super) fn of(typed: &str) -> PathBuf {
    match typed.split_once(':') {
        Some((_, path)) if git::is_meant(typed) => in_repository(path),
        _ => absolute(&name::path(typed)),
    }
}

/// The absolute path of a path in a repository, which starts at its top unless it starts with `./` or `../`.
fn in_repository(path: &str) -> PathBuf {
    // `:0:PATH` names a stage.
    let path = match path.as_bytes() {
        [b'0'..=b'3', b':', ..] => &path[2..],
        _ => path,
    };
    let here = absolute(Path::new(""));
    if path.starts_with("./") || path.starts_with("../") {
        return absolute(&name::path(path));
    }
    let top = here.ancestors().find(|folder| folder.join(".git").exists());
    let top = top.unwrap_or(&here).to_path_buf();
    tidied(&top.join(name::path(path)))
}

/// An absolute path without `.` and `..`. Links stay: a file belongs to the folder that it is named in.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    tidied(&here.join(path))
}

fn tidied(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// How an absolute path is shown: from the working folder on, or whole when the input was typed so.
pub(super) fn shown(path: &Path, typed: &Path) -> String {
    let text = |path: &Path| {
        let name = name::of(path);
        if cfg!(windows) {
            name.replace('\\', "/")
        } else {
            name
        }
    };
    if typed.is_absolute() {
        return text(path);
    }
    let here = absolute(Path::new(""));
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if let Ok(rest) = path.strip_prefix(folder) {
            return text(&up.join(rest));
        }
        up.push("..");
    }
    text(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved_as_written() {
        let found = tidied(Path::new("/a/./b/../c/договор.txt"));
        assert_eq!(found, Path::new("/a/c/договор.txt"));
        assert_eq!(tidied(Path::new("/../..")), Path::new("/"));
    }

    #[test]
    fn paths_are_shown_from_the_working_folder_on() {
        let here = absolute(Path::new(""));
        let above = here.parent().unwrap().join("合同.txt");
        let typed = Path::new("x");
        assert_eq!(shown(&here.join("a/b.toml"), typed), "a/b.toml");
        assert_eq!(shown(&above, typed), "../合同.txt");
        assert_eq!(shown(&above, &above), above.to_string_lossy());
    }

    #[test]
    fn what_git_names_is_a_path_from_the_top_on() {
        let here = absolute(Path::new(""));
        assert!(of("HEAD:docs/a.txt").ends_with("docs/a.txt"));
        assert_eq!(of("HEAD:./docs/a.txt"), here.join("docs/a.txt"));
        assert!(of(":0:a.txt").ends_with("a.txt"));
    }
}
