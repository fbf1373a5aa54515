//! The numbers of a document, each in its own sequence.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::Style;
use crate::facts::part::Number;
use crate::facts::reference::{self, Owner};
use crate::language::topics::parts;
use crate::text::numeral;
use crate::text::script;

/// The longest caption, in characters. With 60 and 240 the same.
const LONGEST_CAPTION: usize = 120;
/// How many ranks there are.
const RANKS: usize = 4;
/// The rank of lists: a heading without a number starts them anew.
const LISTS: usize = 2;
/// How many paragraphs below a heading its first numbered part may stand. With 1 and 6 the same.
const BELOW: usize = 3;

/// The longest heading with a number and no mark after it, in characters. Chosen by hand.
const LONGEST_BARE: usize = 60;
/// What comes before the last number in such a heading, so that no other has the same.
const BARE: &str = "bare";
/// In how much of a paragraph the name of the document is looked for that its label refers to, in characters: a label and three long words.
const HEAD: usize = 60;

/// A number in a sequence.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) number: u64,
    /// The index of its paragraph.
    pub(super) paragraph: usize,
}

/// What keeps numbers apart that are not of one sequence.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Sequence {
    style: Style,
    /// What comes before the last number.
    front: String,
    bracket: bool,
    upper: bool,
    indentation: usize,
}

/// The sequences that are being read.
#[derive(Default)]
struct Sequences {
    out: Vec<(Style, Vec<Vec<Item>>)>,
    index: FxHashMap<Sequence, usize>,
    /// Sequences with a rank above this one start anew.
    cuts: [usize; RANKS],
    seen: FxHashMap<Sequence, usize>,
}

impl Sequences {
    fn slot(&mut self, sequence: &Sequence) -> &mut Vec<Vec<Item>> {
        let slot = *self.index.entry(sequence.clone()).or_insert_with(|| {
            self.out.push((sequence.style, Vec::new()));
            self.out.len() - 1
        });
        &mut self.out[slot].1
    }

    fn add(&mut self, sequence: &Sequence, rank: usize, item: Item) {
        self.cuts[rank + 1..].iter_mut().for_each(|cut| *cut += 1);
        let cut = self.cuts[rank];
        let anew = self.seen.insert(sequence.clone(), cut) != Some(cut);
        let segments = self.slot(sequence);
        match segments.last_mut().filter(|_| !anew) {
            Some(segment) => segment.push(item),
            None => segments.push(vec![item]),
        }
    }

    /// Captions count through the whole document.
    fn add_caption(&mut self, style: Style, item: Item) {
        let segments = self.slot(&Sequence {
            style,
            front: String::new(),
            bracket: false,
            upper: false,
            indentation: 0,
        });
        match segments.last_mut() {
            Some(segment) => segment.push(item),
            None => segments.push(vec![item]),
        }
    }

    /// Headings with a number and no mark after it count through the whole document.
    fn add_bare(&mut self, item: Item) {
        let bare = Sequence {
            style: Style::Decimal(1),
            front: BARE.to_owned(),
            bracket: false,
            upper: false,
            indentation: 0,
        };
        self.cut_lists();
        let segments = self.slot(&bare);
        match segments.last_mut() {
            Some(segment) => segment.push(item),
            None => segments.push(vec![item]),
        }
    }

    fn cut_lists(&mut self) {
        self.cuts[LISTS..].iter_mut().for_each(|cut| *cut += 1);
    }
}

/// The signs behind the name of a rule in grammars.
const DEFINES: [&str; 6] = ["=", ":=", "::=", "=/", ":", "->"];

/// Whether a line with a number sign is a comment over the rules of a grammar, which gives the number of a section elsewhere.
fn is_comment(reading: &Reading, paragraph: Paragraph) -> bool {
    let below = paragraph.index() + 1;
    if !paragraph.key().starts_with('#') || below >= reading.paragraphs().len() {
        return false;
    }
    let mut words = reading.paragraph(below).text().split_whitespace();
    words.nth(1).is_some_and(|sign| DEFINES.contains(&sign))
}

/// The numbers of a document by sequence, each cut where a wider heading starts over.
pub(super) fn sequences(reading: &Reading) -> Vec<(Style, Vec<Vec<Item>>)> {
    let mut all = Sequences::default();
    let mut last_part: BTreeMap<Style, u64> = BTreeMap::new();
    let mut last_letter: FxHashMap<(bool, bool), u64> = FxHashMap::default();
    for paragraph in reading.paragraphs() {
        if matches!(
            paragraph.kind,
            Kind::Code | Kind::Contents | Kind::TableCell | Kind::Quote
        ) {
            continue;
        }
        let item = |number: u64| Item {
            number,
            paragraph: paragraph.index(),
        };
        let Some(label) = paragraph.label else {
            if let Some(number) = bare_heading(reading, paragraph) {
                all.add_bare(item(number));
            } else if let Some((style, number)) = caption(paragraph.key()) {
                all.add_caption(style, item(number));
            } else if paragraph.kind == Kind::Heading {
                all.cut_lists();
            }
            continue;
        };
        let written = paragraph.label_text();
        // A number or letter and nothing else in an item is a cell of a table.
        let lettered = matches!(label.style, Style::Letter | Style::Roman);
        let cell = paragraph.kind == Kind::ListItem
            && paragraph.body().is_empty()
            && (lettered || written.chars().all(|c| numeral::digit(c).is_some()));
        let inserted = cell || parts::ordinals().any(|parts| written.contains(parts.inserted));
        if inserted
            || matches!(label.style, Style::Bullet | Style::Hash(_))
            || is_comment(reading, paragraph)
        {
            continue;
        }
        if matches!(label.style, Style::Division(_)) {
            let follows = last_part.get(&label.style) == Some(&label.number.wrapping_sub(1));
            if !follows && is_of_another(paragraph) {
                continue;
            }
            last_part.insert(label.style, label.number);
        }
        let (style, number) = as_letter(written, label.style, label.number, &mut last_letter);
        let mut sequence = sequence(written, style, indentation(reading, paragraph));
        let mut rank = rank(style);
        // 5 and 6 above 5.1 and 6.1 number sections, and 5.1 starts nothing anew.
        let heading = paragraph.kind == Kind::Heading;
        if style == Style::Decimal(1) && heading && is_section(reading, paragraph.index()) {
            sequence.front.push('#');
            rank = 0;
        }
        all.add(&sequence, rank, item(number));
    }
    all.out
}

/// Whether the label of a paragraph names a part of another document: Art. 20 GDPR, Art. 22 GDPR, a choice among them.
fn is_of_another(paragraph: Paragraph) -> bool {
    let head = paragraph.key();
    let head = head
        .char_indices()
        .nth(HEAD)
        .map_or(head, |(end, _)| &head[..end]);
    let first = reference::references(head).into_iter().next();
    first.is_some_and(|each| each.span.start == 0 && each.owner == Owner::Other)
}

/// The number of a heading without a mark after it: 2 Terms. One that another of the kind follows is a line of a table.
fn bare_heading(reading: &Reading, paragraph: Paragraph) -> Option<u64> {
    let number = |paragraph: Paragraph| {
        let key = paragraph.key().trim_start_matches(['#', ' ']);
        let (number, title) = key.split_once(' ')?;
        let titled = title.starts_with(|c: char| c.is_uppercase() || script::is_han(c));
        let whole = title.ends_with(['.', '。', ';', ':', ',', '?', '!']);
        let short = key.chars().count() <= LONGEST_BARE && number.len() <= 2;
        numeral::decimal(number).filter(|_| titled && short && !whole)
    };
    let set_apart = matches!(paragraph.kind, Kind::Heading | Kind::Body);
    let found = number(paragraph).filter(|_| set_apart && paragraph.label.is_none())?;
    let next = paragraph.index() + 1;
    let text = next < reading.paragraphs().len() && number(reading.paragraph(next)).is_none();
    text.then_some(found)
}

/// Whether the heading is followed by the first of its numbered parts: 5 by 5.1.
fn is_section(reading: &Reading, at: usize) -> bool {
    let mut next = reading.paragraphs().skip(at + 1).take(BELOW);
    next.find_map(|each| each.label)
        .is_some_and(|label| matches!(label.style, Style::Decimal(2..)) && label.number == 1)
}

/// The style and number of a caption: 表3, Table 3. Tables and figures count through the whole document.
fn caption(key: &str) -> Option<(Style, u64)> {
    let (part, end) = reference::heading(key)?;
    let division = part.division.filter(|division| division.is_caption())?;
    let [Number::Figure(number)] = part.numbers[..] else {
        return None;
    };
    // "Table 3 shows" is a sentence.
    let sentence = key[end..].trim_start().starts_with(char::is_lowercase);
    let short = key.chars().count() <= LONGEST_CAPTION;
    (short && !sentence).then_some((Style::Division(division), number))
}

/// How wide a part is: divisions and numbered sections, `一、`, lists.
fn rank(style: Style) -> usize {
    match style {
        Style::Division(_) | Style::Decimal(2..) => 0,
        Style::Han => 1,
        _ => LISTS,
    }
}

/// (i) after (h) is a letter, whatever a Roman number is.
fn as_letter(
    written: &str,
    style: Style,
    number: u64,
    last: &mut FxHashMap<(bool, bool), u64>,
) -> (Style, u64) {
    let bare = written.trim_matches(['(', ')', '.', ' ']);
    let mut chars = bare.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return (style, number);
    };
    let Some(letter) = numeral::letter(c).filter(|_| matches!(style, Style::Letter | Style::Roman))
    else {
        return (style, number);
    };
    let notation = (written.starts_with('('), c.is_uppercase());
    let goes_on = last.get(&notation).is_some_and(|last| last + 1 == letter);
    if style == Style::Letter || goes_on {
        last.insert(notation, letter);
        return (Style::Letter, letter);
    }
    (style, number)
}

/// How many spaces come before a paragraph on its line: items of one list stand under each other.
fn indentation(reading: &Reading, paragraph: Paragraph) -> usize {
    let (before, _) = reading.around(paragraph.span);
    before.len() - before.trim_end_matches([' ', '\t', '\u{3000}']).len()
}

/// Whether an item of a list around theirs is between two items, so that they belong to two lists.
pub(super) fn are_parted(reading: &Reading, last: Item, item: Item) -> bool {
    let lead = |at: usize| line_indentation(reading, reading.paragraph(at));
    let inside = lead(item.paragraph);
    let mut between = last.paragraph + 1..item.paragraph;
    inside > 0
        && lead(last.paragraph) == inside
        && between.any(|at| {
            let each = reading.paragraph(at);
            let listed = each.kind == Kind::ListItem || each.label.is_some();
            listed && line_indentation(reading, each) < inside
        })
}

/// How many spaces the line starts with that a paragraph starts on.
fn line_indentation(reading: &Reading, paragraph: Paragraph) -> usize {
    let before = &reading.file()[..paragraph.span.start as usize];
    let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let line = &reading.file()[start..];
    line.len() - line.trim_start_matches([' ', '\t', '\u{3000}']).len()
}

fn sequence(written: &str, style: Style, indentation: usize) -> Sequence {
    let bare = written.trim_start_matches(['#', ' ']);
    let front = match style {
        Style::Decimal(_) => {
            let bare = bare.trim_end_matches(['.', '、']);
            bare.rfind('.')
                .map_or(String::new(), |at| bare[..at].to_owned())
        }
        Style::Division(_) => division_front(bare),
        _ => String::new(),
    };
    Sequence {
        style,
        front,
        bracket: written.starts_with('('),
        upper: written.chars().any(char::is_uppercase) && !matches!(style, Style::Division(_)),
        indentation,
    }
}

/// What surrounds the last number of a division: its word, the character after an ordinal, the wider numbers.
fn division_front(bare: &str) -> String {
    let numeral = |c: char| numeral::is_in_number(c) || matches!(c, ' ' | '.' | ':');
    let word: String = bare.chars().take_while(|c| !numeral(*c)).collect();
    let ordinal = parts::ordinals().any(|parts| parts.ordinal == word);
    let unit = bare
        .chars()
        .rev()
        .find(|c| !numeral(*c))
        .filter(|_| ordinal);
    let dotted = bare
        .trim_end_matches(['.', ':'])
        .rsplit_once('.')
        .map_or("", |(front, _)| front);
    let wider = dotted.trim_start_matches(word.as_str());
    format!(
        "{}{}{wider}",
        word.to_lowercase(),
        unit.map_or(String::new(), String::from)
    )
}
