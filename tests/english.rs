//! Phrases that read like a translation and must not come back, in messages, help, manuals, pages and
//! comments.

use std::path::{Path, PathBuf};

use kinds::KINDS;

#[path = "english/kinds.rs"]
mod kinds;

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
    ("stands at", "is at"),
    ("stands behind", "follows"),
    ("stand behind", "follow"),
    ("leads in a circle", "is circular"),
    ("is there already", "already exists"),
    ("writes it anew", "overwrites it"),
    ("starts anew", "starts over"),
    ("cannot be walked", "cannot list the directory"),
    ("must not be left to", "is required"),
    ("when that is meant", "if that is intended"),
    ("what holds for a", "the settings of a"),
    ("up from a", "in the directory of … or above it"),
    ("cannot be ruled out", "cannot be a variant"),
    ("by the text that they", "by their text"),
    ("cries wolf", "gives false alarms"),
    ("cry wolf", "give false alarms"),
    ("no news", "does not matter"),
    ("would hold two", "would be written to"),
    ("of what was not", "that this run did not"),
    ("is no revision", "not a revision"),
    (
        "which this folder is not in",
        "this directory is not in a git repository",
    ),
    ("where a file is wanted", "expected a file"),
    ("is not in 1..", "it must be a whole number from 1 to"),
    ("language of 100%", "the language of the text is unknown"),
    ("edited above", "difference between … and …"),
    ("edited here", "difference between … and …"),
    ("second writing", "are not compared"),
    ("reported are", "the rule reports"),
    ("its wording came", "it got its present wording"),
    ("words it anew", "rewords it"),
    ("so it has if", "it also has both if"),
    ("so has it if", "it also has both if"),
    ("twice is once", "a second run changes nothing"),
    ("put in or taken out", "inserted or deleted"),
    ("for up to date", "assume that it is up to date"),
    (
        "what is wrong inside",
        "duplicated passages, inconsistencies and slips",
    ),
    ("mend these", "correct these"),
    ("are told in parts", "are reported separately"),
    ("is passed over and", "is skipped and"),
    ("and is passed over", "and is skipped"),
];

/// Words that are names in the code: only comments and the pages for contributors use them.
const NAMES: &[&str] = &["furniture"];

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

/// The comments of a file, without the code in them.
fn comments(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let comments = lines.filter_map(|line| line.strip_prefix("//"));
    let comments = comments.map(|line| line.trim_start_matches(['/', '!']));
    let joined = comments.collect::<Vec<_>>().join("\n");
    prose(&joined)
}

/// A page without its code.
fn prose(page: &str) -> String {
    let unfenced: String = page.split("```").step_by(2).collect();
    let parts: Vec<&str> = unfenced.split('`').step_by(2).collect();
    let prose = parts.join("`");
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The Rust files in a folder and in those inside it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let files = paths.flat_map(|path| {
        if path.is_dir() {
            sources(&path)
        } else {
            vec![path]
        }
    });
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The texts that users read: messages, help, manuals and pages.
fn for_users(root: &Path) -> Vec<(PathBuf, String)> {
    let mut texts = Vec::new();
    for path in sources(&root.join("src")) {
        // The words of languages are data.
        if !path.starts_with(root.join("src/language")) {
            let text = said(&read(&path));
            texts.push((path, text));
        }
    }
    // The help of the command line is in its comments.
    let arguments = root.join("src/cli/args.rs");
    texts.push((arguments.clone(), comments(&read(&arguments))));
    let pages = std::fs::read_dir(root.join("docs")).expect("docs/ can be read");
    let pages = pages.map(|entry| entry.expect("its entries can be read").path());
    let pages = pages.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let others = [
        "README.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "action.yml",
        ".pre-commit-hooks.yaml",
    ];
    let others = others.map(|name| root.join(name));
    texts.extend(pages.chain(others).map(|path| {
        let text = prose(&read(&path));
        (path, text)
    }));
    texts
}

/// The pages that contributors read.
fn pages_for_contributors(root: &Path) -> Vec<(PathBuf, String)> {
    let names = ["ARCHITECTURE.md", "CONTRIBUTING.md", "DEPENDENCIES.md"];
    let pages = names.map(|name| root.join(name)).into_iter();
    let pages = pages.map(|path| {
        let text = prose(&read(&path));
        (path, text)
    });
    pages.collect()
}

/// The texts that contributors read: comments and their pages.
fn for_contributors(root: &Path) -> Vec<(PathBuf, String)> {
    let mut texts = Vec::new();
    let folders = ["src", "tests", "examples", "benches"].map(|name| root.join(name));
    for path in folders.iter().flat_map(|folder| sources(folder)) {
        // This file is about phrases.
        if !path.ends_with(file!()) {
            let text = comments(&read(&path));
            texts.push((path, text));
        }
    }
    texts.extend(pages_for_contributors(root));
    texts
}

#[test]
fn phrases_that_were_removed_do_not_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let users = for_users(root).into_iter().map(|text| (text, true));
    let contributors = for_contributors(root).into_iter();
    let contributors = contributors.map(|text| (text, false));
    let mut wrong = Vec::new();
    for ((path, text), is_for_users) in users.chain(contributors) {
        let text = text.to_lowercase();
        for (phrase, instead) in PHRASES {
            let is_allowed = NAMES.contains(phrase) && !is_for_users;
            if text.contains(phrase) && !is_allowed {
                let path = path.display();
                wrong.push(format!("{path}: `{phrase}`; write: {instead}"));
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn kinds_of_phrases_that_were_removed_do_not_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let texts = for_users(root).into_iter();
    for (path, text) in texts.chain(pages_for_contributors(root)) {
        let text = text.to_lowercase();
        for kind in KINDS {
            if let Some(found) = kind.find(&text) {
                let (path, instead) = (path.display(), kind.instead);
                wrong.push(format!("{path}: `{found}`; write: {instead}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn literals_and_manuals_are_what_users_read() {
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

#[test]
fn comments_are_read_without_their_code() {
    let source = "//! One\n//! thing.\nlet a = \"no\"; // not this\n    /// And `code` here.\n";
    assert_eq!(comments(source), "One thing. And ` here.");
}
