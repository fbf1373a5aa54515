//! The rule `party-with-itself`.

use crate::document::reading::{Paragraph, Reading};
use crate::finding::Finding;
use crate::language::topics::parties::{self, Parties};
use crate::language::{Knowledge, Words};
use crate::rule::{Options, declare_rule};
use crate::text::marks::CLAUSE_ENDS;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a sentence in which a defined group acts together with one of its own members: 双方愿同中方合作.
    ///
    /// The group must be defined in the document, as 双方, the Parties or Стороны are, and must start the sentence and be its
    /// only subject up to the member. Members are 甲方, 中方 and the like for 双方, and in other languages the terms that are
    /// defined in the same sentence as the group.
    ///
    /// ## Why
    /// A statement by one party was turned into a joint one, or the reverse, and one word was forgotten. It is then unclear
    /// who undertakes what.
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
    /// A warning: the sentence cannot be meant as written, but only the parties know whether the subject or the partner is
    /// wrong.
    "party-with-itself", "names and terms", Warning, needs &[Knowledge::Definitions, Knowledge::Parties] => Each(check)
}

/// The shortest name of a party, in characters. With 2 and 6 the same.
const SHORTEST: usize = 3;
/// The shortest stem of a name that is declined. With 2 and 8 the same.
const STEM: usize = 4;
/// How many words may be between the parties and the partner: farther on it belongs to a noun. With 3 and 12 the same.
const VERB: usize = 6;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut whole: Option<Defined> = None;
    for paragraph in reading.prose() {
        let key = paragraph.key();
        if whole.is_none() {
            let defined = paragraph.definitions();
            whole = defined.iter().find_map(|each| {
                let (parties, joints) = called(&each.term.to_lowercase())?;
                let members = defined
                    .iter()
                    .filter(|other| other.term != each.term)
                    .map(|other| other.term.clone())
                    .chain(named(each.long.of(key)));
                Some(Defined {
                    name: each.term.clone(),
                    at: paragraph.source(each.at),
                    parties,
                    joints,
                    members: members.collect(),
                })
            });
        }
        let Some(whole) = &whole else {
            continue;
        };
        for sentence in clauses(paragraph) {
            let Some(partner) = whole.partner(sentence.of(key)) else {
                continue;
            };
            let span = Span {
                start: sentence.start + partner.start,
                end: sentence.start + partner.end,
            };
            let (name, member) = (&whole.name, span.of(key));
            findings.push(RULE.conflict(
                reading.number(),
                paragraph.source(span),
                message!("party-with-itself.member", whole = name, member = member),
                vec![(whole.at, message!("common.defined-here"))],
            ));
        }
    }
}

/// The parties together, as a document defines them.
struct Defined {
    /// What they are called.
    name: String,
    /// Where that is said.
    at: Span,
    /// The words of the language that the name is in.
    parties: &'static Parties,
    /// What joins them to a partner.
    joints: Words,
    /// What each of them is called.
    members: Vec<String>,
}

/// The language and the joints of a word for all parties together: the Contracting Parties are parties.
fn called(lower: &str) -> Option<(&'static Parties, Words)> {
    parties::all().find_map(|parties| {
        let whole = parties.wholes.iter().find(|whole| {
            let last = lower.strip_suffix(whole.word);
            lower == whole.word
                || (whole.word.is_ascii() && last.is_some_and(|rest| rest.ends_with(' ')))
        })?;
        Some((parties, whole.joints))
    })
}

/// The sentences of a paragraph and, in Han, what follows a comma in them: 验收合格的，双方签署….
fn clauses(paragraph: Paragraph) -> Vec<Span> {
    let key = paragraph.key();
    let mut out = paragraph.sentences().to_vec();
    for at in 0..out.len() {
        let sentence = out[at];
        let commas = sentence
            .of(key)
            .match_indices('，')
            .chain(sentence.of(key).match_indices(','));
        let starts: Vec<u32> = commas
            .map(|(comma, mark)| sentence.start + (comma + mark.len()) as u32)
            .filter(|start| key[*start as usize..].starts_with(script::is_han))
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
    let han = |text: &str| text.contains(script::is_han);
    let mut between = parties::all()
        .flat_map(|each| each.between)
        .filter(|joint| han(joint) == han(clause));
    let Some((one, two)) = between.find_map(|joint| clause.split_once(joint)) else {
        return Vec::new();
    };
    [one, two]
        .into_iter()
        .map(|name| without_article(name.trim()).to_owned())
        .filter(|name| name.chars().count() >= SHORTEST)
        .collect()
}

fn without_article(text: &str) -> &str {
    let mut articles = parties::all().flat_map(|each| each.articles);
    let bare = articles.find_map(|article| text.strip_prefix(article));
    bare.unwrap_or(text)
}

impl Defined {
    /// The member that the whole at the start of the sentence acts together with.
    fn partner(&self, sentence: &str) -> Option<Span> {
        let bare = without_article(sentence);
        let start = sentence.len() - bare.len();
        let rest = bare.strip_prefix(self.name.as_str())?;
        let end = rest.find(CLAUSE_ENDS).unwrap_or(rest.len());
        let (from, rest) = (start + self.name.len(), &rest[..end]);
        if self.name.contains(script::is_han) {
            let mut joints = self.joints.iter();
            return joints.find_map(|joint| {
                let mut places = rest.match_indices(joint);
                let found = places.find_map(|(at, _)| self.wished(rest, at, joint))?;
                Some(shifted(found, from))
            });
        }
        let mut pairs = self
            .members
            .iter()
            .flat_map(|member| self.joints.iter().map(move |joint| (member, joint)));
        let found = pairs.find_map(|(member, joint)| self.joined(rest, member, joint))?;
        Some(shifted(found, from))
    }

    /// The member after a joint in Han, where a wish or a duty comes before it.
    fn wished(&self, rest: &str, at: usize, joint: &str) -> Option<Span> {
        let after = &rest[at + joint.len()..];
        if !self
            .parties
            .wishes
            .iter()
            .any(|word| rest[..at].ends_with(word))
        {
            return None;
        }
        let begin = at + joint.len();
        let known = self
            .members
            .iter()
            .find(|member| after.starts_with(member.as_str()));
        if let Some(member) = known {
            return Some(Span::new(begin, begin + member.len()));
        }
        let side = self.parties.side?;
        let none = |text: &str| {
            self.parties
                .no_members
                .iter()
                .any(|none| text.ends_with(none))
        };
        let two: String = after.chars().take(2).collect();
        let starts = |none: &&str| after.starts_with(*none);
        let member = two.ends_with(side) && !self.parties.no_members.iter().any(starts);
        // Another party in between may be the subject.
        let mut others = rest[..at].match_indices(side);
        let subject = others.all(|(other, _)| none(&rest[..other + side.len_utf8()]));
        (member && subject).then(|| Span::new(begin, begin + two.len()))
    }

    /// The member after a joint, in any of its forms, in a script with spaces.
    fn joined(&self, rest: &str, member: &str, joint: &str) -> Option<Span> {
        let stem: String = if member.is_ascii() {
            member.to_owned()
        } else {
            let length = member.chars().count().saturating_sub(2).max(STEM);
            member.chars().take(length).collect()
        };
        let at = rest.find(&format!("{joint}{stem}"))?;
        let begin = at + joint.len();
        let length = rest[begin..]
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len() - begin)
            .max(stem.len());
        // The partner of a noun is not a partner of the subject: "agreements with the Seller".
        let sure = self.parties.sure.iter().any(|word| joint.starts_with(word));
        let verb = sure || rest[..at].split(' ').count() <= VERB;
        (verb && !rest[..at].contains(',')).then(|| Span::new(begin, begin + length))
    }
}

fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start as usize + by, span.end as usize + by)
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
