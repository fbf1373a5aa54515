//! Lines that are known by how they begin, or by their words in other forms: a row of a table to which a cell was added, an entry of an
//! index that got its section, `Author's Address` and `Authors' Addresses`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::front;
use crate::diff::likeness::{self, Likeness};
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::{Document, Kind};
use crate::text::marks::CLAUSE_ENDS;
use crate::text::segment::{self, TokenKind};

// Chosen by hand on 2026-11-29, on the pairs of published revisions.

/// The most spoken words of a line.
const LINE: usize = 24;
/// The most spoken words of a line that is known by other forms of them.
const FORMS: usize = 8;
/// What two lines begin with alike weighs at least so much, in thirds of a Han character.
pub(super) const HEAD: u32 = 10;
/// And it is this share of what the shorter one says.
const NEARLY: f64 = 0.85;
/// Or this share, where the longer one has the rest of it further on.
const SHARE: f64 = 0.6;
/// With more lines of one beginning on a side, none is known by it.
const ALIKE: usize = 16;
/// How often a line can be in each text that is known by other forms of its words: in the table of contents, and where it belongs.
const COPIES: usize = 2;
/// What a word in another form counts.
const FORM: f64 = 0.75;

/// One paragraph by its spoken words, without its number.
struct Line {
    at: u32,
    words: Vec<Word>,
}

/// Two texts and their words, as lines are looked for in them.
#[derive(Clone, Copy)]
pub(super) struct Found<'run> {
    pub(super) documents: [&'run Document; 2],
    pub(super) sides: &'run [Side; 2],
    pub(super) lexicon: &'run Lexicon<'run>,
}

impl Found<'_> {
    /// The pairs of paragraphs of which one begins with nearly all that the other is, as no other of those in `wanted` does.
    pub(super) fn of_one_beginning(&self, wanted: &[Vec<u32>; 2]) -> Vec<(u32, u32)> {
        self.unique(wanted, |old, new| {
            // No entry of an index becomes a numbered item, and no heading a sentence.
            let [one, other] = [(0, old), (1, new)].map(|(side, line)| {
                let document = self.documents[side];
                let paragraph = &document.paragraphs[line.at as usize];
                let key = document.key(paragraph);
                let is_sentence = segment::ends_sentence(key) || key.ends_with(CLAUSE_ENDS);
                let is_heading = matches!(paragraph.kind, Kind::Heading | Kind::Contents);
                (paragraph.label.is_some(), is_heading, is_sentence)
            });
            let told = one.1 && other.2 || one.2 && other.1;
            one.0 == other.0 && !told && self.begin_alike(&old.words, &new.words)
        })
    }

    /// The pairs of short paragraphs with the same words in other forms, of which both sides have as many, and how alike they are.
    pub(super) fn of_the_same_words(&self, wanted: &[Vec<u32>; 2]) -> Vec<((u32, u32), Likeness)> {
        let keys = self.documents.map(|document| document.keys.text());
        let lines = [0, 1].map(|side| {
            let lines = self.lines(side, &wanted[side], FORMS).into_iter();
            let stems = lines.map(|line| {
                let stem = |word: &Word| likeness::stem(word.span.of(keys[side]));
                let stems = line.words.iter().map(stem).collect::<Vec<_>>().join(" ");
                (stems, line)
            });
            let mut out: FxHashMap<String, Vec<Line>> = FxHashMap::default();
            for (stems, line) in stems {
                out.entry(stems).or_default().push(line);
            }
            out
        });
        let pairs = |(stems, old): (&String, &Vec<Line>)| {
            let new = lines[1].get(stems);
            let new = new.filter(|new| new.len() == old.len() && new.len() <= COPIES);
            let both = old.iter().zip(new.into_iter().flatten());
            let pair = both.map(|(old, new)| {
                let likeness = self.in_other_forms(&old.words, &new.words);
                ((old.at, new.at), likeness)
            });
            pair.collect::<Vec<_>>()
        };
        let mut found: Vec<_> = lines[0].iter().flat_map(pairs).collect();
        found.sort_by_key(|(pair, _)| *pair);
        found
    }

    /// The lines among some paragraphs that have at least two words, and at most so many.
    fn lines(&self, side: usize, wanted: &[u32], most: usize) -> Vec<Line> {
        let document = self.documents[side];
        let line = |at: &u32| {
            let words = self.sides[side].words(*at);
            let spoken = |word: &&Word| word.kind != TokenKind::Mark;
            if words.iter().filter(spoken).count() > most {
                return None;
            }
            let (_, body) = front::of(document, &document.paragraphs[*at as usize]);
            let inside = |word: &&Word| spoken(word) && word.span.start >= body;
            let words: Vec<Word> = words
                .iter()
                .filter(inside)
                .take(LINE + 1)
                .copied()
                .collect();
            let enough = words.len() > 1 && self.weigh(&words) >= HEAD;
            enough.then_some(Line { at: *at, words })
        };
        wanted.iter().filter_map(line).collect()
    }

    /// The pairs of lines with the same first two words that `belong` together, where each does with one line only.
    fn unique(
        &self,
        wanted: &[Vec<u32>; 2],
        belong: impl Fn(&Line, &Line) -> bool,
    ) -> Vec<(u32, u32)> {
        let [old, new] = [0, 1].map(|side| {
            let lines = self.lines(side, &wanted[side], usize::MAX).into_iter();
            let opened = lines.map(|line| ((line.words[0].low, line.words[1].low), line));
            let mut opened: Vec<_> = opened.collect();
            opened.sort_by_key(|(opening, line)| (*opening, line.at));
            opened
        });
        let mut out = Vec::new();
        let mut rest = &new[..];
        for ones in old.chunk_by(|a, b| a.0 == b.0) {
            rest = &rest[rest.partition_point(|line| line.0 < ones[0].0)..];
            let others = &rest[..rest.partition_point(|line| line.0 == ones[0].0)];
            if ones.len() > ALIKE || others.len() > ALIKE {
                continue;
            }
            let pairs = ones.iter().flat_map(|(_, one)| {
                let partners = others.iter().filter(|(_, other)| belong(one, other));
                partners.map(|(_, other)| (one.at, other.at))
            });
            let pairs: Vec<(u32, u32)> = pairs.collect();
            let alone = |pair: &&(u32, u32)| {
                let rivals = |other: &&(u32, u32)| other.0 == pair.0 || other.1 == pair.1;
                pairs.iter().filter(rivals).count() == 1
            };
            out.extend(pairs.iter().filter(alone));
        }
        out.sort_unstable();
        out
    }

    fn weigh(&self, words: &[Word]) -> u32 {
        let weights = words.iter().map(|word| self.lexicon.weight(word.id));
        weights.sum()
    }

    /// Whether one line begins with nearly all that the other is, and has the rest of it further on.
    fn begin_alike(&self, old: &[Word], new: &[Word]) -> bool {
        let (short, long) = if old.len() <= new.len() {
            (old, new)
        } else {
            (new, old)
        };
        let same = |(one, other): &(&Word, &Word)| one.low == other.low;
        let head = short.iter().zip(long).take_while(same).count();
        let says = |words: &[Word]| words.iter().map(|word| self.lexicon.says(word.low)).sum();
        let (begun, all): (f64, f64) = (says(&short[..head]), says(short));
        let mut further = long[head..].iter();
        let mut goes_on = || {
            let mut rest = short[head..].iter();
            rest.all(|word| further.any(|other| other.low == word.low))
        };
        short.len() <= LINE
            && head > 1
            && self.weigh(&short[..head]) >= HEAD
            && (begun >= NEARLY * all || begun >= SHARE * all && goes_on())
    }

    /// How alike two lines of the same words are, some of them in another form.
    fn in_other_forms(&self, old: &[Word], new: &[Word]) -> Likeness {
        let says = |words: &[Word]| words.iter().map(|word| self.lexicon.says(word.id)).sum();
        let shared = old.iter().zip(new).map(|(one, other)| {
            let least = self.lexicon.says(one.id).min(self.lexicon.says(other.id));
            least * if one.low == other.low { 1.0 } else { FORM }
        });
        Likeness {
            common: shared.sum(),
            old: says(old),
            new: says(new),
        }
    }
}

/// Those of some pairs of which neither paragraph is more like another one, and much like it.
pub(super) fn without_better(
    pairs: Vec<(u32, u32)>,
    order: &[(u32, u32)],
    much: f64,
    ratio: impl Fn((u32, u32)) -> f64,
) -> Vec<(u32, u32)> {
    if pairs.is_empty() {
        return pairs;
    }
    let sides = [
        pairs.iter().map(|pair| pair.0).collect::<FxHashSet<u32>>(),
        pairs.iter().map(|pair| pair.1).collect(),
    ];
    let mut best: [FxHashMap<u32, f64>; 2] = Default::default();
    for pair in order.iter().copied() {
        for (side, at) in [(0, pair.0), (1, pair.1)] {
            if sides[side].contains(&at) && pairs.binary_search(&pair).is_err() {
                let known = best[side].entry(at).or_default();
                *known = known.max(ratio(pair));
            }
        }
    }
    let known = |side: usize, at: u32| best[side].get(&at).copied().unwrap_or(0.0);
    let is_best =
        |pair: &(u32, u32)| known(0, pair.0).max(known(1, pair.1)) <= much.max(ratio(*pair));
    pairs.into_iter().filter(is_best).collect()
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// What became of the paragraphs that changed: the kind, and whether they moved.
    fn kinds(old: &[&str], new: &[&str]) -> Vec<(Kind, bool)> {
        let read = |paragraphs: &[&str]| {
            let text = paragraphs.join("\n\n");
            from_bytes("x.txt", text.as_bytes(), &input::Options::default())
                .expect("a text is read")
        };
        let found = diff(&read(old), &read(new), &Options::default());
        let changes = found.changes.iter();
        changes.map(|change| (change.kind, change.moved)).collect()
    }

    #[test]
    fn a_row_to_which_a_cell_was_added_was_edited() {
        for (old, new) in [
            (
                [
                    "* * Braunfäule * * X *",
                    "* * Kräuselkrankheit * * X *",
                    "* * Schorf der Birnen * X * *",
                ],
                [
                    "* * Braunfäule * * X * * Kirsche am Spalier, Sauerkirsche, Zwetschge, Mirabelle, Schlehe und Weichsel",
                    "* * Kräuselkrankheit * * X * * Pfirsich, Nektarine, Mandel am Hang, Aprikose im Hof und alle Ziersorten",
                    "* * Schorf der Birnen * X * * * Tafelbirne, Mostbirne, Kochbirne, Holzbirne und die Sorten des Verzeichnisses",
                ],
            ),
            (
                [
                    "* * Brown fruit rot * * X *",
                    "* * Leaf curl of peach * * X *",
                    "* * Scab of pears * X * *",
                ],
                [
                    "* * Brown fruit rot * * X * * Sweet cherry on walls, morello cherry, damson, mirabelle, sloe and medlar",
                    "* * Leaf curl of peach * * X * * Peach, nectarine, almond on the slope, apricot in the yard and all garden sorts",
                    "* * Scab of pears * X * * * Table pear, perry pear, cooking pear, wild pear and the sorts of the register",
                ],
            ),
            (
                ["褐腐病　√", "梨黑星病　√", "桃缩叶病　√"],
                [
                    "褐腐病　√　靠墙的甜樱桃、酸樱桃、李子、布拉斯李、黑刺李、欧楂以及名录所列的其他品种",
                    "梨黑星病　√　食用梨、酿酒梨、烹调梨、野生梨以及登记簿记载的全部品种和砧木苗",
                    "桃缩叶病　√　毛桃、油桃、坡地巴旦木、院内杏树以及所有观赏用的庭园品种和嫁接苗",
                ],
            ),
            (
                [
                    "Бурая гниль * X",
                    "Курчавость листьев * X",
                    "Парша груш * X",
                ],
                [
                    "Бурая гниль * X * Черешня у стены, вишня, слива, мирабель, терновник, мушмула и прочие сорта списка",
                    "Курчавость листьев * X * Персик, нектарин, миндаль на склоне, абрикос во дворе и все садовые сорта",
                    "Парша груш * X * Столовая груша, сидровая груша, варочная груша, дикая груша и сорта реестра",
                ],
            ),
        ] {
            let edited = vec![(Kind::Edited, false); 3];
            assert_eq!(kinds(&old, &new), edited, "{}", old[0]);
            assert_eq!(kinds(&new, &old), edited, "{}", old[0]);
        }
    }

    #[test]
    fn a_beginning_that_two_lines_have_tells_nothing() {
        let old = ["Scab of pears X"];
        let one = "Scab of pears X in the orchard above the weir, which the miller planted after the flood of that year";
        let other = "Scab of pears X by the old road, where the trees are too high for any ladder that the village owns";
        let found = kinds(&old, &[one, other]);
        assert_eq!(
            found
                .iter()
                .filter(|(kind, _)| *kind == Kind::Edited)
                .count(),
            0
        );
    }

    #[test]
    fn a_line_whose_words_have_other_forms_was_edited() {
        let (before, after) = (
            "The barn is open to all who sing, and to nobody else.",
            "The lamp burns until the last cart is home.",
        );
        let inserted = "Members pay at the door in coins of the valley.";
        for (old, new) in [
            ("Singer's Bench", "Singers' Benches"),
            ("Адрес составителя", "Адреса составителей"),
            ("Anschrift des Verwalters", "Anschriften des Verwalters"),
        ] {
            let found = kinds(
                &[before, old, after],
                &[before, inserted, new, inserted, after],
            );
            assert_eq!(
                found,
                [
                    (Kind::Inserted, false),
                    (Kind::Edited, false),
                    (Kind::Inserted, false)
                ],
                "{old}"
            );
        }
    }

    #[test]
    fn entries_of_an_index_are_known_where_they_moved_together() {
        let body = ["The keeper rings at dawn.", "Nobody fishes above the weir."];
        let entries = [
            "~Dawn (bell sign)",
            "~Flood (bell sign)",
            "~Noon (bell sign)",
        ];
        let moved = entries.map(|entry| format!("{entry} Section 4.7.2"));
        let old = [&body[..], &entries[..]].concat();
        let new: Vec<&str> = moved.iter().map(String::as_str).chain(body).collect();
        let found = kinds(&old, &new);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found
                .iter()
                .all(|(kind, _)| *kind == Kind::Moved || *kind == Kind::Edited)
        );
    }
}
