//! Sentences, and the tokens that alignment and repeats work on.
//!
//! Word boundaries are those of Unicode Standard Annex 29 by `unicode-segmentation`. On top of them, text of scripts without
//! spaces is taken character by character, because no dictionary cuts it the same way before and after an edit, and a number
//! written with Han characters is one token, because it changes as one.

use unicode_segmentation::UnicodeSegmentation;

use crate::language::Vocabulary;
use crate::language::topics::sentences;
use crate::text::marks::{CLOSERS, OPENERS, SENTENCE_ENDS};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// What a token is, as far as alignment cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, or one character of a script without spaces.
    Word,
    /// A number in digits.
    Number,
    /// A number in Han characters: 三十, 二〇二六. A Han digit that is not followed by another counts too (一个).
    HanNumber,
    /// A mark: it joins words and says little.
    Mark,
}

impl TokenKind {
    /// Whether it is a number, however it is written.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::HanNumber)
    }
}

/// One token of a key. White space is in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text that was cut.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts `text` into tokens; spans are shifted by `base` bytes.
pub fn tokens(text: &str, base: usize, out: &mut Vec<Token>) {
    let from = out.len();
    if !plain_tokens(text, base, out) {
        out.truncate(from);
        any_tokens(text, base, out);
    }
}

/// Cuts text of ASCII and of common Han characters and marks, where Annex 29 comes to a few rules. `false` when it is other text.
fn plain_tokens(text: &str, base: usize, out: &mut Vec<Token>) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        if !byte.is_ascii() {
            let Some(c @ ('\u{4e00}'..='\u{9fff}' | '、' | '。' | '《' | '》')) =
                text[at..].chars().next()
            else {
                return false;
            };
            at += c.len_utf8();
            push_character(c, Span::new(base + start, base + at), out);
            continue;
        }
        at += ascii_word(&bytes[at..]).max(1);
        let kind = match *byte {
            b' ' | b'\t'..=b'\r' => continue,
            byte if byte.is_ascii_digit() => TokenKind::Number,
            _ if bytes[start..at].iter().any(u8::is_ascii_alphanumeric) => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        out.push(Token {
            span: Span::new(base + start, base + at),
            kind,
        });
    }
    true
}

/// How many bytes the word of ASCII letters, digits and low lines at the start takes, with single marks inside it.
fn ascii_word(bytes: &[u8]) -> usize {
    let core = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let mut end = bytes.iter().take_while(core).count();
    while let (Some(before), [mark, after, ..]) = (bytes[..end].last(), &bytes[end..]) {
        let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        let joins = match mark {
            b'.' | b'\'' => letters || digits,
            b':' => letters,
            b',' | b';' => digits,
            _ => false,
        };
        if !joins {
            break;
        }
        end += 1;
        end += bytes[end..].iter().take_while(core).count();
    }
    end
}

/// Cuts any text.
fn any_tokens(text: &str, base: usize, out: &mut Vec<Token>) {
    for (at, word) in text.split_word_bound_indices() {
        let Some(first) = word.chars().next() else {
            continue;
        };
        // A mark that combines with a space is in one piece with it.
        let spoken = word.trim_start();
        if first.is_whitespace() && spoken.is_empty() {
            continue;
        }
        let at = base + at + (word.len() - spoken.len());
        let (word, first) = (spoken, spoken.chars().next().unwrap_or(first));
        if word.is_ascii() {
            let kind = match () {
                () if first.is_ascii_digit() => TokenKind::Number,
                () if word.bytes().any(|byte| byte.is_ascii_alphanumeric()) => TokenKind::Word,
                () => TokenKind::Mark,
            };
            out.push(Token {
                span: Span::new(at, at + word.len()),
                kind,
            });
        } else if word.chars().any(script::is_unspaced) || goes_on_a_number(first, at, out) {
            characters(word, at, out);
        } else {
            let kind = match () {
                () if first.is_numeric() => TokenKind::Number,
                () if word.chars().any(script::is_word) => TokenKind::Word,
                () => TokenKind::Mark,
            };
            out.push(Token {
                span: Span::new(at, at + word.len()),
                kind,
            });
        }
    }
}

/// Whether a sign stands for a digit of the number right before it: 二○一九. Elsewhere it may be a bullet.
fn goes_on_a_number(sign: char, at: usize, out: &[Token]) -> bool {
    let beside = |last: &Token| last.kind == TokenKind::HanNumber && last.span.end as usize == at;
    numeral::is_han_numeral(sign) && out.last().is_some_and(beside)
}

fn characters(word: &str, at: usize, out: &mut Vec<Token>) {
    for (offset, piece) in word.grapheme_indices(true) {
        let Some(first) = piece.chars().next() else {
            continue;
        };
        let start = at + offset;
        push_character(first, Span::new(start, start + piece.len()), out);
    }
}

/// Adds one character of a script without spaces, which joins a number before it when it is a numeral.
fn push_character(first: char, span: Span, out: &mut Vec<Token>) {
    let kind = match () {
        () if numeral::is_han_numeral(first) => TokenKind::HanNumber,
        () if script::is_word(first) => TokenKind::Word,
        () => TokenKind::Mark,
    };
    match out.last_mut() {
        Some(last)
            if kind == TokenKind::HanNumber && last.kind == kind && last.span.end == span.start =>
        {
            last.span = last.span.join(span);
        }
        _ => out.push(Token { span, kind }),
    }
}

/// Cuts `text` into sentences; each span, in bytes from the start of `text`, holds its closing marks but no white space around it.
///
/// Ends are those of Chinese, Japanese, Russian and English text. A full stop after an abbreviation, an initial or a number
/// before a small letter ends nothing.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !SENTENCE_ENDS.contains(&c) && c != '；' {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, follower)) = chars.peek().copied() {
            if !(SENTENCE_ENDS.contains(&follower) || CLOSERS.contains(&follower)) {
                break;
            }
            end = next + follower.len_utf8();
            chars.next();
        }
        if ends_here(text, start, at, end, c) {
            push_trimmed(text, start, end, &mut found);
            start = end;
        }
    }
    push_trimmed(text, start, text.len(), &mut found);
    found
}

/// How far behind a full stop the next word is looked for, in characters: where there are marks alone, looking to the end each time would
/// take the square of the time. Chosen by hand.
const FOLLOWS: usize = 64;

fn ends_here(text: &str, start: usize, at: usize, end: usize, mark: char) -> bool {
    if mark != '.' && mark != '…' {
        return true;
    }
    let rest = &text[end..];
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if script::is_unspaced(next) {
        return true;
    }
    if !next.is_whitespace() {
        return false;
    }
    let follower = rest.chars().take(FOLLOWS).find(|c| script::is_word(*c));
    if follower.is_some_and(char::is_lowercase) {
        return false;
    }
    let word = text[start..at]
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '«'))
        .next()
        .unwrap_or("");
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    !(single || sentences::is_abbreviation(&word.to_lowercase()))
}

fn push_trimmed(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let piece = &text[start..end];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let lead = piece.len() - piece.trim_start().len();
        out.push(Span::new(start + lead, start + lead + trimmed.len()));
    }
}

/// Whether the mark opens something, so that it belongs to what follows. A straight quotation mark may.
#[must_use]
pub fn opens(c: char) -> bool {
    OPENERS.contains(&c)
        || matches!(
            c,
            '"' | '\'' | '#' | '§' | '$' | '€' | '￥' | '¥' | '№' | '@'
        )
}

/// Whether the text ends in a mark or a word that something has to follow: a comma, an opening bracket, 和, of, и.
#[must_use]
pub fn ends_open(vocabulary: Vocabulary, text: &str) -> bool {
    if text.ends_with([',', '，', '、', '-', '–', '—']) || text.ends_with(OPENERS) {
        return true;
    }
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    if script::is_unspaced(last) {
        return sentences::joining(vocabulary)
            .any(|word| word.starts_with(script::is_han) && text.ends_with(word));
    }
    let word = text
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    word.chars().next().is_some_and(char::is_lowercase) && sentences::joins(vocabulary, word)
}

/// Whether the text ends as a complete sentence does, closing marks and what no reader sees aside.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    let seen = text.trim_end_matches(|c: char| c.is_whitespace() || script::shows_nothing(c));
    let bare = seen.trim_end_matches(CLOSERS).trim_end();
    bare.ends_with(SENTENCE_ENDS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokens(text, 0, &mut out);
        out.iter().map(|token| token.span.of(text)).collect()
    }

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn takes_han_by_character_and_other_scripts_by_word() {
        assert_eq!(
            cut("双方 agree, что 3.14"),
            ["双", "方", "agree", ",", "что", "3.14"]
        );
        assert_eq!(cut("カナとかな"), ["カ", "ナ", "と", "か", "な"]);
        assert_eq!(cut("don't re-do"), ["don't", "re", "-", "do"]);
    }

    #[test]
    fn keeps_a_number_whole() {
        assert_eq!(cut("三十日"), ["三十", "日"]);
        assert_eq!(cut("二〇二六年五月"), ["二〇二六", "年", "五", "月"]);
        assert_eq!(cut("3万5千"), ["3", "万", "5", "千"]);
        assert_eq!(cut("第一百二十条"), ["第", "一百二十", "条"]);
        assert_eq!(cut("二○一九年 ○ 略"), ["二○一九", "年", "○", "略"]);
    }

    #[test]
    fn covers_all_but_white_space() {
        let text = "“双方”, the 3rd — да! ひらがな กขค 🙂\u{200d}x \u{e48}า";
        let joined: String = cut(text).concat();
        assert_eq!(joined, text.replace(' ', ""));
    }

    #[test]
    fn ends_sentences_in_four_languages() {
        assert_eq!(
            split("他说：“好。”她走了！对吗？"),
            ["他说：“好。”", "她走了！", "对吗？"]
        );
        assert_eq!(
            split("Он ушёл. Она (т. е. Анна) осталась… Да?"),
            ["Он ушёл.", "Она (т. е. Анна) осталась…", "Да?"]
        );
        assert_eq!(
            split("See Art. 5 of it. Mr. J. Smith left."),
            ["See Art. 5 of it.", "Mr. J. Smith left."]
        );
        assert_eq!(
            split("そうです。「はい。」と言った。"),
            ["そうです。", "「はい。」", "と言った。"]
        );
        assert_eq!(split("甲；乙；"), ["甲；", "乙；"]);
    }

    #[test]
    fn knows_an_open_end() {
        assert!(
            ["药品和", "经济、", "the", "доклад о", "в («"]
                .iter()
                .all(|text| ends_open(Vocabulary::ALL, text))
        );
        assert!(
            ["共和国", "A", "конец", "End."]
                .iter()
                .all(|text| !ends_open(Vocabulary::ALL, text))
        );
    }

    #[test]
    fn knows_a_finished_sentence() {
        assert!(
            ends_sentence("完了。”")
                && ends_sentence("Done.)")
                && !ends_sentence("继续，")
                && !ends_sentence("the")
        );
    }

    proptest! {
        #[test]
        fn plain_text_is_cut_like_any_other(text in "([a-zA-Z0-9_:;.,'\" \t\u{1b}/()-]|[第一二十条、。《》])*") {
            let (mut plain, mut any) = (Vec::new(), Vec::new());
            prop_assert!(plain_tokens(&text, 7, &mut plain));
            any_tokens(&text, 7, &mut any);
            prop_assert_eq!(plain, any);
        }
    }
}
