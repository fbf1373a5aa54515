//! Whether the wordings of a part are whole: each sentence is there as often as the side has it.

use std::collections::BTreeMap;

use crate::merge::counted;
use crate::merge::tokens::Tokens;
use crate::merge::writer::Wordings;
use crate::text::{script, segment};

/// How much a sentence weighs at least, in thirds of a Han character, to be sought elsewhere: shorter ones are there by chance. Chosen by
/// hand, 2026-11-28.
pub(super) const CARRIED: u32 = 18;

/// Whether a sentence of the base is missing in a wording, or is there all the same where a side deleted or changed it, because the
/// other side put it elsewhere in the part.
pub(super) fn is_torn(texts: &[Tokens<'_>; 3], merged: &Wordings) -> bool {
    let [base, ours, theirs] = texts.each_ref().map(Tokens::written);
    let is_conflict = merged.ours != merged.theirs;
    let mut wordings = vec![Sentences::of(&merged.ours)];
    if is_conflict {
        wordings.push(Sentences::of(&merged.theirs));
    }
    let sides = [&ours, &theirs].map(|text| Sentences::of(text));
    let base = Sentences::of(&base);
    let total = |each: &Sentences| each.counts.values().sum::<usize>();
    let clean = (total(&sides[0]) + total(&sides[1])).saturating_sub(total(&base));
    let is_odd = |(wording, own): (&Sentences, &Sentences)| {
        let (found, own) = (total(wording), total(own));
        found < clean.min(own) || found > clean.max(own)
    };
    // A sentence that both changed and one moved can follow its other wording.
    if is_conflict && wordings.iter().zip(&sides).any(is_odd) {
        return true;
    }
    // What stands as often in all of them as a sentence of its own went nowhere.
    let differs = |text: &&str| {
        let mut all = sides.iter().chain(&wordings);
        all.any(|each| each.counts.get(*text) != base.counts.get(*text))
    };
    let sentences = base.counts.keys().map(String::as_str);
    let sought: Vec<&str> = sentences
        .filter(|text| script::weight_of(text) >= CARRIED)
        .filter(differs)
        .collect();
    if sought.is_empty() {
        return false;
    }
    let all = std::iter::once(&base).chain(&sides).chain(&wordings);
    let all: Vec<&str> = all.map(|each| each.letters.as_str()).collect();
    let found = counted::times(&sought, &all);
    (0..sought.len()).any(|at| {
        let [was, ours, theirs] = [0, 1, 2].map(|text| found[text][at]);
        let own = [ours, theirs];
        let clean = (ours + theirs).saturating_sub(was);
        found[3..].iter().zip(own).any(|(wording, own)| {
            let most = if is_conflict { clean.max(own) } else { clean };
            let found = wording[at];
            found > most || (own == was && ours == theirs && found < was)
        })
    })
}

/// The letters of a text, and how often each sentence is in it, by its letters.
struct Sentences {
    letters: String,
    counts: BTreeMap<String, usize>,
}

impl Sentences {
    fn of(text: &str) -> Self {
        let mut counts = BTreeMap::new();
        for span in segment::sentences(text) {
            *counts.entry(letters(span.of(text))).or_default() += 1;
        }
        let letters = letters(text);
        Self { letters, counts }
    }
}

/// The letters and digits of a text.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use crate::input;
    use crate::merge::{Options, merge};

    /// Three sentences: one side changes the first, the other changes it as well and puts it behind the second. The
    /// result as each side has it, and the sides.
    fn found(sentences: [&str; 3], changed: [&str; 2], gap: &str) -> [[String; 2]; 2] {
        let [_, two, three] = sentences;
        let texts = [
            sentences.join(gap),
            [changed[0], two, three].join(gap),
            [two, changed[1], three].join(gap),
        ];
        let [base, ours, theirs] = texts.each_ref().map(|text| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        });
        let found = merge(&base, &ours, &theirs, &Options::default());
        assert_eq!(found.conflicts, 1, "{}", found.text);
        let lines: Vec<&str> = found.text.lines().collect();
        let ["<<<<<<< ours", one, "=======", other, ">>>>>>> theirs"] = lines[..] else {
            panic!("{lines:?}");
        };
        [[one, other].map(str::to_owned), [ours.text, theirs.text]]
    }

    #[test]
    fn both_wordings_have_each_sentence_once_where_one_side_moved_what_both_changed() {
        for (sentences, changed, gap) in [
            (
                [
                    "The baker delivers twenty loaves each morning.",
                    "Milk is kept in the cellar.",
                    "Guests ring twice at the gate.",
                ],
                [
                    "The baker delivers thirty loaves each morning.",
                    "The baker delivers forty loaves each morning.",
                ],
                " ",
            ),
            (
                [
                    "面包师每天早晨送来二十个面包。",
                    "牛奶存放在地下室的架子上。",
                    "客人在门口按铃两次后等候。",
                ],
                [
                    "面包师每天早晨送来三十个面包。",
                    "面包师每天早晨送来四十个面包。",
                ],
                "",
            ),
            (
                [
                    "Пекарь привозит двадцать буханок каждое утро.",
                    "Молоко хранится в подвале.",
                    "Гости звонят дважды у ворот.",
                ],
                [
                    "Пекарь привозит тридцать буханок каждое утро.",
                    "Пекарь привозит сорок буханок каждое утро.",
                ],
                " ",
            ),
        ] {
            let [one, two, three] = sentences;
            let long = two.replace(['.', '。'], "") + gap + &two.to_lowercase();
            for second in [two, &long] {
                let [wordings, _] = found([one, second, three], changed, gap);
                for (wording, own) in wordings.iter().zip(changed) {
                    for sentence in [own, second, three] {
                        let rest = wording.replacen(sentence, "", 1);
                        assert_ne!(&rest, wording, "{sentence}");
                    }
                    let length = [own, second, three].join(gap).len();
                    assert_eq!(wording.len(), length, "{wording}");
                }
            }
        }
    }
}
