//! Items of one word that come again at the head or the tail of a list in a script with spaces: `She sells water, salt, wood and water`,
//! `from Lyon, Paris, Nice, Lyon and Brest`.

use crate::document::reading::Paragraph;
use crate::language::Vocabulary;
use crate::language::topics::{doubling, lists};
use crate::text::glyphs::Glyph;
use crate::text::script;

/// The shortest item of letters that have capitals, in characters. As for the items in the middle of a list.
const SHORTEST: usize = 3;
/// The shortest item of letters without capitals. Chosen by hand.
const SHORTEST_CASELESS: usize = 2;
/// How far back the first of two is at least, in items, where the second ends the list: nearer ones may be steps, as in "water, acid and
/// water". Chosen by hand.
const APART: usize = 3;

/// How many items come before one that is joined to itself, at least: "for years and years" is said for effect. Chosen by hand.
const BEFORE: usize = 2;

/// A range of glyphs.
type Range = (usize, usize);

/// Two items that are the same, and what goes with the second.
pub(super) struct Again {
    pub(super) first: Range,
    pub(super) second: Range,
    pub(super) cut: Range,
}

/// How an item is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    Capital,
    None,
}

/// The items of lists that come again at their heads or tails.
pub(super) fn find(paragraph: Paragraph) -> Vec<Again> {
    let glyphs = paragraph.glyphs();
    let inside = |c: char| is_letter(c) || matches!(c, ' ' | ',' | '-' | '\'' | '’');
    let mut out = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let length = glyphs[at..]
            .iter()
            .take_while(|glyph| inside(glyph.c))
            .count();
        if length > 0 {
            out.extend(again(paragraph, (at, at + length)));
        }
        at += length + 1;
    }
    out
}

fn is_letter(c: char) -> bool {
    script::is_word(c) && !c.is_numeric() && !script::is_unspaced(c)
}

/// The words of a range.
fn words(glyphs: &[Glyph], range: Range) -> Vec<Range> {
    let mut out = Vec::new();
    let mut at = range.0;
    while at < range.1 {
        let length = glyphs[at..range.1]
            .iter()
            .take_while(|glyph| glyph.c != ' ')
            .count();
        if length > 0 {
            out.push((at, at + length));
        }
        at += length + 1;
    }
    out
}

/// The pieces of a range between commas.
fn pieces(glyphs: &[Glyph], range: Range) -> Vec<Range> {
    let mut out = Vec::new();
    let mut start = range.0;
    for (offset, glyph) in glyphs[range.0..range.1].iter().enumerate() {
        if glyph.c == ',' {
            out.push((start, range.0 + offset));
            start = range.0 + offset + 1;
        }
    }
    out.push((start, range.1));
    out
}

/// The first item of a list, and the word before it.
type Head = (Range, Option<Range>);

/// The items of single words at the end of the pieces in front of a conjunction, the first of them with the word before it.
fn items(glyphs: &[Glyph], front: &[Range]) -> Option<(Vec<Range>, Head)> {
    let mut items: Vec<Range> = Vec::new();
    let mut head = None;
    for (index, piece) in front.iter().enumerate().rev() {
        let all = words(glyphs, *piece);
        match all[..] {
            [word] if index > 0 => items.insert(0, word),
            [word] => {
                items.insert(0, word);
                head = Some((word, None));
            }
            [.., before, word] => {
                head = Some((word, Some(before)));
                items.insert(0, word);
                break;
            }
            [] => return None,
        }
    }
    Some((items, head?))
}

/// Two items of the list that a clause starts with.
fn again(paragraph: Paragraph, clause: Range) -> Option<Again> {
    let (glyphs, vocabulary) = (paragraph.glyphs(), paragraph.vocabulary());
    let pieces = pieces(glyphs, clause);
    // The list ends at the first piece with a conjunction behind one word at most.
    let (at, tail, joint) = pieces.iter().enumerate().skip(2).find_map(|(at, piece)| {
        let tail = words(glyphs, *piece);
        let is_and = |word: &Range| lists::is_conjunction(vocabulary, &lower(glyphs, *word));
        let joint = tail.iter().take(2).position(is_and)?;
        Some((at, tail, joint))
    })?;
    let (mut items, head) = items(glyphs, &pieces[..at])?;
    if joint == 1 {
        items.push(tail[0]);
    }
    let (head, before) = head;
    let opens = before.is_none_or(|before| opens_list(paragraph, before, head));
    let first_at = usize::from(!opens);
    let ends = at + 1 == pieces.len();
    let last = tail.get(joint + 1).copied().filter(|_| {
        let next = tail.get(joint + 2);
        next.map_or(ends, |next| {
            let is_last = ends && joint + 3 == tail.len();
            let word = lower(glyphs, *next);
            doubling::is_copula(vocabulary, &word) || (is_last && is_part_of_verb(paragraph, &word))
        })
    });
    let joined = items.len() - 1;
    let at_joint = (first_at..joined).find(|at| {
        let far = joined - at;
        let known = *at > 0 && case(glyphs, items[joined]) == Case::Small;
        !known
            && (far > 1 || (*at > 0 && has_capital_nouns(paragraph)))
            && is_far(paragraph, items[joined], far)
            && is_same(glyphs, vocabulary, items[*at], items[joined])
    });
    if let Some(at) = at_joint {
        let cut = (items[joined - 1].1, items[joined].1);
        return Some(Again {
            first: items[at],
            second: items[joined],
            cut,
        });
    }
    let last = last?;
    let at = (first_at..items.len()).find(|at| {
        let far = items.len() - at;
        // The last of several is joined to itself: hammers, saws, drills, and drills.
        let itself = far == 1 && *at >= BEFORE;
        (far >= APART || itself)
            && is_far(paragraph, last, far)
            && is_same(glyphs, vocabulary, items[*at], last)
    })?;
    Some(Again {
        first: items[at],
        second: last,
        cut: (items[joined].1, last.1),
    })
}

/// Whether a list starts behind a word: a verb that takes one, a topic, or a small word before a name.
fn opens_list(paragraph: Paragraph, before: Range, head: Range) -> bool {
    let (glyphs, vocabulary) = (paragraph.glyphs(), paragraph.vocabulary());
    let word = lower(glyphs, before);
    let nouns = has_capital_nouns(paragraph);
    let name = case(glyphs, head) == Case::Capital && case(glyphs, before) == Case::Small;
    lists::takes_list(vocabulary, &word) || (name && !nouns)
}

/// Whether a word at the end of a clause may be the rest of its verb, where nouns have capitals: sie laufen Bremen und Kiel an.
fn is_part_of_verb(paragraph: Paragraph, word: &str) -> bool {
    let own = paragraph
        .language()
        .filter(|_| has_capital_nouns(paragraph));
    own.is_some_and(|language| {
        let small = word.starts_with(char::is_lowercase);
        small && language.evidence.function_words.contains(&word)
    })
}

/// Whether the language of the paragraph writes its nouns with capitals.
fn has_capital_nouns(paragraph: Paragraph) -> bool {
    let own = paragraph.language();
    own.is_some_and(|language| language.counting.capital_nouns)
}

/// Whether two items so far apart are the same thing twice. Names at even distances may belong to pairs: Oregon in Portland, Oregon, Salem,
/// Oregon.
fn is_far(paragraph: Paragraph, item: Range, far: usize) -> bool {
    let nouns = has_capital_nouns(paragraph);
    case(paragraph.glyphs(), item) != Case::Capital || nouns || (far >= APART && far % 2 == 1)
}

fn is_same(glyphs: &[Glyph], vocabulary: Vocabulary, one: Range, two: Range) -> bool {
    let word = lower(glyphs, two);
    let shortest = if case(glyphs, two) == Case::None {
        SHORTEST_CASELESS
    } else {
        SHORTEST
    };
    // The capital of the first may be that of its sentence.
    let opens = glyphs[..one.0].iter().rev().find(|glyph| glyph.c != ' ');
    let opens = opens.is_none_or(|glyph| matches!(glyph.c, '.' | '!' | '?'));
    let alike = glyphs[one.0].c == glyphs[two.0].c || opens;
    two.1 - two.0 >= shortest
        && alike
        && lower(glyphs, one) == word
        && !doubling::may_stand_twice(vocabulary, &word)
}

fn case(glyphs: &[Glyph], word: Range) -> Case {
    match glyphs[word.0].c {
        c if c.is_uppercase() => Case::Capital,
        c if c.is_lowercase() => Case::Small,
        _ => Case::None,
    }
}

fn lower(glyphs: &[Glyph], word: Range) -> String {
    let letters = glyphs[word.0..word.1].iter();
    letters.flat_map(|glyph| glyph.c.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, repaired, silent};
    use crate::rules::repeated_list_item::RULE;

    #[test]
    fn finds_items_at_heads_and_tails() {
        for (text, item) in [
            (
                "Bread, oil, wicks, glass and bread are kept in the house.",
                "Bread, oil, wicks, glass and bread",
            ),
            (
                "The keeper lends maps, books, lamps and maps.",
                "maps, books, lamps and maps",
            ),
            (
                "The keeper lends oil, maps, books, lamps and maps.",
                "maps, books, lamps and maps",
            ),
            (
                "Die Kiste ist voll: Öl, Glas, Glas und Docht liegen darin.",
                "Glas, Glas",
            ),
            (
                "Les marins de Brest, Calais, Dieppe, Brest et Nantes sont là.",
                "Brest, Calais, Dieppe, Brest",
            ),
            (
                "선원의 고향은 부산, 인천, 목포, 부산 및 여수이다.",
                "부산, 인천, 목포, 부산",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(
                all.first().map(|each| each[0].as_str()),
                Some(item),
                "{text}"
            );
        }
        assert_eq!(
            repaired(&RULE, "The keeper lends maps, books, lamps and maps."),
            "The keeper lends maps, books, lamps."
        );
    }

    #[test]
    fn finds_the_last_item_joined_to_itself() {
        for text in [
            "The shed holds hammers, saws, drills, and drills.",
            "In dem Schuppen liegen alte Hämmer, Sägen, Bohrer und Bohrer.",
            "В сарае лежат молотки, пилы, свёрла и свёрла.",
            "仓库里有锤子、锯子、钻头和钻头。",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
        silent(
            &RULE,
            &[
                "He waited for years and years.",
                "They waited for weeks, and weeks.",
                "他说了一遍、一遍又一遍。",
                "管理、检查和再检查由船长负责。",
            ],
        );
    }

    #[test]
    fn pairs_steps_and_other_things_are_none() {
        silent(
            &RULE,
            &[
                "The keeper drinks fresh water, oil, wicks, glass and water.",
                "It was washed with water, acid and water.",
                "He sailed to Portland, Oregon, Salem, Oregon and Boise, Idaho.",
                "He sailed to Portland, Oregon, Salem, Oregon and Tacoma.",
                "The keeper lends maps, books, lamps and maps of the coast.",
                "Books are by Hill, Ann, Dale, John and Hill, Mary.",
                "Again, and again, and again he came.",
            ],
        );
    }

    #[test]
    fn finds_the_first_item_at_the_end_of_a_list_behind_its_verb() {
        for (text, item) in [
            (
                "Die Schiffe laufen Hamburg, Bremen, Kiel und Hamburg an.",
                "Hamburg",
            ),
            (
                "Wir fahren im Mai nach Kiel, Husum, Emden und Kiel.",
                "Kiel",
            ),
            ("Zum Boot gehören Ruder, Segel, Anker und Ruder.", "Ruder"),
            ("В набор входят весло, парус, якорь и весло.", "весло"),
            ("До набору входять весло, вітрило, якір і весло.", "весло"),
        ] {
            let all = found(&RULE, text);
            assert_eq!(
                all.first().map(|each| each[0].starts_with(item)),
                Some(true),
                "{text}: {all:?}"
            );
        }
        silent(
            &RULE,
            &[
                "Er hat frisches Wasser, Öl, Docht und Wasser.",
                "Die Schiffe laufen Hamburg, Bremen, Kiel und Hamburger Häfen an.",
                "В набор входят весло, парус, якорь и весло другой длины.",
            ],
        );
    }
}
