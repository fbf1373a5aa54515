//! New cases from old ones: bits turned, pieces cut out, doubled, moved and taken from other cases, and what is tricky put in. The same
//! number to start with gives the same cases.

/// Numbers that look like chance: xorshift64*, Vigna 2016.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts with a number.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// No case gets longer, so that each takes milliseconds.
const LONGEST: usize = 6000;

/// What readers, rules and comparisons look at: characters that fold, combine or hide, marks of formats, labels, what rules repair.
const TRICKY: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\t",
    " ",
    "  ",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{202e}",
    "\u{2066}",
    "\u{301}",
    "\u{11aa}",
    "\u{1100}",
    "\u{1161}",
    "\u{fe0f}",
    "\u{3099}",
    "\u{e0001}",
    "\u{fffd}",
    "\u{10ffff}",
    "\u{0}",
    "\u{7}",
    "\u{13}",
    "\u{14}",
    "\u{15}",
    "\u{1b}[31m",
    "\u{9b}",
    "𠮷",
    "👩\u{200d}🚀",
    "ﬁ",
    "ß",
    "İ",
    "ı",
    "ſ",
    "Å",
    "Ω",
    "㎏",
    "①",
    "⑴",
    "㈠",
    "Ⅳ",
    "ⅳ",
    "〇",
    "１２",
    "Ａ",
    "ｶﾞ",
    "\u{232a}",
    "〉",
    "⟨",
    "ー",
    "〜",
    "～",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "「",
    "」",
    "『",
    "』",
    "《",
    "》",
    "«",
    "»",
    "„",
    "…",
    "……",
    "...",
    ".",
    "。",
    "，",
    ",",
    "、",
    "；",
    ";",
    "：",
    ":",
    "！",
    "!!",
    "？",
    "—",
    "——",
    "--",
    "-",
    "–",
    "·",
    "%",
    "$",
    "¥",
    "€",
    "§",
    "§§ 3",
    "# ",
    "## ",
    "> ",
    ">> ",
    "- ",
    "* ",
    "1. ",
    "1) ",
    "(a) ",
    "(i) ",
    "a. ",
    "    ",
    "```\n",
    "~~~\n",
    "`",
    "``",
    "**",
    "_",
    "~~",
    "\\",
    "\\*",
    "&amp;",
    "&#x4e00;",
    "&lt;",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<p>",
    "<script>",
    "</script>",
    "<pre>",
    "|",
    "| a | b |\n",
    "|---|---|\n",
    "[^1]",
    "[^1]: ",
    "[a](b)",
    "[a]: b\n",
    "![](x.png)",
    "<http://a.b>",
    "http://a.b/c_d?e=f",
    "a@b.c",
    "---\n",
    "===\n",
    "+++\n",
    "$$",
    "$x$",
    "{{ x }}",
    "{% x %}",
    ":::note\n",
    "<<<<<<< ours\n",
    "=======\n",
    ">>>>>>> theirs\n",
    "|||||||\n",
    "第一条　",
    "第三条",
    "第十二章 ",
    "一、",
    "（一）",
    "1.1.1 ",
    "1.2 ",
    "Section 3",
    "Article IV",
    "Статья 5. ",
    "п. 3",
    "Annex A",
    "附件7",
    "表2　",
    "제3조 ",
    "図1",
    "[1]",
    "见第九条",
    "see Section 99.9",
    "“the Annex”",
    "（以下称“甲方”）",
    "(the \"Buyer\")",
    "甲方",
    "乙方",
    "2026年5月21日（星期五）",
    "21 May 2026 (Friday)",
    "в пятницу, 21 мая 2026 года",
    "2026-02-30",
    "5月",
    "31.04.2025",
    "三十日",
    "60日",
    "thirty (20) days",
    "叁万元（￥20,000）",
    "1,000",
    "1 000",
    "1.000,5",
    "1/2",
    "5km",
    "5 km",
    "10-20",
    "10～20",
    "共三项：",
    "以下两点：",
    "the the ",
    "举举行",
    "不不",
    "не не ",
    "登陆",
    "权利义务",
    "權",
    "Fig. 1",
    "e.g.",
    "i.e.",
    "TODO",
    "XXX",
    "____",
    "Lorem ipsum",
    "<!-- variorum-disable-next-line -->\n",
    "<!-- variorum-disable doubled-word -- why -->\n",
    "<!-- variorum-enable -->\n",
    "<!-- variorum-disable-file quote-style, unpaired-mark -->\n",
    "variorum-disable",
    "-- reason",
    "[severity]\n",
    "[[suppress]]\n",
    "[[overrides]]\n",
    "paths = [\"*.md\"]\n",
    "rule = \"doubled-word\"\n",
    "select = [\"repeats\"]\n",
    "ignore = [\"quote-style\"]\n",
    "extend-select = []\n",
    "exclude = [\"**/x\"]\n",
    "min-length = 50\n",
    "fail-on = \"error\"\n",
    "include-code = true\n",
    "language = \"zh\"\n",
    "encoding = \"gb18030\"\n",
    "input-format = \"markdown\"\n",
    "text = \"\"\"\n",
    "reason = \"x\"\n",
    "[repeats]\n",
    "moved = \"warning\"\n",
    "[[pin]]\n",
    "pin = { a = [\"b\"] }\n",
    "extend = \"c.toml\"\n",
    "extend = \"d.toml\"\n",
    "path = \"x.md\"\n",
    "\n%%%\n",
];

/// A new case.
pub fn mutated(cases: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut case = cases[chance.below(cases.len())].clone();
    for _ in 0..=chance.below(6) {
        mutate(&mut case, cases, chance);
    }
    case.truncate(LONGEST);
    case
}

fn mutate(case: &mut Vec<u8>, cases: &[Vec<u8>], chance: &mut Chance) {
    match chance.below(12) {
        // A choice: see `cut`.
        0 => {
            let line = case
                .iter()
                .position(|byte| *byte == b'\n')
                .unwrap_or(case.len());
            let at = chance.below(line + 1).min(7);
            let letter = b'a' + chance.below(26) as u8;
            if at < line {
                case[at] = letter;
            } else {
                case.insert(at, letter);
            }
        }
        1 if !case.is_empty() => {
            let at = chance.below(case.len());
            case[at] ^= 1 << chance.below(8);
        }
        2 if !case.is_empty() => {
            let at = chance.below(case.len());
            case[at] = chance.below(256) as u8;
        }
        3 => drop(case.drain(part(case, chance, 40))),
        4 => drop(case.drain(character(case, chance))),
        5 => {
            let piece = case[part(case, chance, 200)].to_vec();
            insert(case, &piece, chance);
        }
        6 => {
            let piece: Vec<u8> = case.drain(part(case, chance, 200)).collect();
            insert(case, &piece, chance);
        }
        7 => {
            let other = &cases[chance.below(cases.len())];
            let piece = other[part(other, chance, 400)].to_vec();
            insert(case, &piece, chance);
        }
        8 => {
            let lines = case.split_inclusive(|byte| *byte == b'\n');
            let mut lines: Vec<Vec<u8>> = lines.map(<[u8]>::to_vec).collect();
            if lines.len() > 2 {
                let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
                lines.swap(one, other);
                *case = lines.concat();
            }
        }
        // The whole once more, as another text of the case, with a change: revisions and copies are made so.
        9 => {
            let from = case
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(0, |at| at + 1);
            let mut copy = case[from..].to_vec();
            insert(&mut copy, chance.of(TRICKY).as_bytes(), chance);
            case.extend_from_slice(b"\n%%%\n");
            case.extend(copy);
        }
        _ => {
            let piece = chance.of(TRICKY).as_bytes();
            let times = [1, 1, 1, 2, 9][chance.below(5)];
            insert(case, &piece.repeat(times), chance);
        }
    }
}

/// Some bytes, half of the time whole characters.
fn part(case: &[u8], chance: &mut Chance, longest: usize) -> std::ops::Range<usize> {
    let start = chance.below(case.len() + 1);
    let end = (start + chance.below(longest)).min(case.len());
    if chance.below(2) == 0 {
        return start..end;
    }
    let start = boundary(case, start);
    start..boundary(case, end).max(start)
}

fn character(case: &[u8], chance: &mut Chance) -> std::ops::Range<usize> {
    let start = boundary(case, chance.below(case.len() + 1));
    start..boundary(case, (start + 1).min(case.len()))
}

fn insert(case: &mut Vec<u8>, piece: &[u8], chance: &mut Chance) {
    let at = chance.below(case.len() + 1);
    let at = if chance.below(8) == 0 {
        at
    } else {
        boundary(case, at)
    };
    case.splice(at..at, piece.iter().copied());
}

/// The next place at which a character of UTF-8 starts.
fn boundary(case: &[u8], mut at: usize) -> usize {
    while case.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
        at += 1;
    }
    at
}
