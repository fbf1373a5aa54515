//! What single characters come to in a comparison key. The rules are in one place: `fold`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::language::topics::spelling;
use crate::text::script;

/// What is folded on the way to the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folding {
    /// White space, invisible characters, width, quotation marks and dashes: what a reader does not take for a change.
    #[default]
    Usual,
    /// White space and normal form only: width, quotation marks, dashes and invisible characters count.
    Strict,
}
/// What a character comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// Itself.
    Same,
    /// Nothing.
    Gone,
    /// White space.
    White,
    /// Another character.
    Other(char),
    /// A dash or an ellipsis: as many as stand together come to this.
    Long(&'static str),
}
/// Whether the character is a hyphen, as is at a line's end.
#[must_use]
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

/// Whether the character combines with the one before it in normal form C.
pub(super) fn is_combining(c: char) -> bool {
    if c < '\u{300}' || script::is_han(c) {
        return false;
    }
    let one = || std::iter::once(c);
    match is_nfc_quick(one()) {
        IsNormalized::Yes => canonical_combining_class(c) != 0,
        IsNormalized::Maybe => true,
        // A few characters come apart into marks.
        IsNormalized::No => one()
            .nfd()
            .next()
            .is_some_and(|first| canonical_combining_class(first) != 0),
    }
}

/// Whether the character is in a key as it is, by a quick look: letters and marks of the most common scripts. What follows may
/// still combine with it.
pub(super) fn is_plain(c: char) -> bool {
    matches!(
        c,
        '!'..='_'
            | 'a'..='~'
            | 'À'..='ɏ'
            | 'Α'..='ώ'
            | 'Ѐ'..='ӿ'
            | 'א'..='ת'
            | 'ء'..='غ'
            | 'ف'..='ي'
            | 'ก'..='ะ'
            | 'ぁ'..='ゖ'
            | 'ァ'..='ヺ'
            | '\u{4e00}'..='\u{9fff}'
            | '가'..='힣'
            | '。'
            | '、'
            | '《'
            | '》'
    )
}

/// Whether the character is a letter that is in a key as it is, of a script that puts spaces between words, by a quick look.
pub(super) fn is_spaced_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ӿ' | 'א'..='ת')
}

/// What a character comes to.
pub(super) fn fold(c: char, folding: Folding) -> Folded {
    if c.is_whitespace() {
        return Folded::White;
    }
    if folding == Folding::Strict {
        return Folded::Same;
    }
    // Some characters are but another code for a common one: the Greek oxia is an acute accent.
    let c = match c {
        '\0'..'\u{340}' | '\u{2010}'..='\u{2027}' | '！'..='～' => c,
        _ if script::is_han(c) => c,
        _ => singleton(c),
    };
    match c {
        '!'..='_' | 'a'..='~' => Folded::Same,
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '〟' | '「' | '」' | '＂' | '｢' | '｣' => {
            Folded::Other('"')
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '『' | '』' | '＇' | 'ʼ' | '´' | '`' | '｀' => {
            Folded::Other('\'')
        }
        '‐' | '‑' | '‒' | '–' | '−' | '﹣' | '－' | '﹘' => Folded::Other('-'),
        '—' | '―' | '─' => Folded::Long("-"),
        '…' => Folded::Long("..."),
        '！'..='～' => Folded::Other(half_width(c)),
        '｡'..='ﾟ' | '￠'..='￢' | '￤'..='￦' => {
            c.nfkc().next().map_or(Folded::Same, Folded::Other)
        }
        // Keyboards for traditional Chinese have a form for vertical text where the colon is.
        '\u{fe30}' => Folded::Other(':'),
        _ if script::is_invisible(c) || script::is_vowel_sign(c) => Folded::Gone,
        _ => Folded::Same,
    }
}

/// A text with the letters that may be written without their marks written so: ё is е.
#[must_use]
pub fn plain_letters(text: &str) -> String {
    let plain = |c| spelling::plain_letter(c).unwrap_or(c);
    text.chars().map(plain).collect()
}

/// The ASCII character of which a character is the full-width form; of any other, the character itself.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn singleton(c: char) -> char {
    if is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes {
        return c;
    }
    let mut normal = std::iter::once(c).nfc();
    match (normal.next(), normal.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_width_form_has_a_half_width_one() {
        for (full, half) in ['！', 'Ａ', '～', '。', 'a'].iter().zip("!A~。a".chars()) {
            assert_eq!(half_width(*full), half);
        }
    }

    #[test]
    fn common_marks_have_one_code_only() {
        for c in ('\u{2010}'..='\u{2027}').chain('！'..='～') {
            assert_eq!(singleton(c), c);
        }
    }
}
