//! Runs the program as a user does and holds what it says against `fixtures/`.
//!
//! `fixtures/<topic>/` holds inputs, and one folder a case:
//!
//! - `cmd`: the command, one line, run in the folder of the topic
//! - `stdin`: what is on standard input; may be absent
//! - `exit`: the exit status
//! - `expected.out`, or `expected.json` with `--format json`: standard output; escape characters stand as `␛`, JSON has line breaks
//! - `expected.err`: standard error; absent where none exists
//!
//! A new case needs its `cmd`; `UPDATE=1 cargo test --test cli --test docs` writes the rest. Read what it wrote.

#![cfg(feature = "cli")]

mod support;
#[path = "support/texts.rs"]
mod texts;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use support::{Scratch, variorum};
use texts::{difference, laid_out};

const HINT: &str =
    "UPDATE=1 cargo test --test cli --test docs rewrites; review the change like code";

#[test]
fn every_case_gives_what_is_expected() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let cases: Vec<PathBuf> = folders(&fixtures)
        .iter()
        .flat_map(|topic| folders(topic))
        .collect();
    assert!(!cases.is_empty(), "no cases in {}", fixtures.display());
    let update = std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let name = case.strip_prefix(&fixtures).unwrap_or(case);
            let wrong = compare(case, update).err()?;
            Some(format!("case {}: {wrong}", name.display()))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases failed\n\n{}\n{HINT}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

/// The folders in a folder, in order of their names.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("fixtures can be read");
    let found: BTreeSet<PathBuf> = entries
        .map(|entry| entry.expect("fixtures can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    found.into_iter().collect()
}

/// Runs a case and compares, or rewrites, what came. The error says what is wrong.
fn compare(case: &Path, update: bool) -> Result<(), String> {
    let cmd = fs::read_to_string(case.join("cmd")).map_err(|error| format!("`cmd`: {error}\n"))?;
    let parts = run(case, &cmd)?;
    let present: BTreeSet<String> = fs::read_dir(case)
        .expect("fixtures can be read")
        .map(|entry| entry.expect("fixtures can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let known = |name: &str| {
        ["cmd", "stdin"].contains(&name) || parts.iter().any(|(part, _)| *part == name)
    };
    if let Some(stray) = present.iter().find(|name| !known(name)) {
        return Err(format!("`{stray}` is no part of it; delete or rename it\n"));
    }
    let wrong: Vec<String> = parts
        .iter()
        .filter_map(|(part, actual)| {
            let path = case.join(part);
            if update {
                return rewrite(part, &path, actual).err();
            }
            if !present.contains(*part) && *part != "expected.err" {
                return Some(format!("has no `{part}`\n"));
            }
            let expected = fs::read_to_string(path).unwrap_or_default();
            (expected != *actual).then(|| format!("{part}\n{}", difference(&expected, actual)))
        })
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{}", cmd.trim(), wrong.concat()))
}

/// Writes a part of a case, or removes it when it may be absent and is empty.
fn rewrite(part: &str, path: &Path, actual: &str) -> Result<(), String> {
    let done = match (part, actual) {
        ("expected.err", "") if path.exists() => fs::remove_file(path),
        ("expected.err", "") => Ok(()),
        _ => fs::write(path, actual),
    };
    done.map_err(|error| format!("`{part}`: {error}\n"))
}

/// What the command of a case gives, as the parts of a case.
fn run(case: &Path, cmd: &str) -> Result<[(&'static str, String); 3], String> {
    let mut words = cmd.split_whitespace();
    if words.next() != Some("variorum") || cmd.trim().contains('\n') {
        return Err("`cmd` has to be one line that starts with `variorum`\n".to_owned());
    }
    let topic = case.parent().expect("a case stands in a topic");
    let output = variorum(topic)
        .args(words)
        .stdin(File::open(case.join("stdin")).map_or_else(|_| Stdio::null(), Stdio::from))
        .output()
        .map_err(|error| format!("cannot be run: {error}\n"))?;
    let readable = |bytes: Vec<u8>| {
        String::from_utf8(bytes)
            .map(|text| text.replace('\x1b', "␛"))
            .map_err(|error| format!("wrote what is no UTF-8: {error}\n"))
    };
    let (out, err) = (readable(output.stdout)?, readable(output.stderr)?);
    let status = output.status.code();
    let exit = status.map_or_else(|| "none".to_owned(), |code| code.to_string());
    let out = if cmd.contains("--format json") {
        if !out.is_empty() {
            serde_json::from_str::<serde_json::Value>(&out)
                .map_err(|error| format!("wrote what is no JSON: {error}\n{out}"))?;
        }
        ("expected.json", laid_out(&out))
    } else {
        ("expected.out", out)
    };
    Ok([out, ("expected.err", err), ("exit", exit + "\n")])
}

/// Standard output of a comparison with changes in it, under these variables of the environment.
fn diff_under(name: &str, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let scratch = Scratch::new(name);
    scratch.write("old.txt", "The gate is closed at noon.\n");
    scratch.write("new.txt", "The gate is closed at night.\n");
    let output = variorum(&scratch.path)
        .args(["diff", "old.txt", "new.txt"])
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .expect("the program can be run");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).expect("reports are UTF-8")
}

#[test]
fn colour_never_appears_in_piped_output() {
    let out = diff_under("piped", &[], &[("TERM", "xterm-256color")]);
    assert!(out.contains("[-noon-]") && !out.contains('\x1b'), "{out:?}");
}

#[test]
fn no_color_beats_what_forces_colour() {
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        let forced = diff_under("forced", &[], &[(name, "1")]);
        assert!(forced.contains('\x1b'), "{name}: {forced:?}");
        let both = diff_under("both", &[], &[(name, "1"), ("NO_COLOR", "1")]);
        assert!(!both.contains('\x1b'), "{name}: {both:?}");
        let no = diff_under("no", &[], &[(name, "0")]);
        assert!(!no.contains('\x1b'), "{name}: {no:?}");
    }
}

#[test]
fn color_always_colours_and_color_never_does_not() {
    let always = diff_under("always", &["--color=always"], &[("NO_COLOR", "1")]);
    assert!(always.contains('\x1b'), "{always:?}");
    let never = diff_under("never", &["--color=never"], &[("CLICOLOR_FORCE", "1")]);
    assert!(!never.contains('\x1b'), "{never:?}");
}

#[test]
fn json_has_no_colour_even_when_told_to() {
    let out = diff_under("json", &["--format=json", "--color=always"], &[]);
    assert!(!out.contains('\x1b'), "{out:?}");
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let scratch = Scratch::new("pipe");
    // More than any pipe holds, so that the program is still writing when the reader goes away.
    let lines: Vec<String> = (0..20_000)
        .map(|day| format!("On day {day} the gate stayed open.\n\n"))
        .collect();
    scratch.write("log.txt", &lines.concat());
    let mut child = variorum(&scratch.path)
        .args(["text", "log.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 16]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_folder_is_walked_in_order_of_names() {
    let scratch = Scratch::new("walk");
    for name in ["b.txt", "older/c.txt", "a.txt", "photo.raw", "d.md"] {
        scratch.write(
            &format!("letters/{name}"),
            &format!("This is what {name} says.\n"),
        );
    }
    let output = variorum(&scratch.path)
        .args(["check", "letters", "--format", "json"])
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let documents = report["documents"].as_array().unwrap().iter();
    let paths: Vec<&str> = documents
        .map(|each| each["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "letters/a.txt",
            "letters/b.txt",
            "letters/d.md",
            "letters/older/c.txt"
        ]
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn without_a_path_the_working_folder_is_checked_by_the_names_in_it() {
    let scratch = Scratch::new("here");
    scratch.write("章程/a.txt", "The the clause stands.\n");
    for arguments in [
        &["check", "--format", "concise"][..],
        &["check", ".", "--format", "concise"],
        &["check", "./", "--format", "concise"],
    ] {
        let output = variorum(&scratch.path).args(arguments).output().unwrap();
        let found = String::from_utf8(output.stdout).unwrap();
        assert!(
            found.starts_with("章程/a.txt:1:1: "),
            "{arguments:?}: {found}"
        );
    }
}

#[test]
fn json_is_laid_out_without_touching_it() {
    let json = r#"{"a":[{"b":"x, {y}: \"z\"","n":1.0},{}],"c":[]}"#;
    let expected = "{\n  \"a\": [\n    {\"b\": \"x, {y}: \\\"z\\\"\", \"n\": 1.0},\n    {}\n  ],\n  \"c\": []\n}";
    assert_eq!(laid_out(json), expected);
}

#[test]
fn a_text_is_held_against_an_archive() {
    let scratch = Scratch::new("against");
    let clause = |name: &str| {
        format!(
            "The {name} shall keep a record of every vessel that enters the inner harbour, with its name, its flag, its draught and the hour of its arrival, and shall show the record to the harbour master whenever he asks for it."
        )
    };
    scratch.write(
        "archive/old.txt",
        &format!(
            "{}\n\nSomething else.\n\n{}\n",
            clause("pilot"),
            clause("pilot")
        ),
    );
    scratch.write("archive/.hidden.txt", &clause("pilot"));
    scratch.write("new.txt", &format!("An opening.\n\n{}\n", clause("keeper")));
    let run = |arguments: &[&str]| {
        let output = variorum(&scratch.path).args(arguments).output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap().clone();
        (output.status.code(), findings)
    };
    let (status, found) = run(&[
        "check",
        "new.txt",
        "--against",
        "archive",
        "--format",
        "json",
    ]);
    assert_eq!((status, found.len()), (Some(1), 1), "{found:#?}");
    assert_eq!(found[0]["path"], "new.txt");
    assert_eq!(found[0]["related"][0]["path"], "archive/old.txt");
    let (_, hidden) = run(&[
        "check",
        "new.txt",
        "--against",
        "archive",
        "--hidden",
        "--format",
        "json",
    ]);
    assert_eq!(
        hidden[0]["related"].as_array().unwrap().len(),
        found[0]["related"].as_array().unwrap().len() + 1
    );
    let (status, none) = run(&[
        "check",
        "archive/old.txt",
        "--against",
        "new.txt",
        "--min-length",
        "500",
        "--format",
        "json",
    ]);
    assert_eq!((status, none.len()), (Some(0), 0));
}

#[test]
fn ignored_files_are_read_when_asked_for() {
    let scratch = Scratch::new("ignored");
    scratch.write("docs/.gitignore", "draft.txt\n");
    scratch.write("docs/draft.txt", "A draft.\n");
    scratch.write("docs/final.txt", "The text.\n");
    let paths = |arguments: &[&str]| {
        let output = variorum(&scratch.path)
            .args(["check", "docs", "--format", "json"])
            .args(arguments)
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["documents"].as_array().unwrap().len()
    };
    assert_eq!([paths(&[]), paths(&["--no-ignore"])], [1, 2]);
}

#[test]
#[cfg(target_os = "linux")]
fn patterns_in_any_encoding_leave_files_out() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let scratch = Scratch::new("ignored-bytes");
    let docs = scratch.path.join("docs");
    std::fs::create_dir_all(docs.join("sub")).unwrap();
    // In GBK, and a pattern in ASCII behind it.
    std::fs::write(
        docs.join(".gitignore"),
        b"\xba\xcf\xcd\xac.txt\ndraft.txt\n",
    )
    .unwrap();
    let files: [&[u8]; 5] = [
        b"\xba\xcf\xcd\xac.txt",
        b"sub/\xba\xcf\xcd\xac.txt",
        b"sub/draft.txt",
        b"sub/\xcd\xac.txt",
        b"final.txt",
    ];
    for file in files {
        std::fs::write(docs.join(OsStr::from_bytes(file)), "The text.\n").unwrap();
    }
    let names = |arguments: &[&str]| {
        let output = variorum(&scratch.path)
            .args(["check", "docs", "--format", "json"])
            .args(arguments)
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["documents"].as_array().unwrap().len()
    };
    assert_eq!([names(&[]), names(&["--no-ignore"])], [2, 5]);
}
