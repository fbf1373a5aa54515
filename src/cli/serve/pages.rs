//! The pages around the reports: the one on which files are chosen, and the frame of a report. The script has no texts of its own.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::cli::serve::files::{Choice, LARGEST, LISTED};
use crate::cli::serve::http::Answer;
use crate::cli::serve::work::Task;
use crate::report::excerpt::shown;
use crate::report::html as report;
use crate::report::html::phrase::{isolated, phrase};
use crate::report::uri;
use crate::wording::Lang;
use crate::wording::message::{Message, message};

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
pub(super) fn front(
    lang: Lang,
    folder: &str,
    dropped: &[Choice],
    listed: &[Choice],
    more: bool,
) -> Answer {
    let say = |message: Message| message.said(lang);
    let folder = message!("serve.directory", folder = isolated(&shown(folder)));
    let body = html! {
        header.top {
            h1 { "variorum" }
            p.sum { (phrase(lang, &folder)) }
        } "\n"
        main #main tabindex="-1" {
            form #form action="look" method="get" {
                div.overview #desk hidden {
                    h2 #chosen-title { (say(message!("serve.chosen"))) }
                    p #none { (say(message!("serve.none"))) }
                    ol #chosen aria-labelledby="chosen-title" data-up=(say(message!("serve.up"))) data-up-label=(say(message!("serve.up-label"))) data-out=(say(message!("serve.out"))) data-out-label=(say(message!("serve.out-label"))) {}
                    p.drop {
                        (say(message!("serve.drop")))
                        input #pick.hide type="file" multiple data-large=(LARGEST) data-busy=(say(message!("serve.drop-reading"))) data-too-large=(say(message!("serve.drop-large"))) data-failed=(say(message!("serve.drop-failed"))) data-done=(say(message!("serve.drop-done")));
                        label for="pick" { (say(message!("serve.choose"))) }
                    }
                    p.sum #said role="status" {}
                } "\n"
                div.tasks {
                    @for (task, label, takes) in tasks() {
                        p {
                            button type="submit" name="do" value=(task.name()) aria-describedby=(format!("about-{}", task.name())) { (say(label)) }
                            span id=(format!("about-{}", task.name())) { (say(takes)) }
                        }
                    }
                } "\n"
                fieldset.files {
                    legend { (say(message!("serve.files"))) }
                    p.find #find hidden {
                        label.hide for="filter" { (say(message!("serve.find-label"))) }
                        input #filter type="search" placeholder=(say(message!("serve.find"))) autocomplete="off";
                    }
                    ul #files {
                        @for choice in dropped { (entry(choice)) "\n" }
                        @for choice in listed { (entry(choice)) "\n" }
                    }
                    @if listed.is_empty() { p.sum { (say(message!("serve.empty"))) } }
                    @if more { p.sum { (say(message!("serve.more", count = LISTED))) } }
                }
            }
        }
    };
    let scripts = [(SCRIPT, SCRIPT_HASH)];
    let policy = policy(
        &scripts,
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
    );
    answer(
        200,
        policy,
        &page(lang, "variorum", "serve", &body, &scripts),
    )
}

/// What can be done, and what it needs.
fn tasks() -> [(Task, Message, Message); 3] {
    [
        (
            Task::Compare,
            message!("serve.compare"),
            message!("serve.compare-takes"),
        ),
        (
            Task::Check,
            message!("serve.check"),
            message!("serve.check-takes"),
        ),
        (
            Task::History,
            message!("serve.history"),
            message!("serve.history-takes"),
        ),
    ]
}

/// A file to choose.
fn entry(choice: &Choice) -> Markup {
    html! { li { label { input type="checkbox" name="file" value=(choice.id); " " bdi { (shown(&choice.name)) } } } }
}

/// The frame of a report: what it is of, and what can be saved. `ids` and `names` are those of the files.
pub(super) fn around(lang: Lang, task: Task, ids: &[&str], names: &[&str]) -> Answer {
    let say = |message: Message| message.said(lang);
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
        (Task::Compare, [_, _]) => Some(message!("serve.save-changes")),
        (Task::Check, [_]) => Some(message!("serve.save-comments")),
        _ => None,
    };
    let body = html! {
        header.top {
            h1 { (title) }
            nav aria-label=(say(message!("serve.report"))) {
                a href="./" { (say(message!("serve.other"))) }
                @if task == Task::Compare {
                    a href=(format!("look?{}", of(&mut ids.iter().rev()))) { (say(message!("serve.swap"))) }
                }
                a href=(format!("report?{same}")) target="_blank" rel="noopener" { (say(message!("serve.alone"))) }
                a href=(format!("save?{same}&as=html")) download { (say(message!("serve.save-page"))) }
                @if let Some(word) = word.filter(|_| cfg!(feature = "docx")) {
                    a href=(format!("save?{same}&as=docx")) download { (say(word)) }
                }
            }
        } "\n"
        main #main tabindex="-1" { iframe title=(title) src=(format!("report?{same}")) {} }
    };
    let policy = policy(
        &[],
        "frame-src 'self'; form-action 'none'; frame-ancestors 'none'",
    );
    answer(200, policy, &page(lang, &title, "around", &body, &[]))
}

/// A page that says why there is no other one.
pub(super) fn told(lang: Lang, status: u16, lines: &[String]) -> Answer {
    let body = html! {
        header.top { h1 { "variorum" } }
        main #main tabindex="-1" {
            @for line in lines { p { (line) } }
            // Without the token in front of it, this leads nowhere.
            @if status == 422 || status >= 500 { p { a href="./" target="_top" { (message!("serve.ask-again").said(lang)) } } }
        }
    };
    let policy = policy(&[], "form-action 'none'; frame-ancestors 'self'");
    answer(status, policy, &page(lang, "variorum", "told", &body, &[]))
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

fn page(lang: Lang, title: &str, class: &str, body: &Markup, scripts: &[(&str, &str)]) -> Markup {
    html! {
        (DOCTYPE) "\n"
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(report::STYLE)) }
                style { (PreEscaped(STYLE)) }
            } "\n"
            body class=(class) {
                a.skip href="#main" { (message!("serve.skip").said(lang)) } "\n"
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
            front(Lang::Zh, name, &[], &[choice], true),
            around(Lang::Ru, Task::Compare, &[id, id], &[name, name]),
            told(Lang::En, 422, &[shown(name)]),
        ] {
            let page = String::from_utf8(answer.body).unwrap();
            assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'));
            assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
            assert!(!page.contains(id));
        }
    }
}
