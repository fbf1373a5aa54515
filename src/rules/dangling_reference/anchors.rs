//! Links to a place of the same document that it does not have: `[the fee](#fees)`.

use crate::document::reading::Reading;
use crate::document::tree::Target;
use crate::finding::Finding;
use crate::rules::dangling_reference::RULE;
use crate::rules::dangling_reference::places::Places;
use crate::text::span::Span;
use crate::wording::message::message;

pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    let Some(places) = Places::of(reading.document()) else {
        return;
    };
    let file = reading.file();
    let mut hits = 0;
    let mut missing: Vec<Span> = Vec::new();
    for target in &reading.links().targets {
        let read = Target::read(target.of(file)).filter(|read| read.path.is_empty());
        let anchor = read.and_then(|read| read.anchor).unwrap_or_default();
        match places.has(&anchor) {
            Some(true) => hits += 1,
            Some(false) => missing.push(*target),
            None => {}
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
            (
                "See [nets](#nets) and [boats](#row-boat).\n\n## `row(boat)` {/*row-boat*/}\n\nText.\n",
                "#nets",
            ),
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
