//! What a fix may change: prose, and nothing else. Code, formulas and addresses stay as they are, and so do the marks of the format.

use crate::document::reading::Reading;
use crate::document::{CodeUse, Kind};
use crate::text::glyphs::OPAQUE;
use crate::text::span::Span;

impl Reading<'_> {
    /// Whether a fix may put something else in the place of `span`. Nothing in it is code, a formula or an address, and marks of the
    /// format go only together with all that they mark.
    #[must_use]
    pub fn may_change(&self, span: Span) -> bool {
        let document = self.document();
        let overlaps = |other: Span| other.start < span.end && span.start < other.end;
        let first = document
            .furniture
            .partition_point(|piece| piece.end <= span.start);
        let mut marks = document.furniture[first..]
            .iter()
            .take_while(|piece| piece.start < span.end)
            .filter(|piece| overlaps(**piece));
        marks.all(|piece| document.markup.goes_whole(*piece, span)) && !self.is_opaque(span)
    }

    /// Whether something in `span` is code, a formula or an address, or all around it where it is empty.
    fn is_opaque(&self, span: Span) -> bool {
        let document = self.document();
        let first = document
            .paragraphs
            .partition_point(|each| each.span.end <= span.start);
        let mut own = (first..document.paragraphs.len())
            .map(|index| self.paragraph(index))
            .take_while(|each| each.span.start < span.end);
        own.any(|paragraph| {
            if paragraph.kind == Kind::Code && document.code != CodeUse::Text {
                return true;
            }
            let glyphs = paragraph.glyphs();
            let from = glyphs.partition_point(|glyph| glyph.end() <= span.start);
            let mut inside = glyphs[from..]
                .iter()
                .take_while(|glyph| glyph.at < span.end);
            inside.any(|glyph| glyph.c == OPAQUE)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::document::languages;
    use crate::document::reading::Reading;
    use crate::input;
    use crate::text::span::Span;

    /// Whether a fix may change the first place of `part` in a file of that name.
    fn may_change(name: &str, text: &str, part: &str) -> bool {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let languages = languages::find(std::slice::from_ref(&document));
        let reading = Reading::new(0, &document, &languages[0]);
        let at = text.find(part).unwrap();
        reading.may_change(Span::new(at, at + part.len()))
    }

    #[test]
    fn code_formulas_and_addresses_stay() {
        for text in [
            "Call `gate` now.",
            "Call <code>gate</code> now.",
            "Press <kbd>the <b>gate</b></kbd> now.",
            "Let $gate$ be open.",
            "See <http://a.example/gate>.",
            "See http://a.example/gate.",
            "See [it](http://a.example/gate).",
            "Write to gate@a.example.",
            "```\nopen gate\n```",
            "The text.\n\n    open gate\n",
            "<pre>\nopen gate\n</pre>",
            "---\ntitle: gate\n---\nThe text.",
            "<!-- the gate -->\n\nThe text.",
        ] {
            assert!(!may_change("x.md", text, "gate"), "{text}");
        }
        for text in [
            "The gate.",
            "The **gate** is open.",
            "The [gate](http://a.example/).",
            "> The gate.",
            "The <b>gate</b> and a <br> here.",
            "Press <kbd> or the gate.",
        ] {
            assert!(may_change("x.md", text, "gate"), "{text}");
        }
    }

    #[test]
    fn marks_go_only_with_what_they_mark() {
        let text =
            "The **iron** gate, a <b>lock</b> and [a key](http://a.example/).\n> A post\n> of oak.";
        for (part, may) in [
            (" **iron**", true),
            (" <b>lock</b>", true),
            ("**iron", false),
            ("iron**", false),
            ("The **iron** gate", true),
            ("iron** gate, a <b>lock", false),
            ("key](http", false),
            ("post\n> of", false),
        ] {
            assert_eq!(may_change("x.md", text, part), may, "{part}");
        }
    }

    #[test]
    fn a_page_number_is_no_part_of_a_fix() {
        let text = "The keeper of the lock opens the\n\n12\n\u{c}\ngate at dawn, every day of the year.\n\nHe shuts it.\n\n13\n\u{c}\nThe end.";
        let whole = "the\n\n12\n\u{c}\ngate";
        assert!(may_change("x.txt", text, "gate"));
        assert!(!may_change("x.txt", text, whole));
    }
}
