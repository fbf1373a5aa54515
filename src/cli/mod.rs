//! Floor 4: the command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
pub mod baseline;
mod compare;
pub mod config;
pub mod environment;
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
mod paths;
mod progress;
pub mod settings;
mod sieve;
mod since;
mod targets;
mod words;

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use crate::cli::args::{
    Arguments, CheckArguments, CheckCommand, Command, RulesArguments, TextArguments,
};
use crate::cli::baseline::Baseline;
use crate::cli::config::Configurations;
use crate::cli::config::held::Held;
use crate::cli::environment::{Color, Hyperlinks};
use crate::cli::judge::Judge;
use crate::cli::pager::Paged;
use crate::cli::sieve::Sieve;
use crate::cli::since::Since;
use crate::document::Document;
use crate::finding::Finding;
use crate::input;
use crate::report::{Check, Report, Style, Subject};
use crate::rule::Rule;
use crate::text::fold::Folding;

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
    /// A baseline that cannot be used.
    #[error(transparent)]
    Baseline(#[from] baseline::Error),
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
    let color = environment::color(arguments.color);
    color.set();
    environment::set_jobs(arguments.jobs);
    let pager = match &arguments.command {
        Command::Diff(arguments) => settings::pager(arguments),
        _ => None,
    };
    let look = Look {
        color,
        hyperlinks: environment::hyperlinks(arguments.hyperlinks, pager.is_some()),
    };
    let mut out = BufWriter::new(Paged::new(pager.as_deref(), out));
    let outcome = match &arguments.command {
        Command::Check(arguments) => check(arguments, look, &mut out, messages),
        Command::Baseline(arguments) => baseline::record::run(arguments, messages),
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
    arguments: &CheckCommand,
    look: Look,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let CheckCommand {
        check,
        report: wanted,
    } = arguments;
    let outputs = targets::outputs(Subject::Check, wanted.format, &wanted.output)?;
    // Said before anything is read, so that a slip is not paid for with the time of a whole run.
    let baseline = wanted.baseline.as_deref().map(Baseline::read).transpose()?;
    let configurations = config::configurations(Some(&check.rules), &check.input)?;
    let progress = environment::has_progress(wanted.output.quiet);
    let Run {
        rules,
        mut documents,
        mut held,
        count,
        archive,
        mut unread,
    } = gather(check, &configurations, progress, messages)?;
    let judge = Judge {
        rules: &rules,
        held: &held,
        archive,
        walk: settings::walk(check),
        configurations: &configurations,
    };
    let standard = check.stdin_filename.as_deref();
    let read = |revision| Since::read(revision, &documents, standard, &judge);
    let since = wanted.since.as_deref().map(read).transpose()?;
    let sieve = Sieve {
        baseline,
        since,
        rules: &rules,
        whole: check.against.is_empty(),
    };
    let files = documents.len();
    let line = format_args!("checking {files} files");
    progress::say(files, progress, messages, line);
    let found = |documents: &[Document]| {
        let mut judged = judge.judge(documents)?;
        let sifted = sieve.sift(documents, std::mem::take(&mut judged.findings));
        Ok::<_, config::Error>((judged, sifted))
    };
    let (mut judged, mut sifted) = found(&documents)?;
    progress::clear(files, progress, messages);
    if wanted.fix || wanted.unsafe_fixes || wanted.diff {
        let originals = documents.clone();
        let readings: Vec<input::Options> = held.iter().map(|held| inputs::reading(held)).collect();
        let done = fix::rounds(
            documents,
            sifted.findings,
            wanted.unsafe_fixes,
            &readings,
            &|documents| Ok::<_, config::Error>(found(documents)?.1.findings),
        )?;
        documents = done.documents;
        if wanted.diff {
            let changed = fix::show(&originals, &documents, out)?;
            return Ok(outcome(unread, changed));
        }
        // What is in the archive is not touched.
        let pairs = originals.iter().zip(&documents).zip(&readings).take(count);
        let failed = fix::write_all(pairs, done.fixed, messages);
        unread += failed;
        (judged, sifted) = found(&documents)?;
    }
    let old = sieve.settle(&sifted, wanted.prune_baseline, messages)?;
    judged.findings = sifted.findings;
    if wanted.since.is_some() {
        // What a configuration leaves out in vain is no part of the change.
        judged.unused.clear();
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
        old,
        unread,
    });
    let style = Style {
        show_edits: wanted.show_edits,
        ..settings::style(Style::default().detail, look.hyperlinks, &addresses)
    };
    output::write(&outputs, &report, style, look.color, out)?;
    let fails = |finding: &Finding| {
        let held = &held[finding.place.document as usize];
        settings::is_failure(wanted, held, finding)
    };
    Ok(outcome(unread, findings.iter().any(fails)))
}

/// How a check ends.
fn outcome(unread: usize, found: bool) -> Outcome {
    match found {
        _ if unread > 0 => Outcome::Failed,
        true => Outcome::Found,
        false => Outcome::Clean,
    }
}

/// What a check works on.
struct Run {
    rules: Vec<&'static Rule>,
    /// Those to check, then the archive that they are held against.
    documents: Vec<Document>,
    /// What holds for each.
    held: Vec<Arc<Held>>,
    /// How many of them are to be checked.
    count: usize,
    /// The first of the archive, where there is one.
    archive: Option<u32>,
    unread: usize,
}

/// Reads what is to be checked.
fn gather(
    arguments: &CheckArguments,
    configurations: &Configurations,
    progress: bool,
    messages: &mut dyn Write,
) -> Result<Run, Error> {
    let named = files::named(&arguments.paths, arguments.files_from.as_deref())?;
    if named.is_empty() && !arguments.allow_empty {
        return Err(files::Error::Nothing.into());
    }
    let standard = arguments.stdin_filename.as_deref();
    let gathered = inputs::gather(arguments, &named, configurations, messages)?;
    let (own, archive) = (gathered.own, gathered.archive);
    let mut unread = gathered.unread;
    let rules = if own.is_empty() {
        let everywhere = configurations.of_standard_input(None)?;
        settings::running(arguments, &std::iter::once(&*everywhere))?
    } else {
        let held = own.iter().chain(&archive).map(|input| &*input.held);
        settings::running(arguments, &held)?
    };
    let (mut documents, mut held) = inputs::read(&own, standard, progress, messages, &mut unread);
    let count = documents.len();
    let (others, others_held) = inputs::read(&archive, None, progress, messages, &mut unread);
    documents.extend(others);
    held.extend(others_held);
    Ok(Run {
        rules,
        documents,
        held,
        count,
        archive: (!arguments.against.is_empty()).then_some(count as u32),
        unread,
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
