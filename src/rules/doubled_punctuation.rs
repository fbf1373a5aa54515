//! The rule `doubled-punctuation`.

use crate::document::reading::Reading;
use crate::finding::message::message;
use crate::finding::{Finding, Replacement};
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::marks;
use crate::text::script;

declare_rule! {
    /// ## What it does
    /// Finds two punctuation marks in a row where one belongs: `，，`, `，。`, `; ,` and the like, with or without a space between them.
    ///
    /// Ellipses, dashes, repeated exclamation and question marks, and a comma after an abbreviation's full stop are ignored.
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

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        if !glyphs::is_like_code(glyphs) {
            look(reading, glyphs, findings);
        }
    }
}

/// A mark that separates and never stands beside another one.
fn is_pause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '。')
}

fn look(reading: &Reading, glyphs: &[Glyph], findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < glyphs.len() {
        let run = run_from(glyphs, at);
        if run.len() >= 2 && is_wrong(glyphs, at, run) {
            let (first, last) = (run[0], run[run.len() - 1]);
            let shown: String = run.iter().map(|glyph| glyph.c).collect();
            let span = glyphs::span_of(run);
            let same = run.iter().all(|glyph| glyph.c == first.c);
            let keep = if same {
                first.c
            } else {
                stronger(first.c, last.c)
            };
            let finding = RULE
                .finding(
                    reading.number(),
                    span,
                    message!("doubled-punctuation.marks", marks = shown),
                )
                .fixed(
                    same,
                    vec![Replacement {
                        span,
                        text: keep.to_string(),
                    }],
                );
            findings.push(finding);
        }
        at += run.len().max(1);
    }
}

/// The marks from `at` on, with at most one space between two.
fn run_from(glyphs: &[Glyph], at: usize) -> &[Glyph] {
    let is_mark = |c: char| is_pause(c) || c == '.';
    if !is_mark(glyphs[at].c) {
        return &[];
    }
    let mut end = at + 1;
    loop {
        match (
            glyphs.get(end).map(|g| g.c),
            glyphs.get(end + 1).map(|g| g.c),
        ) {
            (Some(c), _) if is_mark(c) => end += 1,
            (Some(' '), Some(c)) if is_mark(c) && c != '.' && c != ':' => end += 2,
            _ => return &glyphs[at..end],
        }
    }
}

fn is_wrong(glyphs: &[Glyph], at: usize, run: &[Glyph]) -> bool {
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let after = glyphs.get(at + run.len()).map(|after| after.c);
    let marks: Vec<char> = run
        .iter()
        .map(|glyph| glyph.c)
        .filter(|c| *c != ' ')
        .collect();
    // The stop of an abbreviation belongs to the word.
    let marks = match marks[..] {
        ['.', _, _, ..] if run[1].c != ' ' => &marks[1..],
        _ => &marks[..],
    };
    let wide = marks.iter().any(|c| !c.is_ascii());
    // Punctuation stands after words and closing marks. In code it stands anywhere.
    let after_word = before
        .is_some_and(|c| script::is_word(c) || marks::closes(c).is_some() || (wide && c == '"'));
    let before_word = after.is_none_or(|c| {
        c.is_whitespace()
            || marks::closes(c).is_some()
            || c == '"'
            || script::is_unspaced(c)
            || marks::opens(c).is_some()
    });
    if !after_word || (!wide && !before_word) {
        return false;
    }
    match *marks {
        // Three stand for an omission; a colon and another mark are a word of a programming language.
        [a, b, c, ..] if a == b && b == c && matches!(a, '。' | '.' | '，' | '、') => false,
        // A label, an abbreviation or a file's ending before a mark: `etc.,`, `1.、`.
        ['.', ..] | [.., '.'] | [':', ':', ..] => false,
        [_, _] | [_, _, _] if wide => true,
        [a, b] => {
            a == b && a != ':'
                || a != ':'
                    && b != ':'
                    && !glyphs.iter().any(|glyph| is_of_code(glyph.c))
                    && run.len() == 2
        }
        _ => false,
    }
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
        _ => 4,
    };
    if rank(b) > rank(a) { b } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

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
    fn one_of_two_equal_marks_goes() {
        assert_eq!(repaired(&RULE, "付款，，交货。。"), "付款，交货。");
        assert_eq!(repaired(&RULE, "付款，。交货"), "付款。交货");
    }
}
