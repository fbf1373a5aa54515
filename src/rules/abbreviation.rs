//! The rule `abbreviation`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::text::abbreviations;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds an abbreviation that is explained in two ways, and a name that is abbreviated in two ways.
    ///
    /// An explanation is a name with its abbreviation in brackets behind it, such as Harbour Safety Board (HSB), 海港安全局（HSB）,
    /// Служба портового надзора (СПН). In scripts with capitals the letters have to fit the words. An explanation that is only
    /// repeated is fine.
    ///
    /// ## Why
    /// Where CRN is a network on page 3 and a notice on page 40, each later use can mean either.
    ///
    /// ## Example
    /// ```bad
    /// The Coastal Radar Network (CRN) covers the strait. The Customs Revenue Notice (CRN) came in spring.
    /// ```
    /// ```bad
    /// Служба портового надзора (СПН) закрыта. Совет по навигации (СПН) открыт.
    /// ```
    /// ```good
    /// The Coastal Radar Network (CRN) covers the strait. Ships report to the coastal radar network (CRN).
    /// ```
    ///
    /// ## Default
    /// A warning: in a long document two fields may share an abbreviation. Which one gives way, only the author can say.
    "abbreviation", "names and terms", Warning => check
}

fn check(documents: &[Document], _: &Options, findings: &mut Vec<Finding>) {
    for (number, document) in documents.iter().enumerate() {
        let mut meanings: FxHashMap<String, (String, Span)> = FxHashMap::default();
        let mut told: FxHashSet<(String, String)> = FxHashSet::default();
        let mut short: FxHashMap<String, (String, Span)> = FxHashMap::default();
        for (_, paragraph) in document.prose() {
            let key = document.key(paragraph);
            // The titles of a bibliography are written as others wrote them, and so are quotations.
            if key.starts_with('[') {
                continue;
            }
            for each in abbreviations::find(key) {
                if key[..each.at.start as usize].matches('"').count() % 2 == 1 {
                    continue;
                }
                let at = document.source(paragraph, each.at);
                let (letters, name) = (each.letters, each.name);
                if let Some((meaning, before)) = meanings.get(&letters) {
                    if !abbreviations::alike(meaning, &name)
                        && told.insert((letters.clone(), name.clone()))
                    {
                        findings.push(RULE.conflict(
                            number as u32,
                            at,
                            format!("`{letters}` is `{name}` here, but `{meaning}` before"),
                            vec![(*before, "first explained here".to_owned())],
                            &format!("{letters}\n{name}"),
                        ));
                    }
                    continue;
                }
                if let Some((other, before)) = short
                    .get(&name)
                    .filter(|(other, _)| !abbreviations::same_letters(other, &letters))
                {
                    findings.push(RULE.conflict(
                        number as u32,
                        at,
                        format!(
                            "`{name}` is abbreviated as `{letters}` here, but as `{other}` before"
                        ),
                        vec![(*before, "first abbreviated here".to_owned())],
                        &format!("{name}\n{letters}"),
                    ));
                }
                short.entry(name.clone()).or_insert((letters.clone(), at));
                meanings.insert(letters, (name, at));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

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
        ] {
            let all = found(&RULE, text);
            assert_eq!(all, [[place.to_owned(), all[0][1].clone()]], "{text}");
        }
    }

    #[test]
    fn repetition_and_other_brackets_are_fine() {
        silent(
            &RULE,
            &[
                "The Harbour Safety Board (HSB) met; Harbour-Safety Boards (HSB) meet.",
                "世界贸易组织（WTO）和世贸组织（WTO）。",
                "The first version (RFC) and the second draft (RFC).",
                "Служба портового надзора (СПН). Службы портового надзора (СПН).",
            ],
        );
    }
}
