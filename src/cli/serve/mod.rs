//! `variorum serve`: the pages for people who work without a terminal, on a loopback address of this machine.
//!
//! `http` reads a request and sends an answer, `guard` says who may ask, `files` which files there are. `answers` takes a request to its
//! answer: `pages` writes the pages around the reports, and `work` the reports, as the commands do. Nothing is written to the disk.

mod answers;
mod files;
mod gate;
mod guard;
mod http;
mod pages;
mod query;
mod work;

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::cli::args::ServeArguments;
use crate::cli::messages::Messages;
use crate::cli::serve::answers::Server;
use crate::cli::serve::files::Files;
use crate::cli::serve::guard::Guard;
use crate::cli::{Outcome, browser, config};
use crate::input::{name, reason};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// How many connections there are at most at a time.
const CONNECTIONS: usize = 64;
/// How deep the work on a connection may go, in bytes; the first thread of a process has as much.
const STACK: usize = 8 << 20;
/// How long nothing is accepted after the system had no room for a connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// No folder.
    NoFolder {
        /// As typed.
        path: String,
    },
    /// No address.
    Port {
        /// As typed.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// No token.
    Random(getrandom::Error),
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoFolder { path } => message!("error.serve-directory", path = path),
            Self::Port { port, source } => {
                let port = port.to_string();
                message!("error.serve-port", port = port, reason = reason(source))
            }
            Self::Random(source) => {
                message!("error.serve-random", reason = source.to_string())
            }
        }
    }
}

/// Serves until a signal ends the process.
///
/// # Errors
/// When nothing can be served.
pub(super) fn run(
    arguments: &ServeArguments,
    lang: Lang,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, super::Error> {
    let folder = &arguments.folder;
    if !name::path(folder).is_dir() {
        return Err(Error::NoFolder {
            path: folder.clone(),
        }
        .into());
    }
    // What is wrong with an option is said now, and not on every page.
    config::configurations(None, &arguments.input)?;
    let failed = |source| Error::Port {
        port: arguments.port,
        source,
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    let guard = Guard::new(port).map_err(Error::Random)?;
    let address = guard.address();
    writeln!(out, "{address}")?;
    out.flush()?;
    let server = Server::new(guard, Files::new(folder), &arguments.input, lang);
    if arguments.open {
        match browser::show_address(&address) {
            Ok(folder) => server.opened(folder),
            // The address is there for who cannot be shown it.
            Err(error) => messages.say(&error.message()),
        }
    }
    if !arguments.quiet {
        messages.say(&message!("say.serving", key = "Ctrl-C"));
    }
    accept(&listener, &Arc::new(server));
    Ok(Outcome::Clean)
}

/// Answers whoever comes, each in a thread of its own.
fn accept(listener: &TcpListener, server: &Arc<Server>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            std::thread::sleep(PAUSE);
            continue;
        };
        if open.load(Ordering::Relaxed) >= CONNECTIONS {
            // It is closed, and a browser tries again.
            continue;
        }
        let counted = Counted::new(&open);
        let server = server.clone();
        let thread = std::thread::Builder::new().stack_size(STACK);
        // Where no thread can be started, the connection is closed.
        let _ = thread.spawn(move || {
            let _counted = counted;
            server.answer(stream);
        });
    }
}

/// One connection, until it is dropped.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(open.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
