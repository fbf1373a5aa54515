//! The part that holds comments, with what leads to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::input::docx::parts;
use crate::input::package::Problem;
use crate::redline::Options;
use crate::redline::bring::TYPE;
use crate::redline::comments::cuts::prefix;
use crate::redline::finish::{appended, as_utf8};
use crate::redline::raw::{self, Piece, escaped};
use crate::redline::source::{self, Relation, TYPES, Word, relations_of};

/// The type of the part.
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
/// The types of relations of a strict file of ISO 29500.
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
/// The height of the text, in half points.
const SIZE: u32 = 20;

/// Adds comments, each with its number and its lines, to the members to write: to the part that is there, or to a new one.
///
/// # Errors
/// When a part cannot be read.
pub(super) fn add(
    word: &Word<'_>,
    comments: &[(u64, Vec<String>)],
    options: &Options,
    members: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), Problem> {
    if let Some(part) = word.parts.get(parts::COMMENTS) {
        let content = written(prefix(&part.text), comments, options);
        let text = appended(&part.text, &content);
        members.insert(part.name.clone(), as_utf8(text).into_bytes());
        return Ok(());
    }
    let main = &word.parts[parts::TEXT];
    let name = free(word, &main.name)?;
    let w = prefix(&main.text);
    let content = written(w, comments, options);
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{w}comments{}>{content}</{w}comments>",
        declared(&main.text, w)
    );
    members.insert(name.clone(), text.into_bytes());
    let types = format!(
        "<Override PartName=\"/{}\" ContentType=\"{KIND}\"/>",
        escaped(&name)
    );
    let types = as_utf8(appended(&word.types, &types));
    members.insert(TYPES.to_owned(), types.into_bytes());
    let relation = Relation {
        id: free_id(&main.relations),
        kind: format!("{}comments", kinds(&main.relations)),
        target: name.rsplit('/').next().unwrap_or_default().to_owned(),
        is_external: false,
    };
    let relations = relations_of(&main.name);
    let text = match word.member(&relations)? {
        Some(bytes) => {
            let mut content = String::new();
            source::push_relation(&relation, &mut content);
            let text = crate::input::xml::written::decode(&relations, &bytes)?;
            as_utf8(appended(&text, &content))
        }
        None => source::relations_text(&[relation]),
    };
    members.insert(relations, text.into_bytes());
    Ok(())
}

/// Comments as they are written.
fn written(w: &str, comments: &[(u64, Vec<String>)], options: &Options) -> String {
    let author = escaped(&options.author);
    let initials = options.author.split_whitespace();
    let initials: String = initials.filter_map(|word| word.chars().next()).collect();
    let (initials, date) = (escaped(&initials), escaped(&options.date));
    let size = format!("<{w}rPr><{w}sz {w}val=\"{SIZE}\"/></{w}rPr>");
    let mut out = String::new();
    for (id, lines) in comments {
        let _ = write!(
            out,
            "<{w}comment {w}id=\"{id}\" {w}author=\"{author}\" {w}date=\"{date}\" {w}initials=\"{initials}\">"
        );
        for (number, line) in lines.iter().enumerate() {
            let mark = match number {
                0 => format!("<{w}r>{size}<{w}annotationRef/></{w}r>"),
                _ => String::new(),
            };
            let _ = write!(
                out,
                "<{w}p>{mark}<{w}r>{size}<{w}t xml:space=\"preserve\">{}</{w}t></{w}r></{w}p>",
                escaped(line)
            );
        }
        let _ = write!(out, "</{w}comment>");
    }
    out
}

/// The declaration of a prefix in the root of a part.
fn declared(source: &str, w: &str) -> String {
    let name = match w.trim_end_matches(':') {
        "" => "xmlns".to_owned(),
        prefix => format!("xmlns:{prefix}"),
    };
    let root = raw::pieces(source).find_map(|piece| match piece {
        Piece::Open(tag) => Some(tag),
        _ => None,
    });
    let mut out = String::new();
    if let Some(value) = root.and_then(|tag| tag.value(&name)) {
        raw::push_attribute(&name, value, &mut out);
    }
    out
}

/// A name for the part that nothing else in the archive has.
fn free(word: &Word<'_>, main: &str) -> Result<String, Problem> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut number = 0;
    loop {
        let suffix = match number {
            0 => String::new(),
            number => number.to_string(),
        };
        let name = format!("{folder}{slash}comments{suffix}.xml");
        if word.member(&name)?.is_none() {
            return Ok(name);
        }
        number += 1;
    }
}

fn free_id(relations: &[Relation]) -> String {
    let mut number = 1;
    loop {
        let id = format!("rIdComments{number}");
        if !relations.iter().any(|each| each.id == id) {
            return id;
        }
        number += 1;
    }
}

/// Where the types of relations are.
fn kinds(relations: &[Relation]) -> &'static str {
    if relations.iter().any(|each| each.kind.starts_with(STRICT)) {
        STRICT
    } else {
        TYPE
    }
}
