//! Line ends inside a block of lines, and at which of them a paragraph ends: by a mark, a label, an indent, or a line that stops short.

use crate::facts::label::{self, Label, Style};
use crate::input::column::{self, Column};
use crate::input::fields;
use crate::input::leader;
use crate::input::lines::{Line, usual_width};
use crate::input::mode::{self, Mode, closes_bracket, could_go_on, ends_small};
use crate::language::Vocabulary;
use crate::text::fold;
use crate::text::marks::CLAUSE_ENDS;
use crate::text::normalise;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// How many lines before and after one show how it is laid out. By hand: with 8 or 128, one text of 34 is read otherwise.
const NEAR: usize = 32;

/// How many lines above one an open bracket is looked for: a formatter rarely breaks one more often. Chosen by hand, 2026-11.
const OPEN_LINES: usize = 4;

/// Numbers of items are smaller than this.
const FIRST_YEAR: u64 = 1000;

/// The brackets that can stand around or after the number of an item, in keys.
const BRACKETS: [char; 2] = ['(', ')'];

/// What opens and closes a block of code.
pub(super) const FENCE: &str = "```";

/// What a line opens or ends with that tells where paragraphs start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The label it starts with, and how many bytes that takes, spaces not counted.
    pub(super) label: Option<(Label, usize)>,
    /// Whether it ends in a leader, as in a table of contents.
    pub(super) leader: bool,
}

impl Opening {
    /// The label alone.
    pub(super) fn label(&self) -> Option<Label> {
        self.label.map(|(label, _)| label)
    }
}

/// A line end inside a block, at which the paragraph that is open can end.
#[derive(Clone, Copy)]
pub(super) struct Seam<'block> {
    /// The lines between two blank ones.
    pub(super) block: &'block [Line],
    /// What each line of the block opens with.
    pub(super) openings: &'block [Opening],
    /// The line that the open paragraph starts with.
    pub(super) start: usize,
    /// The line after the seam.
    pub(super) at: usize,
    /// The column that the block is, if it is one.
    pub(super) column: Option<&'block Column>,
}

impl<'block> Seam<'block> {
    /// The line before it.
    fn line(self) -> &'block Line {
        &self.block[self.at - 1]
    }

    /// The line after it.
    fn next(self) -> &'block Line {
        &self.block[self.at]
    }

    /// The lines of the open paragraph: the last of them, as many as show how it is laid out.
    fn before(self) -> &'block [Line] {
        &self.block[self.start.max(self.at.saturating_sub(NEAR))..self.at]
    }

    /// The label of the open paragraph.
    fn open(self) -> Option<Label> {
        self.openings[self.start].label()
    }

    /// The label that the line after it starts with.
    fn found(self) -> Option<Label> {
        self.openings[self.at].label()
    }

    /// Whether the open paragraph has one line so far.
    fn is_second(self) -> bool {
        self.at == self.start + 1
    }
}

/// How the paragraphs of a text show where they end.
#[derive(Debug)]
pub(super) struct Breaks<'text> {
    text: &'text str,
    mode: Mode,
    /// How far the first lines of paragraphs are indented, where the text shows paragraphs by that.
    first_indent: Option<usize>,
    width: usize,
}

/// A line without the mark of a quotation.
fn unquoted(content: &str) -> &str {
    content.strip_prefix('>').map_or(content, str::trim_start)
}

/// Whether a line ends a sentence, a clause or an item of a list.
fn ends_clause(content: &str) -> bool {
    segment::ends_sentence(content) || content.ends_with([';', '；', ',', '，', '、', ':', '：'])
}

/// Whether a line ends a sentence, or a clause by more than a comma.
fn is_closed(content: &str) -> bool {
    segment::ends_sentence(content) || content.ends_with(CLAUSE_ENDS)
}

/// The number or letter before one: 1 before 2, a before b.
fn one_less(number: &str) -> String {
    let mut letters = number.chars();
    match (number.parse::<u64>(), letters.next(), letters.next()) {
        (Ok(number), ..) => number.saturating_sub(1).to_string(),
        (_, Some(letter), None) => {
            let before = u32::from(letter).checked_sub(1).and_then(char::from_u32);
            before.map(String::from).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// Whether a line of a script without spaces begins with a word of another one, as with the name of a program.
fn opens_in_another_script(content: &str) -> bool {
    let (mut unspaced, mut spaced) = (0, 0);
    for c in content.chars().filter(|c| script::is_word(*c)) {
        if script::is_unspaced(c) {
            unspaced += 1;
        } else {
            spaced += 1;
        }
    }
    unspaced > spaced
}

impl<'text> Breaks<'text> {
    /// Looks at all lines of a text.
    pub(super) fn over(text: &'text str, lines: &[Line]) -> Self {
        let width = usual_width(lines);
        let mode = mode::mode(text, lines, width);
        Self {
            text,
            mode,
            first_indent: mode::first_indent(text, lines, mode),
            width,
        }
    }

    fn of(&self, line: &Line) -> &'text str {
        line.span.of(self.text)
    }

    /// What a line opens or ends with.
    pub(super) fn opening(&self, line: &Line) -> Opening {
        Opening {
            label: self.read_label(line),
            leader: leader::has_leader(self.of(line)),
        }
    }

    /// The label that a line starts with, and its length in bytes without spaces.
    pub(super) fn read_label(&self, line: &Line) -> Option<(Label, usize)> {
        let content = unquoted(self.of(line));
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
        if !label::likely::is_likely(content) {
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

    /// The column that a block of lines is, if it is one.
    pub(super) fn column(&self, block: &[Line], openings: &[Opening]) -> Option<Column> {
        if block.len() < column::FEWEST {
            return None;
        }
        let labels: Vec<Option<Label>> = openings.iter().map(Opening::label).collect();
        column::of(self.text, block, &labels, self.width)
    }

    /// Whether a line ends a sentence or clause, or is a heading, and the next is plainly one of its own.
    pub(super) fn stands_apart(
        &self,
        line: &Line,
        next: &Line,
        labels: [Option<Label>; 2],
    ) -> bool {
        let content = self.of(line);
        let ended = segment::ends_sentence(content) || content.ends_with(CLAUSE_ENDS);
        let heads = labels[0].is_some_and(|label| label.is_heading());
        let unspaced = |content: &str| {
            content.starts_with(script::is_unspaced) || opens_in_another_script(content)
        };
        (ended || heads)
            && (labels[1].is_some()
                || unspaced(self.of(next))
                || self.opens_with_ideographic_space(next))
    }

    /// Whether a new paragraph starts after a seam.
    pub(super) fn starts(&self, seam: Seam<'_>) -> bool {
        if self.is_in_fence(seam) {
            return false;
        }
        if matches!(self.mode, Mode::Lines) || self.is_marked_off(seam) {
            return true;
        }
        let told = |column: &Column| {
            let lines = [seam.line(), seam.next()];
            column.starts(self.text, lines, seam.found(), self.width)
        };
        if let Some(starts) = seam.column.and_then(told) {
            return starts;
        }
        let marked = |open: Label| {
            self.of(&seam.block[seam.start]).starts_with('#') || {
                open.is_heading() && (seam.found().is_some() || self.breaks_early(seam))
            }
        };
        (seam.is_second() && seam.open().is_some_and(marked))
            || seam.found().is_some_and(|found| self.is_item(seam, found))
            || self.is_item_without_label(seam)
            || self.is_indented(seam)
            || self.is_below_title(seam)
            || self.is_field_below_field(seam)
    }

    /// Whether the line before a seam is the number of a clause and its title, much shorter than the lines of the text, and the clause
    /// opens below it.
    fn is_below_title(&self, seam: Seam<'_>) -> bool {
        let numbered = |open: Label| matches!(open.style, Style::Division(_));
        if !seam.is_second() || !seam.open().is_some_and(numbered) {
            return false;
        }
        let (line, next) = (seam.line(), seam.next());
        let (taken, widest) = (
            line.indent + line.width,
            Self::widest_around(seam.block, seam.at),
        );
        let head = normalise::head(self.of(line));
        let body = seam.open().and_then(|open| head.get(open.body as usize..));
        taken * 2 <= self.width
            && taken * 3 <= widest * 2
            && could_go_on(self.text, line, next, self.width)
            && fields::opens(self.of(next))
            && body.is_some_and(fields::is_title)
    }

    /// Whether a line that names one thing and gives its value stands below another.
    fn is_field_below_field(&self, seam: Seam<'_>) -> bool {
        let both = [seam.line(), seam.next()];
        let names = both.map(|line| fields::name_of_field(self.of(line)));
        // Lines of one name are steps of a session or of a talk, and no fields.
        matches!(names, [Some(one), Some(other)] if one != other)
    }

    /// Whether a fence holds the lines together. A fence further up than a few lines is taken for closed.
    fn is_in_fence(&self, seam: Seam<'_>) -> bool {
        let fenced = |line: &&Line| self.of(line).starts_with(FENCE);
        let lines = &seam.block[seam.start..seam.at];
        lines.len() <= NEAR && fenced(&&lines[0]) && lines.iter().filter(fenced).count() == 1
    }

    /// Whether a mark says that a paragraph ends or starts: a leader, a fence, the mark of a quotation.
    fn is_marked_off(&self, seam: Seam<'_>) -> bool {
        let following = self.of(seam.next());
        let leaders = [seam.at - 1, seam.at].map(|at| seam.openings[at].leader);
        leaders.contains(&true)
            || following.starts_with(FENCE)
            || self.quotation_changes(seam)
            || following.trim_start_matches('>').is_empty()
    }

    /// Whether a quotation starts or ends at a seam. A single line with the mark inside a sentence is not one: through / > out.txt. Nor is
    /// a full one whose sentence goes on below without the mark.
    fn quotation_changes(&self, seam: Seam<'_>) -> bool {
        let quoted = |line: &Line| self.of(line).starts_with('>');
        let (line, next) = (seam.line(), seam.next());
        let others = |range: std::ops::Range<usize>| seam.block[range].iter().any(quoted);
        // A line with the mark inside a paragraph that began without it opens no quotation either.
        let inside = quoted(line) && !quoted(&seam.block[seam.start]);
        if quoted(line) == quoted(next) || inside {
            return false;
        }
        if quoted(line) {
            segment::ends_sentence(self.of(line))
                || !seam.is_second()
                || others(seam.at..seam.block.len())
        } else {
            let after = seam.at + 1..seam.block.len().min(seam.at + 2);
            let runs_on = |below: &Line| {
                !could_go_on(self.text, next, below, self.width)
                    && !segment::ends_sentence(self.of(next))
            };
            others(after.clone())
                || ends_clause(self.of(line)) && !seam.block[after].iter().any(runs_on)
        }
    }

    /// Whether what looks like a label is a part of the sentence that the line before leaves open: the end of a bracket (`see a and` /
    /// `b) below`), a number (3. 5) or a year.
    fn is_inside(&self, seam: Seam<'_>, found: Label) -> bool {
        let content = self.of(seam.line());
        let next = normalise::head(unquoted(self.of(seam.next())));
        let (label, body) = next.split_at(found.span.end as usize);
        let closes = label.find(BRACKETS).map_or_else(
            || body.starts_with(BRACKETS[1]),
            |at| label[at..].starts_with(BRACKETS[1]),
        );
        let open = || {
            let lines = seam.before().iter().rev().take(OPEN_LINES);
            let characters = lines.flat_map(|line| self.of(line).chars().rev());
            let mut depth = 0_i32;
            characters.map(fold::half_width).any(|c| {
                depth += i32::from(c == BRACKETS[0]) - i32::from(c == BRACKETS[1]);
                depth > 0
            })
        };
        // The item below another one may begin with a number, and so may a heading: 4.3.1. 8-bit strings.
        let counts_on = seam.open().is_some_and(|open| open.precedes(&found));
        let one = label
            .strip_suffix('.')
            .is_some_and(|number| !number.contains('.'));
        let fraction =
            one && !counts_on && body.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let year = found.style != Style::Bullet && found.number >= FIRST_YEAR;
        // A list inside a sentence goes on: (1) a form and / 2) a photo.
        let run_in = || {
            ends_small(content) && seam.open().is_none() && {
                let before = label.trim_matches(BRACKETS);
                let last = format!("{})", one_less(before));
                closes
                    && normalise::head(content)
                        .find(&last)
                        .is_some_and(|at| at > 0)
            }
        };
        let closes_above = || {
            let lines = seam.before().iter().rev().take(OPEN_LINES);
            let mut characters = lines.flat_map(|line| self.of(line).chars());
            closes_bracket(body) && characters.any(|c| fold::half_width(c) == BRACKETS[0])
        };
        // The point before it may be one of an abbreviation: (vgl. § 4 Abs. / 2).
        (closes && open())
            || run_in()
            || closes_above()
            || !segment::ends_sentence(content) && (fraction || year)
    }

    /// Whether the label after a seam is that of an item or a clause, and no reference that stands first on its line by chance.
    fn is_item(&self, seam: Seam<'_>, found: Label) -> bool {
        let (content, next, open) = (self.of(seam.line()), seam.next(), seam.open());
        if self.is_inside(seam, found) {
            return false;
        }
        let goes_on = || Self::goes_on(seam, found);
        let ended = ends_clause(content);
        // The next number right below a line that has one, or the same bullet: an item of one line came before.
        let first_of = |line: &Line| self.of(line).chars().next();
        let twin =
            found.style != Style::Bullet || first_of(&seam.block[seam.start]) == first_of(next);
        let small = self.reads_on(seam) && !goes_on();
        let hanging = self.hangs_over(seam, small);
        let below = seam.is_second() && twin;
        let follows = (ended || below) && open.is_some_and(|open| open.precedes(&found));
        let next_follows = || {
            let below = seam.openings.get(seam.at + 1).and_then(Opening::label);
            found.style != Style::Bullet && below.is_some_and(|below| found.precedes(&below))
        };
        let first =
            found.number <= 1 && (content.ends_with([':', '：']) && goes_on() || next_follows());
        // `Section 4` after an unfinished line is what that line speaks of.
        let division = matches!(found.style, Style::Division(_));
        let open_ended = || segment::ends_open(Vocabulary::ALL, content) || ends_small(content);
        let named = division && !ended && (!seam.is_second() || open_ended());
        // Where a sentence goes on over the seam, more must speak for an item than that there was room for it.
        let likely = || {
            ended
                || division
                || open.is_some_and(|open| open.precedes(&found))
                || (seam.line().indent + seam.line().width) * 2 <= self.width
                || goes_on()
        };
        hanging
            || first
            || follows
            || self.resumes(seam, found)
            || (self.skips(seam, found) && goes_on())
            || matches!(found.style, Style::Hash(_)) && (ended || self.breaks_early(seam))
            || (!named && self.breaks_early(seam) && likely())
    }

    /// Whether a label is that of the item after the next one: the label of what is between them was lost, as in a scan.
    fn skips(&self, seam: Seam<'_>, found: Label) -> bool {
        let last = seam.openings[..=seam.start].iter().rev().take(2);
        let mut last = last.filter_map(Opening::label);
        segment::ends_sentence(self.of(seam.line()))
            && last.next().is_some_and(|last| last.skips(&found))
    }

    /// Whether the line after a seam is an item whose label is lost: it stands alone between two sentences with the labels before and after
    /// that one.
    fn is_item_without_label(&self, seam: Seam<'_>) -> bool {
        let below = seam.openings.get(seam.at + 1).and_then(Opening::label);
        seam.is_second()
            && seam.found().is_none()
            && segment::ends_sentence(self.of(seam.next()))
            && below.is_some_and(|below| self.skips(seam, below))
    }

    /// Whether a label counts on from another one below. A reference at the start of a line looks like the first item of a list, but no
    /// second one follows.
    fn goes_on(seam: Seam<'_>, found: Label) -> bool {
        let after = seam.openings[seam.at + 1..].iter().take(NEAR);
        let mut after = after.filter_map(Opening::label);
        after.any(|next| found.precedes(&next))
    }

    /// Whether the line before a seam is full, and what is behind the label of the next one begins with a small letter.
    fn reads_on(&self, seam: Seam<'_>) -> bool {
        let next = self.of(seam.next());
        let length = seam.openings[seam.at].label.map_or(0, |(_, length)| length);
        let mut taken = 0;
        let behind = next.char_indices().find(|(_, c)| {
            let inside = taken < length || *c == ' ';
            taken += if *c == ' ' { 0 } else { c.len_utf8() };
            !inside
        });
        behind.is_some_and(|(_, c)| c.is_lowercase()) && !self.breaks_early(seam)
    }

    /// Whether the open paragraph stands further right than the next line, as items do under a clause. Its first line may be set in alone;
    /// then a label shows nothing by standing further left.
    fn hangs_over(&self, seam: Seam<'_>, small: bool) -> bool {
        let deeper = |each: &Line| each.indent > seam.next().indent;
        if !seam.is_second() {
            let first = seam.block[seam.start].span.start;
            let mut lines = seam.before().iter();
            return lines.any(|each| each.span.start != first && deeper(each));
        }
        let content = self.of(seam.line());
        let unspaced = content.ends_with(|c| script::is_unspaced(c) || matches!(c, '，' | '、'));
        let labelled = || seam.open().is_some() && !small && !unspaced;
        deeper(seam.line()) && (is_closed(content) || self.breaks_early(seam) || labelled())
    }

    /// Whether a label is that of the clause after one that had a list below it: 4. …: (a) …; (b) …. 5. …
    fn resumes(&self, seam: Seam<'_>, found: Label) -> bool {
        let above = seam.openings[..seam.start].iter().rev().take(NEAR);
        let mut above = above.filter_map(Opening::label);
        segment::ends_sentence(self.of(seam.line()))
            && found.style != Style::Bullet
            && above.any(|label| label.precedes(&found))
    }

    /// Whether the next line is set in, or the last one stops short, as at the end of a paragraph.
    fn is_indented(&self, seam: Seam<'_>) -> bool {
        let (line, next) = (seam.line(), seam.next());
        let ideographic = |line: &Line| self.opens_with_ideographic_space(line);
        // Where the sentence goes on from a full line, the rest of the paragraph hangs below its first line.
        let closed = is_closed(self.of(line));
        let hangs = || !closed && !self.breaks_early(seam);
        let set_in = ideographic(next) && !ideographic(line) && !hangs();
        let indented = set_in || self.first_indent == Some(next.indent);
        // The lines of an item hang under its text; other text that is indented further opens a paragraph.
        let stepped = next.indent > line.indent + 1
            && seam.open().is_none()
            && seam.before().iter().all(|each| each.indent <= line.indent);
        let stops = || {
            self.is_short(line) && segment::ends_sentence(self.of(line)) && self.breaks_early(seam)
        };
        match self.mode {
            Mode::Flowing => indented || stepped || stops(),
            _ => indented || (stepped && seam.found().is_none() && line.width > 0 && stops()),
        }
    }

    /// Whether the line before a seam ends where the next word would have had room.
    fn breaks_early(&self, seam: Seam<'_>) -> bool {
        let width = self.width_around(seam.block, seam.at);
        could_go_on(self.text, seam.line(), seam.next(), width)
    }

    /// How wide lines near the one at `at` are: a block can be wrapped to fewer columns than the rest of the text.
    fn width_around(&self, block: &[Line], at: usize) -> usize {
        Self::widest_around(block, at).min(self.width)
    }

    /// The width of the widest line near the one at `at`.
    fn widest_around(block: &[Line], at: usize) -> usize {
        let around = &block[at.saturating_sub(NEAR)..block.len().min(at + NEAR)];
        let widths = around.iter().map(|line| line.indent + line.width);
        widths.max().unwrap_or(0)
    }

    /// Whether a line stops so far from the margin that it must be the last of its paragraph.
    fn is_short(&self, line: &Line) -> bool {
        (line.indent + line.width) * 4 <= self.width * 3
    }

    fn opens_with_ideographic_space(&self, line: &Line) -> bool {
        self.text[..line.span.start as usize].ends_with('\u{3000}')
    }
}
