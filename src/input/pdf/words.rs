//! How the lines of paragraphs become one text: with a space between them or without, with the hyphen at a line's end or without.

use rustc_hash::FxHashSet;

use crate::input::pdf::line::Line;
use crate::text::fold;
use crate::text::script;
use crate::text::span::Span;

/// The words of a text, as far as they tell what a hyphen at a line's end is.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Words and words with hyphens, in lower case, inside of lines.
    known: FxHashSet<String>,
    /// Whether the program cuts words: many lines end in a hyphen, or a word that is cut stands whole elsewhere.
    are_cut: bool,
    /// Whether the file says which hyphens are soft.
    are_told: bool,
}

/// From which part of the lines on a hyphen at the end shows that the program cuts words; where it does not, 1 of 200 ends in one.
const CUT: f32 = 0.02;

impl Words {
    /// Looks for what the words that are cut at line ends could be.
    pub(super) fn of<'line>(lines: impl Iterator<Item = &'line [Line]> + Clone) -> Self {
        let mut wanted: FxHashSet<String> = FxHashSet::default();
        let (mut cuts, mut count) = (Vec::new(), 0);
        // A program that says which hyphens are soft says it of all of them; some fonts call all of them so.
        let ends = |sign: char| {
            lines
                .clone()
                .flatten()
                .filter(|line| line.text.ends_with(sign))
                .count()
        };
        if ends('\u{ad}') > ends('-') {
            return Self {
                are_told: true,
                ..Self::default()
            };
        }
        for pair in lines.clone().flat_map(|lines| lines.windows(2)) {
            count += 1;
            if let Some(cut) = Cut::of(&pair[0].text, &pair[1].text) {
                cuts.push(cut.joined());
                wanted.extend([cut.joined(), cut.hyphenated()]);
                wanted.extend([cut.head.to_lowercase(), cut.tail.to_lowercase()]);
            }
        }
        let mut known = FxHashSet::default();
        if wanted.is_empty() {
            return Self::default();
        }
        for lines in lines {
            let mut is_rest = false;
            for line in lines {
                let letters = |c: char| !c.is_alphabetic() && !fold::is_hyphen(c);
                let words = line.text.split(letters).skip(usize::from(is_rest));
                // The first word is the rest of one after a hyphen, and the last then a part.
                for word in words.filter(|word| !word.ends_with(fold::is_hyphen)) {
                    let word: String = word.to_lowercase().replace(fold::is_hyphen, "-");
                    if wanted.contains(&word) {
                        known.insert(word);
                    }
                }
                is_rest = line.text.ends_with(fold::is_hyphen);
            }
        }
        let are_cut =
            cuts.len() as f32 > CUT * count as f32 || cuts.iter().any(|word| known.contains(word));
        Self {
            known,
            are_cut,
            are_told: false,
        }
    }

    /// Whether the hyphen at the end of a line is there only because the word is cut: the word without it is in the text, or the program cuts
    /// words and neither the word with it is in the text nor its two parts.
    fn is_cut(&self, cut: &Cut<'_>) -> bool {
        /// The shortest word that can be a part of another one, in letters.
        const SHORTEST: usize = 3;
        if self.are_told || self.known.contains(&cut.joined()) {
            return !self.are_told;
        }
        let is_word = |part: &str| {
            part.chars().count() >= SHORTEST && self.known.contains(&part.to_lowercase())
        };
        let parts = is_word(cut.head) && is_word(cut.tail);
        self.are_cut && !self.known.contains(&cut.hyphenated()) && !parts
    }

    /// Adds the text of a line, and says where its raised parts are in the whole.
    pub(super) fn push(&self, line: &Line, text: &mut String, raised: &mut Vec<Span>) {
        self.join(&line.text, text);
        let base = text.len() as u32;
        text.push_str(&line.text);
        raised.extend(line.raised.iter().map(|span| Span {
            start: span.start + base,
            end: span.end + base,
        }));
    }

    /// Prepares a text for the line that goes on with it.
    fn join(&self, next: &str, text: &mut String) {
        let Some(last) = text.chars().next_back() else {
            return;
        };
        let first = next.chars().next().unwrap_or(' ');
        match () {
            () if last == '\u{ad}' => {
                text.pop();
            }
            () if fold::is_hyphen(last) => match Cut::of(text, next) {
                Some(cut) if self.is_cut(&cut) => {
                    text.pop();
                }
                Some(_) => {}
                None => {
                    // A dash between words, or a hyphen inside of one that has no letters there.
                    let before = text.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
                    text.extend((!before || !first.is_alphanumeric()).then_some(' '));
                }
            },
            () if is_tight(last) || is_tight(first) || last == '/' => {}
            () => text.push(' '),
        }
    }
}

/// Whether there is nothing between a character and one in the next line.
fn is_tight(c: char) -> bool {
    script::is_unspaced(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

/// A word that a line's end cuts at a hyphen.
struct Cut<'text> {
    head: &'text str,
    tail: &'text str,
}

impl<'text> Cut<'text> {
    fn of(line: &'text str, next: &'text str) -> Option<Self> {
        let head = line.strip_suffix(fold::is_hyphen)?;
        let letters = head
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_alphabetic());
        let start = letters.last()?.0;
        let end = next
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(next.len());
        let (head, tail) = (&head[start..], &next[..end]);
        let is_small = tail.starts_with(char::is_lowercase);
        is_small.then_some(Self { head, tail })
    }

    fn joined(&self) -> String {
        format!("{}{}", self.head, self.tail).to_lowercase()
    }

    fn hyphenated(&self) -> String {
        format!("{}-{}", self.head, self.tail).to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    fn joined(texts: &[&str]) -> String {
        let lines: Vec<Line> = texts.iter().map(|text| run(0.0, 0.0, 10.0, text)).collect();
        let words = Words::of([&lines[..]].into_iter());
        let (mut text, mut raised) = (String::new(), Vec::new());
        for line in &lines {
            words.push(line, &mut text, &mut raised);
        }
        text
    }

    #[test]
    fn words_that_are_cut_are_joined() {
        assert_eq!(
            joined(&["of admin-", "istration and"]),
            "of administration and"
        );
        assert_eq!(
            joined(&["of admin\u{ad}", "istration"]),
            "of administration"
        );
        assert_eq!(joined(&["обору-", "дование"]), "оборудование");
    }

    #[test]
    fn words_with_hyphens_keep_them() {
        assert_eq!(
            joined(&["a well-known x", "a well-", "known y"]),
            "a well-known x a well-known y"
        );
        assert_eq!(
            joined(&["a long talk", "his term ends", "a long-", "term plan"]),
            "a long talk his term ends a long-term plan"
        );
        assert_eq!(joined(&["the Smith-", "Jones"]), "the Smith-Jones");
        assert_eq!(joined(&["this -", "and that"]), "this - and that");
    }

    #[test]
    fn the_rest_of_a_word_is_no_word() {
        let texts = ["the pro-", "ject of admin-", "istration and administration"];
        assert_eq!(
            joined(&texts),
            "the project of administration and administration"
        );
    }

    #[test]
    fn han_has_no_spaces() {
        assert_eq!(
            joined(&["每晚收费", "120元；", "every", "night"]),
            "每晚收费120元；every night"
        );
    }
}
