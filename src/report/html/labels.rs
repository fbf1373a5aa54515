//! What places are called on a page: by the number of a clause, and by line, page, or place among all paragraphs.

use crate::report::excerpt::shown;
use crate::report::places::Indexed;

/// Where paragraphs of a side start: `第十二条, line 70`.
pub(super) fn places(side: &Indexed<'_>, paragraphs: &[u32]) -> String {
    let all = paragraphs.iter().map(|at| place(side, *at));
    all.collect::<Vec<String>>().join(" + ")
}

/// Where a paragraph starts.
pub(super) fn place(side: &Indexed<'_>, at: u32) -> String {
    let label = label(side, at);
    let number = number(side, at);
    if label.is_empty() {
        number
    } else {
        format!("{label}, {number}")
    }
}

/// The number of a clause without the mark behind it; of a list, nothing.
pub(super) fn label(side: &Indexed<'_>, at: u32) -> String {
    let label = side.document.written_label(side.paragraph(at));
    let label = label.trim_end_matches(['.', ' ', '、', '．', '\u{3000}']);
    if label.chars().any(char::is_alphanumeric) {
        shown(label)
    } else {
        String::new()
    }
}

fn number(side: &Indexed<'_>, at: u32) -> String {
    let start = side.paragraph(at).span.start;
    match side.page(start) {
        Some(page) => format!("page {page}"),
        None if side.document.container.is_some() => format!("¶ {}", at + 1),
        None => format!("line {}", side.start_of(at).line),
    }
}
