//! Which reports are written, and where to: what `--format`, `--output` and `--quiet` mean together.

use std::path::{Path, PathBuf};

use crate::cli::args::OutputArguments;
use crate::cli::formats;
use crate::cli::options::Error;
use crate::input::name;
use crate::report::{self, Format, Subject};

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

/// The reports to write: those of `--output`, and one on standard output when none of them is, or `--format` asks for it besides.
///
/// # Errors
/// When a format does not fit, or two reports would go to one place.
pub(super) fn outputs(
    subject: Subject,
    format: Option<&'static Format>,
    arguments: &OutputArguments,
) -> Result<Vec<Output>, Error> {
    let mut out = Vec::new();
    let mut spare = format;
    for typed in &arguments.output {
        let (format, target) = match typed.split_once('=') {
            Some((name, path)) if report::format(name).is_some() => {
                (formats::named(name, subject)?, path)
            }
            None if report::format(typed).is_some() => (formats::named(typed, subject)?, "-"),
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
            .any(|other| other.target == output.target)
        {
            let target = match &output.target {
                Target::Standard => "standard output".to_owned(),
                Target::File(path) => name::of(path),
            };
            return Err(Error::SameTarget { target });
        }
    }
    if arguments.quiet {
        out.retain(|output| output.target != Target::Standard);
    }
    Ok(out)
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

/// The format of a file: that of `--format`, or the only one that the file's ending means.
fn by_path(
    path: &str,
    subject: Subject,
    format: Option<&'static Format>,
) -> Result<&'static Format, Error> {
    if let Some(format) = format {
        return Ok(format);
    }
    let extension = Path::new(path).extension();
    let extension = extension.map(|ending| ending.to_string_lossy().to_lowercase());
    let means = |format: &&Format| {
        extension.as_ref().is_some_and(|ending| {
            format.name == ending || format.extensions.contains(&ending.as_str())
        })
    };
    let found: Vec<&'static Format> = report::FORMATS.iter().filter(means).collect();
    match found[..] {
        [format] => Ok(formats::named(format.name, subject)?),
        [] => Err(no_format(path, subject)),
        [one, other, ..] => Err(Error::TwoFormats {
            path: path.to_owned(),
            one: one.name,
            other: other.name,
        }),
    }
}

/// Why a file has no format: `FORMAT=FILE` with a name that is no format, or a file name that says none.
fn no_format(path: &str, subject: Subject) -> Error {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '-';
    if let Some((name, _)) = path.split_once('=')
        && name.chars().all(is_letter)
        && let Err(unknown) = formats::named(name, subject)
    {
        return unknown.into();
    }
    Error::NoFormat {
        path: path.to_owned(),
        formats: formats::names(subject),
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
            outputs(Subject::Check, format, &arguments).map_err(|error| error.to_string())?;
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
            (None, &["a=b.txt"], "human=a=b.txt"),
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
        assert!(error("bogus=report").starts_with("unknown format `bogus`"));
        for output in ["report", "report.html", "a/b=c"] {
            let none = error(output);
            assert!(none.contains("FORMAT=") && none.contains("sarif"), "{none}");
        }
    }

    #[test]
    fn two_reports_in_one_place_are_an_error() {
        for (output, place) in [
            (["github", "json=-"], "standard output"),
            (["sarif=a", "json=a"], "a"),
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
