//! What a reader of Markdown sees, construct by construct: the paragraphs of `tests/commonmark/*.txt`, and the letters of a page
//! that `pulldown-cmark` renders of blocks in blocks with all marks in them. In all of them every place points at its text.
//!
//! A case in these files is a line `▶` that says what it shows, the Markdown, and a line `▷` for each paragraph of it, which may go
//! on over several lines. `→` stands for a tab and `␠` for a space that could not be seen.

use std::path::Path;

use pulldown_cmark::{Parser, html};
use variorum::document::{Document, Paragraph};
use variorum::input::{Options, from_bytes};
use variorum::text::span::Span;

/// The files of cases. A file that is not here is told by a test.
const FILES: &[&str] = &[
    "blocks",
    "containers",
    "inlines",
    "links",
    "extensions",
    "nests",
];

/// One case: what it shows, Markdown, and what a reader sees of it.
struct Case {
    claim: String,
    markdown: String,
    paragraphs: Vec<String>,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commonmark")
}

fn cases(file: &str) -> Vec<Case> {
    let path = folder().join(file).with_extension("txt");
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = text.replace('→', "\t").replace('␠', " ");
    let cases = text.split("\n▶ ").skip(1).map(|case| {
        let (claim, rest) = case.split_once('\n').expect("a claim is a line");
        let mut parts = rest.split("▷ ");
        let markdown = parts.next().unwrap_or_default().to_owned();
        let paragraphs = parts.map(on_one_line).collect();
        Case {
            claim: claim.to_owned(),
            markdown,
            paragraphs,
        }
    });
    cases.collect()
}

/// A text with one space for all white space that stands together: how lines are joined is for other tests to say.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all_cases() -> impl Iterator<Item = Case> {
    FILES.iter().flat_map(|file| cases(file))
}

fn read(text: &str) -> Document {
    from_bytes("x.md", text.as_bytes(), &Options::default()).expect("it is UTF-8")
}

fn readings(document: &Document) -> Vec<String> {
    let all = document.paragraphs.iter();
    all.map(|each| document.reading(each)).collect()
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

/// The same for a text, for the text in other scripts, where a character is not a byte, and with the line ends of Windows.
fn places_hold_in_all_scripts(markdown: &str) {
    places_hold(&read(markdown));
    for letters in ["甲乙丙丁", "бвгд"] {
        let letters: Vec<char> = letters.chars().collect();
        let other = |c: char| match c {
            'a'..='z' => letters[c as usize % letters.len()],
            c => c,
        };
        let text: String = markdown.chars().map(other).collect();
        places_hold(&read(&text));
        places_hold(&read(&text.replace('\n', "\r\n")));
    }
}

#[test]
fn every_case_has_the_paragraphs_that_its_reader_sees() {
    let mut failed = Vec::new();
    let mut count = 0;
    for case in all_cases() {
        count += 1;
        for markdown in [case.markdown.clone(), case.markdown.replace('\n', "\r\n")] {
            let found = readings(&read(&markdown));
            let found: Vec<String> = found.iter().map(|each| on_one_line(each)).collect();
            if found != case.paragraphs {
                let Case {
                    claim, paragraphs, ..
                } = &case;
                failed.push(format!(
                    "{claim}\n{markdown:?}\nexpected {paragraphs:#?}\nfound {found:#?}"
                ));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    assert!(count > 100, "only {count} cases were found");
}

#[test]
fn places_of_every_case_hold() {
    for case in all_cases() {
        places_hold_in_all_scripts(&case.markdown);
    }
}

#[test]
fn every_file_of_cases_is_read() {
    for entry in std::fs::read_dir(folder()).expect("the folder can be listed") {
        let path = entry.expect("its entries can be read").path();
        let name = path.file_stem().and_then(|name| name.to_str());
        assert!(
            name.is_some_and(|name| FILES.contains(&name)),
            "{} has to stand in FILES",
            path.display()
        );
    }
}

/// What a line can hold.
const LINES: &[&str] = &[
    "plain words",
    "one *weak* and **strong** and ***both*** and _under_ __lines__",
    "half *open and **half closed* of it_ end",
    "see [the *text*](/target \"title\") and [full][ref], [ref][] and [ref]",
    "a picture ![of *what* it shows](x.png) in a line",
    "code `of *a* line` and ``with ` in it``",
    "escaped \\*marks\\* \\[of\\] \\`all\\` kinds\\\\",
    "entities &auml;&amp;&#x4e2d; &nosuch; text",
    "~~gone~~ and ~also~ gone",
    "two lines\nof words",
    "hard end  \nof a line\\\nand of another",
    "a_word_of_parts a*b*c 2 * 3 * 4",
    "[not][defined] ![nor](this [brackets ]] [[",
    "**[*nested* `all`](y)** in *each **other** here*",
];

/// What a block is made of, from its lines.
const BLOCKS: &[fn(&str) -> String] = &[
    |line| line.to_owned(),
    |line| format!("# {}", line.replace('\n', " ")),
    |line| format!("{line}\n==="),
    |line| format!("```\n{line}\n```"),
    |line| indented("    ", "    ", line),
    |line| format!("{line}\n\n***\n\nmore"),
    |line| format!("before\n\n{line}\n\nafter"),
    |line| {
        let cell = line.replace('\n', " ");
        format!("| head | {cell} |\n|---|---|\n| {cell} | cell |")
    },
    |line| format!("word\n: {}", indented("", "  ", line)),
];

/// What a block can be in.
const CONTAINERS: &[fn(&str) -> String] = &[
    |block| block.to_owned(),
    |block| indented("> ", "> ", block),
    |block| format!("> {block}"),
    |block| indented("- ", "  ", block),
    |block| {
        format!(
            "{}\n{}",
            indented("* ", "  ", block),
            indented("* ", "  ", block)
        )
    },
    |block| {
        format!(
            "{}\n\n{}",
            indented("1. ", "   ", block),
            indented("2. ", "   ", block)
        )
    },
    |block| indented("- [x] ", "  ", block),
    |block| format!("intro\n{}", indented("+ ", "  ", block)),
];

/// A text with `first` before its first line, and `others` before the other ones that hold something.
fn indented(first: &str, others: &str, text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        match (at, line) {
            (0, _) => out.push_str(first),
            (_, "") => out.push_str(others.trim_end()),
            _ => out.push_str(others),
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.len() - 1);
    out
}

/// Every line in every block, in every container in every container.
fn built() -> impl Iterator<Item = String> {
    let lines = LINES.iter();
    lines.flat_map(|line| {
        BLOCKS.iter().flat_map(move |block| {
            CONTAINERS.iter().flat_map(move |inner| {
                CONTAINERS.iter().map(move |outer| {
                    format!("{}\n\n[ref]: /there 'there'\n", outer(&inner(&block(line))))
                })
            })
        })
    })
}

/// The letters, and nothing else: the reader leaves out what a page counts by itself, and a page has no line ends to keep.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The text of the page that is made of Markdown: what is between its tags, and what stands for its pictures.
fn page(markdown: &str) -> String {
    let mut html = String::new();
    html::push_html(&mut html, Parser::new_ext(markdown, extensions()));
    let mut out = String::new();
    let mut rest = html.as_str();
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

/// What is read beyond `CommonMark`.
fn extensions() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
}

#[test]
fn the_letters_are_those_of_the_page() {
    let mut seen = 0;
    for markdown in built() {
        let found = readings(&read(&markdown)).concat();
        assert_eq!(letters(&found), letters(&page(&markdown)), "{markdown}");
        seen += 1;
    }
    assert!(seen > 5000, "only {seen} pages were seen");
}

#[test]
fn places_hold_wherever_a_block_stands() {
    for markdown in built() {
        places_hold(&read(&markdown));
    }
}

/// What is compared of a document with the page that is made of it.
#[cfg(feature = "html")]
fn shape(document: &Document) -> Vec<(String, u8, String, String)> {
    let all = document.paragraphs.iter();
    let one = |each: &Paragraph| {
        (
            format!("{:?}", each.kind),
            each.level,
            document.label(each).to_owned(),
            document.key(each).to_owned(),
        )
    };
    all.map(one).collect()
}

/// Asserts that a Markdown text and the page that is made of it have the same paragraphs, of the same kinds, with the same labels.
#[cfg(feature = "html")]
fn page_is_the_same(markdown: &str) {
    use pulldown_cmark::Options as Extensions;
    let extensions = extensions()
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_MATH;
    let mut html = String::new();
    html::push_html(&mut html, Parser::new_ext(markdown, extensions));
    let page = from_bytes("x.html", html.as_bytes(), &Options::default()).expect("it is UTF-8");
    assert_eq!(shape(&page), shape(&read(markdown)), "\n{markdown}\n{html}");
}

#[cfg(feature = "html")]
mod pages {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_has_the_paragraphs_of_the_markdown_that_it_is_made_of() {
        for markdown in built() {
            page_is_the_same(&markdown);
        }
    }

    #[test]
    fn so_have_the_pages_of_whole_documents() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["fixtures/markdown/minutes.md", "fixtures/html/rules.md"] {
            let text = std::fs::read_to_string(root.join(name)).expect("it is in the repository");
            page_is_the_same(&text);
        }
    }

    proptest! {
        #[test]
        fn any_blocks_one_after_another_have_the_same_paragraphs_on_a_page(
            parts in prop::collection::vec((0..LINES.len(), 0..BLOCKS.len(), 0..CONTAINERS.len(), 0..CONTAINERS.len()), 1..6),
            script in 0..3_usize,
        ) {
            let letters = ["abcdefghij", "甲乙丙丁戊己庚辛壬癸", "абвгдежзик"][script];
            let letters: Vec<char> = letters.chars().collect();
            let parts = parts.into_iter().map(|(line, block, inner, outer)| {
                // Entities and links stay as they are.
                let plain = !LINES[line].contains(['&', '[']);
                let other = |c: char| match c {
                    'a'..='z' if plain => letters[c as usize % letters.len()],
                    c => c,
                };
                let line: String = LINES[line].chars().map(other).collect();
                CONTAINERS[outer](&CONTAINERS[inner](&BLOCKS[block](&line)))
            });
            let parts: Vec<String> = parts.collect();
            let markdown = parts.join("\n\n## part\n\n");
            page_is_the_same(&format!("{markdown}\n\n[ref]: /there 'there'\n"));
        }
    }
}
