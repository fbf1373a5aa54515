//! A folder for the files of a target, and the program in it, in this process.

use std::cell::RefCell;
use std::path::PathBuf;
use std::{env, fs, process};

use clap::Parser as _;
use variorum::cli::args::Arguments;
use variorum::cli::{self, Outcome};

/// What the program said, and how it ended.
pub(super) struct Said {
    pub(super) outcome: Result<Outcome, String>,
    pub(super) out: String,
    pub(super) messages: String,
}

/// Where the files of this process are. The first call makes the folder and goes there.
pub(super) fn folder(prepare: fn(&PathBuf)) -> PathBuf {
    thread_local!(static FOLDER: RefCell<Option<PathBuf>> = const { RefCell::new(None) });
    FOLDER.with_borrow_mut(|folder| {
        let made = folder.get_or_insert_with(|| {
            let path = env::temp_dir().join(format!("variorum-fuzz-{}", process::id()));
            fs::create_dir_all(&path).expect("the temporary folder can be written");
            env::set_current_dir(&path).expect("it is there");
            prepare(&path);
            path
        });
        made.clone()
    })
}

/// Runs the program.
pub(super) fn run(arguments: &[&str]) -> Said {
    let arguments = ["variorum", "--jobs", "1", "--color", "never"]
        .iter()
        .chain(arguments);
    let arguments = Arguments::try_parse_from(arguments).expect("the arguments are right");
    let (mut out, mut messages) = (Vec::new(), Vec::new());
    let outcome = cli::run(&arguments, &mut out, &mut messages);
    let text = |bytes| String::from_utf8(bytes).expect("reports and messages are UTF-8");
    Said {
        outcome: outcome.map_err(|error| error.to_string()),
        out: text(out),
        messages: text(messages),
    }
}
