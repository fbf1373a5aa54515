//! HTML: the paragraphs that a browser shows. Positions are those of the file itself.
//!
//! What is no text for a reader (tags, scripts, comments, what is hidden) is furniture. A name of a character (`&amp;`) is that
//! character, and its place is the whole name. Code is kept apart as code.

mod blocks;
#[cfg(feature = "epub")]
pub(super) mod chapter;
mod charset;
mod elements;
mod numbers;
mod references;
mod survey;
mod tokens;
mod tree;

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::document::markup::Markup;
use crate::document::{CodeUse, Document};
use crate::input::assemble::{Found, assemble};
use crate::input::decode::{self, Decoded};
use crate::input::draft::Draft;
use crate::input::html::blocks::Blocks;
use crate::input::{Error, Options, Reader, comments, front_matter, rendered};
use crate::text::conflicts;

/// The reader of HTML, also where it is XML.
pub(super) const READER: Reader = Reader {
    name: "html",
    extensions: &["html", "htm", "xhtml", "xht", "shtml"],
    claims: None,
    read,
};

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let Decoded { text, guessed } = decoded(name, bytes, options.encoding)?;
    let Blocks {
        rendering,
        all: blocks,
        comments: comment_spans,
        opaque,
        elements,
        fixed,
    } = blocks::blocks(
        &without_front_matter(conflicts::blank(&text, &conflicts::find(&text))),
        blocks::Options {
            is_xml: is_xml(name, &text),
            skip_navigation: options.skip_navigation,
            is_chapter: false,
        },
    );
    let (drafts, marked) = rendered::drafts(rendering.text(), &blocks);
    let found = Found {
        furniture: rendered::marks_of(&text, &rendering),
        text,
        guessed,
        rendering: Some(rendering),
        drafts,
    };
    let what =
        |drafts: &[Draft], keys: &[&str], at: usize| rendered::what(drafts, keys, at, marked[at]);
    let mut document = assemble(name, found, options.folding, what);
    document.code = CodeUse::Apart;
    document.markup = Markup::new(opaque, elements).keeping(fixed).naming();
    document.suppressions =
        comments::suppressions(&document.text, &comment_spans, &document.paragraphs);
    Ok(document)
}

/// Decodes a page. The caller, a byte-order mark and valid UTF-8 take precedence over what the page says that it is in; a page that is not
/// in what it says is guessed like a text.
fn decoded(name: &str, bytes: Vec<u8>, named: Option<&'static Encoding>) -> Result<Decoded, Error> {
    let marked = Encoding::for_bom(&bytes).is_some();
    let is_utf_8 = !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok();
    let declared = charset::declared(&bytes).filter(|_| named.is_none() && !marked && !is_utf_8);
    if let Some(declared) = declared
        && let Some(text) = declared.decode_without_bom_handling_and_without_replacement(&bytes)
        && !text.contains('\0')
        && text.len() < u32::MAX as usize
    {
        return Ok(Decoded {
            text: text.into_owned(),
            guessed: None,
        });
    }
    decode::decode(name, bytes, named)
}

/// Whether a page is XML, in which a slash at the end of a tag says that nothing is in the element.
fn is_xml(name: &str, text: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let by_name = ["xhtml", "xht"]
        .iter()
        .any(|each| ending.eq_ignore_ascii_case(each));
    by_name || text.trim_start().starts_with("<?xml")
}

/// The text with spaces in the place of what a generator of sites reads before a page.
fn without_front_matter(text: Cow<'_, str>) -> Cow<'_, str> {
    let length = front_matter::front_matter(&text);
    if length == 0 {
        return text;
    }
    let mut out = " ".repeat(length);
    out.push_str(&text[length..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::document::{Document, Kind, Paragraph};
    use crate::input::{Options, from_bytes};
    use crate::text::span::Span;

    fn document(text: &str) -> Document {
        from_bytes("x.html", text.as_bytes(), &Options::default()).unwrap()
    }

    fn keys(text: &str) -> Vec<String> {
        let document = document(text);
        let keys = document.paragraphs.iter().map(|each| document.key(each));
        keys.map(str::to_owned).collect()
    }

    fn kinds(text: &str) -> Vec<(Kind, u8, String)> {
        let document = document(text);
        let found = |each: &Paragraph| (each.kind, each.level, document.key(each).to_owned());
        document.paragraphs.iter().map(found).collect()
    }

    fn seen(text: &str) -> String {
        let document = document(text);
        let glyphs = document
            .paragraphs
            .iter()
            .flat_map(|each| document.glyphs(each));
        glyphs.map(|glyph| glyph.c).collect()
    }

    #[test]
    fn tags_say_what_a_paragraph_is() {
        let text = "<h1>章程</h1><p>正文。<blockquote>引文</blockquote><ul><li>一项<ul><li>内项</ul></ul>\
            <table><tr><th>甲<th>乙<tr><td>丙<td></table><pre>code</pre>\
            <dl><dt>灯<dd>Lamp</dl><aside role=doc-footnote>A note.</aside>";
        let expected = [
            (Kind::Heading, 1, "章程"),
            (Kind::Body, 0, "正文。"),
            (Kind::Quote, 0, "引文"),
            (Kind::ListItem, 1, "一项"),
            (Kind::ListItem, 2, "内项"),
            (Kind::TableCell, 0, "甲"),
            (Kind::TableCell, 0, "乙"),
            (Kind::TableCell, 0, "丙"),
            (Kind::Code, 0, "code"),
            (Kind::Body, 0, "灯"),
            (Kind::ListItem, 1, "Lamp"),
            (Kind::Footnote, 0, "A note."),
        ];
        let expected = expected.map(|(kind, level, key)| (kind, level, key.to_owned()));
        assert_eq!(kinds(text), expected);
    }

    #[test]
    fn a_paragraph_has_the_text_that_its_reader_sees() {
        for (text, key) in [
            (
                "<p>第一条　本<b>法</b>适用于<code>代码</code>。",
                "第一条本法适用于代码。",
            ),
            (
                "<p>See  the\n  <a href=x><i>annex</i></a> .",
                "See the annex .",
            ),
            (
                "<p>Договор <b>вступает</b> в&nbsp;силу<!-- когда? -->.",
                "Договор вступает в силу.",
            ),
            ("A &amp; B, &lt;5 &#42; 6&gt; &copy 7", "A & B, <5 * 6> © 7"),
            ("<p>第一行\n    第二行<br>第三行", "第一行第二行第三行"),
            (
                "<p>line one<br>line two<BR/>line three",
                "line one line two line three",
            ),
            (
                "<p>看<img src=x.png alt=\"图&amp;一\">。<img alt=''>",
                "看图&一。",
            ),
            ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", "漢字"),
            ("He said <q>yes</q>.", "He said \"yes\"."),
            ("<p>was <del>red</del>", "was red"),
            ("<p>is <del>red</del> <ins>blue</ins>", "is blue"),
            (
                "Let <span class=\"math inline\">x &lt; y</span> hold.",
                "Let \u{fffc} hold.",
            ),
            ("Let <math><mi>x</mi></math> hold.", "Let \u{fffc} hold."),
            ("soft&shy;wa<wbr>re", "software"),
        ] {
            assert_eq!(keys(text), [key], "{text}");
        }
    }

    #[test]
    fn what_is_not_shown_is_no_text() {
        for text in [
            "<script>let a = '<p>甲</p>';</script>",
            "<style>p { color: red }</style>",
            "<template><p>甲</p></template>",
            "<div hidden><p>甲</p></div>",
            "<div style=\"color: red; Display : none\">甲<div>乙</div></div>",
            "<noscript>甲</noscript><iframe>乙</iframe>",
            "<select><option>甲<option>乙</select>",
            "<svg><title>甲</title><path/></svg>",
            "<!-- 甲 --><!DOCTYPE html><?xml 甲?>",
            "<head><meta name=description content=甲><title></title></head>",
            "<p>&nbsp;</p><p></p>",
            "甲".replace('甲', "").as_str(),
        ] {
            assert_eq!(keys(text), [""; 0], "{text}");
        }
        assert_eq!(keys("<p aria-hidden=true>甲"), ["甲"]);
        assert_eq!(keys("<div hidden>甲</div>乙"), ["乙"]);
        assert_eq!(keys("<title>甲</title>乙"), ["甲", "乙"]);
        assert_eq!(keys("<title>甲 | 乙</title><h1>甲</h1>"), ["甲"]);
        assert_eq!(keys("---\nlayout: page\n---\n<p>甲</p>"), ["甲"]);
    }

    #[test]
    fn end_tags_are_implied_and_misplaced_ones_do_no_harm() {
        for (text, expected) in [
            ("<p>一<p>二<div>三</div>四", &["一", "二", "三", "四"][..]),
            (
                "<ul><li>一<li>二<p>三<li>四</ul>五",
                &["一", "二", "三", "四", "五"],
            ),
            ("<dl><dt>一<dd>二<dt>三</dl>", &["一", "二", "三"]),
            (
                "<table><tr><td>一<td>二<tr><td>三</table>四",
                &["一", "二", "三", "四"],
            ),
            (
                "<table><tbody><tr><td><p>一<td>二</tbody></table>",
                &["一", "二"],
            ),
            ("<h1>一<h2>二</h1>三", &["一", "二", "三"]),
            ("<b><p>一</b>二</p>三", &["一二", "三"]),
            ("<p>一</span></div>二</p>", &["一二"]),
            ("<td>一</td>二", &["一", "二"]),
            ("一</p>二", &["一", "二"]),
            (
                "<div>一<span>二<div>三</span>四</div>五</div>",
                &["一二", "三四", "五"],
            ),
            ("<p>一<br><br>二<br>\n<br>三", &["一", "二", "三"]),
            ("<head><title>一</title><p>二</head>三", &["一", "二三"]),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_those_that_a_browser_shows() {
        for (text, expected) in [
            ("<ol><li>one<li>two</ol>", &["1. one", "2. two"][..]),
            (
                "<ol start=3><li>one<li value=7>two<li>three</ol>",
                &["3. one", "7. two", "8. three"],
            ),
            ("<ol reversed><li>one<li>two</ol>", &["2. one", "1. two"]),
            (
                "<ol type=a><li><p>one<li>two<p>more</ol>",
                &["a. one", "b. two", "more"],
            ),
            ("<ol style='list-style: none'><li>one</ol>", &["one"]),
            ("<ol><li>1. one<li>（二）甲</ol>", &["1. one", "(二)甲"]),
            ("<ul><li>one</ul>", &["one"]),
            (
                "<ol><li><blockquote>said</blockquote>one</ol>",
                &["said", "one"],
            ),
            (
                "<ol><li>one<ol><li>inner</ol><li>two</ol>",
                &["1. one", "1. inner", "2. two"],
            ),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
        let document = document("<ol>\n<li class=x>one</ol>");
        let item = &document.paragraphs[0];
        assert_eq!(document.label(item), "1.");
        assert_eq!(
            document.slice(document.source(item, Span::new(0, 2))),
            "<li class=x>"
        );
    }

    #[test]
    fn marks_of_notes_and_of_links_are_no_text() {
        for (text, key) in [
            ("法律<sup><a href=#n1>1</a></sup>规定", "法律规定"),
            ("law<a href=\"#n1\"><sup>[2]</sup></a> says", "law says"),
            ("law<a href=#n1 role=doc-noteref>3</a> says", "law says"),
            ("x<sup>2</sup>", "x²"),
            ("<a href=a>Home</a><a href=b>Prices</a>", "Home Prices"),
            ("<button>Yes</button><button>No</button>and", "Yes No and"),
            ("<a href=a>Lamps</a>, <a href=b>in</a>door", "Lamps, indoor"),
            ("<h2>Scope<a href=#scope>¶</a></h2>", "Scope"),
            ("<h2><a href=./page.html#scope>#</a> Scope</h2>", "Scope"),
            ("<h2><a href=#scope>Scope</a></h2>", "Scope"),
        ] {
            assert_eq!(keys(text), [key], "{text}");
        }
        let notes = "<div class=footnotes><ol><li id=n1><p>A note. <a href=#r1>↩</a></ol></div>";
        assert_eq!(kinds(notes), [(Kind::Footnote, 0, "A note.".to_owned())]);
    }

    #[test]
    fn digits_above_the_line_stay_apart() {
        assert_eq!(
            seen("<p>12<sup>2</sup> m <sup>3</sup>, 1<sup>st</sup>"),
            "12² m ³, 1st"
        );
        let document = document("<p><a href=a>Home</a><a href=b>Home</a> port");
        assert_eq!(document.reading(&document.paragraphs[0]), "Home Home port");
        assert!(
            document
                .markup
                .crosses_fixed(Span::new(0, document.text.len()))
        );
    }

    #[test]
    fn links_to_places_in_pages_are_a_table_of_contents() {
        let text = "<ul><li><a href=#a>1.2 Lamps</a><li><a href=b.html#b>1.4 Ropes</a><li>See <a href=#a>1.2</a></ul>\
            <nav><p>Up &raquo;</nav>";
        let found: Vec<Kind> = kinds(text).into_iter().map(|each| each.0).collect();
        let expected = [
            Kind::Contents,
            Kind::Contents,
            Kind::ListItem,
            Kind::Contents,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_a_program_fills_in_is_no_text_for_rules() {
        assert!(!seen("<p>Dear {{ name }}, {% if late %}pay{% endif %}").contains("name"));
        assert_eq!(keys("<p><i>\u{e9cb}</i> Edit &#xf0c9;"), ["Edit"]);
    }

    #[test]
    fn a_table_that_puts_text_beside_text_has_no_cells() {
        let text = "<table><tr><td><ul><li>一</ul><td><h1>二</h1><p>三</table>";
        let found: Vec<Kind> = kinds(text).into_iter().map(|each| each.0).collect();
        assert_eq!(found, [Kind::ListItem, Kind::Heading, Kind::Body]);
        let text = "<table><tr><td><p>一</p><td>二</table>";
        assert!(kinds(text).iter().all(|each| each.0 == Kind::TableCell));
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "<h2>第二章 <i>总则</i></h2>\n<p><b>甲</b> &amp;\n 乙</p>\n";
        let document = document(text);
        let slices = (document.paragraphs.iter()).map(|each| document.slice(each.span));
        assert_eq!(
            slices.collect::<Vec<_>>(),
            ["第二章 <i>总则", "甲</b> &amp;\n 乙"]
        );
        let paragraph = &document.paragraphs[1];
        assert_eq!(document.key(paragraph), "甲&乙");
        let place = document.source(paragraph, Span::new(3, 4));
        assert_eq!(document.slice(place), "&amp;");
        assert_eq!(document.reading(paragraph), "甲 & 乙");
        assert_eq!(document.seen(paragraph.span), "甲 & 乙");
        let amp = document.glyphs(paragraph)[2];
        assert_eq!((amp.c, document.slice(amp.span())), ('&', "&amp;"));
    }

    #[test]
    fn rules_see_characters_and_no_names() {
        assert_eq!(
            seen("<p>&ldquo;甲&hellip;&rdquo;甲\n  <b>乙</b>"),
            "“甲…”甲乙"
        );
        assert_eq!(seen("<p>a  b<br>\n c <i>d</i>\n"), "a b c d");
        assert_eq!(seen("<p>a <code>b&lt;</code>"), "a \u{fffc}\u{fffc}");
        assert_eq!(seen("<p>在\n中"), "在中");
    }

    #[test]
    fn the_page_says_what_it_is_in() {
        let text = "<meta charset=gb2312><p>合同</p>";
        let (bytes, _, _) = encoding_rs::GBK.encode(text);
        let read = |bytes: &[u8]| from_bytes("x.html", bytes, &Options::default()).unwrap();
        let found = read(&bytes);
        assert_eq!((found.text.as_str(), found.guessed_encoding), (text, None));
        assert_eq!(read(text.as_bytes()).text, text);
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("<p>Договор вступает в силу.");
        assert!(read(&bytes).guessed_encoding.is_some());
    }

    #[test]
    fn a_page_without_an_ending_is_a_page() {
        let page = b"<!-- saved -->\n<!DOCTYPE html><p>one<p>two";
        let read = |name: &str| from_bytes(name, page, &Options::default()).unwrap();
        assert_eq!(read("page").paragraphs.len(), 2);
        assert_eq!(read("page.txt").paragraphs.len(), 1 + 1);
    }

    #[test]
    fn elements_can_be_as_deep_as_the_page_is_long() {
        for part in [
            "<div>",
            "<b>",
            "<p><b>",
            "<ol><li>",
            "<table><tr><td>",
            "<sup>",
            "<a href=#x>",
            "<math>",
            "<svg>",
            "<q>",
            "<dl><dd>",
            "<h2>",
            "<pre>",
        ] {
            let text = format!("{}甲", part.repeat(20_000));
            let document = document(&text);
            let last = document.paragraphs.last();
            let shown = part != "<svg>";
            assert_eq!(
                last.is_some_and(|last| document.key(last).contains('甲')),
                shown,
                "{part}"
            );
        }
        assert_eq!(keys(&format!("<p {}>甲", "x=1 ".repeat(50_000))), ["甲"]);
    }

    #[test]
    fn navigation_is_left_out_on_request() {
        let page = b"<nav><a>Home</a></nav><ul role=navigation><li>Up</ul><p>Text.";
        let count = |skip_navigation| {
            let options = Options {
                skip_navigation,
                ..Options::default()
            };
            from_bytes("x.html", page, &options)
                .unwrap()
                .paragraphs
                .len()
        };
        assert_eq!((count(false), count(true)), (3, 1));
    }

    fn holds(text: &str) {
        let found = document(text);
        let mut last = 0;
        for each in &found.paragraphs {
            assert!(
                each.span.start >= last && !each.span.is_empty(),
                "{text:?}: {each:?}"
            );
            assert!(
                found.text.get(each.span.range()).is_some(),
                "{text:?}: {each:?}"
            );
            assert!(each.key.start <= each.body && each.body <= each.key.end);
            assert!(!found.reading(each).contains('\n'), "{text:?}");
            let mut before = each.span.start;
            for (at, c) in found.key(each).char_indices() {
                let place = found.source(each, Span::new(at, at + c.len_utf8()));
                assert!(
                    found.text.get(place.range()).is_some(),
                    "{text:?}: {place:?}"
                );
                assert!(
                    place.start >= before && place.end <= each.span.end,
                    "{text:?}: {place:?}"
                );
                before = place.start;
            }
            let glyphs = found.glyphs(each);
            assert!(
                glyphs.windows(2).all(|pair| pair[0].at <= pair[1].at),
                "{text:?}"
            );
            last = each.span.end;
        }
        for pair in found.furniture.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{text:?}: {pair:?}");
        }
    }

    proptest! {
        #[test]
        fn noise_never_breaks_the_reader(text in "([a-zА-я第一条章（）(1).、,。\\-=\"'/ \t\n\r\u{3000}]|<[a-z/!?]|>|&[a-z#0-9]{1,5};?|<!--|-->|\\PC){0,120}") {
            holds(&text);
        }

        #[test]
        fn elements_in_elements_hold(parts in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<ol>", "<ol start=9 type=i reversed>", "<ul>", "</ol>", "<li>", "<li value=3>", "</li>", "<table>", "<tr>", "<td>", "</td>",
            "</table>", "<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<pre>", "</pre>", "<br>", "<hr>", "<h2>", "</h2>", "<a href=#x>", "</a>", "<sup>", "</sup>",
            "<span class=math>", "</span>", "<math>", "</math>", "<q>", "</q>", "<ruby>", "<rt>", "</ruby>", "<img alt='图 &amp; x'>", "<svg>", "<text>", "</svg>", "<title>",
            "</title>", "<script>", "</script>", "<div hidden>", "<select>", "<option>", "<blockquote>", "</blockquote>", "<dl>", "<dt>", "<dd>", "<del>", "<ins>",
            "<!-- x -->", "<div class=footnotes>", "甲", "word ", "слово", "1. ", "（一）", "。", "&lt;", "&nbsp;", "&#x301;", "e", "\u{301}", "\n", "\r\n", "  ", "\u{3000}", "-", "<", "&",
        ]), 0..60)) {
            holds(&parts.concat());
        }
    }
}
