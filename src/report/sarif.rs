//! SARIF 2.1.0, which GitHub's code scanning and many editors read. Columns count Unicode scalar values, as `columnKind` says.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::finding::{Finding, Fix, Place, Severity};
use crate::report::json::{hexadecimal, write_json};
use crate::report::places::Places;
use crate::report::{Check, Format, Writer, uri};
use crate::rule::Rule;

/// The format `sarif`.
pub(super) const FORMAT: Format = Format {
    name: "sarif",
    about: "SARIF 2.1.0, for code scanning",
    extensions: &["sarif"],
    has_totals: false,
    is_json: true,
    files: &[],
    summary: None,
    writer: Writer::Check(write),
};

/// How many other places a message links to; all of them are listed next to it.
const LINKS: usize = 5;

fn write(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    let results: Vec<Value> = check
        .findings
        .iter()
        .map(|finding| result(&places, check.rules, finding))
        .collect();
    let rules: Vec<Value> = check.rules.iter().map(|rule| descriptor(rule)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "variorum",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [{"executionSuccessful": check.unread == 0}],
            "results": results,
        }],
    });
    write_json(out, &log)
}

/// What a rule finds, with its manual.
fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": rule.summary()},
        "help": {"text": rule.manual(), "markdown": rule.manual()},
        "defaultConfiguration": {"level": rule.severity.name()},
        "properties": {
            "tags": [rule.group],
            "precision": "high",
            "problem.severity": match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        },
    })
}

fn result(places: &Places<'_>, rules: &[&Rule], finding: &Finding) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": finding.severity.name(),
        "message": {"text": message(finding)},
        "locations": [{"physicalLocation": physical(places, finding.place)}],
        "partialFingerprints": {"variorum/v1": hexadecimal(finding.fingerprint)},
    });
    if let Some(index) = rules.iter().position(|rule| rule.name == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(number, other)| {
            json!({
                "id": number + 1,
                "message": {"text": plain(&other.message.to_string())},
                "physicalLocation": physical(places, other.place),
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([fix_of(places, finding.place, fix)]);
    }
    result
}

/// The message, with links to the first of the other places: code scanning shows those only that are linked.
fn message(finding: &Finding) -> String {
    let mut message = plain(&finding.message.to_string());
    for (number, other) in finding.related.iter().enumerate().take(LINKS) {
        let _ = write!(
            message,
            "; [{}]({})",
            plain(&other.message.to_string()),
            number + 1
        );
    }
    if finding.related.len() > LINKS {
        let _ = write!(message, "; and {} more", finding.related.len() - LINKS);
    }
    message
}

/// Text in a message: brackets would make a link of it.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

fn fix_of(places: &Places<'_>, place: Place, fix: &Fix) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": region(places, Place { span: edit.span, ..place }),
            "insertedContent": {"text": edit.text},
        })
    });
    json!({
        "description": {"text": if fix.safe { "fix" } else { "fix that needs review" }},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri::of(places.path(place))},
            "replacements": replacements.collect::<Vec<Value>>(),
        }],
    })
}

fn physical(places: &Places<'_>, place: Place) -> Value {
    json!({
        "artifactLocation": {"uri": uri::of(places.path(place))},
        "region": region(places, place),
    })
}

fn region(places: &Places<'_>, place: Place) -> Value {
    let (start, end) = (places.start(place), places.end(place));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::places::tests::{written, written_of_nothing};

    #[test]
    fn a_finding_keeps_all_that_it_has() {
        let log: Value = serde_json::from_str(&written(&FORMAT)).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let result = &run["results"][0];
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], "broken-paragraph");
        for text in ["shortDescription", "fullDescription", "help"] {
            assert_ne!(rule[text]["text"], "");
        }
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "docs/%E5%90%88%E5%90%8C%2C%20100%25%3A%20a%26b.txt"
        );
        assert_eq!(
            place["region"],
            json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 9})
        );
        let deleted = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
        assert_eq!(deleted["startColumn"], 9);
        assert_eq!(result["relatedLocations"][0]["id"], 1);
        assert_eq!(
            result["message"]["text"],
            "`双方同意` stands <twice> | 100%\nas \"it\" \\[does\\](x); [again, here](1)"
        );
    }

    #[test]
    fn nothing_found_is_a_run_without_results() {
        let log: Value = serde_json::from_str(&written_of_nothing(&FORMAT)).unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(
            log["runs"][0]["invocations"][0]["executionSuccessful"],
            true
        );
    }
}
