//! Tables of contents without page numbers: lists of headings that stand again further down.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::input::draft::{Draft, Shape};
use crate::text::{script, segment};

/// The fewest headings in a row that make a table of contents. By hand: with 3 no text of 34 is read otherwise, with 8 one is.
const FEWEST: usize = 4;

/// The heaviest heading of a table of contents, in thirds of a Han character: 40 Han characters, 20 words. By hand: with half
/// or twice of it no text of 34 is read otherwise.
const HEAVIEST: u32 = 120;

/// Marks runs of headings, each of which stands again further down in the same order, as a table of contents. A run that stands
/// again in one piece, with nothing in between, is no table: something was pasted twice.
pub(super) fn mark(drafts: &mut [Draft], keys: &[&str]) {
    let lines = keys.iter().zip(drafts.iter());
    let longest = lines
        .filter(|(_, draft)| draft.lines == 1)
        .map(|(key, _)| key.len())
        .max();
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    // What is longer than any single line is the same as none.
    let entries = keys.iter().enumerate();
    last.extend(
        entries
            .filter(|(_, key)| Some(key.len()) <= longest)
            .map(|(at, key)| (*key, at)),
    );
    let may_be_heading = |at: usize| {
        drafts[at].lines == 1
            && !segment::ends_sentence(keys[at])
            && script::weight_of(keys[at]) <= HEAVIEST
    };
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < keys.len() {
        let mut end = start;
        let mut after = 0;
        while end < keys.len() && may_be_heading(end) && last[keys[end]] > end.max(after) {
            after = last[keys[end]];
            end += 1;
        }
        // Headings of one table all follow its end.
        let whole = (start..end).all(|at| last[keys[at]] >= end);
        if whole && end - start >= FEWEST && after - last[keys[start]] >= end - start {
            tables.push(start..end);
        }
        start = end.max(start + 1);
    }
    for draft in tables.into_iter().flatten() {
        drafts[draft].shape = Shape::Contents;
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Kind;
    use crate::input::{Options, from_bytes};

    #[test]
    fn a_list_of_headings_is_a_table_of_contents() {
        let titles = ["Scope", "Terms", "Duties", "Final clauses"];
        let text = format!(
            "{}\n\n{}",
            titles.join("\n\n"),
            titles
                .map(|title| format!("{title}\n\nText of {title} follows here, at length."))
                .join("\n\n")
        );
        let document = from_bytes("x.txt", text.as_bytes(), &Options::default()).unwrap();
        let kinds: Vec<Kind> = document.paragraphs.iter().map(|each| each.kind).collect();
        assert_eq!(kinds[..4], [Kind::Contents; 4]);
        assert_eq!(kinds[4], Kind::Heading);
    }

    #[test]
    fn what_was_pasted_twice_is_no_table_of_contents() {
        let contents = |part: &[&str]| {
            let text = format!(
                "开头\n\n{0}\n\n中间另有规定。\n\n{0}\n\n结尾",
                part.join("\n\n")
            );
            let document = from_bytes("x.txt", text.as_bytes(), &Options::default()).unwrap();
            let kinds = document.paragraphs.iter().map(|each| each.kind);
            kinds.filter(|kind| *kind == Kind::Contents).count()
        };
        let clauses = [
            "甲方应当按期付款。",
            "乙方应当按期交货。",
            "双方应当保守秘密。",
            "争议提交仲裁解决。",
        ];
        assert_eq!(contents(&clauses), 0);
        assert_eq!(contents(&["总则", "付款", "交货", "保密", "附则"]), 0);
    }

    #[test]
    fn refrains_are_no_table_of_contents() {
        let text = "Yes.\n\nNo.\n\nYes.\n\nNo.\n\nYes.\n\nNo.\n\nPerhaps.";
        let document = from_bytes("x.txt", text.as_bytes(), &Options::default()).unwrap();
        assert!(
            document
                .paragraphs
                .iter()
                .all(|each| each.kind != Kind::Contents)
        );
    }
}
