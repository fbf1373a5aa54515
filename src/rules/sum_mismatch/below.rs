//! Numbers announced before a list that stands below, one item a paragraph.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::announced;
use crate::facts::counts::{self, Count};
use crate::facts::label::{Label, Style};
use crate::language::Language;
use crate::language::topics::counting;
use crate::text::glyphs;
use crate::text::span::Span;

/// How far before the end the word stands that says that a list follows, in characters. With 20 and 80 the same.
const LEAD: usize = 40;
/// How many paragraphs further down the next item of the list may stand. With 30 and 120 the same.
const FURTHER: usize = 60;
/// How many paragraphs after a list without numbers another may be the rest of it. Chosen by hand.
const NEAR: usize = 2;
/// The widest difference between a number and a list that was meant. With 2 five findings more in two translations of a textbook, all
/// of them wrong (November 2026).
const WIDEST: u64 = 1;

/// A list with its number of items.
pub(super) struct Below {
    pub(super) count: Count,
    /// How many items there are.
    pub(super) listed: u64,
    /// The last of them.
    pub(super) last: Span,
}

/// A number at the end of a paragraph that says that its things follow, and the numbered items below it, whatever they are set as.
pub(super) fn labelled(
    reading: &Reading,
    paragraph: Paragraph,
    language: &Language,
) -> Option<Below> {
    let key = paragraph.key();
    if !key.ends_with(':') {
        return None;
    }
    let count = counts::announced(key, language)?;
    let start = key
        .char_indices()
        .rev()
        .take(LEAD)
        .last()
        .map_or(0, |(at, _)| at);
    let lead = key[start..].to_lowercase();
    if !counting::words(|each| each.following).any(|word| lead.contains(word)) {
        return None;
    }
    let mut behind = reading.paragraphs().skip(paragraph.index() + 1);
    let mut end = behind.next()?;
    let label = end.label.filter(|label| label.number == 1)?;
    let mut last = label;
    for next in behind {
        match next.label {
            Some(label) if last.precedes(&label) => (last, end) = (label, next),
            // What is between items, or after them, makes the count unsure.
            Some(label) if label.style == last.style => break,
            _ if next.index() > end.index() + 1 => break,
            _ => {}
        }
    }
    let listed = last.number;
    // The list goes on somewhere after other text, or further down.
    let later = reading
        .paragraphs()
        .skip(end.index() + 1)
        .take(FURTHER)
        .any(|each| each.label.is_some_and(|label| last.precedes(&label)));
    (listed != count.number && !later && listed > 1).then_some(Below {
        count,
        listed,
        last: end.span,
    })
}

/// The number that the last sentence of a paragraph announces, and the list below, where the two differ.
pub(super) fn find(reading: &Reading, paragraph: Paragraph, language: &Language) -> Option<Below> {
    let next = paragraph.index() + 1;
    if next >= reading.paragraphs().len() || paragraph.kind == Kind::Heading {
        return None;
    }
    let first = reading.paragraph(next);
    // A numbered clause may announce a list of bullets at its own level.
    let style = |item: Paragraph| item.label.map(|label| label.style);
    let nested = paragraph.kind == Kind::ListItem
        && first.level <= paragraph.level
        && style(paragraph) == style(first);
    if first.kind != Kind::ListItem || nested || first.label.is_some_and(|label| label.number > 1) {
        return None;
    }
    let key = paragraph.key();
    let sentence = paragraph.sentences().last()?;
    let text = sentence.of(key);
    let led = text.trim_end().ends_with(':');
    let count = if led {
        announced::in_lead(text, language)
    } else {
        announced::at_end(text, language)
    }?;
    let items = items(reading, first, style(paragraph))?;
    let listed = items.len() as u64;
    // Without a colon only items that are names in code are sure to be what was counted.
    let named = |item: &Paragraph| {
        let glyphs = item.glyphs().iter();
        let mut glyphs =
            glyphs.skip_while(|glyph| !glyph.c.is_alphanumeric() && glyph.c != glyphs::OPAQUE);
        glyphs.next().is_some_and(|glyph| glyph.c == glyphs::OPAQUE)
    };
    if !(led || items.iter().all(named)) {
        return None;
    }
    let most = listed
        + items
            .iter()
            .map(|item| joined(*item, language))
            .sum::<u64>();
    let fits = (listed..=most).contains(&count.number);
    let differs = !fits && listed.abs_diff(count.number) <= WIDEST;
    (differs && listed > 1).then(|| Below {
        count: Count {
            span: Span {
                start: count.span.start + sentence.start,
                end: count.span.end + sentence.start,
            },
            ..count
        },
        listed,
        last: items[items.len() - 1].span,
    })
}

/// The items of the list that starts with `first`, those of lists inside it left out, up to the next clause with a label like that of
/// the one above. `None` where it is not plain where it ends.
fn items<'r>(
    reading: &'r Reading,
    first: Paragraph<'r>,
    above: Option<Style>,
) -> Option<Vec<Paragraph<'r>>> {
    let numbered = |item: &Paragraph| item.label.filter(|label| label.number > 0);
    let style = |label: Option<Label>| label.map(|label| label.style);
    let is_next_clause = |each: &Paragraph| above.is_some() && style(each.label) == above;
    let mut items = vec![first];
    let mut end = first.index() + 1;
    for each in reading.paragraphs().skip(end) {
        match each.kind {
            Kind::ListItem if each.level == first.level => {
                let (last, label) = (items[items.len() - 1].label, each.label);
                // A list of bullets under numbers that hangs too far to the left is one of its own.
                let bullets = bullet(reading, each) != bullet(reading, first);
                if style(last) != style(label) || bullets {
                    if is_next_clause(&each) {
                        break;
                    }
                    return None;
                }
                if let (Some(last), Some(label)) = (last, numbered(&each))
                    && label.number < last.number
                {
                    // A list that starts over right after this one.
                    return None;
                }
                items.push(each);
            }
            Kind::ListItem if each.level > first.level => {}
            Kind::Heading | Kind::ListItem => break,
            _ if is_indented(reading, each) => {}
            _ => break,
        }
        end = each.index() + 1;
    }
    let mut behind = reading.paragraphs().skip(end);
    let goes_on = if let Some(last) = numbered(&items[items.len() - 1]) {
        behind
            .take(FURTHER)
            .filter_map(|each| each.label.filter(|label| label.style == last.style))
            // Another list of the kind starts before one goes on.
            .take_while(|label| label.number != 1)
            .any(|label| last.precedes(&label))
    } else {
        let ends = |each: &Paragraph| {
            matches!(each.kind, Kind::Heading | Kind::ListItem) || each.key().ends_with(':')
        };
        let mut near = behind.by_ref().take(NEAR);
        near.find(ends)
            .is_some_and(|each| each.kind == Kind::ListItem && !is_next_clause(&each))
    };
    (!goes_on).then_some(items)
}

/// How many more things an item may name than one: those joined before its mark, `a` and `b`: two letters.
fn joined(item: Paragraph, language: &Language) -> u64 {
    let text = item.text();
    let head = text
        .find([':', '：', '—', '–'])
        .or_else(|| text.find(" - "));
    let Some(head) = head.map(|end| &text[..end]) else {
        return 0;
    };
    let counting = &language.counting;
    let words = head.split_whitespace().skip(1);
    let joints = words.filter(|word| counting.joints.contains(word)).count();
    let unspaced = head.chars().skip(1);
    let characters = unspaced.filter(|c| counting.joint_characters.contains(*c));
    let commas = head.matches([',', '，', '、', '/', '&']).count();
    (joints + characters.count() + commas) as u64
}

/// The mark of an item in the file: the last character in front of it on its line.
fn bullet(reading: &Reading, item: Paragraph) -> Option<char> {
    let (before, _) = reading.around(item.span);
    let line = before.rsplit('\n').next().unwrap_or("");
    line.trim_end().chars().next_back()
}

/// Whether a paragraph is set in on its line, as what belongs to an item is.
fn is_indented(reading: &Reading, paragraph: Paragraph) -> bool {
    let (before, _) = reading.around(paragraph.span);
    before.ends_with([' ', '\t'])
}
