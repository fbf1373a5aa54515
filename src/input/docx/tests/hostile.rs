//! Files that are damaged, or made to do harm.

#[cfg(test)]
use proptest::prelude::*;

use super::*;

fn part(content: &str) -> Vec<u8> {
    archive(&[("word/document.xml", content.as_bytes())])
}

#[test]
fn what_cannot_be_read_says_why_and_names_the_file() {
    let document = |body: &str| {
        part(&format!(
            "<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        ))
    };
    for (bytes, said) in [
        (b"plain text".to_vec(), "a damaged one"),
        (Vec::new(), "a damaged one"),
        (archive(&[("a.txt", b"text")]), "no part word/document.xml"),
        (part("<w:document/>"), "not the text of a Word file"),
        (part("<!DOCTYPE a []><a/>"), "document type"),
        (part("<a>"), "word/document.xml"),
        (
            document(&format!("{}{}", "<w:p>".repeat(400), "</w:p>".repeat(400))),
            "256 deep",
        ),
        (
            archive(&[("word/document.xml", b"<a>\xff</a>")]),
            "not valid UTF-8",
        ),
    ] {
        let text = refused("lease.docx", &bytes);
        assert!(
            text.starts_with("lease.docx: not a readable Word document: ") && text.contains(said),
            "{text}"
        );
    }
}

#[test]
fn another_format_in_a_word_file_is_named() {
    let compound = |stream: &str| -> Vec<u8> {
        let start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied();
        start
            .chain(stream.encode_utf16().flat_map(u16::to_le_bytes))
            .collect()
    };
    assert!(refused("a.docx", &compound("EncryptedPackage")).contains("is encrypted"));
    assert!(refused("a.docx", &compound("WordDocument")).contains("Word 97"));
    assert!(refused("a.docx", b"%PDF-1.7").contains("PDF"));
    assert!(refused("a.docx", &archive(&[("xl/workbook.xml", b"<a/>")])).contains("Excel"));
    assert!(refused("a.xlsx", b"PK").contains("Excel"));
    assert!(refused("a.pptx", b"PK").contains("PowerPoint"));
}

/// A file with something of everything.
fn full() -> Vec<u8> {
    let body = [
        styled("1", "总则"),
        listed(2, 0, "x"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
        "<w:p><w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:footnoteReference w:id=\"1\"/></w:r></w:p>".to_owned(),
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/></w:sectPr>".to_owned(),
    ]
    .concat();
    numbered(&body)
        .with(
            "footnotes",
            &format!("<w:footnote w:id=\"1\">{}</w:footnote>", p("note")),
        )
        .with("header1", &p("head"))
        .bytes()
}

#[test]
fn the_file_with_something_of_everything_is_read() {
    let document = from_bytes("a.docx", &full(), &Options::default()).unwrap();
    assert_eq!(
        lines(&document),
        ["第一章 总则", "(a) x", "cell", "note", "head"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn a_file_with_changed_bytes_is_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>()) {
        let mut bytes = full();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut.index(4) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(document) = from_bytes("a.docx", &bytes, &Options::default()) {
            lines(&document);
        }
    }

    #[test]
    fn elements_in_any_order_are_read(parts in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>甲</w:t>", "<w:t> b </w:t>", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:br/>", "<w:tab/>",
        "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"separate\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:instrText>TOC</w:instrText>",
        "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:pPr><w:pStyle w:val=\"1\"/></w:pPr>",
        "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>", "<w:txbxContent>", "</w:txbxContent>", "<w:pict>", "</w:pict>",
        "<m:oMath><m:t>x = y</m:t></m:oMath>", "<w:t>1. one</w:t>", "<w:t>第一条 甲。</w:t>", "<w:t>\u{3000}</w:t>", "<w:t>&#10;&#1;</w:t>", "<w:t>.....3</w:t>",
    ]), 0..40)) {
        // What is not closed is closed, and what was not opened is left out.
        let (mut body, mut open) = (String::new(), Vec::new());
        for part in parts {
            let closes = part.starts_with("</");
            let name = part.trim_start_matches(['<', '/']).split(['>', ' ', '/']).next().unwrap_or_default();
            if closes {
                if open.last() == Some(&name) {
                    open.pop();
                    body.extend(["</", name, ">"]);
                }
            } else if part.ends_with("/>") || part.contains("</") {
                body += part;
            } else if part.starts_with("<w:tbl>") {
                body += "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
            } else {
                open.push(name);
                body += part;
            }
        }
        for name in open.iter().rev() {
            body.extend(["</", name, ">"]);
        }
        for revisions in crate::input::Revisions::ALL {
            let document = numbered(&body).read(&Options { revisions, ..Options::default() });
            lines(&document);
            for each in &document.paragraphs {
                assert!(each.key.start <= each.body && each.body <= each.key.end);
                assert!(!document.reading(each).contains('\n'));
            }
        }
    }
}
