//! What the marks of a format say of a text apart from its paragraphs: what is no prose, and which marks belong together.

use crate::text::span::Span;

/// What a reader knows of the marks inside paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Markup {
    /// What the marks make code, a formula or an address; in order, none overlapping.
    opaque: Vec<Span>,
    /// What is between two marks that belong together, with both of them, in order: `**emphasis**`, `<b>bold</b>`.
    elements: Vec<Span>,
    /// What is read and is a mark or inside one, so that nothing may be changed there, in order: the text for a picture, the number of an
    /// item, the end of a line that the author set.
    fixed: Vec<Span>,
    /// Whether the format names characters, so that the source is not what its reader sees: `&amp;`.
    names_characters: bool,
}

impl Markup {
    /// With what is read and is a mark, or inside one, in any order.
    #[must_use]
    pub(crate) fn keeping(self, mut fixed: Vec<Span>) -> Self {
        fixed.sort_unstable();
        Self { fixed, ..self }
    }

    /// Of a format that names characters.
    #[must_use]
    pub(crate) fn naming(self) -> Self {
        Self {
            names_characters: true,
            ..self
        }
    }

    /// Of spans in any order.
    #[must_use]
    pub(crate) fn new(mut opaque: Vec<Span>, mut elements: Vec<Span>) -> Self {
        opaque.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(opaque.len());
        for span in opaque {
            match apart.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        elements.sort_unstable();
        Self {
            opaque: apart,
            elements,
            ..Self::default()
        }
    }

    /// Whether the format names characters: `&amp;`.
    #[must_use]
    pub fn names_characters(&self) -> bool {
        self.names_characters
    }

    /// Whether something at `span` is read and is inside a mark.
    #[must_use]
    pub fn is_fixed(&self, span: Span) -> bool {
        let first = self.fixed.partition_point(|each| each.end <= span.start);
        (self.fixed.get(first)).is_some_and(|each| each.start < span.end.max(span.start + 1))
    }

    /// Whether `span` goes over such a place or ends in one. What is on its two sides is not next to each other for a reader.
    #[must_use]
    pub fn crosses_fixed(&self, span: Span) -> bool {
        let first = self.fixed.partition_point(|each| each.end <= span.start);
        let mut over = (self.fixed[first..].iter()).take_while(|each| each.start < span.end);
        over.any(|each| span.start < each.start || each.end < span.end)
    }

    /// What the marks make code, a formula or an address; in order, none overlapping.
    #[must_use]
    pub fn opaque(&self) -> &[Span] {
        &self.opaque
    }

    /// Whether all of `marks` goes together with what it marks when `span` goes.
    #[must_use]
    pub fn goes_whole(&self, marks: Span, span: Span) -> bool {
        let first = self
            .elements
            .partition_point(|each| each.start < span.start);
        let mut at = marks.start.max(span.start);
        for each in &self.elements[first..] {
            if each.start > at {
                break;
            }
            if each.end <= span.end {
                at = at.max(each.end);
            }
        }
        at >= marks.end.min(span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opaque_spans_are_in_order_and_do_not_overlap() {
        let markup = Markup::new(
            vec![Span::new(9, 12), Span::new(2, 8), Span::new(4, 5)],
            Vec::new(),
        );
        assert_eq!(markup.opaque(), [Span::new(2, 8), Span::new(9, 12)]);
    }

    #[test]
    fn marks_go_whole_with_all_that_they_mark() {
        // The **the** gate.
        let markup = Markup::new(Vec::new(), vec![Span::new(4, 11)]);
        let (opens, closes) = (Span::new(4, 6), Span::new(9, 11));
        assert!(markup.goes_whole(opens, Span::new(3, 11)));
        assert!(markup.goes_whole(closes, Span::new(3, 11)));
        assert!(!markup.goes_whole(opens, Span::new(3, 9)));
        assert!(!markup.goes_whole(closes, Span::new(6, 11)));
    }
}
