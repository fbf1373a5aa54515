//! Items that are set apart by marks of the format: one a line, or in code.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::language::topics::lists;
use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::segment;
use crate::text::span::Span;

/// The shortest list in which a line that comes again is a slip. Chosen by hand.
const LEAST: usize = 3;
/// Sentences of one wording that are further apart, in items, are no slip. Chosen by hand, 2026-11.
const NEAR: usize = 3;
/// Of so many lines one may come again; where more do, the list is one of values or steps. Chosen by hand.
const MAJORITY: usize = 3;

/// Items of bulleted lists, and of lists that the renderer numbers, that are in them twice: the two paragraphs.
pub(super) fn lines<'r>(reading: &'r Reading) -> Vec<(Paragraph<'r>, Paragraph<'r>)> {
    let mut out = Vec::new();
    let mut open: Vec<Paragraph> = Vec::new();
    for paragraph in reading.paragraphs() {
        let item = paragraph.kind == Kind::ListItem;
        if let Some(last) = open.last()
            && !(item && paragraph.level == last.level && paragraph.index() == last.index() + 1)
        {
            // What an item has below it tells it from another of the same name.
            if item && paragraph.level > last.level || is_indented(reading, paragraph) {
                open.clear();
            }
            judge(reading, &open, &mut out);
            open.clear();
        }
        if item {
            open.push(paragraph);
        }
    }
    judge(reading, &open, &mut out);
    out
}

fn is_indented(reading: &Reading, paragraph: Paragraph) -> bool {
    let (before, _) = reading.around(paragraph.span);
    !matches!(paragraph.kind, Kind::ListItem | Kind::Heading) && before.ends_with([' ', '\t'])
}

fn judge<'r>(
    reading: &Reading,
    items: &[Paragraph<'r>],
    out: &mut Vec<(Paragraph<'r>, Paragraph<'r>)>,
) {
    // Steps may be taken twice. Where the renderer counts, each item has the same number.
    let number = |item: &Paragraph| item.label.map_or(0, |label| label.number);
    let counted = |item: &Paragraph| {
        let (before, _) = reading.around(item.span);
        let line = before.rsplit('\n').next().unwrap_or("");
        line.contains(|c: char| c.is_ascii_digit())
    };
    // What is listed below a step is done in order as well.
    let below_step = items.first().and_then(|item| {
        let above = reading.paragraph(item.index().checked_sub(1)?);
        (above.kind == Kind::ListItem && above.level < item.level)
            .then(|| number(&above) > 0 || counted(&above))
    });
    let numbered =
        below_step.unwrap_or(false) || items.iter().any(|item| number(item) > 0 || counted(item));
    let same = |two: &[Paragraph]| number(&two[0]) == number(&two[1]);
    if items.len() < LEAST || (numbered && !items.windows(2).all(same)) {
        return;
    }
    // Two links to different places may have one title: what follows the words on their line tells them apart.
    let mut seen: FxHashMap<(&str, &str), Paragraph> = FxHashMap::default();
    let mut again = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for item in items.iter().copied() {
        let line = reading.quote(item.span).trim();
        // A step that is taken twice has no link.
        let step = !line.contains("](") && lists::is_step(item.text());
        if step || !line.contains(char::is_alphabetic) || (numbered && !line.contains("](")) {
            continue;
        }
        let (_, behind) = reading.around(item.span);
        let behind = behind.lines().next().unwrap_or("").trim();
        match seen.insert((line, behind), item) {
            // Statements of one wording may belong to parts whose heads are lost.
            Some(first) if segment::ends_sentence(line) && item.index() - first.index() > NEAR => {}
            Some(first) => again.push((first, item)),
            None => lines.push(line),
        }
    }
    // Name: A, Recommended: Yes, Name: B, Recommended: Yes are two records.
    let mut heads: FxHashSet<&str> = FxHashSet::default();
    let records = lines
        .iter()
        .filter_map(|line| line.split_once(": "))
        .any(|(head, _)| !heads.insert(head));
    if !records && again.len() * MAJORITY <= items.len() {
        out.append(&mut again);
    }
}

/// Names in code that are next to each other twice: `read_all`, `read_all` and `write`. The two, and what goes with the second.
pub(super) fn code(reading: &Reading, paragraph: Paragraph) -> Vec<(Span, Span, Span)> {
    let glyphs = paragraph.glyphs();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let length = glyphs[at..]
            .iter()
            .take_while(|glyph| glyph.c == OPAQUE)
            .count();
        if length > 0 {
            spans.push((at, at + length));
        }
        at += length.max(1);
    }
    // Where several names come twice, what is written is an order: the keys that are pressed, the steps that are taken.
    let quote = |(from, to): (usize, usize)| reading.quote(span_of(&glyphs[from..to]));
    let twice = |two: &&[(usize, usize)]| {
        let between = glyphs[two[0].1..two[1].0].iter().map(|glyph| glyph.c);
        between.eq(", ".chars()) && quote(two[0]) == quote(two[1])
    };
    if spans.windows(2).filter(twice).count() > 1 {
        return Vec::new();
    }
    let gap = |from: usize| -> Option<String> {
        let [one, other] = spans.get(from..from + 2)? else {
            return None;
        };
        Some(glyphs[one.1..other.0].iter().map(|glyph| glyph.c).collect())
    };
    let lists_on = |gap: Option<String>| {
        gap.is_some_and(|gap| {
            matches!(gap.as_str(), ", " | "、")
                || lists::starts_with_conjunction(paragraph.vocabulary(), &gap)
        })
    };
    let pairs = spans.windows(2).enumerate().filter_map(|(at, two)| {
        let [one, other] = two else { return None };
        let [first, second] = [one, other].map(|(from, to)| span_of(&glyphs[*from..*to]));
        let name = reading.quote(first);
        let between: String = glyphs[one.1..other.0].iter().map(|glyph| glyph.c).collect();
        // "A multiple of `x_1`, `x_1` being one" is no list: it has to have a third item.
        let third =
            || lists_on(gap(at + 1)) || at.checked_sub(1).is_some_and(|at| lists_on(gap(at)));
        // "A `x_1` and the other `x_1`" are two things of one name.
        let word = between.trim_start_matches(',').trim();
        let joined = (matches!(between.as_str(), ", " | "、") && third())
            || lists::is_conjunction(paragraph.vocabulary(), word)
            || lists::unspaced_conjunction(between.trim()) > 0;
        // `up` or `up` / `down`: the second is one of two in its place.
        let behind = glyphs.get(other.1..other.1 + 3).unwrap_or_default();
        let replaced = behind.iter().any(|glyph| glyph.c == '/');
        let near = between.chars().count() <= lists::longest_conjunction();
        // 2, 2 and a pair in brackets are values.
        let before = one.0.checked_sub(1).map(|at| glyphs[at].c);
        let paired = before.is_some_and(|c| matches!(c, '(' | '（' | '[' | '<' | '{'));
        (joined && near && !paired && !replaced && name == reading.quote(second) && is_name(name))
            .then(|| {
                let cut = Span {
                    start: first.end,
                    end: second.end,
                };
                (first, second, cut)
            })
    });
    pairs.collect()
}

fn span_of(glyphs: &[Glyph]) -> Span {
    crate::text::glyphs::span_of(glyphs)
}

/// Whether code is the name of one thing and no plain word or value, of which there may be two: `read_all`, `G_1`.
fn is_name(code: &str) -> bool {
    let bare = code.trim_matches('`');
    let part = |c: char| matches!(c, '_' | '-');
    bare.starts_with(|c: char| c.is_alphabetic())
        && bare.contains(part)
        && bare.chars().all(|c| c.is_alphanumeric() || part(c))
}
