//! `--open` shows a page in the browser: here, a script in its place that says what it was given.

#![cfg(all(feature = "cli", unix))]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{Scratch, variorum};

/// A folder with two texts, a browser that says into a pipe what it was given, and a place for temporary files.
fn desk(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("a.txt", "The the Buyer pays on Friday.\n");
    scratch.write("b.txt", "The Buyer pays on Monday.\n");
    scratch.write("bin/xdg-open", "#!/bin/sh\necho \"desktop $*\" >told\n");
    scratch.write("bin/browse", "#!/bin/sh\necho \"browser $*\" >told\n");
    for name in ["bin/xdg-open", "bin/browse"] {
        let path = scratch.path.join(name);
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(path, mode).expect("it was written");
    }
    fs::create_dir_all(scratch.path.join("tmp")).expect("the temporary folder can be written");
    scratch
}

/// Runs the program where nothing but the scripts can show a page.
fn run(scratch: &Scratch, browser: Option<&str>, arguments: &[&str]) -> Output {
    let path = format!("{}:/usr/bin:/bin", scratch.path.join("bin").display());
    let mut command = variorum(&scratch.path);
    command
        .args(arguments)
        .env("PATH", path)
        .env("TMPDIR", scratch.path.join("tmp"))
        .env_remove("BROWSER");
    if let Some(browser) = browser {
        command.env("BROWSER", browser);
    }
    command.output().expect("the program runs")
}

/// The same, and what the browser was given. It is told through a pipe, which waits for it.
fn shown(scratch: &Scratch, browser: Option<&str>, arguments: &[&str]) -> (Output, String) {
    let pipe = scratch.path.join("told");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).expect("it is told what was shown")
    });
    let output = run(scratch, browser, arguments);
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let told = reader.join().expect("it was read").trim().to_owned();
    fs::remove_file(pipe).expect("it is there");
    (output, told)
}

/// What the temporary folder holds.
fn left(scratch: &Scratch) -> Vec<PathBuf> {
    let entries = fs::read_dir(scratch.path.join("tmp")).expect("it is there");
    entries.flatten().map(|entry| entry.path()).collect()
}

#[test]
fn a_page_without_a_name_is_private_and_stays() {
    for (number, (arguments, status, name)) in [
        (
            &["diff", "a.txt", "b.txt", "--open"][..],
            1,
            "comparison.html",
        ),
        (&["check", "a.txt", "--open"], 1, "check.html"),
        (
            &["check", "a.txt", "--open", "--exit-zero"],
            0,
            "check.html",
        ),
        (&["history", "a.txt", "b.txt", "--open"], 0, "history.html"),
        (&["diff", "a.txt", "a.txt", "--open"], 0, "comparison.html"),
    ]
    .into_iter()
    .enumerate()
    {
        let scratch = desk(&format!("open-private-{number}"));
        let (output, told) = shown(&scratch, None, arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let [folder] = &left(&scratch)[..] else {
            panic!("{arguments:?} left {:?}", left(&scratch));
        };
        assert!(
            folder
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("variorum-")
        );
        assert_eq!(
            fs::metadata(folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
        let page = folder.join(name);
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        assert_eq!(told, format!("desktop {}", page.display()));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(&*page.to_string_lossy()), "{said}");

        let kept: Vec<&str> = arguments
            .iter()
            .copied()
            .filter(|each| *each != "--open")
            .collect();
        let printed = run(&scratch, None, &[&kept[..], &["--format", "html"]].concat());
        assert_eq!(fs::read(page).unwrap(), printed.stdout, "{arguments:?}");
    }
}

#[test]
fn a_page_that_has_a_name_is_shown_where_it_is() {
    let scratch = desk("open-named");
    let arguments = [
        "diff",
        "a.txt",
        "b.txt",
        "--open",
        "-o",
        "json=c.json",
        "-o",
        "a page.html",
    ];
    let (output, told) = shown(&scratch, None, &arguments);
    assert!(output.stdout.is_empty());
    let here = fs::canonicalize(&scratch.path).unwrap();
    let told = told.strip_prefix("desktop ").unwrap();
    assert_eq!(fs::canonicalize(told).unwrap(), here.join("a page.html"));
    assert!(scratch.path.join("c.json").exists());
    assert!(left(&scratch).is_empty());
    // What is printed besides stays what it was.
    let (output, _) = shown(
        &scratch,
        None,
        &["diff", "a.txt", "b.txt", "--open", "-o", "json"],
    );
    assert!(output.stdout.starts_with(b"{"));
}

#[test]
fn the_browser_of_the_environment_comes_first() {
    let scratch = desk("open-browser");
    for (browser, before, after) in [
        ("browse", "", ""),
        ("no-such-browser:browse", "", ""),
        ("browse --new %s --last", "--new ", " --last"),
    ] {
        let arguments = ["check", "a.txt", "--open", "-o", "a page.html"];
        let (_, told) = shown(&scratch, Some(browser), &arguments);
        let address = format!("file://{}/a%20page.html", scratch.path.display());
        assert_eq!(told, format!("browser {before}{address}{after}"));
    }
    // None of those named is there: that of the desktop is.
    let arguments = ["check", "a.txt", "--open", "-o", "page.html"];
    let (_, told) = shown(&scratch, Some("no-such-browser"), &arguments);
    assert!(told.starts_with("desktop "), "{told}");
}

#[test]
fn without_a_browser_the_page_is_there_and_the_run_is_an_error() {
    let scratch = desk("open-none");
    fs::write(scratch.path.join("bin/xdg-open"), "#!/bin/sh\nexit 3\n").unwrap();
    let only = |path: &Path| {
        variorum(&scratch.path)
            .args(["check", "b.txt", "--open"])
            .env("PATH", path)
            .env("TMPDIR", scratch.path.join("tmp"))
            .env_remove("BROWSER")
            .output()
            .unwrap()
    };
    for path in [scratch.path.join("bin"), scratch.path.join("tmp")] {
        let output = only(&path);
        assert_eq!(output.status.code(), Some(2), "{}", path.display());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("--open: cannot start a browser"), "{said}");
        assert!(said.contains("check.html yourself"), "{said}");
    }
    assert_eq!(left(&scratch).len(), 2);
}

#[test]
fn what_is_no_page_is_not_opened() {
    let scratch = desk("open-refused");
    for arguments in [
        &["diff", "a.txt", "b.txt", "--open", "--format", "json"][..],
        &["diff", "a.txt", "b.txt", "--open", "--stat"],
        &["check", "a.txt", "--open", "--format", "sarif"],
        &["check", "a.txt", "--open", "--statistics"],
        &["history", "a.txt", "b.txt", "--open", "--format", "human"],
        &["text", "a.txt", "--open"],
    ] {
        let output = run(&scratch, None, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("--open"), "{said}");
        assert!(!said.contains("browser:"), "{said}");
    }
    // A run that cannot do its work leaves nothing.
    let output = run(&scratch, None, &["diff", "a.txt", "no.txt", "--open"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(left(&scratch).is_empty());
}
