//! One JSON object a finding and line: the findings of the format `json` for programs that read line by line.

use std::io::{self, Write};

use crate::report::places::Places;
use crate::report::{Check, Format, Style, Writer, json};

/// The format `jsonl`.
pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    about: "For programs: one JSON object per finding",
    extensions: &["jsonl"],
    has_totals: false,
    is_json: true,
    files: &[],
    summary: None,
    writer: Writer::Check(write),
};

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    check
        .findings
        .iter()
        .map(|each| json::finding(&places, each, Style::default()))
        .try_for_each(|finding| json::write_json(out, &finding))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::FORMAT;
    use crate::report::places::tests::{written, written_of_nothing};

    #[test]
    fn each_line_is_a_finding() {
        let out = written(&FORMAT);
        let lines: Vec<Value> = out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["span"]["column"], 5);
        assert_eq!(lines[0]["fix"]["edits"][0]["span"]["column"], 9);
        assert_eq!(lines[1]["severity"], "note");
        assert_eq!(written_of_nothing(&FORMAT), "");
    }
}
