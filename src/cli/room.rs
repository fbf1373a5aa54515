//! Whether there is memory for what is asked. Where a process may have so much and no more, running out of it in the middle would end the
//! run by a signal, without a word of the file.
//!
//! The figures are by hand, 2026-12-01: each is above what was measured on texts of 2 MB in long and in short paragraphs, in one paragraph
//! of Chinese, and in a table.

use crate::document::Document;
use crate::input;

/// What a command takes in memory besides the documents that it has read, in bytes.
struct Cost {
    /// For each byte of the texts.
    byte: usize,
    /// For each paragraph.
    paragraph: usize,
    /// For each byte of the longest paragraph of each text, whose words are looked at together.
    longest: usize,
}

const CHECK: Cost = Cost {
    byte: 40,
    paragraph: 600,
    longest: 0,
};

const COMPARISON: Cost = Cost {
    byte: 12,
    paragraph: 1000,
    longest: 80,
};

/// Refuses to check texts that there is not enough memory for, and names the largest.
///
/// # Errors
/// [`input::Error::Io`].
pub(super) fn to_check(documents: &[Document]) -> Result<(), input::Error> {
    refuse(&CHECK, &documents.iter().collect::<Vec<_>>())
}

/// Refuses to compare, or to merge, texts that there is not enough memory for, and names the largest.
///
/// # Errors
/// [`input::Error::Io`].
pub(super) fn to_compare(documents: &[&Document]) -> Result<(), input::Error> {
    refuse(&COMPARISON, documents)
}

/// Refuses to read files at once that there is not enough memory for, and names the largest; each is a name and its bytes.
///
/// # Errors
/// [`input::Error::Io`].
pub(super) fn to_read(files: &[(&str, &[u8])]) -> Result<(), input::Error> {
    let rooms = files
        .iter()
        .map(|(name, bytes)| (*name, input::room(bytes)));
    let total = rooms.clone().map(|(_, room)| room).sum();
    let largest = rooms.max_by_key(|(_, room)| *room);
    largest.map_or(Ok(()), |(name, _)| check(name, total))
}

/// What the program takes for itself, whatever it is given: words of its languages, and its stack. 18 MiB were measured.
const OWN: usize = 64 << 20;

fn check(name: &str, bytes: usize) -> Result<(), input::Error> {
    // With its first bytes, each thread takes 64 MiB of addresses for those to come. It has to have done so before what is left is asked for.
    rayon::broadcast(|_| drop(std::hint::black_box(vec![0u8; 64])));
    input::check_room(name, bytes.saturating_add(OWN))
}

fn refuse(cost: &Cost, documents: &[&Document]) -> Result<(), input::Error> {
    let needed = |document: &&Document| {
        let paragraphs = document.paragraphs.iter();
        let longest = paragraphs.map(|each| document.key(each).len()).max();
        let parts = [
            (document.text.len(), cost.byte),
            (document.paragraphs.len(), cost.paragraph),
            (longest.unwrap_or_default(), cost.longest),
        ];
        parts
            .map(|(count, each)| count.saturating_mul(each))
            .iter()
            .sum::<usize>()
    };
    let total = documents.iter().map(needed).sum();
    let largest = documents.iter().max_by_key(|each| each.text.len());
    largest.map_or(Ok(()), |largest| check(&largest.name, total))
}
