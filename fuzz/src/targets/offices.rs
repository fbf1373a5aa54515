//! Files of offices and books are read or refused like texts, whatever is in their parts; what was read can be checked and compared.

use std::borrow::Cow;

use variorum::check;
use variorum::diff;
use variorum::document::Document;
use variorum::input::{self, Options, Revisions};

use super::contract::{check_partition, check_places};
use super::hold;
use super::reading::check_document;
use super::replay::check_replay;
use crate::cut::Case;
use crate::damage;
use crate::office::{OFFICES, bytes, mended};

/// Choices: the format, which text of tracked changes, whether its XML is mended, how many bytes of the file are others.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let name = OFFICES[case.choice(0, OFFICES.len())];
    let mut file = file(&case, name, 0);
    damage::turn(&mut file, &case);
    let read = |revisions: Revisions| -> Option<Document> {
        let options = Options {
            revisions,
            ..Options::default()
        };
        match input::from_bytes(name, &file, &options) {
            Ok(document) => Some(document),
            Err(error) => {
                let said = error.to_string();
                assert!(said.starts_with(&format!("{name}: ")), "{said}");
                assert!(!said.contains(|c: char| c.is_control()), "{said:?}");
                None
            }
        }
    };
    let Some(document) = read(Revisions::ALL[case.choice(1, 3)]) else {
        return;
    };
    check_document(&document);
    drop(check::check(
        std::slice::from_ref(&document),
        &check::Options::default(),
    ));
    let (Some(old), Some(new)) = (read(Revisions::Original), read(Revisions::Final)) else {
        return;
    };
    let diff = diff::diff(&old, &new, &diff::Options::default());
    hold(check_places(&old, &new, &diff));
    hold(check_partition(&old, &new, &diff));
    for change in &diff.changes {
        hold(check_replay(&old, &new, change));
    }
}

/// The file of a case: of the text with that number, and of those behind the first two for its other parts.
pub(super) fn file(case: &Case<'_>, name: &str, number: usize) -> Vec<u8> {
    let part = |text: &[u8]| {
        let text = String::from_utf8_lossy(text).into_owned();
        if case.choice(2, 4) == 1 {
            text
        } else {
            mended(&text)
        }
    };
    let text = part(case.text(number));
    let others: Vec<String> = case.texts.iter().skip(2).map(|text| part(text)).collect();
    let others: Vec<Cow<'_, str>> = others.into_iter().map(Cow::from).collect();
    let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
    bytes(name, &text, &others)
}
