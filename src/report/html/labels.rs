//! What places and files are called on a page: by the number of a clause, and by line, page, or place among all paragraphs.

use maud::{Markup, html};

use crate::report::excerpt::shown;
use crate::report::places::Indexed;

/// Where paragraphs of a side start: `第十二条, line 70`.
pub(super) fn places(side: &Indexed<'_>, paragraphs: &[u32]) -> String {
    let all = paragraphs.iter().map(|at| place(side, *at));
    all.collect::<Vec<String>>().join(" + ")
}

/// Where a paragraph was and is: `line 70 → 82`, `第十二条, line 70 → 第十三条, line 82`. What is the same is said once.
pub(super) fn moved(sides: [&Indexed<'_>; 2], paragraphs: [&[u32]; 2]) -> String {
    let [old, new] = [0, 1].map(|side| places(sides[side], paragraphs[side]));
    let word = |place: &str| place.rfind(' ').map_or(0, |at| at + 1);
    match () {
        () if old == new => old,
        () if paragraphs.iter().all(|own| own.len() == 1)
            && old[..word(&old)] == new[..word(&new)] =>
        {
            format!("{old} → {}", &new[word(&new)..])
        }
        () => format!("{old} → {new}"),
    }
}

/// The name of a file, its folder less loud.
pub(super) fn file(name: &str) -> Markup {
    let name = shown(name);
    let (folder, own) = name.split_at(name.rfind('/').map_or(0, |at| at + 1));
    html! {
        bdi { @if !folder.is_empty() { span.dir { (folder) } } (own) }
    }
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
