//! What the program offers to shells while a command is typed.

#![cfg(feature = "cli")]

mod support;

use std::path::Path;
use std::process::Command;

use support::{Scratch, variorum};

/// What is offered for the last of the words, in a folder.
fn offered_in(folder: &Path, words: &[&str]) -> Vec<String> {
    let output = variorum(folder)
        .env("VARIORUM_COMPLETE", "fish")
        .args(["--", "variorum"])
        .args(words)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{words:?}");
    let answer = String::from_utf8(output.stdout).expect("it is UTF-8");
    // What follows the tab explains it.
    let values = answer.lines().filter_map(|line| line.split('\t').next());
    values.map(str::to_owned).collect()
}

fn offered(words: &[&str]) -> Vec<String> {
    offered_in(&std::env::temp_dir(), words)
}

#[test]
fn each_rule_of_a_list_is_completed() {
    for list in [
        &["check", "--select", "sum-mismatch,doubled-w"][..],
        &["check", "--select=sum-mismatch,doubled-w"],
        &["check", "--ignore", "sum-mismatch,doubled-w"],
        &["config", "--select", "sum-mismatch,doubled-w"],
    ] {
        let found = offered(list);
        assert!(found.len() == 1 && found[0].ends_with("sum-mismatch,doubled-word"));
    }
    let classes = offered(&["diff", "a", "b", "--fail-on", "number,neg"]);
    assert_eq!(classes, ["number,negation"]);
    let repeats = offered(&["check", "--repeats", "code=ignore,formula=n"]);
    assert_eq!(repeats, ["code=ignore,formula=note"]);
}

#[test]
fn commands_and_rules_are_completed_as_arguments() {
    assert_eq!(offered(&["man", "di"]), ["diff"]);
    assert_eq!(offered(&["explain", "weekd"]), ["weekday-mismatch"]);
    assert_eq!(offered(&["rules", "weekd"]), ["weekday-mismatch"]);
    assert_eq!(offered(&["check", "--format", "sa"]), ["sarif"]);
    assert_eq!(offered(&["completions", "zs"]), ["zsh"]);
    // In either case, as it may be typed.
    assert_eq!(offered(&["check", "--language", "ger"]), ["German"]);
    assert_eq!(offered(&["check", "--language", "GER"]), ["German"]);
    assert!(offered(&["check", "--language=ru"]).contains(&"--language=Russian".to_owned()));
}

#[test]
fn files_come_before_options_that_nobody_asked_for() {
    let scratch = Scratch::new("completion");
    scratch.write("my notes.txt", "Text.\n");
    scratch.write("docs/a.md", "Text.\n");
    let files = offered_in(&scratch.path, &["check", ""]);
    assert!(files.contains(&"my notes.txt".to_owned()), "{files:?}");
    assert!(!files.iter().any(|file| file.starts_with('-')), "{files:?}");
    let inside = offered_in(&scratch.path, &["diff", "docs/"]);
    let inside: Vec<String> = inside.iter().map(|path| path.replace('\\', "/")).collect();
    assert_eq!(inside, ["docs/a.md"]);
    let options = offered(&["check", "--no-c"]);
    assert_eq!(options, ["--no-config"]);
    assert!(offered(&["init", ""]).contains(&"--force".to_owned()));
}

#[test]
fn a_report_goes_to_a_format_and_a_file() {
    let formats = offered(&["check", "a.txt", "-o", "js"]);
    assert_eq!(formats, ["json=", "jsonl="]);
    assert_eq!(offered(&["diff", "a", "b", "-o", "js"]), ["json="]);
    assert_eq!(
        offered(&["check", "a", "--output=sar"]),
        ["--output=sarif="]
    );
    let scratch = Scratch::new("completed-output");
    scratch.write("docs/my report.json", "");
    scratch.write("jolly.txt", "");
    let all = |word: &str| {
        let found = offered_in(&scratch.path, &["check", "a", "-o", word]);
        let found = found.iter().map(|path| path.replace('\\', "/"));
        found.collect::<Vec<String>>()
    };
    assert_eq!(all("json="), ["json=docs/", "json=jolly.txt"]);
    assert_eq!(all("json=docs/"), ["json=docs/my report.json"]);
    assert_eq!(all("jo"), ["jolly.txt"]);
    assert_eq!(all("ju"), ["junit="]);
}

/// What bash would complete a line to, or nothing where there is no bash.
fn in_bash(words: &[&str]) -> Option<Vec<String>> {
    let script = "source <(\"$PROGRAM\" completions bash)
        variorum() { \"$PROGRAM\" \"$@\"; }
        COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1))
        _variorum variorum \"${!#}\"
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = Command::new("bash")
        .args(["--norc", "-c", script, "bash", "variorum"])
        .args(words)
        .env("PROGRAM", env!("CARGO_BIN_EXE_variorum"))
        .output()
        .ok()?;
    let answer = String::from_utf8(output.stdout).expect("it is UTF-8");
    Some(answer.lines().map(str::to_owned).collect())
}

#[test]
#[cfg(unix)]
fn bash_completes_what_it_splits_at_equals_signs() {
    let Some(found) = in_bash(&["check", "--select", "=", "sum-mismatch,doubled-w"]) else {
        return;
    };
    assert_eq!(found, ["sum-mismatch,doubled-word"]);
    let after_sign = in_bash(&["check", "--repeats", "code", "=", "no"]);
    assert_eq!(after_sign, Some(vec!["note".to_owned()]));
    assert_eq!(in_bash(&["man", "di"]), Some(vec!["diff".to_owned()]));
    let formats = in_bash(&["check", "a", "-o", "js"]);
    assert_eq!(formats, Some(vec!["json=".to_owned(), "jsonl=".to_owned()]));
    // File names are left to bash, which knows how to quote them.
    assert_eq!(
        in_bash(&["check", "a", "-o", "json", "=", "x"]),
        Some(vec![String::new()])
    );
    assert_eq!(in_bash(&["check", ""]), Some(vec![String::new()]));
}

#[test]
fn commands_are_offered_by_their_own_names_and_in_order() {
    let all = offered(&[""]);
    assert!(all.contains(&"rules".to_owned()), "{all:?}");
    assert!(!all.contains(&"explain".to_owned()), "{all:?}");
    // An alias is offered to whoever types it.
    assert_eq!(offered(&["ex"]), ["explain"]);
    assert_eq!(offered(&["lin"]), ["lint"]);
    for words in [
        &[""][..],
        &["man", ""],
        &["rules", ""],
        &["check", "--select", ""],
        &["check", "--repeats", ""],
        &["check", "--language", ""],
        &["check", "--fail-on", ""],
        &["check", "--format", ""],
        &["check", "--"],
        &["diff", "a", "b", "--fail-on", ""],
        &["diff", "--"],
    ] {
        let found = offered(words);
        assert!(found.len() > 2 && found.is_sorted(), "{words:?}: {found:?}");
    }
}
