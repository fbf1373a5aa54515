//! The rules that check a document against itself, one file each.
//!
//! To add a rule, write its file and add it below, `mod` and table. A test names what was forgotten.
//!
//! How the tuned numbers here, in `facts` and in `text` were measured: on 2026-11-28, each changed alone, mostly to half and to double, by
//! the findings of the rules that depend on it. The texts are 572 published ones (400 statutes and RFCs, five laws, standards and books,
//! 167 pages in six other languages), 349 places in published files that a commit has mended or that are right as they are, and the
//! 480 small cases of the evaluation. The comment of each number says what changed: *findings* are those in the published texts, *mended
//! places* those that are found. "The same" means that nothing changed at all; such a number was chosen by hand.

mod abbreviation;
mod amount_mismatch;
mod anniversary_mismatch;
mod attachment_mismatch;
mod broken_paragraph;
mod conflict_marker;
mod conflicting_date;
mod dangling_reference;
mod definition_case;
mod doubled_punctuation;
mod doubled_word;
mod duplicate_definition;
mod ending;
mod foreign_word;
mod halfwidth_punctuation;
mod homoglyph;
mod impossible_date;
mod invisible_character;
mod list_punctuation;
mod mixed_han;
mod mixed_width;
mod number_format;
mod numbering_gap;
mod party_variant;
mod party_with_itself;
mod pinned_term;
mod placeholder;
mod quote_style;
mod range_mark;
mod repeated_list_item;
mod space_between_han;
mod sum_mismatch;
mod term_variant;
mod title_variant;
mod undefined_term;
mod unfinished_document;
mod unpaired_mark;
mod unused_definition;
pub(crate) mod unused_suppression;
mod use_before_definition;
mod weekday_mismatch;

mod usual;

use crate::rule::Rule;

/// The rules of this floor, by name.
pub const RULES: &[&Rule] = &[
    &abbreviation::RULE,
    &amount_mismatch::RULE,
    &anniversary_mismatch::RULE,
    &attachment_mismatch::RULE,
    &broken_paragraph::RULE,
    &conflict_marker::RULE,
    &conflicting_date::RULE,
    &dangling_reference::RULE,
    &definition_case::RULE,
    &doubled_punctuation::RULE,
    &doubled_word::RULE,
    &duplicate_definition::RULE,
    &foreign_word::RULE,
    &halfwidth_punctuation::RULE,
    &homoglyph::RULE,
    &impossible_date::RULE,
    &invisible_character::RULE,
    &list_punctuation::RULE,
    &mixed_han::RULE,
    &mixed_width::RULE,
    &number_format::RULE,
    &numbering_gap::RULE,
    &party_variant::RULE,
    &party_with_itself::RULE,
    &pinned_term::RULE,
    &placeholder::RULE,
    &quote_style::RULE,
    &range_mark::RULE,
    &repeated_list_item::RULE,
    &space_between_han::RULE,
    &sum_mismatch::RULE,
    &term_variant::RULE,
    &title_variant::RULE,
    &undefined_term::RULE,
    &unfinished_document::RULE,
    &unpaired_mark::RULE,
    &unused_definition::RULE,
    &unused_suppression::RULE,
    &use_before_definition::RULE,
    &weekday_mismatch::RULE,
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::rule::tests::examples_hold;

    #[test]
    fn every_file_is_in_the_table_under_its_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            // A folder next to a rule holds its parts.
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
            .map(|path| {
                path.file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .replace('_', "-")
            })
            .filter(|name| !["ending", "mod", "usual"].contains(&name.as_str()))
            .collect();
        files.sort();
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        for file in &files {
            assert!(
                names.contains(&&**file),
                "{file} has a file, and is not in RULES"
            );
        }
        for name in &names {
            let has_file = files.iter().any(|file| file == name);
            assert!(
                has_file,
                "{name} is in RULES, and has no file in src/rules/"
            );
        }
        assert!(names.is_sorted(), "RULES is not in order of names");
    }

    #[test]
    fn examples_in_manuals_are_true() {
        examples_hold(RULES);
    }
}
