//! What goes to standard error: lines that fit the terminal that shows them. In files and pipes they keep their bytes.

use std::collections::BTreeSet;
use std::fmt::Arguments;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use crate::cli::inert;
use crate::report::excerpt::{head, shown};
use crate::report::wrapping;
use crate::wording::Lang;
use crate::wording::message::Message;

/// How far what is broken off a message is indented.
const INDENT: usize = 4;
/// How far what is broken off a line with an indent of its own is indented besides.
const DEEPER: usize = 2;
/// What a line of progress starts with: it is written over the one before.
const OVER: &str = "\r\u{1b}[K";

/// What is to be said at the end of a run, by code that has no messages to write to.
static NOTES: Mutex<BTreeSet<Message>> = Mutex::new(BTreeSet::new());

/// Has something said at the end of the run, once.
pub(super) fn note(what: Message) {
    let mut notes = NOTES.lock().unwrap_or_else(PoisonError::into_inner);
    notes.insert(what);
}

/// What is to be said at the end of the run.
pub(super) fn taken() -> BTreeSet<Message> {
    std::mem::take(&mut NOTES.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Standard error, in so many columns, in a language. When a message cannot be written, the report and the exit status still tell.
pub(super) struct Messages<'out> {
    out: &'out mut dyn Write,
    columns: Option<usize>,
    lang: Lang,
}

impl<'out> Messages<'out> {
    /// Messages that fit into `columns`, or keep their lines where there are none.
    pub(super) fn new(out: &'out mut dyn Write, columns: Option<usize>, lang: Lang) -> Self {
        Self { out, columns, lang }
    }

    /// Says something.
    pub(super) fn say(&mut self, message: &Message) {
        let said = message.said(self.lang);
        let _ = writeln!(self, "variorum: {said}");
    }

    /// Says what is wrong with one input; the others go on.
    pub(super) fn complain(&mut self, error: &Message, unread: &mut usize) {
        *unread += 1;
        self.say(error);
    }

    /// Says how far a run is, over what was said of that before.
    pub(super) fn progress(&mut self, message: &Message) {
        let said = message.said(self.lang);
        let _ = write!(self, "{OVER}{said}");
        let _ = self.flush();
    }

    /// Takes away what was said last of how far a run is.
    pub(super) fn clear(&mut self) {
        let _ = write!(self, "{OVER}");
        let _ = self.flush();
    }

    /// A message in lines that fit.
    fn fitted(&mut self, message: &str, columns: usize) -> io::Result<()> {
        if let Some(progress) = message.strip_prefix(OVER) {
            // A line that is wrapped could not be written over. The last column stays free for the cursor.
            let line = head(progress, columns.saturating_sub(1)).0;
            return write!(self.out, "{OVER}{line}");
        }
        let Some(lines) = message.strip_suffix('\n') else {
            return self.out.write_all(message.as_bytes());
        };
        lines.split('\n').try_for_each(|line| {
            let own = line.len() - line.trim_start_matches(' ').len();
            let indent = if own == 0 { INDENT } else { own + DEEPER };
            wrapping::line(self.out, line, indent, Some(columns))
        })
    }
}

impl Write for Messages<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    /// Writes a whole message: `write!` and `writeln!` come here.
    fn write_fmt(&mut self, message: Arguments<'_>) -> io::Result<()> {
        let message = fit(&message.to_string());
        match self.columns {
            Some(columns) => self.fitted(&message, columns),
            None => self.out.write_all(message.as_bytes()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A message with nothing in its lines that a terminal or a log would obey, whatever it quotes.
fn fit(message: &str) -> String {
    let (over, rest) = match message.strip_prefix(OVER) {
        Some(rest) => (OVER, rest),
        None => ("", message),
    };
    let lines: Vec<String> = rest.split('\n').map(shown).collect();
    format!("{over}{}", inert::text(&lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(columns: Option<usize>, message: &str) -> String {
        let mut out = Vec::new();
        let mut messages = Messages::new(&mut out, columns, Lang::default());
        write!(messages, "{message}").unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_message_fits_the_columns_and_keeps_its_bytes_without() {
        let message = "variorum: no safe fixes; add --unsafe-fixes to fix 3 findings\n";
        assert_eq!(
            said(Some(40), message),
            "variorum: no safe fixes; add\n    --unsafe-fixes to fix 3 findings\n"
        );
        assert_eq!(said(None, message), message);
    }

    #[test]
    fn each_line_of_a_message_is_wrapped_below_its_own_indent() {
        let message = "error: unexpected\n\n  tip: a similar argument exists\n";
        let expected = "error: unexpected\n\n  tip: a similar\n    argument exists\n";
        assert_eq!(said(Some(20), message), expected);
    }

    #[test]
    fn nothing_that_a_message_quotes_is_obeyed() {
        for columns in [None, Some(60)] {
            let said = said(columns, "variorum: a\u{1b}]0;x\u{7}\u{202e}b\tc\n");
            assert_eq!(said, "variorum: a␣]0;x␣␣b c\n");
        }
        assert_eq!(
            said(None, "variorum: ##[error]a: not found\n"),
            "variorum: ##␣[error]a: not found\n"
        );
    }

    #[test]
    fn a_line_of_progress_is_cut_so_that_it_can_be_written_over() {
        let progress = "\r\u{1b}[Kreading 64 of 130 files";
        assert_eq!(said(Some(20), progress), "\r\u{1b}[Kreading 64 of 130 …");
        assert_eq!(said(Some(20), "\r\u{1b}[K"), "\r\u{1b}[K");
    }
}
