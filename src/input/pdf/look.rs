//! What the pages of a file look like as a whole: the size of its text, and how far its lines are apart.

use rustc_hash::FxHashMap;

use crate::input::pdf::line::{Line, steps};

/// What most of the text looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    /// The size of most characters.
    pub(super) size: f32,
    /// Whether most characters are bold.
    pub(super) is_bold: bool,
    /// How far baselines are apart inside paragraphs, as a part of the size.
    pub(super) leading: f32,
}

/// The leading of a text that has too few lines to tell: what programs set by default is between 1.15 and 1.4.
const USUAL_LEADING: f32 = 1.25;
/// The widest leading that counts, as a part of the size: twice the usual one is double spacing.
const WIDEST: f32 = 3.0;

impl Look {
    /// The look of lines, each list of lines being those of a column.
    pub(super) fn of<'line>(columns: impl Iterator<Item = &'line [Line]>) -> Self {
        let mut sizes: FxHashMap<u32, u32> = FxHashMap::default();
        let mut leadings: FxHashMap<u32, u32> = FxHashMap::default();
        let (mut count, mut bold) = (0_u64, 0_u64);
        for lines in columns {
            for line in lines {
                *sizes.entry(steps(line.size, 20.0)).or_default() += line.count;
                count += u64::from(line.count);
                bold += u64::from(line.bold);
            }
            for pair in lines.windows(2) {
                let ratio = (pair[1].baseline - pair[0].baseline) / pair[1].size.max(1.0);
                let same = (pair[1].size - pair[0].size).abs() < 0.05 * pair[1].size;
                if same && ratio > 0.5 && ratio < WIDEST {
                    // Long lines are in paragraphs.
                    *leadings.entry(steps(ratio, 20.0)).or_default() +=
                        pair[0].count.min(pair[1].count);
                }
            }
        }
        let most = |counts: &FxHashMap<u32, u32>| {
            let best = counts
                .iter()
                .max_by_key(|(value, count)| (**count, std::cmp::Reverse(**value)));
            best.map(|(value, _)| *value)
        };
        Self {
            size: most(&sizes).map_or(10.0, |size| size as f32 / 20.0),
            is_bold: bold * 2 > count,
            leading: most(&leadings).map_or(USUAL_LEADING, |ratio| ratio as f32 / 20.0),
        }
    }

    /// Whether type of that size is smaller than the text.
    pub(super) fn is_small(&self, size: f32) -> bool {
        size < 0.93 * self.size
    }

    /// Whether type of that size is larger than the text, as that of headings is.
    pub(super) fn is_large(&self, size: f32) -> bool {
        size > 1.08 * self.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    #[test]
    fn the_text_is_what_there_is_most_of() {
        let lines: Vec<Line> = [(16.0, 50.0, "Title"), (10.0, 80.0, "A long line of text")]
            .into_iter()
            .chain([
                (10.0, 92.0, "and another one of it"),
                (10.0, 120.0, "and a third one"),
            ])
            .map(|(size, baseline, text)| run(0.0, baseline, size, text))
            .collect();
        let look = Look::of([&lines[..]].into_iter());
        assert!((look.size - 10.0).abs() < 0.1, "{look:?}");
        assert!((look.leading - 1.2).abs() < 0.06, "{look:?}");
        assert!(look.is_large(16.0) && look.is_small(8.0) && !look.is_small(10.0));
    }
}
