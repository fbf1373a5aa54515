//! Splits and merges that were edited as well: what the partner of a paragraph does not have of it is in a free paragraph nearby.
//!
//! Counted is what of the one paragraph is in its pieces, and not how much of the pieces is old: a half may have grown to be much
//! longer than it was, and other paragraphs may have come between.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use similar::DiffOp;

use crate::diff::group::Group;
use crate::diff::likeness::{self, Bag, Likenesses};
use crate::diff::lopsided;
use crate::diff::pairs;
use crate::diff::shared;
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::Document;
use crate::text::span::Span;

// By hand, 2026-11-30, on twenty-five pairs of published revisions.

/// So much of a paragraph has to be in each of its pieces that is not in the others: in what joins a partner, and otherwise.
const ADDED: f64 = 0.12;
const GAINED: f64 = 0.2;
/// And so much of it in all of them, where none of them is its partner.
const COVERED: f64 = 0.7;
/// How much of a piece is in the paragraph, unless a long run of words shows that it is one.
const MOSTLY: f64 = 0.6;
/// How much of it where it stands right beside the partner.
const BESIDE: f64 = 0.5;
/// How far a piece may stand from the next one.
const NEAR: u32 = 3;
/// How far when nearly all of it is in the paragraph, and a long run of words.
const FAR: u32 = 6;
const NEARLY_ALL: f64 = 0.85;
/// What a run of words weighs at least that shows a piece, in thirds of a Han character.
const RUN: u32 = 36;
/// And one that shows that what it has of the paragraph is no form of words.
const OWN: u32 = 12;
/// How far from a run of words it is looked for once more, in bytes, so that a long text takes no longer for each run.
const AROUND: usize = 1 << 16;
/// What has fewer words has no pieces that can be known.
const LONG: usize = 10;

/// What was looked at before: on which side the paragraph is, it, the run that it is paired with, and the free paragraphs near that.
pub(super) type Tried = FxHashSet<(usize, u32, Vec<u32>, Vec<u32>)>;

/// Adds free paragraphs to the groups that they are pieces of, and makes groups of free ones, as far as `pairs` have them.
pub(super) fn find(
    groups: &mut Vec<Group>,
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    wanted: &[Vec<u32>; 2],
    pairs: Option<&Likenesses>,
    documents: [&Document; 2],
    tried: &mut Tried,
) {
    for whole in [0, 1] {
        let mut free = [0, 1].map(|side| {
            let all = wanted[side].iter().copied();
            all.collect::<FxHashSet<u32>>()
        });
        for group in groups.iter() {
            group.old.iter().for_each(|at| _ = free[0].remove(at));
            group.new.iter().for_each(|at| _ = free[1].remove(at));
        }
        let mut search = Search {
            whole,
            sides,
            lexicon,
            documents,
            free,
            tried,
        };
        for group in groups.iter_mut() {
            search.complete(group);
        }
        let among = pairs.map(|pairs| search.candidates(pairs));
        for (one, pieces) in among.into_iter().flatten() {
            groups.extend(search.among_free(one, pieces));
        }
    }
}

/// The search for pieces of the paragraphs of the side `whole`.
struct Search<'run> {
    whole: usize,
    sides: &'run [Side; 2],
    lexicon: &'run Lexicon<'run>,
    documents: [&'run Document; 2],
    /// What is in no group.
    free: [FxHashSet<u32>; 2],
    tried: &'run mut Tried,
}

impl Search<'_> {
    /// Adds to a group the free paragraphs near it that have what it lacks.
    fn complete(&mut self, group: &mut Group) {
        let (ones, run) = if self.whole == 0 {
            (&group.old, &group.new)
        } else {
            (&group.new, &group.old)
        };
        let (&[one], mut run) = (&ones[..], run.clone()) else {
            return;
        };
        let length = self.sides[self.whole].words(one).len();
        if length < LONG || group.similarity >= 1.0 {
            return;
        }
        let words = Bag::new(self.lexicon, self.sides[self.whole].words(one));
        // What has too few of the words in any order needs no alignment, and what was tried before gives the same.
        let weight = self.weight_of(self.whole, one);
        let near = run[0].saturating_sub(FAR)..=run[run.len() - 1] + FAR;
        let near: Vec<u32> = near
            .filter(|at| self.is_free(one, *at) && self.may_gain(&words, *at, weight))
            .collect();
        if near.is_empty() || !self.tried.insert((self.whole, one, run.clone(), near)) {
            return;
        }
        let (mut known, whole, mut ratio) = self.common(one, &run);
        let mut grown = false;
        while whole - known >= ADDED * whole {
            let best = self.best_piece(one, &run, &words, [known, whole]);
            let Some((common, together, piece, longer)) = best else {
                break;
            };
            self.free[1 - self.whole].remove(&piece);
            (known, ratio, run, grown) = (common, together, longer, true);
        }
        if grown {
            (group.similarity, group.runner_up) = (ratio, None);
            *(if self.whole == 0 {
                &mut group.new
            } else {
                &mut group.old
            }) = run;
        }
    }

    /// The piece near a run that adds most to it: how much of the paragraph is in all then, how alike they are, and the longer run.
    fn best_piece(
        &self,
        one: u32,
        run: &[u32],
        words: &Bag,
        [known, whole]: [f64; 2],
    ) -> Option<(f64, f64, u32, Vec<u32>)> {
        let (first, last) = (run[0], run[run.len() - 1]);
        let near = first.saturating_sub(FAR)..=last + FAR;
        let pieces = near.filter(|at| self.is_free(one, *at));
        let found = pieces.filter_map(|piece| {
            if !self.may_gain(words, piece, whole) {
                return None;
            }
            let mut longer = run.to_vec();
            longer.insert(run.partition_point(|at| *at < piece), piece);
            let (common, _, ratio) = self.common(one, &longer);
            let distance = first.saturating_sub(piece).max(piece.saturating_sub(last));
            let gained = common - known;
            let is_piece = gained >= ADDED * whole
                && match distance {
                    0..2 if gained >= GAINED * whole => {
                        self.is_piece(one, &longer, piece, gained, BESIDE)
                    }
                    0..=NEAR => self.is_piece(one, &longer, piece, gained, MOSTLY),
                    _ => {
                        gained >= NEARLY_ALL * self.weight(piece)
                            && self.shares_a_run(one, &longer, piece, shared::RUN)
                    }
                };
            is_piece.then_some((common, ratio, piece, longer))
        });
        found.max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2)))
    }

    /// Whether a paragraph on the other side may be a piece of `one`: it is in no group, no item beside a heading, and not as long as a text.
    fn is_free(&self, one: u32, piece: u32) -> bool {
        let length = |side: usize, at: u32| self.sides[side].words(at).len();
        let pair = if self.whole == 0 {
            (one, piece)
        } else {
            (piece, one)
        };
        self.free[1 - self.whole].contains(&piece)
            && !pairs::are_apart(self.documents, pair)
            && !lopsided::is(length(self.whole, one), length(1 - self.whole, piece))
    }

    /// Whether a piece has enough of the words of a paragraph, in any order.
    fn may_gain(&self, words: &Bag, piece: u32, whole: f64) -> bool {
        let others = Bag::new(self.lexicon, self.sides[1 - self.whole].words(piece));
        words.shared(&others, self.lexicon).common >= ADDED * whole
    }

    /// The free paragraphs with the free ones, in order, that have a fair part of them.
    fn candidates(&self, pairs: &Likenesses) -> BTreeMap<u32, Vec<u32>> {
        let mut out: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for ((old, new), likeness) in pairs {
            let whole = [likeness.old, likeness.new][self.whole];
            if likeness.common >= GAINED * whole
                && self.free[0].contains(old)
                && self.free[1].contains(new)
            {
                let (one, piece) = if self.whole == 0 {
                    (old, new)
                } else {
                    (new, old)
                };
                out.entry(*one).or_default().push(*piece);
            }
        }
        out
    }

    /// The split or merge of a free paragraph into free ones that have nearly all of it.
    fn among_free(&mut self, one: u32, mut found: Vec<u32>) -> Option<Group> {
        found.retain(|at| self.free[1 - self.whole].contains(at));
        if self.sides[self.whole].words(one).len() < LONG {
            return None;
        }
        let near = found
            .iter()
            .flat_map(|at| at.saturating_sub(NEAR)..=at + NEAR);
        let mut found: Vec<u32> = near.filter(|at| self.is_free(one, *at)).collect();
        found.sort_unstable();
        found.dedup();
        let bag = self.sides[self.whole].words(one);
        let words = Bag::new(self.lexicon, bag);
        let whole: f64 = bag.iter().map(|word| self.lexicon.says(word.id)).sum();
        let runs = found.chunk_by(|a, b| b - a <= NEAR);
        let covering = runs.filter(|run| run.len() > 1).filter_map(|run| {
            let mut run = run.to_vec();
            run.retain(|at| self.may_gain(&words, *at, whole));
            let (mut all, ..) = self.common(one, &run);
            // What adds nothing to the others is no piece.
            let mut at = 0;
            while at < run.len() && run.len() > 1 {
                let mut rest = run.clone();
                let piece = rest.remove(at);
                let (common, ..) = self.common(one, &rest);
                let gained = all - common;
                if gained >= GAINED * whole && self.is_piece(one, &run, piece, gained, MOSTLY) {
                    at += 1;
                } else {
                    (run, all) = (rest, common);
                }
            }
            let (common, _, ratio) = self.common(one, &run);
            (run.len() > 1 && common >= COVERED * whole).then_some((common, ratio, run))
        });
        let (_, ratio, run) = covering.max_by(|a, b| a.0.total_cmp(&b.0))?;
        self.free[self.whole].remove(&one);
        for at in &run {
            self.free[1 - self.whole].remove(at);
        }
        let group = if self.whole == 0 {
            Group::new(vec![one], run, ratio)
        } else {
            Group::new(run, vec![one], ratio)
        };
        Some(group)
    }

    /// Whether what a piece adds to the others of `run` is most of it, or a long run of words; what stands elsewhere
    /// as well is a form of words and shows nothing.
    fn is_piece(&self, one: u32, run: &[u32], piece: u32, gained: f64, least: f64) -> bool {
        let enough = gained >= least * self.weight(piece);
        self.shares_a_run(one, run, piece, if enough { OWN } else { RUN })
    }

    /// What a paragraph on the side of the pieces weighs.
    fn weight(&self, piece: u32) -> f64 {
        self.weight_of(1 - self.whole, piece)
    }

    fn weight_of(&self, side: usize, paragraph: u32) -> f64 {
        let words = self.sides[side].words(paragraph).iter();
        words.map(|word| self.lexicon.says(word.id)).sum()
    }

    /// Whether the words of a piece that are those of the paragraph, when it is compared with all of `run`, have a long run that
    /// stands once on each side.
    fn shares_a_run(&self, one: u32, run: &[u32], piece: u32, least: u32) -> bool {
        let before: usize = run
            .iter()
            .take_while(|at| **at != piece)
            .map(|at| self.sides[1 - self.whole].words(*at).len())
            .sum();
        let end = before + self.sides[1 - self.whole].words(piece).len();
        let words = self.sides[self.whole].words(one);
        let pieces = self.sides[1 - self.whole].words_of(run);
        let weigh =
            |words: &[Word]| -> u32 { words.iter().map(|word| self.lexicon.weight(word.id)).sum() };
        let is_alone = |side: usize, run: &[Word]| {
            let keys = self.documents[side].keys.text();
            let span = run[0].span.join(run[run.len() - 1].span);
            stands_once(keys, span)
        };
        likeness::align(words, &pieces).into_iter().any(|op| {
            let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            else {
                return false;
            };
            let (from, to) = (new_index.max(before), (new_index + len).min(end));
            if from >= to {
                return false;
            }
            let kept = &pieces[from..to];
            let first = old_index + (from - new_index);
            weigh(kept) >= least
                && is_alone(1 - self.whole, kept)
                && is_alone(self.whole, &words[first..first + kept.len()])
        })
    }

    /// What of a paragraph is in some on the other side, in order, what it weighs, and how alike they are.
    fn common(&self, one: u32, run: &[u32]) -> (f64, f64, f64) {
        let pieces = self.sides[1 - self.whole].words_of(run);
        let found = likeness::compare(self.lexicon, self.sides[self.whole].words(one), &pieces);
        (found.common, found.old, found.ratio())
    }
}

/// Whether the text of a stretch of the keys stands nowhere else around it.
fn stands_once(keys: &str, span: Span) -> bool {
    let [mut start, mut end] = [
        (span.start as usize).saturating_sub(AROUND),
        (span.end as usize + AROUND).min(keys.len()),
    ];
    while !keys.is_char_boundary(start) {
        start -= 1;
    }
    while !keys.is_char_boundary(end) {
        end += 1;
    }
    keys[start..end].matches(span.of(keys)).nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::pieces::tests::kinds;

    #[test]
    fn halves_that_grew_far_beyond_what_they_were_are_pieces() {
        for (old, new) in [
            (
                "No person or firm may take up the ground of the harbour or its sheds. It is forbidden to put up other buildings between the customs house and the long pier.",
                [
                    "No person and no society may take up the ground of the harbour or its sheds, or break, soil or paint the walls of the sheds in any way whatever.",
                    "It is forbidden to put up other buildings between the customs house and the long pier. Whoever builds near by keeps the view of the water open, raises no dust on market days, leaves the road to the boats free, and asks the warden before he digs.",
                ],
            ),
            (
                "任何单位或者个人不得侵占码头范围内的土地和仓房。禁止在海关楼与长堤之间进行其他工程建设。",
                [
                    "任何组织和个人不得侵占码头范围内的土地和仓房，不得以任何方式破坏、污损仓房的墙面。",
                    "禁止在海关楼与长堤之间进行其他工程建设。在周边动工的，应当保持水面视野开阔，集市日不得扬尘，不得占用通往渔船的道路，开挖以前应当征得看守人同意，并且自行清运渣土。",
                ],
            ),
            (
                "Никто не вправе занимать землю порта и его склады. Запрещается ставить другие постройки между зданием таможни и длинным причалом.",
                [
                    "Ни один человек и ни одно общество не вправе занимать землю порта и его склады, ломать, пачкать или красить стены складов.",
                    "Запрещается ставить другие постройки между зданием таможни и длинным причалом. Кто строит рядом, оставляет вид на воду открытым, не пылит в базарный день, не занимает дорогу к лодкам и спрашивает сторожа, прежде чем копать.",
                ],
            ),
        ] {
            assert_eq!(kinds(&[old], &new), [(Kind::Split, 1, 2)], "{old}");
            assert_eq!(kinds(&new, &[old]), [(Kind::Merged, 2, 1)], "{old}");
        }
    }

    #[test]
    fn what_is_like_one_half_may_stand_between_them() {
        for (first, second, between) in [
            (
                "Whoever breaks rule nine or rule twelve mends the net within a week; whoever does not loses his berth for a month up to a year. ",
                "When the year is over and the net is still torn, the berth goes to another fisher, and the boat is sold at the customs house.",
                "Whoever breaks rule twelve in winter mends the net within a week; whoever does not loses his berth for a month up to a year, and his name is read out.",
            ),
            (
                "违反第九条、第十二条规定的渔户，限期修补渔网；逾期未修补的，停用泊位一个月以上一年以下，并公布姓名。",
                "停用期满仍未修补或者损坏他人渔网的，收回泊位；其船只在海关楼前变卖。",
                "冬季违反第十二条规定的渔户，限期修补渔网；逾期未修补的，应停用泊位一个月以上一年以下，并公布姓名。",
            ),
        ] {
            let whole = format!("{first}{second}");
            let last = "The lamp burns all night.";
            let mut found = kinds(&[&whole, last], &[first, between, second, last]);
            found.sort();
            let expected = [(Kind::Split, 1, 2), (Kind::Inserted, 0, 1)];
            assert_eq!(found, expected, "{first}");
        }
    }

    #[test]
    fn a_form_of_words_in_both_makes_no_piece() {
        let formula = "and pays a fine of two crowns to the chest of the parish, which the clerk writes into the book of fines";
        let old = [
            format!(
                "Whoever fishes from the bridge at night leaves his rod with the warden, {formula}."
            ),
            format!("Whoever sleeps in the church is woken with a stick, {formula}."),
        ];
        let new = [
            String::from("Whoever fishes from the bridge at night leaves his rod with the warden."),
            format!(
                "Whoever lets a dog or a goat or a pig of his run loose among the nets, when in the months of the herring all of the boats are drawn up on the sand below the mill, ties it up before the bell of the customs house has rung, {formula}."
            ),
            old[1].clone(),
        ];
        let mut found = kinds(
            &old.each_ref().map(String::as_str),
            &new.each_ref().map(String::as_str),
        );
        found.sort();
        assert_eq!(found, [(Kind::Edited, 1, 1), (Kind::Inserted, 0, 1)]);
    }
}
