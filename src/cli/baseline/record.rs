//! `variorum baseline`: writes down what is found, or takes out of a baseline what is no longer found.

use crate::cli::args::BaselineArguments;
use crate::cli::baseline::{Checked, Error, File};
use crate::cli::judge::Judge;
use crate::cli::messages::Messages;
use crate::cli::place::{self, Place};
use crate::cli::{self, Outcome, check, config, environment, options};
use crate::input::name;
use crate::wording::message::message;

/// Runs the command.
///
/// # Errors
/// When something cannot be read, or the baseline cannot be written; then it stays as it was.
pub(in crate::cli) fn run(
    arguments: &BaselineArguments,
    messages: &mut Messages<'_>,
) -> Result<Outcome, cli::Error> {
    let path = arguments.output.as_str();
    File::check(path)?;
    let is_open = matches!(place::of(&name::path(path)), Place::Open(_));
    let there = match () {
        // A pipe has no entries yet.
        () if is_open && !arguments.prune => File::empty(path),
        () => match File::read(path) {
            Err(Error::Missing { .. }) if !arguments.prune => File::empty(path),
            read => read?,
        },
    };
    let wanted = &arguments.check;
    let configurations = config::configurations(Some(&wanted.rules), &wanted.input)?;
    let run = check::gather(
        wanted,
        &configurations,
        &[],
        environment::has_progress(false),
        messages,
    )?;
    if run.unread > 0 {
        return Err(Error::Unread {
            path: path.to_owned(),
            unread: run.unread,
        }
        .into());
    }
    let judge = Judge {
        rules: &run.rules,
        settings: &run.settings,
        archive: run.archive,
        folders: &run.folders,
        walk: options::walk(wanted),
        configurations: &configurations,
    };
    let findings = judge.judge(&run.documents)?.findings;
    let looked = Checked {
        documents: &run.documents,
        rules: &run.rules,
        whole: arguments.check.against.is_empty(),
    };
    let said = if arguments.prune {
        let standing = there.hold(looked, &findings);
        there.prune(&standing)?;
        let count = standing.stale();
        message!("say.baseline-pruned", path = path, count = count)
    } else {
        let kept = there.record(looked, &findings)?;
        let kept = (kept > 0).then(|| message!("say.baseline-kept", count = kept));
        message!(
            "say.baseline-recorded",
            path = path,
            count = findings.len(),
            kept = kept
        )
    };
    messages.say(&said);
    Ok(Outcome::Clean)
}
