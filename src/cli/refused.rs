//! Arguments that make no command: what is wrong with them, and what was probably meant.

use std::ffi::OsString;
use std::io::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use crate::cli::args::Arguments;
use crate::cli::environment;
use crate::cli::messages::Messages;
use crate::input::{foreign::quoted, git, name};
use crate::report::{self, Subject};
use crate::rule;

/// Says what is wrong, or prints the help that was asked for, and ends the process. `typed` are the arguments without the program.
#[allow(clippy::exit, reason = "clap ends the process in the same way")]
pub(super) fn end(error: clap::Error, typed: &[String]) -> ! {
    let error = advised(error, typed);
    let columns = environment::width(typed_width(typed)).messages;
    if columns.is_none() || !error.use_stderr() {
        error.exit();
    }
    let text = error.render();
    let text = if environment::colors_messages() {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    let mut out = std::io::stderr();
    // When not even this can be written, the exit status still tells.
    let _ = writeln!(Messages::new(&mut out, columns), "{}", text.trim_end());
    std::process::exit(error.exit_code());
}

/// What `--width` says, where it says a number.
fn typed_width(typed: &[String]) -> Option<u16> {
    let at = |(at, word): (usize, &String)| match word.strip_prefix("--width") {
        Some("") => typed.get(at + 1).cloned(),
        Some(value) => value.strip_prefix('=').map(str::to_owned),
        None => None,
    };
    let width = typed.iter().enumerate().find_map(at)?;
    environment::columns(&width).ok()
}

/// The error with what to type instead, where that can be told.
fn advised(mut error: clap::Error, typed: &[String]) -> clap::Error {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        _ => String::new(),
    };
    let (word, flag) = (
        context(ContextKind::InvalidSubcommand),
        context(ContextKind::InvalidArg),
    );
    if let Some(hint) = meant(typed, &word) {
        return Arguments::command().error(error.kind(), hint);
    }
    if let (ErrorKind::UnknownArgument, Some(tip)) = (error.kind(), format_of(&flag, typed)) {
        let tips = ContextValue::StyledStrs(vec![tip.into()]);
        error.insert(ContextKind::Suggested, tips);
        error.remove(ContextKind::SuggestedArg);
    }
    if !word.is_empty() && error.get(ContextKind::SuggestedSubcommand).is_none() {
        let program = Arguments::command();
        let commands = program.get_subcommands().map(clap::Command::get_name);
        if let Some(near) = rule::nearest(&word, commands) {
            let near = ContextValue::Strings(vec![near.to_owned()]);
            error.insert(ContextKind::SuggestedSubcommand, near);
        }
    }
    error
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
        return Some(format!("to choose this format, use '{option}'"));
    }
    let mut all = Subject::ALL.into_iter();
    let subject = all.find(|subject| format.fits(*subject))?;
    Some(format!(
        "'{}' is a format of 'variorum {}', chosen with '{option}'",
        format.name,
        subject.command()
    ))
}

/// What to type instead, where the arguments are files and no command: `word` was taken for the command.
fn meant(typed: &[String], word: &str) -> Option<String> {
    let is_path = |text: &str| {
        let named = text.contains(['.', '/']) || git::is_meant(text);
        let option = text.starts_with('-') && text != "-";
        !option && (named || text == "-" || name::path(text).exists())
    };
    if word.is_empty() || !is_path(word) {
        return None;
    }
    let values = [
        "-o",
        "--output",
        "--format",
        "--width",
        "--config",
        "--baseline",
    ];
    let is_argument = |at: usize| at > 0 && values.contains(&typed[at - 1].as_str());
    let paths = typed.iter().enumerate();
    let two = paths
        .filter(|(at, each)| is_path(each) && !is_argument(*at))
        .count()
        == 2;
    // The options tell as well: check has no --stat.
    let fits = |command: &&str| {
        let words = ["variorum", command].into_iter();
        let words = words.chain(typed.iter().map(String::as_str));
        Arguments::try_parse_from(words).is_ok()
    };
    let mut commands = ["diff", "check"].into_iter().skip(usize::from(!two));
    let command = commands.find(fits)?;
    let words: Vec<String> = typed.iter().map(|each| quoted(each)).collect();
    Some(format!(
        "no command given; did you mean `variorum {command} {}`?",
        words.join(" ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_without_a_command_get_the_command_that_fits() {
        let hint = |typed: &[&str]| {
            let first = typed.iter().find(|each| !each.starts_with("--"));
            let word = first.copied().unwrap_or_default();
            let typed: Vec<String> = typed.iter().map(|each| (*each).to_owned()).collect();
            meant(&typed, word).unwrap_or_default()
        };
        assert!(hint(&["Cargo.toml"]).contains("`variorum check Cargo.toml`"));
        assert!(hint(&["src", "tests"]).contains("`variorum diff src tests`"));
        assert_eq!(hint(&["chek", "src"]), "");
        for (typed, command) in [
            (&["my file.txt"][..], "check 'my file.txt'"),
            (
                &["no-such-old.txt", "no-such-new.txt"],
                "diff no-such-old.txt no-such-new.txt",
            ),
            (&["a.txt", "b.txt", "--stat"], "diff a.txt b.txt --stat"),
            (&["a.txt", "b.txt", "--fix"], "check a.txt b.txt --fix"),
            (&["--width=60", "a.txt"], "check --width=60 a.txt"),
            (&["HEAD:a.txt", "a.txt"], "diff HEAD:a.txt a.txt"),
            (&["-"], "check -"),
            (
                &["a.txt", "b.txt", "-o", "x.json"],
                "diff a.txt b.txt -o x.json",
            ),
        ] {
            let expected = format!("did you mean `variorum {command}`?");
            assert!(hint(typed).ends_with(&expected), "{}", hint(typed));
        }
    }
}
