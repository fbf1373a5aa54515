//! Passages that stand more than once, in one document or in several.
//!
//! Words of all documents become one sequence of numbers with a suffix array (`symbols`, `suffix`). From it come exact repeats,
//! complete and maximal (`maximal`), and seeds that are followed where words differ (`near`,
//! `extend`, `direction`, `snap`, `rarity`). Both
//! together are classes of copies (`classes`, `chains`, `reported`, `passages`), which `relation` puts into words, and `legitimate`, `across`, `titles`, `kin` (`series`) and `sections` sort by what they are; `units` are what was pasted, or reworded (`rewording`), right after itself; `slip` tells which of the others
//! somebody has to look at (`copies`, `labels`, `layout`, `samples`, `substitution`, `outline`), and `ends` sets where it starts and ends. Copies that contradict each
//! other are sought among single sentences (`occurrences`, `statement`, `dissent`, `cases`).

mod across;
mod cases;
mod chains;
mod classes;
mod context;
mod copies;
mod covered;
mod direction;
mod dissent;
mod duplicate_passage;
mod edits;
mod ends;
mod extend;
mod inconsistent_copies;
mod kin;
mod labels;
mod layout;
mod legitimate;
mod maximal;
mod near;
mod occurrences;
mod outline;
mod passages;
mod rarity;
mod relation;
mod reported;
mod rewording;
mod rows;
mod samples;
mod sections;
mod series;
mod slip;
mod snap;
mod statement;
mod substitution;
mod suffix;
mod symbols;
mod titles;
mod tree;
mod units;
mod whole;
mod wording;

use crate::rule::Rule;

/// The rules of this floor.
pub const RULES: &[&Rule] = &[&duplicate_passage::RULE, &inconsistent_copies::RULE];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::rule::tests::examples_hold;

    #[test]
    fn examples_in_manuals_are_true() {
        examples_hold(RULES);
    }
}
