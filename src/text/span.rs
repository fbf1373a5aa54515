//! A half-open range of bytes of one text. Lines and columns are made from it when a report is written, never before.

/// A half-open byte range, on character boundaries of the text that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`, both in bytes.
    ///
    /// # Panics
    /// When `start` is after `end`, or past 4 GiB: texts that long are refused when they are read.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(
            start <= end,
            "a span must not end before it starts: {start}..{end}"
        );
        let fit = |offset: usize| {
            u32::try_from(offset).expect("texts over 4 GiB are refused when they are read")
        };
        Self {
            start: fit(start),
            end: fit(end),
        }
    }

    /// An empty span at `at`.
    #[must_use]
    pub fn empty(at: usize) -> Self {
        Self::new(at, at)
    }

    /// The span as a range, to slice with.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text of the span.
    ///
    /// # Panics
    /// When the span is not on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// One past the character at `at`, in bytes; one past `at` itself where the text ends there.
#[must_use]
pub(crate) fn after(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::{Span, after};

    #[test]
    fn goes_past_one_character() {
        assert_eq!(
            (after("甲a", 0), after("甲a", 3), after("甲a", 4)),
            (3, 4, 5)
        );
    }

    #[test]
    fn joins_and_contains() {
        let (a, b) = (Span::new(2, 5), Span::new(8, 9));
        assert_eq!(a.join(b), Span::new(2, 9));
        assert!(a.join(b).contains(b) && !a.contains(b) && !a.overlaps(b));
        assert!(!a.overlaps(Span::new(5, 8)), "touching is not overlapping");
    }

    #[test]
    fn slices_by_bytes() {
        assert_eq!(Span::new(3, 6).of("甲乙丙"), "乙");
    }
}
