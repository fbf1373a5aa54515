//! The pages around the reports: the one on which files are chosen, and the frame of a report. All texts of theirs are here; the script has
//! none of its own.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::cli::serve::files::{Choice, LARGEST, LISTED};
use crate::cli::serve::http::Answer;
use crate::cli::serve::work::Task;
use crate::report::excerpt::shown;
use crate::report::html as report;
use crate::report::uri;

/// The type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The type of Word files.
#[cfg(feature = "docx")]
pub(super) const WORD: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What the style sheet of reports does not say.
const STYLE: &str = include_str!("serve.css");
/// The hash of it, as a policy has it. A test says what it has to be.
const STYLE_HASH: &str = "ELht/dyoZOLxDW+ok6HteqM2Z1M3QN0d/G5Z/g+rf14=";
/// The script of the first page.
const SCRIPT: &str = include_str!("serve.js");
/// The hash of it.
const SCRIPT_HASH: &str = "wa67OPOVrjrhf6HbYpK8Lk5HDXOIN8Wz7Mq6YWOalmI=";

/// The page on which files are chosen.
pub(super) fn front(folder: &str, dropped: &[Choice], listed: &[Choice], more: bool) -> Answer {
    let body = html! {
        header.top {
            h1 { "variorum" }
            p.sum { "Files in " bdi { (shown(folder)) } ". Everything stays on this computer." }
        } "\n"
        main #main tabindex="-1" {
            form #form action="look" method="get" {
                div.overview #desk hidden {
                    h2 #chosen-title { "Chosen files" }
                    p #none { "None yet." }
                    ol #chosen aria-labelledby="chosen-title" data-up="Up" data-up-label="Move up: " data-out="Remove" data-out-label="Remove: " {}
                    p.drop {
                        "Drop files anywhere on this page, or "
                        input #pick.hide type="file" multiple data-large=(LARGEST) data-busy="Reading: " data-too-large="This file is too large: " data-failed="This file could not be taken: " data-done="Chosen: ";
                        label for="pick" { "Choose files" }
                    }
                    p.sum #said role="status" {}
                } "\n"
                div.tasks {
                    @for (task, label, about) in TASKS {
                        p {
                            button type="submit" name="do" value=(task.name()) aria-describedby=(format!("about-{}", task.name())) { (label) }
                            span id=(format!("about-{}", task.name())) { (about) }
                        }
                    }
                } "\n"
                fieldset.files {
                    legend { "Files" }
                    p.find #find hidden {
                        label.hide for="filter" { "Show files whose names have these letters" }
                        input #filter type="search" placeholder="Find a file" autocomplete="off";
                    }
                    ul #files {
                        @for choice in dropped { (entry(choice)) "\n" }
                        @for choice in listed { (entry(choice)) "\n" }
                    }
                    @if listed.is_empty() { p.sum { "No file in this directory can be read by variorum." } }
                    @if more { p.sum { (format!("There may be more: {LISTED} files are listed at most. Start variorum in a directory below this one.")) } }
                }
            }
        }
    };
    let scripts = [(SCRIPT, SCRIPT_HASH)];
    let policy = policy(
        &scripts,
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
    );
    answer(200, policy, &page("variorum", "serve", &body, &scripts))
}

/// What can be done, and what it needs.
const TASKS: [(Task, &str, &str); 3] = [
    (Task::Compare, "Compare", "two files, the old one first"),
    (Task::Check, "Check", "one file, or several"),
    (
        Task::History,
        "History",
        "several revisions, the oldest first, or one file whose revisions are in git",
    ),
];

/// A file to choose.
fn entry(choice: &Choice) -> Markup {
    html! { li { label { input type="checkbox" name="file" value=(choice.id); " " bdi { (shown(&choice.name)) } } } }
}

/// The frame of a report: what it is of, and what can be saved. `ids` and `names` are those of the files.
pub(super) fn around(task: Task, ids: &[&str], names: &[&str]) -> Answer {
    let title = match (task, names) {
        (Task::Compare, [old, new]) => format!("{} → {}", shown(old), shown(new)),
        _ => names
            .iter()
            .map(|name| shown(name))
            .collect::<Vec<String>>()
            .join(", "),
    };
    let of = |ids: &mut dyn Iterator<Item = &&str>| {
        let files = ids.map(|id| format!("&file={}", uri::percent_encoded(id.as_bytes())));
        let files: Vec<String> = files.collect();
        format!("do={}{}", task.name(), files.concat())
    };
    let same = of(&mut ids.iter());
    let word = match (task, ids) {
        (Task::Compare, [_, _]) => Some("Save as Word, with tracked changes"),
        (Task::Check, [_]) => Some("Save as Word, with comments"),
        _ => None,
    };
    let body = html! {
        header.top {
            h1 { (title) }
            nav aria-label="This report" {
                a href="./" { "Other files" }
                @if task == Task::Compare {
                    a href=(format!("look?{}", of(&mut ids.iter().rev()))) { "Swap old and new" }
                }
                a href=(format!("report?{same}")) target="_blank" rel="noopener" { "Open alone, to print" }
                a href=(format!("save?{same}&as=html")) download { "Save as a page" }
                @if let Some(word) = word.filter(|_| cfg!(feature = "docx")) {
                    a href=(format!("save?{same}&as=docx")) download { (word) }
                }
            }
        } "\n"
        main #main tabindex="-1" { iframe title=(title) src=(format!("report?{same}")) {} }
    };
    let policy = policy(
        &[],
        "frame-src 'self'; form-action 'none'; frame-ancestors 'none'",
    );
    answer(200, policy, &page(&title, "around", &body, &[]))
}

/// A page that says why there is no other one.
pub(super) fn told(status: u16, lines: &[String]) -> Answer {
    let body = html! {
        header.top { h1 { "variorum" } }
        main #main tabindex="-1" {
            @for line in lines { p { (line) } }
            // Without the token in front of it, this leads nowhere.
            @if status == 422 || status >= 500 { p { a href="./" target="_top" { "Choose other files" } } }
        }
    };
    let policy = policy(&[], "form-action 'none'; frame-ancestors 'self'");
    answer(status, policy, &page("variorum", "told", &body, &[]))
}

/// An answer to the script.
pub(super) fn data(status: u16, value: &serde_json::Value) -> Answer {
    Answer {
        status,
        kind: "application/json",
        policy: "default-src 'none'; frame-ancestors 'none'".to_owned(),
        file: None,
        body: value.to_string().into_bytes(),
    }
}

fn answer(status: u16, policy: String, page: &Markup) -> Answer {
    Answer {
        status,
        kind: HTML,
        policy,
        file: None,
        body: page.0.clone().into_bytes(),
    }
}

/// What a page may do: nothing but what is in it and what `more` says.
fn policy(scripts: &[(&str, &str)], more: &str) -> String {
    let scripts: Vec<String> = scripts
        .iter()
        .map(|(_, hash)| format!("'sha256-{hash}'"))
        .collect();
    let scripts = if scripts.is_empty() {
        "'none'".to_owned()
    } else {
        scripts.join(" ")
    };
    format!(
        "default-src 'none'; style-src 'sha256-{}' 'sha256-{STYLE_HASH}'; script-src {scripts}; base-uri 'none'; {more}",
        report::STYLE_HASH
    )
}

fn page(title: &str, class: &str, body: &Markup, scripts: &[(&str, &str)]) -> Markup {
    html! {
        (DOCTYPE) "\n"
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(report::STYLE)) }
                style { (PreEscaped(STYLE)) }
            } "\n"
            body class=(class) {
                a.skip href="#main" { "Skip to the main part" } "\n"
                (body) "\n"
                @for (script, _) in scripts { script { (PreEscaped(script)) } }
            }
        } "\n"
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn the_policy_has_the_hashes_of_style_and_script() {
        let hash =
            |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
        assert_eq!(
            (hash(STYLE).as_str(), hash(SCRIPT).as_str()),
            (STYLE_HASH, SCRIPT_HASH)
        );
    }

    #[test]
    fn names_are_text_and_nothing_else() {
        let name = "<script>alert(1)</script>\u{202e}'\".txt";
        let choice = Choice {
            id: "f0".to_owned(),
            name: name.to_owned(),
        };
        let id = "\"><script>";
        for answer in [
            front(name, &[], &[choice], true),
            around(Task::Compare, &[id, id], &[name, name]),
            told(422, &[shown(name)]),
        ] {
            let page = String::from_utf8(answer.body).unwrap();
            assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'));
            assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
            assert!(!page.contains(id));
        }
    }
}
