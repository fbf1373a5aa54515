//! The rule `undefined-term`.

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::terms::stem;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::Words;
use crate::language::topics::definitions::{self as topic, Definitions};
use crate::rule::{Options, declare_rule};
use crate::rules::usual;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a term that looks like a defined term but is not defined, in a document that defines its terms: "the Delivery
    /// Schedule", if every other term has a definition such as `"X" means …`; "the Purchaser" in a contract between the Seller
    /// and the Buyer; 丙方 in a contract between 甲方 and 乙方.
    ///
    /// A term of several words must appear at least three times in running text after "the", with a capital on each word, and
    /// each of its words must be an ordinary one that is in lower case elsewhere. A term that also appears in a heading, a table,
    /// quotation marks, emphasis or a link, or at the start of a paragraph, may be defined there and is ignored. Names of laws
    /// and authorities, and terms that contain a defined term, are ignored as well. A party is recognised by its role, if the
    /// other party to such a contract is defined.
    ///
    /// ## Why
    /// The capitals tell the reader that the term is defined. Without a definition the parties can argue about what it means.
    ///
    /// ## Example
    /// ```bad
    /// Elm Ltd (the "Seller") and Oak Ltd (the "Buyer") agree on the sale of a boat. The Seller delivers the boat in May, and the Purchaser pays for it.
    /// ```
    /// ```bad
    /// 甲方：北港水泵厂
    ///
    /// 乙方：南港机械厂
    ///
    /// 甲方应当在五月交货，丙方应当付款。
    /// ```
    /// ```good
    /// Elm Ltd (the "Seller") and Oak Ltd (the "Buyer") agree on the sale of a boat. The Seller delivers the boat in May, and the Buyer pays for it.
    /// ```
    ///
    /// ## Default
    /// A note: the definition may be in another document that belongs to the contract, such as an order form.
    "undefined-term", "names and terms", Note, needs &[Knowledge::Definitions] => Each(check)
}

/// A document that defines so many terms defines its terms. Chosen by hand.
const DEFINES: usize = 3;
/// The most words of a term. Chosen by hand.
const WORDS: usize = 4;
/// So often a term of several words has to follow the article. With 2, 13 of 17 findings in public contracts were names, titles
/// and numbers of forms, on 2026-11-28.
const USES: usize = 3;

/// What a document says of its terms. Terms are the stems of their words, joined by spaces.
#[derive(Default)]
struct Terms {
    /// Terms that a definition has, and roles that stand before a colon or in a bracket.
    defined: FxHashSet<String>,
    /// Parts of what is in headings, tables and quotation marks, or set apart by marks.
    shown: FxHashSet<String>,
    /// Parts of what is at the head of a paragraph or a sentence.
    heads: FxHashSet<String>,
    /// Words in small letters.
    small: FxHashSet<String>,
    /// Terms in running text that are written as defined ones, in order, and their places.
    used: Vec<(String, Vec<Span>)>,
    places: FxHashMap<String, usize>,
    /// Single words that open a sentence in which they act, and their places.
    opening: Vec<(String, Span)>,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut terms = Terms::default();
    for paragraph in reading.paragraphs().filter(|each| each.kind != Kind::Code) {
        terms.read(reading, paragraph);
    }
    let capitals = terms.defined.len() >= DEFINES;
    let counterparts = terms.counterparts();
    // A capital at the start of a sentence says little: the word may be no term at all.
    for (term, at) in std::mem::take(&mut terms.opening) {
        if counterparts.contains(&term) && !terms.small.contains(&term) {
            terms.use_at(term, at);
        }
    }
    let used = std::mem::take(&mut terms.used);
    for (term, places) in used {
        let odd = if term.contains(' ') {
            capitals && places.len() >= USES && terms.is_undefined(&term)
        } else {
            counterparts.contains(&term) && !terms.shown.contains(&term)
        };
        if odd {
            report(reading, &places, findings);
        }
    }
    bare_roles(reading, &terms, findings);
}

fn report(reading: &Reading, places: &[Span], findings: &mut Vec<Finding>) {
    let message = message!(
        "undefined-term.undefined",
        term = reading.quote(places[0]),
        count = places.len()
    );
    findings.push(usual::finding(&RULE, reading, places, message, None));
}

impl Terms {
    fn read(&mut self, reading: &Reading, paragraph: Paragraph) {
        let key = paragraph.key();
        for each in paragraph.definitions() {
            show(&each.term, &mut self.shown);
            self.defined.insert(stems(&each.term));
        }
        let runs_text = matches!(paragraph.kind, Kind::Body | Kind::ListItem | Kind::Footnote);
        if !runs_text {
            show(key, &mut self.shown);
            return;
        }
        for quoted in key.split('"').skip(1).step_by(2) {
            show(quoted, &mut self.shown);
        }
        let Some(language) = paragraph.language() else {
            return;
        };
        if language.counting.capital_nouns {
            return;
        }
        let start = key.len() - paragraph.body().len();
        for mut run in runs(key, &mut self.small) {
            let mut follows = key[..run.start as usize]
                .strip_suffix(' ')
                .is_some_and(|before| before.ends_with(char::is_lowercase))
                && run.start as usize > start;
            // "The Delivery Schedule" at the head of a sentence.
            if let Some((first, rest)) = run.of(key).split_once(' ')
                && first.to_lowercase() == language.definitions.article
            {
                run.start = run.end - rest.len() as u32;
                follows = true;
            }
            let term = run.of(key);
            let after = &key[run.end as usize..];
            let at = paragraph.source(run);
            if is_marked(reading, paragraph, at)
                || opens(&key[..run.start as usize])
                || says(&language.definitions, after)
            {
                show(term, &mut self.shown);
                continue;
            }
            if !follows {
                show(term, &mut self.heads);
                let acts = after.strip_prefix(' ');
                if !term.contains(' ')
                    && acts.is_some_and(|rest| rest.starts_with(char::is_lowercase))
                {
                    self.opening.push((stems(term), at));
                }
                continue;
            }
            let last = term.rsplit(' ').next().unwrap_or(term).to_lowercase();
            // Names of firms and titles of documents seldom have the article right before them.
            let article = key[..run.start as usize].trim_end().rsplit(' ').next();
            let article = article.is_some_and(|word| {
                !word.is_empty() && word.to_lowercase() == language.definitions.article
            });
            if term.contains(' ') && (!article || reading.quote(at) != term) {
                continue;
            }
            let names = language.definitions.named.contains(&last.as_str());
            let goes_on = after.trim_start().starts_with(|c: char| c.is_ascii_digit())
                || after.starts_with(['-', '/', '_', '"']);
            if names || goes_on || term.split(' ').count() > WORDS {
                continue;
            }
            self.use_at(stems(term), at);
        }
    }

    fn use_at(&mut self, term: String, at: Span) {
        let place = *self.places.entry(term.clone()).or_insert_with(|| {
            self.used.push((term, Vec::new()));
            self.used.len() - 1
        });
        self.used[place].1.push(at);
    }

    fn is_undefined(&self, term: &str) -> bool {
        let words: Vec<&str> = term.split(' ').collect();
        let parts = (0..words.len()).flat_map(|first| {
            let words = &words;
            (first..words.len()).map(move |last| words[first..=last].join(" "))
        });
        words.iter().all(|word| self.small.contains(*word))
            && !self.shown.contains(term)
            && !self.heads.contains(term)
            && !parts.into_iter().any(|part| self.defined.contains(&part))
    }

    /// The parties of a contract, as stems, whose other side is defined.
    fn counterparts(&self) -> FxHashSet<String> {
        let stems = |roles: Words| -> Vec<String> {
            let stems = roles.iter().map(|role| stem(&role.to_lowercase()));
            stems.collect()
        };
        let mut out = FxHashSet::default();
        for (one, other) in topic::all().flat_map(|each| each.roles) {
            let sides = (stems(one), stems(other));
            let defined = |side: &[String]| side.iter().any(|role| self.defined.contains(role));
            let (first, second) = (defined(&sides.0), defined(&sides.1));
            out.extend(sides.0.into_iter().filter(|_| second));
            out.extend(sides.1.into_iter().filter(|_| first));
        }
        out
    }
}

/// Adds all parts of a text that may be terms.
fn show(text: &str, out: &mut FxHashSet<String>) {
    let words: Vec<String> = words(text).map(|span| stems(span.of(text))).collect();
    for first in 0..words.len() {
        for last in first..words.len().min(first + WORDS) {
            out.insert(words[first..=last].join(" "));
        }
    }
}

/// A role in a script without capitals: how often, and where it is introduced.
#[derive(Default)]
struct Role {
    places: Vec<Span>,
    /// Whether it is the head of a line that names the party.
    named: bool,
    /// Whether it may be introduced elsewhere.
    shown: bool,
}

/// Reports parties of a script without capitals that no line names and no definition has, where two others are named.
fn bare_roles(reading: &Reading, terms: &Terms, findings: &mut Vec<Finding>) {
    let sides: Vec<(Words, Words)> = topic::all()
        .flat_map(|each| each.roles)
        .filter(|(one, _)| one[0].starts_with(script::is_unspaced))
        .copied()
        .collect();
    let heads: FxHashSet<u32> = reading
        .paragraphs()
        .map(|each| each.key.end - each.body().len() as u32)
        .collect();
    let mut all: FxHashMap<&str, Role> = FxHashMap::default();
    for role in sides
        .iter()
        .flat_map(|(one, other)| one.iter().chain(*other))
    {
        let found = read_role(reading, role, &sides, &heads);
        let defined = terms.defined.contains(*role);
        all.insert(
            role,
            Role {
                named: found.named || defined,
                shown: found.shown || defined,
                ..found
            },
        );
    }
    if all.values().filter(|role| role.named).count() < 2 {
        return;
    }
    let named = |roles: Words| roles.iter().any(|role| all[role].named);
    for (one, other) in &sides {
        for (side, against) in [(one, other), (other, one)] {
            let missing = side.iter().filter(|role| !all[*role].shown);
            for role in missing.filter(|role| !all[*role].places.is_empty() && named(against)) {
                report(reading, &all[role].places, findings);
            }
        }
    }
}

fn read_role(
    reading: &Reading,
    role: &str,
    sides: &[(Words, Words)],
    heads: &FxHashSet<u32>,
) -> Role {
    let mut out = Role::default();
    let keys = reading.keys();
    let longer = |before: &str| {
        let mut roles = sides
            .iter()
            .flat_map(|(one, other)| one.iter().chain(*other));
        roles.any(|each| {
            let front = each.strip_suffix(role).filter(|front| !front.is_empty());
            front.is_some_and(|front| before.ends_with(front))
        })
    };
    for start in memmem::find_iter(keys.as_bytes(), role.as_bytes()) {
        let end = start + role.len();
        let (before, after) = (&keys[..start], &keys[end..]);
        let whole = after
            .chars()
            .next()
            .is_none_or(|c| !topic::goes_on_roles(c));
        if !whole || longer(before) {
            continue;
        }
        let head = heads.contains(&(start as u32));
        let opens = after.starts_with([':', '(']);
        let place = reading.source(Span::new(start, end));
        // Parties are often named on lines that follow each other.
        let line = reading.around(place).0.trim_end_matches([' ', '\u{3000}']);
        out.named |= opens && (head || line.ends_with('\n'));
        // 丙方应当付款 tells what the party does, 丙方北湖厂 who it is.
        let acts = after.chars().next().is_some_and(topic::has_duties);
        out.shown |= (head && !acts)
            || opens
            || before.ends_with(['"', '(', '、'])
            || after.starts_with('"');
        out.places.push(place);
    }
    out
}

/// The stems of the words of a term.
fn stems(term: &str) -> String {
    let words = words(term).map(|span| stem(&span.of(term).to_lowercase()));
    words.collect::<Vec<String>>().join(" ")
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(script::is_word)?;
        let length = text[start..]
            .find(|c| !script::is_word(c))
            .unwrap_or(text.len() - start);
        at = start + length;
        Some(Span::new(start, at))
    })
}

/// Words with a capital and small letters that follow each other. Adds the stems of words in small letters.
fn runs(key: &str, small: &mut FxHashSet<String>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in words(key) {
        let word = span.of(key);
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let plain = letters.all(char::is_lowercase);
        if !capital {
            if plain && word.chars().all(char::is_alphabetic) {
                small.insert(stem(word));
            }
            continue;
        }
        if !plain || word.chars().count() < 2 {
            continue;
        }
        match out.last_mut() {
            Some(last) if &key[last.end as usize..span.start as usize] == " " => {
                last.end = span.end;
            }
            _ => out.push(span),
        }
    }
    out
}

/// Whether the marks of the format set a place apart: emphasis, a link, an element.
fn is_marked(reading: &Reading, paragraph: Paragraph, at: Span) -> bool {
    let (before, after) = reading.around(at);
    let marks = |c: char| matches!(c, '*' | '_' | '<' | '>' | '[' | ']' | '`' | '{' | '}');
    before.ends_with(marks) || after.starts_with(marks) || paragraph.is_hidden(at)
}

/// Whether a text ends where a bracket or a quotation starts.
fn opens(before: &str) -> bool {
    let tail = before.trim_end();
    tail.rfind([' ', '(', '"']).is_some_and(|at| {
        let front = tail[..at].trim_end();
        !tail[at..].starts_with(' ') || front.ends_with(['(', '"'])
    })
}

/// Whether what follows a term says what it means.
fn says(definitions: &Definitions, after: &str) -> bool {
    let after = after.trim_start();
    let verbs = [definitions.verbs, definitions.pointers];
    after.starts_with(['(', ':'])
        || verbs
            .into_iter()
            .flatten()
            .any(|verb| after.starts_with(verb))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    const TERMS: &str = "\"Mooring Fee\" means the sum for a place. \"Pier\" means the pier in Elm. \"Guest\" means who moors there.\n\n";

    #[test]
    fn finds_a_term_that_is_defined_nowhere() {
        for (text, term) in [
            (
                "The Guest pays by the Berth Plan. The plan is new.\n\nWithout the Berth Plan no berth is given to the Guest. He reads the Berth Plan.",
                "Berth Plan",
            ),
            (
                "The Guest signs. The Berth Plan shows each berth.\n\nA plan is drawn by the Berth Plan rules, and the Berth Plan is kept.",
                "Berth Plan",
            ),
        ] {
            let found = found(&RULE, &format!("{TERMS}{text}"));
            assert_eq!(found[0][0], term, "{text}");
            assert_eq!(found.len(), 1);
        }
    }

    #[test]
    fn finds_a_party_whose_other_side_is_defined() {
        for (text, role) in [
            (
                "Elm Ltd (the \"Landlord\") and Oak Ltd (the \"Tenant\") agree. The Landlord lets a hut to the Lessee in May.",
                "Lessee",
            ),
            (
                "ООО «Причал» (далее — «Арендодатель») и Иванов (далее — «Арендатор») договорились. Дом передаётся в мае, а Наниматель платит.",
                "Наниматель",
            ),
            (
                "In this Agreement, \"Buyer\" means who buys the nets. The Buyer pays in May, and returns bad nets to the Supplier.",
                "Supplier",
            ),
            (
                "甲方：东湖渔具厂\n\n乙方：西湖渔具厂\n\n甲方在五月交货，由丙方付款。",
                "丙方",
            ),
            (
                "甲方：东湖渔具厂\n乙方：西湖渔具厂\n\n第一条　丙方应在六月验收，甲方卖网给乙方。",
                "丙方",
            ),
            (
                "东湖渔具厂（以下简称“甲方”）与西湖渔具厂（以下简称“乙方”）签订本合同。\n\n第一条　甲方卖网，乙方买网。\n\n第二条　丙方须在六月验收。",
                "丙方",
            ),
            (
                "ООО «Причал» (далее — «Поставщик») и АО «Сеть» (далее — «Покупатель») договорились.\n\nЗаказчик принимает сети в мае.",
                "Заказчик",
            ),
        ] {
            assert_eq!(found(&RULE, text)[0][0], role, "{text}");
        }
    }

    #[test]
    fn names_headings_and_documents_without_definitions_are_fine() {
        for text in [
            "The Guest pays by the Berth Plan once. The plan is new; a berth is free in this Berth Plan and in the Berth Plan.",
            "Berth Plan\n\nThe Guest pays by the Berth Plan. Without the Berth Plan no berth and no plan is given in the Berth Plan.",
            "The Guest obeys the Harbour Act. Under the Harbour Act a harbour may act.",
            "The Guest pays the Mooring Fee Share and the Mooring Fee Share only. A share is small.",
            "The Guest is from New Elmton. In New Elmton all is new.",
            "The Guest pays by the **Berth Plan**, and the Berth Plan is a plan of each berth in the Berth Plan.",
        ] {
            silent(&RULE, &[&format!("{TERMS}{text}")]);
        }
        silent(
            &RULE,
            &[
                "He pays by the Berth Plan. The plan is new. Without the Berth Plan no berth is given in the Berth Plan.",
                "The Seller sells and the Purchaser buys; a (the \"Boat\") boat.",
                "甲方：东湖渔具厂\n\n乙方：西湖渔具厂\n\n丙方（担保人）：北湖厂\n\n由丙方付款，转让方式另定。",
                "卖方市场上，买方付款。",
                "甲方：东湖渔具厂\n\n乙方：西湖渔具厂\n\n丙方北湖厂愿意担保，丙方应当付款。",
                "ООО «Причал» (далее — «Поставщик») и АО «Сеть» (далее — «Покупатель») договорились.\n\nЗаказчик сетей найден: это заказчик из Елово.",
            ],
        );
    }
}
