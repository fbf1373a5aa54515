//! What kind of text an edit concerns. What single languages say with which words is data in `text/language.rs`.

use crate::diff::change::Class;
use crate::diff::side::Word;
use crate::document::Document;
use crate::text::fold::Folding;
use crate::text::language::{CLAUSE_WORDS, DATE_UNITS, MODALS, MONTHS, NEGATIONS};
use crate::text::normalise;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::variants;

type Range = std::ops::Range<usize>;

/// The class of a replacement of `ranges[0]` of the old words by `ranges[1]` of the new ones.
pub(super) fn classify(
    documents: [&Document; 2],
    words: [&[Word]; 2],
    ranges: [&Range; 2],
) -> Class {
    let text = |side: usize, word: &Word| word.span.of(documents[side].keys.text()).to_lowercase();
    let spoken = [0, 1].map(|side| {
        words[side][ranges[side].clone()]
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .collect::<Vec<&Word>>()
    });
    let texts = [0, 1].map(|side| {
        spoken[side]
            .iter()
            .map(|word| text(side, word))
            .collect::<Vec<String>>()
    });
    let whole = [0, 1].map(|side| {
        let words = words[side][ranges[side].clone()].iter();
        words
            .map(|word| word.span.of(documents[side].keys.text()))
            .collect::<String>()
    });
    let number = |word: &&&Word| word.kind.is_number();
    let numbers = spoken.iter().flatten().filter(number).count();
    match () {
        () if same_but_spaces(&whole) => Class::Spacing,
        () if same_but_width(&whole) => Class::Width,
        () if same_but_script(&whole) => Class::Script,
        () if spoken.iter().all(Vec::is_empty) => Class::Punctuation,
        () if texts[0] == texts[1] => {
            if spoken_differs(documents, &spoken) {
                Class::Case
            } else {
                Class::Punctuation
            }
        }
        () if texts[0].concat() == texts[1].concat() => Class::Spacing,
        () if differ(&texts, NEGATIONS) => Class::Negation,
        () if differ(&texts, MODALS) => Class::Modality,
        () if numbers > 0 && same_but_numbers(&spoken, &texts) => {
            number_class(documents, words, ranges)
        }
        () if texts
            .iter()
            .any(|texts| texts.len() == 1 && MONTHS.contains(&texts[0].as_str())) =>
        {
            Class::Date
        }
        () => Class::Wording,
    }
}

/// Whether the two sides have the same characters, white space and what takes no room aside.
fn same_but_spaces(texts: &[String; 2]) -> bool {
    let [old, new] = texts
        .each_ref()
        .map(|text| text.chars().filter(|c| !script::is_invisible(*c)));
    old.eq(new)
}

/// Whether the two sides are the same but for what normalising folds as a rule: width, and forms of quotation marks and dashes.
fn same_but_width(texts: &[String; 2]) -> bool {
    let [old, new] = texts
        .each_ref()
        .map(|text| normalise::key(text, Folding::Usual));
    old == new && !old.is_empty()
}

/// Whether the two sides have the same characters in traditional and simplified form.
fn same_but_script(texts: &[String; 2]) -> bool {
    let [old, new] = texts;
    old.chars().count() == new.chars().count()
        && old
            .chars()
            .zip(new.chars())
            .all(|(old, new)| variants::are_variants(old, new))
}

/// Whether a token can stand between the numbers of a date.
pub(super) fn is_date_unit(text: &str) -> bool {
    DATE_UNITS.contains(&text)
}

fn spoken_differs(documents: [&Document; 2], spoken: &[Vec<&Word>; 2]) -> bool {
    let texts = [0, 1].map(|side| {
        spoken[side]
            .iter()
            .map(|word| word.span.of(documents[side].keys.text()))
            .collect::<Vec<&str>>()
    });
    texts[0] != texts[1]
}

/// Whether the sides have words of different groups of the list, and otherwise hardly differ.
///
/// In Han text, where a word of the list can be part of another word (非 in 非法人), nothing else may differ: what is left when
/// such words are taken out has to be the same.
fn differ(texts: &[Vec<String>; 2], list: &[&[&str]]) -> bool {
    let group = |text: &str| list.iter().position(|words| words.contains(&text));
    let han = texts
        .iter()
        .flatten()
        .any(|text| text.chars().all(script::is_han));
    if !han {
        let found = texts.each_ref().map(|texts| {
            texts
                .iter()
                .filter_map(|text| group(text))
                .collect::<Vec<_>>()
        });
        let others = texts
            .each_ref()
            .map(|texts| texts.iter().filter(|text| group(text).is_none()).count());
        return found[0] != found[1] && others.iter().all(|count| *count <= 3);
    }
    let joined = texts.each_ref().map(|texts| texts.concat());
    let found = joined.each_ref().map(|text| {
        let held = |words: &&&[&str]| words.iter().any(|word| text.contains(word));
        list.iter().filter(held).collect::<Vec<_>>()
    });
    let mut bare = joined;
    for word in MODALS.iter().chain(NEGATIONS).copied().flatten() {
        bare = bare.map(|text| text.replace(word, ""));
    }
    found[0] != found[1] && bare[0] == bare[1]
}

/// Whether nothing but numbers differs.
fn same_but_numbers(spoken: &[Vec<&Word>; 2], texts: &[Vec<String>; 2]) -> bool {
    let rest = |side: usize| {
        let words = spoken[side]
            .iter()
            .zip(&texts[side])
            .filter(|(word, _)| !word.kind.is_number());
        words
            .map(|(_, text)| text.as_str())
            .filter(|text| !DATE_UNITS.contains(text))
            .collect::<Vec<&str>>()
    };
    rest(0) == rest(1)
}

/// A number is a reference beside the name of a clause, a date beside the unit of one.
fn number_class(documents: [&Document; 2], words: [&[Word]; 2], ranges: [&Range; 2]) -> Class {
    let side = usize::from(ranges[0].is_empty());
    let text = |word: &Word| word.span.of(documents[side].keys.text()).to_lowercase();
    let (words, range) = (words[side], ranges[side]);
    let near = |from: usize, to: usize| {
        words[from.min(words.len())..to.min(words.len())]
            .iter()
            .map(text)
            .collect::<Vec<String>>()
    };
    let (before, inside, after) = (
        near(range.start.saturating_sub(2), range.start),
        near(range.start, range.end),
        near(range.end, range.end + 2),
    );
    let has =
        |texts: &[String], list: &[&str]| texts.iter().any(|text| list.contains(&text.as_str()));
    let clause = after
        .first()
        .is_some_and(|text| CLAUSE_WORDS.contains(&text.as_str()))
        || has(&before, CLAUSE_WORDS);
    // The number of the clause itself is its number; a number that the text speaks of is a reference.
    let own = range.start <= 1;
    let date = after
        .first()
        .is_some_and(|text| matches!(text.as_str(), "年" | "月" | "日" | "号"))
        || has(&after, MONTHS)
        || has(&before, MONTHS)
        || has(&inside, MONTHS);
    match () {
        () if clause && !own => Class::Reference,
        () if date && is_calendar(&inside, &after, &before) => Class::Date,
        () => Class::Number,
    }
}

/// 三十日 alone is a period; 5月19日, 2026年 and 19 May are dates.
fn is_calendar(inside: &[String], after: &[String], before: &[String]) -> bool {
    let month = |texts: &[String]| {
        texts
            .iter()
            .any(|text| MONTHS.contains(&text.as_str()) || text == "月")
    };
    let year = after.first().is_some_and(|text| text == "年")
        && inside.iter().any(|text| text.chars().count() == 4);
    let day = after
        .first()
        .is_some_and(|text| matches!(text.as_str(), "日" | "号"));
    year || (day && (month(before) || month(inside)))
        || (after.first().is_some_and(|text| text == "月") && after.len() > 1)
        || (!day && (month(before) || month(after) || month(inside)))
}
