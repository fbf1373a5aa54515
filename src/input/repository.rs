//! Files of a repository that git would wait for: pipes and devices where it reads files. A repository that came as an archive may have
//! them.

use crate::wording::message::{Message, message};
use std::collections::BTreeSet;
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

/// Folders of a repository that belong to other ones, and may be large.
const OTHERS: [&str; 2] = ["modules", "lfs"];

/// Why git must not be started in a folder: the first pipe or device among the files that it would read there.
pub(super) fn trap(folder: &Path) -> Option<Message> {
    let (top, git) = find(&std::path::absolute(folder).ok()?)?;
    let mut found = None;
    let mut known = BTreeSet::new();
    let mut left = vec![git.clone()];
    while let Some(folder) = left.pop().filter(|_| found.is_none()) {
        if is_special(&folder) {
            found = Some(folder);
        } else if known.insert(folder.clone()) {
            found = in_folder(&folder, &mut left);
            left.extend(named(&folder, "commondir", &folder));
            left.extend(named(&folder, "info/alternates", &folder));
        }
    }
    let mut configurations = vec![git.join("config"), git.join("config.worktree")];
    while let Some(file) = configurations.pop().filter(|_| found.is_none()) {
        if known.insert(file.clone()) {
            let values = values(&file, [&git, &top]);
            found = values.iter().find(|path| is_special(path)).cloned();
            configurations.extend(values.into_iter().filter(|path| path.is_file()));
        }
    }
    let name = crate::input::name::of(found?);
    Some(message!("git.pipe", name = name))
}

/// The working tree that a folder is in, and where its repository is.
fn find(folder: &Path) -> Option<(PathBuf, PathBuf)> {
    if let Some(git) = std::env::var_os("GIT_DIR") {
        return Some((folder.to_path_buf(), folder.join(git)));
    }
    folder.ancestors().find_map(|top| {
        let git = top.join(".git");
        let inside = if git.is_file() {
            let said = fs::read_to_string(&git).ok()?;
            top.join(said.strip_prefix("gitdir:")?.trim())
        } else if git.exists() {
            git
        } else {
            let is_bare = top.join("objects").is_dir() && top.join("refs").is_dir();
            is_bare.then(|| top.to_path_buf())?
        };
        Some((top.to_path_buf(), inside))
    })
}

/// The first pipe or device in a folder. The folders in it are left to be looked into.
fn in_folder(folder: &Path, left: &mut Vec<PathBuf>) -> Option<PathBuf> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let path = entry.path();
        if kind.is_dir() {
            let is_own = !OTHERS.iter().any(|name| entry.file_name() == *name);
            left.extend(is_own.then_some(path));
        } else if !kind.is_file() && is_special(&path) {
            return Some(path);
        }
    }
    None
}

/// The folders that the lines of a file in a folder name, where it is there.
fn named(folder: &Path, file: &str, from: &Path) -> Vec<PathBuf> {
    let path = folder.join(file);
    if !path.is_file() {
        return Vec::new();
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(|line| from.join(line)).collect()
}

/// What the values of a configuration of git can name as paths, from one of those folders.
fn values(file: &Path, from: [&Path; 2]) -> Vec<PathBuf> {
    if !file.is_file() {
        return Vec::new();
    }
    let text = fs::read_to_string(file).unwrap_or_default();
    let values = configured(&text).into_iter();
    let home = std::env::home_dir().unwrap_or_default();
    values
        .filter(|value| !value.is_empty())
        .flat_map(|value| match value.strip_prefix("~/") {
            Some(rest) => vec![home.join(rest)],
            None => from.map(|folder| folder.join(&value)).to_vec(),
        })
        .collect()
}

/// The values of a configuration as git reads them: without comments and quotation marks, lines that end with a backslash continued.
fn configured(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '[' => {
                // The name of a section can have any sign in quotation marks.
                let mut quoted = false;
                while let Some(c) = rest.next_if(|c| *c != '\n' && (quoted || *c != ']')) {
                    match c {
                        '"' => quoted = !quoted,
                        '\\' => drop(rest.next_if(|c| *c != '\n')),
                        _ => {}
                    }
                }
            }
            '#' | ';' => while rest.next_if(|c| *c != '\n').is_some() {},
            '=' => values.push(value(&mut rest)),
            _ => {}
        }
    }
    values
}

/// The value at the start of a text, up to the end of its line.
fn value(rest: &mut Peekable<Chars<'_>>) -> String {
    let mut value = String::new();
    // How much of it stays where it ends with white space that is not quoted.
    let mut kept = 0;
    let mut quoted = false;
    while let Some(c) = rest.next() {
        match c {
            '\n' => break,
            '#' | ';' if !quoted => {
                while rest.next_if(|c| *c != '\n').is_some() {}
                continue;
            }
            '"' => quoted = !quoted,
            '\\' => match rest.next() {
                Some('\n') => continue,
                Some('\r') if rest.next_if(|c| *c == '\n').is_some() => continue,
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some(c) => value.push(c),
                None => {}
            },
            c if !quoted && c.is_whitespace() => {
                if !value.is_empty() {
                    value.push(c);
                }
                continue;
            }
            c => value.push(c),
        }
        kept = value.len();
    }
    value.truncate(kept);
    value
}

/// Whether a path leads to a pipe or a device. A socket is not opened as a file, and the null device has an end.
#[cfg(unix)]
fn is_special(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;

    let about = fs::metadata(path).map(|about| about.file_type());
    path != Path::new("/dev/null")
        && about.is_ok_and(|kind| kind.is_fifo() || kind.is_char_device() || kind.is_block_device())
}

/// Whether a path leads to a pipe or a device: here they have names of their own.
#[cfg(not(unix))]
fn is_special(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_git_reads_them() {
        for (text, expected) in [
            ("[include]\npath = ../pipe # note\n", "../pipe"),
            ("[include]\r\npath = ../pipe ; note\r\n", "../pipe"),
            ("[include] path = ../pi\\\npe", "../pipe"),
            (
                "[include]\n\tpath = \"../a # pipe \" # note\n",
                "../a # pipe ",
            ),
            ("[include]\npath = ../\"my \"pipe\n", "../my pipe"),
            ("[include]\npath = ../a\\\\b\\\"c\n", "../a\\b\"c"),
            ("[includeIf \"gitdir:a=]b\"] path=../pipe", "../pipe"),
            (
                "# path = other\n[core] ; a = b\nhooks = пути/к файлу\n",
                "пути/к файлу",
            ),
            ("[a]\nb = 路径/管道;说明\n", "路径/管道"),
        ] {
            assert_eq!(configured(text), [expected], "{text}");
        }
    }
}
