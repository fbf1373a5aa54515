//! What places and files are called on a page: by the number of a clause, and by line, page, or place among all paragraphs.

use maud::{Markup, html};

use crate::report::excerpt::shown;
use crate::report::places::Indexed;
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// Where paragraphs of a side start: `第十二条, line 70`.
pub(super) fn places(side: &Indexed<'_>, paragraphs: &[u32], lang: Lang) -> String {
    let all = paragraphs.iter().map(|at| place(side, *at, lang));
    all.collect::<Vec<String>>().join(" + ")
}

/// Where a paragraph was and is: `line 70 → 82`, `第十二条, line 70 → 第十三条, line 82`. What is the same is said once.
pub(super) fn moved(sides: [&Indexed<'_>; 2], paragraphs: [&[u32]; 2], lang: Lang) -> String {
    if let [&[one], &[other]] = paragraphs {
        let [old, new] = [(sides[0], one), (sides[1], other)].map(|(side, at)| Place::of(side, at));
        if old.label == new.label && old.unit == new.unit && old.number != new.number {
            let number = format!("{} → {}", old.number, new.number);
            return new.said(&number, lang);
        }
    }
    let [old, new] = [0, 1].map(|side| places(sides[side], paragraphs[side], lang));
    if old == new {
        old
    } else {
        format!("{old} → {new}")
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
pub(super) fn place(side: &Indexed<'_>, at: u32, lang: Lang) -> String {
    let place = Place::of(side, at);
    place.said(&place.number.to_string(), lang)
}

/// In what places are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Line,
    Page,
    Paragraph,
}

impl Unit {
    /// `line 70`, with a number as it is to be shown.
    pub(super) fn said(self, number: &str) -> Message {
        match self {
            Self::Line => message!("page.line", number = number),
            Self::Page => message!("page.page", number = number),
            Self::Paragraph => message!("page.paragraph", number = number),
        }
    }
}

/// Where a paragraph starts, by parts.
struct Place {
    /// The number of the clause, which may be empty.
    label: String,
    unit: Unit,
    number: usize,
}

impl Place {
    fn of(side: &Indexed<'_>, at: u32) -> Self {
        let start = side.paragraph(at).span.start;
        let (unit, number) = match side.page(start) {
            Some(page) => (Unit::Page, page as usize),
            None if side.document.container.is_some() => (Unit::Paragraph, at as usize + 1),
            None => (Unit::Line, side.start_of(at).line),
        };
        let label = label(side, at);
        Self {
            label,
            unit,
            number,
        }
    }

    fn said(&self, number: &str, lang: Lang) -> String {
        labelled(&self.label, self.unit.said(number)).said(lang)
    }
}

/// A place with the number of the clause before it, where it has one.
pub(super) fn labelled(label: &str, place: Message) -> Message {
    if label.is_empty() {
        place
    } else {
        message!("page.label", label = label, place = place)
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
