//! Comments that suppress: every finding is there or counted as suppressed, and nothing else is found than without them.

use std::collections::BTreeMap;
use std::sync::Arc;

use variorum::check::Options;
use variorum::check::run::run;
use variorum::document::Document;
use variorum::finding::{Finding, Severity};

use crate::cut::{Case, document};

const OWN: &str = "unused-suppression";

/// Choices: the format.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let texts = case.texts.iter().take(2);
    let documents: Vec<Document> = texts
        .filter_map(|text| document(case.name(0), text))
        .collect();
    let options = Arc::new(Options::default());
    let options = vec![options; documents.len()];
    let with = run(&documents, &options, &[]);
    let mut bare = documents.clone();
    for document in &mut bare {
        document.suppressions.clear();
    }
    let without = run(&bare, &options, &[]);
    assert_eq!(without.suppressed, 0);
    let mut left = counted(&without.findings);
    let mut kept = 0;
    for (finding, count) in counted(&with.findings) {
        if finding.0 == OWN {
            continue;
        }
        kept += count;
        let before = left.remove(&finding);
        assert!(
            before.is_some_and(|before| before >= count),
            "new: {finding:?}"
        );
    }
    // A comment may suppress findings about comments besides.
    let gone = without.findings.len() - kept;
    assert!(with.suppressed >= gone, "{} of {gone}", with.suppressed);
    let comments: usize = documents.iter().map(|each| each.suppressions.len()).sum();
    assert!(comments > 0 || gone == 0, "{gone} gone without a comment");
}

/// A finding without its number.
type Known = (&'static str, Severity, String, u32, u32, u32);

fn counted(findings: &[Finding]) -> BTreeMap<Known, usize> {
    let mut out = BTreeMap::new();
    for each in findings {
        let span = each.place.span;
        let message = each.message.to_string();
        let document = each.place.document;
        let known = (
            each.rule,
            each.severity,
            message,
            document,
            span.start,
            span.end,
        );
        *out.entry(known).or_insert(0) += 1;
    }
    out
}
