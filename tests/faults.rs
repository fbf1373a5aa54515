//! Whatever fails, and whenever, a file holds all of the old bytes or all of the new ones, and nothing is left beside it; and a report
//! that cannot be written is an error.

#![cfg(all(feature = "cli", target_os = "linux"))]

#[path = "support/reports.rs"]
mod reports;
mod support;

use std::fs;
use std::io::{self, Write};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, ExitStatus};

use support::{Scratch, variorum};
use variorum::check::{self, Options};
use variorum::document::Document;
use variorum::report::Style;
use variorum::{diff, input};

const OLD: &str = "The Buyer pays，，on the first day. 会议定于2026年5月21日（星期五）举举行。\n\nSee Section 99.9 and “the Annex.\n";
const NEW: &str =
    "The Buyer paid, on the first day. 会议定于2026年5月21日（星期四）举行。\n\nSee the Annex.\n";

/// A writer whose call with that number fails.
struct Failing {
    left: usize,
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("it fails here"));
        }
        self.left -= 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A writer that counts its calls.
#[derive(Default)]
struct Counting {
    calls: usize,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.calls += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_report_that_fails_at_any_write_is_an_error() {
    let read = |name: &str, text: &str| {
        input::from_bytes(name, text.as_bytes(), &input::Options::default()).expect("it is UTF-8")
    };
    let documents: [Document; 2] = [read("a.txt", OLD), read("b.txt", NEW)];
    let findings = check::check(&documents, &Options::default());
    let [old, new] = &documents;
    let diff = diff::diff(old, new, &diff::Options::default());
    let checked = (&documents[..], &findings[..], true);
    reports::each(checked, ([old, new], &diff), |_, format, report| {
        let mut counting = Counting::default();
        let whole = format.write(report, Style::default(), &mut counting);
        assert!(whole.is_ok(), "{}", format.name);
        // Of thousands of calls, which JSON makes for every mark, one in so many stands for its neighbours.
        let stride = counting.calls.div_ceil(100).max(1);
        for left in (0..counting.calls).step_by(stride) {
            let outcome = format.write(report, Style::default(), &mut Failing { left });
            let said = outcome.expect_err(format.name).to_string();
            assert!(said.contains("it fails here"), "{}: {said}", format.name);
        }
    });
}

/// Runs the program under `strace` with a fault; `None` where there is no `strace`, or it may not trace.
fn with_fault(folder: &Path, fault: &str, arguments: &[&str]) -> Option<ExitStatus> {
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e"])
        .arg(format!("inject={fault}"))
        .arg(variorum(folder).get_program())
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(folder)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let refused = said.contains("ptrace") || said.contains("strace:");
    (!refused).then_some(output.status)
}

#[test]
fn a_file_is_whole_whatever_fails() {
    // What replaces a file, one call of the system after another.
    let calls = [
        "write",
        "fsync",
        "rename",
        "renameat",
        "renameat2",
        "linkat",
        "openat",
        "fchmod",
        "fchown",
    ];
    let scratch = Scratch::new("faults");
    let file = scratch.path.join("a.txt");
    scratch.write("a.txt", OLD);
    let fix = [
        "check",
        "--no-config",
        "--fix",
        "--unsafe-fixes",
        "--quiet",
        "a.txt",
    ];
    if with_fault(&scratch.path, "fsync:error=EIO:when=99", &fix).is_none() {
        return;
    }
    let fixed = fs::read_to_string(&file).expect("it is there");
    assert_ne!(fixed, OLD);
    for call in calls {
        for fault in ["error=ENOSPC", "signal=KILL"] {
            // Opening is what the start of every process does, too.
            let last = if call == "openat" { 24 } else { 8 };
            for when in 1..=last {
                scratch.write("a.txt", OLD);
                let fault = format!("{call}:{fault}:when={when}");
                let status =
                    with_fault(&scratch.path, &fault, &fix).expect("it could trace before");
                let text = fs::read_to_string(&file).expect("it is there");
                assert!(text == OLD || text == fixed, "{fault}: {text:?}");
                let entries = fs::read_dir(&scratch.path).expect("it can be read");
                let names: Vec<_> = entries
                    .map(|entry| entry.expect("it is there").file_name())
                    .collect();
                // What a kill leaves is taken away by the next run that writes.
                let killed = status.signal().is_some() || status.code() == Some(137);
                assert!(killed || names.len() == 1, "{fault}: {names:?}");
            }
        }
    }
}

#[test]
fn a_signal_leaves_nothing() {
    let scratch = Scratch::new("signals");
    let file = scratch.path.join("a.txt");
    let fix = ["check", "--no-config", "--fix", "--quiet", "a.txt"];
    scratch.write("a.txt", OLD);
    if with_fault(&scratch.path, "fsync:error=EIO:when=99", &fix).is_none() {
        return;
    }
    let fixed = fs::read_to_string(&file).expect("it is there");
    for signal in ["HUP", "INT", "QUIT", "TERM"] {
        scratch.write("a.txt", OLD);
        // The new text is in the temporary file. The signal is seen before that takes the old one's place, or just after.
        let fault = format!("fsync:signal={signal}:delay_exit=500000:when=1");
        let status = with_fault(&scratch.path, &fault, &fix).expect("it could trace before");
        assert!(status.code().is_some(), "{signal}: {status}");
        let text = fs::read_to_string(&file).expect("it is there");
        assert!(text == OLD || text == fixed, "{signal}: {text:?}");
        let entries = fs::read_dir(&scratch.path).expect("it can be read");
        assert_eq!(entries.count(), 1, "{signal}");
    }
}
