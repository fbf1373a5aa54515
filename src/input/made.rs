//! Documents of formats that have no lines: their text is made, a paragraph on each line and a blank line between, and is exactly what
//! `variorum text` prints. Readers give the blocks; what a block looks like decides where its marks say nothing, as in Markdown.

use crate::document::markup::Markup;
use crate::document::{CodeUse, Document, Kind};
use crate::facts::label::{self, Label, Style};
use crate::input::assemble::{Found, assemble};
use crate::input::draft::{Draft, Drafts, Shape};
use crate::input::layout::Layout;
use crate::input::lines::Line;
use crate::input::{Options, kind, lines};
use crate::text::keys::{Join, Piece};
use crate::text::normalise;
use crate::text::script;
use crate::text::span::Span;

/// A block of text as a reader found it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Block {
    /// What its marks say that it is; its look decides where they say nothing.
    pub(super) kind: Option<Kind>,
    /// The level of a heading or list item, from 1; 0 for others.
    pub(super) level: u8,
    /// How many bytes at its start are a number that the program counts, without the space after it.
    pub(super) label: usize,
    /// Whether it is an entry of a table of contents.
    pub(super) contents: bool,
}

/// The blocks of a document, in order.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The text of all blocks, a blank line between them; a line end in a block is a break that its author made.
    text: String,
    blocks: Vec<(Block, Span)>,
    /// Formulas, in spans of the text, in order.
    opaque: Vec<Span>,
}

impl Made {
    /// Adds a block. Blank ones are none. `opaque` are formulas, in bytes of `text`.
    pub(super) fn push(&mut self, block: Block, text: &str, opaque: &[Span]) {
        if text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push((block, Span::new(start, self.text.len())));
        let moved = |span: &Span| Span {
            start: span.start + start as u32,
            end: span.end + start as u32,
        };
        self.opaque.extend(opaque.iter().map(moved));
    }

    /// How many blocks there are.
    pub(super) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// Makes the document. `container` is what people call the format.
    pub(super) fn document(
        self,
        name: &str,
        container: &'static str,
        options: &Options,
    ) -> Document {
        self.traced(name, container, options).0
    }

    /// The same, and the number of the block that each paragraph is of.
    pub(super) fn traced(
        self,
        name: &str,
        container: &'static str,
        options: &Options,
    ) -> (Document, Vec<usize>) {
        let (laid, of_block) = drafts(&self.text, &self.blocks);
        let lined = lined(&self.text, &laid, &self.opaque);
        // Where nothing is marked as a heading, headings are known by their look, as in a plain text.
        let has_headings = self
            .blocks
            .iter()
            .any(|(block, _)| block.kind == Some(Kind::Heading));
        let marked: Vec<Block> = of_block.iter().map(|at| self.blocks[*at].0).collect();
        let starts: Vec<u32> = lined
            .drafts
            .list
            .iter()
            .map(|each| each.first.start)
            .collect();
        let found = Found {
            text: lined.text,
            guessed: None,
            rendering: None,
            drafts: lined.drafts,
            furniture: Vec::new(),
        };
        let what = |drafts: &[Draft], keys: &[&str], at: usize| {
            what(drafts, keys, at, marked[at], has_headings)
        };
        let mut document = assemble(name, found, options.folding, what);
        document.code = CodeUse::Apart;
        document.container = Some(container);
        document.markup = Markup::new(lined.opaque, Vec::new()).keeping(lined.breaks);
        let paragraphs = document.paragraphs.iter();
        let block = |span: Span| of_block[starts.partition_point(|start| *start < span.start)];
        let blocks = paragraphs.map(|each| block(each.span)).collect();
        (document, blocks)
    }
}

/// The blocks as drafts over the text, and the number of the block that each is of. A block whose lines are clauses of their own, with
/// a break between them, is divided as in a plain text.
fn drafts(text: &str, blocks: &[(Block, Span)]) -> (Drafts, Vec<usize>) {
    let measured = lines::lines(text);
    let lines_of = |span: Span| {
        let before = |end: u32| measured.partition_point(|line| line.span.start < end);
        let lines = measured[before(span.start)..before(span.end)].iter();
        lines
            .filter(|line| !line.is_blank())
            .copied()
            .collect::<Vec<Line>>()
    };
    let mut written: Vec<Line> = Vec::with_capacity(measured.len());
    for (_, span) in blocks.iter().filter(|(block, _)| is_divisible(*block)) {
        written.extend(lines_of(*span));
        written.push(Line::blank(span.end as usize));
    }
    let layout = Layout::over_rendered(text, &written);
    let (mut out, mut of_block) = (Drafts::default(), Vec::new());
    for (at, (block, span)) in blocks.iter().enumerate() {
        let lines = lines_of(*span);
        if lines.is_empty() {
            continue;
        }
        let first = out.list.len();
        if is_divisible(*block) {
            layout.written(&lines, &mut out);
        } else {
            layout.whole(&lines, block.kind == Some(Kind::Code), &mut out);
        }
        of_block.resize(out.list.len(), at);
        if let Some(draft) = out.list.get_mut(first) {
            mark(draft, *block, text);
        }
    }
    (out, of_block)
}

fn is_divisible(block: Block) -> bool {
    !block.contents
        && !matches!(
            block.kind,
            Some(Kind::Code | Kind::Heading | Kind::TableCell)
        )
}

/// Tells a draft what its block says: the number that the program counts, and that it is an entry of a table of contents.
fn mark(draft: &mut Draft, block: Block, text: &str) {
    if block.contents {
        draft.shape = Shape::Contents;
    }
    let start = draft.first.start as usize;
    let Some(counted) = text.get(start..start + block.label) else {
        return;
    };
    if let Some(label) = counted_label(counted) {
        draft.label = Some(label);
        let head = normalise::head(counted);
        draft.label_length = head.bytes().filter(|byte| *byte != b' ').count();
    }
}

/// An entry of a table of contents without the page that it stands on.
pub(super) fn entry(text: &str) -> &str {
    /// The longest number of a page: xxxviii, 1-234.
    const LONGEST: usize = 8;
    let text = text.trim_end();
    match text.rsplit_once('\t') {
        Some((title, page)) if page.len() <= LONGEST && !page.contains(' ') => title.trim_end(),
        _ => text,
    }
}

/// The label that a counted number is: no look at the text after it is needed.
pub(super) fn counted_label(counted: &str) -> Option<Label> {
    let head = normalise::head(counted);
    if head.is_empty() {
        return None;
    }
    // A letter or a Roman number with a full stop is a label only before text that can start a sentence.
    let read = |text: &str| label::read(text).filter(|label| label.span.end as usize == head.len());
    read(&head).or_else(|| read(&format!("{head} A")))
}

/// What the draft at `at` is: what its marks say, else what its number says.
fn what(
    drafts: &[Draft],
    keys: &[&str],
    at: usize,
    block: Block,
    has_headings: bool,
) -> (Kind, u8) {
    let listed = drafts[at].shape == Shape::Contents && is_divisible(block);
    if let Some(kind) = block.kind.filter(|_| !listed) {
        return (kind, block.level);
    }
    let division = |label: Label| matches!(label.style, Style::Division(_)) && label.is_heading();
    match kind::classify(drafts, keys, at) {
        (Kind::Heading, _) if has_headings && !drafts[at].label.is_some_and(division) => {
            (Kind::Body, 0)
        }
        found => found,
    }
}

/// A text of lines, a draft on each.
struct Lined {
    text: String,
    drafts: Drafts,
    opaque: Vec<Span>,
    /// Where a line ends that its author ended, and tabs: what is on the two sides is not next to each other for a reader.
    breaks: Vec<Span>,
}

/// Joins the pieces of each draft to a line.
fn lined(text: &str, laid: &Drafts, opaque: &[Span]) -> Lined {
    let mut out = Lined {
        text: String::with_capacity(text.len() + 1),
        drafts: Drafts::default(),
        opaque: Vec::with_capacity(opaque.len()),
        breaks: Vec::new(),
    };
    let mut hidden = opaque.iter().peekable();
    for draft in &laid.list {
        if !out.text.is_empty() {
            out.text.push('\n');
        }
        let start = out.text.len();
        for (at, piece) in laid.pieces(draft).iter().enumerate() {
            if at > 0 {
                let end = out.text.len();
                join(&mut out.text, piece.join, piece.span.of(text));
                out.breaks
                    .push(Span::new(end.min(out.text.len()), out.text.len()));
            }
            let base = out.text.len() as u32;
            let tabs = piece.span.of(text).match_indices('\t');
            out.breaks.extend(tabs.map(|(at, tab)| {
                let at = base as usize + at;
                Span::new(at, at + tab.len())
            }));
            while let Some(span) = hidden.next_if(|span| span.start < piece.span.end) {
                let inside = |place: u32| {
                    base + place.clamp(piece.span.start, piece.span.end) - piece.span.start
                };
                let moved = Span {
                    start: inside(span.start),
                    end: inside(span.end),
                };
                out.opaque.extend((!moved.is_empty()).then_some(moved));
            }
            out.text.push_str(piece.span.of(text));
        }
        let span = Span::new(start, out.text.len());
        out.text.push('\n');
        let first = out.drafts.pieces.len();
        let join = Join::Nothing;
        out.drafts.pieces.push(Piece { span, join });
        out.drafts.list.push(Draft {
            pieces: first..first + 1,
            lines: draft.lines,
            first: span,
            label: draft.label,
            label_length: draft.label_length,
            shape: draft.shape,
            apart: true,
        });
    }
    out
}

/// Adds what is between a line and `next`.
fn join(text: &mut String, join: Join, next: &str) {
    match join {
        Join::Space => {
            let tight =
                text.ends_with(script::is_unspaced) || next.starts_with(script::is_unspaced);
            if !tight {
                text.push(' ');
            }
        }
        Join::Nothing => {}
        Join::Hyphen => {
            text.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(blocks: &[(Block, &str)]) -> Document {
        let mut made = Made::default();
        for (block, text) in blocks {
            made.push(*block, text, &[]);
        }
        made.document("a.docx", "Word", &Options::default())
    }

    fn of(kind: Kind, level: u8) -> Block {
        Block {
            kind: Some(kind),
            level,
            ..Block::default()
        }
    }

    fn counted(label: &str) -> Block {
        Block {
            label: label.len(),
            ..Block::default()
        }
    }

    #[test]
    fn each_paragraph_is_a_line_and_a_blank_line_is_between() {
        let found = document(&[
            (of(Kind::Heading, 1), "关于港口\n的规定"),
            (Block::default(), "  The harbour\nopens at dawn. "),
            (of(Kind::TableCell, 0), "甲"),
        ]);
        assert_eq!(
            found.text,
            "关于港口的规定\n\nThe harbour opens at dawn.\n\n甲\n"
        );
        let lines = found.paragraphs.iter().map(|each| found.slice(each.span));
        assert_eq!(lines.collect::<Vec<_>>().join("\n\n") + "\n", found.text);
        assert_eq!(found.container, Some("Word"));
    }

    #[test]
    fn clauses_with_a_break_between_them_are_paragraphs() {
        let found = document(&[(
            Block::default(),
            "第一条 为了规范管理，制定本办法。\n第二条 本办法适用于下列事项：\n（一）收费；\n（二）公示。",
        )]);
        assert_eq!(found.paragraphs.len(), 4, "{}", found.text);
    }

    #[test]
    fn a_counted_number_is_a_label_whatever_follows() {
        for (label, text) in [
            ("1.1", "the parties"),
            ("a.", "goods"),
            ("第三条", "规定"),
            ("ii)", "und so weiter"),
            ("б)", "второй"),
            ("（一）", "甲项"),
            ("I.", "general"),
        ] {
            let found = document(&[(counted(label), &format!("{label} {text}"))]);
            let paragraph = &found.paragraphs[0];
            assert!(paragraph.label.is_some(), "{label}");
            assert_eq!(found.body(paragraph), text, "{label}");
        }
    }

    #[test]
    fn headings_are_known_by_their_look_where_none_is_marked() {
        let texts = [
            "灯塔管理办法",
            "第一条 为了管理灯塔，制定本办法，并且公布。",
        ];
        let plain = document(&texts.map(|text| (Block::default(), text)));
        assert_eq!(plain.paragraphs[0].kind, Kind::Heading);
        let marked = document(&[
            (Block::default(), texts[0]),
            (Block::default(), texts[1]),
            (of(Kind::Heading, 1), "附则"),
        ]);
        assert_eq!(marked.paragraphs[0].kind, Kind::Body);
    }

    #[test]
    fn words_on_two_sides_of_a_break_are_not_neighbours() {
        let found = document(&[(Block::default(), "Acme\nAcme House\tHouse and the house")]);
        let crosses = |part: &str| {
            let at = found.text.find(part).unwrap();
            found.markup.crosses_fixed(Span::new(at, at + part.len()))
        };
        assert_eq!(found.text, "Acme Acme House\tHouse and the house\n");
        assert!(crosses("Acme Acme") && crosses("House\tHouse"));
        assert!(!crosses("Acme House") && !crosses("and the house"));
    }

    #[test]
    fn formulas_are_hidden_where_they_stand() {
        let mut made = Made::default();
        made.push(Block::default(), "Before it.", &[]);
        made.push(Block::default(), " let\n x = y ", &[Span::new(6, 11)]);
        let found = made.document("a.docx", "Word", &Options::default());
        let hidden = found.markup.opaque().iter().map(|span| found.slice(*span));
        assert_eq!(hidden.collect::<Vec<_>>(), ["x = y"]);
    }
}
