//! A run: each rule over the documents that it is on for, with the options of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::quotation::{self, Quotation, Use};
use crate::check::{Options, catalogue, suppress};
use crate::document::Document;
use crate::document::languages::{self, Languages};
use crate::document::reading::Reading;
use crate::finding::silence::Silence;
use crate::finding::{self, Finding, identity};
use crate::parallel::{self, prelude::*};
use crate::rule::{self, LeftOut, Rule};

/// What came of a run.
#[derive(Debug)]
pub struct Found {
    /// The findings, in the order of a report.
    pub findings: Vec<Finding>,
    /// How many more were left out.
    pub suppressed: usize,
    /// How many legitimate repeats were left out, by their class.
    pub left_out: BTreeMap<&'static str, usize>,
    /// What each quotation did.
    pub uses: Vec<Use>,
    /// Where rules were silent because the language is not known.
    pub silence: Silence,
}

/// Checks documents, each for what its options say, less what comments in them and `quotations` leave out.
#[must_use]
pub fn run(
    documents: &[Document],
    options: &[Arc<Options>],
    quotations: &[Quotation<'_>],
) -> Found {
    let ((mut findings, silence), compared) = parallel::join(
        || each(documents, options),
        || {
            let rules = catalogue::all().par_iter();
            rules
                .map(|rule| together(rule, documents, options))
                .collect::<Vec<_>>()
        },
    );
    let mut left_out = BTreeMap::new();
    for (more, left) in compared {
        findings.extend(more);
        for each in left {
            *left_out.entry(each.class.name()).or_insert(0) += 1;
        }
    }
    finding::sort(&mut findings);
    let mut suppressed = suppress::apply(documents, options, &mut findings);
    let (quoted, uses) = quotation::apply(documents, quotations, &mut findings);
    suppressed += quoted;
    for finding in &mut findings {
        options[finding.place.document as usize].grade(finding);
    }
    finding::sort(&mut findings);
    identity::mark(documents, &mut findings);
    Found {
        findings,
        suppressed,
        left_out,
        uses,
        silence,
    }
}

/// What rules find that look at each document by itself. All of them share its reading.
fn each(documents: &[Document], options: &[Arc<Options>]) -> (Vec<Finding>, Silence) {
    let languages = languages::find(documents);
    let all = documents.par_iter().zip(options).zip(languages).enumerate();
    let found = all.map(|(number, ((document, options), found))| {
        let said = options
            .language
            .map(|language| Languages::all(document, language));
        let languages = said.unwrap_or(found);
        let reading = Reading::new(number as u32, document, &languages);
        let rules = catalogue::all().par_iter();
        let on = rules.filter(|rule| options.is_on(rule.name));
        let mut silence = Silence::default();
        let ran = catalogue::all().iter();
        let ran = ran.filter(|rule| options.is_on(rule.name));
        silence.add(
            document,
            &languages,
            ran.map(|rule| (rule.name, rule.needs)),
        );
        let found = on.map(|rule| {
            let mut findings = Vec::new();
            rule.read(&reading, &options.rule, &mut findings);
            findings
        });
        (found.collect::<Vec<_>>().concat(), silence)
    });
    let (mut findings, mut silence) = (Vec::new(), Silence::default());
    for (more, other) in found.collect::<Vec<_>>() {
        findings.extend(more);
        silence.merge(other);
    }
    (findings, silence)
}

/// What a rule finds that compares documents: the options of the document of a finding apply to it. A document that
/// the rule is off for is as if it were not there.
fn together(
    rule: &Rule,
    documents: &[Document],
    options: &[Arc<Options>],
) -> (Vec<Finding>, Vec<LeftOut>) {
    let (mut findings, mut left_out) = (Vec::new(), Vec::new());
    let Some(check) = rule.check.together() else {
        return (findings, left_out);
    };
    let nothing = Document::empty();
    let seen = documents.iter().zip(options);
    let seen: Vec<&Document> = seen
        .map(|(document, options)| {
            if options.is_on(rule.name) {
                document
            } else {
                &nothing
            }
        })
        .collect();
    let mut different: Vec<&rule::Options> = Vec::new();
    for own in options.iter().filter(|each| each.is_on(rule.name)) {
        // Most documents have the options of the one before them.
        let is_same = |other: &&rule::Options| {
            std::ptr::eq(*other, &raw const own.rule) || **other == own.rule
        };
        if !different.iter().rev().any(is_same) {
            different.push(&own.rule);
        }
    }
    for own in different {
        let mut found = Vec::new();
        let left = check(&seen, own, &mut found);
        let holds = |document: u32| options[document as usize].rule == *own;
        found.retain(|finding| holds(finding.place.document));
        findings.extend(found);
        left_out.extend(left.into_iter().filter(|each| holds(each.document)));
    }
    (findings, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::input;

    fn read(name: &str, text: &str) -> Document {
        input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
    }

    #[test]
    fn a_document_that_a_rule_is_off_for_is_as_if_it_were_not_there() {
        let passage = "双方同意，在本协议有效期内，任何一方不得向第三方披露本协议的内容，但法律另有规定或者双方另有书面约定的除外，违约者承担赔偿责任。";
        let documents = ["a.txt", "b.txt", "c.txt"].map(|name| read(name, passage));
        let on = Arc::new(Options::default());
        let mut off = Options::default();
        off.rules.remove("duplicate-passage");
        let count = |options: &[Arc<Options>]| {
            let found = run(&documents, options, &[]).findings;
            let copies = found.iter().filter(|each| each.rule == "duplicate-passage");
            copies.map(|each| each.related.len() + 1).sum::<usize>()
        };
        assert_eq!(count(&[on.clone(), on.clone(), on.clone()]), 3);
        let off = Arc::new(off);
        assert_eq!(count(&[on.clone(), off.clone(), on.clone()]), 2);
        assert_eq!(count(&[on, off.clone(), off]), 0);
    }

    #[test]
    fn findings_are_as_grave_as_their_rules_are_said_to_be_where_they_stand() {
        let documents = ["a.txt", "b.txt"].map(|name| read(name, "The the end."));
        let mut grave = Options::default();
        grave.rules.insert("doubled-word", Severity::Error);
        let options = [Arc::new(Options::default()), Arc::new(grave)];
        let found = run(&documents, &options, &[]).findings;
        let severities: Vec<_> = found.iter().map(|each| each.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Error]);
    }

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
                "{} compares documents: let it look at all of them `Together`",
                rule.name
            );
        }
    }
}
