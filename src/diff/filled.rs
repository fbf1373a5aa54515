//! Two clauses of one form that are about different things: whoever does this pays that, with other sums.
//!
//! What they share is a formula, and the one stretch that it leaves free has nothing in common. Such clauses are alike for the most part, and
//! yet are two.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::facts::number_words;
use crate::text::script;
use crate::text::segment::{self, Token, TokenKind};

// Chosen by hand, 2026-12-01.

/// What a stretch that stays weighs at least, in thirds of a Han character; a shorter one stays by chance.
const STAYS: u32 = 9;
/// What the stretch that is another one weighs at least, on each side: a subject, and no name or word alone.
const SUBJECT: u32 = 15;
/// How many words it has at least.
const WORDS: usize = 2;
/// So much of it may be in the other one, as one in so many parts of the lighter one.
const BY_CHANCE: u32 = 4;
/// What else may differ, in thirds of a Han character.
const BESIDES: u32 = 6;

/// Whether one stretch near the beginning of two texts is wholly another one, and nothing else but numbers is. Square in the words, so that
/// it is for short texts.
pub(super) fn otherwise(texts: [&str; 2]) -> bool {
    let tokens = texts.map(|text| {
        let mut out = Vec::new();
        segment::tokens(text, 0, &mut out);
        out
    });
    let words = [0, 1].map(|side| {
        let words = tokens[side].iter();
        let words = words.map(|token| Word::of(texts[side], token));
        words.collect::<Vec<Word>>()
    });
    let weigh = |words: &[Word]| words.iter().map(|word| word.weight).sum::<u32>();
    let mut regions: Vec<[std::ops::Range<usize>; 2]> = Vec::new();
    // Whether what stayed since the last stretch that did not says enough to end it.
    let mut ended = true;
    for op in capture_diff_slices(Algorithm::Myers, &words[0], &words[1]) {
        let (old, new) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            ended = weigh(&words[0][old]) >= STAYS;
            continue;
        }
        match regions.last_mut().filter(|_| !ended) {
            Some([one, other]) => (one.end, other.end) = (old.end, new.end),
            None => regions.push([old, new]),
        }
        ended = false;
    }
    let sides = |region: &[std::ops::Range<usize>; 2]| {
        [0, 1].map(|side| words[side][region[side].clone()].to_vec())
    };
    let heavy = |region: &&[std::ops::Range<usize>; 2]| {
        sides(region).iter().map(|side| weigh(side)).max() > Some(BESIDES)
    };
    let mut heavy = regions.iter().filter(heavy);
    let (Some(region), None) = (heavy.next(), heavy.next()) else {
        return false;
    };
    let subjects = sides(region);
    let lighter = weigh(&subjects[0]).min(weigh(&subjects[1]));
    let spoken = |side: &Vec<Word>| side.iter().filter(|word| word.weight > 0).count();
    let shared = subjects[0].iter().filter(|word| subjects[1].contains(word));
    let shared: u32 = shared.map(|word| word.weight).sum();
    let before = weigh(&words[0][..region[0].start]);
    let behind = weigh(&words[0][region[0].end..]);
    // A provision that names another office keeps what it says; a formula is filled in with other sums as well.
    let sums = [0, 1].map(|side| {
        let behind = tokens[side][region[side].end..].iter();
        let numbers = behind.filter(|token| is_number(texts[side], token));
        let numbers = numbers.map(|token| token.span.of(texts[side]));
        numbers.collect::<Vec<&str>>()
    });
    sums[0] != sums[1]
        && lighter >= SUBJECT
        && subjects.iter().all(|side| spoken(side) >= WORDS)
        && shared * BY_CHANCE < lighter
        && before <= behind
}

fn is_number(text: &str, token: &Token) -> bool {
    let word = || number_words::word(&token.span.of(text).to_lowercase());
    token.kind.is_number() || word().is_some()
}

/// A word by its beginning, so that forms of one are the same; all numbers are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Word {
    stem: String,
    weight: u32,
}

impl Word {
    fn of(text: &str, token: &Token) -> Self {
        let written = token.span.of(text);
        if is_number(text, token) {
            return Self {
                stem: String::new(),
                weight: 0,
            };
        }
        let mark = token.kind == TokenKind::Mark;
        Self {
            stem: super::likeness::stem(written),
            weight: if mark {
                0
            } else {
                script::weight_of(written).min(STEM)
            },
        }
    }
}

/// What a word weighs at most: forms of one do not weigh the same.
const STEM: u32 = 8;

#[cfg(test)]
mod tests {
    use super::otherwise;

    #[test]
    fn a_formula_with_another_subject_is_another_clause() {
        for (one, other) in [
            (
                "未在门口悬挂营业执照的，由市场管理所责令改正，处二百元以上五百元以下罚款；拒不改正的，收回摊位。",
                "向未成年人出售烟酒者，由市场管理所责令改正，处一千元以上三千元以下罚款；拒不改正的，收回摊位。",
            ),
            (
                "Самовольная вырубка деревьев влечёт наложение штрафа на граждан в размере от трёх до пяти тысяч рублей.",
                "Ночной запуск фейерверков влечёт наложение штрафа на граждан в размере от двух до четырёх тысяч рублей.",
            ),
            (
                "Ordnungswidrig handelt, wer Abfälle im Wald verbrennt; die Ordnungswidrigkeit kann mit einer Geldbuße bis zu 500 Euro geahndet werden.",
                "Ordnungswidrig handelt, wer Hunde frei laufen lässt; die Ordnungswidrigkeit kann mit einer Geldbuße bis zu 200 Euro geahndet werden.",
            ),
        ] {
            assert!(otherwise([one, other]), "{one}");
        }
    }

    #[test]
    fn a_clause_that_keeps_its_subject_is_the_same() {
        for (one, other) in [
            (
                "未在门口悬挂营业执照的，由市场管理所责令改正，处二百元以上五百元以下罚款。",
                "未在门口悬挂营业执照的，由市场管理所给予警告，并处五百元以上一千元以下罚款。",
            ),
            (
                "The keeper of the market gate opens it at six and writes the names of the traders down.",
                "The warden of the market gate opens it at seven and writes the names of the traders down.",
            ),
            (
                "省粮食局可以按照本条例和国家储备粮的管理办法制定山区储备粮的管理办法，报省政府备案。",
                "自治区农牧委员会可以按照本条例和国家储备粮的管理办法制定山区储备粮的管理办法，报省政府备案。",
            ),
            (
                "Самовольная вырубка деревьев влечёт наложение штрафа в размере трёх тысяч рублей.",
                "Самовольная вырубка кустарников влечёт наложение штрафа в размере пяти тысяч рублей.",
            ),
        ] {
            assert!(!otherwise([one, other]), "{one}");
        }
    }
}
