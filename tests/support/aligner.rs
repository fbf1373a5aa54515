//! An oracle for repeated passages: texts of words drawn from small vocabularies, and an aligner that tries everything. What aligns best
//! in full has to be found, and what is found has to be as alike as it is said to be.

use variorum::document::Document;
use variorum::finding::{Finding, Place};
use variorum::rule::Options;
use variorum::text::script::weight_of;
use variorum::text::span::Span;
use variorum::{input, repeat};

/// Words of one script, and what is between them.
pub(crate) struct Script {
    pub(crate) words: &'static [&'static str],
    pub(crate) space: &'static str,
}

pub(crate) const SCRIPTS: &[Script] = &[
    Script {
        words: &[
            "山", "水", "田", "林", "湖", "草", "沙", "河", "海", "岛", "桥", "路", "车", "船",
            "灯", "塔", "门", "窗", "墙", "瓦", "风", "雨", "雪", "霜", "雷", "电", "云", "雾",
            "星", "月", "金", "木", "火", "土", "石", "铁", "铜", "银", "玉", "瓷",
        ],
        space: "",
    },
    Script {
        words: &[
            "harbour", "station", "ledger", "window", "bridge", "copper", "meadow", "lantern",
            "timber", "quarry", "garden", "anchor", "signal", "barley", "cellar", "marble",
            "pepper", "saddle", "thread", "violet", "wagon", "yellow", "zephyr", "island",
            "jacket", "kettle", "ladder", "mirror", "needle", "orchard", "parcel", "quiver",
            "ribbon", "shovel", "ticket", "velvet",
        ],
        space: " ",
    },
    Script {
        words: &[
            "гавань",
            "станция",
            "журнал",
            "окно",
            "мост",
            "медь",
            "луг",
            "фонарь",
            "бревно",
            "карьер",
            "сад",
            "якорь",
            "сигнал",
            "ячмень",
            "погреб",
            "мрамор",
            "перец",
            "седло",
            "нитка",
            "фиалка",
            "телега",
            "жёлтый",
            "остров",
            "куртка",
            "чайник",
            "лестница",
            "зеркало",
            "игла",
            "посылка",
            "лента",
            "лопата",
            "билет",
            "бархат",
            "колодец",
            "парус",
            "ветер",
        ],
        space: " ",
    },
    Script {
        words: &[
            "항구",
            "역",
            "장부",
            "창문",
            "다리",
            "구리",
            "초원",
            "등불",
            "목재",
            "채석장",
            "정원",
            "닻",
            "신호",
            "보리",
            "지하실",
            "대리석",
            "후추",
            "안장",
            "실",
            "제비꽃",
            "수레",
            "노랑",
            "섬",
            "재킷",
            "주전자",
            "사다리",
            "거울",
            "바늘",
            "소포",
            "리본",
        ],
        space: " ",
    },
    Script {
        words: &[
            "ميناء",
            "محطة",
            "سجل",
            "نافذة",
            "جسر",
            "نحاس",
            "مرج",
            "فانوس",
            "خشب",
            "محجر",
            "حديقة",
            "مرساة",
            "إشارة",
            "شعير",
            "قبو",
            "رخام",
            "فلفل",
            "سرج",
            "خيط",
            "بنفسج",
            "عربة",
            "أصفر",
            "جزيرة",
            "سترة",
            "غلاية",
            "سلم",
            "مرآة",
            "إبرة",
            "طرد",
            "شريط",
        ],
        space: " ",
    },
];

pub(crate) fn document(name: &str, text: &str) -> Document {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).expect("UTF-8 can be read")
}

pub(crate) fn findings(documents: &[Document], least: u32) -> Vec<Finding> {
    let rule = repeat::RULES
        .iter()
        .find(|rule| rule.name == "duplicate-passage")
        .expect("the rule exists");
    let options = Options {
        least_repeat: least,
        ..Options::default()
    };
    let mut out = Vec::new();
    rule.run(documents, &options, &mut out);
    out
}

pub(crate) fn copies(finding: &Finding) -> Vec<Place> {
    let related = finding.related.iter().map(|related| related.place);
    std::iter::once(finding.place).chain(related).collect()
}

/// How much of `place` a finding covers, in thirds of a Han character.
pub(crate) fn covered(documents: &[Document], finding: &Finding, place: Place) -> u32 {
    let inside = copies(finding)
        .into_iter()
        .filter(|copy| copy.document == place.document && copy.span.overlaps(place.span))
        .map(|copy| {
            let mut both = copy.span;
            both.start = both.start.max(place.span.start);
            both.end = both.end.min(place.span.end);
            weight_of(documents[place.document as usize].slice(both))
        });
    inside.max().unwrap_or(0)
}

/// A text of words by their numbers.
pub(crate) fn text(script: &Script, words: &[usize]) -> String {
    let words = words.iter().map(|at| script.words[at % script.words.len()]);
    words.collect::<Vec<_>>().join(script.space)
}

/// Holds what is found in files, each given by the numbers of its words, against what an exhaustive aligner finds in every two of them.
pub(crate) fn check_alignment(script: &Script, texts: &[Vec<usize>]) -> Result<(), String> {
    const LEAST: u32 = 60;
    let count = script.words.len();
    let weigh = |at: usize| i64::from(weight_of(script.words[at % count]));
    let sum = |words: &[usize]| words.iter().map(|at| weigh(*at)).sum::<i64>();
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(at, words)| document(&format!("{at}.txt"), &format!("{}.", text(script, words))))
        .collect();
    let found = findings(&documents, LEAST);
    let hit = |document: usize, part: &[usize]| {
        let text = text(script, part);
        let at = documents[document].text.find(&text).expect("it is there");
        let place = Place {
            document: document as u32,
            span: Span::new(at, at + text.len()),
        };
        // Where a third copy has a part of it, that part can be a finding of its own.
        let copies = found.iter().flat_map(copies);
        let mut parts: Vec<Span> = copies
            .filter(|copy| copy.document == place.document && copy.span.overlaps(place.span))
            .map(|copy| copy.span)
            .collect();
        parts.sort_unstable();
        let (mut covered, mut end) = (0, place.span.start);
        for part in parts {
            let rest = Span {
                start: part.start.max(end),
                end: part.end.min(place.span.end),
            };
            if rest.start < rest.end {
                covered += weight_of(documents[document].slice(rest));
                end = rest.end;
            }
        }
        covered * 100 >= weight_of(&text) * 80
    };
    for (i, one) in texts.iter().enumerate() {
        for (j, other) in texts.iter().enumerate().skip(i + 1) {
            let (_, [a, b]) = align(one, other, weigh);
            let (x, y) = (&one[a.clone()], &other[b.clone()]);
            let alike = 200 * common(x, y, weigh) / (sum(x) + sum(y)).max(1);
            if sum(x).min(sum(y)) < i64::from(LEAST) * 3 / 2 || alike < 93 {
                continue;
            }
            // Where a run of a passage is there again, several alignments are right.
            if recurs(x, one) || recurs(y, other) {
                continue;
            }
            if !hit(i, x) || !hit(j, y) {
                let (x, y) = (text(script, x), text(script, y));
                return Err(format!(
                    "not found in files {i} and {j}:\n{x}\n{y}\n{found:#?}"
                ));
            }
        }
    }
    for finding in &found {
        let [here, there] = &copies(finding)[..] else {
            continue;
        };
        let words =
            |place: &Place| numbers(script, documents[place.document as usize].slice(place.span));
        let (x, y) = (words(there), words(here));
        let alike = 2.0 * common(&x, &y, weigh) as f64 / (sum(&x) + sum(&y)) as f64;
        let said = finding.similarity.expect("copies have one");
        if said < 0.6 || said > alike + 1e-9 || said < alike - 0.05 {
            return Err(format!("{said} is said of {alike}: {finding:?}"));
        }
    }
    Ok(())
}

/// Whether a run of 24 words of a part is in the whole twice.
fn recurs(part: &[usize], whole: &[usize]) -> bool {
    const RUN: usize = 24;
    let is_twice = |run| whole.windows(RUN).filter(|other| *other == run).count() > 1;
    part.windows(RUN).any(is_twice)
}

/// The best local alignment of two sequences, tried in full: its score, and where it is in both.
fn align(
    one: &[usize],
    other: &[usize],
    weigh: impl Fn(usize) -> i64,
) -> (i64, [std::ops::Range<usize>; 2]) {
    let mut best = (0, [0..0, 0..0]);
    let mut table = vec![vec![(0i64, 0usize, 0usize); other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let mut cell = (0, i, j);
            if i > 0 && j > 0 && one[i - 1] == other[j - 1] {
                let (sum, a, b) = table[i - 1][j - 1];
                cell = cell.max((sum + 4 * weigh(one[i - 1]), a, b));
            }
            if i > 0 {
                let (sum, a, b) = table[i - 1][j];
                let sum = sum - 3 * weigh(one[i - 1]);
                if sum > cell.0 {
                    cell = (sum, a, b);
                }
            }
            if j > 0 {
                let (sum, a, b) = table[i][j - 1];
                let sum = sum - 3 * weigh(other[j - 1]);
                if sum > cell.0 {
                    cell = (sum, a, b);
                }
            }
            table[i][j] = cell;
            if cell.0 > best.0 {
                best = (cell.0, [cell.1..i, cell.2..j]);
            }
        }
    }
    best
}

/// The weight that two sequences share in order, tried in full.
fn common(one: &[usize], other: &[usize], weigh: impl Fn(usize) -> i64) -> i64 {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (j, b) in other.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if a == b {
                diagonal + weigh(*a)
            } else {
                above.max(row[j])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}

/// The words of a text, by their numbers.
fn numbers(script: &Script, text: &str) -> Vec<usize> {
    let number = |word: &str| script.words.iter().position(|each| *each == word);
    if script.space.is_empty() {
        text.chars()
            .filter_map(|c| number(c.encode_utf8(&mut [0; 4])))
            .collect()
    } else {
        text.split(|c: char| !c.is_alphanumeric())
            .filter_map(number)
            .collect()
    }
}
