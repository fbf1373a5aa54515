//! Where the characters of written paragraphs are in the text that was read of them.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::Document;
use crate::input::docx::Origin;
use crate::redline::units::{ANY, Units, What};
use crate::text::span::Span;

/// Where in the text of a document each unit is; nothing for what was not read. `own` are the paragraphs that were read of the units, and
/// `is_read` says of which units text is looked for.
pub(super) fn places(
    document: &Document,
    origins: &[Origin],
    own: &[u32],
    units: &Units<'_>,
    is_read: &dyn Fn(u32) -> bool,
) -> Vec<Option<u32>> {
    let mut compared: Vec<(char, u32)> = Vec::new();
    for at in own {
        let span = document.paragraphs[*at as usize].span;
        let counted = span.start + origins[*at as usize].counted as u32;
        let letters = seen(document, span).into_iter();
        compared.extend(letters.filter(|(c, at)| *at >= counted && !c.is_whitespace()));
    }
    let mut written = units.letters();
    written.retain(|(_, unit)| is_read(*unit));
    let mut out = vec![None; units.list.len()];
    let is_one = |one: char, other: char| one == other || one == ANY;
    let is_same = written.len() == compared.len()
        && written
            .iter()
            .zip(&compared)
            .all(|(one, other)| is_one(one.0, other.0));
    if is_same {
        for ((_, unit), (_, place)) in written.iter().zip(&compared) {
            out[*unit as usize] = Some(*place);
        }
    } else {
        let [one, other] =
            [&written, &compared].map(|all| all.iter().map(|(c, _)| *c).collect::<Vec<char>>());
        for op in capture_diff_slices(Algorithm::Myers, &one, &other) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for step in 0..len {
                    out[written[old_index + step].1 as usize] = Some(compared[new_index + step].1);
                }
            }
        }
    }
    place_spaces(document, units, &mut out);
    out
}

/// The characters at a span as a reader sees them, each with its place in the text.
fn seen(document: &Document, span: Span) -> Vec<(char, u32)> {
    let mut out = Vec::with_capacity(span.len());
    let mut push = |span: Span, other: Option<&str>| {
        if let Some(other) = other {
            out.extend(other.chars().map(|c| (c, span.start)));
            return;
        }
        let all = document.slice(span).char_indices();
        out.extend(all.map(|(at, c)| (c, span.start + at as u32)));
    };
    match document.rendering() {
        Some(rendering) => rendering
            .pieces_in(span)
            .for_each(|(span, other)| push(span, other)),
        None => document
            .without_furniture(span)
            .into_iter()
            .for_each(|span| push(span, None)),
    }
    out
}

/// White space follows the letter before it, as far as the text has white space there.
fn place_spaces(document: &Document, units: &Units<'_>, places: &mut [Option<u32>]) {
    let mut next: Option<u32> = None;
    for (known, unit) in places.iter_mut().zip(&units.list) {
        match (*known, unit.what) {
            (Some(place), _) => {
                let c = document.text[place as usize..].chars().next();
                next = Some(place + c.map_or(1, |c| c.len_utf8() as u32));
            }
            (None, What::Char(c)) if c.is_whitespace() => {
                let there = next.and_then(|next| document.text[next as usize..].chars().next());
                if let (Some(place), Some(c)) = (next, there)
                    && c.is_whitespace()
                    && c != '\n'
                {
                    *known = Some(place);
                    next = Some(place + c.len_utf8() as u32);
                }
            }
            _ => {}
        }
    }
}
