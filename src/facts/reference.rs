//! References: the parts of a document that its text speaks of (第十二条, Section 4.2, Annex B, статьям 2 и 9), and whose they are.
//!
//! The one reader of references, for checks and comparisons. Reads comparison keys: full-width marks are folded, and no space stands
//! beside Han characters.

mod list;
mod owner;

use crate::facts::label::{Label, Style};
use crate::facts::part::{self, Number, Part};
use crate::language::topics::parts::{self, Division, Name};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// The longest start of a text in which its heading is looked for, in bytes.
const HEADING: usize = 80;
/// Four digits in this range are a year and no number of a part.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// Whose a part is that a text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// This document, as far as can be seen.
    This,
    /// Another document is spoken of nearby, and the part may belong to it.
    Unclear,
    /// Another document, which is named beside the part.
    Other,
}

/// A part that a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where, in bytes of the text: name and number, or the number alone in a list.
    pub span: Span,
    /// From the start of the list that it stands in; the same as `span` where it opens one.
    pub list: Span,
    /// What.
    pub part: Part,
    /// Whose.
    pub owner: Owner,
}

/// How a reference is written.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// 第三条
    Ordinal,
    /// Section 4, 附件3
    Named(&'static Name),
    /// 按照5.1的规定
    Bare,
}

/// A part read at a place of a text.
struct Found {
    end: usize,
    part: Part,
    form: Form,
}

/// The references in a text, in order. The part of a label at its start counts, too.
#[must_use]
pub fn references(text: &str) -> Vec<Reference> {
    let mut out: Vec<Reference> = Vec::new();
    let mut before: Option<char> = None;
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let last = before.replace(c);
        if at < skip {
            continue;
        }
        let Some(found) = read(text, at, c, last) else {
            continue;
        };
        let form = found.form;
        list::push(text, Span::new(at, found.end), found, &mut out);
        skip = list::go_on(text, form, &mut out);
    }
    out
}

/// The part whose heading or caption the text starts with, and where its number ends.
#[must_use]
pub fn heading(text: &str) -> Option<(Part, usize)> {
    let bare =
        text.trim_start_matches(['#', '*', '_', ' ', '|', '+', '-', '<', '(', '[', '"', '【']);
    let first = bare.chars().next()?;
    let end = (HEADING..bare.len()).find(|at| bare.is_char_boundary(*at));
    let head = &bare[..end.unwrap_or(bare.len())];
    let found = read(head, 0, first, None).filter(|found| !matches!(found.form, Form::Bare))?;
    let next = bare[found.end..].trim_start();
    let spoken_of = parts::words(|parts| parts.belonging).any(|of| {
        next.strip_prefix(of)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    let end = text.len() - bare.len() + found.end;
    (!spoken_of).then_some((found.part, end))
}

/// The part that a label opens; `written` is the label as it stands. `None` for labels that nothing refers to by a name, such as
/// bullets and single letters.
#[must_use]
pub fn of_label(label: &Label, written: &str) -> Option<Part> {
    let bare = written.trim_start_matches(['#', ' ']);
    match label.style {
        Style::Division(division) => {
            let read = bare
                .chars()
                .next()
                .and_then(|first| read(bare, 0, first, None));
            let read = read.map(|found| found.part);
            Some(read.unwrap_or(Part {
                division: Some(division),
                numbers: vec![Number::Figure(label.number)],
            }))
        }
        Style::Decimal(_) => {
            let (_, numbers) = part::numbers(bare, false)?;
            Some(Part {
                division: None,
                numbers,
            })
        }
        _ => None,
    }
}

/// The reference that starts at `at` with `c`, behind `before`.
fn read(text: &str, at: usize, c: char, before: Option<char>) -> Option<Found> {
    let rest = &text[at..];
    if let Some((length, part)) = part::ordinal(rest) {
        return Some(Found {
            end: at + length,
            part,
            form: Form::Ordinal,
        });
    }
    if numeral::digit(c).is_some() {
        let inside = before.is_some_and(|c| numeral::digit(c).is_some() || c == '.');
        return if inside { None } else { bare(text, at) };
    }
    named(text, at, before)
}

/// `Section 4.2`, `附件3` at `at`.
fn named(text: &str, at: usize, before: Option<char>) -> Option<Found> {
    let rest = &text[at..];
    let (length, name) = part::name(rest)?;
    let unspaced = rest.starts_with(script::is_unspaced);
    let inside = before.is_some_and(|c| {
        if unspaced {
            parts::holds(|parts| parts.other_words, c)
        } else {
            (c.is_alphanumeric() && !script::is_unspaced(c)) || matches!(c, '-' | '_' | '/' | '#')
        }
    });
    let after = &rest[length..];
    let bare = after.trim_start_matches([' ', '\u{a0}']);
    let glued = bare.len() == after.len() && rest[..length].ends_with(char::is_alphabetic);
    if inside || (glued && !unspaced) {
        return None;
    }
    let start = at + rest.len() - bare.len();
    let (length, numbers) = part::numbers(bare, name.division.is_caption())?;
    let end = start + length;
    let year = matches!(numbers[..], [Number::Figure(number)] if YEARS.contains(&number));
    if year || is_counted(&text[end..], unspaced) {
        return None;
    }
    let division = Some(name.division);
    Some(Found {
        end,
        part: Part { division, numbers },
        form: Form::Named(name),
    })
}

/// Whether what follows a number makes it a count: 图5个, 5%.
fn is_counted(after: &str, unspaced: bool) -> bool {
    after.starts_with(|c| {
        c == '%'
            || (unspaced
                && (matches!(c, '/' | '_' | '(') || parts::holds(|parts| parts.counted, c)))
    })
}

/// 按照5.1至5.3的规定: sections of a standard, which are called by their numbers alone.
fn bare(text: &str, at: usize) -> Option<Found> {
    let called = parts::words(|parts| parts.referring).any(|word| text[..at].ends_with(word));
    if !called || text.contains('》') {
        return None;
    }
    let (end, numbers) = decimal(text, at)?;
    let goes_on = list::joiner(&text[end..])
        .is_some_and(|gap| text[end + gap..].starts_with(|c| numeral::digit(c).is_some()));
    let division = Some(Division::Section);
    (goes_on || is_ruled(&text[end..])).then_some(Found {
        end,
        part: Part { division, numbers },
        form: Form::Bare,
    })
}

/// Two or more short numbers at `at`, such as 5.1.
fn decimal(text: &str, at: usize) -> Option<(usize, Vec<Number>)> {
    let (length, numbers) = part::numbers(&text[at..], false)?;
    let short = length <= 9 && text[at..at + length].split('.').all(|each| each.len() <= 2);
    (short && numbers.len() > 1).then_some((at + length, numbers))
}

/// Whether what follows a number says that it rules something.
fn is_ruled(after: &str) -> bool {
    parts::words(|parts| parts.ruling).any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::Division::{
        Annex, Appendix, Article, Chapter, Clause, Paragraph, Point, Schedule, Section, Table,
        Title, Volume,
    };
    use super::Number::{Figure, Letter};
    use super::Owner::{Other, This, Unclear};
    use super::*;

    type Row = (
        &'static str,
        &'static [(&'static str, Division, &'static [u64])],
    );

    /// Sentences, and the references in them: what is written, the kind of part, its numbers.
    const SENTENCES: &[Row] = &[
        // Forms that one of two readers once missed.
        (
            "Under Articles 2 and 9 the buyer pays.",
            &[("Articles 2", Article, &[2]), ("9", Article, &[9])],
        ),
        ("See Arts. 9 for details.", &[("Arts. 9", Article, &[9])]),
        (
            "Согласно статьям 2 и 9 стороны платят.",
            &[("статьям 2", Article, &[2]), ("9", Article, &[9])],
        ),
        ("По ст. 9 платит покупатель.", &[("ст. 9", Article, &[9])]),
        // Chinese.
        ("见附件7。", &[("附件7", Annex, &[7])]),
        ("依照第三十条的规定", &[("第三十条", Article, &[30])]),
        (
            "第12条和第三章",
            &[("第12条", Article, &[12]), ("第三章", Chapter, &[3])],
        ),
        (
            "第十三条第二款和附录三",
            &[
                ("第十三条", Article, &[13]),
                ("第二款", Paragraph, &[2]),
                ("附录三", Appendix, &[3]),
            ],
        ),
        (
            "第三条、第五条和第七条第一款",
            &[
                ("第三条", Article, &[3]),
                ("第五条", Article, &[5]),
                ("第七条", Article, &[7]),
                ("第一款", Paragraph, &[1]),
            ],
        ),
        ("第三条之一所称", &[("第三条之一", Article, &[3, 1])]),
        (
            "附件1、2和3所列",
            &[
                ("附件1", Annex, &[1]),
                ("2", Annex, &[2]),
                ("3", Annex, &[3]),
            ],
        ),
        ("附件1和3份报告", &[("附件1", Annex, &[1])]),
        (
            "费率见表3-1和图2",
            &[("表3-1", Table, &[3, 1]), ("图2", Division::Figure, &[2])],
        ),
        (
            "见附表2、附录4",
            &[("附表2", Schedule, &[2]), ("附录4", Appendix, &[4])],
        ),
        (
            "按照5.1至5.3的规定",
            &[("5.1", Section, &[5, 1]), ("5.3", Section, &[5, 3])],
        ),
        ("符合4.2.1的要求", &[("4.2.1", Section, &[4, 2, 1])]),
        (
            "第二编第四节第（三）项",
            &[("第二编", Volume, &[2]), ("第四节", Section, &[4])],
        ),
        ("代表3人，图5个，列表2，表2024年", &[]),
        ("第三届第二次会议，地图册", &[]),
        ("按照3.5%的利率", &[]),
        // English.
        ("as Section 4.2 says", &[("Section 4.2", Section, &[4, 2])]),
        (
            "see Section 4.2.1, Annex VII and Article IV.",
            &[
                ("Section 4.2.1", Section, &[4, 2, 1]),
                ("Annex VII", Annex, &[7]),
                ("Article IV", Article, &[4]),
            ],
        ),
        ("see Table 9-1 below", &[("Table 9-1", Table, &[9, 1])]),
        (
            "Figs. 3 and 4; Tables 5-7 show",
            &[
                ("Figs. 3", Division::Figure, &[3]),
                ("4", Division::Figure, &[4]),
                ("Tables 5-7", Table, &[5, 7]),
            ],
        ),
        (
            "§ 5 and §§ 6, 7",
            &[
                ("§ 5", Section, &[5]),
                ("§§ 6", Section, &[6]),
                ("7", Section, &[7]),
            ],
        ),
        (
            "Articles 5, 6 and 7 apply; Section 4, 12 months later",
            &[
                ("Articles 5", Article, &[5]),
                ("6", Article, &[6]),
                ("7", Article, &[7]),
                ("Section 4", Section, &[4]),
            ],
        ),
        (
            "Articles 5-7 apply",
            &[("Articles 5", Article, &[5]), ("7", Article, &[7])],
        ),
        (
            "under Clause 5 and 14 days later",
            &[("Clause 5", Clause, &[5])],
        ),
        (
            "Clauses 5.1 to 5.3",
            &[("Clauses 5.1", Clause, &[5, 1]), ("5.3", Clause, &[5, 3])],
        ),
        ("Section 5 and 2 others", &[("Section 5", Section, &[5])]),
        (
            "ARTICLE 12 and Schedule 2",
            &[
                ("ARTICLE 12", Article, &[12]),
                ("Schedule 2", Schedule, &[2]),
            ],
        ),
        (
            "Chapters 3 and 4 of this book, paragraph 6",
            &[
                ("Chapters 3", Chapter, &[3]),
                ("4", Chapter, &[4]),
                ("paragraph 6", Paragraph, &[6]),
            ],
        ),
        ("sub-section 4, the 5th part, Section 4.2bis", &[]),
        ("partners 5, department 7, a rule of thumb", &[]),
        ("a section 4lines, the table of 5, Annexes to", &[]),
        ("Table 5% of it, in Part 2019", &[]),
        // Russian.
        (
            "согласно статье 5 и пункту 3.1",
            &[("статье 5", Article, &[5]), ("пункту 3.1", Point, &[3, 1])],
        ),
        (
            "статьи 5, 6 и 7.",
            &[
                ("статьи 5", Article, &[5]),
                ("6", Article, &[6]),
                ("7", Article, &[7]),
            ],
        ),
        ("см. Приложение 3.", &[("Приложение 3", Annex, &[3])]),
        (
            "в таблице 4 и на рис. 2",
            &[
                ("таблице 4", Table, &[4]),
                ("рис. 2", Division::Figure, &[2]),
            ],
        ),
        (
            "по п. 3 и пп. 4-6",
            &[
                ("п. 3", Point, &[3]),
                ("пп. 4", Point, &[4]),
                ("6", Point, &[6]),
            ],
        ),
        (
            "п.5 раздела 2",
            &[("п.5", Point, &[5]), ("раздела 2", Title, &[2])],
        ),
        ("по пункту 5 и 10 дней спустя", &[("пункту 5", Point, &[5])]),
        ("департамент 5, частного 3", &[]),
    ];

    #[test]
    fn reads_the_references_of_sentences() {
        for (text, expected) in SENTENCES {
            let found: Vec<_> = references(text)
                .into_iter()
                .map(|each| (each.span.of(text), each.part))
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(written, division, numbers)| {
                    let numbers = numbers.iter().copied().map(Figure).collect();
                    let division = Some(*division);
                    (*written, Part { division, numbers })
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn letters_number_annexes() {
        let numbers = |text: &str| -> Vec<Vec<Number>> {
            references(text)
                .into_iter()
                .map(|each| each.part.numbers)
                .collect()
        };
        assert_eq!(numbers("see Annex B"), [[Letter(2)]]);
        assert_eq!(
            numbers("Annexes A, B and D hold"),
            [[Letter(1)], [Letter(2)], [Letter(4)]]
        );
        assert_eq!(numbers("Annexes II and IV"), [[Figure(2)], [Figure(4)]]);
        assert_eq!(numbers("Appendix A.2 says"), [[Letter(1), Figure(2)]]);
        assert_eq!(numbers("见附录C"), [[Letter(3)]]);
        assert_eq!(numbers("Annex A I wrote"), [[Letter(1)]]);
    }

    #[test]
    fn knows_whose_a_part_is() {
        for (text, owner) in [
            ("本法第三十条", This),
            ("本合作协定第五条", This),
            ("依照法律规定，本合作协定第五条", This),
            ("按照第五条的规定", This),
            ("Article 5 of this Agreement", This),
            ("Article 5 of the present Agreement", This),
            ("статьи 5 настоящего Договора", This),
            ("under Section 4.2. The parties", This),
            ("as \"Section 4\" says", This),
            ("(a) Section 4.2 says", This),
            ("依照《刑法》第三十条和第三十一条", Other),
            ("依照刑法第三十条和第三十二条", Other),
            ("本条例实施办法第五条", Other),
            ("该办法的表2", Other),
            ("该条约第二十五条", Other),
            ("as [RFC2119], Section 3 says", Other),
            ("RFC 5322, Section 3.4", Other),
            ("Section 4.2 of RFC 793", Other),
            ("Articles 5 and 6 of the Convention", Other),
            ("Section 4 (Scope) of Regulation 7", Other),
            ("статьи 5 Федерального закона", Other),
            ("статей 5 и 6 Закона", Other),
            ("依照法律规定，违反第三十条的", Unclear),
            ("[TCP] says so in Section 9, too", Unclear),
            ("The Convention says in Article 5 that", Unclear),
            ("В законе есть статья 5.", Unclear),
        ] {
            let found = references(text);
            assert!(
                !found.is_empty() && found.iter().all(|each| each.owner == owner),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_number_in_a_list_knows_its_list() {
        let text = "Under Articles 2, 3 and 9 it is so.";
        let lists = references(text).into_iter().map(|each| each.list.of(text));
        assert_eq!(
            lists.collect::<Vec<_>>(),
            ["Articles 2", "Articles 2, 3", "Articles 2, 3 and 9"]
        );
    }

    #[test]
    fn knows_a_heading_and_a_caption() {
        let found = |text: &str| heading(text).map(|(part, end)| (part.division, end));
        assert_eq!(found("附件1 参会名单"), Some((Some(Annex), 7)));
        assert_eq!(found("**Table 3: Codes"), Some((Some(Table), 9)));
        assert_eq!(found("See Table 3"), None);
        assert_eq!(found("Section 4 of it"), None);
    }

    #[test]
    fn labels_name_parts() {
        let read = |text: &str| {
            let label = crate::facts::label::read(text).unwrap();
            of_label(&label, label.span.of(text)).map(|part| (part.division, part.numbers))
        };
        assert_eq!(read("第十二条 甲"), Some((Some(Article), vec![Figure(12)])));
        assert_eq!(
            read("第三条之一 甲"),
            Some((Some(Article), vec![Figure(3), Figure(1)]))
        );
        assert_eq!(read("4.2. Scope"), Some((None, vec![Figure(4), Figure(2)])));
        assert_eq!(read("Annex C. Scope"), Some((Some(Annex), vec![Letter(3)])));
        assert_eq!(read("(a) scope"), None);
    }
}
