//! Comments in a document that tell checks to leave something out.
//!
//! `<!-- variorum-disable-next-line RULE -- reason -->`, `variorum-disable` up to `variorum-enable`, and `variorum-disable-file`,
//! each with rules or for all. Readers of formats that have comments find them; what they left out is known after a check.

use rustc_hash::FxHashSet;

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
    /// A comment that starts like one of these and is not one.
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

/// What the comments of a document do to one rule.
#[derive(Clone, Debug, Default)]
pub struct Effect {
    /// Where comments for the next line hold, in order of their starts, with the one that reaches furthest so far.
    next: Vec<(Span, Cause, (u32, Cause))>,
    /// Where comments that hold from one place to another start and end.
    switches: Vec<(u32, Option<Cause>)>,
    /// A comment for the whole file.
    whole: Option<Cause>,
}

impl Effect {
    /// Reads the comments of a document, which are in order of their places.
    #[must_use]
    pub fn of(suppressions: &[Suppression], rule: &str) -> Self {
        let mut out = Self::default();
        for (index, each) in suppressions.iter().enumerate() {
            let Some(named) = each.names(rule) else {
                continue;
            };
            let cause = (index, named);
            let open = out.switches.last().is_some_and(|(_, open)| open.is_some());
            match each.scope {
                Scope::Next(span) => {
                    let last = out.next.last().map(|(_, _, furthest)| *furthest);
                    let furthest = last.filter(|(end, _)| *end >= span.end);
                    let furthest = furthest.unwrap_or((span.end, cause));
                    out.next.push((span, cause, furthest));
                }
                Scope::Start if !open => out.switches.push((each.comment.end, Some(cause))),
                Scope::End if open => out.switches.push((each.comment.end, None)),
                Scope::File => out.whole = out.whole.or(Some(cause)),
                Scope::Start | Scope::End | Scope::Unknown => {}
            }
        }
        out
    }

    /// What suppresses a finding that starts at byte `at`: a comment for the next line before others, one for the file last.
    #[must_use]
    pub fn cause(&self, at: u32) -> Option<Cause> {
        let before = self.next.partition_point(|(span, ..)| span.start <= at);
        if let Some((span, own, furthest)) = before.checked_sub(1).map(|index| self.next[index]) {
            if at < span.end {
                return Some(own);
            }
            if at < furthest.0 {
                return Some(furthest.1);
            }
        }
        let before = self.switches.partition_point(|(place, _)| *place <= at);
        let open = before
            .checked_sub(1)
            .and_then(|index| self.switches[index].1);
        open.or(self.whole)
    }
}

/// The ends that end nothing, by their place among the comments.
#[must_use]
pub fn idle_ends(suppressions: &[Suppression]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut everything = false;
    let mut open: FxHashSet<&str> = FxHashSet::default();
    for (index, each) in suppressions.iter().enumerate() {
        let mut names = each.rules.iter().map(|named| named.name.as_str());
        match each.scope {
            Scope::Start if each.rules.is_empty() => everything = true,
            Scope::Start => open.extend(names),
            Scope::End => {
                // A comment for everything can be ended for one rule after another.
                let ends = everything
                    || names.any(|name| open.contains(name))
                    || (each.rules.is_empty() && !open.is_empty());
                if !ends {
                    out.push(index);
                }
                if each.rules.is_empty() {
                    everything = false;
                    open.clear();
                }
                for named in &each.rules {
                    open.remove(named.name.as_str());
                }
            }
            Scope::Next(_) | Scope::File | Scope::Unknown => {}
        }
    }
    out
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
        let effect = Effect::of(&all, "a");
        let found = [5, 15, 25, 35, 45].map(|place| effect.cause(place));
        assert_eq!(found, [None, Some((0, 0)), None, Some((2, 1)), None]);
        assert_eq!(Effect::of(&all, "b").cause(35), Some((0, 0)));
        assert!(idle_ends(&all).is_empty());
        let end = [
            at(1, Scope::Start, &["a"]),
            at(2, Scope::End, &[]),
            at(3, Scope::End, &["a"]),
        ];
        assert_eq!(idle_ends(&end), [2]);
    }

    #[test]
    fn the_nearest_comment_is_the_cause() {
        let all = [
            at(0, Scope::File, &[]),
            at(10, Scope::Next(Span::new(12, 20)), &["a"]),
        ];
        let causes = |rule, at| Effect::of(&all, rule).cause(at);
        assert_eq!(causes("a", 12), Some((1, 0)));
        assert_eq!(causes("a", 20), Some((0, 0)));
        assert_eq!(causes("b", 12), Some((0, 0)));
        let nested = [
            at(0, Scope::Next(Span::new(2, 30)), &[]),
            at(4, Scope::Next(Span::new(10, 20)), &[]),
        ];
        let found = [5, 15, 25, 35].map(|place| Effect::of(&nested, "a").cause(place));
        assert_eq!(found, [Some((0, 0)), Some((1, 0)), Some((0, 0)), None]);
    }
}
