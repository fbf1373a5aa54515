//! Traditional and simplified forms of Chinese characters.
//!
//! The pairs stand in `variants.txt`, made from the open tables of `OpenCC`. Many characters belong to both scripts (后, 里, 干, 台
//! are characters of their own in traditional text): they are told from those that only one of the two has.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::script;

/// What is known of one character.
#[derive(Clone, Copy, Debug, Default)]
struct Forms {
    simplified: Option<char>,
    traditional: Option<char>,
    traditional_only: bool,
    simplified_only: bool,
}

static FORMS: LazyLock<FxHashMap<char, Forms>> =
    LazyLock::new(|| parse(include_str!("variants.txt")));

fn parse(table: &str) -> FxHashMap<char, Forms> {
    let mut forms: FxHashMap<char, Forms> = FxHashMap::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut chars = line.chars();
        let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) else {
            continue;
        };
        let marks = chars.as_str();
        let old = forms.entry(traditional).or_default();
        old.simplified = Some(simplified);
        old.traditional_only |= marks.contains('t');
        let new = forms.entry(simplified).or_default();
        new.simplified_only |= marks.contains('s');
        if marks.contains('f') || new.traditional.is_none() {
            new.traditional = Some(traditional);
        }
    }
    forms
}

fn forms(c: char) -> Option<&'static Forms> {
    if script::is_han(c) {
        FORMS.get(&c)
    } else {
        None
    }
}

/// The simplified form of a character, where it has another one: 國 → 国, 後 → 后.
#[must_use]
pub fn simplified_of(c: char) -> Option<char> {
    forms(c).and_then(|each| each.simplified)
}

/// The most common traditional form of a character, where it has another one: 国 → 國, 发 → 發.
#[must_use]
pub fn traditional_of(c: char) -> Option<char> {
    forms(c).and_then(|each| each.traditional)
}

/// Whether the character is never used in simplified text: 國, not 著 or 於.
#[must_use]
pub fn is_traditional_only(c: char) -> bool {
    forms(c).is_some_and(|each| each.traditional_only)
}

/// Whether the character is never used in traditional text: 国, not 后, 里, 干 or 台.
#[must_use]
pub fn is_simplified_only(c: char) -> bool {
    forms(c).is_some_and(|each| each.simplified_only)
}

/// Whether two characters are forms of one: the same, or different in script only (國 and 国, 說 and 説).
#[must_use]
pub fn are_variants(a: char, b: char) -> bool {
    let base = |c| simplified_of(c).unwrap_or(c);
    a == b || base(a) == base(b) || base(a) == b || base(b) == a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_both_ways() {
        for (traditional, simplified) in [('國', '国'), ('學', '学'), ('書', '书'), ('說', '说')]
        {
            assert_eq!(simplified_of(traditional), Some(simplified));
            assert_eq!(traditional_of(simplified), Some(traditional));
        }
        assert_eq!(simplified_of('髮'), Some('发'));
        assert_eq!(traditional_of('发'), Some('發'));
    }

    #[test]
    fn characters_of_both_scripts_belong_to_neither_alone() {
        for c in "后里干台于云余人一口著於乾瞭藉徵像".chars() {
            assert!(!is_traditional_only(c), "{c}");
        }
        for c in "后里干台云余人一口几峰床群才".chars() {
            assert!(!is_simplified_only(c), "{c}");
        }
        assert!(
            "國學會說對應發動與關機權無義務議長東車書門問見頁風飛馬鳥魚撻"
                .chars()
                .all(is_traditional_only)
        );
        assert!(
            "国学会说对应发动关权无义务议长东车书门问见贝页风飞马鸟鱼"
                .chars()
                .all(is_simplified_only)
        );
    }

    #[test]
    fn forms_of_one_character_are_variants() {
        assert!(are_variants('國', '国') && are_variants('説', '說') && are_variants('后', '後'));
        assert!(!are_variants('国', '家') && !are_variants('a', 'b'));
    }
}
