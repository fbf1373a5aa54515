//! Compares two versions of a document and prints what changed, edit by edit.
//!
//!     cargo run --example diff -- fixtures/supply/old.txt fixtures/supply/new.txt

use std::error::Error;
use std::io::{Write, stdout};

use variorum::diff::{self, Options};
use variorum::input;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args().skip(1);
    let (Some(old), Some(new)) = (paths.next(), paths.next()) else {
        return Err("usage: diff OLD NEW".into());
    };
    let options = input::Options::default();
    let old = input::read(&old, &options)?;
    let new = input::read(&new, &options)?;
    let found = diff::diff(&old, &new, &Options::default());

    let mut out = stdout().lock();
    for change in &found.changes {
        // A change names paragraphs by their numbers: none on the old side if it is an insertion, none on the new side if a deletion.
        let paragraph = match (change.old.first(), change.new.first()) {
            (_, Some(number)) => new.body(&new.paragraphs[*number as usize]),
            (Some(number), None) => old.body(&old.paragraphs[*number as usize]),
            (None, None) => continue,
        };
        writeln!(out, "{}: {paragraph}", change.kind.name())?;
        for edit in &change.edits {
            let (class, before, after) =
                (edit.class.name(), old.slice(edit.old), new.slice(edit.new));
            writeln!(out, "  {class}: {before:?} -> {after:?}")?;
        }
    }
    for reference in &found.stale {
        writeln!(out, "stale reference: {}", new.slice(reference.new))?;
    }
    Ok(())
}
