//! A Word file with the changes of another one reads as both: with all changes accepted as the new one, with all rejected as the old one.

use variorum::input::{self, Revisions};
use variorum::redline::{self, Error, Options, Side};

use super::offices::file;
use crate::cut::Case;

/// The formats of a side: a Word file, which is most of them, or a text.
const FORMATS: [&str; 8] = [
    "x.docx", "x.docx", "x.docx", "x.docx", "x.md", "x.txt", "x.html", "x.odt",
];

/// Choices: the formats of both, whether the XML is mended, whether to look for moves, which text of tracked changes is taken.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let names = [0, 1].map(|side| FORMATS[case.choice(side, FORMATS.len())]);
    let files = [0, 1].map(|side| match names[side] {
        name @ ("x.docx" | "x.odt") => file(&case, name, side),
        _ => case.text(side).to_vec(),
    });
    let reading = input::Options::default();
    let side = |number: usize| Side {
        name: names[number].to_owned(),
        bytes: &files[number],
        options: &reading,
    };
    let options = Options {
        moves: case.choice(3, 2) == 0,
        settled: [None, Some(Revisions::Final), Some(Revisions::Original)][case.choice(4, 3)],
        ..Options::default()
    };
    let made = match redline::redline(&side(0), &side(1), &options) {
        Ok(made) => made,
        // What is read again has to be both texts, unless a side is a file that no program writes: nothing is written then.
        Err(Error::Wrong(reason)) => {
            assert!(files.iter().any(|file| !is_regular(file)), "{reason}");
            return;
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with("x."), "{said}");
            assert!(!said.contains(|c: char| c.is_control()), "{said:?}");
            return;
        }
    };
    assert!(redline::is_own(&made.bytes));
    for revisions in Revisions::ALL {
        let options = input::Options {
            revisions,
            ..reading.clone()
        };
        let read = input::from_bytes("x.docx", &made.bytes, &options);
        assert!(read.is_ok(), "{read:?}");
    }
    let again = redline::redline(&side(0), &side(1), &options);
    assert!(again.is_ok_and(|again| again.bytes == made.bytes));
}

/// Whether the elements of a Word file are in such as they belong to: words in runs, runs in paragraphs, paragraphs in what has them.
fn is_regular(file: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(file) else {
        return false;
    };
    // Members are stored as they are.
    let parts = text.match_indices("<w:").filter_map(|(at, _)| {
        let name = &text[at + 1..at + 1 + text[at + 1..].find([' ', '>'])?];
        let root = ["w:document", "w:footnotes", "w:endnotes"].contains(&name);
        let end = format!("</{name}>");
        root.then(|| Some(&text[at..at + text[at..].find(&end)? + end.len()]))?
    });
    parts.into_iter().all(|part| {
        roxmltree::Document::parse(part)
            .is_ok_and(|part| part.descendants().all(|node| belongs(node)))
    })
}

fn belongs(node: roxmltree::Node<'_, '_>) -> bool {
    let inline = [
        "p",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "hyperlink",
        "smartTag",
        "fldSimple",
    ];
    let blocks = [
        "body",
        "tc",
        "txbxContent",
        "footnote",
        "endnote",
        "comment",
    ];
    let parent = node.parent().map_or("", |parent| parent.tag_name().name());
    let held = |parents: &[&str]| {
        // A control stands anywhere, and is transparent.
        let mut above = node.ancestors().skip(1);
        let above = above.find(|node| !["sdt", "sdtContent"].contains(&node.tag_name().name()));
        above.is_some_and(|above| parents.contains(&above.tag_name().name()))
    };
    match node.tag_name().name() {
        "t" | "delText" | "tab" | "br" | "cr" | "sym" | "pict" | "drawing" | "instrText"
        | "fldChar" | "footnoteReference" | "endnoteReference" | "ruby" | "noBreakHyphen"
        | "softHyphen" | "AlternateContent" => parent == "r",
        "r" => held(&inline) || parent == "rt" || parent == "rubyBase",
        "hyperlink" | "smartTag" | "fldSimple" => held(&inline),
        "p" | "tbl" => held(&blocks),
        "tr" => held(&["tbl"]),
        "tc" => held(&["tr"]),
        "txbxContent" => ["pict", "drawing"].contains(&parent),
        "sdtContent" => parent == "sdt",
        "body" => parent == "document",
        "Choice" | "Fallback" => parent == "AlternateContent",
        "footnote" => parent == "footnotes",
        "endnote" => parent == "endnotes",
        _ => {
            !node.is_text()
                || ["t", "delText", "instrText"].contains(&parent)
                || node.text().is_some_and(|text| text.trim().is_empty())
        }
    }
}
