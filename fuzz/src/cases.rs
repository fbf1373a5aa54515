//! The process that runs cases, one after another, until its time is up or one fails.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{process, thread};

use variorum_fuzz::mutate::{Chance, mutated};
use variorum_fuzz::{Target, steps};

use crate::Options;

/// So many seconds a case may take: the largest take some hundredths.
const SLOW: u64 = 30;

/// How long the thread that looks for such a case sleeps, and how often it has looked.
const PAUSE: Duration = Duration::from_millis(100);
static LOOKED: AtomicU64 = AtomicU64::new(0);

/// The number of cases that are through.
static DONE: AtomicU64 = AtomicU64::new(0);

/// Runs the seeds, and then cases made of them. The one that runs is in the file `pending`.
pub(crate) fn run(target: &Target, options: &Options, pending: &str) {
    alone();
    watch();
    let started = Instant::now();
    let spent = || cpu_time().unwrap_or_else(|| started.elapsed());
    let pending = File::create(pending).expect("the temporary folder can be written");
    let once = |case: &[u8]| {
        let before = steps::branches();
        pending
            .set_len(case.len() as u64)
            .expect("it can be written");
        pending.write_all_at(case, 0).expect("it can be written");
        (target.run)(case);
        DONE.fetch_add(1, Ordering::Relaxed);
        steps::branches() > before
    };
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let corpus = options
        .corpus
        .then(|| root.join("corpus").join(target.name));
    let mut cases = read(&root.join("seeds").join(target.name));
    if let Some(corpus) = &corpus {
        fs::create_dir_all(corpus).expect("it can be written");
        cases.extend(read(corpus));
    }
    cases.retain(|case| {
        once(case);
        spent() < Duration::from_secs(options.seconds.max(1))
    });
    let kept = cases.len();
    let mut chance = Chance::new(options.seed);
    let mut runs = 0;
    while runs < options.runs && spent() < Duration::from_secs(options.seconds) {
        let case = mutated(&cases, &mut chance);
        runs += 1;
        if once(&case) {
            if let Some(corpus) = &corpus {
                let path = corpus.join(format!("{}-{runs}", options.seed));
                fs::write(path, &case).expect("it can be written");
            }
            cases.push(case);
        }
    }
    println!(
        "{}: {runs} cases in {} s, {} kept, {} branches",
        target.name,
        spent().as_secs(),
        cases.len() - kept,
        steps::branches(),
    );
}

/// Has this thread do the work of all: how threads wait for each other is chance, and would decide which cases are kept.
fn alone() {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread();
    pool.build_global().expect("nothing was done before");
}

/// The cases of a folder, by name.
fn read(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let paths = entries.map(|entry| entry.expect("it is there").path());
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    let cases = paths
        .iter()
        .map(|path| fs::read(path).expect("it can be read"));
    cases.collect()
}

/// The time that processors spent on this process: on a machine that has other things to do, a case takes no longer. `None` where the
/// system does not say it.
fn cpu_time() -> Option<Duration> {
    /// Linux counts in hundredths of a second here, whatever the machine.
    const TICK: u64 = 10;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold anything.
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    let own: Vec<u64> = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    Some(Duration::from_millis(own.iter().sum::<u64>() * TICK))
}

/// Ends the process when one case takes too long. It comes back when the thread that looks has taken each of its own branches: when that
/// thread wakes is chance, and must not decide which cases are kept.
fn watch() {
    let started = Instant::now();
    thread::spawn(move || {
        let now = || cpu_time().unwrap_or_else(|| started.elapsed());
        let mut last = (u64::MAX, now());
        loop {
            thread::sleep(PAUSE);
            let done = DONE.load(Ordering::Relaxed);
            if done != last.0 {
                last = (done, now());
            } else if now().saturating_sub(last.1) > Duration::from_secs(SLOW) {
                eprintln!("panicked at a case that takes more than {SLOW} s");
                process::exit(124);
            }
            LOOKED.fetch_add(1, Ordering::Relaxed);
        }
    });
    while LOOKED.load(Ordering::Relaxed) < 3 {
        thread::sleep(PAUSE);
    }
}
