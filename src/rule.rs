//! What a rule is. The rules themselves are in `rules/` and `repeat/`, one file each.

use std::sync::Arc;

use crate::document::Document;
use crate::document::languages;
use crate::document::reading::Reading;
use crate::document::tree::Tree;
use crate::finding::{Finding, Fix, Place, Related, Replacement, Role, Severity};
use crate::language::{Knowledge, Language};
use crate::text::script::HAN_WEIGHT;
use crate::text::span::Span;
use crate::wording::message::Message;

/// What can be set for rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The least weight of a repeated passage, in thirds of a Han character: see [`crate::text::script::weight`].
    pub least_repeat: u32,
    /// What becomes of repeats that are meant to be, by their class; a note where nothing is said.
    pub legitimate: Vec<(Legitimate, Treatment)>,
    /// The first document of an archive, when the documents before it are held against one: repeats among themselves, and
    /// inside the archive, are not looked for then.
    pub archive: Option<u32>,
    /// The user's own terms, for `pinned-term`.
    pub pins: Vec<Pin>,
    /// The folders that are checked whole, for links between files.
    pub tree: Option<Arc<Tree>>,
}

/// A term and the forms of it that are ruled out. Written `TERM=WRONG,WRONG`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The form to write.
    pub term: String,
    /// The forms not to write; none is the term itself.
    pub wrong: Vec<String>,
}

impl std::str::FromStr for Pin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (term, wrong) = text
            .split_once('=')
            .ok_or_else(|| "expected TERM=WRONG[,WRONG]".to_owned())?;
        let term = term.trim().to_owned();
        let wrong: Vec<String> = wrong
            .split([',', '，'])
            .map(|each| each.trim().to_owned())
            .filter(|each| !each.is_empty())
            .collect();
        if term.is_empty() || wrong.is_empty() {
            return Err("expected a term and at least one variant: TERM=WRONG[,WRONG]".to_owned());
        }
        if wrong.contains(&term) {
            return Err(format!("`{term}` cannot be a variant of itself"));
        }
        Ok(Self { term, wrong })
    }
}

/// A class of repeats that are meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Legitimate {
    /// A copy is a quotation set apart.
    Quotation,
    /// All copies are code, or laid out as code is.
    Code,
    /// A copy is a table of contents.
    Contents,
    /// Forms that are filled in differently.
    Form,
    /// All copies are entries of a list of references.
    Bibliography,
    /// Items that follow each other, built alike, or cells of a table.
    Parallel,
    /// A form of words that is in four places or more, or inside sentences in all of them.
    Formula,
    /// Half or more of one file is in another.
    Moved,
    /// Files that are one document in several languages.
    Translation,
    /// Files that share three passages or more.
    ParallelFile,
    /// Two sections of one level that have something in common.
    ParallelSection,
    /// Short list items of several files: names of people, products, places.
    Roster,
    /// The head of many files.
    Frame,
}

impl Legitimate {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Quotation,
        Self::Code,
        Self::Contents,
        Self::Form,
        Self::Bibliography,
        Self::Parallel,
        Self::Formula,
        Self::Moved,
        Self::Translation,
        Self::ParallelFile,
        Self::ParallelSection,
        Self::Roster,
        Self::Frame,
    ];

    /// What becomes of it unless something else is said: what nobody would act on is left out.
    #[must_use]
    pub fn usual(self) -> Treatment {
        match self {
            Self::Contents | Self::Form | Self::Roster | Self::Frame => Treatment::Ignore,
            _ => Treatment::Report(Severity::Note),
        }
    }

    /// The name in options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Code => "code",
            Self::Contents => "contents",
            Self::Form => "form",
            Self::Bibliography => "bibliography",
            Self::Parallel => "parallel",
            Self::Formula => "formula",
            Self::Moved => "moved",
            Self::Translation => "translation",
            Self::ParallelFile => "parallel-file",
            Self::ParallelSection => "parallel-section",
            Self::Roster => "roster",
            Self::Frame => "frame",
        }
    }
}

/// A repeat that is meant to be and was left out of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The document that it would be a finding of.
    pub document: u32,
    /// Its class.
    pub class: Legitimate,
}

/// What becomes of a class of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// They are left out.
    Ignore,
    /// They are reported with this severity.
    Report(Severity),
}

impl Options {
    /// What becomes of a class of repeats that are meant to be.
    #[must_use]
    pub fn treatment(&self, class: Legitimate) -> Treatment {
        let said = self
            .legitimate
            .iter()
            .rev()
            .find(|(each, _)| *each == class);
        said.map_or(class.usual(), |(_, treatment)| *treatment)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            least_repeat: 50 * HAN_WEIGHT,
            legitimate: Vec::new(),
            archive: None,
            pins: Vec::new(),
            tree: None,
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
    /// The severity of its findings unless it says otherwise.
    pub severity: Severity,
    /// Its manual in Markdown: the doc comment of its file.
    pub docs: &'static str,
    /// What it has to know of the language of a paragraph to say something of it; it is silent where that is not known.
    pub needs: &'static [Knowledge],
    /// Looks for it.
    pub check: Check,
}

/// Looks at one document.
pub type Each = fn(&Reading, &Options, &mut Vec<Finding>);

/// Looks at all documents of a run.
pub type Together = fn(&[&Document], &Options, &mut Vec<Finding>) -> Vec<LeftOut>;

/// What a rule looks at, and how.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each document for itself.
    Each(Each),
    /// All documents of a run together, because it compares them.
    Together(Together),
    /// Each document for itself, and then what leads from one to another.
    Across(Each, Together),
}

impl Check {
    /// What looks at each document for itself.
    #[must_use]
    pub fn each(self) -> Option<Each> {
        match self {
            Self::Each(check) | Self::Across(check, _) => Some(check),
            Self::Together(_) => None,
        }
    }

    /// What looks at all documents together.
    #[must_use]
    pub fn together(self) -> Option<Together> {
        match self {
            Self::Together(check) | Self::Across(_, check) => Some(check),
            Self::Each(_) => None,
        }
    }
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
    /// Whether it compares documents with each other, and does not look at each alone.
    #[must_use]
    pub fn compares(&self) -> bool {
        matches!(self.check, Check::Together(_))
    }

    /// Whether the language has all that the rule needs to know.
    #[must_use]
    pub fn works_in(&self, language: &Language) -> bool {
        self.needs.iter().all(|needed| language.knows(*needed))
    }

    /// What the rule finds in documents that are all that there is, their languages found by evidence: for tests, and for callers that
    /// run one rule.
    pub fn run(&self, documents: &[Document], options: &Options, findings: &mut Vec<Finding>) {
        if let Some(check) = self.check.together() {
            let documents: Vec<&Document> = documents.iter().collect();
            check(&documents, options, findings);
        }
        if self.check.each().is_some() {
            let languages = languages::find(documents);
            for (number, (document, languages)) in documents.iter().zip(&languages).enumerate() {
                let reading = Reading::new(number as u32, document, languages);
                self.read(&reading, options, findings);
            }
        }
    }

    /// What a rule that looks at each document finds in one. Of a paragraph in a language that the rule does not know it says nothing.
    pub fn read(&self, reading: &Reading, options: &Options, findings: &mut Vec<Finding>) {
        let Some(check) = self.check.each() else {
            return;
        };
        let first = findings.len();
        check(reading, options, findings);
        // What is on both sides of a line end that the author set, or partly in the text for a picture, is not side by side for a reader.
        let markup = &reading.document().markup;
        let is_apart = |finding: &Finding| {
            let mut edits = finding.fix.iter().flat_map(|fix| &fix.edits);
            edits.any(|edit| markup.crosses_fixed(edit.span))
        };
        let mut at = 0;
        findings.retain(|finding| {
            at += 1;
            at <= first || reading.knows(finding.place.span, self.needs) && !is_apart(finding)
        });
        // A finding whose fix would touch more than prose stays, for a person to look at.
        for finding in &mut findings[first..] {
            let fix = finding.fix.take();
            let fix = fix.filter(|fix| fix.edits.iter().all(|edit| reading.may_change(edit.span)));
            finding.fix = fix.and_then(|fix| {
                let edits = fix.edits.into_iter().map(|Replacement { span, text }| {
                    let text = reading.to_source(span, text)?;
                    Some(Replacement { span, text })
                });
                Some(Fix {
                    edits: edits.collect::<Option<_>>()?,
                    ..fix
                })
            });
        }
    }

    /// A finding of this rule, of its usual severity.
    #[must_use]
    pub fn finding(&self, document: u32, span: Span, message: Message) -> Finding {
        Finding {
            rule: self.name,
            severity: self.severity,
            message,
            place: Place { document, span },
            related: Vec::new(),
            similarity: None,
            class: None,
            fix: None,
            fingerprint: 0,
        }
    }

    /// A finding of this rule with the other places that it is held against.
    #[must_use]
    pub fn conflict(
        &self,
        document: u32,
        span: Span,
        message: Message,
        related: Vec<(Span, Message)>,
    ) -> Finding {
        let related = related.into_iter().map(|(span, message)| Related {
            role: Role::Conflict,
            place: Place { document, span },
            message,
        });
        Finding {
            related: related.collect(),
            ..self.finding(document, span, message)
        }
    }

    /// The first sentence of the manual's first section: what the rule finds.
    #[must_use]
    pub fn summary(&self) -> String {
        let lines = self.docs.lines().map(str::trim);
        let text = lines.skip_while(|line| line.is_empty() || line.starts_with('#'));
        let paragraph: Vec<&str> = text.take_while(|line| !line.is_empty()).collect();
        let paragraph = paragraph.join(" ");
        // A full stop in a quotation ends nothing.
        let marks = |at: usize| paragraph[..at].matches('`').count();
        let mut stops = paragraph.match_indices(". ").map(|(at, _)| at);
        let end = stops
            .find(|at| marks(*at).is_multiple_of(2))
            .map_or(paragraph.len(), |at| at + 1);
        paragraph[..end].to_owned()
    }

    /// The manual as it is shown: without the blank before each line.
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
    ($(#[doc = $doc:literal])+ $name:literal, $group:literal, $severity:ident, needs $needs:expr => $scope:ident($($check:path),+)) => {
        $(#[doc = $doc])+
        pub(crate) static RULE: crate::rule::Rule = crate::rule::Rule {
            name: $name,
            group: $group,
            severity: crate::finding::Severity::$severity,
            docs: concat!($($doc, "\n"),+),
            needs: $needs,
            check: crate::rule::Check::$scope($($check),+),
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
        found_in(rule, "x.txt", text)
    }

    /// What a rule says of a text.
    pub(crate) fn messages(rule: &Rule, text: &str) -> Vec<String> {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        let documents = std::slice::from_ref(&document);
        rule.run(documents, &Options::default(), &mut findings);
        findings
            .iter()
            .map(|each| each.message.to_string())
            .collect()
    }

    /// The same in a file of that name, whose ending says how it is read.
    pub(crate) fn found_in(rule: &Rule, name: &str, text: &str) -> Vec<Vec<String>> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        rule.run(
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
            rule.run(
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
            // A manual names the options that its examples need.
            let pins = rule.docs.split("`--pin ").skip(1);
            let options = Options {
                pins: pins
                    .filter_map(|rest| rest.split('`').next()?.parse().ok())
                    .collect(),
                ..Options::default()
            };
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
                let name = if example.text.contains("<!--") {
                    "example.md"
                } else {
                    "example.txt"
                };
                let document =
                    input::from_bytes(name, example.text.as_bytes(), &input::Options::default())
                        .unwrap();
                let mut findings = Vec::new();
                rule.run(&[document], &options, &mut findings);
                let (fence, found) = if example.bad {
                    ("bad", "yields no finding")
                } else {
                    ("good", "yields findings")
                };
                assert!(
                    findings.is_empty() != example.bad,
                    "{}: this ```{fence} example of the manual {found}:\n{}\n{findings:?}",
                    rule.name,
                    example.text
                );
            }
        }
    }
}
