//! The list of rules, the table of the languages in which they work, and the manual of one. All fit the columns that there are.

use std::io::{self, Write};

use crate::check::catalogue;
use crate::cli::args::RulesArguments;
use crate::cli::{Error, Outcome};
use crate::language::{LANGUAGES, Language};
use crate::report::wrapping;
use crate::rule::Rule;

/// How many columns are left for what a rule finds at least; where they are not there, it is below the name.
const ROOM: usize = 40;

/// How far what is below a name is indented.
const INDENT: usize = 4;

/// How many languages in which a rule does not work are named instead of those in which it works.
const LACKING: usize = 3;

/// Prints the manual of the rule that is named, or the list of all or of a group.
pub(super) fn print(
    arguments: &RulesArguments,
    columns: Option<usize>,
    out: &mut dyn Write,
) -> Result<Outcome, Error> {
    let mut all = catalogue::all().to_vec();
    all.sort_by_key(|rule| (rule.group, rule.name));
    let widest = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let list = List { columns, widest };
    match arguments.rule.as_deref() {
        Some(name) if catalogue::groups().contains_key(name) => {
            all.retain(|rule| catalogue::group(rule) == name);
            list.groups(&all, out)?;
        }
        Some(name) => {
            let selector = catalogue::selector(name)?;
            manual(catalogue::rule(selector)?, columns, out)?;
        }
        None => {
            list.groups(&all, out)?;
            writeln!(out)?;
            list.languages(all, out)?;
        }
    }
    Ok(Outcome::Clean)
}

/// The manual of a rule; its paragraphs are filled where the columns are known, its examples stay as they are.
fn manual(rule: &Rule, columns: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let (name, severity, manual) = (rule.name, rule.severity.name(), rule.manual());
    writeln!(out, "# {name} ({severity})\n")?;
    let Some(columns) = columns else {
        return writeln!(out, "{manual}");
    };
    filled(&manual)
        .iter()
        .flat_map(|line| {
            let indent = if line.starts_with("- ") { 2 } else { 0 };
            wrapping::wrapped(line, indent, columns)
        })
        .try_for_each(|line| writeln!(out, "{line}"))
}

/// The lines of a Markdown text, those of one paragraph or list item as one line.
fn filled(markdown: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let (mut fenced, mut open) = (false, false);
    for line in markdown.lines() {
        let is_fence = line.starts_with("```");
        let is_own = fenced || is_fence || line.is_empty() || line.starts_with(['#', '|']);
        match out.last_mut() {
            Some(last) if open && !is_own && !line.starts_with("- ") => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => out.push(line.to_owned()),
        }
        fenced ^= is_fence;
        open = !is_own;
    }
    out
}

/// How lists of rules are laid out.
struct List {
    /// The columns of a line, where there is an end to them.
    columns: Option<usize>,
    /// Those of the longest name.
    widest: usize,
}

impl List {
    /// Rules by group, each with its severity and what it finds.
    fn groups(&self, rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
        for (number, group) in rules.chunk_by(|a, b| a.group == b.group).enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            writeln!(out, "{}", catalogue::group(group[0]))?;
            for rule in group {
                self.rule(rule, out)?;
            }
        }
        Ok(())
    }

    fn rule(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        let (name, severity, widest) = (rule.name, rule.severity.name(), self.widest);
        let head = format!("  {name:widest$}  {severity:7}  ");
        let line = format!("{head}{}", rule.summary());
        match self.columns {
            Some(columns) if columns < head.len() + ROOM => {
                writeln!(out, "{}", head.trim_end())?;
                let summary = format!("{:INDENT$}{}", "", rule.summary());
                wrapping::line(out, &summary, INDENT, Some(columns))
            }
            columns => wrapping::line(out, &line, head.len(), columns),
        }
    }

    /// Which rules work in which language. They are silent where the language of a paragraph is not in the table.
    fn languages(&self, all: Vec<&Rule>, out: &mut dyn Write) -> io::Result<()> {
        let (some, any): (Vec<&Rule>, Vec<&Rule>) =
            all.into_iter().partition(|rule| !rule.needs.is_empty());
        writeln!(out, "rules that need to know the language")?;
        let widest = self.widest;
        let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
        let head = format!("  {:widest$}  {}", "", codes.join("  "));
        if self.columns.is_none_or(|columns| head.len() <= columns) {
            writeln!(out, "{head}")?;
            for rule in some {
                let cells: String = LANGUAGES.iter().map(|each| cell(rule, each)).collect();
                writeln!(out, "  {:widest$}{}", rule.name, cells.trim_end())?;
            }
        } else {
            for rule in some {
                let line = format!("  {:widest$}  {}", rule.name, named(rule));
                wrapping::line(out, &line, widest + 4, self.columns)?;
            }
        }
        self.names(out)?;
        let others = format!("The other {} rules work in every language.", any.len());
        writeln!(out)?;
        wrapping::line(out, &others, 0, self.columns)
    }

    /// The languages, in lines of 80 columns at most.
    fn names(&self, out: &mut dyn Write) -> io::Result<()> {
        /// How many are in a line of 80 columns.
        const NAMES: usize = 5;
        let names = LANGUAGES
            .iter()
            .map(|language| format!("{} {}", language.code, language.name));
        let names: Vec<String> = names.collect();
        let fit = |columns: usize| (columns * NAMES / 80).clamp(1, NAMES);
        for line in names.chunks(self.columns.map_or(NAMES, fit)) {
            let line = format!("  {}", line.join(", "));
            wrapping::line(out, &line, 2, self.columns)?;
        }
        Ok(())
    }
}

/// A cell of the table: whether a rule works in a language.
fn cell(rule: &Rule, language: &Language) -> String {
    let mark = if rule.works_in(language) { "+" } else { "-" };
    format!("  {mark:width$}", width = language.code.len())
}

/// A row of the table in words: the languages in which a rule works, or those few in which it does not.
fn named(rule: &Rule) -> String {
    let codes = |works: bool| {
        let those = LANGUAGES
            .iter()
            .filter(|language| rule.works_in(language) == works);
        let codes: Vec<&str> = those.map(|language| language.code).collect();
        codes
    };
    let lacking = codes(false);
    match lacking.len() {
        0 => "all".to_owned(),
        1..=LACKING => format!("all but {}", lacking.join(" ")),
        _ => codes(true).join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::excerpt::columns;

    /// What is printed on a terminal.
    fn printed(rule: Option<&str>, columns: Option<usize>) -> String {
        let rule = rule.map(str::to_owned);
        let mut out = Vec::new();
        print(&RulesArguments { rule }, columns, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_list_and_the_manuals_fit_the_terminal() {
        let names = catalogue::all().iter().map(|rule| Some(rule.name));
        for width in [40, 60, 80, 120] {
            for rule in names.clone().chain([None, Some("marks")]) {
                let text = printed(rule, Some(width));
                let mut fenced = false;
                for line in text.lines() {
                    fenced ^= line.starts_with("```");
                    assert!(
                        columns(line) <= width || line.starts_with('|'),
                        "{width}: {line}"
                    );
                }
                assert!(!fenced);
            }
        }
    }

    #[test]
    fn a_narrow_table_says_the_same_in_words() {
        let wide = printed(None, Some(120));
        let narrow = printed(None, Some(60));
        assert!(wide.contains("  weekday-mismatch       +   +"), "{wide}");
        assert!(
            narrow.contains("  weekday-mismatch       all but vi\n"),
            "{narrow}"
        );
        assert!(
            narrow.contains("  mixed-han              all\n"),
            "{narrow}"
        );
        for rule in catalogue::all() {
            assert!(narrow.contains(&format!("\n  {} ", rule.name)));
        }
    }

    #[test]
    fn a_group_is_listed_with_its_rules() {
        let marks = printed(Some("marks"), None);
        assert!(
            marks.starts_with("marks\n  doubled-punctuation "),
            "{marks}"
        );
        assert_eq!(
            marks.lines().count(),
            1 + catalogue::groups()["marks"].len()
        );
    }

    #[test]
    fn paragraphs_are_filled_and_examples_are_not() {
        let text = "## What\nOne\ntwo.\n\n- a\n  b\n- c\n```bad\nx\ny\n```\nEnd.";
        let expected = [
            "## What", "One two.", "", "- a b", "- c", "```bad", "x", "y", "```", "End.",
        ];
        assert_eq!(filled(text), expected);
    }
}
