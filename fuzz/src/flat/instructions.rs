//! The same for the program itself, by the instructions that `valgrind` counts: no build of its own is needed for that.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::{env, fs, process, thread};

use variorum_fuzz::office::OFFICES;

use crate::flat::shapes::Shape;
use crate::flat::{MOST, revised, shapes};

/// Fewer instructions than this, for the text that is added last, are not looked at.
const LEAST: u64 = 20_000_000;

/// The commands, with `OLD` and `NEW` for the files.
const COMMANDS: [&[&str]; 3] = [
    &[
        "check",
        "--no-config",
        "--jobs",
        "1",
        "--width",
        "80",
        "OLD",
    ],
    &[
        "check",
        "--no-config",
        "--jobs",
        "1",
        "--format",
        "json",
        "OLD",
    ],
    &[
        "diff",
        "--no-config",
        "--jobs",
        "1",
        "--width",
        "80",
        "OLD",
        "NEW",
    ],
];

/// Kinds of text that are always looked at: those that grew once.
const LISTED: [&str; 13] = [
    "a table of many rows",
    "wide tables",
    "footnotes",
    "opening quotation marks",
    "one word",
    "one line of Chinese",
    "one line of English",
    "findings on one line",
    "Chinese findings on one line",
    "abbreviations",
    "nested lists",
    "lists in lists",
    "English prose",
];

/// Measures every kind of text, the listed ones, or those whose name contains `wanted`.
pub(crate) fn run(binary: &Path, size: usize, wanted: &str) -> ExitCode {
    let chosen = |shape: &&Shape| match wanted {
        "listed" => LISTED.contains(&shape.name),
        _ => shape.name.contains(wanted),
    };
    let left = Mutex::new(
        shapes()
            .filter(|shape| !OFFICES.contains(&shape.file))
            .filter(chosen),
    );
    let steep = Mutex::new(0);
    let width = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..width {
            scope.spawn(|| {
                loop {
                    let next = left.lock().expect("no thread panics").next();
                    let Some(shape) = next else { return };
                    let found = measured(binary, shape, size);
                    *steep.lock().expect("no thread panics") += found;
                }
            });
        }
    });
    let steep = steep.into_inner().expect("no thread panics");
    println!("{steep} steep");
    ExitCode::from(u8::from(steep > 0))
}

/// How many commands take too much for a kind of text.
fn measured(binary: &Path, shape: &Shape, size: usize) -> usize {
    let folder = env::temp_dir().join(format!(
        "variorum-flat-{}-{}",
        shape.name.replace(' ', "-"),
        process::id()
    ));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let mut steep = 0;
    for command in COMMANDS {
        let counts = [1, 2, 4].map(|times| {
            let text = (shape.make)(size * times);
            let (old, new) = (
                folder.join(shape.file),
                folder.join(format!("new-{}", shape.file)),
            );
            fs::write(&old, &text).expect("it can be written");
            fs::write(&new, revised(&text, shape.file)).expect("it can be written");
            let line = command.iter().map(|word| match *word {
                "OLD" => old.as_os_str().to_owned(),
                "NEW" => new.as_os_str().to_owned(),
                word => word.into(),
            });
            counted(
                Command::new("valgrind")
                    .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
                    .arg(binary)
                    .args(line),
            )
        });
        let added = [
            counts[1].saturating_sub(counts[0]),
            counts[2].saturating_sub(counts[1]),
        ];
        // What is done once for a run is in none of the two.
        let ratio = added[1] as f64 / added[0].max(1) as f64;
        let too_much = added[1] > LEAST && ratio > MOST;
        steep += usize::from(too_much);
        println!(
            "{}{}: {} {}: {ratio:.2} a doubling, {} instructions a byte",
            if too_much { "STEEP " } else { "" },
            shape.name,
            command[0],
            command[5],
            added[1] / (2 * size) as u64,
        );
    }
    // What cannot be removed does no harm.
    let _ = fs::remove_dir_all(&folder);
    steep
}

/// The instructions that a run takes.
fn counted(command: &mut Command) -> u64 {
    let output = command
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()
        .expect("valgrind is there");
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said
        .split("Collected : ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    let count = count.and_then(|count| count.parse().ok());
    count.unwrap_or_else(|| panic!("{said}"))
}
