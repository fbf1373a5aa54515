//! `blame` as a user meets it: real git, renames, merges, branches, uncommitted text, in three languages.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::path::Path;

use repository::git;
use support::{Scratch, variorum};

const CHINESE: &str = "第一条　卖方应当在六月将货物交付至买方仓库，并承担运费。\n\n第二条　买方应当在交货后三十日内付清全部价款。\n\n第三条　因本合同发生的争议由卖方所在地法院管辖。\n";
const ENGLISH: &str = "1. The seller delivers the goods to the warehouse of the buyer in June.\n\n2. The buyer pays the whole price within thirty days after delivery.\n\n3. Disputes are settled by the courts of the place where the seller lives.\n";
const RUSSIAN: &str = "1. Поставщик передаёт товар на складе покупателя не позднее пятого июня.\n\n2. Покупатель оплачивает товар в течение тридцати дней после поставки.\n\n3. Споры решаются судом по месту нахождения поставщика.\n";

fn repository(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("blame-{name}"));
    git(&scratch.path, &["init", "-q", "-b", "main"]);
    scratch
}

/// Commits everything at hand. The date tells the order, and the author is named by the test.
fn commit(scratch: &Scratch, author: &str, day: u32, subject: &str) {
    let author = format!("{author} <{author}@example.org>");
    let date = format!("2026-03-{day:02}T10:00:00+08:00");
    git(&scratch.path, &["add", "-A"]);
    let arguments = [
        "commit", "-qm", subject, "--author", &author, "--date", &date,
    ];
    git(&scratch.path, &arguments);
}

/// The exit status, standard output and standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = variorum(folder)
        .args(arguments)
        .output()
        .expect("the test can run it");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the test can run it");
    let status = output.status.code().expect("the test can run it");
    (status, text(output.stdout), text(output.stderr))
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let (status, out, err) = run(folder, &[arguments, &["--format", "json"]].concat());
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    serde_json::from_str(&out).expect("the test can run it")
}

/// The subject of the commit that each paragraph is from; `-` for what is not committed yet.
fn subjects(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let found = json(folder, arguments);
    let paragraphs = found["paragraphs"]
        .as_array()
        .expect("the test can run it")
        .iter();
    let subject = |each: &serde_json::Value| {
        each["revision"]["subject"]
            .as_str()
            .unwrap_or("-")
            .to_owned()
    };
    paragraphs.map(subject).collect()
}

#[test]
fn each_paragraph_has_the_revision_that_worded_it() {
    for (name, text, old, new) in [
        ("zh", CHINESE, "三十日", "六十日"),
        ("en", ENGLISH, "thirty", "sixty"),
        ("ru", RUSSIAN, "тридцати", "сорока"),
    ] {
        let scratch = repository(name);
        scratch.write("draft.txt", text);
        commit(&scratch, "Ann", 1, "first");
        scratch.write("draft.txt", &text.replace(old, new));
        commit(&scratch, "Bo", 2, "second");
        assert_eq!(
            subjects(&scratch.path, &["blame", "draft.txt"]),
            ["first", "second", "first"]
        );
        let (status, out, err) = run(&scratch.path, &["blame", "draft.txt"]);
        assert_eq!((status, err.as_str()), (0, ""));
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines[0].contains(" 2026-03-01 Ann "), "{out}");
        assert!(lines[1].contains(" 2026-03-02 Bo  3  "), "{out}");
        assert!(lines[1].contains(new), "{out}");
        assert_eq!(lines[4], "3 paragraphs from 2 revisions");
    }
}

#[test]
fn renames_moves_and_new_line_breaks_are_followed() {
    let scratch = repository("renames");
    scratch.write("a/draft.txt", ENGLISH);
    commit(&scratch, "Ann", 1, "first");
    git(&scratch.path, &["mv", "a/draft.txt", "final.txt"]);
    commit(&scratch, "Bo", 2, "rename");
    let paragraphs: Vec<&str> = ENGLISH.trim().split("\n\n").collect();
    let moved = format!(
        "1. {}\n\n2. {}\n\n3. {}\n",
        &paragraphs[2][3..],
        &paragraphs[0][3..],
        &paragraphs[1][3..]
    );
    scratch.write("final.txt", &moved);
    commit(&scratch, "Bo", 3, "move");
    let wrapped = moved.replace(" of the ", "\nof the ");
    scratch.write("final.txt", &wrapped);
    commit(&scratch, "Bo", 4, "wrap");
    assert_eq!(
        subjects(&scratch.path, &["blame", "final.txt"]),
        ["first"; 3]
    );
    // From elsewhere, and back under the old name.
    let from = scratch.path.join("a");
    std::fs::create_dir_all(&from).expect("the test can run it");
    assert_eq!(subjects(&from, &["blame", "../final.txt"]), ["first"; 3]);
    git(&scratch.path, &["mv", "final.txt", "a/draft.txt"]);
    commit(&scratch, "Bo", 5, "rename back");
    assert_eq!(
        subjects(&scratch.path, &["blame", "a/draft.txt"]),
        ["first"; 3]
    );
    let found = json(&scratch.path, &["blame", "a/draft.txt"]);
    let history = found["paragraphs"][0]["history"]
        .as_array()
        .expect("the test can run it");
    assert_eq!(history.len(), 2);
    assert_eq!(
        (&history[0]["moved"], &history[0]["reworded"]),
        (&true.into(), &false.into())
    );
    assert_eq!(history[1]["kind"], "inserted");
}

#[test]
fn a_merge_of_branches_is_no_change() {
    let scratch = repository("merge");
    scratch.write("draft.txt", CHINESE);
    commit(&scratch, "Ann", 1, "first");
    git(&scratch.path, &["checkout", "-qb", "side"]);
    scratch.write("draft.txt", &CHINESE.replace("六月", "七月"));
    commit(&scratch, "Bo", 2, "side");
    git(&scratch.path, &["checkout", "-q", "main"]);
    scratch.write("draft.txt", &CHINESE.replace("卖方所在地", "合同签订地"));
    commit(&scratch, "Ann", 3, "main");
    git(&scratch.path, &["merge", "-q", "-m", "merge", "side"]);
    assert_eq!(
        subjects(&scratch.path, &["blame", "draft.txt"]),
        ["side", "first", "main"]
    );
}

#[test]
fn what_is_not_committed_is_named_as_such() {
    let scratch = repository("uncommitted");
    scratch.write("draft.txt", RUSSIAN);
    commit(&scratch, "Ann", 1, "first");
    scratch.write("draft.txt", &RUSSIAN.replace("пятого", "шестого"));
    let (status, out, _) = run(&scratch.path, &["blame", "draft.txt"]);
    assert_eq!(status, 0);
    assert!(
        out.lines()
            .next()
            .expect("the test can run it")
            .contains("not committed yet"),
        "{out}"
    );
    assert!(
        out.ends_with("3 paragraphs from 1 revision; 1 not committed yet\n"),
        "{out}"
    );
    assert_eq!(
        subjects(&scratch.path, &["blame", "HEAD:draft.txt"]),
        ["first"; 3]
    );
    // A renaming that is not committed, and a file that never was.
    git(&scratch.path, &["mv", "draft.txt", "final.txt"]);
    assert_eq!(
        subjects(&scratch.path, &["blame", "final.txt"]),
        ["-", "first", "first"]
    );
    scratch.write("new.txt", ENGLISH);
    git(&scratch.path, &["add", "new.txt"]);
    assert_eq!(subjects(&scratch.path, &["blame", "new.txt"]), ["-"; 3]);
}

#[test]
fn classes_that_are_ignored_change_no_wording() {
    let scratch = repository("ignored");
    scratch.write("draft.txt", ENGLISH);
    commit(&scratch, "Ann", 1, "first");
    scratch.write("draft.txt", &ENGLISH.replace("goods to", "goods, to"));
    commit(&scratch, "Bo", 2, "comma");
    assert_eq!(
        subjects(&scratch.path, &["blame", "draft.txt"]),
        ["comma", "first", "first"]
    );
    let ignoring = ["blame", "draft.txt", "--ignore-class", "punctuation"];
    assert_eq!(subjects(&scratch.path, &ignoring), ["first"; 3]);
}

#[test]
fn the_end_of_a_shallow_clone_is_said() {
    let scratch = repository("deep");
    scratch.write("draft.txt", ENGLISH);
    commit(&scratch, "Ann", 1, "first");
    scratch.write("draft.txt", &ENGLISH.replace("thirty", "sixty"));
    commit(&scratch, "Bo", 2, "second");
    scratch.write("draft.txt", &ENGLISH.replace("thirty", "ninety"));
    commit(&scratch, "Bo", 3, "third");
    let shallow = Scratch::new("blame-shallow");
    let address = format!("file://{}", scratch.path.display());
    git(
        &shallow.path,
        &["clone", "-q", "--depth", "2", &address, "clone"],
    );
    let clone = shallow.path.join("clone");
    let (status, out, _) = run(&clone, &["blame", "draft.txt"]);
    assert_eq!(status, 0);
    assert!(out.starts_with('^'), "{out}");
    assert!(
        out.contains("2 from the end of a shallow clone (^) or before"),
        "{out}"
    );
    assert_eq!(
        subjects(&clone, &["blame", "draft.txt"]),
        ["second", "third", "second"]
    );
}

#[test]
fn a_revision_that_is_no_text_is_passed_over() {
    let scratch = repository("binary");
    scratch.write("draft.txt", ENGLISH);
    commit(&scratch, "Ann", 1, "first");
    scratch.write("draft.txt", "\0\0\0");
    commit(&scratch, "Ann", 2, "broken");
    scratch.write("draft.txt", &ENGLISH.replace("thirty", "sixty"));
    commit(&scratch, "Bo", 3, "repaired");
    let (status, out, err) = run(&scratch.path, &["blame", "draft.txt"]);
    assert_eq!(status, 0);
    assert!(err.contains("cannot be read and is skipped"), "{err}");
    assert!(out.ends_with("3 paragraphs from 2 revisions\n"), "{out}");
}

#[test]
fn errors_say_what_is_wrong() {
    let scratch = repository("errors");
    scratch.write("draft.txt", ENGLISH);
    let error = |folder: &Path, file: &str| {
        let (status, out, err) = run(folder, &["blame", file]);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        err
    };
    assert!(error(&scratch.path, "draft.txt").contains("`git add` it first"));
    assert!(error(&scratch.path, "none.txt").contains("none.txt: cannot be read"));
    commit(&scratch, "Ann", 1, "first");
    assert!(error(&scratch.path, "HEAD:none.txt").contains("none.txt"));
    assert!(error(&scratch.path, "nowhere:draft.txt").contains("nowhere"));
    assert!(error(&scratch.path, ".").contains("is a directory"));
    let outside = Scratch::new("blame-outside");
    outside.write("draft.txt", ENGLISH);
    let said = error(&outside.path, "draft.txt");
    assert!(said.contains("is not in a git repository"), "{said}");
}

#[test]
fn a_long_history_is_read_by_few_processes() {
    let scratch = repository("long");
    let mut text = ENGLISH.to_owned();
    for number in 0..40 {
        let years = number + 2;
        let line = format!("\nThe record of meeting {number} is kept for {years} years.\n");
        text.push_str(&line);
        scratch.write("draft.txt", &text);
        commit(
            &scratch,
            "Ann",
            number % 28 + 1,
            &format!("meeting {number}"),
        );
    }
    let found = subjects(&scratch.path, &["blame", "draft.txt"]);
    assert_eq!(found[3], "meeting 0");
    assert_eq!(found[42], "meeting 39");
}

#[test]
fn every_line_fits_the_width() {
    let scratch = repository("width");
    scratch.write("a.txt", &format!("{ENGLISH}\n{CHINESE}"));
    commit(&scratch, "Bo Lindqvist of the Northern Archive", 1, "All");
    for width in ["20", "30", "40", "45", "50", "60", "80"] {
        let (status, out, _) = run(&scratch.path, &["blame", "a.txt", "--width", width]);
        let most: usize = width.parse().expect("it is a number");
        for line in out.lines() {
            // A Han character or mark takes two columns.
            let wide = |c: char| usize::from(('\u{2e80}'..'\u{ffa0}').contains(&c));
            let columns: usize = line.chars().map(|c| 1 + wide(c)).sum();
            assert!(columns <= most, "{width}: {line}");
        }
        assert_eq!(status, 0);
        assert!(out.contains("2026-03-01"), "{out}");
    }
    let (_, out, _) = run(&scratch.path, &["blame", "a.txt", "--width", "60"]);
    assert!(out.contains(" 1  1. The seller"), "{out}");
}
