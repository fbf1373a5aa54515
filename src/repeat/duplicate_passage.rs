//! The rule `duplicate-passage`: repeats as findings.

use std::cmp::Reverse;

use crate::document::{Document, ParagraphId};
use crate::finding::{self, Finding, Related};
use crate::repeat::maximal::{self, Repeat};
use crate::repeat::symbols::Symbols;
use crate::rule::{Options, declare_rule};

declare_rule! {
    /// ## What it does
    /// Finds passages that stand more than once: in one place and again in another, in one document or in several.
    ///
    /// A passage counts from the weight of 50 Han characters on. A Han character weighs as much as three letters of an
    /// alphabet, Kana and Hangul two thirds of it, marks and spaces nothing: about 25 words of English or Russian.
    /// `--min-length N` sets another threshold, in Han characters.
    ///
    /// Copies may differ in line breaks, white space, width, quotation marks and dashes. They may cross the ends of paragraphs.
    /// What is found is complete: every passage of that weight that stands twice is reported, as long as it can be, once, with
    /// all of its copies. A passage that stands only inside longer ones, and nowhere on its own, is not reported again.
    ///
    /// ## Why
    /// A paragraph pasted twice, or the tail of one paragraph stuck to another, is easily overlooked by a reader and says
    /// that something else may be missing. In a contract or a treaty, copies drift apart: one is amended, the other is not.
    ///
    /// ## Example
    /// ```bad
    /// 双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。
    ///
    /// 双方支持扩大人员往来。
    ///
    /// 双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。
    /// ```
    /// ```good
    /// 双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。
    ///
    /// 双方支持扩大人员往来。
    /// ```
    ///
    /// ## Default
    /// A warning: most repeats are mistakes, but a form of words may be meant to recur.
    "duplicate-passage", "repeats", Warning => check
}

fn check(documents: &[Document], options: &Options, findings: &mut Vec<Finding>) {
    let symbols = Symbols::collect(documents);
    let least = options.least_repeat.max(1);
    let repeats = maximal::find(&symbols.text, symbols.alphabet, least, |from, to| {
        symbols.weigh(from, to)
    });
    // A passage that is longer than another by a mark only says nothing new: words decide what covers what.
    let kept = maximal::uncovered(passages(&symbols, &repeats), |passage| &passage.words);
    findings.extend(
        kept.iter()
            .filter_map(|passage| finding(&symbols, &passage.whole)),
    );
}

/// A repeat without the marks of its neighbours, and without any marks at its edges.
struct Passage {
    whole: Repeat,
    words: Repeat,
}

/// The passages, those with the longest words first, and of those the ones with most copies.
fn passages(symbols: &Symbols, repeats: &[Repeat]) -> Vec<Passage> {
    let cut = |repeat: &Repeat, (from, to): (u32, u32)| {
        let lead = from - repeat.copies[0];
        Repeat {
            length: to - from,
            copies: repeat.copies.iter().map(|copy| copy + lead).collect(),
        }
    };
    let passage = |repeat: &Repeat| Passage {
        whole: cut(repeat, symbols.trim(repeat.copies[0], repeat.length)),
        words: cut(repeat, symbols.words(repeat.copies[0], repeat.length)),
    };
    let mut out: Vec<Passage> = repeats.iter().map(passage).collect();
    out.sort_by_key(|Passage { words, .. }| {
        (
            Reverse(words.length),
            Reverse(words.copies.len()),
            words.copies[0],
        )
    });
    out
}

fn finding(symbols: &Symbols, repeat: &Repeat) -> Option<Finding> {
    let [first, second, ..] = repeat.copies[..] else {
        return None;
    };
    let place = |copy: u32| symbols.place(copy, copy + repeat.length);
    let (origin, key) = place(first);
    let characters = key.chars().filter(|c| *c != '\n').count();
    let again = repeat.copies[2..]
        .iter()
        .map(|copy| (place(*copy).0, "and again here"));
    let related = std::iter::once((origin, "first written here"))
        .chain(again)
        .map(|(place, message)| Related {
            place,
            message: message.to_owned(),
        })
        .collect();
    let times = match repeat.copies.len() {
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    Some(Finding {
        rule: RULE.name,
        severity: RULE.severity,
        message: format!(
            "the same {characters} characters stand {times}{}",
            distance(symbols, &repeat.copies)
        ),
        place: place(second).0,
        related,
        similarity: Some(1.0),
        fix: None,
        fingerprint: finding::fingerprint(RULE.name, key),
    })
}

/// How far the copies stand from each other, in words; nothing when they are many and in one file.
fn distance(symbols: &Symbols, copies: &[u32]) -> String {
    let places: Vec<ParagraphId> = copies.iter().map(|copy| symbols.paragraph(*copy)).collect();
    let files = places.chunk_by(|a, b| a.document == b.document).count();
    match places[..] {
        _ if files > 1 => format!(", in {files} files"),
        [from, to] => match to.paragraph - from.paragraph {
            0 => ", in one paragraph".to_owned(),
            1 => ", in neighbouring paragraphs".to_owned(),
            count => format!(", {count} paragraphs apart"),
        },
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::input;
    use crate::text::script;

    fn document(name: &str, text: &str) -> Document {
        input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn found(documents: &[Document], least: u32) -> Vec<(String, Vec<String>)> {
        let mut findings = Vec::new();
        check(
            documents,
            &Options {
                least_repeat: least,
                ..Options::default()
            },
            &mut findings,
        );
        let text = |place: crate::finding::Place| {
            documents[place.document as usize]
                .slice(place.span)
                .to_owned()
        };
        findings
            .iter()
            .map(|each| {
                (
                    text(each.place),
                    each.related.iter().map(|other| text(other.place)).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn a_passage_goes_on_across_the_end_of_a_paragraph() {
        let text = "甲方应当按期付款。\n\n乙方应当按期交货。\n\n别的内容。\n\n此外，甲方应当按期付款。乙方应当按期交货。完";
        assert_eq!(
            found(&[document("a", text)], 36),
            [(
                "甲方应当按期付款。乙方应当按期交货。".to_owned(),
                vec!["甲方应当按期付款。\n\n乙方应当按期交货。".to_owned()]
            )]
        );
    }

    #[test]
    fn copies_in_three_files_are_one_finding() {
        let text = "Neither party shall assign this agreement without consent.";
        let documents = [
            document("a", text),
            document("b", &format!("Other. {text} More.")),
            document("c", text),
        ];
        let found = found(&documents, 30);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.len(), 2);
    }

    #[test]
    fn a_mark_that_two_of_three_copies_share_makes_no_second_finding() {
        let text = "甲方应当按期足额支付全部价款";
        let document = document(
            "a",
            &format!("一。{text}。\n\n二。{text}。\n\n三、{text}；"),
        );
        let found = found(&[document], 30);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1.len(), 2);
    }

    #[test]
    fn marks_at_the_edges_belong_to_the_neighbours() {
        let text = "一、合同自签字之日起生效，（本条）另行约定。\n\n二、合同自签字之日起生效，（前款）不予适用。";
        assert_eq!(
            found(&[document("a", text)], 24),
            [(
                "合同自签字之日起生效，".to_owned(),
                vec!["合同自签字之日起生效，".to_owned()]
            )]
        );
    }

    #[test]
    fn one_threshold_holds_for_three_languages() {
        for text in [
            "任何一方未经另一方事先书面同意，不得将本协定项下的权利和义务全部或者部分转让给第三方，否则转让无效，并应赔偿由此造成的一切损失，另有约定的从其约定。",
            "Neither party may assign its rights and obligations under this agreement, in whole or in part, to any third party without the prior written consent of the other; otherwise the assignment is void and all losses shall be paid.",
            "Ни одна из сторон не вправе передавать свои права и обязанности по настоящему договору полностью или частично третьим лицам без предварительного письменного согласия другой стороны; иначе передача недействительна.",
        ] {
            let twice = document("a", &format!("{text}\n\n甲 x я\n\n{text}"));
            assert_eq!(
                found(&[twice], Options::default().least_repeat).len(),
                1,
                "{text}"
            );
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            let twice = document("a", &format!("{half}\n\n甲 x я\n\n{half}"));
            assert!(
                found(&[twice], Options::default().least_repeat).is_empty(),
                "{half}"
            );
        }
    }

    proptest! {
        /// Whatever is planted twice is found in full, whatever stands around it.
        #[test]
        fn a_planted_copy_is_found_whole(
            parts in prop::collection::vec(prop::sample::select(vec!["合作", "双方 ", "word ", "and, ", "слово ", "。", "\n\n", "“引”", "12 "]), 4..24),
            gap in prop::collection::vec(prop::sample::select(vec!["其他", "gap ", "иное ", "\n\n"]), 1..6),
        ) {
            let passage = parts.concat();
            let weight = script::weight_of(&passage);
            prop_assume!(weight >= 12);
            let text = format!("前文{passage}甲{}乙{passage}后文", gap.concat());
            let one = document("a", &text);
            let mut findings = Vec::new();
            check(&[one], &Options { least_repeat: weight, ..Options::default() }, &mut findings);
            let one = document("a", &text);
            let widest = findings.iter().map(|each| script::weight_of(one.slice(each.place.span))).max();
            prop_assert!(widest.is_some_and(|found| found >= weight), "{findings:?}");
        }
    }
}
