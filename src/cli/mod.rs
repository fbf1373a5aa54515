//! Floor 4: the command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
mod compare;
pub mod config;
pub mod files;
mod fix;
mod formats;
mod git_diff;
mod inputs;
mod judge;
mod links;
mod manuals;
mod output;
mod pager;
pub mod settings;
mod targets;

use std::io::{self, BufWriter, Write};

use crate::cli::args::{Arguments, CheckArguments, Command, RulesArguments, TextArguments};
use crate::cli::judge::Judge;
use crate::cli::pager::Paged;
use crate::cli::settings::{Color, Hyperlinks};
use crate::finding::Finding;
use crate::report::{Check, Report, Style, Subject};
use crate::text::fold::Folding;
use crate::{input, report};

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
pub enum Error {
    /// An argument that makes no sense.
    #[error(transparent)]
    Settings(#[from] settings::Error),
    /// A configuration that does not hold.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// An input that cannot be read.
    #[error(transparent)]
    Input(#[from] input::Error),
    /// A path that cannot be walked.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// A report that cannot be written to its file.
    #[error("{path}: the report cannot be written: {source}")]
    Output {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// What git gives is not what git gives.
    #[error(transparent)]
    GitDiff(#[from] git_diff::Error),
    /// A manual page that does not exist.
    #[error(transparent)]
    Manual(#[from] manuals::Error),
    /// The report could not be written.
    #[error("the report cannot be written: {0}")]
    Write(#[from] io::Error),
}

impl Error {
    /// Whether the reader of the output went away: no error, but the end.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
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
    let color = settings::color(arguments.color);
    color.set();
    settings::set_jobs(arguments.jobs);
    let pager = match &arguments.command {
        Command::Diff(arguments) => settings::pager(arguments),
        _ => None,
    };
    let look = Look {
        color,
        hyperlinks: settings::hyperlinks(arguments.hyperlinks, pager.is_some()),
    };
    let mut out = BufWriter::new(Paged::new(pager.as_deref(), out));
    let outcome = match &arguments.command {
        Command::Check(arguments) => check(arguments, look, &mut out, messages),
        Command::Diff(arguments) => compare::run(arguments, look, &mut out, messages),
        Command::Text(arguments) => text(arguments, look, &mut out),
        Command::Rules(arguments) => rules(arguments, &mut out),
        Command::Config(arguments) => config::show(arguments, &mut out),
        Command::Init(arguments) => config::init(arguments, messages),
        Command::GitDiff(arguments) => git_diff::run(arguments, look, &mut out),
        Command::Completions(arguments) => manuals::completions(arguments, &mut out),
        Command::Man(arguments) => manuals::man(arguments, &mut out),
    };
    let flushed = out.flush();
    let (terminal, _) = out.into_parts();
    terminal.finish();
    let outcome = outcome?;
    flushed?;
    Ok(outcome)
}

/// How reports look on this terminal.
#[derive(Clone, Copy, Debug)]
struct Look {
    color: Color,
    hyperlinks: Hyperlinks,
}

fn check(
    arguments: &CheckArguments,
    look: Look,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let outputs = targets::outputs(Subject::Check, arguments.format, &arguments.output)?;
    // Said before anything is read, so that a slip is not paid for with the time of a whole run.
    let configurations = config::configurations(Some(&arguments.rules), &arguments.input)?;
    let named = files::named(&arguments.paths, arguments.files_from.as_deref())?;
    if named.is_empty() && !arguments.allow_empty {
        return Err(files::Error::Nothing.into());
    }
    let standard = arguments.stdin_filename.as_deref();
    let gathered = inputs::gather(arguments, &named, &configurations, messages)?;
    let (own, archive) = (gathered.own, gathered.archive);
    let mut unread = gathered.unread;
    let rules = if own.is_empty() {
        let everywhere = configurations.of_standard_input(None)?;
        settings::running(arguments, &std::iter::once(&*everywhere))?
    } else {
        let held = own.iter().chain(&archive).map(|input| &*input.held);
        settings::running(arguments, &held)?
    };
    let progress = settings::has_progress(arguments.output.quiet);
    let (mut documents, mut held) = inputs::read(&own, standard, progress, messages, &mut unread);
    let count = documents.len();
    let first = (!arguments.against.is_empty()).then_some(count as u32);
    let (others, others_held) = inputs::read(&archive, None, progress, messages, &mut unread);
    documents.extend(others);
    held.extend(others_held);
    let judge = Judge {
        rules: &rules,
        held: &held,
        archive: first,
        walk: settings::walk(arguments),
        configurations: &configurations,
    };
    let mut judged = judge.judge(&documents)?;
    if arguments.fix || arguments.unsafe_fixes || arguments.diff {
        let originals = documents.clone();
        let readings: Vec<input::Options> = held.iter().map(|held| inputs::reading(held)).collect();
        let done = fix::rounds(
            documents,
            judged.findings,
            arguments.unsafe_fixes,
            &readings,
            &|documents| judge.judge(documents).map(|judged| judged.findings),
        )?;
        documents = done.documents;
        if arguments.diff {
            let changed = fix::show(&originals, &documents, out)?;
            return Ok(match () {
                () if unread > 0 => Outcome::Failed,
                () if changed => Outcome::Found,
                () => Outcome::Clean,
            });
        }
        let mut files = 0;
        // What is in the archive is not touched.
        for ((original, document), reading) in
            originals.iter().zip(&documents).zip(&readings).take(count)
        {
            match fix::write(original, document, reading.encoding) {
                Ok(changed) => files += usize::from(changed),
                Err(error) => complain(messages, &error, &mut unread),
            }
        }
        // When not even this can be written, the files and the report still tell.
        let _ = writeln!(
            messages,
            "variorum: {} fixed in {}",
            report::count(done.fixed, "finding"),
            report::count(files, "file")
        );
        judged = judge.judge(&documents)?;
    }
    let suppressed = judged.suppressed;
    let (findings, configurations) = judged.with_configurations(&mut documents, &mut held);
    let addresses = links::targets(documents.iter().map(|each| each.name.as_str()));
    let report = Report::Check(Check {
        documents: &documents,
        configurations,
        findings: &findings,
        rules: &rules,
        suppressed,
        unread,
    });
    let style = Style {
        show_edits: arguments.show_edits,
        ..settings::style(Style::default().detail, look.hyperlinks, &addresses)
    };
    output::write(&outputs, &report, style, look.color, out)?;
    let fails = |finding: &Finding| {
        let held = &held[finding.place.document as usize];
        settings::is_failure(arguments, held, finding)
    };
    Ok(match () {
        () if unread > 0 => Outcome::Failed,
        () if findings.iter().any(fails) => Outcome::Found,
        () => Outcome::Clean,
    })
}

/// Says what is wrong with one input; the others go on.
fn complain(messages: &mut dyn Write, error: &dyn std::error::Error, unread: &mut usize) {
    *unread += 1;
    // When not even this can be written, the exit status still tells.
    let _ = writeln!(messages, "variorum: {error}");
}

fn text(arguments: &TextArguments, look: Look, out: &mut dyn Write) -> Result<Outcome, Error> {
    let outputs = targets::outputs(Subject::Text, arguments.format, &arguments.output)?;
    let configurations = config::configurations(None, &arguments.input)?;
    let held = configurations.of(&arguments.file)?;
    let document = input::read(&arguments.file, &held.input_options(Folding::Usual))?;
    let report = Report::Text(&document);
    output::write(&outputs, &report, Style::default(), look.color, out)?;
    Ok(Outcome::Clean)
}

fn rules(arguments: &RulesArguments, out: &mut dyn Write) -> Result<Outcome, Error> {
    if let Some(name) = &arguments.rule {
        let rule = settings::rule(name)?;
        writeln!(
            out,
            "# {} ({})\n\n{}",
            rule.name,
            rule.severity.name(),
            rule.manual()
        )?;
        return Ok(Outcome::Clean);
    }
    let mut all = settings::all_rules();
    let widest = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    all.sort_by_key(|rule| (rule.group, rule.name));
    for (number, group) in all.chunk_by(|a, b| a.group == b.group).enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", group[0].group)?;
        for rule in group {
            let (name, severity) = (rule.name, rule.severity.name());
            writeln!(out, "  {name:widest$}  {severity:7}  {}", rule.summary())?;
        }
    }
    Ok(Outcome::Clean)
}
