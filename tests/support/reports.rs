//! Every report that there is: of a check, of a comparison and of a text, in each format that fits.

use std::collections::BTreeMap;

use variorum::check;
use variorum::diff::change::Diff;
use variorum::document::Document;
use variorum::finding::Finding;
use variorum::finding::silence::Silence;
use variorum::report::{Check, FORMATS, Format, Report, Subject};

/// Calls `then` with each report and format: the check found `findings` in `documents`, all of which are shown if it is `full`; `compared`
/// are the old and the new side of `diff`, and the text is that of the old one.
pub(crate) fn each(
    (documents, findings, full): (&[Document], &[Finding], bool),
    (compared, diff): ([&Document; 2], &Diff),
    mut then: impl FnMut(Subject, &'static Format, &Report<'_>),
) {
    let (left_out, silence) = (BTreeMap::new(), Silence::default());
    let check = Check {
        documents,
        configurations: 0,
        findings,
        rules: check::catalogue::all(),
        suppressed: 0,
        left_out: &left_out,
        silence: &silence,
        old: None,
        unread: 0,
        full,
        unsafe_fixes: false,
    };
    let [old, new] = compared;
    for (subject, report) in [
        (Subject::Check, Report::Check(check)),
        (Subject::Comparison, Report::Diff { old, new, diff }),
        (Subject::Text, Report::Text(old)),
    ] {
        for format in FORMATS.iter().filter(|format| format.fits(subject)) {
            then(subject, format, &report);
        }
    }
}
