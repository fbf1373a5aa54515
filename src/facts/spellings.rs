//! Spellings of one word: organise and organize, calldata and call data, `OpenZeppelin` and Open Zeppelin, ERC-20 and ERC20.
//!
//! No list of words: a language says which endings it writes in two ways, and the document has to write the same word in both.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::capitals;
use crate::facts::compounds::{self, Form, Variant, Word};
use crate::facts::number_words;
use crate::language::topics::spelling;
use crate::text::span::Span;

/// One way to write a name or a compound must stand so many times as often as the other. Chosen by hand, 2026-11.
const MAJORITY: u32 = 3;
/// A name with a short number that stands so often in one way is odd in the other, however often. Chosen by hand on RFCs, 2026-11.
const OFTEN: u32 = 4;
/// The longest number of a version, in digits: longer ones are numbers of documents, RFC 2535. Chosen by hand on RFCs, 2026-11.
const LONGEST_VERSION: usize = 2;
/// The shortest part of a compound, in letters. Chosen by hand, 2026-11.
const SHORTEST_PART: usize = 3;

/// Every pair of spellings in a text, by place of the odd form. In `titled` the headings stand, which are blanked in `text`.
#[must_use]
pub(crate) fn find(text: &str, titled: &str) -> Vec<Variant> {
    let words = compounds::words(text);
    let mut out = endings(text, &words);
    out.extend(names(titled, text));
    out.extend(apart(text, &words));
    out.extend(compound_nouns(text, &words));
    out.extend(long_vowels(text));
    out.sort_by_key(|each| each.odd.at);
    out
}

fn span_of(word: Word<'_>) -> Span {
    Span::new(word.at, word.at + word.text.len())
}

/// Whether nothing around a span says that it is a part of a symbol, an address or a longer word.
fn is_free(text: &str, at: Span) -> bool {
    let (before, after) = (&text[..at.start as usize], &text[at.end as usize..]);
    let inside = after.starts_with('.') && after[1..].starts_with(char::is_alphanumeric);
    !before.ends_with([
        '-', '_', '.', '/', '@', '#', '<', '=', '`', '\'', '$', '&', ':',
    ]) && !after.starts_with(['-', '_', '/', '@', '(', '=', '>', '`', '+'])
        && !inside
}

/// Words in Katakana that stand with the mark of a long vowel at their end and without.
fn long_vowels(text: &str) -> Vec<Variant> {
    let mut out = Vec::new();
    for mark in spelling::long_marks().filter(|mark| text.contains(*mark)) {
        let inside = |c: char| c == mark || ('\u{30a1}'..='\u{30fa}').contains(&c);
        let mut tallies: FxHashMap<&str, [Option<Form>; 2]> = FxHashMap::default();
        let mut start = 0;
        while let Some(found) = text[start..].find(inside) {
            let at = start + found;
            let end = text[at..]
                .find(|c| !inside(c))
                .map_or(text.len(), |end| at + end);
            let whole = Span::new(at, end);
            let word = &text[at..end];
            let short = word.strip_suffix(mark).unwrap_or(word);
            if short.chars().count() >= SHORTEST_PART {
                let way = usize::from(short.len() < word.len());
                let form = tallies.entry(short).or_default()[way].get_or_insert(Form {
                    at: whole,
                    count: 0,
                });
                form.count += 1;
            }
            start = end;
        }
        let both = tallies.into_values();
        out.extend(both.filter_map(|[one, two]| Some(compounds::variant(one?, two?))));
    }
    out
}

/// Words of small letters in two spellings that their language knows: organise, organizing.
fn endings(text: &str, words: &[Word<'_>]) -> Vec<Variant> {
    let mut tallies: FxHashMap<String, [Option<Form>; 2]> = FxHashMap::default();
    // The property color: how a program spells it is no choice of who writes of it.
    let gap = |one: &Word<'_>, two: &Word<'_>| &text[one.at + one.text.len()..two.at];
    let pairs = words.windows(2).filter(|two| gap(&two[0], &two[1]) == " ");
    let symbols: FxHashSet<&str> = pairs
        .filter(|two| spelling::names_symbols(&two[0].text.to_lowercase()))
        .map(|two| two[1].text)
        .collect();
    for word in words.iter().filter(|word| !symbols.contains(word.text)) {
        let small = word.text.bytes().all(|byte| byte.is_ascii_lowercase());
        let at = span_of(*word);
        if small
            && let Some((name, way)) = spelling::two_spellings(word.text)
            && is_free(text, at)
        {
            let form = tallies.entry(name).or_default()[way].get_or_insert(Form { at, count: 0 });
            form.count += 1;
        }
    }
    let both = tallies.into_values();
    both.filter_map(|[one, two]| Some(compounds::variant(one?, two?)))
        .collect()
}

/// Names that are written as one, with a hyphen or in two words, all capitals alike.
fn names(text: &str, plain: &str) -> Vec<Variant> {
    let words = &compounds::words(text)[..];
    let foreign = capitals::is_foreign(text);
    // Headings have capitals in every word.
    let is_heading = |at: Span| !foreign && at.of(plain) != at.of(text);
    // As one, with a hyphen, in two words.
    let mut tallies: FxHashMap<String, [Option<Form>; 3]> = FxHashMap::default();
    let mut tally = |name: String, way: usize, at: Span| {
        let form = tallies.entry(name).or_default()[way].get_or_insert(Form { at, count: 0 });
        form.count += 1;
    };
    for (index, word) in words.iter().enumerate() {
        let at = span_of(*word);
        // [ERC20] is a label.
        let label = text[..word.at].ends_with('[') && text[at.end as usize..].starts_with(']');
        let listed = is_free(text, at) && (!is_heading(at) || is_version(word.text));
        if is_joined_name(word.text, foreign) && listed && !label {
            tally(word.text.to_owned(), 0, at);
        }
        let Some(next) = words.get(index + 1) else {
            continue;
        };
        let both = Span::new(word.at, next.at + next.text.len());
        let way = match &text[at.end as usize..next.at] {
            "-" => 1,
            " " => 2,
            _ => continue,
        };
        let name = format!("{}{}", word.text, next.text);
        let parted = next
            .text
            .starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let figures = next.text.starts_with(|c: char| c.is_ascii_digit());
        if parted
            && is_name_part(word.text)
            && (!is_heading(both) || is_version(&name))
            && is_joined_name(&name, foreign)
            && is_free(text, both)
            && (figures || !goes_on(text, words, index))
        {
            tally(name, way, both);
        }
    }
    // Words that the document also has in small letters: a type of that name, AttributeList, is no spelling of them.
    let small: FxHashSet<&str> = words
        .iter()
        .map(|word| word.text)
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    let is_type = |name: &str| {
        let humps = name
            .char_indices()
            .skip(1)
            .filter(|(_, c)| c.is_ascii_uppercase());
        let starts: Vec<usize> = [0].into_iter().chain(humps.map(|(at, _)| at)).collect();
        let ends = starts[1..].iter().copied().chain([name.len()]);
        let mut parts = starts.iter().zip(ends).map(|(from, to)| &name[*from..to]);
        parts.all(|part| small.contains(part.to_ascii_lowercase().as_str()))
    };
    tallies.retain(|name, _| !is_type(name));
    let mut out = Vec::new();
    let mut tallies: Vec<_> = tallies.into_iter().collect();
    tallies.sort_unstable_by(|one, two| one.0.cmp(&two.0));
    for (name, ways) in tallies {
        let forms: Vec<Form> = ways.into_iter().flatten().collect();
        let Some(usual) = forms
            .iter()
            .max_by_key(|form| (form.count, std::cmp::Reverse(form.at)))
        else {
            continue;
        };
        let odd = forms.iter().filter(|odd| {
            let many = foreign || (is_version(&name) && usual.count >= OFTEN);
            let few = odd.count * if many { 1 } else { MAJORITY } <= usual.count;
            odd.at != usual.at && few
        });
        out.extend(odd.map(|odd| Variant {
            usual: *usual,
            odd: *odd,
        }));
    }
    out
}

/// Whether two words are only a part of a longer name: Great Open Zeppelin, Open Zeppelin Five.
fn goes_on(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let capital = |word: &Word<'_>| word.text.starts_with(char::is_uppercase);
    let bound = |one: &Word<'_>, two: &Word<'_>| {
        matches!(&text[one.at + one.text.len()..two.at], " " | "-")
    };
    let before = index.checked_sub(1).is_some_and(|before| {
        let word = words[before];
        capital(&word) && bound(&word, &words[index]) && !compounds::opens_small(text, word)
    });
    let after = words
        .get(index + 2)
        .is_some_and(|word| capital(word) && bound(&words[index + 1], word));
    before || after
}

/// Two capitals or more, or a capital and a small letter in front: HR, Open.
fn is_name_part(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.len() > 1
        && word.chars().all(|c| c.is_ascii_alphabetic())
}

/// Whether a name in one word shows where it could be parted: a capital after other letters (`OpenZeppelin`), or figures after
/// capitals (ERC20).
///
/// In a text of other letters it may end in capitals, too (`IndexedDB`): elsewhere that is often a field of a record (`UserID`).
fn is_joined_name(word: &str, foreign: bool) -> bool {
    if !word.is_ascii() || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.len() < word.len() {
        return letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    }
    let ends_small = word.ends_with(|c: char| c.is_ascii_lowercase())
        || (foreign && word.bytes().filter(u8::is_ascii_lowercase).count() >= SHORTEST_PART);
    let humps = word.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
    ends_small && humps > 0 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Nouns that are usually written as one and once in two words: calldata, call data.
fn compound_nouns(text: &str, words: &[Word<'_>]) -> Vec<Variant> {
    // What never is where a noun does is a name out of a program: the firstword function.
    let mut joined: FxHashMap<String, (Form, bool)> = FxHashMap::default();
    for (index, word) in words.iter().enumerate() {
        let long = word.text.len() >= 2 * SHORTEST_PART;
        if long
            && word.text.is_ascii()
            && compounds::is_small(text, *word)
            && is_free(text, span_of(*word))
        {
            let new = (
                Form {
                    at: span_of(*word),
                    count: 0,
                },
                false,
            );
            let (form, noun) = joined.entry(word.text.to_ascii_lowercase()).or_insert(new);
            form.count += 1;
            let behind_small = index.checked_sub(1).is_some_and(|before| {
                let before = words[before];
                let gap = &text[before.at + before.text.len()..word.at];
                gap == " " && spelling::follows_nouns(before.text)
            });
            *noun |= behind_small || compounds::is_noun(text, words, index, 1);
        }
    }
    joined.retain(|_, (form, noun)| *noun && form.count >= MAJORITY);
    let mut apart: FxHashMap<String, Form> = FxHashMap::default();
    for index in 0..words.len().saturating_sub(1) {
        let (one, two) = (words[index], words[index + 1]);
        let parts = one.text.len() >= SHORTEST_PART && two.text.len() >= SHORTEST_PART;
        if !parts
            || &text[one.at + one.text.len()..two.at] != " "
            || two.text.starts_with(char::is_uppercase)
        {
            continue;
        }
        let key = format!("{}{}", one.text, two.text).to_ascii_lowercase();
        let at = Span::new(one.at, two.at + two.text.len());
        if joined.contains_key(&key)
            && compounds::is_small(text, one)
            && is_free(text, at)
            && !spelling::parts_words(&one.text.to_lowercase(), two.text)
            // The first word is no first part of firstword.
            && number_words::read(&one.text.to_lowercase()).is_none()
            && compounds::is_noun_phrase(text, words, index)
        {
            apart.entry(key).or_insert(Form { at, count: 0 }).count += 1;
        }
    }
    let pairs = apart.into_iter().filter_map(|(key, odd)| {
        let (usual, _) = joined.get(&key)?;
        (odd.count * MAJORITY <= usual.count).then_some(Variant { usual: *usual, odd })
    });
    pairs.collect()
}

/// Whether a name ends in a short number: BGP4.
fn is_version(name: &str) -> bool {
    let digits = name.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=LONGEST_VERSION).contains(&digits)
}

/// Nouns that are usually in two words and once written as one: base fee, basefee.
fn apart(text: &str, words: &[Word<'_>]) -> Vec<Variant> {
    let mut joined: FxHashMap<String, Form> = FxHashMap::default();
    for word in words {
        let long = word.text.len() >= 2 * SHORTEST_PART;
        let small = word.text.bytes().all(|byte| byte.is_ascii_lowercase());
        let at = span_of(*word);
        if long && small && is_free(text, at) {
            let form = joined.entry(word.text.to_owned());
            form.or_insert(Form { at, count: 0 }).count += 1;
        }
    }
    // The two words, and whether they are a noun somewhere.
    let mut pairs: FxHashMap<&str, (Form, bool)> = FxHashMap::default();
    for (index, two) in words.windows(2).enumerate() {
        let (one, other) = (two[0], two[1]);
        let parts = one.text.len() >= SHORTEST_PART && other.text.len() >= SHORTEST_PART;
        let small = [one, other]
            .iter()
            .all(|word| word.text.bytes().all(|byte| byte.is_ascii_lowercase()));
        if !parts || !small || &text[one.at + one.text.len()..other.at] != " " {
            continue;
        }
        let at = Span::new(one.at, other.at + other.text.len());
        let key = format!("{}{}", one.text, other.text);
        let Some((key, _)) = joined.get_key_value(&key) else {
            continue;
        };
        if is_free(text, at) && !spelling::parts_words(one.text, other.text) {
            let (form, noun) = pairs
                .entry(key.as_str())
                .or_insert((Form { at, count: 0 }, false));
            form.count += 1;
            *noun |= compounds::is_noun(text, words, index, 2);
        }
    }
    let odd = pairs.into_iter().filter_map(|(key, (usual, noun))| {
        let odd = joined[key];
        (noun && odd.count * MAJORITY <= usual.count).then_some(Variant { usual, odd })
    });
    odd.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<[&str; 2]> {
        let found = find(text, text);
        found
            .iter()
            .map(|each| [each.usual.at.of(text), each.odd.at.of(text)])
            .collect()
    }

    #[test]
    fn finds_two_spellings_of_one_word() {
        for (text, usual, odd) in [
            (
                "フォルダーを開く。フォルダーは空だ。フォルダを消す。",
                "フォルダー",
                "フォルダ",
            ),
            (
                "They organised a fair and organized a walk, well organised.",
                "organised",
                "organized",
            ),
            (
                "The colours fade; one color stays, of all colours.",
                "colours",
                "color",
            ),
            (
                "The color fades; one colour stays, and the color is red.",
                "color",
                "colour",
            ),
            (
                "Each seabird nests. A seabird rests, and no sea bird is left of the seabird.",
                "seabird",
                "sea bird",
            ),
            (
                "Ask HarborLight. HarborLight answers, HarborLight pays; call Harbor Light now.",
                "HarborLight",
                "Harbor Light",
            ),
            (
                "Ask HarborLight. HarborLight answers, HarborLight pays.\nWith Harbor Light it is day.",
                "HarborLight",
                "Harbor Light",
            ),
            (
                "Ask HarborLight. HarborLight answers, HarborLight pays. The Harbor Light is new.",
                "HarborLight",
                "Harbor Light",
            ),
            (
                "A QX-20 box, a QX-20 lid and a QX-20 pin for the QX20 frame.",
                "QX-20",
                "QX20",
            ),
            (
                "A blob netfee is due. The net fee is small, each net fee is paid, and so is net fee two.",
                "net fee",
                "netfee",
            ),
            (
                "Это хранилище Harbor DB новое. Пишем в HarborDB всё.",
                "Harbor DB",
                "HarborDB",
            ),
        ] {
            assert_eq!(shown(text), [[usual, odd]], "{text}");
        }
    }

    #[test]
    fn two_words_and_names_are_no_spellings() {
        for text in [
            "Four of us wait for four of them, or for our tour.",
            "To set up a setup, use the setup of the setup; we set up.",
            "The prize was a surprise. They filled and filed the form.",
            "A type error is no TypeError. TypeError, TypeError.",
            "An OrderBook is an order book; OrderBook and OrderBook. See Order Book below, a book of an order.",
            "The attribute color takes the colour of the sail. Any colour may stand in color, and each colour has a name.",
            "A colour is given to the parameter color. Set color to a colour.",
            "The Great Harbor Light shines. HarborLight, HarborLight and HarborLight.",
            "Read of the Other Harbor Light. HarborLight, HarborLight and HarborLight.",
            "The keeper is good at analyzing tides. The analyses of both tides hold.",
        ] {
            assert_eq!(shown(text), [[""; 2]; 0], "{text}");
        }
    }
}
