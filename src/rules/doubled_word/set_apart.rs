//! Two equal words that are not of one sentence: a title and the text below it, or a name that code of the document has.

use crate::document::reading::Reading;
use crate::text::span::Span;

/// What a line starts with that opens a box in extensions of Markdown.
const BOXES: [&str; 3] = [":::", "!!!", "???"];

/// Whether the first of two words ends the line that opens a box, and the second starts its text.
pub(super) fn is_title_of_box(reading: &Reading, whole: Span) -> bool {
    let (before, _) = reading.around(whole);
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    reading.quote(whole).contains('\n') && BOXES.iter().any(|mark| line.starts_with(mark))
}

/// Whether the two words stand together in code of the document: `long long`.
pub(super) fn is_of_code(reading: &Reading, whole: Span) -> bool {
    let written = reading.quote(whole);
    let file = reading.file();
    let mut places = file.match_indices(written).map(|(at, _)| at);
    places.any(|at| {
        let line = file[..at].rsplit('\n').next().unwrap_or("");
        line.matches('`').count() % 2 == 1
            && file[at..]
                .lines()
                .next()
                .is_some_and(|rest| rest.contains('`'))
    })
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
    }
}
