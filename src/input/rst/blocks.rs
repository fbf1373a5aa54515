//! Blocks of reStructuredText, by their marks at the start of lines and by how far lines are set in.

use unicode_width::UnicodeWidthStr;

use crate::document::Kind;
use crate::input::lightweight::{self, Sheet, indent, trimmed};
use crate::input::rst::directives::{Holds, holds};
use crate::input::rst::{inline, tables};
use crate::text::span::Span;

/// The deepest nesting that is read; what is deeper is next to the innermost block.
const DEEPEST: usize = 64;

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Sheet {
    let raw = lightweight::lines(text);
    let mut reader = Reader {
        text,
        indents: raw.iter().map(|line| indent(line.of(text))).collect(),
        lines: raw.iter().map(|line| trimmed(text, *line)).collect(),
        raw,
        sheet: Sheet::default(),
        titles: Vec::new(),
        item: None,
        depth: 0,
    };
    let first = reader.after_header();
    reader.body(first, reader.lines.len(), 0, Place::default());
    reader.sheet
}

/// What blocks are in.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    kind: Option<Kind>,
    /// How many lists are around.
    level: u8,
}

struct Reader<'text> {
    text: &'text str,
    raw: Vec<Span>,
    /// The lines without what they are set in by, and without marks that are read.
    lines: Vec<Span>,
    /// How far each is set in.
    indents: Vec<usize>,
    sheet: Sheet,
    /// The lines under titles, by their levels: the sign, and whether it is above, too.
    titles: Vec<(char, bool)>,
    /// The level of the item that starts with the next paragraph.
    item: Option<u8>,
    depth: usize,
}

impl<'text> Reader<'text> {
    fn line(&self, at: usize) -> &'text str {
        self.lines[at].of(self.text)
    }

    fn is_blank(&self, at: usize) -> bool {
        self.lines[at].is_empty()
    }

    /// The first line behind a header of names and values, as proposals have: `Title: …`.
    fn after_header(&self) -> usize {
        let is_field = |at: usize| {
            let name = self.line(at).split_once(": ").map(|(name, _)| name);
            self.indents[at] == 0
                && name.is_some_and(|name| {
                    name.starts_with(|c: char| c.is_ascii_uppercase())
                        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                })
        };
        let end = (0..self.lines.len()).find(|at| self.is_blank(*at));
        let end = end.unwrap_or(self.lines.len());
        let fields = (0..end).filter(|at| is_field(*at)).count();
        let all =
            (0..end).all(|at| is_field(at) || self.indents[at] > 0 || self.line(at).ends_with(':'));
        if fields >= 3 && all { end } else { 0 }
    }

    /// Where the lines end that are set in further than `base`, from `from` on, without blank ones at the end.
    fn end_of_indented(&self, from: usize, to: usize, base: usize) -> usize {
        let mut end = from;
        for at in from..to {
            if self.is_blank(at) {
                continue;
            }
            if self.indents[at] <= base {
                break;
            }
            end = at + 1;
        }
        end
    }

    fn least_indent(&self, from: usize, to: usize) -> Option<usize> {
        let lines = (from..to).filter(|at| !self.is_blank(*at));
        lines.map(|at| self.indents[at]).min()
    }

    fn body(&mut self, from: usize, to: usize, base: usize, place: Place) {
        self.depth += 1;
        let mut at = from;
        while at < to {
            if self.is_blank(at) {
                at += 1;
            } else if self.indents[at] > base && self.depth < DEEPEST {
                let end = self.end_of_indented(at, to, base).max(at + 1);
                let inner = self.least_indent(at, end).unwrap_or(base);
                // What a term means is under it, without a blank line between them.
                let is_meaning = at > from && !self.is_blank(at - 1);
                let quoted = (place.level == 0 && !is_meaning).then_some(Kind::Quote);
                let kind = place.kind.or(quoted).or(is_meaning.then_some(Kind::Body));
                self.body(at, end, inner, Place { kind, ..place });
                at = end;
            } else {
                at = self.block(at, to, base, place).max(at + 1);
            }
        }
        self.depth -= 1;
    }

    /// Reads the block that starts at a line, and says where it ends.
    fn block(&mut self, at: usize, to: usize, base: usize, place: Place) -> usize {
        let line = self.line(at);
        if let Some(end) = self.title(at, to) {
            return end;
        }
        if line == ".." || line.starts_with(".. ") {
            let end = self.end_of_indented(at + 1, to, base).max(at + 1);
            if self.depth < DEEPEST {
                self.explicit(at, end, place);
            }
            return end;
        }
        if line == "__" || line.starts_with("__ ") {
            return at + 1;
        }
        if let Some(end) = self.table(at, to) {
            return end;
        }
        if line.starts_with(">>> ") {
            let end = self.end_of_paragraph(at, to, None);
            self.code(at, end);
            return end;
        }
        if line == "|" || line.starts_with("| ") {
            return self.line_block(at, to, base, place);
        }
        if self.depth < DEEPEST {
            if let Some(length) = bullet(line) {
                return self.list_item(at, to, length, length, place);
            }
            if let Some((length, is_auto)) = self.enumerator(at, to) {
                return self.list_item(at, to, length, if is_auto { length } else { 0 }, place);
            }
            if let Some(length) = field(line) {
                return self.field(at, to, length, base, place);
            }
        }
        self.paragraph(at, to, base, place)
    }

    fn push(&mut self, lines: &[Span], place: Place) {
        let (kind, level) = match self.item.take() {
            Some(level) if place.kind.is_none() => (Some(Kind::ListItem), level),
            _ if place.level > 0 => (place.kind.or(Some(Kind::Body)), 0),
            _ => (place.kind, 0),
        };
        self.sheet
            .push(self.text, (kind, level), lines, Some(inline::pieces));
    }

    fn code(&mut self, from: usize, to: usize) {
        let indents = (from..to).filter(|at| !self.is_blank(*at));
        let depth = indents
            .map(|at| indent(self.raw[at].of(self.text)))
            .min()
            .unwrap_or(0);
        let lines: Vec<Span> = (from..to)
            .map(|at| {
                let line = self.raw[at];
                let start = (line.start + depth as u32).min(line.end);
                Span {
                    start,
                    end: line.end,
                }
            })
            .collect();
        let first = lines
            .iter()
            .position(|line| !line.of(self.text).trim().is_empty());
        let last = lines
            .iter()
            .rposition(|line| !line.of(self.text).trim().is_empty());
        if let (Some(first), Some(last)) = (first, last) {
            self.sheet
                .push(self.text, (Some(Kind::Code), 0), &lines[first..=last], None);
        }
    }

    /// A title, or a line between two parts.
    fn title(&mut self, at: usize, to: usize) -> Option<usize> {
        let line = self.line(at);
        if let Some(sign) = adornment(line) {
            let under = if at + 2 < to {
                self.line(at + 2)
            } else {
                Default::default()
            };
            if under == line && !self.is_blank(at + 1) && adornment(self.line(at + 1)).is_none() {
                self.heading(at + 1, (sign, true));
                return Some(at + 3);
            }
            let is_alone = line.len() >= 4 && (at + 1 >= to || self.is_blank(at + 1));
            return is_alone.then_some(at + 1);
        }
        let under = if at + 1 < to {
            self.line(at + 1)
        } else {
            Default::default()
        };
        let sign = adornment(under)?;
        let is_long = line.width() <= under.len() || under.len() >= 4;
        if self.indents[at + 1] != self.indents[at] || !is_long || line.starts_with(".. ") {
            return None;
        }
        self.heading(at, (sign, false));
        Some(at + 2)
    }

    fn heading(&mut self, at: usize, style: (char, bool)) {
        let known = self.titles.iter().position(|each| *each == style);
        let level = known.unwrap_or_else(|| {
            self.titles.push(style);
            self.titles.len() - 1
        });
        self.item = None;
        let level = (level + 1).min(9) as u8;
        self.sheet.push(
            self.text,
            (Some(Kind::Heading), level),
            &[self.lines[at]],
            Some(inline::pieces),
        );
    }

    fn table(&mut self, at: usize, to: usize) -> Option<usize> {
        let line = self.line(at);
        let end = if tables::is_grid(line) {
            let inside = |at: &usize| self.line(*at).starts_with(['+', '|']);
            (at..to).take_while(inside).last()? + 1
        } else if tables::is_simple(line) {
            let borders: Vec<usize> = (at..to)
                .filter(|at| tables::is_border(self.line(*at)))
                .take(3)
                .collect();
            let is_end = |at: usize| at + 1 >= to || self.is_blank(at + 1);
            borders.into_iter().skip(1).find(|at| is_end(*at))? + 1
        } else {
            return None;
        };
        let lines = &self.lines[at..end];
        let cells = if tables::is_grid(line) {
            tables::grid(self.text, lines)
        } else {
            tables::simple(self.text, lines)
        };
        for cell in cells {
            self.sheet.push(
                self.text,
                (Some(Kind::TableCell), 0),
                &[cell],
                Some(inline::pieces),
            );
        }
        Some(end)
    }

    fn line_block(&mut self, at: usize, to: usize, base: usize, place: Place) -> usize {
        let inside = |at: &usize| {
            !self.is_blank(*at) && (self.line(*at).starts_with('|') || self.indents[*at] > base)
        };
        let end = (at..to)
            .take_while(inside)
            .last()
            .map_or(at + 1, |last| last + 1);
        for line in at..end {
            let own = self.lines[line];
            let length = own.of(self.text).len() - own.of(self.text).trim_start_matches('|').len();
            let span = trimmed(
                self.text,
                Span {
                    start: own.start + length as u32,
                    end: own.end,
                },
            );
            self.push(&[span], place);
        }
        end
    }

    /// The length of the number of an item with the space behind it, and whether the number is put in later.
    fn enumerator(&self, at: usize, to: usize) -> Option<(usize, bool)> {
        let line = self.line(at);
        let (length, is_auto) = enumerated(line)?;
        let next = (at + 1 < to)
            .then_some(at + 1)
            .filter(|next| !self.is_blank(*next));
        let is_item = next.is_none_or(|next| {
            self.indents[next] >= self.indents[at] + length
                || self.indents[next] == self.indents[at] && enumerated(self.line(next)).is_some()
        });
        is_item.then_some((length, is_auto))
    }

    /// An item whose mark has `length` bytes, of which `hidden` are no text.
    fn list_item(
        &mut self,
        at: usize,
        to: usize,
        length: usize,
        hidden: usize,
        place: Place,
    ) -> usize {
        let base = self.indents[at];
        let end = self.end_of_indented(at + 1, to, base).max(at + 1);
        let level = place.level.saturating_add(1);
        let inner = Place {
            level,
            kind: place.kind.filter(|kind| *kind != Kind::Quote),
        };
        self.lines[at].start += hidden as u32;
        self.item = Some(level);
        let within = self.least_indent(at + 1, end).unwrap_or(base + length);
        self.indents[at] = within;
        if hidden == 0 {
            let next = self.paragraph(at, end, within, inner);
            self.body(next, end, within, inner);
        } else {
            self.body(at, end, within, inner);
        }
        self.item = None;
        end
    }

    /// A field: its name is no text.
    fn field(&mut self, at: usize, to: usize, length: usize, base: usize, place: Place) -> usize {
        let end = self.end_of_indented(at + 1, to, base).max(at + 1);
        self.below(at, length, end, place);
        end
    }

    /// Reads a line behind a mark of `length` bytes, and what is set in below it.
    fn below(&mut self, at: usize, length: usize, end: usize, place: Place) {
        let line = self.lines[at];
        let rest = Span {
            start: (line.start + length as u32).min(line.end),
            end: line.end,
        };
        self.lines[at] = trimmed(self.text, rest);
        let within = self
            .least_indent(at + 1, end)
            .unwrap_or(self.indents[at] + length);
        self.indents[at] = within;
        self.body(at, end, within, place);
    }

    /// What starts with two dots: a target, a note, a directive, or a comment.
    fn explicit(&mut self, at: usize, end: usize, place: Place) {
        let line = self.line(at);
        let lead = 2 + line[2..].len() - line[2..].trim_start().len();
        let rest = &line[lead..];
        if rest.starts_with('[')
            && let Some(close) = rest.find(']')
        {
            self.item = None;
            let kind = Some(Kind::Footnote);
            self.below(at, lead + close + 1, end, Place { kind, level: 0 });
            return;
        }
        let Some(colons) = rest.find("::") else {
            return;
        };
        let name = rest[..colons].trim_end();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '+' | '.');
        if name.is_empty()
            || !name.chars().all(is_name)
            || rest[colons + 2..].starts_with(|c: char| !c.is_whitespace())
        {
            return;
        }
        self.directive(at, end, name, lead + colons + 2, place);
    }

    /// A directive whose name ends at byte `behind` of its line.
    fn directive(&mut self, at: usize, end: usize, name: &str, behind: usize, place: Place) {
        // Options come first, up to the first blank line or text.
        let is_option = |at: &usize| field(self.line(*at)).is_some();
        let first = (at + 1..end)
            .take_while(|at| !self.is_blank(*at) && !is_option(at))
            .last()
            .map_or(at + 1, |last| last + 1);
        let after = (first..end)
            .take_while(is_option)
            .last()
            .map_or(first, |last| last + 1);
        let after = (after..end)
            .find(|at| self.is_blank(*at))
            .filter(|_| after > first)
            .unwrap_or(after);
        let found = holds(name);
        let place = match found {
            Holds::Quote => Place {
                kind: Some(Kind::Quote),
                ..place
            },
            _ if name == "list-table" => Place {
                kind: Some(Kind::TableCell),
                ..place
            },
            _ => place,
        };
        match found {
            Holds::Nothing => {}
            Holds::Code => {
                let from = if first > at + 1 && after == first {
                    at + 1
                } else {
                    after
                };
                self.code(from, end);
            }
            Holds::Text | Holds::Quote => {
                self.below(at, behind, first, place);
                self.rest(after, end, place);
            }
            Holds::Titled => {
                let title = trimmed(
                    self.text,
                    Span {
                        start: self.lines[at].start + behind as u32,
                        end: self.lines[at].end,
                    },
                );
                if !title.is_empty() {
                    self.push(&[title], Place::default());
                }
                self.rest(after, end, place);
            }
            Holds::TextBelow => {
                if after == first {
                    self.rest(at + 1, end, place);
                } else {
                    self.rest(after, end, place);
                }
            }
        }
    }

    fn rest(&mut self, from: usize, to: usize, place: Place) {
        if let Some(within) = self.least_indent(from, to) {
            self.body(from, to, within, place);
        }
    }

    /// Where a paragraph ends: at a blank line, or where lines are set in otherwise.
    fn end_of_paragraph(&self, at: usize, to: usize, base: Option<usize>) -> usize {
        let goes_on = |next: &usize| {
            !self.is_blank(*next) && base.is_none_or(|base| self.indents[*next] == base)
        };
        (at + 1..to)
            .take_while(goes_on)
            .last()
            .map_or(at + 1, |last| last + 1)
    }

    fn paragraph(&mut self, at: usize, to: usize, base: usize, place: Place) -> usize {
        let end = self.end_of_paragraph(at, to, Some(self.indents[at]));
        let mut lines = self.lines[at..end].to_vec();
        let last = lines.len() - 1;
        let shown = lines[last].of(self.text);
        let opens_code = shown.ends_with("::");
        if let Some(before) = shown.strip_suffix("::").filter(|_| opens_code) {
            let kept = if before.is_empty() || before.ends_with(' ') {
                before.trim_end().len()
            } else {
                before.len() + 1
            };
            lines[last].end = lines[last].start + kept as u32;
        }
        self.push(&lines, place);
        if !opens_code {
            return end;
        }
        let Some(next) = (end..to).find(|at| !self.is_blank(*at)) else {
            return end;
        };
        let sign = self
            .line(next)
            .chars()
            .next()
            .filter(char::is_ascii_punctuation);
        let stop = if self.indents[next] > base {
            self.end_of_indented(next, to, base)
        } else if sign.is_some_and(|sign| matches!(sign, '>' | '|' | '$')) {
            (next..to)
                .take_while(|at| self.line(*at).starts_with(sign.unwrap_or(' ')))
                .last()
                .map_or(next, |last| last + 1)
        } else {
            return end;
        };
        self.code(next, stop);
        stop
    }
}

/// The sign of a line that is nothing but one sign of punctuation.
fn adornment(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(char::is_ascii_punctuation)?;
    let is_one = line.len() >= 2 && line.chars().all(|c| c == sign);
    // Two dots are a comment, and two colons open a literal block.
    (is_one && !(line.len() == 2 && matches!(sign, '.' | ':' | '_'))).then_some(sign)
}

/// The length of the mark of an item with the space behind it.
fn bullet(line: &str) -> Option<usize> {
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    let is_mark = matches!(sign, '-' | '*' | '+' | '•' | '‣' | '⁃')
        && (rest.is_empty() || rest.starts_with(' '));
    is_mark.then(|| line.len() - rest.trim_start().len())
}

/// The length of a number at the start of a line with the space behind it, and whether it is one that is put in later.
fn enumerated(line: &str) -> Option<(usize, bool)> {
    let open = usize::from(line.starts_with('('));
    let rest = &line[open..];
    let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))?;
    let number = &rest[..length];
    let sign = rest[length..].chars().next()?;
    let is_roman = number.chars().all(|c| "ivxlcdmIVXLCDM".contains(c));
    let is_number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
        || number.len() == 1
        || number.len() <= 6 && is_roman;
    let closes = if open > 0 {
        sign == ')'
    } else {
        matches!(sign, '.' | ')')
    };
    let after = &rest[length + sign.len_utf8()..];
    let is_item = !number.is_empty() && is_number && closes && after.starts_with(' ');
    is_item.then(|| (line.len() - after.trim_start().len(), number == "#"))
}

/// The length of the name of a field: `:name:`.
fn field(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(':')?;
    let close = rest.find(':').filter(|close| *close > 0)?;
    let (name, after) = (&rest[..close], &rest[close + 1..]);
    let is_field = !name.starts_with(' ')
        && !name.contains('`')
        && (after.is_empty() || after.starts_with(' '));
    is_field.then_some(close + 2)
}
