//! What the indentation of lines says: blocks of code and tables of a format that is read as plain text, and what a line belongs to.

use crate::text::span::Span;

/// How many lines up the one is looked for that something belongs to: it bounds the time.
const LINES: usize = 500;
/// The directives of reStructuredText that open a block of code.
const CODE: [&str; 5] = [
    ".. code-block::",
    ".. code::",
    ".. sourcecode::",
    ".. parsed-literal::",
    ".. literalinclude::",
];
/// The one that opens a table which is written as a list.
const TABLE: &str = ".. list-table::";
/// What opens any of them.
const DIRECTIVE: &str = ".. ";
/// What ends a cell of HTML, and what starts a row.
const CELL_ENDS: &str = "</td";
const ROW: &str = "<tr";
/// What starts or ends a row of cells in wikis.
const PIPES: &str = "||";
/// What a line ends in that a block of code follows.
const LITERAL: &str = "::";

/// How many line ends are between comments that were exported from threads, at least: whoever pastes a paragraph leaves a line free.
const SPACED: usize = 5;

/// What an indented block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Code,
    Table,
}

/// The block that a place is in, by the lines above it that are less indented.
pub(super) fn block(text: &str, at: usize) -> Option<Block> {
    for line in outer(text, at) {
        let line = line.trim();
        if line.starts_with(TABLE) {
            return Some(Block::Table);
        }
        if CODE.iter().any(|directive| line.starts_with(directive)) {
            return Some(Block::Code);
        }
        if line.starts_with(DIRECTIVE) {
            return None;
        }
        if line.ends_with(LITERAL) {
            return Some(Block::Code);
        }
    }
    None
}

/// The nearest line above a place that is less indented.
pub(super) fn parent(text: &str, at: usize) -> Option<&str> {
    outer(text, at).next().map(str::trim)
}

/// The nearest line above a place that is less indented and opens an item of a list.
pub(super) fn item(text: &str, at: usize) -> Option<&str> {
    let is_item = |line: &&str| {
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
            || digits.len() < line.len() && digits.starts_with(['.', ')'])
    };
    outer(text, at).map(str::trim).find(is_item)
}

/// The lines above a place, each less indented than those below it.
fn outer(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let own = text[start..].lines().next().unwrap_or_default();
    let mut least = indent(own);
    // Nothing is less indented than what is not.
    let lines = if least == 0 { 0 } else { LINES };
    let above = text[..start].lines().rev().take(lines);
    above.filter(move |line| {
        let is_outer = !line.trim().is_empty() && indent(line) < least;
        if is_outer {
            least = indent(line);
        }
        is_outer
    })
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Whether so many empty lines are between two places as are between comments of an exported thread.
pub(super) fn are_spaced(text: &str, one: Span, other: Span) -> bool {
    let gap = &text[one.end as usize..other.start.max(one.end) as usize];
    gap.trim().is_empty() && gap.matches('\n').count() >= SPACED
}

/// Whether a text holds the border between two cells of a row of HTML, and no row ends in it.
pub(super) fn is_in_one_row(text: &str) -> bool {
    text.contains(CELL_ENDS) && !text.contains(ROW)
}

/// Whether a paragraph holds cells of a table in a format that is read as plain text.
pub(super) fn is_row(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(PIPES) || text.ends_with(PIPES)
}

/// The characters of a text that are in no tag of HTML.
pub(super) fn outside_tags(text: &str) -> impl Iterator<Item = char> {
    let mut in_tag = false;
    let chars = text.char_indices().filter(move |(at, c)| {
        let opens = || text[at + 1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        let ends = in_tag && *c == '>';
        in_tag = !ends && (in_tag || *c == '<' && opens());
        !in_tag && !ends
    });
    chars.map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_a_directive_is_code_or_a_table() {
        let text = "Moor::\n\n  ring the bell\n\nSo:\n\n.. list-table::\n   :widths: 1 2\n\n   * - bell\n     - brass\n\n.. note::\n\n   Gulls.\n\n  Ducks\n";
        let block = |part: &str| block(text, text.find(part).unwrap());
        assert_eq!(block("ring"), Some(Block::Code));
        assert_eq!(block("brass"), Some(Block::Table));
        assert_eq!(block("Gulls"), None);
        assert_eq!(block("Moor"), None);
    }

    #[test]
    fn cells_of_a_row_are_told_from_rows() {
        assert!(is_in_one_row("<td>bell</td>\n<td>brass</td>"));
        assert!(!is_in_one_row("<td>bell</td></tr>\n<tr><td>brass</td>"));
        assert!(!is_in_one_row("bell, brass"));
        assert!(is_row("|| bell"));
        assert!(is_row("  brass ||"));
        assert!(!is_row("bell || brass"));
    }

    #[test]
    fn an_item_belongs_to_the_line_above_that_is_less_indented() {
        let text = "- boats\n  - oars\n  - ropes\n- nets\n";
        let parent = |part: &str| parent(text, text.find(part).unwrap());
        assert_eq!(parent("ropes"), Some("- boats"));
        assert_eq!(parent("nets"), None);
    }
}
