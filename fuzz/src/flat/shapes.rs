//! Texts of one kind each, as long as is asked for: those that were slow once, and their like.

use std::fmt::Write as _;

/// A kind of text.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// What the file is called: its ending is its format.
    pub(crate) file: &'static str,
    /// A text of about so many bytes.
    pub(crate) make: fn(usize) -> String,
}

const fn txt(name: &'static str, make: fn(usize) -> String) -> Shape {
    Shape {
        name,
        file: "x.txt",
        make,
    }
}

const fn md(name: &'static str, make: fn(usize) -> String) -> Shape {
    Shape {
        name,
        file: "x.md",
        make,
    }
}

pub(crate) const SHAPES: &[Shape] = &[
    txt("Chinese prose", |size| lines(size, chinese)),
    txt("English prose", |size| lines(size, english)),
    txt("Russian prose", |size| lines(size, russian)),
    txt("Chinese prose that comes again", |size| {
        lines(size, |at| chinese(at % 500))
    }),
    txt("Russian articles that come again", |size| {
        lines(size, |at| russian(at % 300 + 1))
    }),
    md("Markdown prose", |size| {
        lines(size, |at| format!("## {}\n\n{}", word(at), english(at)))
    }),
    txt("one line of Chinese", |size| {
        lines(size, chinese).replace('\n', "")
    }),
    txt("one line of English", |size| {
        lines(size, english).replace('\n', " ")
    }),
    md("one line of Markdown", |size| {
        lines(size, english).replace('\n', " ")
    }),
    txt("one word", |size| "abcdefghij".repeat(size / 10)),
    txt("one word of Han", |size| {
        "甲乙丙丁戊己庚辛".repeat(size / 24)
    }),
    txt("one letter", |size| "a".repeat(size)),
    txt("opening quotation marks", |size| "“".repeat(size / 3)),
    md("opening quotation marks in Markdown", |size| {
        "“".repeat(size / 3)
    }),
    txt("straight quotation marks", |size| "\"a ".repeat(size / 3)),
    txt("brackets", |size| {
        "（".repeat(size / 6) + &"）".repeat(size / 6)
    }),
    txt("Chinese brackets that are open", |size| {
        "甲(a乙".repeat(size / 8)
    }),
    txt("articles of a code in one paragraph", |size| {
        "see Section 4(1)(b) and L. 122-4, ".repeat(size / 34)
    }),
    txt("one word of brackets", |size| "a(".repeat(size / 2)),
    txt("one address", |size| {
        format!("http://{}", "a.b/".repeat(size / 4))
    }),
    txt("anniversaries in one paragraph", |size| {
        joined(
            size,
            |at| {
                format!(
                    "the {at}th anniversary of the founding in {}.",
                    1500 + at % 600
                )
            },
            " ",
        )
    }),
    txt("anniversaries in one sentence", |size| {
        joined(
            size,
            |at| {
                format!(
                    "the {at}th anniversary of the founding in {},",
                    1500 + at % 600
                )
            },
            " ",
        )
    }),
    txt("an abbreviation explained over and over", |size| {
        "The World Health Organisation (WHO) acts. ".repeat(size / 42)
    }),
    txt("many abbreviations in one paragraph", |size| {
        joined(
            size,
            |at| {
                let letters = [at / 676, at / 26, at].map(|at| char::from(b'A' + (at % 26) as u8));
                let [one, two, three] = letters;
                format!("The {one}xx {two}xx {three}xx ({one}{two}{three}) acts.")
            },
            " ",
        )
    }),
    txt("companies in one paragraph", |size| {
        "Xxx Limited and Yyy Limited sign. ".repeat(size / 34)
    }),
    txt("Chinese references on one line", |size| {
        joined(size, |at| format!("详见附件{at}、附表{}，", at + 1), "")
    }),
    txt("Japanese articles on one line", |size| {
        joined(
            size,
            |at| format!("第{at}条に定める甲は乙に{at}円を支払う。"),
            "",
        )
    }),
    txt("references with open brackets", |size| {
        joined(size, |at| format!("Section {at} (scope, "), "")
    }),
    txt("parties that are defined on one line", |size| {
        joined(
            size,
            |at| format!("某某有限公司（以下简称“甲方{at}”）支付。"),
            "",
        )
    }),
    txt("quotations in quotations on one line", |size| {
        "he said “xx and ‘yy’ went”. ".repeat(size / 36)
    }),
    txt("capitals on one line", |size| {
        "THE XX SHALL NOT. ".repeat(size / 18)
    }),
    txt("full stops", |size| ". ".repeat(size / 2)),
    txt("spaces", |size| format!("a{}b", " ".repeat(size))),
    txt("blank lines", |size| format!("a{}b", "\n".repeat(size))),
    txt("short lines", |size| "a\n".repeat(size / 2)),
    txt("combining marks", |size| {
        format!("a{}", "\u{301}".repeat(size / 2))
    }),
    txt("hyphens", |size| "-".repeat(size)),
    txt("findings on one line", |size| {
        joined(size, |at| format!("{0} {0}", word(at)), " ")
    }),
    txt("the same finding on one line", |size| {
        "the the ".repeat(size / 8)
    }),
    txt("Chinese findings on one line", |size| {
        "甲方应当应当付款，，乙方 交货。".repeat(size / 45)
    }),
    md("a table of many rows", |size| table(size, 3)),
    md("a table of many Chinese rows", |size| {
        "| 名称 | 数量 |\n|---|---|\n".to_owned()
            + &lines(size, |at| format!("| 第{at}号展柜 | {at} |"))
    }),
    md("a table whose rows come again", |size| {
        let half = lines(size / 2, |at| format!("| {at:5} | party |"));
        format!("| number | name |\n|---|---|\n{half}{half}")
    }),
    md("wide tables", |size| table(size, size / 100)),
    md("a table of one row", |size| {
        let columns = size / 6;
        format!(
            "|{}\n|{}\n|{}\n",
            " a |".repeat(columns),
            "-|".repeat(columns),
            " b |".repeat(columns)
        )
    }),
    txt("a table of spaces", |size| {
        lines(size, |at| {
            format!("{:<12}  {:>8}  {:>8}", word(at), at, at * 7)
        })
    }),
    md("footnotes", |size| {
        lines(size / 2, |at| {
            format!("The keeper {at} opens the gate.[^{at}]\n")
        }) + &lines(size / 2, |at| format!("[^{at}]: Except on day {at}.\n"))
    }),
    md("footnotes used in one line", |size| {
        joined(size, |at| format!("gate[^{at}]"), " ") + "\n\n[^1]: one\n"
    }),
    md("links", |size| {
        joined(size / 2, |at| format!("[gate {at}][g{at}]"), " ")
            + "\n\n"
            + &lines(size / 2, |at| format!("[g{at}]: http://example.org/{at}"))
    }),
    md("headings and links to them", |size| {
        lines(size, |at| {
            format!("## Gate {at}\n\nSee [it](#gate-{at}).\n")
        })
    }),
    md("nested lists", |size| nested(size, "- ")),
    md("nested quotations", |size| {
        format!("{} a\n", ">".repeat(size.min(4000))) + &lines(size, english)
    }),
    md("lists", |size| {
        lines(size, |at| format!("- item {at} of {};", word(at)))
    }),
    md("lists in lists", |size| {
        lines(size, |at| {
            format!("- item {at}\n  - item {at} below\n    1. below it")
        })
    }),
    md("emphasis that is open", |size| "*a **b ".repeat(size / 7)),
    md("brackets that are open", |size| "[".repeat(size)),
    md("brackets of Markdown", |size| "[a](b ".repeat(size / 6)),
    md("code that is open", |size| {
        joined(size, |at| format!("{}a", "`".repeat(at % 40 + 1)), " ")
    }),
    md("comments that are open", |size| "<!-- a ".repeat(size / 7)),
    md("tags", |size| "<b>a".repeat(size / 4)),
    md("entities", |size| "&amp;".repeat(size / 5)),
    md("code", |size| {
        lines(size, |at| format!("```\nlet a{at} = {at};\n```\n"))
    }),
    md("suppressions", |size| {
        lines(size, |at| {
            format!(
                "<!-- variorum-disable-next-line doubled-word -->\nThe the {} pays.\n",
                word(at)
            )
        })
    }),
    txt("abbreviations", |size| {
        lines(size, |at| {
            let name = short(at);
            format!(
                "The {} Board ({name}) meets; {name} decides.\n",
                spelled(&name)
            )
        })
    }),
    txt("definitions", |size| {
        lines(size, |at| {
            format!("“{}{at}” means the gate of {}.\n", capital(at), word(at))
        })
    }),
    txt("Chinese definitions", |size| {
        lines(size, |at| {
            format!("第{at}号公司（以下简称“公司{at}”）应当付款，公司{at}应当交货。\n")
        })
    }),
    txt("clauses and references", |size| {
        lines(size, |at| {
            format!("{at}. See Section {}. {}\n", at / 2 + 1, english(at))
        })
    }),
    txt("Chinese clauses and references", |size| {
        lines(size, |at| {
            format!("第{at}条　见第{}条。{}\n", at / 2 + 1, chinese(at))
        })
    }),
    txt("clauses below clauses", |size| {
        lines(size, |at| {
            format!(
                "{}.{}.{} {}\n",
                at / 100 + 1,
                at / 10 % 10 + 1,
                at % 10 + 1,
                english(at)
            )
        })
    }),
    txt("dates", |size| {
        joined(
            size,
            |at| format!("2026年{}月{}日（星期五）", at % 12 + 1, at % 28 + 1),
            "，",
        )
    }),
    txt("English dates", |size| {
        joined(
            size,
            |at| format!("on {} May 20{:02} (Friday)", at % 28 + 1, at % 90 + 10),
            " and ",
        )
    }),
    txt("amounts", |size| {
        joined(size, |at| format!("{at},000.50 元"), "、")
    }),
    txt("number words", |size| {
        "thirty (20) days and one hundred and ".repeat(size / 36)
    }),
    txt("Han numerals", |size| "一千二百三十".repeat(size / 18)),
    txt("capitals", |size| joined(size, capital, " ")),
    txt("names of files", |size| {
        joined(
            size,
            |at| format!("http://example.org/{}/{at}", word(at)),
            " ",
        )
    }),
    txt("one paragraph many times", |size| {
        lines(size, |_| english(7) + "\n")
    }),
    txt("near copies", |size| {
        lines(size, |at| {
            format!("{} {} {}\n", english(7), word(at), english(8))
        })
    }),
    txt("Chinese near copies", |size| {
        lines(size, |at| format!("{}{at}{}\n", chinese(7), chinese(8)))
    }),
    txt("copies of long passages", |size| {
        let whole = lines(size / 2, english);
        format!("{whole}\n{whole}")
    }),
    txt("a period of few letters", |size| "ab ".repeat(size / 3)),
    txt("contents", |size| {
        lines(size, |at| {
            format!("{at}. The gate of {} {} {at}", word(at), ".".repeat(30))
        })
    }),
    txt("pages", |size| {
        lines(size, |at| {
            format!(
                "The Harbour Board        {at}\n\n{}\n\nBoard    [Page {at}]\n\u{c}",
                english(at)
            )
        })
    }),
    txt("wrapped lines", |size| {
        lines(size, |at| {
            format!("{}-\n{}", english(at).trim_end_matches('.'), word(at))
        })
    }),
    txt("marks of conflicts", |size| {
        lines(size, |at| {
            format!("<<<<<<< ours\n{at}\n=======\n{at}b\n>>>>>>> theirs")
        })
    }),
    txt("invisible characters", |size| "a\u{200b}".repeat(size / 4)),
    txt("letters of two scripts", |size| {
        joined(size, |at| format!("cтол{}", word(at)), " ")
    }),
    txt("form feeds", |size| "\u{c}".repeat(size)),
    txt("carriage returns", |size| "a b\r".repeat(size / 4)),
    txt("modal words in one sentence", |size| {
        joined(
            size,
            |at| {
                format!(
                    "the {} shall open, may close, and must not {}",
                    word(at),
                    word(at * 3)
                )
            },
            " and ",
        )
    }),
    txt("straight quotations in one line", |size| {
        joined(
            size,
            |at| format!("\"{}\" is not \"{}\"", word(at), word(at * 3)),
            " ",
        )
    }),
    txt("half is a copy", |size| {
        let whole = lines(size / 2, english);
        let copy = whole.replace("ticket", "pass");
        format!("{whole}\n{copy}")
    }),
    txt("capitals in brackets", |size| {
        joined(size, |at| format!("({}", short(at)), " ")
    }),
    txt("terms that are alike", |size| {
        lines(size, |at| {
            format!("“{} Gate {at}” means the {} gate.\n", capital(at), word(at))
        })
    }),
    txt("terms in small letters", |size| {
        lines(size, |at| {
            let (one, other) = (word(at), word(at * 3 + 1));
            format!(
                "“{} {}” means it. The {one} {other} opens.\n",
                capital(at),
                capital(at * 3 + 1)
            )
        })
    }),
    txt("counts in brackets", |size| {
        joined(
            size,
            |at| {
                format!(
                    "three gates ({}, {} and {})",
                    word(at),
                    word(at + 1),
                    word(at + 2)
                )
            },
            " ",
        )
    }),
    txt("counts without spaces", |size| {
        joined(size, |at| format!("{}三个阶段(甲、乙、丙)", han(at)), "")
    }),
    md("a link at the end of a line", |size| {
        format!(
            "{} [gate](a.html)\n",
            lines(size, english).replace('\n', " ")
        )
    }),
    md("templates", |size| {
        joined(
            size,
            |at| format!("{{{{ {} }}}} {}", word(at), english(7)),
            " ",
        )
    }),
];

/// Lines of about so many bytes in all; `line` gets their number.
pub(super) fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    joined(size, line, "\n") + "\n"
}

pub(super) fn joined(size: usize, part: impl Fn(usize) -> String, between: &str) -> String {
    let mut out = String::new();
    for at in 1.. {
        out += &part(at);
        if out.len() >= size {
            break;
        }
        out += between;
    }
    out
}

fn table(size: usize, columns: usize) -> String {
    let columns = columns.max(2);
    let row = |at: usize| {
        let cells = (0..columns).fold(String::new(), |mut row, column| {
            // A string cannot fail to be written to.
            let _ = write!(row, " {} |", word(at * columns + column));
            row
        });
        format!("|{cells}")
    };
    format!("{}\n|{}\n", row(0), "---|".repeat(columns)) + &lines(size, row)
}

/// A list in a list in a list: as deep as the size allows, each line as far in as it has to be.
fn nested(size: usize, mark: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    while out.len() < size {
        let _ = writeln!(out, "{}{mark}{}", "  ".repeat(depth), word(depth));
        depth += 1;
    }
    out
}

const WORDS: [&str; 40] = [
    "harbour", "station", "ledger", "window", "bridge", "copper", "meadow", "lantern", "timber",
    "quarry", "garden", "anchor", "signal", "barley", "cellar", "marble", "pepper", "saddle",
    "thread", "violet", "wagon", "yellow", "zephyr", "island", "jacket", "kettle", "ladder",
    "mirror", "needle", "orchard", "parcel", "quiver", "ribbon", "shovel", "ticket", "velvet",
    "willow", "pebble", "candle", "feather",
];

/// The word of a number: another one for each up to 60,000, so that nothing is there twice by chance.
pub(super) fn word(at: usize) -> String {
    let one = WORDS[at.wrapping_mul(31) % WORDS.len()];
    let two = WORDS[(at / WORDS.len()).wrapping_mul(17) % WORDS.len()];
    match at / (WORDS.len() * WORDS.len()) {
        0 => format!("{one}{two}"),
        more if more < WORDS.len() => format!("{one}{two}{}", WORDS[more]),
        // So that no word comes again, however long the text is.
        more => format!(
            "{one}{two}{}{}",
            WORDS[more % WORDS.len()],
            word(more / WORDS.len())
        ),
    }
}

pub(super) fn capital(at: usize) -> String {
    let word = word(at);
    word[..1].to_uppercase() + &word[1..]
}

pub(super) fn short(mut at: usize) -> String {
    let mut out = String::new();
    for _ in 0..4 {
        out.push((b'A' + (at % 26) as u8) as char);
        at /= 26;
    }
    out
}

fn spelled(name: &str) -> String {
    let words = name
        .chars()
        .map(|c| format!("{c}{}", WORDS[c as usize % WORDS.len()]));
    words.collect::<Vec<_>>().join(" ")
}

pub(super) fn english(at: usize) -> String {
    format!(
        "The {} of the {} opens the {} gate at {} o'clock, and the {} may enter without a ticket.",
        WORDS[at % 40],
        word(at * 7),
        WORDS[at / 3 % 40],
        at % 12 + 1,
        word(at * 13 + 5)
    )
}

const HAN: &str =
    "山水田林湖草沙河海岛桥路车船灯塔门窗墙瓦风雨雪霜雷电云雾星月金木火土石铁铜银玉瓷";

fn han(at: usize) -> char {
    HAN.chars().nth(at % 40).unwrap_or('山')
}

/// A number that looks like chance and is the same each time, so that no stretch of text is like another one (Steele, Lea and Flood 2014, "Fast
/// Splittable Pseudorandom Number Generators").
fn scattered(at: usize) -> usize {
    let mut mixed = (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) as usize
}

pub(super) fn chinese(at: usize) -> String {
    let chance = scattered(at);
    let any = |number: u32| han(chance / 40_usize.pow(number) % 40);
    format!(
        "{}{}{}号仓库的管理员应当在{}日内将{}{}登记入册，并以书面形式通知{}方。",
        any(0),
        any(1),
        any(2),
        at % 90 + 10,
        any(3),
        any(4),
        any(5)
    )
}

fn russian(at: usize) -> String {
    const NOUNS: [&str; 8] = [
        "гавань",
        "станция",
        "крепость",
        "мастерская",
        "пристань",
        "библиотека",
        "лаборатория",
        "больница",
    ];
    let chance = scattered(at);
    format!(
        "Статья {at}. {} под номером {} открывается в {} часов, и каждый посетитель вправе войти без билета.",
        NOUNS[chance % 8],
        chance / 8 % 100_000,
        chance / 800_000 % 12 + 1
    )
}
