//! Terms of Han characters whose first two characters are in both orders: 亚欧大陆 and 欧亚大陆. Names with parts in both orders are in
//! `permuted/parts.rs`.
//!
//! No dictionary: the evidence is the text. Two orders of one term share what follows, and one of the two orders stands nowhere else:
//! 产生 and 生产 are two words, because both go on in many ways.

pub(crate) mod parts;

use rustc_hash::FxHashMap;

use crate::language::topics::names;
use crate::text::numeral;
use crate::text::script;

/// Two forms that stand so often together are no chance. With 2 and 6 the same.
const ENOUGH: u32 = 3;

/// One order of a term, where it stands and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Its first place, in bytes; it is four characters long.
    pub at: usize,
    /// How often it is there.
    pub count: u32,
}

#[derive(Clone, Copy)]
struct Seen {
    at: u32,
    count: u32,
    /// Whether it stands somewhere after a mark, where a word starts.
    opens: bool,
}

/// The terms that are in both orders in `text`, the more frequent order first; by place.
#[must_use]
pub(crate) fn find(text: &str) -> Vec<(Form, Form)> {
    let mut marked = Marked::default();
    each_four(text, |_, four, _| marked.add(four));
    let mut grams: FxHashMap<u64, Seen> = FxHashMap::default();
    each_four(text, |at, four, opens| {
        if !marked.may_have(swapped(four)) {
            return;
        }
        grams
            .entry(four)
            .and_modify(|seen| {
                seen.count += 1;
                seen.opens |= opens;
            })
            .or_insert(Seen {
                at: at as u32,
                count: 1,
                opens,
            });
    });
    let pairs = counts(text, &grams);
    let mut found: Vec<(Seen, Seen)> = Vec::new();
    let mut ordered: Vec<(u64, Seen)> = grams.iter().map(|(gram, seen)| (*gram, *seen)).collect();
    ordered.sort_unstable_by_key(|(_, seen)| seen.at);
    for (key, seen) in ordered {
        let [a, b, c, _] = split(key);
        let Some(other) = grams.get(&swapped(key)).filter(|other| other.at > seen.at) else {
            continue;
        };
        if [a, b]
            .into_iter()
            .any(|c| names::stands_alone(c) || numeral::is_han_numeral(c))
            || names::stands_alone(c)
        {
            continue;
        }
        let only =
            |one: char, two: char, seen: &Seen| pairs.get(&pair(one, two)) == Some(&seen.count);
        let own = only(a, b, &seen) || only(b, a, other);
        // 利权人 is a part of 专利权人: what never is at the start of a word is not a word.
        let starts = seen.opens && other.opens;
        let enough =
            seen.count + other.count >= ENOUGH || is_marked(text, &seen) && is_marked(text, other);
        if own && starts && enough {
            found.push((seen, *other));
        }
    }
    found
        .into_iter()
        .map(|(one, two)| {
            if two.count > one.count {
                (two, one)
            } else {
                (one, two)
            }
        })
        .map(|(one, two)| {
            (
                Form {
                    at: one.at as usize,
                    count: one.count,
                },
                Form {
                    at: two.at as usize,
                    count: two.count,
                },
            )
        })
        .collect()
}

/// Whether the first place opens a quotation or a title.
fn is_marked(text: &str, seen: &Seen) -> bool {
    text[..seen.at as usize]
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c, '"' | '\'' | '《' | '〈' | '“'))
}

/// Which sequences are in a text, with a few others that only seem to: a bit each.
struct Marked {
    bits: Vec<u64>,
}

impl Default for Marked {
    fn default() -> Self {
        Self {
            bits: vec![0; 1 << (Self::SIZE - 6)],
        }
    }
}

impl Marked {
    /// The number of bits, as a power of two.
    const SIZE: u32 = 22;

    fn place(gram: u64) -> (usize, u64) {
        let hash = gram.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Self::SIZE);
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    fn add(&mut self, gram: u64) {
        let (word, bit) = Self::place(gram);
        self.bits[word] |= bit;
    }

    fn may_have(&self, gram: u64) -> bool {
        let (word, bit) = Self::place(gram);
        self.bits[word] & bit != 0
    }
}

/// Calls `with` for every four Han characters in a row whose first two could change places, with their place and whether no Han
/// character comes before them.
fn each_four(text: &str, mut with: impl FnMut(usize, u64, bool)) {
    let mut places = [0; 4];
    let mut four = 0;
    let mut run = 0;
    for (at, c) in text.char_indices() {
        run = match c {
            '\u{10000}'.. => 0,
            c if script::is_han(c) => run + 1,
            _ => 0,
        };
        if run == 0 {
            continue;
        }
        places = [places[1], places[2], places[3], at];
        four = four << 16 | u64::from(c);
        let [one, two, three] = [48, 32, 16].map(|shift| (four >> shift) as u16);
        if run >= 4 && one != two && one != three && two != three {
            with(places[0], four, run == 4);
        }
    }
}

/// How often the first two characters of the sequences are in the text, in either order.
fn counts(text: &str, grams: &FxHashMap<u64, Seen>) -> FxHashMap<u32, u32> {
    let mut pairs: FxHashMap<u32, u32> = FxHashMap::default();
    let mut marked = Marked::default();
    let starts = grams.keys().map(|each| split(*each));
    for [a, b, ..] in starts {
        marked.add(u64::from(pair(a, b)));
    }
    if grams.is_empty() {
        return pairs;
    }
    let mut last = ' ';
    for c in text.chars() {
        if marked.may_have(u64::from(pair(last, c))) {
            *pairs.entry(pair(last, c)).or_insert(0) += 1;
        }
        last = c;
    }
    pairs
}

fn pair(one: char, two: char) -> u32 {
    (u32::from(one) << 16) | (u32::from(two) & 0xffff)
}

/// The same with its first two characters in the other order.
fn swapped(gram: u64) -> u64 {
    (gram << 16 & 0xffff << 48) | (gram >> 16 & 0xffff << 32) | (gram & 0xffff_ffff)
}

fn split(gram: u64) -> [char; 4] {
    [48, 32, 16, 0].map(|shift| char::from_u32((gram >> shift) as u32 & 0xffff).unwrap_or(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, u32, String, u32)> {
        let four = |at: usize| text[at..].chars().take(4).collect::<String>();
        find(text)
            .into_iter()
            .map(|(one, two)| (four(one.at), one.count, four(two.at), two.count))
            .collect()
    }

    #[test]
    fn finds_a_term_in_both_orders() {
        let text = "支持“东西航线”计划。讨论“东西航线”进展，“西东航线”开通。";
        assert_eq!(
            shown(text),
            [("东西航线".to_owned(), 2, "西东航线".to_owned(), 1)]
        );
    }

    #[test]
    fn two_words_and_parts_of_words_are_no_variants() {
        for text in [
            "工厂生产设备，工厂产生设备噪声，产生废水，生产粮食。生产设备。",
            "专利权人享有专利权，权利人可以起诉，权利人承诺，专利权人承诺。",
            "欧亚经济联盟与亚欧港口。",
            "限期缴纳，期限缴纳。",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }
}
