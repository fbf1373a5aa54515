//! Terms of Han characters whose first two characters stand in both orders: 亚欧大陆 and 欧亚大陆.
//!
//! No dictionary: the evidence is the text. Two orders of one term share what follows, and one of the two orders stands nowhere else:
//! 产生 and 生产 are two words, because both go on in many ways.

use rustc_hash::FxHashMap;

use crate::text::script;

/// Characters that are words of their own: what they stand beside is no term.
const SMALL: &str = "的了在和与與及等其之为為以于於是不有我他她它对對由从從中上下内外后前或者可应當当将將把被并并而且各该本此这那所到出入得能会會要未无非也都还又再很更最";

/// Numbers tell one thing from another.
const DIGITS: &str = "一二三四五六七八九十百千万亿两〇零";

/// One order of a term, where it stands and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its first place, in bytes; it is four characters long.
    pub at: usize,
    /// How often it stands there.
    pub count: u32,
}

#[derive(Clone, Copy)]
struct Seen {
    at: u32,
    count: u32,
    /// Whether it stands somewhere behind a mark, where a word starts.
    opens: bool,
}

/// The terms that stand in both orders in `text`, the more frequent order first; by place.
#[must_use]
pub fn find(text: &str) -> Vec<(Form, Form)> {
    let mut grams: FxHashMap<u64, Seen> = FxHashMap::default();
    let mut pairs: FxHashMap<u32, u32> = FxHashMap::default();
    let mut window: [(usize, char); 5] = [(0, ' '); 5];
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        window.rotate_left(1);
        window[4] = (at, c);
        if c > '\u{ffff}' {
            continue;
        }
        let [(_, left), one, two, three, four] = window;
        if script::is_han(three.1) && script::is_han(four.1) {
            *pairs.entry(pair(three.1, four.1)).or_insert(0) += 1;
        }
        if ![one.1, two.1, three.1, four.1]
            .into_iter()
            .all(script::is_han)
            || one.1 == two.1
            || [one.1, two.1].contains(&three.1)
        {
            continue;
        }
        let opens = !script::is_han(left);
        grams
            .entry(gram(one.1, two.1, three.1, four.1))
            .and_modify(|seen| {
                seen.count += 1;
                seen.opens |= opens;
            })
            .or_insert(Seen {
                at: one.0 as u32,
                count: 1,
                opens,
            });
    }
    let mut found: Vec<(Seen, Seen)> = Vec::new();
    let mut ordered: Vec<(u64, Seen)> = grams.iter().map(|(gram, seen)| (*gram, *seen)).collect();
    ordered.sort_unstable_by_key(|(_, seen)| seen.at);
    for (key, seen) in ordered {
        let [a, b, c, d] = split(key);
        let Some(other) = grams
            .get(&gram(b, a, c, d))
            .filter(|other| other.at > seen.at)
        else {
            continue;
        };
        if [a, b]
            .into_iter()
            .any(|c| SMALL.contains(c) || DIGITS.contains(c))
            || SMALL.contains(c)
        {
            continue;
        }
        let only =
            |one: char, two: char, seen: &Seen| pairs.get(&pair(one, two)) == Some(&seen.count);
        let own = only(a, b, &seen) || only(b, a, other);
        // 利权人 is a part of 专利权人: what never stands at the start of a word is none.
        let starts = seen.opens && other.opens;
        let enough =
            seen.count + other.count >= 3 || is_marked(text, &seen) && is_marked(text, other);
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

fn pair(one: char, two: char) -> u32 {
    (u32::from(one) << 16) | (u32::from(two) & 0xffff)
}

fn gram(one: char, two: char, three: char, four: char) -> u64 {
    (u64::from(pair(one, two)) << 32) | u64::from(pair(three, four))
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
