//! Three wordings of one part put together: what each side changed in the base, word by word.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::DiffOp;

use crate::merge::hunks::{hunks, inside, regions, steps, weight};
use crate::merge::tokens::{Token, Tokens};
use crate::merge::writer::{Wordings, Writer};
use crate::merge::{BASE, OURS, THEIRS};

/// Puts together what both sides made of a part. `label` says how many of the first words of the base are its number: a change of the
/// number and one of the words next to it never meet.
pub(super) fn merge(texts: &[Tokens<'_>; 3], label: usize, line_end: &str) -> Wordings {
    let keys = keys(texts.each_ref());
    let mine = hunks(&keys[BASE], &keys[OURS], texts);
    let other = hunks(&keys[BASE], &keys[THEIRS], texts);
    let regions = regions(&mine, &other, label);
    let mut writer = Writer {
        texts,
        line_end,
        base: 0,
        at: [0, 0],
        ending: None,
        apart: None,
        out: Wordings {
            ours: String::new(),
            theirs: String::new(),
        },
    };
    for region in regions {
        writer.keep(region.base.start);
        let sides = [&mine, &other].map(|hunks| inside(hunks, &region.base));
        let [ours, theirs] = [0, 1].map(|side| writer.side(side, &region.base, sides[side]));
        let word = |side: usize, range: &Range<usize>| -> Vec<&str> {
            let tokens = &texts[side].all[range.clone()];
            tokens.iter().map(|token| token.word.as_str()).collect()
        };
        let same = word(OURS, &ours) == word(THEIRS, &theirs);
        let alone = [sides[1].is_empty(), sides[0].is_empty()];
        let joins = (alone[0] && writer.joins(THEIRS, &region.base, &ours))
            || (alone[1] && writer.joins(OURS, &region.base, &theirs));
        match alone {
            _ if joins => {
                writer.take_apart(OURS, &ours);
                writer.take_apart(THEIRS, &theirs);
            }
            [true, _] if !writer.cuts(THEIRS, &region.base) => {
                writer.take(OURS, &region.base, &ours, [true, true]);
            }
            [_, true] if !writer.cuts(OURS, &region.base) => {
                writer.take(THEIRS, &region.base, &theirs, [true, true]);
            }
            _ if same => writer.take(OURS, &region.base, &ours, [true, true]),
            _ => {
                writer.take(OURS, &region.base, &ours, [true, false]);
                writer.take(THEIRS, &region.base, &theirs, [false, true]);
            }
        }
        writer.skip(&region.base, [ours.end, theirs.end]);
        writer.apart = joins.then(|| writer.spaces()).flatten();
    }
    writer.keep(texts[BASE].all.len());
    writer.out.ours.push_str(texts[OURS].tail);
    writer.out.theirs.push_str(texts[OURS].tail);
    writer.out
}

/// Whether two stretches of text have the same words with the same gaps.
pub(super) fn same(one: &Tokens<'_>, other: &Tokens<'_>) -> bool {
    same_after(one, 0, other, 0)
}

/// The same for what is behind the first words.
pub(super) fn same_after(
    one: &Tokens<'_>,
    skip: usize,
    other: &Tokens<'_>,
    besides: usize,
) -> bool {
    let [one, other] = [&one.all[skip..], &other.all[besides..]];
    let alike = |(at, (one, other)): (usize, (&Token<'_>, &Token<'_>))| {
        one.word == other.word && (at == 0 || one.gap == other.gap)
    };
    one.len() == other.len() && one.iter().zip(other).enumerate().all(alike)
}

/// How much of two texts is the same words, from 0 to 1.
pub(super) fn likeness(one: &Tokens<'_>, other: &Tokens<'_>) -> f64 {
    let [keys, others] = keys([one, other]);
    let weigh = |tokens: &[Token<'_>]| {
        tokens
            .iter()
            .map(|token| weight(&token.word))
            .sum::<usize>()
    };
    let total = weigh(&one.all) + weigh(&other.all);
    let ops = steps(&keys, &others);
    let kept = ops.iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => Some(weigh(&one.all[*old_index..old_index + len])),
        _ => None,
    });
    2.0 * kept.sum::<usize>() as f64 / total.max(1) as f64
}

/// The words of some texts as numbers.
pub(super) fn keys<'run, const N: usize>(texts: [&'run Tokens<'run>; N]) -> [Vec<u32>; N] {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    texts.map(|text| {
        let words = text.all.iter().map(|token| {
            let next = known.len() as u32;
            *known.entry(token.word.as_str()).or_insert(next)
        });
        words.collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::input;
    use crate::merge::{Merged, Options, merge};

    fn merged(texts: [&str; 3]) -> Merged {
        let [base, ours, theirs] = texts.map(|text| {
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        });
        merge(&base, &ours, &theirs, &Options::default())
    }

    const BASE: &str = "The lessee pays the rent within thirty days and keeps the house clean.";

    #[test]
    fn a_line_that_is_no_text_stays_a_line_in_both_wordings() {
        let found = merged([
            "Gates\n=====\n",
            "Gates\n=====\n[key]: one\n",
            "Gates\n=====\n[key]: two\n",
        ]);
        let wordings = "[key]: one\n=======\n[key]: two\n>>>>>>> theirs\n";
        assert!(found.text.ends_with(wordings), "{}", found.text);
    }

    #[test]
    fn words_in_different_places_are_put_together() {
        let found = merged([
            BASE,
            "The lessee pays the whole rent within thirty days and keeps the house clean.",
            "The lessee pays the rent within sixty days and keeps the house clean and dry.",
        ]);
        let expected =
            "The lessee pays the whole rent within sixty days and keeps the house clean and dry.";
        assert_eq!((found.text.as_str(), found.conflicts), (expected, 0));
    }

    #[test]
    fn words_next_to_each_other_are_a_conflict() {
        let ours = BASE.replace("thirty", "sixty");
        let theirs = BASE.replace("days", "weeks");
        let found = merged([BASE, &ours, &theirs]);
        let expected = format!("<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n");
        assert_eq!((found.text, found.conflicts), (expected, 1));
    }

    #[test]
    fn a_conflict_holds_only_the_lines_that_differ() {
        let wrapped = "The lessee pays the rent\nwithin thirty days\nand keeps the house clean.\n";
        let found = merged([
            wrapped,
            &wrapped.replace("thirty", "sixty"),
            &wrapped.replace("thirty", "ninety"),
        ]);
        let expected = "The lessee pays the rent\n<<<<<<< ours\nwithin sixty days\n=======\nwithin ninety days\n>>>>>>> theirs\nand keeps the house clean.\n";
        assert_eq!(found.text, expected);
    }

    #[test]
    fn the_end_of_a_paragraph_meets_no_word_beside_it() {
        let base = "The lessee pays the rent. Dogs wait outside.";
        let found = merged([
            base,
            "The lessee pays the rent.\n\nDogs wait outside.",
            &base.replace("Dogs", "Cats"),
        ]);
        assert_eq!(
            (found.text.as_str(), found.conflicts),
            ("The lessee pays the rent.\n\nCats wait outside.", 0)
        );
    }

    #[test]
    fn a_change_of_both_sides_is_there_once() {
        let same = BASE.replace("thirty", "sixty");
        let texts = [
            same.replace("lessee", "tenant"),
            same.replace("clean", "tidy"),
        ];
        let found = merged([BASE, &texts[0], &texts[1]]);
        let expected = texts[0].replace("clean", "tidy");
        assert_eq!((found.text, found.conflicts), (expected, 0));
    }

    #[test]
    fn a_paragraph_that_ends_among_words_that_the_other_side_wrote_anew_is_a_conflict() {
        let base = "The lessee pays the rent. Dogs wait outside the house.";
        let found = merged([
            base,
            "The lessee pays the rent.\n\nDogs wait outside the house.",
            "The lessee pays the fee, cats sleep outside the house.",
        ]);
        assert_eq!(found.conflicts, 1, "{}", found.text);
        let found = merged([
            base,
            "The lessee pays the rent.\n\nDogs wait outside the house.",
            "The lessee pays the rent. Wait outside the house.",
        ]);
        assert_eq!(
            (found.text.as_str(), found.conflicts),
            ("The lessee pays the rent.\n\nWait outside the house.", 0)
        );
    }

    #[test]
    fn a_paragraph_put_between_two_that_the_other_side_joined_is_a_conflict() {
        let base = "The lessee pays the rent.\n\nDogs wait outside.\n\nBells ring.\n";
        let joined = base.replace("rent.\n\nDogs", "rent. Dogs");
        for between in ["## Animals", "```\nlet dog = 1;\n```", "Cats sleep inside."] {
            let inserted = base.replace("Dogs", &format!("{between}\n\nDogs"));
            for (ours, theirs) in [(&joined, &inserted), (&inserted, &joined)] {
                let found = merged([base, ours, theirs]);
                let wordings = [ours, theirs].map(|text| {
                    let end = text.find("\n\nBells").unwrap();
                    let shared = "The lessee pays the rent.\n";
                    let own = &text[..end];
                    own.strip_prefix(shared).unwrap_or(own).to_owned()
                });
                assert_eq!(found.conflicts, 1, "{}", found.text);
                for own in &wordings {
                    assert!(found.text.contains(&format!("\n{own}\n")), "{}", found.text);
                }
                assert!(found.text.ends_with(">>>>>>> theirs\n\nBells ring.\n"));
            }
        }
    }

    #[test]
    fn words_put_at_the_place_where_the_other_side_joined_paragraphs_are_no_conflict() {
        let base = "The lessee pays the rent.\n\nDogs wait outside.\n";
        let joined = "The lessee pays the rent. Dogs wait outside.\n";
        let longer = base.replace("rent.", "rent. It is due in June.");
        let found = merged([base, joined, &longer]);
        let expected = "The lessee pays the rent. It is due in June. Dogs wait outside.\n";
        assert_eq!((found.text.as_str(), found.conflicts), (expected, 0));
        let found = merged([base, joined, &base.replace("Dogs", "Cats")]);
        let expected = joined.replace("Dogs", "Cats");
        assert_eq!((found.text, found.conflicts), (expected, 0));
    }
}
