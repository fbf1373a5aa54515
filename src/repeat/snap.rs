//! The ends of stretches that are similar, moved to where a sentence ends when that is within reach.
//!
//! Where words were changed at the very start of a copied sentence, likeness begins after them; where the next sentence begins
//! with the same word by chance, likeness goes on into it. Either way the end of the sentence is what a reader would name.

use crate::repeat::extend::Pair;
use crate::repeat::maximal::Repeat;
use crate::repeat::symbols::{Edge, Symbols};

// Measured as the constants of `near` are: a plagdet of 0.980 and 65 passages as they stand.

/// An end may move outwards by this part of the least passage: sixteen Han characters or eight words. With a half a plagdet of 0.980
/// and 63 passages, with a quarter of 0.982 and 68.
const OUT: u32 = 3;
/// And inwards by this part of it: what the manual promises. With a quarter and a twelfth a plagdet of 0.9799, with an eighth the same
/// plagdet, with a third of 0.9797.
const WITHIN: u32 = 6;

/// Where both sides start whole paragraphs, their labels belong to what is copied, be they the same or not.
fn take_labels(symbols: &Symbols<'_>, pair: &mut Pair, reach: Reach, one_text: bool) {
    let start = |side: &std::ops::Range<u32>| match symbols.label(side.start) {
        Some(head) => Some(head.start),
        None => (symbols.edge(side.start) == Edge::Paragraph).then_some(side.start),
    };
    let (Some(one), Some(other)) = (start(&pair.a), start(&pair.b)) else {
        return;
    };
    let short = |from: u32, to: u32| symbols.weigh(from, to) <= reach.within;
    let apart = !one_text || other >= pair.a.end;
    if apart && short(one, pair.a.start) && short(other, pair.b.start) {
        pair.common += symbols.shared((one, pair.a.start), (other, pair.b.start));
        (pair.a.start, pair.b.start) = (one, other);
    }
}

/// How far an end may move, at most.
#[derive(Clone, Copy)]
struct Reach {
    out: u32,
    within: u32,
}

/// How much may be cut off a passage where a sentence ends, when the least one weighs `least`.
pub(super) fn within(least: u32) -> u32 {
    least / WITHIN
}

/// Takes from the ends of an exact repeat the few words that stand beyond the end of a paragraph in all of its copies: the next
/// paragraph begins, or the one before ends, with the same words by chance.
pub(super) fn trim(symbols: &Symbols<'_>, repeat: &mut Repeat, least: u32) {
    let opens = |offset: u32, copies: &[u32]| {
        let mut places = copies.iter().map(|copy| copy + offset);
        places.all(|place| symbols.opens(place) == Edge::Paragraph)
    };
    let closes = |offset: u32, copies: &[u32]| {
        let mut places = copies.iter().map(|copy| copy + offset);
        places.all(|place| symbols.edge(place) == Edge::Paragraph)
    };
    let first = repeat.copies[0];
    let mut weight = symbols.weigh(first, first + repeat.length);
    let weigh = |from: u32, to: u32| symbols.weigh(first + from, first + to);
    let few = |weight: u32, cut: u32| cut <= within(least) && weight - cut >= least;
    let lead = (0..repeat.length)
        .take_while(|lead| few(weight, weigh(0, *lead)))
        .find(|lead| opens(*lead, &repeat.copies));
    if let Some(lead) = lead {
        weight -= weigh(0, lead);
        repeat.length -= lead;
        for copy in &mut repeat.copies {
            *copy += lead;
        }
    }
    off_labels(symbols, repeat, least);
    let (first, length) = (repeat.copies[0], repeat.length);
    let tail = (0..length)
        .take_while(|tail| few(weight, symbols.weigh(first + length - tail, first + length)))
        .find(|tail| closes(length - tail, &repeat.copies));
    repeat.length -= tail.unwrap_or(0);
}

/// Takes words from the ends of an exact repeat that are inside a label in one of its copies.
fn off_labels(symbols: &Symbols<'_>, repeat: &mut Repeat, least: u32) {
    let first = repeat.copies[0];
    let few = |from: u32, to: u32| symbols.weigh(first + from, first + to) <= within(least);
    let inside = |copy: &u32| {
        let head = symbols.label(*copy)?;
        (*copy < head.body).then(|| head.body - copy)
    };
    let lead = repeat.copies.iter().filter_map(inside).max().unwrap_or(0);
    if lead < repeat.length && few(0, lead) {
        repeat.length -= lead;
        for copy in &mut repeat.copies {
            *copy += lead;
        }
    }
    let (first, length) = (repeat.copies[0], repeat.length);
    let behind = |copy: &u32| Some(copy + length - symbols.label(copy + length)?.start);
    let tail = repeat.copies.iter().filter_map(behind).max().unwrap_or(0);
    if tail < length && symbols.weigh(first + length - tail, first + length) <= within(least) {
        repeat.length -= tail;
    }
}

/// Takes words from the ends of the sides of a pair that are inside labels, and their like from the other side.
fn cut_labels(symbols: &Symbols<'_>, pair: &mut Pair) {
    let ends = [&pair.a, &pair.b].map(|side| {
        let head = symbols.label(side.end);
        head.filter(|head| head.start > side.start)
            .map_or(side.end, |head| head.start)
    });
    let same = symbols.shared((ends[0], pair.a.end), (ends[1], pair.b.end));
    let cut = [pair.a.end - ends[0], pair.b.end - ends[1]];
    if cut == [0, 0] {
        return;
    }
    pair.common -= same.min(pair.common);
    (pair.a.end, pair.b.end) = (ends[0], ends[1]);
    // What the other side has of the label is nothing without it.
    if cut[0] == 0 || cut[1] == 0 {
        let (long, short) = if cut[0] > 0 {
            (ends[0]..ends[0] + cut[0], &mut pair.b)
        } else {
            (ends[1]..ends[1] + cut[1], &mut pair.a)
        };
        for word in long.rev() {
            let last = short.end - 1;
            if last == short.start || symbols.text[last as usize] != symbols.text[word as usize] {
                break;
            }
            short.end = last;
            pair.common -= symbols.weight(last).min(pair.common);
        }
    }
}

/// Moves both ends of a pair, each where that can be done on both sides. `least` is the least weight of a passage.
pub(super) fn snap(symbols: &Symbols<'_>, pair: &mut Pair, least: u32) {
    let length = |side: &std::ops::Range<u32>| symbols.weigh(side.start, side.end);
    // What is the same word for word has its ends where it differs.
    let same = pair.is_exact(symbols);
    if same && pair.common >= least {
        let mut repeat = Repeat {
            length: pair.a.end - pair.a.start,
            copies: vec![pair.a.start, pair.b.start],
        };
        trim(symbols, &mut repeat, least);
        let [a, b] = [0, 1].map(|copy| repeat.copies[copy]);
        (pair.a, pair.b) = (a..a + repeat.length, b..b + repeat.length);
        pair.common = length(&pair.a);
        return;
    }
    let reach = Reach {
        out: if same { 0 } else { least / OUT },
        within: within(least),
    };
    let (a, b) = (symbols.bounds(pair.a.start), symbols.bounds(pair.b.start));
    let one_text = a == b;
    let starts = Ends {
        at: [pair.a.start, pair.b.start],
        inmost: [pair.a.end - 1, pair.b.end - 1],
        outmost: [a.start, if one_text { pair.a.end } else { b.start }],
        start: true,
    };
    if let Some(places) = starts.moved(symbols, reach) {
        pair.common -= starts.lost(symbols, places).min(pair.common);
        [pair.a.start, pair.b.start] = places;
    }
    if !same {
        take_labels(symbols, pair, reach, one_text);
    }
    let ends = Ends {
        at: [pair.a.end, pair.b.end],
        inmost: [pair.a.start + 1, pair.b.start + 1],
        outmost: [if one_text { pair.b.start } else { a.end }, b.end],
        start: false,
    };
    if let Some(places) = ends.moved(symbols, reach) {
        pair.common -= ends.lost(symbols, places).min(pair.common);
        [pair.a.end, pair.b.end] = places;
    }
    cut_labels(symbols, pair);
}

/// The starts of the two stretches of a pair, or their ends.
struct Ends {
    at: [u32; 2],
    /// How far each may go inwards, so that something is left.
    inmost: [u32; 2],
    outmost: [u32; 2],
    /// Whether inwards is forwards.
    start: bool,
}

impl Ends {
    /// Where both are to stand: where a sentence starts or ends on both sides, and as near as can be.
    fn moved(&self, symbols: &Symbols<'_>, reach: Reach) -> Option<[u32; 2]> {
        let clause = |word: u32| edge(symbols, word, self.start) >= Edge::Clause;
        let whole = |word: u32| is_whole(symbols, word, self.start);
        if self.at.into_iter().all(clause) && self.at.into_iter().any(whole) {
            return None;
        }
        let both = |to: [u32; 2], most: u32| {
            let end = |side: usize| self.sentence(symbols, self.at[side], to[side], most);
            let [one, other] = [0, 1].map(end);
            Some([one?, other?])
        };
        let inner = self.together(symbols, reach.within);
        let outer = both(self.outmost, reach.out);
        // Each side by itself: what goes before differs, but for a word that both have by chance.
        let uneven = both(self.inmost, reach.within);
        let cost = |places: &[u32; 2]| {
            let [one, other] = [0, 1].map(|side| between(symbols, self.at[side], places[side]));
            one.max(other)
        };
        let choices = [inner, outer, uneven].into_iter().flatten();
        choices.min_by_key(cost)
    }

    /// The first place on the way from one to another, both among them, where a sentence starts, or ends, if no more than `most` is
    /// passed.
    fn sentence(&self, symbols: &Symbols<'_>, from: u32, to: u32, most: u32) -> Option<u32> {
        let mut at = from;
        let mut passed = 0;
        while at != to && !is_whole(symbols, at, self.start) {
            let word = if to > from { at } else { at - 1 };
            at = if to > from { at + 1 } else { at - 1 };
            // Labels are passed for nothing.
            if !symbols.is_label(word) {
                passed += symbols.weight(word);
            }
            if passed > most {
                return None;
            }
        }
        is_whole(symbols, at, self.start).then_some(at)
    }

    /// Inwards both sides go together, over words that both have.
    fn together(&self, symbols: &Symbols<'_>, most: u32) -> Option<[u32; 2]> {
        let mut places = self.at;
        while places[0] != self.inmost[0]
            && places[1] != self.inmost[1]
            && between(symbols, self.at[0], places[0]) <= most
        {
            if places
                .into_iter()
                .all(|place| is_whole(symbols, place, self.start))
            {
                return Some(places);
            }
            let passed = places.map(|place| place - u32::from(!self.start));
            if symbols.text[passed[0] as usize] != symbols.text[passed[1] as usize] {
                return None;
            }
            places = if self.start {
                places.map(|place| place + 1)
            } else {
                passed
            };
        }
        None
    }

    /// The weight of what both have and lose when both go inwards.
    fn lost(&self, symbols: &Symbols<'_>, places: [u32; 2]) -> u32 {
        let [one, other] = [0, 1].map(|side| {
            let inwards = if self.start {
                places[side] >= self.at[side]
            } else {
                places[side] <= self.at[side]
            };
            inwards.then(|| between(symbols, self.at[side], places[side]))
        });
        one.zip(other).map_or(0, |(one, other)| one.min(other))
    }
}

/// Whether a sentence starts at a word, or ends before it.
fn is_whole(symbols: &Symbols<'_>, word: u32, start: bool) -> bool {
    edge(symbols, word, start) >= Edge::Sentence
}

/// What starts at a word, or ends before it.
fn edge(symbols: &Symbols<'_>, word: u32, start: bool) -> Edge {
    if start {
        symbols.opens(word)
    } else {
        symbols.edge(word)
    }
}

/// The weight of the words between two places.
fn between(symbols: &Symbols<'_>, one: u32, other: u32) -> u32 {
    symbols.weigh(one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    #[test]
    fn ends_move_to_where_a_sentence_starts_and_ends() {
        let text = "The buyer shall pay the whole price on time. Later they met.\n\n\
                    Every seller shall pay the full price on time. Later he left.";
        let document = input::from_bytes("x", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = [&document];
        let symbols = Symbols::collect(&documents);
        // From `shall` to `Later`.
        let mut pair = Pair {
            a: 2..10,
            b: 14..22,
            common: symbols.weigh(2, 10) - symbols.weigh(5, 6),
            cut: false,
        };
        snap(&symbols, &mut pair, 60);
        assert_eq!((&pair.a, &pair.b), (&(0..9), &(12..21)));
        assert_eq!(pair.common, symbols.weigh(2, 9) - symbols.weigh(5, 6));
    }
}
