//! Whole files, made part by part.

#[cfg(test)]
mod hostile;
mod tables;
mod tracked;

use crate::document::{Document, Kind};
use crate::input::package::tests::archive;
use crate::input::{Error, Options, from_bytes};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

/// A Word file in the making: the elements in its body, and in its other parts.
#[derive(Default)]
struct Word {
    body: String,
    parts: Vec<(&'static str, String)>,
}

impl Word {
    fn of(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a part: its name without its ending, which is the type of its relation, too, and what is in its root.
    fn with(mut self, part: &'static str, content: &str) -> Self {
        self.parts.push((part, content.to_owned()));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        let main = format!(
            "{RELATIONS}<Relationship Id=\"r\" Type=\"{TYPE}officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {SPACES}><w:body>{}</w:body></w:document>",
            self.body
        );
        let mut relations = RELATIONS.to_owned();
        let mut members = vec![
            ("_rels/.rels".to_owned(), main),
            ("word/document.xml".to_owned(), document),
        ];
        for (name, content) in &self.parts {
            // header2 is a header.
            let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
            let relation = format!(
                "<Relationship Id=\"{name}\" Type=\"{TYPE}{kind}\" Target=\"{name}.xml\"/>"
            );
            relations.push_str(&relation);
            let root = match kind {
                "header" => "hdr",
                "footer" => "ftr",
                other => other,
            };
            let part = format!("<w:{root} {SPACES}>{content}</w:{root}>");
            members.push((format!("word/{name}.xml"), part));
        }
        relations += "</Relationships>";
        members.push(("word/_rels/document.xml.rels".to_owned(), relations));
        let members: Vec<(&str, &[u8])> = members
            .iter()
            .map(|(name, part)| (name.as_str(), part.as_bytes()))
            .collect();
        archive(&members)
    }

    fn read(&self, options: &Options) -> Document {
        from_bytes("a.docx", &self.bytes(), options).unwrap()
    }

    /// The lines of the text.
    fn lines(&self) -> Vec<String> {
        lines(&self.read(&Options::default()))
    }

    fn kinds(&self) -> Vec<(Kind, u8, String)> {
        let document = self.read(&Options::default());
        let found = document.paragraphs.iter();
        found
            .map(|each| (each.kind, each.level, document.slice(each.span).to_owned()))
            .collect()
    }
}

/// The lines of a text, which are its paragraphs.
fn lines(document: &Document) -> Vec<String> {
    let paragraphs = document.paragraphs.iter();
    let lines: Vec<String> = paragraphs
        .map(|each| document.slice(each.span).to_owned())
        .collect();
    let whole = lines.join("\n\n") + if lines.is_empty() { "" } else { "\n" };
    assert_eq!(document.text, whole);
    lines
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph with properties.
fn pp(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

#[test]
fn runs_make_a_paragraph_and_properties_are_no_text() {
    let body = format!(
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}<w:proofErr w:type=\"spellStart\"/><w:hyperlink r:id=\"x\">{}</w:hyperlink>{}</w:p>{}<w:p/>",
        r("第一条　"),
        r("甲&amp;乙"),
        "<w:r><w:rPr><w:b/></w:rPr><w:t> x </w:t></w:r>",
        p("  Second   one. ")
    );
    assert_eq!(Word::of(&body).lines(), ["第一条　甲&乙x", "Second   one."]);
}

#[test]
fn signs_tabs_breaks_and_hyphens_are_characters() {
    let body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:t>\u{f0b7}</w:t><w:br/><w:t>e</w:t><w:cr/><w:t>F.</w:t></w:r></w:p>";
    assert_eq!(Word::of(body).lines(), ["a\tb\u{2011}cd☑α• e F."]);
}

#[test]
fn digits_above_the_line_stay_apart() {
    let raised = |text: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("12"),
        raised("2"),
        r(" m, the 1"),
        raised("st")
    );
    assert_eq!(Word::of(&body).lines(), ["12² m, the 1st"]);
}

#[test]
fn fields_show_their_results() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let inner = field("PAGE", &r("7"));
    let nested = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>{inner}{}<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        r(" = 1"),
        r("result")
    );
    let body = format!(
        "<w:p>{}{}{}</w:p><w:p>{}</w:p>",
        r("See "),
        field("REF _x \\h", &r("Article 3")),
        "<w:fldSimple w:instr=\"SEQ Table\"><w:r><w:t>: 4</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>XE \"word\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        nested
    );
    assert_eq!(Word::of(&body).lines(), ["See Article 3: 4", "result"]);
}

#[test]
fn a_field_that_is_never_closed_hides_its_paragraph_only() {
    let body = format!(
        "<w:p>{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}</w:p>{}",
        r("a "),
        r("code"),
        p("b")
    );
    assert_eq!(Word::of(&body).lines(), ["a", "b"]);
}

#[test]
fn entries_of_a_table_of_contents_have_no_pages() {
    let entry = |title: &str, page: &str| {
        format!(
            "<w:hyperlink w:anchor=\"x\">{}<w:r><w:tab/></w:r>{}</w:hyperlink>",
            r(title),
            r(page)
        )
    };
    let body = format!(
        "{}<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}</w:p><w:p>{}</w:p><w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>{}",
        p("目录"),
        entry("第一章\t总则", "1"),
        entry("第二章\t附则", "12"),
        p("第一章\t总则")
    );
    let found = Word::of(&body).kinds();
    let kinds: Vec<_> = found
        .iter()
        .map(|(kind, _, text)| (*kind, text.as_str()))
        .collect();
    assert_eq!(
        kinds[1..3],
        [
            (Kind::Contents, "第一章\t总则"),
            (Kind::Contents, "第二章\t附则")
        ]
    );
    assert_eq!(kinds[3].0, Kind::Heading);
}

#[test]
fn a_text_box_is_read_once_behind_its_paragraph() {
    let content = format!(
        "<w:txbxContent>{}{}</w:txbxContent>",
        p("boxed"),
        p("again")
    );
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><x>{content}</x></w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        r("before "),
        r("after")
    );
    assert_eq!(Word::of(&body).lines(), ["before after", "boxed", "again"]);
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(Word::of(&body).lines(), ["boxed", "again"]);
}

#[test]
fn content_controls_and_hidden_words_are_as_shown() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:p>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}{}</w:p>",
        p("block"),
        r("in "),
        r("line"),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>.</w:t></w:r>"
    );
    assert_eq!(Word::of(&body).lines(), ["block", "in line."]);
}

#[test]
fn a_word_with_its_reading_and_a_formula() {
    let body = format!(
        "<w:p>{}<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r></w:p><w:p>{}<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>{}</w:p>",
        r("在"),
        r("とうきょう"),
        r("東京"),
        r("Let "),
        r(" be.")
    );
    let document = Word::of(&body).read(&Options::default());
    assert_eq!(lines(&document), ["在東京", "Let x^2 be."]);
    let hidden = document
        .markup
        .opaque()
        .iter()
        .map(|span| document.slice(*span));
    assert_eq!(hidden.collect::<Vec<_>>(), ["x^2"]);
}

const STYLES: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"My clause\"/><w:basedOn w:val=\"1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:name w:val=\"loop\"/><w:basedOn w:val=\"Loop\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"a\"/></w:style>";

fn numbering() -> String {
    let level = |at: usize, format: &str, text: &str, style: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(
            0,
            "chineseCountingThousand",
            "第%1章",
            "<w:pStyle w:val=\"1\"/>"
        ),
        level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Own\"/><w:isLgl/>"),
        level(0, "lowerLetter", "(%1)", ""),
        level(1, "bullet", "\u{f0b7}", "")
    )
}

fn numbered(body: &str) -> Word {
    Word::of(body)
        .with("styles", STYLES)
        .with("numbering", &numbering())
}

fn styled(style: &str, text: &str) -> String {
    pp(&format!("<w:pStyle w:val=\"{style}\"/>"), text)
}

fn listed(list: u32, level: u32, text: &str) -> String {
    pp(
        &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"),
        text,
    )
}

#[test]
fn headings_and_numbers_come_from_levels_and_styles() {
    let body = [
        styled("1", "总则"),
        styled("Own", "the parties"),
        p("Text."),
        styled("Own", "the law"),
        styled("1", "附则"),
        styled("Own", ""),
        styled("Loop", "loop"),
        styled("Q", "quoted"),
        pp("<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "plain"),
    ]
    .concat();
    let expected = [
        (Kind::Heading, 1, "第一章 总则"),
        (Kind::Heading, 2, "1.1 the parties"),
        (Kind::Body, 0, "Text."),
        (Kind::Heading, 2, "1.2 the law"),
        (Kind::Heading, 1, "第二章 附则"),
        (Kind::Heading, 2, "2.1"),
        (Kind::Body, 0, "loop"),
        (Kind::Quote, 0, "quoted"),
        (Kind::Body, 0, "plain"),
    ];
    let expected = expected.map(|(kind, level, text)| (kind, level, text.to_owned()));
    let word = numbered(&body);
    assert_eq!(word.kinds(), expected);
    let document = word.read(&Options::default());
    let labels = document.paragraphs.iter().map(|each| document.label(each));
    assert_eq!(labels.take(2).collect::<Vec<_>>(), ["第一章", "1.1"]);
}

#[test]
fn items_have_their_letters_and_bullets_are_no_text() {
    let body = [
        styled("1", "总则"),
        listed(2, 0, "goods;"),
        listed(2, 1, "bullet"),
        listed(2, 0, "work."),
        listed(2, 1, ""),
    ]
    .concat();
    let expected = [
        (Kind::Heading, 1, "第一章 总则"),
        (Kind::ListItem, 3, "(a) goods;"),
        (Kind::ListItem, 2, "bullet"),
        (Kind::ListItem, 3, "(b) work."),
    ];
    assert_eq!(
        numbered(&body).kinds(),
        expected.map(|(kind, level, text)| (kind, level, text.to_owned()))
    );
}

#[test]
fn notes_stand_behind_the_text_in_the_order_of_their_marks() {
    let mark = |kind: &str, id: u32| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let note = |kind: &str, id: u32, text: &str| {
        format!(
            "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>",
            r(text)
        )
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p>{}",
        r("Text"),
        mark("footnote", 2),
        mark("footnote", 1),
        mark("endnote", 1),
        p("End.")
    );
    let word = Word::of(&body)
        .with(
            "footnotes",
            &format!(
                "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>{}{}{}",
                note("footnote", 1, " one"),
                note("footnote", 2, " two"),
                note("footnote", 3, "unused")
            ),
        )
        .with("endnotes", &note("endnote", 1, "last"));
    let found = word.kinds();
    let found: Vec<_> = found
        .iter()
        .map(|(kind, _, text)| (*kind, text.as_str()))
        .collect();
    assert_eq!(
        found[1..],
        [
            (Kind::Body, "End."),
            (Kind::Footnote, "two"),
            (Kind::Footnote, "one"),
            (Kind::Footnote, "last")
        ]
    );
}

#[test]
fn headers_and_footers_stand_apart_each_once() {
    let section = |more: &str| {
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:headerReference w:type=\"first\" r:id=\"header2\"/><w:footerReference w:type=\"even\" r:id=\"footer1\"/><w:footerReference w:type=\"default\" r:id=\"footer2\"/>{more}</w:sectPr>"
        )
    };
    let page = "<w:p><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>";
    let word = |more: &str| {
        Word::of(&format!(
            "<w:p><w:pPr>{}</w:pPr>{}</w:p>{}{}",
            section(""),
            r("a"),
            p("b"),
            section(more)
        ))
        .with("header1", &p("Harbour rules"))
        .with("header2", &p("First page"))
        .with("footer1", &p("even"))
        .with(
            "footer2",
            &[
                page.to_owned(),
                p("- 3 -").replace('3', ""),
                p("Harbour rules"),
            ]
            .concat(),
        )
    };
    assert_eq!(word("").lines(), ["a", "b", "Harbour rules", "Page"]);
    let found = word("<w:titlePg/>")
        .with("settings", "<w:evenAndOddHeaders/>")
        .kinds();
    let found: Vec<_> = found
        .iter()
        .skip(2)
        .map(|(kind, _, text)| (*kind, text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Header, "Harbour rules"),
            (Kind::Header, "First page"),
            (Kind::Footer, "even"),
            (Kind::Footer, "Page")
        ]
    );
    let mut document = word("").read(&Options::default());
    document.leave_apart();
    assert_eq!(lines(&document), ["a", "b"]);
}

#[test]
fn comments_are_read_when_they_are_asked_for() {
    let body = format!(
        "<w:p><w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
        r("Text.")
    );
    let word = Word::of(&body).with(
        "comments",
        &format!(
            "<w:comment w:id=\"0\" w:author=\"A\">{}</w:comment>",
            p("Why?")
        ),
    );
    assert_eq!(word.lines(), ["Text."]);
    let found = word.read(&Options {
        comments: true,
        ..Options::default()
    });
    assert_eq!(lines(&found), ["Text.", "Why?"]);
    assert_eq!(found.paragraphs[1].kind, Kind::Comment);
}

#[test]
fn a_large_first_letter_and_a_heading_that_runs_on_belong_to_the_text() {
    let body = format!(
        "{}{}{}{}",
        pp("<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>", "О"),
        p("тар был день."),
        pp(
            "<w:rPr><w:vanish/><w:specVanish/></w:rPr><w:outlineLvl w:val=\"1\"/>",
            "Term. "
        ),
        p("It runs a year.")
    );
    assert_eq!(
        Word::of(&body).lines(),
        ["Отар был день.", "Term. It runs a year."]
    );
}

#[test]
fn a_file_is_known_by_what_is_in_it() {
    let bytes = Word::of(&p("甲")).bytes();
    for name in ["a.docx", "a.txt", "a", "-", "a.doc", "a.pdf"] {
        let document = from_bytes(name, &bytes, &Options::default()).unwrap();
        assert_eq!(document.text, "甲\n", "{name}");
    }
}

#[test]
fn the_main_part_is_where_its_relation_leads() {
    let part = format!(
        "<w:document {SPACES}><w:body>{}</w:body></w:document>",
        p("甲")
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/a/main.xml\"/></Relationships>";
    let strict = part.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let bytes = archive(&[
        ("_rels/.rels", relations.as_bytes()),
        ("a/main.xml", strict.as_bytes()),
    ]);
    assert_eq!(
        from_bytes("a.docx", &bytes, &Options::default())
            .unwrap()
            .text,
        "甲\n"
    );
    let bytes = archive(&[("word/document.xml", part.as_bytes())]);
    assert_eq!(
        from_bytes("a.docx", &bytes, &Options::default())
            .unwrap()
            .text,
        "甲\n"
    );
}

/// What is said of a file that cannot be read.
fn refused(name: &str, bytes: &[u8]) -> String {
    let error: Error = from_bytes(name, bytes, &Options::default()).unwrap_err();
    error.to_string()
}
