//! What the parser refuses, in the words of all other messages: one sentence, names in backticks, and the nearest name that exists.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use crate::check::catalogue;
use crate::cli::args::Arguments;
use crate::cli::{formats, manuals};
use crate::input::foreign::quoted;
use crate::report::{self, Subject};
use crate::text::alike;
use crate::wording::message::{Argument, Message, message};

/// The word that was taken for a command.
pub(super) fn unknown_command(error: &clap::Error) -> String {
    text(error, ContextKind::InvalidSubcommand)
}

/// What is wrong, in a sentence without a full stop.
pub(super) fn of(error: &clap::Error, typed: &[String]) -> Message {
    let (argument, value) = (
        text(error, ContextKind::InvalidArg),
        text(error, ContextKind::InvalidValue),
    );
    let option = argument.split(' ').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => command(&unknown_command(error), typed),
        ErrorKind::MissingSubcommand => {
            message!("typed.no-command")
        }
        ErrorKind::UnknownArgument => unknown(error, option, typed),
        ErrorKind::InvalidValue if argument.is_empty() => {
            formats::refused(error).unwrap_or_else(|| raw(error))
        }
        ErrorKind::InvalidValue if value.is_empty() => message!("typed.no-value", option = option),
        ErrorKind::InvalidValue => {
            let all = strings(error, ContextKind::ValidValue);
            let near = match alike::nearest(&value, all.iter().map(String::as_str)) {
                Some(near) => message!("near.name", name = near),
                None => message!("near.use", names = all.join(", ")),
            };
            message!(
                "typed.value",
                option = option,
                value = quoted(&value),
                near = near
            )
        }
        ErrorKind::ValueValidation => match error.source() {
            Some(reason) => message!(
                "typed.value-wrong",
                option = option,
                value = quoted(&value),
                reason = reason.to_string()
            ),
            None => raw(error),
        },
        ErrorKind::MissingRequiredArgument => {
            let missing = strings(error, ContextKind::InvalidArg);
            let count = missing.len();
            let names = missing.into_iter().map(Argument::from);
            let names = names.reduce(|first, second| {
                message!("common.and", first = first, second = second).into()
            });
            message!(
                "typed.missing",
                names = names.unwrap_or_else(|| "".into()),
                count = count,
                usage = range(typed).unwrap_or_else(|| usage(error))
            )
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
fn command(word: &str, typed: &[String]) -> Message {
    if !asks_for_help(typed, word) {
        return manuals::unknown(word).message();
    }
    if catalogue::selector(word).is_ok() {
        return message!("typed.rule", word = word);
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
        return error.message();
    }
    message!("typed.command-of-help", word = word)
}

/// An option that does not exist, or a word too many.
fn unknown(error: &clap::Error, option: &str, typed: &[String]) -> Message {
    if let Some(format) = format_of(option, typed) {
        return message!("typed.option-format", option = option, near = format);
    }
    let help = help(typed);
    if !option.starts_with('-') {
        return message!("typed.argument", argument = option, help = help);
    }
    let near = text(error, ContextKind::SuggestedArg);
    let near = (!near.is_empty()).then_some(near);
    message!(
        "typed.option",
        option = option,
        near = formats::near(near.as_deref()),
        help = help
    )
}

/// What to type instead of a flag that has the name of a format.
fn format_of(flag: &str, typed: &[String]) -> Option<Message> {
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
        return Some(message!("near.name", name = option));
    }
    let mut all = Subject::ALL.into_iter();
    let subject = all.find(|subject| format.fits(*subject))?;
    Some(message!(
        "typed.format-of",
        format = format.name,
        command = subject.command(),
        option = option
    ))
}

/// What to write instead of two revisions in one word, as git has them: HEAD~1..HEAD.
fn range(typed: &[String]) -> Option<Message> {
    let (command, rest) = typed.split_first()?;
    let word = rest.iter().find(|word| !word.starts_with('-'))?;
    let (old, new) = word.split_once("..")?;
    let new = new.trim_start_matches('.');
    let new = if new.is_empty() { "HEAD" } else { new };
    let fits = !old.is_empty()
        && ![old, new]
            .iter()
            .any(|side| side.contains(['/', '\\', '`']));
    let command = format!("variorum {command} {old} {new}");
    (fits && typed[0] == "diff").then(|| message!("typed.range", command = command))
}

/// Options that exclude each other, or one that is there twice.
fn conflict(error: &clap::Error, option: &str) -> Message {
    let name = |argument: &String| argument.split(' ').next().unwrap_or_default().to_owned();
    let others: Vec<String> = strings(error, ContextKind::PriorArg)
        .iter()
        .map(name)
        .collect();
    if others.iter().any(|other| other == option) {
        return message!("typed.twice", option = option);
    }
    match others[..] {
        [] => message!("typed.conflict-any", option = option),
        _ => message!(
            "typed.conflict",
            option = option,
            others = Argument::list(others)
        ),
    }
}

/// How the command is written.
fn usage(error: &clap::Error) -> Message {
    match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => {
            let usage = usage.to_string();
            let usage = usage.trim_start_matches("Usage:").trim();
            message!("typed.usage", usage = usage)
        }
        _ => message!("typed.usage-help"),
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
fn raw(error: &clap::Error) -> Message {
    let text = error.to_string();
    let text = text.trim_start_matches("error: ");
    let text = text.split("\n\n").next().unwrap_or(text);
    let text = text.replace('\'', "`").replace("\n  ", " ");
    message!("common.said", text = text)
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
        of(&Arguments::try_parse_from(words).unwrap_err(), &typed).to_string()
    }

    #[test]
    fn two_revisions_in_one_word_are_two() {
        for (typed, expected) in [
            (
                "diff HEAD~1..HEAD",
                "<NEW> is missing; write `variorum diff HEAD~1 HEAD`",
            ),
            (
                "diff v1.0...",
                "<NEW> is missing; write `variorum diff v1.0 HEAD`",
            ),
            (
                "diff ../a.txt",
                "<NEW> is missing; write `variorum diff <OLD> <NEW>`",
            ),
        ] {
            assert_eq!(said(typed), expected, "{typed}");
        }
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
