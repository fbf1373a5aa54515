//! Links by a name and notes: names that nothing explains, names that are explained twice or never used.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::reading::Reading;
use crate::document::{Named, Role};
use crate::finding::Finding;
use crate::finding::message::{Message, message};
use crate::rules::dangling_reference::RULE;

/// One name in this many may be explained and not used: where more are, a list of names is kept for several files. Chosen by hand.
const SELDOM: usize = 4;

pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    let links = reading.links();
    if !links.is_whole || links.named.is_empty() {
        return;
    }
    let (notes, names): (Vec<_>, Vec<_>) = links.named.iter().partition(|named| named.is_note);
    let label = message!("dangling-reference.link");
    let footnote = message!("dangling-reference.footnote");
    for (what, all) in [(label, names), (footnote, notes)] {
        of_a_sort(reading, &what, &all, findings);
    }
}

/// The faults among names of links, or of notes.
fn of_a_sort(reading: &Reading, what: &Message, all: &[&Named], findings: &mut Vec<Finding>) {
    let mut defined: FxHashMap<&str, &Named> = FxHashMap::default();
    for named in all.iter().filter(|named| named.role == Role::Defined) {
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
    let uses = || all.iter().filter(|named| named.role != Role::Defined);
    let (hits, misses): (Vec<_>, Vec<_>) = uses().partition(|named| {
        named.role == Role::Used && (!named.is_note || defined.contains_key(&*named.name))
    });
    // Pandoc takes the title of a section for a name.
    let titles: FxHashSet<String> = (reading.links().headings.iter())
        .map(|heading| heading.trim().to_lowercase())
        .collect();
    // [^a-z] is an expression where no note is explained.
    let is_sure = |named: &&&Named| {
        let number = named.name.chars().all(|c| c.is_ascii_digit());
        !titles.contains(&named.name) && (!named.is_note || number || !defined.is_empty())
    };
    let misses: Vec<_> = misses.into_iter().filter(is_sure).collect();
    // Where many miss, another program or file explains the names.
    if misses.len() <= hits.len().max(1) {
        findings.extend(misses.iter().map(|named| {
            let message = message!(
                "dangling-reference.undefined",
                what = what.clone(),
                name = named.name.clone()
            );
            RULE.finding(reading.number(), named.span, message)
        }));
    }
    let mut known: Vec<_> = defined.values().copied().collect();
    known.sort_by_key(|named| named.span);
    let called: FxHashSet<&str> = uses().map(|named| &*named.name).collect();
    let unused =
        |named: &&Named| !called.contains(&*named.name) && !is_in_a_comment(reading, &named.name);
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

/// Whether a comment has the name in brackets: what it says is still to be written, or to be done.
fn is_in_a_comment(reading: &Reading, name: &str) -> bool {
    let written = format!("[{name}]");
    let comments = reading.file().split("<!--").skip(1);
    let mut inside = comments.filter_map(|rest| rest.split_once("-->"));
    inside.any(|(comment, _)| comment.to_lowercase().contains(&written))
}

#[cfg(test)]
mod tests {
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
