//! Completion in shells: `variorum completions SHELL` prints a script, which asks the program itself what may come next.

pub(crate) mod candidates;

use std::ffi::OsString;
use std::io::Write;

use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory as _, ValueHint};
use clap_complete::CompleteEnv;
use clap_complete::env::Shells;

use crate::cli::args::{Arguments, CompletionsArguments};
use crate::cli::{self, Outcome};

/// The variable by which a script asks. It holds the name of the shell.
const VARIABLE: &str = "VARIORUM_COMPLETE";

/// The script for bash, which leaves file names to bash: it knows how to quote them.
const BASH: &str = include_str!("variorum.bash");

/// The script for zsh, which puts no space after `json=`.
const ZSH: &str = include_str!("variorum.zsh");

/// Answers a script and ends the process; does nothing when the program was started by anyone else.
pub fn answer() {
    let in_bash = std::env::var_os(VARIABLE).is_some_and(|shell| shell == "bash");
    let word = std::env::args_os().next_back().unwrap_or_default();
    CompleteEnv::with_factory(move || offered(&word, in_bash))
        .var(VARIABLE)
        .complete();
}

/// The commands as a shell is to offer them while a word is typed.
fn offered(word: &OsString, in_bash: bool) -> Command {
    let wants_options = word.to_string_lossy().starts_with('-');
    let mut program = Arguments::command();
    // Adds `--help` and `--version`.
    program.build();
    let commands = candidates::commands(&program);
    let program = program.mut_subcommand("man", |man| {
        man.mut_arg("command", |argument| argument.add(commands))
    });
    adapted(program, &|argument, formats| {
        if argument
            .get_value_names()
            .is_some_and(|names| names == ["OUTPUT"])
        {
            return argument
                .add(candidates::outputs(formats, in_bash))
                .hide(!wants_options);
        }
        let has_hint = argument.get_value_hint() != ValueHint::Unknown;
        let argument = if in_bash && has_hint {
            argument.value_hint(ValueHint::Other)
        } else {
            argument
        };
        // Hidden ones are offered only where there is nothing else.
        let is_hidden = argument.is_hide_set() || !argument.is_positional() && !wants_options;
        candidates::sorted(argument).hide(is_hidden)
    })
}

/// A command and those below it with other arguments, all in order of their names; each is changed by `change`, which gets the formats
/// of the command as well. An alias is offered where no name fits.
fn adapted(command: Command, change: &dyn Fn(Arg, &[PossibleValue]) -> Arg) -> Command {
    let format = |each: &&Arg| each.get_long() == Some("format");
    let format = command.get_arguments().find(format);
    let formats = format.map(Arg::get_possible_values).unwrap_or_default();
    let mut names: Vec<String> = command
        .get_arguments()
        .map(|each| each.get_id().to_string())
        .collect();
    names.sort_by_key(|name| {
        let argument = command.get_arguments().find(|each| each.get_id() == name);
        argument.and_then(Arg::get_long).map(str::to_owned)
    });
    let rank = |argument: &Arg| names.iter().position(|name| argument.get_id() == name);
    command
        .mut_args(|argument| {
            let at = rank(&argument).unwrap_or(0);
            // Headings would order the options first.
            change(argument.help_heading(None).display_order(at), &formats)
        })
        .mut_subcommands(|each| {
            let aliases: Vec<String> = each.get_visible_aliases().map(str::to_owned).collect();
            let each = each.display_order(0).visible_alias(None).aliases(aliases);
            adapted(each, change)
        })
}

/// Prints the script for a shell.
pub(super) fn script(
    arguments: &CompletionsArguments,
    out: &mut dyn Write,
) -> Result<Outcome, cli::Error> {
    let shell = arguments.shell.to_string();
    if shell == "bash" {
        out.write_all(BASH.as_bytes())?;
    } else if shell == "zsh" {
        out.write_all(ZSH.as_bytes())?;
    } else if let Some(shell) = Shells::builtins().completer(&shell) {
        shell.write_registration(VARIABLE, "variorum", "variorum", "variorum", out)?;
    }
    Ok(Outcome::Clean)
}
