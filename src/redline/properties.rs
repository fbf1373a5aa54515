//! Properties of paragraphs and rows, as they are written, with the marks of tracked changes in them.

use crate::redline::raw::{self, Piece};

/// The elements directly in an element, each with its name.
pub(super) fn children(element: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let (mut at, mut depth, mut start) = (0, 0_usize, 0);
    let mut open = "";
    for piece in raw::pieces(element) {
        let from = at;
        at = from + length(element, from, &piece);
        match piece {
            Piece::Open(tag) => {
                if depth == 1 {
                    (start, open) = (from, tag.name);
                }
                if tag.empty && depth == 1 {
                    out.push((open, &element[from..at]));
                }
                depth += usize::from(!tag.empty);
            }
            Piece::Close(_) => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    out.push((open, &element[start..at]));
                }
            }
            Piece::Text(_) => {}
        }
    }
    out
}

/// How many bytes a piece at a place has.
fn length(element: &str, from: usize, piece: &Piece<'_>) -> usize {
    match piece {
        Piece::Text(text) => text.len(),
        Piece::Close(_) => element[from..].find('>').map_or(0, |end| end + 1),
        Piece::Open(tag) => {
            let behind = from + 1 + tag.name.len() + tag.rest.len();
            let end = element[behind..].find('>').map_or(0, |end| end + 1);
            behind + end - from
        }
    }
}

/// The properties of a paragraph whose end came or went: `mark` is the element that says so.
pub(super) fn of_end(properties: Option<&str>, mark: &str) -> String {
    let all = properties.map(children).unwrap_or_default();
    let mut out = String::from("<w:pPr>");
    let mut done = false;
    for (name, child) in all {
        match name {
            "w:rPr" => {
                out.push_str("<w:rPr>");
                out.push_str(mark);
                for (_, each) in children(child) {
                    out.push_str(each);
                }
                out.push_str("</w:rPr>");
                done = true;
            }
            // The properties of the end come before these two.
            "w:sectPr" | "w:pPrChange" if !done => {
                push_run(mark, &mut out);
                done = true;
                out.push_str(child);
            }
            _ => out.push_str(child),
        }
    }
    if !done {
        push_run(mark, &mut out);
    }
    out.push_str("</w:pPr>");
    out
}

fn push_run(mark: &str, out: &mut String) {
    out.push_str("<w:rPr>");
    out.push_str(mark);
    out.push_str("</w:rPr>");
}

/// The properties of a paragraph that has new ones: those that it had are kept in `change`, the opening tag of the change.
pub(super) fn changed(old: Option<&str>, new: Option<&str>, change: &str) -> String {
    let [olds, news] = [old, new].map(|each| each.map(children).unwrap_or_default());
    let is_own = |name: &str| matches!(name, "w:rPr" | "w:sectPr" | "w:pPrChange");
    let mut out = String::from("<w:pPr>");
    let push = |all: &[(&str, &str)], wanted: &dyn Fn(&str) -> bool, out: &mut String| {
        for (_, child) in all.iter().filter(|(name, _)| wanted(name)) {
            out.push_str(child);
        }
    };
    push(&news, &|name| !is_own(name), &mut out);
    push(
        &olds,
        &|name| matches!(name, "w:rPr" | "w:sectPr"),
        &mut out,
    );
    out.push_str(change);
    out.push_str("<w:pPr>");
    push(&olds, &|name| !is_own(name), &mut out);
    out.push_str("</w:pPr></w:pPrChange></w:pPr>");
    out
}

/// The properties of a row that came or went.
pub(super) fn of_row(properties: Option<&str>, mark: &str) -> String {
    let mut out = String::from("<w:trPr>");
    for (_, child) in properties.map(children).unwrap_or_default() {
        out.push_str(child);
    }
    out.push_str(mark);
    out.push_str("</w:trPr>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_an_end_is_first_among_its_properties_and_before_a_section() {
        let mark = "<w:del/>";
        assert_eq!(of_end(None, mark), "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>");
        let with = "<w:pPr><w:jc w:val=\"a>b\"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>";
        assert_eq!(
            of_end(Some(with), mark),
            "<w:pPr><w:jc w:val=\"a>b\"/><w:rPr><w:del/><w:b/></w:rPr><w:sectPr/></w:pPr>"
        );
        let with = "<w:pPr><w:jc/><w:sectPr><w:rPr/></w:sectPr></w:pPr>";
        assert_eq!(
            of_end(Some(with), mark),
            "<w:pPr><w:jc/><w:rPr><w:del/></w:rPr><w:sectPr><w:rPr/></w:sectPr></w:pPr>"
        );
    }

    #[test]
    fn properties_that_were_replaced_are_kept_in_the_change() {
        let old = "<w:pPr><w:jc/><w:rPr><w:b/></w:rPr></w:pPr>";
        let new = "<w:pPr><w:ind/><w:rPr><w:i/></w:rPr></w:pPr>";
        assert_eq!(
            changed(Some(old), Some(new), "<w:pPrChange>"),
            "<w:pPr><w:ind/><w:rPr><w:b/></w:rPr><w:pPrChange><w:pPr><w:jc/></w:pPr></w:pPrChange></w:pPr>"
        );
    }
}
