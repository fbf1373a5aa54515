//! The rule `foreign-word`.

use std::cell::OnceCell;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::{Finding, Replacement};
use crate::language::Knowledge;
use crate::language::topics::evidence::Script;
use crate::language::topics::sentences;
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a function word of one language, such as `and`, `of`, `и` or `和`, among words in another script.
    ///
    /// Only lower-case joining words with words of the other script on both sides are reported. Quoted words, code, words
    /// used by programming languages, and paragraphs that talk about such words (`the particle 的`) are ignored.
    ///
    /// ## Why
    /// The word is left over from the source text of a translation, and readers of the translation stumble over it.
    ///
    /// ## Example
    /// ```bad
    /// 两市鼓励沿江地区 and 山区的学校开展交流。
    /// ```
    /// ```bad
    /// Стороны обмениваются опытом and данными наблюдений.
    /// ```
    /// ```good
    /// 两市鼓励沿江地区和山区的学校通过 API 交换数据，并学习“and”的用法。
    /// ```
    ///
    /// ## Default
    /// A warning: nearly always a slip, but a text about a language may use the word on purpose.
    "foreign-word", "characters", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    if !reading.has(|c| !c.is_ascii()) {
        return;
    }
    let counts = counts(reading);
    let (strange, home) = (strange(counts), home(counts));
    let has_code = OnceCell::new();
    for paragraph in reading.prose() {
        if !has_two_writings(paragraph.text()) {
            continue;
        }
        look((reading, &has_code), paragraph, (strange, home), findings);
    }
}

fn has_two_writings(text: &str) -> bool {
    let mut first = None;
    text.chars()
        .filter_map(writing)
        .any(|own| *first.get_or_insert(own) != own)
}

/// What kind of writing a letter belongs to, as far as words that join are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Latin,
    Cyrillic,
    Han,
}

fn writing(c: char) -> Option<Writing> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(Writing::Latin),
        '\u{400}'..='\u{52f}' => Some(Writing::Cyrillic),
        _ if script::is_han(c) => Some(Writing::Han),
        _ => None,
    }
}

/// A document in one writing has hardly any letters of another: from so many on they belong to it. With 6 and 24 the same.
const FEW: usize = 12;
/// Of the usual writing there are so many times as many letters at least. With 10 and 40 the same.
const TIMES: usize = 20;
/// A paragraph is in one writing when it has so many times as many letters of it. With 4 two cases fewer right, with 2
/// and 3 three.
const MAJORITY: usize = 6;
/// A document is in a writing that has so many times as many letters as Latin: a treaty in two languages has as many of both. Chosen by
/// hand.
const HOME: usize = 2;
/// How far from a word that is talked about the words are that say so, in characters. Chosen by hand.
const BESIDE: usize = 32;
/// The longest word that joins, in characters. With 3 and 10 the same.
const LONGEST: usize = 5;

/// The letters of the document by their writing.
fn counts(reading: &Reading) -> [usize; 3] {
    let mut counts = [0; 3];
    for own in reading.file().chars().filter_map(writing) {
        counts[own as usize] += 1;
    }
    counts
}

/// The writing that the document is in, code and names in another aside: its joining words are between them.
fn home(counts: [usize; 3]) -> Option<Writing> {
    let [latin, cyrillic, han] = counts;
    let weight = script::HAN_WEIGHT as usize;
    match () {
        () if han * weight > latin * HOME => Some(Writing::Han),
        () if cyrillic > latin * HOME => Some(Writing::Cyrillic),
        () => None,
    }
}

/// The writing of which the document has so few letters that they are hardly meant, beside thousands of another or hundreds.
fn strange(counts: [usize; 3]) -> Option<(Writing, Writing)> {
    let [_, cyrillic, han] = counts;
    let few = |count: usize, usual: usize| (2..=FEW).contains(&count) && usual >= TIMES * count;
    match () {
        () if few(cyrillic, han) => Some((Writing::Cyrillic, Writing::Han)),
        () if few(han, cyrillic) => Some((Writing::Han, Writing::Cyrillic)),
        () => None,
    }
}

/// Whether the word from `at` to `end`, of a writing that the document else does not have, stands bare among words of its own.
fn is_stray(glyphs: &[Glyph], at: usize, end: usize, around: Writing) -> Option<(usize, usize)> {
    let small = glyphs[at..end].iter().all(|glyph| !glyph.c.is_uppercase());
    let before = neighbour(glyphs, (0..at).rev())?;
    let after = neighbour(glyphs, end..glyphs.len())?;
    let own = |place: usize| writing(glyphs[place].c) == Some(around);
    (end - at >= 2 && small && own(before) && own(after)).then_some((before, after))
}

fn look(
    (reading, code): (&Reading, &OnceCell<bool>),
    paragraph: Paragraph,
    (strange, home): (Option<(Writing, Writing)>, Option<Writing>),
    findings: &mut Vec<Finding>,
) {
    let glyphs = paragraph.glyphs();
    let count = |wanted: Writing| {
        let own = |glyph: &&Glyph| writing(glyph.c) == Some(wanted);
        glyphs.iter().filter(own).count()
    };
    let letters = [Writing::Latin, Writing::Cyrillic, Writing::Han].map(count);
    let (mut strays, mut talked_of) = (Vec::new(), false);
    let mut at = 0;
    while at < glyphs.len() {
        let Some(own) = writing(glyphs[at].c) else {
            at += 1;
            continue;
        };
        let run = glyphs[at..]
            .iter()
            .take_while(|glyph| writing(glyph.c) == Some(own))
            .count();
        let end = at + run;
        let stray = strange
            .filter(|(odd, _)| *odd == own)
            .and_then(|(_, around)| is_stray(glyphs, at, end, around))
            .map(|(before, after)| (before, after, None));
        let joining = (home != Some(own)
            && !is_at_home(paragraph, own)
            && !is_marked(reading, glyphs, at, end))
        .then(|| found(glyphs, at, end))
        .flatten()
        .filter(|_| !(is_keyword(glyphs, at, end) && *code.get_or_init(|| has_code(reading))))
        .filter(|_| !is_called(reading, &glyphs[at..end]))
        .filter(|(before, ..)| is_strange(letters, (own, run), writing(glyphs[*before].c)));
        if let Some((before, after, said)) = joining.or(stray) {
            let span = glyphs::span_of(&glyphs[at..end]);
            let word: String = glyphs[at..end].iter().map(|glyph| glyph.c).collect();
            let finding = RULE
                .finding(
                    reading.number(),
                    span,
                    message!("foreign-word.stray", word = word),
                )
                .example(glyphs[before].span(), message!("foreign-word.other-script"));
            talked_of |= is_talked_of(paragraph, glyphs, at, end);
            strays.push(match said {
                Some(word) => finding.fixed(
                    false,
                    vec![Replacement {
                        span: glyphs::span_of(&glyphs[before + 1..after]),
                        text: word.to_owned(),
                    }],
                ),
                None => finding,
            });
        }
        at = end;
    }
    // A text about a language names one word after the other.
    if !talked_of {
        findings.append(&mut strays);
    }
}

/// Whether the word from `at` to `end` is talked about, going by the words beside it.
fn is_talked_of(paragraph: Paragraph, glyphs: &[Glyph], at: usize, end: usize) -> bool {
    let text = |glyphs: &[Glyph]| -> String { glyphs.iter().map(|glyph| glyph.c).collect() };
    let before = text(&glyphs[at.saturating_sub(BESIDE)..at]);
    let after = text(&glyphs[end..(end + BESIDE).min(glyphs.len())]);
    sentences::is_talked_of(paragraph.vocabulary(), &before, &after)
}

/// Whether programming languages have the word, too.
fn is_keyword(glyphs: &[Glyph], at: usize, end: usize) -> bool {
    let word: String = glyphs[at..end].iter().map(|glyph| glyph.c).collect();
    sentences::stray(&word).is_some_and(|known| known.code)
}

/// Whether the document has code, so that it may speak of keywords without setting them apart: 一层 for 循环.
fn has_code(reading: &Reading) -> bool {
    reading.paragraphs().any(|each| each.kind == Kind::Code)
}

/// Whether code of the document calls a method by the name of the word: `Lamp.of(3)`.
fn is_called(reading: &Reading, word: &[Glyph]) -> bool {
    let word: String = word.iter().map(|glyph| glyph.c).collect();
    reading.file().contains(&format!(".{word}("))
}

/// Whether the word is in marks of emphasis: it is spoken of.
fn is_marked(reading: &Reading, glyphs: &[Glyph], at: usize, end: usize) -> bool {
    let (before, after) = reading.around(glyphs::span_of(&glyphs[at..end]));
    before.ends_with(['*', '_', '>']) && after.starts_with(['*', '_', '<'])
}

/// Whether the language of the paragraph, or of its document where the paragraph shows none, is written so: its joining words stand
/// between foreign names as well, as in a heading of two of them.
fn is_at_home(paragraph: Paragraph, own: Writing) -> bool {
    paragraph.language().is_some_and(|language| {
        let script = match language.evidence.script {
            Script::Latin => Some(Writing::Latin),
            Script::Cyrillic => Some(Writing::Cyrillic),
            Script::Han => Some(Writing::Han),
            _ => None,
        };
        script == Some(own)
    })
}

/// Whether the paragraph is in the writing around the word: a Russian sentence may name two English words and join them.
fn is_strange(
    letters: [usize; 3],
    (own, length): (Writing, usize),
    around: Option<Writing>,
) -> bool {
    around.is_some_and(|around| {
        (letters[own as usize] - length) * MAJORITY < letters[around as usize]
    })
}

/// Whether the word from `at` to `end` joins two words of another script: the places of their nearest letters, and what the other
/// language says for it, where it puts no spaces.
fn found(glyphs: &[Glyph], at: usize, end: usize) -> Option<(usize, usize, Option<&'static str>)> {
    let own = writing(glyphs[at].c)?;
    if end - at > LONGEST {
        return None;
    }
    let before = neighbour(glyphs, (0..at).rev())?;
    let after = neighbour(glyphs, end..glyphs.len())?;
    let around = writing(glyphs[before].c)?;
    if around == own || writing(glyphs[after].c) != Some(around) {
        return None;
    }
    // Between Latin or Cyrillic words a word needs spaces around it, and so does one in Han characters.
    let apart = before + 1 < at && end < after;
    if around != Writing::Han && !apart {
        return None;
    }
    let word: String = glyphs[at..end].iter().map(|glyph| glyph.c).collect();
    let known = sentences::stray(&word)?;
    (!known.code || around == Writing::Han).then_some((
        before,
        after,
        known.han.filter(|_| around == Writing::Han),
    ))
}

/// The first letter on the way, over at most one space.
fn neighbour(glyphs: &[Glyph], mut way: impl Iterator<Item = usize>) -> Option<usize> {
    let first = way.next()?;
    match glyphs[first].c {
        ' ' | '\u{a0}' => way.next().filter(|at| writing(glyphs[*at].c).is_some()),
        c => writing(c).map(|_| first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, repaired, silent};

    #[test]
    fn finds_a_word_left_from_another_language() {
        for (text, word) in [
            ("欢迎中国东北地区 and 俄罗斯远东地区的合作。", "and"),
            ("联合国of宪章", "of"),
            ("Стороны обмениваются опытом and данными.", "and"),
            ("The seller и the buyer sign.", "и"),
            ("The seller 和 the buyer sign.", "和"),
        ] {
            assert_eq!(found(&RULE, text)[0][0], word, "{text}");
        }
        assert_eq!(
            repaired(&RULE, "东北地区 and 远东地区"),
            "东北地区和远东地区"
        );
    }

    #[test]
    fn a_word_that_is_talked_about_is_no_slip() {
        silent(
            &RULE,
            &[
                "The particle 和 joins two nouns in a sentence, and 与 does so in letters of the port.",
                "In the log 或 means that the keeper may choose, and the gate stays open.",
                "Here 和 is a conjunction that the keeper writes between two names of ships.",
                "В журнале слово and стоит между названиями судов и причалов.",
                "В журнале of означает принадлежность судна к порту.",
                "船长在日志里写的介词 of 表示船属于哪个港口。",
                "日志中 and 一词出现了三次，船长没有解释。",
            ],
        );
        for (text, word) in [
            (
                "The keeper means to shut the gate 和 the lock at dusk.",
                "和",
            ),
            ("Сторож закрывает ворота and шлюз до утра.", "and"),
            ("船长关闭船闸 and 码头，水手点灯。", "and"),
        ] {
            assert_eq!(found(&RULE, text)[0][0], word, "{text}");
        }
    }

    #[test]
    fn a_keyword_in_a_text_with_code_is_none() {
        let text = "船长把货物 for 客人装上船，水手在码头等候。\n";
        assert_eq!(found_in(&RULE, "a.md", text).len(), 1);
        let text = format!("{text}\n```\nfor (;;) {{}}\n```\n");
        assert!(found_in(&RULE, "a.md", &text).is_empty());
    }

    #[test]
    fn the_name_of_a_method_is_none() {
        let text = "船长用静态方法 of 创建灯的对象，水手在码头等候。\n";
        assert_eq!(found_in(&RULE, "a.md", text).len(), 1);
        let text = format!("{text}\n```\nLamp lamp = Lamp.of(3);\n```\n");
        assert!(found_in(&RULE, "a.md", &text).is_empty());
    }

    #[test]
    fn names_code_and_quoted_words_are_none() {
        silent(
            &RULE,
            &[
                "系统通过API向各口岸提供数据。",
                "“and”表示并列。",
                "Цикл for выполняется if условие истинно.",
                "使用 Bed and Breakfast 模式",
                "本店出售 Tulip 和 Narcissus。",
                "Группа Queen of the Stone выступила.",
                "Use the 和 character.",
            ]
            .map(|text| {
                if text.starts_with("Use the") {
                    "Use the “和” character."
                } else {
                    text
                }
            }),
        );
    }
}
