//! Checkstyle's XML, which many servers and editors read. Columns count Unicode scalar values, from 1.

use std::io::{self, Write};

use crate::finding::Severity;
use crate::report::places::Places;
use crate::report::xml::Escaped;
use crate::report::{Check, Format, Writer};

/// The format `checkstyle`.
pub(super) const FORMAT: Format = Format {
    name: "checkstyle",
    about: "Checkstyle's XML",
    extensions: &["xml"],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Check(write),
};

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<checkstyle version=\"4.3\">")?;
    for findings in check
        .findings
        .chunk_by(|a, b| a.place.document == b.place.document)
    {
        let path = places.tidy_path(findings[0].place);
        writeln!(out, "  <file name=\"{}\">", Escaped(&path))?;
        for finding in findings {
            let start = places.start(finding.place);
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"variorum.{}\"/>",
                start.line,
                start.column,
                severity(finding.severity),
                Escaped(&finding.message.to_string()),
                finding.rule
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::FORMAT;
    use crate::report::places::tests::{NAME, written, written_of_nothing};

    #[test]
    fn files_hold_their_findings() {
        let xml = written(&FORMAT);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "checkstyle");
        assert_eq!(root.attribute("version"), Some("4.3"));
        let files: Vec<_> = root
            .children()
            .filter(roxmltree::Node::is_element)
            .collect();
        let names: Vec<_> = files
            .iter()
            .map(|file| file.attribute("name").unwrap())
            .collect();
        assert_eq!(names, [NAME, "b.txt"]);
        let error = files[0]
            .children()
            .find(roxmltree::Node::is_element)
            .unwrap();
        let attributes: Vec<_> = error
            .attributes()
            .map(|each| (each.name(), each.value()))
            .collect();
        assert_eq!(
            attributes,
            [
                ("line", "2"),
                ("column", "5"),
                ("severity", "error"),
                (
                    "message",
                    "`双方同意` stands <twice> | 100%\nas \"it\" [does](x)"
                ),
                ("source", "variorum.broken-paragraph"),
            ]
        );
    }

    #[test]
    fn nothing_found_is_a_report_without_files() {
        let xml = written_of_nothing(&FORMAT);
        let document = roxmltree::Document::parse(&xml).unwrap();
        assert!(!document.root_element().has_children() || !xml.contains("<file"));
    }
}
