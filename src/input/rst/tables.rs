//! Tables of reStructuredText: drawn with lines, or by columns under lines.

use unicode_width::UnicodeWidthChar;

use crate::input::lightweight::trimmed;
use crate::text::span::Span;

/// Whether a line is the border of a table that is drawn: `+---+---+`.
pub(super) fn is_grid(line: &str) -> bool {
    line.len() > 3
        && line.starts_with('+')
        && line.ends_with('+')
        && line.chars().all(|c| matches!(c, '+' | '-' | '='))
}

/// Whether a line is the border of a table by columns: `=====  =====`.
pub(super) fn is_simple(line: &str) -> bool {
    is_border(line) && line.contains(' ')
}

/// Whether a line has nothing but `=` and spaces.
pub(super) fn is_border(line: &str) -> bool {
    line.starts_with('=') && line.chars().all(|c| matches!(c, '=' | ' '))
}

/// The cells of a table that is drawn, row by row, line by line.
pub(super) fn grid(text: &str, lines: &[Span]) -> Vec<Span> {
    let Some(top) = lines.first() else {
        return Vec::new();
    };
    let edges: Vec<usize> = top
        .of(text)
        .char_indices()
        .filter(|(_, c)| *c == '+')
        .map(|(at, _)| at)
        .collect();
    let mut out = Vec::new();
    let mut row: Vec<Vec<Span>> = Vec::new();
    for line in lines {
        let written = line.of(text);
        if written.starts_with('+') {
            out.append(&mut row);
            continue;
        }
        let columns = edges.windows(2).flat_map(|pair| [pair[0] + 1, pair[1]]);
        let bytes = bytes_at(written, columns);
        let mut column = 0;
        for (at, pair) in bytes.chunks_exact(2).enumerate() {
            let (start, end) = (pair[0], pair[1]);
            // Where no line is drawn at an edge, the cell goes on.
            let is_edge = at == 0 || written.as_bytes().get(start.saturating_sub(1)) == Some(&b'|');
            column += usize::from(at > 0 && is_edge);
            let start = if is_edge {
                start
            } else {
                start.saturating_sub(1)
            };
            row.resize(row.len().max(column + 1), Vec::new());
            let part = Span::new(
                line.start as usize + start,
                line.start as usize + end.max(start),
            );
            match row[column].last_mut() {
                Some(last) if !is_edge => last.end = part.end,
                _ => row[column].push(part),
            }
        }
    }
    out.append(&mut row);
    parts(text, out)
}

/// The cells of a table by columns, row by row, line by line.
pub(super) fn simple(text: &str, lines: &[Span]) -> Vec<Span> {
    let Some(top) = lines.first() else {
        return Vec::new();
    };
    let border = top.of(text);
    let starts: Vec<usize> = border
        .char_indices()
        .filter(|(at, c)| *c == '=' && !border[..*at].ends_with('='))
        .map(|(at, _)| at)
        .collect();
    let mut out: Vec<Vec<Span>> = Vec::new();
    let mut row: Vec<Vec<Span>> = Vec::new();
    for line in lines {
        let written = line.of(text);
        let is_rule = !written.is_empty() && written.chars().all(|c| matches!(c, '=' | '-' | ' '));
        if is_rule || written.is_empty() {
            out.append(&mut row);
            continue;
        }
        let bytes = bytes_at(written, starts.iter().copied());
        let column = |at: usize| {
            let start = bytes[at];
            let end = bytes.get(at + 1).map_or(written.len(), |next| *next);
            Span::new(
                line.start as usize + start,
                line.start as usize + end.max(start),
            )
        };
        if !trimmed(text, column(0)).is_empty() {
            out.append(&mut row);
        }
        row.resize(starts.len(), Vec::new());
        for (at, cell) in row.iter_mut().enumerate() {
            cell.push(column(at));
        }
    }
    out.append(&mut row);
    parts(text, out)
}

/// The bytes of a line at columns, which are in order, where wide characters take two. A line is read once for all of them.
fn bytes_at(line: &str, columns: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut chars = line.char_indices().peekable();
    let mut before = 0;
    let byte_at = |column: usize| {
        while let Some((at, c)) = chars.peek() {
            if before >= column {
                return *at;
            }
            before += c.width().unwrap_or(0);
            chars.next();
        }
        line.len()
    };
    columns.map(byte_at).collect()
}

/// The lines of cells, in order of the source. The lines of a cell alternate with those of others: each is read by itself.
fn parts(text: &str, cells: Vec<Vec<Span>>) -> Vec<Span> {
    let parts = cells.into_iter().flatten().map(|part| trimmed(text, part));
    let mut out: Vec<Span> = parts.filter(|part| !part.is_empty()).collect();
    out.sort_unstable();
    out
}
