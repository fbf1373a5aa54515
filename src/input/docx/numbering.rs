//! The numbering of lists: what stands before each item, counted as Word counts.
//!
//! Lists that share a definition share its counters. A level counts on until one above it is used. A list that starts over does so
//! when it is first used.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::input::counting;
use crate::input::docx::styles::Styles;
use crate::input::docx::view::{self, CHOICE, WORD};
use crate::input::xml::{Node, Tree};

/// The levels of a list.
const LEVELS: usize = 9;

/// How many definitions can refer to each other.
const LINKS: usize = 8;

/// How a level is numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Level {
    start: u64,
    format: String,
    /// Leading zeros that a format of the author's own has: so many figures.
    figures: usize,
    /// The text around the numbers: `%1.%2`.
    text: String,
    /// Whether all numbers in it are in figures.
    is_legal: bool,
    /// Whether a space or nothing follows.
    spaced: bool,
    /// The level, from 1, whose use starts this one over; 0 says that no level does.
    restart: Option<usize>,
    /// The style of paragraphs that are on this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: String::from("decimal"),
            figures: 0,
            text: String::new(),
            is_legal: false,
            spaced: true,
            restart: None,
            style: None,
        }
    }
}

/// What several lists share.
#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The style of lists that has the levels.
    link: Option<String>,
}

/// A list.
#[derive(Debug, Default)]
struct List {
    definition: i64,
    starts: [Option<u64>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: FxHashMap<i64, Definition>,
    lists: FxHashMap<i64, List>,
}

/// What stands before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A sign that is the same for all items.
    Bullet,
    /// A number, and whether a space follows it.
    Number(String, bool),
}

impl Numbering {
    /// Reads the numbering.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut out = Self::default();
        for node in tree.root().into_iter().flat_map(Node::children) {
            let id = |name: &str| node.attribute(name)?.trim().parse::<i64>().ok();
            match node.name() {
                (WORD, "abstractNum") => {
                    if let Some(id) = id("abstractNumId") {
                        out.definitions.insert(id, definition(node));
                    }
                }
                (WORD, "num") => {
                    if let Some(id) = id("numId") {
                        out.lists.insert(id, list(node));
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// The number of the definition of a list, and the definition, past links to others.
    fn definition(&self, list: &List, styles: &Styles) -> Option<(i64, &Definition)> {
        let mut id = list.definition;
        for _ in 0..LINKS {
            let found = self.definitions.get(&id)?;
            let linked = || {
                let style = styles.named(found.link.as_deref()?)?;
                let list = self.lists.get(&style.list?)?;
                Some(list.definition).filter(|other| *other != id)
            };
            match linked() {
                Some(other) => id = other,
                None => return Some((id, found)),
            }
        }
        None
    }

    /// The level on which paragraphs of one of these styles are in a list, nearest first.
    pub(super) fn level_of(&self, list: i64, chain: &[String], styles: &Styles) -> Option<u8> {
        let list = self.lists.get(&list)?;
        let (_, definition) = self.definition(list, styles)?;
        chain.iter().find_map(|style| {
            let is_own = |level: &Option<Level>| {
                let own = level.as_ref().and_then(|level| level.style.as_deref());
                own == Some(style)
            };
            let at = definition.levels.iter().position(is_own)?;
            Some(at as u8)
        })
    }
}

fn definition(node: Node<'_>) -> Definition {
    let mut out = Definition {
        link: view::value(node, "numStyleLink").map(std::borrow::Cow::into_owned),
        ..Definition::default()
    };
    for each in node.children().filter(|each| each.name() == (WORD, "lvl")) {
        if let Some(at) = place(each) {
            out.levels[at] = Some(level(each));
        }
    }
    out
}

fn list(node: Node<'_>) -> List {
    let mut out = List {
        definition: view::number(node, "abstractNumId").unwrap_or(-1),
        ..List::default()
    };
    for each in node
        .children()
        .filter(|each| each.name() == (WORD, "lvlOverride"))
    {
        let Some(at) = place(each) else { continue };
        out.starts[at] = view::number(each, "startOverride");
        out.levels[at] = each.child(WORD, "lvl").map(level);
    }
    out
}

/// The level that an element is of.
fn place(node: Node<'_>) -> Option<usize> {
    let at: usize = node.attribute("ilvl")?.trim().parse().ok()?;
    (at < LEVELS).then_some(at)
}

fn level(node: Node<'_>) -> Level {
    let format = node.child(WORD, "numFmt").or_else(|| {
        let all = node
            .children()
            .find(|each| each.name() == (CHOICE, "AlternateContent"))?;
        view::chosen(all)?.child(WORD, "numFmt")
    });
    let named = format
        .and_then(|format| format.attribute("val"))
        .unwrap_or("decimal".into());
    // A format of the author's own is its first numbers: 001, 002, 003, ...
    let own = format
        .and_then(|format| format.attribute("format"))
        .unwrap_or_default();
    let figures = own
        .chars()
        .take_while(char::is_ascii_digit)
        .count()
        .min(LEVELS);
    let is_own = named == "custom";
    Level {
        start: view::number(node, "start").unwrap_or(0),
        format: if is_own {
            "decimal".into()
        } else {
            named.into_owned()
        },
        figures: if is_own { figures } else { 0 },
        text: view::value(node, "lvlText")
            .unwrap_or_default()
            .into_owned(),
        is_legal: node.child(WORD, "isLgl").is_some_and(view::is_on),
        spaced: view::value(node, "suff").is_none_or(|suffix| suffix != "nothing"),
        restart: view::number(node, "lvlRestart"),
        style: view::value(node, "pStyle").map(std::borrow::Cow::into_owned),
    }
}

/// The counters of all lists.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: FxHashMap<i64, [Option<u64>; LEVELS]>,
    /// The lists that were used.
    used: FxHashSet<(i64, usize)>,
}

impl Counters {
    /// What stands before the next item of a list on that level; `None` where the list has no such level. An item that does not count
    /// shows its number, and the next one shows it again.
    pub(super) fn next(
        &mut self,
        numbering: &Numbering,
        styles: &Styles,
        (list, at): (i64, u8),
        counts: bool,
    ) -> Option<Mark> {
        let at = usize::from(at).min(LEVELS - 1);
        let own = numbering.lists.get(&list)?;
        let (id, definition) = numbering.definition(own, styles)?;
        let level = |at: usize| own.levels[at].as_ref().or(definition.levels[at].as_ref());
        let start =
            |at: usize| own.starts[at].unwrap_or_else(|| level(at).map_or(0, |level| level.start));
        let before = self.counts.get(&id).copied().unwrap_or_default();
        let mut now = before;
        for (deeper, count) in now.iter_mut().enumerate().skip(at) {
            let is_new =
                counts && self.used.insert((list, deeper)) || !self.used.contains(&(list, deeper));
            if is_new && own.starts[deeper].is_some() {
                *count = None;
            }
        }
        let number = now[at].map_or_else(|| start(at), |last| last.saturating_add(1));
        now[at] = Some(number);
        for (deeper, count) in now.iter_mut().enumerate().skip(at + 1) {
            let restarts = match level(deeper).and_then(|level| level.restart) {
                None => true,
                Some(restart) => at < restart,
            };
            if restarts {
                *count = None;
            }
        }
        if counts {
            self.counts.insert(id, now);
        }
        let level_at = level(at)?;
        let shown = |of: usize| {
            let number = now[of].unwrap_or_else(|| start(of));
            level(of).map_or_else(String::new, |each| {
                let format = if level_at.is_legal && each.format != "none" {
                    "decimal"
                } else {
                    &each.format
                };
                let figures = each.figures;
                format!("{:0>figures$}", counting::written(format, number))
            })
        };
        Some(mark(level_at, shown))
    }
}

fn mark(level: &Level, shown: impl Fn(usize) -> String) -> Mark {
    if level.format == "bullet" {
        return Mark::Bullet;
    }
    let mut out = String::new();
    let mut rest = level.text.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let digit = rest[at + 1..].chars().next().and_then(|c| c.to_digit(10));
        if let Some(of @ 1..=9) = digit {
            out.push_str(&shown(of as usize - 1));
            rest = &rest[at + 2..];
        } else {
            out.push('%');
            rest = &rest[at + 1..];
        }
    }
    out.push_str(rest);
    let is_sign = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    if out.contains(is_sign) {
        return Mark::Bullet;
    }
    Mark::Number(out.trim().to_owned(), level.spaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::docx::SPACES;

    const WORDS: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

    /// A level: its number, format, text and what else it has.
    fn level(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    fn marks(definitions: &str, items: &[(i64, u8)]) -> Vec<String> {
        let source = format!("<w:numbering {WORDS}>{definitions}</w:numbering>");
        let tree = Tree::read("n", &source, SPACES).unwrap();
        let numbering = Numbering::read(&tree);
        let (styles, mut counters) = (Styles::default(), Counters::default());
        let mut out = Vec::new();
        for item in items {
            out.push(match counters.next(&numbering, &styles, *item, true) {
                None => "none".to_owned(),
                Some(Mark::Bullet) => "•".to_owned(),
                Some(Mark::Number(text, _)) => text,
            });
        }
        out
    }

    fn of(levels: &[String], lists: &str) -> String {
        format!(
            "<w:abstractNum w:abstractNumId='1'>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>{lists}",
            levels.concat()
        )
    }

    #[test]
    fn levels_count_and_restart_below_those_above_them() {
        let levels = [
            level(0, "decimal", "%1.", ""),
            level(1, "decimal", "%1.%2", ""),
            level(2, "lowerLetter", "(%3)", ""),
        ];
        let items = [
            (1, 0),
            (1, 1),
            (1, 1),
            (1, 2),
            (1, 2),
            (1, 0),
            (1, 1),
            (1, 2),
        ];
        assert_eq!(
            marks(&of(&levels, ""), &items),
            ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]
        );
    }

    #[test]
    fn a_level_that_was_not_used_shows_its_start() {
        let levels = [
            level(0, "decimal", "%1.", ""),
            level(1, "decimal", "%1.%2", ""),
        ];
        assert_eq!(
            marks(&of(&levels, ""), &[(1, 1), (1, 1), (1, 0)]),
            ["1.1", "1.2", "1."]
        );
    }

    #[test]
    fn chapters_and_articles_count_apart_where_they_do_not_restart() {
        let never = "<w:lvlRestart w:val='0'/>";
        let levels = [
            level(0, "chineseCountingThousand", "第%1章", ""),
            level(1, "chineseCountingThousand", "第%2条", never),
        ];
        let items = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)];
        assert_eq!(
            marks(&of(&levels, ""), &items),
            ["第一章", "第一条", "第二条", "第二章", "第三条"]
        );
    }

    #[test]
    fn a_level_restarts_only_below_the_one_that_it_names() {
        let first = "<w:lvlRestart w:val='1'/>";
        let levels = [
            level(0, "decimal", "%1", ""),
            level(1, "decimal", "%1.%2", ""),
            level(2, "decimal", "%3)", first),
        ];
        let items = [
            (1, 0),
            (1, 1),
            (1, 2),
            (1, 1),
            (1, 2),
            (1, 0),
            (1, 1),
            (1, 2),
        ];
        assert_eq!(
            marks(&of(&levels, ""), &items),
            ["1", "1.1", "1)", "1.2", "2)", "2", "2.1", "1)"]
        );
    }

    #[test]
    fn legal_numbers_are_in_figures() {
        let levels = [
            level(0, "upperRoman", "Article %1.", ""),
            level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
        ];
        assert_eq!(
            marks(&of(&levels, ""), &[(1, 0), (1, 0), (1, 1)]),
            ["Article I.", "Article II.", "Section 2.1"]
        );
    }

    #[test]
    fn lists_of_one_definition_count_on_unless_they_start_anew() {
        let levels = [
            level(0, "decimal", "%1)", ""),
            level(1, "russianLower", "%2)", ""),
        ];
        let lists = "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
            <w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";
        let items = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (3, 1), (3, 1)];
        assert_eq!(
            marks(&of(&levels, lists), &items),
            ["1)", "2)", "5)", "6)", "7)", "а)", "б)"]
        );
    }

    #[test]
    fn an_inner_list_that_starts_anew_leaves_the_outer_one() {
        let all = |start: &str| {
            let levels =
                (0..9).map(|at| format!("<w:lvlOverride w:ilvl='{at}'>{start}</w:lvlOverride>"));
            levels.collect::<Vec<_>>().concat()
        };
        let again = all("<w:startOverride w:val='1'/>");
        let lists = format!(
            "<w:num w:numId='2'><w:abstractNumId w:val='1'/>{again}</w:num><w:num w:numId='3'><w:abstractNumId w:val='1'/>{again}</w:num>"
        );
        let levels = [
            level(0, "decimal", "%1.", ""),
            level(1, "lowerLetter", "%2.", ""),
        ];
        assert_eq!(
            marks(&of(&levels, &lists), &[(2, 0), (3, 1), (3, 1), (2, 0)]),
            ["1.", "a.", "b.", "2."]
        );
    }

    #[test]
    fn a_list_can_have_a_level_of_its_own() {
        let own = level(0, "ideographTraditional", "（%1）", "");
        let lists = format!(
            "<w:num w:numId='2'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>{own}</w:lvlOverride></w:num>"
        );
        assert_eq!(
            marks(
                &of(&[level(0, "decimal", "%1.", "")], &lists),
                &[(2, 0), (2, 0)]
            ),
            ["（甲）", "（乙）"]
        );
    }

    #[test]
    fn bullets_are_no_numbers() {
        let levels = [
            level(0, "bullet", "\u{f0b7}", ""),
            level(1, "decimal", "%2\u{f0b7}", ""),
            level(2, "none", "Note:", ""),
        ];
        assert_eq!(
            marks(&of(&levels, ""), &[(1, 0), (1, 1), (1, 2), (1, 8), (7, 0)]),
            ["•", "•", "Note:", "none", "none"]
        );
    }

    #[test]
    fn a_format_of_the_authors_own_has_leading_zeros() {
        let own = "<w:lvl w:ilvl='0' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:start w:val='7'/><mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='[%1]'/></w:lvl>";
        assert_eq!(
            marks(&of(&[own.to_owned()], ""), &[(1, 0), (1, 0)]),
            ["[007]", "[008]"]
        );
    }

    #[test]
    fn an_item_that_does_not_count_shows_its_number() {
        let source = format!(
            "<w:numbering {WORDS}>{}</w:numbering>",
            of(&[level(0, "decimal", "%1.", "")], "")
        );
        let tree = Tree::read("n", &source, SPACES).unwrap();
        let numbering = Numbering::read(&tree);
        let (styles, mut counters) = (Styles::default(), Counters::default());
        let mut next = |counts| counters.next(&numbering, &styles, (1, 0), counts).unwrap();
        let number = |text: &str| Mark::Number(text.to_owned(), true);
        assert_eq!(
            [next(true), next(false), next(true)],
            [number("1."), number("2."), number("2.")]
        );
    }
}
