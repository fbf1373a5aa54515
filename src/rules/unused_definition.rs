//! The rule `unused-definition`.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::definitions::Definition;
use crate::facts::terms::{self, Haystack};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::{definitions as topic, lists};
use crate::rule::{Options, declare_rule};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a term that is defined but never used: `（以下称“X”）`, `(the "X")`, `(hereinafter "X")`,
    /// `(далее — «X»)`, `"X" means …`.
    ///
    /// The term inside the full name that it abbreviates is not a use. Lower-case forms, plurals and Russian inflections are
    /// uses.
    ///
    /// ## Why
    /// Either the definition is left over, or the text uses a different word where the term was meant, and a court will ask
    /// whether that word means the same thing.
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

/// A definition, the place of its sentence up to its end, and the places of its term and of what it stands for.
type Defined<'r> = (&'r Definition, Span, Span, Span);

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut defined: Vec<Defined<'_>> = Vec::new();
    let mut list = (0..0, false);
    for paragraph in reading.prose() {
        let key = paragraph.key();
        let base = paragraph.key.start;
        let shift = |span: Span| Span {
            start: span.start + base,
            end: span.end + base,
        };
        let found = paragraph.definitions();
        if found.is_empty() {
            continue;
        }
        let sentences = paragraph.sentences();
        for each in found {
            let inner = each.whole.of(key).trim_start_matches('(');
            if topic::tells_alias(inner)
                || each.is_gloss(key)
                || is_of_a_list_of_words(reading, paragraph, &mut list)
            {
                continue;
            }
            let place = sentences.partition_point(|sentence| sentence.end <= each.at.start);
            let sentence = sentences
                .get(place)
                .filter(|sentence| sentence.start <= each.at.start);
            // A sentence of its own starts with its term, whatever comes before it: 。“押金”是指…
            let start = if each.of_its_own {
                each.whole.start
            } else {
                sentence.map_or(0, |sentence| sentence.start)
            };
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
    let used = used(reading.keys(), &defined);
    // "Port Authority" or "PA" means: one of the two is enough.
    let named: FxHashSet<(Span, Span)> = defined
        .iter()
        .filter(|(definition, ..)| used.contains(definition.term.as_str()))
        .map(|(definition, own, ..)| (*own, definition.whole))
        .collect();
    let mut unused: Vec<(&Definition, Span, Span)> = Vec::new();
    let mut own_used = 0usize;
    for (definition, own, at, long) in &defined {
        let named = definition.of_its_own && named.contains(&(*own, definition.whole));
        if used.contains(definition.term.as_str()) || named {
            own_used += usize::from(definition.of_its_own);
            continue;
        }
        unused.push((definition, *at, *long));
    }
    // A document of definitions is used by others.
    let own = unused.iter().filter(|each| each.0.of_its_own).count();
    let glossary = own > own_used && own > FEW;
    for (definition, at, long) in unused {
        if definition.of_its_own && glossary {
            continue;
        }
        let finding = RULE.finding(
            reading.number(),
            reading.source(at),
            message!("unused-definition.unused", term = &definition.term),
        );
        let meaning = message!("unused-definition.meaning");
        findings.push(if long.is_empty() {
            finding
        } else {
            finding.also(reading.source(long), meaning)
        });
    }
}

/// Whether a paragraph is an item of a list that tells one quoted word an item what is meant by it, for other texts than this one: not all
/// of them say it with the verb of a definition.
/// `last` is the list that was asked for last, by its paragraphs, with the answer: it is asked once, however many items it has.
fn is_of_a_list_of_words(
    reading: &Reading,
    paragraph: Paragraph,
    last: &mut (Range<usize>, bool),
) -> bool {
    let is_item = |each: &Paragraph| each.kind == Kind::ListItem;
    let bullet = |c: char| c != '"' && !c.is_alphanumeric();
    let told = |each: &Paragraph| {
        is_item(each)
            && each.key().trim_start_matches(bullet).starts_with('"')
            && each.definitions().is_empty()
    };
    let at = paragraph.index();
    if !is_item(&paragraph) {
        return false;
    }
    if !last.0.contains(&at) {
        let before = (0..at).rev().map(|at| reading.paragraph(at));
        let start = at - before.take_while(is_item).count();
        let items = reading.paragraphs().skip(start).take_while(is_item);
        let items: Vec<Paragraph> = items.collect();
        *last = (start..start + items.len(), items.iter().any(told));
    }
    last.1
}

/// From so many unused terms on that a sentence of its own defines, and more than are used, a document is a list of definitions for
/// others. Chosen by hand on public contracts.
const FEW: usize = 2;

/// The terms that are used somewhere else than where they are defined.
fn used<'a>(keys: &str, defined: &'a [Defined]) -> FxHashSet<&'a str> {
    let haystack = Haystack::new(keys);
    let starts = haystack.starts(defined.iter().map(|each| each.0.term.as_str()));
    let mut places: FxHashMap<&str, Vec<Span>> = FxHashMap::default();
    let mut tails: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    let mut terms: Vec<&str> = Vec::new();
    for (definition, own, ..) in defined {
        let term = definition.term.as_str();
        let places = places.entry(term).or_default();
        match places.last_mut() {
            Some(last) if (last.start..=last.end).contains(&own.start) => {
                last.end = last.end.max(own.end);
            }
            Some(_) => places.push(*own),
            None => {
                places.push(*own);
                terms.push(term);
            }
        }
        if let Some((_, tail)) = halves(term) {
            tails.entry(tail).or_default().insert(term);
        }
    }
    let has_alike = |tail: &str| tails.get(tail).is_some_and(|alike| alike.len() > 1);
    let halves = terms.iter().filter_map(|term| halves(term));
    let heads = halves.filter(|(_, tail)| has_alike(tail));
    let heads = terms::places(keys, heads.map(|(first, _)| first));
    // A term may be defined many times, and is looked for once.
    let is_used = |term: &&str| {
        let own = &places[term];
        let is_own = |at: usize| {
            let place = own.partition_point(|own| own.end as usize <= at);
            own.get(place).is_some_and(|own| own.start as usize <= at)
        };
        haystack.find(term, &starts).any(|at| !is_own(at))
            || is_used_jointly(keys, term, &tails, &heads)
    };
    terms.into_iter().filter(is_used).collect()
}

/// Whether a term is used together with another that ends alike: 二、三级保护物种, "Initial and Final Fees". `tails` has the terms by
/// their ends, and `heads` the places of how they begin.
fn is_used_jointly(
    keys: &str,
    term: &str,
    tails: &FxHashMap<&str, FxHashSet<&str>>,
    heads: &FxHashMap<&str, Vec<u32>>,
) -> bool {
    let Some((first, tail)) = halves(term) else {
        return false;
    };
    let Some(alike) = tails.get(tail).filter(|alike| alike.len() > 1) else {
        return false;
    };
    let names_another = |after: &str| {
        let end = if tail.starts_with(' ') {
            after.find(' ')
        } else {
            after.chars().next().map(char::len_utf8)
        };
        let other = end.and_then(|end| after.get(..end + tail.len()));
        other.is_some_and(|other| other != term && alike.contains(other))
    };
    let joints: Vec<String> = lists::joints().collect();
    let mut places = heads.get(first).into_iter().flatten();
    places.any(|at| {
        let after = keys.get(*at as usize + first.len()..);
        let after = after.unwrap_or_default();
        let mut behind = joints.iter().filter_map(|joint| after.strip_prefix(joint));
        behind.any(names_another)
    })
}

/// The first word of a term, or its first character in Han, and the rest.
fn halves(term: &str) -> Option<(&str, &str)> {
    let first = term.chars().next()?;
    let end = match term.find(' ') {
        Some(space) => space,
        None if script::is_han(first) => first.len_utf8(),
        None => return None,
    };
    Some(term.split_at(end))
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
                "\"Fees\" means all sums.\n\nThe buyer pays in May.",
                "\"Fees\"",
                " all sums.",
            ),
            (
                "In this Lease, \"Fees\" means all sums.\n\nThe buyer pays in May.",
                "\"Fees\"",
                " all sums.",
            ),
            (
                "In diesem Vertrag bezeichnet „Gebühr“ alle Beträge.\n\nDer Käufer zahlt im Mai.",
                "„Gebühr“",
                " alle Beträge.",
            ),
            (
                "本合同所称“押金”是指租金之外的款项。\n\n乙方五月付款。",
                "“押金”",
                "租金之外的款项。",
            ),
            (
                "«Услуги» означают работы в порту.\n\nЗаказчик платит в мае.",
                "«Услуги»",
                " работы в порту.",
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
                "The lantern room (also called a \"Lamp Room\" or \"Light Room\") is the top of a tower.",
                "北城轨道交通指挥中心（以下简称“指挥中心”）已建成，指挥中心昼夜值守。",
                "The Elm Works (the \"Works\") were built in 1990.\n\nAll works are insured.",
                "Договор заключён между А и Б (далее — «Стороны»).\n\nДоговорились, что Сторонам видно.",
                "一词（“指挥”）有多种含义。",
                "近岸的物种（以下称“一级物种”）和远岸的物种（以下称“二级物种”）。\n\n一、二级物种不得捕捞，二级物种登记在册。",
                "\"Initial Fee\" means the first sum, and no other.\n\n\"Final Fee\" means the last sum.\n\nThe Initial and Final Fee fall due in May.",
                "Read what \"Yes\" means.",
                "\"Harbour Authority\" or \"HA\" means the office of the harbour.\n\nThe HA is open daily.",
                "« Faire la veille » signifie que le gardien reste debout.\n\nLe gardien refait la veille en mai.",
                "The lesson is about colours. \"Rouge\" means red in French, and \"bleu\" means blue. The class repeats them.",
                "The song has two words. \"Aqua\" means water in Latin. Sing it twice.",
                "港口用的是水位观测网（Water Level Network，简称 WLN），它建于去年。",
                "昨夜是最后一次“大潮”，渔民都上了岸。“大潮”是指水位最高的潮。",
                "港口的人常说起“大潮”。\n\n“小潮”指的是水位最低的潮，渔民都不喜欢。",
                "- \"Shun\" means leave it be unless there is need.\n- \"Like\" tells which of two is better.\n- \"Take\" is an order.",
            ],
        );
    }
}
