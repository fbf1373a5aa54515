//! The table as a page of HTML: nothing but one file, without a script, and with a policy that lets it load nothing.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::html::COMPARED;
use crate::report::table::rows::Row;
use crate::report::table::{ARROWS, LEGEND, Mark, Paragraph, Table, tables};
use crate::report::{Report, Style};
use crate::text::visible::harmless;

/// The style sheet. Its hash is in the policy of the page.
const STYLE: &str = "\
:root{color-scheme:light dark;--line:#767676;--head:#e8e8e8;--gone:#a00000;--come:#004a9f}
@media(prefers-color-scheme:dark){:root{--line:#8f8f8f;--head:#333;--gone:#ff9a9a;--come:#9ac7ff}}
body{font-family:serif;line-height:1.5;margin:1.5em}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin-bottom:1em}
th,td{border:1px solid var(--line);padding:.4em .6em;text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--head)}
tbody th{text-align:center}
p{margin:0 0 .4em;white-space:pre-line}
p:last-child{margin-bottom:0}
del{color:var(--gone);text-decoration:line-through}
ins{color:var(--come);font-weight:bold;text-decoration:underline}
.note,.legend{font-size:.85em}
@page{size:A4 landscape;margin:20mm}
@media print{body{margin:0;font-size:10.5pt}thead{display:table-header-group}}
";
/// The hash of it, as a policy has it. A test says what it has to be.
const HASH: &str = "dIVuVD24aNWcWa6yUEQLlrUHh/XIaaLa3cFLi6gHF/w=";

/// Writes the page.
pub(super) fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tables = tables(report, style);
    let language = tables.iter().find_map(|table| table.language);
    let is_right_to_left = tables.first().is_some_and(|table| table.is_right_to_left);
    let names = tables.first().map(|table| &table.names);
    let title = names.map_or_else(String::new, |[old, new]| format!("{old} → {new}"));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{HASH}'; base-uri 'none'; form-action 'none'"
    );
    let page = html! {
        (DOCTYPE) "\n" (PreEscaped(COMPARED)) "\n"
        html lang=[language] dir=(direction(is_right_to_left)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            } "\n"
            body {
                @for each in &tables {
                    (table(each)) "\n"
                }
                @if tables.iter().any(|table| !table.rows.is_empty()) {
                    (legend(tables.iter().any(Table::has_arrows)))
                }
            }
        } "\n"
    };
    out.write_all(page.into_string().as_bytes())
}

fn direction(is_right_to_left: bool) -> &'static str {
    if is_right_to_left { "rtl" } else { "ltr" }
}

fn table(table: &Table) -> Markup {
    html! {
        table lang=[table.language] dir=(direction(table.is_right_to_left)) {
            thead {
                tr {
                    @for name in &table.names {
                        th scope="col" dir="auto" { (name) }
                    }
                }
            } "\n"
            tbody {
                @for row in &table.rows {
                    tr {
                        @match row {
                            Row::Heading(heading) => {
                                th colspan="2" scope="rowgroup" { (paragraph(heading)) }
                            }
                            Row::Cells(cells) => {
                                @for cell in cells {
                                    td { @for each in cell { (paragraph(each)) } }
                                }
                            }
                            Row::Gap => { td colspan="2" { p { "⋯" } } }
                        }
                    } "\n"
                }
            }
        }
    }
}

fn paragraph(paragraph: &Paragraph) -> Markup {
    let pieces = html! {
        @for piece in &paragraph.pieces {
            @match piece.mark {
                Mark::Kept => { (fit(&piece.text)) }
                Mark::Deleted => { del { (fit(&piece.text)) } }
                Mark::Inserted => { ins { (fit(&piece.text)) } }
            }
        }
    };
    html! {
        @if paragraph.is_note {
            p class="note" dir="auto" { (pieces) }
        } @else if paragraph.is_heading {
            p dir="auto" { strong { (pieces) } }
        } @else {
            p dir="auto" { (pieces) }
        }
    }
}

/// What the marks mean.
fn legend(has_arrows: bool) -> Markup {
    html! {
        p class="legend" lang="en" dir="ltr" {
            @for (at, (mark, name)) in LEGEND.iter().enumerate() {
                @if at > 0 { ", " }
                @if *mark == Mark::Deleted { del { (name) } } @else { ins { (name) } }
            }
            @if has_arrows { ", " (ARROWS) }
        }
    }
}

/// A text without what moves the cursor or turns the direction, its lines kept.
fn fit(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(harmless).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::report::html::is_report;
    use crate::{diff, input};

    fn page(old: &str, new: &str) -> String {
        let options = input::Options::default();
        let read =
            |name: &str, text: &str| input::from_bytes(name, text.as_bytes(), &options).unwrap();
        let (old, new) = (read("old & <1>.txt", old), read("new.txt", new));
        let diff = diff::diff(&old, &new, &diff::Options::default());
        let report = Report::Diff {
            old: &old,
            new: &new,
            diff: &diff,
        };
        let mut out = Vec::new();
        write(&report, Style::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_policy_has_the_hash_of_the_style() {
        let hash = Sha256::digest(STYLE.as_bytes());
        assert_eq!(HASH, base64::engine::general_purpose::STANDARD.encode(hash));
        assert!(!STYLE.contains(['<', '&']));
    }

    #[test]
    fn a_page_says_its_language_and_what_went_and_came() {
        let page = page(
            "第一条 押金应当在三十日内退还给承租人。\n",
            "第一条 押金应当在<六十>日内退还给承租人。\n",
        );
        for part in [
            "<html lang=\"zh\" dir=\"ltr\">",
            "<th scope=\"col\" dir=\"auto\">old &amp; &lt;1&gt;.txt</th>",
            "<del>三十</del>",
            "<ins>&lt;六十&gt;</ins>",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(is_report(&page) && !is_report(&(page + "<p>mine</p>")));
    }

    #[test]
    fn a_text_that_is_read_from_the_right_turns_the_table() {
        let page = page(
            "يلتزم المستأجر بدفع الأجرة خلال ثلاثين يوما من تاريخ التوقيع.\n",
            "يلتزم المستأجر بدفع الأجرة خلال ستين يوما من تاريخ التوقيع.\n",
        );
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    }
}
