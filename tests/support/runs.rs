//! A run of the program in a folder, and what it says.

use std::process::Output;

use crate::support::{Scratch, variorum};

/// Runs the program to its end.
pub(crate) fn run(scratch: &Scratch, arguments: &[&str]) -> Output {
    let output = variorum(&scratch.path).args(arguments).output();
    output.expect("the program runs")
}

/// Its standard output.
pub(crate) fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("its output is UTF-8")
}

/// Its standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("its messages are UTF-8")
}
