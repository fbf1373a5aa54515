//! From elements to blocks: what each paragraph is, and its text.

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::input::leader;
use crate::input::made::{Block, Made};
use crate::input::pdf::flow::{Element, Flow};
use crate::input::pdf::line::{Line, steps};
use crate::input::pdf::look::Look;
use crate::input::pdf::marks;
use crate::input::pdf::notes;
use crate::input::pdf::paragraph::{Paragraph, label_of};
use crate::input::pdf::words::Words;
use crate::input::raised::raised;
use crate::text::marks::CLAUSE_ENDS;
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::segment;
use crate::text::span::Span;

/// The longest heading, in Han characters, and the one with the most lines.
const LONGEST: u32 = 60;
const LINES: usize = 4;
/// The most levels of headings.
const LEVELS: usize = 6;
/// What programs put after a note at the end of a text, to lead back.
const BACK: [char; 4] = ['↩', '\u{fe0e}', '\u{fe0f}', ' '];

/// The blocks, and the page of each.
pub(super) fn tell(flow: &Flow, look: &Look) -> (Made, Vec<u32>) {
    let lines = flow.elements.iter().flat_map(lists);
    let lines = lines.chain(flow.notes.iter().map(|note| &note.lines[..]));
    let teller = Teller {
        words: Words::of(lines),
        sizes: sizes(flow, look),
        ends: flow
            .elements
            .iter()
            .filter_map(end_note)
            .map(|note| note.0)
            .collect(),
        marks: flow
            .notes
            .iter()
            .filter_map(|note| Some((note.page, notes::mark(note)?)))
            .collect(),
        look,
    };
    let mut out = Told::default();
    let mut late = Vec::new();
    for (at, element) in flow.elements.iter().enumerate() {
        match element {
            Element::Paragraph(paragraph) if is_listed(&flow.elements, at) => {
                teller.entry(paragraph, &mut out);
            }
            Element::Paragraph(paragraph) => teller.paragraph(paragraph, &mut out, &mut late),
            Element::Table(cells, page) => {
                for cell in cells {
                    teller.cell(cell, *page, &mut out);
                }
            }
        }
    }
    for note in &flow.notes {
        let text = teller.text(&note.lines, note.page);
        let mark = notes::mark(note).unwrap_or_default();
        out.push(note_block(), marks::without(&text, mark), note.page);
    }
    for (text, page) in late {
        out.push(note_block(), &text, page);
    }
    (out.made, out.pages)
}

/// The lines of an element, in the lists in which one goes on with the other.
fn lists(element: &Element) -> Vec<&[Line]> {
    match element {
        Element::Paragraph(paragraph) => vec![&paragraph.lines[..]],
        Element::Table(cells, _) => cells.iter().map(|cell| &cell[..]).collect(),
    }
}

fn note_block() -> Block {
    Block {
        kind: Some(Kind::Footnote),
        ..Block::default()
    }
}

/// Whether an element is an entry of a table of contents: it has a leader, or the number of a page at its end and is next to one that has.
fn is_listed(elements: &[Element], at: usize) -> bool {
    let paragraph = |at: usize| match elements.get(at) {
        Some(Element::Paragraph(paragraph)) => Some(paragraph),
        _ => None,
    };
    let leads = |at: usize| paragraph(at).is_some_and(|each| leader::has_leader(each.last()));
    let is_beside = || {
        let last = paragraph(at).and_then(|each| each.lines.last());
        last.is_some_and(|line| {
            let number = line.parts.last().filter(|_| line.parts.len() > 1);
            let digits = |part| line.part(part).bytes().all(|byte| byte.is_ascii_digit());
            number.is_some_and(digits)
        })
    };
    leads(at) || (is_beside() && (leads(at + 1) || at.checked_sub(1).is_some_and(leads)))
}

/// The number of a note at the end of the text, which leads back to it, and the note.
fn end_note(element: &Element) -> Option<(&str, &Paragraph)> {
    let Element::Paragraph(paragraph) = element else {
        return None;
    };
    let leads_back = paragraph
        .last()
        .trim_end_matches(&BACK[1..])
        .ends_with(BACK[0]);
    leads_back.then(|| (number(paragraph.first()), paragraph))
}

/// The digits at the start of a text.
fn number(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

#[derive(Debug, Default)]
struct Told {
    made: Made,
    pages: Vec<u32>,
}

impl Told {
    fn push(&mut self, block: Block, text: &str, page: u32) {
        self.made.push(block, text.trim(), &[]);
        self.pages.resize(self.made.count(), page);
    }
}

struct Teller<'flow> {
    words: Words,
    /// The sizes of headings, in tenths, the largest first.
    sizes: Vec<u32>,
    /// The marks of notes, each with its page.
    marks: FxHashSet<(u32, &'flow str)>,
    /// The marks of notes at the end of the text.
    ends: FxHashSet<&'flow str>,
    look: &'flow Look,
}

fn tenths(size: f32) -> u32 {
    steps(size, 2.0) * 5
}

/// The sizes of headings that are larger than the text.
fn sizes(flow: &Flow, look: &Look) -> Vec<u32> {
    let mut sizes: Vec<u32> = flow
        .elements
        .iter()
        .filter_map(|element| match element {
            Element::Paragraph(paragraph) if is_heading(paragraph, look) => Some(paragraph.size())
                .filter(|size| look.is_large(*size))
                .map(tenths),
            _ => None,
        })
        .collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    sizes
}

/// Whether a paragraph is a heading: short, open at its end, and larger or heavier than the text.
fn is_heading(paragraph: &Paragraph, look: &Look) -> bool {
    let stands_out = look.is_large(paragraph.size()) || (paragraph.is_bold() && !look.is_bold);
    let last = paragraph.last();
    let is_open = !segment::ends_sentence(last) && !last.ends_with(CLAUSE_ENDS);
    let weight: u32 = paragraph
        .lines
        .iter()
        .map(|line| script::weight_of(&line.text))
        .sum();
    let has_words = paragraph
        .lines
        .iter()
        .any(|line| line.text.contains(char::is_alphanumeric));
    // A larger line is a heading even with a full stop: `Harbour Rules 2nd ed.`
    let is_larger = paragraph.size() > 1.3 * look.size;
    stands_out
        && has_words
        && paragraph.lines.len() <= LINES
        && weight <= LONGEST * HAN_WEIGHT
        && (is_open || is_larger)
}

impl Teller<'_> {
    /// Tells a paragraph; a note that is among others at the end of the text is kept for later.
    fn paragraph(&self, paragraph: &Paragraph, out: &mut Told, late: &mut Vec<(String, u32)>) {
        let text = self.text(&paragraph.lines, paragraph.page);
        let back = text.trim_end_matches(BACK);
        if text.contains(BACK[0]) && back.len() < text.len() {
            let label = label_of(back).map_or(0, |label| label.span.end as usize);
            late.push((
                back.get(label..).unwrap_or(back).trim().to_owned(),
                paragraph.page,
            ));
            return;
        }
        let mut block = Block::default();
        if is_heading(paragraph, self.look) {
            block.kind = Some(Kind::Heading);
            block.level = self.level(paragraph.size());
        }
        out.push(block, &text, paragraph.page);
    }

    /// Tells an entry of a table of contents, without the page that it leads to.
    fn entry(&self, paragraph: &Paragraph, out: &mut Told) {
        let text = self.text(&paragraph.lines, paragraph.page);
        let block = Block {
            contents: true,
            ..Block::default()
        };
        let entry = leader::entry(&text);
        let digits = |c: char| c.is_ascii_digit() || c == ' ';
        let bare = if entry.len() == text.len() {
            entry.trim_end_matches(digits)
        } else {
            entry
        };
        out.push(block, bare, paragraph.page);
    }

    /// The level of a heading of that size.
    fn level(&self, size: f32) -> u8 {
        let own = self.sizes.iter().position(|each| *each == tenths(size));
        (own.unwrap_or(self.sizes.len()).min(LEVELS - 1) + 1) as u8
    }

    /// Tells a cell: its lines are one paragraph but where an item begins.
    fn cell(&self, lines: &[Line], page: u32, out: &mut Told) {
        let block = Block {
            kind: Some(Kind::TableCell),
            ..Block::default()
        };
        let begins = |a: &Line, b: &Line| {
            let gap = b.baseline - a.baseline > 1.5 * self.look.leading * b.size.max(a.size);
            let ends = segment::ends_sentence(&a.text) || a.text.ends_with(CLAUSE_ENDS);
            gap || (ends && label_of(&b.text).is_some())
        };
        for paragraph in lines.chunk_by(|a, b| !begins(a, b)) {
            out.push(block, &self.text(paragraph, page), page);
        }
    }

    /// The text of lines, without marks that lead to notes; what else is raised shows so.
    fn text(&self, lines: &[Line], page: u32) -> String {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for line in lines {
            self.words.push(line, &mut text, &mut spans);
        }
        for span in spans.into_iter().rev() {
            let said = span.of(&text).to_owned();
            let before = &text[..span.start as usize];
            if span.start > 0 && self.leads_to_note(&said, before, page) {
                take(&mut text, span);
            } else if span.start > 0
                && let Some(raised) = raised(said.trim())
            {
                text.replace_range(span.range(), &raised);
            }
        }
        text
    }

    /// Whether what is raised is the mark of a note on the page or the next one, or several of them.
    fn leads_to_note(&self, said: &str, before: &str, page: u32) -> bool {
        let word = before
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        // After a unit, or a number: m², 10³.
        let is_unit = (1..=2).contains(&word.chars().count()) && word.is_ascii();
        let is_power = before.ends_with(|c: char| c.is_ascii_digit());
        if is_unit || is_power && word.is_empty() {
            return false;
        }
        let is_note = |mark: &str| {
            let mark = marks::bare(mark, true);
            mark.is_some_and(|mark| {
                let mut pages = page..=page + 1;
                self.ends.contains(mark) || pages.any(|page| self.marks.contains(&(page, mark)))
            })
        };
        said.split([',', ' '])
            .filter(|mark| !mark.is_empty())
            .all(is_note)
    }
}

/// Takes a mark out of a text, and the space before it if there is one on both sides.
fn take(text: &mut String, span: Span) {
    let before = text[..span.start as usize].ends_with(' ');
    let after = text[span.end as usize..].chars().next();
    let closes = after.is_none_or(|c| c == ' ' || matches!(c, '.' | ',' | ';' | ':' | '。' | '，'));
    text.replace_range(span.range(), "");
    if before && closes {
        text.remove(span.start as usize - 1);
    }
}
