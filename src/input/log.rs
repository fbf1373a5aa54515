//! The history of one file in git: its revisions, which come from which, and the names that it had.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::path::Path;

use crate::input::git::{self, Failure, run};
use crate::input::{Error, name};
use crate::wording::message::{Message, message};

/// What is asked of each commit, a line each: hash, short hash, parents, author, date, time of the commit, subject.
const ASKED: &str = "--format=%H%n%h%n%P%n%aN%n%aI%n%ct%n%s";

/// Which names people go by, in the last commit.
const MAILMAP: &str = "mailmap.blob=HEAD:.mailmap";

/// A revision of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The hash of the commit.
    pub commit: String,
    /// Its first digits, as many as git needs to tell it from others.
    pub short: String,
    /// Who wrote it.
    pub author: String,
    /// When, as in 2026-11-28T21:14:47+08:00.
    pub date: String,
    /// When it was committed, in seconds since 1970.
    pub time: i64,
    /// The first line of its message.
    pub subject: String,
    /// The path of the file in it, from the top of the repository on.
    pub path: String,
    /// The revisions that it comes from, by number: all are older.
    pub parents: Vec<u32>,
    /// Whether the clone has nothing older, although there was something.
    pub is_boundary: bool,
}

/// All revisions of a file up to one of them.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    /// The revisions, from the oldest on; the last is the one asked for.
    pub(crate) revisions: Vec<Revision>,
    /// The path of the file, from the top of the repository on.
    pub(crate) path: String,
    /// What tells the repository from others.
    pub(crate) repository: String,
    /// The folder that git runs in.
    folder: String,
}

/// A commit with the path that a file has in it.
type Key = (String, String);

impl Log {
    /// The revisions of a file at hand up to that of HEAD, or of REV:PATH up to REV; none for a file that is not committed yet.
    ///
    /// # Errors
    /// When git is not there, the file is in no repository, or git does not know it.
    pub(crate) fn of(file: &str) -> Result<Self, Error> {
        let (folder, start, inner) = place(file)?;
        let said = |arguments: &[&str]| {
            let arguments = [&["-C", folder.as_str()], arguments].concat();
            run(&arguments).map(|said| said.stdout)
        };
        let about = said(&[
            "rev-parse",
            "--absolute-git-dir",
            "--is-shallow-repository",
            "--git-path",
            "shallow",
            "--show-prefix",
        ])
        .map_err(|failure| explained(file, failure))?;
        let about = String::from_utf8_lossy(&about).into_owned();
        let mut about = about.lines();
        let mut next = || about.next().unwrap_or_default().to_owned();
        let (repository, is_shallow, shallow, prefix) = (next(), next(), next(), next());
        let ends = if is_shallow == "true" {
            let listed = std::fs::read_to_string(Path::new(&folder).join(shallow));
            let listed = listed.unwrap_or_default();
            listed.lines().map(str::to_owned).collect()
        } else {
            BTreeSet::new()
        };
        let path = inside(&prefix, &inner);
        let mut walk = Walk {
            file,
            repository: &repository,
            ends,
            found: BTreeMap::new(),
        };
        let head = start.as_deref().unwrap_or("HEAD");
        let mut tip = walk.walk(head, &path)?;
        if tip.is_none() && start.is_none() {
            // What was renamed and not committed yet has its history under the old name.
            // Against the index: to look at the file itself, git would run the filters that a repository names.
            let staged = [
                "diff-index",
                "--cached",
                "--raw",
                "-M",
                "-r",
                "-z",
                head,
                "--",
            ];
            match walk.renamed(&staged, &path) {
                Some(old) => tip = walk.walk(head, &old)?,
                None if said(&["ls-files", "-z", "--error-unmatch", "--", &inner]).is_ok() => {}
                None => {
                    return Err(failed(file, message!("git.unknown-file")));
                }
            }
        } else if tip.is_none() {
            return Err(failed(file, message!("git.no-file")));
        }
        Ok(Self {
            revisions: tip.map_or_else(Vec::new, |tip| walk.sorted(&tip)),
            path,
            repository,
            folder,
        })
    }

    /// The bytes of the revisions of those numbers, in order; nothing where git has none.
    ///
    /// # Errors
    /// When git cannot be run.
    pub(crate) fn contents(
        &self,
        numbers: std::ops::Range<usize>,
    ) -> Result<Vec<Option<Vec<u8>>>, Error> {
        let revisions = self.revisions[numbers].iter();
        let names = revisions.map(|each| (each.commit.as_str(), each.path.as_str()));
        self.files(&names.collect::<Vec<_>>())
    }

    /// The bytes of files of the repository, each a commit and a path, in order; nothing where there is no such file.
    ///
    /// # Errors
    /// When git cannot be run.
    pub(crate) fn files(&self, files: &[(&str, &str)]) -> Result<Vec<Option<Vec<u8>>>, Error> {
        let names: Vec<String> = files
            .iter()
            .map(|(commit, path)| format!("{commit}:{path}"))
            .collect();
        let asked = names.iter().map(|name| git::Asked { object: name, name });
        let found = git::contents_in(&self.folder, &asked.collect::<Vec<_>>())?;
        Ok(found.into_iter().map(Result::ok).collect())
    }

    /// The commit that a revision names.
    ///
    /// # Errors
    /// When git has no such revision.
    pub(crate) fn commit(&self, revision: &str) -> Result<String, Error> {
        let asked = format!("{revision}^{{commit}}");
        let arguments = ["-C", &self.folder, "rev-parse", "--verify", "--quiet"];
        let said = run(&[&arguments[..], &["--end-of-options", &asked]].concat());
        let said = said.map_err(|_| failed(revision, message!("git.no-revision")))?;
        Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
    }
}

/// The folder that git is to run in, the revision where one is typed, and the path as git is to be asked for it.
fn place(file: &str) -> Result<(String, Option<String>, String), Error> {
    if git::is_meant(file) {
        let (start, path) = file.split_once(':').unwrap_or_default();
        if start.is_empty() || start.starts_with('-') || path.is_empty() {
            return Err(failed(file, message!("git.name-both")));
        }
        let path = if path.starts_with('.') {
            path.to_owned()
        } else {
            format!("/{path}")
        };
        return Ok((".".to_owned(), Some(start.to_owned()), path));
    }
    let path = name::path(file);
    let io = |source| Error::Io {
        path: file.to_owned(),
        source,
    };
    if std::fs::metadata(&path).map_err(io)?.is_dir() {
        return Err(Error::Folder {
            path: file.to_owned(),
        });
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| ".".to_owned(), name::of);
    let last = path.file_name().map_or_else(String::new, name::of);
    Ok((folder, None, last))
}

/// The path from the top of the repository on, of one from a folder of it on; `/` in front stands for the top.
fn inside(prefix: &str, path: &str) -> String {
    if let Some(path) = path.strip_prefix('/') {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = prefix.split_terminator('/').collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A walk through the history of a file, back through the names that it had.
struct Walk<'run> {
    /// The file as typed.
    file: &'run str,
    /// Where git keeps the repository, and runs: there are no files at hand for it, so that no `.mailmap` or `.gitattributes` is read there.
    repository: &'run str,
    /// The commits that a shallow clone ends with.
    ends: BTreeSet<String>,
    /// The revisions, each with the commits that it comes from.
    found: BTreeMap<Key, (Revision, Vec<Key>)>,
}

impl Walk<'_> {
    fn git(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        let repository = ["-C", self.repository, "--git-dir", ".", "-c", MAILMAP];
        run(&[&repository[..], arguments].concat()).map(|said| said.stdout)
    }

    /// Finds the revisions of a path up to a revision, and of the names that it had before. Returns the last one; `None` where there is no
    /// such file.
    fn walk(&mut self, start: &str, path: &str) -> Result<Option<Key>, Error> {
        let first = self.listed(&[start], path)?;
        let mut open: Vec<Key> = self.created(&first);
        let mut seen: BTreeSet<Key> = open.iter().cloned().collect();
        while let Some(key) = open.pop() {
            let (commit, path) = &key;
            let arguments = ["diff-tree", "-r", "-M", "-z", "--raw", "-m", "--root"];
            let arguments = [&arguments[..], &["--no-commit-id", commit, "--"]].concat();
            if self.ends.contains(commit) {
                continue;
            }
            let Some(old) = self.renamed(&arguments, path) else {
                continue;
            };
            let keys = self.listed(&[&format!("{commit}^@")], &old)?;
            if let (Some(tip), Some((_, parents))) = (keys.first(), self.found.get_mut(&key)) {
                parents.push(tip.clone());
            }
            let created = self.created(&keys);
            open.extend(created.into_iter().filter(|key| seen.insert(key.clone())));
        }
        // What was deleted last is not there.
        Ok(first
            .into_iter()
            .next()
            .filter(|tip| self.found.contains_key(tip)))
    }

    /// Of revisions those that nothing comes before.
    fn created(&self, keys: &[Key]) -> Vec<Key> {
        let is_first = |key: &&Key| {
            let found = self.found.get(key);
            found.is_some_and(|(_, parents)| {
                !parents.iter().any(|parent| self.found.contains_key(parent))
            })
        };
        keys.iter().filter(is_first).cloned().collect()
    }

    /// Adds the revisions of a path, and returns all commits that touched it, the newest first; those that deleted it are not added.
    fn listed(&mut self, starts: &[&str], path: &str) -> Result<Vec<Key>, Error> {
        let spec = format!(":(top,literal){path}");
        let log = |options: &[&str]| {
            let shared = [
                "log",
                "-z",
                "--topo-order",
                "--no-follow",
                "--encoding=UTF-8",
            ];
            let ends = ["--no-show-signature", "--end-of-options"];
            self.git(&[&shared[..], options, &ends, starts, &["--", &spec]].concat())
        };
        let said = match log(&["--parents", ASKED]) {
            Ok(said) => said,
            // A repository without a commit.
            Err(Failure::Said(said)) if starts == ["HEAD"] && !said.contains("dubious") => {
                if self
                    .git(&["rev-parse", "--verify", "--quiet", "HEAD"])
                    .is_ok()
                {
                    return Err(explained(self.file, Failure::Said(said)));
                }
                return Ok(Vec::new());
            }
            Err(failure) => return Err(explained(self.file, failure)),
        };
        let gone = log(&["--diff-filter=D", "--no-renames", "--format=%H"]);
        let gone = gone.map_err(|failure| explained(self.file, failure))?;
        let gone = String::from_utf8_lossy(&gone).into_owned();
        let gone: BTreeSet<&str> = gone.split(['\0', '\n']).collect();
        let mut keys = Vec::new();
        for entry in String::from_utf8_lossy(&said).split_terminator('\0') {
            let Some((revision, parents)) = self.entry(entry, path) else {
                continue;
            };
            let key = (revision.commit.clone(), path.to_owned());
            keys.push(key.clone());
            if !gone.contains(revision.commit.as_str()) {
                self.found.entry(key).or_insert((revision, parents));
            }
        }
        Ok(keys)
    }

    /// A revision as git writes it, and the commits that it comes from.
    fn entry(&self, entry: &str, path: &str) -> Option<(Revision, Vec<Key>)> {
        let mut lines = entry.trim_start_matches('\n').split('\n');
        let mut next = || lines.next().map(str::to_owned);
        let (commit, short, parents) = (next()?, next()?, next()?);
        let (author, date, time, subject) = (next()?, next()?, next()?, next()?);
        let parents = parents.split(' ').filter(|parent| !parent.is_empty());
        let parents = parents.map(|parent| (parent.to_owned(), path.to_owned()));
        let revision = Revision {
            is_boundary: self.ends.contains(&commit),
            commit,
            short,
            author,
            date,
            time: time.parse().unwrap_or_default(),
            subject,
            path: path.to_owned(),
            parents: Vec::new(),
        };
        Some((revision, parents.collect()))
    }

    /// The name that a path had before, as a comparison in git's raw format says.
    fn renamed(&self, arguments: &[&str], path: &str) -> Option<String> {
        let said = self.git(arguments).ok()?;
        let mut fields = said.split(|byte| *byte == 0);
        while let Some(head) = fields.next() {
            let status = head.rsplit(|byte| *byte == b' ').next()?.first();
            match status {
                Some(b'R' | b'C') => {
                    let (old, new) = (fields.next()?, fields.next()?);
                    if status == Some(&b'R') && name::of_bytes(new) == path {
                        return Some(name::of_bytes(old));
                    }
                }
                Some(_) => {
                    fields.next()?;
                }
                None => {}
            }
        }
        None
    }

    /// The revisions that lead to one, parents first and otherwise by time, with their parents by number.
    fn sorted(mut self, tip: &Key) -> Vec<Revision> {
        let mut reached: BTreeSet<&Key> = BTreeSet::new();
        let mut open = vec![tip];
        while let Some(key) = open.pop() {
            let Some((known, (_, parents))) = self.found.get_key_value(key) else {
                continue;
            };
            if reached.insert(known) {
                open.extend(parents);
            }
        }
        let reached: BTreeSet<Key> = reached.into_iter().cloned().collect();
        self.found.retain(|key, _| reached.contains(key));
        let mut waiting: BTreeMap<Key, usize> = BTreeMap::new();
        let mut children: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for (key, (_, parents)) in &mut self.found {
            parents.retain(|parent| reached.contains(parent));
            waiting.insert(key.clone(), parents.len());
            for parent in parents {
                children
                    .entry(parent.clone())
                    .or_default()
                    .push(key.clone());
            }
        }
        let time = |key: &Key| self.found[key].0.time;
        let ready = waiting.iter().filter(|(_, parents)| **parents == 0);
        let mut ready: BinaryHeap<Reverse<(i64, Key)>> = ready
            .map(|(key, _)| Reverse((time(key), key.clone())))
            .collect();
        let mut numbers: BTreeMap<Key, u32> = BTreeMap::new();
        let mut out = Vec::new();
        while let Some(Reverse((_, key))) = ready.pop() {
            let (revision, parents) = &self.found[&key];
            out.push(Revision {
                parents: parents.iter().map(|parent| numbers[parent]).collect(),
                ..revision.clone()
            });
            for child in children.get(&key).into_iter().flatten() {
                if let Some(left) = waiting.get_mut(child) {
                    *left -= 1;
                    if *left == 0 {
                        ready.push(Reverse((time(child), child.clone())));
                    }
                }
            }
            numbers.insert(key, out.len() as u32 - 1);
        }
        let is_first = |each: &Revision| each.parents.is_empty();
        for each in &mut out {
            each.is_boundary &= is_first(each);
        }
        out
    }
}

fn failed(path: &str, reason: Message) -> Error {
    Error::Git {
        path: path.to_owned(),
        reason,
    }
}

fn explained(path: &str, failure: Failure) -> Error {
    match failure {
        Failure::NoGit => failed(path, message!("git.history-needs")),
        Failure::Refused(reason) => failed(path, reason),
        Failure::NoRepository => failed(path, message!("git.no-repository-for-history")),
        Failure::Said(said) => failed(path, message!("git.said", said = said)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_count_from_the_top() {
        assert_eq!(inside("docs/zh/", "a.txt"), "docs/zh/a.txt");
        assert_eq!(inside("docs/zh/", "../en/./a.txt"), "docs/en/a.txt");
        assert_eq!(inside("docs/zh/", "/a.txt"), "a.txt");
        assert_eq!(inside("", "a.txt"), "a.txt");
    }
}
