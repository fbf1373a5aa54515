//! A limit on memory ends a run with an error that names the file, and never with a signal.

#![cfg(all(feature = "cli", target_os = "linux"))]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::process::{Command, Output};

use repository::git;
use support::{Scratch, variorum};

/// Commits everything at hand.
fn commit(scratch: &Scratch) {
    git(&scratch.path, &["add", "-A"]);
    git(&scratch.path, &["commit", "-qm", "again"]);
}

/// Runs the program with so many KiB of addresses.
fn within(scratch: &Scratch, limit: usize, arguments: &str) -> Output {
    Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {limit}; exec \"$0\" {arguments}"))
        .arg(variorum(&scratch.path).get_program())
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(&scratch.path)
        .output()
        .expect("there is a shell")
}

#[test]
fn what_there_is_no_memory_for_is_an_error_that_names_it() {
    let scratch = Scratch::new("memory");
    git(&scratch.path, &["init", "-q", "-b", "main"]);
    // So much the program takes to start at all.
    let starts = |limit: &usize| within(&scratch, *limit, "--version").status.success();
    let mut steps = (1..100).map(|step| step * 16_000);
    let least = 16_000 + steps.find(starts).expect("it starts");
    let lines = |sign: &str| -> String {
        let lines = (0..300).map(|at| format!("Gate {at} is {sign}.\n\n"));
        lines.collect()
    };
    let rows = |sign: &str| -> String {
        let rows = (0..150).map(|at| format!("| Gate {at} | {sign} | shut | old |\n"));
        format!(
            "| a | b | c | d |\n|---|---|---|---|\n{}",
            rows.collect::<String>()
        )
    };
    for (name, one, other, third) in [
        ("lines", lines("shut"), lines("open"), lines("old")),
        ("rows", rows("red"), rows("blue"), rows("grey")),
    ] {
        let files = ["a", "b", "c"].map(|side| format!("{name}-{side}.md"));
        for (file, text) in files.iter().zip([&one, &other, &third]) {
            scratch.write(file, text);
        }
        commit(&scratch);
        let [a, b, c] = files;
        scratch.write(&a, &other);
        commit(&scratch);
        scratch.write(&a, &one);
        for arguments in [
            format!("diff --no-config {a} {b} --quiet"),
            format!("merge --no-config {a} {b} {c}"),
            format!("blame --no-config {a}"),
            format!("history --no-config {a} --quiet"),
            format!("history --no-config {a} {b} {c} --quiet"),
            format!("stale --no-config {a} {c}"),
        ] {
            let mut refused = 0;
            for limit in [0, 1, 2, 6].map(|step| least + 64_000 * step) {
                let output = within(&scratch, limit, &arguments);
                let said = String::from_utf8_lossy(&output.stderr);
                let code = output.status.code();
                assert!(
                    matches!(code, Some(0..=2)),
                    "{arguments}, {limit} KiB: {:?}, {said}",
                    output.status
                );
                if code == Some(2) {
                    refused += 1;
                    assert!(
                        said.contains(&format!("{name}-")),
                        "{arguments}, {limit} KiB: {said}"
                    );
                }
            }
            assert!(refused < 4, "{arguments}");
        }
    }
}
