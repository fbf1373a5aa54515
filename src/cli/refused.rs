//! Arguments that make no command: says what is wrong with them in one sentence, as all messages do, and what was probably meant.

mod wording;

use std::io::{self, Write as _};

use clap::Parser as _;
use clap::error::ErrorKind;

use crate::cli::args::Arguments;
use crate::cli::messages::Messages;
use crate::cli::{environment, lang};
use crate::input::{self, foreign::quoted, git, name, standard};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// Says what is wrong, or prints the help that was asked for, and ends the process. `typed` are the arguments without the program.
#[allow(clippy::exit, reason = "clap ends the process in the same way")]
pub(super) fn end(error: &clap::Error, typed: &[String]) -> ! {
    let columns = environment::width(typed_width(typed)).messages;
    let lang = typed_lang(typed);
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        error.exit();
    }
    if !error.use_stderr() {
        std::process::exit(i32::from(printed(error, columns, lang)) * 2);
    }
    let word = wording::unknown_command(error);
    let message = meant(typed, &word).unwrap_or_else(|| wording::of(error, typed));
    let mut out = std::io::stderr();
    Messages::new(&mut out, columns, lang).say(&message);
    std::process::exit(error.exit_code());
}

/// Prints the help or the version that was asked for, and says whether that failed.
fn printed(error: &clap::Error, columns: Option<usize>, lang: Lang) -> bool {
    let printed = if standard::is_closed(io::stdout()) {
        Err(io::Error::other("standard output is closed"))
    } else {
        error.print().and_then(|()| io::stdout().flush())
    };
    match printed {
        Ok(()) => false,
        // Whoever read it has seen enough.
        Err(reason) if reason.kind() == io::ErrorKind::BrokenPipe => false,
        Err(reason) => {
            let mut out = io::stderr();
            let message = message!("typed.help-write", reason = input::reason(&reason));
            Messages::new(&mut out, columns, lang).say(&message);
            true
        }
    }
}

/// The language that is asked for, as far as it can be told.
fn typed_lang(typed: &[String]) -> Lang {
    let typed = value_of("--lang", typed).and_then(|code| Lang::of(&code));
    lang::wanted(typed).unwrap_or_default()
}

/// What `--width` says, where it says a number.
fn typed_width(typed: &[String]) -> Option<u16> {
    let width = value_of("--width", typed)?;
    environment::columns(&width).ok()
}

/// The first value of an option.
fn value_of(option: &str, typed: &[String]) -> Option<String> {
    let at = |(at, word): (usize, &String)| match word.strip_prefix(option) {
        Some("") => typed.get(at + 1).cloned(),
        Some(value) => value.strip_prefix('=').map(str::to_owned),
        None => None,
    };
    typed.iter().enumerate().find_map(at)
}

/// What to type instead, where the arguments are files and no command: `word` was taken for the command.
fn meant(typed: &[String], word: &str) -> Option<Message> {
    let is_path = |text: &str| {
        let named = text.contains(['.', '/']) || git::is_meant(text);
        let option = text.starts_with('-') && text != "-";
        !option && (named || text == "-" || name::path(text).exists())
    };
    // After `help`, only the name of a command makes sense.
    if word.is_empty() || !is_path(word) || wording::asks_for_help(typed, word) {
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
    let command = format!("variorum {command} {}", words.join(" "));
    Some(message!("typed.meant", command = command))
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
            meant(&typed, word).unwrap_or_default().to_string()
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
