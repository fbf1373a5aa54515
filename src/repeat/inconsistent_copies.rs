//! The rule `inconsistent-copies`.

use crate::document::{Document, Kind};
use crate::finding::{self, Finding, Related, Role};
use crate::parallel::prelude::*;
use crate::repeat::copies::{Copies, Copy};
use crate::repeat::dissent::{Dissent, Group};
use crate::repeat::labels::{self, Prose};
use crate::repeat::occurrences::{self, Occurrence};
use crate::repeat::outline::Outlines;
use crate::repeat::slip;
use crate::rule::{LeftOut, Legitimate, Options, declare_rule};
use crate::text::script::HAN_WEIGHT;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds sentences that are identical except for one number, date, name, negation or modal verb.
    ///
    /// Two sentences of one document are compared if they are at least as long as 24 Han characters, about 15 words. If most
    /// of several copies agree and one does not, 12 Han characters are enough, clauses between commas count too, and the odd
    /// one is reported. In different files, the sentences before and after must agree as well.
    ///
    /// Legitimate differences are ignored: list items, tables, headings, sentences that introduce a list, sentences about
    /// different clauses, sentences that enumerate, more than two values in the same place, addresses, another way to write
    /// the same value (`0,18` and `0.18`, 应 and 应当), and an obligation next to its violation (应当 in one, 不 in the
    /// other), and numbers that are part of a name (`I.2.1`). If the sentence before, or the heading, differs in the same way, the
    /// two are about different cases and are ignored, too.
    ///
    /// Sentences that are in different files, in adjacent paragraphs, in quotations, in two provisions of a statute, in blocks with
    /// labels of their own, or at the same place of two sections of one level are notes of class `parallel`: of 17 in 71 public
    /// collections, one was a mistake, and of eight in 30 others, none. With `--against`, all are warnings.
    ///
    /// ## Why
    /// In a contract, a treaty or a statute, the copies of a clause drift apart: one is amended, the other is not, and both
    /// apply. No reader notices, because each of them reads well.
    ///
    /// ## Example
    /// ```bad
    /// 乙方应当自收到验收合格通知之日起三十日内，将剩余货款一次性支付至甲方指定的银行账户。
    ///
    /// 双方应当妥善保管往来文件。
    ///
    /// 乙方应当自收到验收合格通知之日起六十日内，将剩余货款一次性支付至甲方指定的银行账户。
    /// ```
    /// ```bad
    /// The tenant shall return all keys to the office of the landlord within ten days after the end of the lease.
    ///
    /// Rent is due in advance.
    ///
    /// The tenant may return all keys to the office of the landlord within ten days after the end of the lease.
    /// ```
    /// ```good
    /// 违反本条例第十条规定的，由县级以上人民政府水行政主管部门责令限期改正，处一万元以上三万元以下罚款。
    ///
    /// 双方应当妥善保管往来文件。
    ///
    /// 违反本条例第十二条规定的，由县级以上人民政府水行政主管部门责令限期改正，处二万元以上五万元以下罚款。
    /// ```
    ///
    /// ## Default
    /// A warning: one of the two is wrong, or they should say how they differ.
    "inconsistent-copies", "repeats", Warning, needs &[] => Together(check)
}

fn check(documents: &[&Document], options: &Options, findings: &mut Vec<Finding>) -> Vec<LeftOut> {
    let mut all: Vec<Occurrence> = documents
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, document)| occurrences::occurrences(number as u32, document))
        .collect();
    all.par_sort_unstable();
    let groups: Vec<&[Occurrence]> = all
        .chunk_by(|one, other| one.frame == other.frame && one.whole == other.whole)
        .filter(|group| group.len() > 1)
        .collect();
    let outlines = Outlines::of(documents);
    let found: Vec<(Finding, bool)> = groups
        .par_iter()
        .filter_map(|group| Some((judge(documents, options, group)?, group[0].whole)))
        .collect();
    let (mut found, mut left_out) = (found, Vec::new());
    // A clause of a sentence that is reported says the same again.
    found.sort_by_key(|(finding, whole)| (finding.place, !whole));
    let mut kept: Vec<Finding> = Vec::new();
    for (finding, whole) in found {
        let said = |other: &&Finding| {
            other.place.document == finding.place.document
                && other.place.span.contains(finding.place.span)
        };
        if whole || kept.last().as_ref().is_none_or(|last| !said(last)) {
            kept.push(finding);
        }
    }
    for finding in kept {
        match about_two_cases(&outlines, options, &finding) {
            None => findings.push(finding),
            Some(evidence) => {
                match slip::classed(&outlines, options, finding, Legitimate::Parallel, evidence) {
                    Ok(finding) => findings.push(finding),
                    Err(left) => left_out.push(left),
                }
            }
        }
    }
    left_out
}

/// What shows that sentences are about two cases, or are two versions: in two files, next to each other, in a quotation, in a statute.
/// Of 17 such warnings in 71 public collections, on 2026-11-29, somebody would have changed one.
fn about_two_cases(
    outlines: &Outlines<'_>,
    options: &Options,
    finding: &Finding,
) -> Option<Message> {
    if options.archive.is_some() {
        return None;
    }
    let copies = Copies::of(outlines.documents, finding)?;
    let are_in_statute = copies.all(|copy| outlines.provision(copy.place).is_some());
    Some(match () {
        () if copies.between().is_none() => {
            message!(
                "duplicate-passage.shared",
                count = finding.related.len() + 1
            )
        }
        () if copies.are_in_a_row() => message!("inconsistent-copies.adjacent"),
        () if copies.any(|copy| copy.begins_with(Kind::Quote))
            || copies.all(Copy::opens_quotation) =>
        {
            message!("inconsistent-copies.quoted")
        }
        () if labels::are_labelled(&copies, Prose::OtherNumbers) => {
            message!("duplicate-passage.labels")
        }
        () if are_in_sections(&copies) => message!("duplicate-passage.headings"),
        () if are_in_statute => message!("inconsistent-copies.statute"),
        () => return None,
    })
}

/// Whether sentences are at one place of two sections of one level, each with a heading of its own.
fn are_in_sections(copies: &Copies<'_>) -> bool {
    let [one, other] = copies.both().map(|copy| {
        let heading = copy.heading()?;
        let level = copy.document.paragraphs[heading].level;
        Some((heading, level, copy.first - heading))
    });
    one.zip(other)
        .is_some_and(|(one, other)| one.0 != other.0 && (one.1, one.2) == (other.1, other.2))
}

fn judge(documents: &[&Document], options: &Options, members: &[Occurrence]) -> Option<Finding> {
    let group = Group::new(documents, members);
    let dissent = Dissent::find(&group)?;
    let wrong = dissent.contradicts(&group)
        && !dissent.is_in_name(&group)
        && dissent.belongs_together(&group, options);
    wrong.then(|| finding(&group, &dissent.seen_from_outside(options, members)))
}

fn finding(group: &Group<'_>, dissent: &Dissent) -> Finding {
    let Dissent { odd, others, .. } = dissent;
    let what = dissent.slot.name();
    let this = group.show(*odd, dissent);
    let usual = group.show(others[0], dissent);
    let message = match others.len() {
        1 => message!(
            "inconsistent-copies.one-of-two",
            what = what,
            this = this,
            usual = usual
        ),
        count => message!(
            "inconsistent-copies.one-of-many",
            what = what,
            this = this,
            usual = usual,
            count = count
        ),
    };
    let related = others.iter().map(|member| Related {
        role: Role::Copy,
        place: group.place(*member),
        message: message!(
            "inconsistent-copies.other",
            this = group.show(*member, dissent)
        ),
    });
    let Occurrence { weight, key, .. } = group.members[*odd];
    let weight = f64::from(weight);
    Finding {
        rule: RULE.name,
        severity: RULE.severity,
        message,
        place: group.place(*odd),
        related: related.collect(),
        // One word of about the weight of two Han characters differs.
        similarity: Some(weight / (weight + f64::from(2 * HAN_WEIGHT))),
        class: None,
        fix: None,
        fingerprint: finding::fingerprint(RULE.name, group.text(*odd, key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::input;

    fn messages(text: &str) -> Vec<String> {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        check(&[&document], &Options::default(), &mut findings);
        findings
            .into_iter()
            .map(|each| each.message.to_string())
            .collect()
    }

    #[test]
    fn what_is_held_against_an_archive_is_what_is_reported() {
        let clause = |days: &str| {
            format!(
                "供应方收到采购方的书面退货通知后，应当在{days}日内派员到约定地点现场核实货物的数量和质量。"
            )
        };
        let read = |text: &str| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents = [read(&clause("六十")), read(&clause("三十"))];
        let options = Options {
            archive: Some(1),
            ..Options::default()
        };
        let mut findings = Vec::new();
        check(&documents.each_ref(), &options, &mut findings);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place.document, 0);
        assert!(
            findings[0]
                .message
                .to_string()
                .ends_with("a number: `六十` here, `三十` there")
        );
    }

    fn severities_of(name: &str, text: &str) -> Vec<Severity> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        check(&[&document], &Options::default(), &mut findings);
        findings.iter().map(|each| each.severity).collect()
    }

    #[test]
    fn an_old_wording_in_quotation_marks_is_no_copy_of_the_new_one() {
        let rule = |days: &str| {
            format!(
                "The purchaser shall pay the balance of the price into the account of the supplier within {days} days after the gate of the yard has opened"
            )
        };
        let severities = |marks: [&str; 2]| {
            let quoted = |days: &str| format!("{}{}.{}", marks[0], rule(days), marks[1]);
            let text = format!(
                "Entry.\n\n{}\n\nis replaced by:\n\n{}\n\nEnd.\n",
                quoted("30"),
                quoted("45")
            );
            severities_of("x.txt", &text)
        };
        assert_eq!(severities(["\"", "\""]), [Severity::Note]);
        assert_eq!(severities(["", ""]), [Severity::Warning]);
    }

    #[test]
    fn what_sections_say_at_one_place_is_about_them() {
        let rule = |days: &str| {
            format!(
                "The purchaser shall pay the balance of the price into the account of the supplier within {days} days after the gate of the yard has opened."
            )
        };
        let severities = |one: &str, other: &str| {
            let text = format!(
                "# A\n\n{one}{}\n\nOars.\n\n{other}{}\n",
                rule("30"),
                rule("45")
            );
            severities_of("x.md", &text)
        };
        assert_eq!(
            severities("## Timber\n\n", "## Stone\n\n"),
            [Severity::Note]
        );
        assert_eq!(
            severities("## Timber\n\n", "Nets.\n\n## Stone\n\nRopes.\n\n"),
            [Severity::Warning]
        );
        assert_eq!(severities("", ""), [Severity::Warning]);
    }

    #[test]
    fn names_the_odd_one_of_three() {
        let clause = |days: &str| format!("供应方收到退货通知后，应当在{days}日内派员到场核实。");
        let text = [
            clause("三十"),
            "甲。".to_owned(),
            clause("六十"),
            "乙。".to_owned(),
            clause("30"),
        ]
        .join("\n\n");
        assert_eq!(
            messages(&text),
            ["near-identical sentences differ only in a number: `六十` here, `三十` in 2 others"]
        );
    }

    #[test]
    fn finds_numbers_dates_and_duties_in_three_languages() {
        for (one, other, what) in [
            (
                "the purchaser shall pay the balance within 30 days",
                "the purchaser shall pay the balance within 60 days",
                "a number",
            ),
            (
                "the offer is open until 3 March 2031 for all members",
                "the offer is open until 4 March 2031 for all members",
                "a date",
            ),
            (
                "the purchaser shall inform the carrier in writing of it",
                "the purchaser may inform the carrier in writing of it",
                "a modal verb",
            ),
            (
                "получатель завершает пересчёт в течение 30 дней",
                "получатель завершает пересчёт в течение 60 дней",
                "a number",
            ),
        ] {
            let sentence = |clause: &str| {
                format!(
                    "Once all goods have arrived at the named warehouse, {clause}, as agreed between them."
                )
            };
            let found = messages(&format!(
                "{}\n\nOther.\n\n{}",
                sentence(one),
                sentence(other)
            ));
            assert_eq!(found.len(), 1, "{one}");
            assert!(found[0].contains(what), "{found:?}");
        }
    }

    #[test]
    fn leaves_alone_what_differs_by_right() {
        let penalty = |article: &str, sum: &str| {
            format!(
                "违反本条例第{article}条规定，擅自占用城市绿地的，由城市绿化行政主管部门责令限期退还，处以{sum}元以上罚款。"
            )
        };
        let series = ["一", "二", "三"].map(|size| format!("建筑面积超过{size}千平方米的新建公共建筑，应当由建设单位按照国家规定同步安装雨水收集装置并验收。"));
        for text in [
            [penalty("十", "一千"), "甲。".to_owned(), penalty("十一", "三千")].join("\n\n"),
            series.join("\n\n甲。\n\n"),
            "不得在堤防和护堤地范围内擅自建房、放牧、开渠、打井、挖窖、葬坟、晒粮和存放物料。\n\n甲。\n\n在堤防和护堤地范围内擅自建房、放牧、开渠、打井、挖窖、葬坟、晒粮和存放物料。".to_owned(),
        ] {
            assert!(messages(&text).is_empty(), "{text}: {:?}", messages(&text));
        }
    }
}
