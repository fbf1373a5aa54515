//! In which width the marks of a document are between Han or Kana letters: the evidence for two rules.

mod clause;
mod row;

use crate::language::topics::{parts, sentences};
use crate::text::glyphs::{self, Glyph, OPAQUE};
use crate::text::marks::{self, LOOKED_OVER, WIDTHS, is_wide_letter};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;
use crate::text::width::row::Row;

/// Brackets that are half-width so many times as often as full-width are the habit of the document. Chosen by hand, 2026-11.
const HABIT: usize = 4;
/// How far from a mark its words stand, in characters. With 2 and 6 the same.
const BESIDE: usize = 3;
/// The longest number of an item with its brackets. With 3 and 12 the same.
const LONGEST_NUMBER: usize = 6;
/// The longest word with a capital that may be cut short. Chosen by hand: Corp. is the longest common one.
const SHORT_WORD: usize = 4;

/// Where one mark is in one width and in the other, in order. The two brackets of a pair count as one mark, `(`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// Half-width.
    pub half: Vec<Span>,
    /// Full-width.
    pub full: Vec<Span>,
}

/// The marks of a text by their width.
#[derive(Clone, Debug)]
pub struct Tally {
    /// By the index in [`WIDTHS`]; closing brackets are with the opening ones.
    pub marks: Vec<Widths>,
    /// Marks with Han or Kana on one side and Latin letters, digits or code on the other, by the index in [`WIDTHS`].
    pub beside: Vec<Widths>,
    /// Marks between the words of a row of foreign words or code in Chinese, by the index in [`WIDTHS`]: `a`, `b` 和 `c`.
    pub rows: Vec<Widths>,
    /// Half-width commas in rows that end in one, after which the Chinese goes on: `a`, `b`, 以及.
    pub open: Vec<Span>,
    /// Half-width commas in brackets of foreign words, which are no part of the Chinese: 网（net, mesh）.
    pub glossed: usize,
    /// The marks of enumerations in such rows: `a`、`b`.
    pub listed: Vec<Span>,
    /// Pairs of brackets in two widths, each as its half-width and its full-width bracket.
    pub pairs: Vec<(Span, Span)>,
    /// Full-width marks next to words of other scripts, by the index in [`WIDTHS`].
    pub astray: Vec<Vec<Span>>,
    /// Half-width marks next to words of other scripts, by the index in [`WIDTHS`].
    pub latin: Vec<usize>,
    /// Letters and digits in either width.
    pub letters: Widths,
    /// The first mark that only East Asian text has, of any sort.
    pub anchor: Option<Span>,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            marks: vec![Widths::default(); WIDTHS.len()],
            beside: vec![Widths::default(); WIDTHS.len()],
            rows: vec![Widths::default(); WIDTHS.len()],
            open: Vec::new(),
            glossed: 0,
            listed: Vec::new(),
            pairs: Vec::new(),
            astray: vec![Vec::new(); WIDTHS.len()],
            latin: vec![0; WIDTHS.len()],
            letters: Widths::default(),
            anchor: None,
        }
    }
}

impl Tally {
    /// Counts one paragraph.
    pub fn add(&mut self, glyphs: &[Glyph]) {
        if is_reference(glyphs) {
            return;
        }
        let is_han = is_mostly_wide(glyphs);
        if is_han {
            self.add_pairs(glyphs);
        }
        for (at, glyph) in glyphs.iter().enumerate() {
            let c = glyph.c;
            if c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
            {
                self.add_letter(glyphs, at);
                continue;
            }
            if self.anchor.is_none() && marks::is_full_width(c) {
                self.anchor = Some(glyph.span());
            }
            if c == '、' && is_han && row::at(glyphs, at).is_some() {
                self.listed.push(glyph.span());
            }
            let Some((half, _)) = WIDTHS.iter().find(|(half, full)| c == *half || c == *full)
            else {
                continue;
            };
            let (slot, is_half) = (slot(*half), c == *half);
            let is_code = || {
                marks::is_in_face(glyphs, at)
                    || is_of_function(glyphs, at)
                    || parts_strings(glyphs, at)
            };
            if is_half && is_code() {
                continue;
            }
            if is_han && *half != ')' && is_beside_han(glyphs, at, *half) {
                let widths = &mut self.beside[slot];
                if is_half && !is_in_han(glyphs, at) {
                    widths.half.push(glyph.span());
                    continue;
                } else if !is_half {
                    widths.full.push(glyph.span());
                }
            }
            let row = match *half {
                ',' if is_han => row::at(glyphs, at),
                _ => None,
            };
            match (row, is_half) {
                // The mark at the end of the row is in Chinese, and the others are like it.
                (Some(Row::Open), true) => self.open.push(glyph.span()),
                (Some(Row::Closed), true) if clause::is_wide(glyphs, at) => {
                    self.rows[slot].half.push(glyph.span());
                }
                (Some(Row::Closed), true) => self.glossed += 1,
                (Some(_), false) => {
                    self.rows[slot].full.push(glyph.span());
                    self.marks[slot].full.push(glyph.span());
                }
                (None, _) => {}
            }
            if row.is_some() {
                continue;
            }
            if is_half && is_han && is_in_han(glyphs, at) {
                self.marks[slot].half.push(glyph.span());
            } else if !is_half
                && is_in_latin(glyphs, at)
                && !(is_han && (opens_next(glyphs, at) || clause::is_wide(glyphs, at)))
            {
                self.astray[slot].push(glyph.span());
            } else if !is_half {
                self.marks[slot].full.push(glyph.span());
            } else if is_in_latin(glyphs, at) {
                self.latin[slot] += 1;
            }
        }
    }

    /// Whether the document writes brackets in half width, and in few places otherwise: then those are the odd ones.
    #[must_use]
    pub fn has_half_width_brackets(&self) -> bool {
        let widths = &self.marks[slot('(')];
        !widths.full.is_empty() && widths.full.len() * HABIT <= widths.half.len()
    }

    /// Takes the brackets that are in pairs of two widths: （2).
    fn add_pairs(&mut self, glyphs: &[Glyph]) {
        let mut open: Vec<Glyph> = Vec::new();
        for (at, glyph) in glyphs.iter().enumerate() {
            if !matches!(glyph.c, '(' | '（' | ')' | '）') || marks::is_in_face(glyphs, at) {
                continue;
            }
            match glyph.c {
                '(' | '（' => open.push(*glyph),
                ')' | '）' => {
                    let Some(first) = open.pop() else { continue };
                    match (first.c, glyph.c) {
                        ('(', '）') => self.pairs.push((first.span(), glyph.span())),
                        ('（', ')') => self.pairs.push((glyph.span(), first.span())),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// A run of letters or digits of one width is one.
    fn add_letter(&mut self, glyphs: &[Glyph], at: usize) {
        let half = |c: char| c.is_ascii_alphanumeric();
        let goes_on = at.checked_sub(1).is_some_and(|before| {
            script::is_word(glyphs[before].c)
                && half(glyphs[before].c) == half(glyphs[at].c)
                && !is_wide_letter(glyphs[before].c)
        });
        let runs = if half(glyphs[at].c) {
            &mut self.letters.half
        } else {
            &mut self.letters.full
        };
        match runs.last_mut() {
            Some(last) if goes_on && last.end == glyphs[at].at => last.end = glyphs[at].end(),
            _ => runs.push(glyph_span(glyphs, at)),
        }
    }
}

/// How far the brackets around a word or a gloss are apart, in characters. Chosen by hand: looking to the end of the paragraph from each
/// bracket would take the square of the time.
const LONGEST_BRACKET: usize = 200;

/// The longest argument of a function in a formula, in characters. Chosen by hand.
const LONGEST_ARGUMENT: usize = 40;

/// Whether a bracket is of a function in a formula, whose name is one letter: P(明天下雨).
fn is_of_function(glyphs: &[Glyph], at: usize) -> bool {
    let letter = |at: usize| glyphs[at].c.is_ascii_alphabetic();
    let named = |open: usize| {
        let name = open.checked_sub(1).filter(|name| letter(*name));
        name.is_some_and(|name| name == 0 || !script::is_word(glyphs[name - 1].c))
    };
    match glyphs[at].c {
        '(' => named(at),
        ')' => {
            let from = at.saturating_sub(LONGEST_ARGUMENT);
            let open = glyphs[from..at].iter().rposition(|glyph| glyph.c == '(');
            open.is_some_and(|open| named(from + open))
        }
        _ => false,
    }
}

/// Whether a colon is between two strings of code: `"开灯":"关灯"`.
fn parts_strings(glyphs: &[Glyph], at: usize) -> bool {
    let quote = |place: Option<usize>| {
        let glyph = place.and_then(|place| glyphs.get(place));
        glyph.is_some_and(|glyph| matches!(glyph.c, '"' | '\'' | '`'))
    };
    glyphs[at].c == ':' && quote(at.checked_sub(1)) && quote(Some(at + 1))
}

/// The index in [`WIDTHS`] under which a half-width mark and its other form are counted.
fn slot(half: char) -> usize {
    let counted = if half == ')' { '(' } else { half };
    let index = WIDTHS.iter().position(|(mark, _)| *mark == counted);
    index.expect("every mark that is counted is in the table")
}

fn glyph_span(glyphs: &[Glyph], at: usize) -> Span {
    glyphs::span_of(&glyphs[at..=at])
}

/// Whether the paragraph is in Han or Kana, going by what its letters say: other text may quote a word of it.
fn is_mostly_wide(glyphs: &[Glyph]) -> bool {
    let (mut wide, mut narrow) = (0, 0);
    for glyph in glyphs {
        if is_wide_letter(glyph.c) {
            wide += script::HAN_WEIGHT;
        } else if glyph.c.is_alphabetic() {
            narrow += 1;
        }
    }
    wide >= narrow
}

/// Whether a half-width mark is in Han or Kana text, where a full-width one belongs.
fn is_in_han(glyphs: &[Glyph], at: usize) -> bool {
    let before = marks::word_before(glyphs, at);
    let after = marks::word_after(glyphs, at);
    let wide = |c: Option<char>| c.is_some_and(is_wide_letter);
    match glyphs[at].c {
        // A full stop after a number of an item ends no sentence; one inside a number or a name neither.
        '.' => wide(before) && ends(glyphs, at) && !is_number(&glyphs[..at]),
        ':' => wide(before),
        '(' if at > 0 && glyphs[at - 1].c == ']' => false,
        '(' => wide(first_inside(&glyphs[at + 1..])) && !is_label_bracket(glyphs, at),
        ')' => wide(before) && !is_label_bracket(glyphs, at) && !is_number(&glyphs[..at]),
        _ => wide(before) || (wide(after) && before.is_some_and(|c| c.is_ascii_digit())),
    }
}

/// Whether a mark, whatever its width, has Chinese on one side and a single word, number or piece of code on the other.
fn is_beside_han(glyphs: &[Glyph], at: usize, half: char) -> bool {
    let narrow = |c: char| c.is_ascii_alphanumeric() || c == OPAQUE || is_unit_sign(c);
    let mut rest = glyphs[at + 1..].iter().take(LOOKED_OVER);
    let next = rest.find(|glyph| glyph.c != ' ');
    let goes_on = next.is_some_and(|next| is_wide_letter(next.c));
    let mut before = glyphs[..at].iter().rev().take(LOOKED_OVER);
    let before = before.find(|glyph| closing(glyph.c));
    let Some(before) = before.map(|glyph| glyph.c) else {
        return false;
    };
    match half {
        ',' | ';' => narrow(before) && goes_on && is_lone(glyphs, at),
        ':' => before == OPAQUE && goes_on || narrow(before) && goes_on && is_lone(glyphs, at),
        '.' => {
            let ends = next.is_none() || (goes_on && before == OPAQUE);
            narrow(before) && ends && is_lone(glyphs, at) && !is_abbreviation(&glyphs[..at])
        }
        '(' => {
            let inside = next.is_some_and(|next| narrow(next.c));
            let close = glyphs[at..]
                .iter()
                .take(LONGEST_BRACKET)
                .position(|glyph| matches!(glyph.c, ')' | '）'));
            let after = close.and_then(|close| glyphs.get(at + close + 1));
            let wide = |c: char| is_wide_letter(c) || marks::is_full_width(c);
            inside && is_wide_letter(glyphs[at - 1].c) && after.is_some_and(|after| wide(after.c))
        }
        _ => false,
    }
}

/// Whether a character is the sign of a unit behind a number: 20℃.
fn is_unit_sign(c: char) -> bool {
    matches!(
        c,
        '℃' | '℉' | '°' | '%' | '％' | '‰' | 'Ω' | '㎡' | '㎝' | '㎜' | '㎞' | '㎏' | '㎎'
    )
}

/// Whether the word that ends before `at` is alone in Chinese: a foreign sentence has its own marks.
fn is_lone(glyphs: &[Glyph], at: usize) -> bool {
    let wide = |c: char| is_wide_letter(c) || marks::is_full_width(c) || matches!(c, '“' | '”');
    let mut from = at;
    // What is in brackets goes with the word before them.
    if from > 0 && glyphs[from - 1].c == ')' {
        let start = from.saturating_sub(LONGEST_BRACKET);
        let open = glyphs[start..from].iter().rposition(|glyph| glyph.c == '(');
        from = open.map_or(from, |open| start + open);
    }
    while from > 0
        && (glyphs[from - 1].c == ' ' && glyphs.get(from).is_some_and(|glyph| glyph.c == '('))
    {
        from -= 1;
    }
    while from > 0 && glyphs[from - 1].c != ' ' && !wide(glyphs[from - 1].c) {
        from -= 1;
    }
    let mut rest = glyphs[..from].iter().rev().take(LOOKED_OVER);
    let rest = rest.find(|glyph| glyph.c != ' ');
    rest.is_some_and(|glyph| wide(glyph.c))
}

/// Whether the text ends in a short word with a capital, or one that is known to be cut short: Co., etc.
fn is_abbreviation(before: &[Glyph]) -> bool {
    let word = before
        .iter()
        .rev()
        .take_while(|glyph| glyph.c.is_ascii_alphabetic());
    let mut word: Vec<char> = word.map(|glyph| glyph.c).collect();
    word.reverse();
    let name = word.first().is_some_and(char::is_ascii_uppercase) && word.len() <= SHORT_WORD;
    let word: String = word.iter().collect();
    name || sentences::is_abbreviation(&word.to_lowercase())
}

/// Whether a mark is among words of a script that has half-width marks.
fn is_in_latin(glyphs: &[Glyph], at: usize) -> bool {
    let narrow = |c: char| script::is_word(c) && !script::is_unspaced(c);
    let before = glyphs[..at]
        .iter()
        .rev()
        .take(BESIDE)
        .find(|glyph| glyph.c != ' ' && closing(glyph.c));
    let after = glyphs[at + 1..]
        .iter()
        .take(BESIDE)
        .find(|glyph| glyph.c != ' ' && closing(glyph.c));
    before.is_some_and(|glyph| narrow(glyph.c) && !glyph.c.is_ascii_digit())
        && after.is_some_and(|glyph| narrow(glyph.c) && !glyph.c.is_ascii_digit())
}

/// Whether a quotation or a bracket opens right after a mark: in Chinese that goes on after it.
fn opens_next(glyphs: &[Glyph], at: usize) -> bool {
    let next = glyphs.get(at + 1);
    next.is_some_and(|next| marks::opens(next.c).is_some())
}

fn closing(c: char) -> bool {
    marks::closes(c).is_none() && marks::opens(c).is_none()
}

fn ends(glyphs: &[Glyph], at: usize) -> bool {
    glyphs.get(at + 1).is_none_or(|next| {
        next.c == ' ' || is_wide_letter(next.c) || marks::closes(next.c).is_some()
    })
}

/// The first letter or digit of a bracket, over marks that open.
fn first_inside(inside: &[Glyph]) -> Option<char> {
    inside
        .iter()
        .take(LOOKED_OVER)
        .find(|glyph| marks::opens(glyph.c).is_none() && glyph.c != ' ')
        .map(|glyph| glyph.c)
}

/// Whether the text up to here is the number of an item and nothing else.
fn is_number(before: &[Glyph]) -> bool {
    before.len() <= LONGEST_NUMBER
        && before.iter().all(|glyph| {
            numeral::is_han_numeral(glyph.c)
                || glyph.c.is_ascii_digit()
                || matches!(glyph.c, '(' | '（' | ' ')
                || parts::is_of_ordinal(glyph.c)
        })
}

/// Whether the bracket encloses the number of an item: labels have a style of their own.
fn is_label_bracket(glyphs: &[Glyph], at: usize) -> bool {
    let number = |c: char| numeral::is_han_numeral(c) || c.is_ascii_digit();
    if glyphs[at].c == '(' {
        let inside = glyphs[at + 1..]
            .iter()
            .take_while(|glyph| number(glyph.c))
            .count();
        let close = glyphs.get(at + 1 + inside);
        return inside > 0 && at <= 1 && close.is_some_and(|glyph| matches!(glyph.c, ')' | '）'));
    }
    let inside = glyphs[..at]
        .iter()
        .rev()
        .take_while(|glyph| number(glyph.c))
        .count();
    inside > 0 && at <= inside + 1
}

/// Whether the paragraph is an entry of a list of literature, which has half-width marks by its standard: 题名[J].
fn is_reference(glyphs: &[Glyph]) -> bool {
    glyphs.windows(3).any(|three| {
        three[0].c == '['
            && matches!(
                three[1].c,
                'J' | 'M' | 'D' | 'C' | 'R' | 'S' | 'N' | 'P' | 'G' | 'Z'
            )
            && matches!(three[2].c, ']' | '/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str, mark: char) -> (usize, usize) {
        let mut tally = Tally::default();
        tally.add(&glyphs::glyphs(text, &[Span::new(0, text.len())]));
        let index = WIDTHS.iter().position(|(half, _)| *half == mark).unwrap();
        (tally.marks[index].half.len(), tally.marks[index].full.len())
    }

    #[test]
    fn counts_marks_between_han_only() {
        assert_eq!(
            counts("甲方,乙方，丙方。Yes, we can. 共1,000元", ','),
            (1, 1)
        );
        assert_eq!(counts("《宪章》,“合作”,19日,20日", ','), (3, 0));
        assert_eq!(counts("声明如下:上午9:30", ':'), (1, 0));
        assert_eq!(
            counts("甲方(含代理人)和机器学习(ML)以及乙方（含）", '('),
            (2, 2)
        );
        assert_eq!(counts("一.总则. 第1.2条是.", '.'), (2, 0));
    }

    #[test]
    fn numbers_of_items_have_a_style_of_their_own() {
        assert_eq!(counts("(一)受理申请；", '('), (0, 0));
        assert_eq!(counts("1)受理申请；", '('), (0, 0));
    }

    #[test]
    fn a_list_of_literature_is_left_out() {
        assert_eq!(
            counts("张三,李四.水文年鉴[J].水利学报,2020,1(2):3-5.", ','),
            (0, 0)
        );
    }
}
