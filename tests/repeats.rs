//! Copies that were planted are found, and what is reported is what an exhaustive aligner finds: in many files and all scripts.
//!
//! The cases are the same in every run, by the seed in `.cargo/config.toml`; `PROPTEST_RNG_SEED=$RANDOM cargo test` tries others.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use variorum::document::Document;
use variorum::finding::{Finding, Place};
use variorum::rule::Options;
use variorum::text::script::weight_of;
use variorum::{input, repeat};
use xxhash_rust::xxh3::xxh3_64;

/// Words of one script, and what is between them.
struct Script {
    words: &'static [&'static str],
    space: &'static str,
}

const SCRIPTS: &[Script] = &[
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

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

fn document(name: &str, text: &str) -> Document {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).expect("UTF-8 can be read")
}

fn findings(documents: &[Document], least: u32) -> Vec<Finding> {
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

fn copies(finding: &Finding) -> Vec<Place> {
    let related = finding.related.iter().map(|related| related.place);
    std::iter::once(finding.place).chain(related).collect()
}

/// How much of `place` a finding covers, in thirds of a Han character.
fn covered(documents: &[Document], finding: &Finding, place: Place) -> u32 {
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
fn text(script: &Script, words: &[usize]) -> String {
    let words = words.iter().map(|at| script.words[at % script.words.len()]);
    words.collect::<Vec<_>>().join(script.space)
}

proptest! {
    #![proptest_config(config(300))]

    /// The guarantee of the manual: copies that differ in single words, which are at least twelve Han characters apart and are
    /// no more than a fourteenth of the passage, are found, at least four fifths of them, in whatever they stand.
    #[test]
    fn single_edits_far_enough_apart_are_always_found(
        script in 0..SCRIPTS.len(),
        passage in prop::collection::vec(0usize..1000, 60..160),
        around in prop::collection::vec(prop::collection::vec(0usize..1000, 0..60), 3),
        edits in prop::collection::vec((0usize..3, 0usize..1000), 40),
        other_file in any::<bool>(),
    ) {
        let script = &SCRIPTS[script];
        let weigh = |at: usize| weight_of(script.words[at % script.words.len()]);
        prop_assume!(passage.iter().map(|at| weigh(*at)).sum::<u32>() >= 180);
        // The copy: an edit wherever enough has stayed since the last one, and enough is left.
        let (mut copy, mut edits) = (Vec::new(), edits.into_iter());
        let mut since = 0;
        let left = |from: usize| passage[from..].iter().map(|at| weigh(*at)).sum::<u32>();
        for (number, word) in passage.iter().enumerate() {
            let cost = 2 * weigh(*word).max(8);
            let edit = if since >= 36.max(14 * cost / 2) && left(number + 1) > 36 { edits.next() } else { None };
            match edit {
                Some((0, other)) => copy.push(other),
                Some((1, other)) => copy.extend([*word, other]),
                Some(_) => {}
                None => copy.push(*word),
            }
            since = if edit.is_some() { 0 } else { since + weigh(*word) };
        }
        let [before, between, after] = &around[..] else { return Ok(()) };
        let (original, copied) = (text(script, &passage), text(script, &copy));
        let place = |document: u32, whole: &str, part: &str, from: usize| {
            let at = from + whole[from..].find(part).unwrap();
            Place { document, span: variorum::text::span::Span::new(at, at + part.len()) }
        };
        let first = format!("{}.\n\n{original}.\n\n{}.\n\n", text(script, before), text(script, between));
        let second = format!("{copied}.\n\n{}.\n", text(script, after));
        let (documents, places) = if other_file {
            let places = [place(0, &first, &original, 0), place(1, &second, &copied, 0)];
            (vec![document("a.txt", &first), document("b.txt", &second)], places)
        } else {
            let whole = format!("{first}{second}");
            let places = [place(0, &whole, &original, 0), place(0, &whole, &copied, first.len())];
            (vec![document("a.txt", &whole)], places)
        };
        let found = findings(&documents, 150);
        let hit = found.iter().any(|finding| places.iter().all(|place| {
            let whole = weight_of(documents[place.document as usize].slice(place.span));
            covered(&documents, finding, *place) * 1000 >= whole * 800
        }));
        let texts: Vec<&str> = documents.iter().map(|each| each.text.as_str()).collect();
        prop_assert!(hit, "{texts:?}\n{copied}\n{found:#?}");
    }
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

proptest! {
    #![proptest_config(config(120))]

    /// In several small files with pieces copied and edited between them: what aligns best in full is found, and what is found
    /// is as alike as it is said to be.
    #[test]
    fn agrees_with_an_exhaustive_aligner(
        script in 0..SCRIPTS.len(),
        pieces in prop::collection::vec(prop::collection::vec(0usize..1000, 24..48), 3),
        files in prop::collection::vec(prop::collection::vec((0usize..4, prop::collection::vec((0usize..48, 0usize..1000), 0..3), prop::collection::vec(0usize..1000, 0..20)), 1..3), 2..5),
    ) {
        let script = &SCRIPTS[script];
        let count = script.words.len();
        let weigh = |at: usize| i64::from(weight_of(script.words[at % count]));
        let texts: Vec<Vec<usize>> = files.iter().map(|parts| parts.iter().flat_map(|(piece, edits, filler)| {
            let mut words: Vec<usize> = pieces.get(*piece).cloned().unwrap_or_default();
            for (at, word) in edits {
                if let Some(place) = words.get_mut(*at) {
                    *place = *word;
                }
            }
            words.iter().chain(filler).map(|at| at % count).collect::<Vec<_>>()
        }).collect()).collect();
        let documents: Vec<Document> = texts.iter().enumerate().map(|(at, words)| document(&format!("{at}.txt"), &format!("{}.", text(script, words)))).collect();
        let least = 60;
        let found = findings(&documents, least);
        for (i, one) in texts.iter().enumerate() {
            for (j, other) in texts.iter().enumerate().skip(i + 1) {
                let (_, [a, b]) = align(one, other, weigh);
                let sum = |words: &[usize]| words.iter().map(|at| weigh(*at)).sum::<i64>();
                let (x, y) = (&one[a.clone()], &other[b.clone()]);
                let alike = 200 * common(x, y, weigh) / (sum(x) + sum(y)).max(1);
                if sum(x).min(sum(y)) < i64::from(least) * 3 / 2 || alike < 93 {
                    continue;
                }
                let hit = |document: usize, part: &[usize]| {
                    let text = text(script, part);
                    let whole = &documents[document].text;
                    let at = whole.find(&text).unwrap();
                    let place = Place { document: document as u32, span: variorum::text::span::Span::new(at, at + text.len()) };
                    found.iter().map(|finding| covered(&documents, finding, place)).max().unwrap_or(0) * 100 >= weight_of(&text) * 80
                };
                prop_assert!(hit(i, x) && hit(j, y), "{}\n{}\n{found:#?}", text(script, x), text(script, y));
            }
        }
        for finding in &found {
            let [here, there] = &copies(finding)[..] else { continue };
            let words = |place: &Place| numbers(script, documents[place.document as usize].slice(place.span));
            let (x, y) = (words(there), words(here));
            let sum = |words: &[usize]| words.iter().map(|at| weigh(*at)).sum::<i64>();
            let alike = 2.0 * common(&x, &y, weigh) as f64 / (sum(&x) + sum(&y)) as f64;
            let said = finding.similarity.unwrap();
            prop_assert!(said >= 0.6 && said <= alike + 1e-9 && said >= alike - 0.05, "{said} {alike} {finding:?}");
        }
    }
}

/// Eighty passages of a language, each planted once more: twenty as they are, wrapped anew, with one edit, with one word in ten
/// edited.
fn planted(language: &str) -> Vec<(String, String)> {
    let passage = |number: usize, edit: &dyn Fn(usize) -> bool| -> String {
        let script = &SCRIPTS[usize::from(language == "en")];
        let count = if language == "en" { 60 } else { 140 };
        let words: Vec<&str> = (0..count)
            .map(|at| {
                let seed = format!("{number} {at} {}", edit(at));
                script.words[xxh3_64(seed.as_bytes()) as usize % script.words.len()]
            })
            .collect();
        let mark = if language == "en" { ". " } else { "。" };
        let sentences = words.chunks(if language == "en" { 12 } else { 20 });
        sentences
            .map(|sentence| sentence.join(script.space) + mark)
            .collect()
    };
    let mut out = Vec::new();
    for number in 0..80 {
        let whole = passage(number, &|_| false);
        let copy = match number % 4 {
            0 => whole.clone(),
            1 => {
                let characters: Vec<char> = whole.trim().chars().collect();
                if language == "en" {
                    whole
                        .trim()
                        .split(' ')
                        .collect::<Vec<_>>()
                        .chunks(7)
                        .map(|line| line.join(" "))
                        .collect::<Vec<_>>()
                        .join("\n")
                } else {
                    characters
                        .chunks(23)
                        .map(|line| line.iter().collect::<String>())
                        .collect::<Vec<_>>()
                        .join("\n")
                }
            }
            2 => passage(number, &|at| at == 31),
            _ => passage(number, &|at| at % 10 == 4),
        };
        out.push((whole.trim().to_owned(), copy.trim().to_owned()));
    }
    out
}

#[test]
fn planted_copies_are_all_found() {
    for language in ["zh", "en"] {
        let pairs = planted(language);
        let text: Vec<&str> = pairs
            .iter()
            .map(|(whole, _)| whole.as_str())
            .chain(pairs.iter().map(|(_, copy)| copy.as_str()))
            .collect();
        let text = text.join("\n\n");
        let documents = [document("planted.txt", &text)];
        let found = findings(&documents, Options::default().least_repeat);
        for (whole, copy) in &pairs {
            let at = text.find(copy.as_str()).unwrap();
            let from = text.rfind(copy.as_str()).unwrap();
            let place = |at: usize, part: &str| Place {
                document: 0,
                span: variorum::text::span::Span::new(at, at + part.len()),
            };
            let places = [
                place(text.find(whole.as_str()).unwrap(), whole),
                place(from.max(at), copy),
            ];
            let hit = found.iter().any(|finding| {
                places.iter().all(|place| {
                    covered(&documents, finding, *place) * 10
                        >= weight_of(documents[0].slice(place.span)) * 9
                })
            });
            assert!(hit, "{language}: {copy}\n{found:#?}");
        }
    }
}

#[test]
fn the_order_of_files_decides_nothing_but_the_order_of_places() {
    let pairs = planted("zh");
    let texts: Vec<Document> = pairs
        .iter()
        .take(6)
        .map(|(whole, copy)| document("x", &format!("{whole}\n\n{copy}")))
        .collect();
    let classes = |documents: &[Document]| {
        let mut classes: Vec<Vec<String>> = findings(documents, 150)
            .iter()
            .map(|finding| {
                let mut texts: Vec<String> = copies(finding)
                    .iter()
                    .map(|place| {
                        documents[place.document as usize]
                            .slice(place.span)
                            .to_owned()
                    })
                    .collect();
                texts.sort();
                texts
            })
            .collect();
        classes.sort();
        classes
    };
    let mut reversed: Vec<Document> = texts.clone();
    reversed.reverse();
    assert_eq!(classes(&texts), classes(&reversed));
}

/// The texts of all copies of each finding, and its message.
fn shown(text: &str) -> Vec<(String, Vec<String>)> {
    let documents = [document("a.txt", text)];
    let least = Options::default().least_repeat;
    let mut out: Vec<(String, Vec<String>)> = findings(&documents, least)
        .iter()
        .map(|finding| {
            let mut texts: Vec<Place> = copies(finding);
            texts.sort();
            let texts = texts.iter().map(|place| documents[0].slice(place.span));
            let message = format!("{}: {}", finding.severity.name(), finding.message);
            (message, texts.map(str::to_owned).collect())
        })
        .collect();
    out.sort();
    out
}

#[test]
fn rows_are_counted_whether_they_are_edited_or_not() {
    let row = |port: &str| {
        format!(
            "Vessels bound for {port} report to the harbour master at least two hours before they enter the roads, \
             with the number of persons on board, their draught and their last port of call."
        )
    };
    let ports = [
        "Vadsund", "Kirkenes", "Tallinn", "Odessa", "Shanghai", "Busan", "Lagos",
    ];
    let same = vec![row("Vadsund"); 4].join("\n\n");
    let found = shown(&format!("Notice.\n\n{same}\n\nEnd of the notice."));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].1, vec![row("Vadsund"); 4]);
    let edited: Vec<String> = ports.iter().map(|port| row(port)).collect();
    let found = shown(&format!(
        "Notice.\n\n{}\n\nEnd of the notice.",
        edited.join("\n\n")
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].1, edited);
}

#[test]
fn words_that_follow_by_chance_are_cut_off_where_a_paragraph_ends() {
    let passage = "承租人应当妥善使用并维护房屋及其附属设施，不得擅自改变房屋用途，因使用不当造成损坏的，应当负责修复或者赔偿，修复费用由承租人承担。";
    let found = shown(&format!(
        "{passage}\n\n出租人应当按时交付房屋。\n\n{passage}\n\n出租物有瑕疵的，另行约定。"
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].1, [passage, passage]);
}

#[test]
fn entries_and_parallel_items_are_notes_and_forms_are_nothing() {
    let entry = "[7] Okafor, L. and Lindqvist, M., \"Tides and sediments of the western delta: a survey of forty years\", \
                 Journal of Coastal Studies 12, pp. 41-77, Lagos and Bergen, 1998.";
    let found = shown(&format!(
        "First part.\n\n{entry}\n\nSecond part.\n\n{entry}"
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].0.starts_with("note: "), "{found:#?}");
    assert!(found[0].0.ends_with("bibliography entries"), "{found:#?}");

    let item = |what: &str| {
        format!(
            "（{what}）甲方未按照约定提供{what}号场地设备清单，经乙方书面催告后在合理期限内仍未提供，致使乙方无法按期开展安装调试工作的，应当承担违约责任；"
        )
    };
    let found = shown(&format!(
        "有下列情形的：\n\n{}\n\n{}\n",
        item("一"),
        item("二")
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].0.contains("items with the same structure"),
        "{found:#?}"
    );

    let form = |name: &str, number: u32| {
        format!(
            "Name: {name}\nNumber: {number}\nChange controller: the harbour board of the western delta\n\
             Security considerations: see section four of the annex on dangerous goods\nIntended usage: common\n"
        )
    };
    let found = shown(&format!(
        "Forms.\n\n{}\nMore.\n\n{}",
        form("ferry", 4),
        form("barge", 9)
    ));
    assert!(found.is_empty(), "{found:#?}");
}
