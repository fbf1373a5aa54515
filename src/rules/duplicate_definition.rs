//! The rule `duplicate-definition`.

use rustc_hash::FxHashMap;

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a term that is defined twice in one document.
    ///
    /// ## Why
    /// If the meanings differ, nobody can tell which one a later use refers to. If they are the same, readers look for a
    /// difference.
    ///
    /// ## Example
    /// ```bad
    /// 海关信息交换平台（以下简称“平台”）由甲方建设。货物联合查验平台（以下简称“平台”）由乙方建设。
    /// ```
    /// ```bad
    /// The data service (the "Portal") is built first. The inspection service (the "Portal") follows.
    /// ```
    /// ```good
    /// The data service (the "Portal") is built first. The inspection service (the "Desk") follows.
    /// ```
    ///
    /// ## Default
    /// An error if the two definitions differ in meaning, a warning if they agree. The author has to choose between a new
    /// name and deleting one definition.
    "duplicate-definition", "names and terms", Error, needs &[Knowledge::Definitions] => Each(check)
}

/// So many characters at the ends of two clauses are the same where they define one thing. With 3 and 12 the same.
const TAIL: usize = 6;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut first: FxHashMap<String, (Span, String)> = FxHashMap::default();
    for paragraph in reading.prose() {
        let key = paragraph.key();
        for each in paragraph.definitions() {
            let at = paragraph.source(each.at);
            let long = each.long.of(key).trim().to_owned();
            // "Term" has the meaning given in clause 3, which defines it.
            if each.of_its_own && long.is_empty() {
                continue;
            }
            let gloss = each.is_gloss(key);
            let Some((before, meaning)) = first.get(&each.term) else {
                first.insert(each.term.clone(), (at, long));
                continue;
            };
            // A text that is there twice, such as a licence, says nothing new.
            if reading.paragraphs().any(|other| {
                other.index() != paragraph.index()
                    && other.span.contains(*before)
                    && other.key() == key
            }) {
                continue;
            }
            // What one of them stands for could not be read: it may be the same.
            if meaning.is_empty() || long.is_empty() {
                continue;
            }
            let same = if each.of_its_own {
                *meaning == long
            } else {
                alike(meaning, &long)
            };
            // The letters of a name may be given again.
            if same && gloss {
                continue;
            }
            let message = if same {
                message!(
                    "duplicate-definition.same-meaning",
                    term = &each.term,
                    meaning = long,
                    other = meaning
                )
            } else {
                message!(
                    "duplicate-definition.other-meaning",
                    term = &each.term,
                    meaning = long,
                    other = meaning
                )
            };
            let mut finding = RULE.conflict(
                reading.number(),
                at,
                message,
                vec![(*before, message!("duplicate-definition.first"))],
            );
            if same {
                finding.severity = crate::finding::Severity::Warning;
            }
            findings.push(finding);
        }
    }
}

/// Whether two clauses end in the same name, with or without the words around it.
fn alike(one: &str, two: &str) -> bool {
    let (short, long) = if one.len() < two.len() {
        (one, two)
    } else {
        (two, one)
    };
    if short.chars().count() >= TAIL && long.contains(short) {
        return true;
    }
    let tail = |text: &str| text.chars().rev().take(TAIL).collect::<String>();
    tail(one) == tail(two)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_the_second_definition() {
        for (text, term) in [
            (
                "Портовое управление (далее — «Управление») и водное управление (далее — «Управление»).",
                "«Управление»",
            ),
            (
                "In this Lease, \"Berth\" means a place at the pier.\n\nFor the purposes of this Lease, \"Berth\" means a bed in a cabin.",
                "\"Berth\"",
            ),
            (
                "北港公司（以下称“公司”）成立。\n\n南港公司（以下称“公司”）成立。",
                "“公司”",
            ),
            (
                "第一条　“承运人”是指运送货物的单位。承运人应当按期送达。\n\n第九条　“承运人”，是指与托运人订立合同的单位。",
                "“承运人”",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[term, term]], "{text}");
        }
    }

    #[test]
    fn other_terms_and_quotations_are_no_definitions() {
        silent(
            &RULE,
            &[
                "甲（以下称“公司”）和乙（以下称“银行”）。",
                "The field (\"name\") and the field (\"name\").",
                "In this Lease, \"Berth\" means a place at the pier.\n\nFor the purposes of clause 4 of this Lease, \"Berth\" means a bed in a cabin.\n\nIn this section, \"Berth\" means a box.",
                "In diesem Vertrag bezeichnet „Platz“ eine Stelle am Kai.\n\nIm Sinne des § 3 dieses Vertrages bezeichnet „Platz“ ein Bett.",
                "在本合同中，“泊位”是指码头的位置。\n\n在本合同第四条中，“泊位”是指船上的床位。",
                "В настоящем Договоре «Место» означает место у причала.\n\nДля целей пункта 4 настоящего Договора «Место» означает койку.",
                "Water Log 2015（简称 WL2015）出版了。\n\n书名就是《Water Log 2015 手册》（简称 WL2015）。",
                "The keeper lends the lamp and the rope (the \"Goods\") to all.\n\nElm.\n\nThe keeper lends the lamp and the rope (the \"Goods\") to all.",
                "The letter comes from Elm Boats Inc. (the \"Company\").\n\nIt was agreed with Elm Boats Inc., a firm of the town (the \"Company\").",
                "Le port (ci-après le « {_Port} ») est ouvert. La ville (ci-après le « {_Port} ») aussi.",
                "A (see the \"Portal\" there) and B (see the \"Portal\" there).",
            ],
        );
    }
}
