//! Blocks of `AsciiDoc`, by their marks at the start of lines.

use unicode_width::UnicodeWidthStr;

use crate::document::Kind;
use crate::input::asciidoc::inline;
use crate::input::lightweight::{self, Sheet, indent, trimmed};
use crate::text::span::Span;

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Sheet {
    let raw = lightweight::lines(text);
    let mut reader = Reader {
        text,
        lines: raw.iter().map(|line| trimmed(text, *line)).collect(),
        raw,
        sheet: Sheet::default(),
        open: Vec::new(),
        next: Next::Text,
        item: None,
        in_list: false,
    };
    let mut at = reader.header();
    while at < reader.lines.len() {
        at = reader.block(at).max(at + 1);
    }
    reader.sheet
}

/// What the line of attributes before a block says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Text,
    Code,
    Quote,
}

struct Reader<'text> {
    text: &'text str,
    raw: Vec<Span>,
    /// The lines without white space on both sides.
    lines: Vec<Span>,
    sheet: Sheet,
    /// The lines that close the blocks that are open, and whether each is a quotation.
    open: Vec<(&'text str, bool)>,
    next: Next,
    /// The level of the item that starts with the next paragraph.
    item: Option<u8>,
    /// Whether a paragraph here goes on with an item.
    in_list: bool,
}

impl<'text> Reader<'text> {
    fn line(&self, at: usize) -> &'text str {
        self.lines.get(at).map_or("", |line| line.of(self.text))
    }

    /// The title of the document, and the lines below it that are no text.
    fn header(&mut self) -> usize {
        let mut at = 0;
        while at < self.lines.len()
            && (self.line(at).is_empty()
                || is_unseen(self.line(at))
                || is_attributes(self.line(at)))
        {
            at += 1;
        }
        if !self.line(at).starts_with("= ") {
            return 0;
        }
        self.heading(at, 2, 1);
        (at + 1..self.lines.len())
            .find(|at| self.line(*at).is_empty())
            .unwrap_or(self.lines.len())
    }

    fn heading(&mut self, at: usize, length: usize, level: u8) {
        let own = self.lines[at];
        let rest = trimmed(
            self.text,
            Span {
                start: own.start + length as u32,
                end: own.end,
            },
        );
        self.sheet.push(
            self.text,
            (Some(Kind::Heading), level),
            &[rest],
            Some(inline::pieces),
        );
        (self.item, self.in_list, self.next) = (None, false, Next::Text);
    }

    /// Reads what starts at a line, and says where it ends.
    fn block(&mut self, at: usize) -> usize {
        let line = self.line(at);
        if line.is_empty() {
            return at + 1;
        }
        if let Some(sign) = delimiter(line) {
            return self.delimited(at, sign);
        }
        if line == "+" {
            self.in_list = true;
            return at + 1;
        }
        if is_unseen(line) {
            return at + 1;
        }
        if is_attributes(line) {
            self.next = said(line);
            return at + 1;
        }
        if let Some(level) = title(line) {
            self.heading(at, level + 1, level.min(9) as u8);
            return at + 1;
        }
        if let Some(level) = self.underlined(at) {
            self.heading(at, 0, level);
            return at + 2;
        }
        if is_table(line) {
            return self.table(at);
        }
        if line.starts_with('.')
            && line.len() > 1
            && !line.starts_with(". ")
            && !line.starts_with("..")
        {
            let own = self.lines[at];
            let caption = Span {
                start: own.start + 1,
                end: own.end,
            };
            self.push(&[caption], (Some(Kind::Body), 0));
            return at + 1;
        }
        self.paragraph(at)
    }

    fn push(&mut self, lines: &[Span], kind: (Option<Kind>, u8)) {
        self.sheet
            .push(self.text, kind, lines, Some(inline::pieces));
    }

    fn code(&mut self, from: usize, to: usize) {
        let to = to.min(self.raw.len());
        if from < to {
            self.sheet
                .push(self.text, (Some(Kind::Code), 0), &self.raw[from..to], None);
        }
    }

    /// A block between two lines of one sign.
    fn delimited(&mut self, at: usize, sign: char) -> usize {
        let line = self.line(at);
        if self.open.last().is_some_and(|(open, _)| *open == line) {
            self.open.pop();
            return at + 1;
        }
        let next = std::mem::replace(&mut self.next, Next::Text);
        let close = (at + 1..self.lines.len())
            .find(|end| self.line(*end) == if sign == '`' { "```" } else { line });
        let is_code = matches!(sign, '.' | '+' | '/' | '`')
            || sign == '-' && line.len() > 2
            || next == Next::Code;
        if is_code {
            let end = close.unwrap_or(self.lines.len());
            if sign != '/' {
                self.code(at + 1, end);
            }
            return end + 1;
        }
        if close.is_some() {
            self.open.push((line, sign == '_' || next == Next::Quote));
        }
        at + 1
    }

    /// The level of a title with a line below it.
    fn underlined(&self, at: usize) -> Option<u8> {
        let (line, under) = (self.line(at), self.line(at + 1));
        let sign = under.chars().next()?;
        let level = ['=', '-', '~', '^', '+']
            .iter()
            .position(|each| *each == sign)?;
        let is_line = under.len() > 2 && under.chars().all(|c| c == sign);
        let is_as_long = line.width().abs_diff(under.len()) <= 2;
        let starts = at == 0 || self.line(at - 1).is_empty() || is_attributes(self.line(at - 1));
        let says = line.chars().any(char::is_alphanumeric) && delimiter(line).is_none();
        (is_line && is_as_long && starts && says).then_some(level as u8 + 1)
    }

    fn table(&mut self, at: usize) -> usize {
        self.next = Next::Text;
        let line = self.line(at);
        let end = (at + 1..self.lines.len())
            .find(|end| self.line(*end) == line)
            .unwrap_or(self.lines.len());
        if !line.starts_with(['|', '!']) {
            self.code(at + 1, end);
            return end + 1;
        }
        let sign = if line.starts_with('!') { b'!' } else { b'|' };
        let mut cell: Vec<Span> = Vec::new();
        for at in at + 1..end {
            let own = self.lines[at];
            let mut from = own.start as usize;
            let bytes = self.text.as_bytes();
            for place in own.start as usize..own.end as usize {
                let is_escaped = place > 0 && bytes[place - 1] == b'\\';
                if bytes[place] == sign && !is_escaped {
                    let before = &self.text[from..place];
                    cell.push(Span::new(from, from + before.len() - specifier(before)));
                    self.cell(&mut cell);
                    from = place + 1;
                }
            }
            cell.push(Span::new(from, own.end as usize));
            if own.is_empty() {
                self.cell(&mut cell);
            }
        }
        self.cell(&mut cell);
        end + 1
    }

    /// Ends a cell of a table, or a paragraph in one.
    fn cell(&mut self, lines: &mut Vec<Span>) {
        let all = std::mem::take(lines)
            .into_iter()
            .map(|line| trimmed(self.text, line));
        let all: Vec<Span> = all
            .filter(|line| !line.is_empty() && !is_unseen(line.of(self.text)))
            .collect();
        if !all.is_empty() {
            self.push(&all, (Some(Kind::TableCell), 0));
        }
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let next = std::mem::replace(&mut self.next, Next::Text);
        let line = self.line(at);
        let marker = marker(line);
        let is_indented = indent(self.raw[at].of(self.text)) > 0;
        let is_literal = is_indented
            && marker.is_none()
            && !self.in_list
            && (at == 0 || self.line(at - 1).is_empty());
        let ends = |at: &usize| {
            let line = self.line(*at);
            let is_mark =
                delimiter(line).is_some() || is_attributes(line) || line == "+" || is_table(line);
            line.is_empty() || is_mark || marker.is_some() && self::marker(line).is_some()
        };
        let end = (at + 1..self.lines.len())
            .find(ends)
            .unwrap_or(self.lines.len());
        if is_literal || next == Next::Code {
            self.code(at, end);
            return end;
        }
        let end = (at + 1..end)
            .find(|at| self::marker(self.line(*at)).is_some() && marker.is_some())
            .unwrap_or(end);
        let mut lines: Vec<Span> = self.lines[at..end].to_vec();
        let quoted = next == Next::Quote || self.open.iter().any(|(_, quoted)| *quoted);
        let mut kind = if quoted {
            (Some(Kind::Quote), 0)
        } else {
            (None, 0)
        };
        if let Some((length, level)) = marker {
            self.in_list = true;
            kind = (Some(Kind::ListItem), level);
            lines[0].start += length as u32;
            if let Some((term, rest)) = definition(lines[0].of(self.text)) {
                let own = lines[0];
                let term = Span {
                    start: own.start,
                    end: own.start + term as u32,
                };
                self.push(&[term], (Some(Kind::Body), 0));
                lines[0].start = own.start + rest as u32;
            }
        } else if indent(self.raw[at].of(self.text)) == 0
            && (at == 0 || self.line(at - 1) != "+")
            && (at == 0 || self.line(at - 1).is_empty())
        {
            self.in_list = false;
        }
        lines[0].start += admonition(lines[0].of(self.text)) as u32;
        lines[0] = trimmed(self.text, lines[0]);
        let is_comment = |line: &Span| is_unseen(line.of(self.text));
        lines.retain(|line| !is_comment(line) && !line.is_empty());
        if !lines.is_empty() {
            self.push(&lines, kind);
        }
        end
    }
}

/// The sign of a line that starts or ends a block.
fn delimiter(line: &str) -> Option<char> {
    let sign = line.chars().next()?;
    let is_one = line.chars().all(|c| c == sign);
    let is_mark = match sign {
        '-' => line == "--" || line.len() >= 4,
        '.' | '+' | '=' | '*' | '_' | '/' => line.len() >= 4,
        '`' => return line.starts_with("```").then_some(sign),
        _ => false,
    };
    (is_one && is_mark).then_some(sign)
}

/// Whether nothing is seen of a line: a comment, an attribute, a rule, or a macro of its own.
fn is_unseen(line: &str) -> bool {
    let is_comment = line.starts_with("//") && !line.starts_with("///");
    let is_rule = matches!(line, "'''" | "<<<" | "---" | "***" | "- - -" | "* * *");
    let is_attribute = || {
        let name = line.strip_prefix(':')?;
        let (name, rest) = name.split_once(':')?;
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '!');
        Some(
            !name.is_empty()
                && name.chars().all(is_name)
                && (rest.is_empty() || rest.starts_with(' ')),
        )
    };
    let is_macro = || {
        let (name, rest) = line.split_once("::")?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        Some(
            !name.is_empty()
                && name.chars().all(is_name)
                && !rest.starts_with(' ')
                && rest.contains('[')
                && rest.ends_with(']'),
        )
    };
    is_comment || is_rule || is_attribute().unwrap_or(false) || is_macro().unwrap_or(false)
}

/// Whether a line says something of the block that follows it: `[source,rust]`, `[[gate]]`.
fn is_attributes(line: &str) -> bool {
    line.starts_with('[')
        && line.ends_with(']')
        && !line[1..line.len() - 1].contains("] ")
        && line.len() > 2
        && !line[1..].starts_with(char::is_whitespace)
}

fn said(line: &str) -> Next {
    let inside = line.trim_matches(['[', ']']);
    let style = inside
        .split([',', '.', '#', '%'])
        .next()
        .unwrap_or_default()
        .trim()
        .trim_matches('"');
    match style {
        "source" | "listing" | "literal" | "stem" | "latexmath" | "asciimath" | "pass" | "subs"
        | "ditaa" | "plantuml" | "graphviz" | "mermaid" | "comment" => Next::Code,
        "quote" | "verse" => Next::Quote,
        // A language alone: [,ruby].
        "" if inside.starts_with(',') => Next::Code,
        _ => Next::Text,
    }
}

/// The level of a title.
fn title(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('=');
    let level = line.len() - rest.len();
    let hashes = line.len() - line.trim_start_matches('#').len();
    match (level, hashes) {
        (1..=6, _) if rest.starts_with(' ') => Some(level),
        (0, 1..=6) if line[hashes..].starts_with(' ') => Some(hashes),
        _ => None,
    }
}

fn is_table(line: &str) -> bool {
    matches!(line.as_bytes(), [b'|' | b',' | b':' | b'!', rest @ ..] if rest.len() >= 3 && rest.iter().all(|byte| *byte == b'='))
}

/// The length of the mark of an item, with the space behind it, and its level. A number that is written is text.
fn marker(line: &str) -> Option<(usize, u8)> {
    let first = line.chars().next()?;
    let count = line.chars().take_while(|c| *c == first).count();
    let after = |length: usize| {
        let rest = line.get(length..)?;
        rest.starts_with(' ')
            .then(|| line.len() - rest.trim_start().len())
    };
    let check = |length: usize| {
        let rest = &line[length..];
        let has_box = ["[ ] ", "[x] ", "[*] "]
            .iter()
            .any(|mark| rest.starts_with(mark));
        if has_box { length + 4 } else { length }
    };
    match first {
        '*' | '.' if count <= 6 => after(count).map(|length| (check(length), count as u8)),
        '-' if count == 1 => after(1).map(|length| (check(length), 1)),
        '<' => {
            let close = line.find('>').filter(|close| {
                *close > 1
                    && line[1..*close]
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || byte == b'.')
            })?;
            after(close + 1).map(|length| (length, 1))
        }
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            (digits <= 3 && line[digits..].starts_with(". ")).then_some((0, 1))
        }
        _ => definition(line).map(|_| (0, 1)),
    }
}

/// Of a term and what it means, where the term ends and where the rest starts: `term:: …`.
fn definition(line: &str) -> Option<(usize, usize)> {
    let at = line.find("::")?;
    let rest = line[at..].trim_start_matches(':');
    let is_term = at > 0
        && !line[..at].ends_with(char::is_whitespace)
        && (rest.is_empty() || rest.starts_with(' '));
    is_term.then(|| (at, line.len() - rest.trim_start().len()))
}

/// The length of a word that says what sort of remark a paragraph is: `NOTE: `.
fn admonition(line: &str) -> usize {
    let words = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
    let found = words.iter().find(|word| {
        line.strip_prefix(**word)
            .is_some_and(|rest| rest.starts_with(": "))
    });
    found.map_or(0, |word| word.len() + 2)
}

/// How many bytes at the end of a text say how the next cell of a table is set: `2+^.>s`.
fn specifier(before: &str) -> usize {
    let last = before.rsplit([' ', '\t']).next().unwrap_or_default();
    let is_sign = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '+' | '*' | '.' | '<' | '>' | '^' | 'a' | 'd' | 'e' | 'h' | 'l' | 'm' | 's' | 'v'
            )
    };
    let says = last.len() <= 10 && !last.is_empty() && last.chars().all(is_sign);
    let is_style = last.len() == 1 && last.chars().all(|c| c.is_ascii_lowercase());
    let has_sign = last.contains(['+', '*', '<', '>', '^']) || last.starts_with('.');
    if says && (is_style || has_sign) {
        last.len()
    } else {
        0
    }
}
