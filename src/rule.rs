//! Floor 1: what a rule is. The rules themselves stand in `rules/` and `repeat/`, one file each.

use crate::document::Document;
use crate::finding::{self, Finding, Place, Severity};
use crate::text::script::HAN_WEIGHT;
use crate::text::span::Span;

/// What can be set for rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The least weight of a repeated passage, in thirds of a Han character: see [`crate::text::script::weight`].
    pub least_repeat: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            least_repeat: 50 * HAN_WEIGHT,
        }
    }
}

/// A rule: a pure function from documents to findings, with its manual. It never prints, never fails and keeps no state.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab-case, which says what it finds and never changes.
    pub name: &'static str,
    /// Its group in the list of rules.
    pub group: &'static str,
    /// How grave its findings are unless it says otherwise.
    pub severity: Severity,
    /// Its manual in Markdown: the doc comment of its file.
    pub docs: &'static str,
    /// Looks through all documents of a run.
    pub check: fn(&[Document], &Options, &mut Vec<Finding>),
}

/// One example of a rule's manual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule finds something in it.
    pub bad: bool,
    /// The text.
    pub text: String,
}

impl Rule {
    /// A finding of this rule, of its usual severity. `passage` is what its fingerprint is made of.
    #[must_use]
    pub fn finding(&self, document: u32, span: Span, message: String, passage: &str) -> Finding {
        Finding {
            rule: self.name,
            severity: self.severity,
            message,
            place: Place { document, span },
            related: Vec::new(),
            similarity: None,
            fix: None,
            fingerprint: finding::fingerprint(self.name, passage),
        }
    }

    /// The first sentence of the manual's first section: what the rule finds.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        let lines = self
            .docs
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.clone().next().unwrap_or_default()
    }

    /// The manual as it is shown: without the blank in front of each line.
    #[must_use]
    pub fn manual(&self) -> String {
        let lines: Vec<&str> = self
            .docs
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n").trim().to_owned()
    }

    /// The texts of the manual's `bad` and `good` fences.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        let manual = self.manual();
        let mut out = Vec::new();
        let mut open: Option<Example> = None;
        for line in manual.lines() {
            match (line, &mut open) {
                ("```bad" | "```good", None) => {
                    open = Some(Example {
                        bad: line == "```bad",
                        text: String::new(),
                    });
                }
                ("```", Some(_)) => out.extend(open.take()),
                (_, Some(example)) => {
                    example.text.push_str(line);
                    example.text.push('\n');
                }
                (_, None) => {}
            }
        }
        out
    }
}

/// Declares the rule of a file: its doc comment is the manual.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])+ $name:literal, $group:literal, $severity:ident => $check:path) => {
        $(#[doc = $doc])+
        pub(super) static RULE: crate::rule::Rule = crate::rule::Rule {
            name: $name,
            group: $group,
            severity: crate::finding::Severity::$severity,
            docs: concat!($($doc, "\n"),+),
            check: $check,
        };
    };
}
pub(crate) use declare_rule;

#[cfg(test)]
pub(crate) mod tests {
    use crate::input;
    use crate::rule::{Options, Rule};

    /// What a rule finds in a text: the source of each finding's place, then that of its related places.
    pub(crate) fn found(rule: &Rule, text: &str) -> Vec<Vec<String>> {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        (rule.check)(
            std::slice::from_ref(&document),
            &Options::default(),
            &mut findings,
        );
        crate::finding::sort(&mut findings);
        findings
            .iter()
            .map(|each| {
                std::iter::once(each.place.span)
                    .chain(each.related.iter().map(|other| other.place.span))
                    .map(|span| document.slice(span).to_owned())
                    .collect()
            })
            .collect()
    }

    /// Asserts that a rule finds nothing in any of the texts.
    pub(crate) fn silent(rule: &Rule, texts: &[&str]) {
        for text in texts {
            let found = found(rule, text);
            assert!(found.is_empty(), "{}: {text}: {found:?}", rule.name);
        }
    }

    /// The text after the fixes of a rule, in as many rounds as it has findings with a fix.
    pub(crate) fn repaired(rule: &Rule, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..8 {
            let document =
                input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
            let mut findings = Vec::new();
            (rule.check)(
                std::slice::from_ref(&document),
                &Options::default(),
                &mut findings,
            );
            let Some(fix) = findings.iter().find_map(|each| each.fix.as_ref()) else {
                break;
            };
            for edit in fix.edits.iter().rev() {
                text.replace_range(edit.span.range(), &edit.text);
            }
        }
        text
    }

    /// Every `bad` example of a manual yields a finding of the rule, every `good` one none.
    pub(crate) fn examples_hold(rules: &[&Rule]) {
        for rule in rules {
            let examples = rule.examples();
            assert!(
                examples.iter().any(|each| each.bad),
                "{}: its manual has no ```bad example",
                rule.name
            );
            assert!(
                examples.iter().any(|each| !each.bad),
                "{}: its manual has no ```good example",
                rule.name
            );
            for example in examples {
                let document = input::from_bytes(
                    "example.txt",
                    example.text.as_bytes(),
                    &input::Options::default(),
                )
                .unwrap();
                let mut findings = Vec::new();
                (rule.check)(&[document], &Options::default(), &mut findings);
                assert_eq!(
                    !findings.is_empty(),
                    example.bad,
                    "{}: the example is wrong:\n{}\n{findings:?}",
                    rule.name,
                    example.text
                );
            }
        }
    }
}
