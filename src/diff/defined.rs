//! Paragraphs that say what a term means, known by the term: definitions are often written alike, and then their wording does not tell
//! which one became which. The entries of a list of literature and the rules of a grammar are such, too.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::front;
use crate::document::Document;
use crate::facts::definitions;
use crate::text::near;
use crate::text::segment;

/// The pairs of paragraphs that define the same term, which no other of the paragraphs in `wanted` defines.
pub(super) fn of_one_term(
    documents: [&Document; 2],
    wanted: &[Vec<u32>; 2],
) -> FxHashSet<(u32, u32)> {
    let [old, new] = [0, 1].map(|side| terms(documents[side], &wanted[side]));
    let pair = |(term, one): (&String, &Option<u32>)| Some(((*one)?, (*new.get(term)?)?));
    old.iter().filter_map(pair).collect()
}

/// Leaves of the pairs of paragraphs with a term of `defining` only those that define it.
pub(super) fn keep_to_their_terms(order: &mut Vec<(u32, u32)>, defining: &FxHashSet<(u32, u32)>) {
    if defining.is_empty() {
        return;
    }
    let old: FxHashSet<u32> = defining.iter().map(|pair| pair.0).collect();
    let new: FxHashSet<u32> = defining.iter().map(|pair| pair.1).collect();
    order
        .retain(|pair| defining.contains(pair) || !old.contains(&pair.0) && !new.contains(&pair.1));
}

/// The paragraph that defines each term; `None` where several do.
fn terms(document: &Document, wanted: &[u32]) -> FxHashMap<String, Option<u32>> {
    let mut out: FxHashMap<String, Option<u32>> = FxHashMap::default();
    for at in wanted {
        let (_, body) = front::parted(document, &document.paragraphs[*at as usize]);
        if let Some(term) = name(body).or_else(|| term(body)) {
            let found = out.entry(term);
            found.and_modify(|known| *known = None).or_insert(Some(*at));
        }
    }
    out
}

/// The name of an entry of a list of literature, `[RFC-1]`, or of a rule of a grammar, `line = `, with the mark that shows which it is.
/// Entries that are numbered have none: others have their numbers later.
fn name(body: &str) -> Option<String> {
    let is_name = |name: &str| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | ':');
        name.contains(char::is_alphabetic) && name.chars().all(is_part)
    };
    if let Some((name, rest)) = body.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (is_name(name) && rest.starts_with(' ')).then(|| format!("[{name}]"));
    }
    let (name, rest) = body.split_once(' ')?;
    let rest = rest.trim_start();
    let defines = ["= ", "::= ", ":= "]
        .iter()
        .any(|mark| rest.starts_with(mark));
    (defines && is_name(name)).then(|| format!("{name} ="))
}

/// How much of a paragraph its first sentence is looked for in, in bytes. Chosen by hand, 2026-11-30.
const LONGEST: usize = 4000;

/// The term that the first sentence of a paragraph says the meaning of.
fn term(body: &str) -> Option<String> {
    if !body.contains('"') {
        return None;
    }
    let body = near::after(body, 0, LONGEST);
    let sentence = *segment::sentences(body).first()?;
    let mut found = definitions::find(sentence.of(body)).into_iter();
    let first = found.find(|each| each.of_its_own)?;
    Some(first.term.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    fn found(old: &[&str], new: &[&str]) -> Vec<(Kind, String, String)> {
        changes(old, new, 8)
    }

    /// The kinds of the changes, with so many characters of what was there and of what is there.
    fn changes(old: &[&str], new: &[&str], length: usize) -> Vec<(Kind, String, String)> {
        let read = |paragraphs: &[&str]| {
            let text = paragraphs.join("\n\n");
            from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let diff = diff(&old, &new, &Options::default());
        let head = |document: &crate::document::Document, paragraphs: &[u32]| {
            let first = paragraphs
                .first()
                .map(|at| &document.paragraphs[*at as usize]);
            let key = first.map_or("", |paragraph| document.key(paragraph));
            key.chars().take(length).collect::<String>()
        };
        let changes = diff.changes.iter();
        changes
            .map(|change| {
                (
                    change.kind,
                    head(&old, &change.old),
                    head(&new, &change.new),
                )
            })
            .collect()
    }

    #[test]
    fn definitions_that_are_written_alike_are_paired_by_their_terms() {
        let intro = "The words of this lease have these meanings.";
        let old = [
            intro,
            "“Barn” means the building marked B on the plan, with its yard and the fixtures in it.",
            "“Field” means the land marked F on the plan, with its hedges and the fixtures in it.",
            "“Grove” means the land marked G on the plan, with its trees and the fixtures in it.",
        ];
        let new = [
            intro,
            "“Field” means the building marked B on the plan, with its yard and the fixtures in it.",
            "“Grove” means the land marked F on the plan, with its hedges and the fixtures in it.",
            "“Barn” means the building marked C on the map, with its sheds and the tools in it.",
        ];
        let changes = found(&old, &new);
        assert_eq!(changes.len(), 3);
        assert!(
            changes.iter().all(|(_, old, new)| old == new),
            "{changes:?}"
        );
        assert_eq!(
            changes
                .iter()
                .filter(|change| change.0 == Kind::Moved)
                .count(),
            1
        );
    }

    #[test]
    fn entries_of_literature_and_rules_of_a_grammar_are_known_by_their_names() {
        let old = [
            "A. Sources",
            "[ROPES] Baker, N., \"On Ropes\", Harbour Papers 22, October 1997.",
            "[GATES] Smith, A. and B. Cook, \"Gates and Sluices\", Harbour Papers 29, May 2000.",
            "B. Further reading",
            "line = word \" \" word",
        ];
        let new = [
            "A. Sources",
            "[GATES] Smith, A. and B. Cook, \"Gates and Sluices\", Harbour Papers 29, May 2000.",
            "B. Further reading",
            "[ROPES] Miller, K., \"Knots, Ropes and Other Things That Hold\", Harbour Papers 145, https://papers.example/145, June 2016.",
            "line = 1*(word / number) [\"+\"] ; a word or a number, and more of them",
            "line8 = word \" \" word ; eight at most",
        ];
        for (kind, old, new) in changes(&old, &new, 6) {
            let came = (kind, new.as_str()) == (Kind::Inserted, "line8 ");
            assert!(came || old == new, "{kind:?} {old} {new}");
        }
    }

    #[test]
    fn a_definition_is_known_behind_its_number_and_in_other_languages() {
        for (old, new) in [
            (
                [
                    "（一）“温室”是指图中标有甲的玻璃房，包括其中的设备和花盆。",
                    "（二）“苗圃”是指图中标有乙的空地，包括其中的设备和树苗。",
                ],
                [
                    "（一）“苗圃”是指图中标有甲的玻璃房，包括其中的设备和花盆。",
                    "（二）“温室”是指图中标有丙的棚屋，不包括其中的设备。",
                ],
            ),
            (
                [
                    "1. «Сад» означает участок А на плане вместе с деревьями и постройками.",
                    "2. «Луг» означает участок Б на плане вместе с оградой и постройками.",
                ],
                [
                    "1. «Луг» означает участок А на плане вместе с деревьями и постройками.",
                    "2. «Сад» означает участок В на схеме вместе с деревьями.",
                ],
            ),
        ] {
            let changes = found(&old, &new);
            let terms = |text: &str| text.split('"').nth(1).map(str::to_owned);
            assert_eq!(changes.len(), 2, "{changes:?}");
            for (_, old, new) in &changes {
                assert_eq!(terms(old), terms(new), "{changes:?}");
            }
        }
    }

    #[test]
    fn a_term_that_got_another_name_is_an_edit() {
        let old = [
            "“Tax” means any levy of the town.",
            "“Fee” means what the owner asks for.",
        ];
        let new = [
            "“Taxes” means any levy of the town.",
            "“Fee” means what the owner asks for.",
        ];
        let changes = found(&old, &new);
        assert_eq!((changes.len(), changes[0].0), (1, Kind::Edited));
    }

    #[test]
    fn a_term_that_two_paragraphs_define_tells_nothing() {
        let old = [
            "“Yard” means the ground behind the barn.",
            "“Yard” means the open ground beside the mill.",
        ];
        let new = [
            "“Yard” means the open ground beside the old mill.",
            "“Yard” means the ground behind the big barn.",
        ];
        // Their likeness decides, as if no term were there.
        let changes = changes(&old, &new, 60);
        assert_eq!(changes.len(), 2, "{changes:?}");
        for (_, old, new) in &changes {
            assert_eq!(old.contains("mill"), new.contains("mill"), "{changes:?}");
        }
    }
}
