//! The rule `party-with-itself`.

use crate::document::reading::Reading;
use crate::facts::definitions;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::text::marks::CLAUSE_ENDS;
use crate::text::segment;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds a sentence in which a defined whole does something together with one of its own members: 双方愿同中方合作.
    ///
    /// The whole has to be defined in the document, as 双方, the Parties or Стороны are, and stand at the start of
    /// the sentence and be its only subject up to the member. Members are 甲方, 中方 and the like beside 双方, and the terms
    /// that are defined in the same sentence as the whole in other languages.
    ///
    /// ## Why
    /// A statement of one side was turned into a joint one, or the reverse, and one word was forgotten. Who undertakes what is
    /// then open.
    ///
    /// ## Example
    /// ```bad
    /// 甲国和乙国（以下称“双方”）声明如下。双方高度重视此事，愿同乙方一道举办活动。
    /// ```
    /// ```bad
    /// Elm Ltd (the "Buyer") and Oak Ltd (the "Seller"; together the "Parties") agree. The Parties shall act together with the Seller.
    /// ```
    /// ```good
    /// 甲国和乙国（以下称“双方”）声明如下。甲方高度重视此事，愿同乙方一道举办活动。
    /// ```
    ///
    /// ## Default
    /// A warning: the sentence cannot be meant as it stands, but whether the subject or the partner is wrong, only the parties know.
    "party-with-itself", "names and terms", Warning, needs &[Knowledge::Definitions] => Each(check)
}

/// What a whole is called, with the words that join it to a partner. Lower case.
const WHOLES: &[(&str, &[&str])] = &[
    ("双方", &["同", "与", "和"]),
    ("雙方", &["同", "與", "和"]),
    ("两国", &["同", "与"]),
    ("三方", &["同", "与"]),
    ("各方", &["同", "与"]),
    (
        "parties",
        &["together with the ", "jointly with the ", "with the "],
    ),
    (
        "sides",
        &["together with the ", "jointly with the ", "with the "],
    ),
    ("стороны", &["совместно с ", "вместе с ", "с "]),
];

/// Wishes and duties in front of the joining word, which make the whole its subject.
const WILL: &[&str] = &[
    "愿", "将", "應", "应", "可", "须", "拟", "继续", "希望", "决定", "同意", "商定",
];

/// 方 that is no member.
const NO_MEMBERS: &[&str] = &[
    "双方",
    "雙方",
    "各方",
    "三方",
    "对方",
    "對方",
    "第三方",
    "多方",
    "他方",
    "一方",
    "另一方",
    "地方",
    "官方",
    "警方",
    "军方",
    "何方",
    "西方",
    "东方",
    "南方",
    "北方",
];

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut whole: Option<(String, Span, usize, Vec<String>)> = None;
    for paragraph in reading.prose() {
        let key = paragraph.key();
        if whole.is_none() {
            let defined = definitions::find(key);
            let found = defined.iter().find_map(|each| {
                let lower = each.term.to_lowercase();
                // The Contracting Parties are parties.
                let index = WHOLES.iter().position(|(name, _)| {
                    lower == *name || (name.is_ascii() && lower.ends_with(&format!(" {name}")))
                })?;
                let members = defined
                    .iter()
                    .filter(|other| other.term != each.term)
                    .map(|other| other.term.clone())
                    .chain(named(each.long.of(key)))
                    .collect();
                Some((each.term.clone(), paragraph.source(each.at), index, members))
            });
            whole = found;
        }
        let Some((name, defined_at, index, members)) = &whole else {
            continue;
        };
        for sentence in clauses(key) {
            let Some(partner) = partner(sentence.of(key), name, WHOLES[*index].1, members) else {
                continue;
            };
            let span = Span {
                start: sentence.start + partner.start,
                end: sentence.start + partner.end,
            };
            let member = span.of(key);
            findings.push(RULE.conflict(
                reading.number(),
                paragraph.source(span),
                format!("`{name}` acts together with `{member}`, which is part of it"),
                vec![(*defined_at, format!("`{name}` is defined here"))],
            ));
        }
    }
}

/// The sentences of a text and, in Chinese, what stands behind a comma in them: 验收合格的，双方签署….
fn clauses(key: &str) -> Vec<Span> {
    let mut out = segment::sentences(key);
    for at in 0..out.len() {
        let sentence = out[at];
        let commas = sentence
            .of(key)
            .match_indices('，')
            .chain(sentence.of(key).match_indices(','));
        let starts: Vec<u32> = commas
            .map(|(comma, mark)| sentence.start + (comma + mark.len()) as u32)
            .filter(|start| key[*start as usize..].starts_with(crate::text::script::is_han))
            .collect();
        out.extend(starts.into_iter().map(|start| Span {
            start,
            end: sentence.end,
        }));
    }
    out
}

/// The parties that a clause joins: "the Republic of A and the Kingdom of B", 供水公司与水泵厂.
fn named(clause: &str) -> Vec<String> {
    let clause = clause
        .split([',', '，', '、'])
        .next_back()
        .unwrap_or(clause);
    let joints: &[&str] = if clause.contains(crate::text::script::is_han) {
        &["与", "和"]
    } else {
        &[" and ", " и "]
    };
    let Some((one, two)) = joints.iter().find_map(|joint| clause.split_once(joint)) else {
        return Vec::new();
    };
    [one, two]
        .into_iter()
        .map(|name| {
            name.trim()
                .trim_start_matches("the ")
                .trim_start_matches("The ")
                .to_owned()
        })
        .filter(|name| name.chars().count() >= 3)
        .collect()
}

/// The member that the whole at the start of the sentence acts together with.
fn partner(sentence: &str, name: &str, joints: &[&str], members: &[String]) -> Option<Span> {
    let bare = ["the ", "The ", "both ", "Both "]
        .iter()
        .find_map(|article| sentence.strip_prefix(article))
        .unwrap_or(sentence);
    let start = sentence.len() - bare.len();
    let rest = bare.strip_prefix(name)?;
    let end = rest.find(CLAUSE_ENDS).unwrap_or(rest.len());
    let (from, rest) = (start + name.len(), &rest[..end]);
    if name.contains(crate::text::script::is_han) {
        return joints.iter().find_map(|joint| {
            rest.match_indices(joint).find_map(|(at, _)| {
                let after = &rest[at + joint.len()..];
                let two: String = after.chars().take(2).collect();
                let wished = WILL.iter().any(|word| rest[..at].ends_with(word));
                if let Some(member) = members
                    .iter()
                    .find(|member| after.starts_with(member.as_str()))
                    && wished
                {
                    let begin = from + at + joint.len();
                    return Some(Span::new(begin, begin + member.len()));
                }
                let member =
                    two.ends_with('方') && !NO_MEMBERS.iter().any(|none| after.starts_with(none));
                // Another 方 in between may be the subject.
                let subject = rest[..at].match_indices('方').all(|(other, _)| {
                    NO_MEMBERS
                        .iter()
                        .any(|none| rest[..other + '方'.len_utf8()].ends_with(none))
                });
                let begin = from + at + joint.len();
                (wished && member && subject).then(|| Span::new(begin, begin + two.len()))
            })
        });
    }
    members.iter().find_map(|member| {
        joints.iter().find_map(|joint| {
            let stem: String = if member.is_ascii() {
                member.clone()
            } else {
                member
                    .chars()
                    .take(member.chars().count().saturating_sub(2).max(4))
                    .collect()
            };
            let at = rest.find(&format!("{joint}{stem}"))?;
            let begin = from + at + joint.len();
            let length = sentence[begin..]
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(sentence.len() - begin)
                .max(stem.len());
            // A partner of a noun is none of the subject: "agreements with the Seller".
            let verb = rest[..at].split(' ').count() <= 6
                || joint.starts_with("together")
                || joint.starts_with("jointly")
                || joint.starts_with("с");
            (verb && !rest[..at].contains(',')).then(|| Span::new(begin, begin + length))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_a_whole_that_acts_with_its_member() {
        for (text, member) in [
            (
                "甲国和乙国（以下称“双方”）声明。双方将与甲方共同办展。",
                "甲方",
            ),
            (
                "ООО А (далее — «Покупатель») и ООО Б (далее — «Продавец»; вместе — «Стороны»; далее — «Стороны») договорились. Стороны действуют совместно с Продавцом.",
                "Продавцом",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}");
            assert_eq!(all[0][0], member, "{text}");
        }
    }

    #[test]
    fn is_silent_about_others_and_without_a_definition() {
        silent(
            &RULE,
            &[
                "双方愿同中方合作。",
                "甲国和乙国（以下称“双方”）声明。双方愿同第三方和地方合作。",
                "甲国和乙国（以下称“双方”）声明。双方指出，甲方愿同乙方一道办展。",
                "甲国和乙国（以下称“双方”）声明。双方愿扩大甲方与乙方的贸易。",
                "甲国和乙国（以下称“双方”）声明。甲方愿同乙方合作。",
            ],
        );
    }
}
