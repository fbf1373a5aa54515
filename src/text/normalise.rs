//! The normaliser: from source text to the comparison key.
//!
//! Two paragraphs are the same when their keys are. A key is in Unicode normal form C; white space, line ends, invisible
//! characters, full and half width, quotation marks, dashes and the vowel signs of Arabic and Hebrew are folded; letters, digits, case and words are not touched.
//! Normalising twice changes nothing. Keys of all paragraphs of a document are in one string, a line end between them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::text::fold::{self, Folded, Folding, fold};
use crate::text::keys::{Join, Keys, Piece};
use crate::text::script;
use crate::text::span::Span;

/// Adds the key of a paragraph that consists of `pieces` of `source` to `keys`, and returns its span in [`Keys::text`], in bytes.
pub fn push(keys: &mut Keys, source: &str, pieces: &[Piece]) -> Span {
    let start = keys.open();
    Fold::new(keys, source, false).paragraph(pieces);
    Span::new(start, keys.text().len())
}

/// The key of a text on its own: one paragraph, its line ends taken as white space.
#[must_use]
pub fn key(text: &str, folding: Folding) -> String {
    let mut keys = Keys::new(folding);
    push(
        &mut keys,
        text,
        &[Piece {
            span: Span::new(0, text.len()),
            join: Join::Nothing,
        }],
    );
    keys.text().to_owned()
}

/// A source text with its line ends taken away as a reader would: a space for each, or nothing next to a script without spaces.
/// Nothing but white space around line ends changes.
#[must_use]
pub fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        let before = rest[..at].trim_end();
        rest = rest[at..].trim_start();
        out.push_str(before);
        let tight = out.ends_with(script::is_unspaced) || rest.starts_with(script::is_unspaced);
        if !tight && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
    }
    out.push_str(rest);
    out
}

/// The start of a line as labels are read from it: folded like a key, but with every space kept. At most 64 characters.
#[must_use]
pub fn head(line: &str) -> Cow<'_, str> {
    let end = line
        .char_indices()
        .nth(HEAD)
        .map_or(line.len(), |(at, _)| at);
    spaced(&line[..end])
}

/// A line folded like a key, but with every space kept.
#[must_use]
pub fn spaced(line: &str) -> Cow<'_, str> {
    let bare = line.trim_matches(' ');
    let bytes = bare.as_bytes();
    let same =
        |(at, byte): (usize, &u8)| is_visible(*byte) || (*byte == b' ' && bytes[at - 1] != b' ');
    if bytes.iter().enumerate().all(same) {
        return Cow::Borrowed(bare);
    }
    let mut keys = Keys::new(Folding::Usual);
    Fold::new(&mut keys, line, true).paragraph(&[Piece {
        span: Span::new(0, line.len()),
        join: Join::Nothing,
    }]);
    Cow::Owned(keys.into_text())
}
/// What was written last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// A letter or digit.
    Word,
    /// A hyphen, dash or slash after a letter or digit.
    Hyphen,
    /// An opening bracket.
    Open,
    /// Anything else.
    Other,
}

/// Folds one paragraph into the keys.
struct Fold<'a> {
    keys: &'a mut Keys,
    source: &'a str,
    /// Keep spaces beside characters of scripts that put none.
    keep_spaces: bool,
    /// White space that is waiting for what comes next: its source bytes.
    white: Option<(usize, usize)>,
    /// Whether anything was written for this paragraph.
    started: bool,
    /// The last character written.
    last: Last,
    /// Where the next letter or digit stands, as far as it is known, and whether its script goes without spaces: kept, so that a
    /// run of marks is not read over and over.
    next: Option<(usize, bool)>,
    /// Whether the last letter or digit written belongs to a script without spaces.
    unspaced: bool,
    /// The last emitted text was a long dash, or an ellipsis, that the next one melts into.
    melts: Option<char>,
}

impl<'a> Fold<'a> {
    fn new(keys: &'a mut Keys, source: &'a str, keep_spaces: bool) -> Self {
        Self {
            keys,
            source,
            keep_spaces,
            white: None,
            started: false,
            last: Last::Other,
            next: None,
            unspaced: false,
            melts: None,
        }
    }

    fn paragraph(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            let mut range = piece.span.range();
            if pieces
                .get(index + 1)
                .is_some_and(|next| next.join == Join::Hyphen)
            {
                let cut = self.source[range.clone()].trim_end();
                range.end = range.start + cut.strip_suffix(fold::is_hyphen).unwrap_or(cut).len();
            }
            if index > 0 && piece.join == Join::Space && self.white.is_none() {
                self.white = Some((
                    pieces[index - 1].span.end as usize,
                    piece.span.start as usize,
                ));
            }
            if piece.join == Join::Hyphen {
                range.start += self.source[range.clone()].len()
                    - self.source[range.clone()].trim_start().len();
            }
            let after = pieces.get(index + 1..).unwrap_or_default();
            self.piece(range, after);
        }
    }

    fn piece(&mut self, range: std::ops::Range<usize>, after: &[Piece]) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.source[at..range.end];
            let plain = self.plain(rest);
            if plain > 0 {
                self.flush_white(at, range.end, after);
                self.keys.emit(&rest[..plain], at, 0);
                self.note(&rest[..plain]);
                at += plain;
                continue;
            }
            let Some(c) = rest.chars().next() else { break };
            let size = c.len_utf8();
            match fold(c, self.keys.folding()) {
                Folded::Gone => {}
                Folded::White => {
                    let start = self.white.map_or(at, |(start, _)| start);
                    self.white = Some((start, at + size));
                }
                Folded::Same | Folded::Other(_) => {
                    self.flush_white(at, range.end, after);
                    at += self.cluster(rest, at);
                    continue;
                }
                Folded::Long(text) => {
                    self.flush_white(at, range.end, after);
                    self.long(c, text, at, size);
                }
            }
            at += size;
        }
    }

    /// How many bytes at the start of `rest` are in the key as they are: letters, digits and plain marks.
    fn plain(&self, rest: &str) -> usize {
        let mut end = plain_ascii(rest.as_bytes());
        if rest.as_bytes().get(end).is_none_or(u8::is_ascii) {
            return end;
        }
        // Whether the last letter of the run belongs to a script with spaces: then one space before another such letter stays.
        let mut spaced = rest[..end].ends_with(|c: char| c.is_ascii_alphanumeric());
        loop {
            let han = han_run(&rest.as_bytes()[end..]);
            if han > 0 {
                (end, spaced) = (end + han, false);
            }
            let at = end;
            let Some(c) = rest[at..].chars().next() else {
                break;
            };
            let same = match c {
                '`' => self.keys.folding() == Folding::Strict,
                ' ' => spaced && between_words(&rest[..at], &rest[at + 1..]),
                _ => fold::is_plain(c),
            };
            if c > '~' {
                spaced = fold::is_spaced_letter(c) || (spaced && !script::is_unspaced(c));
            } else if c.is_ascii_alphanumeric() {
                spaced = true;
            }
            if !same {
                // A mark that combines with the letter before it takes that letter out of the run.
                if end > 0 && self.combines_next(&rest[at..]) {
                    return rest[..end]
                        .char_indices()
                        .last()
                        .map_or(0, |(last, _)| last);
                }
                return at;
            }
            end = at + c.len_utf8();
        }
        end
    }

    /// Whether the next character that is not left out combines with the one before.
    fn combines_next(&self, rest: &str) -> bool {
        if rest.bytes().next().is_none_or(|first| first.is_ascii()) {
            return false;
        }
        if rest.starts_with(|c| self.is_vowel_sign(c)) {
            return true;
        }
        let mut folded = rest.chars().map(|c| (c, fold(c, self.keys.folding())));
        match folded.find(|(_, each)| !matches!(each, Folded::Gone)) {
            Some((c, Folded::Same) | (_, Folded::Other(c))) => fold::is_combining(c),
            _ => false,
        }
    }

    /// Whether a character is a vowel sign that is left out; it goes with the letter before it.
    fn is_vowel_sign(&self, c: char) -> bool {
        self.keys.folding() == Folding::Usual && script::is_vowel_sign(c)
    }

    /// How many bytes of characters that are left out are at the start of `rest`.
    fn gone(&self, rest: &str) -> usize {
        let left_out = |c: &char| matches!(fold(*c, self.keys.folding()), Folded::Gone);
        rest.chars().take_while(left_out).map(char::len_utf8).sum()
    }

    /// Writes the character at the start of `rest` with all that combines with it, in normal form C. Returns its bytes.
    fn cluster(&mut self, rest: &str, at: usize) -> usize {
        if let Some(size) = self.lone_mark(rest, at) {
            return size;
        }
        let mut folded = String::new();
        let mut size = 0;
        // Bytes of invisible characters that are counted already.
        let mut gone = 0;
        for c in rest.chars() {
            let each = match fold(c, self.keys.folding()) {
                Folded::Same => c,
                Folded::Other(other) => other,
                Folded::Gone if size > 0 && gone == 0 && self.is_vowel_sign(c) => {
                    size += c.len_utf8();
                    continue;
                }
                // Invisible characters go with the cluster when something that combines with it follows.
                Folded::Gone if size > 0 && gone == 0 && self.combines_next(&rest[size..]) => {
                    gone = self.gone(&rest[size..]);
                    size += gone;
                    gone -= c.len_utf8();
                    continue;
                }
                Folded::Gone if gone > 0 => {
                    gone -= c.len_utf8();
                    continue;
                }
                _ => break,
            };
            if size > 0 && !fold::is_combining(each) {
                break;
            }
            folded.push(each);
            size += c.len_utf8();
        }
        let normal: String = folded.nfc().filter(|c| !self.is_vowel_sign(*c)).collect();
        if normal == rest[..size] {
            self.keys.emit(&normal, at, 0);
        } else {
            self.keys.emit(&normal, at, size);
        }
        self.note(&normal);
        size
    }

    /// Writes the character at the start of `rest` where it comes to an ASCII one and nothing can combine with it, as is so with
    /// most marks. Returns its bytes.
    fn lone_mark(&mut self, rest: &str, at: usize) -> Option<usize> {
        let mut chars = rest.chars();
        let c = chars.next()?;
        let Folded::Other(mark) = fold(c, self.keys.folding()) else {
            return None;
        };
        let lone = chars
            .next()
            .is_none_or(|next| next.is_ascii() || script::is_han(next));
        if !lone || !mark.is_ascii() {
            return None;
        }
        let mut buffer = [0; 4];
        let text = mark.encode_utf8(&mut buffer);
        self.keys.emit(text, at, c.len_utf8());
        self.note(text);
        Some(c.len_utf8())
    }

    /// A dash or an ellipsis: as many of them as stand together are one.
    fn long(&mut self, c: char, text: &str, at: usize, size: usize) {
        let melted = self.melts == Some(c);
        if melted {
            self.keys.extend_last(at + size);
            return;
        }
        self.keys.emit(text, at, size);
        self.started = true;
        let dash = text == "-" && self.last == Last::Word;
        self.last = if dash { Last::Hyphen } else { Last::Other };
        self.melts = Some(c);
    }

    fn note(&mut self, text: &str) {
        self.started = true;
        self.melts = None;
        if text
            .bytes()
            .next_back()
            .is_some_and(|last| last.is_ascii_alphanumeric())
        {
            (self.last, self.unspaced) = (Last::Word, false);
            return;
        }
        let before = text
            .strip_suffix(['-', '/'])
            .map(|before| before.chars().next_back());
        self.last = match before {
            Some(Some(c)) if script::is_word(c) => Last::Hyphen,
            Some(None) if self.last == Last::Word => Last::Hyphen,
            _ if text.ends_with(script::is_word) => Last::Word,
            _ if text.ends_with(['(', '[']) => Last::Open,
            _ => Last::Other,
        };
        if let Some(last) = text
            .chars()
            .rev()
            .find(|c| script::is_word(*c) || script::is_unspaced(*c))
        {
            self.unspaced = script::is_unspaced(last);
        }
    }

    /// Decides what the white space before byte `at` comes to: one space between two words of spaced scripts, else nothing.
    fn flush_white(&mut self, at: usize, end: usize, after: &[Piece]) {
        let Some((start, stop)) = self.white.take() else {
            return;
        };
        if !self.started {
            return;
        }
        // Without its space, a mark that is alone would combine with the letter before it.
        let kept = self.keep_spaces || self.combines_next(&self.source[at..end]);
        if !kept {
            if self.next.is_none_or(|(place, _)| place < at) {
                self.next = Some(self.next_letter(at, end, after));
            }
            // A word wrapped at its hyphen is the same word: `option-` and `length` on the next line, or after a space; and nothing
            // is between an opening bracket and what it opens.
            let wrapped =
                self.last == Last::Hyphen && self.source[at..end].starts_with(script::is_word);
            let wrapped = wrapped || self.last == Last::Open;
            if wrapped || self.unspaced || self.next.is_some_and(|(_, unspaced)| unspaced) {
                return;
            }
        }
        (self.melts, self.last) = (None, Last::Other);
        if &self.source[start..stop] == " " {
            self.keys.emit(" ", start, 0);
        } else {
            self.keys.emit(" ", start, stop - start);
        }
    }

    /// Where the next letter or digit stands, and whether its script goes without spaces. Marks say nothing of that.
    fn next_letter(&self, at: usize, end: usize, after: &[Piece]) -> (usize, bool) {
        let here = std::iter::once(at..end).chain(after.iter().map(|piece| piece.span.range()));
        for range in here {
            let found = self.source[range.clone()]
                .char_indices()
                .find(|(_, c)| script::is_word(*c) || script::is_unspaced(*c));
            if let Some((offset, c)) = found {
                return (range.start + offset, script::is_unspaced(c));
            }
        }
        (usize::MAX, false)
    }
}
/// Whether a space is between a word or the mark after it and a word, of scripts with spaces both.
fn between_words(before: &str, after: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || fold::is_spaced_letter(c);
    let behind = before.ends_with(|c: char| word(c) || matches!(c, ',' | '.' | ';' | ':' | ')'));
    behind && after.starts_with(word)
}

/// How many bytes at the start are in the key as they are, as far as they are ASCII: words, marks, and single spaces between
/// words.
fn plain_ascii(bytes: &[u8]) -> usize {
    let mut at = 0;
    // After a letter, whether a byte stands as it is can be told by its neighbours, so that many are judged at once.
    if bytes.first().is_some_and(u8::is_ascii_alphanumeric) {
        at = 1;
        while let Some([before @ .., _, _]) = bytes.get(at - 1..at + AT_ONCE + 1) {
            let (here, after) = (&bytes[at..at + AT_ONCE], &bytes[at + 1..=at + AT_ONCE]);
            let mut stands = [false; AT_ONCE];
            for (index, stands) in stands.iter_mut().enumerate() {
                *stands = is_visible(here[index])
                    | ((here[index] == b' ')
                        & may_precede_space(before[index])
                        & after[index].is_ascii_alphanumeric());
            }
            if let Some(first) = stands.iter().position(|stands| !stands) {
                return at + first;
            }
            at += AT_ONCE;
        }
    }
    while let Some(byte) = bytes.get(at) {
        let between = || {
            let next = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
            next && may_precede_space(bytes[at - 1])
                && bytes[..at].iter().any(u8::is_ascii_alphanumeric)
        };
        let stands = is_visible(*byte) || (*byte == b' ' && at > 0 && between());
        if !stands {
            break;
        }
        at += 1;
    }
    at
}

/// How many bytes at the start are common Han characters, which always stand as they are.
fn han_run(bytes: &[u8]) -> usize {
    let han = |three: &&[u8]| matches!(three, [0xe5..=0xe9, ..] | [0xe4, 0xb8..=0xbf, ..]);
    3 * bytes.chunks_exact(3).take_while(han).count()
}

/// How many bytes are judged at once.
const AT_ONCE: usize = 16;
/// How much of a line labels are read from, in characters. With 32 and 128 the same.
const HEAD: usize = 64;

/// Whether a space after this byte is one between words: it is a letter, a digit, or a mark that belongs to the word before.
fn may_precede_space(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | matches!(byte, b',' | b'.' | b';' | b':' | b')')
}

/// Whether the byte is an ASCII character that is in a key as it is.
fn is_visible(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'`'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn usual(text: &str) -> String {
        key(text, Folding::Usual)
    }

    #[test]
    fn folds_what_a_reader_does_not_see() {
        for (one, other) in [
            ("e\u{301}te\u{301}", "été"),
            ("（以下称“双方”），", "(以下称\"双方\"),"),
            ("a\u{a0}b\n  c\td", "a b c d"),
            ("co\u{ad}operate\u{200b}", "cooperate"),
            ("２０２６年", "2026年"),
            ("1990–2000 — да", "1990-2000 - да"),
            ("option-\nlength, time- wait", "option-length, time-wait"),
            ("the client/\nserver model", "the client/server model"),
            ("agreed (\nsee [ 2])", "agreed (see [2])"),
            ("谈判——结束", "谈判—结束"),
            ("等等……", "等等..."),
            ("ﾊﾟﾘ", "パリ"),
            ("«Да»", "“Да”"),
        ] {
            assert_eq!(usual(one), usual(other), "{one} / {other}");
        }
    }

    #[test]
    fn leaves_words_digits_and_case_alone() {
        for (one, other) in [
            ("May", "may"),
            ("30日", "31日"),
            ("ё", "е"),
            ("學", "学"),
            ("。", "."),
            ("a b", "ab"),
            ("一。二", "一、二"),
        ] {
            assert_ne!(usual(one), usual(other), "{one} / {other}");
        }
    }

    #[test]
    fn a_space_beside_han_says_nothing() {
        for text in ["总 则", "总则", "总\n则", "总　则"] {
            assert_eq!(usual(text), "总则");
        }
        assert_eq!(usual("“甲” “乙”"), "\"甲\"\"乙\"");
        assert_eq!(usual("使用 Rust 语言"), "使用Rust语言");
        assert_eq!(usual("Rust, Go 语言"), "Rust, Go语言");
    }

    #[test]
    fn maps_every_place_back() {
        let source = "甲，  “乙” e\u{301} —— x";
        let mut keys = Keys::new(Folding::Usual);
        let span = push(
            &mut keys,
            source,
            &[Piece {
                span: Span::new(0, source.len()),
                join: Join::Nothing,
            }],
        );
        assert_eq!(span.of(keys.text()), "甲,\"乙\"é - x");
        let back = |from: &str, key: &str| {
            let at = keys.text().find(key).unwrap();
            assert_eq!(keys.source(Span::new(at, at + key.len())).of(source), from);
        };
        back("甲，", "甲,");
        back("“乙”", "\"乙\"");
        back("e\u{301}", "é");
        back("——", "-");
        back("e\u{301} —— x", "é - x");
        assert_eq!(
            keys.source(Span::empty(keys.text().len())),
            Span::empty(source.len())
        );
    }

    #[test]
    fn strict_sees_width_and_quotation_marks() {
        assert_ne!(key("（甲）", Folding::Strict), key("(甲)", Folding::Strict));
        assert_ne!(key("“甲”", Folding::Strict), key("\"甲\"", Folding::Strict));
        assert_eq!(
            key("甲 \n乙", Folding::Strict),
            key("甲乙", Folding::Strict)
        );
    }

    #[test]
    fn joins_lines_by_script_and_words_by_their_hyphen() {
        let source = "一个段\n落 com-\nputer and\n  more";
        let lines: Vec<Piece> = [
            (0, 9, Join::Space),
            (10, 18, Join::Space),
            (19, 28, Join::Hyphen),
            (29, 35, Join::Space),
        ]
        .map(|(start, end, join)| Piece {
            span: Span::new(start, end),
            join,
        })
        .into();
        let mut keys = Keys::new(Folding::Usual);
        push(&mut keys, source, &lines);
        assert_eq!(keys.text(), "一个段落computer and more");
    }

    #[test]
    fn reading_text_keeps_every_character_but_line_ends() {
        let source = "第一条　为了“甲”，\n使用 Rust  语言（乙）。";
        let mut keys = Keys::new(Folding::Usual);
        let span = push(
            &mut keys,
            source,
            &[Piece {
                span: Span::new(0, source.len()),
                join: Join::Nothing,
            }],
        );
        assert_eq!(
            keys.reading(span, source),
            "第一条　为了“甲”，使用 Rust 语言（乙）。"
        );
    }

    #[test]
    fn joining_lines_changes_white_space_only() {
        assert_eq!(joined("一行\n  二行 x\r\ny "), "一行二行 x y ");
        assert_eq!(joined("\n  next  word\n"), " next  word ");
    }

    #[test]
    fn head_keeps_spaces() {
        assert_eq!(head("第一条　为了（甲）"), "第一条 为了(甲)");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "[a-z甲乙，。（）“”«»—–…\u{301}\u{ad}\u{200b} \u{3000}\nｶﾞ１Ａ가ᄀ\u{1161}й\\-]{0,40}") {
            let once = usual(&text);
            prop_assert_eq!(usual(&once), once.clone());
            let strict = key(&text, Folding::Strict);
            prop_assert_eq!(key(&strict, Folding::Strict), strict.clone());
        }

        #[test]
        fn any_text_keeps_its_law(text in "\\PC{0,60}") {
            let once = usual(&text);
            prop_assert_eq!(usual(&once), once.clone());
        }

        #[test]
        fn source_spans_are_in_order_and_on_boundaries(text in "\\PC{0,60}") {
            let mut keys = Keys::new(Folding::Usual);
            let all = push(&mut keys, &text, &[Piece { span: Span::new(0, text.len()), join: Join::Nothing }]);
            let mut last = 0;
            for (at, c) in all.of(keys.text()).char_indices() {
                let span = keys.source(Span::new(at, at + c.len_utf8()));
                prop_assert!(text.get(span.range()).is_some(), "{:?} cuts a character", span);
                prop_assert!(span.start >= last);
                last = span.start;
            }
        }
    }
}
