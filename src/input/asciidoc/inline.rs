//! Marks inside lines of `AsciiDoc`.

use crate::input::lightweight::{Piece, REACH, What, ahead};

/// What attributes stand for that every text has.
const CHARACTERS: &[(&str, &str)] = &[
    ("nbsp", "\u{a0}"),
    ("zwsp", "\u{200b}"),
    ("wj", "\u{2060}"),
    ("apos", "'"),
    ("quot", "\""),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("deg", "°"),
    ("plus", "+"),
    ("brvbar", "¦"),
    ("vbar", "|"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("startsb", "["),
    ("endsb", "]"),
    ("caret", "^"),
    ("asterisk", "*"),
    ("tilde", "~"),
    ("backslash", "\\"),
    ("backtick", "`"),
    ("two-colons", "::"),
    ("two-semicolons", ";;"),
    ("cpp", "C++"),
    ("sp", " "),
];

/// Macros whose text in square brackets is prose.
const LINKS: &[&str] = &[
    "link",
    "xref",
    "mailto",
    "http",
    "https",
    "ftp",
    "irc",
    "indexterm2",
];
/// Macros of which nothing is seen.
const UNSEEN: &[&str] = &[
    "indexterm",
    "anchor",
    "image",
    "icon",
    "footnote",
    "footnoteref",
];
/// Macros that hold code, or a formula.
const CODE: &[&str] = &[
    "kbd",
    "btn",
    "menu",
    "pass",
    "stem",
    "latexmath",
    "asciimath",
    "command",
];

/// The marks of a text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut scanner = Scanner {
        text,
        out: Vec::new(),
        open: Vec::new(),
    };
    let mut at = 0;
    while at < text.len() {
        at = scanner.step(at);
    }
    scanner.finish()
}

struct Scanner<'text> {
    text: &'text str,
    out: Vec<Piece>,
    /// Where marks are that close something, in order of where.
    open: Vec<(usize, usize)>,
}

impl Scanner<'_> {
    fn put(&mut self, start: usize, end: usize, what: What) {
        if start < end {
            self.out.push(Piece { start, end, what });
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        for (start, end) in std::mem::take(&mut self.open) {
            self.put(start, end, What::Mark);
        }
        self.out.sort_by_key(|piece| (piece.start, piece.end));
        let mut end = 0;
        self.out.retain(|piece| {
            let is_apart = piece.start >= end;
            end = if is_apart { piece.end } else { end };
            is_apart
        });
        self.out
    }

    /// Reads what is at a place, and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(closed) = self.open.iter().position(|(start, _)| *start == at) {
            let (start, end) = self.open.remove(closed);
            self.put(start, end, What::Mark);
            return end;
        }
        let rest = ahead(self.text, at);
        let first = rest.chars().next().unwrap_or(' ');
        let found = match first {
            '\\' => self.escape(at),
            '`' if rest.starts_with("``") => self.code(at, "``"),
            '`' => self.code(at, "`"),
            '+' if rest.starts_with("+++") => self.code(at, "+++"),
            '+' if rest.starts_with("++") => self.code(at, "++"),
            '+' if rest.starts_with("+\n") && self.text[..at].ends_with(' ') => {
                Some(self.line_end(at))
            }
            '+' => self.code(at, "+"),
            '$' if rest.starts_with("$$") => self.code(at, "$$"),
            '"' | '\'' if rest[1..].starts_with('`') => self.quotation(at),
            '*' | '_' | '#' => Some(self.marked(at, first)),
            '^' | '~' => self.raised(at, first),
            '[' => self.bracket(at),
            '<' if rest.starts_with("<<") => self.reference(at),
            '(' if rest.starts_with("((") => self.index(at),
            '{' => self.attribute(at),
            '&' => self.entity(at),
            _ if first.is_ascii_alphabetic() && self.is_word_start(at) => self.call(at),
            _ => None,
        };
        found.unwrap_or(at + first.len_utf8())
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn is_word_start(&self, at: usize) -> bool {
        self.before(at).is_none_or(|c| !c.is_ascii_alphanumeric())
    }

    fn escape(&mut self, at: usize) -> Option<usize> {
        let next = self.text[at + 1..].chars().next()?;
        if !next.is_ascii_punctuation() {
            return None;
        }
        self.put(at, at + 1, What::Mark);
        Some(at + 1 + next.len_utf8())
    }

    /// Where the mark starts that closes what is open from `from` on.
    fn closing(&self, from: usize, mark: &str, constrained: bool) -> Option<usize> {
        if self.text[from..].is_empty()
            || constrained && self.text[from..].starts_with(char::is_whitespace)
        {
            return None;
        }
        let mut at = from;
        while let Some(found) = ahead(self.text, at).find(mark).map(|found| at + found) {
            let after = self.text[found + mark.len()..].chars().next();
            let space = self.before(found).is_some_and(char::is_whitespace);
            let inside = after.is_some_and(|c| c.is_alphanumeric() && c.is_ascii() || c == '_');
            if found > from && !(constrained && (space || inside)) {
                return Some(found);
            }
            at = found + mark.len();
            if at > from + REACH {
                break;
            }
        }
        None
    }

    fn code(&mut self, at: usize, mark: &str) -> Option<usize> {
        let constrained = mark.len() == 1;
        if constrained && !self.is_word_start(at) {
            return None;
        }
        let from = at + mark.len();
        let end = self.closing(from, mark, constrained)?;
        let (mut inner, mut last) = (from, end);
        // Code in which nothing else is a mark: `+a_b+`.
        if mark == "`"
            && self.text[from..end].starts_with('+')
            && self.text[from..end].ends_with('+')
            && end - from > 2
        {
            (inner, last) = (from + 1, end - 1);
        }
        self.put(at, inner, What::Mark);
        self.put(inner, last, What::Code);
        self.put(last, end + mark.len(), What::Mark);
        Some(end + mark.len())
    }

    fn line_end(&mut self, at: usize) -> usize {
        self.put(at - 1, at + 2, What::Break);
        at + 2
    }

    fn quotation(&mut self, at: usize) -> Option<usize> {
        let is_double = self.text[at..].starts_with('"');
        let (close, opens, closes) = if is_double {
            ("`\"", "“", "”")
        } else {
            ("`'", "‘", "’")
        };
        let end = self.closing(at + 2, close, false)?;
        self.put(at, at + 2, What::Shown(opens));
        self.put(end, end + 2, What::Shown(closes));
        Some(at + 2)
    }

    fn marked(&mut self, at: usize, sign: char) -> usize {
        let double: String = [sign, sign].iter().collect();
        let is_double = self.text[at..].starts_with(&double);
        let mark = if is_double { double } else { sign.to_string() };
        let opens = is_double
            || self
                .before(at)
                .is_none_or(|c| !(c.is_ascii_alphanumeric() || c == sign || c == ';'));
        let from = at + mark.len();
        let end = self.closing(from, &mark, !is_double).filter(|_| opens);
        let Some(end) = end else {
            return from;
        };
        self.put(at, from, What::Mark);
        self.open.push((end, end + mark.len()));
        from
    }

    fn raised(&mut self, at: usize, sign: char) -> Option<usize> {
        let rest = ahead(self.text, at + 1);
        let length = rest
            .find(sign)
            .filter(|length| *length > 0 && !rest[..*length].contains(char::is_whitespace))?;
        self.put(at, at + 1, What::Mark);
        self.put(at + 1 + length, at + length + 2, What::Mark);
        Some(at + length + 2)
    }

    /// An anchor, or what an attribute list says of the words behind it: `[[gate]]`, `[.lead]#words#`.
    fn bracket(&mut self, at: usize) -> Option<usize> {
        let rest = ahead(self.text, at);
        if rest.starts_with("[[") {
            let end = rest.find("]]")?;
            self.put(at, at + end + 2, What::Mark);
            return Some(at + end + 2);
        }
        let end = rest.find(']')?;
        let marks = rest[end + 1..].starts_with('#')
            || rest.starts_with("[#") && !rest[..end].contains(' ')
            || rest[1..].starts_with('.') && rest[end + 1..].starts_with(['*', '_', '`']);
        if !marks {
            return None;
        }
        self.put(at, at + end + 1, What::Mark);
        Some(at + end + 1)
    }

    fn reference(&mut self, at: usize) -> Option<usize> {
        let end = at + ahead(self.text, at).find(">>")?;
        let inside = &self.text[at + 2..end];
        if inside.contains('\n') && inside.len() > 200 || inside.is_empty() {
            return None;
        }
        if let Some(comma) = inside.find(',') {
            let rest = &inside[comma + 1..];
            let from = at + 2 + comma + 1 + rest.len() - rest.trim_start().len();
            self.put(at, from, What::Mark);
            self.open.push((end, end + 2));
            Some(from)
        } else {
            self.put(at, end + 2, What::Other);
            Some(end + 2)
        }
    }

    fn index(&mut self, at: usize) -> Option<usize> {
        let rest = ahead(self.text, at);
        if rest.starts_with("(((") {
            let end = at + rest.find(")))")? + 3;
            self.put(at, end, What::Mark);
            return Some(end);
        }
        let end = at + rest.find("))")?;
        self.put(at, at + 2, What::Mark);
        self.open.push((end, end + 2));
        Some(at + 2)
    }

    fn attribute(&mut self, at: usize) -> Option<usize> {
        let rest = ahead(self.text, at + 1);
        let length = rest.find('}')?;
        let name = &rest[..length];
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }
        let known = CHARACTERS.iter().find(|(each, _)| *each == name);
        let what = match (name, known) {
            ("empty" | "blank", _) => What::Mark,
            (_, Some((_, shown))) => What::Shown(shown),
            _ => What::Other,
        };
        self.put(at, at + length + 2, what);
        Some(at + length + 2)
    }

    fn entity(&mut self, at: usize) -> Option<usize> {
        let rest = ahead(self.text, at + 1);
        let length = rest.find(';').filter(|length| (2..=8).contains(length))?;
        if !rest[..length]
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '#')
        {
            return None;
        }
        self.put(at, at + length + 2, What::Other);
        Some(at + length + 2)
    }

    /// A macro or an address: `link:a.html[the gate]`, `https://a.org[the gate]`, `footnote:[…]`.
    fn call(&mut self, at: usize) -> Option<usize> {
        let rest = ahead(self.text, at);
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        let name = &rest[..length];
        if !rest[length..].starts_with(':') {
            return Some(at + length);
        }
        let known = [LINKS, UNSEEN, CODE]
            .iter()
            .any(|list| list.contains(&name));
        if !known {
            return Some(at + length);
        }
        let target = &rest[length + 1..];
        let stop = target.find(|c: char| c.is_whitespace() || c == '[');
        let open = stop.filter(|stop| target[*stop..].starts_with('['));
        let Some(open) = open.map(|open| length + 1 + open) else {
            // An address without a text is seen as it is.
            return Some(at + length + 1 + stop.unwrap_or(target.len()));
        };
        let close = closing_bracket(&rest[open + 1..]).map(|close| open + 1 + close)?;
        let inside = &rest[open + 1..close];
        let whole = at + close + 1;
        if UNSEEN.contains(&name) {
            self.put(at, whole, What::Mark);
        } else if CODE.contains(&name) || inside.is_empty() && matches!(name, "xref" | "link") {
            self.put(at, whole, What::Other);
        } else if inside.is_empty() {
            self.put(at + open, whole, What::Mark);
        } else {
            // What follows a comma says how the link is opened.
            let shown = inside
                .find(",window=")
                .or(inside.find(", window="))
                .or(inside.find(",role="))
                .unwrap_or(inside.len());
            let shown = inside[..shown].trim_end_matches('^').len();
            self.put(at, at + open + 1, What::Mark);
            self.open.push((at + open + 1 + shown, whole));
            return Some(at + open + 1);
        }
        Some(whole)
    }
}

/// Where the square bracket closes that is open before `text`.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}
