//! The program `variorum`: parses, runs, and maps the outcome to an exit status.

use std::process::ExitCode;

use variorum::cli::{self, Outcome};

// The one thing that runs before `main`, and what `unsafe` is for in this crate: the library forbids it.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn look() {
        cli::look_at_streams();
    }
}

fn main() -> ExitCode {
    cli::completion::answer();
    let arguments = cli::parse();
    // Standard error is not locked: a panic of a worker thread has to be able to say so.
    let (mut out, mut messages) = (std::io::stdout().lock(), std::io::stderr());
    match cli::run(&arguments, &mut out, &mut messages) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        // Whoever read the output has seen enough.
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            cli::fail(&arguments, &error, &mut messages);
            ExitCode::from(2)
        }
    }
}
