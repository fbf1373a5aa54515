//! Reports and messages in the languages of the user interface: what follows `--lang`, and what does not.

#![cfg(feature = "cli")]

#[path = "support/page.rs"]
mod page;
mod support;

use std::path::Path;
use std::process::Output;

use page::{foreign, said};
use support::{Scratch, variorum};

/// A text with a slip of several kinds, and nothing in Latin letters.
const OLD: &str = "Устав лодочного двора\n\n\
    1. Двор открывает сторож, и закрывает его он же.\n\n\
    2. Сторож сдаёт кассу до пятого числа каждого месяца.\n\n\
    3. Вёсла хранятся в сарае у пристани, ключ находится у дежурного сторожа.\n\n\
    4. За нарушение пункта 2 контора вправе задержать премию.\n";

/// Another revision of it.
const NEW: &str = "Устав лодочного двора\n\n\
    1. Вёсла хранятся в сарае у пристани, ключ находится у дежурного сторожа.\n\n\
    2. Новый сторож сначала проходит обучение.\n\n\
    3. Двор открывает сторож, и закрывает его его он же.\n\n\
    4. Сторож сдаёт кассу до десятого числа каждого месяца (если она не пуста.\n\n\
    5. За нарушение пункта 2 контора вправе задержать премию до среды, 2 марта 2026 года.\n\n\
    6. Сломанное весло сторож чинит за свой счёт или покупает новое, а о поломке сообщает двум другим сторожам и конторе, \
    чтобы расход вовремя записали в книгу.\n\n\
    7. Сломанное весло сторож чинит за свой счёт или покупает новое, а о поломке сообщает двум другим сторожам и конторе, \
    чтобы расход вовремя записали в книгу.\n";

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("lang-{name}"));
    scratch.write("1.txt", OLD);
    scratch.write("2.txt", NEW);
    scratch.write("a/1.txt", OLD);
    scratch.write("a/2.txt", NEW);
    scratch.write("b/1.txt", NEW);
    scratch
}

fn run(folder: &Path, arguments: &str) -> Output {
    let mut command = variorum(folder);
    command.args(arguments.split(' '));
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("reports are UTF-8")
}

#[test]
fn machine_formats_do_not_follow_the_language() {
    let scratch = scratch("machine");
    let formats = [
        "json",
        "jsonl",
        "sarif",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjsonl",
        "github",
    ];
    let checks = formats.map(|format| format!("check 2.txt --format {format}"));
    let others = [
        "diff 1.txt 2.txt --format json",
        "diff a b --format json",
        "history 1.txt 2.txt --format json",
        "text 2.txt",
    ];
    for arguments in checks.iter().map(String::as_str).chain(others) {
        let usual = run(&scratch.path, arguments);
        assert!(!usual.stdout.is_empty(), "{arguments}");
        for lang in ["zh", "ru"] {
            let other = run(&scratch.path, &format!("{arguments} --lang {lang}"));
            assert_eq!(text(&other.stdout), text(&usual.stdout), "{arguments}");
            assert_eq!(other.status, usual.status, "{arguments}");
        }
    }
}

#[test]
fn what_is_known_in_one_language_is_known_in_another() {
    let scratch = scratch("baseline");
    let baseline = |lang: &str| {
        let written = run(
            &scratch.path,
            &format!("baseline 2.txt -o known-{lang} --lang {lang}"),
        );
        assert_eq!(written.status.code(), Some(0));
        std::fs::read(scratch.path.join(format!("known-{lang}"))).expect("it was written")
    };
    assert_eq!(baseline("zh"), baseline("en"));
    let checked = run(
        &scratch.path,
        "check 2.txt --baseline known-zh --lang ru --format concise",
    );
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
    assert!(checked.stdout.is_empty());
}

#[test]
fn a_language_that_does_not_exist_is_an_error_that_names_those_that_do() {
    let scratch = scratch("unknown");
    let typed = run(&scratch.path, "check 2.txt --lang fr");
    let mut command = variorum(&scratch.path);
    let set = command.args(["check", "2.txt"]).env("VARIORUM_LANG", "fr");
    let set = set.output().expect("the program runs");
    for output in [typed, set] {
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("en, zh, ru"), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_option_comes_before_the_variable_and_the_system_does_not_count() {
    let scratch = scratch("variable");
    let first = |set: &[(&str, &str)], arguments: &str| {
        let mut command = variorum(&scratch.path);
        command.args(arguments.split(' ')).envs(set.iter().copied());
        let output = command.output().expect("the program runs");
        text(&output.stdout)
    };
    let diff = "diff 1.txt 2.txt --stat";
    let [usual, other] = ["en", "ru"].map(|lang| first(&[], &format!("{diff} --lang {lang}")));
    assert_ne!(usual, other);
    assert_eq!(first(&[("VARIORUM_LANG", "ru")], diff), other);
    assert_eq!(first(&[("VARIORUM_LANG", "")], diff), usual);
    let system = [("LANG", "ru_RU.UTF-8"), ("LC_ALL", "ru_RU.UTF-8")];
    assert_eq!(first(&system, diff), usual);
    let both = format!("{diff} --lang en");
    assert_eq!(first(&[("VARIORUM_LANG", "ru")], &both), usual);
}

#[test]
fn help_and_manuals_stay_as_they_are() {
    let scratch = scratch("help");
    for arguments in ["check --help", "man diff", "rules unpaired-mark", "config"] {
        let usual = run(&scratch.path, arguments);
        let other = run(&scratch.path, &format!("{arguments} --lang zh"));
        assert_eq!(text(&other.stdout), text(&usual.stdout), "{arguments}");
    }
}

#[test]
fn no_word_of_another_language_is_left_in_reports() {
    let scratch = scratch("whole");
    let reports = [
        "check 2.txt",
        "check 2.txt --show-edits",
        "check a",
        "check 2.txt --format concise",
        "check 2.txt --format markdown",
        "check a --format statistics",
        "check a --format html",
        "diff 1.txt 2.txt",
        "diff 2.txt 1.txt --full",
        "diff 1.txt 2.txt --format markdown",
        "diff 1.txt 2.txt --format html",
        "diff 1.txt 2.txt --format side-by-side",
        "diff 1.txt 2.txt --format words",
        "diff 1.txt 2.txt --stat",
        "diff a b",
        "diff a b --stat",
        "diff a b --format markdown",
        "diff a b --format html",
        "history 1.txt 2.txt",
        "history 1.txt 2.txt --format html",
    ];
    // Names of files, rules, groups and options, of the program, of keys, and entities of pages.
    let names = [
        "txt",
        "doubled-word",
        "unpaired-mark",
        "weekday-mismatch",
        "duplicate-passage",
        "written by variorum check",
        "written by variorum diff",
        "written by variorum history",
        "variorum",
        "--fix",
        "--unsafe-fixes",
        "--show-edits",
        "--full",
        "<del>",
        "</del>",
        "<ins>",
        "</ins>",
        "<br>",
        "<b>",
        "</b>",
    ];
    for arguments in reports {
        for lang in ["zh", "ru"] {
            let output = run(&scratch.path, &format!("{arguments} --lang {lang}"));
            let (report, messages) = (text(&output.stdout), text(&output.stderr));
            let report = if arguments.ends_with("html") {
                said(&report)
            } else {
                report
            };
            for mut line in report.lines().chain(messages.lines()).map(str::to_owned) {
                for name in names {
                    line = line.replace(name, "");
                }
                let foreign = foreign(&line);
                assert!(
                    foreign.is_empty(),
                    "{arguments} {lang}: {line}: {foreign:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_refused_is_said_in_the_language_of_the_reader() {
    let scratch = scratch("refused");
    scratch.write("variorum.toml", "min-length = \"x\"\nselct = []\n");
    scratch.write("broken.docx", "PK\u{3}\u{4} and no archive");
    scratch.write("broken.pdf", "%PDF-1.4\n");
    for (arguments, words) in [
        (
            "check --selct 2.txt --lang ru",
            "неизвестный параметр `--selct`",
        ),
        ("check 2.txt --format xml --lang zh", "未知的格式`xml`"),
        ("chek 2.txt --lang zh", "未知的命令`chek`"),
        ("check 2.txt --lang ru", "значение `min-length`"),
        ("check 2.txt --lang zh", "未知的键`selct`；是否指`select`？"),
        (
            "check 2.txt --no-config --select doubled-wrd --lang ru",
            "неизвестное правило `doubled-wrd`",
        ),
        ("diff a 2.txt --no-config --lang zh", "是目录而"),
        (
            "check broken.docx --no-config --lang ru",
            "это не архив, каким должен быть такой документ",
        ),
        (
            "check broken.pdf --no-config --lang zh",
            "请用生成它的程序打开并重新保存",
        ),
        (
            "check gone.txt --no-config --lang ru",
            "нет такого файла или каталога",
        ),
    ] {
        let output = run(&scratch.path, arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments}: {said}");
        assert!(said.contains(words), "{arguments}: {said}");
    }
}
