//! How far a run is: one line on standard error that is written over and over, and taken away before anything else is said.

use crate::cli::messages::Messages;
use crate::wording::message::Message;

/// From how many files on a run is long enough to be watched.
pub(super) const MANY: usize = 64;

/// From how many bytes of text on a run is long enough to be watched. A release build checks 4 MB of English laws in two seconds (2026-11-28).
const LARGE: usize = 2_000_000;

/// Whether a run over so many files, of so many bytes in all, is long enough to be watched.
pub(super) fn is_long(files: usize, bytes: usize) -> bool {
    files > MANY || bytes > LARGE
}

/// Says how far a run is. Progress that cannot be written is nothing to stop for.
pub(super) fn say(wanted: bool, messages: &mut Messages<'_>, what: &Message) {
    if wanted {
        messages.progress(what);
    }
}

/// Takes the line away.
pub(super) fn clear(wanted: bool, messages: &mut Messages<'_>) {
    if wanted {
        messages.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Lang;
    use crate::wording::message::message;

    fn said(wanted: bool) -> String {
        let mut out = Vec::new();
        let mut messages = Messages::new(&mut out, None, Lang::default());
        say(
            wanted,
            &mut messages,
            &message!("say.checking-files", count = 100_u8),
        );
        clear(wanted, &mut messages);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_long_run_says_how_far_it_is_and_leaves_no_trace() {
        let line = said(true);
        assert!(line.contains("checking 100 files"));
        assert!(line.ends_with("\r\u{1b}[K"));
    }

    #[test]
    fn many_files_or_much_text_make_a_long_run() {
        assert!(is_long(100, 5000) && is_long(1, 3_000_000));
        assert!(!is_long(3, 5000));
        assert_eq!(said(false), "");
    }
}
