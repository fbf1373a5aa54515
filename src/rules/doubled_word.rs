//! The rule `doubled-word`.

mod groups;
mod han;
mod meeting;
mod phrases;
mod set_apart;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::{Finding, Replacement};
use crate::language::topics::doubling;
use crate::language::{Knowledge, Vocabulary};
use crate::rule::{Options, declare_rule};
use crate::rules::doubled_word::han::Sequences;
use crate::rules::doubled_word::phrases::Phrases;
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a word, or a group of words, that is repeated by mistake: `the the`, `of the of the`, `管理管理`, `其其他`, `и и`.
    ///
    /// Chinese does not mark where words end. A sequence of two to eight characters is reported if it is repeated immediately
    /// and the characters around it do not form other words: 企业|创业|创新 is three words, and so is 申请人|申请|人民法院. A single
    /// character is reported if it is a function word that is never doubled, or if a punctuation mark follows where the
    /// second word would have to continue, as in `展览展展、`. Two words that happen to meet are ignored: 违反|反垄断, 共和国|国务院, 目的|的.
    ///
    /// So are a noun and its verb (有关规定|规定应当), and two English compounds that also appear separately in the document: with `host
    /// name` and `name constraint`, `host name name constraint` is right.
    ///
    /// Words that may be doubled (had had, очень очень, 往往, 商量商量), names and numbers are ignored.
    ///
    /// ## Why
    /// The second word is a slip, and sometimes it has replaced another word. Readers overlook it.
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

/// A cell of a table with so many words is prose. Chosen by hand.
const WORDS_OF_CELL: usize = 3;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut sequences = Sequences::default();
    let phrases = Phrases::of(reading.keys());
    let first = findings.len();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        if (paragraph.kind != Kind::TableCell || is_told(paragraph))
            && !glyphs::is_like_code(glyphs)
        {
            words(reading, paragraph, &phrases, findings);
            for (first, second) in groups::repeated(paragraph) {
                if !is_parted(reading, glyphs, first.1, second.0) {
                    let second = &glyphs[second.0..second.1];
                    report(reading, glyphs, first.0, second, findings);
                }
            }
        }
        han::look(reading, paragraph, &mut sequences, findings);
    }
    sequences.judge(reading, findings);
    set_apart::leave_out_code(reading, first, findings);
}

/// Whether a cell of a table says something: shorter ones are values.
fn is_told(paragraph: Paragraph) -> bool {
    let words = paragraph.text().split(' ');
    words
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count()
        >= WORDS_OF_CELL
}

/// Words of scripts with spaces.
fn words(reading: &Reading, paragraph: Paragraph, phrases: &Phrases, findings: &mut Vec<Finding>) {
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
            && !is_parted(reading, glyphs, end, from)
            && !meeting::is_right(phrases, paragraph, &lower(&glyphs[first..end]), first, to)
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

/// Whether something is between the two that is not shown, such as a link without words, an image or a note: `to [](#rules)
/// to`. Two links may say the same.
fn is_parted(reading: &Reading, glyphs: &[Glyph], end: usize, second: usize) -> bool {
    let between = Span {
        start: glyphs[end - 1].end(),
        end: glyphs[second].at,
    };
    let between = reading.quote(between);
    let two_links = |(_, rest): (&str, &str)| rest.contains('[');
    ["[](", "![", "[^"]
        .iter()
        .any(|mark| between.contains(mark))
        || between.split_once("](").is_some_and(two_links)
}

fn lower(glyphs: &[Glyph]) -> String {
    let letters = glyphs.iter().flat_map(|glyph| glyph.c.to_lowercase());
    letters.collect()
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
    let single = two.len() == 1 && doubling::is_word_of_one_letter(vocabulary, &word);
    let long = two.len() >= 2 || single;
    // I is a capital always; before a number or a capital it is one of Roman numerals.
    let behind = (glyphs.get(second.1)).zip(glyphs.get(second.1 + 1));
    let said = behind.is_some_and(|(space, next)| space.c == ' ' && next.c.is_lowercase());
    let named = first.0 >= 2
        && glyphs[..first.0 - 1]
            .iter()
            .rev()
            .take_while(|glyph| script::is_word(glyph.c))
            .last()
            .is_some_and(|glyph| glyph.c.is_uppercase())
        && !is_first_word(vocabulary, &glyphs[..first.0 - 1]);
    let small = small || (single && said && !named && !word.chars().all(is_small));
    // On a line of its own, or between marks of a diagram, a word is no part of a sentence.
    let next = glyphs.get(second.1).map(|glyph| glyph.c);
    // A rule of a grammar: pair = letter letter.
    let not_space = |glyph: &&Glyph| !glyph.c.is_whitespace();
    let equals = |glyph: &Glyph| glyph.c == '=';
    let defined = glyphs[second.1..]
        .iter()
        .find(not_space)
        .is_some_and(equals)
        || glyphs[..first.0]
            .iter()
            .rev()
            .find(not_space)
            .is_some_and(equals);
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
        && !is_dump(glyphs, first.0, second, &lower(two))
        && !doubling::may_stand_twice(vocabulary, &word)
}

/// Whether a text is a small word alone that opens a sentence with its capital: When I.
fn is_first_word(vocabulary: Vocabulary, glyphs: &[Glyph]) -> bool {
    let length = glyphs
        .iter()
        .rev()
        .take_while(|glyph| script::is_word(glyph.c))
        .count();
    let (front, word) = glyphs.split_at(glyphs.len() - length);
    let opens = front.iter().rev().find(|glyph| glyph.c != ' ');
    let word = lower(word);
    opens.is_none_or(|glyph| matches!(glyph.c, '.' | '!' | '?' | '…'))
        && (vocabulary.languages())
            .any(|language| language.evidence.function_words.contains(&word.as_str()))
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
            .all(|(a, b)| a.c == b.c || a.c.to_lowercase().eq(b.c.to_lowercase()));
        same || (hex && is_hex(other))
    };
    dumb || around.into_iter().flatten().any(alike)
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
    if set_apart::is_title_of_box(reading, whole) {
        return;
    }
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
    use crate::rule::tests::{found, found_in, repaired, silent};

    #[test]
    fn what_a_line_end_of_the_author_parts_is_not_repeated() {
        for (name, text) in [
            ("x.html", "<p>甲方：北京港湾公司<br>公司地址：北京市</p>"),
            ("x.html", "<p>We close the<br/>the gate.</p>"),
            (
                "x.html",
                "<p><img alt=\"Portrait of the keeper\"><br><b>keeper</b> of the lamp</p>",
            ),
            (
                "x.html",
                "<p><img alt=\"Portrait of the keeper\"> <b>keeper</b> of the lamp</p>",
            ),
            ("x.md", "甲方：北京港湾公司<br>公司地址：北京市"),
            ("x.md", "We close the  \nthe gate."),
            ("x.md", "We close the\\\nthe gate."),
        ] {
            assert!(found_in(&RULE, name, text).is_empty(), "{text}");
        }
        for (name, text) in [
            ("x.html", "<p>We close the\nthe gate.<br>It is red.</p>"),
            ("x.html", "<p><img alt=\"Portrait of the the keeper\"></p>"),
            ("x.md", "We close the\nthe gate.  \nIt is red."),
        ] {
            assert_eq!(found_in(&RULE, name, text).len(), 1, "{text}");
        }
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
            ("When I I closed the gate, the lamp went out.", "I I"),
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
    fn words_that_may_stand_twice_names_and_numbers_are_none() {
        silent(
            &RULE,
            &[
                "He had had enough, and said that that was so.",
                "Bora Bora, Cao Cao and 10 10.",
                "Очень очень давно.",
                "The end. End of story, story ended.",
                "друг друга",
                "Wait wait wait, cried the keeper (Bison bison bison is his name).",
                "Bài hát này hay hay, và nó được nhiều người thích.",
                "La lampe est vieille ; il faut la faire faire par un ouvrier du port.",
            ],
        );
    }

    #[test]
    fn two_links_may_say_the_same() {
        let text = "See the charts:\n[north quay](n.png)\n[north quay](n.pdf \"for print\")\n\nAsk [him](a) [him](b).\n";
        assert!(found_in(&RULE, "a.md", text).is_empty());
        let text = "See [the quay](n.png) the quay of the north.\n\nAsk [him](a) him.\n";
        assert_eq!(found_in(&RULE, "a.md", text).len(), 2);
    }

    #[test]
    fn one_of_the_two_goes() {
        assert_eq!(repaired(&RULE, "opens the the gate"), "opens the gate");
        assert_eq!(repaired(&RULE, "保护区管理管理经验"), "保护区管理经验");
    }

    #[test]
    fn a_pronoun_that_is_stressed_may_follow_itself() {
        silent(
            &RULE,
            &[
                "Alles wird leichter, wenn du du selbst bist.",
                "Nur wenn er er selbst ist, kommt er an.",
            ],
        );
        assert_eq!(found(&RULE, "Sag es mir, wenn du du am Tor bist.").len(), 1);
    }
}
