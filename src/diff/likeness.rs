//! How alike two paragraphs are, and which ones are worth comparing at all.
//!
//! Likeness is the weight of the words that stay in order, against the weight of all words of both. Words weigh what they say in
//! these documents, so that no list of frequent words is needed in any language, and a word that stays alone between others
//! counts little, because it stays by chance. Candidates share rare shingles: two words, or two Han characters, in a row.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::at_length;
use crate::diff::lopsided;
use crate::diff::side::{Lexicon, Side, Word};
use crate::parallel;
use crate::text::script;
use crate::text::segment::TokenKind;

// Measured as the constants of `pairs` are.

/// Shingles that are in more paragraphs of one side than this say nothing of a pair. From 18 to 30 the same.
const COMMON: usize = 24;
/// A word of so many bytes is a shingle by itself. From 2 to 5 the F1 and the cases stay, and with 8 one more is right; some
/// paragraphs of the published revisions have another partner.
const LONG: usize = 4;
/// How many candidates a paragraph has at most. With 4 the same; with 3, 8 and 12 the F1 and the cases stay.
const CANDIDATES: usize = 6;
/// A word counts this much when its neighbours do not stay with it. From 0.12 to 0.5 the F1 and the cases stay.
const ALONE: f64 = 0.25;
/// In texts of no more words than this, a word that stays alone stays for a reason. With 4 and 6 the F1 is 1, with 10 and 16 it stays.
const FEW: usize = 8;
/// What the beginning of a word weighs by which it is known in another form: four letters, or two of Hangul. By hand, 2026-11.
const STEM: u32 = 4;
/// Up to so many pairs of words the exact search is used, which is quadratic at worst; above, see [`at_length`].
const FULL: usize = 4_000_000;

/// How alike two stretches of words are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// The weight of what stays.
    pub(super) common: f64,
    /// The weight of the old words.
    pub(super) old: f64,
    /// The weight of the new words.
    pub(super) new: f64,
}

impl Likeness {
    /// From 0, nothing in common, to 1, the same.
    pub(super) fn ratio(self) -> f64 {
        if self.old + self.new == 0.0 {
            0.0
        } else {
            (2.0 * self.common / (self.old + self.new)).min(1.0)
        }
    }

    /// How much of the lighter one is in the other.
    pub(super) fn containment(self) -> f64 {
        let lighter = self.old.min(self.new);
        if lighter == 0.0 {
            0.0
        } else {
            (self.common / lighter).min(1.0)
        }
    }
}

/// How alike the paragraphs of some pairs are.
pub(super) type Likenesses = BTreeMap<(u32, u32), Likeness>;

/// The words of a paragraph without their order.
#[derive(Debug)]
pub(super) struct Bag {
    ids: Vec<u32>,
    weight: f64,
}

impl Bag {
    pub(super) fn new(lexicon: &Lexicon<'_>, words: &[Word]) -> Self {
        let mut ids: Vec<u32> = words.iter().map(|word| word.low).collect();
        ids.sort_unstable();
        let weight = ids.iter().map(|id| lexicon.says(*id)).sum();
        Self { ids, weight }
    }

    /// What two paragraphs have in common in any order: no alignment can find more.
    pub(super) fn shared(&self, new: &Self, lexicon: &Lexicon<'_>) -> Likeness {
        let (mut one, mut other, mut common) = (0, 0, 0.0);
        let (small, large) = if self.ids.len() <= new.ids.len() {
            (&self.ids, &new.ids)
        } else {
            (&new.ids, &self.ids)
        };
        if lopsided::is(small.len(), large.len()) {
            for same in small.chunk_by(|a, b| a == b) {
                let start = large.partition_point(|id| *id < same[0]);
                let others = large[start..].iter().take(same.len());
                for _ in others.take_while(|id| **id == same[0]) {
                    common += lexicon.says(same[0]);
                }
            }
            return Likeness {
                common,
                old: self.weight,
                new: new.weight,
            };
        }
        while let (Some(a), Some(b)) = (self.ids.get(one), new.ids.get(other)) {
            match a.cmp(b) {
                Ordering::Less => one += 1,
                Ordering::Greater => other += 1,
                Ordering::Equal => {
                    common += lexicon.says(*a);
                    (one, other) = (one + 1, other + 1);
                }
            }
        }
        Likeness {
            common,
            old: self.weight,
            new: new.weight,
        }
    }
}

/// Aligns two stretches of words by number.
pub(super) fn align(old: &[Word], new: &[Word]) -> Vec<DiffOp> {
    align_by(old, new, |word| word.id)
}

fn align_by(old: &[Word], new: &[Word], number: fn(&Word) -> u32) -> Vec<DiffOp> {
    let ids = |words: &[Word]| words.iter().map(number).collect::<Vec<u32>>();
    let (old, new) = (ids(old), ids(new));
    if old.len().saturating_mul(new.len()) <= FULL {
        capture_diff_slices(Algorithm::RawMyers, &old, &new)
    } else {
        at_length::align(&old, &new)
    }
}

/// Words that two stretches have in common, in a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Common {
    /// Where they start in the old stretch and in the new one.
    pub(super) at: [usize; 2],
    /// How many there are.
    pub(super) words: usize,
    /// How much of their weight counts.
    pub(super) share: f64,
}

/// What two stretches of words have in common, in order, in any case.
pub(super) fn common(old: &[Word], new: &[Word]) -> Vec<Common> {
    let spoken = |words: &[Word]| {
        words
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .count()
    };
    let few = spoken(old).min(spoken(new)) <= FEW;
    let facing = lopsided::facing(old, new);
    let from = facing.each_ref().map(|range| range.start);
    let [old, new] = [&old[facing[0].clone()], &new[facing[1].clone()]];
    let equal = |op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => {
            let run = &old[old_index..old_index + len];
            let whole = len == old.len() || len == new.len();
            Some(Common {
                at: [from[0] + old_index, from[1] + new_index],
                words: len,
                share: if few || spoken(run) >= 2 || whole {
                    1.0
                } else {
                    ALONE
                },
            })
        }
        _ => None,
    };
    let steps = align_by(old, new, |word| word.low).into_iter();
    steps.filter_map(equal).collect()
}

/// Compares two stretches of words in order, in any case.
pub(super) fn compare(lexicon: &Lexicon, old: &[Word], new: &[Word]) -> Likeness {
    let weight = |run: &Common| run.share * lexicon.weigh(&old[run.at[0]..][..run.words]);
    Likeness {
        common: common(old, new).iter().map(weight).sum(),
        old: lexicon.weigh(old),
        new: lexicon.weigh(new),
    }
}

/// How alike two paragraphs are by the beginnings of their words in any order: forms of one word are taken for one, in any language
/// that inflects. `keys` are the texts that the words are in.
pub(super) fn akin(lexicon: &Lexicon, keys: [&str; 2], old: &[Word], new: &[Word]) -> Likeness {
    let by_stems = by_stems(lexicon, keys, old, new);
    if old.len().max(new.len()) > FEW + MARKS {
        return by_stems;
    }
    // In few words, a form may keep less than a whole stem of its word: бере, беруть.
    let mut common = 0.0;
    let mut free: Vec<&Word> = new.iter().collect();
    for word in old {
        let akin = |other: &&Word| are_forms(word.span.of(keys[0]), other.span.of(keys[1]));
        if let Some(at) = free.iter().position(akin) {
            let other = free.remove(at);
            common += lexicon.says(word.id).min(lexicon.says(other.id));
        }
    }
    Likeness {
        common: by_stems.common.max(common),
        ..by_stems
    }
}

/// Whether two words may be forms of one: they begin alike, with three letters or one syllable, and for the larger part of the shorter one.
fn are_forms(one: &str, other: &str) -> bool {
    let lower = |text: &str| text.to_lowercase();
    let (one, other) = (lower(one), lower(other));
    let mut shared = 0;
    for (c, _) in one.chars().zip(other.chars()).take_while(|(a, b)| a == b) {
        shared += script::weight(c);
    }
    let shorter = script::weight_of(&one).min(script::weight_of(&other));
    let syllables = one.starts_with(script::is_hangul);
    let enough = if syllables { shared >= 2 } else { shared >= 3 };
    one == other || !one.starts_with(script::is_unspaced) && enough && shared * 2 >= shorter
}

/// How many marks a text of few words may have. Chosen by hand, 2026-12-01.
const MARKS: usize = 3;

fn by_stems(lexicon: &Lexicon, keys: [&str; 2], old: &[Word], new: &[Word]) -> Likeness {
    let mut shared: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for (side, words) in [old, new].into_iter().enumerate() {
        for word in words {
            let stem = stem(word.span.of(keys[side]));
            shared.entry(stem).or_default()[side] += lexicon.says(word.id);
        }
    }
    let sum = |side: usize| shared.values().map(|says| says[side]).sum();
    Likeness {
        common: shared.values().map(|says| says[0].min(says[1])).sum(),
        old: sum(0),
        new: sum(1),
    }
}

/// The beginning of a word, without what an ending can be.
pub(super) fn stem(word: &str) -> String {
    let mut weight = 0;
    let start = word.chars().take_while(|c| {
        weight += script::weight(*c);
        weight <= STEM
    });
    start.flat_map(char::to_lowercase).collect()
}

/// The pairs of paragraphs, one of each list, that share rare shingles: old and new number, in order. Near-linear in the text.
pub(super) fn candidates(sides: &[Side; 2], wanted: [&[u32]; 2]) -> Vec<(u32, u32)> {
    let (old, new) = parallel::join(|| held(&sides[0], wanted[0]), || held(&sides[1], wanted[1]));
    let mut forwards = scores(&old, &new);
    let mut backwards: Vec<Score> = forwards.iter().map(Score::turned).collect();
    let lengths = [wanted[0].len(), wanted[1].len()];
    let best = parallel::join(
        || best(&mut forwards, lengths),
        || best(&mut backwards, [lengths[1], lengths[0]]),
    );
    let turned = best.1.into_iter().map(|(new, old)| (old, new));
    let numbers = |(old, new): (u32, u32)| (wanted[0][old as usize], wanted[1][new as usize]);
    let mut pairs: Vec<(u32, u32)> = best.0.into_iter().chain(turned).map(numbers).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Which paragraphs of a list hold which shingles: the shingle and the place in the list, in order.
fn held(side: &Side, wanted: &[u32]) -> Vec<(u64, u32)> {
    let mut out = Vec::new();
    for (index, at) in wanted.iter().enumerate() {
        let found = shingles(side.words(*at));
        out.extend(found.into_iter().map(|shingle| (shingle, index as u32)));
    }
    out.sort_unstable();
    out
}

/// What two paragraphs have in common: the sum of the rarity of the shingles that both hold.
#[derive(Clone, Copy, Debug)]
struct Score {
    one: u32,
    other: u32,
    sum: f64,
}

impl Score {
    fn turned(&self) -> Self {
        Self {
            one: self.other,
            other: self.one,
            sum: self.sum,
        }
    }
}

/// The scores of all pairs that share a shingle which is not common on either side.
fn scores(old: &[(u64, u32)], new: &[(u64, u32)]) -> Vec<Score> {
    let mut found = Vec::new();
    let mut rest = new;
    for ones in old.chunk_by(|a, b| a.0 == b.0) {
        let shingle = ones[0].0;
        rest = &rest[rest.iter().take_while(|each| each.0 < shingle).count()..];
        let count = rest.iter().take_while(|each| each.0 == shingle).count();
        let others = &rest[..count];
        if ones.len() > COMMON || others.len() > COMMON {
            continue;
        }
        let rarity = 1.0 / (ones.len() + others.len()) as f64;
        for (_, one) in ones {
            found.extend(others.iter().map(|(_, other)| Score {
                one: *one,
                other: *other,
                sum: rarity,
            }));
        }
    }
    // A stable sort: every sum is made in the order of the shingles.
    found.sort_by_key(|score| (score.one, score.other));
    found.dedup_by(|next, kept| {
        let same = (next.one, next.other) == (kept.one, kept.other);
        if same {
            kept.sum += next.sum;
        }
        same
    });
    found
}

/// The best candidates of each `one`: of lists of such lengths, the nearer place wins among equals, then the earlier.
fn best(scores: &mut [Score], lengths: [usize; 2]) -> Vec<(u32, u32)> {
    let place = |at: u32, length: usize| f64::from(at) / length.max(1) as f64;
    let distance =
        |score: &Score| (place(score.other, lengths[1]) - place(score.one, lengths[0])).abs();
    scores.sort_unstable_by_key(|score| score.one);
    let mut out = Vec::new();
    for group in scores.chunk_by_mut(|a, b| a.one == b.one) {
        group.sort_unstable_by(|a, b| {
            b.sum
                .total_cmp(&a.sum)
                .then_with(|| distance(a).total_cmp(&distance(b)))
                .then(a.other.cmp(&b.other))
        });
        let best = group.iter().take(CANDIDATES);
        out.extend(best.map(|score| (score.one, score.other)));
    }
    out
}

/// The shingles of a paragraph, sorted, each once: every two words in a row, and each long word alone.
fn shingles(words: &[Word]) -> Vec<u64> {
    let spoken: Vec<&Word> = words
        .iter()
        .filter(|word| word.kind != TokenKind::Mark)
        .collect();
    let mut out: Vec<u64> = spoken
        .windows(2)
        .map(|pair| u64::from(pair[0].low) << 32 | u64::from(pair[1].low))
        .collect();
    // A heading of a word or two has hardly a pair to be known by.
    out.extend(
        spoken
            .iter()
            .filter(|word| word.span.len() >= LONG)
            .map(|word| u64::from(u32::MAX) << 32 | u64::from(word.low)),
    );
    out.sort_unstable();
    out.dedup();
    out
}
