//! What a fix may change: prose, and nothing else. Code, formulas and addresses stay as they are, and so do the marks of the format.

use crate::document::reading::Reading;
use crate::document::{CodeUse, Kind};
use crate::text::glyphs::OPAQUE;
use crate::text::rendering::Rendering;
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
        let splits = |rendering: &Rendering| {
            rendering.is_inside(span.start) || rendering.is_inside(span.end)
        };
        marks.all(|piece| document.markup.goes_whole(*piece, span))
            && !document.markup.is_fixed(span)
            && !document.rendering().is_some_and(splits)
            && !self.is_opaque(span)
    }

    /// The text to put into the source at `span` so that its reader sees `text` there. None where the two cannot be told apart: what is
    /// there has names of characters or tags, and so has the text.
    #[must_use]
    pub(crate) fn to_source(&self, span: Span, text: String) -> Option<String> {
        let marked = |text: &str| text.contains(['&', '<']);
        if !self.document().markup.names_characters() || !marked(&text) {
            return Some(text);
        }
        let escaped = || text.replace('&', "&amp;").replace('<', "&lt;");
        (!marked(self.document().slice(span))).then(escaped)
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

    #[cfg(feature = "html")]
    #[test]
    fn tags_of_a_page_and_halves_of_its_characters_stay() {
        for text in [
            "<p title=gate>Shut.",
            "<img alt=\"the gate\">",
            "<script>gate</script>",
            "<p hidden>gate",
            "<p>Call <code>gate</code> now.",
            "<pre>gate",
            "<!-- gate -->",
        ] {
            assert!(!may_change("x.html", text, "gate"), "{text}");
        }
        let text = "<p>The <b>iron</b> gate&nbsp;&amp; a <i>lock</i>.";
        for (part, may) in [
            ("gate&nbsp;", true),
            ("gate&nb", false),
            ("sp;&amp;", false),
            ("&amp;", true),
            (" <b>iron</b>", true),
            ("iron</b> gate", false),
        ] {
            assert_eq!(may_change("x.html", text, part), may, "{part}");
        }
    }

    #[cfg(feature = "html")]
    #[test]
    fn what_a_fix_puts_into_a_page_is_escaped() {
        let written = |name: &str, source: &str, text: &str| {
            let document =
                input::from_bytes(name, source.as_bytes(), &input::Options::default()).unwrap();
            let languages = languages::find(std::slice::from_ref(&document));
            let reading = Reading::new(0, &document, &languages[0]);
            reading.to_source(Span::new(3, source.len()), text.to_owned())
        };
        let found = written("x.html", "<p>RnD", "R&D < 5");
        assert_eq!(found.as_deref(), Some("R&amp;D &lt; 5"));
        assert_eq!(written("x.html", "<p>R&amp;D", "R&D"), None);
        assert_eq!(written("x.html", "<p>R&amp;D", "RD").as_deref(), Some("RD"));
        assert_eq!(written("x.md", "<p>RnD", "R&D").as_deref(), Some("R&D"));
    }
}
