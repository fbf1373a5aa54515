//! What the parser refuses, in the words of all other messages: one sentence, names in backticks, and the nearest name that exists.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use crate::check::catalogue;
use crate::cli::args::Arguments;
use crate::cli::manuals;
use crate::input::foreign::quoted;
use crate::report::{self, Subject};
use crate::text::alike;

/// The word that was taken for a command.
pub(super) fn unknown_command(error: &clap::Error) -> String {
    text(error, ContextKind::InvalidSubcommand)
}

/// What is wrong, in a sentence without a full stop.
pub(super) fn of(error: &clap::Error, typed: &[String]) -> String {
    let (argument, value) = (
        text(error, ContextKind::InvalidArg),
        text(error, ContextKind::InvalidValue),
    );
    let option = argument.split(' ').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => command(&unknown_command(error), typed),
        ErrorKind::MissingSubcommand => {
            "no command given; `variorum --help` lists them all".to_owned()
        }
        ErrorKind::UnknownArgument => unknown(error, option, typed),
        ErrorKind::InvalidValue if argument.is_empty() => raw(error),
        ErrorKind::InvalidValue if value.is_empty() => format!("{option}: needs a value"),
        ErrorKind::InvalidValue => {
            let all = strings(error, ContextKind::ValidValue);
            let near = match alike::nearest(&value, all.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use {}", all.join(", ")),
            };
            format!("{option} {}: unknown value; {near}", quoted(&value))
        }
        ErrorKind::ValueValidation => match error.source() {
            Some(reason) => format!("{option} {}: {reason}", quoted(&value)),
            None => raw(error),
        },
        ErrorKind::MissingRequiredArgument => {
            let missing = strings(error, ContextKind::InvalidArg);
            let verb = if missing.len() == 1 { "is" } else { "are" };
            let write = range(typed).unwrap_or_else(|| usage(error));
            format!("{} {verb} missing; {write}", missing.join(" and "))
        }
        ErrorKind::ArgumentConflict => conflict(error, option),
        _ => raw(error),
    }
}

/// Whether help was asked for, and `word` is what it was asked about.
pub(super) fn asks_for_help(typed: &[String], word: &str) -> bool {
    let at = |word: &str| typed.iter().position(|each| each == word);
    at("help").zip(at(word)).is_some_and(|(help, at)| help < at)
}

/// A command that does not exist.
fn command(word: &str, typed: &[String]) -> String {
    if !asks_for_help(typed, word) {
        return manuals::unknown(word).to_string();
    }
    if catalogue::selector(word).is_ok() {
        return format!(
            "`{word}` is a rule or a group of rules; `variorum rules {word}` explains it"
        );
    }
    let error = manuals::unknown(word);
    // The name of a file is like that of a command only by chance.
    let is_near = matches!(
        error,
        manuals::Error::NoCommand {
            nearest: Some(_),
            ..
        }
    );
    if is_near && !word.contains(['.', '/']) {
        return error.to_string();
    }
    let all = "`variorum --help` lists them all";
    format!("unknown command `{word}`: `help` takes the name of a command; {all}")
}

/// An option that does not exist, or a word too many.
fn unknown(error: &clap::Error, option: &str, typed: &[String]) -> String {
    if let Some(format) = format_of(option, typed) {
        return format!("unknown option `{option}`; {format}");
    }
    let help = help(typed);
    if !option.starts_with('-') {
        return format!("unexpected argument `{option}`; `{help}` says what can be given");
    }
    let near = text(error, ContextKind::SuggestedArg);
    let near = (!near.is_empty()).then_some(near);
    format!(
        "unknown option `{option}`{}`{help}` lists them all",
        alike::offer(near.as_deref())
    )
}

/// What to type instead of a flag that has the name of a format.
fn format_of(flag: &str, typed: &[String]) -> Option<String> {
    let format = report::format(flag.strip_prefix("--")?)?;
    let option = format!("--format {}", format.name);
    let fitted = typed.iter().flat_map(|word| {
        if word == flag {
            option.split(' ').map(OsString::from).collect()
        } else {
            vec![OsString::from(word)]
        }
    });
    let words = std::iter::once(OsString::from("variorum")).chain(fitted);
    if Arguments::try_parse_from(words).is_ok() {
        return Some(format!("did you mean `{option}`?"));
    }
    let mut all = Subject::ALL.into_iter();
    let subject = all.find(|subject| format.fits(*subject))?;
    Some(format!(
        "`{}` is a format of `variorum {}`, chosen with `{option}`",
        format.name,
        subject.command()
    ))
}

/// What to write instead of two revisions in one word, as git has them: HEAD~1..HEAD.
fn range(typed: &[String]) -> Option<String> {
    let (command, rest) = typed.split_first()?;
    let word = rest.iter().find(|word| !word.starts_with('-'))?;
    let (old, new) = word.split_once("..")?;
    let new = new.trim_start_matches('.');
    let new = if new.is_empty() { "HEAD" } else { new };
    let fits = !old.is_empty()
        && ![old, new]
            .iter()
            .any(|side| side.contains(['/', '\\', '`']));
    (fits && command == "diff").then(|| format!("write `variorum diff {old} {new}`"))
}

/// Options that exclude each other, or one that is there twice.
fn conflict(error: &clap::Error, option: &str) -> String {
    let name = |argument: &String| argument.split(' ').next().unwrap_or_default().to_owned();
    let others: Vec<String> = strings(error, ContextKind::PriorArg)
        .iter()
        .map(name)
        .collect();
    if others.iter().any(|other| other == option) {
        return format!("{option}: can be given only once");
    }
    match others[..] {
        [] => format!("{option}: cannot be used with other arguments"),
        _ => format!("{option}: cannot be used with {}", others.join(", ")),
    }
}

/// How the command is written.
fn usage(error: &clap::Error) -> String {
    match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => {
            let usage = usage.to_string();
            let usage = usage.trim_start_matches("Usage:").trim();
            format!("write `{usage}`")
        }
        _ => "`variorum --help` says more".to_owned(),
    }
}

/// What prints the help of the command that was typed.
fn help(typed: &[String]) -> String {
    let program = Arguments::command();
    let command = typed.iter().find_map(|word| program.find_subcommand(word));
    match command {
        Some(command) => format!("variorum {} --help", command.get_name()),
        None => "variorum --help".to_owned(),
    }
}

/// What the parser itself says, without what it puts around it.
fn raw(error: &clap::Error) -> String {
    let text = error.to_string();
    let text = text.trim_start_matches("error: ");
    let text = text.split("\n\n").next().unwrap_or(text);
    text.replace('\'', "`").replace("\n  ", " ")
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        _ => String::new(),
    }
}

fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::String(word)) => vec![word.clone()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(typed: &str) -> String {
        let typed: Vec<String> = typed.split_terminator(' ').map(str::to_owned).collect();
        let words = std::iter::once("variorum").chain(typed.iter().map(String::as_str));
        of(&Arguments::try_parse_from(words).unwrap_err(), &typed)
    }

    #[test]
    fn two_revisions_in_one_word_are_told_apart() {
        for (typed, sides) in [
            ("diff HEAD~1..HEAD", "HEAD~1 HEAD"),
            ("diff v1.0...", "v1.0 HEAD"),
            ("diff ../a.txt", "<OLD> <NEW>"),
        ] {
            let expected = format!("<NEW> is missing; write `variorum diff {sides}`");
            assert_eq!(said(typed), expected, "{typed}");
        }
    }

    #[test]
    fn every_error_is_one_sentence_in_the_same_words() {
        for (typed, expected) in [
            (
                "chek a.md",
                "unknown command `chek`; did you mean `check`? `variorum --help` lists them all",
            ),
            (
                "help chek",
                "unknown command `chek`; did you mean `check`? `variorum --help` lists them all",
            ),
            (
                "help a.md",
                "unknown command `a.md`: `help` takes the name of a command; `variorum --help` lists them all",
            ),
            (
                "help unpaired-mark",
                "`unpaired-mark` is a rule or a group of rules; `variorum rules unpaired-mark` explains it",
            ),
            (
                "--width 60",
                "no command given; `variorum --help` lists them all",
            ),
            (
                "check --selct words",
                "unknown option `--selct`; did you mean `--select`? `variorum check --help` lists them all",
            ),
            (
                "diff a b --zebra",
                "unknown option `--zebra`: `variorum diff --help` lists them all",
            ),
            (
                "diff a b c",
                "unexpected argument `c`; `variorum diff --help` says what can be given",
            ),
            (
                "diff a b --side-by-side",
                "unknown option `--side-by-side`; did you mean `--format side-by-side`?",
            ),
            (
                "check a --side-by-side",
                "unknown option `--side-by-side`; `side-by-side` is a format of `variorum diff`, chosen with `--format side-by-side`",
            ),
            (
                "check --color alwys",
                "--color alwys: unknown value; did you mean `always`?",
            ),
            (
                "check --color zebra",
                "--color zebra: unknown value; use auto, always, never",
            ),
            (
                "completions bsh",
                "<SHELL> bsh: unknown value; did you mean `bash`?",
            ),
            (
                "check --min-length x",
                "--min-length x: it must be a whole number from 1 to 1000000",
            ),
            ("check -o", "--output: needs a value"),
            (
                "diff a",
                "<NEW> is missing; write `variorum diff <OLD> <NEW>`",
            ),
            (
                "check --language ger",
                "--language ger: unknown value; did you mean `German`?",
            ),
            (
                "check --diff -o a.txt",
                "--diff: cannot be used with --output",
            ),
            (
                "check --config a --config b",
                "--config: can be given only once",
            ),
        ] {
            assert_eq!(said(typed), expected, "{typed}");
        }
        assert!(
            said("check --format jsn").starts_with("unknown format `jsn`; did you mean `json`? ")
        );
    }
}
