//! Links by a name and notes: names that nothing explains, names that are explained twice or never used.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{LazyCell, OnceCell};

use crate::document::reading::Reading;
use crate::document::{Document, Links, Named, Role};
use crate::finding::Finding;
use crate::rules::dangling_reference::RULE;
use crate::wording::message::{Message, message};

/// One name in this many may be explained and not used: where more are, a list of names is kept for several files. Chosen by hand.
const SELDOM: usize = 4;

/// Where names are anchors of other files, one in so many may miss: where more do, the files that set them are not there. Chosen by hand,
/// 2026-11.
const ANCHORED: usize = 20;

pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    for (what, all) in sorts(reading.links()) {
        explained(reading, &what, &all, findings);
    }
}

/// Names of links and of notes, each sort with what it is called; none where the document is not whole.
fn sorts(links: &Links) -> Vec<(Message, Vec<&Named>)> {
    if !links.is_whole || links.named.is_empty() {
        return Vec::new();
    }
    let (notes, names): (Vec<_>, Vec<_>) = links.named.iter().partition(|named| named.is_note);
    let label = message!("dangling-reference.link");
    let footnote = message!("dangling-reference.footnote");
    vec![(label, names), (footnote, notes)]
}

fn is_defined(named: &Named) -> bool {
    named.role == Role::Defined
}

/// The uses of names that are explained, and of those that are not.
fn uses<'a>(all: &[&'a Named]) -> (Vec<&'a Named>, Vec<&'a Named>) {
    let defined = all.iter().filter(|named| is_defined(named));
    let defined: FxHashSet<&str> = defined.map(|named| &*named.name).collect();
    let uses = all.iter().copied().filter(|named| !is_defined(named));
    uses.partition(|named| {
        named.role == Role::Used && (!named.is_note || defined.contains(&*named.name))
    })
}

/// Names that nothing explains, in each document of a run: of another one they may be the anchors.
pub(super) fn unexplained(documents: &[&Document], findings: &mut Vec<Finding>) {
    let anchors: OnceCell<FxHashSet<String>> = OnceCell::new();
    let (mut resolved, mut open) = (0, 0);
    let mut found = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        // Pandoc takes the title of a section for a name.
        let titles: FxHashSet<String> = (document.links.headings.iter())
            .map(|heading| heading.trim().to_lowercase())
            .collect();
        for (what, all) in sorts(&document.links) {
            let (hits, mut misses) = uses(&all);
            let defines = all.iter().any(|named| is_defined(named));
            // [^a-z] is an expression where no note is explained.
            misses.retain(|named| {
                let number = named.name.chars().all(|c| c.is_ascii_digit());
                !titles.contains(&named.name) && (!named.is_note || number || defines)
            });
            let all = misses.len();
            misses.retain(|named| {
                let anchors = anchors.get_or_init(|| anchors_of(documents));
                named.is_note || !anchors.contains(&named.name)
            });
            resolved += all - misses.len();
            open += misses.iter().filter(|named| !named.is_note).count();
            // Where many miss, another program or file explains the names.
            if misses.len() > hits.len().max(1) {
                continue;
            }
            found.extend(misses.into_iter().map(|named| {
                let message = message!(
                    "dangling-reference.undefined",
                    what = what.clone(),
                    name = named.name.clone()
                );
                (
                    named.is_note,
                    RULE.finding(number as u32, named.span, message),
                )
            }));
        }
    }
    // Where names are anchors, and many of them miss, files that set the others are not there.
    let is_part = resolved > 0 && open * ANCHORED > resolved;
    let kept = found
        .into_iter()
        .filter(|(is_note, _)| *is_note || !is_part);
    findings.extend(kept.map(|(_, finding)| finding));
}

/// The anchors that documents set by name, lower case: `[](){#lamp}`, `## Lamps { #lamps }`.
fn anchors_of(documents: &[&Document]) -> FxHashSet<String> {
    let mut out = FxHashSet::default();
    for document in documents {
        let pieces = document.text.split('{').skip(1);
        out.extend(pieces.filter_map(|piece| {
            let name = piece.trim_start_matches([':', ' ']).strip_prefix('#')?;
            let end = name.find(['}', ' ', '\n'])?;
            Some(name[..end].to_lowercase())
        }));
    }
    out
}

/// The faults among the names that a document explains.
fn explained(reading: &Reading, what: &Message, all: &[&Named], findings: &mut Vec<Finding>) {
    let mut defined: FxHashMap<&str, &Named> = FxHashMap::default();
    for named in all.iter().filter(|named| is_defined(named)) {
        if let Some(first) = defined.get(&*named.name) {
            let message = message!(
                "dangling-reference.defined-twice",
                what = what.clone(),
                name = named.name.clone()
            );
            findings.push(
                RULE.finding(reading.number(), named.span, message)
                    .also(first.span, message!("dangling-reference.first-definition")),
            );
        } else {
            defined.insert(&named.name, named);
        }
    }
    let (hits, misses) = uses(all);
    let mut known: Vec<_> = defined.values().copied().collect();
    known.sort_by_key(|named| named.span);
    let called = hits.iter().chain(&misses);
    let called: FxHashSet<&str> = called.map(|named| &*named.name).collect();
    let commented = LazyCell::new(|| in_comments(reading));
    let unused =
        |named: &&Named| !called.contains(&*named.name) && !commented.contains(&*named.name);
    let unused: Vec<_> = known.into_iter().filter(unused).collect();
    if unused.len() <= (hits.len() / SELDOM).max(1) && !hits.is_empty() {
        findings.extend(unused.into_iter().map(|named| {
            let message = message!(
                "dangling-reference.unused",
                what = what.clone(),
                name = named.name.clone()
            );
            RULE.finding(reading.number(), named.span, message)
        }));
    }
}

/// What comments have in brackets, in lower case: what they say is still to be written, or to be done.
fn in_comments(reading: &Reading) -> FxHashSet<String> {
    let comments = reading.file().split("<!--").skip(1);
    let mut out = FxHashSet::default();
    for (comment, _) in comments.filter_map(|rest| rest.split_once("-->")) {
        let lower = comment.to_lowercase();
        let closed = lower.split(']').filter_map(|part| part.rsplit_once('['));
        out.extend(closed.map(|(_, name)| name.to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::ANCHORED;
    use crate::document::Document;
    use crate::input;
    use crate::rule::tests::found_in;
    use crate::rules::dangling_reference::RULE;

    #[test]
    fn finds_names_that_nothing_explains() {
        for (text, name) in [
            ("See [the lamp][lamp].\n", "[the lamp][lamp]"),
            (
                "See [lamp][].\n\n[gate]: https://gate.example\n\nA [gate].\n",
                "[lamp][]",
            ),
            ("A ![plan][3] of it.\n", "![plan][3]"),
            ("灯每天点亮。[^1]\n", "[^1]"),
            ("Lamp.[^a] Gate.[^b]\n\n[^a]: Lit.\n", "[^b]"),
        ] {
            assert_eq!(found_in(&RULE, "x.md", text), [[name]], "{text}");
        }
    }

    #[test]
    fn a_name_may_be_the_anchor_of_another_document() {
        let read = |(name, text): &(&str, &str)| {
            let options = input::Options::default();
            input::from_bytes(name, text.as_bytes(), &options).expect("it is text")
        };
        let found = |text: &str, other: &str| {
            let files = [("a.md", text), ("b.md", other)];
            let documents: Vec<Document> = files.iter().map(read).collect();
            let mut findings = Vec::new();
            super::unexplained(&documents.iter().collect::<Vec<_>>(), &mut findings);
            findings.len()
        };
        let text = "See [the lamp][lamp].\n";
        assert_eq!(found(text, "# Lamps\n\nThe lamp burns.\n"), 1);
        assert_eq!(found(text, "[](){#lamp}\n\nThe lamp burns.\n"), 0);
        assert_eq!(found(text, "# Lamps { #lamp }\n\nThe lamp burns.\n"), 0);
        // Files that set anchors may not be there, unless nearly all of them are.
        let one = format!("{text}\nSee [the gate][gate].\n");
        assert_eq!(found(&one, "[](){#lamp}\n\nThe lamp burns.\n"), 0);
        let many = format!("{}\nSee [the gate][gate].\n", text.repeat(ANCHORED));
        assert_eq!(found(&many, "[](){#lamp}\n\nThe lamp burns.\n"), 1);
    }

    #[test]
    fn finds_names_that_are_explained_twice_or_never_used() {
        let twice = "A [gate].\n\n[gate]: https://a.example\n[Gate]: https://b.example\n";
        assert_eq!(
            found_in(&RULE, "x.md", twice),
            [["[Gate]: https://b.example", "[gate]: https://a.example"]]
        );
        let unused = "A [gate].\n\n[gate]: https://a.example\n[lamp]: https://b.example\n";
        assert_eq!(
            found_in(&RULE, "x.md", unused),
            [["[lamp]: https://b.example"]]
        );
        let commented = format!("<!-- Say more of the [lamp]. -->\n\n{unused}");
        assert!(found_in(&RULE, "x.md", &commented).is_empty());
        let note = "A gate.[^g]\n\n[^g]: Shut.\n\n[^l]: Lit.\n";
        assert_eq!(found_in(&RULE, "x.md", note), [["[^l]"]]);
    }

    #[test]
    fn what_looks_like_a_name_is_none() {
        for text in [
            "The cell m[1][2] and [sic], `[a lamp][lamp]`, [x][y].\n",
            "An expression [^a-z] and `[^1]` in code.\n",
            "See [the lamp][the lamps].\n\n## The lamps\n",
            "[//]: # (a comment)\n\nA [gate].\n\n[gate]: https://a.example\n",
            "See [a lamp][Smith] and [a gate][Jones].\n",
            "{{ names }}\n\nSee [a lamp][lamp].\n",
        ] {
            assert!(found_in(&RULE, "x.md", text).is_empty(), "{text}");
        }
    }
}
