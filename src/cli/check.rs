//! `variorum check`: reads what is to be checked, finds, fixes what may be fixed, and reports.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use crate::check::fix::rounds;
use crate::cli::args::{CheckArguments, CheckCommand, FindingArguments, OutputArguments};
use crate::cli::baseline;
use crate::cli::browser::{self, Opened};
use crate::cli::config::settings::Settings;
use crate::cli::config::{self, Configurations};
use crate::cli::filter::Filter;
use crate::cli::inert::Inert;
use crate::cli::judge::Judge;
use crate::cli::messages::Messages;
use crate::cli::since::Since;
use crate::cli::targets::Output;
#[cfg(feature = "docx")]
use crate::cli::word;
use crate::cli::{
    Appearance, Error, Outcome, environment, files, fix, inputs, links, options, output, progress,
    room, targets,
};
use crate::document::Document;
use crate::finding::Finding;
use crate::input::{self, name};
use crate::report::{Check, Report, Style, Subject, totals};
use crate::rule::Rule;
use crate::wording::message::message;

/// The files that a check reads besides the documents. A document that is a report of an earlier run can be replaced: `*.md` names it too.
fn also_read(CheckCommand { check, report }: &CheckCommand) -> Vec<String> {
    let config = check.input.config.as_deref().map(name::of);
    let files = [&check.files_from, &report.baseline].into_iter().flatten();
    let files = files.chain(&check.against).cloned();
    files.chain(config).collect()
}

/// Runs a check.
///
/// # Errors
/// When nothing can be checked. A file that cannot be read while others can is a message.
pub(super) fn run(
    arguments: &CheckCommand,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, Error> {
    let (check, wanted) = (&arguments.check, &arguments.report);
    let (word, mut outputs) = outputs(arguments)?;
    // Read first, so that a mistyped name does not cost a whole run.
    let baseline = wanted.baseline.as_deref().map(baseline::File::read);
    let baseline = baseline.transpose()?;
    let configurations = config::configurations(Some(&check.rules), &check.input)?;
    let progress = environment::has_progress(wanted.output.quiet);
    let mut written = targets::files(&outputs);
    written.extend(
        word.iter()
            .filter_map(|path| std::fs::canonicalize(path).ok()),
    );
    let mut inputs = gather(check, &configurations, &written, progress, messages)?;
    let mut documents = std::mem::take(&mut inputs.documents);
    let (count, unread) = (inputs.count, inputs.unread);
    let judge = inputs.judge(check, &configurations);
    let filter = Filter {
        baseline,
        since: since(wanted, &documents, &judge, messages)?,
        rules: &inputs.rules,
        whole: check.against.is_empty(),
    };
    let watched = say(progress, &documents, messages);
    let found = |documents: &[Document]| {
        let mut judged = judge.judge(documents)?;
        let unfixable = fix::take_unfixable(documents, &mut judged.findings);
        let filtered = filter.apply(documents, std::mem::take(&mut judged.findings));
        Ok::<_, config::Error>((judged, filtered, unfixable))
    };
    let mut last = found(&documents)?;
    progress::clear(watched, messages);
    let mut unwritten = 0;
    if wanted.fix || wanted.diff {
        let (readings, which) = (readings(&inputs.settings), options::fixes(wanted));
        let findings = last.1.findings.clone();
        let done = rounds(documents, findings, which, &readings, &mut |documents| {
            last = found(documents)?;
            Ok::<_, config::Error>(last.1.findings.clone())
        })?;
        fix::say_left(&done, &last.1.findings, which, !last.2.is_empty(), messages);
        if wanted.diff {
            let is_fit = environment::is_shown();
            let shown = if environment::obeys_lines() {
                fix::show(&done, is_fit, &mut Inert::new(out))?
            } else {
                fix::show(&done, is_fit, out)?
            };
            return Ok(outcome(unread, shown));
        }
        // What is in the archive is not touched.
        (documents, unwritten) = fix::write_all(done, count, &readings, messages);
        unwritten += fix::refuse(&documents[..count], &last.2, messages);
        if unwritten > 0 {
            last = found(&documents)?;
        }
    }
    let (mut judged, filtered, _) = last;
    let old = filter.settle(&filtered, wanted.prune_baseline, messages)?;
    judged.findings = filtered.findings;
    if wanted.since.is_some() {
        // What a configuration leaves out in vain is no part of the change.
        judged.unused.clear();
    }
    let (findings, configurations) =
        judged.with_configurations(&mut documents, &mut inputs.settings);
    let report = Check {
        documents: &documents,
        configurations,
        findings: &findings,
        rules: &inputs.rules,
        suppressed: judged.suppressed,
        left_out: &judged.left_out,
        silence: &judged.silence,
        old,
        unread,
        full: wanted.full || wanted.show_edits,
        unsafe_fixes: wanted.unsafe_fixes,
    };
    write_comments(&report, (count, &inputs.settings), wanted, word, messages)?;
    tell(report, wanted, &mut outputs, appearance, (out, messages))?;
    let found = has_failure(wanted, &inputs.settings, &findings);
    Ok(outcome(unread + unwritten, found))
}

/// The old revision of the documents, where one is asked for.
fn since(
    wanted: &FindingArguments,
    documents: &[Document],
    judge: &Judge<'_>,
    messages: &mut Messages<'_>,
) -> Result<Option<Since>, Error> {
    let revision = wanted.since.as_deref();
    let read = revision.map(|revision| Since::read(revision, documents, judge, messages));
    read.transpose()
}

/// The Word file that gets comments, and where reports go.
#[cfg(feature = "docx")]
fn outputs(arguments: &CheckCommand) -> Result<(Option<PathBuf>, Vec<Output>), options::Error> {
    let wanted = &arguments.report;
    let others = also_read(arguments);
    let read: Vec<&str> = arguments
        .check
        .paths
        .iter()
        .chain(&others)
        .map(String::as_str)
        .collect();
    let format = options::check_format(wanted);
    let (word, rest) = word::target(&wanted.output.output, format, &read)?;
    // As with other files, standard output gets a report besides only where one is asked for.
    if word.is_some() && rest.is_empty() && format.is_none() && !wanted.open {
        return Ok((word, Vec::new()));
    }
    Ok((word, reports(arguments, rest)?))
}

/// The Word file that gets comments, which needs a feature, and where reports go.
#[cfg(not(feature = "docx"))]
fn outputs(arguments: &CheckCommand) -> Result<(Option<PathBuf>, Vec<Output>), options::Error> {
    let typed = arguments.report.output.output.clone();
    Ok((None, reports(arguments, typed)?))
}

/// Where reports go, by what `--output` says.
fn reports(arguments: &CheckCommand, output: Vec<String>) -> Result<Vec<Output>, options::Error> {
    let wanted = &arguments.report;
    let format = options::check_format(wanted);
    let read = also_read(arguments);
    let read: Vec<&str> = read.iter().map(String::as_str).collect();
    let quiet = wanted.output.quiet;
    let typed = OutputArguments { output, quiet };
    browser::outputs(wanted.open, Subject::Check, format, &typed, &read)
}

/// Writes the Word file with comments, where one is asked for. The first `count` documents were checked.
#[cfg(feature = "docx")]
fn write_comments(
    report: &Check<'_>,
    (count, settings): (usize, &[Arc<Settings>]),
    wanted: &FindingArguments,
    target: Option<PathBuf>,
    messages: &mut Messages<'_>,
) -> Result<(), Error> {
    let Some(target) = target else { return Ok(()) };
    if count == 0 && report.unread > 0 {
        return Ok(());
    }
    let reading = settings.first().map(|settings| inputs::reading(settings));
    let reading = (count, &reading.unwrap_or_default());
    word::write_comments(report, reading, wanted, &target, messages)
}

/// Without the feature, no such file is asked for.
#[cfg(not(feature = "docx"))]
fn write_comments(
    _: &Check<'_>,
    _: (usize, &[Arc<Settings>]),
    _: &FindingArguments,
    _: Option<PathBuf>,
    _: &mut Messages<'_>,
) -> Result<(), Error> {
    Ok(())
}

/// How each document is read again.
fn readings(settings: &[Arc<Settings>]) -> Vec<input::Options> {
    let readings = settings.iter().map(|settings| inputs::reading(settings));
    readings.collect()
}

/// Says what is being checked, and whether that was worth a word.
fn say(wanted: bool, documents: &[Document], messages: &mut Messages<'_>) -> bool {
    let bytes = documents.iter().map(|each| each.text.len()).sum();
    let watched = wanted && progress::is_long(documents.len(), bytes);
    let what = match documents {
        [one] => message!("say.checking", name = &one.name),
        all => message!("say.checking-files", count = all.len()),
    };
    progress::say(watched, messages, &what);
    watched
}

/// Writes the report, says what it has no place for on standard output, and shows it where that is asked for.
fn tell(
    report: Check<'_>,
    wanted: &FindingArguments,
    outputs: &mut Vec<Output>,
    appearance: Appearance,
    (out, messages): (&mut dyn Write, &mut Messages<'_>),
) -> Result<(), Error> {
    let opened = Opened::of(wanted.open, wanted.output.quiet, Subject::Check, outputs)?;
    write(report, wanted, outputs, appearance, out)?;
    // On a terminal, both go to the same place: the findings come first.
    out.flush()?;
    say_totals(&report, wanted, outputs, messages);
    opened.map_or(Ok(()), |page| page.show(messages))?;
    Ok(())
}

/// Says what the report on standard output has no place for.
fn say_totals(
    report: &Check<'_>,
    wanted: &FindingArguments,
    outputs: &[Output],
    messages: &mut Messages<'_>,
) {
    if wanted.output.quiet || targets::have_totals(outputs) {
        return;
    }
    for line in totals::lines(report) {
        messages.say(&line);
    }
}

/// Whether the severity of one of the findings is at least the `fail-on` of its document.
fn has_failure(
    wanted: &FindingArguments,
    settings: &[Arc<Settings>],
    findings: &[Finding],
) -> bool {
    findings.iter().any(|finding| {
        let settings = &settings[finding.place.document as usize];
        options::is_failure(wanted, settings, finding)
    })
}

/// Writes the report of a check.
fn write(
    check: Check<'_>,
    wanted: &FindingArguments,
    outputs: &[Output],
    appearance: Appearance,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let names = check.documents.iter().map(|each| each.name.as_str());
    let addresses = links::targets(names);
    let style = Style {
        show_edits: wanted.show_edits,
        ..options::style(Style::default().detail, appearance.hyperlinks, &addresses)
    };
    output::write(outputs, &Report::Check(check), style, appearance, out)
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
pub(super) struct Inputs {
    pub(super) rules: Vec<&'static Rule>,
    /// Those to check, then the archive that they are held against.
    pub(super) documents: Vec<Document>,
    /// The settings of each.
    pub(super) settings: Vec<Arc<Settings>>,
    /// How many of them are to be checked.
    pub(super) count: usize,
    /// The first of the archive, where there is one.
    pub(super) archive: Option<u32>,
    /// The folders that are checked whole, as typed.
    pub(super) folders: Vec<String>,
    pub(super) unread: usize,
}

impl Inputs {
    /// How they are judged.
    fn judge<'run>(
        &'run self,
        arguments: &CheckArguments,
        configurations: &'run Configurations,
    ) -> Judge<'run> {
        Judge {
            rules: &self.rules,
            settings: &self.settings,
            archive: self.archive,
            folders: &self.folders,
            walk: options::walk(arguments),
            configurations,
        }
    }
}

/// Reads what is to be checked, but no reports that this run writes.
pub(super) fn gather(
    arguments: &CheckArguments,
    configurations: &Configurations,
    written: &[PathBuf],
    progress: bool,
    messages: &mut Messages<'_>,
) -> Result<Inputs, Error> {
    let named = files::named(&arguments.paths, arguments.files_from.as_deref())?;
    if named.is_empty() && !arguments.allow_empty {
        return Err(files::Error::Nothing.into());
    }
    let standard = arguments.stdin_filename.as_deref();
    let gathered = inputs::gather(arguments, &named, configurations, written, messages)?;
    let (own, archive) = (gathered.own, gathered.archive);
    let (mut unread, mut skipped) = (gathered.unread, gathered.skipped);
    let rules = if own.is_empty() {
        let everywhere = configurations.of_standard_input(None)?;
        options::running(arguments, &std::iter::once(&*everywhere))?
    } else {
        let settings = own.iter().chain(&archive).map(|input| &*input.settings);
        options::running(arguments, &settings)?
    };
    let (mut documents, mut settings) = inputs::read(
        &own,
        standard,
        progress,
        messages,
        (&mut unread, &mut skipped),
    );
    let count = documents.len();
    let (others, other_settings) = inputs::read(
        &archive,
        None,
        progress,
        messages,
        (&mut unread, &mut skipped),
    );
    skipped.say(messages);
    documents.extend(others);
    settings.extend(other_settings);
    room::to_check(&documents)?;
    Ok(Inputs {
        rules,
        documents,
        settings,
        count,
        archive: (!arguments.against.is_empty()).then_some(count as u32),
        folders: named
            .into_iter()
            .filter(|path| files::is_folder(path))
            .collect(),
        unread,
    })
}
