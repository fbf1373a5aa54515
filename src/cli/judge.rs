//! What a check finds: each rule over the documents that it is on for, with the options that hold for each, less what comments
//! and configurations leave out.

use std::sync::Arc;

use rayon::prelude::*;

use crate::check::catalogue;
use crate::cli::config::held::Held;
use crate::cli::config::layer::File;
use crate::cli::config::suppress::{self, Run, Unused};
use crate::cli::config::{self, Configurations};
use crate::cli::files::Walk;
use crate::cli::inputs;
use crate::document::Document;
use crate::finding::{self, Finding, identity};
use crate::input;
use crate::rule::{self, Rule};
use crate::rules::unused_suppression::{self, Names};

/// How documents are judged.
pub(super) struct Judge<'run> {
    /// The rules that can run, by name.
    pub(super) rules: &'run [&'static Rule],
    /// What holds for each document.
    pub(super) held: &'run [Arc<Held>],
    /// The first document of an archive, where there is one.
    pub(super) archive: Option<u32>,
    /// Which files of a folder are read.
    pub(super) walk: Walk,
    /// Where all that comes from.
    pub(super) configurations: &'run Configurations,
}

/// What was found.
pub(super) struct Judged {
    /// The findings, in order.
    pub(super) findings: Vec<Finding>,
    /// How many more were left out.
    pub(super) suppressed: usize,
    /// What configurations leave out in vain.
    pub(super) unused: Vec<Unused>,
}

impl Judged {
    /// The findings, and those in configuration files, which become documents behind the others: how many they are.
    pub(super) fn with_configurations(
        self,
        documents: &mut Vec<Document>,
        held: &mut Vec<Arc<Held>>,
    ) -> (Vec<Finding>, usize) {
        let (mut findings, mut files) = (self.findings, Vec::<Arc<File>>::new());
        let first = documents.len();
        for each in self.unused {
            let known = files.iter().position(|file| Arc::ptr_eq(file, &each.file));
            let number = known.unwrap_or_else(|| {
                documents.push(Document {
                    name: each.file.shown.to_string(),
                    text: each.file.text.clone(),
                    ..Document::empty()
                });
                held.push(each.held.clone());
                files.push(each.file.clone());
                files.len() - 1
            });
            let mut finding = each.finding;
            finding.place.document = (first + number) as u32;
            findings.push(finding);
        }
        finding::sort(&mut findings);
        (findings, files.len())
    }
}

impl Judge<'_> {
    /// What is found in other documents than those of the run, by what holds for their paths. Configurations leave nothing out.
    pub(super) fn others(&self, documents: &[Document]) -> Result<Vec<Finding>, config::Error> {
        let held: Result<Vec<Arc<Held>>, config::Error> = documents
            .iter()
            .map(|document| self.configurations.of(&document.name))
            .collect();
        let others = Judge {
            held: &held?,
            ..*self
        };
        let (mut findings, _) = others.commented(documents);
        finding::sort(&mut findings);
        identity::mark(documents, &mut findings);
        Ok(findings)
    }

    /// How a document of that name is read.
    pub(super) fn reading(&self, name: &str) -> Result<input::Options, config::Error> {
        let held = self.configurations.of(name)?;
        Ok(inputs::reading(&held))
    }

    /// Runs the rules.
    pub(super) fn judge(&self, documents: &[Document]) -> Result<Judged, config::Error> {
        let held = &self.held[..documents.len()];
        let (mut findings, mut suppressed) = self.commented(documents);
        let run = Run {
            documents,
            held,
            rules: self.rules,
            walk: self.walk,
            has_archive: self.archive.is_some(),
        };
        let (more, mut unused) = suppress::apply(&run, self.configurations, &mut findings)?;
        suppressed += more;
        let ran = |name: &str| self.rules.iter().any(|rule| rule.name == name);
        unused.retain(|each| ran(each.finding.rule) && each.held.is_on(each.finding.rule));
        for each in &mut unused {
            set_severity(&mut each.finding, &each.held);
        }
        finding::sort(&mut findings);
        identity::mark(documents, &mut findings);
        Ok(Judged {
            findings,
            suppressed,
            unused,
        })
    }

    /// What the rules find in the documents and no comment keeps out, and how many findings are kept out.
    fn commented(&self, documents: &[Document]) -> (Vec<Finding>, usize) {
        let held = &self.held[..documents.len()];
        let options = Options::of(held, self.archive);
        let mut findings: Vec<Finding> = self
            .rules
            .par_iter()
            .map(|rule| self.found(rule, documents, &options))
            .collect::<Vec<_>>()
            .concat();
        for finding in &mut findings {
            set_severity(finding, &held[finding.place.document as usize]);
        }
        finding::sort(&mut findings);
        let ran: Vec<Vec<&'static str>> = held
            .iter()
            .map(|held| {
                let on = self.rules.iter().filter(|rule| held.is_on(rule.name));
                on.map(|rule| rule.name).collect()
            })
            .collect();
        let all: Vec<&'static str> = catalogue::names();
        let names = Names {
            all: &all,
            ran: &ran,
        };
        let suppressed = unused_suppression::apply(documents, names, &mut findings);
        for finding in &mut findings {
            if finding.rule == unused_suppression::NAME {
                set_severity(finding, &held[finding.place.document as usize]);
            }
        }
        (findings, suppressed)
    }

    /// What one rule finds.
    fn found(&self, rule: &Rule, documents: &[Document], options: &Options) -> Vec<Finding> {
        let on: Vec<bool> = self.held[..documents.len()]
            .iter()
            .map(|held| held.is_on(rule.name))
            .collect();
        if rule.compares() {
            return between(rule, documents, &on, options);
        }
        let mut findings = Vec::new();
        let mut start = 0;
        let same = |a: &(usize, bool), b: &(usize, bool)| a == b;
        let states: Vec<(usize, bool)> = options.group.iter().copied().zip(on).collect();
        for run in states.chunk_by(same) {
            let (group, is_on) = run[0];
            if is_on {
                let first = findings.len();
                let documents = &documents[start..start + run.len()];
                rule.run(documents, &options.all[group], &mut findings);
                for finding in &mut findings[first..] {
                    finding.place.document += start as u32;
                    for related in &mut finding.related {
                        related.place.document += start as u32;
                    }
                }
            }
            start += run.len();
        }
        findings
    }
}

/// What a rule finds that compares documents: the options of the document in which a finding stands decide about it. A document that
/// the rule is off for is as if it were not there.
fn between(rule: &Rule, documents: &[Document], on: &[bool], options: &Options) -> Vec<Finding> {
    if !on.contains(&true) {
        return Vec::new();
    }
    let some: Option<Vec<Document>> = on.contains(&false).then(|| {
        let kept = documents.iter().zip(on);
        kept.map(|(document, on)| {
            if *on {
                document.clone()
            } else {
                Document::empty()
            }
        })
        .collect()
    });
    let documents = some.as_deref().unwrap_or(documents);
    let mut out = Vec::new();
    for (number, own) in options.all.iter().enumerate() {
        let holds = |at: usize| options.group[at] == number;
        if !(0..documents.len()).any(|at| on[at] && holds(at)) {
            continue;
        }
        let mut findings = Vec::new();
        rule.run(documents, own, &mut findings);
        findings.retain(|finding| holds(finding.place.document as usize));
        out.extend(findings);
    }
    out
}

/// The options of rules, those that differ, and which of them hold for each document.
struct Options {
    all: Vec<rule::Options>,
    group: Vec<usize>,
}

impl Options {
    fn of(held: &[Arc<Held>], archive: Option<u32>) -> Self {
        let mut all: Vec<rule::Options> = Vec::new();
        let mut group: Vec<usize> = Vec::with_capacity(held.len());
        for (number, each) in held.iter().enumerate() {
            // Most documents share what holds for the one before them.
            if number > 0 && Arc::ptr_eq(each, &held[number - 1]) {
                group.push(group[number - 1]);
                continue;
            }
            let own = each.rule_options(archive);
            let known = all.iter().position(|other| *other == own);
            group.push(known.unwrap_or_else(|| {
                all.push(own);
                all.len() - 1
            }));
        }
        // A rule that is run over nothing needs options, too.
        if all.is_empty() {
            all.push(rule::Options::default());
        }
        Self { all, group }
    }
}

/// A finding of usual severity has the one that is set for its rule.
fn set_severity(finding: &mut Finding, held: &Held) {
    let usual = catalogue::rule(finding.rule).map(|rule| rule.severity);
    if let Some(state) = held.rules.get(finding.rule)
        && usual == Ok(finding.severity)
    {
        finding.severity = state.severity.value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What would be a finding of a rule that compared documents: a term, a date and a quotation written in two ways.
    const TEXTS: [&str; 2] = [
        "以下称“甲方”。用户登录系统。签字日期为2024年5月1日（星期五）。参见第九条。“引号”与“标点”，以及“括号”。",
        "本协议（以下称“乙方”）。用户登陆系统。签字日期为2024年5月2日。参见附件7。\"引号\"与\"标点\"。The the end.",
    ];

    #[test]
    fn rules_that_do_not_compare_documents_look_at_each_alone() {
        let documents = TEXTS.map(|text| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        });
        let options = rule::Options::default();
        for rule in catalogue::all() {
            if rule.compares() {
                continue;
            }
            let mut together = Vec::new();
            rule.run(&documents, &options, &mut together);
            let mut alone = Vec::new();
            for (number, document) in documents.iter().enumerate() {
                let mut findings = Vec::new();
                rule.run(std::slice::from_ref(document), &options, &mut findings);
                for mut finding in findings {
                    finding.place.document = number as u32;
                    for related in &mut finding.related {
                        related.place.document = number as u32;
                    }
                    alone.push(finding);
                }
            }
            finding::sort(&mut together);
            finding::sort(&mut alone);
            assert_eq!(
                together, alone,
                "{} compares documents: give it the group `repeats`",
                rule.name
            );
        }
    }
}
