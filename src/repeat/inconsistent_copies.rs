//! The rule `inconsistent-copies`.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::document::{Document, Kind};
use crate::finding::{self, Finding, Place, Related, Role};
use crate::repeat::occurrences::{self, CLAUSE, LEAST, Occurrence};
use crate::repeat::statement::{self, Slot, Statement};
use crate::rule::{Options, declare_rule};
use crate::text::script::HAN_WEIGHT;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds sentences that agree word for word but for one number, date, name, negation or modal word.
    ///
    /// Two sentences of one document are compared when they weigh at least as much as 24 Han characters, about 12 words.
    /// When most of several copies say the same and one does not, 12 are enough, and clauses between commas count too; the odd
    /// one out is named. In different files the sentences before and after have to agree as well.
    ///
    /// What differs by right is left alone: items of a list, tables, headings, sentences that lead into a list, sentences that
    /// speak of different clauses or count something off, more than two values for the same place, and a duty beside its
    /// violation (应当 in one, 不 in the other).
    ///
    /// ## Why
    /// In a contract, a treaty or a statute, the copies of a clause drift apart: one is amended, the other is not, and both hold.
    /// No reader sees it, because each of them reads well.
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

// Measured on 2026-11-28 on the evaluation's small cases of repeated passages (18, most of them no contradictions), its planted
// contradictions (5, all found) and its published texts (none reported).

/// The least weight of a sentence that is one of two: what the manual promises. At 12 and 18 Han characters the
/// same; at 30 one more of the cases is right and at 48 five more, most of them pairs that only look like contradictions.
const PAIR: u32 = 24 * HAN_WEIGHT;
/// The least weight of sentences one of which has a word that the other lacks, and of items of a list. At 20 Han characters one
/// sentence of a published text is reported, from 30 to 80 the same.
const LONG: u32 = 40 * HAN_WEIGHT;

fn check(documents: &[Document], options: &Options, findings: &mut Vec<Finding>) {
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
    let mut found: Vec<(Finding, bool)> = groups
        .par_iter()
        .filter_map(|group| Some((judge(documents, options, group)?, group[0].whole)))
        .collect();
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
    findings.extend(kept);
}

/// What a statement says in one of its slots: which kind, after how many words, and what.
type Said = (Slot, u32, String);

/// Statements that agree but for what fills them.
struct Group<'run> {
    documents: &'run [Document],
    members: &'run [Occurrence],
    statements: Vec<Statement>,
}

impl Group<'_> {
    fn text(&self, member: usize, span: Span) -> &str {
        span.of(self.documents[self.members[member].document as usize]
            .keys
            .text())
    }

    fn says(&self, member: usize) -> Vec<Said> {
        let fillers = self.statements[member].fillers.iter();
        fillers
            .map(|filler| {
                let text = self.text(member, filler.span);
                (filler.slot, filler.place, statement::value(text))
            })
            .collect()
    }

    /// The words of a member at some places, as they are shown.
    fn show(&self, member: usize, places: &BTreeSet<u32>) -> String {
        let words = |place: &u32| {
            let fillers = self.statements[member].fillers.iter();
            let spans = fillers.filter(|filler| filler.place == *place);
            let whole = spans.map(|filler| filler.span).reduce(Span::join);
            whole.map_or_else(
                || "nothing".to_owned(),
                |span| format!("`{}`", self.text(member, span)),
            )
        };
        places.iter().map(words).collect::<Vec<_>>().join(" and ")
    }

    fn place(&self, member: usize) -> Place {
        let at = &self.members[member];
        Place {
            document: at.document,
            span: self.documents[at.document as usize].keys.source(at.key),
        }
    }

    fn kind(&self, member: usize) -> Kind {
        let at = &self.members[member];
        self.documents[at.document as usize].paragraphs[at.paragraph as usize].kind
    }
}

fn judge(documents: &[Document], options: &Options, members: &[Occurrence]) -> Option<Finding> {
    let group = Group {
        documents,
        members,
        statements: members
            .iter()
            .map(|at| occurrences::statement(documents, at))
            .collect(),
    };
    let dissent = dissent(&group)?;
    if !contradicts(&group, &dissent) || !belongs_together(&group, options, &dissent) {
        return None;
    }
    Some(finding(
        &group,
        &seen_from_outside(dissent, options, members),
    ))
}

/// One copy that says something else than all others.
struct Dissent {
    odd: usize,
    others: Vec<usize>,
    /// What the odd one says and the others do not, and the other way round.
    differ: [Vec<Said>; 2],
    /// The gravest kind of what differs.
    slot: Slot,
}

impl Dissent {
    /// After how many words of the frame something differs.
    fn places(&self) -> BTreeSet<u32> {
        let differ = self.differ.iter().flatten();
        differ.map(|(_, place, _)| *place).collect()
    }
}

/// The one that says something else than the rest of its group, if all of the rest say the same.
fn dissent(group: &Group<'_>) -> Option<Dissent> {
    let mut variants: Vec<(Vec<Said>, Vec<usize>)> = Vec::new();
    for member in 0..group.members.len() {
        let said = group.says(member);
        match variants.iter_mut().find(|(other, _)| *other == said) {
            Some((_, members)) => members.push(member),
            None => variants.push((said, vec![member])),
        }
        // Three values for one place are a series, or a table.
        if variants.len() > 2 {
            return None;
        }
    }
    let [one, other] = &variants[..] else {
        return None;
    };
    let (many, few) = if other.1.len() <= one.1.len() {
        (one, other)
    } else {
        (other, one)
    };
    // Two families of more than one each differ by intent.
    let [odd] = few.1[..] else {
        return None;
    };
    let lacks = |mine: &[Said], theirs: &[Said]| -> Vec<Said> {
        let each = mine.iter().filter(|each| !theirs.contains(each));
        each.cloned().collect()
    };
    let differ = [lacks(&few.0, &many.0), lacks(&many.0, &few.0)];
    let slot = differ.iter().flatten().map(|(slot, ..)| *slot).max()?;
    Some(Dissent {
        odd,
        others: many.1.clone(),
        differ,
        slot,
    })
}

/// What is held against an archive is what is reported, whoever is the odd one.
fn seen_from_outside(dissent: Dissent, options: &Options, members: &[Occurrence]) -> Dissent {
    let archive = options.archive.unwrap_or(u32::MAX);
    let is_own = |member: &usize| members[*member].document < archive;
    match dissent.others.iter().copied().find(is_own) {
        Some(own) if !is_own(&dissent.odd) => Dissent {
            odd: own,
            others: vec![dissent.odd],
            ..dissent
        },
        _ => dissent,
    }
}

fn finding(group: &Group<'_>, dissent: &Dissent) -> Finding {
    let Dissent { odd, others, .. } = dissent;
    let (places, slot) = (dissent.places(), dissent.slot.name());
    let this = group.show(*odd, &places);
    let usual = group.show(others[0], &places);
    let message = match others.len() {
        1 => format!("two copies agree but for {slot}: this one says {this}, the other {usual}"),
        count => format!(
            "copies agree but for {slot}: this one says {this}, the {count} others say {usual}"
        ),
    };
    let related = others.iter().map(|member| Related {
        role: Role::Copy,
        place: group.place(*member),
        message: format!("says {}", group.show(*member, &places)),
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
        fix: None,
        fingerprint: finding::fingerprint(RULE.name, group.text(*odd, key)),
    }
}

/// Whether two fillings of one place cannot both hold.
fn contradicts(group: &Group<'_>, dissent: &Dissent) -> bool {
    let places = dissent.places();
    let odd = &group.members[dissent.odd];
    // Two values differ in a sentence that is too long to be another case.
    let several = places.len() == 2 && odd.weight >= LONG && dissent.slot <= Slot::Date;
    if places.len() != 1 && !several {
        return false;
    }
    let kinds = |said: &[Said]| said.iter().map(|(slot, ..)| *slot).collect::<Vec<Slot>>();
    let [mine, theirs] = dissent.differ.each_ref().map(|said| kinds(said));
    match dissent.slot {
        Slot::Reference => false,
        Slot::Number | Slot::Date | Slot::Name => true,
        // What one has to do and the other fails to do; what is forbidden here and punished there.
        Slot::Negation | Slot::Modality if mine.is_empty() || theirs.is_empty() => {
            !places.contains(&0)
                && odd.weight >= LONG
                && odd.document == group.members[dissent.others[0]].document
        }
        Slot::Negation => mine.contains(&Slot::Modality) == theirs.contains(&Slot::Modality),
        Slot::Modality => mine.contains(&Slot::Modality) && theirs.contains(&Slot::Modality),
    }
}

/// Whether the statements are copies of each other, and not alike by form only.
fn belongs_together(group: &Group<'_>, options: &Options, dissent: &Dissent) -> bool {
    let Dissent {
        odd, others, slot, ..
    } = dissent;
    let (at, slot) = (&group.members[*odd], *slot);
    let all = || others.iter().map(|member| &group.members[*member]);
    if let Some(archive) = options.archive {
        return (at.document < archive) != (group.members[others[0]].document < archive)
            && at.whole
            && at.weight >= PAIR
            && slot != Slot::Name;
    }
    let listed = group.kind(*odd) == Kind::ListItem && group.kind(others[0]) == Kind::ListItem;
    if listed && at.weight < LONG {
        return false;
    }
    // One paragraph may put two cases side by side.
    let beside =
        all().any(|other| other.document == at.document && other.paragraph == at.paragraph);
    if beside {
        return false;
    }
    if all().any(|other| other.document != at.document) {
        let agree = |other: &Occurrence| other.around == at.around && !at.around.contains(&0);
        return at.whole && at.weight >= PAIR && slot != Slot::Name && all().all(agree);
    }
    match others.len() {
        1 => at.whole && at.weight >= PAIR && slot != Slot::Name,
        _ if slot == Slot::Name => at.whole && at.weight >= PAIR,
        _ => at.weight >= if at.whole { LEAST } else { CLAUSE },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn messages(text: &str) -> Vec<String> {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        check(&[document], &Options::default(), &mut findings);
        findings.into_iter().map(|each| each.message).collect()
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
        check(&documents, &options, &mut findings);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place.document, 0);
        assert!(
            findings[0]
                .message
                .ends_with("this one says `六十`, the other `三十`")
        );
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
            ["copies agree but for a number: this one says `六十`, the 2 others say `三十`"]
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
                "a modal word",
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
