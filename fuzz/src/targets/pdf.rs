//! PDFs are read or refused like texts, whatever is in their objects and however these are packed; what was read can be checked and
//! compared, and reading takes work that is bounded by what is in the file.

use std::panic;
use std::sync::{Mutex, Once};

use variorum::check;
use variorum::diff;
use variorum::document::Document;
use variorum::input::{self, Error, Options};

use super::reading::check_document;
use crate::cut::Case;
use crate::damage;
use crate::pdf::{LENGTHS, PACKINGS, TABLES, bytes};

/// A program of ours panicked there, while a PDF was read.
static PANICKED: Mutex<Option<String>> = Mutex::new(None);

/// What reading takes at most, in steps: for a file of these sizes a hundredth of it is usual.
#[cfg(not(feature = "libfuzzer"))]
const MOST: u64 = 2_000_000_000;

/// Choices: how objects are found, how streams are packed, what is said of their length, how many bytes of the file are others.
pub fn target(data: &[u8]) {
    watch();
    let case = Case::of(data);
    // The choice is made in this order so that most cases are files that can be read.
    let table = TABLES[case.choice(0, TABLES.len())];
    let packing = PACKINGS[case.choice(1, PACKINGS.len())];
    let length = LENGTHS[case.choice(2, 6).saturating_sub(3)];
    let mut file = bytes(&case.texts, table, packing, length);
    damage::turn(&mut file, &case);
    let Some(document) = read(&file) else { return };
    check_document(&document);
    assert_eq!(document.pages.len(), document.paragraphs.len());
    assert!(!document.pages.contains(&0), "{:?}", document.pages);
    drop(check::check(
        std::slice::from_ref(&document),
        &check::Options::default(),
    ));
    assert!(diff::diff(&document, &document, &diff::Options::default()).is_empty());
    // The same file is the same text.
    let again = read(&file).expect("it was read before");
    assert_eq!(again.text, document.text);
}

fn read(file: &[u8]) -> Option<Document> {
    let before = steps();
    let outcome = input::from_bytes("x.pdf", file, &Options::default());
    let taken = steps() - before;
    assert!(taken < most(), "{taken} steps for {} bytes", file.len());
    if let Some(place) = PANICKED.lock().expect("no thread panics with it").take() {
        panic!("{place}");
    }
    match outcome {
        Ok(document) => Some(document),
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with("x.pdf: "), "{said}");
            assert!(!said.contains(|c: char| c.is_control()), "{said:?}");
            assert!(
                matches!(error, Error::Unreadable { .. } | Error::Encrypted { .. }),
                "{said}"
            );
            None
        }
    }
}

#[cfg(not(feature = "libfuzzer"))]
fn steps() -> u64 {
    crate::steps::steps()
}

#[cfg(not(feature = "libfuzzer"))]
const fn most() -> u64 {
    MOST
}

#[cfg(feature = "libfuzzer")]
const fn steps() -> u64 {
    0
}

#[cfg(feature = "libfuzzer")]
const fn most() -> u64 {
    u64::MAX
}

/// The reader takes the end of its thread for a damaged file, which is right where a library of others ends it. What ends it in the
/// project is a fault.
fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            let place = about.location();
            let is_theirs = place.is_some_and(|place| place.file().contains("/registry/"));
            let in_reader = std::thread::current().name() == Some("PDF");
            if !in_reader {
                usual(about);
            } else if !is_theirs {
                let place = place.map_or_else(String::new, ToString::to_string);
                *PANICKED.lock().expect("no thread panics with it") = Some(place);
            }
        }));
    });
}
