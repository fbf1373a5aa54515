//! Where paragraphs start and end in the lines of a plain text, and how their lines are joined.
//!
//! Blank lines separate paragraphs and lines between them belong together, unless the text has one paragraph a line, or an
//! indent, a list mark or the line of a table of contents shows that a new one starts.

use std::ops::Range;

use crate::facts::label::{self, Label, Style};
use crate::input::contents;
use crate::input::drawn::is_drawn;
use crate::input::furniture::usual_width;
use crate::input::hyphen::Words;
use crate::input::lines::{Line, has_gap};
use crate::input::mode::{self, Mode, could_go_on};
use crate::text::fold;
use crate::text::keys::{Join, Piece};
use crate::text::marks::CLAUSE_ENDS;
use crate::text::normalise;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// How many lines before and after one show how it is laid out.
const NEAR: usize = 32;

/// What the lines of a paragraph look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Written.
    Text,
    /// Marked as a quotation.
    Quoted,
    /// Laid out with spaces: a table, a figure, code.
    LaidOut,
    /// A line of a table of contents.
    Contents,
}

/// The paragraphs of a text as their lines, before it is known what they are.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// The paragraphs, in order.
    pub(super) list: Vec<Draft>,
    /// The pieces of all of them, in order.
    pieces: Vec<Piece>,
}

impl Drafts {
    /// The lines of a paragraph that are not empty, with the way each is joined to the one before.
    pub(super) fn pieces(&self, draft: &Draft) -> &[Piece] {
        &self.pieces[draft.pieces.clone()]
    }
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Draft {
    /// Where its pieces stand among those of all paragraphs.
    pieces: Range<usize>,
    /// How many lines it has.
    pub(super) lines: usize,
    /// The first of them.
    pub(super) first: Span,
    /// Its number or bullet.
    pub(super) label: Option<Label>,
    /// How many bytes of the key the label takes, spaces not counted.
    pub(super) label_length: usize,
    /// What its lines look like.
    pub(super) look: Look,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(super) apart: bool,
}

/// Divides `lines` into paragraphs. Rules of marks alone (`-----`) separate and are returned as furniture.
pub(super) fn drafts(text: &str, mut lines: Vec<Line>, furniture: &mut Vec<Span>) -> Drafts {
    for line in lines.iter_mut().filter(|line| is_rule(text, line)) {
        furniture.push(line.span);
        (line.span, line.width) = (Span::empty(line.span.end as usize), 0);
    }
    let layout = Layout::over(text, &lines);
    let mut out = Drafts {
        list: Vec::new(),
        pieces: Vec::with_capacity(lines.len()),
    };
    let mut openings = Vec::new();
    for block in lines
        .split(Line::is_blank)
        .filter(|block| !block.is_empty())
    {
        layout.block(block, &mut openings, &mut out);
    }
    out
}

/// A line of nothing but rule marks is drawn between paragraphs; it is none.
fn is_rule(text: &str, line: &Line) -> bool {
    line.width >= 3
        && line
            .span
            .of(text)
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '—' | '─' | '━' | '═' | '~' | ' '))
}

/// What a line opens or ends with that tells where paragraphs start.
#[derive(Clone, Copy, Debug)]
struct Opening {
    /// The label it starts with, and how many bytes that takes, spaces not counted.
    label: Option<(Label, usize)>,
    /// Whether it ends in a leader, as in a table of contents.
    leader: bool,
}

/// How the lines of a text are laid out.
pub(super) struct Layout<'text> {
    text: &'text str,
    mode: Mode,
    /// How far the first lines of paragraphs are indented, where the text shows paragraphs by that.
    first_indent: Option<usize>,
    width: usize,
    words: Words<'text>,
    /// After how many characters Han text is cut, where it is cut so.
    sliced: Option<usize>,
    /// Whether `>` and fences at the start of a line are marks. In the text of a format that has marks of its own they are none.
    marked: bool,
}

impl<'text> Layout<'text> {
    /// Looks at all lines of a text.
    pub(super) fn over(text: &'text str, lines: &[Line]) -> Self {
        let width = usual_width(lines);
        let mode = mode::mode(text, lines, width);
        Self {
            text,
            mode,
            first_indent: mode::first_indent(text, lines, mode),
            width,
            words: Words::collect(text, lines),
            sliced: mode::slice_length(text, lines),
            marked: true,
        }
    }

    /// As [`Layout::over`], for text whose marks were read and taken away before.
    pub(super) fn over_rendered(text: &'text str, lines: &[Line]) -> Self {
        Self {
            marked: false,
            ..Self::over(text, lines)
        }
    }

    /// Cuts the lines of a paragraph whose ends are known otherwise, only where a line ends a sentence or clause and the next is
    /// plainly one of its own: by its number, its indent, or because it is Chinese or Japanese, one paragraph a line.
    pub(super) fn written(&self, lines: &[Line], out: &mut Drafts) {
        let openings: Vec<Opening> = lines.iter().map(|line| self.opening(line)).collect();
        let label = |at: usize| openings[at].label.map(|(label, _)| label);
        let mut start = 0;
        for at in 1..=lines.len() {
            let cut = || {
                self.stands_apart(&lines[at - 1], &lines[at], [label(at - 1), label(at)])
                    && self.starts(lines, &openings, start, at)
            };
            if at == lines.len() || cut() {
                self.draft(&lines[start..at], openings[start], false, start == 0, out);
                start = at;
            }
        }
    }

    /// A paragraph of all these lines.
    pub(super) fn whole(&self, lines: &[Line], laid_out: bool, out: &mut Drafts) {
        let mut opening = self.opening(&lines[0]);
        if laid_out {
            opening.label = None;
        }
        self.draft(lines, opening, laid_out, true, out);
    }

    fn opening(&self, line: &Line) -> Opening {
        Opening {
            label: self.read_label(line),
            leader: contents::has_leader(self.of(line)),
        }
    }

    fn stands_apart(&self, line: &Line, next: &Line, labels: [Option<Label>; 2]) -> bool {
        let content = self.of(line);
        let ended = segment::ends_sentence(content) || content.ends_with(CLAUSE_ENDS);
        let heads = labels[0].is_some_and(|label| label.is_heading());
        let unspaced = |content: &str| content.starts_with(script::is_unspaced);
        (ended || heads)
            && (labels[1].is_some()
                || unspaced(self.of(next))
                || self.opens_with_ideographic_space(next))
    }

    fn of(&self, line: &Line) -> &'text str {
        line.span.of(self.text)
    }

    /// Cuts one block, the lines between two blank ones, into paragraphs.
    fn block(&self, block: &[Line], openings: &mut Vec<Opening>, out: &mut Drafts) {
        openings.clear();
        openings.extend(block.iter().map(|line| Opening {
            label: None,
            leader: contents::has_leader(self.of(line)),
        }));
        let laid_out = self.is_laid_out(block, openings);
        // Of a drawing only the first line can be read as more than a drawing.
        let read = if laid_out { 1 } else { block.len() };
        for (line, opening) in block.iter().zip(openings.iter_mut()).take(read) {
            opening.label = self.read_label(line);
        }
        let mut start = 0;
        for at in 1..=block.len() {
            if at == block.len() || (!laid_out && self.starts(block, openings, start, at)) {
                self.draft(
                    &block[start..at],
                    openings[start],
                    laid_out,
                    start == 0,
                    out,
                );
                start = at;
            }
        }
    }

    /// The label that a line starts with, and its length in bytes without spaces.
    fn read_label(&self, line: &Line) -> Option<(Label, usize)> {
        let content = self.of(line);
        let content = content.strip_prefix('>').map_or(content, str::trim_start);
        if content.starts_with("o  ") {
            return Some((
                Label {
                    span: Span::new(0, 1),
                    body: 2,
                    style: Style::Bullet,
                    number: 0,
                },
                1,
            ));
        }
        if !label::is_likely(content) {
            return None;
        }
        let head = normalise::head(content);
        let found = label::read(&head)?;
        Some((
            found,
            head[..found.span.end as usize]
                .bytes()
                .filter(|byte| *byte != b' ')
                .count(),
        ))
    }

    /// Whether the line `at` of a block opens a new paragraph; the open one starts at `start` with the label `open`.
    fn starts(&self, block: &[Line], openings: &[Opening], start: usize, at: usize) -> bool {
        let label = |opening: &Opening| opening.label.map(|(label, _)| label);
        let (open, found) = (label(&openings[start]), label(&openings[at]));
        // The lines that are looked at before and after this one: enough to see how they are laid out.
        let before = &block[start.max(at.saturating_sub(NEAR))..at];
        let (line, next) = (&block[at - 1], &block[at]);
        let (content, following) = (self.of(line), self.of(next));
        // A fence holds its lines together up to the fence that closes it.
        let fences = |lines: &[Line]| {
            lines
                .iter()
                .filter(|line| self.of(line).starts_with("```"))
                .count()
        };
        if self.of(&block[start]).starts_with("```")
            && fences(before) == 1
            && before.len() == at - start
        {
            return false;
        }
        if openings[at - 1].leader || openings[at].leader || following.starts_with("```") {
            return true;
        }
        if content.starts_with('>') != following.starts_with('>')
            || following.trim_start_matches('>').is_empty()
        {
            return true;
        }
        if matches!(self.mode, Mode::Lines) {
            return true;
        }
        let short = || could_go_on(self.text, line, next, self.width_around(block, at));
        let heading = at == start + 1 && open.is_some_and(|label| label.is_heading());
        let marked = open.is_some() && self.of(&block[start]).starts_with('#') && at == start + 1;
        if marked || (heading && (found.is_some() || short())) {
            return true;
        }
        if let Some(found) = found {
            let hanging = before.iter().any(|each| each.indent > next.indent);
            let ended = segment::ends_sentence(content)
                || content.ends_with([';', '；', ',', '，', '、', ':', '：']);
            // The next number right below a line that has one, or the same bullet: an item of one line came before.
            let first_of = |line: &Line| self.of(line).chars().next();
            let twin = found.style != Style::Bullet || first_of(&block[start]) == first_of(next);
            let below = at == start + 1 && twin;
            let follows = (ended || below) && open.is_some_and(|open| open.precedes(&found));
            // A reference at the start of a line looks like the first item of a list, but no second one follows.
            let goes_on = || {
                let mut after = openings[at + 1..].iter().take(NEAR).filter_map(label);
                after.any(|next| found.precedes(&next))
            };
            let first = found.number <= 1 && content.ends_with([':', '：']) && goes_on();
            // `Section 4` behind an unfinished line is what that line speaks of.
            let spoken_of = matches!(found.style, Style::Division(_)) && !ended && at > start + 1;
            if hanging
                || first
                || follows
                || matches!(found.style, Style::Hash(_))
                || (!spoken_of && short())
            {
                return true;
            }
        }
        let ideographic = |line: &Line| self.opens_with_ideographic_space(line);
        let indented =
            (ideographic(next) && !ideographic(line)) || self.first_indent == Some(next.indent);
        // The lines of an item hang under its text; other text that is indented further opens a paragraph.
        let stepped = next.indent > line.indent
            && open.is_none()
            && before.iter().all(|each| each.indent <= line.indent);
        match self.mode {
            Mode::Flowing => {
                indented
                    || stepped
                    || (self.is_short(line) && segment::ends_sentence(content) && short())
            }
            _ => {
                indented
                    || (stepped
                        && segment::ends_sentence(content)
                        && found.is_none()
                        && line.width > 0
                        && self.is_short(line)
                        && short())
            }
        }
    }

    /// How wide lines near the one at `at` are: a block can be wrapped to fewer columns than the rest of the text.
    fn width_around(&self, block: &[Line], at: usize) -> usize {
        let around = &block[at.saturating_sub(NEAR)..block.len().min(at + NEAR)];
        let widths = around.iter().map(|line| line.indent + line.width);
        widths.max().unwrap_or(0).min(self.width)
    }

    /// Whether a line stops so far from the margin that it must be the last of its paragraph.
    fn is_short(&self, line: &Line) -> bool {
        (line.indent + line.width) * 4 <= self.width * 3
    }

    fn opens_with_ideographic_space(&self, line: &Line) -> bool {
        self.text[..line.span.start as usize].ends_with('\u{3000}')
    }

    fn draft(
        &self,
        lines: &[Line],
        opening: Opening,
        laid_out: bool,
        apart: bool,
        out: &mut Drafts,
    ) {
        let quoted = self.marked && self.of(&lines[0]).starts_with('>');
        let fenced = self.marked && self.of(&lines[0]).starts_with("```");
        let sliced = self.is_sliced(lines);
        let from = out.pieces.len();
        for line in lines {
            let mut span = line.span;
            if quoted {
                let content = self.of(line);
                span.start +=
                    (content.len() - content.trim_start_matches('>').trim_start().len()) as u32;
            }
            if span.is_empty() {
                continue;
            }
            let join = match out.pieces[from..].last() {
                Some(before) if !laid_out => {
                    self.join(before.span.of(self.text), span.of(self.text), sliced)
                }
                _ => Join::Space,
            };
            out.pieces.push(Piece { span, join });
        }
        let pieces = &mut out.pieces[from..];
        if sliced {
            self.keep_cut_spaces(pieces, lines[0].indent == 0);
        }
        let contents = lines.len() == 1 && opening.leader;
        if contents && let Some(piece) = pieces.first_mut() {
            piece.span.end =
                piece.span.start + contents::entry(piece.span.of(self.text)).len() as u32;
        }
        let look = match () {
            () if contents => Look::Contents,
            () if quoted => Look::Quoted,
            () if laid_out || fenced => Look::LaidOut,
            () => Look::Text,
        };
        out.list.push(Draft {
            pieces: from..out.pieces.len(),
            lines: lines.len(),
            first: lines[0].span,
            label: opening.label.map(|(label, _)| label),
            label_length: opening.label.map_or(0, |(_, length)| length),
            look,
            apart,
        });
    }

    /// Whether the lines of a paragraph, but for the last, are cut after a fixed number of characters.
    fn is_sliced(&self, lines: &[Line]) -> bool {
        let Some(length) = self.sliced else {
            return false;
        };
        let inner = &lines[..lines.len() - 1];
        let han = |line: &Line| self.of(line).chars().any(script::is_unspaced);
        inner.iter().all(|line| line.characters == length) && inner.iter().any(han)
    }

    fn join(&self, line: &str, next: &str, sliced: bool) -> Join {
        match () {
            () if sliced => Join::Nothing,
            () if !line.ends_with(fold::is_hyphen) => Join::Space,
            () if self.words.joins(line, next) => Join::Hyphen,
            () if Words::keeps(line, next) => Join::Nothing,
            () => Join::Space,
        }
    }

    /// In sliced text, spaces at a line's edges were there before it was cut; those of a margin were not.
    fn keep_cut_spaces(&self, pieces: &mut [Piece], no_margin: bool) {
        let space = [' ', '\u{3000}'];
        for at in 1..pieces.len() {
            let (before, after) = (
                pieces[at - 1].span.end as usize,
                pieces[at].span.start as usize,
            );
            let gap = self.text.get(before..after).unwrap_or("");
            pieces[at - 1].span.end += (gap.len() - gap.trim_start_matches(space).len()) as u32;
            if no_margin && !gap.trim_matches(space).is_empty() {
                pieces[at].span.start -= (gap.len() - gap.trim_end_matches(space).len()) as u32;
            }
        }
    }

    /// Whether a block is drawn with spaces and lines rather than written: a table, a figure, a listing.
    fn is_laid_out(&self, block: &[Line], openings: &[Opening]) -> bool {
        let contents = openings.iter().filter(|opening| opening.leader).count();
        if contents * 2 >= block.len() {
            return false;
        }
        if let [line] = block {
            return has_gap(self.of(line), 3);
        }
        // More than two in five lines that are written show already that the block is.
        let written = block.iter().filter(|line| !is_drawn(self.of(line)));
        written.take(block.len() * 2 / 5 + 1).count() * 5 <= block.len() * 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::lines::lines;

    fn cut(text: &str) -> Vec<String> {
        let measured = lines(text);
        let drafts = drafts(text, measured, &mut Vec::new());
        let joined = |draft: &Draft| {
            let pieces = drafts.pieces(draft).iter().map(|piece| match piece.join {
                Join::Space => format!("/{}", piece.span.of(text)),
                Join::Nothing => format!("~{}", piece.span.of(text)),
                Join::Hyphen => format!("-{}", piece.span.of(text)),
            });
            pieces.collect::<String>()[1..].to_owned()
        };
        drafts.list.iter().map(joined).collect()
    }

    #[test]
    fn blank_lines_separate_and_lines_are_joined() {
        assert_eq!(
            cut("One line\nand another.\n\nA new one.\n"),
            ["One line/and another.", "A new one."]
        );
    }

    #[test]
    fn recognises_one_paragraph_a_line() {
        let text = "合作协定\n双方同意在平等互利的基础上开展合作，并定期举行会晤。\n本协定自签字之日起生效。\n任何一方可书面通知终止。\n";
        assert_eq!(cut(text).len(), 4);
        let long = format!("{}\n{}\nShort.\n", "word ".repeat(40), "text ".repeat(50));
        assert_eq!(cut(&long).len(), 3);
    }

    #[test]
    fn one_paragraph_a_line_with_a_blank_line_between_sections() {
        let text = "第一章\n甲方应当按期付款，并开具收据。逾期的，承担违约责任。\n乙方应当交货。\n双方应当保守秘密。\n争议提交仲裁。\n\n第二章\n本合同自签字之日起生效。\n有效期三年。期满可以续订，续订应当另行签字。\n";
        assert_eq!(cut(text).len(), 8, "{:?}", cut(text));
        let lines = "One sentence stands on each line here.\nIt is a habit of people who keep prose in git.\nThe lines are one paragraph.\nA reader sees no break.\n\nAnother paragraph.\nIt goes on.";
        assert_eq!(cut(lines).len(), 2, "{:?}", cut(lines));
    }

    #[test]
    fn flowing_text_is_cut_at_short_lines_and_indents() {
        let text = "The parties have agreed upon the following provisions\nwhich shall enter into force upon signature.\nThe depositary shall notify all parties of the date on\nwhich this treaty enters into force.\n  A further paragraph is indented, and runs on to the\nsecond line.\n";
        assert_eq!(cut(text).len(), 2, "{:?}", cut(text));
        let short = "The parties have agreed upon the following provisions\nby consent.\nThe depositary shall notify all parties of the date on\nwhich this treaty enters into force, and shall do so\nsoon.\n";
        assert_eq!(cut(short).len(), 2, "{:?}", cut(short));
    }

    #[test]
    fn list_items_start_paragraphs_but_references_do_not() {
        let list = "The parties shall:\n(a) consult each other on all matters of common concern;\n(b) exchange reports.\n\nNext.";
        assert_eq!(cut(list).len(), 4, "{:?}", cut(list));
        let reference = "The rights of the parties to this agreement under paragraph\n(b) of the article shall not be affected by anything which\nis done after.\n\nNext.";
        assert_eq!(cut(reference).len(), 2, "{:?}", cut(reference));
    }

    #[test]
    fn a_block_wrapped_to_fewer_columns_than_the_rest_is_no_list() {
        let wide = "This paragraph runs on to the seventy-second column of its lines, and it goes\non there for some more words until it is over.";
        let narrow = "The options are the ones that are described in Section\n4.2. Nothing else is meant by it.";
        assert_eq!(cut(&format!("{wide}\n\n{narrow}\n\n{wide}")).len(), 3);
    }

    #[test]
    fn a_table_of_contents_has_a_line_each() {
        let text = "1. Scope .......... 3\n2. Terms .......... 4\n\nText.";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn a_table_is_one_paragraph() {
        let text =
            "Name      Count   Place\nalpha     12      north\nbeta      7       south\n\nText.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn han_text_cut_at_a_fixed_count_is_joined_without_spaces() {
        let ragged = "双方于2026年5月签署了关于深化\n合作的协定，并商定\n继续在以下方面开展工作，包括语言\n教学。\n\n另段。";
        assert!(cut(ragged)[0].contains('/'), "{:?}", cut(ragged));
        let even = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚20\n26年甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚Ru\nst甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚\n完。\n\n另段。";
        assert!(!cut(even)[0].contains('/'), "{:?}", cut(even));
    }

    #[test]
    fn a_rule_separates_and_is_no_paragraph() {
        assert_eq!(
            cut("Above.\n-----\nBelow.\n\nEnd."),
            ["Above.", "Below.", "End."]
        );
    }

    #[test]
    fn quotations_are_kept_apart() {
        assert_eq!(
            cut("He said:\n> one\n> two\n>\n> three\nEnd.\n\nNext."),
            ["He said:", "one/two", "three", "End.", "Next."]
        );
    }
}
