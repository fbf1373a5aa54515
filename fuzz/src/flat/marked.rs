//! The same for formats with tags and marks: pages, files of offices, books, AsciiDoc and reStructuredText.

use crate::flat::shapes::{Shape, capital, chinese, english, joined, lines, word};

const fn of(file: &'static str, name: &'static str, make: fn(usize) -> String) -> Shape {
    Shape { name, file, make }
}

const fn html(name: &'static str, make: fn(usize) -> String) -> Shape {
    of("x.html", name, make)
}

const fn docx(name: &'static str, make: fn(usize) -> String) -> Shape {
    of("x.docx", name, make)
}

const fn odt(name: &'static str, make: fn(usize) -> String) -> Shape {
    of("x.odt", name, make)
}

const fn adoc(name: &'static str, make: fn(usize) -> String) -> Shape {
    of("x.adoc", name, make)
}

const fn rst(name: &'static str, make: fn(usize) -> String) -> Shape {
    of("x.rst", name, make)
}

pub(crate) const MARKED: &[Shape] = &[
    html("HTML prose", |size| {
        lines(size, |at| format!("<p>{}</p>", english(at)))
    }),
    html("HTML in Chinese", |size| {
        lines(size, |at| format!("<p>{}</p>", chinese(at)))
    }),
    html("HTML tables", |size| {
        let rows = lines(size, |at| {
            format!("<tr><td>{}</td><td>{at}</td></tr>", word(at))
        });
        format!("<table>{rows}</table>")
    }),
    html("HTML of one row", |size| {
        format!(
            "<table><tr>{}</tr></table>",
            joined(size, |at| format!("<td>{}</td>", word(at)), "")
        )
    }),
    html("HTML cells that span", |size| {
        let rows = lines(size, |at| {
            format!("<tr><td rowspan=9 colspan=9>{}</td></tr>", word(at))
        });
        format!("<table>{rows}</table>")
    }),
    html("HTML tags that are open", |size| {
        joined(size, |at| format!("<b>{}", word(at)), " ")
    }),
    html("HTML blocks that are open", |size| {
        joined(size, |at| format!("<div>{}", word(at)), " ")
    }),
    html("HTML tags that close nothing", |size| {
        joined(size, |at| format!("</b>{}</p>", word(at)), " ")
    }),
    html("HTML paragraphs in open tags", |size| {
        joined(size, |at| format!("<i><p>{}", word(at)), " ")
    }),
    html("HTML lists in lists", |size| {
        joined(size, |at| format!("<ul><li>{}", word(at)), "")
    }),
    html("HTML lists", |size| {
        format!(
            "<ol>{}</ol>",
            lines(size, |at| format!("<li>item {at} of {};</li>", word(at)))
        )
    }),
    html("HTML on one line", |size| {
        joined(size, |at| format!("<b>{}</b> <i>{at}</i>", word(at)), " ")
    }),
    html("HTML line breaks", |size| joined(size, english, "<br>")),
    html("HTML links", |size| {
        joined(
            size,
            |at| format!("<a href=\"#g{at}\">{}</a>", word(at)),
            " ",
        )
    }),
    html("HTML attributes", |size| {
        format!(
            "<p {}>text</p>",
            joined(size, |at| format!("a{at}=\"{}\"", word(at)), " ")
        )
    }),
    html("HTML entities", |size| {
        "&amp;&nbsp;&#x4e00;".repeat(size / 19)
    }),
    html("HTML comments that are open", |size| {
        "<!-- a ".repeat(size / 7)
    }),
    html("HTML angles", |size| "< ".repeat(size / 2)),
    html("HTML notes", |size| {
        lines(size / 2, |at| {
            format!("<p>{}<a href=\"#n{at}\"><sup>{at}</sup></a></p>", word(at))
        }) + &lines(size / 2, |at| {
            format!("<p id=\"n{at}\">{at} {}</p>", english(at))
        })
    }),
    docx("Word prose", |size| lines(size, |at| p(&english(at)))),
    docx("Word in Chinese", |size| lines(size, |at| p(&chinese(at)))),
    docx("Word in one paragraph", |size| {
        format!("<w:p>{}</w:p>", lines(size, |at| r(&word(at))))
    }),
    docx("Word tables", |size| {
        let rows = lines(size, |at| {
            format!(
                "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
                p(&word(at)),
                p(&at.to_string())
            )
        });
        format!("<w:tbl>{rows}</w:tbl>{}", p("end"))
    }),
    docx("Word tables of one row", |size| {
        let cells = lines(size, |at| format!("<w:tc>{}</w:tc>", p(&word(at))));
        format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>{}", p("end"))
    }),
    docx("Word with tracked changes", |size| {
        lines(size, |at| {
            format!(
                "<w:p>{}<w:ins w:id=\"{at}\">{}</w:ins><w:del w:id=\"{at}\"><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>",
                r(&english(at)),
                r(&word(at)),
                capital(at)
            )
        })
    }),
    docx("Word fields", |size| {
        let part = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        lines(size, |at| {
            format!(
                "<w:p>{}<w:r><w:instrText>REF a{at}</w:instrText></w:r>{}{}{}</w:p>",
                part("begin"),
                part("separate"),
                r(&word(at)),
                part("end")
            )
        })
    }),
    docx("Word fields that are open", |size| {
        format!(
            "<w:p>{}</w:p>",
            lines(size, |at| format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}",
                r(&word(at))
            ))
        )
    }),
    docx("Word empty paragraphs", |size| {
        lines(size, |_| "<w:p/>".to_owned()) + &p("end")
    }),
    docx("Word boxes", |size| {
        lines(size, |at| {
            format!(
                "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
                p(&english(at))
            )
        })
    }),
    docx("Word links", |size| {
        lines(size, |at| {
            format!(
                "<w:p><w:hyperlink w:anchor=\"a{at}\">{}</w:hyperlink></w:p>",
                r(&english(at))
            )
        })
    }),
    odt("OpenDocument prose", |size| {
        lines(size, |at| format!("<text:p>{}</text:p>", english(at)))
    }),
    odt("OpenDocument in one paragraph", |size| {
        format!(
            "<text:p>{}</text:p>",
            lines(size, |at| format!("<text:span>{}</text:span>", word(at)))
        )
    }),
    odt("OpenDocument lists", |size| {
        format!(
            "<text:list>{}</text:list>",
            lines(size, |at| format!(
                "<text:list-item><text:p>{}</text:p></text:list-item>",
                english(at)
            ))
        )
    }),
    odt("OpenDocument lists that go on", |size| {
        lines(size, |at| {
            format!(
                "<text:list text:continue-numbering='true'><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
                english(at)
            )
        })
    }),
    odt("OpenDocument tables", |size| {
        let rows = lines(size, |at| {
            format!(
                "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>",
                word(at)
            )
        });
        format!("<table:table>{rows}</table:table>")
    }),
    odt("OpenDocument changes", |size| {
        let regions = lines(size / 2, |at| {
            format!(
                "<text:changed-region xml:id='c{at}'><text:deletion><text:p>{}</text:p></text:deletion></text:changed-region>",
                word(at)
            )
        });
        let text = lines(size / 2, |at| {
            format!(
                "<text:p>{}<text:change text:change-id='c{at}'/></text:p>",
                word(at)
            )
        });
        format!("<text:tracked-changes>{regions}</text:tracked-changes>{text}")
    }),
    odt("OpenDocument notes", |size| {
        lines(size, |at| {
            format!(
                "<text:p>{}<text:note><text:note-citation>{at}</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note></text:p>",
                word(at),
                english(at)
            )
        })
    }),
    of("x.fodt", "OpenDocument in one file", |size| {
        lines(size, |at| format!("<text:p>{}</text:p>", english(at)))
    }),
    of("x.epub", "books", |size| {
        lines(size, |at| {
            format!("<h2>{}</h2><p>{}</p>", word(at), english(at))
        })
    }),
    adoc("AsciiDoc prose", |size| {
        lines(size, |at| format!("== {}\n\n{}\n", word(at), english(at)))
    }),
    adoc("AsciiDoc tables", |size| {
        format!(
            "|===\n{}|===\n",
            lines(size, |at| format!("|{} |{at}", word(at)))
        )
    }),
    adoc("AsciiDoc of one row", |size| {
        format!(
            "|===\n{}\n|===\n",
            joined(size, |at| format!("|{}", word(at)), " ")
        )
    }),
    adoc("AsciiDoc lists in lists", |size| {
        lines(size, |at| format!("{} item {at}", "*".repeat(at % 5 + 1)))
    }),
    adoc("AsciiDoc marks that are open", |size| {
        "*a _b `c #d ^e ".repeat(size / 15)
    }),
    adoc("AsciiDoc macros that are open", |size| {
        "footnote:[a link:b[c <<d ".repeat(size / 25)
    }),
    adoc("AsciiDoc attributes", |size| {
        lines(size / 2, |at| format!(":a{at}: {}", word(at)))
            + "\n"
            + &joined(size / 2, |at| format!("{{a{at}}}"), " ")
    }),
    adoc("AsciiDoc attributes in attributes", |size| {
        lines(size, |at| {
            format!(":a{at}: {{a{}}} {{a{}}}", at - 1, at - 1)
        }) + "\n{a1}\n"
    }),
    adoc("AsciiDoc notes", |size| {
        joined(size, |at| format!("gatefootnote:[{}]", english(at)), " ")
    }),
    adoc("AsciiDoc anchors", |size| {
        lines(size, |at| {
            format!("[[g{at}]]\n== {}\n\nSee <<g{at}>>.\n", word(at))
        })
    }),
    adoc("AsciiDoc blocks that are open", |size| {
        lines(size, |at| {
            format!(
                "{}\n{}",
                ["----", "====", "****", "____", "++++"][at % 5],
                word(at)
            )
        })
    }),
    adoc("AsciiDoc conditions that are open", |size| {
        lines(size, |at| format!("ifdef::a{at}[]\n{}", word(at)))
    }),
    rst("reStructuredText prose", |size| {
        lines(size, |at| {
            format!("{0}\n{1}\n\n{2}\n", word(at), "=".repeat(20), english(at))
        })
    }),
    rst("reStructuredText grid tables", |size| {
        let rule = format!("+{}+{}+\n", "-".repeat(30), "-".repeat(10));
        rule.clone()
            + &lines(size, |at| {
                format!("|{:<30}|{:<10}|\n{}", word(at), at, rule.trim_end())
            })
    }),
    rst("reStructuredText simple tables", |size| {
        let rule = format!("{} {}\n", "=".repeat(30), "=".repeat(10));
        format!(
            "{rule}{}{rule}",
            lines(size, |at| format!("{:<30} {:<10}", word(at), at))
        )
    }),
    rst("reStructuredText tables whose rows come again", |size| {
        let rule = "===== =======\n";
        let half = lines(size / 2, |at| format!("{at:5}  party"));
        format!("{rule}{half}{half}{rule}")
    }),
    rst("reStructuredText wide tables", |size| {
        let columns = size / 24;
        let rule = "+----------".repeat(columns) + "+\n";
        format!("{rule}{}|\n{rule}", "|a         ".repeat(columns))
    }),
    rst("reStructuredText lists in lists", |size| {
        lines(size, |at| format!("{}- item {at}\n", "  ".repeat(at % 6)))
    }),
    rst("reStructuredText nested lists", |size| {
        let mut depth = 0;
        let mut out = String::new();
        while out.len() < size {
            out += &format!("{}- {}\n\n", "  ".repeat(depth), word(depth));
            depth += 1;
        }
        out
    }),
    rst("reStructuredText marks that are open", |size| {
        "*a **b ``c `d |e ".repeat(size / 17)
    }),
    rst("reStructuredText substitutions", |size| {
        lines(size / 2, |at| format!(".. |a{at}| replace:: {}", word(at)))
            + "\n"
            + &joined(size / 2, |at| format!("|a{at}|"), " ")
    }),
    rst("reStructuredText notes", |size| {
        joined(size / 2, |at| format!("gate [{at}]_"), " ")
            + "\n\n"
            + &lines(size / 2, |at| format!(".. [{at}] {}", word(at)))
    }),
    rst("reStructuredText targets", |size| {
        lines(size / 2, |at| format!(".. _g{at}: http://example.org/{at}"))
            + "\n"
            + &joined(size / 2, |at| format!("`g{at}`_"), " ")
    }),
    rst("reStructuredText directives", |size| {
        lines(size, |at| {
            format!(".. note:: {}\n\n   {}\n", word(at), english(at))
        })
    }),
    rst("reStructuredText line blocks", |size| {
        lines(size, |at| format!("| {}", english(at)))
    }),
    rst("reStructuredText rules", |size| {
        lines(size, |at| "=".repeat(at % 30 + 4))
    }),
];

/// A paragraph of Word.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run of Word.
fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}
