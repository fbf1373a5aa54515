//! Blocks that take in more of what stays beside them.

use crate::diff::block::Block;

/// The blocks, each grown by as many words as `more` asks for before and behind it, once more until it asks for none. What stays beside a
/// block stays on both sides, so as much is taken in on both; a block that reaches its neighbour is one with it. `end` is the number of
/// old words.
pub(super) fn grown(
    blocks: Vec<Block>,
    end: usize,
    more: impl Fn(&Block) -> [usize; 2],
) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    while let Some(mut block) = rest.next() {
        loop {
            let [front, back] = more(&block);
            let before = block.old.start - out.last().map_or(0, |last| last.old.end);
            let behind = rest.peek().map_or(end, |next| next.old.start) - block.old.end;
            let (front_in, back_in) = (front.min(before), back.min(behind));
            (block.old.start, block.new.start) =
                (block.old.start - front_in, block.new.start - front_in);
            (block.old.end, block.new.end) = (block.old.end + back_in, block.new.end + back_in);
            let mut went_on = front_in + back_in > 0;
            if front > before
                && let Some(mut last) = out.pop()
            {
                last.take_in(&block);
                (block, went_on) = (last, true);
            }
            if back > behind
                && let Some(next) = rest.next()
            {
                block.take_in(&next);
                went_on = true;
            }
            if !went_on {
                break;
            }
        }
        out.push(block);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(old: std::ops::Range<usize>, new: std::ops::Range<usize>) -> Block {
        Block { old, new }
    }

    #[test]
    fn takes_in_what_is_asked_for_and_the_neighbours_that_it_reaches() {
        let blocks = vec![block(2..3, 2..2), block(5..6, 4..6), block(9..9, 9..10)];
        // The one in the middle is to begin and to end there.
        let until = |start: usize, end: usize| {
            move |each: &Block| {
                let middle = usize::from(each.old.contains(&5));
                let front = each.old.start.saturating_sub(start);
                [front * middle, end.saturating_sub(each.old.end) * middle]
            }
        };
        let found = grown(blocks.clone(), 12, until(3, 7));
        assert_eq!(
            found,
            [block(2..3, 2..2), block(3..7, 2..7), block(9..9, 9..10)]
        );
        assert_eq!(grown(blocks, 12, until(1, 10)), [block(1..10, 1..11)]);
        assert_eq!(
            grown(vec![block(0..1, 0..1)], 1, |_| [3, 3]),
            [block(0..1, 0..1)]
        );
    }
}
