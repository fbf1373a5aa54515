//! Lines of text on a page, and the runs of characters that they are made of.

use crate::text::span::Span;

/// A run of characters on one baseline, or a line of such runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Where its baseline is, downwards.
    pub(super) baseline: f32,
    /// The size of most of its characters.
    pub(super) size: f32,
    pub(super) text: String,
    /// What is set above the baseline in small type, in bytes of the text.
    pub(super) raised: Vec<Span>,
    /// Its parts with wide gaps between them.
    pub(super) parts: Vec<Part>,
    /// How many characters it has, and how many of them are bold.
    pub(super) count: u32,
    pub(super) bold: u32,
    /// How many characters have its size.
    pub(super) sized: u32,
    /// How many of them have no text that anybody knows.
    pub(super) unreadable: u32,
}

/// A part of a line that stands apart from the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) left: f32,
    pub(super) right: f32,
    /// In bytes of the text of the line.
    pub(super) span: Span,
}

/// A length in steps of which there are so many in a point, for counting like ones.
pub(super) fn steps(length: f32, in_point: f32) -> u32 {
    /// Longer than any page.
    const LONGEST: f32 = 1.0e6;
    #[expect(clippy::cast_sign_loss, reason = "it is not below zero")]
    {
        (length.clamp(0.0, LONGEST) * in_point).round() as u32
    }
}

/// How far letters go above the baseline and below it, as parts of the size.
const ABOVE: f32 = 0.8;
const BELOW: f32 = 0.2;

impl Line {
    pub(super) fn top(&self) -> f32 {
        self.baseline - ABOVE * self.size
    }

    pub(super) fn bottom(&self) -> f32 {
        self.baseline + BELOW * self.size
    }

    /// Whether it is bold for the most part.
    pub(super) fn is_bold(&self) -> bool {
        self.bold * 10 >= self.count * 9 && self.count > 0
    }

    /// Whether the baselines of two runs are the same for a reader.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        (self.baseline - other.baseline).abs() <= 0.3 * self.size.min(other.size)
    }

    /// Adds a run after it, with a space between them or without.
    pub(super) fn append(&mut self, other: Self, has_space: bool, is_apart: bool) {
        if has_space {
            self.text.push(' ');
        }
        let base = self.text.len() as u32;
        let moved = |span: Span| Span {
            start: span.start + base,
            end: span.end + base,
        };
        self.text.push_str(&other.text);
        self.raised
            .extend(other.raised.iter().map(|span| moved(*span)));
        let mut parts = other.parts.into_iter();
        if !is_apart && let (Some(last), Some(first)) = (self.parts.last_mut(), parts.next()) {
            last.right = first.right;
            last.span.end = moved(first.span).end;
        }
        self.parts.extend(parts.map(|part| Part {
            span: moved(part.span),
            ..part
        }));
        if other.sized > self.sized {
            (self.size, self.sized) = (other.size, other.sized);
        }
        self.left = self.left.min(other.left);
        self.right = self.right.max(other.right);
        self.count += other.count;
        self.bold += other.bold;
        self.unreadable += other.unreadable;
    }

    /// Marks all of it as raised.
    pub(super) fn raise(&mut self) {
        self.raised = vec![Span::new(0, self.text.len())];
    }

    /// The text of a part.
    pub(super) fn part(&self, part: &Part) -> &str {
        part.span.of(&self.text).trim()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A run of that text: each letter is half as wide as it is high, each Han character as wide as it is high.
    pub(in crate::input::pdf) fn run(left: f32, baseline: f32, size: f32, text: &str) -> Line {
        let wide = |c: char| if c.is_ascii() { 0.5 } else { 1.0 };
        let width: f32 = text.chars().map(wide).sum();
        let count = text.chars().count() as u32;
        Line {
            left,
            right: left + width * size,
            baseline,
            size,
            text: text.to_owned(),
            raised: Vec::new(),
            parts: vec![Part {
                left,
                right: left + width * size,
                span: Span::new(0, text.len()),
            }],
            count,
            bold: 0,
            sized: count,
            unreadable: 0,
        }
    }

    #[test]
    fn what_is_added_keeps_its_places() {
        let mut line = run(0.0, 10.0, 10.0, "ab");
        let mut other = run(20.0, 10.0, 10.0, "cd");
        other.raise();
        line.append(other, true, true);
        assert_eq!(line.text, "ab cd");
        assert_eq!(line.raised, [Span::new(3, 5)]);
        assert_eq!(line.parts.len(), 2);
        assert_eq!(line.part(&line.parts[1]), "cd");
    }
}
