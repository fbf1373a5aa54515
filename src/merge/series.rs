//! In which way numbers are read that can be read in several ways, and which unrecognised labels are labels: by the series that count on.

use rustc_hash::FxHashMap;

use crate::merge::BASE;
use crate::merge::labels::{Label, Number, Series};

/// Reads each number of the labels of three texts in one way, in which most of its neighbours count on. An unrecognised label is one
/// only where the base counts on.
pub(super) fn settle(labels: &mut [Vec<Label>; 3]) {
    let counted = counted(labels);
    let times = |series: Series| counted.get(&series).copied().unwrap_or_default();
    let sum = |number: &Number| times(number.series).iter().sum::<usize>();
    for Label { numbers, .. } in labels.iter_mut().flatten() {
        numbers.retain(|number| number.series.label.is_some() || times(number.series)[BASE] > 0);
        for number in std::mem::take(numbers) {
            match numbers.last_mut() {
                Some(last) if last.token == number.token && last.place == number.place => {
                    if sum(&number) > sum(last) {
                        *last = number;
                    }
                }
                _ => numbers.push(number),
            }
        }
    }
    for labels in labels {
        labels.retain(|label| !label.numbers.is_empty());
    }
}

/// For each series, how often a number follows the one before it in each text.
fn counted(labels: &[Vec<Label>; 3]) -> FxHashMap<Series, [usize; 3]> {
    let mut counted: FxHashMap<Series, [usize; 3]> = FxHashMap::default();
    for (version, labels) in labels.iter().enumerate() {
        let mut last: FxHashMap<Series, i64> = FxHashMap::default();
        for number in labels.iter().flat_map(|label| &label.numbers) {
            let before = last.insert(number.series, number.value);
            if before.is_some_and(|before| before + 1 == number.value) {
                counted.entry(number.series).or_default()[version] += 1;
            }
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::input;
    use crate::merge::{Options, merge};

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    /// Three clauses; one side inserts a clause behind the first, the other behind the second.
    fn inserted_by_both(labels: &[&str; 5]) -> [String; 2] {
        let clauses = [
            "The gate is shut.",
            "The bridge is old.",
            "The mill is new.",
        ];
        let [new, other] = ["Dogs wait outside.", "Bells ring at noon."];
        let numbered = |clauses: &[&str]| {
            let lines = labels.iter().zip(clauses);
            let lines = lines.map(|(label, clause)| format!("{label} {clause}"));
            lines.collect::<Vec<String>>().join("\n\n")
        };
        let [one, two, three] = clauses;
        let texts = [
            numbered(&clauses),
            numbered(&[one, new, two, three]),
            numbered(&[one, two, other, three]),
        ];
        let [base, ours, theirs] = texts.map(|text| read(&text));
        let found = merge(&base, &ours, &theirs, &Options::default());
        let turned = merge(&base, &theirs, &ours, &Options::default());
        assert_eq!(found.conflicts, turned.conflicts);
        if found.conflicts == 0 {
            assert_eq!(found.text, turned.text);
        }
        [found.text, numbered(&[one, new, two, other, three])]
    }

    #[test]
    fn numbers_of_any_writing_count_on_where_both_sides_inserted_a_clause() {
        for labels in [
            ["I.", "II.", "III.", "IV.", "V."],
            ["i.", "ii.", "iii.", "iv.", "v."],
            ["(a)", "(b)", "(c)", "(d)", "(e)"],
            ["H.", "I.", "J.", "K.", "L."],
            ["1.1.", "1.2.", "1.3.", "1.4.", "1.5."],
            ["②", "③", "④", "⑤", "⑥"],
            ["８.", "９.", "１０.", "１１.", "１２."],
            ["제1조", "제2조", "제3조", "제4조", "제5조"],
            ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4.", "Điều 5."],
            [
                "المادة 1:",
                "المادة 2:",
                "المادة 3:",
                "المادة 4:",
                "المادة 5:",
            ],
            [
                "Madde 1 -",
                "Madde 2 -",
                "Madde 3 -",
                "Madde 4 -",
                "Madde 5 -",
            ],
        ] {
            let [found, expected] = inserted_by_both(&labels);
            assert_eq!(found, expected);
        }
    }

    #[test]
    #[cfg(feature = "docx")]
    fn signs_that_count_are_known() {
        for labels in [
            ["甲、", "乙、", "丙、", "丁、", "戊、"],
            ["가.", "나.", "다.", "라.", "마."],
            ["ア.", "イ.", "ウ.", "エ.", "オ."],
            ["イ.", "ロ.", "ハ.", "ニ.", "ホ."],
        ] {
            let [found, expected] = inserted_by_both(&labels);
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_number_that_would_be_there_twice_is_a_conflict() {
        let labels = ["Step 1", "Step 2", "Step 3", "Step 4", "Step 5"];
        let [found, _] = inserted_by_both(&labels);
        assert!(
            found.contains("=======\nStep 3 Bells ring at noon.\n>>>>>>> theirs"),
            "{found}"
        );
    }

    #[test]
    fn years_at_the_start_of_a_sentence_are_no_numbers_of_clauses() {
        let [one, two] = ["In 19: a flood.", "In 20: a fire."];
        let [mine, other] = ["In 21: a fair.", "In 21: a war."];
        let texts = [vec![one, two], vec![mine, one, two], vec![one, two, other]];
        let [base, ours, theirs] = texts.map(|lines| read(&lines.join("\n\n")));
        let found = merge(&base, &ours, &theirs, &Options::default());
        let expected = [mine, one, two, other].join("\n\n");
        assert_eq!((found.text, found.conflicts), (expected, 0));
    }
}
