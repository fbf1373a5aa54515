//! The rule `attachment-mismatch`.

mod contents;
mod referred;

use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::{self, Style};
use crate::facts::part;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::parts::Division;
use crate::rule::{Options, declare_rule};
use crate::text::segment;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds an annex whose title in a list of annexes differs from its own heading: `附件：1. 检查任务分工表`, and then 附件1 with the title
    /// 检查任务分工一览表. It also finds entries of a table of contents that differ from their headings.
    ///
    /// If a reference gives the title of an annex, it is compared with the heading of that annex: `附件二《价格表》`, `Annex 2 (Price
    /// List)`. A table of contents is compared with the headings: titles, numbers and order must agree, and each entry must have
    /// a heading. It may leave out lower levels. If fewer than seven in ten entries match their headings, or several are
    /// shortened, the differences are taken to be intended.
    ///
    /// Titles are compared if they belong to the same number and are mostly similar. A shortened title is not reported. Case,
    /// spaces and punctuation do not count.
    ///
    /// ## Why
    /// Readers find an annex by its title. If it was changed in only one place, they wonder whether this is the right annex.
    ///
    /// ## Example
    /// ```bad
    /// 附件：1. 码头值班安排表
    ///
    /// 附件1
    ///
    /// 码头值班人员表
    /// ```
    /// ```bad
    /// The fees are in Annex 1 (Price List).
    ///
    /// Annex 1
    ///
    /// Prices
    /// ```
    /// ```good
    /// 附件：1. 码头值班安排表
    ///
    /// 附件1
    ///
    /// 码头值班安排表
    /// ```
    ///
    /// ## Default
    /// A warning: one of the two is wrong, and only the author knows which.
    "attachment-mismatch", "references", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

/// The longest title, in characters. What is longer is text. Chosen by hand.
const LONGEST: usize = 60;
/// Of so many characters of the longer title all but [`FEW`] are in the other, in this order.
const MANY: usize = 5;
const FEW: usize = 2;

/// So many letters of what annexes are called stay the same. Chosen by hand: Anlage and Anhang are two.
const STEM: usize = 5;

/// A title that an annex has somewhere.
struct Titled {
    /// What sort of part it heads; none in a list of annexes.
    division: Option<Division>,
    /// What annexes are called there, lower case, without the ending.
    word: String,
    number: u64,
    title: String,
    at: Span,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    contents::check(reading, findings);
    let mut titles: Vec<Titled> = Vec::new();
    for paragraph in reading.paragraphs().filter(|each| each.kind != Kind::Code) {
        headed(reading, paragraph, &mut titles);
        listed(reading, paragraph, &mut titles);
    }
    referred::check(reading, &titles, findings);
    let own = |division: Division| division.level() == 1 && division != Division::Volume;
    titles.retain(|each| each.division.is_none_or(own));
    let mut first: FxHashMap<(&str, u64), &Titled> = FxHashMap::default();
    let heads = heads(&titles);
    for other in &titles {
        let one = *first
            .entry((other.word.as_str(), other.number))
            .or_insert(other);
        let differ = is_variant(&one.title, &other.title) && is_of_one(&heads, other);
        if differ || is_exchanged(&titles, &heads, one, other) {
            let message = message!(
                "attachment-mismatch.titles",
                one = &one.title,
                other = &other.title
            );
            let finding = RULE.finding(reading.number(), one.at, message);
            findings.push(finding.also(other.at, message!("attachment-mismatch.other")));
        }
    }
}

/// How many titles are at the heads of annexes of each name and number.
type Heads<'t> = FxHashMap<(&'t str, u64), usize>;

fn heads(titles: &[Titled]) -> Heads<'_> {
    let mut heads = Heads::default();
    for each in titles.iter().filter(|each| each.division.is_some()) {
        *heads.entry((each.word.as_str(), each.number)).or_default() += 1;
    }
    heads
}

/// Whether a title is that of one annex: a collection has many a Schedule 1, each with its own. Annexes may be listed several times.
fn is_of_one(heads: &Heads, title: &Titled) -> bool {
    title
        .division
        .is_none_or(|division| division == Division::Annex)
        || heads.get(&(title.word.as_str(), title.number)) == Some(&2)
}

/// Whether the title that an annex has first is at the head of another annex, while its own head has another.
fn is_exchanged(titles: &[Titled], heads: &Heads, one: &Titled, other: &Titled) -> bool {
    let same = |title: &str| by_length(title, &one.title).0 == by_length(title, &one.title).1;
    if one.division.is_some() || other.division.is_none() || is_part(&one.title, &other.title) {
        return false;
    }
    let single = |title: &Titled| heads.get(&(title.word.as_str(), title.number)) == Some(&1);
    let mut others = titles.iter().filter(|each| {
        each.division.is_some() && each.word == one.word && each.number != one.number
    });
    single(other) && others.any(|each| same(&each.title) && single(each))
}

/// Adds the title at the head of an annex, or on a line that starts with its number.
fn headed(reading: &Reading, paragraph: Paragraph, titles: &mut Vec<Titled>) {
    let Some(label) = paragraph.label else {
        return;
    };
    let Style::Division(division) = label.style else {
        return;
    };
    if division.level() > 1 || division == Division::Volume {
        return;
    }
    let word: String = paragraph
        .label_text()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let next = paragraph.index() + 1;
    let place = if paragraph.body().chars().any(char::is_alphanumeric) {
        paragraph
    } else if next < reading.paragraphs().len() && reading.paragraph(next).label.is_none() {
        reading.paragraph(next)
    } else {
        return;
    };
    let start = place.key().len() - place.body().len();
    let word = word_of(&word, label.number);
    push(
        place,
        Span::new(start, place.key().len()),
        (word, label.number, Some(division)),
        titles,
    );
}

/// What an annex is called, without the letter that is its number: "annexb" is "annex".
fn word_of(written: &str, number: u64) -> String {
    let lower = written.to_lowercase();
    let letter = u32::try_from(number)
        .ok()
        .and_then(|number| char::from_u32(96 + number));
    let word = letter
        .and_then(|letter| lower.strip_suffix(letter))
        .unwrap_or(&lower);
    stem(word)
}

/// What an annex is called, however the word ends: Приложение and Приложения, annex and annexes.
fn stem(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .take(STEM)
        .collect()
}

/// Adds the titles of a list: 附件：1. 分工表, and the numbers on the lines below.
fn listed(reading: &Reading, paragraph: Paragraph, titles: &mut Vec<Titled>) {
    let key = paragraph.key();
    let Some((end, _)) = part::name(key).filter(|(_, name)| name.division == Division::Annex)
    else {
        return;
    };
    let Some(rest) = key[end..].strip_prefix(':') else {
        return;
    };
    let word = stem(&key[..end]);
    let from = key.len() - rest.trim_start().len();
    let mut number = 0;
    // Приложения: and the first title on the next line.
    if from < key.len() {
        let body = match label::read(&key[from..]) {
            Some(label) if label.number > 0 => {
                number = label.number;
                from + label.body as usize
            }
            _ => return,
        };
        let named = (word.clone(), number, None);
        push(paragraph, Span::new(body, key.len()), named, titles);
    }
    for next in paragraph.index() + 1..reading.paragraphs().len() {
        let item = reading.paragraph(next);
        let follows = item.label.is_some_and(|label| {
            matches!(label.style, Style::Decimal(1)) && label.number == number + 1
        });
        if !follows {
            break;
        }
        number += 1;
        let start = item.key().len() - item.body().len();
        push(
            item,
            Span::new(start, item.key().len()),
            (word.clone(), number, None),
            titles,
        );
    }
}

fn push(
    paragraph: Paragraph,
    span: Span,
    (word, number, division): (String, u64, Option<Division>),
    titles: &mut Vec<Titled>,
) {
    // Schedule 1 – Plan: the dash is no part of the title.
    let dash = |c: char| matches!(c, ' ' | '-' | '–' | '—' | ':');
    let written = span.of(paragraph.key());
    let title = written.trim_start_matches(dash);
    let span = Span::new(span.end as usize - title.len(), span.end as usize);
    // Plan12: the page of a table of contents, or the number of a note, has run into the title.
    let title = title.trim_end();
    let bare = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let title = if bare.ends_with(char::is_lowercase) {
        bare
    } else {
        title
    };
    let span = Span::new(span.start as usize, span.start as usize + title.len());
    let fits = (2..=LONGEST).contains(&title.chars().count()) && !segment::ends_sentence(title);
    if fits && !title.contains(['。', ';']) {
        titles.push(Titled {
            division,
            word,
            number,
            title: title.to_owned(),
            at: paragraph.source(span),
        });
    }
}

/// Whether two titles are alike for the most part and still two, neither of them a part of the other.
fn is_variant(one: &str, other: &str) -> bool {
    let (short, long) = by_length(one, other);
    !is_part(one, other) && common(&short, &long) * MANY >= long.len() * (MANY - FEW)
}

/// Whether one of two titles is a part of the other.
fn is_part(one: &str, other: &str) -> bool {
    let (short, long) = by_length(one, other);
    short.is_empty() || long.windows(short.len()).any(|part| part == &short[..])
}

/// The letters and figures of two titles, the shorter one first.
fn by_length(one: &str, other: &str) -> (Vec<char>, Vec<char>) {
    let letters = |text: &str| -> Vec<char> {
        let lower = text.chars().flat_map(char::to_lowercase);
        lower.filter(|c| c.is_alphanumeric()).collect()
    };
    let (one, other) = (letters(one), letters(other));
    if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    }
}

/// The length of the longest sequence of characters that is in both titles in this order.
fn common(one: &[char], other: &[char]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn the_number_of_a_page_or_a_note_is_no_part_of_a_title() {
        let text = "Annex 1: Plan of the harbour{}\n\nAnnex 2: List of the keepers\n\nThe keeper has both.\n\nAnnex 1: Plan of the harbour1\n\nThe plan.\n\nAnnex 2: List of the keepers\n\nThe list.\n";
        assert!(found(&RULE, &text.replace("{}", "32")).is_empty());
        let other = text.replace("{}", "32").replace("harbour1", "harbours");
        let other = other.replace("Plan of the harbours", "Plan of the harbbur");
        assert_eq!(found(&RULE, &other).len(), 1);
    }

    #[test]
    fn finds_an_annex_with_two_titles() {
        for (text, one, other) in [
            (
                "附件：1. 码头值班安排表\n\n2. 渔具登记表\n\n附件1\n\n码头值班安排表\n\n附件2\n\n渔具登记簿",
                "渔具登记表",
                "渔具登记簿",
            ),
            (
                "Annex 1: Form of the mooring note\n\nThe guest signs the note in May.\n\nAnnex 1\n\nForm of the mooring notice",
                "Form of the mooring note",
                "Form of the mooring notice",
            ),
            (
                "Приложение 1. Форма акта приёмки сетей\n\nСтороны подписывают акт.\n\nПриложение 1\n\nФорма акта сдачи сетей",
                "Форма акта приёмки сетей",
                "Форма акта сдачи сетей",
            ),
            (
                "The lease has two schedules.\n\nSchedule 1 – Plan of the Lower Pier\n\nSchedule 2 – Rates\n\nThe text is here.\n\nSchedule 1\n\nPlan of the Upper Pier\n\nIt is drawn in ink.\n\nSchedule 2\n\nRates",
                "Plan of the Lower Pier",
                "Plan of the Upper Pier",
            ),
            (
                "Приложения:\n1. Форма акта приёмки сетей\n2. Карта\n\nПриложение 1\n\nФорма акта сдачи сетей\n\nПриложение 2\n\nКарта",
                "Форма акта приёмки сетей",
                "Форма акта сдачи сетей",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[one, other]], "{text}");
        }
    }

    #[test]
    fn finds_titles_of_two_annexes_that_were_exchanged() {
        assert_eq!(
            found(
                &RULE,
                "附件：1. 渔具登记表\n\n2. 泊位图\n\n附件1\n\n泊位图\n\n附件2\n\n渔具登记表"
            ),
            [["渔具登记表", "泊位图"], ["泊位图", "渔具登记表"]]
        );
        let text = "Annexes:\n1. Map\n2. Rates\n\nThe gate is shut at the end of the day.\n\nAnnex 1\n\nRates\n\nAnnex 2\n\nMap";
        assert_eq!(found(&RULE, text), [["Map", "Rates"], ["Rates", "Map"]]);
    }

    #[test]
    fn other_annexes_short_forms_and_text_are_fine() {
        silent(
            &RULE,
            &[
                "附件：1. 码头值班安排表\n\n附件1\n\n码头值班安排表",
                "附件：1. 值班安排表\n\n附件1\n\n北港码头值班安排表",
                "附件：1. 码头值班安排表\n\n附件1\n\n一组负责东码头，二组负责西码头。",
                "Annex 1: Map\n\nAnnex 2: Form of the note\n\nAnnex 1\n\nMap",
                "Приложение 1. Карта\n\nПриложение 1\n\nСписок судов",
                "Annexes:\n1. Map\n2. Rates\n\nThe gate is shut at the end of the day.\n\nAnnex 1\n\nMap of the pier\n\nAnnex 2\n\nRates",
                "附件：1. 渔具登记表\n\n2. 泊位图\n\n附件1\n\n填表说明\n\n附件2\n\n泊位图",
                "附件：1. 渔具登记表\n\n2. 泊位图\n\n附件1\n\n泊位图\n\n附件1\n\n渔具登记表\n\n附件2\n\n泊位图",
                "Schedule 1 Rates of the Pier\n\nText.\n\nSchedule 1 Rates of the Gate\n\nText.\n\nSchedule 1 Rates of the Quay\n\nText.",
            ],
        );
    }
}
