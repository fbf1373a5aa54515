//! Three wordings of one part put together: what each side changed in the base, word by word.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::merge::tokens::{BREAK, Token, Tokens};
use crate::merge::{BASE, OURS, THEIRS};
use crate::text::{script, segment};

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

/// Puts together what both sides made of a part. `label` says how many of the first words of the base are its number: a change of the
/// number and one of the words next to it never meet.
pub(super) fn merge(texts: &[Tokens<'_>; 3], label: usize, line_end: &str) -> Wordings {
    let keys = keys(texts);
    let mine = hunks(&keys[BASE], &keys[OURS], texts);
    let other = hunks(&keys[BASE], &keys[THEIRS], texts);
    let regions = regions(&mine, &other, label);
    let mut writer = Writer {
        texts,
        line_end,
        base: 0,
        at: [0, 0],
        out: Wordings {
            ours: String::new(),
            theirs: String::new(),
        },
    };
    for region in regions {
        writer.keep(region.base.start);
        let sides = [&mine, &other].map(|hunks| inside(hunks, &region.base));
        let [ours, theirs] = [0, 1].map(|side| writer.side(side, &region.base, sides[side]));
        let word = |side: usize, range: &Range<usize>| -> Vec<&str> {
            let tokens = &texts[side].all[range.clone()];
            tokens.iter().map(|token| token.word.as_str()).collect()
        };
        let same = word(OURS, &ours) == word(THEIRS, &theirs);
        match (sides[0].is_empty(), sides[1].is_empty()) {
            (_, true) => writer.take(OURS, &region.base, &ours, [true, true]),
            (true, _) => writer.take(THEIRS, &region.base, &theirs, [true, true]),
            _ if same => writer.take(OURS, &region.base, &ours, [true, true]),
            _ => {
                writer.take(OURS, &region.base, &ours, [true, false]);
                writer.take(THEIRS, &region.base, &theirs, [false, true]);
            }
        }
        writer.skip(&region.base, [ours.end, theirs.end]);
    }
    writer.keep(texts[BASE].all.len());
    writer.out.ours.push_str(texts[OURS].tail);
    writer.out.theirs.push_str(texts[OURS].tail);
    writer.out
}

/// Whether a sentence that one side deleted or changed is there all the same, because the other side put it elsewhere in the part.
pub(super) fn undone(texts: &[Tokens<'_>; 3], merged: &Wordings) -> bool {
    if merged.ours != merged.theirs {
        return false;
    }
    let result = letters(&merged.ours);
    let [base, ours, theirs] = texts.each_ref().map(Tokens::written);
    let sides = [letters(&ours), letters(&theirs)];
    let mut sentences = segment::sentences(&base)
        .into_iter()
        .map(|span| letters(span.of(&base)));
    let whole = letters(&base);
    sentences.any(|text| {
        if script::weight_of(&text) < CARRIED {
            return false;
        }
        let times = |all: &String| all.matches(&text).count();
        let sum = sides.iter().map(times).sum::<usize>();
        times(&result) > sum.saturating_sub(times(&whole))
    })
}

/// How much a sentence weighs at least, in thirds of a Han character, to be sought elsewhere: shorter ones are there by chance. Chosen by
/// hand, 2026-11-28.
pub(super) const CARRIED: u32 = 18;

/// The letters and digits of a text.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two stretches of text have the same words with the same gaps.
pub(super) fn same(one: &Tokens<'_>, other: &Tokens<'_>) -> bool {
    same_after(one, 0, other, 0)
}

/// The same for what is behind the first words.
pub(super) fn same_after(
    one: &Tokens<'_>,
    skip: usize,
    other: &Tokens<'_>,
    besides: usize,
) -> bool {
    let [one, other] = [&one.all[skip..], &other.all[besides..]];
    let alike = |(at, (one, other)): (usize, (&Token<'_>, &Token<'_>))| {
        one.word == other.word && (at == 0 || one.gap == other.gap)
    };
    one.len() == other.len() && one.iter().zip(other).enumerate().all(alike)
}

/// How much of two texts is the same words, from 0 to 1.
pub(super) fn likeness(one: &Tokens<'_>, other: &Tokens<'_>) -> f64 {
    let words = [one, other].map(|text| {
        let words = text.all.iter().map(|token| token.word.as_str());
        words.collect::<Vec<&str>>()
    });
    let weigh = |words: &[&str]| words.iter().map(|word| weight(word)).sum::<usize>();
    let total = weigh(&words[0]) + weigh(&words[1]);
    let ops = capture_diff_slices(Algorithm::Patience, &words[0], &words[1]);
    let kept = ops.iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => Some(weigh(&words[0][*old_index..old_index + len])),
        _ => None,
    });
    2.0 * kept.sum::<usize>() as f64 / total.max(1) as f64
}

/// The words of the three texts as numbers.
fn keys(texts: &[Tokens<'_>; 3]) -> [Vec<u32>; 3] {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    texts.each_ref().map(|text| {
        let words = text.all.iter().map(|token| {
            let next = known.len() as u32;
            *known.entry(token.word.as_str()).or_insert(next)
        });
        words.collect()
    })
}

/// What one side put in the place of some words of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hunk {
    base: Range<usize>,
    side: Range<usize>,
}

/// What a side changed. Where a few words stay beside a stretch that was written anew, both changes are one: the words are there by
/// chance.
fn hunks(base: &[u32], side: &[u32], texts: &[Tokens<'_>; 3]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, base, side) {
        let (tag, base, side) = op.as_tag_tuple();
        if tag == similar::DiffTag::Equal {
            continue;
        }
        match hunks.last_mut() {
            Some(last) if last.base.end == base.start && last.side.end == side.start => {
                (last.base.end, last.side.end) = (base.end, side.end);
            }
            _ => hunks.push(Hunk { base, side }),
        }
    }
    let heavy = |range: &Range<usize>| -> usize {
        let tokens = &texts[BASE].all[range.clone()];
        tokens.iter().map(|token| weight(&token.word)).sum()
    };
    let length = |hunk: &Hunk| hunk.base.len().max(hunk.side.len());
    let mut out: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        let mut hunk = hunk;
        while let Some(last) = out.last() {
            let between = last.base.end..hunk.base.start;
            let larger = length(last).max(length(&hunk));
            let chance = between.len() * 2 <= larger && heavy(&between) <= CHANCE;
            if larger < REWRITTEN || !chance {
                break;
            }
            hunk = Hunk {
                base: last.base.start..hunk.base.end,
                side: last.side.start..hunk.side.end,
            };
            out.pop();
        }
        out.push(hunk);
    }
    out
}

/// The most that words weigh, in thirds of a Han character, which stay between two changes by chance: three Han characters, or two short
/// words. Chosen by hand, 2026-11-28.
const CHANCE: usize = 9;

/// How many words are changed together at least where words between two changes stay by chance. Chosen by hand, 2026-11-28.
const REWRITTEN: usize = 4;

/// The weight of a word; a mark has one, too.
fn weight(word: &str) -> usize {
    (script::weight_of(word) as usize).max(1)
}

/// A stretch of the base that one side changed, or both.
#[derive(Debug)]
struct Region {
    base: Range<usize>,
}

/// Changes of both sides, those that meet put together. Two changes meet when no word stays between them; but a change of the number
/// of the part meets nothing behind it.
fn regions(mine: &[Hunk], other: &[Hunk], label: usize) -> Vec<Region> {
    let mut all: Vec<(Range<usize>, usize)> = Vec::new();
    all.extend(mine.iter().map(|hunk| (hunk.base.clone(), OURS)));
    all.extend(other.iter().map(|hunk| (hunk.base.clone(), THEIRS)));
    all.sort_by_key(|(base, side)| (base.start, base.end, *side));
    let mut out: Vec<(Region, usize)> = Vec::new();
    for (base, side) in all {
        if let Some((last, sides)) = out.last_mut() {
            let filled = !last.base.is_empty() && !base.is_empty();
            let number = label > 0 && last.base.end == label && base.start == label && filled;
            let overlaps = base.start < last.base.end;
            // The changes of one side never meet: a word stays between them.
            let meets = overlaps || (base.start == last.base.end && !number);
            if meets && (overlaps || *sides != side) {
                last.base.end = last.base.end.max(base.end);
                *sides = usize::MAX;
                continue;
            }
        }
        out.push((Region { base }, side));
    }
    out.into_iter().map(|(region, _)| region).collect()
}

/// The hunks of a side in a region.
fn inside<'run>(hunks: &'run [Hunk], region: &Range<usize>) -> &'run [Hunk] {
    let first = hunks.partition_point(|hunk| {
        hunk.base.start < region.start || (hunk.base.is_empty() && hunk.base.end < region.start)
    });
    let last = hunks.partition_point(|hunk| hunk.base.end <= region.end);
    &hunks[first.min(last)..last]
}

/// Writes both wordings in one pass over the base.
struct Writer<'run, 'text> {
    texts: &'run [Tokens<'text>; 3],
    line_end: &'run str,
    /// The next word of the base.
    base: usize,
    /// The next word of ours and of theirs.
    at: [usize; 2],
    out: Wordings,
}

impl Writer<'_, '_> {
    /// Writes the words that stay up to a word of the base.
    fn keep(&mut self, end: usize) {
        while self.base < end {
            let [base, ours, theirs] = [
                &self.texts[BASE].all[self.base],
                &self.texts[OURS].all[self.at[0]],
                &self.texts[THEIRS].all[self.at[1]],
            ];
            // The gap, too, is that of the side that changed it. What is before the first word of a text is no gap.
            let starts = self.base == 0 || self.at[1] == 0;
            let mine = starts || ours.gap != base.gap || theirs.gap == base.gap;
            let space = if mine && self.at[0] > 0 {
                ours.space.to_owned()
            } else {
                self.foreign(theirs)
            };
            for out in [&mut self.out.ours, &mut self.out.theirs] {
                let first = out.is_empty();
                out.push_str(if first { lead(self.texts) } else { &space });
                out.push_str(&ours.raw);
            }
            self.base += 1;
            self.at = self.at.map(|at| at + 1);
        }
    }

    /// The words of a side that are in the place of a region of the base.
    fn side(&self, side: usize, region: &Range<usize>, hunks: &[Hunk]) -> Range<usize> {
        let grown: usize = hunks.iter().map(|hunk| hunk.side.len()).sum();
        let lost: usize = hunks.iter().map(|hunk| hunk.base.len()).sum();
        let start = self.at[side];
        start..start + region.len() + grown - lost
    }

    /// Writes the words of a side into the wordings that want them.
    fn take(
        &mut self,
        side: usize,
        region: &Range<usize>,
        words: &Range<usize>,
        wanted: [bool; 2],
    ) {
        for at in words.clone() {
            let token = &self.texts[side].all[at];
            let instead = (at == words.start && !region.is_empty())
                .then(|| self.texts[OURS].all.get(self.at[0]))
                .flatten();
            let space = match (side, instead) {
                (OURS, _) => token.space.to_owned(),
                // A line of ours goes on where it went on.
                (_, Some(mine)) if mine.gap == token.gap => mine.space.to_owned(),
                _ => self.foreign(token),
            };
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

    fn skip(&mut self, region: &Range<usize>, at: [usize; 2]) {
        self.base = region.end;
        self.at = at;
    }

    /// A gap of theirs as ours would have it: no line end inside a paragraph, and line ends of ours between paragraphs.
    fn foreign(&self, token: &Token<'_>) -> String {
        let has_end = token.space.contains(['\n', '\r']);
        match token.gap.as_str() {
            "" if has_end => String::new(),
            " " if has_end => " ".to_owned(),
            BREAK => with_line_ends(token.space, self.line_end),
            _ if has_end => with_line_ends(token.space, self.line_end),
            _ => token.space.to_owned(),
        }
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
