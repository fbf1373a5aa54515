//! Copies that were planted are found, and what is reported is what an exhaustive aligner finds: in many files and all scripts.
//!
//! The cases are the same in every run, by the seed in `.cargo/config.toml`; `PROPTEST_RNG_SEED=$RANDOM cargo test` tries others.

#[path = "support/aligner.rs"]
mod aligner;

use aligner::{SCRIPTS, check_alignment, copies, covered, document, findings, text};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use variorum::document::Document;
use variorum::finding::Place;
use variorum::rule::Options;
use variorum::text::script::weight_of;
use xxhash_rust::xxh3::xxh3_64;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
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
        let texts: Vec<Vec<usize>> = files.iter().map(|parts| parts.iter().flat_map(|(piece, edits, filler)| {
            let mut words: Vec<usize> = pieces.get(*piece).cloned().unwrap_or_default();
            for (at, word) in edits {
                if let Some(place) = words.get_mut(*at) {
                    *place = *word;
                }
            }
            words.iter().chain(filler).map(|at| at % script.words.len()).collect::<Vec<_>>()
        }).collect()).collect();
        check_alignment(script, &texts).map_err(TestCaseError::fail)?;
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
