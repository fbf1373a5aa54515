//! The rule `duplicate-passage`: repeats as findings.

use std::ops::Range;

use crate::document::Document;
use crate::finding::{self, Finding, Related, Role};
use crate::parallel::prelude::*;
use crate::repeat::classes::Class;
use crate::repeat::legitimate;
use crate::repeat::passages;
use crate::repeat::relation::{self, Likeness, Splice};
use crate::repeat::symbols::Symbols;
use crate::rule::{Options, Treatment, declare_rule};
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds passages that stand more than once: in one place and again in another, in one document or in several.
    ///
    /// A passage counts from the weight of 50 Han characters on. A Han character weighs as much as three letters of an
    /// alphabet, Kana and Hangul two thirds of it, marks and spaces nothing: about 25 words of English or Russian. A whole
    /// paragraph counts from half of that on, a heading from three fifths. `--min-length N` sets another threshold, in Han characters.
    ///
    /// Copies may differ in line breaks, white space, width and marks, and they may have been edited. They may cross the ends of
    /// paragraphs. A passage is reported once, with all of its copies; one that stands only inside longer ones, and nowhere on
    /// its own, is not reported again.
    ///
    /// The message says how the copies are related: the same, so many percent alike, one contained in a longer one; or a splice,
    /// when the tail or the head of one paragraph stands in another, and which copy breaks into a sentence.
    /// `--show-edits` shows what differs.
    ///
    /// ## What is found for certain
    /// - Every passage of that weight that stands twice word for word, as long as it can be. At most a sixth of the threshold
    ///   goes unsaid where the rest is part of a longer finding. Rows that follow each other without a gap are one finding with
    ///   as many copies as there are rows. A few words beyond the end of a paragraph that all copies share by chance are cut off.
    /// - Every passage of that weight that stands in up to six places and was edited in single words of no more than 24 letters,
    ///   when the edits are at least twelve Han characters or 36 letters apart and make up no more than a fourteenth of it:
    ///   at least four fifths of it, and mostly all.
    ///
    /// Beyond that, likeness decides. Copies that are at least 92% alike are reported, but for short ones that consist of nothing
    /// but formulae which stand in many other places. Less alike ones, down to 67%, are
    /// reported when enough of what they share stands nowhere else: clauses of a statute that are built from the same formulae
    /// are no copies. Of passages in law texts, a standard and a handbook of which one word in twenty, ten, five or three was
    /// replaced, put in or taken out, 98%, 98%, 99% and 91% were found (measured on 500 of them in Chinese, English and Russian).
    ///
    /// What is followed is bounded by a number of steps, so that a check takes time in proportion to the text. Where they are
    /// spent before a passage has come to its end, its message says so.
    ///
    /// ## Repeats that are meant to be
    /// These are notes, or left out, and `--repeats CLASS=LEVEL` makes them something else (`code=ignore`, `form=note`):
    ///
    /// - `quotation`: one of the copies is a quotation set apart
    /// - `code`: all copies are code, or laid out as code is
    /// - `contents`: one of the copies is a table of contents (left out)
    /// - `form`: forms that are filled in differently: most lines begin with the name of a field and a colon (left out)
    /// - `bibliography`: all copies are entries of a list of references, as `[3] …`
    /// - `parallel`: items of a list that follow each other and are built alike, or cells of a table
    /// - `formula`: it stands in five places or more; the message says in how many files
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
    /// ```bad
    /// The licensee shall keep complete and accurate records of all sales for three years and shall permit the licensor to inspect those records once in each calendar year on reasonable notice, during office hours and at its own expense.
    ///
    /// Royalties are due each quarter.
    ///
    /// The licensee shall keep complete and accurate records of all sales for five years and shall allow the licensor to inspect those records once in each calendar year on reasonable notice, during office hours and at its own expense.
    /// ```
    ///
    /// ## Default
    /// A warning: most repeats are mistakes, but a form of words may be meant to recur.
    "duplicate-passage", "repeats", Warning, needs &[] => Together(check)
}

fn check(documents: &[&Document], options: &Options, findings: &mut Vec<Finding>) {
    let symbols = Symbols::collect(documents);
    let classes = passages::find(&symbols, options);
    findings.extend(
        classes
            .par_iter()
            .filter_map(|class| finding(&symbols, class, options))
            .collect::<Vec<_>>(),
    );
}

fn finding(symbols: &Symbols, class: &Class, options: &Options) -> Option<Finding> {
    let [first, second, others @ ..] = &class.copies[..] else {
        return None;
    };
    let alike: Vec<Likeness> = class.copies[1..]
        .iter()
        .map(|copy| relation::compare(symbols, first, copy))
        .collect();
    let meant = legitimate::find(symbols, class, least(&alike));
    let severity = match &meant {
        None => RULE.severity,
        Some((class, _)) => match options.treatment(*class) {
            Treatment::Ignore => return None,
            Treatment::Report(severity) => severity,
        },
    };
    let starts: Vec<u32> = class.copies.iter().map(|copy| copy.start).collect();
    let ends: Vec<u32> = class.copies.iter().map(|copy| copy.end).collect();
    let marks = (symbols.opening(&starts), symbols.closing(&ends));
    let key = |copy: &Range<u32>| symbols.key(copy.start, copy.end, marks);
    let place = |copy: &Range<u32>| symbols.place(key(copy));
    let again = others.iter().zip(&alike[1..]).map(|(copy, likeness)| {
        let message = match percent(likeness.ratio) {
            100 => "and again here".to_owned(),
            percent => format!("and again here, {percent}% alike"),
        };
        (place(copy), message)
    });
    let related = std::iter::once((place(first), "first written here".to_owned()))
        .chain(again)
        .map(|(place, message)| Related {
            role: Role::Copy,
            place,
            message,
        })
        .collect();
    let mut message = stand(symbols, class, &alike, [key(first), key(second)]);
    if let Some(splice) = relation::splice(symbols, class, least(&alike)) {
        message.push_str(&spliced(splice));
    }
    if let Some((_, evidence)) = meant {
        message.push_str("; ");
        message.push_str(&evidence);
    }
    if class.cut {
        message.push_str("; it may go on: here too much is alike to be followed to the end");
    }
    Some(Finding {
        rule: RULE.name,
        severity,
        message,
        place: place(second),
        related,
        similarity: Some(least(&alike)),
        fix: None,
        fingerprint: finding::fingerprint(RULE.name, symbols.slice(key(first))),
    })
}

/// How long the passage is, how often it stands, how alike the copies are and how far apart.
fn stand(symbols: &Symbols, class: &Class, alike: &[Likeness], keys: [(usize, Span); 2]) -> String {
    let [first, second] = keys.map(|key| symbols.slice(key).chars().filter(|c| *c != '\n').count());
    let distance = relation::distance(symbols, class);
    let times = match class.copies.len() {
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    let ratio = least(alike);
    match alike {
        _ if (ratio - 1.0).abs() < f64::EPSILON => {
            format!("the same {second} characters stand {times}{distance}")
        }
        _ if ratio > relation::ALIKE => {
            format!("the same {second} characters stand {times}, but for marks{distance}")
        }
        [one] if one.contained => {
            let (short, long) = (first.min(second), first.max(second));
            format!(
                "{short} characters stand {times}, once inside a longer copy of {long}{distance}"
            )
        }
        [_] => format!(
            "{second} characters stand {times}, {}% alike{distance}",
            percent(ratio)
        ),
        _ => format!(
            "{second} characters stand {times}, at least {}% alike{distance}",
            percent(ratio)
        ),
    }
}

/// What a splice is, and which copy looks like the intruder.
fn spliced(Splice { tail, intruder }: Splice) -> String {
    let part = if tail { "tail" } else { "head" };
    let intruder = match intruder {
        None => String::new(),
        Some(0) => ", and the first copy breaks into a sentence".to_owned(),
        Some(1) => ", and this copy breaks into a sentence".to_owned(),
        Some(number) => format!(", and copy {} breaks into a sentence", number + 1),
    };
    format!("; a splice: the {part} of one paragraph stands in another{intruder}")
}

fn least(alike: &[Likeness]) -> f64 {
    alike
        .iter()
        .map(|likeness| likeness.ratio)
        .fold(1.0, f64::min)
}

/// Rounded so that nothing but the same is 100 % alike.
fn percent(ratio: f64) -> u8 {
    let rounded = (1..=99u8).take_while(|percent| f64::from(*percent) - 0.5 <= ratio * 100.0);
    if ratio < 1.0 {
        rounded.last().unwrap_or(0)
    } else {
        100
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::Severity;
    use crate::input;
    use crate::rule::Legitimate;
    use crate::text::script;

    fn document(name: &str, text: &str) -> Document {
        input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn found(documents: &[Document], least: u32) -> Vec<(String, Vec<String>)> {
        let mut findings = Vec::new();
        check(
            &documents.iter().collect::<Vec<_>>(),
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
    fn a_search_that_was_cut_short_is_told() {
        let text = "甲方应当按期足额支付全部价款";
        let documents = [document("a", &format!("{text}。\n\n{text}。"))];
        let documents = documents.each_ref();
        let symbols = Symbols::collect(&documents);
        let class = |cut| Class {
            copies: vec![0..14, 14..28],
            cut,
        };
        let message = |cut| {
            let found = finding(&symbols, &class(cut), &Options::default());
            found.unwrap().message
        };
        assert!(!message(false).contains("may go on"));
        assert!(message(true).ends_with("to be followed to the end"));
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
            let third: String = text.chars().take(text.chars().count() / 3).collect();
            let twice = document("a", &format!("{third}\n\n甲 x я\n\n{third}"));
            assert!(
                found(&[twice], Options::default().least_repeat).is_empty(),
                "{third}"
            );
        }
    }

    #[test]
    fn words_that_come_again_inside_a_passage_do_not_move_its_ends() {
        let passage = "双方 合作合作合作合作双方 合作合作合作合作双方 双方 合作word 。双方 合作";
        let text = format!("前文{passage}甲其他乙{passage}后文");
        assert_eq!(
            found(&[document("a", &text)], 93),
            [(passage.to_owned(), vec![passage.to_owned()])]
        );
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
            // Short lines that come again later may be a table of contents.
            let contents = (Legitimate::Contents, Treatment::Report(Severity::Note));
            let options = Options { least_repeat: weight, legitimate: vec![contents], ..Options::default() };
            check(&[&one], &options, &mut findings);
            let one = document("a", &text);
            // Rows that follow each other are one finding with a copy for each row: all of its copies together hold the passage.
            let held = |finding: &Finding, start: usize| {
                let place = Span::new(start, start + passage.len());
                let copies = std::iter::once(finding.place).chain(finding.related.iter().map(|other| other.place));
                copies.filter(|copy| copy.span.overlaps(place)).map(|copy| {
                    let (start, end) = (copy.span.start.max(place.start), copy.span.end.min(place.end));
                    script::weight_of(one.slice(Span { start, end }))
                }).sum::<u32>()
            };
            let places = [text.find(&passage).unwrap(), text.rfind(&passage).unwrap()];
            let whole = |finding: &Finding| places.iter().all(|start| held(finding, *start) >= weight);
            prop_assert!(findings.iter().any(whole), "{text:?} {findings:?}");
        }
    }
}
