//! Marks that come in pairs and marks that come in two widths, as data.

use crate::text::glyphs::Glyph;
use crate::text::script;

/// Marks that end a sentence, in any script.
pub const SENTENCE_ENDS: &[char] = &[
    '.', '!', '?', '。', '！', '？', '…', '．', '｡', '؟', '۔', '।', '॥', '՜', '։', '‼', '⁇', '⁈',
    '⁉',
];

/// Marks after which a paragraph stands complete although its sentence goes on: a list or a quotation follows.
pub const CLAUSE_ENDS: &[char] = &[';', '；', ':', '：'];

/// Marks that may follow the end of a sentence and still belong to it.
pub const CLOSERS: &[char] = &[
    '"', '\'', '”', '’', '»', '›', ')', '）', ']', '］', '】', '〕', '」', '』', '》', '〉', '}',
    '｝', '*', '_',
];

/// Marks that open something, so that they belong to what follows.
pub const OPENERS: &[char] = &[
    '“', '‘', '«', '‹', '„', '(', '（', '[', '［', '【', '〔', '「', '『', '《', '〈', '{', '｛',
];

/// What opens and closes together, whatever the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// ( ) （ ）
    Round,
    /// [ ] ［ ］
    Square,
    /// { } ｛ ｝
    Curly,
    /// 【 】
    Lenticular,
    /// 〔 〕
    Tortoise,
    /// 《 》
    Title,
    /// 〈 〉
    InnerTitle,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
    /// “ ” „ “
    Double,
    /// ‘ ’ ‚ ‘
    Single,
    /// « »
    Guillemet,
}

impl Family {
    /// Whether it encloses what somebody said, which may go on over several paragraphs.
    #[must_use]
    pub fn is_quotation(self) -> bool {
        matches!(
            self,
            Self::Double | Self::Single | Self::Guillemet | Self::Corner | Self::WhiteCorner
        )
    }
}

/// What the mark opens.
#[must_use]
pub fn opens(c: char) -> Option<Family> {
    Some(match c {
        '(' | '（' => Family::Round,
        '[' | '［' => Family::Square,
        '{' | '｛' => Family::Curly,
        '【' => Family::Lenticular,
        '〔' => Family::Tortoise,
        '《' => Family::Title,
        '〈' => Family::InnerTitle,
        '「' => Family::Corner,
        '『' => Family::WhiteCorner,
        '“' | '„' => Family::Double,
        '‘' | '‚' => Family::Single,
        '«' => Family::Guillemet,
        _ => return None,
    })
}

/// What the mark closes.
#[must_use]
pub fn closes(c: char) -> Option<Family> {
    Some(match c {
        ')' | '）' => Family::Round,
        ']' | '］' => Family::Square,
        '}' | '｝' => Family::Curly,
        '】' => Family::Lenticular,
        '〕' => Family::Tortoise,
        '》' => Family::Title,
        '〉' => Family::InnerTitle,
        '」' => Family::Corner,
        '』' => Family::WhiteCorner,
        '”' => Family::Double,
        '’' => Family::Single,
        '»' => Family::Guillemet,
        _ => return None,
    })
}

/// Marks in both widths that mean the same between Han characters; the brackets are one, by their opening mark.
pub const WIDTHS: &[(char, char)] = &[
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('?', '？'),
    ('!', '！'),
    ('.', '。'),
    ('(', '（'),
    (')', '）'),
];

/// The full-width form of a mark.
#[must_use]
pub fn full_width(c: char) -> Option<char> {
    WIDTHS
        .iter()
        .find(|(half, _)| *half == c)
        .map(|(_, full)| *full)
}

/// Marks that only East Asian text has.
#[must_use]
pub fn is_full_width(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '【'
            | '】'
            | '〔'
            | '〕'
    )
}

/// Whether the character is a Han or Kana letter: text beside which marks are full-width.
#[must_use]
pub fn is_wide_letter(c: char) -> bool {
    script::is_han(c) || matches!(c, '\u{3041}'..='\u{30ff}')
}

/// Over how many marks the word beside a mark is looked for: of rows of marks, looking over all of them each time would take the square
/// of the time. Chosen by hand.
pub const LOOKED_OVER: usize = 32;

/// The last letter or digit before `at`, over closing marks; `None` over anything else.
#[must_use]
pub fn word_before(glyphs: &[Glyph], at: usize) -> Option<char> {
    let before = glyphs[..at]
        .iter()
        .rev()
        .take(LOOKED_OVER)
        .find(|glyph| closes(glyph.c).is_none() && glyph.c != '"')?;
    script::is_word(before.c).then_some(before.c)
}

/// The first letter or digit after `at`, over opening marks and one space; `None` over anything else.
#[must_use]
pub fn word_after(glyphs: &[Glyph], at: usize) -> Option<char> {
    let mut rest = glyphs[at + 1..].iter().take(LOOKED_OVER);
    let mut spaces = 0;
    let after = rest.find(|glyph| {
        spaces += usize::from(glyph.c == ' ');
        !(opens(glyph.c).is_some() || glyph.c == '"' || (glyph.c == ' ' && spaces == 1))
    })?;
    script::is_word(after.c).then_some(after.c)
}

/// Whether the mark at `at` belongs to a face: `:)`, `;-)`, `:(`, `:-D`.
#[must_use]
pub fn is_in_face(glyphs: &[Glyph], at: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|eyes| mouth(glyphs, eyes).is_some_and(|mouth| mouth >= at))
}

/// Where the mouth is that belongs to the eyes at `eyes`, if they are any.
fn mouth(glyphs: &[Glyph], eyes: usize) -> Option<usize> {
    let c = |at: usize| glyphs.get(at).map(|glyph| glyph.c);
    let nose = usize::from(c(eyes + 1) == Some('-'));
    let at = eyes + 1 + nose;
    let ends = !c(at + 1).is_some_and(script::is_word);
    let is_mouth = match c(at)? {
        ')' => true,
        '(' => ends,
        'D' | 'P' => ends && nose == 1,
        _ => false,
    };
    (matches!(c(eyes), Some(':' | ';')) && is_mouth).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::glyphs::glyphs;
    use crate::text::span::Span;

    #[test]
    fn looks_over_marks_beside_a_word() {
        let text = "《宪章》, “合作”";
        let found = glyphs(text, &[Span::new(0, text.len())]);
        let comma = found.iter().position(|glyph| glyph.c == ',').unwrap();
        assert_eq!(word_before(&found, comma), Some('章'));
        assert_eq!(word_after(&found, comma), Some('合'));
        assert_eq!(word_after(&found, found.len() - 1), None);
    }

    #[test]
    fn a_face_is_told_from_a_bracket() {
        let in_face =
            |text: &str, at: usize| is_in_face(&glyphs(text, &[Span::new(0, text.len())]), at);
        assert!(in_face("a :) b", 2) && in_face("a :) b", 3) && in_face("a ;-) b", 4));
        assert!(in_face("a :( b", 3) && !in_face("a:(b)", 2) && !in_face("a: b", 1));
    }

    #[test]
    fn every_mark_that_opens_has_one_that_closes() {
        for (open, close) in "([{【〔《〈「『“‘«（［｛"
            .chars()
            .zip(")]}】〕》〉」』”’»）］｝".chars())
        {
            assert_eq!(opens(open), closes(close));
            assert!(opens(open).is_some());
        }
    }
}
