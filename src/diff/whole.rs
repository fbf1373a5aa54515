//! Blocks that keep the characters of the source whole.
//!
//! `…` is three full stops in the keys, and `（ᆪ` is one cluster: a word of the keys can end inside a character of the source. An edit
//! cannot, so that a block takes in the words that share the character with it, the same on both sides.

use crate::diff::block::Block;
use crate::diff::side::{Compared, Word};
use crate::document::Document;

/// The blocks, each grown until it starts and ends between characters; those that meet are one.
pub(super) fn whole(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let ends = texts.words.map(<[Word]>::len);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(mut block) = blocks.next() {
        let floor = out
            .last()
            .map_or((0, 0), |last| (last.old.end, last.new.end));
        while block.old.start > floor.0
            && block.new.start > floor.1
            && is_inside(texts, block.old.start, block.new.start)
        {
            (block.old.start, block.new.start) = (block.old.start - 1, block.new.start - 1);
        }
        let roof = blocks
            .peek()
            .map_or((ends[0], ends[1]), |next| (next.old.start, next.new.start));
        while block.old.end < roof.0
            && block.new.end < roof.1
            && is_inside(texts, block.old.end, block.new.end)
        {
            (block.old.end, block.new.end) = (block.old.end + 1, block.new.end + 1);
        }
        match out.last_mut() {
            Some(last)
                if last.is_beside(&block) && is_inside(texts, block.old.start, block.new.start) =>
            {
                last.take_in(&block);
            }
            _ => out.push(block),
        }
    }
    out
}

/// Whether one of two places between words is inside a character of its source.
fn is_inside(texts: Compared<'_>, old: usize, new: usize) -> bool {
    let inside = |document: &Document, words: &[Word], at: usize| {
        let Some([before, after]) = at
            .checked_sub(1)
            .and_then(|first| words.get(first..=at))
            .and_then(|pair| <&[Word; 2]>::try_from(pair).ok())
        else {
            return false;
        };
        document.keys.source(before.span).end > document.keys.source(after.span).start
    };
    inside(texts.documents[0], texts.words[0], old)
        || inside(texts.documents[1], texts.words[1], new)
}
