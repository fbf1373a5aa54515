//! Which reports are written, and where to: what `--format`, `--output` and `--quiet` mean together.

use std::path::{Path, PathBuf};

use crate::check::catalogue;
use crate::cli::args::OutputArguments;
use crate::cli::options::Error;
use crate::cli::place::{self, Place};
use crate::cli::{files, formats};
use crate::input::name;
use crate::report::{self, Format, Subject, own};

/// A report to write.
#[derive(Clone, Debug)]
pub(super) struct Output {
    /// In what format.
    pub(super) format: &'static Format,
    /// Where to.
    pub(super) target: Target,
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Standard,
    /// A file.
    File(PathBuf),
}

/// The reports to write: those of `--output`, and one on standard output when none of them is, or `--format` asks for it besides. `named`
/// are the files that the command reads.
///
/// # Errors
/// When a format does not fit, two reports would go to one place, or one to the place of a file that is read or is no report.
pub(super) fn outputs(
    subject: Subject,
    format: Option<&'static Format>,
    arguments: &OutputArguments,
    named: &[&str],
) -> Result<Vec<Output>, Error> {
    let mut out = Vec::new();
    let mut spare = format;
    for typed in &arguments.output {
        let (format, target) = match typed.split_once('=') {
            Some((name, path)) if report::format(name).is_some() => {
                (formats::named(name, subject)?, path)
            }
            None if report::format(typed).is_some() => (formats::named(typed, subject)?, "-"),
            None if matches!(typed.as_str(), "-" | "") => (
                spare.take().or(format).unwrap_or(report::USUAL),
                typed.as_str(),
            ),
            _ => (
                by_path(typed, subject, spare.take().or(format))?,
                typed.as_str(),
            ),
        };
        let target = match target {
            "" => {
                return Err(Error::NoTarget {
                    typed: typed.clone(),
                });
            }
            "-" => Target::Standard,
            path => Target::File(name::path(path).into_owned()),
        };
        let format = for_file(format, &target)?;
        out.push(Output { format, target });
    }
    if let Some(format) = spare.or((out.is_empty()).then_some(report::USUAL)) {
        out.push(Output {
            format,
            target: Target::Standard,
        });
    }
    for (number, output) in out.iter().enumerate() {
        if out[..number]
            .iter()
            .any(|other| is_one(&other.target, &output.target))
        {
            let target = match &output.target {
                Target::Standard => "standard output".to_owned(),
                Target::File(path) => name::of(path),
            };
            return Err(Error::SameTarget { target });
        }
    }
    let written = self::files(&out);
    if let Some(path) = named.iter().find(|path| is_file_in(&written, path)) {
        return Err(Error::ReplacesDocument {
            path: (*path).to_owned(),
        });
    }
    check_replaced(&out)?;
    if arguments.quiet {
        out.retain(|output| output.target != Target::Standard);
    }
    Ok(out)
}

/// What a format writes to a file.
fn for_file(format: &'static Format, target: &Target) -> Result<&'static Format, Error> {
    let Target::File(path) = target else {
        return Ok(format);
    };
    let Some(ending) = path.extension().filter(|_| !format.files.is_empty()) else {
        return Ok(format);
    };
    let ending = ending.to_string_lossy().to_lowercase();
    format.file(&ending).ok_or_else(|| Error::NoFile {
        path: name::of(path),
        format: format.name,
        endings: format
            .files
            .iter()
            .map(|(ending, _)| format!(".{ending}"))
            .collect::<Vec<String>>()
            .join(", "),
    })
}

/// Whether a report on standard output says itself what follows the findings of a check.
pub(super) fn have_totals(outputs: &[Output]) -> bool {
    let tells = |each: &Output| each.target == Target::Standard && each.format.has_totals;
    outputs.iter().any(tells)
}

/// The files that reports go to, as far as they are there already.
pub(super) fn files(outputs: &[Output]) -> Vec<PathBuf> {
    let files = outputs.iter().filter_map(|each| match &each.target {
        Target::File(path) => std::fs::canonicalize(path).ok(),
        Target::Standard => None,
    });
    files.collect()
}

/// Whether two targets are one, however the path is written.
fn is_one(one: &Target, other: &Target) -> bool {
    let whole = |path: &PathBuf| {
        let there = std::fs::canonicalize(path);
        // What is not there yet is told by its directory.
        there.ok().or_else(|| {
            let parent = path
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty());
            let parent = std::fs::canonicalize(parent.unwrap_or(Path::new("."))).ok()?;
            Some(parent.join(path.file_name()?))
        })
    };
    match (one, other) {
        (Target::File(one), Target::File(other)) => {
            one == other || whole(one).is_some_and(|one| whole(other) == Some(one))
        }
        _ => one == other,
    }
}

fn is_file_in(written: &[PathBuf], path: &str) -> bool {
    !written.is_empty() && path != "-" && written.contains(&files::identity(path))
}

/// Whether a file that a walk found is a report that an earlier run wrote where this one writes its own.
pub(super) fn is_replaced(written: &[PathBuf], path: &str) -> bool {
    // What is no report was refused before.
    is_file_in(written, path)
}

/// Whether a text is a report of this program.
pub(super) fn is_own(text: &str) -> bool {
    own::is_report(text, &|name| catalogue::rule(name).is_ok())
}

/// Whether a file is an archive that this program wrote.
#[cfg(feature = "archives")]
fn is_own_archive(bytes: &[u8]) -> bool {
    crate::input::packed::is_own(bytes)
}

/// Without the features, no archive is written.
#[cfg(not(feature = "archives"))]
fn is_own_archive(_: &[u8]) -> bool {
    false
}

/// Refuses to write a report in the place of something else: a file that is there has to be empty, or a report. A pipe or a device
/// is written to.
fn check_replaced(out: &[Output]) -> Result<(), Error> {
    for output in out {
        let Target::File(path) = &output.target else {
            continue;
        };
        // To read a pipe would be to wait for it.
        let Place::File(file) = place::of(path) else {
            continue;
        };
        let bytes = std::fs::read(file).unwrap_or_default();
        let own = || is_own_archive(&bytes) || is_own(&String::from_utf8_lossy(&bytes));
        if !bytes.is_empty() && !own() {
            return Err(Error::ReplacesOther {
                path: name::of(path),
            });
        }
    }
    Ok(())
}

/// The format of a file: that of `--format`, or the only one that the file's ending means.
fn by_path(
    path: &str,
    subject: Subject,
    format: Option<&'static Format>,
) -> Result<&'static Format, Error> {
    // FORMAT=FILE with a format that does not exist: the file ./a=b has a name with = in it.
    if let Some((name, _)) = path.split_once('=')
        && !name.contains(['/', '\\', '.'])
    {
        return Ok(formats::named(name, subject)?);
    }
    if let Some(format) = format {
        return Ok(format);
    }
    // r.sarif.json says what JSON it is.
    let inner = Path::new(path).file_stem().map(Path::new);
    let inner = inner.and_then(|stem| stem.extension()?.to_str()?.to_lowercase().into());
    if let Some(format) = inner.and_then(|inner: String| report::format(&inner))
        && format.fits(subject)
    {
        return Ok(format);
    }
    let extension = Path::new(path).extension();
    let extension = extension.map(|ending| ending.to_string_lossy().to_lowercase());
    let means = |format: &&Format| {
        extension.as_ref().is_some_and(|ending| {
            format.name == ending || format.extensions.contains(&ending.as_str())
        })
    };
    let mut found: Vec<&'static Format> = report::FORMATS.iter().filter(means).collect();
    if found.len() > 1 {
        found.retain(|format| format.fits(subject));
    }
    match found[..] {
        [format] => Ok(formats::named(format.name, subject)?),
        [] => Err(Error::NoFormat {
            path: path.to_owned(),
            formats: formats::names(subject),
        }),
        [one, other, ..] => Err(Error::TwoFormats {
            path: path.to_owned(),
            one: one.name,
            other: other.name,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(format: Option<&str>, output: &[&str], quiet: bool) -> Result<String, String> {
        let arguments = OutputArguments {
            output: output.iter().map(|each| (*each).to_owned()).collect(),
            quiet,
        };
        let format = format.and_then(report::format);
        let outputs =
            outputs(Subject::Check, format, &arguments, &[]).map_err(|error| error.to_string())?;
        let shown = outputs.iter().map(|each| match &each.target {
            Target::Standard => each.format.name.to_owned(),
            Target::File(path) => format!("{}={}", each.format.name, path.display()),
        });
        Ok(shown.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_report_goes_where_it_is_sent() {
        for (format, output, expected) in [
            (None, &[][..], "human"),
            (Some("json"), &[], "json"),
            (None, &["sarif=a.sarif", "github"], "sarif=a.sarif github"),
            (None, &["sarif=a"], "sarif=a"),
            (Some("github"), &["sarif=a"], "sarif=a github"),
            (Some("sarif"), &["a.json"], "sarif=a.json"),
            (None, &["a.sarif"], "sarif=a.sarif"),
            (None, &["a.txt"], "human=a.txt"),
            (None, &["out/r.sarif.json"], "sarif=out/r.sarif.json"),
            (None, &["r.JUnit.xml"], "junit=r.JUnit.xml"),
            (None, &["v1.2.json"], "json=v1.2.json"),
            (None, &["./a=b.txt"], "human=./a=b.txt"),
            (None, &["-"], "human"),
            (Some("json"), &["-"], "json"),
            (None, &["out/A.MD"], "markdown=out/A.MD"),
            (None, &["a.jsonl"], "jsonl=a.jsonl"),
            (None, &["junit=a.xml"], "junit=a.xml"),
            (None, &["json=-"], "json"),
        ] {
            assert_eq!(targets(format, output, false).unwrap(), expected);
        }
        assert_eq!(
            targets(None, &["sarif=a", "github"], true).unwrap(),
            "sarif=a"
        );
    }

    #[test]
    fn an_ending_that_means_no_format_or_two_is_an_error() {
        let error = |output: &str| targets(None, &[output], false).unwrap_err();
        let two = error("a.xml");
        assert!(two.contains("junit=a.xml or checkstyle=a.xml"), "{two}");
        for typed in [
            "bogus=report",
            "josn=a.json",
            "foo=a.xml",
            "JSON=a",
            "json =a",
            "=a",
        ] {
            assert!(error(typed).starts_with("unknown format `"), "{typed}");
        }
        assert_eq!(
            error(""),
            "--output: the file name is empty; write FORMAT=FILE, or FILE"
        );
        for output in ["report", "report.css", "a/b=c"] {
            let none = error(output);
            assert!(none.contains("FORMAT=") && none.contains("sarif"), "{none}");
        }
    }

    #[test]
    fn a_format_that_does_not_fit_is_not_recommended() {
        let arguments = OutputArguments {
            output: vec!["a.xml".to_owned()],
            quiet: false,
        };
        let error = outputs(Subject::Comparison, None, &arguments, &[]).unwrap_err();
        let error = error.to_string();
        assert!(
            !error.contains("junit") && error.contains("side-by-side"),
            "{error}"
        );
    }

    #[test]
    fn two_reports_in_one_place_are_an_error() {
        for (output, place) in [
            (["github", "json=-"], "standard output"),
            (["sarif=a", "json=a"], "a"),
            (["sarif=a", "json=./a"], "./a"),
        ] {
            let error = targets(None, &output, false).unwrap_err();
            assert!(
                error.starts_with(&format!("two reports would be written to {place}")),
                "{error}"
            );
        }
        assert!(targets(None, &["words=a"], false).is_err());
        assert!(targets(None, &["json="], false).is_err());
    }
}
