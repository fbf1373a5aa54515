//! The marks of one paragraph that have no partner in it.

use crate::language::Language;
use crate::language::topics::quotation;
use crate::rules::unpaired_mark::label::Labels;
use crate::rules::unpaired_mark::{Mark, interval};
use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::marks::{self, Family};
use crate::text::script;
use rustc_hash::FxHashMap;

/// The longest part of a name before the name that it ends with, in characters. Chosen by hand.
const LONGEST_NAME: usize = 60;

/// What is known of the text around the marks.
pub(super) struct Setting<'a> {
    /// The number of the paragraph among those of prose.
    pub paragraph: usize,
    pub language: Option<&'static Language>,
    pub labels: &'a Labels,
}

/// The marks of one paragraph, by what they lack.
#[derive(Default)]
pub(super) struct Unpaired {
    /// Those that open.
    pub unclosed: Vec<Mark>,
    /// Those that close.
    pub unopened: Vec<Mark>,
    /// The sorts of quotation marks that are in pairs.
    pub quoted: Vec<Family>,
}

/// The marks that are open, and how many there are of what is asked of each that follows: to look through all of them again would take
/// the square of the time.
#[derive(Default)]
struct Open {
    marks: Vec<Mark>,
    families: FxHashMap<Family, usize>,
    /// How many `„` there are.
    low: usize,
}

impl Open {
    fn push(&mut self, mark: Mark) {
        *self.families.entry(mark.family).or_default() += 1;
        self.low += usize::from(mark.c == '„');
        self.marks.push(mark);
    }

    /// The last one of a family.
    fn last_of(&self, family: Family) -> Option<usize> {
        self.families.get(&family).filter(|count| **count > 0)?;
        self.marks.iter().rposition(|each| each.family == family)
    }

    /// Takes off those from `from` on.
    fn cut(&mut self, from: usize) -> Vec<Mark> {
        let gone = self.marks.split_off(from);
        for mark in &gone {
            if let Some(count) = self.families.get_mut(&mark.family) {
                *count -= 1;
            }
            self.low -= usize::from(mark.c == '„');
        }
        gone
    }
}

/// The marks of one paragraph that have no partner in it: those that open and those that close.
pub(super) fn within(glyphs: &[Glyph], setting: &Setting) -> Unpaired {
    let mut open = Open::default();
    let mut out = Unpaired::default();
    let mut faces = 0;
    let mut numbered = 0;
    let intervals = interval::half_open(glyphs);
    for (at, glyph) in glyphs.iter().enumerate() {
        let c = glyph.c;
        let mark = |family| Mark {
            family,
            c,
            span: glyph.span(),
            paragraph: setting.paragraph,
        };
        if is_no_mark(glyphs, at)
            || is_spoken_of(glyphs, at)
            || intervals.binary_search(&at).is_ok()
        {
            continue;
        }
        let Some((family, opens)) = side(glyphs, at, &open, setting.language) else {
            continue;
        };
        if family == Family::Single && !is_beside_han(glyphs, at) {
            continue;
        }
        if opens {
            open.push(mark(family));
            continue;
        }
        match open.last_of(family) {
            Some(found) => {
                faces += usize::from(marks::is_in_face(glyphs, at));
                numbered += usize::from(is_label_inside(
                    glyphs,
                    at,
                    &open.marks[found],
                    setting.labels,
                ));
                let inner = open.marks[found];
                out.unclosed.extend(open.cut(found + 1));
                open.cut(found);
                if quotation::is_shared(setting.language, c)
                    && let Some(outer) = open.last_of(family)
                    && is_name_around(glyphs, open.marks[outer], inner)
                    && !is_closed_later(glyphs, at, family)
                {
                    out.unclosed.extend(open.cut(outer + 1));
                    open.cut(outer);
                }
                if family.is_quotation() && !out.quoted.contains(&family) {
                    out.quoted.push(family);
                }
            }
            None if open
                .marks
                .last()
                .is_some_and(|last| is_half_open(glyphs, *last, at)) =>
            {
                open.cut(open.marks.len() - 1);
            }
            None if family == Family::Round
                && (setting.labels.is_label(glyphs, at) || marks::is_in_face(glyphs, at)) => {}
            // The face before was none: (thanks :) and so on).
            None if family == Family::Round && faces > 0 => faces -= 1,
            // The label before closed nothing: (one of 1) boats and 2) nets).
            None if family == Family::Round && numbered > 0 => numbered -= 1,
            None if is_inside_word(glyphs, at) || is_of_code(glyphs, at) => {}
            None if family.is_quotation() && is_measure(glyphs, at) => {}
            None => out.unopened.push(mark(family)),
        }
    }
    out.unclosed.extend(open.marks);
    // A sad face opens nothing, unless something closes it.
    let at_mark = |mark: &Mark| glyphs.partition_point(|glyph| glyph.at < mark.span.start);
    if !out.unclosed.is_empty() {
        let omission = last_omission(glyphs);
        out.unclosed.retain(|mark| {
            let at = at_mark(mark);
            !marks::is_in_face(glyphs, at) && !is_cut_short(glyphs, at, omission)
        });
    }
    out.unclosed.sort_by_key(|mark| mark.span);
    out
}

/// Whether the character belongs to code: braces do, where no letter of prose is next to them, for code is seldom marked as such.
fn is_no_mark(glyphs: &[Glyph], at: usize) -> bool {
    let near = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).map(|glyph| glyph.c);
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let of_prose = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && script::is_word(c));
    let template = |c: Option<char>| matches!(c, Some('{' | '}' | '$' | '%' | '#' | '@' | '\\'));
    if is_of_attributes(glyphs, at) {
        return true;
    }
    matches!(glyphs[at].c, '{' | '}')
        && !is_beside_han(glyphs, at)
        && (!(of_prose(before) || of_prose(after)) || template(before) || template(after))
}

/// The longest list of attributes, in characters. Chosen by hand.
const LONGEST_ATTRIBUTES: usize = 120;

/// Whether a brace is of a list of attributes in Markdown: `[rules](a.md){.internal-link target=_blank}`.
fn is_of_attributes(glyphs: &[Glyph], at: usize) -> bool {
    let open = match glyphs[at].c {
        '{' => Some(at),
        '}' => {
            let from = at.saturating_sub(LONGEST_ATTRIBUTES);
            let inner = glyphs[from..at].iter();
            inner
                .clone()
                .rposition(|glyph| glyph.c == '{')
                .map(|open| from + open)
        }
        _ => None,
    };
    let Some(open) = open else { return false };
    let first = glyphs.get(open + 1).map(|glyph| glyph.c);
    let second = glyphs.get(open + 2).map(|glyph| glyph.c);
    let rest = glyphs[open + 1..].iter().take(LONGEST_ATTRIBUTES);
    matches!(first, Some('.' | '#' | ':'))
        && second.is_some_and(|c| c.is_ascii_alphabetic())
        && rest.into_iter().any(|glyph| glyph.c == '}')
}

/// What the mark encloses, and whether it opens it. Of quotation marks the place decides, where the language has the mark there: ”ja”,
/// »Tor«. Between Han, or with spaces on both sides, the place says nothing.
fn side(
    glyphs: &[Glyph],
    at: usize,
    open: &Open,
    language: Option<&'static Language>,
) -> Option<(Family, bool)> {
    let c = glyphs[at].c;
    let usual = marks::opens(c).map(|family| (family, true));
    let (family, opens) = usual.or_else(|| marks::closes(c).map(|family| (family, false)))?;
    if !matches!(family, Family::Double | Family::Guillemet) {
        return Some((family, opens));
    }
    // „…“ closes with the mark that opens elsewhere.
    if c == '“' && open.low > 0 {
        return Some((family, false));
    }
    let placed = placed(glyphs, at).filter(|placed| {
        quotation::may(language, c, *placed)
            || *placed && open.last_of(family).is_none() && is_twin_next(glyphs, at, family)
    });
    Some((family, placed.unwrap_or(opens)))
}

/// Whether the next mark of its sort is the same one, and closes by its place: ”ja”, »ei» in a text of a language that quotes otherwise.
fn is_twin_next(glyphs: &[Glyph], at: usize, family: Family) -> bool {
    let is_mark = |c: char| marks::opens(c).or_else(|| marks::closes(c)) == Some(family);
    let next = (at + 1..glyphs.len()).find(|next| is_mark(glyphs[*next].c));
    next.is_some_and(|next| glyphs[next].c == glyphs[at].c && placed(glyphs, next) == Some(false))
}

/// Whether a quotation mark opens, going by the spaces next to it.
fn placed(glyphs: &[Glyph], at: usize) -> Option<bool> {
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let after = glyphs.get(at + 1).map(|after| after.c);
    let wide =
        |c: Option<char>| c.is_some_and(|c| script::is_unspaced(c) || marks::is_full_width(c));
    if wide(before) || wide(after) {
        return None;
    }
    let word = |c: Option<char>| c.is_some_and(|c| script::is_word(c) || c == OPAQUE);
    let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opener = |c: Option<char>| c.is_some_and(|c| matches!(c, '(' | '[' | '—' | '–'));
    let ends = |c: Option<char>| {
        c.is_some_and(|c| {
            marks::SENTENCE_ENDS.contains(&c) || matches!(c, ',' | ';' | ':' | ')' | '،' | '؛')
        })
    };
    if (free(before) || opener(before)) && word(after) {
        return Some(true);
    }
    ((word(before) || ends(before)) && (free(after) || ends(after))).then_some(false)
}

/// Whether the mark stands for inches or seconds: 12”.
fn is_measure(glyphs: &[Glyph], at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| glyphs[before].c.is_numeric())
}

/// Whether the mark at `at` closes an interval that another sort of bracket opens: [0, 1).
fn is_half_open(glyphs: &[Glyph], open: Mark, at: usize) -> bool {
    let from = glyphs.partition_point(|glyph| glyph.at < open.span.end);
    !open.family.is_quotation() && interval::is_between(&glyphs[from..at])
}

/// Where the last omission starts: [...]
fn last_omission(glyphs: &[Glyph]) -> Option<usize> {
    let last = |omission: &[char]| {
        let is_one = |run: &[Glyph]| run.iter().map(|glyph| glyph.c).eq(omission.iter().copied());
        glyphs.windows(omission.len()).rposition(is_one)
    };
    last(&['[', '.', '.', '.', ']']).max(last(&['[', '…', ']']))
}

/// Whether something is left out after a bracket, and its partner with it: (UID 65 [...]
fn is_cut_short(glyphs: &[Glyph], at: usize, last_omission: Option<usize>) -> bool {
    let next = glyphs.get(at + 1).map_or(' ', |glyph| glyph.c);
    !marks::is_wide_letter(next) && last_omission.is_some_and(|omission| omission >= at)
}

/// Whether the mark is quoted itself, or part of code: `"("`, “（”.
fn is_spoken_of(glyphs: &[Glyph], at: usize) -> bool {
    let (before, after) = (
        at.checked_sub(1).map(|before| glyphs[before].c),
        glyphs.get(at + 1).map(|after| after.c),
    );
    let quote = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | OPAQUE))
    };
    // In `"cfg("` the bracket is the last of what is quoted.
    let opened = || {
        let mut back = glyphs[..at].iter().rev().map(|glyph| glyph.c);
        quote(back.find(|c| !script::is_word(*c)))
    };
    let last = quote(after)
        && after != Some(OPAQUE)
        && before.is_some_and(script::is_word)
        && !(glyphs.get(at + 2)).is_some_and(|next| script::is_word(next.c))
        && marks::opens(glyphs[at].c).is_some_and(|family| !family.is_quotation())
        && opened();
    if last {
        return true;
    }
    // In `("arpa")` and `(a 'place')"` the quotation ends before the bracket.
    let ends = at
        .checked_sub(2)
        .is_some_and(|at| script::is_word(glyphs[at].c))
        && before.is_some_and(|c| matches!(c, '"' | '\'') || marks::closes(c).is_some());
    !ends
        && (quote(before) && quote(after) && before != Some(OPAQUE) && after != Some(OPAQUE))
        && !matches!(glyphs[at].c, '“' | '”' | '‘' | '’' | '«' | '»')
}

/// Whether a bracket of ASCII is where one of prose cannot: `]]>`, `]}`, `a)b`, a smile.
fn is_of_code(glyphs: &[Glyph], at: usize) -> bool {
    let c = glyphs[at].c;
    let next = glyphs.get(at + 1).map(|glyph| glyph.c);
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let last = glyphs.get(at + 2).map(|glyph| glyph.c);
    match c {
        ']' => {
            matches!(next, Some('>' | '}'))
                || (next == Some(']') && last == Some('>'))
                || before == Some('>')
        }
        _ => false,
    }
}

/// Whether a bracket closes inside a word of ASCII, as in keys and sums.
fn is_inside_word(glyphs: &[Glyph], at: usize) -> bool {
    let word = |c: Option<&Glyph>| c.is_some_and(|glyph| glyph.c.is_ascii_alphanumeric());
    word(at.checked_sub(1).and_then(|before| glyphs.get(before))) && word(glyphs.get(at + 1))
}

fn is_beside_han(glyphs: &[Glyph], at: usize) -> bool {
    let near = |c: char| marks::is_wide_letter(c) || marks::is_full_width(c);
    at.checked_sub(1)
        .is_some_and(|before| near(glyphs[before].c))
        || glyphs.get(at + 1).is_some_and(|after| near(after.c))
}

/// Whether the bracket at `at`, which `open` opens, is that of a label in the text between: (one of 1) boats.
fn is_label_inside(glyphs: &[Glyph], at: usize, open: &Mark, labels: &Labels) -> bool {
    // Few are labels; to look between all brackets that are in one another would take the square of the time.
    open.family == Family::Round && labels.is_label(glyphs, at) && {
        let from = glyphs.partition_point(|glyph| glyph.at < open.span.end);
        glyphs[from..at].iter().any(|glyph| glyph.c == ' ')
    }
}

/// Whether a quotation is a name that ends with another one in the same marks: «Торговый дом «Ромашка». Nothing announces it, and it
/// has nothing of a sentence.
fn is_name_around(glyphs: &[Glyph], outer: Mark, inner: Mark) -> bool {
    let place = |at: u32| glyphs.partition_point(|glyph| glyph.at < at);
    let name = &glyphs[place(outer.span.end)..place(inner.span.start)];
    let before = glyphs[..place(outer.span.start)].iter().rev();
    let before = before.map(|glyph| glyph.c).find(|c| !c.is_whitespace());
    let named = name.first().is_some_and(|glyph| glyph.c.is_uppercase());
    let whole = |glyph: &Glyph| script::is_word(glyph.c) || matches!(glyph.c, ' ' | '-' | '.');
    named
        && name.len() <= LONGEST_NAME
        && name.iter().all(whole)
        && before.is_some_and(script::is_word)
}

/// Whether more quotations are closed than opened after the mark at `at`: one of them closes what is open.
fn is_closed_later(glyphs: &[Glyph], at: usize, family: Family) -> bool {
    let mut open = 0usize;
    for glyph in &glyphs[at + 1..] {
        if marks::opens(glyph.c) == Some(family) {
            open += 1;
        } else if marks::closes(glyph.c) == Some(family) {
            if open == 0 {
                return true;
            }
            open -= 1;
        }
    }
    false
}
