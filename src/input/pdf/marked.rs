//! Marks around parts of a page: what is no text of the author, such as a running head, and what glyphs say whose fonts do not tell.

use hayro_syntax::object::{Dict, String as Bytes};

use crate::input::pdf::budget::STATES;
use crate::input::pdf::page::{Glyph, Page};
use crate::text::span::Span;

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Marked {
    open: Vec<Mark>,
    /// How many marks are open beyond those that are kept.
    beyond: usize,
}

#[derive(Debug)]
struct Mark {
    /// How many glyphs there were when it was opened.
    first: usize,
    /// What the glyphs in it say.
    says: Option<String>,
    /// Whether nothing in it is shown to a reader of the text.
    is_hidden: bool,
    /// How many glyphs in it have no text of their own.
    unreadable: usize,
}

impl Marked {
    /// How many marks are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len() + self.beyond
    }

    /// Whether what is shown now is to be left out.
    pub(super) fn is_hidden(&self) -> bool {
        self.open.iter().any(|mark| mark.is_hidden)
    }

    /// Opens a mark.
    pub(super) fn open(&mut self, tag: &[u8], about: Option<&Dict<'_>>, page: &Page) {
        let says = about.and_then(|about| about.get::<Bytes<'_>>(b"ActualText"));
        // Of two marks one in the other, the outer one says it all.
        let is_said = self.open.iter().any(|mark| mark.says.is_some());
        self.push(Mark {
            first: page.glyphs.len(),
            says: says.filter(|_| !is_said).map(|says| text(says.as_bytes())),
            is_hidden: tag == b"Artifact",
            unreadable: 0,
        });
    }

    /// Opens a mark around what is not shown.
    pub(super) fn hide(&mut self, page: &Page) {
        self.push(Mark {
            first: page.glyphs.len(),
            says: None,
            is_hidden: true,
            unreadable: 0,
        });
    }

    fn push(&mut self, mark: Mark) {
        if self.open.len() < STATES {
            self.open.push(mark);
        } else {
            self.beyond += 1;
        }
    }

    /// Counts a glyph without a text.
    pub(super) fn unreadable(&mut self) {
        if let Some(mark) = self.open.iter_mut().find(|mark| mark.says.is_some()) {
            mark.unreadable += 1;
        }
    }

    /// Closes the mark that was opened last.
    pub(super) fn close(&mut self, page: &mut Page) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(mark) = self.open.pop() else { return };
        if let Some(says) = mark.says {
            page.unreadable = page.unreadable.saturating_sub(mark.unreadable);
            put(page, mark.first, &says);
        }
    }

    /// Closes all marks.
    pub(super) fn close_all(&mut self, page: &mut Page) {
        while self.depth() > 0 {
            self.close(page);
        }
    }
}

/// Gives the glyphs from `first` on their text: to each its character where there are as many, else all to the first of each line.
fn put(page: &mut Page, first: usize, says: &str) {
    let count = page.glyphs.len().saturating_sub(first);
    if count == 0 {
        return;
    }
    let base = page.text.len();
    page.text.push_str(says);
    let characters = says.chars().count();
    if characters == count {
        let mut ends = says.char_indices().map(|(at, c)| (at, at + c.len_utf8()));
        for glyph in &mut page.glyphs[first..] {
            let (start, end) = ends.next().unwrap_or_default();
            glyph.text = Span::new(base + start, base + end);
        }
        return;
    }
    let mut whole = page.glyphs[first];
    let end = page.glyphs[first..].iter().map(Glyph::end);
    let end = end.fold(whole.end(), f32::max);
    let same_line = page.glyphs[first..]
        .iter()
        .all(|glyph| (glyph.y - whole.y).abs() < whole.size);
    if same_line && whole.turn == 0 {
        whole.advance = end - whole.x;
    }
    whole.text = Span::new(base, page.text.len());
    page.glyphs.truncate(first);
    page.glyphs.push(whole);
}

/// A text of a PDF: UTF-16 or UTF-8 where its first bytes say so, else an encoding that is Latin-1 for the most part.
fn text(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| latin(*byte)).collect(),
    }
}

/// A byte of the encoding of PDF (ISO 32000-1, annex D.2), as far as it is not Latin-1.
fn latin(byte: u8) -> char {
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let sign = byte.checked_sub(0x80).and_then(|at| SIGNS.get(at as usize));
    sign.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(count: usize) -> Page {
        let mut page = Page::default();
        for at in 0..count {
            page.text.push('x');
            page.glyphs.push(Glyph {
                x: at as f32 * 10.0,
                y: 20.0,
                advance: 10.0,
                size: 10.0,
                text: Span::new(at, at + 1),
                turn: 0,
                is_bold: false,
                is_raised: false,
            });
        }
        page
    }

    fn said(page: &Page) -> Vec<&str> {
        page.glyphs
            .iter()
            .map(|glyph| glyph.text.of(&page.text))
            .collect()
    }

    #[test]
    fn each_glyph_gets_its_character() {
        let mut page = page(2);
        put(&mut page, 0, "人口");
        assert_eq!(said(&page), ["人", "口"]);
    }

    #[test]
    fn several_glyphs_can_say_one_thing() {
        let mut page = page(3);
        put(&mut page, 1, "ffi!");
        assert_eq!(said(&page), ["x", "ffi!"]);
        assert!((page.glyphs[1].end() - 30.0).abs() < 0.1);
    }

    #[test]
    fn texts_say_their_encoding() {
        assert_eq!(text(b"\xfe\xff\x4e\xba"), "人");
        assert_eq!(text(b"\xef\xbb\xbf\xe4\xba\xba"), "人");
        assert_eq!(text(b"a\x84b\xe9"), "a—bé");
    }
}
