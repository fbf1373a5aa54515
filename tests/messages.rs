//! What the program says to somebody who types something wrong.

#![cfg(feature = "cli")]

mod support;

use support::{Scratch, variorum};

/// What the program prints on standard error.
fn said(scratch: &Scratch, arguments: &[&str]) -> String {
    let output = variorum(&scratch.path)
        .args(arguments)
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_error_of_the_system_is_told_without_its_number() {
    let scratch = Scratch::new("system-errors");
    scratch.write("a.txt", "The keeper opens the gate.\n");
    let commands: [&[&str]; 12] = [
        &["check", "none.txt"],
        &["check", "--files-from", "none"],
        &["check", "--files-from", "."],
        &["check", "--config", "none.toml", "a.txt"],
        &["check", "a.txt", "--baseline", "."],
        &["check", "a.txt", "--against", "none"],
        &["check", "a.txt", "-o", "none/report.md"],
        &["baseline", "a.txt", "-o", "none/baseline"],
        &["diff", "none.txt", "a.txt"],
        &["text", "none.txt"],
        &["text", "a.txt", "-o", "none/a.json"],
        &["man", "--directory", "a.txt/man1"],
    ];
    for command in commands {
        let said = said(&scratch, command);
        let is_told = ["no such file", "is a directory", "not a directory"]
            .iter()
            .any(|told| said.contains(told));
        assert!(is_told && !said.contains("os error"), "{command:?}: {said}");
    }
}

/// What the program prints on standard output.
fn shown(scratch: &Scratch, arguments: &[&str]) -> String {
    let output = variorum(&scratch.path)
        .args(arguments)
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A contract, and the same with a clause put in, one clause edited, and a reference that did not follow.
const OLD: &str = "Pump Contract

1. Goods. The Seller sells the pumps to the Buyer.

2. Delivery. The Seller delivers the pumps to the depot of the Buyer.

2.1 The carrier unloads the pumps at the north gate before noon.

2.2 The keeper of the gate signs the papers under Clause 2 and returns a copy.
";
const NEW: &str = "Pump Contract

1. Goods. The Seller sells the pumps to the Buyer.

2. Insurance. The Buyer insures the goods while they travel by sea or by road.

3. Delivery. The Seller delivers the pumps to the depot of the Buyer.

3.1 The carrier unloads the pumps at the north gate before dawn.

3.2 The keeper of the gate signs the papers under Clause 2 and returns a copy.
";

#[test]
fn renumbered_clauses_are_counted_once_and_a_stale_reference_says_where_it_is() {
    let scratch = Scratch::new("renumbered");
    scratch.write("old.txt", OLD);
    scratch.write("new.txt", NEW);
    let diff = shown(&scratch, &["diff", "old.txt", "new.txt"]);
    for line in [
        "renumbered: 2–2.2 to 3–3.2 (3 clauses, 1 of them edited, 5:1–9:1 → 7:1–11:1)",
        "stale reference: Clause 2 (11:51 in the new text) is now Clause 3 (7:1)",
        "1 edited, 1 inserted, 2 renumbered;",
    ] {
        assert!(diff.contains(line), "{line}\n{diff}");
    }
}

#[test]
fn the_number_of_a_copied_clause_is_no_reference() {
    let clause = "The carrier unloads the pumps at the north gate of the depot before noon and hands the papers to the \
                  keeper of the gate, who signs them and returns one copy";
    let scratch = Scratch::new("copied-clause");
    let other = clause.replace("noon", "dawn");
    scratch.write(
        "a.txt",
        &format!("Pump Contract\n\n4.1 {clause}.\n\nThe Buyer pays.\n\n5.1 {other}.\n"),
    );
    let check = shown(&scratch, &["check", "a.txt"]);
    assert!(
        check.contains("= difference between 3:1 and 7:1: [-4.1-]{+5.1+}, [-noon-]{+dawn+}\n"),
        "{check}"
    );
}

#[test]
#[cfg(unix)]
fn findings_come_before_what_is_said_of_all_of_them() {
    let scratch = Scratch::new("order");
    scratch.write("a.txt", "The keeper opens the the gate.\n");
    for format in ["human", "concise", "jsonl", "github", "checkstyle"] {
        // As on a terminal, both go to one place.
        let output = std::process::Command::new("sh")
            .args(["-c", "\"$0\" check a.txt --format \"$1\" 2>&1"])
            .args([env!("CARGO_BIN_EXE_variorum"), format])
            .current_dir(&scratch.path)
            .output()
            .expect("a shell is there");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let finding = text.find("doubled-word").expect("the finding is there");
        let totals = text
            .find("1 warning (1 file")
            .expect("the totals are there");
        assert!(finding < totals, "{format}: {text}");
    }
}

#[test]
fn a_group_is_taken_where_it_makes_sense_and_advice_is_given_where_it_does_not() {
    let scratch = Scratch::new("groups");
    scratch.write("a.txt", "The keeper opens the gate (at dawn.\n");
    scratch.write(
        "variorum.toml",
        "[severity]\nunpaired-mark = \"note\"\nmarks = \"warning\"\n",
    );
    let settings = shown(&scratch, &["config", "a.txt"]);
    assert!(settings.contains("range-mark = \"warning\"  # variorum.toml:3\n"));
    assert!(settings.contains("unpaired-mark = \"note\"  # variorum.toml:2\n"));
    let group = shown(&scratch, &["explain", "marks"]);
    assert!(group.starts_with("marks\n"), "{group}");
    for (configuration, advice) in [
        (
            "[[suppress]]\nrule = \"marks\"\ntext = \"(at\"\n",
            "unknown rule `marks`; it is a group of rules: name one of its rules",
        ),
        (
            "marks = \"error\"\n",
            "it is a group of rules: see `select`, `ignore` and `severity`",
        ),
    ] {
        scratch.write("variorum.toml", configuration);
        let said = said(&scratch, &["check", "a.txt"]);
        assert!(said.contains(advice), "{said}");
    }
    scratch.write("variorum.toml", "");
    scratch.write(
        "a.md",
        "<!-- variorum-disable-next-line marks -->\nThe gate (at dawn.\n",
    );
    let check = shown(&scratch, &["check", "a.md"]);
    assert!(
        check.contains("unknown rule `marks`; it is a group of rules: name the rules themselves"),
        "{check}"
    );
}

#[test]
fn a_wrong_value_is_answered_with_those_that_are_right() {
    let scratch = Scratch::new("values");
    scratch.write("a.txt", "The keeper opens the gate.\n");
    for (arguments, expected) in [
        (
            &["check", "a.txt", "--min-length", "0"][..],
            "--min-length 0: it must be a whole number from 1 to 1000000",
        ),
        (
            &["check", "a.txt", "--jobs", "5000"],
            "--jobs 5000: it must be a whole number from 0 to 1024",
        ),
        (
            &["check", "a.txt", "--width", "5"],
            "--width 5: it must be a whole number from 20 to 65535, or 0 to keep long lines",
        ),
        (
            &["diff", "a.txt", "a.txt", "--context", "x"],
            "--context x: it must be a whole number",
        ),
        (
            &["check", "a.txt", "--select", "marks,,words"],
            "a rule name is empty",
        ),
        (
            &["check", "a.txt", "--repeats", "code"],
            "--repeats code: expected CLASS=LEVEL, as in code=ignore",
        ),
        (
            &["check", "a.txt", "--repeats", "code=x"],
            "--repeats code=x: unknown level `x`; use ignore, note, warning, error",
        ),
        (
            &["check", "a.txt", "-o", "bogus=x"],
            "unknown format `bogus`",
        ),
    ] {
        let said = said(&scratch, arguments);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_baseline_offers_no_exit_status_but_takes_the_options_of_its_check() {
    let scratch = Scratch::new("baseline-options");
    scratch.write("a.txt", "The keeper opens the the gate.\n");
    assert!(!shown(&scratch, &["baseline", "--help"]).contains("--fail-on"));
    let said = said(&scratch, &["baseline", "a.txt", "--fail-on", "error"]);
    assert!(said.contains("1 finding recorded"), "{said}");
}

#[test]
fn a_report_in_the_folder_is_not_checked_by_the_next_run() {
    let scratch = Scratch::new("own-reports");
    let (skipped, totals) = (
        "skipped 1 report that variorum wrote\n",
        "\n1 warning (1 file, 1 paragraph)\n",
    );
    for (folder, report) in [("one", "one/report.md"), ("two", "two/report.txt")] {
        scratch.write(
            &format!("{folder}/a.txt"),
            "The keeper opens the the gate.\n",
        );
        let run = || said(&scratch, &["check", folder, "-o", report]);
        assert!(!run().contains("skipped"));
        assert!(run().contains(skipped), "{report}");
    }
    // Another run knows a report by how it begins and ends, unless it is named.
    scratch.write("three/a.txt", "The keeper opens the the gate.\n");
    let report = shown(&scratch, &["check", "three", "--width", "30"]);
    scratch.write("three/report.txt", &report);
    for folder in ["one", "two", "three"] {
        let walked = shown(&scratch, &["check", folder]);
        assert!(walked.contains(totals), "{walked}");
        assert!(said(&scratch, &["check", folder]).contains(skipped));
    }
    let named = shown(&scratch, &["check", "one", "one/report.md"]);
    assert!(named.contains("(2 files, "), "{named}");
}

#[test]
fn no_report_goes_to_the_place_of_a_document_that_is_read() {
    let scratch = Scratch::new("reports-over-documents");
    let text = "The keeper opens the the gate.\n";
    for name in ["a.md", "b.txt", "f/doc.md", "g/doc.md"] {
        scratch.write(name, text);
    }
    let commands: [&[&str]; 7] = [
        &["check", "a.md", "-o", "./a.md"],
        &["check", "f", "-o", "f/doc.md"],
        &["diff", "a.md", "b.txt", "-o", "b.txt"],
        &["diff", "f", "g", "-o", "human=g/doc.md"],
        &["text", "b.txt", "-o", "b.txt"],
        &["baseline", "b.txt", "-o", "b.txt"],
        &["baseline", "f", "-o", "f/doc.md"],
    ];
    for command in commands {
        let said = said(&scratch, command);
        let refused = [
            "write the ",
            "baseline",
            "is not a report that variorum wrote",
        ];
        let refused = refused.iter().any(|words| said.contains(words));
        assert!(refused, "{command:?}: {said}");
    }
    for name in ["a.md", "b.txt", "f/doc.md", "g/doc.md"] {
        let kept = std::fs::read_to_string(scratch.path.join(name)).expect("the file is there");
        assert_eq!(kept, text, "{name}");
    }
    // What an earlier run wrote is replaced, and is no document.
    for folder in ["check f -o f/report.txt", "diff f g -o g/changes.txt"] {
        let command: Vec<&str> = folder.split(' ').collect();
        said(&scratch, &command);
        let again = said(&scratch, &command);
        assert!(!again.contains("write the "), "{again}");
    }
}

#[test]
fn every_view_fits_the_width_and_so_do_messages() {
    let scratch = Scratch::new("widths");
    scratch.write("a.txt", "The keeper opens the the gate. Кириллица тоже.\n");
    scratch.write("some-folder/b.txt", "The keeper opens the gate at dawn.\n");
    let fits = |text: &str, arguments: &[&str]| {
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(
            widest.is_some_and(|widest| widest <= 40),
            "{arguments:?}\n{text}"
        );
        assert!(text.ends_with('\n'), "{arguments:?}\n{text}");
    };
    for arguments in [
        &["check", "a.txt", "--encoding", "utf-8", "--statistics"][..],
        &["check", "a.txt", "no-such-file.txt", "--statistics"],
        &["diff", "a.txt", "some-folder/b.txt", "--stat"],
        &["diff", ".", "some-folder", "--stat"],
        &["diff", ".", "some-folder"],
    ] {
        let narrow = [arguments, &["--width", "40"]].concat();
        fits(&shown(&scratch, &narrow), &narrow);
        // In a pipe, a line is a line.
        let wide = shown(&scratch, arguments);
        assert!(wide.lines().count() <= shown(&scratch, &narrow).lines().count());
    }
    for arguments in [
        &["check", "no-such-file.txt"][..],
        &["check", "a.txt", "--fix"],
        &["check", "a.txt", "--format", "concise"],
        &["check", "a.txt", "--select", "spelling"],
        &["check", "a.txt", "--selct", "words"],
        &["a.txt", "some-folder/b.txt", "--stat"],
        &["diff", "a.txt", "some-folder"],
    ] {
        let narrow = [arguments, &["--width=40"]].concat();
        fits(&said(&scratch, &narrow), &narrow);
        let bytes = said(&scratch, arguments);
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let repeats_arguments = bytes.contains("did you mean `variorum");
        assert!(
            repeats_arguments || words(&bytes) == words(&said(&scratch, &narrow)),
            "{bytes}"
        );
    }
}

#[test]
fn a_name_that_is_nearly_right_is_answered_with_the_right_one() {
    let scratch = Scratch::new("near-names");
    scratch.write("a.txt", "The keeper opens the gate.\n");
    for (arguments, expected) in [
        (
            &["check", "a.txt", "--select", "spelling"][..],
            "unknown rule `spelling`; did you mean `names-and-terms`?",
        ),
        (
            &["check", "a.txt", "--format", "jsno"],
            "unknown format `jsno`; did you mean `json`?",
        ),
        (
            &["man", "chek"],
            "unknown command `chek`; did you mean `check`?",
        ),
        (
            &["help", "chek"],
            "unknown command `chek`; did you mean `check`?",
        ),
        (
            &["help", "a.txt"],
            "unknown command `a.txt`: `help` takes the name of a command",
        ),
        (
            &["completions", "bsh"],
            "bsh: unknown value; did you mean `bash`?",
        ),
        (
            &["diff", "a.txt", "a.txt", "--side-by-side"],
            "unknown option `--side-by-side`; did you mean `--format side-by-side`?",
        ),
        (
            &["check", "a.txt", "--repeats", "quotations=note"],
            "unknown class of repeats `quotations`; did you mean `quotation`?",
        ),
        (
            &["check", "a.txt", "--repeats", "quotation=warn"],
            "unknown level `warn`; did you mean `warning`?",
        ),
        (
            &["check", "a.txt", "--repeats", "dupe"],
            "expected CLASS=LEVEL, as in code=ignore; unknown class of repeats `dupe`; use quotation, code",
        ),
        (
            &["check", "a.txt", "--select", "dupe"],
            "did you mean `repeats`?",
        ),
        (
            &["check", "a.txt", "--select", "numbering"],
            "did you mean `numbering-gap`?",
        ),
        (
            &["check", "a.txt", "--select", "all"],
            "without --select, all of them run",
        ),
    ] {
        let said = said(&scratch, arguments);
        assert!(said.contains(expected), "{said}");
        // One style: the program, and one sentence.
        assert!(said.starts_with("variorum: "), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn so_is_a_name_in_a_configuration() {
    let scratch = Scratch::new("near-names-in-a-file");
    scratch.write("a.txt", "The keeper opens the gate.\n");
    for (written, expected) in [
        (
            "select = [\"typos\"]",
            "unknown rule `typos`; did you mean `words`?",
        ),
        (
            "[rules]\nquote-style = \"error\"",
            "unknown key `rules`; for rules, see `select`, `ignore` and `severity`",
        ),
        (
            "[severities]",
            "unknown key `severities`; did you mean `severity`?",
        ),
        (
            "[repeats]\nquotations = \"note\"",
            "unknown class of repeats `quotations`; did you mean `quotation`?",
        ),
    ] {
        scratch.write("variorum.toml", written);
        let said = said(&scratch, &["check", "a.txt"]);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn an_empty_name_or_revision_is_called_so() {
    let scratch = Scratch::new("empty-labels");
    scratch.write("a.txt", "The keeper opens the gate.\n");
    for (arguments, expected) in [
        (
            &["diff", "a.txt", "a.txt", "--label", ""][..],
            "--label '': the name is empty; give the name to show",
        ),
        (
            &["merge", "a.txt", "a.txt", "a.txt", "--label", " "],
            "--label ' ': the name is empty; give the name to show",
        ),
        (
            &["check", "-", "--stdin-filename", ""],
            "--stdin-filename '': the file name is empty; give the name of a file",
        ),
        (
            &["check", "a.txt", "--since", ""],
            "--since '': the revision is empty; give a revision in git, such as HEAD",
        ),
        (
            &["stale", "a.txt", "a.txt", "--since", ""],
            "--since '': the revision is empty; give a revision in git, such as HEAD",
        ),
    ] {
        let said = said(&scratch, arguments);
        assert_eq!(said.trim_end(), format!("variorum: {expected}"));
    }
}

#[test]
fn an_empty_file_name_is_called_so() {
    let scratch = Scratch::new("empty-names");
    scratch.write("a.txt", "The keeper opens the the gate.\n");
    for arguments in [
        &["check", ""][..],
        &["check", "a.txt", "--files-from", ""],
        &["check", "a.txt", "--config", ""],
        &["check", "a.txt", "--baseline", ""],
        &["check", "a.txt", "--against", ""],
        &["check", "a.txt", "-o", ""],
        &["diff", "", "a.txt"],
        &["diff", "a.txt", ""],
        &["text", ""],
        &["blame", ""],
        &["history", ""],
        &["history", "a.txt", ""],
        &["merge", "a.txt", "", "a.txt"],
    ] {
        let said = said(&scratch, arguments);
        assert!(
            said.contains("file name is empty; "),
            "{arguments:?}: {said}"
        );
    }
    // The other files are still checked.
    let check = shown(&scratch, &["check", "", "a.txt"]);
    assert!(check.contains("[doubled-word]"), "{check}");
}

#[test]
fn two_directories_contain_no_text_files() {
    let scratch = Scratch::new("both-empty");
    for folder in ["g", "g2"] {
        scratch.write(&format!("{folder}/a.bin"), "");
    }
    let said = said(&scratch, &["diff", "g", "g2"]);
    assert!(said.contains("g and g2: contain no text files"), "{said}");
}

#[test]
fn copies_in_another_encoding_are_no_revisions() {
    let clauses = "The library lends each reader up to ten books at a time, for four weeks, and a reader may renew a loan \
                   twice unless another reader has asked for the book in the meantime.\n\nA reader who returns a book \
                   late pays twenty pence for each day, up to the price of the book, and cannot borrow anything else \
                   before that sum has been paid at the desk.\n";
    let scratch = Scratch::new("copies");
    scratch.write("c/a.txt", clauses);
    scratch.write("c/b.txt", &clauses.replace('\n', "\r\n"));
    let check = shown(&scratch, &["check", "c"]);
    assert!(
        check.contains("hint: c/a.txt and c/b.txt have the same text ("),
        "{check}"
    );
    assert!(!check.contains("variorum diff"), "{check}");
    let scratch = Scratch::new("dashed");
    scratch.write("-new.txt", &format!("{clauses}\nDogs wait outside.\n"));
    scratch.write(
        "-old.txt",
        &format!("{clauses}\nUmbrellas go into the stand.\n"),
    );
    let check = shown(&scratch, &["check"]);
    assert!(
        check.contains("    variorum diff ./-old.txt ./-new.txt\n"),
        "{check}"
    );
}
