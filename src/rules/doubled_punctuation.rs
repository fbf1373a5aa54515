//! The rule `doubled-punctuation`.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::document::reading::{Paragraph, Reading};
use crate::document::{CodeUse, Kind};
use crate::finding::{Finding, Replacement};
use crate::language::topics::sentences;
use crate::language::{LANGUAGES, Language, Vocabulary};
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph, OPAQUE};
use crate::text::marks;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds two punctuation marks in a row where only one belongs: `，，`, `，。`, `; ,` and the like, with or without a space
    /// between them.
    ///
    /// Ellipses, dashes, repeated exclamation and question marks, a comma after an abbreviation's full stop, and a pair of marks
    /// that a document uses throughout are ignored.
    ///
    /// ## Why
    /// The second mark is left over from an edit that often also removed a word that should have stayed.
    ///
    /// ## Example
    /// ```bad
    /// 沿江步道每日开放，，汛期除外。
    /// ```
    /// ```bad
    /// The gate opens at dawn,, except in winter.
    /// ```
    /// ```good
    /// The gate opens at dawn, except in winter... Visitors (guides, etc.), too, are welcome!!
    /// ```
    ///
    /// ## Fix
    /// If both marks are the same, one is removed; this is safe. If they differ, the fix is unsafe: somebody has to decide
    /// which one stays.
    ///
    /// ## Default
    /// A warning: it is always wrong, but rarely changes the meaning.
    "doubled-punctuation", "marks", Warning, needs &[] => Each(check)
}

/// A document in which the same two marks stand so many times means them: dots, or a colon before each listing. Chosen by hand.
const HABIT: usize = 4;
/// From so many letters on a word in small letters is no abbreviation, and its full stop ends a sentence. Chosen by hand.
const LONG_WORD: usize = 7;
/// The shortest small word, such as a preposition, whose full stop ends a sentence. Chosen by hand.
const SMALL_WORD: usize = 3;
/// From so many letters on a small word that ends in a vowel is no abbreviation: those are cut before a vowel. Chosen by hand.
const WHOLE_WORD: usize = 5;
/// How many words are before two marks in the middle of a sentence: after fewer, they may set a term apart from what it means. Chosen by
/// hand.
const WORDS_BEFORE: usize = 3;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut found: Vec<(String, Finding)> = Vec::new();
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        if glyphs::is_like_code(glyphs) {
            continue;
        }
        let has_code = OnceCell::new();
        let mut at = 0;
        while at < glyphs.len() {
            let run = run_from(reading, glyphs, at);
            let place = Place {
                glyphs,
                at,
                run,
                reading,
                index: paragraph.index(),
                vocabulary: paragraph.vocabulary(),
                has_code: &has_code,
            };
            at += run.len().max(1);
            if run.len() < 2 {
                continue;
            }
            let shown: String = run.iter().map(|glyph| glyph.c).collect();
            if is_habit(&shown, &counts) || !place.is_wrong() {
                continue;
            }
            if !starts_lines(reading, paragraph, run) {
                *counts.entry(shown.clone()).or_default() += 1;
                found.push((shown, finding(reading, run)));
            }
        }
    }
    found.extend(over_line_ends(reading));
    found.retain(|(marks, _)| !is_habit(marks, &counts));
    findings.extend(found.into_iter().map(|(_, finding)| finding));
}

/// Marks at the end of a line and at the start of the next, where each line is a paragraph, as in Chinese text.
fn over_line_ends(reading: &Reading) -> Vec<(String, Finding)> {
    let pause = |glyph: &&Glyph| matches!(glyph.c, '，' | '、' | '；' | '。');
    let mut found = Vec::new();
    let mut last: Option<(usize, Glyph)> = None;
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        let second = glyphs.first().filter(pause);
        if let (Some((before, first)), Some(second)) = (last, second)
            && before + 1 == paragraph.index()
            && glyphs.get(1).is_some_and(|next| script::is_word(next.c))
        {
            let gap = Span {
                start: first.end(),
                end: second.at,
            };
            let gap = reading.quote(gap);
            if gap.trim().is_empty() && gap.matches('\n').count() == 1 {
                let marks = [first, *second];
                let shown: String = marks.iter().map(|glyph| glyph.c).collect();
                found.push((shown, finding(reading, &marks)));
            }
        }
        last = glyphs
            .last()
            .filter(pause)
            .map(|glyph| (paragraph.index(), *glyph));
    }
    found
}

/// Whether a document writes such marks so often that they are its style.
fn is_habit(marks: &str, counts: &FxHashMap<String, usize>) -> bool {
    let first = marks.chars().next();
    let same = marks.chars().all(|c| Some(c) == first) && first != Some('.');
    !same && counts.get(marks).is_some_and(|count| *count >= HABIT)
}

/// Whether the last of the marks starts lines of the paragraph, as the sign of a comment does.
fn starts_lines(reading: &Reading, paragraph: Paragraph, run: &[Glyph]) -> bool {
    let last = run[run.len() - 1].c;
    reading.quote(glyphs::span_of(run)).contains('\n') && {
        let lines = reading.quote(paragraph.span).lines().skip(1);
        let starting = lines.filter(|line| line.trim_start().starts_with(last));
        starting.take(2).count() == 2
    }
}

fn finding(reading: &Reading, run: &[Glyph]) -> Finding {
    let (first, last) = (run[0], run[run.len() - 1]);
    let shown: String = run.iter().map(|glyph| glyph.c).collect();
    let span = glyphs::span_of(run);
    let same = run.iter().all(|glyph| glyph.c == first.c);
    let quoted = run.iter().any(|glyph| marks::closes(glyph.c).is_some());
    let text = if quoted {
        run[..run.len() - 1].iter().map(|glyph| glyph.c).collect()
    } else {
        stronger(first.c, last.c).to_string()
    };
    // Two full stops may stand for three.
    let is_safe = same && first.c != '.';
    RULE.finding(
        reading.number(),
        span,
        message!("doubled-punctuation.marks", marks = shown),
    )
    .fixed(is_safe, vec![Replacement { span, text }])
}

/// A mark that separates and never is next to another one.
fn is_pause(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '，' | '、' | '；' | '：' | '。' | '،' | '؛' | '۔' | '।'
    )
}

fn is_call(c: char) -> bool {
    matches!(c, '?' | '!' | '？' | '！' | '؟')
}

/// The marks from `at` on, with at most one space between two, or one quotation that closes between two full stops.
fn run_from<'g>(reading: &Reading, glyphs: &'g [Glyph], at: usize) -> &'g [Glyph] {
    let is_mark = |c: char| is_pause(c) || c == '.';
    let c = |at: usize| glyphs.get(at).map(|glyph| glyph.c);
    let first = glyphs[at].c;
    if !is_mark(first) && !is_call(first) || ends_entity(glyphs, at) {
        return &[];
    }
    if first == '。' && matches!(c(at + 1), Some('”' | '」')) && c(at + 2) == Some('。') {
        return &glyphs[at..at + 3];
    }
    let mut end = at + 1;
    loop {
        match (c(end), c(end + 1)) {
            (Some(mark), _) if is_mark(mark) => end += 1,
            (Some(' '), Some(mark)) if is_mark(mark) && mark != '.' && mark != ':' => end += 2,
            // A full stop alone at the start of a line ends the line before, once more.
            (Some(' '), Some('.'))
                if c(end - 1) == Some('.')
                    && matches!(c(end + 2), Some(' '))
                    && is_line_end(reading, glyphs, end) =>
            {
                end += 2;
            }
            // A colon alone on the last line was cut off.
            (Some(' '), Some(':')) if glyphs.len() == end + 2 => end += 2,
            _ => return &glyphs[at..end],
        }
    }
}

/// Whether the space at `at` is the end of a line.
fn is_line_end(reading: &Reading, glyphs: &[Glyph], at: usize) -> bool {
    let gap = Span {
        start: glyphs[at - 1].end(),
        end: glyphs[at + 1].at,
    };
    reading.quote(gap).contains('\n')
}

/// Whether the mark at `at` ends the name of a character, which the file has in place of it: `&eacute;`, `&#233;`.
fn ends_entity(glyphs: &[Glyph], at: usize) -> bool {
    if glyphs[at].c != ';' {
        return false;
    }
    let name = |glyph: &&Glyph| glyph.c.is_ascii_alphanumeric() || glyph.c == '#';
    let length = glyphs[..at].iter().rev().take_while(name).count();
    let open = (at - length).checked_sub(1).map(|before| glyphs[before].c);
    length > 1 && open == Some('&')
}

/// A run of marks and what surrounds it.
struct Place<'a> {
    glyphs: &'a [Glyph],
    at: usize,
    run: &'a [Glyph],
    reading: &'a Reading<'a>,
    /// Of the paragraph.
    index: usize,
    /// Of the paragraph.
    vocabulary: Vocabulary,
    /// Whether the paragraph has signs of code, once that is known.
    has_code: &'a OnceCell<bool>,
}

impl Place<'_> {
    fn before(&self) -> Option<char> {
        let before = self.at.checked_sub(1)?;
        Some(self.glyphs[before].c)
    }

    fn after(&self) -> Option<char> {
        let after = self.glyphs.get(self.at + self.run.len())?;
        Some(after.c)
    }

    fn is_wrong(&self) -> bool {
        let mut pairs = self.run.windows(2);
        if pairs.any(|two| self.has_picture(two[0], two[1])) {
            return false;
        }
        let marks: Vec<char> = self.run.iter().map(|glyph| glyph.c).collect();
        let marks: Vec<char> = marks.into_iter().filter(|c| *c != ' ').collect();
        // A container's sign with a colon of the other width: ：:：.
        let colons = |two: &[char]| matches!(two, [':', '：'] | ['：', ':']);
        if marks.windows(2).any(colons) {
            return true;
        }
        // The stop of an abbreviation belongs to the word.
        let marks = match marks[..] {
            ['.', _, _, ..] if self.run[1].c == ',' || self.run[1].c == ';' => &marks[1..],
            _ => &marks[..],
        };
        let wide = marks.iter().any(|c| !c.is_ascii());
        if !self.follows_word(wide) || (!wide && !self.ends_before_word()) {
            return false;
        }
        match *marks {
            // Three stand for an omission; a colon and another mark are a word of a programming language.
            [a, b, c, ..] if a == b && b == c && matches!(a, '。' | '.' | '，' | '、' | '۔') => {
                false
            }
            ['.', '.'] => self.ends_twice(),
            ['.', ':'] if self.run.len() == 3 => true,
            ['.', ',' | ':'] if self.run.len() == 2 => {
                self.is_after_long_word()
                    || self.is_after_small_word()
                    || self.is_after_whole_word()
            }
            [',' | ';', '.'] => !self.has_code() && self.is_after_letter(),
            ['?' | '!', '.'] => !self.has_code() && !self.is_after_name(marks[0]),
            // Code follows.
            ['。', ':' | '：'] => self.after().is_some() || !self.is_before_code(),
            ['？' | '！', '。'] | ['?' | '!' | '.', '।'] | ['؟', '.' | '۔'] | ['।' | '۔', '.'] => {
                true
            }
            // A name may end in the mark.
            ['？' | '！', '，'] => self.before().is_some_and(script::is_han),
            // A label, an abbreviation or a file's ending before a mark: `etc.,`, `1.、`.
            ['.' | '?' | '!' | '？' | '！', ..] | [.., '.'] => false,
            [':', ':'] => self.is_last_colon() || (self.is_told_on() && self.is_alone("::")),
            // Two of them end a verse.
            ['।', '।'] => self.is_told_on() && self.is_alone("।।"),
            [':', ','] => self.is_single_colon() && !self.is_after_label(),
            [_, _] | [_, _, _] if wide => true,
            [a, b] => a == b && a != ':' || a != ':' && b != ':' && !self.has_code(),
            _ => false,
        }
    }

    /// Whether the colon belongs to a label of one letter or of figures: `1:, 2:`.
    fn is_after_label(&self) -> bool {
        let before = self.glyphs[..self.at].iter().rev().map(|glyph| glyph.c);
        let word: Vec<char> = before.take_while(|c| c.is_alphanumeric()).collect();
        word.len() == 1 || word.iter().all(char::is_ascii_digit)
    }

    /// Punctuation follows words and closing marks. In code it stands anywhere.
    fn follows_word(&self, wide: bool) -> bool {
        self.before().is_some_and(|c| {
            script::is_word(c) || marks::closes(c).is_some() || c == OPAQUE || (wide && c == '"')
        })
    }

    fn ends_before_word(&self) -> bool {
        self.after().is_none_or(|c| {
            c.is_whitespace()
                || marks::closes(c).is_some()
                || c == '"'
                || script::is_unspaced(c)
                || marks::opens(c).is_some()
        })
    }

    /// The word before the marks.
    fn word(&self) -> Option<&[Glyph]> {
        let letters = |glyph: &&Glyph| script::is_word(glyph.c) && !glyph.c.is_numeric();
        let length = self.glyphs[..self.at].iter().rev().take_while(letters);
        let word = &self.glyphs[self.at - length.count()..self.at];
        (!word.is_empty()).then_some(word)
    }

    fn is_after_letter(&self) -> bool {
        self.word().is_some() || self.before().is_some_and(|c| c == OPAQUE || c == ')')
    }

    fn is_after_long_word(&self) -> bool {
        let long = |word: &[Glyph]| word.len() >= LONG_WORD && is_small(word);
        !self.has_code() && self.word().is_some_and(long)
    }

    /// Whether the word before is no abbreviation: it is in small letters and ends as none does, or is elsewhere without a full stop.
    fn is_after_whole_word(&self) -> bool {
        let Some(word) = self.word().filter(|word| word.len() >= WHOLE_WORD) else {
            return false;
        };
        let text: String = word.iter().map(|glyph| glyph.c).collect();
        let known = |each: &Language| each.sentences.abbreviations.contains(&text.as_str());
        is_small(word)
            && sentences::ends_in_vowel(&text)
            && !self.has_code()
            && !LANGUAGES.iter().copied().any(known)
    }

    /// Whether the word before is a small one of the language, such as a preposition, and no abbreviation in any.
    fn is_after_small_word(&self) -> bool {
        let Some(word) = self.word().filter(|word| word.len() >= SMALL_WORD) else {
            return false;
        };
        let word: String = word.iter().map(|glyph| glyph.c).collect();
        let mut languages = self.vocabulary.languages();
        !self.has_code()
            && languages.any(|each| each.evidence.function_words.contains(&word.as_str()))
            && !(LANGUAGES.iter()).any(|each| each.sentences.abbreviations.contains(&word.as_str()))
    }

    /// Whether two full stops end a sentence: another one or nothing follows. Between two parts of one they stand for three.
    fn ends_twice(&self) -> bool {
        let next = self.glyphs[self.at + self.run.len()..]
            .iter()
            .find(|glyph| script::is_word(glyph.c));
        let ends = self.after().is_none_or(|c| marks::closes(c).is_some());
        (ends || next.is_none_or(|glyph| glyph.c.is_uppercase())) && !self.has_code()
    }

    /// Whether two colons end the last line of a paragraph of Markdown. Plain text and reStructuredText announce code with them.
    fn is_last_colon(&self) -> bool {
        self.reading.document().code == CodeUse::Apart
            && self.after().is_none()
            && !self.is_before_code()
            && self.is_single("::")
    }

    /// Whether the marks are in the middle of a sentence in small letters, behind several words and before another one on their line.
    fn is_told_on(&self) -> bool {
        let before = self.glyphs[..self.at].split(|glyph| !script::is_word(glyph.c));
        let words = before.filter(|word| !word.is_empty()).count();
        let end = self.at + self.run.len();
        let next = self.glyphs.get(end + 1);
        words >= WORDS_BEFORE
            && self.after() == Some(' ')
            && next.is_some_and(|glyph| {
                script::is_word(glyph.c) && !glyph.c.is_uppercase() && !glyph.c.is_numeric()
            })
            && !is_line_end(self.reading, self.glyphs, end)
            && !self.has_code()
    }

    /// Whether the document has the marks here only.
    fn is_alone(&self, marks: &str) -> bool {
        let all = self
            .reading
            .prose()
            .map(|each| each.text().matches(marks).count());
        all.sum::<usize>() == 1
    }

    fn is_before_code(&self) -> bool {
        let next = self.reading.document().paragraphs.get(self.index + 1);
        next.is_none_or(|next| next.kind == Kind::Code)
    }

    /// Whether a name ends in the mark, such as Yahoo!: it has a capital, or it is elsewhere with the mark.
    fn is_after_name(&self, mark: char) -> bool {
        self.word().is_none_or(|word| {
            let name: String = word.iter().map(|glyph| glyph.c).chain([mark]).collect();
            let mut all = (self.reading.prose()).flat_map(|each| each.text().matches(&name));
            !is_small(word) || all.nth(1).is_some()
        })
    }

    /// Whether a colon belongs to no sign such as `:smile:`, and the paragraph speaks of no others.
    fn is_single_colon(&self) -> bool {
        let name = |glyph: &&Glyph| glyph.c.is_ascii_alphanumeric() || matches!(glyph.c, '_' | '-');
        let length = self.glyphs[..self.at].iter().rev().take_while(name);
        let open = self.at.checked_sub(length.count() + 1);
        open.is_none_or(|open| self.glyphs[open].c != ':')
            && (self.run.len() == 3 || !self.has_code())
    }

    fn is_single(&self, marks: &str) -> bool {
        let mut all = self.reading.prose();
        all.all(|each| each.index() == self.index || !each.text().ends_with(marks))
    }

    /// Whether a picture is between two marks, as a formula may be: `，![](a.png)，`.
    fn has_picture(&self, one: Glyph, two: Glyph) -> bool {
        let gap = Span {
            start: one.end(),
            end: two.at.max(one.end()),
        };
        self.reading.quote(gap).contains("![")
    }

    fn has_code(&self) -> bool {
        let any = || self.glyphs.iter().any(|glyph| is_of_code(glyph.c));
        *self.has_code.get_or_init(any)
    }
}

fn is_small(word: &[Glyph]) -> bool {
    !word.iter().any(|glyph| glyph.c.is_uppercase())
}

/// Whether the character hints at code in the paragraph, where marks follow each other as they like.
fn is_of_code(c: char) -> bool {
    matches!(
        c,
        '=' | '{' | '}' | '|' | '"' | '#' | '\\' | '_' | '<' | '>'
    )
}

/// Which of two marks ends more.
fn stronger(a: char, b: char) -> char {
    let rank = |c: char| match c {
        '、' => 0,
        ',' | '，' => 1,
        ';' | '；' => 2,
        ':' | '：' => 3,
        '?' | '!' | '？' | '！' => 5,
        _ => 4,
    };
    if rank(b) > rank(a) { b } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn the_sign_of_a_comment_is_no_second_mark() {
        let text = "The clerk reads the book,\n; the lamp and the gate,\n; and all that is written in them.";
        silent(&RULE, &[text]);
        assert_eq!(
            found(&RULE, "The clerk reads the book,\n, and goes.").len(),
            1
        );
    }

    #[test]
    fn finds_two_marks_for_one() {
        for (text, marks) in [
            ("甲方应当付款，，乙方应当交货。", "，，"),
            ("甲方应当付款，乙方应当交货。。", "。。"),
            ("甲方应当付款，。乙方应当交货。", "，。"),
            ("图书、、地图和照片", "、、"),
            ("The buyer pays,, and the seller delivers.", ",,"),
            ("The buyer pays, , and the seller delivers.", ", ,"),
            ("Покупатель платит,, а продавец поставляет.", ",,"),
        ] {
            assert_eq!(found(&RULE, text), [[marks]], "{text}");
        }
    }

    #[test]
    fn finds_a_full_stop_beside_another_mark() {
        for (text, marks) in [
            ("The ferry was late.. The clerk noted it.", ".."),
            ("The ferry was late..", ".."),
            ("(by ferry, by road, etc..)", ".."),
            ("Паром опоздал.. Секретарь записал это.", ".."),
            ("Was the ferry late?. Nobody knows.", "?."),
            ("The ferry was late,. The clerk noted it.", ",."),
            ("The harbour charges as follows.: boats pay.", ".:"),
            ("The ports are:, north and south.", ":,"),
            ("The ferry was late; , the clerk noted it.", "; ,"),
            ("渡船晚点了吗？。没有人知道。", "？。"),
            ("他说：“渡船晚点了。”。", "。”。"),
            ("تأخر القارب،، كتب الكاتب.", "،،"),
            ("नाव देर से आई।, क्लर्क ने लिखा।", "।,"),
            ("渡船晚点：:如下", "：:"),
            ("The lamp went out., so the clerk lit it again.", ".,"),
            ("The clerk asked the crew:: who has the key?", "::"),
            ("नाव देर से आई।। क्लर्क ने लिखा। वह गया।", "।।"),
            ("नाव कब आई?। क्लर्क ने लिखा।", "?।"),
            (
                "The ferry had been late all week.\n. The clerk noted it.",
                ".\n.",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[marks]], "{text}");
        }
    }

    #[test]
    fn finds_marks_on_both_sides_of_a_line_end() {
        for (text, marks) in [
            ("船长检查了甲板，\n，大副检查了船舱。", "，\n，"),
            ("船长检查了甲板；\n、大副检查了船舱。", "；\n、"),
        ] {
            assert_eq!(found(&RULE, text), [[marks]], "{text}");
        }
        assert_eq!(
            repaired(&RULE, "船长检查了甲板，\n，大副检查了船舱。"),
            "船长检查了甲板，大副检查了船舱。"
        );
        silent(
            &RULE,
            &[
                "船长检查了甲板，\n大副检查了船舱。",
                "船长检查了甲板。\n\n、顿号用于列举。",
            ],
        );
    }

    #[test]
    fn omissions_stops_of_words_and_names_of_characters_are_none() {
        silent(
            &RULE,
            &[
                "Well.. perhaps, he said.",
                "Term:: what it means, in a list.",
                "It is in vol., no., and fig., as the clerk said.",
                "Ist es wahr?.. Nein!.. Doch.",
                "Am 5., 6. und 7. Mai, Tel.: 30.",
                "The Yahoo!. team met.",
                "Est&aacute; aqu&iacute;, ya.",
                "The range 1..5 and the path ../a, too.",
                "One.. Two.. Three.. Four.. Five.",
                "As in the listing::\n\n    code",
                "Use :smile:, please.",
            ],
        );
    }

    #[test]
    fn omissions_abbreviations_and_code_are_none() {
        silent(
            &RULE,
            &[
                "他说……然后走了。",
                "他说。。。然后走了。",
                "Maps, books, etc., are lent... or not.",
                "Call std::mem::swap, then wait.",
                "Really?! Yes!!",
                "И т. д., и т. п.; и др.: всё.",
                "1.、2.、3.",
                "Use `a,,b`, please.",
            ],
        );
    }

    #[test]
    fn a_colon_may_belong_to_a_label() {
        silent(
            &RULE,
            &["The cells are named 1:, 12: and 3:, and the lamps a:, b: and c:."],
        );
    }

    #[test]
    fn one_of_two_equal_marks_goes() {
        assert_eq!(repaired(&RULE, "付款，，交货。。"), "付款，交货。");
        assert_eq!(repaired(&RULE, "付款，。交货"), "付款。交货");
    }

    #[test]
    fn finds_a_mark_behind_the_end_of_a_sentence() {
        for (text, marks) in [
            ("The pier is ready., and the boats may come.", ".,"),
            ("Das Tor öffnet heute., dann erst wieder im Mai.", ".,"),
            ("Лодка стоит у берега., а сети сушатся.", ".,"),
            ("渡船到港了！，大家都去看。", "！，"),
            ("渡船到港了吗？，他问。", "？，"),
            ("नाव घाट पर है।. वह लौट आया।", "।."),
            ("هل وصل القارب؟. نعم وصل.", "؟."),
        ] {
            assert_eq!(found(&RULE, text)[0][0], marks, "{text}");
        }
        silent(
            &RULE,
            &[
                "Oars, sails, etc., are sold by Elm Inc., which is by the pier; approx., it has 5.",
                "Ruder, Segel usw., auch bzw., ggf., vgl., evtl., inkl., allg., sind da.",
                "Вёсла, паруса и т. д., и др., и пр., в т. ч., лежат там.",
                "Rames, voiles, etc., fig., chap., éd., env., sont là.",
                "他用的是Yahoo！，不是别的。",
                "“渡船到港了！”，他说。",
                "هل وصل القارب؟! نعم.",
            ],
        );
    }
}
