//! `variorum blame`: follows the paragraphs of a file through its history, and reports where the wording of each is from.

use std::io::Write;

use crate::cli::args::{BlameArguments, LineageArguments};
use crate::cli::followed::{Followed, Keep};
use crate::cli::messages::Messages;
use crate::cli::{
    Appearance, Error, Outcome, config, environment, links, options, output, targets,
};
use crate::diff;
use crate::diff::change::Class;
use crate::report::{Blame, Detail, Report, Subject};
use crate::text::fold::Folding;

/// Runs the command.
///
/// # Errors
/// When the file or its history cannot be read.
pub(super) fn run(
    arguments: &BlameArguments,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, Error> {
    let shared = &arguments.lineage;
    let outputs = targets::outputs(
        Subject::Blame,
        arguments.format,
        &shared.output,
        &[&arguments.file],
    )?;
    let configurations = config::configurations(None, &shared.input)?;
    let reading = configurations
        .of(&arguments.file)?
        .input_options(Folding::Usual);
    let watched = environment::has_progress(shared.output.quiet);
    let options = diff_options(shared);
    let followed = Followed::read(
        &arguments.file,
        &reading,
        &options,
        Keep::Last,
        watched,
        messages,
    )?;
    let report = Report::Blame(Blame {
        document: &followed.document,
        revisions: &followed.log.revisions,
        lineage: &followed.lineage,
    });
    let addresses = links::targets([arguments.file.as_str()].into_iter());
    let detail = Detail::Changes { context: 0 };
    let style = options::style(detail, appearance.hyperlinks, &addresses);
    output::write(&outputs, &report, style, appearance, out)?;
    Ok(Outcome::Clean)
}

/// How revisions are compared.
pub(super) fn diff_options(arguments: &LineageArguments) -> diff::Options {
    let named = |class: &Class| {
        arguments
            .ignore_class
            .iter()
            .any(|name| name == class.name())
    };
    diff::Options {
        unwanted: Class::ALL.into_iter().filter(named).collect(),
        ..diff::Options::default()
    }
}
