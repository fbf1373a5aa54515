//! Traditional and simplified forms of Chinese characters.
//!
//! The pairs are in `variants.txt`, made from the open tables of `OpenCC`. Many characters belong to both scripts (后, 里, 干, 台
//! are characters of their own in traditional text): they are told from those that only one of the two has.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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

/// That a character is in the table at all.
const KNOWN: u8 = 1;
/// That only simplified text has it.
const SIMPLIFIED: u8 = 2;
/// That only traditional text has it.
const TRADITIONAL: u8 = 4;

/// What is known of each character below U+10000: most are looked up only to learn that nothing is.
static MARKS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut marks = vec![0; 0x1_0000];
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each character has a place of its own"
    )]
    for (c, forms) in FORMS.iter() {
        if let Some(mark) = marks.get_mut(*c as usize) {
            *mark = KNOWN
                | if forms.simplified_only { SIMPLIFIED } else { 0 }
                | if forms.traditional_only {
                    TRADITIONAL
                } else {
                    0
                };
        }
    }
    marks
});

fn mark(c: char) -> u8 {
    if c < '\u{3400}' {
        return 0;
    }
    match MARKS.get(c as usize) {
        Some(mark) => *mark,
        None => FORMS.get(&c).map_or(0, |forms| {
            u8::from(forms.simplified_only) * SIMPLIFIED
                + u8::from(forms.traditional_only) * TRADITIONAL
                + KNOWN
        }),
    }
}

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
    if mark(c) != 0 { FORMS.get(&c) } else { None }
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
    mark(c) & TRADITIONAL != 0
}

/// Whether the character is never used in traditional text: 国, not 后, 里, 干 or 台.
#[must_use]
pub fn is_simplified_only(c: char) -> bool {
    mark(c) & SIMPLIFIED != 0
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
