//! `variorum git-diff`: the sides as git hands them to an external diff, and an exit status as git wants it.
//!
//! Git gives 7 arguments, `path old-file old-hex old-mode new-file new-hex new-mode`; 9 for a renamed file, with the new path and what
//! git says of the renaming; and the path alone for a file that is not merged. `/dev/null` is a side that does not exist.

use std::ffi::{OsStr, OsString};
use std::io::Write;

use crate::cli::args::GitDiffArguments;
use crate::cli::{self, Appearance, Outcome, config, environment, options, room};
use crate::document::Document;
use crate::input::name;
use crate::report::{self, Report, Style};
use crate::wording::message::{Message, message};
use crate::{diff, input};

/// What git gives is not what git gives.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", self.message())]
pub enum Error {
    /// Neither 1, 7 nor 9 arguments.
    Arguments {
        /// How many there are.
        given: usize,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        let Self::Arguments { given } = self;
        message!("error.git-diff", given = *given)
    }
}

/// One side as git gives it.
struct Side<'run> {
    /// The path in the repository.
    path: String,
    /// The file that holds the text now.
    file: &'run OsStr,
}

/// Runs a comparison for git. A side that is no text is said to differ, because git takes a failure for the end of everything.
pub(super) fn run(
    arguments: &GitDiffArguments,
    appearance: Appearance,
    out: &mut dyn Write,
) -> Result<Outcome, cli::Error> {
    let Some([old, new]) = sides(&arguments.git)? else {
        let said = message!("say.unmerged", path = typed(&arguments.git[0]));
        writeln!(out, "{}", said.said(appearance.lang))?;
        return Ok(Outcome::Clean);
    };
    let (options, folding) = options::diff_options(&arguments.comparison);
    let configurations = config::configurations(None, &arguments.comparison.input)?;
    // The paths are those in the repository, in the top folder of which git runs this.
    let reading = |side: &Side<'_>| {
        configurations
            .of(&side.path)
            .map(|settings| settings.input_options(folding))
    };
    let readings = (reading(&old)?, reading(&new)?);
    let found = if arguments.exit_code || environment::git_trusts_status() {
        Outcome::Found
    } else {
        Outcome::Clean
    };
    let documents = read(&old, &readings.0).and_then(|old| Ok((old, read(&new, &readings.1)?)));
    let (old, new) = match documents {
        Ok(both) => both,
        Err(error @ input::Error::Io { .. }) => return Err(error.into()),
        Err(error) => {
            let error = error.message();
            let said = message!("say.differ", old = old.path, new = new.path, error = error);
            writeln!(out, "{}", said.said(appearance.lang))?;
            return Ok(found);
        }
    };
    room::to_compare(&[&old, &new])?;
    let diff = diff::diff(&old, &new, &options);
    let asked = options::diff_format(&arguments.comparison);
    // Nothing to show but the name: git has more files to speak of.
    let brief = if diff.is_empty() && asked.is_none() {
        Some(report::STAT)
    } else {
        asked
    };
    let style = Style {
        detail: options::detail(&arguments.comparison),
        columns: appearance.width.standard,
        ..Style::default()
    };
    appearance.color.set();
    if brief.is_none() && environment::git_shows_more() {
        writeln!(out)?;
    }
    let report = Report::Diff {
        old: &old,
        new: &new,
        diff: &diff,
    };
    brief.unwrap_or(report::USUAL).write(&report, style, out)?;
    Ok(if options::fails(&arguments.comparison, &diff) {
        found
    } else {
        Outcome::Clean
    })
}

/// The two sides; none for an unmerged file.
fn sides(arguments: &[OsString]) -> Result<Option<[Side<'_>; 2]>, Error> {
    let named = |path: &OsString, file: &OsString| {
        // The name that git itself shows for a side that does not exist.
        typed(if file == "/dev/null" { file } else { path })
    };
    let side = |path: &OsString, at: usize| Side {
        path: named(path, &arguments[at]),
        file: &arguments[at],
    };
    match arguments.len() {
        1 => Ok(None),
        7 => Ok(Some([side(&arguments[0], 1), side(&arguments[0], 4)])),
        9 => Ok(Some([side(&arguments[0], 1), side(&arguments[7], 4)])),
        given => Err(Error::Arguments { given }),
    }
}

/// An argument, which is the name of a path already.
fn typed(argument: &OsStr) -> String {
    argument
        .to_str()
        .map_or_else(|| name::of(argument), str::to_owned)
}

/// Reads a side under its path in the repository, which decides the format. Git's own names for absent files work everywhere.
fn read(side: &Side<'_>, options: &input::Options) -> Result<Document, input::Error> {
    if side.file == "/dev/null" || side.file == "nul" {
        return Ok(Document {
            name: side.path.clone(),
            ..Document::empty()
        });
    }
    let bytes =
        std::fs::read(name::path(&typed(side.file))).map_err(|source| input::Error::Io {
            path: side.path.clone(),
            source,
        })?;
    input::from_bytes(&side.path, &bytes, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(arguments: &[&str]) -> Option<[(String, String); 2]> {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let sides = sides(&arguments).unwrap()?;
        Some(sides.map(|side| (side.path, name::of(side.file))))
    }

    #[test]
    fn sides_stand_where_git_puts_them() {
        let both = |one: [&str; 2], other: [&str; 2]| {
            Some([one, other].map(|[path, file]| (path.to_owned(), file.to_owned())))
        };
        assert_eq!(
            paths(&["甲.txt", "/tmp/a", "1", "100644", "甲.txt", "0", "100644"]),
            both(["甲.txt", "/tmp/a"], ["甲.txt", "甲.txt"])
        );
        assert_eq!(
            paths(&["甲.txt", "/dev/null", ".", ".", "/tmp/b", "2", "100644"]),
            both(["/dev/null", "/dev/null"], ["甲.txt", "/tmp/b"])
        );
        assert_eq!(
            paths(&[
                "甲.txt", "a", "1", "100644", "b", "2", "100644", "乙.txt", "rename"
            ]),
            both(["甲.txt", "a"], ["乙.txt", "b"])
        );
        assert_eq!(paths(&["甲.txt"]), None);
    }

    #[test]
    fn any_other_number_of_arguments_is_an_error_that_helps() {
        let two: Vec<OsString> = vec!["a.txt".into(), "b.txt".into()];
        let error = sides(&two).err().unwrap();
        assert!(
            error.to_string().ends_with("use `variorum diff`"),
            "{error}"
        );
    }
}
