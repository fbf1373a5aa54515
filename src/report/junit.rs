//! The XML of `JUnit`, which every CI server shows: a suite a file, a failed case a finding, and a passed case where a file has none.

use std::io::{self, Write};

use crate::finding::Finding;
use crate::report::places::{Places, tidy};
use crate::report::xml::Escaped;
use crate::report::{Check, Format, Writer};

/// The format `junit`.
pub(super) const FORMAT: Format = Format {
    name: "junit",
    about: "JUnit XML: one suite per file, one failure per finding",
    extensions: &["xml"],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Check(write),
};

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    let mut rest = check.findings;
    let passed = check.documents.len() - with_findings(check.findings);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"variorum\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
        check.findings.len() + passed,
        check.findings.len()
    )?;
    for (number, document) in check.documents.iter().enumerate() {
        let here = rest.partition_point(|each| each.place.document as usize <= number);
        let (findings, others) = rest.split_at(here);
        rest = others;
        let path = tidy(&document.name);
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">",
            Escaped(&path),
            findings.len().max(1),
            findings.len()
        )?;
        if findings.is_empty() {
            writeln!(
                out,
                "    <testcase name=\"variorum\" classname=\"{}\"/>",
                Escaped(&path)
            )?;
        }
        for finding in findings {
            write_case(&places, finding, &path, out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// How many documents have findings, which are in order of documents.
fn with_findings(findings: &[Finding]) -> usize {
    findings
        .chunk_by(|a, b| a.place.document == b.place.document)
        .count()
}

fn write_case(
    places: &Places<'_>,
    finding: &Finding,
    path: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let start = places.start(finding.place);
    let mut lines = vec![format!(
        "{path}:{}:{}: {}",
        start.line, start.column, finding.message
    )];
    lines.extend(
        finding
            .related
            .iter()
            .map(|each| format!("{}: {}", places.tidy_shown(each.place), each.message)),
    );
    let (line, column) = (start.line, start.column);
    writeln!(
        out,
        "    <testcase name=\"{} {line}:{column}\" classname=\"{1}\" file=\"{1}\" line=\"{line}\">",
        finding.rule,
        Escaped(path),
    )?;
    writeln!(
        out,
        "      <failure type=\"{}\" message=\"{}\">{}</failure>",
        finding.severity.name(),
        Escaped(&finding.message.to_string()),
        Escaped(&lines.join("\n"))
    )?;
    writeln!(out, "    </testcase>")
}

#[cfg(test)]
mod tests {
    use super::FORMAT;
    use crate::report::places::tests::{NAME, written, written_of_nothing};

    #[test]
    fn findings_are_failures_and_the_counts_are_right() {
        let xml = written(&FORMAT);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        let all = |name: &str| {
            let named = |node: &roxmltree::Node<'_, '_>| node.has_tag_name(name);
            document.descendants().filter(named).collect::<Vec<_>>()
        };
        assert_eq!(root.tag_name().name(), "testsuites");
        assert_eq!(root.attribute("tests"), Some("2"));
        assert_eq!(root.attribute("failures"), Some("2"));
        assert_eq!(all("testsuite").len(), 2);
        assert_eq!(all("testsuite")[0].attribute("name"), Some(NAME));
        assert_eq!(
            all("testcase")[0].attribute("name"),
            Some("broken-paragraph 2:5")
        );
        let failure = all("failure")[0];
        assert_eq!(failure.attribute("type"), Some("error"));
        let text = failure.text().unwrap();
        assert!(
            text.starts_with(&format!("{NAME}:2:5: `双方同意`")),
            "{text}"
        );
        assert!(text.ends_with(":2:9: again, here"), "{text}");
    }

    #[test]
    fn a_file_without_findings_passes() {
        let xml = written_of_nothing(&FORMAT);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("tests"), Some("1"));
        assert_eq!(root.attribute("failures"), Some("0"));
        let suite = root.children().find(roxmltree::Node::is_element).unwrap();
        assert_eq!(suite.attribute("tests"), Some("1"));
    }
}
