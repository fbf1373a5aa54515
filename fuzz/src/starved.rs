//! `check --fix` under an allocator whose n-th call fails, for a sample of all n: the file holds all of the old bytes or all of the new
//! ones afterwards, whether the program says what is wrong or is ended.

use std::alloc::{GlobalAlloc, Layout, System};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, process};

use clap::Parser as _;
use variorum::cli::args::Arguments;
use variorum::cli::{self, Outcome};

/// The system's allocator, but for one call; and it counts.
struct Starved;

/// How many bytes were asked for so far.
pub(crate) fn asked_for() -> u64 {
    BYTES.load(Ordering::Relaxed)
}

static BYTES: AtomicU64 = AtomicU64::new(0);
static CALLS: AtomicU64 = AtomicU64::new(0);
static FAILS_AT: AtomicU64 = AtomicU64::new(u64::MAX);

fn fails(bytes: usize) -> bool {
    BYTES.fetch_add(bytes as u64, Ordering::Relaxed);
    CALLS.fetch_add(1, Ordering::Relaxed) == FAILS_AT.load(Ordering::Relaxed)
}

// SAFETY: every call is that of the system's allocator, or null, which means that there is no memory.
unsafe impl GlobalAlloc for Starved {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if fails(layout.size()) {
            return std::ptr::null_mut();
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if fails(size) {
            return std::ptr::null_mut();
        }
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Starved = Starved;

/// The call that fails, in the process that is starved.
const VARIABLE: &str = "VARIORUM_STARVED_AT";

const NAME: &str = "a.md";
const OLD: &str = "# 规则\n\nThe the Buyer pays，on the first day. 会议定于2026年5月21日（星期五）举举行。\n\n\
                   Стороны и и их представители. See “the Annex” and \"the Annex\".\n\n- one;\n- two;\n- three.\n";

/// What a process is that is to be starved; none for all others.
pub(crate) fn victim() -> Option<ExitCode> {
    let at = env::var(VARIABLE).ok()?;
    Some(starved(at.parse().unwrap_or(u64::MAX)))
}

/// Makes so many calls fail, each in a run of its own.
pub(crate) fn sample(calls: u64) -> ExitCode {
    let folder = env::temp_dir().join(format!("variorum-starved-{}", process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let outcome = sampled(&folder, calls);
    fs::remove_dir_all(&folder).expect("it is there");
    match outcome {
        Ok(said) => {
            println!("starved: {said}");
            ExitCode::SUCCESS
        }
        Err(said) => {
            eprintln!("starved: {said}");
            ExitCode::FAILURE
        }
    }
}

/// The program, one of whose calls for memory fails.
fn starved(at: u64) -> ExitCode {
    let line = [
        "variorum",
        "check",
        "--no-config",
        "--fix",
        "--unsafe-fixes",
        "--quiet",
        "--jobs",
        "1",
        NAME,
    ];
    let arguments = Arguments::try_parse_from(line).expect("the arguments are right");
    CALLS.store(0, Ordering::Relaxed);
    FAILS_AT.store(at, Ordering::Relaxed);
    let outcome = cli::run(&arguments, &mut std::io::sink(), &mut std::io::stderr());
    FAILS_AT.store(u64::MAX, Ordering::Relaxed);
    println!("{}", CALLS.load(Ordering::Relaxed));
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Failed) | Err(_) => ExitCode::from(2),
    }
}

fn sampled(folder: &Path, sample: u64) -> Result<String, String> {
    let file = folder.join(NAME);
    let write = || fs::write(&file, OLD).expect("it can be written");
    let read = || fs::read(&file).expect("it is there");
    let run = |at: u64| -> (ExitStatus, String) {
        let output = Command::new(env::current_exe().expect("it has a path"))
            .current_dir(folder)
            .env(VARIABLE, at.to_string())
            .output()
            .expect("it runs");
        let said = output.stdout;
        (
            output.status,
            String::from_utf8_lossy(&said).trim().to_owned(),
        )
    };
    write();
    let (status, said) = run(u64::MAX);
    let new = read();
    let calls: u64 = said.parse().map_err(|_| format!("{status}: {said}"))?;
    if new == OLD.as_bytes() {
        return Err("nothing was fixed".to_owned());
    }
    let (mut ended, mut refused, mut replaced) = (0, 0, 0);
    for number in 0..sample.min(calls) {
        let at = number * calls / sample.min(calls);
        write();
        let (status, _) = run(at);
        let held = read();
        if held != OLD.as_bytes() && held != new {
            let held = String::from_utf8_lossy(&held).into_owned();
            return Err(format!("call {at} fails, and the file holds {held:?}"));
        }
        replaced += u64::from(held == new);
        match (status.code(), status.signal()) {
            (None, Some(6)) => ended += 1,
            (Some(2), None) => refused += 1,
            (Some(0 | 1), None) => {}
            _ => {
                return Err(format!(
                    "call {at} fails, and the program ends with {status}"
                ));
            }
        }
    }
    write();
    run(u64::MAX);
    let left = fs::read_dir(folder).expect("it can be read").count();
    if left != 1 {
        return Err(format!("{left} files are left where there was one"));
    }
    Ok(format!(
        "{} of {calls} calls for memory failed: {ended} runs were ended, {refused} said so, {replaced} had replaced the file",
        sample.min(calls)
    ))
}
