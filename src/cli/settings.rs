//! What the arguments mean: the options of each floor. The environment and the terminal are asked here and nowhere else.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;

use crate::cli::args::{
    CheckArguments, ComparisonArguments, DiffArguments, FindingArguments, Level, When,
};
use crate::cli::config::held::Held;
use crate::cli::files::Walk;
use crate::cli::formats;
use crate::diff::change::{Class, Diff, Kind};
use crate::diff::sameness::Sameness;
use crate::finding::Finding;
use crate::report::{self, Detail, Format, Links, Style};
use crate::rule::{self, Rule};
use crate::text::fold::Folding;
use crate::{diff, repeat, rules};

/// An argument that makes no sense.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// A rule that does not exist.
    #[error("unknown rule `{name}`{}`variorum rules` lists them all", nearest.map_or("; ".to_owned(), |near| format!("; did you mean `{near}`? ")))]
    UnknownRule {
        /// The name as typed.
        name: String,
        /// The nearest name that exists, where one is near.
        nearest: Option<&'static str>,
    },
    /// Every rule is left out.
    #[error(
        "no rule is left to check for: --ignore, or the configuration, leaves out all that --select names, or --against all but rules for repeats"
    )]
    NoRule,
    /// Standard input can be read once.
    #[error("- stands for standard input, which can be one side of a comparison only")]
    TwiceStandardInput,
    /// Standard input can be read once.
    #[error("- stands for standard input, which cannot hold both the names of files and a text")]
    NamesAndText,
    /// Two reports in one place.
    #[error("{target} would hold two reports: give each a place of its own")]
    SameTarget {
        /// `standard output`, or the file.
        target: String,
    },
    /// No file.
    #[error("--output {typed}: names no file")]
    NoTarget {
        /// What was typed.
        typed: String,
    },
    /// A format that does not fit.
    #[error(transparent)]
    Format(#[from] formats::Error),
    /// More labels than sides.
    #[error("--label names a side: give it once for both, or twice")]
    Labels,
    /// A folder cannot be compared with a file.
    #[error("{folder} is a folder and {file} is not: give two files, or two folders")]
    FolderAndFile {
        /// The folder as typed.
        folder: String,
        /// The other side as typed.
        file: String,
    },
}

/// Every rule, by name.
#[must_use]
pub fn all_rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = repeat::RULES.iter().chain(rules::RULES).copied().collect();
    all.sort_by_key(|rule| rule.name);
    all
}

/// The rule of that name.
///
/// # Errors
/// When there is none; the error names the nearest.
pub fn rule(name: &str) -> Result<&'static Rule, Error> {
    let all = all_rules();
    if let Some(found) = all.iter().find(|rule| rule.name == name) {
        return Ok(found);
    }
    let nearest = rule::nearest(name, all.iter().map(|rule| rule.name));
    Err(Error::UnknownRule {
        name: name.to_owned(),
        nearest,
    })
}

/// The names of all rules.
#[must_use]
pub fn rule_names() -> Vec<&'static str> {
    all_rules().into_iter().map(|rule| rule.name).collect()
}

/// Of the rules, those that a check can run: all, or what an archive is searched with, as far as they are on somewhere.
///
/// # Errors
/// When there is none.
pub(super) fn running<'held>(
    arguments: &CheckArguments,
    held: &(impl Iterator<Item = &'held Held> + Clone),
) -> Result<Vec<&'static Rule>, Error> {
    // Held against an archive, a text is searched for what it shares with it.
    let shares = |rule: &&'static Rule| arguments.against.is_empty() || rule.compares();
    let is_on = |rule: &&'static Rule| held.clone().any(|held| held.is_on(rule.name));
    let all = all_rules().into_iter().filter(shares);
    let rules: Vec<&'static Rule> = all.filter(is_on).collect();
    if rules.is_empty() {
        Err(Error::NoRule)
    } else {
        Ok(rules)
    }
}

/// Which files of a folder are read.
#[must_use]
pub fn walk(arguments: &CheckArguments) -> Walk {
    Walk {
        hidden: arguments.hidden,
        ignored: arguments.no_ignore,
    }
}

/// The options of a comparison, and what its keys fold.
#[must_use]
pub fn diff_options(arguments: &ComparisonArguments) -> (diff::Options, Folding) {
    let level = if arguments.strict {
        Level::Strict
    } else {
        arguments.normalise
    };
    let folding = if level == Level::Strict {
        Folding::Strict
    } else {
        Folding::Usual
    };
    let sameness = Sameness {
        case: arguments.ignore_case || level == Level::Loose,
        variants: level == Level::Loose,
    };
    let unwanted = Class::ALL.into_iter().filter(|class| {
        arguments
            .ignore_class
            .iter()
            .any(|name| name == class.name())
    });
    let options = diff::Options {
        moves: !arguments.no_moves,
        sameness,
        unwanted: unwanted.collect(),
    };
    (options, folding)
}

/// Whether a comparison holds something of what `--fail-on` names; anything at all when it names nothing.
#[must_use]
pub fn fails(arguments: &ComparisonArguments, diff: &Diff) -> bool {
    let named = |name: &str| arguments.fail_on.iter().any(|wanted| wanted == name);
    arguments.fail_on.is_empty() && !diff.is_empty()
        || Kind::ALL
            .into_iter()
            .any(|kind| named(kind.name()) && diff.count(kind) > 0)
        || Class::ALL
            .into_iter()
            .any(|class| named(class.name()) && diff.edits(class) > 0)
        || (named(Class::Reference.name()) && !diff.stale.is_empty())
}

/// What the two sides are called in the report, when not by their paths.
///
/// # Errors
/// When there are more names than sides, or both sides are standard input.
pub fn labels(arguments: &DiffArguments) -> Result<Option<[String; 2]>, Error> {
    if arguments.old == "-" && arguments.new == "-" {
        return Err(Error::TwiceStandardInput);
    }
    match arguments.label.as_slice() {
        [] => Ok(None),
        [both] => Ok(Some([both.clone(), both.clone()])),
        [old, new] => Ok(Some([old.clone(), new.clone()])),
        _ => Err(Error::Labels),
    }
}

/// The format of a comparison, where one is asked for.
#[must_use]
pub fn diff_format(arguments: &ComparisonArguments) -> Option<&'static Format> {
    match () {
        () if arguments.word_diff => Some(report::WORDS),
        () if arguments.stat => Some(report::STAT),
        () => arguments.format,
    }
}

/// How much of a comparison is shown.
#[must_use]
pub fn detail(arguments: &ComparisonArguments) -> Detail {
    if arguments.full {
        Detail::Full
    } else {
        Detail::Changes {
            context: arguments.context,
        }
    }
}

/// Whether a finding is as grave as `fail-on` asks for.
#[must_use]
pub fn is_failure(arguments: &FindingArguments, held: &Held, finding: &Finding) -> bool {
    !arguments.exit_zero && finding.severity >= held.fail_on.value
}

/// The file that GitHub Actions shows as the summary of a step, in such a step.
pub(super) fn step_summary() -> Option<PathBuf> {
    variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

/// The pager of a comparison, when there is one: `VARIORUM_PAGER`, then PAGER, then less; none when that is empty or `cat`, when
/// standard output is no terminal, and below a pager of git.
#[must_use]
pub fn pager(arguments: &DiffArguments) -> Option<String> {
    if arguments.no_pager
        || arguments.output.quiet
        || !std::io::stdout().is_terminal()
        || is_below_git_pager()
    {
        return None;
    }
    pager_named(|name| std::env::var(name).ok())
}

/// The pager that the environment names.
fn pager_named(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let named = ["VARIORUM_PAGER", "PAGER"].into_iter().find_map(variable);
    let command = named.unwrap_or_else(|| "less".to_owned());
    let command = command.trim();
    (!command.is_empty() && command != "cat").then(|| command.to_owned())
}

/// Whether git has started a pager that reads what this run writes.
fn is_below_git_pager() -> bool {
    std::env::var("GIT_PAGER_IN_USE").is_ok_and(|value| matches!(value.as_str(), "true" | "1"))
}

/// Whether git takes an exit status of 1 for differences, and not for a failure.
#[must_use]
pub fn git_trusts_status() -> bool {
    std::env::var("GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE").is_ok_and(|value| {
        ["true", "1", "yes", "on"].contains(&value.to_ascii_lowercase().as_str())
    })
}

/// Whether git has shown another file in this run already.
#[must_use]
pub fn git_shows_more() -> bool {
    let number = std::env::var("GIT_DIFF_PATH_COUNTER").ok();
    number
        .and_then(|number| number.parse().ok())
        .is_some_and(|number: u64| number > 1)
}

/// Which links places carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyperlinks {
    /// None.
    None,
    /// To the file.
    Files,
    /// To the file and the line, for terminals that read `#LINE`.
    Lines,
}

/// Whether the terminal has links, by `--hyperlinks` or by what the environment tells of the terminal. A pager may not pass them on.
#[must_use]
pub fn hyperlinks(when: When, has_pager: bool) -> Hyperlinks {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    let wanted = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => !has_pager && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
    };
    match wanted {
        false => Hyperlinks::None,
        true if is("TERM_PROGRAM", "vscode") || is("TERM", "xterm-kitty") => Hyperlinks::Lines,
        true => Hyperlinks::Files,
    }
}

/// How a report looks.
pub(super) fn style(
    detail: Detail,
    hyperlinks: Hyperlinks,
    targets: &BTreeMap<String, String>,
) -> Style<'_> {
    let links = Links {
        targets,
        lines: hyperlinks == Hyperlinks::Lines,
    };
    Style {
        detail,
        links: (hyperlinks != Hyperlinks::None).then_some(links),
        ..Style::default()
    }
}

/// Whether a run says how far it is, on standard error: only to a person at a terminal.
#[must_use]
pub fn has_progress(quiet: bool) -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !quiet && !dumb && std::io::stderr().is_terminal()
}

/// Sets how many threads work at a time, for the whole run.
pub fn set_jobs(jobs: u16) {
    // The first run of a process decides; the report does not depend on it.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(jobs))
        .build_global();
}

/// Whether there is colour on standard output, and in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    standard: bool,
    files: bool,
}

impl Color {
    /// Decides for what goes to standard output next.
    pub fn set(self) {
        colored::control::set_override(self.standard);
    }

    /// Decides for what goes to a file next.
    pub(super) fn set_for_files(self) {
        colored::control::set_override(self.files);
    }
}

/// Decides once whether there is colour, for the whole run: `--color`, then `NO_COLOR`, `CLICOLOR_FORCE`, TERM and whether standard
/// output is a terminal, or read by git's pager on one. `colored` alone would let `CLICOLOR_FORCE` win over `NO_COLOR`, and take an
/// empty `NO_COLOR` for a wish.
#[must_use]
pub fn color(when: When) -> Color {
    let set = |name: &str| variable(name).is_some();
    let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|set| set == value);
    let color = |terminal: bool| match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") => true,
        When::Auto if is("CLICOLOR", "0") || is("TERM", "dumb") => false,
        When::Auto => terminal,
    };
    Color {
        standard: color(std::io::stdout().is_terminal() || is_below_git_pager()),
        files: color(false),
    }
}

/// A variable of the environment that is set to something.
fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_rule_is_named_with_the_nearest() {
        let error = rule("duplicated-passage").unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown rule `duplicated-passage`; did you mean `duplicate-passage`? `variorum rules` lists them all"
        );
        assert!(matches!(
            rule("x"),
            Err(Error::UnknownRule { nearest: None, .. })
        ));
    }

    #[test]
    fn the_pager_is_named_as_git_names_one() {
        let pager = |set: &[(&str, &str)]| {
            pager_named(|name| {
                let found = set.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(pager(&[]).as_deref(), Some("less"));
        assert_eq!(pager(&[("PAGER", "more -s")]).as_deref(), Some("more -s"));
        let both = [("PAGER", "more"), ("VARIORUM_PAGER", "less -S")];
        assert_eq!(pager(&both).as_deref(), Some("less -S"));
        for none in ["", " ", "cat"] {
            assert_eq!(pager(&[("VARIORUM_PAGER", none), ("PAGER", "more")]), None);
        }
    }

    #[test]
    fn rule_names_are_those_promised() {
        for rule in all_rules() {
            assert!(
                rule.name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-'),
                "{}",
                rule.name
            );
            assert!(!rule.summary().is_empty(), "{}", rule.name);
        }
    }
}
