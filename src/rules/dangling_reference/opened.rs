//! Whether a paragraph that begins with the number of a part heads that part, or speaks of it.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::reference;
use crate::language::topics::parts::Division;
use crate::text::marks;
use crate::text::script;
use crate::text::span::Span;

/// Whether the text goes on from the number as a sentence does: `Chapter 6 will cover`, 第七章介绍了….
pub(super) fn is_sentence(reading: &Reading, paragraph: Paragraph, division: Division) -> bool {
    let key = paragraph.key();
    let Some((_, end)) = reference::heading(key) else {
        return false;
    };
    // "Annex 2 to the Agreement" is a heading.
    let attached = division.level() == 1;
    if attached || paragraph.kind == Kind::Heading {
        return false;
    }
    let rest = &key[end..];
    if rest.starts_with([',', '，']) {
        return true;
    }
    if rest.starts_with(script::is_han) {
        // In Han a space parts the number from the title, which keys leave out. A clause may have its text right behind it.
        let number = paragraph.source(Span::new(0, end));
        let (_, after) = reading.around(number);
        let whole = key.ends_with(['。', ';', ':', '?', '!']);
        return division.is_heading() && whole && after.starts_with(script::is_han);
    }
    (rest.strip_prefix(' ')).is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// Whether a paragraph is the second of a pair in a list of terms and what they mean: Amended by / : Art. 3 of 4 May 2026.
pub(super) fn is_of_pairs(reading: &Reading, paragraph: Paragraph) -> bool {
    let (before, _) = reading.around(paragraph.span);
    let line = before.rsplit('\n').next().unwrap_or("");
    line.trim() == ":"
}

/// Whether a heading begins with a part, over a bracket: ## (XXXX) Art 4 bis Art 7.
pub(super) fn is_of_heading(paragraph: Paragraph) -> bool {
    let mut key = paragraph.key().trim_start_matches(['#', ' ']);
    if let Some(first) = key.chars().next()
        && marks::opens(first).is_some()
        && let Some(close) = key.find(|c| marks::closes(c) == marks::opens(first))
    {
        let length = key[close..].chars().next().map_or(0, char::len_utf8);
        key = key[close + length..].trim_start();
    }
    paragraph.kind == Kind::Heading && reference::heading(key).is_some()
}
