//! Styles of the new file in the old one: by their names, else brought along with those that they are based on.

use std::fmt::Write as _;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::input::docx::parts;
use crate::redline::bring::Bring;
use crate::redline::raw::{self, Piece, local};
use crate::redline::source::Word;

/// The styles of a file: name of the style in the file, its name for people, and the whole element.
fn all<'word>(word: &'word Word<'_>) -> Vec<(String, String, &'word str)> {
    let text = word.text(parts::STYLES);
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("<w:style ") {
        rest = &rest[at..];
        let end = rest
            .find("</w:style>")
            .map_or(rest.len(), |end| end + "</w:style>".len());
        let element = &rest[..end];
        rest = &rest[end..];
        let tags = || {
            raw::pieces(element).filter_map(|piece| match piece {
                Piece::Open(tag) => Some(tag),
                _ => None,
            })
        };
        let id = tags().next().and_then(|tag| tag.value("w:styleId"));
        let name = tags()
            .find(|tag| local(tag.name) == "name")
            .and_then(|tag| tag.value("w:val"));
        if let Some(id) = id {
            out.push((id.to_owned(), name.unwrap_or(id).to_lowercase(), element));
        }
    }
    out
}

/// The styles of the new file that are in the old one: of the same name for people.
pub(in crate::redline) fn same(old: &Word<'_>, new: &Word<'_>) -> FxHashMap<String, String> {
    let known: FxHashMap<String, String> = all(old)
        .into_iter()
        .map(|(id, name, _)| (name, id))
        .collect();
    let found = all(new).into_iter();
    found
        .filter_map(|(id, name, _)| Some((id, known.get(&name)?.clone())))
        .collect()
}

/// The name in the old file of a style of the new one.
pub(in crate::redline) fn brought(bring: &mut Bring<'_, '_>, id: &str) -> String {
    if let Some(known) = bring.styles.get(id) {
        return known.clone();
    }
    let Some((_, _, element)) = all(bring.new).into_iter().find(|(each, ..)| each == id) else {
        return id.to_owned();
    };
    let taken: FxHashSet<String> = all(bring.old)
        .into_iter()
        .map(|(id, ..)| id)
        .chain(bring.styles.values().cloned())
        .collect();
    let mut fresh = id.to_owned();
    while taken.contains(&fresh) {
        fresh.push_str("New");
    }
    // A style can refer to itself by those that it is based on.
    bring.styles.insert(id.to_owned(), fresh.clone());
    let mut out = String::new();
    for piece in raw::pieces(element) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Close(name) => {
                let _ = write!(out, "</{name}>");
            }
            Piece::Open(tag) => {
                let _ = write!(out, "<{}", tag.name);
                for (name, value) in raw::attributes(tag.rest) {
                    let value = match (local(tag.name), name) {
                        ("style", "w:styleId") => fresh.clone(),
                        ("style", "w:default") => "0".to_owned(),
                        ("basedOn" | "next" | "link", "w:val") => brought(bring, value),
                        ("numId", "w:val") => crate::redline::bring::lists::brought(bring, value),
                        _ if raw::is_mark_of_saving(name) => continue,
                        _ => value.to_owned(),
                    };
                    raw::push_attribute(name, &value, &mut out);
                }
                out.push_str(if tag.empty { "/>" } else { ">" });
            }
        }
    }
    bring.added.entry(parts::STYLES).or_default().push_str(&out);
    fresh
}
