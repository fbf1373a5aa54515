//! Lines of a table of contents, which are not the headings that they name.

use crate::document::{Document, Kind, Paragraph};
use crate::text::segment;

/// Whether a paragraph is a line of a table of contents, or an item of a list that is nothing but a link into its own document.
pub(super) fn is_listed(document: &Document, paragraph: &Paragraph) -> bool {
    let link = || {
        let before = &document.text[..paragraph.span.start as usize];
        let after = &document.text[paragraph.span.end as usize..];
        before.ends_with('[') && after.starts_with("](#")
    };
    match paragraph.kind {
        Kind::Contents => true,
        Kind::ListItem => link(),
        _ => false,
    }
}

/// Whether one of two paragraphs is a heading and the other such a line.
pub(super) fn are_apart(documents: [&Document; 2], pair: (u32, u32)) -> bool {
    let [old, new] = [(0, pair.0), (1, pair.1)]
        .map(|(side, at): (usize, u32)| &documents[side].paragraphs[at as usize]);
    is_listed(documents[1], new) && heads(documents[0], pair.0)
        || is_listed(documents[0], old) && heads(documents[1], pair.1)
}

/// Whether a paragraph is a heading with sentences below it. A line of an index may be taken for a heading, and has another line below it.
fn heads(document: &Document, at: u32) -> bool {
    let paragraph = |at: usize| document.paragraphs.get(at);
    let is_text =
        |below: &Paragraph| below.kind == Kind::Body && segment::ends_sentence(document.key(below));
    let is_heading = |each: &Paragraph| each.kind == Kind::Heading;
    paragraph(at as usize).is_some_and(is_heading)
        && paragraph(at as usize + 1).is_some_and(is_text)
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    #[test]
    fn a_heading_never_becomes_the_line_that_names_it() {
        let weir = "The weir is kept by two men of the village, who are paid in corn.";
        let goats = "Goats are fed at noon and in the evening, and never on Sundays.";
        let old = format!(
            "# The mill\n\n## Keeping the weir\n\n{weir}\n\n## Feeding the goats\n\n{goats}\n"
        );
        let named = old
            .replace("Keeping the weir", "The weir")
            .replace("Feeding the goats", "Goats and sheep");
        for (name, old, new) in [
            (
                "x.md",
                old.clone(),
                named.replace(
                    "mill\n",
                    "mill\n\n- [Keeping the weir](#keeping-the-weir)\n- [Feeding the goats](#feeding-the-goats)\n",
                ),
            ),
            (
                "x.txt",
                old.replace('#', ""),
                named.replace('#', "").replace(
                    "mill\n",
                    "mill\n\nKeeping the weir ......... 3\nFeeding the goats ......... 4\n",
                ),
            ),
        ] {
            let read = |text: &str| {
                from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
            };
            let found = diff(&read(&old), &read(&new), &Options::default());
            assert_eq!(found.count(Kind::Moved), 0, "{found:?}");
            let first = found.changes.iter().find(|change| change.new == [1]);
            assert_eq!(first.map(|change| change.kind), Some(Kind::Inserted), "{name}");
        }
    }
}
