//! The archive with the changes in it: parts that have changes, and those that are added; all other members stay as they are.

use std::collections::BTreeMap;

use crate::input::docx::parts;
use crate::input::package::Problem;
use crate::input::packed;
use crate::redline::bring::lists::DEFINITIONS;
use crate::redline::bring::{Bring, TYPE};
use crate::redline::notes::{self, Note};
use crate::redline::raw::{self, Piece};
use crate::redline::records::PARTS;
use crate::redline::region::Regions;
use crate::redline::source::{self, TYPES, Word, relations_of};

/// The types of parts that may have to be made.
const MADE: &[(&str, &str)] = &[
    (
        parts::NUMBERING,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    ),
    (
        parts::FOOTNOTES,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    ),
    (
        parts::ENDNOTES,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
    ),
    (
        parts::STYLES,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    ),
];

/// The bytes of the file.
///
/// # Errors
/// When the archive cannot be copied.
pub(super) fn bytes(
    mut regions: Regions<'_, '_>,
    notes: &[Note],
    old: &[u8],
) -> Result<Vec<u8>, Problem> {
    let mut texts: BTreeMap<&'static str, String> = BTreeMap::new();
    for (number, part) in PARTS.iter().enumerate() {
        let before = regions.bring.old.text(part);
        let after = regions.taken(number as u8, 0, before.len() as u32);
        if after != before {
            texts.insert(part, after);
        }
    }
    let mut bring = regions.bring;
    add(&mut bring, notes, &mut texts);
    let mut members = std::mem::take(&mut bring.members);
    for (kind, text) in texts {
        let spaces = bring.declared.remove(kind).unwrap_or_default();
        let text = declared(&text, &spaces, bring.new.text(kind));
        members.insert(name_of(&bring, kind), as_utf8(text).into_bytes());
    }
    relate(&bring, &mut members)?;
    if !bring.types.is_empty() {
        let mut content = String::new();
        for (name, kind) in &bring.types {
            content.push_str("<Override");
            let name = format!("/{}", raw::escaped(name));
            raw::push_attribute("PartName", &name, &mut content);
            raw::push_attribute("ContentType", kind, &mut content);
            content.push_str("/>");
        }
        let text = as_utf8(appended(&bring.old.types, &content));
        members.insert(TYPES.to_owned(), text.into_bytes());
    }
    source::rewritten(old, &members, packed::CHANGES)
}

/// Adds styles, lists and notes to their parts, which are made where the old file lacks them.
fn add(bring: &mut Bring<'_, '_>, notes: &[Note], texts: &mut BTreeMap<&'static str, String>) {
    for (kind, content) in MADE {
        let added = bring.added.remove(kind);
        let definitions = (*kind == parts::NUMBERING)
            .then(|| bring.added.remove(DEFINITIONS))
            .flatten();
        let inserted: Vec<&Note> = notes.iter().filter(|note| note.part == *kind).collect();
        if added.is_none() && definitions.is_none() && inserted.is_empty() {
            continue;
        }
        let text = match texts.remove(kind) {
            Some(text) => text,
            None if bring.old.parts.contains_key(kind) => bring.old.text(kind).to_owned(),
            None => {
                // Its root is that of the new part, with all that it declares.
                bring.declared.remove(kind);
                made(bring, kind, content)
            }
        };
        let text = appended(&text, &added.unwrap_or_default());
        let sort = kind.trim_end_matches('s');
        let references = texts.get(parts::TEXT).map_or("", String::as_str);
        let mut text = notes::placed(&text, sort, references, &inserted);
        if !inserted.is_empty()
            && let Some((part, references)) = notes::numbered(&text, sort, references)
        {
            text = part;
            texts.insert(parts::TEXT, references);
        }
        texts.insert(kind, defined(&text, &definitions.unwrap_or_default()));
    }
}

/// Adds the relations that parts have in addition.
fn relate(bring: &Bring<'_, '_>, members: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Problem> {
    for (kind, added) in &bring.relations {
        let part = name_of(bring, kind);
        let name = relations_of(&part);
        let text = match bring.old.member(&name)? {
            Some(bytes) => {
                let mut content = String::new();
                for each in added {
                    source::push_relation(each, &mut content);
                }
                let text = crate::input::xml::written::decode(&name, &bytes)?.into_owned();
                as_utf8(appended(&text, &content))
            }
            None => source::relations_text(added),
        };
        members.insert(name, text.into_bytes());
    }
    Ok(())
}

/// The name of a part in the archive.
fn name_of(bring: &Bring<'_, '_>, kind: &str) -> String {
    match bring.old.parts.get(kind) {
        Some(part) => part.name.clone(),
        None => beside_text(bring.old, kind),
    }
}

fn beside_text(word: &Word<'_>, kind: &str) -> String {
    let text = word.parts.get(parts::TEXT).map_or("", |part| &part.name);
    let folder = text.rsplit_once('/').map_or("", |(folder, _)| folder);
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{kind}.xml")
}

/// A part that the old file lacks: what the new one has in it before any content, such as the lines above notes.
fn made(bring: &mut Bring<'_, '_>, kind: &'static str, content: &str) -> String {
    let name = beside_text(bring.old, kind);
    bring.types.insert(name.clone(), content.to_owned());
    let target = name.rsplit('/').next().unwrap_or_default().to_owned();
    bring.relate(parts::TEXT, &format!("{TYPE}{kind}"), target, false);
    let text = bring.new.text(kind);
    let (mut at, mut root) = (0, "");
    for piece in raw::pieces(text) {
        at += match piece {
            Piece::Open(tag) => {
                root = tag.name;
                1 + tag.name.len() + tag.rest.len() + text[at..].find('>').map_or(0, |_| 1)
            }
            Piece::Text(text) => text.len(),
            Piece::Close(_) => 0,
        };
        if !root.is_empty() {
            break;
        }
    }
    let mut out = text[..at].to_owned();
    // Lines above notes have a type, and their numbers are not those of notes.
    let sort = kind.trim_end_matches('s');
    let mut rest = text;
    while let Some(start) = rest.find(&format!("<w:{sort} ")) {
        rest = &rest[start..];
        let close = format!("</w:{sort}>");
        let end = rest
            .find(&close)
            .map_or(rest.len(), |end| end + close.len());
        let element = &rest[..end];
        rest = &rest[end..];
        let is_line = matches!(raw::pieces(element).next(), Some(Piece::Open(tag)) if tag.value("w:type").is_some_and(|kind| kind != "normal"));
        if is_line {
            out.push_str(element);
        }
    }
    out + "</" + root + ">"
}

/// A part with content at the end of its root.
pub(super) fn appended(text: &str, content: &str) -> String {
    let text = text.trim_end();
    if let Some(at) = text.rfind("</") {
        return format!("{}{content}{}", &text[..at], &text[at..]);
    }
    // The root has nothing in it yet.
    let Some(start) = text.rfind('<').filter(|_| text.ends_with("/>")) else {
        return text.to_owned();
    };
    let tag = &text[start..text.len() - 2];
    let name = tag[1..].split_whitespace().next().unwrap_or_default();
    format!("{}{tag}>{content}</{name}>", &text[..start])
}

/// The numbering with definitions, which come before all lists.
fn defined(text: &str, definitions: &str) -> String {
    let at = text.find("<w:num ").or_else(|| text.rfind("</"));
    let Some(at) = at.filter(|_| !definitions.is_empty()) else {
        return text.to_owned();
    };
    format!("{}{definitions}{}", &text[..at], &text[at..])
}

/// A part whose root declares more prefixes; those that programs may ignore in the new file may be ignored here, too.
fn declared(text: &str, spaces: &BTreeMap<String, String>, new: &str) -> String {
    if spaces.is_empty() {
        return text.to_owned();
    }
    let root = |text: &str| {
        let mut at = 0;
        let start = loop {
            let next = text[at..].find('<')? + at;
            if text[next..].starts_with("<?") || text[next..].starts_with("<!") {
                at = next + 1;
            } else {
                break next;
            }
        };
        let Some(Piece::Open(tag)) = raw::pieces(&text[start..]).next() else {
            return None;
        };
        let end = start + 1 + tag.name.len() + tag.rest.len();
        Some((
            end,
            tag.value("mc:Ignorable").unwrap_or_default().to_owned(),
        ))
    };
    let Some((end, known)) = root(text) else {
        return text.to_owned();
    };
    let ignorable = root(new).map(|(_, names)| names).unwrap_or_default();
    let ignored: Vec<&str> = ignorable
        .split_whitespace()
        .filter(|name| spaces.contains_key(*name))
        .collect();
    let mut added = String::new();
    for (prefix, uri) in spaces {
        raw::push_attribute(&format!("xmlns:{prefix}"), uri, &mut added);
    }
    let mut head = text[..end].to_owned();
    if !ignored.is_empty() {
        let all = ignored.join(" ");
        if known.is_empty() {
            if !head.contains("xmlns:mc=") && !spaces.contains_key("mc") {
                raw::push_attribute(
                    "xmlns:mc",
                    "http://schemas.openxmlformats.org/markup-compatibility/2006",
                    &mut added,
                );
            }
            raw::push_attribute("mc:Ignorable", &all, &mut added);
        } else {
            head = head.replacen(&known, &format!("{known} {all}"), 1);
        }
    }
    head + &added + &text[end..]
}

/// A text whose declaration does not name another encoding: what is written is UTF-8.
pub(super) fn as_utf8(text: String) -> String {
    let Some(end) = text.find("?>").filter(|_| text.starts_with("<?xml")) else {
        return text;
    };
    let head = &text[..end];
    let Some(at) = head.find("encoding=") else {
        return text;
    };
    let quoted = &head[at + "encoding=".len()..];
    let name = quoted
        .get(1..)
        .and_then(|rest| rest.split(['"', '\'']).next());
    match name {
        Some(name) if !name.eq_ignore_ascii_case("utf-8") => text.replacen(name, "UTF-8", 1),
        _ => text,
    }
}
