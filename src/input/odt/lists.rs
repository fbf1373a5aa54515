//! The numbering of lists and headings: what stands before each item, counted as `LibreOffice` counts.
//!
//! All items of a list count on one ladder of levels; a level starts over after an item of a level above it. A list can go on with another.

use rustc_hash::FxHashMap;

use crate::input::counting;
use crate::input::odt::{STYLE, TEXT};
use crate::input::xml::Node;

/// The levels of a list.
const LEVELS: usize = 10;

/// How a level is numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Level {
    start: u64,
    way: Way,
    prefix: String,
    suffix: String,
    /// How many levels are shown, this one the last.
    shown: usize,
    /// The text around the numbers where it is written out: `%1%.%2%`.
    pattern: Option<String>,
    /// Whether nothing follows the number.
    is_tight: bool,
}

/// How a number is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Way {
    /// It is not.
    #[default]
    None,
    /// A sign that is the same for all items.
    Bullet,
    /// In the way of that name.
    Named(&'static str),
    /// By letters, of which there are two after the last: a, …, z, aa, ab.
    Letters(bool),
}

/// What stands before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A sign that is the same for all items.
    Bullet,
    /// A number, and whether a space follows it.
    Number(String, bool),
}

type Levels = [Option<Level>; LEVELS];

/// All styles of lists of a document, and that of its headings.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: FxHashMap<String, Levels>,
    headings: Levels,
}

impl Numbering {
    /// Reads the styles of lists in these elements.
    pub(super) fn read(sections: &[Option<Node<'_>>]) -> Self {
        let mut out = Self::default();
        for node in sections.iter().flatten().flat_map(|node| node.children()) {
            match node.name() {
                (TEXT, "list-style") => {
                    if let Some(name) = node.attribute("name") {
                        out.lists.insert(name.into_owned(), levels(node));
                    }
                }
                (TEXT, "outline-style") => out.headings = levels(node),
                _ => {}
            }
        }
        out
    }

    /// The levels of the style of that name; those of headings for none.
    fn levels(&self, style: Option<&str>) -> Option<&Levels> {
        match style {
            Some(style) => self.lists.get(style),
            None => Some(&self.headings),
        }
    }
}

fn levels(node: Node<'_>) -> Levels {
    let mut out = Levels::default();
    for each in node.children().filter(|each| each.is_element()) {
        let at = each
            .attribute("level")
            .and_then(|level| level.trim().parse::<usize>().ok());
        if let Some(at) = at
            .and_then(|at| at.checked_sub(1))
            .filter(|at| *at < LEVELS)
        {
            out[at] = Some(level(each));
        }
    }
    out
}

fn level(node: Node<'_>) -> Level {
    let text = |name: &str| node.attribute(name).unwrap_or_default().into_owned();
    let number = |name: &str| node.attribute(name)?.trim().parse().ok();
    let label = node
        .child(STYLE, "list-level-properties")
        .and_then(|properties| properties.child(STYLE, "list-level-label-alignment"));
    let follows = label.and_then(|label| label.attribute("label-followed-by"));
    let is_numbered = matches!(
        node.name().1,
        "list-level-style-number" | "outline-level-style"
    );
    Level {
        start: number("start-value").unwrap_or(1),
        way: if is_numbered {
            let repeats = node
                .attribute("num-letter-sync")
                .is_some_and(|sync| sync == "true");
            way(&text("num-format"), repeats)
        } else {
            Way::Bullet
        },
        prefix: text("num-prefix"),
        suffix: text("num-suffix"),
        shown: number("display-levels")
            .map_or(1, |levels: u64| levels.clamp(1, LEVELS as u64) as usize),
        pattern: node
            .attribute("num-list-format")
            .map(std::borrow::Cow::into_owned),
        is_tight: follows.is_some_and(|follows| follows == "nothing"),
    }
}

/// The way of writing numbers that a format means: its own first numbers, where it is not a usual one.
fn way(format: &str, repeats: bool) -> Way {
    match (format, repeats) {
        ("", _) => Way::None,
        ("1", _) => Way::Named("decimal"),
        ("01" | "01, 02, 03, ...", _) => Way::Named("decimalZero"),
        ("i", _) => Way::Named("lowerRoman"),
        ("I", _) => Way::Named("upperRoman"),
        ("a", true) => Way::Named("lowerLetter"),
        ("A", true) => Way::Named("upperLetter"),
        ("a", false) => Way::Letters(false),
        ("A", false) => Way::Letters(true),
        _ => {
            let numbers = format.split(", ");
            let first: Vec<&str> = numbers.take_while(|each| !each.starts_with("..")).collect();
            Way::Named(counting::way_of(&first).unwrap_or("decimal"))
        }
    }
}

/// The letters of a number: a, …, z, aa, ab.
fn letters(number: u64, upper: bool) -> String {
    let first = if upper { b'A' } else { b'a' };
    let (mut rest, mut out) = (number, Vec::new());
    while rest > 0 {
        out.push(char::from(first + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

/// An item of a list, or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The list; headings have that of number 0.
    pub(super) list: usize,
    /// The style of the list; none for headings.
    pub(super) style: Option<String>,
    /// The level, from 0.
    pub(super) level: usize,
    /// The number that it has whatever went before.
    pub(super) starts: Option<u64>,
}

/// The counters of all lists.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: FxHashMap<usize, [Option<u64>; LEVELS]>,
}

impl Counters {
    /// What stands before the next item; `None` where its list has no such level.
    pub(super) fn next(&mut self, numbering: &Numbering, item: &Item) -> Option<Mark> {
        let at = item.level.min(LEVELS - 1);
        let levels = numbering.levels(item.style.as_deref())?;
        let counts = self.counts.entry(item.list).or_default();
        let start = |at: usize| levels[at].as_ref().map_or(1, |level| level.start);
        let next = counts[at].map_or_else(|| start(at), |last| last.saturating_add(1));
        counts[at] = Some(item.starts.unwrap_or(next));
        counts[at + 1..].fill(None);
        let level = levels[at].as_ref()?;
        let shown = |of: usize| {
            let number = counts[of].unwrap_or_else(|| start(of));
            levels[of]
                .as_ref()
                .map_or_else(String::new, |each| match each.way {
                    Way::None | Way::Bullet => String::new(),
                    Way::Named(way) => counting::written(way, number),
                    Way::Letters(upper) => letters(number, upper),
                })
        };
        if level.way == Way::Bullet {
            return Some(Mark::Bullet);
        }
        let text = if let Some(pattern) = &level.pattern {
            filled(pattern, shown)
        } else {
            let first = (at + 1).saturating_sub(level.shown);
            let numbers: Vec<String> = (first..=at)
                .map(shown)
                .filter(|each| !each.is_empty())
                .collect();
            format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
        };
        Some(Mark::Number(text.trim().to_owned(), !level.is_tight))
    }
}

/// A pattern with the numbers of levels in the place of `%1%`, `%2%`, ….
fn filled(pattern: &str, shown: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let named = after
            .find('%')
            .map(|end| (&after[..end], &after[end + 1..]));
        let level = named.and_then(|(level, rest)| Some((level.parse::<usize>().ok()?, rest)));
        if let Some((level, after)) = level.filter(|(level, _)| (1..=LEVELS).contains(level)) {
            out.push_str(&shown(level - 1));
            rest = after;
        } else {
            out.push('%');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::odt::SPACES;
    use crate::input::xml::Tree;

    fn marks(levels: &str, items: &[(usize, Option<u64>)]) -> Vec<String> {
        let source = format!(
            "<o xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'><text:list-style style:name='L'>{levels}</text:list-style></o>"
        );
        let tree = Tree::read("s", &source, SPACES).unwrap();
        let numbering = Numbering::read(&[tree.root()]);
        let mut counters = Counters::default();
        let marks = items.iter().map(|(level, starts)| {
            let item = Item {
                list: 1,
                style: Some("L".to_owned()),
                level: *level,
                starts: *starts,
            };
            match counters.next(&numbering, &item) {
                None => "none".to_owned(),
                Some(Mark::Bullet) => "•".to_owned(),
                Some(Mark::Number(text, _)) => text,
            }
        });
        marks.collect()
    }

    fn level(at: usize, format: &str, more: &str) -> String {
        format!(
            "<text:list-level-style-number text:level='{at}' style:num-format='{format}' {more}/>"
        )
    }

    #[test]
    fn levels_count_on_one_ladder() {
        let two = level(1, "1", "style:num-suffix='.'")
            + &level(
                2,
                "a",
                "style:num-prefix='(' style:num-suffix=')' text:start-value='2'",
            );
        let items = [
            (0, None),
            (1, None),
            (1, None),
            (0, None),
            (1, None),
            (0, Some(9)),
            (2, None),
        ];
        assert_eq!(
            marks(&two, &items),
            ["1.", "(b)", "(c)", "2.", "(b)", "9.", "none"]
        );
    }

    #[test]
    fn numbers_of_levels_above_are_shown() {
        let plain =
            level(1, "1", "") + &level(2, "1", "text:display-levels='2' style:num-suffix='.'");
        assert_eq!(
            marks(&plain, &[(0, None), (1, None), (1, None)]),
            ["1", "1.1.", "1.2."]
        );
        let pattern = level(1, "I", "") + &level(2, "1", "loext:num-list-format='§ %1%-%2%'");
        assert_eq!(marks(&pattern, &[(0, None), (1, None)]), ["I", "§ I-1"]);
    }

    #[test]
    fn ways_are_known_by_their_first_numbers() {
        for (format, first, last) in [
            ("一, 二, 三, ...", "一", "十二"),
            ("А, Б, .., Аа, Аб, ... (ru)", "А", "М"),
            ("i", "i", "xii"),
            ("01, 02, 03, ...", "01", "12"),
            ("x, y", "1", "12"),
        ] {
            let found = marks(&level(1, format, ""), &[(0, None), (0, Some(12))]);
            assert_eq!(found, [first, last], "{format}");
        }
        assert_eq!(marks(&level(1, "a", ""), &[(0, Some(28))]), ["ab"]);
        assert_eq!(
            marks(
                &level(1, "a", "style:num-letter-sync='true'"),
                &[(0, Some(28))]
            ),
            ["bb"]
        );
        assert_eq!(
            marks(
                "<text:list-level-style-bullet text:level='1'/>",
                &[(0, None)]
            ),
            ["•"]
        );
        assert_eq!(marks(&level(1, "", ""), &[(0, None)]), [""]);
    }
}
