//! Edits that cut no word in Kana: この and ます are whole where something else stands for one of their characters.

use crate::diff::block::Block;
use crate::diff::growth;
use crate::diff::side::Compared;
use crate::language::topics::segmentation;
use crate::text::script;

/// The blocks, each grown until it starts and ends where no listed word in Kana goes on.
pub(super) fn keep_words(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<Block> {
    growth::grown(blocks, texts.words[0].len(), |block| {
        [false, true].map(|back| {
            let sides = [0, 1].map(|side| missing(texts, side, block, back));
            sides.into_iter().max().unwrap_or(0)
        })
    })
}

/// How many words behind a block, or before it, are the rest of a listed word that the block cuts on a side.
fn missing(texts: Compared<'_>, side: usize, block: &Block, back: bool) -> usize {
    let keys = texts.documents[side].keys.text();
    let words = texts.words[side];
    let range = [&block.old, &block.new][side];
    let border = if back { range.end } else { range.start };
    let kana = |at: usize| {
        let word = words.get(at);
        word.is_some_and(|word| word.span.of(keys).starts_with(script::is_hiragana))
    };
    if range.is_empty() || !kana(border) || border == 0 || !kana(border - 1) {
        return 0;
    }
    let longest = segmentation::LONGEST_IN_KANA;
    let found = (border.saturating_sub(longest - 1)..border).flat_map(|start| {
        let lengths = 2..=longest.min(words.len() - start);
        lengths.filter_map(move |length| {
            let (first, last) = (words[start].span, words[start + length - 1].span);
            let glued = last.end == first.start + 3 * length as u32;
            let inside = start < border && border < start + length;
            let listed =
                glued && inside && segmentation::is_word_in_kana(first.join(last).of(keys));
            listed.then(|| {
                if back {
                    start + length - border
                } else {
                    border - start
                }
            })
        })
    });
    found.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    #[test]
    fn a_word_in_kana_is_whole() {
        for (old, new, was, is) in [
            (
                "当番は次のとおり鐘を鳴らす。",
                "当番はこのとおり鐘を鳴らす。",
                "次の",
                "この",
            ),
            (
                "当番は毎朝鐘を鳴らしています。",
                "当番は毎朝鐘を鳴らします。",
                "しています",
                "します",
            ),
            (
                "修繕費は借主が負います。",
                "修繕費は借主が負いません。",
                "ます",
                "ません",
            ),
            ("鍵は返却する。", "鍵は返却される。", "する", "される"),
        ] {
            assert_eq!(edits(old, new), [pair(was, is)], "{old}");
            assert_eq!(edits(new, old), [pair(is, was)], "{new}");
        }
    }

    #[test]
    fn what_cuts_no_word_stays_as_small_as_it_is() {
        assert_eq!(
            edits("当番は鐘を鳴らす。", "当番は大きな鐘を鳴らす。"),
            [pair("", "大きな")]
        );
    }
}
