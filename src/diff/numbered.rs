//! How alike two numbered clauses are without their numbers: what was numbered anew is as much the same as before, and the clause that has
//! its number now is another one.

use rustc_hash::FxHashMap;

use crate::diff::front;
use crate::diff::likeness::{self, Likenesses};
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::Document;
use crate::text::marks::CLAUSE_ENDS;
use crate::text::segment;

/// Whether two paragraphs have the same number, and one at all.
pub(super) fn are_of_one(documents: [&Document; 2], (old, new): (u32, u32)) -> bool {
    let number = |side: usize, at: u32| {
        front::parted(documents[side], &documents[side].paragraphs[at as usize]).0
    };
    !number(0, old).is_empty() && number(0, old) == number(1, new)
}

/// Leaves the numbers of pairs out of their likeness where both have one and a sentence behind it.
pub(super) fn set_aside(
    pairs: &mut Likenesses,
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    documents: [&Document; 2],
) {
    let mut fronts: [FxHashMap<u32, usize>; 2] = Default::default();
    for ((old, new), likeness) in pairs.iter_mut() {
        let numbers = [(0, *old), (1, *new)].map(|(side, at)| {
            let words = sides[side].words(at);
            let length = fronts[side].entry(at).or_insert_with(|| {
                let paragraph = &documents[side].paragraphs[at as usize];
                let (number, body) = front::of(documents[side], paragraph);
                let end = if number.is_empty() {
                    number.start
                } else {
                    body
                };
                words.partition_point(|word| word.span.start < end)
            });
            &words[..*length]
        });
        if numbers.iter().any(|words| words.is_empty()) {
            continue;
        }
        let weights = numbers.map(|words: &[Word]| lexicon.weigh(words));
        // Titles are short and alike, and a number says which section one heads.
        let is_sentence = |side: usize, at: u32| {
            let key = documents[side].key(&documents[side].paragraphs[at as usize]);
            segment::ends_sentence(key) || key.ends_with(CLAUSE_ENDS)
        };
        let is_told = is_sentence(0, *old)
            && is_sentence(1, *new)
            && likeness.old > weights[0]
            && likeness.new > weights[1];
        if is_told {
            let both = likeness::compare(lexicon, numbers[0], numbers[1]).common;
            likeness.common = (likeness.common - both).max(0.0);
            likeness.old -= weights[0];
            likeness.new -= weights[1];
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// The kinds of the changes, by the lines of the old text.
    fn kinds(old: &str, new: &str) -> Vec<(Kind, Option<u32>)> {
        let read =
            |text: &str| from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let found = diff(&read(old), &read(new), &Options::default());
        let changes = found.changes.iter();
        changes
            .map(|change| (change.kind, change.old.first().copied()))
            .collect()
    }

    #[test]
    fn a_clause_before_which_another_came_keeps_its_wording_and_not_its_number() {
        for (came, stayed, next) in [
            (
                "The warden chooses a council from among the millers.",
                [
                    "The warden chooses a deputy from among the keepers.",
                    "The warden chooses a deputy from among the old keepers.",
                ],
                "The deputy acts when the warden is away.",
            ),
            (
                "Смотритель назначает совет из числа рыбаков.",
                [
                    "Смотритель назначает заместителя из числа сторожей.",
                    "Смотритель назначает заместителя из числа старых сторожей.",
                ],
                "Заместитель действует, когда смотрителя нет.",
            ),
            (
                "看守人从渔户中推选理事会。",
                [
                    "看守人从值班人员中指定副手。",
                    "看守人从年长的值班人员中指定副手。",
                ],
                "看守人外出时由副手代行职务。",
            ),
        ] {
            for label in ["Article #. ", "第#条　", "#. ", "§ # "] {
                let numbered = |texts: &[&str]| {
                    let lines = texts.iter().zip(12..).map(|(text, number)| {
                        format!("{}{text}", label.replace('#', &number.to_string()))
                    });
                    lines.collect::<Vec<_>>().join("\n\n")
                };
                let found = kinds(
                    &numbered(&[stayed[0], next]),
                    &numbered(&[came, stayed[1], next]),
                );
                let expected = [
                    (Kind::Inserted, None),
                    (Kind::Edited, Some(0)),
                    (Kind::Renumbered, Some(1)),
                ];
                assert_eq!(found, expected, "{label}{came}");
            }
        }
    }

    #[test]
    fn a_clause_alone_keeps_its_number_however_little_of_it_is_left() {
        for (old, new) in [
            (
                "§ 4 Hunde sind anzuleinen.",
                "§ 4 Hunde müssen an die Leine.",
            ),
            ("4) Соблюдать тишину;", "4) Не шуметь;"),
            ("Article 4. Smoking is forbidden.", "Article 4. Repealed."),
            ("第四条　禁止吸烟。", "第四条　可以在院内吸烟。"),
        ] {
            let around = |text: &str| {
                format!(
                    "Der Steg ist offen von acht bis zehn.\n\n{text}\n\nDas Tor bleibt in der Nacht zu."
                )
            };
            let found = kinds(&around(old), &around(new));
            assert_eq!(found, [(Kind::Edited, Some(1))], "{old}");
        }
    }
}
