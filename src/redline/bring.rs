//! What inserted text needs from the new file: styles, lists, pictures, links and names of namespaces, under names that are free in
//! the old one.

pub(super) mod lists;
pub(super) mod styles;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::input::docx::parts;
use crate::input::package::Problem;
use crate::redline::raw::{self, Piece, Tag, local};
use crate::redline::source::{Relation, Word, relations_of, relations_text, resolved};
use crate::wording::message::{Message, message};

/// Where relations of documents of an office have their types.
pub(super) const TYPE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// Brings what inserted text needs.
pub(super) struct Bring<'run, 'bytes> {
    pub(super) old: &'run Word<'bytes>,
    pub(super) new: &'run Word<'bytes>,
    /// The lists of the new file that are lists of the old one.
    pub(super) lists: FxHashMap<String, String>,
    /// The styles of the new file that are styles of the old one.
    pub(super) styles: FxHashMap<String, String>,
    /// What is added to each part: to the styles, and definitions and lists to the numbering.
    pub(super) added: BTreeMap<&'static str, String>,
    /// Members that are added.
    pub(super) members: BTreeMap<String, Vec<u8>>,
    /// The types of members that are added.
    pub(super) types: BTreeMap<String, String>,
    /// Relations that are added to parts.
    pub(super) relations: BTreeMap<&'static str, Vec<Relation>>,
    /// The namespaces that are declared in addition, by their prefixes.
    pub(super) declared: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// What could not be brought along.
    pub(super) left: BTreeSet<Message>,
    names: FxHashMap<(&'static str, String), String>,
    spaces: FxHashMap<(&'static str, bool), FxHashMap<String, String>>,
    /// The notes that are inserted: their sort, their number in the new file and the one that they get.
    pub(super) notes: Vec<(&'static str, String, String)>,
    note_numbers: FxHashMap<&'static str, i64>,
    copies: usize,
    drawings: u32,
}

impl<'run, 'bytes> Bring<'run, 'bytes> {
    pub(super) fn new(old: &'run Word<'bytes>, new: &'run Word<'bytes>) -> Self {
        Self {
            old,
            new,
            lists: FxHashMap::default(),
            styles: styles::same(old, new),
            added: BTreeMap::new(),
            members: BTreeMap::new(),
            types: BTreeMap::new(),
            relations: BTreeMap::new(),
            declared: BTreeMap::new(),
            left: BTreeSet::new(),
            names: FxHashMap::default(),
            spaces: FxHashMap::default(),
            notes: Vec::new(),
            note_numbers: FxHashMap::default(),
            copies: 0,
            drawings: highest_drawing(old),
        }
    }

    /// A piece of a part of the new file, as it can be in the same part of the old one.
    pub(super) fn rewritten(&mut self, part: &'static str, raw: &str) -> String {
        let mut out = String::with_capacity(raw.len());
        // How many open elements are left out.
        let mut aside = 0;
        for piece in raw::pieces(raw) {
            match piece {
                Piece::Open(tag) if aside > 0 || self.is_left(&tag) => {
                    aside += usize::from(!tag.empty);
                }
                Piece::Close(_) if aside > 0 => aside -= 1,
                Piece::Text(_) if aside > 0 => {}
                Piece::Text(text) => out.push_str(text),
                Piece::Close(name) => {
                    let _ = write!(out, "</{name}>");
                }
                Piece::Open(tag) => self.tag(part, &tag, &mut out),
            }
        }
        out
    }

    /// Whether an element is not brought along; what a reader would miss is named.
    fn is_left(&mut self, tag: &Tag<'_>) -> bool {
        match local(tag.name) {
            "sectPr" => {
                self.left.insert(message!("unmarked.section"));
                true
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => {
                self.left.insert(message!("unmarked.comments"));
                true
            }
            "permStart" | "permEnd" | "customXmlPr" => true,
            _ => raw::is_aside(tag.name),
        }
    }

    fn tag(&mut self, part: &'static str, tag: &Tag<'_>, out: &mut String) {
        let _ = write!(out, "<{}", tag.name);
        let own = local(tag.name);
        self.declare(part, tag.name, tag.rest, out);
        for (name, value) in raw::attributes(tag.rest) {
            if raw::is_mark_of_saving(name) {
                continue;
            }
            let is_word = tag.name.starts_with("w:");
            let fresh = match (own, name) {
                ("docPr", "id") => {
                    self.drawings += 1;
                    Some(self.drawings.to_string())
                }
                ("pStyle" | "rStyle" | "tblStyle", "w:val") if is_word => {
                    Some(styles::brought(self, value))
                }
                ("numId", "w:val") if is_word => Some(lists::brought(self, value)),
                ("footnoteReference", "w:id") if is_word => Some(self.note("footnote", value)),
                ("endnoteReference", "w:id") if is_word => Some(self.note("endnote", value)),
                _ if self.is_relation(part, name) => Some(self.relation(part, value)),
                _ => None,
            };
            raw::push_attribute(name, fresh.as_deref().unwrap_or(value), out);
        }
        out.push_str(if tag.empty { "/>" } else { ">" });
    }

    /// Whether an attribute names a relation.
    fn is_relation(&mut self, part: &'static str, name: &str) -> bool {
        let Some((prefix, local)) = name.split_once(':') else {
            return false;
        };
        if prefix == "xmlns" {
            return false;
        }
        let space = self.space(part, true, prefix).unwrap_or_default();
        space.ends_with("/relationships") || (prefix == "o" && local == "relid")
    }

    /// The namespace of a prefix at the root of a part.
    fn space(&mut self, part: &'static str, of_new: bool, prefix: &str) -> Option<String> {
        let word = if of_new { self.new } else { self.old };
        let known = self.spaces.entry((part, of_new));
        let known = known.or_insert_with(|| root_spaces(word.text(part)));
        known.get(prefix).cloned()
    }

    /// Sees to it that the prefixes of a tag mean in the old part what they mean in the new one.
    fn declare(&mut self, part: &'static str, name: &str, rest: &str, out: &mut String) {
        let attributes = raw::attributes(rest).map(|(name, _)| name);
        let mut seen: Vec<&str> = Vec::new();
        for each in std::iter::once(name).chain(attributes) {
            let Some((prefix, _)) = each.split_once(':') else {
                continue;
            };
            if matches!(prefix, "xmlns" | "xml") || seen.contains(&prefix) {
                continue;
            }
            seen.push(prefix);
            let is_here = rest.contains(&format!("xmlns:{prefix}="));
            let Some(wanted) = self.space(part, true, prefix).filter(|_| !is_here) else {
                continue;
            };
            match self.space(part, false, prefix) {
                Some(known) if known == wanted || are_one(&known, &wanted) => {}
                Some(_) => raw::push_attribute(&format!("xmlns:{prefix}"), &wanted, out),
                None => {
                    let declared = self.declared.entry(part).or_default();
                    declared.insert(prefix.to_owned(), wanted);
                }
            }
        }
    }

    /// The number that a note of the new file gets.
    pub(super) fn note(&mut self, sort: &'static str, id: &str) -> String {
        let known = self
            .notes
            .iter()
            .find(|(each, new, _)| *each == sort && new == id);
        if let Some((.., fresh)) = known {
            return fresh.clone();
        }
        let part = if sort == "footnote" {
            parts::FOOTNOTES
        } else {
            parts::ENDNOTES
        };
        let text = self.old.text(part);
        let highest = self
            .note_numbers
            .entry(sort)
            .or_insert_with(|| highest_note(text));
        *highest += 1;
        let fresh = highest.to_string();
        self.notes.push((sort, id.to_owned(), fresh.clone()));
        fresh
    }

    /// The name of a relation of the old part that leads where one of the new part does.
    fn relation(&mut self, part: &'static str, id: &str) -> String {
        if let Some(known) = self.names.get(&(part, id.to_owned())) {
            return known.clone();
        }
        let Some(relation) = self.new.parts.get(part).and_then(|part| {
            let mut all = part.relations.iter();
            all.find(|relation| relation.id == id)
        }) else {
            return id.to_owned();
        };
        let found = self.same_relation(part, relation);
        let name = found.unwrap_or_else(|| {
            let relation = relation.clone();
            let target = if relation.is_external {
                relation.target
            } else {
                let from = self.new.parts.get(part).map_or("", |part| &part.name);
                match self.copied(&resolved(from, &relation.target)) {
                    Ok(name) => format!("/{name}"),
                    Err(problem) => {
                        let left = message!("unmarked.part", reason = problem.0);
                        self.left.insert(left);
                        return id.to_owned();
                    }
                }
            };
            self.relate(part, &relation.kind, target, relation.is_external)
        });
        self.names.insert((part, id.to_owned()), name.clone());
        name
    }

    /// A relation of the old part of the same type that leads to the same place.
    fn same_relation(&self, part: &'static str, relation: &Relation) -> Option<String> {
        let wanted = self.new.target(part, &relation.id)?;
        let known = self.old.parts.get(part)?.relations.iter();
        let mut same = known
            .filter(|each| each.kind == relation.kind && each.is_external == relation.is_external);
        same.find(|each| self.old.target(part, &each.id).as_ref() == Some(&wanted))
            .map(|each| each.id.clone())
    }

    /// Adds a relation to a part, and gives its name.
    pub(super) fn relate(
        &mut self,
        part: &'static str,
        kind: &str,
        target: String,
        is_external: bool,
    ) -> String {
        let known: FxHashSet<&str> = self
            .old
            .parts
            .get(part)
            .into_iter()
            .flat_map(|part| &part.relations)
            .map(|relation| relation.id.as_str())
            .collect();
        let added = self.relations.entry(part).or_default();
        let mut number = added.len() + 1;
        let mut id = format!("rIdVariorum{number}");
        while known.contains(id.as_str()) {
            number += 1;
            id = format!("rIdVariorum{number}");
        }
        added.push(Relation {
            id: id.clone(),
            kind: kind.to_owned(),
            target,
            is_external,
        });
        id
    }

    /// Copies a member of the new file with all that it refers to, and gives its name.
    fn copied(&mut self, name: &str) -> Result<String, Problem> {
        if let Some(known) = self.names.get(&("", name.to_owned())) {
            return Ok(known.clone());
        }
        let Some(bytes) = self.new.member(name)? else {
            return Err(Problem(message!("unread.lacks", part = name)));
        };
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let fresh = loop {
            self.copies += 1;
            let fresh = format!("{stem}_new{}.{ending}", self.copies);
            if self.old.member(&fresh)?.is_none() {
                break fresh;
            }
        };
        self.names.insert(("", name.to_owned()), fresh.clone());
        let kind =
            type_of(&self.new.types, name).unwrap_or_else(|| "application/octet-stream".into());
        self.types.insert(fresh.clone(), kind);
        self.members.insert(fresh.clone(), bytes);
        let relations = self.new.relations(name)?;
        if !relations.is_empty() {
            let mut fitted = Vec::new();
            for mut relation in relations {
                if !relation.is_external {
                    relation.target =
                        format!("/{}", self.copied(&resolved(name, &relation.target))?);
                }
                fitted.push(relation);
            }
            let text = relations_text(&fitted);
            self.members.insert(relations_of(&fresh), text.into_bytes());
        }
        Ok(fresh)
    }
}

/// The type of a part, by its name or its ending.
fn type_of(types: &str, name: &str) -> Option<String> {
    let tags = || {
        raw::pieces(types).filter_map(|piece| match piece {
            Piece::Open(tag) => Some(tag),
            _ => None,
        })
    };
    let slashed = format!("/{name}");
    let own = tags().find(|tag| {
        tag.value("PartName")
            .is_some_and(|part| part.eq_ignore_ascii_case(&slashed))
    });
    let ending = name.rsplit('.').next().unwrap_or_default();
    let usual = || {
        tags().find(|tag| {
            tag.value("Extension")
                .is_some_and(|each| each.eq_ignore_ascii_case(ending))
        })
    };
    own.or_else(usual)?.value("ContentType").map(str::to_owned)
}

/// The namespaces that the root of a part declares, by their prefixes.
fn root_spaces(text: &str) -> FxHashMap<String, String> {
    let root = raw::pieces(text).find_map(|piece| match piece {
        Piece::Open(tag) => Some(tag),
        _ => None,
    });
    let attributes = root.into_iter().flat_map(|tag| raw::attributes(tag.rest));
    attributes
        .filter_map(|(name, value)| {
            Some((name.strip_prefix("xmlns:")?.to_owned(), value.to_owned()))
        })
        .collect()
}

/// Whether two namespaces are one: that of ECMA-376 and that of the strict form of ISO 29500.
fn are_one(one: &str, other: &str) -> bool {
    let is_strict = |uri: &str| uri.starts_with("http://purl.oclc.org/ooxml/");
    let last = |uri: &str| {
        uri.trim_end_matches("/main")
            .rsplit('/')
            .next()
            .map(str::to_owned)
    };
    is_strict(one) != is_strict(other)
        && (last(one) == last(other)
            || one.contains("ordprocessing") && other.contains("ordprocessing"))
}

fn highest_note(text: &str) -> i64 {
    let ids = raw::pieces(text).filter_map(|piece| match piece {
        Piece::Open(tag) if matches!(local(tag.name), "footnote" | "endnote") => {
            tag.value("w:id")?.parse::<i64>().ok()
        }
        _ => None,
    });
    ids.max().unwrap_or(0).max(0)
}

fn highest_drawing(word: &Word<'_>) -> u32 {
    let texts = word.parts.values().map(|part| part.text.as_str());
    let ids = texts.flat_map(raw::pieces).filter_map(|piece| match piece {
        Piece::Open(tag) if local(tag.name) == "docPr" => tag.value("id")?.parse::<u32>().ok(),
        _ => None,
    });
    ids.max().unwrap_or(0).min(1 << 30)
}
