//! Brackets that close a label, or are part of a face: none opens them.

use crate::language::topics::{parts, quotation};
use crate::text::glyphs::Glyph;
use crate::text::numeral;
use crate::text::script;
use rustc_hash::FxHashSet;

/// The longest label before a bracket, in characters. Chosen by hand: 12.3.4.b) has 8.
const LONGEST: usize = 10;
/// The longest label of digits and letters. With 2 and 6 the same.
const MIXED: usize = 3;

/// How far before its number such a word is, in characters. Chosen by hand.
const FARTHEST: usize = 80;

/// The first letters of an alphabet that are more often labels than units: а, б, в.
const EARLY: u64 = 3;

/// The numbers that come before brackets somewhere in a document: 2) is a label in a sentence where 1) or 3) is elsewhere.
#[derive(Default)]
pub(super) struct Labels(FxHashSet<u64>);

impl Labels {
    pub(super) fn add(&mut self, glyphs: &[Glyph]) {
        for (at, glyph) in glyphs.iter().enumerate() {
            if !matches!(glyph.c, ')' | '）') {
                continue;
            }
            let digits = before(glyphs, at, is_digit);
            let opened = glyphs[..at - digits.len()]
                .last()
                .is_some_and(|glyph| matches!(glyph.c, '(' | '（' | '.'));
            let number: String = digits.iter().map(|glyph| glyph.c).collect();
            if let Some(number) = numeral::decimal(&number).filter(|_| !opened) {
                self.0.insert(number);
            }
        }
    }

    /// Takes the number of an item of a list, of which the text before or its own start may be the mark.
    pub(super) fn add_item(&mut self, mark: &str) {
        let digits = mark.trim().trim_end_matches(['.', ')']);
        self.0.extend(digits.parse::<u64>().ok());
    }

    /// Whether the bracket at `at` closes a label that none opens: `1)`, `а)`, `iv)`, `三）`, `6.a)`, `III.c)`, `1°)`.
    pub(super) fn is_label(&self, glyphs: &[Glyph], at: usize) -> bool {
        let of_label = |c: char| {
            numeral::is_han_numeral(c)
                || (script::is_word(c) && !script::is_han(c))
                || matches!(c, '.' | '-' | '*' | '°')
        };
        // Where words have no spaces, the letter of a label may follow one of another script: またはロ).
        let written = |c: char| (script::is_katakana(c), script::is_hiragana(c));
        let last = at.checked_sub(1).map(|last| written(glyphs[last].c));
        let same = |c: char| {
            let (katakana, hiragana) = written(c);
            !(katakana || hiragana) || last == Some((katakana, hiragana))
        };
        let label = before(glyphs, at, |c| of_label(c) && same(c));
        let from = at - label.len();
        let starts = from == 0
            || !script::is_word(glyphs[from - 1].c)
            || script::is_unspaced(glyphs[from - 1].c);
        // A star stands for a footnote.
        let starred = label.iter().any(|glyph| glyph.c == '*');
        let says = starred || label.iter().any(|glyph| script::is_word(glyph.c));
        if !starts || label.len() > LONGEST || !says {
            return false;
        }
        let text: String = label.iter().map(|glyph| glyph.c).collect();
        let text = text.trim_end_matches(['.', '*']);
        let number = |c: char| is_digit(c) || numeral::is_han_numeral(c);
        let last = text.rsplit(['.', '-']).next().unwrap_or(text);
        let rest = &text[..text.len() - last.len()];
        let mut higher = rest.split(['.', '-']);
        if is_letter(last) && higher.all(|part| part.chars().all(number) || is_roman(part)) {
            return true;
        }
        let ordinal = text.strip_suffix(['°', 'º']);
        if ordinal.is_some_and(is_short_number) {
            return true;
        }
        let mixed = text.chars().count() <= MIXED
            && text.chars().all(|c| c.is_ascii_alphanumeric())
            && text.contains(|c: char| c.is_ascii_digit())
            && (from == 0 || text.starts_with(|c: char| c.is_ascii_digit()));
        // 2а), at the start of an item, or with one of the first letters: inside a sentence it may be a measure, 5м).
        let lettered = text
            .char_indices()
            .next_back()
            .filter(|(_, c)| c.is_alphabetic());
        let mut back = glyphs[..from].iter().rev().map(|glyph| glyph.c);
        let opens = back.find(|c| *c != ' ').is_none_or(|c| !script::is_word(c));
        let mixed = mixed
            || lettered.is_some_and(|(end, letter)| {
                let is_early = numeral::letter(letter).is_none_or(|place| place <= EARLY);
                is_short_number(&text[..end]) && (opens || is_early)
            });
        let plain = text
            .chars()
            .all(|c| number(c) || matches!(c, '.' | '*' | '-'));
        starred || mixed && !plain || plain && self.is_counted(&glyphs[..from], text)
    }

    /// Whether a number is that of an item, and no number of the sentence such as that of a section: it is at the start or after a
    /// mark, or its neighbour is one.
    fn is_counted(&self, before: &[Glyph], number: &str) -> bool {
        let mut back = before.iter().rev();
        let in_sentence = back.next().is_some_and(|glyph| glyph.c == ' ')
            && back
                .next()
                .is_some_and(|glyph| script::is_word(glyph.c) && !script::is_han(glyph.c));
        let neighbour = |number: u64| {
            self.0.contains(&(number + 1)) || number > 0 && self.0.contains(&(number - 1))
        };
        !in_sentence || numeral::decimal(number).is_some_and(neighbour) || is_of_part(before)
    }
}

/// Whether what comes before a number is a word that takes numbers with their bracket, with others of them between: подпунктах 3) и 5).
fn is_of_part(before: &[Glyph]) -> bool {
    let near = &before[before.len().saturating_sub(FARTHEST)..];
    let text: String = near.iter().map(|glyph| glyph.c).collect();
    let mut words = text.split_whitespace().rev();
    let of_list = |word: &str| {
        let number = word.trim_end_matches([',', ';']).strip_suffix(')');
        let figure = |c: char| c.is_ascii_digit() || c == '-';
        number.is_some_and(|number| number.chars().all(figure))
            || parts::words(|each| each.joiners).any(|each| each == word)
    };
    words.find(|word| !of_list(word)).is_some_and(|word| {
        let word = word.to_lowercase();
        parts::words(|each| each.bracketed).any(|each| each == word)
    })
}

/// Whether a character is a digit, in half or in full width.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Whether a part of a label such as `III.c)` is a Roman number in capitals.
fn is_roman(part: &str) -> bool {
    part.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether the text is a number as short as that of an item.
fn is_short_number(text: &str) -> bool {
    matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// One letter, the same one twice, a Roman number, or what a language takes for one letter.
fn is_letter(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !is_accent(*c));
    let (first, second) = (letters.next(), letters.next());
    let single = first.is_some_and(|c| script::is_word(c) && !script::is_han(c) && !c.is_numeric());
    let roman = |c: char| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x');
    single && (second.is_none() || (first == second && letters.next().is_none()))
        || !text.is_empty() && text.chars().all(roman)
        || quotation::is_letter(text)
}

/// Whether the character is written above or below the letter before it.
fn is_accent(c: char) -> bool {
    script::is_word(c) && !c.is_alphanumeric()
}

fn before(glyphs: &[Glyph], at: usize, belongs: impl Fn(char) -> bool) -> &[Glyph] {
    let length = glyphs[..at]
        .iter()
        .rev()
        .take_while(|glyph| belongs(glyph.c));
    &glyphs[at - length.count()..at]
}
