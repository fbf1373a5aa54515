//! The list of rules, the table of the languages in which they work, and the manual of one.

use std::io::Write;

use crate::check::catalogue;
use crate::cli::args::RulesArguments;
use crate::cli::{Error, Outcome};
use crate::language::{LANGUAGES, Language};
use crate::rule::Rule;

/// Prints the manual of the rule that is named, or the list of all.
pub(super) fn print(arguments: &RulesArguments, out: &mut dyn Write) -> Result<Outcome, Error> {
    match &arguments.rule {
        Some(name) => {
            let rule = catalogue::rule(name)?;
            let (name, severity) = (rule.name, rule.severity.name());
            writeln!(out, "# {name} ({severity})\n\n{}", rule.manual())?;
        }
        None => list(out)?,
    }
    Ok(Outcome::Clean)
}

fn list(out: &mut dyn Write) -> Result<(), Error> {
    let mut all = catalogue::all().to_vec();
    let widest = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    all.sort_by_key(|rule| (rule.group, rule.name));
    for group in all.chunk_by(|a, b| a.group == b.group) {
        writeln!(out, "{}", catalogue::group(group[0]))?;
        for rule in group {
            let (name, severity) = (rule.name, rule.severity.name());
            writeln!(out, "  {name:widest$}  {severity:7}  {}", rule.summary())?;
        }
        writeln!(out)?;
    }
    let (some, any): (Vec<&Rule>, Vec<&Rule>) =
        all.into_iter().partition(|rule| !rule.needs.is_empty());
    languages(&some, widest, out)?;
    writeln!(
        out,
        "\nThe other {} rules work in every language.",
        any.len()
    )?;
    Ok(())
}

/// How many languages are named in a line of 80 columns.
const NAMES: usize = 5;

/// Which rules work in which language. They are silent where the language of a paragraph is not in the table.
fn languages(rules: &[&Rule], widest: usize, out: &mut dyn Write) -> Result<(), Error> {
    writeln!(out, "rules that need to know the language")?;
    write!(out, "  {:widest$}", "")?;
    for language in LANGUAGES {
        write!(out, "  {}", language.code)?;
    }
    writeln!(out)?;
    for rule in rules {
        let works = |language: &&Language| {
            let mark = if rule.works_in(language) { "+" } else { "-" };
            format!("  {mark:width$}", width = language.code.len())
        };
        let cells: String = LANGUAGES.iter().map(works).collect();
        writeln!(out, "  {:widest$}{}", rule.name, cells.trim_end())?;
    }
    let names = LANGUAGES
        .iter()
        .map(|language| format!("{} {}", language.code, language.name));
    let names: Vec<String> = names.collect();
    for line in names.chunks(NAMES) {
        writeln!(out, "  {}", line.join(", "))?;
    }
    Ok(())
}
