//! One way through the house: imports point to the floors below and never up or across.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules by floor, the lowest first. Those of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["language", "parallel"],
    &["text"],
    &["facts", "wording"],
    &["document"],
    &["finding", "input", "diff"],
    &["rule", "lineage", "merge", "redline"],
    &["translation"],
    &["translation"],
    &["rules", "repeat", "report"],
    &["check"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// What comes before the tests inside a source text, without comments: tests may build what they need from above.
fn code(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<&str>>()
        .join("\n")
}

/// The paths that follow `head` in code, `crate::` or `super::`, those of grouped imports one by one.
fn paths(code: &str, head: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for rest in code.split(head).skip(1) {
        follow(rest, &mut Vec::new(), &mut found);
    }
    found
}

/// Takes down the paths at the start of a text after those names, and returns what follows them.
fn follow<'text>(
    text: &'text str,
    before: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> &'text str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        while !rest.is_empty() {
            rest = follow(rest, before, found).trim_start();
            match rest.strip_prefix(',') {
                Some(more) => rest = more.trim_start(),
                None => break,
            }
            if rest.starts_with('}') {
                break;
            }
        }
        return rest.strip_prefix('}').unwrap_or(rest);
    }
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    if end == 0 {
        return text;
    }
    let (name, rest) = text.split_at(end);
    before.push(name.to_owned());
    let rest = match rest.strip_prefix("::") {
        Some(more) if !more.starts_with('<') => follow(more, before, found),
        _ => {
            found.push(before.clone());
            rest
        }
    };
    before.pop();
    // Another name may be given to it.
    match rest.trim_start().strip_prefix("as ") {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => rest,
    }
}

/// The modules of the crate that a source text names, the highest of each path.
fn imports(source: &str) -> Vec<String> {
    let paths = paths(&code(source), "crate::");
    paths.into_iter().map(|path| path[0].clone()).collect()
}

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

/// The modules of the crate, each with what is in its file.
fn modules() -> BTreeMap<Vec<String>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut found = BTreeMap::new();
    for file in files {
        let inside = file
            .strip_prefix(&root)
            .expect("it stands in the folder")
            .with_extension("");
        let mut path: Vec<String> = inside
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if path.last().is_some_and(|name| name == "mod") {
            path.pop();
        }
        if !["lib", "main"].contains(&path[0].as_str()) {
            found.insert(
                path,
                code(&std::fs::read_to_string(&file).expect("it can be read")),
            );
        }
    }
    found
}

/// Which modules each module uses: those named by a path from the crate or from the module above, and its own children by their
/// names. A module that is above it does not count.
fn uses(modules: &BTreeMap<Vec<String>, String>) -> BTreeMap<String, BTreeSet<String>> {
    let known = |path: &[String]| {
        let longest = (1..=path.len()).rev().map(|length| &path[..length]);
        longest
            .into_iter()
            .find(|path| modules.contains_key(*path))
            .map(<[String]>::to_vec)
    };
    let mut found = BTreeMap::new();
    for (module, code) in modules {
        let above = &module[..module.len() - 1];
        let siblings = paths(code, "super::")
            .into_iter()
            .map(|path| [above, &path].concat());
        let children = modules.keys().filter(|other| {
            let (name, parent) = other.split_last().expect("a module has a name");
            let used = format!("{name}::");
            let starts = |at: usize| {
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c))
            };
            parent == module && code.match_indices(&used).any(|(at, _)| starts(at))
        });
        let named = paths(code, "crate::").into_iter().chain(siblings);
        let used = named
            .filter_map(|path| known(&path))
            .chain(children.cloned());
        let used = used.filter(|other| !module.starts_with(other));
        found.insert(
            module.join("::"),
            used.map(|other| other.join("::")).collect(),
        );
    }
    found
}

/// All that a module leads to.
fn reached<'uses>(
    from: &str,
    uses: &'uses BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<&'uses str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        for next in uses.get(module).into_iter().flatten() {
            if found.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    found
}

/// A file that uses another is not used by it, by whatever way. A module may share what it declares with those inside it, such as
/// its error, its outcome and its table; what it takes from them in turn is no circle.
#[test]
fn files_of_a_room_stand_in_no_circle() {
    let uses = uses(&modules());
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses
        .keys()
        .map(|module| (module.as_str(), reached(module, &uses)))
        .collect();
    let mut circles: BTreeSet<String> = BTreeSet::new();
    for (module, others) in &reached {
        if others.contains(module) {
            let circle = others
                .iter()
                .filter(|other| reached[*other].contains(module));
            circles.insert(circle.copied().collect::<Vec<&str>>().join(" + "));
        }
    }
    let list: Vec<String> = circles.into_iter().collect();
    assert!(
        list.is_empty(),
        "these files use each other:\n{}",
        list.join("\n")
    );
}

#[test]
fn imports_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap().with_extension("");
        let module = inside.iter().next().unwrap().to_string_lossy().into_owned();
        let Some(own) = floor(&module) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "src/{module} stands on no floor: add it to FLOORS"
            );
            continue;
        };
        for import in imports(&std::fs::read_to_string(&file).unwrap()) {
            let allowed = import == module || floor(&import).is_none_or(|floor| floor < own);
            if !allowed {
                wrong.push(format!("{} imports {import}", inside.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these imports point up or across:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn grouped_imports_are_seen() {
    let source = "use crate::{report::X, diff::{self, Y}, text};\nfn f() { crate::cli::run() }\n#[cfg(test)] use crate::input;";
    assert_eq!(imports(source), ["report", "diff", "diff", "text", "cli"]);
}

#[test]
fn a_circle_is_seen_and_what_stands_above_is_none() {
    let module = |path: &str, code: &str| {
        let path = path.split("::").map(str::to_owned).collect::<Vec<_>>();
        (path, code.to_owned())
    };
    let modules = BTreeMap::from([
        module("cli", "mod files; mod read; fn run() { files::run() }"),
        module("cli::files", "use super::{Error, read::text as plain};"),
        module("cli::read", "use crate::{cli::{self, files}, text};"),
    ]);
    let uses = uses(&modules);
    let of = |name: &str| uses[name].iter().cloned().collect::<Vec<_>>();
    assert_eq!(of("cli"), ["cli::files"]);
    assert_eq!(of("cli::files"), ["cli::read"]);
    assert_eq!(of("cli::read"), ["cli::files"]);
    assert!(reached("cli::read", &uses).contains("cli::read"));
    assert!(!reached("cli", &uses).contains("cli"));
}

#[test]
fn every_floor_exists() {
    let source =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for module in FLOORS.concat() {
        assert!(
            source.contains(&format!("mod {module};")),
            "{module} is no module of lib.rs any more"
        );
    }
}

/// Rules that look at the source of a document, which holds code and marks of the format as well, with the reason for which each does.
const SOURCE: &[(&str, &str)] = &[
    (
        "broken_paragraph",
        "the indents of lines, and the last line of a paragraph, stand in the source alone",
    ),
    (
        "conflict_marker",
        "the marks of a merge are no text of any paragraph",
    ),
    (
        "dangling_reference",
        "captions of tables and figures that are laid out as code",
    ),
    (
        "doubled_punctuation",
        "whether code follows, and whether the format marks it",
    ),
    (
        "foreign_word",
        "counts the letters of each script in the whole file",
    ),
    (
        "halfwidth_punctuation",
        "the space behind a mark, for the fix",
    ),
    (
        "invisible_character",
        "what it looks for stands in no key and in no glyph",
    ),
    ("mixed_width", "what stands beside a mark, for the fix"),
    ("mixed_han", "whether a link shows a text alone"),
    ("numbering_gap", "the indents of items"),
    (
        "placeholder",
        "the whole line, which shows a line to sign on",
    ),
    ("sum_mismatch", "the indents of items"),
    (
        "term_variant",
        "hyphens at line ends, and symbols of code that words are told from",
    ),
    (
        "title_variant",
        "the words of links, whose targets are marks of the format",
    ),
    (
        "undefined_term",
        "marks of emphasis, links and elements around a term stand in the source alone",
    ),
    (
        "unfinished_document",
        "only the source shows that the last words are those of a link",
    ),
    (
        "unpaired_mark",
        "a bracket alone on its line, which shows code",
    ),
    (
        "unused_suppression",
        "comments are no part of any paragraph",
    ),
    (
        "list_punctuation",
        "how far a line is set in tells which list an item without a number belongs to",
    ),
    (
        "doubled_word",
        "only the source shows the code of a document, and the marks of a box before its title",
    ),
    (
        "repeated_list_item",
        "lines and names in code are the same only where the source is, links included",
    ),
    (
        "sum_mismatch",
        "how far a paragraph is set in tells whether it belongs to the item above it",
    ),
];

#[test]
fn a_quoted_paragraph_is_found_whatever_its_name() {
    for code in [
        "reading.quote(paragraph.span)",
        "x.quote(\n    last.span,\n)",
    ] {
        assert!(quotes_a_paragraph(code), "{code}");
    }
    for code in [
        "x.quote(span)",
        "x.quote(each.source(span))",
        "x.quote(each.place.span)",
    ] {
        assert!(!quotes_a_paragraph(code), "{code}");
    }
}

/// Whether code takes the source of a whole paragraph: a name with its span in `quote`.
fn quotes_a_paragraph(code: &str) -> bool {
    let mut quoted = code.split("quote(").skip(1);
    quoted.any(|rest| {
        let argument = rest.split(')').next().unwrap_or_default();
        let argument = argument.trim().trim_end_matches(',');
        let name = argument.strip_suffix(".span");
        name.is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
    })
}

#[test]
fn rules_read_a_document_by_its_reading() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut seen = BTreeSet::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let rule = inside.iter().next().unwrap().to_string_lossy();
        let rule = rule.trim_end_matches(".rs").to_owned();
        let source = std::fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let raw = [".document()", ".file()", ".around("];
        if raw.iter().any(|each| code.contains(each)) || quotes_a_paragraph(code) {
            seen.insert(rule);
        }
    }
    let allowed: BTreeSet<String> = SOURCE.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    assert_eq!(
        seen, allowed,
        "rules take `key()` or `glyphs()` of paragraphs; one that has to look at the source stands in SOURCE with its reason"
    );
}
