//! Marks inside lines of reStructuredText.

use crate::input::lightweight::{Piece, REACH, What, ahead};

/// Roles whose text is prose.
const PROSE: &[&str] = &[
    "abbr",
    "dfn",
    "doc",
    "emphasis",
    "guilabel",
    "menuselection",
    "numref",
    "ref",
    "strong",
    "sub",
    "subscript",
    "sup",
    "superscript",
    "t",
    "term",
    "title",
    "title-reference",
    "pep",
    "rfc",
    "any",
    "download",
    "index",
];

/// The marks of a text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut scanner = Scanner {
        text,
        out: Vec::new(),
    };
    let mut at = 0;
    while at < text.len() {
        at = scanner.step(at);
    }
    scanner.out
}

struct Scanner<'text> {
    text: &'text str,
    out: Vec<Piece>,
}

impl Scanner<'_> {
    fn put(&mut self, start: usize, end: usize, what: What) {
        if start < end {
            self.out.push(Piece { start, end, what });
        }
    }

    /// Reads what is at a place, and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let rest = ahead(self.text, at);
        let first = rest.chars().next().unwrap_or(' ');
        let found = match first {
            '\\' => self.escape(at),
            '`' if rest.starts_with("``") => self.between(at, "``", What::Code),
            '`' => self.interpreted(at, None),
            ':' => self.role(at),
            '*' if rest.starts_with("**") => self.marked(at, "**"),
            '*' => self.marked(at, "*"),
            '|' => self.substitution(at),
            '[' => self.note(at),
            '_' if rest.starts_with("_`") && self.opens(at) => self.target(at),
            '_' => Some(self.reference(at)),
            _ => None,
        };
        found.unwrap_or(at + first.len_utf8())
    }

    /// Whether marks can open here: not behind a letter.
    fn opens(&self, at: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() || !c.is_ascii())
    }

    fn escape(&mut self, at: usize) -> Option<usize> {
        let next = self.text[at + 1..].chars().next()?;
        let length = 1 + if next.is_whitespace() {
            next.len_utf8()
        } else {
            0
        };
        self.put(at, at + length, What::Mark);
        Some(at + 1 + next.len_utf8())
    }

    /// Where the closing mark starts that belongs to an opening one that ends at `from`.
    fn closing(&self, from: usize, mark: &str) -> Option<usize> {
        let rest = ahead(self.text, from);
        if rest.starts_with(char::is_whitespace) || rest.is_empty() {
            return None;
        }
        let mut at = from;
        while let Some(found) = ahead(self.text, at).find(mark).map(|found| at + found) {
            let before = self.text[..found].chars().next_back();
            let after = self.text[found + mark.len()..].chars().next();
            let ends = before.is_some_and(|c| !c.is_whitespace() && c != '\\')
                && after.is_none_or(|c| !c.is_ascii_alphanumeric());
            if found > from && ends {
                return Some(found);
            }
            at = found + mark.len();
            if at > from + REACH {
                break;
            }
        }
        None
    }

    fn between(&mut self, at: usize, mark: &str, what: What) -> Option<usize> {
        let from = at + mark.len();
        let end = self.closing(from, mark)?;
        self.put(at, from, What::Mark);
        self.put(from, end, what);
        self.put(end, end + mark.len(), What::Mark);
        Some(end + mark.len())
    }

    fn marked(&mut self, at: usize, mark: &str) -> Option<usize> {
        if !self.opens(at) {
            return Some(at + mark.len());
        }
        let from = at + mark.len();
        let end = self.closing(from, mark)?;
        self.put(at, from, What::Mark);
        let mut inner = from;
        while inner < end {
            inner = if self.text[inner..].starts_with('\\') {
                self.escape(inner)?
            } else {
                inner + self.text[inner..].chars().next()?.len_utf8()
            };
        }
        self.put(end, end + mark.len(), What::Mark);
        Some(end + mark.len())
    }

    /// Text between single backquotes: of a link, its target is left out; `role` says what it is.
    fn interpreted(&mut self, at: usize, role: Option<&str>) -> Option<usize> {
        if role.is_none() && !self.opens(at) {
            return None;
        }
        let from = at + 1;
        let close = self.closing(from, "`")?;
        let after = &self.text[close + 1..];
        let end = close + 1 + after.len() - after.trim_start_matches('_').len();
        let inside = &self.text[from..close];
        let target = inside.rfind('<').filter(|_| inside.ends_with('>'));
        let title = target
            .map(|open| inside[..open].trim_end())
            .filter(|title| !title.is_empty());
        let is_prose = match role {
            None => true,
            Some("ref" | "doc" | "numref" | "download" | "any" | "pep" | "rfc") => title.is_some(),
            Some(role) => PROSE.contains(&role),
        };
        if !is_prose {
            let what = if role == Some("math") {
                What::Other
            } else {
                What::Code
            };
            self.put(at, from, What::Mark);
            self.put(from, close, what);
            self.put(close, end, What::Mark);
            return Some(end);
        }
        let shown = title.map_or(inside.len(), str::len);
        self.put(at, from, What::Mark);
        if title.is_none() && target.is_some() {
            // A link that is only a target.
            self.put(from, close, What::Other);
            self.put(close, end, What::Mark);
        } else {
            self.put(from + shown, end, What::Mark);
        }
        Some(end)
    }

    fn role(&mut self, at: usize) -> Option<usize> {
        let rest = ahead(self.text, at + 1);
        let is_name =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+');
        let length = rest.find(|c: char| !is_name(c))?;
        let name = rest[..length]
            .strip_suffix(':')
            .filter(|name| !name.is_empty())?;
        let quote = at + 1 + length;
        if !self.text[quote..].starts_with('`') || self.text[quote..].starts_with("``") {
            return None;
        }
        let mark = self.out.len();
        self.put(at, quote, What::Mark);
        let end = self.interpreted(quote, Some(name));
        if end.is_none() {
            self.out.truncate(mark);
        }
        end
    }

    fn substitution(&mut self, at: usize) -> Option<usize> {
        let close = self.closing(at + 1, "|").filter(|_| self.opens(at))?;
        if self.text[at..close].contains('\n') {
            return None;
        }
        let after = &self.text[close + 1..];
        let end = close + 1 + after.len() - after.trim_start_matches('_').len();
        self.put(at, end, What::Other);
        Some(end)
    }

    /// The mark of a note or a source: `[1]_`, `[#name]_`, `[CIT2002]_`.
    fn note(&mut self, at: usize) -> Option<usize> {
        let close = ahead(self.text, at).find(']').map(|close| at + close)?;
        let name = &self.text[at + 1..close];
        let is_name =
            |c: char| c.is_alphanumeric() || matches!(c, '#' | '*' | '-' | '_' | '.' | ':');
        let refers = self.text[close + 1..].starts_with('_');
        if name.is_empty() || !name.chars().all(is_name) || !refers {
            return None;
        }
        let before = &self.text[..at];
        let space = before.len() - before.trim_end_matches([' ', '\n']).len();
        let last = self.out.last().map_or(0, |piece| piece.end);
        self.put((at - space).max(last), close + 2, What::Mark);
        Some(close + 2)
    }

    fn target(&mut self, at: usize) -> Option<usize> {
        let close = self.closing(at + 2, "`")?;
        self.put(at, at + 2, What::Mark);
        self.put(close, close + 1, What::Mark);
        Some(close + 1)
    }

    /// The mark of a link behind its word: `variorum_`, `here__`.
    fn reference(&mut self, at: usize) -> usize {
        let rest = ahead(self.text, at);
        let length = rest.len() - rest.trim_start_matches('_').len();
        let before = self.text[..at].chars().next_back();
        let after = rest[length..].chars().next();
        let is_mark = length <= 2
            && before.is_some_and(char::is_alphanumeric)
            && after.is_none_or(|c| {
                c.is_whitespace()
                    || matches!(
                        c,
                        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '"' | '-' | '/'
                    )
            });
        if is_mark {
            self.put(at, at + length, What::Mark);
        }
        at + length
    }
}
