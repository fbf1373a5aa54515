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
        // Of thousands of calls, which JSON makes for every mark, one in so many stands for its neighbours, unless all are asked for.
        let all = std::env::var_os("VARIORUM_EVERY").is_some();
        let stride = if all {
            1
        } else {
            counting.calls.div_ceil(100).max(1)
        };
        for left in (0..counting.calls).step_by(stride) {
            let outcome = format.write(report, Style::default(), &mut Failing { left });
            let said = outcome.expect_err(format.name).to_string();
            assert!(said.contains("it fails here"), "{}: {said}", format.name);
        }
    });
}

/// Runs the program under `strace` with a fault; `None` where there is no `strace`, or it may not trace. In the gate that is a failure.
fn with_fault(folder: &Path, fault: &str, arguments: &[&str]) -> Option<ExitStatus> {
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e"])
        .arg(format!("inject={fault}"))
        .arg(variorum(folder).get_program())
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(folder)
        .output();
    let Ok(output) = output else {
        support::may_skip("strace");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let refused = said.contains("ptrace") || said.contains("strace:");
    if refused {
        support::may_skip("strace");
    }
    (!refused).then_some(output.status)
}

/// How often a command makes a call of the system.
fn times(folder: &Path, call: &str, arguments: &[&str]) -> usize {
    let record = folder.join("record");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-e", &format!("trace={call}"), "-o"])
        .arg(&record)
        .arg(variorum(folder).get_program())
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(folder)
        .output();
    assert!(output.is_ok(), "{output:?}");
    let record = fs::read_to_string(record).expect("strace wrote it");
    record.matches(&format!("{call}(")).count()
}

/// What replaces a file, one call of the system after another.
const CALLS: [&str; 9] = [
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

/// Runs a command that writes a file, with each of its calls failing, and killed at each. The file has to hold what it held before, `None`
/// being no file, or what the command writes; and nothing is left beside it, unless the program was killed.
fn check_whole(scratch: &Scratch, name: &str, before: Option<&[u8]>, arguments: &[&str]) {
    let file = scratch.path.join(name);
    let restore = || match before {
        Some(bytes) => fs::write(&file, bytes).expect("it can be written"),
        // It may not be there.
        None => drop(fs::remove_file(&file)),
    };
    restore();
    if with_fault(&scratch.path, "fsync:error=EIO:when=99", arguments).is_none() {
        return;
    }
    let written = fs::read(&file).expect("it is there");
    assert_ne!(Some(&written[..]), before);
    let entries = || -> usize {
        let entries = fs::read_dir(&scratch.path).expect("it can be read");
        entries.flatten().count()
    };
    times(&scratch.path, "fsync", arguments);
    let most = entries();
    for call in CALLS {
        restore();
        let last = times(&scratch.path, call, arguments);
        for fault in ["error=ENOSPC", "signal=KILL"] {
            for when in 1..=last {
                restore();
                let fault = format!("{call}:{fault}:when={when}");
                let status =
                    with_fault(&scratch.path, &fault, arguments).expect("it could trace before");
                let found = fs::read(&file).ok();
                assert!(
                    found.as_deref() == before || found.as_ref() == Some(&written),
                    "{fault}: {found:?}"
                );
                // What a kill leaves is taken away by the next run that writes.
                let killed = status.signal().is_some() || status.code() == Some(137);
                assert!(killed || entries() <= most, "{fault}: {}", entries());
            }
        }
    }
    restore();
    with_fault(&scratch.path, "fsync:error=EIO:when=99", arguments);
    assert_eq!(entries(), most, "{name}");
}

#[test]
fn a_file_is_whole_whatever_fails() {
    let scratch = Scratch::new("faults");
    let fix = [
        "check",
        "--no-config",
        "--fix",
        "--unsafe-fixes",
        "--quiet",
        "a.txt",
    ];
    check_whole(&scratch, "a.txt", Some(OLD.as_bytes()), &fix);
}

#[test]
fn a_redline_is_whole_whatever_fails() {
    let scratch = Scratch::new("faults-redline");
    scratch.write("old.txt", OLD);
    scratch.write("new.txt", NEW);
    let redline = |old: &'static str, new: &'static str| {
        ["diff", "--no-config", old, new, "--output", "redline.docx"]
    };
    check_whole(
        &scratch,
        "redline.docx",
        None,
        &redline("old.txt", "new.txt"),
    );
    // In the place of the one that was written before.
    let turned = variorum(&scratch.path)
        .args(redline("new.txt", "old.txt"))
        .output();
    assert!(turned.is_ok_and(|output| output.status.code() == Some(1)));
    let before = fs::read(scratch.path.join("redline.docx")).expect("it is there");
    check_whole(
        &scratch,
        "redline.docx",
        Some(&before),
        &redline("old.txt", "new.txt"),
    );
}

#[test]
fn a_baseline_is_whole_whatever_fails() {
    let scratch = Scratch::new("faults-baseline");
    scratch.write("old.txt", OLD);
    scratch.write("new.txt", NEW);
    let baseline = |file: &'static str| ["baseline", "--no-config", file, "--output", "known.json"];
    check_whole(&scratch, "known.json", None, &baseline("old.txt"));
    fs::remove_file(scratch.path.join("known.json")).expect("it was written");
    let output = variorum(&scratch.path).args(baseline("new.txt")).output();
    assert!(output.is_ok_and(|output| output.status.success()));
    let before = fs::read(scratch.path.join("known.json")).expect("it is there");
    check_whole(&scratch, "known.json", Some(&before), &baseline("old.txt"));
}

#[test]
fn a_merge_is_whole_whatever_fails() {
    let scratch = Scratch::new("faults-merge");
    let theirs = OLD.replace("See Section", "Compare Section");
    scratch.write("base.txt", OLD);
    scratch.write("ours.txt", NEW);
    scratch.write("theirs.txt", &theirs);
    let merge = |file: &'static str| {
        [
            "merge",
            "base.txt",
            "ours.txt",
            "theirs.txt",
            "--output",
            file,
        ]
    };
    check_whole(&scratch, "merged.txt", None, &merge("merged.txt"));
    check_whole(
        &scratch,
        "ours.txt",
        Some(NEW.as_bytes()),
        &merge("ours.txt"),
    );
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
    for (signal, number) in [("HUP", 1), ("INT", 2), ("QUIT", 3), ("TERM", 15)] {
        scratch.write("a.txt", OLD);
        // The new text is in the temporary file. The signal is seen before that takes the old one's place, or just after.
        let fault = format!("fsync:signal={signal}:delay_exit=500000:when=1");
        let status = with_fault(&scratch.path, &fault, &fix).expect("it could trace before");
        // It ends as the signal ends a program that does nothing about it.
        let ended = status.signal() == Some(number) || status.code().is_some_and(|code| code < 2);
        assert!(ended, "{signal}: {status}");
        let text = fs::read_to_string(&file).expect("it is there");
        assert!(text == OLD || text == fixed, "{signal}: {text:?}");
        let entries = fs::read_dir(&scratch.path).expect("it can be read");
        assert_eq!(entries.count(), 1, "{signal}");
    }
}

/// A command that writes `file` is killed, or fails, at each of its writes: what it held before, or the new text, is in it or in the copy
/// beside it.
#[test]
fn a_file_that_is_written_into_is_never_lost() {
    let scratch = Scratch::new("faults-in-place");
    let file = scratch.path.join("a.txt");
    let fix = [
        "check",
        "--no-config",
        "--fix",
        "--unsafe-fixes",
        "--quiet",
        "--in-place",
        "a.txt",
    ];
    scratch.write("a.txt", OLD);
    fs::hard_link(&file, scratch.path.join("other")).expect("it can have two names");
    let Some(_) = with_fault(&scratch.path, "fsync:error=EIO:when=99", &fix) else {
        return;
    };
    let fixed = fs::read(&file).expect("it is there");
    assert_ne!(fixed, OLD.as_bytes());
    for call in ["write", "fsync", "ftruncate", "openat"] {
        fs::write(&file, OLD).expect("it can be written");
        let last = times(&scratch.path, call, &fix);
        fs::remove_file(scratch.path.join("record")).expect("strace wrote it");
        for fault in ["error=ENOSPC", "signal=KILL"] {
            for when in 1..=last {
                fs::write(&file, OLD).expect("it can be written");
                let fault = format!("{call}:{fault}:when={when}");
                let status = with_fault(&scratch.path, &fault, &fix).expect("it could trace");
                let mut whole = 0;
                for entry in fs::read_dir(&scratch.path).expect("it can be read") {
                    let path = entry.expect("it can be read").path();
                    let bytes = fs::read(&path).expect("it is there");
                    whole += usize::from(bytes == OLD.as_bytes() || bytes == fixed);
                    let is_copy = path.extension().is_some_and(|ending| ending == "old");
                    if is_copy {
                        fs::remove_file(&path).expect("it is ours");
                    }
                    let killed = status.signal().is_some() || status.code() == Some(137);
                    assert!(killed || !is_copy, "{fault}: {}", path.display());
                }
                assert!(whole > 0, "{fault}");
            }
        }
    }
}

#[test]
fn a_limit_of_the_size_of_files_is_an_error() {
    let scratch = Scratch::new("faults-limit");
    scratch.write("old.txt", OLD);
    scratch.write("new.txt", NEW);
    let program = variorum(&scratch.path).get_program().to_owned();
    for line in [
        "diff --no-config old.txt new.txt -o redline.docx",
        "check --no-config --fix --unsafe-fixes old.txt",
        "baseline --no-config old.txt -o known.json",
    ] {
        let output = Command::new("sh")
            .arg("-c")
            .arg(format!("ulimit -f 0; exec \"$0\" {line}"))
            .arg(&program)
            .current_dir(&scratch.path)
            .output()
            .expect("there is a shell");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        let entries = fs::read_dir(&scratch.path).expect("it can be read");
        assert_eq!(entries.count(), 2, "{line}");
    }
}

#[test]
fn where_no_thread_can_be_started_one_does_the_work() {
    let scratch = Scratch::new("faults-threads");
    scratch.write("old.txt", OLD);
    scratch.write("new.txt", NEW);
    for (arguments, expected) in [
        (&["check", "--no-config", "old.txt"][..], 1),
        (&["diff", "--no-config", "old.txt", "new.txt"], 1),
        (&["check", "--no-config", "--fix", "--quiet", "old.txt"], 1),
        (&["baseline", "--no-config", "old.txt"], 0),
    ] {
        for when in ["1", "2", "1+"] {
            scratch.write("old.txt", OLD);
            let fault = format!("clone3,clone:error=EAGAIN:when={when}");
            let output = Command::new("strace")
                .args(["-f", "-qq", "-o", "/dev/null", "-e"])
                .arg(format!("inject={fault}"))
                .arg(variorum(&scratch.path).get_program())
                .args(arguments)
                .current_dir(&scratch.path)
                .output();
            let Ok(output) = output else {
                support::may_skip("strace");
                return;
            };
            let said = String::from_utf8_lossy(&output.stderr);
            if said.contains("strace:") || said.contains("ptrace") {
                support::may_skip("strace");
                return;
            }
            let status = output.status.code();
            assert_eq!(status, Some(expected), "{arguments:?}, {fault}: {said}");
        }
    }
}
