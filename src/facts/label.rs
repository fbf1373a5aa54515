//! The number before a heading, clause or list item, kept apart from its text: 第十二条, 一、, 1.2.3, (a), Статья 5.
//!
//! Reads heads of paragraphs as [`crate::text::normalise::head`] gives them: full-width marks folded to ASCII, spaces kept.

mod division;
pub mod likely;

use crate::language::topics::parts::Division;
use crate::text::numeral;
use crate::text::span::Span;

/// The longest number of a label in brackets, in bytes. With 4 and 16 the same.
const LONGEST_NUMBER: usize = 8;

/// The longest addition to a number that was put in, in characters: 5a, 5 bis, 5 quater.
const LONGEST_ADDITION: usize = 6;

/// How a label is written. Two labels of one style can be in one sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// 第十二条, Article 5, Глава 2.
    Division(Division),
    /// 1. or 1.2.3 with so many numbers.
    Decimal(u8),
    /// 一、
    Han,
    /// (一)
    HanBrackets,
    /// (1), 1) or 1°
    Brackets,
    /// `[1]`
    Square,
    /// (a), a) or a.
    Letter,
    /// (ii), ii) or II.
    Roman,
    /// ①
    Circle,
    /// A bullet without a number.
    Bullet,
    /// Markdown's number signs, so many of them.
    Hash(u8),
}

/// A label found at the start of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The label as written, in bytes of the text it was read from: marks of a heading before it are not part of it.
    pub span: Span,
    /// Where the text after it starts, in bytes.
    pub body: u32,
    /// How it is written.
    pub style: Style,
    /// The last of its numbers; 0 for bullets.
    pub number: u64,
}

impl Label {
    /// Whether `next` is the label that follows this one in the same list.
    #[must_use]
    pub fn precedes(&self, next: &Self) -> bool {
        self.style == next.style && (self.style == Style::Bullet || self.number + 1 == next.number)
    }

    /// Whether `next` is the label after the one that follows this one: the number between them is lost or damaged.
    #[must_use]
    pub fn skips(&self, next: &Self) -> bool {
        let numbered = self.style != Style::Bullet && self.style == next.style;
        numbered && self.number + 2 == next.number
    }

    /// Whether this label alone makes its line a heading.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        match self.style {
            Style::Division(division) => division.is_heading(),
            Style::Hash(_) => true,
            _ => false,
        }
    }
}

/// Reads the label that `key` starts with. `None` when it starts with none.
#[must_use]
pub fn read(key: &str) -> Option<Label> {
    let hashes = key.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && key[hashes..].starts_with(' ') {
        let after = hashes + 1;
        return Some(match numbered(&key[after..]) {
            Some(found) => found.shifted(after),
            None => Label {
                span: Span::new(0, hashes),
                body: after as u32,
                style: Style::Hash(hashes as u8),
                number: 0,
            },
        });
    }
    numbered(key).or_else(|| bullet(key))
}

/// Whether `key` starts with a number that was put in after the item with the label `last`: 5a. or (5a) after 5., 5-1., 5 bis.
#[must_use]
pub fn is_inserted(key: &str, last: &str) -> bool {
    let marks = ['(', ')', '.', ' ', '、'];
    let last = last.trim_matches(marks);
    let Some(rest) = key.trim_start_matches(['(', '[']).strip_prefix(last) else {
        return false;
    };
    let rest = rest.trim_start_matches(['-', '.', ' ']);
    let written = rest.find(|c: char| !c.is_alphanumeric());
    let (addition, rest) = rest.split_at(written.unwrap_or(rest.len()));
    let small = addition
        .chars()
        .all(|c| c.is_lowercase() || c.is_ascii_digit());
    let short = (1..=LONGEST_ADDITION).contains(&addition.chars().count());
    !last.is_empty() && small && short && rest.starts_with([')', '.', ']'])
}

impl Label {
    fn shifted(self, by: usize) -> Self {
        let span = Span::new(self.span.start as usize + by, self.span.end as usize + by);
        Self {
            span,
            body: self.body + by as u32,
            ..self
        }
    }
}

fn numbered(key: &str) -> Option<Label> {
    division::ordinal(key)
        .or_else(|| division::named(key))
        .or_else(|| han_item(key))
        .or_else(|| bracketed(key))
        .or_else(|| dotted(key))
        .or_else(|| circled(key))
        .or_else(|| point(key))
}

/// What follows a number of degrees: the scale, or a point of the compass.
const OF_DEGREES: &str = "CFKNSEWO";

/// Whether a text behind a number says that it is one of a point, as statutes in Romance languages count them: 1°, and not 20 °C.
#[must_use]
pub fn is_point(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(['°', 'º']) else {
        return false;
    };
    let mut letters = rest.trim_start_matches(' ').chars();
    let first = letters.next();
    let scale = first.is_some_and(|c| OF_DEGREES.contains(c));
    let word = letters.next().is_some_and(char::is_alphabetic);
    let glued = rest.starts_with(char::is_alphanumeric);
    !glued && (!scale || word)
}

/// 1° before text.
fn point(key: &str) -> Option<Label> {
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    let number = numeral::decimal(&key[..digits]).filter(|_| (1..=2).contains(&digits))?;
    let rest = &key[digits..];
    let sign = rest.chars().next()?.len_utf8();
    let opens = || {
        let body = rest[sign..].strip_prefix(' ')?;
        body.starts_with(char::is_alphabetic).then_some(())
    };
    (is_point(rest) && opens().is_some())
        .then(|| label(key, digits + sign, Style::Brackets, number))
}

/// A label that ends at byte `end` of `key`: white space and one stray mark after it belong to neither side.
fn label(key: &str, end: usize, style: Style, number: u64) -> Label {
    let body = key.len() - key[end..].trim_start_matches(' ').len();
    Label {
        span: Span::new(0, end),
        body: body as u32,
        style,
        number,
    }
}

/// 一、 or 一. or (一), or a Han number alone on its line.
fn han_item(key: &str) -> Option<Label> {
    let open = key.starts_with('(');
    let inner = &key[usize::from(open)..];
    let digits = inner
        .find(|c: char| !numeral::is_han_numeral(c))
        .unwrap_or(inner.len());
    let number = numeral::han(&inner[..digits])?;
    let end = digits + usize::from(open);
    match (open, key[end..].chars().next()) {
        (true, Some(')')) => Some(label(key, end + 1, Style::HanBrackets, number)),
        (false, Some(c @ ('、' | '.' | ')'))) => {
            Some(label(key, end + c.len_utf8(), Style::Han, number))
        }
        (false, None) if digits > 0 => Some(label(key, end, Style::Han, number)),
        _ => None,
    }
}

/// (1), 1), (a), a), (iv), iv), [1].
fn bracketed(key: &str) -> Option<Label> {
    if let Some(inner) = key.strip_prefix('[') {
        let end = inner.find("] ").filter(|end| (1..=3).contains(end))?;
        let number = numeral::decimal(&inner[..end])?;
        return Some(label(key, end + 2, Style::Square, number));
    }
    let open = key.starts_with('(');
    let inner = &key[usize::from(open)..];
    let length = inner
        .find(|c: char| !c.is_alphanumeric())
        .filter(|length| (1..=LONGEST_NUMBER).contains(length))?;
    let written = &inner[..length];
    if !inner[length..].starts_with(')') {
        return None;
    }
    let (style, number) = match numeral::decimal(written) {
        Some(number) if length <= 3 => (Style::Brackets, number),
        Some(_) => return None,
        None => letter_or_roman(written)?,
    };
    Some(label(key, usize::from(open) + length + 1, style, number))
}

/// 1. or 1.2 or 1.2.3. before text, 1、, A. or II. before a capital.
fn dotted(key: &str) -> Option<Label> {
    let length = key
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || is_small_letter(c)))
        .unwrap_or(key.len());
    let written = key[..length].trim_end_matches('.');
    let after = &key[written.len()..];
    let parts: Vec<&str> = written.split('.').collect();
    let numbers: Option<Vec<u64>> = parts
        .iter()
        .map(|part| numeral::decimal(part).filter(|_| part.len() <= 3))
        .collect();
    if let Some(numbers) = numbers {
        let depth = numbers.len();
        let stop = after.starts_with('.') || after.starts_with('、');
        let gap = after.starts_with(' ') || after.is_empty();
        // "3.14 metres" and "12 men" are no labels; "3. Scope", "3.1 Scope" and "3" alone are.
        let rest = after.trim_start_matches(['.', '、', ' ']);
        let starts = rest.chars().next();
        let spaced = after.starts_with(". ");
        let titled = starts.is_none_or(|c| !c.is_lowercase() && numeral::digit(c).is_none());
        let clear = match depth {
            1 => {
                (stop
                    && after.len() > 1
                    && (spaced || starts.is_none_or(|c| numeral::digit(c).is_none())))
                    || rest.is_empty()
            }
            2 => (stop || gap) && titled,
            _ => stop || gap,
        };
        if !clear {
            return None;
        }
        let end = written.len()
            + if stop {
                after.chars().next().map_or(0, char::len_utf8)
            } else {
                0
            };
        return Some(label(
            key,
            end,
            Style::Decimal(depth as u8),
            *numbers.last()?,
        ));
    }
    let single = parts.len() == 1 && after.starts_with(". ");
    let (style, number) = if single {
        letter_or_roman(written)?
    } else {
        return appendix(key, &parts, after);
    };
    // Quotation marks are folded in keys; a definition starts with one: a. "Goods" means.
    let capital = after
        .trim_start_matches(['.', ' ', '"'])
        .starts_with(char::is_uppercase);
    (capital || (style == Style::Roman && written.starts_with(char::is_lowercase)))
        .then(|| label(key, written.len() + 1, style, number))
}

/// Whether a list counts with the letter, which is no capital.
fn is_small_letter(c: char) -> bool {
    c.is_lowercase() && numeral::letter(c).is_some()
}

/// A.1 or B.2.3., the numbers of an annex.
fn appendix(key: &str, parts: &[&str], after: &str) -> Option<Label> {
    let (first, rest) = parts.split_first()?;
    if rest.is_empty() || first.len() != 1 || !first.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let numbers: Option<Vec<u64>> = rest
        .iter()
        .map(|part| numeral::decimal(part).filter(|_| part.len() <= 3))
        .collect();
    let stop = after.starts_with('.');
    let end = key.len() - after.len() + usize::from(stop);
    let gap = key[end..].is_empty() || key[end..].starts_with(' ');
    gap.then_some(())?;
    Some(label(
        key,
        end,
        Style::Decimal(parts.len() as u8),
        *numbers?.last()?,
    ))
}

fn circled(key: &str) -> Option<Label> {
    let first = key.chars().next()?;
    numeral::enclosed(first).map(|number| label(key, first.len_utf8(), Style::Circle, number))
}

/// Bullets that need a space after them.
const PLAIN: [char; 4] = ['-', '*', '+', '·'];
/// Bullets that are nothing else.
const ROUND: [char; 13] = [
    '•', '●', '○', '■', '▪', '◦', '‣', '※', '◆', '◇', '►', '➢', '・',
];

fn bullet(key: &str) -> Option<Label> {
    // A number that a program fills in, as reStructuredText writes it.
    if key
        .strip_prefix("#. ")
        .is_some_and(|rest| !rest.trim().is_empty())
    {
        return Some(label(key, 2, Style::Bullet, 0));
    }
    let first = key.chars().next()?;
    let rest = &key[first.len_utf8()..];
    let folded = ROUND.contains(&first);
    let sign = folded || PLAIN.contains(&first);
    let spaced = rest.starts_with(' ') || (first == 'o' && rest.starts_with("  "));
    (sign && (spaced || folded) && !rest.trim().is_empty())
        .then(|| label(key, first.len_utf8(), Style::Bullet, 0))
}

fn letter_or_roman(written: &str) -> Option<(Style, u64)> {
    let roman = numeral::roman(written);
    match (single_letter(written), roman) {
        // i), v) and x) are read as letters only by their neighbours; lists that need Roman numbers start with i.
        (Some(_), Some(number)) if matches!(written, "i" | "I" | "v" | "V" | "x" | "X") => {
            Some((Style::Roman, number))
        }
        (Some(number), _) => Some((Style::Letter, number)),
        (None, Some(number)) => Some((Style::Roman, number)),
        (None, None) => None,
    }
}

fn single_letter(written: &str) -> Option<u64> {
    let mut chars = written.chars();
    let first = chars.next()?;
    if chars.next().is_some() {
        return None;
    }
    numeral::letter(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(key: &str) -> Option<(&str, &str, u64)> {
        let found = read(key)?;
        Some((
            found.span.of(key),
            &key[found.body as usize..],
            found.number,
        ))
    }

    #[test]
    fn reads_labels_in_three_languages() {
        let cases = [
            ("第十二条 经营者不得", "第十二条", "经营者不得", 12),
            ("第十二条经营者不得", "第十二条", "经营者不得", 12),
            ("第 12 條", "第 12 條", "", 12),
            ("第 12 條之 1 經營者不得", "第 12 條之 1", "經營者不得", 12),
            ("一、总则", "一、", "总则", 1),
            ("(二)依法联名", "(二)", "依法联名", 2),
            ("一", "一", "", 1),
            ("1.2.3. Scope", "1.2.3.", "Scope", 3),
            ("1.2 Scope", "1.2", "Scope", 2),
            ("3. The parties", "3.", "The parties", 3),
            ("・契約書の写し", "・", "契約書の写し", 0),
            ("(a) the first", "(a)", "the first", 1),
            ("66. 1 - old numbers", "66.", "1 - old numbers", 66),
            ("б) второй", "б)", "второй", 2),
            ("Статья 5. Предмет", "Статья 5.", "Предмет", 5),
            ("Article 12 Notice", "Article 12", "Notice", 12),
            ("Chapter IV. Rights", "Chapter IV.", "Rights", 4),
            ("附件3:清单", "附件3:", "清单", 3),
            ("(iv) the rest", "(iv)", "the rest", 4),
            ("③第三", "③", "第三", 3),
            ("b. \"Goods\" means", "b.", "\"Goods\" means", 2),
            ("[12] Treaty of peace", "[12]", "Treaty of peace", 12),
            ("A.2. Format", "A.2.", "Format", 2),
            ("## 第一章 总则", "第一章", "总则", 1),
        ];
        for (key, label, body, number) in cases {
            assert_eq!(parts(key), Some((label, body, number)), "{key}");
        }
    }

    #[test]
    fn leaves_sentences_alone() {
        for key in [
            "第三条规定的期限",
            "第一百条和第二条",
            "Section 4.2 describes it",
            "3.14 metres",
            "12 men came",
            "I. think",
            "a good day",
            "一个国家",
            "十分重要",
            "2026年5月",
            "1992年4月3日",
            "Articles of faith",
            "part of it",
            "Часть людей",
            "",
        ] {
            assert!(
                parts(key).is_none_or(|(_, body, _)| body == key),
                "{key}: {:?}",
                parts(key)
            );
        }
    }

    #[test]
    fn a_number_that_was_put_in_stands_behind_its_own() {
        for (key, last) in [
            ("5a. foot", "5."),
            ("(5a) foot", "(5)"),
            ("5 bis. pied", "5."),
            ("aa) Fuß", "a)"),
        ] {
            assert!(is_inserted(key, last), "{key}");
        }
        for (key, last) in [
            ("6. next", "5."),
            ("5. again", "5."),
            ("5 metres of rope.", "5."),
            ("about", "a)"),
        ] {
            assert!(!is_inserted(key, last), "{key}");
        }
    }

    #[test]
    fn a_bullet_needs_text() {
        assert_eq!(parts("- item"), Some(("-", "item", 0)));
        assert_eq!(parts("#. item"), Some(("#.", "item", 0)));
        assert_eq!(parts("#. "), None);
        assert_eq!(parts("-5 degrees"), None);
        assert_eq!(parts("---"), None);
    }

    #[test]
    fn knows_the_next_label() {
        let [a, b, c] = ["(a) x", "(b) y", "(1) z"].map(|key| read(key).unwrap());
        assert!(a.precedes(&b) && !b.precedes(&a) && !b.precedes(&c));
    }
}
