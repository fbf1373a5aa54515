//! Starts a process for each target, and sees to what one that fails leaves.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use variorum_fuzz::Target;

use crate::Options;

/// So long a case is made smaller.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs targets, as many at once as there are processors.
pub(crate) fn all(targets: &[&Target], options: &Options) -> ExitCode {
    let (left, failures) = (Mutex::new(targets.iter()), Mutex::new(0));
    let width = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..width.min(targets.len()) {
            scope.spawn(|| {
                loop {
                    let next = left.lock().expect("no thread panics").next();
                    let Some(target) = next else { return };
                    let failed = one(target, options, width.min(targets.len()), targets.len());
                    *failures.lock().expect("no thread panics") += failed;
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no thread panics");
    println!("{} targets, {failures} failures", targets.len());
    ExitCode::from(u8::from(failures > 0))
}

/// Runs a target for its share of the time, and returns how many failures there were, one for each place.
fn one(target: &Target, options: &Options, width: usize, targets: usize) -> usize {
    let started = Instant::now();
    let share = Duration::from_millis(options.seconds * 1000 * width as u64 / targets as u64);
    let mut places = BTreeSet::new();
    let mut seed = options.seed;
    loop {
        let left = share.saturating_sub(started.elapsed());
        let pending =
            env::temp_dir().join(format!("variorum-case-{}-{}", target.name, process::id()));
        let output = Command::new(env::current_exe().expect("it has a path"))
            .args([
                target.name,
                "--seed",
                &seed.to_string(),
                "--runs",
                &options.runs.to_string(),
            ])
            .args([
                "--seconds",
                &left.as_secs_f64().ceil().to_string(),
                "--worker",
            ])
            .arg(&pending)
            .args(options.corpus.then_some("--corpus"))
            .env("RAYON_NUM_THREADS", "1")
            .env("RUST_BACKTRACE", "0")
            .output()
            .expect("it runs");
        let case = fs::read(&pending).unwrap_or_default();
        // What cannot be removed does no harm.
        let _ = fs::remove_file(&pending);
        print!("{}", String::from_utf8_lossy(&output.stdout));
        if output.status.success() {
            return places.len();
        }
        let place = place(&output);
        if places.insert(place.clone()) {
            let (path, again) = keep(target, &case, &place);
            println!("{}: {place}", target.name);
            println!(
                "{}",
                String::from_utf8_lossy(&output.stderr)
                    .chars()
                    .take(3000)
                    .collect::<String>()
            );
            println!(
                "{}: {}{}",
                target.name,
                path.display(),
                if again {
                    ""
                } else {
                    " (fails in a longer run only)"
                }
            );
        }
        if !options.keep_going || started.elapsed() > share {
            return places.len();
        }
        seed += 1;
    }
}

/// Where a process failed: the place of a panic, or how it ended.
fn place(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said
        .lines()
        .find_map(|line| line.split_once("panicked at "));
    line.map_or(output.status.to_string(), |(_, place)| place.to_owned())
}

/// Makes a case smaller and writes it into `artifacts`. Whether it fails in a process of its own.
fn keep(target: &Target, case: &[u8], place: &str) -> (PathBuf, bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("artifacts")
        .join(target.name);
    fs::create_dir_all(&folder).expect("it can be written");
    let name: String = place
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let path = folder.join(name.trim_matches('-'));
    let fails = |case: &[u8]| {
        fs::write(&path, case).expect("it can be written");
        let output = Command::new(env::current_exe().expect("it has a path"))
            .arg(target.name)
            .arg(&path)
            .env("RAYON_NUM_THREADS", "1")
            .env("RUST_BACKTRACE", "0")
            .output()
            .expect("it runs");
        !output.status.success() && self::place(&output) == place
    };
    let again = fails(case);
    let smallest = if again {
        minimised(case.to_vec(), &fails)
    } else {
        case.to_vec()
    };
    fs::write(&path, smallest).expect("it can be written");
    (path, again)
}

/// Takes out pieces, ever smaller ones, as long as the case fails.
fn minimised(mut case: Vec<u8>, fails: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    let started = Instant::now();
    let mut size = case.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < case.len() {
            if started.elapsed() > PATIENCE {
                return case;
            }
            let mut less = case.clone();
            less.drain(at..(at + size).min(case.len()));
            if fails(&less) {
                case = less;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    case
}
