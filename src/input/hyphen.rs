//! Words cut at a hyphen by a line's end, joined where the text itself shows the joined form.

use rustc_hash::FxHashSet;

use crate::input::lines::Line;
use crate::text::fold;
use crate::text::script;

/// The words of a text that stand whole inside its lines, as far as words cut at a hyphen could be one of them.
#[derive(Debug, Default)]
pub(super) struct Words<'text> {
    known: FxHashSet<&'text str>,
}

impl<'text> Words<'text> {
    /// Looks for the joined form of each word of `text` that a line's end cuts.
    pub(super) fn collect(text: &'text str, lines: &[Line]) -> Self {
        let cut = lines.windows(2).filter_map(|pair| {
            let joined = joined(pair[0].span.of(text), pair[1].span.of(text))?;
            Some([joined.to_lowercase(), joined])
        });
        let mut wanted = Wanted::default();
        cut.flatten().for_each(|word| wanted.add(word));
        let mut known = FxHashSet::default();
        if wanted.words.is_empty() {
            return Self { known };
        }
        for line in lines {
            let whole = line.span.of(text).trim_end_matches(fold::is_hyphen);
            if line.ascii {
                known.extend(ascii_words(whole).filter(|word| wanted.has(word)));
            } else {
                let words = whole.split(|c: char| !c.is_alphabetic());
                known.extend(words.filter(|word| wanted.has(word)));
            }
        }
        Self { known }
    }

    /// Whether the hyphen at the end of `line` belongs to the line's end: the word without it is elsewhere in the text.
    pub(super) fn joins(&self, line: &str, next: &str) -> bool {
        if line.ends_with('\u{ad}') {
            return true;
        }
        joined(line, next).is_some_and(|joined| {
            self.known.contains(joined.as_str())
                || self.known.contains(joined.to_lowercase().as_str())
        })
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

/// The words that are looked for.
struct Wanted {
    words: FxHashSet<String>,
    /// How long the shortest of them is, in bytes.
    shortest: usize,
    /// Whether any of them has a mark: most words of a text can be left aside by that.
    marks: Vec<bool>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            words: FxHashSet::default(),
            shortest: usize::MAX,
            marks: vec![false; MARKS],
        }
    }
}

impl Wanted {
    fn add(&mut self, word: String) {
        self.shortest = self.shortest.min(word.len());
        self.marks[mark(word.as_bytes())] = true;
        self.words.insert(word);
    }

    fn has(&self, word: &str) -> bool {
        word.len() >= self.shortest
            && self.marks[mark(word.as_bytes())]
            && self.words.contains(word)
    }
}

/// How many marks there are: so many that few of the words of a text share the mark of one that is looked for.
const MARKS: usize = 1 << 13;

/// A number that a word has by its length, its first byte, the one in its middle and the last.
fn mark(word: &[u8]) -> usize {
    let at = |place: usize| word.get(place).map_or(0, |byte| usize::from(*byte));
    let (first, middle, last) = (at(0), at(word.len() / 2), at(word.len().saturating_sub(1)));
    (word.len() * 67 + first * 37 + middle * 1031 + last * 5) % MARKS
}

/// The words of an ASCII text.
fn ascii_words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(u8::is_ascii_alphabetic)?;
        let start = at;
        at += bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        Some(&text[start..at])
    })
}

/// The word that the end of one line and the start of the next come to without the hyphen between them.
fn joined(line: &str, next: &str) -> Option<String> {
    let head = line.strip_suffix(fold::is_hyphen)?;
    let start = head
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()?
        .0;
    let end = next
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(next.len());
    let (head, tail) = (&head[start..], &next[..end]);
    let small = tail.starts_with(char::is_lowercase) && !tail.chars().any(script::is_unspaced);
    small.then(|| format!("{head}{tail}"))
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
