//! The numbers before the paragraphs of a document, each as a member of its list: an `I.` between `H.` and `J.` is a letter, and the numbers
//! that start again below another heading are another list.

use std::collections::BTreeMap;

use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::Style;
use crate::facts::part;
use crate::text::numeral;

/// How many lists of one style are kept in mind: a list, those that it is inside of. With 2 and 8 the same.
const DEEP: usize = 4;

/// The number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// How it is written; all of 3., 3.1 and 3.1.1 as if with no number.
    pub(super) style: Style,
    /// Its numbers, the widest first.
    pub(super) numbers: Vec<u64>,
    /// Which list of the document it is in.
    pub(super) list: u32,
}

/// A list that may go on.
struct List {
    number: u32,
    last: Vec<u64>,
    /// Whether headings are in it.
    heads: bool,
    /// How many other headings were above its last member.
    headings: usize,
}

/// The members of lists among the paragraphs of a document. Near-linear.
pub(super) fn members(document: &Document) -> Vec<Option<Member>> {
    let mut lists: BTreeMap<Style, Vec<List>> = BTreeMap::new();
    let (mut count, mut headings) = (0, 0);
    let read = numbers(document).into_iter();
    let paragraphs = read.zip(&document.paragraphs);
    let member = |(found, paragraph): (Option<(Style, Vec<u64>)>, &Paragraph)| {
        let heads = paragraph.kind == Kind::Heading;
        let Some((style, numbers)) = found.filter(|_| paragraph.kind != Kind::Contents) else {
            headings += usize::from(heads);
            return None;
        };
        let open = lists.entry(style).or_default();
        let place = place(open, &numbers, heads, headings);
        if let Some(at) = place {
            open.truncate(at + 1);
        } else {
            if open.len() == DEEP {
                open.remove(0);
            }
            open.push(List {
                number: count,
                last: Vec::new(),
                heads,
                headings,
            });
            count += 1;
        }
        let list = open.last_mut()?;
        list.last.clone_from(&numbers);
        list.heads |= heads;
        headings += usize::from(heads);
        list.headings = headings;
        Some(Member {
            style,
            numbers,
            list: list.number,
        })
    };
    paragraphs.map(member).collect()
}

/// Which of the open lists a number belongs to, the innermost being the last; none where it opens one. Below another heading only the very
/// next number goes on with a list.
fn place(open: &[List], numbers: &[u64], heads: bool, headings: usize) -> Option<usize> {
    let find = |fits: &dyn Fn(&List) -> bool| open.iter().rposition(fits);
    let of_headings = || find(&|list| list.heads && list.last[..] < *numbers);
    let next = || find(&|list| is_next(&list.last, numbers));
    let later = || {
        let same = |list: &List| {
            list.headings == headings
                && list.last.len() == numbers.len()
                && list.last[..] < *numbers
        };
        find(&same)
    };
    let first = if heads { of_headings() } else { None };
    first.or_else(next).or_else(later)
}

/// Whether numbers follow others at once in an outline: 3 and 4, 3 and 3.1, 3.1 and 3.2, 3.2 and 4.
fn is_next(last: &[u64], numbers: &[u64]) -> bool {
    let same = last
        .iter()
        .zip(numbers)
        .take_while(|(one, other)| one == other);
    let same = same.count();
    match (last.get(same), &numbers[same..]) {
        (Some(one), [other]) => one + 1 == *other,
        (Some(one), [other, rest @ ..]) => one + 1 == *other && opens(rest),
        (None, rest) => !rest.is_empty() && opens(rest),
        (Some(_), []) => false,
    }
}

fn opens(numbers: &[u64]) -> bool {
    numbers.iter().all(|number| *number <= 1)
}

/// The styles and numbers of the labels of all paragraphs.
fn numbers(document: &Document) -> Vec<Option<(Style, Vec<u64>)>> {
    let read = |paragraph: &Paragraph| Read::of(document, paragraph);
    let labels: Vec<Option<Read>> = document.paragraphs.iter().map(read).collect();
    // What comes after each label, of its own kind: a letter, or a Roman number that is no letter.
    let mut after: Vec<[Option<u64>; 2]> = vec![[None; 2]; labels.len()];
    let (mut letters, mut roman) = (BTreeMap::new(), None);
    for (at, label) in labels.iter().enumerate().rev() {
        let Some(label) = label else { continue };
        after[at] = [letters.get(&label.lettered()).copied(), roman];
        match (label.style, label.letter) {
            (_, Some(letter)) => drop(letters.insert(label.lettered(), letter)),
            (Style::Roman, None) => roman = label.numbers.first().copied(),
            _ => {}
        }
    }
    let mut before: BTreeMap<Style, u64> = BTreeMap::new();
    let told = labels.into_iter().zip(after);
    let number = |(label, [next, roman]): (Option<Read>, [Option<u64>; 2])| {
        let label = label?;
        let style = label.lettered();
        let own = label.numbers.first().copied().unwrap_or_default();
        let is_letter = label.letter.is_some_and(|letter| {
            let beside = before.get(&style).is_some_and(|last| last + 1 == letter)
                || next == Some(letter + 1);
            !label.is_roman() || beside && roman != Some(own + 1)
        });
        match label.letter.filter(|_| is_letter) {
            Some(letter) => {
                before.insert(style, letter);
                Some((style, vec![letter]))
            }
            None => Some((label.style, label.numbers)),
        }
    };
    told.map(number).collect()
}

/// A label as it is read by itself.
struct Read {
    style: Style,
    numbers: Vec<u64>,
    /// The place of its letter in the alphabet, where it has no other number.
    letter: Option<u64>,
}

impl Read {
    fn of(document: &Document, paragraph: &Paragraph) -> Option<Self> {
        let label = paragraph.label?;
        let written = document.label(paragraph);
        let style = match label.style {
            Style::Bullet | Style::Hash(_) => return None,
            Style::Decimal(_) => Style::Decimal(0),
            style => style,
        };
        let mut words = written.split(|c: char| !c.is_alphanumeric());
        let last = words.rfind(|word| !word.is_empty());
        let mut chars = last.into_iter().flat_map(str::chars);
        let single = [chars.next(), chars.next()];
        let letter = match single {
            [Some(c), None] if !numeral::is_in_number(c) => numeral::letter(c),
            _ => None,
        };
        let numbers = part::in_label(written).unwrap_or_else(|| vec![label.number]);
        Some(Self {
            style,
            numbers,
            letter,
        })
    }

    /// Its style if it counts with a letter.
    fn lettered(&self) -> Style {
        match self.style {
            Style::Roman => Style::Letter,
            style => style,
        }
    }

    /// Whether its letter was read as a Roman number.
    fn is_roman(&self) -> bool {
        self.letter.is_some() && self.letter != self.numbers.first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    /// The lists of a text, each with its numbers.
    fn lists(name: &str, text: &str) -> Vec<Vec<Vec<u64>>> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let mut out: BTreeMap<u32, Vec<Vec<u64>>> = BTreeMap::new();
        for member in members(&document).into_iter().flatten() {
            out.entry(member.list).or_default().push(member.numbers);
        }
        out.into_values().collect()
    }

    fn plain(numbers: &[u64]) -> Vec<Vec<u64>> {
        numbers.iter().map(|number| vec![*number]).collect()
    }

    #[test]
    fn a_letter_between_letters_is_no_roman_number() {
        let named = |name: &str, letters: &str| {
            let all = letters
                .chars()
                .map(|c| format!("{name}{c}. The {c} stands here.\n\n"));
            all.collect::<String>()
        };
        let expected = vec![plain(&[7, 8, 9, 10])];
        assert_eq!(lists("x.txt", &named("", "GHIJ")), expected);
        assert_eq!(lists("x.txt", &named("Appendix ", "GHIJ")), expected);
        assert_eq!(
            lists("x.txt", &named("", "UVWXY")),
            [plain(&[21, 22, 23, 24, 25])]
        );
        let roman =
            "I. The oats.\n\nII. The rye.\n\nIII. The hops.\n\nIV. The malt.\n\nV. The tar.";
        assert_eq!(lists("x.txt", roman), [plain(&[1, 2, 3, 4, 5])]);
        let below = "(g) the rope;\n\n(h) all of these:\n\n(i) the oats;\n\n(ii) the rye.";
        assert_eq!(lists("x.txt", below), [plain(&[7, 8]), plain(&[1, 2])]);
    }

    #[test]
    fn numbers_below_another_heading_are_another_list() {
        let text = "## Oats\n\n1. one\n2. two\n\n## Rye\n\n4. four\n5. five\n";
        assert_eq!(lists("x.md", text), [plain(&[1, 2]), plain(&[4, 5])]);
        let on = "## 第一章 总则\n\n第一条 一。\n\n第二条 二。\n\n## 第二章 会员\n\n第三条 三。\n";
        assert_eq!(lists("x.md", on), [plain(&[1, 2]), plain(&[1, 2, 3])]);
    }

    #[test]
    fn a_list_inside_of_another_one_is_its_own() {
        let text =
            "## 1. Oats\n\n1. one\n2. two\n\n## 2. Rye\n\n1. one\n2. two\n3. three\n\n## 3. Hops\n";
        assert_eq!(
            lists("x.md", text),
            [plain(&[1, 2, 3]), plain(&[1, 2]), plain(&[1, 2, 3])]
        );
        let outline = "## 3. Oats\n\n3.1 The first is sown.\n\n3.2 The second is cut.\n\n## 4. Rye\n\n4.1 The first is sown.\n";
        assert_eq!(
            lists("x.md", outline),
            [[vec![3], vec![3, 1], vec![3, 2], vec![4], vec![4, 1]]]
        );
    }
}
