//! `check --since`: what was found before is not new, and what is new is found without it, too.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::repository::git;
use super::scratch::{folder, run};
use crate::cut::Case;

/// The first text is committed, the second one is what is checked.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let name = case.name(0);
    let folder = folder(|folder| git(folder, &["init", "-q", "-b", "main"]));
    let write = |bytes: &[u8]| fs::write(name, bytes).expect("it can be written");
    write(case.text(0));
    git(&folder, &["add", name]);
    git(&folder, &["commit", "-q", "--allow-empty", "-m", "so far"]);
    let (same, _) = found(name, &["--since", "HEAD"]);
    assert_eq!(same, BTreeSet::new(), "nothing changed");
    write(case.text(1));
    let (all, whole) = found(name, &[]);
    let (new, report) = found(name, &["--since", "HEAD"]);
    assert!(new.is_subset(&all), "{new:?} of {all:?}");
    let count = |report: &Value| report["findings"].as_array().map_or(0, Vec::len) as u64;
    if let (Some(whole), Some(report)) = (whole, report) {
        let old = report["summary"]["old"].as_u64().unwrap_or(0);
        assert_eq!(old + count(&report), count(&whole), "{report}");
    }
}

/// What is found: rule and fingerprint, and the report, where there is one.
fn found(name: &str, options: &[&str]) -> (BTreeSet<(String, String)>, Option<Value>) {
    let said = run(&[&["check", name, "--no-config", "--format", "json"], options].concat());
    assert!(said.outcome.is_ok(), "{:?}", said.outcome);
    let Ok(report) = serde_json::from_str::<Value>(&said.out) else {
        assert!(said.out.is_empty() || !said.messages.is_empty());
        return (BTreeSet::new(), None);
    };
    let findings = report["findings"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let names = findings.map(|each| (text(&each["rule"]), text(&each["fingerprint"])));
    (names.collect(), Some(report.clone()))
}
