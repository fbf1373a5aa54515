//! What the comments of documents leave out of a report, and which of them leave out nothing.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::{Options, catalogue};
use crate::document::Document;
use crate::document::suppression::{Cause, Effect, Scope, Suppression};
use crate::finding::{Finding, Fix, Place, Replacement, Role};
use crate::rules::unused_suppression::{RULE, meant};
use crate::text::span::Span;
use crate::wording::message::{Message, message};

/// Takes out of `findings` what comments suppress, and adds, where this rule is one of those that ran, the comments that suppress
/// nothing. Returns how many findings were taken out. Every other rule has to be through.
pub(super) fn apply(
    documents: &[Document],
    options: &[Arc<Options>],
    findings: &mut Vec<Finding>,
) -> usize {
    let mut used: FxHashSet<(u32, Cause)> = FxHashSet::default();
    let before = findings.len();
    let mut effects = FxHashMap::default();
    findings.retain(|each| !suppress(documents, each, &mut effects, &mut used));
    let mut count = before - findings.len();
    let mut unused = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let options = &options[number];
        if !options.is_on(RULE.name) {
            continue;
        }
        for (index, each) in document.suppressions.iter().enumerate() {
            let used = |named: usize| used.contains(&(number as u32, (index, named)));
            report((number as u32, document), each, options, &used, &mut unused);
        }
    }
    let all = unused.len();
    unused.retain(|each| !suppress(documents, each, &mut effects, &mut used));
    count += all - unused.len();
    findings.extend(unused);
    count
}

/// Whether a comment suppresses the finding; notes which. A copy of a repeated passage is as good as another.
fn suppress(
    documents: &[Document],
    finding: &Finding,
    effects: &mut FxHashMap<(u32, &'static str), Effect>,
    used: &mut FxHashSet<(u32, Cause)>,
) -> bool {
    let copies = finding
        .related
        .iter()
        .filter(|related| related.role == Role::Copy)
        .map(|related| related.place);
    let mut cause = |place: Place| {
        let all = &documents[place.document as usize].suppressions;
        let effect = effects
            .entry((place.document, finding.rule))
            .or_insert_with(|| Effect::of(all, finding.rule));
        let found = effect.cause(place.span.start)?;
        // A comment for all rules does not hide that it is needed no more.
        let named = !all[found.0].rules.is_empty();
        (finding.rule != RULE.name || named).then_some((place.document, found))
    };
    let found = std::iter::once(finding.place)
        .chain(copies)
        .find_map(&mut cause);
    used.extend(found);
    found.is_some()
}

/// Reports what in a comment suppresses nothing.
fn report(
    (number, document): (u32, &Document),
    each: &Suppression,
    options: &Options,
    used: &dyn Fn(usize) -> bool,
    findings: &mut Vec<Finding>,
) {
    let place = match each.scope {
        Scope::Next(_) => Some(message!("unused-suppression.in-next-line")),
        Scope::Start => Some(message!("unused-suppression.before-end")),
        Scope::File => Some(message!("unused-suppression.in-file")),
        Scope::End | Scope::Unknown => None,
    };
    let mut idle = Vec::new();
    for (named, rule) in each.rules.iter().enumerate() {
        let name = rule.name.as_str();
        if let Err(unknown) = catalogue::rule(name) {
            let message = message!(
                "unused-suppression.unknown-rule",
                rule = name,
                nearest = if catalogue::groups().contains_key(name) {
                    Some(message!("unused-suppression.group"))
                } else {
                    meant(unknown.nearest)
                }
            );
            findings.push(RULE.finding(number, rule.span, message));
        } else if place.is_some() && options.is_on(name) && name != RULE.name && !used(named) {
            idle.push((rule.span, name));
        }
    }
    let ran_all = catalogue::all().iter().all(|rule| options.is_on(rule.name));
    if each.rules.is_empty() && place.is_some() && ran_all && !used(0) {
        let message = message!("unused-suppression.no-finding", place = place.clone());
        findings.push(removable((number, document), each.comment, message));
    }
    let whole = idle.len() == each.rules.len();
    for (span, name) in idle {
        let message = message!(
            "unused-suppression.no-finding-of-rule",
            rule = name,
            place = place.clone()
        );
        findings.push(if whole && each.rules.len() == 1 {
            removable((number, document), each.comment, message)
        } else {
            RULE.finding(number, span, message)
        });
    }
}

/// A finding whose fix is to take the comment out.
fn removable((number, document): (u32, &Document), comment: Span, message: Message) -> Finding {
    let edits = vec![Replacement {
        span: with_its_line(&document.text, comment),
        text: String::new(),
    }];
    Finding {
        fix: Some(Fix { safe: true, edits }),
        ..RULE.finding(number, comment, message)
    }
}

/// A comment, with its line where nothing else is on it, and with the blank line after it where there is one before it too. A line
/// between two that are written stays, empty: without it they would be one paragraph.
fn with_its_line(text: &str, comment: Span) -> Span {
    let (before, after) = (
        &text[..comment.start as usize],
        &text[comment.end as usize..],
    );
    let blank = |line: &str| line.chars().all(|c| matches!(c, ' ' | '\t'));
    let margin = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
    let (rest, end, below) = cut_line(after);
    if !blank(margin) || !blank(rest) {
        return comment;
    }
    let above = before[..before.len() - margin.len()].lines().next_back();
    let blank_above = above.is_none_or(blank);
    let (next, next_end, _) = cut_line(below);
    let blank_below = blank(next);
    let mut span = comment;
    if blank_above || blank_below {
        span.start -= margin.len() as u32;
        span.end += (rest.len() + end.len()) as u32;
    }
    if blank_above && blank_below {
        span.end += (next.len() + next_end.len()) as u32;
    }
    span
}

/// The first line of a text, its end, and what follows.
fn cut_line(text: &str) -> (&str, &str, &str) {
    let at = text.find(['\n', '\r']).unwrap_or(text.len());
    let end = if text[at..].starts_with("\r\n") {
        2
    } else {
        usize::from(at < text.len())
    };
    (&text[..at], &text[at..at + end], &text[at + end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{input, rule};

    #[test]
    fn a_comment_is_taken_out_with_its_line() {
        let comment = "<!-- variorum-disable -->";
        let cases = [
            ("Above.\n\nC\n\nBelow.\n", "Above.\n\nBelow.\n"),
            ("Above.\n\nC\nBelow.\n", "Above.\n\nBelow.\n"),
            ("Above.\nC\n\nBelow.\n", "Above.\n\nBelow.\n"),
            ("Above.\nC\nBelow.\n", "Above.\n\nBelow.\n"),
            ("C\n\nBelow.\n", "Below.\n"),
            (
                "Above.\r\n\r\n  C \r\n\r\nBelow.\r\n",
                "Above.\r\n\r\nBelow.\r\n",
            ),
            ("Above.\n\nC", "Above.\n\n"),
            ("Above C below.\n", "Above  below.\n"),
            ("> C\n", "> \n"),
        ];
        for (text, expected) in cases {
            let text = text.replace('C', comment);
            let start = text.find(comment).expect("it is there");
            let span = with_its_line(&text, Span::new(start, start + comment.len()));
            let left = format!(
                "{}{}",
                &text[..span.start as usize],
                &text[span.end as usize..]
            );
            assert_eq!(left, expected, "{text:?}");
        }
    }

    const WRONG: &str = "签字日期为2024年5月1日（星期五）。";

    /// Every rule.
    fn all() -> Vec<&'static str> {
        catalogue::names()
    }

    /// The findings that are left, as source and message, and how many were taken out.
    fn applied(text: &str, ran: &[&'static str]) -> (Vec<String>, usize) {
        let document =
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = [document];
        let mut findings = Vec::new();
        for rule in ["weekday-mismatch", RULE.name] {
            let rule = catalogue::rule(rule).unwrap();
            rule.run(&documents, &rule::Options::default(), &mut findings);
        }
        let mut options = Options::default();
        options.rules.retain(|name, _| ran.contains(name));
        let count = apply(&documents, &[Arc::new(options)], &mut findings);
        crate::finding::sort(&mut findings);
        let shown = |each: &Finding| format!("{} {}", each.rule, each.message);
        (findings.iter().map(shown).collect(), count)
    }

    #[test]
    fn comments_suppress_what_they_are_for() {
        for comment in [
            "<!-- variorum-disable-next-line weekday-mismatch -- 照录原文 -->",
            "<!-- variorum-disable-next-line -->",
            "<!-- variorum-disable weekday-mismatch -->",
            "<!-- variorum-disable-file -->",
        ] {
            let text = format!("{comment}\n\n{WRONG}\n");
            assert_eq!(applied(&text, &all()), (vec![], 1), "{comment}");
        }
    }

    #[test]
    fn what_stands_elsewhere_is_reported() {
        let text =
            format!("<!-- variorum-disable -->\n\n甲。\n\n<!-- variorum-enable -->\n\n{WRONG}\n");
        let (found, count) = applied(&text, &all());
        assert_eq!((found.len(), count), (2, 0), "{found:?}");
        assert!(found[0].contains("no rule finds anything before the matching"));
        assert!(found[1].starts_with("weekday-mismatch"));
    }

    #[test]
    fn names_of_no_rule_are_reported_with_the_nearest() {
        let text = format!("<!-- variorum-disable-next-line weekday-mismatsh -->\n\n{WRONG}\n");
        let (found, _) = applied(&text, &all());
        assert_eq!(
            found[0],
            "unused-suppression unknown rule `weekday-mismatsh`; did you mean `weekday-mismatch`?"
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn rules_that_did_not_run_are_left_alone() {
        let text = "<!-- variorum-disable weekday-mismatch -->\n\n<!-- variorum-disable-file -->\n\nДоговор.";
        assert_eq!(applied(text, &["unused-suppression"]), (vec![], 0));
        assert_eq!(applied(text, &["weekday-mismatch"]), (vec![], 0));
    }

    #[test]
    fn a_stale_comment_can_be_kept() {
        let text = "<!-- variorum-disable-file unused-suppression -- kept for the next edition -->\n\n<!-- variorum-disable-next-line weekday-mismatch -->\n\nText.";
        assert_eq!(applied(text, &all()), (vec![], 1));
        let text = "<!-- variorum-disable-file -->\n\nText.";
        assert_eq!(applied(text, &all()).0.len(), 1);
    }
}
