//! The command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
pub(crate) mod baseline;
mod blame;
mod browser;
mod check;
mod compare;
pub mod completion;
pub mod config;
mod encoded;
pub(crate) mod environment;
pub(crate) mod files;
mod filter;
mod fix;
mod followed;
mod formats;
mod git_diff;
mod history;
mod ignored;
mod inert;
mod inputs;
mod judge;
mod lang;
mod links;
mod manuals;
mod merge;
mod messages;
mod numbers;
pub(crate) mod options;
mod output;
mod pager;
mod paths;
mod place;
mod progress;
mod refused;
mod replacing;
mod room;
mod rules;
#[cfg(feature = "serve")]
mod serve;
mod signals;
mod since;
mod stale;
mod targets;
mod tree;
mod versions;
#[cfg(feature = "docx")]
mod word;

use crate::wording::message::{Message, message};
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};

use clap::Parser as _;

use crate::check::catalogue::UnknownRule;
use crate::cli::args::{Arguments, Command, TextArguments};
use crate::cli::environment::{Color, Hyperlinks, Width};
use crate::cli::messages::Messages;
use crate::cli::pager::Paged;
use crate::input::{self, name, reason, standard};
use crate::report::totals;
use crate::report::{Report, Style, Subject};
use crate::text::fold::Folding;
use crate::wording::Lang;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report: 0.
    Clean,
    /// Findings or differences: 1.
    Found,
    /// An error: 2.
    Failed,
}

/// What stops a run.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// An argument that makes no sense.
    #[error(transparent)]
    Options(#[from] options::Error),
    /// A rule that does not exist.
    #[error(transparent)]
    Rule(#[from] UnknownRule),
    /// A configuration that does not hold.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// An input that cannot be read.
    #[error(transparent)]
    Input(#[from] input::Error),
    /// A folder that cannot be listed.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// A report that cannot be written to its file.
    Output {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A page that cannot be shown.
    #[error(transparent)]
    Browser(#[from] browser::Error),
    /// Pages that cannot be served.
    #[cfg(feature = "serve")]
    #[error(transparent)]
    Serve(#[from] serve::Error),
    /// What git gives is not what git gives.
    #[error(transparent)]
    GitDiff(#[from] git_diff::Error),
    /// A baseline that cannot be used.
    #[error(transparent)]
    Baseline(#[from] baseline::Error),
    /// A merge that cannot be written.
    #[error(transparent)]
    Merge(#[from] merge::Error),
    /// A Word file with tracked changes or comments that cannot be made.
    #[cfg(feature = "docx")]
    #[error(transparent)]
    Redline(#[from] crate::redline::Error),
    /// A manual page that does not exist.
    #[error(transparent)]
    Manual(#[from] manuals::Error),
    /// The report could not be written.
    Write(#[from] io::Error),
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Options(error) => error.message(),
            Self::Rule(error) => error.message(),
            Self::Config(error) => error.message(),
            Self::Input(error) => error.message(),
            Self::Files(error) => error.message(),
            Self::Output { path, source } => {
                message!(
                    "error.report-write-to",
                    path = path,
                    reason = reason(source)
                )
            }
            Self::Browser(error) => error.message(),
            #[cfg(feature = "serve")]
            Self::Serve(error) => error.message(),
            Self::GitDiff(error) => error.message(),
            Self::Baseline(error) => error.message(),
            Self::Merge(error) => error.message(),
            #[cfg(feature = "docx")]
            Self::Redline(error) => error.message(),
            Self::Manual(error) => error.message(),
            Self::Write(source) => {
                message!("error.report-write", reason = reason(source))
            }
        }
    }
}

impl Error {
    /// Whether the reader of the output went away: no error, but the end.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Reads the arguments of the process. Help, and what is wrong with an argument, ends the process; files without a command get the
/// command that fits them.
#[must_use]
#[allow(clippy::exit, reason = "clap ends the process in the same way")]
pub fn parse() -> Arguments {
    let typed: Vec<OsString> = std::env::args_os().map(name::argument).collect();
    Arguments::try_parse_from(&typed).unwrap_or_else(|error| {
        let typed: Vec<String> = typed.iter().skip(1).map(name::of).collect();
        refused::end(&error, &typed)
    })
}

/// Says on `messages` what stopped a run.
pub fn fail(arguments: &Arguments, error: &Error, messages: &mut dyn Write) {
    let columns = environment::width(arguments.width).messages;
    // A language that does not exist is reported in the usual one.
    let lang = lang::wanted(arguments.lang).unwrap_or_default();
    Messages::new(messages, columns, lang).say(&error.message());
}

/// Looks which standard streams are closed, before `main`: later, they look like the null device. A program that does not call this takes
/// the null device for a closed stream where it is open for reading and writing.
#[cfg(unix)]
pub fn look_at_streams() {
    standard::look();
}

/// Runs a command. The report goes to `out`, messages to `messages`.
///
/// # Errors
/// What stops the run as a whole; a file that cannot be read while others can is a message and [`Outcome::Failed`].
pub fn run(
    arguments: &Arguments,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let color = environment::color(arguments.color);
    color.set();
    signals::outlive_limits();
    environment::set_jobs(arguments.jobs);
    replacing::set_in_place(arguments.in_place);
    let pager = match &arguments.command {
        Command::Diff(arguments) => options::pager(arguments),
        _ => None,
    };
    let appearance = Appearance {
        color,
        width: environment::width(arguments.width),
        hyperlinks: environment::hyperlinks(arguments.hyperlinks, pager.is_some()),
        lang: lang::wanted(arguments.lang)?,
    };
    let messages = &mut Messages::new(messages, appearance.width.messages, appearance.lang);
    let mut closed = Closed;
    let out: &mut dyn Write = if standard::is_closed(io::stdout()) {
        &mut closed
    } else {
        out
    };
    let mut out = BufWriter::new(Unread::new(Paged::new(pager.as_deref(), out)));
    let outcome = match &arguments.command {
        Command::Check(arguments) => check::run(arguments, appearance, &mut out, messages),
        Command::Baseline(arguments) => baseline::record::run(arguments, messages),
        Command::Diff(arguments) => compare::run(arguments, appearance, &mut out, messages),
        Command::Merge(arguments) => merge::run(arguments, &mut out, messages),
        Command::Blame(arguments) => blame::run(arguments, appearance, &mut out, messages),
        Command::History(arguments) => history::run(arguments, appearance, &mut out, messages),
        Command::Stale(arguments) => stale::run(arguments, appearance, &mut out, messages),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(arguments, appearance.lang, &mut out, messages),
        Command::Text(arguments) => text(arguments, appearance, &mut out, messages),
        Command::Rules(arguments) => rules::print(arguments, appearance.width.standard, &mut out),
        Command::Config(arguments) => config::show(arguments, &mut out),
        Command::Init(arguments) => config::init(arguments, messages),
        Command::GitDiff(arguments) => git_diff::run(arguments, appearance, &mut out),
        Command::Completions(arguments) => completion::script(arguments, &mut out),
        Command::Man(arguments) => manuals::man(arguments, &mut out),
    };
    let flushed = out.flush();
    for note in messages::taken() {
        messages.say(&note);
    }
    let (terminal, _) = out.into_parts();
    terminal.out.finish();
    let outcome = outcome?;
    flushed?;
    Ok(outcome)
}

/// Standard output that was closed before the process started: what is written to it would be lost without a word.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("standard output is closed"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A writer whose reader may go away: that is the end of what is written, but not of the run, whose status still has to be found.
struct Unread<W> {
    out: W,
    is_closed: bool,
}

impl<W: Write> Unread<W> {
    fn new(out: W) -> Self {
        Self {
            out,
            is_closed: false,
        }
    }

    /// What came of writing, but that nobody reads it.
    fn heard<T>(&mut self, written: io::Result<T>, unread: T) -> io::Result<T> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(unread)
            }
            written => written,
        }
    }
}

impl<W: Write> Write for Unread<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        self.heard(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.heard(flushed, ())
    }
}

/// How reports look on this terminal.
#[derive(Clone, Copy, Debug)]
struct Appearance {
    color: Color,
    width: Width,
    hyperlinks: Hyperlinks,
    lang: Lang,
}

fn text(
    arguments: &TextArguments,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, Error> {
    let outputs = targets::outputs(
        Subject::Text,
        arguments.format,
        &arguments.output,
        &[&arguments.file],
    )?;
    let configurations = config::configurations(None, &arguments.input)?;
    let settings = configurations.of(&arguments.file)?;
    let document = input::read(&arguments.file, &settings.input_options(Folding::Usual))?;
    let lost = totals::lost(std::iter::once(&document));
    if let Some(line) = lost.filter(|_| !arguments.output.quiet) {
        messages.say(&line);
    }
    let report = Report::Text(&document);
    output::write(&outputs, &report, Style::default(), appearance, out)?;
    Ok(Outcome::Clean)
}
