//! Runs targets on mutated seeds, without a fuzzer and without a nightly toolchain:
//!
//!     fuzz TARGET|all [--seconds N] [--runs N] [--seed N] [--keep-going] [--corpus]
//!     fuzz TARGET FILE...         runs these cases, as those that a failure left
//!     fuzz starved [--runs N]     `check --fix` without memory, N times
//!     fuzz flat [--size N] [KIND] whether twice the text is twice the work, from N KB on
//!     fuzz flat --binary FILE [--size N] [KIND|listed]   the same of that program, by valgrind
//!
//! `--seconds` are those of a processor, where the system counts them.
//!
//! A case that takes a branch that none took before is kept and changed further; `--corpus` keeps it in `corpus/TARGET` for the next run.
//!
//! Each target runs in a process of its own, which puts each case into a file before it runs it. When that process fails, or takes too
//! long for a case, the case is made smaller as long as it fails in the same place, and its path is printed.

mod cases;
mod fixed;
mod flat;
mod starved;
mod supervise;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use variorum_fuzz::{TARGETS, Target};

/// So many calls for memory fail where nothing else is asked for.
const STARVED: u64 = 1000;

/// Seconds, where nobody says how many; a day where cases are counted, so that no clock decides which are run.
const MINUTE: u64 = 60;
const DAY: u64 = 86_400;

/// What was typed.
pub(crate) struct Options {
    seconds: u64,
    runs: u64,
    seed: u64,
    size: u64,
    keep_going: bool,
    corpus: bool,
    worker: Option<String>,
    binary: Option<String>,
    rest: Vec<String>,
}

fn main() -> ExitCode {
    if let Some(status) = starved::victim() {
        return status;
    }
    match parse(env::args().skip(1)) {
        Ok(options) => run(&options),
        Err(message) => {
            eprintln!("fuzz: {message}");
            ExitCode::from(2)
        }
    }
}

fn parse(mut typed: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut seconds = None;
    let mut options = Options {
        seconds: 0,
        runs: u64::MAX,
        seed: 1,
        size: 32,
        keep_going: false,
        corpus: false,
        worker: None,
        binary: None,
        rest: Vec::new(),
    };
    while let Some(argument) = typed.next() {
        let mut number = || {
            let value = typed.next().and_then(|value| value.parse().ok());
            value.ok_or(format!("{argument} needs a number"))
        };
        match argument.as_str() {
            "--seconds" => seconds = Some(number()?),
            "--runs" => options.runs = number()?,
            "--size" => options.size = number()?,
            "--seed" => options.seed = number()?,
            "--keep-going" => options.keep_going = true,
            "--corpus" => options.corpus = true,
            "--worker" => options.worker = typed.next(),
            "--binary" => options.binary = typed.next(),
            _ => options.rest.push(argument),
        }
    }
    let given = if options.runs == u64::MAX {
        MINUTE
    } else {
        DAY
    };
    options.seconds = seconds.unwrap_or(given);
    Ok(options)
}

fn run(options: &Options) -> ExitCode {
    let Some((name, files)) = options.rest.split_first() else {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!(
            "fuzz: which target? all, starved, flat, {}",
            names.join(", ")
        );
        return ExitCode::from(2);
    };
    if name == "starved" {
        return starved::sample(if options.runs == u64::MAX {
            STARVED
        } else {
            options.runs
        });
    }
    if name == "flat" {
        let kind = files.first().map_or("", String::as_str);
        let size = options.size as usize * 1024;
        return match &options.binary {
            Some(binary) => flat::instructions::run(Path::new(binary), size, kind),
            None if options.worker.is_some() => flat::one(size, kind),
            None => flat::run(size, kind),
        };
    }
    let chosen = TARGETS
        .iter()
        .filter(|each| name == "all" || each.name == name);
    let chosen: Vec<&Target> = chosen.collect();
    if chosen.is_empty() {
        eprintln!("fuzz: there is no target {name}");
        return ExitCode::from(2);
    }
    if let Some(pending) = &options.worker {
        cases::run(chosen[0], options, pending);
        return ExitCode::SUCCESS;
    }
    if !files.is_empty() {
        for file in files {
            let case = fs::read(file).unwrap_or_else(|error| panic!("{file}: {error}"));
            (chosen[0].run)(&case);
        }
        return ExitCode::SUCCESS;
    }
    supervise::all(&chosen, options)
}
