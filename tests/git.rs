//! The program as git calls it: external diff, driver, textconv, difftool; with real git, and names that are not ASCII.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::process::{Command, Output};

use support::Scratch;

const PROGRAM: &str = env!("CARGO_BIN_EXE_variorum");
const CONTRACT: &str =
    "第一条　甲方应当在三十日内付款。\n\n第二条　乙方应当按约定的质量交付货物，并承担运输费用。\n";
const NAME: &str = "合同 文本/甲乙.txt";

fn said(command: &mut Command) -> (i32, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the tests need git");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let (out, err) = (text(stdout), text(stderr));
    assert_eq!(err, "", "{out}");
    (status.code().expect("git ends by itself"), out)
}

fn git(scratch: &Scratch, arguments: &[&str]) -> String {
    let (status, out) = said(&mut repository::command(&scratch.path, arguments));
    assert_eq!(status, 0, "git {arguments:?}: {out}");
    out
}

/// A repository with a file that was changed, and is changed again at hand; the driver `prose` compares text files.
fn repository(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("git-{name}"));
    repository::git(&scratch.path, &["init", "-q", "-b", "main"]);
    let driver = format!("\"{PROGRAM}\" git-diff");
    git(&scratch, &["config", "diff.prose.command", &driver]);
    scratch.write(".gitattributes", "*.txt diff=prose\n");
    scratch.write(NAME, CONTRACT);
    git(&scratch, &["add", "."]);
    git(&scratch, &["commit", "-qm", "first"]);
    scratch.write(NAME, &CONTRACT.replace("三十", "六十"));
    git(&scratch, &["commit", "-qam", "second"]);
    scratch.write(
        NAME,
        &CONTRACT.replace("三十", "六十").replace("应当按", "可以按"),
    );
    scratch
}

#[test]
fn a_driver_shows_what_changed_and_under_which_name() {
    let scratch = repository("driver");
    let out = git(&scratch, &["diff"]);
    assert!(
        out.starts_with(&format!("--- {NAME}\n+++ {NAME}\n")),
        "{out}"
    );
    assert!(out.contains("[-应当-]{+可以+}(modality)"), "{out}");
    let out = git(&scratch, &["log", "-p", "--ext-diff", "--format=%s"]);
    assert!(out.contains("[-三十-]{+六十+}(number)"), "{out}");
    assert!(
        out.contains(&format!("--- /dev/null\n+++ {NAME}\n")),
        "{out}"
    );
    assert!(
        out.contains("{+第一条　甲方应当在三十日内付款。+}"),
        "{out}"
    );
}

#[test]
fn a_blank_line_parts_one_file_from_the_next() {
    let scratch = repository("two");
    scratch.write("ещё один.txt", "Поставщик обязан передать товар.\n");
    git(&scratch, &["add", "."]);
    let out = git(&scratch, &["diff", "HEAD"]);
    let heads: Vec<usize> = out.match_indices("--- ").map(|(at, _)| at).collect();
    assert_eq!((heads.len(), heads[0]), (2, 0), "{out}");
    assert!(out[..heads[1]].ends_with("\n\n"), "{out}");
}

#[test]
fn files_that_came_went_or_were_renamed_are_shown_as_that() {
    let scratch = repository("rename");
    git(&scratch, &["commit", "-qam", "third"]);
    git(&scratch, &["mv", NAME, "договор.txt"]);
    scratch.write("新.txt", "新的文字。\n");
    git(&scratch, &["add", "."]);
    let out = git(&scratch, &["diff", "--cached", "-M"]);
    assert!(
        out.contains(&format!(
            "{NAME} → договор.txt: no changes (2 paragraphs)\n"
        )),
        "{out}"
    );
    assert!(out.contains("--- /dev/null\n+++ 新.txt\n"), "{out}");
    let out = git(&scratch, &["diff", "--cached", "--no-renames", "-R"]);
    assert!(out.contains("--- договор.txt\n+++ /dev/null\n"), "{out}");
    scratch.write("договор.txt", CONTRACT);
    git(&scratch, &["add", "."]);
    let out = git(&scratch, &["diff", "--cached", "-M10%"]);
    assert!(
        out.contains(&format!("--- {NAME}\n+++ договор.txt\n")),
        "{out}"
    );
}

#[test]
fn the_exit_status_is_one_that_git_takes() {
    let scratch = repository("status");
    let external = |trust: Option<&str>, arguments: &[&str]| {
        let mut command = repository::command(&scratch.path, arguments);
        command.env(
            "GIT_EXTERNAL_DIFF",
            format!("\"{PROGRAM}\" git-diff --word-diff"),
        );
        if let Some(value) = trust {
            command.env("GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE", value);
        }
        // The driver would go first.
        command.arg("--").arg(NAME);
        said(&mut command)
    };
    scratch.write(".gitattributes", "");
    let (status, out) = external(None, &["diff"]);
    assert_eq!(status, 0, "{out}");
    assert!(out.starts_with(&format!("{NAME}:3:1: edited: ")), "{out}");
    assert_eq!(external(None, &["diff", "--exit-code"]).0, 1);
    assert_eq!(external(Some("true"), &["diff", "--exit-code"]).0, 1);
    // A text that is only wrapped anew is no difference, where git asks us.
    scratch.write(
        NAME,
        &CONTRACT
            .replace("三十", "六十")
            .replace("质量交付", "质量\n交付"),
    );
    assert_eq!(external(None, &["diff", "--exit-code"]).0, 1);
    let (status, out) = external(Some("true"), &["diff", "--exit-code"]);
    assert_eq!((status, out.as_str()), (0, ""));
}

#[test]
fn unmerged_and_binary_files_do_not_stop_git() {
    let scratch = repository("unmerged");
    git(&scratch, &["checkout", "-q", "--", NAME]);
    git(&scratch, &["checkout", "-qb", "other", "HEAD~1"]);
    scratch.write(NAME, &CONTRACT.replace("三十", "九十"));
    git(&scratch, &["commit", "-qam", "other"]);
    let merged = repository::command(&scratch.path, &["merge", "-q", "main"])
        .output()
        .unwrap();
    assert!(!merged.status.success());
    assert!(git(&scratch, &["diff", "--cached"]).contains(&format!("{NAME}: unmerged\n")));
    git(&scratch, &["reset", "-q", "--hard"]);
    scratch.write(NAME, "binary\0text");
    scratch.write("甲.txt", "甲。\n");
    git(&scratch, &["add", "."]);
    let out = git(&scratch, &["diff", "--cached"]);
    assert!(
        out.contains(&format!(
            "{NAME} and {NAME} differ: {NAME}: looks like a binary file"
        )),
        "{out}"
    );
    assert!(out.contains("{+甲。+}"), "{out}");
}

#[test]
fn textconv_shows_the_paragraphs() {
    let scratch = repository("textconv");
    git(&scratch, &["config", "--unset", "diff.prose.command"]);
    let conversion = format!("\"{PROGRAM}\" text");
    git(&scratch, &["config", "diff.prose.textconv", &conversion]);
    let out = git(&scratch, &["diff"]);
    assert!(out.contains("\n-第二条　乙方应当按约定的"), "{out}");
    assert!(out.contains("\n+第二条　乙方可以按约定的"), "{out}");
    scratch.write(
        NAME,
        &CONTRACT
            .replace("三十", "六十")
            .replace("质量交付", "质量\n交付"),
    );
    assert_eq!(
        git(&scratch, &["diff"])
            .lines()
            .filter(|line| line.starts_with('+'))
            .count(),
        0
    );
}

#[test]
fn a_difftool_compares_under_the_name_in_the_repository() {
    let scratch = repository("difftool");
    let tool = format!("\"{PROGRAM}\" diff --label \"$MERGED\" \"$LOCAL\" \"$REMOTE\"");
    git(&scratch, &["config", "difftool.variorum.cmd", &tool]);
    let out = git(&scratch, &["difftool", "-y", "-t", "variorum"]);
    assert!(
        out.starts_with(&format!("--- {NAME}\n+++ {NAME}\n")),
        "{out}"
    );
    assert!(out.contains("[-应当-]{+可以+}(modality)"), "{out}");
    let out = git(
        &scratch,
        &["difftool", "-y", "-t", "variorum", "HEAD~1", "HEAD"],
    );
    assert!(out.contains("[-三十-]{+六十+}(number)"), "{out}");
    let folders = format!("\"{PROGRAM}\" diff \"$LOCAL\" \"$REMOTE\"");
    git(&scratch, &["config", "difftool.variorum.cmd", &folders]);
    let out = git(&scratch, &["difftool", "-d", "-t", "variorum"]);
    assert!(out.contains("files: 1 changed\n"), "{out}");
}

#[test]
fn two_revisions_are_compared_without_a_working_tree() {
    let scratch = repository("bare");
    git(&scratch, &["clone", "-q", "--bare", ".", "bare.git"]);
    let mut command = support::variorum(&scratch.path.join("bare.git"));
    let (status, out) = said(command.args(["diff", "HEAD~1", "HEAD"]));
    assert_eq!(status, 1);
    assert!(out.contains("[-三十-]{+六十+}(number)"), "{out}");
}

#[cfg(unix)]
#[test]
fn links_in_a_clean_working_tree_are_no_change() {
    let scratch = repository("links");
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(target, scratch.path.join(name)).unwrap();
    };
    link("甲乙.txt", "合同 文本/副本.txt");
    link("合同 文本", "目录");
    git(&scratch, &["add", "."]);
    git(&scratch, &["commit", "-qm", "third"]);
    let mut command = support::variorum(&scratch.path);
    let (status, out) = said(command.args(["diff", "HEAD", "."]));
    assert_eq!((status, out.contains("副本")), (0, false), "{out}");
}

#[test]
fn arguments_that_git_would_not_give_are_an_error() {
    let output = support::variorum(&std::env::temp_dir())
        .args(["git-diff", "a.txt", "b.txt"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("use `variorum diff`"), "{message}");
}
