//! What a paragraph takes from others word for word: sentences quoted after a colon or a dash, and labels of sources in brackets.

use std::borrow::Cow;

use crate::text::near;
use crate::text::script::{self, HAN_WEIGHT};

/// From so many words on a quotation is a sentence of somebody else and not a name or a term. Chosen by hand.
const SENTENCE: usize = 6;
/// The same in characters of a script without spaces. Chosen by hand.
const SENTENCE_UNSPACED: usize = 16;
/// From this weight on a quotation with a stop is a passage of another text. Chosen by hand: some eight words, or fourteen Han characters.
const PASSAGE: u32 = 14 * HAN_WEIGHT;
/// How far before a quotation the words that lead up to it are looked for, in bytes. Chosen by hand.
const LEAD: usize = 200;
/// The longest list of labels in a bracket, in bytes. Chosen by hand.
const LONGEST_LABELS: usize = 80;

/// The text with what it takes from others blanked out, at the same places.
pub(super) fn blanked(text: &str) -> Cow<'_, str> {
    let spans: Vec<(usize, usize)> = quotations(text).into_iter().chain(labels(text)).collect();
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = text.as_bytes().to_vec();
    for (start, end) in spans {
        out[start..end].fill(b'\n');
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Sentences in quotation marks: those that something leads up to (the act says: "…", **Elm v. Oak** — "…"), and passages with a stop. A
/// passage of several paragraphs has no mark at the ends of those before the last.
fn quotations(text: &str) -> Vec<(usize, usize)> {
    let marks: Vec<usize> = memchr::memchr_iter(b'"', text.as_bytes()).collect();
    let pairs: Vec<(usize, usize)> = match marks[..] {
        [0] => vec![(1, text.len())],
        _ if marks.len() % 2 == 1 => Vec::new(),
        _ => marks.chunks(2).map(|pair| (pair[0] + 1, pair[1])).collect(),
    };
    let quoted = |(start, end): &(usize, usize)| {
        let before = text[..*start - 1].trim_end();
        let inside = &text[*start..*end];
        // A dash alone is that of a list.
        let leads = before.ends_with([':', '—', '–', '-'])
            && near::before(before, before.len(), LEAD).contains(char::is_alphabetic);
        let unspaced = || inside.chars().filter(|c| script::is_unspaced(*c)).count();
        let long = || inside.split(' ').count() >= SENTENCE || unspaced() >= SENTENCE_UNSPACED;
        // DESCRIPTION "…" gives a name to what its author says.
        let named = before.ends_with(|c: char| c.is_ascii_uppercase());
        let passage = || inside.contains(is_stop) && script::weight_of(inside) >= PASSAGE;
        // "Rules for Work-Boats" [RULES90] is the title of another work.
        let after = text.get(*end + 1..).unwrap_or_default();
        let after = after.trim_start_matches([' ', ',']);
        let title = after.starts_with('[') && labels(after).next().is_some_and(|(at, _)| at == 1);
        leads && long() || !named && passage() || title
    };
    pairs.into_iter().filter(quoted).collect()
}

/// Whether a mark ends a sentence or a clause: a passage has one, and a message that a program gives has none.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | ';' | '!' | '?' | '。' | '；' | '！' | '？')
}

/// Labels of sources: [RFC-2462], [GATE12, LAMP3].
fn labels(text: &str) -> impl Iterator<Item = (usize, usize)> {
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|at| {
        let length = near::after(text, at + 1, LONGEST_LABELS + 1).find(']')?;
        let inside = &text[at + 1..at + 1 + length];
        let plain = |c: char| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | ';' | ' ')
        };
        let is_label = length <= LONGEST_LABELS
            && inside.chars().all(plain)
            && inside.contains(|c: char| c.is_ascii_uppercase())
            && inside.contains(|c: char| c.is_ascii_digit());
        is_label.then_some((at + 1, at + 1 + length))
    })
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::term_variant::RULE;

    #[test]
    fn sentences_of_others_and_labels_of_sources_are_written_as_they_were() {
        let text = "The non-resident rows a boat. A non-resident pays, and a non-resident signs. The act says{} \"each {} shall pay for the boat and the lamp\". It is old.";
        let with = |lead: &str, word: &str| text.replacen("{}", lead, 1).replacen("{}", word, 1);
        silent(
            &RULE,
            &[&with(":", "nonresident"), &with(" —", "nonresident")],
        );
        assert_eq!(found(&RULE, &with(" in", "nonresident")).len(), 1);
        let list = "The non-resident rows a boat. A non-resident pays, and a non-resident signs.\n\n- \"I say that each nonresident shall pay for the boat\".";
        assert_eq!(found(&RULE, list).len(), 1);
        let text = "GATE 2462 says so, as GATE 2462 did. Read GATE 2462 {}.";
        silent(&RULE, &[&text.replace("{}", "[GATE-2462] first")]);
        assert_eq!(
            found(&RULE, &text.replace("{}", "and GATE-2462 first")).len(),
            1
        );
    }

    #[test]
    fn a_quoted_passage_spells_as_its_source_does() {
        let law = "The law of 1990 says: “Whoever keeps a work-boat in the harbour of a town shall tell the keeper of it.”";
        let own = "Each workboat has a place. Ask for a workboat. A workboat is painted, and the workboat is old.";
        silent(
            &RULE,
            &[
                &format!("{own}\n\n{law}"),
                &format!(
                    "{own}\n\n{}",
                    law.trim_start_matches(|c| c != '“').trim_end_matches('”')
                ),
            ],
        );
        let title = "Read “Rules for a work-boat in port” {}, and sign.";
        let with = |source: &str| format!("{own}\n\n{}", title.replace("{}", source));
        silent(&RULE, &[&with("[RULES90]")]);
        assert_eq!(found(&RULE, &with("at night")).len(), 1);
        for other in [
            "The keeper has “the work-boat of a town” and a lamp.",
            "The bell rings with “there is no place for a work-boat of more than ten metres”, and stops.",
            "The keeper has a work-boat, and says: “Whoever comes here by night has to light a lamp and to ring the bell.”",
        ] {
            assert_eq!(
                found(&RULE, &format!("{own}\n\n{other}")).len(),
                1,
                "{other}"
            );
        }
    }
}
