//! Fixes come to an end: what `--fix --unsafe-fixes` does twice, it does once, or it says which fixes are left.

use proptest::prelude::*;
use variorum::check::fix::{Wanted, rounds};
use variorum::check::{self, Options};
use variorum::document::Document;
use variorum::input;

/// What rules repair, next to what they look at.
const PIECES: &[&str] = &[
    "The the ",
    "举举行",
    "，，",
    "。。",
    ",,",
    "..",
    "...",
    "…",
    "……",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "「",
    "」",
    "（",
    "）",
    "(",
    ")",
    "5km",
    "5 km",
    "5  km",
    "10-20",
    "10–20",
    "10～20",
    "甲方 应当",
    "甲方应当",
    "中 文",
    "中文English",
    "中文 English",
    "１２",
    "Ａ",
    "\u{200b}",
    "\u{ad}",
    "\u{a0}",
    " ",
    "  ",
    "\n",
    "\n\n",
    "- item\n",
    "- item;\n",
    "- item.\n",
    "а",
    "a",
    "о",
    "e.g.",
    "Section 3",
    "第三条",
    "，",
    ",",
    "。",
    ".",
    "；",
    ";",
    "1,000",
    "1 000",
    "1.000,5",
    "2026年5月21日（星期五）",
    "thirty (20) days",
    "не не ",
    "и и ",
    "Annex A",
    "**",
    "`x`",
    "| a |",
    "：",
    ":",
    "！！",
    "??",
    "-",
    "—",
    "--",
    "权",
    "权利",
    "義",
    "义",
];

fn read(name: &str, text: &str) -> Document {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).expect("UTF-8 can be read")
}

/// The text after all fixes, or nothing where they come to no end.
fn fixed(name: &str, text: &str, wanted: Wanted) -> Option<String> {
    let judge = |documents: &[Document]| Ok::<_, ()>(check::check(documents, &Options::default()));
    let documents = vec![read(name, text)];
    let findings = judge(&documents).expect("it cannot fail");
    let readings = [input::Options::default()];
    let done = rounds(documents, findings, wanted, &readings, &mut |all| {
        judge(all)
    });
    let done = done.expect("it cannot fail");
    (!done.unfinished).then(|| done.documents[0].text.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixing_twice_is_fixing_once(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..40)) {
        let text = pieces.concat();
        for name in ["x.txt", "x.md"] {
            for wanted in [Wanted::Safe, Wanted::All] {
                if let Some(once) = fixed(name, &text, wanted) {
                    prop_assert_eq!(fixed(name, &once, wanted), Some(once));
                }
            }
        }
    }
}
