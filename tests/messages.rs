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
        &["man", "--folder", "none"],
    ];
    for command in commands {
        let said = said(&scratch, command);
        let is_told = said.contains("no such file") || said.contains("is a directory");
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
        check.contains("= edited above: [-4.1-]{+5.1+}, [-noon-]{+dawn+}\n"),
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
