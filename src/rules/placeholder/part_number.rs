//! Numbers of parts that are not filled in: Chapter XX, 第××条, Section ??, глава ХХ.

use crate::document::reading::Reading;
use crate::facts::part;
use crate::language::topics::parts::{self, Division};
use crate::language::topics::placeholders;
use crate::rules::placeholder::quoted::is_quoted;
use crate::text::glyphs::Glyph;
use crate::text::numeral;
use crate::text::script;

/// The longest name of a part before a number, in characters: Приложениями. With 12 and 32 the same.
const LONGEST_NAME: usize = 16;
/// How many crosses stand for the number of a document that letters name: RFC XXXX. With 4 the same; 2 may be a Roman numeral.
const CROSSES: usize = 3;
/// The longest list of numbers after an ordinal sign, in characters: XX、YY和ZZ. With 8 and 24 the same.
const LONGEST_LIST: usize = 14;

/// How the parts of a document are numbered, so far as that tells a cross from a Roman ten.
#[derive(Default)]
pub(super) struct Numbering {
    figures: Vec<Division>,
    romans: Vec<Division>,
    /// Parts that two or three crosses number.
    crossed: Vec<Division>,
    /// Whether anything has a Roman number, that is not ten, twenty or thirty.
    has_roman: bool,
    /// Whether letters stand for the numbers of a part: Figure X.Y.
    has_letters: bool,
}

impl Numbering {
    /// What the prose of a document says.
    pub(super) fn of(reading: &Reading) -> Self {
        let mut out = Self::default();
        if !reading.has(|c| matches!(c, 'X' | '\u{425}')) {
            return out;
        }
        for paragraph in reading.prose() {
            let glyphs = paragraph.glyphs();
            let may_start = |c: char| {
                c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M')
            };
            for at in (0..glyphs.len()).filter(|at| may_start(glyphs[*at].c)) {
                let run: String = glyphs[at..]
                    .iter()
                    .map(|glyph| glyph.c)
                    .take_while(|c| c.is_alphanumeric())
                    .take(LONGEST_NAME)
                    .collect();
                let figures = run.starts_with(|c: char| c.is_ascii_digit());
                let roman = numeral::roman(&run).is_some() && run.contains(|c| c != 'X');
                let crosses = run.chars().all(|c| c == 'X');
                let starts = at == 0 || !script::is_word(glyphs[at - 1].c);
                out.has_roman |= roman && starts && run.len() > 1;
                if !figures && !roman && !crosses {
                    continue;
                }
                if let Some(division) = named(glyphs, at) {
                    out.has_letters |= crosses && are_letters(glyphs, at);
                    let known = match () {
                        () if figures => &mut out.figures,
                        () if roman => &mut out.romans,
                        () if run.len() > 1 => &mut out.crossed,
                        () => continue,
                    };
                    known.push(division);
                }
            }
        }
        out
    }

    /// Whether crosses that may be a Roman number of such a part are none.
    fn is_no_roman(&self, division: Division, cyrillic: bool) -> bool {
        let figures = self.figures.contains(&division) || (cyrillic && !self.figures.is_empty());
        figures && division != Division::Volume && !self.romans.contains(&division)
    }

    /// Whether crosses number a part that has a figure in nearly every text, and nothing in the document has a Roman number. A section may
    /// be that of another text: Section XX of the tariff.
    fn is_seldom_roman(&self, division: Division, of_another: impl Fn() -> bool) -> bool {
        let figures = match division {
            Division::Clause | Division::Point => true,
            Division::Section
            | Division::Paragraph
            | Division::Table
            | Division::Figure
            | Division::Listing => !of_another(),
            _ => false,
        };
        figures && !self.has_roman
    }

    /// Whether crosses that may be a Roman number are none because nothing in the document has one, and they number parts of two sorts,
    /// or letters number another. Articles and titles are those of other texts: Article XX of an agreement.
    fn is_without_romans(&self, division: Division) -> bool {
        use Division::{Annex, Appendix, Chapter, Figure, Section, Table};
        let own = |division: &Division| {
            matches!(
                division,
                Chapter | Section | Table | Figure | Annex | Appendix
            )
        };
        let mut crossed = self.crossed.iter().filter(|other| own(other));
        let two = crossed.any(|other| *other != division);
        own(&division) && !self.has_roman && (two || self.has_letters)
    }
}

/// The length of such a number at `at`, in characters; 0 where none starts.
pub(super) fn length(glyphs: &[Glyph], at: usize, numbering: &Numbering) -> usize {
    let c = glyphs[at].c;
    if !may_be_blank(c)
        || at
            .checked_sub(1)
            .is_some_and(|before| glyphs[before].c == c)
    {
        return 0;
    }
    if at > 0 && parts::ordinals().any(|each| each.ordinal.ends_with(glyphs[at - 1].c)) {
        return behind_ordinal(glyphs, at);
    }
    let run = run(glyphs, at);
    let end = at + run;
    let goes_on = glyphs.get(end).is_some_and(|next| {
        next.c == '-' || (next.c.is_alphanumeric() && !script::is_unspaced(next.c))
    });
    let inside =
        at > 0 && glyphs[at - 1].c.is_alphanumeric() && !script::is_unspaced(glyphs[at - 1].c);
    if goes_on || inside {
        return 0;
    }
    // RFC XXXX
    if run >= CROSSES
        && matches!(c, 'X' | 'x')
        && is_behind_letters(glyphs, at)
        && !is_quoted(glyphs, at)
    {
        return run;
    }
    let Some(division) = named(glyphs, at).filter(|_| !is_quoted(glyphs, at)) else {
        return 0;
    };
    let dotted = run == 1 && are_letters(glyphs, at);
    let sure = match c {
        'X' if run == 2 && script::is_unspaced(glyphs[at - 1].c) => true,
        'X' | '\u{425}' if run == 2 || run == 3 => {
            numbering.is_no_roman(division, c != 'X')
                || (numbering.is_without_romans(division) && !is_of_another(glyphs, end))
                || numbering.is_seldom_roman(division, || is_of_another(glyphs, end))
        }
        'X' | '\u{425}' | 'x' | '×' | '?' | '？' | '_' | '●' => run >= 2,
        _ => false,
    };
    match () {
        () if dotted => 3,
        () if sure => run,
        () => 0,
    }
}

/// Whether letters stand for two numbers: Figure X.X, Figure X.Y.
fn are_letters(glyphs: &[Glyph], at: usize) -> bool {
    let c = |place: usize| glyphs.get(place).map(|glyph| glyph.c);
    let second = c(at + 2).filter(|second| Some(*second) == c(at) || matches!(second, 'Y' | 'Z'));
    matches!(c(at), Some('X' | '\u{425}'))
        && c(at + 1) == Some('.')
        && second.is_some()
        && !c(at + 3).is_some_and(char::is_alphanumeric)
}

/// Whether a word follows that says of what text the part is: Chapter XX of the book.
fn is_of_another(glyphs: &[Glyph], end: usize) -> bool {
    let after = glyphs[end..].iter().map(|glyph| glyph.c);
    let word: String = after
        .skip_while(|c| *c == ' ')
        .take_while(|c| c.is_alphabetic())
        .take(LONGEST_NAME)
        .collect();
    placeholders::joins_name(&word)
}

/// Whether a character may stand for a number. Everything else is passed over before anything is looked up.
fn may_be_blank(c: char) -> bool {
    matches!(
        c,
        'X' | 'Y' | 'Z' | 'x' | 'O' | '\u{425}' | '×' | '?' | '？' | '_' | '●' | '○' | '*' | '＊'
    )
}

/// How often the character at `at` is there side by side.
fn run(glyphs: &[Glyph], at: usize) -> usize {
    let same = |glyph: &&Glyph| glyph.c == glyphs[at].c;
    glyphs[at..].iter().take_while(same).count()
}

/// 第××条, 第XX、YY和ZZ章: blanks up to the name of the part.
fn behind_ordinal(glyphs: &[Glyph], at: usize) -> usize {
    let blank = |at: usize| {
        let run = run(glyphs, at);
        match glyphs[at].c {
            '●' | '○' | '×' => run,
            // In Korean, the letter O stands for a circle.
            'O' if glyphs[at - 1].c.is_alphabetic() => run,
            'X' | 'Y' | 'Z' | '\u{425}' | 'x' | '*' | '＊' if run >= 2 => run,
            _ => 0,
        }
    };
    let mut end = at;
    while end < glyphs.len() && end - at <= LONGEST_LIST {
        let run = blank(end);
        if run == 0 {
            return 0;
        }
        end += run;
        let Some(next) = glyphs.get(end) else {
            return 0;
        };
        if parts::behind(next.c).is_some() || placeholders::is_unit(next.c) {
            return end - at;
        }
        // What joins the numbers of a list.
        end += 1;
    }
    0
}

/// Whether letters that name a sort of documents come before the place: RFC XXXX.
fn is_behind_letters(glyphs: &[Glyph], at: usize) -> bool {
    if at < 3 || glyphs[at - 1].c != ' ' {
        return false;
    }
    let letters = glyphs[..at - 1]
        .iter()
        .rev()
        .take_while(|glyph| glyph.c.is_alphanumeric());
    letters.clone().count() >= 2
        && letters.clone().all(|glyph| glyph.c.is_ascii_uppercase())
        && letters.clone().any(|glyph| glyph.c != 'X')
}

/// The kind of part whose name comes before the place.
fn named(glyphs: &[Glyph], at: usize) -> Option<Division> {
    let end = at.checked_sub(1)?;
    let spaced = matches!(glyphs[end].c, ' ' | '\u{a0}');
    let end = if spaced { end } else { at };
    (end.saturating_sub(LONGEST_NAME)..end).find_map(|start| {
        let before = start.checked_sub(1).map(|before| glyphs[before].c);
        let first = glyphs[start].c;
        let unspaced = script::is_unspaced(first);
        // One character is too little of a name without spaces: 表 in 代表.
        if (unspaced && end - start < 2)
            || (!unspaced && (!spaced || before.is_some_and(char::is_alphanumeric)))
        {
            return None;
        }
        let text: String = glyphs[start..end].iter().map(|glyph| glyph.c).collect();
        let (length, name) = part::name(&text)?;
        (length == text.len()).then_some(name.division)
    })
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::placeholder::RULE;

    #[test]
    fn finds_numbers_of_parts_to_be_filled_in() {
        for (text, part) in [
            ("Chapter 2 is about boats; Chapter XX is about nets.", "XX"),
            ("The rates are in Section XX below.", "XX"),
            ("The rates are in Table XX below.", "XX"),
            ("Die Gebühren stehen in Tabelle XX am Ende.", "XX"),
            ("The rates are in clause XX of this lease.", "XX"),
            (
                "Die Gebühren stehen in Abschnitt XX und sind im Mai fällig.",
                "XX",
            ),
            ("Die Gebühren stehen in Ziffer XX der Satzung.", "XX"),
            ("Die Gebühr folgt aus § XX dieses Vertrages.", "XX"),
            ("Сборы указаны в пункте XX настоящего договора.", "XX"),
            ("Сборы указаны в пункте ХХ договора.", "ХХ"),
            ("Rates stand in Table X.X below.", "X.X"),
            ("Rates stand in Table X.Y below.", "X.Y"),
            (
                "Boats are in Chapter XX, nets are in Figure XX below.",
                "XX",
            ),
            (
                "Boats are in Section XXX, nets are in Table X.Z below.",
                "XXX",
            ),
            ("Rates stand in Section ?? below.", "??"),
            ("This memo updates RFC XXXX.", "XXXX"),
            ("Rates stand in Listing 4-TODO below.", "TODO"),
            ("船只见第××条。", "××条"),
            ("渔网见第XX、YY章。", "XX、YY"),
            ("名单见附件XX。", "XX"),
            ("В главе 2 лодки, в главе XX сети.", "XX"),
            ("Лодки описаны в пункте 2, сети в пункте ХХ.", "ХХ"),
            ("Согласно статье __ устава.", "__"),
        ] {
            let first = found(&RULE, text).into_iter().next().unwrap_or_default();
            assert_eq!(first, [part], "{text}");
        }
    }

    #[test]
    fn roman_numbers_are_none() {
        silent(
            &RULE,
            &[
                "Chapter XIX is about boats; Chapter XX is about nets.",
                "Chapter XX is about nets.",
                "Section XXI is about boats, Section XX about nets.",
                "Section XX is about nets. Chapter XIX has the boats.",
                "Section XX of the tariff is about nets.",
                "Abschnitt XX der Satzung gilt für Netze.",
                "В пункте XX сказано о веке лодок, а глава XIX — о сетях.",
                "Chapter XX is about nets, Table XX about boats. Queen Anna II had both.",
                "Chapter XX of the book is about nets, Table XX of the book about boats.",
                "Article XX is about nets, Title XX about boats. Version X.Y is out.",
                "Часть XX века прошла, см. часть 2.",
                "The code 5XX, the size XXL and Malcolm X.",
                "Was that in the section?? Yes.",
                "第二十条 渔网，第X代船。",
                "Each copy says: \"This text is part of RFC XXXX; see there.\"",
            ],
        );
    }
}
