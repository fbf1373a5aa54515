//! The environment and the terminal: what they say is asked here and nowhere else.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread::available_parallelism;

use clap::ValueEnum;

use crate::cli::numbers::whole;

/// When to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// As the output and the environment suggest.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Whether a run says how far it is, on standard error: only to a person at a terminal.
#[must_use]
pub(crate) fn has_progress(quiet: bool) -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !quiet && !dumb && std::io::stderr().is_terminal()
}

/// Whether standard output is shown to a person: on a terminal, or by a pager of git on one.
pub(super) fn is_shown() -> bool {
    std::io::stdout().is_terminal() || is_below_git_pager()
}

/// Sets how many threads work at a time, for the whole run; 0 is as many as there are processors. Where the system allows fewer, these do
/// the work, or else the thread that runs already.
pub(crate) fn set_jobs(jobs: u16) {
    let wanted = match usize::from(jobs) {
        0 => rayon_threads().unwrap_or_else(|| available_parallelism().map_or(1, usize::from)),
        jobs => jobs,
    };
    // Started before the pool is made: a pool that could not start all of its threads could not be made again.
    let mut waiting: Vec<mpsc::Sender<rayon::ThreadBuilder>> = Vec::new();
    while waiting.len() < wanted {
        let (sender, receiver) = mpsc::channel::<rayon::ThreadBuilder>();
        let started = std::thread::Builder::new().spawn(move || {
            // Where nothing comes, there is nothing to do.
            if let Ok(thread) = receiver.recv() {
                thread.run();
            }
        });
        if started.is_err() {
            break;
        }
        waiting.push(sender);
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(waiting.len().max(1));
    // The first run of a process decides; the report does not depend on it.
    let _ = if waiting.is_empty() {
        pool.use_current_thread().build_global()
    } else {
        pool.spawn_handler(|thread| {
            let sender = waiting.pop().ok_or(std::io::ErrorKind::WouldBlock)?;
            let gone = |_| std::io::Error::from(std::io::ErrorKind::BrokenPipe);
            sender.send(thread).map_err(gone)
        })
        .build_global()
    };
}

/// How many threads the environment asks for.
fn rayon_threads() -> Option<usize> {
    let set = std::env::var("RAYON_NUM_THREADS").ok()?;
    set.parse().ok().filter(|count| *count > 0)
}

/// Whether there is colour on standard output, and in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Color {
    standard: bool,
    files: bool,
}

impl Color {
    /// Decides for what goes to standard output next.
    pub(crate) fn set(self) {
        colored::control::set_override(self.standard);
    }

    /// Decides for what goes to a file next.
    pub(super) fn set_for_files(self) {
        colored::control::set_override(self.files);
    }
}

/// Decides once whether there is colour, for the whole run: `--color`, then `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR_FORCE`, TERM and whether standard
/// output is a terminal, or read by git's pager on one. `colored` alone would let `CLICOLOR_FORCE` win over `NO_COLOR`, and take an
/// empty `NO_COLOR` for a wish.
#[must_use]
pub(crate) fn color(when: When) -> Color {
    let set = |name: &str| variable(name).is_some();
    let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|set| set == value);
    let forced = |name: &str| set(name) && !is(name, "0");
    let color = |terminal: bool| match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") => true,
        When::Auto if is("CLICOLOR", "0") || is("TERM", "dumb") => false,
        When::Auto => terminal,
    };
    Color {
        standard: color(std::io::stdout().is_terminal() || is_below_git_pager()),
        // Who forces colour wants it on the screen: files keep their bytes.
        files: when == When::Always,
    }
}

/// The fewest columns that a report can be fitted into.
const LEAST_WIDTH: u16 = 20;

/// Reads a number of columns.
pub(super) fn columns(typed: &str) -> Result<u16, String> {
    match typed.parse() {
        Ok(0) => Ok(0),
        _ => whole(typed, &(LEAST_WIDTH..=u16::MAX))
            .map_err(|error| format!("{error}, or 0 to keep long lines")),
    }
}

/// How many columns a report for people takes, on standard output and in files, and how many messages take on standard error; `None`
/// where lines stay as long as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Width {
    pub(super) standard: Option<usize>,
    pub(super) files: Option<usize>,
    pub(super) messages: Option<usize>,
}

/// Decides once how wide reports are: `--width`, then the terminal that shows them. Git says in COLUMNS how wide its pager is.
#[must_use]
pub(crate) fn width(typed: Option<u16>) -> Width {
    if let Some(typed) = typed {
        let columns = (typed > 0).then_some(usize::from(typed));
        return Width {
            standard: columns,
            files: columns,
            messages: columns,
        };
    }
    let (output, errors) = (std::io::stdout(), std::io::stderr());
    let below_pager = output.is_terminal() || is_below_git_pager();
    Width {
        standard: shown(terminal_size::terminal_size_of(&output), below_pager),
        files: None,
        messages: shown(
            terminal_size::terminal_size_of(&errors),
            errors.is_terminal(),
        ),
    }
}

/// How wide the terminal is that shows a stream, if one does: as it says itself, or else as COLUMNS says.
fn shown(
    terminal: Option<(terminal_size::Width, terminal_size::Height)>,
    is_shown: bool,
) -> Option<usize> {
    let said = || std::env::var("COLUMNS").ok()?.parse().ok();
    let terminal = terminal.map(|(width, _)| width.0);
    let known = terminal.filter(|width| *width > 0).or_else(said);
    let known = known.filter(|_| is_shown);
    known.map(|width| usize::from(width.max(LEAST_WIDTH)))
}

/// A variable of the environment that is set to something.
pub(super) fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Which links places carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hyperlinks {
    /// None.
    None,
    /// To the file.
    Files,
    /// To the file and the line, for terminals that read `#LINE`.
    Lines,
}

/// Whether the terminal has links, by `--hyperlinks` or by what the environment tells of the terminal. A pager may not pass them on.
#[must_use]
pub(crate) fn hyperlinks(when: When, has_pager: bool) -> Hyperlinks {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    let wanted = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => !has_pager && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
    };
    match wanted {
        false => Hyperlinks::None,
        true if is("TERM_PROGRAM", "vscode") || is("TERM", "xterm-kitty") => Hyperlinks::Lines,
        true => Hyperlinks::Files,
    }
}

/// The pager, when there is one: `VARIORUM_PAGER`, then PAGER, then less; none when that is empty or `cat`, when standard output is no
/// terminal, and below a pager of git.
#[must_use]
pub(crate) fn pager() -> Option<String> {
    if !std::io::stdout().is_terminal() || is_below_git_pager() {
        return None;
    }
    pager_named(|name| std::env::var(name).ok())
}

/// The pager that the environment names.
fn pager_named(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let named = ["VARIORUM_PAGER", "PAGER"].into_iter().find_map(variable);
    let command = named.unwrap_or_else(|| "less".to_owned());
    let command = command.trim();
    (!command.is_empty() && command != "cat").then(|| command.to_owned())
}

/// The browsers that BROWSER names, the first that is there is meant; a colon parts them, `%s` stands for the address.
pub(super) fn browsers() -> Vec<String> {
    let named = std::env::var("BROWSER").unwrap_or_default();
    let separator = if cfg!(windows) { ';' } else { ':' };
    named.split(separator).map(str::to_owned).collect()
}

/// Whether git has started a pager that reads what this run writes.
fn is_below_git_pager() -> bool {
    std::env::var("GIT_PAGER_IN_USE").is_ok_and(|value| matches!(value.as_str(), "true" | "1"))
}

/// Whether git takes an exit status of 1 for differences, and not for a failure.
#[must_use]
pub(crate) fn git_trusts_status() -> bool {
    std::env::var("GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE").is_ok_and(|value| {
        ["true", "1", "yes", "on"].contains(&value.to_ascii_lowercase().as_str())
    })
}

/// Whether git has shown another file in this run already.
#[must_use]
pub(crate) fn git_shows_more() -> bool {
    let number = std::env::var("GIT_DIFF_PATH_COUNTER").ok();
    number
        .and_then(|number| number.parse().ok())
        .is_some_and(|number: u64| number > 1)
}

/// Whether standard output goes to the log of a service that obeys some of its lines, and not to a file.
pub(super) fn obeys_lines() -> bool {
    let is_file = || std::fs::metadata("/dev/stdout").is_ok_and(|about| about.is_file());
    let is_set = |name: &str, value: &str| {
        std::env::var(name).is_ok_and(|set| set.eq_ignore_ascii_case(value))
    };
    let obeys = is_set("GITHUB_ACTIONS", "true")
        || is_set("TF_BUILD", "true")
        || std::env::var_os("TEAMCITY_VERSION").is_some();
    obeys && !is_file()
}

/// The file that GitHub Actions shows as the summary of a step, in such a step.
pub(super) fn step_summary() -> Option<PathBuf> {
    variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pager_is_named_as_git_names_one() {
        let pager = |set: &[(&str, &str)]| {
            pager_named(|name| {
                let found = set.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(pager(&[]).as_deref(), Some("less"));
        assert_eq!(pager(&[("PAGER", "more -s")]).as_deref(), Some("more -s"));
        let both = [("PAGER", "more"), ("VARIORUM_PAGER", "less -S")];
        assert_eq!(pager(&both).as_deref(), Some("less -S"));
        for none in ["", " ", "cat"] {
            assert_eq!(pager(&[("VARIORUM_PAGER", none), ("PAGER", "more")]), None);
        }
    }
}
