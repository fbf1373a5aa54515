//! Whole files, made part by part: what is written, and that it reads as both texts.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::*;
use crate::input::package::tests::archive;
use crate::redline::raw::{Piece, pieces};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A Word file of a body and other parts, each with its name, which is the type of its relation, too, and what is in its root.
pub(super) fn word(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    const RELATIONS: &str =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"{}{kind}\" Target=\"{target}\"/>",
            bring::TYPE
        )
    };
    let mut members = vec![
        (
            source::TYPES.to_owned(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        ("_rels/.rels".to_owned(), format!("{RELATIONS}{}</Relationships>", relation("r", "officeDocument", "word/document.xml"))),
        ("word/document.xml".to_owned(), format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>")),
        ("word/theme.xml".to_owned(), "<a>théme</a>".to_owned()),
    ];
    let mut relations = RELATIONS.to_owned();
    for (name, content) in others {
        if let Some(address) = name.strip_prefix("link ") {
            let link = format!(
                "<Relationship Id=\"{address}\" Type=\"{}hyperlink\" Target=\"{content}\" TargetMode=\"External\"/>",
                bring::TYPE
            );
            relations.push_str(&link);
            continue;
        }
        relations.push_str(&relation(name, name, &format!("{name}.xml")));
        members.push((
            format!("word/{name}.xml"),
            format!("<w:{name} {SPACES}>{content}</w:{name}>"),
        ));
    }
    members.push((
        "word/_rels/document.xml.rels".to_owned(),
        relations + "</Relationships>",
    ));
    let members: Vec<(&str, &[u8])> = members
        .iter()
        .map(|(name, part)| (name.as_str(), part.as_bytes()))
        .collect();
    archive(&members)
}

fn made(old: &[u8], new: &[u8], options: &Options) -> Result<Redline, Error> {
    let reading = input::Options::default();
    let side = |name: &str, bytes| Side {
        name: name.to_owned(),
        bytes,
        options: &reading,
    };
    redline(&side("old.docx", old), &side("new.docx", new), options)
}

pub(super) fn member(bytes: &[u8], name: &str) -> String {
    let mut package = crate::input::package::Package::open(bytes).unwrap();
    String::from_utf8(package.read(name).unwrap().unwrap()).unwrap()
}

/// The body with the changes, authors and dates left out.
pub(super) fn body_of(bytes: &[u8]) -> String {
    let text = member(bytes, "word/document.xml");
    let text = text.replace(" w:author=\"variorum\" w:date=\"2000-01-01T00:00:00Z\"", "");
    let start = text.find("<w:body>").unwrap() + "<w:body>".len();
    text[start..text.find("</w:body>").unwrap()].to_owned()
}

fn changed(old: &str, new: &str) -> String {
    body_of(
        &made(&word(old, &[]), &word(new, &[]), &Options::default())
            .unwrap()
            .bytes,
    )
}

pub(super) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

pub(super) fn bold(text: &str) -> String {
    format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")
}

pub(super) fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

pub(super) fn ins(id: u32, text: &str) -> String {
    format!("<w:ins w:id=\"{id}\">{}</w:ins>", r(text))
}

pub(super) fn del(id: u32, text: &str) -> String {
    format!(
        "<w:del w:id=\"{id}\">{}</w:del>",
        r(text)
            .replace("w:t>", "w:delText>")
            .replace("w:t ", "w:delText ")
    )
}

fn end(kind: &str, id: u32) -> String {
    format!("<w:pPr><w:rPr><w:{kind} w:id=\"{id}\"/></w:rPr></w:pPr>")
}

pub(super) const FIRST: &str =
    "The keeper opens the lower gate at dawn and writes the hour into the book.";
pub(super) const SECOND: &str =
    "Boats that come after dusk wait outside until the bell has rung twice.";
pub(super) const THIRD: &str = "Ropes are handed in at the office before the end of the week.";

#[test]
fn words_are_marked_and_the_runs_around_them_stay() {
    let old = format!(
        "<w:p w:rsidR=\"1\">{}{}{}</w:p>{}",
        r("The keeper opens the "),
        bold("lower gate"),
        r(" at dawn."),
        p(SECOND)
    );
    let new = old
        .replace("at dawn", "at noon")
        .replace("lower gate", "lower sluice gate");
    let expected = format!(
        "<w:p w:rsidR=\"1\">{}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">lower </w:t></w:r><w:ins w:id=\"1\"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">sluice </w:t></w:r></w:ins><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">gate</w:t></w:r>{}{}{}{}</w:p>{}",
        r("The keeper opens the "),
        r(" at "),
        del(2, "dawn"),
        ins(3, "noon"),
        r("."),
        p(SECOND)
    );
    assert_eq!(changed(&old, &new), expected);
}

#[test]
fn paragraphs_come_and_go_with_their_ends() {
    let old = p(FIRST) + &p(SECOND) + &p("The end of it.");
    let new = p(FIRST) + &p(THIRD) + &p("The end of it.");
    let gone = format!("<w:p>{}{}</w:p>", end("del", 2), del(1, SECOND));
    let came = format!("<w:p>{}{}</w:p>", end("ins", 4), ins(3, THIRD));
    assert_eq!(
        changed(&old, &new),
        p(FIRST) + &gone + &came + &p("The end of it.")
    );
}

#[test]
fn a_split_and_a_merge_are_one_end() {
    let [one, two] = [p(&format!("{FIRST} {SECOND}")), p(FIRST) + &p(SECOND)];
    let tail = p("The end of it.");
    let split = changed(&(one.clone() + &tail), &(two.clone() + &tail));
    assert!(
        split.contains(&end("ins", 2)) && split.contains(&del(1, " ")),
        "{split}"
    );
    let merged = changed(&(two + &tail), &(one + &tail));
    assert!(
        merged.contains(&end("del", 2)) && merged.contains(&ins(1, " ")),
        "{merged}"
    );
    // Nothing of the words is marked.
    assert!(!(split + &merged).contains("<w:delText xml:space=\"preserve\">B"));
}

#[test]
fn what_moved_is_marked_in_both_places_or_deleted_and_inserted() {
    let old = [FIRST, SECOND, THIRD, "The end of it."].map(p).concat();
    let new = [SECOND, THIRD, FIRST, "The end of it."].map(p).concat();
    let moved = changed(&old, &new);
    for mark in [
        "<w:moveFromRangeStart w:id=",
        "<w:moveToRangeStart w:id=",
        "w:name=\"move1\"",
    ] {
        assert!(moved.contains(mark), "{moved}");
    }
    assert!(
        !moved.contains("<w:ins ") && !moved.contains("<w:del "),
        "{moved}"
    );
    let strict = Options {
        moves: false,
        ..Options::default()
    };
    let without = body_of(
        &made(&word(&old, &[]), &word(&new, &[]), &strict)
            .unwrap()
            .bytes,
    );
    assert!(
        !without.contains("w:move") && without.contains("<w:ins ") && without.contains("<w:del ")
    );
}

#[test]
fn the_end_of_a_text_stays() {
    let changed = changed(&p(FIRST), &(p(FIRST) + &p(SECOND)));
    assert_eq!(
        changed,
        format!(
            "<w:p>{}{}</w:p><w:p>{}</w:p>",
            end("ins", 2),
            r(FIRST),
            ins(1, SECOND)
        )
    );
}

#[test]
fn rows_and_cells_of_tables_are_marked() {
    let row = |cells: &[&str]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|text| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text)))
            .collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let table = |rows: &[String]| {
        format!(
            "<w:tbl><w:tblPr/>{}</w:tbl>{}",
            rows.concat(),
            p("After the table.")
        )
    };
    let [head, one, two] = [
        row(&["Length", "Fee"]),
        row(&["up to twelve", "120"]),
        row(&["up to twenty", "240"]),
    ];
    let changed = changed(
        &table(&[head.clone(), one.clone(), two.clone()]),
        &table(&[
            head.clone(),
            row(&["up to twelve", "130"]),
            row(&["any longer boat", "480"]),
        ]),
    );
    assert!(
        changed.starts_with(&format!("<w:tbl><w:tblPr/>{head}")),
        "{changed}"
    );
    assert!(
        changed.contains(&(del(1, "120") + &ins(2, "130"))),
        "{changed}"
    );
    assert!(
        changed.contains("<w:trPr><w:del ") && changed.contains("<w:trPr><w:ins "),
        "{changed}"
    );
}

#[test]
fn a_table_without_paragraphs_is_no_reason_to_fail() {
    for empty in ["<w:tbl><w:tr/></w:tbl>", "<w:tr/>", "<w:tbl/>"] {
        let [old, new] = [
            p(FIRST) + empty + &p(SECOND),
            p(FIRST) + &p(THIRD) + &p(SECOND),
        ];
        for (one, other) in [(&old, &new), (&new, &old)] {
            let made = made(&word(one, &[]), &word(other, &[]), &Options::default());
            assert!(made.is_ok(), "{empty}: {made:?}");
        }
    }
}

#[test]
fn notes_are_compared_and_brought_along() {
    let note = |id: u32, text: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(text));
    let mark = |id: u32| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let body = |first: &str, second: &str| {
        format!(
            "<w:p>{}{first}</w:p><w:p>{}{second}</w:p>",
            r(FIRST),
            r(SECOND)
        )
    };
    let old = word(
        &body("", &mark(1)),
        &[("footnotes", &note(1, "The bell hangs at the gate."))],
    );
    let new = word(
        &body(&mark(1), &mark(2)),
        &[(
            "footnotes",
            &(note(1, "A book of the year.") + &note(2, "The bell hangs at the tower.")),
        )],
    );
    let made = made(&old, &new, &Options::default()).unwrap();
    let notes = member(&made.bytes, "word/footnotes.xml");
    assert!(
        notes.contains("gate") && notes.contains("tower") && notes.contains("A book of the year."),
        "{notes}"
    );
    // Notes are in the order of their marks.
    assert!(notes.find("A book") < notes.find("The bell"), "{notes}");
    let body = body_of(&made.bytes);
    assert!(
        body.contains("footnoteReference w:id=\"1\"")
            && body.contains("footnoteReference w:id=\"2\""),
        "{body}"
    );
}

#[test]
fn styles_lists_and_links_get_free_names() {
    let style = |id: &str, name: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
        )
    };
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let roman = numbering.replace("decimal", "lowerRoman");
    let old = word(
        &(p(FIRST) + &p("The end of it.")),
        &[
            ("styles", &style("a1", "Clause")),
            ("numbering", &roman),
            ("link x", "https://example.com/old"),
        ],
    );
    let item = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"a2\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
        r(SECOND)
    );
    let linked = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"a1\"/></w:pPr><w:hyperlink r:id=\"x\">{}</w:hyperlink></w:p>",
        r(THIRD)
    );
    let styles = style("a1", "Remark") + &style("a2", "Clause");
    let new = word(
        &(p(FIRST) + &item + &linked + &p("The end of it.")),
        &[
            ("styles", &styles),
            ("numbering", numbering),
            ("link x", "https://example.com/new"),
        ],
    );
    let made = made(&old, &new, &Options::default()).unwrap();
    let body = body_of(&made.bytes);
    assert!(
        body.contains(
            "<w:pStyle w:val=\"a1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>"
        ),
        "{body}"
    );
    assert!(
        body.contains("<w:pStyle w:val=\"a1New\"/>")
            && body.contains("<w:hyperlink r:id=\"rIdVariorum1\">"),
        "{body}"
    );
    assert!(member(&made.bytes, "word/styles.xml").contains("w:styleId=\"a1New\""));
    let numbering = member(&made.bytes, "word/numbering.xml");
    let lists = [
        "w:abstractNumId=\"0\"",
        "w:abstractNumId=\"1\"",
        "w:numId=\"1\"",
        "w:numId=\"2\"",
    ]
    .map(|part| numbering.find(part).unwrap());
    assert!(lists.is_sorted(), "{numbering}");
    assert!(
        member(&made.bytes, "word/_rels/document.xml.rels").contains("https://example.com/new")
    );
}

#[test]
fn a_paragraph_that_becomes_an_item_gets_its_number() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let item = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
        r(FIRST)
    );
    let file = |body: String| word(&(body + &p(SECOND)), &[("numbering", numbering)]);
    let made = made(&file(p(FIRST)), &file(item), &Options::default()).unwrap();
    assert!(made.unmarked.is_empty(), "{:?}", made.unmarked);
    assert!(
        body_of(&made.bytes)
            .contains("<w:pPrChange w:id=\"1\"><w:pPr></w:pPr></w:pPrChange></w:pPr>")
    );
}

#[test]
fn both_forms_of_a_text_box_are_marked() {
    let boxed = |text: &str| {
        let content = format!("<w:txbxContent>{}</w:txbxContent>", p(text));
        format!(
            "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{content}</w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>{}",
            r(FIRST),
            p(THIRD)
        )
    };
    let changed = changed(&boxed(SECOND), &boxed(&SECOND.replace("twice", "thrice")));
    assert_eq!(changed.matches("thrice").count(), 2, "{changed}");
    assert_eq!(changed.matches("<w:del ").count(), 2, "{changed}");
}

#[test]
fn a_field_stays_whole() {
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            r("7")
        )
    };
    let text = |code: &str| {
        format!(
            "<w:p>{}{}{}</w:p>",
            r("The gate is shown on page "),
            field(code),
            r(" of the book of the harbour.")
        )
    };
    let changed = changed(&text("PAGEREF a"), &text("PAGEREF b"));
    assert_eq!(changed.matches("<w:delInstrText>").count(), 1, "{changed}");
    assert_eq!(changed.matches("<w:fldChar ").count(), 6, "{changed}");
    assert_eq!(changed.matches("<w:ins ").count(), 1, "{changed}");
}

#[test]
fn earlier_changes_are_refused_or_settled() {
    let tracked = word(
        &format!("<w:p>{}{}</w:p>", r(FIRST), ins(7, " And so on.")),
        &[],
    );
    let new = word(&p(FIRST), &[]);
    let refused = made(&tracked, &new, &Options::default())
        .unwrap_err()
        .to_string();
    assert!(
        refused.contains("old.docx") && refused.contains("--revisions"),
        "{refused}"
    );
    let settled = |revisions| {
        let options = Options {
            settled: Some(revisions),
            ..Options::default()
        };
        body_of(&made(&tracked, &new, &options).unwrap().bytes)
    };
    assert_eq!(settled(Revisions::Original), p(FIRST));
    assert!(settled(Revisions::Final).contains("<w:del "));
}

#[test]
fn any_two_texts_become_a_file_of_our_own() {
    let reading = input::Options::default();
    let old = "# Harbour\n\nThe gate opens at dawn.\n\n- a rope\n";
    let new = old.replace("dawn", "noon");
    let side = |name: &str, text: &'static str| Side {
        name: name.to_owned(),
        bytes: text.as_bytes(),
        options: &reading,
    };
    let made = redline(
        &side("a.md", old),
        &side("b.md", Box::leak(new.into_boxed_str())),
        &Options::default(),
    )
    .unwrap();
    let body = body_of(&made.bytes);
    assert!(
        body.contains("<w:pStyle w:val=\"Heading1\"/>")
            && body.contains(&(del(1, "dawn") + &ins(2, "noon"))),
        "{body}"
    );
    assert!(input::packed::is_own(&made.bytes));
}

#[test]
fn a_paragraph_whose_lines_are_read_as_clauses_is_one() {
    let reading = input::Options::default();
    let side = |name: &str, text: &'static str| Side {
        name: name.to_owned(),
        bytes: text.as_bytes(),
        options: &reading,
    };
    let (old, new) = (
        side("a.md", "The gate.\n"),
        side("b.md", "```\n;\n# r\n```\n"),
    );
    let made = redline(&old, &new, &Options::default()).unwrap();
    assert!(body_of(&made.bytes).contains("<w:br/>"));
    // As text the lines have no space between them, as code they do.
    let (old, new) = (side("a.txt", "abc\n"), side("b.txt", "%%%\n〄\n"));
    assert!(redline(&old, &new, &Options::default()).is_ok());
}

#[test]
fn what_is_not_written_is_as_it_was() {
    let old = word(
        &(p(FIRST) + "<w:sectPr w:rsidR=\"1\"/>"),
        &[("styles", "<!-- é -->")],
    );
    let same = made(&old, &old, &Options::default()).unwrap();
    for name in [
        source::TYPES,
        "_rels/.rels",
        "word/document.xml",
        "word/theme.xml",
        "word/styles.xml",
    ] {
        assert_eq!(member(&same.bytes, name), member(&old, name), "{name}");
    }
}

/// A paragraph of some words, the first of them bold.
fn paragraph(words: &[usize]) -> String {
    const WORDS: [&str; 12] = [
        "gate",
        "闸门",
        "bell",
        "keeper",
        "ворота",
        "rope",
        "opens",
        "的",
        "harbour",
        "at",
        "dawn",
        "120",
    ];
    let text: Vec<&str> = words.iter().map(|at| WORDS[at % WORDS.len()]).collect();
    match text.split_first() {
        Some((first, rest)) => format!(
            "<w:p>{}{}</w:p>",
            bold(first),
            r(&format!(" {}", rest.join(" ")))
        ),
        None => "<w:p/>".to_owned(),
    }
}

/// Paragraphs, a table among them.
fn text(paragraphs: &[Vec<usize>], table: usize) -> String {
    let mut out = String::new();
    for (at, words) in paragraphs.iter().enumerate() {
        if at == table {
            let rows = paragraphs.iter().take(3);
            let rows: Vec<String> = rows
                .map(|words| {
                    format!(
                        "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
                        paragraph(words),
                        p("1")
                    )
                })
                .collect();
            out.push_str(&["<w:tbl>", &rows.concat(), "</w:tbl>"].concat());
        }
        out.push_str(&paragraph(words));
    }
    out
}

/// The numbers of all changes.
fn numbers(body: &str) -> Vec<String> {
    let changes = pieces(body).filter_map(|piece| match piece {
        Piece::Open(tag) if !tag.name.ends_with("RangeEnd") => Some(tag.value("w:id")?.to_owned()),
        _ => None,
    });
    changes.collect()
}

/// The result is checked when it is made: accepted it is the new text, and rejected the old one. The same pairs each time.
#[test]
fn random_pairs_read_as_both_texts() {
    let words = || prop::collection::vec(0..12_usize, 0..14);
    let pair = (
        prop::collection::vec(words(), 1..7),
        prop::collection::vec((0..5_usize, 0..7_usize, words()), 0..4),
        0..8_usize,
        0..8_usize,
    );
    let config = ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let result = runner.run(&pair, |(old, edits, one, other)| {
        let mut new = old.clone();
        for (kind, at, words) in edits {
            let at = at % new.len();
            match kind {
                0 => new.insert(at, words),
                1 if new.len() > 1 => drop(new.remove(at)),
                2 => new[at].extend(words),
                3 => {
                    let half = new[at].len() / 2;
                    let rest = new[at].split_off(half);
                    new.insert(at + 1, rest);
                }
                _ => {
                    let moved = new.remove(at);
                    new.push(moved);
                }
            }
        }
        let (old, new) = (word(&text(&old, one), &[]), word(&text(&new, other), &[]));
        let first = made(&old, &new, &Options::default())
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let second = made(&old, &new, &Options::default()).unwrap();
        prop_assert!(first.bytes == second.bytes);
        let all = numbers(&body_of(&first.bytes));
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        let without = Options {
            moves: false,
            ..Options::default()
        };
        prop_assert!(made(&old, &new, &without).is_ok());
        Ok(())
    });
    result.unwrap();
}
