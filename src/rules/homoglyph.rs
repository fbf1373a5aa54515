//! The rule `homoglyph`.

mod labels;
mod short;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_script::{Script, UnicodeScript};
use unicode_security::confusable_detection::skeleton;

use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::wording::message::{Argument, message};

declare_rule! {
    /// ## What it does
    /// Finds letters of another alphabet that look like letters of the word they are in.
    ///
    /// Examples are a Latin `c` in a Russian word, and a Cyrillic `о` or a Greek `ο` in an English word. A word made entirely
    /// of lookalikes is reported if the document also has the word in its own alphabet.
    ///
    /// The parts of a hyphenated word are checked separately, and an inflection added to a foreign name is ignored.
    ///
    /// ## Why
    /// The eye cannot see the difference, but no search, spelling checker or comparison matches the word.
    ///
    /// ## Example
    /// ```bad
    /// Сторож открывает вoрота на рассвете.
    /// ```
    /// ```good
    /// Сторож открывает ворота на рассвете. IT-служба присылает SMSку.
    /// ```
    ///
    /// ## Fix
    /// Replaces the letter with the one of the word's own alphabet; this is safe.
    ///
    /// ## Default
    /// An error: such a word is never intended.
    "homoglyph", "characters", Error, needs &[] => Each(check)
}

/// The alphabets whose letters look alike.
const ALPHABETS: [Script; 3] = [Script::Latin, Script::Cyrillic, Script::Greek];

/// The longest ending that a foreign name takes. With 1 and 6 the same.
const ENDING: usize = 3;
/// The shortest word: two letters are a variable with an index, or a unit with a prefix. With 2, 4 and 6 the same.
const SHORTEST: usize = 3;
/// At most one letter in so many is foreign where all of a word have doubles. With 1 and 4 the same.
const FOREIGN: usize = 2;

/// The longest product of symbols. Chosen by hand: longer words are words.
const FORMULA: usize = 3;
/// The one small letter of Greek that is no symbol, because nobody can tell it from an o.
const OMICRON: char = 'ο';

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut doubles = Doubles::default();
    {
        let other = |c: char| matches!(c, '\u{370}'..='\u{52f}');
        if !reading.has(|c| !c.is_ascii()) || !reading.has(other) {
            return;
        }
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let mut disguised: Vec<Vec<Glyph>> = Vec::new();
        let mut short: Vec<Vec<Glyph>> = Vec::new();
        let mut has_latin = false;
        for paragraph in reading.prose() {
            let glyphs = paragraph.glyphs();
            // A letter beside a character of a script without spaces is a word of its own: γ射线.
            let parts = |c: char| !c.is_alphabetic() || script::is_unspaced(c);
            for word in glyphs.split(|glyph| parts(glyph.c)) {
                let alphabets = alphabets(word);
                has_latin |= alphabets == [Script::Latin];
                match alphabets[..] {
                    [Script::Latin]
                        if word.len() >= SHORTEST && doubles.has_all(word, Script::Cyrillic) =>
                    {
                        disguised.push(word.to_vec());
                    }
                    [Script::Cyrillic | Script::Greek] => {
                        seen.insert(word.iter().map(|glyph| glyph.c).collect());
                    }
                    [_, _] if word.len() == 2 => short.push(word.to_vec()),
                    [_, _] => mixed(reading, word, &mut doubles, findings),
                    _ => {}
                }
            }
        }
        for found in short::find(reading, &seen, &mut doubles) {
            short.retain(|word| word[0].at != found.word[0].at);
            let scripts = (found.from, found.to);
            report(
                reading,
                &found.word,
                &found.odd,
                scripts,
                &mut doubles,
                findings,
            );
        }
        for (word, odd, scripts) in lone(&short, &seen, has_latin, &mut doubles) {
            report(reading, word, &odd, scripts, &mut doubles, findings);
        }
        for found in labels::find(reading, &mut doubles) {
            let scripts = (Script::Latin, Script::Cyrillic);
            report(reading, &[found], &[0], scripts, &mut doubles, findings);
        }
        for word in disguised {
            let meant: String = word
                .iter()
                .filter_map(|glyph| doubles.of(glyph.c, Script::Cyrillic))
                .collect();
            if seen.contains(&meant) {
                let odd: Vec<usize> = (0..word.len()).collect();
                report(
                    reading,
                    &word,
                    &odd,
                    (Script::Latin, Script::Cyrillic),
                    &mut doubles,
                    findings,
                );
            }
        }
    }
}

/// A word, its odd letters, and the alphabets that these are of and belong to.
type Odd<'word> = (&'word [Glyph], Vec<usize>, (Script, Script));

/// Words of two letters in two alphabets where the document has no word in one of the two, so that its letter is not meant: `GВ`, `AО`.
/// A capital with a small letter of another alphabet is a variable with its index.
fn lone<'word>(
    short: &'word [Vec<Glyph>],
    seen: &FxHashSet<String>,
    has_latin: bool,
    doubles: &mut Doubles,
) -> Vec<Odd<'word>> {
    let cyrillic = |word: &String| word.chars().any(|c| c.script() == Script::Cyrillic);
    let scripts = match (seen.iter().any(cyrillic), has_latin) {
        (false, true) => (Script::Cyrillic, Script::Latin),
        (true, false) => (Script::Latin, Script::Cyrillic),
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    for word in short {
        let odd: Vec<usize> = (0..word.len())
            .filter(|at| word[*at].c.script() == scripts.0)
            .collect();
        let own = word.iter().any(|glyph| glyph.c.script() == scripts.1);
        let index = word[0].c.is_uppercase() && !word[1].c.is_uppercase();
        let has_doubles = odd
            .iter()
            .all(|at| doubles.of(word[*at].c, scripts.1).is_some());
        if odd.len() == 1 && own && !index && has_doubles {
            out.push((&word[..], odd, scripts));
        }
    }
    out
}

fn alphabets(word: &[Glyph]) -> Vec<Script> {
    let mut found = Vec::new();
    for glyph in word {
        let script = if glyph.c.is_ascii() {
            Script::Latin
        } else {
            glyph.c.script()
        };
        if ALPHABETS.contains(&script) && !found.contains(&script) {
            found.push(script);
        }
    }
    found
}

/// A word of two alphabets: the letters of the lesser one, when all of them look like letters of the other.
fn mixed(reading: &Reading, word: &[Glyph], doubles: &mut Doubles, findings: &mut Vec<Finding>) {
    let found = alphabets(word);
    let count = |script: Script| {
        word.iter()
            .filter(|glyph| glyph.c.script() == script)
            .count()
    };
    // Of two alphabets with as many letters, the one whose letters have no doubles is the word's.
    let (first, second) = (found[0], found[1]);
    let unlike = |from: Script, to: Script, doubles: &mut Doubles| {
        word.iter()
            .filter(|glyph| glyph.c.script() == from)
            .filter(|glyph| doubles.of(glyph.c, to).is_none())
            .count()
    };
    let stuck = (
        unlike(first, second, doubles),
        unlike(second, first, doubles),
    );
    let odd_script = match stuck {
        (0, 0) if count(first) < count(second) => first,
        (0, 0) => second,
        (0, _) => first,
        (_, 0) => second,
        _ => return,
    };
    let own = if odd_script == first { second } else { first };
    let odd: Vec<usize> = (0..word.len())
        .filter(|at| word[*at].c.script() == odd_script)
        .collect();
    // iPhoneа: an ending of the language around it.
    let is_ending = own == Script::Latin
        && odd.len() <= ENDING
        && odd[0] + odd.len() == word.len()
        && odd[0] >= 2;
    // SMSка: an abbreviation of another language with one.
    let stem = odd.len() >= 2
        && odd[odd.len() - 1] + 1 == odd.len()
        && odd.iter().all(|at| word[*at].c.is_uppercase())
        && word[odd.len()..].iter().all(|glyph| glyph.c.is_lowercase());
    // A variable with an index, a unit with a prefix.
    let short = word.len() < SHORTEST;
    let sure = stuck != (0, 0) || odd.len() * FOREIGN <= word.len();
    if !is_ending && !stem && !short && sure && !has_symbol(word) {
        report(reading, word, &odd, (odd_script, own), doubles, findings);
    }
}

/// Whether a Greek letter in a word is a symbol: before a capital, as in `αSMA`, or in a formula of a few letters, as in `αvβ`.
fn has_symbol(word: &[Glyph]) -> bool {
    let symbol = |c: char| c.script() == Script::Greek && c.is_lowercase() && c != OMICRON;
    let leads = symbol(word[0].c) && word.get(1).is_some_and(|next| next.c.is_uppercase());
    leads || word.len() <= FORMULA && word.iter().any(|glyph| symbol(glyph.c))
}

/// What people call an alphabet.
fn name(script: Script) -> Argument {
    match ALPHABETS.iter().position(|each| *each == script) {
        Some(at) => message!("homoglyph.script", number = at + 1).into(),
        None => script.full_name().into(),
    }
}

fn report(
    reading: &Reading,
    word: &[Glyph],
    odd: &[usize],
    (from, to): (Script, Script),
    doubles: &mut Doubles,
    findings: &mut Vec<Finding>,
) {
    let shown: String = word.iter().map(|glyph| glyph.c).collect();
    let letters: String = odd.iter().map(|at| word[*at].c).collect();
    let span = glyphs::span_of(&word[odd[0]..=odd[odd.len() - 1]]);
    let edits = odd
        .iter()
        .map(|at| Replacement {
            span: word[*at].span(),
            text: doubles
                .of(word[*at].c, to)
                .unwrap_or(word[*at].c)
                .to_string(),
        })
        .collect();
    let (odd_script, usual) = (name(from), name(to));
    let message = if odd.len() == word.len() {
        message!(
            "homoglyph.whole-word",
            word = shown,
            odd = odd_script,
            usual = usual
        )
    } else {
        message!(
            "homoglyph.lookalike",
            letters = letters,
            word = shown,
            odd = odd_script,
            usual = usual
        )
    };
    let own = word.iter().find(|glyph| glyph.c.script() == to);
    let finding = RULE
        .finding(reading.number(), span, message)
        .fixed(true, edits);
    findings.push(match own {
        Some(glyph) => {
            finding.example(glyph.span(), message!("homoglyph.usual", script = name(to)))
        }
        None => finding,
    });
}

/// The letters that look alike, by Unicode's table of confusables, found when they are asked for.
#[derive(Default)]
struct Doubles {
    /// By skeleton and alphabet.
    letters: FxHashMap<(String, &'static str), char>,
}

impl Doubles {
    /// The letter of `alphabet` that looks like `c`.
    fn of(&mut self, c: char, alphabet: Script) -> Option<char> {
        if self.letters.is_empty() {
            self.fill();
        }
        let key = (look(c), alphabet.full_name());
        self.letters
            .get(&key)
            .copied()
            .filter(|found| found.is_lowercase() == c.is_lowercase())
    }

    fn has_all(&mut self, word: &[Glyph], alphabet: Script) -> bool {
        word.iter()
            .all(|glyph| self.of(glyph.c, alphabet).is_some())
    }

    fn fill(&mut self) {
        // The common letters of each alphabet; Macedonian and others have more doubles, and would be in the way.
        let blocks = [
            'A'..='Z',
            'a'..='z',
            'Α'..='Ω',
            'ά'..='ώ',
            '\u{410}'..='\u{44f}',
            '\u{451}'..='\u{451}',
            '\u{401}'..='\u{401}',
            '\u{456}'..='\u{456}',
            '\u{406}'..='\u{406}',
        ];
        for c in blocks.into_iter().flatten().filter(|c| c.is_alphabetic()) {
            self.letters
                .entry((look(c), c.script().full_name()))
                .or_insert(c);
        }
    }
}

/// What a letter looks like. Capitals that look like small letters of their own alphabet keep apart.
fn look(c: char) -> String {
    let small = if c.is_lowercase() { "small " } else { "" };
    format!("{small}{}", skeleton(&c.to_string()).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn finds_and_repairs_a_lookalike_in_either_alphabet() {
        for (wrong, right, letter) in [
            ("Сторож открывает вoрота.", "Сторож открывает ворота.", "o"),
            ("Cторона и Mосква.", "Сторона и Москва.", "C"),
            ("Теxника и xозяйство.", "Техника и хозяйство.", "x"),
            ("Every cоpy is signed.", "Every copy is signed.", "о"),
            ("Every cοpy is signed.", "Every copy is signed.", "ο"),
        ] {
            assert_eq!(found(&RULE, wrong)[0][0], letter, "{wrong}");
            assert_eq!(repaired(&RULE, wrong), right);
        }
    }

    #[test]
    fn a_word_all_in_lookalikes_counts_where_the_true_one_stands() {
        let text = "Рост цен, pocт цен.";
        assert_eq!(found(&RULE, text)[0][0], "poc", "its т tells the alphabet");
        let text = "Всё сорт, copт, и рост; poc.";
        assert_eq!(found(&RULE, text).len(), 1);
        assert_eq!(found(&RULE, "Этот сох. Эта cox.").len(), 1);
        silent(&RULE, &["Этот рост и cop в кино."]);
    }

    #[test]
    fn greek_letters_that_are_symbols_are_none() {
        silent(
            &RULE,
            &[
                "许多α粒子穿过水闸，β衰变和γ射线暴随后出现，长3μm。",
                "用X光和γ射线检查船闸。",
                "At α of 0.01 the lamp is out of reach.",
                "Угол α равен углу при входе в порт.",
                "The β-carotene, the α-SMA, the αSMA, the αvβ3 and 40 μmol of γGCS.",
                "В воде нашли β-каротин и α-частицы.",
            ],
        );
        for (text, letter) in [
            ("船闸的手册叫hοuse，很旧。", "ο"),
            ("The hοuse has β-carotene.", "ο"),
            ("The ανenue is long.", "αν"),
        ] {
            assert_eq!(found(&RULE, text)[0][0], letter, "{text}");
        }
    }

    #[test]
    fn compounds_endings_and_units_are_none() {
        silent(
            &RULE,
            &[
                "IT-компания, Wi-Fi-сеть, web‑сайт.",
                "Пришла SMSка, у iPhoneа сел аккумулятор.",
                "Δt и 5 μm, vнач, ΔT.",
                "Ворота открыты, the gate is open.",
            ],
        );
    }
}
