//! GitLab Code Quality report: one JSON array. Columns count Unicode scalar values, from 1.

use std::io::{self, Write};

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::finding::{Finding, Severity};
use crate::report::json::{hexadecimal, write_json};
use crate::report::places::Places;
use crate::report::{Check, Format, Writer};
use crate::text::lines::Place as LineAndColumn;

/// The format `gitlab`.
pub(super) const FORMAT: Format = Format {
    name: "gitlab",
    about: "GitLab Code Quality report",
    extensions: &[],
    has_totals: false,
    is_json: true,
    files: &[],
    summary: None,
    writer: Writer::Check(write),
};

#[derive(Serialize)]
struct Issue<'run> {
    description: String,
    check_name: &'run str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    let mut seen = rustc_hash::FxHashSet::default();
    let issues: Vec<Issue<'_>> = check
        .findings
        .iter()
        .map(|finding| {
            // GitLab drops all but one of the same fingerprint, and a passage can be wrong in two files.
            let mut fingerprint = finding.fingerprint;
            while !seen.insert(fingerprint) {
                let path = places.tidy_path(finding.place);
                fingerprint = xxh3_64_with_seed(path.as_bytes(), fingerprint);
            }
            issue(&places, finding, fingerprint)
        })
        .collect();
    write_json(out, &issues)
}

fn issue<'run>(places: &Places<'_>, finding: &'run Finding, fingerprint: u64) -> Issue<'run> {
    Issue {
        // GitLab does not show `check_name`.
        description: format!("{}: {}", finding.rule, finding.message),
        check_name: finding.rule,
        fingerprint: hexadecimal(fingerprint),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: places.tidy_path(finding.place),
            positions: Positions {
                begin: position(places.start(finding.place)),
                end: position(places.end(finding.place)),
            },
        },
    }
}

fn position(place: LineAndColumn) -> Position {
    Position {
        line: place.line,
        column: place.column,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::FORMAT;
    use crate::report::places::tests::{NAME, written, written_of_nothing};

    #[test]
    fn findings_are_issues_with_fingerprints_of_their_own() {
        let issues: Value = serde_json::from_str(&written(&FORMAT)).unwrap();
        assert_eq!(
            issues[0]["location"],
            json!({"path": NAME, "positions": {"begin": {"line": 2, "column": 5}, "end": {"line": 2, "column": 9}}})
        );
        assert_eq!(issues[0]["severity"], "major");
        assert_eq!(issues[0]["fingerprint"], "0000000000000abc");
        assert_ne!(issues[1]["fingerprint"], issues[0]["fingerprint"]);
        assert_eq!(written_of_nothing(&FORMAT), "[]\n");
    }
}
