//! What the program says to somebody who types something wrong.

#![cfg(feature = "cli")]

mod support;

use support::{Scratch, variorum};

/// What the program prints on standard error.
fn said(scratch: &Scratch, arguments: &[&str]) -> String {
    let output = variorum(&scratch.path)
        .args(arguments)
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_error_of_the_system_is_told_without_its_number() {
    let scratch = Scratch::new("system-errors");
    scratch.write("a.txt", "The keeper opens the gate.\n");
    let commands: [&[&str]; 12] = [
        &["check", "none.txt"],
        &["check", "--files-from", "none"],
        &["check", "--files-from", "."],
        &["check", "--config", "none.toml", "a.txt"],
        &["check", "a.txt", "--baseline", "."],
        &["check", "a.txt", "--against", "none"],
        &["check", "a.txt", "-o", "none/report.md"],
        &["baseline", "a.txt", "-o", "none/baseline"],
        &["diff", "none.txt", "a.txt"],
        &["text", "none.txt"],
        &["text", "a.txt", "-o", "none/a.json"],
        &["man", "--folder", "none"],
    ];
    for command in commands {
        let said = said(&scratch, command);
        let is_told = said.contains("no such file") || said.contains("is a directory");
        assert!(is_told && !said.contains("os error"), "{command:?}: {said}");
    }
}
