//! Whole books, made part by part.

#[cfg(test)]
use proptest::prelude::*;

use crate::document::{Document, Kind};
use crate::input::package::tests::archive;
use crate::input::{Options, from_bytes};

/// A book of these chapters: the name of each, what its reference in the spine says more, and its body.
fn book(chapters: &[(&str, &str, &str)]) -> Vec<u8> {
    packed(chapters, "", &[])
}

/// The same, with more in its package document and more parts.
fn packed(chapters: &[(&str, &str, &str)], more: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let container = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
    let (mut items, mut spine) = (String::new(), String::new());
    for (at, (name, says, _)) in chapters.iter().enumerate() {
        let item = format!(
            "<item id='i{at}' href='{name}' media-type='application/xhtml+xml' {}/>",
            if *name == "nav.xhtml" {
                "properties='scripted nav'"
            } else {
                ""
            }
        );
        items.push_str(&item);
        spine.push_str(&["<itemref idref='i", &at.to_string(), "' ", says, "/>"].concat());
    }
    let package = format!(
        "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf'><manifest>{items}<item id='css' href='a.css' media-type='text/css'/></manifest><spine>{spine}<itemref idref='css'/></spine>{more}</package>"
    );
    let mut members = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        ("META-INF/container.xml".to_owned(), container.to_owned()),
        ("OPS/book.opf".to_owned(), package),
    ];
    for (name, _, body) in chapters {
        let page = format!(
            "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{name}</title></head><body>{body}</body></html>"
        );
        members.push((format!("OPS/{}", name.replace("%20", " ")), page));
    }
    members.extend(
        parts
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    let members: Vec<(&str, &[u8])> = members
        .iter()
        .map(|(name, part)| (name.as_str(), part.as_bytes()))
        .collect();
    archive(&members)
}

fn read(bytes: &[u8]) -> Document {
    from_bytes("a.epub", bytes, &Options::default()).unwrap()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes);
    let lines: Vec<String> = (document.paragraphs.iter())
        .map(|each| document.slice(each.span).to_owned())
        .collect();
    assert_eq!(document.text, lines.join("\n\n") + "\n");
    lines
}

fn refused(bytes: &[u8]) -> String {
    from_bytes("a.epub", bytes, &Options::default())
        .unwrap_err()
        .to_string()
}

#[test]
fn chapters_are_read_in_the_order_of_the_spine() {
    let bytes = book(&[
        ("b%20two.xhtml", "", "<h1>二</h1><p>正文&nbsp;甲。</p>"),
        ("answers.xhtml", "linear='no'", "<p>Answers.</p>"),
        (
            "nav.xhtml",
            "",
            "<nav><ol><li><a href='b.xhtml'>二</a></li></ol></nav>",
        ),
        ("c.xhtml", "", "<p>One<br/>two.</p><ol><li>item</li></ol>"),
    ]);
    let expected = ["二", "正文\u{a0}甲。", "One two.", "1. item", "Answers."];
    assert_eq!(lines(&bytes), expected);
}

#[test]
fn the_same_text_has_the_same_kinds_as_a_page() {
    let bytes = book(&[(
        "a.xhtml",
        "",
        "<h2>Fees</h2><p>Fee<a epub:type='noteref' href='#n'>1</a>.</p><ol><li>one</li></ol><table><tr><td>a</td><td>b</td></tr></table><aside epub:type='footnote'>Note.</aside>",
    )]);
    let document = read(&bytes);
    let kinds: Vec<(Kind, u8)> = (document.paragraphs.iter())
        .map(|each| (each.kind, each.level))
        .collect();
    assert_eq!(
        kinds,
        [
            (Kind::Heading, 2),
            (Kind::Body, 0),
            (Kind::ListItem, 1),
            (Kind::TableCell, 0),
            (Kind::TableCell, 0),
            (Kind::Footnote, 0)
        ]
    );
    assert_eq!(document.container, Some("EPUB"));
    assert_eq!(document.slice(document.paragraphs[1].span), "Fee.");
}

#[test]
fn an_old_table_of_contents_is_known_by_the_reference_to_it() {
    let guide = "<guide><reference type='toc' href='toc.xhtml#x'/></guide>";
    let chapters = [
        ("toc.xhtml", "", "<p>Contents</p>"),
        ("a.xhtml", "", "<p>One.</p>"),
    ];
    assert_eq!(lines(&packed(&chapters, guide, &[])), ["One."]);
}

#[test]
fn a_book_is_known_by_what_is_in_it() {
    let bytes = book(&[("a.xhtml", "", "<p>One.</p>")]);
    let named = from_bytes("lease.txt", &bytes, &Options::default()).unwrap();
    assert_eq!(named.container, Some("EPUB"));
}

#[test]
fn copy_protection_is_named_and_fonts_that_are_hidden_do_no_harm() {
    let encryption = |part: &str| {
        format!(
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData><enc:CipherData><enc:CipherReference URI='{part}'/></enc:CipherData></enc:EncryptedData></encryption>"
        )
    };
    let chapters = [("a.xhtml", "", "<p>One.</p>")];
    let packed = |part: &str| {
        packed(
            &chapters,
            "",
            &[("META-INF/encryption.xml", &encryption(part))],
        )
    };
    let said = refused(&packed("OPS/a.xhtml"));
    assert!(
        said.contains("OPS/a.xhtml is encrypted") && said.contains("copy protection"),
        "{said}"
    );
    assert_eq!(lines(&packed("OPS/font.otf")), ["One."]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let container = |path: &str| {
        format!("<container><rootfiles><rootfile full-path='{path}'/></rootfiles></container>")
    };
    let with = |container: &str, package: &str| {
        archive(&[
            ("META-INF/container.xml", container.as_bytes()),
            ("a.opf", package.as_bytes()),
        ])
    };
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    let item = "<item id='a' href='../a.xhtml' media-type='application/xhtml+xml'/>";
    let spine = "<spine><itemref idref='a'/></spine>";
    for (bytes, said) in [
        (b"text".to_vec(), "a damaged one"),
        (
            archive(&[("a.txt", b"text")]),
            "no part META-INF/container.xml",
        ),
        (with("<container/>", ""), "names no package"),
        (with(&container("b.opf"), ""), "no part b.opf"),
        (with(&container("a.opf"), "<package/>"), "names no chapter"),
        (with(&container("a.opf"), &deep), "256 deep"),
        (
            with(&container("a.opf"), "<!DOCTYPE a><a/>"),
            "document type",
        ),
        (
            with(
                &container("a.opf"),
                &format!("<package><manifest>{item}</manifest>{spine}</package>"),
            ),
            "no part a.xhtml",
        ),
    ] {
        let text = refused(&bytes);
        assert!(
            text.starts_with("a.epub: not a readable EPUB document: ") && text.contains(said),
            "{text}"
        );
    }
}

#[test]
fn a_chapter_that_is_named_again_and_again_is_read_once() {
    let more = "<spine>".to_owned() + &"<itemref idref='i0'/>".repeat(20_000) + "</spine>";
    let bytes = packed(&[("a.xhtml", "", "<p>One.</p>")], &more, &[]);
    assert_eq!(lines(&bytes), ["One."]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn a_book_with_changed_bytes_is_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>()) {
        let mut bytes = book(&[("a.xhtml", "", "<h1>甲</h1><p>One <code>x</code> <math><mi>y</mi></math>.</p>"), ("b.xhtml", "linear='no'", "<p>Two.</p>")]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut.index(4) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(document) = from_bytes("a.epub", &bytes, &Options::default()) {
            let lines = document.paragraphs.iter().map(|each| document.slice(each.span));
            prop_assert_eq!(lines.collect::<Vec<_>>().join("\n\n"), document.text.trim_end_matches('\n'));
        }
    }
}
