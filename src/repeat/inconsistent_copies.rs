//! The rule `inconsistent-copies`.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::document::{Document, Kind, Paragraph};
use crate::finding::{self, Finding, Place, Related};
use crate::language::sentences::POINTING_WORDS;
use crate::repeat::statement::{self, Slot, Statement};
use crate::rule::{Options, declare_rule};
use crate::text::script::HAN_WEIGHT;
use crate::text::segment::{self, Token};
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

/// The least weight of a statement that most copies agree on.
const LEAST: u32 = 12 * HAN_WEIGHT;
/// The least weight of a clause, or of a sentence that is one of two.
const CLAUSE: u32 = 16 * HAN_WEIGHT;
const PAIR: u32 = 24 * HAN_WEIGHT;
/// The least weight of sentences one of which has a word that the other lacks, and of items of a list.
const LONG: u32 = 40 * HAN_WEIGHT;

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    frame: u64,
    document: u32,
    /// In bytes of the keys.
    key: Span,
    weight: u32,
    paragraph: u32,
    /// Whether it is a whole sentence, and not a clause of one.
    whole: bool,
    /// The frames of the sentences before and after.
    around: [u64; 2],
}

fn check(documents: &[Document], options: &Options, findings: &mut Vec<Finding>) {
    let mut all: Vec<At> = documents
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, document)| statements(number as u32, document))
        .collect();
    all.par_sort_unstable();
    let groups: Vec<&[At]> = all
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

/// The sentences of a document, and the clauses of sentences, that are long enough.
fn statements(number: u32, document: &Document) -> Vec<At> {
    let mut out: Vec<At> = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let keys = document.keys.text();
    let mut before = 0;
    // The sentence that the next one comes after, by its number in `out`.
    let mut last: Option<usize> = None;
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        if !is_prose(paragraph) {
            (before, last) = (0, None);
            continue;
        }
        let body = document.body(paragraph);
        for sentence in segment::sentences(body) {
            let key = Span {
                start: sentence.start + paragraph.body,
                end: sentence.end + paragraph.body,
            };
            tokens.clear();
            segment::tokens(sentence.of(body), key.start as usize, &mut tokens);
            let whole = statement::take_apart(keys, &tokens);
            if let Some(last) = last {
                out[last].around[1] = whole.frame;
            }
            last = None;
            let at = |key: Span, statement: &Statement, whole: bool| At {
                frame: statement.frame,
                document: number,
                key,
                weight: statement.weight,
                paragraph: index as u32,
                whole,
                around: [before, 0],
            };
            if whole.weight >= LEAST && !leads_on(key.of(keys)) {
                out.push(at(key, &whole, true));
                last = Some(out.len() - 1);
            }
            if whole.weight >= CLAUSE {
                let comma = |token: &Token| matches!(token.span.of(keys), "," | "、" | ";" | ":");
                for clause in tokens.split(comma) {
                    let (Some(first), Some(end)) = (clause.first(), clause.last()) else {
                        continue;
                    };
                    let statement = statement::take_apart(keys, clause);
                    if statement.weight >= CLAUSE && statement.weight < whole.weight {
                        let sentence = last;
                        out.push(at(first.span.join(end.span), &statement, false));
                        last = sentence;
                    }
                }
            }
            before = whole.frame;
        }
    }
    out
}

fn is_prose(paragraph: &Paragraph) -> bool {
    matches!(
        paragraph.kind,
        Kind::Body | Kind::ListItem | Kind::Quote | Kind::Footnote
    )
}

/// Whether a sentence says something only together with what stands around it: it leads into a list, or is part of one.
fn leads_on(text: &str) -> bool {
    let lower = text.to_lowercase();
    !segment::ends_sentence(text) || POINTING_WORDS.iter().any(|word| lower.contains(word))
}

/// The statement at a place, taken apart again.
fn statement(documents: &[Document], at: &At) -> Statement {
    let keys = documents[at.document as usize].keys.text();
    let mut tokens = Vec::new();
    segment::tokens(at.key.of(keys), at.key.start as usize, &mut tokens);
    statement::take_apart(keys, &tokens)
}

/// What a statement says in one of its slots: which kind, after how many words, and what.
type Said = (Slot, u32, String);

/// Statements that agree but for what fills them.
struct Group<'run> {
    documents: &'run [Document],
    members: &'run [At],
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

fn judge(documents: &[Document], options: &Options, members: &[At]) -> Option<Finding> {
    let group = Group {
        documents,
        members,
        statements: members.iter().map(|at| statement(documents, at)).collect(),
    };
    let mut variants: Vec<(Vec<Said>, Vec<usize>)> = Vec::new();
    for member in 0..members.len() {
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
    if few.1.len() > 1 {
        return None;
    }
    let odd = *few.1.first()?;
    let lacks = |mine: &[Said], theirs: &[Said]| -> Vec<Said> {
        let each = mine.iter().filter(|each| !theirs.contains(each));
        each.cloned().collect()
    };
    let differ = [lacks(&few.0, &many.0), lacks(&many.0, &few.0)];
    let places: BTreeSet<u32> = differ
        .iter()
        .flatten()
        .map(|(_, place, _)| *place)
        .collect();
    let slot = differ.iter().flatten().map(|(slot, ..)| *slot).max()?;
    // Two values differ in a sentence that is too long to be another case.
    let several = places.len() == 2 && members[odd].weight >= LONG && slot <= Slot::Date;
    if !(places.len() == 1 || several) || !contradicts(&group, odd, many.1[0], &differ, slot) {
        return None;
    }
    if !belongs_together(&group, options, odd, &many.1, slot) {
        return None;
    }
    // What is held against an archive is what is reported, whoever is the odd one.
    let is_own = |member: &&usize| {
        let archive = options.archive.unwrap_or(u32::MAX);
        members[**member].document < archive
    };
    let (odd, others) = match many.1.iter().find(is_own) {
        Some(own) if !is_own(&&odd) => (*own, vec![odd]),
        _ => (odd, many.1.clone()),
    };
    let usual = group.show(others[0], &places);
    let message = match others.len() {
        1 => format!(
            "two copies agree but for {}: this one says {}, the other {usual}",
            slot.name(),
            group.show(odd, &places),
        ),
        count => format!(
            "copies agree but for {}: this one says {}, the {count} others say {usual}",
            slot.name(),
            group.show(odd, &places),
        ),
    };
    let related = others.iter().map(|member| Related {
        place: group.place(*member),
        message: format!("says {}", group.show(*member, &places)),
    });
    let weight = f64::from(members[odd].weight);
    let key = members[odd].key;
    Some(Finding {
        rule: RULE.name,
        severity: RULE.severity,
        message,
        place: group.place(odd),
        related: related.collect(),
        // One word of about the weight of two Han characters differs.
        similarity: Some(weight / (weight + f64::from(2 * HAN_WEIGHT))),
        fix: None,
        fingerprint: finding::fingerprint(RULE.name, group.text(odd, key)),
    })
}

/// Whether two fillings of one place cannot both hold.
fn contradicts(
    group: &Group<'_>,
    odd: usize,
    usual: usize,
    differ: &[Vec<Said>; 2],
    slot: Slot,
) -> bool {
    let kinds = |said: &[Said]| said.iter().map(|(slot, ..)| *slot).collect::<Vec<Slot>>();
    let [mine, theirs] = differ.each_ref().map(|said| kinds(said));
    let weight = group.members[odd].weight;
    let opens = differ.iter().flatten().any(|(_, place, _)| *place == 0);
    match slot {
        Slot::Reference => false,
        Slot::Number | Slot::Date | Slot::Name => true,
        // What one has to do and the other fails to do; what is forbidden here and punished there.
        Slot::Negation | Slot::Modality if mine.is_empty() || theirs.is_empty() => {
            !opens && weight >= LONG && group.members[odd].document == group.members[usual].document
        }
        Slot::Negation => mine.contains(&Slot::Modality) == theirs.contains(&Slot::Modality),
        Slot::Modality => mine.contains(&Slot::Modality) && theirs.contains(&Slot::Modality),
    }
}

/// Whether the statements are copies of each other, and not alike by form only.
fn belongs_together(
    group: &Group<'_>,
    options: &Options,
    odd: usize,
    usual: &[usize],
    slot: Slot,
) -> bool {
    let at = &group.members[odd];
    let all = || usual.iter().map(|member| &group.members[*member]);
    if let Some(archive) = options.archive {
        return (at.document < archive) != (group.members[usual[0]].document < archive)
            && at.whole
            && at.weight >= PAIR
            && slot != Slot::Name;
    }
    let listed = group.kind(odd) == Kind::ListItem && group.kind(usual[0]) == Kind::ListItem;
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
        let agree = |other: &At| other.around == at.around && !at.around.contains(&0);
        return at.whole && at.weight >= PAIR && slot != Slot::Name && all().all(agree);
    }
    match usual.len() {
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
