//! Splits and merges: one paragraph that stands, in order and nearly whole, in several neighbours on the other side.
//!
//! The test is ordered coverage of concatenated neighbours, as for sentences in Thompson and Koehn (2019), "Vecalign: Improved
//! Sentence Alignment in Linear Time and Space", with words instead of embeddings.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::group::Group;
use crate::diff::likeness::{self, Likeness, Likenesses};
use crate::diff::lopsided;
use crate::diff::side::{Lexicon, Side, Word};

// Measured as the constants of `pairs` are.

/// How much of a piece has to be in the whole. At 0.4 and 0.5 the same, at 0.7 the same F1, at 0.8 of 0.997.
pub(super) const PIECE: f64 = 0.6;
/// How much of a piece between two others has to be in the whole: something may have been taken out of it. From 0.15
/// to 0.38 the same.
const BETWEEN: f64 = 0.3;
/// How alike the pieces together have to be to the whole. From 0.4 to 0.7 the same F1, at 0.8 of 0.9988.
const TOGETHER: f64 = 0.6;

/// A paragraph with another partner is a piece of one that has this share of it, and when all the pieces together are as much
/// like that. By hand, 2026-11.
const WHOLE: f64 = 0.95;

/// Pieces that hold so much of a paragraph are all of it, and so much of it has to be in what its partner does not have. By hand,
/// 2026-11-29: in the published revisions that were read, what is no split gains at most a tenth.
const COMPLETE: f64 = 0.9;
const GAINED: f64 = 0.2;
/// A paragraph beside the partner of one with fewer words than this is no piece of it, however much they have in common. By hand,
/// 2026-11-29.
const LONG: usize = 10;

/// So many words are compared to find where the pieces of one paragraph start and end: thousands of pieces are not tried one by one. No
/// document of the evaluation comes near it; by hand, 2026-11-29.
const TRIED: usize = 2_000_000;

/// How many new paragraphs may stand between two pieces. By hand, 2026-11.
const BETWEEN_PIECES: u32 = 2;

/// Turns pairs and free paragraphs into splits and merges where the pieces explain a paragraph better than one partner does.
pub(super) fn find(
    groups: &mut Vec<Group>,
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    wanted: &[Vec<u32>; 2],
    pairs: &Likenesses,
) {
    for whole in [0, 1] {
        let mut candidates = candidates(groups, whole, pairs, sides);
        let mut search = Search {
            whole,
            pairs,
            sides,
            lexicon,
            groups,
            group_of: group_of(groups, sides),
            given_up: FxHashSet::default(),
            taken: FxHashSet::default(),
            left: Cell::new(TRIED),
        };
        let mut added = Vec::new();
        for one in &wanted[whole] {
            if let Some(pieces) = candidates.get_mut(one) {
                pieces.sort_unstable();
                pieces.dedup();
                added.extend(search.group(*one, pieces));
            }
        }
        let given_up = search.given_up;
        let mut index = 0;
        groups.retain(|_| {
            index += 1;
            !given_up.contains(&(index - 1))
        });
        groups.extend(added);
    }
}

/// For each paragraph of each side the group that it belongs to.
fn group_of(groups: &[Group], sides: &[Side; 2]) -> [Vec<Option<usize>>; 2] {
    let mut out = sides.each_ref().map(|side| vec![None; side.paragraphs()]);
    for (index, group) in groups.iter().enumerate() {
        for (side, paragraphs) in [&group.old, &group.new].into_iter().enumerate() {
            for at in paragraphs {
                out[side][*at as usize] = Some(index);
            }
        }
    }
    out
}

/// Two things of the old and the new side, that of the side `whole` first; or two with that first, old and new.
fn turned<T>(whole: usize, (one, other): (T, T)) -> (T, T) {
    if whole == 0 {
        (one, other)
    } else {
        (other, one)
    }
}

/// The search for paragraphs of the side `whole` that are in several on the other one.
struct Search<'run> {
    whole: usize,
    pairs: &'run Likenesses,
    sides: &'run [Side; 2],
    lexicon: &'run Lexicon<'run>,
    groups: &'run [Group],
    group_of: [Vec<Option<usize>>; 2],
    /// The groups that the new ones take the place of.
    given_up: FxHashSet<usize>,
    /// The pieces in new groups.
    taken: FxHashSet<u32>,
    /// How many words may still be compared for this paragraph.
    left: Cell<usize>,
}

impl Search<'_> {
    /// The split or merge that the paragraph `one` takes part in, if some of `pieces`, in order, are like it and more so than the
    /// partner that it has.
    fn group(&mut self, one: u32, pieces: &[u32]) -> Option<Group> {
        let own = self.group_of[self.whole][one as usize];
        let is_settled =
            |index: usize| !self.groups[index].is_single() || self.given_up.contains(&index);
        if own.is_some_and(is_settled) {
            return None;
        }
        self.left.set(TRIED);
        let words = |side: usize, at: u32| self.sides[side].words(at).len();
        let length = words(self.whole, one);
        // A piece may be free, or the partner of this very paragraph; but what is as long as a text is no piece of one that is short.
        let usable = |at: &u32| {
            let found = self.group_of[1 - self.whole][*at as usize];
            let piece = words(1 - self.whole, *at);
            let fits = piece < length || !lopsided::is(length, piece);
            fits && !self.taken.contains(at) && (found.is_none() || found == own)
        };
        // Between the pieces there may be a paragraph that is new, where it belongs to nothing.
        let free = |at: u32| {
            self.group_of[1 - self.whole][at as usize].is_none() && !self.taken.contains(&at)
        };
        let next = |a: &u32, b: &u32| b - a <= 1 + BETWEEN_PIECES && (a + 1..*b).all(free);
        let apart = pieces
            .chunk_by(next)
            .filter_map(|run| longest(run, &usable));
        let beside = || pieces.chunk_by(|a, b| b - a == 1);
        let may_go_on = || self.left.get() > 0;
        let compared = |run| trimmed(run, self.whole, may_go_on, |run| self.compared(one, run));
        // A text that is nothing but its neighbours is made of them, whatever else they are like.
        let made = beside()
            .filter_map(|run| longest(run, &|at| usable(at) || self.is_whole_in(one, *at)))
            .map(|run| (run, WHOLE));
        let mut seen = FxHashSet::default();
        let (run, likeness) = apart
            .chain(beside().filter_map(|run| longest(run, &usable)))
            .map(|run| (run, 0.0))
            .chain(made)
            .take_while(|_| may_go_on())
            .filter(|(run, _)| seen.insert(run.clone()))
            .map(|(run, least)| (compared(run), least))
            .filter(|((_, likeness), least)| likeness.ratio() >= *least)
            .map(|(found, _)| found)
            .max_by(|a, b| a.1.ratio().total_cmp(&b.1.ratio()))
            .map(|found| self.extended(one, found, &usable))
            .map(|found| self.without_strangers(one, found))?;
        let before = own.map_or(0.0, |index| self.groups[index].similarity);
        let holds_partner =
            |index: usize| run.contains(&turned(self.whole, self.groups[index].place()).1);
        if !own.is_none_or(holds_partner)
            || likeness.ratio() < TOGETHER
            || likeness.ratio() <= before && !self.completes(one, own, likeness)
        {
            return None;
        }
        let partners = run
            .iter()
            .filter_map(|at| self.group_of[1 - self.whole][*at as usize]);
        self.given_up.extend(own.into_iter().chain(partners));
        self.taken.extend(&run);
        let (old, new) = turned(self.whole, (vec![one], run));
        Some(Group::new(old, new, likeness.ratio()))
    }

    /// A run of pieces with what is next to it, as far as a fair part of that is in `one` and all together are more like it.
    fn extended(
        &self,
        one: u32,
        found: (Vec<u32>, Likeness),
        usable: &impl Fn(&u32) -> bool,
    ) -> (Vec<u32>, Likeness) {
        let (mut run, mut likeness) = found;
        if !is_long(&self.sides[self.whole], one) {
            return (run, likeness);
        }
        let holds = |at: u32| {
            let pair = self.pairs.get(&turned(self.whole, (one, at)));
            pair.is_some_and(|pair| {
                let (_, piece) = turned(self.whole, (pair.old, pair.new));
                pair.common >= BETWEEN * piece
            })
        };
        for back in [false, true] {
            loop {
                let next = if back {
                    run[run.len() - 1].checked_add(1)
                } else {
                    run[0].checked_sub(1)
                };
                let may_go_on = self.left.get() > 0;
                let Some(next) = next.filter(|at| may_go_on && holds(*at) && usable(at)) else {
                    break;
                };
                let mut longer = run.clone();
                longer.insert(if back { run.len() } else { 0 }, next);
                let together = self.together(one, &longer);
                if together.ratio() <= likeness.ratio() {
                    break;
                }
                (run, likeness) = (longer, together);
            }
        }
        (run, likeness)
    }

    /// A run of pieces without those between others of which, in order, hardly anything is in `one`: they are new, and only begin alike.
    fn without_strangers(
        &self,
        one: u32,
        (run, likeness): (Vec<u32>, Likeness),
    ) -> (Vec<u32>, Likeness) {
        let last = run.len().saturating_sub(1);
        if last < 2 || self.left.get() == 0 {
            return (run, likeness);
        }
        let compared = self.compared(one, &run);
        let is_piece =
            |at: usize, (common, all): (f64, f64)| at == 0 || at == last || common >= BETWEEN * all;
        let found = compared.pieces.into_iter().enumerate();
        let kept = found
            .zip(&run)
            .filter(|((at, piece), _)| is_piece(*at, *piece));
        let kept: Vec<u32> = kept.map(|(_, paragraph)| *paragraph).collect();
        if kept.len() == run.len()
            || kept
                .windows(2)
                .any(|two| two[1] - two[0] > 1 + BETWEEN_PIECES)
        {
            return (run, likeness);
        }
        let likeness = self.together(one, &kept);
        (kept, likeness)
    }

    /// Whether the pieces of `one` together, so alike to it, hold nearly all of it, and its partner alone does not.
    fn completes(&self, one: u32, own: Option<usize>, likeness: Likeness) -> bool {
        let partner = own.and_then(|index| self.pairs.get(&self.groups[index].place()));
        let (whole, _) = turned(self.whole, (likeness.old, likeness.new));
        let gained = partner.map_or(0.0, |partner| likeness.common - partner.common);
        is_long(&self.sides[self.whole], one)
            && likeness.common >= COMPLETE * whole
            && gained >= GAINED * whole
    }

    /// Whether all of a paragraph is in `one`, and it has a partner that it is less like.
    fn is_whole_in(&self, one: u32, at: u32) -> bool {
        let pair = turned(self.whole, (one, at));
        let held = self.pairs.get(&pair).is_some_and(|likeness| {
            let (_, piece) = turned(self.whole, (likeness.old, likeness.new));
            likeness.common >= WHOLE * piece
        });
        let partner = self.group_of[1 - self.whole][at as usize];
        let loose = |index: usize| {
            let group = &self.groups[index];
            group.is_single() && group.similarity < WHOLE && !self.given_up.contains(&index)
        };
        held && !self.taken.contains(&at) && partner.is_none_or(loose)
    }

    /// How alike a paragraph is to several on the other side, taken as one text.
    fn together(&self, one: u32, run: &[u32]) -> Likeness {
        self.compared(one, run).likeness
    }

    /// The same, piece by piece.
    fn compared(&self, one: u32, run: &[u32]) -> Compared {
        let other = &self.sides[1 - self.whole];
        let words = other.words_of(run);
        let (old, new) = turned(self.whole, (self.sides[self.whole].words(one), &words[..]));
        let spent = old.len() + new.len();
        self.left.set(self.left.get().saturating_sub(spent));
        let weigh = |words: &[Word]| self.lexicon.weigh(words);
        let mut pieces: Vec<(f64, f64)> = run
            .iter()
            .map(|at| (0.0, weigh(other.words(*at))))
            .collect();
        let (mut piece, mut end) = (0, run.first().map_or(0, |at| other.words(*at).len()));
        for common in likeness::common(old, new) {
            let (mut from, to) = {
                let from = common.at[1 - self.whole];
                (from, from + common.words)
            };
            while from < to {
                while end <= from {
                    piece += 1;
                    end += other.words(run[piece]).len();
                }
                let until = end.min(to);
                pieces[piece].0 += common.share * weigh(&words[from..until]);
                from = until;
            }
        }
        Compared {
            likeness: Likeness {
                common: pieces.iter().map(|(common, _)| common).sum(),
                old: weigh(old),
                new: weigh(new),
            },
            pieces,
        }
    }
}

/// Whether a paragraph has so many words that two pieces of it can be known.
fn is_long(side: &Side, at: u32) -> bool {
    side.words(at).len() >= LONG
}

/// For each paragraph on the side `whole` those on the other side that may be pieces of it: what is in it nearly whole, its
/// partner however much was added to that, and what is between two of them if a fair part of it is there.
fn candidates(
    groups: &[Group],
    whole: usize,
    pairs: &Likenesses,
    sides: &[Side; 2],
) -> FxHashMap<u32, Vec<u32>> {
    let mut parts: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut weak: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (pair, likeness) in pairs {
        let (one, other) = turned(whole, *pair);
        let (_, piece) = turned(whole, (likeness.old, likeness.new));
        let held = if piece > 0.0 {
            likeness.common / piece
        } else {
            0.0
        };
        if held >= PIECE {
            parts.entry(one).or_default().push(other);
        } else if held >= BETWEEN {
            weak.entry(one).or_default().push(other);
        }
    }
    let edited = |group: &&Group| group.is_single() && group.similarity < 1.0;
    let mut partner: FxHashMap<u32, u32> = FxHashMap::default();
    for group in groups.iter().filter(edited) {
        let (one, other) = turned(whole, group.place());
        if is_long(&sides[whole], one) {
            partner.insert(one, other);
        }
        let found = parts.entry(one).or_default();
        if !found.contains(&other) {
            found.push(other);
        }
    }
    for (one, between) in weak {
        let Some(found) = parts.get_mut(&one) else {
            continue;
        };
        let holds = |at: Option<u32>| at.is_some_and(|at| found.contains(&at));
        // Beside the partner may be what was taken from the paragraph, with more that came to it.
        let is_partner = |at: Option<u32>| at.is_some_and(|at| partner.get(&one) == Some(&at));
        let beside = |at: &u32| {
            let (before, after) = (at.checked_sub(1), Some(at + 1));
            holds(before) && holds(after) || is_partner(before) || is_partner(after)
        };
        let inside: Vec<u32> = between.into_iter().filter(beside).collect();
        found.extend(inside);
    }
    parts
}

/// A run of pieces beside a paragraph.
struct Compared {
    /// How alike all of them are to it.
    likeness: Likeness,
    /// What each of them has in common with it, and what it weighs.
    pieces: Vec<(f64, f64)>,
}

impl Compared {
    /// The pieces that are left when those are taken off both ends that add less to what is in common than to the weight. With fewer
    /// pieces, those that are left have in common what they have here, and may have more.
    fn worth(&self, whole: usize) -> Range<usize> {
        let (mut left, mut kept) = (self.likeness, 0..self.pieces.len());
        let without = |likeness: Likeness, at: usize| {
            let (common, weight) = self.pieces[at];
            let (old, new) = turned(whole, (0.0, weight));
            Likeness {
                common: likeness.common - common,
                old: likeness.old - old,
                new: likeness.new - new,
            }
        };
        while kept.len() > 2 {
            let shorter = [kept.start, kept.end - 1].map(|at| without(left, at));
            let first = shorter[0].ratio() > shorter[1].ratio();
            let likeness = shorter[usize::from(!first)];
            if likeness.ratio() <= left.ratio() {
                break;
            }
            left = likeness;
            if first {
                kept.start += 1;
            } else {
                kept.end -= 1;
            }
        }
        kept
    }
}

/// Takes pieces off both ends of a run as long as what is left is more like the whole: they were taken for pieces by chance.
fn trimmed(
    mut run: Vec<u32>,
    whole: usize,
    may_go_on: impl Fn() -> bool,
    compare: impl Fn(&[u32]) -> Compared,
) -> (Vec<u32>, Likeness) {
    let mut best = compare(&run);
    while run.len() > 2 && may_go_on() {
        let kept = best.worth(whole);
        let tried = if kept.len() < run.len() {
            vec![kept]
        } else {
            vec![1..run.len(), 0..run.len() - 1]
        };
        let shorter = tried.into_iter().map(|part| {
            let found = compare(&run[part.clone()]);
            (part, found)
        });
        let better = shorter.reduce(|a, b| {
            if a.1.likeness.ratio() > b.1.likeness.ratio() {
                a
            } else {
                b
            }
        });
        let Some((part, found)) = better else { break };
        if found.likeness.ratio() <= best.likeness.ratio() {
            break;
        }
        (run, best) = (run[part].to_vec(), found);
    }
    (run, best.likeness)
}

/// The longest stretch of usable parts in a run; a split has at least two.
fn longest(run: &[u32], usable: &impl Fn(&u32) -> bool) -> Option<Vec<u32>> {
    run.split(|at| !usable(at))
        .filter(|part| part.len() >= 2)
        .max_by_key(|part| part.len())
        .map(<[u32]>::to_vec)
}

#[cfg(test)]
pub(super) mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// What became of the paragraphs that changed, with how many old and new ones there are.
    pub(in crate::diff) fn kinds(old: &[&str], new: &[&str]) -> Vec<(Kind, usize, usize)> {
        let read = |paragraphs: &[&str]| {
            let text = paragraphs.join("\n\n");
            from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let found = diff(&read(old), &read(new), &Options::default());
        let changes = found.changes.iter();
        changes
            .map(|change| (change.kind, change.old.len(), change.new.len()))
            .collect()
    }

    #[test]
    fn a_new_paragraph_may_stand_between_the_pieces() {
        for (first, second, between, last) in [
            (
                "渔船应当在日落以前返回港口并系好缆绳。",
                "渔网不得晾晒在码头的台阶上。",
                "灯塔由值班员看守。",
                "集市每月逢五开放。",
            ),
            (
                "The ferry waits at the pier until the last of the market women is on board. ",
                "Dogs travel on the lower deck, and their owners with them.",
                "Tickets are sold in the red kiosk.",
                "Nobody may fish from the bridge.",
            ),
            (
                "Паром ждёт у причала, пока на борт не поднимется последний пассажир. ",
                "Собаки едут на нижней палубе вместе со своими хозяевами.",
                "Билеты продаёт красная касса.",
                "С моста никто не ловит рыбу.",
            ),
            (
                "The ferryman waits at the pier until the last passenger is on board. ",
                "The guard counts the passengers within ten minutes of the bell.",
                "The ferryman lights the lamp before the bell.",
                "Nobody may fish from the bridge.",
            ),
            (
                "船主应当在日落后三十分钟以内系好缆绳。",
                "值班员应当在打钟后十分钟以内清点渔船，并书面记录。",
                "船主应当在打钟以前点灯。",
                "集市每月逢五开放。",
            ),
            (
                "Le bac attend au quai que la dernière marchande soit montée à bord. ",
                "Les chiens voyagent sur le pont inférieur avec leurs maîtres.",
                "Les billets se vendent au kiosque rouge.",
                "Personne ne pêche du haut du pont.",
            ),
        ] {
            let whole = format!("{first}{second}");
            let (old, new) = ([&whole, last], [first, between, second, last]);
            let expected = [(Kind::Split, 1, 2), (Kind::Inserted, 0, 1)];
            assert_eq!(kinds(&old, &new), expected, "{first}");
            let mut turned = kinds(&new, &old);
            turned.sort();
            assert_eq!(turned, [(Kind::Merged, 2, 1), (Kind::Deleted, 1, 0)]);
        }
    }

    #[test]
    fn a_text_that_is_nothing_but_its_neighbours_is_made_of_them() {
        for (pieces, next) in [
            (
                [
                    "On 4 May 2019 the council of the harbour amended the Act on Lamps and Beacons;",
                    "the Act on Ropes and Chains;",
                    "the Act on Piers and Moorings for the third time.",
                ],
                "On 9 June 2022 the assembly amended the Act on Piers and Moorings for the fourth time.",
            ),
            (
                [
                    "2019年5月4日港口理事会第六次会议《关于修改<灯塔管理条例>；",
                    "<缆绳管理条例>；",
                    "<码头管理条例>的决定》第三次修正。",
                ],
                "2022年6月9日港口代表会议《关于修改<码头管理条例>的决定》第四次修正。",
            ),
        ] {
            let whole = pieces.join(" ");
            let found = kinds(&pieces, &[&whole, next]);
            assert_eq!(found, [(Kind::Merged, 3, 1), (Kind::Inserted, 0, 1)]);
            let mut turned = kinds(&[&whole, next], &pieces);
            turned.sort();
            assert_eq!(turned, [(Kind::Split, 1, 3), (Kind::Deleted, 1, 0)]);
        }
    }

    #[test]
    fn paragraphs_far_apart_are_no_pieces_of_one() {
        let old = ["The ferry waits at the pier. Dogs travel on the lower deck."];
        let new = [
            "The ferry waits at the pier.",
            "Tickets are sold in the red kiosk.",
            "The kiosk is shut on Mondays.",
            "Children pay half of the fare.",
            "Dogs travel on the lower deck.",
        ];
        let found = kinds(&old, &new);
        assert!(
            found.iter().all(|(kind, ..)| *kind != Kind::Split),
            "{found:?}"
        );
    }

    #[test]
    fn a_half_that_got_longer_is_a_piece_as_well() {
        for (old, first, second) in [
            (
                "The ferry waits at the pier until the last cart is aboard. Dogs travel on the lower deck, are kept on a short leash, pay no fare, and leave the boat only after all the passengers have left it.",
                "The ferry waits at the pier until the last cart is aboard, but in a storm, when the harbour master has hoisted the black ball over the customs house, it leaves as soon as the ropes are loose.",
                "Dogs travel on the lower deck, are kept on a short leash, pay no fare, and leave the boat only after all the passengers have left it.",
            ),
            (
                "渡船应当在码头等候最后一辆马车上船。犬只应当留在下层甲板，使用短绳牵引，免收船费，并且在全体乘客离船以后方可下船。",
                "渡船应当在码头等候最后一辆马车上船，但遇有风暴，港务长在海关楼上升起黑球的，解开缆绳以后应当立即开航。",
                "犬只应当留在下层甲板，使用短绳牵引，免收船费，并且在全体乘客离船以后方可下船。",
            ),
            (
                "Die Fähre wartet am Steg, bis der letzte Wagen an Bord ist. Hunde fahren auf dem unteren Deck, bleiben an kurzer Leine, zahlen nichts und verlassen das Schiff erst nach allen Fahrgästen.",
                "Die Fähre wartet am Steg, bis der letzte Wagen an Bord ist, bei Sturm aber, wenn der Hafenmeister den schwarzen Ball über dem Zollhaus aufgezogen hat, legt sie ab, sobald die Taue gelöst sind.",
                "Hunde fahren auf dem unteren Deck, bleiben an kurzer Leine, zahlen nichts und verlassen das Schiff erst nach allen Fahrgästen.",
            ),
            (
                "Паром ждёт у причала, пока на борт не войдёт последняя телега. Собаки едут на нижней палубе, на коротком поводке, бесплатно, и сходят на берег только после всех пассажиров.",
                "Паром ждёт у причала, пока на борт не войдёт последняя телега, но в бурю, если начальник порта поднял чёрный шар над зданием таможни, он отходит, как только отданы швартовы.",
                "Собаки едут на нижней палубе, на коротком поводке, бесплатно, и сходят на берег только после всех пассажиров.",
            ),
        ] {
            assert_eq!(
                kinds(&[old], &[first, second]),
                [(Kind::Split, 1, 2)],
                "{old}"
            );
            assert_eq!(
                kinds(&[first, second], &[old]),
                [(Kind::Merged, 2, 1)],
                "{old}"
            );
        }
    }

    #[test]
    fn what_stands_beside_and_says_other_things_is_no_piece() {
        let old = "The ferry waits at the pier until the last cart is aboard. Dogs travel on the lower deck.";
        let new = [
            "The warden of the pier keeps a list of the carts, and reads it out at noon.",
            "The ferry waits at the pier until the last cart is aboard. Dogs and goats travel on the lower deck.",
        ];
        let mut found = kinds(&[old], &new);
        found.sort();
        assert_eq!(found, [(Kind::Edited, 1, 1), (Kind::Inserted, 0, 1)]);
    }

    #[test]
    fn the_words_before_a_list_that_was_made_of_a_sentence_are_a_piece() {
        for (old, new) in [
            (
                "第三条　各渔户应当根据捕鱼的需要，在码头设置网架，或者在自家院内设置网架并指定看管人；不具备条件的，应当委托磨坊主代为保管渔网。",
                vec![
                    "第三条　各渔户应当根据捕鱼的需要，采取下列方式保管：",
                    "（一）在码头设置网架；",
                    "（二）在自家院内设置网架并指定看管人；",
                    "（三）委托磨坊主代为保管渔网。",
                ],
            ),
            (
                "3. According to the needs of the catch every fisher puts up racks at the pier, or puts up racks in the yard and names a keeper; whoever cannot do so leaves the nets with the miller.",
                vec![
                    "3. According to the needs of the catch every fisher does one of these:",
                    "(a) puts up racks at the pier;",
                    "(b) puts up racks in the yard and names a keeper;",
                    "(c) leaves the nets with the miller.",
                ],
            ),
        ] {
            assert_eq!(kinds(&[old], &new), [(Kind::Split, 1, 4)], "{old}");
            assert_eq!(kinds(&new, &[old]), [(Kind::Merged, 4, 1)], "{old}");
        }
    }
}
