//! The normaliser: from source text to the comparison key, with every position of the key mapped back to the source.
//!
//! Two paragraphs are the same when their keys are. A key is in Unicode normal form C; white space, line ends, invisible
//! characters, full and half width, quotation marks and dashes are folded; letters, digits, case and words are not touched.
//! Normalising twice changes nothing. Keys of all paragraphs of a document stand in one string, a line end between them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::text::script;
use crate::text::span::Span;

/// What is folded on the way to the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folding {
    /// White space, invisible characters, width, quotation marks and dashes: what a reader does not take for a change.
    #[default]
    Usual,
    /// White space and normal form only: width, quotation marks, dashes and invisible characters count.
    Strict,
}

/// What stands between a piece of a paragraph and the piece before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// A line end that a space would stand for, where the script puts spaces.
    Space,
    /// Nothing at all.
    Nothing,
    /// A word cut at a hyphen that belongs to the line end only: the hyphen before it goes.
    Hyphen,
}

/// One stretch of source text of a paragraph: mostly a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// How it goes on from the piece before; ignored for the first.
    pub join: Join,
}

/// One run of the map from key to source: either verbatim, byte for byte, or one place of the source that was folded.
#[derive(Clone, Copy, Debug)]
struct Run {
    key: u32,
    source: u32,
    /// Bytes of source that the whole run stands for; 0 says verbatim.
    folded: u32,
}

/// The keys of a document, joined by line ends, and the way back to its text.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    text: String,
    runs: Vec<Run>,
    folding: Folding,
}

impl Keys {
    /// No keys yet.
    #[must_use]
    pub fn new(folding: Folding) -> Self {
        Self { folding, ..Self::default() }
    }

    /// All keys, a line end between one and the next.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds the key of a paragraph that consists of `pieces` of `source`, and returns its span in [`Keys::text`], in bytes.
    pub fn push(&mut self, source: &str, pieces: &[Piece]) -> Span {
        if !self.text.is_empty() || !self.runs.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        Fold::new(self, source, false).paragraph(pieces);
        Span::new(start, self.text.len())
    }

    /// The source bytes that the key bytes `span` stand for. An empty span gives an empty one, at the place where text would go in.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        if span.is_empty() {
            return Span::empty(self.source_start(span.start) as usize);
        }
        let start = self.source_start(span.start);
        Span { start, end: self.source_end(span.end).max(start) }
    }

    /// The source behind a paragraph's key as a reader would copy it: line ends inside it joined as in the key, runs of white
    /// space single, every other character as it stands in the source.
    #[must_use]
    pub fn reading(&self, span: Span, source: &str) -> String {
        let mut out = String::with_capacity(span.len());
        let first = self.runs.partition_point(|run| run.key < span.start);
        let mut last: Option<u32> = None;
        for (index, run) in self.runs.iter().enumerate().skip(first).take_while(|(_, run)| run.key < span.end) {
            let ends = self.runs.get(index + 1).map_or(span.end, |next| next.key.min(span.end));
            let key = Span { start: run.key, end: ends }.of(&self.text).trim_end_matches('\n');
            if key.is_empty() {
                continue;
            }
            let skipped = last.map_or("", |last| source.get(last as usize..run.source as usize).unwrap_or(""));
            if !skipped.contains(['\n', '\r']) {
                out.push_str(skipped.trim());
                out.push_str(&skipped.chars().next_back().filter(|c| c.is_whitespace()).map_or(String::new(), String::from));
            }
            if run.folded == 0 {
                out.push_str(key);
                last = Some(run.source + key.len() as u32);
            } else {
                let original = &source[run.source as usize..(run.source + run.folded) as usize];
                out.push_str(if key == " " { key } else { original });
                last = Some(run.source + run.folded);
            }
        }
        out
    }

    /// Where in the source the character at key byte `at` starts; at the end of a paragraph, where its text ends.
    fn source_start(&self, at: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.key <= at);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else { return 0 };
        let ends = self.runs.get(index).map_or(self.text.len() as u32, |next| next.key);
        match run.folded {
            // The line end between two keys belongs to neither: it is the end of the first.
            _ if at >= ends || self.text.as_bytes().get(at as usize) == Some(&b'\n') => self.source_end(at),
            0 => run.source + (at - run.key),
            _ => run.source,
        }
    }

    fn source_end(&self, end: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.key < end);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else {
            return self.runs.first().map_or(0, |run| run.source);
        };
        if run.folded == 0 { run.source + (end - run.key) } else { run.source + run.folded }
    }

    fn emit(&mut self, text: &str, source: usize, folded: usize) {
        let key = self.text.len() as u32;
        if folded == 0 {
            // A run never goes on from one paragraph into the next.
            let inside = !self.text.ends_with('\n');
            let goes_on = inside && self.runs.last().is_some_and(|run| run.folded == 0 && run.source + (key - run.key) == source as u32);
            if !goes_on {
                self.runs.push(Run { key, source: source as u32, folded: 0 });
            }
        } else {
            self.runs.push(Run { key, source: source as u32, folded: folded as u32 });
        }
        self.text.push_str(text);
    }
}

/// The key of a text on its own: one paragraph, its line ends taken as white space.
#[must_use]
pub fn key(text: &str, folding: Folding) -> String {
    let mut keys = Keys::new(folding);
    keys.push(text, &[Piece { span: Span::new(0, text.len()), join: Join::Nothing }]);
    keys.text
}

/// A source text with its line ends taken away as a reader would: a space for each, or nothing beside a script without spaces.
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
pub fn head(line: &str) -> String {
    let end = line.char_indices().nth(64).map_or(line.len(), |(at, _)| at);
    spaced(&line[..end])
}

/// A line folded like a key, but with every space kept.
#[must_use]
pub fn spaced(line: &str) -> String {
    let mut keys = Keys::new(Folding::Usual);
    Fold::new(&mut keys, line, true).paragraph(&[Piece { span: Span::new(0, line.len()), join: Join::Nothing }]);
    keys.text
}

enum Folded {
    Same,
    Gone,
    White,
    Other(char),
    Long(&'static str),
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
    /// Whether the last character written is a letter or digit.
    word: bool,
    /// Whether the last character written is a hyphen behind a letter or digit.
    hyphen: bool,
    /// Whether the last letter or digit written belongs to a script without spaces.
    unspaced: bool,
    /// The last emitted text was a long dash, or an ellipsis, that the next one melts into.
    melts: Option<char>,
}

impl<'a> Fold<'a> {
    fn new(keys: &'a mut Keys, source: &'a str, keep_spaces: bool) -> Self {
        Self { keys, source, keep_spaces, white: None, started: false, word: false, hyphen: false, unspaced: false, melts: None }
    }

    fn paragraph(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            let mut range = piece.span.range();
            if pieces.get(index + 1).is_some_and(|next| next.join == Join::Hyphen) {
                let cut = self.source[range.clone()].trim_end();
                range.end = range.start + cut.strip_suffix(is_hyphen).unwrap_or(cut).len();
            }
            if index > 0 && piece.join == Join::Space && self.white.is_none() {
                self.white = Some((pieces[index - 1].span.end as usize, piece.span.start as usize));
            }
            if piece.join == Join::Hyphen {
                range.start += self.source[range.clone()].len() - self.source[range.clone()].trim_start().len();
            }
            let after = pieces.get(index + 1..).unwrap_or_default();
            self.piece(range, after);
        }
    }

    fn piece(&mut self, range: std::ops::Range<usize>, after: &[Piece]) {
        let mut at = range.start;
        // Where the next letter or digit after white space stands, so that a run of marks is not read over and over.
        let mut seen: Option<(usize, bool)> = None;
        while at < range.end {
            let rest = &self.source[at..range.end];
            let plain = self.plain(rest);
            if plain > 0 {
                self.flush_white(at, range.end, after, &mut seen);
                self.keys.emit(&rest[..plain], at, 0);
                self.note(&rest[..plain]);
                at += plain;
                continue;
            }
            let Some(c) = rest.chars().next() else { break };
            let size = c.len_utf8();
            match fold(c, self.keys.folding) {
                Folded::Gone => {}
                Folded::White => {
                    let start = self.white.map_or(at, |(start, _)| start);
                    self.white = Some((start, at + size));
                }
                Folded::Same | Folded::Other(_) => {
                    self.flush_white(at, range.end, after, &mut seen);
                    at += self.cluster(rest, at);
                    continue;
                }
                Folded::Long(text) => {
                    self.flush_white(at, range.end, after, &mut seen);
                    self.long(c, text, at, size);
                }
            }
            at += size;
        }
    }

    /// How many bytes at the start of `rest` stand in the key as they are: letters, digits and plain marks.
    fn plain(&self, rest: &str) -> usize {
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            let same = match c {
                '`' => self.keys.folding == Folding::Strict,
                '!'..='~' | 'Ѐ'..='ӿ' => true,
                '\u{4e00}'..='\u{9fff}' | '。' | '、' | '《' | '》' => true,
                _ => false,
            };
            if !same {
                // A mark that combines with the letter before it takes that letter out of the run.
                if self.combines_next(&rest[at..]) {
                    return rest[..end].char_indices().last().map_or(0, |(last, _)| last);
                }
                return at;
            }
            end = at + c.len_utf8();
        }
        end
    }

    /// Whether the next character that is not left out combines with the one before.
    fn combines_next(&self, rest: &str) -> bool {
        let mut folded = rest.chars().map(|c| (c, fold(c, self.keys.folding)));
        match folded.find(|(_, each)| !matches!(each, Folded::Gone)) {
            Some((c, Folded::Same)) | Some((_, Folded::Other(c))) => is_combining(c),
            _ => false,
        }
    }

    /// Writes the character at the start of `rest` with all that combines with it, in normal form C. Returns its bytes.
    fn cluster(&mut self, rest: &str, at: usize) -> usize {
        let mut folded = String::new();
        let mut size = 0;
        for c in rest.chars() {
            let each = match fold(c, self.keys.folding) {
                Folded::Same => c,
                Folded::Other(other) => other,
                // Invisible characters go with the cluster when something that combines with it follows.
                Folded::Gone if size > 0 && self.combines_next(&rest[size..]) => {
                    size += c.len_utf8();
                    continue;
                }
                _ => break,
            };
            if size > 0 && !is_combining(each) {
                break;
            }
            folded.push(each);
            size += c.len_utf8();
        }
        let normal: String = folded.nfc().collect();
        if normal == rest[..size] {
            self.keys.emit(&normal, at, 0);
        } else {
            self.keys.emit(&normal, at, size);
        }
        self.note(&normal);
        size
    }

    /// A dash or an ellipsis: as many of them as stand together are one.
    fn long(&mut self, c: char, text: &str, at: usize, size: usize) {
        let melted = self.melts == Some(c);
        if melted && let Some(run) = self.keys.runs.last_mut() {
            run.folded = (at + size) as u32 - run.source;
            return;
        }
        self.keys.emit(text, at, size);
        self.started = true;
        self.hyphen = text == "-" && self.word;
        self.word = false;
        self.melts = Some(c);
    }

    fn note(&mut self, text: &str) {
        self.started = true;
        self.melts = None;
        let before = text.strip_suffix('-').map(|before| before.chars().next_back().map_or(self.word, script::is_word));
        self.hyphen = before == Some(true);
        self.word = text.ends_with(script::is_word);
        if let Some(last) = text.chars().rev().find(|c| script::is_word(*c) || script::is_unspaced(*c)) {
            self.unspaced = script::is_unspaced(last);
        }
    }

    /// Decides what the white space before byte `at` comes to: one space between two words of spaced scripts, else nothing.
    fn flush_white(&mut self, at: usize, end: usize, after: &[Piece], seen: &mut Option<(usize, bool)>) {
        let Some((start, stop)) = self.white.take() else { return };
        if !self.started {
            return;
        }
        // Without its space, a mark that stands alone would combine with the letter before it.
        let kept = self.keep_spaces || self.combines_next(&self.source[at..end]);
        if !kept {
            if seen.is_none_or(|(place, _)| place < at) {
                *seen = Some(self.next_letter(at, end, after));
            }
            // A word wrapped at its hyphen is the same word: `option-` and `length` on the next line, or behind a space.
            let wrapped = self.hyphen && self.source[at..end].starts_with(script::is_word);
            if wrapped || self.unspaced || seen.is_some_and(|(_, unspaced)| unspaced) {
                return;
            }
        }
        (self.melts, self.word, self.hyphen) = (None, false, false);
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
            let found = self.source[range.clone()].char_indices().find(|(_, c)| script::is_word(*c) || script::is_unspaced(*c));
            if let Some((offset, c)) = found {
                return (range.start + offset, script::is_unspaced(c));
            }
        }
        (usize::MAX, false)
    }
}

/// Whether the character is a hyphen, as stands at a line's end.
#[must_use]
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

fn is_combining(c: char) -> bool {
    c >= '\u{300}' && !script::is_han(c) && (canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

fn fold(c: char, folding: Folding) -> Folded {
    if c.is_whitespace() {
        return Folded::White;
    }
    if folding == Folding::Strict {
        return Folded::Same;
    }
    // Some characters are but another code for a common one: the Greek oxia is an acute accent.
    let c = if c < '\u{340}' || script::is_han(c) { c } else { singleton(c) };
    match c {
        '`' => Folded::Other('\''),
        '!'..='~' => Folded::Same,
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '〟' | '「' | '」' | '＂' | '｢' | '｣' => Folded::Other('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '『' | '』' | '＇' | 'ʼ' | '´' => Folded::Other('\''),
        '‐' | '‑' | '‒' | '–' | '−' | '﹣' | '－' | '﹘' => Folded::Other('-'),
        '—' | '―' | '─' => Folded::Long("-"),
        '…' => Folded::Long("..."),
        '｀' => Folded::Other('\''),
        '！'..='～' => Folded::Other(char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)),
        '｡'..='ﾟ' | '￠'..='￢' | '￤'..='￦' => c.nfkc().next().map_or(Folded::Same, Folded::Other),
        _ if script::is_invisible(c) => Folded::Gone,
        _ => Folded::Same,
    }
}

fn singleton(c: char) -> char {
    let mut normal = std::iter::once(c).nfc();
    match (normal.next(), normal.next()) {
        (Some(one), None) => one,
        _ => c,
    }
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
        for (one, other) in [("May", "may"), ("30日", "31日"), ("ё", "е"), ("學", "学"), ("。", "."), ("a b", "ab"), ("一。二", "一、二")] {
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
        let span = keys.push(source, &[Piece { span: Span::new(0, source.len()), join: Join::Nothing }]);
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
        assert_eq!(keys.source(Span::empty(keys.text().len())), Span::empty(source.len()));
    }

    #[test]
    fn strict_sees_width_and_quotation_marks() {
        assert_ne!(key("（甲）", Folding::Strict), key("(甲)", Folding::Strict));
        assert_ne!(key("“甲”", Folding::Strict), key("\"甲\"", Folding::Strict));
        assert_eq!(key("甲 \n乙", Folding::Strict), key("甲乙", Folding::Strict));
    }

    #[test]
    fn joins_lines_by_script_and_words_by_their_hyphen() {
        let source = "一个段\n落 com-\nputer and\n  more";
        let lines: Vec<Piece> = [(0, 9, Join::Space), (10, 18, Join::Space), (19, 28, Join::Hyphen), (29, 35, Join::Space)]
            .map(|(start, end, join)| Piece { span: Span::new(start, end), join })
            .into();
        let mut keys = Keys::new(Folding::Usual);
        keys.push(source, &lines);
        assert_eq!(keys.text(), "一个段落computer and more");
    }

    #[test]
    fn reading_text_keeps_every_character_but_line_ends() {
        let source = "第一条　为了“甲”，\n使用 Rust  语言（乙）。";
        let mut keys = Keys::new(Folding::Usual);
        let span = keys.push(source, &[Piece { span: Span::new(0, source.len()), join: Join::Nothing }]);
        assert_eq!(keys.reading(span, source), "第一条　为了“甲”，使用 Rust 语言（乙）。");
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
            let all = keys.push(&text, &[Piece { span: Span::new(0, text.len()), join: Join::Nothing }]);
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
