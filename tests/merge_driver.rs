//! `variorum merge` as its users run it: files in other encodings, files that cannot be merged, and as a merge driver of real git.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::fs;
use std::process::Output;

use support::{Scratch, variorum};

const PROGRAM: &str = env!("CARGO_BIN_EXE_variorum");

/// What a run ended with and wrote: the exit status, standard output and standard error.
fn run(scratch: &Scratch, arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let output = variorum(&scratch.path).args(arguments).output();
    let Output {
        status,
        stdout,
        stderr,
    } = output.expect("the program can be run");
    let err = String::from_utf8(stderr).expect("messages are UTF-8");
    (status.code().expect("it ends by itself"), stdout, err)
}

/// Whether a run of git ended well, and what it wrote.
fn git(scratch: &Scratch, arguments: &[&str]) -> (bool, String) {
    let output = repository::command(&scratch.path, arguments)
        .output()
        .expect("the tests need git");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

/// A repository with the driver, and a base on the branch `main`.
fn repository(name: &str, base: &str) -> Scratch {
    let scratch = Scratch::new(name);
    repository::git(&scratch.path, &["init", "-q", "-b", "main"]);
    let driver = format!("\"{PROGRAM}\" merge --driver --marker-size %L --path %P %O %A %B");
    git(&scratch, &["config", "merge.variorum.driver", &driver]);
    scratch.write(
        ".gitattributes",
        "*.md merge=variorum\n*.txt merge=variorum\n",
    );
    commit(&scratch, base, "base");
    scratch
}

fn commit(scratch: &Scratch, text: &str, message: &str) {
    scratch.write("docs/lease 租约.md", text);
    git(scratch, &["add", "-A"]);
    let (done, said) = git(scratch, &["commit", "-qm", message]);
    assert!(done, "{said}");
}

fn file(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.path.join("docs/lease 租约.md")).expect("it is there")
}

const BASE: &str = "\
# Lease

1. The lessee pays the rent on the first day of each month, by transfer to the account that the lessor names.

2. 承租人应当在三十日内以书面形式通知出租人房屋的状况。逾期未通知的，视为房屋状况良好。

3. Арендатор содержит помещение в чистоте и не передаёт его третьим лицам без согласия арендодателя.
";

/// The base with a clause before the others, wrapped anew, and a clause cut in two.
const LAID_OUT: &str = "\
# Lease

1. The lessor owns the house.

2. The lessee pays the rent on the first day of
each month, by transfer to the account that the
lessor names.

3. 承租人应当在三十日内以书面形式通知出租人房屋的状况。

4. 逾期未通知的，视为房屋状况良好。

5. Арендатор содержит помещение в чистоте и не
передаёт его третьим лицам без согласия
арендодателя.
";

fn reworded() -> String {
    BASE.replace("first day", "second day")
        .replace("三十日", "六十日")
        .replace("房屋状况良好", "房屋状况完好")
        .replace("без согласия", "без письменного согласия")
}

#[test]
fn git_merges_a_new_layout_with_new_words_without_a_conflict() {
    let scratch = repository("driver-layout", BASE);
    git(&scratch, &["checkout", "-qb", "layout"]);
    commit(&scratch, LAID_OUT, "layout");
    git(&scratch, &["checkout", "-q", "main"]);
    commit(&scratch, &reworded(), "words");
    git(&scratch, &["checkout", "-q", "layout"]);
    let (done, said) = git(&scratch, &["merge", "main", "-m", "both"]);
    assert!(done, "{said}");
    let expected = LAID_OUT
        .replace("first day", "second day")
        .replace("三十日", "六十日")
        .replace("房屋状况良好", "房屋状况完好")
        .replace("без согласия", "без письменного согласия");
    assert_eq!(file(&scratch), expected);
}

#[test]
fn git_is_told_of_a_conflict_and_shows_both_wordings() {
    let scratch = repository("driver-conflict", BASE);
    git(&scratch, &["checkout", "-qb", "other"]);
    commit(
        &scratch,
        &BASE
            .replace("三十日", "九十日")
            .replace("rent", "whole rent"),
        "other",
    );
    git(&scratch, &["checkout", "-q", "main"]);
    commit(&scratch, &BASE.replace("三十日", "六十日"), "ours");
    let (done, said) = git(&scratch, &["merge", "other"]);
    assert!(!done && said.contains("CONFLICT"), "{said}");
    let text = file(&scratch);
    assert!(text.contains("pays the whole rent"), "{text}");
    let marks = "<<<<<<< ours\n2. 承租人应当在六十日内";
    assert!(
        text.contains(marks) && text.contains("=======\n2. 承租人应当在九十日内"),
        "{text}"
    );
}

#[test]
fn the_result_has_the_encoding_and_the_line_ends_of_ours() {
    let scratch = Scratch::new("merge-encoding");
    let base = "第一条　商户应当在门口公示价格。\n\n第二条　市场每日八时开市，二十时闭市。\n";
    let ours = base.replace("八时", "九时").replace('\n', "\r\n");
    let theirs = base.replace("价格", "价格与产地");
    let encoded = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    scratch.write("base.txt", base);
    scratch.write("theirs.txt", &theirs);
    fs::write(scratch.path.join("ours.txt"), encoded(&ours)).unwrap();
    let (status, out, err) = run(&scratch, &["merge", "base.txt", "ours.txt", "theirs.txt"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, encoded(&ours.replace("价格", "价格与产地")));
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(ours.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(scratch.path.join("ours.txt"), wide).unwrap();
    let (status, out, _) = run(&scratch, &["merge", "base.txt", "ours.txt", "theirs.txt"]);
    assert_eq!((status, &out[..2]), (0, &[0xff, 0xfe][..]));
}

#[test]
fn what_cannot_be_merged_leaves_every_file_as_it_was() {
    let scratch = Scratch::new("merge-error");
    scratch.write("base.txt", "Dogs wait outside.\n");
    scratch.write("theirs.txt", "猫狗在门外等候。\n");
    let ours = encoding_rs::WINDOWS_1251
        .encode("Собаки ждут снаружи, а кошки сидят дома у окна.\n")
        .0;
    fs::write(scratch.path.join("ours.txt"), &ours).unwrap();
    let (status, _, err) = run(
        &scratch,
        &["merge", "base.txt", "ours.txt", "theirs.txt", "--driver"],
    );
    assert_eq!(status, 2);
    assert!(
        err.contains("windows-1251 lacks a character of theirs.txt"),
        "{err}"
    );
    assert_eq!(
        fs::read(scratch.path.join("ours.txt")).unwrap(),
        ours.as_ref()
    );
    scratch.write("result.txt", "before\n");
    fs::write(scratch.path.join("theirs.txt"), b"a\0b").unwrap();
    let (status, _, err) = run(
        &scratch,
        &[
            "merge",
            "base.txt",
            "ours.txt",
            "theirs.txt",
            "-o",
            "result.txt",
        ],
    );
    assert_eq!(status, 2);
    assert!(
        err.contains("theirs.txt: looks like a binary file"),
        "{err}"
    );
    assert_eq!(
        fs::read_to_string(scratch.path.join("result.txt")).unwrap(),
        "before\n"
    );
}

#[test]
fn a_side_without_changes_need_not_be_text() {
    let scratch = Scratch::new("merge-bytes");
    fs::write(scratch.path.join("base.bin"), b"a\0b").unwrap();
    fs::write(scratch.path.join("theirs.bin"), b"a\0c").unwrap();
    let (status, out, _) = run(&scratch, &["merge", "base.bin", "base.bin", "theirs.bin"]);
    assert_eq!((status, out.as_slice()), (0, &b"a\0c"[..]));
}

#[test]
fn a_reference_to_a_clause_that_got_another_number_is_named() {
    for (base, came, added, expected) in [
        (
            "Section 1. Fees are due in May.\n\nSection 2. Cards are free.\n\nSection 3. Books are lent for a month.\n",
            [
                "Section 2. Copies cost ten cents.\n\n",
                "Section 2. Cards",
                "Section 3. Cards",
                "Section 3. Books",
                "Section 4. Books",
            ],
            "\nSection 4. Section 3 does not apply to guests.\n",
            "variorum: ours.txt:9:12: Section 3 is now Section 4\n",
        ),
        (
            "第一条　会费五月缴纳。\n\n第二条　借书证免费。\n\n第三条　图书可借一个月。\n",
            [
                "第二条　复印每页一角。\n\n",
                "第二条　借书证",
                "第三条　借书证",
                "第三条　图书",
                "第四条　图书",
            ],
            "\n第四条　第三条的规定不适用于来宾。\n",
            "variorum: ours.txt:9:5: 第三条 is now 第四条\n",
        ),
    ] {
        let scratch = Scratch::new("merge-references");
        let ours = base
            .replace(came[3], came[4])
            .replace(came[1], &format!("{}{}", came[0], came[2]));
        scratch.write("base.txt", base);
        scratch.write("ours.txt", &ours);
        scratch.write("theirs.txt", &format!("{base}{added}"));
        let (status, _, said) = run(&scratch, &["merge", "base.txt", "ours.txt", "theirs.txt"]);
        assert_eq!((status, said.as_str()), (0, expected));
        let (_, _, said) = run(
            &scratch,
            &["merge", "-q", "base.txt", "ours.txt", "theirs.txt"],
        );
        assert_eq!(said, "");
        // What ours has as well was stale before.
        let stale = ours
            .replace("第四条　图书", "第四条　第三条")
            .replace("Section 4. Books", "Section 4. Section 3");
        scratch.write("ours.txt", &stale);
        scratch.write(
            "theirs.txt",
            &base.replace("五月", "六月").replace("May", "June"),
        );
        let (status, _, said) = run(&scratch, &["merge", "base.txt", "ours.txt", "theirs.txt"]);
        assert_eq!((status, said.as_str()), (0, ""));
    }
}

#[test]
fn one_name_decides_the_format_of_all_three() {
    let scratch = Scratch::new("merge-path");
    scratch.write(".merge_file_a", "> Dogs wait\n> outside.\n");
    scratch.write(".merge_file_b", "> Dogs and cats wait\n> outside.\n");
    scratch.write(".merge_file_c", "> Dogs wait outside,\n> by the door.\n");
    let files = [".merge_file_a", ".merge_file_b", ".merge_file_c"];
    let (status, out, _) = run(
        &scratch,
        &[&["merge"][..], &files, &["--path", "docs/rules.md"]].concat(),
    );
    let expected = "> Dogs and cats wait\n> outside, by the door.\n";
    assert_eq!(
        (status, String::from_utf8(out).unwrap().as_str()),
        (0, expected)
    );
}
