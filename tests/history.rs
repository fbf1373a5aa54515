//! `history` as a user meets it, in git and with files; and that the order in which files are given does not decide what belongs together.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use repository::git;
use support::{Scratch, variorum};
use variorum::document::Document;
use variorum::lineage::lives::Lives;
use variorum::{diff, input};

const GOODS: &str = "The seller delivers the goods to the warehouse of the buyer in June.";
const PRICE: &str = "The buyer pays the whole price within thirty days after delivery.";
const LAW: &str = "Disputes are settled by the courts of the place where the seller lives.";

fn commit(scratch: &Scratch, author: &str, day: u32) {
    let author = format!("{author} <{author}@example.org>");
    let date = format!("2026-03-{day:02}T10:00:00+08:00");
    git(&scratch.path, &["add", "-A"]);
    let arguments = ["commit", "-qm", "x", "--author", &author, "--date", &date];
    git(&scratch.path, &arguments);
}

/// The exit status, standard output and standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = variorum(folder).args(arguments).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    let status = output.status.code().expect("it ends");
    (status, text(output.stdout), text(output.stderr))
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let (status, out, err) = run(folder, &[arguments, &["--format", "json"]].concat());
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    serde_json::from_str(&out).expect("it is JSON")
}

/// The events of each paragraph: `0 came, 2 edited`
fn events(found: &serde_json::Value) -> Vec<String> {
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let told = |paragraph: &serde_json::Value| {
        let stages = list(&paragraph["history"]);
        let stages = stages.iter().filter(|stage| !stage["events"].is_null());
        let stages = stages.map(|stage| {
            let events = list(&stage["events"]);
            let events: Vec<&str> = events.iter().filter_map(|event| event.as_str()).collect();
            format!("{} {}", stage["revision"], events.join(" "))
        });
        stages.collect::<Vec<String>>().join(", ")
    };
    list(&found["paragraphs"]).iter().map(told).collect()
}

/// Four revisions with a renamed file, an edit, a deletion and a restoration.
fn harbour(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("history-{name}"));
    git(&scratch.path, &["init", "-q", "-b", "main"]);
    let all = format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n");
    scratch.write("draft.txt", &all);
    commit(&scratch, "Ann", 1);
    git(&scratch.path, &["mv", "draft.txt", "final.txt"]);
    scratch.write("final.txt", &all.replace("thirty", "sixty"));
    commit(&scratch, "Bo", 2);
    scratch.write(
        "final.txt",
        &format!("{GOODS}\n\n{}\n", PRICE.replace("thirty", "sixty")),
    );
    commit(&scratch, "Bo", 3);
    scratch.write("final.txt", &all.replace("thirty", "sixty"));
    commit(&scratch, "Ann", 4);
    scratch
}

#[test]
fn a_file_in_git_is_followed_through_renames_deletions_and_what_comes_back() {
    let scratch = harbour("git");
    let found = json(&scratch.path, &["history", "final.txt"]);
    assert_eq!(
        events(&found),
        ["0 came", "0 came, 1 edited", "0 came, 2 gone, 3 returned"]
    );
    assert_eq!(found["revisions"][0]["revision"]["path"], "draft.txt");
    assert_eq!(
        found["paragraphs"][1]["readings"][1]["edits"][0]["new"]["text"],
        "sixty"
    );
    assert_eq!(found["paragraphs"][1]["history"][3]["spans"][0]["line"], 3);
    let (status, out, err) = run(&scratch.path, &["history", "final.txt"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.starts_with(" …  1 paragraph unchanged\n"), "{out}");
    assert!(
        out.contains("2 readings; came ") && out.contains("(2026-03-02, Bo)"),
        "{out}"
    );
    assert!(
        out.ends_with("3 paragraphs through 4 revisions: 1 unchanged, 2 changed\n"),
        "{out}"
    );
    let (_, full, _) = run(&scratch.path, &["history", "final.txt", "--full"]);
    assert!(full.contains("[-thirty-]{+sixty+}(number)"), "{full}");
    // An older revision is the base.
    let (_, out, _) = run(&scratch.path, &["history", "final.txt", "--base", "HEAD~1"]);
    assert!(out.contains(" -  Disputes"), "{out}");
    assert!(out.contains("; 1 not in "), "{out}");
    // What is not committed is a revision, too.
    scratch.write("final.txt", &format!("{GOODS}\n"));
    let found = json(&scratch.path, &["history", "final.txt"]);
    assert_eq!(found["revisions"].as_array().map(Vec::len), Some(5));
    assert!(found["revisions"][4]["revision"].is_null());
    let found = json(&scratch.path, &["history", "HEAD~2:final.txt"]);
    assert_eq!(found["revisions"].as_array().map(Vec::len), Some(2));
}

#[test]
fn files_are_followed_in_the_order_in_which_they_are_named() {
    let scratch = Scratch::new("history-files");
    let one = format!("{GOODS} {PRICE}\n\n{LAW}\n");
    let two = format!("{LAW}\n\n{GOODS}\n\n{PRICE}\n");
    scratch.write("a.txt", &one);
    scratch.write("b.md", &two);
    scratch.write("c.txt", &two.replace("June", "July"));
    let found = json(&scratch.path, &["history", "a.txt", "b.md", "c.txt"]);
    assert_eq!(events(&found).len(), 2);
    assert!(
        events(&found).contains(&"0 came, 1 moved split, 2 edited".to_owned())
            || events(&found).contains(&"0 came, 1 split, 2 edited".to_owned()),
        "{:?}",
        events(&found)
    );
    let back = json(&scratch.path, &["history", "c.txt", "b.md", "a.txt"]);
    assert!(
        events(&back)
            .iter()
            .any(|told| told.contains("1 edited") && told.contains("merged")),
        "{:?}",
        events(&back)
    );
    let (_, out, _) = run(
        &scratch.path,
        &["history", "a.txt", "b.md", "c.txt", "--base", "a.txt"],
    );
    assert!(out.contains("edited c.txt"), "{out}");
}

#[test]
fn a_page_is_one_file_with_all_readings_and_hostile_text_is_inert() {
    let scratch = harbour("page");
    scratch.write(
        "final.txt",
        &format!("{GOODS}\n\n<script>alert(1)</script> <img src=x onerror=alert(2)>\n"),
    );
    let arguments = ["history", "final.txt", "-o", "page.html"];
    assert_eq!(
        run(&scratch.path, &arguments),
        (0, String::new(), String::new())
    );
    let page = std::fs::read_to_string(scratch.path.join("page.html")).expect("it was written");
    assert!(
        page.contains("<del class=\"number\">thirty</del><ins class=\"number\">sixty</ins>"),
        "{page}"
    );
    assert!(
        page.contains("default-src 'none'")
            && !page.contains("<img")
            && !page.contains("<script>alert")
    );
    assert_eq!(page.matches(" id=\"k").count(), 4);
    assert_eq!(page.matches("data-order=\"").count(), 5);
    // It is a report, and may be replaced.
    assert_eq!(run(&scratch.path, &arguments).0, 0);
    for format in ["human", "json"] {
        for _ in 0..2 {
            let output = format!("{format}=report");
            let (status, _, err) = run(&scratch.path, &["history", "final.txt", "-o", &output]);
            assert_eq!((status, err.as_str()), (0, ""), "{format}");
        }
        std::fs::remove_file(scratch.path.join("report")).expect("it was written");
    }
}

#[test]
fn errors_name_the_file_and_what_to_do() {
    let scratch = Scratch::new("history-errors");
    scratch.write("a.txt", GOODS);
    scratch.write("b.bin", "\0\0\0");
    let error = |arguments: &[&str]| {
        let (status, out, err) = run(&scratch.path, arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        err
    };
    let lone = error(&["history", "a.txt"]);
    assert!(
        lone.contains("a.txt") && lone.contains("or name two files or more"),
        "{lone}"
    );
    assert!(error(&["history", "a.txt", "none.txt"]).contains("none.txt"));
    assert!(error(&["history", "a.txt", "b.bin"]).contains("b.bin"));
    assert!(error(&["history", "a.txt", "."]).contains("directory"));
    assert!(error(&["history", "-"]).contains("standard input"));
    assert!(error(&["history", "-", "-"]).contains("only one"));
    let base = error(&["history", "a.txt", "a.txt", "--base", "c.txt"]);
    assert!(base.contains("--base c.txt"), "{base}");
    assert!(error(&["history"]).contains("FILE"));
}

#[test]
fn a_revision_that_is_no_text_is_passed_over() {
    let scratch = harbour("binary");
    scratch.write("final.txt", "\0\0\0");
    commit(&scratch, "Ann", 5);
    scratch.write("final.txt", &format!("{GOODS}\n\n{PRICE}\n\n{LAW}\n"));
    commit(&scratch, "Bo", 6);
    let (status, out, err) = run(&scratch.path, &["history", "final.txt"]);
    assert_eq!(status, 0);
    assert!(err.contains("cannot be read and is skipped"), "{err}");
    assert!(
        out.contains("edited ") && out.contains("(2026-03-06, Bo)"),
        "{out}"
    );
}

/// Numbers that depend on nothing but the seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

const WHO: [&str; 6] = [
    "The harbour master",
    "Every tenant",
    "The treasurer",
    "A junior clerk",
    "The old gardener",
    "The night watch",
];
const DOES: [&str; 6] = [
    "collects", "repairs", "inspects", "records", "replaces", "insures",
];
const WHAT: [&str; 6] = [
    "the copper lanterns",
    "all wooden boats",
    "the oldest maps",
    "the rope bridges",
    "the water meters",
    "the bronze bells",
];

fn sentence(random: &mut Random) -> String {
    let [who, does, what] = [WHO, DOES, WHAT].map(|words| words[random.below(6)]);
    format!(
        "{who} {does} {what} before the first frost, up to {}.",
        random.below(10_000)
    )
}

/// Texts that were made of each other by edits, moves, splits, merges, insertions and deletions.
fn witnesses(seed: u64, count: usize) -> Vec<String> {
    let mut random = Random(seed);
    let paragraph = |random: &mut Random| vec![sentence(random), sentence(random)];
    let first: Vec<Vec<String>> = (0..12).map(|_| paragraph(&mut random)).collect();
    let mut all = vec![first];
    while all.len() < count {
        // Of any of those before: witnesses are a tree.
        let from = random.below(all.len());
        let mut text = all[from].clone();
        for _ in 0..4 {
            let at = random.below(text.len());
            match random.below(6) {
                0 => text.insert(at, paragraph(&mut random)),
                1 if text.len() > 6 => drop(text.remove(at)),
                2 => {
                    let moved = text.remove(at);
                    let to = random.below(text.len() + 1);
                    text.insert(to, moved);
                }
                3 if text[at].len() > 1 => {
                    let rest = text[at].split_off(1);
                    text.insert(at + 1, rest);
                }
                4 if at + 1 < text.len() => {
                    let next = text.remove(at + 1);
                    text[at].extend(next);
                }
                _ => text[at][0] = text[at][0].replace("the first frost", "the great fair"),
            }
        }
        all.push(text);
    }
    let written = |text: &Vec<Vec<String>>| {
        let paragraphs = text.iter().map(|sentences| sentences.join(" "));
        paragraphs.collect::<Vec<String>>().join("\n\n") + "\n"
    };
    all.iter().map(written).collect()
}

fn read(text: &str) -> Arc<Document> {
    let options = input::Options::default();
    Arc::new(input::from_bytes("x.txt", text.as_bytes(), &options).expect("it is text"))
}

/// The classes of texts in an order: sets of a text, by its place in `texts`, and a paragraph.
fn classes(texts: &[String], order: &[usize]) -> Vec<Vec<(usize, usize)>> {
    let documents: Vec<Arc<Document>> = order.iter().map(|at| read(&texts[*at])).collect();
    let lives = Lives::of_witnesses(&documents, &diff::Options::default());
    let mut sets: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for (text, own) in order.iter().zip(&lives.classes) {
        for (paragraph, class) in own.iter().enumerate() {
            sets.entry(*class).or_default().push((*text, paragraph));
        }
    }
    let mut sets: Vec<Vec<(usize, usize)>> = sets.into_values().collect();
    for set in &mut sets {
        set.sort_unstable();
    }
    sets.sort();
    sets
}

#[test]
fn which_paragraphs_belong_together_does_not_depend_on_the_order_of_the_files() {
    for seed in 1..=12 {
        let count = 3 + seed as usize % 4;
        let texts = witnesses(seed, count);
        let mut order: Vec<usize> = (0..count).collect();
        let expected = classes(&texts, &order);
        let mut random = Random(seed + 1000);
        for _ in 0..3 {
            for at in (1..count).rev() {
                order.swap(at, random.below(at + 1));
            }
            assert_eq!(classes(&texts, &order), expected, "seed {seed}, {order:?}");
        }
    }
}

#[test]
fn so_it_is_with_more_files_than_are_all_compared() {
    let texts = witnesses(7, 15);
    let order: Vec<usize> = (0..15).collect();
    let back: Vec<usize> = (0..15).rev().collect();
    let mixed: Vec<usize> = (0..15).map(|at| at * 7 % 15).collect();
    let expected = classes(&texts, &order);
    assert_eq!(classes(&texts, &back), expected);
    assert_eq!(classes(&texts, &mixed), expected);
}

#[test]
fn a_paragraph_that_two_texts_have_as_it_is_and_once_is_one() {
    for seed in 1..=8 {
        let texts = witnesses(seed, 4);
        let split = |text: &String| text.trim_end().split("\n\n").map(str::to_owned).collect();
        let paragraphs: Vec<Vec<String>> = texts.iter().map(split).collect();
        let all = classes(&texts, &[0, 1, 2, 3]);
        let class = |node: (usize, usize)| all.iter().position(|set| set.contains(&node));
        for (at, paragraph) in paragraphs[0].iter().enumerate() {
            for (text, others) in paragraphs.iter().enumerate().skip(1) {
                let same: Vec<usize> = (0..others.len())
                    .filter(|other| others[*other] == *paragraph)
                    .collect();
                if let [other] = same[..] {
                    assert_eq!(class((0, at)), class((text, other)), "seed {seed}");
                }
            }
        }
    }
}

/// Texts in which several paragraphs of one stand for several of another, with words replaced over a paragraph's end on both sides.
#[test]
fn paragraphs_that_are_several_on_both_sides_are_compared() {
    let scratch = Scratch::new("history-several");
    scratch.write(
        "a.txt",
        "The keeper shall keep the lamp at dusk. The crew may refuse the rope on a Sunday. 双方签字。看守人应当保存记录。\n",
    );
    scratch.write(
        "b.txt",
        "The keeper shall keep the lamp at dusk. The crew may refuse the rope on a Sunday.\n\n双方签字。看守人应当保存记录。\n",
    );
    scratch.write(
        "c.txt",
        "The keeper shall keep the lamp within ten days. The crew shall keep the lamp at dusk.\n\n船员可以拒绝保管缆绳。看守人应当保存记录。\n",
    );
    for order in [
        ["a.txt", "b.txt", "c.txt"],
        ["c.txt", "a.txt", "b.txt"],
        ["b.txt", "c.txt", "a.txt"],
    ] {
        let (status, out, err) = run(
            &scratch.path,
            &["history", order[0], order[1], order[2], "--full"],
        );
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
    }
}
