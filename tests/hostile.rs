//! Text of documents, names of files and configurations cannot move the cursor, colour a terminal, turn the direction of a line, or write
//! a line of their own into a log: whatever they hold, no report and no message shows it raw.

#![cfg(all(feature = "cli", unix))]

#[path = "support/raw.rs"]
mod raw;
mod support;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;

use raw::{raw, uncoloured};
use support::{Scratch, variorum};

/// What can do harm on a terminal or in the log of a service.
const HOSTILE: &[&str] = &[
    "\u{1b}[31m",
    "\u{1b}]8;;http://example.org\u{7}",
    "\u{9b}2J",
    "\u{7f}",
    "\u{8}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\r",
    "\u{b}::error::x ",
    "\u{c}",
    "\u{200b}",
    "\u{feff}",
    "\u{61c}",
    "\u{180e}",
    "\u{206a}",
    "\u{fffb}",
    "\u{e0041}",
];

/// Sentences with something to find in each, and a place for what is hostile.
const TEXTS: &[&str] = &[
    "会议定于2026年5月21日（星期五）举举行@，请各单位各单位@准时参加。",
    "The the Buyer@ shall pay within thirty (20) days, see Section 99.9@ and “the Annex.",
    "Стороны и и их@ представители собираются в пятницу, 21 мая 2026 года@.",
    "| a@ | the the |\n| --- | --- |\n| see [x](#none@) | TODO |",
    "The committee shall meet once a year in the first week of March@, and shall report in writing to the assembly on all that was \
     decided there, with the reasons of those who voted against it, within thirty days.",
];

const FORMATS: &[&str] = &[
    "human",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "rdjsonl",
    "junit",
    "checkstyle",
    "markdown",
    "html",
];

/// The texts with hostile pieces in them, others for each seed.
fn text(seed: usize) -> String {
    let mut next = seed;
    let mut piece = || {
        next = next.wrapping_mul(31).wrapping_add(7);
        HOSTILE[next % HOSTILE.len()]
    };
    let mut out = String::new();
    for text in TEXTS.iter().chain(&TEXTS[4..]) {
        for (number, part) in text.split('@').enumerate() {
            if number > 0 {
                out.push_str(piece());
            }
            out.push_str(part);
        }
        out.push_str("\n\n");
    }
    out
}

/// Everything that a run says, on both streams.
fn said(folder: &Path, arguments: &[OsString]) -> String {
    let output = variorum(folder)
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(
        output.status.code().is_some_and(|code| code < 3),
        "{output:?}"
    );
    let both = [output.stdout, output.stderr].concat();
    String::from_utf8(both).expect("reports and messages are UTF-8")
}

fn arguments(line: &[&str], files: &[&Path]) -> Vec<OsString> {
    let files = files.iter().map(|file| file.as_os_str().to_owned());
    line.iter().map(OsString::from).chain(files).collect()
}

#[test]
fn nothing_hostile_is_shown_raw() {
    let names: [&[u8]; 4] = [
        b"b\n::error::x.txt",
        "\u{1b}[31m\u{202e}.md".as_bytes(),
        b"\xba\xcf\xcd\xac.txt",
        "合同\u{2028}.md".as_bytes(),
    ];
    let scratch = Scratch::new("hostile");
    for (number, name) in names.iter().enumerate() {
        let path = scratch.path.join(OsStr::from_bytes(name));
        fs::write(path, text(number * 5 + 1)).expect("it can be written");
    }
    let [one, two] = [0, 2].map(|number| Path::new(OsStr::from_bytes(names[number])));
    let all = Path::new(".");
    let gone = Path::new(OsStr::from_bytes(b"no\n::error::such\x1b[31m.txt"));
    for color in ["never", "always"] {
        for format in FORMATS {
            let check = arguments(
                &["check", "--color", color, "--format", format],
                &[all, gone],
            );
            let said = uncoloured(&said(&scratch.path, &check));
            assert_eq!(raw(&said), [], "check {format}: {said:?}");
        }
        for line in [
            &["diff", "--color", color][..],
            &["diff", "--color", color, "--format", "json"],
            &["diff", "--color", color, "--full"],
            &["diff", "--color", color, "--word-diff"],
            &["diff", "--color", color, "--stat"],
            &["diff", "--color", color, "--format", "side-by-side"],
            &["diff", "--color", color, "--format", "html"],
        ] {
            let said = uncoloured(&said(&scratch.path, &arguments(line, &[one, two])));
            assert_eq!(raw(&said), [], "{line:?}: {said:?}");
        }
    }
    for line in [
        &["text", "--width", "80"][..],
        &["text", "--format", "json"],
        &["config"],
    ] {
        let said = said(&scratch.path, &arguments(line, &[one]));
        assert_eq!(raw(&said), [], "{line:?}: {said:?}");
    }
    // A baseline goes through a log as well: its fields have tabs between them.
    for file in [one, two] {
        let baseline = arguments(&["baseline", "-o", "/dev/stdout"], &[file]);
        let said = said(&scratch.path, &baseline).replace('\t', " ");
        assert!(said.contains("doubled-word"), "{said:?}");
        assert_eq!(raw(&said), [], "{said:?}");
    }
}

#[test]
fn messages_quote_nothing_raw() {
    let scratch = Scratch::new("hostile-messages");
    scratch.write("a.txt", "The the Buyer pays.\n");
    let raw_text = "\u{1b}[31m\u{202e}\u{2028}\u{61c}\n::error::x";
    let escaped = r"\u001b[31m\u202e\u2028\n::error::x";
    let at = |option: &str| format!("{option}={raw_text}");
    let typed = [
        vec!["check", raw_text],
        vec![raw_text],
        vec!["text", raw_text],
        vec!["diff", "a.txt", raw_text],
        vec!["merge", "a.txt", raw_text, "a.txt"],
        vec!["blame", raw_text],
        vec!["history", raw_text],
        vec!["history", "a.txt", raw_text],
        vec!["history", "a.txt", "a.txt", "--base", raw_text],
        vec!["config", raw_text],
        vec!["rules", raw_text],
        vec!["help", raw_text],
        vec!["check", "--config", raw_text, "a.txt"],
        vec!["check", "--baseline", raw_text, "a.txt"],
        vec!["check", "--since", raw_text, "a.txt"],
        vec!["check", "--select", raw_text, "a.txt"],
        vec!["check", "--encoding", raw_text, "a.txt"],
        vec!["diff", "a.txt", "a.txt", "--label", raw_text],
    ];
    let mut lines: Vec<Vec<OsString>> = typed
        .iter()
        .map(|line| line.iter().map(OsString::from).collect())
        .collect();
    for option in ["--show-edits", "--format", "--width", "--no-such"] {
        lines.push(vec!["check".into(), at(option).into(), "a.txt".into()]);
    }
    for key in [
        format!("\"{escaped}\" = 1"),
        format!("select = [\"{escaped}\"]"),
        format!("exclude = [\"[{escaped}\"]"),
        format!("extend = \"{escaped}\""),
        format!("encoding = \"{escaped}\""),
    ] {
        let name = format!("{}.toml", lines.len());
        scratch.write(&name, &key);
        lines.push(vec![
            "check".into(),
            "--config".into(),
            name.into(),
            "a.txt".into(),
        ]);
    }
    for line in lines {
        let said = said(&scratch.path, &line);
        assert_eq!(raw(&said), [], "{line:?}: {said:?}");
        assert!(
            !said.lines().any(|line| line.starts_with("::error")),
            "{line:?}: {said}"
        );
    }
}

#[test]
fn no_text_is_a_command_to_the_service_that_reads_the_log() {
    let scratch = Scratch::new("commands");
    scratch.write("::error::a.txt", "The the Buyer pays.\n\n::error::One\n");
    scratch.write(
        "b.txt",
        "The the Buyer pays.\n\n::error::Two paragraphs are here.\n",
    );
    scratch.write(
        "##[group]c.txt",
        "The the Buyer ##[error]pays.\n\nHe ##vso[task.x]pays pays.\n",
    );
    for line in [
        &["check", "."][..],
        &["check", "--format", "concise", "."],
        &["check", "--format", "json", "."],
        &["check", "##[group]c.txt"],
        &["text", "##[group]c.txt"],
        &["check", "::error::a.txt"],
        &["diff", "::error::a.txt", "b.txt"],
        &["diff", "--format", "words", "b.txt", "::error::a.txt"],
        &["text", "b.txt"],
    ] {
        let output = variorum(&scratch.path)
            .args(line)
            .env("GITHUB_ACTIONS", "true")
            .output()
            .expect("the program runs");
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{output:?}"
        );
        let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        let obeyed = said
            .lines()
            .find(|line| line.trim_start().starts_with("::"));
        assert_eq!(obeyed, None, "{line:?}: {said}");
        assert!(
            !said.contains("##[") && !said.contains("##vso["),
            "{line:?}: {said}"
        );
    }
}

/// The status of a command line of the shell, in which `V` is the program; what is not done after ten seconds is 124.
fn status(folder: &Path, line: &str) -> i32 {
    let shell = std::process::Command::new("timeout")
        .args(["10", "sh", "-c", line])
        .env("V", env!("CARGO_BIN_EXE_variorum"))
        .current_dir(folder)
        .output();
    let output = shell.expect("the shell runs");
    output.status.code().expect("it ends by itself")
}

#[test]
fn a_closed_stream_is_an_error_and_an_empty_one_is_not() {
    let scratch = Scratch::new("closed");
    scratch.write("a.txt", "The the Buyer pays.\n");
    for (line, expected) in [
        ("$V check - <&-", 2),
        ("$V diff - a.txt <&-", 2),
        ("$V check --files-from - <&-", 2),
        ("$V check a.txt >&-", 2),
        ("$V text a.txt >&-", 2),
        ("$V check - </dev/null", 0),
        ("$V check a.txt >/dev/null", 1),
        ("$V check a.txt --output report.json >&-", 1),
        ("$V --help >&-", 2),
        ("$V check --help >&-", 2),
        ("$V --version >&-", 2),
        ("$V --help >/dev/null", 0),
    ] {
        assert_eq!(status(&scratch.path, line), expected, "{line}");
    }
}

/// Python's `subprocess.DEVNULL` and `stdio: 'ignore'` of Node open the null device for reading and writing.
#[test]
fn the_null_device_for_reading_and_writing_is_not_a_closed_stream() {
    let scratch = Scratch::new("null-device");
    scratch.write("a.txt", "The the Buyer pays.\n");
    scratch.write("b.txt", "The Buyer pays.\n");
    for (line, expected) in [
        ("$V check a.txt 1<>/dev/null", 1),
        ("$V check b.txt 1<>/dev/null", 0),
        ("$V check a.txt <>/dev/null 1<>/dev/null 2<>/dev/null", 1),
        ("$V check - <>/dev/null", 0),
        ("$V text b.txt 1<>/dev/null", 0),
        ("$V --help 1<>/dev/null", 0),
        (
            "$V check a.txt --output concise=/dev/stdout 1<>/dev/null",
            1,
        ),
        (
            "$V check a.txt --output concise=/dev/stderr 2<>/dev/null",
            1,
        ),
        ("$V check a.txt --output concise=/dev/stdout >&-", 2),
        ("$V check a.txt --output concise=/dev/stderr 2>&-", 2),
        ("$V check a.txt <&- >&- 2>&-", 2),
    ] {
        assert_eq!(status(&scratch.path, line), expected, "{line}");
    }
}

#[test]
fn nobody_who_stops_reading_changes_the_status() {
    let scratch = Scratch::new("unread");
    // More than any pipe holds.
    let days =
        (0..700).map(|day| format!("On day {day} the the keeper opened the lower gate.\n\n"));
    scratch.write("a.txt", &days.collect::<String>());
    for (line, expected) in [
        (
            "{ $V check --select doubled-word a.txt gone.txt; echo $? > st; } | head -n 1; exit $(cat st)",
            2,
        ),
        (
            "{ $V check --select doubled-word a.txt; echo $? > st; } | head -n 1; exit $(cat st)",
            1,
        ),
        (
            "{ $V text a.txt; echo $? > st; } | head -n 1; exit $(cat st)",
            0,
        ),
    ] {
        assert_eq!(status(&scratch.path, line), expected, "{line}");
    }
}

#[test]
fn a_merge_replaces_only_what_it_merges() {
    let scratch = Scratch::new("merge-output");
    scratch.write("base.txt", "The Buyer pays.\n");
    scratch.write("ours.txt", "The Buyer pays on Friday.\n");
    scratch.write("mine.txt", "Notes of my own.\n");
    let merge = "$V merge base.txt ours.txt base.txt -o";
    for (line, expected) in [
        (format!("{merge} mine.txt"), 2),
        (
            format!("grep -q Notes mine.txt && {merge} new.txt && {merge} new.txt"),
            0,
        ),
        (format!("true > empty.txt && {merge} empty.txt"), 0),
        (
            format!("{merge} mine.txt --force && grep -q Friday mine.txt"),
            0,
        ),
        (format!("{merge} ./ours.txt"), 0),
        (
            format!(
                "{merge} /dev/full 2> said; ! grep -q 'os error' said && grep -q 'no space' said"
            ),
            0,
        ),
    ] {
        assert_eq!(status(&scratch.path, &line), expected, "{line}");
    }
}

#[test]
fn what_cannot_be_fixed_is_still_reported() {
    let scratch = Scratch::new("not-fixed");
    scratch.write("a.txt", "The the Buyer pays.\n");
    fs::hard_link(scratch.path.join("a.txt"), scratch.path.join("b.txt")).expect("it is ours");
    let fix = ["check", "--fix", "--unsafe-fixes", "a.txt"].map(OsString::from);
    let said = said(&scratch.path, &fix);
    assert!(
        said.contains("--in-place") && said.contains("`the` is repeated"),
        "{said}"
    );
    assert!(
        !said.contains("no problems") && !said.contains("could not be read"),
        "{said}"
    );
}

#[test]
fn a_report_can_go_to_a_pipe() {
    let scratch = Scratch::new("report-pipes");
    scratch.write("a.txt", "The Buyer pays.\n");
    for line in [
        "mkfifo out && { timeout 20 cat out > got & } && timeout 20 $V check a.txt -o human=out && wait && grep -q 'no problems' got",
        "{ echo before; timeout 20 $V check a.txt -o human=/dev/stdout; echo after; } > got && grep -q before got && grep -q 'no problems' got && grep -q after got",
        "{ echo before; timeout 20 $V check a.txt -o json=/dev/stderr; echo after >&2; } 2> got && grep -q schema got && grep -q after got",
        "echo before > got && timeout 20 $V check a.txt -o json=/dev/fd/3 3>> got && grep -q before got && grep -q schema got",
        // A link leads to the same place by another name, and stays a link.
        "ln -s /proc/self/fd/1 std && { $V check a.txt -o human=std; $V check a.txt -o human=std; } > got && test -L std && test $(wc -l < got) = 2",
        // The file that the shell has opened is gone, and nothing takes the place of the link.
        "{ rm got; $V check a.txt -o human=std; } > got; test -L std && ! test -e got",
        "echo before > got && $V merge a.txt a.txt a.txt -o /dev/stdout >> got && grep -q before got && grep -q Buyer got",
        "echo before > got && $V diff a.txt a.txt -o json=/dev/stdout >> got && grep -q before got && grep -q schema got",
        "{ timeout 20 $V baseline a.txt -o /dev/stdout || echo failed; } | cat > got && grep -q variorum got && ! grep -q failed got",
    ] {
        assert_eq!(status(&scratch.path, line), 0, "{line}");
    }
    for line in [
        "$V baseline a.txt -o /dev/full",
        "$V check /dev/zero",
        "$V check - < /dev/zero",
        "$V check a.txt --baseline /dev/zero",
        "$V check a.txt --config /dev/zero",
        "$V check --files-from /dev/zero",
        "$V check a.txt -o json=/dev/stdin < a.txt",
        "$V check a.txt -o json=/dev/fd/3 3< a.txt",
        "$V merge a.txt a.txt a.txt -o /dev/stdin < a.txt",
        "$V merge a.txt a.txt a.txt -o /dev/stdout >&-",
        "$V text a.txt -o human=/dev/stdout >&-",
        "$V baseline a.txt -o /dev/stdout >&-",
        "$V merge a.txt a.txt a.txt -o /dev/stdin <&-",
        "$V merge a.txt a.txt a.txt -o /dev/stderr 2>&-",
    ] {
        assert_eq!(status(&scratch.path, line), 2, "{line}");
    }
    let text = fs::read_to_string(scratch.path.join("a.txt")).expect("it is there");
    assert_eq!(text, "The Buyer pays.\n");
}

#[test]
fn a_report_never_replaces_what_the_run_reads() {
    let scratch = Scratch::new("report-inputs");
    scratch.write("a.txt", "The Buyer pays.\n");
    for line in [
        "$V check a.txt -o old.txt && $V check a.txt --against old.txt -o old.txt",
        "true > set.toml && $V check a.txt --config set.toml -o human=set.toml",
        "true > names && $V check a.txt --files-from names -o human=./names",
        "$V baseline a.txt && $V check a.txt --baseline .variorum-baseline -o human=.variorum-baseline",
    ] {
        assert_eq!(status(&scratch.path, line), 2, "{line}");
    }
}

#[test]
fn a_pipe_in_a_folder_does_not_hold_up_the_walk() {
    let scratch = Scratch::new("pipes");
    scratch.write("a.txt", "The Buyer pays.\n");
    scratch.write("sub/b.txt", "The Seller delivers.\n");
    for (line, expected) in [
        ("mkfifo pipe.txt && $V check .", 0),
        ("mkfifo sub/.gitignore && $V check .", 2),
        ("mkfifo .ignore && $V check .", 2),
        ("$V check . --no-ignore", 0),
        ("mkfifo .variorum-baseline && $V baseline a.txt", 2),
        ("$V check a.txt --baseline .variorum-baseline", 2),
        ("mkfifo variorum.toml && $V check a.txt", 2),
        ("$V check a.txt --no-config", 0),
    ] {
        assert_eq!(status(&scratch.path, line), expected, "{line}");
    }
}

#[test]
fn a_configuration_and_a_directory_of_pages_can_have_any_name() {
    let scratch = Scratch::new("hostile-names");
    let name = |ending: &[u8]| OsString::from_vec([b"\xba".as_slice(), ending].concat());
    fs::write(
        scratch.path.join(name(b".toml")),
        "ignore = [\"doubled-word\"]\n",
    )
    .unwrap();
    scratch.write("a.txt", "The the gate is shut.\n");
    let check = [OsStr::new("check"), OsStr::new("--config")];
    let mut command = variorum(&scratch.path);
    let output = command
        .args(check)
        .arg(name(b".toml"))
        .arg("a.txt")
        .output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    let mut command = variorum(&scratch.path);
    let output = command.args(["man", "--directory"]).arg(name(b"")).output();
    assert!(output.unwrap().status.success());
    assert!(scratch.path.join(name(b"")).is_dir());
}

#[test]
fn a_comparison_follows_no_link_out_of_its_directories() {
    let scratch = Scratch::new("hostile-links");
    scratch.write("secret.txt", "The key is under the mat.\n");
    for side in ["home/old", "home/new"] {
        scratch.write(&format!("{side}/a.txt"), "The gate is shut.\n");
    }
    let home = scratch.path.join("home");
    std::os::unix::fs::symlink("../../secret.txt", home.join("new/b.txt")).unwrap();
    std::os::unix::fs::symlink("a.txt", home.join("new/c.txt")).unwrap();
    let output = variorum(&home)
        .args(["diff", "old", "new"])
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(!out.contains("mat"), "{out}");
    assert!(out.contains("new/c.txt"), "{out}");
}
