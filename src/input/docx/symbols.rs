//! Characters of fonts of symbols: what they show, in Unicode. Word puts them at U+F020 to U+F0FF, or in an element that names the font.

use crate::input::docx::view::WORD;
use crate::input::xml::Node;

/// Stands for a sign that is not in the tables.
const UNKNOWN: char = '\u{fffc}';

/// A font whose characters are signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Font {
    /// Greek letters and mathematics.
    Symbol,
    /// Bullets, arrows and boxes.
    Wingdings,
    /// Its second part.
    Wingdings2,
    /// Any other, whose signs are not known.
    Other,
}

/// The font of symbols that properties of words name.
pub(super) fn font(properties: Node<'_>) -> Option<Font> {
    let fonts = properties.child(WORD, "rFonts")?;
    let name = fonts
        .attribute("ascii")
        .or_else(|| fonts.attribute("hAnsi"))?;
    match named(&name) {
        Font::Other => None,
        font => Some(font),
    }
}

/// The font of that name.
pub(super) fn named(name: &str) -> Font {
    match name.to_ascii_lowercase().as_str() {
        "symbol" => Font::Symbol,
        "wingdings" => Font::Wingdings,
        "wingdings 2" => Font::Wingdings2,
        _ => Font::Other,
    }
}

/// What a character of a font shows: one outside of the place for symbols shows itself.
pub(super) fn shown(c: char, font: Option<Font>) -> char {
    match c {
        '\u{f020}'..='\u{f0ff}' => sign(u32::from(c) - 0xf000, font.unwrap_or(Font::Symbol)),
        _ => c,
    }
}

/// The sign at a place of a font.
pub(super) fn sign(place: u32, font: Font) -> char {
    let place = place & 0xff;
    let listed = |list: &[(u32, char)]| {
        let found = list.iter().find(|(each, _)| *each == place);
        found.map_or(UNKNOWN, |(_, c)| *c)
    };
    match font {
        Font::Symbol => {
            let low = place
                .checked_sub(0x20)
                .and_then(|at| SYMBOL_LOW.chars().nth(at as usize));
            let high = place
                .checked_sub(0xa0)
                .and_then(|at| SYMBOL_HIGH.chars().nth(at as usize));
            high.or(low).unwrap_or(UNKNOWN)
        }
        Font::Wingdings => match place {
            0x81..=0x8a => char::from_u32(u32::from('①') + place - 0x81).unwrap_or(UNKNOWN),
            0x8c..=0x95 => char::from_u32(u32::from('❶') + place - 0x8c).unwrap_or(UNKNOWN),
            _ => listed(WINGDINGS),
        },
        Font::Wingdings2 => listed(WINGDINGS_2),
        Font::Other => UNKNOWN,
    }
}

/// From 0x20 to 0x7e, after the table of Adobe for its font Symbol.
const SYMBOL_LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// From 0xa0 to 0xfe.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{fffc}⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The signs that documents use, of the 223 of the font.
const WINGDINGS: &[(u32, char)] = &[
    (0x20, ' '),
    (0x21, '✏'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x4a, '☺'),
    (0x51, '✈'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xef, '⇦'),
    (0xf0, '⇨'),
    (0xf1, '⇧'),
    (0xf2, '⇩'),
    (0xf3, '⇔'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: &[(u32, char)] = &[
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0xa3, '□'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_the_font() {
        for (place, font, c) in [
            (0x61, Font::Symbol, 'α'),
            (0x7e, Font::Symbol, '∼'),
            (0x57, Font::Symbol, 'Ω'),
            (0xa3, Font::Symbol, '≤'),
            (0xb3, Font::Symbol, '≥'),
            (0xb7, Font::Symbol, '•'),
            (0xd7, Font::Symbol, '⋅'),
            (0xe5, Font::Symbol, '∑'),
            (0xf0, Font::Symbol, UNKNOWN),
            (0xf2, Font::Symbol, '∫'),
            (0xfe, Font::Symbol, '⎭'),
            (0x20, Font::Symbol, ' '),
            (0xf0fe, Font::Wingdings, '☑'),
            (0x81, Font::Wingdings, '①'),
            (0x95, Font::Wingdings, '❿'),
            (0x52, Font::Wingdings2, '☑'),
            (0x41, Font::Other, UNKNOWN),
        ] {
            assert_eq!(sign(place, font), c, "{place:x} {font:?}");
        }
        assert_eq!(shown('\u{f0b7}', None), '•');
        assert_eq!(shown('甲', Some(Font::Wingdings)), '甲');
    }
}
