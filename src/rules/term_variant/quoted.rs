//! Quotations of whole passages: a law or a letter that is quoted spells its words as it does.

use std::borrow::Cow;

use crate::text::script::{self, HAN_WEIGHT};

/// From this weight on a quotation is a passage of another text and no term. Chosen by hand: some eight words, or fourteen Han characters.
const PASSAGE: u32 = 14 * HAN_WEIGHT;
/// The mark that all quotation marks are in a key.
const MARK: char = '"';

/// The key of a paragraph with the passages blanked out that are in quotation marks, at the same places. A passage of several paragraphs
/// has no mark at the ends of those before the last.
pub(super) fn without_passages(key: &str) -> Cow<'_, str> {
    let marks: Vec<usize> = key.match_indices(MARK).map(|(at, _)| at).collect();
    let passages: Vec<(usize, usize)> = match marks[..] {
        [0] => vec![(0, key.len())],
        _ if marks.len() % 2 == 1 => Vec::new(),
        _ => marks.chunks(2).map(|pair| (pair[0], pair[1])).collect(),
    };
    let mut out = Cow::Borrowed(key);
    for (start, end) in passages {
        let passage = &key[start..end];
        if script::weight_of(passage) < PASSAGE || !passage.contains(is_stop) {
            continue;
        }
        let blank = "`".repeat(end - start);
        out.to_mut().replace_range(start..end, &blank);
    }
    out
}

/// Whether a mark ends a sentence or a clause: a passage has one, and a message that a program gives has none.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | ';' | '!' | '?' | '。' | '；' | '！' | '？')
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::term_variant::RULE;

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
