//! The rule `doubled-word`.

mod groups;

use memchr::memmem;
use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::message::message;
use crate::finding::{Finding, Replacement};
use crate::language::topics::doubling;
use crate::language::{Knowledge, Vocabulary};
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds a word, or a group of words, that is repeated by mistake: `the the`, `of the of the`, `管理管理`, `其其他`, `и и`.
    ///
    /// Chinese does not mark where words end. A sequence of two to eight characters is reported if it is repeated immediately
    /// and the characters around it do not form other words: 企业|创业|创新 is three words, and so is 申请人|申请|人民法院. A single
    /// character is reported if it is a function word that is never doubled, or if a punctuation mark follows where the
    /// second word would have to continue, as in `展览展展、`. Two words that happen to meet are ignored: 违反|反垄断, 共和国|国务院, 目的|的.
    ///
    /// Words that may be doubled (had had, очень очень, 往往, 商量商量), names and numbers are ignored.
    ///
    /// ## Why
    /// The second word is a slip, and sometimes it is in the place of another word: the reader's eye skips it.
    ///
    /// ## Example
    /// ```bad
    /// 两市加强水文测站管理管理经验的交流。
    /// ```
    /// ```bad
    /// The keeper shall open the the gate at dawn.
    /// ```
    /// ```good
    /// 违反反垄断法的，由中华人民共和国国务院规定，以营利为目的的除外。
    /// ```
    ///
    /// ## Fix
    /// Removes one of the two words. The fix is unsafe: another word may belong there.
    ///
    /// ## Default
    /// A warning: nearly always a slip.
    "doubled-word", "words", Warning, needs &[Knowledge::Doubling] => Each(check)
}

/// The longest sequence of Han characters that is looked at. With 16 the same; with 4 one case fewer right.
const LONGEST: usize = 8;
/// What stands more often than this is said so, and no slip. With 2 the same; with 8 seven findings more, all false.
const OFTEN: usize = 4;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut sequences: Vec<(Vec<Glyph>, usize, usize)> = Vec::new();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        if paragraph.kind != Kind::TableCell && !glyphs::is_like_code(glyphs) {
            words(reading, paragraph, findings);
            for (first, second) in groups::repeated(paragraph) {
                report(
                    reading,
                    glyphs,
                    first.0,
                    &glyphs[second.0..second.1],
                    findings,
                );
            }
        }
        han(reading, glyphs, &mut sequences, findings);
    }
    if !sequences.is_empty() {
        let counts = counts(reading, &sequences);
        for (glyphs, at, length) in &sequences {
            if !has_other_words(glyphs, *at, *length, &counts) {
                let second = &glyphs[at + length..at + 2 * length];
                report(reading, glyphs, *at, second, findings);
            }
        }
    }
}

/// Words of scripts with spaces.
fn words(reading: &Reading, paragraph: Paragraph, findings: &mut Vec<Finding>) {
    let (glyphs, vocabulary) = (paragraph.glyphs(), paragraph.vocabulary());
    let mut last: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < glyphs.len() {
        let letter = |c: char| script::is_word(c) && !script::is_unspaced(c);
        if !letter(glyphs[at].c) {
            // Only spaces may be between the two.
            if !glyphs[at].c.is_whitespace() {
                last = None;
            }
            at += 1;
            continue;
        }
        let run = glyphs[at..]
            .iter()
            .take_while(|glyph| letter(glyph.c) || matches!(glyph.c, '\'' | '’' | '-' | '_'))
            .count();
        let (from, to) = (at, at + run);
        if let Some((first, end)) = last
            && is_doubled(vocabulary, glyphs, (first, end), (from, to))
            && !is_heading(reading, glyphs, (first, end), from)
        {
            report(reading, glyphs, first, &glyphs[from..to], findings);
            last = None;
        } else {
            last = Some((from, to));
        }
        at = to;
    }
}

/// Whether the first word is a line of its own, as a heading is that no blank line sets apart: Payload, and below it payload.
fn is_heading(reading: &Reading, glyphs: &[Glyph], first: (usize, usize), second: usize) -> bool {
    let ends_line = |from: usize, to: usize| {
        let span = Span {
            start: glyphs[from].end(),
            end: glyphs[to].at,
        };
        reading.quote(span).contains('\n')
    };
    glyphs[first.0].c != glyphs[second].c
        && ends_line(first.1 - 1, second)
        && (first.0 < 2 || ends_line(first.0 - 2, first.0))
}

fn is_doubled(
    vocabulary: Vocabulary,
    glyphs: &[Glyph],
    first: (usize, usize),
    second: (usize, usize),
) -> bool {
    let (one, two) = (&glyphs[first.0..first.1], &glyphs[second.0..second.1]);
    // it it’s: the second has an ending.
    let stem = two.iter().position(|glyph| matches!(glyph.c, '\'' | '’'));
    let second = (second.0, second.0 + stem.unwrap_or(two.len()));
    let two = &glyphs[second.0..second.1];
    let same = one.len() == two.len()
        && one
            .iter()
            .zip(two)
            .all(|(a, b)| a.c == b.c || a.c.to_lowercase().eq(b.c.to_lowercase()));
    if !same {
        return false;
    }
    let word: String = two.iter().map(|glyph| glyph.c).collect();
    // The capital of a first word may be at the start of a sentence only.
    let opens = first.0 == 0
        || first
            .0
            .checked_sub(2)
            .is_some_and(|before| matches!(glyphs[before].c, '.' | '!' | '?' | '…'));
    // Most scripts have no capitals.
    let is_small = |c: char| !c.is_uppercase() && !c.is_numeric();
    let small = word.chars().all(is_small)
        && one
            .iter()
            .skip(usize::from(opens))
            .all(|glyph| is_small(glyph.c));
    let long = two.len() >= 2 || doubling::is_word_of_one_letter(vocabulary, &word);
    // On a line of its own, or between marks of a diagram, a word is no part of a sentence.
    let next = glyphs.get(second.1).map(|glyph| glyph.c);
    let defined = next == Some(' ') && glyphs.get(second.1 + 1).is_some_and(|glyph| glyph.c == '=');
    let prior = first.0.checked_sub(1).map(|before| glyphs[before].c);
    // The second is the first part of a name such as that of a host.
    let behind = glyphs.get(second.1 + 1).map(|glyph| glyph.c);
    let dotted = next == Some('.') && behind.is_some_and(char::is_alphanumeric);
    let in_text = !defined
        && !dotted
        && !matches!(
            next,
            Some('_' | '=' | '/' | '\\' | '|' | '(' | '[' | '+' | '*')
        )
        && !matches!(
            prior,
            Some('_' | '/' | '\\' | '|' | '+' | '*' | '-' | '.' | '=' | '<' | '#' | '$')
        );
    small
        && long
        && in_text
        && !is_dump(glyphs, first.0, second, &word)
        && !doubling::may_stand_twice(vocabulary, &word)
}

/// Whether the word is of a table of bytes or of a pattern: ff ff 00, xx xx xx.
fn is_dump(glyphs: &[Glyph], start: usize, second: (usize, usize), word: &str) -> bool {
    let is_hex = |glyphs: &[Glyph]| glyphs.iter().all(|glyph| glyph.c.is_ascii_hexdigit());
    let hex = is_hex(&glyphs[second.0..second.1]);
    let dumb = word.is_ascii() && !word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let length = second.1 - second.0;
    // The words around, where they are as long as this one.
    let word_at = |at: usize| {
        let ends = |at: Option<&Glyph>| at.is_none_or(|glyph| !script::is_word(glyph.c));
        let found = glyphs.get(at..at + length)?;
        let whole = ends(at.checked_sub(1).and_then(|before| glyphs.get(before)))
            && ends(glyphs.get(at + length));
        (whole && found.iter().all(|glyph| script::is_word(glyph.c))).then_some(found)
    };
    let around = [
        word_at(second.1 + 1),
        start.checked_sub(length + 1).and_then(word_at),
    ];
    let alike = |other: &[Glyph]| {
        let same = other
            .iter()
            .zip(&glyphs[second.0..second.1])
            .all(|(a, b)| a.c == b.c);
        same || (hex && is_hex(other))
    };
    dumb || around.into_iter().flatten().any(alike)
}

/// Repeats among characters without spaces: single ones are reported, longer ones are kept until the whole document is known.
fn han(
    reading: &Reading,
    glyphs: &[Glyph],
    sequences: &mut Vec<(Vec<Glyph>, usize, usize)>,
    findings: &mut Vec<Finding>,
) {
    let mut at = 0;
    while at + 1 < glyphs.len() {
        if !script::is_unspaced(glyphs[at].c) {
            at += 1;
            continue;
        }
        if let Some(length) = repeated(&glyphs[at..]) {
            let word: String = glyphs[at..at + length]
                .iter()
                .map(|glyph| glyph.c)
                .collect();
            if !is_spoken(glyphs, at, &word, length) {
                let from = at.saturating_sub(2);
                let to = (at + 2 * length + 2).min(glyphs.len());
                sequences.push((glyphs[from..to].to_vec(), at - from, length));
            }
            at += 2 * length;
            continue;
        }
        if glyphs[at].c == glyphs[at + 1].c && is_wrong_twice(glyphs, at) {
            report(reading, glyphs, at, &glyphs[at + 1..at + 2], findings);
            at += 1;
        }
        at += 1;
    }
}

/// How many characters are repeated at once from here, two at least.
fn repeated(glyphs: &[Glyph]) -> Option<usize> {
    let most = LONGEST.min(glyphs.len() / 2);
    let first = glyphs.first()?.c;
    (2..=most).find(|length| {
        if glyphs[*length].c != first {
            return false;
        }
        let (one, two) = (&glyphs[..*length], &glyphs[*length..2 * length]);
        one.iter()
            .zip(two)
            .all(|(a, b)| a.c == b.c && script::is_han(a.c))
            && one.iter().any(|glyph| glyph.c != one[0].c)
    })
}

/// Whether the word may be said twice where it stands.
fn is_spoken(glyphs: &[Glyph], at: usize, word: &str, length: usize) -> bool {
    let before = text(&glyphs[at.saturating_sub(2)..at]);
    let starts_sentence = !before.ends_with(script::is_word);
    let after = glyphs.get(at + 2 * length..).unwrap_or_default();
    let after = text(&after[..after.len().min(1)]);
    doubling::is_said_twice(word, &before, &after, starts_sentence)
}

/// Whether one character twice is wrong where it stands.
fn is_wrong_twice(glyphs: &[Glyph], at: usize) -> bool {
    let c = glyphs[at].c;
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let after = glyphs.get(at + 2).map(|after| after.c);
    if before == Some(c) || after == Some(c) {
        return false;
    }
    if let Some(small) = doubling::small(c) {
        let ends = before.is_some_and(|c| small.ends.contains(c));
        let begins = after.is_some_and(|c| small.begins.contains(c));
        return !ends && !begins;
    }
    // 展览展展、: before a mark the second would have to be a word by itself. The word before shows that the first is not.
    let cut_off = after.is_some_and(|c| matches!(c, '，' | '、' | ',' | '；' | '。'));
    let told = at >= 2 && glyphs[at - 2].c == c && before.is_some_and(script::is_han);
    cut_off && told && !doubling::may_end_twice(c)
}

/// How often the pairs of characters in the sequences, and their words, are in the document.
fn counts(reading: &Reading, sequences: &[(Vec<Glyph>, usize, usize)]) -> FxHashMap<String, usize> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let keys = reading.keys().as_bytes();
    for (glyphs, at, length) in sequences {
        let mut add = |text: String| {
            counts
                .entry(text)
                .or_insert_with_key(|text| memmem::find_iter(keys, text.as_bytes()).count());
        };
        let (middle, end) = (at + length, at + 2 * length);
        add(text(&glyphs[*at..middle]));
        add(text(&glyphs[*at..middle - 1]));
        add(text(&glyphs[middle - 1..=middle]));
        let before = at.saturating_sub(1);
        add(text(&glyphs[before..end]));
        add(text(&glyphs[before..=*at]));
        if end < glyphs.len() {
            add(text(&glyphs[end - 1..=end]));
        }
        if let Some([front, back, once]) = meeting(glyphs, *at, *length) {
            add(front);
            add(back);
            add(once);
        }
    }
    counts
}

/// What shows that two words meet in a repeat, as in 上一年度|年度报告: the one that ends with the first copy and the one that begins
/// with the second, which the document has elsewhere, and what would be there with one copy, which it has not.
fn meeting(glyphs: &[Glyph], at: usize, length: usize) -> Option<[String; 3]> {
    let (middle, end) = (at + length, at + 2 * length);
    let front = glyphs.get(at.checked_sub(2)?..middle)?;
    let back = glyphs.get(middle..end + 2)?;
    let once = [&glyphs[at - 1..middle], &glyphs[end..=end]].concat();
    let han = |glyphs: &[Glyph]| glyphs.iter().all(|glyph| script::is_han(glyph.c));
    (han(front) && han(back)).then(|| [text(front), text(back), text(&once)])
}

fn text(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.c).collect()
}

/// Whether the characters around the repeat make other words of it, going by what the document has elsewhere: 企业|创业|创新.
fn has_other_words(
    glyphs: &[Glyph],
    at: usize,
    length: usize,
    counts: &FxHashMap<String, usize>,
) -> bool {
    let count = |part: &[Glyph]| counts.get(&text(part)).copied().unwrap_or(0);
    let (middle, end) = (at + length, at + 2 * length);
    let word = count(&glyphs[at..middle]);
    let before = at.saturating_sub(1);
    // 集装箱|装箱: what is said so often is said so.
    if count(&glyphs[before..end]) > OFTEN {
        return true;
    }
    if length == 2 {
        // The seam of the two copies is the word: 创业 in 企业创业创新. What stands here is no evidence.
        let (word, seam) = (
            word.saturating_sub(2),
            count(&glyphs[middle - 1..=middle]).saturating_sub(1),
        );
        let beside = end < glyphs.len() && count(&glyphs[end - 1..=end]) > 1
            || before < at && count(&glyphs[before..=at]) > 1;
        let times = |text: &String| counts.get(text).copied().unwrap_or(0);
        let meet = meeting(glyphs, at, length).is_some_and(|[front, back, once]| {
            times(&front) > 1 && times(&back) > 1 && times(&once) == 0
        });
        return meet || seam > word || (word == 0 && beside);
    }
    // 申请人|申请|人民法院: the second copy is a shorter word, and its last character begins another.
    let shorter = count(&glyphs[at..middle - 1]) > word;
    let another =
        end < glyphs.len() && script::is_han(glyphs[end].c) && count(&glyphs[end - 1..=end]) > 1;
    shorter && another
}

fn report(
    reading: &Reading,
    glyphs: &[Glyph],
    at: usize,
    second: &[Glyph],
    findings: &mut Vec<Finding>,
) {
    let whole = Span {
        start: glyphs[at].at,
        end: second[second.len() - 1].end(),
    };
    let word: String = second.iter().map(|glyph| glyph.c).collect();
    let first_end = glyphs[at + second.len() - 1].end();
    let finding = RULE
        .finding(
            reading.number(),
            whole,
            message!("doubled-word.repeated", word = word),
        )
        .also(
            Span {
                start: second[0].at,
                end: whole.end,
            },
            message!("common.repeated-here"),
        )
        .fixed(
            false,
            vec![Replacement {
                span: Span {
                    start: first_end,
                    end: whole.end,
                },
                text: String::new(),
            }],
        );
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn two_words_that_the_document_has_meet() {
        let text = "各单位公布上一年度决算。年度报告应当真实。主管部门报送上一年度年度报告。";
        silent(&RULE, &[text]);
        let text =
            "人民代表大会每年举行。人民代表出席会议。代表大会闭会后，人民代表代表大会公布决议。";
        assert_eq!(found(&RULE, text)[0][0], "代表代表");
    }

    #[test]
    fn finds_words_in_three_languages() {
        for (text, word) in [
            ("加强自然保护区管理管理经验交流。", "管理管理"),
            ("由上一级主管部门部门责令改正。", "部门部门"),
            ("对其其他疾病进行检查。", "其其"),
            ("双方反对对个别国家的挑衅行为。", "对对"),
            ("开展展览展展、语言教学等合作。", "展展"),
            ("The keeper opens the the gate.", "the the"),
            (
                "On every working day of the year the keeper of the lock opens the\nthe gate at dawn, and at dusk, when the last boat has passed, he\nshuts it again.",
                "the\nthe",
            ),
            ("Сторож открывает ворота ворота утром.", "ворота ворота"),
            ("Сторож живёт в в доме.", "в в"),
        ] {
            let found = found(&RULE, text);
            assert_eq!(
                found.first().map(|each| each[0].as_str()),
                Some(word),
                "{text}"
            );
        }
    }

    #[test]
    fn two_words_that_meet_are_none() {
        silent(
            &RULE,
            &[
                "中华人民共和国国务院的具体体现，违反反垄断法，开展展览，他国国家，以营利为目的的行为。",
                "申请人可以以书面形式参与与专利有关的活动，找对对方。",
                "总政治部干部部、总后勤部卫生部。",
                "支持中小企业创业创新，鼓励自主创业，扶持大学生创业。",
                "申请人申请人民法院强制执行的，应当提出申请，由人民法院受理申请。",
                "往往、渐渐、人人都来，高高兴兴，一步一步，我们商量商量，研究研究再说。",
            ],
        );
    }

    #[test]
    fn words_that_may_stand_twice_names_and_numbers_are_none() {
        silent(
            &RULE,
            &[
                "He had had enough, and said that that was so.",
                "Bora Bora, Cao Cao and 10 10.",
                "Очень очень давно.",
                "The end. End of story, story ended.",
                "друг друга",
            ],
        );
    }

    #[test]
    fn one_of_the_two_goes() {
        assert_eq!(repaired(&RULE, "opens the the gate"), "opens the gate");
        assert_eq!(repaired(&RULE, "保护区管理管理经验"), "保护区管理经验");
    }
}
