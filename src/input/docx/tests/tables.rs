//! Tables.

#[cfg(test)]
use super::*;

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn cells_are_read_row_by_row() {
    let inner = format!("<w:tbl>{}</w:tbl><w:p/>", row(&[cell("", &p("inner"))]));
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>{}{}</w:tbl>",
        row(&[cell("", &p("甲")), cell("", &[p("乙"), p("丙")].concat())]),
        row(&[cell("", &p("丁")), cell("", &inner)])
    );
    let found = Word::of(&[p("before"), table, p("after")].concat()).kinds();
    let texts: Vec<_> = found.iter().map(|(.., text)| text.as_str()).collect();
    assert_eq!(texts, ["before", "甲", "乙", "丙", "丁", "inner", "after"]);
    assert!(
        found[1..6]
            .iter()
            .all(|(kind, ..)| *kind == Kind::TableCell)
    );
}

#[test]
fn a_cell_that_belongs_to_the_one_above_says_nothing() {
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", &p("both")),
            cell("", &p("1"))
        ]),
        row(&[cell("<w:vMerge/>", &p("unseen")), cell("", &p("2"))])
    );
    assert_eq!(Word::of(&table).lines(), ["both", "1", "2"]);
}

#[test]
fn rows_and_cells_in_content_controls_are_read() {
    let control =
        |content: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>");
    let cells = control(&cell("", &p("b")));
    let table = format!(
        "<w:tbl>{}<w:tr>{}{cells}</w:tr></w:tbl>",
        control(&row(&[cell("", &p("a"))])),
        cell("", &p("c"))
    );
    assert_eq!(Word::of(&table).lines(), ["a", "c", "b"]);
}

#[test]
fn a_numbered_cell_counts() {
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell("", &listed(2, 0, "x"))]),
        row(&[cell("", &listed(2, 0, "y"))])
    );
    assert_eq!(numbered(&table).lines(), ["(a) x", "(b) y"]);
}
