//! How far a run is: one line on standard error that is written over and over, and taken away before anything else is said.

use std::fmt::Arguments;
use std::io::Write;

/// From how many files on a run is long enough to be watched.
pub(super) const MANY: usize = 64;

/// Says how far a run over so many files is. Progress that cannot be written is nothing to stop for.
pub(super) fn say(files: usize, wanted: bool, messages: &mut dyn Write, what: Arguments<'_>) {
    if wanted && files > MANY {
        let _ = write!(messages, "\r\u{1b}[K{what}");
        let _ = messages.flush();
    }
}

/// Takes the line away.
pub(super) fn clear(files: usize, wanted: bool, messages: &mut dyn Write) {
    say(files, wanted, messages, format_args!(""));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(files: usize, wanted: bool) -> String {
        let mut out = Vec::new();
        say(
            files,
            wanted,
            &mut out,
            format_args!("checking {files} files"),
        );
        clear(files, wanted, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_long_run_says_how_far_it_is_and_leaves_no_trace() {
        let line = said(100, true);
        assert!(line.contains("checking 100 files"));
        assert!(line.ends_with("\r\u{1b}[K"));
    }

    #[test]
    fn a_short_run_and_one_that_nobody_watches_say_nothing() {
        assert_eq!(said(3, true), "");
        assert_eq!(said(100, false), "");
    }
}
