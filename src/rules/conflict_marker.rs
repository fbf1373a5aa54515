//! The rule `conflict-marker`.

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::text::conflicts;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds the marks of a merge that was never resolved: `<<<<<<<`, `=======` and `>>>>>>>`.
    ///
    /// All three must be present, in this order, each at the start of a line and outside fenced code. All other rules ignore the
    /// marks.
    ///
    /// ## Why
    /// Both sides of the merge were published, and readers see one after the other.
    ///
    /// ## Example
    /// ```bad
    /// <<<<<<< HEAD
    /// The keeper lends books for three weeks.
    /// =======
    /// The keeper lends books for four weeks.
    /// >>>>>>> autumn
    /// ```
    /// ```good
    /// The keeper lends books for four weeks.
    /// ```
    ///
    /// ## Default
    /// An error: nobody writes these marks on purpose.
    "conflict-marker", "paragraphs", Error, needs &[] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    for conflict in conflicts::find(reading.file()) {
        findings.push(RULE.finding(
            reading.number(),
            conflict.span(),
            message!("conflict-marker.unresolved"),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::input;
    use crate::rule::tests::{found, silent};

    #[test]
    fn marks_are_no_text() {
        let text = "<<<<<<< HEAD\n闸门每日开放两次。\n=======\n闸门每日开放三次。\n>>>>>>> 春季\n";
        for name in ["x.txt", "x.md"] {
            let read = input::from_bytes(name, text.as_bytes(), &input::Options::default());
            let document = read.unwrap();
            let keys: Vec<&str> = document
                .paragraphs
                .iter()
                .map(|each| document.key(each))
                .collect();
            assert_eq!(keys, ["闸门每日开放两次。", "闸门每日开放三次。"], "{name}");
        }
        assert_eq!(found(&RULE, text), [vec![text.trim_end()]]);
    }

    #[test]
    fn rules_under_headings_are_no_marks() {
        silent(&RULE, &["Harbour\n=======\n\nThe keeper lends books.\n"]);
    }
}
