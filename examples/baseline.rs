//! Records the findings of the old version of a document, and prints only what the new version adds to them.
//!
//!     cargo run --example baseline -- fixtures/supply/old.txt fixtures/supply/new.txt

use std::error::Error;
use std::io::{Write, stdout};

use variorum::check::baseline::{Baseline, Scope};
use variorum::check::{self, Options, catalogue};
use variorum::document::Document;
use variorum::input;

/// The path of the document in the baseline: the same for both versions.
const NAME: &str = "contract.txt";

fn scope(documents: &[Document]) -> Scope<'_> {
    Scope {
        documents,
        names: vec![NAME.to_owned()],
        rules: catalogue::all(),
        whole: true,
        is_gone: &|path| path != NAME,
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args().skip(1);
    let (Some(old), Some(new)) = (paths.next(), paths.next()) else {
        return Err("usage: baseline OLD NEW".into());
    };
    let (reading, options) = (input::Options::default(), Options::default());

    let old = [input::read(&old, &reading)?];
    let findings = check::check(&old, &options);
    let (baseline, _) = Baseline::default().recorded(&scope(&old), &findings);
    // This is what a file would hold.
    let text = baseline.render();

    let new = [input::read(&new, &reading)?];
    let findings = check::check(&new, &options);
    let baseline = Baseline::parse(&text)?;
    let standing = baseline.hold(&scope(&new), &findings);

    let mut out = stdout().lock();
    for (finding, known) in findings.iter().zip(&standing.old) {
        let state = if *known { "known" } else { "new" };
        writeln!(out, "{state}: {} [{}]", finding.message, finding.rule)?;
    }
    writeln!(
        out,
        "{} of the recorded findings are gone",
        standing.stale()
    )?;
    Ok(())
}
