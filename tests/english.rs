//! Phrases that read like a translation and must not come back, in the texts that have been put into plain English.

use std::path::Path;

/// What was removed, in lower case, with what to write instead.
const PHRASES: &[(&str, &str)] = &[
    ("% alike", "% similar"),
    ("stands twice", "appears twice, is repeated"),
    ("stand twice", "appear twice"),
    ("comes twice", "is repeated"),
    ("stands in", "is in, appears in"),
    ("stand in", "are in, appear in"),
    ("stands beside", "is next to"),
    ("stands between", "is between"),
    ("behind it stands", "value"),
    ("written here", "first occurrence"),
    ("and again here", "another copy"),
    ("for ever ", "always, never changes"),
    ("as grave as", "with this severity or higher"),
    ("how grave", "severity"),
    ("not unasked", "the fix is unsafe"),
    ("never done unasked", "the fix is unsafe"),
    ("is none", "is not"),
    ("is no rule", "unknown rule"),
    ("is no line", "is not a line"),
    ("is no leap year", "is not a leap year"),
    ("is no baseline", "not a baseline"),
    ("is no file", "is not a file"),
    ("found no more", "no longer found"),
    ("counts more", "takes precedence"),
    ("counts most", "takes precedence"),
    ("one mark too many", "doubled punctuation"),
    ("agree but for", "differ only in"),
    ("but for marks", "except for punctuation"),
    ("ruled out: write", "use … instead of …"),
    ("still to be filled in", "not filled in"),
    ("goes on in the next", "continues in the next"),
    ("goes on here", "continues here"),
    ("a splice", "pasted into"),
    ("nothing found", "no problems found"),
    ("no width", "zero-width"),
    ("suppresses nothing:", "unused suppression"),
    ("to be followed to the end", "the search was cut short"),
    ("left alone", "ignored"),
    ("nobody knows but", "only … knows"),
    ("is repaired", "there is no fix"),
    ("a line a ", "one per line"),
    ("one finding a ", "one finding per"),
    ("wants a look", "needs review"),
    ("a person decides", "somebody has to decide"),
    ("weight in han characters", "length in Han characters"),
    ("furniture", "headers, footers and page numbers"),
];

/// The texts that have been gone through: messages, reports, manuals. Add a file when you have read all of it aloud.
const FILES: &[&str] = &[
    "src/finding/messages/english.rs",
    "src/finding/silence.rs",
    "src/check/suppress.rs",
    "src/check/baseline/entries.rs",
    "src/report/summary.rs",
    "src/report/terminal.rs",
    "src/report/terminal_diff.rs",
    "src/cli/config/keys.rs",
];

/// What a file says to users: its literals and, of a rule, its manual, without the examples; no other comments and no tests.
fn said(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let manual = source
        .split("declare_rule! {")
        .nth(1)
        .and_then(|rest| rest.split("\n}").next());
    let (mut out, mut example) = (String::new(), false);
    for line in manual.unwrap_or_default().lines() {
        let Some(line) = line.trim().strip_prefix("///") else {
            continue;
        };
        if line.trim().starts_with("```") {
            example = line.trim() != "```";
        } else if !example {
            out.push_str(line);
        }
    }
    for line in source.lines().filter(|line| !line.trim().starts_with("//")) {
        let literals = line.split('"').skip(1).step_by(2);
        literals.for_each(|literal| {
            out.push('\n');
            out.push_str(literal);
        });
    }
    out
}

/// A page without its code.
fn prose(page: &str) -> String {
    let unfenced: String = page.split("```").step_by(2).collect();
    let prose: String = unfenced.split('`').step_by(2).collect();
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn phrases_that_were_removed_do_not_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(String, String)> = Vec::new();
    for name in FILES {
        texts.push(((*name).to_owned(), said(&read(&root.join(name)))));
    }
    for folder in ["src/rules", "src/repeat"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the folder can be read") {
            let path = entry.expect("its entries can be read").path();
            if path.is_file() {
                texts.push((path.display().to_string(), said(&read(&path))));
            }
        }
    }
    let pages = std::fs::read_dir(root.join("docs")).expect("docs/ can be read");
    let pages = pages.map(|entry| entry.expect("its entries can be read").path());
    for path in pages.chain([root.join("README.md")]) {
        texts.push((path.display().to_string(), prose(&read(&path))));
    }
    let mut wrong = Vec::new();
    for (name, text) in texts {
        let text = text.to_lowercase();
        for (phrase, instead) in PHRASES {
            if text.contains(phrase) {
                wrong.push(format!("{name}: `{phrase}`; write: {instead}"));
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn comments_and_examples_are_not_read() {
    let source = "//! stands twice\ndeclare_rule! {\n    /// Finds what\n    /// stands.\n    /// ```bad\n    /// alike\n    /// ```\n    \"x\"\n}\nf(\"told\");\n#[cfg(test)] \"late\"";
    let text = said(source);
    assert!(
        text.contains("Finds what stands.") && text.contains("told"),
        "{text}"
    );
    assert!(
        !text.contains("alike") && !text.contains("late") && !text.contains("twice"),
        "{text}"
    );
}
