//! Markdown: headings, lists, quotations, tables and footnotes by their marks. Positions are those of the file itself.
//!
//! The paragraphs are those of the rendered text: what is no text for a reader (marks, targets of links, HTML, front matter) is
//! furniture. Code is kept apart as code.

mod blocks;
mod extended;
mod links;
mod marks;
mod named;
mod rewrapped;

use crate::document::markup::Markup;
use crate::document::{CodeUse, Document};
use crate::input::assemble::{Found, assemble};
use crate::input::decode::{self, Decoded};
use crate::input::draft::Draft;
use crate::input::markdown::blocks::Blocks;
use crate::input::{Error, Options, Reader, comments, rendered};
use crate::text::conflicts;

/// The reader of Markdown.
pub(super) const READER: Reader = Reader {
    name: "markdown",
    extensions: &["md", "markdown", "mdx"],
    read,
    claims: None,
};

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let Decoded { text, guessed } = decode::decode(name, bytes, options.encoding)?;
    let marked = conflicts::blank(&text, &conflicts::find(&text));
    let (shown, puts_in) = extended::blank(&marked);
    let Blocks {
        rendering,
        all: blocks,
        html,
        opaque,
        fixed,
        elements,
        links,
    } = blocks::blocks(&shown);
    let (drafts, kinds) = rendered::drafts(rendering.text(), &blocks);
    drop(shown);
    drop(marked);
    let found = Found {
        furniture: rendered::marks_of(&text, &rendering),
        text,
        guessed,
        rendering: Some(rendering),
        drafts,
    };
    let what =
        |drafts: &[Draft], keys: &[&str], at: usize| rendered::what(drafts, keys, at, kinds[at]);
    let mut document = assemble(name, found, options.folding, what);
    document.code = CodeUse::Apart;
    document.markup = Markup::new(opaque, elements).keeping(fixed);
    document.links = links;
    document.links.is_whole &= !puts_in;
    document.suppressions = comments::suppressions(&document.text, &html, &document.paragraphs);
    Ok(document)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::document::{Document, Kind};
    use crate::input::{Options, from_bytes};

    fn document(text: &str) -> Document {
        from_bytes("x.md", text.as_bytes(), &Options::default()).unwrap()
    }

    fn keys(text: &str) -> Vec<String> {
        let document = document(text);
        let keys = document.paragraphs.iter().map(|each| document.key(each));
        keys.map(str::to_owned).collect()
    }

    fn kinds(text: &str) -> Vec<(Kind, u8, String)> {
        let document = document(text);
        let found = |each: &crate::document::Paragraph| {
            (each.kind, each.level, document.key(each).to_owned())
        };
        document.paragraphs.iter().map(found).collect()
    }

    #[test]
    fn marks_say_what_a_paragraph_is() {
        let text = "# 章程\n\n正文。\n\n> 引文\n\n- 一项\n  - 内项\n\n| 甲 | 乙 |\n|---|---|\n| 丙 |  |\n\n```\ncode\n```\n\nText.[^1]\n\n[^1]: A note.\n";
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
            (Kind::Body, 0, "Text."),
            (Kind::Footnote, 0, "A note."),
        ];
        let expected = expected.map(|(kind, level, key)| (kind, level, key.to_owned()));
        assert_eq!(kinds(text), expected);
    }

    #[test]
    fn a_paragraph_has_the_text_that_its_reader_sees() {
        for (text, key) in [
            (
                "**第一条**　本~~法~~*适用*于`代码`。",
                "第一条本法适用于代码。",
            ),
            (
                "See [the *annex*](http://a.example/b_c) and ![a map](x.png).",
                "See the annex and a map.",
            ),
            (
                "Договор <b>вступает</b> в&nbsp;силу<!-- с какого дня? -->.",
                "Договор вступает в силу.",
            ),
            ("A &amp; B, 5 \\* 6, \\# 7", "A & B, 5 * 6, # 7"),
            ("第一行\n第二行  \n第三行", "第一行第二行第三行"),
            (
                "line one\nline two\\\nline three",
                "line one line two line three",
            ),
            ("> long `co\n> de` here", "long co de here"),
            (
                "Let $x^2$ be less than $y$.",
                "Let \u{fffc} be less than \u{fffc}.",
            ),
            (
                "between $100 and US$200 or $5—$8 each",
                "between $100 and US$200 or $5-$8 each",
            ),
            ("## Scope {#scope}", "Scope"),
            ("- [x] done", "done"),
        ] {
            assert_eq!(keys(text), [key], "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "## 第二章 *总则*\n\n> **甲** &amp; 乙\n> 丙\n";
        let document = document(text);
        let slices = document
            .paragraphs
            .iter()
            .map(|each| document.slice(each.span));
        assert_eq!(
            slices.collect::<Vec<_>>(),
            ["第二章 *总则", "甲** &amp; 乙\n> 丙"]
        );
        let quote = &document.paragraphs[1];
        assert_eq!(document.key(quote), "甲&乙丙");
        let place = document.source(quote, crate::text::span::Span::new(3, 4));
        assert_eq!(document.slice(place), "&amp;");
        assert_eq!(document.reading(quote), "甲 & 乙丙");
        let marks = document.furniture.iter().map(|span| document.slice(*span));
        assert_eq!(
            marks.collect::<Vec<_>>(),
            ["##", "*", "*\n\n> **", "**", ">"]
        );
    }

    #[test]
    fn numbers_are_labels_as_in_a_plain_text() {
        let text = "## 第二章 总则\n\n3. Scope of it\n4. Terms\n\n第五条　内容如下：\n\n（一）甲项；\n\n- 项目";
        let document = document(text);
        let labels = document
            .paragraphs
            .iter()
            .map(|each| (document.label(each), document.body(each)));
        let expected = [
            ("第二章", "总则"),
            ("3.", "Scope of it"),
            ("4.", "Terms"),
            ("第五条", "内容如下:"),
            ("(一)", "甲项;"),
            ("", "项目"),
        ];
        assert_eq!(labels.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn numbers_that_the_renderer_counts_are_no_text() {
        assert_eq!(keys("1. one\n1. two\n1. three"), ["one", "two", "three"]);
        assert_eq!(
            keys("1. one\n2. two\n2. three"),
            ["1. one", "2. two", "2. three"]
        );
        // In a list of one item the author's other lists decide.
        let single = "1. four\n\n# Next\n\n";
        let with = |list: &str| keys(&format!("{single}{list}"))[0].clone();
        assert_eq!(with("1. one\n1. two"), "four");
        assert_eq!(with("1. one\n2. two"), "1. four");
        assert_eq!(with("3. one\n3. two"), "1. four");
        assert_eq!(with("1. one\n1. two\n\n---\n\n1. one\n2. two"), "1. four");
        assert_eq!(with("- one\n- two"), "1. four");
    }

    #[test]
    fn html_and_front_matter_are_no_text() {
        let text = "---\ntitle: 甲\n---\n<!-- note -->\n\n<a id=\"x\"></a>\n\n<details>\n\n正文。\n\n</details>\n";
        assert_eq!(keys(text), ["正文。"]);
        let table = "<table>\n<tr><td>甲</td></tr>\n</table>\n";
        assert_eq!(kinds(table)[0].0, Kind::Code);
    }

    #[test]
    fn a_formula_in_a_sentence_is_shown_as_written_and_hidden_from_rules() {
        let document = document("> 设 $f(的的,\n> x)$ 为函数。");
        let paragraph = &document.paragraphs[0];
        assert_eq!(document.reading(paragraph), "设 $f(的的, > x)$ 为函数。");
        let seen = document.glyphs(paragraph);
        let seen: String = seen.iter().map(|glyph| glyph.c).collect();
        assert!(
            !seen.contains('的') && seen.starts_with("设 ") && seen.ends_with("为函数。"),
            "{seen}"
        );
    }

    #[test]
    fn formulas_on_their_own_lines_are_code() {
        let found = kinds("其中：\n\n$$\nx = y\n$$\n\n完。");
        let kinds: Vec<Kind> = found.iter().map(|each| each.0).collect();
        assert_eq!(kinds, [Kind::Body, Kind::Code, Kind::Body]);
    }

    #[test]
    fn clauses_with_a_plain_line_end_between_them_are_paragraphs() {
        let text = "# 办法\n\n第一条 为了规范管理，制定本办法。\n第二条 本办法适用于下列事项：\n（一）收费；\n（二）公示。\n第三条 本办法自公布之日起施行。\n";
        assert_eq!(keys(text).len(), 6, "{:?}", keys(text));
        let wrapped = "# Notes\n\nEach sentence of this text stands on a line of its own, which is a habit of people who keep their prose in git, and the lines get long.\nA second one follows here, at the same length or more, so that no line of this paragraph looks as if it had been wrapped by a formatter.\nThe reader sees one paragraph.\n";
        assert_eq!(keys(wrapped).len(), 2, "{:?}", keys(wrapped));
    }

    #[test]
    fn the_plain_text_of_a_markdown_file_has_the_same_paragraphs() {
        let text = "# 公共图书馆服务规范\n\n## 第一章 总则\n\n第一条 为了*规范*服务，制定本规范。\n\n第二条 读者享有下列权利：\n\n（一）免费阅览；\n\n（二）参加[活动](a.html)。\n\n> 馆长说：“欢迎 &amp; 感谢。”\n\n1. Borrowers return books on time.\n2. Fines are **10 roubles** a day.\n\nЧитатели обязаны беречь книги\nи возвращать их в срок.\n";
        let whole = document(text);
        let rendered: Vec<String> = whole
            .paragraphs
            .iter()
            .map(|each| whole.reading(each))
            .collect();
        let plain = from_bytes(
            "x.txt",
            rendered.join("\n\n").as_bytes(),
            &Options::default(),
        )
        .unwrap();
        let expected: Vec<String> = plain
            .paragraphs
            .iter()
            .map(|each| plain.key(each).to_owned())
            .collect();
        assert_eq!(keys(text), expected);
        let labels = |document: &Document| -> Vec<String> {
            document
                .paragraphs
                .iter()
                .map(|each| document.label(each).to_owned())
                .collect()
        };
        assert_eq!(labels(&whole), labels(&plain));
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
            let key = found.key(each);
            let mut before = each.span.start;
            for (at, c) in key.char_indices() {
                let place = found.source(each, crate::text::span::Span::new(at, at + c.len_utf8()));
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
            last = each.span.end;
        }
        for pair in found.furniture.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{text:?}: {pair:?}");
        }
    }

    proptest! {
        #[test]
        fn noise_never_breaks_the_reader(text in "([a-zА-я第一条章（）(1).、,。\\-=>|#*_~`$\\[\\]!<&;:{}\\\\\"/ \t\n\r]|&amp;|<!--|-->|\n> |\n- |\n1\\. |\n\\|-\\|\n|```|\\PC){0,120}") {
            holds(&text);
        }

        #[test]
        fn blocks_in_blocks_hold(parts in prop::collection::vec(prop::sample::select(vec![
            "> ", "- ", "1. ", "2) ", "    ", "\t", "\n", "\n\n", "甲", "word ", "слово", "`", "``", "$", "$$", "*", "**", "[", "](x)", "[^1]", "[^1]: ", "|", "\n|-|-|\n",
            "&lt;", "&#x301;", "e", "\\", "\\|", "<b>", "<br>", "<!-- ", " -->", "<div>\n", "# ", "---\n", "===\n", "~~~\n", ": ", "\r\n", "\u{3000}", "。", "-", "\u{301}",
        ]), 0..40)) {
            holds(&parts.concat());
        }

        #[test]
        fn letters_of_plain_paragraphs_are_kept(text in "[a-z甲乙第条,。 \n\u{3000}>*]{0,120}") {
            let found = document(&text);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            let kept: usize = found.paragraphs.iter().map(|each| letters(&found.reading(each))).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
