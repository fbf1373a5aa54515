//! A table of contents held against the headings: their titles, numbers and order.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::{self, Style};
use crate::finding::Finding;
use crate::language::topics::parts;
use crate::rules::attachment_mismatch::{LONGEST, RULE};
use crate::text::segment;
use crate::text::span::Span;
use crate::wording::message::message;

/// The fewest entries of a table of contents that says something. Chosen by hand.
const FEWEST: usize = 4;
/// Of so many entries [`EXACT`] are the same as their headings: otherwise the document shortens its titles there. As issue 13 says.
const OF: usize = 10;
const EXACT: usize = 7;
/// How many letters and figures a number before a title has at most, in bytes. Chosen by hand.
const NUMBER: usize = 24;

/// How many letters come before the number of a section at most, in bytes. Chosen by hand: `Section`, `Kapitel`.
const NAME: usize = 8;

/// An entry, or a heading.
struct Line {
    /// Its number, letters and figures alone: 第一章, 1.2.
    number: String,
    /// The last of its numbers, with how it is written.
    label: Option<(Style, u64)>,
    /// The letters and figures of its title, lower case.
    title: String,
    /// As it is shown.
    shown: String,
    at: Span,
    index: usize,
}

pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    let mut paragraphs = reading.paragraphs();
    let Some(head) = paragraphs.find(|each| parts::heads_contents(each.body())) else {
        return;
    };
    let (mut entries, end) = entries(reading, head.index() + 1);
    let headings: Vec<Line> = (end..reading.paragraphs().len())
        .map(|index| reading.paragraph(index))
        .filter(|each| may_be_heading(*each))
        .map(Line::of)
        .collect();
    let is_paged = |line: &Line| line.title.ends_with(|c: char| c.is_ascii_digit());
    if entries.iter().all(is_paged) {
        for entry in &mut entries {
            let title = entry.title.trim_end_matches(|c: char| c.is_ascii_digit());
            entry.title = title.to_owned();
        }
    }
    let table = Table::new(&entries, &headings);
    if entries.len() < FEWEST || table.exact() * OF < entries.len() * EXACT {
        return;
    }
    for (at, entry) in entries.iter().enumerate() {
        findings.extend(table.fault(reading, at, entry));
    }
    findings.extend(table.disorder(reading));
}

/// The entries from a paragraph on, and where the text after them starts.
fn entries(reading: &Reading, from: usize) -> (Vec<Line>, usize) {
    let mut out: Vec<Line> = Vec::new();
    for index in from..reading.paragraphs().len() {
        let paragraph = reading.paragraph(index);
        let line = Line::of(paragraph);
        // Where the first heading is, its number comes again, or its title.
        let starts_anew = out.first().is_some_and(|first| {
            (!first.number.is_empty() && first.number == line.number) || first.title == line.title
        });
        let marked = paragraph.kind == Kind::Heading
            && out.last().is_some_and(|last| {
                // In a table with numbers, a line without one is the rest of a long entry.
                reading.paragraph(last.index).kind != Kind::Heading
                    && out.iter().all(|entry| entry.number.is_empty())
            });
        if starts_anew || marked || !may_be_entry(paragraph) {
            return (out, index);
        }
        out.push(line);
    }
    (out, reading.paragraphs().len())
}

fn may_be_entry(paragraph: Paragraph) -> bool {
    paragraph.kind != Kind::Code
        && paragraph.key().chars().count() <= LONGEST
        && !segment::ends_sentence(paragraph.key())
}

fn may_be_heading(paragraph: Paragraph) -> bool {
    let leads_in = || paragraph.kind == Kind::ListItem && paragraph.key().ends_with(':');
    matches!(paragraph.kind, Kind::Heading | Kind::Body | Kind::ListItem)
        && may_be_entry(paragraph)
        && !leads_in()
}

impl Line {
    fn of(paragraph: Paragraph) -> Self {
        let key = paragraph.key();
        // The bullet of a list of links is no number.
        let bullet = paragraph
            .label
            .is_some_and(|label| matches!(label.style, Style::Bullet | Style::Hash(_)));
        let from = if bullet {
            key.len() - paragraph.body().len()
        } else {
            0
        };
        let label = if bullet {
            label::read(&key[from..])
        } else {
            paragraph.label
        };
        let body = match label {
            Some(label) if bullet => from + label.body as usize,
            Some(_) => key.len() - paragraph.body().len(),
            None => from,
        };
        Self {
            number: letters(&key[from..body]),
            label: label.map(|label| (label.style, label.number)),
            title: letters(&key[body..]),
            shown: key[from..].trim().to_owned(),
            at: paragraph.source(Span::new(from, key.len())),
            index: paragraph.index(),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.title == other.title && self.number == other.number
    }
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The entries with the headings that are theirs.
struct Table<'a> {
    entries: &'a [Line],
    headings: &'a [Line],
    /// For each entry the headings that are the same.
    same: Vec<Vec<usize>>,
    by_number: FxHashMap<&'a str, Vec<usize>>,
    by_title: FxHashMap<&'a str, Vec<usize>>,
    /// Whether the titles of several entries are parts of those of their headings, or the other way round.
    shortens: bool,
}

impl<'a> Table<'a> {
    fn new(entries: &'a [Line], headings: &'a [Line]) -> Self {
        let mut by_number: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut by_title: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, heading) in headings.iter().enumerate() {
            if !heading.number.is_empty() {
                by_number.entry(&heading.number).or_default().push(at);
            }
            by_title.entry(&heading.title).or_default().push(at);
        }
        let same = entries.iter().map(|entry| {
            let all = by_title.get(entry.title.as_str()).into_iter().flatten();
            all.copied()
                .filter(|at| headings[*at].is_same(entry))
                .collect()
        });
        let mut out = Self {
            entries,
            headings,
            same: same.collect(),
            by_number,
            by_title,
            shortens: false,
        };
        let shortened = |at: &usize| {
            let title = &entries[*at].title;
            out.named(*at).is_some_and(|heading| {
                heading.title.contains(title) || title.contains(&heading.title)
            })
        };
        out.shortens = (0..entries.len()).filter(shortened).count() > 1;
        out
    }

    /// How many entries are the same as a heading.
    fn exact(&self) -> usize {
        self.same.iter().filter(|same| !same.is_empty()).count()
    }

    /// The one heading with the number of an entry, where its title is another.
    fn named(&self, at: usize) -> Option<&'a Line> {
        let entry = &self.entries[at];
        let with_number = self.by_number.get(entry.number.as_str())?;
        let [one] = with_number[..] else {
            return None;
        };
        let heading = &self.headings[one];
        let is_other = self.same[at].is_empty() && !heading.title.is_empty();
        is_other.then_some(heading)
    }

    /// What is wrong with an entry.
    fn fault(&self, reading: &Reading, at: usize, entry: &Line) -> Option<Finding> {
        if !self.same[at].is_empty() || entry.title.is_empty() {
            return None;
        }
        let titled = self.by_title.get(entry.title.as_str());
        let heading = match (titled.map(Vec::as_slice), self.named(at)) {
            // The same title with another number; `A.` and `Appendix A.` are one.
            (Some([one]), _) if !entry.number.is_empty() => {
                let (own, other) = (&entry.number, &self.headings[*one].number);
                if own.ends_with(other.as_str()) || other.ends_with(own.as_str()) {
                    return None;
                }
                &self.headings[*one]
            }
            (Some(_), _) => return None,
            (None, Some(heading)) => {
                let (one, other) = (&heading.title, &entry.title);
                if self.shortens && (one.contains(other) || other.contains(one))
                    || self.is_joined(at, one)
                {
                    return None;
                }
                heading
            }
            (None, None) => return self.without_heading(reading, at, entry),
        };
        if heading.number.is_empty() && titled.is_some() {
            return None;
        }
        let message = message!(
            "attachment-mismatch.contents",
            entry = &entry.shown,
            heading = &heading.shown
        );
        let finding = RULE.finding(reading.number(), entry.at, message);
        Some(finding.also(heading.at, message!("attachment-mismatch.heading")))
    }

    /// Whether an entry and a heading differ only because lines of the table of contents were taken together, or one was cut in two: what
    /// follows the title in the entry is a page or another heading, or the next line has the rest of the title.
    fn is_joined(&self, at: usize, heading: &str) -> bool {
        let title = &self.entries[at].title;
        if let Some(rest) = title.strip_prefix(heading) {
            let page = rest.chars().all(|c| c.is_ascii_digit());
            let starts = |other: &Line| {
                let rest = rest.strip_prefix(other.number.as_str()).unwrap_or(rest);
                !other.title.is_empty() && rest.starts_with(other.title.as_str())
            };
            return page || self.headings.iter().any(starts);
        }
        let rest = heading.strip_prefix(title.as_str());
        let next = self
            .entries
            .get(at + 1)
            .filter(|next| next.number.is_empty());
        rest.zip(next).is_some_and(|(rest, next)| {
            let without_page = next.title.trim_end_matches(|c: char| c.is_ascii_digit());
            !rest.is_empty() && (rest == next.title || rest == without_page)
        })
    }

    /// An entry that lacks its heading while the entries around it, with the numbers before and after it, have theirs.
    fn without_heading(&self, reading: &Reading, at: usize, entry: &Line) -> Option<Finding> {
        let (style, number) = entry.label?;
        let is_beside = |other: usize, wanted: u64| {
            let line = self.entries.get(other)?;
            let is_next = line.label == Some((style, wanted)) && !self.same[other].is_empty();
            is_next.then_some(())
        };
        is_beside(at.checked_sub(1)?, number.checked_sub(1)?)?;
        is_beside(at + 1, number + 1)?;
        if self.by_number.contains_key(entry.number.as_str()) {
            return None;
        }
        // A heading may be in one paragraph with the text below it.
        let first = self.headings.first().map_or(0, |heading| heading.index);
        let mut text = (first..reading.paragraphs().len()).map(|index| reading.paragraph(index));
        // Or it may say more.
        let half: String = entry
            .title
            .chars()
            .take(entry.title.chars().count() / 2)
            .collect();
        let start = format!("{}{half}", entry.number);
        let is_there = |each: Paragraph| {
            let key = letters(each.key());
            let found = key.find(entry.title.as_str());
            // Section 5.5, or 5.5.1 with another title.
            let numbered = || {
                let found = key.find(entry.number.as_str());
                entry.number.len() > 1 && found.is_some_and(|at| at <= NAME)
            };
            found.is_some_and(|at| at <= NUMBER) || key.starts_with(&start) || numbered()
        };
        if text.any(is_there) {
            return None;
        }
        let message = message!("attachment-mismatch.no-heading", entry = &entry.shown);
        Some(RULE.finding(reading.number(), entry.at, message))
    }

    /// The one entry whose heading is elsewhere than between those of its neighbours.
    fn disorder(&self, reading: &Reading) -> Option<Finding> {
        let mut seen = FxHashSet::default();
        let placed: Vec<(usize, usize)> = (self.same.iter().enumerate())
            .filter_map(|(at, same)| match same[..] {
                [one] if seen.insert(one) => Some((at, one)),
                _ => None,
            })
            .collect();
        let in_order = |left: Option<usize>| {
            let rest = placed.iter().enumerate();
            let rest: Vec<usize> = rest
                .filter(|(at, _)| Some(*at) != left)
                .map(|(_, (_, heading))| *heading)
                .collect();
            rest.is_sorted()
        };
        if in_order(None) {
            return None;
        }
        let odd = (0..placed.len()).find(|at| in_order(Some(*at)))?;
        let (entry, heading) = (&self.entries[placed[odd].0], &self.headings[placed[odd].1]);
        let message = message!("attachment-mismatch.order", entry = &entry.shown);
        let finding = RULE.finding(reading.number(), entry.at, message);
        Some(finding.also(heading.at, message!("attachment-mismatch.heading")))
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::found_in;
    use crate::rules::attachment_mismatch::RULE;

    /// A text with a table of contents, and the headings with some text below each.
    fn text(title: &str, entries: &[&str], headings: &[&str]) -> String {
        let text = if title.is_ascii() {
            "The text is here."
        } else {
            "正文在此。"
        };
        let below: Vec<String> = headings
            .iter()
            .map(|heading| format!("{heading}\n\n{text}\n"))
            .collect();
        format!("{title}\n\n{}\n\n{}", entries.join("\n"), below.join("\n"))
    }

    const ENGLISH: [&str; 5] = [
        "1. Scope",
        "2. Berths",
        "3. Night watch",
        "4. Fees",
        "5. Lamps",
    ];
    const CHINESE: [&str; 5] = [
        "第一章 总则",
        "第二章 泊位",
        "第三章 夜间值班",
        "第四章 费用",
        "第五章 附则",
    ];

    fn leaders(entries: &[&str]) -> Vec<String> {
        let pages = entries.iter().zip(2..);
        pages
            .map(|(entry, page)| format!("{entry} ............ {page}"))
            .collect()
    }

    fn with(all: [&'static str; 5], at: usize, other: &'static str) -> [&'static str; 5] {
        let mut out = all;
        out[at] = other;
        out
    }

    fn plain(title: &str, entries: &[&str], headings: &[&str]) -> Vec<Vec<String>> {
        let entries = leaders(entries);
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        found_in(&RULE, "x.txt", &text(title, &entries, headings))
    }

    #[test]
    fn lines_that_were_cut_or_taken_together_are_no_other_titles() {
        let found = |contents: &[&str], headings: &[&str]| {
            let body: Vec<String> = headings
                .iter()
                .map(|heading| format!("{heading}\n\nThe text is here.\n"))
                .collect();
            let text = format!(
                "Contents\n\n{}\n\n{}",
                contents.join("\n\n"),
                body.join("\n")
            );
            found_in(&RULE, "x.txt", &text)
        };
        let same = [
            "1. Scope",
            "2. Piers",
            "3. Cranes",
            "4. Ropes",
            "5. Bells",
            "6. Anchors",
            "7. Charts",
            "8. Tides",
            "9. Pilots",
        ];
        let heads = [
            "10. Watches of the night and of the day before a storm",
            "11. Fees",
            "Thanks",
            "Appendix A. Lamps",
        ];
        let headings = [&same[..], &heads].concat();
        let whole = [
            "10. Watches of the night and of the day before a storm",
            "11. Fees",
            "Thanks",
            "Appendix A. Lamps",
        ];
        for cut in [
            &[
                "10. Watches of the night and of the day",
                "before a storm",
                "11. Fees",
                "Thanks",
            ][..],
            &[whole[0], "11. Fees Thanks", whole[3]],
            &[whole[0], whole[1], whole[2], "A. Lamps"],
        ] {
            let all = found(&[&same[..], cut].concat(), &headings);
            assert!(all.is_empty(), "{all:?}");
        }
        let mut other = same;
        other[1] = "2. Boats";
        let all = found(&[&other[..], &whole].concat(), &headings);
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0][0], "2. Boats");
    }

    #[test]
    fn finds_entries_that_differ_from_their_headings() {
        let all = plain(
            "Contents",
            &ENGLISH,
            &with(ENGLISH, 1, "2. Berths and rings"),
        );
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0][0].starts_with("2. Berths"), "{all:?}");
        let all = plain("目录", &CHINESE, &with(CHINESE, 2, "第三章 夜间巡查"));
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0][0].contains("夜间值班"), "{all:?}");
        let all = plain("Contents", &ENGLISH, &with(ENGLISH, 3, "6. Fees"));
        assert_eq!(all.len(), 1, "{all:?}");
        let russian = [
            "Глава 1. Общие положения",
            "Глава 2. Причалы",
            "Глава 3. Ночная вахта",
            "Глава 4. Сборы",
        ];
        let mut headings = russian;
        headings[2] = "Глава 3. Ночная стража";
        let all = plain("Оглавление", &russian, &headings);
        assert_eq!(all.len(), 1, "{all:?}");
    }

    #[test]
    fn finds_entries_without_a_heading_and_out_of_order() {
        let all = plain(
            "Contents",
            &ENGLISH,
            &[ENGLISH[0], ENGLISH[1], ENGLISH[3], ENGLISH[4]],
        );
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0][0].starts_with("3. Night watch"), "{all:?}");
        let list = "# Rules\n\n## Contents\n\n- [Scope](#scope)\n- [Berths](#berths)\n- [Watch](#watch)\n- [Fees](#fees)\n\n";
        let body = "## Scope\n\nThe text is here.\n\n## Fees\n\nThe fees are low.\n\n## Berths\n\nText.\n\n## Watch\n\nText.\n";
        let all = found_in(&RULE, "x.md", &format!("{list}{body}"));
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0][0].contains("Fees"), "{all:?}");
    }

    #[test]
    fn a_heading_that_says_more_than_its_entry_is_there() {
        let long = "3. Night watch of the harbour, of the lamps there and of all boats at anchor";
        let entry = "3. Night watch of the harbour, of lamps and of boats";
        let contents = [ENGLISH[0], ENGLISH[1], entry, ENGLISH[3], ENGLISH[4]];
        let with = |heading| {
            plain(
                "Contents",
                &contents,
                &[ENGLISH[0], ENGLISH[1], heading, ENGLISH[3], ENGLISH[4]],
            )
        };
        let missing = |found: &[Vec<String>]| found.iter().any(|each| each.len() == 1);
        assert!(!missing(&with(long)), "{:?}", with(long));
        let other = long.replace("watch", "fees");
        assert!(missing(&with(&other)), "{:?}", with(&other));
    }

    #[test]
    fn tables_that_leave_something_out_are_fine() {
        assert!(plain("Contents", &ENGLISH, &ENGLISH).is_empty());
        assert!(plain("目录", &CHINESE, &CHINESE).is_empty());
        // Of the first depth alone.
        let headings = [
            "1. Scope",
            "1.1 Boats",
            "2. Berths",
            "3. Night watch",
            "4. Fees",
            "4.1 Daily fees",
            "5. Lamps",
        ];
        assert!(plain("Contents", &ENGLISH, &headings).is_empty());
        // Shortened as a rule.
        let long = [
            "1. Scope of the rules",
            "2. Berths and rings",
            "3. Night watch",
            "4. Fees",
            "5. Lamps",
        ];
        assert!(plain("Contents", &ENGLISH, &long).is_empty());
        // No habit.
        let others = ["1. Aims", "2. Rings", "3. Watch", "4. Fees", "5. Lamps"];
        assert!(plain("Contents", &ENGLISH, &others).is_empty());
    }
}
