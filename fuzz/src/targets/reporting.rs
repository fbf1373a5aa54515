//! Every report is read again by a parser of its format, says what was found, and shows nothing raw.

use serde_json::Value;
use variorum::check::{self, Options};
use variorum::diff;
use variorum::document::Document;
use variorum::finding::Finding;
use variorum::report::{Detail, Format, Report, Style, Subject};

use super::raw::raw;
use super::reports;
use crate::cut::{Case, document};

/// What files may be called.
const NAMES: [&str; 6] = [
    "x.txt",
    "合同 100%.md",
    "b\n::error::x.txt",
    "\u{1b}[31m\u{202e}|`<.md",
    "-\\x41,]].txt",
    "Договор & \"x\" ' %0A.txt",
];

/// Choices: the format, the columns, the detail, the names, edits of copies, findings one by one.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let mut documents: Vec<Document> = Vec::new();
    for (number, text) in case.texts.iter().take(3).enumerate() {
        let Some(mut document) = document(case.name(0), text) else {
            return;
        };
        document.name = NAMES[(number + case.choice(3, NAMES.len())) % NAMES.len()].to_owned();
        documents.push(document);
    }
    let style = Style {
        columns: [None, Some(0), Some(1), Some(40), Some(80), Some(200)][case.choice(1, 6)],
        detail: [
            Detail::Changes { context: 0 },
            Detail::Full,
            Detail::Changes { context: 2 },
        ][case.choice(2, 3)],
        links: None,
        show_edits: case.choice(4, 2) == 1,
        ..Style::default()
    };
    let findings = check::check(&documents, &Options::default());
    let first = &documents[0];
    let last = documents.last().expect("there is one");
    let diff = diff::diff(first, last, &diff::Options::default());
    let checked = (&documents[..], &findings[..], case.choice(5, 2) == 0);
    reports::each(
        checked,
        ([first, last], &diff),
        |subject, format, report| {
            let written = written(format, report, style);
            match subject {
                Subject::Check => check_findings(format.name, &written, &documents, &findings),
                Subject::Comparison if format.name == "json" => {
                    let value = json(&written);
                    let changes = value["changes"].as_array().expect("an array");
                    assert_eq!(changes.len(), diff.changes.len());
                }
                // Each change has its row.
                Subject::Comparison if format.name == "html" => {
                    let rows = written.matches(" id=\"c").count();
                    assert_eq!(rows, diff.changes.len(), "{written}");
                }
                Subject::Text if format.name == "json" => {
                    let paragraphs = &json(&written)["paragraphs"];
                    let paragraphs = paragraphs.as_array().expect("an array");
                    assert_eq!(paragraphs.len(), first.paragraphs.len());
                    for (said, own) in paragraphs.iter().zip(&first.paragraphs) {
                        assert_eq!(said["text"], first.key(own));
                        check_span(&said["span"], first, own.span.range());
                    }
                }
                _ => {}
            }
        },
    );
}

fn written(format: &Format, report: &Report<'_>, style: Style<'_>) -> String {
    let mut out = Vec::new();
    format
        .write(report, style, &mut out)
        .expect("a vector takes it all");
    let out = String::from_utf8(out).expect("reports are UTF-8");
    // What is extracted from a document for a file or a pipe is its text as it is.
    let extracted = matches!(report, Report::Text(_)) && style.columns.is_none();
    if !extracted || format.name != "human" {
        // Three marks that keep a line of two columns in its direction are the report's own.
        let own = if format.name == "side-by-side" { 3 } else { 0 };
        let own = |line: &str| line.replacen('\u{200e}', "", own);
        let shown: Vec<String> = out.split('\n').map(own).collect();
        let mut found = raw(&shown.join("\n"));
        // A table for readers, and a text with marks, keep what joins letters or parts them.
        let is_text = ["table", "criticmarkup"].contains(&format.name);
        found.retain(|c| !is_text || c.is_control() && *c != '\t');
        assert_eq!(found, [], "{}: {out:?}", format.name);
    }
    out
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The report of a check has each finding once.
fn check_findings(format: &str, report: &str, documents: &[Document], findings: &[Finding]) {
    let lines = || report.lines().map(json);
    let counted = match format {
        "json" => {
            let value = json(report);
            let found = value["findings"].as_array().expect("an array");
            for (said, finding) in found.iter().zip(findings) {
                check_finding(said, documents, finding);
            }
            found.len()
        }
        "jsonl" => {
            for (said, finding) in lines().zip(findings) {
                check_finding(&said, documents, finding);
            }
            lines().count()
        }
        "rdjsonl" => lines().count(),
        "sarif" => json(report)["runs"][0]["results"]
            .as_array()
            .expect("an array")
            .len(),
        "gitlab" => json(report).as_array().expect("an array").len(),
        "junit" => elements(report, "failure"),
        "checkstyle" => elements(report, "error"),
        "html" => report.matches(" id=\"g").count(),
        // Passages that belong together are one line.
        "concise" if findings.iter().any(|finding| finding.class.is_some()) => {
            let lines = report.lines().count();
            assert!((1..=findings.len()).contains(&lines), "{report}");
            return;
        }
        "concise" | "github" => report.lines().count(),
        _ => return,
    };
    assert_eq!(counted, findings.len(), "{format}: {report}");
}

fn elements(report: &str, name: &str) -> usize {
    let document = roxmltree::Document::parse(report);
    let document = document.unwrap_or_else(|error| panic!("{error}: {report}"));
    let all = document.descendants();
    all.filter(|node| node.has_tag_name(name)).count()
}

fn check_finding(said: &Value, documents: &[Document], finding: &Finding) {
    assert_eq!(said["rule"], finding.rule);
    let document = &documents[finding.place.document as usize];
    check_span(&said["span"], document, finding.place.span.range());
}

/// The place that a report names is the one in the text, by the definition of `docs/contract.md`.
fn check_span(said: &Value, document: &Document, range: std::ops::Range<usize>) {
    let number = |name: &str| said[name].as_u64().expect("a number") as usize;
    let text = &document.text;
    let (before, inside) = (&text[..range.start], &text[range]);
    assert_eq!(number("offset"), before.chars().count(), "{said}");
    assert_eq!(number("length"), inside.chars().count(), "{said}");
    let place = |text: &str| {
        let folded = text.replace("\r\n", "\n").replace('\r', "\n");
        let line = folded.matches('\n').count() + 1;
        let last = folded.rsplit('\n').next().unwrap_or_default();
        (line, last.chars().count() + 1)
    };
    // What ends between the two characters of a line end is on neither line.
    if !before.ends_with('\r') && !inside.ends_with('\r') {
        let whole = [before, inside].concat();
        assert_eq!((number("line"), number("column")), place(before), "{said}");
        let end = (number("end_line"), number("end_column"));
        assert_eq!(end, place(&whole), "{said}");
    }
}
