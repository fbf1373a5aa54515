//! What the arguments mean: the options of each floor. The environment and the terminal are asked here and nowhere else.

use std::io::IsTerminal;

use crate::cli::args::{CheckArguments, DiffArguments, FormatName, InputArguments, When};
use crate::report::{self, Format};
use crate::rule::{self, Rule};
use crate::text::fold::Folding;
use crate::text::script::HAN_WEIGHT;
use crate::{diff, input, repeat, rules};

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
    #[error("no rule is left to check for: --ignore leaves out all that --select names")]
    NoRule,
    /// Standard input can be read once.
    #[error("- stands for standard input, which can be one side of a comparison only")]
    TwiceStandardInput,
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
    let lower = name.to_lowercase();
    let distance = |rule: &&&Rule| {
        (similar::TextDiff::from_chars(rule.name, lower.as_str()).ratio() * 1000.0) as i64
    };
    let nearest = all
        .iter()
        .max_by_key(|rule| distance(rule))
        .filter(|rule| distance(rule) >= 500)
        .map(|rule| rule.name);
    Err(Error::UnknownRule {
        name: name.to_owned(),
        nearest,
    })
}

/// The rules that a check runs.
///
/// # Errors
/// When a name in `--select` or `--ignore` is no rule.
pub fn selected(arguments: &CheckArguments) -> Result<Vec<&'static Rule>, Error> {
    let named = |names: &[String]| {
        names
            .iter()
            .map(|name| rule(name.trim()).map(|rule| rule.name))
            .collect::<Result<Vec<_>, _>>()
    };
    let (select, ignore) = (named(&arguments.select)?, named(&arguments.ignore)?);
    let wanted = |rule: &&'static Rule| {
        (select.is_empty() || select.contains(&rule.name)) && !ignore.contains(&rule.name)
    };
    let rules: Vec<&'static Rule> = all_rules().into_iter().filter(wanted).collect();
    if rules.is_empty() {
        Err(Error::NoRule)
    } else {
        Ok(rules)
    }
}

/// The options of rules.
#[must_use]
pub fn rule_options(arguments: &CheckArguments) -> rule::Options {
    rule::Options {
        least_repeat: arguments.min_length.saturating_mul(HAN_WEIGHT),
        pins: arguments.pins.clone(),
    }
}

/// The options of readers.
///
/// # Errors
/// When `--encoding` names none that is known.
pub fn input_options(
    arguments: &InputArguments,
    folding: Folding,
) -> Result<input::Options, input::Error> {
    let encoding = match &arguments.encoding {
        Some(label) => Some(input::decode::encoding(label)?),
        None => None,
    };
    Ok(input::Options { encoding, folding })
}

/// The options of a comparison, and what its keys fold.
///
/// # Errors
/// When both sides are standard input.
pub fn diff_options(arguments: &DiffArguments) -> Result<(diff::Options, Folding), Error> {
    if arguments.old == "-" && arguments.new == "-" {
        return Err(Error::TwiceStandardInput);
    }
    let folding = if arguments.strict {
        Folding::Strict
    } else {
        Folding::Usual
    };
    Ok((
        diff::Options {
            moves: !arguments.no_moves,
        },
        folding,
    ))
}

/// The format of that name.
#[must_use]
pub fn format(name: FormatName) -> &'static Format {
    let name = match name {
        FormatName::Human => "human",
        FormatName::Json => "json",
    };
    report::format(name).unwrap_or(&report::FORMATS[0])
}

/// Decides once whether there is colour, for the whole run: `--color`, then `NO_COLOR`, `CLICOLOR_FORCE`, TERM and whether standard
/// output is a terminal. `colored` alone would let `CLICOLOR_FORCE` win over `NO_COLOR`, and take an empty `NO_COLOR` for a wish.
pub fn set_color(when: When) {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|set| set == value);
    let color = match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") => true,
        When::Auto if is("CLICOLOR", "0") || is("TERM", "dumb") => false,
        When::Auto => std::io::stdout().is_terminal(),
    };
    colored::control::set_override(color);
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

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
    fn every_format_can_be_asked_for() {
        let names: Vec<String> = FormatName::value_variants()
            .iter()
            .filter_map(clap::ValueEnum::to_possible_value)
            .map(|value| value.get_name().to_owned())
            .collect();
        let formats: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
        assert_eq!(
            names, formats,
            "FormatName in cli/args.rs and FORMATS in report/mod.rs must name the same formats"
        );
        for name in FormatName::value_variants() {
            assert!(formats.contains(&format(*name).name));
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
