//! From characters to runs: what follows in the file and is side by side on one baseline.

use unicode_normalization::UnicodeNormalization;

use crate::input::pdf::content::UNREADABLE;
use crate::input::pdf::line::{Line, Part};
use crate::input::pdf::page::{Glyph, Page, Rule};
use crate::input::pdf::radicals;
use crate::text::script;
use crate::text::span::Span;

/// From which gap on there is a space between two letters, as a part of the size. Of a font that is squeezed to fill a line, spaces are at
/// least 0.2 wide; kerning moves letters by less than 0.1.
const SPACE: f32 = 0.15;
/// From which gap on there is a space beside a Han character: less is the space that programs put between Han and other letters.
const HAN_SPACE: f32 = 0.5;
/// From which gap on two parts of a line stand apart.
pub(super) const APART: f32 = 1.0;
/// Which part of the size of a line raised characters have at most.
const SMALL: f32 = 0.85;

/// The runs of a page, of the characters whose lines run in that direction, as if they were not turned.
pub(super) fn runs(page: &Page, turn: i16) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut open: Option<Open> = None;
    let down = page.rules.iter().filter(|rule| !rule.is_across());
    let down: Vec<Rule> = down.filter(|_| is_near(turn, 0)).copied().collect();
    for glyph in page.glyphs.iter().filter(|glyph| is_near(glyph.turn, turn)) {
        let glyph = turned(*glyph, turn);
        let text = glyph.text.of(&page.text);
        if text.chars().all(char::is_whitespace) {
            if let Some(open) = &mut open {
                open.space(&glyph);
            }
            continue;
        }
        let level = open.as_ref().and_then(|open| open.level(&glyph, &down));
        if let (Some(level), Some(open)) = (level, &mut open) {
            open.add(&glyph, text, level);
        } else {
            out.extend(open.take().map(Open::finish));
            open = Some(Open::new(&glyph, text));
        }
    }
    out.extend(open.map(Open::finish));
    out.retain(|run| !run.text.trim().is_empty());
    out
}

/// The directions of the lines of a page, that of most characters first.
pub(super) fn turns(page: &Page) -> Vec<i16> {
    let mut counts: Vec<(i16, usize)> = Vec::new();
    for glyph in &page.glyphs {
        let known = counts
            .iter()
            .position(|(turn, _)| is_near(glyph.turn, *turn));
        match known {
            Some(at) => counts[at].1 += 1,
            None if counts.len() < MOST_TURNS => counts.push((glyph.turn, 1)),
            None => {}
        }
    }
    counts.sort_by_key(|(turn, count)| (std::cmp::Reverse(*count), *turn));
    counts.into_iter().map(|(turn, _)| turn).collect()
}

/// The most directions that are read: a text on a curve has one for each letter.
const MOST_TURNS: usize = 8;

/// Whether two directions are the same but for a slight slant.
fn is_near(left: i16, right: i16) -> bool {
    let apart = (left - right).rem_euclid(360);
    apart <= 2 || apart >= 358
}

/// A character as it stands when the page is turned so that its line runs to the right.
fn turned(glyph: Glyph, turn: i16) -> Glyph {
    if is_near(turn, 0) {
        return glyph;
    }
    let (sine, cosine) = f32::from(turn).to_radians().sin_cos();
    Glyph {
        x: glyph.x * cosine + glyph.y * sine,
        y: glyph.y * cosine - glyph.x * sine,
        ..glyph
    }
}

/// Where a character is beside those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// On the baseline, or a little below it.
    Base,
    /// Above it, in smaller type.
    Raised,
    /// All characters so far are raised above this one.
    Below,
}

/// A run that is being made.
struct Open {
    line: Line,
    /// Where the last character ends, spaces counted.
    end: f32,
    has_space: bool,
    last: Option<char>,
}

impl Open {
    fn new(glyph: &Glyph, text: &str) -> Self {
        let mut open = Self {
            line: Line {
                left: glyph.x,
                right: glyph.x,
                baseline: glyph.y,
                size: glyph.size,
                ..Line::default()
            },
            end: glyph.x,
            has_space: false,
            last: None,
        };
        let level = if glyph.is_raised {
            Level::Raised
        } else {
            Level::Base
        };
        open.add(glyph, text, level);
        open
    }

    fn space(&mut self, glyph: &Glyph) {
        let is_beside = (glyph.y - self.line.baseline).abs() <= self.line.size;
        if is_beside && (glyph.x - self.end).abs() <= APART * self.line.size {
            self.has_space = true;
            self.end = self.end.max(glyph.end());
        }
    }

    /// Where a character is beside the run, if it goes on with it.
    fn level(&self, glyph: &Glyph, down: &[Rule]) -> Option<Level> {
        let size = self.line.size.max(glyph.size);
        let gap = glyph.x - self.end;
        if gap > APART * size || gap < -0.5 * size {
            return None;
        }
        // Between two cells stands a line.
        let is_between = |rule: &&Rule| {
            rule.left > self.end - 1.0
                && rule.right < glyph.x + 1.0
                && rule.top < glyph.y
                && rule.bottom > glyph.y - 0.5 * size
        };
        if gap > 1.0 && down.iter().any(|rule| is_between(&rule)) {
            return None;
        }
        if glyph.is_raised {
            let is_beside = (self.line.baseline - glyph.y).abs() < 0.5 * size;
            return is_beside.then_some(Level::Raised);
        }
        let up = self.line.baseline - glyph.y;
        let is_small = glyph.size < SMALL * self.line.size;
        match up / size {
            up if (0.08..=0.75).contains(&up) && is_small => Some(Level::Raised),
            up if up.abs() <= 0.15 => Some(Level::Base),
            up if (-0.4..0.0).contains(&up) && is_small => Some(Level::Base),
            up if (-0.75..=-0.08).contains(&up)
                && self.line.size < SMALL * glyph.size
                && self.line.count <= 5 =>
            {
                Some(Level::Below)
            }
            _ => None,
        }
    }

    fn add(&mut self, glyph: &Glyph, text: &str, level: Level) {
        let line = &mut self.line;
        if level == Level::Below {
            line.raise();
            (line.baseline, line.size, line.sized) = (glyph.y, glyph.size, 0);
        }
        let first = text.chars().next();
        if is_twin(line, self.last, glyph, text) {
            return;
        }
        let gap = (glyph.x - self.end) / line.size.max(glyph.size);
        // An accent under which the next letter stands is a part of it.
        let accent = self.last.and_then(combining).filter(|_| gap < -0.2);
        if let (Some(accent), Some(first)) = (accent, first) {
            line.text.pop();
            line.text.extend([first, accent].into_iter().nfc());
            line.right = line.right.max(glyph.end());
            (self.end, self.last) = (glyph.end(), Some(first));
            return;
        }
        if let (Some(last), Some(first)) = (self.last, first)
            && (self.has_space || is_space(last, first, gap))
        {
            line.text.push(' ');
        }
        let from = line.text.len();
        text.chars().for_each(|c| radicals::push(c, &mut line.text));
        let span = Span::new(from, line.text.len());
        match line.raised.last_mut() {
            Some(raised) if level == Level::Raised && raised.end == span.start => {
                raised.end = span.end;
            }
            _ if level == Level::Raised => line.raised.push(span),
            _ => {}
        }
        let count = text.chars().count() as u32;
        line.count += count;
        line.bold += if glyph.is_bold { count } else { 0 };
        line.unreadable += u32::from(text == UNREADABLE);
        if (glyph.size - line.size).abs() < 0.05 * line.size {
            line.sized += count;
        } else if line.count > 2 * line.sized + 1 && level == Level::Base {
            (line.size, line.sized) = (glyph.size, count);
        }
        line.left = line.left.min(glyph.x);
        line.right = line.right.max(glyph.end());
        self.end = glyph.end();
        self.has_space = false;
        self.last = text.chars().next_back();
    }

    fn finish(self) -> Line {
        let mut line = self.line;
        line.parts = vec![Part {
            left: line.left,
            right: line.right,
            span: Span::new(0, line.text.len()),
        }];
        line
    }
}

/// The accent as a part of a letter that an accent on its own stands for.
fn combining(accent: char) -> Option<char> {
    let accents = [
        ('`', '\u{300}'),
        ('´', '\u{301}'),
        ('ˆ', '\u{302}'),
        ('˜', '\u{303}'),
        ('¯', '\u{304}'),
        ('˘', '\u{306}'),
        ('˙', '\u{307}'),
        ('¨', '\u{308}'),
        ('˚', '\u{30a}'),
        ('˝', '\u{30b}'),
        ('ˇ', '\u{30c}'),
    ];
    let found = accents.iter().find(|(own, _)| *own == accent);
    found.map(|(_, combining)| *combining)
}

/// Whether a character was just shown at the same place: programs show it twice to make it bold.
fn is_twin(line: &Line, last: Option<char>, glyph: &Glyph, text: &str) -> bool {
    let start = line.right - glyph.advance;
    last.is_some_and(|last| text.chars().eq([last]))
        && (glyph.x - start).abs() < 0.2 * glyph.advance
        && glyph.advance > 0.0
}

/// Whether a gap between two characters, as a part of the size, is a space.
pub(super) fn is_space(last: char, next: char, gap: f32) -> bool {
    match (is_tight(last), is_tight(next)) {
        (true, true) => false,
        (false, false) => gap > SPACE,
        _ => gap > HAN_SPACE,
    }
}

/// Whether no spaces stand beside a character but those that somebody typed.
fn is_tight(c: char) -> bool {
    script::is_unspaced(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of characters: each with its place, size and text.
    fn page(glyphs: &[(f32, f32, f32, &str)]) -> Page {
        let mut page = Page::default();
        for (x, y, size, text) in glyphs {
            let from = page.text.len();
            page.text.push_str(text);
            page.glyphs.push(Glyph {
                x: *x,
                y: *y,
                advance: size * if text.is_ascii() { 0.5 } else { 1.0 },
                size: *size,
                text: Span::new(from, page.text.len()),
                turn: 0,
                is_bold: false,
                is_raised: false,
            });
        }
        page
    }

    fn said(glyphs: &[(f32, f32, f32, &str)]) -> Vec<String> {
        runs(&page(glyphs), 0)
            .into_iter()
            .map(|run| run.text)
            .collect()
    }

    #[test]
    fn gaps_are_spaces_but_not_between_han() {
        let y = 100.0;
        assert_eq!(said(&[(0.0, y, 10.0, "a"), (5.5, y, 10.0, "b")]), ["ab"]);
        assert_eq!(said(&[(0.0, y, 10.0, "a"), (8.0, y, 10.0, "b")]), ["a b"]);
        assert_eq!(
            said(&[(0.0, y, 10.0, "人"), (14.0, y, 10.0, "口")]),
            ["人口"]
        );
        assert_eq!(said(&[(0.0, y, 10.0, "人"), (12.5, y, 10.0, "1")]), ["人1"]);
        let typed = [
            (0.0, y, 10.0, "人"),
            (10.0, y, 10.0, " "),
            (15.0, y, 10.0, "1"),
        ];
        assert_eq!(said(&typed), ["人 1"]);
    }

    #[test]
    fn wide_gaps_and_other_baselines_end_a_run() {
        assert_eq!(
            said(&[(0.0, 100.0, 10.0, "a"), (20.0, 100.0, 10.0, "b")]),
            ["a", "b"]
        );
        assert_eq!(
            said(&[(0.0, 100.0, 10.0, "a"), (5.0, 112.0, 10.0, "b")]),
            ["a", "b"]
        );
    }

    #[test]
    fn small_type_above_the_line_is_raised() {
        let glyphs = [
            (0.0, 100.0, 10.0, "a"),
            (5.0, 96.0, 6.0, "1"),
            (8.0, 96.0, 6.0, "2"),
            (14.0, 100.0, 10.0, "b"),
        ];
        let found = runs(&page(&glyphs), 0);
        assert_eq!(found[0].text, "a12 b");
        assert_eq!(found[0].raised, [Span::new(1, 3)]);
        let before = [
            (0.0, 96.0, 6.0, "1"),
            (3.0, 100.0, 10.0, "a"),
            (8.0, 100.0, 10.0, "b"),
        ];
        let found = runs(&page(&before), 0);
        assert_eq!(found[0].raised, [Span::new(0, 1)]);
        assert!((found[0].size - 10.0).abs() < 0.1 && (found[0].baseline - 100.0).abs() < 0.1);
    }

    #[test]
    fn a_letter_shown_twice_for_weight_counts_once() {
        let glyphs = [
            (0.0, 9.0, 10.0, "a"),
            (0.3, 9.0, 10.0, "a"),
            (5.0, 9.0, 10.0, "a"),
        ];
        assert_eq!(said(&glyphs), ["aa"]);
    }

    #[test]
    fn an_accent_over_a_letter_is_a_part_of_it() {
        let glyphs = [
            (0.0, 9.0, 10.0, "r"),
            (5.0, 9.0, 10.0, "\u{a8}"),
            (10.0, 9.0, 10.0, "u"),
        ];
        let mut page = page(&glyphs);
        page.glyphs[1].advance = 5.0;
        page.glyphs[2].x = 5.2;
        assert_eq!(runs(&page, 0)[0].text, "rü");
    }

    #[test]
    fn turned_text_is_read_as_if_it_were_not() {
        let mut page = page(&[(50.0, 100.0, 10.0, "a"), (50.0, 105.0, 10.0, "b")]);
        page.glyphs.iter_mut().for_each(|glyph| glyph.turn = 90);
        assert_eq!(turns(&page), [90]);
        assert_eq!(runs(&page, 90)[0].text, "ab");
    }
}
