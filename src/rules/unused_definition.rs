//! The rule `unused-definition`.

use crate::document::reading::Reading;
use crate::facts::definitions::{self, Definition};
use crate::facts::terms::Haystack;
use crate::finding::Finding;
use crate::finding::message::message;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds a term that is defined but never used: （以下称“X”）, (the "X"), (hereinafter "X"), (далее — «X»).
    ///
    /// The term inside the full name that it stands for is not a use. Lower-case forms, plurals and Russian inflections are
    /// uses.
    ///
    /// ## Why
    /// Either the definition is left over, or the text uses a different word where the term was meant, and a court will ask
    /// whether that word means the same.
    ///
    /// ## Example
    /// ```bad
    /// 丙丁两市港口调度合作办公室（以下称“调度办”）设在丙市。办公室每日值班。
    /// ```
    /// ```bad
    /// Портовое управление (далее — «Управление») находится в порту.
    /// ```
    /// ```good
    /// The Harbour Dispatch Office (the "Dispatch Office") is in Elm. The Dispatch Office is open daily.
    /// ```
    ///
    /// ## Default
    /// A warning: the text reads well without the definition, but either the definition or the wording is a mistake. Only the
    /// author knows which.
    "unused-definition", "names and terms", Warning, needs &[Knowledge::Definitions] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut defined: Vec<(Definition, Span, Span, Span)> = Vec::new();
    for paragraph in reading.prose() {
        let key = paragraph.key();
        let base = paragraph.key.start;
        let shift = |span: Span| Span {
            start: span.start + base,
            end: span.end + base,
        };
        let found = definitions::find(key);
        if found.is_empty() {
            continue;
        }
        let sentences = paragraph.sentences();
        for each in found {
            let sentence = sentences
                .iter()
                .find(|sentence| sentence.start <= each.at.start && each.at.start < sentence.end);
            let start = sentence.map_or(0, |sentence| sentence.start);
            let own = shift(Span {
                start,
                end: each.whole.end,
            });
            let (at, long) = (shift(each.at), shift(each.long));
            defined.push((each, own, at, long));
        }
    }
    if defined.is_empty() {
        return;
    }
    let haystack = Haystack::new(reading.keys());
    for (definition, _, at, long) in &defined {
        let own: Vec<Span> = defined
            .iter()
            .filter(|other| other.0.term == definition.term)
            .map(|other| other.1)
            .collect();
        let used = haystack.find(&definition.term).any(|at| {
            own.iter()
                .all(|own| at < own.start as usize || at >= own.end as usize)
        });
        if used {
            continue;
        }
        findings.push(RULE.conflict(
            reading.number(),
            reading.source(*at),
            message!("unused-definition.unused", term = &definition.term),
            vec![(reading.source(*long), message!("unused-definition.meaning"))],
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_terms_that_are_never_used() {
        for (text, term, long) in [
            (
                "北城轨道交通指挥中心（以下简称指挥中心）已建成。",
                "指挥中心",
                "北城轨道交通指挥中心",
            ),
            (
                "Elm Water Supply Works (the \"Works\") were built in 1990.",
                "\"Works\"",
                "Elm Water Supply Works",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[term, long]], "{text}");
        }
    }

    #[test]
    fn any_use_counts() {
        silent(
            &RULE,
            &[
                "北城轨道交通指挥中心（以下简称“指挥中心”）已建成，指挥中心昼夜值守。",
                "The Elm Works (the \"Works\") were built in 1990.\n\nAll works are insured.",
                "Договор заключён между А и Б (далее — «Стороны»).\n\nДоговорились, что Сторонам видно.",
                "一词（“指挥”）有多种含义。",
            ],
        );
    }
}
