//! Which case a sentence speaks of, by what comes before it: a heading, a line that leads in, the sentence before.
//!
//! Where two sentences differ in a number, and what leads to them differs as well and is otherwise the same, they speak of two cases:
//! a notice of thirty days next to one of seven. Where what leads to them has nothing in common, it says nothing.

use crate::document::{Document, Kind};
use crate::text::near;
use crate::text::segment::{self, Token, TokenKind};

/// How much of two leads is the same when they name two cases, in percent of the words of the longer one. Chosen by hand on 2026-11-28:
/// from 40 to 70 the evaluation's small cases are the same.
const SHARED: usize = 50;
/// The most words of a line that leads in without a heading's marks.
const SHORT: usize = 24;

/// Where a sentence starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub(super) document: u32,
    pub(super) paragraph: u32,
    /// In bytes of the keys.
    pub(super) start: u32,
}

/// Whether what leads to two sentences names two cases.
pub(super) fn differ(documents: &[&Document], one: At, other: At) -> bool {
    let leads = [one, other].map(|at| Leads::of(documents[at.document as usize], at));
    let [one, other] = &leads;
    one.head != other.head
        || are_two(&one.before, &other.before, SHARED)
        || are_two(&one.heading, &other.heading, SHARED)
}

/// What comes before a sentence, in words.
struct Leads<'run> {
    /// What its own sentence says before it, where it is a part of that.
    head: Vec<&'run str>,
    /// The sentence before it, or the line that leads in.
    before: Vec<&'run str>,
    /// The heading above it.
    heading: Vec<&'run str>,
}

impl<'run> Leads<'run> {
    fn of(document: &'run Document, at: At) -> Self {
        let index = at.paragraph as usize;
        let paragraph = &document.paragraphs[index];
        let whole = document.body(paragraph);
        let inside = at.start.saturating_sub(paragraph.body) as usize;
        // One paragraph as long as a text has many such sentences.
        let before = near::before(whole, inside, REACH).len();
        let after = near::after(whole, inside, REACH).len();
        let body = &whole[inside - before..inside + after];
        let inside = before;
        let sentences = segment::sentences(body);
        let sentence = sentences
            .iter()
            .rfind(|sentence| sentence.end as usize <= inside);
        let own = sentences
            .iter()
            .rfind(|sentence| sentence.start as usize <= inside);
        let head = own.map_or("", |own| &body[own.start as usize..inside]);
        let before = sentence.map_or_else(
            || {
                let last = document.paragraphs[..index].last();
                let line = last.map_or_else(Vec::new, |last| words(document.body(last)));
                if line.len() <= SHORT {
                    line
                } else {
                    Vec::new()
                }
            },
            |sentence| words(sentence.of(body)),
        );
        let above = document.paragraphs[..index].iter().rev();
        let heading = above.take(FAR).find(|each| each.kind == Kind::Heading);
        Self {
            head: words(head),
            before,
            heading: heading.map_or_else(Vec::new, |heading| words(document.body(heading))),
        }
    }
}

/// How many bytes of a paragraph before a sentence, and after its start, are looked at: it bounds the time. Chosen by hand on 2026-11-30;
/// longer than sentences are.
const REACH: usize = 4000;

/// How many paragraphs up a heading is looked for: it bounds the time.
const FAR: usize = 200;

fn words(text: &str) -> Vec<&str> {
    let mut tokens: Vec<Token> = Vec::new();
    segment::tokens(text, 0, &mut tokens);
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    words.map(|token| token.span.of(text)).collect()
}

/// Whether two leads are built alike, so much of them in percent, and say different things.
pub(super) fn are_two(one: &[&str], other: &[&str], shared: usize) -> bool {
    if one == other || one.is_empty() || other.is_empty() {
        return false;
    }
    let (mut left, mut right) = (one.to_vec(), other.to_vec());
    left.sort_unstable();
    right.sort_unstable();
    let (mut at, mut same) = (0, 0);
    for word in &left {
        while at < right.len() && right[at] < *word {
            at += 1;
        }
        if right.get(at) == Some(word) {
            (at, same) = (at + 1, same + 1);
        }
    }
    let longer = one.len().max(other.len());
    same < longer && same * 100 >= longer * shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    #[test]
    fn leads_that_are_alike_and_not_the_same_name_two_cases() {
        let are_two = |one: &str, other: &str| are_two(&words(one), &words(other), SHARED);
        assert!(are_two("30-day notice", "7-day notice"));
        assert!(are_two(
            "适用简易程序的，三日内送达。",
            "适用普通程序的，七日内送达。"
        ));
        assert!(!are_two("Deliveries", "Payment of the price"));
        assert!(!are_two("别的内容。", "其他。"));
        assert!(!are_two("Notice", "Notice"));
    }

    #[test]
    fn parts_of_sentences_with_different_beginnings_are_about_two_cases() {
        let differ = |one: &str, other: &str| {
            let text = format!("{one}应当在十日内通知港口。\n\n{other}应当在九日内通知港口。");
            let document =
                input::from_bytes("a.txt", text.as_bytes(), &input::Options::default()).unwrap();
            let at = |number: u32| {
                let paragraph = &document.paragraphs[number as usize];
                let start = document.body(paragraph).find("应当").unwrap();
                At {
                    document: 0,
                    paragraph: number,
                    start: paragraph.body + start as u32,
                }
            };
            super::differ(&[&document], at(0), at(1))
        };
        assert!(differ("船只靠岸的，", "船只沉没的，"));
        assert!(!differ("船只靠岸的，", "船只靠岸的，"));
    }
}
