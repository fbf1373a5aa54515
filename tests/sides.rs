//! What the two sides of a comparison can be besides two files: folders, and revisions in a git repository.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::process::Output;

use repository::git;
use support::{Scratch, variorum};

const CONTRACT: &str =
    "第一条　甲方应当在三十日内付款。\n\n第二条　乙方应当按约定的质量交付货物，并承担运输费用。\n";

fn diff(scratch: &Scratch, arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = variorum(&scratch.path)
        .arg("diff")
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (
        status.code().expect("the program ends by itself"),
        text(stdout),
        text(stderr),
    )
}

/// A repository with one file in two revisions, in a folder with a space and Han characters in its name.
fn repository(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    git(&scratch.path, &["init", "-q"]);
    scratch.write("合同 文本/甲乙.txt", CONTRACT);
    git(&scratch.path, &["add", "."]);
    git(&scratch.path, &["commit", "-qm", "first"]);
    scratch.write("合同 文本/甲乙.txt", &CONTRACT.replace("三十", "六十"));
    scratch
}

#[test]
fn a_revision_is_compared_with_the_file_at_hand() {
    let scratch = repository("rev");
    let (status, out, _) = diff(&scratch, &["HEAD:合同 文本/甲乙.txt", "合同 文本/甲乙.txt"]);
    assert_eq!(status, 1);
    assert!(out.contains("[-三十-]{+六十+}(number)"), "{out}");
    assert!(
        out.starts_with("--- HEAD:合同 文本/甲乙.txt\n+++ 合同 文本/甲乙.txt\n"),
        "{out}"
    );
    git(&scratch.path, &["add", "."]);
    let (status, out, _) = diff(
        &scratch,
        &["HEAD:合同 文本/甲乙.txt", ":合同 文本/甲乙.txt", "--stat"],
    );
    assert_eq!(
        (status, out.contains("1 edited; number 1")),
        (1, true),
        "{out}"
    );
}

#[test]
fn folders_of_revisions_are_compared_too() {
    let scratch = repository("tree");
    let (status, out, _) = diff(&scratch, &["HEAD:", ".", "--word-diff"]);
    assert_eq!(status, 1);
    assert!(out.starts_with("合同 文本/甲乙.txt:1:1: edited: "), "{out}");
    let (status, out, _) = diff(&scratch, &["HEAD:合同 文本", "HEAD:合同 文本"]);
    assert_eq!(
        (status, out.lines().next()),
        (0, Some("files: 1 unchanged")),
        "{out}"
    );
}

#[test]
fn a_revision_alone_is_all_of_it_and_a_full_stop_the_folder_at_hand() {
    let scratch = repository("alone");
    git(&scratch.path, &["commit", "-qam", "second"]);
    let expected = "HEAD~1:合同 文本/甲乙.txt → HEAD:合同 文本/甲乙.txt: 1 edited; number 1";
    let (status, out, err) = diff(&scratch, &["HEAD~1", "HEAD", "--stat"]);
    assert_eq!((status, out.starts_with(expected)), (1, true), "{out}{err}");
    let (status, out, err) = diff(&scratch, &["HEAD~1:.", "HEAD:.", "--stat"]);
    assert_eq!(status, 1, "{err}");
    assert!(out.contains("1 edited; number 1"), "{out}");
    let (status, _, err) = diff(&scratch, &["HEAD~7", "HEAD"]);
    assert_eq!((status, err.contains("HEAD~7")), (2, true), "{err}");
    // A file of that name is meant before a revision.
    scratch.write("HEAD", "One line.\n");
    let (status, out, err) = diff(&scratch, &["HEAD", "HEAD"]);
    assert_eq!(
        (status, out.contains("no changes")),
        (0, true),
        "{out}{err}"
    );
}

#[test]
fn many_files_of_a_revision_are_read_at_once() {
    let scratch = Scratch::new("batch");
    git(&scratch.path, &["init", "-q"]);
    for number in 0..300 {
        let text =
            format!("Clause {number} of the rules is about the {number}th gate.\n").repeat(40);
        scratch.write(&format!("docs/{number}.txt"), &text);
    }
    scratch.write("docs/empty.txt", "");
    git(&scratch.path, &["add", "."]);
    git(&scratch.path, &["commit", "-qm", "first"]);
    scratch.write("docs/7.txt", "The gate is shut.\n");
    git(&scratch.path, &["commit", "-qam", "second"]);
    let (status, out, err) = diff(&scratch, &["HEAD~1:docs", "HEAD:docs", "--stat"]);
    assert_eq!(status, 1, "{err}");
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(
        out.starts_with("HEAD~1:docs/7.txt → HEAD:docs/7.txt: "),
        "{out}"
    );
}

#[test]
fn a_revision_that_is_not_there_is_an_error_with_a_reason() {
    let scratch = repository("no-rev");
    for side in [
        "HEAD~9:合同 文本/甲乙.txt",
        "HEAD:missing.txt",
        "nonsense:x.txt",
    ] {
        let (status, out, err) = diff(&scratch, &[side, "合同 文本/甲乙.txt"]);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(
            err.starts_with(&format!(
                "variorum: {side}: git has no such revision or path ("
            )),
            "{err}"
        );
    }
    let (status, _, err) = diff(&scratch, &["--", "--output=x:y", "合同 文本/甲乙.txt"]);
    assert_eq!(
        (status, err.contains("a revision does not start with `-`")),
        (2, true),
        "{err}"
    );
    let outside = Scratch::new("outside");
    outside.write("a.txt", CONTRACT);
    let (status, _, err) = diff(&outside, &["HEAD:a.txt", "a.txt"]);
    assert_eq!(status, 2);
    assert_eq!(
        err,
        "variorum: HEAD:a.txt: no such file, and this directory is not in a git repository, which REV:PATH needs\n"
    );
}

#[test]
fn files_of_two_folders_are_matched_by_path_and_then_by_text() {
    let scratch = Scratch::new("folders");
    scratch.write("old/a.txt", CONTRACT);
    scratch.write(
        "old/sub/b.txt",
        "The committee shall meet once a year, and report in writing.\n",
    );
    scratch.write("old/gone.txt", "Стороны назначают координаторов.\n");
    scratch.write("old/same.txt", "This notice is read out at the opening of every session of the committee and of its working groups.\n");
    scratch.write("new/a.txt", &CONTRACT.replace("三十", "六十"));
    scratch.write(
        "new/sub/c.txt",
        "The committee shall meet twice a year, and report in writing.\n",
    );
    scratch.write("new/come.txt", "别的文字。\n");
    scratch.write("new/same.txt", "This notice is read out at the opening of every session of\nthe committee and of its working groups.\n");
    let (status, out, _) = diff(&scratch, &["old", "new"]);
    assert_eq!(status, 1);
    assert!(out.contains("[-三十-]{+六十+}(number)"), "{out}");
    assert!(
        out.contains("renamed: old/sub/b.txt → new/sub/c.txt\n"),
        "{out}"
    );
    assert!(out.contains("[-once-]{+twice+}"), "{out}");
    assert!(
        out.contains("only in the old directory: old/gone.txt (1 paragraph)\n"),
        "{out}"
    );
    assert!(
        out.contains("only in the new directory: new/come.txt (1 paragraph)\n"),
        "{out}"
    );
    assert!(
        out.contains("\nfiles: 1 changed, 1 renamed, 1 added, 1 deleted, 1 unchanged\n"),
        "{out}"
    );
    assert!(!out.contains("same.txt"), "{out}");
    let (_, json, _) = diff(&scratch, &["old", "new", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let kinds: Vec<&str> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["kept", "added", "deleted", "kept", "renamed"]);
    assert_eq!(json["summary"]["files_renamed"], 1);
    let (_, stat, _) = diff(&scratch, &["old", "new", "--stat"]);
    assert!(stat.contains("new/come.txt (added): 1 inserted"), "{stat}");
    assert!(stat.contains("old/gone.txt (deleted): 1 deleted"), "{stat}");
    assert_eq!(diff(&scratch, &["old", "old"]).0, 0);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_rest() {
    let scratch = Scratch::new("damaged");
    scratch.write("old/a.txt", CONTRACT);
    scratch.write("old/b.txt", "One.\n");
    scratch.write("new/a.txt", &CONTRACT.replace("三十", "六十"));
    scratch.write("new/b.txt", "binary\0file");
    let (status, out, err) = diff(&scratch, &["old", "new", "--stat"]);
    assert_eq!(status, 2);
    assert!(err.contains("new/b.txt: looks like a binary file"), "{err}");
    assert!(out.contains("1 edited") && !out.contains("b.txt"), "{out}");
}

#[test]
fn files_in_formats_that_cannot_be_read_are_counted() {
    let scratch = Scratch::new("formats-of-folders");
    for folder in ["old", "new"] {
        scratch.write(&format!("{folder}/a.txt"), CONTRACT);
        scratch.write(&format!("{folder}/b.rtf"), &format!("{{\\rtf1 {folder}}}"));
        scratch.write(&format!("{folder}/c.ods"), "PK");
    }
    let (status, _, err) = diff(&scratch, &["old", "new"]);
    assert_eq!(status, 0, "{err}");
    let said = "skipped 4 files that cannot be read (2 OpenDocument spreadsheet, 2 RTF)";
    assert!(err.contains(said), "{err}");
}
