//! The rule `unused-suppression`, and what the comments of a document leave out of a report. What configurations leave out is for
//! `cli`, which reads them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::document::reading::Reading;
use crate::document::suppression::{self, Cause, Effect, Scope, Suppression};
use crate::finding::{self, Finding, Fix, Place, Replacement, Role};
use crate::rule::{self, Options, declare_rule};
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds comments, and sections of a configuration, that suppress nothing: what they were written for is repaired, or they name no rule.
    ///
    /// In Markdown and HTML, comments keep findings out of the report. Without rules they hold for all of them; what follows
    /// `--` is the reason.
    ///
    /// - `<!-- variorum-disable-next-line RULE,RULE -- reason -->`: for the next line or paragraph with text in it
    /// - `<!-- variorum-disable RULE -->`: from here on, up to `<!-- variorum-enable RULE -->` or the end
    /// - `<!-- variorum-disable-file RULE -->`: for the whole file
    ///
    /// A finding is where its first character is. A repeated passage is kept out when any of its copies is.
    ///
    /// For other formats, `[[suppress]]` in `variorum.toml` names the `rule` and quotes the `text` concerned. It keeps out the findings
    /// of the rule that touch that text, and is reported when it keeps out none although all files that it can be meant for are checked.
    ///
    /// ## Why
    /// A comment that has outlived its mistake hides the next one. A comment with a misspelt name hides nothing, and its author
    /// thinks that it does.
    ///
    /// ## Example
    /// ```bad
    /// <!-- variorum-disable-nextline duplicate-passage -- quoted on purpose -->
    ///
    /// 双方重申上述立场。
    /// ```
    /// ```good
    /// <!-- translated by the secretariat -->
    ///
    /// 双方重申上述立场。
    /// ```
    ///
    /// ## Fix
    /// A comment that suppresses nothing can be taken out. Comments for rules that did not run are left alone.
    ///
    /// ## Default
    /// A warning: nothing in the text is wrong.
    "unused-suppression", "suppression", Warning, needs &[] => Each(check)
}

/// The name of this rule.
pub(crate) const NAME: &str = RULE.name;

/// What a run knows of rules by name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'run> {
    /// All rules.
    pub(crate) all: &'run [&'static str],
    /// Those that ran over each document.
    pub(crate) ran: &'run [Vec<&'static str>],
}

/// A finding about a section of a configuration, the file of which is the document.
pub(crate) fn in_configuration(
    document: u32,
    span: Span,
    message: String,
    passage: &str,
) -> Finding {
    Finding {
        fingerprint: finding::fingerprint(RULE.name, passage),
        ..RULE.finding(document, span, message)
    }
}

/// What can be said of comments without knowing what they suppress.
fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let (number, document) = (reading.number(), reading.document());
    let idle = suppression::idle_ends(&document.suppressions);
    for (index, each) in document.suppressions.iter().enumerate() {
        let word = document.slice(each.word);
        if each.scope == Scope::Unknown {
            let known = Scope::WORDS.into_iter();
            let message = format!(
                "`{word}` means nothing{}",
                meant(rule::nearest(word, known))
            );
            findings.push(RULE.finding(number, each.word, message));
        } else if idle.binary_search(&index).is_ok() {
            let message = format!("`{word}` ends nothing: no `variorum-disable` is open before it");
            findings.push(RULE.finding(number, each.comment, message));
        }
    }
}

/// Takes out of `findings` what comments suppress, and adds, where this rule is one of those that ran, the comments that suppress
/// nothing. Returns how many findings were taken out. Every other rule has to be through.
pub(crate) fn apply(
    documents: &[Document],
    names: Names<'_>,
    findings: &mut Vec<Finding>,
) -> usize {
    let mut used: FxHashSet<(u32, Cause)> = FxHashSet::default();
    let before = findings.len();
    let mut effects = FxHashMap::default();
    findings.retain(|each| !suppress(documents, each, &mut effects, &mut used));
    let mut count = before - findings.len();
    let mut unused = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        if !names.ran[number].contains(&RULE.name) {
            continue;
        }
        for (index, each) in document.suppressions.iter().enumerate() {
            let used = |named: usize| used.contains(&(number as u32, (index, named)));
            report(number as u32, each, (names, &used), &mut unused);
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
    number: u32,
    each: &Suppression,
    (names, used): (Names<'_>, &dyn Fn(usize) -> bool),
    findings: &mut Vec<Finding>,
) {
    let place = match each.scope {
        Scope::Next(_) => "in the next line",
        Scope::Start => "between here and its end",
        Scope::File => "in this file",
        Scope::End | Scope::Unknown => "",
    };
    let ran = &names.ran[number as usize];
    let mut idle = Vec::new();
    for (named, rule) in each.rules.iter().enumerate() {
        let name = rule.name.as_str();
        if !names.all.contains(&name) {
            let near = rule::nearest(name, names.all.iter().copied());
            let message = format!("`{name}` is no rule{}", meant(near));
            findings.push(RULE.finding(number, rule.span, message));
        } else if !place.is_empty() && ran.contains(&name) && name != RULE.name && !used(named) {
            idle.push((rule.span, name));
        }
    }
    let ran_all = names.all.iter().all(|name| ran.contains(name));
    if each.rules.is_empty() && !place.is_empty() && ran_all && !used(0) {
        let message = format!("this comment suppresses nothing: no rule finds anything {place}");
        findings.push(removable(number, each.comment, message));
    }
    let whole = idle.len() == each.rules.len();
    for (span, name) in idle {
        let message = format!("this comment suppresses nothing: `{name}` finds nothing {place}");
        findings.push(if whole && each.rules.len() == 1 {
            removable(number, each.comment, message)
        } else {
            RULE.finding(number, span, message)
        });
    }
}

/// A finding whose fix is to take the comment out.
fn removable(number: u32, comment: Span, message: String) -> Finding {
    let edits = vec![Replacement {
        span: comment,
        text: String::new(),
    }];
    Finding {
        fix: Some(Fix { safe: true, edits }),
        ..RULE.finding(number, comment, message)
    }
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;
    use crate::rules::weekday_mismatch;

    const ALL: &[&str] = &["unused-suppression", "weekday-mismatch"];
    const WRONG: &str = "签字日期为2024年5月1日（星期五）。";

    /// The findings that are left, as source and message, and how many were taken out.
    fn applied(text: &str, ran: &[&'static str]) -> (Vec<String>, usize) {
        let document =
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = [document];
        let mut findings = Vec::new();
        weekday_mismatch::RULE.run(&documents, &Options::default(), &mut findings);
        RULE.run(&documents, &Options::default(), &mut findings);
        let ran = &[ran.to_vec()];
        let count = apply(&documents, Names { all: ALL, ran }, &mut findings);
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
            assert_eq!(applied(&text, ALL), (vec![], 1), "{comment}");
        }
    }

    #[test]
    fn what_stands_elsewhere_is_reported() {
        let text =
            format!("<!-- variorum-disable -->\n\n甲。\n\n<!-- variorum-enable -->\n\n{WRONG}\n");
        let (found, count) = applied(&text, ALL);
        assert_eq!((found.len(), count), (2, 0), "{found:?}");
        assert!(found[0].contains("no rule finds anything between here and its end"));
        assert!(found[1].starts_with("weekday-mismatch"));
    }

    #[test]
    fn names_of_no_rule_are_reported_with_the_nearest() {
        let text = format!("<!-- variorum-disable-next-line weekday-mismatsh -->\n\n{WRONG}\n");
        let (found, _) = applied(&text, ALL);
        assert_eq!(
            found[0],
            "unused-suppression `weekday-mismatsh` is no rule; did you mean `weekday-mismatch`?"
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
        assert_eq!(applied(text, ALL), (vec![], 1));
        let text = "<!-- variorum-disable-file -->\n\nText.";
        assert_eq!(applied(text, ALL).0.len(), 1);
    }
}
