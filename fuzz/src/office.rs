//! Files of offices and books, made of the texts of a case: what is written by hand as XML becomes an archive that can be read.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The formats that are made here, by the name of a file in each.
pub const OFFICES: [&str; 4] = ["x.docx", "x.odt", "x.epub", "x.fodt"];

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
const OPEN: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'";
const RELATIONS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The parts of a Word file after its body, in the order of the texts of a case: their names, their roots and the types of their
/// relations.
const PARTS: [(&str, &str, &str); 7] = [
    ("styles", "styles", "styles"),
    ("numbering", "numbering", "numbering"),
    ("footnotes", "footnotes", "footnotes"),
    ("endnotes", "endnotes", "endnotes"),
    ("comments", "comments", "comments"),
    ("header1", "hdr", "header"),
    ("settings", "settings", "settings"),
];

/// The bytes of a file: of its text, and of what its other parts have.
#[must_use]
pub fn bytes(name: &str, text: &str, others: &[&str]) -> Vec<u8> {
    match name {
        "x.docx" => word(text, others),
        "x.odt" => open(text, others),
        "x.epub" => book(text, others),
        _ => flat(text, others).into_bytes(),
    }
}

fn word(body: &str, others: &[&str]) -> Vec<u8> {
    let mut members = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels".to_owned(),
            format!("{RELATIONS}<Relationship Id=\"r\" Type=\"{TYPE}officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ),
        (
            "word/document.xml".to_owned(),
            format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"),
        ),
    ];
    let mut relations = format!(
        "{RELATIONS}<Relationship Id=\"x\" Type=\"{TYPE}hyperlink\" Target=\"https://example.com/a\" TargetMode=\"External\"/>"
    );
    for ((name, root, kind), text) in PARTS.iter().zip(others) {
        relations +=
            &format!("<Relationship Id=\"{name}\" Type=\"{TYPE}{kind}\" Target=\"{name}.xml\"/>");
        members.push((
            format!("word/{name}.xml"),
            format!("<w:{root} {WORD}>{text}</w:{root}>"),
        ));
    }
    members.push((
        "word/_rels/document.xml.rels".to_owned(),
        relations + "</Relationships>",
    ));
    archive(&members)
}

fn open(body: &str, others: &[&str]) -> Vec<u8> {
    let styles = others.first().unwrap_or(&"");
    let page = others.get(1).unwrap_or(&"");
    archive(&[
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        (
            "content.xml".to_owned(),
            format!(
                "<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
        (
            "styles.xml".to_owned(),
            format!(
                "<office:document-styles {OPEN}><office:styles>{styles}</office:styles><office:master-styles><style:master-page style:name='Standard'>{page}</style:master-page></office:master-styles></office:document-styles>"
            ),
        ),
    ])
}

fn flat(body: &str, others: &[&str]) -> String {
    let styles = others.first().unwrap_or(&"");
    format!(
        "<?xml version='1.0'?><office:document {OPEN} office:mimetype='application/vnd.oasis.opendocument.text'><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )
}

fn book(body: &str, others: &[&str]) -> Vec<u8> {
    let mut members = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        (
            "META-INF/container.xml".to_owned(),
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>".to_owned(),
        ),
    ];
    let (mut items, mut spine) = (String::new(), String::new());
    for (at, chapter) in [body].iter().chain(others).enumerate() {
        // The second chapter is a table of contents.
        let nav = if at == 1 { "properties='nav'" } else { "" };
        items += &format!(
            "<item id='i{at}' href='c{at}.xhtml' media-type='application/xhtml+xml' {nav}/>"
        );
        spine += &format!("<itemref idref='i{at}'/>");
        members.push((
            format!("OPS/c{at}.xhtml"),
            format!("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{at}</title></head><body>{chapter}</body></html>"),
        ));
    }
    members.push((
        "OPS/book.opf".to_owned(),
        format!("<package xmlns='http://www.idpf.org/2007/opf'><manifest>{items}</manifest><spine>{spine}</spine></package>"),
    ));
    archive(&members)
}

fn archive(members: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in members {
        writer
            .start_file(name.as_str(), options)
            .expect("names are short");
        writer
            .write_all(text.as_bytes())
            .expect("a vector takes it all");
    }
    writer.finish().expect("a vector takes it all").into_inner()
}

/// The text with its tags closed and its marks escaped, so that what a mutation broke is XML again. What has no name is text.
#[must_use]
pub fn mended(text: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain(&rest[..at], &mut out);
        rest = &rest[at + 1..];
        let end = rest
            .find(['<', '>'])
            .filter(|end| rest[*end..].starts_with('>'));
        let Some(end) = end else {
            out.push_str("&lt;");
            continue;
        };
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let bare = tag.trim_matches('/');
        let name = &bare[..bare.find(|c| !is_name(c)).unwrap_or(bare.len())];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || name.ends_with(':')
            || name.matches(':').count() > 1
        {
            continue;
        }
        if tag.starts_with('/') {
            if open.contains(&name) {
                while let Some(last) = open.pop() {
                    out += &format!("</{last}>");
                    if last == name {
                        break;
                    }
                }
            }
            continue;
        }
        out += &format!("<{name}");
        attributes(&bare[name.len()..], &mut out);
        if tag.ends_with('/') {
            out.push_str("/>");
        } else {
            out.push('>');
            open.push(name);
        }
    }
    plain(rest, &mut out);
    while let Some(last) = open.pop() {
        out += &format!("</{last}>");
    }
    out
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')
}

/// The attributes of a tag that have a name and a value in quotation marks, each once.
fn attributes(text: &str, out: &mut String) {
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(equals) = rest.find('=') {
        let before = rest[..equals].trim_end();
        let start = before.rfind(|c| !is_name(c)).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
        let name = &before[start..];
        rest = &rest[equals + 1..];
        let quote = rest.chars().next();
        let value = quote.filter(|c| matches!(c, '"' | '\'')).and_then(|quote| {
            let inner = &rest[1..];
            Some(&inner[..inner.find(quote)?])
        });
        let Some(value) = value else { continue };
        rest = &rest[value.len() + 2..];
        let good = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !name.ends_with(':')
            && name.matches(':').count() < 2
            && !name.starts_with("xmlns");
        if good && !seen.contains(&name) {
            seen.push(name);
            *out += &format!(" {name}=\"");
            plain(&value.replace('"', "'"), out);
            out.push('"');
        }
    }
}

/// Text with its ampersands escaped, and without what no XML has.
fn plain(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        let entity = || {
            let after = &text[at + 1..];
            ["amp;", "lt;", "gt;", "quot;", "apos;", "#x4e00;", "#10;"]
                .iter()
                .any(|name| after.starts_with(name))
        };
        match c {
            '&' if !entity() => out.push_str("&amp;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}
