//! Three wordings of one part put together: what each side changed in the base, word by word.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::merge::hunks::{Hunk, hunks, inside, regions, weight};
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
        ending: None,
        apart: None,
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
        let alone = [sides[1].is_empty(), sides[0].is_empty()];
        let joins = (alone[0] && writer.joins(THEIRS, &region.base, &ours))
            || (alone[1] && writer.joins(OURS, &region.base, &theirs));
        match alone {
            _ if joins => {
                writer.take_apart(OURS, &ours);
                writer.take_apart(THEIRS, &theirs);
            }
            [true, _] if !writer.cuts(THEIRS, &region.base) => {
                writer.take(OURS, &region.base, &ours, [true, true]);
            }
            [_, true] if !writer.cuts(OURS, &region.base) => {
                writer.take(THEIRS, &region.base, &theirs, [true, true]);
            }
            _ if same => writer.take(OURS, &region.base, &ours, [true, true]),
            _ => {
                writer.take(OURS, &region.base, &ours, [true, false]);
                writer.take(THEIRS, &region.base, &theirs, [false, true]);
            }
        }
        writer.skip(&region.base, [ours.end, theirs.end]);
        writer.apart = joins.then(|| writer.spaces()).flatten();
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

/// Writes both wordings in one pass over the base.
struct Writer<'run, 'text> {
    texts: &'run [Tokens<'text>; 3],
    line_end: &'run str,
    /// The next word of the base.
    base: usize,
    /// The next word of ours and of theirs.
    at: [usize; 2],
    /// The end of a paragraph that is still to be written.
    ending: Option<String>,
    /// The gaps before the next word behind a region that is shown in both wordings because of its ends: of ours, and of theirs.
    apart: Option<[String; 2]>,
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
            let outs = [&mut self.out.ours, &mut self.out.theirs];
            for (out, space) in outs.into_iter().zip(&spaces) {
                let first = out.is_empty();
                out.push_str(if first { lead(self.texts) } else { space });
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
    fn cuts(&self, side: usize, region: &Range<usize>) -> bool {
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
    fn joins(&self, side: usize, region: &Range<usize>, words: &Range<usize>) -> bool {
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
    fn take_apart(&mut self, side: usize, words: &Range<usize>) {
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
    fn spaces(&self) -> Option<[String; 2]> {
        let ours = self.texts[OURS].all.get(self.at[0])?;
        let theirs = self.texts[THEIRS].all.get(self.at[1])?;
        Some([ours.space.to_owned(), foreign(theirs, self.line_end)])
    }

    /// Goes on behind a region. Where one side deleted the first words of a paragraph that the other begins there, the next word begins
    /// it.
    fn skip(&mut self, region: &Range<usize>, at: [usize; 2]) {
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

#[cfg(test)]
mod tests {
    use crate::input;
    use crate::merge::{Merged, Options, merge};

    fn merged(texts: [&str; 3]) -> Merged {
        let [base, ours, theirs] = texts.map(|text| {
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        });
        merge(&base, &ours, &theirs, &Options::default())
    }

    const BASE: &str = "The lessee pays the rent within thirty days and keeps the house clean.";

    #[test]
    fn words_in_different_places_are_put_together() {
        let found = merged([
            BASE,
            "The lessee pays the whole rent within thirty days and keeps the house clean.",
            "The lessee pays the rent within sixty days and keeps the house clean and dry.",
        ]);
        let expected =
            "The lessee pays the whole rent within sixty days and keeps the house clean and dry.";
        assert_eq!((found.text.as_str(), found.conflicts), (expected, 0));
    }

    #[test]
    fn words_next_to_each_other_are_a_conflict() {
        let ours = BASE.replace("thirty", "sixty");
        let theirs = BASE.replace("days", "weeks");
        let found = merged([BASE, &ours, &theirs]);
        let expected = format!("<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n");
        assert_eq!((found.text, found.conflicts), (expected, 1));
    }

    #[test]
    fn a_conflict_holds_only_the_lines_that_differ() {
        let wrapped = "The lessee pays the rent\nwithin thirty days\nand keeps the house clean.\n";
        let found = merged([
            wrapped,
            &wrapped.replace("thirty", "sixty"),
            &wrapped.replace("thirty", "ninety"),
        ]);
        let expected = "The lessee pays the rent\n<<<<<<< ours\nwithin sixty days\n=======\nwithin ninety days\n>>>>>>> theirs\nand keeps the house clean.\n";
        assert_eq!(found.text, expected);
    }

    #[test]
    fn the_end_of_a_paragraph_meets_no_word_beside_it() {
        let base = "The lessee pays the rent. Dogs wait outside.";
        let found = merged([
            base,
            "The lessee pays the rent.\n\nDogs wait outside.",
            &base.replace("Dogs", "Cats"),
        ]);
        assert_eq!(
            (found.text.as_str(), found.conflicts),
            ("The lessee pays the rent.\n\nCats wait outside.", 0)
        );
    }

    #[test]
    fn a_change_of_both_sides_is_there_once() {
        let same = BASE.replace("thirty", "sixty");
        let texts = [
            same.replace("lessee", "tenant"),
            same.replace("clean", "tidy"),
        ];
        let found = merged([BASE, &texts[0], &texts[1]]);
        let expected = texts[0].replace("clean", "tidy");
        assert_eq!((found.text, found.conflicts), (expected, 0));
    }

    #[test]
    fn a_paragraph_that_ends_among_words_that_the_other_side_wrote_anew_is_a_conflict() {
        let base = "The lessee pays the rent. Dogs wait outside the house.";
        let found = merged([
            base,
            "The lessee pays the rent.\n\nDogs wait outside the house.",
            "The lessee pays the fee, cats sleep outside the house.",
        ]);
        assert_eq!(found.conflicts, 1, "{}", found.text);
        let found = merged([
            base,
            "The lessee pays the rent.\n\nDogs wait outside the house.",
            "The lessee pays the rent. Wait outside the house.",
        ]);
        assert_eq!(
            (found.text.as_str(), found.conflicts),
            ("The lessee pays the rent.\n\nWait outside the house.", 0)
        );
    }

    #[test]
    fn a_paragraph_put_between_two_that_the_other_side_joined_is_a_conflict() {
        let base = "The lessee pays the rent.\n\nDogs wait outside.\n\nBells ring.\n";
        let joined = base.replace("rent.\n\nDogs", "rent. Dogs");
        for between in ["## Animals", "```\nlet dog = 1;\n```", "Cats sleep inside."] {
            let inserted = base.replace("Dogs", &format!("{between}\n\nDogs"));
            for (ours, theirs) in [(&joined, &inserted), (&inserted, &joined)] {
                let found = merged([base, ours, theirs]);
                let wordings = [ours, theirs].map(|text| {
                    let end = text.find("\n\nBells").unwrap();
                    let shared = "The lessee pays the rent.\n";
                    let own = &text[..end];
                    own.strip_prefix(shared).unwrap_or(own).to_owned()
                });
                assert_eq!(found.conflicts, 1, "{}", found.text);
                for own in &wordings {
                    assert!(found.text.contains(&format!("\n{own}\n")), "{}", found.text);
                }
                assert!(found.text.ends_with(">>>>>>> theirs\n\nBells ring.\n"));
            }
        }
    }

    #[test]
    fn words_put_at_the_place_where_the_other_side_joined_paragraphs_are_no_conflict() {
        let base = "The lessee pays the rent.\n\nDogs wait outside.\n";
        let joined = "The lessee pays the rent. Dogs wait outside.\n";
        let longer = base.replace("rent.", "rent. It is due in June.");
        let found = merged([base, joined, &longer]);
        let expected = "The lessee pays the rent. It is due in June. Dogs wait outside.\n";
        assert_eq!((found.text.as_str(), found.conflicts), (expected, 0));
        let found = merged([base, joined, &base.replace("Dogs", "Cats")]);
        let expected = joined.replace("Dogs", "Cats");
        assert_eq!((found.text, found.conflicts), (expected, 0));
    }
}
