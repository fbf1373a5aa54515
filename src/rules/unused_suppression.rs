//! The rule `unused-suppression`, as far as a comment can be judged by itself. What comments and configurations leave out, and what
//! leaves out nothing, is known after a check: see `check`.

use crate::document::reading::Reading;
use crate::document::suppression::{self, Scope};
use crate::finding::{self, Finding};
use crate::rule::{Options, declare_rule};
use crate::text::alike;
use crate::text::span::Span;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds suppression comments and configuration sections that suppress nothing or name an unknown rule.
    ///
    /// In Markdown and HTML, comments keep findings out of the report. A comment without rules applies to all of them; the
    /// text after `--` is the reason.
    ///
    /// - `<!-- variorum-disable-next-line RULE,RULE -- reason -->`: for the next line or paragraph with text in it
    /// - `<!-- variorum-disable RULE -->`: from here to `<!-- variorum-enable RULE -->` or the end
    /// - `<!-- variorum-disable-file RULE -->`: for the whole file
    ///
    /// A finding belongs to the line of its first character. A repeated passage is suppressed if any of its copies is.
    ///
    /// In other formats, `[[suppress]]` in `variorum.toml` names the `rule` and quotes the `text` concerned. It suppresses the
    /// findings of the rule that touch that text. It is reported if it suppresses nothing although all files that it applies to
    /// are checked.
    ///
    /// ## Why
    /// A comment that has outlived its mistake hides the next one. A comment with a misspelled name hides nothing, although
    /// its author thinks that it does.
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
    /// Removes a comment that suppresses nothing; this is safe. Comments for rules that did not run are ignored.
    ///
    /// ## Default
    /// A warning: nothing in the text is wrong.
    "unused-suppression", "suppression", Warning, needs &[] => Each(check)
}

/// A finding about a section of a configuration, the file of which is the document.
pub(crate) fn in_configuration(
    document: u32,
    span: Span,
    message: Message,
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
            let message = message!(
                "unused-suppression.unknown-command",
                word = word,
                nearest = meant(alike::nearest(word, known))
            );
            findings.push(RULE.finding(number, each.word, message));
        } else if idle.binary_search(&index).is_ok() {
            let message = message!("unused-suppression.ends-nothing", word = word);
            findings.push(RULE.finding(number, each.comment, message));
        }
    }
}

/// The nearest name, as an offer.
pub(crate) fn meant(nearest: Option<&str>) -> Option<Message> {
    nearest.map(|name| message!("unused-suppression.did-you-mean", name = name))
}
