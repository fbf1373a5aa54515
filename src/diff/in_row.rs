//! Free paragraphs in a row that face as many others between two that belong together: a heading with another title, items of a list that
//! were written anew one by one.

use rustc_hash::FxHashSet;
use similar::DiffOp;

use crate::diff::front;
use crate::diff::group::Group;
use crate::diff::likeness::{self, Likeness};
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::{Document, Kind, Paragraph};
use crate::language::topics::evidence;
use crate::text::segment::TokenKind;

/// The most paragraphs in a row that are taken for one another by their places. By hand, 2026-11-30.
const MOST: usize = 6;
/// Items that face each other share words in a row that weigh so much, in thirds of a Han character. By hand, 2026-11-30, on the lists of
/// a translated guide.
const SHARED: u32 = 4;
/// And all such words are one part of so many of the lighter one. By hand, as above: in one list about a programming language every item
/// has its name.
const PART: u32 = 8;
/// The same of paragraphs of prose among them.
const PART_OF_PROSE: u32 = 3;
/// What follows a heading is so much alike where the heading is known by it. By hand, 2026-11-30.
const BELOW: f64 = 0.3;

/// Finds such pairs among paragraphs that are in no group. `groups` are in order of their places. Linear in the groups.
pub(super) fn find(
    groups: &[Group],
    wanted: &[Vec<u32>; 2],
    documents: [&Document; 2],
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
) -> Vec<Group> {
    let taken = [0, 1].map(|side| {
        let of = |group: &'_ Group| [&group.old, &group.new][side].clone();
        groups.iter().flat_map(of).collect::<FxHashSet<u32>>()
    });
    let wanted = wanted
        .each_ref()
        .map(|side| side.iter().copied().collect::<FxHashSet<u32>>());
    let free = |side: usize, at: &u32| !taken[side].contains(at) && wanted[side].contains(at);
    let stayed: Vec<&Group> = groups.iter().filter(|group| !group.moved).collect();
    let mut out = Vec::new();
    for at in 0..=stayed.len() {
        let before = at.checked_sub(1).map(|at| stayed[at]);
        let after = stayed.get(at).copied();
        let start = |side: usize| {
            let last = before.and_then(|group| [&group.old, &group.new][side].last());
            last.map_or(0, |last| last + 1)
        };
        let end = |side: usize| {
            let all = documents[side].paragraphs.len() as u32;
            after.map_or(all, |group| [group.old[0], group.new[0]][side])
        };
        let rows = [start(0)..end(0), start(1)..end(1)];
        let fits = rows[0].len() == rows[1].len() && (1..=MOST).contains(&rows[0].len());
        if !fits || !(0..2).all(|side| rows[side].clone().all(|at| free(side, &at))) {
            continue;
        }
        let pairs: Vec<(u32, u32)> = rows[0].clone().zip(rows[1].clone()).collect();
        let paragraph = |side: usize, at: u32| &documents[side].paragraphs[at as usize];
        let both = |pair: &(u32, u32)| [paragraph(0, pair.0), paragraph(1, pair.1)];
        if let [pair] = pairs[..]
            && are_of_one_level(both(&pair), Kind::Heading)
            && front::parted(documents[0], both(&pair)[0]).0
                == front::parted(documents[1], both(&pair)[1]).0
            && after.is_some_and(|group| group.similarity >= BELOW)
        {
            let found = likeness(pair, documents, sides, lexicon).ratio();
            out.push(Group::new(vec![pair.0], vec![pair.1], found));
            continue;
        }
        let kinds = |pair: &(u32, u32)| {
            let of_one = |kind| are_of_one_level(both(pair), kind);
            of_one(Kind::ListItem) || of_one(Kind::Body)
        };
        let has_item = pairs
            .iter()
            .any(|pair| both(pair)[0].kind == Kind::ListItem);
        if !has_item || !pairs.iter().all(kinds) {
            continue;
        }
        let akin = |pair: &(u32, u32)| {
            let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
            let part = if both(pair)[0].kind == Kind::Body {
                PART_OF_PROSE
            } else {
                PART
            };
            share_words(words, documents, lexicon, part)
        };
        if pairs.iter().all(akin) {
            let found = pairs.iter().map(|pair| {
                let ratio = likeness(*pair, documents, sides, lexicon).ratio();
                Group::new(vec![pair.0], vec![pair.1], ratio)
            });
            out.extend(found);
        }
    }
    out
}

/// Whether two paragraphs are of a kind, at one level, and labelled in one way.
fn are_of_one_level([one, other]: [&Paragraph; 2], kind: Kind) -> bool {
    let style = |paragraph: &Paragraph| paragraph.label.map(|label| label.style);
    one.kind == kind && other.kind == kind && one.level == other.level && style(one) == style(other)
}

/// Whether two paragraphs share more than words that every text has, and one part in so many of the lighter one.
fn share_words(
    words: [&[Word]; 2],
    documents: [&Document; 2],
    lexicon: &Lexicon<'_>,
    part: u32,
) -> bool {
    let keys = documents[0].keys.text();
    let says = |word: &Word| {
        let text = word.span.of(keys);
        let spoken = word.kind != TokenKind::Mark && !evidence::is_function_word(text);
        lexicon.weight(word.id) * u32::from(spoken)
    };
    let kept = likeness::align(words[0], words[1]).into_iter();
    let runs = kept.filter_map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => Some(&words[0][old_index..old_index + len]),
        _ => None,
    });
    let weights = runs.map(|run| run.iter().map(says).sum::<u32>());
    let in_order: u32 = weights.filter(|weight| *weight >= SHARED).sum();
    // The words of a name may have changed their places.
    let others: FxHashSet<u32> = words[1].iter().map(|word| word.id).collect();
    let both = words[0].iter().filter(|word| others.contains(&word.id));
    let in_any: u32 = both.map(says).filter(|weight| *weight >= SHARED).sum();
    let shared = in_order.max(in_any);
    let weigh = |words: &[Word]| {
        words
            .iter()
            .map(|word| lexicon.weight(word.id))
            .sum::<u32>()
    };
    let lighter = weigh(words[0]).min(weigh(words[1]));
    shared > 0 && shared * part >= lighter
}

/// How alike two paragraphs are, by their words or by forms of these.
fn likeness(
    pair: (u32, u32),
    documents: [&Document; 2],
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
) -> Likeness {
    let keys = documents.map(|document| document.keys.text());
    let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
    let plain = likeness::compare(lexicon, words[0], words[1]);
    let akin = likeness::akin(lexicon, keys, words[0], words[1]);
    if akin.ratio() > plain.ratio() {
        akin
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    fn kinds(old: &str, new: &str) -> Vec<Kind> {
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let found = diff(&read(old), &read(new), &Options::default());
        found.changes.iter().map(|change| change.kind).collect()
    }

    #[test]
    fn a_heading_alone_in_its_place_got_another_title() {
        let old = "# Guide\n\nMembers pay monthly.\n\n## Instructions\n\nMembers put tools back in their place.\n";
        assert_eq!(
            kinds(old, &old.replace("Instructions", "What to do")),
            [Kind::Edited]
        );
        let other = old.replace("Instructions", "What to do").replace(
            "Members put tools back in their place.",
            "Guests are shown the workshop by a member.",
        );
        assert!(!kinds(old, &other).contains(&Kind::Edited));
    }

    #[test]
    fn items_written_anew_one_by_one_are_edited() {
        let old = "Tools for colour:\n\n- WebLamp Colour Contrast\n- WebLamp Link Colour Contrast\n- Paper\n";
        let new = "Tools for colour:\n\n- WebLamp: 색상 대비\n- WebLamp: 링크 색상 대비\n- Paper\n";
        assert_eq!(kinds(old, new), [Kind::Edited, Kind::Edited]);
        let other = "Tools for colour:\n\n- A brush of hair\n- Two pots of varnish\n- Paper\n";
        assert!(!kinds(old, other).contains(&Kind::Edited));
    }
}
