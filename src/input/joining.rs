//! How the lines of a paragraph are joined to one text: with a space or without, with the hyphen at a line's end or without.

use crate::input::hyphen::Words;
use crate::input::lines::Line;
use crate::input::mode;
use crate::text::fold;
use crate::text::keys::{Join, Piece};
use crate::text::script;

/// What the lines of a text show of how they were cut.
#[derive(Debug)]
pub(super) struct Joining<'text> {
    text: &'text str,
    words: Words<'text>,
    /// After how many characters Han text is cut, where it is cut so.
    sliced: Option<usize>,
}

impl<'text> Joining<'text> {
    /// Looks at all lines of a text.
    pub(super) fn over(text: &'text str, lines: &[Line]) -> Self {
        Self {
            text,
            words: Words::collect(text, lines),
            sliced: mode::slice_length(text, lines),
        }
    }

    /// Adds the lines of one paragraph that are not empty; of a quotation without its marks.
    pub(super) fn push(&self, lines: &[Line], quoted: bool, laid_out: bool, out: &mut Vec<Piece>) {
        let sliced = self.is_sliced(lines);
        let from = out.len();
        for line in lines {
            let mut span = line.span;
            if quoted {
                let content = span.of(self.text);
                let bare = content.trim_start_matches('>').trim_start();
                span.start += (content.len() - bare.len()) as u32;
            }
            if span.is_empty() {
                continue;
            }
            let join = match out[from..].last() {
                Some(before) if !laid_out => {
                    self.join(before.span.of(self.text), span.of(self.text), sliced)
                }
                _ => Join::Space,
            };
            out.push(Piece { span, join });
        }
        if sliced {
            self.keep_cut_spaces(&mut out[from..], lines[0].indent == 0);
        }
    }

    /// Whether the lines of a paragraph, but for the last, are cut after a fixed number of characters.
    fn is_sliced(&self, lines: &[Line]) -> bool {
        let Some(length) = self.sliced else {
            return false;
        };
        let inner = &lines[..lines.len() - 1];
        let han = |line: &Line| line.span.of(self.text).chars().any(script::is_unspaced);
        inner.iter().all(|line| line.characters == length) && inner.iter().any(han)
    }

    fn join(&self, line: &str, next: &str, sliced: bool) -> Join {
        match () {
            () if sliced => Join::Nothing,
            () if line.ends_with(is_wide_mark) || next.starts_with(is_wide_mark) => Join::Nothing,
            () if !line.ends_with(fold::is_hyphen) => Join::Space,
            () if self.words.joins(line, next) => Join::Hyphen,
            () if Words::keeps(line, next) => Join::Nothing,
            () => Join::Space,
        }
    }

    /// In sliced text, spaces at a line's edges were there before it was cut; those of a margin were not.
    fn keep_cut_spaces(&self, pieces: &mut [Piece], no_margin: bool) {
        let space = [' ', '\u{3000}'];
        for at in 1..pieces.len() {
            let (before, after) = (
                pieces[at - 1].span.end as usize,
                pieces[at].span.start as usize,
            );
            let gap = self.text.get(before..after).unwrap_or("");
            pieces[at - 1].span.end += (gap.len() - gap.trim_start_matches(space).len()) as u32;
            if no_margin && !gap.trim_matches(space).is_empty() {
                pieces[at].span.start -= (gap.len() - gap.trim_end_matches(space).len()) as u32;
            }
        }
    }
}

/// Whether a character is a mark of full width, beside which nobody puts a space.
pub(super) fn is_wide_mark(c: char) -> bool {
    matches!(c, '！'..='／' | '：'..='＠' | '、'..='】')
}
