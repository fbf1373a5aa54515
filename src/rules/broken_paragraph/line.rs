//! What the last line of a paragraph is, and the first of the next: a caption, an entry, a formula, an introduction.

use crate::document::reading::Paragraph;
use crate::language::topics::lists;
use crate::language::topics::sentences;
use crate::rules::ending::SHORT;
use crate::text::marks::{CLAUSE_ENDS, CLOSERS, OPENERS};
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::segment;

/// How far from the start of a line the mark of an entry stands, in characters. With 15 and 60 the same.
const ENTRY: usize = 30;
/// The most words of its name. With 4 the same; with 1 one finding more.
const ENTRY_WORDS: usize = 2;
/// The weight of the longest line that introduces something or is an item of a list set by hand. Chosen by hand, 2026-11.
const LEAD: u32 = 24 * HAN_WEIGHT;
/// How many bytes at the end of a line show that it is not language. With 1 and 6 the same.
const BYTES: usize = 3;
/// From so many words on a short line that starts with a joining word is a part of a sentence: "But the author". Chosen by hand.
pub(super) const FRAGMENT: usize = 3;

/// A text without the characters at its ends in which no reader sees anything.
pub(super) fn seen(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || script::shows_nothing(c))
}

/// Whether a line ends as one that introduces what follows, with or without a dash after the colon.
pub(super) fn introduces(tail: &str) -> bool {
    let bare = tail.trim_end_matches(['-', '–', '—', '―', ' ']);
    tail.ends_with(CLAUSE_ENDS) || bare.ends_with(CLAUSE_ENDS)
}

/// Whether one of two lines is code, a formula or a bullet rather than language.
pub(super) fn is_no_language(tail: &str, head: &str) -> bool {
    let last = tail.chars().next_back().unwrap_or(' ');
    let text = script::is_word(last)
        || last.is_alphabetic()
        || CLOSERS.contains(&last)
        || matches!(last, ',' | '，' | '、' | '-' | '–' | '—')
        || segment::opens(last);
    let mut words = tail.split_whitespace();
    let comment = words.next().is_some_and(|word| word.starts_with("//"));
    // `o` is the bullet of typewriters: no sentence goes on with it before a capital.
    let bullet = head
        .strip_prefix("o ")
        .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    let sign = last_word(tail).contains(['=', '<', '>', '|', '{', '}']);
    !text || comment || bullet || sign || is_formula(tail)
}

/// Whether the last word before a comma is one of a formula: `H(x)),`, `xi[1],`, `ffee01,`.
fn is_formula(tail: &str) -> bool {
    let Some(rest) = tail.strip_suffix(',') else {
        return false;
    };
    let word = last_word(rest).trim_matches(|c: char| !c.is_alphanumeric() && !"()[]".contains(c));
    let inner = word
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']']);
    let call = inner.contains(['(', '[', '^', '_', '|', '=']);
    let bare = inner == word;
    let mixed =
        inner.contains(|c: char| c.is_ascii_digit()) && inner.contains(|c: char| c.is_alphabetic());
    call || (bare && mixed)
}

/// Whether a short line starts as a sentence in mid-thought does, "But the author", and the next line goes on with a small letter.
pub(super) fn is_fragment(one: Paragraph, tail: &str, head: &str) -> bool {
    let first = tail.split_whitespace().next().unwrap_or("").to_lowercase();
    head.starts_with(char::is_lowercase)
        && tail.split_whitespace().count() >= FRAGMENT
        && (sentences::joins(one.vocabulary(), &first)
            || lists::is_conjunction(one.vocabulary(), &first))
}

/// Whether a paragraph can go on in a number: it is no short line and ends in a word or a title.
pub(super) fn goes_on(one: Paragraph, tail: &str) -> bool {
    let weight = script::weight_of(one.body());
    weight >= SHORT
        && !segment::ends_sentence(tail)
        && !introduces(tail)
        && (tail.ends_with(['》', '〉', ',', '，', '、'])
            || segment::ends_open(one.vocabulary(), tail))
}

/// From so many figures on a number is no label. Chosen by hand: years have four.
const NO_LABEL: usize = 4;

/// Whether a line starts with a number that can be no label, in the middle of a sentence: built in / 1932 by the town.
pub(super) fn goes_on_in_number(tail: &str, head: &str) -> bool {
    let rest = head.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut after = rest.chars();
    let unspaced = rest.starts_with(|c| script::is_unspaced(c) && script::is_word(c));
    let small = after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase);
    head.len() - rest.len() == NO_LABEL
        && (small || unspaced)
        && tail.ends_with(char::is_alphabetic)
}

/// Whether a line is nothing but the words that introduce what stands below it: 答案：
pub(super) fn is_lead(head: &str) -> bool {
    let bare = head.trim_end_matches([':', '：']);
    bare.len() < head.len()
        && !bare.contains(['，', ',', '。', '.', '；', ';', ':', '：', '、'])
        && script::weight_of(bare) <= LEAD
}

/// Whether a line starts as an item does whose label was not read: `d. it must not`, `aa) the name`.
pub(super) fn is_lettered(head: &str) -> bool {
    let mut chars = head.chars();
    let first = chars.next();
    let again = chars.clone().take_while(|c| Some(*c) == first).count();
    match chars.nth(again) {
        Some(')') => true,
        Some('.') => again == 0,
        _ => false,
    }
}

/// Whether a paragraph is a list that was set by hand, one short thing a line: its lines are of all lengths, and the last is short.
pub(super) fn is_set_by_hand(tail: &str) -> bool {
    let weights: Vec<u32> = tail.lines().map(script::weight_of).collect();
    let Some((end, rest)) = weights.split_last() else {
        return false;
    };
    let (least, most) = (rest.iter().min(), rest.iter().max());
    let differ = least.zip(most).is_some_and(|(few, many)| 2 * few < *many);
    rest.len() > 1 && *end <= LEAD && differ
}

/// Whether a line ends in a mark that opens a quotation where the one that closes it is meant: he said.“
pub(super) fn ends_misquoted(tail: &str) -> bool {
    let bare = tail.trim_end_matches(OPENERS);
    bare.len() < tail.len() && segment::ends_sentence(bare)
}

/// Whether a line ends in bytes: 5a b7 be.
pub(super) fn is_hexadecimal(tail: &str) -> bool {
    let mut words = tail.rsplit(char::is_whitespace).take(BYTES);
    words.all(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a line names something before it explains it: `option-code: …`, as lists of terms do.
pub(super) fn is_entry(head: &str) -> bool {
    let start: String = head.chars().take(ENTRY).collect();
    let Some((name, _)) = start.split_once([':', '=']) else {
        return false;
    };
    name.split_whitespace().count() <= ENTRY_WORDS
}

/// Whether a line without a joining word at its end is a caption or a formula rather than the first half of a sentence.
pub(super) fn is_caption(tail: &str, weight: u32, long: u32) -> bool {
    let last = last_word(tail);
    // A capital after a full stop starts a sentence.
    let before = tail[..tail.len() - last.len()].trim_end();
    let named = last.starts_with(char::is_uppercase) && !segment::ends_sentence(before);
    let number = last.contains(|c: char| c.is_ascii_digit());
    (named && weight < long) || number || (named && !last.contains(char::is_lowercase))
}

pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}
