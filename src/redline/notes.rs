//! Notes that are inserted, in their part: in the order in which the text refers to them, as programs expect it.

use crate::redline::raw::{self, Piece};

/// A note that is inserted: its number, and the element.
pub(super) struct Note {
    pub(super) part: &'static str,
    pub(super) id: String,
    pub(super) text: String,
}

/// The part with the notes in it. `text` is the text that refers to them, `sort` is `footnote` or `endnote`.
pub(super) fn placed(part: &str, sort: &str, text: &str, notes: &[&Note]) -> String {
    let reference = format!("w:{sort}Reference");
    let references: Vec<&str> = raw::pieces(text)
        .filter_map(|piece| match piece {
            Piece::Open(tag) if tag.name == reference => tag.value("w:id"),
            _ => None,
        })
        .collect();
    let mut out = part.to_owned();
    let place = |note: &Note| references.iter().position(|id| *id == note.id);
    let mut notes: Vec<&&Note> = notes.iter().collect();
    notes.sort_by_key(|note| place(note));
    for note in notes {
        let before = place(note).unwrap_or(references.len());
        let earlier = references[..before].iter().rev();
        let mut earlier = earlier;
        let after = earlier.find_map(|id| end_of(&out, sort, &|tag_id, _| tag_id == *id));
        let lines = || end_of(&out, sort, &|_, has_type| has_type);
        let first = || out.find(&format!("<w:{sort} "));
        let at = after.or_else(lines).or_else(first);
        let at = at.or_else(|| out.rfind("</")).unwrap_or(out.len());
        out.insert_str(at, &note.text);
    }
    out
}

/// The part and the text with the notes numbered in their order, where notes were inserted between others: `LibreOffice` takes them by
/// their numbers.
pub(super) fn numbered(part: &str, sort: &str, text: &str) -> Option<(String, String)> {
    let open = format!("w:{sort}");
    let ids: Vec<&str> = raw::pieces(part)
        .filter_map(|piece| match piece {
            Piece::Open(tag) if tag.name == open && tag.value("w:type").is_none() => {
                tag.value("w:id")
            }
            _ => None,
        })
        .collect();
    let numbers: Vec<i64> = ids.iter().filter_map(|id| id.parse().ok()).collect();
    if numbers.len() < ids.len() || numbers.is_sorted() {
        return None;
    }
    let first = numbers.iter().min().copied().unwrap_or(1);
    let fresh = |id: &str| {
        let at = ids.iter().position(|each| *each == id)?;
        Some((first + i64::try_from(at).ok()?).to_string())
    };
    Some((
        renumbered(part, &open, &fresh),
        renumbered(text, &format!("{open}Reference"), &fresh),
    ))
}

/// A text with other numbers in the elements of that name.
fn renumbered(text: &str, name: &str, fresh: &dyn Fn(&str) -> Option<String>) -> String {
    let open = format!("<{name} ");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(&open) {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&rest[..at]);
        let tag = &rest[at..end];
        rest = &rest[end..];
        let id = raw::attributes(&tag[open.len() - 1..]).find(|(name, _)| *name == "w:id");
        let is_line = tag.contains("w:type=");
        match id.and_then(|(_, id)| Some((id, fresh(id)?))) {
            Some((id, fresh)) if !is_line => {
                out.push_str(&tag.replacen(
                    &format!("w:id=\"{id}\""),
                    &format!("w:id=\"{fresh}\""),
                    1,
                ));
            }
            _ => out.push_str(tag),
        }
    }
    out + rest
}

/// Where the last note ends that is wanted, by its number and whether it has a type.
fn end_of(part: &str, sort: &str, wanted: &dyn Fn(&str, bool) -> bool) -> Option<usize> {
    let (open, close) = (format!("<w:{sort} "), format!("</w:{sort}>"));
    let mut found = None;
    let mut at = 0;
    while let Some(next) = part[at..].find(&open) {
        let start = at + next;
        let end = part[start..]
            .find(&close)
            .map(|end| start + end + close.len())?;
        if let Some(Piece::Open(tag)) = raw::pieces(&part[start..end]).next()
            && wanted(
                tag.value("w:id").unwrap_or_default(),
                tag.value("w:type").is_some(),
            )
        {
            found = Some(end);
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_follows_the_one_that_is_referred_to_before_it() {
        let part = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"></w:footnote><w:footnote w:id=\"1\">a</w:footnote></w:footnotes>";
        let text = "<w:footnoteReference w:id=\"3\"/><w:footnoteReference w:id=\"1\"/><w:footnoteReference w:id=\"2\"/>";
        let note = |id: &str| Note {
            part: "footnotes",
            id: id.to_owned(),
            text: format!("<w:footnote w:id=\"{id}\">new</w:footnote>"),
        };
        let notes = [note("2"), note("3")];
        let out = placed(part, "footnote", text, &notes.iter().collect::<Vec<_>>());
        let order = ["w:id=\"0\"", "w:id=\"3\"", "w:id=\"1\"", "w:id=\"2\""]
            .map(|id| out.find(id).unwrap());
        assert!(order.is_sorted(), "{out}");
        let (part, text) = numbered(&out, "footnote", text).unwrap();
        assert_eq!(
            text,
            "<w:footnoteReference w:id=\"1\"/><w:footnoteReference w:id=\"2\"/><w:footnoteReference w:id=\"3\"/>"
        );
        assert!(
            part.contains("<w:footnote w:id=\"2\">a")
                && part.contains("w:type=\"separator\" w:id=\"0\"")
        );
        assert_eq!(numbered(&part, "footnote", &text), None);
    }
}
