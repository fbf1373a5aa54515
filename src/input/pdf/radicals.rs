//! Characters that a font gives in the place of those that were meant: radicals of dictionaries for Han, ligatures for letters.
//!
//! A font has one glyph for the radical ⼈ and the character 人, and a program that asks the font for the character of a glyph gets either.
//! Nobody writes radicals in running text. The pairs are those of `Equivalent_Unified_Ideograph` (Unicode 16) for the radicals of Kangxi, which
//! are their compatibility decompositions, and for those of the supplement that look the same in all fonts.

use unicode_normalization::UnicodeNormalization;

/// Radicals of the supplement and the characters that they look like.
const SUPPLEMENT: [(char, char); 38] = [
    ('⺁', '厂'),
    ('⺄', '乙'),
    ('⺅', '亻'),
    ('⺇', '几'),
    ('⺈', '刀'),
    ('⺉', '刂'),
    ('⺋', '㔾'),
    ('⺎', '兀'),
    ('⺏', '尣'),
    ('⺐', '尢'),
    ('⺓', '幺'),
    ('⺔', '彑'),
    ('⺖', '忄'),
    ('⺗', '㣺'),
    ('⺘', '扌'),
    ('⺙', '攵'),
    ('⺛', '旡'),
    ('⺞', '歺'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺢', '氺'),
    ('⺣', '灬'),
    ('⺤', '爫'),
    ('⺦', '丬'),
    ('⺨', '犭'),
    ('⺩', '王'),
    ('⺬', '示'),
    ('⺭', '礻'),
    ('⺮', '竹'),
    ('⺯', '糹'),
    ('⺰', '纟'),
    ('⺼', '肉'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻓', '长'),
    ('⻋', '车'),
];

/// More of them: simplified forms that are characters of their own.
const SIMPLIFIED: [(char, char); 22] = [
    ('⺆', '冂'),
    ('⺌', '小'),
    ('⺝', '月'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻍', '辶'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻰', '龙'),
];

/// Adds the character that was meant.
pub(super) fn push(c: char, out: &mut String) {
    match c {
        // Radicals of Kangxi; letters that are one sign, such as ﬁ.
        '\u{2f00}'..='\u{2fd5}' | '\u{fb00}'..='\u{fb06}' => out.extend(std::iter::once(c).nfkc()),
        '\u{2e80}'..='\u{2ef3}' => {
            let mut pairs = SUPPLEMENT.iter().chain(&SIMPLIFIED);
            let meant = pairs.find(|(radical, _)| *radical == c);
            out.push(meant.map_or(c, |(_, meant)| *meant));
        }
        // Han characters that are there twice for the sake of older encodings.
        '\u{f900}'..='\u{fad9}' => out.extend(std::iter::once(c).nfc()),
        '\u{a0}' => out.push(' '),
        // Bullets of fonts of symbols.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f0d8}' | '\u{f076}' | '\u{f0fc}' => {
            out.push('•');
        }
        // Spaces without width, and marks that choose a form of the Han character before them.
        '\u{200b}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}' => {}
        c if c.is_control() => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_and_ligatures_become_what_was_meant() {
        let mut out = String::new();
        "⼈⼝⻓⻅ oﬃce ﬁsh 豈 人"
            .chars()
            .for_each(|c| push(c, &mut out));
        assert_eq!(out, "人口长见 office fish 豈 人");
    }

    #[test]
    fn no_radical_is_listed_twice() {
        let mut all: Vec<char> = SUPPLEMENT
            .iter()
            .chain(&SIMPLIFIED)
            .map(|pair| pair.0)
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
