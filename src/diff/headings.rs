//! Headings that got another title, known by what is around them: their number, where all numbers around them stayed, or the text below
//! them.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::front;
use crate::diff::group::Group;
use crate::diff::likeness;
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::{Document, Kind, Paragraph};
use crate::text::script;

/// In a gap with no more pairs than this headings are known by their numbers. As in `facing`.
const FEW: usize = 36;

/// Titles above paragraphs that belong together are one that was edited from this likeness on. By hand, 2026-11-30.
const AKIN: f64 = 0.12;

/// The pairs of headings that face each other with the same number, in gaps in which all headings kept their numbers.
pub(super) fn of_one_number(
    gaps: &[Vec<(u32, u32)>],
    documents: [&Document; 2],
) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    for gap in gaps.iter().filter(|gap| (2..=FEW).contains(&gap.len())) {
        let [old, new] = [0, 1].map(|side| {
            let mut all: Vec<u32> = gap.iter().map(|pair| [pair.0, pair.1][side]).collect();
            all.sort_unstable();
            all.dedup();
            all.retain(|at| is_titled(documents[side], *at));
            all
        });
        let number =
            |side: usize, at: u32| front::parted(documents[side], paragraph(documents[side], at)).0;
        let kept = old.len() == new.len()
            && old
                .iter()
                .zip(&new)
                .all(|(one, other)| number(0, *one) == number(1, *other));
        if kept {
            out.extend(old.into_iter().zip(new));
        }
    }
    out
}

/// The pairs of free headings with the same number and level that are the only ones between two headings of that level which belong
/// together, with whatever else between them: an article whose first sentence went to the article before it.
pub(super) fn between_partners(
    groups: &[Group],
    free: &[Vec<u32>; 2],
    documents: [&Document; 2],
) -> Vec<(u32, u32)> {
    let partners: FxHashMap<u32, u32> = groups.iter().map(Group::place).collect();
    let [old, new] = [0, 1].map(|side| neighbours(documents[side], &free[side]));
    let mut by_neighbours: FxHashMap<(u8, [u32; 2]), Option<u32>> = FxHashMap::default();
    for (at, level, beside) in new {
        by_neighbours
            .entry((level, beside))
            .and_modify(|known| *known = None)
            .or_insert(Some(at));
    }
    let number =
        |side: usize, at: u32| front::parted(documents[side], paragraph(documents[side], at)).0;
    let pair = |(at, level, beside): (u32, u8, [u32; 2])| {
        let [before, after] = beside.map(|at| partners.get(&at).copied());
        let other = (*by_neighbours.get(&(level, [before?, after?]))?)?;
        (number(0, at) == number(1, other)).then_some((at, other))
    };
    old.into_iter().filter_map(pair).collect()
}

/// The titled headings among `free`, each with its level and the titled headings of that level before and after it.
fn neighbours(document: &Document, free: &[u32]) -> Vec<(u32, u8, [u32; 2])> {
    let mut levels: BTreeMap<u8, Vec<u32>> = BTreeMap::new();
    for at in (0..document.paragraphs.len() as u32).filter(|at| is_titled(document, *at)) {
        let level = paragraph(document, at).level;
        levels.entry(level).or_default().push(at);
    }
    let is_free = |at: &u32| free.binary_search(at).is_ok();
    let beside = levels.iter().flat_map(|(level, headings)| {
        let three = headings.windows(3).filter(|three| is_free(&three[1]));
        three.map(|three| (three[1], *level, [three[0], three[2]]))
    });
    beside.collect()
}

/// The pairs of free headings of one level right above paragraphs that belong together, with titles that have something in common.
pub(super) fn above_partners(
    groups: &[Group],
    free: &[Vec<u32>; 2],
    documents: [&Document; 2],
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
) -> Vec<(u32, u32)> {
    let free = free
        .each_ref()
        .map(|free| free.iter().copied().collect::<FxHashSet<u32>>());
    let above = groups.iter().filter_map(|group| {
        let (old, new) = group.place();
        let pair = (old.checked_sub(1)?, new.checked_sub(1)?);
        let [one, other] = [(0, pair.0), (1, pair.1)].map(|(side, at)| {
            free[side]
                .contains(&at)
                .then(|| paragraph(documents[side], at))
        });
        let (one, other) = (one?, other?);
        let heads = |each: &Paragraph| each.kind == Kind::Heading;
        (heads(one) && heads(other) && one.level == other.level).then_some(pair)
    });
    let title = |side: usize, at: u32| -> &[Word] {
        let (_, body) = front::of(documents[side], paragraph(documents[side], at));
        let words = sides[side].words(at);
        &words[words.partition_point(|word| word.span.start < body)..]
    };
    let alike = |pair: &(u32, u32)| {
        likeness::compare(lexicon, title(0, pair.0), title(1, pair.1)).ratio() >= AKIN
    };
    above.filter(alike).collect()
}

fn paragraph(document: &Document, at: u32) -> &Paragraph {
    &document.paragraphs[at as usize]
}

/// Whether a paragraph is a heading with a number and a title.
fn is_titled(document: &Document, at: u32) -> bool {
    let paragraph = paragraph(document, at);
    let (number, title) = front::parted(document, paragraph);
    paragraph.kind == Kind::Heading && !number.is_empty() && script::weight_of(title) > 0
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// The kinds of the changes.
    fn kinds(old: &str, new: &str) -> Vec<Kind> {
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let found = diff(&read(old), &read(new), &Options::default());
        found.changes.iter().map(|change| change.kind).collect()
    }

    #[test]
    fn a_section_that_was_written_anew_keeps_its_number() {
        let old = "# 2.1 潮汐表\n\n潮汐表挂在门口。\n\n# 2.2 缆绳的检查\n\n船长每天早晨检查缆绳，发现磨损就报告。\n\n# 2.3 灯\n\n灯亮着。";
        let new = "# 2.1 潮汐表\n\n潮汐表挂在门口。\n\n# 2.2 访客须知\n\n外来人员登记以后才可以上船参观拍照。\n\n# 2.3 灯\n\n灯亮着。";
        assert!(kinds(old, new).contains(&Kind::Edited));
    }

    #[test]
    fn a_section_that_came_takes_no_number_from_another() {
        let old = "# 2.1 Tides\n\nThe table hangs at the door.\n\n# 2.2 Ropes and cables of the harbour\n\nThe master looks at each rope at dawn.\n\n# 2.3 Lamps\n\nThe lamp is lit.";
        let new = "# 2.1 Tides\n\nThe table hangs at the door.\n\n# 2.2 Guests, passes, visits\n\nNobody comes aboard without a pass.\n\n# 2.3 Paint\n\nHulls are scraped and tarred in spring.\n\n# 2.4 Lamps\n\nThe lamp is lit.";
        assert!(!kinds(old, new).contains(&Kind::Edited));
    }

    #[test]
    fn an_article_whose_first_sentence_went_keeps_its_heading() {
        let old = "# 第一条 【灯塔】\n\n灯塔由值日的船主看守。\n\n# 第二条 【请假手续之要件与例外】\n\n请假应当以书面向渔会办公室提出，写明日期。\n\n请假书写明姓名、船号和住址。\n\n# 第三条 【码头】\n\n码头夜间关闭。";
        let new = "# 第一条 【灯塔】\n\n灯塔由值日的船主看守。\n\n请假应当以书面向渔会值日办公室提出，写明日期。\n\n# 第二条 【批准程序】\n\n请假书写明姓名、船号和住址。\n\n渔会应当在三日内答复。\n\n# 第三条 【码头】\n\n码头夜间关闭。";
        for (old, new) in [(old, new), (new, old)] {
            let found = kinds(old, new);
            assert!(found.contains(&Kind::Edited), "{found:?}");
            let whole = |kind: &&Kind| matches!(kind, Kind::Inserted | Kind::Deleted);
            assert_eq!(found.iter().filter(whole).count(), 1, "{found:?}");
        }
    }

    #[test]
    fn a_heading_is_no_sentence_of_similar_words() {
        let old = "第三条 【灯塔】\n\n灯塔由船主看守。\n\n第四条 【缺员及不足员时的开航】\n\n对一名船员的意见，只对该船员有效。\n\n第五条 【码头】\n\n码头夜间关闭。";
        let new = "第三条 【灯塔】\n\n灯塔由船主看守。\n\n第四条 【定额之分配】\n\n渔会的船只设有定额的，应当按照吨位依次分配，直到满额为止。\n\n缺员或不足员时，不适用定额。\n\n第五条 【码头】\n\n码头夜间关闭。";
        let found = kinds(old, new);
        assert_eq!(found[0], Kind::Edited, "{found:?}");
        assert_eq!(
            found.iter().filter(|kind| **kind == Kind::Edited).count(),
            1
        );
    }

    #[test]
    fn a_heading_stays_with_the_text_below_it() {
        let old = "# 7.2.5. LANTERN Report\n\nThe report is sent at dusk to the office of the harbour.\n\n# 7.2.6. Rope\n\nA rope is needed.";
        let new = "# 7.3.4. BLANTERN Report\n\nThe report is sent at dusk to the office of the sluice.\n\n# 7.3.5. Rope\n\nA rope is needed.";
        let found = kinds(old, new);
        assert!(!found.contains(&Kind::Inserted), "{found:?}");
    }
}
