//! Announced numbers and the lists after them: 四个分委会：…, three stages: …, три сектора: …

use crate::facts::number_words::{self, Use};
use crate::language::Language;
use crate::language::topics::counting::{self, Counting};
use crate::text::near;
use crate::text::numeral;
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::span::{self, Span};

/// A number of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    /// How many.
    pub number: u64,
    /// The number and what is counted, in bytes.
    pub span: Span,
}

/// A number and the list that it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct List {
    /// The number.
    pub count: Count,
    /// The list, in bytes.
    pub at: Span,
    /// How many items it may have: at least, at most.
    pub range: (u64, u64),
}

/// The greatest number that anybody lists. With 10 and 40 the same.
const MOST: u64 = 20;
/// The longest item, in characters of a script with spaces; a third of it in Han. With 120 the same; with 30 one case more
/// right.
const LONGEST_ITEM: usize = 60;
/// How far before a list the number stands, in Han characters. With 6 and 24 the same.
const TAIL: usize = 12;
/// How many words may be between a number and a list, the last of them what is counted. With 2 and 8 the same.
const COUNTED_WORDS: usize = 4;
/// The most words of an item. With 14 the same; with 4 two cases more right.
const MOST_WORDS: usize = 7;
/// The shortest noun with the ending of a plural. With 1 the same; with 6 one case more right.
const SHORTEST_PLURAL: usize = 4;
/// The longest word that is looked at, in bytes; also how much of the text before a number, which holds two words at most.
const LONGEST_WORD: usize = 100;

/// Whether a list, in lower case, says that it is not complete.
pub(super) fn is_open(list: &str) -> bool {
    list.contains("...") || counting::words(|each| each.open_ends).any(|word| list.contains(word))
}

/// Whether what comes before a number makes it no count of what follows.
fn is_no_count(before: &str) -> bool {
    counting::words(|each| each.no_counts).any(|word| before.ends_with(word))
}

/// Where the words before a list end and where it starts: at a colon, or at words in its place.
fn opening(sentence: &str) -> Option<(usize, usize)> {
    if let Some(colon) = sentence.find(':') {
        return Some((colon, colon + 1));
    }
    let verb = |verb: &str| sentence.find(verb).map(|at| (at, at + verb.len()));
    let explaining = |word: &str| {
        [',', '，'].into_iter().find_map(|mark| {
            let mut places = sentence.match_indices(word).map(|(at, _)| at);
            let at = places.find(|at| sentence[..*at].ends_with(mark))?;
            Some((at, at + word.len()))
        })
    };
    counting::words(|each| each.list_verbs)
        .find_map(verb)
        .or_else(|| counting::words(|each| each.explaining).find_map(explaining))
}

/// The number that a sentence announces before a colon, the list after it, and how many items it may have.
#[must_use]
pub(crate) fn listed(
    sentence: &str,
    language: &Language,
    elsewhere: fn(&str, &Language) -> Option<Count>,
) -> Option<List> {
    let (head_end, from) = opening(sentence)?;
    let head = counting::words(|each| each.list_adverbs)
        .fold(&sentence[..head_end], |head, word| {
            head.trim_end_matches(word)
        })
        .trim_end_matches(['，', ',']);
    let ended = counting::words(|each| each.list_ends).find_map(|word| head.strip_suffix(word));
    let head = ended.unwrap_or(head);
    let count = announced(head, language).or_else(|| elsewhere(head, language))?;
    let rest = &sentence[from..];
    let end = rest
        .trim_end_matches(['。', '.', ';', '；', ' ', '"', ')'])
        .len();
    let list = &rest[..end];
    let lower = list.to_lowercase();
    if list.trim().is_empty()
        || list.contains(['。', ';', '；', ':', '?', '!', '(', '"'])
        || list.contains(". ")
        || is_open(&lower)
        // Behind a whole sentence, what has no marks of a list may be the next one.
        || ended.is_some() && !list.contains(['、', ',', '，', '・'])
    {
        return None;
    }
    if is_text(count, sentence, list, language) {
        return None;
    }
    let range = items_of(head, list, language)?;
    let start = from + (list.len() - list.trim_start().len());
    Some(List {
        count,
        at: Span::new(start, from + end),
        range,
    })
}

/// Whether what is counted is written characters or words, and what follows is a text rather than one of them an item: 三个字：随它去,
/// two underscores (`a__b`).
pub(super) fn is_text(count: Count, sentence: &str, list: &str, language: &Language) -> bool {
    let counting = &language.counting;
    let lower = count.span.of(sentence).to_lowercase();
    let noun = if lower.ends_with(script::is_han) {
        let noun = lower.trim_start_matches(is_numeral);
        let mut noun = noun.chars();
        let measure = noun.next();
        let has_measure = measure.is_some_and(|c| counting::has(|each| each.measures, c));
        if has_measure { noun.as_str() } else { "" }
    } else {
        lower.rsplit(' ').next().unwrap_or("")
    };
    let by_character = counting.characters.contains(&noun);
    if !by_character && !counting.spoken.contains(&noun) {
        return false;
    }
    let joint = |word: &&str| counting.joints.contains(&&*word.to_lowercase());
    let one_character = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).count() <= 1;
    !list.split([',', '，', '、']).all(|item| {
        let words: Vec<&str> = item.split_whitespace().collect();
        let mut parts = words.split(joint).filter(|part| !part.is_empty());
        parts.all(|part| part.len() == 1 && (!by_character || one_character(part[0])))
    })
}

/// How many items a list may have that follows `head`.
pub(super) fn items_of(head: &str, list: &str, language: &Language) -> Option<(u64, u64)> {
    if head.ends_with(script::is_han) {
        han_items(list)
    } else {
        items(list, &language.counting)
    }
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    number_words::read(word.trim_matches([',', '.'])).is_some()
}

/// The number of things that a text ends with, a colon aside: 设四个分委会, the following three conditions.
#[must_use]
pub(crate) fn announced(text: &str, language: &Language) -> Option<Count> {
    let head = text.trim_end_matches([':', ' ']);
    if head.ends_with(script::is_han) {
        han(head)
    } else {
        spaced(head, &language.counting)
    }
}

/// 四个分委会, 三项条件, 五类: number, measure, and at most a few characters.
fn han(head: &str) -> Option<Count> {
    let tail: Vec<(usize, char)> = head.char_indices().rev().take(TAIL).collect();
    let at = tail.iter().position(|(_, c)| is_numeral(*c))?;
    let number_end = tail[at].0 + tail[at].1.len_utf8();
    let count = han_count(head, number_end)?;
    let noun = head[count.span.end as usize..]
        .trim_start_matches(|c| counting::has(|each| each.noun_joints, c));
    let plain = noun.chars().all(script::is_han)
        && !noun.contains(|c| counting::has(|each| each.no_nouns, c));
    plain.then(|| Count {
        span: Span::new(count.span.start as usize, head.len()),
        ..count
    })
}

fn is_numeral(c: char) -> bool {
    numeral::is_han_numeral(c) || numeral::digit(c).is_some()
}

/// Every number with a measure: 三个, 四项.
pub(crate) fn han_counts(text: &str) -> Vec<Count> {
    let mut out = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let numeral = is_numeral(c);
        if inside && !numeral {
            out.extend(han_count(text, at));
        }
        inside = numeral;
    }
    out
}

/// The number that ends at `number_end`, with the measure after it.
fn han_count(text: &str, number_end: usize) -> Option<Count> {
    let head = &text[..number_end];
    let before = head.rfind(|c| !is_numeral(c));
    let number_start = before.map_or(0, |at| span::after(head, at));
    let written = &head[number_start..];
    let number = numeral::han(written)
        .or_else(|| numeral::decimal(written))
        .filter(|number| (2..=MOST).contains(number))?;
    // 三四个 is about so many.
    let exact = written.chars().count() == 1
        || written.contains(numeral::TEN)
        || numeral::decimal(written).is_some();
    let measure = text[number_end..]
        .chars()
        .next()
        .filter(|c| counting::has(|each| each.measures, *c))?;
    let before = &head[..number_start];
    (exact && !is_no_count(before)).then(|| Count {
        number,
        span: Span::new(number_start, number_end + measure.len_utf8()),
    })
}

/// three stages, the following 4 conditions, четыре сектора: number and one to three words, the last of them a plural.
fn spaced(head: &str, language: &Counting) -> Option<Count> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut end = head.len();
    while words.len() <= COUNTED_WORDS {
        let near = near::before(head, end, LONGEST_WORD);
        let start = end - near.len() + near.rfind(' ').map_or(0, |at| at + 1);
        words.push((start, &head[start..end]));
        if !head[..start].ends_with(' ') {
            break;
        }
        end = start - 1;
    }
    let index = words
        .iter()
        .skip(1)
        .take(COUNTED_WORDS)
        .position(|(_, word)| number_words::read(word).is_some())?
        + 1;
    let (start, word) = words[index];
    let number = number_words::read(word)
        .filter(|word| word.usage == Use::Cardinal && (2..=MOST).contains(&word.value))?;
    let noun = words[0].1;
    let mut plurals = language.plural_endings.iter();
    let plural = if language.plural_endings.is_empty() {
        !noun.is_ascii() && noun.chars().count() > 2
    } else {
        plurals.any(|ending| noun.ends_with(ending)) && noun.len() >= SHORTEST_PLURAL
    };
    let plain = words[..index]
        .iter()
        .all(|(_, word)| word.chars().all(|c| c.is_alphabetic() || c == '-'))
        && words[..index]
            .iter()
            .all(|(_, word)| language.capital_nouns || !word.starts_with(char::is_uppercase));
    let before = near::before(head, start, LONGEST_WORD).to_lowercase();
    // Points are a size in one language and things in another.
    let quantity = language.quantities.contains(&&*noun.to_lowercase());
    // One and two letters are no two.
    let mut last = before.split_whitespace().rev();
    let joined = last
        .next()
        .is_some_and(|word| language.joints.contains(&word))
        && last.next().is_some_and(is_number);
    let no_count = joined || language.no_counts.iter().any(|word| before.ends_with(word));
    (plural && plain && !quantity && !no_count).then(|| Count {
        number: number.value,
        span: Span::new(start, head.len()),
    })
}

/// How many items a list of a script without spaces may have.
pub(super) fn han_items(list: &str) -> Option<(u64, u64)> {
    // 一级至十三级 is as many as it is.
    if list.contains(|c| counting::has(|each| each.range_characters, c)) {
        return None;
    }
    let commas = list.matches(['，', ',']).count();
    let separator = match (list.contains('、'), commas) {
        (_, 0) => vec!['、'],
        (false, _) => vec!['，', ','],
        (true, _) => return None,
    };
    let items: Vec<&str> = list.split(separator.as_slice()).collect();
    if items.iter().any(|item| {
        item.chars().count() * HAN_WEIGHT as usize > LONGEST_ITEM || item.trim().is_empty()
    }) {
        return None;
    }
    // 一座在南边，建于1990年，一座在北边: what commas part may be clauses.
    let counts = |item: &&str| item.contains(is_numeral);
    if separator.len() > 1 && items.iter().any(counts) {
        return None;
    }
    // 掩码和两个值 are as many as they say.
    if items.iter().any(|item| !han_counts(item).is_empty()) {
        return None;
    }
    // 化学系和生物系 after 数学系、物理系 are two, 研究和开发组 may be one.
    let ending = items.first().and_then(|item| item.chars().next_back());
    let alike = |part: &str| part.chars().count() >= 2 && part.chars().next_back() == ending;
    let (mut sure, mut joints) = (0, 0);
    for item in &items {
        let parts: Vec<&str> = item
            .split(|c| counting::has(|each| each.joint_characters, c))
            .collect();
        if items.len() > 1
            && items.iter().all(|item| alike(item))
            && parts.iter().all(|part| alike(part))
        {
            sure += parts.len() as u64 - 1;
        } else {
            joints += parts.len() as u64 - 1;
        }
        let words = counting::words(|each| each.joints)
            .filter(|word| word.starts_with(script::is_unspaced));
        joints += words
            .map(|word| item.matches(word).count() as u64)
            .sum::<u64>();
    }
    let least = items.len() as u64 + sure;
    // One thing alone after a colon is an explanation.
    (least + joints > 1).then_some((least, least + joints))
}

/// How many items a list of a script with spaces may have.
fn items(list: &str, language: &Counting) -> Option<(u64, u64)> {
    let items: Vec<&str> = list.split(',').map(str::trim).collect();
    // A word of another script may be left over from the source of a translation: `lamp` and `net` among Russian words.
    let foreign = |word: &str| {
        word.is_ascii()
            && !language.joints.iter().any(|joint| joint.is_ascii())
            && counting::words(|each| each.joints).any(|joint| joint == word)
    };
    let joint = |word: &&str| {
        *word == "&" || language.joints.contains(&&*word.to_lowercase()) || foreign(word)
    };
    if is_nested(&items, &joint) {
        return None;
    }
    let mut joints = 0;
    for (at, item) in items.iter().enumerate() {
        let words: Vec<&str> = item.split(' ').collect();
        let first = words[0].to_lowercase();
        let participle = at > 0 && language.participles.iter().any(|end| first.ends_with(end));
        // One in the north, built in 1990, one in the south.
        let clause = participle
            || words.iter().any(|word| is_number(word))
            || (words.iter()).any(|word| language.clause_words.contains(&&*word.to_lowercase()));
        if item.is_empty()
            || item.chars().count() > LONGEST_ITEM
            || words.len() > MOST_WORDS
            || clause
        {
            return None;
        }
        joints += words.iter().skip(1).filter(|word| joint(word)).count();
    }
    let least = items.len() as u64;
    // One thing alone after a colon is an explanation.
    (least + joints as u64 > 1).then_some((least, least + joints as u64))
}

/// Whether a list ends before the last of the pieces that commas make, so that commas are inside an item: London, England, and Paris,
/// France. A list that joins every item has no others.
fn is_nested(pieces: &[&str], joint: &dyn Fn(&&str) -> bool) -> bool {
    let words = |piece: &&str| piece.split(' ').any(|word| joint(&word));
    let opens = |piece: &&str| piece.split(' ').next().is_some_and(|word| joint(&word));
    let Some((_, rest)) = pieces.split_first() else {
        return false;
    };
    let Some((_, inner)) = rest.split_last() else {
        return false;
    };
    inner.iter().any(words) && !rest.iter().all(opens)
}

/// The place of a total that is given as a percentage, and the sum of the percentages before it where the two differ.
#[must_use]
pub(crate) fn percentages(sentence: &str) -> Option<(Span, String)> {
    if sentence.matches('%').count() < 3 {
        return None;
    }
    let lower = sentence.to_lowercase();
    let sign = counting::words(|each| each.totals)
        .filter_map(|word| lower.find(word))
        .max()
        .filter(|_| lower.len() == sentence.len())?;
    let mut parts: Vec<(usize, usize, f64)> = Vec::new();
    for (at, _) in sentence.match_indices('%') {
        let head = sentence[..at].trim_end();
        let before = head.rfind(|c: char| !(c.is_ascii_digit() || c == '.'));
        let start = before.map_or(0, |at| span::after(head, at));
        parts.push((start, at + 1, head[start..].parse().ok()?));
    }
    let (start, end, total) = *parts.iter().find(|(start, ..)| *start >= sign)?;
    let others: Vec<f64> = parts
        .iter()
        .filter(|part| part.0 < sign)
        .map(|part| part.2)
        .collect();
    if others.len() < 2 || others.len() + 1 != parts.len() {
        return None;
    }
    let sum: f64 = others.iter().sum();
    // Each part may be rounded.
    let slack = if others.iter().all(|part| part.fract() == 0.0) {
        0.5
    } else {
        0.06
    } * others.len() as f64;
    ((sum - total).abs() > slack).then(|| {
        (
            Span::new(start, end),
            format!("{}", (sum * 100.0).round() / 100.0),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    /// The language of a sentence, by its first letter.
    fn language(text: &str) -> &'static Language {
        let first = text.chars().next();
        let code = match first {
            Some(c) if script::is_han(c) => "zh",
            Some('а'..='я' | 'А'..='Я') => "ru",
            _ => "en",
        };
        language::named(code).unwrap()
    }

    #[test]
    fn reads_announced_numbers() {
        for (text, number, written) in [
            ("委员会设四个分委会", 4, "四个分委会"),
            ("应当具备下列3项条件:", 3, "3项条件"),
            (
                "has the following three distinct stages:",
                3,
                "three distinct stages",
            ),
            ("состоит из трёх комитетов", 3, "трёх комитетов"),
        ] {
            let count = announced(text, language(text)).unwrap();
            assert_eq!(
                (count.number, count.span.of(text)),
                (number, written),
                "{text}"
            );
        }
        for text in [
            "第三项",
            "三四个人",
            "三年内的工作",
            "within three days",
            "a list of values",
            "约五个部门",
            "chapter two Rules",
        ] {
            assert_eq!(announced(text, language(text)), None, "{text}");
        }
    }

    #[test]
    fn counts_items_with_and_without_joining_words() {
        assert_eq!(han_items("甲、乙和丙"), Some((2, 3)));
        assert_eq!(han_items("甲组、乙组和丙组"), Some((3, 3)));
        assert_eq!(han_items("财务组、工程组和法律组"), Some((3, 3)));
        let items = |list: &str, code| items(list, &language::named(code).unwrap().counting);
        assert_eq!(items("a, b and c", "en"), Some((2, 3)));
        assert_eq!(items("a, b, and c", "en"), Some((3, 3)));
        assert_eq!(items("he slept", "en"), None);
        // In French this is a verb.
        assert_eq!(items("a, b et c", "fr"), None);
    }
}
