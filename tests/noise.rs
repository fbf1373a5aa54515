//! No text makes a rule panic, whatever the language is taken for, and what a rule reports lies inside the text.

use proptest::prelude::*;
use variorum::check::{self, Options};
use variorum::input;
use variorum::language::LANGUAGES;
use variorum::text::span::Span;

/// What rules look for, in pieces: numbers, units, dates, labels, names of parts, marks, markup, and letters that are easily cut apart.
const PIECES: &[&str] = &[
    "the",
    "of",
    "of the",
    "thirty",
    "dollars",
    "pounds",
    "per cent",
    "percent",
    "20",
    "1,000.00",
    "£",
    "$5",
    "%",
    "€",
    "(",
    ")",
    "（",
    "）",
    "[",
    "]",
    "{",
    "}",
    "«",
    "»",
    "„",
    "“",
    "”",
    "\"",
    "'",
    "「",
    "」",
    "《",
    "》",
    "，",
    "。",
    "、",
    ",",
    ".",
    ";",
    ":",
    "：",
    "；",
    "!",
    "?",
    "…",
    "..",
    "::",
    "-",
    "–",
    "—",
    "~",
    "/",
    "第",
    "条",
    "章",
    "三",
    "三十",
    "二○",
    "万元",
    "元",
    "人民币",
    "大写",
    "日",
    "年",
    "月",
    "星期二",
    "附件",
    "XX",
    "××",
    "ХХ",
    "?? ",
    "TODO",
    "[DATE]",
    "____",
    "Article",
    "Articles 2 and",
    "§",
    "Section 4.2",
    "статья",
    "статьям",
    "ст.",
    "1.",
    "1)",
    "(a)",
    "（一）",
    "a)",
    "й)",
    "IX",
    "6.a)",
    "May",
    "мая",
    "März",
    "mars",
    "2026",
    "31",
    "31 June 2025",
    "Monday",
    "вторник",
    "le",
    "die",
    "der",
    "und",
    "et",
    "y",
    "の",
    "を",
    "ー",
    "サーバ",
    "한",
    "제5조",
    "ال",
    "हिंदी",
    "א",
    "е\u{301}",
    "👩\u{200d}👩",
    "\u{200b}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{1}",
    "以下简称",
    "hereinafter",
    "(the \"",
    "далее — «",
    "双方",
    "中方",
    "委员会",
    "五十周年",
    "50-летию",
    "anniversary",
    "NATO",
    "OpenZeppelin",
    "ERC-20",
    "ERC20",
    "call data",
    "calldata",
    "объем",
    "объём",
    "和",
    "和和",
    "研究研究",
    "`",
    "``",
    "```\n",
    "**",
    "*",
    "_",
    "<b>",
    "</b>",
    "<code>",
    "[x](#y)",
    "](TODO)",
    "# ",
    "## ",
    "> ",
    "- ",
    "| a | b |",
    "http://例.cn/а",
    "me@почта.рф",
    "<!-- variorum-disable -->",
    "шесть",
    "шестьдесят",
    "рублей",
    "Euro",
    "trente",
    "einundzwanzig",
    "двадцать",
    "first",
    "the first",
    "three:",
    "三个：",
];

const JOINTS: &[&str] = &["", " ", " ", " ", "\n", "\n\n"];

fn text() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(PIECES), prop::sample::select(JOINTS));
    prop::collection::vec(piece, 0..40).prop_map(|pieces| {
        let both = pieces.into_iter().flat_map(|(piece, joint)| [piece, joint]);
        both.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rules_bear_any_text(text in text(), language in 0..=LANGUAGES.len(), markdown in any::<bool>()) {
        let name = if markdown { "a.md" } else { "a.txt" };
        let document = input::from_bytes(name, text.as_bytes(), &input::Options::default());
        prop_assume!(document.is_ok());
        let document = document.unwrap();
        let options = Options { language: LANGUAGES.get(language).copied(), ..Options::default() };
        let is_inside = |span: Span| {
            let (start, end) = (span.start as usize, span.end as usize);
            start <= end && document.text.is_char_boundary(start) && document.text.is_char_boundary(end)
        };
        for finding in check::check(std::slice::from_ref(&document), &options) {
            prop_assert!(is_inside(finding.place.span), "{finding:?}");
            prop_assert!(!finding.message.to_string().is_empty());
            for related in &finding.related {
                prop_assert!(is_inside(related.place.span), "{finding:?}");
            }
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                prop_assert!(is_inside(edit.span), "{finding:?}");
            }
        }
    }
}

/// What rules find in a text, in each language and in none: it is enough that they come back.
fn bears(text: &str) {
    let document = input::from_bytes("a.txt", text.as_bytes(), &input::Options::default());
    let document = document.expect("it is text");
    for language in LANGUAGES.iter().copied().map(Some).chain([None]) {
        let options = Options {
            language,
            ..Options::default()
        };
        let _ = check::check(std::slice::from_ref(&document), &options);
    }
}

#[test]
fn a_number_word_without_end_is_no_number() {
    let word = "tausend".repeat(16_000);
    bears(&format!(
        "Der Verein hat {word} Abteilungen: Hafen, Wald und Feld."
    ));
    bears(&format!("Zahlbar in {word} (20) Tagen."));
}

#[test]
fn words_that_weigh_nothing_make_no_copy_longer() {
    let word = "harbour-authorit ";
    let runs = [4, 5, 5, 6].map(|count| word.repeat(count));
    bears(&runs.join(">\u{308}"));
    let runs = [4, 5, 5, 6].map(|count| "variorum-disable ".repeat(count).trim_end().to_owned());
    bears(&runs.join(">\u{308}"));
}
