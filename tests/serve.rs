//! `variorum serve` over sockets: what it shows.

#![cfg(all(feature = "serve", feature = "docx", unix))]

#[path = "support/page.rs"]
mod page;
#[path = "support/server.rs"]
mod server;
mod support;

use std::fs;
use std::process::Command;

use page::{foreign, said};
use server::{Answer, NEW, OLD, Server, served};
use support::Scratch;

/// Drops a file, and says by what it is known.
fn dropped(server: &Server, name: &str, body: &[u8]) -> String {
    let origin = format!("Origin: http://127.0.0.1:{}\r\n", server.port);
    let answer = server.post(&format!("drop?name={name}"), &origin, body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let data: serde_json::Value = serde_json::from_slice(&answer.body).expect("it is JSON");
    data["id"].as_str().expect("it has a number").to_owned()
}

/// The Word file that the program writes in the folder.
fn word(server: &Server, arguments: &[&str]) -> Vec<u8> {
    server.printed(&[arguments, &["--quiet", "-o", "written.docx"]].concat());
    let path = server.scratch.path.join("written.docx");
    let bytes = fs::read(&path).expect("it was written");
    fs::remove_file(path).expect("it is there");
    bytes
}

fn text_of(name: &str, bytes: &[u8]) -> String {
    let options = variorum::input::Options::default();
    let document = variorum::input::from_bytes(name, bytes, &options);
    document.expect("it can be read").text
}

#[test]
fn reports_are_those_of_the_commands() {
    let server = served("same");
    let (a, b) = (server.id("a.md"), server.id("b.md"));
    for (query, arguments) in [
        (
            format!("do=compare&file={a}&file={b}"),
            &["diff", "a.md", "b.md"][..],
        ),
        (
            format!("do=compare&file={b}&file={a}"),
            &["diff", "b.md", "a.md"],
        ),
        (format!("do=check&file={b}"), &["check", "b.md"]),
        (
            format!("do=check&file={a}&file={b}"),
            &["check", "a.md", "b.md"],
        ),
        (
            format!("do=history&file={a}&file={b}"),
            &["history", "a.md", "b.md"],
        ),
    ] {
        let expected = server.printed(&[arguments, &["--format", "html"]].concat());
        let around = server.get(&format!("look?{query}"));
        assert_eq!(around.status, 200);
        let link = format!("report?{}", query.replace('&', "&amp;"));
        assert!(around.text().contains(&link), "{}", around.text());
        for page in ["report", "save"] {
            let answer = server.get(&format!("{page}?{query}"));
            assert_eq!(answer.status, 200, "{query}");
            assert!(answer.body == expected, "{page}: {query}");
            assert_eq!(
                answer.field("Content-Disposition").is_some(),
                page == "save"
            );
            let policy = answer.field("Content-Security-Policy").unwrap();
            assert!(
                policy.starts_with("default-src 'none'; style-src 'sha256-"),
                "{policy}"
            );
            assert!(policy.ends_with("sandbox allow-scripts"), "{policy}");
        }
    }
}

#[test]
fn word_files_are_those_of_the_commands() {
    let server = served("word");
    let (a, b) = (server.id("a.md"), server.id("b.md"));
    let changes = server.get(&format!("save?do=compare&file={a}&file={b}&as=docx"));
    assert_eq!(changes.status, 200, "{}", changes.text());
    assert_eq!(
        changes.field("Content-Disposition"),
        Some("attachment; filename=\"changes.docx\"")
    );
    assert!(changes.body == word(&server, &["diff", "a.md", "b.md"]));
    assert!(text_of("changes.docx", &changes.body).contains("sixty days"));
    let comments = server.get(&format!("save?do=check&file={b}&as=docx"));
    assert_eq!(comments.status, 200, "{}", comments.text());
    assert!(comments.body == word(&server, &["check", "b.md"]));
    assert!(text_of("comments.docx", &comments.body).contains("the the rent"));
    for query in [
        format!("do=history&file={a}&file={b}&as=docx"),
        format!("do=check&file={a}&file={b}&as=docx"),
    ] {
        assert_eq!(server.get(&format!("save?{query}")).status, 422, "{query}");
    }
}

#[test]
fn dropped_files_are_in_memory_and_nowhere_else() {
    let server = served("dropped");
    let before = fs::read_dir(&server.scratch.path).unwrap().count();
    let (old, new) = (
        dropped(&server, "a.md", OLD.as_bytes()),
        dropped(&server, "%E7%94%B2%20b.md", NEW.as_bytes()),
    );
    assert!(
        server
            .listed()
            .contains(&(new.clone(), "甲 b.md".to_owned()))
    );
    let report = server.get(&format!("report?do=compare&file={old}&file={new}"));
    server.scratch.write("other/甲 b.md", NEW);
    let named = [
        "diff",
        "a.md",
        "other/甲 b.md",
        "--label",
        "a.md",
        "--label",
        "甲 b.md",
        "--format",
        "html",
    ];
    assert!(report.body == server.printed(&named));
    fs::remove_dir_all(server.scratch.path.join("other")).unwrap();
    // One of the folder and one that was dropped; and a Word file made of both.
    let own = server.id("a.md");
    assert_ne!(own, old);
    let query = format!("do=compare&file={own}&file={new}&as=docx");
    let word = server.get(&format!("save?{query}"));
    assert!(text_of("changes.docx", &word.body).contains("porter"));
    assert_eq!(dropped(&server, "changes.docx", &word.body), "d2");
    let answer = server.get("report?do=check&file=d2");
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("doubled-word"));
    assert_eq!(fs::read_dir(&server.scratch.path).unwrap().count(), before);
    assert_eq!(server.get("report?do=history&file=d2").status, 422);
}

#[test]
fn settings_of_the_folder_hold() {
    let scratch = Scratch::new("serve-settings");
    scratch.write("texts/b.md", NEW);
    scratch.write("texts/variorum.toml", "ignore = [\"doubled-word\"]\n");
    let server = Server::of(scratch, &["texts"], &[]);
    let (own, other) = (
        server.id("texts/b.md"),
        dropped(&server, "c.md", NEW.as_bytes()),
    );
    let report = server.get(&format!("report?do=check&file={own}"));
    assert!(report.body == server.printed(&["check", "texts/b.md", "--format", "html"]));
    for id in [own, other] {
        let report = server.get(&format!("report?do=check&file={id}"));
        assert!(!report.text().contains("doubled-word"));
    }
    server
        .scratch
        .write("texts/variorum.toml", "ignore = [\"no-such-rule\"]\n");
    let answer = server.get("report?do=check&file=f0");
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("no-such-rule"), "{}", answer.text());
}

#[test]
fn a_file_has_its_history_in_git() {
    let server = served("git");
    let git = |line: &[&str]| {
        let run = Command::new("git")
            .args(line)
            .current_dir(&server.scratch.path)
            .output();
        assert!(run.is_ok_and(|output| output.status.success()), "{line:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "a.md"]);
    git(&[
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-qm",
        "one",
    ]);
    server.scratch.write("a.md", NEW);
    let id = server.id("a.md");
    let report = server.get(&format!("report?do=history&file={id}"));
    assert!(report.body == server.printed(&["history", "a.md", "--format", "html"]));
    let id = server.id("b.md");
    let answer = server.get(&format!("report?do=history&file={id}"));
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("b.md"));
}

#[test]
fn a_file_that_cannot_be_read_has_a_page_that_says_so() {
    let server = served("unreadable");
    let broken = dropped(&server, "broken.docx", b"PK\x03\x04 and no archive");
    for page in ["report", "save"] {
        let answer = server.get(&format!("{page}?do=check&file={broken}"));
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("broken.docx"), "{}", answer.text());
    }
    let hostile = dropped(
        &server,
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E.docx",
        b"PK\x03\x04 and no archive",
    );
    let answer = server.get(&format!("report?do=check&file={hostile}"));
    assert_eq!(answer.status, 422);
    assert!(!answer.text().contains("<script>"), "{}", answer.text());
    let id = server.id("a.md");
    fs::remove_file(server.scratch.path.join("a.md")).unwrap();
    assert_eq!(
        server.get(&format!("report?do=check&file={id}")).status,
        404
    );
    let id = server.id("b.md");
    assert_eq!(
        server.get(&format!("report?do=check&file={id}")).status,
        200
    );
}

#[test]
fn two_at_once_get_what_they_asked_for() {
    let server = served("both");
    let (a, b) = (server.id("a.md"), server.id("b.md"));
    let there = server.printed(&["diff", "a.md", "b.md", "--format", "html"]);
    let back = server.printed(&["diff", "b.md", "a.md", "--format", "html"]);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert!(
                    server
                        .get(&format!("report?do=compare&file={a}&file={b}"))
                        .body
                        == there
                );
            });
            scope.spawn(|| {
                assert!(
                    server
                        .get(&format!("report?do=compare&file={b}&file={a}"))
                        .body
                        == back
                );
            });
        }
    });
}

/// Says that a page is in a language, and has no word of another one but names.
fn is_in(lang: &str, what: &str, answer: &Answer) {
    let text = answer.text();
    assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{what}");
    let mut text = said(&text);
    for name in [
        "variorum",
        "a.md",
        "b.md",
        "git",
        "GET",
        "POST",
        "Word",
        "broken.docx",
        "DOCX",
        "doubled-word",
        "written by variorum diff",
    ] {
        text = text.replace(name, "");
    }
    assert!(!text.is_ascii(), "{what}: {text}");
    for line in text.lines() {
        assert!(foreign(line).is_empty(), "{what} {lang}: {line}");
    }
}

#[test]
fn pages_are_in_the_language_that_is_asked_for() {
    for (lang, arguments, variables) in [
        ("zh", &["--lang", "zh"][..], &[][..]),
        ("ru", &[], &[("VARIORUM_LANG", "ru")]),
    ] {
        // The directory has a name of its own, which is on the first page.
        let scratch = Scratch::new(&format!("serve-in-{lang}"));
        scratch.write("2/a.md", "一只猫。\n");
        scratch.write("2/b.md", "一只狗。\n");
        let server = Server::of(scratch, &[arguments, &["2"]].concat(), variables);
        is_in(lang, "the first page", &server.get(""));
        let (a, b) = (server.id("2/a.md"), server.id("2/b.md"));
        let query = format!("do=compare&file={a}&file={b}");
        is_in(lang, "around", &server.get(&format!("look?{query}")));
        let around = server.get(&format!("look?do=check&file={a}"));
        is_in(lang, "around a check", &around);
        let expected = [
            &["diff", "2/a.md", "2/b.md", "--format", "html", "--lang"],
            &[lang][..],
        ];
        let expected = server.printed(&expected.concat());
        for page in ["report", "save"] {
            assert!(server.get(&format!("{page}?{query}")).body == expected);
        }
        let own = server.home.clone();
        for (status, answer) in [
            (404, server.get("nowhere")),
            (404, server.ask("/", "")),
            (403, server.ask(&own, "Origin: http://example.org\r\n")),
            (405, server.get("drop")),
            (400, server.raw(b"garbage\r\n\r\n")),
            (404, server.get("report?do=check&file=f77")),
            (422, server.get("report?do=compare")),
            (422, server.get("report?do=check")),
            (422, server.get("report?do=history")),
            (
                422,
                server.get(&format!("save?do=check&file={a}&file={b}&as=docx")),
            ),
            (
                422,
                server.get(&format!("save?do=history&file={a}&file={b}&as=docx")),
            ),
        ] {
            assert_eq!(answer.status, status);
            is_in(lang, &answer.head, &answer);
        }
        let broken = dropped(&server, "broken.docx", b"PK\x03\x04 and no archive");
        let answer = server.get(&format!("report?do=check&file={broken}"));
        assert_eq!(answer.status, 422);
        is_in(lang, "a file that cannot be read", &answer);
        fs::remove_file(server.scratch.path.join("2/a.md")).unwrap();
        let answer = server.get(&format!("report?do=check&file={a}"));
        is_in(lang, "a file that went", &answer);
    }
}
