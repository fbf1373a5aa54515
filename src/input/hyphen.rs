//! Words cut at a hyphen by a line's end, joined where the text itself shows the joined form.

use rustc_hash::FxHashSet;

use crate::input::lines::Line;
use crate::text::fold;
use crate::text::script;

/// The words of a text that stand whole inside its lines.
#[derive(Debug, Default)]
pub(super) struct Words<'text> {
    known: FxHashSet<&'text str>,
}

impl<'text> Words<'text> {
    /// Collects the words of `text`, but only when one of its lines ends in a hyphen.
    pub(super) fn collect(text: &'text str, lines: &[Line]) -> Self {
        let mut known = FxHashSet::default();
        let cut = |line: &Line| {
            let mut chars = line.span.of(text).chars().rev();
            chars.next().is_some_and(fold::is_hyphen)
                && chars.next().is_some_and(char::is_alphabetic)
        };
        if lines.iter().any(cut) {
            for line in lines {
                let content = line.span.of(text);
                let whole = content.trim_end_matches(fold::is_hyphen);
                known.extend(
                    whole
                        .split(|c: char| !c.is_alphabetic())
                        .filter(|word| !word.is_empty()),
                );
            }
        }
        Self { known }
    }

    /// Whether the hyphen at the end of `line` belongs to the line's end: the word without it stands elsewhere in the text.
    pub(super) fn joins(&self, line: &str, next: &str) -> bool {
        let Some(head) = line.strip_suffix(fold::is_hyphen) else {
            return false;
        };
        if line.ends_with('\u{ad}') {
            return true;
        }
        let tail_end = next
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(next.len());
        let head_start = head.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
            at + head[at..].chars().next().map_or(1, char::len_utf8)
        });
        let (head, tail) = (&head[head_start..], &next[..tail_end]);
        if head.is_empty()
            || !tail.starts_with(char::is_lowercase)
            || tail.chars().any(script::is_unspaced)
        {
            return false;
        }
        let joined = format!("{head}{tail}");
        self.known.contains(joined.as_str()) || self.known.contains(joined.to_lowercase().as_str())
    }

    /// Whether the line ends in a hyphen inside a word that has to stay: the next line follows without a space.
    pub(super) fn keeps(line: &str, next: &str) -> bool {
        let mut end = line.chars().rev();
        let hyphen = end
            .next()
            .is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'));
        hyphen
            && end.next().is_some_and(char::is_alphanumeric)
            && next.starts_with(char::is_alphanumeric)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::lines::lines;

    #[test]
    fn joins_only_what_the_text_shows_joined() {
        let text = "a com-\nputer and a well-\nknown computer, обору-\nдование: Оборудование, оборудование";
        let measured = lines(text);
        let words = Words::collect(text, &measured);
        assert!(words.joins("a com-", "puter and"));
        assert!(words.joins("обору-", "дование: x"));
        assert!(!words.joins("a well-", "known computer"));
        assert!(Words::keeps("a well-", "known computer") && !Words::keeps("so -", "known"));
    }
}
