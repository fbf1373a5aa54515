//! Any bytes are read or refused with a message that names the file; and every place leads back to the source.

use encoding_rs::Encoding;
use variorum::document::Document;
use variorum::document::languages;
use variorum::document::reading::Reading;
use variorum::input::{self, Options};
use variorum::text::fold::Folding;
use variorum::text::span::Span;

use crate::cut::Case;

const ENCODINGS: [&str; 14] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "gb18030",
    "gbk",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "iso-2022-jp",
    "windows-1251",
    "windows-1252",
    "koi8-r",
    "ibm866",
];

/// Choices: the format, the encoding that the text is put in, the one that is named, folding, code.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let encoded = encoded(case.text(0), case.choice(1, ENCODINGS.len() + 2));
    let named = ENCODINGS.get(case.choice(2, ENCODINGS.len() + 1));
    let named = named.map(|label| Encoding::for_label(label.as_bytes()).expect("it is a label"));
    let options = Options {
        encoding: named,
        format: None,
        folding: [Folding::Usual, Folding::Strict][case.choice(3, 2)],
        code: case.choice(4, 2) == 1,
        ..Options::default()
    };
    let name = case.name(0);
    let document = match input::from_bytes(name, &encoded, &options) {
        Ok(document) => document,
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with(&format!("{name}: ")), "{said}");
            assert!(!said.contains(|c: char| c.is_control()), "{said:?}");
            return;
        }
    };
    check_document(&document);
    check_again(&document, name, &options);
}

/// The text as it is, in an encoding, or in UTF-16 with a mark.
fn encoded(text: &[u8], choice: usize) -> Vec<u8> {
    let Some(label) = choice.checked_sub(1) else {
        return text.to_vec();
    };
    let text = String::from_utf8_lossy(text);
    let units = |mark: Option<u16>, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    match ENCODINGS.get(label) {
        None => units(Some(0xfeff), u16::to_le_bytes),
        Some(&"utf-16le") => units(None, u16::to_le_bytes),
        Some(&"utf-16be") => units(None, u16::to_be_bytes),
        Some(label) => {
            let encoding = Encoding::for_label(label.as_bytes()).expect("it is a label");
            encoding.encode(&text).0.into_owned()
        }
    }
}

/// Every span is inside the text and cuts no character, paragraphs are in order, and places in keys lead into their paragraph, in order.
pub(super) fn check_document(document: &Document) {
    let text = &document.text;
    let keys = document.keys.text();
    let whole = |text: &str, span: Span| {
        span.start <= span.end
            && text.is_char_boundary(span.start as usize)
            && text.is_char_boundary(span.end as usize)
    };
    for pair in document.paragraphs.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
        assert!(pair[0].key.end <= pair[1].key.start, "{pair:?}");
    }
    for pair in document.furniture.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?}");
    }
    assert!(document.furniture.iter().all(|span| whole(text, *span)));
    for paragraph in &document.paragraphs {
        assert!(whole(text, paragraph.span), "{paragraph:?}");
        assert!(!paragraph.span.is_empty(), "{paragraph:?}");
        assert!(whole(keys, paragraph.key), "{paragraph:?}");
        assert!(keys.is_char_boundary(paragraph.body as usize));
        let key = document.key(paragraph);
        let mut from = paragraph.span.start;
        for (at, c) in key.char_indices() {
            let own = document.source(paragraph, Span::new(at, at + c.len_utf8()));
            assert!(whole(text, own), "{own:?} of {c:?} in {paragraph:?}");
            assert!(
                paragraph.span.contains(own),
                "{own:?} of {c:?} in {paragraph:?}"
            );
            assert!(
                own.start >= from,
                "{own:?} of {c:?} goes back before {from}"
            );
            from = own.start;
        }
        for part in document.without_furniture(paragraph.span) {
            assert!(whole(text, part) && paragraph.span.contains(part));
        }
        for glyph in document.glyphs(paragraph) {
            assert!(whole(text, glyph.span()), "{glyph:?}");
            assert!(
                paragraph.span.contains(glyph.span()),
                "{glyph:?} in {paragraph:?}"
            );
        }
    }
    for each in &document.suppressions {
        assert!(
            whole(text, each.comment) && whole(text, each.word),
            "{each:?}"
        );
        assert!(each.rules.iter().all(|named| whole(text, named.span)));
    }
    let named = document.links.named.iter().map(|named| named.span);
    let mut links = document.links.targets.iter().copied().chain(named);
    assert!(links.all(|span| whole(text, span)));
    let languages = languages::find(std::slice::from_ref(document));
    let reading = Reading::new(0, document, &languages[0]);
    for paragraph in reading.paragraphs() {
        for sentence in paragraph.sentences() {
            assert!(whole(paragraph.key(), *sentence), "{sentence:?}");
        }
    }
}

/// The decoded text is the same document, whatever the bytes were in.
fn check_again(document: &Document, name: &str, options: &Options) {
    let options = Options {
        encoding: Some(encoding_rs::UTF_8),
        ..options.clone()
    };
    // What starts with a second mark loses it.
    if document.text.starts_with('\u{feff}') {
        return;
    }
    let Ok(again) = input::from_bytes(name, document.text.as_bytes(), &options) else {
        return;
    };
    assert_eq!(again.text, document.text);
    let spans = |document: &Document| -> Vec<_> {
        let all = document.paragraphs.iter();
        all.map(|each| (each.span, each.key, each.kind)).collect()
    };
    assert_eq!(spans(&again), spans(document));
}
