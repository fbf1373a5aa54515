//! Prints a document with all fixes applied, the unsafe ones too. The file is not changed.
//!
//!     cargo run --example fix -- fixtures/supply/new.txt

use std::error::Error;
use std::io::{Write, stderr, stdout};

use variorum::check::fix::{self, Wanted};
use variorum::check::{self, Options};
use variorum::input;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: fix FILE")?;
    let reading = input::Options::default();
    let documents = vec![input::read(&path, &reading)?];

    let options = Options::default();
    let findings = check::check(&documents, &options);
    // A fix may uncover another: the text is checked again after each round.
    let mut again = |documents: &[_]| Ok::<_, Box<dyn Error>>(check::check(documents, &options));
    let done = fix::rounds(documents, findings, Wanted::All, &[reading], &mut again)?;

    write!(stdout(), "{}", done.documents[0].text)?;
    writeln!(stderr(), "{} fixed", done.count())?;
    Ok(())
}
