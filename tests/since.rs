//! `check --since` as a user meets it: what a change brings, and nothing that was there before; with real git, in three languages.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::fs;
use std::path::Path;

use repository::git;
use support::{Scratch, variorum};

const CHINESE: &str = "文本/合同 甲.txt";
const RUSSIAN: &str = "docs/договор.txt";
const ENGLISH: &str = "docs/lease.txt";

const PASSAGE: &str = "双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。";
const LEASE: &str =
    "The tenant shall pay the the rent to the landlord on the first day of each month.";

/// A repository with one slip in each of three files.
fn repository(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("since-{name}"));
    git(&scratch.path, &["init", "-q", "-b", "main"]);
    scratch.write(
        CHINESE,
        "第一条　甲方应当按照约定付款，乙方的的义务另行规定。\n\n第二条　双方应当妥善保管与本合同有关的文件。\n",
    );
    scratch.write(RUSSIAN, "Стороны обязуются и и впредь сотрудничать друг с другом.\n\nДоговор вступает в силу с даты подписания.\n");
    scratch.write(
        ENGLISH,
        &format!("{LEASE}\n\nThe landlord shall keep the house in repair.\n"),
    );
    commit(&scratch);
    scratch
}

fn commit(scratch: &Scratch) {
    git(&scratch.path, &["add", "-A"]);
    git(
        &scratch.path,
        &["commit", "-q", "--allow-empty", "-m", "so far"],
    );
}

fn edit(scratch: &Scratch, name: &str, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(scratch.path.join(name)).expect("it was written");
    scratch.write(name, &change(&text));
}

/// Runs a check in a folder: exit status, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let format: &[&str] = if arguments.contains(&"--format") {
        &[]
    } else {
        &["--format", "concise"]
    };
    let output = variorum(folder)
        .arg("check")
        .args(format)
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    let status = output.status.code().expect("it ends by itself");
    (status, text(output.stdout), text(output.stderr))
}

/// Where something new is found since a revision: `path:line rule`.
fn since(scratch: &Scratch, revision: &str) -> Vec<String> {
    let (status, out, err) = run(&scratch.path, &[".", "--since", revision]);
    assert!(err.contains(" new "), "{err}");
    assert_eq!(status, i32::from(!out.is_empty()), "{out}");
    let short = |line: &str| {
        let mut parts = line.trim_start_matches("./").split(':');
        let (path, number) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let rule = line.rsplit('[').next().unwrap_or("").trim_end_matches(']');
        format!("{path}:{number} {rule}")
    };
    out.lines().map(short).collect()
}

#[test]
fn what_was_there_is_not_reported_however_it_is_laid_out() {
    let scratch = repository("layout");
    let (_, out, _) = run(&scratch.path, &["."]);
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(since(&scratch, "HEAD").is_empty());
    edit(&scratch, ENGLISH, |text| {
        format!(
            "A new start.\n\n{}",
            text.replace("rent to the", "rent\nto the")
        )
    });
    edit(&scratch, RUSSIAN, |text| {
        let (one, other) = text.trim_end().split_once("\n\n").unwrap();
        format!("{other}\n\n{one}\n")
    });
    edit(&scratch, CHINESE, |text| {
        format!(
            "第一条　本合同一式两份。\n\n{}",
            text.replace("第二条", "第三条").replace("第一条", "第二条")
        )
    });
    assert!(
        since(&scratch, "HEAD").is_empty(),
        "{:?}",
        since(&scratch, "HEAD")
    );
    let (_, out, _) = run(
        &scratch.path,
        &[".", "--since", "HEAD", "--format", "human"],
    );
    assert!(out.contains("(3 files, 8 paragraphs)\n"), "{out}");
    assert!(out.ends_with("\n3 known\n"), "{out}");
    let (_, out, _) = run(&scratch.path, &[".", "--since", "HEAD", "--format", "json"]);
    assert!(out.contains("\"old\":3"), "{out}");
}

#[test]
fn an_edited_paragraph_brings_its_findings_up() {
    let scratch = repository("edited");
    edit(&scratch, CHINESE, |text| {
        text.replace("按照约定付款", "按照约定的期限付款")
    });
    edit(&scratch, RUSSIAN, |text| {
        format!("{text}\nОна и и он согласны.\n")
    });
    edit(&scratch, ENGLISH, |text| {
        text.replace("in repair", "in good repair")
    });
    let found = since(&scratch, "HEAD");
    assert_eq!(
        found,
        [
            "docs/договор.txt:5 doubled-word",
            "文本/合同 甲.txt:1 doubled-word"
        ]
    );
    // Staged or committed, it is the same change.
    git(&scratch.path, &["add", "-A"]);
    assert_eq!(since(&scratch, "HEAD"), found);
    commit(&scratch);
    assert_eq!(since(&scratch, "HEAD~1"), found);
    assert!(since(&scratch, "HEAD").is_empty());
    // From a folder below, and of one file alone.
    let (status, out, _) = run(
        &scratch.path.join("docs"),
        &["договор.txt", "--since", "HEAD~1"],
    );
    assert_eq!((status, out.lines().count()), (1, 1), "{out}");
}

#[test]
fn a_class_of_copies_is_new_when_one_is_edited_and_not_when_one_moves() {
    let scratch = repository("copies");
    let between = [
        "春天的河水涨到了桥下。",
        "Rent is due in advance.",
        "Погода стояла ясная.",
        "冬季运输另行安排，费用由承运人垫付。",
    ];
    let mut parts = vec![PASSAGE];
    for each in between {
        parts.extend([each, PASSAGE]);
    }
    let text = parts.join("\n\n");
    scratch.write("五.txt", &text);
    commit(&scratch);
    // The last copy goes to the front.
    let moved = [
        PASSAGE,
        text.strip_suffix(&format!("\n\n{PASSAGE}")).unwrap(),
    ]
    .join("\n\n");
    scratch.write("五.txt", &moved);
    assert!(
        since(&scratch, "HEAD").is_empty(),
        "{:?}",
        since(&scratch, "HEAD")
    );
    // One goes altogether.
    scratch.write(
        "五.txt",
        text.strip_suffix(&format!("\n\n{PASSAGE}")).unwrap(),
    );
    assert!(
        since(&scratch, "HEAD").is_empty(),
        "{:?}",
        since(&scratch, "HEAD")
    );
    // One of five is edited.
    let at = text.rfind("至少举行一次").unwrap();
    let edited = format!("{}{}", &text[..at], text[at..].replacen("一次", "两次", 1));
    scratch.write("五.txt", &edited);
    let found = since(&scratch, "HEAD");
    assert!(
        found.iter().any(|each| each.ends_with("duplicate-passage")),
        "{found:?}"
    );
    let copies = |each: &String| each.ends_with("inconsistent-copies");
    assert!(found.iter().any(copies), "{found:?}");
    // A sixth one, in another file.
    scratch.write("五.txt", &text);
    scratch.write("六.txt", &format!("前言。\n\n{PASSAGE}\n"));
    assert_eq!(since(&scratch, "HEAD").len(), 1);
}

#[test]
fn a_finding_that_an_edit_elsewhere_makes_is_new() {
    let scratch = repository("elsewhere");
    let annexes = "\n\nAnnex 1. Rooms\n\nThe rooms are listed here.\n\nAnnex 2. Keys\n\nThe keys are listed here.\n";
    scratch.write(
        ENGLISH,
        &format!("{LEASE}\n\nThe tenant returns the keys named in Annex 2 at the end.{annexes}"),
    );
    commit(&scratch);
    assert!(since(&scratch, "HEAD").is_empty());
    edit(&scratch, ENGLISH, |text| {
        text.replace("\n\nAnnex 2. Keys\n\nThe keys are listed here.", "")
    });
    assert_eq!(
        since(&scratch, "HEAD"),
        ["docs/lease.txt:3 dangling-reference"]
    );
    // A suppression that went is an edit, too.
    scratch.write(
        "a.md",
        "<!-- variorum-disable-next-line doubled-word -->\nThey met in in Geneva.\n",
    );
    commit(&scratch);
    scratch.write("a.md", "They met in in Geneva.\n");
    assert_eq!(since(&scratch, "HEAD"), ["a.md:1 doubled-word"]);
}

#[test]
fn new_files_are_new_and_renamed_ones_are_not() {
    let scratch = repository("files");
    git(
        &scratch.path,
        &["mv", RUSSIAN, "文本/договор о сотрудничестве.txt"],
    );
    scratch.write("new.txt", "They met in in Geneva.\n");
    git(&scratch.path, &["rm", "-q", CHINESE]);
    assert_eq!(since(&scratch, "HEAD"), ["new.txt:1 doubled-word"]);
    edit(
        &scratch,
        "文本/договор о сотрудничестве.txt",
        |text| text.replace("впредь", "далее"),
    );
    let found = since(&scratch, "HEAD");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[1].contains("договор о сотрудничестве.txt:1 "),
        "{found:?}"
    );
}

#[test]
fn text_that_goes_to_another_file_is_not_new() {
    let scratch = repository("chapters");
    let slip = "第三条　乙方应当按照约定的的时间和地点交付货物，并承担运输费用。";
    scratch.write(
        "全文.txt",
        &format!("第一章　总则\n\n{PASSAGE}\n\n{slip}\n\n{PASSAGE}\n"),
    );
    commit(&scratch);
    scratch.write("全文.txt", &format!("第一章　总则\n\n{PASSAGE}\n"));
    scratch.write(
        "第二章.txt",
        &format!("第二章　分则\n\n{slip}\n\n{PASSAGE}\n"),
    );
    assert!(
        since(&scratch, "HEAD").is_empty(),
        "{:?}",
        since(&scratch, "HEAD")
    );
    scratch.write("第二章.txt", &format!("第二章　分则\n\n{slip}\n\n{slip}\n"));
    let found = since(&scratch, "HEAD");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|each| each.ends_with("duplicate-passage")));
}

#[test]
fn a_branch_is_held_against_where_it_left() {
    let scratch = repository("branch");
    git(&scratch.path, &["checkout", "-qb", "topic"]);
    edit(&scratch, CHINESE, |text| {
        format!("{text}\n第三条　管理管理办法另行制定。\n")
    });
    commit(&scratch);
    git(&scratch.path, &["checkout", "-q", "main"]);
    edit(&scratch, ENGLISH, |text| {
        text.replace("the the rent", "the rent")
    });
    commit(&scratch);
    git(&scratch.path, &["checkout", "-q", "topic"]);
    // Against main itself, the slip that was repaired there has come in.
    assert_eq!(since(&scratch, "main").len(), 2);
    assert_eq!(since(&scratch, "main...").len(), 1);
}

#[test]
fn a_baseline_and_fixes_go_with_it() {
    let scratch = repository("baseline");
    edit(&scratch, CHINESE, |text| text.replace("付款", "按期付款"));
    let recorded = variorum(&scratch.path)
        .args(["baseline", "."])
        .status()
        .unwrap();
    assert!(recorded.success());
    edit(&scratch, ENGLISH, |text| {
        text.replace("landlord shall", "landlord shall shall")
    });
    let both = [".", "--since", "HEAD", "--baseline", ".variorum-baseline"];
    let (_, out, err) = run(&scratch.path, &both);
    assert_eq!(out.lines().count(), 1, "{out}{err}");
    let (status, out, _) = run(
        &scratch.path,
        &[&both[..], &["--fix", "--unsafe-fixes"]].concat(),
    );
    assert_eq!((status, out.as_str()), (0, ""));
    let text = fs::read_to_string(scratch.path.join(ENGLISH)).unwrap();
    assert!(
        text.contains("the the rent") && text.contains("landlord shall keep"),
        "{text}"
    );
}

#[test]
fn what_git_cannot_tell_is_an_error() {
    let scratch = repository("errors");
    commit(&scratch);
    let fails = |folder: &Path, revision: &str, word: &str| {
        let (status, out, err) = run(folder, &[".", "--since", revision]);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(
            err.starts_with(&format!("variorum: --since {revision}: ")),
            "{err}"
        );
        assert!(err.contains(word) && err.lines().count() == 1, "{err}");
    };
    fails(&scratch.path, "no-such-branch", "no such git revision");
    fails(&scratch.path, "no-such-branch...", "no such git revision");
    fails(&scratch.path, "HEAD:docs", "no such git revision");
    let (status, _, err) = run(&scratch.path, &[".", "--since=-x"]);
    assert!(status == 2 && err.contains("not a revision"), "{err}");
    let shallow = Scratch::new("since-shallow");
    let origin = format!("file://{}", scratch.path.display());
    git(
        &shallow.path,
        &["clone", "-q", "--depth", "1", &origin, "文"],
    );
    fails(&shallow.path.join("文"), "HEAD~1", "fetch-depth: 0");
    shallow.write("甲.txt", "甲方。\n");
    let (status, _, err) = run(&shallow.path, &["甲.txt", "--since", "HEAD"]);
    let ceiling = err.contains("not in a git repository");
    assert!(status == 2 && ceiling, "{err}");
}
