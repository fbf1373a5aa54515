//! What single languages know is in `src/language/` and nowhere else.

use std::path::{Path, PathBuf};

use variorum::language::LANGUAGES;

/// Files outside `src/language/` whose literals hold letters of Han or Cyrillic, with the reason for which each may.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "cli/config/keys.rs",
        "an example in the configuration that `init` writes",
    ),
    (
        "facts/reference/sentences.rs",
        "the table of sentences that the tests of references read",
    ),
    (
        "input/pdf/radicals.rs",
        "the Han characters that radicals of dictionaries are written for",
    ),
    (
        "redline/tests.rs",
        "texts of tests, which are in a file of their own",
    ),
    (
        "text/numeral.rs",
        "the numerals of the Han script, with their values",
    ),
    ("text/script.rs", "ranges and single characters of scripts"),
    (
        "text/fold.rs",
        "ranges of letters that folding leaves alone",
    ),
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of sources can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// The code of a file before its tests: its literals, and the rest of it. Comments are left out.
fn code(source: &str) -> (String, String) {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let source = source.split("#[cfg(all(test").next().unwrap_or_default();
    let (mut literals, mut rest) = (String::new(), String::new());
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
            }
            '"' => {
                let mut escaped = false;
                for c in chars.by_ref() {
                    if c == '"' && !escaped {
                        break;
                    }
                    escaped = c == '\\' && !escaped;
                    literals.push(c);
                }
                literals.push('\n');
            }
            '\'' => {
                // A character, or the name of a lifetime.
                let mut ahead = chars.clone();
                let first = ahead.next();
                let second = ahead.next();
                if first == Some('\\') {
                    chars.next();
                    chars.next();
                    for c in chars.by_ref() {
                        if c == '\'' {
                            break;
                        }
                    }
                } else if second == Some('\'') {
                    literals.extend(first);
                    literals.push('\n');
                    chars.next();
                    chars.next();
                }
            }
            c => rest.push(c),
        }
    }
    (literals, rest)
}

fn is_letter_of_a_language(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// The files outside the room of languages, by their paths in `src/`.
fn outside() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let named = files.into_iter().map(|file| {
        let name = file
            .strip_prefix(&root)
            .expect("it stands below the root")
            .to_string_lossy()
            .replace('\\', "/");
        (
            name,
            std::fs::read_to_string(&file).expect("the file can be read"),
        )
    });
    named
        .filter(|(name, _)| !name.starts_with("language/"))
        .collect()
}

#[test]
fn no_other_file_names_a_language() {
    let mut wrong = Vec::new();
    for (name, source) in outside() {
        let (literals, rest) = code(&source);
        for language in LANGUAGES {
            let word = language.name.to_lowercase();
            for text in [&literals, &rest] {
                let text = text.to_lowercase();
                wrong.extend(text.contains(&word).then(|| format!("{name}: {word}")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these files name a language; what it knows belongs to its file in src/language/:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_other_file_holds_words_of_a_language() {
    let mut wrong = Vec::new();
    let mut excepted = Vec::new();
    for (name, source) in outside() {
        let (literals, _) = code(&source);
        let found = literals
            .lines()
            .find(|line| line.contains(is_letter_of_a_language));
        let Some(found) = found else { continue };
        if EXCEPTIONS.iter().any(|(each, _)| *each == name) {
            excepted.push(name);
        } else {
            wrong.push(format!("{name}: {found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "these files hold words of a language; they belong to its file in src/language/:\n{}",
        wrong.join("\n")
    );
    for (name, reason) in EXCEPTIONS {
        assert!(
            excepted.iter().any(|each| each == name),
            "{name} needs no exception any more ({reason}): take it out of EXCEPTIONS"
        );
    }
}

#[test]
fn literals_are_told_from_comments_and_tests() {
    let source = "// слово\nfn f<'a>(x: &'a str) { g(\"和 \\\" и\", '与', '\\u{4e00}', '\\'') }\n#[cfg(test)] \"или\"";
    let (literals, rest) = code(source);
    assert_eq!(literals, "和 \\\" и\n与\n");
    assert!(
        rest.contains("fn f<'a>") || rest.contains("fn f<a>"),
        "{rest}"
    );
    assert!(!rest.contains("слово"));
}
