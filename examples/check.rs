//! Checks a document against itself and prints each finding with its place.
//!
//!     cargo run --example check -- fixtures/supply/new.txt

use std::error::Error;
use std::io::{Write, stdout};

use variorum::check::{self, Options};
use variorum::input;
use variorum::text::lines::LineIndex;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: check FILE")?;
    let document = input::read(&path, &input::Options::default())?;

    // Without options, all rules run. `options.rules` holds those that are on, with their severities.
    let mut options = Options::default();
    options.rules.remove("quote-style");
    let findings = check::check(std::slice::from_ref(&document), &options);

    let lines = LineIndex::new(&document.text);
    let mut out = stdout().lock();
    for finding in findings {
        // Spans are in bytes of the text; line and column are counted from 1.
        let place = lines.place(finding.place.span.start);
        let (line, column) = (place.line, place.column);
        let (severity, rule) = (finding.severity.name(), finding.rule);
        let message = finding.message;
        writeln!(out, "{line}:{column}: {severity}: {message} [{rule}]")?;
    }
    Ok(())
}
