//! The ends of stretches that are alike, moved to where a sentence ends when that is within reach.
//!
//! Where words were changed at the very start of a copied sentence, likeness begins after them; where the next sentence begins
//! with the same word by chance, likeness goes on into it. Either way the end of the sentence is what a reader would name.

use crate::repeat::extend::Pair;
use crate::repeat::maximal::Repeat;
use crate::repeat::symbols::{Edge, Symbols};

/// How far an end may move, at most.
#[derive(Clone, Copy)]
struct Reach {
    /// Outwards: a third of the least passage, sixteen Han characters or eight words.
    out: u32,
    /// Inwards: a sixth of it.
    within: u32,
}

/// How much may be cut off a passage where a sentence ends, when the least one weighs `least`.
pub(super) fn within(least: u32) -> u32 {
    least / 6
}

/// Takes from the ends of an exact repeat the few words that stand beyond the end of a paragraph in all of its copies: the next
/// paragraph begins, or the one before ends, with the same words by chance.
pub(super) fn trim(symbols: &Symbols<'_>, repeat: &mut Repeat, least: u32) {
    let all = |offset: u32, copies: &[u32]| {
        let mut places = copies.iter().map(|copy| copy + offset);
        places.all(|place| symbols.edge(place) == Edge::Paragraph)
    };
    let first = repeat.copies[0];
    let mut weight = symbols.weigh(first, first + repeat.length);
    let weigh = |from: u32, to: u32| symbols.weigh(first + from, first + to);
    let few = |weight: u32, cut: u32| cut <= within(least) && weight - cut >= least;
    let lead = (0..repeat.length)
        .take_while(|lead| few(weight, weigh(0, *lead)))
        .find(|lead| all(*lead, &repeat.copies));
    if let Some(lead) = lead {
        weight -= weigh(0, lead);
        repeat.length -= lead;
        for copy in &mut repeat.copies {
            *copy += lead;
        }
    }
    let (first, length) = (repeat.copies[0], repeat.length);
    let tail = (0..length)
        .take_while(|tail| few(weight, symbols.weigh(first + length - tail, first + length)))
        .find(|tail| all(length - tail, &repeat.copies));
    repeat.length -= tail.unwrap_or(0);
}

/// Moves both ends of a pair, each where that can be done on both sides. `least` is the least weight of a passage.
pub(super) fn snap(symbols: &Symbols<'_>, pair: &mut Pair, least: u32) {
    let length = |side: &std::ops::Range<u32>| symbols.weigh(side.start, side.end);
    // What is the same word for word has its ends where it differs.
    let same = pair.common == length(&pair.a) && pair.common == length(&pair.b);
    if same && pair.common >= least {
        return;
    }
    let reach = Reach {
        out: if same { 0 } else { least / 3 },
        within: within(least),
    };
    start(symbols, pair, reach);
    end(symbols, pair, reach);
}

fn start(symbols: &Symbols<'_>, pair: &mut Pair, reach: Reach) {
    let (a, b) = (pair.a.start, pair.b.start);
    let whole = |word: u32| symbols.edge(word) >= Edge::Sentence;
    let clause = |word: u32| symbols.edge(word) >= Edge::Clause;
    if clause(a) && clause(b) && (whole(a) || whole(b)) {
        return;
    }
    let out = |word: u32, floor: u32| {
        let mut at = word;
        while at > floor && !whole(at) {
            at -= 1;
            if symbols.weigh(at, word) > reach.out {
                return None;
            }
        }
        whole(at).then_some(at)
    };
    let floor = |word: u32| symbols.bounds(word).start;
    let same = floor(a) == floor(b);
    let outer = out(a, floor(a)).zip(out(b, if same { pair.a.end } else { floor(b) }));
    // Inwards both sides go together, over words that both have.
    let mut steps = 0;
    let inner = loop {
        let (one, other) = (a + steps, b + steps);
        if one + 1 >= pair.a.end || other + 1 >= pair.b.end || symbols.weigh(a, one) > reach.within
        {
            break None;
        }
        if whole(one) && whole(other) {
            break Some(steps);
        }
        if symbols.text[one as usize] != symbols.text[other as usize] {
            break None;
        }
        steps += 1;
    };
    // Each side by itself: what goes before differs, but for a word that both have by chance.
    let own = |word: u32, roof: u32| {
        let mut at = word;
        while at + 1 < roof && !whole(at) {
            at += 1;
            if symbols.weigh(word, at) > reach.within {
                return None;
            }
        }
        whole(at).then_some(at)
    };
    let inner = inner.map(|steps| (a + steps, b + steps));
    let uneven = own(a, pair.a.end).zip(own(b, pair.b.end));
    let cost = |(one, other): (u32, u32)| {
        let weigh = |from: u32, to: u32| symbols.weigh(from.min(to), from.max(to));
        weigh(one, a).max(weigh(other, b))
    };
    let choices = [inner, outer, uneven].into_iter().flatten();
    if let Some((one, other)) = choices.min_by_key(|choice| cost(*choice)) {
        if one >= a && other >= b {
            let lost = symbols.weigh(a, one).min(symbols.weigh(b, other));
            pair.common -= lost.min(pair.common);
        }
        (pair.a.start, pair.b.start) = (one, other);
    }
}

fn end(symbols: &Symbols<'_>, pair: &mut Pair, reach: Reach) {
    let (a, b) = (pair.a.end, pair.b.end);
    let whole = |word: u32| symbols.edge(word) >= Edge::Sentence;
    let clause = |word: u32| symbols.edge(word) >= Edge::Clause;
    if clause(a) && clause(b) && (whole(a) || whole(b)) {
        return;
    }
    let out = |word: u32, roof: u32| {
        let mut at = word;
        while at < roof && !whole(at) {
            at += 1;
            if symbols.weigh(word, at) > reach.out {
                return None;
            }
        }
        whole(at).then_some(at)
    };
    let roof = |word: u32| symbols.bounds(word).end;
    let same = roof(pair.a.start) == roof(pair.b.start);
    let outer = out(
        a,
        if same {
            pair.b.start
        } else {
            roof(pair.a.start)
        },
    )
    .zip(out(b, roof(pair.b.start)));
    let mut steps = 0;
    let inner = loop {
        let (one, other) = (a - steps, b - steps);
        if one <= pair.a.start + 1
            || other <= pair.b.start + 1
            || symbols.weigh(one, a) > reach.within
        {
            break None;
        }
        if whole(one) && whole(other) {
            break Some(steps);
        }
        if symbols.text[one as usize - 1] != symbols.text[other as usize - 1] {
            break None;
        }
        steps += 1;
    };
    let own = |word: u32, floor: u32| {
        let mut at = word;
        while at > floor + 1 && !whole(at) {
            at -= 1;
            if symbols.weigh(at, word) > reach.within {
                return None;
            }
        }
        whole(at).then_some(at)
    };
    let inner = inner.map(|steps| (a - steps, b - steps));
    let uneven = own(a, pair.a.start).zip(own(b, pair.b.start));
    let cost = |(one, other): (u32, u32)| {
        let weigh = |from: u32, to: u32| symbols.weigh(from.min(to), from.max(to));
        weigh(one, a).max(weigh(other, b))
    };
    let choices = [inner, outer, uneven].into_iter().flatten();
    if let Some((one, other)) = choices.min_by_key(|choice| cost(*choice)) {
        if one <= a && other <= b {
            let lost = symbols.weigh(one, a).min(symbols.weigh(other, b));
            pair.common -= lost.min(pair.common);
        }
        (pair.a.end, pair.b.end) = (one, other);
    }
}
