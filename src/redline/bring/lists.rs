//! Lists of the new file in the old one: the ones that paragraphs on both sides are in, else one that is defined in the same way, else
//! brought along with its definition.

use std::fmt::Write as _;

use crate::input::docx::parts;
use crate::redline::bring::Bring;
use crate::redline::raw::{self, Piece, local};
use crate::redline::source::Word;

/// The key under which definitions of lists are kept; lists have to follow them.
pub(in crate::redline) const DEFINITIONS: &str = "definitions";

/// The elements of that name in the numbering of a file, each with its number.
fn all<'word>(word: &'word Word<'_>, name: &str, id: &str) -> Vec<(String, &'word str)> {
    let (open, close) = (format!("<w:{name} "), format!("</w:{name}>"));
    let mut rest = word.text(parts::NUMBERING);
    let mut out = Vec::new();
    while let Some(at) = rest.find(&open) {
        rest = &rest[at..];
        let end = rest
            .find(&close)
            .map_or(rest.len(), |end| end + close.len());
        let element = &rest[..end];
        rest = &rest[end..];
        if let Some(Piece::Open(tag)) = raw::pieces(element).next()
            && let Some(id) = tag.value(id)
        {
            out.push((id.to_owned(), element));
        }
    }
    out
}

fn lists<'word>(word: &'word Word<'_>) -> Vec<(String, &'word str)> {
    all(word, "num", "w:numId")
}

fn definitions<'word>(word: &'word Word<'_>) -> Vec<(String, &'word str)> {
    all(word, "abstractNum", "w:abstractNumId")
}

/// The number of the definition of a list.
fn definition_of(list: &str) -> Option<&str> {
    raw::pieces(list).find_map(|piece| match piece {
        Piece::Open(tag) if local(tag.name) == "abstractNumId" => tag.value("w:val"),
        _ => None,
    })
}

/// A list with its definition, without their numbers.
fn described(word: &Word<'_>, list: &str) -> Option<String> {
    let id = definition_of(list)?;
    let (_, definition) = definitions(word).into_iter().find(|(each, _)| each == id)?;
    let inner = |element: &str| {
        let whole = raw::canonical(element, &|_| None);
        whole.split_once('>').map(|(_, inner)| inner.to_owned())
    };
    // The numbers by which a program knows a definition again say nothing of it.
    let mut text = inner(definition)?;
    for name in ["w:nsid", "w:tmpl"] {
        if let Some(at) = text.find(&format!("<{name} "))
            && let Some(end) = text[at..].find(&format!("</{name}>"))
        {
            text.replace_range(at..at + end, "");
        }
    }
    let own = inner(list)?;
    let own = own.replacen(&format!("\"{id}\""), "", 1);
    Some(text + &own)
}

/// Whether two lists say the same of where they start and of what is different in them from their definitions.
pub(in crate::redline) fn start_alike(old: (&Word<'_>, &str), new: (&Word<'_>, &str)) -> bool {
    let own = |(word, id): (&Word<'_>, &str)| {
        let (_, list) = lists(word).into_iter().find(|(each, _)| each == id)?;
        let whole = raw::canonical(list, &|_| None);
        let definition = format!("\"{}\"", definition_of(list)?);
        whole
            .split_once('>')
            .map(|(_, inner)| inner.replacen(&definition, "", 1))
    };
    own(old) == own(new)
}

/// The number in the old file of a list of the new one.
pub(in crate::redline) fn brought(bring: &mut Bring<'_, '_>, id: &str) -> String {
    // No list.
    if id == "0" {
        return id.to_owned();
    }
    if let Some(known) = bring.lists.get(id) {
        return known.clone();
    }
    let Some((_, list)) = lists(bring.new).into_iter().find(|(each, _)| each == id) else {
        return id.to_owned();
    };
    let wanted = described(bring.new, list);
    let olds = lists(bring.old);
    let same = |each: &&(String, &str)| described(bring.old, each.1) == wanted;
    let own = olds.iter().filter(|(each, _)| each == id).find(same);
    if let Some((found, _)) = own.or_else(|| olds.iter().find(same)) {
        let found = found.clone();
        bring.lists.insert(id.to_owned(), found.clone());
        return found;
    }
    let is_free = |number: i64| !bring.lists.values().any(|each| *each == number.to_string());
    let highest = |ids: Vec<(String, &str)>| {
        let numbers = ids.iter().filter_map(|(id, _)| id.parse::<i64>().ok());
        numbers.max().unwrap_or(0)
    };
    let mut number = highest(olds) + 1;
    while !is_free(number) {
        number += 1;
    }
    let fresh = number.to_string();
    // A definition can name styles, and these the list.
    bring.lists.insert(id.to_owned(), fresh.clone());
    let Some(definition) = definition(bring, list) else {
        bring.lists.remove(id);
        return id.to_owned();
    };
    let inner = list.split_once('>').map_or("", |(_, inner)| inner);
    let old = definition_of(list).unwrap_or_default();
    let inner = inner.replacen(
        &format!("w:val=\"{old}\""),
        &format!("w:val=\"{definition}\""),
        1,
    );
    let added = bring.added.entry(parts::NUMBERING).or_default();
    let _ = write!(added, "<w:num w:numId=\"{fresh}\">{inner}");
    fresh
}

/// Brings the definition of a list, and gives its number.
fn definition(bring: &mut Bring<'_, '_>, list: &str) -> Option<String> {
    let id = definition_of(list)?.to_owned();
    let (_, element) = definitions(bring.new)
        .into_iter()
        .find(|(each, _)| *each == id)?;
    let element = element.to_owned();
    let key = format!("definition {id}");
    if let Some(known) = bring.lists.get(&key) {
        return Some(known.clone());
    }
    let numbers = definitions(bring.old);
    let highest = numbers
        .iter()
        .filter_map(|(id, _)| id.parse::<i64>().ok())
        .max();
    let count = bring
        .lists
        .keys()
        .filter(|key| key.starts_with("definition "))
        .count();
    let count = i64::try_from(count).unwrap_or(0);
    let fresh = (highest.unwrap_or(0) + 1 + count).to_string();
    bring.lists.insert(key, fresh.clone());
    let inner = element.split_once('>').map_or("", |(_, inner)| inner);
    let inner = inner.to_owned();
    let inner = bring.rewritten(parts::NUMBERING, &inner);
    let added = bring.added.entry(DEFINITIONS).or_default();
    let _ = write!(added, "<w:abstractNum w:abstractNumId=\"{fresh}\">{inner}");
    Some(fresh)
}
