//! What shells and `man` know of the program, made from its arguments.

use std::io::Write;
use std::path::PathBuf;

use clap::CommandFactory as _;

use crate::cli::args::{Arguments, CompletionsArguments, ManArguments};
use crate::cli::{self, Outcome};

/// A page that cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such command.
    #[error("there is no command `{name}`, so it has no manual page: see `variorum --help`")]
    NoCommand {
        /// The command as typed.
        name: String,
    },
    /// The pages cannot be written.
    #[error("{}: the manual pages cannot be written: {source}", folder.display())]
    Folder {
        /// The folder as typed.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Prints the script for a shell.
pub(super) fn completions(
    arguments: &CompletionsArguments,
    out: &mut dyn Write,
) -> Result<Outcome, cli::Error> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "variorum", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Clean)
}

/// Prints one page, or writes all to a folder.
pub(super) fn man(arguments: &ManArguments, out: &mut dyn Write) -> Result<Outcome, cli::Error> {
    let mut program = Arguments::command();
    if let Some(folder) = &arguments.folder {
        clap_mangen::generate_to(program, folder).map_err(|source| Error::Folder {
            folder: folder.clone(),
            source,
        })?;
        return Ok(Outcome::Clean);
    }
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            found.ok_or_else(|| Error::NoCommand { name: name.clone() })?
        }
    };
    clap_mangen::Man::new(command).render(out)?;
    Ok(Outcome::Clean)
}
