//! Names in which two parts have changed places: 水资源管理委员会 and 水管理资源委员会, the Pump Control Unit and the Control Pump Unit.
//!
//! No dictionary: one order has to be the usual one in the text, and all around the two parts the same.

use rustc_hash::FxHashMap;

use crate::facts::compounds::{self, Form, Variant, Word};
use crate::language::topics::{definitions, names, spelling};
use crate::text::script;
use crate::text::span::Span;

/// The usual order must stand so often, and so many times as often as the other. Chosen by hand, 2026-11.
const MAJORITY: u32 = 3;
/// How many words a name has that is compared. Two words have two orders for other reasons: Unit Control is no Control Unit. Chosen by
/// hand, 2026-11.
const WORDS: std::ops::RangeInclusive<usize> = 3..=6;
/// The words of a name of which only the first has a capital, and the least letters of each. Chosen by hand, 2026-11.
const PLAIN: (usize, usize) = (4, 4);
/// The Han characters that are compared: two on either side, and two parts of two. Chosen by hand, 2026-11.
const HAN: usize = 8;
/// The bytes of such a character.
const HAN_BYTES: usize = 3;

/// Names in two orders, by place of the odd one.
#[must_use]
pub(crate) fn find(text: &str) -> Vec<Variant> {
    let words = compounds::words(text);
    let mut out = han(text);
    out.extend(odd(named(text, &words)));
    out.extend(odd(plain(text, &words)));
    out.sort_by_key(|each| each.odd.at);
    out
}

/// Ways of writing names: what the orders of a name have in common, the order, and its form.
type Orders = FxHashMap<Vec<String>, Vec<(Vec<String>, Form)>>;

/// The seldom orders of names that have another one, by which two neighbours change places.
fn odd(orders: Orders) -> Vec<Variant> {
    let mut out = Vec::new();
    for ways in orders.into_values().filter(|ways| ways.len() > 1) {
        let Some((name, usual)) = ways
            .iter()
            .max_by_key(|(_, form)| (form.count, std::cmp::Reverse(form.at)))
        else {
            continue;
        };
        let swapped = ways.iter().filter(|(other, form)| {
            usual.count >= MAJORITY
                && form.count * MAJORITY <= usual.count
                && are_swapped(name, other)
        });
        out.extend(swapped.map(|(_, odd)| Variant {
            usual: *usual,
            odd: *odd,
        }));
    }
    out
}

/// Whether two neighbours have changed places, and all other words are the same.
fn are_swapped(one: &[String], two: &[String]) -> bool {
    let front = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let rest = |words: &[String]| words.get(front + 2..).map(<[String]>::to_vec);
    match (&one[front..], &two[front..]) {
        ([a, b, ..], [c, d, ..]) => a == d && b == c && rest(one) == rest(two),
        _ => false,
    }
}

fn add(orders: &mut Orders, words: &[Word<'_>]) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return;
    };
    let at = Span::new(first.at, last.at + last.text.len());
    let order: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let mut common = order.clone();
    common.sort_unstable();
    common.dedup();
    if common.len() < order.len() {
        return;
    }
    let ways = orders.entry(common).or_default();
    match ways.iter_mut().find(|(known, _)| *known == order) {
        Some((_, form)) => form.count += 1,
        None => ways.push((order, Form { at, count: 1 })),
    }
}

/// Whether only a space is between two words.
fn follow(text: &str, one: &Word<'_>, two: &Word<'_>) -> bool {
    &text[one.at + one.text.len()..two.at] == " "
}

/// Names of words with capitals, as far as they go.
fn named(text: &str, words: &[Word<'_>]) -> Orders {
    let mut orders = Orders::default();
    let capital = |word: &Word<'_>| {
        let mut letters = word.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let mut start = 0;
    while start < words.len() {
        let mut end = start + 1;
        if capital(&words[start]) {
            while end < words.len()
                && capital(&words[end])
                && follow(text, &words[end - 1], &words[end])
            {
                end += 1;
            }
            let small = end - start >= *WORDS.start()
                && (spelling::is_article(&words[start].text.to_lowercase())
                    || compounds::opens_small(text, words[start]));
            let name = &words[start + usize::from(small)..end];
            if WORDS.contains(&name.len()) {
                add(&mut orders, name);
            }
        }
        start = end;
    }
    orders
}

/// Names of four long words, the first of which has a capital.
fn plain(text: &str, words: &[Word<'_>]) -> Orders {
    let (count, shortest) = PLAIN;
    let mut orders = Orders::default();
    for four in words.windows(count) {
        let small = |word: &Word<'_>| word.text.chars().all(char::is_lowercase);
        let capital = four[0].text.starts_with(char::is_uppercase)
            && four[0].text.chars().skip(1).all(char::is_lowercase);
        let long = |word: &Word<'_>| word.text.chars().count() >= shortest;
        if capital
            && four[1..].iter().all(small)
            && four.iter().all(long)
            && four.windows(2).all(|two| follow(text, &two[0], &two[1]))
        {
            add(&mut orders, four);
        }
    }
    orders
}

/// Names of Han in which two parts of two characters have changed places, with the same two characters before and after them.
fn han(text: &str) -> Vec<Variant> {
    let bits = (text.len().max(1).ilog2() + SPARSE).clamp(6, MOST_BITS);
    let mut marked = vec![0u64; 1 << (bits - 6)];
    each_window(text, |_, window| {
        let (word, bit) = place(key(window), bits);
        marked[word] |= bit;
    });
    let mut places: FxHashMap<[char; HAN], Vec<usize>> = FxHashMap::default();
    each_window(text, |at, window| {
        let (word, bit) = place(key(&swapped(window)), bits);
        if marked[word] & bit != 0 {
            places.entry(*window).or_default().push(at);
        }
    });
    let pairs = places.iter().filter_map(|(window, usual)| {
        let odd = places.get(&swapped(window))?;
        let often = |places: &[usize]| places.len() as u32;
        (often(usual) >= MAJORITY && often(odd) * MAJORITY <= often(usual))
            .then(|| whole(text, usual, odd))
    });
    pairs.collect()
}

/// A name in two orders, with the characters before and after it that all its places have: the window may end inside a word.
fn whole(text: &str, usual: &[usize], odd: &[usize]) -> Variant {
    let all = || usual.iter().chain(odd);
    let before_it = |c: char| !names::stands_alone(c) && !names::leads(c);
    let after_it = |c: char| !definitions::ends_terms(c);
    let length = HAN * HAN_BYTES;
    let shared = |beside: &dyn Fn(usize) -> Option<char>, inside: &dyn Fn(char) -> bool| {
        let mut all = all().map(|at| beside(*at));
        let first = all
            .next()
            .flatten()
            .filter(|c| script::is_han(*c) && inside(*c))?;
        all.all(|c| c == Some(first)).then_some(first.len_utf8())
    };
    let (mut before, mut after) = (0, 0);
    while let Some(more) = shared(&|at| text[..at - before].chars().next_back(), &before_it) {
        before += more;
    }
    while let Some(more) = shared(&|at| text[at + length + after..].chars().next(), &after_it) {
        after += more;
    }
    let form = |places: &[usize]| Form {
        at: Span::new(places[0] - before, places[0] + length + after),
        count: places.len() as u32,
    };
    Variant {
        usual: form(usual),
        odd: form(odd),
    }
}

/// How many bits there are for each byte of a text that say which windows are in it, as a power of two: one in 50 is set.
const SPARSE: u32 = 4;
/// How many there are at most, as a power of two.
const MOST_BITS: u32 = 26;

/// The word and the bit of a window.
fn place(key: u64, bits: u32) -> (usize, u64) {
    let hash = key >> (64 - bits);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

fn key(window: &[char; HAN]) -> u64 {
    window.iter().fold(0, |key, c| {
        (key ^ u64::from(*c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

fn swapped(window: &[char; HAN]) -> [char; HAN] {
    let mut out = *window;
    out.swap(2, 4);
    out.swap(3, 5);
    out
}

/// Calls `with` for every eight Han characters in a row, with their place, the inner parts of which are two. Phrases have parts in any
/// order: 根据案件具体情况, 根据具体案件情况.
fn each_window(text: &str, mut with: impl FnMut(usize, &[char; HAN])) {
    // The characters of a run, and their places.
    let (mut run, mut places): (Vec<char>, Vec<usize>) = Default::default();
    // Up to where the run is of phrases.
    let mut clear = 0;
    for (at, c) in text.char_indices() {
        if !script::is_han(c) {
            run.clear();
            places.clear();
            clear = 0;
            continue;
        }
        run.push(c);
        places.push(at);
        let Some(start) = run.len().checked_sub(HAN) else {
            continue;
        };
        // The last two of a window may be the start of what follows.
        let inner = run.len() - 2;
        let fresh = clear.max(if start == 0 { 0 } else { inner - 1 });
        for (number, c) in run[..inner].iter().enumerate().skip(fresh) {
            if names::stands_alone(*c) || names::leads(*c) {
                clear = number + 1;
            }
        }
        let window: &[char; HAN] = run[start..].try_into().expect("a window has its length");
        if clear <= start && window[2..4] != window[4..6] {
            with(places[start], window);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<[&str; 2]> {
        let found = find(text).into_iter();
        let shown = found.map(|each| [each.usual.at.of(text), each.odd.at.of(text)]);
        shown.collect()
    }

    #[test]
    fn finds_parts_that_have_changed_places() {
        for (text, usual, odd) in [
            (
                "The Harbour Light Board met. The Harbour Light Board sits here. Ask the Harbour Light Board, or the Light Harbour Board.",
                "Harbour Light Board",
                "Light Harbour Board",
            ),
            (
                "The Harbour Light Board met. The Harbour Light Board sits here. Ask the Harbour Light Board. With Light Harbour Board, all is well.",
                "Harbour Light Board",
                "Light Harbour Board",
            ),
            (
                "省海洋渔业监测中心成立。省海洋渔业监测中心值班。省海洋渔业监测中心开放。省海洋监测渔业中心关闭。",
                "省海洋渔业监测中心",
                "省海洋监测渔业中心",
            ),
            (
                "镇海洋渔业监测研究所成立。按镇海洋渔业监测研究所的通知。镇海洋渔业监测研究所开放。镇海洋监测渔业研究所关闭。",
                "镇海洋渔业监测研究所",
                "镇海洋监测渔业研究所",
            ),
            (
                "Областной совет рыбного промысла открыт. Областной совет рыбного промысла закрыт. Областной совет рыбного промысла ждёт. Совет областной рыбного промысла молчит.",
                "Областной совет рыбного промысла",
                "Совет областной рыбного промысла",
            ),
        ] {
            assert_eq!(shown(text), [[usual, odd]], "{text}");
        }
    }

    #[test]
    fn two_names_and_two_words_are_fine() {
        for text in [
            "Control Unit. Control Unit. Control Unit. Unit Control.",
            "The Harbour Light Board met the Light Harbour Board. The Harbour Light Board sits.",
            "符合国家有关标准，符合国家有关标准，符合国家有关标准，符合有关国家标准。",
            "海洋渔业监测，渔业海洋监测，监测海洋渔业。",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }
}
