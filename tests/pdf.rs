//! PDFs: what programs make, and what is damaged. `fixtures/pdf/make` says how the files were made.

use proptest::prelude::*;

use variorum::document::{Document, Kind};
use variorum::input::{Error, Options, from_bytes};

const EN: &[u8] = include_bytes!("../fixtures/pdf/en.pdf");
const RU: &[u8] = include_bytes!("../fixtures/pdf/ru.pdf");
const CJK: &[u8] = include_bytes!("../fixtures/pdf/cjk.pdf");
const SCAN: &[u8] = include_bytes!("../fixtures/pdf/scan.pdf");
const LOCKED: &[u8] = include_bytes!("../fixtures/pdf/locked.pdf");
const BARE: &[u8] = include_bytes!("../fixtures/pdf/bare.pdf");

fn read(bytes: &[u8]) -> Result<Document, Error> {
    from_bytes("rules.pdf", bytes, &Options::default())
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).expect_err("it cannot be read").to_string()
}

#[test]
fn what_cannot_be_read_says_why_and_names_the_file() {
    let cut = &EN[..2000];
    for (bytes, said) in [
        (SCAN, "pictures without text"),
        (LOCKED, "is encrypted; open it with its password"),
        (BARE, "page 1 cannot be read: its fonts do not name 44 of"),
        (b"plain text", "does not start as a PDF does"),
        (b"%PDF-1.7\n", "damaged or cut off"),
        (cut, "damaged or cut off"),
    ] {
        let text = refused(bytes);
        assert!(text.starts_with("rules.pdf: "), "{text}");
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn content_tells_the_format() {
    for name in ["a.pdf", "a.txt", "a", "-", "a.docx"] {
        let found = from_bytes(name, CJK, &Options::default()).unwrap();
        assert_eq!(found.container, Some("PDF"), "{name}");
    }
}

#[test]
fn fonts_that_are_not_in_the_file_are_read_by_their_names() {
    let text = read(CJK).unwrap().text;
    for part in ["仓库钥匙", "倉庫的鑰匙", "倉庫の鍵は", "창고 열쇠는"] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn paragraphs_know_their_pages_and_what_they_are() {
    let document = read(EN).unwrap();
    assert_eq!(document.pages.len(), document.paragraphs.len());
    assert_eq!(document.pages.first(), Some(&1));
    let count = |kind| {
        document
            .paragraphs
            .iter()
            .filter(|each| each.kind == kind)
            .count()
    };
    let kinds = [
        Kind::Heading,
        Kind::ListItem,
        Kind::TableCell,
        Kind::Footnote,
    ];
    assert_eq!(kinds.map(count), [5, 3, 9, 2]);
    assert!(!document.text.contains("Edition 2031"));
}

/// A file with some bytes other than they were, or less of it.
fn damaged(bytes: &[u8], at: usize, value: u8, kind: u8) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let at = at % out.len();
    match kind % 3 {
        0 => out.truncate(at),
        1 => out[at] = value,
        _ => {
            // Numbers are what lengths, places and counts are made of.
            let digits = out
                .iter()
                .enumerate()
                .skip(at)
                .filter(|(_, byte)| byte.is_ascii_digit());
            let digits: Vec<usize> = digits.map(|(at, _)| at).take(3).collect();
            for at in digits {
                out[at] = b'0' + value % 10;
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn damage_is_text_or_an_error(at in any::<usize>(), value in any::<u8>(), kind in any::<u8>()) {
        for file in [EN, RU, CJK] {
            // No panic, whatever comes out.
            let _ = read(&damaged(file, at, value, kind));
        }
    }

    #[test]
    fn noise_never_breaks_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&[b"%PDF-1.7\n", &bytes[..]].concat());
    }
}
