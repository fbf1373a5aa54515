//! The rule `abbreviation`.

use std::cell::LazyCell;

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::abbreviations;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::{self, abbreviations as topic, spelling};
use crate::rule::{Options, declare_rule};
use crate::text::near;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds an abbreviation with two explanations or none, and a name that is abbreviated in two ways.
    ///
    /// An explanation is a name followed by its abbreviation in brackets, such as Harbour Safety Board (HSB), 海港安全局（HSB）,
    /// Служба портового надзора (СПН). In scripts with capitals, the letters must match the words. Repeating the same
    /// explanation is fine. A missing explanation is reported only in a document that explains all of its other abbreviations
    /// (three at least), or where the letters are those of an explained abbreviation in another order.
    ///
    /// ## Why
    /// If the same letters mean a network on page 3 and a notice on page 40, every later use is ambiguous.
    ///
    /// ## Example
    /// ```bad
    /// The Coastal Radar Network (CRN) covers the strait. The Customs Revenue Notice (CRN) came in spring.
    /// ```
    /// ```bad
    /// Служба портового надзора (СПН) закрыта. Совет по навигации (СПН) открыт.
    /// ```
    /// ```bad
    /// The Coastal Radar Network (CRN) covers the strait. Ships report to the CNR.
    /// ```
    /// ```good
    /// The Coastal Radar Network (CRN) covers the strait. Ships report to the coastal radar network (CRN).
    /// ```
    ///
    /// ## Default
    /// A warning: in a long document, two fields may share an abbreviation. Only the author can say which one should change.
    "abbreviation", "names and terms", Warning, needs &[Knowledge::Abbreviations] => Each(check)
}

/// How much text before a second meaning is asked whether it says so, in bytes: it bounds the time.
const SCOPE: usize = 600;

/// Abbreviations with their names, or names with their abbreviations, and where each was explained first.
type Explained = FxHashMap<String, (String, Span)>;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut meanings: Explained = FxHashMap::default();
    let mut told: FxHashSet<(String, String)> = FxHashSet::default();
    let mut short: Explained = FxHashMap::default();
    let mut names = Names::default();
    let mut phrases: FxHashMap<String, &str> = FxHashMap::default();
    let mut two: Vec<(String, Finding)> = Vec::new();
    let quoted = LazyCell::new(|| Quoted::of(reading));
    for paragraph in reading.prose() {
        let key = paragraph.key();
        // The titles of a bibliography are written as others wrote them, and so are quotations.
        if key.starts_with('[') {
            continue;
        }
        let (mut read, mut marks) = (0, 0);
        for each in abbreviations::find(key) {
            let open = each.at.start as usize;
            marks += key[read..open].matches('"').count();
            read = open;
            if marks % 2 == 1 {
                continue;
            }
            let at = paragraph.source(each.at);
            let (letters, name) = (each.letters, each.name);
            if let Some((meaning, before)) = meanings.get(&letters) {
                if !abbreviations::alike(meaning, &name)
                    && !abbreviations::end_alike(meaning, &name, &letters)
                    && !told.contains(&(letters.clone(), name.clone()))
                    && !is_another_on_purpose(&quoted, &key[..open], (&letters, &name))
                {
                    told.insert((letters.clone(), name.clone()));
                    let message = message!(
                        "abbreviation.two-meanings",
                        letters = &letters,
                        name = &name,
                        other = meaning
                    );
                    let note = message!("abbreviation.first-explained");
                    let finding =
                        RULE.conflict(reading.number(), at, message, vec![(*before, note)]);
                    two.push((letters, finding));
                }
                continue;
            }
            let phrase = abbreviations::phrase(key, each.at.start);
            let known = *phrases.entry(name.clone()).or_insert(phrase);
            if let Some((other, before)) = short
                .get(&name)
                .filter(|(other, _)| !abbreviations::same_letters(other, &letters))
                // Two kinds of one thing have abbreviations of their own, unless a slip made one of the other.
                .filter(|(other, _)| known == phrase || abbreviations::is_swapped(other, &letters))
            {
                findings.push(RULE.conflict(
                    reading.number(),
                    at,
                    message!(
                        "abbreviation.two-forms",
                        name = &name,
                        letters = &letters,
                        other = other
                    ),
                    vec![(*before, message!("abbreviation.first-abbreviated"))],
                ));
            }
            names.add(&name, &letters, at, !short.contains_key(&name));
            short.entry(name.clone()).or_insert((letters.clone(), at));
            meanings.insert(letters, (name, at));
        }
        bracketed(reading, paragraph, &names, findings);
    }
    findings.extend(without_marks(two, &meanings));
    if !meanings.is_empty() {
        unexplained(reading, &meanings, findings);
    }
}

/// The findings of second meanings, by letters, without those of marks: behind three names of Han, whose letters nobody can check, a
/// bracket is a mark that may follow anything: 新功能（GA）.
fn without_marks(two: Vec<(String, Finding)>, meanings: &Explained) -> Vec<Finding> {
    let mut times: FxHashMap<String, usize> = FxHashMap::default();
    for (letters, _) in &two {
        *times.entry(letters.clone()).or_insert(0) += 1;
    }
    let is_mark = |letters: &String| {
        let (name, _) = &meanings[letters];
        name.ends_with(script::is_han) && times[letters] > 1
    };
    let kept = two.into_iter().filter(|(letters, _)| !is_mark(letters));
    kept.map(|(_, finding)| finding).collect()
}

/// Whether the text says that an abbreviation has a second meaning: in this part only, or in words that quote both, as in `here "TCP"
/// means "Transmission Clock Pulse"`.
fn is_another_on_purpose(quoted: &Quoted, before: &str, (letters, name): (&str, &str)) -> bool {
    let before = near::before(before, before.len(), SCOPE);
    let near = before.rfind(['。', ';', '；', '!', '?']).unwrap_or(0);
    let start = before[near..].rfind(". ").map_or(near, |stop| near + stop);
    topic::has_scope(&before[start..].to_lowercase()) || quoted.has_both(letters, name)
}

/// What the paragraphs of a document have in quotation marks: read once, however many abbreviations ask.
struct Quoted<'r> {
    /// The paragraphs, in order, by what they quote.
    as_written: FxHashMap<&'r str, Vec<usize>>,
    in_small_letters: FxHashMap<String, FxHashSet<usize>>,
}

impl<'r> Quoted<'r> {
    fn of(reading: &'r Reading) -> Self {
        let mut out = Self {
            as_written: FxHashMap::default(),
            in_small_letters: FxHashMap::default(),
        };
        for paragraph in reading.prose() {
            let mut pieces = paragraph.key().split('"').skip(1).peekable();
            while let Some(piece) = pieces.next() {
                // What follows the last mark is in none.
                if pieces.peek().is_none() {
                    break;
                }
                let at = paragraph.index();
                out.as_written.entry(piece).or_default().push(at);
                let small = out.in_small_letters.entry(piece.to_lowercase());
                small.or_default().insert(at);
            }
        }
        out
    }

    /// Whether one paragraph quotes both an abbreviation and a name.
    fn has_both(&self, letters: &str, name: &str) -> bool {
        let names = self.in_small_letters.get(name);
        let written = self.as_written.get(letters);
        let (Some(names), Some(written)) = (names, written) else {
            return false;
        };
        written.iter().any(|at| names.contains(at))
    }
}

/// The abbreviations that were explained, by their names of several words.
#[derive(Default)]
struct Names {
    letters: FxHashMap<String, Vec<(String, Span)>>,
    /// Those that were the first of their names.
    first: FxHashSet<String>,
    /// The longest name, in bytes.
    longest: usize,
}

impl Names {
    fn add(&mut self, name: &str, letters: &str, at: Span, is_first: bool) {
        if is_first {
            self.first.insert(letters.to_owned());
        }
        if name.contains(' ') {
            self.longest = self.longest.max(name.len());
            let known = self.letters.entry(name.to_owned()).or_default();
            known.push((letters.to_owned(), at));
        }
    }

    /// Each name that a text in small letters ends with, and its abbreviations.
    fn at_end<'n>(
        &'n self,
        text: &'n str,
    ) -> impl Iterator<Item = (&'n String, &'n (String, Span))> {
        let from = text.len().saturating_sub(self.longest);
        let ends = (from..text.len()).filter_map(|at| text.get(at..));
        let known = ends.filter_map(|end| self.letters.get_key_value(end));
        known.flat_map(|(name, all)| all.iter().map(move |each| (name, each)))
    }
}

/// The longest word before a name, in bytes: it bounds the time.
const WORD: usize = 100;

/// Names of a paragraph that have another abbreviation in brackets after them than was explained before.
fn bracketed(reading: &Reading, paragraph: Paragraph, names: &Names, findings: &mut Vec<Finding>) {
    if names.letters.is_empty() {
        return;
    }
    for (head, letters, span) in abbreviations::bracketed(paragraph.key()) {
        let head = near::before(head, head.len(), names.longest + WORD);
        let lower = head.to_lowercase();
        let longer = |name: &str| {
            let before = head
                .len()
                .checked_sub(name.len())
                .and_then(|at| head.get(..at));
            before.is_some_and(|before| {
                let word = before.trim_end().rsplit(' ').next().unwrap_or("");
                word.starts_with(char::is_uppercase) && !spelling::is_article(&word.to_lowercase())
            })
        };
        let known = names
            .at_end(&lower)
            .filter(|(name, (other, _))| {
                !abbreviations::same_letters(other, letters)
                    && !longer(name)
                    // Secure Neighbour Discovery (SEND) is more than Neighbour Discovery (ND).
                    && other.chars().count() == letters.chars().count()
            })
            .min_by_key(|(_, (_, at))| *at);
        if let Some((name, (other, before))) = known
            && !names.first.contains(letters)
        {
            findings.push(RULE.conflict(
                reading.number(),
                paragraph.source(span),
                message!(
                    "abbreviation.two-forms",
                    name = name,
                    letters = letters,
                    other = other
                ),
                vec![(*before, message!("abbreviation.first-abbreviated"))],
            ));
        }
    }
}

/// In a document shorter than this, in bytes, an abbreviation need not appear twice to belong to it. With 4,000 and 16,000 the
/// same.
const SHORT: usize = 8_000;

/// From so many unexplained abbreviations on a document explains none on purpose. Chosen by hand on RFCs. With 32 and 128 the
/// same.
const MOST: usize = 64;
/// From so many explained abbreviations on a document explains them on purpose. With 2 and 8 the same.
const EXPLAINED: usize = 4;
/// The same in a short document. With 2 three alarms more, all of them wrong, on handbooks and manuals (November 2026).
const EXPLAINED_SHORT: usize = 3;
/// How many letters an abbreviation has that needs to be explained. With 2, 3, 4 and 8 the same.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=4;

/// Letters in another order that stand there more than once are a slip where the explained ones stand so many times as often. Chosen by
/// hand, 2026-11.
const MAJORITY: usize = 3;

/// How far behind one abbreviation another is that it is joined to, in bytes. Chosen by hand: `, and the CNR` has 13.
const JOINT: usize = 24;
/// So many uses, before the other one is explained, are no slip. Chosen by hand, 2026-11.
const OFTEN: usize = 2;

/// The abbreviations of a document that it uses and never explains.
fn unexplained(reading: &Reading, meanings: &Explained, findings: &mut Vec<Finding>) {
    // By letters: the first place, and how often.
    let mut unknown: Vec<(&str, Span, usize)> = Vec::new();
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    // Whatever else is written in capitals, wherever it stands.
    let mut strange: FxHashSet<&str> = FxHashSet::default();
    for paragraph in reading.prose() {
        let key = paragraph.key();
        if paragraph.kind == Kind::Heading || key.starts_with('[') {
            continue;
        }
        for letters in abbreviations::written(key) {
            let letters = letters.strip_suffix('s').unwrap_or(letters);
            if !meanings.contains_key(letters) && !topics::abbreviations::is_known(letters) {
                strange.insert(letters);
            }
        }
        for (letters, at) in abbreviations::used(key) {
            let letters = letters.strip_suffix('s').unwrap_or(letters);
            *uses.entry(letters).or_insert(0) += 1;
            if meanings.contains_key(letters) || topics::abbreviations::is_known(letters) {
                continue;
            }
            match unknown.iter_mut().find(|(known, ..)| *known == letters) {
                Some((.., count)) => *count += 1,
                None => unknown.push((letters, paragraph.source(at), 1)),
            }
        }
        // A document of dozens of unexplained abbreviations has no such convention.
        if unknown.len() > MOST {
            return;
        }
    }
    let keys = reading.keys();
    unknown.retain(|(letters, ..)| !is_word(keys, letters) && !is_told(keys, letters));
    // Where every other one is explained, the one that is not was forgotten.
    let used_often = |count: usize| count >= 2 || keys.len() < SHORT;
    let enough = if keys.len() < SHORT {
        EXPLAINED_SHORT
    } else {
        EXPLAINED
    };
    let convention = meanings.len() >= enough
        && unknown.len() == 1
        && strange.len() <= 1
        && unknown.iter().all(|(letters, _, count)| {
            LETTERS.contains(&letters.chars().count()) && used_often(*count)
        });
    for (letters, at, count) in &unknown {
        let swapped = meanings
            .iter()
            .filter(|(known, (_, told))| {
                let often = uses.get(known.as_str()).copied().unwrap_or(0);
                // What is used before the other one is explained, and often, is an abbreviation of its own.
                (told < at || *count < OFTEN)
                    && abbreviations::is_swapped(known, letters)
                    && (*count == 1 || count * MAJORITY <= often)
                    && !are_joined(reading, known, letters)
            })
            .min_by_key(|(_, (_, at))| *at);
        let first = || meanings.iter().min_by_key(|(_, (_, at))| *at);
        let (message, other) = match swapped {
            Some((known, other)) => (
                message!("abbreviation.swapped", letters = *letters, other = known),
                Some((known, other)),
            ),
            None if convention => (
                message!("abbreviation.unexplained", letters = *letters),
                first(),
            ),
            None => continue,
        };
        let Some((known, (_, place))) = other else {
            continue;
        };
        let note = message!("abbreviation.explained", letters = known);
        let related = vec![(*place, note)];
        findings.push(RULE.conflict(reading.number(), *at, message, related));
    }
}

/// Whether two abbreviations are joined somewhere, the ARM and the AMR: then they are two things, whatever their letters are.
fn are_joined(reading: &Reading, one: &str, other: &str) -> bool {
    let follows = |rest: &str, letters: &str| {
        let behind = rest.strip_prefix(letters);
        behind.is_some_and(|behind| !behind.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    let joined = |key: &str, first: &str, second: &str| {
        key.match_indices(first).any(|(at, _)| {
            let rest = &key[at + first.len()..];
            let near = near::after(rest, 0, JOINT);
            near.match_indices(second).any(|(end, _)| {
                let between = near[..end].trim();
                let mut words = between.split([' ', ',']).filter(|word| !word.is_empty());
                let grammar = |word: &str| {
                    topics::definitions::joins_terms(word) || spelling::is_article(word)
                };
                follows(&rest[end..], second)
                    && words.clone().any(topics::definitions::joins_terms)
                    && words.all(grammar)
            })
        })
    };
    reading.prose().any(|paragraph| {
        let key = paragraph.key();
        joined(key, one, other) || joined(key, other, one)
    })
}

/// Whether a value or a command that is written in capitals is a word elsewhere: INVITE, DATA.
fn is_word(keys: &str, letters: &str) -> bool {
    let lower = letters.to_lowercase();
    let whole = |c: char| !c.is_alphanumeric();
    memmem::find_iter(keys.as_bytes(), lower.as_bytes()).any(|at| {
        keys[..at].chars().next_back().is_none_or(whole)
            && keys[at + lower.len()..].chars().next().is_none_or(whole)
    })
}

/// Whether an abbreviation is explained in some way: (PTA) without a name that fits, or PTA (…).
fn is_told(keys: &str, letters: &str) -> bool {
    memmem::find_iter(keys.as_bytes(), letters.as_bytes()).any(|at| {
        let after = &keys[at + letters.len()..];
        keys[..at].ends_with(['(', '"', '《'])
            || after.starts_with([')', '"'])
            || after.starts_with(" (")
            || after.starts_with(" - ")
            // A line of a glossary: "LSP: Label Switched Path".
            || after.starts_with(':')
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn letters_in_another_order_may_be_those_of_another_thing() {
        let lead = "The Coastal Radar Network (CRN) covers the strait. The CRN is new.";
        assert_eq!(
            found(&RULE, &format!("{lead}\n\nShips report to the CNR.")).len(),
            1
        );
        let often = "The CRN is seen by all. The CRN never sleeps. The CRN is grey, and the CRN has no end. All like the CRN.";
        let twice = "Ships report to the CNR. Boats report to the CNR.";
        assert_eq!(
            found(&RULE, &format!("{lead}\n\n{often}\n\n{twice}")).len(),
            1
        );
        let beside = "Where the CRN ends, ships report to the CNR.";
        assert_eq!(found(&RULE, &format!("{lead}\n\n{beside}")).len(), 1);
        silent(
            &RULE,
            &[
                &format!("{lead}\n\n{twice}"),
                &format!("{lead}\n\nShips report to the CNR. The CRN and the CNR differ."),
                "海岸雷达网络（CRN）覆盖海峡。CRN是新的。\n\n船只向CNR报告。CRN和CNR不同。",
                "Служба портового надзора (СПН) закрыта. СПН спит.\n\nНПС откроют в мае, СПН и НПС не спорят.",
            ],
        );
    }

    #[test]
    fn finds_two_meanings_and_two_abbreviations() {
        for (text, place) in [
            (
                "海岸雷达网络（CRN）覆盖海峡。\n\n海关收入通告（CRN）于春季发布。",
                "（CRN）",
            ),
            (
                "The Board of Trade (BT) met. Later the Board of Trade (BOT) closed.",
                "(BOT)",
            ),
            (
                "Комитет речного флота (КРФ) собрался. КРФ утвердил план.\n\nВторая часть. Комитет рыбного фонда (КРФ) ответил.",
                "(КРФ)",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all, [[place.to_owned(), all[0][1].clone()]], "{text}");
        }
    }

    #[test]
    fn two_abbreviations_of_one_kind_are_found() {
        for text in [
            "基于船龄的航行许可（CLP）先发。基于船龄的航行许可（CXP）后发。",
            "基于船龄的航行许可（CLP）先发。新发的航行许可（CPL）后发。",
            "在海岸雷达网络（CRN）里。海岸雷达网络（HLW）覆盖海峡。",
            "海岸雷达网络（CRN）覆盖海峡。\n\n## 海关收入通告（CRN）\n\n通告于春季发布。",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn finds_what_is_never_explained() {
        for (text, place) in [
            (
                "海岸雷达网络（CRN）覆盖海峡。港口事务局（HAB）负责维护。海关收入通告（HST）已发布。PTV每月检查一次。",
                "PTV",
            ),
            (
                "The Harbour Safety Board (HSB), the Board of Trade (BT) and the Coastal Radar Network (CRN) met. The TLA left.",
                "TLA",
            ),
            (
                "Служба портового надзора (СПН) закрыта. Акт подписывает СНП.",
                "СНП",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], place, "{text}");
        }
        silent(
            &RULE,
            &[
                "The Harbour Safety Board (HSB) met. The TLA, the PTV and the UN left.",
                "The Harbour Safety Board (HSB) and the Coastal Radar Network (CRN) met. The TLA left.",
                "The Harbour Safety Board (HSB), the Board of Trade (BT) and the Coastal Radar Network (CRN) met. The PHP page is old.",
                "The Harbour Paper Press (HPP) met. A page in PHP is old.",
                "The Harbour Safety Board (HSB), the Board of Trade (BT) and the Coastal Radar Network (CRN) met at 9 AM in the USA.",
                "The Harbour Safety Board (HSB), the Board of Trade (BT) and the Coastal Radar Network (CRN) met. THE TLA LEFT.",
            ],
        );
    }

    #[test]
    fn repetition_and_other_brackets_are_fine() {
        silent(
            &RULE,
            &[
                "The Harbour Safety Board (HSB) met; Harbour-Safety Boards (HSB) meet.",
                "世界贸易组织（WTO）和世贸组织（WTO）。",
                "登记船只（SHIP）。注销船只（SHIP）。",
                "第一页写了船舶登记总簿（CDB）。换页时会毁掉的是旧页，已经抄好了船舶登记总簿（CDB）。",
                "登记船只要带钥匙（KEY）。\n\n使用示例（KEY）\n\n本例用登记船只要带钥匙（KEY）的方法。",
                "先看通航许可文书（TXW）。\n\n## 查询用法说明（TXW）\n\n说明如下。",
                "基于船龄的航行许可（CLP）和基于吨位的航行许可（DWP）并行。",
                "潮汐预报曲线（GA）上线了。航道水深查询（GA）上线了。船舶登记总簿（GA）上线了。",
                "The first version (RFC) and the second draft (RFC).",
                "Служба портового надзора (СПН). Службы портового надзора (СПН).",
                "The Coastal Radar Network (CRN) covers the strait.\n\nIn this chapter, the Customs Revenue Notice (CRN) is the notice of spring.",
                "The Coastal Radar Network (CRN) covers the strait.\n\nMind that \"CRN\" means \"Customs Revenue Notice\" below.\n\nThe Customs Revenue Notice (CRN) comes in spring.",
                "Служба портового надзора (СПН) закрыта.\n\nВ настоящей главе Совет по навигации (СПН) открыт.",
                "海岸雷达网络（CRN）覆盖海峡。\n\n本章中，海关收入通告（CRN）于春季发布。",
            ],
        );
    }
}
