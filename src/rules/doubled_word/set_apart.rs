//! Two equal words that are not of one sentence: a title and the text below it, or a name that code of the document has.

use rustc_hash::FxHashSet;

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::text::sought::Sought;
use crate::text::span::Span;

/// What a line starts with that opens a box in extensions of Markdown.
const BOXES: [&str; 3] = [":::", "!!!", "???"];

/// Whether the first of two words ends the line that opens a box, and the second starts its text.
pub(super) fn is_title_of_box(reading: &Reading, whole: Span) -> bool {
    if !reading.quote(whole).contains('\n') {
        return false;
    }
    let (before, _) = reading.around(whole);
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    BOXES.iter().any(|mark| line.starts_with(mark))
}

/// Leaves out, from the finding `first` on, two words that stand together in code of the document as well: `long long`.
///
/// All of them are looked for at once, so that many findings in a long document take no square of time.
pub(super) fn leave_out_code(reading: &Reading, first: usize, findings: &mut Vec<Finding>) {
    let file = reading.file();
    if findings.len() == first || !file.contains('`') {
        return;
    }
    let written = |finding: &Finding| reading.quote(finding.place.span);
    let all: Vec<&str> = findings[first..].iter().map(written).collect();
    // What is too much for it is looked for nowhere.
    let Some(sought) = Sought::new(&all) else {
        return;
    };
    let stretches = stretches(file);
    let mut of_code: FxHashSet<&str> = FxHashSet::default();
    for (_, found) in sought.places(file) {
        let at = stretches.partition_point(|stretch| stretch.end as usize <= found.start);
        if stretches
            .get(at)
            .is_some_and(|stretch| stretch.start as usize <= found.start)
        {
            of_code.insert(&file[found]);
        }
    }
    let mut number = 0;
    findings.retain(|finding| {
        number += 1;
        number <= first || !of_code.contains(written(finding))
    });
}

/// What is between two backticks of a line, in order.
fn stretches(file: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        let mut ticks = line.match_indices('`').map(|(at, _)| start + at);
        while let (Some(open), Some(close)) = (ticks.next(), ticks.next()) {
            out.push(Span::new(open + 1, close));
        }
        start += line.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::found_in;
    use crate::rules::doubled_word::RULE;

    #[test]
    fn a_title_of_a_box_and_its_text_are_two() {
        let text = "::: tip 不要点灯\n不要点灯的时候，船长应当敲钟，水手应当回答。\n:::\n";
        assert!(found_in(&RULE, "x.md", text).is_empty());
        let text = "::: tip\n船长应当敲钟敲钟，水手应当回答。\n:::\n";
        assert_eq!(found_in(&RULE, "x.md", text).len(), 1);
    }

    #[test]
    fn a_name_of_code_is_no_slip() {
        let text = "The lamp burns very dim dim at the pier{}.";
        assert_eq!(found_in(&RULE, "x.md", &text.replace("{}", "")).len(), 1);
        let named = text.replace("{}", " (`very dim dim`)");
        assert!(found_in(&RULE, "x.md", &named).is_empty());
        // There is no code between two pieces of code.
        let beside = text.replace("{}", " (`very` dim dim `lamp`)");
        assert!(!found_in(&RULE, "x.md", &beside).is_empty());
    }
}
