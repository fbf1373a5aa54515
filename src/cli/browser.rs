//! Pages that are shown in the browser: `--open`, and the address of `serve`.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::cli::args::OutputArguments;
use crate::cli::messages::Messages;
use crate::cli::targets::{self, Output, Target};
use crate::cli::{environment, links, options, replacing};
use crate::input::{name, reason};
use crate::report::{self, Format, Subject};
use crate::wording::message::{Message, message};

/// A page that cannot be shown.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// There is no place for it.
    NoFolder(io::Error),
    /// Nothing shows it.
    NoBrowser {
        /// The page, or what it is called.
        what: Message,
        /// What the system said.
        source: io::Error,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoFolder(source) => message!("error.open-directory", reason = reason(source)),
            Self::NoBrowser { what, source } => {
                message!(
                    "error.open-browser",
                    page = what.clone(),
                    reason = reason(source)
                )
            }
        }
    }
}

/// How long is waited for what starts the browser to say that it cannot. One that runs longer has found a browser.
const START: Duration = Duration::from_secs(2);

/// The reports to write, as [`targets::outputs`] has them. The page that the browser shows is not
/// printed on standard output: it gets its place in [`Opened::of`].
///
/// # Errors
/// As there, and when `--open` has no page to show.
pub(super) fn outputs(
    open: bool,
    subject: Subject,
    format: Option<&'static Format>,
    arguments: &OutputArguments,
    named: &[&str],
) -> Result<Vec<Output>, options::Error> {
    if !open {
        return targets::outputs(subject, format, arguments, named);
    }
    if let Some(format) = format.filter(|format| format.name != report::PAGE.name) {
        return Err(options::Error::OpensNoPage {
            format: format.name,
        });
    }
    if arguments.output.is_empty() {
        return Ok(Vec::new());
    }
    let mut outputs = targets::outputs(subject, format, arguments, named)?;
    outputs.retain(|each| each.format.name != report::PAGE.name || each.target != Target::Standard);
    Ok(outputs)
}

/// A page that the browser will show.
#[derive(Debug)]
pub(super) struct Opened {
    path: PathBuf,
    /// Where it is, if nobody named a file.
    folder: Option<TempDir>,
    quiet: bool,
}

impl Opened {
    /// Finds the page among the reports, or adds it, where one is to be shown.
    ///
    /// # Errors
    /// When there is no place for it.
    pub(super) fn of(
        open: bool,
        quiet: bool,
        subject: Subject,
        outputs: &mut Vec<Output>,
    ) -> Result<Option<Self>, Error> {
        if !open {
            return Ok(None);
        }
        let named = outputs.iter().find_map(|output| match &output.target {
            Target::File(path) if output.format.name == report::PAGE.name => Some(path.clone()),
            _ => None,
        });
        if let Some(path) = named {
            let folder = None;
            return Ok(Some(Self {
                path,
                folder,
                quiet,
            }));
        }
        let folder = replacing::private_folder().map_err(Error::NoFolder)?;
        let path = folder.path().join(file_name(subject));
        outputs.push(Output {
            format: report::PAGE,
            target: Target::File(path.clone()),
        });
        Ok(Some(Self {
            path,
            folder: Some(folder),
            quiet,
        }))
    }

    /// Shows the page, now that it is written, and says where it is if nobody named a file.
    ///
    /// # Errors
    /// When there is no browser.
    pub(super) fn show(self, messages: &mut Messages<'_>) -> Result<(), Error> {
        if let Some(folder) = self.folder {
            replacing::keep_folder(folder);
            if !self.quiet {
                messages.say(&message!("say.page", path = name::of(&self.path)));
            }
        }
        show_file(&self.path)
    }
}

fn file_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Check => "check.html",
        Subject::History => "history.html",
        _ => "comparison.html",
    }
}

/// Shows a file in the browser.
///
/// # Errors
/// When there is no browser.
pub(super) fn show_file(path: &Path) -> Result<(), Error> {
    let started = std::path::absolute(path).and_then(|whole| {
        let address = || links::address(&whole);
        start(|| address().into(), || whole.clone().into_os_string())
    });
    started.map_err(|source| Error::NoBrowser {
        what: message!("common.said", text = name::of(path)),
        source,
    })
}

/// Shows an address in the browser, by a page that leads there: the address itself could be read in the list of processes, by anybody.
/// The page is in a folder that only the user can read, and goes with it.
///
/// # Errors
/// When there is no place for the page, or no browser.
#[cfg(feature = "serve")]
pub(super) fn show_address(address: &str) -> Result<TempDir, Error> {
    let folder = replacing::private_folder().map_err(Error::NoFolder)?;
    let path = folder.path().join("open.html");
    let refresh = format!("0; url={address}");
    let page = maud::html! {
        (maud::DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="referrer" content="no-referrer";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'";
                meta http-equiv="refresh" content=(refresh);
                title { "variorum" }
            }
            body { a href=(address) { "variorum" } }
        }
    };
    replacing::whole(&path, page.0.as_bytes()).map_err(Error::NoFolder)?;
    show_file(&path).map_err(|error| match error {
        Error::NoBrowser { source, .. } => Error::NoBrowser {
            what: message!("error.open-address"),
            source,
        },
        no_folder @ Error::NoFolder(_) => no_folder,
    })?;
    Ok(folder)
}

/// Starts the browser that BROWSER names, or the one of the desktop, and does not wait for it. The first gets an address, the second what
/// its desktop knows best.
fn start(
    address: impl Fn() -> std::ffi::OsString,
    path: impl FnOnce() -> std::ffi::OsString,
) -> io::Result<()> {
    for named in environment::browsers() {
        let mut words = named.split_whitespace();
        let Some(program) = words.next() else {
            continue;
        };
        let mut command = Command::new(program);
        let mut has_place = false;
        for word in words {
            if word == "%s" {
                has_place = true;
                command.arg(address());
            } else {
                command.arg(word);
            }
        }
        if !has_place {
            command.arg(address());
        }
        apart(&mut command);
        if command.spawn().is_ok() {
            return Ok(());
        }
    }
    open::that_detached_with_timeout(path(), START)
}

/// Makes a program neither read nor write where this one does, nor end with it.
fn apart(command: &mut Command) {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
}
