//! Manual pages, made from the arguments of the program.

use crate::wording::message::{Message, message};
use std::io::Write;
use std::path::PathBuf;

use clap::CommandFactory as _;

use crate::cli::args::{Arguments, ManArguments};
use crate::cli::formats;
use crate::cli::{self, Outcome};
use crate::input::{name, reason};
use crate::text::alike;

/// A page that cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// There is no such command.
    NoCommand {
        /// The command as typed.
        name: String,
        /// The command that it is most like.
        nearest: Option<String>,
    },
    /// The pages cannot be written.
    Folder {
        /// The folder as typed.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoCommand { name, nearest } => message!(
                "error.no-command",
                name = name,
                near = formats::near(nearest.as_deref())
            ),
            Self::Folder { folder, source } => message!(
                "error.manual-write",
                path = name::of(folder),
                reason = reason(source)
            ),
        }
    }
}

/// Prints one page, or writes all to a folder.
pub(super) fn man(arguments: &ManArguments, out: &mut dyn Write) -> Result<Outcome, cli::Error> {
    let mut program = Arguments::command();
    program.build();
    let failed = |folder: &PathBuf| {
        let folder = folder.clone();
        move |source| Error::Folder { folder, source }
    };
    if let Some(folder) = &arguments.folder {
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
        let commands = program.get_subcommands().filter(|each| is_own(each));
        for command in commands.chain([&program]) {
            let file = folder.join(format!("{}.1", title(command)));
            std::fs::write(file, page(command)?).map_err(failed(folder))?;
        }
        return Ok(Outcome::Clean);
    }
    let page = match &arguments.command {
        None => page(&program)?,
        Some(name) => {
            let found = program.find_subcommand(name);
            page(found.ok_or_else(|| unknown(name))?)?
        }
    };
    out.write_all(&page)?;
    Ok(Outcome::Clean)
}

/// The error that there is no such command.
pub(super) fn unknown(name: &str) -> Error {
    let program = Arguments::command();
    let commands = program.get_subcommands().filter(|each| is_own(each));
    let near = alike::nearest(name, commands.map(clap::Command::get_name));
    Error::NoCommand {
        name: name.to_owned(),
        nearest: near.map(str::to_owned),
    }
}

/// `help` has nothing to say that the pages do not.
fn is_own(command: &clap::Command) -> bool {
    command.get_name() != "help"
}

/// The name of a page: `variorum-check`.
fn title(command: &clap::Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

/// The page of a command, without a date: the same version has the same pages.
fn page(command: &clap::Command) -> Result<Vec<u8>, std::io::Error> {
    // The synopsis would list every option once more.
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone().override_usage(usage)).render(&mut bytes)?;
    Ok(adapted(&String::from_utf8_lossy(&bytes), title(command)).into_bytes())
}

/// A page with its version in the title, with its arguments apart from its options, and with its examples as they were written: one per
/// line, under a heading that says so. Lines are not stretched, which would put several spaces between words.
fn adapted(page: &str, title: &str) -> String {
    let mut out = String::new();
    let page = apart(page);
    for line in page.split_inclusive('\n') {
        // An empty date is left out there, and the source read as one.
        if line.starts_with(".TH ") {
            let version = env!("CARGO_PKG_VERSION");
            out += &[
                ".TH ",
                title,
                " 1 \"\" \"variorum ",
                version,
                "\" \"variorum\"\n.nh\n.ad l\n",
            ]
            .concat();
        } else if let Some(status) = line.strip_prefix("Exit status: ") {
            out += ".SH \"EXIT STATUS\"\n";
            out += status;
        } else {
            out += match line {
                ".SH EXTRA\n" => ".SH EXAMPLES\n.nf\n",
                "Examples:\n" => "",
                ".SH VERSION\n" => ".fi\n.SH VERSION\n",
                _ => line,
            };
        }
    }
    out
}

/// A page whose arguments, which are listed at the end of the options, have a section of their own before them.
fn apart(page: &str) -> String {
    const OPTIONS: &str = ".SH OPTIONS\n";
    const ITEM: &str = ".TP\n";
    let Some((before, rest)) = page.split_once(OPTIONS) else {
        return page.to_owned();
    };
    let end = rest.find(".SH ").unwrap_or(rest.len());
    let (listed, after) = rest.split_at(end);
    let items = listed.split(ITEM).skip(1);
    let (arguments, options): (Vec<&str>, Vec<&str>) =
        items.partition(|item| item.starts_with(['[', '<']));
    let section = |heading: &str, items: &[&str]| match items {
        [] => String::new(),
        _ => [heading, ITEM, &items.join(ITEM)].concat(),
    };
    [
        before,
        &section(".SH ARGUMENTS\n", &arguments),
        &section(OPTIONS, &options),
        after,
    ]
    .concat()
}
