//! Workflow commands of GitHub Actions, which show findings next to the lines of a pull request.
//!
//! GitHub shows ten of each severity a step; the table in the step's summary, which `cli` writes too, holds them all.

use std::io::{self, Write};

use crate::finding::{Finding, Severity};
use crate::input::name;
use crate::report::excerpt::shown;
use crate::report::places::Places;
use crate::report::{Check, Format, Writer, markdown};

/// The format `github`.
pub(super) const FORMAT: Format = Format {
    name: "github",
    about: "GitHub Actions annotations, with a table in the step summary",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: Some(&markdown::FORMAT),
    writer: Writer::Check(write),
};

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    check
        .findings
        .iter()
        .try_for_each(|finding| writeln!(out, "{}", command(&places, finding)))
}

/// `::warning title=…,file=…,line=…,col=…::message`
fn command(places: &Places<'_>, finding: &Finding) -> String {
    let (start, end) = (places.start(finding.place), places.end(finding.place));
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = vec![format!(
        "title={}",
        property(&format!("variorum ({})", finding.rule))
    )];
    let path = places.tidy_path(finding.place);
    // Standard input is not a file that GitHub could show.
    if path != "-" {
        properties.push(format!("file={}", property(&name::fit(&path))));
        properties.push(format!("line={}", start.line));
        // GitHub refuses columns where a finding takes more than one line.
        if start.line == end.line {
            properties.push(format!("col={}", start.column));
            properties.push(format!("endLine={}", end.line));
            properties.push(format!("endColumn={}", end.column));
        } else {
            properties.push(format!("endLine={}", end.line));
        }
    }
    let mut lines = vec![format!(
        "{path}:{}:{}: {} [{}]",
        start.line, start.column, finding.message, finding.rule
    )];
    lines.extend(
        finding
            .related
            .iter()
            .map(|each| format!("{}: {}", places.tidy_shown(each.place), each.message)),
    );
    // A runner's log would take what is in the text for colours and commands.
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            line.split_inclusive(['\n', '\r', '\t'])
                .map(visible)
                .collect()
        })
        .collect();
    format!(
        "::{level} {}::{}",
        properties.join(","),
        data(&lines.join("\n"))
    )
}

/// A text that ends in white space at most once, with a sign for what cannot be seen.
fn visible(text: &str) -> String {
    let end = text.len() - usize::from(text.ends_with(['\n', '\r', '\t']));
    shown(&text[..end]) + &text[end..]
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::FORMAT;
    use crate::report::places::tests::{NAME, written, written_of_nothing};

    /// Reads a command as GitHub's runner does: level, properties, message.
    fn read(line: &str) -> (String, Vec<(String, String)>, String) {
        let line = line.strip_prefix("::").unwrap();
        let (head, message) = line.split_once("::").unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        let plain = |text: &str| {
            text.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%")
        };
        let properties = properties
            .split(',')
            .map(|each| each.split_once('=').unwrap())
            .map(|(key, value)| (key.to_owned(), plain(value)));
        (level.to_owned(), properties.collect(), plain(message))
    }

    #[test]
    fn a_finding_is_one_command_that_reads_back_whole() {
        let out = written(&FORMAT);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2, "{out}");
        let (level, properties, message) = read(lines[0]);
        assert_eq!(level, "error");
        let expected = [
            ("title", "variorum (broken-paragraph)"),
            ("file", NAME),
            ("line", "2"),
            ("col", "5"),
            ("endLine", "2"),
            ("endColumn", "9"),
        ];
        let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(properties, expected);
        assert_eq!(
            message,
            format!(
                "{NAME}:2:5: `双方同意` stands <twice> | 100%\nas \"it\" [does](x) [broken-paragraph]\n{NAME}:2:9: again, here"
            )
        );
    }

    #[test]
    fn a_finding_of_several_lines_has_no_columns() {
        let out = written(&FORMAT);
        let (level, properties, _) = read(out.lines().nth(1).unwrap());
        assert_eq!(level, "notice");
        let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["title", "file", "line", "endLine"]);
        assert_eq!(properties[1].1, "b.txt");
        assert_eq!(written_of_nothing(&FORMAT), "");
    }
}
