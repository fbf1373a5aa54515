//! A Markdown table, for the summary of a CI run or a comment on a pull request.

mod changes;

use std::io::{self, Write};

use crate::report::excerpt::shown;
use crate::report::groups::{self, Entry};
use crate::report::places::Places;
use crate::report::{Check, Format, Report, Style, Subject, Writer, told, totals};
use crate::wording::message::message;

/// The format `markdown`.
pub(super) const FORMAT: Format = Format {
    name: "markdown",
    about: "A Markdown table",
    extensions: &["md", "markdown"],
    has_totals: true,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(&[Subject::Check, Subject::Comparison], write),
};

/// The first line of every report of a check, which Markdown does not show. A folder is checked without the files that start with it.
const MARK: &str = "<!-- written by variorum check -->";

/// Whether a text is a report of this program.
pub(super) fn is_report(text: &str) -> bool {
    let first = text.lines().next();
    first.is_some_and(|line| [MARK, changes::MARK].contains(&line))
}

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Check(check) => findings(check, style, out),
        _ => changes::write(report, style, out),
    }
}

fn findings(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{MARK}\n### variorum")?;
    for line in totals::lines(check) {
        writeln!(out, "\n{}", escaped(&style.say(&line)))?;
    }
    if check.findings.is_empty() {
        return Ok(());
    }
    let places = Places::new(check.documents);
    let columns = [
        message!("check.column-place"),
        message!("check.column-severity"),
        message!("check.column-rule"),
        message!("check.column-finding"),
    ];
    let columns = columns.map(|name| style.say(&name));
    writeln!(out, "\n| {} |", columns.join(" | "))?;
    writeln!(out, "| --- | --- | --- | --- |")?;
    for entry in groups::entries(check, false) {
        let numbers = entry.findings();
        let finding = &check.findings[numbers[0]];
        let related = finding.related.iter();
        let related = related.map(|each| {
            let place = told::ready(places.tidy_shown(each.place));
            message!("human.note", message = each.message.clone(), place = place)
        });
        let message = match &entry {
            Entry::One(_) => related.fold(finding.message.clone(), |first, second| {
                message!("common.semicolon", first = first, second = second)
            }),
            Entry::Group(_) => groups::message(check, numbers),
        };
        writeln!(
            out,
            "| {} | {} | `{}` | {} |",
            escaped(&shown(&places.tidy_shown(finding.place))),
            style.say(&told::severity(groups::severity(check, numbers))),
            finding.rule,
            cell(&shown(&style.say(&message)))
        )?;
    }
    Ok(())
}

/// A message in a cell of a table: what is between backticks stays code, the rest is shown as it is.
fn cell(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(message);
    }
    let code = |part: &str| format!("`{}`", part.replace('|', "\\|"));
    parts
        .iter()
        .enumerate()
        .map(|(number, part)| match number % 2 {
            0 => escaped(part),
            // Two backticks with nothing between would open a longer fence.
            _ if part.is_empty() => "\\`\\`".to_owned(),
            _ => code(part),
        })
        .collect()
}

/// Text without anything that Markdown or HTML would take for a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            // So that nobody who is named in a text is told of it.
            '@' => out.push_str("@<!-- -->"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::places::tests::{written, written_of_nothing};

    #[test]
    fn a_finding_is_a_row_whatever_stands_in_it() {
        let out = written(&FORMAT);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[3], "1 error, 1 note (2 files, 4 paragraphs)");
        assert_eq!(
            lines[9],
            "| docs/合同, 100%: a&amp;b.txt:2:5 | error | `broken-paragraph` | `双方同意` stands &lt;twice> \\| 100% as \"it\" \\[does\\](x); again, here (docs/合同, 100%: a&amp;b.txt:2:9) |"
        );
        assert_eq!(lines.len(), 11, "{out}");
        assert!(is_report(&out) && !is_report("# A page\n"));
        assert_eq!(
            written_of_nothing(&FORMAT),
            "<!-- written by variorum check -->\n### variorum\n\nno problems found (1 file, 1 paragraph)\n"
        );
    }

    #[test]
    fn code_keeps_its_characters_and_only_its_bars_are_escaped() {
        assert_eq!(cell("`a|b*` is *not* `c`"), "`a\\|b*` is \\*not\\* `c`");
        assert_eq!(cell("a ` alone *"), "a \\` alone \\*");
    }
}
