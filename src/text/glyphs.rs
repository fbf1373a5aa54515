//! A paragraph character by character, each with its place in the source, lines joined as a reader joins them.
//!
//! Rules on marks and words look at neighbours: this is where a line end between two Han characters stands for nothing, and where
//! code, addresses and links are hidden, because no rule of prose holds inside them.

use crate::text::script;
use crate::text::span::Span;

/// More than one sign in so many characters, and there are more than `FEW_SIGNS`: that is code. With 32 the same; with 8 one
/// finding more.
const SIGN_IN: usize = 16;
/// A short line of language may have so many signs. With 4 the same; with 1 one case more right.
const FEW_SIGNS: usize = 2;
/// The fewest digits of the offset before a line of a dump, and the fewest groups of digits behind it. Chosen by hand.
const OFFSET: usize = 4;
const GROUPS: usize = 3;

/// Stands for a character of code, of a link or of an address.
pub const OPAQUE: char = '\u{fffc}';

/// One character and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its first byte in the source.
    pub at: u32,
    /// The character; a space for a line end that one would stand for; [`OPAQUE`] inside code.
    pub c: char,
    /// Its length in the source, in bytes.
    len: u32,
}

impl Glyph {
    /// One past its last byte.
    #[must_use]
    pub fn end(self) -> u32 {
        self.at + self.len
    }

    /// The span of it alone.
    #[must_use]
    pub fn span(self) -> Span {
        Span {
            start: self.at,
            end: self.end(),
        }
    }
}

/// Hides the characters that are in `spans`, which are in order.
pub fn hide(glyphs: &mut [Glyph], spans: &[Span]) {
    for glyph in glyphs {
        let at = spans.partition_point(|span| span.end <= glyph.at);
        if spans.get(at).is_some_and(|span| span.start <= glyph.at) {
            glyph.c = OPAQUE;
        }
    }
}

/// The characters of `spans` of `text`, which belong to one paragraph.
#[must_use]
pub fn glyphs(text: &str, spans: &[Span]) -> Vec<Glyph> {
    let mut lines = Lines::with_capacity(spans.iter().map(|span| span.len() / 2).sum());
    let mut last: Option<u32> = None;
    for span in spans {
        let before = last.replace(span.end).unwrap_or(span.start);
        let between = &text[before.min(span.start) as usize..span.start as usize];
        if parts_lines(between) {
            lines.part(span.start);
        }
        lines.add(text, *span);
    }
    let has = |mark: u8| {
        spans
            .iter()
            .any(|span| memchr::memchr(mark, span.of(text).as_bytes()).is_some())
    };
    if has(b'`') {
        hide_code(&mut lines.out);
    }
    // Every link has a colon or a `w`; the marks alone are quicker to look for than the links.
    if spans
        .iter()
        .any(|span| memchr::memchr3(b':', b'@', b'w', span.of(text).as_bytes()).is_some())
    {
        hide_addresses(&mut lines.out);
    }
    lines.out
}

/// The characters of one paragraph of a text with marks, as its reader sees them: pieces of `text`, and what stands there for other
/// characters.
#[must_use]
pub fn rendered<'text>(
    text: &str,
    pieces: impl Iterator<Item = (Span, Option<&'text str>)>,
) -> Vec<Glyph> {
    let mut lines = Lines::with_capacity(0);
    for (span, other) in pieces {
        match other {
            None => lines.add(text, span),
            Some(other) => {
                lines.gap = None;
                for c in other.chars() {
                    lines.push(Glyph {
                        at: span.start,
                        c,
                        len: span.len() as u32,
                    });
                }
            }
        }
    }
    hide_addresses(&mut lines.out);
    lines.out
}

/// Characters whose lines are joined as they come.
struct Lines {
    out: Vec<Glyph>,
    /// The line end that was seen last, where no character came after it yet.
    broken: Option<Glyph>,
    /// Where the white space starts that may be before a line end.
    gap: Option<usize>,
}

impl Lines {
    fn with_capacity(capacity: usize) -> Self {
        Self {
            out: Vec::with_capacity(capacity),
            broken: None,
            gap: None,
        }
    }

    /// A line ends before the byte `at`.
    fn part(&mut self, at: u32) {
        if !self.out.is_empty() && self.broken.is_none() {
            self.broken = Some(Glyph { at, c: ' ', len: 0 });
        }
    }

    #[inline]
    fn add(&mut self, text: &str, span: Span) {
        self.gap = None;
        for (offset, c) in span.of(text).char_indices() {
            self.push(Glyph {
                at: span.start + offset as u32,
                c,
                len: c.len_utf8() as u32,
            });
        }
    }

    #[inline]
    fn push(&mut self, glyph: Glyph) {
        let c = glyph.c;
        if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}') {
            self.out.truncate(self.gap.take().unwrap_or(self.out.len()));
            self.broken = self.broken.or(Some(Glyph { c: ' ', ..glyph }));
            return;
        }
        if c.is_whitespace() {
            if self.broken.is_none() {
                self.gap = self.gap.or(Some(self.out.len()));
                self.out.push(glyph);
            }
            return;
        }
        self.gap = None;
        if let Some(end) = self.broken.take() {
            let joined = self
                .out
                .last()
                .is_some_and(|last| script::is_unspaced(last.c))
                && script::is_unspaced(c);
            if !joined && !self.out.is_empty() {
                self.out.push(end);
            }
        }
        self.out.push(glyph);
    }
}

/// Whether what is left out between two pieces parts them: a page break does, and so does `<br>`, emphasis and links do not.
fn parts_lines(between: &str) -> bool {
    between.is_empty() || between.contains(['\n', '\r', '\u{c}']) || between.contains("<br")
}

/// Hides what is between backticks.
fn hide_code(glyphs: &mut [Glyph]) {
    let mut at = 0;
    while let Some(open) = (at..glyphs.len()).find(|i| glyphs[*i].c == '`') {
        let ticks = |from: usize| glyphs[from..].iter().take_while(|g| g.c == '`').count();
        let count = ticks(open);
        let mut close = open + count;
        while close < glyphs.len() && (glyphs[close].c != '`' || ticks(close) != count) {
            close += if glyphs[close].c == '`' {
                ticks(close)
            } else {
                1
            };
        }
        if close >= glyphs.len() {
            at = open + count;
            continue;
        }
        for glyph in &mut glyphs[open..close + count] {
            glyph.c = OPAQUE;
        }
        at = close + count;
    }
}

/// Hides links and addresses of electronic mail: `scheme://…`, `www.…`, `a@b`, with letters of any script.
fn hide_addresses(glyphs: &mut [Glyph]) {
    let mut at = 0;
    while at < glyphs.len() {
        let starts = match glyphs[at].c {
            ':' => {
                glyphs.get(at + 1).is_some_and(|g| g.c == '/')
                    && glyphs.get(at + 2).is_some_and(|g| g.c == '/')
            }
            '@' => at > 0 && is_mail(&glyphs[at - 1..]),
            'w' => glyphs[at..].iter().take(4).map(|g| g.c).eq("www.".chars()),
            _ => false,
        };
        if !starts {
            at += 1;
            continue;
        }
        let by_mail = glyphs[at].c == '@';
        let from = address_start(glyphs, at, by_mail);
        let to = if by_mail {
            mail_end(glyphs, at)
        } else {
            link_end(glyphs, at)
        };
        let opens = |mark: char| glyphs[at..to].iter().any(|glyph| glyph.c == mark);
        let (round, square) = (opens('('), opens('['));
        let mut last = to;
        while last > at
            && !(round && glyphs[last - 1].c == ')')
            && !(square && glyphs[last - 1].c == ']')
            && matches!(
                glyphs[last - 1].c,
                '.' | ',' | ';' | ':' | ')' | ']' | '!' | '?' | '\'' | '}'
            )
        {
            last -= 1;
        }
        let to = last.max(at + 1);
        for glyph in &mut glyphs[from..to] {
            glyph.c = OPAQUE;
        }
        at = to;
    }
}

/// Whether the sign after the first glyph is one of electronic mail. After a letter beyond ASCII it may name a person, too:
/// a domain has a stop in it.
fn is_mail(glyphs: &[Glyph]) -> bool {
    let before = glyphs[0].c;
    let stops = || {
        let domain = &glyphs[1..mail_end(glyphs, 1)];
        let inner = domain.iter().rev().skip(1);
        inner
            .skip_while(|glyph| glyph.c == '.')
            .any(|glyph| glyph.c == '.')
    };
    before.is_ascii_alphanumeric() || (script::is_word(before) && stops())
}

/// Where the address around `at` starts. The name of a mailbox is in a script without spaces where its last letter is.
fn address_start(glyphs: &[Glyph], at: usize, by_mail: bool) -> usize {
    let unspaced = at > 0 && script::is_unspaced(glyphs[at - 1].c);
    let part = |c: char| {
        let letter = c.is_ascii_alphanumeric()
            || (by_mail && script::is_word(c) && (unspaced || !script::is_unspaced(c)));
        letter || matches!(c, '.' | '-' | '_' | '+')
    };
    let before = glyphs[..at].iter().rev();
    at - before.take_while(|glyph| part(glyph.c)).count()
}

/// Where the domain after the sign at `at` ends.
fn mail_end(glyphs: &[Glyph], at: usize) -> usize {
    let mut to = at + 1;
    while to < glyphs.len()
        && (matches!(glyphs[to].c, '.' | '-' | '_') || goes_on(glyphs[to - 1].c, glyphs[to].c))
    {
        to += 1;
    }
    to
}

/// Where the link that shows at `at` ends. After its host all letters belong to it.
fn link_end(glyphs: &[Glyph], at: usize) -> usize {
    let host = if glyphs[at].c == ':' { at + 3 } else { at };
    let (mut to, mut in_path, mut opened, mut bracketed) = (at, false, false, false);
    while to < glyphs.len() {
        let c = glyphs[to].c;
        // A bracket that the address does not open is that of a link.
        let ends = || (glyphs.get(to + 1)).is_none_or(|next| !next.c.is_ascii_graphic());
        let closes = c == ']' && !opened || c == ')' && !bracketed && ends();
        let sign = c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`') && !closes;
        let letter = to > at && goes_on(glyphs[to - 1].c, c);
        if !(sign || letter || (in_path && script::is_word(c))) {
            break;
        }
        in_path |= to >= host && c == '/';
        opened |= c == '[';
        bracketed |= c == '(';
        to += 1;
    }
    to
}

/// Whether a letter or digit goes on with a name of a host: a letter of a script without spaces after one of ASCII is the text that
/// goes on, as in `http://a.cn查询`.
fn goes_on(before: char, c: char) -> bool {
    script::is_word(c) && !(script::is_unspaced(c) && before.is_ascii_alphanumeric())
}

/// Whether a paragraph is code, a formula or a diagram rather than language, going by its signs.
#[must_use]
pub fn is_like_code(glyphs: &[Glyph]) -> bool {
    let sign = |c: char| {
        matches!(
            c,
            '{' | '}'
                | ';'
                | '='
                | '<'
                | '>'
                | '|'
                | '_'
                | '\\'
                | '#'
                | '*'
                | '+'
                | '^'
                | '&'
                | '$'
        )
    };
    let signs = glyphs.iter().filter(|glyph| sign(glyph.c)).count();
    signs * SIGN_IN > glyphs.len() && signs > FEW_SIGNS || is_dump(glyphs)
}

/// Whether a paragraph is a dump of bytes, in whose last column any sign may stand: `0x0060:  4500 0054 a6f2 4000  E..T..@.`
fn is_dump(glyphs: &[Glyph]) -> bool {
    let mut words = glyphs
        .split(|glyph| glyph.c.is_whitespace())
        .filter(|word| !word.is_empty());
    let hex = |word: &[Glyph]| word.iter().all(|glyph| glyph.c.is_ascii_hexdigit());
    let Some([offset @ .., colon]) = words.next() else {
        return false;
    };
    let offset = match offset {
        [zero, x, rest @ ..] if zero.c == '0' && x.c == 'x' => rest,
        _ => offset,
    };
    let groups = words.take_while(|word| matches!(word.len(), 2 | 4 | 8) && hex(word));
    colon.c == ':' && offset.len() >= OFFSET && hex(offset) && groups.count() >= GROUPS
}

/// The span from the first to the last of some glyphs.
#[must_use]
pub fn span_of(glyphs: &[Glyph]) -> Span {
    match (glyphs.first(), glyphs.last()) {
        (Some(first), Some(last)) => Span {
            start: first.at,
            end: last.end(),
        },
        _ => Span::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        glyphs(text, &[Span::new(0, text.len())])
            .iter()
            .map(|glyph| glyph.c)
            .collect()
    }

    #[test]
    fn a_dump_of_bytes_is_like_code() {
        let is = |text: &str| is_like_code(&glyphs(text, &[Span::new(0, text.len())]));
        assert!(is(
            "0x0040:  6c61 6d70 2e2e 7069 6572 0a00 1207  lamp..pier....."
        ));
        assert!(is("00000010: 6c 61 6d 70 2e 2e 70 69 65 72  lamp..pier"));
        assert!(!is("2031: 1200 lamps were lit on the piers.."));
        assert!(!is("cafe: face the sea, and feed the dead.."));
    }

    #[test]
    fn a_line_end_is_a_space_except_between_han() {
        assert_eq!(read("发展\n  合作"), "发展合作");
        assert_eq!(read("in the \n  text"), "in the text");
        assert_eq!(read("a  b"), "a  b");
    }

    #[test]
    fn code_links_and_addresses_are_hidden() {
        assert_eq!(
            read("用`a,b`，"),
            format!("用{}，", OPAQUE.to_string().repeat(5))
        );
        assert_eq!(
            read("见http://a.cn/x,y，"),
            format!("见{}，", OPAQUE.to_string().repeat(15))
        );
        assert_eq!(
            read("to me@x.org."),
            format!("to {}.", OPAQUE.to_string().repeat(8))
        );
        assert_eq!(read("a ` b"), "a ` b");
    }

    #[test]
    fn addresses_are_hidden_with_letters_of_any_script() {
        let shown = |text: &str| read(text).replace(OPAQUE, "");
        for (text, left) in [
            ("见http://a.cn/查询。", "见。"),
            ("(보기 http://a.kr)에", "(보기 )에"),
            ("见http://a.cn查询。", "见查询。"),
            ("见 http://例子.中国/，", "见 ，"),
            ("На http://почта.рф/ворота, и", "На , и"),
            ("写给 登陆@a.example。", "写给 。"),
            ("请发送至me@a.example联系。", "请发送至联系。"),
            ("关注我@张三。", "关注我@张三。"),
            ("Пишите: me@почта.рф.", "Пишите: ."),
        ] {
            assert_eq!(shown(text), left, "{text}");
        }
    }

    #[test]
    fn pieces_around_marks_of_a_format_touch() {
        let text = "use *that*, and";
        let spans = [Span::new(0, 4), Span::new(5, 9), Span::new(10, 15)];
        let found: String = glyphs(text, &spans).iter().map(|g| g.c).collect();
        assert_eq!(found, "use that, and");
    }

    #[test]
    fn pieces_around_furniture_are_one() {
        let text = "the end\n12\nof it";
        let found = glyphs(text, &[Span::new(0, 7), Span::new(11, 16)]);
        assert_eq!(
            found.iter().map(|g| g.c).collect::<String>(),
            "the end of it"
        );
        assert_eq!(span_of(&found), Span::new(0, 16));
    }
}
