//! Paragraphs whose wording is given, such as notices of copyright: how they spell a word is not the choice of who wrote the document.

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::language::topics::notices::{self, Certainty};

/// The longest notice of copyright that has no title above it, in bytes. Chosen by hand: longer ones are paragraphs of text about it.
const LONGEST: usize = 600;

/// The longest line that is a title, in bytes. Chosen by hand.
const LONGEST_TITLE: usize = 60;

/// The indexes of the paragraphs that are notices. Under titles that clauses of contracts have as well (Intellectual Property), they are
/// notices only in a document that has another one.
pub(super) fn paragraphs(reading: &Reading) -> FxHashSet<usize> {
    let (mut sure, mut unsure) = (FxHashSet::default(), FxHashSet::default());
    let (mut under, mut under_line) = (None, None);
    for paragraph in reading.paragraphs() {
        let titled = || notices::titled(title(paragraph));
        if paragraph.kind == Kind::Heading {
            under = titled();
        }
        // A title that nothing marks as one holds until the next such line.
        if is_line(paragraph) {
            under_line = titled().filter(|certainty| *certainty == Certainty::Sure);
        }
        match under.max(under_line) {
            Some(Certainty::Sure) => _ = sure.insert(paragraph.index()),
            Some(Certainty::Unsure) => _ = unsure.insert(paragraph.index()),
            None if claims(paragraph) => _ = sure.insert(paragraph.index()),
            None => {}
        }
    }
    if !sure.is_empty() {
        sure.extend(unsure);
    }
    sure
}

/// Whether a paragraph is a short line without a mark at its end, as titles are in plain text.
fn is_line(paragraph: Paragraph<'_>) -> bool {
    let key = paragraph.key();
    paragraph.kind == Kind::Body
        && key.len() <= LONGEST_TITLE
        && key.ends_with(char::is_alphanumeric)
}

/// The text of a heading without its number.
fn title(paragraph: Paragraph<'_>) -> &str {
    let key = paragraph.key();
    let body = paragraph.label.map_or(0, |label| label.body as usize);
    key.get(body..).unwrap_or(key)
}

/// Whether a paragraph opens like a notice of copyright: © 2026 Otto Berg.
fn claims(paragraph: Paragraph) -> bool {
    let key = paragraph.key();
    let sign =
        |text: &str| text.starts_with('©') || text.starts_with("(c)") || text.starts_with("(C)");
    let after = key
        .get(.."copyright ".len())
        .filter(|word| word.eq_ignore_ascii_case("copyright "));
    let named = after.is_some_and(|word| sign(&key[word.len()..]));
    key.len() <= LONGEST && (named || key.starts_with('©'))
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, found_in, silent};
    use crate::rules::term_variant::RULE;

    #[test]
    fn a_notice_is_no_evidence() {
        silent(
            &RULE,
            &[
                "The boat\n\nThe yard standardised its nets. It has standardised all of them by now.\n\nStatus of This Memo\n\nSee the list of the harbour for the standardization state of this memo.",
                "The boat\n\nThe online list of the yard is new. Use the online list for all that you need.\n\n9. Full Copyright Statement\n\nThe terms are in the on-line list of the harbour. It is an on-line list.\n\nIntellectual Property\n\nAsk for a copy of the on-line list of the harbour.",
                "The yard standardised its nets. It has standardised all of them.\n\nCopyright (C) Otto Berg 2026. Use is free to all in standardized form.",
                "The key words \"MUST\" and \"MAY\" are read as in the key-words file.",
            ],
        );
        let text = "# Сети\n\nОтчёты сданы. Все отчёты приняты.\n\n## Авторские права\n\nЭти отчеты можно копировать.\n";
        assert!(found_in(&RULE, "x.md", text).is_empty());
    }

    #[test]
    fn the_text_about_it_is_evidence() {
        let clause = "Intellectual Property\n\nThe yard standardised its nets. It has standardised all of them. The owner standardized the ropes.";
        assert_eq!(found(&RULE, clause).len(), 1);
        let after = "Copyright Notice\n\nCopyright (C) Otto Berg 2026.\n\nAbout the nets\n\nThe yard standardised its nets. The owner standardized the ropes.";
        assert_eq!(found(&RULE, after).len(), 1);
    }
}
