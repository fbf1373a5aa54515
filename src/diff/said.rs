//! Whether the words of an edit say the opposite, something weaker, or another number, and hardly anything else.

use crate::diff::notation;
use crate::facts::number_words::{self, Use};
use crate::language::Words;
use crate::language::topics::dates;
use crate::language::topics::modality;
use crate::text::numeral;
use crate::text::script;

// Measured as the constants of `pairs` are.

/// How many words may change next to a number that changes, for the edit to be one of the number. With 3 the same; with 1 and 4 some
/// edits of the published revisions are of another class.
const BESIDE: usize = 2;
/// How many words may change next to a negation or a modal word that changes, for the edit to be one of that word. With 1 and 6 some
/// edits of the published revisions are of another class.
const OTHERS: usize = 3;

/// How many Hiragana can be the ending of a verb. By hand, 2026-11-29.
const ENDING: usize = 2;

/// Whether the sides have words of different groups of the list, and otherwise hardly differ.
///
/// In a script without spaces, where a word of the list can be part of another word (非 in 非法人), nothing else may differ: what is
/// left when such words are taken out has to be the same.
pub(super) fn differ(texts: &[Vec<String>; 2], list: &[Words]) -> bool {
    let is_modal = std::ptr::eq(list, modality::modals());
    let group = |text: &str| {
        let ended =
            std::ptr::eq(list, modality::negations()) && modality::has_negation_ending(text);
        list.iter()
            .position(|words| words.contains(&text))
            .or(ended.then_some(list.len()))
            .or_else(|| modality::force_of_ending(text).filter(|_| is_modal))
    };
    let unspaced = texts
        .iter()
        .flatten()
        .any(|text| text.chars().all(script::is_unspaced));
    if !unspaced {
        let texts = &texts
            .each_ref()
            .map(|words| with_phrases(&without_idioms(&spelled_out(words)), list));
        let found = texts.each_ref().map(|texts| {
            texts
                .iter()
                .filter_map(|text| group(text))
                .collect::<Vec<_>>()
        });
        let others = texts
            .each_ref()
            .map(|texts| texts.iter().filter(|text| group(text).is_none()).count());
        let few = others.iter().all(|count| *count <= OTHERS);
        if let [[one], [other]] = texts.each_ref().map(Vec::as_slice)
            && std::ptr::eq(list, modality::negations())
            && modality::are_opposites(one, other)
        {
            return true;
        }
        let gone = || is_modal && went([&found[0], &found[1]], others);
        return found[0] != found[1] && (few || gone());
    }
    let joined = texts.each_ref().map(|texts| {
        let idioms = modality::idioms();
        idioms.fold(texts.concat(), |text, idiom| text.replace(idiom, ""))
    });
    let held_in = if std::ptr::eq(list, modality::negations()) {
        joined.each_ref().map(|text| without_double_negations(text))
    } else {
        joined.clone()
    };
    let found = held_in.each_ref().map(|text| {
        let held = |words: &&&[&str]| words.iter().any(|word| text.contains(word));
        list.iter().filter(held).collect::<Vec<_>>()
    });
    if found[0] == found[1] {
        return false;
    }
    let lengths = held_in.each_ref().map(|text| text.chars().count());
    let mut bare = joined;
    for word in modality::modals()
        .iter()
        .chain(modality::negations())
        .copied()
        .flatten()
        .copied()
        .chain(modality::affirmations())
    {
        bare = bare.map(|text| text.replace(word, ""));
    }
    let left = bare.each_ref().map(|text| text.chars().count());
    // The ending of a verb is another before a negation: 払わない, 払う.
    let endings =
        |text: &String| text.chars().count() <= ENDING && text.chars().all(script::is_hiragana);
    let one_sided = found.iter().any(Vec::is_empty);
    let inflected = is_modal != one_sided && bare.iter().all(endings);
    // 得 and 能 alone are parts of other words.
    let long = (0..2).all(|side| left[side] > 0 || lengths[side] > 1);
    bare[0] == bare[1] || inflected || (is_modal && long && went([&found[0], &found[1]], left))
}

/// Whether one side is nothing but a word of the list, which the other, with words of its own, does not have: 可以 gave way to a clause.
fn went<What: PartialEq>(found: [&Vec<What>; 2], others: [usize; 2]) -> bool {
    (0..2).any(|side| {
        let gone = found[side]
            .iter()
            .all(|word| !found[1 - side].contains(word));
        !found[side].is_empty() && others[side] == 0 && others[1 - side] > 0 && gone
    })
}

/// The words of a text, and two for each that is two in one: do not for don't.
fn spelled_out(words: &[String]) -> Vec<String> {
    let both = |word: &String| match modality::spelled_out(word) {
        Some(both) => both.map(str::to_owned).to_vec(),
        None => match modality::parted(word) {
            Some(both) => both.map(str::to_owned).to_vec(),
            None => vec![word.clone()],
        },
    };
    words.iter().flat_map(both).collect()
}

/// The words of a text, with the phrases of a list in one: có thể.
fn with_phrases(words: &[String], list: &[Words]) -> Vec<String> {
    let phrases = || {
        list.iter()
            .copied()
            .flatten()
            .filter(|phrase| phrase.contains(' '))
    };
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let here = phrases().filter_map(|phrase| {
            let parts = phrase.split(' ').count();
            let same = words.get(at..at + parts)?.iter().eq(phrase.split(' '));
            same.then_some((parts, *phrase))
        });
        let found = here.max_by_key(|(parts, _)| *parts);
        let (parts, text) = found.unwrap_or((1, word));
        out.push(text.to_owned());
        at += parts;
    }
    out
}

/// The words of a text but for those of phrases such as `without limitation`, which deny nothing.
fn without_idioms(words: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let length = modality::idioms().find_map(|idiom| {
            let parts = idiom.split(' ').count();
            let found = words.get(at..at + parts)?;
            found.iter().eq(idiom.split(' ')).then_some(parts)
        });
        if length.is_none() {
            out.push(word.clone());
        }
        at += length.unwrap_or(1);
    }
    out
}

/// A text without the modal words that negate twice, and so affirm: なければならない.
fn without_double_negations(text: &str) -> String {
    let negated = |word: &str| {
        let mut rest = word.to_owned();
        let held = |negation: &&&str| {
            let found = rest.contains(**negation);
            rest = rest.replacen(**negation, "\u{fffd}", 1);
            found
        };
        modality::negations()
            .iter()
            .copied()
            .flatten()
            .filter(held)
            .count()
    };
    modality::modals()
        .iter()
        .copied()
        .flatten()
        .filter(|word| text.contains(**word) && negated(word) == 2)
        .fold(text.to_owned(), |text, word| text.replace(word, ""))
}

/// Whether numbers differ, and hardly anything else.
pub(super) fn numbers_differ(spoken: &[Vec<(&str, bool)>; 2], lower: &[Vec<String>; 2]) -> bool {
    let words = [0, 1].map(|side| {
        let words = spoken[side].iter().zip(&lower[side]);
        words
            .flat_map(|((_, is), text)| measured(text, *is, &lower[1 - side]))
            .collect::<Vec<(&str, bool)>>()
    });
    let part = |side: usize, number: bool| {
        words[side]
            .iter()
            .filter(|(text, is)| *is == number && (number || !dates::parts_numbers(text)))
            .map(|(text, _)| *text)
            .collect::<Vec<&str>>()
    };
    let (numbers, rest) = (
        [part(0, true), part(1, true)],
        [part(0, false), part(1, false)],
    );
    let same = |(old, new): (&&str, &&str)| {
        old == new || notation::are_one_word(old, new) || notation::is_same(old, new)
    };
    if numbers[0].len() == numbers[1].len() && numbers[0].iter().zip(&numbers[1]).all(same) {
        return false;
    }
    // 第二个 and 另一种 are words.
    if rest[0] != rest[1] && numbers.iter().any(|number| is_one_in_han(number)) {
        return false;
    }
    // What came or went with other words is a phrase. 一 alone mostly belongs to a word: 进一步.
    if numbers.iter().any(Vec::is_empty) {
        let alone = numbers.concat();
        return rest.iter().all(Vec::is_empty) && !is_one_in_han(&alone) && !is_first(&alone);
    }
    rest[0] == rest[1] || rest.iter().all(|words| words.len() <= BESIDE)
}

/// The longest unit that is written behind a number without a space, in letters: 60fps. Chosen by hand, 2026-11-29: what is longer, with a
/// number in front, is a name, unless the other side has it behind another number.
const UNIT: usize = 3;

/// A number and the unit right behind it: 250px. A single letter is a unit only where the other side has none behind a number: 4a is no
/// 4b.
fn measured<'t>(
    text: &'t str,
    number: bool,
    others: &[String],
) -> impl Iterator<Item = (&'t str, bool)> + use<'t> {
    let unit = unit(text).filter(|_| number);
    let length = unit.map_or(0, str::len);
    let beside = || others.iter().filter_map(|other| self::unit(other));
    let name = length > UNIT && !beside().any(|other| Some(other) == unit);
    let lettered = length == 1 && beside().any(|other| other.len() == 1);
    let unit = unit.filter(|_| !name && !lettered);
    let figures = &text[..text.len() - unit.map_or(0, str::len)];
    let unit = unit.map(|unit| (unit, false));
    [(figures, number && !name)].into_iter().chain(unit)
}

/// The letters behind the figures of a number; none where it is an ordinal, such as 1st.
fn unit(text: &str) -> Option<&str> {
    let unit = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let figures = &text[..text.len() - unit.len()];
    let plain = unit.bytes().all(|byte| byte.is_ascii_alphabetic());
    let ends = figures.ends_with(|c: char| c.is_ascii_digit());
    (plain && ends && !unit.is_empty() && number_words::read(text).is_none()).then_some(unit)
}

/// Whether a number is the word for what comes first, which says when or how as well: without first asking, сначала и в первый раз.
fn is_first(number: &[&str]) -> bool {
    let [one] = number else {
        return false;
    };
    number_words::word(one).is_some_and(|read| read.value == 1 && read.usage == Use::Ordinal)
}

/// Whether a number is a single one in the Han script.
fn is_one_in_han<Text: AsRef<str>>(number: &[Text]) -> bool {
    matches!(number, [one] if one.as_ref().chars().count() == 1 && numeral::han(one.as_ref()) == Some(1))
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::class::tests::check;

    #[test]
    fn a_bound_of_a_number_denies_nothing() {
        check(&[
            (
                "Сторож ждёт у ворот два часа.",
                "два часа",
                "не меньше двух часов",
                Class::Wording,
            ),
            (
                "The keeper waits at the gate for two hours.",
                "for two",
                "for not fewer than two",
                Class::Wording,
            ),
            (
                "Người gác đợi ở cổng hai giờ.",
                "hai giờ",
                "không quá hai giờ",
                Class::Wording,
            ),
            (
                "Сторож ждёт у ворот два часа.",
                "ждёт",
                "не ждёт",
                Class::Negation,
            ),
        ]);
    }

    #[test]
    fn a_word_that_is_a_noun_or_part_of_another_word_denies_and_permits_nothing() {
        let keeper = "The keeper fills a barrel of tar at the gate.";
        let hut = "Người gác giữ căn phòng ở bến cảng.";
        let book = "Le gardien note son avis dans le cahier du moulin.";
        check(&[
            (keeper, "barrel", "can", Class::Wording),
            (keeper, "fills", "can fill", Class::Modality),
            (hut, "căn phòng", "không gian", Class::Wording),
            (hut, "giữ", "không giữ", Class::Negation),
            (book, "avis", "point de vue", Class::Wording),
            (book, "son avis", "un pas", Class::Wording),
        ]);
    }

    #[test]
    fn words_of_opposite_sense_deny() {
        check(&[
            (
                "이 열쇠는 봄부터 유효하며 문지기가 보관한다.",
                "유효하며",
                "무효이며",
                Class::Negation,
            ),
            (
                "이 방은 봄부터 유료로 문지기가 빌려준다.",
                "유료로",
                "무료로",
                Class::Negation,
            ),
            (
                "The key is valid from the spring on.",
                "valid",
                "invalid",
                Class::Negation,
            ),
        ]);
    }

    #[test]
    fn a_duty_in_another_word_of_duty_is_wording() {
        check(&[
            (
                "The keeper shall close the gate at dusk.",
                "shall",
                "must",
                Class::Wording,
            ),
            (
                "The keeper shall close the gate at dusk.",
                "shall",
                "should",
                Class::Modality,
            ),
            (
                "يلتزم الحارس بدفع الرسم في أول الشهر.",
                "يلتزم",
                "يحق",
                Class::Modality,
            ),
        ]);
    }

    #[test]
    fn two_words_in_one_deny_what_both_deny() {
        check(&[
            (
                "Guests don't feed the geese.",
                "don't",
                "do not",
                Class::Wording,
            ),
            (
                "The ferry can’t turn in the mill pond.",
                "can’t",
                "cannot",
                Class::Wording,
            ),
            (
                "The mill won't grind on Sunday.",
                "won't",
                "will not",
                Class::Wording,
            ),
            (
                "Guests don't feed the geese.",
                "don't",
                "do",
                Class::Negation,
            ),
            (
                "The ferry can't turn in the mill pond.",
                "can't",
                "can",
                Class::Negation,
            ),
            ("渡し守は彼に払わない。", "わない", "う", Class::Negation),
            ("村では魚を食べない。", "ない", "る", Class::Negation),
            (
                "The keeper shouldn't lend the keys.",
                "shouldn't",
                "may not",
                Class::Modality,
            ),
        ]);
    }
}
