//! The examples of the specification of `CommonMark`, as the source of our parser ships them: they are read, every place points at
//! its text, and the letters of the paragraphs are those of the rendered page.

use std::path::PathBuf;
use std::process::Command;

use variorum::document::{Document, Paragraph};
use variorum::input::{Options, from_bytes};
use variorum::text::span::Span;

/// The files of examples: those of the specification, those of what we read beyond it, and what once made the parser stumble.
const SUITES: &[&str] = &[
    "spec.rs",
    "regression.rs",
    "gfm_table.rs",
    "gfm_tasklist.rs",
    "gfm_strikethrough.rs",
    "footnotes.rs",
    "math.rs",
    "definition_lists.rs",
];

/// One example: Markdown, and the page that it gives.
struct Example {
    original: String,
    expected: String,
}

/// The folder with the examples, in the source of pulldown-cmark.
fn suite() -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo tells where its packages are");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let parser = packages
        .iter()
        .find(|package| package["name"] == "pulldown-cmark");
    let manifest = parser.and_then(|package| package["manifest_path"].as_str());
    PathBuf::from(manifest.expect("it is one of our packages")).with_file_name("tests/suite")
}

/// The examples of a file there: `let original = r##"…"##; let expected = r##"…"##;`.
fn examples(file: &str) -> Vec<Example> {
    let path = suite().join(file);
    let code = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let literal = |part: &str| {
        let (_, rest) = part.split_once("r##\"")?;
        Some(rest.split_once("\"##;")?.0.to_owned())
    };
    let parts = code.split("let original = ").skip(1);
    parts
        .filter_map(|part| {
            let (original, expected) = part.split_once("let expected = ")?;
            Some(Example {
                original: literal(original)?,
                expected: literal(expected)?,
            })
        })
        .collect()
}

fn read(text: &str) -> Document {
    from_bytes("x.md", text.as_bytes(), &Options::default()).expect("it is UTF-8")
}

fn readings(document: &Document) -> Vec<String> {
    let all = document.paragraphs.iter();
    all.map(|each| document.reading(each)).collect()
}

/// The letters, and nothing else: the reader leaves out what a page counts by itself, and a page has no line ends to keep.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The text of a page: what stands between its tags, and what stands for its pictures.
fn page(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        if let Some((_, alt)) = tag.split_once("alt=\"") {
            out.push_str(alt.split('"').next().unwrap_or_default());
        }
        rest = after;
    }
    out.push_str(rest);
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    marks
        .iter()
        .fold(out, |text, (entity, c)| text.replace(entity, c))
}

/// Asserts that the places of a document are in order, inside it, and those of the text that they stand for.
fn places_hold(document: &Document) {
    let mut last = 0;
    for paragraph in &document.paragraphs {
        let Paragraph { span, .. } = paragraph;
        assert!(span.start >= last && span.end as usize <= document.text.len());
        last = span.end;
        let key = document.key(paragraph);
        for (at, c) in key.char_indices() {
            let place = document.source(paragraph, Span::new(at, at + c.len_utf8()));
            assert!(place.start >= span.start && place.end <= span.end);
            let written = document.slice(place);
            // A letter is written as itself, or as an entity.
            assert!(
                !c.is_alphabetic() || written.contains(c) || written.starts_with('&'),
                "{c:?} is {written:?} in {:?}",
                document.text
            );
        }
    }
}

#[test]
fn every_example_is_read_with_places_that_hold() {
    let mut count = 0;
    for example in SUITES.iter().flat_map(|file| examples(file)) {
        // Some have a bell in them, which is no text: the file is refused before it is read.
        if example
            .original
            .contains(|c: char| c.is_control() && !c.is_whitespace())
        {
            continue;
        }
        count += 1;
        places_hold(&read(&example.original));
        // The same in other scripts, where a character is not a byte, and with the line ends of Windows.
        for letters in ["甲乙丙丁", "бвгд"] {
            let letters: Vec<char> = letters.chars().collect();
            let other = |c: char| match c {
                'a'..='z' => letters[c as usize % letters.len()],
                c => c,
            };
            let text: String = example.original.chars().map(other).collect();
            places_hold(&read(&text));
            places_hold(&read(&text.replace('\n', "\r\n")));
        }
    }
    assert!(count > 800, "only {count} examples were found");
}

#[test]
fn the_letters_are_those_of_the_page() {
    let mut held = 0;
    for Example { original, expected } in examples("spec.rs") {
        // HTML is code to us; and what a dollar means is not of CommonMark.
        if original.contains(['<', '$']) {
            continue;
        }
        let found = readings(&read(&original)).concat();
        assert_eq!(letters(&found), letters(&page(&expected)), "{original}");
        held += 1;
    }
    assert!(
        held > 500,
        "only {held} examples were held against their pages"
    );
}
