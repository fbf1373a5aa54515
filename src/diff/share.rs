//! Shares of a whole, however they are written: 5%, five per cent and 百分之五; 2/3, two thirds and 三分之二.

use std::ops::Range;

use crate::diff::amount::{self, Decimal, Reading, Writing};
use crate::diff::block::Block;
use crate::diff::growth;
use crate::diff::side::{Compared, Word};
use crate::language::topics::numbers;
use crate::text::numeral;
use crate::text::segment::{Token, TokenKind};

/// The most tokens that a share takes: 百分之三点五 has six, `twenty-five per cent` five. Chosen by hand, 2026-11-30.
const LONGEST: usize = 8;

/// The longest name of hundredths, with what follows it, in bytes.
const NAME: usize = 48;

/// How a share is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// 5%, 5 ‰
    Sign,
    /// 5 per cent
    Name,
    /// 2/3
    Stroke,
    /// 三分之二
    Joint,
    /// two thirds
    Parts,
}

/// A share that some tokens begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// How many tokens it takes.
    pub(super) length: usize,
    /// How many parts it has, and how that is written.
    pub(super) count: (Decimal, Writing),
    /// Of how many parts.
    pub(super) whole: u64,
    /// Where it ends, in bytes of the text.
    pub(super) end: usize,
    form: Form,
}

/// Reads the share that some tokens of `text` begin with; none where they begin with none.
pub(super) fn read(text: &str, tokens: &[Token]) -> Option<Share> {
    with_joint(text, tokens)
        .or_else(|| in_one_sign(text, tokens))
        .or_else(|| with_stroke(text, tokens))
        .or_else(|| of_a_count(text, tokens))
}

/// A share as a number without its whole, where it comes to an end: a quarter is 0.25, and 5% is 0.05, however that is written; else how
/// many parts the whole has.
pub(super) fn settled(value: Decimal, whole: u64) -> (Decimal, Option<u64>) {
    match whole {
        100 => return (value.parted(2), None),
        1000 => return (value.parted(3), None),
        _ => {}
    }
    let ended = (1..=FRACTION).find_map(|zeros| {
        let power = 10_u64.pow(zeros);
        let count = value.whole().filter(|count| are_coprime(*count, whole))?;
        let parts = (whole > 0 && power % whole == 0).then(|| power / whole)?;
        let digits = Decimal::new(&count.checked_mul(parts)?.to_string(), "");
        Some(digits.parted(zeros as usize))
    });
    match ended {
        Some(value) => (value, None),
        None => (value, Some(whole)),
    }
}

/// So many digits of a fraction are looked for. Chosen by hand, 2026-12-01: 1/16 has four.
const FRACTION: u32 = 4;

fn are_coprime(one: u64, other: u64) -> bool {
    let (mut one, mut other) = (one, other);
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one == 1
}

/// 百分之五, 百分之3.5, 三分之二
fn with_joint(text: &str, tokens: &[Token]) -> Option<Share> {
    let first = amount::read(text, tokens.get(..1)?, Reading::Longest)?;
    let whole = first.value.whole()?;
    let joint = numbers::share_joint(&text[first.end..])?;
    let from = first.end + joint;
    let at = tokens
        .iter()
        .position(|token| token.span.start as usize == from)?;
    let count = amount::read(text, &tokens[at..], Reading::Longest)
        .or_else(|| amount::digit_in_letters(text, &tokens[at..]))?;
    Some(Share {
        length: at + count.length,
        count: (count.value, count.writing),
        whole,
        end: count.end,
        form: Form::Joint,
    })
}

/// ½
fn in_one_sign(text: &str, tokens: &[Token]) -> Option<Share> {
    let (count, whole) = match tokens.first()?.span.of(text) {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        _ => return None,
    };
    Some(Share {
        length: 1,
        count: (Decimal::new(&format!("{count}"), ""), Writing::Figures),
        whole,
        end: tokens.first()?.span.end as usize,
        form: Form::Sign,
    })
}

/// 2/3
fn with_stroke(text: &str, tokens: &[Token]) -> Option<Share> {
    let [count, stroke, whole] = tokens.get(..3)? else {
        return None;
    };
    let number = |token: &Token| {
        let value = numeral::decimal(token.span.of(text))?;
        (token.kind == TokenKind::Number).then_some(value)
    };
    let glued = count.span.end == stroke.span.start && stroke.span.end == whole.span.start;
    let (value, parts) = (number(count)?, number(whole)?);
    (glued && stroke.span.of(text) == "/").then(|| Share {
        length: 3,
        count: (Decimal::new(&value.to_string(), ""), Writing::Figures),
        whole: parts,
        end: whole.span.end as usize,
        form: Form::Stroke,
    })
}

/// 5%, 5 ‰, five per cent, two thirds
fn of_a_count(text: &str, tokens: &[Token]) -> Option<Share> {
    let by_parts = || {
        // Both words may be one number: three fourths.
        let (count, parts) = match tokens {
            [count, hyphen, parts, ..] if hyphen.span.of(text) == "-" => (count, parts),
            [count, parts, ..] => (count, parts),
            _ => return None,
        };
        let count = amount::read(text, std::slice::from_ref(count), Reading::Longest)?;
        let whole = numbers::fraction(&parts.span.of(text).to_lowercase())?;
        let all = tokens.iter().position(|token| token == parts)? + 1;
        let end = parts.span.end as usize;
        Some((all, (count.value, count.writing), whole, end, Form::Parts))
    };
    let named = || {
        let read = amount::read(text, tokens, Reading::Longest)?;
        let count = (read.value, read.writing);
        let rest = &text[read.end..];
        let bare = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let start = text.len() - bare.len();
        let bare = &bare[..bare.floor_char_boundary(NAME)];
        let whole = match bare.chars().next()? {
            '%' => 100,
            '‰' => 1000,
            _ => {
                let name = numbers::percent(&bare.to_lowercase())?;
                let end = start + name;
                let inside = |token: &&Token| (token.span.start as usize) < end;
                let all = tokens.iter().take_while(inside).count();
                return Some((all, count, 100, end, Form::Name));
            }
        };
        let sign = tokens.get(read.length)?;
        Some((
            read.length + 1,
            count,
            whole,
            sign.span.end as usize,
            Form::Sign,
        ))
    };
    let (length, count, whole, end, form) = by_parts().or_else(named)?;
    Some(Share {
        length,
        count,
        whole,
        end,
        form,
    })
}

/// Makes one block of a share that is written in another way: 百分之五 gave way to 5% as a whole, not 百 to 5 and 分之五 to a sign.
pub(super) fn join(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<Block> {
    growth::grown(blocks, texts.words[0].len(), |block| {
        let Some([old, new]) = rewritten(texts, block) else {
            return [0, 0];
        };
        let front = (block.old.start.saturating_sub(old.start))
            .max(block.new.start.saturating_sub(new.start));
        let back =
            (old.end.saturating_sub(block.old.end)).max(new.end.saturating_sub(block.new.end));
        [front, back]
    })
}

/// The shares that a block is in on both sides, as words, where they are written in two ways.
fn rewritten(texts: Compared<'_>, block: &Block) -> Option<[Range<usize>; 2]> {
    let (old, first) = around(texts, 0, &block.old)?;
    let (new, second) = around(texts, 1, &block.new)?;
    (first != second).then_some([old, new])
}

/// The share that a stretch of words is in, or ends in, or is beside, where it is empty.
fn around(texts: Compared<'_>, side: usize, range: &Range<usize>) -> Option<(Range<usize>, Form)> {
    let keys = texts.documents[side].keys.text();
    let words = texts.words[side];
    let from = range.start.saturating_sub(LONGEST);
    let to = (range.end + LONGEST).min(words.len());
    let token = |word: &Word| Token {
        span: word.span,
        kind: word.kind,
    };
    let tokens: Vec<Token> = words[from..to].iter().map(token).collect();
    let starts = 0..tokens.len().min(range.end + 1 - from);
    let mut found = starts.filter_map(|at| {
        let share = read(keys, &tokens[at..])?;
        let place = from + at..from + at + share.length;
        let touches = place.start <= range.end && range.start < place.end
            || range.is_empty() && range.start == place.end;
        touches.then_some((place, share.form))
    });
    found.next()
}
