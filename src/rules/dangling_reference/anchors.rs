//! Links to a place of the same document that it does not have: `[the fee](#fees)`.

use rustc_hash::FxHashSet;

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::finding::message::message;
use crate::rules::dangling_reference::RULE;
use crate::text::span::Span;

/// What comes before the name of a place that HTML, braces or brackets give.
const NAMING: [&str; 6] = ["\"", "'", "{#", "[[", "[#", "="];

pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    let links = reading.links();
    if !links.is_whole || links.headings.is_empty() {
        return;
    }
    let mut known: FxHashSet<String> = FxHashSet::default();
    known.extend(links.headings.iter().map(|heading| bare(heading)));
    known.extend(links.anchors.iter().map(|anchor| bare(anchor)));
    // Renderers spell headings of other scripts in Latin letters, each in its own way.
    let spelled = !links.are_named && links.headings.iter().any(|heading| !heading.is_ascii());
    let file = reading.file();
    let named = |anchor: &str| {
        NAMING
            .iter()
            .any(|before| file.contains(&format!("{before}{anchor}")))
    };
    let mut hits = 0;
    let mut missing: Vec<Span> = Vec::new();
    for target in &links.targets {
        let Some(anchor) = target.of(file).strip_prefix('#') else {
            continue;
        };
        if !is_plain(anchor) || (spelled && anchor.is_ascii()) {
            continue;
        }
        // The second of two headings alike has a number after it.
        let first = anchor.trim_end_matches(|c: char| c.is_ascii_digit());
        let numbered = first.len() < anchor.len() && known.contains(&bare(first));
        if known.contains(&bare(anchor)) || numbered || named(anchor) {
            hits += 1;
        } else {
            missing.push(*target);
        }
    }
    // Where many miss, another program makes the anchors.
    if missing.len() > hits.max(1) {
        return;
    }
    findings.extend(missing.into_iter().map(|target| {
        let message = message!("dangling-reference.anchor", anchor = target.of(file));
        RULE.finding(reading.number(), target, message)
    }));
}

/// Whether an anchor is the name of a place, and no route or footnote.
fn is_plain(anchor: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    anchor.chars().any(char::is_alphabetic)
        && anchor.chars().all(sign)
        && !["fn", "_", "top", "ref", "cite", "L"]
            .iter()
            .any(|start| anchor.starts_with(start))
}

/// Letters and figures alone, in lower case: all that programs agree on when they make an anchor of a heading.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
#[cfg(test)]
mod tests {
    use crate::rule::tests::found_in;
    use crate::rules::dangling_reference::RULE;

    #[test]
    fn finds_anchors_that_the_document_does_not_have() {
        for (text, target) in [
            (
                "See [nets](#the-nets).\n\n## The boats\n\nBoats.\n",
                "#the-nets",
            ),
            ("见[渔网](#渔网)和[船](#船)。\n\n## 船\n\n文。\n", "#渔网"),
            ("见[渔网](#nets)。\n\n## 船 {#boats}\n\n文。\n", "#nets"),
        ] {
            assert_eq!(found_in(&RULE, "x.md", text)[0][0], target, "{text}");
        }
    }

    #[test]
    fn anchors_that_may_be_there_are_none() {
        for text in [
            "See [boats](#the-boats) and [nets](#nets-1).\n\n## The *boats*!\n\n## Nets\n\n## Nets\n",
            "See [nets](#nets).\n\n<a id=\"nets\"></a>\n\n## Boats\n",
            "См. [сети](#seti).\n\n## Лодки\n",
            "See [home](#/home), [top](#top), [a](#a) and [b](#b).\n\n## Boats\n",
            "See [nets](#nets).\n\n## Boats\n\n{{ more }}\n",
        ] {
            assert!(found_in(&RULE, "x.md", text).is_empty(), "{text}");
        }
    }
}
