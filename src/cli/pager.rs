//! A pager between a comparison and the terminal, as git starts one: only when there is something to show.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use crate::cli::signals;

/// Standard output, or a pager before it from the first byte on.
#[derive(Debug)]
pub(super) struct Paged<'run, W: Write> {
    command: Option<&'run str>,
    pager: Option<Child>,
    out: W,
}

impl<'run, W: Write> Paged<'run, W> {
    /// Writes to `out`, or to the pager `command`.
    pub(super) fn new(command: Option<&'run str>, out: W) -> Self {
        Self {
            command,
            pager: None,
            out,
        }
    }

    /// Waits until the reader has closed the pager.
    pub(super) fn finish(mut self) {
        if let Some(mut pager) = self.pager.take() {
            drop(pager.stdin.take());
            // Whatever the pager says, the comparison is done.
            let _ = pager.wait();
        }
    }
}

impl<W: Write> Write for Paged<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(command) = self.command.take() {
            self.pager = start(command);
        }
        match self.pager.as_mut().and_then(|pager| pager.stdin.as_mut()) {
            Some(input) => input.write(bytes),
            None => self.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.pager.as_mut().and_then(|pager| pager.stdin.as_mut()) {
            Some(input) => input.flush(),
            None => self.out.flush(),
        }
    }
}

/// Starts the pager. When that fails, the report goes to the terminal as it is.
fn start(command: &str) -> Option<Child> {
    let mut pager = command_of(command)?;
    pager.stdin(Stdio::piped());
    // What git sets: leave when it fits the screen, keep colours, leave the text on the screen.
    for (name, value) in [("LESS", "FRX"), ("LV", "-c")] {
        if std::env::var_os(name).is_none() {
            pager.env(name, value);
        }
    }
    let child = pager.spawn().ok()?;
    // An interrupt is for the pager, which stops what it is doing there; without it, the terminal would be left to two readers.
    signals::on(|_| {});
    Some(child)
}

/// A plain command as it is, so that it is known when none exists of that name; any other is for the shell to read.
fn command_of(command: &str) -> Option<Command> {
    let plain =
        |c: char| c.is_alphanumeric() || c.is_ascii_whitespace() || "-_./+=:,\\".contains(c);
    let (shell, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    if command.chars().all(plain) {
        let mut words = command.split_whitespace();
        let mut pager = Command::new(words.next()?);
        pager.args(words);
        return Some(pager);
    }
    let mut pager = Command::new(shell);
    pager.args([flag, command]);
    Some(pager)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_pager_gets_everything_and_the_terminal_nothing() {
        let path = std::env::temp_dir().join(format!("variorum-pager-{}", std::process::id()));
        let command = format!("cat >'{}'; echo $LESS$LV >>'{0}'", path.display());
        let mut terminal = Vec::new();
        let mut paged = Paged::new(Some(&command), &mut terminal);
        paged.write_all("甲\n".as_bytes()).unwrap();
        paged.flush().unwrap();
        paged.finish();
        let got = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        assert!(got.starts_with("甲\n") && got.len() > 5, "{got}");
        assert!(terminal.is_empty());
    }

    #[test]
    fn a_pager_that_is_not_there_is_none() {
        let mut terminal = Vec::new();
        let mut paged = Paged::new(Some("no-such-pager --at-all"), &mut terminal);
        paged.write_all(b"text").unwrap();
        paged.finish();
        assert_eq!(terminal, b"text");
    }

    #[test]
    fn without_a_pager_or_a_word_to_show_none_is_started() {
        let mut terminal = Vec::new();
        let mut paged = Paged::new(None, &mut terminal);
        paged.write_all(b"text").unwrap();
        paged.finish();
        assert_eq!(terminal, b"text");
        let mut paged = Paged::new(Some("echo started >&2; exit 1"), Vec::new());
        paged.flush().unwrap();
        assert!(paged.pager.is_none());
    }
}
