//! Comments in a document that tell checks to leave something out.
//!
//! `<!-- variorum-disable-next-line RULE -- reason -->`, `variorum-disable` up to `variorum-enable`, and `variorum-disable-file`,
//! each with rules or for all. Readers of formats that have comments find them; what they left out is known after a check.

use crate::text::span::Span;

/// What a comment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The next line or paragraph with text in it, which stands here.
    Next(Span),
    /// What follows, up to a comment that ends it.
    Start,
    /// The end of that.
    End,
    /// The whole file.
    File,
    /// A comment that starts like one of these and is none.
    Unknown,
}

impl Scope {
    /// The first words of all comments.
    pub const WORDS: [&'static str; 4] = [
        "variorum-disable-next-line",
        "variorum-disable",
        "variorum-enable",
        "variorum-disable-file",
    ];
}

/// A rule that a comment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name as written; there may be no such rule.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment.
    pub comment: Span,
    /// Its first word.
    pub word: Span,
    /// What it is for.
    pub scope: Scope,
    /// The rules that it names; none stands for all of them.
    pub rules: Vec<Named>,
}

impl Suppression {
    /// Whether it speaks of a rule: the place of its name in the list, 0 where the comment names none.
    fn names(&self, rule: &str) -> Option<usize> {
        if self.rules.is_empty() {
            return Some(0);
        }
        self.rules.iter().position(|named| named.name == rule)
    }
}

/// A comment among those of a document, and a rule among those that it names: 0 where it names none.
pub type Cause = (usize, usize);

/// What suppresses a finding of `rule` that starts at byte `at`: the comment that is meant for the fewest lines.
#[must_use]
pub fn cause(suppressions: &[Suppression], rule: &str, at: u32) -> Option<Cause> {
    let mut open = None;
    let mut whole = None;
    for (index, each) in suppressions.iter().enumerate() {
        let Some(named) = each.names(rule) else {
            continue;
        };
        match each.scope {
            Scope::Next(span) if span.start <= at && at < span.end => return Some((index, named)),
            Scope::Start if each.comment.end <= at => open = open.or(Some((index, named))),
            Scope::End if each.comment.end <= at => open = None,
            Scope::File => whole = whole.or(Some((index, named))),
            _ => {}
        }
    }
    open.or(whole)
}

/// Whether an end at `index` ends something.
#[must_use]
pub fn ends_something(suppressions: &[Suppression], index: usize) -> bool {
    let end = &suppressions[index];
    let touches = |each: &Suppression| {
        end.rules.is_empty()
            || each.rules.is_empty()
            || end
                .rules
                .iter()
                .any(|named| each.names(&named.name).is_some())
    };
    suppressions[..index]
        .iter()
        .rev()
        // What an end of everything has ended before is over.
        .take_while(|each| !(each.scope == Scope::End && each.rules.is_empty()))
        .any(|each| each.scope == Scope::Start && touches(each))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: usize, scope: Scope, rules: &[&str]) -> Suppression {
        let span = Span::new(place, place + 1);
        let named = |name: &&str| Named {
            name: (*name).to_owned(),
            span,
        };
        Suppression {
            comment: span,
            word: span,
            scope,
            rules: rules.iter().map(named).collect(),
        }
    }

    #[test]
    fn a_start_holds_up_to_its_end() {
        let all = [
            at(10, Scope::Start, &[]),
            at(20, Scope::End, &["a"]),
            at(30, Scope::Start, &["b", "a"]),
            at(40, Scope::End, &[]),
        ];
        let found: Vec<_> = [5, 15, 25, 35, 45]
            .map(|place| cause(&all, "a", place))
            .into();
        assert_eq!(found, [None, Some((0, 0)), None, Some((2, 1)), None]);
        assert_eq!(cause(&all, "b", 35), Some((0, 0)));
        assert!(ends_something(&all, 1) && ends_something(&all, 3));
        let end = [
            at(1, Scope::Start, &["a"]),
            at(2, Scope::End, &[]),
            at(3, Scope::End, &["a"]),
        ];
        assert!(ends_something(&end, 1) && !ends_something(&end, 2));
    }

    #[test]
    fn the_nearest_comment_is_the_cause() {
        let all = [
            at(0, Scope::File, &[]),
            at(10, Scope::Next(Span::new(12, 20)), &["a"]),
        ];
        assert_eq!(cause(&all, "a", 12), Some((1, 0)));
        assert_eq!(cause(&all, "a", 20), Some((0, 0)));
        assert_eq!(cause(&all, "b", 12), Some((0, 0)));
    }
}
