//! What may be typed for arguments that are judged where they are used, and not by the parser.

use clap::Command;
use clap::builder::StyledStr;
use clap_complete::{ArgValueCandidates, CompletionCandidate};

use crate::check::catalogue;
use crate::rule::Legitimate;

/// The rules, each with what it finds.
pub(in crate::cli) fn rules() -> ArgValueCandidates {
    ArgValueCandidates::new(described)
}

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
        let groups = catalogue::groups().keys().map(CompletionCandidate::new);
        groups.chain(described()).collect()
    })
}

/// The commands of a program, each with what it does.
pub(super) fn commands(program: &Command) -> ArgValueCandidates {
    let commands = program.get_subcommands();
    let commands: Vec<(String, Option<StyledStr>)> = commands
        .map(|each| (each.get_name().to_owned(), each.get_about().cloned()))
        .collect();
    ArgValueCandidates::new(move || {
        let all = commands.iter();
        let all = all.map(|(name, about)| CompletionCandidate::new(name).help(about.clone()));
        all.collect()
    })
}

/// The classes of legitimate repetition, each with every level.
pub(in crate::cli) fn repeats() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let classes = Legitimate::ALL.into_iter();
        let all = classes.flat_map(|class| {
            let levels = ["ignore", "note", "warning", "error"].into_iter();
            levels.map(move |level| CompletionCandidate::new(format!("{}={level}", class.name())))
        });
        all.collect()
    })
}
