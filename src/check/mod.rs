//! Documents checked against themselves: all rules over all documents, each with the options that hold there, less what comments and
//! quotations leave out; what of it is known already; and fixes. Nothing here prints, or reads files.
//!
//! ```
//! use variorum::check::{self, Options};
//! use variorum::input;
//!
//! let text = "甲方应当应当付款。签字日期为2024年5月1日（星期五）。";
//! let document = input::from_bytes("合同.txt", text.as_bytes(), &input::Options::default())?;
//! let found = check::check(&[document], &Options::default());
//! let rules: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
//! assert_eq!(rules, ["doubled-word", "weekday-mismatch"]);
//! # Ok::<(), variorum::input::Error>(())
//! ```

pub mod baseline;
pub mod catalogue;
pub mod fix;
pub mod quotation;
pub mod run;
mod suppress;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::language::Language;
use crate::rule;

/// What a document is checked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The rules that are on, by name, each with the severity of its findings, unless the rule itself gives a finding another one.
    pub rules: BTreeMap<&'static str, Severity>,
    /// The language of the whole document; found by evidence where none is named.
    pub language: Option<&'static Language>,
    /// What can be set for rules.
    pub rule: rule::Options,
}

impl Default for Options {
    fn default() -> Self {
        let rules = catalogue::all().iter();
        Self {
            rules: rules.map(|rule| (rule.name, rule.severity)).collect(),
            language: None,
            rule: rule::Options::default(),
        }
    }
}

impl Options {
    /// Whether a rule is on.
    #[must_use]
    pub fn is_on(&self, rule: &str) -> bool {
        self.rules.contains_key(rule)
    }

    /// A finding of the usual severity gets the one that is set for its rule.
    fn grade(&self, finding: &mut Finding) {
        let usual = catalogue::rule(finding.rule).map(|rule| rule.severity);
        if let Some(severity) = self.rules.get(finding.rule)
            && usual == Ok(finding.severity)
        {
            finding.severity = *severity;
        }
    }
}

/// What is found in documents that are all checked for the same, in the order of a report.
#[must_use]
pub fn check(documents: &[Document], options: &Options) -> Vec<Finding> {
    let options = Arc::new(options.clone());
    let options: Vec<Arc<Options>> = documents.iter().map(|_| options.clone()).collect();
    run::run(documents, &options, &[]).findings
}
