//! What a check has found, as data. Nothing here prints.

pub(crate) mod identity;
pub(crate) mod known;
pub(crate) mod shared;
pub mod silence;

use xxhash_rust::xxh3::xxh3_64;

use crate::text::span::Span;
use crate::wording::message::{Message, message};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Needs review.
    Warning,
    /// Is wrong.
    Error,
}

impl Severity {
    /// The name in reports and options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A span of one of several documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document, counted from 0 in the order of the run.
    pub document: u32,
    /// The text concerned, in bytes of that document.
    pub span: Span,
}

/// What another place is to a finding. Programs go by this, never by the wording of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A copy of the same passage: the finding is about all of them alike.
    Copy,
    /// The same slip once more.
    Again,
    /// What the text concerned is held against.
    Conflict,
    /// An example of what is usual, which the finding is not about.
    Example,
}

impl Role {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Again => "again",
            Self::Conflict => "conflict",
            Self::Example => "example",
        }
    }
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What the place is to the finding.
    pub role: Role,
    /// Where.
    pub place: Place,
    /// What is there: lower case, no full stop.
    pub message: Message,
}

/// One replacement of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The text to replace, in the document of the finding.
    pub span: Span,
    /// What is there afterwards.
    pub text: String,
}

/// A repair: all of its replacements or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it can be made without a person looking at it.
    pub safe: bool,
    /// Replacements in order of place, none overlapping.
    pub edits: Vec<Replacement>,
}

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name, which never changes.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// One sentence, without a full stop.
    pub message: Message,
    /// The text concerned.
    pub place: Place,
    /// The other places: a finding about consistency has at least one.
    pub related: Vec<Related>,
    /// How similar the copies are, from 0 to 1, if the rule compares.
    pub similarity: Option<f64>,
    /// What sort of repeat it is, by the names of `--repeats`, where it is no plain one.
    pub class: Option<&'static str>,
    /// How to repair it, where that is known.
    pub fix: Option<Fix>,
    /// Stays the same while the rule and the passage stay, wherever they move. A run makes it of the text: see `identity`.
    pub fingerprint: u64,
}

impl Finding {
    /// All places that it speaks of, its own first.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        let related = self.related.iter().map(|related| related.place);
        std::iter::once(self.place).chain(related)
    }

    /// The finding with another place in the same document that it is held against.
    #[must_use]
    pub(crate) fn also(self, span: Span, message: Message) -> Self {
        self.with(Role::Conflict, span, message)
    }

    /// The finding with another place of the same document that has the same slip.
    #[must_use]
    pub(crate) fn again(self, span: Span) -> Self {
        self.with(Role::Again, span, message!("common.same-here"))
    }

    /// The finding with an example, from the same document, of what is usual.
    #[must_use]
    pub(crate) fn example(self, span: Span, message: Message) -> Self {
        self.with(Role::Example, span, message)
    }

    fn with(mut self, role: Role, span: Span, message: Message) -> Self {
        self.related.push(Related {
            role,
            place: Place {
                document: self.place.document,
                span,
            },
            message,
        });
        self
    }

    /// The finding with a repair; `edits` are in order of place.
    #[must_use]
    pub(crate) fn fixed(mut self, safe: bool, edits: Vec<Replacement>) -> Self {
        self.fix = Some(Fix { safe, edits });
        self
    }
}

/// The identity of a finding: rule and passage, by content and not by place.
#[must_use]
pub(crate) fn fingerprint(rule: &str, passage: &str) -> u64 {
    let mut bytes = Vec::with_capacity(rule.len() + passage.len() + 1);
    bytes.extend_from_slice(rule.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(passage.as_bytes());
    xxh3_64(&bytes)
}

/// Puts findings in the order of a report: by document, place, rule; several of one rule at one place by the data of their messages.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.place, a.rule, &a.message).cmp(&(b.place, b.rule, &b.message)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: usize, rule: &'static str) -> Finding {
        Finding {
            rule,
            severity: Severity::Warning,
            message: Message::default(),
            place: Place {
                document: 0,
                span: Span::new(start, start + 1),
            },
            related: Vec::new(),
            similarity: None,
            class: None,
            fix: None,
            fingerprint: fingerprint(rule, "same words"),
        }
    }

    #[test]
    fn sorts_by_place_and_rule() {
        let mut findings = vec![at(9, "a"), at(3, "a"), at(3, "b")];
        sort(&mut findings);
        let order: Vec<_> = findings
            .iter()
            .map(|each| (each.place.span.start, each.rule))
            .collect();
        assert_eq!(order, [(3, "a"), (3, "b"), (9, "a")]);
    }
}
