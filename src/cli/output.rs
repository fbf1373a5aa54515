//! Writes reports: to standard output, and to files, each of which is written whole or not at all.

use std::io::Write;

use crate::cli::inert::Inert;
use crate::cli::targets::{Output, Target};
use crate::cli::{Appearance, Error};
use crate::cli::{environment, replacing};
use crate::input::name;
use crate::report::{Format, Report, Style};
use crate::wording::Lang;
use crate::wording::message::message;

/// How much a summary of a step may hold, in bytes: GitHub refuses more than a mebibyte.
const SUMMARY: usize = 1_000_000;

/// Writes a report to all targets: the files first, so that whoever stops reading standard output does not stop them.
pub(super) fn write(
    outputs: &[Output],
    report: &Report<'_>,
    style: Style<'_>,
    Appearance {
        color, width, lang, ..
    }: Appearance,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let style = Style { lang, ..style };
    color.set_for_files();
    let files: Result<(), Error> = outputs.iter().try_for_each(|output| match &output.target {
        Target::Standard => Ok(()),
        Target::File(path) => {
            let mut bytes = Vec::new();
            let plain = Style {
                links: None,
                columns: width.files,
                ..style
            };
            output.format.write(report, plain, &mut bytes)?;
            replacing::whole(path, &bytes).map_err(|source| Error::Output {
                path: name::of(path),
                source,
            })
        }
    });
    files?;
    if let Some(format) = outputs.iter().find_map(|output| output.format.summary) {
        summarize(format, report, style)?;
    }
    color.set();
    let fitted = Style {
        columns: width.standard,
        ..style
    };
    for output in outputs {
        if output.target == Target::Standard {
            // What is written for the service itself is made of commands.
            if environment::obeys_lines() && output.format.summary.is_none() {
                let mut inert = if output.format.is_json {
                    Inert::json(out)
                } else {
                    Inert::new(out)
                };
                output.format.write(report, fitted, &mut inert)?;
            } else {
                output.format.write(report, fitted, out)?;
            }
        }
    }
    Ok(())
}

/// Appends the report to the summary of the step, where a service that has such summaries runs the program.
fn summarize(format: &Format, report: &Report<'_>, style: Style<'_>) -> Result<(), Error> {
    let Some(path) = environment::step_summary() else {
        return Ok(());
    };
    let mut bytes = Vec::new();
    format.write(report, style, &mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut text = cut(&text, SUMMARY, style.lang);
    text.push('\n');
    let written = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|source| Error::Output {
        path: name::of(path),
        source,
    })
}

/// The lines of a text up to `most` bytes, and word of it when there are more.
fn cut(text: &str, most: usize, lang: Lang) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        if kept.len() + line.len() > most {
            break;
        }
        kept.push_str(line);
    }
    let left = text.lines().count() - kept.lines().count();
    let more = message!("page.and-more", count = left).said(lang);
    format!("{kept}\n{more}\n")
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::wording::Lang;

    #[test]
    fn a_long_summary_is_cut_at_a_line() {
        assert_eq!(cut("甲\n乙\n丙\n", 30, Lang::En), "甲\n乙\n丙\n");
        assert_eq!(cut("甲\n乙\n丙\n", 9, Lang::En), "甲\n乙\n\nand 1 more\n");
    }
}
