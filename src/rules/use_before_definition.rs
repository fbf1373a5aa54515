//! The rule `use-before-definition`.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::definitions::Definition;
use crate::facts::terms;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::definitions as definitions_topic;
use crate::language::topics::parties;
use crate::language::topics::spelling;
use crate::rule::{Options, declare_rule};
use crate::text::near;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a term that is used in the text before the paragraph that defines it.
    ///
    /// Headings, tables of contents and the defining paragraph itself do not count. A term that is also an ordinary word counts
    /// only if it has a capital inside a sentence or, in Chinese, if it is in quotation marks or is an abbreviation that is not
    /// part of the full name. A term that the text explains earlier in other words is not reported, as in brackets after a name,
    /// or in `HDO, the office of dispatch`.
    ///
    /// ## Why
    /// Readers meet the term before they know what it means. This happens when paragraphs are moved.
    ///
    /// ## Example
    /// ```bad
    /// All fees are paid to the Harbour Office within ten days.
    ///
    /// The office for dispatch and pilotage in Elm (the "Harbour Office") is open daily.
    /// ```
    /// ```good
    /// The office for dispatch and pilotage in Elm (the "Harbour Office") is open daily.
    ///
    /// All fees are paid to the Harbour Office within ten days.
    /// ```
    ///
    /// ## Default
    /// A note: the text is right, only its order is not.
    "use-before-definition", "names and terms", Note, needs &[Knowledge::Definitions] => Each(check)
}

/// Under this length a Chinese term is too common a string, in characters. With 2 and 6 the same.
const SHORTEST: usize = 3;
/// How much of a paragraph before a definition is read for the name that it is short for, in bytes: it bounds the time.
const FRONT: usize = 4_000;
/// The longest noun before a term, in bytes: longer than any that a language lists.
const LONGEST_NOUN: usize = 64;
/// From more sentences that say what a term means on, they are the list of definitions. Chosen by hand on public contracts.
const FEW: usize = 2;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let terms = || reading.prose().flat_map(Paragraph::definitions);
    let places =
        LazyCell::new(|| terms::places(reading.keys(), terms().map(|each| each.term.as_str())));
    let all = reading.prose().flat_map(Paragraph::definitions);
    let own = all.filter(|each| each.of_its_own).count();
    for paragraph in reading.prose() {
        let key = paragraph.key();
        for each in paragraph.definitions() {
            if seen.contains(each.term.as_str()) || !is_telling(each, key) {
                continue;
            }
            // In a list of definitions the order is that of the alphabet, and it may be at the end.
            if each.of_its_own && own > FEW {
                continue;
            }
            seen.insert(&each.term);
            if is_subject(reading, each) {
                continue;
            }
            let used = used_before(reading, paragraph, each, &places);
            let Some(at) = used.or_else(|| used_in_front(paragraph, each, &places)) else {
                continue;
            };
            findings.push(RULE.conflict(
                reading.number(),
                at,
                message!("use-before-definition.used", term = &each.term),
                vec![(paragraph.source(each.at), message!("common.defined-here"))],
            ));
        }
    }
}

/// Whether the term is what the whole document is about: its title names it, or the data before its text do.
fn is_subject(reading: &Reading, definition: &Definition) -> bool {
    let term = definition.term.as_str();
    let first = reading.paragraphs().next();
    let title = first.filter(|first| first.kind == Kind::Heading && definition.of_its_own);
    title.is_some_and(|title| title.key().contains(term)) || reading.front().contains(term)
}

/// Whether the term is more than a common word.
fn is_telling(definition: &Definition, key: &str) -> bool {
    let term = &definition.term;
    if term.contains(script::is_han) {
        // 港务局 for 港务管理局 is a form of its own; 办公室 for 调度办公室 is a common word.
        return (term.chars().count() >= SHORTEST || parties::is_side(term))
            && !definition.long.of(key).contains(term.as_str());
    }
    let words = term.split(' ').count();
    let upper = term.chars().filter(|c| c.is_uppercase()).count();
    words > 1 && upper == words || (upper > 1 && upper == term.chars().count())
}

/// The first use in running text before the definition's paragraph.
fn used_before(
    reading: &Reading,
    defining: Paragraph,
    definition: &Definition,
    places: &FxHashMap<&str, Vec<u32>>,
) -> Option<Span> {
    let term = definition.term.as_str();
    let long = if definition.of_its_own {
        ""
    } else {
        definition.long.of(defining.key())
    };
    let before = defining.before();
    let end = before.last().map_or(0, |last| last.key.end as usize);
    let found = places.get(term).into_iter().flatten();
    let found = found.map(|at| *at as usize);
    for found in found.take_while(|found| found + term.len() <= end) {
        let place = before.partition_point(|each| each.key.end as usize <= found);
        let Some(paragraph) = (place < before.len()).then(|| reading.paragraph(place)) else {
            continue;
        };
        let text = paragraph.key();
        let Some(at) = found.checked_sub(paragraph.key.start as usize) else {
            continue;
        };
        // A line that is the term and nothing else heads what is said of it.
        if paragraph.body().trim_matches(['"', ' ']) == term {
            continue;
        }
        if definition.of_its_own && introduces(reading, place, defining, term) {
            return None;
        }
        // "Facility (as defined below)" and 供方：江南公司 tell the reader.
        if text[at + term.len()..].starts_with([' ', '(', ':'])
            && text[at + term.len()..].trim_start().starts_with(['(', ':'])
        {
            return None;
        }
        if is_told(text, at, term) {
            return None;
        }
        // Where the full name is given, the reader knows.
        let told = !long.is_empty() && text.contains(long);
        let running = matches!(paragraph.kind, Kind::Body | Kind::ListItem | Kind::Quote);
        // The label of a clause is no part of a word: 第一条承租方.
        let body = paragraph.body.saturating_sub(paragraph.key.start) as usize;
        let behind_label = at == body && is_whole(&text[body..], 0, term);
        if running && !told && (behind_label || is_whole(text, at, term)) {
            return Some(paragraph.source(Span::new(at, at + term.len())));
        }
    }
    None
}

/// The first use in a sentence of the same paragraph before that of a definition in brackets: a sentence that says what a term means may
/// follow the one that has it.
fn used_in_front(
    paragraph: Paragraph,
    definition: &Definition,
    places: &FxHashMap<&str, Vec<u32>>,
) -> Option<Span> {
    let key = paragraph.key();
    let term = definition.term.as_str();
    let all = places.get(term)?;
    let start = paragraph.key.start;
    let mut found = all[all.partition_point(|at| *at < start)..]
        .iter()
        .map(|at| (at - start) as usize)
        .take_while(|at| at + term.len() <= definition.whole.start as usize)
        .peekable();
    if definition.of_its_own || found.peek().is_none() {
        return None;
    }
    let sentences = paragraph.sentences();
    let own = sentences.partition_point(|sentence| sentence.end < definition.at.end);
    let own = sentences.get(own)?;
    let front = near::before(key, own.start as usize, FRONT);
    let long = definition.long.of(key);
    if !long.is_empty() && front.contains(long) {
        return None;
    }
    let mut found = found.take_while(|at| at + term.len() <= own.start as usize);
    let at = found.find(|at| is_whole(key, *at, term))?;
    let is_explained = key[at + term.len()..].trim_start().starts_with(['(', ':']);
    (!is_told(key, at, term) && !is_explained)
        .then(|| paragraph.source(Span::new(at, at + term.len())))
}

/// Whether the text goes on from a paragraph at once to say what the term in it means: in the next one, or in the next section, whose
/// heading names it.
fn introduces(reading: &Reading, place: usize, defining: Paragraph, term: &str) -> bool {
    let between = || (place + 1..defining.index()).map(|at| reading.paragraph(at));
    let running = |each: &Paragraph| {
        matches!(
            each.kind,
            Kind::Body | Kind::ListItem | Kind::Quote | Kind::TableCell
        )
    };
    if !between().any(|each| running(&each)) {
        return true;
    }
    let mut headings = between().filter(|each| each.kind == Kind::Heading);
    let named = |heading: Paragraph| {
        let name = heading.key().to_lowercase();
        heading.index() + 1 == defining.index() && name.contains(&term.to_lowercase())
    };
    headings.next().is_some_and(named) && headings.next().is_none()
}

/// Whether the text says in its own words what the term is: in a bracket behind a name, or by an apposition (HDO, the office that).
fn is_told(text: &str, at: usize, term: &str) -> bool {
    let before = text[..at].trim_end_matches('"');
    let behind = text[at + term.len()..].trim_start_matches('"');
    let in_bracket = before.ends_with('(') && behind.starts_with(')');
    let apposition = behind
        .strip_prefix(", ")
        .and_then(|rest| rest.split(' ').next())
        .is_some_and(spelling::is_article);
    // The term "Tide Order" denotes the order of boats.
    let bare = before.trim_end();
    let nearest = near::before(bare, bare.len(), LONGEST_NOUN);
    let named = definitions_topic::names_term(&nearest.to_lowercase());
    in_bracket || apposition || named || definitions_topic::is_alias(before)
}

/// Whether what is at a place is the term, and not a part of another word or the start of a sentence.
fn is_whole(text: &str, at: usize, term: &str) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + term.len()..].chars().next();
    let spaced = |c: char| script::is_word(c) && !script::is_unspaced(c);
    let whole = !before.is_some_and(spaced) && !after.is_some_and(spaced);
    let han = term.contains(script::is_han);
    // パスワードハッシュ化 is one word of two.
    let joins = |c: char| script::is_han(c) || script::is_katakana(c);
    let bounded = !han
        || (before.is_none_or(|c| !joins(c))
            && after.is_none_or(|c| !joins(c) || definitions_topic::ends_terms(c)));
    let inside = han
        || text[..at]
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || c == ',');
    whole && bounded && inside
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_a_term_used_too_early() {
        for (text, term) in [
            (
                "费用向“港务局”缴纳。\n\n港口事务管理局（以下简称“港务局”）负责征收。",
                "港务局",
            ),
            (
                "Fees go to HDO in cash.\n\nThe office of dispatch (the \"HDO\") is open.",
                "HDO",
            ),
            (
                "第一条　承租方应当按月交租。\n\n第二条　南山商行（以下简称“承租方”）使用房屋。",
                "承租方",
            ),
            (
                "第一条　需方在六月验货。\n\n第二条　东门粮店（以下简称“需方”）自行提货。",
                "需方",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}");
            assert_eq!(all[0][0], term, "{text}");
        }
    }

    #[test]
    fn a_term_that_is_explained_at_once_is_introduced_where_it_is_used() {
        let explained = "“潮位规则”是指船只按潮位排队的规则。";
        silent(
            &RULE,
            &[
                &format!("船长要懂得“潮位规则”。\n\n{explained}"),
                &format!("2、潮位规则\n\n船很多。\n\n{explained}"),
            ],
        );
        for text in [
            format!("船长要懂得“潮位规则”。\n\n船很多。\n\n{explained}"),
            format!("船长要懂得“潮位规则”，船员也一样。\n\n灯在岸边。\n\n船很多。\n\n{explained}"),
        ] {
            assert_eq!(found(&RULE, &text).len(), 1, "{text}");
        }
        let section = "# Boats\n\nThe port has a strong Tide Order for boats.\n\nIt is easy to keep.\n\n## {}\n\n\"Tide Order\" means that boats wait for the tide.\n";
        let found = |heading: &str| found_in(&RULE, "x.md", &section.replace("{}", heading)).len();
        assert_eq!(found("What is \"Tide Order\""), 0);
        assert_eq!(found("What boats do"), 1);
    }

    #[test]
    fn what_the_title_names_is_known() {
        let text =
            "船长都听说过“潮汐站”。\n\n船很多。\n\n港口潮汐观测点（以下简称“潮汐站”）建于去年。\n";
        assert_eq!(found_in(&RULE, "x.md", text).len(), 1);
        let front = format!("---\ntitle: 港口潮汐观测点（潮汐站）\n---\n\n{text}");
        assert!(found_in(&RULE, "x.md", &front).is_empty());
        let text = "船长要懂得“潮位规则”。\n\n船很多。\n\n灯在岸边。\n\n“潮位规则”是指船只按潮位排队的规则。\n";
        assert_eq!(found_in(&RULE, "x.md", text).len(), 1);
        let headed = format!("# 潮位规则与灯\n\n{text}");
        assert!(found_in(&RULE, "x.md", &headed).is_empty());
    }

    #[test]
    fn common_words_headings_and_full_names_do_not_count() {
        silent(
            &RULE,
            &[
                "办公室负责值班。\n\n港口调度办公室（以下简称“办公室”）设在北城。",
                "港务局工作规则\n\n港口事务管理局（以下简称“港务局”）负责征收。",
                "Fees go to the Harbour Office (defined below).\n\nThe office of dispatch (the \"Harbour Office\") is open.",
                "This note is about the Tide Message Protocol (TMP), and the servers of TMP.\n\nThe protocol for tide messages (the \"TMP\") is told here.",
                "This agreement is made with Elm Dispatch Ltd (\"HDO\"). All fees go to HDO in cash.\n\nThe office of dispatch (the \"HDO\") is open.",
                "Whereas HDO, the office that sends the pilots, wishes to help:\n\nThe office of dispatch (the \"HDO\") is open.",
                "The office of dispatch, also called HDO, is open. Fees go to HDO in cash.\n\nThe office of dispatch (the \"HDO\") is open.",
                "需方：东门粮店\n\n第一条　需方在六月验货。\n\n第二条　东门粮店（以下简称“需方”）自行提货。",
                "第一条　经双方协商，双方在六月验货。\n\n第二条　东门粮店和南山商行（以下简称“双方”）自行提货。",
                "The term \"Tide Relay\" denotes a post on the pier. Each Tide Relay has a lamp.\n\nA post that passes signals on (the \"Tide Relay\") is manned.",
                "The term \"HDO\" denotes the men who send the pilots.\n\nThe office of dispatch (the \"HDO\") is open.",
                "The company pays.\n\nElm Company (the \"Company\") is old.",
                "港ではデータベース水位化システムを使います。\n\n「水位化」とは、値を水位に直すことを指します。",
            ],
        );
    }

    #[test]
    fn finds_a_use_in_a_sentence_of_the_same_paragraph() {
        let text = "All fees are paid to the Harbour Office in May. The office for pilotage in Elm (the \"Harbour Office\") is open daily.";
        assert_eq!(found(&RULE, text).len(), 1);
        silent(
            &RULE,
            &[
                "The office for pilotage in Elm (the \"Harbour Office\") is open daily. All fees are paid to the Harbour Office in May.",
                "The Harbour Office, that is the office for pilotage in Elm (the \"Harbour Office\"), is open daily.",
                "All fees are paid to the Harbour Office (as defined below). The office for pilotage in Elm (the \"Harbour Office\") is open daily.",
            ],
        );
    }
}
