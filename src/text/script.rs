//! What a character is, for every script alike: written with or without spaces, a mark or a letter, and how much it says.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::text::bytes;

/// Weight of one Han character. All weights are in thirds of it, so that sums stay whole.
pub const HAN_WEIGHT: u32 = 3;

/// Whether the character is a Han ideograph.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '々')
        || (c > '\u{f000}' && c.is_alphanumeric() && c.script() == Script::Han)
}

/// Whether the character says what a number counts: the sign of a currency, per cent, per mille.
#[must_use]
pub fn is_measure(c: char) -> bool {
    matches!(c, '%' | '％' | '٪' | '‰') || c.general_category() == GeneralCategory::CurrencySymbol
}

/// Whether the character belongs to a script that puts no spaces between words: Han, Kana, Bopomofo, Thai, Lao, Khmer,
/// Burmese, Yi. Such text is aligned character by character, and a line end inside it stands for nothing.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    match c {
        '\u{0}'..='\u{e00}' => false,
        // Two brackets have another character that means the same.
        '\u{2329}'
        | '\u{232a}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{301f}'
        | '\u{30fb}'
        | '\u{30fc}'
        | '\u{4e00}'..='\u{9fff}' => true,
        _ => matches!(
            c.script(),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Bopomofo
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
                | Script::Yi
        ),
    }
}

/// Whether the character is one of Katakana, the long mark included.
#[must_use]
pub fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}

/// Whether the character is one of Hiragana.
#[must_use]
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309d}' | '\u{309e}')
}

/// Whether the character is a syllable of Hangul.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a word may go on, or another begin, right after the character: scripts without spaces, and Hangul, whose particles follow
/// words and numbers without one.
#[must_use]
pub fn is_glued(c: char) -> bool {
    is_unspaced(c) || is_hangul(c)
}

/// Whether the character is part of a word: a letter, a digit or a mark on one.
#[must_use]
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => return c.is_ascii_alphanumeric(),
        'А'..='я' | '\u{4e00}'..='\u{9fff}' => return true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => return false,
        _ => {}
    }
    // The most common ranges by a quick look.
    if matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{410}'..='\u{44f}') {
        return true;
    }
    c.is_alphanumeric() || matches!(c.general_category_group(), GeneralCategoryGroup::Mark)
}

/// Whether the character is a letter of any script, a Han ideograph included.
#[must_use]
pub fn is_letter(c: char) -> bool {
    is_han(c) || c.is_alphabetic()
}

/// Whether a reader sees nothing, or nothing of sense, in the character: an invisible one, one of private use, what a wrong encoding left.
#[must_use]
pub fn shows_nothing(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}')
}

/// Whether the character takes no room of its own and means nothing to a reader: soft hyphen, zero-width and directional marks.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether the character is a sign that Arabic and Hebrew text may have or leave out: a vowel, a doubling, a sign of chant, a stroke that
/// makes a word longer.
#[must_use]
pub fn is_vowel_sign(c: char) -> bool {
    matches!(
        c,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
            | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}'
    )
}

/// Whether the character belongs to a script that is written from right to left: Hebrew, Arabic, Syriac, Thaana and their like.
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

/// How much a character says, in thirds of a Han character.
///
/// One threshold has to mean the same in every script. The same sentence takes about three and a third times as many
/// characters in English as in Chinese, and a little more in Russian, a sixth of them spaces and marks. So a Han character
/// weighs 3, Kana and Hangul 2, any other letter or digit 1; spaces and marks weigh nothing.
#[must_use]
pub fn weight(c: char) -> u32 {
    if c.is_ascii() {
        return u32::from(c.is_ascii_alphanumeric());
    }
    if c < '\u{1100}' {
        return u32::from(c.is_alphanumeric());
    }
    if is_han(c) {
        return HAN_WEIGHT;
    }
    if !c.is_alphanumeric() {
        return 0;
    }
    match c.script() {
        Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo | Script::Yi => 2,
        Script::Han => HAN_WEIGHT,
        _ => 1,
    }
}

/// The weight of a whole text, in thirds of a Han character.
#[must_use]
pub fn weight_of(text: &str) -> u32 {
    if text.is_ascii() {
        return bytes::count(text.as_bytes(), |byte| byte.is_ascii_alphanumeric()) as u32;
    }
    text.chars().map(weight).sum()
}

/// Whether a character is a sign that says something: an arrow, a tick, a face.
#[must_use]
pub(crate) fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_weighs_alike_in_three_languages() {
        let weights = [
            "缔约双方应当在三十日内以书面形式通知对方，并说明理由。",
            "The contracting parties shall notify each other in writing within thirty days, stating the reasons.",
            "Договаривающиеся стороны обязаны уведомить друг друга письменно в течение тридцати дней с указанием причин.",
        ]
        .map(weight_of);
        let (least, most) = (weights.iter().min().unwrap(), weights.iter().max().unwrap());
        assert!(*most * 10 <= *least * 13, "{weights:?}");
    }

    #[test]
    fn marks_and_spaces_weigh_nothing() {
        assert_eq!(weight_of("，。 —…「」“”\u{200b}"), 0);
    }

    #[test]
    fn knows_scripts_without_spaces() {
        assert!("中〇々ひカーกມ".chars().all(is_unspaced));
        assert!(!"aя한5\"“—".chars().any(is_unspaced));
    }

    #[test]
    fn a_combining_mark_belongs_to_its_word() {
        assert!(is_word('\u{301}') && !is_word('“') && !is_word('·'));
    }

    #[test]
    fn common_characters_are_words_as_unicode_says() {
        for c in '\0'..='\u{9fff}' {
            let mark = c.general_category_group() == GeneralCategoryGroup::Mark;
            assert_eq!(is_word(c), c.is_alphanumeric() || mark, "{c:?}");
        }
    }
}
