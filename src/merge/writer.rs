//! The text of a part written in both wordings: which words, and with which gaps.

use std::ops::Range;

use crate::merge::hunks::Hunk;
use crate::merge::tokens::{BREAK, Token, Tokens};
use crate::merge::{BASE, OURS, THEIRS};

/// A part as it reads with the conflicts resolved for one side and for the other; the same where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wordings {
    pub(super) ours: String,
    pub(super) theirs: String,
}

impl Wordings {
    /// One wording for both.
    pub(super) fn of(text: String) -> Self {
        Self {
            theirs: text.clone(),
            ours: text,
        }
    }
}

/// Writes both wordings in one pass over the base.
pub(super) struct Writer<'run, 'text> {
    pub(super) texts: &'run [Tokens<'text>; 3],
    pub(super) line_end: &'run str,
    /// The next word of the base.
    pub(super) base: usize,
    /// The next word of ours and of theirs.
    pub(super) at: [usize; 2],
    /// The end of a paragraph that is still to be written.
    pub(super) ending: Option<String>,
    /// The gaps before the next word behind a region that is shown in both wordings because of its ends: of ours, and of theirs.
    pub(super) apart: Option<[String; 2]>,
    pub(super) out: Wordings,
}

impl Writer<'_, '_> {
    /// Writes the words that stay up to a word of the base.
    pub(super) fn keep(&mut self, end: usize) {
        while self.base < end {
            let [base, ours, theirs] = [
                &self.texts[BASE].all[self.base],
                &self.texts[OURS].all[self.at[0]],
                &self.texts[THEIRS].all[self.at[1]],
            ];
            // The gap, too, is that of the side that changed it. What is before the first word of a text is no gap.
            let starts = self.base == 0 || self.at[1] == 0;
            let mine = starts || ours.gap != base.gap || theirs.gap == base.gap;
            let gap = if mine && self.at[0] > 0 {
                &ours.gap
            } else {
                &theirs.gap
            };
            let space = match self.ending.take() {
                Some(space) if gap != BREAK => space,
                _ if mine && self.at[0] > 0 => ours.space.to_owned(),
                _ => foreign(theirs, self.line_end),
            };
            let spaces = self.apart.take().unwrap_or([space.clone(), space]);
            let wordings = [&mut self.out.ours, &mut self.out.theirs];
            for (out, space) in wordings.into_iter().zip(&spaces) {
                let first = out.is_empty();
                out.push_str(if first { lead(self.texts) } else { space });
                out.push_str(&ours.raw);
            }
            self.base += 1;
            self.at = self.at.map(|at| at + 1);
        }
    }

    /// The words of a side that are in the place of a region of the base.
    pub(super) fn side(&self, side: usize, region: &Range<usize>, hunks: &[Hunk]) -> Range<usize> {
        let grown: usize = hunks.iter().map(|hunk| hunk.side.len()).sum();
        let lost: usize = hunks.iter().map(|hunk| hunk.base.len()).sum();
        let start = self.at[side];
        start..start + region.len() + grown - lost
    }

    /// Writes the words of a side into the wordings that want them.
    pub(super) fn take(
        &mut self,
        side: usize,
        region: &Range<usize>,
        words: &Range<usize>,
        wanted: [bool; 2],
    ) {
        for at in words.clone() {
            let token = &self.texts[side].all[at];
            let starts = at == words.start && !region.is_empty();
            let space = match self.space_instead(side, token).filter(|_| starts) {
                Some(space) => space,
                None if side == OURS => token.space.to_owned(),
                None => foreign(token, self.line_end),
            };
            (self.ending, self.apart) = (None, None);
            let outs = [&mut self.out.ours, &mut self.out.theirs];
            for (out, _) in outs.into_iter().zip(wanted).filter(|(_, wanted)| *wanted) {
                let first = out.is_empty();
                out.push_str(if first { lead(self.texts) } else { &space });
                out.push_str(if side == OURS {
                    &token.raw
                } else {
                    &token.word
                });
            }
        }
    }

    /// The gap before the first of the words that a side put in the place of others, where the other side has the gap that counts: it
    /// changed it, or it is ours and has a line end there.
    fn space_instead(&self, side: usize, token: &Token<'_>) -> Option<String> {
        let base = self.texts[BASE].all.get(self.base)?;
        let ours = self.texts[OURS].all.get(self.at[0])?;
        let theirs = self.texts[THEIRS].all.get(self.at[1])?;
        if self.base == 0 || self.at.contains(&0) {
            return None;
        }
        match side {
            OURS if token.gap == base.gap && theirs.gap != base.gap => {
                Some(foreign(theirs, self.line_end))
            }
            THEIRS if token.gap == base.gap || token.gap == ours.gap => Some(ours.space.to_owned()),
            _ => None,
        }
    }

    /// Whether a side that kept the words of a region ended a paragraph among them, or joined two there.
    pub(super) fn cuts(&self, side: usize, region: &Range<usize>) -> bool {
        let start = self.at[side - 1];
        let base = &self.texts[BASE].all[region.clone()];
        let side = &self.texts[side].all[start..start + region.len()];
        let mut gaps = base
            .iter()
            .zip(side)
            .skip(1)
            .map(|(one, other)| (&one.gap, &other.gap));
        gaps.any(|(one, other)| one != other && (one == BREAK || other == BREAK))
    }

    /// Whether a side that kept the words of a region joined two paragraphs at an end of it, where `words`, which the other side has in
    /// its place, begin or end a paragraph: neither can be had without breaking the other.
    pub(super) fn joins(&self, side: usize, region: &Range<usize>, words: &Range<usize>) -> bool {
        let start = self.at[side - 1];
        let is_joined = |base: usize, own: usize| {
            let pair = self.texts[BASE]
                .all
                .get(base)
                .zip(self.texts[side].all.get(own));
            own > 0 && pair.is_some_and(|(base, own)| base.gap == BREAK && own.gap != BREAK)
        };
        let other = &self.texts[OURS + THEIRS - side].all[words.clone()];
        // The first of words in the place of others begins a paragraph where those did.
        let mut fresh = other.iter().skip(usize::from(!region.is_empty()));
        (is_joined(region.end, start + region.len())
            || (!region.is_empty() && is_joined(region.start, start)))
            && fresh.any(|token| token.gap == BREAK)
    }

    /// Writes the words of a side into its own wording, with its own gaps.
    pub(super) fn take_apart(&mut self, side: usize, words: &Range<usize>) {
        for token in &self.texts[side].all[words.clone()] {
            let (out, space, word) = if side == OURS {
                let word = token.raw.as_ref();
                (&mut self.out.ours, token.space.to_owned(), word)
            } else {
                let space = foreign(token, self.line_end);
                (&mut self.out.theirs, space, token.word.as_str())
            };
            let first = out.is_empty();
            out.push_str(if first { lead(self.texts) } else { &space });
            out.push_str(word);
        }
        (self.ending, self.apart) = (None, None);
    }

    /// The gaps that ours and theirs have before the next word.
    pub(super) fn spaces(&self) -> Option<[String; 2]> {
        let ours = self.texts[OURS].all.get(self.at[0])?;
        let theirs = self.texts[THEIRS].all.get(self.at[1])?;
        Some([ours.space.to_owned(), foreign(theirs, self.line_end)])
    }

    /// Goes on behind a region. Where one side deleted the first words of a paragraph that the other begins there, the next word begins
    /// it.
    pub(super) fn skip(&mut self, region: &Range<usize>, at: [usize; 2]) {
        let first = |version: usize, at: usize| self.texts[version].all.get(at).filter(|_| at > 0);
        if !region.is_empty() && at.iter().zip(self.at).any(|(end, start)| *end == start) {
            let begins = |token: &&Token<'_>| token.gap == BREAK;
            let was = first(BASE, self.base).as_ref().is_some_and(begins);
            let ours = first(OURS, self.at[0])
                .filter(begins)
                .filter(|_| at[0] > self.at[0]);
            let theirs = first(THEIRS, self.at[1])
                .filter(begins)
                .filter(|_| at[1] > self.at[1]);
            let ours = ours.map(|token| token.space.to_owned());
            let space = ours.or_else(|| theirs.map(|token| foreign(token, self.line_end)));
            self.ending = space.filter(|_| !was);
        }
        self.base = region.end;
        self.at = at;
    }
}

/// A gap of theirs as ours would have it: no line end inside a paragraph, and line ends of ours between paragraphs.
fn foreign(token: &Token<'_>, line_end: &str) -> String {
    let has_end = token.space.contains(['\n', '\r']);
    match token.gap.as_str() {
        "" if has_end => String::new(),
        " " if has_end => " ".to_owned(),
        _ if has_end => with_line_ends(token.space, line_end),
        _ => token.space.to_owned(),
    }
}

/// What is before the first word: as ours has it.
fn lead<'text>(texts: &[Tokens<'text>; 3]) -> &'text str {
    texts[OURS].all.first().map_or("", |token| token.space)
}

/// A text with other line ends.
pub(super) fn with_line_ends(text: &str, line_end: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    if line_end == "\n" {
        plain
    } else {
        plain.replace('\n', line_end)
    }
}
