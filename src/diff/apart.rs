//! Modal words of which two edits change parts that stand apart: ものとする and ことができる, where と stays.

use std::ops::Range;

use crate::diff::block::Block;
use crate::diff::change::Class;
use crate::diff::class::Scene;
use crate::diff::side::Compared;
use crate::text::script;

/// How many words may stay between two edits of one phrase: と of ものとする and ことができる. Chosen by hand, 2026-12-01.
const WITHIN: usize = 3;

/// The classified blocks, those in one where what stays between them is inside of a modal word on both sides.
pub(super) fn joined(
    texts: Compared<'_>,
    scene: &Scene<'_>,
    classified: Vec<(Block, Class, bool)>,
) -> Vec<(Block, Class, bool)> {
    let mut out: Vec<(Block, Class, bool)> = Vec::with_capacity(classified.len());
    for (block, class, label) in classified {
        if let Some((last, Class::Wording, false)) = out.last()
            && class == Class::Wording
            && last.replaces()
            && block.replaces()
            && block.old.start - last.old.end <= WITHIN
            && is_in_kana(texts, last.old.end..block.old.start)
        {
            let mut whole = last.clone();
            whole.take_in(&block);
            if scene.binds_otherwise([&whole.old, &whole.new]) {
                out.pop();
                out.push((whole, Class::Modality, false));
                continue;
            }
        }
        out.push((block, class, label));
    }
    out
}

/// Whether some old words are of a script without spaces and with endings.
fn is_in_kana(texts: Compared<'_>, range: Range<usize>) -> bool {
    let keys = texts.documents[0].keys.text();
    let mut words = texts.words[0][range].iter();
    words.all(|word| word.span.of(keys).chars().all(script::is_hiragana))
}

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    #[test]
    fn a_modal_word_that_gave_way_to_another_is_one_edit() {
        let old = "番人は門を閉めるものとする。";
        let new = "番人は門を閉めることができる。";
        assert_eq!(edits(old, new), [pair("ものとする", "ことができる")]);
        assert_eq!(edits(new, old), [pair("ことができる", "ものとする")]);
    }
}
