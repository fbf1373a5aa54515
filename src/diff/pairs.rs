//! Which free paragraphs are compared with which, and how similar they are.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::chain;
use crate::diff::contents;
use crate::diff::defined;
use crate::diff::facing::{self, CLOSE, EDITED, FACING, MOVED};
use crate::diff::group::Group;
use crate::diff::headings;
use crate::diff::heads;
use crate::diff::likeness::{self, Likeness, Likenesses};
use crate::diff::lopsided;
use crate::diff::numbered;
use crate::diff::pieces::PIECE;
use crate::diff::shared;
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::{Document, Kind};
use crate::facts::label::{Label, Style};
use crate::parallel;
use crate::text::marks::CLAUSE_ENDS;
use crate::text::segment;

// How the constants of this room were measured: on 2026-11-28, each changed alone, by the F1 of the evaluation's revisions, seeds 1
// and 2 (0.9992 as they stand), by its 139 small cases of comparisons (50 right), and by whether anything changes in these or in four
// pairs of published revisions: a book, a standard and two laws. "The same" means that nothing does.

/// Two paragraphs that face each other are one from this share on of the lighter one that the other holds, whatever else it says. By hand, 2026-11.
const HELD: f64 = 0.9;
/// The lighter one has to weigh so much then, in thirds of a Han character: a short word. By hand, 2026-11.
const WORD: u32 = 4;
/// A short paragraph is known again in another place from this likeness on, or when so much of the lighter one is in the other. By
/// hand, 2026-11.
const ALIKE: f64 = 0.7;
const KEPT: f64 = 0.7;
/// How many words may be aligned in all to find partners. Beyond it, pairs are judged by the words that they share in any order. A
/// thousandth of it changes some partners in the published revisions, a hundred times as many none: it bounds the time.
const BUDGET: usize = 100_000_000;
/// How many times the words of both texts may be looked at for short paragraphs beside one that is as long as a text. By hand,
/// 2026-11-30: no document of the evaluation has such a one.
const LOPSIDED: usize = 32;
/// In a gap with no more pairs than this, every pair is compared. From 16 to 4096 the same: it bounds the time.
const SMALL_GAP: usize = 256;

/// The pairs of free paragraphs that have something in common, and how much.
pub(super) struct Pairs {
    pub(super) likeness: Likenesses,
    /// The same pairs in order.
    pub(super) order: Vec<(u32, u32)>,
    /// Those that face each other alone between two twins.
    facing: FxHashSet<(u32, u32)>,
    /// Those of them of which one holds the other.
    held: FxHashSet<(u32, u32)>,
    /// Those that say what the same term means, or that are known by how they begin.
    known: FxHashSet<(u32, u32)>,
    /// Those of the heading of a division and a sentence.
    unlike: FxHashSet<(u32, u32)>,
    /// Those that the budget left to a rough comparison.
    pub(super) coarse: BTreeSet<(u32, u32)>,
}

impl Pairs {
    pub(super) fn compare(
        sides: &[Side; 2],
        lexicon: &Lexicon<'_>,
        wanted: &[Vec<u32>; 2],
        twins: &[Group],
        documents: [&Document; 2],
    ) -> Self {
        let mut order = likeness::candidates(sides, [&wanted[0], &wanted[1]]);
        let gaps = in_small_gaps(wanted, twins, documents);
        let alone: Vec<(u32, u32)> = gaps
            .iter()
            .filter(|gap| gap.len() == 1)
            .map(|gap| gap[0])
            .collect();
        let mut known = defined::of_one_term(documents, wanted);
        let lines = heads::Found {
            documents,
            sides,
            lexicon,
        };
        let begun = lines.of_one_beginning(wanted);
        let formed = lines.of_the_same_words(wanted);
        order.extend(gaps.iter().flatten().copied());
        order.extend(known.iter().chain(&begun).copied());
        order.extend(formed.iter().map(|(pair, _)| *pair));
        order.sort_unstable();
        order.dedup();
        let apart = |pair: &(u32, u32)| are_apart(documents, *pair);
        order.retain(|pair| !apart(pair));
        let (mut likeness, coarse) = compare_all(sides, lexicon, wanted, &order);
        let is_kept = |pair: &(u32, u32)| {
            let alike = likeness
                .get(pair)
                .is_some_and(|known| known.ratio() >= FACING);
            alike && numbered::are_of_one(documents, *pair)
        };
        // What faces another alone and has its number is the same clause, however little of it is left.
        let kept: FxHashSet<(u32, u32)> = alone.iter().copied().filter(is_kept).collect();
        numbered::set_aside(&mut likeness, sides, lexicon, documents);
        for (pair, formed) in formed.into_iter().filter(|(pair, _)| !apart(pair)) {
            let plain = likeness.get(&pair).copied().unwrap_or_default();
            if plain.ratio() < EDITED {
                likeness.insert(pair, formed);
            }
        }
        let ratio = |pair: (u32, u32)| likeness.get(&pair).map_or(0.0, |known| known.ratio());
        let begun = heads::without_better(begun, &order, MOVED, ratio);
        // What is alike enough finds its partner.
        let unlike = begun.iter().copied().filter(|pair| ratio(*pair) < MOVED);
        known.extend(unlike);
        defined::keep_to_their_terms(&mut order, &known);
        known.extend(begun);
        let pairs = order.iter().copied();
        let unlike = pairs.filter(|pair| is_heading_with_sentence(documents, *pair));
        let unlike = unlike.collect();
        let mut out = Self {
            likeness,
            order,
            facing: FxHashSet::default(),
            held: kept,
            known,
            unlike,
            coarse,
        };
        facing::without_labels(&mut out.likeness, &alone, sides, lexicon, documents);
        out.face(&alone, sides, lexicon, documents);
        let held = facing::mostly_held(&gaps, &out.likeness);
        let kept = held.into_iter().filter(|pair| !out.unlike.contains(pair));
        out.held.extend(kept);
        let words = |pair: (u32, u32)| [sides[0].words(pair.0), sides[1].words(pair.1)];
        let keys = documents.map(|document| document.keys.text());
        let akin = |pair| {
            let [old, new] = words(pair);
            likeness::akin(lexicon, keys, old, new)
        };
        let is_known = |pair| out.known.contains(&pair);
        let best = facing::best_of_all(&gaps, &mut out.likeness, documents, is_known, akin);
        out.facing.extend(best);
        out
    }

    /// Partners that face each other alone between `groups`, which are all that were found before: whether what is beside a paragraph
    /// was edited, split or merged does not matter.
    pub(super) fn beside(
        &mut self,
        groups: &[Group],
        sides: &[Side; 2],
        lexicon: &Lexicon<'_>,
        wanted: &[Vec<u32>; 2],
        documents: [&Document; 2],
    ) -> Vec<Group> {
        let mut corners = groups.to_vec();
        corners.sort_by_key(Group::place);
        let taken = [0, 1].map(|side| {
            let of = |group: &'_ Group| {
                if side == 0 {
                    group.old.clone()
                } else {
                    group.new.clone()
                }
            };
            groups.iter().flat_map(of).collect::<FxHashSet<u32>>()
        });
        let free = [0, 1].map(|side| {
            let free = wanted[side].iter().filter(|at| !taken[side].contains(at));
            free.copied().collect::<Vec<u32>>()
        });
        let gaps = in_small_gaps(&free, &corners, documents);
        let alone = gaps.iter().filter(|gap| gap.len() == 1).map(|gap| gap[0]);
        let mut new: Vec<(u32, u32)> = alone.collect();
        for pair in &new {
            let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
            let compare = || likeness::compare(lexicon, words[0], words[1]);
            if numbered::are_of_one(documents, *pair) && compare().ratio() >= FACING {
                self.held.insert(*pair);
            }
            self.likeness.entry(*pair).or_insert_with(compare);
        }
        self.face(&new, sides, lexicon, documents);
        let mut held = facing::mostly_held(&gaps, &self.likeness);
        held.retain(|pair| !is_heading_with_sentence(documents, *pair));
        self.held.extend(&held);
        new.extend(held);
        let mut run = shared::of_one_run(&gaps, sides, lexicon);
        run.retain(|(pair, _)| !is_heading_with_sentence(documents, *pair));
        let ahead = facing::far_ahead(&gaps, documents, |pair| {
            let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
            let found = likeness::compare(lexicon, words[0], words[1]);
            let mut found = Likenesses::from_iter([(pair, found)]);
            facing::without_labels(&mut found, &[], sides, lexicon, documents);
            found[&pair]
        });
        let compare = |pair: &(u32, u32)| {
            likeness::compare(lexicon, sides[0].words(pair.0), sides[1].words(pair.1))
        };
        let below = headings::above_partners(groups, &free, documents, sides, lexicon);
        self.held.extend(&below);
        let below = below.into_iter().map(|pair| (pair, compare(&pair)));
        let mut numbered = headings::of_one_number(&gaps, documents);
        numbered.extend(headings::between_partners(groups, &free, documents));
        self.held.extend(&numbered);
        let grown = facing::grown(&gaps, documents);
        self.held.extend(&grown);
        let told = numbered.into_iter().chain(grown);
        let told = told.map(|pair| (pair, compare(&pair)));
        for (pair, likeness) in run.into_iter().chain(ahead).chain(below).chain(told) {
            let taken = |other: &(u32, u32)| other.0 == pair.0 || other.1 == pair.1;
            if !new.iter().any(taken) {
                self.likeness.insert(pair, likeness);
                self.facing.insert(pair);
                new.push(pair);
            }
        }
        let alike = new
            .iter()
            .filter(|pair| self.ratio(**pair) >= self.least(**pair));
        let group = |pair: &(u32, u32)| Group::new(vec![pair.0], vec![pair.1], self.ratio(*pair));
        alike.map(group).collect()
    }

    /// Takes pairs for such as face each other alone. Where nothing else can be the partner, forms of the same words are enough, and so
    /// is a text that is all in the other.
    fn face(
        &mut self,
        pairs: &[(u32, u32)],
        sides: &[Side; 2],
        lexicon: &Lexicon<'_>,
        documents: [&Document; 2],
    ) {
        let keys = documents.map(|document| document.keys.text());
        for pair in pairs.iter().copied() {
            self.facing.insert(pair);
            let Some(likeness) = self.likeness.get_mut(&pair) else {
                continue;
            };
            if likeness.ratio() >= FACING {
                continue;
            }
            let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
            let weigh = |words: &[Word]| -> u32 {
                let weights = words.iter().map(|word| lexicon.weight(word.id));
                weights.sum()
            };
            let lighter = weigh(words[0]).min(weigh(words[1]));
            let akin = likeness::akin(lexicon, keys, words[0], words[1]);
            let held = lighter >= WORD && likeness.containment() >= HELD;
            let named = facing::have_one_lead(keys, words);
            let titled = facing::are_one_section(documents, pair);
            let known = held || named || titled;
            if known
                || facing::show_one_picture(documents, pair)
                || facing::are_dated(documents, pair)
            {
                self.held.insert(pair);
            } else if akin.ratio() >= EDITED {
                *likeness = akin;
            }
        }
    }

    /// Compares the partners chosen with the free neighbours of each other too: a split or merge may have left a short piece there.
    pub(super) fn add_neighbours(
        &mut self,
        chosen: &[Group],
        sides: &[Side; 2],
        lexicon: &Lexicon<'_>,
        wanted: &[Vec<u32>; 2],
        documents: [&Document; 2],
    ) {
        let free = |side: usize, at: u32| wanted[side].binary_search(&at).is_ok();
        for group in chosen {
            let (old, new) = group.place();
            let beside = [
                (old, new + 1),
                (old, new.wrapping_sub(1)),
                (old + 1, new),
                (old.wrapping_sub(1), new),
            ];
            for (old, new) in beside
                .into_iter()
                .filter(|(old, new)| free(0, *old) && free(1, *new))
                .filter(|pair| !are_apart(documents, *pair))
            {
                self.likeness.entry((old, new)).or_insert_with(|| {
                    likeness::compare(lexicon, sides[0].words(old), sides[1].words(new))
                });
            }
        }
    }

    pub(super) fn ratio(&self, pair: (u32, u32)) -> f64 {
        self.likeness
            .get(&pair)
            .map_or(0.0, |likeness| likeness.ratio())
    }

    /// Whether a pair is known by what it defines or by how it begins, however alike it is.
    pub(super) fn is_known(&self, pair: (u32, u32)) -> bool {
        self.known.contains(&pair)
    }

    /// Whether a short paragraph is known again elsewhere: by what it defines, or because nearly all of it stands there.
    pub(super) fn is_sure(&self, pair: (u32, u32)) -> bool {
        let alike =
            |likeness: &Likeness| likeness.ratio() >= ALIKE || likeness.containment() >= KEPT;
        self.is_known(pair) || self.likeness.get(&pair).is_some_and(alike)
    }

    /// From which likeness on a pair is a paragraph that was edited.
    pub(super) fn least(&self, pair: (u32, u32)) -> f64 {
        if self.held.contains(&pair) || self.is_known(pair) {
            0.0
        } else if self.facing.contains(&pair) {
            FACING
        } else if self.unlike.contains(&pair) {
            ALIKE
        } else {
            EDITED
        }
    }
}

/// Whether one of a pair is a heading and the other a line that names it, or an item of a list, which stays in its list or goes with it.
pub(super) fn are_apart(documents: [&Document; 2], pair: (u32, u32)) -> bool {
    let is_item =
        |side: usize, at: u32| documents[side].paragraphs[at as usize].kind == Kind::ListItem;
    let has_item = is_item(0, pair.0) || is_item(1, pair.1);
    contents::are_apart(documents, pair) || has_item && is_heading_with_sentence(documents, pair)
}

/// Whether one of a pair is the heading of a division and the other a sentence that heads nothing.
fn is_heading_with_sentence(documents: [&Document; 2], (old, new): (u32, u32)) -> bool {
    let divides = |label: Label| matches!(label.style, Style::Division(_));
    let is_heading = |side: usize, at: u32| {
        let paragraph = &documents[side].paragraphs[at as usize];
        paragraph.kind == Kind::Heading && paragraph.label.is_some_and(divides)
    };
    let is_sentence = |side: usize, at: u32| {
        let paragraph = &documents[side].paragraphs[at as usize];
        let key = documents[side].key(paragraph);
        let ends = segment::ends_sentence(key) || key.ends_with(CLAUSE_ENDS);
        ends && paragraph.kind != Kind::Heading && !paragraph.label.is_some_and(divides)
    };
    is_heading(0, old) && is_sentence(1, new) || is_sentence(0, old) && is_heading(1, new)
}

/// Compares pairs of paragraphs, and aligns the words of those that can come to anything.
///
/// The words that two paragraphs share in any order are quickly counted and bound their likeness from above. A pair under that bound
/// can be neither partners nor whole and piece, and keeps the bound for its likeness.
fn compare_all(
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    wanted: &[Vec<u32>; 2],
    pairs: &[(u32, u32)],
) -> (Likenesses, BTreeSet<(u32, u32)>) {
    let bags = |side: usize| {
        let bag = |at: &u32| (*at, likeness::Bag::new(lexicon, sides[side].words(*at)));
        wanted[side].iter().map(bag).collect::<FxHashMap<_, _>>()
    };
    let bags = parallel::join(|| bags(0), || bags(1));
    let mut bounds: Vec<((u32, u32), Likeness)> = pairs
        .iter()
        .map(|pair| (*pair, bags.0[&pair.0].shared(&bags.1[&pair.1], lexicon)))
        .collect();
    bounds.sort_by(|a, b| b.1.ratio().total_cmp(&a.1.ratio()).then(a.0.cmp(&b.0)));
    let mut best: [FxHashMap<u32, f64>; 2] = Default::default();
    let mut out = BTreeMap::new();
    let mut coarse = BTreeSet::new();
    let mut budget = BUDGET;
    let count = |side: usize| {
        wanted[side]
            .iter()
            .map(move |at| sides[side].words(*at).len())
    };
    let mut at_length = LOPSIDED * count(0).chain(count(1)).sum::<usize>();
    for (pair, bound) in bounds {
        let known = |side: usize, at: u32| best[side].get(&at).copied().unwrap_or(0.0);
        let least = FACING.max(known(0, pair.0).max(known(1, pair.1)) - CLOSE);
        if bound.ratio() < least && bound.containment() < PIECE {
            out.insert(pair, bound);
            continue;
        }
        let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
        let cost = words[0].len() + words[1].len();
        let [old, new] = words.map(<[Word]>::len);
        let left = if lopsided::is(old.min(new), old.max(new)) {
            &mut at_length
        } else {
            &mut budget
        };
        let likeness = if cost > *left {
            coarse.insert(pair);
            bound
        } else {
            *left -= cost;
            likeness::compare(lexicon, words[0], words[1])
        };
        for (side, at) in [(0, pair.0), (1, pair.1)] {
            let known = best[side].entry(at).or_default();
            *known = known.max(likeness.ratio());
        }
        out.insert(pair, likeness);
    }
    (out, coarse)
}

/// Pairs of free paragraphs that face each other between two twins, gap by gap, where there are few.
fn in_small_gaps(
    wanted: &[Vec<u32>; 2],
    twins: &[Group],
    documents: [&Document; 2],
) -> Vec<Vec<(u32, u32)>> {
    let places: Vec<(u32, u32)> = twins.iter().map(Group::place).collect();
    let mut corners = chain::heaviest_places(&places, |_| 1);
    corners.push((
        documents[0].paragraphs.len() as u32,
        documents[1].paragraphs.len() as u32,
    ));
    let mut out = Vec::new();
    let (mut old_from, mut new_from) = (0, 0);
    for (old, new) in corners {
        let old_to = old_from + wanted[0][old_from..].partition_point(|at| *at < old);
        let new_to = new_from + wanted[1][new_from..].partition_point(|at| *at < new);
        if (old_to - old_from) * (new_to - new_from) <= SMALL_GAP {
            let ones = wanted[0][old_from..old_to].iter();
            out.push(
                ones.flat_map(|one| {
                    wanted[1][new_from..new_to]
                        .iter()
                        .map(|other| (*one, *other))
                })
                .filter(|pair| !are_apart(documents, *pair))
                .collect(),
            );
        }
        (old_from, new_from) = (old_to, new_to);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::pieces;

    /// What became of the paragraphs that changed.
    fn kinds(old: &[&str], new: &[&str]) -> Vec<Kind> {
        let found = pieces::tests::kinds(old, new);
        found.into_iter().map(|found| found.0).collect()
    }

    #[test]
    fn a_text_that_is_all_in_the_other_was_edited() {
        for (old, new) in [
            (
                "Ring twice.",
                "Ring twice at the green door beside the bakery, and wait until a neighbour lets you in.",
            ),
            (
                "保管钥匙。",
                "值班人员应当在每日闭馆以后清点、登记并妥善保管钥匙。",
            ),
        ] {
            assert_eq!(kinds(&[old], &[new]), [Kind::Edited]);
            assert_eq!(kinds(&[new], &[old]), [Kind::Edited]);
        }
        let found = kinds(&["略"], &["经营者应当公示战略合作的内容。"]);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn forms_of_the_same_words_are_enough_for_the_only_one() {
        for (old, new) in [
            (
                "Komşu her akşam kapıyı kilitlemek zorundadır.",
                "Komşular her sabah kapılarını kilitleyebilirler.",
            ),
            (
                "관리자는 매주 문서를 제출하여야 한다.",
                "관리자가 매달 문서도 제출할 수 있다.",
            ),
        ] {
            assert_eq!(kinds(&[old], &[new]), [Kind::Edited], "{old}");
        }
    }

    #[test]
    fn an_edited_neighbour_does_not_matter() {
        let head = "The choir of the valley sings on the first Sunday of every month, as the parish book says.";
        let old = format!(
            "{head} Two of the singers came from the mill, and one walked over the pass each week with his dog."
        );
        let new = format!(
            "{head} Now a bus brings guests up from the towns, and the hall was given a stove, chairs and a small stage for plays."
        );
        for (one, other) in [
            (
                "The warden locks the gate at nine.",
                "The warden locks the gate at ten.",
            ),
            (
                "The warden locks the gate at nine.",
                "The warden locks the gate at nine.",
            ),
        ] {
            let found = kinds(&[one, &old], &[other, &new]);
            assert_eq!(found.len(), 1 + usize::from(one != other));
            assert!(found.iter().all(|kind| *kind == Kind::Edited));
        }
    }

    #[test]
    fn a_heading_becomes_no_item_of_a_list() {
        let before = "第二条　渔户应当在每年春季向镇里登记渔船。";
        let found = kinds(
            &[
                before,
                "# 第三章　审查和批准渔船、渔网和码头",
                "第四条　码头由镇长管理。",
            ],
            &[
                before,
                "# 第三章　水面财务",
                "第三条　镇长对下列事项实行监督：",
                "（一）审查和批准渔船；",
                "（二）渔网的数目；",
                "第四条　码头由镇长管理。",
            ],
        );
        let edited = found.iter().filter(|kind| **kind == Kind::Edited).count();
        assert!(edited <= 1 && found.len() >= 4, "{found:?}");
    }
}
