//! What may be typed for arguments that are judged where they are used, and not by the parser.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, PathCompleter, ValueCompleter as _};
use clap_complete::{ArgValueCandidates, CompletionCandidate};

use crate::check::catalogue;
use crate::report;
use crate::rule::Legitimate;

fn described() -> Vec<CompletionCandidate> {
    let rules = catalogue::all().iter();
    let all = rules.map(|rule| {
        let summary = rule.summary();
        let finds = summary.trim_start_matches("Finds ").trim_end_matches('.');
        CompletionCandidate::new(rule.name).help(Some(finds.to_owned().into()))
    });
    all.collect()
}

/// The rules and their groups.
pub(in crate::cli) fn selectors() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let groups = catalogue::groups().iter().map(|(name, rules)| {
            let help = format!("a group of {}", report::count(rules.len(), "rule"));
            CompletionCandidate::new(name).help(Some(help.into()))
        });
        by_name(groups.chain(described()))
    })
}

/// An argument whose possible values, if it has any, are offered in order of their names.
pub(super) fn sorted(argument: Arg) -> Arg {
    let values = argument.get_possible_values();
    if values.is_empty() || argument.get::<ArgValueCandidates>().is_some() {
        return argument;
    }
    if argument.is_ignore_case_set() {
        return argument.add(ArgValueCompleter::new(move |current: &OsStr| {
            let typed = current.to_string_lossy().to_lowercase();
            let fits = |value: &&PossibleValue| {
                !value.is_hide_set() && value.get_name().to_lowercase().starts_with(&typed)
            };
            by_name(values.iter().filter(fits).map(|value| {
                CompletionCandidate::new(value.get_name()).help(value.get_help().cloned())
            }))
        }));
    }
    argument.add(ArgValueCandidates::new(move || {
        let values = values.iter().filter(|value| !value.is_hide_set());
        by_name(values.map(|value| {
            CompletionCandidate::new(value.get_name()).help(value.get_help().cloned())
        }))
    }))
}

fn by_name(all: impl Iterator<Item = CompletionCandidate>) -> Vec<CompletionCandidate> {
    let mut all: Vec<CompletionCandidate> = all.collect();
    all.sort_by(|one, other| one.get_value().cmp(other.get_value()));
    all
}

/// The commands of a program, each with what it does.
pub(super) fn commands(program: &Command) -> ArgValueCandidates {
    let commands = program.get_subcommands();
    let commands: Vec<(String, Option<StyledStr>)> = commands
        .map(|each| (each.get_name().to_owned(), each.get_about().cloned()))
        .collect();
    ArgValueCandidates::new(move || {
        let all = commands.iter();
        by_name(all.map(|(name, about)| CompletionCandidate::new(name).help(about.clone())))
    })
}

/// Where a report goes: a format with the sign that a file name follows, or a file. In bash, files after the sign are left to bash, and so
/// are those whose names it would have to quote.
pub(super) fn outputs(formats: &[PossibleValue], in_bash: bool) -> ArgValueCompleter {
    let formats: Vec<(String, Option<StyledStr>)> = formats
        .iter()
        .map(|each| (each.get_name().to_owned(), each.get_help().cloned()))
        .collect();
    ArgValueCompleter::new(move |current: &OsStr| {
        let typed = current.to_string_lossy();
        if let Some((name, path)) = typed.split_once('=')
            && formats.iter().any(|(format, _)| format == name)
        {
            let files = PathCompleter::any().complete(OsStr::new(path)).into_iter();
            let files = files.map(|file| file.add_prefix(format!("{name}=")));
            // The folder itself is no place for a report.
            let files = files.filter(|file| file.get_value() != format!("{name}=.").as_str());
            return if in_bash { Vec::new() } else { files.collect() };
        }
        let fitting = formats.iter().filter(|(name, _)| name.starts_with(&*typed));
        let mut all =
            by_name(fitting.map(|(name, help)| {
                CompletionCandidate::new(format!("{name}=")).help(help.clone())
            }));
        let files = PathCompleter::any().complete(current).into_iter();
        let files = files.filter(|file| file.get_value() != ".");
        let is_plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
        let plain = |file: &CompletionCandidate| {
            file.get_value()
                .to_str()
                .is_some_and(|name| name.chars().all(is_plain))
        };
        if !in_bash {
            all.extend(files);
        } else if typed.is_empty() {
            // Bash completes all files itself where nothing is offered.
            all.clear();
        } else if !all.is_empty() {
            all.extend(files.filter(plain));
        }
        all
    })
}

/// The classes of legitimate repetition, each with every level.
pub(in crate::cli) fn repeats() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let classes = Legitimate::ALL.into_iter();
        by_name(classes.flat_map(|class| {
            let levels = ["ignore", "note", "warning", "error"].into_iter();
            levels.map(move |level| CompletionCandidate::new(format!("{}={level}", class.name())))
        }))
    })
}
