//! The dates and the parts of documents that a paragraph mentions, with what an edit inside of one changes.

use crate::diff::listed;
use crate::diff::side::Word;
use crate::facts::date::{self, Date};
use crate::facts::number_words::{self, Use};
use crate::facts::part::{self, Part};
use crate::facts::reference;
use crate::language::topics::numbers;
use crate::language::topics::parts;
use crate::text::numeral;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

/// How many words lead to a part or follow it, at most, for an edit to be one of the part: as described in Section 4. Two characters of
/// a script without spaces are one: 按照本法第七条的规定. With 3 the latter is wording; with 6 whole clauses are references. Chosen by hand,
/// 2026-11, on the five published pairs.
const BESIDE: usize = 4;

/// A number is one of the list that a part opens when it follows the last one so closely: by a comma, or one word. Chosen by hand,
/// 2026-11-29.
const LISTED: usize = 2;

/// How many digits the number of a note has at most.
const CITED: usize = 3;

/// The sign of a section: § 7a.
const SECTION: char = '§';

/// Something that a text mentions, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention<What> {
    pub(super) span: Span,
    pub(super) what: What,
}

/// A part of a document as it is referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Referred {
    /// The part, where it is one of those that have headings.
    part: Option<Part>,
    /// What follows it without a space: a letter and numbers in brackets. For a narrower part, its name as well.
    narrower: String,
}

/// Dates and the weekdays next to them, in order, shifted by `base`. Near-linear.
pub(super) fn dates(text: &str, base: usize) -> Vec<Mention<Date>> {
    let mut out: Vec<Mention<Date>> = date::find(text, None)
        .into_iter()
        .flat_map(|found| {
            let weekday = found.weekday.map(|(day, span)| {
                // Weekdays are told apart by what they are, in a year that no date has.
                let what = Date {
                    year: None,
                    month: None,
                    day: Some(day),
                };
                Mention {
                    span: shifted(span, base),
                    what,
                }
            });
            let date = Mention {
                span: shifted(found.span, base),
                what: found.date,
            };
            [Some(date), weekday]
        })
        .flatten()
        .collect();
    out.sort_unstable_by_key(|each| each.span);
    out
}

/// Parts of this or another document that the text speaks of, in order, shifted by `base`: Section 4(1)(b), point (a), 第七条之一.
/// Near-linear.
pub(super) fn references(text: &str, base: usize) -> Vec<Mention<Referred>> {
    let mut out: Vec<Mention<Referred>> = reference::references(text)
        .into_iter()
        .map(|each| {
            let start = each.span.start as usize;
            let from = each.span.end as usize;
            let end = from + listed::suffix(&text[from..]);
            let what = Referred {
                part: Some(each.part),
                narrower: text[from..end].to_owned(),
            };
            let end = end + particle(&text[end..]);
            Mention {
                span: shifted(Span::new(start, end), base),
                what,
            }
        })
        .collect();
    let further: Vec<Mention<Referred>> = out
        .iter()
        .flat_map(|each| further(text, base, each))
        .collect();
    out.extend(further);
    out.extend(counted(text).into_iter().map(|(span, narrower)| Mention {
        span: shifted(span, base),
        what: Referred {
            part: None,
            narrower,
        },
    }));
    out.extend(narrower(text).map(|span| Mention {
        span: shifted(span, base),
        what: Referred {
            part: None,
            narrower: by_target(span.of(text)),
        },
    }));
    let known = reaches(&out);
    out.extend(unnamed(text).into_iter().filter_map(|span| {
        let shifted = shifted(span, base);
        let before = known.partition_point(|(start, _)| *start <= shifted.start);
        let inside = before > 0 && shifted.end <= known[before - 1].1;
        let narrower = span.of(text).to_lowercase();
        (!inside).then_some(Mention {
            span: shifted,
            what: Referred {
                part: None,
                narrower,
            },
        })
    }));
    out.extend(cited(text).into_iter().map(|span| Mention {
        span: shifted(span, base),
        what: Referred {
            part: None,
            narrower: span.of(text).to_owned(),
        },
    }));
    let listed: Vec<Mention<Referred>> = out
        .iter()
        .flat_map(|each| {
            let end = each.span.end as usize - base;
            listed::after(text, end).into_iter().map(|span| Mention {
                span: shifted(span, base),
                what: Referred {
                    part: None,
                    narrower: span.of(text).to_owned(),
                },
            })
        })
        .collect();
    out.extend(listed);
    // A listing is a part with a number, and has a caption: one mention of it is enough.
    out.sort_by_key(|each| (each.span, each.what.part.is_none()));
    out.dedup_by_key(|each| each.span);
    out
}

/// The numbers that stand for notes and sources, with their brackets: [5]_, and [5] behind a space or a mark.
fn cited(text: &str) -> Vec<Span> {
    let opened = text.match_indices('[');
    let found = opened.filter_map(|(at, _)| {
        let inside = &text[at + 1..];
        let length = inside.find(|c: char| !c.is_ascii_digit())?;
        let before = text[..at].chars().next_back();
        let after = inside[length..].strip_prefix(']')?;
        let indexes = before.is_some_and(|c| c.is_alphanumeric() && !script::is_unspaced(c));
        let cites = (1..=CITED).contains(&length) && (after.starts_with('_') || !indexes);
        cites.then(|| Span::new(at, at + length + 2))
    });
    found.collect()
}

/// Where mentions begin, in order, each with how far any one reaches that begins there or before.
fn reaches<T>(mentions: &[Mention<T>]) -> Vec<(u32, u32)> {
    let spans = mentions.iter().map(|each| (each.span.start, each.span.end));
    let mut spans: Vec<(u32, u32)> = spans.collect();
    spans.sort_unstable();
    let mut furthest = 0;
    for (_, end) in &mut spans {
        furthest = furthest.max(*end);
        *end = furthest;
    }
    spans
}

/// The numbers that call a part without its name: 4(1)(b), 4 bis, L. 122-4.
fn unnamed(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut before: [Option<char>; 2] = [None, None];
    for (at, c) in text.char_indices() {
        let [last, _] = before;
        before = [Some(c), last];
        let glued = last.is_some_and(|c| c.is_alphanumeric() && !script::is_unspaced(c));
        let taken = out.last().is_some_and(|span| at < span.end as usize);
        if glued || taken || matches!(last, Some('.' | ',' | '-' | '(')) {
            continue;
        }
        let length = if c.is_ascii_digit() {
            let digits = numbered(&text[at..]);
            let end = digits + listed::suffix(&text[at + digits..]);
            let suffix = &text[at + digits..at + end];
            let several = suffix.matches('(').count() > 1;
            let added = listed::addition(&text[at + digits..]) > 0;
            (several || added).then_some(end)
        } else {
            in_code(&text[at..], c)
        };
        out.extend(length.map(|length| Span::new(at, at + length)));
    }
    out
}

/// The length of the number of an article in a code at the start of a text: L. 122-4.
fn in_code(text: &str, letter: char) -> Option<usize> {
    if !parts::holds(|parts| parts.code_letters, letter) {
        return None;
    }
    let rest = &text[letter.len_utf8()..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    let from = text.len() - rest.len();
    let figures = |c: char| c.is_ascii_digit() || c == '-';
    let length = rest.find(|c| !figures(c)).unwrap_or(rest.len());
    let number = rest[..length].trim_end_matches('-');
    let counts = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('-');
    counts.then_some(from + number.len())
}

/// A narrower part in lower case, its name by the first letter: Abs. 1 and Absatz 1 are one.
fn by_initials(named: &str) -> String {
    let numbered = |word: &str| word.contains(|c: char| c.is_numeric());
    let short = |(at, word): (usize, &str)| {
        let counts = numbered(word) || at > 0 && numeral::roman(&word.to_uppercase()).is_some();
        match word.chars().next() {
            Some(first) if first.is_alphabetic() && !counts => first.to_string(),
            _ => word.to_owned(),
        }
    };
    let lower = named.to_lowercase();
    let words = lower.split_whitespace().enumerate().map(short);
    words.collect::<Vec<String>>().join(" ")
}

/// The longest particle behind the number of a part, in syllables: 그림 3에서는. Chosen by hand, 2026-12-01.
const PARTICLE: usize = 3;

/// The length of the particle that is written right behind the number of a part, in a script whose particles have no space before them.
fn particle(text: &str) -> usize {
    let end = text.find(|c| !script::is_hangul(c)).unwrap_or(text.len());
    let syllables = text[..end].chars().count();
    if syllables <= PARTICLE { end } else { 0 }
}

/// What a narrower part is compared by: an example and a listing of one number are one, whatever it is called.
fn by_target(named: &str) -> String {
    let lower = named.to_lowercase();
    let digit = lower.find(|c| numeral::digit(c).is_some()).unwrap_or(0);
    let (name, number) = lower.split_at(digit);
    match captioned(name.trim_end_matches(['.', ' '])) {
        Some(_) => number.to_owned(),
        None => by_initials(named),
    }
}

/// The numbers of narrower parts that follow a part in a list: Sections 7, 7.3.1 and 7.3.2. No amount has two points.
fn further(text: &str, base: usize, first: &Mention<Referred>) -> Vec<Mention<Referred>> {
    let mut out = Vec::new();
    let mut end = first.span.end as usize - base;
    let division = first.what.part.as_ref().and_then(|part| part.division);
    while let Some(start) = part::joiner(&text[end..]).map(|length| end + length)
        && let Some((length, numbers)) = part::numbers(&text[start..], false)
        && division.is_some()
        && numbers.len() > 2
    {
        end = start + length;
        out.push(Mention {
            span: shifted(Span::new(start, end), base),
            what: Referred {
                part: Some(Part { division, numbers }),
                narrower: String::new(),
            },
        });
    }
    out
}

/// The parts that a stretch of words speaks of, where it says hardly anything else and has no other number; none otherwise. A number that
/// goes on with a list of them is one of a part: Satz 1 und 3. A `whole` phrase that came or went is not one of a part that it has in brackets
/// only: über die Mühle (§ 14a). Linear.
pub(super) fn alone<'a>(
    keys: &'a str,
    words: &[Word],
    found: &'a [Mention<Referred>],
    whole: bool,
) -> Option<(Vec<&'a Referred>, Vec<&'a str>)> {
    let mut parts: Vec<&Referred> = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    let mut halves = 0;
    let mut depth = Depth::default();
    // How many words stand since the last number of a part.
    let mut since = usize::MAX;
    for word in words {
        let text = word.span.of(keys);
        if word.kind == TokenKind::Mark {
            depth.pass(text);
            continue;
        }
        let at = found.partition_point(|each| each.span.end < word.span.end);
        let inside = found[at..]
            .iter()
            .find(|each| each.span.contains(word.span));
        since = since.saturating_add(1);
        depth.meet(inside.is_some());
        match inside {
            Some(part) if parts.last().is_none_or(|last| *last != &part.what) => {
                parts.push(&part.what);
                since = 0;
            }
            Some(_) => since = 0,
            None if word.kind.is_number() && since <= LISTED => {
                numbers.push(text);
                since = 0;
            }
            None if word.kind.is_number() => return None,
            None => {
                halves += if text.starts_with(script::is_unspaced) {
                    1
                } else {
                    2
                }
            }
        }
    }
    let aside = whole && depth.is_aside();
    (halves <= 2 * BESIDE && !aside).then_some((parts, numbers))
}

/// Where words and parts stand: in brackets or outside of them.
#[derive(Default)]
struct Depth {
    open: usize,
    /// Whether a part is outside of brackets, and whether one is inside.
    parts: [bool; 2],
    /// Whether another word is outside of brackets.
    words: bool,
}

impl Depth {
    fn pass(&mut self, mark: &str) {
        self.open += mark.matches('(').count();
        self.open = self.open.saturating_sub(mark.matches(')').count());
    }

    fn meet(&mut self, part: bool) {
        if part {
            self.parts[usize::from(self.open > 0)] = true;
        } else {
            self.words |= self.open == 0;
        }
    }

    /// Whether the parts only say where the words are spoken of: über die Weiterbehandlung (§ 123a).
    fn is_aside(&self) -> bool {
        self.words && self.parts == [false, true]
    }
}

/// The narrower parts that a text speaks of: point (a), Absatz 2, alinéa 3.
fn narrower(text: &str) -> impl Iterator<Item = Span> {
    let word_end = |start: usize| {
        let rest = &text[start..];
        if rest.starts_with(SECTION) {
            return start + SECTION.len_utf8();
        }
        // Signs on letters are not alphabetic, all of them.
        let letters = rest.find(|c: char| numeral::digit(c).is_some() || !script::is_word(c));
        let end = start + letters.unwrap_or(rest.len());
        end + part::ordinal_sign(&text[end..])
    };
    let starts = text
        .char_indices()
        .scan(None, |before: &mut Option<char>, (at, c)| {
            let last = before.replace(c);
            Some((
                at,
                c == SECTION || c.is_alphabetic() && !last.is_some_and(script::is_word),
            ))
        });
    starts
        .filter(|(_, starts)| *starts)
        .filter_map(move |(start, _)| {
            let end = word_end(start);
            let rest = text[end..]
                .strip_prefix(' ')
                .or_else(|| text[end..].strip_prefix(". "))?;
            let from = text.len() - rest.len();
            let opens = |c: char| c == '(' || numeral::digit(c).is_some();
            if !rest.starts_with(opens) {
                let length = lettered(&text[start..end], rest)?;
                return Some(Span::new(start, from + length));
            }
            let lower = text[start..end].to_lowercase();
            let digits = numbered(rest);
            let suffix = listed::suffix(&rest[digits..]).max(ordinal(rest).saturating_sub(digits));
            let length = digits + suffix;
            // Article 7a has no number that a heading's reader takes, nor has article 1er.
            let lettered =
                || rest[digits..length].starts_with(char::is_alphabetic) && is_name(&lower);
            if let Some(name) = captioned(&lower) {
                let (length, _) = part::numbers(rest, true)?;
                let glued = name.ends_with(script::is_unspaced);
                let start = if glued { end - name.len() } else { start };
                return Some(Span::new(start, from + length));
            }
            let in_brackets = || rest.starts_with('(');
            let named = || parts::is_narrower(&lower) && (in_brackets() || !is_name(&lower));
            let narrower = || {
                (named() || in_brackets() && parts::is_lettered(&lower))
                    && !reference::is_of_sum(&rest[length..])
            };
            (length > 0 && (narrower() || lettered())).then(|| Span::new(start, from + length))
        })
}

/// The length of the letter or the number in capitals that counts a part with this name: a, «a», II.
fn lettered(name: &str, text: &str) -> Option<usize> {
    let quoted = usize::from(text.starts_with('"'));
    let inner = &text[quoted..];
    let first = inner.chars().next().filter(|c| c.is_alphabetic())?;
    let alone = |length: usize| {
        let rest = &inner[length..];
        let closed = quoted == 0 || rest.starts_with('"');
        (closed && !rest.starts_with(script::is_word)).then_some(length + 2 * quoted)
    };
    let capitals = || part::numbers(inner, false).and_then(|(length, _)| alone(length));
    let length = alone(first.len_utf8()).or_else(capitals)?;
    parts::is_lettered(&name.to_lowercase()).then_some(length)
}

/// The length of the figures with an ordinal's ending at the start of a text: 1er.
fn ordinal(text: &str) -> usize {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    let is_ordinal = text.starts_with(|c| numeral::digit(c).is_some())
        && number_words::read(&text[..end]).is_some_and(|read| read.usage == Use::Ordinal);
    if is_ordinal { end } else { 0 }
}

/// The narrower parts that have an ordinal number before their name, each with its number in figures: le deuxième alinéa, the second
/// paragraph.
fn counted(text: &str) -> Vec<(Span, String)> {
    let mut out = Vec::new();
    let mut last: Option<(usize, u64)> = None;
    let mut figures: Option<(usize, u64)> = None;
    let mut from = 0;
    for word in text.split(' ') {
        let name = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let lower = name.to_lowercase();
        // The end of one sentence may be a number, and the next begin with a name: to 3. Section 4.
        let stopped = |start: usize| text[start..from].trim_end().ends_with('.');
        let fits = |(start, _): &(usize, u64)| {
            parts::is_narrower(&lower) && !(stopped(*start) && name.starts_with(char::is_uppercase))
        };
        if let Some((start, value)) = last.filter(fits) {
            out.push((
                Span::new(start, from + name.len()),
                by_initials(&format!("{value} {lower}")),
            ));
        }
        let number = number_words::word(word).or_else(|| number_words::read(word));
        let ordinal = number.filter(|read| read.usage == Use::Ordinal);
        // The ending of an ordinal may be a word of its own, or a full stop: 5 inci madde, 5. madde.
        let ended = figures.filter(|_| numbers::is_figure_ending(&lower));
        let pointed = || word.strip_suffix('.').and_then(numeral::decimal);
        last = (ordinal.map(|read| read.value).or_else(pointed))
            .map(|value| (from, value))
            .or(ended);
        figures = numeral::decimal(word).map(|value| (from, value));
        from += word.len() + 1;
    }
    out
}

/// The length of the number at the start of a text, with those after its points: 3.2.4.1.
fn numbered(text: &str) -> usize {
    let digits = |text: &str| {
        text.find(|c| numeral::digit(c).is_none())
            .unwrap_or(text.len())
    };
    let mut end = digits(text);
    while let Some(rest) = text[end..].strip_prefix('.').filter(|_| end > 0)
        && digits(rest) > 0
    {
        end += 1 + digits(rest);
    }
    end
}

/// The name of an example or a listing that a word is, or ends with in a script without spaces.
fn captioned(lower: &str) -> Option<&'static str> {
    parts::caption_at_end(lower)
        .filter(|name| *name == lower || name.ends_with(script::is_unspaced))
}

/// Whether a word, in lower case, names a kind of part.
fn is_name(lower: &str) -> bool {
    let mut names = lower.chars().next().map_or(&[][..], parts::names).iter();
    names.any(|name| name.word.trim_end_matches('.') == lower)
}

fn shifted(span: Span, base: usize) -> Span {
    Span::new(span.start as usize + base, span.end as usize + base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        let found = references(text, 0);
        found.iter().map(|each| each.span.of(text)).collect()
    }

    #[test]
    fn a_reference_has_what_narrows_it() {
        for (text, expected) in [
            ("under Section 4(1)(b) of it", vec!["Section 4(1)(b)"]),
            ("under Article 7a of it", vec!["Article 7a"]),
            (
                "au deuxième alinéa de l'article 1er de la loi",
                vec!["deuxième alinéa", "article 1er"],
            ),
            ("in the second paragraph, and", vec!["second paragraph"]),
            (
                "point (a) of Article 6(1) holds",
                vec!["point (a)", "Article 6(1)"],
            ),
            ("nach Absatz 2 des Vertrags", vec!["Absatz 2"]),
            (
                "nach Absatz 3.2.4 des Vertrags. Er gilt.",
                vec!["Absatz 3.2.4"],
            ),
            ("nach § 7a Absatz 2. Er gilt.", vec!["§ 7a", "Absatz 2"]),
            ("依照本法第七条之一的规定", vec!["第七条之一"]),
            ("Section 4 (see there)", vec!["Section 4"]),
            ("a point in time", vec![]),
            ("as Listing 3-1 shows", vec!["Listing 3-1"]),
            ("see the example 4 there", vec!["example 4"]),
            ("如示例 3-1 所示", vec!["示例 3-1"]),
            ("смотри пример 4 ниже", vec!["пример 4"]),
            (
                "see Sections 7, 7.3.1 and 7.3.2 there",
                vec!["Sections 7", "7.3.1", "7.3.2"],
            ),
            ("see Section 7, 7.5 days later", vec!["Section 7"]),
            (
                "nach Nr. 1a bis 5 gilt das Recht der Müller",
                vec!["Nr. 1a", "5"],
            ),
            (
                "nach den §§ 34, 35, 35a und 36 bestimmte Müller",
                vec!["§§ 34", "35", "35a"],
            ),
            ("nach Absatz 1 und 30 Tage danach", vec!["Absatz 1"]),
            (
                "nach Absatz 2, 3 und 5 der Ordnung",
                vec!["Absatz 2", "3", "5"],
            ),
            ("under points 1 to 4 and 12 months", vec!["points 1", "4"]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn the_number_of_a_note_is_a_reference() {
        use crate::diff::change::Class;
        use crate::diff::class::tests::check;
        check(&[
            (
                "The bell is rung as the old book says [5]_ and not otherwise.",
                "5",
                "6",
                Class::Reference,
            ),
            ("按旧书所记[5]敲钟，不另通知。", "5", "6", Class::Reference),
            (
                "The keeper writes bells[5] into the field.",
                "5",
                "6",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn a_number_with_brackets_or_an_addition_calls_a_part() {
        use crate::diff::change::Class;
        use crate::diff::class::tests::check;
        for (text, expected) in [
            ("as 7(2)(a) says", vec!["7(2)(a)"]),
            ("gemäß 3 bis 5 der Ordnung", vec![]),
            ("se reporter à 12 ter, et", vec!["12 ter"]),
            (
                "le code, R. 311-2 et L. 12-4-1",
                vec!["R. 311-2", "L. 12-4-1"],
            ),
            ("on page 12 (see there) of it", vec![]),
            ("pay 30 (thirty) (or more) days", vec![]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        let bell = "Le gardien sonne la cloche selon l'article 9 bis de la charte du moulin.";
        check(&[
            (bell, "9 bis", "9 quater", Class::Reference),
            (bell, "9 bis", "9", Class::Reference),
            (
                "Le gardien sonne la cloche selon l'article R. 311-2 de la charte.",
                "311-2",
                "311-7",
                Class::Reference,
            ),
            (
                "The bell is rung as 7(2)(a) says, and not otherwise.",
                "(a)",
                "(c)",
                Class::Reference,
            ),
            (
                "يقرع الحارس الجرس وفقا للمادة السابعة من النظام.",
                "السابعة",
                "الثامنة",
                Class::Reference,
            ),
            (
                "يقرع الحارس الجرس وفقا للمادة السابعة من النظام.",
                "السابعة",
                "7",
                Class::Notation,
            ),
            (
                "Người gác rung chuông trước ngày 3 tháng 9 năm 2031 ở bến cảng.",
                "tháng 9",
                "tháng 4",
                Class::Date,
            ),
        ]);
    }

    #[test]
    fn a_word_for_a_figure_before_a_sum_is_no_reference() {
        use crate::diff::change::Class;
        use crate::diff::class::tests::check;
        check(&[
            ("يدفع كل عضو الرسم ٥٠٠ دينار.", "٥٠٠", "600", Class::Number),
            (
                "يدفع العضو الرسم 20 دينارا في السنة.",
                "20",
                "25",
                Class::Number,
            ),
            (
                "يظهر باب السد في الرسم 20 من هذا الكتاب.",
                "20",
                "25",
                Class::Reference,
            ),
            (
                "The gate of the lock is shown in Fig. 5 of the book.",
                "5",
                "6",
                Class::Reference,
            ),
        ]);
    }

    #[test]
    fn another_ordinal_of_a_paragraph_is_another_reference() {
        use crate::diff::change::Class;
        use crate::diff::class::tests::check;
        check(&[
            (
                "La cloche sonne dans le cas prévu au premier alinéa de la charte du moulin.",
                "premier",
                "troisième",
                Class::Reference,
            ),
            (
                "La cloche sonne dans le cas prévu à l'article 3 de la charte du moulin.",
                "3",
                "1er",
                Class::Reference,
            ),
            (
                "The bell rings as the second paragraph of the charter says.",
                "second",
                "third",
                Class::Reference,
            ),
            (
                "La cloche sonne le premier jour de la foire.",
                "premier",
                "troisième",
                Class::Number,
            ),
        ]);
    }
}
